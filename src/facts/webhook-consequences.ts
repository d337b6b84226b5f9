import type { TSESTree } from '@typescript-eslint/utils'
import { neutralMiddleware, neutralWords, verifyingCalls, verifyingPackages, verifyingWords } from '../knowledge/webhook-providers.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { claimsIn } from './claims.js'
import { dataAccessesIn, type DataAccess } from './data-access.js'
import { effectsIn, type Effect } from './effects.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { functionAround, functionBehind, functionsAround, isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { guardsOf } from './guards.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { onlyValueOf, variableOf } from './references.js'
import type { Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'
import { webhooksOf } from './webhooks.js'

/** Something a webhook does that a second delivery of the same event does again. */
export type Consequence = {
  readonly node: Node
  /** `relative`: adds to a stored value; `create`: a new row; `email`, `payment`: sent, charged; `write`: any other change of data. */
  readonly kind: 'relative' | 'create' | 'email' | 'payment' | 'write'
  /** The call as it is written, for messages. */
  readonly api: string
}

/** What a webhook handler does, and whether anything in sight keeps a repeated delivery from doing it again. */
export type WebhookConsequences = {
  readonly fn: FunctionNode
  /** For messages: `Stripe`; `null` when unknown. */
  readonly provider: string | null
  /** The costliest first. */
  readonly consequences: readonly Consequence[]
  /** A claim, a look-up that ends the handler, a stored event id, a guard or an unknown wrapper. */
  readonly isDeduplicated: boolean
}

/** Every webhook of a file with its consequences; those that have none included. */
export const webhookConsequencesOf = lazily((file: SourceFile): readonly WebhookConsequences[] => {
  const handlers = [
    // Of a path alone it is not sure that somebody else delivers events there
    ...webhooksOf(file).flatMap(({ fn, route, provider, verification }) => (provider !== null || verification === 'verified' ? [{ fn, route, provider }] : [])),
    ...eventFunctionsOf(file).map((fn) => ({ fn, route: null, provider: 'Stripe' })),
  ]
  return handlers.map(({ fn, route, provider }) => {
    const functions = reachableFrom(file, fn)
    return {
      fn,
      provider,
      consequences: consequencesOf(file, functions),
      isDeduplicated: isGuarded(file, fn, route) || functions.some((each) => deduplicates(file, each)),
    }
  })
})

/** Functions that get an event of Stripe from a handler in another file: `async function onEvent(event: Stripe.Event)`. */
function eventFunctionsOf(file: SourceFile): readonly FunctionNode[] {
  if (!/\bEvent\b/.test(file.text)) return []
  const reached = new Set(webhooksOf(file).flatMap(({ fn }) => reachableFrom(file, fn)))
  const found = (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const)
    .flatMap((type): readonly FunctionNode[] => nodesOf(file).get(type))
    .filter((fn) => {
      const [parameter] = fn.params
      if (parameter?.type !== 'Identifier' || !parameter.typeAnnotation || reached.has(fn)) return false
      const origin = originOf(file, parameter)
      return origin !== null && origin.module === 'stripe' && origin.path.at(-1) === 'new()' && origin.path.at(-2) === 'Event'
    })
  const inner = new Set(found.flatMap((fn) => reachableFrom(file, fn).filter((each) => each !== fn)))
  return found.filter((fn) => !inner.has(fn))
}

/** The costliest first. */
const harm: readonly Consequence['kind'][] = ['payment', 'relative', 'create', 'email', 'write']

function consequencesOf(file: SourceFile, functions: readonly FunctionNode[]): readonly Consequence[] {
  const found = new Map<Node, Consequence>()
  for (const fn of functions) {
    for (const access of dataAccessesIn(file, fn)) {
      const kind = accessConsequence(access)
      if (kind === 'write' && convergesByFetch(file, access)) continue
      if (kind) found.set(access.node, { node: access.node, kind, api: access.api })
    }
    for (const effect of effectsIn(file, fn)) if (!found.has(effect.node) && isRepeatable(effect)) found.set(effect.node, { node: effect.node, kind: effect.kind as 'email' | 'payment', api: effect.api })
  }
  return [...found.values()].sort((a, b) => harm.indexOf(a.kind) - harm.indexOf(b.kind) || a.node.range[0] - b.node.range[0])
}

function isRepeatable({ kind, deduplication }: Effect): boolean {
  return (kind === 'email' || kind === 'payment') && deduplication === 'none'
}

/** Whether an update stores what the provider says at that moment (`stripe.subscriptions.retrieve(id)`), beside ids: a late copy of an event stores the same. */
function convergesByFetch(file: SourceFile, { operation, data, assignments }: DataAccess): boolean {
  if (operation !== 'update' || data === null || unwrap(data).type !== 'ObjectExpression' || assignments.length === 0) return false
  const values = assignments.filter(({ name }) => !/(?:^id|Id|_id)$/.test(name))
  return values.length > 0 && values.every(({ value }) => value !== null && mentionsFetched(file, value))
}

function mentionsFetched(file: SourceFile, value: Node): boolean {
  const names = value.type === 'Identifier' ? [value] : nodesOf(file).within(value, 'Identifier')
  return names.some((name) => {
    const variable = variableOf(file, name)
    const only = variable && onlyValueOf(variable)
    const call = only && unwrapAwait(only)
    return call?.type === 'CallExpression' && calleeNameOf(call) === 'retrieve'
  })
}

/** Tables whose repeated rows cost nothing, and rows that are kept apart by the provider's id. */
const journalWords = new Set(['log', 'logs', 'audit', 'audits', 'activity', 'activities', 'history', 'analytics', 'metric', 'metrics', 'event', 'events', 'webhook', 'webhooks', 'tracking'])
const personWords = new Set(['user', 'users', 'account', 'accounts', 'customer', 'customers', 'profile', 'profiles', 'organization', 'organizations', 'member', 'members', 'membership', 'memberships', 'team', 'teams'])

function accessConsequence(access: DataAccess): Consequence['kind'] | null {
  if (access.library === 'redis') return null
  if (access.relative !== null) return 'relative'
  switch (access.operation) {
    case 'create': {
      if (access.isAtomic !== false) return null
      const words = access.model === null ? [] : wordsOf(access.model)
      if (words.some((word) => journalWords.has(word))) return null
      return words.some((word) => personWords.has(word)) && access.assignments.some(({ name }) => /id$/i.test(name)) ? 'write' : 'create'
    }
    case 'update':
    case 'delete':
      return 'write'
    default:
      return null
  }
}

/** Names that only what remembers earlier deliveries has. */
const memoryWords = new Set(['idempotency', 'idempotent', 'idem', 'dedup', 'dedupe', 'deduped', 'deduplicate', 'deduplication', 'processed', 'duplicate', 'already', 'replayed', 'handled'])
const deliveryHeaders = new Set(['x-github-delivery', 'x-shopify-webhook-id', 'x-shopify-event-id', 'paypal-transmission-id', 'i-twilio-idempotency-token', 'x-event-id', 'x-request-id'])
const eventNames = /^(?:event|evt|stripeEvent|webhookEvent|webhook|notification|payload|body|data|message)$/

function deduplicates(file: SourceFile, fn: FunctionNode): boolean {
  if (claimsIn(file, fn).length > 0) return true
  const reads = new Set<Node>(dataAccessesIn(file, fn).flatMap((access) => (access.operation === 'read' ? [access.node] : [])))
  for (const [source, guards] of guardsOf(file)) {
    if (source.range[0] < fn.range[0] || source.range[1] > fn.range[1]) continue
    if (!isLookup(source, reads)) continue
    // What a look-up found ends the handler, or what it did not find is the condition for going on
    if (guards.some(({ flag, isExit, absent, isPresence }) => flag !== 'error' && flag !== 'err' && (isExit || (absent !== null && !isPresence && writesWithin(file, fn, absent))))) return true
  }
  const nodes = nodesOf(file)
  if (nodes.within(fn, 'Identifier').some(({ name }) => name.length < 40 && wordsOf(name).some((word) => memoryWords.has(word)))) return true
  if (nodes.within(fn, 'Literal').some(({ value }) => typeof value === 'string' && deliveryHeaders.has(value.toLowerCase()))) return true
  return nodes.within(fn, 'MemberExpression').some((member) => isEventId(member) && !isLogged(member))
}

function isLookup(source: Node, reads: ReadonlySet<Node>): boolean {
  if (reads.has(source)) return true
  for (const read of reads) if (read.range[0] >= source.range[0] && read.range[1] <= source.range[1]) return true
  // A look-up of the project: `await isProcessed(id)`, `await findPayment(id)`, `await paymentExists(id)`
  const name = source.type === 'CallExpression' ? calleeNameOf(source) : null
  return name !== null && /^(?:find|is|has|was|exists|already|check)[A-Z_]|Exists$/.test(name) && source.parent?.type === 'AwaitExpression'
}

function writesWithin(file: SourceFile, fn: FunctionNode, [from, to]: readonly [number, number]): boolean {
  return dataAccessesIn(file, fn).some(({ node, operation }) => operation === 'create' && node.range[0] >= from && node.range[1] <= to)
}

/** `event.id`, where `event` is what the provider sent. */
function isEventId(member: TSESTree.MemberExpression): boolean {
  if (nameOf(member) !== 'id') return false
  const object = unwrap(member.object)
  return object.type === 'Identifier' && eventNames.test(object.name)
}

/** Given to a log, an error message or the answer: nothing remembers it there. */
function isLogged(node: Node): boolean {
  for (let at: Node | undefined = node.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === 'NewExpression') return /Error$/.test(calleeNameOf(at) ?? '')
    if (at.type !== 'CallExpression') continue
    const receiver = receiverOf(at)
    const { root, steps } = chainOf(receiver ?? at.callee)
    const names = [root.type === 'Identifier' ? root.name : '', ...steps]
    return names.some((name) => /^(?:console|log|logger|log(?:Info|Error|Event)|winston|pino|Sentry|res|reply|NextResponse|Response|captureException)$/.test(name))
  }
  return false
}

