import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, receiverOf, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { nodesOf } from './nodes.js'
import { isGlobal } from './references.js'
import { allRequestDataOf } from './request-data.js'
import type { SourceFile } from './source-file.js'

/**
 * Calls of Stripe's verifier that are given a body which was parsed and put together again:
 * `constructEvent(JSON.stringify(req.body), signature, secret)`. Stripe signs the bytes it sent, which are indented, so
 * that no such text ever matches. Source: https://docs.stripe.com/webhooks/signature (November 2026).
 */
export const reserialisedBodiesOf = lazily((file: SourceFile): readonly TSESTree.CallExpression[] =>
  nodesOf(file).get('CallExpression').filter((call) => {
    const name = calleeNameOf(call)
    const [given] = call.arguments
    if ((name !== 'constructEvent' && name !== 'constructEventAsync') || !given || given.type === 'SpreadElement') return false
    const text = unwrapAwait(constantBehind(file, given))
    if (text.type !== 'CallExpression' || calleeNameOf(text) !== 'stringify') return false
    const receiver = receiverOf(text)
    const [body] = text.arguments
    if (receiver?.type !== 'Identifier' || receiver.name !== 'JSON' || !isGlobal(file, receiver) || !body) return false
    return allRequestDataOf(file, body).some(({ part, isWhole }) => part === 'body' && isWhole)
  }),
)
