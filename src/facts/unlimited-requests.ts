import type { TSESTree } from '@typescript-eslint/utils'
import { httpClients, platformFetch, type HttpClient } from '../knowledge/http-clients.js'
import { packageOf } from '../knowledge/modules.js'
import { browserModules } from '../knowledge/runtimes.js'
import { callChainsOf } from './call-chains.js'
import { hasKey } from './data-access/access.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { lifetimeOf } from './lifetimes.js'
import { isTerminalProgram } from './log-calls.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import { requestTargetOf, type RequestTarget } from './request-targets.js'
import { isServerCode } from './server-code.js'
import { sideAt } from './side.js'
import type { SourceFile } from './source-file.js'
import { isTimeLimited } from './time-limits.js'

/** A call to another host, or an instance for such calls, that nothing ends when no answer comes. */
export type UnlimitedRequest = {
  readonly node: TSESTree.CallExpression
  readonly kind: 'call' | 'instance'
  /** As written, for messages: `fetch`, `axios.post`. */
  readonly api: string
  readonly target: RequestTarget
  /** Whether a client waits for a handler meanwhile. */
  readonly isServing: boolean
  /** Where an option could be added: the literal, or `null` where there is no argument yet; `undefined` where neither. */
  readonly options: TSESTree.ObjectExpression | null | undefined
  readonly isFetch: boolean
  /** The instance that a call goes through, where the file makes it; a limit there ends the call too. */
  readonly instance: TSESTree.CallExpression | null
}

type Found = { readonly client: HttpClient; readonly method: string; readonly isFetch: boolean; readonly instance: TSESTree.CallExpression | null }

/** Limits that a platform sets itself: a Deno or edge runtime, a duration that the file asks for, tasks of Trigger.dev. */
const platformLimits = /\bmaxDuration\b|\bruntime\s*=\s*['"](?:experimental-)?edge['"]|@trigger\.dev\/|\bsetGlobalDispatcher\(|defaults\.timeout\b|\bDeno\.serve\(/

/** Server-side requests of the file that wait for as long as the other side likes. */
export const unlimitedRequestsOf = lazily((file: SourceFile): readonly UnlimitedRequest[] => {
  const found: UnlimitedRequest[] = []
  const limits = platformLimits.exec(file.text)?.[0] ?? ''
  if (/trigger|Dispatcher|defaults/.test(limits)) return found
  const isUploader = browserModules.some((module) => modulesNamed(file).has(module))
  for (const call of nodesOf(file).get('CallExpression')) {
    const known = clientCallOf(file, call)
    if (!known || !isOnServer(file, call)) continue
    const { client, method, isFetch, instance } = known
    if (method === client.factory) {
      if (call.arguments.every((options) => hasKey(file, options, client.limits) === false) && !hasLaterLimit(file, call)) found.push({ node: call, kind: 'instance', api: apiOf(file, call), target: 'other', isServing: false, options: undefined, isFetch: false, instance: null })
      continue
    }
    const options = optionsOf(file, call, client, method)
    if (options === 'limited' || isTimeLimited(file, call) || (isUploader && options && sendsFile(options))) continue
    if (instance && (instance.arguments.some((one) => hasKey(file, one, client.limits) !== false) || hasLaterLimit(file, instance))) continue
    const target = instance ? 'other' : targetOf(file, call)
    if (target === 'own') continue
    const lifetime = lifetimeOf(file, call)
    // Whoever sits at a terminal can stop the program.
    if (lifetime.kind !== 'request' && isTerminalProgram(file)) continue
    const isServing = lifetime.kind === 'request' && lifetime.route.framework !== 'edge-function' && limits === ''
    found.push({ node: call, kind: 'call', api: apiOf(file, call), target, isServing, options, isFetch, instance })
  }
  for (const chain of callChainsOf(file)) {
    // `superagent.get(url).send(body)`
    const first = chain.links.find(({ call }) => call !== null)?.call
    const origin = first && originOf(file, first.callee)
    if (!first || origin?.module !== 'superagent' || chain.links.some(({ name }) => name === 'timeout') || !isOnServer(file, first) || isTimeLimited(file, chain.outermost)) continue
    const target = first.arguments[0] ? requestTargetOf(file, first.arguments[0]) : 'unknown'
    if (target !== 'own') found.push({ node: chain.node, kind: 'call', api: apiOf(file, first), target, isServing: lifetimeOf(file, first).kind === 'request', options: undefined, isFetch: false, instance: null })
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0])
})

