import type { TSESTree } from '@typescript-eslint/utils'
import { answersSomebody } from './answers.js'
import { clientCallOf } from './client-calls.js'
import { calleeNameOf, nameOf, receiverOf, unwrap, wordsOf } from './expressions.js'
import { exportsOf } from './exports.js'
import { functionBehind, functionNameOf, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { lifetimeOf, servesSomething, type Lifetime } from './lifetimes.js'
import { nodesOf, type Node } from './nodes.js'
import { fateOf, isCombinator, isInvokedInPlace, type Fate } from './promises.js'
import { isServerCode } from './server-code.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'
import { timersOf, type Timer } from './timers.js'
import { isAsync, workCallIn, workOf, type Work } from './work.js'

/** Work that a timer runs in the server's own process, where a restart loses it. */
export type TimerJob = {
  readonly timer: Timer
  readonly lifetime: Lifetime
  /** What it calls, for messages: `buildReport`. */
  readonly work: string
}

/** Every timer of the file that stands in for a background job. */
export const timerJobsOf = lazily((file: SourceFile): readonly TimerJob[] => {
  const jobs: TimerJob[] = []
  for (const timer of timersOf(file)) {
    if (timer.name === 'setInterval' || timer.use !== 'free') continue
    const lifetime = lifetimeOf(file, timer.node)
    const needed = workNeeded(file, lifetime)
    if (!needed) continue
    const found = workOfTimer(file, timer)
    if (!found || (needed === 'certain' && found.work !== 'certain' && !isNamedWork(lifetime, found.name))) continue
    if (answersSomebody(file, timer.callback) || (timer.handler && answersSomebody(file, timer.handler))) continue
    jobs.push({ timer, lifetime, work: found.name })
  }
  return jobs
})

/** A handler's timers need only likely work, a service's must be certain; others are nobody's job. */
function workNeeded(file: SourceFile, lifetime: Lifetime): Work | null {
  if (lifetime.kind === 'request') return 'likely'
  if (lifetime.kind === 'job') return 'certain'
  return lifetime.kind === 'function' && isService(file, lifetime.fn) ? 'certain' : null
}

/** Verbs of work that takes its time. */
const workVerbs = new Set([
  'process', 'generate', 'build', 'send', 'sync', 'import', 'export', 'run', 'create', 'charge', 'deliver', 'analyze', 'analyse', 'index', 'render', 'upload', 'publish',
  'execute', 'perform', 'provision', 'transcode', 'convert', 'migrate', 'fulfil', 'fulfill', 'enrich', 'crawl', 'scrape', 'train', 'summarize', 'notify', 'dispatch',
])

/** In an asynchronous service, a call that another file answers for and that is named for work: `processReport(jobId)`. */
function isNamedWork(lifetime: Lifetime, name: string): boolean {
  return lifetime.fn !== null && lifetime.fn.async && workVerbs.has(wordsOf(name.slice(name.lastIndexOf('.') + 1))[0] ?? '')
}

/** Functions that start, stop, arm or wait: their timers are what they are for. */
const lifecycleNames =
  /^(?:start(?:$|\w*(?:Server|App|Workers?|Queues?|Scheduler|Cron|Poll(?:er|ing)|Watch(?:er|ing)|Listen(?:er|ing)|Monitor(?:ing)?|Heartbeat|Timer|Interval|Loop|Cleanup|Sweep(?:er)?|Service|Process(?:ing|or)?|Background|Bot|Consumer|Up)$)|init|boot|main$|setup|register|listen|schedule|warm|connect|reconnect|shutdown|stop|close|dispose|exit|on[A-Z]|graceful|poll|watch|debounce|throttle|retry|sleep|wait|delay|timeout|with[A-Z]|reset|refresh|heartbeat|monitor|configure|create(?:Server|App)|bootstrap|constructor$)/

/** An exported function, or a method of an exported class or object, of server code. */
function isService(file: SourceFile, fn: FunctionNode): boolean {
  const name = functionNameOf(fn)
  return !lifecycleNames.test(name ?? '') && isExported(file, fn) && isServerCode(file)
}

const exportedFunctionsOf = lazily((file: SourceFile): ReadonlySet<Node> => {
  const functions = new Set<Node>()
  const add = (value: Node | null, depth: number) => {
    if (!value || depth > 2) return
    const holder = unwrap(value)
    if (isFunction(holder)) functions.add(holder)
    else if (holder.type === 'ClassDeclaration' || holder.type === 'ClassExpression') {
      for (const member of holder.body.body)
        if ((member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') && isFunction(member.value)) functions.add(member.value)
    } else if (holder.type === 'ObjectExpression') {
      for (const property of holder.properties) if (property.type === 'Property') add(functionBehind(file, property.value) ?? property.value, depth + 1)
    } else if (holder.type === 'NewExpression') {
      const behind = nodesOf(file).get('ClassDeclaration').find(({ id }) => id && nameOf(holder.callee) === id.name)
      add(behind ?? null, depth + 1)
    }
  }
  for (const { value } of exportsOf(file)) add(value, 0)
  return functions
})

/** Whether other files can call a function: exported, or part of what is. */
export function isExported(file: SourceFile, fn: FunctionNode): boolean {
  return exportedFunctionsOf(file).has(fn)
}

function workOfTimer(file: SourceFile, { callback, handler }: Timer): { readonly work: Work; readonly name: string } | null {
  if (handler) {
    const found = workCallIn(file, handler)
    if (!found) return null
    // A function of the file that is given by name says more than what it calls first.
    const name = isFunction(unwrap(callback)) ? labelOf(file, found.call) : (functionNameOf(handler) ?? labelOf(file, found.call))
    return { work: handler.async && found.work === 'likely' ? 'certain' : found.work, name }
  }
  // `setTimeout(processReport, 0, id)`, `setImmediate(processReport.bind(null, id))` of another file.
  const value = unwrap(callback)
  const target = value.type === 'CallExpression' && calleeNameOf(value) === 'bind' ? receiverOf(value) : value
  if (target?.type !== 'Identifier' && target?.type !== 'MemberExpression') return null
  const name = nameOf(target)
  return name === null || /^(?:abort|resolve|reject|next|done|cb|callback|close|end|destroy|cancel|noop|clear|cleanup)/.test(name) ? null : { work: 'likely', name }
}

/** Characters of a callee that a message shows; longer ones are cut to their last name. */
const longestName = 40

/** What a call is called in a message: `reports.build`. */
function labelOf(file: SourceFile, call: TSESTree.CallExpression): string {
  if (isInvokedInPlace(call)) return 'async () => {...}'
  const text = file.source.getText(call.callee as never).replace(/\s+/g, '')
  return text.length <= longestName && /^[\w.$#?!]+$/.test(text) ? text.replace(/[?!]/g, '').replace(/^this\./, '') : (calleeNameOf(call) ?? 'work')
}

/** Work of a request or job that nothing waits for. */
export type FloatingWork = {
  readonly call: TSESTree.CallExpression
  readonly fate: Fate
  readonly lifetime: Extract<Lifetime, { kind: 'request' | 'job' }>
  /** For messages: `buildReport`, `async function`. */
  readonly name: string
}

/** Every promise of a handler that is dropped while it does work, in the order of the text. */
export const floatingWorkOf = lazily((file: SourceFile): readonly FloatingWork[] => {
  if (!servesSomething(file)) return []
  const found: FloatingWork[] = []
  const promises = new Set<Node>()
  for (const call of nodesOf(file).get('CallExpression')) {
    if (isLink(call)) continue
    const fate = fateOf(file, call)
    if (fate.kind !== 'detached' || promises.has(fate.promise)) continue
    const lifetime = lifetimeOf(file, call)
    if (lifetime.kind !== 'request' && lifetime.kind !== 'job') continue
    if (!isWork(file, call, fate) || isTaught(file, call.callee, file.settings.fireAndForget)) continue
    if (answersSomebody(file, fate.promise) || answersInside(file, call) || isGivenUp(file, fate)) continue
    promises.add(fate.promise)
    found.push({ call, fate, lifetime, name: labelOf(file, call) })
  }
  return found
})

/** `.then()` on a promise: the work is the call it hangs on. */
function isLink(call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  const receiver = name === 'then' || name === 'catch' || name === 'finally' ? receiverOf(call) : null
  return receiver !== null
}

function isWork(file: SourceFile, call: TSESTree.CallExpression, fate: Fate): boolean {
  const continues = (least: Work) =>
    fate.continuations.some((continuation) => {
      const fn = functionBehind(file, continuation)
      const found = fn && workCallIn(file, fn)
      return found !== null && (least === 'likely' || found.work === 'certain')
    })
  // `Promise.resolve().then(() => rebuild(id))` is only written to let go of something.
  if (isCombinator(file, call)) return continues('likely') || nodesOf(file).within(call, 'CallExpression').some((inner) => workOf(file, inner) !== null)
  const continued = continues('certain')
  const client = clientCallOf(file, call)
  // What is only read and dropped does nothing; a builder's steps are no promise.
  if (client?.kind === 'read' || client?.kind === 'record') return continued
  if (!isAsync(file, call) || takesCallback(file, call, fate)) return false
  return continued || workOf(file, call) === 'certain'
}

/** `pool.query(sql, (err, rows) => {})`: the callback is told, so there is no promise to drop. */
function takesCallback(file: SourceFile, call: TSESTree.CallExpression, fate: Fate): boolean {
  const last = call.arguments.at(-1)
  if (!last || fate.promise !== call || functionBehind(file, call.callee)) return false
  return functionBehind(file, last) !== null
}

/** `.catch(() => { // the welcome message may be lost })`: an empty handler with the reason in it says that losing the work is meant. */
function isGivenUp(file: SourceFile, { rejections, continuations }: Fate): boolean {
  return continuations.length === 0 && rejections.some((handler) => isFunction(handler) && handler.body.type === 'BlockStatement' && handler.body.body.length === 0 && file.source.getCommentsInside(handler.body as never).length > 0)
}

/** A local function that is called may answer by what it closes over: `const respond = async () => { res.json(...) }`. */
function answersInside(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const local = functionBehind(file, call.callee)
  return local !== null && answersSomebody(file, local)
}
