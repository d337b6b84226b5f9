import { describe, expect, test } from 'vitest'
import {
  classAround,
  classOfThis,
  functionAround,
  functionBehind,
  functionNameOf,
  functionsAround,
  isFunction,
  methodOf,
  ownNodesOf,
  reachableFrom,
  reachableNodes,
  type FunctionNode,
} from '../../src/facts/functions.js'
import { nodesOf } from '../../src/facts/nodes.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

describe('functionBehind', () => {
  const behind = (code: string, text = 'it') => {
    const file = parseFile(code)
    const fn = functionBehind(file, nodeOf(file, text))
    return fn && file.source.getText(fn.body as never)
  }
  test.each([
    ['an arrow function in place', 'use(() => 1)', '() => 1', '1'],
    ['a function expression in place', 'use(function () { a })', 'function () { a }', '{ a }'],
    ['a declaration', 'use(it); function it() { a }', 'it', '{ a }'],
    ['an overloaded declaration', 'function it(a: 1): void; function it(a: any) { b } use(it)', 'it', '{ b }'],
    ['a constant', 'const it = async () => 1; use(it)', 'it', '1'],
    ['an alias', 'const a = () => 1; const it = a; use(it)', 'it', '1'],
    ['through a cast', 'const it = (() => 1) as Handler; use(it!)', 'it!', '1'],
    ['a let written later', 'let it; it = () => 1; use(it)', 'it', '1'],
    ['a method of this', 'class C { go() { a } run() { use(this.go) } }', 'this.go', '{ a }'],
    ['a field of this', 'class C { go = () => 1; run() { use(this.go) } }', 'this.go', '1'],
    ['a private method', 'class C { #go() { a } run() { use(this.#go) } }', 'this.#go', '{ a }'],
    ['bound', 'class C { go() { a } run() { use(this.go.bind(this)) } }', 'this.go.bind(this)', '{ a }'],
    ['a static method', 'class C { static go() { a } } use(C.go)', 'C.go', '{ a }'],
    ['a method of an instance', 'class C { go() { a } } const c = new C(); use(c.go)', 'c.go', '{ a }'],
    ['a method of a constant object', 'const o = { go() { a } }; use(o.go)', 'o.go', '{ a }'],
    ['a shorthand of a constant object', 'function go() { a } const o = { go }; use(o.go)', 'o.go', '{ a }'],
    ['by a literal name', `const o = { go() { a } }; use(o['go'])`, `o['go']`, '{ a }'],
  ])('%s', (_, code, text, expected) => {
    expect(behind(code, text)).toBe(expected)
  })

  test.each([
    ['an import', `import { it } from './x'; use(it)`],
    ['a parameter', 'function f(it) { use(it) }'],
    ['a global', 'use(it)'],
    ['a let written twice', 'let it = () => 1; it = () => 2; use(it)'],
    ['destructured', 'const { it } = o; use(it)'],
    ['the result of a call', 'const it = make(() => 1); use(it)'],
    ['an alias of itself', 'const it = it; use(it)'],
    ['a class', 'class it {} use(it)'],
  ])('%s is none', (_, code) => {
    expect(behind(code)).toBe(null)
  })

  test.each([
    ['this in a function of its own', 'class C { go() {} run() { return function () { use(this.go) } } }', 'this.go'],
    ['this outside a class', 'use(this.go)', 'this.go'],
    ['a method that the class does not have', 'class C { run() { use(this.go) } }', 'this.go'],
    ['a computed method', 'class C { go() {} run() { use(this[go]) } }', 'this[go]'],
  ])('%s is none', (_, code, text) => {
    expect(behind(code, text)).toBe(null)
  })
})

describe('what is around a node', () => {
  const code = 'function outer() { const inner = () => { class C { m() { it } } } }'
  const file = parseFile(code)
  const it = nodeOf(file, 'it')

  test('functions, innermost first', () => {
    expect(functionsAround(it).map(functionNameOf)).toEqual(['m', 'inner', 'outer'])
    expect(functionNameOf(functionAround(it)!)).toBe('m')
  })
  test('a function is not around itself', () => {
    const outer = nodesOf(file).get('FunctionDeclaration')[0]!
    expect(functionAround(outer)).toBe(null)
    expect(isFunction(outer)).toBe(true)
  })
  test('the class', () => {
    expect(classAround(it)?.id?.name).toBe('C')
    expect(classAround(nodesOf(file).get('ClassDeclaration')[0]!)).toBe(null)
  })
})

