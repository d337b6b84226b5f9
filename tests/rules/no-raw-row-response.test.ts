import rule from '../../src/rules/no-raw-row-response.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\n"
const found = { reports: ['rawRow'] }

testRule(rule, {
  valid: {
    'mongoose with a projection': {
      filename: 'src/routes/users.js',
      code: ts`
        const router = require('express').Router()
        const User = require('../models/User')

        router.get('/users/:id', async (req, res) => {
          const user = await User.findById(req.params.id).select('-password -resetToken')
          if (!user) return res.status(404).json({ message: 'User not found' })
          return res.json(user)
        })

        module.exports = router
      `,
    },
    'sequelize with attributes': {
      code: ts`
        import { Router } from 'express'
        import { User } from '../models'

        const router = Router()

        router.get('/', async (_req, res) => {
          const users = await User.findAll({ attributes: { exclude: ['passwordHash'] }, limit: 50 })
          res.json(users)
        })

        export default router
      `,
    },
    'rest drops the secrets': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'

        const app = express()

        app.post('/login', async (req, res) => {
          const user = await prisma.user.findUnique({ where: { email: req.body.email } })
          if (!user) return res.status(401).end()
          const { passwordHash, ...safe } = user
          res.json({ user: safe })
        })
      `,
    },
    'chosen columns of sql': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { pool } from './db'

        export async function routes(app: FastifyInstance) {
          app.get('/account', async (request) => {
            const { rows } = await pool.query('SELECT id, name, plan FROM accounts WHERE id = $1', [request.user.id])
            return rows[0]
          })
        }
      `,
    },
    'presenter of another file': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { users } from './schema'
        import { presentUser } from './presenters'

        export const app = new Hono()

        app.post('/users', async (c) => {
          const [created] = await db.insert(users).values(await c.req.json()).returning()
          return c.json(presentUser(created), 201)
        })
      `,
    },
    'nest serializer': {
      code: ts`
        import { ClassSerializerInterceptor, Controller, Get, Param, UseInterceptors } from '@nestjs/common'
        import { UserRepository } from './user.repository'

        @Controller('users')
        @UseInterceptors(ClassSerializerInterceptor)
        export class UsersController {
          constructor(private readonly users: UserRepository) {}

          @Get(':id')
          findOne(@Param('id') id: string) {
            return this.users.findOneBy({ id })
          }
        }
      `,
    },
    'mapped list': {
      code: ts`
        import { protectedProcedure, router } from './trpc'

        export const admin = router({
          users: protectedProcedure.query(async ({ ctx }) => {
            const users = await ctx.db.user.findMany({ take: 50 })
            return users.map(({ id, name }) => ({ id, name }))
          }),
        })
      `,
    },
    'row used only inside the handler': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'

        const app = express()

        app.post('/verify', async (req, res) => {
          const user = await prisma.user.findFirst({ where: { verifyToken: req.body.token } })
          if (!user) return res.status(404).json({ error: 'Unknown token' })
          await prisma.user.update({ where: { id: user.id }, data: { verifiedAt: new Date() } })
          res.json({ verified: true, name: user.name })
        })
      `,
    },
    'other tables': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { posts } from './schema'

        export const app = new Hono()

        app.get('/posts', async (c) => c.json(await db.select().from(posts).limit(20)))
      `,
    },
    'the user of a session library': {
      filename: 'app/api/me/route.ts',
      code: ts`
        import { auth } from '@/auth'

        export async function GET() {
          const session = await auth()
          const user = session?.user
          return Response.json({ user })
        }
      `,
    },
    'omit of prisma': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'

        export const router = Router()

        router.get('/me', async (req, res) => {
          const user = await prisma.user.findUnique({ where: { id: req.user.id }, omit: { passwordHash: true, totpSecret: true } })
          res.json(user)
        })
      `,
    },
    'the password is deleted first': {
      code: ts`
        import Router from '@koa/router'
        import { User } from './models/user'

        export const router = new Router()

        router.get('/me', async (ctx) => {
          const user = (await User.findById(ctx.state.userId).lean()) as Record<string, unknown>
          delete user.password
          ctx.body = user
        })
      `,
    },
    'service returns the row to the server': {
      code: ts`
        import { prisma } from './prisma'

        export class UserService {
          byEmail(email: string) {
            return prisma.user.findUnique({ where: { email } })
          }

          async authenticate(email: string, check: (hash: string) => Promise<boolean>) {
            const user = await this.byEmail(email)
            return user && (await check(user.passwordHash)) ? user : null
          }
        }
      `,
    },
    'counts of users': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'

        const app = express()

        app.get('/stats', async (_req, res) => {
          const users = await prisma.user.count()
          const byPlan = await prisma.user.groupBy({ by: ['plan'], _count: true })
          res.json({ users, byPlan })
        })
      `,
    },
    'schema parse strips': {
      code: ts`
        import { Hono } from 'hono'
        import { z } from 'zod'
        import { prisma } from './prisma'

        const publicUser = z.object({ id: z.string(), name: z.string() })

        export const app = new Hono()

        app.get('/users/:id', async (c) => {
          const user = await prisma.user.findUnique({ where: { id: c.req.param('id') } })
          return c.json(publicUser.parse(user))
        })
      `,
    },
    'columns of a relational query': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'

        export const app = new Hono()

        app.get('/team', async (c) => {
          const members = await db.query.users.findMany({ columns: { id: true, name: true }, limit: 20 })
          return c.json(members)
        })
      `,
    },
    'selected by kysely and renamed': {
      code: ts`
        import { db } from './database'

        export async function GET() {
          const users = await db.selectFrom('users').select(['id', 'display_name as name']).limit(20).execute()
          return Response.json(users)
        }
      `,
    },
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
    'mongoose user by id': {
      filename: 'src/routes/users.js',
      code: ts`
        const router = require('express').Router()
        const User = require('../models/User')

        router.get('/users/:id', async (req, res) => {
          const user = await User.findById(req.params.id)
          if (!user) return res.status(404).json({ message: 'User not found' })
          return res.status(200).json(user)
        })

        module.exports = router
      `,
      reports: [{ messageId: 'rawRow', line: 7 }],
    },
    'sequelize list of users in data': {
      code: ts`
        import { Router } from 'express'
        import { User } from '../models'

        const router = Router()

        router.get('/', async (_req, res, next) => {
          try {
            const users = await User.findAll({ limit: 50 })
            res.json({ success: true, data: users })
          } catch (e) {
            next(e)
          }
        })

        export default router
      `,
      reports: [{ messageId: 'rawRow', line: 9 }],
    },
    'pg select star of accounts in fastify': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { pool } from './db'

        export async function routes(app: FastifyInstance) {
          app.get('/account', async (request, reply) => {
            const { rows } = await pool.query('SELECT * FROM accounts WHERE id = $1', [request.user.id])
            return reply.send(rows[0])
          })
        }
      `,
      reports: [{ messageId: 'rawRow', line: 7 }],
    },
    'knex returning star after sign up': {
      code: ts`
        import express from 'express'
        import { hash } from './hash'
        import { knex } from './knex'

        const app = express()

        app.post('/register', async (req, res) => {
          const [user] = await knex('users').insert({ email: req.body.email, password: await hash(req.body.password) }).returning('*')
          res.status(201).json({ user })
        })
      `,
      reports: [{ messageId: 'rawRow', line: 9 }],
    },
    'drizzle insert returning everything in hono': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { users } from './schema'

        export const app = new Hono()

        app.post('/users', async (c) => {
          const body = await c.req.json()
          const created = await db.insert(users).values(body).returning()
          return c.json(created[0], 201)
        })
      `,
      reports: [{ messageId: 'rawRow', line: 10 }],
    },
    'kysely selectAll in a Next route': {
      filename: 'app/api/me/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { auth } from '@/auth'
        import { db } from '@/lib/database'

        export const GET = async () => {
          const session = await auth()
          const me = await db.selectFrom('users').selectAll().where('id', '=', session!.user.id).executeTakeFirst()
          return NextResponse.json({ data: { user: me } })
        }
      `,
      reports: [{ messageId: 'rawRow', line: 8 }],
    },
    'typeorm in a nest controller returns the entity': {
      code: ts`
        import { Controller, Get, Param } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { User } from './user.entity'

        @Controller('users')
        export class UsersController {
          constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

          @Get(':id')
          findOne(@Param('id') id: string) {
            return this.users.findOneBy({ id })
          }
        }
      `,
      reports: [{ messageId: 'rawRow', line: 12 }],
    },
    'trpc procedure returns the account with its relations': {
      code: ts`
        import { protectedProcedure, router } from './trpc'

        export const viewer = router({
          me: protectedProcedure.query(async ({ ctx }) => {
            const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.session.user.id }, include: { teams: true } })
            return user
          }),
        })
      `,
      reports: [{ messageId: 'rawRow', line: 6 }],
    },
    'spread of the whole row': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'
        import { requireAuth } from './auth'

        const app = express()

        app.patch('/me', requireAuth, async (req, res) => {
          const user = await prisma.user.update({ where: { id: req.user.id }, data: { name: req.body.name } })
          res.json({ ...user, updated: true })
        })
      `,
      reports: [{ messageId: 'rawRow', line: 9 }],
    },
    'server action returns the updated user': {
      filename: 'app/profile/actions.ts',
      code: ts`
        'use server'
        import { eq } from 'drizzle-orm'
        import { db } from '@/db'
        import { users } from '@/db/schema'
        import { auth } from '@/auth'

        export async function updateName(name: string) {
          const session = await auth()
          if (!session) throw new Error('Unauthorized')
          const [user] = await db.update(users).set({ name }).where(eq(users.id, session.user.id)).returning()
          return { ok: true, user }
        }
      `,
      reports: [{ messageId: 'rawRow', line: 11 }],
    },
    'koa body with a user found by email': {
      code: ts`
        import Router from '@koa/router'
        import { User } from './models/user'

        export const router = new Router()

        router.get('/lookup', async (ctx) => {
          const found = await User.findOne({ email: ctx.query.email })
          ctx.body = found
        })
      `,
      reports: [{ messageId: 'rawRow', line: 8 }],
    },
    'mysql2 rows of users in a pages handler': {
      filename: 'pages/api/users.js',
      code: ts`
        import { pool } from '../../lib/mysql'

        export default async function handler(req, res) {
          const [rows] = await pool.query('SELECT * FROM users ORDER BY id DESC LIMIT 50')
          res.status(200).json(rows)
        }
      `,
      reports: [{ messageId: 'rawRow', line: 5 }],
    },
    'supabase star with the service key': {
      filename: 'app/api/users/route.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'

        const admin = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)

        export async function GET() {
          const { data: users, error } = await admin.from('users').select('*').limit(20)
          if (error) return Response.json({ error: 'Failed' }, { status: 500 })
          return Response.json(users)
        }
      `,
      reports: [{ messageId: 'rawRow', line: 8 }],
    },
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
