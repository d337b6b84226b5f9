import type { TSESTree } from '@typescript-eslint/utils'
import {
  bedrockCommands, llmClients, llmEvidence, llmFunctions, llmMethods, type LlmClient, type LlmKind, type LlmMethod, type LlmSdk, type LlmVendor,
} from '../knowledge/llm-sdks.js'
import { entryOf, isLocalModule } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrapAwait, wordsOf } from './expressions.js'
import { anyWordOf } from './evidence-words.js'
import { lazily } from './lazily.js'
import { anyOf, constructionsOf, literalBehind, maker, parameterIn, presenceIn, type Construction, type Presence } from './llm-parameters.js'
import { llmRequestOf } from './llm-requests.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A call that runs a model, in one form for every SDK and for raw HTTP. */
export type LlmCall = {
  /** The call; for a Bedrock command that is sent, the call of `send`. */
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression
  /** As the code writes it: `openai.chat.completions.create`, `streamText`, `fetch`. */
  readonly api: string
  readonly vendor: LlmVendor
  readonly sdk: LlmSdk
  readonly kind: LlmKind
  /** The vendor's host of a raw HTTP request, else `null`. */
  readonly host: string | null
  /** The argument with the parameters, as written; for raw HTTP the body before it is serialised. */
  readonly argument: Node | null
  /** The object literal with the parameters, also behind a constant. */
  readonly options: TSESTree.ObjectExpression | null
  /** Request options (timeout, signal) that some SDKs take as an argument of their own. */
  readonly request: Node | null
  /** The expression of the client: `openai` in `openai.chat.completions.create()`; `null` for functions and raw HTTP. */
  readonly client: Node | null
  /** Where the client is made, when this file shows it. */
  readonly construction: TSESTree.NewExpression | TSESTree.CallExpression | null
  /** Whether the number of output tokens is bounded; `present` where the API requires or sets a bound or nothing can be bounded. */
  readonly cap: Presence
  /** Where a cap would be written: an object literal and the dotted key, the one this vendor and version knows. */
  readonly capPlace: { readonly object: TSESTree.ObjectExpression; readonly key: string } | null
  /** Whether the time is bounded, by the call, its request options or the client. */
  readonly timeout: Presence
  readonly model: Node | null
}

/** A client of a model vendor made in this file: `new OpenAI()`, `createAnthropic({ apiKey })`. */
export type LlmClientConstruction = LlmClient & {
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression
  /** `new OpenAI`, `createAnthropic`. */
  readonly api: string
  readonly options: Node | null
}

const namesModels = anyWordOf([...llmEvidence, 'embeddings'])

