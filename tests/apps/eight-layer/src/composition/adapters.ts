import type { ClaimStore } from '../01-Core/idempotency/ClaimStore.js'
import type { HitCounter } from '../01-Core/security/HitCounter.js'
import type { AccountStore, RefreshTokenStore } from '../02-Common/ports/accounts.js'
import type { PaymentGateway, SubscriptionStore } from '../02-Common/ports/billing.js'
import type { BudgetStore } from '../02-Common/ports/budgets.js'
import type { DeadLetterStore, JobQueue } from '../02-Common/ports/jobs.js'
import type { Mailer, MetricsSource, ReadinessProbe } from '../02-Common/ports/outside.js'
import type { ReportStore } from '../02-Common/ports/reports.js'
import type { ModelTransport } from '../07-AI/llm/ModelTransport.js'

/** Everything outside the process, behind the ports that the layers know. */
export interface Adapters {
  accounts: AccountStore
  refreshTokens: RefreshTokenStore
  subscriptions: SubscriptionStore
  reports: ReportStore
  deadLetters: DeadLetterStore
  claims: ClaimStore
  counters: HitCounter
  budgets: BudgetStore
  payments: PaymentGateway
  mailer: Mailer
  metrics: MetricsSource
  jobs: JobQueue
  model: ModelTransport
  probes: readonly ReadinessProbe[]
  close(): Promise<void>
}
