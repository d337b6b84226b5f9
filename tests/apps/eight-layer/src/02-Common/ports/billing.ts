import type { Plan } from '../dto/billing.js'

export interface CheckoutRequest {
  teamId: string
  email: string
  plan: 'pro'
  /** Repeated with every retry, so that the provider opens one checkout only. */
  idempotencyKey: string
}

export interface OpenCheckout {
  checkoutId: string
  url: string
}

export type BillingEvent =
  | { id: string; kind: 'checkout-completed'; checkoutId: string; subscriptionId: string }
  | { id: string; kind: 'subscription-ended'; subscriptionId: string }
  | { id: string; kind: 'ignored'; type: string }

export interface PaymentGateway {
  startCheckout(request: CheckoutRequest): Promise<OpenCheckout>
  /** Verifies the signature over the raw body and throws a BadRequestError when it does not hold. */
  constructEvent(rawBody: Buffer, signature: string): BillingEvent
}

export interface SubscriptionStore {
  rememberCheckout(checkout: { checkoutId: string; teamId: string; plan: Plan }): Promise<void>
  /** The team that opened the checkout now has its plan; safe to repeat. */
  activate(checkoutId: string, subscriptionId: string): Promise<{ teamId: string; plan: Plan } | undefined>
  end(subscriptionId: string): Promise<{ teamId: string } | undefined>
  planOf(teamId: string): Promise<Plan>
}
