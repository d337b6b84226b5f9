import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf } from '../../knowledge/modules.js'
import { handlerTypes, requestTypes, type RequestKind, type RequestType } from '../../knowledge/web-frameworks.js'
import { nameOf, unwrap } from '../expressions.js'
import type { FunctionNode } from '../functions.js'
import { lazily } from '../lazily.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import type { SourceFile } from '../source-file.js'

const requestNames = new Set(['req', 'request', '_req', '_request'])
const responseNames = new Set(['res', 'response', '_res', '_response'])
const replyNames = new Set(['reply', '_reply', 'rep'])
const contextNames = new Set(['c', 'ctx', 'context'])

/** Members that a server answers with, and that the `Response` of `fetch` does not have. */
const answers: Readonly<Record<'express' | 'fastify', ReadonlySet<string>>> = {
  express: new Set([
    'send', 'end', 'redirect', 'render', 'sendStatus', 'sendFile', 'setHeader', 'writeHead', 'cookie', 'clearCookie', 'download',
    'write', 'attachment', 'jsonp',
  ]),
  fastify: new Set(['send', 'code', 'redirect', 'header', 'setCookie', 'clearCookie', 'view', 'sendFile', 'raw', 'type', 'hijack']),
}
const honoAnswers = new Set(['json', 'text', 'html', 'body', 'redirect', 'newResponse', 'notFound', 'req', 'var'])
const koaAnswers = new Set(['body', 'status', 'request', 'response', 'throw', 'redirect', 'cookies', 'state'])

/** Members that no other context has, neither that of Hono nor that of a bot. */
const koaOnly = new Set(['request', 'throw', 'assert', 'ip', 'querystring', 'response', 'status'])

export type Signature = {
  readonly kind: 'express' | 'fastify' | 'hono' | 'koa' | 'http'
  /** A `helper` takes what a handler takes and never answers. */
  readonly role: 'handler' | 'middleware' | 'error-handler' | 'helper'
}

/**
 * What the parameters of a function say it is, by two hints that agree: the names of the parameters and what the body does
 * with them, or the types of a framework. `registered` counts being passed to something like `app.post('/x', ...)` as one.
 */
export function signatureOf(file: SourceFile, fn: FunctionNode, registered = false): Signature | null {
  const typed = typedSignatureOf(file, fn)
  if (typed) return typed
  return namedSignatureOf(file, fn, registered)
}

function typedSignatureOf(file: SourceFile, fn: FunctionNode): Signature | null {
  const whole = handlerTypeOf(file, fn)
  if (whole) return { kind: whole, role: roleOf(file, fn, whole) }

  const [first, second, third] = ownParameters(fn)
  const one = first && requestTypeOf(file, first)
  const two = second && requestTypeOf(file, second)
  const three = third && requestTypeOf(file, third)
  if (one?.part === 'context') {
    // A helper may take the context too; a handler answers with it, a middleware has `next`.
    const name = parameterName(first!)
    const answersWithIt = name !== null && usesAny(file, fn, name, one.kind === 'koa' ? koaAnswers : honoAnswers) && (one.kind === 'hono' ? returnsAnswer(file, fn, name) : true)
    const kind = one.kind as Signature['kind']
    return second !== undefined && isNext(second) ? { kind, role: roleOf(file, fn, kind) } : answersWithIt && second === undefined ? { kind, role: 'handler' } : null
  }
  const response = two?.part === 'response' ? two : null
  const request = one?.part === 'request' ? one : null
  if (response && (request || requestNames.has(parameterName(first!) ?? ''))) return answering(file, fn, response.kind as Signature['kind'], second!)
  if (request && second && (responseNames.has(parameterName(second) ?? '') || replyNames.has(parameterName(second) ?? '')))
    return answering(file, fn, request.kind as Signature['kind'], second)
  if (three?.part === 'response' && two?.part === 'request' && fn.params.length >= 4) return { kind: 'express', role: 'error-handler' }
  return null
}

