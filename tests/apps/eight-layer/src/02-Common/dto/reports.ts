import { z } from 'zod'

export const reportInput = z.object({
  title: z.string().trim().min(3).max(120),
  days: z.number().int().min(1).max(90),
})
export type ReportInput = z.infer<typeof reportInput>

export const reportParams = z.object({ reportId: z.uuid() })

export type ReportStatus = 'queued' | 'processing' | 'done' | 'failed'

export interface ReportView {
  id: string
  title: string
  status: ReportStatus
  summary: string | null
}
