export interface QueuedJob {
  id: string
  name: string
  payload: unknown
}

export interface JobConsumer {
  /** Takes no new job and resolves when those at work have ended. */
  stop(): Promise<void>
}

export interface JobQueue {
  enqueue(job: QueuedJob): Promise<void>
  consume(work: (job: QueuedJob) => Promise<void>, options: { concurrency: number }): JobConsumer
}

export interface DeadLetter {
  jobId: string
  jobName: string
  payload: unknown
  attempts: number
  reason: string
}

/** Jobs that ran out of attempts, with all that is needed to repair and repeat them. */
export interface DeadLetterStore {
  record(letter: DeadLetter): Promise<void>
}
