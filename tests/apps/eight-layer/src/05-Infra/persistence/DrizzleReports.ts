import { and, eq } from 'drizzle-orm'
import type { ReportStatus } from '../../02-Common/dto/reports.js'
import type { DeadLetter, DeadLetterStore } from '../../02-Common/ports/jobs.js'
import type { Report, ReportStore } from '../../02-Common/ports/reports.js'
import type { Database } from './database.js'
import { deadLetters, reports } from './schema.js'

export class DrizzleReports implements ReportStore {
  constructor(private readonly db: Database) {}

  async create({ id, teamId, requestedBy, title, days, status, summary }: Report): Promise<void> {
    await this.db.insert(reports).values({ id, teamId, requestedBy, title, days, status, summary })
  }

  async find(teamId: string, reportId: string): Promise<Report | undefined> {
    const [row] = await this.db
      .select()
      .from(reports)
      .where(and(eq(reports.teamId, teamId), eq(reports.id, reportId)))
      .limit(1)
    return row
  }

  async setOutcome(
    teamId: string,
    reportId: string,
    { status, summary }: { status: ReportStatus; summary: string | null },
  ): Promise<void> {
    await this.db
      .update(reports)
      .set({ status, summary })
      .where(and(eq(reports.teamId, teamId), eq(reports.id, reportId)))
  }
}

export class DrizzleDeadLetters implements DeadLetterStore {
  constructor(private readonly db: Database) {}

  async record({ jobId, jobName, payload, attempts, reason }: DeadLetter): Promise<void> {
    await this.db
      .insert(deadLetters)
      .values({ jobId, jobName, payload, attempts, reason })
      .onConflictDoUpdate({ target: deadLetters.jobId, set: { attempts, reason, buriedAt: new Date() } })
  }
}
