import { layerVerdictsOf } from '../project/layer-verdicts.js'
import { sharedLayerOf } from '../layers/shared-layer.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'layer-type-imports',
  description: 'disallow types from layers whose values may not be imported',
  family: 'architecture',
  presets: { layers: 'warn' },
  failure: 'a changed column or vendor field breaks the build of layers that should not know it, and its shape leaks to callers',
  evidence: [['import', 'export']],
  files: ['beside', 'generated'],
  messages: {
    typeOverClosedEdge:
      '`{{from}}` takes a type of `{{to}}`, which it may not import: a change there breaks the build here, though nothing runs. Move the type to {{shared}}.',
    typeOfPackage:
      '`{{from}}` takes a type of `{{to}}`, which belongs to {{owners}}: a new version of the package breaks the build here. Declare what you need in {{shared}}.',
  },
  check({ file, report }) {
    const { project, refused } = layerVerdictsOf(file)
    for (const { import: imported, refusal, target, weight } of refused) {
      if (!project || weight !== 'warn') continue
      const { from, to } = refusal
      const shared = sharedLayerOf(project.layers.definition, from, target === null ? from : to)
      const place = shared === null ? 'a layer that both may import' : `\`${shared}\``
      if (target === null) report({ node: imported.node, messageId: 'typeOfPackage', data: { from, to, owners: listOf(refusal.allowed), shared: place } })
      else report({ node: imported.node, messageId: 'typeOverClosedEdge', data: { from, to, shared: place } })
    }
  },
})

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ')
}
