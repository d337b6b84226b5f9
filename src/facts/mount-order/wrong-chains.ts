import type { MiddlewareRole } from '../../knowledge/middleware.js'
import { stringOf, wordsOf } from '../expressions.js'
import { lazily } from '../lazily.js'
import { middlewareRoleOf } from '../middleware-roles.js'
import type { Node } from '../nodes.js'
import type { SourceFile } from '../source-file.js'
import { isPublic, nameFor, stepsOf } from './steps.js'

/** Two middlewares of one route in the wrong order. */
export type WrongChain = { readonly node: Node; readonly first: string; readonly second: string; readonly roles: readonly [MiddlewareRole, MiddlewareRole] }

/** Orders that harm: the first runs before the second. */
const wrongOrders: ReadonlySet<string> = new Set(['validate auth', 'upload auth', 'idempotency auth', 'idempotency limit', 'idempotency validate', 'validate limit'])

/** Routes of this file whose own middlewares run in an order that harms. */
export const wrongChainsOf = lazily((file: SourceFile): readonly WrongChain[] => {
  const found: WrongChain[] = []
  for (const steps of stepsOf(file).values()) {
    for (const step of steps) {
      if (step.kind !== 'route' || step.handlers.length < 3 || step.handlers.length > 20 || isPublic(file, step, 'auth')) continue
      const roles = step.handlers.slice(0, -1).map((handler) => ({ handler, role: middlewareRoleOf(file, handler) }))
      // `authenticate('local')` reads the credentials from the body.
      if (roles.some(({ handler, role }) => role === 'auth' && handler.type === 'CallExpression' && handler.arguments.some((argument) => stringOf(argument) === 'local'))) continue
      const pair = roles.flatMap((first, at) => roles.slice(at + 1).map((second) => [first, second] as const)).find(([first, second]) => wrongOrders.has(`${first.role} ${second.role}`) && !limitsByInput(file, second.handler))
      if (!pair) continue
      const [first, second] = pair
      found.push({ node: second.handler, first: nameFor(file, first.handler), second: nameFor(file, second.handler), roles: [first.role!, second.role!] })
    }
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** A limiter that counts by what the body says needs the body to be checked first; who is calling is known without it. */
function limitsByInput(file: SourceFile, node: Node): boolean {
  const words = wordsOf(nameFor(file, node))
  if (words.some((word) => ['user', 'users', 'ip', 'caller', 'tenant', 'account', 'team', 'org', 'minute', 'hour', 'day', 'second'].includes(word))) return false
  return words.some((word) => ['by', 'per', 'email', 'input', 'body', 'model', 'recipient'].includes(word))
}
