import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { isWithin, nodesOf, sortedWithin, type Node } from './nodes.js'
import { patternSourceOf, variableOf, type Variable } from './references.js'
import { saysBound } from './retry-bounds.js'
import type { SourceFile } from './source-file.js'

/** What a condition asks: what the model answered, a limit, something else that changes, or nothing that changes. */
export type Question = 'answer' | 'limit' | 'other' | 'none'

/** Passes over a scope until no further variable depends on an answer. */
const mostPasses = 6

/** How answers of some calls spread through the variables of a loop or function. */
export type AnswerFlow = {
  readonly scope: Node
  readonly answers: ReadonlySet<Variable>
  /** Variables that are counted up or grown on each turn: `steps++`, `spent += usage`, `messages.push(...)`. */
  readonly counters: ReadonlySet<Variable>
  /** Sorted by where they start. */
  readonly turns: readonly Node[]
}

/** Follows the results of `turns` through assignments, destructuring, `push` and the branches they decide, inside `scope`. */
export function answerFlowOf(file: SourceFile, scope: Node, turns: readonly Node[]): AnswerFlow {
  const nodes = nodesOf(file)
  const answers = new Set<Variable>()
  const counters = new Set<Variable>()
  const flow: AnswerFlow = { scope, answers, counters, turns }

  const writes: { readonly target: Node; readonly value: Node }[] = []
  for (const { id, init } of nodes.within(scope, 'VariableDeclarator')) if (init) writes.push({ target: id, value: init })
  for (const { left, right, operator } of nodes.within(scope, 'AssignmentExpression')) {
    writes.push({ target: left, value: right })
    if (operator !== '=' && operator !== '??=' && operator !== '||=') addRoot(file, left, counters)
    else if (left.type === 'Identifier' && isStepOf(file, left, right)) addRoot(file, left, counters)
  }
  for (const { argument } of nodes.within(scope, 'UpdateExpression')) addRoot(file, argument, counters)
  for (const { left, right } of nodes.within(scope, 'ForOfStatement')) writes.push({ target: left.type === 'VariableDeclaration' ? left.declarations[0]!.id : left, value: right })
  for (const { callee, arguments: given } of nodes.within(scope, 'CallExpression')) {
    if (callee.type !== 'MemberExpression' || !['push', 'unshift', 'add'].includes(nameOf(callee) ?? '')) continue
    addRoot(file, callee.object, counters)
    for (const value of given) writes.push({ target: callee.object, value })
  }

  for (let pass = 0, before = -1; pass < mostPasses && before !== answers.size; pass++) {
    before = answers.size
    for (const { target, value } of writes) {
      if (!dependsOnAnswer(file, flow, value) && !(isConstant(value) && isDecidedByAnswer(file, flow, value))) continue
      for (const variable of targetsOf(file, target)) answers.add(variable)
    }
  }
  return flow
}

/** `x = x + 1`. */
function isStepOf(file: SourceFile, left: TSESTree.Identifier, right: Node): boolean {
  const value = unwrap(right)
  if (value.type !== 'BinaryExpression' || (value.operator !== '+' && value.operator !== '-')) return false
  return [value.left, value.right].some((side) => side.type === 'Identifier' && variableOf(file, side) === variableOf(file, left))
}

function addRoot(file: SourceFile, node: Node, into: Set<Variable>): void {
  const root = rootOf(node)
  const variable = root.type === 'Identifier' ? variableOf(file, root) : null
  if (variable) into.add(variable)
}

function rootOf(node: Node): Node {
  let at = unwrap(node)
  while (at.type === 'MemberExpression') at = unwrap(at.object)
  return at
}

function targetsOf(file: SourceFile, target: Node): readonly Variable[] {
  const value = rootOf(target)
  const names = value.type === 'Identifier' ? [value] : nodesOf(file).within(value, 'Identifier').filter((name) => patternSourceOf(name) !== null)
  return names.flatMap((name) => variableOf(file, name) ?? [])
}

