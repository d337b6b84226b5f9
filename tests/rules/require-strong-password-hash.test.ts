import rule from '../../src/rules/require-strong-password-hash.js'
import { testRule, ts } from '../support/test-rule.js'

const fast = (line: number) => ({ messageId: 'fastDigest', line })
const weak = (line: number) => ({ messageId: 'weakParameters', line })

testRule(rule, {
  valid: {
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
