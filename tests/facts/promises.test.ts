import { describe, expect, test } from 'vitest'
import { fateOf } from '../../src/facts/promises.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** What becomes of the promise that `run()` returns. */
function fate(code: string): string {
  const file = parseFile(code)
  return fateOf(file, nodeOf(file, 'run()', 0)).kind
}

describe('what becomes of a promise', () => {
  test.each<[string, string, string]>([
    ['awaited', `await run()`, 'awaited'],
    ['awaited through a chain', `await run().then(a).catch(b).finally(c)`, 'awaited'],
    ['awaited with others', `await Promise.all([run(), other()])`, 'awaited'],
    ['awaited through a cast', `await (run() as Promise<void>)`, 'awaited'],
    ['awaited behind a condition', `await (a ? run() : b)`, 'awaited'],
    ['awaited behind &&', `await (a && run())`, 'awaited'],
    ['for await is passed on', `for await (const a of run()) {}`, 'passed on'],
    ['returned', `function f() { return run() }`, 'returned'],
    ['returned with a chain', `function f() { return run().catch(() => null) }`, 'returned'],
    ['the body of an arrow', `const f = () => run()`, 'returned'],
    ['yielded', `function* f() { yield run() }`, 'returned'],
    ['stored and awaited', `async function f() { const p = run(); await p }`, 'awaited later'],
    ['stored with others and awaited', `async function f() { const p = run(); await Promise.all([p, q]) }`, 'awaited later'],
    ['assigned and awaited', `async function f() { let p; p = run(); await p }`, 'awaited later'],
    ['stored and returned', `function f() { const p = run(); return p }`, 'returned'],
    ['stored and passed on', `function f() { const p = run(); keep(p) }`, 'passed on'],
    ['stored and only chained', `function f() { const p = run(); p.catch(log) }`, 'detached'],
    ['stored and never used', `function f() { const p = run() }`, 'detached'],
    ['stored in a field', `class A { f() { this.p = run() } }`, 'stored'],
    ['a field of a class', `class A { p = run() }`, 'stored'],
    ['an argument', `keep(run())`, 'passed on'],
    ['an element of a list', `const list = [run()]`, 'passed on'],
    ['a property', `const o = { p: run() }`, 'passed on'],
    ['pushed to a list', `list.push(run())`, 'passed on'],
    ['destructured is used', `const { a } = run()`, 'passed on'],
    ['a member of the result', `run().length`, 'passed on'],
    ['compared', `if (run()) {}`, 'passed on'],
    ['waitUntil', `ctx.waitUntil(run())`, 'kept alive'],
    ['waitUntil of a chain', `waitUntil(run().catch(log))`, 'kept alive'],
    ['waitUntil of several', `waitUntil(Promise.all([run(), other()]))`, 'kept alive'],
    ['after of Next.js', `import { after } from 'next/server'; after(run())`, 'kept alive'],
    ['after of Next.js under another name', `import { unstable_after as later } from 'next/server'; later(run())`, 'kept alive'],
    ['after of something else', `import { after } from 'lodash'; after(run())`, 'passed on'],
    ['a statement', `run()`, 'detached'],
    ['void', `void run()`, 'detached'],
    ['void of a chain', `void run().catch(log)`, 'detached'],
    ['a chain', `run().then(a).catch(b)`, 'detached'],
    ['an optional chain', `run()?.catch(b)`, 'detached'],
    ['behind a condition', `a && run()`, 'detached'],
    ['one side of a ternary', `a ? run() : b`, 'detached'],
    ['the first of a sequence', `run(), other()`, 'detached'],
    ['with others', `Promise.all([run(), other()])`, 'detached'],
    ['with others and a chain', `Promise.allSettled([run()]).then(log)`, 'detached'],
    ['a Promise of the project is no combinator', `import { Promise } from './p'; Promise.all([run()])`, 'passed on'],
  ])('%s', (_, code, expected) => {
    expect(fate(code)).toBe(expected)
  })

  test('handlers of the chain are told apart', () => {
    const file = parseFile(`run().then(one, two).catch(three).finally(four)`)
    const { continuations, rejections, promise } = fateOf(file, nodeOf(file, 'run()'))
    const text = (nodes: readonly unknown[]) => nodes.map((node) => file.source.getText(node as never))
    expect(text(continuations)).toEqual(['one', 'four'])
    expect(text(rejections)).toEqual(['two', 'three'])
    expect(file.source.getText(promise as never)).toBe('run().then(one, two).catch(three).finally(four)')
  })
})
