import { and, eq, gt, isNull } from 'drizzle-orm'
import type { RefreshToken, RefreshTokenStore } from '../../02-Common/ports/accounts.js'
import type { Database } from './database.js'
import { refreshTokens } from './schema.js'

export class DrizzleRefreshTokens implements RefreshTokenStore {
  constructor(private readonly db: Database) {}

  async save({ digest, familyId, userId, expiresAt }: RefreshToken): Promise<void> {
    await this.db.insert(refreshTokens).values({ digest, familyId, userId, expiresAt })
  }

  async rotate(
    presentedDigest: string,
    successor: { digest: string; expiresAt: Date },
  ): Promise<RefreshToken | undefined> {
    return this.db.transaction(async (tx) => {
      const now = new Date()
      const [spent] = await tx
        .update(refreshTokens)
        .set({ spentAt: now })
        .where(
          and(
            eq(refreshTokens.digest, presentedDigest),
            isNull(refreshTokens.spentAt),
            gt(refreshTokens.expiresAt, now),
          ),
        )
        .returning({ familyId: refreshTokens.familyId, userId: refreshTokens.userId })
      if (spent) {
        const token = { ...successor, familyId: spent.familyId, userId: spent.userId }
        await tx.insert(refreshTokens).values(token)
        return token
      }
      const [stolen] = await tx
        .select({ familyId: refreshTokens.familyId })
        .from(refreshTokens)
        .where(eq(refreshTokens.digest, presentedDigest))
        .limit(1)
      if (stolen) await tx.delete(refreshTokens).where(eq(refreshTokens.familyId, stolen.familyId))
      return undefined
    })
  }

  async revokeFamily(familyId: string): Promise<void> {
    await this.db.delete(refreshTokens).where(eq(refreshTokens.familyId, familyId))
  }
}
