import { entrySpecifierFor } from '../project/feature-entries.js'
import { layerVerdictsOf } from '../project/layer-verdicts.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'feature-isolation',
  description: 'disallow a feature from importing what is inside another feature',
  family: 'architecture',
  presets: { layers: 'warn' },
  failure: 'features grow together, so none of them can be changed, tested or handed over alone',
  evidence: [['import', 'require', 'export']],
  files: ['beside', 'generated'],
  hasSuggestions: true,
  messages: {
    featureInternals: '`{{from}}` imports what is inside `{{to}}`: {{why}}, so a change there breaks this feature unnoticed. {{instead}}.',
    suggestEntry: 'Import `{{entry}}`, which offers the same names.',
  },
  check({ file, report }) {
    for (const { import: imported, refusal } of layerVerdictsOf(file).refused) {
      if (refusal.reason !== 'feature') continue
      const { from, to, why, instead } = refusal
      const entry = entrySpecifierFor(file, imported, to.slice(to.lastIndexOf('/') + 1))
      const quote = file.text[imported.node.range[0]]!
      report({
        node: imported.node,
        messageId: 'featureInternals',
        data: { from, to, why, instead },
        suggest: entry === null ? [] : [{ messageId: 'suggestEntry', data: { entry }, fix: (fixer) => fixer.replaceText(imported.node, `${quote}${entry}${quote}`) }],
      })
    }
  },
})
