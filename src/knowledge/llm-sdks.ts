import type { Catalogue } from './modules.js'
import { tableOf } from './table-of.js'

export type LlmVendor =
  | 'openai'
  | 'azure-openai'
  | 'anthropic'
  | 'google'
  | 'mistral'
  | 'cohere'
  | 'groq'
  | 'bedrock'
  | 'deepseek'
  | 'together'
  | 'openrouter'
  | 'xai'
  | 'perplexity'
  | 'fireworks'
  | 'cerebras'
  | 'replicate'
  | 'huggingface'
  | 'ollama'
  /** The vendor is chosen by a model object, a gateway or a base URL that the file does not show. */
  | 'any'

/** What a call asks a model for. */
export type LlmKind =
  | 'chat'
  | 'responses'
  | 'completion'
  | 'generate-text'
  | 'generate-object'
  | 'agent'
  | 'embedding'
  | 'image'
  | 'audio'
  | 'moderation'
  | 'rerank'

/** One family of clients whose instances have the same methods. */
export type LlmSdk =
  | 'openai'
  | 'anthropic'
  | 'google-genai'
  | 'google-generative-ai'
  | 'firebase-ai'
  | 'mistral'
  | 'cohere'
  | 'groq'
  | 'together'
  | 'cerebras'
  | 'openrouter'
  | 'bedrock'
  | 'ai-sdk'
  | 'langchain'
  | 'llamaindex'
  | 'ollama'
  | 'replicate'
  | 'huggingface'
  | 'http'

export type LlmClient = { readonly sdk: LlmSdk; readonly vendor: LlmVendor }

const client = (sdk: LlmSdk, vendor: LlmVendor): LlmClient => ({ sdk, vendor })
const exportsOf = (entry: LlmClient, ...paths: readonly string[]): Readonly<Record<string, LlmClient>> =>
  Object.fromEntries(paths.map((path) => [path, entry]))

const langchain = (vendor: LlmVendor, ...classes: readonly string[]) =>
  exportsOf(client('langchain', vendor), ...classes.map((name) => `${name}.new()`))
const llamaindex = (vendor: LlmVendor, ...names: readonly string[]) =>
  exportsOf(client('llamaindex', vendor), ...names.flatMap((name) => [`${name}.new()`, `${name}.()`]))
const aiProvider = (vendor: LlmVendor, ...factories: readonly string[]) =>
  exportsOf(client('ai-sdk', vendor), ...factories.map((name) => `${name}.()`))

