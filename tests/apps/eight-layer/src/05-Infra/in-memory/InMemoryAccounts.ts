import { randomUUID } from 'node:crypto'
import { BadRequestError, ConflictError } from '../../01-Core/errors/AppError.js'
import type {
  Account,
  AccountStore,
  Invitation,
  NewAccount,
  RefreshToken,
  RefreshTokenStore,
} from '../../02-Common/ports/accounts.js'

export class InMemoryAccounts implements AccountStore {
  readonly #accounts = new Map<string, Account>()
  readonly #invitations = new Map<string, Invitation>()

  // Nothing is awaited inside, so no other request can come between the checks and the writes.
  async register({ email, passwordHash, invitationDigest }: NewAccount): Promise<Account> {
    if (this.#byEmail(email)) {
      throw new ConflictError('email_taken', 'There is an account for this address already.')
    }
    const teamId = invitationDigest === undefined ? randomUUID() : this.#redeem(invitationDigest, email)
    const role = invitationDigest === undefined ? 'owner' : 'member'
    const account: Account = { id: randomUUID(), email, passwordHash, teamId, role }
    this.#accounts.set(account.id, account)
    return account
  }

  async findByEmail(email: string): Promise<Account | undefined> {
    return this.#byEmail(email)
  }

  async findById(userId: string): Promise<Account | undefined> {
    return this.#accounts.get(userId)
  }

  async replacePasswordHash(userId: string, passwordHash: string): Promise<void> {
    const account = this.#accounts.get(userId)
    if (account) this.#accounts.set(userId, { ...account, passwordHash })
  }

  async invite(invitation: Invitation): Promise<void> {
    this.#invitations.set(invitation.digest, invitation)
  }

  async ownerOf(teamId: string): Promise<Account | undefined> {
    return this.#inTeam(teamId).find((account) => account.role === 'owner')
  }

  async listMembers(teamId: string, limit: number): Promise<Account[]> {
    return this.#inTeam(teamId).slice(0, limit)
  }

  async countMembers(teamId: string): Promise<number> {
    return this.#inTeam(teamId).length
  }

  async removeMember(teamId: string, userId: string): Promise<boolean> {
    const member = this.#inTeam(teamId).find((account) => account.id === userId && account.role === 'member')
    return member !== undefined && this.#accounts.delete(member.id)
  }

  #byEmail(email: string): Account | undefined {
    return [...this.#accounts.values()].find((account) => account.email === email)
  }

  #inTeam(teamId: string): Account[] {
    return [...this.#accounts.values()].filter((account) => account.teamId === teamId)
  }

  #redeem(digest: string, email: string): string {
    const invitation = this.#invitations.get(digest)
    if (!invitation || invitation.email !== email || invitation.expiresAt < new Date()) {
      throw new BadRequestError('invitation_invalid', 'This invitation is not valid any more.')
    }
    this.#invitations.delete(digest)
    return invitation.teamId
  }
}

export class InMemoryRefreshTokens implements RefreshTokenStore {
  readonly #live = new Map<string, RefreshToken>()
  readonly #spent = new Map<string, RefreshToken>()

  async save(token: RefreshToken): Promise<void> {
    this.#live.set(token.digest, token)
  }

  async rotate(
    presentedDigest: string,
    successor: { digest: string; expiresAt: Date },
  ): Promise<RefreshToken | undefined> {
    const stolen = this.#spent.get(presentedDigest)
    if (stolen) this.#end(stolen.familyId)
    const presented = this.#live.get(presentedDigest)
    if (!presented || presented.expiresAt < new Date()) return undefined
    this.#live.delete(presentedDigest)
    this.#spent.set(presentedDigest, presented)
    const token = { ...successor, familyId: presented.familyId, userId: presented.userId }
    this.#live.set(token.digest, token)
    return token
  }

  async revokeFamily(familyId: string): Promise<void> {
    this.#end(familyId)
  }

  #end(familyId: string): void {
    for (const tokens of [this.#live, this.#spent]) {
      for (const [digest, token] of tokens) if (token.familyId === familyId) tokens.delete(digest)
    }
  }
}
