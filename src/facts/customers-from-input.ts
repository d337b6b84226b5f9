import type { TSESTree } from '@typescript-eslint/utils'
import { customerCalls } from '../knowledge/customers.js'
import { accessWords } from '../knowledge/tenancy.js'
import { isCheckedAgainstCaller, mayCheckAccess, mentions } from './caller-checks.js'
import { calleeNameOf, chainOf, propertyOf, unwrap, wordsOf } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { objectBehind } from './option-objects.js'
import { originOf } from './origins.js'
import { allRequestDataOf, type RequestData } from './request-data.js'
import { requestsOf } from './routes.js'
import type { SourceFile } from './source-file.js'
import { filledParts, isOfStaff, readsEnvironmentSecret } from './tenants-from-input.js'
import { webhookAround } from './webhooks.js'

/** A call of a payment provider for whatever customer or subscription the request names. */
export type CustomerFromInput = {
  readonly node: Node
  /** What it is of the provider's: `customer`, `subscription`. */
  readonly subject: string
  /** The call: `billingPortal.sessions.create`. */
  readonly api: string
  readonly data: RequestData
}

/** Last names of the calls, so that other calls cost one look-up. */
const callNames: ReadonlySet<string> = new Set(Object.keys(customerCalls).map((path) => path.slice(path.lastIndexOf('.') + 1)))

/**
 * Billing portals, checkouts, invoices and subscriptions of Stripe that a handler opens, shows or changes for an id that was
 * sent, in the order of the text: whoever sends another customer's id has that customer's cards and invoices before them.
 */
export const customersFromInputOf = lazily((file: SourceFile): readonly CustomerFromInput[] => {
  const found: CustomerFromInput[] = []
  if (requestsOf(file).length === 0) return found
  for (const call of nodesOf(file).get('CallExpression')) {
    const named = namedBy(file, call)
    if (!named) continue
    const data = allRequestDataOf(file, named.node).find((one) => filledParts.has(one.part) && saysSubject(one, named.subject))
    if (data && !isTrusted(file, data, call)) found.push({ ...named, data })
  }
  return found
})

/** The customer or subscription that a call of Stripe is for. */
function namedBy(file: SourceFile, call: TSESTree.CallExpression): Omit<CustomerFromInput, 'data'> | null {
  const name = calleeNameOf(call)
  if (name === null || !callNames.has(name)) return null
  const { root, steps } = chainOf(call.callee)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => /^\w/.test(step) && !step.endsWith(')'))]
  const path = Object.keys(customerCalls).find((one) => names.join('.').endsWith(`.${one}`))
  const known = path === undefined ? undefined : customerCalls[path]
  if (path === undefined || !known || !(names.some((one) => wordsOf(one).includes('stripe')) || originOf(file, call.callee)?.module === 'stripe')) return null
  const [first] = call.arguments
  if (!first) return null
  if (known.at === 'first') return { node: first, subject: known.subject, api: path }
  const options = objectBehind(file, first)
  const value = options === 'none' || options === 'unknown' ? undefined : propertyOf(options, known.subject)
  return value && value !== 'unknown' ? { node: unwrap(value), subject: known.subject, api: path } : null
}

/** Whether what was sent is called what it is used for: `customerId`, `stripe_customer`. */
function saysSubject({ path, part, read }: RequestData, subject: string): boolean {
  const last = path.findLast((step) => !/^\[/.test(step)) ?? (part === 'input' && read.type === 'Identifier' ? read.name : '')
  return wordsOf(last).includes(subject)
}

function isTrusted(file: SourceFile, data: RequestData, call: Node): boolean {
  const { route } = data
  const { handler, role } = route
  if (role === 'middleware' || role === 'error-handler' || isOfStaff(file, route) || webhookAround(file, call)) return true
  if (mayCheckAccess(file, route) || isCheckedAgainstCaller(file, data, call)) return true
  return handler !== null && (mentions(file, handler, accessWords) || readsEnvironmentSecret(file, handler))
}
