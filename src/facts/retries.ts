import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, propertyOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { functionBehind, functionNameOf, functionsAround, isFunction, type FunctionNode } from './functions.js'
import { isRejectionHandler } from './lifetimes.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { patternSourceOf, variableOf, type Variable } from './references.js'
import { responseOutcomeOf } from './response-outcomes.js'
import { asksSomeone, boundOf, isBound } from './retry-bounds.js'
import type { SourceFile } from './source-file.js'
import { isExecutor, timersOf } from './timers.js'

/** A function that runs itself again after a failure with the same arguments, and nothing that ends it. */
export type RecursiveRetry = {
  readonly fn: FunctionNode
  readonly name: string
  /** The call to itself, or the timer that is given the function. */
  readonly call: TSESTree.CallExpression
  /** `catch`: from its own rejection handling; `failure`: on a branch that a failed result leads to. */
  readonly from: 'catch' | 'failure'
}

/** Every function of the file that retries itself without an end. */
export const recursiveRetriesOf = lazily((file: SourceFile): readonly RecursiveRetry[] => {
  const found: RecursiveRetry[] = []
  for (const { call, target, args } of selfCallsOf(file)) {
    const context = failureContextOf(file, call, target)
    if (!context) continue
    if (changesArguments(file, target, args) || (context.from === 'failure' && args.length === 0)) continue
    if (isGuarded(file, call, context.scope, target) || isGuardedAtStart(file, target, context.scope)) continue
    if ((context.from === 'catch' && isPoller(file, target, context.scope)) || asksSomeone(file, target)) continue
    found.push({ fn: target, name: functionNameOf(target) ?? 'function', call, from: context.from })
  }
  return found
})

/** A call inside a function to that function. */
export type SelfCall = { readonly call: TSESTree.CallExpression; readonly target: FunctionNode; readonly args: readonly Node[] }

/** Calls inside a function to that function, timers and rejections that are given it by name included. */
export const selfCallsOf = lazily((file: SourceFile): readonly SelfCall[] => {
  const calls: SelfCall[] = []
  const timers = new Map(timersOf(file).map((timer) => [timer.node as Node, timer]))
  for (const call of nodesOf(file).get('CallExpression')) {
    const timer = timers.get(call)
    if (timer) {
      const callback = unwrap(timer.callback)
      const target = isFunction(callback) ? null : targetOf(file, callback, call)
      if (target && timer.name !== 'setInterval') {
        const bound = callback.type === 'CallExpression' ? callback.arguments.slice(1) : []
        calls.push({ call, target, args: [...bound, ...call.arguments.slice(timer.name === 'setTimeout' ? 2 : 1)] })
      }
      continue
    }
    const handler = rejectionHandlerOf(call)
    const handed = handler && targetOf(file, handler, call)
    // A function that takes something would be given the error.
    if (handed?.params.length === 0) calls.push({ call, target: handed, args: [] })
    const callee = unwrap(call.callee)
    const applied = callee.type === 'MemberExpression' && (nameOf(callee) === 'apply' || nameOf(callee) === 'call')
    const target = targetOf(file, applied ? callee.object : callee, call)
    if (target) calls.push({ call, target, args: applied ? call.arguments.slice(1) : call.arguments })
  }
  return calls
})

/** What `work().catch(retry)` and `work().then(done, retry)` run when the work fails, where it is given by name. */
function rejectionHandlerOf(call: TSESTree.CallExpression): Node | null {
  const name = calleeNameOf(call)
  if (call.callee.type !== 'MemberExpression') return null
  const handler = name === 'catch' ? call.arguments[0] : name === 'then' ? call.arguments[1] : undefined
  return handler && !isFunction(unwrap(handler)) ? handler : null
}

