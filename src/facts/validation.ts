import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf, isLocalModule, packageOf } from '../knowledge/modules.js'
import { tableOf } from '../knowledge/table-of.js'
import { ambiguousSchemaMethods, formParsers, schemaMethods, schemaPackages, validators } from '../knowledge/validators.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionBehind, type FunctionNode } from './functions.js'
import { middlewareRoleOf } from './middleware-roles.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import type { Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** What a call checks: a value, or every part of a request. */
export type Validation = {
  readonly input: Node
  readonly checks: 'data' | 'request'
}

/** Words in the name of a function that checks what it is given: `validateBody`, `createUserSchema`, `assertInput`. */
const checkingWords = new Set(['validate', 'validated', 'validates', 'validator', 'validators', 'validation', 'validations', 'valid', 'sanitize', 'sanitized', 'sanitizer', 'sanitise', 'assert'])
/** Words that name a schema, whatever it is of: `tokenSchema` describes the form of one. */
const schemaWords = new Set(['schema', 'schemas', 'zod', 'joi', 'yup', 'ajv', 'dto'])
/** Words that tell another check apart from one of form: `validateToken`, `assertOwner` say nothing about the body. */
const otherSubjects = new Set([
  'token', 'session', 'auth', 'admin', 'owner', 'ownership', 'access', 'permission', 'permissions', 'role', 'roles', 'jwt', 'apikey', 'csrf', 'origin', 'signature', 'member', 'membership', 'authenticated',
  'authorized', 'authorization', 'password', 'credentials', 'license', 'quota', 'limit', 'rate', 'webhook', 'host', 'cron',
])

/** Whether a name says that what bears it checks the form of data. */
function namesCheck(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => schemaWords.has(word))) return true
  return words.some((word) => checkingWords.has(word)) && !words.some((word) => otherSubjects.has(word))
}

/**
 * What a call validates, or `null`: `schema.parse(body)`, `v.parse(schema, body)`, `validate(body)`, a validator named in the
 * settings, a local function with a type predicate.
 */
export function validationOf(file: SourceFile, call: TSESTree.CallExpression): Validation | null {
  const [first] = call.arguments
  if (!first) return null
  if (isTaught(file, call.callee, file.settings.validators)) return { input: first, checks: 'data' }
  const origin = originOf(file, call.callee)
  const known = origin && entryOf(validators, { module: origin.module, path: [...origin.path, '()'] })
  if (known) {
    const input = call.arguments[known.input]
    return input ? { input, checks: known.checks } : null
  }
  const name = calleeNameOf(call)
  const receiver = receiverOf(call)
  if (receiver) {
    // `c.req.valid('json')` gives what a middleware has validated.
    if (name === null || name === 'valid' || isService(receiver)) return null
    if (schemaMethods.has(name)) return { input: validatedArgument(file, call, first), checks: 'data' }
    const isChecking = namesCheck(name) || (ambiguousSchemaMethods.has(name) && isSchema(file, receiver)) || (parsingMethods.has(name) && isCapitalImport(file, receiver))
    return isChecking ? { input: first, checks: 'data' } : null
  }
  if (origin && schemaPackages.has(packageOf(origin.module))) return { input: first, checks: 'data' }
  if (name === null) return null
  return namesCheck(name) || hasTypePredicate(file, call) || isParser(name) ? { input: first, checks: 'data' } : null
}

/** `ajv.validate(schema, data)` and `validateRequest(schema, data)` take the schema first. */
function validatedArgument(file: SourceFile, call: TSESTree.CallExpression, first: Node): Node {
  const second = call.arguments[1]
  return second && second.type !== 'ObjectExpression' && isSchema(file, first) ? second : first
}

/** `parseCreateUser(body)`: a function of the project that makes something of a value; `parseInt` and `parseJson` do not check. */
function isParser(name: string): boolean {
  const [first, second] = wordsOf(name)
  return (first === 'parse' || first === 'decode' || first === 'coerce') && second !== undefined && !['int', 'float', 'json', 'body', 'form', 'url', 'query', 'uri', 'cookie', 'cookies', 'date', 'request', 'data'].includes(second)
}

/** `this.validator.validate(user)` is a schema's method; `authService.validate(password)` checks something else. */
function isService(receiver: Node): boolean {
  const words = wordsOf(nameOf(receiver) ?? '')
  return words.some((word) => otherSubjects.has(word)) || words.at(-1) === 'service'
}

/** Of the methods that other objects have as well, those that a class of the project hardly has. */
const parsingMethods = new Set(['parse', 'decode', 'assert', 'guard', 'Check', 'Decode'])

/** `CreateLead.parse(body)` of another file: a schema is a constant with a capital there. */
function isCapitalImport(file: SourceFile, receiver: Node): boolean {
  const { root } = chainOf(receiver)
  if (root.type !== 'Identifier' || formParsers.has(root.name) || !/^[A-Z]/.test(root.name)) return false
  const origin = originOf(file, root)
  return origin !== null && isLocalModule(origin.module)
}

