import { z } from 'zod'
import type { MetricPoint } from '../../02-Common/dto/dashboard.js'
import type { MetricsSource } from '../../02-Common/ports/outside.js'

const TIMEOUT_MS = 5_000

// Someone else's answer is input too.
const answer = z.object({
  points: z.array(z.object({ day: z.iso.date(), visits: z.number().int().min(0) })).max(366),
})

export class HttpMetrics implements MetricsSource {
  constructor(
    private readonly baseUrl: string,
    private readonly apiKey: string,
  ) {}

  async visits(teamId: string, days: number): Promise<MetricPoint[]> {
    const url = new URL(`/v1/sites/${encodeURIComponent(teamId)}/visits`, this.baseUrl)
    url.searchParams.set('days', String(days))
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${this.apiKey}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`The metrics service answered ${response.status}`)
    return answer.parse(await response.json()).points
  }
}
