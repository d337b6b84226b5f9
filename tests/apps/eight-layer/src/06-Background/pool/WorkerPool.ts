import { NonRetryableError } from '../../01-Core/errors/AppError.js'
import type { JobConsumer, JobQueue, QueuedJob } from '../../02-Common/ports/jobs.js'

export type JobProcessor = (job: QueuedJob) => Promise<void>

/** The jobs wait on databases and networks, so lanes of one event loop do where CPU work needs threads. */
export class WorkerPool {
  #consumer: JobConsumer | undefined

  constructor(
    private readonly queue: JobQueue,
    private readonly processors: ReadonlyMap<string, JobProcessor>,
    private readonly concurrency: number,
  ) {}

  start(): void {
    this.#consumer ??= this.queue.consume((job) => this.#process(job), { concurrency: this.concurrency })
  }

  async stop(): Promise<void> {
    await this.#consumer?.stop()
  }

  async #process(job: QueuedJob): Promise<void> {
    const processor = this.processors.get(job.name)
    if (!processor) throw new NonRetryableError(`No processor is registered for jobs named ${job.name}`)
    await processor(job)
  }
}