/** Whether a receiver is a schema: made by a schema library, or called one; not `JSON`. */
export function isSchema(file: SourceFile, node: Node): boolean {
  const origin = originOf(file, node)
  if (origin && schemaPackages.has(packageOf(origin.module))) return true
  const { root, steps } = chainOf(node)
  if (root.type === 'Identifier' && formParsers.has(root.name)) return false
  if (origin && !isLocalModule(origin.module) && !origin.module.startsWith('@')) return false
  const names = [root.type === 'Identifier' ? root.name : '', ...steps].filter((step) => step && !step.endsWith('()'))
  return names.some((name) => namesCheck(name))
}

/** `function isOrder(value: unknown): value is Order`, `asserts value is Order`. */
function hasTypePredicate(file: SourceFile, call: TSESTree.CallExpression): boolean {
  return functionBehind(file, call.callee)?.returnType?.typeAnnotation.type === 'TSTypePredicate'
}

/**
 * Whether something that runs before a handler validates its input: `certain` for a schema or a validator known by its
 * package, its name or the settings, `possible` for middleware, wrappers and decorators this file cannot look into, `none`
 * when the handler stands alone or behind what is known to do another job.
 */
export function routeValidationOf(file: SourceFile, route: Route): 'certain' | 'possible' | 'none' {
  // The route of a controller, and of a `NextApiRequest` handler outside `pages/api`, is in another file.
  const isElsewhere = route.role === 'controller' || (route.framework === 'next-api' && route.path === null)
  let strongest: 'certain' | 'possible' | 'none' = isElsewhere ? 'possible' : 'none'
  for (const node of [...route.middleware, ...route.wrappers]) {
    const verdict = guardVerdict(file, node)
    if (verdict === 'certain') return 'certain'
    if (verdict === 'possible') strongest = 'possible'
  }
  return strongest
}

/** Packages whose middleware does another job than checking the input. */
const otherMiddleware = new Set([
  'express', 'cors', 'helmet', 'morgan', 'compression', 'body-parser', 'cookie-parser', 'express-rate-limit', 'express-session', 'multer', 'passport', 'csurf', 'serve-static', 'response-time', 'hpp', 'pino-http',
  'express-slow-down', 'connect-timeout', 'method-override', 'express-winston', 'express-async-handler', 'rate-limiter-flexible', '@clerk/express', '@clerk/clerk-sdk-node', '@clerk/nextjs', 'next-auth', 'express-jwt',
  'express-basic-auth', 'cookie-session', 'express-fileupload', 'express-mongo-sanitize', 'xss-clean', 'koa-bodyparser', '@koa/bodyparser', '@koa/cors', 'koa-body', 'koa-helmet', 'koa-logger', 'koa-session', 'koa-jwt', '@fastify/cors',
  '@fastify/rate-limit', '@hono/clerk-auth', 'hono', '@sentry/node', '@sentry/nextjs', 'http', 'dd-trace', 'express-http-context', 'connect-redis', 'koa-ratelimit', 'cls-hooked', 'aws-xray-sdk', 'i18next-http-middleware', 'express-useragent',
])

/** Words in the name of middleware that does another job, so that it leaves the body as it came. */
const otherJobs = new Set([
  'auth', 'authenticate', 'authenticated', 'authentication', 'authorize', 'authorized', 'authorization', 'login', 'logged', 'session', 'user', 'admin', 'role', 'roles', 'permission', 'permissions', 'protect', 'protected', 'jwt', 'token',
  'limiter', 'limit', 'ratelimit', 'rate', 'throttle', 'cors', 'helmet', 'logger', 'logging', 'log', 'csrf', 'upload', 'multer', 'async', 'cache', 'compression', 'passport', 'public', 'subscription', 'premium', 'owner', 'tenant',
  'workspace', 'organization', 'org', 'team', 'isadmin', 'timeout', 'metrics', 'tracing', 'raw', 'json', 'urlencoded', 'cookie', 'nocache',
])

function guardVerdict(file: SourceFile, node: Node): 'certain' | 'possible' | 'none' {
  if (isTaught(file, node, file.settings.validators)) return 'certain'
  const value = unwrapAwait(node)
  if (value.type === 'ObjectExpression') return schemaOptionVerdict(value)
  if (acceptsAnything(file, value)) return 'none'
  const callee = value.type === 'CallExpression' ? value.callee : value
  const origin = originOf(file, callee)
  if (origin && schemaPackages.has(packageOf(origin.module))) return 'certain'
  const { root, steps } = chainOf(callee)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => !step.endsWith('()'))].filter(Boolean)
  if (names.some(namesCheck)) return 'certain'
  if (value.type === 'CallExpression' && value.arguments.some((argument) => argument.type !== 'SpreadElement' && isSchema(file, argument))) return 'certain'
  const local = functionBehind(file, callee)
  if (local) return validatesInside(file, local) ? 'certain' : namesOtherJob(names) || (value.type !== 'CallExpression' && leavesInputAlone(file, local)) ? 'none' : 'possible'
  if (origin && otherMiddleware.has(packageOf(origin.module))) return 'none'
  if (names.length === 0) return 'possible'
  return namesOtherJob(names) || bringsSomething(names.at(-1)!) || isOtherRole(file, value) || isImportedRouter(origin?.module, names) ? 'none' : 'possible'
}

