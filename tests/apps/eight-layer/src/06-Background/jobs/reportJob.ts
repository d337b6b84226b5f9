import { z } from 'zod'

export const reportJob = z.object({ reportId: z.uuid(), teamId: z.uuid() })

/** The team travels with the job: a worker has no session to take it from. */
export type ReportJob = z.infer<typeof reportJob>
