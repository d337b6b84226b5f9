import { openWords, visitorWords } from '../knowledge/authentication.js'
import { builtAppsOf } from './built-apps.js'
import { knowsCaller } from './caller-questions.js'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { calleeNameOf, nameOf, unwrap, wordsOf } from './expressions.js'
import { classAround, functionAround, functionBehind, functionNameOf, functionsAround, reachableFrom, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { llmCallsOf, type LlmCall } from './llm-calls.js'
import { modulesNamed } from './modules-named.js'
import { sortedWithin, type Node } from './nodes.js'
import { guardRoleOf, isCatchingWrapper } from './route-guards.js'
import { requestOf, routesOf, serverOf, type Route, type Server } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isSupabaseUnscoped } from './supabase-access.js'
import { isPlainProcedure } from './tenants-from-input.js'
import { isPrivateModel } from './unscoped-queries.js'
import { isSchema } from './validation.js'
import { webhookAround } from './webhooks.js'

/** A route that does something for whoever calls it, though nothing before it or in it may ask who that is. */
export type OpenRoute = {
  readonly route: Route
  /** `write` and `model` of handlers whose file is their whole chain; `bare` among guarded siblings; `app` of an app without any guard; `read` of private rows. */
  readonly kind: 'write' | 'model' | 'bare' | 'app' | 'read'
  /** What it does, for messages: `create`, `streamText`; the guard of the siblings for `bare`; the model for `read`. */
  readonly what: string
}

/** Every open route of a file, in the order of the text, once each. */
export const openRoutesOf = lazily((file: SourceFile): readonly OpenRoute[] => {
  const routes = routesOf(file).filter(({ role }) => role === 'endpoint')
  if (routes.length === 0) return []
  const bare = bareRoutes(file, routes)
  const taken = new Set(bare.map(({ route }) => route))
  return [...bare, ...routes.filter((route) => !taken.has(route)).flatMap((route) => ofExported(file, route) ?? [])].concat(routesOfApps(file, routes, taken)).sort((a, b) => a.route.node.range[0] - b.route.node.range[0])
})

/** Frameworks whose handlers are exported, so that their file shows what runs before them, but for one gate of the whole project. */
const exportedFrameworks: ReadonlySet<Route['framework']> = new Set(['next-action', 'next-route', 'next-api', 'sveltekit', 'remix', 'trpc'])

function ofExported(file: SourceFile, route: Route): OpenRoute | null {
  const { framework, handler, method } = route
  if (!exportedFrameworks.has(framework) || !handler || isOpenByDesign(file, route) || !isUnguarded(file, route)) return null
  const isRead = method === 'GET' || method === 'HEAD'
  const model = isRead && framework !== 'next-route' ? null : modelCallIn(file, handler)
  const write = isRead ? null : writeIn(file, route, handler)
  const read = isRead && !write && !model && !isPage(file) ? privateReadIn(file, handler) : null
  if (!write && !model && !read) return null
  if (mayKnowCaller(file, route, handler)) return null
  if (write) return { route, kind: 'write', what: write.api }
  return model ? { route, kind: 'model', what: model.api } : { route, kind: 'read', what: read!.model! }
}

/** Data for a page, which may be shown to everybody. */
function isPage({ path }: SourceFile): boolean {
  return !/(?:^|\/)(?:route|\+server)\.[cm]?[jt]s$|(?:^|\/)pages\/api\//.test(path)
}

/** Whether nothing before a handler is a guard or may be one. */
function isUnguarded(file: SourceFile, route: Route): boolean {
  const { framework, middleware, wrappers } = route
  if (!wrappers.every((node) => isCatchingWrapper(file, node))) return false
  if (framework === 'trpc') return isPublicProcedure(route) && middleware.slice(1).every((node) => isSchema(file, node) || guardRoleOf(file, node) === 'plain')
  return middleware.every((node) => guardRoleOf(file, node) === 'plain')
}

/** `publicProcedure`, which says itself that it lets everybody through. */
function isPublicProcedure(route: Route): boolean {
  const [base] = route.middleware
  return base !== undefined && isPlainProcedure(route) && nameOf(unwrap(base)) === 'publicProcedure'
}

/** A handler, and for an action that is written inside a page what is around it. */
function mayKnowCaller(file: SourceFile, { framework }: Route, handler: FunctionNode): boolean {
  return knowsCaller(file, handler) || (framework === 'next-action' && functionsAround(handler).some((fn) => knowsCaller(file, fn)))
}

/** Whether a route is open on purpose, by a word of its address or of its action's name. */
export function isOpenByDesign(file: SourceFile, route: Route): boolean {
  const words = addressWords(file)(route)
  return words.some((word) => openWords.has(word)) || has(words, 'sign', 'up') || has(words, 'sign', 'in') || has(words, 'log', 'in') || has(words, 'log', 'out')
}

function has(words: readonly string[], first: string, second: string): boolean {
  return words.some((word, index) => word === first && words[index + 1] === second)
}

