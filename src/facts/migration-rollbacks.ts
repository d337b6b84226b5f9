import { decoratorsOf, keysOf, nameOf, propertyOf, stringOf, unwrapAwait } from './expressions.js'
import { exportsOf } from './exports.js'
import { functionBehind, isFunction, methodOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { tablesLeftBy } from './migrated-tables.js'
import type { Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

/** A migration that can be applied and not taken back. */
export type OneWayMigration = {
  readonly node: Node
  readonly how: 'missing' | 'empty' | 'partial'
  /** The tables that a `down` leaves behind though it drops others. */
  readonly tables?: readonly string[]
}

/** Migrations of a file whose `down` is missing, does nothing, or leaves tables behind. */
export const oneWayMigrationsOf = lazily((file: SourceFile): readonly OneWayMigration[] => {
  const exported = exportsOf(file)
  const found: OneWayMigration[] = []
  const up = exported.find(({ name }) => name === 'up')
  const whole = exported.find(({ name }) => name === 'default')
  const isInFolder = /(?:^|\/)(?:\w+[-_])?migrations?\//i.test(file.path)
  if (up) {
    const fn = up.value && functionBehind(file, up.value)
    const down = exported.find(({ name }) => name === 'down')
    const isOpen = whole?.value?.type === 'ObjectExpression' && keysOf(whole.value).open
    const hasStar = isOpen || file.source.ast.body.some(({ type }) => type === 'ExportAllDeclaration')
    if (fn && !hasStar && (isInFolder || takesTool(fn))) found.push(...judged(file, up.node, down && !isUndefined(down.node) ? (down.value ?? 'unknown') : undefined, fn))
  } else if (whole?.value?.type === 'ObjectExpression') {
    const object = whole.value
    const value = propertyOf(object, 'up')
    const fn = value && value !== 'unknown' ? functionBehind(file, value) : null
    if (fn && !keysOf(object).open && (isInFolder || takesTool(fn))) found.push(...judged(file, value as Node, propertyOf(object, 'down') ?? exported.find(({ name }) => name === 'down')?.value ?? undefined, fn))
  }
  for (const { value } of exported) {
    if (value?.type !== 'ClassDeclaration' && value?.type !== 'ClassExpression') continue
    const fn = methodOf(value, 'up')
    const isMigration = value.implements?.some(({ expression }) => /Migration/.test(nameOf(expression) ?? '')) || isInFolder || (fn !== null && takesTool(fn))
    // A base class may bring its own `down`.
    if (!fn || !isMigration || (value.superClass && !/^Migration$/.test(nameOf(value.superClass) ?? '')) || decoratorsOf(value).length > 0) continue
    found.push(...judged(file, fn.parent, methodOf(value, 'down') ?? undefined, fn))
  }
  return found
})

/** `exports.down = undefined` */
function isUndefined(node: Node): boolean {
  const assigned = node.type === 'ExpressionStatement' ? node.expression : node
  return assigned.type === 'AssignmentExpression' && assigned.right.type === 'Identifier' && assigned.right.name === 'undefined'
}

/** Whether a function takes what migration tools hand over: `knex`, `queryInterface`, `pgm`, `queryRunner`, a `Kysely`. */
function takesTool(fn: FunctionNode): boolean {
  const [first] = fn.params
  if (first?.type === 'Identifier') return /^_?(?:knex|queryInterface|pgm|queryRunner)$/.test(first.name)
  return first?.type === 'ObjectPattern' && first.properties.some((property) => property.type === 'Property' && nameOf(property) === 'queryInterface')
}

function judged(file: SourceFile, node: Node, down: Node | 'unknown' | undefined, up: FunctionNode): readonly OneWayMigration[] {
  // An `up` that does nothing leaves nothing to take back.
  if (down === 'unknown' || isIdle(up)) return []
  if (down === undefined) return [{ node, how: 'missing' }]
  const value = unwrapAwait(down)
  if (value.type === 'Identifier' && value.name === 'undefined') return [{ node: down, how: 'missing' }]
  if (value.type === 'Literal' && value.value === null) return [{ node: down, how: 'missing' }]
  const fn = functionBehind(file, down)
  if (!fn || isIdle(fn)) return fn ? [{ node: fn, how: 'empty' }] : []
  const tables = tablesLeftBy(file, up, fn)
  return tables.length > 0 ? [{ node: fn, how: 'partial', tables }] : []
}

/** Whether a function does nothing: it is empty, or only returns, logs or resolves. */
function isIdle(fn: FunctionNode): boolean {
  if (fn.body.type !== 'BlockStatement') return isNothing(fn.body)
  return fn.body.body.every((statement) => {
    if (statement.type === 'EmptyStatement') return true
    if (statement.type === 'ReturnStatement') return !statement.argument || isNothing(statement.argument)
    return statement.type === 'ExpressionStatement' && isNothing(statement.expression)
  })
}

function isNothing(node: Node): boolean {
  const value = unwrapAwait(node)
  if (value.type === 'Literal' || value.type === 'Identifier' || stringOf(value) !== null) return true
  if (value.type === 'UnaryExpression') return value.operator === 'void'
  if (value.type === 'ObjectExpression') return value.properties.length === 0
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return false
  const object = nameOf(value.callee.object)
  const name = nameOf(value.callee)
  if (object === 'Promise') return name === 'resolve' && value.arguments.every((argument) => isNothing(argument))
  // `SELECT 1` is what is written where a statement is asked for.
  if (/^select\s+(?:1|true)\b/i.test(stringOf(value.arguments[0]) ?? '')) return true
  return (object === 'console' || object === 'logger' || object === 'log') && !value.arguments.some((argument) => isFunction(argument))
}
