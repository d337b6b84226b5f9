import type { TSESTree } from '@typescript-eslint/utils'
import { deduplicationWords } from '../../knowledge/claims.js'
import { databaseWords } from '../../knowledge/databases.js'
import { askingMethods, askingWords, costlyVerbs, creatingWords, doneWords, findingWords, markingMethods, markingWords, stateStoreWords, usingWords } from '../../knowledge/state-names.js'
import { isDuplicateHandled } from '../claims.js'
import { criticalPlaceOf } from '../critical-work.js'
import { lastNameOf } from '../call-chains.js'
import { dataAccessesOf } from '../data-access.js'
import { constantBehind } from '../flow.js'
import { calleeNameOf, chainOf, isSameExpression, nameOf, receiverOf, unwrap, wordsOf } from '../expressions.js'
import { functionAround, functionsAround, type FunctionNode } from '../functions.js'
import { guardsOf, isWhereAbsent, type Guard } from '../guards.js'
import { nodesOf, type Node } from '../nodes.js'
import { variableOf } from '../references.js'
import type { SourceFile } from '../source-file.js'
import { holdsValue, isAsynchronous, isClaimedBefore, isNamedForDeduplication, isResultUsed, resultNameOf, type Race } from './race.js'

/** A call that asks for, or writes down, what was done, by its name. */
type Named = {
  readonly call: TSESTree.CallExpression
  readonly fn: FunctionNode
  readonly name: string
  readonly words: readonly string[]
  /** Words of the object it is called on: `processedEvents`. */
  readonly holder: readonly string[]
}

/** `isProcessed(id)` then `markProcessed(id)`, `store.has(id)` then `store.add(id)`, `findPayment(id)` then `createPayment({ id })`. */
export function callRaces(file: SourceFile): readonly Race[] {
  // Acts first, by their names alone: most files have none, and then nothing else is asked.
  const acts = new Map<FunctionNode, Named[]>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    if (name === null || call.arguments.length === 0) continue
    const words = wordsOf(name)
    if (!markingMethods.has(name) && !markingWords.has(words[0]!) && !creatingWords.has(words[0]!) && !usingWords.has(words[0]!)) continue
    const named = namedIn(call, name, words)
    if (!named) continue
    const known = acts.get(named.fn)
    if (known) known.push(named)
    else acts.set(named.fn, [named])
  }
  if (acts.size === 0) return []
  const guards = guardsOf(file)
  const accesses = new Set<Node>(dataAccessesOf(file).map(({ node }) => node))
  return [...guards.keys()]
    .sort((a, b) => a.range[0] - b.range[0])
    .flatMap((call) => {
      const name = call.type === 'CallExpression' && call.arguments.length > 0 && !accesses.has(call) ? calleeNameOf(call) : null
      const check = name === null ? null : namedIn(call as TSESTree.CallExpression, name, wordsOf(name))
      const possible = check && acts.get(check.fn)?.filter((act) => !guards.has(act.call) && !accesses.has(act.call))
      return (possible && (raceOf(file, check, possible) ?? takingRaceOf(file, check, possible))) ?? []
    })
}

function namedIn(call: TSESTree.CallExpression, name: string, words: readonly string[]): Named | null {
  const fn = functionAround(call)
  return fn && { call, fn, name, words, holder: holderWords(call) }
}

/**
 * `const code = await store.getCode(text); if (code.isUsed) return; await store.createSubscription(); await store.useCode(text)`:
 * what can be had once is marked after the work for it, so even a mark that only one caller gets comes too late.
 */
function takingRaceOf(file: SourceFile, check: Named, acts: readonly Named[]): Race | null {
  if (!findingWords.has(check.words[0]!) || !isAsynchronous(check.call)) return null
  const guards = (guardsOf(file).get(check.call) ?? []).filter(({ flag, literal }) => flag !== null && literal === null && wordsOf(flag).some((word) => doneWords.has(word)))
  if (guards.length === 0) return null
  const keys = keysOf(file, check.call)
  const row = resultNameOf(check.call)
  for (const act of acts) {
    const guard = guards.find((each) => isWhereAbsent(each, act.call))
    if (!guard || !isSameStore(check, act) || !isStatement(act.call) || !marksAsTaken(file, act, guard.flag!)) continue
    const isSameThing = act.call.arguments.some((argument) => keys.some((key) => holdsValue(file, argument, key)) || isOfRow(file, argument, row))
    if (!isSameThing || isClaimedBefore(file, act.call) || isInTransaction(act.call)) continue
    const work = acts.find((other) => other !== act && isCostly(other) && other.call.range[1] < act.call.range[0] && isWhereAbsent(guard, other.call))
    if (work || hasCostlyCall(file, check, act, guard)) return { kind: 'flag', check: check.call, act: act.call, checkName: check.name, actName: act.name, isCritical: true }
  }
  return null
}

