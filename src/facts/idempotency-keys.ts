import type { TSESTree } from '@typescript-eslint/utils'
import { distinctiveKeyedCalls, keyNames, keyedCalls, keyedHosts, purposeWords, unmistakableCalls, type KeyedCall } from '../knowledge/idempotency-keys.js'
import { entryOf, isLocalModule } from '../knowledge/modules.js'
import { dataAccessesOf } from './data-access.js'
import { everNewPartOf } from './ever-new-values.js'
import { calleeNameOf, chainOf, keysOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionsAround } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { objectBehind } from './option-objects.js'
import { originOf } from './origins.js'
import { isGlobal, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A call that can carry a key by which its repetition is dropped, and does not, or carries one that is new each time. */
export type KeyProblem = {
  readonly call: TSESTree.CallExpression
  /** As it is written: `stripe.refunds.create`. */
  readonly api: string
  /** The name the key goes by: `idempotencyKey`, `PayPal-Request-Id`. */
  readonly key: string
  readonly provider: string
  /** What makes the key new each time, and the value it is part of; `null` where there is no key. */
  readonly changing: { readonly part: Node; readonly value: Node } | null
  /** Where a key can be written: the options object that lacks it, or the last argument that options would follow. */
  readonly room: { readonly kind: 'object'; readonly object: TSESTree.ObjectExpression } | { readonly kind: 'argument' } | null
}

/** Calls of payment providers without a usable idempotency key, in the order of the text. */
export const keyProblemsOf = lazily((file: SourceFile): readonly KeyProblem[] => {
  const found: KeyProblem[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const problem = problemOf(file, call)
    if (problem) found.push(problem)
  }
  if (found.length === 0) return found
  const queries = new Set(dataAccessesOf(file).map(({ node }) => node.range[0]))
  return found.filter(({ call }) => !queries.has(call.range[0]))
})

/** Last names of the calls that take a key, so that other calls cost one look-up. */
const keyedNames: ReadonlySet<string> = new Set(
  [...Object.values(keyedCalls).flatMap((paths) => Object.keys(paths)), ...Object.keys(distinctiveKeyedCalls)].map((path) => path.slice(path.lastIndexOf('.') + 1)),
)

function problemOf(file: SourceFile, call: TSESTree.CallExpression): KeyProblem | null {
  const name = calleeNameOf(call)
  if (name === null || call.arguments.some(({ type }) => type === 'SpreadElement')) return null
  const known = keyedNames.has(name) ? keyedCallOf(file, call) : null
  if (known) return keyedProblem(file, call, known)
  return requestProblem(file, call, name) ?? changingProblem(file, call)
}

/** The kind of money-moving call that takes a key. */
function keyedCallOf(file: SourceFile, call: TSESTree.CallExpression): KeyedCall | null {
  const origin = originOf(file, call.callee)
  const known = origin && entryOf(keyedCalls, origin)
  if (known) return known
  if (origin && !isLocalModule(origin.module)) return null
  const { root, steps } = chainOf(call.callee)
  const names = [...(root.type === 'Identifier' ? [root.name] : []), ...steps.filter((step) => /^\w/.test(step))]
  const end = names.slice(-2).join('.')
  const found = distinctiveKeyedCalls[end] ?? null
  if (!found) return null
  return unmistakableCalls.has(end) || names.some((each) => found.hint.test(each)) || (found.hint.test(origin?.module ?? '') && names.length > 2) ? found.call : null
}

function keyedProblem(file: SourceFile, call: TSESTree.CallExpression, { provider, key, place, index }: KeyedCall): KeyProblem | null {
  const base = { call, api: apiOf(call), key, provider }
  const first = call.arguments[0]
  if (!first) return null
  let holder: Node | null | undefined = call.arguments[place === 'options' ? index : 0]
  if (place === 'requestOptions') {
    if (/\bidempotencyKey\b/.test(clientOptionsText(file, call))) return null
    const object = objectBehind(file, first)
    const inner = object === 'none' || object === 'unknown' ? undefined : propertyOf(object, 'requestOptions')
    if (object === 'unknown' || inner === 'unknown') return null
    holder = inner
  }
  const object = holder ? objectBehind(file, holder) : 'none'
  if (object === 'unknown') return null
  if (isWholeRefund(file, call, object)) return null
  if (object === 'none') return { ...base, changing: null, room: provider === 'Stripe' && call.arguments.length === index ? { kind: 'argument' } : null }
  const value = keyIn(object)
  if (value === 'unknown') return null
  if (!value) return { ...base, changing: null, room: provider === 'Stripe' ? { kind: 'object', object } : null }
  const part = everNewPartOf(file, value, call)
  return part ? { ...base, changing: { part, value }, room: null } : null
}

/**
 * `refunds.create({ payment_intent })` without an amount and a key: it gives back all that was paid, and Stripe refuses the
 * second one, so that a repetition moves no money. https://docs.stripe.com/refunds
 */
function isWholeRefund(file: SourceFile, call: TSESTree.CallExpression, options: TSESTree.ObjectExpression | 'none'): boolean {
  if (options !== 'none' && keyIn(options) !== null) return false
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || nameOf(unwrap(callee.object)) !== 'refunds') return false
  const given = objectBehind(file, call.arguments[0]!)
  if (given === 'none' || given === 'unknown') return false
  const { names, open } = keysOf(given)
  return !open && !names.includes('amount') && names.some((name) => name === 'payment_intent' || name === 'charge')
}

