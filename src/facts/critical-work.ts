import type { DataAccess } from './data-access.js'
import { wordsOf } from './expressions.js'
import { functionNameOf, functionsAround, reachableFrom, type FunctionNode } from './functions.js'
import { jobAround, jobsOf } from './jobs.js'
import { lazily } from './lazily.js'
import type { Node } from './nodes.js'
import { originOf } from './origins.js'
import { requestAround } from './routes.js'
import type { SourceFile } from './source-file.js'
import { webhookAround } from './webhooks.js'

/** Where the same call arrives twice as a matter of course, or where twice costs money. */
export type CriticalPlace = 'webhook' | 'job' | 'payment'

/** Words of names for what moves money. */
const paymentWords: ReadonlySet<string> = new Set([
  'payment', 'payments', 'charge', 'charges', 'refund', 'refunds', 'payout', 'payouts', 'checkout', 'purchase', 'purchases', 'billing', 'stripe', 'paypal',
  'paddle', 'mercadopago', 'withdrawal', 'withdraw', 'deposit', 'wallet', 'redeem', 'redemption', 'invoice', 'invoices', 'ledger', 'topup',
])

/** Functions that a job's handler calls, and the handler. */
const jobFunctionsOf = lazily((file: SourceFile): ReadonlySet<FunctionNode> => {
  const found = new Set<FunctionNode>()
  for (const { handler } of jobsOf(file)) if (handler) for (const fn of reachableFrom(file, handler)) found.add(fn)
  return found
})

/** The kind of critical place that a node runs in, or `null` for ordinary code. */
export function criticalPlaceOf(file: SourceFile, node: Node): CriticalPlace | null {
  if (webhookAround(file, node)) return 'webhook'
  const functions = functionsAround(node)
  if (jobAround(file, node) || functions.some((fn) => jobFunctionsOf(file).has(fn))) return 'job'
  if (functions.some((fn) => isJobFunction(file, fn))) return 'job'
  if (functions.some((fn) => fn.params.some((parameter) => originOf(file, parameter)?.module === 'stripe'))) return 'payment'
  const words = new Set([...functions.map((fn) => functionNameOf(fn) ?? ''), requestAround(file, node)?.path ?? '', ...file.path.split('/').slice(-2)].flatMap(wordsOf))
  // A path that manages a customer's own webhooks says no more than that
  if (functions.some((fn) => wordsOf(functionNameOf(fn) ?? '').includes('webhook')) && !isManagement(words)) return 'webhook'
  return [...words].some((word) => paymentWords.has(word)) ? 'payment' : null
}

/** Whether an access is about money by the name of its table. */
export function isPaymentAccess({ model }: DataAccess): boolean {
  return model !== null && wordsOf(model).some((word) => paymentWords.has(word))
}

/** The processor of a queue that another file registers: its parameter is typed as a job, or called one and read like one. */
function isJobFunction(file: SourceFile, { params, range }: FunctionNode): boolean {
  const [parameter] = params
  if (parameter?.type !== 'Identifier') return false
  const origin = originOf(file, parameter)
  if (origin && /^(?:bullmq|bull|pg-boss|agenda|bee-queue)$/.test(origin.module)) return true
  return parameter.name === 'job' && file.text.slice(range[0], range[1]).includes('job.data')
}

/** `createWebhook`, `registerWebhook`: a customer's own webhooks. */
function isManagement(words: ReadonlySet<string>): boolean {
  return ['create', 'update', 'delete', 'register', 'add', 'remove', 'save', 'upsert', 'new'].some((word) => words.has(word))
}
