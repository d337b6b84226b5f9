import type { TSESTree } from '@typescript-eslint/utils'
import { runners } from '../knowledge/component-state.js'
import { httpClients } from '../knowledge/http-clients.js'
import { packageOf } from '../knowledge/modules.js'
import { calleeNameOf, nameOf, unwrap } from './expressions.js'
import { isFunction, ownNodesOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { componentFunctionBehind, isAnswer } from './new-values.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, isGlobal, variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** A call that certainly happens when a function runs, at once or when what it waits for is there. */
export type CertainCall = {
  readonly node: TSESTree.CallExpression
  /** What is called; of `promise.then(setItems)`, `setItems`. */
  readonly callee: Node
  /** What it is given; `null` for the answer of a promise. */
  readonly given: Node | null
}

/** Calls of one function that are followed into others. */
const mostCalls = 300

/**
 * The calls that happen each time a function runs: not those behind a condition, an early return, a `catch`, a loop, or in a
 * callback that something else calls. A condition on nothing but what the function itself made, such as whether it was stopped
 * meanwhile or how a request answered, is none. Functions of the file that it calls are looked into.
 */
export const certainCallsOf = lazily((file: SourceFile) => {
  const pending = new Set<FunctionNode>()
  const answer = lazily((fn: FunctionNode): readonly CertainCall[] => {
    if (pending.has(fn)) return []
    pending.add(fn)
    const found: CertainCall[] = []
    for (const node of nodesOf(file).within(fn, 'CallExpression')) {
      if (found.length >= mostCalls) break
      if (!isCertain(file, node, fn)) continue
      found.push({ node, callee: unwrap(node.callee), given: node.arguments[0] ?? null })
      const callback = calleeNameOf(node) === 'then' && node.arguments[0] ? unwrap(node.arguments[0]) : null
      if (callback && !isFunction(callback)) found.push({ node, callee: callback, given: null })
      for (const target of [node.callee, ...(callback && !isFunction(callback) ? [callback] : [])]) {
        const called = componentFunctionBehind(file, target)
        // What is written in place was walked through already.
        if (called && called !== fn && !isWithin(called, node)) found.push(...answer(called))
      }
    }
    pending.delete(fn)
    return found.slice(0, mostCalls)
  })
  return answer
})

/** Whether a node runs each time that a function around it does. */
export function isCertain(file: SourceFile, node: Node, fn: FunctionNode): boolean {
  let from = node
  for (let at = node.parent; at; from = at, at = at.parent) {
    switch (at.type) {
      case 'IfStatement':
        if (from !== at.test && !isOwnMatter(file, at.test, fn)) return false
        break
      case 'ConditionalExpression':
        if (from !== at.test && !isOwnMatter(file, at.test, fn)) return false
        break
      case 'LogicalExpression':
        if (from === at.right && !(at.operator === '&&' && isOwnMatter(file, at.left, fn))) return false
        break
      case 'SwitchCase':
      case 'CatchClause':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'ClassBody':
        return false
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        if (isLeftBefore(file, at, node, fn)) return false
        if (at === fn) return true
        if (!isRunInPlace(at)) return false
        break
      default:
    }
  }
  return false
}

/** A function that runs where it is written: at once, or when a promise is settled. */
function isRunInPlace(fn: FunctionNode): boolean {
  const call = fn.parent
  if (call.type !== 'CallExpression') return false
  if (call.callee === fn) return true
  if (call.arguments[0] !== fn) return false
  const name = calleeNameOf(call) ?? ''
  return name === 'then' || name === 'finally' || runners.has(name)
}

/** Whether a function may return before it comes to a node. */
function isLeftBefore(file: SourceFile, fn: FunctionNode, node: Node, root: FunctionNode): boolean {
  return ownNodesOf(file, fn, 'ReturnStatement').some((statement) => {
    if (statement.range[1] > node.range[0]) return false
    for (let at: Node | undefined = statement; at && at !== fn; at = at.parent) if (at.parent?.type === 'IfStatement' && at !== at.parent.test) return !isOwnMatter(file, at.parent.test, root)
    return true
  })
}

/** A condition that reads only flags of the function itself and answers: `cancelled`, `!response.ok`. The next run meets the same. */
function isOwnMatter(file: SourceFile, test: Node, fn: FunctionNode): boolean {
  const nodes = nodesOf(file)
  if (test.type === 'CallExpression' || nodes.within(test, 'CallExpression').length > 0) return false
  const names = test.type === 'Identifier' ? [test] : nodes.within(test, 'Identifier')
  return names.every((identifier) => {
    const { parent } = identifier
    if (parent.type === 'MemberExpression' && parent.property === identifier && !parent.computed) return true
    if (identifier.name === 'undefined' && isGlobal(file, identifier)) return true
    if (parent.type === 'UnaryExpression' && parent.operator === 'typeof' && isGlobal(file, identifier)) return true
    const variable = variableOf(file, identifier)
    const definition = definitionOf(variable)
    if (!variable || !definition || !isWithin(definition.name, fn)) return false
    return isAnswer(file, identifier) || isFlag(variable) || isController(variable)
  })
}

/** `let cancelled = false`, which the clean-up sets. */
function isFlag({ defs: [definition], references }: Variable): boolean {
  const init = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : null
  return init?.type === 'Literal' && references.every(({ writeExpr }) => !writeExpr || writeExpr.type === 'Literal')
}

function isController({ defs: [definition] }: Variable): boolean {
  const init = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : null
  return init?.type === 'NewExpression' && nameOf(init.callee) === 'AbortController'
}

/** Whether a call is known to send a request: `fetch`, or a client that does. */
export function isRequest(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  const name = calleeNameOf(call)
  if (name === null) return false
  if (callee.type === 'Identifier' && name === 'fetch' && isGlobal(file, callee)) return true
  if (callee.type === 'MemberExpression' && name === 'fetch') return callee.object.type === 'Identifier' && ['window', 'globalThis', 'self'].includes(callee.object.name) && isGlobal(file, callee.object)
  const origin = originOf(file, callee)
  if (!origin) return false
  const from = packageOf(origin.module)
  const isClient = Object.hasOwn(httpClients, from) || from === 'ky' || from === 'superagent'
  return isClient && requestMethods.has(origin.path.at(-1) ?? '')
}

/** `''` is the client itself; what makes another client, or looks at an error, sends nothing. */
const requestMethods = new Set(['', 'get', 'post', 'put', 'patch', 'delete', 'head', 'request', 'fetch', '$fetch', 'ofetch'])
