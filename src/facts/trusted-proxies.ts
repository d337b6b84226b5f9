import type { TSESTree } from '@typescript-eslint/utils'
import { limitsCallers } from './app-safeguards.js'
import { calleeNameOf, nameOf, propertyOf, receiverOf, stringOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isOutsideProduction } from './production-branches.js'
import { serverOf } from './routes.js'
import type { SourceFile } from './source-file.js'

/** A setting by which a server takes the address of a caller from a header that the caller may write. */
export type TrustedHeader = {
  readonly node: Node
  /** As it should be, for messages: `app.set('trust proxy', 1)`. */
  readonly better: string
}

/** Headers that one proxy writes itself; a file that reads them knows who stands in front of it. */
const written = /cf-connecting-ip|x-real-ip|true-client-ip|fly-client-ip/i

/**
 * `trust proxy` without a number or a list, in a file that limits callers by their address. Express and Fastify then believe the first
 * address of `X-Forwarded-For`, which proxies add to and do not check. Sources: Express, "Express behind proxies"; Fastify, `trustProxy`;
 * express-rate-limit, ERR_ERL_PERMISSIVE_TRUST_PROXY.
 */
export const escapableLimitsOf = lazily((file: SourceFile): readonly TrustedHeader[] => {
  if (!/trust proxy|trustProxy/.test(file.text) || !limitsCallers(file) || written.test(file.text) || limitsByOther(file)) return []
  return nodesOf(file).get('CallExpression').flatMap((call): readonly TrustedHeader[] => {
    const better = trustsEverybody(file, call)
    return better !== null && !isOutsideProduction(file, call) ? [{ node: call, better }] : []
  })
})

function trustsEverybody(file: SourceFile, call: TSESTree.CallExpression): string | null {
  const name = calleeNameOf(call)
  const receiver = receiverOf(call)
  if ((name === 'set' || name === 'enable') && receiver && stringOf(call.arguments[0]) === 'trust proxy') {
    const isApp = serverOf(file, receiver)?.framework === 'express' || /^(?:app|server|expressApp)$/.test(nameOf(receiver) ?? '')
    return isApp && (name === 'enable' || isTrue(file, call.arguments[1])) ? `${file.text.slice(...receiver.range)}.set('trust proxy', 1)` : null
  }
  const [options] = call.arguments
  if (!options || originOf(file, call.callee)?.module !== 'fastify') return null
  const given = constantBehind(file, options)
  const trusted = given.type === 'ObjectExpression' ? propertyOf(given, 'trustProxy') : undefined
  return trusted && trusted !== 'unknown' && isTrue(file, trusted) ? 'trustProxy: 1' : null
}

function isTrue(file: SourceFile, node: Node | undefined): boolean {
  const value = node && constantBehind(file, node)
  return value?.type === 'Literal' && value.value === true
}

/** Limiters whose keys, as far as they are given, have nothing to do with an address: `keyGenerator: (req) => req.user.id`. */
function limitsByOther(file: SourceFile): boolean {
  if (!file.text.includes('keyGenerator')) return false
  const keys = nodesOf(file).get('Property').filter((property) => nameOf(property) === 'keyGenerator')
  return keys.length > 0 && !keys.some(({ value }) => /\bips?\b|forwarded|remoteAddress/i.test(file.text.slice(...value.range)))
}
