import type { TSESTree } from '@typescript-eslint/utils'
import { isLocalModule } from '../knowledge/modules.js'
import { privateCounterWords, quantityWords, readingVerbs, versionColumns, writingVerbs } from '../knowledge/quantities.js'
import type { DataLibrary } from '../knowledge/databases.js'
import { claimsOf } from './claims.js'
import { operandsOf } from './computed-values.js'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { calleeNameOf, chainOf, isSameExpression, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind, tracedTo, type Place } from './flow.js'
import { functionAround, functionsAround } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isAsynchronous } from './races/race.js'
import { variableOf } from './references.js'
import { sideAt } from './side.js'
import type { SourceFile } from './source-file.js'

/** A stored amount that is read, changed in the program and written back whole, so that a change made meanwhile is lost. */
export type ReadModifyWrite = {
  readonly node: Node
  /** The column, or the key of a key-value store, for messages. */
  readonly name: string
  /** `null` for a function of the project, whose library is in another file. */
  readonly library: DataLibrary | null
  /** The new value where it is written in place as one sum: `user.credits - cost`. */
  readonly sum: Sum | null
}

export type Sum = {
  /** The whole value that is written. */
  readonly value: Node
  readonly operator: '+' | '-'
  /** What is added or taken away. */
  readonly step: Node
}

