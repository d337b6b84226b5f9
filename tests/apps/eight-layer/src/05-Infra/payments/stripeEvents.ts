import Stripe from 'stripe'
import { BadRequestError } from '../../01-Core/errors/AppError.js'
import type { BillingEvent } from '../../02-Common/ports/billing.js'

function verified(rawBody: Buffer, signature: string, secret: string): Stripe.Event {
  try {
    return Stripe.webhooks.constructEvent(rawBody, signature, secret)
  } catch (error) {
    throw new BadRequestError('invalid_signature', 'The signature does not match the body.', { cause: error })
  }
}

function idOf(reference: string | { id: string } | null): string | undefined {
  return typeof reference === 'string' ? reference : reference?.id
}

/** Verifies one webhook and translates it, so that the rest of the program never sees Stripe's types. */
export function readStripeEvent(rawBody: Buffer, signature: string, secret: string): BillingEvent {
  const event = verified(rawBody, signature, secret)
  switch (event.type) {
    case 'checkout.session.completed': {
      const subscriptionId = idOf(event.data.object.subscription)
      if (subscriptionId === undefined) break
      return { id: event.id, kind: 'checkout-completed', checkoutId: event.data.object.id, subscriptionId }
    }
    case 'customer.subscription.deleted':
      return { id: event.id, kind: 'subscription-ended', subscriptionId: event.data.object.id }
  }
  return { id: event.id, kind: 'ignored', type: event.type }
}
