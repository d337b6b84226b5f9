import type { Plan } from './billing.js'

export interface MetricPoint {
  day: string
  visits: number
}

export interface DashboardView {
  plan: Plan
  members: number
  metrics: MetricPoint[]
  llmTokensThisHour: number
}