/** Stored amounts that are changed by reading and writing them back, in the order of the text. */
export const readModifyWritesOf = lazily((file: SourceFile): readonly ReadModifyWrite[] => {
  const found = [...dataAccessesOf(file).flatMap((access) => writeOf(file, access) ?? []), ...ownWritesOf(file), ...savedChangesOf(file)]
  const seen = new Set<Node>()
  return found
    .filter(({ node }) => !seen.has(node) && seen.add(node))
    .sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** Whether a column holds an amount that several callers change. */
function isQuantity(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => quantityWords.has(word)) && !words.some((word) => privateCounterWords.has(word))
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
}

/** `prisma.user.update({ data: { credits: user.credits - cost } })`, `UPDATE users SET credits = $1`, `redis.set(key, n + 1)`. */
function writeOf(file: SourceFile, access: DataAccess): ReadModifyWrite | null {
  if (access.operation !== 'update' && access.operation !== 'upsert' && access.library !== 'redis') return null
  if (access.library === 'redis') return keyWriteOf(file, access)
  for (const { name, value } of access.assignments) {
    if (!value || !isQuantity(name) || isOperator(value)) continue
    const written = plainValue(file, value)
    const operand = readOperand(file, written, name, access)
    if (!operand || isGuarded(file, access, name)) continue
    return { node: access.node, name, library: access.library, sum: sumOf(value, written, operand) }
  }
  return null
}

/** Columns of `$inc` are steps, not values. */
function isOperator(value: Node): boolean {
  const holder = value.parent?.parent?.parent
  const name = holder?.type === 'Property' ? nameOf(holder) : null
  return name !== null && name.startsWith('$') && name !== '$set'
}

/** Prisma's `{ set: value }` is the value. */
function plainValue(file: SourceFile, value: Node): Node {
  const object = constantBehind(file, value)
  if (object.type !== 'ObjectExpression') return value
  const [only] = object.properties
  return object.properties.length === 1 && only?.type === 'Property' && nameOf(only) === 'set' ? only.value : value
}

/** The operand of a computed value that is the stored value of the same column of the same row. */
function readOperand(file: SourceFile, value: Node, column: string, write: DataAccess): Node | null {
  for (const { node, isComputed } of operandsOf(file, value)) {
    if (!isComputed) continue
    const read = readOf(file, node, column)
    if (read ? isSameRow(file, read, write) : isRowOfFilter(node, column, write)) return node
  }
  return null
}

type Read = {
  /** The awaited call that gave the row. */
  readonly call: Node
  readonly access: DataAccess | null
  readonly name: string | null
}

/** The awaited call that a value was read by, as the column itself or as what a function named for it gives. */
function readOf(file: SourceFile, node: Node, column: string | null): Read | null {
  const wanted = column === null ? null : plain(column)
  let read: Read | null = null
  const isRead = ({ node: at, path }: Place): boolean => {
    // `document.data().credits`: the content of what was read
    if (at.type === 'CallExpression' && contentMethods.has(calleeNameOf(at) ?? '') && receiverOf(at) && !isAsynchronous(at)) {
      const from = calleeNameOf(at) === 'get' ? [...path, stringOf(at.arguments[0]) ?? ''] : path
      return tracedTo(file, receiverOf(at)!, isRead, from) !== null
    }
    if ((at.type !== 'CallExpression' && at.type !== 'TaggedTemplateExpression') || !(isAsynchronous(at) || isChained(at)) || isTogether(at)) return false
    const name = at.type === 'CallExpression' ? innerNameOf(at) : null
    const last = path.filter((step) => !/^\[?\d*\]?$/.test(step)).at(-1)
    const isColumn = wanted === null || (last === undefined ? name !== null && plain(name).includes(wanted) : plain(last) === wanted)
    const found = isColumn ? readCall(file, at, name) : null
    if (found && (last !== undefined || wanted === null || found.access === null)) read = found
    return true
  }
  tracedTo(file, node, isRead)
  return read
}

/** Methods of documents that give their fields. */
const contentMethods = new Set(['data', 'toObject', 'toJSON', 'get', 'getDataValue', 'val'])

function readCall(file: SourceFile, call: Node, name: string | null): Read | null {
  const access = accessWithin(file, call)
  if (access) return access.operation === 'read' || access.operation === 'upsert' ? { call, access, name } : null
  if (name === null || call.type !== 'CallExpression' || !readingVerbs.has(wordsOf(name)[0] ?? '')) return null
  const origin = originOf(file, call.callee)
  return origin && !isLocalModule(origin.module) && !isStore(origin.module) ? null : { call, access: null, name }
}

/** `find().then((row) => ...)`: what is read is handed to the callback. */
function isChained(node: Node): boolean {
  const { parent } = node
  return parent?.type === 'MemberExpression' && parent.object === node && nameOf(parent) === 'then' && parent.parent.type === 'CallExpression'
}

/** `Promise.all([...])` is followed to its elements. */
function isTogether(node: Node): boolean {
  return node.type === 'CallExpression' && receiverOf(node)?.type === 'Identifier' && (receiverOf(node) as TSESTree.Identifier).name === 'Promise'
}

/** The name of the call behind `.then()`, `.catch()` and `.lean()`. */
function innerNameOf(call: TSESTree.CallExpression): string | null {
  let at = call
  for (let steps = 0; steps < 8; steps++) {
    const name = calleeNameOf(at)
    const receiver = receiverOf(at)
    if (name === null || receiver?.type !== 'CallExpression' || readingVerbs.has(wordsOf(name)[0] ?? '')) return name
    at = receiver
  }
  return calleeNameOf(at)
}

/** The access that an awaited expression makes, `.then()` and conversions around it aside. */
function accessWithin(file: SourceFile, call: Node): DataAccess | null {
  const accesses = dataAccessesOf(file)
  return accesses.find(({ node }) => node === call) ?? accesses.find(({ node }) => node.range[0] === call.range[0] && node.range[1] <= call.range[1]) ?? null
}

function isSameRow(file: SourceFile, { call, access, name }: Read, write: DataAccess): boolean {
  if (access) {
    if (access.library === 'redis') return false
    return access.model === null || write.model === null || singular(access.model) === singular(write.model)
  }
  if (write.model === null) return true
  // `getUser(id)` for a row of `users`, or the same key in both
  const model = wordsOf(write.model).map(singular)
  if (wordsOf(name ?? '').slice(1).map(singular).some((word) => model.includes(word) || isQuantity(word))) return true
  if (receiverOf(call as TSESTree.CallExpression) && chainOf((call as TSESTree.CallExpression).callee).steps.flatMap(wordsOf).map(singular).some((word) => model.includes(word))) return true
  return (call as TSESTree.CallExpression).arguments.some((argument) => write.conditions.some(({ value }) => value && isSameExpression(value, argument)))
}

function singular(name: string): string {
  return plain(name).replace(/(?:entity|model|table)$/, '').replace(/ies$/, 'y').replace(/s$/, '')
}

/** `where: { id: user.id }` and `user.credits`: one row, read by whoever handed it over. */
function isRowOfFilter(node: Node, column: string, { conditions }: DataAccess): boolean {
  const member = unwrap(node)
  if (member.type !== 'MemberExpression' || plain(nameOf(member) ?? '') !== plain(column)) return false
  return conditions.some(({ value }) => {
    const key = value && unwrap(value)
    return key?.type === 'MemberExpression' && /^_?(?:id|uuid|slug|key|email)$|Id$|_id$/.test(nameOf(key) ?? '') && isSameExpression(key.object, member.object)
  })
}

/** `redis.set(key, Number(await redis.get(key)) + 1)`. */
function keyWriteOf(file: SourceFile, access: DataAccess): ReadModifyWrite | null {
  const { data, where, api } = access
  if (!data || !where || !/^(?:set|setex|psetex|hset|put)$/i.test(api) || access.isAtomic || access.relative) return null
  const isOfKey = (operand: Node): boolean => {
    let isRead = false
    tracedTo(file, operand, ({ node: at }) => {
      if (at.type !== 'CallExpression' || !(isAsynchronous(at) || isChained(at))) return false
      const found = accessWithin(file, at)
      isRead = found?.library === 'redis' && found.operation === 'read' && found.where !== null && isSameKey(file, found.where, where)
      return true
    })
    return isRead
  }
  const changed = changedPart(file, data).find(({ value }) => operandsOf(file, value).some(({ node, isComputed }) => isComputed && isOfKey(node)))
  if (!changed || isLocked(file, access.node)) return null
  return { node: access.node, name: changed.name ?? file.text.slice(...where.range), library: 'redis', sum: null }
}

/** The value itself, or the amounts of an object that is stored whole: `{ ...data, used: data.used + 1 }`. */
function changedPart(file: SourceFile, data: Node): readonly { readonly value: Node; readonly name: string | null }[] {
  const plainData = constantBehind(file, data)
  const stored = plainData.type === 'CallExpression' && calleeNameOf(plainData) === 'stringify' && plainData.arguments[0] ? constantBehind(file, plainData.arguments[0]) : plainData
  if (stored.type !== 'ObjectExpression') return [{ value: data, name: null }]
  return stored.properties.flatMap((property) => {
    const name = property.type === 'Property' ? nameOf(property) : null
    return property.type === 'Property' && name !== null && isQuantity(name) ? [{ value: property.value, name }] : []
  })
}

function isSameKey(file: SourceFile, one: Node, two: Node): boolean {
  return isSameExpression(one, two) || isSameExpression(constantBehind(file, one), constantBehind(file, two))
}

/** `storage.updateUser(id, { credits: user.credits - 1 })`, `updateCredits(id, user.credits - 1)`: a function of the project. */
function ownWritesOf(file: SourceFile): readonly ReadModifyWrite[] {
  // Calls of a chain begin where the chain does
  const accesses = new Map(dataAccessesOf(file).map(({ node }) => [node.range[0], node.range[1]]))
  return nodesOf(file)
    .get('CallExpression')
    .flatMap((call): readonly ReadModifyWrite[] => {
      const name = calleeNameOf(call)
      const words = name === null ? [] : wordsOf(name)
      if (!writingVerbs.has(words[0] ?? '') || (accesses.get(call.range[0]) ?? 0) >= call.range[1] || !isKept(call) || call.arguments.length === 0) return []
      const column = call.arguments.map((argument) => ownColumnOf(file, argument, words)).find(Boolean)
      if (!column || isLocked(file, call)) return []
      const origin = originOf(file, call.callee)
      // What a browser writes through functions of the project goes through a server; a store it writes to itself does not
      if (origin && isStore(origin.module)) return [{ node: call, name: column, library: /fire(?:base|store)/.test(origin.module) ? 'firestore' : null, sum: null }]
      return sideAt(file, call) === 'client' || (origin && !isLocalModule(origin.module)) ? [] : [{ node: call, name: column, library: null, sum: null }]
    })
}

function ownColumnOf(file: SourceFile, argument: Node, words: readonly string[]): string | null {
  const value = constantBehind(file, argument)
  if (value.type === 'ObjectExpression') {
    if (value.properties.some((property) => property.type === 'Property' && versionColumns.has(plain(nameOf(property) ?? '')))) return null
    for (const property of value.properties) {
      const name = property.type === 'Property' ? nameOf(property) : null
      if (property.type !== 'Property' || name === null) continue
      if (isQuantity(name) && hasReadOperand(file, property.value, name)) return name
      if (name === 'data' || name === 'set' || name === '$set') {
        const inner = ownColumnOf(file, property.value, words)
        if (inner) return inner
      }
    }
    return null
  }
  const column = words.slice(1).find((word) => quantityWords.has(word) && !privateCounterWords.has(word))
  if (!column) return null
  return operandsOf(file, argument).some(({ node, isComputed }) => isComputed && wordsOf(memberNameOf(node) ?? '').includes(column) && readOf(file, node, memberNameOf(node))) ? column : null
}

function memberNameOf(node: Node): string | null {
  const value = unwrap(node)
  return value.type === 'MemberExpression' || value.type === 'Identifier' ? nameOf(value) : null
}

function hasReadOperand(file: SourceFile, value: Node, column: string): boolean {
  return operandsOf(file, value).some(({ node, isComputed }) => isComputed && readOf(file, node, column) !== null)
}

/** Packages whose functions read and write what is stored. */
function isStore(module: string): boolean {
  return /\borm\b|typeorm|sequelize|mongoose|mongodb|prisma|objection|waterline|fire(?:base|store)|supabase|dynamodb|appwrite|pocketbase|\bconvex\b/i.test(module)
}

/** Whether a promise is waited for or handed on. */
function isKept(call: Node): boolean {
  const { parent } = call
  return isAsynchronous(call) || parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === call)
}

