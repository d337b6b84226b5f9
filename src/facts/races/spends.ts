import { stockWords } from '../../knowledge/quantities.js'
import { dataAccessesOf, type DataAccess } from '../data-access.js'
import { chainOf, nameOf, unwrap, wordsOf } from '../expressions.js'
import { constantBehind } from '../flow.js'
import { functionAround } from '../functions.js'
import { lazily } from '../lazily.js'
import { isWithin, nodesOf, type Node } from '../nodes.js'
import { definitionOf, variableOf } from '../references.js'
import type { SourceFile } from '../source-file.js'
import { isClaimedBefore, type Race } from './race.js'

/**
 * Amounts that are read, found to suffice, and then taken from without asking again: `if (user.credits < cost) return` before
 * `update({ data: { credits: { decrement: cost } } })`. The subtraction is atomic, and two callers still both subtract.
 */
export function spendRaces(file: SourceFile): readonly Race[] {
  const accesses = dataAccessesOf(file)
  return accesses.flatMap((act): readonly Race[] => {
    const fn = functionAround(act.node)
    if (!fn || act.operation !== 'update' || act.relative !== 'database' || act.model === null || act.inTransaction) return []
    // A row that was read before has no filter of its own: `await wallet.decrement('balance', { by: price })`.
    if (act.hasHiddenConditions && act.library !== 'sql' && !(act.api === 'decrement' && act.where === null)) return []
    const column = columnTakenFrom(file, act)
    if (column === null) return []
    for (const { comparison, amount } of comparisonsIn(file)(fn).get(plain(column)) ?? []) {
      if (comparison.range[1] > act.node.range[0]) break
      const check = accesses.find((access) => access.operation === 'read' && access.model === act.model && !access.locks && !access.inTransaction && isReadBy(file, amount, access))
      if (!check || isClaimedBefore(file, act.node)) continue
      return [{ kind: 'spend', check: comparison, act: act.node, checkName: file.text.slice(...comparison.range).replace(/\s+/g, ' '), actName: act.api, isCritical: true }]
    }
    return []
  })
}

type Comparison = { readonly comparison: Node; readonly amount: Node }

/** The comparisons of a function that decide something, by the columns that they compare. */
const comparisonsIn = lazily((file: SourceFile) =>
  lazily((fn: Node): ReadonlyMap<string, readonly Comparison[]> => {
    const found = new Map<string, Comparison[]>()
    for (const comparison of nodesOf(file).within(fn, 'BinaryExpression')) {
      if (!/^[<>]=?$/.test(comparison.operator) || !isTest(comparison)) continue
      for (const side of [comparison.left as Node, comparison.right]) {
        const amount = unwrap(constantBehind(file, side))
        const name = amount.type === 'MemberExpression' ? nameOf(amount) : null
        if (name === null) continue
        const known = found.get(plain(name))
        if (known) known.push({ comparison, amount })
        else found.set(plain(name), [{ comparison, amount }])
      }
    }
    return found
  }),
)

/** The column of money or stock that an update subtracts from, unless its filter asks for it again. */
function columnTakenFrom(file: SourceFile, { api, assignments, conditions, library, node, where }: DataAccess): string | null {
  if (library === 'sql') {
    const taken = /\b(\w+)"?\s*=\s*(?:\w+\.)?"?\1"?\s*-/.exec(file.text.slice(...node.range))
    const column = taken?.[1] ?? ''
    return isStock(column) && !new RegExp(`\\b${column}"?\\s*>`).test(file.text.slice(...node.range)) ? column : null
  }
  const taken = assignments.find(({ name, value }) => isStock(name) && (api === 'decrement' || (value !== null && isSubtraction(file, value))))
  if (!taken || conditions.some(({ name }) => isSameColumn(name, taken.name)) || (where && file.text.slice(...where.range).includes(taken.name))) return null
  return taken.name
}

function isStock(column: string): boolean {
  return wordsOf(column).some((word) => stockWords.has(word))
}

/** `{ decrement: cost }`, `-cost` of `$inc`, `sql`${users.credits} - ${cost}``, `() => 'credits - 1'`. */
function isSubtraction(file: SourceFile, value: Node): boolean {
  const written = constantBehind(file, value)
  return written.type === 'UnaryExpression' ? written.operator === '-' : /\bdecrement\b|[\w"`\])}]['"]?,?\s*['"]?-['"]?,?\s*[\w:$({]/.test(file.text.slice(...written.range))
}

function isSameColumn(one: string, two: string): boolean {
  return plain(one) === plain(two)
}

function plain(name: string): string {
  return name.replace(/_/g, '').toLowerCase()
}

function isTest(comparison: Node): boolean {
  for (let at = comparison; at.parent; at = at.parent) {
    const { parent }: Node = at
    if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') return parent.test === at
    if (parent?.type !== 'LogicalExpression' && parent?.type !== 'UnaryExpression') return false
  }
  return false
}

/** Whether the row that a member belongs to is what an access read. */
function isReadBy(file: SourceFile, member: Node, { node }: DataAccess): boolean {
  const { root } = chainOf(member)
  const definition = root.type === 'Identifier' ? definitionOf(variableOf(file, root)) : null
  return definition?.type === 'Variable' && definition.node.init !== null && isWithin(node, definition.node.init)
}
