import type { RequestHandler } from 'express'
import type { Logger } from '../../01-Core/logging/logger.js'
import { handle } from '../../01-Core/middleware/handle.js'
import type { ReadinessProbe } from '../../02-Common/ports/outside.js'

const PROBE_TIMEOUT_MS = 2_000

async function isReady(probe: ReadinessProbe, logger: Logger): Promise<boolean> {
  const expiry = AbortSignal.timeout(PROBE_TIMEOUT_MS)
  const expired = new Promise<never>((_resolve, reject) => {
    expiry.addEventListener('abort', () => reject(new Error('The probe took too long')), { once: true })
  })
  try {
    await Promise.race([probe.check(), expired])
    return true
  } catch (error) {
    logger.warn({ err: error, probe: probe.name }, 'not ready')
    return false
  }
}

/** Names what is missing but not why: the reason is for the log. */
export function readiness(probes: readonly ReadinessProbe[], logger: Logger): RequestHandler {
  return handle(async (_req, res) => {
    const checks = await Promise.all(
      probes.map(async (probe) => [probe.name, (await isReady(probe, logger)) ? 'ok' : 'failing'] as const),
    )
    const ready = checks.every(([, state]) => state === 'ok')
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'unavailable', checks: Object.fromEntries(checks) })
  })
}
