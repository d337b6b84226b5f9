import type { MetricPoint } from '../dto/dashboard.js'

export interface Mail {
  to: string
  subject: string
  text: string
}

export interface Mailer {
  send(mail: Mail): Promise<void>
}

export interface MetricsSource {
  visits(teamId: string, days: number): Promise<MetricPoint[]>
}

/** A dependency that must answer before this instance may receive requests. */
export interface ReadinessProbe {
  name: string
  check(): Promise<void>
}