/** Words of the address, and for actions and procedures, which have none, of their names and of the file they are in. */
const addressWords = lazily((file: SourceFile) =>
  lazily((route: Route): readonly string[] => {
    const { path, framework, handler, label } = route
    const names = framework === 'next-action' || framework === 'trpc' ? [label.replace(/^server action/, ''), (handler && functionNameOf(handler)) ?? '', ...file.path.replace(/\.[cm]?[jt]sx?$/, '').split('/').slice(-3)] : []
    const place = path === null && framework !== 'next-action' ? file.path.split('/').slice(-3) : []
    return [...(path ?? '').split('/'), ...names, ...place].flatMap(wordsOf)
  }),
)

const accessNodesOf = lazily((file: SourceFile): readonly Node[] => dataAccessesOf(file).map(({ node }) => node))
const accessesByNode = lazily((file: SourceFile): ReadonlyMap<Node, DataAccess> => new Map(dataAccessesOf(file).map((access) => [access.node, access])))

/** What a handler and the functions of this file that it calls do to databases, but for what stands in another handler. */
const accessesOf = lazily((file: SourceFile) =>
  lazily((handler: FunctionNode): readonly DataAccess[] => {
    const places = new Set(reachableFrom(file, handler).flatMap((fn) => sortedWithin(accessNodesOf(file), fn).filter((node) => belongsTo(file, node, fn))))
    return [...places].map((node) => accessesByNode(file).get(node)!)
  }),
)

function belongsTo(file: SourceFile, node: Node, fn: FunctionNode): boolean {
  for (let at = functionAround(node); at && at !== fn; at = functionAround(at)) if (requestOf(file, at)) return false
  return true
}

const changing: ReadonlySet<string> = new Set(['create', 'update', 'upsert', 'delete'])

function writeIn(file: SourceFile, route: Route, handler: FunctionNode): DataAccess | null {
  return accessesOf(file)(handler).find((access) => changing.has(access.operation) && isOwnRow(file, access) && !isOfVisitor(file, route, access)) ?? null
}

/** Rows that nothing but the code guards. */
function isOwnRow(file: SourceFile, access: DataAccess): boolean {
  if (access.library === 'redis' || (access.library === 'supabase' && !isSupabaseUnscoped(file, access))) return false
  // Rules of the vendor guard what the client's SDK does.
  if (access.library === 'firestore' && modulesNamed(file).all.some((module) => module.startsWith('firebase/'))) return false
  return !webhookAround(file, access.node)
}

/** What somebody without an account may add, and what counts visits. */
function isOfVisitor(file: SourceFile, route: Route, { operation, model, assignments, relative }: DataAccess): boolean {
  const words = (model ?? '').split(/\W+/).flatMap(wordsOf)
  if (operation === 'create' || operation === 'upsert') return [...words, ...addressWords(file)(route)].some((word) => visitorWords.has(word))
  if (operation !== 'update') return false
  return assignments.length > 0 && (relative === 'database' || relative === 'code') && assignments.every(({ name, value }) => value === null || wordsOf(name).some((word) => visitorWords.has(word)))
}

const costly: ReadonlySet<string> = new Set(['chat', 'responses', 'completion', 'generate-text', 'generate-object', 'agent', 'image', 'audio'])

function modelCallIn(file: SourceFile, handler: FunctionNode): LlmCall | null {
  const calls = llmCallsOf(file).filter(({ kind, vendor }) => costly.has(kind) && vendor !== 'ollama')
  if (calls.length === 0) return null
  const reachable = reachableFrom(file, handler)
  const places: readonly Node[] = calls.map(({ node }) => node)
  const node = reachable.flatMap((fn) => sortedWithin(places, fn).filter((place) => belongsTo(file, place, fn)))[0]
  return calls.find((call) => call.node === node) ?? null
}

/** Columns of a filter that say which rows are for everybody, or whose values only who was told knows. */
const publishedWords: ReadonlySet<string> = new Set(['published', 'public', 'visible', 'status', 'slug', 'token', 'code', 'hash', 'visibility', 'active', 'approved', 'email', 'domain', 'reference'])

function privateReadIn(file: SourceFile, handler: FunctionNode): DataAccess | null {
  return (
    accessesOf(file)(handler).find(
      (access) =>
        access.operation === 'read' && access.model !== null && isOwnRow(file, access) && (isPrivateModel(access.model) || /^users?$/i.test(access.model)) && !/count|aggregate|groupBy/i.test(access.api) &&
        !access.hasHiddenConditions && !access.conditions.some(({ name }) => wordsOf(name).some((word) => publishedWords.has(word))),
    ) ?? null
  )
}

/** The app, router or class that a route is one of. */
function holderOf(file: SourceFile, { node, framework }: Route): Server | Node | null {
  if (framework === 'nestjs') return classAround(node)
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null
  return callee?.type === 'MemberExpression' ? serverOf(file, callee.object) : null
}

