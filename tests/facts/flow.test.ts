import { describe, expect, test } from 'vitest'
import { comesFrom, constantBehind, parameterOf, tracedTo } from '../../src/facts/flow.js'
import { isGlobal } from '../../src/facts/references.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** The path by which the expression `text` comes from the global `source`: `source.body.id`; `null` when it does not. */
function trace(code: string, text = 'end'): string | null {
  const file = parseFile(code)
  const place = tracedTo(file, nodeOf(file, text), ({ node }) => node.type === 'Identifier' && node.name === 'source' && isGlobal(file, node))
  return place && ['source', ...place.path].join('.')
}

type Cases = Record<string, [code: string, expected: string | null]>

function check(cases: Cases): void {
  test.each(Object.entries(cases))('%s', (_, [code, expected]) => {
    expect(trace(code)).toBe(expected)
  })
}

describe('a value is followed backwards through', () => {
  check({
    'a constant': ['const end = source; use(end)', 'source'],
    'members': ['const end = source.body.id; use(end)', 'source.body.id'],
    'a member by a literal': [`const end = source['body']; use(end)`, 'source.body'],
    'a computed member': ['const end = source[key]; use(end)', 'source.[]'],
    'optional chaining': ['const end = source?.body?.id; use(end)', 'source.body.id'],
    'destructuring': ['const { end } = source.body; use(end)', 'source.body.end'],
    'nested, renamed and defaulted destructuring': ['const { body: { id: end = 1 } = {} } = source; use(end)', 'source.body.id'],
    'the default of destructuring': ['const { end = source } = other; use(end)', 'source'],
    'a rest of destructuring': ['const { id, ...end } = source.body; use(end)', 'source.body'],
    'array destructuring': ['const [, end] = source; use(end)', 'source.[1]'],
    'destructuring of a literal array': ['const [other, end] = [1, source.id]; use(end)', 'source.id'],
    'later assignment': ['let end; end = source; use(end)', 'source'],
    'one of several assignments': ['let end = 1; if (a) end = source; else end = 2; use(end)', 'source'],
    'assignment by destructuring': ['let end; ({ id: end } = source); use(end)', 'source.id'],
    'assignment that adds': ['let end = 1; end += source.id; use(end)', 'source.id'],
    'a chain of assignments': ['let a; const end = (a = source); use(end)', 'source'],
    'templates': ['const end = `x${source.id}`; use(end)', 'source.id'],
    'concatenation': [`const end = 'a' + (1 + source.id); use(end)`, 'source.id'],
    '||, ?? and &&': ['const end = (a || b) ?? (c && source); use(end)', 'source'],
    'a ternary': ['const end = a ? b : source; use(end)', 'source'],
    'await': ['const end = (await source).id; use(end)', 'source.id'],
    'type assertions': ['const end = (source as any).id! satisfies string; use(end)', 'source.id'],
    'String and its relatives': ['const end = Number(parseInt(String(source.id))); use(end)', 'source.id'],
    'an instance of URL': ['const end = new URL(source.url); use(end)', 'source.url'],
    'JSON.parse, with the property names': ['const end = JSON.parse(source.body).id; use(end)', 'source.body.id'],
    'Object.fromEntries, with the property names': ['const end = Object.fromEntries(source.form).id; use(end)', 'source.form.id'],
    'the failure of a promise': ['const end = (await source.json.catch(() => ({}))).id; use(end)', 'source.json.id'],
    'path.join': [`import path from 'node:path'; const end = path.join(dir, source.name); use(end)`, 'source.name'],
    'join of something else': [`import { join } from './rooms'; const end = join(source.name); use(end)`, null],
    'Object.assign': ['const end = Object.assign({}, source.body); use(end)', 'source.body'],
    'Promise.all by position': ['const [other, end] = await Promise.all([load(), source.json]); use(end)', 'source.json'],
    'string methods': ['const end = source.id.trim().toLowerCase(); use(end)', 'source.id'],
    'array methods, with the property names': ['const end = source.ids.filter(Boolean).length; use(end)', 'source.ids.length'],
    'unary plus': ['const end = +source.id; use(end)', 'source.id'],
    'a sequence': ['const end = (0, source); use(end)', 'source'],
    'a property of a literal object': ['const o = { id: source.id }; const end = o.id; use(end)', 'source.id'],
    'a literal object as a whole': ['const end = { a: { b: [source.id] } }; use(end)', 'source.id'],
    'a spread': ['const end = { ...source.body, a: 1 }; use(end)', 'source.body'],
    'a property of a spread': ['const o = { ...source.body, a: 1 }; const end = o.id; use(end)', 'source.body.id'],
    'a spread in an array': ['const end = [...source.ids]; use(end)', 'source.ids'],
    'a loop over it': ['for (const end of source.items) use(end)', 'source.items.[]'],
    'a loop that destructures': ['for (const { id: end } of source.items) use(end)', 'source.items.[].id'],
    'the keys of it': ['for (const end in source) use(end)', 'source.[]'],
    'the element of a callback': ['source.items.map((end) => use(end))', 'source.items.[]'],
    'a destructured element of a callback': ['source.items.forEach(({ id: end }) => { use(end) })', 'source.items.[].id'],
    'a promise callback': ['source.json().then(function (end) { use(end) })', null],
    'a promise callback of a value': ['Promise.resolve(source).then(({ id: end }) => use(end))', 'source.id'],
    'a variable of an outer function': ['const a = source; function f() { use(a.end) }', null],
  })

  test('a variable of an outer function', () => {
    expect(trace('const a = source; function f() { use(a.id) }', 'a.id')).toBe('source.id')
  })

  test('two properties of one name, whichever is asked for', () => {
    const file = parseFile('function f(req) { use(req.body.id + req.query.id) }')
    const asked = (part: string) =>
      comesFrom(file, nodeOf(file, 'req.body.id + req.query.id'), ({ node, path }) => parameterOf(file, node) !== null && path[0] === part)
    expect([asked('body'), asked('query'), asked('params')]).toEqual([true, true, false])
  })
})

