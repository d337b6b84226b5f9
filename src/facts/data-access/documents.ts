import { mongodbMethods, mongooseMethods, mongooseOnly, sequelizeMethods, sequelizeOnly } from '../../knowledge/databases.js'
import { isLocalModule } from '../../knowledge/modules.js'
import { argumentsOf, callChainsOf, chainEndingIn, type CallChain, type Link } from '../call-chains.js'
import { keysOf, nameOf, stringOf, unwrap, unwrapAwait, wordsOf } from '../expressions.js'
import { constantBehind } from '../flow.js'
import { lazily } from '../lazily.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import { onlyValueOf, variableOf, type Variable } from '../references.js'
import type { SourceFile } from '../source-file.js'
import { accessOf, assignmentsOf, fieldsSetOn, filterOf, hasKey, noFilter, objectOf, relativeOf, valueOf, type Column, type DataAccess } from './access.js'
import { clientOf, libraryOf, linkIndexOf, prefixOf, type Client } from './clients.js'
import { typeArgumentOf } from './typeorm.js'

const relativeOperators = new Set(['$inc', '$mul', '$push'])
const cursorLimits = ['limit', 'toArray']

/** `{ $set: { a }, $inc: { b } }` as columns; a plain object writes its own keys. */
function updateColumns(file: SourceFile, node: Node | undefined): { readonly columns: readonly Column[]; readonly isRelative: boolean } {
  const object = objectOf(file, node)
  if (!object) return { columns: [], isRelative: false }
  const { names } = keysOf(object)
  const operators = names.filter((name) => name.startsWith('$'))
  if (operators.length === 0) return { columns: assignmentsOf(file, object), isRelative: false }
  return {
    columns: operators.flatMap((name) => assignmentsOf(file, valueOf(object, name))),
    isRelative: operators.some((name) => relativeOperators.has(name)),
  }
}

function readDocument(file: SourceFile, chain: CallChain, at: number, library: 'mongodb' | 'mongoose', model: string | null): DataAccess {
  const { links } = chain
  const name = links[at]!.name!
  const method = (library === 'mongoose' ? mongooseMethods : mongodbMethods)[name]!
  const [first, second, third] = argumentsOf(links[at])
  const isById = name.startsWith('findById')
  const isWrite = method.operation === 'create'
  const where = isWrite || name === 'aggregate' || name === 'distinct' || name === 'bulkWrite' ? null : (first ?? null)
  const filter = !where ? noFilter : isById ? { columns: [{ name: '_id', value: where, isEquality: true }], hidden: false } : filterOf(file, where)
  const update = method.operation === 'update' ? updateColumns(file, second) : { columns: [], isRelative: false }
  const assignments = isWrite ? assignmentsOf(file, first) : update.columns
  const upserts = method.operation === 'update' ? hasKey(file, third, ['upsert']) : false
  const isList = method.many === true && method.operation === 'read'
  return accessOf({
    node: chain.node,
    library,
    api: name,
    operation: upserts ? 'upsert' : method.operation,
    model,
    receiver: prefixOf(chain, at),
    where,
    conditions: filter.columns,
    hasHiddenConditions: filter.hidden,
    data: isWrite ? (first ?? null) : method.operation === 'update' ? (second ?? null) : null,
    assignments,
    isMany: method.many ?? false,
    isBounded: !isList || name === 'aggregate' || name === 'distinct' || linkIndexOf(links, (other) => other === cursorLimits[0], at) >= 0 ? true : hasKey(file, third, ['limit']),
    relative: update.isRelative ? 'database' : relativeOf(file, update.columns),
    isAtomic: upserts,
    inTransaction: hasKey(file, argumentsOf(links[at]).at(-1), ['session']) === true,
  })
}

/** `db.collection('users').findOne({ email })`, `new MongoClient(url).db().collection('users')`. */
export function readMongodb(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  if (client && client.library !== 'mongodb') return null
  const { links } = chain
  const opened = linkIndexOf(links, (name) => name === 'collection')
  const at = linkIndexOf(links, (name) => Object.hasOwn(mongodbMethods, name), Math.max(opened + 1, client?.links ?? 0))
  if (at < 0 || (opened >= 0 ? at !== opened + 1 : !client || at !== client.links)) return null
  const named = opened >= 0 ? argumentsOf(links[opened])[0] : undefined
  return [readDocument(file, chain, at, 'mongodb', named ? stringOf(constantBehind(file, named)) : typeArgumentOf(file, unwrap(prefixOf(chain, at))))]
}

