import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, unwrap } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node, type NodeOf, type NodeType } from './nodes.js'
import { definitionOf, onlyValueOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression' || node?.type === 'FunctionDeclaration'
}

/** The innermost function around a node (the node itself excluded). */
export function functionAround(node: Node): FunctionNode | null {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at
  return null
}

/** Every function around a node, innermost first. */
export function functionsAround(node: Node): readonly FunctionNode[] {
  const found: FunctionNode[] = []
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) found.push(at)
  return found
}

/** The class around a node, through any functions between. */
export function classAround(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at
  return null
}

/** The class whose instance (or, in a static member, which itself) `this` is at a node; `null` in a function with a `this` of its own. */
export function classOfThis(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at
    const isOwn = at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression'
    if (isOwn && at.parent?.type !== 'MethodDefinition' && at.parent?.type !== 'PropertyDefinition') return null
  }
  return null
}

/**
 * The function an expression stands for in this file: written in place, by name, as a method of `this` or of a constant
 * object, or bound with `.bind()`. `null` when it is declared elsewhere.
 */
export function functionBehind(file: SourceFile, node: Node, depth = 0): FunctionNode | null {
  if (depth > 8) return null
  const value = unwrap(node)
  if (isFunction(value)) return value
  if (value.type === 'Identifier') {
    const variable = variableOf(file, value)
    const definition = definitionOf(variable)
    if (!variable || !definition) return null
    if (definition.type === 'FunctionName') return isFunction(definition.node) ? definition.node : null
    if (definition.type !== 'Variable' || definition.node.id.type !== 'Identifier') return null
    const only = onlyValueOf(variable)
    return only && functionBehind(file, only, depth + 1)
  }
  if (value.type === 'MemberExpression') return methodBehind(file, value, depth + 1)
  if (value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && nameOf(value.callee) === 'bind')
    return functionBehind(file, value.callee.object, depth + 1)
  return null
}

function methodBehind(file: SourceFile, member: TSESTree.MemberExpression, depth: number): FunctionNode | null {
  const name = nameOf(member)
  const object = unwrap(member.object)
  if (name === null) return null
  if (object.type === 'ThisExpression') {
    const type = classOfThis(object)
    return type && methodOf(type, name)
  }
  if (object.type !== 'Identifier') return null
  const variable = variableOf(file, object)
  const definition = definitionOf(variable)
  if (!variable || !definition) return null
  if (definition.type === 'ClassName') return methodOf(definition.node, name)
  const only = definition.type === 'Variable' && definition.node.id.type === 'Identifier' ? onlyValueOf(variable) : null
  const holder = only && unwrap(only)
  if (holder?.type === 'ObjectExpression') {
    for (const property of holder.properties)
      if (property.type === 'Property' && nameOf(property) === name) return functionBehind(file, property.value, depth)
  }
  if (holder?.type === 'NewExpression' && holder.callee.type === 'Identifier') {
    const type = definitionOf(variableOf(file, holder.callee))
    return type?.type === 'ClassName' ? methodOf(type.node, name) : null
  }
  return null
}

/** A method, or an arrow function held by a field, of a class by name. */
export function methodOf(type: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string): FunctionNode | null {
  for (const member of type.body.body) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue
    if (nameOf(member) === name && isFunction(member.value)) return member.value
  }
  return null
}

/** The name a function is known by: its own, its variable's, its property's or its method's. */
export function functionNameOf(fn: FunctionNode): string | null {
  if (fn.id) return fn.id.name
  const parent = fn.parent
  if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : null
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' || parent.type === 'Property') return nameOf(parent)
  if (parent.type === 'AssignmentExpression') return nameOf(parent.left)
  // `const pay = useCallback(async () => {})`, `const pay = withRetry(async () => {})`
  if (parent.type === 'CallExpression' && parent.parent.type === 'VariableDeclarator' && parent.parent.id.type === 'Identifier') return parent.parent.id.name
  return null
}

/** Nodes of a type that run as part of a function itself, not of a function nested in it. */
export function ownNodesOf<Type extends NodeType>(file: SourceFile, fn: FunctionNode, type: Type): readonly NodeOf<Type>[] {
  return nodesOf(file)
    .within(fn, type)
    .filter((node) => functionAround(node) === fn)
}

const calleesOf = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): readonly FunctionNode[] => {
    const found = new Set<FunctionNode>()
    for (const { callee } of nodesOf(file).within(fn, 'CallExpression')) {
      const target = functionBehind(file, callee)
      if (target) found.add(target)
      else for (const entry of tableEntriesOf(file, callee)) found.add(entry)
    }
    found.delete(fn)
    return [...found]
  }),
)

/** The functions that `handlers[event.type]()` may call, where `handlers` is a constant object of this file. */
function tableEntriesOf(file: SourceFile, callee: Node): readonly FunctionNode[] {
  let value = unwrap(callee)
  // const handle = handlers[event.type]; await handle(event)
  if (value.type === 'Identifier') {
    const variable = variableOf(file, value)
    const only = variable && definitionOf(variable)?.type === 'Variable' ? onlyValueOf(variable) : null
    if (!only) return []
    value = unwrap(only)
  }
  if (value.type !== 'MemberExpression' || !value.computed || nameOf(value) !== null) return []
  const object = unwrap(value.object)
  const variable = object.type === 'Identifier' ? variableOf(file, object) : null
  const table = variable && definitionOf(variable)?.type === 'Variable' ? onlyValueOf(variable) : null
  const entries = table && unwrap(table)
  if (entries?.type !== 'ObjectExpression') return []
  return entries.properties.slice(0, mostReachable).flatMap((property) => (property.type === 'Property' ? (functionBehind(file, property.value) ?? []) : []))
}

/** Functions of one file that a request may pass through, counted before the search stops. */
const mostReachable = 60

/** A function and the functions of this file that it calls, directly or through others. */
export function reachableFrom(file: SourceFile, fn: FunctionNode): readonly FunctionNode[] {
  const found = new Set<FunctionNode>([fn])
  for (const at of found) {
    if (found.size > mostReachable) break
    for (const callee of calleesOf(file)(at)) found.add(callee)
  }
  return [...found]
}

/** Nodes of a type in a function, in what is nested in it, and in the functions of this file that it calls. */
export function reachableNodes<Type extends NodeType>(file: SourceFile, fn: FunctionNode, type: Type): readonly NodeOf<Type>[] {
  const found = new Set<NodeOf<Type>>()
  for (const at of reachableFrom(file, fn)) for (const node of nodesOf(file).within(at, type)) found.add(node)
  return [...found]
}
