import type { TSESTree } from '@typescript-eslint/utils'
import { servingCalls } from '../knowledge/app-serving.js'
import {
  bodyVerifiers, deliberateComment, errorWords, handlingWords, monitorWords, privateWords, publicWords, specificErrorWords, unlimitedWords, type MiddlewareRole,
} from '../knowledge/middleware.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { incomingReadsOf, requestPartOf } from './incoming-requests.js'
import { lazily } from './lazily.js'
import { isMiddlewareByModule, middlewareFunctionOf, middlewareRoleOf, turnsAway } from './middleware-roles.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { serverOf, type Server } from './routes.js'
import { flattened, handlerBehind, pathTextOf } from './routes/handlers.js'
import { covers } from './routes/registered.js'
import { surfaceOf } from './routes/servers.js'
import type { SourceFile } from './source-file.js'

/** What a guard keeps out, or brings. */
export type GuardKind = Extract<MiddlewareRole, 'auth' | 'access' | 'session' | 'csrf' | 'limit'>

/** A guard that stands below routes it should stand above. */
export type LateGuard = {
  readonly node: Node
  /** As written, for messages: `requireAuth`. */
  readonly guard: string
  readonly kind: GuardKind
  /** The routes and routers above it, in the order of the text. */
  readonly routes: readonly string[]
  /** Whether it guards nothing at all, because nothing is left below it. */
  readonly isUseless: boolean
  /** Whether only the paths say that what stands above it is not public: a router of another file may guard itself. */
  readonly isByPathOnly: boolean
}

/** A webhook that needs the bytes of the body, below a parser that has read them. */
export type ParsedWebhook = { readonly node: Node; readonly parser: string; readonly line: number }

/** An error handler of Express above a route whose errors it should get. */
export type EarlyErrorHandler = { readonly node: Node; readonly route: string }

/** Two middlewares of one route in the wrong order. */
export type WrongChain = { readonly node: Node; readonly first: string; readonly second: string; readonly roles: readonly [MiddlewareRole, MiddlewareRole] }

/** One call on an app or a router: middleware that is mounted, a router, a route. */
type Step = {
  readonly node: TSESTree.CallExpression
  readonly server: Server
  /** Offset of the method's name, by which chained calls are in order. */
  readonly at: number
  readonly scope: FunctionNode | null
  /** Whether it is surely done when its function runs: in no branch and no loop. */
  readonly isPlain: boolean
  readonly kind: 'use' | 'route'
  /** Upper case; `null` of what is mounted. */
  readonly method: string | null
  /** `null` for every path, and where it is not to be seen. */
  readonly path: string | null
  readonly isPathHidden: boolean
  readonly handlers: readonly Node[]
  /** Routers of this file that are mounted. */
  readonly servers: readonly Server[]
}

/** Frameworks in which what is written first runs first. */
const ordered: ReadonlySet<Server['framework']> = new Set<Server['framework']>(['express', 'hono', 'koa'])
const everywhere = /^(?:\/|\*|\/\*)?$/
/** Guards and parsers of one server that are looked at: more are never written by hand. */
const mostLooked = 60
/** Routes of a router that are looked at where it is mounted. */
const mostInner = 200

