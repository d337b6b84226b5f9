import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf } from '../knowledge/modules.js'
import { queueConstructions, singleJobs, type JobLibrary } from '../knowledge/queues.js'
import { isNeverReached } from './dead-branches.js'
import { calleeNameOf, keysOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionBehind, isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** A queue, a job or a runner that gives up after the first failure, or that tries again at once. */
export type WeakPolicy = {
  readonly node: Node
  readonly subject: 'queue' | 'job' | 'runner'
  /** For messages: the name of the queue or job, or what is called. */
  readonly name: string
  readonly lacks: 'attempts' | 'backoff'
  /** The option to set, as the library calls it. */
  readonly option: string
}

/** What a job's options say: `unknown` when they are not all visible. */
type Policy = 'none' | 'attempts' | 'full' | 'unknown'

/** Every queue, job and runner of the file whose failures are not retried as they should be. */
export const weakPoliciesOf = lazily((file: SourceFile): readonly WeakPolicy[] => [...queues(file), ...taughtQueues(file), ...jobs(file), ...runners(file)])

function queues(file: SourceFile): WeakPolicy[] {
  // A dashboard opens the queues of others to look at them.
  if (modulesNamed(file).all.some((module) => /^@?bull-(?:board|arena|monitor)/.test(module))) return []
  const found: WeakPolicy[] = []
  for (const node of [...nodesOf(file).get('NewExpression'), ...nodesOf(file).get('CallExpression')]) {
    if (node.arguments.length === 0) continue
    const origin = originOf(file, node.callee)
    const known = origin && entryOf(queueConstructions, origin)
    // Only Bull's queues can be made without `new`.
    if (!known || (node.type === 'CallExpression' && known.library !== 'bull') || isNeverReached(file, node)) continue
    const options = optionsOf(file, node, known.options)
    const policy = options === 'unknown' ? 'unknown' : options ? policyOf(file, inner(file, options, 'defaultJobOptions')) : 'none'
    if (policy === 'unknown' || policy === 'full') continue
    const adds = addsTo(file, node).map((add) => policyOfAdd(file, add, known.library))
    const isOwn = (own: Policy) => own === 'full' || own === 'unknown' || (policy === 'attempts' && own === 'attempts')
    if (adds.length > 0 && adds.every(isOwn) && policy === 'none') continue
    found.push({
      node,
      subject: 'queue',
      name: queueNameOf(file, node),
      lacks: policy === 'attempts' || (adds.length > 0 && adds.every((own) => own !== 'none')) ? 'backoff' : 'attempts',
      option: policy === 'attempts' ? 'backoff' : 'defaultJobOptions',
    })
  }
  return found
}

type Made = TSESTree.NewExpression | TSESTree.CallExpression

/** The options literal of a construction, `null` when there is none; `-1`: the last argument that is an object. */
function optionsOf(file: SourceFile, node: Made, index: number): TSESTree.ObjectExpression | 'unknown' | null {
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) return 'unknown'
  const argument = index >= 0 ? node.arguments[index] : node.arguments.slice(1).at(-1)
  if (!argument) return null
  const value = constantBehind(file, argument)
  if (value.type === 'ObjectExpression') return value
  // Bull takes the address first: `new Queue('mail', process.env.REDIS_URL)`.
  return index === -1 && (value.type === 'Literal' || value.type === 'TemplateLiteral' || value.type === 'LogicalExpression' || /URL|_URI/.test(file.source.getText(value as never))) ? null : 'unknown'
}

function inner(file: SourceFile, object: TSESTree.ObjectExpression, key: string): TSESTree.ObjectExpression | 'unknown' | null {
  const value = propertyOf(object, key)
  if (value === 'unknown') return 'unknown'
  if (!value) return null
  const behind = constantBehind(file, value)
  return behind.type === 'ObjectExpression' ? behind : 'unknown'
}

