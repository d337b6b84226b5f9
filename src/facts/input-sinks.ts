import type { TSESTree } from '@typescript-eslint/utils'
import { clientCallsOf } from './client-calls.js'
import { dataAccessesOf } from './data-access.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, unwrapAwait, wordsOf } from './expressions.js'
import { isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { llmCallsOf } from './llm-calls.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { onlyValueOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { commandPackages } from '../knowledge/outbound-clients.js'

/** A call at which input does harm when nobody has checked it. */
export type InputSink = {
  readonly node: Node
  readonly kind: 'database' | 'model' | 'file' | 'outbound'
  /** As written, for messages: `prisma.user.create`. */
  readonly api: string
  /** What it is given, by every call of its chain. */
  readonly inputs: readonly Node[]
  /** What of it a database writes down. */
  readonly stored: readonly Node[]
  /** Whether a key of the wrong form is an error there and not just a row that is not found: Mongoose turns each id into an `ObjectId`. */
  readonly refusesKeys: boolean
}

const filePackages = new Set(['fs', 'node:fs', 'fs/promises', 'node:fs/promises', 'fs-extra', 'graceful-fs', 'jsonfile'])
const fileFunctions = /^(?:read|write|append|create(?:Read|Write)Stream|unlink|rm|rmdir|mkdir|rename|copy|copyFile|open|readdir|remove|move|output|ensure|link|symlink|truncate)/

/** Every database access, model call, file operation and call to another host of the file that may be given input, in the order of the text. */
export const inputSinksOf = lazily((file: SourceFile): readonly InputSink[] => {
  const sinks = new Map<Node, InputSink>()
  const add = (node: Node, kind: InputSink['kind'], api: string | null, { stores = false, stored = [], refusesKeys = false }: { stores?: boolean; stored?: readonly Node[]; refusesKeys?: boolean } = {}) => {
    if (sinks.has(node)) return
    const inputs = inputsOf(node)
    const parts = stores ? partsPutInto(file, node, inputs) : []
    sinks.set(node, { node, kind, api: api ?? apiOf(file, node), inputs: [...inputs, ...parts], stored: [...stored, ...parts], refusesKeys })
  }
  for (const { node, operation, data, library } of dataAccessesOf(file))
    add(node, 'database', null, { stores: operation !== 'read' && operation !== 'delete', stored: data ? [data] : [], refusesKeys: library === 'mongoose' })
  for (const { node, api } of llmCallsOf(file)) add(node, 'model', api)
  for (const [node, call] of clientCallsOf(file)) {
    if (node !== call.node || call.kind === 'read' || call.kind === 'write') continue
    add(node, call.kind === 'model' ? 'model' : 'outbound', null)
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    if (sinks.has(call)) continue
    if (isFileOperation(file, call)) add(call, 'file', null)
    else if (isStorageCall(file, call)) add(call, 'database', null, { stores: true, stored: call.arguments.filter((argument) => unwrapAwait(argument).type === 'ObjectExpression') })
  }
  for (const command of nodesOf(file).get('NewExpression')) {
    const origin = originOf(file, command.callee)
    const name = origin?.path.at(-1)
    const kind = origin && name?.endsWith('Command') ? commandPackages[packageOf(origin.module)] : undefined
    if (kind) add(command, kind, name!)
  }
  return [...sinks.values()].sort((a, b) => a.node.range[0] - b.node.range[0])
})

function isFileOperation(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (name === null) return false
  // `res.sendFile(path)`, `res.download(path)`
  if ((name === 'sendFile' || name === 'download') && receiverOf(call)?.type === 'Identifier') {
    const options = call.arguments.find((argument) => argument.type === 'ObjectExpression')
    // With a root, Express refuses a path that leads out of it.
    const isRooted = options !== undefined && propertyOf(options, 'root') !== undefined
    return !isRooted && /^(?:res|response|reply)$/.test(nameOf(receiverOf(call)!) ?? '')
  }
  const origin = originOf(file, call.callee)
  if (!origin || !filePackages.has(origin.module)) return false
  return fileFunctions.test(origin.path.filter((step) => step !== 'promises').at(-1) ?? '')
}

const storageVerbs = new Set(['create', 'insert', 'save', 'update', 'upsert', 'add', 'find', 'delete', 'remove', 'store'])
const storageWords = new Set(['storage', 'repository', 'repo', 'dao', 'database', 'db'])

/** `storage.createUser(data)`: a client that comes from a file of its name, or is injected as a type of its name, and a verb. */
function isStorageCall(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  const receiver = receiverOf(call)
  if (!name || !receiver || !storageVerbs.has(wordsOf(name)[0] ?? '')) return false
  const origin = originOf(file, receiver)
  if (!origin || !isLocalModule(origin.module)) return false
  const { root, steps } = chainOf(receiver)
  const own = wordsOf(steps.filter((step) => !step.endsWith(')')).at(-1) ?? (root.type === 'Identifier' ? root.name : ''))
  const from = [...wordsOf(origin.module), ...origin.path.flatMap(wordsOf)]
  return own.some((word) => storageWords.has(word)) && from.some((word) => storageWords.has(word))
}

const builderVerbs = new Set(['insert', 'update', 'delete', 'upsert', 'select', 'insertInto', 'updateTable', 'deleteFrom', 'selectFrom', 'replaceInto', 'insertOne', 'updateOne'])

/** The arguments of every call of a chain: `db.insert(t).values(v).returning()`; functions given are followed by their own calls. */
function inputsOf(node: Node): readonly Node[] {
  if (node.type === 'TaggedTemplateExpression') return node.quasi.expressions
  const inputs: Node[] = []
  let at: Node = unwrapAwait(node)
  for (let steps = 0; steps < 24; steps++) {
    if (at.type === 'CallExpression' || at.type === 'NewExpression') {
      inputs.push(...at.arguments.filter((argument) => !isFunction(argument)))
      at = unwrapAwait(at.callee)
    } else if (at.type === 'MemberExpression') at = unwrapAwait(at.object)
    else if (at.type === 'TaggedTemplateExpression') {
      inputs.push(...at.quasi.expressions)
      break
    } else break
  }
  return inputs
}

/** Makers of a row that is saved later: `users.create(body)` of TypeORM, `User.build(body)` of Sequelize. */
const rowMakers = new Set(['create', 'build', 'merge', 'preload', 'assign'])

/**
 * What was put into the objects that a call stores before it does: `user.name = x`, `Object.assign(user, x)` and
 * `const user = new User(x)` ahead of `user.save()`, `users.save(user)` or `update({ data: user })`.
 */
function partsPutInto(file: SourceFile, node: Node, inputs: readonly Node[]): readonly Node[] {
  const isSave = node.type === 'CallExpression' && /^(?:save|insert|persist|persistAndFlush)$/.test(calleeNameOf(node) ?? '')
  const receiver = isSave ? receiverOf(node) : null
  const parts: Node[] = []
  const made = receiver && unwrapAwait(receiver)
  if (made?.type === 'NewExpression') parts.push(...made.arguments)
  for (const name of new Set([...(receiver ? [receiver] : []), ...inputs].flatMap((input) => namesIn(unwrapAwait(input))))) {
    const variable = variableOf(file, name)
    for (const { identifier } of variable?.references ?? []) if (identifier.range[1] <= node.range[0]) parts.push(...partsGiven(identifier))
    const maker = isSave && variable ? onlyValueOf(variable) : null
    const value = maker && unwrapAwait(maker)
    if (value?.type === 'NewExpression' || (value?.type === 'CallExpression' && rowMakers.has(calleeNameOf(value) ?? ''))) parts.push(...value.arguments)
  }
  return parts
}

/** The variables that an argument is, or holds as properties: `data` of `{ where: { id }, data }`. */
function namesIn(input: Node): readonly TSESTree.Identifier[] {
  if (input.type === 'Identifier') return [input]
  if (input.type !== 'ObjectExpression') return []
  return input.properties.flatMap((property) => {
    const value = unwrapAwait(property.type === 'SpreadElement' ? property.argument : property.value)
    return value.type === 'Identifier' ? [value] : []
  })
}

/** What one mention of a variable puts into it: `row.name = x`, `Object.assign(row, x)`. */
function partsGiven(identifier: Node): readonly Node[] {
  const { parent } = identifier
  if (parent?.type === 'MemberExpression' && parent.object === identifier) {
    const assignment = parent.parent
    return assignment.type === 'AssignmentExpression' && assignment.left === parent ? [assignment.right] : []
  }
  const isMerge = parent?.type === 'CallExpression' && parent.arguments[0] === identifier && calleeNameOf(parent) === 'assign'
  return isMerge ? parent.arguments.slice(1) : []
}

/** `prisma.user.create`, `db.insert.values` for messages; long or computed callees are cut to their last name. */
function apiOf(file: SourceFile, node: Node): string {
  if (node.type === 'TaggedTemplateExpression') return file.source.getText(node.tag as never).slice(0, 40)
  const { root, steps } = chainOf(node)
  const names = [root.type === 'Identifier' ? root.name : root.type === 'ThisExpression' ? 'this' : null, ...steps.filter((step) => !step.endsWith('()') && step !== '[]')].filter((name) => name !== null)
  // What a builder does says more than the conditions and the error handling behind it.
  const verb = names.findIndex((name) => builderVerbs.has(name))
  const said = verb >= 0 ? names.slice(0, verb + 1) : names.filter((name) => !['then', 'catch', 'finally'].includes(name)).slice(0, 4)
  const text = said.join('.')
  return text.length > 0 && text.length <= 40 ? text : (said.at(-1) ?? 'call')
}
