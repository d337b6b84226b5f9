import { z } from 'zod'

export const PLANS = ['free', 'pro'] as const
export type Plan = (typeof PLANS)[number]

export const subscribeInput = z.object({ plan: z.literal('pro') })

export interface CheckoutView {
  checkoutId: string
  url: string
}
