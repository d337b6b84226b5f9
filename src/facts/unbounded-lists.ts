import { growingWords, scopeWords, streamWords } from '../knowledge/growing-tables.js'
import { smallTableWords } from '../knowledge/small-tables.js'
import { chainEndingIn } from './call-chains.js'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { chainOf, nameOf, stringOf, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { loopQueriesOf } from './loop-queries.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { variableOf } from './references.js'
import { requestDataOf } from './request-data.js'
import { sentRowsOf } from './sent-values.js'
import type { SourceFile } from './source-file.js'
import { isOfStaff } from './tenants-from-input.js'

/** A list that is read without a limit. */
export type UnboundedList = {
  readonly access: DataAccess
  /** Whether the whole table goes to the client: no filter at all, and the rows are the answer. */
  readonly isWholeTable: boolean
  /** Whether what matches grows as the program is used: nothing narrows the list to one parent whose parts are few. */
  readonly grows: boolean
}

/** Columns of which a table holds each value once. */
const uniqueColumns = new Set(['id', '_id', 'uuid', 'email', 'slug', 'token', 'username', 'handle', 'hash', 'key', 'code', 'sub', 'api_key', 'apikey'])
const chosenByIds = /\b(?:in|\$in|_in)\s*:|\binArray\(|\bIn\(|\.in\(|[wW]hereIn\(|[^\w]ANY\s*\(|\bIN\s*\(|'in'|"in"/
/** Clauses after which a list is short, or no list at all. */
const summaries = /\b(?:distinct|groupBy|group_by|GROUP BY|DISTINCT|COUNT|SUM|AVG|count|countDistinct|sum|avg|max|min|aggregate|paginate|keyBy)\b/
const streams = /\b(?:cursor|stream|iterate|iterator|eachAsync|createReadStream)\b/

/** Lists of the file that grow with their table. Summaries, look-ups by ids, transactions, streams and single rows are none. */
export const unboundedListsOf = lazily((file: SourceFile): readonly UnboundedList[] => {
  const candidates = dataAccessesOf(file).filter((access) => isUnbounded(file, access))
  if (candidates.length === 0) return []
  const sent = new Set(sentRowsOf(file).flatMap(({ access, route }) => (isOfStaff(file, route) ? [] : [access])))
  return candidates.map((access) => ({ access, isWholeTable: sent.has(access) && hasNoFilter(access) && !isSmall(access.model), grows: grows(file, access) || isMultiplied(file, access) }))
})

function hasNoFilter({ where, conditions, hasHiddenConditions }: DataAccess): boolean {
  if (conditions.length > 0) return false
  // `Model.find({})` has a filter that takes everything.
  const isEmpty = where === null || (where.type === 'ObjectExpression' && where.properties.length === 0)
  return isEmpty && !hasHiddenConditions
}

function isSmall(model: string | null): boolean {
  return model !== null && wordsOf(model).some((word) => smallTableWords.has(word))
}

/** Tables that the file keeps whole in its memory (`this.cachedProperties = rows`): who does that knows them to be small. */
const keptTables = lazily((file: SourceFile): ReadonlySet<string> => {
  const kept = new Set<string>()
  for (const access of dataAccessesOf(file)) {
    if (access.model === null || access.operation !== 'read' || !access.isMany || !hasNoFilter(access)) continue
    for (let at: Node = access.node; at.parent && !isFunction(at.parent); at = at.parent) {
      const { parent }: Node = at
      const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? variableOf(file, parent.id) : null
      const targets = variable ? variable.references.map(({ identifier }) => identifier.parent) : [parent]
      if (targets.some((target) => target?.type === 'AssignmentExpression' && wordsOf(nameOf(target.left) ?? '').some((word) => word === 'cache' || word === 'cached'))) kept.add(access.model)
      if (variable) break
    }
  }
  return kept
})

/** Each row costs another query: then even the members of one team are many. */
function isMultiplied(file: SourceFile, { node }: DataAccess): boolean {
  return loopQueriesOf(file).some(({ list }) => {
    // `rows` of `result.rows`
    const made = list && unwrapAwait(constantBehind(file, list.type === 'MemberExpression' ? chainOf(list).root : list))
    return made !== null && made !== undefined && isWithin(node, made)
  })
}

/** Columns that take a part of every table: modes, states and dates. */
const flags = /^(?:is|has|was|can)(?:_|[A-Z])|^(?:active|enabled|disabled|status|state|deleted|archived|hidden|visible|published|verified|confirmed|draft|public|type|kind|role|used|read|paid|inserted|internal)$|(?:At|_at|Date|_date|Enabled|Status|Type|State)$|^date$/

function grows(file: SourceFile, access: DataAccess): boolean {
  const { model, conditions, hasHiddenConditions, library } = access
  if (model === null || isSmall(model) || (hasNoFilter(access) && keptTables(file).has(model)) || isSince(file, access)) return false
  const written = stringOf(access.where)
  if (written !== null && conditions.length === 0) return [...written.matchAll(/(?<!\w)(\w+)\s*(?:[<>!]?=|[<>]|\bIS\b)/gi)].every(([, name]) => flags.test(name!))
  // `where(sql`expires > NOW()`)`: only ranges, which leave as many rows as there happen to be.
  if (access.where?.type === 'TaggedTemplateExpression' && conditions.length === 0) return !/(?<![<>!])=|\b(?:IN|LIKE|ANY)\b/i.test(file.text.slice(...access.where.quasi.range))
  // What a spread or a variable adds may be the id of a parent; in SQL it is a value.
  if (hasHiddenConditions && library !== 'sql') return false
  // A text that is looked for is looked for in the whole table.
  if (library === 'sql' && conditions.length > 0 && conditions.every(({ isEquality }) => !isEquality) && !isPeriod(access)) return true
  if (hasNoFilter(access) || (conditions.length > 0 && conditions.every(({ name }) => flags.test(name))) || isOfMode(file, access)) return true
  const last = wordsOf(model).at(-1) ?? ''
  if (conditions.length === 0 || isPeriod(access)) return false
  if (conditions.some(isOfOccasion)) return false
  return streamWords.has(last) || (growingWords.has(last) && !conditions.some(isParent))
}

/** `WHERE weekly_digest = true`: the only condition is one that half of a table may meet. */
function isOfMode(file: SourceFile, { library, conditions, node }: DataAccess): boolean {
  return library === 'sql' && conditions.length === 1 && /\bWHERE\s+[\w."]+\s*=\s*(?:true|false)\b/i.test(file.source.getText(node as never))
}

/** `viewId`, `event_id`: the parent is itself one thing that happened, of which the parts are few. */
function isOfOccasion({ name, isEquality }: DataAccess['conditions'][number]): boolean {
  const words = wordsOf(name)
  return isEquality && words.length > 1 && words.at(-1) === 'id' && streamWords.has(words.at(-2)!)
}

/** Columns that say which person a row is of. */
const personal = /^(?:user|author|member|profile|patient|client|customer|student|employee|person|owner)_?(?:id|ID|Id)$/
/** A bound from below: `gte(logs.createdAt, since)`, `{ createdAt: { gte: since } }`, `.gte('created_at', since)`. */
const fromBelow = /\bgte?\s*\(|\$?\bgte?\s*:/

/** Words of tables that programs write to, not people: a month of them is long. */
const machineWords = new Set(['usage', 'tracking', 'event', 'events', 'metric', 'metrics', 'view', 'views', 'visit', 'visits', 'impression', 'impressions', 'click', 'clicks', 'hit', 'hits', 'trace', 'traces', 'audit', 'audits', 'request', 'requests', 'call', 'calls', 'api', 'activity', 'activities', 'run', 'runs', 'job', 'jobs'])

/** What one person did since a date that the program chose: a week or a month of it is short. */
function isSince(file: SourceFile, { model, conditions, node }: DataAccess): boolean {
  if (wordsOf(model ?? '').some((word) => machineWords.has(word)) || !conditions.some(({ name, isEquality }) => isEquality && personal.test(name))) return false
  const since = conditions.find(({ name, isEquality }) => !isEquality && /(?:At|_at|Date|_date|Time|_time)$|^(?:date|time|timestamp)$/.test(name))
  return since !== undefined && fromBelow.test(file.source.getText(node as never)) && !isAskedFor(file, node)
}

/** The caller may say how far back: something of the query is read in the same function. */
function isAskedFor(file: SourceFile, node: Node): boolean {
  const fn = functionAround(node)
  return fn !== null && nodesOf(file).within(fn, 'MemberExpression').some((member) => requestDataOf(file, member)?.part === 'query')
}

/** `documentId`, `board_id`: one parent; `userId` and `teamId` say whose it is. */
function isParent({ name, value, isEquality }: DataAccess['conditions'][number]): boolean {
  // `{ userId, symbolProfile: { symbol } }`: the row of another table
  const holder = value?.parent?.type === 'Property' ? value.parent.parent.parent : null
  const relation = holder?.type === 'Property' ? nameOf(holder) : null
  if (isEquality && relation !== null && /^[A-Za-z]\w+$/.test(relation) && !/^(?:AND|OR|NOT|some|every|none|is|isNot|where)$/.test(relation)) return !flags.test(name) && !scopeWords.has(wordsOf(relation)[0] ?? '')
  return isEquality && /(?:Id|ID|_id|Slug|_slug)$/.test(name) && !wordsOf(name).some((word) => scopeWords.has(word))
}

/** From one date to another. */
function isPeriod({ conditions, where }: DataAccess): boolean {
  const isBoth = (value: Node | null) => {
    const names = value?.type === 'ObjectExpression' ? value.properties.map((property) => (property.type === 'Property' ? nameOf(property) : null)) : []
    return names.some((name) => /^\$?gte?$/.test(name ?? '')) && names.some((name) => /^\$?lte?$/.test(name ?? ''))
  }
  if (where?.type === 'ObjectExpression' && where.properties.some((property) => property.type === 'Property' && isBoth(property.value))) return true
  return conditions.some(({ name, isEquality }, index) => !isEquality && flags.test(name) && conditions.some((other, at) => at > index && other.name === name && !other.isEquality))
}

function isUnbounded(file: SourceFile, access: DataAccess): boolean {
  const { operation, isMany, isBounded, library, conditions, inTransaction, node, model } = access
  if (operation !== 'read' || !isMany || isBounded !== false || library === 'redis' || library === 'firestore' || inTransaction || model === null) return false
  if (conditions.some(({ name, isEquality }) => isEquality && uniqueColumns.has(name.toLowerCase()))) return false
  const text = file.source.getText(node as never)
  if (chosenByIds.test(text) || summaries.test(text) || streams.test(text)) return false
  if (library === 'sql' && /information_schema|pg_catalog|pg_stat|sqlite_master|FROM \w+\(/i.test(text)) return false
  return !isKeptQuery(file, access) && !isMadeEarlier(file, access) && !takesOne(file, access)
}

/** Links of a chain that are looked at for a limit. */
const mostLinks = 40

/** The first names of a chain: `query` of `query.orderBy()`. */
function isMadeEarlier(file: SourceFile, { node }: DataAccess): boolean {
  const { root } = chainOf(node.type === 'CallExpression' ? node.callee : node.tag)
  if (root.type !== 'Identifier') return false
  const made = constantBehind(file, root)
  // The variable holds a query already, and what this adds to it is not all of it.
  return made !== root && made.type === 'CallExpression' && (/\.from\(|selectFrom\(|\.where\(/.test(file.source.getText(made as never)) || isLimitedElsewhere(file, root, made))
}

/** Links of a query that make it short, or may. */
const limiting = new Set(['limit', 'take', 'first', 'top', 'fetch', 'range', 'paginate', 'modify', 'count', 'sum', 'min', 'max'])

/** `query.limit(20)` in a statement of its own, or a function that is given the query: `paginated(query, page)`. */
function isLimitedElsewhere(file: SourceFile, query: Node, made: Node): boolean {
  const variable = variableOf(file, query)
  if (!variable) return false
  const known = limitedElsewhere(file).get(variable)
  if (known !== undefined) return known
  const isLimited = holdsQuery(file, made) && variable.references.some(({ identifier }) => {
    let at: Node = identifier
    for (let steps = 0; steps < mostLinks && at.parent; steps++) {
      const { parent }: Node = at
      if (parent?.type === 'CallExpression' && parent.callee !== at) return true
      if (parent?.type === 'MemberExpression' && parent.object === at) {
        if (limiting.has(nameOf(parent) ?? '')) return true
      } else if (parent?.type !== 'CallExpression') return false
      at = parent
    }
    return false
  })
  limitedElsewhere(file).set(variable, isLimited)
  return isLimited
}

/** Whether what a variable holds asks for rows itself: `createClient()` and `knex(config)` only make what is asked. */
function holdsQuery(file: SourceFile, made: Node): boolean {
  return made.parent?.type !== 'AwaitExpression' && dataAccessesOf(file).some(({ node }) => isWithin(node, made))
}

/** Answers about the variables of a file, which as many accesses may ask about as there are statements. */
const limitedElsewhere = lazily(() => new Map<object, boolean>())

/** `const query = User.find()`, which a limit may be added to later; a list that is walked as a stream. */
function isKeptQuery(file: SourceFile, { node, library }: DataAccess): boolean {
  const parent = (chainEndingIn(file, node)?.outermost ?? node).parent
  if (parent.type === 'ForOfStatement') return parent.await
  return (library === 'mongoose' || library === 'mongodb') && (parent.type === 'VariableDeclarator' || parent.type === 'AssignmentExpression')
}

/** `const [row] = await ...`, `(await ...)[0]`, `rows[0]` and nothing else of the rows. */
function takesOne(file: SourceFile, { node, library }: DataAccess): boolean {
  let at: Node = chainEndingIn(file, node)?.outermost ?? node
  while (at.parent && ['AwaitExpression', 'TSAsExpression', 'TSNonNullExpression', 'ChainExpression'].includes(at.parent.type)) at = at.parent
  const { parent } = at
  if (parent?.type === 'MemberExpression' && parent.object === at) return parent.computed || (parent.property.type === 'Identifier' && (parent.property.name === 'at' || parent.property.name === 'length'))
  if (parent?.type !== 'VariableDeclarator') return false
  if (parent.id.type === 'ArrayPattern') return library !== 'sql' && parent.id.elements.length === 1
  const name = parent.id.type === 'Identifier' ? parent.id : parent.id.type === 'ObjectPattern' ? rowsOf(parent.id.properties) : null
  const uses = (name && variableOf(file, name)?.references.filter(({ init }) => !init)) ?? []
  return uses.length > 0 && uses.every(({ identifier }) => isOneOrNumber(identifier, library === 'sql'))
}

/** `rows` of `const { rows } = await pool.query(...)`, `data` of Supabase. */
function rowsOf(properties: readonly Node[]): Node | null {
  for (const property of properties)
    if (property.type === 'Property' && property.key.type === 'Identifier' && /^(?:rows|data)$/.test(property.key.name) && property.value.type === 'Identifier') return property.value
  return null
}

function isOneOrNumber(identifier: Node, hasHolder: boolean): boolean {
  let member = identifier.parent
  if (hasHolder && member?.type === 'MemberExpression' && member.property.type === 'Identifier' && member.property.name === 'rows') member = member.parent
  if (member?.type !== 'MemberExpression') return false
  if (member.computed) return member.property.type === 'Literal'
  return member.property.type === 'Identifier' && /^(?:length|at|rowCount)$/.test(member.property.name)
}
