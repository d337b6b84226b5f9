import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, chainOf, nameOf, receiverOf, unwrapAwait } from './expressions.js'
import { isFunction, ownNodesOf } from './functions.js'
import { chainEndingIn } from './call-chains.js'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, patternSourceOf, variableOf, writesOf, type Variable } from './references.js'
import { requestAround, routesOf, type Framework, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'

/** Rows that a handler sends as they came from the database. */
export type SentRows = {
  readonly access: DataAccess
  /** Where they are sent: the expression in the answer. */
  readonly node: Node
  readonly route: Route
  /** Whether each row was made into something else on the way: `rows.map(...)`. */
  readonly isMapped: boolean
  /** Variables that held them on the way. */
  readonly variables: readonly Variable[]
}

/** Frameworks that send what a handler returns. */
const sendsReturned: ReadonlySet<Framework> = new Set(['trpc', 'nestjs', 'next-action', 'remix', 'sveltekit', 'fastify', 'lambda', 'file-route'])
const answering = new Set(['json', 'send', 'jsonp', 'end', 'status', 'data', 'ok', 'created', 'success', 'code'])
const responders = new Set(['res', 'response', 'reply', 'rep', 'c', 'ctx', 'context', 'Response', 'NextResponse'])
/** Members of a result that hold its rows. */
const rowHolders = new Set(['rows', 'data', '0', '[]'])
/** Methods of a row of Sequelize, or a document of Mongoose, that give it back. */
const instanceMethods = new Set(['update', 'save', 'reload', 'increment', 'decrement', 'populate'])
const deepest = 14

/** Every query of the file whose rows go to the client unchanged, by where they are sent. */
export const sentRowsOf = lazily((file: SourceFile): readonly SentRows[] => {
  const found: SentRows[] = []
  const accesses = accessByNode(file)
  if (accesses.size === 0) return found
  const add = (value: Node, route: Route) => {
    for (const sent of leavesOf(file, accesses, value, [], 0)) found.push({ ...sent, route })
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    const route = call.arguments.length > 0 && answers(call) ? requestAround(file, call) : null
    if (route) for (const argument of call.arguments.slice(0, 1)) add(argument, route)
  }
  for (const response of nodesOf(file).get('NewExpression')) {
    const route = response.callee.type === 'Identifier' && responders.has(response.callee.name) ? requestAround(file, response) : null
    if (route && response.arguments[0]) add(response.arguments[0], route)
  }
  for (const { left, right } of nodesOf(file).get('AssignmentExpression')) {
    const route = left.type === 'MemberExpression' && nameOf(left) === 'body' && responders.has(rootNameOf(left)) ? requestAround(file, left) : null
    if (route) add(right, route)
  }
  for (const route of routesOf(file)) {
    const { handler, framework } = route
    if (!handler || !sendsReturned.has(framework)) continue
    if (handler.body.type !== 'BlockStatement') add(handler.body, route)
    else for (const { argument } of ownNodesOf(file, handler, 'ReturnStatement')) if (argument) add(argument, route)
  }
  const seen = new Set<DataAccess>()
  found.sort((a, b) => Number(a.isMapped) - Number(b.isMapped))
  return found.filter(({ access }) => !seen.has(access) && seen.add(access))
})

function rootNameOf(node: Node): string {
  const { root } = chainOf(node)
  return root.type === 'Identifier' ? root.name : ''
}

/** `res.status(200).json(x)`, `c.json(x)`, `NextResponse.json(x)`, `json(x)`. */
function answers(call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (name === null || !answering.has(name)) return false
  return receiverOf(call) === null ? name === 'json' || name === 'data' : responders.has(rootNameOf(call.callee))
}

/** Accesses by every node that stands for their result: the chain, and the chain with its `catch`. */
const accessByNode = lazily((file: SourceFile): ReadonlyMap<Node, DataAccess> => {
  const byNode = new Map<Node, DataAccess>()
  for (const access of dataAccessesOf(file)) {
    byNode.set(access.node, access)
    const chain = chainEndingIn(file, access.node)
    if (chain) byNode.set(chain.outermost, access)
    // `prisma.user.create(...).then(...)` of a reader that ends before the chain does is no row any more.
  }
  return byNode
})

type Leaf = Omit<SentRows, 'route'>

function leavesOf(file: SourceFile, accesses: ReadonlyMap<Node, DataAccess>, given: Node, variables: readonly Variable[], depth: number, at: Node = given): readonly Leaf[] {
  if (depth > deepest) return []
  const value = unwrapAwait(given)
  const next = (node: Node, place: Node = at) => leavesOf(file, accesses, node, variables, depth + 1, place)
  // `await user.update({ ... })` gives the row it is called on, changed.
  const changed = value.type === 'CallExpression' && instanceMethods.has(calleeNameOf(value) ?? '') ? receiverOf(value) : null
  if (changed?.type === 'Identifier') {
    const rows = next(changed).filter(({ access }) => access.library === 'sequelize' || access.library === 'mongoose')
    if (rows.length > 0) return rows
  }
  const access = accesses.get(value)
  if (access) return [{ access, node: at, variables, isMapped: false }]
  switch (value.type) {
    case 'ObjectExpression':
      return value.properties.flatMap((property) => (property.type === 'SpreadElement' ? next(property.argument, property.argument) : next(property.value, property.value)))
    case 'ArrayExpression':
      return value.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? next(element, element) : []))
    case 'ConditionalExpression':
      return [...next(value.consequent), ...next(value.alternate)]
    case 'LogicalExpression':
      return [...next(value.left), ...next(value.right)]
    case 'MemberExpression': {
      const name = value.computed && nameOf(value) === null ? '[]' : nameOf(value)
      return name !== null && rowHolders.has(name) ? next(value.object) : []
    }
    case 'CallExpression': {
      const name = calleeNameOf(value)
      const receiver = receiverOf(value)
      if (name === 'stringify' && value.arguments[0]) return next(value.arguments[0])
      // `rows.at(0)`, `Promise.all([...])`
      if (receiver && (name === 'at' || name === 'shift' || name === 'pop')) return next(receiver)
      if (receiver && (name === 'filter' || name === 'sort' || name === 'reverse')) return next(receiver)
      if (receiver && (name === 'map' || name === 'flatMap')) return next(receiver).map((leaf) => ({ ...leaf, isMapped: true }))
      return name === 'all' && value.arguments[0] ? next(value.arguments[0]) : []
    }
    case 'Identifier':
      return ofName(file, accesses, value, variables, depth, at)
    default:
      return []
  }
}

