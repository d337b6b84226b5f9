import rule from '../../src/rules/no-env-outside-config.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, read: string) => ({ messageId: 'scatteredRead', line, data: { read } })
const reads = `export const url = process.env.DATABASE_URL`

testRule(rule, {
  valid: {
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
