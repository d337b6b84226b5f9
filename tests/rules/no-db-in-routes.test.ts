import rule from '../../src/rules/no-db-in-routes.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'a service asks': { options: { scope: 'everywhere' }, code: ts`
      import { listOrders } from './orders.service'
      import express from 'express'
      const app = express()
      app.get('/orders', async (req, res) => res.json(await listOrders(req.user.id)))
    ` },
    'a query in a service': { filename: 'src/orders.service.ts', options: { scope: 'everywhere' }, code: ts`
      import { prisma } from './prisma'
      export class OrdersService { list(userId) { return prisma.order.findMany({ where: { userId }, take: 50 }) } }
    ` },
    'a query in a function of the file that is no route': { options: { scope: 'everywhere' }, code: ts`
      import { prisma } from './prisma'
      export const ordersOf = (userId) => prisma.order.findMany({ where: { userId } })
    ` },
    'a query in a route of a project without a service layer': { code: ts`
      import { prisma } from './prisma'
      import express from 'express'
      const app = express()
      app.get('/orders', async (req, res) => res.json(await prisma.order.findMany({ take: 50 })))
    ` },
    'Redis': { options: { scope: 'everywhere' }, code: ts`
      import { redis } from '@/lib/redis'
      import express from 'express'
      const app = express()
      app.get('/hits', async (req, res) => res.json(await redis.get('hits')))
    ` },
    'a job': { options: { scope: 'everywhere' }, code: ts`
      import { Worker } from 'bullmq'
      import { prisma } from './prisma'
      new Worker('mail', async (job) => { await prisma.mail.create({ data: job.data }) })
    ` },
    'middleware that looks up who is asking': { options: { scope: 'everywhere' }, code: ts`
      import { prisma } from './prisma'
      import express from 'express'
      const app = express()
      app.use(async (req, res, next) => { req.user = await prisma.user.findUnique({ where: { token: req.get('x-token') } }); next() })
    ` },
    'arrays with the same methods': { options: { scope: 'everywhere' }, code: ts`
      import express from 'express'
      const app = express()
      app.get('/a', (req, res) => res.json([1, 2].find((n) => n > 1)))
      const seen = new Map()
      app.get('/b', (req, res) => res.json(seen.get(req.query.id)))
    ` },
    'a controller of Nest with its service': { filename: 'src/users.controller.ts', options: { scope: 'everywhere' }, code: ts`
      import { Controller, Get } from '@nestjs/common'
      import { UsersService } from './users.service'
      @Controller('users')
      export class UsersController {
        constructor(private readonly users: UsersService) {}
        @Get() list() { return this.users.findAll() }
      }
    ` },
    'a server component': { filename: 'app/orders/page.tsx', options: { scope: 'everywhere' }, code: ts`
      import { prisma } from '@/lib/prisma'
      export default async function Page() { return <p>{await prisma.order.count()}</p> }
    ` },
    'a seed': { filename: 'prisma/seed.ts', options: { scope: 'everywhere' }, code: ts`
      import { prisma } from './prisma'
      await prisma.user.create({ data: {} })
    ` },
    'a test': { filename: 'tests/app.test.ts', options: { scope: 'everywhere' }, code: ts`
      import { prisma } from './prisma'
      import express from 'express'
      const app = express()
      app.get('/orders', async (req, res) => res.json(await prisma.order.findMany()))
    ` },
  },
  invalid: {
    'Prisma in an Express route': { options: { scope: 'everywhere' }, code: ts`
      import { prisma } from './prisma'
      import express from 'express'
      const app = express()
      app.get('/orders', async (req, res) => res.json(await prisma.order.findMany({ take: 50 })))
    `, reports: [{ messageId: 'queryInRoute', line: 4, data: { route: 'GET /orders', query: 'order.findMany' } }] },
    'once for each route': { options: { scope: 'everywhere' }, code: ts`
      import { prisma } from './prisma'
      import express from 'express'
      const app = express()
      app.post('/a', async (req, res) => { await prisma.a.create({ data: {} }); await prisma.b.create({ data: {} }); res.end() })
      app.get('/b', async (req, res) => res.json(await prisma.b.findFirst()))
    `, reports: [{ messageId: 'queryInRoute', line: 4 }, { messageId: 'queryInRoute', line: 5 }] },
    'a file that has services at hand': { code: ts`
      import { billing } from '../services/billing'
      import { prisma } from '../prisma'
      import express from 'express'
      const app = express()
      app.get('/orders', async (req, res) => { await billing.check(req.user); res.json(await prisma.order.findMany({ take: 50 })) })
    `, reports: [{ messageId: 'queryInRoute', line: 5 }] },
    'a repository at hand': { filename: 'routes/users.js', code: ts`
      const { UserRepository } = require('./user-repository')
      const { Pool } = require('pg')
      const pool = new Pool({ max: 5 })
      const router = require('express').Router()
      router.get('/a', async (req, res) => res.json((await pool.query('SELECT 1 FROM users')).rows))
      module.exports = router
    `, reports: [{ messageId: 'queryInRoute', line: 5 }] },
    'a Next.js route with Drizzle': { filename: 'app/api/users/route.ts', options: { scope: 'everywhere' }, code: ts`
      import { db } from '@/db'
      import { users } from '@/db/schema'
      export async function GET() { return Response.json(await db.select().from(users).limit(10)) }
    `, reports: [{ messageId: 'queryInRoute', line: 3 }] },
    'a server action': { filename: 'app/actions.ts', options: { scope: 'everywhere' }, code: ts`
      'use server'
      import { prisma } from '@/lib/prisma'
      export async function rename(id, name) { await prisma.user.update({ where: { id }, data: { name } }) }
    `, reports: [{ messageId: 'queryInRoute', line: 3 }] },
    'Fastify with SQL': { options: { scope: 'everywhere' }, code: ts`
      import Fastify from 'fastify'
      import { Pool } from 'pg'
      const pool = new Pool({ max: 5 })
      const app = Fastify()
      app.get('/users', async () => (await pool.query('SELECT id FROM users LIMIT 10')).rows)
    `, reports: [{ messageId: 'queryInRoute', line: 5 }] },
    'Hono with supabase': { options: { scope: 'everywhere' }, code: ts`
      import { Hono } from 'hono'
      import { createClient } from '@supabase/supabase-js'
      const supabase = createClient(url, key)
      const app = new Hono()
      app.get('/users', async (c) => c.json(await supabase.from('users').select('id').limit(10)))
    `, reports: [{ messageId: 'queryInRoute', line: 5 }] },
    'Mongoose': { filename: 'server.js', options: { scope: 'everywhere' }, code: ts`
      const mongoose = require('mongoose')
      const User = mongoose.model('User', schema)
      const app = require('express')()
      app.get('/users', async (req, res) => res.json(await User.find().limit(10)))
    `, reports: [{ messageId: 'queryInRoute', line: 4 }] },
    'a controller of Nest with a client of its own': { filename: 'src/users.controller.ts', options: { scope: 'everywhere' }, code: ts`
      import { Controller, Get } from '@nestjs/common'
      import { PrismaService } from './prisma.service'
      @Controller('users')
      export class UsersController {
        constructor(private readonly prisma: PrismaService) {}
        @Get() list() { return this.prisma.user.findMany({ take: 10 }) }
      }
    `, reports: [{ messageId: 'queryInRoute', line: 6 }] },
    'a handler declared apart from its route': { options: { scope: 'everywhere' }, code: ts`
      import { prisma } from './prisma'
      import express from 'express'
      const app = express()
      app.get('/orders', list)
      async function list(req, res) { res.json(await prisma.order.findMany({ take: 50 })) }
    `, reports: [{ messageId: 'queryInRoute', line: 5 }] },
    'a procedure of tRPC': { options: { scope: 'everywhere' }, code: ts`
      import { initTRPC } from '@trpc/server'
      import { prisma } from './prisma'
      const t = initTRPC.create()
      export const router = t.router({ orders: t.procedure.query(async () => prisma.order.findMany({ take: 50 })) })
    `, reports: [{ messageId: 'queryInRoute', line: 4 }] },
    'a loader of Remix': { filename: 'app/routes/orders.tsx', options: { scope: 'everywhere' }, code: ts`
      import { prisma } from '~/db.server'
      export async function loader({ request }) { return Response.json(await prisma.order.findMany({ take: 50 })) }
      export default function Page() { return <p /> }
    `, reports: [{ messageId: 'queryInRoute', line: 2 }] },
  },
})
