import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, propertyOf, stringOf, unwrap, unwrapAwait } from '../expressions.js'
import { constantBehind } from '../flow.js'
import { classAround, isFunction, type FunctionNode } from '../functions.js'
import type { Node } from '../nodes.js'
import { onlyValueOf, variableOf } from '../references.js'
import type { SourceFile } from '../source-file.js'

export type Wrapped = { readonly handler: FunctionNode | null; readonly wrappers: readonly Node[] }

/** Names and wrappers between an expression and its function before the search stops. */
const deepestWrapping = 12

/**
 * The function that an expression comes to when a framework calls it, through names, members, `.bind(this)` and the
 * wrappers around it: `withAuth(asyncHandler(pay))` is `pay` with two wrappers.
 */
export function handlerBehind(file: SourceFile, node: Node, depth = 0): Wrapped {
  if (depth > deepestWrapping) return { handler: null, wrappers: [] }
  const value = expressionBehind(file, node)
  if (!value) return { handler: null, wrappers: [] }
  if (isFunction(value)) return { handler: value, wrappers: [] }
  if (value.type === 'SpreadElement') return handlerBehind(file, value.argument, depth + 1)
  if (value.type !== 'CallExpression') return { handler: null, wrappers: [] }

  const callee = unwrap(value.callee)
  if (callee.type === 'MemberExpression' && nameOf(callee) === 'bind') return handlerBehind(file, callee.object, depth + 1)
  const wrapper = calleeRootOf(callee)
  for (const argument of [...value.arguments].reverse()) {
    const within = handlerInArgument(file, argument, depth + 1)
    if (within) return { handler: within.handler, wrappers: [wrapper, ...within.wrappers] }
  }
  // middy(handler).use(cors()): the handler is further down the chain.
  if (callee.type === 'MemberExpression' && unwrap(callee.object).type === 'CallExpression') {
    const within = handlerBehind(file, callee.object, depth + 1)
    if (within.handler) return within
  }
  return { handler: null, wrappers: [wrapper] }
}

function handlerInArgument(file: SourceFile, argument: Node, depth: number): Wrapped | null {
  const value = expressionBehind(file, argument)
  if (value?.type === 'ObjectExpression') {
    const handler = propertyOf(value, 'handler') ?? propertyOf(value, 'fetch')
    if (!handler || handler === 'unknown') return null
    const within = handlerBehind(file, handler, depth)
    return within.handler ? within : null
  }
  if (!value || (!isFunction(value) && value.type !== 'CallExpression')) return null
  const within = handlerBehind(file, value, depth)
  return within.handler ? within : null
}

/** `withAuth` in `withAuth(options)(handler)`. */
function calleeRootOf(callee: Node): Node {
  let at = callee
  for (let steps = 0; steps < deepestWrapping && at.type === 'CallExpression'; steps++) at = unwrap(at.callee)
  return at
}

/** What a name or a member stands for in this file: `controller.create` is the method, field or property; else the expression itself. */
export function expressionBehind(file: SourceFile, node: Node, depth = 0): Node | null {
  if (depth > deepestWrapping) return null
  const value = unwrap(node)
  if (value.type === 'Identifier') {
    const variable = variableOf(file, value)
    const definition = variable?.defs[0]
    if (!variable || !definition) return null
    if (definition.type === 'FunctionName') return isFunction(definition.node) ? definition.node : null
    if (definition.type !== 'Variable') return null
    if (definition.node.id.type !== 'Identifier') return null
    const only = onlyValueOf(variable)
    return only && expressionBehind(file, only, depth + 1)
  }
  if (value.type === 'MemberExpression') {
    const name = nameOf(value)
    const held = name === null ? null : memberBehind(file, unwrap(value.object), name, depth + 1)
    return held && expressionBehind(file, held, depth + 1)
  }
  return value
}

function memberBehind(file: SourceFile, object: Node, name: string, depth: number): Node | null {
  if (depth > deepestWrapping) return null
  if (object.type === 'ThisExpression') {
    const type = classAround(object)
    return type && memberOf(type, name)
  }
  const holder = object.type === 'Identifier' ? holderBehind(file, object) : object
  switch (holder?.type) {
    case 'ObjectExpression': {
      const value = propertyOf(holder, name)
      return value && value !== 'unknown' ? value : null
    }
    case 'ClassDeclaration':
    case 'ClassExpression':
      return memberOf(holder, name)
    case 'NewExpression': {
      const type = holder.callee.type === 'Identifier' ? holderBehind(file, holder.callee) : null
      return type?.type === 'ClassDeclaration' || type?.type === 'ClassExpression' ? memberOf(type, name) : null
    }
    default:
      return null
  }
}

/** What a name holds: an object literal, an instance, or the class it names. */
function holderBehind(file: SourceFile, identifier: TSESTree.Identifier): Node | null {
  const variable = variableOf(file, identifier)
  const definition = variable?.defs[0]
  if (!variable || !definition) return null
  if (definition.type === 'ClassName') return definition.node
  if (definition.type !== 'Variable' || definition.node.id.type !== 'Identifier') return null
  const only = onlyValueOf(variable)
  return only && unwrap(only)
}

function memberOf(type: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string): Node | null {
  for (const member of type.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'method' && nameOf(member) === name) return isFunction(member.value) ? member.value : null
    if (member.type === 'PropertyDefinition' && nameOf(member) === name) return member.value
  }
  return null
}

/** Flattens arrays of handlers and constants that hold one: `[auth, [limit]]`, `const guards = [auth]`. */
export function flattened(file: SourceFile, nodes: readonly Node[], depth = 0): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    const inner = node.type === 'SpreadElement' ? node.argument : node
    const value = unwrap(inner)
    const held = value.type === 'Identifier' ? constantBehind(file, value) : value
    if (held.type !== 'ArrayExpression' || depth > 4) return [inner]
    return flattened(file, held.elements.filter((element) => element !== null), depth + 1)
  })
}

/** The text of a path as far as it is constant: literals, constants, templates and sums of them; `null` when a part is not. */
export function pathTextOf(file: SourceFile, node: Node, depth = 0): string | null {
  if (depth > 6) return null
  const value = constantBehind(file, unwrapAwait(node))
  const text = stringOf(value)
  if (text !== null) return text
  if (value.type === 'TemplateLiteral') {
    let joined = value.quasis[0]?.value.cooked ?? ''
    for (const [index, expression] of value.expressions.entries()) {
      const part = pathTextOf(file, expression, depth + 1)
      if (part === null) return null
      joined += part + (value.quasis[index + 1]?.value.cooked ?? '')
    }
    return joined
  }
  if (value.type === 'BinaryExpression' && value.operator === '+') {
    const left = pathTextOf(file, value.left, depth + 1)
    const right = left === null ? null : pathTextOf(file, value.right, depth + 1)
    return right === null ? null : `${left}${right}`
  }
  if (value.type === 'ArrayExpression' && value.elements[0]) return pathTextOf(file, value.elements[0], depth + 1)
  return null
}