/** The function around a node that an expression names: exactly that binding, never one of the same name elsewhere. */
function targetOf(file: SourceFile, expression: Node, from: Node): FunctionNode | null {
  const value = unwrap(expression)
  if (value.type !== 'Identifier' && value.type !== 'MemberExpression' && value.type !== 'CallExpression') return null
  const target = functionBehind(file, value) ?? wrappedBehind(file, value)
  return target && target !== from && isWithin(from, target) ? target : null
}

/** `const pay = withLogging(async (id) => {})` calls what is written in the wrapper; `exports.pay` what is assigned to it. */
function wrappedBehind(file: SourceFile, value: Node): FunctionNode | null {
  if (value.type === 'Identifier') {
    const definition = variableOf(file, value)?.defs[0]
    const init = definition?.type === 'Variable' ? definition.node.init : null
    if (init?.type !== 'CallExpression') return null
    return init.arguments.map((argument) => unwrap(argument)).find(isFunction) ?? null
  }
  if (value.type !== 'MemberExpression') return null
  const object = unwrap(value.object)
  if (object.type === 'ThisExpression') return siblingBehind(file, object, nameOf(value))
  const isExports = (object.type === 'Identifier' && object.name === 'exports') || (object.type === 'MemberExpression' && nameOf(object) === 'exports')
  if (!isExports) return null
  const name = nameOf(value)
  for (const assignment of nodesOf(file).get('AssignmentExpression')) {
    const left = unwrap(assignment.left)
    if (left.type === 'MemberExpression' && nameOf(left) === name && nameOf(left.object) === nameOf(object)) return functionBehind(file, assignment.right)
  }
  return null
}

/** `this.send` in a method of an object literal: the method of that name beside it. */
function siblingBehind(file: SourceFile, self: Node, name: string | null): FunctionNode | null {
  for (const fn of functionsAround(self)) {
    const holder = fn.parent.type === 'Property' ? fn.parent.parent : null
    if (holder?.type !== 'ObjectExpression') continue
    const value = name === null ? undefined : propertyOf(holder, name)
    return value && value !== 'unknown' ? functionBehind(file, value) : null
  }
  return null
}

export type FailureContext = {
  readonly from: 'catch' | 'failure'
  /** The `catch` clause, the rejection handler or the branch. */
  readonly scope: Node
}

/** Why the function calls itself here: a failure, or `null` for any other reason (a walk, a page, a next item). */
export function failureContextOf(file: SourceFile, call: Node, target: FunctionNode): FailureContext | null {
  const handler = call.type === 'CallExpression' ? rejectionHandlerOf(call) : null
  if (handler && targetOf(file, handler, call) === target) return { from: 'catch', scope: call }
  let branch: FailureContext | null = null
  for (let at: Node = call, parent = call.parent; parent && at !== target; at = parent, parent = parent.parent) {
    if (parent.type === 'CatchClause') return { from: 'catch', scope: parent }
    if (isFunction(parent) && parent !== target) {
      if (isRejectionHandler(parent)) return { from: 'catch', scope: parent }
      if (!runsInPlace(file, parent)) return null
    }
    if (!branch && isFailureBranch(parent, at)) branch = { from: 'failure', scope: parent }
    if (parent === target) break
  }
  return branch
}

/** A timer's callback, a promise executor, a continuation or a function called in place: part of the same run. */
function runsInPlace(file: SourceFile, fn: FunctionNode): boolean {
  const parent = fn.parent
  if (isExecutor(file, fn)) return true
  if (parent.type !== 'CallExpression') return false
  if (parent.callee === fn) return true
  if (timersOf(file).some(({ node, name }) => node === parent && name !== 'setInterval')) return true
  const name = calleeNameOf(parent)
  return name === 'then' || name === 'finally'
}

const failureWords = new Set(['failed', 'failure', 'fail', 'fails', 'error', 'errors', 'err', 'declined', 'rejected', 'ok', 'success', 'successful', 'succeeded'])