function isSameStore(check: Named, act: Named): boolean {
  const [asked, written] = [receiverOf(check.call), receiverOf(act.call)]
  return asked === null || written === null ? asked === written : isSameExpression(asked, written)
}

/** Whether nobody looks at what a call gave. */
function isStatement(call: Node): boolean {
  return call.parent?.type === 'ExpressionStatement' || (call.parent?.type === 'AwaitExpression' && call.parent.parent.type === 'ExpressionStatement')
}

/** `useCode`, `markUsed`, and `updateCode(id, { isUsed: true })` of the column that was tested. */
function marksAsTaken(file: SourceFile, { call, words }: Named, flag: string): boolean {
  if (usingWords.has(words[0]!)) return words[0] !== 'mark' || words.some((word) => doneWords.has(word))
  return (words[0] === 'update' || words[0] === 'set' || words[0] === 'save') && call.arguments.some((argument) => {
    const value = constantBehind(file, argument)
    return value.type === 'ObjectExpression' && value.properties.some((property) => property.type === 'Property' && nameOf(property) === flag)
  })
}

/** `code.id` of the row that the check gave, also in an object. */
function isOfRow(file: SourceFile, argument: Node, row: Node | null): boolean {
  if (row?.type !== 'Identifier') return false
  const value = unwrap(argument)
  if (value.type === 'ObjectExpression') return value.properties.some((property) => property.type === 'Property' && isOfRow(file, property.value, row))
  const { root } = chainOf(value)
  return root.type === 'Identifier' && variableOf(file, root) === variableOf(file, row)
}

/** `createSubscription()`, `sendGift()`: work that is worth something. */
function isCostly({ words }: { readonly words: readonly string[] }): boolean {
  return (creatingWords.has(words[0]!) || costlyVerbs.has(words[0]!)) && !words.some((word) => ['log', 'logs', 'audit', 'event', 'attempt', 'activity', 'notification'].includes(word))
}

function hasCostlyCall(file: SourceFile, { fn }: Named, { call: act }: Named, guard: Guard): boolean {
  return nodesOf(file).within(fn, 'CallExpression').some((call) => {
    if (call === act || call.range[1] > act.range[0] || !isWhereAbsent(guard, call) || call.parent.type !== 'AwaitExpression') return false
    return isCostly({ words: wordsOf(calleeNameOf(call) ?? '') })
  })
}

/** A callback of `db.transaction(...)` and its kind, in which a failing mark takes the work back. */
function isInTransaction(node: Node): boolean {
  return functionsAround(node).some(({ parent }) => parent.type === 'CallExpression' && /transaction|atomic|withLock|runExclusive/i.test(calleeNameOf(parent) ?? ''))
}

function raceOf(file: SourceFile, check: Named, acts: readonly Named[]): Race | null {
  const guards = (guardsOf(file).get(check.call) ?? []).filter(({ flag }) => flag === null)
  const keys = keysOf(file, check.call)
  for (const act of acts) {
    const kind = pairOf(file, check, act)
    if (!kind || !guards.some((guard) => isWhereAbsent(guard, act.call)) || !keys.some((key) => act.call.arguments.some((argument) => holdsValue(file, argument, key)))) continue
    if (kind === 'row' && isReassigned(act.call)) continue
    if (!isAsynchronous(check.call) && !(kind === 'mark' && hasAwaitBetween(file, check, act) && isMemory(file, check))) continue
    if (isClaimedBefore(file, act.call) || (kind === 'row' && isDuplicateHandled(file, act.call))) continue
    // What a function of another file creates may be unique by itself: only where twice costs money is a guess worth it
    const place = kind === 'row' ? criticalPlaceOf(file, check.call) : null
    if (kind === 'row' && place === null) continue
    const isCritical = kind === 'mark' || place !== 'job'
    return { kind, check: check.call, act: act.call, checkName: check.name, actName: act.name, isCritical }
  }
  return null
}

