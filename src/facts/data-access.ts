import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap } from './expressions.js'
import { callChainsOf, chainBehind, lastNameOf, type CallChain } from './call-chains.js'
import { accessOf, type DataAccess } from './data-access/access.js'
import { clientOf } from './data-access/clients.js'
import { readFirestore, readModels, readMongodb } from './data-access/documents.js'
import { readPrisma } from './data-access/prisma.js'
import { readDrizzle, readKnex, readKysely, readSupabase } from './data-access/query-builders.js'
import { readRedis } from './data-access/redis.js'
import { readStatement, readTagged } from './data-access/statements.js'
import { readTypeorm } from './data-access/typeorm.js'
import { functionAround, functionsAround, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'
import {
  mongodbMethods,
  mongooseMethods,
  prismaMethods,
  redisCommands,
  sequelizeMethods,
  statementMethods,
  typeormMethods,
} from '../knowledge/databases.js'

export type { Column, DataAccess } from './data-access/access.js'

/** Names of calls that can be an access, so that other chains cost one look-up. */
const accessNames: ReadonlySet<string> = new Set([
  ...Object.keys(prismaMethods),
  ...Object.keys(typeormMethods),
  ...Object.keys(mongodbMethods),
  ...Object.keys(mongooseMethods),
  ...Object.keys(sequelizeMethods),
  ...statementMethods,
  'select', 'selectDistinct', 'selectDistinctOn', 'insert', 'update', 'delete', '$count', 'selectFrom', 'insertInto', 'updateTable', 'deleteFrom',
  'replaceInto', 'mergeInto', 'where', 'whereIn', 'first', 'del', 'rpc', 'from', 'add', 'get', 'set', 'createQueryBuilder', 'save', 'into', 'table', 'pluck',
])

function isCandidate({ links, root }: CallChain): boolean {
  return links.some(({ name, call }) => call && (name === null || accessNames.has(name) || Object.hasOwn(redisCommands, name.toLowerCase()))) || root.type === 'TaggedTemplateExpression'
}

/** What the calls of a file do to databases and key-value stores, in the order of the text. */
export const dataAccessesOf = lazily((file: SourceFile): readonly DataAccess[] => {
  const found: DataAccess[] = []
  const taken = new Set<Node>()
  const take = (accesses: readonly DataAccess[] | null) => {
    for (const access of accesses ?? []) {
      if (taken.has(access.node)) continue
      taken.add(access.node)
      found.push(access)
    }
  }
  for (const chain of callChainsOf(file)) if (isCandidate(chain)) take(readChain(file, chain))
  for (const node of nodesOf(file).get('TaggedTemplateExpression')) {
    const access = readTagged(file, node)
    if (access) take([access])
  }
  return found
    .map((access) => (access.inTransaction || !isInTransaction(file, access) ? access : accessOf({ ...access, inTransaction: true })))
    .sort((a, b) => a.node.range[0] - b.node.range[0] || a.node.range[1] - b.node.range[1])
})

function readChain(file: SourceFile, chain: CallChain): readonly DataAccess[] | null {
  const client = clientOf(file, chain)
  return (
    readStatement(file, chain, client) ??
    readPrisma(file, chain, client) ??
    readKysely(file, chain) ??
    readSupabase(file, chain, client) ??
    readTypeorm(file, chain, client) ??
    readDrizzle(file, chain, client) ??
    readMongodb(file, chain, client) ??
    readFirestore(file, chain) ??
    readModels(file, chain, client) ??
    readKnex(file, chain, client) ??
    readRedis(file, chain, client)
  )
}

const accessesByFunction = lazily((file: SourceFile): ReadonlyMap<FunctionNode, readonly DataAccess[]> => {
  const byFunction = new Map<FunctionNode, DataAccess[]>()
  for (const access of dataAccessesOf(file))
    for (const fn of functionsAround(access.node)) {
      const known = byFunction.get(fn)
      if (known) known.push(access)
      else byFunction.set(fn, [access])
    }
  return byFunction
})

/** The accesses inside a function, nested functions included. */
export function dataAccessesIn(file: SourceFile, fn: FunctionNode): readonly DataAccess[] {
  return accessesByFunction(file).get(fn) ?? []
}

const transactionCalls = /^(?:\$?transaction|withTransaction|inTransaction|runInTransaction|executeTransaction|startTransaction|begin|tx|managed)$/i

/** Whether a call opens a transaction: `prisma.$transaction(...)`, `db.transaction().execute(...)`, `sql.begin(...)`. */
function opensTransaction(call: Node): boolean {
  if (call.type !== 'CallExpression') return false
  const { steps, root } = chainOf(call.callee)
  return [root.type === 'Identifier' ? root.name : '', ...steps].some((step) => transactionCalls.test(step))
}

/** Functions that control a transaction by hand: `client.query('BEGIN')`, `queryRunner.startTransaction()`, `session.startTransaction()`. */
const manualTransactionsOf = lazily((file: SourceFile): ReadonlySet<FunctionNode> => {
  const found = new Set<FunctionNode>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = lastNameOf(call)
    const first = call.arguments[0]
    const begins = name === 'startTransaction' || name === 'beginTransaction' || (first !== undefined && /^\s*(?:BEGIN|START TRANSACTION)\b/i.test(stringOf(first) ?? ''))
    const fn = begins ? functionAround(call) : null
    if (fn) found.add(fn)
  }
  return found
})

