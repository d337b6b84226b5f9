import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits: nothing to guess, so a fast digest is enough to store it by. */
export function createOpaqueToken(): string {
  return randomBytes(32).toString('base64url')
}

export function digestOf(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

/** Both sides come from `digestOf`, so their lengths are always equal. */
export function isSameDigest(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(left, 'hex'), Buffer.from(right, 'hex'))
}