/** Constructors and factories that give a client: an object with credentials, timeouts and retries of its own. */
export const llmClients: Catalogue<LlmClient> = {
  openai: {
    ...exportsOf(client('openai', 'openai'), 'new()', 'OpenAI.new()', 'OpenAIApi.new()'),
    ...exportsOf(client('openai', 'azure-openai'), 'AzureOpenAI.new()'),
  },
  '@openai/openai': exportsOf(client('openai', 'openai'), 'new()', 'OpenAI.new()'),
  '@azure/openai': exportsOf(client('openai', 'azure-openai'), 'OpenAIClient.new()', 'AzureOpenAI.new()'),
  '@posthog/ai': exportsOf(client('openai', 'openai'), 'OpenAI.new()'),
  'portkey-ai': exportsOf(client('openai', 'any'), 'new()', 'Portkey.new()'),
  'groq-sdk': exportsOf(client('groq', 'groq'), 'new()', 'Groq.new()'),
  'together-ai': exportsOf(client('together', 'together'), 'new()', 'Together.new()'),
  '@cerebras/cerebras_cloud_sdk': exportsOf(client('cerebras', 'cerebras'), 'new()', 'Cerebras.new()'),
  '@openrouter/sdk': exportsOf(client('openrouter', 'openrouter'), 'OpenRouter.new()'),
  '@anthropic-ai/sdk': exportsOf(client('anthropic', 'anthropic'), 'new()', 'Anthropic.new()'),
  '@anthropic-ai/bedrock-sdk': exportsOf(client('anthropic', 'bedrock'), 'new()', 'AnthropicBedrock.new()'),
  '@anthropic-ai/vertex-sdk': exportsOf(client('anthropic', 'google'), 'new()', 'AnthropicVertex.new()'),
  '@google/genai': exportsOf(client('google-genai', 'google'), 'GoogleGenAI.new()'),
  '@google/generative-ai': exportsOf(client('google-generative-ai', 'google'), 'GoogleGenerativeAI.new()'),
  '@google-cloud/vertexai': exportsOf(client('google-generative-ai', 'google'), 'VertexAI.new()'),
  'firebase/ai': exportsOf(client('firebase-ai', 'google'), 'getAI.()'),
  'firebase/vertexai': exportsOf(client('firebase-ai', 'google'), 'getVertexAI.()'),
  '@mistralai/mistralai': exportsOf(client('mistral', 'mistral'), 'Mistral.new()', 'MistralClient.new()', 'new()'),
  'cohere-ai': exportsOf(client('cohere', 'cohere'), 'CohereClient.new()', 'CohereClientV2.new()'),
  '@aws-sdk/client-bedrock-runtime': exportsOf(client('bedrock', 'bedrock'), 'BedrockRuntimeClient.new()', 'BedrockRuntime.new()'),
  ollama: exportsOf(client('ollama', 'ollama'), 'Ollama.new()'),
  replicate: exportsOf(client('replicate', 'replicate'), 'new()', 'Replicate.new()'),
  '@huggingface/inference': exportsOf(client('huggingface', 'huggingface'), 'HfInference.new()', 'InferenceClient.new()'),

  '@ai-sdk/openai': aiProvider('openai', 'createOpenAI'),
  '@ai-sdk/azure': aiProvider('azure-openai', 'createAzure'),
  '@ai-sdk/anthropic': aiProvider('anthropic', 'createAnthropic'),
  '@ai-sdk/google': aiProvider('google', 'createGoogleGenerativeAI'),
  '@ai-sdk/google-vertex': aiProvider('google', 'createVertex', 'createVertexAnthropic'),
  '@ai-sdk/mistral': aiProvider('mistral', 'createMistral'),
  '@ai-sdk/cohere': aiProvider('cohere', 'createCohere'),
  '@ai-sdk/groq': aiProvider('groq', 'createGroq'),
  '@ai-sdk/amazon-bedrock': aiProvider('bedrock', 'createAmazonBedrock'),
  '@ai-sdk/deepseek': aiProvider('deepseek', 'createDeepSeek'),
  '@ai-sdk/togetherai': aiProvider('together', 'createTogetherAI'),
  '@ai-sdk/xai': aiProvider('xai', 'createXai'),
  '@ai-sdk/perplexity': aiProvider('perplexity', 'createPerplexity'),
  '@ai-sdk/fireworks': aiProvider('fireworks', 'createFireworks'),
  '@ai-sdk/cerebras': aiProvider('cerebras', 'createCerebras'),
  '@ai-sdk/openai-compatible': aiProvider('any', 'createOpenAICompatible'),
  '@ai-sdk/gateway': aiProvider('any', 'createGateway', 'createGatewayProvider'),
  '@openrouter/ai-sdk-provider': aiProvider('openrouter', 'createOpenRouter'),

  '@langchain/openai': {
    ...langchain('openai', 'ChatOpenAI', 'OpenAI', 'OpenAIEmbeddings'),
    ...langchain('azure-openai', 'AzureChatOpenAI', 'AzureOpenAI', 'AzureOpenAIEmbeddings'),
  },
  '@langchain/anthropic': langchain('anthropic', 'ChatAnthropic'),
  '@langchain/google-genai': langchain('google', 'ChatGoogleGenerativeAI', 'GoogleGenerativeAIEmbeddings'),
  '@langchain/google-vertexai': langchain('google', 'ChatVertexAI', 'VertexAI'),
  '@langchain/google-vertexai-web': langchain('google', 'ChatVertexAI'),
  '@langchain/mistralai': langchain('mistral', 'ChatMistralAI', 'MistralAI'),
  '@langchain/cohere': langchain('cohere', 'ChatCohere', 'Cohere'),
  '@langchain/groq': langchain('groq', 'ChatGroq'),
  '@langchain/aws': langchain('bedrock', 'ChatBedrockConverse'),
  '@langchain/xai': langchain('xai', 'ChatXAI'),
  '@langchain/deepseek': langchain('deepseek', 'ChatDeepSeek'),
  '@langchain/ollama': langchain('ollama', 'ChatOllama', 'Ollama'),
  '@langchain/community/chat_models/bedrock': langchain('bedrock', 'BedrockChat'),
  '@langchain/community/chat_models/togetherai': langchain('together', 'ChatTogetherAI'),
  '@langchain/community/chat_models/fireworks': langchain('fireworks', 'ChatFireworks'),
  'langchain/chat_models/openai': langchain('openai', 'ChatOpenAI'),
  'langchain/chat_models/anthropic': langchain('anthropic', 'ChatAnthropic'),
  'langchain/chat_models/universal': exportsOf(client('langchain', 'any'), 'initChatModel.()'),
  'langchain/llms/openai': langchain('openai', 'OpenAI', 'OpenAIChat'),
  langchain: exportsOf(client('langchain', 'any'), 'initChatModel.()'),

  llamaindex: {
    ...llamaindex('openai', 'OpenAI'),
    ...llamaindex('anthropic', 'Anthropic'),
    ...llamaindex('google', 'Gemini'),
    ...llamaindex('mistral', 'MistralAI'),
    ...llamaindex('groq', 'Groq'),
    ...llamaindex('ollama', 'Ollama'),
  },
  '@llamaindex/openai': llamaindex('openai', 'OpenAI', 'openai'),
  '@llamaindex/anthropic': llamaindex('anthropic', 'Anthropic', 'anthropic'),
  '@llamaindex/google': llamaindex('google', 'Gemini', 'gemini'),
  '@llamaindex/mistral': llamaindex('mistral', 'MistralAI', 'mistral'),
  '@llamaindex/groq': llamaindex('groq', 'Groq', 'groq'),
  '@llamaindex/ollama': llamaindex('ollama', 'Ollama', 'ollama'),
}

