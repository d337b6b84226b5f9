import type { TSESTree } from '@typescript-eslint/utils'
import { enqueueCalls, jobDecorators, jobRegistrations, type JobLibrary, type JobRegistration } from '../knowledge/queues.js'
import { entryOf } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionBehind, functionsAround, isFunction, methodOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** `new Worker('mail', send)`, `task({ id, run })`, `@Process() send()`: one unit of background work in one form. */
export type Job = {
  readonly library: JobLibrary
  /** What registers it: the call, the construction, the decorated method. */
  readonly node: Node
  /** The queue, task or schedule as far as the file shows it. */
  readonly name: string | null
  /** `null` when the function is declared in another file. */
  readonly handler: FunctionNode | null
  /** A queue hands it payloads and may try again; a schedule only runs it again next time. */
  readonly by: 'queue' | 'schedule'
  /** For messages: ``job `mail` ``, `job`. */
  readonly label: string
}

/** Every job that the file registers. */
export const jobsOf = lazily((file: SourceFile): readonly Job[] => [
  ...registeredJobs(file, nodesOf(file).get('CallExpression')),
  ...registeredJobs(file, nodesOf(file).get('NewExpression')),
  ...decoratedJobs(file),
])

const jobByHandler = lazily((file: SourceFile): ReadonlyMap<Node, Job> => {
  const byHandler = new Map<Node, Job>()
  for (const job of jobsOf(file)) if (job.handler && !byHandler.has(job.handler)) byHandler.set(job.handler, job)
  return byHandler
})

/** The job that a function is the handler of, or `null`. */
export function jobOf(file: SourceFile, fn: FunctionNode): Job | null {
  return jobByHandler(file).get(fn) ?? null
}

/** The job whose handler a node runs in: the nearest enclosing function that is one. */
export function jobAround(file: SourceFile, node: Node): Job | null {
  for (const fn of functionsAround(node)) {
    const job = jobOf(file, fn)
    if (job) return job
  }
  return null
}

type Registering = TSESTree.CallExpression | TSESTree.NewExpression

function registeredJobs(file: SourceFile, nodes: readonly Registering[]): Job[] {
  const jobs: Job[] = []
  for (const node of nodes) {
    if (node.arguments.length === 0) continue
    const registration = registrationOf(file, node)
    if (!registration) continue
    const { library, by, handler } = registration
    if ('tasks' in handler) jobs.push(...taskListJobs(file, node, registration, handler.tasks))
    else {
      const name = jobNameOf(file, node)
      const holder = 'argument' in handler ? node.arguments.at(handler.argument) : optionOf(file, node, handler.option)
      jobs.push({ library, node, name, handler: holder ? functionBehind(file, holder) : null, by, label: labelOf(name) })
    }
  }
  return jobs
}

function registrationOf(file: SourceFile, node: Registering): JobRegistration | null {
  const origin = originOf(file, node.callee)
  const known = origin && entryOf(jobRegistrations, origin)
  if (known) return known
  // `new RetryableJobRunner(async (payload) => {})`: the project's own runner, taught by a setting.
  if (isTaught(file, node.callee, file.settings.jobs.runners)) {
    const index = node.arguments.findIndex((argument) => functionBehind(file, argument))
    return { library: 'project', handler: { argument: Math.max(index, 0) }, by: 'queue' }
  }
  return node.type === 'CallExpression' ? registrationByShape(file, node) : null
}

/**
 * Clients that come from a local module: `inngest.createFunction({ id }, { event }, fn)`, `mailQueue.process(fn)`,
 * `agenda.define('x', fn)`, `boss.work('x', fn)`. A method and a receiver, or a method and a form, agree.
 */
function registrationByShape(file: SourceFile, node: TSESTree.CallExpression): JobRegistration | null {
  const name = calleeNameOf(node)
  const receiver = receiverOf(node)
  if (!receiver || !name) return null
  const words = wordsOf(nameOf(receiver) ?? '')
  const handled = node.arguments.some((argument) => isFunction(unwrap(argument)) || functionBehind(file, argument))
  const last = { argument: -1 } as const
  if (name === 'createFunction' && node.arguments.length >= 2 && unwrap(node.arguments[0]!).type === 'ObjectExpression' && handled)
    return { library: 'inngest', handler: last, by: 'queue' }
  if (name === 'process' && words.includes('queue') && handled) return { library: 'bull', handler: last, by: 'queue' }
  if (name === 'define' && words.includes('agenda') && handled) return { library: 'agenda', handler: last, by: 'queue' }
  if (name === 'work' && words.includes('boss') && handled) return { library: 'pg-boss', handler: last, by: 'queue' }
  return null
}

