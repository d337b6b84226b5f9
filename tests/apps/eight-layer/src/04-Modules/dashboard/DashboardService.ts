import type { Session } from '../../01-Core/context/Session.js'
import type { DashboardView } from '../../02-Common/dto/dashboard.js'
import type { AccountStore } from '../../02-Common/ports/accounts.js'
import type { SubscriptionStore } from '../../02-Common/ports/billing.js'
import type { MetricsSource } from '../../02-Common/ports/outside.js'
import type { LLMClient } from '../../07-AI/llm/LLMClient.js'

const DAYS_SHOWN = 14

interface Dependencies {
  accounts: AccountStore
  subscriptions: SubscriptionStore
  metrics: MetricsSource
  llm: LLMClient
}

export class DashboardService {
  constructor(private readonly deps: Dependencies) {}

  async show(session: Session): Promise<DashboardView> {
    const { accounts, subscriptions, metrics, llm } = this.deps
    const [plan, members, points, llmTokensThisHour] = await Promise.all([
      subscriptions.planOf(session.teamId),
      accounts.countMembers(session.teamId),
      metrics.visits(session.teamId, DAYS_SHOWN),
      llm.tokensThisHour(session.userId),
    ])
    return { plan, members, metrics: points, llmTokensThisHour }
  }
}
