import { isDuplicateHandled } from './claims.js'
import { dataAccessesIn, type DataAccess } from './data-access.js'
import { leaves } from './deployments.js'
import { functionNameOf, functionAround, functionsAround, isFunction, type FunctionNode } from './functions.js'
import { wordsOf } from './expressions.js'
import { comesFrom } from './flow.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** Two writes of one function of which the second makes no sense without the first. */
export type DependentWrites = {
  readonly first: DataAccess
  readonly second: DataAccess
  /** The function, for messages; `null` when it has no name. */
  readonly name: string | null
}

const writing = new Set(['create', 'update', 'delete', 'upsert'])
/** Tables whose rows nobody misses when they are written late or not at all. */
const besideWords = new Set(['log', 'logs', 'audit', 'audits', 'event', 'events', 'activity', 'activities', 'notification', 'notifications', 'analytics', 'metric', 'metrics', 'history', 'session', 'sessions', 'cache'])

/** The first two dependent writes of each function that are in no transaction, in the order of the text. */
export const dependentWritesOf = lazily((file: SourceFile): readonly DependentWrites[] => {
  const functions = (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const).flatMap((type) => nodesOf(file).get(type) as readonly FunctionNode[])
  return functions.flatMap((fn) => pairIn(file, fn) ?? []).sort((one, two) => one.second.node.range[0] - two.second.node.range[0])
})

function pairIn(file: SourceFile, fn: FunctionNode): DependentWrites | null {
  const all = dataAccessesIn(file, fn)
  if (all.length < 2) return null
  // A callback of a transaction, or a function that is handed one, is what makes them one.
  if (all.some(({ inTransaction }) => inTransaction)) return null
  const own = all.filter(({ node, operation, library, model }) => functionAround(node) === fn && writing.has(operation) && library !== 'redis' && model !== null && !wordsOf(model).some((word) => besideWords.has(word)))
  for (let at = 1; at < own.length; at++)
    for (let before = 0; before < at; before++) {
      const [first, second] = [own[before]!, own[at]!]
      if (first.operation === 'create' && isRepeatable(file, first.node, second.node)) continue
      if (sameModel(first, second) || areApart(first.node, second.node, fn) || !dependsOn(file, first, second, fn)) continue
      return { first, second, name: functionNameOf(fn) }
    }
  return null
}

/**
 * `try { create() } catch { if (error.code === 'P2002') row = await find() }`: a creation that goes on with the row that is
 * there. Who repeats the whole after a failure gets to the second write.
 */
function isRepeatable(file: SourceFile, creation: Node, next: Node): boolean {
  for (let at = creation; at.parent && !isFunction(at); at = at.parent) {
    const { parent }: Node = at
    if (parent?.type === 'TryStatement' && parent.block === at) return !isWithin(next, parent) && parent.handler !== null && !leaves(parent.handler.body) && isDuplicateHandled(file, creation)
  }
  return false
}

function sameModel({ model: one }: DataAccess, { model: two }: DataAccess): boolean {
  return one!.toLowerCase() === two!.toLowerCase()
}

/** Whether only one of two places runs: they stand in different branches, or the first ends the function. */
function areApart(first: Node, second: Node, fn: FunctionNode): boolean {
  for (let at = first; at.parent && at !== fn; at = at.parent) {
    const parent: Node = at.parent
    if (isWithin(second, parent)) {
      if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return at !== parent.test
      if (parent.type === 'SwitchStatement') return true
      if (parent.type === 'TryStatement') return parent.handler !== null && isWithin(second, parent.handler)
      return false
    }
    if (parent.type === 'ReturnStatement') return true
    if ((parent.type === 'IfStatement' || parent.type === 'SwitchCase') && endsIn(at)) return true
  }
  return false
}

function endsIn(node: Node): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
}

/** Whether the second write uses what the first gave, or both are about the same thing. */
function dependsOn(file: SourceFile, first: DataAccess, second: DataAccess, fn: FunctionNode): boolean {
  const given = resultOf(file, first.node)
  const used = variablesIn(file, second, fn)
  if (given.some((variable) => used.has(variable)) || (given.length > 0 && comesFromAny(file, used, given))) return true
  for (const variable of variablesIn(file, first, fn)) if (used.has(variable)) return true
  return false
}

function resultOf(file: SourceFile, node: Node): readonly Variable[] {
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent)
    if (at.type === 'VariableDeclarator') return namesOf(file, at.id)
  return []
}

function namesOf(file: SourceFile, pattern: Node): readonly Variable[] {
  return nodesOf(file).within(pattern, 'Identifier').concat(pattern.type === 'Identifier' ? [pattern] : []).flatMap((id) => variableOf(file, id) ?? [])
}

/** Whether a value of an access is taken out of one of some variables: `const id = (result as ResultSetHeader).insertId`. */
function comesFromAny(file: SourceFile, variables: ReadonlySet<Variable>, given: readonly Variable[]): boolean {
  return [...variables].some((variable) => {
    const definition = variable.defs[0]
    if (definition?.type !== 'Variable' || !definition.node.init) return false
    return comesFrom(file, definition.node.init, ({ node }) => node.type === 'Identifier' && given.includes(variableOf(file, node)!))
  })
}

/** Variables of the function, its parameters included, that an access takes its values from; the client itself is none. */
function variablesIn(file: SourceFile, { node, receiver }: DataAccess, fn: FunctionNode): ReadonlySet<Variable> {
  const found = new Set<Variable>()
  for (const id of nodesOf(file).within(node, 'Identifier')) {
    if (receiver && isWithin(id, receiver)) continue
    if (id.parent.type === 'MemberExpression' && id.parent.property === id && !id.parent.computed) continue
    const variable = variableOf(file, id)
    const block = variable?.scope.block
    if (variable && block && block.type !== 'Program' && (block === fn || functionsAround(block as Node).includes(fn) || functionsAround(fn).includes(block as never))) found.add(variable)
  }
  return found
}
