import type { RuntimeConfig } from '../01-Core/context/RuntimeConfig.js'
import type { Logger } from '../01-Core/logging/logger.js'
import { InMemoryAccounts, InMemoryRefreshTokens } from '../05-Infra/in-memory/InMemoryAccounts.js'
import { InMemoryPayments, InMemorySubscriptions } from '../05-Infra/in-memory/InMemoryBilling.js'
import { InMemoryBudgets, InMemoryClaims, InMemoryCounters } from '../05-Infra/in-memory/InMemoryCounting.js'
import { InMemoryJobQueue } from '../05-Infra/in-memory/InMemoryJobQueue.js'
import { InMemoryDeadLetters, InMemoryReports, Outbox, SteadyMetrics } from '../05-Infra/in-memory/InMemoryReports.js'
import { CannedTransport } from '../07-AI/llm/CannedTransport.js'
import type { Adapters } from './adapters.js'

export function inMemoryAdapters(config: RuntimeConfig, logger: Logger) {
  return {
    accounts: new InMemoryAccounts(),
    refreshTokens: new InMemoryRefreshTokens(),
    subscriptions: new InMemorySubscriptions(),
    reports: new InMemoryReports(),
    deadLetters: new InMemoryDeadLetters(),
    claims: new InMemoryClaims(),
    counters: new InMemoryCounters(),
    budgets: new InMemoryBudgets(),
    payments: new InMemoryPayments({ webhookSecret: config.stripeWebhookSecret, publicUrl: config.publicUrl }),
    mailer: new Outbox(),
    metrics: new SteadyMetrics(),
    jobs: new InMemoryJobQueue(logger),
    model: new CannedTransport(),
    probes: [],
    close: () => Promise.resolve(),
  } satisfies Adapters
}
