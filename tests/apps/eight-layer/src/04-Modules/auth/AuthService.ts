import { randomUUID } from 'node:crypto'
import type { Session } from '../../01-Core/context/Session.js'
import { UnauthorizedError } from '../../01-Core/errors/AppError.js'
import type { AccessTokens } from '../../01-Core/security/accessTokens.js'
import type { SessionTokens } from '../../01-Core/security/cookies.js'
import type { HitCounter } from '../../01-Core/security/HitCounter.js'
import { createOpaqueToken, digestOf } from '../../01-Core/security/opaqueTokens.js'
import { hashPassword, needsRehash, verifyPassword } from '../../01-Core/security/passwords.js'
import type { LoginInput, RegisterInput } from '../../02-Common/dto/auth.js'
import type { MemberView } from '../../02-Common/dto/teams.js'
import type { Account, AccountStore, RefreshTokenStore } from '../../02-Common/ports/accounts.js'
import { assertNotLockedOut, LOCKOUT_WINDOW_MS } from '../../03-Policies/loginAttempts.js'

interface Dependencies {
  accounts: AccountStore
  refreshTokens: RefreshTokenStore
  accessTokens: AccessTokens
  counters: HitCounter
  refreshTokenSeconds: number
}

export class AuthService {
  /** Verified against when there is no account, so that both answers take the same time. */
  readonly #decoy = hashPassword(createOpaqueToken())

  constructor(private readonly deps: Dependencies) {}

  async register(input: RegisterInput): Promise<MemberView> {
    const account = await this.deps.accounts.register({
      email: input.email,
      passwordHash: await hashPassword(input.password),
      teamName: input.teamName,
      invitationDigest: input.invitation === undefined ? undefined : digestOf(input.invitation),
    })
    return { id: account.id, email: account.email, role: account.role }
  }

  async login(input: LoginInput, address: string): Promise<SessionTokens> {
    // The address is part of the key: a stranger must not be able to lock someone else out.
    const attemptsKey = `login:${address}:${digestOf(input.email)}`
    // Counted before the password is looked at, so that parallel guesses cannot slip through.
    assertNotLockedOut(await this.deps.counters.hit(attemptsKey, LOCKOUT_WINDOW_MS))

    const account = await this.deps.accounts.findByEmail(input.email)
    const matches = await verifyPassword(input.password, account?.passwordHash ?? (await this.#decoy))
    if (!account || !matches) throw new UnauthorizedError('E-mail address or password is wrong.')

    await this.deps.counters.forget(attemptsKey)
    if (needsRehash(account.passwordHash)) {
      await this.deps.accounts.replacePasswordHash(account.id, await hashPassword(input.password))
    }
    return this.#openSession(account)
  }

  /** Every refresh token works once: the one presented is spent, its successor goes to the client. */
  async rotate(presented: string): Promise<SessionTokens> {
    const refreshToken = createOpaqueToken()
    const rotated = await this.deps.refreshTokens.rotate(digestOf(presented), {
      digest: digestOf(refreshToken),
      expiresAt: this.#refreshExpiry(),
    })
    // Read afresh: a role or team that changed since the login takes effect here.
    const account = rotated && (await this.deps.accounts.findById(rotated.userId))
    if (!account) throw new UnauthorizedError()
    return this.#tokens(account, rotated.familyId, refreshToken)
  }

  async logout(session: Session): Promise<void> {
    await this.deps.refreshTokens.revokeFamily(session.sessionId)
  }

  async #openSession(account: Account): Promise<SessionTokens> {
    const refreshToken = createOpaqueToken()
    const familyId = randomUUID()
    await this.deps.refreshTokens.save({
      digest: digestOf(refreshToken),
      familyId,
      userId: account.id,
      expiresAt: this.#refreshExpiry(),
    })
    return this.#tokens(account, familyId, refreshToken)
  }

  async #tokens(account: Account, sessionId: string, refreshToken: string): Promise<SessionTokens> {
    const { accessTokens, refreshTokenSeconds } = this.deps
    return {
      accessToken: await accessTokens.issue({
        sessionId,
        userId: account.id,
        teamId: account.teamId,
        role: account.role,
      }),
      accessSeconds: accessTokens.lifetimeSeconds,
      refreshToken,
      refreshSeconds: refreshTokenSeconds,
    }
  }

  #refreshExpiry(): Date {
    return new Date(Date.now() + this.deps.refreshTokenSeconds * 1000)
  }
}
