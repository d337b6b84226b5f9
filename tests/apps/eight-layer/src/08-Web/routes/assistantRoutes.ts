import { Router, type RequestHandler } from 'express'
import { sessionOf } from '../../01-Core/context/Session.js'
import type { ClaimStore } from '../../01-Core/idempotency/ClaimStore.js'
import { handle } from '../../01-Core/middleware/handle.js'
import { idempotencyKeyOf, replyOnce, requireIdempotencyKey } from '../../01-Core/middleware/idempotency.js'
import type { RateLimits } from '../../01-Core/middleware/rateLimits.js'
import { questionInput } from '../../02-Common/dto/assistant.js'
import type { AssistantService } from '../../04-Modules/assistant/AssistantService.js'

interface Dependencies {
  assistant: AssistantService
  claims: ClaimStore
  rateLimits: RateLimits
  requireSession: RequestHandler
}

export function assistantRoutes({ assistant, claims, rateLimits, requireSession }: Dependencies): Router {
  const router = Router()

  router.post(
    '/answers',
    requireSession,
    rateLimits.expensive,
    // A repeated click must not be paid for twice.
    requireIdempotencyKey,
    handle(async (req, res) => {
      const session = sessionOf(res)
      const { question } = questionInput.parse(req.body)
      const key = idempotencyKeyOf(req)
      const reply = await replyOnce({ claims, key, scope: `answer:${session.userId}`, asks: [question] }, async () => ({
        status: 200,
        body: await assistant.answer(session, question),
      }))
      res.status(reply.status).json(reply.body)
    }),
  )

  return router
}
