import { randomBytes, timingSafeEqual } from 'node:crypto'
import { argon2id } from 'hash-wasm'

// OWASP asks for at least 19 MiB and two passes; this costs an attacker 65 MiB and three.
const MEMORY_KIB = 66_560
const PASSES = 3
const LANES = 1
const DIGEST_BYTES = 32
const SALT_BYTES = 16

interface StoredPassword {
  memoryKib: number
  passes: number
  lanes: number
  salt: Buffer
  digest: Buffer
}

const ENCODED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

function decode(encoded: string): StoredPassword {
  const parts = ENCODED.exec(encoded)
  if (!parts) throw new Error('A stored password is not in the Argon2id format')
  const [, memoryKib = '', passes = '', lanes = '', salt = '', digest = ''] = parts
  return {
    memoryKib: Number(memoryKib),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt, 'base64'),
    digest: Buffer.from(digest, 'base64'),
  }
}

export function hashPassword(password: string): Promise<string> {
  return argon2id({
    password,
    salt: randomBytes(SALT_BYTES),
    memorySize: MEMORY_KIB,
    iterations: PASSES,
    parallelism: LANES,
    hashLength: DIGEST_BYTES,
    outputType: 'encoded',
  })
}

export async function verifyPassword(password: string, encoded: string): Promise<boolean> {
  const stored = decode(encoded)
  const digest = await argon2id({
    password,
    salt: stored.salt,
    memorySize: stored.memoryKib,
    iterations: stored.passes,
    parallelism: stored.lanes,
    hashLength: stored.digest.length,
    outputType: 'binary',
  })
  return timingSafeEqual(digest, stored.digest)
}

/** True for hashes made before the cost was last raised; they are replaced at the next login. */
export function needsRehash(encoded: string): boolean {
  const stored = decode(encoded)
  return stored.memoryKib < MEMORY_KIB || stored.passes < PASSES
}
