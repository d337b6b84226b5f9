import type { Express } from 'express'
import type { RuntimeConfig } from '../01-Core/context/RuntimeConfig.js'
import type { Logger } from '../01-Core/logging/logger.js'
import { AccessTokens } from '../01-Core/security/accessTokens.js'
import { AssistantService } from '../04-Modules/assistant/AssistantService.js'
import { AuthService } from '../04-Modules/auth/AuthService.js'
import { BillingService } from '../04-Modules/billing/BillingService.js'
import { DashboardService } from '../04-Modules/dashboard/DashboardService.js'
import { ReportService } from '../04-Modules/reports/ReportService.js'
import { TeamService } from '../04-Modules/teams/TeamService.js'
import { EventBus } from '../06-Background/events/EventBus.js'
import { mailOnSubscriptionChange } from '../06-Background/listeners/subscriptionMail.js'
import { WorkerPool } from '../06-Background/pool/WorkerPool.js'
import { createReportProcessor } from '../06-Background/processors/reportProcessor.js'
import { TokenBudgets } from '../07-AI/budget/TokenBudgets.js'
import { LLMClient } from '../07-AI/llm/LLMClient.js'
import { createWebApp } from '../08-Web/webApp.js'
import type { Adapters } from './adapters.js'
import { externalAdapters } from './external.js'
import { inMemoryAdapters } from './inMemory.js'

const JOBS_AT_ONCE = 4

export interface App {
  web: Express
  workers: WorkerPool
  /** Ends the connections to the outside; the workers have to be stopped before. */
  close(): Promise<void>
}

export function adaptersFor(config: RuntimeConfig, logger: Logger): Adapters {
  return config.external ? externalAdapters(config, config.external, logger) : inMemoryAdapters(config, logger)
}

interface Parts {
  config: RuntimeConfig
  logger: Logger
  adapters: Adapters
}

/** The one place that knows every layer: it makes the parts and hands them to each other. */
export function createApp({ config, logger, adapters }: Parts): App {
  const { counters, claims, payments, probes } = adapters
  const accessTokens = new AccessTokens(config.accessTokenSecret, config.accessTokenSeconds)
  const events = new EventBus()
  mailOnSubscriptionChange(events, adapters)
  const llm = new LLMClient({
    transport: adapters.model,
    budgets: new TokenBudgets(adapters.budgets, config.llmBudget),
    logger,
  })
  const reports = new ReportService({ ...adapters, llm })

  const web = createWebApp({
    config,
    logger,
    accessTokens,
    counters,
    claims,
    payments,
    probes,
    auth: new AuthService({ ...adapters, accessTokens, refreshTokenSeconds: config.refreshTokenSeconds }),
    teams: new TeamService({ ...adapters, publicUrl: config.publicUrl }),
    billing: new BillingService({ ...adapters, events }),
    reports,
    assistant: new AssistantService({ llm }),
    dashboard: new DashboardService({ ...adapters, llm }),
  })
  const processors = new Map([['report', createReportProcessor({ ...adapters, reports, logger })]])
  return {
    web,
    workers: new WorkerPool(adapters.jobs, processors, JOBS_AT_ONCE),
    close: () => adapters.close(),
  }
}
