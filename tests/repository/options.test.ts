import { readFileSync } from 'node:fs'
import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import { settingsShape } from '../../src/facts/settings.js'
import { allRules, root } from '../support/all-rules.js'

const page = (name: string) => readFileSync(new URL(`docs/rules/${name}.md`, root), 'utf8')

describe.each(Object.entries(allRules))('%s', (name, rule) => {
  const schemas = rule.meta.schema as readonly { properties?: Record<string, unknown>; additionalProperties?: boolean }[]
  const options = Object.keys(schemas[0]?.properties ?? {})

  test('closes its option schema', () => {
    expect(schemas.length).toBeLessThanOrEqual(1)
    for (const schema of schemas) expect(schema.additionalProperties).toBe(false)
    const lint = () =>
      new Linter().verify('', { plugins: { shipworthy: { rules: { [name]: rule as never } } }, rules: { [`shipworthy/${name}`]: ['error', { noSuchOption: true }] } })
    expect(lint).toThrow(/noSuchOption|should NOT have additional properties|No options|more than 0 items/i)
  })

  test('documents every option and defaults each', () => {
    expect(Object.keys((rule.meta.defaultOptions?.[0] ?? {}) as object).sort()).toEqual([...options].sort())
    const [, section = ''] = page(name).split('\n## Options\n')
    for (const option of options) expect(section.split('\n## ')[0]).toContain(`\`${option}\``)
    if (options.length === 0) expect(section).toBe('')
  })
})

test('the settings page names every setting', () => {
  const settings = readFileSync(new URL('docs/settings.md', root), 'utf8')
  for (const [key, shape] of Object.entries(settingsShape)) {
    expect(settings).toContain(`\`${key}\``)
    if (typeof shape === 'object') for (const part of Object.keys(shape)) expect(settings).toContain(`\`${key}.${part}\``)
  }
})
