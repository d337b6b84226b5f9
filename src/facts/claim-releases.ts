import type { TSESTree } from '@typescript-eslint/utils'
import {
  claimNames,
  claimTableWords,
  claimedThings,
  claimVerbs,
  completingVerbs,
  plainClaimNames,
  releasingWords,
  stayingWords,
} from '../knowledge/claims.js'
import { claimsIn, claimsOf, isDuplicateHandled, type Claim } from './claims.js'
import { dataAccessesIn, dataAccessesOf, type DataAccess } from './data-access.js'
import { calleeNameOf, chainOf, isSameExpression, keysOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, functionBehind, isFunction, type FunctionNode } from './functions.js'
import { guardsOf } from './guards.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { holdsValue } from './races/race.js'
import { variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** A claim after which work may fail without the claim being given back. */
export type UnreleasedClaim = {
  readonly node: Node
  /** As it is called: `set`, `tryClaimKey`, `create`. */
  readonly name: string
  /** The first work that may fail while the claim is held. */
  readonly work: Node
  /** Whether it is given back where all goes well. */
  readonly isReleasedOnSuccess: boolean
  /** Whether the claim ends by itself after some time. */
  readonly expires: boolean
}

/** A claim with what is needed to recognise its release. */
type Held = {
  readonly claim: Claim
  readonly fn: FunctionNode
  readonly access: DataAccess | null
  /** Variables that hold what the claim gave, or a part of it: a lock, a lease, a function that releases. */
  readonly handles: ReadonlySet<Variable>
  readonly keys: readonly Node[]
}

/** Claims of a file whose failed work keeps them, in the order of the text. */
export const unreleasedClaimsOf = lazily((file: SourceFile): readonly UnreleasedClaim[] =>
  [...claimsOf(file), ...insertedClaimsOf(file)].flatMap((claim) => {
    const held = heldOf(file, claim)
    if (!held) return []
    const work = worksOf(file, held).find((node) => !isReleasedOnFailure(file, held, node))
    if (!work) return []
    const name = held.access?.api ?? (claim.node.type === 'CallExpression' ? calleeNameOf(claim.node) : null) ?? 'claim'
    return [{ node: claim.node, name, work, isReleasedOnSuccess: releasesIn(file, held, held.fn).length > 0, expires: expires(file, held) }]
  }),
)

/** `try { await insert(id) } catch { return }`: whatever was thrown is taken for a row that is there already. */
function insertedClaimsOf(file: SourceFile): readonly Claim[] {
  const known = new Set(claimsOf(file).map(({ node }) => node))
  return dataAccessesOf(file).flatMap((access): readonly Claim[] =>
    access.operation === 'create' && !known.has(access.node) && isMemory(access) && endsOnError(access.node) ? [{ node: access.node, kind: 'row', key: access.assignments[0]?.value ?? null }] : [],
  )
}

/** Whether an error of a statement alone in a `try` ends the function. */
function endsOnError(node: Node): boolean {
  const fn = functionAround(node)
  const handler = fn && handlerAround(node, fn)
  if (!handler || handler.type !== 'CatchClause' || handler.parent.type !== 'TryStatement' || handler.parent.block.body.length !== 1) return false
  return handler.body.body.at(-1)?.type === 'ReturnStatement'
}

/** A table that remembers what was handled. */
function isMemory({ model }: DataAccess): boolean {
  const words = model === null ? [] : wordsOf(model)
  return words.some((word) => claimTableWords.has(word)) || (words.some((word) => word === 'webhook' || word === 'stripe') && words.some((word) => /^(?:events?|deliver(?:y|ies))$/.test(word)))
}

function heldOf(file: SourceFile, claim: Claim): Held | null {
  const fn = functionAround(claim.node)
  if (!fn || claim.kind === 'lock') return null
  const access = dataAccessesOf(file).find(({ node }) => node === claim.node) ?? null
  const isClaim = access ? isHeldAccess(file, claim, access) : claim.node.type === 'CallExpression' && isHeldCall(file, claim.node)
  if (!isClaim || isMeantToStay(file, claim.key)) return null
  const { handles, isDisposed } = handlesOf(file, claim.node)
  if (isDisposed) return null
  const keys = claim.node.type === 'CallExpression' && !access ? claim.node.arguments.filter(({ type }) => type !== 'Literal') : (access?.assignments.flatMap(({ value }) => value ?? []) ?? [])
  return { claim, fn, access, handles, keys: claim.key ? [claim.key, ...keys] : keys }
}

/** `SET NX` of a key whose result is looked at; a row of a table of what was handled, outside the transaction of the work. */
function isHeldAccess(file: SourceFile, { kind, key, node }: Claim, access: DataAccess): boolean {
  const isTested = guardsOf(file).has(node)
  if (kind === 'key') return isTested && /^(?:set|setnx|hsetnx)$/i.test(access.api) && key !== null
  if (kind !== 'row' || access.operation !== 'create' || access.inTransaction || access.model === null) return false
  return isMemory(access) && (isTested || isDuplicateHandled(file, node) || endsOnError(node))
}

/** Functions that release by themselves are given the work. */
function isHeldCall(file: SourceFile, call: TSESTree.CallExpression): boolean {
  if (call.arguments.some((argument) => isFunction(unwrap(argument)) || isFunction(constantBehind(file, argument)))) return false
  const name = calleeNameOf(call)
  if (name === null) return false
  const words = wordsOf(name)
  const isTaughtClaim = isTaught(file, call.callee, file.settings.claims)
  const origin = originOf(file, call.callee)
  const isLockLibrary = origin !== null && /redlock|async-mutex|redis-semaphore|proper-lockfile/.test(origin.module)
  const rest = words[0] === 'try' ? words.slice(1) : words
  const isNamed = plainClaimNames.has(name) || (claimVerbs.has(rest[0] ?? '') && rest.length > 1 && claimedThings.has(rest.at(-1)!)) || (rest[0] === 'lock' && words[0] === 'try')
  const isHeldLock = (name === 'acquire' || name === 'lock') && (isLockLibrary || holderWords(call).some((word) => ['redlock', 'mutex', 'lock', 'locks', 'locker', 'semaphore'].includes(word)))
  if (!isTaughtClaim && !isNamed && !isHeldLock && !(claimNames.has(name) && plainClaimNames.has(name))) return false
  if (!isTaughtClaim && changesStateOnly(file, call)) return false
  // A middleware or a rule of the settings may be named without being called for its result
  return isHeldLock || guardsOf(file).has(call) || rest[0] === 'acquire'
}

/** `this.claimPending(id)` of a method that takes a row from one state to the next: the row shows where it stands. */
function changesStateOnly(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const own = functionBehind(file, call.callee)
  if (!own) return false
  const changed = new Set<Node>(dataAccessesIn(file, own).flatMap(({ operation, node }) => (operation === 'update' ? node : [])))
  const claims = claimsIn(file, own)
  return claims.length > 0 && claims.every(({ kind, node }) => kind === 'row' && changed.has(node))
}

function holderWords(call: TSESTree.CallExpression): readonly string[] {
  const receiver = receiverOf(call)
  if (!receiver) return []
  const { root, steps } = chainOf(receiver)
  return [...(root.type === 'Identifier' ? [root.name] : []), ...steps].flatMap(wordsOf)
}

function isMeantToStay(file: SourceFile, key: Node | null): boolean {
  return key !== null && textsOf(file, key, 0).flatMap(wordsOf).some((word) => stayingWords.has(word))
}

/** Names and texts that a key is made of. */
function textsOf(file: SourceFile, node: Node, depth: number): readonly string[] {
  const value = unwrapAwait(node)
  if (depth > 4) return []
  const text = stringOf(value)
  if (text !== null) return [text]
  switch (value.type) {
    case 'Identifier': {
      const behind = constantBehind(file, value)
      return behind === value ? [value.name] : [value.name, ...textsOf(file, behind, depth + 1)]
    }
    case 'TemplateLiteral':
      return [...value.quasis.map(({ value: { raw } }) => raw), ...value.expressions.flatMap((each) => (each.type === 'Identifier' ? textsOf(file, each, depth + 1) : []))]
    case 'BinaryExpression':
      return [...textsOf(file, value.left as Node, depth + 1), ...textsOf(file, value.right, depth + 1)]
    case 'CallExpression':
    case 'MemberExpression':
      return [(value.type === 'CallExpression' ? calleeNameOf(value) : nameOf(value)) ?? '']
    default:
      return []
  }
}

/** `const lock = await acquire()`, `const { id } = lock`; `await using lock = ...` gives it back by itself. */
function handlesOf(file: SourceFile, node: Node): { readonly handles: ReadonlySet<Variable>; readonly isDisposed: boolean } {
  const handles = new Set<Variable>()
  let at: Node = node
  while (at.parent && (at.parent.type === 'AwaitExpression' || unwrap(at.parent) !== at.parent)) at = at.parent
  const declarator = at.parent
  if (declarator?.type !== 'VariableDeclarator') return { handles, isDisposed: false }
  const add = (pattern: TSESTree.VariableDeclarator) => {
    for (const variable of file.source.scopeManager?.getDeclaredVariables(pattern) ?? []) handles.add(variable)
  }
  add(declarator)
  for (const variable of handles)
    for (const { identifier } of variable.references) {
      const parent = identifier.parent?.type === 'MemberExpression' ? identifier.parent.parent : identifier.parent
      if (parent?.type === 'VariableDeclarator' && parent.init && chainOf(parent.init).root === identifier && handles.size < 20) add(parent)
    }
  const kind: string = declarator.parent.kind
  return { handles, isDisposed: kind === 'using' || kind === 'await using' }
}

/** What runs, and may throw, while the claim is held. */
function worksOf(file: SourceFile, held: Held): readonly Node[] {
  const { claim, fn } = held
  // `if (error.code === '23505') return` speaks of the error, not of what was claimed
  const refused = (guardsOf(file).get(claim.node) ?? []).flatMap(({ absent, flag }) => (absent && !/^(?:error|err|code)$/.test(flag ?? '') ? [absent] : []))
  const duplicate = handlerAround(claim.node, fn)
  const isHeldAt = (node: Node) =>
    node.range[0] > claim.node.range[1] &&
    functionAround(node) === fn &&
    !isOnFailurePath(node, fn) &&
    !refused.some(([from, to]) => node.range[0] >= from && node.range[1] <= to) &&
    !(duplicate && isWithin(node, duplicate))
  const awaits: Node[] = nodesOf(file).within(fn, 'AwaitExpression').filter((node) => isHeldAt(node))
  const returns = nodesOf(file)
    .within(fn, 'ReturnStatement')
    .flatMap(({ argument }): readonly Node[] => (argument && unwrap(argument).type === 'CallExpression' && fn.async ? [unwrap(argument)] : []))
    .filter((node) => isHeldAt(node) && isAsynchronousWork(node))
  const steps = [...awaits, ...returns].sort((a, b) => a.range[0] - b.range[0])
  // What comes after the claim was completed can fail without undoing anything
  const completed = steps.findIndex((node) => isCompletion(file, held, unwrapAwait(node)))
  return (completed < 0 ? steps : steps.slice(0, completed)).filter((node) => isWork(file, held, node))
}

/** `completeKey(key, ...)`, `markDelivered({ claimId })`. */
function isCompletion(file: SourceFile, held: Held, call: Node): boolean {
  if (call.type !== 'CallExpression' || !takesClaim(file, held, call)) return false
  const name = calleeNameOf(call) ?? ''
  return completingVerbs.has(wordsOf(name)[0] ?? '') && !/^(?:renew|extend|refresh|touch|heartbeat|expire)|processing|started|pending|running/i.test(name)
}

/** Inside a `catch` or `finally`, where the work has failed or ended. */
function isOnFailurePath(node: Node, fn: FunctionNode): boolean {
  for (let at: Node | undefined = node; at && at !== fn; at = at.parent)
    if (at.type === 'CatchClause' || (at.parent?.type === 'TryStatement' && at.parent.finalizer === at)) return true
  return false
}

/** `return fulfil(event)`, not `return res.json()`, `return NextResponse.json()` or `return Boolean(x)`. */
function isAsynchronousWork(node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const name = calleeNameOf(node) ?? ''
  if (/^(?:json|send|end|status|redirect|text|ok|next|success|error|response|Boolean|String|Number)$/.test(name)) return false
  const { root } = chainOf(node.callee)
  if (root.type === 'Identifier' && /^(?:res|reply|response|Response|NextResponse|c|ctx|h|JSON|Object|Promise|Math)$/.test(root.name)) return false
  return /^(?:process|handle|run|execute|fulfil|fulfill|work|perform|deliver|charge|send|provision|dispatch)/.test(name)
}

/** The handler of the `try` that a claim stands in, which is where a lost claim is noticed. */
function handlerAround(node: Node, fn: FunctionNode): Node | null {
  for (let at: Node | undefined = node; at && at !== fn; at = at.parent) if (at.parent?.type === 'TryStatement' && at.parent.block === at) return at.parent.handler
  return null
}

const harmlessCalls = /^(?:sleep|delay|wait|log|info|warn|error|debug|ttl|pttl|exists|flush)$/

function isWork(file: SourceFile, held: Held, node: Node): boolean {
  const call = unwrapAwait(node)
  // What is awaited is often a promise made before
  if (call.type !== 'CallExpression' && call.type !== 'TaggedTemplateExpression' && call.type !== 'Identifier') return false
  if (call.type !== 'CallExpression') return call.type === 'TaggedTemplateExpression'
  const name = calleeNameOf(call)
  if (name !== null && (harmlessCalls.test(name) || isCaught(file, call, name))) return false
  if (dataAccessesOf(file).some((access) => access.library === 'redis' && isWithin(access.node, call))) return false
  if (isRelease(file, held, call)) return false
  return !(completingVerbs.has(wordsOf(name ?? '')[0] ?? '') && takesClaim(file, held, call)) && !isRecordOfClaim(file, held, call)
}

/** `work().catch(handle)` goes on, unless its handler throws. */
function isCaught(file: SourceFile, call: TSESTree.CallExpression, name: string): boolean {
  return name === 'catch' && call.arguments.length > 0 && nodesOf(file).within(call.arguments[0]!, 'ThrowStatement').length === 0
}

/** An update of the row that was claimed: `status: 'done'`. */
function isRecordOfClaim(file: SourceFile, { access }: Held, call: Node): boolean {
  return access !== null && access.library !== 'redis' && dataAccessesOf(file).some((other) => isWithin(other.node, call) && other.model !== null && other.model === access.model)
}

/** Whether an error of some work gives the claim back: in a `catch` or `finally` around it, or in its own `.catch()`. */
function isReleasedOnFailure(file: SourceFile, held: Held, work: Node): boolean {
  for (let at: Node | undefined = work; at && at !== held.fn; at = at.parent) {
    const parent: Node | undefined = at.parent
    if (parent?.type !== 'TryStatement' || parent.block !== at) continue
    if ((parent.handler && releasesIn(file, held, parent.handler).length > 0) || (parent.finalizer && releasesIn(file, held, parent.finalizer).some((release) => !isUpdate(file, release)))) return true
  }
  for (const call of nodesOf(file).within(work, 'CallExpression')) {
    const name = calleeNameOf(call)
    if ((name === 'catch' || name === 'finally') && call.arguments.some((handler) => releasesIn(file, held, handler).length > 0)) return true
  }
  const own = unwrapAwait(work)
  return own.type === 'CallExpression' && ['catch', 'finally'].includes(calleeNameOf(own) ?? '') && own.arguments.some((handler) => releasesIn(file, held, handler).length > 0)
}

/** In a `finally`, an update runs whether the work failed or not, so it takes nothing back. */
function isUpdate(file: SourceFile, node: Node): boolean {
  return dataAccessesOf(file).some((access) => access.node === node && access.operation === 'update' && access.library !== 'redis')
}

function releasesIn(file: SourceFile, held: Held, place: Node): readonly Node[] {
  const isOutside = place !== held.fn
  const calls = nodesOf(file).within(place, 'CallExpression')
  // `.finally(releaseLock)`
  const named = unwrap(place)
  if (named.type === 'Identifier' && isReleasing(named.name)) return [named]
  return calls.filter((call) => call !== held.claim.node && call.range[0] > held.claim.node.range[1] && isRelease(file, held, call, isOutside))
}

function isReleasing(name: string): boolean {
  return wordsOf(name).some((word) => releasingWords.has(word)) && !/^clear(?:Timeout|Interval|Immediate)$/.test(name)
}

/** `redis.del(key)`, `lock.release()`, `releaseKey(key)`; on the failure path also whatever else is given the key. */
function isRelease(file: SourceFile, held: Held, call: TSESTree.CallExpression, isOnFailure = false): boolean {
  const name = calleeNameOf(call)
  const callee = unwrap(call.callee)
  if (callee.type === 'Identifier' && isHandle(file, held, callee)) return true
  const receiver = receiverOf(call)
  if (receiver?.type === 'Identifier' && /^(?:console|log|logger|res|reply|Sentry)$/.test(receiver.name)) return false
  if (name !== null && /^(?:log|captureException|reportError|logError)$/.test(name)) return false
  if (isOfOtherKey(file, held, call)) return false
  if (name !== null && isReleasing(name)) return true
  const access = dataAccessesOf(file).find(({ node }) => node === call)
  if (access) {
    if (access.operation === 'delete') return true
    if (access.library === 'redis') return access.operation === 'raw' || (isOnFailure && access.operation !== 'read')
    return isOnFailure && access.operation === 'update'
  }
  return isOnFailure && takesClaim(file, held, call)
}

/** `redis.del(`cache:${id}`)` beside a claim of `lock:${id}`: every key that it takes away begins otherwise. */
function isOfOtherKey(file: SourceFile, { claim, access }: Held, call: TSESTree.CallExpression): boolean {
  if (access?.library !== 'redis' || claim.key === null || !/^(?:del|unlink)$/i.test(calleeNameOf(call) ?? '') || call.arguments.length === 0) return false
  const start = startOf(file, claim.key)
  return (
    start !== '' &&
    call.arguments.every((argument) => {
      const other = startOf(file, argument)
      return other !== '' && !other.startsWith(start) && !start.startsWith(other)
    })
  )
}

/** What a key begins with, as far as the file shows it. */
function startOf(file: SourceFile, key: Node): string {
  const value = constantBehind(file, key)
  return stringOf(value) ?? (value.type === 'TemplateLiteral' ? (value.quasis[0]?.value.cooked ?? '') : '')
}

/** Whether a call is given the key of a claim, or what the claim gave. */
function takesClaim(file: SourceFile, held: Held, call: TSESTree.CallExpression): boolean {
  const receiver = receiverOf(call)
  if (receiver && isHandle(file, held, receiver)) return true
  return call.arguments.some((argument) => {
    const value = constantBehind(file, argument)
    const holdsHandle = value.type === 'ObjectExpression' && value.properties.some((property) => property.type === 'Property' && isHandle(file, held, property.value))
    return holdsHandle || isHandle(file, held, argument) || held.keys.some((key) => isSameExpression(argument, key) || holdsValue(file, argument, key))
  })
}

/** Whether an expression is what the claim gave, or a member of it. */
function isHandle(file: SourceFile, { handles }: Held, node: Node): boolean {
  const { root } = chainOf(node)
  const variable = root.type === 'Identifier' ? variableOf(file, root) : null
  return variable !== null && handles.has(variable)
}

/** Whether a claim has an end of its own: `EX 60`, `{ ttl }`, a lock library's duration, `expire()` beside `setnx`. */
function expires(file: SourceFile, { claim, access, fn }: Held): boolean {
  const { node } = claim
  if (node.type !== 'CallExpression') return false
  if (access?.library === 'redis') {
    const text = node.arguments.slice(2).map((argument) => (stringOf(argument) ?? '').toUpperCase())
    if (text.some((word) => /^(?:EX|PX|EXAT|PXAT)$/.test(word))) return true
    if (node.arguments.slice(2).some((argument) => hasKeyLike(file, argument, /^(?:ex|px|exat|pxat|expiration|ttl)$/i))) return true
    return nodesOf(file)
      .within(fn, 'CallExpression')
      .some((call) => /^p?expire(?:at)?$/i.test(calleeNameOf(call) ?? '') && takesKey(file, call, claim.key))
  }
  if (access) return access.assignments.some(({ name }) => /expires|ttl|lease/i.test(name))
  return node.arguments.some((argument) => {
    const value = constantBehind(file, argument)
    if (value.type === 'Literal') return typeof value.value === 'number'
    if (value.type === 'BinaryExpression') return true
    const name = unwrap(argument).type === 'Identifier' || unwrap(argument).type === 'MemberExpression' ? nameOf(unwrap(argument)) : null
    return /ttl|lease|expir|duration|timeout|ms$|seconds/i.test(name ?? '') || hasKeyLike(file, argument, /ttl|lease|expir|duration|seconds|^ms$|Ms$/i)
  })
}

function takesKey(file: SourceFile, call: TSESTree.CallExpression, key: Node | null): boolean {
  return key !== null && call.arguments.some((argument) => holdsValue(file, argument, key))
}

function hasKeyLike(file: SourceFile, node: Node, pattern: RegExp): boolean {
  const value = constantBehind(file, node)
  return value.type === 'ObjectExpression' && keysOf(value).names.some((name) => pattern.test(name))
}
