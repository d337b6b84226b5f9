import { addedProperty } from '../fixes/added-property.js'
import { llmCallsOf } from '../facts/llm-calls.js'
import { llmEvidence } from '../knowledge/llm-sdks.js'
import { defineRule } from '../rule.js'

/** Enough for a few paragraphs; whoever applies the suggestion knows better. */
const placeholder = '1024'

export default defineRule({
  name: 'require-llm-output-cap',
  description: 'require a limit on the output tokens of every call to a language model',
  family: 'ai',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'one prompt that makes the model ramble is billed up to the largest answer the model can give, on every request',
  evidence: [llmEvidence],
  hasSuggestions: true,
  messages: {
    uncappedOutput:
      '`{{api}}` sets no limit on output tokens, so a prompt that makes the model ramble is billed up to its maximum. Set `{{key}}` to what this feature needs.',
    uncappedRequest:
      'The request to `{{host}}` sets no limit on output tokens, so a prompt that makes the model ramble is billed up to its maximum. Set `{{key}}` to what this feature needs.',
    suggestCap: 'Limit the answer to {{value}} tokens with `{{key}}`.',
  },
  check({ file, report }) {
    for (const { node, api, cap, capPlace, vendor, host } of llmCallsOf(file)) {
      // A model on one's own machine has no bill.
      if (cap !== 'absent' || vendor === 'ollama') continue
      const key = capPlace?.key ?? 'max_tokens'
      const fix = capPlace && addedProperty(file, capPlace.object, capPlace.key, placeholder)
      const suggest = fix ? [{ messageId: 'suggestCap', data: { key, value: placeholder }, fix } as const] : []
      if (host === null) report({ node: node.callee, messageId: 'uncappedOutput', data: { api, key }, suggest })
      else report({ node: node.callee, messageId: 'uncappedRequest', data: { host, key }, suggest })
    }
  },
})
