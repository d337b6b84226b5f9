import { typeImportFix } from '../fixes/type-import.js'
import { layerVerdictsOf } from '../project/layer-verdicts.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'layer-packages',
  description: 'disallow packages outside the layer that owns them',
  family: 'architecture',
  presets: { layers: 'error' },
  failure: 'the database, the model or the payment provider is called from anywhere, so there is no one place for pools, budgets and idempotency keys',
  evidence: [['import', 'require', 'export']],
  files: ['beside', 'generated'],
  hasSuggestions: true,
  messages: {
    foreignPackage: '`{{package}}` does not belong in `{{from}}`: {{why}}. {{instead}}; only {{owners}} may import it.',
    suggestTypeImport: 'Import only the types of `{{package}}`: nothing of it is left when the program runs.',
  },
  check({ file, report }) {
    for (const { import: imported, refusal, target, weight } of layerVerdictsOf(file).refused) {
      if (target !== null || weight === 'warn') continue
      const { from, to, why, instead, allowed } = refusal
      const fix = refusal.typeImports === 'same' ? null : typeImportFix(file, imported.declaration)
      report({
        node: imported.node,
        messageId: 'foreignPackage',
        data: { package: to, from, why, instead, owners: allowed.map((name) => `\`${name}\``).join(' and ') },
        suggest: fix ? [{ messageId: 'suggestTypeImport', data: { package: to }, fix }] : [],
      })
    }
  },
})