describe('a value is not followed through', () => {
  check({
    'a comparison': ['const end = source === 1; use(end)', null],
    'negation': ['const end = !source; use(end)', null],
    'typeof': ['const end = typeof source; use(end)', null],
    'the test of a ternary': ['const end = source ? 1 : 2; use(end)', null],
    'an unknown call': ['const end = hash(source); use(end)', null],
    'an unknown method': ['const end = schema.parse(source); use(end)', null],
    'a local function that is called String': ['function String(x) { return 1 } const end = String(source); use(end)', null],
    'another property of a literal object': ['const o = { a: source, b: 1 }; const end = o.b; use(end)', null],
    'another element of a literal array': ['const [end] = [1, source]; use(end)', null],
    'a shadowed name': ['const end = 1; { const end = source } use(end)', null],
    'a discarded part of a sequence': ['const end = (source, 1); use(end)', null],
    'what callers pass': ['function f(end) { use(end) } f(source)', null],
    'the second parameter of a callback': ['source.items.map((item, end) => use(end))', null],
    'a callback of an unknown method': ['source.run((end) => use(end))', null],
    'an import': [`import end from 'source'; use(end)`, null],
  })
})

test('a property can be asked for', () => {
  const file = parseFile('const end = { a: 1, b: source.c }; use(end)')
  const isSource = ({ node }: { node: { type: string } }) => file.source.getText(node as never) === 'source'
  expect(tracedTo(file, nodeOf(file, 'end'), isSource, ['b', 'd'])?.path).toEqual(['c', 'd'])
  expect(tracedTo(file, nodeOf(file, 'end'), isSource, ['a'])).toBe(null)
})

test('cycles end', () => {
  expect(trace('let end = 1; let b = end; end = b; end = end.next; for (;;) end = [end]; use(end)')).toBe(null)
  expect(trace('let end = end; use(end)')).toBe(null)
})

test('a value with very many sources ends', () => {
  const parts = Array.from({ length: 3000 }, (_, at) => `x${at}`).join(', ')
  expect(trace(`const end = [${parts}]; use(end)`)).toBe(null)
})

test('the place asked about is asked first, with an empty path', () => {
  const file = parseFile('use(a.b)')
  const asked: string[] = []
  tracedTo(file, nodeOf(file, 'a.b'), ({ node, path }) => (asked.push(`${node.type} ${path.join('.')}`), false))
  expect(asked).toEqual(['MemberExpression ', 'Identifier b'])
})

describe('constantBehind', () => {
  const constant = (code: string) => {
    const file = parseFile(code)
    return file.source.getText(constantBehind(file, nodeOf(file, 'end')) as never)
  }
  test.each([
    ['a literal', `const end = 'x'; use(end)`, `'x'`],
    ['aliases', `const a = 'x'; const b = a; const end = b as string; use(end)`, `'x'`],
    ['a let written twice stays', `let end = 1; end = 2; use(end)`, 'end'],
    ['a parameter stays', 'function f(end) { use(end) }', 'end'],
    ['a destructured name stays', 'const { end } = o; use(end)', 'end'],
    ['an import stays', `import { end } from 'x'; use(end)`, 'end'],
    ['an awaited value', 'const end = await load(); use(end)', 'load()'],
    ['a name of itself stays', 'const end = end; use(end)', 'end'],
    ['beside a type of the same name', 'const end = z.object({}); type end = Infer<typeof end>; parse(end)', 'z.object({})'],
  ])('%s', (_, code, expected) => {
    expect(constant(code)).toBe(expected)
  })
})

describe('parameterOf', () => {
  const parameter = (code: string) => {
    const file = parseFile(code)
    const found = parameterOf(file, nodeOf(file, 'end'))
    return found && [found.index, ...found.path].join('.')
  }
  test.each([
    ['plain', 'function f(a, end) { use(end) }', '1'],
    ['with a default', 'const f = (end = 1) => use(end)', '0'],
    ['destructured', 'const f = ({ body: { end } }) => use(end)', '0.body.end'],
    ['a rest', 'const f = (a, ...end) => use(end)', '1....'],
    ['a constructor property', 'class C { constructor(private end: X) { use(end) } }', '0'],
    ['of an outer function', 'function f(end) { return () => use(end) }', '0'],
    ['a variable is none', 'const end = 1; use(end)', null],
    ['a shadowing variable is none', 'function f(end) { { const end = 1; use(end) } }', null],
  ])('%s', (_, code, expected) => {
    expect(parameter(code)).toBe(expected)
  })
})