function isConstant(value: Node): boolean {
  const inner = unwrap(value)
  return inner.type === 'Literal' || stringOf(inner) !== null || (inner.type === 'UnaryExpression' && inner.argument.type === 'Literal')
}

/** Whether an expression holds a turn, or a variable that holds an answer. */
export function dependsOnAnswer(file: SourceFile, flow: AnswerFlow, node: Node): boolean {
  if (sortedWithin(flow.turns, node).length > 0) return true
  return namesIn(file, node).some((name) => {
    const variable = variableOf(file, name)
    return variable !== null && flow.answers.has(variable)
  })
}

function namesIn(file: SourceFile, node: Node): readonly TSESTree.Identifier[] {
  return node.type === 'Identifier' ? [node] : nodesOf(file).within(node, 'Identifier').filter(isReference)
}

function isReference(name: TSESTree.Identifier): boolean {
  const { parent } = name
  if (parent.type === 'MemberExpression') return parent.computed || parent.object === name
  return !(parent.type === 'Property' && parent.key === name && !parent.computed && !parent.shorthand)
}

/** Whether a branch that only an answer decides leads to a node; the flag set there says what the answer said. */
function isDecidedByAnswer(file: SourceFile, flow: AnswerFlow, node: Node): boolean {
  const guards = guardsOf(node, flow.scope)
  return guards.length > 0 && guards.some((guard) => questionOf(file, flow, guard) === 'answer')
}

/** The conditions between a node and a scope that decide whether the node runs. */
export function guardsOf(node: Node, scope: Node): readonly Node[] {
  const guards: Node[] = []
  for (let at = node, parent = node.parent; parent && at !== scope; at = parent, parent = parent.parent) {
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at) guards.push(parent.test)
    else if (parent.type === 'LogicalExpression' && parent.right === at) guards.push(parent.left)
    else if (parent.type === 'SwitchStatement' && parent.discriminant !== at) guards.push(parent.discriminant)
    else if (parent.type === 'ForOfStatement' && parent !== scope && parent.body === at) guards.push(parent.right)
    else if (parent.type === 'WhileStatement' && parent !== scope && parent.body === at) guards.push(parent.test)
  }
  return guards
}

/** Flags that are set on the word of another flag. */
const deepestFlag = 4

/** Words of names that hold a limit of an agent, besides those that say so for retries. */
const limitWords = new Set([
  'step', 'steps', 'iteration', 'iterations', 'turn', 'turns', 'round', 'rounds', 'loops', 'cost', 'costs', 'spent', 'spend', 'usage', 'tokens', 'quota', 'credits', 'hops',
  'started', 'cap', 'allowance', 'cycles', 'passes',
])

/** What a condition depends on. A limit anywhere in it makes it a limit. */
export function questionOf(file: SourceFile, flow: AnswerFlow, test: Node, depth = 0): Question {
  const value = unwrap(test)
  if (depth > deepestFlag) return 'none'
  if (value.type === 'Literal') return 'none'
  if (asksLimit(file, flow, value)) return 'limit'
  let asksAnswer = sortedWithin(flow.turns, value).length > 0
  for (const name of namesIn(file, value)) {
    const variable = variableOf(file, name)
    if (!variable) {
      if (name.name === 'Date' || name.name === 'performance') return 'limit'
      continue
    }
    if (flow.answers.has(variable)) {
      if (isWrittenOtherwise(file, flow, variable, depth)) return 'other'
      asksAnswer = true
    } else if (!isFixed(flow, name, variable)) return 'other'
  }
  const nodes = nodesOf(file)
  if (value.type === 'ThisExpression' || nodes.within(value, 'ThisExpression').length > 0) {
    if (!asksAnswer) return 'other'
  }
  for (const call of [...(value.type === 'CallExpression' ? [value] : []), ...nodes.within(value, 'CallExpression')])
    if (!dependsOnAnswer(file, flow, call)) return 'other'
  return asksAnswer ? 'answer' : 'none'
}

