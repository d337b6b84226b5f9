import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../knowledge/modules.js'
import { columnMethods, conditionMethods, fragmentMakers, fragmentPackages, keepingWords, sqlMethods, statementKeys, valueFunctions, type SqlTaker } from '../knowledge/sql-runners.js'
import { composedTextOf, holeMark, type Hole } from './composed-texts.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { exportsOf } from './exports.js'
import { constantBehind, parameterOf } from './flow.js'
import { functionBehind, isFunction, type FunctionNode } from './functions.js'
import { declaredTypeOf, isHarmlessKind, isHarmlessType, isTested, memberType } from './harmless-values.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, onlyValueOf, patternSourceOf, variableOf } from './references.js'
import { allRequestDataOf } from './request-data.js'
import type { SourceFile } from './source-file.js'

/** SQL, or a script of MongoDB, that is run with a value written into its text. */
export type SqlInterpolation = {
  /** As written, for messages: `pool.query`. */
  readonly api: string
  readonly value: Node
  /** Whether it stands where a parameter could: `'${x}'`, `= ${x}`; a column or a direction cannot be one. */
  readonly isValue: boolean
  /** `script`: JavaScript that the database runs for each document, `$where` of MongoDB. */
  readonly language: 'sql' | 'script'
}

/** Calls that run SQL into whose text a value of somebody else is written, one finding for each call, in the order of the text. */
export const sqlInterpolationsOf = lazily((file: SourceFile): readonly SqlInterpolation[] => {
  const found: SqlInterpolation[] = []
  const reported = new Set<Node>()
  for (const call of nodesOf(file).get('CallExpression')) {
    for (const { node, taker } of sqlGivenTo(file, call)) {
      const { text, holes } = composedTextOf(file)(node)
      if (holes.length === 0 || !(taker === 'statement' ? isStatement(text) : taker !== 'condition' || isCondition(text))) continue
      const harmful = holes.find((hole) => isHarmful(file, hole, taker))
      if (!harmful || reported.has(harmful.node)) continue
      reported.add(harmful.node)
      found.push({ api: apiOf(file, call), value: harmful.node, isValue: isValuePosition(harmful.before), language: 'sql' })
    }
  }
  for (const node of scriptsIn(file)) {
    const harmful = composedTextOf(file)(node).holes.find((hole) => isHarmful(file, hole, 'script'))
    if (harmful && !reported.has(harmful.node)) found.push({ api: '$where', value: harmful.node, isValue: true, language: 'script' })
  }
  return found.sort((a, b) => a.value.range[0] - b.value.range[0])
})

/** What is given as `$where` of MongoDB: `{ $where: text }`, `query.$where(text)`, `filter.$where = text`; functions are sent as they are written. */
function scriptsIn(file: SourceFile): readonly Node[] {
  if (!file.text.includes('$where')) return []
  const nodes = nodesOf(file)
  return [
    ...nodes.get('Property').flatMap((property) => (property.parent.type === 'ObjectExpression' && nameOf(property) === '$where' ? [property.value as Node] : [])),
    ...nodes.get('CallExpression').flatMap((call) => (calleeNameOf(call) === '$where' ? call.arguments.slice(0, 1) : [])),
    ...nodes.get('AssignmentExpression').flatMap(({ left, right }) => (left.type === 'MemberExpression' && nameOf(left) === '$where' ? [right] : [])),
  ].filter(isText)
}

type Given = { readonly node: Node; readonly taker: SqlTaker | 'condition' | 'column' | 'script' }

