import { randomUUID } from 'node:crypto'
import type { Claim, ClaimStore } from '../../01-Core/idempotency/ClaimStore.js'
import type { HitCounter, Hits } from '../../01-Core/security/HitCounter.js'
import type { BudgetStore, BudgetWindow, Reservation } from '../../02-Common/ports/budgets.js'

interface Held {
  lease: string
  result: string | undefined
  endsAt: number
}

export class InMemoryClaims implements ClaimStore {
  readonly #held = new Map<string, Held>()

  // Runs to its end without awaiting, which makes it as atomic as SET NX.
  async tryClaimKey(key: string, leaseMs: number): Promise<Claim> {
    const held = this.#held.get(key)
    if (held && held.endsAt > Date.now()) {
      return held.result === undefined ? { state: 'running' } : { state: 'done', result: held.result }
    }
    const lease = randomUUID()
    this.#held.set(key, { lease, result: undefined, endsAt: Date.now() + leaseMs })
    return { state: 'claimed', lease }
  }

  async completeKey(key: string, lease: string, result: string, retainMs: number): Promise<void> {
    if (this.#isHeldBy(key, lease)) this.#held.set(key, { lease, result, endsAt: Date.now() + retainMs })
  }

  async releaseKey(key: string, lease: string): Promise<void> {
    if (this.#isHeldBy(key, lease)) this.#held.delete(key)
  }

  #isHeldBy(key: string, lease: string): boolean {
    return this.#held.get(key)?.lease === lease
  }
}

class Tally {
  amount = 0

  constructor(readonly endsAt: number) {}
}

/** Amounts per key that start again from nothing when their window ends. */
class Tallies {
  readonly #tallies = new Map<string, Tally>()

  current(key: string): Tally | undefined {
    const tally = this.#tallies.get(key)
    return tally && tally.endsAt > Date.now() ? tally : undefined
  }

  open(key: string, windowMs: number): Tally {
    const current = this.current(key)
    if (current) return current
    const opened = new Tally(Date.now() + windowMs)
    this.#tallies.set(key, opened)
    return opened
  }

  drop(key: string): void {
    this.#tallies.delete(key)
  }
}

export class InMemoryCounters implements HitCounter {
  readonly #tallies = new Tallies()

  async hit(key: string, windowMs: number): Promise<Hits> {
    const tally = this.#tallies.open(key, windowMs)
    tally.amount += 1
    return { count: tally.amount, resetsAt: new Date(tally.endsAt) }
  }

  async takeBack(key: string): Promise<void> {
    const tally = this.#tallies.current(key)
    if (tally) tally.amount -= 1
  }

  async forget(key: string): Promise<void> {
    this.#tallies.drop(key)
  }
}

export class InMemoryBudgets implements BudgetStore {
  readonly #tallies = new Tallies()

  async reserve(windows: readonly BudgetWindow[], amount: number): Promise<Reservation> {
    const charged = windows.map((window) => ({ window, tally: this.#tallies.open(window.key, window.windowMs) }))
    const refused = charged.find(({ window, tally }) => tally.amount + amount > window.limit)
    if (refused) {
      const retryAfterSeconds = Math.max(1, Math.ceil((refused.tally.endsAt - Date.now()) / 1000))
      return { granted: false, exhausted: refused.window.key, retryAfterSeconds }
    }
    for (const { tally } of charged) tally.amount += amount
    return { granted: true }
  }

  async giveBack(windows: readonly BudgetWindow[], amount: number): Promise<void> {
    for (const { key } of windows) {
      const tally = this.#tallies.current(key)
      if (tally) tally.amount -= amount
    }
  }

  async used(key: string): Promise<number> {
    return this.#tallies.current(key)?.amount ?? 0
  }
}
