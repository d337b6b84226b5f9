import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Session } from '../context/Session.js'
import { UnauthorizedError } from '../errors/AppError.js'

const ISSUER = 'eight-layer'
const ALGORITHM = 'HS256'

const claimsSchema = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  team: z.string().min(1),
  role: z.enum(['owner', 'member']),
})

/** Short-lived signed sessions: no look-up per request, at the price of outliving a removal by minutes. */
export class AccessTokens {
  readonly #key: Uint8Array

  constructor(
    secret: string,
    readonly lifetimeSeconds: number,
  ) {
    this.#key = new TextEncoder().encode(secret)
  }

  issue(session: Session): Promise<string> {
    return new SignJWT({ sid: session.sessionId, team: session.teamId, role: session.role })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(session.userId)
      .setIssuer(ISSUER)
      .setAudience(ISSUER)
      .setIssuedAt()
      .setExpirationTime(`${this.lifetimeSeconds}s`)
      .sign(this.#key)
  }

  async verify(token: string): Promise<Session> {
    // A forged, expired or foreign token all get the same answer: the reason would help only a forger.
    const verified = await jwtVerify(token, this.#key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: ISSUER,
    }).catch(() => undefined)
    const claims = claimsSchema.safeParse(verified?.payload)
    if (!claims.success) throw new UnauthorizedError()
    const { sub, sid, team, role } = claims.data
    return { sessionId: sid, userId: sub, teamId: team, role }
  }
}
