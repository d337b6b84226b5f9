import rule from '../../src/rules/no-timing-unsafe-compare.js'
import { testRule, ts } from '../support/test-rule.js'

const guessed = { messageId: 'guessableSecret', suggestions: 1 }
const guessedWithoutSuggestion = { messageId: 'guessableSecret' }

testRule(rule, {
  valid: {
    'a type that the method every object inherits names': ts`
      import { createHmac } from 'node:crypto'

      const { toString } = Object.prototype
      export const isBuffer = (value: unknown) => toString.call(value) === '[object Uint8Array]'
      export const sign = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('hex')

      export function verify(signature: unknown, secret: string) {
        return hasOwnProperty.call(signature) === secret
      }
    `,
    'a token whose row was found by its digest': ts`
      export async function authenticate(token: string) {
        const hashedToken = hashToken(token)
        const row = await prisma.accessToken.findFirst({ where: { hashedToken, revokedAt: null } })
        if (!row) return null
        const decryptedToken = decryptAccessToken(row)
        if (decryptedToken !== token) return null
        return row.userId
      }
    `,
    'a key whose row was found by its digest, member by member': ts`
      app.get('/me', async (req, res) => {
        const apiKey = req.headers['x-api-key']
        const digest = sha256(apiKey)
        const stored = await keys.findOne({ digest })
        if (decrypt(stored.apiKey) !== apiKey) return res.sendStatus(401)
        res.sendStatus(200)
      })
    `,
    'a claim of a token whose signature was checked': ts`
      import { createHmac } from 'node:crypto'
      export const memberToken = (email: string) => createHmac('sha256', key).update(email).digest('hex')
      export const isMember = (req) => {
        const claims = verify(tokenOf(req)) && decode(tokenOf(req))
        return claims?.data?.memberToken === memberToken(claims?.data?.email)
      }
    `,
    'hashes of two texts, fed in statements of their own': ts`
      import { createHash } from 'node:crypto'
      export function differs(one: Buffer, two: Buffer) {
        const first = createHash('sha256')
        first.update(one)
        const second = createHash('sha256')
        second.update(two)
        return first.digest('hex') !== second.digest('hex')
      }
    `,
    'a region that a guard keeps': ts`
      @Injectable()
      export class RegionGuard {
        private readonly region = process.env.REGION
        canActivate(context: ExecutionContext) {
          return context.switchToHttp().getRequest().headers['x-region'] === this.region
        }
      }
    `,
    'a digest of the body as text against an etag': ts`
      const toHex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      export async function isFresh(request, body) {
        return request.headers.get('if-none-match') === toHex(await crypto.subtle.digest('SHA-1', body))
      }
    `,
    'timingSafeEqual with a length check': ts`
      import { createHmac, timingSafeEqual } from 'node:crypto'
      export function isFromShop(raw: string, given: string) {
        const expected = createHmac('sha256', process.env.SHOP_SECRET!).update(raw).digest('base64')
        return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
      }
    `,
    'what the suggestion leads to': ts`
      import { timingSafeEqual } from 'node:crypto'
      export function login(user, storedHash, inputHash, header) {
        if (typeof storedHash === 'string' && typeof inputHash === 'string' && Buffer.byteLength(storedHash) === Buffer.byteLength(inputHash) && timingSafeEqual(Buffer.from(storedHash), Buffer.from(inputHash))) {
          return user
        }
        if (!(typeof header === 'string' && Buffer.byteLength(header) === Buffer.byteLength(\`Bearer \${process.env.CRON_SECRET}\`) && timingSafeEqual(Buffer.from(header), Buffer.from(\`Bearer \${process.env.CRON_SECRET}\`)))) return null
      }
    `,
    'the library of the hash compares': ts`
      import bcrypt from 'bcrypt'
      export async function login(email: string, password: string) {
        const user = await users.findOne({ email })
        return user && (await bcrypt.compare(password, user.passwordHash)) ? user : null
      }
    `,
    'the second typing of a password': ts`
      app.post('/register', (req, res) => {
        const { password, confirmPassword } = req.body
        if (password !== confirmPassword) return res.status(400).json({ error: 'mismatch' })
        if (req.body.password == req.body.cpassword) save(req.body)
        if (newPassword === currentPassword) return res.status(400).end()
        if (password !== verify) return res.end()
      })
    `,
    'a schema compares two fields of the form': ts`
      import { z } from 'zod'
      export const signUp = z.object({ password: z.string(), repeatedPassword: z.string() }).refine((d) => d.password === d.repeatedPassword)
    `,
    'two values of one request': ts`
      app.post('/transfer', (req, res) => {
        if (req.body.csrfToken !== req.cookies.csrfToken) return res.sendStatus(403)
        res.sendStatus(204)
      })
    `,
    'lengths, types, absence and literals': ts`
      app.get('/cron', (req, res) => {
        const token = req.headers.authorization
        if (token === undefined || token === null || typeof token !== 'string') return res.sendStatus(401)
        if (token.length !== process.env.CRON_SECRET.length) return res.sendStatus(401)
        if (process.env.CRON_SECRET === 'changeme' || process.env.CRON_SECRET === '') throw new Error('set CRON_SECRET')
        if (token === 'access') return next()
        if (!token.startsWith('Bearer ')) return res.sendStatus(401)
      })
    `,
    'enums and kinds of tokens': ts`
      export function check(payload: Payload, tokenType: string) {
        if (payload.type !== tokenTypes.ACCESS) throw new Error('type')
        if (payload.kind === TokenKind.Refresh) return 1
        if (lexer.token === Token.EOF) return 2
        return tokenType === payload.tokenType
      }
    `,
    'change detection': ts`
      export function sync(cached: Entry | null, signature: string, metadata: Meta, contentHash: string) {
        if (cached?.signature === signature) return cached
        if (contentHash === metadata.contentHash) return null
        if (existing.hash === entry.hash) return null
        if (previousToken !== token) refresh()
        if (lastSavedHash === hash) return null
      }
    `,
    'a file arrived whole': ts`
      import { createHash } from 'node:crypto'
      app.put('/files/:id', (req, res) => {
        const checksum = createHash('sha256').update(req.body).digest('hex')
        if (req.headers['x-checksum'] !== checksum) return res.sendStatus(400)
        const etag = createHash('md5').update(file).digest('hex')
        if (req.headers['if-none-match'] === etag) return res.sendStatus(304)
      })
    `,
    'a hash is looked up in a list': ts`
      import { createHash } from 'node:crypto'
      router.post('/invites/accept', (req, res) => {
        const tokenHash = createHash('sha256').update(req.body.token).digest('hex')
        const invite = invites.find((i) => i.inviteTokenHash === tokenHash)
        const link = links.filter((l) => l.token === req.params.token)
        res.json({ invite, link })
      })
    `,
    'a database is asked for the hash': ts`
      const row = await db.query.tokens.findFirst({ where: (t, { eq }) => eq(t.tokenHash, tokenHash) })
      const user = await prisma.user.findFirst({ where: { resetToken: token } })
    `,
    'code that runs in the browser': {
      filename: 'src/components/Unlock.tsx',
      code: ts`
        'use client'
        export function Unlock({ storedHash, inputHash }: Props) {
          if (storedHash === inputHash) return <p>open</p>
          return window.location.hash === expectedHash ? <p>here</p> : null
        }
      `,
    },
    'two signatures that both come from a key': ts`
      import { createHmac } from 'node:crypto'
      export const equal = (a: string, b: string) =>
        createHmac('sha256', key).update(a).digest('hex') === createHmac('sha256', key).update(b).digest('hex')
    `,
    'public variables of the environment': ts`
      app.get('/x', (req, res) => {
        if (req.query.key === process.env.NEXT_PUBLIC_SITE_KEY) res.end()
        if (req.query.mode === process.env.NODE_ENV) res.end()
        if (req.params.clientId === process.env.GOOGLE_CLIENT_ID) res.end()
        if (req.body.plan === process.env.STRIPE_PRICE_PRO) res.end()
      })
    `,
    'two secrets of the environment': "if (process.env.JWT_SECRET === process.env.REFRESH_SECRET) throw new Error('choose two')",
    'ids that stand beside a token': ts`
      export function authorise(token: Token, teamId: string, user: User) {
        if (token.teamId !== teamId || token.userId !== user.id) throw new Error('no')
        return error.code === errors.code && couponCode === order.couponCode
      }
    `,
    'a loop over bytes that are no secret': ts`
      export function startsWithMagic(bytes: Uint8Array, magic: number[]) {
        for (let i = 0; i < magic.length; i++) if (bytes[i] !== magic[i]) return false
        return true
      }
    `,
    'a loop that goes to the end': ts`
      export function constantTimeEqual(a: string, b: string) {
        if (a.length !== b.length) return false
        let difference = 0
        for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
        return difference === 0
      }
    `,
    'a form library compares values': ts`
      import isEqual from 'lodash/isEqual'
      export const isDirty = (values: Values, initialValues: Values) => !isEqual(values, initialValues)
    `,
    'the password of a profile was changed': ts`
      export async function update(id: string, updateUserDto: UpdateUserDto) {
        const user = await repository.findOne({ where: { id } })
        if (user.password !== updateUserDto.password) user.password = await hash(updateUserDto.password)
      }
    `,
    'a new password equals the old one': ts`
      router.post('/password', async (req, res) => {
        const user = await User.findById(req.user.id)
        if (user.password === req.body.newPassword) return res.status(400).end()
      })
    `,
    'a test': { filename: 'src/auth.test.ts', code: "if (req.headers.authorization !== process.env.CRON_SECRET) fail()" },
    'a session of the server compared with itself': 'export const isCurrent = (user: User, other: User) => user.sessionToken === other.sessionToken',
    'a component beside its loader': {
      filename: 'app/routes/sign.$token.tsx',
      code: ts`
        import { useLoaderData } from 'react-router'
        export async function loader({ params }) {
          return { token: params.token }
        }
        export default function Page({ token }) {
          const [error, setError] = useState(null)
          return error && error.recipientToken === token ? <p>no</p> : <p>{useLoaderData().token}</p>
        }
      `,
    },
    'the digest of a text that stands in the code': "export const isDemo = (user) => user.password === security.hash('demo')",
    'an idempotency key': "app.post('/pay', (req, res) => { if (order.idempotencyKey === req.headers['idempotency-key']) return res.json(order) })",
  },

  invalid: {
    'beside what is imported from crypto already': {
      code: ts`
        import { createHmac } from 'crypto'
        export function check(body: string, signature: string, secret: string) {
          const expected = createHmac('sha256', secret).update(body).digest('hex')
          if (expected !== signature) throw new Error('wrong')
        }
      `,
      reports: [
        {
          messageId: 'guessableSecret',
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                import { createHmac, timingSafeEqual } from 'crypto'
                export function check(body: string, signature: string, secret: string) {
                  const expected = createHmac('sha256', secret).update(body).digest('hex')
                  if (!(typeof expected === 'string' && typeof signature === 'string' && Buffer.byteLength(expected) === Buffer.byteLength(signature) && timingSafeEqual(Buffer.from(expected), Buffer.from(signature)))) throw new Error('wrong')
                }
              `,
            },
          ],
        },
      ],
    },
    'beside what is required from crypto already, under a shebang': {
      filename: 'server/hook.js',
      code: ts`
        #!/usr/bin/env node
        const { createHmac } = require('node:crypto')
        module.exports = (body, signature, secret) => createHmac('sha256', secret).update(body).digest('hex') === signature
        module.exports.isKey = (key) => key === process.env.API_KEY
      `,
      reports: [
        guessedWithoutSuggestion,
        {
          messageId: 'guessableSecret',
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                #!/usr/bin/env node
                const { createHmac, timingSafeEqual } = require('node:crypto')
                module.exports = (body, signature, secret) => createHmac('sha256', secret).update(body).digest('hex') === signature
                module.exports.isKey = (key) => typeof key === 'string' && typeof process.env.API_KEY === 'string' && Buffer.byteLength(key) === Buffer.byteLength(process.env.API_KEY) && timingSafeEqual(Buffer.from(key), Buffer.from(process.env.API_KEY))
              `,
            },
          ],
        },
      ],
    },
    'under a directive': {
      filename: 'app/hook/actions.ts',
      code: ts`
        'use server'

        import { createHmac } from 'crypto'

        export async function check(body: string, signature: string) {
          const expected = createHmac('sha256', process.env.HOOK_SECRET!).update(body).digest('hex')
          return signature === expected
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 7, suggestions: 1 }],
    },
    'shebang and strict mode in common js': {
      filename: 'server/hook.js',
      code: ts`
        #!/usr/bin/env node
        'use strict'

        const express = require('express')
        const app = express()

        app.post('/hook', (req, res) => {
          const token = req.query.token
          if (token !== process.env.HOOK_TOKEN) return res.sendStatus(403)
          res.sendStatus(204)
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'guessableSecret', line: 9, suggestions: 1 }],
    },
    'namespace import': {
      code: ts`
        import * as nodeCrypto from 'node:crypto'

        export function check(body: string, signature: string, secret: string) {
          const expected = nodeCrypto.createHmac('sha256', secret).update(body).digest('base64')
          if (expected != signature) throw new Error('wrong signature')
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 5, suggestions: 1 }],
    },
    'a parameter is called crypto where it would be used': {
      code: ts`
        import crypto from 'node:crypto'

        export const sign = (body: string) => crypto.createHmac('sha256', process.env.SECRET_KEY!).update(body).digest('hex')

        export function check(crypto: { name: string }, apiKey: string) {
          return crypto.name !== '' && apiKey === process.env.API_KEY
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 6 }],
    },
    'typed import only': {
      code: ts`
        import type { Hmac } from 'node:crypto'
        import type { Request, Response } from 'express'

        export function check(req: Request, res: Response) {
          const key = req.headers['x-api-key']
          return key == process.env.INTERNAL_API_KEY ? res.sendStatus(204) : res.sendStatus(401)
        }
        export type Keep = Hmac
      `,
      reports: [{ messageId: 'guessableSecret', line: 6, suggestions: 1 }],
    },
    'an html comment and two comparisons in one line': {
      code: ts`
        export function check(req: { headers: Record<string, string> }) {
          const given = req.headers['x-api-key']
          return given === process.env.API_KEY || given === process.env.OLD_API_KEY
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 3, suggestions: 1 }, { messageId: 'guessableSecret', line: 3, suggestions: 1 }],
    },
    'negated inside a ternary': {
      code: ts`
        import { createHmac } from 'node:crypto'

        export const statusOf = (body: string, signature: string, secret: string) => {
          const digest = createHmac('sha256', secret).update(body).digest('hex')
          return digest !== signature ? 401 : 200
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 5, suggestions: 1 }],
    },
    'a file that imports nothing and is a module of javascript': {
      filename: 'server/guard.mjs',
      code: ts`
        export function guard(req, res, next) {
          const { 'x-api-key': key } = req.headers
          if (key !== process.env.API_KEY) {
            res.statusCode = 401
            return res.end()
          }
          next()
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 3, suggestions: 1 }],
    },
    'express guard with an api key': {
      code: ts`
        import type { NextFunction, Request, Response } from 'express'

        export function requireKey(req: Request, res: Response, next: NextFunction) {
          const apiKey = req.headers['x-api-key']
          if (apiKey !== process.env.API_KEY) return res.status(401).json({ error: 'unauthorized' })
          next()
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 5, suggestions: 1 }],
    },
    'hmac in common js with crypto required': {
      filename: 'server/webhook.js',
      code: ts`
        const crypto = require('crypto')

        exports.verify = function (req, res, next) {
          const digest = crypto.createHmac('sha256', process.env.WEBHOOK_SECRET).update(req.rawBody).digest('hex')
          const signature = req.headers['x-signature']
          if (signature === digest) return next()
          res.status(401).end()
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 6, suggestions: 1 }],
    },
    'destructured require': {
      filename: 'server/github.js',
      code: ts`
        const { createHmac } = require('crypto')

        function isValid(signature, payload) {
          const expectedSignature = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(payload).digest('hex')
          return signature == expectedSignature
        }

        module.exports = { isValid }
      `,
      reports: [{ messageId: 'guessableSecret', line: 5, suggestions: 1 }],
    },
    'timingSafeEqual is imported under another name': {
      code: ts`
        import { createHmac, timingSafeEqual as safeEqual } from 'node:crypto'

        export const same = (a: Buffer, b: Buffer) => safeEqual(a, b)

        export function check(body: string, signature: string, secret: string) {
          const expected = createHmac('sha256', secret).update(body).digest('hex')
          return expected === signature
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 7, suggestions: 1 }],
    },
    'header is awaited and cannot be read twice': {
      filename: 'app/api/cron/route.ts',
      code: ts`
        import { headers } from 'next/headers'

        export async function GET() {
          if ((await headers()).get('authorization') !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response('no', { status: 401 })
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 4 }],
    },
    'edge runtime has no node crypto': {
      filename: 'app/api/cron/route.ts',
      code: ts`
        export const runtime = 'edge'

        export async function GET(request: Request) {
          const authorization = request.headers.get('authorization')
          if (authorization !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response('no', { status: 401 })
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 5 }],
    },
    'next middleware runs at the edge': {
      filename: 'middleware.ts',
      code: ts`
        import { NextResponse, type NextRequest } from 'next/server'

        export function middleware(request: NextRequest) {
          const key = request.headers.get('x-internal-key')
          if (key !== process.env.INTERNAL_API_KEY) return new NextResponse(null, { status: 401 })
          return NextResponse.next()
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 5 }],
    },
    'worker of cloudflare with its bindings': {
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono<{ Bindings: { ADMIN_TOKEN: string } }>()
        app.use('/admin/*', async (c, next) => {
          const token = c.req.header('x-admin-token')
          if (token !== c.env.ADMIN_TOKEN) return c.text('no', 401)
          await next()
        })
        export default app
      `,
      reports: [{ messageId: 'guessableSecret', line: 6 }],
    },
    'deno function of supabase': {
      filename: 'supabase/functions/hook/index.ts',
      code: ts`
        Deno.serve(async (req) => {
          const secret = req.headers.get('x-secret')
          if (secret !== Deno.env.get('HOOK_SECRET')) return new Response('no', { status: 401 })
          return new Response('ok')
        })
      `,
      reports: [{ messageId: 'guessableSecret', line: 3 }],
    },
    'buffer equals': {
      code: ts`
        import crypto from 'node:crypto'

        export function verify(body: Buffer, signature: string, secret: string) {
          const expected = crypto.createHmac('sha256', secret).update(body).digest()
          const given = Buffer.from(signature, 'hex')
          return expected.equals(given)
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 6 }],
    },
    'a local variable is called timingSafeEqual in the file': {
      code: ts`
        import { createHmac } from 'node:crypto'

        const timingSafeEqual = (a: string, b: string) => a.length === b.length

        export function verify(body: string, signature: string, secret: string) {
          const expected = createHmac('sha256', secret).update(body).digest('hex')
          return timingSafeEqual(body, body) && expected === signature
        }
      `,
      reports: [{ messageId: 'guessableSecret', line: 7 }],
    },
    'in the middle of a condition': {
      code: ts`
        import { Request } from 'express'

        export const isInternal = (req: Request) => req.ip === '10.0.0.1' || req.get('x-token') === process.env.INTERNAL_TOKEN
      `,
      reports: [{ messageId: 'guessableSecret', line: 3 }],
    },
    'a token whose row was found by its id': {
      code: ts`
        export async function authenticate(id: string, token: string) {
          const row = await prisma.accessToken.findFirst({ where: { id } })
          const decryptedToken = decryptAccessToken(row)
          if (decryptedToken !== token) return null
          return row.userId
        }
      `,
      reports: [guessed],
    },
    'a claim of a token that was only decoded': {
      code: ts`
        import { createHmac } from 'node:crypto'
        export const memberToken = (email: string) => createHmac('sha256', key).update(email).digest('hex')
        export const isMember = (req) => {
          const claims = decode(tokenOf(req))
          return claims?.data?.memberToken === memberToken(claims?.data?.email)
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'a step of tRPC': {
      code: ts`
        export const internal = t.procedure.use(({ ctx, next }) => {
          if (ctx.headers.get('authorization') !== \`Bearer \${process.env.CRON_SECRET}\`) throw new TRPCError({ code: 'UNAUTHORIZED' })
          return next()
        })
      `,
      reports: [guessedWithoutSuggestion],
    },
    'an HMAC that is fed in a statement of its own': {
      code: ts`
        const crypto = require('crypto')
        exports.isFromShop = (body, signature, secret) => {
          const hmac = crypto.createHmac('sha256', secret)
          hmac.update(body)
          return hmac.digest('base64') === signature
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'a hash of a password that is fed in a statement of its own': {
      code: ts`
        import { createHash } from 'node:crypto'
        export function matches(user: User, password: string) {
          const hash = createHash('sha512')
          hash.update(password)
          hash.update(user.salt)
          return hash.digest('hex') === user.passwordHash
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'a guard that keeps the key in a field': {
      code: ts`
        @Injectable()
        export class KeyGuard {
          private readonly key = process.env.SERVICE_API_KEY
          canActivate(context: ExecutionContext) {
            const request = context.switchToHttp().getRequest()
            return request.headers['x-api-key'] === this.key
          }
        }
      `,
      reports: [{ ...guessedWithoutSuggestion, data: { operation: '===', secret: '`SERVICE_API_KEY`' } }],
    },
    'a token that the constructor takes from the configuration': {
      code: ts`
        export class Hooks {
          private readonly expected: string
          constructor(config: ConfigService) { this.expected = config.getOrThrow('HOOK_TOKEN') }
          accept(given: string) { if (given !== this.expected) throw new ForbiddenException() }
        }
      `,
      reports: [guessed],
    },
    'bytes that are written as text one by one': {
      code: ts`
        export default {
          async fetch(request, env) {
            const mac = await crypto.subtle.sign('HMAC', env.IMPORTED, await request.arrayBuffer())
            const text = Array.prototype.map.call(new Uint8Array(mac), (byte) => byte.toString(16)).join('')
            return new Response(null, { status: request.headers.get('x-signature') === text ? 204 : 401 })
          },
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'bytes that a function of the file writes as text': {
      code: ts`
        const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
        Deno.serve(async (request) => {
          const mac = await crypto.subtle.sign('HMAC', key, await request.arrayBuffer())
          if (hex(mac) !== request.headers.get('x-signature')) return new Response(null, { status: 401 })
          return new Response('ok')
        })
      `,
      reports: [guessedWithoutSuggestion],
    },
    'the comparison of the article, in a plain function': {
      code: ts`
        export function login(user, storedHash, inputHash) {
          if (storedHash === inputHash) {
            return user
          }
        }
      `,
      reports: [
        {
          messageId: 'guessableSecret',
          data: { operation: '===', secret: '`storedHash`' },
          line: 2,
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                import { timingSafeEqual } from 'node:crypto'
                export function login(user, storedHash, inputHash) {
                  if (typeof storedHash === 'string' && typeof inputHash === 'string' && Buffer.byteLength(storedHash) === Buffer.byteLength(inputHash) && timingSafeEqual(Buffer.from(storedHash), Buffer.from(inputHash))) {
                    return user
                  }
                }
              `,
            },
          ],
        },
      ],
    },
    'an environment secret against a header, CommonJS': {
      filename: 'server/admin.js',
      code: ts`
        const express = require('express')
        const router = express.Router()
        router.use((req, res, next) => {
          const key = req.headers['x-admin-key']
          if (!key || key !== process.env.ADMIN_API_KEY) return res.sendStatus(401)
          next()
        })
        module.exports = router
      `,
      reports: [
        {
          messageId: 'guessableSecret',
          data: { operation: '!==', secret: '`ADMIN_API_KEY`' },
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                const express = require('express')
                const { timingSafeEqual } = require('node:crypto')
                const router = express.Router()
                router.use((req, res, next) => {
                  const key = req.headers['x-admin-key']
                  if (!key || !(typeof key === 'string' && typeof process.env.ADMIN_API_KEY === 'string' && Buffer.byteLength(key) === Buffer.byteLength(process.env.ADMIN_API_KEY) && timingSafeEqual(Buffer.from(key), Buffer.from(process.env.ADMIN_API_KEY)))) return res.sendStatus(401)
                  next()
                })
                module.exports = router
              `,
            },
          ],
        },
      ],
    },
    'a bearer template of the environment in a Next route': {
      filename: 'app/api/cron/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import crypto from 'crypto'
        export async function GET(request: Request) {
          const header = request.headers.get('authorization')
          if (header !== \`Bearer \${process.env.CRON_SECRET}\`) return new NextResponse('no', { status: 401 })
          return NextResponse.json({ ok: true, id: crypto.randomUUID() })
        }
      `,
      reports: [
        {
          messageId: 'guessableSecret',
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                import { NextResponse } from 'next/server'
                import crypto from 'crypto'
                export async function GET(request: Request) {
                  const header = request.headers.get('authorization')
                  if (!(typeof header === 'string' && Buffer.byteLength(header) === Buffer.byteLength(\`Bearer \${process.env.CRON_SECRET}\`) && crypto.timingSafeEqual(Buffer.from(header), Buffer.from(\`Bearer \${process.env.CRON_SECRET}\`)))) return new NextResponse('no', { status: 401 })
                  return NextResponse.json({ ok: true, id: crypto.randomUUID() })
                }
              `,
            },
          ],
        },
      ],
    },
    'an edge function, which has no timingSafeEqual': {
      filename: 'app/api/cron/route.ts',
      code: ts`
        export const runtime = 'edge'
        export async function GET(request: Request) {
          const given = request.headers.get('authorization')
          if (given !== process.env.CRON_SECRET) return new Response('no', { status: 401 })
          return new Response('ok')
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'Deno reads its environment': {
      filename: 'supabase/functions/refresh/index.ts',
      code: ts`
        Deno.serve(async (req) => {
          if (req.headers.get('x-secret') !== Deno.env.get('REFRESH_SECRET')) return new Response('no', { status: 401 })
          return new Response('ok')
        })
      `,
      reports: [guessedWithoutSuggestion],
    },
    'a constant read from the environment, Hono': {
      code: ts`
        import { Hono as App } from 'hono'
        const TOKEN = process.env.METRICS_TOKEN ?? ''
        const app = new App()
        app.get('/metrics', (c) => {
          if (c.req.header('x-token') === TOKEN) return c.text(render())
          return c.text('no', 401)
        })
      `,
      reports: [guessedWithoutSuggestion],
    },
    'a secret of the environment module, a middleware declared apart': {
      code: ts`
        import { env } from '@/lib/env'
        import type { Request, Response, NextFunction } from 'express'
        export function internalOnly(req: Request, res: Response, next: NextFunction) {
          const token = req.get('authorization')?.split(' ')[1]
          if (token != env.INTERNAL_API_KEY) return res.sendStatus(401)
          next()
        }
      `,
      reports: [guessed],
    },
    'the configuration service of NestJS': {
      code: ts`
        import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common'
        @Injectable()
        export class ApiKeyGuard implements CanActivate {
          constructor(private readonly configService: ConfigService) {}
          canActivate(context: ExecutionContext) {
            const request = context.switchToHttp().getRequest()
            const apiKey = request.headers['x-api-key']
            return apiKey === this.configService.get('API_KEY')
          }
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'an HMAC against a header': {
      code: ts`
        import { createHmac as hmacOf } from 'node:crypto'
        import Fastify from 'fastify'
        const app = Fastify()
        app.post('/hook', async (request, reply) => {
          const digest = hmacOf('sha256', process.env.HOOK_SECRET).update(request.rawBody).digest('hex')
          const signature = request.headers['x-signature']
          if (signature !== digest) return reply.code(401).send()
          return { ok: true }
        })
      `,
      reports: [guessed],
    },
    'an HMAC in a helper of the file, against a parameter': {
      code: ts`
        import crypto from 'node:crypto'
        function sign(payload: string) {
          return crypto.createHmac('sha256', secret).update(payload).digest('base64')
        }
        export const verify = (payload: string, given: string) => sign(payload) === given
      `,
      reports: [guessedWithoutSuggestion],
    },
    'Web Crypto signs': {
      code: ts`
        export async function isValid(body: string, signature: string) {
          const bytes = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(body))
          const expectedSignature = toHex(bytes)
          return expectedSignature === signature
        }
      `,
      reports: [guessed],
    },
    'a stored token against one of the body': {
      code: ts`
        router.post('/reset-password', async (req, res) => {
          const { email, token } = req.body
          const user = await User.findOne({ email })
          if (user.reset_token !== token) return res.sendStatus(400)
          res.sendStatus(204)
        })
      `,
      reports: [guessed],
    },
    'a plain password of the database': {
      code: ts`
        app.post('/login', async (req, res) => {
          const existingUser = await db.collection('users').findOne({ email: req.body.email })
          if (existingUser && existingUser.password == req.body.password) return res.json(existingUser)
          res.sendStatus(401)
        })
      `,
      reports: [guessed],
    },
    'a service compares a field with its parameter': {
      code: ts`
        export class AuthService {
          async reset(email: string, token: string) {
            const account = await this.accounts.byEmail(email)
            if (account.resetToken !== token) throw new Error('invalid')
          }
        }
      `,
      reports: [guessed],
    },
    'a digest of the password against the stored one': {
      code: ts`
        import { createHash } from 'node:crypto'
        export async function login(email: string, password: string) {
          const user = await users.findOne({ email })
          const hash = createHash('sha256').update(password + user.salt).digest('hex')
          return user.passwordHash === hash ? user : null
        }
      `,
      reports: [guessed],
    },
    'a key derived by scrypt in a callback': {
      code: ts`
        import { scrypt } from 'node:crypto'
        export function verifyPassword(password: string, stored: string) {
          return new Promise((resolve, reject) => {
            const [salt, key] = stored.split(':')
            scrypt(password, salt, 64, (error, derivedKey) => {
              if (error) reject(error)
              resolve(key === derivedKey.toString('hex'))
            })
          })
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'expected and given by name': {
      code: ts`
        export function check(expectedToken: string, token: string, computedSignature: string, providedSignature: string) {
          if (expectedToken !== token) throw new Error('token')
          return computedSignature == providedSignature
        }
      `,
      reports: [guessed, guessed],
    },
    'Buffer.equals and Buffer.compare': {
      code: ts`
        import crypto from 'crypto'
        export function verify(body: Buffer, header: string) {
          const expected = crypto.createHmac('sha256', process.env.SECRET!).update(body).digest()
          if (expected.equals(Buffer.from(header, 'hex'))) return true
          return Buffer.compare(expected, Buffer.from(header, 'hex')) === 0
        }
      `,
      reports: [guessedWithoutSuggestion, guessedWithoutSuggestion],
    },
    'localeCompare, startsWith and isEqual': {
      code: ts`
        import { isEqual } from 'lodash'
        app.get('/export', (req, res) => {
          const given = req.query.key
          if (given.localeCompare(process.env.EXPORT_KEY) === 0) return res.json(all)
          if (given.startsWith(process.env.EXPORT_KEY)) return res.json(all)
          if (isEqual(given, process.env.EXPORT_KEY)) return res.json(all)
        })
      `,
      reports: [guessedWithoutSuggestion, guessedWithoutSuggestion, guessedWithoutSuggestion],
    },
    'a loop that leaves at the first difference': {
      code: ts`
        export function safeCompare(a: string, b: string) {
          if (a.length !== b.length) return false
          for (let i = 0; i < a.length; i++) {
            if (a.charCodeAt(i) !== b.charCodeAt(i)) {
              return false
            }
          }
          return true
        }
      `,
      reports: [{ messageId: 'guessableSecret', data: { operation: 'a loop', secret: '`safeCompare`' } }],
    },
    'a comparing function of the file is given a signature': {
      code: ts`
        import { createHmac } from 'node:crypto'
        const same = (a: string, b: string) => a === b
        app.post('/hook', (req, res) => {
          const expected = createHmac('sha256', process.env.HOOK_SECRET!).update(req.rawBody).digest('hex')
          if (!same(expected, req.headers['x-signature'])) return res.sendStatus(401)
          res.sendStatus(200)
        })
      `,
      reports: [guessed],
    },
    'a code kept in the session': {
      code: ts`
        app.post('/otp', (req, res) => {
          if (req.body.code == req.session.otp) return res.redirect('/')
          res.sendStatus(401)
        })
      `,
      reports: [guessedWithoutSuggestion],
    },
    'md5 of a local module': {
      filename: 'routes/reset.js',
      code: ts`
        const md5 = require('md5')
        module.exports = (app) => {
          app.get('/reset', (req, res) => {
            if (req.query.token == md5(req.query.login)) res.render('reset')
          })
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'a service of the project hashes': {
      code: ts`
        import * as security from '../lib/security'
        export const change = () => async (req, res) => {
          const user = await UserModel.findByPk(req.params.id)
          if (security.hash(req.body.current) !== user.password) return res.sendStatus(401)
          res.sendStatus(204)
        }
      `,
      reports: [guessedWithoutSuggestion],
    },
    'the suggestion takes one more name from an import': {
      code: ts`
        import { createHmac, randomUUID } from 'crypto'
        export function check(req, res) {
          const given = req.headers['x-admin-secret']
          if (given !== process.env.ADMIN_SECRET) return res.sendStatus(401)
        }
      `,
      reports: [
        {
          messageId: 'guessableSecret',
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                import { createHmac, randomUUID, timingSafeEqual } from 'crypto'
                export function check(req, res) {
                  const given = req.headers['x-admin-secret']
                  if (!(typeof given === 'string' && typeof process.env.ADMIN_SECRET === 'string' && Buffer.byteLength(given) === Buffer.byteLength(process.env.ADMIN_SECRET) && timingSafeEqual(Buffer.from(given), Buffer.from(process.env.ADMIN_SECRET)))) return res.sendStatus(401)
                }
              `,
            },
          ],
        },
      ],
    },
    'the suggestion leaves a comment on its line': {
      code: ts`
        import express from 'express' // kept at 4
        /* the one way in */
        export function check(req, res) {
          const given = req.headers['x-admin-secret']
          if (given !== process.env.ADMIN_SECRET) return res.sendStatus(401)
        }
      `,
      reports: [
        {
          messageId: 'guessableSecret',
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                import express from 'express' // kept at 4
                import { timingSafeEqual } from 'node:crypto'
                /* the one way in */
                export function check(req, res) {
                  const given = req.headers['x-admin-secret']
                  if (!(typeof given === 'string' && typeof process.env.ADMIN_SECRET === 'string' && Buffer.byteLength(given) === Buffer.byteLength(process.env.ADMIN_SECRET) && timingSafeEqual(Buffer.from(given), Buffer.from(process.env.ADMIN_SECRET)))) return res.sendStatus(401)
                }
              `,
            },
          ],
        },
      ],
    },
    'the suggestion leaves the head of a file at its head': {
      code: ts`
        // @ts-nocheck
        // Who may come in.
        export function check(req, res) {
          const given = req.headers['x-admin-secret']
          if (given !== process.env.ADMIN_SECRET) return res.sendStatus(401)
        }
      `,
      reports: [
        {
          messageId: 'guessableSecret',
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                // @ts-nocheck
                import { timingSafeEqual } from 'node:crypto'
                // Who may come in.
                export function check(req, res) {
                  const given = req.headers['x-admin-secret']
                  if (!(typeof given === 'string' && typeof process.env.ADMIN_SECRET === 'string' && Buffer.byteLength(given) === Buffer.byteLength(process.env.ADMIN_SECRET) && timingSafeEqual(Buffer.from(given), Buffer.from(process.env.ADMIN_SECRET)))) return res.sendStatus(401)
                }
              `,
            },
          ],
        },
      ],
    },
    'the suggestion requires before its use': {
      filename: 'server/check.js',
      code: ts`
        const express = require('express')
        exports.check = (req, res) => {
          const given = req.headers['x-admin-secret']
          if (given !== process.env.ADMIN_SECRET) return res.sendStatus(401)
        }
        const late = require('./late')
      `,
      reports: [
        {
          messageId: 'guessableSecret',
          suggestions: [
            {
              messageId: 'suggestTimingSafeEqual',
              output: ts`
                const express = require('express')
                const { timingSafeEqual } = require('node:crypto')
                exports.check = (req, res) => {
                  const given = req.headers['x-admin-secret']
                  if (!(typeof given === 'string' && typeof process.env.ADMIN_SECRET === 'string' && Buffer.byteLength(given) === Buffer.byteLength(process.env.ADMIN_SECRET) && timingSafeEqual(Buffer.from(given), Buffer.from(process.env.ADMIN_SECRET)))) return res.sendStatus(401)
                }
                const late = require('./late')
              `,
            },
          ],
        },
      ],
    },
  },
})
