import rule from '../../src/rules/no-query-in-loop.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\n"
const found = { reports: ['queryInLoop'] }
const everywhere = { everywhere: true }

testRule(rule, {
  valid: {
    'one query before the loop': `${app}app.get('/orders', async (req, res) => { const orders = await prisma.order.findMany(); const users = await prisma.user.findMany({ where: { id: { in: orders.map((o) => o.userId) } } }); for (const o of orders) o.user = users.find((u) => u.id === o.userId); res.json(orders) })`,
    'the list of the loop itself': `${app}app.get('/orders', async (req, res) => { for (const o of await prisma.order.findMany({ where: { userId: req.user.id } })) console.log(o); res.end() })`,
    'batches': `${app}app.post('/x', async (req, res) => { for (const ids of chunk(req.body.ids, 100)) await prisma.user.findMany({ where: { id: { in: ids } } }); res.end() })`,
    'chunks by name': { options: everywhere, code: `import { db } from './db'\nexport async function f(chunks) { for (const chunk of chunks) await db.selectFrom('users').selectAll().where('batch', '=', chunk.id).execute() }` },
    'a transaction': `${app}app.post('/x', async (req, res) => { await prisma.$transaction(async (tx) => { for (const item of req.body.items) await tx.product.findUnique({ where: { id: item.id } }) }); res.end() })`,
    'a cursor': { options: everywhere, code: `import { prisma } from './db'\nexport async function all() { let cursor; while (true) { const rows = await prisma.user.findMany({ take: 100, cursor }); if (rows.length === 0) break; cursor = rows.at(-1).id } }` },
    'pages of a list': { options: everywhere, code: `import { prisma } from './db'\nexport async function all(pages) { for (const page of pages) await prisma.user.findMany({ take: 100, skip: page * 100 }) }` },
    'a free slug': { options: everywhere, code: `import { prisma } from './db'\nexport async function slugFor(base) { let slug = base; while (await prisma.post.findUnique({ where: { slug } })) slug += 'x'; return slug }` },
    'a retry': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(id) { for (let attempt = 0; attempt < 3; attempt++) { const row = await prisma.job.findUnique({ where: { id } }); if (row) return row } }` },
    'a few constants': { options: everywhere, code: `import { prisma } from './db'\nexport async function f() { for (const role of ['admin', 'user']) await prisma.role.findUnique({ where: { name: role } }) }` },
    'a constant list': { options: everywhere, code: `import { prisma } from './db'\nconst PLANS = ['free', 'pro']\nexport const f = () => Promise.all(PLANS.map((plan) => prisma.plan.findUnique({ where: { plan } })))` },
    'a write': `${app}app.post('/x', async (req, res) => { for (const item of req.body.items) await prisma.item.update({ where: { id: item.id }, data: { done: true } }); res.end() })`,
    'a loop that waits for a rate limit': { options: everywhere, code: `import { prisma } from './db'\nconst sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))\nexport async function f(ids) { for (const id of ids) { await prisma.user.findUnique({ where: { id } }); await sleep(200) } }` },
    'a worker': { options: everywhere, code: `import { Worker } from 'bullmq'\nimport { prisma } from './db'\nnew Worker('x', async (job) => { for (const id of job.data.ids) await prisma.user.findUnique({ where: { id } }) })` },
    'outside of a handler': `import { prisma } from './db'\nexport async function f(ids) { for (const id of ids) await prisma.user.findUnique({ where: { id } }) }`,
    'the same query in each turn, in a handler': `${app}app.get('/x', async (req, res) => { for (const item of req.body.items) item.rate = await prisma.rate.findFirst(); res.end() })`,
    'a find of an array': `${app}app.get('/x', async (req, res) => { const users = await prisma.user.findMany(); for (const o of req.body.orders) o.user = users.find((u) => u.id === o.userId); res.end() })`,
    'a cache': `${app}app.get('/x', async (req, res) => { for (const id of req.body.ids) await redis.get(id); res.end() })`,
    'SQL with a list': `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/x', async (req, res) => { for (const group of req.body.groups) await pool.query('SELECT id FROM users WHERE id = ANY($1)', [group.ids]); res.end() })`,
    'candidates until one is there': `${app}app.get('/x', async (req, res) => { const find = async () => { for (const email of spellings(req.body.email)) { const match = await prisma.user.findFirst({ where: { email } }); if (match) return match } return null }; res.json({ found: (await find()) !== null }) })`,
    'a listener registered in a loop': `${app}app.get('/x', async (req, res) => { for (const id of req.body.ids) emitter.on(id, async function () { const row = await prisma.user.findUnique({ where: { id } }) }); res.end() })`,
  },
  invalid: {
    'for of in a handler': { code: `${app}app.get('/orders', async (req, res) => { const orders = await prisma.order.findMany(); for (const order of orders) { order.user = await prisma.user.findUnique({ where: { id: order.userId } }) } res.json(orders) })`, reports: [{ messageId: 'queryInLoop', data: { query: 'prisma.user.findUnique', list: '`orders`' } }] },
    'Promise.all of a map': { code: `${app}app.get('/orders', async (req, res) => { const orders = await prisma.order.findMany(); res.json(await Promise.all(orders.map(async (order) => ({ ...order, user: await prisma.user.findUnique({ where: { id: order.userId } }) })))) })`, ...found },
    'a map by one expression': { code: `${app}app.get('/x', async (req, res) => res.json(await Promise.all(req.body.ids.map((id) => prisma.user.findUnique({ where: { id } })))))`, ...found },
    'a counted loop': { code: `${app}app.get('/x', async (req, res) => { const { ids } = req.body; for (let i = 0; i < ids.length; i++) { const row = await prisma.user.findUnique({ where: { id: ids[i] } }); console.log(row) } res.end() })`, ...found },
    'a value of the element': { code: `${app}app.get('/x', async (req, res) => { for (const item of req.body.items) { const { productId } = item; const product = await prisma.product.findUnique({ where: { id: productId } }); if (!product) return res.status(404).end() } res.end() })`, ...found },
    'Drizzle in a route of Next': { filename: 'app/api/x/route.ts', code: `import { db } from '@/db'\nimport { users, posts } from '@/db/schema'\nimport { eq } from 'drizzle-orm'\nexport async function GET() { const list = await db.select().from(posts); const out = []; for (const post of list) { const [author] = await db.select().from(users).where(eq(users.id, post.authorId)); out.push({ ...post, author }) } return Response.json(out) }`, ...found },
    'Mongoose and Koa': { code: `import Router from '@koa/router'\nimport { User } from './models/user'\nimport { Post } from './models/post'\nconst router = new Router()\nrouter.get('/x', async (ctx) => { const posts = await Post.find().limit(20); for (const post of posts) post.author = await User.findById(post.authorId); ctx.body = posts })`, ...found },
    'Sequelize and CommonJS': { filename: 'server.js', code: `const express = require('express')\nconst { Order, User } = require('./models')\nconst app = express()\napp.get('/x', async (req, res) => { const orders = await Order.findAll(); for (const o of orders) { o.user = await User.findByPk(o.userId) } res.json(orders) })`, ...found },
    'SQL of pg': { code: `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/x', async (req, res) => { const { rows } = await pool.query('SELECT id FROM orders'); for (const row of rows) { const items = await pool.query('SELECT id FROM items WHERE order_id = $1', [row.id]); row.items = items.rows } res.json(rows) })`, ...found },
    'Knex and Fastify': { code: `import Fastify from 'fastify'\nimport knex from 'knex'\nconst db = knex({})\nconst app = Fastify()\napp.get('/x', async () => { const posts = await db('posts').select('id'); return Promise.all(posts.map(async (p) => ({ ...p, n: await db('comments').where({ post_id: p.id }).select('id') }))) })`, ...found },
    'Supabase and Hono': { code: `import { Hono } from 'hono'\nimport { createClient } from '@supabase/supabase-js'\nconst supabase = createClient(url, key)\nconst app = new Hono()\napp.get('/x', async (c) => { const { data } = await supabase.from('posts').select('id'); for (const post of data) { const { data: author } = await supabase.from('authors').select('name').eq('id', post.id).single(); post.author = author } return c.json(data) })`, ...found },
    'tRPC': { code: `export const r = router({ list: protectedProcedure.query(async ({ ctx }) => { const teams = await ctx.prisma.team.findMany({ where: { ownerId: ctx.userId } }); return Promise.all(teams.map(async (team) => ({ ...team, n: await ctx.prisma.member.count({ where: { teamId: team.id } }) }))) }) })`, ...found },
    'Nest and TypeORM': {
      code: ts`
        import { Controller, Get } from '@nestjs/common'
        import { Repository } from 'typeorm'
        @Controller('x')
        export class X {
          constructor(private readonly users: Repository<User>, private readonly posts: Repository<Post>) {}
          @Get() async list() {
            const posts = await this.posts.find({ take: 10 })
            for (const post of posts) post.author = await this.users.findOneBy({ id: post.authorId })
            return posts
          }
        }
      `,
      ...found,
    },
    'a server action': { filename: 'app/actions.ts', code: `'use server'\nimport { prisma } from '@/lib/prisma'\nexport async function check(ids: string[]) { for (const id of ids) { const row = await prisma.item.findUnique({ where: { id } }); if (!row) throw new Error(id) } }`, ...found },
    'a function that a handler calls': { code: `${app}async function withUsers(orders) { for (const o of orders) o.user = await prisma.user.findUnique({ where: { id: o.userId } }); return orders }\napp.get('/x', async (req, res) => res.json(await withUsers(await prisma.order.findMany())))`, ...found },
    'a server component': { filename: 'app/orders/page.tsx', code: `import { prisma } from '@/lib/prisma'\nexport default async function Page() { const orders = await prisma.order.findMany(); const rows = await Promise.all(orders.map(async (o) => ({ o, user: await prisma.user.findUnique({ where: { id: o.userId } }) }))); return <p>{rows.length}</p> }`, ...found },
    'forEach': { code: `${app}app.get('/x', async (req, res) => { req.body.ids.forEach(async (id) => { const row = await prisma.user.findUnique({ where: { id } }); console.log(row) }); res.end() })`, ...found },
    'everywhere: a service': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(ids) { for (const id of ids) await prisma.user.findUnique({ where: { id } }) }`, ...found },
    'everywhere: the same query in each turn': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(items) { for (const item of items) item.rate = await prisma.rate.findFirst() }`, ...found },
    'everywhere: a method of a service': { options: everywhere, code: `import { Repository } from 'typeorm'\nexport class Posts { constructor(private readonly users: Repository<User>) {}\n async fill(posts) { for (const p of posts) p.author = await this.users.findOne({ where: { id: p.authorId } }) } }`, ...found },
    'everywhere: MongoDB': { options: everywhere, code: `import { MongoClient } from 'mongodb'\nconst db = new MongoClient(url).db()\nexport async function f(items) { for (const item of items) item.user = await db.collection('users').findOne({ _id: item.userId }) }`, ...found },
  },
})
