import { authModules, authPackages, catchingWords, guardWords, otherMiddlewareWords, plainHono, plainMiddleware, plainMiddlewareWords, wrappingWords } from '../knowledge/authentication.js'
import { packageOf } from '../knowledge/modules.js'
import { knowsCaller } from './caller-questions.js'
import { chainOf, unwrap, wordsOf } from './expressions.js'
import { functionBehind } from './functions.js'
import type { Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'
import { acceptsAnything, isSchema } from './validation.js'

/**
 * What runs before a handler: `guard` knows or asks who is calling, `plain` certainly does not (a parser, a schema, a
 * limiter, a logger), and `unknown` may.
 */
export type GuardRole = 'guard' | 'plain' | 'unknown'

/** The role of middleware, of a decorator or of what either is given. */
export function guardRoleOf(file: SourceFile, node: Node): GuardRole {
  const value = unwrap(node.type === 'Decorator' ? node.expression : node)
  const { auth, handlerWrapper, rateLimiters, validators, csrf, bodyLimits } = file.settings
  if (isTaught(file, value, [...auth, ...handlerWrapper])) return 'guard'
  if (isTaught(file, value, [...rateLimiters, ...validators, ...csrf, ...bodyLimits])) return 'plain'
  const own = functionBehind(file, value) ?? (value.type === 'CallExpression' ? functionBehind(file, value.callee) : null)
  if (own) return knowsCaller(file, own) ? 'guard' : 'plain'
  const { root, steps } = chainOf(value)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => /^\w+$/.test(step))]
  const isProof = names.some(validatesProof)
  if (['Literal', 'TemplateLiteral', 'ObjectExpression'].includes(value.type) || (!isProof && isSchema(file, value)) || acceptsAnything(file, value)) return 'plain'
  const origin = originOf(file, value)
  if (origin) {
    const name = packageOf(origin.module)
    if (authPackages.has(name) || authModules.has(origin.module)) return names.some((one) => one === 'initialize' || one === 'session') ? 'plain' : 'guard'
    if (plainMiddleware.has(name) || plainHono.test(origin.module)) return 'plain'
    names.push(...origin.path.filter((step) => /^\w+$/.test(step)))
  }
  const words = names.flatMap(wordsOf)
  if (words.length === 0) return 'unknown'
  if (isProof) return 'unknown'
  if (words.some((word) => otherMiddlewareWords.has(word))) return 'plain'
  if (words.some((word) => guardWords.has(word)) || asksForPerson(names)) return 'guard'
  return words.every((word) => plainMiddlewareWords.has(word)) ? 'plain' : 'unknown'
}

/** `validateApiKey`, `tokenValidator`, `validateUser`: what is looked at may be who is calling, or a field of a form. */
function validatesProof(name: string): boolean {
  const words = wordsOf(name)
  if (!words.some((word) => /^(?:validate|validates|validator|validators|validation)$/.test(word)) || words.some((word) => formWords.has(word))) return false
  return words.some((word, index) => /^(?:token|jwt|bearer|session|apikey)$/.test(word) || (word === 'api' && words[index + 1] === 'key')) || /^validate_?(?:current_?)?user$/i.test(name)
}

/** Words of a validator of what a form holds. */
const formWords: ReadonlySet<string> = new Set(['schema', 'schemas', 'dto', 'body', 'input', 'query', 'params', 'form', 'fields', 'request', 'register'])

/** `requireUser`, `ensureSession`: whoever is not one gets no further. `validateUser` may as well look at a body. */
function asksForPerson(names: readonly string[]): boolean {
  return names.some((name) => /^(?:require|ensure|assert|must|needs?|only)(?:be|have|a|an|current|active|valid|known|verified)*(?:user|session|account|viewer|identity|caller|principal)s?$/i.test(name.replaceAll('_', '')))
}

/** Whether a wrapper of a handler only catches what it throws: `asyncHandler`, `catchAsync`, `withErrorHandling`. */
export function isCatchingWrapper(file: SourceFile, node: Node): boolean {
  const { auth, handlerWrapper } = file.settings
  if (isTaught(file, node, [...auth, ...handlerWrapper])) return false
  const value = unwrap(node)
  const own = functionBehind(file, value)
  if (own) return !knowsCaller(file, own)
  const { root, steps } = chainOf(value)
  if (originOf(file, value)?.module === 'express-async-handler') return true
  const words = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => /^\w+$/.test(step))].flatMap(wordsOf)
  return words.some((word) => catchingWords.has(word)) && words.every((word) => wrappingWords.has(word))
}