function isOnServer(file: SourceFile, call: Node): boolean {
  return sideAt(file, call) === 'server' || (sideAt(file, call) === 'unknown' && (isServerCode(file) || lifetimeOf(file, call).kind === 'request'))
}

function clientCallOf(file: SourceFile, call: TSESTree.CallExpression): Found | null {
  const callee = unwrap(call.callee)
  const { root, steps } = chainOf(callee)
  if (root.type === 'Identifier' && isGlobal(file, root)) {
    const isFetch = (root.name === 'fetch' && steps.length === 0) || (root.name === 'globalThis' && steps.join('.') === 'fetch')
    return isFetch ? { client: platformFetch, method: '', isFetch, instance: null } : null
  }
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return null
  const origin = originOf(file, callee)
  const client = (origin && httpClients[packageOf(origin.module)]) ?? null
  if (!origin || !client) return null
  const path = origin.path[0] === 'default' || origin.path[0] === 'axios' || origin.path[0] === 'got' ? origin.path.slice(1) : origin.path
  const isInstance = client.factory !== null && path[0] === client.factory && path[1] === '()'
  const method = (isInstance ? path.slice(2) : path).join('.')
  if (method === client.factory) return { client, method, isFetch: false, instance: null }
  if (!Object.hasOwn(client.options, method)) return null
  const holder = callee.type === 'MemberExpression' ? callee.object : callee
  const made = isInstance ? constantBehind(file, holder) : null
  if (isInstance && made?.type !== 'CallExpression') return null
  return { client, method, isFetch: false, instance: made?.type === 'CallExpression' ? made : null }
}

/** The options of a call: `limited` where they hold a limit, or may. */
function optionsOf(file: SourceFile, call: TSESTree.CallExpression, client: HttpClient, method: string): TSESTree.ObjectExpression | null | undefined | 'limited' {
  const given = call.arguments
  if (given.some((argument) => argument.type === 'SpreadElement')) return 'limited'
  const [first] = given
  if (!first) return 'limited'
  const isConfig = constantBehind(file, first).type === 'ObjectExpression'
  const index = isConfig ? 0 : client.options[method] === 0 ? 1 : client.options[method]!
  // `fetch(request)`: a request that was made elsewhere brings its own signal.
  if (!isConfig && given.length === 1 && mayBeRequest(file, first)) return 'limited'
  const options = given[index]
  if (!options) return given.length === index ? null : undefined
  // Options in a variable may get their limit elsewhere.
  return options.type !== 'ObjectExpression' || hasKey(file, options, client.limits) !== false ? 'limited' : options
}

/** A body that is no text: the browser sends a file, or a part of one. */
function sendsFile(options: TSESTree.ObjectExpression): boolean {
  const body = propertyOf(options, 'body')
  return body !== undefined && body !== 'unknown' && (body.type === 'Identifier' || body.type === 'MemberExpression')
}

function mayBeRequest(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  if (value.type === 'NewExpression') return nameOf(value.callee) === 'Request'
  return value.type === 'Identifier' && /req(?:uest)?$/i.test(value.name)
}

/** `api.defaults.timeout = 5_000`, or interceptors that may set one. */
function hasLaterLimit(file: SourceFile, instance: Node): boolean {
  const { parent } = instance
  const name = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : null
  return name !== null && new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\.(?:defaults|interceptors\\.request)\\b`).test(file.text)
}

function targetOf(file: SourceFile, call: TSESTree.CallExpression): RequestTarget {
  const first = call.arguments[0]!
  const config = constantBehind(file, first)
  if (config.type !== 'ObjectExpression') return requestTargetOf(file, first)
  for (const property of config.properties)
    if (property.type === 'Property' && (nameOf(property) === 'url' || nameOf(property) === 'baseURL') && requestTargetOf(file, property.value) === 'other') return 'other'
  return 'unknown'
}

function apiOf(file: SourceFile, call: TSESTree.CallExpression): string {
  const text = file.source.getText(call.callee as never).replace(/\s+/g, '')
  return /^[\w.$]{1,40}$/.test(text) ? text : (calleeNameOf(call) ?? 'request')
}
