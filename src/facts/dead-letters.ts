import type { TSESTree } from '@typescript-eslint/utils'
import { clientCallOf } from './client-calls.js'
import { calleeNameOf, decoratorsOf, nameOf, receiverOf, stringOf, unwrap } from './expressions.js'
import { functionAround, type FunctionNode } from './functions.js'
import { isEnqueue, jobsOf, type Job } from './jobs.js'
import { lazily } from './lazily.js'
import { loopAround } from './lifetimes.js'
import { nodesOf, type Node } from './nodes.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'
import { isHarmless, workOf } from './work.js'

/** Libraries whose workers tell of a failed job by an event, and what that is called. */
const failureEvents: Readonly<Partial<Record<Job['library'], readonly string[]>>> = {
  bullmq: ['failed'],
  bull: ['failed', 'global:failed'],
  'bee-queue': ['failed'],
  agenda: ['fail'],
}

/** A worker whose failed jobs nobody hears of. */
export type DeafWorker = { readonly node: Node; readonly job: Job }

/** Every worker of the file that has no `failed` listener. */
export const deafWorkersOf = lazily((file: SourceFile): readonly DeafWorker[] => {
  if (listensToFailures(file)) return []
  const found: DeafWorker[] = []
  for (const job of jobsOf(file)) {
    if (job.by !== 'queue' || (job.handler && recordsFailures(file, job.handler))) continue
    if (job.library === 'nestjs') {
      // One listener of the class is enough, and methods share it.
      const node = job.node.type === 'MethodDefinition' ? job.node.parent.parent : job.node
      if (!found.some((other) => other.node === node)) found.push({ node, job })
    } else if (failureEvents[job.library] && !isHandedOn(file, job.node)) found.push({ node: job.node, job })
  }
  return found
})

/** `worker.on('failed', ...)`, `new QueueEvents('mail').on('failed', ...)`, `@OnWorkerEvent('failed')`, `@OnQueueFailed()`. */
function listensToFailures(file: SourceFile): boolean {
  const nodes = nodesOf(file)
  const isFailure = (call: TSESTree.CallExpression) => {
    const event = call.arguments[0] ? stringOf(call.arguments[0]) : null
    return event !== null && /^(?:global:)?fail(?:ed|ure)?(?::|$)/.test(event)
  }
  return nodes.get('CallExpression').some((call) => {
    const name = calleeNameOf(call)
    if (name === 'OnQueueFailed' || name === 'OnGlobalQueueFailed') return true
    return ['on', 'once', 'addListener', 'OnWorkerEvent', 'OnQueueEvent'].includes(name ?? '') && isFailure(call)
  })
}

/** A worker that is returned or given to a function, which may listen to it; a factory's worker is its caller's. */
function isHandedOn(file: SourceFile, node: Node): boolean {
  let at: Node = node
  while (at.parent && ['AwaitExpression', 'TSAsExpression', 'LogicalExpression', 'ConditionalExpression'].includes(at.parent.type)) at = at.parent
  const parent = at.parent
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression' || parent?.type === 'CallExpression') return node.type === 'NewExpression'
  const holder = parent?.type === 'VariableDeclarator' ? parent.id : null
  if (holder?.type !== 'Identifier') return false
  return (variableOf(file, holder)?.references ?? []).some(({ identifier }) => {
    const use = identifier.parent
    return (use?.type === 'CallExpression' && use.callee !== identifier) || use?.type === 'ReturnStatement' || use?.type === 'ArrayExpression' || (use?.type === 'Property' && use.value === identifier)
  })
}

/** Whether a job tells of its own failures: a `catch` that writes them down, hands them on, or reports and rethrows them. */
function recordsFailures(file: SourceFile, handler: FunctionNode): boolean {
  return nodesOf(file).within(handler, 'CatchClause').some((clause) => keeps(file, clause) || (rethrows(file, clause) && reportsError(file, clause)))
}

/** `Logger.error(error)`, `captureException(error)`: an alarm can hear of it. What goes to the console alone, nobody reads. */
function reportsError(file: SourceFile, clause: TSESTree.CatchClause): boolean {
  return nodesOf(file).within(clause.body, 'CallExpression').some((call) => {
    const name = calleeNameOf(call) ?? ''
    const receiver = receiverOf(call)
    if (/^(?:capture|report|track)(?:Exception|Error|Message)$/.test(name)) return true
    return /^(?:error|fatal|critical)$/.test(name) && receiver !== null && nameOf(receiver) !== 'console'
  })
}

