import type { TSESTree } from '@typescript-eslint/utils'
import { counts, exitsIn, headOf } from './endless-loops.js'
import { calleeNameOf, nameOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, functionBehind, functionNameOf, isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isLoop, type Loop } from './lifetimes.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { variableOf } from './references.js'
import { failureContextOf, selfCallsOf } from './retries.js'
import type { SourceFile } from './source-file.js'
import { timersOf } from './timers.js'
import { waitsOf } from './waits.js'

/** Code that asks again and again how far something is, and that only its answer ends. */
export type UnboundedPoll = {
  /** The timer, the loop, or the option that says how often. */
  readonly node: Node
  readonly kind: 'interval' | 'rearmed' | 'loop' | 'query'
  /** For messages: the function that asks again, the head of the loop, the option. */
  readonly name: string
}

/** Every poll of the file without a count of attempts and without a deadline. */
export const unboundedPollsOf = lazily((file: SourceFile): readonly UnboundedPoll[] => [
  ...intervals(file),
  ...rearmedFunctions(file),
  ...loops(file),
  ...queries(file),
])

function intervals(file: SourceFile): UnboundedPoll[] {
  const found: UnboundedPoll[] = []
  for (const { name, node, handler, api } of timersOf(file)) {
    if (name !== 'setInterval' || !handler) continue
    const around = functionAround(node)
    const asked = withCalled(file, handler)
    if (!asked.some((fn) => asks(file, fn)) || !around) continue
    const looks = asked.some((fn) => looksAtState(file, fn))
    // Ended by what it saw, or by an effect that runs again when the state changes.
    const endsItself = asked.some((fn) => clears(file, fn))
    const isEffect = isEffectCallback(around) && clears(file, around) && looksAtState(file, around)
    if (!(looks && endsItself) && !isEffect) continue
    if ([...asked, around].some((fn) => isLimited(file, fn)) || isLimitedOutside(file, around)) continue
    found.push({ node, kind: 'interval', name: api })
  }
  return found
}

/** A function and the functions of the file that it calls, a few steps deep. */
function withCalled(file: SourceFile, fn: FunctionNode): readonly FunctionNode[] {
  return reachableFrom(file, fn).slice(0, 8)
}

/** Whether a function asks something that answers later. */
function asks(file: SourceFile, fn: Node): boolean {
  const pauses = new Set(waitsOf(file).map(({ node }) => node as Node))
  return (
    nodesOf(file).within(fn, 'AwaitExpression').some((node) => !pauses.has(node)) ||
    nodesOf(file).within(fn, 'CallExpression').some((call) => calleeNameOf(call) === 'then' || calleeNameOf(call) === 'fetch')
  )
}

function clears(file: SourceFile, fn: Node): boolean {
  return nodesOf(file).within(fn, 'CallExpression').some((call) => /^clear(?:Interval|Timeout)$|^stop\w*(?:Poll|Interval)|^(?:stop|cancel)Poll/.test(calleeNameOf(call) ?? ''))
}

function isEffectCallback(fn: FunctionNode): boolean {
  const call = fn.parent
  return call.type === 'CallExpression' && call.arguments[0] === fn && /^use\w*Effect$/.test(calleeNameOf(call) ?? '')
}

const stateNames = new Set(['status', 'state', 'phase', 'stage', 'progress'])
/** What jobs, payments, builds and batches are while they run, and when they end. */
const stateWords = new Set([
  'done', 'complete', 'completed', 'finished', 'finish', 'failed', 'failure', 'error', 'errored', 'success', 'succeeded', 'successful', 'ready', 'paid', 'pending', 'processing',
  'running', 'queued', 'progress', 'active', 'cancelled', 'canceled', 'expired', 'generated', 'generating', 'deployed', 'building', 'approved', 'rejected', 'stopped', 'waiting',
  'started', 'starting', 'ok', 'live', 'confirmed', 'available', 'created', 'uploaded', 'executed', 'terminated', 'exported', 'settled', 'ended', 'exited', 'aborted', 'validating',
  'finalizing', 'finalized', 'verified', 'delivered', 'published', 'rendered', 'indexed',
])
const endWords = new Set(['done', 'complete', 'completed', 'finished', 'ready', 'succeeded', 'paid', 'terminal', 'settled', 'processed', 'confirmed', 'deployed', 'ended'])

function isStateText(text: string): boolean {
  return wordsOf(text).some((word) => stateWords.has(word))
}

function isStateName(node: Node): boolean {
  const name = nameOf(unwrapAwait(node))
  return name !== null && wordsOf(name).some((word) => stateNames.has(word))
}