/** `if (!response.ok)`, `if (status === 'failed')`, `case 'payment_failed'`: the side of a branch that a failure takes. */
function isFailureBranch(parent: Node, child: Node): boolean {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
    if (parent.test === child) return false
    return saysFailure(parent.test, parent.consequent === child)
  }
  if (parent.type === 'LogicalExpression') return parent.right === child && parent.operator !== '??' && saysFailure(parent.left, parent.operator === '&&')
  return parent.type === 'SwitchCase' && parent.test !== child && parent.test !== null && saysFailure(parent.test, true)
}

function saysFailure(test: Node, holds: boolean): boolean {
  const node = unwrapAwait(test)
  if (node.type === 'BinaryExpression' && responseOutcomeOf(node, holds) === 'failure') return true
  if (node.type === 'UnaryExpression' && node.operator === '!') return saysSuccess(node.argument, holds) || saysFailure(node.argument, !holds)
  if (node.type === 'LogicalExpression') return saysFailure(node.left, holds) || saysFailure(node.right, holds)
  if (node.type === 'BinaryExpression') {
    const negated = node.operator === '!==' || node.operator === '!='
    if (!negated && node.operator !== '===' && node.operator !== '==') return false
    return [node.left, node.right].some((side) => {
      const said = outcomeOf(side)
      return said !== null && (said === 'failure') === (holds !== negated)
    })
  }
  return outcomeOf(node) === 'failure' && holds
}

function saysSuccess(node: Node, holds: boolean): boolean {
  return outcomeOf(unwrapAwait(node)) === 'success' && holds
}

/** What a name or a text says about how something went. */
function outcomeOf(node: Node): 'success' | 'failure' | null {
  const value = unwrapAwait(node)
  const text = value.type === 'Literal' && typeof value.value === 'string' ? value.value : nameOf(value)
  if (!text) return null
  const word = wordsOf(text).findLast((candidate) => failureWords.has(candidate))
  if (!word) return null
  return /^(?:ok|succe)/.test(word) ? 'success' : 'failure'
}

/** Whether the function is given anything else than it was given itself: a counter, a smaller piece, the next page. */
function changesArguments(file: SourceFile, target: FunctionNode, args: readonly Node[]): boolean {
  return args.some((argument, index) => !isSameAsGiven(file, target, argument, index))
}

function isSameAsGiven(file: SourceFile, target: FunctionNode, argument: Node, index: number): boolean {
  const value = unwrap(argument.type === 'SpreadElement' ? argument.argument : argument)
  switch (value.type) {
    case 'Identifier': {
      if (value.name === 'arguments') return true
      const variable = variableOf(file, value)
      const definition = variable?.defs[0]
      if (!variable || !definition) return false
      if (definition.type !== 'Parameter') return isConstantOutside(variable, target)
      const source = patternSourceOf(definition.name)
      if (source?.parameter?.of !== target) return isConstantOutside(variable, target)
      return (source.path.length > 0 || source.parameter.index === index) && !isChanged(variable)
    }
    case 'ObjectExpression':
      return value.properties.every((property) =>
        property.type === 'Property'
          ? isSameAsGiven(file, target, property.value, index) || isSameField(file, target, property, index)
          : isSameAsGiven(file, target, property.argument, index),
      )
    case 'ArrayExpression':
      return value.elements.every((element) => element === null || isSameAsGiven(file, target, element, index))
    case 'ThisExpression':
      return true
    case 'Literal':
      // A literal for a flag or a counter differs from what the first caller gave.
      return typeof value.value === 'string' && !isOptional(target, index)
    case 'MemberExpression': {
      const root = unwrap(value.object)
      return (root.type === 'Identifier' && isSameAsGiven(file, target, root, index) && isDestructured(target, index)) || root.type === 'ThisExpression'
    }
    default:
      return false
  }
}

