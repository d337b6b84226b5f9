import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { presetOf } from '../../src/presets.js'
import type { ShipworthyRule } from '../../src/rule.js'
import { allRules, root } from '../support/all-rules.js'
import { appliedInTurn, appliedSuggestions, newTypeErrors } from '../support/applied-suggestions.js'
import { examplesUnder, pageOf, projectOf } from '../support/page-examples.js'
import { removeProjects } from '../support/temporary-project.js'
import { suggestionProblemsOf, verifierOf, type Cases, type Place } from '../support/test-rule.js'

const cases = vi.hoisted(() => new Map<string, Cases>())

// The tests of the rules are read for their cases, which run where they are written.
vi.mock('../support/test-rule.js', async (original) => ({
  ...(await original<object>()),
  testRule: (rule: ShipworthyRule, given: Cases) => {
    cases.set(rule.name, given)
  },
}))

/** Their suggestions change nothing but which module is imported, and their tests make projects. */
const importsOnly = ['feature-isolation', 'no-undeclared-import']

const rules = Object.values(allRules).filter(({ meta }) => meta.hasSuggestions)
for (const { name } of rules) if (!importsOnly.includes(name)) await import(`../rules/${name}.test.ts`)

/** The incorrect code of a rule's page, as cases of the options that strict gives it. */
function examplesOf({ name }: ShipworthyRule): readonly Place[] {
  const page = pageOf(name)
  const [, options] = [presetOf(allRules, 'strict')[name] ?? 'error'].flat() as [string, object?]
  const cwd = projectOf(page)
  return examplesUnder(page, 'Incorrect').map((example) => ({ ...example, cwd, ...(options ? { options } : {}) }))
}

afterAll(removeProjects)

describe('suggestions', () => {
  test.each(rules.map((rule) => [rule.name, rule] as const))('of %s mend the incorrect code of its page', (_name, rule) => {
    expect(examplesOf(rule).flatMap((example) => suggestionProblemsOf(rule, example))).toEqual([])
  })

  test('lead to code about which TypeScript says nothing new', { timeout: 240_000 }, () => {
    const changed = rules.flatMap((rule) =>
      [...Object.entries(cases.get(rule.name)?.invalid ?? {}), ...Object.entries(examplesOf(rule))].flatMap(([title, place]) => {
        const verify = verifierOf(rule, place)
        const single = appliedSuggestions(place.code, verify)
        const outputs = single.length > 1 ? [...single, appliedInTurn(place.code, verify)] : single
        return outputs.map(({ output }) => ({ rule: rule.name, title, path: place.filename ?? 'src/server.ts', before: place.code, after: output }))
      }),
    )
    expect(rules.map(({ name }) => name).filter((name) => !importsOnly.includes(name) && !changed.some(({ rule }) => rule === name))).toEqual([])
    const complaints = newTypeErrors(changed, fileURLToPath(root))
    expect(changed.flatMap(({ rule, title, after }, index) => complaints[index]!.map((complaint) => `${rule}, ${title}: ${complaint}\n${after}`))).toEqual([])
  })
})
