import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { presetLadder, presetOf } from '../../src/presets.js'
import { allRules, root } from '../support/all-rules.js'
import { eslintConfig, eslintReports, oxlintConfig, oxlintReports, packedProject, run, type PackedProject, type Report } from '../support/packed-project.js'

const eslints = { 'ESLint 10': 'eslint', 'ESLint 9': 'eslint-9' } as const
const projects: PackedProject[] = []
afterAll(() => {
  for (const project of projects) project.remove()
})

function open(given: Parameters<typeof packedProject>[0]): PackedProject {
  const project = packedProject(given)
  projects.push(project)
  return project
}

/** What each host reports on a copy of a program, by the host's name. */
function hostsOn(app: 'vibe-coded' | 'eight-layer'): (preset: (typeof presetLadder)[number]) => Readonly<Record<string, readonly Report[]>> {
  const [ten, nine] = [open({ app }), open({ app, eslint: 'eslint-9' })]
  return (preset) => {
    for (const project of [ten, nine]) project.write('eslint.config.mjs', eslintConfig(preset))
    ten.write('.oxlintrc.json', oxlintConfig(preset))
    return { 'ESLint 10': eslintReports(ten), 'ESLint 9': eslintReports(nine), oxlint: oxlintReports(ten) }
  }
}

describe('the packed plugin on the vibe-coded program', () => {
  const reportsUnder = hostsOn('vibe-coded')
  const found = Object.fromEntries(presetLadder.map((preset) => [preset, reportsUnder(preset)]))

  test.each(presetLadder)('reports the same under %s in ESLint 10, ESLint 9 and oxlint', (preset) => {
    const { 'ESLint 10': ten, 'ESLint 9': nine, oxlint } = found[preset]!
    expect(ten).not.toEqual([])
    expect(nine).toEqual(ten)
    expect(oxlint).toEqual(ten)
  })

  test.each(presetLadder)('reports only what %s turns on, at its severity', (preset) => {
    const entries = presetOf(allRules, preset)
    for (const { rule, severity } of found[preset]!['ESLint 10']!) {
      const entry = entries[rule.replace('shipworthy/', '')]
      expect([entry].flat()[0], rule).toBe(severity === 'error' ? 'error' : 'warn')
    }
  })

  // Read the difference before you accept it with `npx vitest run tests/integration/packed.test.ts -u`.
  test('reports what was read and accepted under strict', async () => {
    const reports = found['strict']!['ESLint 10']!
    const speaking = new Set(reports.map(({ rule }) => rule.replace('shipworthy/', '')))
    const silent = Object.keys(presetOf(allRules, 'strict')).filter((name) => !speaking.has(name))
    const lines = [
      ...reports.map(({ file, line, rule, severity, message }) => `${file}:${line} ${severity} ${rule}: ${message}`),
      '',
      `${reports.length} reports. Rules of strict that report nothing here: ${silent.join(', ') || 'none'}.`,
      '',
    ]
    await expect(lines.join('\n')).toMatchFileSnapshot('vibe-coded.strict.txt')
  })
})

describe('the packed plugin on the eight-layer program', () => {
  test('reports nothing under strict, in ESLint 10, ESLint 9 and oxlint', () => {
    expect(hostsOn('eight-layer')('strict')).toEqual({ 'ESLint 10': [], 'ESLint 9': [], oxlint: [] })
  })
})

describe.each(Object.entries(eslints))('types in %s', (_version, eslint) => {
  const project = open({ eslint })
  project.write('package.json', '{ "type": "module" }')

  test.each(Object.entries({
    'the config of the README': eslintConfig('recommended'),
    'a preset of `configs` in an array': "import type { Linter } from 'eslint'\nimport strict from 'eslint-plugin-shipworthy/configs/strict'\nexport default [strict] satisfies Linter.Config[]\n",
    'a preset of the plugin in `extends`':
      "import { defineConfig } from 'eslint/config'\nimport shipworthy from 'eslint-plugin-shipworthy'\nexport default defineConfig({ extends: [shipworthy.configs.prototype], rules: { 'shipworthy/x': 'off' } })\n",
  }))('accept %s', (_what, code) => {
    expect(typeErrors(project, code)).toBe('')
  })

  test('refuse a preset that does not exist', () => {
    expect(typeErrors(project, "import shipworthy from 'eslint-plugin-shipworthy'\nexport default [shipworthy.configs.nosuch]\n")).toContain('nosuch')
  })
})

test('the configs of the README are those that are tested here', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8')
  expect(readme).toContain(eslintConfig('recommended'))
  expect(readme).toContain('./node_modules/eslint-plugin-shipworthy/configs/oxlint/recommended.json')
})

function typeErrors(project: PackedProject, config: string): string {
  project.write('eslint.config.mts', config)
  const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root))
  return run(project, tsc, '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', 'eslint.config.mts').output
}
