import type { TSESTree } from '@typescript-eslint/utils'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { calleeNameOf, nameOf, receiverOf, stringOf, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionBehind } from './functions.js'
import { isParsed } from './input-checks.js'
import { inputSinksOf } from './input-sinks.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { definitionOf, variableOf } from './references.js'
import { allRequestDataOf, type RequestData } from './request-data.js'
import { requestsOf, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { routeValidationOf } from './validation.js'

/** A write whose row is what the request sent, with whatever fields it sent. */
export type MassAssignment = {
  readonly node: Node
  /** As written: `prisma.user.create`. */
  readonly api: string
  readonly data: RequestData
}

/** Writes that take the fields of a row from the request, one finding for each write, in the order of the text. */
export const massAssignmentsOf = lazily((file: SourceFile): readonly MassAssignment[] => {
  const found: MassAssignment[] = []
  // Without a request nothing is sent, and no query need be looked for.
  if (requestsOf(file).length === 0) return found
  const accesses = new Map<Node, DataAccess>(dataAccessesOf(file).map((access) => [access.node, access]))
  for (const { node, kind, api, inputs } of inputSinksOf(file)) {
    const access = accesses.get(node)
    if (kind !== 'database' || access?.operation === 'read' || access?.operation === 'delete' || access?.library === 'redis') continue
    const keys = (access && rowKeys[access.library]) ?? noKeys
    for (const row of [...inputs, ...setOnReceiver(file, node)].flatMap((input) => rowsIn(file, input, keys, isRowOf(input)))) {
      const data = openRequestData(file, row)
      if (!data) continue
      // `users.save(users.create(body))` stores one row.
      if (/\.save$/.test(api) && found.some((made) => made.node === row.node && /\.(?:create|build|merge|preload)$/.test(made.api))) break
      found.push({ node: row.node, api, data })
      break
    }
  }
  return found
})

type Row = {
  readonly node: Node
  /** Whether it stands where only a row can stand: under `data`, `$set`, `values`. */
  readonly isRow: boolean
}

/** Keys of an argument that hold the row; in other libraries the argument is the row. */
const rowKeys: Readonly<Partial<Record<DataAccess['library'], ReadonlySet<string>>>> = {
  prisma: new Set(['data', 'create', 'update']),
  mongoose: new Set(['$set', '$setOnInsert', '$push']),
  mongodb: new Set(['$set', '$setOnInsert', '$push']),
  sequelize: new Set(['defaults']),
}
const noKeys: ReadonlySet<string> = new Set()
const deepest = 6

const rowMethods = new Set(['set', 'values', 'insert', 'insertOne', 'insertMany', 'create', 'build', 'bulkCreate', 'upsert', 'patch', 'patchAndFetch'])

/** Whether an argument stands where only a row can stand: `.values(x)`, `.set(x)`. */
function isRowOf({ parent }: Node): boolean {
  return parent?.type === 'CallExpression' && parent.arguments.length === 1 && rowMethods.has(calleeNameOf(parent) ?? '')
}

/** What an argument takes the fields of its row from: itself, what it spreads, what is assigned into it. */
function rowsIn(file: SourceFile, input: Node, keys: ReadonlySet<string>, isRow: boolean, depth = 0): readonly Row[] {
  if (depth > deepest) return []
  const value = constantBehind(file, input)
  switch (value.type) {
    case 'ObjectExpression':
      return value.properties.flatMap((property): readonly Row[] => {
        if (property.type === 'SpreadElement') return rowsIn(file, property.argument, keys, isRow, depth + 1)
        const name = nameOf(property)
        return name !== null && keys.has(name) ? rowsIn(file, property.value, noKeys, true, depth + 1) : []
      })
    case 'ArrayExpression':
      return value.elements.flatMap((element) => (element ? rowsIn(file, element.type === 'SpreadElement' ? element.argument : element, keys, isRow, depth + 1) : []))
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].flatMap((side) => rowsIn(file, side, keys, isRow, depth + 1))
    case 'LogicalExpression':
      // `...(name && { name })` spreads what is on the right.
      return (value.operator === '&&' ? [value.right] : [value.left, value.right]).flatMap((side) => rowsIn(file, side, keys, isRow, depth + 1))
    case 'SpreadElement':
      return rowsIn(file, value.argument, keys, isRow, depth + 1)
    case 'CallExpression': {
      const name = calleeNameOf(value)
      const receiver = receiverOf(value)
      // `Object.assign({}, req.body, { owner })`, `users.create(req.body)` ahead of `save`
      const isMaker = receiver !== null && (name === 'assign' || name === 'create' || name === 'build' || name === 'merge' || name === 'preload' || name === 'extend')
      if (isMaker) return value.arguments.flatMap((argument) => rowsIn(file, argument, keys, isRow, depth + 1))
      // `Object.fromEntries(Object.entries(req.body).map(trimmed))` has the fields of the body; a list chooses some.
      const source = name === 'fromEntries' ? entriesOf(file, value) : null
      if (source) return picksEntries(file, value) ? [] : rowsIn(file, source, keys, isRow, depth + 1)
      // `items.map((item) => ({ ...item, owner }))`
      const [callback] = value.arguments
      if (name === 'map' && callback?.type === 'ArrowFunctionExpression') return callback.body.type === 'ObjectExpression' ? rowsIn(file, callback.body, keys, isRow, depth + 1) : []
      return [{ node: value, isRow }]
    }
    case 'NewExpression':
      return value.arguments.flatMap((argument) => rowsIn(file, argument, keys, isRow, depth + 1))
    default:
      return [{ node: value, isRow }]
  }
}

