import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, decoratorsOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind, parameterOf, tracedTo, type Place } from './flow.js'
import { functionsAround, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal, patternSourceOf } from './references.js'
import { routesOf } from './routes.js'
import type { SourceFile } from './source-file.js'

/** What a caller sent: a part of a request, as far as the expression says it. */
export type RequestPart = {
  readonly part: 'request' | 'body' | 'headers' | 'query' | 'params' | 'cookies' | 'session'
  /** The field read from it: a header's name, a property of the body; `null` for the whole part. */
  readonly field: string | null
}

export type RequestRead = RequestPart & { readonly node: Node }

const partsByName: ReadonlyMap<string, RequestPart['part']> = new Map([
  ['body', 'body'], ['rawBody', 'body'],
  ['headers', 'headers'],
  ['query', 'query'], ['queryStringParameters', 'query'], ['searchParams', 'query'], ['url', 'query'], ['originalUrl', 'query'],
  ['params', 'params'], ['pathParameters', 'params'],
  ['cookies', 'cookies'], ['signedCookies', 'cookies'],
  ['user', 'session'], ['session', 'session'], ['auth', 'session'],
])
const bodyMethods = new Set(['json', 'text', 'formData', 'arrayBuffer', 'blob', 'parseBody'])
const methodParts: ReadonlyMap<string, RequestPart['part']> = new Map([
  ['get', 'headers'], ['header', 'headers'], ['query', 'query'], ['param', 'params'], ['cookie', 'cookies'],
])
/** Functions that take the request and give a part of it: `raw-body`, `micro`, `h3`, `node:stream/consumers`, `co-body`. */
const readers: ReadonlyMap<string, RequestPart['part']> = new Map([
  ['buffer', 'body'], ['getRawBody', 'body'], ['rawBody', 'body'], ['text', 'body'], ['json', 'body'], ['readBody', 'body'], ['readRawBody', 'body'],
  ['readFormData', 'body'], ['getHeader', 'headers'], ['getHeaders', 'headers'], ['getRequestHeader', 'headers'], ['getRequestHeaders', 'headers'],
  ['getQuery', 'query'], ['getRouterParam', 'params'], ['getCookie', 'cookies'],
])
const sessionCalls = new Set([
  'getServerSession', 'getSession', 'getServerAuthSession', 'currentUser', 'getCurrentUser', 'getAuth', 'requireUser', 'requireSession', 'useSession',
])

const directNames = /^_?(?:req|request|httpRequest|incoming)$/
const eventNames = /^_?(?:event|evt)$/
const contextNames = /^_?(?:ctx|context|c|args)$/
const requestTypes = /(?:Request|IncomingMessage|APIGatewayProxyEvent(?:V2)?|APIGatewayEvent|LambdaFunctionURLEvent|H3Event)$/
const nestDecorators: ReadonlyMap<string, RequestPart['part']> = new Map([
  ['Body', 'body'], ['RawBody', 'body'], ['Headers', 'headers'], ['Query', 'query'], ['Param', 'params'], ['Req', 'request'], ['Request', 'request'],
])

/** The part of the request that an expression is, written directly: `req.body`, `await request.json()`, `headers().get('x')`, `@Body() body`. */
export function requestPartOf(file: SourceFile, node: Node): RequestPart | null {
  return partAt(file, unwrapAwait(node), [], 0)
}

/** The part of the request that a place of the value flow is; see `tracedTo`. */
export function requestPartAt(file: SourceFile, { node, path }: Place): RequestPart | null {
  return partAt(file, node, path, 0)
}

/** The part of the request that a value comes from, however far, inside one function. */
export function requestPartBehind(file: SourceFile, node: Node): RequestPart | null {
  let found: RequestPart | null = null
  tracedTo(file, node, (place) => (found = requestPartAt(file, place)) !== null)
  return found
}

const deepest = 12

