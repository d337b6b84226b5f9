import type { Request, RequestHandler } from 'express'
import { AppError, BadRequestError } from '../errors/AppError.js'
import type { ClaimStore } from '../idempotency/ClaimStore.js'
import { runOnce } from '../idempotency/runOnce.js'
import { digestOf, isSameDigest } from '../security/opaqueTokens.js'

const HEADER = 'Idempotency-Key'
const ACCEPTABLE = /^[\w-]{8,128}$/

export function idempotencyKeyOf(req: Request): string {
  const key = req.get(HEADER) ?? ''
  if (!ACCEPTABLE.test(key)) {
    throw new BadRequestError('idempotency_key_required', `Send an ${HEADER} header of 8 to 128 letters, digits or dashes.`)
  }
  return key
}

/** Refuses a request without a usable key before any work is done for it. */
export const requireIdempotencyKey: RequestHandler = (req, _res, next) => {
  idempotencyKeyOf(req)
  next()
}

export interface Reply {
  status: number
  body: unknown
}

interface IdempotentRequest {
  claims: ClaimStore
  key: string
  /** Whose key it is: two users may choose the same one. */
  scope: string
  /** What the request asks for, without secrets; the same key for something else is a client's mistake. */
  asks: readonly unknown[]
}

/** Answers a repeated request with the first reply instead of doing the work again. */
export async function replyOnce(request: IdempotentRequest, work: () => Promise<Reply>): Promise<Reply> {
  const fingerprint = digestOf(JSON.stringify(request.asks))
  const { value } = await runOnce(request.claims, `request:${request.scope}:${request.key}`, async () => ({
    fingerprint,
    reply: await work(),
  }))
  if (!isSameDigest(value.fingerprint, fingerprint)) {
    throw new AppError(422, 'idempotency_key_reused', `This ${HEADER} was used for a different request.`)
  }
  return value.reply
}
