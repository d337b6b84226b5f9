import { deduplicationWords } from '../../knowledge/claims.js'
import { costlyVerbs, doneWords } from '../../knowledge/state-names.js'
import { tableOf } from '../../knowledge/table-of.js'
import { chainBehind } from '../call-chains.js'
import { isDuplicateHandled } from '../claims.js'
import { criticalPlaceOf, isPaymentAccess } from '../critical-work.js'
import { dataAccessesOf, type Column, type DataAccess } from '../data-access.js'
import { effectsOf } from '../effects.js'
import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, chainOf, isSameExpression, nameOf, receiverOf, stringOf, unwrap, wordsOf } from '../expressions.js'
import { comesFrom, constantBehind } from '../flow.js'
import { functionAround } from '../functions.js'
import { guardsOf, isWhereAbsent, type Guard } from '../guards.js'
import { nodesOf, type Node } from '../nodes.js'
import type { SourceFile } from '../source-file.js'
import { isAsynchronous, isClaimedBefore, isNamedForDeduplication, isResultUsed, isSameValue, resultNameOf, type Race } from './race.js'

/** Reads and writes of databases and key-value stores that race. */
export function accessRaces(file: SourceFile): readonly Race[] {
  const reads: DataAccess[] = []
  const writes = new Map<Node, DataAccess[]>()
  for (const access of dataAccessesOf(file)) {
    const fn = functionAround(access.node)
    if (!fn) continue
    if (access.operation === 'read') reads.push(access)
    else {
      const known = writes.get(fn)
      if (known) known.push(access)
      else writes.set(fn, [access])
    }
  }
  return reads.flatMap((check) => {
    const source = guardedNodeOf(file, check)
    const later = source ? (writes.get(functionAround(check.node)!) ?? []).filter(({ node }) => node.range[0] > check.node.range[0]) : []
    if (!source || later.length === 0 || check.locks || check.inTransaction || !isAsynchronous(check.node)) return []
    const guards = guardsOf(file).get(source)!
    return check.library === 'redis' ? keyRaces(file, check, later, guards) : rowRaces(file, check, later, guards)
  })
}

/** The node under which the guards know a read: its chain with or without what follows the access. */
function guardedNodeOf(file: SourceFile, { node }: DataAccess): Node | null {
  for (let at: Node | undefined = node, steps = 0; at && steps < 6; at = at.parent, steps++) {
    if (guardsOf(file).has(at)) return at
    if (at !== node && at.type !== 'MemberExpression' && at.type !== 'CallExpression') return null
  }
  return null
}

const flagValues = new Set(['1', 'true', 'processed', 'processing', 'done', 'locked', 'lock', 'pending', 'handled', 'seen', 'sent', 'ok', 'yes', 'in_progress', 'completed', 'used'])
const memberCommands: Readonly<Record<string, readonly string[]>> = tableOf({ sismember: ['sadd'], hexists: ['hset'], hget: ['hset'] })

function keyRaces(file: SourceFile, check: DataAccess, writes: readonly DataAccess[], guards: readonly Guard[]): readonly Race[] {
  const members = memberCommands[check.api.toLowerCase()]
  if (!members && !['get', 'exists'].includes(check.api.toLowerCase())) return []
  for (const act of writes) {
    if (act.library !== 'redis' || !check.where || !act.where || !isSameValue(file, check.where, act.where)) continue
    const command = act.api.toLowerCase()
    if (members ? !members.includes(command) : !(['set', 'setex', 'psetex'].includes(command) && act.isAtomic === false)) continue
    if (!guards.some((guard) => isWhereAbsent(guard, act.node))) continue
    const remembers = isFlagValue(file, act.data) && !isResultUsed(file, check.node)
    if (!remembers && !isNamedForDeduplication(file, [check.where, check.receiver, resultNameOf(check.node)])) continue
    if (isClaimedBefore(file, act.node)) continue
    return [{ kind: 'key', check: check.node, act: act.node, checkName: check.api, actName: act.api, isCritical: true }]
  }
  return []
}

function isFlagValue(file: SourceFile, node: Node | null): boolean {
  if (!node) return false
  const value = constantBehind(file, node)
  if (value.type === 'Literal') return typeof value.value === 'boolean' || typeof value.value === 'number' || flagValues.has(String(value.value).toLowerCase())
  const text = chainOf(value)
  return text.root.type === 'Identifier' && text.root.name === 'Date'
}

