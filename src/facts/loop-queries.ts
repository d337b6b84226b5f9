import type { TSESTree } from '@typescript-eslint/utils'
import { dataAccessesIn, dataAccessesOf, type DataAccess } from './data-access.js'
import { calleeNameOf, receiverOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, functionBehind, functionNameOf, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isLoop, lifetimeOf } from './lifetimes.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { fateOf } from './promises.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'
import { waitsOf } from './waits.js'

/** A read that runs once for each element of a list. */
export type LoopQuery = {
  readonly access: DataAccess
  /** What stands in the loop: the read itself, or the call of a function of the file that does nothing else. */
  readonly node: Node
  /** The list, as an expression; `null` where the loop counts. */
  readonly list: Node | null
  /** Whether what is asked for depends on the element. */
  readonly isKeyed: boolean
  /** Whether a request waits for it. */
  readonly isServing: boolean
}

/** A loop over the elements of a list: a statement, or the callback of `list.map(...)`. */
type Iteration = { readonly node: Node; readonly list: Node | null }

const iterations = new Set(['map', 'flatMap', 'forEach', 'filter', 'reduce', 'some', 'every', 'each'])
/** Conditions that ask for many rows at once. */
const batched = /\b(?:in|\$in|_in)\s*:|\binArray\(|\bIn\(|\.in\(|whereIn\(|[^\w]ANY\s*\(|\bIN\s*\(|'in'|"in"/
const paged = /\b(?:skip|offset|cursor|range|startAfter|page)\b/i
const serverPages = /(?:^|\/)app\/(?:.*\/)?(?:page|layout)\.[jt]sx?$/

/**
 * Awaited reads of the file inside a loop over a list. Batches, pages, transactions and loops that wait on purpose are left out, and so
 * are reads that one query before the loop could not replace, or whose row other work of the turn waits for.
 */
export const loopQueriesOf = lazily((file: SourceFile): readonly LoopQuery[] => {
  const found: LoopQuery[] = []
  for (const access of dataAccessesOf(file)) {
    if (access.operation !== 'read' || access.library === 'redis' || access.inTransaction) continue
    const text = file.source.getText(access.node as never)
    if (batched.test(text) || (paged.test(text) && access.isMany)) continue
    const iteration = iterationAround(file, access.node)
    if (iteration) add(found, file, access, access.node, iteration)
    else
      for (const call of lookUpsBy(file, access)) {
        const around = iterationAround(file, call)
        if (around && !found.some(({ node }) => node === call)) add(found, file, access, call, around)
      }
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

function add(found: LoopQuery[], file: SourceFile, access: DataAccess, node: Node, iteration: Iteration): void {
  if (isFixed(file, iteration.list) || waitsInside(file, iteration.node)) return
  if (returnsFirst(file, node, iteration.node) || followsWrite(file, access, node, iteration.node) || feedsWork(file, node, iteration.node)) return
  const lifetime = lifetimeOf(file, node)
  if (lifetime.kind === 'job' || lifetime.kind === 'timer' || lifetime.kind === 'module') return
  found.push({ access, node, list: iteration.list, isKeyed: isKeyed(file, node, iteration.node), isServing: lifetime.kind === 'request' || serverPages.test(file.path) })
}

/** Calls of the function around a read, if to read is all that it does: no other wait, no write, no answer kept from before. */
function lookUpsBy(file: SourceFile, access: DataAccess): readonly Node[] {
  const fn = functionAround(access.node)
  const name = fn && functionNameOf(fn)
  if (!fn || name === null) return []
  const calls = (callsByName(file).get(name) ?? []).filter(({ callee }) => functionBehind(file, callee) === fn)
  if (calls.length === 0) return []
  const inside = dataAccessesIn(file, fn)
  if (inside.some(({ operation, library }) => operation !== 'read' || library === 'redis')) return []
  if (nodesOf(file).within(fn, 'AwaitExpression').some(({ argument }) => !inside.some(({ node }) => isWithin(node, argument)))) return []
  if (nodesOf(file).within(fn, 'ReturnStatement').some(({ range }) => range[1] < access.node.range[0]) || /cache|memo/i.test(file.source.getText(fn as never))) return []
  return calls
}

const callsByName = lazily((file: SourceFile): ReadonlyMap<string, readonly TSESTree.CallExpression[]> => {
  const calls = new Map<string, TSESTree.CallExpression[]>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    if (name === null) continue
    const known = calls.get(name)
    if (known) known.push(call)
    else calls.set(name, [call])
  }
  return calls
})

function iterationAround(file: SourceFile, node: Node): Iteration | null {
  const { kind, promise } = fateOf(file, node)
  const isAwaited = kind === 'awaited'
  // Drivers that answer at once are called without `await`.
  const isSynchronous = /\.(?:get|all)\($/.test(file.source.getText(node as never).replace(/\([^()]*\)$/, '(')) && /better-sqlite3|bun:sqlite|node:sqlite/.test(file.text)
  if (!isAwaited && kind !== 'returned' && !isSynchronous && !isInGivenList(promise)) return null
  let from: Node = promise
  for (let at = promise.parent; at; from = at, at = at.parent) {
    if (isLoop(at)) {
      if (at.type === 'ForOfStatement' && from === at.body && (isAwaited || isSynchronous)) return { node: at, list: at.right }
      if (at.type === 'ForInStatement' && from === at.body && isAwaited) return { node: at, list: at.right }
      if (at.type === 'ForStatement' && from === at.body && countsList(at)) return { node: at, list: countsList(at) }
      if (at.type === 'WhileStatement' || at.type === 'DoWhileStatement' || at.type === 'ForStatement') return null
    }
    if (!isFunction(at)) continue
    const list = listOfCallback(at)
    if (list) return { node: at, list }
    if (!runsInPlace(at)) return null
  }
  return null
}

/** `flatMap((id) => [find(id), count(id)])`: promises in a list that a callback gives to whoever waits for all of them. */
function isInGivenList(promise: Node): boolean {
  const list = promise.parent
  return list?.type === 'ArrayExpression' && (list.parent.type === 'ReturnStatement' || (list.parent.type === 'ArrowFunctionExpression' && list.parent.body === list))
}

/** `list` of `for (let i = 0; i < list.length; i++)`. */
function countsList({ test }: TSESTree.ForStatement): Node | null {
  if (test?.type !== 'BinaryExpression') return null
  const side = unwrap(test.right)
  return side.type === 'MemberExpression' && side.property.type === 'Identifier' && side.property.name === 'length' ? side.object : null
}

/** `list` of `list.map(async (element) => ...)`, `pMap(list, async (element) => ...)`. */
function listOfCallback(fn: FunctionNode): Node | null {
  const call = fn.parent
  if (call.type !== 'CallExpression' || fn.params.length === 0) return null
  const name = calleeNameOf(call)
  const receiver = receiverOf(call)
  if (receiver && call.arguments[0] === fn && name !== null && iterations.has(name)) return receiver
  return call.arguments[1] === fn && name !== null && /^(?:map|pMap|forEach|each|mapSeries|eachSeries|eachLimit)$/.test(name) ? (call.arguments[0] ?? null) : null
}

/** A function that is called where it is written: `(async () => ...)()`, `limit(() => ...)`, `.then((x) => ...)`. */
function runsInPlace(fn: FunctionNode): boolean {
  const { parent } = fn
  if (parent.type !== 'CallExpression') return false
  const name = calleeNameOf(parent)
  return parent.callee === fn || name === null || /^(?:then|catch|finally|limit|retry|cache|once|wrap|run|add)/.test(name)
}

/** A list of a few things that are written in the code. */
function isFixed(file: SourceFile, list: Node | null): boolean {
  if (!list) return false
  const value = constantBehind(file, list)
  if (value.type === 'ArrayExpression') return value.elements.every((element) => element !== null && element.type !== 'SpreadElement')
  if (isImported(file, value)) return true
  if (value.type === 'CallExpression') {
    const [first] = value.arguments
    const receiver = receiverOf(value)
    if (receiver?.type === 'Identifier' && receiver.name === 'Object' && first) return constantBehind(file, first).type === 'ObjectExpression' || isImported(file, first) || isEnumeration(file, first) || /^[A-Z][A-Z0-9_]+$/.test(first.type === 'Identifier' ? first.name : '')
    if (/^(?:chunk|chunks|batch|batches|splitIntoChunks|chunkArray)/i.test(calleeNameOf(value) ?? '')) return true
  }
  const name = unwrapAwait(list)
  return name.type === 'Identifier' && (/^[A-Z][A-Z0-9_]+$/.test(name.name) || wordsOf(name.name).some((word) => /^(?:chunk|batch|page)(?:es|s)?$/.test(word)))
}

/** A binding of another module, taken as it is: what a module exports was written by someone, or filled once at start. */
function isImported(file: SourceFile, node: Node): boolean {
  const value = unwrap(node)
  return value.type === 'Identifier' && variableOf(file, value)?.defs[0]?.type === 'ImportBinding'
}

function isEnumeration(file: SourceFile, node: Node): boolean {
  return node.type === 'Identifier' && variableOf(file, node)?.defs[0]?.type === 'TSEnumName'
}

/** Whether a turn writes to the same table first, or asks by what it has just written: the answer is not there before the loop. */
function followsWrite(file: SourceFile, { model: asked }: DataAccess, query: Node, loop: Node): boolean {
  const writes = dataAccessesOf(file).filter(({ operation, node }) => operation !== 'read' && node.range[1] <= query.range[0] && isWithin(node, loop))
  if (writes.length === 0) return false
  if (asked !== null && writes.some(({ model }) => model === asked)) return true
  return nodesOf(file)
    .within(query, 'Identifier')
    .some((name) => {
      const definition = variableOf(file, name)?.defs[0]
      return definition?.type === 'Variable' && definition.node.init !== null && isWithin(definition.node, loop) && writes.some(({ node }) => isWithin(node, definition.node.init!))
    })
}

/**
 * Whether the row is what slower work of the same turn waits for: `await sendInvoice(customer)`, `await render({ fields })`. That work,
 * not the look-up, decides how long the loop takes.
 */
function feedsWork(file: SourceFile, query: Node, loop: Node): boolean {
  const { promise } = fateOf(file, query)
  let holder: Node | undefined = promise.parent
  while (holder && (holder.type === 'AwaitExpression' || holder.type === 'MemberExpression' || holder.type.startsWith('TS'))) holder = holder.parent
  if (holder?.type !== 'VariableDeclarator') return false
  return file.source.getDeclaredVariables!(holder as never).some(({ references }) => references.some(({ identifier }) => isWithin(identifier, loop) && isGivenToWork(file, identifier)))
}

function isGivenToWork(file: SourceFile, name: Node): boolean {
  let from: Node = name
  let at = from.parent
  while (at && (/^(?:MemberExpression|Property|ObjectExpression|ArrayExpression|SpreadElement|ChainExpression)$/.test(at.type) || at.type.startsWith('TS'))) {
    if (at.type === 'MemberExpression' && at.property === from) return false
    from = at
    at = at.parent
  }
  if (at?.type !== 'CallExpression' || !at.arguments.includes(from as never) || isWithinAccess(file, at)) return false
  return at.parent.type === 'AwaitExpression' && receiverName(at) !== 'Promise'
}

function receiverName(call: TSESTree.CallExpression): string | null {
  const receiver = receiverOf(call)
  return receiver?.type === 'Identifier' ? receiver.name : null
}

function isWithinAccess(file: SourceFile, call: Node): boolean {
  return dataAccessesOf(file).some(({ node }) => isWithin(call, node))
}

function waitsInside(file: SourceFile, loop: Node): boolean {
  return waitsOf(file).some(({ node }) => isWithin(node, loop))
}

/** `const row = await find(candidate); if (row) return row`: candidates are tried until one is there. */
function returnsFirst(file: SourceFile, query: Node, loop: Node): boolean {
  return nodesOf(file)
    .within(loop, 'ReturnStatement')
    .some(({ argument }) => {
      const definition = argument?.type === 'Identifier' ? variableOf(file, argument)?.defs[0] : undefined
      return definition?.type === 'Variable' && definition.node.init !== null && isWithin(query, definition.node.init) && isWithin(definition.node, loop)
    })
}

/** Whether a query uses something that the loop declares. */
function isKeyed(file: SourceFile, query: Node, loop: Node): boolean {
  return nodesOf(file)
    .within(query, 'Identifier')
    .some((name) => {
      const definition = variableOf(file, name)?.defs[0]
      return definition !== undefined && isWithin(definition.name, loop) && !isWithin(definition.name, query)
    })
}