/** `new MercadoPagoConfig({ options: { idempotencyKey } })`: a key for every call of the client. */
function clientOptionsText(file: SourceFile, call: TSESTree.CallExpression): string {
  const config = nodesOf(file)
    .get('NewExpression')
    .find(({ callee }) => callee.type === 'Identifier' && callee.name === 'MercadoPagoConfig')
  return config && config !== (call as Node) ? file.text.slice(...config.range) : ''
}

/** The value of an object's idempotency key, whatever it is called. */
function keyIn(object: TSESTree.ObjectExpression): Node | 'unknown' | null {
  for (const property of object.properties) {
    const name = property.type === 'Property' ? nameOf(property) : null
    if (property.type === 'Property' && name !== null && isKeyName(name)) return property.value
  }
  return keysOf(object).open ? 'unknown' : null
}

export function isKeyName(name: string): boolean {
  return keyNames.has(name.replace(/[^A-Za-z]/g, '').toLowerCase())
}

/** A write by `fetch` or a client like it: its address as far as it is written, its options. */
export type HttpWrite = {
  readonly call: TSESTree.CallExpression
  readonly method: string
  /** Expressions stand as `{}`. */
  readonly url: string
  /** The value of a header by which the server drops a repetition; `null` for certainly none, `unknown` otherwise. */
  readonly key: Node | 'unknown' | null
}

const httpClients = /^(?:axios|ky|got|ofetch|superagent|undici|node-fetch|cross-fetch|isomorphic-fetch)$/

/** `fetch(url, { method: 'POST' })`, `axios.post(url, data, config)`; `null` for every other call. */
export function httpWriteOf(file: SourceFile, call: TSESTree.CallExpression): HttpWrite | null {
  const name = calleeNameOf(call)
  const [first, second, third] = call.arguments
  if (name === null || !first) return null
  const origin = originOf(file, call.callee)
  const callee = unwrap(call.callee)
  const isFetch = (name === 'fetch' || name === '$fetch' || name === 'ofetch') && callee.type === 'Identifier' && (isGlobal(file, callee) || (origin !== null && httpClients.test(origin.module)))
  const isVerb = ['post', 'put', 'patch'].includes(name) && origin !== null && httpClients.test(origin.module)
  if (!isFetch && !isVerb) return null
  // A client of the file whose interceptors may add what is missing here
  if (isVerb && origin!.path.includes('()') && /interceptors|hooks:/.test(file.text)) return null
  const isAxios = isVerb && origin!.module === 'axios'
  const options = isAxios ? third : second
  const path = addressOf(file, first)
  if (path === null) return null
  const instance = isVerb && origin!.path.includes('()') ? instanceOf(file, call) : null
  const url = instance?.base && !/^\w+:\/\//.test(path) ? `${instance.base}/${path.replace(/^\//, '')}` : path
  if (isFetch) {
    const object = options ? objectBehind(file, options) : 'none'
    if (object === 'none' || object === 'unknown') return null
    const method = propertyOf(object, 'method')
    const verb = method && method !== 'unknown' ? stringOf(method)?.toUpperCase() : undefined
    return verb === 'POST' || verb === 'PUT' || verb === 'PATCH' ? { call, method: verb, url, key: headerIn(file, object) } : null
  }
  const object = options ? objectBehind(file, options) : 'none'
  return { call, method: name.toUpperCase(), url, key: object === 'none' ? (instance ? instance.key : origin!.path.includes('()') ? 'unknown' : null) : object === 'unknown' ? 'unknown' : headerIn(file, object) }
}