/** `user.credits -= cost; await user.save()`, `item.stock--; await repository.save(item)`. */
function savedChangesOf(file: SourceFile): readonly ReadModifyWrite[] {
  const changes: { readonly node: Node; readonly target: TSESTree.MemberExpression }[] = []
  for (const node of nodesOf(file).get('AssignmentExpression')) {
    const target = unwrap(node.left)
    if (target.type !== 'MemberExpression' || !isQuantity(nameOf(target) ?? '')) continue
    const isSum = ['+=', '-=', '*='].includes(node.operator) || (node.operator === '=' && operandsOf(file, node.right).some((operand) => operand.isComputed && isSameExpression(operand.node, target)))
    if (isSum) changes.push({ node, target })
  }
  for (const node of nodesOf(file).get('UpdateExpression')) {
    const target = unwrap(node.argument)
    if (target.type === 'MemberExpression' && isQuantity(nameOf(target) ?? '')) changes.push({ node, target })
  }
  return changes.flatMap(({ node, target }) => {
    const { root } = chainOf(target)
    const read = root.type === 'Identifier' ? readOf(file, root, null) : null
    if (root.type !== 'Identifier' || !read || read.access?.inTransaction === true && isDocument(read.access)) return []
    const save = saveOf(file, node, root)
    if (!save || isLocked(file, node) || isVersioned(file) || sideAt(file, node) === 'client') return []
    return [{ node, name: nameOf(target)!, library: read.access?.library ?? null, sum: null }]
  })
}

