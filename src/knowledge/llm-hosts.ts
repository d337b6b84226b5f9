import type { LlmMethod, LlmVendor } from './llm-sdks.js'
import type { Catalogue } from './modules.js'
import { tableOf } from './table-of.js'

/** Hosts of model vendors' HTTP APIs, from their API references (2026-11). A host also covers its sub-domains. */
export const llmHosts: Readonly<Record<string, LlmVendor>> = tableOf({
  'api.openai.com': 'openai',
  'openai.azure.com': 'azure-openai',
  'api.anthropic.com': 'anthropic',
  'generativelanguage.googleapis.com': 'google',
  'aiplatform.googleapis.com': 'google',
  'openrouter.ai': 'openrouter',
  'api.groq.com': 'groq',
  'api.mistral.ai': 'mistral',
  'codestral.mistral.ai': 'mistral',
  'api.cohere.ai': 'cohere',
  'api.cohere.com': 'cohere',
  'api.deepseek.com': 'deepseek',
  'api.together.xyz': 'together',
  'api.together.ai': 'together',
  'api.x.ai': 'xai',
  'api.perplexity.ai': 'perplexity',
  'api.fireworks.ai': 'fireworks',
  'api.cerebras.ai': 'cerebras',
  'api.replicate.com': 'replicate',
  'api-inference.huggingface.co': 'huggingface',
  'router.huggingface.co': 'huggingface',
  'ai-gateway.vercel.sh': 'any',
  'gateway.ai.cloudflare.com': 'any',
  'bedrock-runtime.amazonaws.com': 'bedrock',
  'dashscope.aliyuncs.com': 'any',
  'api.moonshot.cn': 'any',
  'api.moonshot.ai': 'any',
})

/** Endings of the paths of those APIs, most specific first, and what they ask for. Other paths (model lists, keys, usage) run no model. */
export const llmEndpoints: readonly (readonly [ending: string, method: LlmMethod])[] = [
  ['/chat/completions', { kind: 'chat', caps: ['max_completion_tokens', 'max_tokens', 'generation_config.max_tokens'] }],
  ['/responses', { kind: 'responses', caps: ['max_output_tokens'] }],
  ['/completions', { kind: 'completion', caps: [] }],
  ['/messages', { kind: 'chat', caps: [] }],
  [':generateContent', { kind: 'chat', caps: ['generationConfig.maxOutputTokens', 'generation_config.max_output_tokens'] }],
  [':streamGenerateContent', { kind: 'chat', caps: ['generationConfig.maxOutputTokens', 'generation_config.max_output_tokens'] }],
  ['/chat', { kind: 'chat', caps: ['max_tokens'] }],
  ['/generate', { kind: 'completion', caps: ['max_tokens'] }],
  ['/converse', { kind: 'chat', caps: ['inferenceConfig.maxTokens'] }],
  ['/invoke', { kind: 'generate-text', caps: [] }],
  ['/predictions', { kind: 'generate-text', caps: [] }],
  ['/embeddings', { kind: 'embedding', caps: [] }],
  [':embedContent', { kind: 'embedding', caps: [] }],
  ['/embed', { kind: 'embedding', caps: [] }],
  ['/rerank', { kind: 'rerank', caps: [] }],
  ['/images/generations', { kind: 'image', caps: [] }],
  ['/images/edits', { kind: 'image', caps: [] }],
  [':predict', { kind: 'image', caps: [] }],
  ['/audio/transcriptions', { kind: 'audio', caps: [] }],
  ['/audio/translations', { kind: 'audio', caps: [] }],
  ['/audio/speech', { kind: 'audio', caps: [] }],
  ['/moderations', { kind: 'moderation', caps: [] }],
  ['/runs', { kind: 'agent', caps: ['max_completion_tokens'] }],
]

/** Clients of HTTP that send a body: which argument is the URL, which the options, and under which key the body is. */
export const httpSenders: Catalogue<{ readonly options: number; readonly body: string | null; readonly url?: 'url' }> = {
  axios: {
    '()': { options: 0, body: 'data', url: 'url' },
    'request.()': { options: 0, body: 'data', url: 'url' },
    'post.()': { options: 1, body: null },
    'create.().post.()': { options: 1, body: null },
  },
  got: { '()': { options: 1, body: 'json' }, 'post.()': { options: 1, body: 'json' }, 'got.()': { options: 1, body: 'json' }, 'got.post.()': { options: 1, body: 'json' } },
  ky: { '()': { options: 1, body: 'json' }, 'post.()': { options: 1, body: 'json' } },
  ofetch: { 'ofetch.()': { options: 1, body: 'body' }, '$fetch.()': { options: 1, body: 'body' } },
  'node-fetch': { '()': { options: 1, body: 'body' } },
  'cross-fetch': { '()': { options: 1, body: 'body' }, 'fetch.()': { options: 1, body: 'body' } },
  undici: { 'fetch.()': { options: 1, body: 'body' }, 'request.()': { options: 1, body: 'body' } },
  superagent: { 'post.()': { options: 1, body: null } },
}