/** `axios.create({ baseURL, headers })` behind the client of a call: where its addresses begin, and the key it would send with each. */
function instanceOf(file: SourceFile, call: TSESTree.CallExpression): { readonly base: string; readonly key: Node | 'unknown' | null } | null {
  const receiver = receiverOf(call)
  const made = receiver ? constantBehind(file, receiver) : null
  const given = made?.type === 'CallExpression' ? made.arguments[0] : undefined
  const options = given ? objectBehind(file, given) : 'unknown'
  if (options === 'none' || options === 'unknown' || keysOf(options).open) return null
  const base = propertyOf(options, 'baseURL') ?? propertyOf(options, 'prefixUrl')
  return { base: base && base !== 'unknown' ? (addressOf(file, base)?.replace(/\/$/, '') ?? '{}') : '', key: headerIn(file, options) }
}

function headerIn(file: SourceFile, options: TSESTree.ObjectExpression): Node | 'unknown' | null {
  const headers = propertyOf(options, 'headers')
  if (headers === 'unknown') return 'unknown'
  const body = bodyKeyOf(file, options)
  if (body) return body
  if (!headers) return null
  const object = objectBehind(file, headers)
  if (object === 'none') return null
  return object === 'unknown' ? 'unknown' : keyIn(object)
}

/** `body: JSON.stringify({ idempotency_key })`: some providers take the key there. */
function bodyKeyOf(file: SourceFile, options: TSESTree.ObjectExpression): Node | null {
  const body = propertyOf(options, 'body')
  const value = body && body !== 'unknown' ? constantBehind(file, body) : null
  const inner = value?.type === 'CallExpression' && calleeNameOf(value) === 'stringify' && value.arguments[0] ? constantBehind(file, value.arguments[0]) : value
  const found = inner?.type === 'ObjectExpression' ? keyIn(inner) : null
  return found === 'unknown' ? null : found
}

function addressOf(file: SourceFile, node: Node, depth = 0): string | null {
  const value = constantBehind(file, node)
  const text = stringOf(value)
  if (text !== null) return text
  if (depth > 6) return null
  if (value.type === 'TemplateLiteral') return value.quasis.map(({ value: { raw } }, index) => (index < value.expressions.length ? `${raw}${addressOf(file, value.expressions[index]!, depth + 1) ?? '{}'}` : raw)).join('')
  if (value.type === 'BinaryExpression' && value.operator === '+') return `${addressOf(file, value.left as Node, depth + 1) ?? '{}'}${addressOf(file, value.right, depth + 1) ?? '{}'}`
  return null
}

function requestProblem(file: SourceFile, call: TSESTree.CallExpression, name: string): KeyProblem | null {
  if (!['fetch', '$fetch', 'ofetch', 'post', 'put', 'patch'].includes(name)) return null
  const write = httpWriteOf(file, call)
  if (!write || write.key === 'unknown') return null
  const host = keyedHosts.find(({ url }) => url.test(write.url))
  const base = { call, api: `${name}('${write.url.length > 60 ? `${write.url.slice(0, 57)}...` : write.url}')`, room: null }
  if (!write.key) return host && write.method === 'POST' ? { ...base, key: host.header, provider: host.provider, changing: null } : null
  const part = everNewPartOf(file, write.key, call)
  return part ? { ...base, key: host?.header ?? 'Idempotency-Key', provider: host?.provider ?? 'the server', changing: { part, value: write.key } } : null
}

/** One search of the text a file, not one a call. */
const mentionsKey = lazily(({ text }: SourceFile) => /idempotency|request-?id/i.test(text))

