import type { TSESTree } from '@typescript-eslint/utils'
import { chainEndingIn } from './call-chains.js'
import { noticeWords } from './client-calls.js'
import type { DataAccess } from './data-access.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { functionAround, functionNameOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { catchAround } from './lifetimes.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'
import { foreseen, isExplained, isLog, isReturnedError, nearby, reasonsOf, runsOnServer, statementsOf, supabaseQueriesOf, testAround } from './swallowed-errors.js'
import { webhookAround } from './webhooks.js'

/** A call of Supabase that gave its error back, and nobody acts on it. */
export type LostError = {
  readonly node: Node
  /** For messages: `` `update` on `orders` ``. */
  readonly call: string
  /** `ignored`: nobody reads it; `logged`: the log is all that it gets. */
  readonly how: 'ignored' | 'logged'
}

/**
 * Writes of Supabase whose failure nobody acts on. They never throw, a failure comes back as `error`:
 * https://supabase.com/docs/reference/javascript/db-throwonerror. `await supabase.from('orders').update(...)` looks at neither,
 * and `if (error) console.error(error)` goes on as if the row were there. Server code only, in the order of the text.
 */
export const lostErrorsOf = lazily((file: SourceFile): readonly LostError[] => {
  const found: LostError[] = []
  const add = (node: Node, call: string) => {
    const how = lossOf(file, node)
    if (how && runsOnServer(file, node) && !catchAround(node)) found.push({ node, call, how })
  }
  for (const access of supabaseQueriesOf(file).values()) {
    const call = writeOf(access)
    if (call !== null && isReturnedError(file, access.node)) add(access.node, call)
  }
  for (const node of nodesOf(file).get('CallExpression')) {
    const call = otherWriteOf(file, node)
    if (call !== null) add(node, call)
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** Tables that nobody misses a row of: what is written beside the work. */
const besideWords = new Set(['log', 'logs', 'audit', 'audits', 'event', 'events', 'activity', 'activities', 'analytics', 'metric', 'metrics', 'history', 'view', 'views', 'visit', 'visits', 'cache', 'telemetry', 'tracking', 'track', 'presence', 'session', 'sessions'])
/** Columns that only say when something was last seen. */
const timestamps = /(?:At|_at|_seen|Seen|_activity|_active)$|^last(?:_|[A-Z])|^updated/
/** First words of functions of the database that change something. */
const changing = new Set(['increment', 'decrement', 'add', 'deduct', 'subtract', 'spend', 'credit', 'debit', 'consume', 'use', 'grant', 'revoke', 'create', 'insert', 'update', 'upsert', 'delete', 'remove', 'set', 'transfer', 'refund', 'reserve', 'release', 'assign', 'complete', 'cancel', 'activate', 'deactivate', 'mark', 'process'])

/** What a query writes, for messages; `null` where it writes nothing that anybody misses. */
function writeOf({ operation, model, assignments, api }: DataAccess): string | null {
  if (operation === 'read' || operation === 'raw' || model === null || isBeside(model)) return null
  if (assignments.length > 0 && assignments.every(({ name }) => timestamps.test(name))) return null
  return `\`${api}\` on \`${model}\``
}

function isBeside(name: string): boolean {
  return wordsOf(name).some((word) => besideWords.has(word))
}

/** A notice that nobody relies on, by the name of what is called or of the function around. */
function isNotice(call: Node, called: string): boolean {
  const fn = functionAround(call)
  return [called, (fn && functionNameOf(fn)) ?? ''].flatMap(wordsOf).some((word) => noticeWords.has(word) || word === 'notify' || word === 'notice')
}

const otherWrites = new Set(['rpc', 'invoke', 'upload', 'update', 'move', 'copy', 'createUser', 'updateUserById', 'deleteUser', 'inviteUserByEmail'])

/** What else of Supabase changes something: a function of the database or at the edge, a file that is stored, an account. */
function otherWriteOf(file: SourceFile, call: TSESTree.CallExpression): string | null {
  const name = calleeNameOf(call)
  const receiver = receiverOf(call)
  if (name === null || !otherWrites.has(name) || !receiver || (name !== 'rpc' && call.parent.type !== 'AwaitExpression') || file.text.slice(...(chainEndingIn(file, call)?.outermost ?? call).range).includes('throwOnError')) return null
  const { root, steps } = chainOf(receiver)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps]
  if (!names.some((step) => /supabase/i.test(step)) && originOf(file, root)?.module.startsWith('@supabase/') !== true) return null
  if (name === 'rpc' || name === 'invoke') {
    const called = name === 'rpc' || names.at(-1) === 'functions' ? stringOf(call.arguments[0]) : null
    return called !== null && !isBeside(called) && !isNotice(call, called) && (name === 'invoke' || changing.has(wordsOf(called)[0] ?? '')) ? `\`${name}\` of \`${called}\`` : null
  }
  if (names.includes('storage')) return names.includes('from') && name !== 'createUser' ? `\`storage.${name}\`` : null
  return names.at(-1) === 'admin' && names.at(-2) === 'auth' && /User/.test(name) ? `\`auth.admin.${name}\`` : null
}

/** What becomes of the result of a call that is awaited; `null` where somebody may act on its error. */
function lossOf(file: SourceFile, node: Node): LostError['how'] | null {
  const awaited = (chainEndingIn(file, node)?.outermost ?? node).parent
  if (awaited?.type !== 'AwaitExpression') return null
  let at: Node = awaited
  while (at.parent && unwrap(at.parent) === awaited) at = at.parent
  const { parent } = at
  if (parent?.type === 'ExpressionStatement') return isExplainedAbove(file, parent) ? null : 'ignored'
  if (parent?.type !== 'VariableDeclarator' || parent.init !== at) return null
  const uses = errorUsesOf(file, parent.id)
  if (!uses || isExplainedAbove(file, parent.parent)) return null
  if (uses.length === 0) return 'ignored'
  const test = testAround(uses[0]!)
  return test && uses.every((use) => isWithin(use, test.test) || isWithin(use, test.consequent)) && isOnlyLogged(file, test) ? 'logged' : null
}

/**
 * Where the error of a result is read, which may be nowhere: `const { error } = await ...`, `result.error`. `null` where more
 * of the result is read, which may tell of the failure as well.
 */
function errorUsesOf(file: SourceFile, id: Node): readonly Node[] | null {
  const readsOf = (name: Node): readonly Node[] => (variableOf(file, name)?.references ?? []).filter((reference) => !reference.init).map(({ identifier }) => identifier as Node)
  if (id.type === 'Identifier') {
    const members = readsOf(id).map((use) => (use.parent?.type === 'MemberExpression' && use.parent.object === use && nameOf(use.parent) === 'error' ? use.parent : null))
    return members.length > 0 && members.every((member) => member !== null) ? members : null
  }
  if (id.type !== 'ObjectPattern') return null
  let uses: readonly Node[] | null = null
  for (const property of id.properties) {
    const name = property.type === 'Property' ? property.value : property.argument
    if (name.type !== 'Identifier') return null
    const reads = readsOf(name)
    if (property.type === 'Property' && nameOf(property) === 'error') uses = reads
    else if (reads.length > 0) return null
  }
  return uses
}

/** Whether a branch does nothing but log, and nothing after it tells anybody. */
function isOnlyLogged(file: SourceFile, test: TSESTree.IfStatement): boolean {
  const { consequent, alternate } = test
  if (isExplained(file, consequent) || foreseen.test(file.text.slice(...consequent.range))) return false
  if (!isLogs(file, consequent) || (alternate !== null && !isLogs(file, alternate))) return false
  // Whoever warns where an error could be logged has decided that it is none.
  if (!webhookAround(file, test) && statementsOf(consequent).every((statement) => /^(?:warn|warning|debug|info)$/.test(logMethodOf(statement) ?? ''))) return false
  const { parent } = test
  // What was undone on the way to a failure that is told.
  return parent.type !== 'BlockStatement' || !parent.body.slice(parent.body.indexOf(test) + 1).some(({ type }) => type === 'ThrowStatement')
}

/** Logs and nothing else, after which the function goes on, or ends without an answer where it never gives one. */
function isLogs(file: SourceFile, branch: TSESTree.Statement): boolean {
  const statements = statementsOf(branch)
  const logs = statements.filter(({ type }) => type !== 'ReturnStatement')
  const last = statements.at(-1)
  if (logs.length === 0 || logs.length < statements.length - 1) return false
  if (logs.length < statements.length && !(last?.type === 'ReturnStatement' && last.argument === null && answersNothing(file, last))) return false
  return logs.every((statement) => statement.type === 'ExpressionStatement' && isLog(file, unwrapAwait(statement.expression)))
}

function logMethodOf(statement: TSESTree.Statement): string | null {
  const value = statement.type === 'ExpressionStatement' ? unwrapAwait(statement.expression) : null
  return value?.type === 'CallExpression' ? calleeNameOf(value) : null
}

/** Whether no way out of the function around gives anything back. */
function answersNothing(file: SourceFile, exit: Node): boolean {
  const fn = functionAround(exit)
  return fn !== null && isWithoutAnswer(file)(fn)
}

const isWithoutAnswer = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): boolean => nodesOf(file).within(fn, 'ReturnStatement').every((exit) => exit.argument === null || functionAround(exit) !== fn)),
)

/** A comment on or just above a statement that says why its failure may pass. */
function isExplainedAbove(file: SourceFile, statement: Node): boolean {
  return reasonsOf(file).some(({ loc }) => loc.end.line <= statement.loc.end.line && loc.end.line >= statement.loc.start.line - nearby)
}
