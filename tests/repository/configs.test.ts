import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import * as parser from '@typescript-eslint/parser'
import * as eslint10 from 'eslint'
import * as config10 from 'eslint/config'
import { describe, expect, test } from 'vitest'
import { flatConfigOf, presetLadder, presetNames, presetOf } from '../../src/presets.js'
import { allRules, root } from '../support/all-rules.js'

const require = createRequire(import.meta.url)
const versions = {
  'ESLint 9': { ...(require('eslint-9') as typeof eslint10), ...(require('eslint-9/config') as typeof config10) },
  'ESLint 10': { ...eslint10, ...config10 },
}
const plugin = { meta: { name: 'eslint-plugin-shipworthy', namespace: 'shipworthy' }, rules: allRules, configs: {} as Record<string, unknown> }
for (const preset of presetNames) plugin.configs[preset] = flatConfigOf(plugin as never, allRules, preset)

describe.each(presetNames)('%s', (preset) => {
  const entries = presetOf(allRules, preset)
  const prefixed = Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`shipworthy/${name}`, entry]))

  test('has rules', () => {
    expect(Object.keys(entries)).not.toEqual([])
  })

  test('has its file for oxlint', async () => {
    const file = { jsPlugins: ['../../dist/index.js'], rules: prefixed }
    await expect(`${JSON.stringify(file, null, 2)}\n`).toMatchFileSnapshot(fileURLToPath(new URL(`configs/oxlint/${preset}.json`, root)))
  })

  test('has its module', async () => {
    const description = `/** The preset \`shipworthy/${preset}\`, plugin included: an object to put into the array of \`eslint.config.js\`. */`
    const load = "import shipworthy from '../dist/index.js'"
    const path = (name: string) => fileURLToPath(new URL(`configs/${name}`, root))
    await expect(`${load}\n\n${description}\nexport default shipworthy.configs.${preset}\n`).toMatchFileSnapshot(path(`${preset}.js`))
    await expect(
      `${load.replace('import', 'import type')}\n\n${description}\ndeclare const config: (typeof shipworthy.configs)['${preset}']\nexport default config\n`,
    ).toMatchFileSnapshot(path(`${preset}.d.ts`))
  })

  test('is frozen through and through, so that no user can change it for another', () => {
    const config = plugin.configs[preset] as { rules: object }
    expect(Object.isFrozen(config)).toBe(true)
    expect(thawedIn(config.rules, `${preset}.rules`)).toEqual([])
  })

  test('shares no option object with the metadata of its rule', () => {
    for (const [name, entry] of Object.entries(entries))
      if (typeof entry !== 'string') expect(sharedBy(entry[1], (allRules[name]!.meta.docs!.presets[preset] as readonly unknown[])[1]), name).toBe(false)
  })

  describe.each(Object.entries(versions))('in %s', (_version, { Linter, defineConfig }) => {
    const base = { files: ['**/*.ts'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } }
    const set = (config: unknown) =>
      new Linter({ configType: 'flat' }).verify("localStorage.setItem('token', token)\nexport const a = 1", config as never, 'src/a.ts')

    test.each(Object.entries({
      'named in `extends`': () => defineConfig([{ ...base, plugins: { shipworthy: plugin as never }, extends: [`shipworthy/${preset}`] }]),
      'given to `extends`': () => defineConfig([{ ...base, extends: [plugin.configs[preset] as never] }]),
      'in the array': () => [base, plugin.configs[preset]],
      'spread into a block of the user': () => [{ ...base, ...(plugin.configs[preset] as object), rules: { ...(plugin.configs[preset] as { rules: object }).rules } }],
    }))('is accepted %s', (_way, config) => {
      const before = JSON.stringify(prefixed)
      expect(set(config()).filter(({ fatal }) => fatal)).toEqual([])
      expect(JSON.stringify((plugin.configs[preset] as { rules: object }).rules)).toBe(before)
    })
  })
})

test('a later preset never turns off or softens what an earlier one reports', () => {
  const weight = (entry: unknown) => ['warn', 'error'].indexOf((typeof entry === 'string' ? entry : (entry as string[] | undefined)?.[0]) ?? '')
  for (const [index, preset] of presetLadder.slice(1).entries()) {
    const later = presetOf(allRules, preset)
    for (const [name, entry] of Object.entries(presetOf(allRules, presetLadder[index]!))) expect(weight(later[name]), `${preset}: ${name}`).toBeGreaterThanOrEqual(weight(entry))
  }
})

function thawedIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return [...(Object.isFrozen(value) ? [] : [path]), ...Object.entries(value).flatMap(([key, part]) => thawedIn(part, `${path}.${key}`))]
}

function sharedBy(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null) return false
  return a === b || Object.entries(a).some(([key, part]) => sharedBy(part, (b as Record<string, unknown>)[key]))
}
