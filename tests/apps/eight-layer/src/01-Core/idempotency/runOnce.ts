import { ConflictError } from '../errors/AppError.js'
import type { ClaimStore } from './ClaimStore.js'

const LEASE_MS = 60_000
const RETAIN_MS = 72 * 60 * 60 * 1000 // Stripe retries for up to three days

export interface Outcome<T> {
  value: T
  replayed: boolean
}

/**
 * Does the work once per key. A failure releases the key so that a retry may try again; a caller that
 * comes while the work is running gets a 409, which webhook senders and clients answer with a retry.
 * `T` must survive JSON.
 */
export async function runOnce<T>(claims: ClaimStore, key: string, work: () => Promise<T>): Promise<Outcome<T>> {
  const claim = await claims.tryClaimKey(key, LEASE_MS)
  if (claim.state === 'running') {
    throw new ConflictError('in_progress', 'The same request is already being processed. Try again shortly.')
  }
  if (claim.state === 'done') return { value: JSON.parse(claim.result) as T, replayed: true }

  let value: T
  try {
    value = await work()
  } catch (error) {
    await claims.releaseKey(key, claim.lease)
    throw error
  }
  // Outside the try: finished work must not be released only because recording it failed.
  await claims.completeKey(key, claim.lease, JSON.stringify(value), RETAIN_MS)
  return { value, replayed: false }
}
