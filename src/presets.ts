import type { TSESLint } from '@typescript-eslint/utils'
import type { PresetEntry, PresetName, ShipworthyRule } from './rule.js'

export type RuleEntry = Extract<PresetEntry, string> | [Extract<PresetEntry, string>, object]

/** The presets in the order in which a project moves up. */
export const presetNames = ['prototype', 'recommended', 'strict'] as const satisfies readonly PresetName[]

/** What a preset turns on, by rule name without prefix, derived from the rules' metadata. */
export function presetOf(rules: Readonly<Record<string, ShipworthyRule>>, preset: PresetName): Readonly<Record<string, RuleEntry>> {
  const entries: Record<string, RuleEntry> = {}
  for (const [name, rule] of Object.entries(rules)) {
    const entry = rule.meta.docs?.presets[preset]
    if (entry) entries[name] = typeof entry === 'string' ? entry : [entry[0], { ...entry[1] }]
  }
  return entries
}

/** A preset as a flat config object. Frozen: a config that is shared must not change under a user who extends it. */
export function flatConfigOf(
  plugin: TSESLint.FlatConfig.Plugin,
  rules: Readonly<Record<string, ShipworthyRule>>,
  preset: PresetName,
): TSESLint.FlatConfig.Config {
  const entries = Object.entries(presetOf(rules, preset)).map(([name, entry]) => [`shipworthy/${name}`, Object.freeze(entry)] as const)
  return Object.freeze({
    name: `shipworthy/${preset}`,
    plugins: Object.freeze({ shipworthy: plugin }),
    rules: Object.freeze(Object.fromEntries(entries)) as TSESLint.FlatConfig.Rules,
  })
}