/**
 * Exports that talk to a model with no client of their own, and ready-made default clients: what besides `llmClients`
 * makes an import a direct use of a model. Types, message helpers and front-end hooks are not listed.
 */
export const llmExports: Readonly<Record<string, readonly string[]>> = tableOf({
  ai: [
    'generateText', 'streamText', 'generateObject', 'streamObject', 'embed', 'embedMany', 'rerank', 'generateImage',
    'experimental_generateImage', 'experimental_transcribe', 'experimental_generateSpeech', 'ToolLoopAgent', 'Experimental_Agent', 'Agent',
    'gateway',
  ],
  '@ai-sdk/openai': ['openai'],
  '@ai-sdk/azure': ['azure'],
  '@ai-sdk/anthropic': ['anthropic'],
  '@ai-sdk/google': ['google'],
  '@ai-sdk/google-vertex': ['vertex', 'vertexAnthropic'],
  '@ai-sdk/mistral': ['mistral'],
  '@ai-sdk/cohere': ['cohere'],
  '@ai-sdk/groq': ['groq'],
  '@ai-sdk/amazon-bedrock': ['bedrock'],
  '@ai-sdk/deepseek': ['deepseek'],
  '@ai-sdk/togetherai': ['togetherai'],
  '@ai-sdk/xai': ['xai'],
  '@ai-sdk/perplexity': ['perplexity'],
  '@ai-sdk/fireworks': ['fireworks'],
  '@ai-sdk/cerebras': ['cerebras'],
  '@ai-sdk/gateway': ['gateway'],
  '@openrouter/ai-sdk-provider': ['openrouter'],
  ollama: [''],
})

