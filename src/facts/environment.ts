import type { TSESTree } from '@typescript-eslint/utils'
import { chainOf, nameOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, isGlobal, patternSourceOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** `process.env.STRIPE_KEY`, `const { STRIPE_KEY } = process.env`, `Deno.env.get('STRIPE_KEY')`. */
export type EnvironmentRead = {
  readonly node: Node
  /** The variable's name; `null` when it is computed or the whole environment is taken. */
  readonly name: string | null
}

/** The environment variable an expression reads directly, or `null`. */
export function environmentReadOf(file: SourceFile, node: Node): EnvironmentRead | null {
  const value = unwrap(node)
  if (value.type === 'MemberExpression' && isEnvironment(file, value.object)) return { node: value, name: nameOf(value) }
  if (value.type === 'CallExpression' && value.callee.type === 'MemberExpression') {
    const { callee } = value
    // Deno.env.get('X'), and `get` of an object that is the environment itself
    if (nameOf(callee) === 'get' && isDenoEnvironment(callee.object)) {
      const argument = value.arguments[0]
      return { node: value, name: argument?.type === 'Literal' ? String(argument.value) : null }
    }
  }
  if (value.type === 'Identifier') {
    const isInPattern = value.parent.type === 'Property' || value.parent.type === 'AssignmentPattern'
    const pattern = isInPattern ? patternSourceOf(value) : null
    if (pattern?.value && pattern.path.length === 1 && isEnvironment(file, pattern.value)) return { node: value, name: pattern.path[0]! }
  }
  return null
}

/** `process.env`, `import.meta.env`, `Bun.env`, `env` of `node:process`, or an alias of one of them. */
export function isEnvironment(file: SourceFile, node: Node): boolean {
  // Asked of what stands before every dot: a member that is the environment has its name.
  const value = unwrapAwait(node)
  if (value.type === 'MemberExpression' ? nameOf(value) !== 'env' : value.type !== 'Identifier') return false
  const { root, steps } = chainOf(value)
  if (root.type === 'MetaProperty') return steps.length === 1 && steps[0] === 'env'
  if (root.type !== 'Identifier') return false
  if (isGlobal(file, root)) {
    if (root.name === 'globalThis') return steps.join('.') === 'process.env'
    return (root.name === 'process' || root.name === 'Bun') && steps.length === 1 && steps[0] === 'env'
  }
  const origin = originOf(file, node)
  if (origin) return /^(?:(?:node:)?process|\$env\/dynamic\/(?:public|private))$/.test(origin.module) && origin.path.length === 1 && origin.path[0] === 'env'
  return steps.length === 0 && isEnvironmentAlias(file, root)
}

/** `const env = process.env`, `const { env } = process`. */
function isEnvironmentAlias(file: SourceFile, name: TSESTree.Identifier): boolean {
  const value = constantBehind(file, name)
  if (value.type === 'MemberExpression') return isEnvironment(file, value)
  const definition = definitionOf(variableOf(file, name))
  if (definition?.type !== 'Variable' || definition.node.id.type === 'Identifier') return false
  const source = patternSourceOf(definition.name)
  if (source?.path.length !== 1 || source.path[0] !== 'env' || !source.value) return false
  const holder = unwrap(source.value)
  return holder.type === 'MetaProperty' || (holder.type === 'Identifier' && holder.name === 'process' && isGlobal(file, holder))
}

/**
 * Every place of the file that reads a variable: members, names destructured from the environment, `Deno.env.get()`.
 * Writing or deleting one reads nothing.
 */
export const environmentReadsOf = lazily((file: SourceFile): readonly EnvironmentRead[] => {
  const nodes = nodesOf(file)
  const found: EnvironmentRead[] = []
  const add = (read: EnvironmentRead | null) => {
    if (read && !isWritten(read.node)) found.push(read)
  }
  for (const node of nodes.get('MemberExpression')) add(environmentReadOf(file, node))
  for (const node of nodes.get('CallExpression')) if (node.callee.type === 'MemberExpression' && nameOf(node.callee) === 'get') add(environmentReadOf(file, node))
  for (const { properties } of nodes.get('ObjectPattern'))
    for (const property of properties) {
      const value = property.type === 'Property' ? property.value : null
      add(value && environmentReadOf(file, value.type === 'AssignmentPattern' ? value.left : value))
    }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

function isWritten(node: Node): boolean {
  const { parent } = node
  if (parent?.type === 'AssignmentExpression') return parent.left === node && parent.operator === '='
  return parent?.type === 'UnaryExpression' && parent.operator === 'delete'
}

function isDenoEnvironment(node: Node): boolean {
  const { root, steps } = chainOf(node)
  return root.type === 'Identifier' && root.name === 'Deno' && steps.length === 1 && steps[0] === 'env'
}