/** `{ orderId: input.orderId }` for a function that was given `input`. */
function isSameField(file: SourceFile, target: FunctionNode, property: TSESTree.Property, index: number): boolean {
  const value = unwrap(property.value)
  return value.type === 'MemberExpression' && nameOf(value) !== null && nameOf(value) === nameOf(property) && value.object.type === 'Identifier' && isSameAsGiven(file, target, value.object, index)
}

function isOptional(target: FunctionNode, index: number): boolean {
  return target.params[index]?.type === 'AssignmentPattern'
}

function isDestructured(target: FunctionNode, index: number): boolean {
  return target.params[index]?.type === 'ObjectPattern'
}

/** A name of an outer scope that is written once: the same value on every turn. */
function isConstantOutside(variable: Variable, target: FunctionNode): boolean {
  const name = variable.identifiers[0]
  return name !== undefined && !isWithin(name, target) && !isChanged(variable)
}

/** Written again after it was declared, or changed through one of its members. */
function isChanged(variable: Variable): boolean {
  return variable.references.some((reference) => {
    if (reference.isWrite() && reference.init !== true) return true
    const parent = reference.identifier.parent
    if (parent?.type !== 'MemberExpression' || parent.object !== reference.identifier) return false
    const outer = parent.parent
    return outer.type === 'UpdateExpression' || (outer.type === 'AssignmentExpression' && outer.left === parent)
  })
}

/** Whether a condition on the way to the call, or an exit before it, may bound the attempts. */
function isGuarded(file: SourceFile, call: Node, scope: Node, target: FunctionNode): boolean {
  const error = errorNameOf(file, scope)
  for (let at = call, parent = call.parent; parent && at !== target; at = parent, parent = parent.parent) {
    if (parent.type === 'IfStatement' && parent.test !== at && isBound(file, parent.test, error, target)) return true
    if (parent.type === 'ConditionalExpression' && parent.test !== at && isBound(file, parent.test, error, target)) return true
    if (parent.type === 'LogicalExpression' && parent.right === at && isBound(file, parent.left, error, target)) return true
    if (parent.type === 'SwitchCase' && parent.parent.discriminant !== at && isBound(file, parent.parent.discriminant, error, target)) return true
    // A loop inside the function counts its own turns.
    if (parent.type === 'ForStatement' || parent.type === 'WhileStatement') return true
    if (parent.type === 'BlockStatement' || parent.type === 'SwitchCase') {
      const statements = parent.type === 'BlockStatement' ? parent.body : parent.consequent
      for (const statement of statements) {
        if (statement === at || statement.range[0] >= at.range[0]) break
        if (exits(statement) && boundOf(file, statement, error, target)) return true
      }
    }
  }
  return false
}

/** An early exit of the function that depends on more than what it was given: a deadline, a stop flag, a stored count. */
function isGuardedAtStart(file: SourceFile, target: FunctionNode, scope: Node): boolean {
  if (target.body.type !== 'BlockStatement') return false
  for (const statement of target.body.body) {
    if (statement.range[0] >= scope.range[0]) break
    if (statement.type === 'IfStatement' && exits(statement) && boundOf(file, statement, null, target)) return true
  }
  return false
}

function exits(statement: Node): boolean {
  if (statement.type !== 'IfStatement') return false
  const body = statement.consequent
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : body
  return last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement' || last?.type === 'BreakStatement' || last?.type === 'ContinueStatement'
}

/** The error that a `catch` or rejection handler receives. */
function errorNameOf(file: SourceFile, scope: Node): Variable | null {
  const param = scope.type === 'CatchClause' ? scope.param : isFunction(scope) ? scope.params[0] : null
  return param?.type === 'Identifier' ? variableOf(file, param) : null
}

/** A function that arms itself again when all went well too: a poller or a worker, not a retry. */
export function isPoller(file: SourceFile, target: FunctionNode, scope: Node): boolean {
  return selfCallsOf(file).some(
    ({ call, target: other }) => other === target && !isWithin(call, scope) && failureContextOf(file, call, target) === null,
  )
}
