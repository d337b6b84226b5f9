import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, receiverOf, unwrap, wordsOf } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import { allRequestDataOf, requestBehind, type RequestData } from './request-data.js'
import { requestAround, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { validationOf } from './validation.js'
import { isLocalModule } from '../knowledge/modules.js'

/** What the code of a route checks of its input, beside what its middleware does. */
type Checks = {
  /** Everything: a validator was given the request. */
  all: boolean
  /** `body`, `body.user`: parts that a schema or a validating function was given, with all that is in them. */
  readonly schemas: Set<string>
  /** `body.email`: values compared with what they may be, or whose type was tested. */
  readonly fields: Set<string>
}

const checksOf = lazily((file: SourceFile): ReadonlyMap<Route, Checks> => {
  const byRoute = new Map<Route, Checks>()
  const of = (route: Route) => {
    let checks = byRoute.get(route)
    if (!checks) byRoute.set(route, (checks = { all: false, schemas: new Set(), fields: new Set() }))
    return checks
  }
  const schema = (node: Node) => {
    for (const data of allRequestDataOf(file, node)) of(data.route).schemas.add(keyOf(data))
  }
  const field = (node: Node) => {
    for (const data of allRequestDataOf(file, node)) of(data.route).fields.add(keyOf(data))
  }

  const nodes = nodesOf(file)
  for (const call of nodes.get('CallExpression')) {
    const validation = validationOf(file, call)
    if (validation) {
      schema(validation.input)
      const route = requestBehind(file, validation.input)
      if (route) of(route).all = true
      continue
    }
    if (verifiesSender(call)) {
      const route = requestAround(file, call)
      if (route) of(route).all = true
    }
    if (isImportedGuard(file, call)) schema(call.arguments[0]!)
    for (const argument of checkedArguments(file, call)) field(argument)
  }
  for (const { operator, argument } of nodes.get('UnaryExpression')) if (operator === 'typeof') field(argument)
  for (const { operator, left, right } of nodes.get('BinaryExpression')) {
    if (operator === 'instanceof' || operator === 'in') field(left)
    else if (/^[!=]==?$/.test(operator)) {
      if (isAllowedValue(file, right)) field(left)
      if (isAllowedValue(file, left)) field(right)
    } else if (/^[<>]=?$/.test(operator)) {
      field(measured(left))
      field(measured(right))
    }
  }
  for (const { discriminant } of nodes.get('SwitchStatement')) field(discriminant)
  // `PRICES[plan]`: a table has only what is allowed.
  for (const { computed, object, property } of nodes.get('MemberExpression'))
    if (computed && property.type !== 'Literal' && unwrap(object).type === 'Identifier' && allRequestDataOf(file, object).length === 0) field(property)
  return byRoute
})

/** `verifyQstashSignature(req)`, `stripe.webhooks.constructEvent(body)`: what a signature vouches for was made by its sender. */
function verifiesSender(call: TSESTree.CallExpression): boolean {
  const words = wordsOf(calleeNameOf(call) ?? '')
  if (words.join(' ') === 'construct event') return true
  return words.some((word) => ['signature', 'hmac', 'webhook'].includes(word)) && words.some((word) => ['verify', 'valid', 'validate', 'check', 'unwrap', 'assert'].includes(word))
}

function keyOf({ part, path }: RequestData): string {
  return [part, ...path].join('.')
}

/** `password` of `password.length < 8`. */
function measured(side: Node): Node {
  const value = unwrap(side)
  return value.type === 'MemberExpression' && (nameOf(value) === 'length' || nameOf(value) === 'size') ? value.object : value
}

/** A value that one is compared with to allow it: anything of our own but nothing, the empty text and truth values. */
function isAllowedValue(file: SourceFile, node: Node): boolean {
  const value = unwrap(node)
  if (value.type === 'Literal') return (typeof value.value === 'string' && value.value !== '') || typeof value.value === 'number'
  if (value.type === 'Identifier' && value.name === 'undefined') return false
  return (value.type === 'Identifier' || value.type === 'MemberExpression') && allRequestDataOf(file, value).length === 0
}

/** Words of tests that say what kind of value it is, or whether there is any, and nothing of what is in it. */
const shallowTests = new Set([
  'empty', 'array', 'object', 'plain', 'nil', 'null', 'nullish', 'undefined', 'defined', 'present', 'blank', 'record', 'function', 'promise', 'iterable', 'json', 'equal', 'same',
])

/** `isOrder(req.body)` of another file of the project: a guard for the type that it is named after. */
function isImportedGuard(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (!name || !/^is[A-Z]/.test(name) || call.arguments.length === 0) return false
  const origin = originOf(file, call.callee)
  return origin !== null && isLocalModule(origin.module) && !wordsOf(name).some((word) => shallowTests.has(word))
}

const numberTests = new Set(['isInteger', 'isFinite', 'isSafeInteger', 'isNaN'])

/** Arguments that a call tests: `Array.isArray(x)`, `EMAIL.test(x)`, `PLANS.includes(x)`, `isEmail(x)`. */
function checkedArguments(file: SourceFile, call: TSESTree.CallExpression): readonly Node[] {
  const [first] = call.arguments
  const name = calleeNameOf(call)
  if (name === null) return []
  const receiver = receiverOf(call)
  if (receiver && ['match', 'matchAll', 'startsWith', 'endsWith'].includes(name)) return [receiver]
  if (!first) return []
  if (/^(?:is|are|has)[A-Z]/.test(name) || (receiver === null && name === 'isNaN')) return [first]
  if (!receiver) return []
  if (numberTests.has(name) || name === 'test' || name === 'exec') return [first]
  // A list of what is allowed, not the input itself.
  const isList = name === 'includes' || name === 'has' || name === 'indexOf' || name === 'hasOwn'
  if (isList) return name === 'hasOwn' ? call.arguments.slice(1, 2) : allRequestDataOf(file, receiver).length === 0 ? [first] : []
  return receiver.type === 'Identifier' && isGlobal(file, receiver) && receiver.name === 'Array' ? [first] : []
}

/**
 * Whether the code of its route checks request data anywhere: by a schema, a validating call, or a test of the value's type
 * or of what it may be. Whether it is there at all (`if (!email)`) is no check.
 */
export function isChecked(file: SourceFile, data: RequestData): boolean {
  if (data.validated || data.isNumber) return true
  const checks = checksOf(file).get(data.route)
  if (!checks) return false
  if (checks.all) return true
  // Whoever tests single fields has thought about what comes in.
  if (data.isWhole && [...checks.fields].some((key) => key.startsWith(`${data.part}.`))) return true
  let key: string = data.part
  if (checks.schemas.has(key)) return true
  for (const name of data.path) {
    key = `${key}.${name}`
    if (checks.schemas.has(key) || checks.fields.has(key)) return true
  }
  return false
}

/** Whether the code of its route gives a whole part of the request to a schema or a validator, which knows the fields it may have. */
export function isParsed(file: SourceFile, data: RequestData): boolean {
  const checks = checksOf(file).get(data.route)
  return checks !== undefined && (checks.all || checks.schemas.has(data.part) || checks.schemas.has(keyOf(data)))
}
