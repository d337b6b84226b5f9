import type { MetricPoint } from '../../02-Common/dto/dashboard.js'
import type { ReportStatus } from '../../02-Common/dto/reports.js'
import type { DeadLetter, DeadLetterStore } from '../../02-Common/ports/jobs.js'
import type { Mail, Mailer, MetricsSource } from '../../02-Common/ports/outside.js'
import type { Report, ReportStore } from '../../02-Common/ports/reports.js'

export class InMemoryReports implements ReportStore {
  readonly #reports = new Map<string, Report>()

  async create(report: Report): Promise<void> {
    this.#reports.set(report.id, report)
  }

  async find(teamId: string, reportId: string): Promise<Report | undefined> {
    const report = this.#reports.get(reportId)
    return report?.teamId === teamId ? report : undefined
  }

  async setOutcome(
    teamId: string,
    reportId: string,
    { status, summary }: { status: ReportStatus; summary: string | null },
  ): Promise<void> {
    const report = this.#reports.get(reportId)
    if (report?.teamId === teamId) this.#reports.set(reportId, { ...report, status, summary })
  }
}

export class InMemoryDeadLetters implements DeadLetterStore {
  readonly letters: DeadLetter[] = []

  async record(letter: DeadLetter): Promise<void> {
    this.letters.push(letter)
  }
}

/** Keeps what it should have sent. */
export class Outbox implements Mailer {
  readonly mails: Mail[] = []

  async send(mail: Mail): Promise<void> {
    this.mails.push(mail)
  }
}

const DAY_MS = 24 * 60 * 60 * 1000

export class SteadyMetrics implements MetricsSource {
  async visits(_teamId: string, days: number): Promise<MetricPoint[]> {
    const today = Date.now()
    return Array.from({ length: days }, (_, ago) => ({
      day: new Date(today - ago * DAY_MS).toISOString().slice(0, 10),
      visits: 100 + ago,
    }))
  }
}
