import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as parser from '@typescript-eslint/parser'
import { AST_NODE_TYPES } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { defineRule } from '../../src/rule.js'
import { nodesOf, type Node } from '../../src/facts/nodes.js'
import { root } from '../support/all-rules.js'
import { everySyntax, neverParsed } from '../support/every-syntax.js'
import { cyclic, deep, inHandlers, wide, wideFiles } from '../support/hostile-sources.js'
import { measured, type Measured } from '../support/measured-rules.js'
import { everySetting as settings } from './sweep.js'

/** Where a file lies decides what it is to a framework. */
const paths = ['src/server.ts', 'src/app/api/hooks/route.ts', 'src/pages/api/hooks.ts', 'src/routes/hooks/+server.ts', 'src/routes/post.ts', 'supabase/functions/hook/index.ts', 'src/middleware.ts', 'src/app/page.tsx']

/** Runs a source twice; what is found must not depend on what ran before. */
function twice(code: string, given?: Parameters<typeof measured>[1]): Measured {
  const [first, second] = [measured(code, given), measured(code, given)]
  expect(second.reports).toEqual(first.reports)
  return first
}

describe('no rule throws', () => {
  test.each(Object.entries({ 'an empty file': '', 'a comment': '/* nothing */', 'a hashbang': '#!/usr/bin/env node', 'a byte order mark': '\uFEFF', 'a directive': "'use server'" }))('on %s', (_name, code) => {
    for (const filename of paths) expect(twice(code, { filename }).syntaxError).toBeNull()
    expect(twice(code, { filename: 'src/server.js', parser: 'espree' }).syntaxError).toBeNull()
  })

  test.each(Object.entries(everySyntax))('on the syntax of %s', (filename, code) => {
    expect(twice(code, { filename }).syntaxError).toBeNull()
    expect(twice(code, { filename, settings }).syntaxError).toBeNull()
    for (const path of paths.filter((path) => path.endsWith('x') === filename.endsWith('x'))) expect(twice(code, { filename: path, settings }).syntaxError).toBeNull()
  })

  test('on the syntax of JavaScript as the parser of ESLint reads it', () => {
    const code = everySyntax['src/statements.js']!.replace('accessor = 4', '')
    expect(twice(code, { filename: 'src/statements.js', parser: 'espree', settings }).syntaxError).toBeNull()
  })

  test('on any syntax: the sources hold every node that the parser makes', () => {
    const seen = new Set<string>()
    for (const [path, code] of Object.entries(everySyntax)) for (const { type } of nodesIn(code, path)) seen.add(type)
    const missing = Object.values(AST_NODE_TYPES).filter((type) => !seen.has(type))
    expect(missing.sort()).toEqual(Object.keys(neverParsed).sort())
  })

  test.each(Object.entries(cyclic))('on a cycle: %s', (_name, code) => {
    for (const source of [code, inHandlers(code)]) for (const filename of paths) expect(twice(source, { filename, settings }).syntaxError).toBeNull()
  })

  // The parser gives up at some depth; until then, the rules must not.
  test.each(Object.entries(deep))('on the deepest %s that the parser reads', (_name, source) => {
    const deepest = deepestReadable((depth) => inHandlers(source(depth)))
    const result = twice(inHandlers(source(Math.floor(deepest * 0.9))))
    expect(result.syntaxError).toBeNull()
    expect(total(result), 'milliseconds').toBeLessThan(2_000)
    expect(measured(inHandlers(source(10_000))).syntaxError).toMatch(/call stack|nest/i)
  })

  test.each([
    ['an array of many elements', 50_000],
    ['aliases in a chain', 10_000],
  ])('on the length of %s, %i', (name, size) => {
    const result = measured(`import { prisma, stripe } from './clients'\nexport async function POST(req) {\n${wide[name]!(size)}\n}`)
    expect(result.syntaxError).toBeNull()
    expect(total(result), 'milliseconds').toBeLessThan(20_000)
  }, 180_000)

  test('on mutants of the vibe-coded program', () => {
    const { read, unreadable } = lintMutants(600)
    expect(read).toBeGreaterThan(unreadable)
  })
})

/** Parts of the larger source, where they are not 2,000. The line of statements is 1 MB long. */
const sizes: Readonly<Record<string, number>> = { 'an array of many elements': 25_000, 'an object of many properties': 10_000, 'a line of statements': 50_000, 'a string of hex': 60_000, 'imports': 5_000, 'names that go round': 300 }
const sources = { ...wideFiles, ...Object.fromEntries(Object.entries(wide).map(([name, source]) => [name, (size: number) => inHandlers(source(size))])) }

describe('no rule takes more than linear time', () => {
  test.each(Object.entries(sources))('on %s', (name, source) => {
    const size = sizes[name] ?? 2_000
    const [half, whole] = [source(size / 2), source(size)]
    expect(growsLinearly(() => measured(half), () => measured(whole))).toEqual({ isLinear: true })
  }, 180_000)
})

