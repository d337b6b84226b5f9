import { Router, type RequestHandler } from 'express'
import { sessionOf } from '../../01-Core/context/Session.js'
import type { ClaimStore } from '../../01-Core/idempotency/ClaimStore.js'
import { handle } from '../../01-Core/middleware/handle.js'
import { idempotencyKeyOf, replyOnce, requireIdempotencyKey } from '../../01-Core/middleware/idempotency.js'
import type { RateLimits } from '../../01-Core/middleware/rateLimits.js'
import { invitationInput, memberParams } from '../../02-Common/dto/teams.js'
import type { TeamService } from '../../04-Modules/teams/TeamService.js'

interface Dependencies {
  teams: TeamService
  claims: ClaimStore
  rateLimits: RateLimits
  requireSession: RequestHandler
}

export function teamRoutes({ teams, claims, rateLimits, requireSession }: Dependencies): Router {
  const router = Router()

  router.get(
    '/members',
    requireSession,
    rateLimits.member,
    handle(async (_req, res) => {
      res.json({ members: await teams.members(sessionOf(res)) })
    }),
  )

  router.post(
    '/invitations',
    requireSession,
    rateLimits.expensive,
    requireIdempotencyKey,
    handle(async (req, res) => {
      const session = sessionOf(res)
      const { email } = invitationInput.parse(req.body)
      const key = idempotencyKeyOf(req)
      const reply = await replyOnce({ claims, key, scope: `invite:${session.userId}`, asks: [email] }, async () => {
        await teams.invite(session, email)
        return { status: 202, body: { status: 'invited' } }
      })
      res.status(reply.status).json(reply.body)
    }),
  )

  router.delete(
    '/members/:memberId',
    requireSession,
    rateLimits.member,
    handle(async (req, res) => {
      const { memberId } = memberParams.parse(req.params)
      await teams.remove(sessionOf(res), memberId)
      res.status(204).end()
    }),
  )

  return router
}
