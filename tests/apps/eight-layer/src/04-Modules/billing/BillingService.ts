import type { Session } from '../../01-Core/context/Session.js'
import { NotFoundError } from '../../01-Core/errors/AppError.js'
import type { CheckoutView } from '../../02-Common/dto/billing.js'
import type { AccountStore } from '../../02-Common/ports/accounts.js'
import type { BillingEvent, PaymentGateway, SubscriptionStore } from '../../02-Common/ports/billing.js'
import { assertOwner } from '../../03-Policies/access.js'
import type { EventBus } from '../../06-Background/events/EventBus.js'

interface Dependencies {
  accounts: AccountStore
  payments: PaymentGateway
  subscriptions: SubscriptionStore
  events: EventBus
}

export class BillingService {
  constructor(private readonly deps: Dependencies) {}

  async subscribe(session: Session, plan: 'pro', idempotencyKey: string): Promise<CheckoutView> {
    assertOwner(session)
    const owner = await this.deps.accounts.findById(session.userId)
    if (!owner) throw new NotFoundError('This account')
    const checkout = await this.deps.payments.startCheckout({
      teamId: session.teamId,
      email: owner.email,
      plan,
      idempotencyKey: `${session.teamId}:${idempotencyKey}`,
    })
    await this.deps.subscriptions.rememberCheckout({ checkoutId: checkout.checkoutId, teamId: session.teamId, plan })
    return checkout
  }

  /** Called once per event id; throwing makes the sender try again. */
  async applyEvent(event: BillingEvent): Promise<void> {
    switch (event.kind) {
      case 'checkout-completed': {
        const activated = await this.deps.subscriptions.activate(event.checkoutId, event.subscriptionId)
        if (!activated) throw new NotFoundError('This checkout')
        await this.deps.events.publish({ type: 'subscription.activated', ...activated })
        return
      }
      case 'subscription-ended': {
        const ended = await this.deps.subscriptions.end(event.subscriptionId)
        if (ended) await this.deps.events.publish({ type: 'subscription.ended', teamId: ended.teamId })
        return
      }
      case 'ignored':
        return
    }
  }
}
