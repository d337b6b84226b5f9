import { TooManyRequestsError } from '../../01-Core/errors/AppError.js'
import type { BudgetStore, BudgetWindow } from '../../02-Common/ports/budgets.js'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

export interface BudgetLimits {
  hour: number
  day: number
  /** What one user may spend on one feature in a day. */
  featureDay: number
}

export class TokenBudgets {
  constructor(
    private readonly store: BudgetStore,
    private readonly limits: BudgetLimits,
  ) {}

  /** Reserves the worst case before the call; afterwards would be too late for parallel calls. */
  async reserve(userId: string, feature: string, tokens: number): Promise<void> {
    const reservation = await this.store.reserve(this.#windows(userId, feature), tokens)
    if (reservation.granted) return
    throw new TooManyRequestsError(
      'llm_budget_exhausted',
      'The AI budget of this account is used up. It refills by itself.',
      reservation.retryAfterSeconds,
    )
  }

  async giveBack(userId: string, feature: string, tokens: number): Promise<void> {
    await this.store.giveBack(this.#windows(userId, feature), tokens)
  }

  usedThisHour(userId: string): Promise<number> {
    return this.store.used(hourKey(userId))
  }

  #windows(userId: string, feature: string): BudgetWindow[] {
    return [
      { key: hourKey(userId), limit: this.limits.hour, windowMs: HOUR_MS },
      { key: `llm:${userId}:day`, limit: this.limits.day, windowMs: DAY_MS },
      { key: `llm:${userId}:day:${feature}`, limit: this.limits.featureDay, windowMs: DAY_MS },
    ]
  }
}

function hourKey(userId: string): string {
  return `llm:${userId}:hour`
}
