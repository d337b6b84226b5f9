import { z } from 'zod'

export const questionInput = z.object({ question: z.string().trim().min(3).max(2000) })

export interface AnswerView {
  answer: string
  tokensUsed: number
}
