import { expect, test } from 'vitest'
import { exportOf, exportsOf } from '../../src/facts/exports.js'
import { modulesNamed } from '../../src/facts/modules-named.js'
import { parseFile } from '../support/parse-file.js'

function shown(code: string): readonly string[] {
  const file = parseFile(code)
  return exportsOf(file).map(({ name, value, destructured }) => `${name}: ${value ? file.source.getText(value).replace(/\s+/g, ' ') : 'elsewhere'}${destructured ? ' (part)' : ''}`)
}

test.each([
  ['declarations', 'export function a() {}\nexport class B {}\nexport const c = 1, d = 2', ['a: function a() {}', 'B: class B {}', 'c: 1', 'd: 2']],
  ['names given at the export', 'const a = 1\nfunction b() {}\nexport { a as x, b as default }', ['x: 1', 'default: function b() {}']],
  ['a default expression', 'export default wrap(a)', ['default: wrap(a)']],
  ['a default name', 'const a = async () => {}\nexport default a', ['default: async () => {}']],
  ['a default through types', 'const a = { b: 1 }\nexport default a satisfies T', ['default: { b: 1 }']],
  ['what comes from another file', "export { a, b as c } from './x'\nimport { d } from './y'\nexport { d }", ['a: elsewhere', 'c: elsewhere', 'd: elsewhere']],
  ['parts of a value', 'export const { GET, POST: PUT } = make()', ['GET: make() (part)', 'PUT: make() (part)']],
  ['a name that is written twice', 'let a = 1\na = 2\nexport { a }', ['a: elsewhere']],
  ['CommonJS names', 'exports.a = 1\nmodule.exports.b = function () {}', ['a: 1', 'b: function () {}']],
  ['a CommonJS object', 'function a() {}\nmodule.exports = { a, b: 1, c() {} }', ['a: function a() {}', 'b: 1', 'c: () {}', 'default: { a, b: 1, c() {} }']],
  ['both forms of CommonJS at once', 'exports = module.exports = create', ['default: elsewhere']],
  ['a TypeScript export', 'const a = 1\nexport = a', ['default: 1']],
  ['nothing of types', "export type A = 1\nexport interface B {}\nexport type { C } from './c'", []],
  ['nothing of an alias that leads back to itself', 'const a = b\nconst b = a\nexport { a }', ['a: elsewhere']],
])('gives %s', (_name, code, expected) => {
  expect(shown(code)).toEqual(expected)
})

test('finds an export by name', () => {
  const file = parseFile('export const a = 1')
  expect(exportOf(file, 'a')?.node.type).toBe('VariableDeclarator')
  expect(exportOf(file, 'b')).toBeNull()
})

test('modules are known by specifier, without prefix, and by package', () => {
  const named = modulesNamed(parseFile("import { cookies } from 'next/headers'\nimport fs from 'node:fs'\nimport type { Pool } from 'pg'\nimport { User } from '@prisma/client'\nlet user: User\ncookies(); fs.x"))
  expect(['next/headers', 'next', 'fs', 'node:fs', 'pg', '@prisma/client'].filter((module) => named.has(module))).toHaveLength(6)
  expect(named.has('express')).toBe(false)
  expect(['next', 'fs'].every((module) => named.hasValue(module))).toBe(true)
  expect(['pg', '@prisma/client'].some((module) => named.hasValue(module))).toBe(false)
})
