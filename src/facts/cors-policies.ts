import type { TSESTree } from '@typescript-eslint/utils'
import { corsHolders, corsMakers, corsPlugins, publicSegments } from '../knowledge/cors.js'
import { entryOf, packageOf } from '../knowledge/modules.js'
import { autoloadedPluginOf } from './autoloaded-plugins.js'
import { calleeNameOf, chainOf, isSameExpression, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionBehind, functionsAround, isFunction, type FunctionNode } from './functions.js'
import { isTested } from './harmless-values.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { optionOf, optionsBehind } from './option-objects.js'
import { originOf } from './origins.js'
import { isOutsideProduction, valuesInProduction } from './production-branches.js'
import { requestAround, routesOf } from './routes.js'
import { sharedHostIn } from './shared-hosts.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** Code that lets pages of any site read the answers of a server. */
export type OpenCorsPolicy = {
  readonly node: Node
  /** As written, for messages: `cors()`, `origin: '*'`, `Access-Control-Allow-Origin`. */
  readonly policy: string
  /** Whether the caller's own origin is sent back, or `*`. */
  readonly isReflected: boolean
  readonly allowsCredentials: boolean
  /** In a function at the edge, which is called with a token and no cookie. */
  readonly isEdge: boolean
  /** The path it is for, as far as the file shows it. */
  readonly path: string | null
  /** Where only sites of one host are let in: the host, on which anybody can put one. */
  readonly host: string | null
}

