export interface BudgetWindow {
  key: string
  limit: number
  windowMs: number
}

export type Reservation = { granted: true } | { granted: false; exhausted: string; retryAfterSeconds: number }

export interface BudgetStore {
  /** Takes the amount out of all windows, or out of none when one of them has too little left. */
  reserve(windows: readonly BudgetWindow[], amount: number): Promise<Reservation>
  giveBack(windows: readonly BudgetWindow[], amount: number): Promise<void>
  used(key: string): Promise<number>
}
