import type { TSESTree } from '@typescript-eslint/utils'
import { propertyOf, stringOf, unwrap } from '../expressions.js'
import { isFunction } from '../functions.js'
import { lazily } from '../lazily.js'
import type { Node } from '../nodes.js'
import type { SourceFile } from '../source-file.js'
import { expressionBehind, flattened, handlerBehind, pathTextOf } from './handlers.js'
import { joinedPath, routeOf, type Route } from './route.js'
import { functionsMounted, surfaceOf, type Mount, type Registration, type Server } from './servers.js'

/** Routes registered by calls: Express, Fastify, Hono, Koa. */
export function registeredRoutes(file: SourceFile): readonly Route[] {
  return surfaceOf(file).registrations.flatMap((registration) => routesOfRegistration(file, registration))
}

/** Functions given to `use` and `addHook` in this file. */
export function mountedFunctions(file: SourceFile): readonly Route[] {
  return surfaceOf(file).mounts.flatMap((mount) => {
    if (mount.method !== 'use' && !(mount.method === 'addHook' && mount.hook !== null && requestHooks.has(mount.hook))) return []
    const { framework } = mount.server
    return functionsMounted(file, mount).map((handler) =>
      routeOf({
        framework,
        kind: framework,
        role: framework === 'express' && handler.params.length === 4 ? 'error-handler' : 'middleware',
        path: mount.path,
        label: 'request',
        node: mount.node,
        handler,
      }),
    )
  })
}

/** Hooks of Fastify that run for a request, and those of them that run before its handler. */
const requestHooks = new Set(['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend', 'onResponse', 'onError', 'onTimeout'])
const earlyHooks = new Set(['onRequest', 'preParsing', 'preValidation', 'preHandler'])

type Described = {
  readonly methods: readonly string[]
  readonly path: string | null
  /** Handlers and what runs before them, in order. */
  readonly chain: readonly Node[]
  /** What options add: hooks, schemas. */
  readonly options?: readonly Node[]
}

function routesOfRegistration(file: SourceFile, registration: Registration): readonly Route[] {
  const described = describe(file, registration)
  if (!described || described.chain.length === 0) return []
  const { server, node, at } = registration
  const chain = flattened(file, described.chain)
  const last = chain.at(-1)
  if (!last) return []
  const { handler, wrappers } = handlerBehind(file, last)
  const outer = outsideOf(file, server)
  const route = routeOf({
    framework: server.framework,
    kind: server.framework,
    methods: described.methods,
    path: described.path === null ? null : joinedPath(outer.prefix, server.prefix, described.path),
    node,
    middleware: [...outer.middleware, ...middlewareAbove(file, server, at, described.path), ...(described.options ?? []), ...chain.slice(0, -1)],
    wrappers,
    handler,
    handlerNode: last,
  })
  return [route]
}

function describe(file: SourceFile, { node, name, server, routePath }: Registration): Described | null {
  const given = node.arguments
  const method = name === 'del' ? 'DELETE' : name.toUpperCase()
  switch (name) {
    case 'route':
      return server.framework === 'fastify' ? describeOptions(file, given[0]) : null
    case 'on':
      // app.on(['PUT', 'DELETE'], '/x', handler) of Hono; an event listener elsewhere
      return server.framework === 'hono' && given.length >= 3 ? { methods: stringsOf(file, given[0]!), path: pathTextOf(file, given[1]!), chain: given.slice(2) } : null
    case 'openapi': {
      const [definition, ...chain] = given
      return server.framework === 'hono' && definition ? describeOpenApi(file, definition, chain) : null
    }
  }
  if (routePath !== null) return { methods: [method], path: routePath, chain: given }
  const [first, ...rest] = given
  if (!first) return null
  if (server.framework === 'fastify') return describeShorthand(file, method, first, rest)
  if (isFunction(unwrap(first))) return { methods: [method], path: null, chain: given }
  if (rest.length === 0) return null
  // router.get('user', '/users/:id', handler) of Koa names the route first
  const [second, ...others] = rest
  if (server.framework === 'koa' && others.length > 0 && stringOf(second) !== null) return { methods: [method], path: stringOf(second), chain: others }
  return { methods: [method], path: pathTextOf(file, first), chain: rest }
}

/** `fastify.post('/x', { schema, preHandler }, handler)`. */
function describeShorthand(file: SourceFile, method: string, path: Node, rest: readonly Node[]): Described | null {
  const [first, second] = rest
  if (!first) return null
  const base = { methods: [method], path: pathTextOf(file, path) }
  const options = second || unwrap(first).type === 'ObjectExpression' ? first : null
  if (!options) return { ...base, chain: [first] }
  const literal = expressionBehind(file, options)
  if (literal?.type !== 'ObjectExpression') return { ...base, options: [options], chain: second ? [second] : [] }
  const handler = second ?? valueIn(literal, 'handler')
  return handler ? { ...base, options: optionsBefore(file, literal), chain: [handler] } : null
}

/** `fastify.route({ method: 'POST', url: '/x', handler })`. */
function describeOptions(file: SourceFile, node: Node | undefined): Described | null {
  const literal = node && expressionBehind(file, node)
  if (literal?.type !== 'ObjectExpression') return null
  const handler = valueIn(literal, 'handler')
  const method = valueIn(literal, 'method')
  const path = valueIn(literal, 'url') ?? valueIn(literal, 'path')
  if (!handler) return null
  return {
    methods: method ? stringsOf(file, method) : [],
    path: path && pathTextOf(file, path),
    options: optionsBefore(file, literal),
    chain: [handler],
  }
}

