import type { TSESTree } from '@typescript-eslint/utils'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { appFactories, appServers, healthPaths, importedApps, operatorPaths, queueBoards, servingCalls } from '../knowledge/app-serving.js'
import { calleeNameOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind, parameterOf } from './flow.js'
import { classAround, functionAround, functionBehind, functionNameOf, type FunctionNode } from './functions.js'
import { jobsOf } from './jobs.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf, type Origin } from './origins.js'
import { isGlobal, variableOf } from './references.js'
import { mountsOf, routesOf, serverOf, serversOf, type Mount, type Server } from './routes.js'
import { callsOf } from './secrets.js'
import type { SourceFile } from './source-file.js'

/** An HTTP application that this file makes and serves. */
export type BuiltApp = {
  readonly server: Server
  /** The call that makes it. */
  readonly node: Node
  /** What is mounted on it, in the order of the text. */
  readonly mounts: readonly Mount[]
  /** Whether a function that is not shown is given the app, so that anything may be added to it there. */
  readonly isHandedOver: boolean
}

/** A call that waits for connections. */
export type Listening = {
  readonly node: TSESTree.CallExpression
  readonly framework: Server['framework'] | 'nestjs' | 'http'
}

/** Applications that are made, and listen, are exported as the default or are returned by the maker of apps. A router that is exported by name is none. */
export const builtAppsOf = lazily((file: SourceFile): readonly BuiltApp[] =>
  [...new Set([...serversOf(file), ...bareServersOf(file)])].flatMap((server): readonly BuiltApp[] => {
    // A router is mounted in an app; the apps of Hono are both.
    if (!server.created || (server.role === 'router' && server.framework !== 'hono')) return []
    const { places, servers } = reachOf(file, server)
    if (!places.some((place) => isServedAt(file, place)) || isRouterFile(file)) return []
    const mounts = mountsOf(file).filter((mount) => servers.has(mount.server))
    return [{ server, node: makingOf(file, server.node), mounts, isHandedOver: places.some((place) => isHandedAway(file, place)) }]
  }),
)

/** Apps that have neither routes nor middleware yet, and are served all the same. */
function bareServersOf(file: SourceFile): readonly Server[] {
  return nodesOf(file).get('CallExpression').flatMap((call) => {
    const name = calleeNameOf(call) ?? ''
    const served = name === 'listen' ? [receiverOf(call)] : servingCalls.has(name) ? call.arguments : []
    return served.flatMap((node) => (node && node.type !== 'SpreadElement' ? [node, ...givenFor(file, node)].flatMap((each) => serverOf(file, each) ?? []) : []))
  })
}

/** What the callers of a function of the file give it as the parameter that an expression is. */
function givenFor(file: SourceFile, node: Node): readonly Node[] {
  const parameter = node.type === 'Identifier' ? parameterOf(file, node) : null
  if (!parameter || parameter.path.length > 0) return []
  return (callsOf(file).get(parameter.fn) ?? []).flatMap(({ arguments: given }) => given[parameter.index] ?? [])
}

/** Calls of this file that wait for connections. */
export const listeningsOf = lazily((file: SourceFile): readonly Listening[] =>
  // A command line that listens for one answer, and a server that others start, are no entries.
  (/(?:^|\/)(?:cli(?:-[^/]+)?|packages\/core)\//.test(file.path) ? [] : nodesOf(file).get('CallExpression')).flatMap((node): readonly Listening[] => {
    const name = calleeNameOf(node)
    const receiver = receiverOf(node)
    if (name === 'listen' && receiver) {
      const server = serverOf(file, receiver)
      if (server) return [{ node, framework: server.framework }]
      const origin = originOf(file, receiver)
      if (!origin) return []
      // `createApp()` of another file, told where to listen
      if (isLocalModule(origin.module) && origin.path.at(-1) === '()' && appFactories.test(origin.path.at(-2) ?? '') && node.arguments.length > 0) return [{ node, framework: 'http' }]
      // `const app = require('./app')`, told where to listen
      if (isLocalModule(origin.module) && isImportedApp(receiver, origin) && isAddress(node.arguments[0])) return [{ node, framework: 'http' }]
      const module = origin.module.replace(/^node:/, '')
      if (module === '@nestjs/core') return [{ node, framework: 'nestjs' }]
      return ['http', 'https', 'http2'].includes(module) && origin.path.includes('()') ? [{ node, framework: 'http' }] : []
    }
    if (name === 'serve' && originOf(file, node.callee)?.module === '@hono/node-server') return [{ node, framework: 'hono' }]
    return []
  }),
)