/** The argument of a call that is SQL, by the call's name and where it comes from. */
function sqlGivenTo(file: SourceFile, call: TSESTree.CallExpression): readonly Given[] {
  const name = calleeNameOf(call)
  const [first, second] = call.arguments
  if (name === null || !first) return []
  const receiver = receiverOf(call)
  const given = (taker: Given['taker']): readonly Given[] => (isText(first) ? [{ node: statementIn(file, first), taker }] : [])
  if (!receiver) {
    if (/^(?:query|execute|exec|run|sql|db|neon|raw)$|(?:Query|Sql|SQL)$/.test(name)) return given('statement')
    return name === 'literal' && isFragmentMaker(file, call.callee) ? given('fragment') : []
  }
  if (name === 'raw' || name === 'unsafe' || name === 'literal') return given(isFragmentMaker(file, receiver) ? 'fragment' : 'statement')
  if (name === 'rpc') {
    const values = second && constantBehind(file, second)
    if (values?.type !== 'ObjectExpression') return []
    return values.properties.flatMap((property): readonly Given[] => (property.type === 'Property' && isText(property.value) ? [{ node: property.value, taker: 'statement' }] : []))
  }
  if (Object.hasOwn(sqlMethods, name)) {
    // `sequelize.where()`, `session.run()` of Cypher and the like hold no statement of SQL.
    return given(sqlMethods[name]!)
  }
  if (conditionMethods.has(name)) {
    const text = name.endsWith('oin') || name.endsWith('Select') ? call.arguments[2] : first
    return text && isText(text) ? [{ node: text, taker: 'condition' }] : []
  }
  return columnMethods.has(name) && first.type !== 'Literal' && isQueryBuilder(receiver) ? given('column') : []
}

/** What may be, or hold, a text; functions and numbers are none. */
function isText(node: Node): boolean {
  return !isFunction(node) && node.type !== 'Literal' && node.type !== 'SpreadElement' && node.type !== 'TaggedTemplateExpression'
}

/** The text of `{ text: 'SELECT ...', values }`. */
function statementIn(file: SourceFile, node: Node): Node {
  const held = constantBehind(file, node)
  if (held.type !== 'ObjectExpression') return node
  for (const property of held.properties) if (property.type === 'Property' && statementKeys.has(nameOf(property) ?? '')) return property.value
  return node
}

/** `sql` of Drizzle, `Prisma`, a Knex client: by its package, or by its name where it comes from a file of the project. */
function isFragmentMaker(file: SourceFile, node: Node): boolean {
  const origin = originOf(file, node)
  if (origin && fragmentPackages.has(packageOf(origin.module))) return true
  const { root, steps } = chainOf(node)
  const last = steps.filter((step) => !step.endsWith(')')).at(-1) ?? (root.type === 'Identifier' ? root.name : '')
  return fragmentMakers.has(last)
}

/** `users.createQueryBuilder('user').orderBy(...)`, `qb.orderBy(...)`. */
function isQueryBuilder(receiver: Node): boolean {
  const { root, steps } = chainOf(receiver)
  return steps.includes('createQueryBuilder') || (root.type === 'Identifier' && /^(?:qb|queryBuilder|builder)$/.test(root.name))
}

const statement = new RegExp(
  String.raw`^\s*(?:--[^\n]*\n\s*|/\*(?:[^*]|\*(?!/))*\*/\s*|\(\s*|EXPLAIN\s+(?:ANALYZE\s+)?)*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+|IGNORE\s+)?INTO\b|UPDATE\s[^;]{1,400}?\sSET\s|DELETE\s+FROM\b|WITH\s+(?:RECURSIVE\s+)?[\w${holeMark}"]+\s*(?:\([^)]*\)\s*)?AS\b|REPLACE\s+INTO\b|MERGE\s+INTO\b|CALL\s+[\w.]+\s*\(|EXEC(?:UTE)?\s+[\w.]+\s|(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?:TABLE|INDEX|UNIQUE|VIEW|SCHEMA|DATABASE|USER|ROLE|TEMP|TEMPORARY|SEQUENCE|TYPE|FUNCTION|TRIGGER|POLICY|EXTENSION|MATERIALIZED)\b|TRUNCATE\s|GRANT\s|REVOKE\s|SET\s+(?:LOCAL|SESSION|ROLE|search_path|app\.|@@?\w)|COPY\s|LOCK\s+TABLE\b|PRAGMA\s|NOTIFY\s|LISTEN\s|USE\s|SHOW\s+\w+\s+(?:FROM|LIKE)|SELECT\b)`,
  'i',
)

function isStatement(text: string): boolean {
  return statement.test(text)
}

