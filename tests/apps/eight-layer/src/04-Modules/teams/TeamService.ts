import type { Session } from '../../01-Core/context/Session.js'
import { NotFoundError } from '../../01-Core/errors/AppError.js'
import { createOpaqueToken, digestOf } from '../../01-Core/security/opaqueTokens.js'
import type { MemberView } from '../../02-Common/dto/teams.js'
import type { AccountStore } from '../../02-Common/ports/accounts.js'
import type { Mailer } from '../../02-Common/ports/outside.js'
import { assertNotSelf, assertOwner } from '../../03-Policies/access.js'

const MEMBERS_SHOWN = 200
const INVITATION_MS = 7 * 24 * 60 * 60 * 1000

export class TeamService {
  constructor(private readonly deps: { accounts: AccountStore; mailer: Mailer; publicUrl: string }) {}

  async members(session: Session): Promise<MemberView[]> {
    const accounts = await this.deps.accounts.listMembers(session.teamId, MEMBERS_SHOWN)
    return accounts.map(({ id, email, role }) => ({ id, email, role }))
  }

  async invite(session: Session, email: string): Promise<void> {
    assertOwner(session)
    const invitation = createOpaqueToken()
    await this.deps.accounts.invite({
      digest: digestOf(invitation),
      teamId: session.teamId,
      email,
      expiresAt: new Date(Date.now() + INVITATION_MS),
    })
    const link = new URL('/join', this.deps.publicUrl)
    // In the fragment, which browsers keep out of requests, logs and referrers.
    link.hash = invitation
    await this.deps.mailer.send({ to: email, subject: 'You are invited to a team', text: `Join here: ${link.href}` })
  }

  async remove(session: Session, memberId: string): Promise<void> {
    assertOwner(session)
    assertNotSelf(session, memberId)
    const removed = await this.deps.accounts.removeMember(session.teamId, memberId)
    if (!removed) throw new NotFoundError('This member')
  }
}
