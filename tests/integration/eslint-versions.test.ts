import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRules } from '../support/all-rules.js'
import { eslintConfig, eslintReports, packedProject, run, type PackedProject } from '../support/packed-project.js'

const eslintBin = 'node_modules/eslint/bin/eslint.js'

/** The config of a user in CommonJS, with more in its one block. */
const commonJs = (more = '') => `const { defineConfig } = require('eslint/config')
const parser = require('@typescript-eslint/parser')
const { default: shipworthy } = require('eslint-plugin-shipworthy')

module.exports = defineConfig([
  {
    files: ['**/*.{ts,tsx,js}'],
    languageOptions: { parser },
    plugins: { shipworthy },
    extends: ['shipworthy/strict'],
    ${more}
  },
])
`

const withOptions = Object.entries(allRules).find(([, { meta }]) => (meta.schema as unknown[]).length > 0)

describe.each(Object.entries({ 'ESLint 10': 'eslint', 'ESLint 9': 'eslint-9' } as const))('%s', (_version, eslint) => {
  let project: PackedProject
  let reports: ReturnType<typeof eslintReports>
  beforeAll(() => {
    project = packedProject({ app: 'vibe-coded', eslint })
    project.write('eslint.config.js', eslintConfig('strict'))
    reports = eslintReports(project)
    expect(reports).not.toEqual([])
  })
  afterAll(() => {
    project.remove()
  })

  test('loads the plugin from a CommonJS config', () => {
    project.write('eslint.config.cjs', commonJs())
    expect(eslintReports(project, '--config', 'eslint.config.cjs')).toEqual(reports)
  })

  test('loads a preset by its path', () => {
    project.write(
      'preset.config.js',
      "import parser from '@typescript-eslint/parser'\nimport strict from 'eslint-plugin-shipworthy/configs/strict.js'\nexport default [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser } }, strict]\n",
    )
    expect(eslintReports(project, '--config', 'preset.config.js')).toEqual(reports)
  })

  test('reports the same in worker threads', () => {
    expect(eslintReports(project, '--concurrency', '2')).toEqual(reports)
  })

  test('reports the same from its cache', () => {
    for (const _run of ['cold', 'warm']) expect(eslintReports(project, '--cache', '--cache-location', 'node_modules/.eslintcache')).toEqual(reports)
  })

  test.each(Object.entries<[string, RegExp]>({
    'a misspelt setting': ["settings: { shipworthy: { validatrs: ['parseBody'] } },", /`settings\.shipworthy` has no key `validatrs`. Did you mean `validators`\?/],
    'a misspelt setting in a group': ["settings: { shipworthy: { llm: { clients: ['src/ai.ts'] } } },", /`settings\.shipworthy\.llm` has no key `clients`. Did you mean `client`\?/],
    'a setting of the wrong form': ["settings: { shipworthy: { auth: 'requireUser' } },", /`settings\.shipworthy\.auth` must be an array of non-empty strings, but it is `"requireUser"`/],
    'a misspelt rule': ["rules: { 'shipworthy/no-such-rule': 'error' },", /Could not find "no-such-rule" in plugin "shipworthy"/],
  }))('stops with one clear error at %s', (_what, [more, message]) => {
    project.write('bad.config.cjs', commonJs(more))
    const { status, output, errors } = run(project, eslintBin, '--config', 'bad.config.cjs', '.')
    expect({ status, output }).toEqual({ status: 2, output: '' })
    expect(errors.match(new RegExp(message, 'g'))).toHaveLength(1)
  })

  test.skipIf(!withOptions)('stops with one clear error at a misspelt option', () => {
    const [name, { meta }] = withOptions!
    const [schema] = meta.schema as unknown as [{ properties: Record<string, unknown> }]
    const [option] = Object.keys(schema.properties)
    project.write('bad.config.cjs', commonJs(`rules: { 'shipworthy/${name}': ['error', { ${option}s: true }] },`))
    const { status, errors } = run(project, eslintBin, '--config', 'bad.config.cjs', '.')
    expect(status).toBe(2)
    expect(errors).toContain(`shipworthy/${name}`)
    expect(errors).toContain(`Unexpected property "${option}s". Expected properties: "${option}"`)
  })

  test('lets an old code base start clean, and fails on what is new', () => {
    const warnings = reports.filter(({ severity }) => severity === 'warning')
    run(project, eslintBin, '--suppress-all', '.')
    expect(eslintReports(project)).toEqual(warnings)
    expect(run(project, eslintBin, '--quiet', '.')).toMatchObject({ status: 0, output: '' })

    const [first] = reports.filter(({ severity }) => severity === 'error')
    project.write(`src/new/${first!.file.split('/').at(-1)!}`, readFileSync(join(project.folder, first!.file), 'utf8'))
    const { status, output } = run(project, eslintBin, '--quiet', '.')
    expect(status).toBe(1)
    expect(output).toContain(first!.rule)
  })
})