const stepsOf = lazily((file: SourceFile): ReadonlyMap<Server, readonly Step[]> => {
  const { mounts, registrations } = surfaceOf(file)
  const byServer = new Map<Server, Step[]>()
  const add = (step: Step) => {
    const known = byServer.get(step.server)
    if (known) known.push(step)
    else byServer.set(step.server, [step])
  }
  for (const { node, method, server, path, arguments: handlers, servers } of mounts) {
    if (!ordered.has(server.framework) || (method !== 'use' && method !== 'route')) continue
    const [first] = node.arguments
    const isList = first !== undefined && constantBehind(file, first).type === 'ArrayExpression' && path !== null
    const isPathHidden = isList || (path === null && first !== undefined && first.type !== 'SpreadElement' && !handlers.includes(first) && constantBehind(file, first).type !== 'ArrayExpression')
    add({ ...placeOf(node), node, server, kind: 'use', method: null, path: path === null || everywhere.test(path) ? null : path, isPathHidden, handlers, servers })
  }
  for (const { node, name, server, routePath } of registrations) {
    if (!ordered.has(server.framework) || name === 'route') continue
    const given = node.arguments
    if (name === 'openapi' || name === 'on') {
      if (given.length > 1) add({ ...placeOf(node), node, server, kind: 'route', method: 'ALL', path: null, isPathHidden: true, handlers: flattened(file, given.slice(1)), servers: [] })
      continue
    }
    const [first, ...rest] = given
    const isPathless = routePath !== null || (first !== undefined && isFunction(unwrap(first)))
    const handlers = flattened(file, isPathless ? given : rest)
    // `app.get('trust proxy')` reads a setting.
    if (handlers.length === 0 || !first) continue
    const path = routePath ?? (isPathless ? null : pathTextOf(file, first))
    add({ ...placeOf(node), node, server, kind: 'route', method: name === 'del' ? 'DELETE' : name.toUpperCase(), path, isPathHidden: path === null, handlers, servers: [] })
  }
  for (const steps of byServer.values()) steps.sort((a, b) => a.at - b.at)
  return byServer
})

function innerSteps(file: SourceFile, server: Server): readonly Step[] {
  return (stepsOf(file).get(server) ?? []).slice(0, mostInner)
}

function placeOf(node: TSESTree.CallExpression): { readonly at: number; readonly scope: FunctionNode | null; readonly isPlain: boolean } {
  const callee = unwrap(node.callee)
  return { at: callee.type === 'MemberExpression' ? callee.property.range[0] : node.range[0], scope: functionAround(node), isPlain: isPlain(node) }
}

const branching = new Set(['IfStatement', 'ConditionalExpression', 'LogicalExpression', 'SwitchCase', 'ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement', 'CatchClause'])

function isPlain(node: Node): boolean {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (branching.has(at.type)) return false
  return true
}

// --- Guards

/** Guards below what they should guard, in the apps and routers that this file makes. */
export const lateGuardsOf = lazily((file: SourceFile): readonly LateGuard[] => {
  const found: LateGuard[] = []
  for (const [server, steps] of stepsOf(file)) {
    if (!server.created) continue
    let looked = 0
    for (const [index, step] of steps.entries()) {
      if (step.kind !== 'use' || !step.isPlain || step.isPathHidden || step.servers.length > 0) continue
      const kind = guardKindOf(file, step)
      if (!kind || ++looked > mostLooked) continue
      const late = lateGuard(file, steps, index, kind)
      if (late) found.push(late)
    }
  }
  return found
})

function lateGuard(file: SourceFile, steps: readonly Step[], index: number, kind: GuardKind): LateGuard | null {
  const guard = steps[index]!
  const above = steps.slice(0, index).filter((step) => step.scope === guard.scope && isUnder(guard, step) && isRoute(file, step) && !isPublic(file, step, kind) && !isGuarded(file, step, kind))
  if (above.length === 0) return null
  const base = { node: guard.node, guard: nameFor(file, guard.handlers[0]!), kind }
  if (isLast(file, steps, index)) return { ...base, routes: above.map((step) => labelOf(file, step)), isUseless: true, isByPathOnly: false }
  // From the first middleware on that may be the same check, nothing is certain.
  const checked = steps.find((step) => step.kind === 'use' && step.handlers.some((node) => mayGuard(file, node, kind)))?.at ?? Infinity
  const certain = above.filter((step) => step.at < checked && needsGuard(file, step, kind))
  if (certain.length > 0) return { ...base, routes: certain.map((step) => labelOf(file, step)), isUseless: false, isByPathOnly: false }
  if (kind === 'session' || kind === 'access' || saysDeliberate(file, guard)) return null
  // Who writes single routes above a guard in the same file has chosen which.
  const routers = above.filter((step) => step.kind === 'use')
  return routers.length > 0 ? { ...base, routes: routers.map((step) => labelOf(file, step)), isUseless: false, isByPathOnly: true } : null
}

