import { eq } from 'drizzle-orm'
import type { Plan } from '../../02-Common/dto/billing.js'
import type { SubscriptionStore } from '../../02-Common/ports/billing.js'
import type { Database } from './database.js'
import { checkouts, subscriptions } from './schema.js'

export class DrizzleSubscriptions implements SubscriptionStore {
  constructor(private readonly db: Database) {}

  async rememberCheckout(checkout: { checkoutId: string; teamId: string; plan: Plan }): Promise<void> {
    await this.db
      .insert(checkouts)
      .values({ id: checkout.checkoutId, teamId: checkout.teamId, plan: checkout.plan })
      .onConflictDoNothing()
  }

  async activate(checkoutId: string, subscriptionId: string): Promise<{ teamId: string; plan: Plan } | undefined> {
    return this.db.transaction(async (tx) => {
      const [checkout] = await tx
        .update(checkouts)
        .set({ subscriptionId })
        .where(eq(checkouts.id, checkoutId))
        .returning({ teamId: checkouts.teamId, plan: checkouts.plan })
      if (!checkout) return undefined
      const { teamId, plan } = checkout
      await tx
        .insert(subscriptions)
        .values({ teamId, plan })
        .onConflictDoUpdate({ target: subscriptions.teamId, set: { plan, updatedAt: new Date() } })
      return { teamId, plan }
    })
  }

  async end(subscriptionId: string): Promise<{ teamId: string } | undefined> {
    return this.db.transaction(async (tx) => {
      const [checkout] = await tx
        .select({ teamId: checkouts.teamId })
        .from(checkouts)
        .where(eq(checkouts.subscriptionId, subscriptionId))
        .limit(1)
      if (!checkout) return undefined
      await tx
        .update(subscriptions)
        .set({ plan: 'free', updatedAt: new Date() })
        .where(eq(subscriptions.teamId, checkout.teamId))
      return { teamId: checkout.teamId }
    })
  }

  async planOf(teamId: string): Promise<Plan> {
    const [row] = await this.db
      .select({ plan: subscriptions.plan })
      .from(subscriptions)
      .where(eq(subscriptions.teamId, teamId))
      .limit(1)
    return row?.plan ?? 'free'
  }
}
