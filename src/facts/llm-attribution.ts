import type { TSESTree } from '@typescript-eslint/utils'
import { attributionHeader, attributionKeys, promptKeys, recordingWords, telemetryIds, telemetryKeys } from '../knowledge/llm-attribution.js'
import { isLocalModule } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, keysOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { isModuleNamed } from './llm-access.js'
import { lazily } from './lazily.js'
import type { LlmCall } from './llm-calls.js'
import { llmCallsOf } from './llm-calls.js'
import { anyOf, constructionsOf, literalBehind, maker, parameterIn, presenceIn, type Presence } from './llm-parameters.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** Whether a call of a vendor's SDK says for which user or feature it is made. */
export function attributionOf(file: SourceFile, call: LlmCall): Presence {
  const { node, argument, request, client, options } = call
  if (client && isRecorded(file, client)) return 'present'
  // A body that is built elsewhere.
  if (call.sdk === 'http' && !argument) return 'unknown'
  const given: readonly Node[] = node.arguments
  const made = client ? constructionsOf(file, client) : []
  return anyOf([
    // Prompts are content: a call takes its parameters in the arguments that the SDK names.
    presenceIn(file, argument, attributionKeys),
    ...given.filter((other) => other !== argument && !(call.sdk === 'bedrock' && isPlainConversation(file, call, other))).map((other) => presenceIn(file, other, [...attributionKeys, ...telemetryKeys])),
    telemetryOf(file, options),
    headersOf(file, options ?? argument),
    headersOf(file, request),
    ...made.flatMap((construction) => construction?.node.arguments.map((value) => clientAttribution(file, value)) ?? []),
    ...(call.sdk === 'langchain' && made.at(-1) === null ? ['unknown' as const] : []),
  ])
}

/** `send(new ConverseCommand({ ... }))` of a model named in place: an inference profile, which is billed apart, has an address. */
function isPlainConversation(file: SourceFile, { argument, model }: LlmCall, sent: Node): boolean {
  const command = unwrap(sent)
  if (command.type !== 'NewExpression' || command.arguments[0] !== argument || !calleeNameOf(command)?.startsWith('Converse')) return false
  const name = model && stringOf(constantBehind(file, model))
  return typeof name === 'string' && !name.startsWith('arn:')
}

/** The AI SDK records a call under an id only where telemetry is on. */
function telemetryOf(file: SourceFile, options: TSESTree.ObjectExpression | null): Presence {
  if (!options) return 'absent'
  return anyOf(
    telemetryKeys.map((key) => {
      const value = propertyOf(options, key)
      if (value === undefined) return 'absent'
      const telemetry = value === 'unknown' ? null : literalBehind(file, value)
      if (!telemetry) return 'unknown'
      const isEnabled = propertyOf(telemetry, 'isEnabled')
      const isOff = isEnabled === undefined || (isEnabled !== 'unknown' && unwrap(isEnabled).type === 'Literal' && (unwrap(isEnabled) as TSESTree.Literal).value === false)
      // Since version 6 `telemetry` is on unless turned off; before, `experimental_telemetry` is off unless turned on.
      if (isOff && (isEnabled !== undefined || key === 'experimental_telemetry')) return 'absent'
      return presenceIn(file, telemetry, telemetryIds)
    }),
  )
}

/** `headers: { 'Helicone-User-Id': userId }`; headers of which the file shows only the usual ones attribute nothing. */
function headersOf(file: SourceFile, given: Node | null): Presence {
  const object = literalBehind(file, given)
  const headers = object ? propertyOf(object, 'headers') : undefined
  if (!headers) return 'absent'
  const literal = headers === 'unknown' ? null : literalBehind(file, headers)
  if (!literal) return headers === 'unknown' ? 'absent' : 'unknown'
  const { names, open } = keysOf(literal)
  return names.some((name) => attributionHeader.test(name)) ? 'present' : open ? 'unknown' : 'absent'
}