function optionOf(file: SourceFile, node: Registering, option: string): Node | null {
  for (const argument of node.arguments) {
    const object = constantBehind(file, argument)
    const value = object.type === 'ObjectExpression' ? propertyOf(object, option) : undefined
    if (value && value !== 'unknown') return value
  }
  return null
}

function taskListJobs(file: SourceFile, node: Registering, { library, by }: JobRegistration, option: string): Job[] {
  const holder = optionOf(file, node, option)
  const list = holder && constantBehind(file, holder)
  if (list?.type !== 'ObjectExpression') return []
  return list.properties.flatMap((property): Job[] => {
    if (property.type !== 'Property') return []
    const name = nameOf(property)
    return [{ library, node: property, name, handler: functionBehind(file, property.value), by, label: labelOf(name) }]
  })
}

/** The first argument that is a string, else the `id`, `name` or `queue` of an options object. */
function jobNameOf(file: SourceFile, node: Registering): string | null {
  for (const argument of node.arguments.slice(0, 2)) {
    const value = constantBehind(file, argument)
    const text = stringOf(value)
    if (text !== null) return text
    if (value.type !== 'ObjectExpression') continue
    for (const key of ['id', 'name', 'queue', 'topic']) {
      const named = propertyOf(value, key)
      const literal = named && named !== 'unknown' ? stringOf(constantBehind(file, named)) : null
      if (literal !== null) return literal
    }
  }
  return null
}

function labelOf(name: string | null): string {
  return name === null || name.length > 40 ? 'job' : `job \`${name}\``
}

function decoratedJobs(file: SourceFile): Job[] {
  const jobs: Job[] = []
  for (const decorator of nodesOf(file).get('Decorator')) {
    const called = unwrap(decorator.expression)
    const callee = called.type === 'CallExpression' ? called.callee : called
    const origin = originOf(file, callee)
    const role = origin && entryOf(jobDecorators, origin)
    if (!role) continue
    const target = decorator.parent
    const name = called.type === 'CallExpression' ? nameOfDecorated(file, called) : null
    if (role.by === 'queue class') {
      const handler = target.type === 'ClassDeclaration' || target.type === 'ClassExpression' ? methodOf(target, 'process') : null
      if (handler) jobs.push({ library: 'nestjs', node: target, name, handler, by: 'queue', label: labelOf(name) })
    } else if (target.type === 'MethodDefinition' && isFunction(target.value)) {
      const method = name ?? nameOf(target)
      jobs.push({ library: 'nestjs', node: target, name: method, handler: target.value, by: role.by, label: labelOf(method) })
    }
  }
  return jobs
}

function nameOfDecorated(file: SourceFile, call: TSESTree.CallExpression): string | null {
  return call.arguments.length > 0 ? jobNameOf(file, call as never) : null
}

/** Verbs that hand a payload to something called a queue. */
const enqueueVerbs = new Set(['add', 'addBulk', 'addJob', 'enqueue', 'push', 'publish', 'send', 'sendMessage', 'schedule', 'dispatch', 'trigger', 'now', 'insert', 'createJob', 'save'])
/** What a receiver of such a verb is called. */
const queueWords = new Set(['queue', 'queues', 'jobs', 'job', 'inngest', 'agenda', 'boss', 'qstash', 'producer', 'tasks', 'task', 'workflow', 'scheduler', 'sqs', 'pubsub', 'outbox'])

/**
 * Whether a call hands work to a queue or workflow service. Names count here, since a promise given to a queue is what
 * keeps rules silent: `mailQueue.add()`, `enqueueReport()`, a name in `settings.jobs.queues`.
 */
export function isEnqueue(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const origin = originOf(file, call.callee)
  if (origin && entryOf(enqueueCalls, origin)) return true
  const { queues, runners } = file.settings.jobs
  const receiver = receiverOf(call)
  if (isTaught(file, call.callee, queues) || isTaught(file, call.callee, runners) || (receiver && isTaught(file, receiver, queues))) return true
  const name = calleeNameOf(call)
  if (!name) return false
  if (!receiver) return /^(?:enqueue|queue)(?:[A-Z_]|$)/.test(name) || /^(?:add|push|send|publish|trigger|dispatch|schedule|create|submit)\w*(?:Queue|Job|Task)s?$/.test(name)
  if (/^enqueue|^(?:trigger|dispatch)\w*(?:Job|Task)s?$/.test(name)) return true
  if (!enqueueVerbs.has(name)) return false
  const { root, steps } = chainOf(receiver)
  const isQueue = (step: string) => wordsOf(step).some((word) => queueWords.has(word))
  return (root.type === 'Identifier' && isQueue(root.name)) || steps.some(isQueue)
}
