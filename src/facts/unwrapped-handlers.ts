import { isLocalModule } from '../knowledge/modules.js'
import { exportOf } from './exports.js'
import { functionBehind, isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { routesOf, type Framework, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** How the handlers of a file are wrapped, by the wrappers that `settings.shipworthy.handlerWrapper` names. */
export type HandlerWrapping = {
  /** Handlers of this file that certainly run without a wrapper. */
  readonly bare: readonly { readonly route: Route; readonly node: FunctionNode }[]
  /** Those that one of the wrappers is around. */
  readonly wrapped: readonly Route[]
}

/** Frameworks whose handlers are no functions of their own, or are guarded by other means. */
const otherwise: ReadonlySet<Framework> = new Set<Framework>(['nestjs', 'trpc', 'http'])

/** Routes that may be wrapped: handlers that a file registers or exports as its endpoints. */
export const wrappableRoutesOf = lazily((file: SourceFile): readonly Route[] => routesOf(file).filter(({ role, framework }) => role === 'endpoint' && !otherwise.has(framework) && !isOfPage(file, framework)))

/** Whether a route gives a page its data: a loader beside a component of Remix, `load` of SvelteKit. */
function isOfPage(file: SourceFile, framework: Framework): boolean {
  if (framework === 'remix') return exportOf(file, 'default') !== null
  return framework === 'sveltekit' && /(?:^|\/)\+(?:page|layout)\./.test(file.path)
}

/**
 * Which handlers of a file are wrapped and which are bare. A handler of another file, or one inside a wrapper that is not
 * known, is neither: what it is wrapped by may be seen there.
 */
export const handlerWrappingOf = lazily((file: SourceFile): HandlerWrapping => {
  const bare: { route: Route; node: FunctionNode }[] = []
  const wrapped: Route[] = []
  const seen = new Set<Node>()
  for (const route of wrappableRoutesOf(file)) {
    const key = route.handler ?? route.node
    if (seen.has(key)) continue
    seen.add(key)
    if (isWrapped(file, route)) wrapped.push(route)
    else if (route.handler && !mayBeWrapped(file, route)) bare.push({ route, node: route.handler })
  }
  return { bare, wrapped }
})

function isWrapped(file: SourceFile, { wrappers, middleware, handler, handlerNode }: Route): boolean {
  const names = file.settings.handlerWrapper
  if ([...wrappers, ...middleware].some((node) => isTaught(file, node, names))) return true
  // `compose(withErrors, withAuth)(handler)`: named somewhere around the handler.
  if (handlerNode && handlerNode !== handler && nodesOf(file).within(handlerNode, 'Identifier').some((name) => !(handler && isWithin(name, handler)) && isTaught(file, name, names))) return true
  // `return withErrors(request, async () => { ... })`: the wrapper inside, around the work.
  return handler !== null && nodesOf(file).within(handler, 'CallExpression').some((call) => isTaught(file, call.callee, names) && call.arguments.some((argument) => isFunction(argument) || functionBehind(file, argument) !== null))
}

/** Whether something around a handler is another function of the project, which may wrap it in its turn. */
function mayBeWrapped(file: SourceFile, { wrappers }: Route): boolean {
  return wrappers.some((wrapper) => {
    const fn = functionBehind(file, wrapper)
    if (fn) return reachableFrom(file, fn).some((each) => nodesOf(file).within(each, 'Identifier').some((name) => isTaught(file, name, file.settings.handlerWrapper)))
    const origin = originOf(file, wrapper)
    return origin === null || isLocalModule(origin.module)
  })
}
