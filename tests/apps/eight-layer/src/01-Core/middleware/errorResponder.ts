import type { ErrorRequestHandler, RequestHandler } from 'express'
import { ZodError } from 'zod'
import { AppError, BadRequestError, NotFoundError } from '../errors/AppError.js'
import type { Logger } from '../logging/logger.js'
import { requestIdOf } from './requestLog.js'

const TYPES_OF_BODY_ERRORS = new Map([
  ['entity.too.large', new AppError(413, 'body_too_large', 'The body is too large.')],
  ['entity.parse.failed', new BadRequestError('invalid_json', 'The body is not valid JSON.')],
  ['encoding.unsupported', new AppError(415, 'unsupported_encoding', 'The encoding is not supported.')],
])

function knownErrorFrom(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  if (error instanceof ZodError) {
    const fields = error.issues.map((issue) => issue.path.join('.') || 'body')
    return new BadRequestError('invalid_input', `Check these fields: ${[...new Set(fields)].join(', ')}.`)
  }
  // Express could not decode a parameter of the path.
  if (error instanceof URIError) return new BadRequestError('invalid_address', 'The address is not valid.')
  if (error instanceof Error && 'type' in error && typeof error.type === 'string') {
    return TYPES_OF_BODY_ERRORS.get(error.type)
  }
  return undefined
}

export const routeNotFound: RequestHandler = () => {
  throw new NotFoundError('This address')
}

/** What the program meant to say goes to the client; everything else goes to the log only. */
export function errorResponder(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const requestId = requestIdOf(res)
    const known = knownErrorFrom(error)
    if (!known) {
      logger.error({ err: error, requestId }, 'request failed')
      res.status(500).json({ error: { code: 'internal', message: 'Something went wrong.', requestId } })
      return
    }
    logger.info({ code: known.code, status: known.status, requestId }, 'request refused')
    if (known.retryAfterSeconds !== undefined) res.set('Retry-After', String(known.retryAfterSeconds))
    res.status(known.status).json({ error: { code: known.code, message: known.publicMessage, requestId } })
  }
}
