import type { Logger } from '../../01-Core/logging/logger.js'
import type { DeadLetterStore } from '../../02-Common/ports/jobs.js'
import type { ReportService } from '../../04-Modules/reports/ReportService.js'
import { reportJob } from '../jobs/reportJob.js'
import type { JobProcessor } from '../pool/WorkerPool.js'
import { RetryableJobRunner } from '../safety/RetryableJobRunner.js'

interface Dependencies {
  reports: ReportService
  deadLetters: DeadLetterStore
  logger: Logger
}

export function createReportProcessor({ reports, deadLetters, logger }: Dependencies): JobProcessor {
  const runner = new RetryableJobRunner(
    (job, signal) => reports.compile(reportJob.parse(job), signal),
    { maxAttempts: 5, baseDelayMs: 500, maxDelayMs: 30_000, timeoutMs: 30_000 },
    {
      jobName: 'report',
      deadLetters,
      logger,
      onDead: (job) => reports.fail(reportJob.parse(job)),
    },
  )
  return (job) => runner.run(job.id, job.payload)
}
