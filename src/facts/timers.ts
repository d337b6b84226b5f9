import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, isSameExpression, nameOf, unwrap } from './expressions.js'
import { functionAround, functionBehind, functionsAround, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

export type TimerName = 'setTimeout' | 'setInterval' | 'setImmediate' | 'nextTick' | 'queueMicrotask'

export type Timer = {
  readonly name: TimerName
  /** As written: `setTimeout`, `process.nextTick`. */
  readonly api: string
  readonly node: TSESTree.CallExpression
  /** The argument that is run later. */
  readonly callback: Node
  /** The function of this file behind it, by name too. */
  readonly handler: FunctionNode | null
  /**
   * `promise`: part of a promise that somebody can wait for; `cleared`: its handle is cleared somewhere, as a debounce
   * or a time limit is; `continuation`: calls back whoever gave the callback; `rearmed`: runs the function it stands in
   * again; `free`: nothing holds it.
   */
  readonly use: 'promise' | 'cleared' | 'continuation' | 'rearmed' | 'free'
}

const timerNames = new Set<string>(['setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask'])
const globalHolders = new Set(['globalThis', 'global', 'window', 'self'])

/** Every call that runs a function later, with what holds it. The promise forms of `node:timers/promises` are none. */
export const timersOf = lazily((file: SourceFile): readonly Timer[] => {
  const timers: Timer[] = []
  for (const node of nodesOf(file).get('CallExpression')) {
    const name = timerNameOf(file, node)
    const callback = node.arguments[0]
    if (!name || !callback || callback.type === 'SpreadElement') continue
    const handler = functionBehind(file, callback)
    timers.push({ name, api: name === 'nextTick' ? 'process.nextTick' : name, node, callback, handler, use: useOf(file, node, callback, handler) })
  }
  return timers
})

/** The timers of a file by the function that they run later. */
export const timerByHandler = lazily((file: SourceFile): ReadonlyMap<Node, Timer> => {
  const byHandler = new Map<Node, Timer>()
  for (const timer of timersOf(file)) if (timer.handler && unwrap(timer.callback) === timer.handler) byHandler.set(timer.handler, timer)
  return byHandler
})

function timerNameOf(file: SourceFile, call: TSESTree.CallExpression): TimerName | null {
  const callee = unwrap(call.callee)
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return null
  const origin = originOf(file, callee)
  if (origin) {
    const module = origin.module.replace(/^node:/, '')
    const name = origin.path.join('.')
    if (module === 'timers' && timerNames.has(name)) return name as TimerName
    return module === 'process' && name === 'nextTick' ? 'nextTick' : null
  }
  const name = nameOf(callee)
  if (!name || !timerNames.has(name)) return null
  if (callee.type === 'Identifier') return name !== 'nextTick' && isGlobal(file, callee) ? (name as TimerName) : null
  const object = unwrap(callee.object)
  if (object.type !== 'Identifier' || !isGlobal(file, object)) return null
  return (name === 'nextTick' ? object.name === 'process' : globalHolders.has(object.name)) ? (name as TimerName) : null
}

function useOf(file: SourceFile, call: TSESTree.CallExpression, callback: Node, handler: FunctionNode | null): Timer['use'] {
  if (isInExecutor(file, call)) return 'promise'
  if (isContinuation(file, callback)) return 'continuation'
  if (isCleared(file, call)) return 'cleared'
  if (isRearmed(file, call, handler)) return 'rearmed'
  return 'free'
}

/** `new Promise((resolve) => setTimeout(resolve, ms))`, however deep. */
function isInExecutor(file: SourceFile, node: Node): boolean {
  return functionsAround(node).some((fn) => isExecutor(file, fn))
}

/** Whether a function is the executor of a `new Promise()`. */
export function isExecutor(file: SourceFile, fn: FunctionNode): boolean {
  const parent = fn.parent
  return (
    parent.type === 'NewExpression' &&
    parent.arguments[0] === fn &&
    parent.callee.type === 'Identifier' &&
    parent.callee.name === 'Promise' &&
    isGlobal(file, parent.callee)
  )
}

/** `setTimeout(done, 100)`, `process.nextTick(() => callback(null, value))`: the callback of a caller, given by parameter. */
function isContinuation(file: SourceFile, callback: Node): boolean {
  const value = unwrap(callback)
  if (value.type === 'Identifier') return isParameter(file, value)
  if (!isFunction(value)) return false
  const calls = nodesOf(file).within(value, 'CallExpression').filter((call) => functionAround(call) === value)
  return calls.length > 0 && calls.every((call) => {
    const callee = unwrap(call.callee)
    return callee.type === 'Identifier' && isParameter(file, callee)
  })
}

function isParameter(file: SourceFile, identifier: Node): boolean {
  return variableOf(file, identifier)?.defs[0]?.type === 'Parameter'
}

/** Everything that is given to `clearTimeout` and its relatives in the file. */
const clearedHandles = lazily((file: SourceFile): readonly Node[] => {
  const handles: Node[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    if (name && /^clear(?:Timeout|Interval|Immediate)$/.test(name) && call.arguments[0]) handles.push(unwrap(call.arguments[0]))
  }
  return handles
})

/** A handle that is stored where something clears it; a store in a map or a ref counts when the file clears anything read from there. */
function isCleared(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const handles = clearedHandles(file)
  if (handles.length === 0) return false
  let at: Node = call
  // `setTimeout(f, 1000).unref()` stands for the handle too.
  while (at.parent && (at.parent.type === 'TSAsExpression' || at.parent.type === 'MemberExpression' || (at.parent.type === 'CallExpression' && at.parent.callee === at)))
    at = at.parent
  const parent = at.parent
  if (parent?.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'Identifier') return isHandle(file, parent.id, handles)
  if (parent?.type === 'AssignmentExpression' && parent.right === at) return isHandle(file, parent.left, handles)
  if (parent?.type === 'Property' || parent?.type === 'PropertyDefinition') return handles.some((handle) => nameOf(handle) === nameOf(parent))
  // `timers.set(id, setTimeout(...))`, `timers.push(setTimeout(...))`
  return parent?.type === 'CallExpression' && parent.arguments.includes(at as never)
}

function isHandle(file: SourceFile, target: Node, handles: readonly Node[]): boolean {
  const place = unwrap(target)
  if (place.type === 'Identifier') {
    const variable = variableOf(file, place)
    if (!variable) return false
    if (handles.some((handle) => handle.type === 'Identifier' && variableOf(file, handle) === variable)) return true
    // Handed on (`timers.set(id, timer)`, `{ timer }`): whoever got it may clear it.
    return variable.references.some(({ identifier }) => isHandedOn(identifier))
  }
  return handles.some((handle) => isSameExpression(handle, place) || (nameOf(handle) !== null && nameOf(handle) === nameOf(place)))
}

function isHandedOn(identifier: Node): boolean {
  const parent = identifier.parent
  return (
    parent?.type === 'Property' ||
    parent?.type === 'ReturnStatement' ||
    (parent?.type === 'AssignmentExpression' && parent.right === identifier) ||
    (parent?.type === 'CallExpression' && parent.callee !== identifier)
  )
}

/** A function that sets a timer to run itself again: a poller or a retry, which other rules judge. */
function isRearmed(file: SourceFile, call: TSESTree.CallExpression, handler: FunctionNode | null): boolean {
  const around = new Set(functionsAround(call))
  if (handler && around.has(handler)) return true
  if (!handler || !isFunction(unwrap(call.arguments[0]!))) return false
  return nodesOf(file).within(handler, 'CallExpression').some(({ callee }) => {
    const target = functionBehind(file, callee)
    return target !== null && around.has(target)
  })
}
