import { entryOf } from '../../knowledge/modules.js'
import { handlerMakers } from '../../knowledge/web-frameworks.js'
import { anyWordOf } from '../evidence-words.js'
import { calleeNameOf, unwrap } from '../expressions.js'
import { functionBehind, functionsAround, isFunction, type FunctionNode } from '../functions.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import type { SourceFile } from '../source-file.js'
import { methodsTested } from './exported.js'
import { routeOf, type Route, type RouteRole } from './route.js'
import { signatureOf, type Signature } from './signatures.js'

const mayMakeHandlers = anyWordOf(Object.keys(handlerMakers))

/** Functions that have the signature of a handler and no route in this file: controllers, middleware, helpers of handlers. */
export function unroutedHandlers(file: SourceFile, routed: ReadonlySet<FunctionNode>): readonly Route[] {
  const found = new Map<FunctionNode, Route>()
  for (const type of ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const) {
    for (const fn of nodesOf(file).get(type)) {
      if (fn.params.length === 0 || routed.has(fn)) continue
      const made = madeKindOf(file, fn)
      const signature: Signature | null = made ? { kind: made, role: 'middleware' } : signatureOf(file, fn)
      if (!signature) continue
      found.set(
        fn,
        routeOf({
          framework: signature.kind,
          kind: signature.kind,
          role: mountedRoleOf(fn) ?? roles[signature.role],
          methods: signature.role === 'handler' ? methodsTested(file, fn) : [],
          node: fn,
          wrappers: wrappersAround(fn),
          handler: fn,
        }),
      )
    }
  }
  if (found.size === 0) return []
  const called = calledByHandlers(file, routed, found)
  return [...found.values()].map((route) => (route.role === 'controller' && called.has(route.handler!) ? { ...route, role: 'part' as const } : route))
}

const roles: Readonly<Record<Signature['role'], RouteRole>> = { handler: 'controller', middleware: 'middleware', 'error-handler': 'error-handler', helper: 'part' }

/** What the call that is given a function makes of it, whatever it is called on: `server.app.use(fn)`, `fastify.setErrorHandler(fn)`. */
function mountedRoleOf(fn: FunctionNode): RouteRole | null {
  const call = fn.parent
  const name = call.type === 'CallExpression' && call.callee !== fn ? calleeNameOf(call) : null
  if (name === 'setErrorHandler' || name === 'onError') return 'error-handler'
  return name === 'use' || name === 'addHook' || name === 'setNotFoundHandler' || name === 'notFound' ? 'middleware' : null
}

/** `createMiddleware(async (c, next) => {})` of Hono. */
function madeKindOf(file: SourceFile, fn: FunctionNode): 'hono' | null {
  const call = fn.parent
  if (call.type !== 'CallExpression' || call.callee === fn || !mayMakeHandlers(file)) return null
  const origin = originOf(file, call)
  return origin && entryOf(handlerMakers, origin) === 'hono' ? 'hono' : null
}

/** Callees of the calls a function is written in: `catchAsync` in `catchAsync(async (req, res) => {})`. */
function wrappersAround(fn: FunctionNode): readonly Node[] {
  const wrappers: Node[] = []
  let at: Node = fn
  for (let depth = 0; depth < 8; depth++) {
    const parent: Node | undefined = at.parent
    if (parent?.type !== 'CallExpression' || parent.callee === at) break
    // The result of a wrapper is used; what is left standing alone registers something.
    if (parent.parent.type === 'ExpressionStatement' || parent.parent.type === 'ChainExpression') break
    let callee = unwrap(parent.callee)
    while (callee.type === 'CallExpression') callee = unwrap(callee.callee)
    wrappers.unshift(callee)
    at = parent
  }
  return wrappers
}

/** Functions of the file that a handler calls: they serve a request, and answer for no route of their own. */
function calledByHandlers(file: SourceFile, routed: ReadonlySet<FunctionNode>, unrouted: ReadonlyMap<FunctionNode, Route>): ReadonlySet<FunctionNode> {
  const called = new Set<FunctionNode>()
  for (const call of nodesOf(file).get('CallExpression')) {
    if (call.arguments.length === 0) continue
    const callee = unwrap(call.callee)
    if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') continue
    const target = functionBehind(file, callee)
    if (!isFunction(target) || !unrouted.has(target)) continue
    if (functionsAround(call).some((fn) => fn !== target && (routed.has(fn) || unrouted.has(fn)))) called.add(target)
  }
  return called
}
