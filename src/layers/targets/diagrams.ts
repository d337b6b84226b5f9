import type { LayersDefinition } from '../definition.js'
import { foldersOf, validated } from '../validate.js'

/** A Mermaid flow chart of who may import whom; a dotted edge is open at some entry points only. */
export function renderMermaid(given: LayersDefinition): string {
  const { layers } = validated(given)
  const id = (name: string) => `l${Object.keys(layers).indexOf(name) + 1}`
  const lines = ['flowchart TD']
  for (const [name, { purpose }] of Object.entries(layers)) lines.push(`  ${id(name)}["<b>${name}</b><br/>${purpose.replaceAll('"', '#quot;')}"]`)
  for (const [name, { mayImport }] of Object.entries(layers))
    for (const edge of mayImport) lines.push(typeof edge === 'string' ? `  ${id(name)} --> ${id(edge)}` : `  ${id(name)} -. "${edge.only.join(', ')}" .-> ${id(edge.layer)}`)
  const closed = Object.entries(layers).filter(([, { aiMayWrite }]) => aiMayWrite === 'no')
  if (closed.length > 0) lines.push('  classDef humans stroke-width:3px', `  class ${closed.map(([name]) => id(name)).join(',')} humans`)
  return lines.join('\n')
}

/** The matrix as a Markdown table. */
export function renderLayerTable(given: LayersDefinition): string {
  const { layers } = validated(given)
  const rows = Object.values(layers).map((layer) => {
    const imports = layer.mayImport.map((edge) => (typeof edge === 'string' ? edge : `${edge.layer}: ${edge.only.map((entry) => `\`${entry}\``).join(', ')}`))
    const exceptions = (layer.writeExceptions ?? []).map(({ path, aiMayWrite }) => `\`${path}\`: ${aiMayWrite}`)
    return `| \`${foldersOf(layer.path).join('`, `')}\` | ${layer.purpose} | ${imports.join('; ') || 'nothing'} | ${[layer.aiMayWrite, ...exceptions].join('; ')} |`
  })
  return ['| layer | holds | may import | AI may write |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** Packages and the layers they belong to, as a Markdown table. */
export function renderPackageTable(given: LayersDefinition): string {
  const { layers, packages = {} } = validated(given)
  const rows = Object.entries(packages).map(([name, group]) => `| ${name} | ${group.layers.filter((place) => place in layers).join(', ')} | ${group.packages.map((entry) => `\`${entry}\``).join(' ')} | ${group.why} |`)
  return ['| group | belongs to | packages | why |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
