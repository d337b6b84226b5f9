import { webhookConsequencesOf, type Consequence } from '../facts/webhook-consequences.js'
import { defineRule } from '../rule.js'

type Options = { readonly scope: 'effects' | 'everything' }

export default defineRule({
  name: 'require-webhook-idempotency',
  description: 'require webhook handlers to survive the repeated delivery of an event',
  family: 'payments',
  side: 'server',
  presets: { recommended: 'warn', strict: ['error', { scope: 'everything' }] },
  failure: 'the provider repeats an event and the customer is credited, charged or mailed twice',
  evidence: [['webhook', 'Webhook', 'hook', 'signature', 'Signature', 'Event', 'event', 'notification']],
  options: {
    schema: {
      scope: {
        type: 'string',
        enum: ['effects', 'everything'],
        description: 'Report only what adds up when repeated (increments, new rows, e-mails, charges), or every change of data.',
      },
    },
    defaults: { scope: 'effects' } satisfies Options as Options,
  },
  messages: {
    repeatedIncrement:
      '`{{api}}` adds to a stored value, and {{provider}} delivers events more than once, so a repeated event adds twice. Claim the event id first (a unique insert or `SET NX`).',
    repeatedCreate:
      '`{{api}}` adds a row for every delivery, and {{provider}} delivers events more than once, so rows repeat. Upsert by the provider’s id, or claim the event id first.',
    repeatedEmail: '`{{api}}` sends mail on every delivery, and {{provider}} delivers events more than once, so people get it twice. Claim the event id before sending.',
    repeatedPayment:
      '`{{api}}` moves money on every delivery, and {{provider}} delivers events more than once. Pass an `idempotencyKey` made from the event id, or claim the event id first.',
    unguardedWrite:
      'This webhook changes data with `{{api}}` and nothing remembers which events were handled, so late and repeated deliveries run again. Claim the event id first.',
  },
  check({ file, options, report }) {
    for (const { consequences, isDeduplicated, provider } of webhookConsequencesOf(file)) {
      if (isDeduplicated) continue
      const found = consequences.find(({ kind }) => kind !== 'write') ?? (options.scope === 'everything' ? consequences[0] : undefined)
      if (!found) continue
      const { node, kind, api } = found
      if (kind === 'write') report({ node, messageId: 'unguardedWrite', data: { api } })
      else report({ node, messageId: messageIds[kind], data: { api, provider: provider ?? 'the provider' } })
    }
  },
})

const messageIds = {
  relative: 'repeatedIncrement',
  create: 'repeatedCreate',
  email: 'repeatedEmail',
  payment: 'repeatedPayment',
} as const satisfies Record<Exclude<Consequence['kind'], 'write'>, string>
