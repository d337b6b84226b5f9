import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit'
import { sessionOf } from '../context/Session.js'
import { TooManyRequestsError } from '../errors/AppError.js'
import type { HitCounter } from '../security/HitCounter.js'

/** Lets all instances count together: the limiter's own store would count per process. */
function sharedStore(counter: HitCounter, name: string, windowMs: number): Store {
  return {
    prefix: name,
    async increment(key) {
      const { count, resetsAt } = await counter.hit(`rate:${name}:${key}`, windowMs)
      return { totalHits: count, resetTime: resetsAt }
    },
    decrement: (key) => counter.takeBack(`rate:${name}:${key}`),
    resetKey: (key) => counter.forget(`rate:${name}:${key}`),
  }
}

interface Limit {
  name: string
  windowMs: number
  limit: number
  per: 'address' | 'user'
}

function limiter(counter: HitCounter, { name, windowMs, limit, per }: Limit): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    store: sharedStore(counter, name, windowMs),
    keyGenerator: (req, res) => (per === 'user' ? sessionOf(res).userId : ipKeyGenerator(req.ip ?? '')),
    handler: (_req, _res, next) => {
      next(new TooManyRequestsError('rate_limited', 'Too many requests. Slow down.', Math.ceil(windowMs / 1000)))
    },
  })
}

const MINUTE_MS = 60_000

export function createRateLimits(counter: HitCounter) {
  return {
    everyone: limiter(counter, { name: 'everyone', windowMs: MINUTE_MS, limit: 300, per: 'address' }),
    login: limiter(counter, { name: 'login', windowMs: 10 * MINUTE_MS, limit: 30, per: 'address' }),
    webhook: limiter(counter, { name: 'webhook', windowMs: MINUTE_MS, limit: 600, per: 'address' }),
    member: limiter(counter, { name: 'member', windowMs: MINUTE_MS, limit: 120, per: 'user' }),
    expensive: limiter(counter, { name: 'expensive', windowMs: 60 * MINUTE_MS, limit: 30, per: 'user' }),
  }
}

export type RateLimits = ReturnType<typeof createRateLimits>