/** A `catch` of a job after which the queue believes that the job succeeded. */
export type SwallowedJobFailure = { readonly clause: TSESTree.CatchClause; readonly job: Job }

/** Every `catch` that ends a job of the file as if it had succeeded. */
export const swallowedJobFailuresOf = lazily((file: SourceFile): readonly SwallowedJobFailure[] => {
  const found: SwallowedJobFailure[] = []
  for (const job of jobsOf(file)) {
    const { handler } = job
    if (job.by !== 'queue' || !handler) continue
    for (const attempt of nodesOf(file).within(handler, 'TryStatement')) {
      const clause = attempt.handler
      if (!clause || functionAround(attempt) !== handler || loopAround(attempt)) continue
      if (rethrows(file, clause) || keeps(file, clause) || !works(file, attempt.block) || goesOn(file, attempt, handler)) continue
      // A later `throw` of the handler may speak for it: `if (failed) throw new Error()`.
      if (nodesOf(file).within(handler, 'ThrowStatement').some((thrown) => thrown.range[0] > attempt.range[1])) continue
      if (!found.some((other) => other.clause === clause)) found.push({ clause, job })
    }
  }
  return found
})

const refusals = new Set(['nack', 'nackAll', 'reject', 'moveToFailed', 'moveToDelayed', 'fail', 'discard', 'retry', 'exit', 'abort', 'changeMessageVisibility', 'moveToDeadLetter', 'requeue'])

function rethrows(file: SourceFile, clause: TSESTree.CatchClause): boolean {
  const nodes = nodesOf(file)
  if (nodes.within(clause.body, 'ThrowStatement').length > 0) return true
  const error = clause.param?.type === 'Identifier' ? variableOf(file, clause.param) : null
  return nodes.within(clause.body, 'CallExpression').some((call) => {
    if (refusals.has(calleeNameOf(call) ?? '')) return true
    const callee = unwrap(call.callee)
    // `done(error)`: the callback of the worker is told. `handleFailure(job, error)` of another file may throw.
    const isGivenError = error !== null && call.arguments.some((argument) => argument.type === 'Identifier' && variableOf(file, argument) === error)
    if (callee.type === 'Identifier' && variableOf(file, callee)?.defs[0]?.type === 'Parameter') return true
    return isGivenError && !isHarmless(file, call) && !/^(?:String|Error|Number|Boolean|get|to|is|format)/.test(calleeNameOf(call) ?? '')
  })
}

/** Whether a `catch` writes the failure where somebody finds it: a row, another queue, a letter. */
function keeps(file: SourceFile, clause: TSESTree.CatchClause): boolean {
  return nodesOf(file).within(clause.body, 'CallExpression').some((call) => {
    const kind = clientCallOf(file, call)?.kind
    if (kind && kind !== 'read') return true
    if (isEnqueue(file, call)) return true
    const name = calleeNameOf(call) ?? ''
    const names = `${name} ${nameOf(receiverOf(call) ?? call) ?? ''}`
    return /dead|dlq|failed|failure|(?:^|[a-z])(?:update|save|insert|create|upsert|record|store|notify|alert|send)/i.test(names) && !isHarmless(file, call)
  })
}

function works(file: SourceFile, block: Node): boolean {
  const nodes = nodesOf(file)
  return nodes.within(block, 'CallExpression').some((call) => workOf(file, call) === 'certain')
}

/** Awaited work after the `try`: what failed was a part that the job can do without. */
function goesOn(file: SourceFile, attempt: Node, handler: FunctionNode): boolean {
  return nodesOf(file).within(handler, 'AwaitExpression').some((node) => {
    if (node.range[0] < attempt.range[1] || functionAround(node) !== handler) return false
    const value = unwrap(node.argument)
    return value.type !== 'CallExpression' || workOf(file, value) !== null
  })
}

/** The part of a worker to underline: decorated classes by their decorator. */
export function headOfWorker(node: Node): Node {
  return decoratorsOf(node).find(({ expression }) => expression.type === 'CallExpression' && calleeNameOf(expression) === 'Processor') ?? decoratorsOf(node)[0] ?? node
}
