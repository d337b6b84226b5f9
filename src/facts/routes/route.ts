import type { TSESTree } from '@typescript-eslint/utils'
import type { RequestKind } from '../../knowledge/web-frameworks.js'
import type { FunctionNode } from '../functions.js'
import type { Node } from '../nodes.js'

export type { RequestKind } from '../../knowledge/web-frameworks.js'

export type Framework =
  | 'express'
  | 'fastify'
  | 'hono'
  | 'koa'
  | 'nestjs'
  | 'next-route'
  | 'next-api'
  | 'next-action'
  | 'trpc'
  | 'remix'
  | 'sveltekit'
  | 'edge-function'
  | 'lambda'
  | 'file-route'
  | 'http'

/**
 * How a handler gets at its request. What `parameter` holds, by kind:
 *
 * | kind | parameter | request data |
 * |---|---|---|
 * | `express` | `req` | `req.body`, `.query`, `.params`, `.headers`, `.cookies` (also `pages/api`) |
 * | `fastify` | `request` | `request.body`, `.query`, `.params`, `.headers` |
 * | `http` | `req` | an `IncomingMessage` stream, `req.url`, `req.headers` |
 * | `web` | `request` | a standard `Request`: `await request.json()`, `.text()`, `.formData()`, `new URL(request.url)`; `context` is Next's `{ params }` or the `env` of a worker |
 * | `hono` | `c` | `c.req.json()`, `.query()`, `.param()`, `.header()`; `c.req.valid()` is validated |
 * | `koa` | `ctx` | `ctx.request.body`, `ctx.query`, `ctx.params`, `ctx.headers` |
 * | `remix`, `sveltekit` | `{ request, params }`, `event` | an object that holds a standard `Request` as `request`, and `params` |
 * | `lambda` | `event` | `event.body`, `.queryStringParameters`, `.pathParameters`, `.headers`; `context` is the second parameter |
 * | `h3` | `event` | given to `readBody(event)`, `getQuery(event)` |
 * | `trpc` | `{ input, ctx }` | `input` (`parsedInput` of next-safe-action, `data` of a server function), parsed by a step of `middleware` where there is one |
 * | `nest` | what `@Req()` decorates | `inputs`, one for each decorated parameter |
 * | `action` | none | `inputs`: every parameter of a server action is what the browser sent |
 */
export type RequestParameters = {
  readonly kind: RequestKind
  /** `null` when the handler takes none, or is in another file. */
  readonly parameter: TSESTree.Parameter | null
  /** `res`, `reply`. */
  readonly response: TSESTree.Parameter | null
  /** What comes beside the request: `{ params }` of a Next route handler, `env` of a worker, `context` of a Lambda, `next` of a middleware is none. */
  readonly context: TSESTree.Parameter | null
  /** Parameters that are request data themselves. */
  readonly inputs: readonly RequestInput[]
}

export type RequestInput = {
  readonly parameter: TSESTree.Parameter
  readonly source: 'arguments' | 'body' | 'query' | 'params' | 'headers' | 'files' | 'session'
}

/**
 * What a function does for a request:
 * `endpoint` is registered, exported or decorated as a route of this file;
 * `controller` has a handler's signature, and its route is in another file;
 * `middleware` and `error-handler` run around other handlers;
 * `part` is called by another handler of this file with its request.
 */
export type RouteRole = 'endpoint' | 'controller' | 'middleware' | 'error-handler' | 'part'