/** `user.set(req.body)` ahead of `user.save()`. */
function setOnReceiver(file: SourceFile, node: Node): readonly Node[] {
  const receiver = node.type === 'CallExpression' && calleeNameOf(node) === 'save' ? receiverOf(node) : null
  if (receiver?.type !== 'Identifier') return []
  return (variableOf(file, receiver)?.references ?? []).flatMap(({ identifier: { parent, range } }) => {
    if (range[1] > node.range[0] || parent?.type !== 'MemberExpression' || parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) return []
    return ['set', 'overwrite', 'assign', 'merge'].includes(nameOf(parent) ?? '') ? parent.parent.arguments : []
  })
}

const parts: ReadonlySet<string> = new Set(['body', 'form', 'query', 'input'])

/** What a row takes of a request without a list of the fields it may have; `null` where a schema or a guard may say them. */
function openRequestData(file: SourceFile, { node, isRow }: Row): RequestData | null {
  if (picksEntries(file, node)) return null
  for (const data of allRequestDataOf(file, node)) {
    if (!parts.has(data.part) || data.isNumber || data.validated || isParsed(file, data)) continue
    if (!data.isWhole && !(isRow && isObject(node, data)) && !isEveryField(file, node)) continue
    if (data.part === 'input' && isWritten(data.read)) continue
    // What runs before a controller is written beside its route; hardly any of it takes fields away from a body.
    const route: Route = data.route.role === 'controller' && data.route.framework !== 'next-api' ? { ...data.route, role: 'endpoint' } : data.route
    if (data.route.role === 'part' || routeValidationOf(file, route) !== 'none' || removesFields(file, data) || choosesFields(file, data)) continue
    return data
  }
  return null
}

/** `{ data: body.profile }`: what stands for a row is an object, whatever field of the body it was. */
function isObject(node: Node, { path }: RequestData): boolean {
  const value = unwrapAwait(node)
  return (value.type === 'MemberExpression' || value.type === 'Identifier') && !path.includes('[]')
}

/** `user[key] = body[key]` in a loop over the keys that the body happens to have. */
function isEveryField(file: SourceFile, node: Node): boolean {
  if (node.type !== 'MemberExpression' || !node.computed || node.property.type !== 'Identifier' || node.parent?.type !== 'AssignmentExpression') return false
  const definition = definitionOf(variableOf(file, node.property))
  const call = definition?.type === 'Parameter' ? definition.node.parent : null
  const loop = definition?.type === 'Variable' ? definition.node.parent.parent : null
  const list = call?.type === 'CallExpression' ? receiverOf(call) : loop?.type === 'ForOfStatement' || loop?.type === 'ForInStatement' ? loop.right : null
  if (!list) return false
  const keys = constantBehind(file, list)
  const object = keys.type === 'CallExpression' && calleeNameOf(keys) === 'keys' ? keys.arguments[0] : loop?.type === 'ForInStatement' ? list : undefined
  return object !== undefined && allRequestDataOf(file, object).some(({ isWhole }) => isWhole)
}

/** A parameter of a server action whose type says that it is no object: `rename(id: string)`. */
function isWritten(read: Node): boolean {
  const type = read.type === 'Identifier' ? read.typeAnnotation?.typeAnnotation.type : undefined
  return type === 'TSStringKeyword' || type === 'TSNumberKeyword' || type === 'TSBooleanKeyword'
}

const deletionsOf = lazily((file: SourceFile): readonly TSESTree.UnaryExpression[] => nodesOf(file).get('UnaryExpression').filter(({ operator }) => operator === 'delete'))

/** Columns that are taken out because the row has them already, which says nothing of the others. */
const ownColumns: ReadonlySet<string> = new Set(['id', '_id', 'createdAt', 'updatedAt', 'created_at', 'updated_at'])

/** `delete req.body.role`: somebody has thought about what comes in. */
function removesFields(file: SourceFile, { part, route }: RequestData): boolean {
  return deletionsOf(file).some(({ argument }) => argument.type === 'MemberExpression' && !ownColumns.has(nameOf(argument) ?? '') && allRequestDataOf(file, argument.object).some((data) => data.part === part && data.route === route))
}

/** How many calls a row may be made by: `Object.fromEntries(Object.entries(body).filter(isEditable).map(trimmed))`. */
const mostCalls = 8