const firestoreMethods = { get: 'read', set: 'upsert', update: 'update', delete: 'delete', create: 'create', add: 'create' } as const

/** `db.collection('users').doc(id).set(row)`. */
export function readFirestore(file: SourceFile, chain: CallChain): readonly DataAccess[] | null {
  const { links } = chain
  const opened = linkIndexOf(links, (name) => name === 'collection')
  const at = linkIndexOf(links, (name) => Object.hasOwn(firestoreMethods, name), opened + 1)
  if (opened < 0 || at < 0) return null
  const doc = linkIndexOf(links, (name) => name === 'doc', opened)
  const queried = linkIndexOf(links, (name) => name === 'where', opened)
  const name = links[at]!.name as keyof typeof firestoreMethods
  if (doc < 0 && queried < 0 && name !== 'add') return null
  const id = doc >= 0 ? argumentsOf(links[doc])[0] : undefined
  const data = name === 'get' || name === 'delete' ? undefined : argumentsOf(links[at])[0]
  const assignments = assignmentsOf(file, data)
  const conditions: Column[] = id ? [{ name: 'id', value: id, isEquality: true }] : []
  for (const link of links.slice(opened)) {
    const [column, operator, value] = link.name === 'where' ? argumentsOf(link) : []
    if (column) conditions.push({ name: stringOf(column) ?? '', value: value ?? null, isEquality: stringOf(operator) === '==' })
  }
  return [
    accessOf({
      node: chain.node,
      library: 'firestore',
      api: name,
      operation: firestoreMethods[name],
      model: stringOf(argumentsOf(links[opened])[0]),
      receiver: prefixOf(chain, opened),
      where: id ?? (queried >= 0 ? (argumentsOf(links[queried])[0] ?? null) : null),
      conditions,
      data: data ?? null,
      assignments,
      isMany: doc < 0 && name === 'get',
      isBounded: doc >= 0 || name !== 'get' || linkIndexOf(links, (other) => other === 'limit', opened) >= 0,
      relative: relativeOf(file, assignments),
      // `create` of a chosen id fails when the document exists
      isAtomic: name === 'create' && id !== undefined,
    }),
  ]
}

type ModelLibrary = 'mongoose' | 'sequelize'

/** Which library the models of a file belong to, by methods and options only one of them has, model name -> library. */
const votesOf = lazily((file: SourceFile): ReadonlyMap<string, ModelLibrary> => {
  const votes = new Map<string, ModelLibrary>()
  for (const { root, links } of callChainsOf(file)) {
    const at = linkIndexOf(links, (name) => Object.hasOwn(mongooseMethods, name) || Object.hasOwn(sequelizeMethods, name))
    if (at < 0) continue
    const model = at === 0 ? (root.type === 'Identifier' ? root.name : null) : links[at - 1]!.name
    const vote = model && /^[A-Z]/.test(model) ? voteOf(links[at]!) : null
    if (vote && !votes.has(model!)) votes.set(model!, vote)
  }
  return votes
})

function voteOf(link: Link): ModelLibrary | null {
  if (mongooseOnly.has(link.name!)) return 'mongoose'
  if (sequelizeOnly.has(link.name!) || hasSequelizeOption(link)) return 'sequelize'
  return link.name === 'findOne' && argumentsOf(link)[0]?.type === 'ObjectExpression' ? 'mongoose' : null
}

/** Options of Sequelize that are no fields of a filter. */
function hasSequelizeOption(link: Link): boolean {
  return argumentsOf(link).some((argument) => argument.type === 'ObjectExpression' && keysOf(argument).names.some((key) => key === 'where' || key === 'include' || key === 'attributes'))
}

/** `User.findOne({ email })`, `new User(row).save()`, `db.User.findOne({ where })`, injected `Model<User>`. */
export function readModels(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  if (client && client.library !== 'mongoose' && client.library !== 'sequelize') return null
  const saved = readSave(file, chain) ?? readInstance(file, chain)
  if (saved) return [saved]
  const { links } = chain
  const at = linkIndexOf(links, (name) => Object.hasOwn(mongooseMethods, name) || Object.hasOwn(sequelizeMethods, name))
  if (at < 0) return null
  const holder = prefixOf(chain, at)
  const model = modelName(file, holder)
  if (!model) return null
  // The client may be what made the model: `sequelize.define('Book', { ... }).findAll()`
  const isClient = client && (at === client.links || libraryOf(file, holder) === client.library)
  const library = isClient ? (client.library as ModelLibrary) : libraryOfModel(file, chain, at, model)
  const { name } = links[at]!
  if (library === 'mongoose' && Object.hasOwn(mongooseMethods, name!)) return [readDocument(file, chain, at, 'mongoose', model)]
  if (library === 'sequelize' && Object.hasOwn(sequelizeMethods, name!)) return [readSequelize(file, chain, at, model)]
  return null
}

