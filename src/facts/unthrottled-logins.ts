import type { TSESTree } from '@typescript-eslint/utils'
import { otherBudgetWords } from '../knowledge/budget-checks.js'
import { codePackages, codeWords, credentialsModules, loginWords, registrationWords, signedInWords, throttleWords } from '../knowledge/logins.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { slowHashPackages } from '../knowledge/password-hashing.js'
import { limitsCallers } from './app-safeguards.js'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { effectsIn } from './effects.js'
import { environmentReadOf } from './environment.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { comesFrom } from './flow.js'
import { functionBehind, functionNameOf, reachableFrom, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, sortedWithin, type Node } from './nodes.js'
import { isMountedElsewhere } from './open-routes.js'
import { originOf } from './origins.js'
import { isPassword } from './passwords.js'
import { allRequestDataOf, requestBehind } from './request-data.js'
import { guardRoleOf, isCatchingWrapper } from './route-guards.js'
import { routesOf, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isSchema } from './validation.js'

/** A handler that checks a password or a code, makes an account or mails a way in, as often as it is asked. */
export type UnthrottledLogin = {
  readonly node: Node
  readonly kind: 'login' | 'registration' | 'reset' | 'code'
  /** For messages: `POST /login`, `server action signIn`, `authorize`. */
  readonly label: string
  /** `null` for the `authorize` of Auth.js. */
  readonly framework: Route['framework'] | null
  /** Whether another file mounts its router, perhaps behind a limiter. */
  readonly isMountedElsewhere: boolean
}

/** Frameworks of which a file shows what stands before a handler, as far as files do. */
const known: ReadonlySet<Route['framework']> = new Set(['express', 'fastify', 'hono', 'koa', 'nestjs', 'next-action', 'next-route', 'next-api', 'sveltekit', 'remix', 'trpc'])

/** Handlers that let people in, make accounts or mail links, in files that say nothing about how often. */
export const unthrottledLoginsOf = lazily((file: SourceFile): readonly UnthrottledLogin[] => {
  const found: UnthrottledLogin[] = []
  for (const route of routesOf(file)) {
    const { handler, framework, node, label, role, method } = route
    if (role !== 'endpoint' || !handler || !known.has(framework) || method === 'GET') continue
    const kind = kindOf(file, route, handler)
    if (kind && isBare(file, route) && !mayLimit(file, handler)) found.push({ node, kind, label, framework, isMountedElsewhere: isMountedElsewhere(file, route) })
  }
  for (const { node, handler } of authorizersOf(file)) if (checksPassword(file, handler) && !mayLimit(file, handler)) found.push({ node, kind: 'login', label: 'authorize', framework: null, isMountedElsewhere: false })
  return found.length > 0 && !countsTries(file) ? found.sort((a, b) => a.node.range[0] - b.node.range[0]) : []
})

/** Whether anything in a file says that tries are counted or slowed down. */
const countsTries = lazily((file: SourceFile): boolean => {
  if (limitsCallers(file)) return true
  const nodes = nodesOf(file)
  if (nodes.get('Literal').some(({ value }) => value === 429 || value === 423 || (typeof value === 'string' && saysTries(value)))) return true
  if (nodes.get('TemplateElement').some(({ value }) => saysTries(value.cooked ?? ''))) return true
  if (nodes.get('ImportDeclaration').some(({ source }) => isLocalModule(source.value) && source.value.split('/').some(namesThrottle))) return true
  return nodes.get('Identifier').some(({ name }) => namesThrottle(name))
})

function saysTries(text: string): boolean {
  return /attempts|failed_login|login_fail|lock(?:ed_?(?:until|at|out)|out)|too many|captcha|turnstile|throttl|rate[ _-]?limit|cooldown|brute/i.test(text)
}

/** `take: 1` and `.limit(1)` are about rows; a name of two words with `limit` (`loginLimit`) is about callers. */
function namesThrottle(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => throttleWords.has(word))) return true
  return words.length > 1 && (words.includes('limit') || words.includes('limits')) && !words.some((word) => otherBudgetWords.has(word) || word === 'json' || word === 'max' || word === 'default')
}

/** Whether everything that stands before a handler is known, and knows nobody. */
function isBare(file: SourceFile, { framework, middleware, wrappers }: Route): boolean {
  if (!wrappers.every((node) => isCatchingWrapper(file, node))) return false
  const [base, ...steps] = middleware
  if (framework === 'trpc') return base !== undefined && nameOf(unwrap(base)) === 'publicProcedure' && steps.every((node) => isSchema(file, node) || guardRoleOf(file, node) === 'plain')
  return middleware.every((node) => guardRoleOf(file, node) === 'plain')
}

