import type { TSESTree } from '@typescript-eslint/utils'
import { otherBudgetWords } from '../knowledge/budget-checks.js'
import {
  authenticatingWords, authorizingWords, callerWords, demandingWords, middlewareRoles, otherMiddlewareWords, rightWords, type MiddlewareRole,
} from '../knowledge/middleware.js'
import { entryOf, isLocalModule } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, unwrapAwait, wordsOf } from './expressions.js'
import { functionBehind, type FunctionNode } from './functions.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/**
 * What a middleware in a chain does, by the settings, its package or its name; `null` when none of them says so. The last
 * argument of a registration is its handler, which this must not be asked of.
 */
export function middlewareRoleOf(file: SourceFile, node: Node): MiddlewareRole | null {
  const value = unwrapAwait(node.type === 'SpreadElement' ? node.argument : node)
  const { auth, rateLimiters, validators, csrf } = file.settings
  if (isTaught(file, value, auth)) return 'auth'
  if (isTaught(file, value, rateLimiters)) return 'limit'
  if (isTaught(file, value, validators)) return 'validate'
  if (isTaught(file, value, csrf)) return 'csrf'
  if (!['Identifier', 'MemberExpression', 'CallExpression'].includes(value.type)) return null
  const origin = originOf(file, value)
  const known = origin && entryOf(middlewareRoles, origin)
  if (known) return known
  if (origin && !isLocalModule(origin.module)) return null
  const { root, steps } = chainOf(value)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => /^[\w$]+$/.test(step))].filter(Boolean)
  return roleOfNames(names)
}

function roleOfNames(names: readonly string[]): MiddlewareRole | null {
  const last = wordsOf(names.at(-1) ?? '')
  const all = names.flatMap(wordsOf)
  const has = (words: readonly string[], set: ReadonlySet<string>) => words.some((word) => set.has(word))
  if (last.includes('idempotency') || last.includes('idempotent')) return has(last, otherMiddlewareWords) ? null : 'idempotency'
  if (isLimiter(all)) return 'limit'
  if (last.includes('csrf') && !last.includes('token')) return 'csrf'
  if (has(last, otherMiddlewareWords)) return last.some((word) => word === 'validate' || word === 'validator') && !has(last, callerWords) ? 'validate' : null
  if (has(last, authenticatingWords)) return 'auth'
  if (has(last, authorizingWords)) return 'access'
  // `apiKeyAuth`, `jwtAuth`, `auth`: the noun last, and nothing that makes another thing of it.
  if (last.at(-1) === 'auth' || (last.includes('api') && last.includes('key') && has(last, demandingWords))) return 'auth'
  if (has(last, demandingWords)) {
    if (has(last, callerWords)) return 'auth'
    if (has(last, rightWords)) return 'access'
  }
  if (last.some((word) => word === 'validate' || word === 'validator') && !has(last, callerWords)) return 'validate'
  return null
}

function isLimiter(words: readonly string[]): boolean {
  if (words.some((word) => otherBudgetWords.has(word) && word !== 'store') || words.includes('error')) return false
  if (words.some((word) => word === 'limiter' || word === 'limiters' || word === 'ratelimit' || word === 'ratelimiter' || word === 'throttle' || word === 'throttler' || word === 'slowdown')) return true
  return words.includes('rate') && words.some((word) => /^limit(?:s|ed|ing)?$/.test(word))
}

/** Whether a name is one word, so that the module it comes from must say that it is middleware: `app.use(auth)`. */
export function isMiddlewareByModule(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  const origin = originOf(file, value)
  if (!origin || !isLocalModule(origin.module)) return origin !== null
  const words = origin.module.split('/').flatMap(wordsOf)
  return words.some((word) => /^(?:middlewares?|guards?|plugins?|mw)$/.test(word)) && !words.some((word) => /^(?:routes?|routers?|controllers?)$/.test(word))
}

/** Whether a function written in the file turns away those it does not know: it answers 401 or 403, and lets others pass. */
export function turnsAway(file: SourceFile, fn: FunctionNode): boolean {
  const nodes = nodesOf(file)
  // With four parameters it is Express's handler of errors, which answers 401 for somebody else's check.
  if (fn.params.length > 3) return false
  const next = fn.params.at(-1)
  if (next?.type !== 'Identifier' || fn.params.length < 2 || !nodes.within(fn, 'CallExpression').some((call) => call.callee.type === 'Identifier' && call.callee.name === next.name)) return false
  return nodes.within(fn, 'Literal').some((literal) => (literal.value === 401 || literal.value === 403) && isStatus(literal))
}

function isStatus(literal: TSESTree.Literal): boolean {
  const { parent } = literal
  if (parent.type === 'CallExpression') return /^(?:status|sendStatus|writeHead|json|text|throw|body|createError|HTTPException)$/.test(calleeNameOf(parent) ?? '')
  if (parent.type === 'NewExpression') return true
  return parent.type === 'AssignmentExpression' || (parent.type === 'Property' && parent.value === literal)
}

/** The function of this file that a middleware is, if it is one. */
export function middlewareFunctionOf(file: SourceFile, node: Node): FunctionNode | null {
  return functionBehind(file, unwrapAwait(node))
}
