import type { TSESTree } from '@typescript-eslint/utils'
import type { DataLibrary, DataOperation } from '../../knowledge/databases.js'
import { keysOf, nameOf, propertyOf, unwrap } from '../expressions.js'
import { constantBehind } from '../flow.js'
import { isFunction } from '../functions.js'
import type { Node } from '../nodes.js'
import type { Variable } from '../references.js'
import type { SourceFile } from '../source-file.js'

/** A column (field, key) that an access compares or writes. */
export type Column = {
  readonly name: string
  /** What it is compared with or set to; `null` where the file does not show it. */
  readonly value: Node | null
  /** Whether the rows must equal the value; false for ranges, `OR`, and other comparisons. */
  readonly isEquality: boolean
}

/** One call to a database or key-value store, whatever the library. */
export type DataAccess = {
  /** The whole chain of calls, or the tagged template. */
  readonly node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression
  readonly library: DataLibrary
  /** For messages: `findUnique`, `insert`, `SELECT`, `set`. */
  readonly api: string
  readonly operation: DataOperation
  /** The table, model or collection as the code names it; `null` for a key-value store and where it is computed. */
  readonly model: string | null
  /** The client or transaction the call goes through: `prisma`, `tx`, `this.redis`; `null` where there is none to see. */
  readonly receiver: Node | null
  /** The filter: a `where` object, the condition of a builder, the key; `null` for none, or none to see. */
  readonly where: Node | null
  /** Columns of the filter. */
  readonly conditions: readonly Column[]
  /** Whether the filter may hold more than `conditions` shows (spread, variable, raw text). */
  readonly hasHiddenConditions: boolean
  /** What is written: an object, a value; `null` for reads and where it cannot be seen. */
  readonly data: Node | null
  /** Columns that are written. */
  readonly assignments: readonly Column[]
  /** Whether it may reach several rows. */
  readonly isMany: boolean
  /** Whether a list has a limit; `null` is unknown. `true` for what reads one row. */
  readonly isBounded: boolean | null
  /** A new value computed from the stored one: by the database (`increment`, `SET x = x + 1`) or in the code (`data: { x: row.x + 1 }`). */
  readonly relative: 'database' | 'code' | null
  /** Lets one of two simultaneous callers win by itself: `NX`, upsert, `ON CONFLICT`; `null` is unknown. */
  readonly isAtomic: boolean | null
  /** Inside a transaction, or part of one. */
  readonly inTransaction: boolean
  /** Locks the rows it reads: `FOR UPDATE`, a pessimistic lock. */
  readonly locks: boolean
}

type Given = Pick<DataAccess, 'node' | 'library' | 'api' | 'operation'> & Partial<DataAccess>

/** An access with what a reader did not learn left at "nothing known". */
export function accessOf(given: Given): DataAccess {
  return {
    model: null,
    receiver: null,
    where: null,
    conditions: [],
    hasHiddenConditions: false,
    data: null,
    assignments: [],
    isMany: false,
    isBounded: given.isMany ? false : true,
    relative: null,
    isAtomic: false,
    inTransaction: false,
    locks: false,
    ...given,
  }
}

/** The object literal an argument is or stands for. */
export function objectOf(file: SourceFile, node: Node | null | undefined): TSESTree.ObjectExpression | null {
  if (!node) return null
  const value = constantBehind(file, node)
  return value.type === 'ObjectExpression' ? value : null
}

/** The value of a key of an object literal that is certainly there. */
export function valueOf(object: TSESTree.ObjectExpression | null, name: string): Node | null {
  const value = object && propertyOf(object, name)
  return value && value !== 'unknown' ? value : null
}

/** Whether an object that stands for options certainly has, certainly lacks (`false`) or may have one of some keys (`null`). */
export function hasKey(file: SourceFile, node: Node | null | undefined, names: readonly string[]): boolean | null {
  if (!node) return false
  const object = objectOf(file, node)
  if (!object) return null
  const { names: keys, open } = keysOf(object)
  return names.some((name) => keys.includes(name)) ? true : open ? null : false
}

