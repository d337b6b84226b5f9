import type { TSESTree } from '@typescript-eslint/utils'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { effectsOf } from './effects.js'
import { calleeNameOf, chainOf, receiverOf, unwrap, wordsOf } from './expressions.js'
import { lazily } from './lazily.js'
import { llmCallsOf } from './llm-calls.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import type { SourceFile } from './source-file.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { networkPackages, paymentPackages } from '../knowledge/outbound-clients.js'

/** What a call that leaves the process does there; a `record` is a write that only notes something: a log line, a last use. */
export type ClientCallKind = 'read' | 'record' | 'write' | 'payment' | 'mail' | 'model' | 'request'

export type ClientCall = {
  readonly node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression
  readonly kind: ClientCallKind
  /** As written, for messages: `prisma.user.update`. */
  readonly api: string
  /** The table, model or collection of a query. */
  readonly model?: string | null
  /** Takes rows away, which is often done to make sure that they are gone. */
  readonly deletes?: boolean
}

/** Every call of the file to a database, payment provider, mail service, model or other host, by each call of its chain. */
export const clientCallsOf = lazily((file: SourceFile): ReadonlyMap<Node, ClientCall> => {
  const calls = new Map<Node, ClientCall>()
  for (const access of dataAccessesOf(file)) {
    const kind = access.library === 'redis' || !writes(access) ? 'read' : notes(access) ? 'record' : 'write'
    add(calls, { node: access.node, kind, api: queryNameOf(file, access), model: access.model, deletes: access.operation === 'delete' })
  }
  for (const { node, api } of llmCallsOf(file)) if (node.type === 'CallExpression') add(calls, { node, kind: 'model', api })
  for (const { node, kind, api } of effectsOf(file)) {
    const known = kind === 'email' || (kind === 'message' && !isNotice(api)) ? 'mail' : kind === 'payment' || kind === 'request' ? kind : null
    if (known && !calls.has(node)) calls.set(node, { node, kind: known, api })
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    if (calls.has(call)) continue
    const kind = kindOf(file, call)
    if (kind) calls.set(call, { node: call, kind, api: apiOf(file, call) })
  }
  return calls
})

/** The call at the end of a chain stands for every call in it: `db.insert(t).values(v)` is one write. */
function add(calls: Map<Node, ClientCall>, call: ClientCall): void {
  calls.set(call.node, call)
  let at: Node = call.node
  for (let steps = 0; steps < 20; steps++) {
    const next: Node = at.type === 'CallExpression' ? unwrap(at.callee) : at.type === 'MemberExpression' ? unwrap(at.object) : at
    if (next === at) break
    if (next.type === 'CallExpression') calls.set(next, { ...call })
    at = next
  }
}

/** Words of what is shown in a chat or on a screen. */
export const noticeWords: ReadonlySet<string> = new Set(['notification', 'notifications', 'slack', 'discord', 'telegram', 'webpush', 'toast'])

/** Tables that only tell of something: what is lost with a row of them is a line of a log. */
const recordWords = new Set([
  'log', 'logs', 'audit', 'analytics', 'activity', 'activities', 'metric', 'metrics', 'view', 'views', 'cache', 'history', 'telemetry', 'error', 'errors', 'heartbeat', 'trace',
  'traces', 'stat', 'stats',
])

/** A write to such a table, or of nothing but the time of a last use. */
function notes({ model, assignments, operation }: DataAccess): boolean {
  if (model && operation !== 'delete' && wordsOf(model).some((word) => recordWords.has(word))) return true
  return assignments.length > 0 && assignments.every(({ name }) => /^(?:last|updated)|(?:seen|viewed|used|accessed)_?at$/i.test(name))
}

function writes({ operation, node }: DataAccess): boolean {
  if (operation === 'read') return false
  if (operation !== 'raw') return true
  return node.type === 'CallExpression' && /\b(?:insert|update|delete|upsert|replace)\b/i.test(JSON.stringify(node.arguments[0]?.type === 'Literal' ? node.arguments[0].value : ''))
}

function kindOf(file: SourceFile, call: TSESTree.CallExpression): ClientCallKind | null {
  const callee = unwrap(call.callee)
  if (callee.type === 'Identifier' && isGlobal(file, callee)) return callee.name === 'fetch' ? 'request' : null
  const name = calleeNameOf(call)
  if (!name) return null
  const origin = originOf(file, callee)
  if (origin && !isLocalModule(origin.module)) {
    const from = packageOf(origin.module)
    if (networkPackages.has(from)) return 'request'
    if (paymentPackages.has(from)) return paymentVerb(name) ? 'payment' : /^(?:retrieve|list|search)$/.test(name) ? 'read' : null
    return null
  }
  return kindByShape(call, name, origin?.module ?? null)
}

function paymentVerb(name: string): boolean {
  return /^(?:create|update|cancel|confirm|capture|refund|pay|del|attach|finalizeInvoice|voidInvoice|sendInvoice|increment|charge|resume)$/.test(name)
}

/** Clients from a local module, known by a shape or by two hints that agree. */
function kindByShape(call: TSESTree.CallExpression, name: string, module: string | null): ClientCallKind | null {
  const receiver = receiverOf(call)
  if (!receiver) return null
  const { root, steps } = chainOf(receiver)
  const names = [...(root.type === 'Identifier' ? [root.name] : []), ...steps.filter((step) => /^\w/.test(step))]
  // `stripe.customers.create()` of a client that another file makes; `paypal.orders.capture()`
  if (names.some((step) => step === 'stripe') && names.length >= 2 && paymentVerb(name)) return 'payment'
  return module !== null && names.some((step) => step === 'axios') ? 'request' : null
}

/** A notice in a chat or on a screen, which nobody relies on as on a letter. */
function isNotice(api: string): boolean {
  return wordsOf(api).some((word) => noticeWords.has(word) || word === 'push')
}

/** `prisma.user.update` as written; a chain of several calls by its table and operation: `users.update`. */
function queryNameOf(file: SourceFile, { node, model, api }: DataAccess): string {
  const isChain = node.type !== 'CallExpression' || chainOf(node.callee).steps.includes('()')
  return isChain ? (model ? `${model}.${api}` : api) : apiOf(file, node)
}

/** `stripe.charges.create` for messages; long or computed callees are cut to their last names. */
function apiOf(file: SourceFile, node: Node): string {
  if (node.type !== 'CallExpression') return 'query'
  const text = file.source.getText(node.callee as never).replace(/\s+/g, '')
  if (/^[\w.$?!#]{1,50}$/.test(text)) return text.replace(/[?!]/g, '')
  return calleeNameOf(node) ?? 'query'
}

/** What a call does outside the process, or `null` when it is not known to leave it. */
export function clientCallOf(file: SourceFile, node: Node): ClientCall | null {
  return clientCallsOf(file).get(node) ?? null
}
