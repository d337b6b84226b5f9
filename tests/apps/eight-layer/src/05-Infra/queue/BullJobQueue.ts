import { Queue, UnrecoverableError, Worker } from 'bullmq'
import { NonRetryableError } from '../../01-Core/errors/AppError.js'
import type { Logger } from '../../01-Core/logging/logger.js'
import type { JobConsumer, JobQueue, QueuedJob } from '../../02-Common/ports/jobs.js'

const QUEUE = 'eight-layer'
const DAY_SECONDS = 24 * 60 * 60

/**
 * Jobs that survive a restart. The runner repeats the work itself; the attempts here are for what the
 * runner cannot repeat, such as a database that does not accept the outcome.
 */
export class BullJobQueue implements JobQueue {
  readonly #queue: Queue<unknown>

  constructor(
    private readonly redisUrl: string,
    private readonly logger: Logger,
  ) {
    this.#queue = new Queue<unknown>(QUEUE, {
      connection: { url: redisUrl },
      defaultJobOptions: {
        attempts: 3,
        backoff: { type: 'exponential', delay: 5_000, jitter: 0.5 },
        removeOnComplete: { age: DAY_SECONDS },
        // Failed jobs stay for inspection: together with the dead letters they are the way to repair.
        removeOnFail: { age: 30 * DAY_SECONDS },
      },
    })
    this.#queue.on('error', (error) => logger.error({ err: error }, 'job queue failed'))
  }

  async enqueue({ id, name, payload }: QueuedJob): Promise<void> {
    await this.#queue.add(name, payload, { jobId: id })
  }

  consume(work: (job: QueuedJob) => Promise<void>, { concurrency }: { concurrency: number }): JobConsumer {
    const worker = new Worker<unknown>(
      QUEUE,
      async (job) => {
        try {
          await work({ id: job.id ?? job.name, name: job.name, payload: job.data })
        } catch (error) {
          if (error instanceof NonRetryableError) throw new UnrecoverableError(error.message)
          throw error
        }
      },
      { connection: { url: this.redisUrl, maxRetriesPerRequest: null }, concurrency },
    )
    worker.on('failed', (job, error) => {
      this.logger.error({ err: error, jobId: job?.id, attempts: job?.attemptsMade }, 'queued job failed')
    })
    worker.on('error', (error) => this.logger.error({ err: error }, 'job worker failed'))
    return { stop: () => worker.close() }
  }

  async close(): Promise<void> {
    await this.#queue.close()
  }
}
