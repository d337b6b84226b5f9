import type { TSESTree } from '@typescript-eslint/utils'
import { argumentsOf, type CallChain, type Link } from '../call-chains.js'
import { nameOf, stringOf, unwrap } from '../expressions.js'
import { isFunction } from '../functions.js'
import type { Node } from '../nodes.js'
import type { SourceFile } from '../source-file.js'
import { accessOf, assignmentsOf, filterOf, hasKey, objectOf, relativeOf, valueOf, type Column, type DataAccess, type Filter } from './access.js'
import { isNamedDatabase, linkIndexOf, linkNamed, prefixOf, type Client } from './clients.js'

/** Whether a builder is kept in a variable, where more may be added to it. */
function isKept({ outermost }: CallChain): boolean {
  const { parent } = outermost
  return parent.type === 'VariableDeclarator' || parent.type === 'AssignmentExpression'
}

/** `users` for the table `users` and for `schema.users`. */
function tableName(node: Node | undefined): string | null {
  const table = node && unwrap(node)
  return table?.type === 'Identifier' || table?.type === 'MemberExpression' ? nameOf(table) : null
}

/** `users` for `'public.users as u'`. */
function namedTable(node: Node | undefined): string | null {
  const text = node ? stringOf(node) : null
  return text === null ? null : (/(?<![\w$])([\w$]+)"?(?:\s+(?:as\s+)?\w+)?$/i.exec(text.trim())?.[1] ?? null)
}

/** Conditions nested in `and()` that are read. */
const deepestCondition = 8

/** Columns of a Drizzle condition: `and(eq(users.id, id), inArray(...))`, `sql` and callbacks are hidden. */
function drizzleFilter(file: SourceFile, node: Node | null | undefined, isRequired = true, depth = 0): Filter {
  if (!node) return { columns: [], hidden: false }
  const value = unwrap(node)
  if (depth > deepestCondition) return { columns: [], hidden: true }
  if (value.type === 'ObjectExpression') return filterOf(file, value)
  if (isFunction(value)) return value.body.type === 'BlockStatement' ? { columns: [], hidden: true } : drizzleFilter(file, value.body, isRequired, depth + 1)
  if (value.type !== 'CallExpression') return { columns: [], hidden: true }
  const name = value.callee.type === 'Identifier' ? value.callee.name : nameOf(value.callee)
  if (name === 'and' || name === 'or' || name === 'not') {
    const parts = value.arguments.map((part) => drizzleFilter(file, part, isRequired && name === 'and', depth + 1))
    return { columns: parts.flatMap(({ columns }) => columns), hidden: parts.some(({ hidden }) => hidden) }
  }
  const column = tableName(value.arguments[0])
  if (!column) return { columns: [], hidden: true }
  return { columns: [{ name: column, value: value.arguments[1] ?? null, isEquality: isRequired && (name === 'eq' || name === 'inArray') }], hidden: false }
}

/** `db.insert(users).values(row)`, `db.select().from(users).where(...)`, `db.query.users.findFirst()`. */
export function readDrizzle(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  const { links } = chain
  if (client && client.library !== 'drizzle') return null
  const from = client?.links ?? 0
  const queried = links.findIndex(({ name, call }, index) => index >= from && name === 'query' && !call)
  const relational = links[queried + 2]
  if (queried >= 0 && relational?.call && (relational.name === 'findFirst' || relational.name === 'findMany') && links[queried + 1]!.name !== null)
    return [readRelational(file, chain, queried)]

  const at = linkIndexOf(links, (name) => ['insert', 'update', 'delete', 'select', 'selectDistinct', 'selectDistinctOn', '$count'].includes(name), from)
  if (at < 0) return null
  const { name } = links[at]!
  const source = name!.startsWith('select') ? linkNamed(links, 'from', at) : links[at]!
  const model = tableName(argumentsOf(source ?? undefined)[0])
  if (!model) return null
  const values = linkNamed(links, 'values', at)
  const set = linkNamed(links, 'set', at)
  const where = linkNamed(links, 'where', at)
  const isNamed = client !== null || isNamedDatabase(chain, at)
  if (name === 'insert' && !values && !linkNamed(links, 'select', at + 1)) return null
  if (name === 'update' && !set) return null
  if ((name === 'delete' || name === '$count') && !isNamed) return null
  if (name!.startsWith('select') && !isNamed && !where) return null

  const condition = name === '$count' ? argumentsOf(links[at])[1] : argumentsOf(where ?? undefined)[0]
  const filter = drizzleFilter(file, condition)
  const data = argumentsOf((name === 'insert' ? values : set) ?? undefined)[0] ?? null
  const assignments = assignmentsOf(file, data)
  const conflict = linkIndexOf(links, (other) => other.startsWith('onConflict') || other.startsWith('onDuplicateKey'), at)
  const updates = links[conflict]?.name !== undefined && links[conflict]!.name !== 'onConflictDoNothing'
  const changed = updates ? assignmentsOf(file, valueOf(objectOf(file, argumentsOf(links[conflict])[0]), 'set')) : assignments
  const operation = name === 'insert' ? (updates ? 'upsert' : 'create') : name === 'update' ? 'update' : name === 'delete' ? 'delete' : 'read'
  return [
    accessOf({
      node: chain.node,
      library: 'drizzle',
      api: name!,
      operation,
      model,
      receiver: prefixOf(chain, client?.links ?? at),
      where: condition ?? null,
      conditions: filter.columns,
      hasHiddenConditions: filter.hidden || isKept(chain),
      data,
      assignments,
      isMany: operation === 'read' ? name !== '$count' : name !== 'insert',
      isBounded: operation !== 'read' || name === '$count' || linkNamed(links, 'limit', at) !== null ? true : isKept(chain) ? null : false,
      relative: operation === 'update' || operation === 'upsert' ? relativeOf(file, changed) : null,
      isAtomic: conflict >= 0,
      locks: linkNamed(links, 'for', at) !== null,
    }),
  ]
}

function readRelational(file: SourceFile, chain: CallChain, queried: number): DataAccess {
  const link = chain.links[queried + 2]!
  const [argument] = argumentsOf(link)
  const where = valueOf(objectOf(file, argument), 'where')
  const filter = drizzleFilter(file, where)
  const isMany = link.name === 'findMany'
  return accessOf({
    node: link.call!,
    library: 'drizzle',
    api: link.name!,
    operation: 'read',
    model: chain.links[queried + 1]!.name,
    receiver: prefixOf(chain, queried),
    where,
    conditions: filter.columns,
    hasHiddenConditions: filter.hidden || (argument !== undefined && hasKey(file, argument, ['where']) === null),
    isMany,
    isBounded: isMany ? hasKey(file, argument, ['limit']) : true,
  })
}

const kyselyStarts = { selectFrom: 'read', insertInto: 'create', updateTable: 'update', deleteFrom: 'delete', replaceInto: 'upsert', mergeInto: 'upsert' } as const

/** `db.selectFrom('users').where('id', '=', id)`: names that only Kysely has. */
export function readKysely(file: SourceFile, chain: CallChain): readonly DataAccess[] | null {
  const { links } = chain
  const at = linkIndexOf(links, (name) => Object.hasOwn(kyselyStarts, name))
  if (at < 0) return null
  const name = links[at]!.name as keyof typeof kyselyStarts
  const filter = comparisonsOf(file, links, at)
  const data = argumentsOf(linkNamed(links, name === 'updateTable' ? 'set' : 'values', at) ?? undefined)
  const assignments = writtenPairs(file, data)
  const conflicts = linkIndexOf(links, (other) => ['onConflict', 'onDuplicateKeyUpdate', 'ignore', 'orIgnore'].includes(other), at) >= 0
  const operation = kyselyStarts[name]
  return [
    accessOf({
      node: chain.node,
      library: 'kysely',
      api: name,
      operation,
      model: namedTable(argumentsOf(links[at])[0]),
      receiver: prefixOf(chain, at),
      ...filter,
      hasHiddenConditions: filter.hasHiddenConditions || isKept(chain),
      data: data[0] ?? null,
      assignments,
      isMany: operation !== 'create' && operation !== 'upsert',
      isBounded: boundOf(chain, at, operation === 'read', ['limit', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'top', 'fetch']),
      relative: operation === 'update' ? relativeOf(file, assignments) : null,
      isAtomic: conflicts || operation === 'upsert',
      locks: linkIndexOf(links, (other) => other.startsWith('for') && other !== 'forEach', at) >= 0,
    }),
  ]
}

function boundOf(chain: CallChain, at: number, isRead: boolean, names: readonly string[]): boolean | null {
  if (!isRead || linkIndexOf(chain.links, (name) => names.includes(name), at) >= 0) return true
  return isKept(chain) ? null : false
}

/** `.set({ a: 1 })`, `.set('a', 1)`. */
function writtenPairs(file: SourceFile, data: readonly Node[]): readonly Column[] {
  const name = data.length === 2 ? stringOf(data[0]) : null
  return name === null ? assignmentsOf(file, data[0]) : [{ name, value: data[1]!, isEquality: true }]
}

/** `.where('id', '=', id)`, `.where({ id })`, `.where('id', id)`, `.whereIn('id', ids)`. */
function comparisonsOf(file: SourceFile, links: readonly Link[], at: number): Pick<DataAccess, 'where' | 'conditions' | 'hasHiddenConditions'> {
  const columns: Column[] = []
  let where: Node | null = null
  let hidden = false
  for (const link of links.slice(at)) {
    if (!link.call || !link.name || !/^(?:and|or)?[wW]here/.test(link.name)) continue
    const [first, second, third] = argumentsOf(link)
    if (!first) continue
    where ??= first
    const isEquality = !/^or|Not/.test(link.name)
    const name = stringOf(first)
    if (name === null) {
      const filter = isFunction(unwrap(first)) ? { columns: [], hidden: true } : filterOf(file, first)
      columns.push(...filter.columns)
      hidden ||= filter.hidden
    } else {
      const operator = third ? stringOf(second) : '='
      columns.push({ name: name.split('.').at(-1)!, value: third ?? second ?? null, isEquality: isEquality && (operator === '=' || operator === 'in') })
    }
  }
  return { where, conditions: columns, hasHiddenConditions: hidden }
}

const knexMethods = new Set([
  'where', 'whereIn', 'andWhere', 'whereNull', 'first', 'insert', 'update', 'del', 'delete', 'select', 'join', 'leftJoin', 'increment', 'decrement',
  'orderBy', 'count', 'pluck', 'returning', 'limit', 'sum', 'max', 'min', 'forUpdate', 'onConflict', 'distinct', 'innerJoin', 'whereNot', 'upsert',
])

/** `db('users').where({ id }).first()`, `knex.select().from('users')`, `trx.insert(row).into('users')`. */
export function readKnex(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  if (client && client.library !== 'knex') return null
  const { links } = chain
  const from = client?.links ?? 0
  const opened = links.findIndex(({ name, call }, index) => index >= from && call && (name === null || ['from', 'into', 'table', 'knex'].includes(name)) && namedTable(call.arguments[0]))
  if (opened < 0) return null
  const isCall = links[opened]!.name === null || links[opened]!.name === 'knex'
  if (!client && !(isNamedDatabase(chain, opened + 1) && (isCall || linkIndexOf(links, (name) => name === 'select' || name === 'insert') >= 0))) return null
  const uses = links.filter(({ name, call }, index) => call && index !== opened && name !== null && knexMethods.has(name))
  if (uses.length === 0) return null
  const named = (...names: string[]) => uses.find(({ name }) => names.includes(name!)) ?? null
  const insert = named('insert', 'upsert')
  const update = named('update', 'increment', 'decrement')
  const remove = named('del', 'delete')
  const action = insert ?? update ?? remove
  const conflicts = named('onConflict')
  const merges = linkNamed(links, 'merge') !== null
  const operation = insert ? (merges || insert.name === 'upsert' ? 'upsert' : 'create') : update ? 'update' : remove ? 'delete' : 'read'
  const data = argumentsOf(insert ?? update ?? undefined)
  const isStep = update?.name === 'increment' || update?.name === 'decrement'
  const assignments = isStep ? [{ name: stringOf(data[0]) ?? '', value: data[1] ?? null, isEquality: true }] : writtenPairs(file, data)
  const filter = comparisonsOf(file, links, 0)
  return [
    accessOf({
      node: chain.node,
      library: 'knex',
      api: action?.name ?? 'select',
      operation,
      model: namedTable(argumentsOf(links[opened])[0]),
      receiver: prefixOf(chain, isCall ? opened : from),
      ...filter,
      hasHiddenConditions: filter.hasHiddenConditions || isKept(chain),
      data: isStep ? null : (data[0] ?? null),
      assignments,
      isMany: operation !== 'create' && operation !== 'upsert',
      isBounded: boundOf(chain, 0, operation === 'read', ['first', 'limit', 'count', 'sum', 'max', 'min', 'paginate']),
      relative: isStep ? 'database' : operation === 'update' ? relativeOf(file, assignments) : null,
      isAtomic: conflicts !== null || operation === 'upsert',
      locks: named('forUpdate') !== null,
    }),
  ]
}

const supabaseMethods = { select: 'read', insert: 'create', update: 'update', upsert: 'upsert', delete: 'delete' } as const

/** `supabase.from('users').select().eq('id', id)`, `supabase.rpc('increment_credits', { ... })`. */
export function readSupabase(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  if (client && client.library !== 'supabase') return null
  const { links } = chain
  const called = linkNamed(links, 'rpc')
  if (called && (client ?? isNamedSupabase(chain))) return [readProcedure(chain, called, client)]
  const opened = links.findIndex(({ name, call }) => call && name === 'from')
  const action = links[opened + 1]
  if (opened < 0 || !action?.call || action.name === null || !Object.hasOwn(supabaseMethods, action.name)) return null
  if (links[opened - 1]?.name === 'storage') return null
  const table = argumentsOf(links[opened])[0]
  if (!table || (stringOf(table) === null && !client)) return null
  const operation = supabaseMethods[action.name as keyof typeof supabaseMethods]
  const columns: Column[] = []
  let hidden = isKept(chain)
  let where: Node | null = null
  for (const { name, call } of links.slice(opened + 2)) {
    if (!call || !name) continue
    const [first, second, third] = call.arguments
    if (name === 'match') {
      const filter = filterOf(file, first)
      columns.push(...filter.columns)
      hidden ||= filter.hidden
    } else if (['or', 'not', 'filter', 'textSearch'].includes(name)) {
      hidden = true
      if (name === 'filter' && first) columns.push({ name: stringOf(first) ?? '', value: third ?? null, isEquality: stringOf(second) === 'eq' })
    } else if (['eq', 'in', 'neq', 'gt', 'gte', 'lt', 'lte', 'is', 'like', 'ilike', 'contains'].includes(name) && first)
      columns.push({ name: stringOf(first) ?? '', value: second ?? null, isEquality: name === 'eq' || name === 'in' })
    else continue
    where ??= first ?? null
  }
  const [data, options] = argumentsOf(action)
  const written = operation === 'create' || operation === 'update' || operation === 'upsert'
  const assignments = written ? assignmentsOf(file, data) : []
  const isCount = operation === 'read' && hasKey(file, options, ['head']) === true
  return [
    accessOf({
      node: chain.node,
      library: 'supabase',
      api: action.name,
      operation,
      model: namedTable(table),
      receiver: prefixOf(chain, opened),
      where,
      conditions: columns,
      hasHiddenConditions: hidden,
      data: written ? (data ?? null) : null,
      assignments,
      isMany: operation !== 'create' && operation !== 'upsert' && !linkNamed(links, 'single') && !linkNamed(links, 'maybeSingle'),
      isBounded: isCount || boundOf(chain, opened, operation === 'read', ['limit', 'range', 'single', 'maybeSingle']),
      relative: operation === 'update' || operation === 'upsert' ? relativeOf(file, assignments) : null,
      isAtomic: operation === 'upsert',
    }),
  ]
}

function isNamedSupabase({ root, links }: CallChain): boolean {
  return [root.type === 'Identifier' ? root.name : '', ...links.map(({ name }) => name ?? '')].some((name) => /supabase/i.test(name))
}

function readProcedure(chain: CallChain, link: Link & { call: TSESTree.CallExpression | null }, client: Client | null): DataAccess {
  const name = stringOf(argumentsOf(link)[0])
  return accessOf({
    node: chain.node,
    library: 'supabase',
    api: name === null ? 'rpc' : name,
    operation: 'raw',
    receiver: prefixOf(chain, client?.links ?? 0),
    data: argumentsOf(link)[1] ?? null,
    hasHiddenConditions: true,
    relative: name !== null && /^(?:increment|decrement|add|deduct|subtract|spend|credit|debit)(?:_|$)/.test(name) ? 'database' : null,
    isAtomic: null,
  })
}

