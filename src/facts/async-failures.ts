import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap } from './expressions.js'
import { functionAround, functionBehind, isFunction, ownNodesOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { tryAround } from './lifetimes.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import { serverOf } from './routes.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'
import { awaitingEmitters, handlerMethods, listenerMethods, otherRouters, streamMethods, streamPackages } from '../knowledge/async-callers.js'

/** An async function that is called by something that does not look at its promise. */
export type AsyncFailure = {
  readonly fn: FunctionNode
  /** Where it is handed over, when it is declared apart. */
  readonly node: Node
  /** `express`: a handler of an Express app, which waits from version 5 on. */
  readonly caller: 'express' | 'emitter' | 'stream'
  /** `GET` or `middleware`, the event, or the method of a stream. */
  readonly what: string
}

/** Async handlers, listeners and methods of streams whose failure nobody sees, in the order of the text. */
export const asyncFailuresOf = lazily((file: SourceFile): readonly AsyncFailure[] => {
  if (sideOf(file) === 'client') return []
  const found = new Map<FunctionNode, AsyncFailure>()
  const add = (failure: AsyncFailure) => {
    if (!found.has(failure.fn) && mayReject(file, failure.fn)) found.set(failure.fn, failure)
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    const receiver = receiverOf(call)
    if (name === null || !receiver) continue
    if (handlerMethods.has(name)) {
      for (const { fn, node } of handlersGivenTo(file, call, receiver)) add({ fn, node, caller: 'express', what: name === 'use' || name === 'param' ? 'middleware' : 'handler' })
    }
    if (listenerMethods.has(name)) {
      const [event, listener] = call.arguments
      const fn = event && listener && call.arguments.length === 2 ? asyncBehind(file, listener) : null
      if (fn && isEmitter(file, event!, receiver)) add({ fn, node: listener!, caller: 'emitter', what: stringOf(event) ?? file.text.slice(...event!.range).slice(0, 30) })
    }
  }
  for (const failure of streamFailures(file)) add(failure)
  return [...found.values()].sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** An async function written in place, or declared in this file and handed over by its name; what a call wraps is not followed. */
function asyncBehind(file: SourceFile, node: Node): FunctionNode | null {
  const value = unwrap(node)
  if (!isFunction(value) && value.type !== 'Identifier' && value.type !== 'MemberExpression') return null
  const fn = functionBehind(file, value)
  return fn?.async ? fn : null
}

type Given = { readonly fn: FunctionNode; readonly node: Node }

/** The async handlers that a call registers on an app or a router of Express. */
function handlersGivenTo(file: SourceFile, call: TSESTree.CallExpression, receiver: Node): readonly Given[] {
  const given = call.arguments.flatMap((argument): readonly Node[] => (argument.type === 'ArrayExpression' ? argument.elements.filter((one) => one !== null) : [argument]))
  const handlers = given.flatMap((node): readonly Given[] => {
    const fn = node.type === 'SpreadElement' ? null : asyncBehind(file, node)
    return fn ? [{ fn, node }] : []
  })
  if (handlers.length === 0) return []
  if (serverOf(file, receiver)?.framework !== 'express' || isOtherRouter(file)) return []
  return handlers
}

const isOtherRouter = lazily((file: SourceFile): boolean => otherRouters.some((name) => modulesNamed(file).has(name)) || /express\/lib\/router\/layer/.test(file.text))

/** Whether something is on the way to be an emitter, or a stream: it takes an event and a listener, and its library does not look at the promise. */
function isEmitter(file: SourceFile, event: Node, receiver: Node): boolean {
  const text = stringOf(event)
  if (text === null && event.type !== 'MemberExpression' && event.type !== 'Identifier') return false
  // A path: `app.on('/users', ...)`. A signal: the process is about to end anyway.
  if (text !== null && (text.startsWith('/') || /^SIG[A-Z]+\d*$/.test(text))) return false
  // What listens to failures of the process is on its way out as well.
  if (text !== null && /^(?:uncaughtException(?:Monitor)?|unhandledRejection|beforeExit|exit|rejectionHandled|warning)$/.test(text)) return false
  if (serverOf(file, receiver)) return false
  const origin = originOf(file, receiver)
  if (origin && awaitingEmitters.has(packageOf(origin.module))) return false
  if (awaitingImported(file)) return false
  const { root } = chainOf(receiver)
  if (root.type === 'Identifier' && /^(?:\$|jQuery|bot|probot|webhooks|router|document|window)$/.test(root.name)) return false
  return !/captureRejections/.test(file.text)
}

/** Files of a bot or a probot hand their `app` around as a parameter. */
const awaitingImported = lazily((file: SourceFile): boolean => ['probot', 'telegraf', 'grammy', '@octokit/webhooks', '@octokit/app', 'emittery', '@slack/bolt'].some((name) => modulesNamed(file).has(name)))

/** `new Writable({ async write(chunk, encoding, callback) {} })`, `class Sink extends Transform { async _transform() {} }`. */
function streamFailures(file: SourceFile): readonly AsyncFailure[] {
  const found: AsyncFailure[] = []
  const isStream = (node: Node): boolean => {
    const origin = originOf(file, node)
    return origin !== null && streamPackages.has(origin.module.replace(/^node:/, '')) && /^(?:Writable|Transform|Duplex|Readable)$/.test(origin.path[0] ?? '')
  }
  for (const { callee, arguments: [options] } of nodesOf(file).get('NewExpression')) {
    if (options?.type !== 'ObjectExpression' || !isStream(callee)) continue
    for (const property of options.properties) {
      const name = property.type === 'Property' ? nameOf(property) : null
      if (property.type === 'Property' && name !== null && streamMethods.has(name) && isFunction(property.value) && property.value.async) found.push({ fn: property.value, node: property, caller: 'stream', what: name })
    }
  }
  for (const type of ['ClassDeclaration', 'ClassExpression'] as const) {
    for (const { superClass, body } of nodesOf(file).get(type)) {
      if (!superClass || !isStream(superClass)) continue
      for (const member of body.body) {
        const name = member.type === 'MethodDefinition' ? nameOf(member) : null
        if (member.type === 'MethodDefinition' && name?.startsWith('_') && streamMethods.has(name.slice(1)) && isFunction(member.value) && member.value.async) found.push({ fn: member.value, node: member, caller: 'stream', what: name })
      }
    }
  }
  return found
}

/** Whether an await or a throw of a function stands where no `catch` of it sees it. */
function mayReject(file: SourceFile, fn: FunctionNode): boolean {
  if (fn.body.type !== 'BlockStatement') return fn.body.type === 'AwaitExpression' ? !isCaught(fn.body.argument) : hasOpenAwait(file, fn) || isOpenCall(fn.body)
  if (hasOpenAwait(file, fn)) return true
  return ownNodesOf(file, fn, 'ThrowStatement').some((statement) => isSeenByNobody(statement, fn))
}

/** `async () => refresh()`: its promise is the one that nobody waits for. */
function isOpenCall(body: Node): boolean {
  const value = unwrap(body)
  if (value.type !== 'CallExpression' || isCaught(value)) return false
  const name = calleeNameOf(value) ?? ''
  // What answers or logs gives no promise.
  return receiverOf(value) === null && !/^(?:next|done|callback|cb|resolve|reject|log|setTimeout|emit)$/.test(name)
}

function hasOpenAwait(file: SourceFile, fn: FunctionNode): boolean {
  if (ownNodesOf(file, fn, 'AwaitExpression').some((node) => !isCaught(node.argument) && isSeenByNobody(node, fn) && !neverRejects(file, node.argument))) return true
  return ownNodesOf(file, fn, 'ForOfStatement').some((node) => node.await && isSeenByNobody(node, fn))
}

/** A call of a function of the file that gives back a promise of its own making, which it only ever fulfils. */
function neverRejects(file: SourceFile, node: Node): boolean {
  const call = unwrap(node)
  const fn = call.type === 'CallExpression' ? functionBehind(file, call.callee) : null
  if (!fn) return false
  const results = fn.body.type === 'BlockStatement' ? ownNodesOf(file, fn, 'ReturnStatement').map(({ argument }) => argument) : [fn.body]
  if (results.length === 0 || ownNodesOf(file, fn, 'AwaitExpression').length > 0 || ownNodesOf(file, fn, 'ThrowStatement').length > 0) return false
  return results.every((result) => result !== null && isOnlyFulfilled(file, unwrap(result)))
}

/** `new Promise((resolve) => ...)`, also with a `reject` that nobody calls. */
function isOnlyFulfilled(file: SourceFile, made: Node): boolean {
  if (made.type !== 'NewExpression' || made.callee.type !== 'Identifier' || made.callee.name !== 'Promise') return false
  const [executor] = made.arguments
  if (!isFunction(executor) || executor.async || ownNodesOf(file, executor, 'ThrowStatement').length > 0) return false
  const reject = executor.params[1]
  return reject === undefined || (reject.type === 'Identifier' && (variableOf(file, reject)?.references.length ?? 1) === 0)
}

/** Whether no `try` of the function takes what a node throws; a `catch` clause itself is the end of the way for an await. */
function isSeenByNobody(node: Node, fn: FunctionNode): boolean {
  if (tryAround(node)) return false
  for (let at: Node = node; at.parent && at !== fn; at = at.parent) {
    if (at.type === 'CatchClause') return node.type === 'ThrowStatement'
    if (at.parent.type === 'TryStatement' && at.parent.finalizer === at && at.parent.handler) return false
  }
  return functionAround(node) === fn
}

/** `load().catch(next)`, `Promise.allSettled(...)`, a result that carries its error. */
function isCaught(node: Node): boolean {
  let at = unwrap(node)
  for (let steps = 0; steps < 8 && at.type === 'CallExpression'; steps++) {
    const name = calleeNameOf(at)
    if (name === 'catch' || name === 'allSettled' || (name === 'then' && at.arguments.length === 2)) return true
    const receiver = receiverOf(at)
    if (!receiver) return /^(?:sleep|delay|wait|safe[A-Z]\w*|tryCatch|attempt|setTimeout)$/.test(name ?? '')
    at = unwrap(receiver)
  }
  // new Promise((resolve) => setTimeout(resolve, 100))
  return at.type === 'NewExpression' && at.callee.type === 'Identifier' && at.callee.name === 'Promise' && isFunction(at.arguments[0]) && at.arguments[0].params.length < 2
}
