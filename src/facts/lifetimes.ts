import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf } from './expressions.js'
import { isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { jobsOf, type Job } from './jobs.js'
import { lazily } from './lazily.js'
import { isWithin, type Node } from './nodes.js'
import { isKeepAlive } from './promises.js'
import { requestsOf, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { timerByHandler } from './timers.js'

/**
 * What the run of some code is part of. `event`: a listener's or subscriber's turn; `timer`: what a timer runs later;
 * `kept alive`: what a platform runs after the response; `function`: a function that nothing in the file says more about;
 * `module`: the file's own top level.
 */
export type Lifetime =
  | { readonly kind: 'request'; readonly fn: FunctionNode; readonly route: Route }
  | { readonly kind: 'job'; readonly fn: FunctionNode; readonly job: Job }
  | { readonly kind: 'function' | 'event' | 'timer' | 'kept alive'; readonly fn: FunctionNode }
  | { readonly kind: 'module'; readonly fn: null }

type Serving = { readonly route: Route } | { readonly job: Job }

/** What each function serves: handlers, middleware, and the functions of the file that they call. Handlers come first. */
const servingOf = lazily((file: SourceFile): ReadonlyMap<Node, Serving> => {
  const serving = new Map<Node, Serving>()
  const roots: [FunctionNode, Serving][] = []
  for (const route of requestsOf(file)) if (route.handler) roots.push([route.handler, { route }])
  for (const job of jobsOf(file)) if (job.handler) roots.push([job.handler, { job }])
  for (const [fn, what] of roots) if (!serving.has(fn)) serving.set(fn, what)
  for (const [fn, what] of roots) for (const called of reachableFrom(file, fn)) if (!serving.has(called)) serving.set(called, what)
  return serving
})

/** Whether a file shows code that runs for a request or a job. */
export function servesSomething(file: SourceFile): boolean {
  return servingOf(file).size > 0
}

const listenerCalls = new Set([
  'on', 'once', 'off', 'addListener', 'prependListener', 'addEventListener', 'subscribe', 'onmessage', 'observe', 'watch', 'onError',
  'onShutdown', 'onClose', 'addHook', 'hook',
])

/** In what lifetime a node's code runs: the nearest enclosing function that says, or the module. */
export function lifetimeOf(file: SourceFile, node: Node): Lifetime {
  const serving = servingOf(file)
  for (let at = node.parent; at; at = at.parent) {
    if (!isFunction(at)) continue
    const served = serving.get(at)
    if (served) return 'route' in served ? { kind: 'request', fn: at, route: served.route } : { kind: 'job', fn: at, job: served.job }
    const kind = ownKindOf(file, at)
    if (kind) return { kind, fn: at }
  }
  return { kind: 'module', fn: null }
}

/** `null` for a function that runs as part of the one around it: in place, as a callback of a call, as an executor. */
function ownKindOf(file: SourceFile, fn: FunctionNode): 'function' | 'event' | 'timer' | 'kept alive' | null {
  if (timerByHandler(file).has(fn)) return 'timer'
  const parent = fn.parent
  if (parent.type === 'CallExpression') {
    if (parent.callee === fn) return null
    if (isKeepAlive(file, parent)) return 'kept alive'
    return listenerCalls.has(calleeNameOf(parent) ?? '') ? 'event' : null
  }
  if (parent.type === 'NewExpression' || parent.type === 'TSAsExpression' || parent.type === 'ChainExpression') return null
  // `streamText({ onFinish() {} })`, `{ start(controller) {} }`: called back when the library pleases.
  if (parent.type === 'Property' && /^on[A-Z]/.test(nameOf(parent) ?? '')) return 'event'
  return 'function'
}

export type Loop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.ForOfStatement | TSESTree.ForInStatement

export function isLoop(node: Node): node is Loop {
  switch (node.type) {
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
      return true
    default:
      return false
  }
}

/** The innermost loop of the same function whose body runs a node over and over. */
export function loopAround(node: Node): Loop | null {
  let from = node
  for (let at = node.parent; at && !isFunction(at); from = at, at = at.parent) if (isLoop(at) && repeats(at, from)) return at
  return null
}

/** A loop runs its start once: the list of `for...of`, the initialiser of `for`. */
function repeats(loop: Loop, part: Node): boolean {
  if (loop.type === 'ForStatement') return part !== loop.init
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return part === loop.body
  return true
}

/** The `catch` clause of the same function that a node lies in, or the function that is given to `.catch()`. */
export function catchAround(node: Node): TSESTree.CatchClause | FunctionNode | null {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'CatchClause') return at
    if (isFunction(at)) return isRejectionHandler(at) ? at : null
  }
  return null
}

/** Whether a function is written as the argument of `.catch()` or as the second of `.then()`. */
export function isRejectionHandler(fn: FunctionNode): boolean {
  const call = fn.parent
  if (call.type !== 'CallExpression') return false
  const name = calleeNameOf(call)
  return (name === 'catch' && call.arguments[0] === fn) || (name === 'then' && call.arguments[1] === fn)
}

/** The `try` statement of the same function whose `catch` sees what a node throws. */
export function tryAround(node: Node): (TSESTree.TryStatement & { readonly handler: TSESTree.CatchClause }) | null {
  for (let at = node.parent; at && !isFunction(at); at = at.parent)
    if (at.type === 'TryStatement' && at.handler && isWithin(node, at.block)) return at as TSESTree.TryStatement & { readonly handler: TSESTree.CatchClause }
  return null
}