function namedSignatureOf(file: SourceFile, fn: FunctionNode, registered: boolean): Signature | null {
  const names = ownParameters(fn).map(parameterName)
  if (names.length === 4 && requestNames.has(names[1] ?? '') && responseNames.has(names[2] ?? '') && isNext(fn.params[3]!)) return { kind: 'express', role: 'error-handler' }

  const [first = null, second = null] = names
  if (requestNames.has(first ?? '') || (first === null && fn.params[0]?.type === 'ObjectPattern') || first === '_') {
    if (second !== null && replyNames.has(second) && (registered || usesAny(file, fn, second, answers.fastify))) return { kind: 'fastify', role: 'handler' }
    if (second !== null && responseNames.has(second) && (requestNames.has(first ?? '_') !== (first === '_') || takesRequestApart(fn.params[0]))) {
      const role = roleOf(file, fn, 'express')
      if (registered || role === 'middleware' || usesAny(file, fn, second, answers.express) || answersWithJson(file, fn, second)) return { kind: 'express', role }
    }
    return null
  }
  // `(ctx, next) => { ...; await next() }` that another function gives back is middleware of Koa where it reads what only Koa has.
  if (!registered && first === 'ctx' && names.length === 2 && second === 'next' && callsWithoutArguments(file, fn, second) && usesAny(file, fn, first!, koaOnly)) return { kind: 'koa', role: roleOf(file, fn, 'koa') }
  if (registered && contextNames.has(first ?? '') && names.length <= 2) {
    if (usesAny(file, fn, first!, new Set(['req', 'json', 'text', 'html', 'var']))) return { kind: 'hono', role: roleOf(file, fn, 'hono') }
    if (usesAny(file, fn, first!, koaAnswers)) return { kind: 'koa', role: roleOf(file, fn, 'koa') }
  }
  return null
}

const requestParts = new Set(['body', 'params', 'query', 'headers', 'user', 'cookies', 'session', 'file', 'files', 'ip', 'method', 'url', 'path', 'log', 'auth', 'protocol', 'hostname'])

/** `({ params, body }, res) => { ... }`: every name is one that a request has. */
function takesRequestApart(parameter: TSESTree.Parameter | undefined): boolean {
  return parameter?.type === 'ObjectPattern' && parameter.properties.length > 0 && parameter.properties.every((property) => property.type === 'Property' && requestParts.has(nameOf(property) ?? ''))
}

/** `const list: RequestHandler = ...`: the kind that the declared type of a function names. */
function handlerTypeOf(file: SourceFile, fn: FunctionNode): Signature['kind'] | null {
  const parent = fn.parent
  const target = parent.type === 'VariableDeclarator' ? parent.id : parent.type === 'PropertyDefinition' && parent.typeAnnotation ? parent : null
  if (!target || !('typeAnnotation' in target) || !target.typeAnnotation) return null
  const type = target.typeAnnotation.typeAnnotation
  const origin = type.type === 'TSTypeReference' ? originOf(file, type.typeName) : null
  const kind = origin && entryOf(handlerTypes, { module: origin.module, path: [...origin.path, 'new()'] })
  return (kind as Signature['kind'] | null) ?? null
}

function requestTypeOf(file: SourceFile, parameter: TSESTree.Parameter): RequestType | null {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
  if (!('typeAnnotation' in target) || !target.typeAnnotation) return null
  const type = target.typeAnnotation.typeAnnotation
  if (type.type !== 'TSTypeReference') return null
  const origin = originOf(file, type.typeName)
  return origin && entryOf(requestTypes, { module: origin.module, path: [...origin.path, 'new()'] })
}

/** What a function with both sides of a request does with them. */
function answering(file: SourceFile, fn: FunctionNode, kind: Signature['kind'], response: TSESTree.Parameter): Signature {
  const role = roleOf(file, fn, kind)
  if (role !== 'handler') return { kind, role }
  const name = parameterName(response)
  const answersWithIt = name === null || usesAny(file, fn, name, kind === 'fastify' ? answers.fastify : answers.express) || answersWithJson(file, fn, name) || passesOn(file, fn, name)
  return { kind, role: answersWithIt || kind === 'fastify' ? 'handler' : 'helper' }
}