const limitingVerbs: ReadonlySet<string> = new Set(['protect', 'guard', 'enforce', 'shield', 'gate', 'defend', 'assert', 'ensure', 'check', 'consume', 'block'])
/** What such a verb says it is about, when it is not about how often. */
const otherObjects: ReadonlySet<string> = new Set(['password', 'passwords', 'user', 'email', 'db', 'database', 'connection', 'credentials', 'input', 'body', 'schema', 'exists', 'phone', 'username', 'account', 'env', 'hash', 'otp', 'code', 'token', 'valid'])

/** Whether a handler calls a function of the project that may limit: one that is given the request, or that protects something. */
function mayLimit(file: SourceFile, handler: FunctionNode): boolean {
  return reachableFrom(file, handler).some((fn) =>
    nodesOf(file).within(fn, 'CallExpression').some((call) => {
      const origin = originOf(file, call.callee)
      if (!origin || functionBehind(file, call.callee)) return false
      const words = wordsOf(calleeNameOf(call) ?? '')
      if (isLocalModule(origin.module) && limitingVerbs.has(words[0] ?? '') && !words.some((word) => otherObjects.has(word))) return true
      return isLocalModule(origin.module) && call.arguments.some((argument) => requestBehind(file, argument) !== null)
    }),
  )
}

function kindOf(file: SourceFile, route: Route, handler: FunctionNode): UnthrottledLogin['kind'] | null {
  const words = addressOf(file, route, handler)
  if (words.some((word) => signedInWords.has(word))) return null
  const has = (...those: readonly string[]) => those.every((word) => words.includes(word))
  const isReset = has('forgot') || has('forget') || has('reset') || has('recover') || has('recovery')
  // Who brings the long random token of a link guesses nothing; who asks for the link floods mailboxes.
  if (isReset) return (has('password') || has('forgot')) && asksForLink(file, words, handler) ? 'reset' : null
  if (registrationWords.has(words.at(-1) ?? '') || words.some((word) => registrationWords.has(word)) || has('sign', 'up')) return makesAccount(file, handler) ? 'registration' : null
  if (words.some((word) => codeWords.has(word)) && checksCode(file, handler)) return 'code'
  if (words.some((word) => loginWords.has(word)) || has('sign', 'in') || has('log', 'in')) return checksPassword(file, handler) ? 'login' : null
  return null
}

function asksForLink(file: SourceFile, words: readonly string[], handler: FunctionNode): boolean {
  if (reachableFrom(file, handler).some((fn) => effectsIn(file, fn).some(({ kind }) => kind === 'email'))) return true
  return words.some((word) => word === 'forgot' || word === 'forget' || word === 'request') && writesOf(file, handler).length > 0
}

/** Words of a route's address; of an action's or procedure's name and file. */
function addressOf(file: SourceFile, { path, label, framework }: Route, handler: FunctionNode): readonly string[] {
  const isNamed = framework === 'next-action' || framework === 'trpc' || path === null
  const names = isNamed ? [label.replace(/^server action/, ''), functionNameOf(handler) ?? ''] : []
  // The form of a page is at the page's address: `src/routes/login/+page.server.ts`.
  return [...(path ?? '').split('/'), ...names].flatMap(wordsOf)
}

const comparing: ReadonlySet<string> = new Set(['compare', 'comparesync', 'verify', 'verifysync', 'check', 'match', 'matches', 'valid', 'validate', 'correct', 'is', 'authenticate', 'same', 'equal', 'equals'])

/** Whether a handler, or a function of this file that it calls, compares a password with what is stored. */
function checksPassword(file: SourceFile, handler: FunctionNode): boolean {
  return reachableFrom(file, handler).some((fn) => {
    const nodes = nodesOf(file)
    return (
      nodes.within(fn, 'CallExpression').some((call) => comparesPassword(file, call)) ||
      nodes.within(fn, 'BinaryExpression').some((comparison) => comparesBy(file, comparison, isPasswordOrHash)) ||
      accessesIn(file, fn).some(({ operation, conditions }) => operation === 'read' && conditions.some(({ name, isEquality, value }) => isEquality && /^(?:password|passwd|pwd|password_?hash|hash)$/i.test(name) && value !== null))
    )
  })
}

function comparesPassword(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (name === null) return false
  const words = wordsOf(name)
  if (!words.some((word) => comparing.has(word))) return name === 'timingSafeEqual' && call.arguments.some((argument) => isPasswordOrHash(file, argument))
  const origin = originOf(file, call.callee)
  const isHasher = origin !== null && slowHashPackages.has(packageOf(origin.module))
  if (isHasher) return true
  // `user.matchPassword(typed)`, `verifyPassword(typed, user.hash)`; a method of a schema or a service is given more or less.
  if (!words.some((word) => /^(?:password|passwords|pwd|pass|hash)$/.test(word))) return false
  return call.arguments.some((argument) => isPassword(file, unwrapAwait(argument)))
}