describe('these checks', () => {
  const messages = { bad: 'bad' }
  const rule = (check: (file: Parameters<Parameters<typeof defineRule>[0]['check']>[0]['file']) => void) => ({
    planted: defineRule({ name: 'planted', description: 'x', family: 'data', presets: {}, failure: 'x', evidence: [['planted']], messages, check: ({ file }) => { check(file) } }),
  })

  test('notice a rule that throws', () => {
    const throwing = rule((file) => { if (nodesOf(file).get('SpreadElement').length > 0) throw new Error('unexpected spread') })
    expect(() => measured(everySyntax['src/statements.js']!, { filename: 'src/statements.js', rules: throwing })).toThrow('unexpected spread')
  })

  test('notice a rule that does not run', () => {
    expect(() => measured('', { filename: 'tests/server.test.ts', rules: rule(() => {}) })).toThrow('did not run on tests/server.test.ts: planted')
  })

  test('notice a rule whose time grows faster than the file', () => {
    const quadratic = rule((file) => {
      const all = nodesOf(file).get('Identifier')
      let same = 0
      for (const a of all) for (const b of all) if (a.name === b.name) same++
      if (same < 0) throw new Error()
    })
    const [half, whole] = [4_000, 8_000].map((size) => wide['an array of many elements']!(size))
    expect(growsLinearly(() => measured(half!, { rules: quadratic }), () => measured(whole!, { rules: quadratic }), 1)).toMatchObject({ isLinear: false, slowest: 'planted' })
  })
})

/** Milliseconds that a noisy machine may add. */
const noise = 100

/** Whether twice the source takes about twice the time, three times at most; the fastest of up to six runs counts. */
function growsLinearly(half: () => Measured, whole: () => Measured, retries = 5) {
  const faster = (a: Measured, b: Measured) => (total(a) < total(b) ? a : b)
  let [first, second] = [half(), whole()]
  const isLinear = () => total(second) <= 3 * total(first) + noise
  for (let attempt = 0; attempt < retries && !isLinear(); attempt++) [first, second] = [faster(first, half()), faster(second, whole())]
  if (isLinear()) return { isLinear: true }
  const growth = (rule: string) => (second.times.get(rule) ?? 0) - (first.times.get(rule) ?? 0)
  const slowest = [...second.times.keys()].toSorted((a, b) => growth(b) - growth(a))[0]
  return { isLinear: false, slowest, half: Math.round(total(first)), whole: Math.round(total(second)) }
}

function total({ times }: Measured): number {
  return [...times.values()].reduce((sum, time) => sum + time, 0)
}

function deepestReadable(source: (depth: number) => string): number {
  let [low, high] = [10, 3_000]
  while (high - low > 25) {
    const depth = Math.floor((low + high) / 2)
    if (measured(source(depth), { rules: 'none' }).syntaxError) high = depth
    else low = depth
  }
  return low
}

function nodesIn(code: string, path: string): readonly Node[] {
  const { ast, visitorKeys } = parser.parseForESLint(code, { filePath: path, ecmaFeatures: { jsx: path.endsWith('x') }, range: true, sourceType: path.endsWith('.cjs') ? 'script' : 'module' })
  const found: Node[] = []
  const pending: Node[] = [ast]
  for (let node = pending.pop(); node; node = pending.pop()) {
    found.push(node)
    for (const key of visitorKeys[node.type] ?? []) pending.push(...([(node as never)[key]].flat().filter(Boolean) as Node[]))
  }
  return found
}

const replacements = ['...x', '', 'null', 'x', 'x?.y', 'x?.()', '`${x}`', '{}', '[, ...x]', 'async () => {}', 'class { #a }', 'await x', 'x as any', 'x!', 'this', 'super.x()', '(x, y)', 'import(x)', 'new x', "'text'", '1', 'x: y', '{ ...x }', 'x = x', 'function* () { yield }', '<x />', 'return', 'undefined']

/** Replaces nodes of the program, one a mutant, by syntax that nobody expects there. The choice is the same on every run. */
function lintMutants(count: number): { readonly read: number; readonly unreadable: number } {
  const folder = new URL('tests/apps/vibe-coded/', root)
  const files = readdirSync(new URL('src/', folder), { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.tsx?$/.test(file)).sort()
  const programs = files.map((file) => {
    const code = readFileSync(fileURLToPath(new URL(`src/${file}`, folder)), 'utf8')
    return { filename: `src/${file}`, code, nodes: nodesIn(code, file).slice(1) }
  })
  let [seed, read, unreadable] = [1, 0, 0]
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  for (let mutant = 0; mutant < count; mutant++) {
    const { filename, code, nodes } = programs[mutant % programs.length]!
    const { range } = nodes[next(nodes.length)]!
    const mutated = code.slice(0, range[0]) + replacements[next(replacements.length)]! + code.slice(range[1])
    try {
      if (measured(mutated, { filename, ...(mutant % 2 ? { settings } : {}) }).syntaxError) unreadable++
      else read++
    } catch (error) {
      throw new Error(`mutant of ${filename}:\n${mutated}`, { cause: error })
    }
  }
  return { read, unreadable }
}
