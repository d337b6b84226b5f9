import { expect, test } from 'vitest'
import { certainCallsOf } from '../../src/facts/certain-acts.js'
import { functionBehind } from '../../src/facts/functions.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** The names that `run` certainly calls, given its body; other functions may stand before it. */
function calls(body: string, before = ''): string[] {
  const file = parseFile(`${before}\nconst run = async () => { ${body} }\nexport default run`)
  return certainCallsOf(file)(functionBehind(file, nodeOf(file, 'run'))!).map(({ callee }) => file.source.getText(callee as never)).filter((name) => /^[a-z]$/.test(name)).sort()
}

test.each<[string, string[], string, string?]>([
  ['in a row', ['a', 'b'], 'a(); await b()'],
  ['behind a condition', ['a'], 'if (a()) b(); x ? b() : c(); x && b(); x ?? b()'],
  ['in a loop or a case', ['a'], 'a(); for (const x of y) b(x); while (x) b(); switch (x) { case 1: b() }'],
  ['in try, catch and finally', ['a', 'c'], 'try { a() } catch { b() } finally { c() }'],
  ['after a return that may come', ['a'], 'a(); if (x) return; b()'],
  ['after a return of a nested function', ['b'], 'const f = () => { return 1 }; b()'],
  ['after a throw', ['a'], 'if (x) throw new Error(); a()'],
  ['in an immediate function', ['a'], '(async () => { await a() })()'],
  ['when a promise is settled', ['a', 'b', 'd'], 'a().then(() => b()).catch(() => c()).finally(() => d())'],
  ['a function handed to then', ['a', 'b'], 'a().then(b)'],
  ['in a callback of something else', ['a'], 'a(() => b()); setTimeout(() => b(), 1)'],
  ['in a transition', ['a'], 'startTransition(() => { a() })'],
  ['in a function that is only returned', [], 'return () => { a() }'],
  ['in a function of its own that it calls', ['a'], 'const load = async () => { await a() }; load()'],
  ['in a function beside it', ['a'], 'load()', 'function load() { a() }'],
  ['in functions that call each other', ['a'], 'one()', 'function one() { two() } function two() { a(); one() }'],
  ['behind a flag of its own', ['a'], 'let stale = false; if (!stale) a(); return () => { stale = true }'],
  ['behind a flag that was computed', [], 'const first = y.current; if (!first) return; a()'],
  ['behind how a request answered', ['a', 'b'], 'const answer = await a(); if (!answer.ok) return; b()'],
  ['behind an aborted signal', ['a'], 'const stop = new AbortController(); if (stop.signal.aborted) return; a()'],
  ['behind what a function says', ['a'], 'const answer = await a(); if (same(answer)) return; b()'],
])('%s', (_, expected, body, before) => {
  expect(calls(body, before)).toEqual(expected)
})
