import { calleeNameOf, nameOf, propertyOf, receiverOf, stringOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

const making = /^createTable$/
const dropping = /^dropTable(?:IfExists)?$/
const stating = new Set(['query', 'raw', 'sql', 'execute', 'executeSql'])
/** What may take away tables that a text does not name. */
const sweeping = /\bdropAll\w*|\bdrop\s*(?:schema|database|owned)\b|\bdropSchema\w*/i

/**
 * Tables that `up` of a migration creates and `down` leaves behind, where `down` drops others and everything it does is shown: by
 * `createTable` and `dropTable` of the tools, and by SQL. A table that `up` only creates where it is missing may have been there before.
 */
export function tablesLeftBy(file: SourceFile, up: FunctionNode, down: FunctionNode): readonly string[] {
  if (/\bcreate\s+table\s+if\s+not\s+exists\b|ifNotExists|hasTable|\bdrop ?table|renameTable|\brename\s+to\b/i.test(textOf(file, up))) return []
  const made = tablesIn(file, up, making, /\bcreate\s+table\s+([\w."`[\]]+)/gi)
  if (made.length < 2 || !isShown(file, down)) return []
  const dropped = tablesIn(file, down, dropping, /\bdrop\s+table\s+(?:if\s+exists\s+)?([\w."`[\]]+)/gi)
  if (dropped.length === 0) return []
  // A name that stands anywhere in `down` is dealt with there: renamed, or dropped in a list.
  const said = new Set(textOf(file, down).toLowerCase().split(/\W+/))
  return made.filter((table) => !dropped.includes(table) && !table.toLowerCase().split(/\W+/).every((word) => said.has(word)))
}

/** The names of tables that calls of a function are given, or name in SQL, in the order of the text. */
function tablesIn(file: SourceFile, fn: FunctionNode, named: RegExp, statement: RegExp): readonly string[] {
  const statements = statementsOf(file)(fn)
  // The last call of a chain begins where the first one does.
  const calls = [...nodesOf(file).within(fn, 'CallExpression')].sort((one, other) => one.range[1] - other.range[1])
  return calls.flatMap((call) => {
    const [first] = call.arguments
    if (first && named.test(calleeNameOf(call) ?? '')) return tableOf(file, first) ?? []
    return [...(statements.get(call) ?? '').matchAll(statement)].map(([, table]) => plain(table!))
  })
}

/** What a function says: its own text, and the SQL it runs, which may stand in constants elsewhere. */
function textOf(file: SourceFile, fn: FunctionNode): string {
  return [file.text.slice(...fn.range), ...statementsOf(file)(fn).values()].join('\n')
}

/** The SQL that calls of a function run. A constant that is run by many calls is told of the first, as its text may be long. */
const statementsOf = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): ReadonlyMap<Node, string> => {
    const statements = new Map<Node, string>()
    const seen = new Set<Node>()
    for (const call of nodesOf(file).within(fn, 'CallExpression')) {
      const [first] = call.arguments
      const value = first && stating.has(calleeNameOf(call) ?? '') ? constantBehind(file, first) : null
      const text = stringOf(value)
      if (value === null || text === null || seen.has(value)) continue
      seen.add(value)
      statements.set(call, text)
    }
    return statements
  }),
)

/** `users` of `'users'`, `{ schema, name: 'users' }`, `new Table({ name: 'users' })`. */
function tableOf(file: SourceFile, node: Node): string | null {
  const value = constantBehind(file, node)
  const text = stringOf(value)
  if (text !== null) return plain(text)
  const object = value.type === 'NewExpression' ? value.arguments[0] : value
  const name = object?.type === 'ObjectExpression' ? (propertyOf(object, 'name') ?? propertyOf(object, 'tableName')) : undefined
  const given = name && name !== 'unknown' ? stringOf(constantBehind(file, name)) : null
  return given === null ? null : plain(given)
}

/** `users` of `"public"."users"`. */
function plain(name: string): string {
  return name.replace(/["`[\]]/g, '').split('.').at(-1)!
}

/** Whether all that a `down` does stands in it: no list that is gone through, no text that is put together, no function that is given the tool. */
function isShown(file: SourceFile, down: FunctionNode): boolean {
  const nodes = nodesOf(file)
  if (sweeping.test(textOf(file, down)) || nodes.within(down, 'ThrowStatement').length > 0) return false
  return nodes.within(down, 'CallExpression').every((call) => {
    const name = calleeNameOf(call) ?? ''
    if (!receiverOf(call)) return false
    const [first] = call.arguments
    if (dropping.test(name)) return first !== undefined && tableOf(file, first) !== null
    if (stating.has(name)) return first === undefined || stringOf(constantBehind(file, first)) !== null
    return !call.arguments.some((argument) => isTool(argument, down))
  })
}

/** `knex` as it is handed to another function: `dropAudit(knex)`, or to every element of a list. */
function isTool(argument: Node, down: FunctionNode): boolean {
  const value = unwrap(argument)
  const [tool] = down.params
  if (isFunction(value)) return tool?.type === 'Identifier' && value.params.length > 0 && nameOf(value.params[0] as Node) === tool.name
  return value.type === 'Identifier' && tool?.type === 'Identifier' && value.name === tool.name
}