function isInTransaction(file: SourceFile, { node, receiver, library }: DataAccess): boolean {
  if (library === 'redis') return false
  if (receiver && isTransactionName(file, receiver)) return true
  for (const fn of functionsAround(node)) {
    if (manualTransactionsOf(file).has(fn)) return true
    if (fn.parent.type === 'CallExpression' && fn.parent.callee !== fn && opensTransaction(fn.parent)) return true
  }
  return isInBatch(file, node)
}

/** Parents between a query and the transaction that it is a part of. */
const deepestBatch = 12

/** `prisma.$transaction([a, b])`, `prisma.$transaction(ids.map((id) => ...))`, `parts.push(a); prisma.$transaction(parts)`. */
function isInBatch(file: SourceFile, node: Node): boolean {
  let from = node
  for (let at = node.parent, steps = 0; at && steps < deepestBatch; from = at, at = at.parent, steps++) {
    if (isFunction(at)) {
      const call = at.parent
      // A list of queries that a callback makes
      if (call.type !== 'CallExpression' || call.arguments[0] !== at || !['map', 'flatMap'].includes(calleeNameOf(call) ?? '')) return false
    } else if (at.type === 'CallExpression' && (at.arguments as readonly Node[]).includes(from)) {
      const list = calleeNameOf(at) === 'push' ? receiverOf(at) : null
      if (list) return isGivenLater(file, list)
      if (!isFunction(from)) return opensTransaction(at)
    } else if (at.type === 'VariableDeclarator') return isGivenLater(file, at.id)
    else if (at.type === 'AwaitExpression' || at.type === 'ExpressionStatement') return false
  }
  return false
}

function isGivenLater(file: SourceFile, name: Node): boolean {
  const value = unwrap(name)
  const variable = value.type === 'Identifier' ? variableOf(file, value) : null
  return variable !== null && variable.references.some(({ identifier }) => isGivenToTransaction(identifier))
}

function isGivenToTransaction(name: Node): boolean {
  const at = name.parent?.type === 'SpreadElement' ? name.parent.parent : name
  const call = at.parent
  return call?.type === 'CallExpression' && (call.arguments as readonly Node[]).includes(at) && opensTransaction(call)
}

/** `tx`, `trx`: a parameter that a transaction is handed over in. */
function isTransactionName(file: SourceFile, receiver: Node): boolean {
  const { root } = chainBehind(file, receiver)
  if (root.type !== 'Identifier' || !/^(?:tx|trx|transaction|tnx|txn|transactionalEntityManager|queryRunner)$/i.test(root.name)) return false
  return variableOf(file, root)?.defs[0]?.type === 'Parameter' && nameOf(root) !== null
}