function policyOf(file: SourceFile, options: TSESTree.ObjectExpression | 'unknown' | null): Policy {
  if (options === 'unknown') return 'unknown'
  if (options === null) return 'none'
  // What is repeated on a schedule gets its next chance from the clock.
  if (keysOf(options).names.some((key) => key === 'repeat')) return 'full'
  const attempts = propertyOf(options, 'attempts')
  if (attempts === undefined) return 'none'
  if (attempts === 'unknown') return 'unknown'
  // One attempt that is written down is a decision.
  const count = constantBehind(file, attempts)
  if (count.type === 'Literal' && typeof count.value === 'number' && count.value <= 1) return 'full'
  return propertyOf(options, 'backoff') === undefined ? 'attempts' : 'full'
}

/** Calls of the file that add a job to the queue that a node makes. */
function addsTo(file: SourceFile, node: Node): readonly TSESTree.CallExpression[] {
  let at: Node = node
  while (at.parent && (at.parent.type === 'TSAsExpression' || at.parent.type === 'LogicalExpression' || at.parent.type === 'ConditionalExpression' || at.parent.type === 'TSSatisfiesExpression')) at = at.parent
  const parent = at.parent
  const holder =
    parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' ? parent.left : parent?.type === 'PropertyDefinition' || parent?.type === 'Property' ? parent : null
  const name = holder && nameOf(unwrap(holder))
  if (!name) return []
  return addCalls(file).filter((call) => {
    const receiver = receiverOf(call)
    return receiver !== null && nameOf(unwrapAwait(receiver)) === name
  })
}

const addCalls = lazily((file: SourceFile): readonly TSESTree.CallExpression[] => nodesOf(file).get('CallExpression').filter((call) => calleeNameOf(call) === 'add'))

function policyOfAdd(file: SourceFile, call: TSESTree.CallExpression, library: JobLibrary): Policy {
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return 'unknown'
  const [first] = call.arguments
  // Bull's jobs may have no name: `queue.add(data, options)`.
  const isNamed = library === 'bullmq' || (first !== undefined && stringOf(constantBehind(file, first)) !== null)
  const options = call.arguments[isNamed ? 2 : 1]
  if (!options) return 'none'
  const value = constantBehind(file, options)
  return policyOf(file, value.type === 'ObjectExpression' ? value : 'unknown')
}

function queueNameOf(file: SourceFile, node: Made): string {
  const first = node.arguments[0]
  return (first && stringOf(constantBehind(file, first))) ?? 'the queue'
}

/** `mailQueue.add('welcome', data)` of a queue that a setting names. */
function taughtQueues(file: SourceFile): WeakPolicy[] {
  const names = file.settings.jobs.queues
  if (names.length === 0) return []
  return addCalls(file).flatMap((call): WeakPolicy[] => {
    const receiver = receiverOf(call)
    if (!receiver || !isTaught(file, receiver, names) || policyOfAdd(file, call, 'bullmq') !== 'none') return []
    return [{ node: call, subject: 'job', name: jobNameOf(file, call), lacks: 'attempts', option: 'attempts' }]
  })
}

function jobNameOf(file: SourceFile, call: TSESTree.CallExpression): string {
  const first = call.arguments[0]
  return (first && stringOf(constantBehind(file, first))) ?? 'job'
}

function jobs(file: SourceFile): WeakPolicy[] {
  const found: WeakPolicy[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const origin = originOf(file, call.callee)
    const library = origin && entryOf(singleJobs, origin)
    if (!library) continue
    if (library === 'bee-queue' && !isRetried(file, call)) found.push({ node: call, subject: 'job', name: 'createJob', lacks: 'attempts', option: '.retries()' })
    if (library === 'agenda' && !hasAgendaPolicy(file, call)) found.push({ node: call, subject: 'job', name: jobNameOf(file, call), lacks: 'attempts', option: 'backoff' })
    if (library === 'pg-boss' && isBossWithoutRetries(file, call)) found.push({ node: call, subject: 'job', name: jobNameOf(file, call), lacks: 'attempts', option: 'retryLimit' })
  }
  return found
}

