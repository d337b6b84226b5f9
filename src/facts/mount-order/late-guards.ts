import type { TSESTree } from '@typescript-eslint/utils'
import { deliberateComment, preparations, privateWords, type MiddlewareRole } from '../../knowledge/middleware.js'
import { entryOf, isLocalModule } from '../../knowledge/modules.js'
import { calleeNameOf, chainOf, unwrapAwait, wordsOf } from '../expressions.js'
import { functionAround, isFunction, reachableFrom } from '../functions.js'
import { incomingReadsOf } from '../incoming-requests.js'
import { lazily } from '../lazily.js'
import { isMiddlewareByModule, middlewareFunctionOf, middlewareRoleOf, turnsAway } from '../middleware-roles.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import { handlerBehind } from '../routes/handlers.js'
import { covers } from '../routes/registered.js'
import type { SourceFile } from '../source-file.js'
import { answersNotFound, isErrorHandler } from './early-error-handlers.js'
import { innerSteps, isHandedOn, isPublic, isRoute, isUnder, labelOf, mostLooked, nameFor, stepsOf, type GuardKind, type Step } from './steps.js'

/** A guard that stands below routes it should stand above. */
export type LateGuard = {
  readonly node: Node
  /** As written, for messages: `requireAuth`. */
  readonly guard: string
  readonly kind: GuardKind
  /** The routes and routers above it, in the order of the text. */
  readonly routes: readonly string[]
  /** Whether it guards nothing at all, because nothing is left below it. */
  readonly isUseless: boolean
  /** Whether only the paths say that what stands above it is not public: a router of another file may guard itself. */
  readonly isByPathOnly: boolean
}

/** Guards below what they should guard, in the apps and routers that this file makes. */
export const lateGuardsOf = lazily((file: SourceFile): readonly LateGuard[] => {
  const found: LateGuard[] = []
  for (const [server, steps] of stepsOf(file)) {
    if (!server.created) continue
    let looked = 0
    for (const [index, step] of steps.entries()) {
      if (step.kind !== 'use' || !step.isPlain || step.isPathHidden || step.servers.length > 0) continue
      const kind = guardKindOf(file, step)
      if (!kind || ++looked > mostLooked) continue
      const late = lateGuard(file, steps, index, kind)
      if (late) found.push(late)
    }
  }
  return found
})

function lateGuard(file: SourceFile, steps: readonly Step[], index: number, kind: GuardKind): LateGuard | null {
  const guard = steps[index]!
  const above = steps.slice(0, index).filter((step) => step.scope === guard.scope && isUnder(guard, step) && isRoute(file, step) && !isPublic(file, step, kind) && !isGuarded(file, step, kind))
  if (above.length === 0) return null
  const base = { node: guard.node, guard: nameFor(file, guard.handlers[0]!), kind }
  if (isLast(file, steps, index)) return { ...base, routes: above.map((step) => labelOf(file, step)), isUseless: true, isByPathOnly: false }
  // From the first middleware on that may be the same check, nothing is certain.
  const checked = steps.find((step) => step.kind === 'use' && step.handlers.some((node) => mayGuard(file, node, kind)))?.at ?? Infinity
  const certain = above.filter((step) => step.at < checked && needsGuard(file, step, kind))
  if (certain.length > 0) return { ...base, routes: certain.map((step) => labelOf(file, step)), isUseless: false, isByPathOnly: false }
  if (kind === 'session' || kind === 'access' || saysDeliberate(file, guard)) return null
  // Who writes single routes above a guard in the same file has chosen which.
  const routers = above.filter((step) => step.kind === 'use')
  return routers.length > 0 ? { ...base, routes: routers.map((step) => labelOf(file, step)), isUseless: false, isByPathOnly: true } : null
}

/** What a mount that only guards guards by; `null` when it may do something else. */
function guardKindOf(file: SourceFile, { handlers, path }: Step): GuardKind | null {
  let kind: GuardKind | null = null
  for (const handler of handlers) {
    const role = roleOfMounted(file, handler, path)
    if (role !== 'auth' && role !== 'access' && role !== 'session' && role !== 'csrf' && role !== 'limit') return null
    kind ??= role
  }
  return kind
}

function roleOfMounted(file: SourceFile, handler: Node, path: string | null): MiddlewareRole | null {
  const value = unwrapAwait(handler)
  if (isFunction(value)) return turnsAway(file, value) ? 'auth' : null
  const role = middlewareRoleOf(file, value)
  // `app.use('/auth', auth)`: one word may be a router as well.
  const { root, steps } = chainOf(value)
  const name = steps.filter((step) => /^[\w$]+$/.test(step)).at(-1) ?? (root.type === 'Identifier' ? root.name : '')
  if (role === 'auth' && wordsOf(name).length === 1 && wordsOf(name)[0] === 'auth') return path === null && isMiddlewareByModule(file, value) ? role : null
  return role
}

