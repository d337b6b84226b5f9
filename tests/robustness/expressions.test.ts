import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { root } from '../support/all-rules.js'
import { expressionsIn, superLinear } from './expressions.js'

/** Files that make expressions of which nothing is written where they are made. */
const madeElsewhere = new Map([['layers/globs.ts', 'what picomatch makes of the globs of the settings']])

const sources = new URL('src/', root)
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => file.replaceAll('\\', '/')).sort()
const found = files.map((file) => ({ file, ...expressionsIn(readFileSync(new URL(file, sources), 'utf8')) }))

describe('regular expressions', () => {
  test('are found, but for those that are made elsewhere', () => {
    expect(found.flatMap(({ expressions }) => expressions).length).toBeGreaterThan(900)
    expect(found.filter(({ unknown }) => unknown.length > 0).map(({ file }) => file)).toEqual([...madeElsewhere.keys()])
  })

  test('take linear time on any text', () => {
    const all = found.flatMap(({ file, expressions }) => expressions.map((expression) => ({ ...expression, file })))
    expect(superLinear(all).map(({ file, line, pattern, message }) => `${file}:${line} /${pattern}/: ${message}`)).toEqual([])
  }, 120_000)
})

describe('these checks', () => {
  const complaints = (source: string) => superLinear(expressionsIn(source).expressions).map(({ line, message }) => `${line}: ${message}`)

  test.each([
    ['exponential back-tracking', '/^(?:a+)+$/', /^1: .*exponential/],
    ['polynomial back-tracking', 'new RegExp("^a*a*b$", "i")', /^1: .*polynomial/],
    ['polynomial back-tracking in a template', 'const space = String.raw`\\s*`\nnew RegExp(String.raw`^${space}(?:${names})?${space}$`)', /^2: .*polynomial/],
    ['a beginning at every character', '/\\/+$/', /^1: .*quadratic/],
  ])('notice %s', (_name, source, expected) => {
    expect(complaints(source)).toEqual([expect.stringMatching(expected)])
  })

  test('say nothing of what is linear', () => {
    expect(complaints('/^a+$/; /(?<!\\/)\\/+$/; new RegExp(`\\\\b${name}\\\\b`, "g")')).toEqual([])
  })

  test('say where nothing is written, and throw on what is no expression', () => {
    expect(expressionsIn('const b = 1\nnew RegExp(parts.join("|"))')).toEqual({ expressions: [], unknown: [2] })
    expect(() => superLinear([{ line: 1, pattern: '(', flags: '' }])).toThrow('new RegExp("(", "")')
  })
})
