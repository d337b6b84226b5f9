import type { AccountStore } from '../../02-Common/ports/accounts.js'
import type { Mailer } from '../../02-Common/ports/outside.js'
import type { EventBus } from '../events/EventBus.js'

const LINES = {
  'subscription.activated': { subject: 'Your plan is active', text: 'Thank you. All features are open now.' },
  'subscription.ended': { subject: 'Your plan has ended', text: 'Your team is back on the free plan.' },
} as const

export function mailOnSubscriptionChange(events: EventBus, deps: { accounts: AccountStore; mailer: Mailer }): void {
  events.subscribe(async (event) => {
    const owner = await deps.accounts.ownerOf(event.teamId)
    if (owner) await deps.mailer.send({ to: owner.email, ...LINES[event.type] })
  })
}
