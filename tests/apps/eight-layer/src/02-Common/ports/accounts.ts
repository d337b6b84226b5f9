export interface Account {
  id: string
  email: string
  passwordHash: string
  teamId: string
  role: 'owner' | 'member'
}

export interface NewAccount {
  email: string
  passwordHash: string
  teamName: string
  invitationDigest: string | undefined
}

export interface Invitation {
  digest: string
  teamId: string
  email: string
  expiresAt: Date
}

export interface AccountStore {
  /** Creates user and team, or redeems the invitation, in one step; a taken address is a ConflictError. */
  register(account: NewAccount): Promise<Account>
  findByEmail(email: string): Promise<Account | undefined>
  findById(userId: string): Promise<Account | undefined>
  replacePasswordHash(userId: string, passwordHash: string): Promise<void>
  invite(invitation: Invitation): Promise<void>
  ownerOf(teamId: string): Promise<Account | undefined>
  listMembers(teamId: string, limit: number): Promise<Account[]>
  countMembers(teamId: string): Promise<number>
  /** False when nobody of that id is an ordinary member of the team. */
  removeMember(teamId: string, userId: string): Promise<boolean>
}

export interface RefreshToken {
  digest: string
  /** All tokens that descend from one login; it is also the session's id. */
  familyId: string
  userId: string
  expiresAt: Date
}

export interface RefreshTokenStore {
  save(token: RefreshToken): Promise<void>
  /**
   * Spends one token and puts its successor in its place, atomically. A token that was spent before
   * has been stolen from someone: its whole family ends, and nothing is returned.
   */
  rotate(presentedDigest: string, successor: { digest: string; expiresAt: Date }): Promise<RefreshToken | undefined>
  revokeFamily(familyId: string): Promise<void>
}
