import type { ExternalServices, RuntimeConfig } from '../01-Core/context/RuntimeConfig.js'
import type { Logger } from '../01-Core/logging/logger.js'
import { createRedis, redisProbe } from '../05-Infra/cache/redis.js'
import { RedisBudgets } from '../05-Infra/cache/RedisBudgets.js'
import { RedisClaims } from '../05-Infra/cache/RedisClaims.js'
import { RedisCounters } from '../05-Infra/cache/RedisCounters.js'
import { SmtpMailer } from '../05-Infra/mail/SmtpMailer.js'
import { HttpMetrics } from '../05-Infra/metrics/HttpMetrics.js'
import { StripeGateway } from '../05-Infra/payments/StripeGateway.js'
import { createPool, databaseOn, databaseProbe } from '../05-Infra/persistence/database.js'
import { DrizzleAccounts } from '../05-Infra/persistence/DrizzleAccounts.js'
import { DrizzleRefreshTokens } from '../05-Infra/persistence/DrizzleRefreshTokens.js'
import { DrizzleDeadLetters, DrizzleReports } from '../05-Infra/persistence/DrizzleReports.js'
import { DrizzleSubscriptions } from '../05-Infra/persistence/DrizzleSubscriptions.js'
import { BullJobQueue } from '../05-Infra/queue/BullJobQueue.js'
import { OpenAITransport } from '../07-AI/llm/OpenAITransport.js'
import type { Adapters } from './adapters.js'

export function externalAdapters(config: RuntimeConfig, services: ExternalServices, logger: Logger): Adapters {
  const pool = createPool(services.databaseUrl, logger)
  const database = databaseOn(pool)
  const redis = createRedis(services.redisUrl, logger)
  const jobs = new BullJobQueue(services.redisUrl, logger)
  return {
    accounts: new DrizzleAccounts(database),
    refreshTokens: new DrizzleRefreshTokens(database),
    subscriptions: new DrizzleSubscriptions(database),
    reports: new DrizzleReports(database),
    deadLetters: new DrizzleDeadLetters(database),
    claims: new RedisClaims(redis),
    counters: new RedisCounters(redis),
    budgets: new RedisBudgets(redis),
    payments: new StripeGateway({
      secretKey: services.stripeSecretKey,
      webhookSecret: config.stripeWebhookSecret,
      pricePro: services.stripePricePro,
      publicUrl: config.publicUrl,
    }),
    mailer: new SmtpMailer(services.smtpUrl, services.mailFrom),
    metrics: new HttpMetrics(services.metricsUrl, services.metricsApiKey),
    jobs,
    model: new OpenAITransport(services.openaiApiKey, services.openaiModel),
    probes: [databaseProbe(database), redisProbe(redis)],
    close: async () => {
      await jobs.close()
      await redis.quit()
      await pool.end()
    },
  }
}