function rowRaces(file: SourceFile, check: DataAccess, writes: readonly DataAccess[], guards: readonly Guard[]): readonly Race[] {
  const place = () => criticalPlaceOf(file, check.node) !== null
  for (const act of writes) {
    if (act.inTransaction || (act.isAtomic !== false && act.operation !== 'upsert') || !check.model || !isSameModel(check, act)) continue
    const guard = guards.find((each) => isWhereAbsent(each, act.node))
    if (!guard || (guard.flag === null && guards.some((each) => each.isEndWhenAbsent && each.flag === null && each.absent !== null && each.absent[1] <= act.node.range[0]))) continue
    const names = { check: check.node, act: act.node, checkName: check.api, actName: act.api }
    if (act.operation === 'create' && guard.flag === null && sharesKey(file, check, act)) {
      if (isDuplicateHandled(file, act.node) || isClaimedBefore(file, act.node) || isRefusedBetween(file, check.node, act.node)) continue
      const remembers = wordsOf(check.model).some((word) => deduplicationWords.has(word))
      return [{ kind: 'row', ...names, isCritical: remembers || ((place() || isPaymentAccess(act)) && !isFindOrCreate(guard, act)) }]
    }
    if ((act.operation === 'update' || act.operation === 'upsert') && guard.flag !== null && setsFlag(act, guard) && hasCostBetween(file, guard, act)) {
      if (isClaimedBefore(file, act.node) || check.conditions.some(({ name }) => name === guard.flag)) continue
      return [{ kind: 'flag', ...names, isCritical: place() || isPaymentAccess(act) || doneWords.has(guard.flag.toLowerCase()) }]
    }
  }
  return []
}

/** `await register(domain).catch((error) => { if (error.name === 'AlreadyExistsException') throw ... })`: another service lets only the first through. */
function isRefusedBetween(file: SourceFile, check: Node, act: Node): boolean {
  const between = (node: Node) => node.range[0] > check.range[1] && node.range[1] < act.range[0]
  return nodesOf(file)
    .within(functionAround(act)!, 'CallExpression')
    .some((call) => calleeNameOf(call) === 'catch' && between(call) && call.arguments[0] !== undefined && /already_?exists/i.test(file.text.slice(...call.arguments[0].range)) && nodesOf(file).within(call.arguments[0], 'ThrowStatement').length > 0)
}

function isSameModel(check: DataAccess, act: DataAccess): boolean {
  return check.model === act.model && (check.library === act.library || check.library === 'sql' || act.library === 'sql')
}

function sharesKey(file: SourceFile, check: DataAccess, act: DataAccess): boolean {
  const data = act.data && constantBehind(file, act.data)
  for (const { name, value, isEquality } of check.conditions) {
    if (!value || !isEquality || isRandom(file, value)) continue
    const written = act.assignments.find((column) => isSameColumn(column, name))
    // `paymentId: typeof session.payment === 'string' ? session.payment : null` is made of the key
    if (written?.value && !isLiteral(value) && (isSameKey(file, written.value, value) || comesFrom(file, written.value, (place) => isSameExpression(place.node, plainValue(value))))) return true
    if (!written && act.assignments.some((column) => column.value && isSameKey(file, column.value, value))) return true
    // `create({ data: payload })` and `create({ ...payload, password })` after a look-up by `payload.email`
    const holders = data?.type === 'Identifier' ? [data] : !written && data?.type === 'ObjectExpression' ? spreadNames(data) : []
    if (holders.length === 0) continue
    const { root, links } = chainBehind(file, value)
    if (holders.some((holder) => root === holder || (root.type === 'Identifier' && root.name === holder.name && links.length > 0))) return true
  }
  return false
}

/** `dto` of `{ ...dto, password }`. */
function spreadNames(object: TSESTree.ObjectExpression): readonly TSESTree.Identifier[] {
  return object.properties.flatMap((property) => (property.type === 'SpreadElement' && unwrap(property.argument).type === 'Identifier' ? [unwrap(property.argument) as TSESTree.Identifier] : []))
}

const randomCalls = new Set(['nanoid', 'randomUUID', 'uuid', 'uuidv4', 'v4', 'cuid', 'createId', 'ulid', 'random', 'randomBytes', 'randomInt', 'randomString'])