/** What middleware of the project is for, where its name says that it is something else than the form of the input. */
function isOtherRole(file: SourceFile, value: Node): boolean {
  const role = middlewareRoleOf(file, value)
  return role !== null && role !== 'validate'
}

/** `loadMembership`, `attachTenant`, `trackVisits`: middleware that adds something to the request, or writes down that it came. */
function bringsSomething(name: string): boolean {
  const [first, second] = wordsOf(name)
  return second !== undefined && bringingVerbs.has(first!)
}

const bringingVerbs = new Set(['load', 'attach', 'track', 'trace', 'log', 'record', 'inject'])

/** `app.use('/api', ordersRouter)` of another file answers its own paths, and checks nothing of what others are sent. */
function isImportedRouter(module: string | undefined, names: readonly string[]): boolean {
  if (names.length !== 1) return false
  if (/^(?:routers?|routes?|controllers?)$/.test(wordsOf(names[0]!).at(-1)!)) return true
  return module !== undefined && isLocalModule(module) && module.split('/').slice(0, -1).some((folder) => /^route(?:r?s|r)$/i.test(folder))
}

function namesOtherJob(names: readonly string[]): boolean {
  return wordsOf(names.at(-1) ?? '').some((word) => otherJobs.has(word)) || wordsOf(names[0] ?? '').some((word) => otherJobs.has(word))
}

/** Route options: `{ schema: { body } }` of Fastify, `{ body: schema }`, `{ preHandler }`. */
function schemaOptionVerdict(options: TSESTree.ObjectExpression): 'certain' | 'possible' | 'none' {
  let verdict: 'certain' | 'possible' | 'none' = 'none'
  for (const property of options.properties) {
    const name = property.type === 'Property' ? nameOf(property) : null
    if (name === null || /^(?:preHandler|preValidation|onRequest|beforeHandle|use|middleware)$/.test(name)) verdict = 'possible'
    else if (/schema|valid|^(?:body|query|params|input|querystring)$/i.test(name)) return 'certain'
  }
  return verdict
}

/** Members of a request that say where it comes from and whither it goes. */
const outerMembers = new Set(['headers', 'header', 'get', 'method', 'path', 'url', 'originalUrl', 'ip', 'ips', 'protocol', 'secure', 'hostname', 'host', 'user', 'session', 'auth', 'id', 'log', 'socket', 'cookies', 'signedCookies'])

/** Whether a middleware of this file, seen whole, does not look at what was sent: `(req, res, next) => (ready ? next() : res.sendStatus(503))`. */
function leavesInputAlone(file: SourceFile, fn: FunctionNode): boolean {
  const [request] = fn.params
  if (!request) return true
  if (request.type !== 'Identifier') return false
  return (variableOf(file, request)?.references ?? []).every(({ identifier }) => {
    let member: Node = identifier.parent
    // (req as any).id
    while (member.type === 'TSAsExpression' || member.type === 'TSNonNullExpression') member = member.parent
    return member.type === 'MemberExpression' && unwrap(member.object) === identifier && outerMembers.has(nameOf(member) ?? '')
  })
}

/** Whether a function of this file, such as a middleware, validates something. */
function validatesInside(file: SourceFile, fn: Node): boolean {
  return nodesOf(file).within(fn, 'CallExpression').some((call) => validationOf(file, call) !== null)
}

/** Schemas that accept anything: `z.any()`, `z.unknown()`, `z.record(z.any())`, `z.object({}).passthrough()`. */
export function acceptsAnything(file: SourceFile, schema: Node): boolean {
  const value = constantBehind(file, schema)
  if (value.type !== 'CallExpression') return false
  const origin = originOf(file, value)
  if (!origin || packageOf(origin.module) !== 'zod') return false
  const last = origin.path.filter((step) => step !== '()').at(-1)
  return last === 'any' || last === 'unknown'
}

/** The parts of the request that `c.req.valid('json')` names. */
export const validTargets: Readonly<Record<string, 'body' | 'form' | 'query' | 'params' | 'headers' | 'cookies'>> = tableOf({
  json: 'body',
  form: 'form',
  query: 'query',
  param: 'params',
  header: 'headers',
  cookie: 'cookies',
})

/** The name given to a call as its first argument, when it is a literal or a constant. */
export function givenName(file: SourceFile, call: TSESTree.CallExpression): string | null {
  const [first] = call.arguments
  return first ? stringOf(constantBehind(file, first)) : null
}
