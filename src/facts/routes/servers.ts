import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf, isLocalModule } from '../../knowledge/modules.js'
import { tableOf } from '../../knowledge/table-of.js'
import { pluginTypes, pluginWrappers, servers as serverCatalogue, type ServerFramework, type ServerRole } from '../../knowledge/web-frameworks.js'
import { nameOf, propertyOf, stringOf, unwrap, unwrapAwait, wordsOf } from '../expressions.js'
import { classAround, isFunction, type FunctionNode } from '../functions.js'
import { lazily } from '../lazily.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import { onlyValueOf, variableOf } from '../references.js'
import type { SourceFile } from '../source-file.js'
import { expressionBehind, flattened, handlerBehind, pathTextOf } from './handlers.js'
import { signatureOf } from './signatures.js'

/** An app or a router of this file, however many names it goes by. */
export type Server = {
  readonly framework: ServerFramework
  /** `app` listens or is served; `router` is mounted in one, or is an app that reaches the file from outside. */
  readonly role: 'app' | 'router'
  /** Where it comes from: the call that makes it, the parameter or the import that brings it. */
  readonly node: Node
  /** Whether this file makes it. */
  readonly created: boolean
  /** Path of its own: `prefix` of a Koa router, `basePath` of a Hono app. */
  readonly prefix: string
}

/** `app.use('/api', auth, router)`, `fastify.register(plugin, { prefix })`, `app.route('/users', users)`, `fastify.addHook('onRequest', auth)`. */
export type Mount = {
  readonly node: TSESTree.CallExpression
  readonly method: 'use' | 'register' | 'route' | 'addHook'
  readonly server: Server
  /** `null` when it applies to every path, or the path is not constant. */
  readonly path: string | null
  /** `preHandler` of `addHook('preHandler', auth)`. */
  readonly hook: string | null
  /** What is mounted, in order, arrays flattened; the path left out. */
  readonly arguments: readonly Node[]
  /** Apps and routers of this file among the arguments. */
  readonly servers: readonly Server[]
  /** The arguments that are none of those. */
  readonly middleware: readonly Node[]
}

/** A call that registers routes: `app.post('/pay', limit, charge)`. */
export type Registration = {
  readonly node: TSESTree.CallExpression
  /** The method's name: `post`, `all`, `on`, `route`, `openapi`. */
  readonly name: string
  readonly server: Server
  /** `/x` of `router.route('/x').get(handler)`. */
  readonly routePath: string | null
  /** Offset of the method's name, by which chained calls are in order. */
  readonly at: number
}

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all'])
const registering = new Set([...verbs, 'on', 'openapi', 'route'])
const mounting: Readonly<Record<string, Mount['method']>> = tableOf({ use: 'use', register: 'register', route: 'route', addHook: 'addHook' })
/** Methods that give back the server they are called on. */
const chaining = new Set([...registering, 'use', 'register', 'addHook', 'withTypeProvider', 'basePath', 'prefix', 'param', 'set', 'disable', 'enable', 'decorate', 'openAPIRegistry', 'doc', 'onError', 'notFound', 'mount', 'setErrorHandler', 'setNotFoundHandler', 'after', 'setValidatorCompiler', 'setSerializerCompiler'])

type Resolved = { readonly server: Server; readonly routePath: string | null }

type Surface = {
  serverOf(node: Node): Server | null
  readonly servers: readonly Server[]
  readonly mounts: readonly Mount[]
  readonly registrations: readonly Registration[]
}