/** Any other call of a package that is given a key which is new each time: `stripe.checkout.sessions.create(x, { idempotencyKey: nanoid() })`. */
function changingProblem(file: SourceFile, call: TSESTree.CallExpression): KeyProblem | null {
  if (!mentionsKey(file)) return null
  const name = calleeNameOf(call)!
  for (const argument of call.arguments) {
    const object = objectBehind(file, argument)
    if (object === 'none' || object === 'unknown') continue
    const inner = propertyOf(object, 'requestOptions')
    const value = keyIn(inner && inner !== 'unknown' && inner.type === 'ObjectExpression' ? inner : object)
    if (!value || value === 'unknown') continue
    const part = everNewPartOf(file, value, call)
    if (part && isProviderCall(file, call)) return { call, api: apiOf(call) || name, key: 'idempotencyKey', provider: 'the provider', changing: { part, value }, room: null }
  }
  return null
}

const providerNames = /stripe|square|adyen|mollie|paypal|mercadopago|gocardless|plaid|wise|dwolla/i

function isProviderCall(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const receiver = receiverOf(call)
  if (!receiver) return false
  const origin = originOf(file, call.callee)
  if (origin && !isLocalModule(origin.module)) return true
  const { root, steps } = chainOf(call.callee)
  return [...(root.type === 'Identifier' ? [root.name] : []), ...steps].some((step) => providerNames.test(step))
}

function apiOf(call: TSESTree.CallExpression): string {
  const { root, steps } = chainOf(call.callee)
  const names = steps.filter((step) => /^\w/.test(step))
  const first = root.type === 'Identifier' ? [steps[0] === '()' ? `${root.name}()` : root.name] : []
  return [...first, ...names].slice(-3).join('.')
}

/** How many names are tried for a suggestion: in a function with more of them, none is the obvious one. */
const mostCandidates = 50

/** An identifier in scope that names what a payment is for, as text: `order.id`, `invoiceId`; `null` where none is certain. */
export function purposeIdOf(file: SourceFile, call: TSESTree.CallExpression): string | null {
  const outermost = functionsAround(call).at(-1)
  if (!outermost) return null
  const own = [...nodesOf(file).within(call, 'MemberExpression'), ...nodesOf(file).within(call, 'Identifier')].filter(namesPurpose)
  const found = [...own, ...purposeIdsIn(file)(outermost)].find((node) => node.range[0] < call.range[1] && isReadableAt(file, node, call))
  return found ? file.text.slice(...found.range) : null
}

/** The first names in a function that are those of what is paid for. */
const purposeIdsIn = lazily((file: SourceFile) =>
  lazily((fn: Node): readonly Node[] => [...nodesOf(file).within(fn, 'MemberExpression'), ...nodesOf(file).within(fn, 'Identifier')].filter(namesPurpose).slice(0, mostCandidates)),
)

/** `order.id`, `invoiceId`, `input.orderId`. */
function namesPurpose(node: Node): boolean {
  if (node.type === 'Identifier') {
    if (node.parent?.type === 'MemberExpression' && (node.parent.property === node || node.parent.object === node)) return false
    const words = wordsOf(node.name)
    return words.length > 1 && words.at(-1) === 'id' && purposeWords.has(words.at(-2)!)
  }
  const { root, steps } = chainOf(node)
  if (root.type !== 'Identifier' || steps.length > 2 || steps.some((step) => !/^\w+$/.test(step))) return false
  const last = wordsOf(steps.at(-1) ?? '')
  if (last.length > 1) return last.at(-1) === 'id' && purposeWords.has(last.at(-2)!)
  return last[0] === 'id' && purposeWords.has(wordsOf(steps.at(-2) ?? root.name).at(-1) ?? '')
}

/** Whether a name is a parameter or an earlier variable of a function around the call. */
function isReadableAt(file: SourceFile, node: Node, call: Node): boolean {
  const { root } = chainOf(node)
  const variable = root.type === 'Identifier' ? variableOf(file, root) : null
  const definition = variable?.defs[0]
  if (!variable || (definition?.type !== 'Parameter' && definition?.type !== 'Variable')) return false
  const { block } = variable.scope
  if (block.type === 'Program' || block.range[0] > call.range[0] || block.range[1] < call.range[1]) return false
  return definition.type !== 'Variable' || definition.node.range[1] <= call.range[0]
}