/** What a check asks about: its arguments and the values of its objects, clients that are handed on aside. */
function keysOf(file: SourceFile, call: TSESTree.CallExpression): readonly Node[] {
  return call.arguments.flatMap((argument): readonly Node[] => {
    const value = constantBehind(file, argument)
    if (value.type === 'ObjectExpression') return value.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []))
    if (value.type === 'Literal') return []
    return wordsOf(lastNameOf(argument) ?? '').some((word) => databaseWords.has(word)) ? [] : [argument]
  })
}

/** `if (!row) row = await createRow()` finds or creates: the caller gets the row either way. */
function isReassigned(call: Node): boolean {
  let at: Node = call
  while (at.parent && (at.parent.type === 'AwaitExpression' || at.parent.type === 'LogicalExpression')) at = at.parent
  return at.parent?.type === 'AssignmentExpression' || at.type === 'LogicalExpression'
}

function pairOf(file: SourceFile, check: Named, act: Named): 'mark' | 'row' | null {
  const [asked, written] = [receiverOf(check.call), receiverOf(act.call)]
  if ((asked === null) !== (written === null)) return null
  if (asked && written && !isSameExpression(asked, written)) return null
  const asks = asksWhetherDone(file, check)
  if (asks && (isDone(act, markingWords) || (markingMethods.has(act.name) && isStore(file, check)))) return 'mark'
  return isFindAndCreate(check, act) ? 'row' : null
}

function isDone({ words }: Named, verbs: ReadonlySet<string>): boolean {
  return verbs.has(words[0]!) && words.slice(1).some((word) => doneWords.has(word))
}

function asksWhetherDone(file: SourceFile, check: Named): boolean {
  return isDone(check, askingWords) || (askingMethods.has(check.name) && isStore(file, check))
}

/** A store of what was done, by its own name or by the name of the key. */
function isStore(file: SourceFile, { call, holder }: Named): boolean {
  if (receiverOf(call) === null) return false
  if (isNamedForDeduplication(file, [receiverOf(call), call.arguments[0]!, resultNameOf(call)])) return true
  // A store of events may be a cache of them: what it gave is then handed on
  return holder.some((word) => stateStoreWords.has(word)) && !holder.includes('cache') && !isResultUsed(file, call)
}

/** A store in memory, whose check and mark only race when something is awaited between them. */
function isMemory(file: SourceFile, { call, holder, words }: Named): boolean {
  if (!receiverOf(call)) return words.slice(1).some((word) => doneWords.has(word))
  return holder.some((word) => deduplicationWords.has(word)) || isNamedForDeduplication(file, [receiverOf(call)])
}

function hasAwaitBetween(file: SourceFile, check: Named, act: Named): boolean {
  const guard = guardsOf(file).get(check.call)!.find((each) => isWhereAbsent(each, act.call))!
  return nodesOf(file)
    .within(check.fn, 'AwaitExpression')
    .some((node) => node.range[0] > check.call.range[1] && node.range[1] < act.call.range[0] && isWhereAbsent(guard, node) && functionAround(node) === check.fn)
}

/** `payments.findByEvent(id)` and `payments.create({ id })`, `getPayment(id)` and `createPayment({ id })`: one thing, two verbs. */
function isFindAndCreate(check: Named, act: Named): boolean {
  if (!findingWords.has(check.words[0]!) || !creatingWords.has(act.words[0]!)) return false
  const found = subjectWords(check.words)
  const made = subjectWords(act.words)
  const isOwn = receiverOf(check.call)?.type === 'ThisExpression'
  if (receiverOf(check.call) && !isOwn && made.length === 0) return isRepository(check.holder)
  return made.length > 0 && made.every((word) => found.includes(word))
}

const repositoryWords = new Set(['repo', 'repository', 'store', 'dao', 'model', 'storage', 'service', 'db', 'database', 'gateway'])

function isRepository(words: readonly string[]): boolean {
  return words.some((word) => repositoryWords.has(word))
}

/** `payment` for `findPaymentByEventId` and `createPayment`. */
function subjectWords(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word, index) => index > 0 && ['by', 'for', 'with', 'if', 'from', 'exists'].includes(word))
  return words.slice(1, end < 0 ? undefined : end).filter((word) => word !== 'existing' && word !== 'new' && word !== 'one')
}

function holderWords(call: TSESTree.CallExpression): readonly string[] {
  const receiver = receiverOf(call)
  if (!receiver) return []
  const { root, steps } = chainOf(unwrap(receiver))
  const last = steps.filter((step) => step !== '()' && step !== 'new()').at(-1)
  return wordsOf(last ?? (root.type === 'Identifier' ? root.name : ''))
}
