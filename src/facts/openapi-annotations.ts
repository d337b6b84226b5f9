import { monitorWords } from '../knowledge/middleware.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { annotationTags, describingDecorators, describingExports, describingWords, schemaKeys, silentValidators } from '../knowledge/openapi.js'
import { exportsOf } from './exports.js'
import { calleeNameOf, chainOf, decoratorsOf, nameOf, propertyOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { classAround, isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { routesOf, type Framework, type Route } from './routes.js'
import { expressionBehind } from './routes/handlers.js'
import type { SourceFile } from './source-file.js'
import { webhookAround } from './webhooks.js'

/** A route that no specification can describe, as far as its file shows. */
export type UndescribedRoute = {
  readonly route: Route
  /** Whether its handler is in another file, where an annotation may stand, and no other route of this file has one. */
  readonly mayBeElsewhere: boolean
}

const described: ReadonlySet<Framework> = new Set<Framework>(['express', 'fastify', 'hono', 'koa', 'nestjs', 'next-route', 'next-api', 'file-route'])

/** Endpoints without an annotation of OpenAPI and without a schema. Pages, checks of health, files of documentation and webhooks need none. */
export const undescribedRoutesOf = lazily((file: SourceFile): readonly UndescribedRoute[] => {
  const routes = routesOf(file).filter((route) => route.role === 'endpoint' && described.has(route.framework) && !isExempt(file, route))
  if (routes.length === 0) return []
  const comments = commentsOf(file, routes)
  const bare = routes.filter((route) => !isAnnotated(comments, route) && !hasDescription(file, route))
  // Names and schemas may mean something else; a comment or a registry shows where this project describes its routes.
  const isStyleOfFile = comments.annotated.size > 0 || comments.free.size > 0 || registrationsOf(file).methods.size > 0
  return bare.map((route) => ({ route, mayBeElsewhere: route.handler === null && !isStyleOfFile }))
})

function isExempt(file: SourceFile, { method, path, node, handler, framework }: Route): boolean {
  if (method === 'HEAD' || method === 'OPTIONS' || path?.includes('*') || webhookAround(file, handler ?? node)) return true
  // Middleware for a path, and a page.
  if (path === '/' && framework !== 'nestjs' && method === 'GET' && handler !== null && handler.params.length < 3 && /render\(|sendFile\(|redirect\(|\.html\(|\.send\(['"`]/.test(file.source.getText(handler as never))) return true
  return (path ?? '').split('/').some((segment) => wordsOf(segment).some((word) => monitorWords.has(word) || /^(?:webhooks?|hooks?|cron|callback)$/.test(word)))
}

type Comments = {
  /** Routes with an annotation right above them. */
  readonly annotated: ReadonlySet<Route>
  /** Methods, in lower case, that annotations name which stand above no route. */
  readonly free: ReadonlySet<string>
}

/** Annotations of the file by where they stand. swagger-jsdoc finds them anywhere. */
function commentsOf(file: SourceFile, routes: readonly Route[]): Comments {
  const annotated = new Set<Route>()
  const free = new Set<string>()
  const annotations = file.source.getAllComments().filter(({ type, value }) => type === 'Block' && annotationTags.test(value))
  if (annotations.length === 0) return { annotated, free }
  const routesAt = new Map<number, Route[]>()
  for (const route of routes)
    for (const at of new Set(placesOf(file, route))) {
      const known = routesAt.get(at)
      if (known) known.push(route)
      else routesAt.set(at, [route])
    }
  for (const comment of annotations) {
    const next = file.source.getTokenAfter(comment as never, { includeComments: false })
    const owners = next ? routesAt.get(next.range[0]) : undefined
    for (const route of owners ?? []) annotated.add(route)
    if (!owners) for (const [verb] of comment.value.toLowerCase().matchAll(/\b(?:get|post|put|patch|delete)\b/g)) free.add(verb)
  }
  return { annotated, free }
}

/** Offsets before which a comment stands above a route: of its registration, its handler and their statements, and of the dot of a chained call. */
function placesOf(file: SourceFile, { node, handler }: Route): readonly number[] {
  const places = [node, statementOf(node), ...(handler ? [handler, statementOf(handler)] : [])].map(({ range }) => range[0])
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null
  const dot = callee?.type === 'MemberExpression' && callee.object.type === 'CallExpression' ? file.source.getTokenBefore(callee.property) : null
  // The first call of a chain shares its start with the whole statement: each other call has its own dot alone.
  return dot ? [dot.range[0], ...(handler ? [handler.range[0], statementStart(handler, node)] : [])] : places
}

function statementStart(handler: Node, call: Node): number {
  return isWithin(handler, call) ? handler.range[0] : statementOf(handler).range[0]
}

/** The statement or member that a node stands in. */
function statementOf(node: Node): Node {
  let at = node
  while (at.parent && at.parent.type !== 'Program' && at.parent.type !== 'BlockStatement' && at.parent.type !== 'ClassBody') at = at.parent
  return at
}

function isAnnotated({ annotated, free }: Comments, route: Route): boolean {
  if (annotated.has(route)) return true
  const method = route.method === null || route.method === 'ALL' ? null : route.method.toLowerCase()
  return method === null ? free.size > 0 : free.has(method)
}

/** Whether options, middleware, wrappers, decorators or calls beside it describe a route. */
function hasDescription(file: SourceFile, route: Route): boolean {
  if (route.framework === 'nestjs') return hasDecorator(file, route)
  if (route.framework === 'fastify') return hasSchemaOption(file, route)
  if (route.framework === 'hono' && route.node.type === 'CallExpression' && calleeNameOf(route.node) === 'openapi') return true
  if ([...route.middleware, ...route.wrappers].some((node) => describes(file, node))) return true
  const { handlerNode, handler } = route
  if (handlerNode && nodesOf(file).within(handlerNode, 'CallExpression').some((call) => !(handler && isWithin(call, handler)) && describes(file, call))) return true
  if (handlerNode && handlerNode !== handler && describes(file, handlerNode)) return true
  return isRegistered(file, route)
}

/** Middleware or a wrapper that says so by its name, or is given a schema and may make a description of it. */
function describes(file: SourceFile, node: Node): boolean {
  const value = unwrap(node)
  const { root, steps } = chainOf(value)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps]
  if (names.flatMap(wordsOf).some((word) => describingWords.has(word))) return true
  if (value.type !== 'CallExpression') return false
  const origin = originOf(file, value.callee)
  if (origin && !isLocalModule(origin.module) && silentValidators.has(packageOf(origin.module))) return false
  return value.arguments.some((argument) => isSchemaLike(file, argument))
}

function isSchemaLike(file: SourceFile, argument: Node): boolean {
  const value = constantBehind(file, argument)
  if (isFunction(value)) return false
  if (value.type === 'ObjectExpression') return value.properties.some((property) => property.type === 'Property' && schemaKeys.has(nameOf(property) ?? ''))
  const { root, steps } = chainOf(unwrap(argument))
  if ([root.type === 'Identifier' ? root.name : '', ...steps].flatMap(wordsOf).some((word) => /^(?:schema|schemas|dto|contract|spec)$/.test(word))) return true
  return root.type === 'Identifier' && (root.name === 'z' || root.name === 'Type' || root.name === 'Joi')
}

/** `{ schema }` in the options of a Fastify route; options that cannot be seen may hold one. */
function hasSchemaOption(file: SourceFile, { node }: Route): boolean {
  if (node.type !== 'CallExpression') return true
  const given = calleeNameOf(node) === 'route' ? node.arguments.slice(0, 1) : node.arguments.slice(1)
  return given.some((argument, index) => {
    const isHandler = index === given.length - 1 && given.length > 1
    const value = expressionBehind(file, argument)
    if (value?.type === 'ObjectExpression') {
      const schema = propertyOf(value, 'schema')
      return schema !== undefined
    }
    // A second argument that is no function is options.
    return !isHandler && given.length > 1 && !isFunction(value)
  })
}

/** `@ApiOperation()` and its relatives on a method or its class; a decorator of the project may be made of them. */
function hasDecorator(file: SourceFile, { node, handler }: Route): boolean {
  const method = handler?.parent?.type === 'MethodDefinition' ? handler.parent : node
  const type = classAround(method)
  return [method, ...(type ? [type] : [])].some((holder, index) =>
    decoratorsOf(holder).some(({ expression }) => {
      const callee = unwrap(expression.type === 'CallExpression' ? expression.callee : expression)
      const name = nameOf(callee) ?? ''
      if (describingDecorators.test(name) || (index === 0 ? /^Typed(?:Route|Body|Query)/.test(name) : name === 'ApiExcludeController')) return true
      const origin = originOf(file, callee)
      return index === 0 && (origin === null || isLocalModule(origin.module)) && wordsOf(name).some((word) => describingWords.has(word) || /^(?:api|response|operation|endpoint|swagger)$/.test(word))
    }),
  )
}

/** Descriptions that stand beside the routes: `registry.registerPath({ method, path })`, `export const openapi = {}`, `defineRouteMeta({ openAPI })`. */
function isRegistered(file: SourceFile, { method }: Route): boolean {
  const { methods, isAny } = registrationsOf(file)
  return isAny || (methods.size > 0 && (method === null || method === 'ALL' || methods.has(method)))
}

/** The methods that the file describes beside its routes; `isAny` where a description cannot be told to be of one. */
const registrationsOf = lazily((file: SourceFile): { readonly methods: ReadonlySet<string>; readonly isAny: boolean } => {
  const methods = new Set<string>()
  if (exportsOf(file).some(({ name }) => describingExports.test(name))) return { methods, isAny: true }
  let isAny = false
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    if (name === 'defineRouteMeta') isAny = true
    if (name !== 'registerPath') continue
    const options = call.arguments[0] && constantBehind(file, call.arguments[0])
    const method = options?.type === 'ObjectExpression' ? propertyOf(options, 'method') : 'unknown'
    const text = method && method !== 'unknown' ? stringOf(constantBehind(file, method)) : null
    if (text === null) isAny = true
    else methods.add(text.toUpperCase())
  }
  return { methods, isAny }
})
