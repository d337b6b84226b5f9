import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { functionAround, functionBehind, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, variableOf, writeReferencesOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'
import { isExecutor, timersOf } from './timers.js'

/** A pause in a function's run: `await sleep(ms)`, `await new Promise((resolve) => setTimeout(resolve, ms))`. */
export type Wait = {
  readonly node: TSESTree.AwaitExpression
  /** How long, as written; `null` when the file does not show it. */
  readonly duration: Node | null
}

/** First words of functions that only wait. */
const waitVerbs = new Set(['sleep', 'delay', 'wait', 'pause', 'timeout', 'snooze'])

/** Every awaited pause of the file, in the order of the text. */
export const waitsOf = lazily((file: SourceFile): readonly Wait[] =>
  nodesOf(file).get('AwaitExpression').flatMap((node): Wait[] => {
    const wait = pauseOf(file, unwrap(node.argument))
    return wait ? [{ node, duration: wait.duration }] : []
  }),
)

type Pause = { readonly duration: Node | null }

function pauseOf(file: SourceFile, value: Node): Pause | null {
  if (value.type === 'NewExpression') return executorPause(file, value)
  if (value.type !== 'CallExpression') return null
  const origin = originOf(file, value.callee)
  const module = origin?.module.replace(/^node:/, '')
  if (module === 'timers/promises') return { duration: value.arguments[0] ?? null }
  const local = functionBehind(file, value.callee)
  if (local) return localPause(file, local, value)
  const name = calleeNameOf(value)
  const words = name === null ? [] : wordsOf(name)
  if (words.some((word) => word === 'backoff' || word === 'jitter')) return { duration: null }
  const argument = value.arguments[0]
  // `waitForSelector('#x')` and `delay(job)` are something else; a pause is given its length.
  if (!words[0] || !waitVerbs.has(words[0]) || !argument || words[1] === 'for' || words[1] === 'until') return null
  return { duration: argument }
}

/** `new Promise((resolve) => setTimeout(resolve, ms))`. */
function executorPause(file: SourceFile, value: TSESTree.NewExpression): Pause | null {
  const executor = value.arguments[0]
  if (!isFunction(executor) || !isExecutor(file, executor)) return null
  const timer = timersOf(file).find(({ node, name }) => (name === 'setTimeout' || name === 'setImmediate') && isWithin(node, executor))
  if (!timer) return null
  return { duration: timer.node.arguments[1] ?? timer.node }
}

/** `const sleep = (ms) => new Promise(...)`: the argument of the call that becomes the length, or the length it is fixed to. */
function localPause(file: SourceFile, fn: FunctionNode, call: TSESTree.CallExpression): Pause | null {
  for (const inner of nodesOf(file).within(fn, 'NewExpression')) {
    const pause = executorPause(file, inner)
    if (!pause) continue
    // A function that does something besides waiting is no pause.
    if (nodesOf(file).within(fn, 'AwaitExpression').some(({ argument }) => unwrap(argument) !== inner && !pauseOf(file, unwrap(argument)))) return null
    const index = fn.params.findIndex((parameter) => {
      const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
      return target.type === 'Identifier' && pause.duration?.type === 'Identifier' && variableOf(file, pause.duration) === variableOf(file, target)
    })
    if (index >= 0) return { duration: call.arguments[index] ?? pause.duration }
    // What is computed from its parameters may grow: `sleep(attempt)` that waits `2 ** attempt` seconds.
    return { duration: fn.params.length > 0 ? (call.arguments.find((argument) => argument.type !== 'Literal') ?? null) : pause.duration }
  }
  return null
}

/** Names that are followed before a length counts as unknown. */
const mostFollowed = 40

/**
 * Whether a length can differ from one run of a scope (a loop's body, a function that calls itself) to the next: it is
 * computed from something that the scope writes, from the failure itself, from chance or from what the file does not show.
 */
export function varies(file: SourceFile, duration: Node | null, scope: Node): boolean {
  if (duration === null) return true
  const pending: Node[] = [duration]
  const seen = new Set<Variable>()
  for (let steps = 0; pending.length > 0 && steps < mostFollowed; steps++) {
    const node = unwrapAwait(pending.pop()!)
    for (const call of [node, ...nodesOf(file).within(node, 'CallExpression')]) {
      if (call.type === 'CallExpression' && !isArithmetic(file, call)) return true
    }
    for (const member of [node, ...nodesOf(file).within(node, 'MemberExpression')]) {
      if (member.type === 'MemberExpression' && isRewrittenField(file, member, scope)) return true
    }
    for (const identifier of node.type === 'Identifier' ? [node] : nodesOf(file).within(node, 'Identifier')) {
      const parent = identifier.parent
      if (parent.type === 'MemberExpression' && parent.property === identifier && !parent.computed) continue
      const variable = variableOf(file, identifier)
      const definition = definitionOf(variable)
      if (!variable || !definition || seen.has(variable)) continue
      seen.add(variable)
      if (definition.type === 'CatchClause') return true
      const declared = variable.identifiers[0]!
      const isGiven = definition.type === 'Parameter' && isFunction(scope) && isWithin(declared, scope)
      if (isGiven && functionAround(declared) !== scope && !scope.params.some((parameter) => isWithin(declared, parameter) || parameter === declared)) return true
      if (writeReferencesOf(variable).some((reference) => reference.init !== true && isWithin(reference.identifier, scope))) return true
      if (definition.type === 'Variable' && isWithin(declared, scope)) {
        const loop = definition.node.parent.parent
        if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return true
        if (definition.node.init) pending.push(definition.node.init)
        else return true
      }
    }
  }
  return pending.length > 0
}

function isArithmetic(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  if (callee.type === 'Identifier') return callee.name === 'Number' && variableOf(file, callee) === null
  return callee.type === 'MemberExpression' && nameOf(callee.object) === 'Math' && nameOf(callee) !== 'random'
}

/** `this.delay *= 2` somewhere in the file makes `this.delay` a length that grows. */
function isRewrittenField(file: SourceFile, member: TSESTree.MemberExpression, scope: Node): boolean {
  const name = nameOf(member)
  return nodesOf(file).get('AssignmentExpression').some((assignment) => {
    const left = unwrap(assignment.left)
    if (left.type !== 'MemberExpression' || nameOf(left) !== name) return false
    return assignment.operator !== '=' || isWithin(assignment, scope)
  })
}
