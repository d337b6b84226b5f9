import type { TSESLint } from '@typescript-eslint/utils'
import { literalBehind } from '../facts/llm-parameters.js'
import { llmCallsOf, type LlmCall } from '../facts/llm-calls.js'
import type { SourceFile } from '../facts/source-file.js'
import { isInTimedTask, isTimeLimited } from '../facts/time-limits.js'
import { addedArgument } from '../fixes/added-argument.js'
import { addedProperty } from '../fixes/added-property.js'
import { llmEvidence } from '../knowledge/llm-sdks.js'
import { defineRule } from '../rule.js'

/** Long enough for a few paragraphs, short enough for a person who waits. */
const placeholder = '30_000'

export default defineRule({
  name: 'require-llm-timeout',
  description: 'require a timeout or an abort signal on every call to a language model',
  family: 'ai',
  presets: { strict: 'error' },
  failure: 'a vendor that hangs holds every request for ten minutes, until no connection or worker is left',
  evidence: [llmEvidence],
  hasSuggestions: true,
  messages: {
    endlessWait:
      '`{{api}}` waits for the model without a timeout, so a vendor that hangs holds the request for minutes and the server runs out of workers. Set `{{key}}`.',
    endlessRequest:
      'The request to `{{host}}` waits without a timeout, so a vendor that hangs holds it for minutes and the server runs out of workers. Pass `signal: AbortSignal.timeout(ms)`.',
    suggestTimeout: 'Stop waiting after 30 seconds with `{{key}}`.',
  },
  check({ file, report }) {
    for (const call of llmCallsOf(file)) {
      const { node, api, timeout, host } = call
      if (timeout !== 'absent' || isTimeLimited(file, node) || isInTimedTask(file, node)) continue
      const { key, fix } = remedyFor(file, call)
      const suggest = fix ? [{ messageId: 'suggestTimeout', data: { key }, fix } as const] : []
      if (host === null) report({ node: node.callee, messageId: 'endlessWait', data: { api, key }, suggest })
      else report({ node: node.callee, messageId: 'endlessRequest', data: { host }, suggest })
    }
  },
})

type Remedy = { readonly key: string; readonly fix: TSESLint.ReportFixFunction | null }

/** SDKs whose methods take `{ timeout }` as an argument of its own. */
const requestOptions: ReadonlySet<string> = new Set(['openai', 'anthropic', 'groq', 'together', 'cerebras'])

/** Where this SDK takes a timeout, and a change that writes it there. */
function remedyFor(file: SourceFile, { node, sdk, options, argument, request, construction }: LlmCall): Remedy {
  const signal = `AbortSignal.timeout(${placeholder})`
  const inLiteral = (object: Parameters<typeof addedProperty>[1] | null, key: string, value: string) => object && addedProperty(file, object, key, value)
  const isInline = options !== null && options === argument
  if (sdk === 'ai-sdk') return { key: 'abortSignal', fix: isInline ? inLiteral(options, 'abortSignal', signal) : null }
  if (sdk === 'google-genai') return { key: 'config.abortSignal', fix: isInline ? inLiteral(options, 'config.abortSignal', signal) : null }
  if (sdk === 'http') return { key: 'signal', fix: request?.type === 'ObjectExpression' ? inLiteral(request, 'signal', signal) : null }
  if (requestOptions.has(sdk)) {
    if (request?.type === 'ObjectExpression') return { key: 'timeout', fix: inLiteral(request, 'timeout', placeholder) }
    return { key: 'timeout', fix: node.arguments.length === 1 && argument ? addedArgument(file, node, `{ timeout: ${placeholder} }`) : null }
  }
  if (sdk === 'bedrock') return { key: 'abortSignal', fix: null }
  const made = sdk === 'langchain' ? literalBehind(file, construction?.arguments[0]) : null
  return { key: 'timeout', fix: made && made === construction?.arguments[0] ? inLiteral(made, 'timeout', placeholder) : null }
}
