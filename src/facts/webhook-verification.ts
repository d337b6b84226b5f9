import type { TSESTree } from '@typescript-eslint/utils'
import { handlerFactories, handlerFactoryNames, neutralMiddleware, neutralWords, verifyingCalls, verifyingWords, webhookProviders } from '../knowledge/webhook-providers.js'
import { packageOf } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, decoratorsOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { environmentReadOf, isEnvironment } from './environment.js'
import { tracedTo } from './flow.js'
import { classAround, functionBehind, isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { requestPartAt, requestPartBehind, type RequestPart } from './incoming-requests.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import type { Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/**
 * Whether a handler checks who sent the request: `verified` by a call this file shows; `delegated` when something
 * declared elsewhere gets the raw request, body or signature before or around it and may check; else `none`.
 */
export type Verification = 'verified' | 'delegated' | 'none'

/** Whether an expression is a call that checks a signature: `stripe.webhooks.constructEvent(body, signature, secret)`. */
export function verifies(file: SourceFile, node: Node): boolean {
  return (node.type === 'CallExpression' || node.type === 'NewExpression') && ofCall(file, node) === 'verified'
}

type Subject = { readonly fn: FunctionNode; readonly route: Route | null; readonly reachable: readonly FunctionNode[] }
type Call = TSESTree.CallExpression | TSESTree.NewExpression

/** What is known of the verification of a request by its handler and everything around it in the file. */
export function verificationOf(file: SourceFile, { fn, route, reachable }: Subject): Verification {
  let best: Verification = 'none'
  for (const verdict of verdicts(file, fn, route, reachable)) {
    if (verdict === 'verified') return verdict
    if (verdict === 'delegated') best = verdict
  }
  return best
}

function* verdicts(file: SourceFile, fn: FunctionNode, route: Route | null, reachable: readonly FunctionNode[]): Iterable<Verification> {
  for (const each of reachable) yield withinFunction(file, each)
  const guards = route ? [...route.middleware, ...route.wrappers] : [...wrappersAround(fn), ...decoratorsAround(fn)]
  for (const node of guards) yield ofGuard(file, node)
}

function withinFunction(file: SourceFile, fn: FunctionNode): Verification {
  let best: Verification = 'none'
  const nodes = nodesOf(file)
  for (const call of [...nodes.within(fn, 'CallExpression'), ...nodes.within(fn, 'NewExpression')]) {
    const verdict = ofCall(file, call)
    if (verdict === 'verified') return verdict
    if (verdict === 'delegated') best = verdict
  }
  for (const comparison of nodes.within(fn, 'BinaryExpression')) if (isSecretCheck(file, comparison)) return 'verified'
  // PayPal answers whether a signature holds over its own API.
  for (const literal of [...nodes.within(fn, 'Literal'), ...nodes.within(fn, 'TemplateElement')]) {
    const text = literal.type === 'Literal' ? literal.value : literal.value.raw
    if (typeof text === 'string' && text.includes('verify-webhook-signature')) return 'verified'
  }
  return best
}

/** `req.query.token !== process.env.WEBHOOK_TOKEN`: a shared secret in the request. */
function isSecretCheck(file: SourceFile, { operator, left, right }: TSESTree.BinaryExpression): boolean {
  if (!/^[!=]==?$/.test(operator)) return false
  return (isKept(file, left) && requestPartBehind(file, right) !== null) || (isKept(file, right) && requestPartBehind(file, left) !== null)
}

const secretWords = new Set(['secret', 'token', 'signature', 'hmac', 'hash', 'digest', 'password', 'key', 'expected', 'computed'])

/** A value the server keeps: from the environment, or named as a secret of its own (`config.webhookToken`). */
function isKept(file: SourceFile, node: Node): boolean {
  if (requestPartBehind(file, node)) return false
  return isEnvironmentValue(file, node) || wordsOf(nameOf(unwrapAwait(node)) ?? '').some((word) => secretWords.has(word))
}

function isEnvironmentValue(file: SourceFile, node: Node): boolean {
  return tracedTo(file, node, (place) => environmentReadOf(file, place.node) !== null || (place.path.length > 0 && isEnvironment(file, place.node))) !== null
}

function ofCall(file: SourceFile, call: Call): Verification {
  const name = calleeNameOf(call)
  if (isTaught(file, call.callee, file.settings.webhookGuards)) return 'verified'
  const local = functionBehind(file, call.callee)
  if (name !== null && isVerifierName(name)) return local && isEmpty(file, local) ? 'none' : 'verified'
  if (isProviderVerifier(call, name)) return 'verified'
  // What a function of the file does with the request is seen where it is walked.
  if (local) return 'none'
  return call.arguments.some((argument) => isHandedOver(file, call, name, argument)) ? 'delegated' : 'none'
}

/** `shopify.authenticate.webhook(request)`, `webhooks.validate(...)`, `wh.verify(...)`, `stripe.events.retrieve(id)`. */
function isProviderVerifier(call: Call, name: string | null): boolean {
  const { steps } = chainOf(call.callee)
  const before = steps.at(-2)
  if (before === 'authenticate') return true
  if (before === 'webhooks' || before === 'webhook') return name === 'validate' || name === 'process' || name === 'receive' || name === 'construct'
  if (before === 'events') return name === 'retrieve'
  // `crypto.subtle.sign` computes the expected signature.
  return before === 'subtle' && name === 'sign'
}

function isVerifierName(name: string): boolean {
  return verifyingCalls.has(name) || wordsOf(name).some((word) => verifyingWords.has(word))
}

/** A stub: `function verifySignature() { return true }`. */
function isEmpty(file: SourceFile, fn: FunctionNode): boolean {
  const nodes = nodesOf(file)
  return (['CallExpression', 'NewExpression', 'BinaryExpression', 'ThrowStatement'] as const).every((type) =>
    nodes.within(fn, type).every((node) => node.type === 'CallExpression' && isLogging(node)),
  )
}

function isLogging(call: Call): boolean {
  if (call.type !== 'CallExpression') return false
  const receiver = receiverOf(call)
  return receiver !== null && /^(?:console|logger|log)$/.test(nameOf(receiver) ?? '')
}

/** Names of methods that keep, answer, convert or forward what they are given. */
const keepers = new Set([
  'json', 'send', 'end', 'status', 'write', 'parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'stringify', 'add', 'create', 'insert', 'values', 'update',
  'upsert', 'save', 'push', 'publish', 'enqueue', 'emit', 'set', 'get', 'has', 'includes', 'startsWith', 'from', 'concat', 'entries', 'keys', 'fromEntries',
  'isArray', 'assign', 'then', 'catch', 'header', 'headers', 'on', 'once', 'resolve', 'reject', 'next', 'split', 'test', 'fetch', 'query', 'execute',
  'String', 'Boolean', 'Number', 'Error', 'URL', 'Response', 'Headers', 'Buffer', 'TextEncoder', 'Date', 'Map', 'Set', 'Promise', 'NextResponse', 'isBuffer',
  'encode', 'decode', 'byteLength', 'structuredClone', 'track', 'sendMessage', 'setContext', 'match',
])

function isHandedOver(file: SourceFile, call: Call, name: string | null, argument: Node): boolean {
  if (isLogging(call) || (name !== null && keepers.has(name))) return false
  const value = unwrapAwait(argument)
  const values = value.type === 'ObjectExpression' ? value.properties.flatMap((property) => (property.type === 'Property' ? property.value : [])) : [value]
  // `parseEvent(rawBody, signature)`: nothing but a check needs the signature, whatever it is called.
  if (values.some((each) => isRaw(file, each, isSignature))) return name === null || !wordsOf(name).some((word) => signatureKeepers.has(word))
  if (name !== null && wordsOf(name).some((word) => neutralWords.has(word))) return false
  return values.some((each) =>
    isRaw(file, each, (part) => {
      if (part.part === 'request' || (part.part === 'headers' && !isTold(part))) return true
      return each === value && part.part === 'body' && part.field === null && (isUsed(call) || (mayThrow(name) && !isDispatch(call)))
    }),
  )
}

/** Words in the names of functions that are given a signature and only write it down or take it apart. */
const signatureKeepers = new Set(['log', 'logs', 'logger', 'logging', 'track', 'trace', 'metric', 'metrics', 'capture', 'sentry', 'span', 'analytics', 'buffer', 'split'])

const signatureHeader = /signature|-sig$|hmac|sha256/i

function isSignature({ part, field }: RequestPart): boolean {
  return part === 'headers' && field !== null && signatureHeader.test(field)
}

/** Headers by which a provider tells what happened, where and with which id: who gets one of them can check nothing. */
const toldHeaders: ReadonlySet<string> = new Set([
  'content-type', 'content-length', 'user-agent', 'accept',
  ...webhookProviders
    .flatMap(({ headers, faintHeaders = [] }) => [...headers, ...faintHeaders])
    .filter((header) => !signatureHeader.test(header) && !/token|secret|auth|cert|transmission|timestamp|time$|verification/.test(header)),
])

function isTold({ field }: RequestPart): boolean {
  return field !== null && toldHeaders.has(field.toLowerCase())
}

/** `handlers[event.type](event)`: what is chosen by the body comes after any check of it. */
function isDispatch({ callee }: Call): boolean {
  const called = unwrap(callee)
  return called.type === 'MemberExpression' && called.computed && nameOf(called) === null
}

/** `assertKnownEvent(body)` may throw; of `fulfil(body)` and `handleEvent(body)` a result that nobody reads stopped nothing. */
function mayThrow(name: string | null): boolean {
  return name === null || wordsOf(name).some((word) => /^(?:assert|ensure|check|guard|protect|validate|require|enforce|auth|must|reject|trust|trusted)$/.test(word))
}

function isUsed(call: Node): boolean {
  let at: Node = call
  while (at.parent && (at.parent.type === 'AwaitExpression' || at.parent.type === 'ChainExpression' || at.parent.type === 'UnaryExpression')) at = at.parent
  return at.parent?.type !== 'ExpressionStatement'
}

function isRaw(file: SourceFile, node: Node, accepts: (part: RequestPart) => boolean): boolean {
  const value = unwrapAwait(node)
  if (value.type === 'ObjectExpression' || value.type === 'TemplateLiteral' || value.type === 'ArrayExpression' || isFunction(value)) return false
  return (
    tracedTo(file, value, (place) => {
      const part = requestPartAt(file, place)
      return part !== null && accepts(part)
    }) !== null
  )
}

/** What a guard, middleware, decorator or wrapper may do. */
function ofGuard(file: SourceFile, node: Node): Verification {
  const target = node.type === 'Decorator' ? node.expression : unwrap(node)
  if (isTaught(file, target, file.settings.webhookGuards)) return 'verified'
  const { root, steps } = chainOf(target)
  const names = [root.type === 'Identifier' ? root.name : null, ...steps].filter((step) => step !== null && step !== '()' && step !== 'new()') as string[]
  const local = functionBehind(file, target) ?? (target.type === 'CallExpression' ? functionBehind(file, target.callee) : null)
  if (local) {
    const verdicts = reachableFrom(file, local).map((fn) => withinFunction(file, fn))
    return verdicts.includes('verified') ? 'verified' : verdicts.includes('delegated') ? 'delegated' : 'none'
  }
  if (names.some(isVerifierName)) return 'verified'
  if (node.type === 'Decorator') return ofDecorator(target)
  const check = target.type === 'CallExpression' ? parserCheckOf(target) : null
  if (check) {
    const inline = functionBehind(file, check)
    return inline ? withinFunction(file, inline) : 'delegated'
  }
  const origin = originOf(file, target)
  if (origin && (neutralMiddleware.has(origin.module) || neutralMiddleware.has(packageOf(origin.module)) || handlerFactories.has(packageOf(origin.module)))) return 'none'
  if (target.type === 'Identifier' && isGlobal(file, target) && handlerFactoryNames.has(target.name)) return 'none'
  const last = names.at(-1)
  return last === undefined || neutralDecorators.test(last) || wordsOf(last).some((word) => neutralWords.has(word)) ? 'none' : 'delegated'
}

/** `express.json({ verify: checkSignature })`: body parsers may hand the raw body to a check. */
function parserCheckOf(call: TSESTree.CallExpression): Node | null {
  const [options] = call.arguments
  const check = options?.type === 'ObjectExpression' ? propertyOf(options, 'verify') : undefined
  return check && check !== 'unknown' ? check : null
}

/** Decorators of controllers and their methods that stop no request. */
const neutralDecorators =
  /^(?:Controller|Post|Get|Put|Patch|Delete|All|HttpCode|Header|Public|SkipThrottle|SkipAuth|SkipCsrf|Injectable|Version|Throttle|Redirect|Render|Api[A-Z]\w{0,40}|ClassErrorMiddleware|ClassOptions|Children|JsonController|Res)$/

function ofDecorator(expression: Node): Verification {
  const name = nameOf(unwrap(expression.type === 'CallExpression' ? expression.callee : expression))
  if (name === null || neutralDecorators.test(name)) return 'none'
  if (name === 'UseGuards' || name === 'UseInterceptors' || name === 'UsePipes') {
    const given = expression.type === 'CallExpression' ? expression.arguments : []
    const named = given.map((argument) => nameOf(unwrap(argument)) ?? '')
    if (named.some((each) => wordsOf(each).some((word) => verifyingWords.has(word)))) return 'verified'
    return name === 'UsePipes' || named.every((each) => wordsOf(each).some((word) => neutralWords.has(word))) ? 'none' : 'delegated'
  }
  return 'delegated'
}

function decoratorsAround(fn: FunctionNode): readonly Node[] {
  const method = fn.parent
  if (method.type !== 'MethodDefinition') return []
  return [method, classAround(fn)].flatMap((holder) => (holder ? decoratorsOf(holder) : []))
}

/** Functions around which server frameworks register a handler; they stop no request. */
const registrations = /^(?:get|post|put|patch|delete|all|use|on|route|serve|handle|handler|add|addEventListener|defineEventHandler|eventHandler|createServer|onRequest|http|listen)$/

/** Callees of calls a handler is written in: `withGuard(async (req) => {})`. */
function wrappersAround(fn: FunctionNode): readonly Node[] {
  const found: Node[] = []
  let at: Node = fn
  while (at.parent?.type === 'CallExpression' && at.parent.arguments.includes(at as never)) {
    const call: TSESTree.CallExpression = at.parent
    const name = calleeNameOf(call)
    if (name !== null && registrations.test(name)) {
      // Middleware beside the handler: `app.post('/hooks', guard, handler)`.
      for (const argument of call.arguments) if (argument !== at && stringOf(argument) === null && argument.type !== 'ObjectExpression') found.push(argument)
      break
    }
    found.push(call.callee)
    at = call
  }
  return found
}
