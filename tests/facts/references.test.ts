import { describe, expect, test } from 'vitest'
import { definitionOf, isGlobal, onlyValueOf, patternSourceOf, variableOf, writesOf } from '../../src/facts/references.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** The variable that the last `it` of the code names. */
function variable(code: string, filename = 'src/server.ts') {
  const file = parseFile(code, { filename })
  return { file, found: variableOf(file, nodeOf(file, 'it')), text: (node: unknown) => (node ? file.source.getText(node as never) : null) }
}

describe('variableOf', () => {
  test.each([
    ['a read', 'const it = 1; use(it)', true],
    ['a declaration', 'const it = 1', true],
    ['a parameter', 'function f(it) {}', true],
    ['a write', 'let it; it = 1', true],
    ['an import', `import { it } from 'x'`, true],
    ['a type', 'interface it {} let a: it', true],
    ['a global', 'use(it)', false],
    ['a property', 'const it = 1; a.it', false],
    ['a key', 'const it = 1; use({ it: 2 })', false],
  ])('%s', (_, code, expected) => {
    expect(variable(code).found !== null).toBe(expected)
  })

  test('the inner variable of a shadowed name', () => {
    const { found, text } = variable('const it = 1; function f(it = 2) { use(it) }')
    expect(definitionOf(found)?.type).toBe('Parameter')
    expect(text(definitionOf(found)?.node)).toContain('function f')
  })

  test('a component in JSX', () => {
    const file = parseFile('const Page = () => 1; const C = () => <Page a="b" />', { filename: 'src/page.tsx' })
    expect(variableOf(file, nodeOf(file, 'Page'))).not.toBe(null)
  })

  test('var in a block is the one of its function', () => {
    const { found } = variable('function f() { { var it = 1 } return it }')
    expect(found?.defs).toHaveLength(1)
  })
})

describe('isGlobal', () => {
  test.each([
    ['not declared', 'use(it)', true],
    ['declared', 'const it = 1; use(it)', false],
    ['imported', `import it from 'x'; use(it)`, false],
    ['declared in another function', 'function f() { const it = 1 } use(it)', true],
  ])('%s', (_, code, expected) => {
    const file = parseFile(code)
    expect(isGlobal(file, nodeOf(file, 'it'))).toBe(expected)
  })

  test('no expression but a name is one', () => {
    const file = parseFile('use(a.it)')
    expect(isGlobal(file, nodeOf(file, 'a.it'))).toBe(false)
  })
})

describe('definitionOf', () => {
  test('the value, not the type, of a name that is both', () => {
    expect(definitionOf(variable('const it = z.object({}); type it = Infer<typeof it>').found)?.type).toBe('Variable')
    expect(definitionOf(variable('interface it {} const it = 1; use(it)').found)?.type).toBe('Variable')
  })
  test('the body of an overloaded function', () => {
    expect(definitionOf(variable('function it(a: 1): void; function it(a: 2): void; function it(a: any) {} it(1)').found)?.node.type).toBe('FunctionDeclaration')
  })
  test('a type that is only a type', () => {
    expect(definitionOf(variable('type it = 1; let a: it').found)?.type).toBe('Type')
  })
  test('of nothing', () => {
    expect(definitionOf(null)).toBe(null)
  })
})

describe('writesOf and onlyValueOf', () => {
  test.each([
    ['a constant', 'const it = 1; use(it)', ['1'], '1'],
    ['never written', 'let it; use(it)', [], null],
    ['written once, later', 'let it; it = 1; use(it)', ['1'], '1'],
    ['written twice', 'let it = 1; it = 2; use(it)', ['1', '2'], null],
    ['reset to null and undefined', 'let it = null; it = 1; it = undefined; use(it)', ['null', '1', 'undefined'], '1'],
    ['only ever null', 'let it = null; use(it)', ['null'], null],
    ['by ??=', 'let it; it ??= 1; use(it)', ['1'], '1'],
    ['by ||=', 'let it; it ||= 1; use(it)', ['1'], '1'],
    ['by +=', 'let it = 1; it += 1; use(it)', ['1', null], null],
    ['by ++', 'let it = 1; it++; use(it)', ['1', null], null],
    ['by destructuring', 'const { it } = o; use(it)', [null], null],
    ['by a loop', 'for (const it of o) use(it)', [null], null],
    ['by a default', 'function f(it = 1) { use(it) }', [null], null],
    ['declared twice', 'var it = 1; var it = 2; use(it)', ['1', '2'], null],
    ['beside a type of the name', 'const it = 1; type it = number; use(it)', ['1'], '1'],
    ['in another function', 'let it = 1; function f() { it = 2 } use(it)', ['1', '2'], null],
    ['a parameter written', 'function f(it) { it = 1; use(it) }', ['1'], null],
  ])('%s', (_, code, writes, only) => {
    const { found, text } = variable(code)
    expect(writesOf(found!).map(text)).toEqual(writes)
    expect(text(onlyValueOf(found!))).toBe(only)
  })
})

describe('patternSourceOf', () => {
  test.each([
    ['plain', 'const it = a', 'a', ''],
    ['a property', 'const { it } = a', 'a', 'it'],
    ['renamed', 'const { x: it } = a', 'a', 'x'],
    ['deep', 'const { x: { y: { it } } } = a', 'a', 'x.y.it'],
    ['with defaults', 'const { x: { y: it = 1 } = {} } = a', 'a', 'x.y'],
    ['a quoted key', `const { 'x-y': it } = a`, 'a', 'x-y'],
    ['a numeric key', 'const { 0: it } = a', 'a', '0'],
    ['a computed key', 'const { [x]: it } = a', 'a', '[]'],
    ['an array', 'const [, it] = a', 'a', '[1]'],
    ['an array in an object', 'const { x: [it] } = a', 'a', 'x.[0]'],
    ['a rest', 'const { x, ...it } = a', 'a', '...'],
    ['assigned', '({ x: it } = a)', 'a', 'x'],
    ['a loop', 'for (const { x: it } of a) {}', null, 'x'],
  ])('%s', (_, code, value, path) => {
    const file = parseFile(code)
    const source = patternSourceOf(nodeOf(file, 'it'))
    expect(source?.value ? file.source.getText(source.value as never) : null).toBe(value)
    expect(source?.path.join('.')).toBe(path)
    expect(source?.parameter).toBe(null)
  })

  test('a parameter, by its position', () => {
    const file = parseFile('function f(a, { x: [it] }) {}')
    const source = patternSourceOf(nodeOf(file, 'it'))
    expect([source?.parameter?.index, source?.path.join('.'), source?.value]).toEqual([1, 'x.[0]', null])
  })

  test.each([
    ['a read', 'use(it)'],
    ['a default', 'const { x = it } = a'],
    ['the value of a declaration', 'const x = it'],
    ['a computed key', 'const { [it]: x } = a'],
    ['a property of an object', 'use({ x: it })'],
  ])('%s is no part of a pattern', (_, code) => {
    const file = parseFile(code)
    expect(patternSourceOf(nodeOf(file, 'it'))).toBe(null)
  })
})
