import type { RequestHandler } from 'express'
import { attachSession } from '../context/Session.js'
import { UnauthorizedError } from '../errors/AppError.js'
import { handle } from '../middleware/handle.js'
import type { AccessTokens } from '../security/accessTokens.js'
import { accessTokenOf, refreshTokenOf } from '../security/cookies.js'

export function createSessionGuard(accessTokens: AccessTokens): RequestHandler {
  return handle(async (req, res, next) => {
    const presented = accessTokenOf(req)
    if (presented === undefined) throw new UnauthorizedError()
    attachSession(res, await accessTokens.verify(presented))
    next()
  })
}

/** For the one route whose callers have no valid access token any more. */
export const requireRefreshCookie: RequestHandler = (req, _res, next) => {
  if (refreshTokenOf(req) === undefined) throw new UnauthorizedError()
  next()
}
