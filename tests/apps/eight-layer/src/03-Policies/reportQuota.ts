import { ForbiddenError } from '../01-Core/errors/AppError.js'
import type { Plan } from '../02-Common/dto/billing.js'

export const REPORT_QUOTA_WINDOW_MS = 30 * 24 * 60 * 60 * 1000

const REPORTS_PER_WINDOW: Record<Plan, number> = { free: 3, pro: 100 }

/** `requested` includes the report that is being asked for. */
export function assertReportQuota(plan: Plan, requested: number): void {
  if (requested > REPORTS_PER_WINDOW[plan]) {
    throw new ForbiddenError('report_quota', 'All reports of this plan are used up. Upgrade for more.')
  }
}