function ofName(file: SourceFile, accesses: ReadonlyMap<Node, DataAccess>, name: TSESTree.Identifier, variables: readonly Variable[], depth: number, at: Node): readonly Leaf[] {
  const variable = variableOf(file, name)
  const definition = definitionOf(variable)
  if (!variable || !definition || variables.includes(variable)) return []
  const held = [...variables, variable]
  const next = (node: Node) => leavesOf(file, accesses, node, held, depth + 1, at)
  if (definition.type === 'Parameter') {
    const source = patternSourceOf(definition.name)
    const fn = source?.parameter?.of
    if (!source || !fn || !isFunction(fn) || fn.parent.type !== 'CallExpression' || !source.path.every(isHolder)) return []
    const call = fn.parent
    const { callee } = call
    // `query.then((rows) => ...)`, `db.query(sql, (error, rows) => ...)`
    if (callee.type === 'MemberExpression' && nameOf(callee) === 'then' && call.arguments[0] === fn) return next(callee.object)
    const access = accesses.get(call)
    return access && source.parameter!.index === 1 ? [{ access, node: at, variables: held, isMapped: false }] : []
  }
  if (definition.type !== 'Variable') return []
  if (definition.node.id.type === 'Identifier') return writesOf(variable).flatMap((write) => (write ? next(write) : []))
  const source = patternSourceOf(definition.name)
  if (!source?.value || !source.path.every(isHolder)) return []
  // `const [users, total] = await Promise.all([...])`
  const value = unwrapAwait(source.value)
  const [list] = value.type === 'CallExpression' && calleeNameOf(value) === 'all' ? value.arguments : []
  const index = /^\[(\d+)\]$/.exec(source.path[0] ?? '')?.[1]
  if (list?.type === 'ArrayExpression' && index !== undefined) {
    const element = list.elements[Number(index)]
    return element ? next(element) : []
  }
  return next(source.value)
}

function isHolder(step: string): boolean {
  return rowHolders.has(step) || /^\[0\]$/.test(step) || /^\[\d+\]$/.test(step)
}