/** The fields of a row in a variable that the code sets: `user.plan = 'pro'`, `user.credits += 5`; and whether one is a sum. */
export function fieldsSetOn(variable: Variable): { readonly assignments: readonly Column[]; readonly isSum: boolean } {
  const assignments: Column[] = []
  let isSum = false
  for (const { identifier } of variable.references) {
    const member = identifier.parent
    if (member.type !== 'MemberExpression' || member.object !== identifier) continue
    const { parent } = member
    const name = nameOf(member)
    if (name === null) continue
    if (parent.type === 'AssignmentExpression' && parent.left === member) {
      assignments.push({ name, value: parent.operator === '=' ? parent.right : null, isEquality: true })
      isSum ||= parent.operator === '+=' || parent.operator === '-='
    } else if (parent.type === 'UpdateExpression') {
      assignments.push({ name, value: null, isEquality: true })
      isSum = true
    }
  }
  return { assignments, isSum }
}

const equalities = new Set(['equals', 'in', '$eq', '$in', '_eq', '_in'])
const branches = new Set(['AND', '$and'])
const alternatives = new Set(['OR', 'NOT', '$or', '$nor', '$not'])
/** Levels of a filter object that are read. */
const deepestFilter = 6

export type Filter = { readonly columns: readonly Column[]; readonly hidden: boolean }
export const noFilter: Filter = { columns: [], hidden: false }

/** Columns of a filter object: `{ id }`, `{ id: { in: ids } }`, `{ provider_key: { provider, key } }`, `{ AND: [...] }`. */
export function filterOf(file: SourceFile, node: Node | null | undefined, depth = 0): Filter {
  if (!node) return noFilter
  const object = objectOf(file, node)
  if (!object || depth > deepestFilter) return { columns: [], hidden: true }
  const columns: Column[] = []
  let hidden = false
  const add = (filter: Filter, isEquality = true) => {
    columns.push(...filter.columns.map((column) => (isEquality ? column : { ...column, isEquality: false })))
    hidden ||= filter.hidden
  }
  for (const property of object.properties) {
    const name = property.type === 'Property' ? nameOf(property) : null
    if (property.type !== 'Property' || name === null) {
      hidden = true
      continue
    }
    const value = unwrap(property.value)
    if (branches.has(name) || alternatives.has(name)) {
      const parts = value.type === 'ArrayExpression' ? value.elements : [value]
      for (const part of parts) add(filterOf(file, part, depth + 1), branches.has(name))
    } else if (value.type === 'ObjectExpression') columns.push(...nestedColumns(file, name, value, depth))
    // Operators of Sequelize (`[Op.gt]`) and of typed filters are calls or computed keys
    else if (value.type === 'CallExpression' && operatorCalls.has(lastOf(value))) columns.push({ name, value: value.arguments[0] ?? null, isEquality: lastOf(value) === 'In' || lastOf(value) === 'Equal' })
    else columns.push({ name, value: property.value, isEquality: true })
  }
  return { columns, hidden }
}

const operatorCalls = new Set(['In', 'Equal', 'Not', 'IsNull', 'LessThan', 'LessThanOrEqual', 'MoreThan', 'MoreThanOrEqual', 'Between', 'Like', 'ILike', 'Raw'])

function lastOf(call: TSESTree.CallExpression): string {
  return (call.callee.type === 'Identifier' ? call.callee.name : nameOf(call.callee)) ?? ''
}

function nestedColumns(file: SourceFile, name: string, value: TSESTree.ObjectExpression, depth: number): readonly Column[] {
  const { names, open } = keysOf(value)
  const equality = names.find((key) => equalities.has(key))
  if (equality) return [{ name, value: valueOf(value, equality), isEquality: true }]
  if (names.length === 0 || names.every((key) => key.startsWith('$')) || names.some((key) => operators.has(key))) return [{ name, value: null, isEquality: false }]
  // A compound key or a relation: its own columns count
  const inner = filterOf(file, value, depth + 1).columns
  return inner.length > 0 && !open ? inner : [...inner, { name, value: null, isEquality: false }]
}

