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
