import { Router, type RequestHandler } from 'express'
import { sessionOf } from '../../01-Core/context/Session.js'
import { handle } from '../../01-Core/middleware/handle.js'
import type { RateLimits } from '../../01-Core/middleware/rateLimits.js'
import type { DashboardService } from '../../04-Modules/dashboard/DashboardService.js'

interface Dependencies {
  dashboard: DashboardService
  rateLimits: RateLimits
  requireSession: RequestHandler
}

export function dashboardRoutes({ dashboard, rateLimits, requireSession }: Dependencies): Router {
  const router = Router()

  router.get(
    '/',
    requireSession,
    rateLimits.member,
    handle(async (_req, res) => {
      res.json(await dashboard.show(sessionOf(res)))
    }),
  )

  return router
}
