import { typeImportFix } from '../fixes/type-import.js'
import type { Refusal } from '../layers/compile.js'
import { layerVerdictsOf } from '../project/layer-verdicts.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'layer-imports',
  description: 'disallow imports that the layers of the project forbid',
  family: 'architecture',
  presets: { layers: 'error' },
  failure: 'every part depends on every other, so a change for one customer breaks something nobody looked at',
  // A file in no layer is reported whatever it holds.
  evidence: [],
  files: ['beside', 'generated'],
  hasSuggestions: true,
  messages: {
    closedEdge: '`{{from}}` may not import `{{to}}`: {{why}}. It may import {{allowed}}. {{instead}}.',
    closedEntry: '`{{from}}` may not import this part of `{{to}}`: {{why}}. {{instead}}.',
    closedZone: '`{{from}}` may not import `{{to}}`: {{why}}. {{instead}}.',
    unassignedFile:
      'This file lies in `{{root}}` and belongs to no layer, so nothing checks what it imports or who imports it. Assign this file to a layer: move it into {{layers}}.',
    unresolvedImport: '`{{module}}` leads to no file and to no declared package, so no layer can judge it. {{advice}}.',
    emptyLayer: 'The layer `{{layer}}` is said to lie in `{{folder}}`, where no file is, so nothing checks it. {{advice}}.',
    noLayers:
      'No folder of a layer lies around this file, so the layers check nothing. Create `src/01-Core` and its siblings, or map your folders in `settings.shipworthy.layers`.',
    suggestTypeImport: 'Import only the types of `{{to}}`: nothing of it is left when the program runs.',
  },
  check({ file, report }) {
    const node = file.source.ast
    const { project, path, place, refused, unresolved, emptyLayers, hasNoLayers } = layerVerdictsOf(file)
    const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }
    if (hasNoLayers) report({ node, loc, messageId: 'noLayers' })
    for (const { name, folder, nearest } of emptyLayers) {
      const advice = nearest ? `Write \`${nearest}\` if that is meant` : 'Write the folder that holds it, or remove the layer'
      report({ node, loc, messageId: 'emptyLayer', data: { layer: name, folder, advice } })
    }
    if (project && place.kind === 'unassigned') {
      const names = Object.keys(project.layers.definition.layers)
      report({ node, loc, messageId: 'unassignedFile', data: { root: path.slice(0, Math.max(0, path.indexOf('/'))) || '.', layers: listOf(names) } })
    }
    const judged = new Set<unknown>()
    for (const { import: imported, refusal, target, weight } of refused) {
      if (target === null || refusal.reason === 'feature') continue
      judged.add(imported)
      if (weight === 'warn') continue
      const fix = refusal.typeImports === 'same' ? null : typeImportFix(file, imported.declaration)
      const suggest = fix ? [{ messageId: 'suggestTypeImport', data: { to: refusal.to }, fix } as const] : []
      const { from, to, why, instead } = refusal
      const data = { from, to, why, instead }
      if (refusal.reason === 'matrix') report({ node: imported.node, messageId: 'closedEdge', data: { ...data, allowed: allowedBy(refusal) }, suggest })
      else if (refusal.reason === 'entry') report({ node: imported.node, messageId: 'closedEntry', data, suggest })
      else report({ node: imported.node, messageId: 'closedZone', data, suggest })
    }
    for (const { import: imported, problem } of unresolved) {
      if (judged.has(imported)) continue
      const advice = problem ? `${problem}: mend that first` : adviceFor(imported.specifier)
      report({ node: imported.node, messageId: 'unresolvedImport', data: { module: imported.specifier, advice } })
    }
  },
})

function adviceFor(specifier: string): string {
  if (specifier.startsWith('.')) return 'Correct the path'
  if (specifier.startsWith('#')) return 'Correct it, or add it to `imports` of `package.json`'
  return 'Correct it, add it to `paths` of `tsconfig.json`, or declare the package in `package.json`'
}

function allowedBy({ from, allowed }: Refusal): string {
  const others = allowed.filter((name) => name !== from)
  return others.length === 0 ? 'no other layer' : listOf(others, 'and')
}

function listOf(names: readonly string[], word = 'or'): string {
  const quoted = names.map((name) => `\`${name}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)!}`
}
