import type { Request, RequestHandler } from 'express'
import type { ClaimStore } from '../idempotency/ClaimStore.js'
import { runOnce } from '../idempotency/runOnce.js'
import { handle } from '../middleware/handle.js'

interface WebhookDelivery<Event extends { id: string }> {
  provider: string
  /** Checks the signature over the raw body and throws when it is not the provider's. */
  verify: (req: Request) => Event
  deliver: (event: Event) => Promise<void>
}

/** Delivers every event of a provider once, however often and however concurrently it is sent. */
export function webhookDeduplicationGuard<Event extends { id: string }>(
  claims: ClaimStore,
  { provider, verify, deliver }: WebhookDelivery<Event>,
): RequestHandler {
  return handle(async (req, res) => {
    const event = verify(req)
    const { replayed } = await runOnce(claims, `webhook:${provider}:${event.id}`, async () => {
      await deliver(event)
      return null
    })
    res.json({ received: true, replayed })
  })
}