/** How a model is called: where its parameters are and which of them bound the answer. */
export type LlmMethod = {
  readonly kind: LlmKind
  /**
   * Dotted keys of the parameters, any of which caps the output, the one to write first. Empty when there is no
   * length to cap (embeddings, images) or when the API itself requires or sets a cap.
   */
  readonly caps: readonly string[]
  /** Index of the argument with the parameters. */
  readonly options?: number
  /** Index of the argument with request options (timeout, signal), besides the parameters. */
  readonly request?: number
  /** Dotted keys of the parameters that bound the time. */
  readonly timeouts?: readonly string[]
  /**
   * Steps of the receiver whose call or construction takes parameters too: `getGenerativeModel` in
   * `genAI.getGenerativeModel({ generationConfig }).generateContent(prompt)`; `new()` for the client itself.
   */
  readonly configuredBy?: string
  /** Dotted cap keys there, when they differ. */
  readonly configuredCaps?: readonly string[]
}

const openaiRequest = { request: 1 } as const
const chatCaps = ['max_completion_tokens', 'max_tokens']
const textless = (kind: LlmKind): LlmMethod => ({ kind, caps: [], ...openaiRequest })

/** OpenAI's SDK and the ones generated from the same mould. https://github.com/openai/openai-node/blob/master/api.md (2026-11). */
const openaiMethods: Readonly<Record<string, LlmMethod>> = tableOf({
  ...methods({ kind: 'chat', caps: chatCaps, ...openaiRequest }, [
    'chat.completions.create', 'chat.completions.parse', 'chat.completions.stream', 'chat.completions.runTools',
    'beta.chat.completions.parse', 'beta.chat.completions.stream', 'beta.chat.completions.runTools',
  ]),
  ...methods({ kind: 'responses', caps: ['max_output_tokens'], ...openaiRequest }, ['responses.create', 'responses.parse', 'responses.stream']),
  // Legacy completions stop after 16 tokens unless told otherwise.
  'completions.create': textless('completion'),
  ...methods({ kind: 'agent', caps: ['max_completion_tokens'], options: 1, request: 2 }, [
    'beta.threads.runs.create', 'beta.threads.runs.createAndPoll', 'beta.threads.runs.createAndStream', 'beta.threads.runs.stream',
  ]),
  ...methods({ kind: 'agent', caps: ['max_completion_tokens'], ...openaiRequest }, [
    'beta.threads.createAndRun', 'beta.threads.createAndRunPoll', 'beta.threads.createAndRunStream',
  ]),
  // Version 3 of the SDK, still common in generated code.
  createChatCompletion: { kind: 'chat', caps: ['max_tokens'], ...openaiRequest },
  ...methods(textless('embedding'), ['embeddings.create', 'createEmbedding']),
  ...methods(textless('image'), ['createImage', 'images.generate', 'images.edit', 'images.createVariation']),
  ...methods(textless('audio'), ['audio.transcriptions.create', 'audio.translations.create', 'audio.speech.create']),
  'moderations.create': textless('moderation'),
})

const geminiModel = {
  configuredBy: 'getGenerativeModel',
  configuredCaps: ['generationConfig.maxOutputTokens'],
  caps: ['generationConfig.maxOutputTokens'],
  request: 1,
} as const