const registered: ReadonlySet<Route['framework']> = new Set(['express', 'fastify', 'hono', 'koa', 'nestjs'])

/** Routes of the operator, and deletions, without the guard that others of their router have. */
function bareRoutes(file: SourceFile, routes: readonly Route[]): readonly OpenRoute[] {
  const byHolder = new Map<Server | Node, Route[]>()
  for (const route of routes) {
    const holder = registered.has(route.framework) ? holderOf(file, route) : null
    if (!holder) continue
    const known = byHolder.get(holder)
    if (known) known.push(route)
    else byHolder.set(holder, [route])
  }
  return [...byHolder.values()].flatMap((siblings): readonly OpenRoute[] => {
    if (siblings.length < 2) return []
    const suspects = siblings.filter((route) => isSensitive(route) && !isOpenByDesign(file, route))
    if (suspects.length === 0) return []
    // A guard of all routes that one is let off from is not in this file.
    if (siblings.some(({ framework, middleware }) => framework === 'nestjs' && middleware.some((node) => /public|allowAnonymous|skipAuth/i.test(file.source.getText(node as never))))) return []
    const guards = siblings.flatMap(({ middleware }) => middleware.filter((node) => guardRoleOf(file, node) === 'guard'))
    const asking = guards.find((node) => authenticates(file, node))
    return suspects.flatMap((route) => {
      // A guard about roles alone stands behind another, which may be where the router is mounted: whether this route needs the role is not to be seen.
      const guard = asking ?? (isOfOperator(file, route) ? guards[0] : undefined)
      if (!guard || !isUnguarded(file, route) || (route.handler && knowsCaller(file, route.handler))) return []
      return [{ route, kind: 'bare', what: guardNameOf(file, guard) }]
    })
  })
}

function authenticates(file: SourceFile, node: Node): boolean {
  const fn = functionBehind(file, node)
  const text = fn && fn !== unwrap(node) ? (functionNameOf(fn) ?? '') : file.source.getText(node as never)
  return /auth|jwt|token|session|log(?:ged)?_?in|signed|bearer|passport|clerk|protect/i.test(text) || !/role|permission|polic|abilit|throttl|admin|owner|member|moderator|access/i.test(text)
}

/** A route of the operator by its address or its file, or of an app that is made here, before which nothing else stands. */
function isOfOperator(file: SourceFile, route: Route): boolean {
  if (route.framework === 'nestjs') return false
  const holder = holderOf(file, route)
  return [...wordsOf(route.path ?? ''), ...wordsOf(file.path)].includes('admin') || (holder !== null && 'created' in holder && holder.created && holder.role === 'app')
}

function isSensitive({ method, methods, path }: Route): boolean {
  if (method === 'DELETE' || methods.includes('DELETE')) return true
  return path !== null && path.split('/').some((segment) => segment === 'admin')
}

function guardNameOf(file: SourceFile, node: Node): string {
  const value = unwrap(node.type === 'Decorator' ? node.expression : node)
  const text = file.source.getText((value.type === 'CallExpression' ? value.callee : value) as never)
  // A guard that is written in place is known by where it stands.
  return /^[\w.$]{1,40}$/.test(text) ? text : ((value.type === 'CallExpression' ? calleeNameOf(value) : null) ?? 'preHandler')
}

/** Apps that are made and served in this file, and the routers that are mounted in them here. */
const servedHere = lazily((file: SourceFile): ReadonlySet<Server | Node> => new Set<Server | Node>(builtAppsOf(file).filter(({ isHandedOver }) => !isHandedOver).flatMap(({ server, mounts }) => [server, ...mounts.flatMap(({ servers }) => servers)])))

/** Whether a route is registered on a router or app that another file mounts, or adds to: what stands before it there is not in this file. */
export function isMountedElsewhere(file: SourceFile, route: Route): boolean {
  if (!registered.has(route.framework)) return false
  const holder = holderOf(file, route)
  return holder === null || !servedHere(file).has(holder)
}

/** Routes that write or call a model, of apps that are made here and have no guard and nothing that may be one. */
function routesOfApps(file: SourceFile, routes: readonly Route[], taken: ReadonlySet<Route>): readonly OpenRoute[] {
  const candidates = routes.filter((route) => registered.has(route.framework) && route.framework !== 'nestjs')
  if (candidates.length === 0) return []
  if (servedHere(file).size === 0 || candidates.some(({ middleware }) => middleware.some((node) => guardRoleOf(file, node) === 'guard'))) return []
  return candidates.flatMap((route): readonly OpenRoute[] => {
    const { handler, method } = route
    if (taken.has(route) || !handler || isMountedElsewhere(file, route) || isOpenByDesign(file, route) || !isUnguarded(file, route)) return []
    const what = (method === 'GET' ? null : writeIn(file, route, handler)) ?? modelCallIn(file, handler)
    return what && !knowsCaller(file, handler) ? [{ route, kind: 'app', what: what.api }] : []
  })
}
