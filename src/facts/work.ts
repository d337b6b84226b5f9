import type { TSESTree } from '@typescript-eslint/utils'
import { clientCallOf, clientCallsOf, noticeWords } from './client-calls.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, unwrap, wordsOf } from './expressions.js'
import { functionAround, functionBehind, type FunctionNode } from './functions.js'
import { isEnqueue } from './jobs.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { fateOf, isCombinator, isInvokedInPlace, isKeepAlive } from './promises.js'
import { isGlobal, variableOf } from './references.js'
import { timersOf } from './timers.js'
import type { SourceFile } from './source-file.js'

/**
 * How sure it is that a call does work whose loss somebody would notice. `certain`: it is asynchronous by what the file
 * shows (awaited, chained, an async function that works, a known client); `likely`: a call to something that the file does
 * not show and that nothing says is harmless.
 */
export type Work = 'certain' | 'likely'

/** First words of functions that tidy up, tell, or hand back: their loss costs a log line, not a job. */
const harmlessVerbs = new Set([
  'abort', 'cancel', 'clear', 'close', 'end', 'destroy', 'kill', 'exit', 'stop', 'shutdown', 'terminate', 'disconnect', 'unref', 'ref', 'release',
  'dispose', 'cleanup', 'clean', 'unlink', 'rm', 'evict', 'prune', 'sweep', 'gc', 'resolve', 'reject', 'next', 'done', 'callback', 'cb',
  'log', 'debug', 'info', 'warn', 'error', 'trace', 'print', 'report', 'emit', 'off', 'unsubscribe', 'reset', 'noop', 'track', 'identify',
  'capture', 'measure', 'mark', 'count', 'gauge', 'observe', 'revalidate', 'invalidate', 'prefetch', 'preload', 'warm', 'warmup', 'ping', 'touch',
  'sleep', 'delay', 'wait', 'pause', 'is', 'has', 'assert', 'parse', 'format', 'stringify', 'redirect', 'set', 'get', 'use', 'unlock', 'flush', 'bump',
])
/** Methods of collections and streams that pass for such verbs on any receiver. */
const harmlessMethods = new Set(['delete', 'add', 'push', 'pop', 'shift', 'unshift', 'splice', 'write', 'enqueue', 'remove', 'json', 'status', 'bind', 'call', 'apply', 'then', 'catch', 'finally', 'unlinkSync', 'rmSync', 'toString', 'map', 'filter', 'join', 'forEach', 'finish'])
/** Of those, the ones that a client of another service has too: what is awaited is no collection's. */
const remoteMethods = new Set(['delete', 'add', 'push', 'remove', 'write'])
/** First words of calls that only look: what nobody waits for has nobody to tell what it saw. */
const readVerbs = new Set(['reload', 'find', 'read', 'list', 'lookup', 'select', 'count'])
/** What is written to, told or counted: work on it is not a job. */
const harmlessReceivers = new Set([
  'console', 'logger', 'log', 'Math', 'JSON', 'Object', 'Array', 'String', 'Number', 'Buffer', 'Date', 'Reflect', 'process', 'performance', 'res', 'response',
  'reply', 'socket', 'ws', 'io', 'stream', 'controller', 'writer', 'encoder', 'emitter', 'events', 'analytics', 'posthog', 'mixpanel', 'segment', 'telemetry',
  'metrics', 'sentry', 'Sentry', 'tracer', 'span', 'statsd', 'cache', 'lru', 'spinner', 'server', 'timer', 'browser', 'page', 'observer', 'subscriber', 'sse',
])
const harmlessWords = new Set([
  'analytics', 'telemetry', 'metric', 'metrics', 'logger', 'log', 'logs', 'logging', 'cache', 'caches', 'sentry', 'posthog', 'mixpanel', 'span',
  'heartbeat', 'presence', 'typing', 'keepalive',
])