/** An app as other files of the project export it: `app`, `server`, `httpServer`, itself and not what one of its functions gives back. */
function isImportedApp(receiver: Node, { path }: Origin): boolean {
  return receiver.type === 'Identifier' && importedApps.test(receiver.name) && path.length <= 1 && (path.length === 0 || path[0] === 'default' || importedApps.test(path[0]!))
}

/** A port, or options with one: `server.listen({ onUnhandledRequest })` of a mock, and `documents.listen(connection)`, take none. */
function isAddress(given: Node | undefined): boolean {
  if (!given || given.type === 'SpreadElement') return false
  if (given.type === 'ObjectExpression') return given.properties.some((property) => property.type === 'Property' && /^(?:port|path|host|fd)$/.test(nameOf(property) ?? ''))
  const name = given.type === 'LogicalExpression' || given.type === 'CallExpression' || given.type === 'Literal' || given.type === 'TSNonNullExpression' ? null : nameOf(given)
  return name === null ? given.type !== 'ArrowFunctionExpression' && given.type !== 'FunctionExpression' : /port|address|socket/i.test(name)
}

/** Calls of this file that wait for connections, those of a runtime that hand them to an app of the file included: `Bun.serve({ fetch: app.fetch })`. */
export const servingsOf = lazily((file: SourceFile): readonly Listening[] => [...listeningsOf(file), ...servedByRuntime(file)])

/** `Bun.serve({ fetch: app.fetch })`, `Deno.serve({ port: 8000 }, app.fetch)`. Without a port, Deno is as likely a platform that starts a process for each request. */
function servedByRuntime(file: SourceFile): readonly Listening[] {
  return nodesOf(file).get('CallExpression').flatMap((node): readonly Listening[] => {
    const runtime = calleeNameOf(node) === 'serve' ? receiverOf(node) : null
    if (runtime?.type !== 'Identifier' || !/^(?:Bun|Deno)$/.test(runtime.name) || !isGlobal(file, runtime)) return []
    const options = node.arguments.map((argument) => constantBehind(file, argument)).find((argument) => argument.type === 'ObjectExpression')
    if (runtime.name === 'Deno' && !(options && propertyOf(options, 'port'))) return []
    const handler = options && propertyOf(options, 'fetch')
    const handlers = [...node.arguments, ...(handler && handler !== 'unknown' ? [handler] : [])]
    const app = handlers.map((given) => (given.type === 'MemberExpression' && nameOf(given) === 'fetch' ? serverOf(file, given.object) : null)).find((server) => server !== null)
    return app ? [{ node, framework: app.framework }] : []
  })
}

/**
 * Whether what listens is a server without a framework that finds its routes itself: the listener compares the address of a
 * request with texts, and gives the request to no function that is not shown.
 */
export function routesByHand(file: SourceFile, { node, framework }: Listening): boolean {
  const receiver = framework === 'http' ? receiverOf(node) : null
  const made = receiver && constantBehind(file, receiver)
  const listener = made?.type === 'CallExpression' && calleeNameOf(made) === 'createServer' ? made.arguments.map((argument) => functionBehind(file, argument)).find((fn) => fn !== null) : null
  const [request] = listener?.params ?? []
  if (!listener || request?.type !== 'Identifier') return false
  const isAddress = (each: Node) => /\.(?:url|pathname)\b|^(?:url|path|pathname)$/.test(file.text.slice(...each.range))
  const isText = (each: Node | null) => each !== null && stringOf(each) !== null
  const compares =
    nodesOf(file).within(listener, 'BinaryExpression').some(({ operator, left, right }) => operator === '===' && isAddress(left) && isText(right)) ||
    nodesOf(file).within(listener, 'SwitchStatement').some(({ discriminant, cases }) => isAddress(discriminant) && cases.some(({ test }) => isText(test)))
  const isGivenAway = nodesOf(file).within(listener, 'CallExpression').some((call) => call.arguments.some((argument) => argument.type === 'Identifier' && argument.name === request.name))
  // What ends the server with the first answer waits for one caller: the way back of a sign-in in a browser.
  const isOfOneAnswer = nodesOf(file).within(listener, 'CallExpression').some((call) => calleeNameOf(call) === 'close')
  return compares && !isGivenAway && !isOfOneAnswer
}