/** `queue.createJob(data).retries(3).save()`, or `job.retries(3)` on a line of its own. */
function isRetried(file: SourceFile, call: Node): boolean {
  for (let at = call.parent; at && (at.type === 'MemberExpression' || at.type === 'CallExpression' || at.type === 'AwaitExpression'); at = at.parent)
    if (at.type === 'CallExpression' && calleeNameOf(at) === 'retries') return true
  const isHeld = call.parent?.type === 'VariableDeclarator' || call.parent?.type === 'AssignmentExpression' || call.parent?.type === 'ReturnStatement'
  return isHeld && nodesOf(file).get('CallExpression').some((other) => calleeNameOf(other) === 'retries')
}

/** Agenda tries nothing again, unless a definition has a `backoff` or something schedules the job that failed. */
function hasAgendaPolicy(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const options = call.arguments.map((argument) => constantBehind(file, argument)).find(({ type }) => type === 'ObjectExpression')
  if (options?.type === 'ObjectExpression' && propertyOf(options, 'backoff') !== undefined) return true
  const isDefined = call.arguments.some((argument) => functionBehind(file, argument))
  if (!isDefined || call.arguments.some((argument) => !isFunction(unwrap(argument)) && ['Identifier', 'MemberExpression', 'CallExpression'].includes(constantBehind(file, argument).type) && !functionBehind(file, argument) && argument !== call.arguments[0])) return true
  return nodesOf(file).get('CallExpression').some((other) => {
    const name = calleeNameOf(other)
    const event = other.arguments[0] ? (stringOf(other.arguments[0]) ?? '') : ''
    return (name === 'on' && event.startsWith('fail')) || (name === 'schedule' && nameOf(receiverOf(other) ?? other) === 'job')
  })
}

/**
 * pg-boss tries a job twice more since version 10; before, not at all. A file speaks of the older ones by what only they
 * have: `publish`, `subscribe`, `teamSize`, `onComplete`, a worker that is given one job and not a list.
 */
function isBossWithoutRetries(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const nodes = nodesOf(file)
  const names = new Set(nodes.get('CallExpression').map((other) => calleeNameOf(other)))
  if (names.has('createQueue') || names.has('updateQueue')) return false
  const isOld =
    ['publish', 'subscribe', 'onComplete', 'sendOnce'].some((name) => names.has(name)) ||
    nodes.get('Property').some((property) => /^(?:teamSize|teamConcurrency|newJobCheckInterval|onComplete)$/.test(nameOf(property) ?? ''))
  if (!isOld) return false
  for (const made of nodes.get('NewExpression')) {
    const origin = originOf(file, made.callee)
    if (origin?.module !== 'pg-boss') continue
    const options = made.arguments[0] && constantBehind(file, made.arguments[0])
    if (options?.type === 'ObjectExpression' && propertyOf(options, 'retryLimit') !== undefined) return false
    if (options && options.type !== 'ObjectExpression' && options.type !== 'Literal' && !/URL|process\.env/.test(file.source.getText(options as never))) return false
  }
  return call.arguments.slice(1).every((argument) => {
    const value = constantBehind(file, argument)
    return value.type === 'ObjectExpression' ? ['retryLimit', 'retryDelay', 'retryBackoff'].every((key) => propertyOf(value, key) === undefined) : argument === call.arguments[1]
  })
}

const policyKey = /attempts|retr(?:y|ies)|backoff/i

/** `new RetryableJobRunner(work)`, or a runner that a setting names, with nothing that says how often. */
function runners(file: SourceFile): WeakPolicy[] {
  const found: WeakPolicy[] = []
  for (const node of nodesOf(file).get('NewExpression')) {
    const name = nameOf(unwrap(node.callee))
    if (name === null || (name !== 'RetryableJobRunner' && !isTaught(file, node.callee, file.settings.jobs.runners))) continue
    const isBare = node.arguments.every((argument) => {
      const value = constantBehind(file, argument)
      if (value.type === 'ObjectExpression') {
        const { names, open } = keysOf(value)
        return !open && !names.some((key) => policyKey.test(key))
      }
      return value.type === 'Literal' || functionBehind(file, argument) !== null
    })
    if (isBare) found.push({ node, subject: 'runner', name, lacks: 'attempts', option: 'maxAttempts' })
  }
  return found
}
