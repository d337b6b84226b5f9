import { z } from 'zod'

export const invitationInput = z.object({
  email: z.email().max(255).transform((address) => address.toLowerCase()),
})

export const memberParams = z.object({ memberId: z.uuid() })

export interface MemberView {
  id: string
  email: string
  role: 'owner' | 'member'
}
