import { z } from 'zod'

const TIMEOUT_MS = 10_000

const dashboard = z.object({
  plan: z.enum(['free', 'pro']),
  members: z.number(),
  metrics: z.array(z.object({ day: z.string(), visits: z.number() })),
  llmTokensThisHour: z.number(),
})
export type Dashboard = z.infer<typeof dashboard>

const checkout = z.object({ url: z.url() })

export async function fetchDashboard(signal: AbortSignal): Promise<Dashboard> {
  const response = await fetch('/api/v1/dashboard', {
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  })
  if (!response.ok) throw new Error(`The dashboard answered ${response.status}`)
  return dashboard.parse(await response.json())
}

/** `attempt` names one wish to subscribe: repeating it with the same name opens one checkout only. */
export async function startCheckout(attempt: string): Promise<string> {
  const response = await fetch('/api/v1/billing/subscriptions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': attempt },
    body: JSON.stringify({ plan: 'pro' }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`The checkout answered ${response.status}`)
  return checkout.parse(await response.json()).url
}