/** `job.status === 'done'`, `['done', 'failed'].includes(job.status)`, `job.finished`, `await isReady(id)`. */
export function looksAtState(file: SourceFile, scope: Node): boolean {
  const nodes = nodesOf(file)
  const comparisons = [...nodes.within(scope, 'BinaryExpression'), ...(scope.type === 'BinaryExpression' ? [scope] : [])]
  for (const { operator, left, right } of comparisons) {
    if (!/^[!=]==?$/.test(operator)) continue
    if (isStateAgainst(left, right) || isStateAgainst(right, left)) return true
  }
  for (const { discriminant, cases } of nodes.within(scope, 'SwitchStatement'))
    if (isStateName(discriminant) && cases.some(({ test }) => test && isStateText(stringOf(test) ?? nameOf(test) ?? ''))) return true
  for (const call of [...nodes.within(scope, 'CallExpression'), ...(scope.type === 'CallExpression' ? [scope] : [])]) {
    const name = calleeNameOf(call) ?? ''
    if ((name === 'includes' || name === 'has') && call.arguments[0] && isStateName(call.arguments[0])) return true
    const words = wordsOf(name)
    if (words.includes('is') && words.some((word) => endWords.has(word))) return true
    if (words.includes('status') && ['check', 'get', 'fetch', 'poll', 'load', 'retrieve', 'query'].includes(words[0] ?? '')) return true
  }
  return nodes.within(scope, 'MemberExpression').some((member) => isEndFlag(member) && isTested(member))
}

function isStateAgainst(name: Node, value: Node): boolean {
  const text = stringOf(value) ?? (unwrap(value).type === 'MemberExpression' ? nameOf(unwrap(value)) : null)
  return text !== null && isStateName(name) && isStateText(text)
}

/** `operation.done`, `run.isCompleted`; the `done` of a stream's reader is no state. */
function isEndFlag(member: TSESTree.MemberExpression): boolean {
  const words = wordsOf(nameOf(member) ?? '')
  return words.length > 0 && words.length <= 2 && words.every((word) => word === 'is' || endWords.has(word))
}

function isTested(member: Node): boolean {
  let at: Node = member
  while (at.parent && ['UnaryExpression', 'LogicalExpression', 'ChainExpression', 'TSNonNullExpression'].includes(at.parent.type)) at = at.parent
  const parent = at.parent
  return (
    (parent?.type === 'IfStatement' || parent?.type === 'WhileStatement' || parent?.type === 'DoWhileStatement' || parent?.type === 'ConditionalExpression') && parent.test === at
  )
}

const limitWords = new Set([
  'attempt', 'attempts', 'retries', 'tries', 'max', 'limit', 'deadline', 'elapsed', 'timeout', 'timed', 'expires', 'expired', 'expiry', 'remaining', 'budget', 'count', 'counter', 'polls', 'poll', 'times',
  'started', 'age', 'duration', 'updates',
])

function saysLimit(node: Node): boolean {
  const name = nameOf(unwrap(node))
  return name !== null && wordsOf(name).some((word) => limitWords.has(word))
}

/** Whether something in a part of the code counts, looks at a clock, or is told to stop after a while. */
function isLimited(file: SourceFile, scope: Node): boolean {
  const nodes = nodesOf(file)
  for (const { operator, left, right } of nodes.within(scope, 'BinaryExpression')) {
    if (!['<', '<=', '>', '>='].includes(operator)) continue
    if ([left, right].some((side) => saysLimit(side) || isCounter(file, side) || asksClock(file, side))) return true
  }
  if (nodes.within(scope, 'IfStatement').some(({ test }) => [test, ...nodes.within(test, 'Identifier')].some((node) => node.type === 'Identifier' && /timed|timeout|expired|deadline|exceeded|tooLong|tooMany/i.test(node.name))))
    return true
  // `setTimeout(() => clearInterval(timer), 60_000)`, `AbortSignal.timeout(60_000)`, `signal.aborted`
  if (waitsOf(file).some(({ node }) => isWithin(node, scope) && nodes.within(node, 'Property').some((property) => nameOf(property) === 'signal'))) return true
  if (nodes.within(scope, 'MemberExpression').some((member) => /^(?:aborted|throwIfAborted)$/.test(nameOf(member) ?? '') || isSignalOfAll(member))) return true
  return timersOf(file).some(({ name, node, handler, use }) => name === 'setTimeout' && use !== 'promise' && isWithin(node, scope) && handler !== null && stops(file, handler))
}

/** `AbortSignal.timeout(60_000)` that is kept; as an option in place, `fetch(url, { signal: AbortSignal.timeout(5_000) })`, it ends one question and not the asking. */
function isSignalOfAll(member: TSESTree.MemberExpression): boolean {
  if (nameOf(member) !== 'timeout' || nameOf(member.object) !== 'AbortSignal') return false
  const holder = member.parent.parent
  return !(member.parent.type === 'CallExpression' && holder?.type === 'Property' && holder.value === member.parent && nameOf(holder) === 'signal')
}

