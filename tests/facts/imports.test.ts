import { describe, expect, test } from 'vitest'
import { importsOf } from '../../src/facts/imports.js'
import { parseFile } from '../support/parse-file.js'

const importsIn = (code: string, given?: Parameters<typeof parseFile>[1]) =>
  importsOf(parseFile(code, given)).map(({ specifier, style, isTypeOnly, names }) => [specifier, style, isTypeOnly ? 'type' : 'value', names.join(' ')])

describe('every style names its module', () => {
  test.each([
    ["import a, { b } from 'm'", ['m', 'import', 'value', '']],
    ["import { a, b as c } from 'm'", ['m', 'import', 'value', 'a b']],
    ["import * as a from 'm'", ['m', 'import', 'value', '']],
    ["import 'm'", ['m', 'side-effect', 'value', '']],
    ["import type { A } from 'm'", ['m', 'import', 'type', 'A']],
    ["import { type A, type B } from 'm'", ['m', 'import', 'type', 'A B']],
    ["import { type A, b } from 'm'", ['m', 'import', 'value', 'A b']],
    ["import a, { type B } from 'm'", ['m', 'import', 'value', '']],
    ["export { a } from 'm'", ['m', 'export', 'value', 'a']],
    ["export type { A } from 'm'", ['m', 'export', 'type', 'A']],
    ["export { type A } from 'm'", ['m', 'export', 'type', 'A']],
    ["export * from 'm'", ['m', 'export', 'value', '']],
    ["export type * from 'm'", ['m', 'export', 'type', '']],
    ["export * as m from 'm'", ['m', 'export', 'value', '']],
    ["async function f() { await import('m') }", ['m', 'dynamic', 'value', '']],
    ['async function f() { await import(`m`) }', ['m', 'dynamic', 'value', '']],
    ["async function f() { await import(/* webpackChunkName: 'c' */ 'm') }", ['m', 'dynamic', 'value', '']],
    ["const m = require('m')", ['m', 'require', 'value', '']],
    ["import m = require('m')", ['m', 'import-equals', 'value', '']],
    ["import type m = require('m')", ['m', 'import-equals', 'type', '']],
    ["let a: import('m').A", ['m', 'type', 'type', '']],
    ["let a: typeof import('m')", ['m', 'type', 'type', '']],
  ])('%s', (code, expected) => {
    expect(importsIn(code)).toEqual([expected])
  })
})

test('the order is that of the text, whatever the style', () => {
  const code = "const a = require('1')\nimport b from '2'\nexport * from '3'\nlet c: import('4').C\nvoid import('5')"
  expect(importsIn(code).map(([specifier]) => specifier)).toEqual(['1', '2', '3', '4', '5'])
})

test('an import inside a module declaration counts', () => {
  expect(importsIn("declare module 'express' {\n  import { User } from './user.js'\n  interface Request { user: User }\n}")).toEqual([['./user.js', 'import', 'value', 'User']])
})

test('the `require` that `createRequire` makes counts, a function of the same name does not', () => {
  expect(importsIn("import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\nrequire('./a.json')").at(-1)?.[0]).toBe('./a.json')
  expect(importsIn("const require = (name: string) => name\nrequire('./a.json')")).toEqual([])
})

test('text that merely looks like an import names nothing', () => {
  expect(importsIn("// require('a') or import('b')\nconst text = \"require('c')\" + `import('d')`\nconst o = { require(name: string) { return name }, import: 1 }\no.require('e')")).toEqual([])
})

test('a parameter called `require` is none', () => {
  expect(importsIn("define(function (require) { return require('a') })")).toEqual([])
})

test('an import deep inside, and one inside another', () => {
  const code = "class A { m() { return [1].map(() => { if (x) { return f(import('a'), require('b')(import('c'))) } }) } }\nfunction g(p: Map<import('d').D, typeof import('e')>): p is import('f').F { return true }"
  expect(importsIn(code).map(([specifier]) => specifier)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('a computed name is unknown', () => {
  expect(importsIn('async function f(name: string) { await import(`./locales/${name}.js`); require(name) }')).toEqual([])
})

test('an export of its own names no module', () => {
  expect(importsIn('export const a = 1\nexport { a as b }\nexport default a')).toEqual([])
})

test('JavaScript without the TypeScript parser', () => {
  expect(importsIn("import a from '1'\nexport * from '2'\nimport('3')", { parser: 'espree', filename: 'a.js' }).map(([specifier]) => specifier)).toEqual(['1', '2', '3'])
})
