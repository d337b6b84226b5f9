import { raw, Router } from 'express'
import { webhookDeduplicationGuard } from '../../01-Core/guards/webhookDeduplicationGuard.js'
import type { ClaimStore } from '../../01-Core/idempotency/ClaimStore.js'
import type { RateLimits } from '../../01-Core/middleware/rateLimits.js'
import type { PaymentGateway } from '../../02-Common/ports/billing.js'
import type { BillingService } from '../../04-Modules/billing/BillingService.js'

interface Dependencies {
  billing: BillingService
  payments: Pick<PaymentGateway, 'constructEvent'>
  claims: ClaimStore
  rateLimits: RateLimits
}

export function webhookRoutes({ billing, payments, claims, rateLimits }: Dependencies): Router {
  const router = Router()

  router.post(
    '/stripe',
    rateLimits.webhook,
    // The signature covers the bytes that were sent, so no parser may touch them first.
    raw({ type: 'application/json', limit: '256kb' }),
    webhookDeduplicationGuard(claims, {
      provider: 'stripe',
      verify: (req) => payments.constructEvent(req.body, req.get('Stripe-Signature') ?? ''),
      deliver: (event) => billing.applyEvent(event),
    }),
  )

  return router
}