/** A file of routes that are mounted elsewhere, though it exports them as the default. */
function isRouterFile({ path, text }: SourceFile): boolean {
  return /(?:^|\/)(?:routes|routers|controllers|endpoints)\//.test(path) && !text.includes('listen(')
}

/** Functions of the file that an app is followed into: `listen(app)` calls `configure(app)` calls `mountRoutes(app)`. */
const mostHelpers = 12

/** The places that name an app, and the servers it is known as: itself, and the parameters of the functions of this file that are given it. */
function reachOf(file: SourceFile, server: Server): { readonly places: readonly Node[]; readonly servers: ReadonlySet<Server> } {
  const places = [...placesOf(file, endOfChain(file, server))]
  const servers = new Set([server])
  const helpers = new Set<Node>()
  for (const place of places) {
    const parameter = parameterGiven(file, place)
    if (!parameter || helpers.has(parameter) || helpers.size >= mostHelpers) continue
    helpers.add(parameter)
    for (const { identifier } of variableOf(file, parameter)?.references ?? []) {
      places.push(identifier as Node)
      const known = serverOf(file, identifier as Node)
      if (known) servers.add(known)
    }
  }
  return { places, servers }
}

/** What the calls that are chained to the making of an app give back, which is the app: `new Hono().use(logger()).route('/users', users)`. */
function endOfChain(file: SourceFile, server: Server): Node {
  let at = server.node
  if (at.type !== 'NewExpression' && at.type !== 'CallExpression') return at
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at && at.parent.parent.type === 'CallExpression' && at.parent.parent.callee === at.parent && serverOf(file, at.parent.parent) === server) at = at.parent.parent
  return at
}

/** The parameter by which a function of this file gets what a place names: `app` of `function listen(app)` for `listen(api)`. */
function parameterGiven(file: SourceFile, place: Node): TSESTree.Identifier | null {
  const call = place.parent
  const index = call?.type === 'CallExpression' ? call.arguments.indexOf(place as never) : -1
  const parameter = index >= 0 && call?.type === 'CallExpression' ? functionBehind(file, call.callee)?.params[index] : undefined
  return parameter?.type === 'Identifier' ? parameter : null
}

/** The places that name an app: the variable or the field of a class it is held in, or the call that makes it. */
function placesOf(file: SourceFile, made: Node): readonly Node[] {
  let at = made
  while (at.parent && (at.parent.type === 'AwaitExpression' || unwrap(at.parent) === unwrap(made))) at = at.parent
  const { parent } = at
  if (made.type === 'MemberExpression' && made.object.type === 'ThisExpression') return fieldPlacesOf(file, made, nameOf(made))
  if (parent?.type === 'PropertyDefinition' && parent.value === at) return fieldPlacesOf(file, parent, nameOf(parent))
  const id = parent?.type === 'VariableDeclarator' && parent.init === at ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === at ? parent.left : null
  if (id?.type === 'MemberExpression' && id.object.type === 'ThisExpression') return fieldPlacesOf(file, id, nameOf(id))
  if (id?.type !== 'Identifier') return [made]
  return (variableOf(file, id)?.references ?? []).filter((reference) => reference.isRead() || !reference.init).map(({ identifier }) => identifier as Node)
}

