import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, decoratorsOf, receiverOf, stringOf, unwrapAwait } from './expressions.js'
import { parameterOf, tracedTo, type Place } from './flow.js'
import { functionBehind, isFunction, ownNodesOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal, patternSourceOf, variableOf } from './references.js'
import { partOfContext, partOfSteps, plain, readers, requestMethods, stepOf, type Part, type RequestPartName } from './request-data/parts.js'
import { requestAround, requestOf, requestsOf, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { acceptsAnything, givenName, isSchema, validationOf } from './validation.js'

export type { RequestPartName } from './request-data/parts.js'

/** Request data that an expression carries. */
export type RequestData = {
  readonly part: RequestPartName
  /** Property names inside the part: `req.body.user.email` is `user`, `email`; `[]` for an element or a computed name. */
  readonly path: readonly string[]
  /** The part as a whole, or what a rest element or a spread took of it. */
  readonly isWhole: boolean
  /** It passed a validator on its way: `schema.parse(req.body)`, `c.req.valid('json')`, the input of a procedure with a schema. */
  readonly validated: boolean
  /** It was turned into a number or a truth value on its way: `Number(req.query.page)`. */
  readonly isNumber: boolean
  /** Where the part is read of the request: `req.body`, `await req.json()`, the parameter of a server action. */
  readonly read: Node
  readonly route: Route
}

/** What a value is of a request before it is told which part: the request itself has no steps. */
type RequestValue = {
  readonly route: Route
  readonly holder: 'request' | 'context' | RequestPartName
  readonly steps: readonly string[]
  readonly validated: boolean
  readonly isNumber: boolean
  readonly read: Node
}

/** Calls, helper functions and validators between a value and the request before the search stops. */
const deepest = 10
/** Callers of a helper function whose arguments are looked at. */
const mostCallers = 6
/** Values of one expression that are told apart. */
const mostValues = 50

/** All request data an expression carries, unvalidated first; empty for none. */
export function allRequestDataOf(file: SourceFile, node: Node): readonly RequestData[] {
  return dataOf(file)(node)
}

/** The request data an expression carries, unvalidated before validated; `null` for none. */
export function requestDataOf(file: SourceFile, node: Node): RequestData | null {
  return dataOf(file)(node)[0] ?? null
}

/** The route whose request (or the context that holds it) an expression is, or `null`. */
export function requestBehind(file: SourceFile, node: Node): Route | null {
  const isItself = ({ holder, steps }: RequestValue) => holder === 'request' && steps.every((step) => ['req', 'request', 'raw', 'clone()'].includes(step))
  if (requestsOf(file).length === 0) return null
  return valuesOf(file).of(node, 0).find(isItself)?.route ?? null
}

const dataOf = lazily((file: SourceFile) =>
  lazily((node: Node): readonly RequestData[] => {
    if (requestsOf(file).length === 0) return []
    const found = new Map<string, RequestData>()
    for (const value of valuesOf(file).of(node, 0)) {
      const data = dataOfValue(file, value)
      if (data) found.set(`${data.part}.${data.path.join('.')}.${data.validated}.${data.isNumber}`, data)
    }
    return [...found.values()].sort((a, b) => Number(a.validated) - Number(b.validated) || Number(a.isNumber) - Number(b.isNumber))
  }),
)

function dataOfValue(file: SourceFile, { route, holder, steps, validated, isNumber, read }: RequestValue): RequestData | null {
  const part: Part | null =
    holder === 'request' ? partOfSteps(route.request.kind, steps) : holder === 'context' ? partOfContext(steps) : { part: holder, path: plain(steps), isValidated: false }
  if (!part) return null
  // `pages/api/teams/[id].ts` finds its path parameters in the query.
  if (part.part === 'query' && route.framework === 'next-api' && part.path[0] !== undefined && pathParametersOf(file).has(part.path[0]))
    return { part: 'params', path: part.path, isWhole: false, validated, isNumber, read, route }
  // A procedure's schema may take anything: `.input(z.any())`.
  const isVacuous = part.part === 'input' && route.request.kind === 'trpc' && route.middleware.some((node) => acceptsAnything(file, node))
  return { part: part.part, path: part.path, isWhole: part.path.length === 0, validated: validated || (part.isValidated && !isVacuous), isNumber, read, route }
}

/** `id` of `pages/api/teams/[id].ts`. */
const pathParametersOf = lazily(({ path }: SourceFile): ReadonlySet<string> => new Set([...path.matchAll(/\[(?:\.{3})?(\w+)\]/g)].map(([, name]) => name!)))

type Values = {
  /** What a value, or the property of it that `path` leads to, is of a request. */
  of(node: Node, depth: number, path?: readonly string[]): readonly RequestValue[]
}

/** What was found from a depth, and whether all of it was looked at. */
type Search = { readonly depth: number; readonly values: readonly RequestValue[]; readonly isWhole: boolean }

const valuesOf = lazily((file: SourceFile): Values => {
  const known = new Map<Node, readonly RequestValue[]>()
  const pending = new Set<Node>()
  const searched = new Map<Node, Map<string, Search>>()
  /** Searches that stopped at a value that was pending: they hold for this question alone. */
  let stopped: (() => void)[] = []
  let stops = 0

  function of(wrapped: Node, depth: number, path: readonly string[] = []): readonly RequestValue[] {
    const node = unwrapAwait(wrapped)
    const remembered = path.length === 0 ? known.get(node) : undefined
    if (remembered) return remembered
    if (depth > deepest) return []
    const name = path.join('.')
    const before = searched.get(node)?.get(name)
    // A search from as near finds no less. Without this, helpers that call each other are searched by every way through them.
    if (before && before.depth <= depth) {
      if (!before.isWhole) stops++
      return before.values
    }
    if (pending.has(node)) {
      stops++
      return []
    }
    pending.add(node)
    const stopsBefore = stops
    const values: RequestValue[] = []
    const collect = (place: Place) => {
      const found = at(place, depth)
      const some = found.slice(0, mostValues - values.length)
      values.push(...(some.length > 0 && isMadeNumber(place) ? some.map((value) => ({ ...value, isNumber: true })) : some))
      return values.length >= mostValues
    }
    tracedTo(file, node, collect, path)
    pending.delete(node)
    const searches = searched.get(node) ?? new Map<string, Search>()
    searched.set(node, searches.set(name, { depth, values, isWhole: stops === stopsBefore }))
    if (stops !== stopsBefore) stopped.push(() => searches.delete(name))
    if (pending.size === 0) {
      for (const forget of stopped) forget()
      stopped = []
    }
    if (path.length > 0) return values
    if (depth === 0 || values.length > 0) known.set(node, values)
    return values
  }

  function at(place: Place, depth: number): readonly RequestValue[] {
    switch (place.node.type) {
      case 'Identifier':
        return ofParameter(place, depth)
      case 'CallExpression':
        return ofCall(place.node, place, depth)
      case 'NewExpression': {
        const [argument] = place.node.arguments
        const isUrl = place.node.callee.type === 'Identifier' && /^URL(?:SearchParams)?$/.test(place.node.callee.name)
        return isUrl && argument && place.path.length > 0 ? extended(of(argument, depth + 1), ['URL', ...place.path]) : []
      }
      default:
        return []
    }
  }

  function ofParameter(place: Place, depth: number): readonly RequestValue[] {
    const parameter = parameterOf(file, place.node)
    // Only the name in the parameter's own pattern, so that each is counted once.
    if (!parameter || patternSourceOf(place.node)?.parameter == null) return []
    const { fn, index, path } = parameter
    const declared = fn.params[index]
    const steps = [...path.filter((step) => step !== '...'), ...place.path]
    const route = requestOf(file, fn)
    if (!route || !declared) return ofArgument(fn, index, steps, depth)
    const { request } = route
    const base = { route, validated: false, isNumber: false }
    const read = place.node
    if (declared === request.parameter) return [{ ...base, holder: 'request', steps, read: readOfPart(place, partOfSteps(request.kind, steps)) ?? read }]
    if (declared === request.context) return [{ ...base, holder: 'context', steps, read: readOfPart(place, partOfContext(steps)) ?? read }]
    const input = request.inputs.find(({ parameter: one }) => one === declared)
    if (!input || input.source === 'session') return []
    if (input.source === 'arguments') return [{ ...base, holder: isForm(declared) ? 'form' : 'input', steps, read: declared }]
    return [{ ...base, holder: input.source, steps: [...decoratorNames(declared), ...steps], validated: mayBePiped(file, declared), read: declared }]
  }

  /** What the callers of a helper in this file give it, and what a stream gives its listener. */
  function ofArgument(fn: FunctionNode, index: number, steps: readonly string[], depth: number): readonly RequestValue[] {
    if (depth >= deepest) return []
    const call = fn.parent
    if (call.type === 'CallExpression' && call.arguments[1] === fn && index === 0 && calleeNameOf(call) === 'on' && stringOf(call.arguments[0]) === 'data') {
      const receiver = receiverOf(call)
      return receiver ? of(receiver, depth + 1).flatMap((value) => (value.steps.length === 0 && value.holder === 'request' ? [{ ...value, steps: ['body'], read: call }] : [])) : []
    }
    return (callersOf(file).get(fn) ?? []).slice(0, mostCallers).flatMap(({ arguments: given }) => {
      const argument = given[index]
      return argument && argument.type !== 'SpreadElement' ? of(argument, depth + 1, steps) : []
    })
  }

  function ofCall(call: TSESTree.CallExpression, place: Place, depth: number): readonly RequestValue[] {
    const { path } = place
    const name = calleeNameOf(call)
    const validation = validationOf(file, call)
    if (validation) {
      const isVacuous = receiverOf(call) !== null && acceptsAnything(file, receiverOf(call)!)
      const wrapped = path[0] !== undefined && ['data', 'value', 'output'].includes(path[0]) && isResult(call) ? path.slice(1) : path
      return of(validation.input, depth + 1, wrapped).map((value) => ({ ...value, validated: value.validated || !isVacuous }))
    }
    const receiver = receiverOf(call)
    if (receiver) {
      if (name === null || !requestMethods.has(name)) return ofHelper(call, path, depth)
      const steps = [stepOf(name, givenName(file, call)), ...path]
      // The next step of the chain after a body is read is a property of it: `(await req.json()).get` is none.
      const found = of(receiver, depth + 1).map((value) => {
        const extension = { ...value, steps: [...value.steps, ...steps] }
        return dataOfValue(file, value) === null ? { ...extension, read: call as Node } : extension
      })
      return found.length > 0 ? found : ofHelper(call, path, depth)
    }
    const ofNext = ofNextHeaders(call, path)
    if (ofNext) return [ofNext]
    const [first, second] = call.arguments
    const part = name !== null && readers[name] && !functionBehind(file, call.callee) ? readers[name] : undefined
    if (part && first) {
      return of(first, depth + 1).flatMap((value) => {
        if (value.holder !== 'request' || dataOfValue(file, value) !== null) return []
        const field = second && stringOf(second)
        const validated = second !== undefined && isSchema(file, second)
        return [{ ...value, holder: part, steps: [...(field ? [field] : []), ...path], validated, read: call }]
      })
    }
    return ofHelper(call, path, depth)
  }

  /** What a function of this file returns. */
  function ofHelper(call: TSESTree.CallExpression, path: readonly string[], depth: number): readonly RequestValue[] {
    const fn = functionBehind(file, call.callee)
    if (!fn || depth >= deepest || requestOf(file, fn)?.role === 'endpoint') return []
    const returned = fn.body.type === 'BlockStatement' ? ownNodesOf(file, fn, 'ReturnStatement').flatMap(({ argument }) => argument ?? []) : [fn.body]
    return servedBy(call, fn, returned.flatMap((argument) => of(argument, depth + 1, path)), depth)
  }

  /** What a helper takes out of the request it is given, as data of the handler that calls it here and of none of its other callers. */
  function servedBy(call: TSESTree.CallExpression, fn: FunctionNode, values: readonly RequestValue[], depth: number): readonly RequestValue[] {
    const route = values.length > 0 ? requestAround(file, call) : null
    if (!route?.handler || isWithin(fn, route.handler)) return values
    const own = values.filter((value) => value.route === route)
    if (own.length > 0) return own
    // Of a helper with many callers only some are followed.
    if (!call.arguments.some((argument) => argument.type !== 'SpreadElement' && of(argument, depth + 1).some((value) => value.route === route))) return values
    const seen = new Set<string>()
    return values.flatMap((value) => {
      const key = `${value.holder} ${value.steps.join('.')}`
      if (value.route.request.kind !== route.request.kind || seen.has(key)) return []
      seen.add(key)
      return { ...value, route, read: call }
    })
  }

  /** `headers()` and `cookies()` of Next, which read the request around them. */
  function ofNextHeaders(call: TSESTree.CallExpression, path: readonly string[]): RequestValue | null {
    const origin = originOf(file, call.callee)
    const name = origin?.module === 'next/headers' ? origin.path[0] : undefined
    if (name !== 'headers' && name !== 'cookies') return null
    const route = requestAround(file, call)
    return route && { route, holder: name, steps: path, validated: false, isNumber: false, read: call }
  }

  return { of }
})

function extended(values: readonly RequestValue[], steps: readonly string[]): readonly RequestValue[] {
  return steps.length === 0 ? values : values.map((value) => ({ ...value, steps: [...value.steps, ...steps] }))
}

/** Whether a value became a number between a place and where it is used. */
function isMadeNumber(place: Place): boolean {
  for (let at: Place | undefined = place; at; at = at.via) {
    const { node } = at
    if (node.type === 'UnaryExpression') return true
    const name = node.type === 'CallExpression' ? calleeNameOf(node) : null
    if (name !== null && ['Number', 'parseInt', 'parseFloat', 'BigInt', 'Boolean'].includes(name)) return true
  }
  return false
}

/**
 * Whether a pipe of Nest may check a parameter: it is given one, or its type is a class that a global `ValidationPipe` can
 * read. `any`, literal types, interfaces of this file and single fields give a pipe nothing to check.
 */
function mayBePiped(file: SourceFile, parameter: TSESTree.Parameter): boolean {
  for (const { expression } of decoratorsOf(parameter)) {
    if (expression.type !== 'CallExpression') continue
    if (expression.arguments.some((argument, index) => index > 0 || stringOf(argument) === null)) return true
    if (expression.arguments.length > 0) return false
  }
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
  const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false
  const definition = variableOf(file, type.typeName)?.defs[0]
  if (!definition) return false
  if (definition.type === 'ClassName') return definition.node.superClass !== null || definition.node.body.body.some((member) => decoratorsOf(member).length > 0)
  return definition.type === 'ImportBinding'
}

/** Whether a validator answers with a result that holds the value. */
function isResult(call: TSESTree.CallExpression): boolean {
  return /^(?:safe|spa$|validate|try|parse|check|decode)/i.test(calleeNameOf(call) ?? '')
}

/** The expression at which a part is complete: `req.body` in `const { email } = req.body`. */
function readOfPart(place: Place, part: Part | null): Node | null {
  if (!part) return null
  let read: Node = place.node
  for (let at: Place | undefined = place; at && at.path.length >= part.path.length; at = at.via) {
    read = at.node
    if (at.path.length === part.path.length) break
  }
  return read
}

function isForm(parameter: TSESTree.Parameter): boolean {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
  if (target.type !== 'Identifier') return false
  const type = target.typeAnnotation?.typeAnnotation
  if (type?.type === 'TSTypeReference') return type.typeName.type === 'Identifier' && type.typeName.name === 'FormData'
  return /^form(?:Data)?$/i.test(target.name)
}

/** `email` of `@Body('email')`. */
function decoratorNames(parameter: TSESTree.Parameter): readonly string[] {
  for (const { expression } of decoratorsOf(parameter)) {
    const name = expression.type === 'CallExpression' ? stringOf(expression.arguments[0]) : null
    if (name !== null) return [name]
  }
  return []
}

/** Calls of the functions of a file, by the function. */
const callersOf = lazily((file: SourceFile): ReadonlyMap<FunctionNode, readonly TSESTree.CallExpression[]> => {
  const callers = new Map<FunctionNode, TSESTree.CallExpression[]>()
  for (const call of nodesOf(file).get('CallExpression')) {
    if (isFunction(call.callee) || (call.callee.type === 'Identifier' && isGlobal(file, call.callee))) continue
    const fn = functionBehind(file, call.callee)
    if (!fn) continue
    const known = callers.get(fn)
    if (known) known.push(call)
    else callers.set(fn, [call])
  }
  return callers
})

