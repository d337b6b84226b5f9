import type { TSESTree } from '@typescript-eslint/utils'
import { databaseWords, decoratingPools, poolTypes, queryMethods, releaseMethods, sessionMethods } from '../knowledge/borrowed-clients.js'
import { entryOf, isLocalModule } from '../knowledge/modules.js'
import { calleeNameOf, nameOf, receiverOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { functionAround, functionBehind, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { lifetimeOf } from './lifetimes.js'
import { modulesNamed } from './modules-named.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** A connection, query runner or session that is taken and not given back on every path. */
export type LeakedClient = {
  readonly node: TSESTree.CallExpression
  /** `pool.connect()` in words of the code. */
  readonly api: string
  /** `release`, `endSession`. */
  readonly release: string
  /** `never`: no path gives it back; `failure`: one that returns early or throws does not. */
  readonly when: 'never' | 'failure'
}

/** Clients borrowed inside functions that some path keeps. */
export const leakedClientsOf = lazily((file: SourceFile): readonly LeakedClient[] =>
  nodesOf(file).get('CallExpression').flatMap((node): LeakedClient[] => {
    const release = borrowedBy(file, node)
    const owner = release && functionAround(node)
    if (!release || !owner) return []
    const when = leakOf(file, node, owner)
    return when ? [{ node, api: `${file.source.getText(node.callee).replace(/\s+/g, '').slice(0, 50)}()`, release, when }] : []
  }),
)

/** What gives a borrowed client back, or `null` for a call that borrows none. */
function borrowedBy(file: SourceFile, node: TSESTree.CallExpression): string | null {
  const name = calleeNameOf(node)
  const receiver = receiverOf(node)
  if (!receiver) return null
  const takesCallback = node.arguments.some((argument) => isFunction(argument))
  if (name === 'createQueryRunner') return 'release'
  if (name === 'startSession') return !takesCallback && isOfMongo(file, node, receiver) ? 'endSession' : null
  if (name !== 'connect' && name !== 'getConnection' && name !== 'reserve') return null
  const origin = originOf(file, receiver)
  const methods = origin && entryOf(poolTypes, origin)
  if (methods) return methods[name] ?? null
  if (name === 'reserve' || (origin && !isLocalModule(origin.module))) return null
  const isPool = wordsOf(nameOf(receiver) ?? '').includes('pool')
  if (isPool && name === 'getConnection') return 'release'
  if (node.arguments.length > 0) return null
  const uses = heldBy(file, node)?.flatMap(usesOf) ?? []
  // `pool.connect()` of some other library opens the pool itself: what is borrowed from pg is queried or released.
  if (isPool || decoratingPools.has(nameOf(receiver) ?? '')) return uses.some((use) => use === 'query' || use === 'execute' || use === 'release') ? 'release' : null
  // `const client = await db.connect()` that is asked something and given back on one path is borrowed on all of them.
  return uses.includes('release') && uses.some((use) => use === 'query' || use === 'execute') ? 'release' : null
}

/**
 * Whether `startSession()` is MongoDB's: its file names the driver, its receiver is named for a client, or the session is used as one.
 * Logins, recorders and players have sessions that no pool lends.
 */
function isOfMongo(file: SourceFile, node: TSESTree.CallExpression, receiver: Node): boolean {
  const [options] = node.arguments
  if (node.arguments.length > 1 || (options && unwrap(options).type === 'Literal')) return false
  const modules = modulesNamed(file)
  const uses = heldBy(file, node)?.flatMap(usesOf) ?? []
  if (modules.has('mongoose') || modules.has('mongodb') || modules.has('@nestjs/mongoose')) return true
  return uses.some((use) => sessionMethods.has(use)) || (!options && wordsOf(nameOf(receiver) ?? '').some((word) => databaseWords.has(word)))
}

function usesOf(variable: Variable): readonly string[] {
  return variable.references.flatMap(({ identifier }) => {
    const member = identifier.parent
    return member.type === 'MemberExpression' && member.object === identifier ? [nameOf(member) ?? ''] : []
  })
}

/** The node that stands for the awaited value of a call, wrappers of types included. */
function awaited(node: Node): Node {
  let at = node
  for (let parent = at.parent; parent && unwrapAwait(parent) === unwrapAwait(node); parent = at.parent) at = parent
  return at
}

/** The names a borrowed client goes by: a variable, or parameters of a callback (`client` and `done`); `null` for none to see. */
function heldBy(file: SourceFile, node: TSESTree.CallExpression): readonly Variable[] | null {
  const value = awaited(node)
  const { parent } = value
  if (!parent) return null
  const callback = callbackOf(node)
  if (callback) {
    const skipped = callback.parent === node ? 1 : 0
    return callback.params.slice(skipped).flatMap((parameter) => (parameter.type === 'Identifier' ? (variableOf(file, parameter) ?? []) : []))
  }
  const target = parent.type === 'VariableDeclarator' && parent.init === value ? parent.id : parent.type === 'AssignmentExpression' && parent.right === value && parent.operator === '=' ? parent.left : null
  const variable = target?.type === 'Identifier' ? variableOf(file, target) : null
  return variable && [variable]
}

/** `pool.getConnection((error, connection) => {})`, `pool.connect().then((client) => {})`. */
function callbackOf(node: TSESTree.CallExpression): FunctionNode | null {
  const own = node.arguments.find((argument) => isFunction(argument))
  if (own && isFunction(own)) return own
  const member = node.parent
  if (member.type !== 'MemberExpression' || member.object !== node || nameOf(member) !== 'then' || member.parent.type !== 'CallExpression') return null
  const first = member.parent.arguments[0]
  return isFunction(first) ? first : null
}

function leakOf(file: SourceFile, node: TSESTree.CallExpression, owner: FunctionNode): LeakedClient['when'] | null {
  const value = awaited(node)
  const callback = callbackOf(node)
  const variables = heldBy(file, node)
  if (!variables) {
    // `(await pool.connect()).query(sql)`: nothing is left to give back.
    const member = value.parent
    if (value.type === 'AwaitExpression' && member?.type === 'MemberExpression' && !['release', 'endSession', 'close'].includes(nameOf(member) ?? '')) return 'never'
    const { kind } = lifetimeOf(file, node)
    return value.type === 'AwaitExpression' && member?.type === 'ExpressionStatement' && (kind === 'request' || kind === 'job') ? 'never' : null
  }
  if (variables.length === 0) return null
  const [variable] = variables
  const scopeFunction = callback ?? owner
  const declaration = variable!.defs[0]?.node.parent
  if (declaration?.type === 'VariableDeclaration' && /using/.test(declaration.kind)) return null
  // A name of the module or of an outer function outlives this one.
  if (!callback && functionAround(variable!.defs[0]!.name) !== owner) return null
  const identifiers = variables.flatMap(({ references }) => references.map(({ identifier }) => identifier as Node)).filter((identifier) => callback !== null || !isWithin(identifier, value))
  const releases = identifiers.filter(isRelease)
  if (identifiers.some((identifier) => isHandedOver(file, identifier, releases.length > 0))) return null
  if (usesOf(variable!).includes('on') && /['"]notification['"]/.test(file.text)) return null
  // The function that gives it back is itself handed to whoever borrows: `return { query, release: () => client.release() }`.
  if (releases.some((release) => isInHandedFunction(file, release, scopeFunction))) return null
  if (releases.length === 0) return helpsRelease(file, identifiers, scopeFunction) ? null : 'never'
  return hasLeakingPath(file, node, owner, callback, releases) ? 'failure' : null
}

/** `client.release()`, `client?.release()`, `done()`, `session.endSession()`, `[Symbol.asyncDispose]()`. */
function isRelease(identifier: Node): boolean {
  const parent = identifier.parent!
  if (parent.type === 'CallExpression') return parent.callee === identifier
  if (parent.type !== 'MemberExpression' || parent.object !== identifier) return false
  return releaseMethods.has(nameOf(parent) ?? '') || (parent.computed && /ispose/.test(nameOf(parent.property) ?? ''))
}

/** Whether a use gives the client to someone who may give it back. */
function isHandedOver(file: SourceFile, identifier: Node, isReleasedHere: boolean): boolean {
  let at = identifier
  for (let parent = at.parent; parent; parent = at.parent) {
    switch (parent.type) {
      case 'ReturnStatement':
        return true
      case 'ArrowFunctionExpression':
        return parent.body === at
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        break
      case 'ArrayExpression':
        break
      case 'Property':
      case 'ObjectExpression':
        // `{ session }` as an option of a query lends it.
        break
      case 'AssignmentExpression':
        return parent.right === at
      case 'VariableDeclarator':
        return parent.init === at
      case 'NewExpression':
        return parent.arguments.includes(at as never) && !isReleasedHere
      case 'CallExpression': {
        if (!parent.arguments.includes(at as never) || isReleasedHere) return false
        // Options and `.session(session)` only lend; a function of the file shows whether it gives back.
        if (at.type === 'ObjectExpression' || calleeNameOf(parent) === 'session') return false
        const target = functionBehind(file, parent.callee)
        return !target || /\.(?:release|endSession|end|close|destroy)\(/.test(file.source.getText(target))
      }
      default:
        return false
    }
    at = parent
  }
  return false
}

/** Whether a release is written in a function that is kept for later, not called as a part of this one. */
function isInHandedFunction(file: SourceFile, release: Node, owner: FunctionNode): boolean {
  for (let fn = functionAround(release); fn && fn !== owner; fn = functionAround(fn)) {
    const { parent } = fn
    if (parent.type === 'Property' || parent.type === 'ReturnStatement' || parent.type === 'AssignmentExpression' || parent.type === 'FunctionDeclaration') return true
    if (parent.type === 'VariableDeclarator' || fn.type === 'FunctionDeclaration') return true
    // `stream.on('end', () => client.release())`, `res.once('close', ...)`
    if (parent.type === 'CallExpression' && ['on', 'once', 'pipeline', 'finished', 'addListener', 'using', 'defer', 'push'].includes(calleeNameOf(parent) ?? '')) return true
  }
  return false
}

/** `finally { cleanup(client) }`, `finally { client.giveBack() }`: what a `finally` does with the client, apart from asking it something, may give it back. */
function helpsRelease(file: SourceFile, identifiers: readonly Node[], owner: FunctionNode): boolean {
  const finals = nodesOf(file).within(owner, 'TryStatement').flatMap(({ finalizer }) => finalizer ?? [])
  return identifiers.some((identifier) => {
    const member = identifier.parent
    const asks = member?.type === 'MemberExpression' && member.object === identifier && queryMethods.has(nameOf(member) ?? '')
    return !asks && finals.some((finalizer) => isWithin(identifier, finalizer))
  })
}

function hasLeakingPath(file: SourceFile, node: TSESTree.CallExpression, owner: FunctionNode, callback: FunctionNode | null, releases: readonly Node[]): boolean {
  const scope = callback ?? owner
  const safe = releases.find((release) => isInFinally(release, scope))
  if (safe) {
    const guard = tryOfFinally(safe, scope)
    return guard !== null && !callback && leavesBetween(file, owner, node.range[1], guard.range[0], releases)
  }
  if (releases.some((release) => isInFailureCallback(release, scope))) return false
  if (callback?.parent === node) return leavesCallbackEarly(file, callback, releases)
  const inCatch = releases.filter((release) => isInCatch(release, scope))
  const elsewhere = releases.filter((release) => !inCatch.includes(release))
  const last = Math.max(...elsewhere.map(({ range }) => range[0]))
  if (inCatch.length > 0) {
    const after = elsewhere.some((release) => functionAround(release) === scope || isWithin(release, scope))
    return !after || leavesBetween(file, scope, node.range[1], last, releases)
  }
  // Nothing between can fail: a look whether the database answers.
  const isBusy = nodesOf(file).within(scope, 'AwaitExpression').some(({ range }) => range[0] > node.range[1] && range[0] < last)
  const swallows = nodesOf(file).within(scope, 'TryStatement').some((attempt) => attempt.handler && attempt.range[0] > node.range[1] && attempt.range[1] <= last && !leaves(file, attempt.handler.body))
  if (swallows && !leavesBetween(file, scope, node.range[1], last, releases)) return false
  return isBusy || scope === callback || leavesBetween(file, scope, node.range[1], last, releases)
}

function leaves(file: SourceFile, block: Node): boolean {
  return nodesOf(file).within(block, 'ReturnStatement').length > 0 || nodesOf(file).within(block, 'ThrowStatement').length > 0
}

/** Whether a function itself returns or throws between two places with no release on the way. */
function leavesBetween(file: SourceFile, fn: FunctionNode, from: number, to: number, releases: readonly Node[]): boolean {
  const exits: readonly Node[] = [...nodesOf(file).within(fn, 'ReturnStatement'), ...nodesOf(file).within(fn, 'ThrowStatement')]
  return exits.some((exit) => {
    if (exit.range[0] < from || exit.range[0] >= to || functionAround(exit) !== fn) return false
    // A throw inside `try` is the catch's to answer.
    if (exit.type === 'ThrowStatement' && isInTryBlock(exit, fn)) return false
    if (exit.type === 'ReturnStatement' && isWithinAny(exit, releases)) return false
    return !releases.some((release) => release.range[0] < exit.range[0] && isWithin(exit, blockOf(release)))
  })
}

function isWithinAny(exit: Node, releases: readonly Node[]): boolean {
  return releases.some((release) => isWithin(release, exit))
}

/** `if (error) throw error` in the callback of a query, before the release that follows. */
function leavesCallbackEarly(file: SourceFile, callback: FunctionNode, releases: readonly Node[]): boolean {
  return releases.some((release) => {
    const fn = functionAround(release)
    return fn !== null && fn !== callback && isWithin(fn, callback) && leavesBetween(file, fn, fn.range[0], release.range[0], releases)
  })
}

function blockOf(node: Node): Node {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'BlockStatement' || at.type === 'SwitchCase' || isFunction(at)) return at
  return node
}

function isInTryBlock(node: Node, owner: Node): boolean {
  for (let at = node; at.parent && at !== owner; at = at.parent) if (at.parent.type === 'TryStatement' && at.parent.block === at && at.parent.handler) return true
  return false
}

function tryOfFinally(node: Node, owner: Node): TSESTree.TryStatement | null {
  for (let at = node; at.parent && at !== owner; at = at.parent) if (at.parent.type === 'TryStatement' && at.parent.finalizer === at) return at.parent
  return null
}

/** In a `finally` block, or the function given to `.finally()`. */
function isInFinally(node: Node, owner: Node): boolean {
  if (tryOfFinally(node, owner)) return true
  for (let at = node; at.parent && at !== owner; at = at.parent) if (isFunction(at) && at.parent.type === 'CallExpression' && calleeNameOf(at.parent) === 'finally') return true
  const argument = unwrap(node.parent!)
  return argument.type === 'CallExpression' && calleeNameOf(argument) === 'finally'
}

function isInCatch(node: Node, owner: Node): boolean {
  for (let at = node; at.parent && at !== owner; at = at.parent) if (at.type === 'CatchClause') return true
  return false
}

/** In the function given to `.catch()`, or the second given to `.then()`. */
function isInFailureCallback(node: Node, owner: Node): boolean {
  for (let at = node; at.parent && at !== owner; at = at.parent) {
    if (!isFunction(at) || at.parent.type !== 'CallExpression') continue
    const name = calleeNameOf(at.parent)
    if (name === 'catch' || (name === 'then' && at.parent.arguments[1] === at)) return true
  }
  return false
}