/** `user.name = '...'`, `LOWER(name) LIKE ...`. */
function isCondition(text: string): boolean {
  return /[\w)"\]]\s*(?:=|<>|!=|[<>]=?|\bI?LIKE\b|\bIN\s*\(|\bREGEXP\b)\s*/i.test(text)
}

/** Whether a value stands in SQL where a parameter could stand. */
function isValuePosition(before: string): boolean {
  if (isQuoted(before)) return true
  const end = before.slice(-300).trimEnd()
  if (argumentOfValues.test(end)) return true
  // MySQL and SQLite take texts in double quotes as well.
  if (/(?:=|<>|!=|\bLIKE|\bIN\s*\()\s*"[^"]*$/i.test(end)) return true
  return /(?:=|<>|!=|[<>]|\bI?LIKE|\bBETWEEN|\bBETWEEN\s+\S+\s+AND|\bTHEN|\bELSE|\bINTERVAL|\bREGEXP|\bRLIKE|\bIS)(?:\s*(?:\(\s*)?\w*\()?$|\b(?:IN|ANY|VALUES|AGAINST)\s*\([^()]*(?:\(|,)?$/i.test(end) && !/\bSET\s*$/i.test(end)
}

/** Within the parentheses of a function whose arguments are values: `ST_MakePoint(`, `to_tsquery('english', `. */
const argumentOfValues = new RegExp(String.raw`\b(?:${valueFunctions.join('|')})\s*\((?:[^()]*,)?$`, 'i')

/** Whether an odd number of quotes stands before a place. */
function isQuoted(before: string): boolean {
  let quotes = 0
  for (let at = before.indexOf("'"); at >= 0; at = before.indexOf("'", at + 1)) quotes++
  return quotes % 2 === 1
}

/** `$${index}`, `:name${index}`, `@p${index}`: the name of a parameter. */
function isParameterName(before: string): boolean {
  return !isQuoted(before) && /(?:\$|(?:^|[\s(,=])[:@][A-Za-z_]*|\?)$/.test(before)
}

function isHarmful(file: SourceFile, { node, before, names }: Hole, taker: Given['taker']): boolean {
  const value = unwrapAwait(node)
  if (isParameterName(before) || isHarmlessKind(file, value) || isHarmlessTable(file, value) || isTestedOnItsWay(file, value) || names.some((name) => isTested(file, name))) return false
  const isOrdering = isOrder(before)
  const source = sourceOf(file, value, isOrdering)
  if (source === 'harmless') return false
  const isValue = taker === 'script' || isValuePosition(before)
  if (source === 'request') return true
  if (source === 'checked request') return isValue
  if (taker === 'column') return false
  if (source === 'parameter') return isValue || isOrdering
  // A result of something else: a row, a session, an answer of another service.
  return source === 'local' && (taker === 'script' ? (before.match(/['"`]/g) ?? []).length % 2 === 1 : isQuoted(before))
}

/** `ORDER BY ${column} ${direction}`, `LIMIT ${limit}`. */
function isOrder(before: string): boolean {
  return new RegExp(String.raw`\bORDER\s+BY\s[^()]{0,80}$|\b(?:LIMIT|OFFSET)\s+(?:${holeMark},?\s*)?$`, 'i').test(before.slice(-200))
}

/** `SORTS[sort]`, `SORTS.get(sort)` of a table written in this file. */
function isHarmlessTable(file: SourceFile, value: Node): boolean {
  const receiver = value.type === 'CallExpression' && calleeNameOf(value) === 'get' ? receiverOf(value) : null
  if (receiver?.type !== 'Identifier') return false
  const variable = variableOf(file, receiver)
  const only = variable && onlyValueOf(variable)
  return only?.type === 'NewExpression'
}

/** Whether a value, or a constant on its way, is compared with what is allowed. */
function isTestedOnItsWay(file: SourceFile, node: Node): boolean {
  let at = node
  for (let steps = 0; steps < 8; steps++) {
    if (isTested(file, at)) return true
    if (at.type === 'CallExpression') {
      const receiver = receiverOf(at)
      if (!receiver) return false
      at = unwrapAwait(receiver)
      continue
    }
    if (at.type !== 'Identifier') return false
    const variable = variableOf(file, at)
    const only = variable && onlyValueOf(variable)
    if (!only) return false
    at = unwrapAwait(only)
    if (at.type === 'LogicalExpression') at = unwrapAwait(at.left)
  }
  return false
}

type Source = 'request' | 'checked request' | 'parameter' | 'local' | 'harmless'

/** Where a value that stands in a statement comes from. */
function sourceOf(file: SourceFile, value: Node, isOrdering: boolean): Source {
  const keysOf = value.type === 'CallExpression' && receiverOf(value)?.type === 'Identifier' && calleeNameOf(value) === 'keys' ? value.arguments[0] : undefined
  const asked = keysOf ?? keptBy(value) ?? value
  const data = allRequestDataOf(file, asked).filter(({ isNumber }) => !isNumber)
  if (data.some(({ validated }) => !validated)) return 'request'
  if (data.length > 0) return 'checked request'
  return placeOf(file, asked, isOrdering, 0)
}

/** What a function gives back that by its name only shortens or respells it: `truncate(text, 60)`, `decodeURIComponent(text)`. */
function keptBy(value: Node): Node | null {
  if (value.type !== 'CallExpression') return null
  const [first] = value.arguments
  const words = wordsOf(calleeNameOf(value) ?? '')
  // `id.toString('hex')` is about what it is called on.
  if (!first || first.type === 'SpreadElement' || first.type === 'Literal' || words.length === 0) return null
  return words.every((word) => keepingWords.has(word)) ? unwrapAwait(first) : null
}

function placeOf(file: SourceFile, node: Node, isOrdering: boolean, depth: number): Source {
  if (depth > 8) return 'harmless'
  const given = unwrapAwait(node)
  const at = keptBy(given) ?? given
  if (at.type === 'CallExpression') {
    const receiver = receiverOf(at)
    const name = calleeNameOf(at)
    // A function of the project may do anything with it, quoting included.
    if (!receiver || functionBehind(file, at.callee)) return 'harmless'
    return name !== null && ['trim', 'toLowerCase', 'toUpperCase', 'toString', 'replace', 'slice', 'substring', 'get', 'split', 'shift', 'pop', 'at'].includes(name) ? placeOf(file, receiver, isOrdering, depth + 1) : 'harmless'
  }
  const { root, steps } = chainOf(at)
  if (root.type !== 'Identifier' || steps.includes('()')) return 'harmless'
  if (steps.length > 0 && isHarmlessProperty(file, root, steps[0]!)) return 'harmless'
  return sourceOfRoot(file, root, steps, isOrdering, depth)
}

/** A property whose type, of this file, is none of free text. */
function isHarmlessProperty(file: SourceFile, root: TSESTree.Identifier, name: string): boolean {
  const declared = definitionOf(variableOf(file, root))?.name
  const type = declared && declaredTypeOf(file, declared)
  const member = type && memberType(file, type, name)
  return member ? isHarmlessType(file, member) : false
}

function sourceOfRoot(file: SourceFile, root: TSESTree.Identifier, steps: readonly string[], isOrdering: boolean, depth: number): Source {
  const definition = definitionOf(variableOf(file, root))
  if (definition?.type === 'Parameter') return sourceOfParameter(file, root, steps, isOrdering, depth)
  if (definition?.type !== 'Variable') return 'harmless'
  const source = patternSourceOf(definition.name)
  const loop = definition.node.parent.parent
  if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === definition.node.parent) {
    const list = constantBehind(file, loop.right)
    if (list.type === 'ArrayExpression' || list.type === 'ObjectExpression') return 'harmless'
    return loop.type === 'ForInStatement' ? 'harmless' : placeOf(file, list, isOrdering, depth + 1)
  }
  if (!source?.value) return 'harmless'
  const value = unwrapAwait(source.value)
  if (value.type === 'CallExpression' || value.type === 'NewExpression') return 'local'
  if (value.type === 'LogicalExpression') return placeOf(file, value.left, isOrdering, depth + 1)
  if (value.type !== 'Identifier' && value.type !== 'MemberExpression') return 'harmless'
  return isHarmlessKind(file, value) && value.type === 'MemberExpression' ? 'harmless' : placeOf(file, value, isOrdering, depth + 1)
}

function sourceOfParameter(file: SourceFile, root: TSESTree.Identifier, steps: readonly string[], isOrdering: boolean, depth: number): Source {
  const parameter = parameterOf(file, root)
  if (!parameter) return 'harmless'
  const { fn, index } = parameter
  const declared = fn.params[index]
  const fallback = declared?.type === 'AssignmentPattern' && declared.right.type === 'Literal' ? declared.right.value : null
  if (typeof fallback === 'number' || typeof fallback === 'boolean') return 'harmless'
  // The name of a database, a zone or a state that callers hardly ever give; a column to sort by is given by whoever looks.
  if (typeof fallback === 'string' && fallback !== '' && !isOrdering) return 'harmless'
  const { parent } = fn
  // The callback of `list.map((item) => ...)`: what the list is of.
  if (parent.type === 'CallExpression' && parent.callee !== fn) {
    const receiver = receiverOf(parent)
    if (!receiver || parent.arguments[0] !== fn || index !== 0) return index === 0 ? 'local' : 'harmless'
    const list = constantBehind(file, receiver)
    if (list.type === 'ArrayExpression') return 'harmless'
    // `Object.keys(data).map((key) => ...)`
    if (list.type === 'CallExpression') {
      const name = calleeNameOf(list)
      const [object] = list.arguments
      if (object && (name === 'keys' || name === 'entries')) return allRequestDataOf(file, object).length > 0 ? 'request' : 'harmless'
    }
    return isHarmlessKind(file, list) && list.type === 'MemberExpression' ? 'harmless' : placeOf(file, list, isOrdering, depth + 1)
  }
  const given = argumentsGiven(file, fn, index)
  if (given.length > 0 && !isExported(file, fn) && given.every((argument) => isWrittenHere(file, argument, isOrdering, depth))) return 'harmless'
  return steps.length > 6 ? 'harmless' : 'parameter'
}

function isWrittenHere(file: SourceFile, argument: Node, isOrdering: boolean, depth: number): boolean {
  const value = constantBehind(file, argument)
  return isHarmlessKind(file, value) || value.type === 'ArrayExpression' || value.type === 'ObjectExpression' || (value.type === 'TemplateLiteral' && value.expressions.length === 0) || placeOf(file, value, isOrdering, depth + 1) === 'harmless'
}

const callsByFunction = lazily((file: SourceFile): ReadonlyMap<FunctionNode, readonly TSESTree.CallExpression[]> => {
  const calls = new Map<FunctionNode, TSESTree.CallExpression[]>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const fn = isFunction(call.callee) ? null : functionBehind(file, call.callee)
    if (!fn) continue
    const known = calls.get(fn)
    if (known) known.push(call)
    else calls.set(fn, [call])
  }
  return calls
})

function argumentsGiven(file: SourceFile, fn: FunctionNode, index: number): readonly Node[] {
  return (callsByFunction(file).get(fn) ?? []).slice(0, 12).flatMap(({ arguments: given }) => given[index] ?? [])
}

const exportedFunctions = lazily((file: SourceFile): ReadonlySet<FunctionNode> => {
  return new Set(exportsOf(file).flatMap(({ value }) => (value ? (functionBehind(file, value) ?? (isFunction(value) ? value : [])) : [])))
})

/** Whether others may call a function: an export, or a method that is not private. */
function isExported(file: SourceFile, fn: FunctionNode): boolean {
  const { parent } = fn
  if (parent.type === 'MethodDefinition') return parent.accessibility !== 'private' && parent.key.type !== 'PrivateIdentifier'
  return exportedFunctions(file).has(fn) || parent.type === 'Property'
}

function apiOf(file: SourceFile, call: TSESTree.CallExpression): string {
  const text = file.text.slice(...unwrap(call.callee).range).replace(/\s+/g, '')
  return text.length <= 40 ? text : (calleeNameOf(call) ?? 'query')
}
