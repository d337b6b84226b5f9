export interface Hits {
  count: number
  resetsAt: Date
}

/** Counts in fixed windows, shared by every instance of the program. */
export interface HitCounter {
  /** Adds one and answers with the new count, in one atomic step. */
  hit(key: string, windowMs: number): Promise<Hits>
  takeBack(key: string): Promise<void>
  forget(key: string): Promise<void>
}