/** Whether a call only tidies up, tells or hands back, by its name and what it is called on. */
export function isHarmless(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  if (callee.type === 'Identifier' && variableOf(file, callee)?.defs[0]?.type === 'Parameter') return true
  const name = calleeNameOf(call)
  if (name === null) return false
  const words = wordsOf(name)
  const receiver = receiverOf(call)
  if (words[0] && harmlessVerbs.has(words[0])) return true
  if (words.some((word) => harmlessWords.has(word))) return true
  if (!receiver) return isGlobal(file, callee) && /^[A-Z]|^(?:fetch|alert|structuredClone|queueMicrotask|require|parseInt|parseFloat)$/.test(name) && name !== 'fetch'
  if (harmlessMethods.has(name) && !(remoteMethods.has(name) && awaitedNames(file).has(file.source.getText(call.callee as never)))) return true
  const { root, steps } = chainOf(receiver)
  const holders = [...(root.type === 'Identifier' ? [root.name] : []), ...steps.filter((step) => /^\w/.test(step))]
  return holders.some((holder) => harmlessReceivers.has(holder) || wordsOf(holder).some((word) => harmlessWords.has(word)))
}

/** A word in a chat or on a screen by what is called, or by the module it comes from: `notifications.create()`, `acme/slack`. */
function isNotice(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const { root, steps } = chainOf(call.callee)
  const names = [...(root.type === 'Identifier' ? [root.name] : []), ...steps]
  const origin = originOf(file, call.callee)
  return [...names, ...(origin ? [origin.module] : [])].some((name) => wordsOf(name).some((word) => noticeWords.has(word)))
}

/** Whether a call is known to leave the process: a query, a message, a charge, a model, a request to another host. */
export function isClientCall(file: SourceFile, call: Node): boolean {
  return clientCallsOf(file).has(call)
}

/** Names that the file itself treats as promises somewhere: awaited, chained or returned from an async function. */
const awaitedNames = lazily((file: SourceFile): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const { argument } of nodesOf(file).get('AwaitExpression')) {
    const value = unwrap(argument)
    if (value.type === 'CallExpression') names.add(file.source.getText(value.callee as never))
  }
  return names
})

/** Local functions that are looked into before a call counts as unknown. */
const deepestLook = 4

/**
 * Whether a call returns a promise, by what the file shows: an async function of the file, a call that is awaited or
 * chained here or under the same name elsewhere in the file, a known client, `void` before it.
 */
export function isAsync(file: SourceFile, call: TSESTree.CallExpression): boolean {
  if (isInvokedInPlace(call)) return (unwrap(call.callee) as FunctionNode).async
  const local = functionBehind(file, call.callee)
  if (local) return local.async || returnsPromise(file, local, 0)
  if (isClientCall(file, call)) return true
  const fate = fateOf(file, call)
  if (fate.kind === 'awaited' || fate.rejections.length > 0 || (fate.continuations.length > 0 && fate.promise !== call)) return true
  if (fate.promise.parent?.type === 'UnaryExpression' && fate.promise.parent.operator === 'void') return true
  return awaitedNames(file).has(file.source.getText(call.callee as never))
}

function returnsPromise(file: SourceFile, fn: FunctionNode, depth: number): boolean {
  if (depth > deepestLook) return false
  const isPromise = (node: Node): boolean => {
    const value = unwrap(node)
    if (value.type === 'NewExpression') return nameOf(value.callee) === 'Promise'
    if (value.type !== 'CallExpression') return false
    const local = functionBehind(file, value.callee)
    if (local) return local !== fn && (local.async || returnsPromise(file, local, depth + 1))
    const name = calleeNameOf(value)
    return isClientCall(file, value) || ((name === 'then' || name === 'catch' || name === 'finally') && receiverOf(value)?.type === 'CallExpression')
  }
  if (fn.body.type !== 'BlockStatement') return isPromise(fn.body)
  return nodesOf(file)
    .within(fn, 'ReturnStatement')
    .some((statement) => functionAround(statement) === fn && statement.argument !== null && isPromise(statement.argument))
}

