import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Logger } from '../logging/logger.js'

const requestIds = new WeakMap<Response, string>()

export function requestIdOf(res: Response): string | undefined {
  return requestIds.get(res)
}

/** Names every request, so that one line of the log leads to all the others. */
export function requestLog(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const requestId = randomUUID()
    const startedAt = performance.now()
    requestIds.set(res, requestId)
    res.set('X-Request-Id', requestId)
    res.on('finish', () => {
      const durationMs = Math.round(performance.now() - startedAt)
      logger.info({ requestId, method: req.method, path: req.path, status: res.statusCode, durationMs }, 'request')
    })
    next()
  }
}
