import rule from '../../src/rules/no-db-in-routes.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'repository class of the project': {
      filename: 'src/repositories/orders.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Order } from '../models/order'

        export class OrderRepository {
          ofUser(userId: string) {
            return Order.findAll({ where: { userId }, limit: 50 })
          }
        }
      `,
    },
    'route calls repository methods named like queries': {
      filename: 'src/routes/orders.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Hono } from 'hono'
        import { orderRepository } from '../repositories/orders'

        export const orders = new Hono<{ Variables: { userId: string } }>()
        orders.get('/', async (c) => c.json(await orderRepository.findAll({ userId: c.get('userId') })))
        orders.post('/', async (c) => c.json(await orderRepository.create(c.get('userId'), await c.req.json()), 201))
      `,
    },
    'probe asks the database whether it is there': {
      filename: 'src/routes/health.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { pingDatabase } from '../db/ping'

        export const health = Router()
        health.get('/healthz', async (_req, res) => {
          res.status((await pingDatabase()) ? 200 : 503).end()
        })
      `,
    },
    'Nest service with a repository': {
      filename: 'src/cats/cats.service.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { Cat } from './cat.entity'

        @Injectable()
        export class CatsService {
          constructor(@InjectRepository(Cat) private readonly cats: Repository<Cat>) {}

          find(options: { take: number }) {
            return this.cats.find(options)
          }
        }
      `,
    },
    'query of a URL and a DOM in a handler': {
      filename: 'src/routes/preview.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import * as cheerio from 'cheerio'
        import { fetchPage } from '../clients/pages'

        export const preview = Router()
        preview.get('/preview', async (req, res) => {
          const $ = cheerio.load(await fetchPage(String(req.query.url)))
          res.json({ title: $('head').find('title').first().text(), images: $('img').filter('[src]').length })
        })
      `,
    },
    'route asks its service': {
      filename: 'src/routes/orders.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { orderService } from '../services/orders'
        import { requireAuth } from '../middleware/auth'

        export const orders = Router()
        orders.get('/', requireAuth, async (req, res) => res.json(await orderService.findMany({ userId: req.user.id, take: 50 })))
        orders.delete('/:id', requireAuth, async (req, res) => {
          await orderService.delete(req.user.id, req.params.id)
          res.sendStatus(204)
        })
      `,
    },
    'middleware looks up who is asking': {
      filename: 'src/middleware/auth.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { RequestHandler } from 'express'
        import { prisma } from '../prisma'
        import { readSession } from '../sessions'

        export const requireAuth: RequestHandler = async (req, res, next) => {
          const id = await readSession(req)
          const user = id && (await prisma.user.findUnique({ where: { id } }))
          if (!user) return res.sendStatus(401)
          req.user = user
          next()
        }
      `,
    },
    'redis and a cache in a handler': {
      filename: 'src/routes/presence.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Hono } from 'hono'
        import { redis } from '../redis'

        export const presence = new Hono<{ Variables: { userId: string } }>()

        presence.put('/', async (c) => {
          await redis.set(\`presence:\${c.get('userId')}\`, '1', 'EX', 60)
          return c.body(null, 204)
        })
        presence.get('/:id', async (c) => c.json({ online: Boolean(await redis.get(\`presence:\${c.req.param('id')}\`)) }))
      `,
    },
    'find of an array and of a Map in a route': {
      filename: 'src/routes/countries.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import { countries } from '../data/countries'

        const router = Router()
        const byCode = new Map(countries.map((country) => [country.code, country]))

        router.get('/:code', (req, res) => {
          const country = byCode.get(req.params.code) ?? countries.find((entry) => entry.alias === req.params.code)
          if (!country) return res.sendStatus(404)
          res.json(country)
        })

        export default router
      `,
    },
    'Nest controller and its service': {
      filename: 'src/cats/cats.controller.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Body, Controller, Get, Post } from '@nestjs/common'
        import { CatsService } from './cats.service'
        import { CreateCatDto } from './dto/create-cat.dto'

        @Controller('cats')
        export class CatsController {
          constructor(private readonly cats: CatsService) {}

          @Get()
          findAll() {
            return this.cats.find({ take: 50 })
          }

          @Post()
          create(@Body() dto: CreateCatDto) {
            return this.cats.create(dto)
          }
        }
      `,
    },
    'job of a queue': {
      filename: 'src/jobs/digest.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Worker } from 'bullmq'
        import { prisma } from '../prisma'
        import { connection } from '../redis'
        import { sendDigest } from '../mail'

        export const worker = new Worker('digest', async (job) => {
          const user = await prisma.user.findUniqueOrThrow({ where: { id: job.data.userId } })
          await sendDigest(user.email)
        }, { connection })
      `,
    },
    'HTTP clients have get, post and delete too': {
      filename: 'src/routes/crm.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { crm } from '../clients/crm'
        import { searchIndex } from '../clients/search'

        export default async function routes(app: FastifyInstance) {
          app.get('/contacts', async (request) => crm.contacts.list({ owner: request.user.id }))
          app.delete('/contacts/:id', async (request, reply) => {
            await crm.contacts.delete(request.params.id)
            await searchIndex.deleteDocument(request.params.id)
            return reply.code(204).send()
          })
        }
      `,
    },
    'server component of a page': {
      filename: 'app/projects/page.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { requireUser } from '@/lib/auth'

        export default async function ProjectsPage() {
          const user = await requireUser()
          const projects = await prisma.project.findMany({ where: { ownerId: user.id }, take: 50 })
          return (
            <ul>
              {projects.map((project) => (
                <li key={project.id}>{project.name}</li>
              ))}
            </ul>
          )
        }
      `,
    },
    'route hands the client to a function of another file': {
      filename: 'src/api/reviews.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Hono } from 'hono'
        import { drizzle } from 'drizzle-orm/d1'
        import { createReview } from '../domain/create-review'

        const app = new Hono<{ Bindings: { DB: D1Database }; Variables: { userId: string } }>()

        app.post('/reviews', async (c) => {
          const db = drizzle(c.env.DB)
          const review = await createReview(db, c.get('userId'), await c.req.json())
          return c.json(review, 201)
        })

        export default app
      `,
    },
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
    'Next pages API with a switch': {
      filename: 'pages/api/todos/[id].ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { prisma } from '../../../lib/prisma'

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          const id = String(req.query.id)
          switch (req.method) {
            case 'PUT':
              return res.json(await prisma.todo.update({ where: { id }, data: { done: Boolean(req.body.done) } }))
            case 'DELETE':
              await prisma.todo.delete({ where: { id } })
              return res.status(204).end()
            default:
              return res.status(405).end()
          }
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 8 }],
    },
    'Hono on D1': {
      filename: 'src/index.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono<{ Bindings: { DB: D1Database } }>()

        app.get('/posts/:slug', async (c) => {
          const post = await c.env.DB.prepare('SELECT title, body FROM posts WHERE slug = ?').bind(c.req.param('slug')).first()
          return post ? c.json(post) : c.notFound()
        })

        export default app
      `,
      reports: [{ messageId: 'queryInRoute', line: 6 }],
    },
    'mysql2 in Express with a callback': {
      filename: 'routes/customers.js',
      options: { scope: 'everywhere' },
      code: ts`
        const express = require('express')
        const pool = require('../db/pool')

        const router = express.Router()

        router.get('/', (req, res, next) => {
          pool.query('SELECT id, name FROM customers WHERE org = ? LIMIT 50', [req.user.org], (err, rows) => {
            if (err) return next(err)
            res.json(rows)
          })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'queryInRoute', line: 7 }],
    },
    'a handler object of the controller that the router gets': {
      filename: 'src/controllers/orders.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { Request, Response } from 'express'
        import { Order } from '../models/order'

        export const OrdersController = {
          async index(req: Request, res: Response) {
            const orders = await Order.findAll({ where: { userId: req.user.id }, limit: 50 })
            res.json(orders)
          },
          async show(req: Request, res: Response) {
            res.json(await Order.findOne({ where: { id: req.params.id, userId: req.user.id } }))
          },
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 6 }, { messageId: 'queryInRoute', line: 10 }],
    },
    'Nuxt event handler with Drizzle': {
      filename: 'server/api/todos.get.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { eq } from 'drizzle-orm'
        import { todos } from '../database/schema'

        export default defineEventHandler(async (event) => {
          const { user } = await requireUserSession(event)
          return useDrizzle().select().from(todos).where(eq(todos.userId, user.id)).limit(100)
        })
      `,
      reports: [{ messageId: 'queryInRoute', line: 6 }],
    },
    'postgres.js tagged template in Fastify': {
      filename: 'src/routes/stats.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { sql } from '../sql'

        export default async function stats(app: FastifyInstance) {
          app.get('/stats', async (request) => {
            const [row] = await sql\`select count(*)::int as orders from orders where org_id = \${request.user.orgId}\`
            return row
          })
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 6 }],
    },
    'Next route handler with Prisma': {
      filename: 'app/api/projects/route.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { NextResponse } from 'next/server'
        import { auth } from '@/auth'
        import prisma from '@/lib/prisma'

        export async function GET() {
          const session = await auth()
          if (!session?.user) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
          const projects = await prisma.project.findMany({ where: { ownerId: session.user.id }, take: 50 })
          return NextResponse.json(projects)
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 8 }],
    },
    'Fastify plugin with pg': {
      filename: 'src/routes/invoices.js',
      options: { scope: 'everywhere' },
      code: ts`
        module.exports = async function (fastify) {
          fastify.get('/invoices', { preHandler: fastify.authenticate }, async (request) => {
            const { rows } = await fastify.pg.query('SELECT id, total FROM invoices WHERE org_id = $1 LIMIT 100', [request.user.orgId])
            return rows
          })
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 3 }],
    },
    'Hono with Drizzle': {
      filename: 'src/routes/tasks.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Hono } from 'hono'
        import { desc, eq } from 'drizzle-orm'
        import { db } from '../db'
        import { tasks as table } from '../db/schema'

        export const tasks = new Hono<{ Variables: { userId: string } }>()

        tasks.get('/', async (c) => {
          const rows = await db.select().from(table).where(eq(table.userId, c.get('userId'))).orderBy(desc(table.createdAt)).limit(50)
          return c.json(rows)
        })
      `,
      reports: [{ messageId: 'queryInRoute', line: 9 }],
    },
    'controller function of Mongoose that the router names': {
      filename: 'src/routes/posts.js',
      options: { scope: 'everywhere' },
      code: ts`
        const express = require('express')
        const Post = require('../models/Post')

        const router = express.Router()

        async function listPosts(req, res) {
          const posts = await Post.find({ author: req.user.id }).sort('-createdAt').limit(20).lean()
          res.json(posts)
        }

        router.get('/', listPosts)

        module.exports = router
      `,
      reports: [{ messageId: 'queryInRoute', line: 7 }],
    },
    'Koa with Knex': {
      filename: 'src/routes/customers.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import Router from '@koa/router'
        import { knex } from '../knex'

        const router = new Router({ prefix: '/customers' })

        router.get('/:id', async (ctx) => {
          const customer = await knex('customers').where({ id: ctx.params.id, org_id: ctx.state.user.orgId }).first()
          ctx.assert(customer, 404)
          ctx.body = customer
        })

        export default router
      `,
      reports: [{ messageId: 'queryInRoute', line: 7 }],
    },
    'Nest controller with an injected repository': {
      filename: 'src/cats/cats.controller.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Controller, Get, Query } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { Cat } from './cat.entity'

        @Controller('cats')
        export class CatsController {
          constructor(@InjectRepository(Cat) private readonly cats: Repository<Cat>) {}

          @Get()
          list(@Query('breed') breed: string) {
            return this.cats.find({ where: { breed }, take: 50 })
          }
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 12 }],
    },
    'Supabase in a SvelteKit endpoint': {
      filename: 'src/routes/api/notes/+server.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { json } from '@sveltejs/kit'
        import type { RequestHandler } from './$types'
        import { supabase } from '$lib/server/supabase'

        export const POST: RequestHandler = async ({ request, locals }) => {
          const { title } = await request.json()
          const { error } = await supabase.from('notes').insert({ title, owner: locals.user.id })
          return error ? json({ error: 'Not saved' }, { status: 400 }) : json({ ok: true }, { status: 201 })
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 7 }],
    },
    'Remix action with a transaction': {
      filename: 'app/routes/checkout.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        import type { ActionFunctionArgs } from '@remix-run/node'
        import { redirect } from '@remix-run/node'
        import { db } from '~/db.server'
        import { requireUserId } from '~/session.server'

        export async function action({ request }: ActionFunctionArgs) {
          const userId = await requireUserId(request)
          const order = await db.$transaction(async (tx) => {
            const cart = await tx.cart.findUniqueOrThrow({ where: { userId } })
            return tx.order.create({ data: { userId, total: cart.total } })
          })
          return redirect(\`/orders/\${order.id}\`)
        }
      `,
      reports: [{ messageId: 'queryInRoute', line: 9 }],
    },
    'tRPC procedure with Kysely': {
      filename: 'src/server/routers/members.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { protectedProcedure, router } from '../trpc'
        import { db } from '../kysely'

        export const members = router({
          list: protectedProcedure.query(({ ctx }) =>
            db.selectFrom('members').select(['id', 'name']).where('org_id', '=', ctx.orgId).limit(100).execute(),
          ),
        })
      `,
      reports: [{ messageId: 'queryInRoute', line: 6 }],
    },
    'MongoDB driver in an Express handler wrapped by asyncHandler': {
      filename: 'src/api/reviews.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { Router } from 'express'
        import asyncHandler from 'express-async-handler'
        import { ObjectId } from 'mongodb'
        import { getDb } from '../mongo'

        export const reviews = Router()

        reviews.post(
          '/products/:id/reviews',
          asyncHandler(async (req, res) => {
            const database = await getDb()
            const { stars, text } = req.body
            await database.collection('reviews').insertOne({ productId: new ObjectId(req.params.id), stars, text, userId: req.user.id })
            res.sendStatus(201)
          }),
        )
      `,
      reports: [{ messageId: 'queryInRoute', line: 13 }],
    },
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