/** Whether a function leaves its answer to another: `send(res, 200)`, `return proxy(req, res)`; `await getSession(req, res)` for its result does not. */
function passesOn(file: SourceFile, fn: FunctionNode, name: string): boolean {
  return nodesOf(file)
    .within(fn, 'CallExpression')
    .some((call) => call.arguments.some((argument) => argument.type === 'Identifier' && argument.name === name) && isLastWord(call))
}

function isLastWord(call: Node): boolean {
  const parent = call.parent?.type === 'AwaitExpression' ? call.parent.parent : call.parent
  return parent?.type === 'ReturnStatement' || parent?.type === 'ExpressionStatement' || parent?.type === 'ArrowFunctionExpression'
}

function roleOf(file: SourceFile, fn: FunctionNode, kind: RequestKind): Signature['role'] {
  if (kind === 'express' && fn.params.length === 4) return 'error-handler'
  const next = kind === 'hono' || kind === 'koa' ? fn.params[1] : fn.params[2]
  const name = next && parameterName(next)
  return name && callsWithoutArguments(file, fn, name) ? 'middleware' : 'handler'
}

function isNext(parameter: TSESTree.Parameter): boolean {
  return ['next', '_next', '_'].includes(parameterName(parameter) ?? '')
}

function callsWithoutArguments(file: SourceFile, fn: FunctionNode, name: string): boolean {
  return nodesOf(file)
    .within(fn, 'CallExpression')
    .some(({ callee, arguments: given }) => callee.type === 'Identifier' && callee.name === name && given.length === 0)
}

/** Members read or written of each name, by the function whose body they stand in. */
const membersOf = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): ReadonlyMap<string, ReadonlySet<string>> => {
    const byName = new Map<string, Set<string>>()
    for (const member of nodesOf(file).within(fn, 'MemberExpression')) {
      const object = unwrap(member.object)
      const name = object.type === 'Identifier' ? nameOf(member) : null
      if (object.type !== 'Identifier' || name === null) continue
      const known = byName.get(object.name)
      if (known) known.add(name)
      else byName.set(object.name, new Set([name]))
    }
    return byName
  }),
)

function usesAny(file: SourceFile, fn: FunctionNode, name: string, members: ReadonlySet<string>): boolean {
  const used = membersOf(file)(fn).get(name)
  return used !== undefined && [...used].some((member) => members.has(member))
}

/** `res.json({...})` and `res.status(201)` answer; `res.json()` and `res.status` read the answer of another server. */
function answersWithJson(file: SourceFile, fn: FunctionNode, name: string): boolean {
  return nodesOf(file)
    .within(fn, 'CallExpression')
    .some(({ callee, arguments: given }) => {
      const member = unwrap(callee)
      if (member.type !== 'MemberExpression' || given.length === 0) return false
      const object = unwrap(member.object)
      return object.type === 'Identifier' && object.name === name && ['json', 'status', 'set', 'type', 'header'].includes(nameOf(member) ?? '')
    })
}

/** `return c.json(...)`, also as the body of an arrow function. */
function returnsAnswer(file: SourceFile, fn: FunctionNode, name: string): boolean {
  const isAnswer = (node: Node | null): boolean => {
    const call = node && unwrap(node)
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null
    if (callee?.type !== 'MemberExpression') return false
    const object = unwrap(callee.object)
    return object.type === 'Identifier' && object.name === name && honoAnswers.has(nameOf(callee) ?? '')
  }
  if (fn.body.type !== 'BlockStatement') return isAnswer(fn.body)
  return nodesOf(file)
    .within(fn, 'ReturnStatement')
    .some(({ argument }) => isAnswer(argument))
}

/** Parameters without the type of `this`. */
function ownParameters(fn: FunctionNode): readonly TSESTree.Parameter[] {
  const [first] = fn.params
  return first && parameterName(first) === 'this' ? fn.params.slice(1) : fn.params
}

export function parameterName(parameter: TSESTree.Parameter): string | null {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
  return target.type === 'Identifier' ? target.name : null
}