function partAt(file: SourceFile, wrapped: Node, path: readonly string[], depth: number): RequestPart | null {
  if (depth > deepest) return null
  const node = unwrapAwait(wrapped)
  if (node.type === 'MemberExpression') {
    const name = nameOf(node)
    return partAt(file, node.object, [name ?? '[]', ...path], depth + 1)
  }
  if (node.type === 'CallExpression') return partOfCall(file, node, path, depth)
  if (node.type !== 'Identifier') return null
  const holder = requestHolder(file, node)
  if (holder === null) {
    const decorated = decoratedPart(file, node)
    return decorated && decorated.part !== 'request' ? { part: decorated.part, field: decorated.field ?? path[0] ?? null } : null
  }
  return partOfPath(holder, path)
}

/** `direct` holds the request's parts itself; `context` holds the request, and in Koa some of its parts; `event` may be one of either, or no request at all. */
type Holder = { readonly kind: 'direct' | 'context' | 'event'; readonly path: readonly string[] }

const eventParts = new Set(['body', 'rawBody', 'headers', 'queryStringParameters', 'pathParameters', 'cookies', 'params', 'url'])

function partOfPath({ kind, path: before }: Holder, after: readonly string[]): RequestPart | null {
  let path = [...before, ...after]
  let direct = kind === 'direct'
  while (path.length > 0 && (path[0] === 'req' || path[0] === 'request' || path[0] === 'raw' || path[0] === 'node')) {
    path = path.slice(1)
    direct = true
  }
  const [first, field = null] = path
  if (first === undefined) return direct ? { part: 'request', field: null } : null
  const part = partsByName.get(first)
  if (!part || (kind === 'event' && !direct && !eventParts.has(first))) return null
  // Of a context, `body` is the answer and not the question.
  return direct || kind === 'event' || part !== 'body' ? { part, field } : null
}

function partOfCall(file: SourceFile, node: TSESTree.CallExpression, path: readonly string[], depth: number): RequestPart | null {
  const name = calleeNameOf(node)
  const receiver = receiverOf(node)
  if (name === null) return null
  const [first] = node.arguments
  const given = first ? stringOf(constantBehind(file, first)) : null
  // A guard of NestJS: `context.switchToHttp().getRequest()`
  if (receiver && name === 'getRequest' && receiver.type === 'CallExpression' && calleeNameOf(receiver) === 'switchToHttp')
    return partOfPath({ kind: 'direct', path: [] }, path)
  if (receiver) {
    const on = partAt(file, receiver, [], depth + 1)
    if (on?.part === 'request') {
      if (bodyMethods.has(name)) return { part: 'body', field: path[0] ?? null }
      if (name === 'on' && given === 'data') return { part: 'body', field: null }
      const part = methodParts.get(name)
      if (part) return { part, field: given ?? path[0] ?? null }
      if (name === 'clone' || name === 'valid') return name === 'clone' ? on : { part: 'body', field: path[0] ?? null }
      return null
    }
    if (on && (name === 'get' || name === 'has' || name === 'getAll')) return { part: on.part, field: given }
    if (name === 'get' && isRequestUrl(file, receiver, depth)) return { part: 'query', field: given }
    if (sessionCalls.has(name) || (name === 'getUser' && nameOf(receiver) === 'auth')) return { part: 'session', field: path[0] ?? null }
    return null
  }
  if (isNextHeaders(file, node)) return { part: name === 'cookies' ? 'cookies' : 'headers', field: path[0] ?? null }
  if (sessionCalls.has(name) || (name === 'auth' && node.arguments.length === 0)) return { part: 'session', field: path[0] ?? null }
  const part = readers.get(name)
  if (!part || !first) return null
  const taken = partAt(file, first, [], depth + 1)
  const isRequest = taken?.part === 'request' || (first.type === 'Identifier' && requestHolder(file, first) !== null)
  return isRequest ? { part, field: (node.arguments[1] && stringOf(node.arguments[1])) ?? path[0] ?? null } : null
}

