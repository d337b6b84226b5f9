import rule from '../../src/rules/no-unbounded-query.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\n"
const found = { reports: ['wholeTable'] }
const everywhere = { everywhere: true }
const list = { options: everywhere, reports: ['noLimit'] }

testRule(rule, {
  valid: {
    'a query of Knex that conditions are added to before its limit': {
      options: everywhere,
      code: ts`
        import knex from 'knex'
        const db = knex(config)
        export async function page(q) {
          const query = db('tasks').select('*').select(db.raw('count(*) OVER () AS total'))
          if (q.authorId !== undefined) {
            query.where({ author_id: q.authorId })
          }
          if (q.status) query.andWhere('status', q.status)
          return query.limit(q.limit).offset(q.offset)
        }
      `,
    },
    'a query of a Fastify plugin that is limited in another statement': {
      options: everywhere,
      code: ts`
        import fp from 'fastify-plugin'
        export default fp(async (fastify) => {
          fastify.decorate('jobs', {
            async list(q) {
              const query = fastify.knex('jobs').select('id')
              if (q.state) query.where({ state: q.state })
              query.limit(50)
              return query
            },
          })
        })
      `,
    },
    'a query that a function is given to cut it': {
      options: everywhere,
      code: ts`
        import knex from 'knex'
        import { paginated } from './pages'
        const db = knex(config)
        export async function page(q) {
          const query = db('events').select('*')
          query.where({ type: q.type })
          return paginated(query, q)
        }
      `,
    },
    'what one person did since a date': { options: everywhere, code: `import { db } from './db'\nimport { and, eq, gte } from 'drizzle-orm'\nexport async function mood(userId) { const since = daysAgo(7); return db.select().from(emotionalCheckins).where(and(eq(emotionalCheckins.userId, userId), gte(emotionalCheckins.createdAt, since))) }` },
    'a table that is kept whole in memory': { options: everywhere, code: `import { PrismaService } from './prisma'\nexport class Properties { constructor(private readonly prisma: PrismaService) {}\n  async all(fresh) { if (fresh) return this.prisma.property.findMany(); const rows = await this.prisma.property.findMany(); this.cachedProperties = rows; return rows } }` },
    'the parts of one thing that happened': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (viewId) => prisma.view.findMany({ where: { dataroomViewId: viewId, viewType: 'DOCUMENT' } })` },
    'orders of one user for one article': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (userId, symbol) => prisma.order.findMany({ where: { userId, SymbolProfile: { symbol } } })` },
    'limit and offset': {
      filename: 'src/routes/customers.js',
      options: { everywhere: true },
      code: ts`
        const express = require('express')
        const { Customer } = require('../models')

        const router = express.Router()

        router.get('/', async (req, res) => {
          const limit = Math.min(Number(req.query.limit) || 20, 100)
          const { rows, count } = await Customer.findAndCountAll({ limit, offset: Number(req.query.offset) || 0 })
          res.json({ rows, count })
        })

        module.exports = router
      `,
    },
    'query kept in a variable and limited later': {
      options: { everywhere: true },
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { comments } from './schema'
        import { eq } from 'drizzle-orm'

        export const app = new Hono()

        app.get('/comments', async (c) => {
          let query = db.select().from(comments).$dynamic()
          const post = c.req.query('post')
          if (post) query = query.where(eq(comments.postId, post))
          query = query.limit(50)
          return c.json(await query)
        })
      `,
    },
    'ids in a list': {
      options: { everywhere: true },
      code: ts`
        import { Article } from './models/article'

        export async function load(ids: string[]) {
          return Article.find({ _id: { $in: ids } }).lean()
        }
      `,
    },
    'small tables by their name': {
      options: { everywhere: true },
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'
        import { knex } from './knex'

        const app = express()

        app.get('/countries', async (_req, res) => res.json(await prisma.country.findMany()))
        app.get('/roles', async (_req, res) => res.json(await knex('roles').select('id', 'name')))
      `,
    },
    'array find': {
      options: { everywhere: true },
      code: ts`
        import { plans } from './plans'

        export function currentPlans(names: string[]) {
          const all = plans.find((plan) => names.includes(plan.name))
          return Object.values(all ?? {}).filter(Boolean)
        }
      `,
    },
    'counts and groups with kysely and sql': {
      options: { everywhere: true },
      code: ts`
        import { db } from './database'
        import { pool } from './pool'

        export async function totals() {
          const byState = await db.selectFrom('orders').select(({ fn }) => ['state', fn.countAll<number>().as('n')]).groupBy('state').execute()
          const { rows } = await pool.query('SELECT count(*) AS n FROM orders')
          return { byState, all: rows[0].n }
        }
      `,
    },
    'one row by its key': {
      options: { everywhere: true },
      code: ts`
        import { pool } from './pool'
        import { db } from './db'
        import { eq } from 'drizzle-orm'
        import { users } from './schema'

        export async function user(id: string) {
          const { rows } = await pool.query('SELECT id, name FROM users WHERE id = $1', [id])
          const [again] = await db.select({ id: users.id }).from(users).where(eq(users.id, id))
          return rows[0] ?? again
        }
      `,
    },
    'options made by another file': {
      options: { everywhere: true },
      code: ts`
        import { Controller, Get, Query } from '@nestjs/common'
        import { paginate } from './pagination'
        import { TicketRepository } from './ticket.repository'

        @Controller('tickets')
        export class TicketsController {
          constructor(private readonly repository: TicketRepository) {}

          @Get()
          findAll(@Query() query: Record<string, string>) {
            return this.repository.find(paginate(query))
          }
        }
      `,
    },
    'supabase range': {
      options: { everywhere: true },
      code: ts`
        import { createClient } from '@/utils/supabase/server'

        export async function leads(page: number) {
          const supabase = await createClient()
          const { data } = await supabase.from('leads').select('id, email').order('id').range(page * 20, page * 20 + 19)
          return data
        }
      `,
    },
    'stream of an export': {
      options: { everywhere: true },
      code: ts`
        import { Article } from './models/article'
        import type { Request, Response } from 'express'

        export async function exportArticles(_req: Request, res: Response) {
          const cursor = Article.find().lean().cursor()
          for await (const article of cursor) res.write(JSON.stringify(article) + '\\n')
          res.end()
        }
      `,
    },
    'from one date to another': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        export async function dayOf(userId: string, from: Date, to: Date) {
          return prisma.order.findMany({ where: { userId, createdAt: { gte: from, lt: to } }, select: { id: true, total: true } })
        }
      `,
    },
    'seed and test': {
      filename: 'tests/articles.test.ts',
      options: { everywhere: true },
      code: ts`
        import { expect, test } from 'vitest'
        import { prisma } from '../src/prisma'

        test('empty at first', async () => {
          expect(await prisma.article.findMany()).toEqual([])
        })
      `,
    },
    'limit in the text': {
      filename: 'app/api/shipments/route.ts',
      options: { everywhere: true },
      code: ts`
        import { sql } from '@/lib/postgres'

        export async function GET(request: Request) {
          const page = Number(new URL(request.url).searchParams.get('page') ?? 0)
          const rows = await sql\`SELECT id, state FROM shipments ORDER BY id DESC LIMIT 20 OFFSET \${page * 20}\`
          return Response.json(rows)
        }
      `,
    },
    'api keys of a user': {
      options: { everywhere: true },
      code: ts`
        import { protectedProcedure, router } from './trpc'

        export const settings = router({
          apiKeys: protectedProcedure.query(({ ctx }) =>
            ctx.prisma.apiKey.findMany({ where: { userId: ctx.session.user.id }, select: { id: true, name: true, lastUsedAt: true } }),
          ),
        })
      `,
    },
    'fetch first of knex': {
      options: { everywhere: true },
      code: ts`
        import { knex } from './knex'

        export async function latest() {
          return knex('payments').orderBy('created_at', 'desc').first('id', 'amount')
        }
      `,
    },
    'take': `${app}app.get('/orders', async (req, res) => res.json(await prisma.order.findMany({ take: 50 })))`,
    'a variable of options': { options: everywhere, code: `${app}app.get('/orders', async (req, res) => res.json(await prisma.order.findMany(page(req))))` },
    'a filter, in a handler': `${app}app.get('/orders', async (req, res) => res.json(await prisma.order.findMany({ where: { userId: req.user.id } })))`,
    'no filter, not sent': `${app}app.get('/total', async (req, res) => { const orders = await prisma.order.findMany(); res.json({ total: sum(orders) }) })`,
    'outside of a handler': `import { prisma } from './db'\nexport const all = () => prisma.order.findMany()`,
    'an admin route': `${app}app.get('/admin/orders', requireAuth, async (req, res) => res.json(await prisma.order.findMany()))`,
    'a small table': `${app}app.get('/countries', async (req, res) => res.json(await prisma.country.findMany()))`,
    'ids': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (ids) => prisma.order.findMany({ where: { id: { in: ids } } })` },
    'inArray of Drizzle': { options: everywhere, code: `import { db } from './db'\nimport { inArray } from 'drizzle-orm'\nexport const f = (ids) => db.select().from(users).where(inArray(users.id, ids))` },
    'an aggregate': { options: everywhere, code: `import { prisma } from './db'\nexport const f = () => prisma.order.aggregate({ _sum: { total: true } })` },
    'groups': { options: everywhere, code: `import { prisma } from './db'\nexport const f = () => prisma.order.groupBy({ by: ['status'] })` },
    'a count in SQL': { options: everywhere, code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport const f = () => pool.query('SELECT COUNT(*) FROM orders')` },
    'a row by its id in SQL': { options: everywhere, code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport const f = (id) => pool.query('SELECT * FROM orders WHERE id = $1', [id])` },
    'the first of Drizzle': { options: everywhere, code: `import { db } from './db'\nimport { eq } from 'drizzle-orm'\nexport async function f(name) { const [row] = await db.select().from(users).where(eq(users.name, name)); return row }` },
    'limit of Drizzle': { options: everywhere, code: `import { db } from './db'\nexport const f = () => db.select().from(users).limit(10)` },
    'limit of Mongoose': { options: everywhere, code: `import { User } from './models/user'\nexport const f = () => User.find({}).sort({ name: 1 }).limit(20)` },
    'a query of Mongoose that is kept': { options: everywhere, code: `import { User } from './models/user'\nexport async function f(n) { const query = User.find({}); if (n) query.limit(n); return query }` },
    'a cursor of MongoDB': { options: everywhere, code: `import { MongoClient } from 'mongodb'\nconst db = new MongoClient(url).db()\nexport async function f() { for await (const row of db.collection('users').find({})) console.log(row) }` },
    'single of Supabase': { options: everywhere, code: `import { createClient } from '@supabase/supabase-js'\nconst db = createClient(url, key)\nexport const f = () => db.from('users').select('id').eq('name', 'x').single()` },
    'range of Supabase': { options: everywhere, code: `import { createClient } from '@supabase/supabase-js'\nconst db = createClient(url, key)\nexport const f = () => db.from('users').select('id').range(0, 9)` },
    'LIMIT': { options: everywhere, code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport const f = () => pool.query('SELECT id FROM users ORDER BY id LIMIT 20')` },
    'an array': { options: everywhere, code: `export const f = (users) => users.find((user) => user.id === 1)` },
    'a transaction': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (id) => prisma.$transaction(async (tx) => { const rows = await tx.line.findMany({ where: { orderId: id } }); return rows.length })` },
    'take of a query builder': { options: everywhere, code: `import { Repository } from 'typeorm'\nexport class X { constructor(private readonly users: Repository<User>) {}\n f() { return this.users.createQueryBuilder('u').where('u.active = true').take(20).getMany() } }` },
    'a sum of Drizzle': { options: everywhere, code: `import { db } from './db'\nimport { and, eq, sql } from 'drizzle-orm'\nexport const f = () => db.select({ total: sql<number>\`SUM(CASE WHEN paid THEN amount ELSE 0 END)\` }).from(orders)` },
    'a query in a variable that gets its limit below': { options: everywhere, code: `import { db } from './db'\nimport { and, eq, sql } from 'drizzle-orm'\nexport async function f(sort, size) { const query = db.select().from(orders).where(eq(orders.open, true)); sort === 'new' ? query.orderBy(orders.createdAt) : query.orderBy(orders.total); query.limit(size); return query }` },
    'what a team has few of': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (id) => prisma.apiKey.findMany({ where: { teamId: id } })` },
    'projects of an organisation': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (id) => prisma.project.findMany({ where: { organizationId: id }, select: { id: true } })` },
    'members of a team': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (id) => prisma.user.findMany({ where: { teams: { some: { teamId: id } } } })` },
    'badges of a user': { options: everywhere, code: `import { db } from './db'\nimport { and, eq, sql } from 'drizzle-orm'\nexport const f = (userId) => db.select().from(userBadges).where(eq(userBadges.userId, userId))` },
    'items of a board': { options: everywhere, code: `import { db } from './db'\nimport { and, eq, sql } from 'drizzle-orm'\nexport const f = (boardId) => db.select().from(boardItems).where(eq(boardItems.boardId, boardId)).orderBy(boardItems.createdAt)` },
    'tasks of one version of a worker': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (id) => prisma.workerTask.findMany({ where: { workerId: id } })` },
    'rates of a currency': { options: everywhere, code: `import { db } from './db'\nimport { and, eq, sql } from 'drizzle-orm'\nexport const f = (target) => db.select().from(exchangeRates).where(eq(exchangeRates.target, target))` },
    'a block list': { options: everywhere, code: `import { db } from './db'\nimport { and, eq, sql } from 'drizzle-orm'\nexport const f = (teamId) => db.select().from(blocklist).where(eq(blocklist.teamId, teamId))` },
    'rows that point at one attachment': { options: everywhere, code: `import { db } from './db'\nimport { and, eq, sql } from 'drizzle-orm'\nexport const f = (teamId, id) => db.select({ id: inbox.id }).from(inbox).where(and(eq(inbox.teamId, teamId), sql\`attachment_id = \${id}\`))` },
    'orders from one date to another': { options: everywhere, code: `import { prisma } from './db'\nexport const f = (userId, from, to) => prisma.order.findMany({ where: { userId, createdAt: { gte: from, lt: to } } })` },
    'rows of which one is used': { options: everywhere, code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport async function f(name) { const { rows } = await pool.query('SELECT plan FROM users WHERE name = $1', [name]); if (rows.length === 0) return null; return rows[0] }` },
  },
  invalid: {
    'a list beside a limited one of the same client': {
      options: everywhere,
      code: ts`
        import { createClient } from '@/lib/supabase/server'
        export async function conversation(id) {
          const supabase = await createClient()
          const { data: messages } = await supabase.from('messages').select('*').eq('conversation_id', id)
          const { data: others } = await supabase.from('conversations').select('*').limit(100)
          return { messages, others }
        }
      `,
      reports: [{ messageId: 'noLimit', line: 4 }],
    },
    'a list beside a limited one of the same Knex': {
      options: everywhere,
      code: ts`
        import knex from 'knex'
        const db = knex(config)
        export const events = async () => db('events').select('*')
        export const latest = async () => db('events').select('*').limit(10)
      `,
      reports: [{ messageId: 'noLimit', line: 3 }],
    },
    'a query of Knex in a variable that nothing limits': {
      options: everywhere,
      code: ts`
        import knex from 'knex'
        const db = knex(config)
        export async function all(q) {
          const query = db('events').select('*')
          if (q.type) {
            query.where({ type: q.type })
          }
          return query.orderBy('created_at')
        }
      `,
      reports: [{ messageId: 'noLimit', line: 6 }, { messageId: 'noLimit', line: 8 }],
    },
    'what one person did since a date that the caller chooses': { ...list, code: `${app}import { and, eq, gte } from 'drizzle-orm'\napp.get('/weights', async (req, res) => { const since = daysAgo(Number(req.query.days)); res.json({ n: (await db.select().from(weightSamples).where(and(eq(weightSamples.userId, req.user.id), gte(weightSamples.startTime, since)))).map(shape) }) })` },
    'what a team did since a date': { ...list, code: `import { db } from './db'\nimport { and, eq, gte } from 'drizzle-orm'\nexport const f = (teamId, since) => db.select().from(usageEvents).where(and(eq(usageEvents.teamId, teamId), gte(usageEvents.createdAt, since)))` },
    'sequelize findAll sent in express': {
      filename: 'src/routes/customers.js',
      options: { everywhere: true },
      code: ts`
        const express = require('express')
        const { Customer } = require('../models')

        const router = express.Router()

        router.get('/', async (req, res, next) => {
          try {
            const customers = await Customer.findAll({ order: [['createdAt', 'DESC']] })
            res.json({ customers })
          } catch (err) {
            next(err)
          }
        })

        module.exports = router
      `,
      reports: [{ messageId: 'wholeTable', line: 8 }],
    },
    'mongoose find without anything in koa': {
      options: { everywhere: true },
      code: ts`
        import Router from '@koa/router'
        import { Article } from './models/article'

        const router = new Router({ prefix: '/articles' })

        router.get('/', async (ctx) => {
          ctx.body = await Article.find().sort({ publishedAt: -1 }).lean()
        })

        export default router
      `,
      reports: [{ messageId: 'wholeTable', line: 7 }],
    },
    'drizzle select in hono without limit': {
      options: { everywhere: true },
      code: ts`
        import { Hono } from 'hono'
        import { desc } from 'drizzle-orm'
        import { db } from './db'
        import { comments } from './schema'

        export const app = new Hono()

        app.get('/comments', async (c) => {
          const rows = await db.select().from(comments).orderBy(desc(comments.createdAt))
          return c.json(rows)
        })
      `,
      reports: [{ messageId: 'wholeTable', line: 9 }],
    },
    'drizzle relational findMany in a procedure': {
      options: { everywhere: true },
      code: ts`
        import { publicProcedure, router } from './trpc'

        export const events = router({
          all: publicProcedure.query(({ ctx }) => ctx.db.query.events.findMany({ with: { venue: true } })),
        })
      `,
      reports: [{ messageId: 'wholeTable', line: 4 }],
    },
    'typeorm find in a nest controller': {
      options: { everywhere: true },
      code: ts`
        import { Controller, Get } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { Ticket } from './ticket.entity'

        @Controller('tickets')
        export class TicketsController {
          constructor(@InjectRepository(Ticket) private readonly repository: Repository<Ticket>) {}

          @Get()
          findAll() {
            return this.repository.find({ relations: ['assignee'], order: { createdAt: 'DESC' } })
          }
        }
      `,
      reports: [{ messageId: 'wholeTable', line: 12 }],
    },
    'knex select star in fastify': {
      options: { everywhere: true },
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { knex } from './knex'

        export async function routes(app: FastifyInstance) {
          app.get('/payments', async () => {
            const payments = await knex('payments').select('id', 'amount', 'created_at').orderBy('created_at', 'desc')
            return { payments }
          })
        }
      `,
      reports: [{ messageId: 'wholeTable', line: 6 }],
    },
    'kysely execute in a Next route': {
      filename: 'app/api/reviews/route.ts',
      options: { everywhere: true },
      code: ts`
        import { db } from '@/lib/database'

        export async function GET() {
          const reviews = await db.selectFrom('reviews').select(['id', 'stars', 'text']).orderBy('id').execute()
          return Response.json(reviews)
        }
      `,
      reports: [{ messageId: 'wholeTable', line: 4 }],
    },
    'mysql2 text in an express handler with a join': {
      options: { everywhere: true },
      code: ts`
        import express from 'express'
        import { pool } from './mysql'

        const app = express()

        app.get('/shipments', async (_req, res) => {
          const [rows] = await pool.query(\`
            SELECT s.id, s.state, o.total
            FROM shipments s
            JOIN orders o ON o.id = s.order_id
            ORDER BY s.id DESC
          \`)
          res.send(rows)
        })
      `,
      reports: [{ messageId: 'wholeTable', line: 7 }],
    },
    'supabase select of everything': {
      filename: 'app/leads/page.tsx',
      options: { everywhere: true },
      code: ts`
        import { createClient } from '@/utils/supabase/server'

        export default async function LeadsPage() {
          const supabase = await createClient()
          const { data: leads } = await supabase.from('leads').select('id, email, created_at').order('created_at', { ascending: false })
          return (
            <ul>
              {leads?.map((lead) => (
                <li key={lead.id}>{lead.email}</li>
              ))}
            </ul>
          )
        }
      `,
      reports: [{ messageId: 'noLimit', line: 5 }],
    },
    'prisma orders of a user in a service': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        export class OrderService {
          async history(userId: string) {
            const orders = await prisma.order.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } })
            return orders.map((order) => ({ id: order.id, total: order.total }))
          }
        }
      `,
      reports: [{ messageId: 'noLimit', line: 5 }],
    },
    'messages of a conversation with drizzle': {
      options: { everywhere: true },
      code: ts`
        import { asc, eq } from 'drizzle-orm'
        import { db } from './db'
        import { messages } from './schema'

        export const conversation = async (conversationId: string) =>
          db.select({ id: messages.id, text: messages.text }).from(messages).where(eq(messages.conversationId, conversationId)).orderBy(asc(messages.id))
      `,
      reports: [{ messageId: 'noLimit', line: 6 }],
    },
    'mongo driver toArray': {
      filename: 'pages/api/subscribers.js',
      options: { everywhere: true },
      code: ts`
        import clientPromise from '../../lib/mongodb'

        export default async function handler(req, res) {
          const client = await clientPromise
          const subscribers = await client.db().collection('subscribers').find({}).toArray()
          res.status(200).json(subscribers)
        }
      `,
      reports: [{ messageId: 'wholeTable', line: 5 }],
    },
    'a list loaded to be counted in memory': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        export async function revenue() {
          const payments = await prisma.payment.findMany({ select: { amount: true } })
          return payments.reduce((sum, payment) => sum + payment.amount, 0)
        }
      `,
      reports: [{ messageId: 'noLimit', line: 4 }],
    },
    'server action returns all': {
      filename: 'app/contacts/actions.ts',
      options: { everywhere: true },
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        export const getContacts = async () => {
          const session = await auth()
          if (!session) return []
          const contacts = await prisma.contact.findMany({ include: { notes: true } })
          return contacts
        }
      `,
      reports: [{ messageId: 'wholeTable', line: 8 }],
    },
    'Prisma': { code: `${app}app.get('/orders', async (req, res) => { const orders = await prisma.order.findMany(); res.json(orders) })`, reports: [{ messageId: 'wholeTable', data: { query: 'prisma.order.findMany' } }] },
    'mapped rows': { code: `${app}app.get('/orders', async (req, res) => { const orders = await prisma.order.findMany(); res.json(orders.map((order) => ({ id: order.id }))) })`, ...found },
    'sorted only': { code: `${app}app.get('/orders', async (req, res) => res.json({ orders: await prisma.order.findMany({ orderBy: { createdAt: 'desc' }, include: { lines: true } }) }))`, ...found },
    'Drizzle in a route of Next': { filename: 'app/api/posts/route.ts', code: `import { db } from '@/db'\nimport { posts } from '@/db/schema'\nimport { desc } from 'drizzle-orm'\nexport async function GET() { const rows = await db.select().from(posts).orderBy(desc(posts.createdAt)); return Response.json(rows) }`, ...found },
    'a relational query in Hono': { code: `import { Hono } from 'hono'\nimport { db } from './db'\nconst app = new Hono()\napp.get('/posts', async (c) => c.json(await db.query.posts.findMany()))`, ...found },
    'Mongoose with an empty filter': { code: `import express from 'express'\nimport { Order } from './models/order'\nconst app = express()\napp.get('/x', async (req, res) => { const orders = await Order.find({}).sort('-createdAt'); res.json(orders) })`, ...found },
    'Sequelize and CommonJS': { filename: 'server.js', code: `const express = require('express')\nconst { Product } = require('./models')\nconst app = express()\napp.get('/x', (req, res) => { Product.findAll().then((products) => res.json(products)) })`, ...found },
    'SQL of pg': { code: `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/x', async (req, res) => { const result = await pool.query('SELECT * FROM orders ORDER BY id'); res.json(result.rows) })`, ...found },
    'mysql2': { code: `import express from 'express'\nimport mysql from 'mysql2/promise'\nconst pool = mysql.createPool({})\nconst app = express()\napp.get('/x', async (req, res) => { const [rows] = await pool.query('SELECT id FROM orders'); res.json(rows) })`, ...found },
    'Knex and Fastify': { code: `import Fastify from 'fastify'\nimport knex from 'knex'\nconst db = knex({})\nconst app = Fastify()\napp.get('/x', async () => { const rows = await db('orders').select('id'); return rows })`, ...found },
    'Kysely': { code: `import { Hono } from 'hono'\nimport { db } from './db'\nconst app = new Hono()\napp.get('/x', async (c) => c.json(await db.selectFrom('orders').selectAll().execute()))`, ...found },
    'Supabase': { filename: 'app/api/x/route.ts', code: `import { createClient } from '@/utils/supabase/server'\nexport async function GET() { const supabase = await createClient(); const { data } = await supabase.from('orders').select('*'); return Response.json(data) }`, ...found },
    'Nest and TypeORM': { code: `import { Controller, Get } from '@nestjs/common'\nimport { Repository } from 'typeorm'\n@Controller('x')\nexport class X { constructor(private readonly orders: Repository<Order>) {}\n  @Get() list() { return this.orders.find() } }`, ...found },
    'tRPC': { code: `export const r = router({ all: publicProcedure.query(({ ctx }) => ctx.db.post.findMany({ orderBy: { id: 'desc' } })) })`, ...found },
    'MongoDB': { code: `import express from 'express'\nimport { MongoClient } from 'mongodb'\nconst db = new MongoClient(url).db()\nconst app = express()\napp.get('/x', async (req, res) => { const orders = await db.collection('orders').find({}).toArray(); res.json(orders) })`, ...found },
    'a controller': { filename: 'controllers/orders.js', code: `const { prisma } = require('../db')\nexports.list = async (req, res) => { const orders = await prisma.order.findMany(); res.json({ success: true, data: orders }) }`, ...found },
    'everywhere: with a filter': { code: `${app}app.get('/orders', async (req, res) => res.json(await prisma.order.findMany({ where: { userId: req.user.id } })))`, ...list },
    'everywhere: a service': { code: `import { prisma } from './db'\nexport const all = () => prisma.order.findMany({ where: { status: 'open' } })`, ...list },
    'everywhere: SQL with a filter': { code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport const f = (id) => pool.query('SELECT id FROM orders WHERE user_id = $1', [id])`, ...list },
    'everywhere: messages of a conversation': { code: `import { prisma } from './db'\nexport const f = (id) => prisma.message.findMany({ where: { conversationId: id } })`, ...list },
    'everywhere: usage of a month, to add it up': { code: `import { createClient } from '@supabase/supabase-js'\nconst db = createClient(url, key)\nexport const f = (userId, start) => db.from('usage_tracking').select('tokens').eq('user_id', userId).gte('created_at', start)`, ...list },
    'everywhere: links of a team': { code: `import { prisma } from './db'\nexport const f = (id) => prisma.link.findMany({ where: { teamId: id, deletedAt: null } })`, ...list },
    'everywhere: a mode is no filter': { code: `import { prisma } from './db'\nexport const f = () => prisma.mealTemplate.findMany({ where: { isActive: true, type: 'dinner' } })`, ...list },
    'everywhere: members of a team, each of whom costs a query': { code: `import { db } from './db'\nimport { eq } from 'drizzle-orm'\nexport async function f(teamId) { const members = await db.select().from(memberships).where(eq(memberships.teamId, teamId)); const people = []; for (const member of members) people.push(await db.query.users.findFirst({ where: eq(users.id, member.userId) })); return people }`, ...list },
    'everywhere: rows of pg, each of which costs a query': { code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport async function f() { const users = await pool.query('SELECT id FROM users WHERE weekly_digest = true'); for (const user of users.rows) { const newest = await pool.query('SELECT title FROM reports WHERE user_id = $1', [user.id]); await mail(newest.rows) } }`, options: everywhere, reports: ['noLimit', 'noLimit'] },
    'everywhere: a text looked for in the whole table': { code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport const f = (q) => pool.query('SELECT * FROM projects WHERE name ILIKE $1', [q])`, ...list },
    'everywhere: whoever asked for a new password': { code: `import { db } from './db'\nimport { sql } from 'drizzle-orm'\nexport const f = () => db.select().from(users).where(sql\`${'${users.resetHash}'} IS NOT NULL AND ${'${users.resetExpires}'} > NOW()\`)`, ...list },
    'everywhere: Mongoose': { code: `import { Order } from './models/order'\nexport async function f(userId) { return Order.find({ userId }) }`, ...list },
    'everywhere: getMany': { code: `import { Repository } from 'typeorm'\nexport class X { constructor(private readonly users: Repository<User>) {}\n f() { return this.users.createQueryBuilder('u').where('u.active = true').getMany() } }`, ...list },
  },
})
