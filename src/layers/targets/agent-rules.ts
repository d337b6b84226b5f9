import type { Layer, LayersDefinition } from '../definition.js'
import { foldersOf, validated } from '../validate.js'
import { sharedLayerOf } from '../shared-layer.js'
import { hardRules } from './hard-rules.js'
import { writeRulesOf } from './write-levels.js'

export type AgentRulesOptions = {
  /** Names of the ESLint rules the project runs; a hard rule is told with those of them that enforce it, and left out when none does. */
  readonly rules?: readonly string[]
}

const levels = { yes: 'you may write', review: 'write, and mark for review', no: 'do not write' } as const

/** The mark by which a human finds what must be read before it is merged. */
export const reviewMarker = '@vibe-safe: HUMAN-CROSS-REVIEW'

/** The rules for an AI that writes code here, as Markdown: `AGENTS.md`, `CLAUDE.md`, `.cursorrules`, `.github/copilot-instructions.md`. */
export function renderAgentRules(given: LayersDefinition, { rules }: AgentRulesOptions = {}): string {
  const definition = validated(given)
  const entries = Object.entries(definition.layers)
  const told = hardRules.flatMap(({ text, rules: names }) => {
    const running = rules ? names.filter((name) => rules.includes(name)) : names
    return running.length === 0 ? [] : [`- ${text} (${running.map((name) => `\`shipworthy/${name}\``).join(', ')})`]
  })
  return [
    '## Layers',
    '',
    'Every source file belongs to one layer. A layer imports what its row names and nothing else; ESLint (`shipworthy/layer-imports`) reports the rest.',
    '',
    '| layer | holds | may import | AI |',
    '| --- | --- | --- | --- |',
    ...entries.map(([name, layer]) => `| \`${foldersOf(layer.path).join('`, `')}\`${foldersOf(layer.path).some((folder) => folder.endsWith(name)) ? '' : ` (${name})`} | ${layer.purpose} | ${importsOf(layer)} | ${levels[layer.aiMayWrite]} |`),
    '',
    ...edgesOf(definition),
    '## Where you may write',
    '',
    ...writeLines(definition),
    `- Where a review is asked for, begin the file or the changed block with \`// ${reviewMarker}\` and a line that says what you changed and why.`,
    '- Where you may not write, stop and describe the change you need; a human makes it.',
    '',
    ...(told.length > 0 ? ['## Never', '', ...told, ''] : []),
    '## When the linter reports',
    '',
    'Read the message: it names both layers and the legal way. Never disable a `shipworthy/*` rule, widen the layer definition or move a file to silence it.',
  ].join('\n')
}

function importsOf(layer: Layer): string {
  if (layer.mayImport.length === 0) return 'nothing'
  return layer.mayImport.map((edge) => (typeof edge === 'string' ? edge : `${edge.layer} (only ${edge.only.map((entry) => `\`${entry}\``).join(', ')})`)).join(', ')
}

/** Where to go instead, for what people try most. */
function edgesOf(definition: LayersDefinition): readonly string[] {
  const closed = Object.entries(definition.layers).flatMap(([name, { mayNotImport = [] }]) => mayNotImport.map((edge) => `- ${name} never imports ${edge.layer}: ${edge.why}. ${edge.instead}.`))
  const packages = Object.entries(definition.packages ?? {}).map(([name, group]) => `${name} only in ${group.layers.filter((place) => place in definition.layers).join(' and ')}`)
  const features = Object.entries(definition.layers).flatMap(([name, layer]) => (layer.features ? [`- A feature of ${name} imports another by its \`index\` only, or publishes an event (\`shipworthy/feature-isolation\`).`] : []))
  const roots = Object.entries(definition.zones ?? {}).flatMap(([name, zone]) => (zone.importedBy === 'none' && zone.mayImport === 'all' && !zone.keepsLayer ? [`- The ${name} (\`${zone.paths.at(-1)!}\`) imports every layer; nothing imports it.`] : []))
  const [first, last] = [Object.keys(definition.layers)[0]!, Object.keys(definition.layers).at(-1)!]
  const shared = definition.typeImports === 'allow' ? null : sharedLayerOf(definition, first === last ? first : (Object.keys(definition.layers)[2] ?? first), last)
  return [
    ...closed,
    ...features,
    ...roots,
    ...(packages.length > 0 ? [`- Packages (\`shipworthy/layer-packages\`): ${packages.join('; ')}.`] : []),
    ...(shared ? [`- Types that two layers need go to ${shared} (\`shipworthy/layer-type-imports\`).`] : []),
    '',
  ]
}