/** Whether what is left below a guard, or may be added elsewhere, is nothing that it guards. */
function isLast(file: SourceFile, steps: readonly Step[], index: number): boolean {
  const guard = steps[index]!
  const { server, scope, at } = guard
  if (server.framework === 'hono' && file.text.includes('.basePath(')) return false
  const isBelow = (step: Step) => step !== guard && (step.scope === scope ? step.at > at : !(step.scope === null && step.at < at))
  if (steps.some((step) => isBelow(step) && mayMeet(guard, step) && !isErrorHandler(file, step) && !answersNotFound(file, step) && guardKindOf(file, step) === null && !onlyPrepares(file, step))) return false
  return !isHandedOn(file, server, (call) => functionAround(call) !== scope || call.range[0] > at)
}

/** Whether a step passes every request on, having read, logged or packed something: it is nothing that a guard could guard. */
function onlyPrepares(file: SourceFile, { kind, handlers }: Step): boolean {
  return kind === 'use' && handlers.length > 0 && handlers.every((handler) => {
    const origin = originOf(file, unwrapAwait(handler))
    return origin !== null && entryOf(preparations, origin) === true
  })
}

function mayMeet(guard: Step, step: Step): boolean {
  return guard.path === null || step.path === null || step.isPathHidden || covers(guard.path, step.path) || covers(step.path, guard.path)
}

/** Whether a route has a guard of its own, or something that may be one. */
function isGuarded(file: SourceFile, { kind, handlers, servers }: Step, guard: GuardKind): boolean {
  if (kind === 'route') {
    const last = handlers.at(-1)!
    return handlers.slice(0, -1).some((handler) => mayGuard(file, handler, guard)) || (last.type === 'CallExpression' && wrapperMayGuard(file, last, guard))
  }
  if (servers.length === 0) return handlers.some((handler) => handler !== handlers.at(-1) && mayGuard(file, handler, guard))
  if (handlers.slice(0, -1).some((handler) => mayGuard(file, handler, guard))) return true
  return servers.every((server) => {
    const steps = innerSteps(file, server)
    return steps.some((step) => step.kind === 'use' && step.servers.length === 0 && step.handlers.some((handler) => mayGuard(file, handler, guard))) || steps.filter((step) => step.kind === 'route').every((step) => isGuarded(file, step, guard))
  })
}

function mayGuard(file: SourceFile, node: Node, guard: GuardKind): boolean {
  const value = unwrapAwait(node)
  if (isFunction(value)) return turnsAway(file, value)
  const role = middlewareRoleOf(file, value)
  if (role !== null) return role === guard || (guard !== 'limit' && (role === 'auth' || role === 'access')) || (guard === 'auth' && role === 'session')
  const origin = originOf(file, value)
  if (origin && !isLocalModule(origin.module)) return false
  const fn = middlewareFunctionOf(file, value)
  return fn ? turnsAway(file, fn) : true
}

const neutralWrappers = new Set(['async', 'await', 'catch', 'wrap', 'wrapped', 'try', 'handler', 'handle', 'error', 'errors', 'safe', 'bind', 'create', 'make'])

function wrapperMayGuard(file: SourceFile, call: TSESTree.CallExpression, guard: GuardKind): boolean {
  if (wordsOf(calleeNameOf(call) ?? '').some((word) => neutralWrappers.has(word))) return false
  return mayGuard(file, call, guard)
}

/** Whether a route above a guard shows by itself that it needs it: it reads what the guard finds, or serves what is nobody else's business. */
function needsGuard(file: SourceFile, step: Step, kind: GuardKind): boolean {
  if (step.kind !== 'route' || kind === 'limit' || kind === 'csrf') return false
  const { handler } = handlerBehind(file, step.handlers.at(-1)!)
  if (!handler) return false
  if (nodesOf(file).within(handler, 'Literal').some(({ value }) => value === 401 || value === 403)) return false
  const reads = reachableFrom(file, handler).flatMap((fn) => incomingReadsOf(file).get(fn) ?? [])
  if (reads.some(({ part }) => part === 'session')) return true
  return kind !== 'session' && reads.every(({ part }) => part !== 'headers' && part !== 'cookies') && (step.path ?? '').split('/').some((segment) => wordsOf(segment).some((word) => privateWords.has(word)))
}

function saysDeliberate(file: SourceFile, guard: Step): boolean {
  return file.source.getAllComments().some(({ value, range }) => range[0] < guard.node.range[1] && deliberateComment.test(value))
}
