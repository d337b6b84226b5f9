import { attributionOf, unattributedCallsOf } from '../facts/llm-attribution.js'
import { llmCallsOf, type LlmCall } from '../facts/llm-calls.js'
import { llmEvidence } from '../knowledge/llm-sdks.js'
import { defineRule } from '../rule.js'

/** What is asked for a person: embeddings, moderation and transcripts have no place for it in most APIs. */
const attributable: ReadonlySet<string> = new Set(['chat', 'responses', 'completion', 'generate-text', 'generate-object', 'agent', 'image'])

export default defineRule({
  name: 'require-llm-attribution',
  description: 'require every call to a language model to say for which user or feature it is made',
  family: 'ai',
  presets: { strict: 'error' },
  failure: 'the bill triples, and nobody can tell which customer or feature did it, nor block the one account that abuses it',
  evidence: [[...llmEvidence, 'llm', 'LLM', 'Llm', 'ai', 'AI', 'Ai']],
  messages: {
    anonymousCall:
      '`{{api}}` says neither for which user nor for which feature it runs, so a jump in cost or an abuse report leads to nobody. Pass {{key}}.',
    anonymousRequest:
      'The request to `{{host}}` says neither for which user nor for which feature it runs, so a jump in cost or an abuse report leads to nobody. Pass {{key}}.',
    missingField: '`{{api}}` is called without {{fields}}, so its cost is booked on nobody. Pass what `settings.llm.attribution` asks for.',
  },
  check({ file, report }) {
    for (const call of llmCallsOf(file)) {
      // A model on one's own machine has no bill.
      if (call.vendor === 'ollama' || !attributable.has(call.kind) || attributionOf(file, call) !== 'absent') continue
      const { node, api, host } = call
      const key = remedyFor(call)
      if (host === null) report({ node: node.callee, messageId: 'anonymousCall', data: { api, key } })
      else report({ node: node.callee, messageId: 'anonymousRequest', data: { host, key } })
    }
    for (const { node, api, missing } of unattributedCallsOf(file))
      report({ node: node.callee, messageId: 'missingField', data: { api, fields: missing.map((field) => `\`${field}\``).join(' and ') } })
  },
})

/** Where the vendor takes it. */
function remedyFor({ sdk, vendor, kind }: LlmCall): string {
  if (sdk === 'ai-sdk') return '`experimental_telemetry` with a `functionId`'
  if (sdk === 'anthropic' || vendor === 'anthropic') return '`metadata: { user_id }`'
  if (sdk === 'langchain') return '`metadata` or `tags`'
  if (sdk === 'bedrock') return '`requestMetadata`'
  if (vendor === 'google') return '`labels`, or call a client of your own that records both'
  if (vendor === 'openai' && kind !== 'image') return '`safety_identifier` or `metadata`'
  return kind === 'image' || sdk === 'openai' || sdk === 'groq' || sdk === 'http' ? '`user`' : '`metadata`, or call a client of your own that records both'
}