/** `new URL(req.url).searchParams`, however named on the way. */
function isRequestUrl(file: SourceFile, node: Node, depth: number): boolean {
  return depth < deepest / 2 && requestUrlsOf(file)[depth]!(node)
}

/** By depth, whether a value is that. Where names go round in a ring, each way around asks for the same ones. */
const requestUrlsOf = lazily((file: SourceFile) =>
  Array.from({ length: deepest / 2 }, (_, depth) => lazily((node: Node): boolean => tracedTo(file, node, (place) => partAt(file, place.node, place.path, depth + 4)?.part === 'query') !== null)),
)

function isNextHeaders(file: SourceFile, node: TSESTree.CallExpression): boolean {
  const origin = originOf(file, node.callee)
  return origin?.module === 'next/headers' && (origin.path[0] === 'headers' || origin.path[0] === 'cookies')
}

/** Whether a name holds the request or its context, and what lies between. Of a name in a ring of assignments it is asked on each way around. */
function requestHolder(file: SourceFile, node: TSESTree.Identifier): Holder | null {
  return holdersOf(file)(node)
}

const holdersOf = lazily((file: SourceFile) =>
  lazily((node: TSESTree.Identifier): Holder | null => {
    const parameter = parameterOf(file, node)
    if (parameter) return holderOfParameter(file, node, parameter)
    if (isGlobal(file, node)) return null
    // `const { req } = ctx`, `const request = event.request`
    const place = tracedTo(file, node, ({ node: at }) => at !== node && at.type === 'Identifier' && parameterOf(file, at) !== null)
    if (!place || place.node.type !== 'Identifier') return null
    const source = parameterOf(file, place.node)
    const holder = source && holderOfParameter(file, place.node, source)
    return holder && { kind: holder.kind, path: [...holder.path, ...place.path] }
  }),
)

function holderOfParameter(
  file: SourceFile,
  node: TSESTree.Identifier,
  { fn, index, path }: { readonly fn: FunctionNode; readonly index: number; readonly path: readonly string[] },
): Holder | null {
  const declared = fn.params[index]
  const target = declared?.type === 'AssignmentPattern' ? declared.left : declared
  const annotation = target && 'typeAnnotation' in target ? typeNameOf(target.typeAnnotation?.typeAnnotation) : null
  if (annotation !== null && requestTypes.test(annotation)) return { kind: 'direct', path }
  if (path.length > 0) {
    if (path[0] === 'req' || path[0] === 'request') return { kind: 'context', path }
    // A step of tRPC: `({ ctx, next }) => ctx.headers.get('authorization')`
    if (path[0] === 'ctx') return { kind: 'context', path: path.slice(1) }
    // `({ body, headers }) => {}`: two parts of a request together; `({ to, body })` is a letter.
    return target?.type === 'ObjectPattern' && partNames(target) > 1 && partsByName.has(path[0]!) ? { kind: 'direct', path } : null
  }
  if (decoratedPart(file, node)?.part === 'request') return { kind: 'direct', path }
  if (directNames.test(node.name)) return { kind: 'direct', path }
  if (eventNames.test(node.name)) return { kind: index === 0 ? 'event' : 'context', path }
  if (contextNames.test(node.name) || (annotation !== null && /Context$/.test(annotation))) return { kind: 'context', path }
  return index === 0 && handlersOf(file).has(fn) ? { kind: 'direct', path } : null
}

const handlersOf = lazily((file: SourceFile): ReadonlySet<FunctionNode> => new Set(routesOf(file).flatMap(({ handler }) => handler ?? [])))

function partNames(pattern: TSESTree.ObjectPattern): number {
  return pattern.properties.filter((property) => property.type === 'Property' && ['body', 'headers', 'query', 'params', 'cookies'].includes(nameOf(property) ?? '')).length
}

