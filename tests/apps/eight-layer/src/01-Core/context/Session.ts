import type { Response } from 'express'
import { UnauthorizedError } from '../errors/AppError.js'

export type Role = 'owner' | 'member'

/** Who is asking. The team comes from here and from nowhere else. */
export interface Session {
  sessionId: string
  userId: string
  teamId: string
  role: Role
}

// Keyed by the response, so that a session lives exactly as long as its request.
const attached = new WeakMap<Response, Session>()

export function attachSession(res: Response, session: Session): void {
  attached.set(res, session)
}

/** The session that `requireSession` attached; a route that forgot the guard answers 401. */
export function sessionOf(res: Response): Session {
  const session = attached.get(res)
  if (!session) throw new UnauthorizedError()
  return session
}
