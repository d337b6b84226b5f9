import type { TSESTree } from '@typescript-eslint/utils'
import { accessWords, harmlessMiddlewareWords, identityWords, membershipWords } from '../knowledge/tenancy.js'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { calleeNameOf, chainOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { functionAround, functionBehind, isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, sortedWithin, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { allRequestDataOf, type RequestData } from './request-data.js'
import { requestAround, requestOf, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { acceptsAnything, isSchema, validationOf } from './validation.js'

/** Where the file does something with request data that may be a check of whether the caller has a right to it. */
type Checks = {
  /** `input.orgId`: compared with something of ours, searched for in a list, handed to a function, looked up together with the caller. */
  readonly values: Map<string, Node[]>
  /** Comparisons of two things of which neither was sent: `project.ownerId !== session.user.id`. */
  readonly others: Node[]
}

/** The same data wherever it is read: `body.orgId`. */
function keyOf({ part, path }: RequestData): string {
  return [part, ...path].join('.')
}

const checksOf = lazily((file: SourceFile): ReadonlyMap<Route, Checks> => {
  const byRoute = new Map<Route, Checks>()
  const of = (route: Route): Checks => {
    let checks = byRoute.get(route)
    if (!checks) byRoute.set(route, (checks = { values: new Map(), others: [] }))
    return checks
  }
  const add = (data: RequestData, at: Node) => {
    const { values } = of(data.route)
    const key = keyOf(data)
    const known = values.get(key)
    if (known) known.push(at)
    else values.set(key, [at])
  }
  for (const comparison of nodesOf(file).get('BinaryExpression')) {
    if (!/^[!=]==?$/.test(comparison.operator)) continue
    const { left, right } = comparison
    if (isConstant(left) || isConstant(right)) continue
    const [sentLeft, sentRight] = [allRequestDataOf(file, left), allRequestDataOf(file, right)]
    if (sentLeft.length > 0 && sentRight.length > 0) continue
    for (const data of [...sentLeft, ...sentRight]) add(data, comparison)
    if (sentLeft.length > 0 || sentRight.length > 0) continue
    const route = requestAround(file, comparison)
    if (route && [left, right].some((side) => unwrap(side).type === 'MemberExpression')) of(route).others.push(comparison)
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    if (call.arguments.length === 0 || isHarmless(file, call)) continue
    for (const value of call.arguments.flatMap((argument) => valuesIn(unwrapAwait(argument))))
      for (const data of allRequestDataOf(file, value)) if (!data.isWhole || data.part === 'input') add(data, call)
  }
  for (const access of dataAccessesOf(file)) {
    if (!mayBeMembership(file, access)) continue
    for (const { value } of access.conditions) if (value) for (const data of allRequestDataOf(file, value)) add(data, access.node)
  }
  return byRoute
})

function isConstant(node: Node): boolean {
  const value = unwrap(node)
  return value.type === 'Literal' || value.type === 'TemplateLiteral' || (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'UnaryExpression' && (value.operator === 'typeof' || value.operator === 'void'))
}

/** An argument, and what an object literal hands over by name. */
function valuesIn(argument: Node): readonly Node[] {
  if (isFunction(argument)) return []
  if (argument.type !== 'ObjectExpression') return [argument]
  return argument.properties.flatMap((property) => (property.type === 'Property' && unwrap(property.value).type !== 'ObjectExpression' ? [property.value] : []))
}

/** A read of rows by the caller's own value beside another condition, or of a table that says who belongs to what. */
function mayBeMembership(file: SourceFile, { operation, model, conditions, hasHiddenConditions, node }: DataAccess): boolean {
  if (operation !== 'read') return false
  if (model && wordsOf(model).some((word) => membershipWords.has(word))) return true
  if (conditions.some(({ value }) => value && !isConstant(value) && allRequestDataOf(file, value).length === 0)) return true
  // The table of the people themselves says of nobody where they belong.
  return hasHiddenConditions || /\b(?:members|memberships|some)\b|\busers\s*:|[jJ]oin\w*\(\s*users\b/.test(file.source.getText(node as never))
}

/** Calls that change the form of a value, tell of it, answer with it or send it away. */
const harmlessCalls = new Set([
  'String', 'Number', 'Boolean', 'parseInt', 'parseFloat', 'BigInt', 'encodeURIComponent', 'decodeURIComponent', 'log', 'info', 'warn', 'error', 'debug', 'trace', 'json', 'send', 'status', 'redirect', 'push', 'stringify', 'parse',
  'isValid', 'isUuid', 'isUUID', 'validate', 'revalidatePath', 'revalidateTag', 'fetch', 'emit', 'track', 'capture', 'identify', 'set', 'append', 'get', 'sql', 'toString', 'trim', 'ObjectId', 'eq', 'and', 'or', 'inArray', 'ne', 'isNaN', 'isInteger',
  'next', 'render', 'write', 'end', 'setHeader', 'header', 'safeParse', 'parseAsync', 'cast', 'mongoose', 'test', 'match', 'replace', 'startsWith', 'endsWith', 'concat', 'join', 'slice', 'split', 'Error', 'all', 'resolve', 'isArray', 'min', 'max', 'query', 'execute',
  'raw', 'invalidate', 'publish', 'sign', 'hash', 'sendEmail', 'notFound', 'toISOString', 'like', 'ilike', 'gte', 'lte', 'asc', 'desc', 'isValidObjectId', 'setAttribute', 'captureException', 'captureMessage', 'values', 'add',
])

const accessCallsOf = lazily((file: SourceFile): ReadonlySet<Node> => new Set(dataAccessesOf(file).map(({ node }) => node)))

/** Nodes above a call that are searched for the query it is part of. */
const deepestPart = 14

function isHarmless(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  // `orgs.includes(orgId)`, `members.has(orgId)`: a list of ours
  if (name !== null && ['includes', 'has', 'indexOf'].includes(name)) {
    const receiver = receiverOf(call)
    return receiver !== null && allRequestDataOf(file, receiver).length > 0
  }
  if (name === null || harmlessCalls.has(name) || (validationOf(file, call) !== null && !/^(?:assert|ensure|check|verify)/.test(name))) return true
  const accesses = accessCallsOf(file)
  for (let at: Node | undefined = call, steps = 0; at && steps < deepestPart; at = at.parent, steps++) {
    if (isFunction(at) || /Statement$/.test(at.type)) break
    if (accesses.has(at)) return true
  }
  return false
}

/** Whether something that the code does with a value of the request before a use of it may be a check of the caller's right to it. */
export function isCheckedAgainstCaller(file: SourceFile, data: RequestData, use: Node): boolean {
  const isFirst = (node: Node) => node !== use && (functionAround(node) !== functionAround(use) || node.range[0] < use.range[0])
  const key = keyOf(data)
  const routes = [data.route, ...middlewareRoutes(file, data.route)]
  return routes.some((route) => {
    const checks = checksOf(file).get(route)
    return checks !== undefined && ((checks.values.get(key)?.some(isFirst) ?? false) || checks.others.some((node) => comparesCaller(node)))
  })
}

/** Whether one side of a comparison names a person, a tenant or a role. */
function comparesCaller(node: Node): boolean {
  if (node.type !== 'BinaryExpression') return false
  return [node.left, node.right].some((side) => {
    const { root, steps } = chainOf(side)
    return [root.type === 'Identifier' ? root.name : '', ...steps].flatMap(wordsOf).some((word) => identityWords.has(word))
  })
}

function middlewareRoutes(file: SourceFile, { middleware }: Route): readonly Route[] {
  return middleware.flatMap((node) => {
    const fn = functionBehind(file, node)
    const route = fn && requestOf(file, fn)
    return route ? [route] : []
  })
}

/** Whether anything before the handler says who is calling, so that what it serves is not for everybody. */
export function isAuthenticated(file: SourceFile, { middleware, wrappers, framework }: Route): boolean {
  const words = [...middleware, ...wrappers].filter((node) => !isFunction(node)).flatMap((node) => file.source.getText(node as never).slice(0, 120).split(/\W+/).flatMap(wordsOf))
  return words.some((word) => /^(?:auth|authed|authenticate|authenticated|jwt|login|protect|protected|private|session|passport|token)$/.test(word)) && (framework !== 'trpc' || !words.includes('public'))
}

/**
 * Whether something that runs before a handler may check what the caller may do: middleware, wrappers, guards and decorators
 * that are not known to do less. What only says who is calling (`requireAuth`) checks nothing of the kind.
 */
export function mayCheckAccess(file: SourceFile, { middleware, wrappers }: Route): boolean {
  return [...middleware, ...wrappers].some((node) => !isHarmlessMiddleware(file, node))
}

function isHarmlessMiddleware(file: SourceFile, node: Node): boolean {
  const value = unwrap(node.type === 'Decorator' ? node.expression : node)
  const fn = functionBehind(file, value)
  if (fn) return !mentions(file, fn, accessWords)
  if (['Literal', 'TemplateLiteral', 'ObjectExpression'].includes(value.type) || isSchema(file, value) || acceptsAnything(file, value)) return true
  if (value.type === 'CallExpression') {
    const made = functionBehind(file, value.callee)
    if (made) return !mentions(file, made, accessWords)
    // `auth('admin')`, `requireUser({ role: 'admin' })`
    if (calleeNameOf(value) !== 'SetMetadata' && value.arguments.some((argument) => namesRole(argument))) return false
  }
  const { root, steps } = chainOf(value)
  const origin = originOf(file, value)
  if (origin && /^(?:zod|joi|yup|valibot|express-validator|celebrate|@hono\/|@nestjs\/swagger|express-rate-limit|cors|helmet|morgan|multer|body-parser|compression|cookie-parser|express-session|@fastify\/)/.test(origin.module)) return true
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => /^\w/.test(step) && !step.endsWith('()'))]
  return names.flatMap(wordsOf).every((word) => harmlessMiddlewareWords.has(word))
}

function namesRole(argument: Node): boolean {
  const text = stringOf(argument)
  if (text !== null) return text.split(/\W+/).some((word) => accessWords.has(word.toLowerCase()))
  return argument.type === 'ArrayExpression' || (argument.type === 'ObjectExpression' && argument.properties.some((property) => property.type === 'Property' && property.key.type === 'Identifier' && wordsOf(property.key.name).some((word) => accessWords.has(word))))
}

const namesByWords = lazily((file: SourceFile) =>
  lazily((words: ReadonlySet<string>): readonly Node[] => nodesOf(file).get('Identifier').filter(({ name }) => wordsOf(name).some((word) => words.has(word)))),
)

const none: ReadonlySet<Node> = new Set()

/** Whether a function, or one of this file that it calls, names something with one of some words; the names of `except` aside. */
export function mentions(file: SourceFile, fn: FunctionNode, words: ReadonlySet<string>, except: ReadonlySet<Node> = none): boolean {
  return reachableFrom(file, fn).some((at) => sortedWithin(namesByWords(file)(words), at).some((name) => !except.has(name)))
}