/** The apps and routers of a file and what is called on them. */
export const surfaceOf = lazily((file: SourceFile): Surface => {
  const byNode = new Map<Node, Server>()
  const byField = new Map<Node, Map<string, Server>>()
  const known = new Map<Node, Resolved | null>()
  const nodes = nodesOf(file)
  const calls = nodes.get('CallExpression')

  function serverAt(node: Node, { framework, role }: ServerRole, created: boolean, prefix = ''): Server {
    const before = byNode.get(node)
    if (before) return before
    const server: Server = { framework, role, node, created, prefix }
    byNode.set(node, server)
    return server
  }

  /** Follows a chain of calls down to what it is called on; a chain of 10,000 calls is no deeper than one. */
  function resolve(node: Node, depth = 0): Resolved | null {
    if (depth > 12) return null
    const chain: TSESTree.CallExpression[] = []
    let at = unwrapAwait(node)
    let resolved: Resolved | null | undefined
    for (;;) {
      resolved = known.get(at)
      if (resolved !== undefined) break
      if (at.type !== 'CallExpression') break
      const callee = unwrap(at.callee)
      if (callee.type !== 'MemberExpression' || !chaining.has(nameOf(callee) ?? '')) break
      chain.push(at)
      at = unwrapAwait(callee.object)
    }
    if (resolved === undefined) {
      known.set(at, null)
      const server = fromRoot(at, depth)
      resolved = server && { server, routePath: null }
      known.set(at, resolved)
    }
    for (const call of chain.reverse()) {
      resolved = resolved && afterCall(call, resolved)
      known.set(call, resolved)
    }
    return resolved
  }

  function afterCall(call: TSESTree.CallExpression, before: Resolved): Resolved | null {
    const name = nameOf(unwrap(call.callee))
    const [first] = call.arguments
    if (name === 'route' && call.arguments.length === 1 && first && before.server.framework !== 'fastify')
      return { server: before.server, routePath: pathTextOf(file, first) ?? '' }
    if (name === 'basePath' && first) {
      const { framework, role, prefix } = before.server
      return { server: serverAt(call, { framework, role }, before.server.created, `${prefix}/${pathTextOf(file, first) ?? ''}`), routePath: null }
    }
    return before
  }

  function fromRoot(node: Node, depth: number): Server | null {
    if (node.type === 'Identifier') return fromName(node, depth)
    if (node.type === 'MemberExpression') return fromMember(node)
    if (node.type === 'AssignmentExpression') return resolve(node.right, depth + 1)?.server ?? null
    const origin = node.type === 'CallExpression' || node.type === 'NewExpression' ? originOf(file, node) : null
    const role = origin && entryOf(serverCatalogue, origin)
    return role ? serverAt(node, role, true, prefixOf(node)) : null
  }

  function fromName(identifier: TSESTree.Identifier, depth: number): Server | null {
    const variable = variableOf(file, identifier)
    const definition = variable?.defs[0]
    if (!variable || !definition) return null
    const declaration: Node = definition.name
    const before = byNode.get(declaration)
    if (before) return before
    if (definition.type === 'Variable' && definition.node.id.type === 'Identifier') {
      const value = onlyValueOf(variable)
      const server = value && resolve(value, depth + 1)?.server
      if (server) return server
    }
    if (definition.type === 'Parameter') {
      const plugin = pluginParameters().get(declaration)
      if (plugin) return serverAt(declaration, { framework: 'fastify', role: 'router' }, false)
    }
    const origin = originOf(file, identifier)
    const role = origin && entryOf(serverCatalogue, origin)
    return role ? serverAt(declaration, role, definition.type === 'Variable') : null
  }

  /** `this.app`, `this.router`: one server for each field of a class. */
  function fromMember(node: TSESTree.MemberExpression): Server | null {
    const name = nameOf(node)
    const object = unwrap(node.object)
    if (name === null) return null
    const type = object.type === 'ThisExpression' ? classAround(object) : null
    const guessed = type && byField.get(type)?.get(name)
    if (guessed) return guessed
    const origin = originOf(file, node)
    const role = origin && entryOf(serverCatalogue, origin)
    if (!role) return null
    if (!type) return serverAt(node, role, false)
    const fields = byField.get(type) ?? new Map<string, Server>()
    byField.set(type, fields)
    const server: Server = { framework: role.framework, role: role.role, node, created: true, prefix: '' }
    fields.set(name, server)
    return server
  }

  function prefixOf(creation: Node): string {
    if (creation.type !== 'CallExpression' && creation.type !== 'NewExpression') return ''
    const options = creation.arguments[0] && expressionBehind(file, creation.arguments[0])
    const prefix = options?.type === 'ObjectExpression' ? propertyOf(options, 'prefix') : undefined
    return prefix && prefix !== 'unknown' ? (pathTextOf(file, prefix) ?? '') : ''
  }

  /** First parameters of functions that are Fastify plugins by their type or by what they are given to. */
  let plugins: ReadonlyMap<Node, FunctionNode> | null = null
  function pluginParameters(): ReadonlyMap<Node, FunctionNode> {
    if (plugins) return plugins
    const found = new Map<Node, FunctionNode>()
    plugins = found
    const add = (fn: FunctionNode | null) => {
      const [first] = fn?.params ?? []
      if (fn && first?.type === 'Identifier' && !first.typeAnnotation) found.set(first, fn)
    }
    for (const { id, init } of nodes.get('VariableDeclarator')) {
      if (id.type !== 'Identifier' || !id.typeAnnotation || !init) continue
      const type = id.typeAnnotation.typeAnnotation
      const origin = type.type === 'TSTypeReference' ? originOf(file, type.typeName) : null
      if (origin && entryOf(pluginTypes, { module: origin.module, path: [...origin.path, 'new()'] })) add(handlerBehind(file, init).handler)
    }
    for (const call of calls) {
      const [first] = call.arguments
      if (!first) continue
      const callee = unwrap(call.callee)
      if (callee.type === 'MemberExpression' && nameOf(callee) === 'register') {
        const fn = handlerBehind(file, first).handler
        const holder = unwrap(callee.object)
        if (fn?.params[0]?.type === 'Identifier' && (wordsOf(nameOf(holder) ?? '').some((word) => fastifyNames.has(word)) || resolve(holder)?.server.framework === 'fastify')) add(fn)
      } else {
        const origin = originOf(file, call)
        if (origin && entryOf(pluginWrappers, origin)) add(handlerBehind(file, first).handler)
      }
    }
    return found
  }

  /** Takes a name that the file cannot explain for a server when the way it is used leaves no doubt. */
  function guess(call: TSESTree.CallExpression, member: TSESTree.MemberExpression): void {
    const holder = unwrap(member.object)
    const declaration = outsideDeclarationOf(file, holder)
    if (!declaration || byNode.has(declaration)) return
    const framework = frameworkByUse(file, call, holder)
    if (!framework) return
    const role: ServerRole = { framework, role: 'router' }
    if (holder.type === 'MemberExpression') {
      const type = classAround(holder)
      const name = nameOf(holder)
      if (!type || name === null) return
      const fields = byField.get(type) ?? new Map<string, Server>()
      byField.set(type, fields)
      if (!fields.has(name)) fields.set(name, { ...role, node: holder, created: false, prefix: '' })
    } else serverAt(declaration, role, false)
  }

  const members: { call: TSESTree.CallExpression; member: TSESTree.MemberExpression; name: string }[] = []
  for (const call of calls) {
    const member = unwrap(call.callee)
    const name = member.type === 'MemberExpression' ? nameOf(member) : null
    if (member.type !== 'MemberExpression' || name === null) continue
    if (registering.has(name) || Object.hasOwn(mounting, name)) members.push({ call, member, name })
  }
  members.sort((a, b) => a.member.property.range[0] - b.member.property.range[0])

  for (const { call, member, name } of members) if (verbs.has(name) && resolve(member.object) === null) guess(call, member)
  // What was unknown before the guesses may be known now.
  for (const [node, resolved] of known) if (!resolved) known.delete(node)

  const mounts: Mount[] = []
  const registrations: Registration[] = []
  for (const { call, member, name } of members) {
    const resolved = resolve(member.object)
    if (!resolved) continue
    const { server, routePath } = resolved
    const isMount = isMountCall(name, call, server)
    if (isMount) mounts.push(mountOf(call, mounting[name]!, server))
    else if (registering.has(name)) registrations.push({ node: call, name, server, routePath, at: member.property.range[0] })
  }

  function mountOf(node: TSESTree.CallExpression, method: Mount['method'], server: Server): Mount {
    const [first, ...rest] = node.arguments
    const base = { node, method, server, hook: method === 'addHook' ? stringOf(first) : null }
    if (!first) return { ...base, path: null, arguments: [], servers: [], middleware: [] }
    if (method === 'addHook') {
      const given = flattened(file, rest)
      return { ...base, path: null, arguments: given, servers: [], middleware: given }
    }
    if (method === 'register') {
      const options = rest[0] && expressionBehind(file, rest[0])
      const prefix = options?.type === 'ObjectExpression' ? propertyOf(options, 'prefix') : undefined
      const fn = handlerBehind(file, first).handler
      const [parameter] = fn?.params ?? []
      const inner = parameter ? resolve(parameter)?.server : null
      return { ...base, path: prefix && prefix !== 'unknown' ? pathTextOf(file, prefix) : null, arguments: [first], servers: inner ? [inner] : [], middleware: [] }
    }
    const path = pathTextOf(file, first)
    const given = flattened(file, path === null && !isPathLike(first) ? node.arguments : rest)
    const inside = given.map((argument) => ({ argument, server: mountedServer(argument) }))
    return {
      ...base,
      path,
      arguments: given,
      servers: inside.flatMap(({ server: mounted }) => mounted ?? []),
      middleware: inside.flatMap(({ argument, server: mounted }) => (mounted ? [] : [argument])),
    }
  }

  /** `router`, and `router.routes()` of Koa. */
  function mountedServer(node: Node): Server | null {
    const value = unwrap(node)
    if (value.type === 'CallExpression') {
      const callee = unwrap(value.callee)
      if (callee.type === 'MemberExpression' && ['routes', 'middleware', 'allowedMethods'].includes(nameOf(callee) ?? '')) {
        return nameOf(callee) === 'allowedMethods' ? null : (resolve(callee.object)?.server ?? null)
      }
    }
    return resolve(value)?.server ?? null
  }

  return {
    serverOf: (node) => resolve(node)?.server ?? null,
    servers: [...byNode.values(), ...[...byField.values()].flatMap((fields) => [...fields.values()])],
    mounts,
    registrations,
  }
})

