import { z } from 'zod'

const email = z.email().max(255).transform((address) => address.toLowerCase())

export const registerInput = z.object({
  email,
  password: z.string().min(12).max(128),
  teamName: z.string().trim().min(2).max(100),
  /** Joins the inviting team instead of founding one. */
  invitation: z.string().min(20).max(100).optional(),
})
export type RegisterInput = z.infer<typeof registerInput>

export const loginInput = z.object({ email, password: z.string().min(1).max(128) })
export type LoginInput = z.infer<typeof loginInput>
