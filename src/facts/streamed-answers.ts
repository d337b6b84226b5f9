import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../knowledge/modules.js'
import { calleeNameOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, onlyValueOf, patternSourceOf, variableOf } from './references.js'
import { requestAround } from './routes.js'
import type { SentAnswer } from './sent-answers.js'
import type { SourceFile } from './source-file.js'

const writing = new Set(['enqueue', 'write', 'end', 'writeln', 'writeSSE', 'writeData', 'writeMessage', 'writeMessageAnnotation', 'send', 'emit'])

/**
 * What a caller gets piece by piece while an answer is being made: `controller.enqueue(chunk)` of a `ReadableStream`,
 * `writer.write(chunk)` of a `TransformStream`, a `PassThrough` that is written to, `stream.writeSSE({ data })` of Hono,
 * `writer.write(part)` and `onError` of the AI SDK, `socket.emit('failed', error)` and `ws.send(text)` to whoever is connected.
 */
export const streamedAnswersOf = lazily((file: SourceFile): readonly SentAnswer[] => {
  const found: SentAnswer[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    const receiver = name !== null && writing.has(name) ? receiverOf(call) : null
    if (name === null || !receiver) continue
    const payloads = name === 'emit' ? call.arguments.slice(1) : call.arguments.slice(0, 1)
    const holder = unwrap(receiver)
    if (payloads.length > 0 && holder.type === 'Identifier' && isHeard(file, call, name, holder)) found.push({ node: call, api: `${holder.name}.${name}`, payloads, status: 'none', isJson: false })
  }
  for (const property of nodesOf(file).get('Property')) {
    const api = mapperOf(property)
    if (api !== null && isFunction(property.value)) found.push(...resultsOf(file, property.value).map((node): SentAnswer => ({ node, api, payloads: [node], status: 'none', isJson: false })))
  }
  return found
})

/** Whether somebody at the other end hears what is written. */
function isHeard(file: SourceFile, call: TSESTree.CallExpression, name: string, holder: TSESTree.Identifier): boolean {
  const variable = variableOf(file, holder)
  const definition = definitionOf(variable)
  if (!variable || !definition) return false
  if (definition.type === 'Variable') {
    const only = onlyValueOf(variable)
    const made = only && unwrapAwait(only)
    const isWriter = name === 'write' && made?.type === 'CallExpression' && calleeNameOf(made) === 'getWriter'
    // const stream = new PassThrough(); ctx.body = stream
    const isPassedThrough = (name === 'write' || name === 'end') && made?.type === 'NewExpression' && calleeNameOf(made) === 'PassThrough'
    return (isWriter || isPassedThrough) && requestAround(file, call) !== null
  }
  const source = definition.type === 'Parameter' ? patternSourceOf(definition.name) : null
  const fn = source?.parameter?.of
  if (!source || !fn || !isFunction(fn)) return false
  // wss.on('connection', (ws) => ...)
  if (name === 'send' || name === 'emit') return source.parameter!.index === 0 && source.path.length === 0 && isConnectionListener(fn)
  if (fn.parent.type === 'Property' && fn.parent.value === fn) {
    const key = nameOf(fn.parent)
    const options = fn.parent.parent
    const taker = options.parent
    if (name === 'enqueue')
      return (key === 'start' || key === 'pull' || key === 'transform' || key === 'flush') && taker?.type === 'NewExpression' && /^(?:ReadableStream|TransformStream)$/.test(nameOf(taker.callee) ?? '') && requestAround(file, call) !== null
    return key === 'execute' && taker?.type === 'CallExpression' && aiStreams.has(calleeNameOf(taker) ?? '')
  }
  if (name === 'enqueue' || name === 'end' || fn.parent.type !== 'CallExpression') return false
  const origin = originOf(file, fn.parent.callee)
  return origin !== null && packageOf(origin.module) === 'hono' && /^stream/.test(origin.path[0] ?? '')
}

function isConnectionListener(fn: FunctionNode): boolean {
  const { parent } = fn
  return parent.type === 'CallExpression' && parent.arguments[1] === fn && /^(?:on|once|addListener)$/.test(calleeNameOf(parent) ?? '') && /^connect(?:ion)?$/.test(stringOf(parent.arguments[0]) ?? '')
}

/** Functions of the AI SDK that make an answer of a stream; what `onError` gives back goes to the caller in place of "An error occurred.". */
const aiStreams = new Set([
  'toDataStreamResponse', 'toDataStream', 'mergeIntoDataStream', 'pipeDataStreamToResponse', 'createDataStreamResponse', 'createDataStream',
  'toUIMessageStreamResponse', 'toUIMessageStream', 'pipeUIMessageStreamToResponse', 'createUIMessageStream', 'createUIMessageStreamResponse',
])

/** The function that an error mapper belongs to: `toUIMessageStreamResponse` of `{ onError: (error) => error.message }`. */
function mapperOf(property: TSESTree.Property): string | null {
  const key = nameOf(property)
  if (key !== 'onError' && key !== 'getErrorMessage') return null
  const taker = property.parent.parent
  const name = taker?.type === 'CallExpression' ? calleeNameOf(taker) : null
  return name !== null && aiStreams.has(name) ? name : null
}

/** Whether a function is given the errors of a stream, and answers with what it gives back. */
export function mapsStreamErrors(fn: FunctionNode): boolean {
  return fn.parent.type === 'Property' && fn.parent.value === fn && mapperOf(fn.parent) !== null
}

function resultsOf(file: SourceFile, fn: FunctionNode): readonly Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body]
  return nodesOf(file).within(fn, 'ReturnStatement').flatMap(({ argument }) => argument ?? [])
}