const fastifyNames = new Set(['fastify', 'server', 'app', 'instance', 'scope'])

function isMountCall(name: string, call: TSESTree.CallExpression, server: Server): boolean {
  if (name === 'use') return true
  if (name === 'register' || name === 'addHook') return server.framework === 'fastify'
  // app.route('/users', users) mounts in Hono; router.route('/x') begins a chain; fastify.route({...}) registers
  return name === 'route' && server.framework === 'hono' && call.arguments.length === 2
}

function isPathLike(node: Node): boolean {
  const value = unwrap(node)
  return value.type === 'Literal' || value.type === 'TemplateLiteral' || (value.type === 'ArrayExpression' && stringOf(value.elements[0]) !== null)
}

/** The parameter, import from a local module, or field that an unexplained receiver names. */
function outsideDeclarationOf(file: SourceFile, holder: Node): Node | null {
  if (holder.type === 'MemberExpression') return unwrap(holder.object).type === 'ThisExpression' ? holder : null
  if (holder.type !== 'Identifier') return null
  const definition = variableOf(file, holder)?.defs[0]
  if (definition?.type === 'Parameter') return definition.name
  if (definition?.type === 'ImportBinding') return isLocalImport(file, holder) ? definition.name : null
  // const app = require('./app'), const { router } = require('../router')
  return definition?.type === 'Variable' && isLocalImport(file, holder) ? definition.name : null
}

