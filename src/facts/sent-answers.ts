import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../knowledge/modules.js'
import { failureClasses, failureMakers, jsonHelpers } from '../knowledge/answers.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { anyWordOf } from './evidence-words.js'
import { constantBehind } from './flow.js'
import { functionAround, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, onlyValueOf, variableOf, writesOf } from './references.js'
import { requestAround, requestOf, type RequestKind } from './routes.js'
import type { SourceFile } from './source-file.js'

/** `server`: 500 and above, or the fallback is; `none`: no status, or one that says all is well; `client`: another; `unknown`: not to be seen. */
export type AnswerStatus = 'server' | 'client' | 'none' | 'unknown'

/** Something a caller gets: `res.status(500).json(body)`, `new Response(body)`, `c.json(body, 500)`, `ctx.body = body`, an exception of HTTP. */
export type SentAnswer = {
  readonly node: Node
  /** As written, for messages: `res.json`. */
  readonly api: string
  readonly payloads: readonly Node[]
  readonly status: AnswerStatus
  /** Whether the body is an object where it is one: `json`, not `send`. */
  readonly isJson: boolean
}

const bodyMethods = new Set(['json', 'send', 'end', 'write', 'jsonp', 'render', 'text', 'html', 'body'])
/** Methods of a response that give it back. */
const settingMethods = new Set(['status', 'code', 'header', 'headers', 'set', 'setHeader', 'type', 'contentType'])
/** Helpers of @fastify/sensible that make an answer with a 5xx. */
const failureMethods = new Set(['internalServerError', 'badGateway', 'serviceUnavailable', 'gatewayTimeout'])
const responseNames = /^_?(?:res|response|resp|reply|rep|nextRes)$/
/** Handlers whose result is the answer. */
const returning: ReadonlySet<RequestKind> = new Set<RequestKind>(['fastify', 'h3', 'nest', 'action', 'trpc', 'remix', 'sveltekit'])
const contextNames = /^(?:c|ctx|context)$/

const mayBeLambda = anyWordOf(['statusCode'])
/** Text without which no function that is called by its bare name answers. */
const mayHaveHelpers = anyWordOf([...Object.keys(failureMakers), ...jsonHelpers, 'createError'])

/** Everything that the code of a file sends back to a caller, in the order of the text. */
export const sentAnswersOf = lazily((file: SourceFile): readonly SentAnswer[] => {
  const nodes = nodesOf(file)
  const found: SentAnswer[] = []
  for (const call of nodes.get('CallExpression')) {
    const answer = fromCall(file, call)
    if (answer) found.push(answer)
  }
  for (const made of nodes.get('NewExpression')) {
    const answer = fromInstance(file, made)
    if (answer) found.push(answer)
  }
  for (const { left, right } of nodes.get('AssignmentExpression')) {
    // ctx.body = { error }
    if (left.type !== 'MemberExpression' || nameOf(left) !== 'body') continue
    const holder = unwrap(left.object)
    const isContext = holder.type === 'Identifier' ? contextNames.test(holder.name) && isParameter(file, holder) : holder.type === 'MemberExpression' && nameOf(holder) === 'response' && holder.object.type === 'Identifier' && isParameter(file, holder.object)
    if (isContext) found.push({ node: left.parent, api: file.text.slice(...left.range), payloads: [right], status: statusBefore(file, left), isJson: true })
  }
  for (const object of mayBeLambda(file) ? nodes.get('ObjectExpression') : []) {
    // { statusCode: 500, body: JSON.stringify({ error }) } of a Lambda
    const status = propertyOf(object, 'statusCode')
    const body = propertyOf(object, 'body')
    if (status && body && status !== 'unknown' && body !== 'unknown') found.push({ node: object, api: 'body', payloads: [body], status: statusOf(file, status), isJson: false })
  }
  for (const { argument } of nodes.get('ReturnStatement')) {
    // return { error: error.message } of a handler whose framework sends what it returns
    const fn = argument?.type === 'ObjectExpression' ? functionAround(argument) : null
    const route = fn && requestOf(file, fn)
    const isOfHandler = route !== null && returning.has(route.request.kind) && (route.role === 'endpoint' || route.role === 'controller')
    if (argument && fn && (isOfHandler || (fn.parent.type === 'CallExpression' && fn.parent.callee !== fn && calleeNameOf(fn.parent) === 'setErrorHandler')))
      found.push({ node: argument, api: 'return', payloads: [argument], status: statusBefore(file, argument), isJson: true })
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0])
})