function modelName(file: SourceFile, node: Node): string | null {
  const value = unwrap(node)
  // `mongoose.model('User', schema)`, `sequelize.define('User', { ... })`
  if (value.type === 'CallExpression') return stringOf(value.arguments[0])
  if (value.type !== 'Identifier' && value.type !== 'MemberExpression') return null
  const name = nameOf(value)
  return typeArgumentOf(file, value) ?? (name ? name.replace(/^_+/, '').replace(/Model$/, '') || name : null)
}

function libraryOfModel(file: SourceFile, chain: CallChain, at: number, model: string): ModelLibrary | null {
  const { root, links } = chain
  const name = links[at]!.name!
  const holder = at === 0 ? (root.type === 'Identifier' ? root.name : null) : at === 1 && !links[0]!.call ? links[0]!.name : null
  if (!holder || !/^[A-Z]/.test(holder) || /^[A-Z0-9_]+$/.test(holder)) return null
  const origin = originOf(file, prefixOf(chain, at))
  if (origin && !isLocalModule(origin.module) && !isModelsModule(origin.module)) return null
  if (!origin && (at === 0 || root.type !== 'Identifier' || !/^(?:db|models?|database|sequelize)$/i.test(root.name))) return null
  const vote = votesOf(file).get(holder) ?? votesOf(file).get(model)
  if (vote) return vote
  if (hasSequelizeOption(links[at]!)) return Object.hasOwn(sequelizeMethods, name) ? 'sequelize' : null
  // A capitalised import from a module of models, and a method that models have; the file's other models say which
  const [other] = votesOf(file).values()
  return origin && isModelsModule(origin.module) ? (importedLibrary(file) ?? other ?? 'mongoose') : null
}

function isModelsModule(module: string): boolean {
  return wordsOf(module).some((word) => word === 'model' || word === 'models' || word === 'schema' || word === 'schemas')
}

function importedLibrary(file: SourceFile): ModelLibrary | null {
  for (const { source } of nodesOf(file).get('ImportDeclaration')) {
    if (source.value === 'mongoose') return 'mongoose'
    if (source.value === 'sequelize') return 'sequelize'
  }
  return null
}

/** `await new User(row).save()`, `const user = new User(row); await user.save()`, `user.save()` of a document that was read. */
function readSave(file: SourceFile, chain: CallChain): DataAccess | null {
  const link: Link | undefined = chain.links[chain.own]
  if (chain.links.length !== chain.own + 1 || link?.name !== 'save' || !link.call) return null
  const holder = unwrap(prefixOf(chain, chain.own))
  const variable = holder.type === 'Identifier' ? variableOf(file, holder) : null
  const only = variable && onlyValueOf(variable)
  const made = only ? unwrapAwait(only) : holder
  if (made.type === 'NewExpression') {
    const model = made.callee.type === 'Identifier' || made.callee.type === 'MemberExpression' ? nameOf(made.callee) : null
    if (!model || !/^[A-Z]/.test(model) || !isModel(file, made.callee, model)) return null
    const data = made.arguments[0] ?? null
    return accessOf({ node: chain.node, library: 'mongoose', api: 'save', operation: 'create', model, receiver: made.callee, data, assignments: assignmentsOf(file, data) })
  }
  return variable && only?.type === 'AwaitExpression' ? savedDocument(file, chain, variable, only.argument) : null
}

/** `const user = await User.findById(id); user.credits += 5; await user.save()`: writes the fields that were set since. */
function savedDocument(file: SourceFile, chain: CallChain, variable: Variable, read: Node): DataAccess | null {
  const found = chainEndingIn(file, unwrap(read))
  const [access] = (found && readModels(file, found, clientOf(file, found))) ?? []
  if (!access || access.operation !== 'read' || access.isMany) return null
  const { assignments, isSum } = fieldsSetOn(variable)
  return accessOf({
    node: chain.node,
    library: access.library,
    api: 'save',
    operation: 'update',
    model: access.model,
    receiver: prefixOf(chain, chain.own),
    hasHiddenConditions: true,
    assignments,
    relative: isSum ? 'code' : relativeOf(file, assignments),
  })
}