/** What a mount that only guards guards by; `null` when it may do something else. */
function guardKindOf(file: SourceFile, { handlers, path }: Step): GuardKind | null {
  let kind: GuardKind | null = null
  for (const handler of handlers) {
    const role = roleOfMounted(file, handler, path)
    if (role !== 'auth' && role !== 'access' && role !== 'session' && role !== 'csrf' && role !== 'limit') return null
    kind ??= role
  }
  return kind
}

function roleOfMounted(file: SourceFile, handler: Node, path: string | null): MiddlewareRole | null {
  const value = unwrapAwait(handler)
  if (isFunction(value)) return turnsAway(file, value) ? 'auth' : null
  const role = middlewareRoleOf(file, value)
  // `app.use('/auth', auth)`: one word may be a router as well.
  const { root, steps } = chainOf(value)
  const name = steps.filter((step) => /^[\w$]+$/.test(step)).at(-1) ?? (root.type === 'Identifier' ? root.name : '')
  if (role === 'auth' && wordsOf(name).length === 1 && wordsOf(name)[0] === 'auth') return path === null && isMiddlewareByModule(file, value) ? role : null
  return role
}

/** Whether what is left below a guard, or may be added elsewhere, is nothing that it guards. */
function isLast(file: SourceFile, steps: readonly Step[], index: number): boolean {
  const guard = steps[index]!
  const { server, scope, at } = guard
  if (server.framework === 'hono' && file.text.includes('.basePath(')) return false
  const isBelow = (step: Step) => step !== guard && (step.scope === scope ? step.at > at : !(step.scope === null && step.at < at))
  if (steps.some((step) => isBelow(step) && mayMeet(guard, step) && !isErrorHandler(file, step) && !answersNotFound(file, step) && guardKindOf(file, step) === null)) return false
  return !isHandedOn(file, server, (call) => functionAround(call) !== scope || call.range[0] > at)
}

/** Whether a call that is looked for gives an app to a function, which may mount anything on it, or calls a method of it that mounts. */
function isHandedOn(file: SourceFile, server: Server, isLookedFor: (call: TSESTree.CallExpression) => boolean): boolean {
  return nodesOf(file).get('CallExpression').some((call) => {
    const name = calleeNameOf(call)
    const isMounting = name === 'ws' || name === 'mount'
    if (!isMounting && (call.arguments.length === 0 || servingCalls.has(name ?? '') || name === 'use' || name === 'route')) return false
    const candidates = isMounting ? [receiverOf(call)] : call.arguments.flatMap(valuesOf)
    return candidates.some((node) => node !== null && (node.type === 'Identifier' || node.type === 'MemberExpression') && serverOf(file, node) === server) && isLookedFor(call) && !/Sentry/.test(file.source.getText(call.callee as never))
  })
}

function valuesOf(argument: Node): readonly Node[] {
  if (argument.type === 'ObjectExpression') return argument.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []))
  if (argument.type === 'ArrayExpression') return argument.elements.filter((element) => element !== null)
  return [argument]
}

/** Whether a route lies under the path of a guard, as far as both are to be seen. */
function isUnder(guard: Step, step: Step): boolean {
  if (guard.path === null) return true
  return step.path !== null && !step.isPathHidden && covers(guard.path, step.path)
}

function mayMeet(guard: Step, step: Step): boolean {
  return guard.path === null || step.path === null || step.isPathHidden || covers(guard.path, step.path) || covers(step.path, guard.path)
}

/** A route, a router of this file, or something from another file that is one by its name. */
function isRoute(file: SourceFile, { kind, method, path, node, handlers, servers }: Step): boolean {
  if (kind === 'route') return method !== 'OPTIONS' && method !== 'HEAD' && (path === null || !isCatchAll(path))
  return servers.length > 0 || calleeNameOf(node) === 'route' || handlers.some((handler) => isRouterOfOthers(file, handler))
}

