import rule from '../../src/rules/no-raw-row-response.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\n"
const found = { reports: ['rawRow'] }

testRule(rule, {
  valid: {
    'select': `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id }, select: { id: true, email: true } }); res.json(user) })`,
    'omit': `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id }, omit: { password: true } }); res.json(user) })`,
    'options that another file makes': `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique(args); res.json(user) })`,
    'rest destructuring': `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); const { password, ...safe } = user; res.json(safe) })`,
    'a presenter': `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); res.json(toPublic(user)) })`,
    'a mapping': `${app}app.get('/users', async (req, res) => { const users = await prisma.user.findMany(); res.json(users.map(({ id, name }) => ({ id, name }))) })`,
    'chosen fields': `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); res.json({ id: user.id, name: user.name }) })`,
    'the secret deleted': `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); delete user.password; res.json(user) })`,
    'the secret overwritten': `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); user.passwordHash = undefined; res.json(user) })`,
    'used inside the handler only': `${app}app.post('/login', async (req, res) => { const user = await prisma.user.findUnique({ where: { email: req.body.email } }); if (!user) return res.sendStatus(401); res.json({ token: sign(user.id) }) })`,
    'another model': `${app}app.get('/posts', async (req, res) => res.json(await prisma.post.findMany()))`,
    'a count': `${app}app.get('/users', async (req, res) => res.json(await prisma.user.count()))`,
    'a bank account': `${app}app.get('/x', async (req, res) => res.json(await prisma.bankAccount.findMany()))`,
    'Drizzle with columns': `import { db } from './db'\nimport { users } from './schema'\nexport async function GET() { return Response.json(await db.select({ id: users.id }).from(users)) }`,
    'a relational query with columns': `import { db } from './db'\nexport async function GET() { return Response.json(await db.query.users.findMany({ columns: { id: true } })) }`,
    'Mongoose select': `import express from 'express'\nimport { User } from './models/user'\nconst app = express()\napp.get('/x', async (req, res) => res.json(await User.findById(req.user.id).select('-password')))`,
    'a projection of Mongoose': `import express from 'express'\nimport { User } from './models/user'\nconst app = express()\napp.get('/x', async (req, res) => res.json(await User.findById(req.user.id, 'name email')))`,
    'an update of a row of which few columns were read': `import express from 'express'\nimport { User } from './models'\nconst app = express()\napp.post('/x', async (req, res) => { const user = await User.findByPk(req.user.id, { attributes: ['id', 'name'] }); const updated = await user.update({ name: req.body.name }); res.json(updated) })`,
    'the number of rows that an update of Sequelize gives': `import express from 'express'\nimport { User } from './models'\nconst app = express()\napp.post('/x', async (req, res) => { const changed = await User.update({ name: req.body.name }, { where: { id: req.user.id } }); res.json(changed) })`,
    'Sequelize attributes': `import express from 'express'\nimport { User } from './models'\nconst app = express()\napp.get('/x', async (req, res) => res.json(await User.findByPk(req.user.id, { attributes: { exclude: ['password'] } })))`,
    'SQL with columns': `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/x', async (req, res) => { const { rows } = await pool.query('SELECT id, name FROM users'); res.json(rows) })`,
    'Knex with columns': `import knex from 'knex'\nimport express from 'express'\nconst db = knex({})\nconst app = express()\napp.get('/x', async (req, res) => res.json(await db('users').select('id', 'name')))`,
    'Supabase with columns': `import { createClient } from '@/utils/supabase/server'\nexport async function GET() { const supabase = await createClient(); const { data } = await supabase.from('users').select('id, name'); return Response.json(data) }`,
    'plainToInstance': `import { plainToInstance } from 'class-transformer'\n${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); res.json(plainToInstance(UserDto, user)) })`,
    'a serializer of Nest': ts`
      import { Controller, Get, UseInterceptors, ClassSerializerInterceptor } from '@nestjs/common'
      import { Repository } from 'typeorm'
      @Controller('users')
      @UseInterceptors(ClassSerializerInterceptor)
      export class Users { constructor(private readonly users: Repository<User>) {}
        @Get() list() { return this.users.find() } }
    `,
    'a custom serializer of Nest': ts`
      import { Controller, Get } from '@nestjs/common'
      import { Repository } from 'typeorm'
      import { Serialize } from './serialize'
      @Controller('users')
      @Serialize(UserDto)
      export class Users { constructor(private readonly users: Repository<User>) {}
        @Get() list() { return this.users.find() } }
    `,
    'a schema of the answer': `import { prisma } from './db'\nimport Fastify from 'fastify'\nconst app = Fastify()\napp.get('/me', { schema: { response: { 200: userSchema } } }, async (request) => prisma.user.findUnique({ where: { id: request.user.id } }))`,
    'an output of tRPC': `export const r = router({ me: protectedProcedure.output(userSchema).query(({ ctx }) => ctx.prisma.user.findUnique({ where: { id: ctx.userId } })) })`,
    'a helper without a route': `import { prisma } from './db'\nexport const find = (id) => prisma.user.findUnique({ where: { id } })`,
    'a model of this file that cleans itself': `import express from 'express'\nimport mongoose from 'mongoose'\nconst schema = new mongoose.Schema({}, { toJSON: { transform: strip } })\nconst User = mongoose.model('User', schema)\nconst app = express()\napp.get('/x', async (req, res) => res.json(await User.findById(req.user.id)))`,
  },
  invalid: {
    'a row by a variable': { code: `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); res.json(user) })`, reports: [{ messageId: 'rawRow', data: { model: 'user' } }] },
    'a list at once': { code: `${app}app.get('/users', async (req, res) => res.json(await prisma.user.findMany()))`, ...found },
    'in an object': { code: `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); res.status(200).json({ success: true, user }) })`, ...found },
    'a created row': { code: `${app}app.post('/signup', async (req, res) => { const user = await prisma.user.create({ data: { email: req.body.email, password: hash } }); res.status(201).json({ token, user }) })`, ...found },
    'spread': { code: `${app}app.get('/me', async (req, res) => { const user = await prisma.user.findUnique({ where: { id: req.user.id } }); res.send({ ...user, online: true }) })`, ...found },
    'assigned in a try': { code: `${app}app.get('/me', async (req, res) => { let user; try { user = await prisma.user.findUnique({ where: { id: req.user.id } }) } catch (error) { return res.sendStatus(500) } res.json(user) })`, ...found },
    'with a relation': { code: `${app}app.get('/me', async (req, res) => { const account = await prisma.account.findFirst({ where: { id: req.user.id }, include: { plan: true } }); res.json({ data: account }) })`, ...found },
    'a list beside its number': { code: `${app}app.get('/users', async (req, res) => { const [users, total] = await Promise.all([prisma.user.findMany({ take: 20 }), prisma.user.count()]); res.json({ users, total }) })`, ...found },
    'a route handler of Next with Drizzle': { filename: 'app/api/me/route.ts', code: `import { NextResponse } from 'next/server'\nimport { db } from '@/db'\nimport { users } from '@/db/schema'\nimport { eq } from 'drizzle-orm'\nexport async function GET() { const [user] = await db.select().from(users).where(eq(users.id, id)); return NextResponse.json(user) }`, ...found },
    'returning of Drizzle': { filename: 'app/api/me/route.ts', code: `import { db } from '@/db'\nimport { users } from '@/db/schema'\nexport async function POST(request) { const body = await request.json(); const rows = await db.insert(users).values({ name: body.name }).returning(); return Response.json({ user: rows[0] }) }`, ...found },
    'a relational query of Drizzle in Hono': { code: `import { Hono } from 'hono'\nimport { db } from './db'\nconst app = new Hono()\napp.get('/users', async (c) => c.json(await db.query.users.findMany({ limit: 10 })))`, ...found },
    'Mongoose': { code: `import express from 'express'\nimport { User } from './models/user'\nconst app = express()\napp.get('/x', async (req, res) => { const users = await User.find({}).limit(10).lean(); res.json(users) })`, ...found },
    'a saved document': { code: `import express from 'express'\nimport { User } from './models/user'\nconst app = express()\napp.post('/x', async (req, res) => { const user = await User.create({ email: req.body.email, password: hash }); res.status(201).json(user) })`, ...found },
    'what the update of a row of Sequelize gives back': { filename: 'server.js', code: `const express = require('express')\nconst { User } = require('./models')\nconst app = express()\napp.post('/password', async (req, res) => { const user = await User.findByPk(req.user.id); if (!user) return res.sendStatus(404); const updated = await user.update({ password: req.body.password }); res.json({ user: updated }) })`, ...found },
    'a saved document of Mongoose': { code: `import express from 'express'\nimport { User } from './models/user'\nconst app = express()\napp.post('/name', async (req, res) => { const user = await User.findById(req.user.id); user.name = req.body.name; res.json(await user.save()) })`, ...found },
    'Sequelize and CommonJS': { filename: 'server.js', code: `const express = require('express')\nconst { User } = require('./models')\nconst app = express()\napp.get('/x', async (req, res) => { const user = await User.findByPk(req.user.id); res.json(user) })`, ...found },
    'SQL of pg': { code: `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/x', async (req, res) => { const result = await pool.query('SELECT * FROM users WHERE id = $1', [req.user.id]); res.json(result.rows[0]) })`, ...found },
    'mysql2': { code: `import express from 'express'\nimport mysql from 'mysql2/promise'\nconst pool = mysql.createPool({})\nconst app = express()\napp.get('/x', async (req, res) => { const [rows] = await pool.execute('SELECT * FROM users'); res.json({ users: rows }) })`, ...found },
    'then': { code: `import express from 'express'\nimport { User } from './models/user'\nconst app = express()\napp.get('/x', (req, res) => { User.findById(req.user.id).then((user) => res.json(user)) })`, ...found },
    'Knex and Fastify': { code: `import Fastify from 'fastify'\nimport knex from 'knex'\nconst db = knex({})\nconst app = Fastify()\napp.get('/me', async (request) => { const user = await db('users').where({ id: request.user.id }).first(); return user })`, ...found },
    'Kysely': { code: `import { Hono } from 'hono'\nimport { db } from './db'\nconst app = new Hono()\napp.get('/me', async (c) => { const user = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst(); return c.json({ user }) })`, ...found },
    'Supabase': { filename: 'app/api/x/route.ts', code: `import { createClient } from '@supabase/supabase-js'\nconst supabase = createClient(url, key)\nexport async function GET() { const { data } = await supabase.from('users').select('*').eq('id', id).single(); return Response.json(data) }`, ...found },
    'a repository of Nest': { code: `import { Controller, Get } from '@nestjs/common'\nimport { Repository } from 'typeorm'\n@Controller('users')\nexport class Users { constructor(private readonly users: Repository<User>) {}\n  @Get() list() { return this.users.find() } }`, ...found },
    'tRPC': { code: `export const r = router({ me: protectedProcedure.query(({ ctx }) => ctx.prisma.user.findUnique({ where: { id: ctx.userId } })) })`, ...found },
    'Koa': { code: `import Router from '@koa/router'\nimport { prisma } from './db'\nconst router = new Router()\nrouter.get('/me', async (ctx) => { ctx.body = await prisma.user.findUnique({ where: { id: ctx.state.id } }) })`, ...found },
    'a server action': { filename: 'app/actions.ts', code: `'use server'\nimport { prisma } from '@/lib/prisma'\nexport async function getUser(id: string) { return prisma.user.findUnique({ where: { id } }) }`, ...found },
    'a controller': { filename: 'controllers/users.js', code: `const { prisma } = require('../db')\nexports.list = async (req, res) => { const users = await prisma.user.findMany(); res.json(users) }`, ...found },
    'Lambda': { code: `import { prisma } from './db'\nexport const handler = async (event) => { const user = await prisma.user.findUnique({ where: { id: event.pathParameters.id } }); return { statusCode: 200, body: JSON.stringify(user) } }`, ...found },
    'MongoDB': { code: `import express from 'express'\nimport { MongoClient } from 'mongodb'\nconst db = new MongoClient(url).db()\nconst app = express()\napp.get('/x', async (req, res) => res.json(await db.collection('users').find().toArray()))`, ...found },
  },
})
