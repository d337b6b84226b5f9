import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, describe, expect, test } from 'vitest'
import { presetNames, presetOf } from '../../src/presets.js'
import type { PresetEntry, ShipworthyRule } from '../../src/rule.js'
import { allRules } from '../support/all-rules.js'
import { withGenerated } from '../support/generated.js'
import { examplesUnder, pageOf, pagePath, projectOf, type Example } from '../support/page-examples.js'
import { removeProjects } from '../support/temporary-project.js'

afterAll(removeProjects)

function headerOf(name: string, rule: ShipworthyRule): string {
  const docs = rule.meta.docs!
  const presets = presetNames.flatMap((preset) => (docs.presets[preset] ? [`\`${preset}\` (${describeEntry(docs.presets[preset])})`] : []))
  return [
    `# shipworthy/${name}`,
    '',
    `> ${docs.description[0]!.toUpperCase()}${docs.description.slice(1)}.`,
    '',
    `**What it costs:** ${docs.failure}.`,
    '',
    `**Presets:** ${presets.length > 0 ? presets.join(', ') : 'none; turn it on by name'}.`,
    ...(rule.meta.hasSuggestions ? ['', '**Quick fix:** your editor offers a change for some reports.'] : []),
  ].join('\n')
}

function describeEntry(entry: PresetEntry): string {
  if (typeof entry === 'string') return entry
  const options = Object.entries(entry[1]).map(([key, value]) => `\`${key}: ${JSON.stringify(value).replaceAll('"', "'")}\``)
  return `${entry[0]}, ${options.join(', ')}`
}

function lint({ code, filename, settings }: Example, entries: Readonly<Record<string, unknown>>, cwd: string) {
  const rules = Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`shipworthy/${name}`, entry]))
  return new Linter({ cwd }).verify(
    code,
    [
      {
        files: ['**/*.*'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        plugins: { shipworthy: { rules: allRules as never } },
        rules: rules as never,
        settings: { shipworthy: settings },
      },
    ],
    join(cwd, filename),
  )
}

describe.each(Object.entries(allRules))('the page of %s', (name, rule) => {
  // A missing page is the registry test's to report, for its rule alone.
  const page = existsSync(pagePath(name)) ? pageOf(name) : ''
  const incorrect = examplesUnder(page, 'Incorrect')
  const correct = examplesUnder(page, 'Correct')
  const project = projectOf(page)
  const strictEntry = presetOf(allRules, 'strict')[name] ?? 'error'

  test('has its generated header', async () => {
    await expect(withGenerated(page, 'rule header', headerOf(name, rule))).toMatchFileSnapshot(pagePath(name))
  })

  test('shows incorrect code, all of which the rule reports', () => {
    expect(incorrect).not.toEqual([])
    for (const example of incorrect) {
      const reports = lint(example, { [name]: strictEntry }, project)
      expect(new Set(reports.map(({ ruleId, message }) => ruleId ?? message)), example.code).toEqual(new Set([`shipworthy/${name}`]))
    }
  })

  test('shows correct code that the whole strict preset accepts', () => {
    expect(correct).not.toEqual([])
    for (const example of correct) {
      const reports = lint(example, { ...presetOf(allRules, 'strict'), [name]: strictEntry }, project)
      expect(reports.map(({ ruleId, message }) => `${ruleId}: ${message}`), example.code).toEqual([])
    }
  })
})