/** Methods of a client by the steps after it; calls between are left out (`getGenerativeModel.generateContent`). */
export const llmMethods: Readonly<Partial<Record<LlmSdk, Readonly<Record<string, LlmMethod>>>>> = {
  openai: openaiMethods,
  groq: openaiMethods,
  together: openaiMethods,
  cerebras: openaiMethods,
  openrouter: methods({ kind: 'chat', caps: ['maxTokens', 'maxCompletionTokens', 'max_tokens', 'chatGenerationParams.maxTokens'], request: 1 }, ['chat.send', 'chat.completions.create']),
  // The Anthropic API refuses a request without `max_tokens`.
  anthropic: methods({ kind: 'chat', caps: [], request: 1 }, [
    'messages.create', 'messages.stream', 'messages.parse', 'beta.messages.create', 'beta.messages.stream', 'beta.messages.parse',
    'beta.messages.toolRunner', 'completions.create',
  ]),
  'google-genai': {
    ...methods({ kind: 'chat', caps: ['config.maxOutputTokens'], timeouts: ['config.abortSignal', 'config.httpOptions.timeout'] }, [
      'models.generateContent', 'models.generateContentStream',
    ]),
    ...methods(
      {
        kind: 'chat',
        caps: ['config.maxOutputTokens'],
        timeouts: ['config.abortSignal', 'config.httpOptions.timeout'],
        configuredBy: 'create',
        configuredCaps: ['config.maxOutputTokens'],
      },
      ['chats.create.sendMessage', 'chats.create.sendMessageStream'],
    ),
    'models.embedContent': { kind: 'embedding', caps: [] },
    ...methods({ kind: 'image', caps: [] }, ['models.generateImages', 'models.editImage', 'models.generateVideos']),
  },
  'google-generative-ai': {
    ...methods({ kind: 'chat', ...geminiModel }, [
      'getGenerativeModel.generateContent', 'getGenerativeModel.generateContentStream',
      'preview.getGenerativeModel.generateContent', 'preview.getGenerativeModel.generateContentStream',
      'getGenerativeModel.startChat.sendMessage', 'getGenerativeModel.startChat.sendMessageStream',
      'preview.getGenerativeModel.startChat.sendMessage', 'preview.getGenerativeModel.startChat.sendMessageStream',
    ]),
    ...methods({ kind: 'embedding', caps: [] }, ['getGenerativeModel.embedContent', 'getGenerativeModel.batchEmbedContents']),
  },
  mistral: {
    ...methods({ kind: 'chat', caps: ['maxTokens', 'max_tokens'], request: 1 }, ['chat.complete', 'chat.stream', 'chat.parse', 'agents.complete', 'agents.stream', 'fim.complete', 'chat', 'chatStream']),
    ...methods(textless('embedding'), ['embeddings.create', 'embeddings']),
  },
  cohere: {
    ...methods({ kind: 'chat', caps: ['maxTokens', 'max_tokens'], request: 1 }, ['chat', 'chatStream', 'v2.chat', 'v2.chatStream', 'generate', 'generateStream']),
    ...methods(textless('embedding'), ['embed', 'v2.embed']),
    ...methods(textless('rerank'), ['rerank', 'v2.rerank']),
  },
  bedrock: methods({ kind: 'chat', caps: ['inferenceConfig.maxTokens'], request: 1 }, ['converse', 'converseStream']),
  // A local model: its answers cost time and no money.
  ollama: {
    ...methods({ kind: 'chat', caps: [] }, ['chat', 'generate']),
    ...methods({ kind: 'embedding', caps: [] }, ['embed', 'embeddings']),
  },
  replicate: methods({ kind: 'generate-text', caps: [], options: 1 }, ['run', 'stream', 'predictions.create']),
  huggingface: {
    ...methods({ kind: 'chat', caps: ['max_tokens'], request: 1 }, ['chatCompletion', 'chatCompletionStream']),
    ...methods({ kind: 'completion', caps: ['parameters.max_new_tokens'], request: 1 }, ['textGeneration', 'textGenerationStream']),
    featureExtraction: textless('embedding'),
    textToImage: textless('image'),
  },
  langchain: {
    ...methods(
      { kind: 'chat', caps: [], options: 1, request: 1, configuredBy: 'new()', configuredCaps: ['maxTokens', 'maxOutputTokens', 'maxCompletionTokens', 'modelKwargs.max_tokens', 'modelKwargs.max_completion_tokens'] },
      ['invoke', 'stream', 'batch', 'call', 'predict', 'predictMessages', 'generate', 'streamEvents'],
    ),
    ...methods({ kind: 'embedding', caps: [] }, ['embedQuery', 'embedDocuments']),
  },
  llamaindex: methods({ kind: 'chat', caps: [], configuredBy: 'new()', configuredCaps: ['maxTokens', 'additionalChatOptions.max_tokens'] }, [
    'chat', 'complete', 'exec',
  ]),
}

const aiSdkText = { caps: ['maxOutputTokens', 'maxTokens'], timeouts: ['abortSignal', 'timeout'] } as const
const aiSdkOther = { caps: [], timeouts: ['abortSignal', 'timeout'] } as const

