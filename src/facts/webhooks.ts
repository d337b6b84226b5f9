import { chainOf, wordsOf } from './expressions.js'
import { anyWordOf } from './evidence-words.js'
import { functionsAround, functionNameOf, classAround, reachableFrom, type FunctionNode } from './functions.js'
import { incomingReadsOf } from './incoming-requests.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { requestOf, requestsOf, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { providerMarksOf, type ProviderMark } from './webhook-evidence.js'
import { verificationOf, type Verification } from './webhook-verification.js'
import { webhookProviders, webhookWords } from '../knowledge/webhook-providers.js'

/** A handler that another service calls to tell of an event. */
export type Webhook = {
  /** `null` where the file shows neither a route nor the signature of a handler; of the role `controller` when the route is in another file. */
  readonly route: Route | null
  /** The function that receives the request. */
  readonly fn: FunctionNode
  /** The service's name for messages (`Stripe`); `null` when only the path says that it is a webhook. */
  readonly provider: string | null
  /** What shows that it is one, the strongest first; empty when only its verification does. */
  readonly evidence: readonly ProviderMark[]
  readonly verification: Verification
  /** Whether the handler, or a function of the file that it calls, reads what was sent. */
  readonly readsBody: boolean
}

const spellings = (words: Iterable<string>) => [...words].flatMap((word) => [word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1)])
/** Words of a path of which one is in every path that names a webhook. */
const pathWords: ReadonlySet<string> = new Set([...webhookWords, ...webhookProviders.flatMap(({ paths = [] }) => paths.map((path) => path.split('/')[0]!))])
/** Text without which nothing inside a file shows a webhook. */
const mayReceive = anyWordOf([
  ...spellings(pathWords),
  ...webhookProviders.flatMap(({ name, words, headers, events, types = {} }) => [name, ...spellings(words.flat().filter((word) => word.length > 4)), ...spellings(headers), ...events, ...Object.keys(types)]),
])

/** Handlers of incoming webhooks. Routes that manage a customer's outgoing webhooks, OAuth callbacks and clients are none. */
export const webhooksOf = lazily((file: SourceFile): readonly Webhook[] => {
  if (!mayReceive(file) && !wordsOf(file.path).some((word) => pathWords.has(word))) return []
  const routes = new Map<FunctionNode, Route>()
  for (const route of requestsOf(file)) if (route.handler && (route.role === 'endpoint' || route.role === 'controller') && !routes.has(route.handler)) routes.set(route.handler, route)
  const reads = incomingReadsOf(file)
  const found: Webhook[] = []
  for (const fn of outermost(file, new Set([...routes.keys(), ...reads.keys()]), routes)) {
    const route = routes.get(fn) ?? null
    const reachable = reachableFrom(file, fn)
    const own = reachable.flatMap((each) => reads.get(each) ?? [])
    if (own.some(({ part }) => part === 'session') || managesWebhooks(own) || isReadOnly(route)) continue
    // Nothing of the request is read here; `await verifyWebhook(req)` reads it elsewhere.
    const isHandedOn = own.length === 0
    if (isHandedOn && (!route || !isNamedWebhook(file, fn, route))) continue
    const { provider, marks } = providerMarksOf(file, { fn, route, reachable })
    const verification = verificationOf(file, { fn, route, reachable })
    if (isHandedOn && (provider === null || verification !== 'verified')) continue
    if (isManagement(file, { marks, reachable })) continue
    if (!provider && !(isNamedWebhook(file, fn, route) && own.some(({ part }) => part === 'body'))) continue
    found.push({ route, fn, provider, evidence: marks, verification, readsBody: own.some(({ part }) => part === 'body') })
  }
  return found
})

/** The webhook during whose request a node runs: in its handler, or in a function of this file that the handler calls. */
export function webhookAround(file: SourceFile, node: Node): Webhook | null {
  const webhooks = webhooksOf(file)
  if (webhooks.length === 0) return null
  for (const fn of functionsAround(node)) {
    const webhook = webhooks.find((each) => each.fn === fn) ?? webhooks.find((each) => reachableFrom(file, each.fn).includes(fn))
    if (webhook) return webhook
  }
  return null
}

/** Functions that another one of them calls serve its request: `readPayload(req)` is no handler of its own. */
function outermost(file: SourceFile, all: ReadonlySet<FunctionNode>, routes: ReadonlyMap<FunctionNode, Route>): readonly FunctionNode[] {
  const inner = new Set<FunctionNode>()
  for (const fn of all) {
    for (const callee of reachableFrom(file, fn)) if (callee !== fn && all.has(callee) && !inner.has(fn)) inner.add(callee)
    if (functionsAround(fn).some((outer) => all.has(outer))) inner.add(fn)
  }
  return [...all].filter((fn) => (routes.has(fn) && !isWithinOf(fn, routes)) || (!inner.has(fn) && !requestOf(file, fn)))
}

function isWithinOf(fn: FunctionNode, routes: ReadonlyMap<FunctionNode, Route>): boolean {
  return functionsAround(fn).some((outer) => routes.has(outer))
}

function isReadOnly(route: Route | null): boolean {
  return route?.method === 'GET' || route?.method === 'HEAD' || route?.method === 'DELETE' || route?.method === 'OPTIONS'
}

/** Fields by which a customer registers a webhook of their own. */
const registrationFields = new Set(['url', 'webhookUrl', 'webhook_url', 'endpointUrl', 'endpoint_url', 'targetUrl', 'target_url', 'callbackUrl', 'callback_url'])

function managesWebhooks(reads: readonly { readonly field: string | null }[]): boolean {
  return reads.some(({ field }) => field !== null && registrationFields.has(field))
}

/** Calls by which a project registers its webhooks with a provider, or a customer's with itself. */
const managementSteps = new Set(['webhookEndpoints', 'createWebhook', 'updateWebhook', 'deleteWebhook', 'registerWebhook', 'webhookSubscription', 'endpoint'])

/** Only a path or name says that it is a webhook, and the code says that it manages some. */
function isManagement(file: SourceFile, { marks, reachable }: { readonly marks: readonly ProviderMark[]; readonly reachable: readonly FunctionNode[] }): boolean {
  if (marks.some(({ kind }) => kind !== 'path' && kind !== 'name')) return false
  if (wordsOf(marks.find(({ kind }) => kind === 'path')?.text ?? '').includes('oauth')) return true
  return reachable.some((fn) => nodesOf(file).within(fn, 'CallExpression').some(({ callee }) => chainOf(callee).steps.some((step) => managementSteps.has(step))))
}

function isNamedWebhook(file: SourceFile, fn: FunctionNode, route: Route | null): boolean {
  const type = classAround(fn)
  const names = [route?.path ?? '', file.path.split('/').slice(-4).join('/'), functionNameOf(fn) ?? '', type?.id?.name ?? '']
  return names.some((name) => wordsOf(name).some((word) => webhookWords.has(word)))
}

export type { ProviderMark, Verification }