/**
 * A call of a function, itself or through functions of the file, that does work which must not be lost; `certain` ones
 * first.
 */
export function workCallIn(file: SourceFile, fn: FunctionNode): { readonly call: TSESTree.CallExpression; readonly work: Work } | null {
  let likely: TSESTree.CallExpression | null = null
  for (const call of nodesOf(file).within(fn, 'CallExpression')) {
    const work = workOf(file, call)
    if (work === 'certain') return { call, work }
    if (work) likely ??= call
  }
  return likely && { call: likely, work: 'likely' }
}

/** How sure it is that a call does work that must not be lost; `null` when it is harmless or handed to a queue. */
export function workOf(file: SourceFile, call: TSESTree.CallExpression): Work | null {
  return strength(file, call, 0)
}

/** The strongest work that a function does itself or lets functions of the file do. */
export function workIn(file: SourceFile, fn: FunctionNode): Work | null {
  return workWithin(file, fn, 0)
}

function workWithin(file: SourceFile, fn: FunctionNode, depth: number): Work | null {
  if (depth > deepestLook) return 'likely'
  let found: Work | null = null
  for (const call of nodesOf(file).within(fn, 'CallExpression')) {
    const work = strength(file, call, depth)
    if (work === 'certain') return work
    found ??= work
  }
  if (found === null && nodesOf(file).within(fn, 'ForOfStatement').some((loop) => loop.await)) return 'certain'
  return found
}

function strength(file: SourceFile, call: TSESTree.CallExpression, depth: number): Work | null {
  if (isTimer(file, call) || isKeepAlive(file, call) || isEnqueue(file, call)) return null
  if (isInvokedInPlace(call)) return workWithin(file, unwrap(call.callee) as FunctionNode, depth + 1)
  const client = clientCallOf(file, call)
  // A query that only looks is lost without a loss; what is done with its answer is a call of its own.
  if (client) return isHarmlessName(call) || client.kind === 'read' ? null : 'certain'
  const name = calleeNameOf(call)
  // The links of a promise chain and what joins promises; the work is the calls that made them.
  if (isCombinator(file, call)) return null
  if ((name === 'then' || name === 'catch' || name === 'finally') && receiverOf(call)) return null
  if (isHarmless(file, call) || isNotice(file, call)) return null
  const local = functionBehind(file, call.callee)
  if (!local && isReadName(name)) return null
  if (local) {
    if (local === functionAround(call)) return null
    const inside = workWithin(file, local, depth + 1)
    // What is asynchronous in a function that looks something up is the look-up; the rest may be plain steps.
    if (inside === 'likely' && (local.async || isAsync(file, call)) && !looksUp(file, local)) return 'certain'
    return inside ?? (isLong(file, local) ? 'likely' : null)
  }
  return isAsync(file, call) ? 'certain' : 'likely'
}

function isReadName(name: string | null): boolean {
  return name !== null && readVerbs.has(wordsOf(name)[0] ?? '')
}

function looksUp(file: SourceFile, fn: FunctionNode): boolean {
  return nodesOf(file).within(fn, 'CallExpression').some((call) => clientCallOf(file, call)?.kind === 'read' || isReadName(calleeNameOf(call)))
}

/** Statements from which a function of harmless calls computes something that somebody waits for. */
const leastStatements = 6

function isLong(file: SourceFile, fn: FunctionNode): boolean {
  const nodes = nodesOf(file)
  return nodes.within(fn, 'ExpressionStatement').length + nodes.within(fn, 'VariableDeclaration').length >= leastStatements
}

/** A client call that only tidies up or tells: `pool.end()`, `redis.quit()`. */
function isHarmlessName(call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  return name !== null && /^(?:end|quit|close|disconnect|destroy|ping|\$disconnect|release)$/.test(name)
}

const timerCalls = lazily((file: SourceFile): ReadonlySet<Node> => new Set(timersOf(file).map(({ node }) => node)))

function isTimer(file: SourceFile, call: Node): boolean {
  return timerCalls(file).has(call)
}
