import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, receiverOf, unwrap, unwrapAwait } from './expressions.js'
import { functionBehind } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { onlyValueOf, variableOf } from './references.js'
import { packageOf } from '../knowledge/modules.js'
import type { SourceFile } from './source-file.js'

/** A `forEach` whose callback gives a promise that nobody gets. */
export type AsyncIteration = {
  readonly node: TSESTree.CallExpression
  /** The argument that is the callback. */
  readonly callback: Node
  /** How the call is written, without its arguments: `items.forEach`. */
  readonly api: string
  /** The caller waits for the result of the call, which is there at once. */
  readonly isAwaited: boolean
}

/** Packages whose `forEach` is the one of arrays: it drops what the callback gives. */
const droppingPackages = new Set(['lodash', 'lodash-es', 'underscore', 'ramda', 'lodash.foreach', 'es-toolkit', 'radash', 'remeda', 'react'])
const eachNames = new Set(['forEach', 'forEachRight', 'each', 'eachRight'])

/** Calls of `forEach` with an asynchronous callback, except those of libraries that wait for it. */
export const asyncIterationsOf = lazily((file: SourceFile): readonly AsyncIteration[] =>
  nodesOf(file)
    .get('CallExpression')
    .flatMap((node): readonly AsyncIteration[] => {
      const name = exportedNameOf(file, node)
      if (name === null || !eachNames.has(name)) return []
      const callback = node.arguments.find((argument) => functionBehind(file, argument)?.async)
      if (!callback || functionBehind(file, callback)?.generator) return []
      const how = iterationOf(file, node, callback, name)
      return how ? [{ node, callback, api: apiOf(file, node), isAwaited: how === 'awaited' }] : []
    }),
)

/** The name of the method, or the one under which a package exports a function that was renamed. */
function exportedNameOf(file: SourceFile, node: TSESTree.CallExpression): string | null {
  const callee = unwrap(node.callee)
  return callee.type === 'Identifier' ? (originOf(file, callee)?.path.at(-1) ?? callee.name) : calleeNameOf(node)
}

function iterationOf(file: SourceFile, node: TSESTree.CallExpression, callback: Node, name: string): 'dropped' | 'awaited' | null {
  const receiver = receiverOf(node)
  const origin = originOf(file, node.callee)
  const ofPackage = origin !== null && origin.path.length <= 2 && !origin.path.includes('()') && !origin.path.includes('new()') ? packageOf(origin.module) : null
  if (node.arguments[0] === callback) {
    // `forEach(callback)` of no object, or of a library, is not the method of an array.
    if (!receiver || name !== 'forEach') return null
    if (!isResultUsed(node)) return 'dropped'
    return isArray(file, receiver) ? 'awaited' : null
  }
  if (ofPackage === null || !droppingPackages.has(ofPackage)) return null
  return isResultUsed(node) ? 'awaited' : 'dropped'
}

/** Whether somebody waits for what a call gives, or hands it on. */
function isResultUsed(node: Node): boolean {
  let at: Node = node
  while (at.parent && unwrap(at.parent) === unwrap(node)) at = at.parent
  const { parent } = at
  switch (parent?.type) {
    case 'ExpressionStatement':
      return false
    case 'UnaryExpression':
      return parent.operator !== 'void'
    // The value of an arrow function that only loops goes to whoever calls it, and is nothing.
    case 'ArrowFunctionExpression':
      return false
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return isResultUsed(parent)
    default:
      return true
  }
}

const arrayMethods = new Set(['map', 'filter', 'flatMap', 'flat', 'slice', 'concat', 'sort', 'reverse', 'toSorted', 'toReversed', 'splice', 'split', 'fill'])
const arrayMakers: Readonly<Record<string, ReadonlySet<string>>> = {
  Object: new Set(['keys', 'values', 'entries']),
  Array: new Set(['from', 'of']),
}

/** Whether an expression is certainly an array. */
function isArray(file: SourceFile, node: Node, depth = 0): boolean {
  const value = unwrapAwait(node)
  if (value.type === 'ArrayExpression') return true
  if (value.type === 'CallExpression') {
    const name = calleeNameOf(value)
    const receiver = receiverOf(value)
    if (name === null || !receiver) return false
    if (receiver.type === 'Identifier' && arrayMakers[receiver.name]?.has(name)) return true
    return arrayMethods.has(name) && originOf(file, receiver)?.path.includes('()') !== true
  }
  if (value.type !== 'Identifier' || depth > 4) return false
  const variable = variableOf(file, value)
  const parameter = variable?.defs[0]?.type === 'Parameter' ? variable.defs[0].name : null
  if (parameter?.type === 'Identifier') {
    const type = parameter.typeAnnotation?.typeAnnotation
    return type?.type === 'TSArrayType' || (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /^(?:Readonly)?Array$/.test(type.typeName.name))
  }
  const only = variable && onlyValueOf(variable)
  return only ? isArray(file, only, depth + 1) : false
}

/** Characters of a receiver that a message has room for. */
const longestReceiver = 40

function apiOf(file: SourceFile, node: TSESTree.CallExpression): string {
  const text = file.source.getText(node.callee).replace(/\s+/g, '')
  return text.length <= longestReceiver ? text : calleeNameOf(node)!
}
