import rule from '../../src/rules/no-client-per-request.js'
import { testRule, ts } from '../support/test-rule.js'

const express = "import express from 'express'\nconst app = express()\n"

testRule(rule, {
  valid: {
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
