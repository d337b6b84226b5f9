import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, NonRetryableError } from '../../01-Core/errors/AppError.js'
import type { Logger } from '../../01-Core/logging/logger.js'
import type { DeadLetterStore } from '../../02-Common/ports/jobs.js'

export interface RetryPolicy {
  maxAttempts: number
  baseDelayMs: number
  maxDelayMs: number
  /** For one attempt, not for all of them. */
  timeoutMs: number
}

interface Surroundings<Payload> {
  jobName: string
  deadLetters: DeadLetterStore
  logger: Logger
  onDead: (payload: Payload) => Promise<void>
}

/** Refused by a rule of the business or by bad input: the next attempt would be refused too. */
function isPermanent(error: unknown): boolean {
  return error instanceof NonRetryableError || error instanceof AppError
}

/** Grows with every attempt; the random part keeps jobs that failed together from returning together. */
function backoffWithJitter(attempt: number, { baseDelayMs, maxDelayMs }: RetryPolicy): number {
  const ceiling = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1))
  return ceiling / 2 + Math.random() * (ceiling / 2)
}

/** Runs one job to its end: done, or dead with a letter that says why. */
export class RetryableJobRunner<Payload> {
  constructor(
    private readonly work: (payload: Payload, signal: AbortSignal) => Promise<void>,
    private readonly policy: RetryPolicy,
    private readonly surroundings: Surroundings<Payload>,
  ) {}

  async run(jobId: string, payload: Payload): Promise<void> {
    const { jobName, logger } = this.surroundings
    for (let attempt = 1; attempt <= this.policy.maxAttempts; attempt += 1) {
      try {
        await this.#attempt(payload)
        logger.info({ jobId, jobName, attempt }, 'job done')
        return
      } catch (error) {
        if (isPermanent(error) || attempt === this.policy.maxAttempts) {
          await this.#bury(jobId, payload, attempt, error)
          throw new NonRetryableError(`Job ${jobName} is dead`, { cause: error })
        }
        logger.warn({ err: error, jobId, jobName, attempt }, 'job attempt failed')
        await sleep(backoffWithJitter(attempt, this.policy))
      }
    }
  }

  /** The race frees the worker even from work that ignores its signal. */
  async #attempt(payload: Payload): Promise<void> {
    const timeout = AbortSignal.timeout(this.policy.timeoutMs)
    const expired = new Promise<never>((_resolve, reject) => {
      timeout.addEventListener('abort', () => reject(new Error('The attempt took too long')), { once: true })
    })
    await Promise.race([this.work(payload, timeout), expired])
  }

  async #bury(jobId: string, payload: Payload, attempts: number, error: unknown): Promise<void> {
    const { jobName, deadLetters, logger, onDead } = this.surroundings
    const reason = error instanceof Error ? error.message : 'unknown'
    logger.error({ err: error, jobId, jobName, attempts }, 'job is dead')
    await deadLetters.record({ jobId, jobName, payload, attempts, reason })
    await onDead(payload)
  }
}
