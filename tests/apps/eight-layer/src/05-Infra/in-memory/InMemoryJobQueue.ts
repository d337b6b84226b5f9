import type { Logger } from '../../01-Core/logging/logger.js'
import type { JobConsumer, JobQueue, QueuedJob } from '../../02-Common/ports/jobs.js'

type Work = (job: QueuedJob) => Promise<void>

/** Loses its jobs with the process, which is why production refuses to run on it. */
export class InMemoryJobQueue implements JobQueue {
  readonly #waiting: QueuedJob[] = []
  readonly #idleLanes: ((job: QueuedJob | undefined) => void)[] = []
  #stopping = false

  constructor(private readonly logger: Logger) {}

  async enqueue(job: QueuedJob): Promise<void> {
    const lane = this.#idleLanes.shift()
    if (lane) lane(job)
    else this.#waiting.push(job)
  }

  consume(work: Work, { concurrency }: { concurrency: number }): JobConsumer {
    const lanes = Array.from({ length: concurrency }, () => this.#runLane(work))
    return {
      stop: async () => {
        this.#stopping = true
        for (const wake of this.#idleLanes.splice(0)) wake(undefined)
        await Promise.all(lanes)
      },
    }
  }

  async #runLane(work: Work): Promise<void> {
    for (let job = await this.#next(); job; job = await this.#next()) {
      try {
        await work(job)
      } catch (error) {
        // The runner has buried the job already; the lane has to live on for the next one.
        this.logger.error({ err: error, jobId: job.id }, 'job ended without a result')
      }
    }
  }

  #next(): Promise<QueuedJob | undefined> {
    if (this.#stopping) return Promise.resolve(undefined)
    const job = this.#waiting.shift()
    if (job) return Promise.resolve(job)
    return new Promise((resolve) => this.#idleLanes.push(resolve))
  }
}
