import type { LayersDefinition } from '../definition.js'
import { foldersOf, validated } from '../validate.js'
import { writeRulesOf } from './write-levels.js'

/**
 * Lines for `CODEOWNERS`: the owners of each layer, and whoever must read what an AI may not merge alone. A line without an
 * owner takes ownership away, so a layer without owners gets none unless a fallback is given.
 */
export function renderCodeowners(given: LayersDefinition, { reviewers = [] }: { readonly reviewers?: readonly string[] } = {}): string {
  const definition = validated(given)
  const lines: string[] = []
  for (const [name, layer] of Object.entries(definition.layers)) {
    const owners = layer.owners ?? (layer.aiMayWrite === 'yes' ? [] : reviewers)
    if (owners.length > 0) for (const folder of foldersOf(layer.path)) lines.push(`/${folder}/ ${owners.join(' ')}`)
    const guards = layer.owners ?? reviewers
    if (guards.length === 0) continue
    for (const rule of writeRulesOf(definition)) if (rule.layer === name && rule.isException && rule.level !== 'yes') lines.push(`/${rule.path} ${guards.join(' ')}`)
  }
  return lines.length > 0 ? lines.join('\n') : '# No layer names `owners`.'
}

export type AgentPermissions = { readonly deny: readonly string[]; readonly ask: readonly string[] }

/** What an agent's tools may not edit, and what they must ask for, in the form of `permissions` in `.claude/settings.json`. */
export function agentPermissionsOf(given: LayersDefinition): AgentPermissions {
  const definition = validated(given)
  const rules = writeRulesOf(definition)
  const deny: string[] = []
  const ask: string[] = []
  for (const { path, level, layer, isException } of rules) {
    // A denial wins over every exception: a layer with a part that may be written is asked for instead.
    const hasOpenPart = !isException && rules.some((other) => other.layer === layer && other.isException && other.level !== 'no')
    if (level === 'no' && !hasOpenPart) deny.push(`Edit(./${path})`)
    else if (level !== 'yes') ask.push(`Edit(./${path})`)
  }
  return { deny, ask }
}

/** `.claude/settings.json` with the permissions added; everything else stays. Throws when the file is no JSON object. */
export function withAgentPermissions(existing: string | null, definition: LayersDefinition): string {
  const settings: unknown = existing === null || existing.trim() === '' ? {} : JSON.parse(existing)
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) throw new Error('`.claude/settings.json` must hold an object.')
  const { permissions = {} } = settings as { permissions?: Readonly<Record<string, unknown>> }
  const own = agentPermissionsOf(definition)
  const joined = (list: unknown, more: readonly string[]) => [...new Set([...(Array.isArray(list) ? (list as unknown[]) : []), ...more])]
  const result = { ...settings, permissions: { ...permissions, deny: joined(permissions['deny'], own.deny), ask: joined(permissions['ask'], own.ask) } }
  return `${JSON.stringify(result, null, 2)}\n`
}