function typeNameOf(type: TSESTree.TypeNode | undefined): string | null {
  if (type?.type !== 'TSTypeReference') return null
  if (type.typeName.type === 'Identifier') return type.typeName.name
  return type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : null
}

/** What a parameter of a controller is given: `@Body() body`, `@Headers('x-signature') signature`. */
function decoratedPart(file: SourceFile, node: TSESTree.Identifier): RequestPart | null {
  const parameter = parameterOf(file, node)
  const declared = parameter?.fn.params[parameter.index]
  for (const { expression } of declared ? decoratorsOf(declared) : []) {
    if (expression.type !== 'CallExpression') continue
    const part = nestDecorators.get(nameOf(expression.callee) ?? '')
    if (part) return { part, field: stringOf(expression.arguments[0]) }
  }
  return null
}

/** Everything the functions of a file read of a request, by the function that reads it; what nested callbacks read counts for the function that has the request. */
export const incomingReadsOf = lazily((file: SourceFile): ReadonlyMap<FunctionNode, readonly RequestRead[]> => {
  const byFunction = new Map<FunctionNode, RequestRead[]>()
  const nodes = nodesOf(file)
  const add = (node: Node, part: RequestPart, fn?: FunctionNode) => {
    const reader = fn ?? functionsAround(node)[0]
    if (!reader) return
    const known = byFunction.get(reader)
    if (known) known.push({ ...part, node })
    else byFunction.set(reader, [{ ...part, node }])
  }
  for (const node of nodes.get('MemberExpression')) {
    const name = nameOf(node)
    if (name === null || !partsByName.has(name)) continue
    // Take the longest member chain, so that `req.body.url` is a read of the field `url`.
    const outer = node.parent.type === 'MemberExpression' && node.parent.object === node ? node.parent : node
    const part = requestPartOf(file, outer) ?? requestPartOf(file, node)
    if (part && part.part !== 'request') add(node, part)
  }
  for (const node of nodes.get('CallExpression')) {
    const name = calleeNameOf(node)
    if (name === null) continue
    if (!bodyMethods.has(name) && !methodParts.has(name) && !readers.has(name) && !sessionCalls.has(name) && !['on', 'headers', 'cookies', 'auth', 'getUser'].includes(name)) continue
    const part = requestPartOf(file, node)
    if (part && part.part !== 'request') add(node, part)
  }
  for (const pattern of nodes.get('ObjectPattern')) {
    for (const property of pattern.properties) {
      if (property.type !== 'Property') continue
      const name = nameOf(property)
      if (name === null) continue
      const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value
      const source = target.type === 'Identifier' ? patternSourceOf(target) : target.type === 'ObjectPattern' ? patternSourceOf(target) : null
      if (!source) continue
      if (source.value) {
        const part = partAt(file, source.value, source.path, 0)
        if (part && part.part !== 'request') add(property, part)
      } else if (source.parameter && isFunction(source.parameter.of) && target.type === 'Identifier') {
        const holder = requestHolder(file, target)
        const part = holder && partOfPath(holder, [])
        if (part && part.part !== 'request') add(property, part, source.parameter.of)
      }
    }
  }
  for (const fn of [...nodes.get('FunctionExpression'), ...nodes.get('FunctionDeclaration'), ...nodes.get('ArrowFunctionExpression')]) {
    for (const declared of fn.params) {
      const target = declared.type === 'AssignmentPattern' ? declared.left : declared
      const part = target.type === 'Identifier' ? decoratedPart(file, target) : patternPart(declared)
      if (part && part.part !== 'request') add(declared, part, fn)
    }
  }
  return byFunction
})

/** `@Body() { type, data }: StripeEvent`. */
function patternPart(declared: Node): RequestPart | null {
  for (const { expression } of decoratorsOf(declared)) {
    if (expression.type !== 'CallExpression') continue
    const part = nestDecorators.get(nameOf(unwrap(expression.callee)) ?? '')
    if (part) return { part, field: stringOf(expression.arguments[0]) }
  }
  return null
}