const instanceMethods = { increment: 'update', decrement: 'update', update: 'update', destroy: 'delete' } as const

/** `const account = await Account.findByPk(id); await account.increment('credits', { by: 5 })`: a row of Sequelize that was read. */
function readInstance(file: SourceFile, chain: CallChain): DataAccess | null {
  const link: Link | undefined = chain.links[chain.own]
  if (chain.links.length !== chain.own + 1 || !link?.call || link.name === null || !Object.hasOwn(instanceMethods, link.name)) return null
  const holder = unwrap(prefixOf(chain, chain.own))
  const variable = holder.type === 'Identifier' ? variableOf(file, holder) : null
  const only = variable && onlyValueOf(variable)
  if (only?.type !== 'AwaitExpression') return null
  const found = chainEndingIn(file, unwrap(only.argument))
  const [access] = (found && readModels(file, found, clientOf(file, found))) ?? []
  if (!access || access.library !== 'sequelize' || access.operation !== 'read' || access.isMany) return null
  const name = link.name as keyof typeof instanceMethods
  const isStep = name === 'increment' || name === 'decrement'
  const [first] = argumentsOf(link)
  const assignments = isStep ? steppedColumns(file, first) : assignmentsOf(file, first)
  return accessOf({
    node: chain.node,
    library: 'sequelize',
    api: name,
    operation: instanceMethods[name],
    model: access.model,
    receiver: holder,
    // The row is known by its key, which the read found by these.
    conditions: access.conditions,
    hasHiddenConditions: true,
    data: name === 'update' ? (first ?? null) : null,
    assignments: name === 'destroy' ? [] : assignments,
    relative: isStep ? 'database' : name === 'update' ? relativeOf(file, assignments) : null,
  })
}

function isModel(file: SourceFile, callee: Node, model: string): boolean {
  const library = libraryOf(file, callee)
  if (library) return library === 'mongoose'
  const origin = originOf(file, callee)
  return origin !== null && isLocalModule(origin.module) && (votesOf(file).get(model) === 'mongoose' || isModelsModule(origin.module))
}

function readSequelize(file: SourceFile, chain: CallChain, at: number, model: string): DataAccess {
  const { links } = chain
  const name = links[at]!.name!
  const method = sequelizeMethods[name]!
  const [first, second] = argumentsOf(links[at])
  const writes = method.operation === 'create' || method.operation === 'update' || name === 'upsert'
  const options = method.operation === 'update' ? second : name === 'findByPk' ? undefined : method.operation === 'create' ? undefined : first
  const where = name === 'findByPk' ? (first ?? null) : valueOf(objectOf(file, options), 'where')
  const filter = !where ? noFilter : name === 'findByPk' ? { columns: [{ name: 'id', value: where, isEquality: true }], hidden: false } : filterOf(file, where)
  const data = writes ? (first ?? null) : name.startsWith('findOrCreate') ? valueOf(objectOf(file, first), 'defaults') : null
  const assignments = method.relative ? steppedColumns(file, first) : assignmentsOf(file, data)
  const isList = method.many === true && method.operation === 'read'
  return accessOf({
    node: links[at]!.call!,
    library: 'sequelize',
    api: name,
    operation: method.operation,
    model,
    receiver: prefixOf(chain, at),
    where,
    conditions: filter.columns,
    hasHiddenConditions: filter.hidden || (options !== undefined && hasKey(file, options, ['where']) === null),
    data: method.relative ? null : data,
    assignments,
    isMany: method.many ?? (method.operation === 'update' || method.operation === 'delete'),
    isBounded: isList ? hasKey(file, first, ['limit']) : true,
    relative: method.relative ? 'database' : method.operation === 'update' ? relativeOf(file, assignments) : null,
    isAtomic: method.atomic ?? (name === 'bulkCreate' ? hasKey(file, second, ['ignoreDuplicates', 'updateOnDuplicate']) : false),
    inTransaction: argumentsOf(links[at]).some((argument) => hasKey(file, argument, ['transaction']) === true),
    locks: hasKey(file, first, ['lock']) === true,
  })
}

function steppedColumns(file: SourceFile, node: Node | undefined): readonly Column[] {
  const name = node ? stringOf(node) : null
  return name === null ? assignmentsOf(file, node) : [{ name, value: null, isEquality: true }]
}
