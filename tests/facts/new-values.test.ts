import { describe, expect, test } from 'vitest'
import { statesOf } from '../../src/facts/component-state.js'
import { isMadeAnew, isNeverTheSame, madeInRender } from '../../src/facts/new-values.js'
import { functionAround } from '../../src/facts/functions.js'
import { nodesOf } from '../../src/facts/nodes.js'
import { variableOf } from '../../src/facts/references.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

test.each<[string, boolean]>([
  ['{ a }', true], ['[1]', true], ['() => 1', true], ['new Date()', true], ['/x/', true], ['rows.map(f)', true], ['rows.filter(f).sort(g)', true], ['Object.keys(x)', true],
  ['x ? [1] : { a }', true], ['Array.from(x)', true], ['Object.assign({}, x)', true], ['text.split(",")', true],
  ['1', false], ['`a${b}`', false], ['a + b', false], ['rows.sort(g)', false], ['rows.find(f)', false], ['x ? [1] : y', false], ['f(x)', false], ['useFilters()', false], ['Object.assign(x, y)', false], ['rows', false],
])('%s is made anew: %s', (text, expected) => {
  const file = parseFile(`const value = (${text})`)
  const [declarator] = nodesOf(file).get('VariableDeclarator')
  expect(isMadeAnew(file, declarator!.init!)).toBe(expected)
})

test.each<[string, string | null]>([
  ['const value = {}', 'always'], ['function value() {}', 'always'], ['const value = (a, b)', null], ['const value = given ?? []', 'when absent'], ['const value = given || {}', 'when absent'],
  ['const { value = [] } = useRows()', 'when absent'], ['const { value = 1 } = useRows()', null], ['const { value } = useRows()', null], ['const value = useMemo(() => ({}), [])', null],
  ['let value = {}; value = given', null],
])('what a component says by %s', (declaration, expected) => {
  const file = parseFile(`function Page({ given }) { ${declaration}; return use(value) }`)
  const identifier = nodeOf(file, 'value')
  expect(madeInRender(file, variableOf(file, identifier)!, functionAround(identifier)!)?.made ?? null).toBe(expected)
})

describe('a state is set to another value', () => {
  test.each<[string, string, boolean]>([
    ['a copy', 'set([...x])', true], ['a step', 'set(x + 1)', true], ['no step', 'set(x + 0)', false], ['an opposite', 'set(!x)', true], ['a number', 'set(1)', false], ['itself', 'set(x)', false],
    ['an updater that copies', 'set((v) => ({ ...v }))', true], ['an updater that steps', 'set((v) => v - 1)', true], ['an updater that may keep', 'set((v) => (y ? v : [...v]))', false],
    ['an updater of statements', 'set((v) => { const next = { ...v }; return next })', true], ['something unknown', 'set(f(x))', false], ['a property', 'set(given)', false],
  ])('%s', (_, code, expected) => {
    expect(isSetAnew('useState()', code)).toBe(expected)
  })

  test.each<[string, boolean]>([
    ['useState([])', true], ['useState<User | null>(null)', true], ['useState<User[]>()', true], ['useState({})', true],
    ['useState(0)', false], ["useState('')", false], ['useState<string | null>(null)', false], ['useState<JobStatus | null>(null)', false], ['useState(null)', false],
  ])('by an answer, where it begins as %s', (state, expected) => {
    expect(isSetAnew(state, 'set(await load())')).toBe(expected)
  })

  function isSetAnew(state: string, code: string): boolean {
    const file = parseFile(`import { useState } from 'react'; function Page({ given }) { const [x, set] = ${state}; use(async () => { ${code} }) }`)
    const [given] = nodesOf(file).get('CallExpression').find(({ callee }) => callee.type === 'Identifier' && callee.name === 'set')!.arguments
    return isNeverTheSame(file, [...statesOf(file).values()][0]!, given!)
  }
})
