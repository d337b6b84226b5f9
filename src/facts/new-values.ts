import type { TSESTree } from '@typescript-eslint/utils'
import { copyingMethods, makingFunctions } from '../knowledge/component-state.js'
import { hookOf, holdsObjects, type State } from './component-state.js'
import { calleeNameOf, nameOf, receiverOf, unwrap } from './expressions.js'
import { functionAround, functionBehind, isFunction, ownNodesOf, type FunctionNode } from './functions.js'
import type { Node } from './nodes.js'
import { definitionOf, isGlobal, onlyValueOf, patternSourceOf, variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** Names that are followed from one to the next. */
const deepest = 8

/** Whether an expression is another object, array or function each time it runs. What cannot be told is none. */
export function isMadeAnew(file: SourceFile, node: Node, depth = 0): boolean {
  if (depth > deepest) return false
  const value = unwrap(node)
  switch (value.type) {
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ClassExpression':
    case 'NewExpression':
    case 'JSXElement':
    case 'JSXFragment':
      return true
    case 'Literal':
      return 'regex' in value
    case 'ConditionalExpression':
      return isMadeAnew(file, value.consequent, depth + 1) && isMadeAnew(file, value.alternate, depth + 1)
    case 'CallExpression':
      return isCopy(file, value)
    default:
      return false
  }
}

function isCopy(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (name === null) return false
  const receiver = receiverOf(call)
  if (!receiver) return makingFunctions.has(name) && isGlobal(file, unwrap(call.callee))
  if (receiver.type === 'Identifier' && isGlobal(file, receiver)) {
    if (makingFunctions.has(`${receiver.name}.${name}`)) return true
    if (receiver.name === 'Object') return name === 'assign' && call.arguments[0]?.type === 'ObjectExpression'
  }
  // `rows.filter(isOpen).sort(byName)` is the array that `filter` made.
  if (name === 'sort' || name === 'reverse') return receiver.type === 'CallExpression' && isCopy(file, receiver)
  return name === 'split' || (copyingMethods.has(name) && call.arguments.length > 0)
}

/** How a name of a component is made anew in every render: at once, or through what a memoised value depends on. */
export type RenderValue = {
  /** The name that is made anew; what depends on it is too. */
  readonly name: string
  readonly made: 'always' | 'when absent'
}

/** Whether a name is declared in a function itself, not in one around or inside it. */
function isDeclaredIn(definition: { readonly name: Node }, fn: FunctionNode): boolean {
  return functionAround(definition.name) === fn
}

/**
 * Why a name is another object in every run of the function that declares it: it holds a literal, a copy, a function, or a default
 * that is one. Memoised values are looked through by `dependenciesOf`; what hooks and other functions return is unknown.
 */
export function madeInRender(file: SourceFile, variable: Variable, component: FunctionNode): RenderValue | null {
  const definition = definitionOf(variable)
  if (!definition) return null
  const name = variable.name
  if (definition.type === 'FunctionName') return definition.node.type === 'FunctionDeclaration' && functionAround(definition.node) === component ? { name, made: 'always' } : null
  if (definition.type !== 'Variable' && definition.type !== 'Parameter') return null
  if (definition.type === 'Parameter' ? functionAroundParameter(definition.name) !== component : !isDeclaredIn(definition, component)) return null
  const { parent } = definition.name
  // `{ items = [] }` of the properties, `const { data = [] } = useRows()`
  if (parent?.type === 'AssignmentPattern' && parent.left === definition.name) return isLiteralCollection(parent.right) && patternSourceOf(definition.name) ? { name, made: 'when absent' } : null
  if (definition.type !== 'Variable' || definition.node.id.type !== 'Identifier') return null
  const value = onlyValueOf(variable)
  if (!value) return null
  if (isMadeAnew(file, value)) return { name, made: 'always' }
  const inner = unwrap(value)
  return inner.type === 'LogicalExpression' && inner.operator !== '&&' && isLiteralCollection(inner.right) ? { name, made: 'when absent' } : null
}

function functionAroundParameter(name: Node): FunctionNode | null {
  for (let at = name.parent; at; at = at.parent) if (isFunction(at)) return at
  return null
}

function isLiteralCollection(node: Node): boolean {
  const value = unwrap(node)
  return value.type === 'ArrayExpression' || value.type === 'ObjectExpression'
}

/** The call of `useCallback` or `useMemo` that a name holds. */
export function memoBehind(file: SourceFile, variable: Variable): TSESTree.CallExpression | null {
  const definition = definitionOf(variable)
  if (definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') return null
  const only = onlyValueOf(variable)
  const value = only && unwrap(only)
  if (value?.type !== 'CallExpression') return null
  const hook = hookOf(file, value)
  return hook === 'useCallback' || hook === 'useMemo' ? value : null
}

/** The function an expression stands for, through `useCallback` too. */
export function componentFunctionBehind(file: SourceFile, node: Node): FunctionNode | null {
  const direct = functionBehind(file, node)
  const value = unwrap(node)
  if (direct || value.type !== 'Identifier') return direct
  const variable = variableOf(file, value)
  const memo = variable && memoBehind(file, variable)
  const given = memo && hookOf(file, memo) === 'useCallback' ? memo.arguments[0] : null
  return given ? functionBehind(file, given) : null
}

/**
 * Whether what a state is set to is never what it was: an object made for it, one more than before, the opposite of a flag, the
 * answer of a request where the state holds objects. A value that may be the same, as a clamped page, is none.
 */
export function isNeverTheSame(file: SourceFile, state: State, given: Node, depth = 0): boolean {
  if (depth > deepest) return false
  const value = unwrap(given)
  if (isFunction(value)) return isUpdaterNeverTheSame(file, state, value)
  if (isMadeAnew(file, value)) return true
  if (isSteppedFrom(file, value, (node) => isValueOf(file, state, node))) return true
  if (value.type === 'AwaitExpression') return holdsObjects(file, state)
  if (value.type === 'Identifier') return isNameNeverTheSame(file, state, value, depth)
  // `data.items` of an answer
  return value.type === 'MemberExpression' && isAnswer(file, value.object) && holdsObjects(file, state)
}

function isNameNeverTheSame(file: SourceFile, state: State, identifier: TSESTree.Identifier, depth: number): boolean {
  const variable = variableOf(file, identifier)
  const definition = definitionOf(variable)
  if (!variable || !definition) return false
  if (isAnswer(file, identifier)) return holdsObjects(file, state)
  const component = functionAround(state.call)
  if (component && madeInRender(file, variable, component)) return true
  if (definition.type !== 'Variable' || definition.node.id.type !== 'Identifier' || functionAround(definition.node) === null) return false
  // A name of the component that is neither made in render nor an answer is unknown; one inside the effect is followed.
  if (functionAround(definition.node) === component) return false
  const only = onlyValueOf(variable)
  return only !== null && !isFunction(unwrap(only)) && isNeverTheSame(file, state, only, depth + 1)
}

/** Whether an expression is what something asked for answered: awaited, the parameter of `.then()`, or a part of such. */
export function isAnswer(file: SourceFile, node: Node, depth = 0): boolean {
  if (depth > deepest) return false
  const value = unwrap(node)
  if (value.type === 'AwaitExpression') return true
  if (value.type === 'MemberExpression') return isAnswer(file, value.object, depth + 1)
  if (value.type !== 'Identifier') return false
  const variable = variableOf(file, value)
  const definition = definitionOf(variable)
  if (!variable || !definition) return false
  const source = patternSourceOf(definition.name)
  if (definition.type === 'Parameter') {
    const call = source?.parameter?.index === 0 ? source.parameter.of.parent : null
    return call?.type === 'CallExpression' && call.arguments[0] === source?.parameter?.of && calleeNameOf(call) === 'then'
  }
  if (definition.type !== 'Variable') return false
  if (definition.node.id.type === 'Identifier') {
    const only = onlyValueOf(variable)
    return only !== null && isAnswer(file, only, depth + 1)
  }
  return source?.value != null && isAnswer(file, source.value, depth + 1)
}

/** `(current) => [...current, line]`: every value it returns is another one. */
function isUpdaterNeverTheSame(file: SourceFile, state: State, fn: FunctionNode): boolean {
  const [parameter] = fn.params
  const isCurrent = (node: Node) => parameter?.type === 'Identifier' && node.type === 'Identifier' && node.name === parameter.name
  const isNew = (node: Node) => isMadeAnew(file, node) || isSteppedFrom(file, unwrap(node), isCurrent) || isNeverTheSameName(file, state, node)
  if (fn.body.type !== 'BlockStatement') return isNew(fn.body)
  const returns = ownNodesOf(file, fn, 'ReturnStatement')
  return returns.length > 0 && returns.every(({ argument }) => argument !== null && isNew(argument))
}

/** `const next = { ...current }; return next` */
function isNeverTheSameName(file: SourceFile, state: State, node: Node): boolean {
  const value = unwrap(node)
  return value.type === 'Identifier' && isNameNeverTheSame(file, state, value, 0)
}

/** `count + 1`, `!open`, `text + '!'`. */
function isSteppedFrom(file: SourceFile, value: Node, isCurrent: (node: Node) => boolean): boolean {
  if (value.type === 'UnaryExpression') return value.operator === '!' && isCurrent(unwrap(value.argument))
  if (value.type !== 'BinaryExpression' || (value.operator !== '+' && value.operator !== '-')) return false
  const isStep = (node: Node) => node.type === 'Literal' && node.value !== 0 && node.value !== '' && (typeof node.value === 'number' || typeof node.value === 'string')
  return (isCurrent(unwrap(value.left)) && isStep(value.right)) || (value.operator === '+' && isCurrent(unwrap(value.right)) && isStep(value.left))
}

function isValueOf(file: SourceFile, state: State, node: Node): boolean {
  return node.type === 'Identifier' && state.value !== null && variableOf(file, node) === state.value
}

/** The names of a member or an identifier for messages: `filters`, `query.filters`. */
export function shownName(file: SourceFile, node: Node): string {
  const text = file.source.getText(node as never).replace(/\s+/g, ' ')
  return text.length <= 40 ? text : (nameOf(node) ?? `${text.slice(0, 37)}...`)
}