function isCatchAll(path: string): boolean {
  return /^\/?[*({]/.test(path) || path.includes('*splat') || path === '/:path*'
}

const routerWords = /^(?:routes?|routers?|routing|controllers?)$/

function isRouterOfOthers(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  const origin = originOf(file, value)
  if (!origin || !isLocalModule(origin.module)) return false
  if (origin.path.flatMap(wordsOf).some((word) => routerWords.test(word)) || (value.type === 'Identifier' && wordsOf(value.name).some((word) => routerWords.test(word)))) return true
  const segments = origin.module.split('/')
  return segments.some((segment) => wordsOf(segment).some((word) => routerWords.test(word))) && middlewareRoleOf(file, value) === null
}

function isPublic(file: SourceFile, step: Step, kind: GuardKind): boolean {
  const words = kind === 'limit' || kind === 'session' ? unlimitedWords : publicWords
  if (step.kind === 'route' && step.server.role === 'app' && step.path !== null && everywhere.test(step.path)) return true
  if (namesOf(file, step).some((name) => wordsOf(name).some((word) => words.has(word)))) return true
  const inner = step.servers.flatMap((server) => innerSteps(file, server).filter((one) => one.kind === 'route'))
  return inner.length > 0 && inner.every((one) => namesOf(file, one).some((name) => wordsOf(name).some((word) => words.has(word))))
}

/** The path of a step, and what is mounted there. */
function namesOf(file: SourceFile, { path, handlers, kind }: Step): readonly string[] {
  const names = path === null ? [] : path.split('/').filter((segment) => !segment.startsWith(':'))
  if (kind === 'route') return names
  for (const handler of handlers) {
    const value = unwrapAwait(handler)
    const origin = originOf(file, value)
    if (value.type === 'Identifier') names.push(value.name)
    if (origin) names.push(...origin.path.filter((step) => /^\w+$/.test(step)), ...(isLocalModule(origin.module) ? [origin.module.split('/').at(-1)!] : []))
  }
  return names
}

/** Whether a route has a guard of its own, or something that may be one. */
function isGuarded(file: SourceFile, { kind, handlers, servers }: Step, guard: GuardKind): boolean {
  if (kind === 'route') {
    const last = handlers.at(-1)!
    return handlers.slice(0, -1).some((handler) => mayGuard(file, handler, guard)) || (last.type === 'CallExpression' && wrapperMayGuard(file, last, guard))
  }
  if (servers.length === 0) return handlers.some((handler) => handler !== handlers.at(-1) && mayGuard(file, handler, guard))
  if (handlers.slice(0, -1).some((handler) => mayGuard(file, handler, guard))) return true
  return servers.every((server) => {
    const steps = innerSteps(file, server)
    return steps.some((step) => step.kind === 'use' && step.servers.length === 0 && step.handlers.some((handler) => mayGuard(file, handler, guard))) || steps.filter((step) => step.kind === 'route').every((step) => isGuarded(file, step, guard))
  })
}

function mayGuard(file: SourceFile, node: Node, guard: GuardKind): boolean {
  const value = unwrapAwait(node)
  if (isFunction(value)) return turnsAway(file, value)
  const role = middlewareRoleOf(file, value)
  if (role !== null) return role === guard || (guard !== 'limit' && (role === 'auth' || role === 'access')) || (guard === 'auth' && role === 'session')
  const origin = originOf(file, value)
  if (origin && !isLocalModule(origin.module)) return false
  const fn = middlewareFunctionOf(file, value)
  return fn ? turnsAway(file, fn) : true
}

const neutralWrappers = new Set(['async', 'await', 'catch', 'wrap', 'wrapped', 'try', 'handler', 'handle', 'error', 'errors', 'safe', 'bind', 'create', 'make'])

function wrapperMayGuard(file: SourceFile, call: TSESTree.CallExpression, guard: GuardKind): boolean {
  if (wordsOf(calleeNameOf(call) ?? '').some((word) => neutralWrappers.has(word))) return false
  return mayGuard(file, call, guard)
}

/** Whether a route above a guard shows by itself that it needs it: it reads what the guard finds, or serves what is nobody else's business. */
function needsGuard(file: SourceFile, step: Step, kind: GuardKind): boolean {
  if (step.kind !== 'route' || kind === 'limit' || kind === 'csrf') return false
  const { handler } = handlerBehind(file, step.handlers.at(-1)!)
  if (!handler) return false
  if (nodesOf(file).within(handler, 'Literal').some(({ value }) => value === 401 || value === 403)) return false
  const reads = reachableFrom(file, handler).flatMap((fn) => incomingReadsOf(file).get(fn) ?? [])
  if (reads.some(({ part }) => part === 'session')) return true
  return kind !== 'session' && reads.every(({ part }) => part !== 'headers' && part !== 'cookies') && (step.path ?? '').split('/').some((segment) => wordsOf(segment).some((word) => privateWords.has(word)))
}

function saysDeliberate(file: SourceFile, guard: Step): boolean {
  return file.source.getAllComments().some(({ value, range }) => range[0] < guard.node.range[1] && deliberateComment.test(value))
}

// --- Error handlers

/** Error handlers of the apps of Express that this file makes, with a route below whose errors pass them by. */
export const earlyErrorHandlersOf = lazily((file: SourceFile): readonly EarlyErrorHandler[] => {
  const found: EarlyErrorHandler[] = []
  for (const [server, steps] of stepsOf(file)) {
    if (!server.created || server.framework !== 'express' || server.role !== 'app') continue
    const handlers = steps.filter((step) => isErrorHandler(file, step))
    const last = handlers.at(-1)
    // One of several stands last.
    if (!last?.isPlain || !isGeneral(file, last)) continue
    const below = steps.filter((step) => step.at > last.at)
    if (below.some((step) => step.scope !== last.scope)) continue
    const route = below.find((step) => step.isPlain && isRoute(file, step) && !isMonitor(file, step) && !answersNotFound(file, step))
    if (!route || isHandedOn(file, server, (call) => call.range[0] > last.at || functionAround(call) !== last.scope)) continue
    found.push({ node: last.node, route: labelOf(file, route) })
  }
  return found
})

function isErrorHandler(file: SourceFile, { kind, handlers, server }: Step): boolean {
  if (kind !== 'use' || server.framework !== 'express') return false
  return handlers.some((handler) => {
    const fn = middlewareFunctionOf(file, handler)
    if (fn) return fn.params.length === 4
    return namesErrorHandler(file, handler)
  })
}

function namesErrorHandler(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  const origin = originOf(file, value)
  if (origin && !isLocalModule(origin.module)) return false
  const words = nameFor(file, value).split('.').flatMap(wordsOf)
  return words.some((word) => errorWords.has(word)) && words.some((word) => handlingWords.has(word)) && !words.some((word) => routerWords.test(word))
}

/** Whether an error handler is meant for the errors of the whole app, and not for those of what stands right above it. */
function isGeneral(file: SourceFile, { handlers, path, isPathHidden }: Step): boolean {
  if (path !== null || isPathHidden) return false
  return handlers.every((handler) => {
    const words = isFunction(unwrap(handler)) ? [] : nameFor(file, handler).split('.').flatMap(wordsOf)
    if (words.some((word) => specificErrorWords.has(word))) return false
    const fn = middlewareFunctionOf(file, handler)
    return !fn || !passesOn(file, fn)
  })
}

/** Whether an error handler gives errors on to the next one: it takes those of one kind only. */
function passesOn(file: SourceFile, fn: FunctionNode): boolean {
  const next = fn.params[3]
  if (next?.type !== 'Identifier') return false
  return nodesOf(file).within(fn, 'CallExpression').some((call) => {
    if (call.callee.type !== 'Identifier' || call.callee.name !== next.name) return false
    for (let at: Node | undefined = call; at && at !== fn; at = at.parent) if (at.parent?.type === 'IfStatement' && at.parent.consequent === at && file.source.getText(at.parent.test as never).includes('headersSent')) return false
    return true
  })
}

function isMonitor(file: SourceFile, step: Step): boolean {
  if (step.path !== null && everywhere.test(step.path)) return true
  return namesOf(file, step).some((name) => wordsOf(name).some((word) => monitorWords.has(word)))
}

/** What answers that nothing was found: a function or a name that says so. */
function answersNotFound(file: SourceFile, { handlers }: Step): boolean {
  return handlers.some((handler) => {
    const fn = middlewareFunctionOf(file, handler)
    if (fn && /\b404\b|not_?\s?found/i.test(file.source.getText(fn as never))) return true
    const words = isFunction(unwrap(handler)) ? [] : nameFor(file, handler).split('.').flatMap(wordsOf)
    return words.includes('404') || words.includes('notfound') || (words.includes('not') && words.includes('found'))
  })
}

// --- Bodies

/** Webhooks that check a signature over the bytes of a body that a JSON parser above them has read. */
export const parsedWebhooksOf = lazily((file: SourceFile): readonly ParsedWebhook[] => {
  const found = new Map<Node, ParsedWebhook>()
  for (const steps of stepsOf(file).values()) {
    let looked = 0
    for (const [index, step] of steps.entries()) {
      const parser = step.kind === 'use' && step.isPlain && !step.isPathHidden && step.server.framework === 'express' ? step.handlers.find((handler) => isJsonParser(file, handler)) : undefined
      if (!parser || ++looked > mostLooked) continue
      const raws = steps.slice(0, index).filter((one) => one.kind === 'use' && one.handlers.some((handler) => isRawParser(file, handler))).slice(0, mostLooked)
      for (const below of steps.slice(index + 1)) {
        if (step.scope !== null && below.scope !== step.scope) continue
        if (step.path !== null && !isUnder(step, below)) continue
        if (raws.some((raw) => raw.path === null || (below.path !== null && (covers(raw.path, below.path) || covers(below.path, raw.path))))) continue
        for (const node of rawPlacesOf(file, below)) if (!found.has(node)) found.set(node, { node, parser: nameFor(file, parser), line: step.node.loc.start.line })
      }
    }
  }
  return [...found.values()]
})

/** Where a step, or the routes of a router that it mounts, needs the bytes of the body. */
function rawPlacesOf(file: SourceFile, step: Step): readonly Node[] {
  const raw = step.handlers.find((handler) => isRawParser(file, handler))
  if (raw) return [raw]
  if (step.servers.length > 0) return step.servers.flatMap((server) => (server === step.server ? [] : innerSteps(file, server))).flatMap((inner) => (inner.servers.length > 0 ? [] : rawPlacesOf(file, inner)))
  if (step.kind !== 'route') return []
  const { handler } = handlerBehind(file, step.handlers.at(-1)!)
  return handler && verifiesParsedBody(file, handler) ? [step.node.arguments[0] ?? step.node] : []
}

function verifiesParsedBody(file: SourceFile, handler: FunctionNode): boolean {
  return nodesOf(file).within(handler, 'CallExpression').some((call) => {
    const name = calleeNameOf(call)
    const [first] = call.arguments
    if (name === null || !first) return false
    const receiver = receiverOf(call)
    if (name === 'update') return receiver !== null && chainOf(receiver).steps.includes('createHmac') && isParsedBody(file, first)
    if (!Object.hasOwn(bodyVerifiers, name)) return false
    const modules = bodyVerifiers[name]!
    const origin = receiver && originOf(file, receiver)
    return (!modules || (origin !== null && modules.includes(packageOf(origin.module)))) && isParsedBody(file, first)
  })
}

/** `req.body` itself, also by a name for it. */
function isParsedBody(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  return value.type === 'MemberExpression' && nameOf(value) === 'body' && requestPartOf(file, value)?.part === 'body'
}

/** `express.json()`, `bodyParser.json()`, `json()` that read every JSON body and keep no raw one. */
function isJsonParser(file: SourceFile, node: Node): boolean {
  const options = parserOptionsOf(file, node, 'json')
  if (options === undefined) return false
  if (options === null) return true
  if (options.properties.some((property) => property.type === 'SpreadElement') || propertyOf(options, 'verify') !== undefined) return false
  const type = propertyOf(options, 'type')
  return type === undefined || (type !== 'unknown' && readsJson(file, type))
}

/** `express.raw({ type: 'application/json' })`: without a type of JSON it reads what is none. */
function isRawParser(file: SourceFile, node: Node): boolean {
  const options = parserOptionsOf(file, node, 'raw')
  const type = options && propertyOf(options, 'type')
  return type !== null && type !== undefined && type !== 'unknown' && readsJson(file, type)
}

function readsJson(file: SourceFile, type: Node): boolean {
  const value = constantBehind(file, type)
  if (value.type === 'ArrayExpression') return value.elements.some((element) => element !== null && readsJson(file, element))
  return /^(?:json|\*\/\*|(?:application|\*)\/(?:json|\*))$/.test(stringOf(value)?.split(';')[0] ?? '')
}

/** The options of a parser of Express; `null` without any, `undefined` for anything else. */
function parserOptionsOf(file: SourceFile, node: Node, method: 'json' | 'raw'): TSESTree.ObjectExpression | null | undefined {
  const call = constantBehind(file, node)
  if (call.type !== 'CallExpression') return undefined
  const origin = originOf(file, call.callee)
  if (!origin || (origin.module !== 'express' && origin.module !== 'body-parser') || origin.path.at(-1) !== method) return undefined
  const [first] = call.arguments
  if (!first) return null
  const options = constantBehind(file, first)
  return options.type === 'ObjectExpression' ? options : undefined
}

// --- Chains

/** Orders that harm: the first runs before the second. */
const wrongOrders: ReadonlySet<string> = new Set(['validate auth', 'upload auth', 'idempotency auth', 'idempotency validate', 'validate limit'])

/** Routes of this file whose own middlewares run in an order that harms. */
export const wrongChainsOf = lazily((file: SourceFile): readonly WrongChain[] => {
  const found: WrongChain[] = []
  for (const steps of stepsOf(file).values()) {
    for (const step of steps) {
      if (step.kind !== 'route' || step.handlers.length < 3 || step.handlers.length > 20 || isPublic(file, step, 'auth')) continue
      const roles = step.handlers.slice(0, -1).map((handler) => ({ handler, role: middlewareRoleOf(file, handler) }))
      // `authenticate('local')` reads the credentials from the body.
      if (roles.some(({ handler, role }) => role === 'auth' && handler.type === 'CallExpression' && handler.arguments.some((argument) => stringOf(argument) === 'local'))) continue
      const pair = roles.flatMap((first, at) => roles.slice(at + 1).map((second) => [first, second] as const)).find(([first, second]) => wrongOrders.has(`${first.role} ${second.role}`) && !limitsByInput(file, second.handler))
      if (!pair) continue
      const [first, second] = pair
      found.push({ node: second.handler, first: nameFor(file, first.handler), second: nameFor(file, second.handler), roles: [first.role!, second.role!] })
    }
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** A limiter that counts by what the body says needs the body to be checked first. */
function limitsByInput(file: SourceFile, node: Node): boolean {
  return wordsOf(nameFor(file, node)).some((word) => ['by', 'per', 'email', 'input', 'body', 'model', 'recipient'].includes(word))
}

// --- Names

/** How a middleware is written, without its arguments. */
function nameFor(file: SourceFile, node: Node): string {
  const value = unwrapAwait(node.type === 'SpreadElement' ? node.argument : node)
  if (isFunction(value)) return 'this check'
  const target = value.type === 'CallExpression' || value.type === 'NewExpression' ? value.callee : value
  const text = file.source.getText(target as never).replace(/\s+/g, '')
  return /^[\w$.]{1,40}$/.test(text) ? text : (value.type === 'CallExpression' ? calleeNameOf(value) : nameOf(value)) ?? 'this middleware'
}

function labelOf(file: SourceFile, { kind, method, path, handlers, servers }: Step): string {
  if (kind === 'route') return path === null ? `${method} request` : method === 'ALL' ? path : `${method} ${path}`
  const router = handlers.find((handler) => servers.length === 0 ? isRouterOfOthers(file, handler) : true)
  return path ?? nameFor(file, router ?? handlers.at(-1)!)
}