/** What the client sends with every call: the feature it is made for, the user it is made for. */
function clientAttribution(file: SourceFile, options: Node): Presence {
  const object = literalBehind(file, options)
  if (!object) return 'absent'
  const headers = parameterIn(file, object, 'defaultHeaders') ?? parameterIn(file, object, 'headers')
  const literal = headers && literalBehind(file, headers)
  const byHeader = literal && keysOf(literal).names.some((name) => attributionHeader.test(name))
  return byHeader || presenceIn(file, object, ['user', 'metadata', 'tags', 'runName']) === 'present' ? 'present' : 'absent'
}

/** `observeOpenAI(new OpenAI(), { userId })`, `wrapOpenAI(new OpenAI())`. */
function isRecorded(file: SourceFile, client: Node): boolean {
  const made = maker(file, client)
  if (made.type !== 'CallExpression') return false
  return wordsOf(calleeNameOf(made) ?? '').some((word) => recordingWords.has(word))
}

/** A call of the project's own client that lacks a field which `settings.llm.attribution` names. */
export type UnattributedCall = { readonly node: TSESTree.CallExpression; readonly api: string; readonly missing: readonly string[] }

/** Calls of the central client, in the order of the text, each with the fields it lacks; none without that setting. */
export const unattributedCallsOf = lazily((file: SourceFile): readonly UnattributedCall[] => {
  const fields = file.settings.llm.attribution
  if (fields.length === 0) return []
  const known = new Set<Node>(llmCallsOf(file).map(({ node }) => node))
  return nodesOf(file).get('CallExpression').flatMap((node) => {
    if (known.has(node) || !isCentral(file, node)) return []
    const objects = node.arguments.flatMap((argument) => literalBehind(file, argument) ?? [])
    if (!objects.some((object) => keysOf(object).names.some((name) => promptKeys.has(name)))) return []
    const missing = fields.filter((field) => anyOf(node.arguments.map((argument) => presenceIn(file, argument, [field]))) === 'absent')
    return missing.length > 0 ? [{ node, api: apiOf(node), missing }] : []
  })
})

function apiOf({ callee }: TSESTree.CallExpression): string {
  const { root, steps } = chainOf(callee)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => !step.endsWith('()'))].filter(Boolean)
  return names.slice(-2).join('.')
}

/** Whether a call goes to the client of the project: named by `settings.llm.client`, else called and imported, typed or made like one. */
function isCentral(file: SourceFile, node: TSESTree.CallExpression): boolean {
  const named = file.settings.llm.client
  if (isTaught(file, node.callee, named)) return true
  const receiver = receiverOf(node)
  const origin = originOf(file, node.callee)
  if (origin && isLocalModule(origin.module)) {
    if (named.some((name) => isModuleNamed(origin.module, name) || isModuleNamed(name, origin.module))) return true
    return named.length === 0 && saysClient(origin.module) && (receiver === null || saysClient(nameOf(unwrapAwait(receiver)) ?? '') || origin.path.some(saysClient))
  }
  if (!receiver) return false
  if (saysClient(typeNameOf(file, receiver) ?? '')) return true
  // A field that is called like one, in a file that names the type of one.
  return unwrapAwait(receiver).type === 'MemberExpression' && saysClient(nameOf(unwrapAwait(receiver)) ?? '') && /\b(?:LLM|Llm|AI|Ai)Client\b/.test(file.text)
}

const clientWords = new Set(['llm', 'ai', 'openai', 'anthropic'])

/** `llm`, `LLMClient`, `@/lib/ai`, `07-AI/llm/LLMClient`. */
function saysClient(name: string): boolean {
  return wordsOf(name).some((word) => clientWords.has(word))
}

/** The name of the type a variable or field is declared with, or of the class it is an instance of. */
function typeNameOf(file: SourceFile, receiver: Node): string | null {
  const value = unwrapAwait(receiver)
  const made = maker(file, value)
  if (made.type === 'NewExpression') return calleeNameOf(made)
  const declared = value.type === 'Identifier' ? variableOf(file, value)?.identifiers[0] : undefined
  const type = declared?.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation : undefined
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : null
}
