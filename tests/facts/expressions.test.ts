import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { calleeNameOf, chainOf, decoratorsOf, isSameExpression, keysOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from '../../src/facts/expressions.js'
import { nodesOf } from '../../src/facts/nodes.js'
import { parseFile } from '../support/parse-file.js'

/** The expression that is the only statement of the code. */
function expression(code: string) {
  const file = parseFile(`(${code}\n)`, { filename: 'src/x.mts' })
  return { file, node: nodesOf(file).get('ExpressionStatement')[0]!.expression, text: (node: unknown) => (node ? file.source.getText(node as never) : node) }
}

describe('unwrap', () => {
  test.each([
    ['a as B', 'a'],
    ['a satisfies B', 'a'],
    ['a!', 'a'],
    ['<B>a', 'a'],
    ['a?.b', 'a?.b'],
    ['(a as any)!', 'a'],
    ['f<B>', 'f'],
    ['await a', 'await a'],
    ['a as B as C', 'a'],
  ])('%s', (code, expected) => {
    const { node, text } = expression(code)
    expect(text(unwrap(node))).toBe(expected)
    expect(unwrap(node).type).not.toBe('ChainExpression')
  })
  test.each([
    ['await a', 'a'],
    ['(await (a as B))!', 'a'],
    ['await await a', 'a'],
  ])('unwrapAwait: %s', (code, expected) => {
    const { node, text } = expression(code)
    expect(text(unwrapAwait(node))).toBe(expected)
  })
})

describe('nameOf', () => {
  test.each([
    ['a', 'a'],
    ['a.b', 'b'],
    [`a['b-c']`, 'b-c'],
    ['a[`b`]', 'b'],
    ['a[0]', '0'],
    ['a[b]', null],
    ['a[`b${c}`]', null],
    ['a()', null],
    ['1', null],
    ['this', null],
  ])('%s', (code, expected) => {
    expect(nameOf(expression(code).node)).toBe(expected)
  })
  test('a private member', () => {
    const file = parseFile('class C { #a = 1; m() { this.#a } }')
    expect(nameOf(nodesOf(file).get('MemberExpression')[0]!)).toBe('#a')
    expect(nameOf(nodesOf(file).get('PropertyDefinition')[0]!)).toBe('#a')
  })
  test.each([
    ['a: 1', 'a'],
    [`'a-b': 1`, 'a-b'],
    ['1: 1', '1'],
    ['a', 'a'],
    ['a() {}', 'a'],
    ['get a() { return 1 }', 'a'],
    [`['a']: 1`, 'a'],
    ['[a]: 1', null],
  ])('the key of { %s }', (property, expected) => {
    const { node } = expression(`{ ${property} }`)
    expect(nameOf((node as TSESTree.ObjectExpression).properties[0]!)).toBe(expected)
  })
})

describe('stringOf', () => {
  test.each([
    [`'a'`, 'a'],
    ['`a`', 'a'],
    [`'a' as const`, 'a'],
    [`''`, ''],
    ['`a${b}`', null],
    ['1', null],
    ['a', null],
    ['/a/', null],
  ])('%s', (code, expected) => {
    expect(stringOf(expression(code).node)).toBe(expected)
  })
  test('nothing', () => {
    expect([stringOf(null), stringOf(undefined)]).toEqual([null, null])
  })
})

describe('chainOf', () => {
  test.each([
    ['a', 'a', ''],
    ['a.b.c', 'a', 'b.c'],
    ['a.b().c', 'a', 'b.().c'],
    ['new a.B().c', 'a', 'B.new().c'],
    ['a[b].c', 'a', '[].c'],
    [`a['b'].c`, 'a', 'b.c'],
    ['a?.b?.().c', 'a', 'b.().c'],
    ['(await a.b()).c', 'a', 'b.().c'],
    ['(a as any).b!.c', 'a', 'b.c'],
    ['this.a.b', 'this', 'a.b'],
    ['(a || b).c', 'a || b', 'c'],
    ['a()()', 'a', '().()'],
    [`import('a')`, `import('a')`, ''],
  ])('%s', (code, root, steps) => {
    const { node, text } = expression(code)
    const chain = chainOf(node)
    expect([text(chain.root), chain.steps.join('.')]).toEqual([root, steps])
  })
  test('is cut when it is absurdly long', () => {
    expect(chainOf(expression(`a${'.b'.repeat(300)}`).node).steps.length).toBeLessThan(100)
  })
})

describe('calls', () => {
  test.each([
    ['a()', 'a', null],
    ['a.b()', 'b', 'a'],
    ['a.b.c()', 'c', 'a.b'],
    ['a?.b?.()', 'b', 'a'],
    ['(a as any).b()', 'b', 'a'],
    ['a[b]()', null, 'a'],
    [`a['b']()`, 'b', 'a'],
    ['a()()', null, null],
    ['(() => 1)()', null, null],
  ])('%s', (code, name, receiver) => {
    const { node, text } = expression(code)
    const call = unwrap(node) as TSESTree.CallExpression
    expect([calleeNameOf(call), text(receiverOf(call))]).toEqual([name, receiver])
  })
})

describe('propertyOf and keysOf', () => {
  test.each([
    ['{ a: 1 }', '1'],
    [`{ 'a': 1 }`, '1'],
    ['{ a }', 'a'],
    ['{ a: 1, a: 2 }', '2'],
    ['{ b: 1 }', undefined],
    ['{}', undefined],
    ['{ ...b }', 'unknown'],
    ['{ [b]: 1 }', 'unknown'],
    ['{ ...b, a: 1 }', '1'],
    ['{ a: 1, ...b }', '1'],
    [`{ ['a']: 1 }`, '1'],
  ])('a of %s', (code, expected) => {
    const { node, text } = expression(code)
    const value = propertyOf(node as TSESTree.ObjectExpression, 'a')
    expect(typeof value === 'object' ? text(value) : value).toBe(expected)
  })
  test.each([
    [`{ a: 1, 'b': 2, c() {} }`, 'a,b,c', false],
    ['{ a: 1, ...b }', 'a', true],
    ['{ [a]: 1 }', '', true],
  ])('keys of %s', (code, names, open) => {
    expect(keysOf(expression(code).node as TSESTree.ObjectExpression)).toEqual({ names: names.split(',').filter(Boolean), open })
  })
})

describe('wordsOf', () => {
  test.each([
    ['apiKeyID', 'api key id'],
    ['api_key_id', 'api key id'],
    ['API-KEY', 'api key'],
    ['HTMLParser', 'html parser'],
    ['getURLFromS3Bucket', 'get url from s3 bucket'],
    ['$_x', 'x'],
    ['', ''],
    ['STRIPE_SECRET_KEY', 'stripe secret key'],
    ['user2FACode', 'user2 fa code'],
  ])('%s', (name, expected) => {
    expect(wordsOf(name).join(' ')).toBe(expected)
  })
})

describe('isSameExpression', () => {
  test.each([
    ['a', 'a', true],
    ['a', 'b', false],
    ['a.b', `a['b']`, true],
    ['a.b', 'a?.b', true],
    ['a!.b', 'a.b', true],
    ['a.b', 'a.c', false],
    ['a[b]', 'a[b]', true],
    ['a[b]', 'a[c]', false],
    ['a[b]', 'a.b', false],
    ['this.a', 'this.a', true],
    ['a(1)', 'a(1)', true],
    ['a(1)', 'a(2)', false],
    ['a(1)', 'a(1, 2)', false],
    ['`x:${a}`', '`x:${a}`', true],
    ['`x:${a}`', '`x:${b}`', false],
    ['`x:${a}`', '`y:${a}`', false],
    [`'a'`, `"a"`, true],
    ['1', `'1'`, false],
    [`'x:' + a`, `'x:' + a`, true],
    [`'x:' + a`, `'x:' - a`, false],
    ['await a', 'a', true],
    ['() => 1', '() => 1', false],
  ])('%s and %s', (left, right, expected) => {
    expect(isSameExpression(expression(left).node, expression(right).node)).toBe(expected)
    expect(isSameExpression(expression(right).node, expression(left).node)).toBe(expected)
  })
  test('very deep ones are different', () => {
    const deep = `a${'.b'.repeat(200)}`
    expect(isSameExpression(expression(deep).node, expression(deep).node)).toBe(false)
  })
})

test('a class has decorators in the one parser and none in the other', () => {
  const decorators = (code: string, parser: 'typescript' | 'espree') =>
    nodesOf(parseFile(code, { parser, filename: parser === 'espree' ? 'src/a.js' : 'src/a.ts' })).get('ClassDeclaration').flatMap(decoratorsOf)
  expect(decorators('@a @b() class A {}', 'typescript')).toHaveLength(2)
  expect(decorators('class A {}', 'typescript')).toEqual([])
  expect(decorators('class A {}', 'espree')).toEqual([])
})
