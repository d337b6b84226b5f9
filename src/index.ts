import { createRequire } from 'node:module'
import { flatConfigOf, presetNames, type PresetConfig } from './presets.js'
import type { ShipworthyRule } from './rule.js'
import { rules } from './rules/index.js'

const { name, version } = createRequire(import.meta.url)('../package.json') as { name: string; version: string }

export { defineLayers, type LayersDefinition } from './layers/definition.js'
export type { LayersSettings } from './layers/from-settings.js'

export type RuleName = keyof typeof rules
export type ConfigName = (typeof presetNames)[number]

/**
 * A rule as the plugin exports it. The types of ESLint 9, ESLint 10 and typescript-eslint disagree on what `create` is given,
 * so it is left to the one that runs the rule.
 */
export type PublishedRule = Pick<ShipworthyRule, 'name' | 'meta'> & {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  create(context: any): any
}

export type ShipworthyPlugin = {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: 'shipworthy' }
  readonly rules: Readonly<Record<RuleName, PublishedRule>>
  /** Flat configs: `extends: ['shipworthy/recommended']` beside `plugins: { shipworthy }`, or spread into the array. */
  readonly configs: Readonly<Record<ConfigName, PresetConfig<ShipworthyPlugin>>>
}

const configs = {} as Record<ConfigName, PresetConfig<ShipworthyPlugin>>

/** Production rules for TypeScript back ends and their front ends. */
const plugin: ShipworthyPlugin = { meta: { name, version, namespace: 'shipworthy' }, rules, configs }

for (const preset of presetNames) configs[preset] = flatConfigOf(plugin, rules, preset)
Object.freeze(configs)

export default plugin
