import type { ReportStatus } from '../dto/reports.js'

export interface Report {
  id: string
  teamId: string
  requestedBy: string
  title: string
  days: number
  status: ReportStatus
  summary: string | null
}

export interface ReportStore {
  create(report: Report): Promise<void>
  find(teamId: string, reportId: string): Promise<Report | undefined>
  setOutcome(teamId: string, reportId: string, outcome: { status: ReportStatus; summary: string | null }): Promise<void>
}