/** A flag that also something else than the answer sets: a limit, a signal, a user. */
function isWrittenOtherwise(file: SourceFile, flow: AnswerFlow, variable: Variable, depth: number): boolean {
  return variable.references.some((reference) => {
    const { identifier, writeExpr: value } = reference
    if (!reference.isWrite() || !value || !isWithin(identifier, flow.scope)) return false
    if (!isConstant(value)) return asksLimit(file, flow, unwrap(value))
    const guards = guardsOf(identifier, flow.scope)
    return guards.some((guard) => {
      // A guard that asks this very flag would ask for ever.
      if (namesIn(file, guard).some((name) => variableOf(file, name) === variable)) return false
      const question = questionOf(file, flow, guard, depth + 1)
      return question === 'limit' || question === 'other'
    })
  })
}

/** A name that is the same on every turn: a constant, an import, a parameter, read as it is. */
function isFixed(flow: AnswerFlow, name: TSESTree.Identifier, variable: Variable): boolean {
  const definition = variable.defs[0]
  if (!definition) return true
  if (definition.type === 'ImportBinding' || definition.type === 'FunctionName' || definition.type === 'ClassName') return true
  const isInside = definition.name !== undefined && isWithin(definition.name, flow.scope) && definition.type !== 'Parameter'
  if (isInside || variable.references.some((reference) => reference.isWrite() && reference.init !== true)) return false
  // `signal.aborted`, `job.cancelled`, `state.stopped`: others may change what an object holds.
  return name.parent.type !== 'MemberExpression' || /^[A-Z]/.test(name.name)
}

function asksLimit(file: SourceFile, flow: AnswerFlow, test: Node): boolean {
  const nodes = nodesOf(file)
  if (test.type === 'UpdateExpression' || nodes.within(test, 'UpdateExpression').length > 0) return true
  for (const comparison of [...(test.type === 'BinaryExpression' ? [test] : []), ...nodes.within(test, 'BinaryExpression')]) {
    const isEquality = ['===', '==', '!==', '!='].includes(comparison.operator)
    if (!isEquality && !['<', '<=', '>', '>='].includes(comparison.operator)) continue
    const sides = [unwrap(comparison.left), unwrap(comparison.right)]
    // `calls.length > 0` asks whether there is any, not how many there were.
    if (sides.some((side) => side.type === 'Literal' && (side.value === 0 || side.value === null || typeof side.value === 'string'))) {
      if (!sides.some((side) => side.type === 'UpdateExpression' || (side.type === 'Identifier' && isCounted(file, flow, side, isEquality)))) continue
    }
    if (sides.some((side) => isCounted(file, flow, side, isEquality))) return true
  }
  return false
}

function isCounted(file: SourceFile, flow: AnswerFlow, side: Node, isEquality: boolean): boolean {
  switch (side.type) {
    case 'Identifier': {
      const variable = variableOf(file, side)
      return (variable !== null && flow.counters.has(variable)) || (!isEquality && saysLimit(side.name))
    }
    case 'MemberExpression': {
      const name = nameOf(side) ?? ''
      const root = rootOf(side)
      const variable = root.type === 'Identifier' ? variableOf(file, root) : null
      // The length of what grows on each turn; of what the model answered it is no limit.
      if (name === 'length' || name === 'size') return !isEquality && side.object.type === 'Identifier' && variable !== null && flow.counters.has(variable)
      return (variable !== null && flow.counters.has(variable) && !isEquality) || (!isEquality && saysLimit(name))
    }
    case 'CallExpression': {
      const name = nameOf(unwrap(side.callee)) ?? ''
      return (name === 'now' && /^(?:Date|performance)$/.test(nameOf(rootOf(side.callee)) ?? '')) || (!isEquality && saysLimit(name))
    }
    case 'BinaryExpression':
      return isCounted(file, flow, unwrap(side.left), isEquality) || isCounted(file, flow, unwrap(side.right), isEquality)
    default:
      return false
  }
}

/** Whether a name counts or limits by what it is called. */
export function saysLimit(name: string): boolean {
  return saysBound(name) || wordsOf(name).some((word) => limitWords.has(word))
}