function writeLines(definition: LayersDefinition): readonly string[] {
  const rules = writeRulesOf(definition)
  const paths = (level: 'yes' | 'review' | 'no') => rules.filter((rule) => rule.level === level && !isCovered(rule, rules)).map(({ path }) => `\`${path}\``)
  const lines: string[] = []
  for (const [level, text] of [['yes', 'Free'], ['review', 'With a review'], ['no', 'Humans only']] as const) if (paths(level).length > 0) lines.push(`- ${text}: ${paths(level).join(', ')}`)
  return lines
}

/** An exception of the same level says nothing new, unless it is a file that deserves its name. */
function isCovered(rule: ReturnType<typeof writeRulesOf>[number], rules: ReturnType<typeof writeRulesOf>): boolean {
  return rule.isException && rule.path.includes('*') && rules.some((other) => !other.isException && other.layer === rule.layer && other.level === rule.level)
}

/** Rules of Cursor, a file each: one for all, and one for each layer that is read when a file of that layer is open. */
export function renderCursorRules(given: LayersDefinition, options: AgentRulesOptions = {}): Readonly<Record<string, string>> {
  const definition = validated(given)
  const files: Record<string, string> = {
    '.cursor/rules/shipworthy.mdc': matter('The layers of this project, who may write where, and what must never be written', '', true) + renderAgentRules(definition, options) + '\n',
  }
  for (const [name, layer] of Object.entries(definition.layers)) {
    const globs = foldersOf(layer.path).map((folder) => `${folder}/**`)
    files[`.cursor/rules/layer-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.mdc`] = matter(`The layer ${name}: ${layer.purpose}`, globs.join(','), false) + renderLayerRules(definition, name, layer) + '\n'
  }
  return files
}

function matter(description: string, globs: string, always: boolean): string {
  // Quoted: a colon followed by a space would be a key.
  return `---\ndescription: ${JSON.stringify(description)}\nglobs:${globs ? ` ${globs}` : ''}\nalwaysApply: ${String(always)}\n---\n\n`
}

function renderLayerRules(definition: LayersDefinition, name: string, layer: Layer): string {
  const packages = Object.entries(definition.packages ?? {})
  const own = packages.flatMap(([group, { layers }]) => (layers.includes(name) ? [group] : []))
  const others = packages.filter(([, { layers }]) => !layers.includes(name))
  const exceptions = writeRulesOf(definition).filter((rule) => rule.layer === name && rule.isException)
  return [
    `# ${name}`,
    '',
    `Holds ${layer.purpose}.`,
    '',
    `- AI: ${levels[layer.aiMayWrite]}.`,
    ...exceptions.map(({ path, level }) => `- AI, \`${path}\`: ${levels[level]}.`),
    ...(layer.aiMayWrite !== 'no' || exceptions.some(({ level }) => level === 'review') ? [`- Mark what needs a review with \`// ${reviewMarker}\`.`] : []),
    `- Imports: ${importsOf(layer)}.`,
    ...(layer.mayNotImport ?? []).map((edge) => `- Not ${edge.layer}: ${edge.why}. ${edge.instead}.`),
    ...(own.length > 0 ? [`- Home of: ${own.join(', ')}.`] : []),
    ...others.map(([group, { instead }]) => `- No ${group}: ${instead}.`),
    ...(layer.features ? ['- Each folder is a feature; others reach it by its `index` only.'] : []),
  ].join('\n')
}
