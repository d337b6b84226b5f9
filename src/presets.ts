import type { PresetEntry, PresetName, ShipworthyRule } from './rule.js'

export type RuleEntry = Extract<PresetEntry, string> | [Extract<PresetEntry, string>, object]

/** A flat config object of the plugin: in terms of its own, so that it fits the types of every version of ESLint. */
export type PresetConfig<Plugin> = {
  readonly name: string
  readonly plugins: { readonly shipworthy: Plugin }
  readonly rules: Readonly<Record<string, RuleEntry>>
}

/** The presets in the order in which a project moves up: each keeps what the one before it reports. */
export const presetLadder = ['prototype', 'recommended', 'strict'] as const satisfies readonly PresetName[]

/** Every preset. `layers` stands beside the ladder: it checks the architecture, in addition to any of the others. */
export const presetNames = [...presetLadder, 'layers'] as const satisfies readonly PresetName[]

/** What a preset turns on, by rule name without prefix, derived from the rules' metadata. */
export function presetOf(rules: Readonly<Record<string, ShipworthyRule>>, preset: PresetName): Readonly<Record<string, RuleEntry>> {
  const entries: Record<string, RuleEntry> = {}
  for (const [name, rule] of Object.entries(rules)) {
    const entry = rule.meta.docs?.presets[preset]
    if (entry) entries[name] = typeof entry === 'string' ? entry : [entry[0], structuredClone(entry[1])]
  }
  return entries
}

/** A preset as a flat config object. Frozen: a config that is shared must not change under a user who extends it. */
export function flatConfigOf<Plugin>(
  plugin: Plugin,
  rules: Readonly<Record<string, ShipworthyRule>>,
  preset: PresetName,
): PresetConfig<Plugin> {
  const entries = Object.entries(presetOf(rules, preset)).map(([name, entry]) => [`shipworthy/${name}`, deeplyFrozen(entry)] as const)
  return Object.freeze({
    name: `shipworthy/${preset}`,
    plugins: Object.freeze({ shipworthy: plugin }),
    rules: Object.freeze(Object.fromEntries(entries)),
  })
}

function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deeplyFrozen)
  return Object.freeze(value)
}