function isLocalImport(file: SourceFile, holder: Node): boolean {
  const origin = originOf(file, holder)
  return origin !== null && origin.path.length <= 2 && isLocalModule(origin.module)
}

/** The framework whose handlers are registered by a call on something unexplained; `null` when it may be anything else. */
function frameworkByUse(file: SourceFile, call: TSESTree.CallExpression, holder: Node): ServerFramework | null {
  const [path, ...chain] = call.arguments
  const last = chain.at(-1)
  if (!path || !last || last.type === 'SpreadElement') return null
  const text = pathTextOf(file, path)
  const isPath = text === null ? unwrap(path).type === 'ArrayExpression' || (unwrap(path).type === 'Literal' && 'regex' in unwrap(path)) : /^(?:\/|\*|$)/.test(text)
  if (!isPath) return null

  const name = nameOf(holder) ?? ''
  const word = wordsOf(name).at(-1) ?? ''
  const { handler } = handlerBehind(file, flattened(file, [last]).at(-1) ?? last)
  const signature = handler && signatureOf(file, handler, true)
  if (signature) return signature.kind === 'http' ? 'express' : signature.kind
  if (word === 'fastify') return 'fastify'
  // Handlers of another file: a name that says router, and nothing that could be data to send.
  if (word !== 'router' && word !== 'app') return null
  if (handler) return handler.params.length === 0 ? 'express' : null
  return chain.every((argument) => ['Identifier', 'MemberExpression', 'CallExpression', 'ArrayExpression'].includes(unwrap(argument).type)) ? 'express' : null
}

/** What a function given to `use` stands for, when it is written in this file. */
export function functionsMounted(file: SourceFile, mount: Mount): readonly FunctionNode[] {
  return mount.arguments.flatMap((argument) => {
    const { handler } = handlerBehind(file, argument)
    return isFunction(handler) ? [handler] : []
  })
}
