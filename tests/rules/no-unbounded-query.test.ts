import rule from '../../src/rules/no-unbounded-query.js'
import { testRule } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\n"
const found = { reports: ['wholeTable'] }
const everywhere = { everywhere: true }
const list = { options: everywhere, reports: ['noLimit'] }

testRule(rule, {
  valid: {
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
    'rows of which one is used': { options: everywhere, code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport async function f(name) { const { rows } = await pool.query('SELECT plan FROM users WHERE name = $1', [name]); if (rows.length === 0) return null; return rows[0] }` },
  },
  invalid: {
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
    'everywhere: Mongoose': { code: `import { Order } from './models/order'\nexport async function f(userId) { return Order.find({ userId }) }`, ...list },
    'everywhere: getMany': { code: `import { Repository } from 'typeorm'\nexport class X { constructor(private readonly users: Repository<User>) {}\n f() { return this.users.createQueryBuilder('u').where('u.active = true').getMany() } }`, ...list },
  },
})
