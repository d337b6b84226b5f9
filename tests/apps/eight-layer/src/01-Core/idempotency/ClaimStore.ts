export type Claim =
  | { state: 'claimed'; lease: string }
  /** Someone else is at work on the same key. */
  | { state: 'running' }
  /** The work was finished earlier; `result` is what it was completed with. */
  | { state: 'done'; result: string }

/**
 * Keys that only one caller can hold. A lease ends by itself, so a crash cannot block a key for ever;
 * completing or releasing needs the lease, so a caller that was too slow cannot undo its successor.
 */
export interface ClaimStore {
  tryClaimKey(key: string, leaseMs: number): Promise<Claim>
  completeKey(key: string, lease: string, result: string, retainMs: number): Promise<void>
  releaseKey(key: string, lease: string): Promise<void>
}
