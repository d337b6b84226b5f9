import type { RequestHandler } from 'express'
import { ForbiddenError } from '../errors/AppError.js'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Browsers attach cookies to requests that other sites start, and always say who started them. A
 * state-changing request with cookies must name one of our own origins; without cookies there is
 * nothing to ride on.
 */
export function csrfOriginGuard(allowedOrigins: readonly string[]): RequestHandler {
  const allowed = new Set(allowedOrigins.map((origin) => new URL(origin).origin))
  return (req, _res, next) => {
    if (SAFE_METHODS.has(req.method) || req.headers.cookie === undefined) {
      next()
      return
    }
    if (!allowed.has(req.get('Origin') ?? '')) {
      throw new ForbiddenError('foreign_origin', 'This request does not come from the application.')
    }
    next()
  }
}