/** A key made up on the spot is looked up to avoid a collision, not to learn whether something was done. */
function isRandom(file: SourceFile, value: Node): boolean {
  return comesFrom(file, value, ({ node }) => node.type === 'CallExpression' && randomCalls.has(calleeNameOf(node) ?? ''))
}

function isSameColumn({ name }: Column, other: string): boolean {
  const plain = (text: string) => text.replace(/_/g, '').toLowerCase()
  return plain(name) === plain(other)
}

/** Equal values; conversions such as `email.toLowerCase()` and `String(id)` aside. */
function isSameKey(file: SourceFile, one: Node, two: Node): boolean {
  if (isLiteral(one) || isLiteral(two)) return false
  return isSameValue(file, one, two) || isSameValue(file, plainValue(one), plainValue(two))
}

function isLiteral(node: Node): boolean {
  return unwrap(node).type === 'Literal'
}

function plainValue(node: Node): Node {
  const value = unwrap(node)
  if (value.type === 'LogicalExpression') return plainValue(value.left)
  if (value.type !== 'CallExpression') return value
  const name = calleeNameOf(value)
  const receiver = receiverOf(value)
  if (receiver && name && ['toLowerCase', 'toUpperCase', 'trim', 'toString'].includes(name)) return plainValue(receiver)
  if (!receiver && name && ['String', 'Number', 'parseInt', 'BigInt'].includes(name) && value.arguments[0]) return plainValue(value.arguments[0])
  return value
}

/** `if (!user) user = await create()`: the caller gets the row either way, and a unique column makes the loser try again. */
function isFindOrCreate({ test, source }: Guard, { node }: DataAccess): boolean {
  for (let at: Node = node; at.parent && at.parent.type !== 'BlockStatement'; at = at.parent) {
    const { parent }: Node = at
    if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') {
      const name = parent.left.name
      return parent.operator === '??=' || parent.operator === '||=' || mentions(test, name) || mentions(source, name)
    }
    if (parent?.type === 'LogicalExpression' && parent.right === at) return parent.operator !== '&&'
  }
  return false
}

function mentions(node: Node, name: string): boolean {
  const value = unwrap(node)
  if (value.type === 'UnaryExpression') return mentions(value.argument, name)
  if (value.type === 'LogicalExpression' || value.type === 'BinaryExpression') return mentions(value.left as Node, name) || mentions(value.right, name)
  return chainOf(value).root.type === 'Identifier' && (chainOf(value).root as TSESTree.Identifier).name === name
}

function setsFlag({ assignments, conditions }: DataAccess, { flag, literal }: Guard): boolean {
  const column = assignments.find((each) => isSameColumn(each, flag!))
  if (!column || conditions.some((each) => isSameColumn(each, flag!))) return false
  // A status must be set to the very state that was tested for; a flag may be a boolean or a time
  if (literal !== null) return column.value === null || stringOf(column.value) === literal || (unwrap(column.value).type === 'MemberExpression' && nameOf(unwrap(column.value)) === literal)
  const words = wordsOf(flag!)
  return words.some((word) => doneWords.has(word))
}

/** Whether work whose repetition costs something runs because the flag was not set. */
function hasCostBetween(file: SourceFile, guard: Guard, act: DataAccess): boolean {
  const isHere = (node: Node) => isWhereAbsent(guard, node) && functionAround(node) === functionAround(act.node)
  if (effectsOf(file).some(({ node }) => isHere(node))) return true
  if (dataAccessesOf(file).some((access) => access !== act && (access.relative !== null || access.operation === 'create') && access.isAtomic === false && isHere(access.node))) return true
  return nodesOf(file)
    .within(functionAround(act.node)!, 'CallExpression')
    .some((call) => costlyVerbs.has(wordsOf(calleeNameOf(call) ?? '')[0] ?? '') && isHere(call) && receiverOf(call)?.type !== 'Super' && !isResponse(call))
}

/** `res.send()` answers the request and is no delivery. */
function isResponse(call: TSESTree.CallExpression): boolean {
  const { root } = chainOf(call.callee)
  return root.type === 'Identifier' && /^(?:res|reply|response|c|ctx)$/.test(root.name)
}
