import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, chainOf, nameOf, receiverOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, functionBehind, isFunction, ownNodesOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { fateOf } from './promises.js'
import { definitionOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A `forEach` that starts an async function for each element and waits for none. */
export type AsyncIteration = {
  readonly call: TSESTree.CallExpression
  readonly callback: FunctionNode
  /** Where it can be a `for...of` as it stands: the statement, the list and the element. */
  readonly asLoop: { readonly statement: Node; readonly list: Node; readonly element: Node } | null
}

/** Libraries whose `forEach(list, callback)` throws the promises away as an array does; others wait for them. */
const syncLibraries = /^(?:lodash|lodash-es|underscore|ramda|remeda|jquery)(?:[/.]|$)/

/** Every `forEach` of the file with an async callback, written in place or named. */
export const asyncIterationsOf = lazily((file: SourceFile): readonly AsyncIteration[] => {
  const found: AsyncIteration[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    if (name !== 'forEach' && name !== 'forEachRight' && name !== 'each') continue
    const given = callbackOf(file, call, name)
    const callback = given && functionBehind(file, given)
    if (!callback?.async || callback.generator) continue
    found.push({ call, callback, asLoop: given === callback ? loopFor(file, call, callback) : null })
  }
  return found
})

function callbackOf(file: SourceFile, call: TSESTree.CallExpression, name: string): Node | null {
  const [first, second] = call.arguments
  const receiver = receiverOf(call)
  const origin = originOf(file, call.callee)
  const isLibrary = origin !== null && !origin.path.includes('()') && !origin.module.startsWith('.')
  // `_.forEach(list, async (element) => ...)`, `forEach(list, async ...)` of lodash
  if (second && first && !isFunction(unwrap(first)) && isLibrary && (name !== 'each' || syncLibraries.test(origin.module))) return syncLibraries.test(origin.module) ? second : null
  if (name !== 'forEach' || !receiver || !first) return null
  return isAwaited(file, call) && !isArray(file, receiver) ? null : first
}

/** Whether something waits for what the call gives, so that it may be a `forEach` that gives a promise. */
function isAwaited(file: SourceFile, call: Node): boolean {
  const { kind, continuations, rejections } = fateOf(file, call)
  return kind !== 'detached' || continuations.length > 0 || rejections.length > 0
}

const arrayMethods = new Set(['map', 'filter', 'slice', 'concat', 'flat', 'flatMap', 'sort', 'reverse', 'split', 'keys', 'values', 'entries', 'from', 'findMany', 'findAll', 'toArray', 'getMany', 'querySelectorAll'])

/** Whether a value is certainly an array, a `Map` or a `Set`, whose `forEach` gives nothing. */
function isArray(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, unwrapAwait(node))
  if (value.type === 'ArrayExpression') return true
  if (value.type === 'NewExpression') return value.callee.type === 'Identifier' && /^(?:Array|Map|Set)$/.test(value.callee.name)
  if (value.type === 'CallExpression') return arrayMethods.has(calleeNameOf(value) ?? '')
  if (value.type === 'MemberExpression') return isArrayMember(value)
  const definition = value.type === 'Identifier' ? definitionOf(variableOf(file, value)) : null
  const name = definition?.name
  const type = name && 'typeAnnotation' in name ? name.typeAnnotation?.typeAnnotation : undefined
  return type?.type === 'TSArrayType' || (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /^(?:Array|ReadonlyArray|Set|Map)$/.test(type.typeName.name))
}

/** `req.body.items`, `result.rows`: data of JSON and of drivers. */
function isArrayMember(value: TSESTree.MemberExpression): boolean {
  const { steps } = chainOf(value)
  return nameOf(value) === 'rows' || steps.includes('body') || nameOf(value) === 'files'
}

function loopFor(file: SourceFile, call: TSESTree.CallExpression, callback: FunctionNode): AsyncIteration['asLoop'] {
  const list = receiverOf(call)
  const statement = call.parent.type === 'AwaitExpression' ? call.parent.parent : call.parent
  const [element] = callback.params
  const around = functionAround(call)
  if (calleeNameOf(call) !== 'forEach' || !list || call.arguments.length !== 1 || !element || callback.params.length !== 1) return null
  if (statement.type !== 'ExpressionStatement' || callback.body.type !== 'BlockStatement' || call.optional || call.callee.type !== 'MemberExpression' || call.callee.optional) return null
  if (element.type === 'RestElement' || element.type === 'AssignmentPattern' || element.type === 'TSParameterProperty') return null
  // A `return` in the callback would leave the function around it; `await` needs an async one.
  if (!around?.async || (callback.type === 'FunctionExpression' && nodesOf(file).within(callback, 'ThisExpression').length > 0)) return null
  if (ownNodesOf(file, callback, 'ReturnStatement').length > 0 || definesNames(file, callback)) return null
  return { statement, list, element }
}

/** `var` in the callback would become one variable for all turns. */
function definesNames(file: SourceFile, callback: FunctionNode): boolean {
  return ownNodesOf(file, callback, 'VariableDeclaration').some(({ kind }) => kind === 'var')
}
