import { unexplainedModelsOf } from '../facts/expensive-models.js'
import { expensiveModelEvidence } from '../knowledge/expensive-models.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-unjustified-model',
  description: 'disallow choosing an expensive model without a comment that says why',
  family: 'ai',
  presets: { strict: 'warn' },
  failure: 'the dearest model ends up behind every feature, because it was in the example, and the bill is ten times what it could be',
  // Settings may name any model.
  evidence: [[...expensiveModelEvidence, 'model', 'Model', 'MODEL']],
  messages: {
    unjustifiedModel:
      '`{{model}}` costs ${{output}} for a million tokens of output, many times what smaller models cost, and nothing says why it is needed. Use a smaller one, or give the reason in a comment above.',
    unjustifiedChoice: '`{{model}}` is one of the project\'s expensive models, and nothing says why it is needed here. Use a smaller one, or give the reason in a comment above.',
  },
  check({ file, report }) {
    for (const { node, model, output } of unexplainedModelsOf(file)) {
      if (output === null) report({ node, messageId: 'unjustifiedChoice', data: { model } })
      else report({ node, messageId: 'unjustifiedModel', data: { model, output: String(output) } })
    }
  },
})
