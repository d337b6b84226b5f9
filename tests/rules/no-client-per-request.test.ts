import rule from '../../src/rules/no-client-per-request.js'
import { testRule, ts } from '../support/test-rule.js'

const express = "import express from 'express'\nconst app = express()\n"

testRule(rule, {
  valid: {
    'lazy singleton in a handler file': {
      code: ts`
        import express from 'express'
        import { Pool } from 'pg'

        let pool: Pool | undefined

        function db() {
          if (!pool) {
            pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
          }
          return pool
        }

        const app = express()
        app.get('/plans', async (_req, res) => {
          const { rows } = await db().query('SELECT id, name FROM plans')
          res.json(rows)
        })
      `,
    },
    'globalThis cache with nullish assignment': {
      filename: 'lib/prisma.ts',
      code: ts`
        import { PrismaClient } from '@prisma/client'

        const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient }

        export function getPrisma() {
          globalForPrisma.prisma ??= new PrismaClient()
          return globalForPrisma.prisma
        }
      `,
    },
    'clients of tenants kept in a map': {
      code: ts`
        import knex, { type Knex } from 'knex'

        const connections = new Map<string, Knex>()

        export async function tenantDb(tenantId: string, url: string) {
          const known = connections.get(tenantId)
          if (known) return known
          const connection = knex({ client: 'pg', connection: url, pool: { max: 3 } })
          connections.set(tenantId, connection)
          return connection
        }
      `,
    },
    'nest provider factory': {
      code: ts`
        import { Module } from '@nestjs/common'
        import { ConfigService } from '@nestjs/config'
        import Redis from 'ioredis'

        @Module({
          providers: [
            {
              provide: 'REDIS',
              inject: [ConfigService],
              useFactory: (config: ConfigService) => {
                const client = new Redis(config.getOrThrow('REDIS_URL'))
                client.on('error', (error) => console.error(error))
                return client
              },
            },
          ],
          exports: ['REDIS'],
        })
        export class RedisModule {}
      `,
    },
    'constructor of an injectable stores the client': {
      code: ts`
        import { Injectable, OnModuleDestroy } from '@nestjs/common'
        import { Queue } from 'bullmq'

        @Injectable()
        export class MailQueue implements OnModuleDestroy {
          private readonly queue: Queue

          constructor() {
            this.queue = new Queue('mail', { connection: { host: process.env.REDIS_HOST } })
          }

          send(to: string, template: string) {
            return this.queue.add(template, { to })
          }

          onModuleDestroy() {
            return this.queue.close()
          }
        }
      `,
    },
    'supabase client with the cookies of the request': {
      filename: 'app/api/notes/route.ts',
      code: ts`
        import { createServerClient } from '@supabase/ssr'
        import { cookies } from 'next/headers'

        export async function GET() {
          const store = await cookies()
          const supabase = createServerClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY!, {
            cookies: { getAll: () => store.getAll(), setAll: () => {} },
          })
          const { data } = await supabase.from('notes').select('id, title').limit(50)
          return Response.json(data)
        }
      `,
    },
    'seed script with its own client': {
      filename: 'prisma/seed.ts',
      code: ts`
        import { PrismaClient } from '@prisma/client'

        async function main() {
          const prisma = new PrismaClient()
          for (const name of ['free', 'pro']) {
            await prisma.plan.upsert({ where: { name }, update: {}, create: { name } })
          }
        }

        main().catch((error) => {
          console.error(error)
          process.exit(1)
        })
      `,
    },
    'connection test of a customer\'s database that is ended': {
      filename: 'src/integrations/test-connection.ts',
      code: ts`
        import { Router } from 'express'
        import { Client } from 'pg'

        export const router = Router()

        router.post('/integrations/postgres/test', async (req, res) => {
          const client = new Client({ connectionString: req.body.url, connectionTimeoutMillis: 3000 })
          try {
            await client.connect()
            await client.query('SELECT 1')
            res.json({ ok: true })
          } catch {
            res.status(422).json({ ok: false })
          } finally {
            client.end()
          }
        })
      `,
    },
    'fastify plugin decorates the app': {
      code: ts`
        import fp from 'fastify-plugin'
        import { Pool } from 'pg'

        export default fp(async (fastify) => {
          const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
          fastify.decorate('pg', pool)
          fastify.addHook('onClose', async () => pool.end())
        })
      `,
    },
    'pool class of a page pool and other things with the same names': {
      code: ts`
        import { Pool, createClient } from './worker-pool'
        import express from 'express'

        const app = express()

        app.post('/render', async (req, res) => {
          const pool = new Pool({ size: 2 })
          const client = createClient(req.body.kind)
          res.json(await pool.run(() => client.render(req.body)))
        })
      `,
    },
    'http clients in a handler': {
      filename: 'app/api/checkout/route.ts',
      code: ts`
        import Stripe from 'stripe'
        import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3'
        import { Redis } from '@upstash/redis'
        import { neon } from '@neondatabase/serverless'

        export async function POST(request: Request) {
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
          const s3 = new S3Client({})
          const redis = Redis.fromEnv()
          const sql = neon(process.env.DATABASE_URL!)
          const [plan] = await sql\`SELECT price FROM plans LIMIT 1\`
          await redis.incr('checkouts')
          await s3.send(new PutObjectCommand({ Bucket: 'log', Key: 'x', Body: await request.text() }))
          return Response.json(await stripe.prices.retrieve(plan.price))
        }
      `,
    },
    'duplicate connection for a socket.io adapter at start': {
      code: ts`
        import { Server } from 'socket.io'
        import { createAdapter } from '@socket.io/redis-adapter'
        import { createClient } from 'redis'

        export async function setupSockets(io: Server) {
          const pub = createClient({ url: process.env.REDIS_URL })
          const sub = pub.duplicate()
          await Promise.all([pub.connect(), sub.connect()])
          io.adapter(createAdapter(pub, sub))
        }
      `,
    },
    'await using closes the client at the end of the handler': {
      code: ts`
        import express from 'express'
        import { createClient } from 'redis'

        const app = express()

        app.post('/import', async (req, res) => {
          const target = createClient({ url: req.body.target })
          await target.connect()
          try {
            await target.mSet(req.body.entries)
          } finally {
            await target.quit()
          }
          res.status(204).end()
        })
      `,
    },
    'test that opens its own database': {
      filename: 'src/users.test.ts',
      code: ts`
        import { test, expect } from 'vitest'
        import { PrismaClient } from '@prisma/client'

        test('creates a user', async () => {
          const prisma = new PrismaClient()
          const user = await prisma.user.create({ data: { email: 'a@example.com' } })
          expect(user.id).toBeDefined()
        })
      `,
    },
    'a bootstrap function called by the server file itself': {
      code: ts`
        import express from 'express'
        import mongoose from 'mongoose'
        import { MongoClient } from 'mongodb'
        import { registerRoutes } from './routes'

        async function main() {
          const client = new MongoClient(process.env.MONGODB_URI!, { maxPoolSize: 20 })
          await client.connect()
          await mongoose.connect(process.env.MONGODB_URI!)
          const app = express()
          registerRoutes(app, client.db('app'))
          app.listen(3000)
        }

        void main()
      `,
    },
    'a pool at module scope': ts`
      import express from 'express'
      import { Pool } from 'pg'
      const pool = new Pool({ max: 20 })
      const app = express()
      app.get('/users', async (req, res) => res.json((await pool.query('SELECT 1')).rows))
    `,
    'a lazy singleton': ts`
      import { Pool } from 'pg'
      let pool: Pool | null = null
      export async function getUser(id: string) {
        if (!pool) pool = new Pool()
        return pool.query('SELECT 1', [id])
      }
    `,
    'a lazy singleton by nullish assignment': `import Redis from 'ioredis'; let redis; app.get('/x', async (req, res) => { redis ??= new Redis(); res.json(await redis.get('x')) })`,
    'a lazy singleton in a local first': ts`
      import mysql from 'mysql2/promise'
      let cached
      export async function query(sql) {
        if (cached) return cached.query(sql)
        const pool = mysql.createPool({ uri })
        cached = pool
        return pool.query(sql)
      }
    `,
    'a cache on globalThis': ts`
      import { PrismaClient } from '@prisma/client'
      export const prisma = globalThis.prisma ?? new PrismaClient()
      if (process.env.NODE_ENV !== 'production') globalThis.prisma = prisma
    `,
    'a cache on globalThis in a function': ts`
      import mongoose from 'mongoose'
      export async function db() {
        if (!global.conn) global.conn = mongoose.createConnection(url)
        return global.conn
      }
    `,
    'a factory': `import { PrismaClient } from '@prisma/client'; export function createClient() { return new PrismaClient() }`,
    'a factory that connects first': ts`
      import { createClient } from 'redis'
      export const connectRedis = async () => {
        const client = createClient({ url })
        client.on('error', console.error)
        await client.connect()
        return client
      }
    `,
    'a factory by one expression': `import Redis from 'ioredis'; export const make = async () => new Redis(url)`,
    'a factory of several clients': `import { Pool } from 'pg'; import Redis from 'ioredis'; export async function clients() { const pool = new Pool(); return { pool, redis: new Redis() } }`,
    'a handle of a client that is returned': ts`
      import { MongoClient } from 'mongodb'
      export async function getDb() {
        const client = new MongoClient(uri)
        await client.connect()
        return client.db('main')
      }
    `,
    'an object that closes over its client': ts`
      import { Pool } from 'pg'
      export async function store(url) {
        const pool = new Pool({ connectionString: url })
        return { find: (id) => pool.query('SELECT 1', [id]), stop: () => pool.end() }
      }
    `,
    'a factory of Nest': `import Redis from 'ioredis'; export const provider = { provide: 'REDIS', useFactory: async (config) => { const redis = new Redis(config.get('url')); return redis } }`,
    'a constructor that stores it on an injectable': ts`
      import { Injectable } from '@nestjs/common'
      import { Pool } from 'pg'
      @Injectable()
      export class Database {
        private readonly pool: Pool
        constructor() { this.pool = new Pool() }
      }
    `,
    'a field of an injectable': `import { Injectable } from '@nestjs/common'; import { PrismaClient } from '@prisma/client'; @Injectable() export class UsersService { private prisma = new PrismaClient() }`,
    'a field of a class of connections': `import { Pool } from 'pg'; export class Database { private pool = new Pool() }`,
    'a field of the one instance of a class': `import { PrismaClient } from '@prisma/client'; class UserService { prisma = new PrismaClient() } export const userService = new UserService()`,
    'a field of a service that is the connection': `import { PrismaClient } from '@prisma/client'; export class PrismaService { client = new PrismaClient() }`,
    'a start-up function in one word': `import mysql from 'mysql2/promise'; export async function initdb() { const connection = await mysql.createConnection({}); await connection.execute('CREATE TABLE IF NOT EXISTS plants (id INT)') }`,
    'a database of a client that is kept': `import { MongoClient } from 'mongodb'; class Store { async open() { const client = await MongoClient.connect(uri); this.db = client.db('x') } }`,
    'a table of a client at module scope': `import { PrismaClient } from '@prisma/client'; const users = new PrismaClient().user; export const list = async () => users.findMany()`,
    'a factory that gives several things, one of which is closed': `import { MongoClient } from 'mongodb'; async function open() { const client = new MongoClient(uri); await client.connect(); return { db: client.db('x'), client } } export async function GET(request: Request) { const { db, client } = await open(); try { return Response.json(await db.collection('x').findOne({})) } finally { await client.close() } }`,
    'a consumer of a broker': `import amqp from 'amqplib'; export async function subscribeToOrders(handle) { const connection = await amqp.connect(url); const channel = await connection.createChannel(); await channel.assertQueue('orders'); await channel.consume('orders', async (message) => { await handle(message); channel.ack(message) }) }`,
    'a queue that is closed after use': `import { Queue } from 'bullmq'; export async function POST(request: Request) { const queue = new Queue('x', { connection }); await queue.add('y', {}); await queue.close(); return new Response() }`,
    'a client that its class is given': `import { Pool } from 'pg'; export class Store { constructor(private pool: Pool) {} static async create(url) { const pool = new Pool({ connectionString: url }); const store = new Store(pool); await store.prepare(); return store } }`,
    'a connection that TypeORM keeps': `import { createConnection } from 'typeorm'; export const dbSetup = async () => { await createConnection({ type: 'postgres' }) }`,
    'a function named after its connection': `import { Sequelize } from 'sequelize'; export const dbConnection = async () => { const sequelize = new Sequelize(url); await sequelize.authenticate() }`,
    'a static field': `import { PrismaClient } from '@prisma/client'; export class UserService { static prisma = new PrismaClient() }`,
    'a singleton by getInstance': `import { PrismaClient } from '@prisma/client'; export class UserService { private static instance: UserService; private prisma = new PrismaClient(); static getInstance() { return (UserService.instance ??= new UserService()) } }`,
    'a module hook that stores it': `import { createClient } from 'redis'; export class Cache { async onModuleInit() { this.client = createClient(); await this.client.connect() } }`,
    'closed in finally': ts`
      import express from 'express'
      import { Client } from 'pg'
      const app = express()
      app.get('/x', async (req, res) => {
        const client = new Client()
        try { await client.connect(); res.json(await client.query('SELECT 1')) } finally { await client.end() }
      })
    `,
    'closed by its own name': `import { PrismaClient } from '@prisma/client'; export async function POST(req: Request) { const prisma = new PrismaClient(); try { return Response.json(await prisma.user.findMany()) } finally { await prisma.$disconnect() } }`,
    'closed in a listener': `${express}import Redis from 'ioredis'; app.get('/events', (req, res) => { const sub = new Redis(); sub.subscribe('x'); req.on('close', () => sub.quit()) })`,
    'closed by a function that says so': `import { Pool } from 'pg'; ${express} app.get('/x', async (req, res) => { const pool = new Pool(); res.json(await pool.query('SELECT 1')); await closePool(pool) })`,
    'closed at the end of its block': `import { Pool } from 'pg'; ${express} app.get('/x', async (req, res) => { await using pool = new Pool(); res.json(await pool.query('SELECT 1')) })`,
    'closed in a callback': `import mysql from 'mysql'; ${express} app.get('/x', (req, res) => { const c = mysql.createConnection({}); c.query('SELECT 1', (error, rows) => { c.end(); res.json(rows) }) })`,
    'closed after a promise': `import { MongoClient } from 'mongodb'; ${express} app.get('/x', (req, res) => { MongoClient.connect(url).then(async (client) => { res.json(await client.db().collection('x').findOne({})); await client.close() }) })`,
    'closed in the callback that receives it': `const { MongoClient } = require('mongodb'); ${express} app.get('/x', (req, res) => { MongoClient.connect(url, (error, client) => { res.json({}); client.close() }) })`,
    'a pool for each tenant, cached': ts`
      import { Pool } from 'pg'
      const pools = new Map()
      export async function poolOf(tenant) {
        if (!pools.has(tenant)) pools.set(tenant, new Pool({ database: tenant }))
        return pools.get(tenant)
      }
    `,
    'a pool for each tenant, cached by name': `import { Pool } from 'pg'; const pools = {}; ${express} app.get('/x', async (req, res) => { const pool = new Pool({ database: req.tenant }); pools[req.tenant] = pool; res.json(await pool.query('SELECT 1')) })`,
    'stored on the app': `import { Pool } from 'pg'; export async function attach(app) { app.locals.db = new Pool() }`,
    'a plugin that registers routes': ts`
      import type { FastifyInstance } from 'fastify'
      import { Pool } from 'pg'
      export default async function routes(app: FastifyInstance) {
        const pool = new Pool()
        app.get('/users', async () => pool.query('SELECT 1'))
      }
    `,
    'an app that is built by a function': `import express from 'express'; import { PrismaClient } from '@prisma/client'; export async function createApp() { const prisma = new PrismaClient(); const app = express(); app.get('/', async (req, res) => res.json(await prisma.user.findMany())); return app }`,
    'a start-up function': ts`
      import { DataSource } from 'typeorm'
      export async function initDatabase() {
        const source = new DataSource({ type: 'postgres' })
        await source.initialize()
        await source.runMigrations()
      }
    `,
    'a function that the top level calls': `import { PrismaClient } from '@prisma/client'; async function importUsers() { const prisma = new PrismaClient(); await prisma.user.createMany({ data }) } importUsers().catch(console.error)`,
    'a top-level function in place': `import { Pool } from 'pg'; (async () => { const pool = new Pool(); await pool.query('SELECT 1') })()`,
    'a command line': `#!/usr/bin/env node\nimport { Pool } from 'pg'; export async function report() { const pool = new Pool(); console.log(await pool.query('SELECT 1')) }`,
    'a worker that a function starts': `import { Worker } from 'bullmq'; export async function startMail() { const worker = new Worker('mail', send); worker.on('failed', log) }`,
    'a consumer in a plain function': `import { Worker } from 'bullmq'; export async function consumeMail() { const worker = new Worker('mail', async () => {}); worker.on('failed', log) }`,
    'a script': { filename: 'scripts/report.ts', code: `import { PrismaClient } from '@prisma/client'; export async function report() { const prisma = new PrismaClient(); await prisma.user.findMany() }` },
    'a test': { filename: 'src/users.test.ts', code: `import { Pool } from 'pg'; it('works', async () => { const pool = new Pool(); await pool.query('SELECT 1') })` },
    'clients over HTTP': ts`
      import OpenAI from 'openai'
      import Stripe from 'stripe'
      import { Resend } from 'resend'
      import { S3Client } from '@aws-sdk/client-s3'
      import { createClient } from '@supabase/supabase-js'
      import { Redis } from '@upstash/redis'
      import { neon, Pool } from '@neondatabase/serverless'
      export async function POST(req: Request) {
        const all = [new OpenAI(), new Stripe(key), new Resend(key), new S3Client({}), createClient(url, key), new Redis({}), neon(url), new Pool()]
        return Response.json(await run(all))
      }
    `,
    'Prisma at the edge': `import { PrismaClient } from '@prisma/client/edge'; export async function POST(req: Request) { const prisma = new PrismaClient(); return Response.json(await prisma.user.findMany()) }`,
    'a client per request in a Worker': `import { Hono } from 'hono'; import postgres from 'postgres'; const app = new Hono(); app.get('/', async (c) => { const sql = postgres(c.env.DATABASE_URL); return c.json(await sql\`SELECT 1\`) })`,
    'Hyperdrive': `import { Client } from 'pg'; export default { async fetch(request: Request, env: Env) { const client = new Client({ connectionString: env.HYPERDRIVE.connectionString }); await client.connect(); return Response.json(await client.query('SELECT 1')) } }`,
    'names of other libraries': ts`
      import { createClient } from '@supabase/supabase-js'
      import { Client } from '@elastic/elasticsearch'
      import { Pool } from './thread-pool'
      import sso from '@boxyhq/saml-jackson'
      export async function POST(req: Request) {
        createClient(a, b); new Client({}); new Pool(); sso.createConnection({})
        return new Response()
      }
    `,
    'a wrapper of a client from elsewhere': `import { drizzle } from 'drizzle-orm/node-postgres'; import { pool } from './pool'; export async function getUser(id) { const db = drizzle(pool); return db.select().from(users) }`,
    'given to a function in a plain function': `import { Pool } from 'pg'; export async function attach(registry) { const pool = new Pool(); registerResource(pool) }`,
    'mongoose, which reuses its connection': `import mongoose from 'mongoose'; export async function GET() { await mongoose.connect(url); return Response.json(await User.find()) }`,
    'memoised': `import { cache } from 'react'; import { PrismaClient } from '@prisma/client'; export const getClient = cache(() => new PrismaClient())`,
    'a Kafka client without a producer': `import { Kafka } from 'kafkajs'; const producer = new Kafka({}).producer(); export async function POST(req: Request) { await producer.send({}); return new Response() }`,
  },

  invalid: {
    'mysql2 pool in an express handler with a renamed default import': {
      code: ts`
        import express from 'express'
        import mysqlDriver from 'mysql2/promise'

        const router = express.Router()

        router.get('/customers', async (req, res) => {
          const db = mysqlDriver.createPool(process.env.MYSQL_URL)
          const [rows] = await db.query('SELECT id, name FROM customers LIMIT 50')
          res.json(rows)
        })

        export default router
      `,
      reports: [{ messageId: 'clientPerRequest', line: 7 }],
    },
    'node-redis client opened in a fastify route with require': {
      filename: 'src/routes/flags.js',
      code: ts`
        const { createClient } = require('redis')

        module.exports = async function flags(fastify) {
          fastify.get('/flags/:name', async (request, reply) => {
            const redis = createClient({ url: process.env.REDIS_URL })
            await redis.connect()
            const value = await redis.get(\`flag:\${request.params.name}\`)
            return reply.send({ enabled: value === '1' })
          })
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 5 }],
    },
    'MongoClient in a Next pages api handler': {
      filename: 'pages/api/leads.js',
      code: ts`
        import { MongoClient } from 'mongodb'

        export default async function handler(req, res) {
          if (req.method !== 'POST') {
            return res.status(405).end()
          }
          const client = await MongoClient.connect(process.env.MONGODB_URI)
          const leads = client.db('crm').collection('leads')
          await leads.insertOne({ email: req.body.email, createdAt: new Date() })
          res.status(201).json({ ok: true })
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 7 }],
    },
    'PrismaClient in a server action behind an alias': {
      filename: 'app/settings/actions.ts',
      code: ts`
        'use server'
        import { PrismaClient as Database } from '@prisma/client'
        import { auth } from '@/auth'

        export async function renameWorkspace(formData: FormData) {
          const session = await auth()
          if (!session) throw new Error('Unauthorized')
          const database = new Database()
          await database.workspace.update({
            where: { id: session.user.workspaceId },
            data: { name: String(formData.get('name')) },
          })
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 8 }],
    },
    'knex instance in koa middleware': {
      code: ts`
        import Koa from 'koa'
        import knex from 'knex'

        const app = new Koa()

        app.use(async (ctx, next) => {
          ctx.state.db = undefined
          const db = knex({ client: 'pg', connection: process.env.DATABASE_URL })
          ctx.state.account = await db('accounts').where({ host: ctx.host }).first()
          await next()
        })

        app.listen(3000)
      `,
      reports: [{ messageId: 'clientPerRequest', line: 8 }],
    },
    'bullmq queue in a route that only adds a job': {
      filename: 'app/api/reports/route.ts',
      code: ts`
        import { Queue } from 'bullmq'
        import { requireUser } from '@/lib/session'

        export async function POST(request: Request) {
          const user = await requireUser()
          const { month } = await request.json()
          await new Queue('reports', { connection: { host: process.env.REDIS_HOST } }).add('monthly', { month, userId: user.id })
          return Response.json({ queued: true }, { status: 202 })
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 7 }],
    },
    'sequelize in a class method per call': {
      code: ts`
        import { Sequelize, QueryTypes } from 'sequelize'

        export class ReportRepository {
          async totals(accountId: string) {
            const sequelize = new Sequelize(process.env.DATABASE_URL!)
            return sequelize.query('SELECT sum(total) FROM invoices WHERE account_id = :accountId', {
              replacements: { accountId },
              type: QueryTypes.SELECT,
            })
          }
        }
      `,
      reports: [{ messageId: 'clientPerCall', line: 5 }],
    },
    'drizzle over a postgres.js client in a hono handler': {
      code: ts`
        import { Hono } from 'hono'
        import postgres from 'postgres'
        import { drizzle } from 'drizzle-orm/postgres-js'
        import { posts } from './schema'

        const app = new Hono()

        app.get('/posts', async (c) => {
          const sql = postgres(process.env.DATABASE_URL!)
          const db = drizzle(sql)
          const rows = await db.select({ id: posts.id }).from(posts).limit(20)
          return c.json(rows)
        })

        export default app
      `,
      reports: [{ messageId: 'clientPerRequest', line: 9 }],
    },
    'ioredis in a bullmq processor': {
      code: ts`
        import { Worker, Job } from 'bullmq'
        import IORedis from 'ioredis'
        import { connection } from './connection'

        export const worker = new Worker(
          'emails',
          async (job: Job) => {
            const cache = new IORedis(process.env.REDIS_URL!)
            await cache.set(\`sent:\${job.id}\`, '1', 'EX', 86400)
            return { ok: true }
          },
          { connection },
        )
      `,
      reports: [{ messageId: 'clientPerRequest', line: 8 }],
    },
    'pg client connected in a nest controller and never ended': {
      code: ts`
        import { Controller, Get, Param } from '@nestjs/common'
        import { Client } from 'pg'

        @Controller('devices')
        export class DevicesController {
          @Get(':serial')
          async show(@Param('serial') serial: string) {
            const client = new Client({ connectionString: process.env.DATABASE_URL })
            await client.connect()
            const { rows } = await client.query('SELECT id, model FROM devices WHERE serial = $1', [serial])
            return rows[0] ?? null
          }
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 8 }],
    },
    'helper of the same file makes a pool for every caller in a handler': {
      code: ts`
        import express from 'express'
        import pg from 'pg'

        const app = express()

        function getDb() {
          return new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 5 })
        }

        app.get('/health', async (_req, res) => {
          const db = getDb()
          await db.query('SELECT 1')
          res.send('ok')
        })
      `,
      reports: [{ messageId: 'clientPerRequest', line: 11 }],
    },
    'amqp connection for every published message': {
      code: ts`
        import amqp from 'amqplib'

        export async function publishOrder(order: { id: string; total: number }) {
          const connection = await amqp.connect(process.env.AMQP_URL!)
          const channel = await connection.createChannel()
          await channel.assertQueue('orders', { durable: true })
          channel.sendToQueue('orders', Buffer.from(JSON.stringify(order)), { persistent: true })
        }
      `,
      reports: [{ messageId: 'clientPerCall', line: 4 }],
    },
    'typeorm data source initialised in a lambda handler': {
      code: ts`
        import { DataSource } from 'typeorm'
        import { Invoice } from './entities/invoice'

        export const handler = async (event: { pathParameters: { id: string } }) => {
          const dataSource = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [Invoice] })
          await dataSource.initialize()
          const invoice = await dataSource.getRepository(Invoice).findOneBy({ id: event.pathParameters.id })
          return { statusCode: invoice ? 200 : 404, body: JSON.stringify(invoice) }
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 5 }],
    },
    'prisma client in a trpc context made for every request': {
      code: ts`
        import { PrismaClient } from '@prisma/client'
        import { initTRPC } from '@trpc/server'
        import type { CreateExpressContextOptions } from '@trpc/server/adapters/express'

        export const createContext = async ({ req }: CreateExpressContextOptions) => {
          const prisma = new PrismaClient({ log: ['error'] })
          const user = await prisma.user.findUnique({ where: { token: req.headers.authorization ?? '' } })
          return { user }
        }

        const t = initTRPC.context<typeof createContext>().create()
        export const router = t.router
      `,
      reports: [{ messageId: 'clientPerCall', line: 6 }],
    },
    'the pool of a plain exported function': {
      code: ts`
        import { Pool } from 'pg'
        export async function getUser(id: string) {
          const pool = new Pool()
          const result = await pool.query('SELECT * FROM users WHERE id = $1', [id])
          return result.rows[0]
        }
      `,
      reports: [{ messageId: 'clientPerCall', line: 3, data: { api: 'new Pool()', function: '`getUser()`', server: 'the database' } }],
    },
    'the pool of a function that returns a promise': {
      code: `import { Pool } from 'pg'; export function findUser(id) { const pool = new Pool(); return pool.query('SELECT 1', [id]) }`,
      reports: ['clientPerCall'],
    },
    'a client whose name is used once': {
      code: `import { PrismaClient } from '@prisma/client'; export const listUsers = async () => new PrismaClient().user.findMany()`,
      reports: [{ messageId: 'clientPerCall', data: { api: 'new PrismaClient()', function: '`listUsers()`', server: 'the database' } }],
    },
    'a method of a class': {
      code: `import { MongoClient } from 'mongodb'; export class Users { async find(id) { const client = new MongoClient(uri); await client.connect(); return client.db('x').collection('users').findOne({ id }) } }`,
      reports: [{ messageId: 'clientPerCall' }],
    },
    'an Express handler': {
      code: `${express}import { Pool } from 'pg'\napp.post('/pay', async (req, res) => { const pool = new Pool(); res.json(await pool.query('SELECT 1')) })`,
      reports: [{ messageId: 'clientPerRequest', data: { api: 'new Pool()', request: '`POST /pay`', server: 'the database' } }],
    },
    'a handler of a router in CommonJS': {
      code: `const router = require('express').Router(); const { Client } = require('pg'); router.get('/x', function (req, res) { const client = new Client(); client.connect(); client.query('SELECT 1', (error, result) => res.json(result.rows)) })`,
      reports: ['clientPerRequest'],
    },
    'a renamed import in a handler declared apart': {
      code: `import { Router } from 'express'; import { PrismaClient as Db } from '@prisma/client'; const list = async (req, res) => { const db = new Db(); res.json(await db.user.findMany()) }; Router().get('/users', list)`,
      reports: [{ messageId: 'clientPerRequest', data: { api: 'new Db()', request: '`GET /users`', server: 'the database' } }],
    },
    'a controller whose route is elsewhere': {
      code: `import { Request, Response } from 'express'; import mysql from 'mysql2/promise'; export async function list(req: Request, res: Response) { const connection = await mysql.createConnection({}); const [rows] = await connection.query('SELECT 1'); res.json(rows) }`,
      reports: [{ messageId: 'clientPerRequest', data: { api: 'mysql.createConnection()', request: 'request', server: 'the database' } }],
    },
    'a middleware that puts it on the request': {
      code: `import { Pool } from 'pg'; export function withDb(req, res, next) { req.db = new Pool(); next() }`,
      reports: ['clientPerRequest'],
    },
    'a middleware of Hono': {
      code: `import { Hono } from 'hono'; import { drizzle } from 'drizzle-orm/postgres-js'; import postgres from 'postgres'; const app = new Hono(); app.use(async (c, next) => { c.set('db', drizzle(postgres(process.env.DATABASE_URL))); await next() })`,
      reports: ['clientPerRequest'],
    },
    'a Fastify handler': {
      code: `import Fastify from 'fastify'; import Redis from 'ioredis'; const app = Fastify(); app.get('/x', async (request, reply) => { const redis = new Redis(process.env.REDIS_URL); return redis.get('x') })`,
      reports: [{ messageId: 'clientPerRequest', data: { api: 'new Redis()', request: '`GET /x`', server: 'Redis' } }],
    },
    'a handler of a plugin': {
      code: `export default async function (fastify) { fastify.get('/x', async (request, reply) => { const client = createClient(); await client.connect(); return client.get('x') }) }\nimport { createClient } from 'redis'`,
      reports: ['clientPerRequest'],
    },
    'a Next route handler': {
      filename: 'app/api/users/route.ts',
      code: `import { PrismaClient } from '@/generated/prisma/client'; export async function GET() { const prisma = new PrismaClient(); return Response.json(await prisma.user.findMany()) }`,
      reports: ['clientPerRequest'],
    },
    'a client given to a helper in a handler': {
      filename: 'app/api/users/route.ts',
      code: `import { PrismaClient } from '@prisma/client'; import { listUsers } from './users'; export const GET = withAuth(async () => { const prisma = new PrismaClient(); return Response.json(await listUsers(prisma)) })`,
      reports: ['clientPerRequest'],
    },
    'a server action': {
      code: `'use server'\nimport { Sequelize } from 'sequelize'\nexport async function save(form: FormData) { const db = new Sequelize(process.env.DATABASE_URL!); await db.query('SELECT 1') }`,
      reports: [{ messageId: 'clientPerRequest', data: { api: 'new Sequelize()', request: 'server action save', server: 'the database' } }],
    },
    'a server component': {
      filename: 'app/page.tsx',
      code: `import { PrismaClient } from '@prisma/client'; export default async function Page() { const prisma = new PrismaClient(); const users = await prisma.user.findMany(); return <ul>{users.length}</ul> }`,
      reports: ['clientPerCall'],
    },
    'pages that render on the server': {
      filename: 'pages/index.tsx',
      code: `import { PrismaClient } from '@prisma/client'; export const getServerSideProps = async () => { const prisma = new PrismaClient(); return { props: { users: await prisma.user.findMany() } } }`,
      reports: ['clientPerCall'],
    },
    'a tRPC procedure': {
      code: `import { publicProcedure } from '../trpc'; import knex from 'knex'; export const list = publicProcedure.query(async () => { const db = knex({ client: 'pg' }); return db('users').select() })`,
      reports: ['clientPerRequest'],
    },
    'a NestJS controller': {
      code: `import { Controller, Get } from '@nestjs/common'; import { DataSource } from 'typeorm'; @Controller('users') export class Users { @Get() async list() { const source = await new DataSource(options).initialize(); return source.query('SELECT 1') } }`,
      reports: ['clientPerRequest'],
    },
    'a Lambda': {
      code: `const mysql = require('mysql2/promise'); exports.handler = async (event) => { const pool = mysql.createPool(process.env.DATABASE_URL); const [rows] = await pool.query('SELECT 1'); return { statusCode: 200, body: JSON.stringify(rows) } }`,
      reports: ['clientPerRequest'],
    },
    'a queue for each request': {
      code: `${express}import { Queue } from 'bullmq'\napp.post('/reports', async (req, res) => { await new Queue('reports', { connection }).add('build', {}); res.sendStatus(202) })`,
      reports: [{ messageId: 'clientPerRequest', data: { api: 'new Queue()', request: '`POST /reports`', server: 'Redis' } }],
    },
    'a queue for each call': {
      code: `import Queue from 'bull'; export async function enqueueReport(id) { const queue = new Queue('reports'); await queue.add({ id }) }`,
      reports: ['clientPerCall'],
    },
    'events of a queue for each request': {
      code: `${express}import { QueueEvents } from 'bullmq'\napp.get('/wait', async (req, res) => { const events = new QueueEvents('reports'); await job.waitUntilFinished(events); res.json({}) })`,
      reports: ['clientPerRequest'],
    },
    'a broker for each message': {
      code: `import amqp from 'amqplib'; export async function publish(message) { const connection = await amqp.connect(url); const channel = await connection.createChannel(); channel.sendToQueue('x', message) }`,
      reports: [{ messageId: 'clientPerCall', data: { api: 'amqp.connect()', function: '`publish()`', server: 'the message broker' } }],
    },
    'a producer for each message': {
      code: `import { Kafka } from 'kafkajs'; const kafka = new Kafka({}); export const publish = async (value) => { const producer = kafka.producer(); await producer.connect(); await producer.send({ topic: 't', messages: [{ value }] }) }`,
      reports: ['clientPerCall'],
    },
    'a client inside a job': {
      code: `import { Worker } from 'bullmq'; import { PrismaClient } from '@prisma/client'; export const worker = new Worker('mail', async (job) => { const prisma = new PrismaClient(); await prisma.mail.update({ where: { id: job.data.id }, data: {} }) })`,
      reports: [{ messageId: 'clientPerRequest', data: { api: 'new PrismaClient()', request: 'run of its job', server: 'the database' } }],
    },
    'an ORM around a pool': {
      code: `import { Kysely, PostgresDialect } from 'kysely'; import { Pool } from 'pg'; export async function getUser(id) { const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool() }) }); return db.selectFrom('users').execute() }`,
      reports: ['clientPerCall'],
    },
    'a client that is a tag of its queries': {
      code: ts`
        const connect = require('postgres')
        exports.handler = async () => {
          const db = connect(process.env.DATABASE_URL)
          const rows = await db\`SELECT id FROM users LIMIT 10\`
          return { statusCode: 200, body: JSON.stringify(rows) }
        }
      `,
      reports: [{ messageId: 'clientPerCall', line: 3 }],
    },
    'an ORM that is given an address': {
      code: `import { drizzle } from 'drizzle-orm/node-postgres'; export async function getUsers() { const db = drizzle(process.env.DATABASE_URL!); return db.select().from(users) }`,
      reports: [{ messageId: 'clientPerCall', data: { api: 'drizzle()', function: '`getUsers()`', server: 'the database' } }],
    },
    'a pool in a callback of a handler': {
      code: `${express}import { Pool } from 'pg'\napp.post('/all', async (req, res) => { await Promise.all(req.body.ids.map(async (id) => { const pool = new Pool(); await pool.query('SELECT 1', [id]) })); res.end() })`,
      reports: ['clientPerRequest'],
    },
    'a factory of the file called by a handler': {
      code: `${express}import { Pool } from 'pg'\nfunction getPool() { return new Pool() }\napp.get('/x', async (req, res) => { const pool = getPool(); res.json(await pool.query('SELECT 1')) })`,
      reports: [{ messageId: 'clientPerRequest', data: { api: 'getPool()', request: '`GET /x`', server: 'the database' } }],
    },
    'a field that holds one table of a client of its own': {
      code: `import { PrismaClient } from '@prisma/client'; class UserService { public users = new PrismaClient().user; async find() { return this.users.findMany() } } export default UserService`,
      reports: [{ messageId: 'clientPerInstance', data: { api: 'new PrismaClient()', class: '`UserService`', server: 'the database' } }],
    },
    'a factory that gives several things, none of which is closed': {
      code: `import { MongoClient } from 'mongodb'; async function open() { const client = new MongoClient(uri); await client.connect(); return { db: client.db('x'), client } } export async function GET(request: Request) { const { db } = await open(); return Response.json(await db.collection('x').findOne({})) }`,
      reports: ['clientPerRequest'],
    },
    'a connection that TypeORM keeps, in a handler': {
      code: `${express}import { createConnection } from 'typeorm'\napp.get('/x', async (req, res) => { const connection = await createConnection({}); res.json(await connection.query('SELECT 1')) })`,
      reports: ['clientPerRequest'],
    },
    'a part taken out of a client': {
      code: `import { PrismaClient } from '@prisma/client'; export async function listUsers() { const { user } = new PrismaClient(); return user.findMany() }`,
      reports: ['clientPerCall'],
    },
    'a table of a client of its own in a service of a container': {
      code: `import { Service } from 'typedi'; import { PrismaClient } from '@prisma/client'; @Service() export class AuthService { public users = new PrismaClient().user }`,
      reports: ['clientPerInstance'],
    },
    'a middleware that keeps one table': {
      code: `import { PrismaClient } from '@prisma/client'; export const auth = async (req, res, next) => { const users = new PrismaClient().user; req.user = await users.findUnique({ where: { id: 1 } }); next() }`,
      reports: ['clientPerRequest'],
    },
    'a repository by the name of its technology': {
      code: `import { PrismaClient } from '@prisma/client'; export class PrismaOrderRepository { private prisma = new PrismaClient() }`,
      reports: ['clientPerInstance'],
    },
    'a class that is made with a request': {
      code: `import { PrismaClient } from '@prisma/client'; export class Company { private prisma = new PrismaClient(); constructor(private req: Request, private res: Response) {} }`,
      reports: ['clientPerInstance'],
    },
    'a field of a controller class': {
      code: `import { Pool } from 'pg'; export class OrderController { private pool = new Pool(); async list(req, res) { res.json(await this.pool.query('SELECT 1')) } }`,
      reports: ['clientPerInstance'],
    },
    'a class that a handler instantiates': {
      code: `${express}import { Pool } from 'pg'\nclass Users { constructor() { this.pool = new Pool() } list() { return this.pool.query('SELECT 1') } }\napp.get('/x', async (req, res) => { const users = new Users(); res.json(await users.list()) })`,
      reports: [{ messageId: 'clientPerInstance', data: { api: 'new Pool()', class: '`Users`', server: 'the database' } }],
    },
    'a field of a request-scoped provider': {
      code: `import { Injectable, Scope } from '@nestjs/common'; import { PrismaClient } from '@prisma/client'; @Injectable({ scope: Scope.REQUEST }) export class UserService { private prisma = new PrismaClient() }`,
      reports: ['clientPerInstance'],
    },
  },
})
