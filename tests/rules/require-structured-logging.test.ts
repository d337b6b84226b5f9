import rule from '../../src/rules/require-structured-logging.js'
import { testRule, ts } from '../support/test-rule.js'

const express = (line: string) => ts`
  import express from 'express'
  import { logger } from './logger'
  const app = express()
  app.get('/users', async (req, res) => {
    const user = await find(req.params.id)
    ${line}
    res.json(user)
  })
  app.listen(3000)
`
const plain = (code: string, filename = 'src/server.ts') => ({ code, filename, reports: ['plainText'] })
const values = (code: string, filename = 'src/server.ts') => ({ code, filename, reports: ['valuesInMessage'] })

testRule(rule, {
  valid: {
    'pino with fields first': {
      filename: 'src/services/orders.ts',
      code: ts`
        import pino from 'pino'

        const logger = pino({ level: 'info' })

        export function shipped(orderId: string, carrier: string) {
          logger.info({ orderId, carrier }, 'order shipped')
        }
      `,
    },
    'winston with the meta second': {
      filename: 'src/services/orders.js',
      code: ts`
        const logger = require('../config/logger')

        exports.refunded = function refunded(orderId, amount) {
          logger.info('order refunded', { orderId, amount })
        }
      `,
    },
    'start-up line of express': {
      code: ts`
        import express from 'express'
        import { routes } from './routes'

        const app = express()
        const PORT = process.env.PORT ?? 3000
        app.use(routes)

        app.listen(PORT, () => {
          console.log(\`🚀 Server ready at http://localhost:\${PORT}\`)
        })
      `,
    },
    'shutdown lines': {
      filename: 'src/index.ts',
      code: ts`
        import { createServer } from 'node:http'
        import { app } from './app'
        import { pool } from './db'

        const server = createServer(app)
        server.listen(8080)

        const shutdown = async (signal: string) => {
          console.log(\`\${signal} received, closing\`)
          server.close(async () => {
            await pool.end()
            console.log('closed')
            process.exit(0)
          })
        }

        process.on('SIGTERM', () => shutdown('SIGTERM'))
        process.on('SIGINT', () => shutdown('SIGINT'))
      `,
    },
    'a seed script': {
      filename: 'scripts/seed.ts',
      code: ts`
        import { PrismaClient } from '@prisma/client'

        const prisma = new PrismaClient()

        async function main() {
          for (const name of ['Acme', 'Globex']) {
            const org = await prisma.organization.create({ data: { name } })
            console.log(\`Created \${org.name} with id \${org.id}\`)
          }
        }

        main().finally(() => prisma.$disconnect())
      `,
    },
    'a client component': {
      filename: 'src/components/upload-button.tsx',
      code: ts`
        'use client'

        import { useState } from 'react'

        export function UploadButton() {
          const [busy, setBusy] = useState(false)
          const upload = async (file: File) => {
            setBusy(true)
            try {
              await fetch('/api/upload', { method: 'POST', body: file })
            } catch (error) {
              console.error('Upload failed', error)
            } finally {
              setBusy(false)
            }
          }
          return <input type="file" disabled={busy} onChange={(e) => upload(e.target.files![0]!)} />
        }
      `,
    },
    'the implementation of the logger': {
      filename: 'src/lib/logger.ts',
      code: ts`
        import { requestContext } from './context'

        type Level = 'info' | 'warn' | 'error'

        function write(level: Level, message: string, fields: Record<string, unknown> = {}) {
          const line = { level, message, time: new Date().toISOString(), ...requestContext.getStore(), ...fields }
          console[level](JSON.stringify(line))
        }

        export const logger = {
          info: (message: string, fields?: Record<string, unknown>) => write('info', message, fields),
          warn: (message: string, fields?: Record<string, unknown>) => write('warn', message, fields),
          error: (message: string, fields?: Record<string, unknown>) => write('error', message, fields),
        }
      `,
    },
    'one json object a line': {
      filename: 'src/routes/events.ts',
      code: ts`
        import { Router } from 'express'
        import { track } from '../services/track'

        export const events = Router().post('/events', async (req, res) => {
          const started = performance.now()
          await track(req.body)
          console.log(JSON.stringify({ level: 'info', msg: 'tracked', ms: performance.now() - started }))
          res.sendStatus(202)
        })
      `,
    },
    'a lambda': {
      filename: 'src/handlers/resize.ts',
      code: ts`
        import type { S3Event } from 'aws-lambda'
        import { resize } from '../images'

        export const handler = async (event: S3Event) => {
          for (const record of event.Records) {
            console.log('resizing', record.s3.object.key)
            await resize(record.s3.bucket.name, record.s3.object.key)
          }
        }
      `,
    },
    'supabase edge function': {
      filename: 'supabase/functions/notify/index.ts',
      code: ts`
        import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'

        Deno.serve(async (req) => {
          const { userId } = await req.json()
          const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SERVICE_ROLE')!)
          const { error } = await supabase.from('notifications').insert({ user_id: userId })
          if (error) console.error('insert failed', error.message)
          return new Response('ok')
        })
      `,
    },
    'a math log and a dialog logger': {
      filename: 'src/services/score.ts',
      code: ts`
        import { Pool } from 'pg'

        export const pool = new Pool()

        export async function score(views: number, id: string) {
          const value = Math.log(views + 1)
          await pool.query('UPDATE posts SET score = $1 WHERE id = $2', [value, id])
          return \`score of \${id}: \${value}\`
        }
      `,
    },
    'branch of development': {
      filename: 'src/db.ts',
      code: ts`
        import { PrismaClient } from '@prisma/client'

        export const prisma = new PrismaClient({ log: [{ emit: 'event', level: 'query' }] })

        if (process.env.NODE_ENV === 'development') {
          prisma.$on('query', (e) => {
            console.log(\`\${e.query} took \${e.duration}ms\`)
          })
        }
      `,
    },
    'a command of the terminal': {
      filename: 'src/cli/import.ts',
      code: ts`
        #!/usr/bin/env node
        import { Command } from 'commander'
        import { importRows } from '../services/import'

        new Command()
          .argument('<file>')
          .action(async (file: string) => {
            const rows = await importRows(file)
            console.log(\`Imported \${rows} rows from \${file}\`)
          })
          .parse()
      `,
    },
    'nest logger with a constant text': {
      filename: 'src/mail/mail.service.ts',
      code: ts`
        import { Injectable, Logger } from '@nestjs/common'
        import { Mailer } from './mailer'

        @Injectable()
        export class MailService {
          private readonly logger = new Logger(MailService.name)
          constructor(private readonly mailer: Mailer) {}

          async welcome(userId: string) {
            this.logger.log({ message: 'welcome mail queued', userId })
            await this.mailer.enqueue('welcome', { userId })
          }
        }
      `,
    },
    'audit log table is not a logger': {
      filename: 'src/services/audit.ts',
      code: ts`
        import { auditLog } from '../repositories/audit-log'

        export async function recordLogin(userId: string, ip: string) {
          await auditLog.info(\`user \${userId} signed in from \${ip}\`)
        }
      `,
    },
    'constant template without values': {
      filename: 'src/services/cache.ts',
      code: ts`
        import { logger } from '../logger'
        import { redis } from '../redis'

        export async function warm() {
          await redis.set('warm', '1')
          logger.info(\`cache is warm\`)
          logger.debug('nothing to evict')
        }
      `,
    },
    'fields beside the template of a route label': {
      filename: 'src/http/access.ts',
      code: ts`
        import { logger } from '../logger'
        import type { RequestHandler } from 'express'

        export const access: RequestHandler = (req, res, next) => {
          const started = Date.now()
          res.on('finish', () => {
            logger.info({ method: req.method, path: req.path, status: res.statusCode, ms: Date.now() - started }, 'request')
          })
          next()
        }
      `,
    },
    'test of a handler': {
      filename: 'src/routes/orders.test.ts',
      code: ts`
        import request from 'supertest'
        import { app } from '../app'

        it('answers', async () => {
          const res = await request(app).get('/orders')
          console.log(res.body)
          expect(res.status).toBe(200)
        })
      `,
    },
    'a fixed message in a constant': ts`
      import { logger } from './logger'
      export function report(userId: string) {
        const message = 'user is gone'
        logger.warn({ userId }, message)
      }
    `,
    'fields and a constant message': express("logger.info({ userId: user.id }, 'user read')"),
    'fields after the message': express("logger.info('user read', { userId: user.id })"),
    'an error as a field': express("logger.error({ err }, 'user could not be read')"),
    'the log of Fastify': ts`
      import Fastify from 'fastify'
      const app = Fastify({ logger: true })
      app.get('/', async (request) => { request.log.info({ id: request.id }, 'read'); return {} })
    `,
    'a value that is a field as well': express("logger.info({ id }, `user ${id} read`)"),
    'a message with a constant': express("logger.info(`[${SERVICE}] read`)"),
    'a constant text': "const PREFIX = 'users'\nimport { logger } from './logger'\nexport function read() { logger.info(`${PREFIX}: read`) }",
    'the name of the class': "import { Logger } from '@nestjs/common'\nexport class Users { private logger = new Logger(Users.name); read() { this.logger.log(`${Users.name}: read`) } }",
    'only a message': express("logger.info('user read')"),
    'the start-up line': ts`
      import express from 'express'
      const app = express()
      const port = process.env.PORT
      app.listen(port, () => { console.log(\`listening on \${port}\`) })
    `,
    'the start-up line of a logger': ts`
      import express from 'express'
      import { logger } from './logger'
      const app = express()
      app.listen(port, () => logger.info(\`listening on \${port}\`))
    `,
    'a function that starts the server': ts`
      import express from 'express'
      async function bootstrap() {
        const app = express()
        await connect()
        console.log('database connected')
        app.listen(3000)
        console.log('listening')
      }
      bootstrap().catch((error) => { console.error(error); process.exit(1) })
    `,
    'Nest starts': ts`
      import { NestFactory } from '@nestjs/core'
      async function bootstrap() {
        const app = await NestFactory.create(AppModule)
        await app.listen(3000)
        console.log(\`running on \${await app.getUrl()}\`)
      }
      bootstrap()
    `,
    'the line of a module': "import express from 'express'\nif (!process.env.DATABASE_URL) console.warn('no database')\nexport const app = express()",
    'the database is connected': "import mongoose from 'mongoose'\nmongoose.connect(uri).then(() => console.log('connected')).catch((error) => console.error(error))",
    'the last words of a process': ts`
      import express from 'express'
      const app = express()
      process.on('uncaughtException', (error) => { console.error(error); process.exit(1) })
      app.listen(3000)
    `,
    'the logger itself': { filename: 'src/lib/logger.ts', code: "import fs from 'node:fs'\nexport const info = (message) => { console.log(message) }" },
    'a logger in another file': "import { Pool } from 'pg'\nexport const logger = { info: (message, fields) => console.log(message, fields) }",
    'a class that logs': "import fs from 'node:fs'\nexport class ConsoleLogger { info(message) { console.log(message) } }",
    'a function that logs': "import express from 'express'\nfunction logRequest(req) { console.log(req.method) }\nexpress().use((req, res, next) => { logRequest(req); next() })",
    'a line of JSON': express("console.log(JSON.stringify({ level: 'info', message: 'user read', userId: user.id }))"),
    'a component': { filename: 'src/App.tsx', code: "'use client'\nimport { useEffect } from 'react'\nexport function App() { useEffect(() => { console.log('mounted') }, []); return <p /> }" },
    'a hook of the browser': { filename: 'src/hooks/use-user.ts', code: "import { useState } from 'react'\nexport function useUser() { const [user] = useState(null); console.log(user); return user }" },
    'a library of unknown side': { filename: 'src/lib/dates.ts', code: 'export function parse(text) { console.warn(text); return new Date(text) }' },
    'a logger of the browser': { filename: 'src/App.tsx', code: "'use client'\nimport { logger } from './logger'\nexport const App = () => { logger.info(`page ${location.href}`); return <p /> }" },
    'a script': { filename: 'scripts/backfill.ts', code: "import { Pool } from 'pg'\nexport async function run() { console.log('done') }" },
    'a seed': { filename: 'prisma/seed.ts', code: "import { PrismaClient } from '@prisma/client'\nasync function seed() { console.log('seeded') }" },
    'a program for the terminal': { filename: 'src/cli.ts', code: "import { Command } from 'commander'\nimport fs from 'node:fs'\nexport function print() { console.log('done') }" },
    'a program that ends by itself': { filename: 'check-locale.js', code: "const fs = require('fs')\nfor (const name of fs.readdirSync('.')) check(name)\nfunction check(name) { console.error('missing', name) }\nprocess.exit(1)" },
    'an edge function': { filename: 'supabase/functions/pay/index.ts', code: "Deno.serve(async (req) => { console.log('paid'); return new Response('ok') })" },
    'a Lambda': "import type { APIGatewayProxyEvent } from 'aws-lambda'\nexport const handler = async (event: APIGatewayProxyEvent) => { console.log('called'); return { statusCode: 200, body: '' } }",
    'the edge runtime': { filename: 'app/api/og/route.ts', code: "export const runtime = 'edge'\nexport async function GET() { console.log('og'); return new Response('') }" },
    'instrumentation': { filename: 'src/instrumentation.ts', code: "import fs from 'node:fs'\nexport function register() { console.log('registered') }" },
    'only in development': express("if (process.env.NODE_ENV === 'development') console.log(user)"),
    'a table for a person': express('console.table(user); console.time("read")'),
    'the console is the logger by settings': { settings: { logger: ['console'] }, code: express("console.log('read')") },
    'debug': "import makeDebug from 'debug'\nimport { Pool } from 'pg'\nconst debug = makeDebug('app')\nexport function read(id) { debug(`read ${id}`) }",
    'an error tracker': express('Sentry.captureMessage(`user ${user.id}`)'),
    'another object with the method': express('events.info(`user ${user.id}`); await mail.error(`to ${user.id}`)'),
    'a dialog': express("dialog.log('x' + user.id)"),
    'a fixed text when one part of the program is set up': ts`
      import { Pool } from 'pg'
      const pool = new Pool({ max: 10 })
      export const replication = singleton('replication', initializeReplication)
      function initializeReplication() {
        if (!env.REPLICA_URL) {
          console.log('replication is off')
          return
        }
        console.info('replication is on')
        return new Replication(pool, env.REPLICA_URL)
      }
    `,
  },
  invalid: {
    'console in a stripe webhook of express': {
      filename: 'src/routes/webhook.ts',
      code: ts`
        import { Router } from 'express'
        import { stripe } from '../lib/stripe'
        import { orders } from '../services/orders'

        const router = Router()

        router.post('/webhooks/stripe', async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, 'whsec')
          console.log('Received event:', event.type)
          if (event.type === 'checkout.session.completed') {
            await orders.markPaid(event.data.object)
          }
          res.json({ received: true })
        })

        export default router
      `,
      reports: [{ messageId: 'plainText', line: 9 }],
    },
    'console.error in a next route handler': {
      filename: 'app/api/invites/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { createInvite } from '@/services/invites'

        export async function POST(request: Request) {
          try {
            const invite = await createInvite(await request.json())
            return NextResponse.json(invite, { status: 201 })
          } catch (error) {
            console.error('Failed to create invite:', error)
            return NextResponse.json({ error: 'Failed to create invite' }, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'plainText', line: 9 }],
    },
    'fastify request log with a template': {
      filename: 'src/routes/orders.ts',
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { findOrder } from '../services/orders'

        export default async function orderRoutes(app: FastifyInstance) {
          app.get('/orders/:id', async (request, reply) => {
            const { id } = request.params as { id: string }
            const order = await findOrder(id)
            if (!order) {
              request.log.warn(\`order \${id} not found for user \${request.user.id}\`)
              return reply.code(404).send()
            }
            return order
          })
        }
      `,
      reports: [{ messageId: 'valuesInMessage', line: 9 }],
    },
    'nest logger of a class with a template': {
      filename: 'src/billing/billing.service.ts',
      code: ts`
        import { Injectable, Logger } from '@nestjs/common'
        import { InvoiceRepository } from './invoice.repository'

        @Injectable()
        export class BillingService {
          private readonly logger = new Logger(BillingService.name)

          constructor(private readonly invoices: InvoiceRepository) {}

          async close(invoiceId: string, tenantId: string) {
            await this.invoices.close(invoiceId)
            this.logger.log(\`Closed invoice \${invoiceId} of tenant \${tenantId}\`)
          }
        }
      `,
      reports: [{ messageId: 'valuesInMessage', line: 12 }],
    },
    'winston with concatenation in javascript': {
      filename: 'src/services/mailer.js',
      code: ts`
        const winston = require('winston')
        const { transport } = require('./transport')

        const logger = winston.createLogger({ transports: [new winston.transports.Console()] })

        async function sendReceipt(user, order) {
          const info = await transport.sendMail({ to: user.email, subject: 'Your receipt' })
          logger.info('Receipt sent for order ' + order.id + ' messageId ' + info.messageId)
        }

        module.exports = { sendReceipt }
      `,
      reports: [{ messageId: 'valuesInMessage', line: 8 }],
    },
    'pino child with percent placeholders': {
      filename: 'src/jobs/sync.ts',
      code: ts`
        import pino from 'pino'
        import { Worker } from 'bullmq'
        import { syncAccount } from '../services/sync'

        const log = pino().child({ component: 'sync' })

        export const worker = new Worker('sync', async (job) => {
          const rows = await syncAccount(job.data.accountId)
          log.info('synced %d rows for account %s', rows, job.data.accountId)
        })
      `,
      reports: [{ messageId: 'valuesInMessage', line: 9 }],
    },
    'console in a bullmq worker': {
      filename: 'src/workers/email.worker.ts',
      code: ts`
        import { Worker, type Job } from 'bullmq'
        import { connection } from '../queue'
        import { sendEmail } from '../email'

        const worker = new Worker(
          'email',
          async (job: Job) => {
            console.log(\`Processing job \${job.id}\`)
            await sendEmail(job.data)
          },
          { connection },
        )

        worker.on('failed', (job, err) => {
          console.error(\`Job \${job?.id} failed\`, err)
        })
      `,
      reports: [{ messageId: 'plainText', line: 8 }, { messageId: 'plainText', line: 15 }],
    },
    'console in a hono handler': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { posts } from './schema'

        const app = new Hono()

        app.post('/posts', async (c) => {
          const input = await c.req.json()
          const [post] = await db.insert(posts).values(input).returning()
          console.info('post created', post.id)
          return c.json(post, 201)
        })

        export default app
      `,
      reports: [{ messageId: 'plainText', line: 10 }],
    },
    'console in a server action': {
      filename: 'app/settings/actions.ts',
      code: ts`
        'use server'

        import { revalidatePath } from 'next/cache'
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        export async function rename(formData: FormData) {
          const session = await auth()
          if (!session) throw new Error('Unauthorized')
          await prisma.user.update({ where: { id: session.user.id }, data: { name: String(formData.get('name')) } })
          console.log('renamed user', session.user.id)
          revalidatePath('/settings')
        }
      `,
      reports: [{ messageId: 'plainText', line: 11 }],
    },
    'console in an express error handler of a class': {
      filename: 'src/middleware/error.middleware.js',
      code: ts`
        const { Request, Response } = require('express')

        class ErrorMiddleware {
          static handle(err, req, res, next) {
            console.error('Unhandled error on', req.method, req.originalUrl, err.stack)
            res.status(500).json({ message: 'Internal server error' })
          }
        }

        module.exports = ErrorMiddleware
      `,
      reports: [{ messageId: 'plainText', line: 5 }],
    },
    'renamed logger import with a template in a catch': {
      filename: 'src/services/webhooks.ts',
      code: ts`
        import { logger as log } from '../lib/logger'
        import { deliveries } from './deliveries'

        export async function deliver(endpointId: string, payload: unknown) {
          const started = Date.now()
          try {
            await deliveries.send(endpointId, payload)
          } catch (err) {
            const reason = err instanceof Error ? err.message : 'unknown'
            log.error(\`Delivery to \${endpointId} failed after \${Date.now() - started}ms: \${reason}\`)
            throw err
          }
        }
      `,
      reports: [{ messageId: 'valuesInMessage', line: 10 }],
    },
    'message built before the call': {
      filename: 'src/services/quota.ts',
      code: ts`
        import { logger } from '../logger'
        import { usage } from './usage'

        export async function checkQuota(orgId: string, limit: number) {
          const used = await usage.of(orgId)
          if (used > limit) {
            const message = \`Quota exceeded: org=\${orgId} used=\${used} limit=\${limit}\`
            logger.warn(message)
            return false
          }
          return true
        }
      `,
      reports: [{ messageId: 'valuesInMessage', line: 8 }],
    },
    'nuxt server handler with console': {
      filename: 'server/api/checkout.post.ts',
      code: ts`
        import { defineEventHandler, readBody } from 'h3'
        import { createCheckout } from '../services/checkout'

        export default defineEventHandler(async (event) => {
          const body = await readBody(event)
          console.log('checkout requested', body.plan)
          return createCheckout(body.plan)
        })
      `,
      reports: [{ messageId: 'plainText', line: 6 }],
    },
    'trpc procedure with console': {
      filename: 'src/server/api/routers/project.ts',
      code: ts`
        import { z } from 'zod'
        import { createTRPCRouter, protectedProcedure } from '~/server/api/trpc'

        export const projectRouter = createTRPCRouter({
          archive: protectedProcedure.input(z.object({ id: z.string() })).mutation(async ({ ctx, input }) => {
            const project = await ctx.projects.archive(input.id, ctx.session.user.id)
            console.log('Archived project', project.id, 'by', ctx.session.user.id)
            return project
          }),
        })
      `,
      reports: [{ messageId: 'plainText', line: 7 }],
    },
    'a message put together in a constant': {
      code: ts`
        import { logger } from './logger'
        export function report(userId: string, error: Error) {
          const message = \`user \${userId} is gone: \${error.message}\`
          logger.error(message)
        }
      `,
      reports: ['valuesInMessage'],
    },
    'an error, and a value, when one part of the program is set up': {
      code: ts`
        import { Pool } from 'pg'
        const pool = new Pool({ max: 10 })
        function initializeReplication() {
          pool.query('SELECT 1').catch(() => undefined)
          console.error('replication failed')
          console.log('replication is at', pool.totalCount)
        }
      `,
      reports: ['plainText', 'plainText'],
    },
    'a handler of Express': plain(express("console.log('user read', user.id)")),
    'an error of a handler': plain(express('try { await work() } catch (error) { console.error(error) }')),
    'a template': plain(express('console.info(`read ${user.id}`)')),
    'a warning': plain(express("console.warn('slow')")),
    'a debug line': plain(express('console.debug(user)')),
    'CommonJS': plain("const express = require('express')\nconst router = express.Router()\nrouter.get('/', (req, res) => { console.log('hit'); res.end() })\nmodule.exports = router", 'src/routes/users.js'),
    'Fastify': plain("import Fastify from 'fastify'\nconst app = Fastify()\napp.get('/', async () => { console.log('hit'); return {} })"),
    'Hono': plain("import { Hono } from 'hono'\nconst app = new Hono()\napp.get('/', (c) => { console.log('hit'); return c.text('ok') })"),
    'Koa': plain("import Koa from 'koa'\nconst app = new Koa()\napp.use(async (ctx) => { console.log(ctx.path) })"),
    'a route handler of Next': plain("import { NextResponse } from 'next/server'\nexport async function POST(request: Request) { console.log('paid'); return NextResponse.json({}) }", 'app/api/pay/route.ts'),
    'pages/api': plain("export default async function handler(req, res) { console.error('failed'); res.end() }", 'pages/api/pay.ts'),
    'a server action': plain("'use server'\nexport async function save(form: FormData) { console.log('saved') }", 'app/actions.ts'),
    'a service of Nest': plain("import { Injectable } from '@nestjs/common'\n@Injectable()\nexport class Users { read(id) { console.log('read', id) } }"),
    'tRPC': plain("import { initTRPC } from '@trpc/server'\nconst t = initTRPC.create()\nexport const router = t.router({ read: t.procedure.query(() => { console.log('read'); return 1 }) })"),
    'a module with a database': plain("import { Pool } from 'pg'\nconst pool = new Pool()\nexport async function read(id) { console.log('reading', id); return pool.query('select 1') }", 'src/users.ts'),
    'a job': plain("import { Worker } from 'bullmq'\nnew Worker('mail', async (job) => { console.log('job', job.id) })", 'src/worker.ts'),
    'a loader of Remix': plain("import { json } from '@remix-run/node'\nexport async function loader({ params }) { console.log(params.id); return json({}) }", 'app/routes/users.$id.ts'),
    'SvelteKit': plain("export async function POST({ request }) { console.log('posted'); return new Response('ok') }", 'src/routes/api/pay/+server.ts'),
    'a loader beside a component': plain("import { useState } from 'react'\nexport async function loader({ request }) { console.log('loading'); return null }\nexport default function Page() { const [a] = useState(0); return <p>{a}</p> }", 'app/routes/users.tsx'),
    'text as JSON': plain(express('console.log(JSON.stringify(user))')),
    'a connection that fails later': plain("import Redis from 'ioredis'\nconst redis = new Redis()\nredis.on('error', (error) => console.error('redis', error))", 'src/redis.ts'),
    'each one': { code: express("console.log('a')\nconsole.log('b')"), reports: ['plainText', 'plainText'] },
    'values in the message': { code: express('logger.info(`user ${user.id} read`)'), reports: [{ messageId: 'valuesInMessage', data: { api: 'logger.info' } }] },
    'values put together': values(express("logger.info('user ' + user.id + ' read')")),
    'values by a format': values(express("logger.info('user %s read', user.id)")),
    'an error in the message': values(express('logger.error(`failed: ${error.message}`)')),
    'another value than the field': values(express('logger.error({ err }, `failed for ${user.id}`)')),
    'winston with a level': values("import winston from 'winston'\nconst log = winston.createLogger()\nexport function paid(id) { log.log('info', `paid ${id}`) }"),
    'pino, renamed': values("import makeLogger from 'pino'\nconst out = makeLogger()\nexport function paid(id) { out.warn(`paid ${id}`) }"),
    'a logger of Nest': values("import { Injectable, Logger } from '@nestjs/common'\n@Injectable()\nexport class Users { private readonly logger = new Logger(Users.name); read(id) { this.logger.log(`read ${id}`) } }"),
    'the log of a request': values("import Fastify from 'fastify'\nconst app = Fastify()\napp.get('/', async (request) => { request.log.info(`hit ${request.url}`); return {} })"),
    'a logger of the project': values("import { logger } from '@/lib/logger'\nexport async function pay(id: string) { logger.info(`paying ${id}`) }", 'src/billing/pay.ts'),
    'a logger that settings name': { settings: { logger: ['audit'] }, code: "import { audit } from './audit'\nexport function pay(id) { audit.info(`paid ${id}`) }", reports: ['valuesInMessage'] },
    'a child logger': values("import pino from 'pino'\nconst logger = pino().child({ part: 'pay' })\nexport function pay(id) { logger.info(`paid ${id}`) }"),
  },
})
