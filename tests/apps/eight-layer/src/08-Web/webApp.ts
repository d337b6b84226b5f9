import cors from 'cors'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { RuntimeConfig } from '../01-Core/context/RuntimeConfig.js'
import { csrfOriginGuard } from '../01-Core/guards/csrfOriginGuard.js'
import { createSessionGuard } from '../01-Core/guards/requireSession.js'
import type { ClaimStore } from '../01-Core/idempotency/ClaimStore.js'
import type { Logger } from '../01-Core/logging/logger.js'
import { errorResponder, routeNotFound } from '../01-Core/middleware/errorResponder.js'
import { handle } from '../01-Core/middleware/handle.js'
import { createRateLimits } from '../01-Core/middleware/rateLimits.js'
import { requestLog } from '../01-Core/middleware/requestLog.js'
import type { AccessTokens } from '../01-Core/security/accessTokens.js'
import type { HitCounter } from '../01-Core/security/HitCounter.js'
import type { PaymentGateway } from '../02-Common/ports/billing.js'
import type { ReadinessProbe } from '../02-Common/ports/outside.js'
import type { AssistantService } from '../04-Modules/assistant/AssistantService.js'
import type { AuthService } from '../04-Modules/auth/AuthService.js'
import type { BillingService } from '../04-Modules/billing/BillingService.js'
import type { DashboardService } from '../04-Modules/dashboard/DashboardService.js'
import type { ReportService } from '../04-Modules/reports/ReportService.js'
import type { TeamService } from '../04-Modules/teams/TeamService.js'
import { assistantRoutes } from './routes/assistantRoutes.js'
import { authRoutes } from './routes/authRoutes.js'
import { billingRoutes } from './routes/billingRoutes.js'
import { dashboardRoutes } from './routes/dashboardRoutes.js'
import { readiness } from './routes/readiness.js'
import { reportRoutes } from './routes/reportRoutes.js'
import { teamRoutes } from './routes/teamRoutes.js'
import { webhookRoutes } from './routes/webhookRoutes.js'

export interface WebDependencies {
  config: RuntimeConfig
  logger: Logger
  accessTokens: AccessTokens
  counters: HitCounter
  claims: ClaimStore
  payments: Pick<PaymentGateway, 'constructEvent'>
  probes: readonly ReadinessProbe[]
  auth: AuthService
  teams: TeamService
  billing: BillingService
  reports: ReportService
  assistant: AssistantService
  dashboard: DashboardService
}

export function createWebApp(deps: WebDependencies): Express {
  const { config, logger, claims } = deps
  const rateLimits = createRateLimits(deps.counters)
  const requireSession = createSessionGuard(deps.accessTokens)
  const guarded = { claims, rateLimits, requireSession }

  const app = express()
  app.set('trust proxy', config.trustedProxyHops)
  app.use(helmet())
  app.use(requestLog(logger))
  app.use(cors({ origin: [...config.allowedOrigins], credentials: true }))

  // Before the limiter: a busy instance must not look like a dead one.
  app.get('/healthz', handle(async (_req, res) => void res.json({ status: 'alive' })))
  app.get('/readyz', readiness(deps.probes, logger))

  app.use(rateLimits.everyone)
  // Before the JSON parser, which would consume the bytes that the signature covers.
  app.use('/webhooks', webhookRoutes({ claims, rateLimits, billing: deps.billing, payments: deps.payments }))

  app.use(express.json({ limit: '100kb' }))
  app.use(csrfOriginGuard(config.allowedOrigins))
  app.use('/api/v1/auth', authRoutes({ ...guarded, auth: deps.auth }))
  app.use('/api/v1/team', teamRoutes({ ...guarded, teams: deps.teams }))
  app.use('/api/v1/billing', billingRoutes({ ...guarded, billing: deps.billing }))
  app.use('/api/v1/reports', reportRoutes({ ...guarded, reports: deps.reports }))
  app.use('/api/v1/assistant', assistantRoutes({ ...guarded, assistant: deps.assistant }))
  app.use('/api/v1/dashboard', dashboardRoutes({ ...guarded, dashboard: deps.dashboard }))

  app.use(routeNotFound)
  app.use(errorResponder(logger))
  return app
}
