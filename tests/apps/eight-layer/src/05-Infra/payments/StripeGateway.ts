import Stripe from 'stripe'
import type { BillingEvent, CheckoutRequest, OpenCheckout, PaymentGateway } from '../../02-Common/ports/billing.js'
import { readStripeEvent } from './stripeEvents.js'

interface StripeSettings {
  secretKey: string
  webhookSecret: string
  pricePro: string
  publicUrl: string
}

export class StripeGateway implements PaymentGateway {
  readonly #stripe: Stripe

  constructor(private readonly settings: StripeSettings) {
    this.#stripe = new Stripe(settings.secretKey, { timeout: 10_000, maxNetworkRetries: 2 })
  }

  async startCheckout({ teamId, email, idempotencyKey }: CheckoutRequest): Promise<OpenCheckout> {
    const session = await this.#stripe.checkout.sessions.create(
      {
        mode: 'subscription',
        customer_email: email,
        client_reference_id: teamId,
        line_items: [{ price: this.settings.pricePro, quantity: 1 }],
        success_url: new URL('/billing/thanks', this.settings.publicUrl).href,
        cancel_url: new URL('/billing', this.settings.publicUrl).href,
      },
      { idempotencyKey },
    )
    if (session.url === null) throw new Error('Stripe opened a checkout without an address')
    return { checkoutId: session.id, url: session.url }
  }

  constructEvent(rawBody: Buffer, signature: string): BillingEvent {
    return readStripeEvent(rawBody, signature, this.settings.webhookSecret)
  }
}
