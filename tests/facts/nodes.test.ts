import { describe, expect, test } from 'vitest'
import { lazily } from '../../src/facts/lazily.js'
import { isWithin, nodesOf, sortedWithin } from '../../src/facts/nodes.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

describe('nodesOf', () => {
  const names = (code: string, filename?: string) =>
    nodesOf(parseFile(code, filename ? { filename } : {})).get('Identifier').map(({ name }) => name).join(' ')

  test('in the order of the text', () => {
    expect(names('a; function b(c = d) { return [e, , f] } class g { h = i }')).toBe('a b c d e f g h i')
  })
  test('in types, decorators and JSX', () => {
    expect(names('@a() class b { @c() d(@e f: g<h>) {} }')).toBe('a b c d f e g h')
    expect(nodesOf(parseFile('const a = <b c={d}>{e}</b>', { filename: 'src/x.tsx' })).get('JSXIdentifier')).toHaveLength(3)
  })
  test('of a type that the file does not have', () => {
    expect(nodesOf(parseFile('a')).get('ClassDeclaration')).toEqual([])
  })
  test('of an empty file', () => {
    expect(nodesOf(parseFile('')).get('Program')).toHaveLength(1)
  })
  test('is computed once for a file', () => {
    const file = parseFile('a')
    expect(nodesOf(file)).toBe(nodesOf(file))
  })
})

describe('within', () => {
  const file = parseFile('a(1); function f() { a(2); g(() => a(3)) } a(4)')
  const calls = (text: string, occurrence = 0) =>
    nodesOf(file).within(nodeOf(file, text, occurrence), 'CallExpression').map((node) => file.source.getText(node as never))

  test('what lies inside, nested functions included', () => {
    expect(calls('function f() { a(2); g(() => a(3)) }')).toEqual(['a(2)', 'g(() => a(3))', 'a(3)'])
  })
  test('not the node itself', () => {
    expect(calls('g(() => a(3))')).toEqual(['a(3)'])
    expect(calls('a(1)')).toEqual([])
  })
  test('nothing of what begins inside and ends outside', () => {
    const outer = parseFile('a.b().c()')
    expect(nodesOf(outer).within(nodeOf(outer, 'a.b()'), 'CallExpression')).toEqual([])
  })
})

test('isWithin', () => {
  const file = parseFile('a(b); c')
  expect(isWithin(nodeOf(file, 'b'), nodeOf(file, 'a(b)'))).toBe(true)
  expect(isWithin(nodeOf(file, 'a(b)'), nodeOf(file, 'a(b)'))).toBe(true)
  expect(isWithin(nodeOf(file, 'c'), nodeOf(file, 'a(b)'))).toBe(false)
  expect(isWithin(nodeOf(file, 'a(b)'), nodeOf(file, 'b'))).toBe(false)
})

describe('lazily', () => {
  test('computes once for a key, also when the answer is null or undefined', () => {
    let computed = 0
    const nothing = lazily((_key: object) => (computed++, null))
    const key = {}
    expect([nothing(key), nothing(key), computed]).toEqual([null, null, 1])
    nothing({})
    expect(computed).toBe(2)
  })
  test('does not remember a failure', () => {
    let fails = true
    const answer = lazily((_key: object) => {
      if (fails) throw new Error('no')
      return 1
    })
    const key = {}
    expect(() => answer(key)).toThrow('no')
    fails = false
    expect(answer(key)).toBe(1)
  })
})

describe('sortedWithin', () => {
  test('gives those of a sorted list that lie inside a node, the node itself included', () => {
    const file = parseFile('a(); function f() { b(c()) } d()')
    const calls = nodesOf(file).get('CallExpression')
    const names = (within: (typeof calls)[number] | ReturnType<typeof fn>) => sortedWithin(calls, within).map(({ callee }) => (callee.type === 'Identifier' ? callee.name : ''))
    const fn = () => nodesOf(file).get('FunctionDeclaration')[0]!
    expect(names(fn())).toEqual(['b', 'c'])
    expect(names(calls[1]!)).toEqual(['b', 'c'])
    expect(names(calls[2]!)).toEqual(['c'])
  })
})