/** `Object.fromEntries(Object.entries(req.body).filter(([key]) => EDITABLE.includes(key)))`: a test of the names chooses the fields. */
function picksEntries(file: SourceFile, row: Node): boolean {
  let at: Node | null | undefined = constantBehind(file, row)
  for (let calls = 0; at?.type === 'CallExpression' && calls < mostCalls; calls++) {
    const name = calleeNameOf(at)
    const receiver: Node | null = receiverOf(at)
    const first: Node | undefined = at.arguments[0]
    if (name === 'filter' && first && receiver) return testsNames(file, first)
    const next: Node | null | undefined = receiver?.type === 'Identifier' && /^(?:Object|JSON)$/.test(receiver.name) ? first : receiver
    at = next && constantBehind(file, next)
  }
  return false
}

/** What `Object.entries` is given behind calls that change the values. */
function entriesOf(file: SourceFile, row: Node): Node | null {
  let at: Node | null | undefined = row
  for (let calls = 0; at?.type === 'CallExpression' && calls < mostCalls; calls++) {
    const receiver: Node | null = receiverOf(at)
    const first: Node | undefined = at.arguments[0]
    const isStatic = receiver?.type === 'Identifier' && receiver.name === 'Object'
    if (isStatic && calleeNameOf(at) === 'entries') return first ?? null
    const next: Node | null | undefined = isStatic ? first : receiver
    at = next && constantBehind(file, next)
  }
  return null
}

const listTests: ReadonlySet<string> = new Set(['includes', 'has', 'indexOf', 'hasOwn', 'hasOwnProperty', 'test', 'some'])

/** Whether a function that is given the names of fields, or names with values, looks a name up in a list; one of another file may. */
function testsNames(file: SourceFile, callback: Node): boolean {
  const fn = functionBehind(file, callback)
  if (!fn) return true
  const [given] = fn.params
  const name = given?.type === 'ArrayPattern' ? given.elements[0] : given
  return name?.type === 'Identifier' && looksUp(file, fn, name)
}

/** `ALLOWED.includes(key)`, `key in ALLOWED`, `ALLOWED[key]`, `isEditable(key)`. */
function looksUp(file: SourceFile, scope: Node, name: TSESTree.Identifier): boolean {
  return (variableOf(file, name)?.references ?? []).some(({ identifier }) => {
    if (!isWithin(identifier, scope)) return false
    let at: Node = identifier
    // The name of `[name, value]`, and what stands for it in an unnamed test
    while (at.parent && (unwrapAwait(at.parent) === unwrapAwait(at) || (at.parent.type === 'MemberExpression' && at.parent.object === at && stringOf(at.parent.property) === null && at.parent.computed))) at = at.parent
    const { parent } = at
    if (parent?.type === 'CallExpression' && parent.arguments.includes(at as never)) return listTests.has(calleeNameOf(parent) ?? '') || /allow|editable|permit|forbid|known|updat|writ|protect|restrict/i.test(calleeNameOf(parent) ?? '')
    if (parent?.type === 'BinaryExpression') return parent.operator === 'in' && parent.left === at
    return false
  })
}

/** Tests of the names that a part of a request has: `Object.keys(req.body).every((key) => ALLOWED.includes(key))`, a loop over them. */
function choosesFields(file: SourceFile, { part, route }: RequestData): boolean {
  return chosenPartsOf(file).get(route)?.has(part) ?? false
}

/** The parts of requests whose names of fields are looked up in a list. */
const chosenPartsOf = lazily((file: SourceFile): ReadonlyMap<Route, ReadonlySet<string>> => {
  const byRoute = new Map<Route, Set<string>>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const receiver = /^(?:keys|entries)$/.test(calleeNameOf(call) ?? '') ? receiverOf(call) : null
    if (receiver?.type !== 'Identifier' || receiver.name !== 'Object' || call.arguments.length !== 1 || !isLookedUp(file, call)) continue
    for (const { part, route, path } of allRequestDataOf(file, call.arguments[0]!)) {
      if (path.length > 0) continue
      const parts = byRoute.get(route) ?? new Set<string>()
      byRoute.set(route, parts.add(part))
    }
  }
  return byRoute
})

/** Whether a test that decides is made of a list of names, where it stands or under the name it is held by. */
function isLookedUp(file: SourceFile, names: Node): boolean {
  const holder = names.parent?.type === 'VariableDeclarator' && names.parent.id.type === 'Identifier' ? variableOf(file, names.parent.id) : null
  const places: readonly Node[] = holder ? holder.references.map(({ identifier }) => identifier as Node) : [names]
  return places.some((place) => {
    const { parent } = place
    if (parent?.type === 'ForOfStatement' && parent.right === place) {
      const [declared] = parent.left.type === 'VariableDeclaration' ? parent.left.declarations : []
      const name = declared?.id.type === 'ArrayPattern' ? declared.id.elements[0] : declared?.id
      return name?.type === 'Identifier' && looksUp(file, parent.body, name)
    }
    const call = parent?.type === 'MemberExpression' && parent.object === place ? parent.parent : null
    const [callback] = call?.type === 'CallExpression' ? call.arguments : []
    return callback !== undefined && call?.type === 'CallExpression' && /^(?:every|some|filter|find|findIndex|forEach)$/.test(calleeNameOf(call) ?? '') && testsNames(file, callback)
  })
}
