import { Router, type RequestHandler } from 'express'
import { sessionOf } from '../../01-Core/context/Session.js'
import type { ClaimStore } from '../../01-Core/idempotency/ClaimStore.js'
import { handle } from '../../01-Core/middleware/handle.js'
import { idempotencyKeyOf, replyOnce, requireIdempotencyKey } from '../../01-Core/middleware/idempotency.js'
import type { RateLimits } from '../../01-Core/middleware/rateLimits.js'
import { reportInput, reportParams } from '../../02-Common/dto/reports.js'
import type { ReportService } from '../../04-Modules/reports/ReportService.js'

interface Dependencies {
  reports: ReportService
  claims: ClaimStore
  rateLimits: RateLimits
  requireSession: RequestHandler
}

export function reportRoutes({ reports, claims, rateLimits, requireSession }: Dependencies): Router {
  const router = Router()

  router.post(
    '/',
    requireSession,
    rateLimits.expensive,
    requireIdempotencyKey,
    handle(async (req, res) => {
      const session = sessionOf(res)
      const input = reportInput.parse(req.body)
      const key = idempotencyKeyOf(req)
      const asks = [input.title, input.days]
      const reply = await replyOnce({ claims, key, scope: `report:${session.userId}`, asks }, async () => {
        const report = await reports.request(session, input)
        return {
          status: 202,
          body: { status: 'accepted', jobId: report.id, pollUrl: `/api/v1/reports/${report.id}` },
        }
      })
      res.status(reply.status).json(reply.body)
    }),
  )

  router.get(
    '/:reportId',
    requireSession,
    rateLimits.member,
    handle(async (req, res) => {
      const { reportId } = reportParams.parse(req.params)
      res.json(await reports.read(sessionOf(res), reportId))
    }),
  )

  return router
}
