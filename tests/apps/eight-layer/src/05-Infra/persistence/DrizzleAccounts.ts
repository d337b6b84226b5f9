import { randomUUID } from 'node:crypto'
import { and, asc, count, eq, gt } from 'drizzle-orm'
import { BadRequestError, ConflictError } from '../../01-Core/errors/AppError.js'
import type { Account, AccountStore, Invitation, NewAccount } from '../../02-Common/ports/accounts.js'
import type { Database } from './database.js'
import { invitations, teams, users } from './schema.js'

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

interface Seat {
  teamId: string
  role: Account['role']
}

const account = {
  id: users.id,
  email: users.email,
  passwordHash: users.passwordHash,
  teamId: users.teamId,
  role: users.role,
}

async function foundTeam(tx: Transaction, name: string): Promise<Seat> {
  const teamId = randomUUID()
  await tx.insert(teams).values({ id: teamId, name })
  return { teamId, role: 'owner' }
}

/** Deleting is what redeems: of two parallel requests only one gets the row back. */
async function redeemInvitation(tx: Transaction, digest: string, email: string): Promise<Seat> {
  const [redeemed] = await tx
    .delete(invitations)
    .where(and(eq(invitations.digest, digest), eq(invitations.email, email), gt(invitations.expiresAt, new Date())))
    .returning({ teamId: invitations.teamId })
  if (!redeemed) throw new BadRequestError('invitation_invalid', 'This invitation is not valid any more.')
  return { teamId: redeemed.teamId, role: 'member' }
}

export class DrizzleAccounts implements AccountStore {
  constructor(private readonly db: Database) {}

  async register({ email, passwordHash, teamName, invitationDigest }: NewAccount): Promise<Account> {
    return this.db.transaction(async (tx) => {
      const seat =
        invitationDigest === undefined
          ? await foundTeam(tx, teamName)
          : await redeemInvitation(tx, invitationDigest, email)
      const [created] = await tx
        .insert(users)
        .values({ id: randomUUID(), teamId: seat.teamId, email, passwordHash, role: seat.role })
        .onConflictDoNothing({ target: users.email })
        .returning(account)
      // Thrown inside, so that the team is rolled back with it.
      if (!created) throw new ConflictError('email_taken', 'There is an account for this address already.')
      return created
    })
  }

  async findByEmail(email: string): Promise<Account | undefined> {
    const [row] = await this.db.select(account).from(users).where(eq(users.email, email)).limit(1)
    return row
  }

  async findById(userId: string): Promise<Account | undefined> {
    const [row] = await this.db.select(account).from(users).where(eq(users.id, userId)).limit(1)
    return row
  }

  async replacePasswordHash(userId: string, passwordHash: string): Promise<void> {
    await this.db.update(users).set({ passwordHash }).where(eq(users.id, userId))
  }

  async invite({ digest, teamId, email, expiresAt }: Invitation): Promise<void> {
    await this.db.insert(invitations).values({ digest, teamId, email, expiresAt })
  }

  async ownerOf(teamId: string): Promise<Account | undefined> {
    const [row] = await this.db
      .select(account)
      .from(users)
      .where(and(eq(users.teamId, teamId), eq(users.role, 'owner')))
      .limit(1)
    return row
  }

  listMembers(teamId: string, limit: number): Promise<Account[]> {
    return this.db.select(account).from(users).where(eq(users.teamId, teamId)).orderBy(asc(users.createdAt)).limit(limit)
  }

  async countMembers(teamId: string): Promise<number> {
    const [row] = await this.db.select({ members: count() }).from(users).where(eq(users.teamId, teamId))
    return row?.members ?? 0
  }

  async removeMember(teamId: string, userId: string): Promise<boolean> {
    const removed = await this.db
      .delete(users)
      .where(and(eq(users.teamId, teamId), eq(users.id, userId), eq(users.role, 'member')))
      .returning({ id: users.id })
    return removed.length > 0
  }
}