function fromCall(file: SourceFile, call: TSESTree.CallExpression): SentAnswer | null {
  const name = calleeNameOf(call)
  const [first, second] = call.arguments
  if (name === null || !first) return null
  const receiver = receiverOf(call)
  const answer = (payloads: readonly Node[], status: AnswerStatus, isJson = true): SentAnswer => ({ node: call, api: apiOf(call), payloads, status, isJson })
  if (!receiver) {
    if (!mayHaveHelpers(file)) return null
    const origin = originOf(file, call.callee)
    const made = origin && origin.path.length <= 1 ? failureMakers[packageOf(origin.module)]?.[origin.path[0] ?? ''] : undefined
    if (made) return made === 'options' || first.type === 'ObjectExpression' ? fromOptions(file, call, first) : answer(call.arguments.slice(1), statusOf(file, first))
    if (name === 'createError' && first.type === 'ObjectExpression') return fromOptions(file, call, first)
    const isHelper = origin !== null && jsonHelpers.has(packageOf(origin.module)) && ['json', 'data', 'text'].includes(origin.path[0] ?? '')
    return isHelper ? answer([first], statusOfInit(file, second)) : null
  }
  const { root, steps } = chainOf(receiver)
  // fastify.httpErrors.badGateway(message) of @fastify/sensible
  if (steps.at(-1) === 'httpErrors' && failureMethods.has(name)) return answer([first], 'server', false)
  if (root.type !== 'Identifier') return null
  // NextResponse.json(body, { status: 500 })
  if (name === 'json' && /^(?:Next)?Response$|^HttpResponse$/.test(root.name) && steps.length === 0) return answer([first], statusOfInit(file, second))
  if (name === 'throw' && contextNames.test(root.name) && second && steps.length === 0) return answer(call.arguments.slice(1), statusOf(file, first))
  // reply.internalServerError(message) of the same package
  if (failureMethods.has(name) && responseNames.test(root.name) && steps.length === 0 && isParameter(file, root)) return answer([first], 'server', false)
  // httpAdapter.reply(context.getResponse(), body, status) of a Nest exception filter
  const [, , third] = call.arguments
  if (name === 'reply' && second && isAskedFor(file, first)) return answer([second], third ? statusOf(file, third) : 'none')
  // createError.InternalServerError(message)
  if (/^(?:InternalServerError|BadGateway|ServiceUnavailable|GatewayTimeout)$/.test(name) && packageOf(originOf(file, root)?.module ?? '') === 'http-errors') return answer([first], 'server')
  if (!bodyMethods.has(name)) return null
  const names = [root.name, ...steps.filter((step) => step !== '()')]
  const isResponse = (names.some((one) => responseNames.test(one)) && isParameter(file, root)) || isAskedFor(file, responseIn(receiver))
  if (isResponse && name !== 'body' && name !== 'html' && name !== 'text') {
    const chained = chainedStatus(file, receiver)
    const payloads = name === 'render' ? call.arguments.slice(1) : [first]
    return answer(payloads, chained ?? statusBefore(file, call), name === 'json' || name === 'jsonp')
  }
  if (contextNames.test(root.name) && steps.length === 0 && isParameter(file, root) && ['json', 'text', 'html', 'body'].includes(name) && isHono(file, call)) {
    const status = second ? (second.type === 'ObjectExpression' ? statusOfInit(file, second) : statusOf(file, second)) : statusBefore(file, call)
    return answer([first], status, name === 'json')
  }
  return null
}

/** `createError({ statusCode: 500, message })`, `new TRPCError({ code, message })`. */
function fromOptions(file: SourceFile, node: TSESTree.CallExpression | TSESTree.NewExpression, options: Node): SentAnswer | null {
  if (options.type !== 'ObjectExpression') return null
  const payloads = ['message', 'statusMessage', 'data', 'cause'].flatMap((key) => {
    const value = propertyOf(options, key)
    return value && value !== 'unknown' && key !== 'cause' ? [value] : []
  })
  const code = propertyOf(options, 'statusCode') ?? propertyOf(options, 'status') ?? propertyOf(options, 'code')
  if (!code || code === 'unknown') return null
  const text = stringOf(code)
  const status = text === null ? statusOf(file, code) : text === 'INTERNAL_SERVER_ERROR' ? 'server' : 'client'
  return { node, api: apiOf(node), payloads, status, isJson: false }
}