const operators = new Set(['not', 'notIn', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'endsWith', 'mode', 'search', 'some', 'every', 'none', 'is', 'isNot', 'has', 'hasSome', 'ne', 'like', 'ilike'])

/** Columns an object, or each object of an array, writes. */
export function assignmentsOf(file: SourceFile, node: Node | null | undefined): readonly Column[] {
  if (!node) return []
  const value = constantBehind(file, node)
  if (value.type === 'ArrayExpression') return value.elements.flatMap((element) => (element ? assignmentsOf(file, element) : []))
  if (isFunction(value)) return value.body.type === 'BlockStatement' ? [] : assignmentsOf(file, value.body)
  if (value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && nameOf(value.callee) === 'map') {
    const callback = value.arguments[0]
    return callback && isFunction(callback) ? assignmentsOf(file, callback) : []
  }
  if (value.type !== 'ObjectExpression') return []
  return value.properties.flatMap((property) => {
    const name = property.type === 'Property' ? nameOf(property) : null
    if (property.type !== 'Property' || name === null) return []
    // `{ user: { connect: { id } } }` sets the key of a relation
    const connected = valueOf(objectOf(file, property.value), 'connect')
    if (connected) return filterOf(file, connected).columns.map((column) => ({ ...column, name: `${name}${capitalised(column.name)}` }))
    return [{ name, value: property.value, isEquality: true }]
  })
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const relativeKeys = new Set(['increment', 'decrement', 'multiply', 'divide', 'push'])

/** Whether written columns are computed from the stored value, and where. */
export function relativeOf(file: SourceFile, columns: readonly Column[]): DataAccess['relative'] {
  let found: DataAccess['relative'] = null
  for (const { name, value } of columns) {
    if (!value) continue
    const written = constantBehind(file, value)
    if (isComputedInDatabase(file, written)) return 'database'
    if (isComputedInCode(name, written)) found = 'code'
  }
  return found
}

function isComputedInDatabase(file: SourceFile, value: Node): boolean {
  if (value.type === 'ObjectExpression') return keysOf(value).names.some((name) => relativeKeys.has(name)) && value.properties.length === 1
  if (value.type === 'TaggedTemplateExpression') return isSum(value.quasi)
  if (value.type === 'CallExpression') {
    const name = lastOf(value)
    if (name === 'raw' || name === 'literal') return value.arguments[0] !== undefined && /[\w"`\])]\s*[-+*]\s*[\w?:$]/.test(textOf(value.arguments[0]))
    if (name === 'increment' || name === 'arrayUnion') return value.callee.type === 'MemberExpression' || name === 'increment'
    // Kysely: `eb('credits', '+', n)`
    return value.arguments.length === 3 && value.arguments[1]?.type === 'Literal' && /^[-+*/]$/.test(String(value.arguments[1].value))
  }
  // TypeORM: `() => 'credits + 1'`; Kysely: `(eb) => eb('credits', '+', 1)`
  if (isFunction(value) && value.body.type !== 'BlockStatement') {
    const body = unwrap(value.body)
    if (body.type === 'Literal' || body.type === 'TemplateLiteral') return /[\w"`\]}]\s*[-+*]\s*[\w:$]/.test(textOf(body))
    return isComputedInDatabase(file, body)
  }
  return false
}

function isSum(template: TSESTree.TemplateLiteral): boolean {
  return /[\w"`\])\uffff]\s*[-+*]\s*[\w($\uffff]/.test(template.quasis.map(({ value }) => value.raw).join('\uffff'))
}

function textOf(node: Node): string {
  if (node.type === 'Literal') return String(node.value)
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw).join('x') : ''
}

/** `{ credits: user.credits + n }`: a sum that reads a member of the same name. */
function isComputedInCode(name: string, value: Node): boolean {
  if (value.type !== 'BinaryExpression' || (value.operator !== '+' && value.operator !== '-')) return false
  return [value.left, value.right].some((side) => {
    let at = unwrap(side as Node)
    if (at.type === 'LogicalExpression') at = unwrap(at.left)
    return at.type === 'MemberExpression' && nameOf(at)?.toLowerCase() === name.toLowerCase()
  })
}
