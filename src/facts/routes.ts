import { lazily } from './lazily.js'
import { functionsAround, type FunctionNode } from './functions.js'
import type { Node } from './nodes.js'
import { unroutedHandlers } from './routes/controllers.js'
import { exportedRoutes } from './routes/exported.js'
import { listenerRoutes } from './routes/listeners.js'
import { controllerRoutes } from './routes/nestjs.js'
import { actionRoutes, procedureRoutes } from './routes/procedures.js'
import { mountedFunctions, registeredRoutes } from './routes/registered.js'
import type { Route } from './routes/route.js'
import { surfaceOf, type Mount, type Server } from './routes/servers.js'
import type { SourceFile } from './source-file.js'

export type { Framework, RequestInput, RequestKind, RequestParameters, Route, RouteRole } from './routes/route.js'
export type { Mount, Server } from './routes/servers.js'

const requestFunctionsOf = lazily((file: SourceFile): readonly Route[] => {
  const routes: Route[] = []
  const handlers = new Set<FunctionNode>()
  /** A function that two readers know is what the first says it is; one reader may give it several routes. */
  const add = (found: readonly Route[]) => {
    const fresh = found.filter(({ handler }) => !handler || !handlers.has(handler))
    for (const { handler } of fresh) if (handler) handlers.add(handler)
    routes.push(...fresh)
  }
  add(registeredRoutes(file))
  add(controllerRoutes(file))
  add(actionRoutes(file))
  add(exportedRoutes(file))
  add(procedureRoutes(file))
  add(listenerRoutes(file))
  add(mountedFunctions(file))
  add(unroutedHandlers(file, handlers))
  return routes.sort((a, b) => a.node.range[0] - b.node.range[0])
})

/**
 * The routes of a file in one form, whatever the framework, in the order of the text: its endpoints, and controllers whose
 * routes are in another file. Middleware and helpers are in `requestsOf`.
 */
export const routesOf = lazily((file: SourceFile): readonly Route[] => requestFunctionsOf(file).filter(({ role }) => role === 'endpoint' || role === 'controller'))

/** Every function of a file that runs for a request: `routesOf`, and middleware, error handlers and helpers of handlers. */
export function requestsOf(file: SourceFile): readonly Route[] {
  return requestFunctionsOf(file)
}

const requestsByFunction = lazily((file: SourceFile): ReadonlyMap<FunctionNode, Route> => {
  const byFunction = new Map<FunctionNode, Route>()
  for (const route of requestFunctionsOf(file)) if (route.handler && !byFunction.has(route.handler)) byFunction.set(route.handler, route)
  return byFunction
})

/** What a function does for a request; the first of its routes when it has several. `null` for any other function. */
export function requestOf(file: SourceFile, fn: FunctionNode): Route | null {
  return requestsByFunction(file).get(fn) ?? null
}

/** The route whose request a node serves: the nearest enclosing function that is a handler or middleware. */
export function requestAround(file: SourceFile, node: Node): Route | null {
  const byFunction = requestsByFunction(file)
  if (byFunction.size === 0) return null
  for (const fn of functionsAround(node)) {
    const route = byFunction.get(fn)
    if (route) return route
  }
  return null
}

/** `use`, `register`, `addHook` and mounting `route` calls of a file, in order. */
export function mountsOf(file: SourceFile): readonly Mount[] {
  return surfaceOf(file).mounts
}

/** The apps and routers of a file, made there or brought in. */
export function serversOf(file: SourceFile): readonly Server[] {
  return surfaceOf(file).servers
}

/** The app or router an expression stands for, or `null`. */
export function serverOf(file: SourceFile, node: Node): Server | null {
  return surfaceOf(file).serverOf(node)
}