/** What a time limit does: clears the timer, rejects, sets a flag. */
function stops(file: SourceFile, fn: FunctionNode): boolean {
  const names = nodesOf(file).within(fn, 'CallExpression').map((call) => calleeNameOf(call) ?? '')
  // A function that schedules itself does not stop.
  return names.some((name) => name !== 'setTimeout' && /^clear(?:Interval|Timeout)$|^reject$|^abort$|^stop|^cancel|timed|timeout/i.test(name))
}

/** `Date.now() - started`, a name that holds such a difference. */
function asksClock(file: SourceFile, side: Node): boolean {
  const value = constantBehind(file, side)
  return /Date\.now|performance\.now|new Date\(|hrtime/.test(file.source.getText(value as never))
}

function isCounter(file: SourceFile, side: Node): boolean {
  const value = unwrap(side)
  if (value.type === 'UpdateExpression') return true
  if (value.type === 'MemberExpression') return ['dataUpdateCount', 'dataUpdatedAt', 'current'].includes(nameOf(value) ?? '')
  if (value.type !== 'Identifier') return false
  return (variableOf(file, value)?.references ?? []).some(({ identifier }) => {
    const parent = identifier.parent
    return parent?.type === 'UpdateExpression' || (parent?.type === 'AssignmentExpression' && parent.left === identifier && parent.operator !== '=')
  })
}

/** A component that keeps the count, or a timer beside the effect that gives up. */
function isLimitedOutside(file: SourceFile, fn: FunctionNode): boolean {
  const outer = functionAround(fn)
  if (!outer) return false
  return nodesOf(file).within(outer, 'BinaryExpression').some(({ operator, left, right }) =>
    ['<', '<=', '>', '>='].includes(operator) && [left, right].some((side) => {
      const name = nameOf(unwrap(side))
      return name !== null && wordsOf(name).some((word) => ['attempt', 'attempts', 'polls', 'retries', 'tries', 'elapsed', 'deadline'].includes(word))
    }),
  ) || timersOf(file).some(({ name, node, handler, use }) => name === 'setTimeout' && use !== 'promise' && isWithin(node, outer) && handler !== null && stops(file, handler))
}

/** `const poll = async () => { ...; if (job.status !== 'done') setTimeout(poll, 2000) }`, or with a pause and a call. */
function rearmedFunctions(file: SourceFile): UnboundedPoll[] {
  const found: UnboundedPoll[] = []
  const seen = new Set<Node>()
  const timers = timersOf(file)
  for (const { call, target } of selfCallsOf(file)) {
    if (seen.has(target) || failureContextOf(file, call, target)?.from === 'catch') continue
    const timer = timers.find(({ node, handler }) => node === call || (handler !== null && isWithin(call, handler) && isWithin(node, target)))
    const pauses = waitsOf(file).filter(({ node }) => isWithin(node, target))
    if ((!timer && pauses.length === 0) || !asks(file, target) || !looksAtState(file, target)) continue
    if (isLimited(file, target) || isLimitedOutside(file, target) || takesNext(file, target)) continue
    seen.add(target)
    found.push({ node: timer?.node ?? call, kind: 'rearmed', name: functionNameOf(target) ?? 'function' })
  }
  return found
}

/** A worker takes the next item each turn, and is meant to run as long as the process does. */
function takesNext(file: SourceFile, scope: Node): boolean {
  return nodesOf(file).within(scope, 'CallExpression').some((call) => {
    const words = wordsOf(calleeNameOf(call) ?? '')
    return (
      ['shift', 'pop', 'dequeue', 'claim', 'reserve', 'receive', 'lease', 'drain'].includes(words[0] ?? '') ||
      (words[0] === 'next' && words.length > 1) ||
      // `await reader.read()` of a stream, `await iterator.next()`
      (/^(?:read|next)$/.test(words.join(' ')) && call.arguments.length === 0)
    )
  })
}

function loops(file: SourceFile): UnboundedPoll[] {
  const found: UnboundedPoll[] = []
  const seen = new Set<Loop>()
  for (const { node } of waitsOf(file)) {
    const loop = loopOf(node)
    if (!loop || seen.has(loop)) continue
    seen.add(loop)
    if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement' || (loop.type === 'ForStatement' && loop.test !== null && loop.update !== null)) continue
    const test = loop.test
    const looks = (test !== null && (looksAtState(file, test) || isEndTest(file, test))) || exitsIn(file, loop.body, loop).some((exit) => isStateExit(file, exit, loop))
    if (!looks || !(asks(file, loop.body) || (test !== null && asks(file, test)))) continue
    if (counts(file, loop) || isLimited(file, loop) || takesNext(file, loop)) continue
    const fn = functionAround(loop)
    if (fn && isGivenUp(file, fn, loop)) continue
    const head = headOf(loop)
    found.push({ node: loop, kind: 'loop', name: (fn && functionNameOf(fn)) ?? head })
  }
  return found
}

function loopOf(node: Node): Loop | null {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (isLoop(at)) return at
  return null
}

/** `while (!operation.done)`, `while (!done)`. */
function isEndTest(file: SourceFile, test: Node): boolean {
  const names = [test, ...nodesOf(file).within(test, 'MemberExpression'), ...nodesOf(file).within(test, 'Identifier')]
  return names.some((node) => (node.type === 'MemberExpression' || node.type === 'Identifier') && wordsOf(nameOf(node) ?? '').some((word) => endWords.has(word)) && !isOfPages(file, node))
}

/** A flag that says whether something is left to read: `done = !page.nextCursor`, `done = rows.length === 0`. Each turn of its loop is the next piece of work. */
function isOfPages(file: SourceFile, flag: Node): boolean {
  const variable = flag.type === 'Identifier' ? variableOf(file, flag) : null
  const written = (variable?.references ?? []).flatMap((reference) => {
    const assignment = reference.identifier.parent
    return reference.isWrite() && assignment?.type === 'AssignmentExpression' && assignment.left === reference.identifier ? [assignment.right] : []
  })
  return written.length > 0 && written.every((value) => saysNothingLeft(value) || isUnderNothingLeft(value))
}

const leftWords = new Set(['next', 'cursor', 'more', 'token', 'offset', 'rows', 'items', 'records', 'page', 'pages', 'length', 'size', 'count', 'results', 'batch', 'chunk'])

function isLeft(node: Node): boolean {
  const name = nameOf(unwrapAwait(node))
  return name !== null && wordsOf(name).some((word) => leftWords.has(word))
}

/** `!page.has_more`, `rows.length < 100`, `rowCount === 0`, `cursor === null`. */
function saysNothingLeft(test: Node): boolean {
  const value = unwrap(test)
  if (value.type === 'UnaryExpression' && value.operator === '!') return isLeft(value.argument)
  if (value.type === 'LogicalExpression') return saysNothingLeft(value.left) || saysNothingLeft(value.right)
  return value.type === 'BinaryExpression' && (isLeft(value.left) || isLeft(value.right))
}

/** `if (rows.length === 0) done = true`, `if (page.next) cursor = page.next; else done = true`. */
function isUnderNothingLeft(value: Node): boolean {
  for (let from: Node = value, at = value.parent; at && !isFunction(at) && !isLoop(at); from = at, at = at.parent) if (at.type === 'IfStatement' && (saysNothingLeft(at.test) || (at.alternate === from && isLeft(at.test)))) return true
  return false
}

/** An exit that the answer decides: `if (job.status === 'done') return job`. */
function isStateExit(file: SourceFile, exit: Node, loop: Loop): boolean {
  for (let from: Node = exit, at = exit.parent; at && from !== loop; from = at, at = at.parent) {
    if (at.type === 'IfStatement' && from !== at.test && (looksAtState(file, at.test) || isEndTest(file, at.test))) return true
    if (at.type === 'SwitchStatement' && isStateName(at.discriminant)) return true
  }
  return false
}

/** `Promise.race([poll(), timeout])` around a loop, or a timer of the function that ends it. */
function isGivenUp(file: SourceFile, fn: FunctionNode, loop: Loop): boolean {
  return timersOf(file).some(({ node, name, use, handler }) => name === 'setTimeout' && use !== 'promise' && isWithin(node, fn) && !isWithin(node, loop) && handler !== null)
}

const intervalOptions = new Set(['refetchInterval', 'refreshInterval', 'pollingInterval', 'pollInterval'])

/** `refetchInterval: (query) => (query.state.data?.status === 'done' ? false : 2000)`. */
function queries(file: SourceFile): UnboundedPoll[] {
  const found: UnboundedPoll[] = []
  for (const property of nodesOf(file).get('Property')) {
    const name = nameOf(property)
    if (name === null || !intervalOptions.has(name) || property.parent.type !== 'ObjectExpression') continue
    const value = unwrap(property.value)
    const fn = functionBehind(file, value)
    const judged: Node = fn ?? constantBehind(file, value)
    if (!fn && judged.type !== 'ConditionalExpression') continue
    if (!looksAtState(file, judged) || isLimited(file, judged)) continue
    const component = functionAround(property)
    if (component && (isLimitedOutside(file, fn ?? component) || hasLimit(file, component))) continue
    found.push({ node: property, kind: 'query', name })
  }
  return found
}

/** A component that compares its own count of polls or its own clock. */
function hasLimit(file: SourceFile, component: FunctionNode): boolean {
  return nodesOf(file).within(component, 'BinaryExpression').some(({ operator, left, right }) =>
    ['<', '<=', '>', '>='].includes(operator) && [left, right].some((side) => saysLimit(side) || asksClock(file, side)),
  )
}
