import type { DataOperation } from '../knowledge/databases.js'
import { tableOf } from '../knowledge/table-of.js'
import { nameOf, stringOf, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import type { Node } from './nodes.js'
import type { SourceFile } from './source-file.js'
import type { Column } from './data-access/access.js'

/** What one statement of SQL does, as far as its text shows it. */
export type SqlStatement = {
  readonly verb: string
  readonly operation: DataOperation
  /** Without schema and quotes. */
  readonly table: string | null
  readonly conditions: readonly Column[]
  readonly hasWhere: boolean
  readonly assignments: readonly Column[]
  readonly hasLimit: boolean
  readonly isAggregate: boolean
  readonly isRelative: boolean
  /** `ON CONFLICT`, `ON DUPLICATE KEY`, `INSERT IGNORE`, `MERGE`, `WHERE NOT EXISTS`. */
  readonly isAtomic: boolean
  /** `FOR UPDATE`, `FOR SHARE`, an advisory lock. */
  readonly locks: boolean
}

/** SQL text in which `{{3}}` stands for the fourth expression of the template or concatenation. */
export type SqlText = { readonly text: string; readonly expressions: readonly Node[] }

/** Characters of a statement that are read. */
const longestStatement = 6_000

/** The text of a string, template, concatenation, constant, `{ text }` object or tagged template, or `null`. */
export function sqlTextOf(file: SourceFile, node: Node | null | undefined, depth = 0): SqlText | null {
  if (!node || depth > 12) return null
  const value = constantBehind(file, node)
  const plain = stringOf(value)
  if (plain !== null) return { text: plain.slice(0, longestStatement), expressions: [] }
  if (value.type === 'TemplateLiteral') {
    const text = value.quasis.map(({ value: { raw } }, index) => (index < value.expressions.length ? `${raw}{{${index}}}` : raw)).join('')
    return { text: text.slice(0, longestStatement), expressions: value.expressions }
  }
  if (value.type === 'TaggedTemplateExpression') return sqlTextOf(file, value.quasi, depth + 1)
  if (value.type === 'BinaryExpression' && value.operator === '+') {
    const left = sqlTextOf(file, value.left, depth + 1)
    if (!left) return null
    const right = stringOf(value.right)
    if (right !== null) return { text: (left.text + right).slice(0, longestStatement), expressions: left.expressions }
    return { text: `${left.text}{{${left.expressions.length}}}`.slice(0, longestStatement), expressions: [...left.expressions, value.right] }
  }
  if (value.type === 'ObjectExpression') {
    for (const property of value.properties)
      if (property.type === 'Property' && (nameOf(property) === 'text' || nameOf(property) === 'sql')) return sqlTextOf(file, property.value, depth + 1)
  }
  return null
}

const verbs: Readonly<Record<string, DataOperation>> = tableOf({
  SELECT: 'read',
  INSERT: 'create',
  UPDATE: 'update',
  DELETE: 'delete',
  REPLACE: 'upsert',
  MERGE: 'upsert',
})

const identifier = String.raw`(?:["\`\[]?[\w$]+["\`\]]?\.)?["\`\[]?([\w$]+|\{\{\d+\}\})["\`\]]?`
const tablePatterns: Readonly<Record<string, RegExp>> = tableOf({
  SELECT: new RegExp(String.raw`\bFROM\s+(?:ONLY\s+)?${identifier}`, 'i'),
  INSERT: new RegExp(String.raw`\bINTO\s+${identifier}`, 'i'),
  UPDATE: new RegExp(String.raw`\bUPDATE\s+(?:ONLY\s+)?${identifier}\s+(?:(?:AS\s+)?\w+\s+)?SET\b`, 'i'),
  DELETE: new RegExp(String.raw`\bFROM\s+(?:ONLY\s+)?${identifier}`, 'i'),
  REPLACE: new RegExp(String.raw`\bINTO\s+${identifier}`, 'i'),
  MERGE: new RegExp(String.raw`\bINTO\s+${identifier}`, 'i'),
})

/** Reads a statement; `null` for text that is none. `values` are the parameters of `$1` or `?`, in order. */
export function sqlStatementOf({ text, expressions }: SqlText, values: readonly Node[] | null): SqlStatement | null {
  const sql = text.replace(/--[^\n]*/g, ' ').replace(/\s+/g, ' ').trim()
  const verb = verbOf(sql)
  if (!verb) return null
  const found = tablePatterns[verb]!.exec(sql)
  if (!found && !(verb === 'SELECT' && /\bpg_(?:try_)?advisory\w*\(/i.test(sql))) return null
  const named = found?.[1] ?? null
  const markers = { next: 0 }
  const valueAt = (token: string): Node | null => parameterOf(token, expressions, values, markers)
  const operation = verbs[verb]!
  const assignments = verb === 'INSERT' || verb === 'REPLACE' ? insertedColumns(sql, valueAt) : verb === 'UPDATE' ? updatedColumns(sql, valueAt) : []
  const where = /\bWHERE\b/i.exec(sql)
  const upserts = /\bON CONFLICT\b|\bON DUPLICATE KEY\b/i.test(sql)
  const ignores = /^INSERT (?:OR )?(?:IGNORE|REPLACE)\b/i.test(sql) || /\bNOT EXISTS ?\(/i.test(sql)
  return {
    verb,
    operation: operation === 'create' && upserts && /\bDO UPDATE\b|\bON DUPLICATE KEY\b/i.test(sql) ? 'upsert' : operation,
    table: named === null || named.startsWith('{{') ? null : named,
    conditions: where ? comparedColumns(sql.slice(where.index + 5), valueAt) : [],
    hasWhere: where !== null,
    assignments,
    hasLimit: /\bLIMIT\b|\bFETCH (?:FIRST|NEXT)\b|^SELECT TOP\b/i.test(sql),
    isAggregate: /^SELECT (?:COUNT|SUM|AVG|MIN|MAX|EXISTS|1\b)/i.test(sql) && !/\bGROUP BY\b/i.test(sql),
    isRelative: isRelative(sql),
    isAtomic: (verb !== 'SELECT' && (upserts || ignores)) || verb === 'REPLACE' || verb === 'MERGE',
    locks: /\bFOR (?:NO KEY )?(?:UPDATE|SHARE)\b|\bpg_(?:try_)?advisory\w*\(|\bGET_LOCK\(/i.test(sql),
  }
}

function verbOf(sql: string): string | null {
  const first = /^\(*\s*(\w+)/.exec(sql)?.[1]?.toUpperCase()
  if (!first) return null
  if (first === 'WITH') return /\)\s*(INSERT|UPDATE|DELETE|MERGE)\b/i.exec(sql)?.[1]?.toUpperCase() ?? 'SELECT'
  return Object.hasOwn(verbs, first) ? first : null
}

function parameterOf(token: string, expressions: readonly Node[], values: readonly Node[] | null, markers: { next: number }): Node | null {
  const embedded = /^'?%?\{\{(\d+)\}\}/.exec(token)
  if (embedded) return expressions[Number(embedded[1])] ?? null
  const numbered = /^\$(\d+)/.exec(token)
  if (numbered) return values?.[Number(numbered[1]) - 1] ?? null
  if (token.startsWith('?')) return values?.[markers.next++] ?? null
  return null
}

const token = String.raw`(\{\{\d+\}\}|\$\d+|\?|[:@]\w+|'[^']*'|[\w.+-]+(?:\(\))?)`

function insertedColumns(sql: string, valueAt: (token: string) => Node | null): readonly Column[] {
  const lists = /\bINTO [^(]{1,200}\(([^)]{1,2000})\) ?VALUES ?\((.{1,3000})/i.exec(sql)
  if (!lists) return []
  const values = lists[2]!.match(new RegExp(token, 'g')) ?? []
  return lists[1]!.split(',').map((column, index) => ({ name: unquoted(column), value: valueAt(values[index] ?? ''), isEquality: true }))
}

function updatedColumns(sql: string, valueAt: (token: string) => Node | null): readonly Column[] {
  const set = /\bSET (.{1,3000}?)(?:\bWHERE\b|\bRETURNING\b|$)/i.exec(sql)
  return set ? pairsOf(set[1]!, valueAt).map((column) => ({ ...column, isEquality: true })) : []
}

function comparedColumns(where: string, valueAt: (token: string) => Node | null): readonly Column[] {
  const hasAlternatives = /\bOR\b/i.test(where)
  return pairsOf(where.slice(0, 2_000), valueAt).map((column) => (hasAlternatives ? { ...column, isEquality: false } : column))
}

function pairsOf(text: string, valueAt: (token: string) => Node | null): readonly Column[] {
  const pairs: Column[] = []
  const pattern = new RegExp(String.raw`(?<![\w$])([\w$]+)["\`\]]? ?(=|<>|!=|<=|>=|<|>|\bIN\b|\bLIKE\b|\bILIKE\b) ?\(?${token}`, 'gi')
  for (const match of text.matchAll(pattern)) pairs.push({ name: match[1]!, value: valueAt(match[3]!), isEquality: match[2] === '=' || /^in$/i.test(match[2]!) })
  return pairs
}

/** `SET credits = credits + 1`: a column set to a sum that begins with itself. */
function isRelative(sql: string): boolean {
  return /\b(\w+)["`\]]? ?= ?(?:COALESCE\( ?)?(?:\w+\.)?["`[]?\1\b["`\]]?(?: ?, ?\w+ ?\))? ?(?:[-+*]|\|\|)/i.test(sql)
}

function unquoted(name: string): string {
  return name.replace(/["`[\]\s]/g, '')
}

/** The parameters handed over beside a statement: an array, or the arguments that follow it. */
export function sqlValuesOf(file: SourceFile, statement: Node, rest: readonly Node[]): readonly Node[] | null {
  const holder = constantBehind(file, statement)
  if (holder.type === 'ObjectExpression')
    for (const property of holder.properties)
      if (property.type === 'Property' && nameOf(property) === 'values') return elementsOf(file, property.value)
  const [first] = rest
  if (!first) return null
  return elementsOf(file, first) ?? rest
}

function elementsOf(file: SourceFile, node: Node): readonly Node[] | null {
  const value = unwrapAwait(constantBehind(file, node))
  return value.type === 'ArrayExpression' && value.elements.every(Boolean) ? (value.elements as readonly Node[]) : null
}