/** Every client of a model vendor that the file makes, in the order of the text. */
export const llmClientsOf = lazily((file: SourceFile): readonly LlmClientConstruction[] => {
  if (!namesModels(file)) return []
  const found: LlmClientConstruction[] = []
  for (const node of nodesOf(file).get('NewExpression')) {
    const origin = originOf(file, node)
    const entry = origin && entryOf(llmClients, origin)
    if (entry) found.push({ ...entry, node, api: `new ${apiOf(node.callee)}`, options: node.arguments[0] ?? null })
  }
  for (const node of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(node)
    if (name === null || (node.callee.type !== 'Identifier' && !factoryNames.has(name))) continue
    const origin = originOf(file, node.callee)
    const entry = origin && entryOf(llmClients, { module: origin.module, path: [...origin.path, '()'] })
    if (entry) found.push({ ...entry, node, api: apiOf(node.callee), options: node.arguments[0] ?? null })
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

/** Every call of the file that runs a model, in the order of the text. */
export const llmCallsOf = lazily((file: SourceFile): readonly LlmCall[] => {
  if (!namesModels(file)) return []
  const found: LlmCall[] = []
  for (const node of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(node)
    if (name === null) continue
    // A function may have been renamed by its import; a method keeps its name.
    const call = (node.callee.type === 'Identifier' || methodNames.has(name) ? (sdkCall(file, node) ?? shapedCall(file, node)) : null) ?? rawCall(file, node)
    if (call) found.push(call)
  }
  for (const node of nodesOf(file).get('NewExpression')) {
    const call = bedrockCall(file, node)
    if (call) found.push(call)
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

const lastStep = (path: string) => path.split('.').filter((step) => step !== '()' && step !== 'new()').at(-1)!
const methodNames: ReadonlySet<string> = new Set([
  ...Object.values(llmMethods).flatMap((methods) => Object.keys(methods).map(lastStep)),
  ...Object.values(llmFunctions).flatMap((functions) => Object.keys(functions).map(lastStep)),
])
const factoryNames: ReadonlySet<string> = new Set(
  Object.values(llmClients).flatMap((exports) => Object.keys(exports).filter((path) => path.endsWith('.()')).map(lastStep)),
)

/** Steps that give the same client or model with other settings. */
const neutralSteps = new Set(['()', 'withOptions', 'bind', 'bindTools', 'withConfig', 'withRetry', 'withFallbacks', 'withStructuredOutput', '$withResponse'])

/** A call recognised by the package its client or function comes from. */
function sdkCall(file: SourceFile, node: TSESTree.CallExpression): LlmCall | null {
  const origin = originOf(file, node.callee)
  if (origin) {
    const path = [...origin.path, '()']
    // Aliased functions end as written; renamed imports keep the exported name in the path.
    const direct = entryOf(llmFunctions, { module: origin.module, path })
    if (direct) return described(file, node, direct, direct)
    for (const [index, step] of origin.path.entries()) {
      if (step !== 'new()' && step !== '()') continue
      const client = entryOf(llmClients, { module: origin.module, path: origin.path.slice(0, index + 1) })
      if (!client) continue
      const steps = origin.path.slice(index + 1).filter((name) => !neutralSteps.has(name)).join('.')
      const method = methodOf(client.sdk, steps)
      return method && described(file, node, client, method)
    }
  }
  return pipedCall(file, node)
}

function methodOf(sdk: LlmSdk, steps: string): LlmMethod | null {
  const methods = llmMethods[sdk]
  return methods && Object.hasOwn(methods, steps) ? methods[steps]! : null
}

/** `prompt.pipe(model).invoke(input)`: a LangChain sequence runs the model that was piped into it. */
function pipedCall(file: SourceFile, node: TSESTree.CallExpression): LlmCall | null {
  const name = calleeNameOf(node)
  const receiver = receiverOf(node)
  const method = name === null ? null : methodOf('langchain', name)
  if (!method || method.kind !== 'chat' || !receiver) return null
  for (const construction of constructionsOf(file, receiver)) {
    const piped = construction?.step === 'pipe' ? construction.node.arguments[0] : undefined
    const origin = piped && originOf(file, piped)
    const made = origin?.path.findIndex((step) => step === 'new()') ?? -1
    const client = origin && made >= 0 ? entryOf(llmClients, { module: origin.module, path: origin.path.slice(0, made + 1) }) : null
    if (client?.sdk === 'langchain' && piped) return described(file, node, client, method, piped)
  }
  return null
}

/** A client that comes from another file, by call shapes that no other library has. */
const shapes: readonly { readonly steps: readonly string[]; readonly needs: readonly string[]; readonly words?: RegExp; readonly sdk: LlmSdk; readonly vendor: LlmVendor }[] = [
  ...['create', 'parse', 'stream', 'runTools'].flatMap((name) => [
    { steps: ['chat', 'completions', name], needs: ['messages'], sdk: 'openai', vendor: 'openai' } as const,
    { steps: ['beta', 'chat', 'completions', name], needs: ['messages'], sdk: 'openai', vendor: 'openai' } as const,
    { steps: ['responses', name], needs: ['model', 'input'], sdk: 'openai', vendor: 'openai' } as const,
  ]),
  ...['create', 'createAndPoll', 'stream'].map((name) => ({ steps: ['beta', 'threads', 'runs', name], needs: [], sdk: 'openai', vendor: 'openai' }) as const),
  { steps: ['completions', 'create'], needs: ['model', 'prompt'], sdk: 'openai', vendor: 'openai' },
  { steps: ['createChatCompletion'], needs: ['model', 'messages'], sdk: 'openai', vendor: 'openai' },
  { steps: ['embeddings', 'create'], needs: ['model', 'input'], sdk: 'openai', vendor: 'openai' },
  { steps: ['images', 'generate'], needs: ['model', 'prompt'], sdk: 'openai', vendor: 'openai' },
  { steps: ['audio', 'transcriptions', 'create'], needs: ['file', 'model'], sdk: 'openai', vendor: 'openai' },
  { steps: ['audio', 'speech', 'create'], needs: ['input', 'model'], sdk: 'openai', vendor: 'openai' },
  // Twilio and Discord have `messages.create` too.
  ...['create', 'stream'].flatMap((name) => [
    { steps: ['messages', name], needs: ['model', 'max_tokens', 'messages'], words: /anthropic|claude/i, sdk: 'anthropic', vendor: 'anthropic' } as const,
    { steps: ['beta', 'messages', name], needs: ['model', 'max_tokens', 'messages'], words: /anthropic|claude/i, sdk: 'anthropic', vendor: 'anthropic' } as const,
  ]),
  ...['generateContent', 'generateContentStream'].map((name) => ({ steps: ['models', name], needs: ['model', 'contents'], sdk: 'google-genai', vendor: 'google' }) as const),
  { steps: ['chat', 'complete'], needs: ['model', 'messages'], sdk: 'mistral', vendor: 'mistral' },
]

function shapedCall(file: SourceFile, node: TSESTree.CallExpression): LlmCall | null {
  const receiver = receiverOf(node)
  if (!receiver || node.arguments.length === 0 || !methodNames.has(calleeNameOf(node) ?? '')) return null
  const steps = chainOf(node.callee).steps
  // The longest wins: `chat.completions.create` is no `completions.create`.
  const shape = shapes
    .filter((candidate) => endsWith(steps, candidate.steps))
    .reduce<(typeof shapes)[number] | null>((longest, each) => (longest && longest.steps.length >= each.steps.length ? longest : each), null)
  if (!shape) return geminiShape(file, node)
  const method = methodOf(shape.sdk, shape.steps.join('.'))!
  const argument = node.arguments[method.options ?? 0]
  const options = literalBehind(file, argument)
  const isShaped = options
    ? shape.needs.every((key) => presenceIn(file, options, [key]) !== 'absent')
    : shape.steps[0] === 'chat' || shape.steps[0] === 'beta' || shape.needs.length === 0
  if (!isShaped || (shape.words && !shape.words.test(file.text))) return null
  return described(file, node, shape, method)
}

/** `genAI.getGenerativeModel({ model }).generateContent(prompt)` with `genAI` or the model from another file. */
function geminiShape(file: SourceFile, node: TSESTree.CallExpression): LlmCall | null {
  const name = calleeNameOf(node)
  const receiver = receiverOf(node)
  if (!receiver || (name !== 'generateContent' && name !== 'generateContentStream')) return null
  const sdk = { sdk: 'google-generative-ai', vendor: 'google' } as const
  const method = methodOf(sdk.sdk, `getGenerativeModel.${name}`)!
  if (constructionsOf(file, receiver).some((construction) => construction?.step === 'getGenerativeModel')) return described(file, node, sdk, method)
  const origin = originOf(file, receiver)
  return origin && isLocalModule(origin.module) && /gemini|genai|google|vertex/i.test(file.text) ? described(file, node, sdk, method) : null
}

function endsWith(steps: readonly string[], ending: readonly string[]): boolean {
  // Something must come before: the client itself.
  return steps.length >= ending.length && ending.every((step, index) => steps[steps.length - ending.length + index] === step)
}

function bedrockCall(file: SourceFile, node: TSESTree.NewExpression): LlmCall | null {
  const name = calleeNameOf(node)
  if (!name?.endsWith('Command')) return null
  const origin = originOf(file, node)
  const method = origin && entryOf(bedrockCommands, origin)
  if (!method) return null
  const parent = node.parent
  const sent = parent.type === 'CallExpression' && calleeNameOf(parent) === 'send' ? parent : null
  const argument = node.arguments[0] ?? null
  return {
    ...call(file, sent ?? node, { sdk: 'bedrock', vendor: 'bedrock' }, method, argument, sent?.arguments[1] ?? null),
    api: apiOf(node.callee),
    client: sent && receiverOf(sent),
    model: parameterIn(file, argument, 'modelId'),
    timeout: sent ? anyOf([presenceIn(file, sent.arguments[1], ['abortSignal', 'requestTimeout']), bedrockTimeout(file, receiverOf(sent))]) : 'unknown',
  }
}

/** Clients of AWS wait as long as their request handler does; the one they make themselves waits without end. */
function bedrockTimeout(file: SourceFile, client: Node | null): Presence {
  const made = client ? constructionsOf(file, client).at(-1) : null
  return made ? presenceIn(file, made.node.arguments[0], ['requestHandler']) : 'unknown'
}

function rawCall(file: SourceFile, node: TSESTree.CallExpression): LlmCall | null {
  const request = llmRequestOf(file, node)
  if (!request) return null
  const { vendor, host, method, body, options } = request
  const base = call(file, node, { sdk: 'http', vendor }, method, body, options)
  return {
    ...base,
    host,
    // Written to the stream of the request later.
    cap: body === null && base.cap === 'absent' ? 'unknown' : base.cap,
    timeout: request.timeout,
  }
}

/** A call of a client or function of an SDK; `receiver` stands for the callee's when the model is piped into it. */
function described(file: SourceFile, node: TSESTree.CallExpression, client: LlmClient, method: LlmMethod, receiver = receiverOf(node)): LlmCall {
  const argument = node.arguments[method.options ?? 0] ?? null
  const request = method.request === undefined ? null : (node.arguments[method.request] ?? null)
  const constructions = receiver && client.sdk !== 'http' ? constructionsOf(file, receiver) : []
  const made = constructions.at(-1)
  const vendor = made ? vendorOf(file, made, client) : client.vendor
  const base = call(file, node, { ...client, vendor }, method, argument, request)
  const isFunctionCall = receiver === null || (client.sdk === 'ai-sdk' && method.configuredBy === undefined)
  return {
    ...base,
    ...configured(file, base, method, constructions),
    client: isFunctionCall ? null : clientOf(receiver),
    construction: made?.node ?? null,
    timeout: isFunctionCall || client.sdk === 'ai-sdk' ? base.timeout : anyOf([base.timeout, clientTimeout(file, constructions, client.sdk)]),
  }
}

/** Cap and model of a call whose parameters are (also) given where its model object is made. */
function configured(file: SourceFile, base: LlmCall, method: LlmMethod, constructions: readonly (Construction | null)[]): Partial<LlmCall> {
  const { configuredBy, configuredCaps = [] } = method
  if (configuredBy === undefined) return base.sdk === 'ai-sdk' && base.cap === 'absent' ? { cap: modelCap(file, base) } : {}
  const places = constructions.filter(
    (made, index): made is Construction =>
      made !== null && (configuredBy === 'new()' ? index === constructions.length - 1 || made.step === 'bind' || made.step === 'withConfig' : made.step === configuredBy || made.step === 'startChat'),
  )
  const last = places.at(-1)
  const model = last ? (parameterIn(file, last.node.arguments[0], 'model') ?? parameterIn(file, last.node.arguments[0], 'modelName')) : null
  const isSeen = configuredBy === 'new()' ? constructions.at(-1) != null : places.some(({ step }) => step === configuredBy)
  const given = places.flatMap(({ node }) => node.arguments.map((argument) => presenceIn(file, argument, configuredCaps)))
  const object = literalBehind(file, last?.node.arguments[0])
  const inPlace = object && last && unwrapAwait(last.node.arguments[0]!) === object ? object : null
  return {
    model: base.model ?? model,
    cap: method.kind === 'embedding' || configuredCaps.length === 0 ? base.cap : anyOf([...given, method.caps.length > 0 ? ownCap(file, base) : 'absent', ...(isSeen ? [] : ['unknown' as const])]),
    capPlace: inPlace && configuredCaps.length > 0 ? { object: inPlace, key: configuredCaps[0]! } : base.capPlace,
  }
}

/** A call of a Gemini model takes the prompt itself or a whole request; only a name that says request may hold a cap. */
function ownCap(file: SourceFile, { cap, sdk, argument }: LlmCall): Presence {
  if (cap !== 'unknown' || (sdk !== 'google-generative-ai' && sdk !== 'firebase-ai')) return cap
  const value = argument && unwrapAwait(argument)
  if (value?.type !== 'Identifier') return cap
  const declared = variableOf(file, value)?.identifiers[0]
  const type = declared?.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation.type : undefined
  const isRequest = (type !== undefined && type !== 'TSStringKeyword') || wordsOf(value.name).some((word) => requestWords.has(word))
  return isRequest ? cap : 'absent'
}

const requestWords = new Set(['request', 'req', 'params', 'parameters', 'options', 'opts', 'config', 'payload', 'body', 'args', 'settings', 'generation'])

/** A cap that the model object carries (`defaultSettingsMiddleware`), and answers of one word out of a list. */
function modelCap(file: SourceFile, { model, options }: LlmCall): Presence {
  if (options && stringOf(parameterIn(file, options, 'output')) === 'enum') return 'present'
  const made = model && maker(file, model)
  if (!made) return 'absent'
  const isCapped = nodesOf(file).within(made, 'Property').some((property) => aiSdkCaps.has(nameOf(property) ?? ''))
  if (isCapped) return 'present'
  return made.type === 'CallExpression' && calleeNameOf(made) === 'wrapLanguageModel' ? 'unknown' : 'absent'
}

const aiSdkCaps: ReadonlySet<string> = new Set(['maxOutputTokens', 'maxTokens'])

function call(
  file: SourceFile,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  { sdk, vendor }: LlmClient,
  method: LlmMethod,
  argument: Node | null,
  request: Node | null,
): LlmCall {
  const options = literalBehind(file, argument)
  const isInline = options !== null && argument !== null && unwrapAwait(argument) === options
  return {
    node,
    api: apiOf(node.callee),
    vendor,
    sdk,
    kind: method.kind,
    host: null,
    argument,
    options,
    request,
    client: null,
    construction: null,
    cap: method.caps.length === 0 ? 'present' : presenceIn(file, argument, method.caps),
    capPlace: isInline && method.caps.length > 0 ? { object: options, key: capKeyOf(file, method, sdk, vendor) } : null,
    timeout: anyOf([presenceIn(file, request, requestTimeouts), presenceIn(file, argument, method.timeouts ?? [])]),
    model: parameterIn(file, argument, 'model') ?? parameterIn(file, argument, 'modelName'),
  }
}

const requestTimeouts = ['timeout', 'signal', 'abortSignal', 'timeoutMs', 'timeoutInSeconds', 'fetchOptions.signal', 'requestTimeout']
const clientTimeouts = ['timeout', 'timeoutMs', 'timeoutInSeconds', 'httpOptions.timeout', 'requestTimeout', 'requestOptions.timeout']

function clientTimeout(file: SourceFile, constructions: readonly (Construction | null)[], sdk: LlmSdk): Presence {
  return anyOf(
    constructions.flatMap((made) => {
      if (!made) return ['unknown' as const]
      // The older Gemini SDK takes the key itself: `new GoogleGenerativeAI(key)`.
      if (made.step === 'new()' && sdk === 'google-generative-ai' && made.node.arguments.length === 1 && unwrapAwait(made.node.arguments[0]!).type !== 'ObjectExpression') return []
      const given = made.node.arguments.map((argument) => presenceIn(file, argument, clientTimeouts))
      // A `fetch` of their own may abort by itself.
      return made.step === 'new()' && made.node.arguments.some((argument) => presenceIn(file, argument, ['fetch']) === 'present') ? [...given, 'unknown' as const] : given
    }),
  )
}

/** Marks of version 4 of the AI SDK, whose cap is `maxTokens`: later versions renamed or removed each. */
const aiSdkFour = /\b(?:maxSteps|toDataStreamResponse|pipeDataStreamToResponse|CoreMessage|convertToCoreMessages|maxTokens)\b/
const aiSdkLater = /\b(?:stopWhen|stepCountIs|maxOutputTokens|convertToModelMessages|toUIMessageStreamResponse|ModelMessage|inputSchema)\b/

function capKeyOf(file: SourceFile, { caps }: LlmMethod, sdk: LlmSdk, vendor: LlmVendor): string {
  if (sdk === 'ai-sdk') return aiSdkFour.test(file.text) && !aiSdkLater.test(file.text) ? 'maxTokens' : 'maxOutputTokens'
  // Of the vendors that speak OpenAI's protocol only these know the newer name.
  if (caps[0] === 'max_completion_tokens' && caps.includes('max_tokens') && !['openai', 'azure-openai', 'groq', 'cerebras'].includes(vendor)) return 'max_tokens'
  return caps[0]!
}

/** OpenAI's SDK is pointed at other vendors by its base URL. */
function vendorOf(file: SourceFile, { node }: Construction, { sdk, vendor }: LlmClient): LlmVendor {
  if (sdk !== 'openai') return vendor
  const url = parameterIn(file, node.arguments[0], 'baseURL') ?? parameterIn(file, node.arguments[0], 'basePath')
  if (!url) return vendor
  return llmRequestOf.vendorAt(file, url) ?? 'any'
}

/** The client in a receiver: what is left without the method's own steps. */
function clientOf(receiver: Node): Node {
  let at = unwrapAwait(receiver)
  while (at.type === 'MemberExpression' && unwrapAwait(at.object).type !== 'ThisExpression') at = unwrapAwait(at.object)
  return at
}

function apiOf(callee: Node): string {
  const { root, steps } = chainOf(callee)
  const start = root.type === 'Identifier' ? root.name : root.type === 'ImportExpression' ? 'import()' : ''
  const text = steps.map((step) => (step === '()' ? '()' : step === 'new()' ? '' : `.${step}`)).join('')
  return `${start}${text}`.replace(/^\./, '')
}
