import { Router, type RequestHandler } from 'express'
import { sessionOf } from '../../01-Core/context/Session.js'
import { requireRefreshCookie } from '../../01-Core/guards/requireSession.js'
import type { ClaimStore } from '../../01-Core/idempotency/ClaimStore.js'
import { handle } from '../../01-Core/middleware/handle.js'
import { idempotencyKeyOf, replyOnce, requireIdempotencyKey } from '../../01-Core/middleware/idempotency.js'
import type { RateLimits } from '../../01-Core/middleware/rateLimits.js'
import { clearSessionCookies, refreshTokenOf, setSessionCookies } from '../../01-Core/security/cookies.js'
import { loginInput, registerInput } from '../../02-Common/dto/auth.js'
import type { AuthService } from '../../04-Modules/auth/AuthService.js'

interface Dependencies {
  auth: AuthService
  claims: ClaimStore
  rateLimits: RateLimits
  requireSession: RequestHandler
}

export function authRoutes({ auth, claims, rateLimits, requireSession }: Dependencies): Router {
  const router = Router()

  router.post(
    '/register',
    rateLimits.login,
    requireIdempotencyKey,
    handle(async (req, res) => {
      const input = registerInput.parse(req.body)
      const key = idempotencyKeyOf(req)
      const reply = await replyOnce(
        { claims, key, scope: `register:${input.email}`, asks: [input.teamName] },
        async () => ({ status: 201, body: { user: await auth.register(input) } }),
      )
      res.status(reply.status).json(reply.body)
    }),
  )

  router.post(
    '/login',
    rateLimits.login,
    handle(async (req, res) => {
      const input = loginInput.parse(req.body)
      setSessionCookies(res, await auth.login(input, req.ip ?? 'unknown'))
      res.status(204).end()
    }),
  )

  router.post(
    '/refresh',
    requireRefreshCookie,
    rateLimits.login,
    handle(async (req, res) => {
      setSessionCookies(res, await auth.rotate(refreshTokenOf(req) ?? ''))
      res.status(204).end()
    }),
  )

  router.post(
    '/logout',
    requireSession,
    rateLimits.member,
    handle(async (_req, res) => {
      await auth.logout(sessionOf(res))
      clearSessionCookies(res)
      res.status(204).end()
    }),
  )

  return router
}
