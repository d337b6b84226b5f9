import rule from '../../src/rules/no-db-in-routes.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'service made in the handler': {
      filename: 'src/routes/tags.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { TagService } from '../services/tag-service'
        import { prisma } from '../prisma'

        export const tags = Router().get('/tags', async (req, res) => {
          const service = new TagService(prisma)
          res.json(await service.list(req.user.teamId))
        })
      `,
    },
    'repository given to the plugin': {
      filename: 'src/routes/devices.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import type { DeviceRepository } from '../devices/device-repository'

        export async function devices(app: FastifyInstance, { repository }: { repository: DeviceRepository }) {
          app.delete('/devices/:id', async (request) => repository.delete((request.params as { id: string }).id))
        }
      `,
    },
    'fetch of another api with a query method': {
      filename: 'app/api/issues/route.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { graphql } from '@octokit/graphql'

        export async function GET() {
          const { viewer } = await graphql<{ viewer: { login: string } }>('query { viewer { login } }')
          return Response.json(viewer)
        }
      `,
    },
    'guard of nest looks up a key': {
      filename: 'src/auth/api-key.guard.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common'
        import { PrismaService } from '../prisma.service'

        @Injectable()
        export class ApiKeyGuard implements CanActivate {
          constructor(private readonly prisma: PrismaService) {}

          async canActivate(context: ExecutionContext) {
            const key = context.switchToHttp().getRequest().headers['x-api-key']
            return (await this.prisma.apiKey.findUnique({ where: { hash: key } })) !== null
          }
        }
      `,
    },
    'nest provider': {
      filename: 'src/cats/cats.service.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { PrismaService } from '../prisma.service'

        @Injectable()
        export class CatsService {
          constructor(private readonly prisma: PrismaService) {}

          findOne(id: string) {
            return this.prisma.cat.findUnique({ where: { id } })
          }
        }
      `,
    },
    'event handler of a queue': {
      filename: 'src/consumers/orders.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Kafka } from 'kafkajs'
        import { prisma } from '../prisma'

        const consumer = new Kafka({ brokers: ['localhost:9092'] }).consumer({ groupId: 'orders' })

        export const start = () =>
          consumer.run({
            eachMessage: async ({ message }) => {
              await prisma.order.create({ data: JSON.parse(String(message.value)) })
            },
          })
      `,
    },
    'params parsed and given to a use case': {
      filename: 'src/controllers/archive.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { Request, Response } from 'express'
        import { archiveProject } from '../use-cases/archive-project'

        export async function archive(req: Request, res: Response) {
          const { id } = req.params
          const result = await archiveProject({ id, userId: req.user.id })
          res.status(result.found ? 200 : 404).json(result)
        }
      `,
    },
    'a service': {
      filename: 'src/routes/orders.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { ordersOf } from '../services/orders'

        export const router = Router().get('/orders', async (req, res) => {
          res.json(await ordersOf(req.user.id))
        })
      `,
    },
    'the service itself': {
      filename: 'src/services/orders.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { prisma } from '../prisma'

        export async function ordersOf(userId: string) {
          return prisma.order.findMany({ where: { userId }, take: 50 })
        }
      `,
    },
    'a service called db like methods': {
      filename: 'app/api/users/route.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { userRepository } from '@/repositories/user-repository'

        export async function GET() {
          const users = await userRepository.findMany({ take: 20 })
          return Response.json(users)
        }
      `,
    },
    'server component': {
      filename: 'app/projects/page.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        import { prisma } from '@/lib/prisma'

        export default async function ProjectsPage() {
          const projects = await prisma.project.findMany({ take: 50 })
          return <p>{projects.length}</p>
        }
      `,
    },
    'middleware that finds the user': {
      filename: 'src/middleware/current-user.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { RequestHandler } from 'express'
        import { prisma } from '../prisma'

        export const currentUser: RequestHandler = async (req, _res, next) => {
          req.user = await prisma.user.findUnique({ where: { id: req.session.userId } })
          next()
        }
      `,
    },
    'redis in a handler': {
      filename: 'src/routes/flags.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { Redis } from 'ioredis'

        const redis = new Redis()

        export const flags = Router().get('/flags/:name', async (req, res) => {
          res.json({ on: (await redis.get(\`flag:\${req.params.name}\`)) === '1' })
        })
      `,
    },
    'array and map methods of the same names': {
      filename: 'src/routes/catalog.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { products } from '../catalog'

        const cache = new Map<string, unknown>()

        export const catalog = Router()
        catalog.get('/products/:id', (req, res) => {
          const product = products.find((p) => p.id === req.params.id)
          cache.delete(req.params.id)
          res.json(product)
        })
      `,
    },
    'nest controller with a service': {
      filename: 'src/cats/cats.controller.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Controller, Get, Param } from '@nestjs/common'
        import { CatsService } from './cats.service'

        @Controller('cats')
        export class CatsController {
          constructor(private readonly cats: CatsService) {}

          @Get(':id')
          one(@Param('id') id: string) {
            return this.cats.findOne(id)
          }
        }
      `,
    },
    'query of an api client': {
      filename: 'src/routes/search.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { algolia } from '../search'
        import { github } from '../github'

        export const search = Router().get('/search', async (req, res) => {
          const hits = await algolia.search(String(req.query.q))
          const repositories = await github.query('{ viewer { login } }')
          res.json({ hits, repositories })
        })
      `,
    },
    'dependency given by a factory': {
      filename: 'src/routes/invoices.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import type { InvoiceService } from '../services/invoice-service'

        export function invoiceRoutes(invoices: InvoiceService) {
          const router = Router()
          router.get('/invoices/:id', async (req, res) => res.json(await invoices.findById(req.params.id)))
          router.delete('/invoices/:id', async (req, res) => {
            await invoices.delete(req.params.id)
            res.sendStatus(204)
          })
          return router
        }
      `,
    },
    'test of a route': {
      filename: 'src/routes/orders.test.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import express from 'express'
        import { prisma } from '../prisma'

        const app = express()
        app.get('/reset', async (_req, res) => {
          await prisma.order.deleteMany({})
          res.sendStatus(204)
        })

        it('resets', () => {})
      `,
    },
    'connection at the start of the app': {
      options: { scope: 'everywhere' },
      code: ts`
        import express from 'express'
        import mongoose from 'mongoose'
        import { routes } from './routes'

        const app = express()
        app.use(routes)

        async function start() {
          await mongoose.connect(process.env.MONGO_URL!)
          app.listen(3000)
        }
        void start()
      `,
    },
    'seed script': {
      filename: 'prisma/seed.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { PrismaClient } from '@prisma/client'

        const prisma = new PrismaClient()
        await prisma.user.create({ data: { email: 'admin@example.com' } })
        await prisma.$disconnect()
      `,
    },
    'health check asks the database': {
      filename: 'src/routes/health.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { pool } from '../db'

        export const health = Router().get('/healthz', async (_req, res) => {
          await pool.query('SELECT 1')
          res.json({ ok: true })
        })
      `,
    },
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
    'remix action with kysely': {
      filename: 'app/routes/tags.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        import { Form } from '@remix-run/react'
        import { Kysely, PostgresDialect } from 'kysely'
        import { pool } from '../pool.server'

        const db = new Kysely<any>({ dialect: new PostgresDialect({ pool }) })

        export async function action({ request }: { request: Request }) {
          const form = await request.formData()
          await db.insertInto('tags').values({ name: String(form.get('name')) }).execute()
          return null
        }

        export default function Tags() {
          return <Form method="post"><input name="name" /></Form>
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 9 }],
    },
    'class of controllers with mongoose': {
      filename: 'src/controllers/post.controller.js',
      options: { scope: 'everywhere' },
      code: ts`
        const mongoose = require('mongoose')

        const Post = mongoose.model('Post', new mongoose.Schema({ title: String, author: String }))

        class PostController {
          async list(req, res, next) {
            try {
              const posts = await Post.find({ author: req.user.id }).limit(20)
              res.json(posts)
            } catch (error) {
              next(error)
            }
          }
        }

        module.exports = new PostController()
      `,
      reports: [{ messageId: 'queryInRoute', line: 8 }],
    },
    'sequelize with a models folder': {
      filename: 'routes/customers.js',
      options: { scope: 'everywhere' },
      code: ts`
        const express = require('express')
        const { Customer } = require('../models')

        const router = express.Router()

        router.post('/', async (req, res) => {
          const customer = await Customer.create({ name: req.body.name, ownerId: req.user.id })
          res.status(201).json(customer)
        })

        router.get('/:id', async (req, res) => {
          res.json(await Customer.findByPk(req.params.id))
        })

        module.exports = router
      `,
      reports: [{ messageId: 'queryInRoute', line: 7 }, { messageId: 'queryInRoute', line: 12 }],
    },
    'route options object of fastify': {
      filename: 'src/routes/devices.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { Pool } from 'pg'

        const pool = new Pool({ max: 10 })

        export function devices(app: FastifyInstance) {
          app.route({
            method: 'DELETE',
            url: '/devices/:id',
            handler: async (request, reply) => {
              const { id } = request.params as { id: string }
              await pool.query('DELETE FROM devices WHERE id = $1', [id])
              return reply.code(204).send()
            },
          })
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 12 }],
    },
    'trpc query with the client of the context': {
      filename: 'src/server/routers/notes.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { z } from 'zod'
        import { protectedProcedure, router } from '../trpc'

        export const notesRouter = router({
          byId: protectedProcedure.input(z.object({ id: z.string() })).query(({ ctx, input }) => ctx.prisma.note.findFirst({ where: { id: input.id, userId: ctx.user.id } })),
        })
      `,
      reports: [{ messageId: 'queryInRoute', line: 5 }],
    },
    'prisma in a next route': {
      filename: 'app/api/projects/route.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { NextResponse } from 'next/server'
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        export async function GET() {
          const session = await auth()
          if (!session) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
          const projects = await prisma.project.findMany({ where: { ownerId: session.user.id }, take: 50 })
          return NextResponse.json(projects)
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 8 }],
    },
    'pg pool in express': {
      filename: 'src/routes/users.js',
      options: { scope: 'everywhere' },
      code: ts`
        const express = require('express')
        const { pool } = require('../db')

        const router = express.Router()

        router.get('/:id', async (req, res, next) => {
          try {
            const { rows } = await pool.query('SELECT id, name FROM users WHERE id = $1', [req.params.id])
            res.json(rows[0])
          } catch (err) {
            next(err)
          }
        })

        module.exports = router
      `,
      reports: [{ messageId: 'queryInRoute', line: 8 }],
    },
    'drizzle in hono': {
      filename: 'src/index.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Hono } from 'hono'
        import { eq } from 'drizzle-orm'
        import { db } from './db'
        import { posts } from './schema'

        const app = new Hono()

        app.delete('/posts/:id', async (c) => {
          await db.delete(posts).where(eq(posts.id, c.req.param('id')))
          return c.body(null, 204)
        })

        export default app
      `,
      reports: [{ messageId: 'queryInRoute', line: 9 }],
    },
    'mongoose in fastify': {
      filename: 'src/routes/orders.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { FastifyPluginAsync } from 'fastify'
        import { Order } from '../models/order'
        import mongoose from 'mongoose'

        const Invoice = mongoose.model('Invoice', new mongoose.Schema({ number: String }))

        const orders: FastifyPluginAsync = async (app) => {
          app.get('/orders/:id/invoice', async (request) => {
            const { id } = request.params as { id: string }
            return Invoice.findOne({ number: id }).lean()
          })
        }

        export default orders
      `,
      reports: [{ messageId: 'queryInRoute', line: 10 }],
    },
    'nest controller with the entity manager': {
      filename: 'src/cats/cats.controller.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Controller, Get, Param } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import type { Repository } from 'typeorm'
        import { Cat } from './cat.entity'

        @Controller('cats')
        export class CatsController {
          constructor(@InjectRepository(Cat) private readonly cats: Repository<Cat>) {}

          @Get(':id')
          one(@Param('id') id: string) {
            return this.cats.findOneBy({ id })
          }
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 12 }],
    },
    'supabase in a pages api': {
      filename: 'pages/api/todos.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import type { NextApiRequest, NextApiResponse } from 'next'

        const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          switch (req.method) {
            case 'GET': {
              const { data } = await supabase.from('todos').select('id, title').limit(50)
              return res.json(data)
            }
            default:
              return res.status(405).end()
          }
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 9 }],
    },
    'named handlers registered later': {
      filename: 'src/routes/tags.js',
      options: { scope: 'everywhere' },
      code: ts`
        const { Router } = require('express')
        const knex = require('../knex')

        async function listTags(req, res) {
          const tags = await knex('tags').where({ team_id: req.team.id }).limit(100)
          res.json(tags)
        }

        async function createTag(req, res) {
          const [tag] = await knex('tags').insert({ name: req.body.name, team_id: req.team.id }).returning('*')
          res.status(201).json(tag)
        }

        const router = Router()
        router.get('/', listTags)
        router.post('/', createTag)

        module.exports = router
      `,
      reports: [{ messageId: 'queryInRoute', line: 5 }, { messageId: 'queryInRoute', line: 10 }],
    },
    'wrapped in an async handler': {
      filename: 'src/routes/notes.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import asyncHandler from 'express-async-handler'
        import { prisma } from '../prisma'
        import { requireUser } from '../middleware/auth'

        const router = Router()

        router.patch(
          '/notes/:id',
          requireUser,
          asyncHandler(async (req, res) => {
            const note = await prisma.note.update({ where: { id: req.params.id, userId: req.user.id }, data: { text: req.body.text } })
            res.json(note)
          }),
        )

        export { router }
      `,
      reports: [{ messageId: 'queryInRoute', line: 12 }],
    },
    'koa with sequelize': {
      filename: 'src/routes/books.js',
      options: { scope: 'everywhere' },
      code: ts`
        const Router = require('@koa/router')
        const { Sequelize, DataTypes } = require('sequelize')

        const sequelize = new Sequelize(process.env.DATABASE_URL)
        const Book = sequelize.define('book', { title: DataTypes.STRING })

        const router = new Router({ prefix: '/books' })

        router.get('/', async (ctx) => {
          ctx.body = await Book.findAll({ limit: 20 })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'queryInRoute', line: 10 }],
    },
    'a transaction of prisma': {
      filename: 'src/routes/checkout.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { PrismaClient } from '@prisma/client'

        const db = new PrismaClient()
        export const checkout = Router()

        checkout.post('/checkout', async (req, res) => {
          const order = await db.$transaction(async (tx) => {
            const created = await tx.order.create({ data: { userId: req.user.id } })
            await tx.cart.delete({ where: { userId: req.user.id } })
            return created
          })
          res.status(201).json(order)
        })
      `,
      reports: [{ messageId: 'queryInRoute', line: 9 }],
    },
    'sveltekit endpoint': {
      filename: 'src/routes/api/items/+server.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { json } from '@sveltejs/kit'
        import { db } from '$lib/server/db'
        import { items } from '$lib/server/db/schema'

        export const GET = async ({ locals }) => {
          if (!locals.user) return new Response(null, { status: 401 })
          return json(await db.select().from(items).limit(50))
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 7 }],
    },
    'mongodb driver in a nitro handler': {
      filename: 'server/api/events.get.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { MongoClient } from 'mongodb'

        const client = new MongoClient(process.env.MONGO_URL!)

        export default defineEventHandler(async (event) => {
          const { before = Date.now() } = getQuery(event)
          return client.db('app').collection('events').find({ at: { $lt: Number(before) } }).limit(20).toArray()
        })
      `,
      reports: [{ messageId: 'queryInRoute', line: 7 }],
    },
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