/** Policies that let in every site, in the order of the text. */
export const openCorsPoliciesOf = lazily((file: SourceFile): readonly OpenCorsPolicy[] => {
  if (sideOf(file) === 'client') return []
  const found = [...fromOptions(file), ...fromHeaders(file)]
  return found
    .filter(({ node, path }) => !isOutsideProduction(file, node) && !isPublic(file, node, path))
    .sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** Alternatives in alternatives, and constants they stand for, that are read. */
const deepest = 10

type Policy = { readonly policy: string; readonly isReflected: boolean; readonly allowsCredentials: boolean; readonly host?: string; readonly at?: Node }

function fromOptions(file: SourceFile): readonly OpenCorsPolicy[] {
  const found: OpenCorsPolicy[] = []
  const add = (node: Node, policy: Policy | null, path: string | null = null) => {
    if (!policy) return
    const { at = node, host = null, ...rest } = policy
    found.push({ node: at, ...rest, host, isEdge: isAtEdge(file), path })
  }
  const autoloaded = autoloadedPluginOf(file)
  if (autoloaded && isCorsPlugin(file, autoloaded.plugin)) add(autoloaded.options, policyOf(file, autoloaded.options, 'a CORS plugin without an origin'))
  const calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[] = [...nodesOf(file).get('CallExpression'), ...nodesOf(file).get('NewExpression')]
  for (const call of calls) {
    const name = calleeNameOf(call)
    if (call.type === 'CallExpression') {
      if (name === 'enableCors' && receiverOf(call)) add(call, policyOf(file, call.arguments[0], '`enableCors()`'))
      else if (name === 'register') {
        const [plugin, options] = call.arguments
        if (plugin && isCorsPlugin(file, plugin)) add(call, policyOf(file, options, 'a CORS plugin without an origin'))
      }
      const origin = originOf(file, call.callee)
      const index = origin ? entryOf(corsMakers, origin) : null
      if (index !== null && origin) {
        // The preflight of a path says what the route itself says.
        const outer = call.parent
        const isPreflight = outer.type === 'CallExpression' && calleeNameOf(outer) === 'options'
        if (!isPreflight) add(call, policyOf(file, call.arguments[index], `\`${name ?? 'cors'}()\``), outer.type === 'CallExpression' ? stringOf(outer.arguments[0]) : null)
        continue
      }
    }
    // new Server(http, { cors: { origin: '*' } }), NestFactory.create(App, { cors: true })
    const last = call.arguments.at(-1)
    const options = last && constantBehind(file, last)
    if (options?.type !== 'ObjectExpression') continue
    const cors = propertyOf(options, 'cors')
    if (!cors || cors === 'unknown') continue
    const holder = originOf(file, call.callee)
    if (!holder || !corsHolders.has(packageOf(holder.module))) continue
    const value = constantBehind(file, cors)
    if (value.type === 'Literal') {
      if (value.value === true) add(cors, { policy: '`cors: true`', isReflected: false, allowsCredentials: false })
    } else if (value.type === 'ObjectExpression') add(cors, policyOf(file, value, '`cors` without an origin'))
  }
  return found
}

function isCorsPlugin(file: SourceFile, plugin: Node): boolean {
  const value = unwrapAwait(plugin)
  if (value.type === 'ImportExpression') return corsPlugins.has(stringOf(value.source) ?? '')
  const origin = originOf(file, value)
  return origin !== null && corsPlugins.has(packageOf(origin.module))
}

/** What options let in everybody; `null` for a list, a check, or what cannot be seen. */
function policyOf(file: SourceFile, given: Node | undefined, bare: string): Policy | null {
  if (!given) return { policy: bare, isReflected: false, allowsCredentials: false }
  const maker = functionBehind(file, unwrapAwait(given))
  if (maker) return delegatedPolicyOf(file, maker, bare)
  const options = optionsBehind(file, given)
  if (typeof options !== 'object') return null
  const delegator = optionOf(file, options, 'delegator')
  if (delegator !== undefined) {
    const fn = delegator === 'unknown' ? null : functionBehind(file, delegator)
    return fn && delegatedPolicyOf(file, fn, bare)
  }
  const origin = optionOf(file, options, 'origin') ?? optionOf(file, options, 'origins')
  if (origin === 'unknown') return null
  const credentials = optionOf(file, options, 'credentials')
  const allowsCredentials = credentials !== undefined && credentials !== 'unknown' && isTrue(file, credentials)
  if (origin === undefined) return { policy: bare, isReflected: false, allowsCredentials }
  const choice = constantBehind(file, origin)
  // process.env.APP_URL ? process.env.APP_URL : '*'
  const isFallback = choice.type === 'ConditionalExpression' && isSameExpression(choice.test, choice.consequent)
  const values = isFallback ? [choice.alternate] : valuesInProduction(file, origin)
  const kinds = values.map((value) => opennessOf(file, value))
  if (kinds.length === 0) return null
  if (kinds.includes(null)) {
    // Without cookies another site learns no more from here than from anywhere.
    const shared = allowsCredentials ? values.map((value) => sharedHostIn(file, value)).find((one) => one !== null) : undefined
    return shared ? { policy: `\`${textOf(file, shared.node)}\``, isReflected: true, allowsCredentials, host: shared.host, at: shared.node } : null
  }
  const isReflected = kinds.includes('reflected')
  return { policy: isReflected ? 'An `origin` that is sent back as it came' : "`origin: '*'`", isReflected, allowsCredentials }
}

/** What a function that chooses the options for each request lets in: `(request, callback) => callback(null, { origin: true })`, or one that gives such a function back. */
function delegatedPolicyOf(file: SourceFile, fn: FunctionNode, bare: string): Policy | null {
  const nodes = nodesOf(file)
  if (decisions.some((type) => nodes.within(fn, type).length > 0)) return null
  const [, callback] = fn.params
  if (callback?.type !== 'Identifier') {
    const inner = fn.body.type === 'BlockStatement' ? null : functionBehind(file, fn.body)
    return inner && inner !== fn && inner.params.length === 2 ? delegatedPolicyOf(file, inner, bare) : null
  }
  const calls = nodes.within(fn, 'CallExpression').filter(({ callee }) => callee.type === 'Identifier' && callee.name === callback.name)
  const given = calls.map(({ arguments: [, options] }) => (options && !functionBehind(file, options) ? policyOf(file, options, bare) : null))
  return given.length > 0 && given.every((policy) => policy !== null) ? given[0]! : null
}

/** A test as written, if it is short. */
function textOf(file: SourceFile, node: Node): string {
  const text = file.text.slice(...node.range)
  return text.length <= 60 && !text.includes('\n') ? text : 'origin'
}

function isTrue(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  return value.type === 'Literal' && (value.value === true || value.value === 'true')
}

/** How much an `origin` lets in: `any`, or whoever asks; `null` for less, or unknown. */
function opennessOf(file: SourceFile, node: Node, depth = 0): 'any' | 'reflected' | null {
  const value = unwrapAwait(node)
  if (depth > deepest) return null
  if (value.type === 'Literal') {
    if ('regex' in value && value.regex) return /^\^?\.[*+]\$?$/.test(value.regex.pattern) ? 'reflected' : null
    return value.value === '*' ? 'any' : value.value === true ? 'reflected' : null
  }
  if (value.type === 'ArrayExpression') return value.elements.map((element) => element && opennessOf(file, constantBehind(file, element), depth + 1)).find((one) => one !== null) ?? null
  // process.env.CORS_ORIGIN || '*'
  if (value.type === 'LogicalExpression' && value.operator !== '&&') return opennessOf(file, constantBehind(file, value.right), depth + 1)
  if (isRequestOrigin(file, value) && !isTested(file, value) && !isChosen(file, value)) return 'reflected'
  if (isFunction(value) || value.type === 'Identifier' || value.type === 'MemberExpression') {
    const fn = functionBehind(file, value)
    return fn && letsInEverybody(file, fn) ? 'reflected' : null
  }
  return null
}

/** `(origin, callback) => callback(null, true)`, `(origin) => origin`: no test on the way, or one that nothing depends on. */
function letsInEverybody(file: SourceFile, fn: FunctionNode): boolean {
  const nodes = nodesOf(file)
  const [origin, callback] = fn.params
  const calls = callback?.type === 'Identifier' ? nodes.within(fn, 'CallExpression').filter(({ callee }) => callee.type === 'Identifier' && callee.name === callback.name) : []
  if (decisions.some((type) => nodes.within(fn, type).length > 0) && !endsAlike(file, fn, calls)) return false
  if (callback?.type === 'Identifier') {
    return calls.length > 0 && calls.every(({ arguments: [, allowed] }) => allowed !== undefined && (isTrue(file, allowed) || stringOf(allowed) === '*' || (allowed.type === 'Identifier' && origin?.type === 'Identifier' && allowed.name === origin.name)))
  }
  const returned = fn.body.type === 'BlockStatement' ? nodes.within(fn, 'ReturnStatement').map(({ argument }) => argument) : [fn.body]
  return returned.length > 0 && returned.every((value) => value && isOriginItself(file, value, origin))
}

const decisions = ['IfStatement', 'ConditionalExpression', 'SwitchStatement', 'AwaitExpression'] as const

/** Whether a function comes to one call of its callback whatever it tests: `if (!known) console.warn(origin); callback(null, true)`. */
function endsAlike(file: SourceFile, fn: FunctionNode, calls: readonly Node[]): boolean {
  const nodes = nodesOf(file)
  if (fn.body.type !== 'BlockStatement' || nodes.within(fn, 'ThrowStatement').length > 0 || nodes.within(fn, 'AwaitExpression').length > 0) return false
  const last = fn.body.body.at(-1)
  const end = last?.type === 'ReturnStatement' ? last.argument : last?.type === 'ExpressionStatement' ? last.expression : null
  return end !== null && end !== undefined && calls.some((call) => call === end) && nodes.within(fn, 'ReturnStatement').every(({ argument }) => argument !== null && calls.some((call) => call === argument))
}

function isOriginItself(file: SourceFile, given: Node, origin: TSESTree.Parameter | undefined, depth = 0): boolean {
  const value = unwrap(constantBehind(file, given))
  if (depth > deepest) return false
  if (value.type === 'Literal') return value.value === '*' || value.value === true
  if (value.type === 'LogicalExpression' && value.operator !== '&&') return isOriginItself(file, value.left, origin, depth + 1)
  // `(ctx) => ctx.get('Origin')` of Koa
  return (value.type === 'Identifier' && origin?.type === 'Identifier' && value.name === origin.name) || isRequestOrigin(file, value)
}

const allowOrigin = 'access-control-allow-origin'
const allowCredentials = 'access-control-allow-credentials'
const setters = new Set(['setHeader', 'header', 'set', 'append', 'appendHeader', 'setResponseHeader'])

function fromHeaders(file: SourceFile): readonly OpenCorsPolicy[] {
  const found: OpenCorsPolicy[] = []
  const seen = new Set<Node>()
  const credentialed = functionsWithCredentials(file)
  const add = (node: Node, value: Node, holder: Node) => {
    const values = valuesInProduction(file, value)
    const kinds = values.map((one) => headerOpennessOf(file, one))
    if (kinds.length === 0) return
    const around = functionsAround(node)
    const allowsCredentials = hasCredentials(file, holder) || around.some((fn) => credentialed.has(fn))
    const shared = kinds.includes(null) && allowsCredentials && around[0] && values.every((one) => stringOf(one) === null) ? sharedHostIn(file, around[0]) : null
    if (kinds.includes(null) && !shared) return
    const outermost = around.at(-1) ?? file.source.ast
    // The same header in every branch of a handler is one policy.
    if (outermost !== file.source.ast && seen.has(outermost)) return
    seen.add(outermost)
    const isReflected = shared !== null || kinds.includes('reflected')
    found.push({
      node: shared?.node ?? node,
      policy: shared ? `\`${textOf(file, shared.node)}\`` : isReflected ? 'An `Access-Control-Allow-Origin` that repeats the origin it is asked from' : '`Access-Control-Allow-Origin: *`',
      host: shared?.host ?? null,
      isReflected,
      allowsCredentials,
      isEdge: isAtEdge(file),
      path: null,
    })
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    if (name === null || !setters.has(name)) continue
    const at = name === 'setResponseHeader' ? 1 : 0
    const value = call.arguments[at + 1]
    if (value && stringOf(call.arguments[at])?.toLowerCase() === allowOrigin) add(call, value, call)
  }
  for (const property of nodesOf(file).get('Property')) {
    if (nameOf(property)?.toLowerCase() !== allowOrigin || property.parent.type !== 'ObjectExpression' || isSentAway(property.parent)) continue
    add(property, property.value, property.parent)
  }
  return found
}

/** `{ headers: { ... } }` of `fetch` and its kind: the header of a request means nothing. */
function isSentAway(headers: Node): boolean {
  for (let at: Node = headers, steps = 0; at.parent && steps < 5; at = at.parent, steps++) {
    if (at.parent.type !== 'CallExpression') continue
    const { root, steps: names } = chainOf(at.parent.callee)
    return (root.type === 'Identifier' && /^(?:fetch|axios|ky|got|\$fetch|ofetch|superagent|api|apiClient|http|https|useFetch|request)$/.test(root.name)) || names.includes('fetch')
  }
  return false
}

function headerOpennessOf(file: SourceFile, node: Node, depth = 0): 'any' | 'reflected' | null {
  const value = unwrapAwait(node)
  if (depth > deepest) return null
  if (stringOf(value) === '*') return isAskedFor(file, value) ? null : 'any'
  if (value.type === 'LogicalExpression' && value.operator !== '&&') {
    const left = headerOpennessOf(file, value.left, depth + 1)
    if (left !== null || isChosen(file, node)) return left
    return headerOpennessOf(file, value.right, depth + 1)
  }
  if (!isRequestOrigin(file, value) || isTested(file, node) || isChosen(file, node)) return null
  return 'reflected'
}

/** Whether a branch that asks about the origin sends the star: `if (options.origin === '*')`. */
function isAskedFor(file: SourceFile, node: Node): boolean {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) if (at.parent.type === 'IfStatement' && at.parent.test !== at && /origin|\*/i.test(file.text.slice(...at.parent.test.range))) return true
  return false
}

/** `req.headers.origin`, `request.headers.get('origin')`, `c.req.header('Origin')`. */
function isRequestOrigin(file: SourceFile, node: Node): boolean {
  if (node.type === 'MemberExpression') return nameOf(node)?.toLowerCase() === 'origin' && /^headers?$/.test(nameOf(unwrap(node.object)) ?? '')
  if (node.type !== 'CallExpression') return false
  const name = calleeNameOf(node)
  return (name === 'get' || name === 'header' || name === 'getHeader') && node.arguments.some((argument) => stringOf(argument)?.toLowerCase() === 'origin')
}

/** Whether a test of the origin, in the same function or around, chooses whom it is sent to. */
function isChosen(file: SourceFile, node: Node): boolean {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent)
    if (at.parent.type === 'IfStatement' && at.parent.consequent === at && !/^!?\w+$/.test(file.text.slice(...at.parent.test.range))) return true
  // const origin = req.headers.origin; if (ALLOWED.includes(origin)) ...
  const holder = unwrap(node).parent
  const name = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : null
  const fn = functionsAround(node)[0]
  if (!fn) return false
  return nodesOf(file)
    .within(fn, 'CallExpression')
    .some((call) => /^(?:includes|has|test|indexOf|some|find|endsWith|startsWith|match)$|allow|valid|trusted/i.test(calleeNameOf(call) ?? '') && (name === null || file.text.slice(...call.range).includes(name)))
}