/** Functions that call a model by themselves, by package and path. https://ai-sdk.dev/docs/reference (2026-11). */
export const llmFunctions: Catalogue<LlmMethod & LlmClient> = {
  ai: {
    ...functions({ kind: 'generate-text', ...aiSdkText, ...client('ai-sdk', 'any') }, ['generateText.()', 'streamText.()']),
    ...functions({ kind: 'generate-object', ...aiSdkText, ...client('ai-sdk', 'any') }, ['generateObject.()', 'streamObject.()']),
    ...functions({ kind: 'embedding', ...aiSdkOther, ...client('ai-sdk', 'any') }, ['embed.()', 'embedMany.()']),
    ...functions({ kind: 'rerank', ...aiSdkOther, ...client('ai-sdk', 'any') }, ['rerank.()']),
    ...functions({ kind: 'image', ...aiSdkOther, ...client('ai-sdk', 'any') }, ['generateImage.()', 'experimental_generateImage.()']),
    ...functions({ kind: 'audio', ...aiSdkOther, ...client('ai-sdk', 'any') }, ['experimental_transcribe.()', 'experimental_generateSpeech.()']),
    ...functions(
      {
        kind: 'agent', caps: [], timeouts: ['abortSignal', 'timeout'], configuredBy: 'new()', configuredCaps: ['maxOutputTokens', 'maxTokens'],
        ...client('ai-sdk', 'any'),
      },
      ['ToolLoopAgent', 'Experimental_Agent', 'Agent'].flatMap((agent) => [`${agent}.new().generate.()`, `${agent}.new().stream.()`, `${agent}.new().respond.()`]),
    ),
  },
  ollama: {
    ...functions({ kind: 'chat', caps: [], ...client('ollama', 'ollama') }, ['chat.()', 'generate.()']),
    ...functions({ kind: 'embedding', caps: [], ...client('ollama', 'ollama') }, ['embed.()', 'embeddings.()']),
  },
  'firebase/ai': functions({ kind: 'chat', ...geminiModel, ...client('firebase-ai', 'google') }, ['getGenerativeModel.().generateContent.()', 'getGenerativeModel.().generateContentStream.()']),
  'firebase/vertexai': functions({ kind: 'chat', ...geminiModel, ...client('firebase-ai', 'google') }, ['getGenerativeModel.().generateContent.()', 'getGenerativeModel.().generateContentStream.()']),
}

/** Commands of the AWS SDK that call a model when sent; the value is the cap's key in the command's input. */
export const bedrockCommands: Catalogue<LlmMethod> = {
  '@aws-sdk/client-bedrock-runtime': {
    'ConverseCommand.new()': { kind: 'chat', caps: ['inferenceConfig.maxTokens'] },
    'ConverseStreamCommand.new()': { kind: 'chat', caps: ['inferenceConfig.maxTokens'] },
    // The cap sits in a body whose form depends on the model.
    'InvokeModelCommand.new()': { kind: 'generate-text', caps: [] },
    'InvokeModelWithResponseStreamCommand.new()': { kind: 'generate-text', caps: [] },
  },
}

/** Text without which no file calls a model: packages, method names and hosts. */
export const llmEvidence: readonly string[] = [
  'openai', 'OpenAI', 'anthropic', 'Anthropic', '@google/gen', 'vertexai', 'VertexAI', 'firebase/ai', 'mistral', 'Mistral', 'cohere', 'groq', 'Groq',
  'together', 'cerebras', 'openrouter', 'bedrock', 'ollama', 'replicate', 'huggingface', 'langchain', 'llamaindex',
  "'ai'", '"ai"', 'generateContent', 'completions', 'messages.', 'responses.', 'generativelanguage', 'api.deepseek', 'api.x.ai', 'perplexity', 'fireworks',
  'ai-gateway', 'gateway.ai', 'aiplatform', 'dashscope', 'moonshot', 'portkey', '@posthog/ai',
]

function methods(method: LlmMethod, paths: readonly string[]): Readonly<Record<string, LlmMethod>> {
  return Object.fromEntries(paths.map((path) => [path, method]))
}

function functions<Entry>(entry: Entry, paths: readonly string[]): Readonly<Record<string, Entry>> {
  return Object.fromEntries(paths.map((path) => [path, entry]))
}
