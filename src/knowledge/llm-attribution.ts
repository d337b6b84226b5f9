/** Dotted keys of a call's parameters that say for whom or for what it is made, in the API references of the vendors (2026-11). */
export const attributionKeys: readonly string[] = [
  // OpenAI and vendors of the same protocol: https://platform.openai.com/docs/guides/safety-best-practices
  'user', 'safety_identifier', 'safetyIdentifier', 'userId', 'user_id', 'endUserId',
  // OpenAI, Anthropic (`metadata.user_id`), Mistral, LangChain
  'metadata', 'chatGenerationParams.user',
  // LangChain: https://docs.langchain.com/langsmith/add-metadata-tags
  'tags', 'runName', 'configurable.userId', 'configurable.user_id',
  // Bedrock, Vertex AI
  'requestMetadata', 'labels', 'config.labels',
  // The AI SDK's way to the parameters of a vendor or gateway
  'providerOptions.openai.user', 'providerOptions.openai.safetyIdentifier', 'providerOptions.openai.metadata', 'providerOptions.anthropic.metadata',
  'providerOptions.gateway.user', 'providerOptions.gateway.tags', 'providerOptions.azure.user', 'providerOptions.openrouter.user',
  // Wrapped clients of observability tools
  'posthogDistinctId', 'posthogProperties', 'langfuse', 'span_name',
]

/** Keys of the AI SDK's telemetry, by versions. https://ai-sdk.dev/docs/ai-sdk-core/telemetry */
export const telemetryKeys: readonly string[] = ['experimental_telemetry', 'telemetry']

/** Keys of the telemetry that identify the feature or the user. */
export const telemetryIds: readonly string[] = ['functionId', 'metadata']

/** Headers by which gateways attribute a request: Helicone, Portkey, Cloudflare, LiteLLM. OpenRouter's referer names the app, neither user nor feature. */
export const attributionHeader = /user|feature|metadata|property|session|tenant|customer|trace/i

/** Words of functions that wrap a client and record who calls: `observeOpenAI`, `wrapOpenAI`, `withTracing`, `traceable`. */
export const recordingWords: ReadonlySet<string> = new Set(['observe', 'wrap', 'trace', 'traced', 'traceable', 'tracing', 'instrument', 'monitor', 'metered', 'track'])

/** Keys by which the options of a project's own client show that it sends a prompt. */
export const promptKeys: ReadonlySet<string> = new Set([
  'prompt', 'messages', 'system', 'systemPrompt', 'userMessage', 'userPrompt', 'input', 'question', 'contents', 'instructions', 'text', 'message', 'content', 'query',
])
