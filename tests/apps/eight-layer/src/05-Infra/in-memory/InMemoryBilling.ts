import { digestOf } from '../../01-Core/security/opaqueTokens.js'
import type { Plan } from '../../02-Common/dto/billing.js'
import type {
  BillingEvent,
  CheckoutRequest,
  OpenCheckout,
  PaymentGateway,
  SubscriptionStore,
} from '../../02-Common/ports/billing.js'
import { readStripeEvent } from '../payments/stripeEvents.js'

export class InMemorySubscriptions implements SubscriptionStore {
  readonly #checkouts = new Map<string, { teamId: string; plan: Plan }>()
  readonly #checkoutOf = new Map<string, string>()
  readonly #plans = new Map<string, Plan>()

  async rememberCheckout({ checkoutId, teamId, plan }: { checkoutId: string; teamId: string; plan: Plan }): Promise<void> {
    this.#checkouts.set(checkoutId, { teamId, plan })
  }

  async activate(checkoutId: string, subscriptionId: string): Promise<{ teamId: string; plan: Plan } | undefined> {
    const checkout = this.#checkouts.get(checkoutId)
    if (!checkout) return undefined
    this.#checkoutOf.set(subscriptionId, checkoutId)
    this.#plans.set(checkout.teamId, checkout.plan)
    return { teamId: checkout.teamId, plan: checkout.plan }
  }

  async end(subscriptionId: string): Promise<{ teamId: string } | undefined> {
    const checkout = this.#checkouts.get(this.#checkoutOf.get(subscriptionId) ?? '')
    if (!checkout) return undefined
    this.#plans.delete(checkout.teamId)
    return { teamId: checkout.teamId }
  }

  async planOf(teamId: string): Promise<Plan> {
    return this.#plans.get(teamId) ?? 'free'
  }
}

/** Opens checkouts nobody can pay, but checks webhooks exactly as the real gateway does. */
export class InMemoryPayments implements PaymentGateway {
  constructor(private readonly settings: { webhookSecret: string; publicUrl: string }) {}

  async startCheckout({ idempotencyKey }: CheckoutRequest): Promise<OpenCheckout> {
    // The same key must lead to the same checkout, as it does at the provider.
    const checkoutId = `checkout_${digestOf(idempotencyKey).slice(0, 24)}`
    return { checkoutId, url: new URL(`/pay/${checkoutId}`, this.settings.publicUrl).href }
  }

  constructEvent(rawBody: Buffer, signature: string): BillingEvent {
    return readStripeEvent(rawBody, signature, this.settings.webhookSecret)
  }
}
