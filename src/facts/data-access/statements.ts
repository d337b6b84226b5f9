import type { TSESTree } from '@typescript-eslint/utils'
import { statementMethods } from '../../knowledge/databases.js'
import { argumentsOf, lastNameOf, type CallChain } from '../call-chains.js'
import { chainOf, unwrap } from '../expressions.js'
import type { Node } from '../nodes.js'
import { originOf } from '../origins.js'
import { sqlStatementOf, sqlTextOf, sqlValuesOf, type SqlStatement } from '../sql-statements.js'
import type { SourceFile } from '../source-file.js'
import { accessOf, type DataAccess } from './access.js'
import { linkIndexOf, prefixOf, type Client } from './clients.js'

/** `pool.query('SELECT ...', [id])`, `db.prepare('INSERT ...').run(a, b)`, `db.execute(sql\`...\`)`, `query('UPDATE ...')`. */
export function readStatement(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  const { links, root } = chain
  let at = linkIndexOf(links, (name) => statementMethods.has(name))
  // A plain function of the project: `await query('SELECT ...')`
  if (at < 0 && links.length === 1 && root.type === 'Identifier' && /^(?:query|execute|exec|run|sql|db)|(?:Query|Sql|SQL)$/.test(root.name)) at = 0
  if (at < 0) return null
  const [statement, ...rest] = argumentsOf(links[at])
  if (!statement) return null
  const text = sqlTextOf(file, statement)
  if (!text) return null
  // `prepare()` takes its values from the call that runs it
  const values = links[at]!.name === 'prepare' ? argumentsOf(links.slice(at + 1).find(({ call }) => call !== null)) : rest
  const found = sqlStatementOf(text, sqlValuesOf(file, statement, values))
  if (!found) return null
  const single = linkIndexOf(links, (name) => name === 'get' || name === 'first', at + 1) >= 0 || ['one', 'oneOrNone', 'maybeOne', 'oneFirst'].includes(links[at]!.name ?? '')
  return [accessOfStatement(chain.node, found, links[at]!.name === null ? null : prefixOf(chain, client?.links ?? at), single)]
}

/** Fragments of these are run by the call they are given to. */
const fragments = /^(?:drizzle-orm|kysely|slonik|sql-template-strings|@prisma\/client|sql-template-tag)(?:\/|$)/

/** `sql\`SELECT ...\`` of postgres.js, Neon and Vercel; `prisma.$queryRaw\`...\``. */
export function readTagged(file: SourceFile, node: TSESTree.TaggedTemplateExpression): DataAccess | null {
  const { root, steps } = chainOf(node.tag)
  const name = steps.at(-1) ?? (root.type === 'Identifier' ? root.name : null)
  const origin = originOf(file, node.tag)
  const isRaw = name === '$queryRaw' || name === '$executeRaw'
  if (!isRaw) {
    if (name === null || !/^(?:sql|query|tx|trx|db|pg|postgres|neon|client|pool)$/i.test(name)) return null
    if (origin && fragments.test(origin.module)) return null
    if (isArgument(node)) return null
  }
  const text = sqlTextOf(file, node.quasi)
  const found = text && sqlStatementOf(text, null)
  return found ? accessOfStatement(node, found, isRaw && unwrap(node.tag).type === 'MemberExpression' ? (unwrap(node.tag) as TSESTree.MemberExpression).object : node.tag, false) : null
}

/** Whether a template is handed to a call that runs it, or is part of another one. */
function isArgument(node: Node): boolean {
  const { parent } = node
  if (parent?.type === 'TemplateLiteral') return true
  if (parent?.type !== 'CallExpression' || parent.callee === node) return false
  const name = lastNameOf(parent)
  return name !== null && statementMethods.has(name)
}

function accessOfStatement(node: DataAccess['node'], statement: SqlStatement, receiver: Node | null, isSingle: boolean): DataAccess {
  const isRead = statement.operation === 'read'
  return accessOf({
    node,
    library: 'sql',
    api: statement.verb,
    operation: statement.operation,
    model: statement.table,
    receiver,
    where: statement.hasWhere ? (statement.conditions.find(({ value }) => value)?.value ?? null) : null,
    conditions: statement.conditions,
    hasHiddenConditions: statement.hasWhere,
    assignments: statement.assignments,
    isMany: isRead ? !isSingle && !statement.isAggregate : statement.operation === 'update' || statement.operation === 'delete',
    isBounded: !isRead || isSingle || statement.hasLimit || statement.isAggregate,
    relative: statement.isRelative ? 'database' : null,
    isAtomic: statement.isAtomic,
    locks: statement.locks,
  })
}