/** `app.post('/pay', limit, charge)`, `export async function POST()`, `@Post('pay') pay()`: one route in one form. */
export type Route = {
  readonly framework: Framework
  readonly role: RouteRole
  /** Upper case; `ALL` for any or several; `null` where the file does not show it. */
  readonly method: string | null
  /** The methods it tells apart: `[method]`, the cases of `switch (req.method)`, those of `app.on([...])`; empty when unknown or any. */
  readonly methods: readonly string[]
  /** As far as the file shows it, mount paths and controller prefixes of the file included; file routes by their path. */
  readonly path: string | null
  /** What makes it a route: the registration call, the exported declaration, the decorated method. */
  readonly node: Node
  /**
   * Everything known to run before the handler, outermost first: chain arguments, route options (hooks and `schema`),
   * decorators, arguments of guard decorators, `use` of its app or router above it, the base and the steps of a tRPC
   * procedure (`protectedProcedure`, the arguments of `.input()` and `.use()`).
   */
  readonly middleware: readonly Node[]
  /** Callees of the calls that the handler is wrapped by, outermost first: `withAuth` in `withAuth(handler)` and in `withAuth(options)(handler)`. */
  readonly wrappers: readonly Node[]
  /** `null` when the handler is declared in another file. */
  readonly handler: FunctionNode | null
  /** The expression that names the handler where it is registered: `controller.create`; `null` for declarations. */
  readonly handlerNode: Node | null
  readonly request: RequestParameters
  /** For messages: `POST /pay`, `server action pay`, `request`. */
  readonly label: string
}

type Given = {
  readonly framework: Framework
  readonly kind: RequestKind
  readonly role?: RouteRole
  readonly methods?: readonly string[]
  /** Overrides what `methods` says. */
  readonly method?: string | null
  readonly path?: string | null
  readonly node: Node
  readonly middleware?: readonly Node[]
  readonly wrappers?: readonly Node[]
  readonly handler: FunctionNode | null
  readonly handlerNode?: Node | null
  readonly request?: RequestParameters
  readonly label?: string
}

/** Completes what a framework's reader found. */
export function routeOf(given: Given): Route {
  const { framework, kind, role = 'endpoint', methods = [], path = null, node, middleware = [], wrappers = [], handler, handlerNode = null } = given
  const method = given.method !== undefined ? given.method : methods.length === 1 ? methods[0]! : methods.length > 1 ? 'ALL' : null
  return {
    framework,
    role,
    method,
    methods: methods.filter((name) => name !== 'ALL'),
    path,
    node,
    middleware,
    wrappers,
    handler,
    handlerNode,
    request: given.request ?? requestParametersOf(kind, handler),
    label: given.label ?? labelOf(method, path),
  }
}

function labelOf(method: string | null, path: string | null): string {
  if (method === null && path === null) return 'request'
  if (path === null) return method === 'ALL' ? 'request' : `${method} request`
  return method === null || method === 'ALL' ? `request to ${path}` : `${method} ${path}`
}

/** Which parameter of a handler is the request, by the customary positions of its kind. */
export function requestParametersOf(kind: RequestKind, handler: FunctionNode | null): RequestParameters {
  const parameters = handler?.params ?? []
  const at = (index: number) => parameters[index] ?? null
  const none = { kind, parameter: null, response: null, context: null, inputs: [] }
  switch (kind) {
    case 'express':
    case 'fastify':
    case 'http': {
      // (error, req, res, next)
      const first = kind === 'express' && parameters.length === 4 ? 1 : 0
      return { ...none, parameter: at(first), response: at(first + 1) }
    }
    case 'web':
    case 'lambda':
      return { ...none, parameter: at(0), context: at(1) }
    case 'hono':
    case 'koa':
    case 'remix':
    case 'sveltekit':
    case 'trpc':
    case 'h3':
      return { ...none, parameter: at(0) }
    case 'action':
      return { ...none, inputs: parameters.map((parameter) => ({ parameter, source: 'arguments' })) }
    case 'nest':
      return none
  }
}

/** Joins paths with one slash between, and none at the end. */
export function joinedPath(...parts: readonly string[]): string {
  const joined = parts
    .map((part) => part.replace(/^\/+|(?<!\/)\/+$/g, ''))
    .filter(Boolean)
    .join('/')
  return `/${joined}`
}