/** The call that writes a changed object back. */
function saveOf(file: SourceFile, change: Node, root: TSESTree.Identifier): Node | null {
  const fn = functionAround(change)
  const variable = variableOf(file, root)
  if (!fn || !variable) return null
  const isRow = (node: Node): boolean => {
    const value = unwrapAwait(node)
    if (value.type === 'Identifier') return variableOf(file, value) === variable
    if (value.type === 'ObjectExpression') return value.properties.some((property) => isRow(property.type === 'SpreadElement' ? property.argument : property.value))
    return value.type === 'CallExpression' && calleeNameOf(value) === 'stringify' && value.arguments[0] !== undefined && isRow(value.arguments[0])
  }
  const isMember = (node: Node): boolean => chainOf(node).root.type === 'Identifier' && variableOf(file, chainOf(node).root) === variable
  for (const call of nodesOf(file).within(fn, 'CallExpression')) {
    if (call.range[0] < change.range[1] || !isKept(call)) continue
    const name = calleeNameOf(call)
    if (name === null) continue
    const receiver = receiverOf(call)
    if (receiver && isMember(receiver) && (name === 'save' || (name === 'update' && call.arguments.length <= 1))) return call
    const verb = wordsOf(name)[0] ?? ''
    if (name === 'flush' || (writingVerbs.has(verb) && (receiver !== null || verb !== 'set') && call.arguments.some(isRow))) return call
  }
  return null
}

const documentLibraries: ReadonlySet<DataLibrary> = new Set(['mongodb', 'mongoose', 'firestore'])

