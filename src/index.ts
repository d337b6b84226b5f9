import { createRequire } from 'node:module'
import type { TSESLint } from '@typescript-eslint/utils'
import { flatConfigOf, presetNames } from './presets.js'
import type { ShipworthyRule } from './rule.js'
import { rules } from './rules/index.js'

const { name, version } = createRequire(import.meta.url)('../package.json') as { name: string; version: string }

export type RuleName = keyof typeof rules
export type ConfigName = (typeof presetNames)[number]

export type ShipworthyPlugin = {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: 'shipworthy' }
  readonly rules: Readonly<Record<RuleName, ShipworthyRule>>
  /** Flat configs: `extends: ['shipworthy/recommended']` beside `plugins: { shipworthy }`, or spread into the array. */
  readonly configs: Readonly<Record<ConfigName, TSESLint.FlatConfig.Config>>
}

const configs = {} as Record<ConfigName, TSESLint.FlatConfig.Config>

/** Production rules for TypeScript back ends and their front ends. */
const plugin: ShipworthyPlugin = { meta: { name, version, namespace: 'shipworthy' }, rules, configs }

for (const preset of presetNames) configs[preset] = flatConfigOf(plugin as never, rules, preset)
Object.freeze(configs)

export default plugin
