import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { nodesOf } from '../../src/facts/nodes.js'
import { purposeOf, type SourceFile } from '../../src/facts/source-file.js'
import { presetOf } from '../../src/presets.js'
import { defineRule, type ShipworthyRule } from '../../src/rule.js'
import { allRules, root } from '../support/all-rules.js'
import { mutantOf, numbersFrom } from './mutants.js'
import { sourcesBelow, sweep, sweeper, type Inputs, type Swept } from './sweep.js'

// A few of the files that `npm run robustness` goes through, the same ones on every run of the same installation.
const project = fileURLToPath(root).replace(/\/$/, '')
const strict = presetOf(allRules, 'strict')
const lint = sweeperOf(allRules)

function sweeperOf(rules: Readonly<Record<string, ShipworthyRule>>) {
  return sweeper({ rules, entries: rules === allRules ? strict : {}, purposeOf: (file) => purposeOf(file as SourceFile), folder: project })
}

/** A file of which most is too much for a test in CI. */
const longest = 60_000

function drawn(folder: string, count: number): { readonly name: string; readonly text: string }[] {
  const next = numbersFrom(count)
  const paths = sourcesBelow(new URL(folder, root).pathname)
  const chosen = new Set<string>()
  for (let tries = 0; chosen.size < count && tries < count * 10; tries++) {
    const path = paths[next(paths.length)]!
    if (statSync(path).size <= longest) chosen.add(path)
  }
  return [...chosen].map((path) => ({ name: relative(project, path), text: readFileSync(path, 'utf8') }))
}

const given = (files: readonly { readonly name: string; readonly text: string }[]): Inputs => (backwards) => (backwards ? files.toReversed() : files)

/** What a sweep finds that it must not, in words that a failing test prints. */
function complaints({ crashes, again, slow }: Swept, bound = 2_000): readonly string[] {
  return [
    ...crashes.map(({ name, rule, error }) => `${rule} throws on ${name}: ${String(error)}`),
    ...again.map((name) => `a second run, backwards, says something else of ${name}`),
    ...slow.filter(({ time }) => time > bound).map(({ name, rule, time }) => `${rule} takes ${Math.round(time)} ms on ${name}`),
  ]
}

describe('no rule throws, takes long, or says something else the next time', () => {
  test('on files of node_modules', () => {
    const swept = sweep({ lint, inputs: given(drawn('node_modules/', 120)) })
    expect(complaints(swept)).toEqual([])
    expect(swept).toMatchObject({ files: 120 })
    expect(swept.unreadable).toBeLessThan(swept.files / 10)
  })

  test('on files with one mistake in them', () => {
    const next = numbersFrom(1)
    const files = [...drawn('tests/apps/vibe-coded/src/', 30), ...drawn('tests/apps/eight-layer/src/', 30), ...drawn('node_modules/', 20)]
    const mutants = files.flatMap(({ name, text }) =>
      [1, 2, 3].flatMap((number) => {
        const mutant = mutantOf(name, text, next)
        return mutant ? [{ name: name.replace(/(?=\.\w+$)/, `-mutant${number}`), text: mutant.text }] : []
      }),
    )
    const swept = sweep({ lint, inputs: given(mutants) })
    expect(complaints(swept)).toEqual([])
    expect(swept.files - swept.unreadable, 'that can be read').toBeGreaterThan(60)
  })
})

describe('these checks', () => {
  const planted = (check: (file: SourceFile) => boolean) =>
    sweeperOf({
      planted: defineRule({
        name: 'planted', description: 'x', family: 'data', presets: {}, failure: 'x', evidence: [['planted']], messages: { bad: 'bad' },
        check: ({ file, report }) => { if (check(file)) report({ node: file.source.ast, messageId: 'bad' }) },
      }),
    })
  const files = [{ name: 'node_modules/a/test/one.test.ts', text: 'const a = 1' }, { name: 'node_modules/a/dist/two.min.js', text: 'with (a) { f(...b) }' }, { name: 'three.d.ts', text: 'declare const' }]

  test('ask every rule about every file that can be read, wherever it lies', () => {
    for (const { name, text } of files.slice(0, 2)) expect(lint(name, text)).toMatchObject({ unreadable: null, crashes: [], ran: { size: Object.keys(allRules).length } })
    expect(sweep({ lint, inputs: given(files) })).toMatchObject({ files: 3, lines: 3, unreadable: 1 })
  })

  test('notice a rule that throws, and run the others', () => {
    const throwing = planted((file) => { if (nodesOf(file).get('SpreadElement').length > 0) throw new Error('unexpected spread'); return true })
    expect(complaints(sweep({ lint: throwing, inputs: given(files) }))).toEqual(['planted throws on node_modules/a/dist/two.min.js: Error: unexpected spread'])
  })

  test('notice a rule that depends on the files before', () => {
    const seen: string[] = []
    const remembering = planted(({ text }) => { seen.push(text); return seen.length === 1 })
    expect(complaints(sweep({ lint: remembering, inputs: given(files) }))).toEqual(['a second run, backwards, says something else of node_modules/a/test/one.test.ts'])
  })

  test('notice a rule that takes long', () => {
    const slow = planted(({ text }) => { let same = 0; for (let round = 0; round < 2_000; round++) for (const character of text) if (character === '\u0000') same++; return same > 0 })
    const swept = sweep({ lint: slow, inputs: given([{ name: 'src/long.ts', text: ' '.repeat(20_000) }]) })
    expect(complaints(swept, 50)).toEqual([expect.stringMatching(/^planted takes \d+ ms on src\/long\.ts$/)])
    expect(complaints(swept, 60_000)).toEqual([])
  })

  test('make the same mistakes from the same seed', () => {
    const text = 'const a = f(1)\nconst b = g(a)\nexport { b }\n'
    const made = (seed: number) => { const next = numbersFrom(seed); return Array.from({ length: 20 }, () => mutantOf('src/a.ts', text, next)) }
    expect(made(1)).toEqual(made(1))
    expect(new Set(made(1).map((mutant) => mutant?.mistake))).toEqual(new Set(['a lost token', 'a doubled token', 'a swapped token', 'a lost line', 'a doubled line', 'a swapped line']))
    expect(mutantOf('src/a.ts', '', numbersFrom(1))).toBeNull()
  })
})