/** Document stores notice that a document changed under a transaction, and run it again or fail. */
function isDocument({ library }: DataAccess): boolean {
  return documentLibraries.has(library)
}

function isGuarded(file: SourceFile, access: DataAccess, column: string): boolean {
  if (access.hasHiddenConditions && access.conditions.length === 0 && access.library !== 'sql') return true
  const isChecked = access.conditions.some(({ name, isEquality }) => isEquality && (plain(name) === plain(column) || versionColumns.has(plain(name))))
  return isChecked || (access.inTransaction && isDocument(access)) || isLocked(file, access.node) || isVersioned(file)
}

/** Optimistic locking by the library: a version column that every save checks. */
function isVersioned({ text }: SourceFile): boolean {
  return /\boptimisticConcurrency\b|@VersionColumn\b|@Version\(|\boptimisticLock\b/.test(text)
}

const lockWords = new Set(['lock', 'locks', 'locked', 'mutex', 'semaphore', 'exclusive', 'redlock', 'acquire', 'serialize', 'serialized', 'sequential', 'advisory'])

/** Whether callers wait for each other: rows locked by the read, a mutex around, a serialisable or re-run transaction. */
function isLocked(file: SourceFile, node: Node): boolean {
  const functions = functionsAround(node)
  const outermost = functions.at(-1)
  if (!outermost) return true
  const isBefore = (other: Node) => other.range[0] >= outermost.range[0] && other.range[0] < node.range[0] && functions.includes(functionAround(other)!)
  for (const access of dataAccessesOf(file)) if (access.locks && isBefore(access.node)) return true
  for (const { node: claim, kind, key } of claimsOf(file)) {
    if (!isBefore(claim)) continue
    const names = [claim.type === 'CallExpression' ? (calleeNameOf(claim) ?? '') : '', claim.type === 'CallExpression' ? chainOf(claim.callee).steps.join(' ') : '', kind === 'key' && key ? keyText(file, key) : '']
    if (kind === 'lock' || names.flatMap(wordsOf).some((word) => lockWords.has(word))) return true
  }
  if (nodesOf(file).within(outermost, 'CallExpression').some((call) => isBefore(call) && takesLock(file, call))) return true
  for (let at: Node | undefined = node.parent; at && at !== outermost.parent; at = at.parent) {
    if (at.type !== 'CallExpression' || at.callee.type === 'Super') continue
    const words = wordsOf(chainOf(at.callee).steps.join(' ')).concat(wordsOf(calleeNameOf(at) ?? ''))
    if (words.some((word) => lockWords.has(word)) || calleeNameOf(at) === 'runTransaction') return true
  }
  const text = file.text.slice(outermost.range[0], outermost.range[1])
  return /serializable|repeatable ?read|\.setLock\(|for update|pg_(?:try_)?advisory|GET_LOCK|\block: ?(?:\{|true|t\b|'|"|[\w.]*LOCK)|forUpdate\(|\.watch\(|\.for\(\s*['"](?:update|no key update)/i.test(text)
}

const lockNouns = new Set(['lock', 'locks', 'mutex', 'mutexes', 'semaphore', 'redlock', 'advisory'])

/** `await redlock.acquire(...)`, `await mutex.lock()`, `await acquireLock(id)`: what follows runs alone. A question (`isLocked`) locks nothing. */
function takesLock({ text }: SourceFile, call: TSESTree.CallExpression): boolean {
  if (call.parent.type !== 'AwaitExpression') return false
  const verb = wordsOf(calleeNameOf(call) ?? '')[0]
  return verb !== 'is' && verb !== 'has' && verb !== 'release' && wordsOf(text.slice(...call.callee.range)).some((word) => lockNouns.has(word))
}

function keyText(file: SourceFile, key: Node): string {
  const value = constantBehind(file, key)
  return stringOf(value) ?? file.text.slice(value.range[0], value.range[1])
}

/** `user.credits - cost` written in place, with what is added or taken away. */
function sumOf(value: Node, written: Node, operand: Node): Sum | null {
  const sum = unwrap(written)
  if (sum.type !== 'BinaryExpression' || (sum.operator !== '+' && sum.operator !== '-')) return null
  const { operator, left, right } = sum
  if (unwrap(left as Node) === operand) return { value, operator, step: right }
  return operator === '+' && unwrap(right) === operand ? { value, operator, step: left as Node } : null
}
