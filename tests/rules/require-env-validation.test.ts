import rule from '../../src/rules/require-env-validation.js'
import { testRule, ts } from '../support/test-rule.js'

const asserted = (line: number, name: string) => ({ messageId: 'assertedRead', line, data: { name } })
const given = (line: number, name: string, api: string) => ({ messageId: 'uncheckedRead', line, data: { name, api } })

testRule(rule, {
  valid: {
    'an early return in a function': {
      filename: 'src/mail.ts',
      code: ts`
        import { Resend } from 'resend'

        export async function sendMail(to: string, subject: string, html: string) {
          const key = process.env.RESEND_API_KEY
          if (!key) return { ok: false, reason: 'not configured' }
          const resend = new Resend(key)
          await resend.emails.send({ from: 'hi@acme.dev', to, subject, html })
          return { ok: true }
        }
      `,
    },
    'a joint check of several': {
      filename: 'src/s3.ts',
      code: ts`
        import { S3Client } from '@aws-sdk/client-s3'

        const { AWS_KEY_ID, AWS_SECRET, AWS_BUCKET } = process.env
        if (!AWS_KEY_ID || !AWS_SECRET || !AWS_BUCKET) {
          throw new Error('AWS_KEY_ID, AWS_SECRET and AWS_BUCKET are required')
        }

        export const bucket = AWS_BUCKET
        export const s3 = new S3Client({ region: 'eu-west-1', credentials: { accessKeyId: AWS_KEY_ID, secretAccessKey: AWS_SECRET } })
      `,
    },
    'envalid in the file': {
      filename: 'src/db.ts',
      code: ts`
        import { cleanEnv, url } from 'envalid'
        import postgres from 'postgres'

        const env = cleanEnv(process.env, { DATABASE_URL: url() })

        export const sql = postgres(env.DATABASE_URL)
      `,
    },
    'a helper named getEnv': {
      filename: 'src/stripe.ts',
      code: ts`
        import Stripe from 'stripe'
        import { requireEnv } from './require-env'

        export const stripe = new Stripe(requireEnv('STRIPE_SECRET_KEY'))
        export const webhookSecret = requireEnv(process.env.STRIPE_WEBHOOK_SECRET)
      `,
    },
    'every name of a list at once': {
      filename: 'src/start.js',
      code: ts`
        const jwt = require('jsonwebtoken')

        const missing = ['JWT_SECRET', 'DATABASE_URL'].filter((name) => !process.env[name])
        if (missing.length > 0) throw new Error(\`Missing: \${missing.join(', ')}\`)

        exports.sign = (id) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '1h' })
      `,
    },
    'an if around the client': {
      filename: 'src/sentry.ts',
      code: ts`
        import { PostHog } from 'posthog-node'

        export let posthog: PostHog | undefined
        if (process.env.POSTHOG_API_KEY) {
          posthog = new PostHog(process.env.POSTHOG_API_KEY, { host: process.env.POSTHOG_HOST })
        }
      `,
    },
    'a test, with a key of its own': {
      filename: 'tests/stripe.test.ts',
      code: ts`
        import Stripe from 'stripe'
        import { expect, it } from 'vitest'

        const stripe = new Stripe(process.env.STRIPE_TEST_KEY!)

        it('lists prices', async () => {
          expect((await stripe.prices.list({ limit: 1 })).data).toHaveLength(1)
        })
      `,
    },
    'a required helper': {
      filename: 'src/auth/secrets.ts',
      code: ts`
        import jwt from 'jsonwebtoken'

        function required(name: string) {
          const value = process.env[name]
          if (!value) throw new Error(\`Missing environment variable \${name}\`)
          return value
        }

        const secret = required('JWT_SECRET')

        export const sign = (id: string) => jwt.sign({ sub: id }, secret, { expiresIn: '15m', algorithm: 'HS256' })
      `,
    },
    'checked in the handler before': {
      filename: 'app/api/webhooks/clerk/route.ts',
      code: ts`
        import { Webhook } from 'svix'
        import { syncUser } from '@/lib/users'

        export async function POST(req: Request) {
          const secret = process.env.CLERK_WEBHOOK_SECRET
          if (!secret) {
            return new Response('not configured', { status: 500 })
          }
          const wh = new Webhook(secret)
          const event = wh.verify(await req.text(), Object.fromEntries(req.headers))
          await syncUser(event)
          return new Response('ok')
        }
      `,
    },
    'a schema of the file': {
      filename: 'src/db/index.ts',
      code: ts`
        import { drizzle } from 'drizzle-orm/node-postgres'
        import { z } from 'zod'

        z.object({ DATABASE_URL: z.string().url(), JWT_SECRET: z.string().min(32) }).parse(process.env)

        export const db = drizzle(process.env.DATABASE_URL!)
      `,
    },
    'from a module that checks': {
      filename: 'src/billing/stripe.ts',
      code: ts`
        import Stripe from 'stripe'
        import { env } from '../env'

        export const stripe = new Stripe(env.STRIPE_SECRET_KEY!, { timeout: 10_000, maxNetworkRetries: 2 })
      `,
    },
    'a list of names tested in turn': {
      filename: 'src/server.js',
      code: ts`
        const { Pool } = require('pg')
        const jwt = require('jsonwebtoken')

        for (const name of ['DATABASE_URL', 'JWT_SECRET']) {
          if (!process.env[name]) {
            console.error(\`\${name} is required\`)
            process.exit(1)
          }
        }

        const pool = new Pool({ connectionString: process.env.DATABASE_URL })
        exports.verify = (token) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] })
        exports.pool = pool
      `,
    },
    'invariant on it': {
      filename: 'app/session.server.ts',
      code: ts`
        import { createCookieSessionStorage } from '@remix-run/node'
        import invariant from 'tiny-invariant'

        invariant(process.env.SESSION_SECRET, 'SESSION_SECRET must be set')

        export const sessionStorage = createCookieSessionStorage({
          cookie: { name: '__session', httpOnly: true, sameSite: 'lax', secrets: [process.env.SESSION_SECRET], secure: true },
        })
      `,
    },
    'only made when it is there': {
      filename: 'src/cache.ts',
      code: ts`
        import { Redis } from 'ioredis'

        export const redis = process.env.REDIS_URL ? new Redis(process.env.REDIS_URL) : null

        export async function cached(key: string) {
          return redis ? redis.get(key) : null
        }
      `,
    },
    'optional settings of a client': {
      filename: 'src/storage.ts',
      code: ts`
        import { S3Client } from '@aws-sdk/client-s3'
        import * as Sentry from '@sentry/node'

        export const s3 = new S3Client({ region: process.env.AWS_REGION, endpoint: process.env.S3_ENDPOINT })

        Sentry.init({ dsn: process.env.SENTRY_DSN, environment: process.env.NODE_ENV })
      `,
    },
    'public variables in code of the browser': {
      filename: 'src/lib/supabase-browser.ts',
      code: ts`
        'use client'
        import { createBrowserClient } from '@supabase/ssr'

        export const supabase = createBrowserClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY!)
      `,
    },
    'an edge function of Supabase reads what is always there': {
      filename: 'supabase/functions/sync/index.ts',
      code: ts`
        import { createClient } from 'npm:@supabase/supabase-js@2'

        const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)

        Deno.serve(async () => {
          const { error } = await supabase.rpc('sync')
          return new Response(error ? 'failed' : 'ok', { status: error ? 500 : 200 })
        })
      `,
    },
    'a getter that throws': {
      filename: 'src/auth/service.ts',
      code: ts`
        import jwt from 'jsonwebtoken'

        export class AuthService {
          private get secret(): string {
            const secret = process.env.JWT_SECRET
            if (secret === undefined || secret.length < 32) {
              throw new Error('JWT_SECRET is missing or too short')
            }
            return secret
          }

          sign(id: string) {
            return jwt.sign({ sub: id }, this.secret, { expiresIn: '15m' })
          }
        }
      `,
    },
    'a fallback of another rule': {
      filename: 'src/cache/url.ts',
      code: ts`
        import IORedis from 'ioredis'

        const url = process.env.REDIS_URL ?? 'redis://localhost:6379'

        export const connection = new IORedis(url, { maxRetriesPerRequest: null })
      `,
    },
    'assert of node': {
      filename: 'src/webhooks/slack.ts',
      code: ts`
        import assert from 'node:assert'
        import { createHmac } from 'node:crypto'

        const secret = process.env.SLACK_SIGNING_SECRET
        assert(secret, 'SLACK_SIGNING_SECRET is not set')

        export const sign = (ts: string, body: string) => \`v0=\${createHmac('sha256', secret).update(\`v0:\${ts}:\${body}\`).digest('hex')}\`
      `,
    },
    'nullish throw through a function': {
      filename: 'src/queue.ts',
      code: ts`
        import { Client } from '@upstash/qstash'

        function missing(name: string): never {
          throw new Error(\`\${name} is not set\`)
        }

        export const qstash = new Client({ token: process.env.QSTASH_TOKEN ?? missing('QSTASH_TOKEN') })
      `,
    },
    'compared and shown, not relied on': {
      filename: 'src/routes/health.ts',
      code: ts`
        import { Router } from 'express'

        export const health = Router()

        health.get('/health', (_req, res) => {
          res.json({
            stripe: Boolean(process.env.STRIPE_SECRET_KEY),
            version: process.env.APP_VERSION,
            region: process.env.FLY_REGION,
          })
        })
      `,
    },
    'a public variable in a component of the browser': { filename: 'src/login.tsx', code: `'use client'\nexport function Login() { return <button onClick={() => signIn({ tenant: process.env.NEXT_PUBLIC_TENANT_ID as string })}>in</button> }` },
    'a public variable in a component with hooks': { filename: 'src/reconnect.tsx', code: `import { useState } from 'react'\nexport function Reconnect() { const [token] = useState(null); const open = () => setup({ id: process.env.NEXT_PUBLIC_APPLICATION_ID!, token }); return <button onClick={open}>open</button> }` },
    'Zod': ts`
      import { z } from 'zod'
      import Stripe from 'stripe'
      const env = z.object({ STRIPE_SECRET_KEY: z.string().min(1) }).parse(process.env)
      export const stripe = new Stripe(env.STRIPE_SECRET_KEY)
      export const raw = process.env.STRIPE_SECRET_KEY!
    `,
    'envalid': ts`
      import { cleanEnv, str } from 'envalid'
      export const env = cleanEnv(process.env, { JWT_SECRET: str() })
      export const secret = process.env.JWT_SECRET!
    `,
    't3-env': ts`
      import { createEnv } from '@t3-oss/env-nextjs'
      export const env = createEnv({ server: { KEY: z.string() }, runtimeEnv: { KEY: process.env.KEY! } })
    `,
    'env-var': ts`
      import env from 'env-var'
      export const secret = env.get('JWT_SECRET').required().asString()
    `,
    'a validated module': ts`
      import { env } from './env'
      import jwt from 'jsonwebtoken'
      export const sign = (user) => jwt.sign({ id: user.id }, env.JWT_SECRET)
    `,
    'a throw': ts`
      import Stripe from 'stripe'
      if (!process.env.STRIPE_SECRET_KEY) throw new Error('STRIPE_SECRET_KEY is not set')
      export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
    `,
    'a throw about a variable': ts`
      import jwt from 'jsonwebtoken'
      const secret = process.env.JWT_SECRET
      if (!secret) throw new Error('JWT_SECRET is not set')
      export const sign = (id) => jwt.sign({ id }, secret)
    `,
    'an answer instead': ts`
      export async function POST(req: Request) {
        if (!process.env.STRIPE_WEBHOOK_SECRET) return new Response('not configured', { status: 500 })
        const event = stripe.webhooks.constructEvent(await req.text(), sig, process.env.STRIPE_WEBHOOK_SECRET)
      }
    `,
    'a return before a key is made of it': ts`
      import * as jose from 'jose'
      export async function verify(token: string) {
        const secret = process.env.FILE_KEY_SECRET
        if (!secret) return null
        const key = new TextEncoder().encode(secret)
        return jose.jwtVerify(token, key)
      }
    `,
    'an end of the process': ts`
      if (process.env.DATABASE_URL === undefined) { console.error('DATABASE_URL'); process.exit(1) }
      export const pool = new Pool({ connectionString: process.env.DATABASE_URL! })
    `,
    'invariant and assert': ts`
      import invariant from 'tiny-invariant'
      import assert from 'node:assert'
      invariant(process.env.SESSION_SECRET, 'SESSION_SECRET must be set')
      assert(process.env.API_KEY)
      export const a = process.env.SESSION_SECRET!
      export const b = process.env.API_KEY!
    `,
    'a list of what must be there': ts`
      for (const name of ['JWT_SECRET', 'DATABASE_URL']) if (!process.env[name]) throw new Error(name)
      export const secret = process.env.JWT_SECRET!
      export const url = process.env.DATABASE_URL as string
    `,
    'where it is there': ts`
      import Redis from 'ioredis'
      export const redis = process.env.REDIS_URL ? new Redis(process.env.REDIS_URL) : null
      export const other = process.env.REDIS_URL && new Redis(process.env.REDIS_URL!)
      if (process.env.RESEND_API_KEY) { mail = new Resend(process.env.RESEND_API_KEY) }
    `,
    'a fallback': ts`
      export const url = process.env.APP_URL ?? 'https://acme.example'
      export const redis = new Redis((process.env.REDIS_URL as string) || local)
      export const port = Number(process.env.PORT) || 3000
    `,
    'a reader that throws': ts`
      import Stripe from 'stripe'
      export const stripe = new Stripe(required('STRIPE_SECRET_KEY'))
    `,
    'modes': `export const mode = process.env.NODE_ENV!\nexport const url = process.env.VERCEL_URL as string`,
    'a bare read that is given to nothing of consequence': ts`
      console.log(process.env.REGION)
      app.set('view', process.env.VIEW)
      export const debug = process.env.DEBUG
    `,
    'optional parts of a client': ts`
      import OpenAI from 'openai'
      import { Pool } from 'pg'
      export const openai = new OpenAI({ organization: process.env.OPENAI_ORG, baseURL: process.env.OPENAI_BASE_URL, timeout: 1000 })
      export const pool = new Pool({ max: 10, application_name: process.env.APP_NAME })
      export const prisma = new PrismaClient()
    `,
    'no client': ts`
      export const url = new URL(process.env.APP_URL)
      export const error = new AppError(process.env.APP_NAME)
    `,
    'variables of Supabase itself': {
      code: ts`
        import { createClient } from 'npm:@supabase/supabase-js@2'
        const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)
      `,
      filename: 'supabase/functions/x/index.ts',
    },
    'a cast that keeps undefined': `export const url = process.env.APP_URL as string | undefined`,
    'as const': `export const x = process.env.X as const`,
    'a test': { code: `const url = process.env.DATABASE_URL!`, filename: 'src/db.test.ts' },
    'a configuration of a tool': { code: `export default { dbCredentials: { url: process.env.DATABASE_URL! } }`, filename: 'drizzle.config.ts' },
    'NestJS': `export class A { constructor(config: ConfigService) { this.secret = config.getOrThrow('JWT_SECRET')! } }`,
    'ArkType': `export const env = Env(process.env)\nexport const secret = process.env.JWT_SECRET!`,
    'plainToInstance': ts`
      export function validate(config) { return validateSync(plainToInstance(Variables, process.env)) }
      export const secret = process.env.JWT_SECRET!
    `,
  },
  invalid: {
    'a factory of Nest': {
      filename: 'src/redis/redis.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import Redis from 'ioredis'

        @Module({
          providers: [{ provide: 'REDIS', useFactory: () => new Redis(process.env.REDIS_URL!) }],
          exports: ['REDIS'],
        })
        export class RedisModule {}
      `,
      reports: [{ messageId: 'assertedRead', line: 5 }],
    },
    'mongoose connects with a bang': {
      filename: 'src/lib/mongoose.ts',
      code: ts`
        import mongoose from 'mongoose'

        let cached: Promise<typeof mongoose> | null = null

        export function connect() {
          cached ??= mongoose.connect(process.env.MONGODB_URI!, { bufferCommands: false })
          return cached
        }
      `,
      reports: [{ messageId: 'assertedRead', line: 6 }],
    },
    'twilio by require': {
      filename: 'src/sms.js',
      code: ts`
        const twilio = require('twilio')

        const client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)

        exports.send = (to, body) => client.messages.create({ to, body, from: process.env.TWILIO_FROM })
      `,
      reports: [{ messageId: 'uncheckedRead', line: 3 }, { messageId: 'uncheckedRead', line: 3 }],
    },
    'svix in a route': {
      filename: 'app/api/clerk/route.ts',
      code: ts`
        import { Webhook } from 'svix'
        import { upsert } from '@/lib/users'

        export async function POST(req: Request) {
          const event = new Webhook(process.env.CLERK_SECRET || '').verify(await req.text(), Object.fromEntries(req.headers))
          await upsert(event)
          const other = process.env.SYNC_TOKEN!
          return new Response(other.length > 0 ? 'ok' : 'no')
        }
      `,
      reports: [{ messageId: 'assertedRead', line: 7 }],
    },
    'a cast that goes into an HMAC': {
      filename: 'src/auth/hmac.ts',
      code: ts`
        import { createHmac } from 'node:crypto'

        export function sign(body: string) {
          const secret = process.env.PARTNER_SIGNING_SECRET as string
          return createHmac('sha256', secret).update(body).digest('hex')
        }
      `,
      reports: [{ messageId: 'assertedRead', line: 4 }],
    },
    'hono\'s jwt': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { jwt } from 'hono/jwt'

        const app = new Hono()
        app.use('/api/*', jwt({ secret: process.env.JWT_SECRET!, alg: 'HS256' }))
        app.get('/api/me', (c) => c.json(c.get('jwtPayload')))

        export default app
      `,
      reports: [{ messageId: 'assertedRead', line: 5 }],
    },
    'a bang in the options of a client': {
      filename: 'src/lib/redis.ts',
      code: ts`
        import { Redis } from '@upstash/redis'

        export const redis = new Redis({
          url: process.env.UPSTASH_REDIS_REST_URL!,
          token: process.env.UPSTASH_REDIS_REST_TOKEN!,
        })

        export async function remember(key: string, value: string) {
          await redis.set(key, value, { ex: 60 })
        }
      `,
      reports: [{ messageId: 'assertedRead', line: 4 }, { messageId: 'assertedRead', line: 5 }],
    },
    'a cast to string in the check of a webhook': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { stripe } from '@/lib/stripe'
        import { fulfil } from '@/lib/orders'

        export async function POST(req: Request) {
          const body = await req.text()
          const sig = req.headers.get('stripe-signature') as string
          const event = stripe.webhooks.constructEvent(body, sig, process.env.STRIPE_WEBHOOK_SECRET as string)
          await fulfil(event)
          return new Response('ok')
        }
      `,
      reports: [{ messageId: 'assertedRead', line: 7 }],
    },
    'a constant of the file goes into an HMAC': {
      filename: 'src/webhooks/github.js',
      code: ts`
        const crypto = require('crypto')

        const secret = process.env.GITHUB_WEBHOOK_SECRET

        module.exports = function verify(req) {
          const hmac = crypto.createHmac('sha256', secret)
          const digest = 'sha256=' + hmac.update(req.rawBody).digest('hex')
          const given = req.headers['x-hub-signature-256'] || ''
          return digest.length === given.length && crypto.timingSafeEqual(Buffer.from(digest), Buffer.from(given))
        }
      `,
      reports: [{ messageId: 'uncheckedRead', line: 3 }],
    },
    'destructured and given to a session': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const session = require('express-session')

        const { SESSION_SECRET, PORT = 3000 } = process.env
        const app = express()

        app.use(session({ secret: SESSION_SECRET, resave: false, saveUninitialized: false, cookie: { secure: true } }))

        app.listen(PORT)
      `,
      reports: [{ messageId: 'uncheckedRead', line: 4 }],
    },
    'a strategy of passport in Nest': {
      filename: 'src/auth/jwt.strategy.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { PassportStrategy } from '@nestjs/passport'
        import { ExtractJwt, Strategy } from 'passport-jwt'

        @Injectable()
        export class JwtStrategy extends PassportStrategy(Strategy) {
          constructor() {
            super({
              jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
              secretOrKey: process.env.JWT_SECRET,
            })
          }

          validate(payload: { sub: string }) {
            return { id: payload.sub }
          }
        }
      `,
      reports: [{ messageId: 'uncheckedRead', line: 10 }],
    },
    'a bearer of a cron with a bang': {
      filename: 'src/lib/supabase/admin.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import type { Database } from '@/types/database'

        export function createAdminClient() {
          return createClient<Database>(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!, {
            auth: { persistSession: false },
          })
        }
      `,
      reports: [{ messageId: 'assertedRead', line: 5 }, { messageId: 'assertedRead', line: 5 }],
    },
    'only a warning when it is missing': {
      filename: 'src/mail/client.ts',
      code: ts`
        import { Resend } from 'resend'

        if (!process.env.RESEND_API_KEY) {
          console.warn('RESEND_API_KEY is not set, mails will fail')
        }

        export const resend = new Resend(process.env.RESEND_API_KEY)
      `,
      reports: [{ messageId: 'uncheckedRead', line: 7 }],
    },
    'renamed import of sign': {
      filename: 'src/auth/issue.ts',
      code: ts`
        import { sign as signToken } from 'jsonwebtoken'

        const KEY = process.env.ACCESS_TOKEN_SECRET

        export function issue(user: { id: string; role: string }) {
          return signToken({ sub: user.id, role: user.role }, KEY as string, { expiresIn: '15m', algorithm: 'HS256' })
        }
      `,
      reports: [{ messageId: 'uncheckedRead', line: 3 }],
    },
    'a cipher with a key of hex': {
      filename: 'src/crypto/box.ts',
      code: ts`
        import { createDecipheriv } from 'node:crypto'

        export function open(box: { iv: string; tag: string; data: string }) {
          const key = Buffer.from(process.env.ENCRYPTION_KEY!, 'hex')
          const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.iv, 'hex'))
          decipher.setAuthTag(Buffer.from(box.tag, 'hex'))
          return decipher.update(box.data, 'hex', 'utf8') + decipher.final('utf8')
        }
      `,
      reports: [{ messageId: 'assertedRead', line: 4 }],
    },
    'a pool of pg without a check': {
      filename: 'src/db.js',
      code: ts`
        const { Pool } = require('pg')

        const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

        module.exports = { query: (text, params) => pool.query(text, params) }
      `,
      reports: [{ messageId: 'uncheckedRead', line: 3 }],
    },
    'another variable is checked': {
      filename: 'src/billing/paddle.ts',
      code: ts`
        import { Environment, Paddle } from '@paddle/paddle-node-sdk'

        if (!process.env.PADDLE_WEBHOOK_SECRET) throw new Error('PADDLE_WEBHOOK_SECRET is not set')

        export const paddle = new Paddle(process.env.PADDLE_API_KEY!, { environment: Environment.production })
      `,
      reports: [{ messageId: 'assertedRead', line: 5 }],
    },
    'a plugin of Fastify with a secret': {
      filename: 'src/plugins/jwt.ts',
      code: ts`
        import fp from 'fastify-plugin'
        import jwt from '@fastify/jwt'

        export default fp(async (app) => {
          app.register(jwt, {
            secret: process.env.JWT_SECRET as string,
            sign: { expiresIn: '15m', algorithm: 'HS256' },
          })
        })
      `,
      reports: [{ messageId: 'assertedRead', line: 6 }],
    },
    'field of a class': {
      filename: 'src/ai/openai.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import OpenAI from 'openai'

        @Injectable()
        export class OpenAIService {
          private readonly client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY!, timeout: 30_000 })

          async title(text: string) {
            const res = await this.client.responses.create({ model: 'gpt-4o-mini', input: text, max_output_tokens: 30 })
            return res.output_text
          }
        }
      `,
      reports: [{ messageId: 'assertedRead', line: 6 }],
    },
    'a public variable on the server': { filename: 'app/api/auth/route.ts', code: `import { createServerClient } from '@supabase/ssr'\nexport async function GET() { return Response.json(await createServerClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, key, {}).auth.getUser()) }`, reports: ['assertedRead'] },
    'assertions': {
      code: ts`
        export const a = process.env.DATABASE_URL!
        export const b = process.env.JWT_SECRET as string
        export const c = process.env['API_KEY']!
        export const d = <string>process.env.TOKEN
        export const e = process.env.ORIGINS!.split(',')
        export const f = import.meta.env.API_URL!
        export const g = parseInt(process.env.PORT!, 10)
      `,
      reports: [asserted(1, 'DATABASE_URL'), asserted(2, 'JWT_SECRET'), asserted(3, 'API_KEY'), asserted(4, 'TOKEN'), asserted(5, 'ORIGINS'), asserted(6, 'API_URL'), asserted(7, 'PORT')],
    },
    'Stripe': {
      code: ts`
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
        export async function POST(req: Request) {
          const event = stripe.webhooks.constructEvent(await req.text(), req.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
          return Response.json({ received: event.id })
        }
      `,
      filename: 'app/api/webhook/route.ts',
      reports: [asserted(2, 'STRIPE_SECRET_KEY'), asserted(4, 'STRIPE_WEBHOOK_SECRET')],
    },
    'signatures and ciphers, in CommonJS': {
      code: ts`
        const jwt = require('jsonwebtoken')
        const crypto = require('crypto')
        const session = require('express-session')
        module.exports.sign = (id) => jwt.sign({ id }, process.env.JWT_SECRET, { expiresIn: '1h' })
        module.exports.verify = (token) => jwt.verify(token, process.env.JWT_SECRET)
        module.exports.mac = (text) => crypto.createHmac('sha256', process.env.HMAC_SECRET).update(text).digest('hex')
        app.use(session({ secret: process.env.SESSION_SECRET }))
      `,
      filename: 'src/auth.js',
      reports: [
        given(4, 'JWT_SECRET', 'jwt.sign()'), given(5, 'JWT_SECRET', 'jwt.verify()'), given(6, 'HMAC_SECRET', 'crypto.createHmac()'), given(7, 'SESSION_SECRET', 'session()'),
      ],
    },
    'jose, through a constant and an encoder': {
      code: ts`
        import { jwtVerify } from 'jose'
        const secret = new TextEncoder().encode(process.env.AUTH_SECRET)
        export const verify = (token: string) => jwtVerify(token, secret)
      `,
      reports: [given(2, 'AUTH_SECRET', 'jwtVerify()')],
    },
    'a variable and a destructured one': {
      code: ts`
        import jwt from 'jsonwebtoken'
        const secret = process.env.JWT_SECRET
        const { REFRESH_SECRET } = process.env
        export const a = (id) => jwt.sign({ id }, secret)
        export const b = (id) => jwt.sign({ id }, REFRESH_SECRET)
      `,
      reports: [given(2, 'JWT_SECRET', 'jwt.sign()'), given(3, 'REFRESH_SECRET', 'jwt.sign()')],
    },
    'clients': {
      code: ts`
        import OpenAI from 'openai'
        import { Pool } from 'pg'
        import { createClient } from '@supabase/supabase-js'
        import { Resend } from 'resend'
        import twilio from 'twilio'
        import { S3Client as S3 } from '@aws-sdk/client-s3'
        import mongoose from 'mongoose'
        const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })
        const pool = new Pool({ connectionString: process.env.DATABASE_URL })
        const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY)
        const resend = new Resend(process.env.RESEND_API_KEY)
        const sms = twilio(process.env.TWILIO_SID, process.env.TWILIO_TOKEN)
        const s3 = new S3({ region: 'eu', credentials: { accessKeyId: process.env.S3_KEY_ID, secretAccessKey: process.env.S3_SECRET } })
        await mongoose.connect(process.env.MONGO_URI)
      `,
      filename: 'src/clients.js',
      reports: [
        given(8, 'OPENAI_API_KEY', 'new OpenAI()'), given(9, 'DATABASE_URL', 'new Pool()'), given(10, 'SUPABASE_URL', 'createClient()'), given(10, 'SUPABASE_SERVICE_ROLE_KEY', 'createClient()'),
        given(11, 'RESEND_API_KEY', 'new Resend()'), given(12, 'TWILIO_SID', 'twilio()'), given(12, 'TWILIO_TOKEN', 'twilio()'), given(13, 'S3_KEY_ID', 'new S3()'), given(13, 'S3_SECRET', 'new S3()'),
        given(14, 'MONGO_URI', 'mongoose.connect()'),
      ],
    },
    'a webhook': {
      code: ts`
        import { Webhook } from 'svix'
        const event = stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET)
        const hook = new Webhook(process.env.CLERK_WEBHOOK_SECRET)
      `,
      reports: [given(2, 'STRIPE_WEBHOOK_SECRET', 'stripe.webhooks.constructEvent()'), given(3, 'CLERK_WEBHOOK_SECRET', 'new Webhook()')],
    },
    'a check of another variable': {
      code: ts`
        import Stripe from 'stripe'
        if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL')
        export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
      `,
      reports: [asserted(3, 'STRIPE_SECRET_KEY')],
    },
    'a warning is no check': {
      code: ts`
        if (!process.env.JWT_SECRET) console.warn('JWT_SECRET is not set')
        export const secret = process.env.JWT_SECRET!
      `,
      reports: [asserted(2, 'JWT_SECRET')],
    },
    'NestJS and passport': {
      code: ts`
        import { JwtModule } from '@nestjs/jwt'
        export const module = JwtModule.register({ secret: process.env.JWT_SECRET })
        export class Strategy extends PassportStrategy(JwtStrategy) {
          constructor() { super({ secretOrKey: process.env.JWT_SECRET }) }
        }
      `,
      reports: [given(2, 'JWT_SECRET', 'JwtModule.register()'), given(4, 'JWT_SECRET', 'super()')],
    },
    'a configuration that checks nothing': {
      code: `export const config = { jwtSecret: process.env.JWT_SECRET!, databaseUrl: process.env.DATABASE_URL as string }`,
      filename: 'src/config/index.ts',
      reports: [asserted(1, 'JWT_SECRET'), asserted(1, 'DATABASE_URL')],
    },
    'public variables are not always there either': {
      code: `export const supabase = createBrowserClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY!)`,
      reports: [asserted(1, 'NEXT_PUBLIC_SUPABASE_URL'), asserted(1, 'NEXT_PUBLIC_SUPABASE_ANON_KEY')],
    },
    'Deno': {
      code: `const stripe = connect(Deno.env.get('STRIPE_SECRET_KEY')!)`,
      filename: 'supabase/functions/pay/index.ts',
      reports: [asserted(1, 'STRIPE_SECRET_KEY')],
    },
  },
})
