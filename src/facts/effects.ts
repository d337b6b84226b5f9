import type { TSESTree } from '@typescript-eslint/utils'
import {
  deduplicationKeys,
  distinctiveEffects,
  emailWords,
  messageWords,
  outboundEffects,
  paymentObjects,
  paymentVerbs,
  sendingVerbs,
  stripePayments,
  type EffectKind,
  type KnownEffect,
} from '../knowledge/outbound-effects.js'
import { entryOf, isLocalModule } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, keysOf, propertyOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { isEnqueue } from './jobs.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import type { SourceFile } from './source-file.js'

/** A call whose effect leaves the system: an e-mail, a charge, a text message, a job, an HTTP write. */
export type Effect = {
  readonly node: TSESTree.CallExpression
  readonly kind: EffectKind
  /** For messages: `Stripe`; the function's own name for a function of the project. */
  readonly provider: string
  /** The call as it is written, without arguments: `stripe.refunds.create`. */
  readonly api: string
  /** Whether the call carries a key by which its repetition is dropped; `unknown` where options cannot be seen. */
  readonly deduplication: 'key' | 'none' | 'unknown'
}

/** Calls with effects outside the system, in the order of the text. */
export const effectsOf = lazily((file: SourceFile): readonly Effect[] =>
  nodesOf(file)
    .get('CallExpression')
    .flatMap((node) => {
      const known = effectOf(file, node)
      return known ? [{ node, ...known, api: apiOf(node), deduplication: deduplicationOf(file, node, known) }] : []
    }),
)

/** The effects inside a node, nested functions included. */
export function effectsIn(file: SourceFile, ancestor: Node): readonly Effect[] {
  const [start, end] = ancestor.range
  return effectsOf(file).filter(({ node }) => node.range[0] >= start && node.range[1] <= end)
}

function effectOf(file: SourceFile, node: TSESTree.CallExpression): KnownEffect | null {
  const name = calleeNameOf(node)
  if (name === null) return null
  const origin = originOf(file, node.callee)
  const known = origin && entryOf(outboundEffects, origin)
  if (known) return known
  if (isEnqueue(file, node)) return { kind: 'job', provider: name }
  const { root, steps } = chainOf(node.callee)
  const write = httpWriteOf(file, node, name, root, steps)
  if (write) return write
  if (origin && !isLocalModule(origin.module)) return null
  const names = [...(root.type === 'Identifier' ? [root.name] : []), ...steps.filter((step) => step !== '()' && step !== 'new()')]
  const end = names.slice(-2).join('.')
  if (Object.hasOwn(distinctiveEffects, end)) return distinctiveEffects[end]!
  // `stripe.subscriptions.create` of a client from a local module: its name and the call agree
  if (stripePayments.has(end) && names.some((each) => wordsOf(each).includes('stripe'))) return { kind: 'payment', provider: 'Stripe' }
  return ownFunctionEffect(name, names)
}

/** A function or service of the project that is named for what it does: `sendReceiptEmail()`, `mailer.send()`, `chargeCustomer()`. */
function ownFunctionEffect(name: string, names: readonly string[]): KnownEffect | null {
  const words = wordsOf(name)
  const [verb = ''] = words
  if (!sendingVerbs.has(verb) && !paymentVerbs.has(verb)) return null
  const rest = words.slice(1)
  const holder = names.slice(0, -1).flatMap(wordsOf)
  if (sendingVerbs.has(verb)) {
    if (rest.some((word) => emailWords.has(word)) || holder.some((word) => emailWords.has(word) || word === 'mailer' || word === 'resend')) return { kind: 'email', provider: name }
    if (verb !== 'email' && verb !== 'mail' && rest.some((word) => messageWords.has(word))) return { kind: 'message', provider: name }
  }
  if (paymentVerbs.has(verb) && rest.length > 0 && rest.length <= 3 && rest.some((word) => paymentObjects.has(word))) return { kind: 'payment', provider: name }
  return null
}

const writingMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const clientWrites = new Set(['post', 'put', 'patch', 'delete'])

function httpWriteOf(file: SourceFile, node: TSESTree.CallExpression, name: string, root: Node, steps: readonly string[]): KnownEffect | null {
  if (name === 'fetch' && root.type === 'Identifier' && (isGlobal(file, root) || steps.length === 0)) {
    const options = node.arguments[1] && constantBehind(file, node.arguments[1])
    const method = options?.type === 'ObjectExpression' ? propertyOf(options, 'method') : null
    const verb = method && method !== 'unknown' ? stringOf(method) : null
    return verb && writingMethods.has(verb.toUpperCase()) ? { kind: 'request', provider: 'fetch' } : null
  }
  if (!clientWrites.has(name)) return null
  const client = originOf(file, unwrap((unwrap(node.callee) as TSESTree.MemberExpression).object ?? node.callee))
  return client && /^(?:axios|got|ky|superagent|undici|needle)$/.test(client.module) ? { kind: 'request', provider: client.module } : null
}

function apiOf(node: TSESTree.CallExpression): string {
  const { root, steps } = chainOf(node.callee)
  const names = steps.filter((step) => step !== '()' && step !== 'new()' && step !== '[]')
  return [...(root.type === 'Identifier' ? [root.name] : []), ...names].slice(-3).join('.')
}

function deduplicationOf(file: SourceFile, node: TSESTree.CallExpression, { kind, provider }: KnownEffect): Effect['deduplication'] {
  /** Where options stand: after the name and payload of a job, after the URL and body of a client. */
  const options = kind === 'job' || (kind === 'request' && provider !== 'fetch') ? 2 : 1
  let unknown = false
  for (const [index, argument] of node.arguments.entries()) {
    const value = constantBehind(file, argument)
    if (value.type === 'ObjectExpression') {
      const { names, open } = keysOf(value)
      if (names.some((name) => deduplicationKeys.has(name))) return 'key'
      const headers = propertyOf(value, 'headers')
      const held = headers && headers !== 'unknown' ? constantBehind(file, headers) : null
      if (held?.type === 'ObjectExpression' && keysOf(held).names.some((name) => deduplicationKeys.has(name))) return 'key'
      unknown ||= open || (headers !== undefined && held?.type !== 'ObjectExpression')
    } else if (index === options && value.type === 'Identifier') unknown = true
  }
  return unknown ? 'unknown' : 'none'
}
