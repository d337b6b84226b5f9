import { TooManyRequestsError } from '../01-Core/errors/AppError.js'
import type { Hits } from '../01-Core/security/HitCounter.js'

export const LOCKOUT_WINDOW_MS = 15 * 60 * 1000

const ATTEMPTS_PER_WINDOW = 10

export function assertNotLockedOut(attempts: Hits): void {
  if (attempts.count <= ATTEMPTS_PER_WINDOW) return
  const seconds = Math.max(1, Math.ceil((attempts.resetsAt.getTime() - Date.now()) / 1000))
  throw new TooManyRequestsError('locked_out', 'Too many attempts for this account. Try again later.', seconds)
}