/** The call that makes an app that is known by the field it is held in. */
function makingOf(file: SourceFile, node: Node): Node {
  if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return node
  const name = nameOf(node)
  const field = classAround(node)?.body.body.find((member) => member.type === 'PropertyDefinition' && nameOf(member) === name)
  if (field?.type === 'PropertyDefinition' && field.value) return field.value
  const assignment = fieldPlacesOf(file, node, name).map((place) => place.parent).find((parent) => parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' && nameOf(parent.left) === name)
  return assignment?.type === 'AssignmentExpression' ? assignment.right : node
}

/** Members that an instance is asked for where it is made, `new Server().app`, by the name of the class. */
const membersOfMade = lazily((file: SourceFile): ReadonlyMap<string, readonly TSESTree.MemberExpression[]> => {
  const byClass = new Map<string, TSESTree.MemberExpression[]>()
  for (const member of nodesOf(file).get('MemberExpression')) {
    const object = unwrap(member.object)
    if (object.type !== 'NewExpression' || object.callee.type !== 'Identifier') continue
    const known = byClass.get(object.callee.name)
    if (known) known.push(member)
    else byClass.set(object.callee.name, [member])
  }
  return byClass
})

/** The places of its class that name a field: `this.app`; and of the file, where an instance made there is asked for it: `new Server().app`. */
function fieldPlacesOf(file: SourceFile, within: Node, name: string | null): readonly Node[] {
  const type = classAround(within)
  if (!type || name === null) return []
  const own = nodesOf(file).within(type.body, 'MemberExpression').filter((member) => member.object.type === 'ThisExpression' && nameOf(member) === name && classAround(member) === type)
  const asked = type.id === null ? [] : (membersOfMade(file).get(type.id.name) ?? []).filter((member) => nameOf(member) === name)
  return [...own, ...asked]
}

function isServedAt(file: SourceFile, place: Node): boolean {
  const parent = place.parent
  if (!parent) return false
  switch (parent.type) {
    case 'MemberExpression':
      if (parent.object !== place) return false
      if (nameOf(parent) === 'listen') return true
      return (nameOf(parent) === 'fetch' || nameOf(parent) === 'callback') && isServingArgument(file, parent.parent?.type === 'CallExpression' && parent.parent.callee === parent ? parent.parent : parent)
    case 'ExportDefaultDeclaration':
      return true
    case 'ExportSpecifier':
      return parent.local === place && (parent.exported.type === 'Identifier' ? parent.exported.name : parent.exported.value) === 'default'
    case 'AssignmentExpression':
      return parent.right === place && parent.left.type === 'MemberExpression' && file.source.getText(parent.left) === 'module.exports'
    case 'ReturnStatement': {
      const fn = functionAround(parent)
      // What a private method makes is served by its class or by nobody: a board that the real app hands requests to.
      return fn !== null && appFactories.test(functionNameOf(fn) ?? '') && (!isPrivateMethod(fn) || listeningsOf(file).length > 0)
    }
    default:
      return isServingArgument(file, place)
  }
}

/** `createServer(app)`, `serve(app)`, `serve({ fetch: app.fetch })`, `serverless(app)`, `export default { fetch: app.fetch }`. */
function isServingArgument(file: SourceFile, node: Node): boolean {
  let at = node
  for (let depth = 0; depth < 4 && at.parent; depth++) {
    const parent: Node = at.parent
    if (parent.type === 'CallExpression' && parent.callee !== at) {
      const origin = originOf(file, parent.callee)
      return servingCalls.has(calleeNameOf(parent) ?? '') || (origin !== null && appServers.has(packageOf(origin.module)))
    }
    if (parent.type === 'ExportDefaultDeclaration') return true
    if (parent.type !== 'Property' && parent.type !== 'ObjectExpression') return false
    at = parent
  }
  return false
}

function isPrivateMethod({ parent }: FunctionNode): boolean {
  if (parent.type !== 'MethodDefinition' && parent.type !== 'PropertyDefinition') return false
  return parent.accessibility === 'private' || parent.accessibility === 'protected' || parent.key.type === 'PrivateIdentifier'
}

/** Given to a function of another file, which may mount anything on it: `mount(app)`, `require('./loaders').default({ app })`. */
function isHandedAway(file: SourceFile, place: Node): boolean {
  // `app[method](path, handler)` in a loop over a list
  if (place.parent?.type === 'MemberExpression' && place.parent.object === place && place.parent.computed && stringOf(place.parent.property) === null) return true
  let at = place
  while (at.parent && ((at.parent.type === 'Property' && at.parent.value === at) || at.parent.type === 'ObjectExpression')) at = at.parent
  const call = at.parent
  if (call?.type !== 'CallExpression' || call.callee === at) return false
  const origin = originOf(file, call.callee)
  return origin !== null && isLocalModule(origin.module)
}

/** Words of middleware that certainly is something else than a guard of the whole app. */
const plainWords = new Set(['route', 'routes', 'router', 'routers', 'api', 'controller', 'controllers', 'error', 'errors', 'notfound', 'found', 'logger', 'log', 'logging', 'morgan', 'cors', 'json', 'static', 'session', 'cookie', 'body', 'docs', 'swagger', 'health'])

/** Whether middleware from another file of the project, which may be anything, is mounted for every path. */
export function hasUnknownMiddleware(file: SourceFile, { mounts }: BuiltApp): boolean {
  return mounts.some(({ arguments: mounted, path, method }) =>
    (path === null || method === 'addHook') && mounted.some((node) => {
      const origin = originOf(file, mountedBy(file, node))
      if (!origin) return false
      if (isAutoload(origin)) return true
      if (!isLocalModule(origin.module)) return false
      const words = [...origin.path, origin.module.split('/').at(-1)!].flatMap(wordsOf)
      return !words.some((word) => plainWords.has(word))
    }),
  )
}

/** Whether routers or plugins from other files are mounted: what they hold is not shown. */
export function mountsOthers(file: SourceFile, { mounts }: BuiltApp): boolean {
  return mounts.some(({ arguments: mounted }) =>
    mounted.some((node) => {
      const value = mountedBy(file, node)
      const origin = originOf(file, value)
      return origin ? isLocalModule(origin.module) || isAutoload(origin) : isUnknown(file, value)
    }),
  )
}

/** A name that stands for nothing this file shows: an element of a list, a parameter, a member of what somebody gave. */
function isUnknown(file: SourceFile, value: Node): boolean {
  return (value.type === 'Identifier' || value.type === 'MemberExpression') && !serverOf(file, value) && !functionBehind(file, value)
}

/** Whether a router from another file is mounted for every path: `app.use(routes)`, `app.use(pages.routes())` of Koa. */
export function mountsRouters(file: SourceFile, { mounts }: BuiltApp): boolean {
  return mounts.some(({ arguments: mounted, method }) =>
    method === 'use' && mounted.some((node) => {
      const value = mountedBy(file, node)
      const origin = originOf(file, value)
      if (!origin || !isLocalModule(origin.module)) return false
      if (value.type === 'CallExpression') return calleeNameOf(value) === 'routes'
      return [value.type === 'Identifier' ? value.name : '', origin.module.split('/').at(-1)!].flatMap(wordsOf).some((word) => /^(?:routes?|routers?)$/.test(word))
    }),
  )
}

/** Mounts every plugin of a folder. */
function isAutoload({ module }: Origin): boolean {
  return /autoload/.test(module)
}

/** What is mounted in the end: the plugin within `fp(plugin)`. */
function mountedBy(file: SourceFile, node: Node): Node {
  const value = unwrapAwait(node)
  const [first] = value.type === 'CallExpression' ? value.arguments : []
  return first && value.type === 'CallExpression' && originOf(file, value.callee)?.module === 'fastify-plugin' ? mountedBy(file, first) : value
}

/** Whether a file works on a queue, and its app only tells operators how that goes: health checks and a board of the queue. */
export function isForOperators(file: SourceFile, { mounts }: BuiltApp): boolean {
  if (!jobsOf(file).some(({ by }) => by === 'queue')) return false
  const isPlain = (node: Node, path: string | null) => {
    const module = originOf(file, unwrapAwait(node))?.module
    return module !== undefined && (path === null ? !isLocalModule(module) : queueBoards.has(packageOf(module)))
  }
  return (
    routesOf(file).every(({ method, path }) => method === 'GET' && path !== null && isOperatorPath(path)) &&
    mounts.every(({ arguments: mounted, path }) => mounted.every((node) => isPlain(node, path)))
  )
}

function isOperatorPath(path: string): boolean {
  return operatorPaths.includes(path) || healthPaths.some((health) => path === health || path.startsWith(`${health}/`))
}