function isPasswordOrHash(file: SourceFile, node: Node): boolean {
  if (isPassword(file, node)) return true
  const name = nameOf(unwrap(node))
  const words = name === null ? [] : wordsOf(name)
  return words.includes('hash') && words.length > 1 && words.some((word) => ['password', 'input', 'stored', 'user', 'pass', 'computed', 'hashed'].includes(word))
}

/** A comparison with `===` of something typed and something kept: a row, or the environment. */
function comparesBy(file: SourceFile, { operator, left, right }: TSESTree.BinaryExpression, isIt: (file: SourceFile, node: Node) => boolean): boolean {
  if (!/^[!=]==?$/.test(operator) || left.type === 'PrivateIdentifier') return false
  const sides = [unwrap(left), unwrap(right)]
  if (sides.some((side) => side.type === 'Literal' || side.type === 'TemplateLiteral' || side.type === 'UnaryExpression' || (side.type === 'Identifier' && side.name === 'undefined'))) return false
  if (!sides.some((side) => isIt(file, side))) return false
  // A second password of the form is sent, too.
  if (sides.every((side) => allRequestDataOf(file, side).length > 0) && !sides.some((side) => comesFrom(file, side, ({ node }) => isStored(file).has(node)))) return false
  return sides.some((side) => comesFrom(file, side, ({ node }) => isStored(file).has(node) || environmentReadOf(file, node) !== null)) || sides.every((side) => isIt(file, side))
}

const isStored = lazily((file: SourceFile): ReadonlySet<Node> => new Set<Node>(dataAccessesOf(file).map(({ node }) => node)))

const accessNodesOf = lazily((file: SourceFile): readonly Node[] => dataAccessesOf(file).map(({ node }) => node))
const accessesByNode = lazily((file: SourceFile): ReadonlyMap<Node, DataAccess> => new Map(dataAccessesOf(file).map((access) => [access.node, access])))

function accessesIn(file: SourceFile, fn: FunctionNode): readonly DataAccess[] {
  return sortedWithin(accessNodesOf(file), fn).map((node) => accessesByNode(file).get(node)!)
}

function writesOf(file: SourceFile, handler: FunctionNode): readonly DataAccess[] {
  return reachableFrom(file, handler).flatMap((fn) => accessesIn(file, fn)).filter(({ operation, library }) => operation !== 'read' && operation !== 'raw' && library !== 'redis')
}

/** A new row of people. */
function makesAccount(file: SourceFile, handler: FunctionNode): boolean {
  return writesOf(file, handler).some(({ operation, model }) => (operation === 'create' || operation === 'upsert') && model !== null && wordsOf(model.split('.').at(-1)!).some((word) => /^(?:users?|accounts?|members?|customers?|admins?|profiles?|students?|employees?|person|people)$/.test(word)))
}

function namesCode(_file: SourceFile, node: Node): boolean {
  const name = nameOf(unwrap(node))
  const words = name === null ? [] : wordsOf(name)
  return words.some((word) => ['otp', 'totp', 'pin', 'passcode'].includes(word)) || words.at(-1) === 'code'
}

/** Whether a short code that somebody typed is compared with a row, or checked by a package of authenticators. */
function checksCode(file: SourceFile, handler: FunctionNode): boolean {
  return reachableFrom(file, handler).some((fn) => {
    const nodes = nodesOf(file)
    return (
      nodes.within(fn, 'CallExpression').some((call) => {
        const origin = originOf(file, call.callee)
        return origin !== null && codePackages.has(packageOf(origin.module)) && wordsOf(calleeNameOf(call) ?? '').some((word) => comparing.has(word))
      }) ||
      nodes.within(fn, 'BinaryExpression').some((comparison) => comparesBy(file, comparison, namesCode)) ||
      accessesIn(file, fn).some(({ operation, conditions }) => operation === 'read' && conditions.some(({ name, isEquality, value }) => isEquality && /^(?:otp|code|pin|otp_?code|verification_?code|passcode)$/i.test(name) && value !== null && allRequestDataOf(file, value).length > 0))
    )
  })
}

type Authorizer = { readonly node: Node; readonly handler: FunctionNode }

/** `authorize` of the credentials provider of Auth.js. */
function authorizersOf(file: SourceFile): readonly Authorizer[] {
  return nodesOf(file).get('CallExpression').flatMap((call): readonly Authorizer[] => {
    const name = calleeNameOf(call)
    if (name === null || !/credential/i.test(`${name}${chainOf(call.callee).steps.join('')}`)) return []
    const origin = originOf(file, call.callee)
    const [options] = call.arguments
    const literal = options && unwrap(options)
    if (!origin || !credentialsModules.has(origin.module) || literal?.type !== 'ObjectExpression') return []
    const value = propertyOf(literal, 'authorize')
    const handler = value && value !== 'unknown' ? functionBehind(file, value) : null
    return handler ? [{ node: value as Node, handler }] : []
  })
}
