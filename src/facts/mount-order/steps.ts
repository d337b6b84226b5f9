import type { TSESTree } from '@typescript-eslint/utils'
import { servingCalls } from '../../knowledge/app-serving.js'
import { publicWords, unlimitedWords, type MiddlewareRole } from '../../knowledge/middleware.js'
import { isLocalModule } from '../../knowledge/modules.js'
import { calleeNameOf, nameOf, receiverOf, unwrap, unwrapAwait, wordsOf } from '../expressions.js'
import { constantBehind } from '../flow.js'
import { functionAround, isFunction, type FunctionNode } from '../functions.js'
import { lazily } from '../lazily.js'
import { middlewareRoleOf } from '../middleware-roles.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import { serverOf, type Server } from '../routes.js'
import { flattened, pathTextOf } from '../routes/handlers.js'
import { covers } from '../routes/registered.js'
import { surfaceOf } from '../routes/servers.js'
import type { SourceFile } from '../source-file.js'

/** What a guard keeps out, or brings. */
export type GuardKind = Extract<MiddlewareRole, 'auth' | 'access' | 'session' | 'csrf' | 'limit'>

/** One call on an app or a router: middleware that is mounted, a router, a route. */
export type Step = {
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

export const everywhere = /^(?:\/|\*|\/\*)?$/

/** Guards and parsers of one server that are looked at: more are never written by hand. */
export const mostLooked = 60

/** Routes of a router that are looked at where it is mounted. */
const mostInner = 200

export const stepsOf = lazily((file: SourceFile): ReadonlyMap<Server, readonly Step[]> => {
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

export function innerSteps(file: SourceFile, server: Server): readonly Step[] {
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

/** Whether a call that is looked for gives an app to a function, which may mount anything on it, or calls a method of it that mounts. */
export function isHandedOn(file: SourceFile, server: Server, isLookedFor: (call: TSESTree.CallExpression) => boolean): boolean {
  return nodesOf(file).get('CallExpression').some((call) => {
    const name = calleeNameOf(call)
    const isMounting = name === 'ws' || name === 'mount'
    // `app.use(session({}, app))`: the middleware of a package asks the app for its keys.
    const outer = call.parent
    if (outer.type === 'CallExpression' && outer.callee !== call && calleeNameOf(outer) === 'use' && isOfPackage(file, call.callee)) return false
    if (!isMounting && (call.arguments.length === 0 || servingCalls.has(name ?? '') || name === 'use' || name === 'route')) return false
    const candidates = isMounting ? [receiverOf(call)] : call.arguments.flatMap(valuesOf)
    return candidates.some((node) => node !== null && (node.type === 'Identifier' || node.type === 'MemberExpression') && serverOf(file, node) === server) && isLookedFor(call) && !/Sentry/.test(file.source.getText(call.callee as never))
  })
}

function isOfPackage(file: SourceFile, callee: Node): boolean {
  const origin = originOf(file, callee)
  return origin !== null && !isLocalModule(origin.module)
}

function valuesOf(argument: Node): readonly Node[] {
  if (argument.type === 'ObjectExpression') return argument.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []))
  if (argument.type === 'ArrayExpression') return argument.elements.filter((element) => element !== null)
  return [argument]
}

/** Whether a route lies under the path of a guard, as far as both are to be seen. */
export function isUnder(guard: Step, step: Step): boolean {
  if (guard.path === null) return true
  return step.path !== null && !step.isPathHidden && covers(guard.path, step.path)
}

/** A route, a router of this file, or something from another file that is one by its name. */
export function isRoute(file: SourceFile, step: Step): boolean {
  const { kind, method, path, node, handlers, servers } = step
  if (kind === 'route') return method !== 'OPTIONS' && method !== 'HEAD' && (path === null || !isCatchAll(path))
  return servers.length > 0 || calleeNameOf(node) === 'route' || handlers.some((handler) => isRouterOfOthers(file, handler)) || isNamedAfterPath(file, step)
}

function isCatchAll(path: string): boolean {
  return /^\/?[*({]/.test(path) || path.includes('*splat') || path === '/:path*'
}

export const routerWords = /^(?:routes?|routers?|routing|controllers?)$/

function isRouterOfOthers(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  const origin = originOf(file, value)
  if (!origin || !isLocalModule(origin.module)) return false
  if (origin.path.flatMap(wordsOf).some((word) => routerWords.test(word)) || (value.type === 'Identifier' && wordsOf(value.name).some((word) => routerWords.test(word)))) return true
  const segments = origin.module.split('/')
  return segments.some((segment) => wordsOf(segment).some((word) => routerWords.test(word))) && middlewareRoleOf(file, value) === null
}

/** `app.use('/invoices', invoices)`: what comes from a file of the project and is called like the path it is mounted on answers there. */
function isNamedAfterPath(file: SourceFile, { path, handlers }: Step): boolean {
  const segment = lettersOf(path?.split('/').filter((part) => /^[\w-]+$/.test(part)).at(-1) ?? '')
  const last = handlers.at(-1)
  if (segment === '' || !last) return false
  const value = unwrapAwait(last)
  const origin = originOf(file, value)
  if (!origin || !isLocalModule(origin.module) || middlewareRoleOf(file, value) !== null) return false
  const names = [value.type === 'Identifier' ? value.name : nameOf(value), origin.path.filter((part) => /^\w+$/.test(part)).at(-1) ?? null]
  return names.some((name) => name !== null && lettersOf(name) === segment)
}

/** `line-items`, `lineItems` and `lineItem` are called alike. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/s$/, '')
}

/** Words of what everybody may look at, and not everybody may change. */
const shownWords: ReadonlySet<string> = new Set(['static', 'assets', 'images', 'img', 'css', 'js', 'fonts', 'media', 'uploads', 'files', 'docs', 'doc', 'home', 'blog', 'site', 'pages', 'plans'])

export function isPublic(file: SourceFile, step: Step, kind: GuardKind): boolean {
  const words = kind === 'limit' || kind === 'session' ? unlimitedWords : publicWords
  // What is posted to the root of an app, or to its files, is no page for everybody.
  if (step.kind === 'route' && !/^(?:POST|PUT|PATCH|DELETE)$/.test(step.method ?? '') && step.server.role === 'app' && step.path !== null && everywhere.test(step.path)) return true
  const isWritten = step.kind === 'route' && /^(?:POST|PUT|PATCH|DELETE)$/.test(step.method ?? '')
  if (namesOf(file, step).some((name) => wordsOf(name).some((word) => words.has(word) && !(isWritten && shownWords.has(word))))) return true
  const inner = step.servers.flatMap((server) => innerSteps(file, server).filter((one) => one.kind === 'route'))
  return inner.length > 0 && inner.every((one) => namesOf(file, one).some((name) => wordsOf(name).some((word) => words.has(word))))
}

/** The path of a step, and what is mounted there. */
export function namesOf(file: SourceFile, { path, handlers, kind }: Step): readonly string[] {
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

/** How a middleware is written, without its arguments. */
export function nameFor(file: SourceFile, node: Node): string {
  const value = unwrapAwait(node.type === 'SpreadElement' ? node.argument : node)
  if (isFunction(value)) return 'this check'
  const target = value.type === 'CallExpression' || value.type === 'NewExpression' ? value.callee : value
  const text = file.source.getText(target as never).replace(/\s+/g, '')
  return /^[\w$.]{1,40}$/.test(text) ? text : (value.type === 'CallExpression' ? calleeNameOf(value) : nameOf(value)) ?? 'this middleware'
}

export function labelOf(file: SourceFile, { kind, method, path, handlers, servers }: Step): string {
  if (kind === 'route') return path === null ? `${method} request` : method === 'ALL' ? path : `${method} ${path}`
  const router = handlers.find((handler) => servers.length === 0 ? isRouterOfOthers(file, handler) : true)
  return path ?? nameFor(file, router ?? handlers.at(-1)!)
}