function hasCredentials(file: SourceFile, holder: Node): boolean {
  if (holder.type !== 'ObjectExpression') return false
  return holder.properties.some((property) => property.type === 'Property' && nameOf(property)?.toLowerCase() === allowCredentials && isTrue(file, property.value))
}

function functionsWithCredentials(file: SourceFile): ReadonlySet<FunctionNode> {
  const found = new Set<FunctionNode>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const at = call.arguments.findIndex((argument) => stringOf(argument)?.toLowerCase() === allowCredentials)
    const value = at >= 0 ? call.arguments[at + 1] : undefined
    if (value && isTrue(file, value)) for (const fn of functionsAround(call).slice(0, 1)) found.add(fn)
  }
  return found
}

/** Supabase and Netlify edge functions and workers, which know their caller by a token. */
function isAtEdge(file: SourceFile): boolean {
  if (/(?:^|\/)(?:supabase\/functions|netlify\/edge-functions)\//.test(file.path)) return !/cookie/i.test(file.text)
  return routesOf(file).some(({ framework }) => framework === 'edge-function') && !/cookie/i.test(file.text)
}

function isPublic(file: SourceFile, node: Node, path: string | null): boolean {
  const route = requestAround(file, node)
  const segments = [path ?? '', route?.path ?? '', file.path.replace(/\.[cm]?[jt]sx?$/, '')].flatMap((one) => one.split(/[/.\-_]/))
  // `app.use('/api/v1/*', cors())`: a version is what customers' own programs are written against.
  if ([path ?? '', ...mountPathsOf(node)].some((one) => /(?:^|\/)v\d+(?:[-/*]|$)/.test(one))) return true
  return segments.some((segment) => publicSegments.has(segment)) || /\.well-known/.test(`${path ?? ''}${route?.path ?? ''}${file.path}`)
}

/** `/v1` of `app.use(['/v1', '/v2'], (req, res, next) => { ... })`. */
function mountPathsOf(node: Node): readonly string[] {
  return functionsAround(node).flatMap(({ parent }) => {
    const [first] = parent.type === 'CallExpression' && calleeNameOf(parent) === 'use' ? parent.arguments : []
    const paths = first?.type === 'ArrayExpression' ? first.elements : [first]
    return paths.flatMap((one) => stringOf(one) ?? [])
  })
}