const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler', 'beforeHandler', 'schema']

function optionsBefore(file: SourceFile, literal: TSESTree.ObjectExpression): readonly Node[] {
  const found: Node[] = []
  for (const property of literal.properties) if (property.type === 'SpreadElement') found.push(property.argument)
  for (const hook of hooks) {
    const value = valueIn(literal, hook)
    if (value) found.push(...flattened(file, [value]))
  }
  return found
}

/** `app.openapi(createRoute({ method: 'post', path: '/x', middleware }), handler)`. */
function describeOpenApi(file: SourceFile, definition: Node, chain: readonly Node[]): Described {
  const made = expressionBehind(file, definition)
  const literal = made?.type === 'CallExpression' ? made.arguments[0] && expressionBehind(file, made.arguments[0]) : made
  if (literal?.type !== 'ObjectExpression') return { methods: [], path: null, options: [definition], chain }
  const method = valueIn(literal, 'method')
  const path = valueIn(literal, 'path')
  const middleware = valueIn(literal, 'middleware')
  return {
    methods: method ? stringsOf(file, method) : [],
    path: path && pathTextOf(file, path),
    options: [definition, ...(middleware ? flattened(file, [middleware]) : [])],
    // The third argument is a hook that runs when validation fails.
    chain: chain.slice(0, 1),
  }
}

function valueIn(literal: TSESTree.ObjectExpression, name: string): Node | null {
  const value = propertyOf(literal, name)
  return value && value !== 'unknown' ? value : null
}

function stringsOf(file: SourceFile, node: Node): readonly string[] {
  const value = expressionBehind(file, node) ?? node
  const items = value.type === 'ArrayExpression' ? value.elements.filter((element) => element !== null) : [value]
  return items.flatMap((item) => stringOf(item)?.toUpperCase() ?? [])
}

/** `use` calls of one server that are read for a route: more are never written by hand. */
const mostMounts = 200

type Above = { readonly end: number; readonly path: string | null; readonly isHook: boolean; readonly middleware: readonly Node[] }

/** What runs before the routes of each server: `use`, hooks, and catch-alls such as `app.all('/admin/*', guard)`. */
const aboveByServer = lazily((file: SourceFile): ReadonlyMap<Server, readonly Above[]> => {
  const byServer = new Map<Server, Above[]>()
  const add = (server: Server, above: Above) => {
    const known = byServer.get(server)
    if (!known) byServer.set(server, [above])
    else if (known.length < mostMounts) known.push(above)
  }
  const { mounts, registrations } = surfaceOf(file)
  for (const mount of mounts) {
    const isHook = mount.hook !== null && earlyHooks.has(mount.hook)
    if (isHook || mount.method === 'use') add(mount.server, { end: mount.node.range[1], path: mount.path, isHook, middleware: mount.middleware })
  }
  for (const { name, node, server } of registrations) {
    const [path, ...middleware] = node.arguments
    const text = name === 'all' && path ? pathTextOf(file, path) : null
    if (text?.includes('*')) add(server, { end: node.range[1], path: text, isHook: false, middleware: flattened(file, middleware) })
  }
  return byServer
})

/** What stands before a route of a server that is registered at an offset, in the order of the text. */
function middlewareAbove(file: SourceFile, server: Server, at: number, path: string | null): readonly Node[] {
  return (aboveByServer(file).get(server) ?? [])
    // Hooks of Fastify apply to every route of their instance, in whatever order they are written.
    .filter((above) => above.isHook || (above.end <= at && covers(above.path, path)))
    .sort((a, b) => a.end - b.end)
    .flatMap(({ middleware }) => middleware)
}

type Outside = { readonly prefix: string; readonly middleware: readonly Node[] }

/** Where the file mounts a server: the paths above it and what runs before it. */
const outsideByServer = lazily((_file: SourceFile) => new Map<Server, Outside>())

function outsideOf(file: SourceFile, server: Server, depth = 0): Outside {
  const known = outsideByServer(file)
  const before = known.get(server)
  if (before) return before
  known.set(server, { prefix: '', middleware: [] })
  const mount = mountsOfServers(file).get(server)
  if (!mount || depth > 8) return { prefix: '', middleware: [] }
  const above = outsideOf(file, mount.server, depth + 1)
  const outside: Outside = {
    prefix: joinedPath(above.prefix, mount.server.prefix, mount.path ?? ''),
    middleware: [...above.middleware, ...middlewareAbove(file, mount.server, mount.node.range[0], mount.path), ...mount.middleware],
  }
  known.set(server, outside)
  return outside
}

/** The first mount of each server in this file. */
const mountsOfServers = lazily((file: SourceFile): ReadonlyMap<Server, Mount> => {
  const found = new Map<Server, Mount>()
  for (const mount of surfaceOf(file).mounts) for (const server of mount.servers) if (server !== mount.server && !found.has(server)) found.set(server, mount)
  return found
})

/** Whether a mount path lies over a route's: `/api` over `/api/users/:id`. Unknown paths may. */
export function covers(mount: string | null, route: string | null): boolean {
  if (mount === null || route === null) return true
  const above = segmentsOf(mount)
  const below = segmentsOf(route)
  return above.every((segment, index) => {
    const other = below[index]
    if (/^[*{(]|^:.*\*/.test(segment)) return true
    return other !== undefined && (segment === other || segment.startsWith(':') || other.startsWith(':'))
  })
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter(Boolean)
}