function fromInstance(file: SourceFile, made: TSESTree.NewExpression): SentAnswer | null {
  const name = calleeNameOf(made)
  const [first, second] = made.arguments
  if (name === null || !first) return null
  const answer = (payloads: readonly Node[], status: AnswerStatus): SentAnswer => ({ node: made, api: `new ${name}`, payloads, status, isJson: false })
  if (name === 'Response' || name === 'NextResponse') return answer([first], statusOfInit(file, second))
  const origin = originOf(file, made.callee)
  const kind = origin ? failureClasses[packageOf(origin.module)]?.[origin.path[0] ?? ''] : undefined
  if (!kind) return null
  if (kind === 'server') return answer([first], 'server')
  if (kind === 'options') return fromOptions(file, made, first)
  if (kind === 'body, status') return answer([first], second ? statusOf(file, second) : 'unknown')
  return second?.type === 'ObjectExpression' ? answer(['message', 'res'].flatMap((key) => {
    const value = propertyOf(second, key)
    return value && value !== 'unknown' ? [value] : []
  }), statusOf(file, first)) : answer(second ? [second] : [], statusOf(file, first))
}

/** `host.switchToHttp().getResponse()` of Nest, or a constant that is it. */
function isAskedFor(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  return value.type === 'CallExpression' && calleeNameOf(value) === 'getResponse'
}

/** What a chain calls `status()` and its like on: `response` of `response.status(500).header('a', 'b')`. */
function responseIn(receiver: Node): Node {
  let at = unwrapAwait(receiver)
  for (let steps = 0; steps < 12 && at.type === 'CallExpression' && settingMethods.has(calleeNameOf(at) ?? ''); steps++) at = unwrapAwait(receiverOf(at) ?? at.callee)
  return at
}

function isParameter(file: SourceFile, identifier: TSESTree.Identifier): boolean {
  return definitionOf(variableOf(file, identifier))?.type === 'Parameter'
}