/** Whether something before the handler remembers deliveries, or may: middleware and wrappers that the file does not show. */
function isGuarded(file: SourceFile, fn: FunctionNode, route: Route | null): boolean {
  const around = route ? [...route.middleware, ...route.wrappers] : wrappersOf(fn)
  return around.some((node) => {
    if (isTaught(file, node, [...file.settings.webhookGuards, ...file.settings.claims])) return true
    const callee = node.type === 'CallExpression' ? node.callee : node
    const { root, steps } = chainOf(callee)
    const name = steps.filter((step) => step !== '()' && step !== 'new()').at(-1) ?? (root.type === 'Identifier' ? root.name : '')
    const words = wordsOf(name)
    if (words.some((word) => memoryWords.has(word) || word === 'once')) return true
    if (verifyingCalls.has(name) || words.some((word) => verifyingWords.has(word) || neutralWords.has(word))) return false
    const origin = originOf(file, callee)
    if (origin && !isLocalModule(origin.module) && (neutralMiddleware.has(packageOf(origin.module)) || verifyingPackages.has(packageOf(origin.module)))) return false
    const own = functionBehind(file, callee)
    return own ? deduplicates(file, own) : true
  })
}

function wrappersOf(fn: FunctionNode): readonly Node[] {
  const { parent } = fn
  if (parent.type !== 'CallExpression' || parent.callee === fn || functionAround(fn) !== null) return []
  return functionsAround(fn).length === 0 && stringOf(parent.arguments[0]) === null ? [parent.callee] : []
}
