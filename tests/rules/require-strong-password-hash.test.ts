import rule from '../../src/rules/require-strong-password-hash.js'
import { testRule, ts } from '../support/test-rule.js'

const fast = (line: number) => ({ messageId: 'fastDigest', line })
const weak = (line: number) => ({ messageId: 'weakParameters', line })

testRule(rule, {
  valid: {
    'rounds that the options of a class replace': ts`
      import bcrypt from 'bcrypt'

      export class Passwords {
        rounds = 6
        constructor(options: { rounds: number }) {
          Object.assign(this, options)
        }

        hash(password: string) {
          return bcrypt.hash(password, this.rounds)
        }
      }
    `,
    'rounds that a list replaces': ts`
      import bcrypt from 'bcrypt'

      export class Passwords {
        rounds = 6
        pepper = ''
        configure(settings: [number, string]) {
          [this.rounds, this.pepper] = settings
        }

        hash(password: string) {
          return bcrypt.hash(password, this.rounds)
        }
      }
    `,
    'rounds of an instance beside those of its class': ts`
      import bcrypt from 'bcrypt'

      export class Passwords {
        static rounds = 6
        rounds = 12

        hash(password: string) {
          return bcrypt.hash(password, this.rounds)
        }
      }
    `,
    'digests of both in constants': {
      filename: 'src/metrics-auth.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash, timingSafeEqual } from 'node:crypto'
        import { env } from './env'

        export function allowed(password: string) {
          const given = createHash('sha256').update(password).digest()
          const wanted = createHash('sha256').update(env.METRICS_PASSWORD).digest()
          return timingSafeEqual(given, wanted)
        }
      `,
    },
    'noble argon2': {
      filename: 'src/hash.ts',
      options: { profile: 'strict' },
      code: ts`
        import { argon2id } from '@noble/hashes/argon2.js'
        import { randomBytes } from '@noble/hashes/utils.js'

        export const hashPassword = (password: string) => {
          const salt = randomBytes(16)
          return { salt, hash: argon2id(password, salt, { t: 3, m: 65536, p: 4 }) }
        }
      `,
    },
    'better-auth does it': {
      filename: 'src/auth.ts',
      options: { profile: 'strict' },
      code: ts`
        import { betterAuth } from 'better-auth'
        import { hash, verify } from '@node-rs/argon2'

        export const auth = betterAuth({
          emailAndPassword: { enabled: true, password: { hash: (password) => hash(password), verify: ({ hash: stored, password }) => verify(stored, password) } },
        })
      `,
    },
    'digest of a session token in a file about passwords': {
      filename: 'src/auth/password-and-session.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash, randomBytes } from 'node:crypto'
        import { hash } from 'argon2'

        export const newSession = () => {
          const token = randomBytes(32).toString('hex')
          return { token, tokenHash: createHash('sha256').update(token).digest('hex') }
        }
        export const hashPassword = (password: string) => hash(password)
      `,
    },
    'legacy digest is only compared, then hashed anew': {
      filename: 'src/auth/migrate.ts',
      options: { profile: 'strict' },
      code: ts`
        import argon2 from 'argon2'
        import { createHash } from 'node:crypto'
        import { users } from './users'

        export async function verifyAndUpgrade(user: { id: string; legacyHash: string }, password: string) {
          if (createHash('md5').update(password).digest('hex') !== user.legacyHash) return false
          await users.update(user.id, { passwordHash: await argon2.hash(password), legacyHash: null })
          return true
        }
      `,
    },
    'Bun password by default': {
      filename: 'src/auth/password.ts',
      options: { profile: 'strict' },
      code: ts`
        export const hashPassword = (password: string) => Bun.password.hash(password)
        export const verifyPassword = (password: string, hash: string) => Bun.password.verify(password, hash)
      `,
    },
    'api keys are hashed fast beside': {
      filename: 'src/keys.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash, randomBytes } from 'node:crypto'

        const sha = (value: string) => createHash('sha256').update(value).digest('hex')

        export function newKey() {
          const key = \`ak_\${randomBytes(32).toString('base64url')}\`
          return { key, keyHash: sha(key) }
        }
      `,
    },
    'cache key of a form with a password strength': {
      filename: 'src/strength.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash } from 'node:crypto'
        import { zxcvbn } from '@zxcvbn-ts/core'

        export function passwordScore(password: string, policyVersion: string) {
          return { score: zxcvbn(password).score, policy: createHash('sha1').update(policyVersion).digest('hex') }
        }
      `,
    },
    'scrypt with N of 2^17': {
      filename: 'src/auth/scrypt.ts',
      options: { profile: 'strict' },
      code: ts`
        import { randomBytes, scryptSync } from 'node:crypto'

        export function hashPassword(password: string) {
          const salt = randomBytes(16)
          const key = scryptSync(password, salt, 64, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 })
          return \`\${salt.toString('hex')}:\${key.toString('hex')}\`
        }
      `,
    },
    'compare only': {
      filename: 'src/auth/login.js',
      options: { profile: 'strict' },
      code: ts`
        const bcrypt = require('bcryptjs')
        const { byEmail } = require('./users')

        module.exports = async (email, password) => {
          const user = await byEmail(email)
          return user && (await bcrypt.compare(password, user.passwordHash)) ? user : null
        }
      `,
    },
    'basic auth compares digests to be of one length': {
      filename: 'src/basic-auth.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash, timingSafeEqual } from 'node:crypto'
        import type { RequestHandler } from 'express'

        const digest = (value: string) => createHash('sha256').update(value).digest()

        export const basicAuth: RequestHandler = (req, res, next) => {
          const [, password = ''] = Buffer.from(req.headers.authorization?.slice(6) ?? '', 'base64').toString().split(':')
          if (!timingSafeEqual(digest(password), digest(process.env.METRICS_PASSWORD!))) return res.sendStatus(401)
          next()
        }
      `,
    },
    'sha256 of a reset token in a function about passwords': {
      filename: 'src/auth/request-password-reset.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash, randomBytes } from 'node:crypto'
        import { resets } from '../db/resets'
        import { sendMail } from '../mail'

        export async function requestPasswordReset(email: string) {
          const token = randomBytes(32).toString('base64url')
          await resets.insert({ email, tokenHash: createHash('sha256').update(token).digest('hex') })
          await sendMail(email, \`https://app.acme.io/reset?token=\${token}\`)
        }
      `,
    },
    'bcrypt over a sha256 for long passwords': {
      filename: 'src/auth/password.ts',
      options: { profile: 'strict' },
      code: ts`
        import bcrypt from 'bcrypt'
        import { createHash } from 'node:crypto'

        const fit = (password: string) => createHash('sha256').update(password).digest('base64')

        export const hashPassword = (password: string) => bcrypt.hash(fit(password), 12)
        export const verifyPassword = (password: string, stored: string) => bcrypt.compare(fit(password), stored)
      `,
    },
    'k-anonymity look-up': {
      filename: 'src/auth/breached.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash } from 'node:crypto'

        export async function isBreached(password: string) {
          const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
          const response = await fetch(\`https://api.pwnedpasswords.com/range/\${digest.slice(0, 5)}\`, { signal: AbortSignal.timeout(3_000) })
          if (!response.ok) return false
          return (await response.text()).includes(digest.slice(5))
        }
      `,
    },
    'cost of the environment': {
      filename: 'src/config/hash.js',
      options: { profile: 'strict' },
      code: ts`
        const bcrypt = require('bcryptjs')
        const { env } = require('./env')

        module.exports = {
          hash: (password) => bcrypt.hash(password, env.BCRYPT_ROUNDS),
          verify: (password, hash) => bcrypt.compare(password, hash),
        }
      `,
    },
    'argon2id with more than the least': {
      filename: 'src/auth/argon.ts',
      options: { profile: 'strict' },
      code: ts`
        import { hash, verify, type Options } from '@node-rs/argon2'

        const options: Options = { memoryCost: 65536, timeCost: 3, parallelism: 1, outputLen: 32 }

        export const hashPassword = (password: string) => hash(password, options)
        export const verifyPassword = (stored: string, password: string) => verify(stored, password, options)
      `,
    },
    'key of an encrypted backup': {
      filename: 'src/backup/encrypt.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto'

        export function encryptBackup(data: Buffer, passphrase: string) {
          const salt = randomBytes(16)
          const key = pbkdf2Sync(passphrase, salt, 200_000, 32, 'sha256')
          const iv = randomBytes(12)
          const cipher = createCipheriv('aes-256-gcm', key, iv)
          return Buffer.concat([salt, iv, cipher.update(data), cipher.final(), cipher.getAuthTag()])
        }
      `,
    },
    'signature of a gateway with its password': {
      filename: 'src/payments/robokassa.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash } from 'node:crypto'

        export function signature(login: string, sum: string, invoiceId: number, merchantPassword: string) {
          return createHash('md5').update([login, sum, invoiceId, merchantPassword].join(':')).digest('hex')
        }
      `,
    },
    'gravatar and etag beside a good hash': {
      filename: 'src/users/create.ts',
      options: { profile: 'strict' },
      code: ts`
        import argon2 from 'argon2'
        import { createHash } from 'node:crypto'
        import { users } from '../db/users'

        const gravatar = (email: string) => createHash('md5').update(email.trim().toLowerCase()).digest('hex')

        export async function createUser(email: string, password: string) {
          return users.insert({ email, avatar: gravatar(email), passwordHash: await argon2.hash(password) })
        }
      `,
    },
    'pbkdf2 as OWASP has it on Workers': {
      filename: 'src/auth/pbkdf2.ts',
      options: { profile: 'strict' },
      code: ts`
        const ITERATIONS = 600_000

        export async function hashPassword(password: string, salt = crypto.getRandomValues(new Uint8Array(16))) {
          const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits'])
          const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }, key, 256)
          return { salt, hash: new Uint8Array(bits) }
        }
      `,
    },
    'test hashes with few rounds to be quick': {
      filename: 'test/factories/user.ts',
      options: { profile: 'strict' },
      code: ts`
        import bcrypt from 'bcrypt'
        import { prisma } from '../../src/prisma'

        export const userFactory = (password = 'correct horse') =>
          prisma.user.create({ data: { email: \`\${crypto.randomUUID()}@example.com\`, passwordHash: bcrypt.hashSync(password, 4) } })
      `,
    },
    'rounds of a field that the constructor sets': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { ConfigService } from '@nestjs/config'
        import * as bcrypt from 'bcrypt'

        @Injectable()
        export class HashingService {
          private rounds = 4

          constructor(config: ConfigService) {
            this.rounds = config.getOrThrow('BCRYPT_ROUNDS')
          }

          hash(password: string) {
            return bcrypt.hash(password, this.rounds)
          }
        }
      `,
    },
    'a digest of a password hash names a version of the session': {
      code: ts`
        import { createHash } from 'node:crypto'

        export const versionOf = (user: { password_hash: string }) => createHash('md5').update(user.password_hash).digest('base64').slice(0, 8)
      `,
    },
    'bcrypt for recovery codes and a digest for e-mails': {
      code: ts`
        import { createHash } from 'node:crypto'
        import bcrypt from 'bcryptjs'

        export const codeHash = (code: string) => bcrypt.hash(code, 10)
        export const emailKey = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('hex')
      `,
    },
    'scram of a database protocol': {
      code: ts`
        import { createHmac, pbkdf2Sync } from 'node:crypto'

        export function clientProof(databasePassword: string, salt: Buffer, iterations: number) {
          const salted = pbkdf2Sync(databasePassword, salt, iterations, 32, 'sha256')
          return createHmac('sha256', salted).update('Client Key').digest()
        }
      `,
    },
    'cost of the environment with a check of the least': {
      code: ts`
        import bcrypt from 'bcrypt'

        const cost = Math.max(12, Number.parseInt(process.env.COST ?? '12', 10))

        export const hashPassword = (password: string) => bcrypt.hash(password, cost)
      `,
    },
    'a pin of a door that a firmware wants as md5': {
      code: ts`
        import { createHash } from 'node:crypto'

        export const frame = (doorId: string, payload: string) => \`\${doorId}:\${createHash('md5').update(payload).digest('hex')}\`
      `,
    },
    'bcryptjs with the default salt': {
      code: ts`
        import bcrypt from 'bcryptjs'

        export async function hashPassword(password: string) {
          const salt = await bcrypt.genSalt()
          return bcrypt.hash(password, salt)
        }
      `,
    },
    'rounds from the environment': {
      code: ts`
        import bcrypt from 'bcrypt'

        const rounds = Number(process.env.BCRYPT_ROUNDS ?? 12)

        export const hashPassword = (password: string) => bcrypt.hash(password, rounds)
      `,
    },
    'four rounds only in the test run': {
      code: ts`
        import bcrypt from 'bcrypt'

        const SALT_ROUNDS = process.env.NODE_ENV === 'test' ? 4 : 12

        export async function createPassword(password: string) {
          return await bcrypt.hash(password, SALT_ROUNDS)
        }
      `,
    },
    'pwned passwords look-up': {
      code: ts`
        import { createHash } from 'node:crypto'

        export async function isPasswordPwned(password: string) {
          const sha1 = createHash('sha1').update(password).digest('hex').toUpperCase()
          const prefix = sha1.slice(0, 5)
          const response = await fetch(\`https://api.pwnedpasswords.com/range/\${prefix}\`, { signal: AbortSignal.timeout(3000) })
          const body = await response.text()
          return body.split('\\n').some((line) => line.startsWith(sha1.slice(5)))
        }
      `,
    },
    'digest of a password reset token': {
      code: ts`
        import crypto from 'crypto'
        import { PasswordReset } from './models'

        export async function requestPasswordReset(userId: string) {
          const resetToken = crypto.randomBytes(32).toString('hex')
          const hashedToken = crypto.createHash('sha256').update(resetToken).digest('hex')
          await PasswordReset.create({ userId, token: hashedToken, expiresAt: Date.now() + 3600_000 })
          return resetToken
        }
      `,
    },
    'key of an encryption derived from a passphrase': {
      code: ts`
        import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto'

        export function encryptBackup(data: Buffer, password: string) {
          const salt = randomBytes(16)
          const iv = randomBytes(12)
          const key = pbkdf2Sync(password, salt, 10000, 32, 'sha256')
          const cipher = createCipheriv('aes-256-gcm', key, iv)
          return Buffer.concat([salt, iv, cipher.update(data), cipher.final(), cipher.getAuthTag()])
        }
      `,
    },
    'sha256 before bcrypt because of the 72 bytes': {
      code: ts`
        import { createHash } from 'crypto'
        import bcrypt from 'bcrypt'

        const shorten = (password: string) => createHash('sha256').update(password).digest('base64')

        export async function hashPassword(password: string) {
          return bcrypt.hash(shorten(password), 12)
        }

        export async function verifyPassword(password: string, hash: string) {
          return bcrypt.compare(shorten(password), hash)
        }
      `,
    },
    'scrypt with the parameters of OWASP and maxmem': {
      code: ts`
        import { randomBytes, scrypt } from 'node:crypto'
        import { promisify } from 'node:util'

        const scryptAsync = promisify(scrypt) as (p: string, s: Buffer, l: number, o: object) => Promise<Buffer>

        export async function hashPassword(password: string) {
          const salt = randomBytes(16)
          const key = await scryptAsync(password, salt, 64, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 })
          return \`scrypt$\${salt.toString('base64')}$\${key.toString('base64')}\`
        }
      `,
    },
    'api keys are digests of random bytes': {
      code: ts`
        import { createHash, randomBytes } from 'node:crypto'

        export function createApiKey() {
          const key = \`sk_\${randomBytes(24).toString('base64url')}\`
          return { key, hash: createHash('sha256').update(key).digest('hex') }
        }
      `,
    },
    'gravatar and cache keys': {
      code: ts`
        import md5 from 'md5'
        import { createHash } from 'crypto'

        export const gravatar = (user: { email: string; password: string }) => \`https://www.gravatar.com/avatar/\${md5(user.email.toLowerCase())}\`

        export const cacheKey = (filter: object) => createHash('md5').update(JSON.stringify(filter)).digest('hex')
      `,
    },
    'argon2id with the memory of the strict profile': {
      code: ts`
        import { hash, verify } from '@node-rs/argon2'

        const options = { memoryCost: 65536, timeCost: 3, parallelism: 4 }

        export class PasswordHasher {
          make(password: string) {
            return hash(password, options)
          }

          check(stored: string, password: string) {
            return verify(stored, password, options)
          }
        }
      `,
    },
    'pbkdf2 of 210000 rounds of SHA-512 in an object': {
      code: ts`
        import { pbkdf2Sync, randomBytes } from 'crypto'

        const config = { iterations: 210_000, keylen: 64, digest: 'sha512' }

        export function hashPassword(password: string) {
          const salt = randomBytes(32).toString('hex')
          return salt + ':' + pbkdf2Sync(password, salt, config.iterations, config.keylen, config.digest).toString('hex')
        }
      `,
    },
    'Bun with its own default': {
      code: ts`
        export const hashPassword = (password: string) => Bun.password.hash(password)

        export const isRight = (password: string, hash: string) => Bun.password.verify(password, hash)
      `,
    },
    'a fingerprint that only proves the password has changed, of the stored hash': {
      code: ts`
        import { createHash } from 'node:crypto'

        export function sessionStamp(user: { id: string; passwordHash: string }) {
          return createHash('sha256').update(\`\${user.id}:\${user.passwordHash}\`).digest('hex').slice(0, 16)
        }
      `,
    },
    'the signature of a gateway that is called password': {
      filename: 'src/payments/robokassa.ts',
      code: ts`
        import { createHash } from 'crypto'

        export function signature(login: string, sum: number, invoice: number, merchantPassword: string) {
          return createHash('md5').update(\`\${login}:\${sum}:\${invoice}:\${merchantPassword}\`).digest('hex')
        }
      `,
    },
    'prehash with hmac and a pepper, then argon2, in a class': {
      code: ts`
        import { createHmac } from 'node:crypto'
        import argon2 from 'argon2'

        export class Hasher {
          constructor(private readonly pepper: string) {}

          private peppered(password: string) {
            return createHmac('sha256', this.pepper).update(password).digest()
          }

          hash(password: string) {
            return argon2.hash(this.peppered(password))
          }
        }
      `,
    },
    'digest of a one-time passcode mail link': {
      code: ts`
        import { createHash, randomBytes } from 'crypto'

        export function newLink() {
          const secret = randomBytes(32).toString('base64url')
          return { secret, digest: createHash('sha256').update(secret).digest('hex') }
        }
      `,
    },
    'wifi settings are hashed to see whether they changed': {
      code: ts`
        import { createHash } from 'node:crypto'

        export function fingerprint(settings: object) {
          return createHash('sha1').update(JSON.stringify(settings)).digest('hex')
        }
      `,
    },
    'an old digest is checked once and replaced by argon2': {
      code: ts`
        import { createHash } from 'node:crypto'
        import { hash, verify } from '@node-rs/argon2'
        import { users } from './users'

        export async function checkPassword(user: { id: string; hash: string; isLegacy: boolean }, password: string) {
          if (!user.isLegacy) return verify(user.hash, password)
          const isRight = createHash('sha1').update(password).digest('hex') === user.hash
          if (isRight) await users.setHash(user.id, await hash(password))
          return isRight
        }
      `,
    },
    'basic auth header of a service': {
      code: ts`
        import { createHash } from 'node:crypto'

        const digest = (text: string) => createHash('sha256').update(text).digest('hex')

        export const cacheName = (url: string, smtpPassword: string) => digest(\`\${url}:\${smtpPassword}\`)
      `,
    },
    'cost of ten for bcrypt, in an object of settings': {
      code: ts`
        import bcrypt from 'bcryptjs'

        const settings = { passwords: { rounds: 10 } }

        export const hashPassword = (password: string) => bcrypt.hash(password, settings.passwords.rounds)
      `,
    },
    'zxcvbn and a cache of its answers': {
      code: ts`
        import { createHash } from 'node:crypto'
        import zxcvbn from 'zxcvbn'

        const known = new Map<string, number>()

        export function strength(text: string) {
          const key = createHash('sha256').update(text).digest('hex')
          const score = known.get(key) ?? zxcvbn(text).score
          known.set(key, score)
          return score
        }
      `,
    },
    'bcrypt at cost 12': ts`
      import bcrypt from 'bcrypt'
      export const hash = (password: string) => bcrypt.hash(password, 12)
    `,
    'bcrypt salt without a cost, which is 10': ts`
      const bcrypt = require('bcryptjs')
      exports.hash = async (password) => bcrypt.hash(password, await bcrypt.genSalt())
    `,
    'a cost from the environment': ts`
      import bcrypt from 'bcrypt'
      export const hash = (password: string) => bcrypt.hash(password, Number(process.env.ROUNDS))
    `,
    'a low cost in tests only': ts`
      import bcrypt from 'bcrypt'
      const rounds = process.env.NODE_ENV === 'test' ? 1 : 12
      export const hash = (password: string) => bcrypt.hash(password, rounds)
    `,
    'argon2 with its defaults': ts`
      import * as argon2 from 'argon2'
      export const hash = (password: string) => argon2.hash(password)
    `,
    'argon2id as OWASP says': ts`
      import argon2 from 'argon2'
      export const hash = (password: string) => argon2.hash(password, { type: argon2.argon2id, memoryCost: 19456, timeCost: 2, parallelism: 1 })
    `,
    'an equivalent of it': ts`
      import { hash } from '@node-rs/argon2'
      export const digest = (password: string) => hash(password, { memoryCost: 12288, timeCost: 3 })
    `,
    'argon2 above the strict profile': {
      code: ts`
        import argon2 from 'argon2'
        export const hash = (password: string) => argon2.hash(password, { type: argon2.argon2id, memoryCost: 2 ** 16, timeCost: 3 })
      `,
      options: { profile: 'strict' },
    },
    'pbkdf2 with enough rounds': ts`
      import { pbkdf2Sync } from 'node:crypto'
      export const hash = (password: string, salt: string) => pbkdf2Sync(password, salt, 600_000, 32, 'sha256')
    `,
    'pbkdf2 of SHA-512': ts`
      import crypto from 'crypto'
      export const hash = (password: string, salt: string) => crypto.pbkdf2Sync(password, salt, 210000, 64, 'sha512')
    `,
    'scrypt by default': ts`
      import { scryptSync } from 'node:crypto'
      export const hash = (password: string, salt: string) => scryptSync(password, salt, 64)
    `,
    'an equivalent of scrypt': ts`
      import { scryptSync } from 'node:crypto'
      export const hash = (password: string, salt: string) => scryptSync(password, salt, 64, { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 })
    `,
    'scrypt with options from elsewhere': ts`
      import { scryptSync } from 'node:crypto'
      import { params } from './params'
      export const hash = (password: string, salt: string) => scryptSync(password, salt, 64, params)
    `,
    'the digest of a reset token': ts`
      import crypto from 'crypto'
      export function generatePasswordResetToken() {
        const resetToken = crypto.randomBytes(32).toString('hex')
        const hashed = crypto.createHash('sha256').update(resetToken).digest('hex')
        return { resetToken, hashed }
      }
    `,
    'an opaque token hashed in a function about passwords': ts`
      import { createHash } from 'node:crypto'
      export const hashPasswordResetToken = (token: string) => createHash('sha256').update(token).digest('hex')
    `,
    'a look-up of leaked passwords': ts`
      import { createHash } from 'node:crypto'
      export async function isPasswordCompromised(password: string) {
        const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
        const answer = await fetch('https://api.pwnedpasswords.com/range/' + digest.slice(0, 5))
        return (await answer.text()).includes(digest.slice(5))
      }
    `,
    'a checksum of a file': ts`
      import { createHash } from 'node:crypto'
      export const etag = (body: Buffer) => createHash('md5').update(body).digest('hex')
    `,
    'a key for encryption': ts`
      import crypto from 'crypto'
      export function encrypt(text: string, password: string) {
        const key = crypto.createHash('sha256').update(password).digest()
        const cipher = crypto.createCipheriv('aes-256-gcm', key, crypto.randomBytes(12))
        return Buffer.concat([cipher.update(text), cipher.final()])
      }
    `,
    'a key for encryption by PBKDF2': ts`
      import crypto from 'crypto'
      const deriveKey = (password: string, salt: Buffer) => crypto.pbkdf2Sync(password, salt, 100000, 32, 'sha256')
      export const open = (password: string, salt: Buffer, iv: Buffer) => crypto.createDecipheriv('aes-256-gcm', deriveKey(password, salt), iv)
    `,
    'a digest that bcrypt takes in, for its 72 bytes': ts`
      import bcrypt from 'bcrypt'
      import { createHash } from 'node:crypto'
      export function hashPassword(password: string) {
        const short = createHash('sha256').update(password).digest('base64')
        return bcrypt.hash(short, 12)
      }
    `,
    'a key of the environment named password': ts`
      import { createHash } from 'node:crypto'
      const key = createHash('sha256').update(process.env.DB_PASSWORD!).digest()
    `,
    'HTTP Digest': ts`
      import { createHash } from 'node:crypto'
      export const ha1 = (user: string, realm: string, password: string) => createHash('md5').update(user + ':' + realm + ':' + password).digest('hex')
    `,
    'a gravatar': ts`
      import md5 from 'md5'
      export const avatar = (user) => 'https://www.gravatar.com/avatar/' + md5(user.email)
    `,
    'a low cost for a code sent by mail': ts`
      import bcrypt from 'bcrypt'
      export const hash = (otp: string) => bcrypt.hash(otp, 8)
    `,
    'a digest of the stored hash': ts`
      import { createHash } from 'node:crypto'
      export const version = (user) => createHash('sha256').update(user.passwordHash).digest('hex')
    `,
    'a function of the project called hash': ts`
      import { hash } from './hash'
      export const store = (password: string) => hash(password, 4)
    `,
    'a maker of tokens that calls its random text a password': ts`
      import { createHmac, randomBytes } from 'node:crypto'
      export class Tokens {
        createAccessToken({ password, salt }: { password: string; salt: string }) {
          const hash = createHmac('sha512', salt)
          hash.update(password)
          return hash.digest('hex')
        }
        issue(userId: string) {
          return this.createAccessToken({ password: userId, salt: randomBytes(10).toString('hex') })
        }
      }
    `,
  },
  invalid: {
    'both sides digested, one of them is stored': {
      filename: 'src/login.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash, timingSafeEqual } from 'node:crypto'
        import { byEmail } from './users'

        const digest = (password: string) => createHash('sha256').update(password).digest()

        export async function login(email: string, password: string) {
          const user = await byEmail(email)
          return user !== null && timingSafeEqual(digest(password), Buffer.from(user.passwordHash, 'hex'))
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 4 }],
    },
    'noble sha256 with its js path': {
      filename: 'src/hash.ts',
      options: { profile: 'strict' },
      code: ts`
        import { sha256 } from '@noble/hashes/sha2.js'
        import { bytesToHex } from '@noble/hashes/utils.js'

        export const hashPassword = (password: string) => bytesToHex(sha256(new TextEncoder().encode(password)))
      `,
      reports: [{ messageId: 'fastDigest', line: 4 }],
    },
    'sha1 in a hook of Sequelize': {
      filename: 'src/models/user.js',
      options: { profile: 'strict' },
      code: ts`
        const { DataTypes } = require('sequelize')
        const crypto = require('crypto')
        const sequelize = require('../db')

        const User = sequelize.define('User', { email: DataTypes.STRING, password: DataTypes.STRING }, {
          hooks: {
            beforeCreate(user) {
              user.password = crypto.createHash('sha1').update(user.password).digest('hex')
            },
          },
        })

        module.exports = User
      `,
      reports: [{ messageId: 'fastDigest', line: 8 }],
    },
    'bcrypt with a cost from an object': {
      filename: 'src/auth.ts',
      options: { profile: 'strict' },
      code: ts`
        import bcrypt from 'bcryptjs'

        const security = { saltRounds: 4, tokenTtl: '15m' }

        export const hash = (password: string) => bcrypt.hashSync(password, security.saltRounds)
      `,
      reports: [{ messageId: 'weakParameters', line: 5 }],
    },
    'pbkdf2 promisified with ten thousand rounds': {
      filename: 'src/pbkdf2.js',
      options: { profile: 'strict' },
      code: ts`
        const crypto = require('crypto')
        const { promisify } = require('util')

        const pbkdf2 = promisify(crypto.pbkdf2)

        exports.hashPassword = async (password) => {
          const salt = crypto.randomBytes(16)
          const key = await pbkdf2(password, salt, 10000, 64, 'sha512')
          return \`\${salt.toString('hex')}:\${key.toString('hex')}\`
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 8 }],
    },
    'TypeORM BeforeInsert with md5': {
      filename: 'src/entity/User.ts',
      options: { profile: 'strict' },
      code: ts`
        import { createHash } from 'node:crypto'
        import { BeforeInsert, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

        @Entity()
        export class User {
          @PrimaryGeneratedColumn('uuid') id!: string
          @Column() password!: string

          @BeforeInsert()
          hashPassword() {
            this.password = createHash('md5').update(this.password).digest('hex')
          }
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 11 }],
    },
    'bcrypt callback with a low cost': {
      filename: 'src/auth/signup.js',
      options: { profile: 'strict' },
      code: ts`
        const bcrypt = require('bcrypt')
        const db = require('../db')

        module.exports = (req, res, next) => {
          bcrypt.hash(req.body.password, 5, (err, hash) => {
            if (err) return next(err)
            db.users.insert({ email: req.body.email, hash }, next)
          })
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 5 }],
    },
    'pbkdf2 of web crypto with 100000': {
      filename: 'src/auth.ts',
      options: { profile: 'strict' },
      code: ts`
        async function derive(password: string, salt: Uint8Array) {
          const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), { name: 'PBKDF2' }, false, ['deriveBits'])
          return crypto.subtle.deriveBits({ name: 'PBKDF2', salt, iterations: 100_000, hash: 'SHA-256' }, material, 256)
        }

        export async function hashPassword(password: string) {
          const salt = crypto.getRandomValues(new Uint8Array(16))
          const bits = await derive(password, salt)
          return \`\${btoa(String.fromCharCode(...salt))}:\${btoa(String.fromCharCode(...new Uint8Array(bits)))}\`
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 3 }],
    },
    'generic helper named sha and a caller with a password': {
      filename: 'src/lib/hash.ts',
      options: { profile: 'strict' },
      code: ts`
        import crypto from 'crypto'
        import { db } from './db'

        const sha = (value: string) => crypto.createHash('sha256').update(value).digest('hex')

        export async function createAccount(input: { email: string; password: string }) {
          return db.account.create({ data: { email: input.email, passwordHash: sha(input.password) } })
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 4 }],
    },
    'sha512 of the noble hashes': {
      filename: 'src/users/password.ts',
      options: { profile: 'strict' },
      code: ts`
        import { sha512 } from '@noble/hashes/sha2'
        import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

        export function hashUserPassword(password: string, salt: string): string {
          return bytesToHex(sha512(utf8ToBytes(\`\${salt}$\${password}\`)))
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 5 }],
    },
    'Bun password with a low bcrypt cost': {
      filename: 'src/auth/password.ts',
      options: { profile: 'strict' },
      code: ts`
        export const hashPassword = (password: string) => Bun.password.hash(password, { algorithm: 'bcrypt', cost: 4 })
        export const verifyPassword = (password: string, hash: string) => Bun.password.verify(password, hash)
      `,
      reports: [{ messageId: 'weakParameters', line: 1 }],
    },
    'sha512 with a salt in a Mongoose pre-save': {
      filename: 'src/models/User.js',
      options: { profile: 'strict' },
      code: ts`
        const mongoose = require('mongoose')
        const crypto = require('crypto')

        const userSchema = new mongoose.Schema({ email: String, password: String, salt: String })

        userSchema.pre('save', function (next) {
          if (!this.isModified('password')) return next()
          this.salt = crypto.randomBytes(16).toString('hex')
          this.password = crypto.createHash('sha512').update(this.salt + this.password).digest('hex')
          next()
        })

        module.exports = mongoose.model('User', userSchema)
      `,
      reports: [{ messageId: 'fastDigest', line: 9 }],
    },
    'bcryptjs genSalt with a cost of 8': {
      filename: 'src/auth/register.ts',
      options: { profile: 'strict' },
      code: ts`
        import { genSalt, hash } from 'bcryptjs'
        import { createUser } from '../users'

        export async function register(email: string, password: string) {
          const salt = await genSalt(8)
          const passwordHash = await hash(password, salt)
          return createUser({ email, passwordHash })
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 5 }],
    },
    'pbkdf2 with a thousand rounds': {
      filename: 'src/lib/auth.ts',
      options: { profile: 'strict' },
      code: ts`
        import { pbkdf2Sync, randomBytes } from 'node:crypto'

        export function hashPassword(password: string) {
          const salt = randomBytes(16).toString('hex')
          const hash = pbkdf2Sync(password, salt, 1000, 64, 'sha512').toString('hex')
          return \`\${salt}:\${hash}\`
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 5 }],
    },
    'argon2i chosen': {
      filename: 'src/users/users.service.ts',
      options: { profile: 'strict' },
      code: ts`
        import { Injectable } from '@nestjs/common'
        import * as argon from 'argon2'
        import { UsersRepository } from './users.repository'

        @Injectable()
        export class UsersService {
          constructor(private readonly users: UsersRepository) {}

          async create(email: string, password: string) {
            const hash = await argon.hash(password, { type: argon.argon2i, memoryCost: 65536, timeCost: 3 })
            return this.users.insert({ email, hash })
          }
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 10 }],
    },
    'web crypto digest of the password in a worker': {
      filename: 'src/worker/auth.ts',
      options: { profile: 'strict' },
      code: ts`
        import { Hono } from 'hono'

        async function digest(password: string) {
          const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(password))
          return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
        }

        export const auth = new Hono<{ Bindings: { DB: D1Database } }>()

        auth.post('/register', async (c) => {
          const { email, password } = await c.req.json()
          await c.env.DB.prepare('INSERT INTO users (email, password_hash) VALUES (?, ?)').bind(email, await digest(password)).run()
          return c.json({ ok: true }, 201)
        })
      `,
      reports: [{ messageId: 'fastDigest', line: 4 }],
    },
    'crypto-js of the login body': {
      filename: 'server/login.js',
      options: { profile: 'strict' },
      code: ts`
        const CryptoJS = require('crypto-js')
        const User = require('./models/user')

        exports.login = async (req, res) => {
          const user = await User.findOne({ email: req.body.email })
          const hashed = CryptoJS.SHA256(req.body.password).toString()
          if (!user || user.passwordHash !== hashed) return res.status(401).json({ error: 'Wrong email or password' })
          res.json({ id: user.id })
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 6 }],
    },
    'rounds of a constant that is too low': {
      filename: 'src/services/password.ts',
      options: { profile: 'strict' },
      code: ts`
        import bcrypt from 'bcrypt'

        const SALT_ROUNDS = 6

        export class PasswordService {
          async hash(plain: string): Promise<string> {
            return bcrypt.hash(plain, SALT_ROUNDS)
          }

          compare(plain: string, hashed: string) {
            return bcrypt.compare(plain, hashed)
          }
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 7 }],
    },
    'scrypt with small parameters': {
      filename: 'src/auth/scrypt.ts',
      options: { profile: 'strict' },
      code: ts`
        import { randomBytes, scrypt } from 'node:crypto'
        import { promisify } from 'node:util'

        const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number, options: object) => Promise<Buffer>

        export async function createPasswordHash(password: string) {
          const salt = randomBytes(16)
          const key = await derive(password, salt, 64, { N: 4096, r: 8, p: 1 })
          return \`\${salt.toString('base64')}.\${key.toString('base64')}\`
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 8 }],
    },
    'md5 package of a form value': {
      filename: 'src/routes/users.ts',
      options: { profile: 'strict' },
      code: ts`
        import md5 from 'md5'
        import { Router } from 'express'
        import { db } from '../db'
        import { users as table } from '../db/schema'
        import { registration } from '../schemas'

        export const users = Router()

        users.post('/', async (req, res) => {
          const { email, password: plainPassword } = registration.parse(req.body)
          const [row] = await db.insert(table).values({ email, password: md5(plainPassword) }).returning({ id: table.id })
          res.status(201).json(row)
        })
      `,
      reports: [{ messageId: 'fastDigest', line: 11 }],
    },
    'HMAC with a pepper is still fast': {
      filename: 'src/auth/hash.js',
      options: { profile: 'strict' },
      code: ts`
        import { createHmac } from 'node:crypto'

        export function hashPassword(pwd) {
          return createHmac('sha256', process.env.PASSWORD_PEPPER).update(pwd).digest('base64')
        }

        export const samePassword = (pwd, stored) => hashPassword(pwd) === stored
      `,
      reports: [{ messageId: 'fastDigest', line: 4 }],
    },
    'rounds in a readonly field of a nest service': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import * as bcrypt from 'bcrypt'

        @Injectable()
        export class HashingService {
          private readonly saltRounds = 8

          async hash(data: string): Promise<string> {
            return bcrypt.hash(data, this.saltRounds)
          }
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 9 }],
    },
    'sequelize hook digests the column': {
      code: ts`
        import { createHash } from 'node:crypto'
        import { User } from './models'

        User.beforeCreate((user) => {
          user.password = createHash('sha256').update(user.password).digest('hex')
        })
      `,
      reports: [{ messageId: 'fastDigest', line: 5 }],
    },
    'drizzle insert with a digest in place': {
      code: ts`
        import { createHash } from 'crypto'
        import { Hono } from 'hono'
        import { db } from './db'
        import { users } from './schema'

        const app = new Hono()
        app.post('/register', async (c) => {
          const body = await c.req.json()
          await db.insert(users).values({ email: body.email, passwordHash: createHash('sha512').update(body.password + process.env.PEPPER).digest('hex') })
          return c.body(null, 201)
        })
        export default app
      `,
      reports: [{ messageId: 'fastDigest', line: 9 }],
    },
    'promise around pbkdf2': {
      code: ts`
        import crypto from 'crypto'

        export const hashPassword = (password: string) =>
          new Promise<string>((resolve, reject) => {
            const salt = crypto.randomBytes(16).toString('hex')
            crypto.pbkdf2(password, salt, 10000, 64, 'sha512', (error, key) => {
              if (error) reject(error)
              else resolve(\`\${salt}:\${key.toString('hex')}\`)
            })
          })
      `,
      reports: [{ messageId: 'weakParameters', line: 6 }],
    },
    'bcrypt with callbacks and a low cost': {
      code: ts`
        import bcrypt from 'bcrypt'
        import type { Request, Response } from 'express'
        import { users } from './users'

        export function register(req: Request, res: Response) {
          bcrypt.genSalt(8, (error, salt) => {
            if (error) return res.sendStatus(500)
            bcrypt.hash(req.body.password, salt, async (failure, hash) => {
              if (failure) return res.sendStatus(500)
              await users.add(req.body.email, hash)
              res.sendStatus(201)
            })
          })
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 6 }],
    },
    'argon2 with the least memory in a constant': {
      code: ts`
        import argon2 from 'argon2'

        const ARGON_OPTIONS: argon2.Options = { type: argon2.argon2id, memoryCost: 2 ** 12, timeCost: 2, parallelism: 1 }

        export async function setPassword(user: { passwordHash: string }, plain: string) {
          user.passwordHash = await argon2.hash(plain, ARGON_OPTIONS)
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 6 }],
    },
    'crypto-js SHA256 of the password in an express register route': {
      code: ts`
        import CryptoJS from 'crypto-js'
        import express from 'express'
        import { User } from './models/User'

        const router = express.Router()

        router.post('/register', async (req, res) => {
          const { email, password } = req.body
          const hashed = CryptoJS.SHA256(password).toString()
          const user = await User.create({ email, password: hashed })
          res.status(201).json({ id: user.id })
        })

        export default router
      `,
      reports: [{ messageId: 'fastDigest', line: 9 }],
    },
    'md5 package in a common js model': {
      filename: 'server/models/user.js',
      code: ts`
        const md5 = require('md5')
        const db = require('../db')

        exports.createUser = async function (username, password) {
          const [row] = await db('users').insert({ username, password: md5(password) }).returning('*')
          return row
        }

        exports.checkLogin = async function (username, password) {
          return db('users').where({ username, password: md5(password) }).first()
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 5 }, { messageId: 'fastDigest', line: 10 }],
    },
    'bcryptjs with a constant of eight rounds': {
      code: ts`
        import { hashSync } from 'bcryptjs'

        const SALT_ROUNDS = 8

        export class UserService {
          constructor(private readonly users: { insert(row: object): Promise<void> }) {}

          async register(email: string, plainPassword: string) {
            const passwordHash = hashSync(plainPassword, SALT_ROUNDS)
            await this.users.insert({ email, passwordHash })
          }
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 9 }],
    },
    'genSalt of five in a mongoose pre-save hook': {
      filename: 'models/User.js',
      code: ts`
        const mongoose = require('mongoose')
        const bcrypt = require('bcryptjs')

        const UserSchema = new mongoose.Schema({
          email: { type: String, required: true, unique: true },
          password: { type: String, required: true },
        })

        UserSchema.pre('save', async function (next) {
          if (!this.isModified('password')) return next()
          const salt = await bcrypt.genSalt(5)
          this.password = await bcrypt.hash(this.password, salt)
          next()
        })

        module.exports = mongoose.model('User', UserSchema)
      `,
      reports: [{ messageId: 'weakParameters', line: 11 }],
    },
    'pbkdf2Sync with a thousand rounds, the tutorial way': {
      filename: 'lib/auth/password.ts',
      code: ts`
        import crypto from 'crypto'

        export function setPassword(user: { salt?: string; hash?: string }, password: string) {
          user.salt = crypto.randomBytes(16).toString('hex')
          user.hash = crypto.pbkdf2Sync(password, user.salt, 1000, 64, 'sha512').toString('hex')
        }

        export function validPassword(user: { salt: string; hash: string }, password: string) {
          const hash = crypto.pbkdf2Sync(password, user.salt, 1000, 64, 'sha512').toString('hex')
          return crypto.timingSafeEqual(Buffer.from(hash), Buffer.from(user.hash))
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 5 }, { messageId: 'weakParameters', line: 9 }],
    },
    'promisified pbkdf2 with 100000 rounds of sha256': {
      code: ts`
        import { pbkdf2 as pbkdf2Callback, randomBytes } from 'node:crypto'
        import { promisify } from 'node:util'

        const pbkdf2 = promisify(pbkdf2Callback)
        const ITERATIONS = 100_000

        export async function hashPassword(password: string) {
          const salt = randomBytes(16)
          const key = await pbkdf2(password, salt, ITERATIONS, 32, 'sha256')
          return \`\${salt.toString('hex')}:\${key.toString('hex')}\`
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 9 }],
    },
    'web crypto digest of the password in a hono worker': {
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono<{ Bindings: { DB: D1Database } }>()

        app.post('/signup', async (c) => {
          const { email, password } = await c.req.json<{ email: string; password: string }>()
          const data = new TextEncoder().encode(password)
          const digest = await crypto.subtle.digest('SHA-256', data)
          const hash = [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('')
          await c.env.DB.prepare('INSERT INTO users (email, password_hash) VALUES (?, ?)').bind(email, hash).run()
          return c.json({ ok: true })
        })

        export default app
      `,
      reports: [{ messageId: 'fastDigest', line: 8 }],
    },
    'web crypto PBKDF2 with ten thousand rounds': {
      code: ts`
        const encoder = new TextEncoder()

        export async function hashPassword(password: string): Promise<string> {
          const salt = crypto.getRandomValues(new Uint8Array(16))
          const material = await crypto.subtle.importKey('raw', encoder.encode(password), 'PBKDF2', false, ['deriveBits'])
          const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', salt, iterations: 10000, hash: 'SHA-256' }, material, 256)
          return Buffer.from(salt).toString('base64') + '.' + Buffer.from(bits).toString('base64')
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 6 }],
    },
    'argon2i chosen by hand': {
      code: ts`
        import * as argon2 from 'argon2'
        import { Injectable } from '@nestjs/common'
        import { UsersRepository } from './users.repository'

        @Injectable()
        export class AuthService {
          constructor(private readonly users: UsersRepository) {}

          async signUp(dto: { email: string; password: string }) {
            const hash = await argon2.hash(dto.password, { type: argon2.argon2i })
            return this.users.create({ email: dto.email, hash })
          }
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 10 }],
    },
    'argon2id of four megabytes': {
      code: ts`
        import { hash } from '@node-rs/argon2'

        export async function createUser(db: any, input: { email: string; password: string }) {
          const passwordHash = await hash(input.password, {
            memoryCost: 4096,
            timeCost: 3,
            outputLen: 32,
            parallelism: 1,
          })
          return db.user.create({ data: { email: input.email, passwordHash } })
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 4 }],
    },
    'scryptSync with a small N': {
      code: ts`
        import { randomBytes, scryptSync } from 'crypto'

        const params = { N: 1024, r: 8, p: 1 }

        export const encryptPassword = (password: string) => {
          const salt = randomBytes(16).toString('hex')
          const buf = scryptSync(password, salt, 64, params)
          return \`\${buf.toString('hex')}.\${salt}\`
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 7 }],
    },
    'createHash through a helper named after nothing, the caller has the password': {
      code: ts`
        import { createHash } from 'node:crypto'
        import { db } from './db'

        function sha(input: string) {
          return createHash('sha1').update(input).digest('hex')
        }

        export async function login(req: any, res: any) {
          const user = await db.user.findUnique({ where: { email: req.body.email } })
          if (!user || user.passwordHash !== sha(req.body.password)) {
            return res.status(401).json({ error: 'Invalid credentials' })
          }
          res.json({ id: user.id })
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 5 }],
    },
    'password with a salt in a template, hashed with sha512 in a server action': {
      filename: 'app/signup/actions.ts',
      code: ts`
        'use server'
        import { createHash, randomUUID } from 'crypto'
        import { prisma } from '@/lib/prisma'

        export async function signup(formData: FormData) {
          const email = String(formData.get('email'))
          const pw = String(formData.get('password'))
          const salt = randomUUID()
          const hashed = createHash('sha512').update(\`\${salt}:\${pw}\`).digest('base64')
          await prisma.user.create({ data: { email, salt, password: hashed } })
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 9 }],
    },
    'an hmac is a fast digest too': {
      filename: 'services/auth.js',
      code: ts`
        const crypto = require('crypto')

        class AuthService {
          hash(password, salt) {
            const hash = crypto.createHmac('sha512', salt)
            hash.update(password)
            return hash.digest('hex')
          }

          async register({ email, password }) {
            const salt = crypto.randomBytes(8).toString('hex')
            return this.repo.insert({ email, salt, passwordHash: this.hash(password, salt) })
          }
        }

        module.exports = AuthService
      `,
      reports: [{ messageId: 'fastDigest', line: 6 }],
    },
    'bcrypt rounds in the object of Bun': {
      code: ts`
        export async function register(email: string, password: string) {
          const hash = await Bun.password.hash(password, { algorithm: 'bcrypt', cost: 4 })
          return { email, hash }
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 2 }],
    },
    'crypto.hash in one call': {
      code: ts`
        import * as crypto from 'node:crypto'
        import { users } from './users'

        export async function changePassword(userId: string, newPassword: string) {
          const stored = crypto.hash('sha256', newPassword)
          await users.update(userId, { passwordHash: stored })
        }
      `,
      reports: [{ messageId: 'fastDigest', line: 5 }],
    },
    'two updates on one hash object in a fastify plugin': {
      code: ts`
        import { createHash, randomBytes } from 'node:crypto'
        import type { FastifyPluginAsync } from 'fastify'

        const plugin: FastifyPluginAsync = async (app) => {
          app.post('/users', async (request, reply) => {
            const { email, password } = request.body as { email: string; password: string }
            const salt = randomBytes(16).toString('hex')
            const hash = createHash('sha256')
            hash.update(salt)
            hash.update(password)
            await app.pg.query('INSERT INTO users (email, salt, hash) VALUES ($1, $2, $3)', [email, salt, hash.digest('hex')])
            return reply.code(201).send()
          })
        }
        export default plugin
      `,
      reports: [{ messageId: 'fastDigest', line: 10 }],
    },
    'rounds in a static field of a class': {
      code: ts`
        import * as bcrypt from 'bcrypt'

        export class Passwords {
          private static readonly ROUNDS = 6

          static async create(password: string): Promise<string> {
            return bcrypt.hash(password, Passwords.ROUNDS)
          }
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 7 }],
    },
    'Bun with the argon of the documentation\'s example': {
      code: ts`
        import { password as bunPassword } from 'bun'

        export async function register(email: string, password: string) {
          const hash = await bunPassword.hash(password, { algorithm: 'argon2id', memoryCost: 4, timeCost: 3 })
          return { email, hash }
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 4 }],
    },
    'a comparison by digest in a next credentials provider': {
      filename: 'src/lib/auth.ts',
      code: ts`
        import { createHash } from 'crypto'
        import Credentials from 'next-auth/providers/credentials'
        import { prisma } from './prisma'

        export const provider = Credentials({
          credentials: { username: {}, password: {} },
          authorize: async ({ username, password }) => {
            const digest = createHash('md5').update(String(password)).digest('hex')
            return prisma.user.findFirst({ where: { username: String(username), password: digest } })
          },
        })
      `,
      reports: [{ messageId: 'fastDigest', line: 8 }],
    },
    'pbkdf2 of crypto-js with its thousand iterations': {
      code: ts`
        import CryptoJS from 'crypto-js'

        export function hashPassword(password: string) {
          const salt = CryptoJS.lib.WordArray.random(16)
          return salt + ':' + CryptoJS.PBKDF2(password, salt, { keySize: 256 / 32, iterations: 1000 }).toString()
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 5 }],
    },
    'scrypt with promisify and options of little cost': {
      code: ts`
        import { randomBytes, scrypt as callback } from 'node:crypto'
        import { promisify } from 'node:util'

        const scrypt: any = promisify(callback)

        export const savePassword = async (user: { hash?: string }, plainPassword: string) => {
          const salt = randomBytes(16).toString('hex')
          const derived = await scrypt(plainPassword, salt, 32, { cost: 4096, blockSize: 8 })
          user.hash = \`\${salt}:\${derived.toString('hex')}\`
        }
      `,
      reports: [{ messageId: 'weakParameters', line: 8 }],
    },
    'a helper that a maker of tokens has beside it': { code: ts`
      import { createHmac } from 'node:crypto'
      export const createAccessToken = () => crypto.randomUUID()
      export function hashPassword(password: string, salt: string) {
        return createHmac('sha512', salt).update(password).digest('hex')
      }
    `, reports: ['fastDigest'] },
    'md5': {
      code: ts`
        import crypto from 'crypto'
        export const hash = (password: string) => crypto.createHash('md5').update(password).digest('hex')
      `,
      reports: [fast(2)],
    },
    'sha256 with a salt, a renamed import and a member': {
      code: ts`
        import { createHash as digest, randomBytes } from 'node:crypto'
        export async function register(req, res) {
          const salt = randomBytes(16).toString('hex')
          const stored = digest('sha256').update(salt + req.body.password).digest('hex')
          await db.users.insert({ stored, salt })
        }
      `,
      reports: [fast(4)],
    },
    'two updates': {
      code: ts`
        const crypto = require('crypto')
        const h = (pwd, salt) => crypto.createHash('sha512').update(salt).update(pwd).digest('hex')
      `,
      filename: 'src/users.js',
      reports: [fast(2)],
    },
    'an object first, then the password': {
      code: ts`
        import { createHash } from 'node:crypto'
        export function hashPassword(password: string) {
          const hash = createHash('sha1')
          hash.update(password)
          return hash.digest('hex')
        }
      `,
      reports: [fast(4)],
    },
    'HMAC with a salt': {
      code: ts`
        import { createHmac } from 'crypto'
        export const hash = (password: string, salt: string) => createHmac('sha256', salt).update(password).digest('hex')
      `,
      reports: [fast(2)],
    },
    'a template': {
      code: ts`
        import crypto from 'crypto'
        export const hash = (password: string, salt: string) => crypto.createHash('sha256').update(\`\${salt}:\${password}\`).digest('hex')
      `,
      reports: [fast(2)],
    },
    'a helper whose callers pass a password': {
      code: ts`
        import crypto from 'crypto'
        const sha = (data: string) => crypto.createHash('sha256').update(data).digest('hex')
        export const login = (req) => User.findOne({ email: req.body.email, password: sha(req.body.password) })
      `,
      reports: [fast(2)],
    },
    'a helper named for it': {
      code: ts`
        import crypto from 'crypto'
        export function hashPassword(plain: string) {
          return crypto.createHash('sha256').update(plain).digest('hex')
        }
      `,
      reports: [fast(3)],
    },
    'the md5 package': {
      code: ts`
        const md5 = require('md5')
        app.post('/login', (req, res) => db.find({ name: req.body.name, password: md5(req.body.password) }))
      `,
      filename: 'src/login.js',
      reports: [fast(2)],
    },
    'crypto-js': {
      code: ts`
        import CryptoJS from 'crypto-js'
        export const hash = (password: string) => CryptoJS.SHA256(password).toString()
      `,
      reports: [fast(2)],
    },
    'Web Crypto': {
      code: ts`
        export async function hashPassword(password: string) {
          const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(password))
          return btoa(String.fromCharCode(...new Uint8Array(bytes)))
        }
      `,
      reports: [fast(2)],
    },
    'the short form of Node': {
      code: ts`
        import { hash } from 'node:crypto'
        export const stored = (user) => hash('sha256', user.password)
      `,
      reports: [fast(2)],
    },
    'bcrypt at 8': {
      code: ts`
        import bcrypt from 'bcrypt'
        userSchema.pre('save', async function () { this.password = await bcrypt.hash(this.password, 8) })
      `,
      reports: [weak(2)],
    },
    'a constant of the file': {
      code: ts`
        import { hashSync } from 'bcryptjs'
        const SALT_ROUNDS = 5
        export const hash = (password: string) => hashSync(password, SALT_ROUNDS)
      `,
      reports: [weak(3)],
    },
    'a salt at 6': {
      code: ts`
        const bcrypt = require('bcrypt')
        exports.hash = async (password) => bcrypt.hash(password, await bcrypt.genSalt(6))
      `,
      filename: 'src/hash.js',
      reports: [weak(2)],
    },
    '@node-rs/bcrypt': {
      code: ts`
        import { hash } from '@node-rs/bcrypt'
        export const stored = (password: string) => hash(password, 4)
      `,
      reports: [weak(2)],
    },
    'pbkdf2 at 1,000': {
      code: ts`
        import crypto from 'crypto'
        export const hash = (password: string, salt: string) => crypto.pbkdf2Sync(password, salt, 1000, 64, 'sha512').toString('hex')
      `,
      reports: [weak(2)],
    },
    'pbkdf2 promisified, at 100,000': {
      code: ts`
        import { pbkdf2 } from 'node:crypto'
        import { promisify } from 'node:util'
        const derive = promisify(pbkdf2)
        export const hash = async (password: string, salt: string) => derive(password, salt, 100_000, 32, 'sha256')
      `,
      reports: [weak(4)],
    },
    'Web Crypto at 10,000': {
      code: ts`
        export async function hashPassword(password: string, salt: Uint8Array) {
          const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits'])
          return crypto.subtle.deriveBits({ name: 'PBKDF2', salt, iterations: 10000, hash: 'SHA-256' }, key, 256)
        }
      `,
      reports: [weak(3)],
    },
    'scrypt with a small N': {
      code: ts`
        import { scryptSync } from 'node:crypto'
        export const hash = (password: string, salt: string) => scryptSync(password, salt, 64, { N: 1024, r: 8, p: 1 })
      `,
      reports: [weak(2)],
    },
    'the default of scrypt by the strict profile': {
      code: ts`
        import { scrypt } from 'node:crypto'
        export const hash = (password: string, salt: string, done) => scrypt(password, salt, 64, (error, key) => done(error, key))
      `,
      options: { profile: 'strict' },
      reports: [weak(2)],
    },
    'argon2i': {
      code: ts`
        import argon2 from 'argon2'
        export const hash = (password: string) => argon2.hash(password, { type: argon2.argon2i })
      `,
      reports: [weak(2)],
    },
    'argon2 with little memory': {
      code: ts`
        import * as argon2 from 'argon2'
        export const hash = (password: string) => argon2.hash(password, { memoryCost: 4096, timeCost: 3 })
      `,
      reports: [weak(2)],
    },
    'argon2 at OWASP by the strict profile': {
      code: ts`
        import { hash } from '@node-rs/argon2'
        export const stored = (password: string) => hash(password, { memoryCost: 19456, timeCost: 2 })
      `,
      options: { profile: 'strict' },
      reports: [weak(2)],
    },
    'hash-wasm': {
      code: ts`
        import { argon2i } from 'hash-wasm'
        export const stored = (password: string, salt) => argon2i({ password, salt, iterations: 2, memorySize: 19456, parallelism: 1, hashLength: 32 })
      `,
      reports: [weak(2)],
    },
  },
})