function isHono(file: SourceFile, call: Node): boolean {
  return requestAround(file, call)?.request.kind === 'hono' || /['"](?:hono|@hono\/[\w-]+)(?:\/[\w-]+)*['"]/.test(file.text.slice(0, 4000))
}

/** `500` of `{ status: 500 }`. */
function statusOfInit(file: SourceFile, init: Node | undefined): AnswerStatus {
  if (!init) return 'none'
  const value = unwrapAwait(init)
  if (value.type === 'Literal') return statusOf(file, value)
  if (value.type !== 'ObjectExpression') return 'unknown'
  const status = propertyOf(value, 'status')
  return status === undefined ? 'none' : status === 'unknown' ? 'unknown' : statusOf(file, status)
}

/** The status that a chain sets on its way: `res.status(500).json`. */
function chainedStatus(file: SourceFile, receiver: Node): AnswerStatus | null {
  let at = unwrapAwait(receiver)
  for (let steps = 0; steps < 12 && at.type === 'CallExpression'; steps++) {
    const name = calleeNameOf(at)
    if ((name === 'status' || name === 'code' || name === 'writeHead') && at.arguments[0]) return statusOf(file, at.arguments[0])
    const next = receiverOf(at)
    if (!next) return null
    at = unwrapAwait(next)
  }
  return null
}

/** Where an answer says its status: `s` of `new Response(body, { status: s })`, `res.status(s).json(body)`, `c.json(body, s)`. */
export function statusNodeOf(answer: Node): Node | null {
  if (answer.type !== 'NewExpression' && answer.type !== 'CallExpression') return null
  const init = answer.arguments[1] && unwrapAwait(answer.arguments[1])
  if (init?.type === 'Identifier') return init
  if (init?.type === 'ObjectExpression') {
    const status = propertyOf(init, 'status')
    return status && status !== 'unknown' ? status : null
  }
  let at: Node | null = answer.type === 'CallExpression' ? receiverOf(answer) : null
  for (let steps = 0; steps < 12 && at; steps++) {
    const value = unwrapAwait(at)
    if (value.type !== 'CallExpression') return null
    const name = calleeNameOf(value)
    if ((name === 'status' || name === 'code') && value.arguments[0]) return value.arguments[0]
    at = receiverOf(value)
  }
  return null
}

export function statusOf(file: SourceFile, node: Node, depth = 0): AnswerStatus {
  const value = unwrapAwait(node)
  if (depth > 6) return 'unknown'
  const either = (sides: readonly Node[]): AnswerStatus => {
    const found = sides.map((side) => statusOf(file, side, depth + 1))
    return found.includes('server') ? 'server' : found.includes('unknown') ? 'unknown' : (found[0] ?? 'unknown')
  }
  switch (value.type) {
    case 'Literal':
      return typeof value.value !== 'number' ? 'unknown' : value.value >= 500 ? 'server' : value.value >= 300 ? 'client' : 'none'
    case 'LogicalExpression':
      return either([value.left, value.right])
    case 'ConditionalExpression':
      return either([value.consequent, value.alternate])
    case 'MemberExpression': {
      const name = nameOf(value) ?? ''
      if (!/^[A-Z][A-Z_\d]*$|^[A-Z]\w+$/.test(name)) return 'unknown'
      return /INTERNAL|SERVER_?ERROR|BAD_?GATEWAY|UNAVAILABLE|GATEWAY_?TIMEOUT|^HTTP_5/i.test(name) ? 'server' : /^OK$/i.test(name) ? 'none' : 'client'
    }
    case 'Identifier': {
      const variable = variableOf(file, value)
      if (!variable || definitionOf(variable)?.type !== 'Variable') return 'unknown'
      const only = onlyValueOf(variable)
      if (only) return statusOf(file, only, depth + 1)
      const writes = writesOf(variable).filter((write) => write !== null)
      return writes.length > 0 ? either(writes) : 'unknown'
    }
    default:
      return 'unknown'
  }
}

type StatusSetting = { readonly node: Node; readonly status: AnswerStatus }

/** `res.status(500)`, `res.statusCode = 500`, `ctx.status = 500`, `res.writeHead(500)`, `c.status(500)` by function, in the order of the text. */
const settingsByFunction = lazily((file: SourceFile): ReadonlyMap<FunctionNode | null, readonly StatusSetting[]> => {
  const byFunction = new Map<FunctionNode | null, StatusSetting[]>()
  const add = (node: Node, value: Node) => {
    const fn = functionAround(node)
    const setting = { node, status: statusOf(file, value) }
    const known = byFunction.get(fn)
    if (known) known.push(setting)
    else byFunction.set(fn, [setting])
  }
  for (const { left, right } of nodesOf(file).get('AssignmentExpression')) {
    const name = left.type === 'MemberExpression' ? nameOf(left) : null
    if (name === 'status' || name === 'statusCode') add(left, right)
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    if ((name === 'status' || name === 'code' || name === 'writeHead' || name === 'setResponseStatus') && call.parent.type === 'ExpressionStatement') {
      const value = name === 'setResponseStatus' ? call.arguments[1] : call.arguments[0]
      if (value) add(call, value)
    }
  }
  for (const settings of byFunction.values()) settings.sort((a, b) => a.node.range[0] - b.node.range[0])
  return byFunction
})

/** Statements before an answer that are looked at for its status. */
const mostSettings = 40

/** The status set by the last statement before an answer that surely ran. */
function statusBefore(file: SourceFile, node: Node): AnswerStatus {
  const settings = settingsByFunction(file).get(functionAround(node)) ?? []
  let last = settings.length
  for (let low = 0; low < last; ) {
    const middle = (low + last) >> 1
    if (settings[middle]!.node.range[1] <= node.range[0]) low = middle + 1
    else last = middle
  }
  for (let at = last - 1; at >= Math.max(0, last - mostSettings); at--) {
    const { node: setting, status } = settings[at]!
    const block = blockAround(setting)
    if (block && node.range[0] >= block.range[0] && node.range[1] <= block.range[1]) return status
  }
  return 'none'
}

function blockAround(node: Node): Node | null {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'BlockStatement' || at.type === 'SwitchCase' || at.type === 'Program') return at
  return null
}

function apiOf(call: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const { root, steps } = chainOf(call.callee)
  const first = root.type === 'Identifier' ? root.name : ''
  const last = steps.filter((step) => !step.endsWith('()')).at(-1)
  const text = last === undefined ? first : first ? `${first}.${last}` : last
  return call.type === 'NewExpression' ? `new ${text}` : text
}
