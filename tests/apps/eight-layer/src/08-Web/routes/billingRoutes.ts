import { Router, type RequestHandler } from 'express'
import { sessionOf } from '../../01-Core/context/Session.js'
import type { ClaimStore } from '../../01-Core/idempotency/ClaimStore.js'
import { handle } from '../../01-Core/middleware/handle.js'
import { idempotencyKeyOf, replyOnce, requireIdempotencyKey } from '../../01-Core/middleware/idempotency.js'
import type { RateLimits } from '../../01-Core/middleware/rateLimits.js'
import { subscribeInput } from '../../02-Common/dto/billing.js'
import type { BillingService } from '../../04-Modules/billing/BillingService.js'

interface Dependencies {
  billing: BillingService
  claims: ClaimStore
  rateLimits: RateLimits
  requireSession: RequestHandler
}

export function billingRoutes({ billing, claims, rateLimits, requireSession }: Dependencies): Router {
  const router = Router()

  router.post(
    '/subscriptions',
    requireSession,
    rateLimits.expensive,
    requireIdempotencyKey,
    handle(async (req, res) => {
      const session = sessionOf(res)
      const { plan } = subscribeInput.parse(req.body)
      const key = idempotencyKeyOf(req)
      const reply = await replyOnce({ claims, key, scope: `subscribe:${session.userId}`, asks: [plan] }, async () => ({
        status: 201,
        body: await billing.subscribe(session, plan, key),
      }))
      res.status(reply.status).json(reply.body)
    }),
  )

  return router
}