describe('classOfThis', () => {
  test.each([
    ['in a method', 'class C { m() { this } }', 'C'],
    ['in an arrow function of a method', 'class C { m() { [].map(() => this) } }', 'C'],
    ['in a field', 'class C { a = this }', 'C'],
    ['in a function of a method', 'class C { m() { function f() { this } } }', null],
    ['in a function expression of a method', 'class C { m() { on(function () { this }) } }', null],
    ['in a method of an object of a method', 'class C { m() { return { n() { this } } } }', null],
    ['in an inner class', 'class C { m() { class D { n() { this } } } }', 'D'],
    ['nowhere', 'this', null],
  ])('%s', (_, code, expected) => {
    const file = parseFile(code)
    expect(classOfThis(nodeOf(file, 'this'))?.id?.name ?? null).toBe(expected)
  })
})

describe('functionNameOf', () => {
  test.each([
    ['function it() {}', 'it'],
    ['const it = () => {}', 'it'],
    ['const it = function inner() {}', 'inner'],
    ['use({ it() {} })', 'it'],
    ['use({ it: () => {} })', 'it'],
    ['class C { it() {} }', 'it'],
    ['class C { it = () => {} }', 'it'],
    ['exports.it = function () {}', 'it'],
    ['it = () => {}', 'it'],
    ['const it = useCallback(async () => {})', 'it'],
    ['const { it } = make(() => {})', null],
    ['use(() => {})', null],
    ['use({ [it]: () => {} })', null],
    ['export default () => {}', null],
  ])('%s', (code, expected) => {
    const file = parseFile(code)
    const nodes = nodesOf(file)
    const fn = [...nodes.get('FunctionDeclaration'), ...nodes.get('FunctionExpression'), ...nodes.get('ArrowFunctionExpression')][0]!
    expect(functionNameOf(fn)).toBe(expected)
  })
})

describe('methodOf', () => {
  test('a method, a field and nothing', () => {
    const file = parseFile('class C { a() { 1 } b = () => 2; c = 3; [d]() {} }')
    const type = nodesOf(file).get('ClassDeclaration')[0]!
    expect(['a', 'b', 'c', 'd'].map((name) => methodOf(type, name) !== null)).toEqual([true, true, false, false])
  })
})

describe('what a function reaches', () => {
  const named = (file: ReturnType<typeof parseFile>, name: string) =>
    nodesOf(file).get('FunctionDeclaration').find((fn) => fn.id?.name === name) as FunctionNode

  test('itself, what it calls, and what that calls', () => {
    const file = parseFile('function a() { b() } function b() { const c = () => d(); c() } function d() {} function other() {}')
    expect(reachableFrom(file, named(file, 'a')).map(functionNameOf)).toEqual(['a', 'b', 'd', 'c'])
  })

  test('what it calls from a callback', () => {
    const file = parseFile('function a() { list.map(() => b()) } function b() {}')
    expect(reachableFrom(file, named(file, 'a')).map(functionNameOf)).toEqual(['a', 'b'])
  })

  test('the entries of a table that it calls by a computed name', () => {
    const file = parseFile(`
      const handlers = { 'invoice.paid': (e) => credit(e), refund }
      function a(event) { return handlers[event.type]?.(event) }
      function b(event) { const handle = handlers[event.type]; if (handle) handle(event) }
      function refund() {} function credit() {}
    `)
    for (const start of ['a', 'b']) expect(reachableFrom(file, named(file, start)).map(functionNameOf)).toEqual([start, 'invoice.paid', 'refund', 'credit'])
  })

  test('of a table that is called by a name, only that entry', () => {
    const file = parseFile('const on = { paid, refund }; function a() { on.paid() } function paid() {} function refund() {}')
    expect(reachableFrom(file, named(file, 'a')).map(functionNameOf)).toEqual(['a', 'paid'])
  })

  test('functions that call each other', () => {
    const file = parseFile('function a() { b() } function b() { a() }')
    expect(reachableFrom(file, named(file, 'a')).map(functionNameOf)).toEqual(['a', 'b'])
  })

  test('at most some dozens', () => {
    const file = parseFile(Array.from({ length: 500 }, (_, at) => `function f${at}() { f${at + 1}() }`).join('\n'))
    expect(reachableFrom(file, named(file, 'f0')).length).toBeLessThan(100)
  })

  test('the nodes of all of them, each once', () => {
    const file = parseFile('function a() { b(); b() } function b() { throw new Error() }')
    expect(reachableNodes(file, named(file, 'a'), 'ThrowStatement')).toHaveLength(1)
  })

  test('its own nodes are not those of functions in it', () => {
    const file = parseFile('function a() { return 1; function b() { return 2 } }')
    expect(ownNodesOf(file, named(file, 'a'), 'ReturnStatement')).toHaveLength(1)
  })
})
