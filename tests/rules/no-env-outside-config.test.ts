import rule from '../../src/rules/no-env-outside-config.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, read: string) => ({ messageId: 'scatteredRead', line, data: { read } })
const reads = `export const url = process.env.DATABASE_URL`

testRule(rule, {
  valid: {
    'the configuration in a folder of its own': {
      filename: 'packages/core/src/env/server.ts',
      code: ts`
        export const redisUrl = process.env.REDIS_URL
        export const queueName = process.env['QUEUE_NAME'] ?? 'default'
      `,
    },
    'Prisma\'s configuration': {
      filename: 'prisma.config.ts',
      code: ts`
        import { defineConfig } from 'prisma/config'

        export default defineConfig({ schema: 'prisma/schema.prisma', datasource: { url: process.env.DATABASE_URL! } })
      `,
    },
    'a route that Next compiles for the edge': {
      filename: 'middleware.ts',
      code: ts`
        import { NextResponse } from 'next/server'

        export function middleware() {
          if (process.env.NODE_ENV === 'development') return NextResponse.next()
          const res = NextResponse.next()
          res.headers.set('x-region', process.env.VERCEL_REGION ?? 'local')
          return res
        }
      `,
    },
    'the variables of a shell program': {
      filename: 'src/term/colors.ts',
      code: ts`
        export const colors = !process.env.NO_COLOR && (process.env.FORCE_COLOR !== undefined || process.env.TERM !== 'dumb')
        export const configHome = process.env.XDG_CONFIG_HOME ?? \`\${process.env.HOME}/.config\`
        export const temporary = process.env.TMPDIR ?? '/tmp'
      `,
    },
    'SvelteKit\'s own modules': {
      filename: 'src/routes/+page.server.ts',
      code: ts`
        import { STRIPE_SECRET_KEY } from '$env/static/private'
        import { env } from '$env/dynamic/private'

        export const load = async () => ({ ok: Boolean(STRIPE_SECRET_KEY), queue: env.QUEUE_URL })
      `,
    },
    'a story and a test setup': {
      filename: 'tests/setup.ts',
      code: ts`
        process.env.DATABASE_URL ??= 'postgres://postgres:postgres@localhost:5432/test'
        if (!process.env.JWT_SECRET) process.env.JWT_SECRET = 'test'
      `,
    },
    'modes of Vite, and a public address': {
      filename: 'src/main.tsx',
      code: ts`
        import { createRoot } from 'react-dom/client'
        import { App } from './App'

        if (import.meta.env.DEV) console.debug('dev build', import.meta.env.MODE, import.meta.env.BASE_URL)
        createRoot(document.getElementById('root')!).render(<App api={import.meta.env.VITE_API_URL} />)
      `,
    },
    'the module of the configuration': {
      filename: 'src/config/index.ts',
      code: ts`
        import dotenv from 'dotenv'

        dotenv.config()

        export const config = {
          port: Number(process.env.PORT ?? 3000),
          databaseUrl: process.env.DATABASE_URL,
          redis: { url: process.env.REDIS_URL },
        }
      `,
    },
    'env.mjs of a starter': {
      filename: 'src/env.mjs',
      code: ts`
        import { z } from 'zod'

        const schema = z.object({ DATABASE_URL: z.string().url(), NEXTAUTH_SECRET: z.string().min(1) })
        const parsed = schema.safeParse({ DATABASE_URL: process.env.DATABASE_URL, NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET })
        if (!parsed.success) throw new Error('Invalid environment variables')

        export const env = parsed.data
      `,
    },
    'the mode and the platform': {
      filename: 'src/lib/logger.ts',
      code: ts`
        import pino from 'pino'

        export const logger = pino({
          level: process.env.NODE_ENV === 'production' ? 'info' : 'debug',
          base: { env: process.env.VERCEL_ENV, sha: process.env.VERCEL_GIT_COMMIT_SHA, ci: process.env.CI },
        })

        export const isEdge = process.env.NEXT_RUNTIME === 'edge'
      `,
    },
    'public variables in a component': {
      filename: 'src/components/Pay.tsx',
      code: ts`
        'use client'
        import { loadStripe } from '@stripe/stripe-js'

        const stripePromise = loadStripe(process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY!)

        export function Pay() {
          return <a href={\`\${process.env.NEXT_PUBLIC_APP_URL}/pay\`} data-ready={Boolean(stripePromise)}>Pay</a>
        }
      `,
    },
    'a configuration file of a tool': {
      filename: 'drizzle.config.ts',
      code: ts`
        import { defineConfig } from 'drizzle-kit'

        export default defineConfig({
          schema: './src/db/schema.ts',
          dialect: 'postgresql',
          dbCredentials: { url: process.env.DATABASE_URL! },
        })
      `,
    },
    'a test sets a variable': {
      filename: 'src/auth/auth.test.ts',
      code: ts`
        import { beforeEach, expect, it, vi } from 'vitest'

        beforeEach(() => {
          process.env.JWT_SECRET = 'test'
          vi.resetModules()
        })

        it('reads it', async () => {
          const { secret } = await import('./auth')
          expect(secret).toBe(process.env.JWT_SECRET)
        })
      `,
    },
    'a child process takes the environment': {
      filename: 'src/build/run.ts',
      code: ts`
        import { spawn } from 'node:child_process'

        export function run(cmd: string, args: string[]) {
          return spawn(cmd, args, { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '1' } })
        }
      `,
    },
    'an edge function of Supabase': {
      filename: 'supabase/functions/notify/index.ts',
      code: ts`
        import { serve } from 'https://deno.land/std/http/server.ts'

        serve(async () => {
          const key = Deno.env.get('RESEND_API_KEY')
          if (!key) return new Response('no key', { status: 500 })
          return new Response('ok')
        })
      `,
    },
    'bindings of a worker': {
      filename: 'src/worker.ts',
      code: ts`
        type Env = { API_KEY: string; DB: D1Database }

        export default {
          async fetch(request: Request, env: Env) {
            if (request.headers.get('x-key') !== env.API_KEY) return new Response(null, { status: 401 })
            const { results } = await env.DB.prepare('select 1').all()
            return Response.json(results)
          },
        }
      `,
    },
    'the config service of Nest': {
      filename: 'src/payments/payments.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { ConfigService } from '@nestjs/config'
        import Stripe from 'stripe'

        @Injectable()
        export class PaymentsService {
          private stripe: Stripe
          constructor(config: ConfigService) {
            this.stripe = new Stripe(config.getOrThrow('STRIPE_SECRET_KEY'))
          }
        }
      `,
    },
    'another module may read it by setting': {
      filename: 'src/platform/settings.ts',
      settings: { configFiles: ['src/platform/**'] },
      code: ts`
        export const settings = {
          region: process.env.REGION_NAME ?? 'eu',
          apiKey: process.env.PARTNER_API_KEY,
        }
      `,
    },
    'a module that validates everything, under another name': {
      filename: 'src/server/settings.ts',
      code: ts`
        import { cleanEnv, port, str, url } from 'envalid'

        export const settings = cleanEnv(process.env, {
          PORT: port({ default: 3000 }),
          DATABASE_URL: url(),
          SESSION_SECRET: str(),
        })
      `,
    },
    'variables of the system': {
      filename: 'src/cli/editor.ts',
      code: ts`
        import { homedir } from 'node:os'

        export const editor = process.env.EDITOR ?? process.env.VISUAL ?? 'vi'
        export const home = process.env.HOME ?? homedir()
        export const path = process.env.PATH?.split(':') ?? []
      `,
    },
    'instrumentation of Next': {
      filename: 'instrumentation.ts',
      code: ts`
        export async function register() {
          if (process.env.NEXT_RUNTIME === 'nodejs') {
            const { start } = await import('./telemetry')
            start({ endpoint: process.env.OTEL_EXPORTER_OTLP_ENDPOINT })
          }
        }
      `,
    },
    'a key named env of something else': {
      filename: 'src/pipelines/job.ts',
      code: ts`
        type Job = { process: { env: Record<string, string> }; name: string }

        export function regionOf(job: Job) {
          const { env } = job.process
          return env.REGION ?? job.process.env.DEFAULT_REGION
        }
      `,
    },
    'a script that is run by hand': {
      filename: 'scripts/backfill.ts',
      code: ts`
        import { drizzle } from 'drizzle-orm/node-postgres'

        const db = drizzle(process.env.DATABASE_URL!)
        await db.execute('update users set plan = coalesce(plan, \\'free\\')')
        process.exit(0)
      `,
    },
    'env.ts': { code: reads, filename: 'src/env.ts' },
    'env.mjs at the root': { code: reads, filename: 'env.mjs' },
    'config.js': { code: reads, filename: 'server/config.js' },
    'a folder called config': { code: reads, filename: 'src/config/database.ts' },
    'a folder called env': { code: reads, filename: 'packages/api/src/env/server.ts' },
    'a configuration of a tool': { code: reads, filename: 'drizzle.config.ts' },
    'the runtime configuration of the eight layers': { code: reads, filename: 'src/01-Core/context/RuntimeConfig.ts' },
    'instrumentation, which runs before everything': { code: `Sentry.init({ dsn: process.env.SENTRY_DSN })`, filename: 'src/instrumentation.ts' },
    'files that a setting names': { code: reads, filename: 'src/settings/runtime.ts', settings: { configFiles: ['src/settings/**'] } },
    'modes and hosts': ts`
      export const isProduction = process.env.NODE_ENV === 'production'
      if (process.env.NEXT_RUNTIME === 'nodejs') start()
      export const url = process.env.VERCEL_URL
      export const region = process.env['VERCEL_REGION']
      export const ci = process.env.CI
      const { NODE_ENV } = process.env
    `,
    'modes of Vite': `export const debug = import.meta.env.DEV || import.meta.env.MODE === 'staging' || import.meta.env.SSR`,
    'variables that the bundler puts in where they are used': ts`
      export const api = process.env.NEXT_PUBLIC_API_URL
      export const key = import.meta.env.VITE_SUPABASE_ANON_KEY
      export const expo = process.env.EXPO_PUBLIC_API_URL
      export const old = process.env.REACT_APP_API_URL
    `,
    'an edge function': { code: `const key = Deno.env.get('STRIPE_SECRET_KEY')`, filename: 'supabase/functions/pay/index.ts' },
    'an edge function that uses process': { code: `const key = process.env.STRIPE_SECRET_KEY`, filename: 'supabase/functions/pay/index.ts' },
    'variables of the system and of a pipeline': `export const color = process.env.TERM !== 'dumb' && !process.env.NO_COLOR && !process.env.GITHUB_ACTIONS`,
    'what Node.js itself reads': `export const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4)\nexport const options = process.env.NODE_OPTIONS`,
    'the data source that the command line of TypeORM loads': {
      code: `import { DataSource } from 'typeorm'\nexport const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, port: Number(process.env.DATABASE_PORT) })`,
      filename: 'src/database/data-source.ts',
    },
    'the knexfile': { code: `module.exports = { client: 'pg', connection: process.env.DATABASE_URL }`, filename: 'knexfile.js' },
    'a factory that says where it takes its settings from': ts`
      export class Warehouse {
        static fromEnv() {
          return new Warehouse({ url: process.env.WAREHOUSE_URL, name: process.env.WAREHOUSE_NAME })
        }
      }
    `,
    'a boot module that checks the variables by a list of names': {
      code: ts`
        export function logBoot() {
          console.log('database', Boolean(process.env.DATABASE_URL), 'bucket', process.env.BUCKET_NAME ?? 'none')
        }
        export function validateCriticalEnv() {
          const missing = []
          for (const name of ['DATABASE_URL', 'OPENAI_API_KEY']) if (!process.env[name]) missing.push(name)
          return missing
        }
      `,
      filename: 'src/bootstrap/boot.ts',
    },
    'the validated environment': ts`
      import { env } from './env'
      export const url = env.DATABASE_URL
    `,
    'a module that checks the environment under another name': {
      code: ts`
        import { z } from 'zod'
        const schema = z.object({ DATABASE_URL: z.string().url() })
        export const settings = schema.parse(process.env)
        export const raw = process.env.DATABASE_URL
      `,
      filename: 'src/settings.ts',
    },
    'envalid': {
      code: ts`
        import { cleanEnv, str } from 'envalid'
        export default cleanEnv(process.env, { JWT_SECRET: str() })
      `,
      filename: 'src/utils/validateEnv.ts',
    },
    't3-env': {
      code: ts`
        import { createEnv } from '@t3-oss/env-nextjs'
        export const env = createEnv({ server: { SECRET: z.string() }, runtimeEnv: { SECRET: process.env.SECRET } })
      `,
      filename: 'src/environment.ts',
    },
    'the environment handed on whole': ts`
      import { spawn } from 'node:child_process'
      spawn('ffmpeg', args, { env: { ...process.env } })
      loadConfiguration(process.env)
    `,
    'env of something else': ts`
      app.get('/', (c) => c.text(c.env.API_URL))
      export default { fetch(request, env) { return new Response(env.API_URL) } }
      const value = context.env.KEY
    `,
    'NestJS': `export class A { constructor(private config: ConfigService) {} url() { return this.config.get('DATABASE_URL') } }`,
    'SvelteKit': `import { env } from '$env/dynamic/private'\nexport const url = env.DATABASE_URL\nexport const on = process.platform`,
    'setting one': `process.env.TZ = 'UTC'\nprocess.env.DATABASE_URL = url\ndelete process.env.SECRET`,
    'a test': { code: reads, filename: 'src/app.test.ts' },
    'a script': { code: reads, filename: 'scripts/migrate.ts' },
    'other members of process': `export const args = process.argv.slice(2)`,
    'a local process': `export function run(process) { return process.env.KEY }`,
  },
  invalid: {
    'a default parameter': {
      filename: 'src/lib/cache.ts',
      code: ts`
        export function createCache(ttl = Number(process.env.CACHE_TTL_SECONDS ?? 60)) {
          const items = new Map<string, { value: unknown; until: number }>()
          return { set: (key: string, value: unknown) => items.set(key, { value, until: Date.now() + ttl * 1000 }) }
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 1 }],
    },
    'in a decorator': {
      filename: 'src/jobs/report.job.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { Cron } from '@nestjs/schedule'

        @Injectable()
        export class ReportJob {
          @Cron(process.env.REPORT_CRON ?? '0 6 * * *')
          run() {
            return 'ok'
          }
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 6 }],
    },
    'optional chain and in': {
      filename: 'src/middleware/maintenance.js',
      code: ts`
        module.exports = (req, res, next) => {
          if ('MAINTENANCE_MODE' in process.env || process?.env?.MAINTENANCE_UNTIL) return res.status(503).end()
          next()
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 2 }],
    },
    'a loop over names': {
      filename: 'src/tenants/load.ts',
      code: ts`
        const NAMES = ['TENANT_A_URL', 'TENANT_B_URL']

        export const urls = NAMES.map((name) => process.env[name]).filter(Boolean)
      `,
      reports: [{ messageId: 'scatteredRead', line: 3 }],
    },
    'a spread of defaults': {
      filename: 'src/mail/options.ts',
      code: ts`
        export const options = {
          host: 'smtp.acme.dev',
          ...(process.env.SMTP_USER ? { auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASS } } : {}),
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 3 }, { messageId: 'scatteredRead', line: 3 }, { messageId: 'scatteredRead', line: 3 }],
    },
    'an Astro endpoint reads a server\'s variable': {
      filename: 'src/pages/api/subscribe.ts',
      code: ts`
        import type { APIRoute } from 'astro'
        import { subscribe } from '../../lib/list'

        export const POST: APIRoute = async ({ request }) => {
          const { email } = await request.json()
          await subscribe(email, import.meta.env.MAILCHIMP_API_KEY)
          return new Response('ok')
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 6 }],
    },
    'a service of Nest reads its key': {
      filename: 'src/mail/mail.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import sgMail from '@sendgrid/mail'

        @Injectable()
        export class MailService {
          constructor() {
            sgMail.setApiKey(process.env.SENDGRID_API_KEY as string)
          }

          async welcome(to: string) {
            await sgMail.send({ to, from: 'hello@acme.dev', subject: 'Welcome', text: 'Hello' })
          }
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 7 }],
    },
    'a route handler reads a secret by brackets': {
      filename: 'app/api/cron/route.ts',
      code: ts`
        import { runCleanup } from '@/lib/cleanup'

        export async function GET(request: Request) {
          if (request.headers.get('authorization') !== \`Bearer \${process.env['CRON_SECRET']}\`) {
            return new Response(null, { status: 401 })
          }
          await runCleanup()
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 4 }],
    },
    'destructured in a middleware of JavaScript': {
      filename: 'src/middleware/auth.js',
      code: ts`
        const jwt = require('jsonwebtoken')
        const { JWT_SECRET, JWT_ISSUER } = process.env

        module.exports = function auth(req, res, next) {
          try {
            req.user = jwt.verify(req.cookies.token, JWT_SECRET, { issuer: JWT_ISSUER, algorithms: ['HS256'] })
            next()
          } catch {
            res.status(401).end()
          }
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 2 }, { messageId: 'scatteredRead', line: 2 }],
    },
    'Bun.env in a server': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono()
        app.get('/', (c) => c.text('ok'))

        export default { port: Number(Bun.env.PORT_NUMBER ?? 3000), fetch: app.fetch, name: Bun.env.SERVICE_NAME }
      `,
      reports: [{ messageId: 'scatteredRead', line: 6 }, { messageId: 'scatteredRead', line: 6 }],
    },
    'import.meta.env of a server variable': {
      filename: 'src/lib/db.ts',
      code: ts`
        import { drizzle } from 'drizzle-orm/postgres-js'
        import postgres from 'postgres'

        const client = postgres(import.meta.env.DATABASE_URL, { max: 10, connect_timeout: 5 })

        export const db = drizzle(client)
      `,
      reports: [{ messageId: 'scatteredRead', line: 4 }],
    },
    'the process of a named import': {
      filename: 'src/queue/worker.ts',
      code: ts`
        import process from 'node:process'
        import { Worker } from 'bullmq'

        export const worker = new Worker('emails', async (job) => job.data, {
          connection: { url: process.env.REDIS_URL },
          concurrency: Number(process.env.WORKER_CONCURRENCY ?? 5),
        })
      `,
      reports: [{ messageId: 'scatteredRead', line: 5 }, { messageId: 'scatteredRead', line: 6 }],
    },
    'renamed env of a require': {
      filename: 'src/storage/bucket.js',
      code: ts`
        const { env: environment } = require('process')
        const { S3Client } = require('@aws-sdk/client-s3')

        const client = new S3Client({ region: environment.BUCKET_REGION })

        module.exports = { client, bucket: environment.BUCKET_NAME }
      `,
      reports: [{ messageId: 'scatteredRead', line: 4 }, { messageId: 'scatteredRead', line: 6 }],
    },
    'an alias of process.env': {
      filename: 'src/billing/stripe.ts',
      code: ts`
        import Stripe from 'stripe'

        const e = process.env

        export function makeStripe() {
          const key = e.STRIPE_SECRET_KEY
          if (!key) throw new Error('no key')
          return new Stripe(key)
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 6 }],
    },
    'a flag read inside of a function': {
      filename: 'src/features/flags.ts',
      code: ts`
        export function isEnabled(name: 'newCheckout' | 'aiSearch') {
          switch (name) {
            case 'newCheckout':
              return process.env.FEATURE_NEW_CHECKOUT === 'true'
            case 'aiSearch':
              return process.env.FEATURE_AI_SEARCH === 'true'
            default:
              return false
          }
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 4 }, { messageId: 'scatteredRead', line: 6 }],
    },
    'a variable of a computed name': {
      filename: 'src/tenants/keys.ts',
      code: ts`
        export function keyOf(tenant: string) {
          const value = process.env[\`TENANT_\${tenant.toUpperCase()}_KEY\`]
          if (!value) throw new Error(\`no key for \${tenant}\`)
          return value
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 2 }],
    },
    'a tRPC router reads an address': {
      filename: 'src/server/routers/user.ts',
      code: ts`
        import { z } from 'zod'
        import { protectedProcedure, router } from '../trpc'

        export const userRouter = router({
          invite: protectedProcedure.input(z.object({ email: z.string().email() })).mutation(async ({ ctx, input }) => {
            const link = \`\${process.env.APP_BASE_URL}/invite/\${crypto.randomUUID()}\`
            await ctx.mailer.send({ to: input.email, link })
            return { ok: true }
          }),
        })
      `,
      reports: [{ messageId: 'scatteredRead', line: 6 }],
    },
    'a file named like an env but no config module': {
      filename: 'src/services/environment-report.ts',
      code: ts`
        export function environmentReport() {
          const region = process.env.DEPLOY_REGION
          const commit = process.env.GIT_COMMIT_SHA
          return { region, commit, uptime: process.uptime() }
        }
      `,
      reports: [{ messageId: 'scatteredRead', line: 2 }, { messageId: 'scatteredRead', line: 3 }],
    },
    'globalThis in front of it': {
      filename: 'src/lib/redis.ts',
      code: ts`
        import { Redis } from '@upstash/redis'

        export const redis = new Redis({
          url: globalThis.process.env.UPSTASH_REDIS_REST_URL!,
          token: globalThis.process.env.UPSTASH_REDIS_REST_TOKEN!,
        })
      `,
      reports: [{ messageId: 'scatteredRead', line: 4 }, { messageId: 'scatteredRead', line: 5 }],
    },
    'a function that reads one variable by its name and checks nothing': {
      code: ts`
        export const read = (name: string) => process.env[name]
        export function createMailer() { return mailer(process.env.MAIL_KEY) }
      `,
      reports: [at(1, 'process.env[...]'), at(2, 'MAIL_KEY')],
    },
    'a route': {
      code: ts`
        export async function POST(req: Request) {
          const event = stripe.webhooks.constructEvent(await req.text(), signature, process.env.STRIPE_WEBHOOK_SECRET!)
          return Response.json(event)
        }
      `,
      filename: 'app/api/webhook/route.ts',
      reports: [at(2, 'STRIPE_WEBHOOK_SECRET')],
    },
    'Express in CommonJS': {
      code: ts`
        const express = require('express')
        const app = express()
        const port = process.env.PORT || 3000
        app.get('/', (req, res) => res.send(process.env['GREETING']))
      `,
      filename: 'server/index.js',
      reports: [at(3, 'PORT'), at(4, 'GREETING')],
    },
    'destructuring': {
      code: ts`
        const { JWT_SECRET, NODE_ENV, REDIS_URL: redis = 'x' } = process.env
      `,
      reports: [at(1, 'JWT_SECRET'), at(1, 'REDIS_URL')],
    },
    'aliases': {
      code: ts`
        import { env } from 'node:process'
        import proc from 'process'
        const all = process.env
        const { env: second } = process
        export const a = env.A_KEY
        export const b = proc.env.B_KEY
        export const c = all.C_KEY
        export const d = second.D_KEY
      `,
      reports: [at(5, 'A_KEY'), at(6, 'B_KEY'), at(7, 'C_KEY'), at(8, 'D_KEY')],
    },
    'Bun and import.meta.env': {
      code: ts`
        export const a = Bun.env.DATABASE_URL
        export const b = import.meta.env.DATABASE_URL
      `,
      reports: [at(1, 'DATABASE_URL'), at(2, 'DATABASE_URL')],
    },
    'a computed name': { code: `export const read = (name: string) => process.env[name]`, reports: [at(1, 'process.env[...]')] },
    'a service of NestJS': {
      code: ts`
        @Injectable()
        export class MailService {
          private readonly key = process.env.RESEND_API_KEY
          send() { return post(process.env?.MAIL_URL) }
        }
      `,
      filename: 'src/mail/mail.service.ts',
      reports: [at(3, 'RESEND_API_KEY'), at(4, 'MAIL_URL')],
    },
    'a client module': { code: `export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)`, filename: 'src/lib/stripe.ts', reports: [at(1, 'STRIPE_SECRET_KEY')] },
    'a module that only sounds like a configuration': { code: reads, filename: 'src/environment-banner.ts', reports: [at(1, 'DATABASE_URL')] },
    'the default files no longer count once a setting names others': { code: reads, filename: 'src/config/a.ts', settings: { configFiles: ['src/settings/**'] }, reports: [at(1, 'DATABASE_URL')] },
    'a server action': {
      code: ts`
        'use server'
        export async function send() { await fetch(process.env.SLACK_WEBHOOK_URL as string) }
      `,
      filename: 'app/actions.ts',
      reports: [at(2, 'SLACK_WEBHOOK_URL')],
    },
    'globalThis, ternaries and templates': {
      code: ts`
        export const a = globalThis.process.env.A
        export const b = process.env.FLAG === 'true' ? 1 : 2
        export const c = \`\${process.env.HOST}/x\`
        if (!process.env.REDIS_URL) throw new Error('REDIS_URL')
      `,
      reports: [at(1, 'A'), at(2, 'FLAG'), at(3, 'HOST'), at(4, 'REDIS_URL')],
    },
    'a loader of Remix': {
      code: `export async function loader() { return Response.json({ key: process.env.MAPS_KEY }) }`,
      filename: 'app/routes/map.tsx',
      reports: [at(1, 'MAPS_KEY')],
    },
    'a lambda': { code: `exports.handler = async () => query(process.env.TABLE_NAME)`, filename: 'functions/list.js', reports: [at(1, 'TABLE_NAME')] },
    'an assignment that reads first': { code: `process.env.SECRET ||= 'x'`, reports: [at(1, 'SECRET')] },
  },
})
