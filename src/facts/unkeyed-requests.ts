import type { TSESTree } from '@typescript-eslint/utils'
import { harmlessPathWords, harmlessRowWords, moneyPathWords } from '../knowledge/idempotency-keys.js'
import { racesOf } from './check-then-act.js'
import { claimsIn } from './claims.js'
import { dataAccessesIn } from './data-access.js'
import { effectsIn } from './effects.js'
import { calleeNameOf, nameOf, receiverOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, reachableFrom, type FunctionNode } from './functions.js'
import { httpWriteOf } from './idempotency-keys.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { routesOf, type Route } from './routes.js'
import { sideAt } from './side.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'
import { webhooksOf } from './webhooks.js'

/** A route that charges or creates something each time it is called. */
export type UnkeyedRoute = {
  readonly route: Route
  readonly handler: FunctionNode
  /** What a repetition does again: `charges`, `creates a row in \`orders\``. */
  readonly harm: string
}

/** Routes whose clients are never server actions or procedures: only HTTP requests carry headers of their own. */
const withoutHeaders: ReadonlySet<Route['framework']> = new Set(['next-action', 'trpc', 'lambda', 'http'])

/** POST routes that move money or add rows, and in which nothing recognises a repeated request. */
export const unkeyedRoutesOf = lazily((file: SourceFile): readonly UnkeyedRoute[] => {
  const webhooks = new Set(webhooksOf(file).map(({ fn }) => fn))
  return routesOf(file).flatMap((route): readonly UnkeyedRoute[] => {
    const { handler, role, framework } = route
    if (!handler || role !== 'endpoint' || withoutHeaders.has(framework) || !takesPosts(route) || webhooks.has(handler)) return []
    const path = route.path ?? ''
    if (wordsOf(`${path} ${file.path.split('/').at(-1)}`).some((word) => harmlessPathWords.has(word))) return []
    const functions = reachableFrom(file, handler)
    const harm = harmOf(file, functions, path)
    return harm && !isKeyed(file, route, functions) ? [{ route, handler, harm }] : []
  })
})

function takesPosts({ method, methods }: Route): boolean {
  return method === 'POST' || (methods.length > 1 && methods.includes('POST'))
}

function harmOf(file: SourceFile, functions: readonly FunctionNode[], path: string): string | null {
  const payments = functions.flatMap((fn) => effectsIn(file, fn)).filter(({ kind }) => kind === 'payment')
  if (payments.some(({ deduplication }) => deduplication !== 'key')) return 'moves money'
  for (const fn of functions)
    for (const { node, operation, isAtomic, model, library } of dataAccessesIn(file, fn))
      // Two requests at once that both find nothing are what no-check-then-act tells of; one that comes later finds the row.
      if (operation === 'create' && isAtomic === false && !isLookedUpFirst(file)(node) && library !== 'redis' && model !== null && !wordsOf(model).some((word) => harmlessRowWords.has(word))) return `adds a row to \`${model}\``
  return payments.length === 0 && isMoneyPath(file, path) && functions.some((fn) => nodesOf(file).within(fn, 'AwaitExpression').length > 0) ? 'starts a payment' : null
}

/** Whether a row is created only where a look-up by the same key found none. */
const isLookedUpFirst = lazily((file: SourceFile) => {
  const acts = new Set(racesOf(file).flatMap(({ kind, act }) => (kind === 'row' ? [act] : [])))
  return (node: Node): boolean => acts.has(node)
})

/** `/checkout`, `/billing/upgrade`, `/create-payment-intent`: a segment that is nothing but money, or the last one is about it. */
function isMoneyPath(file: SourceFile, path: string): boolean {
  const segments = path
    .split('/')
    .filter((segment) => !/^[:[{$*]/.test(segment))
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const found = segments.filter((words, index) => (index === segments.length - 1 ? words.some((word) => moneyPathWords.has(word)) : words.every((word) => moneyPathWords.has(word)))).flat()
  // A newsletter is subscribed to as well
  return found.some((word) => moneyPathWords.has(word) && !/^subscri/.test(word)) || (found.length > 0 && /stripe|paypal|paddle|lemon|mercado|price|billing|checkout|\bplan/i.test(file.text))
}

/** Middleware, a header, a claim or a function that is named for it. */
function isKeyed(file: SourceFile, { middleware, wrappers, node }: Route, functions: readonly FunctionNode[]): boolean {
  const named = (place: Node) => /idempot|dedup|request-?id|once\b/i.test(file.text.slice(...place.range))
  if ([node, ...middleware, ...wrappers, ...functions].some(named)) return true
  if ([...middleware, ...wrappers].some((guard) => isTaught(file, guard, file.settings.claims))) return true
  return functions.some((fn) => claimsIn(file, fn).length > 0)
}

/** A request of a browser to pay for something that carries no key. */
export type UnkeyedRequest = { readonly node: Node; readonly url: string }

/** POSTs of front-end code to addresses that move money, without a header by which the server knows a repetition. */
export const unkeyedRequestsOf = lazily((file: SourceFile): readonly UnkeyedRequest[] =>
  nodesOf(file)
    .get('CallExpression')
    .flatMap((call): readonly UnkeyedRequest[] => {
      const write = httpWriteOf(file, call)
      if (!write || write.method !== 'POST' || write.key !== null) return []
      const path = write.url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#][^]*/, '')
      if (!isMoneyPath(file, path) || wordsOf(path).some((word) => harmlessPathWords.has(word) || word === 'intent' || word === 'intents') || opensPaymentPage(file, call)) return []
      const side = sideAt(file, call)
      return side === 'client' || (side === 'unknown' && write.url.startsWith('/')) ? [{ node: call, url: write.url }] : []
    }),
)

/**
 * Whether the browser goes where the answer of a request says: the server opened the provider's page, on which somebody pays
 * only by another click. A payment intent is confirmed by one as well.
 */
function opensPaymentPage(file: SourceFile, request: TSESTree.CallExpression): boolean {
  const scope = functionAround(request)
  return scope !== null && lastDepartureIn(file)(scope) > request.range[1]
}

/** Where a function last sends the browser to an address that it was given: the offset where that ends, `-1` for nowhere. */
const lastDepartureIn = lazily((file: SourceFile) =>
  lazily((scope: Node): number => {
    const departures = [
      ...nodesOf(file).within(scope, 'CallExpression').filter((call) => calleeNameOf(call) === 'redirectToCheckout' || (navigates(call) && isGivenAddress(file, call.arguments[0]!))),
      ...nodesOf(file).within(scope, 'AssignmentExpression').filter(({ left, right }) => /^(?:location|href)$/.test(nameOf(left) ?? '') && isGivenAddress(file, right)),
    ]
    return departures.reduce((last, { range }) => Math.max(last, range[1]), -1)
  }),
)

/** `location.assign(url)`, `router.push(url)`, `window.open(url)`. */
function navigates(call: TSESTree.CallExpression): boolean {
  if (call.arguments.length === 0) return false
  const name = calleeNameOf(call)
  const by = nameOf(receiverOf(call) ?? call.callee)
  return (by === 'location' && (name === 'assign' || name === 'replace')) || (/^(?:router|navigation|history)$/.test(by ?? '') && (name === 'push' || name === 'replace')) || (by === 'window' && name === 'open')
}

/** `url`, `data.checkoutUrl`: not an address of the program's own. */
function isGivenAddress(file: SourceFile, node: Node): boolean {
  const value = unwrap(node)
  return (value.type === 'Identifier' || value.type === 'MemberExpression') && stringOf(constantBehind(file, value)) === null
}
