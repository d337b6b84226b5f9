import rule from '../../src/rules/require-openapi-annotation.js'
import { testRule, ts } from '../support/test-rule.js'

const route = 'src/app/api/orders/route.ts'
const everywhere = { trustControllers: false }

testRule(rule, {
  valid: {
    'openapi above': {
      code: ts`
        import { Router } from 'express'
        import { list } from './list'

        export const r = Router()
        /**
         * @openapi
         * /things:
         *   get:
         *     responses: { 200: { description: things } }
         */
        r.get('/things', async (req, res) => res.json(await list()))
      `,
    },
    'annotation above the handler': {
      code: ts`
        import { Router } from 'express'
        import { find } from './find'

        /**
         * @swagger
         * /find:
         *   get:
         *     summary: finds
         */
        const show = async (req, res) => res.json(await find(req.query.q))

        export const r = Router()
        r.get('/find', show)
      `,
    },
    'fastify schema': {
      code: ts`
        import Fastify from 'fastify'

        const app = Fastify()
        app.get('/me', { schema: { response: { 200: { type: 'object' } } } }, async (req) => req.user)
        app.route({ method: 'POST', url: '/me', schema: { body: { type: 'object' } }, handler: async () => ({}) })
      `,
    },
    'hono describeRoute': {
      code: ts`
        import { Hono } from 'hono'
        import { describeRoute } from 'hono-openapi'

        const app = new Hono()
        app.get('/x', describeRoute({ description: 'x', responses: { 200: { description: 'ok' } } }), (c) => c.text('x'))
        export default app
      `,
    },
    'nest annotated': {
      filename: 'src/pets/pets.controller.ts',
      code: ts`
        import { Controller, Get } from '@nestjs/common'
        import { ApiOkResponse } from '@nestjs/swagger'
        import { Pet } from './pet'

        @Controller('pets')
        export class PetsController {
          @Get()
          @ApiOkResponse({ type: [Pet] })
          list() {
            return []
          }
        }
      `,
    },
    'health and docs': {
      code: ts`
        import express from 'express'
        import swaggerUi from 'swagger-ui-express'
        import spec from './openapi.json'

        const app = express()
        app.get('/health', (req, res) => res.send('ok'))
        app.get('/healthz', (req, res) => res.send('ok'))
        app.use('/docs', swaggerUi.serve, swaggerUi.setup(spec))
        app.listen(3000)
      `,
    },
    'webhook': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { verify } from '@/lib/stripe'

        export async function POST(req: Request) {
          await verify(await req.text())
          return new Response(null, { status: 204 })
        }
      `,
    },
    'controllers of another file': {
      code: ts`
        import { Router } from 'express'
        import * as invoices from './controllers/invoices'

        export const router = Router()
        router.get('/invoices', invoices.list)
      `,
    },
    'client calls': {
      code: ts`
        import axios from 'axios'

        const api = axios.create({ baseURL: 'https://api.example', timeout: 3000 })
        export const list = () => api.get('/invoices', { params: { page: 1 } })
      `,
    },
    'next route annotated': {
      filename: 'app/api/teams/route.ts',
      code: ts`
        import { listTeams } from '@/lib/teams'

        /**
         * @swagger
         * /api/teams:
         *   get:
         *     description: teams
         */
        export async function GET() {
          return Response.json(await listTeams())
        }
      `,
    },
    'registry': {
      code: ts`
        import { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi'
        import express from 'express'
        import { UserSchema } from './schemas'

        export const registry = new OpenAPIRegistry()
        export const users = express.Router()
        registry.registerPath({ method: 'get', path: '/users/{id}', responses: { 200: { description: 'a user' } } })
        users.get('/users/:id', (req, res) => res.json(UserSchema.parse({})))
      `,
    },
    'server action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'

        export async function save(form: FormData) {
          return form.get('name')
        }
      `,
    },
    'test': {
      filename: 'tests/api.test.ts',
      code: ts`
        import express from 'express'

        const app = express()
        app.get('/x', (req, res) => res.json({}))
      `,
    },
    'validated by a schema of the project': {
      code: ts`
        import { Router } from 'express'
        import { route } from './route'
        import { orderSchema } from './schemas'

        export const r = Router()
        r.post('/orders', route({ schema: orderSchema }), (req, res) => res.json({}))
      `,
    },
    'a comment of swagger-jsdoc above the route': { options: everywhere, code: ts`
      import { Router } from 'express'
      import { list } from './orders'
      const router = Router()
      /**
       * @openapi
       * /orders:
       *   get:
       *     summary: lists orders
       */
      router.get('/orders', list)
    ` },
    'another tag, and a line between': { code: ts`
      const express = require('express')
      const router = express.Router()
      /**
       * @swagger
       * /orders: { post: { summary: creates one } }
       */
      // Customers only.
      router.post('/orders', async (req, res) => res.json({}))
    `, filename: 'src/orders.js' },
    'all annotations at the top of the file': { options: everywhere, code: ts`
      /**
       * @openapi
       * /orders:
       *   get: { summary: lists orders }
       *   post: { summary: creates one }
       */
      import { Router } from 'express'
      const router = Router()
      router.get('/orders', async (req, res) => res.json([]))
      router.post('/orders', async (req, res) => res.json({}))
    ` },
    'inside a chain': { options: everywhere, code: ts`
      import { Router } from 'express'
      const router = Router()
      router
        .route('/orders')
        /** @openapi
         * /orders: { get: { summary: lists orders } } */
        .get(async (req, res) => res.json([]))
    ` },
    'above the handler that is declared in the file': { options: everywhere, code: ts`
      import { Router } from 'express'
      const router = Router()
      /**
       * @openapi
       * /orders: { delete: { summary: empties the list } }
       */
      async function clear(req, res) { res.status(204).end() }
      router.delete('/orders', clear)
    ` },
    'a handler of another file, where its annotation may stand': { code: ts`
      import { Router } from 'express'
      import { orders } from './orders'
      const router = Router()
      router.get('/orders', orders.list)
    ` },
    'handlers of other files beside one whose middleware is given a schema': { code: ts`
      import { Router } from 'express'
      import { asyncHandler, validate } from './http'
      import { orders } from './orders'
      const router = Router()
      router.post('/orders', validate(orderSchema), orders.create)
      router.get('/orders', asyncHandler(orders.list()))
    ` },
    'a route handler of Next': { filename: route, code: ts`
      /**
       * @swagger
       * /api/orders:
       *   get:
       *     description: lists orders
       */
      export async function GET() { return Response.json([]) }
    ` },
    'a schema of Fastify': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      app.post('/orders', { schema: { body: order } }, async (request) => request.body)
      app.route({ method: 'GET', url: '/orders', schema, handler: async () => [] })
    ` },
    'options of Fastify that cannot be seen': { code: ts`
      import Fastify from 'fastify'
      import { orderOptions } from './options'
      const app = Fastify()
      app.post('/orders', orderOptions, async (request) => request.body)
      app.get('/orders', { ...orderOptions }, async () => [])
    ` },
    'describeRoute of hono-openapi': { code: ts`
      import { Hono } from 'hono'
      import { describeRoute } from 'hono-openapi'
      const app = new Hono()
      app.get('/orders', describeRoute({ responses: {} }), (c) => c.json([]))
    ` },
    'createRoute of zod-openapi': { code: ts`
      import { OpenAPIHono, createRoute } from '@hono/zod-openapi'
      const app = new OpenAPIHono()
      app.openapi(createRoute({ method: 'get', path: '/orders', responses: {} }), (c) => c.json([]))
    ` },
    'decorators of Nest': { code: ts`
      import { Controller, Get, Post } from '@nestjs/common'
      import { ApiOperation, ApiCreatedResponse } from '@nestjs/swagger'
      @Controller('orders')
      export class OrdersController {
        @Get() @ApiOperation({ summary: 'lists orders' }) list() { return [] }
        @Post() @ApiCreatedResponse({ type: Order }) create() { return {} }
      }
    ` },
    'a controller of Nest that is left out on purpose': { code: ts`
      import { Controller, Get } from '@nestjs/common'
      import { ApiExcludeController } from '@nestjs/swagger'
      @Controller('internal')
      @ApiExcludeController()
      export class InternalController {
        @Get('orders') list() { return [] }
      }
    ` },
    'a decorator of the project that is made of them': { code: ts`
      import { Controller, Get } from '@nestjs/common'
      import { DocumentedEndpoint } from '../docs'
      @Controller('orders')
      export class OrdersController {
        @Get() @DocumentedEndpoint('lists orders') list() { return [] }
      }
    ` },
    'a registry beside the routes': { code: ts`
      import { Router } from 'express'
      import { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi'
      export const registry = new OpenAPIRegistry()
      export const router = Router()
      registry.registerPath({ method: 'get', path: '/orders', responses: {} })
      router.get('/orders', async (req, res) => res.json([]))
    ` },
    'a wrapper of the project that carries a schema': { filename: route, code: ts`
      import { defineEndpoint } from '@/server/http'
      import { orderSchema } from '@/schemas'
      export const POST = defineEndpoint(orderSchema, async (input) => Response.json(input))
      export const GET = defineEndpoint({ response: z.array(order) })(async () => Response.json([]))
    ` },
    'middleware of the project that carries a schema': { code: ts`
      import { Router } from 'express'
      import { validate } from './validate'
      const router = Router()
      router.post('/orders', validate(orderSchema), async (req, res) => res.json({}))
    ` },
    'a description that the file exports': { filename: 'src/routes/orders/get.ts', code: ts`
      export const openapi = { summary: 'lists orders' }
      export default async function (request: Request) { return Response.json([]) }
    ` },
    'pages, health, documentation, webhooks and whatever is left': { code: ts`
      import express from 'express'
      const app = express()
      app.get('/', (req, res) => res.send('hello'))
      app.get('/healthz', (req, res) => res.json({ ok: true }))
      app.get('/docs/openapi.json', (req, res) => res.json(spec))
      app.post('/webhooks/stripe', (req, res) => res.json({ received: req.body.type }))
      app.get('*', (req, res) => res.sendFile('index.html'))
    ` },
    'server actions and procedures are no part of a specification': { filename: 'src/app/actions.ts', code: ts`
      'use server'
      export async function rename(name: string) { await save(name) }
    ` },
    'no routes': 'export const total = (a: number, b: number) => a + b',
  },
  invalid: {
    'express route bare': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'

        const app = express()
        app.get('/api/customers', async (req, res) => {
          res.json(await prisma.customer.findMany({ take: 20, select: { id: true } }))
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'undescribedRoute', line: 5 }],
    },
    'one of two annotated': {
      filename: 'src/routes/books.js',
      code: ts`
        const router = require('express').Router()
        const { list, add } = require('../books')

        /**
         * @swagger
         * /books:
         *   get:
         *     summary: all books
         */
        router.get('/books', (req, res) => res.json(list()))

        router.post('/books', (req, res) => res.status(201).json(add(req.body)))

        module.exports = router
      `,
      reports: [{ messageId: 'undescribedRoute', line: 12 }],
    },
    'comment of another kind': {
      code: ts`
        import { Router } from 'express'
        import { findUser } from './users'

        export const users = Router()
        /**
         * Returns a user by its id.
         * @param id of the user
         */
        users.get('/users/:id', async (req, res) => res.json(await findUser(req.params.id)))
      `,
      reports: [{ messageId: 'undescribedRoute', line: 9 }],
    },
    'fastify with options but no schema': {
      code: ts`
        import Fastify from 'fastify'
        import { requireAuth } from './auth.js'
        import { pay } from './pay.js'

        const app = Fastify()
        app.post('/payments', { preHandler: [requireAuth] }, async (request) => pay(request.body))
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'undescribedRoute', line: 6 }],
    },
    'fastify route object': {
      code: ts`
        import Fastify from 'fastify'

        const app = Fastify()
        app.route({
          method: 'DELETE',
          url: '/sessions/:id',
          handler: async (request, reply) => reply.code(204).send(),
        })
      `,
      reports: [{ messageId: 'undescribedRoute', line: 4 }],
    },
    'hono plain': {
      code: ts`
        import { Hono } from 'hono'
        import { zValidator } from '@hono/zod-validator'
        import { quotes, quoteSchema } from './quotes'

        const app = new Hono()
        app.post('/quotes', zValidator('json', quoteSchema), async (c) => c.json(await quotes.add(c.req.valid('json'))))
        export default app
      `,
      reports: [{ messageId: 'undescribedRoute', line: 6 }],
    },
    'next route handler': {
      filename: 'app/api/teams/route.ts',
      code: ts`
        import { listTeams } from '@/lib/teams'

        export async function GET() {
          return Response.json(await listTeams())
        }
      `,
      reports: [{ messageId: 'undescribedRoute', line: 3 }],
    },
    'nest without operation': {
      filename: 'src/pets/pets.controller.ts',
      code: ts`
        import { Body, Controller, Delete, Param, Post } from '@nestjs/common'
        import { PetsService } from './pets.service'
        import { NewPet } from './new-pet.dto'

        @Controller('pets')
        export class PetsController {
          constructor(private readonly pets: PetsService) {}

          @Post()
          add(@Body() pet: NewPet) {
            return this.pets.add(pet)
          }

          @Delete(':id')
          remove(@Param('id') id: string) {
            return this.pets.remove(id)
          }
        }
      `,
      reports: [{ messageId: 'undescribedRoute', line: 10 }, { messageId: 'undescribedRoute', line: 15 }],
    },
    'OpenAPIHono with a plain get beside': {
      code: ts`
        import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi'

        const app = new OpenAPIHono()
        const route = createRoute({ method: 'get', path: '/users', responses: { 200: { description: 'users' } } })
        app.openapi(route, (c) => c.json([]))
        app.get('/secrets', (c) => c.json([]))
        export default app
      `,
      reports: [{ messageId: 'undescribedRoute', line: 6 }],
    },
    'route chain': {
      code: ts`
        import { Router } from 'express'

        export const orders = Router()
        orders
          .route('/orders')
          .get((req, res) => res.json([]))
          .post((req, res) => res.status(201).end())
      `,
      reports: [{ messageId: 'undescribedRoute', line: 6 }, { messageId: 'undescribedRoute', line: 7 }],
    },
    'controller elsewhere, not trusted': {
      options: { trustControllers: false },
      code: ts`
        import { Router } from 'express'
        import * as invoices from './controllers/invoices'

        export const router = Router()
        router.get('/invoices', invoices.list)
        router.post('/invoices', invoices.create)
      `,
      reports: [{ messageId: 'undescribedRoute', line: 5 }, { messageId: 'undescribedRoute', line: 6 }],
    },
    'koa router': {
      code: ts`
        import Router from '@koa/router'
        import { listCards } from './cards'

        export const router = new Router({ prefix: '/v1' })
        router.get('/cards', async (ctx) => {
          ctx.body = await listCards()
        })
      `,
      reports: [{ messageId: 'undescribedRoute', line: 5 }],
    },
    'a bare route of Express': { code: ts`
      import { Router } from 'express'
      const router = Router()
      router.get('/orders', async (req, res) => res.json([]))
    `, reports: [{ messageId: 'undescribedRoute', line: 3, data: { route: 'GET /orders', advice: 'Write an `@openapi` comment above it' } }] },
    'an ordinary comment describes nothing': { code: ts`
      import { Router } from 'express'
      const router = Router()
      /** Lists the orders. */
      router.get('/orders', async (req, res) => res.json([]))
    `, reports: ['undescribedRoute'] },
    'one of two routes': { code: ts`
      import { Router } from 'express'
      import { list, create } from './orders'
      const router = Router()
      /**
       * @openapi
       * /orders: { get: { summary: lists orders } }
       */
      router.get('/orders', list)
      router.post('/orders', create)
    `, reports: [{ messageId: 'undescribedRoute', line: 9, data: { route: 'POST /orders', advice: 'Write an `@openapi` comment above it' } }] },
    'a method that no annotation at the top names': { code: ts`
      /**
       * @openapi
       * /orders: { get: { summary: lists orders } }
       */
      import { Router } from 'express'
      const router = Router()
      router.get('/orders', async (req, res) => res.json([]))
      router.delete('/orders', async (req, res) => res.json({}))
    `, reports: [{ messageId: 'undescribedRoute', line: 8 }] },
    'handlers of other files, where the option says so': { options: everywhere, code: ts`
      import { Router } from 'express'
      import { orders } from './orders'
      const router = Router()
      router.get('/orders', orders.list)
    `, reports: ['undescribedRoute'] },
    'in a chain': { code: ts`
      import { Router } from 'express'
      const router = Router()
      router.route('/orders')
        .get(async (req, res) => res.json([]))
        .post(async (req, res) => res.json({}))
    `, reports: [{ messageId: 'undescribedRoute', line: 4 }, { messageId: 'undescribedRoute', line: 5 }] },
    'a route handler of Next': { filename: route, code: ts`
      export async function GET() { return Response.json([]) }
    `, reports: [{ messageId: 'undescribedRoute', line: 1, data: { route: 'GET /api/orders', advice: 'Write an `@openapi` comment above it' } }] },
    'a handler of pages/api': { filename: 'src/pages/api/orders.ts', code: ts`
      import type { NextApiRequest, NextApiResponse } from 'next'
      export default async function handler(req: NextApiRequest, res: NextApiResponse) { res.json([]) }
    `, reports: ['undescribedRoute'] },
    'a wrapper that carries no schema': { filename: route, code: ts`
      import { withAuth } from '@/server/auth'
      export const GET = withAuth(async () => Response.json([]))
    `, reports: ['undescribedRoute'] },
    'Fastify without a schema': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      app.get('/orders', async () => [])
      app.post('/orders', { preHandler: [requireAuth] }, async (request) => request.body)
      app.route({ method: 'DELETE', url: '/orders', handler: async () => null })
    `, reports: [{ messageId: 'undescribedRoute', line: 3, data: { route: 'GET /orders', advice: 'Give it a `schema`' } }, { messageId: 'undescribedRoute', line: 4 }, { messageId: 'undescribedRoute', line: 5 }] },
    'Hono with a validator alone': { code: ts`
      import { Hono } from 'hono'
      import { zValidator } from '@hono/zod-validator'
      const app = new Hono()
      app.post('/orders', zValidator('json', orderSchema), (c) => c.json({}))
    `, reports: [{ messageId: 'undescribedRoute', line: 4, data: { route: 'POST /orders', advice: 'Describe it with `describeRoute`, or register it with `createRoute`' } }] },
    'a plain route beside a described one, in Hono': { code: ts`
      import { OpenAPIHono, createRoute } from '@hono/zod-openapi'
      const app = new OpenAPIHono()
      app.openapi(createRoute({ method: 'get', path: '/orders', responses: {} }), (c) => c.json([]))
      app.delete('/orders', (c) => c.json({}))
    `, reports: [{ messageId: 'undescribedRoute', line: 4 }] },
    'a controller of Nest with a tag alone': { code: ts`
      import { Controller, Get } from '@nestjs/common'
      import { ApiTags } from '@nestjs/swagger'
      @ApiTags('orders')
      @Controller('orders')
      export class OrdersController {
        @Get() list() { return [] }
      }
    `, reports: [{ messageId: 'undescribedRoute', line: 6, data: { route: 'GET /orders', advice: 'Add `@ApiOperation` and `@ApiResponse`' } }] },
    'a guard of Nest describes nothing': { code: ts`
      import { Controller, Get, Post, UseGuards } from '@nestjs/common'
      import { ApiOperation } from '@nestjs/swagger'
      @Controller('orders')
      export class OrdersController {
        @Get() @ApiOperation({ summary: 'lists orders' }) list() { return [] }
        @Post() @UseGuards(JwtGuard) create() { return {} }
      }
    `, reports: [{ messageId: 'undescribedRoute', line: 6 }] },
    'a path that the registry does not name': { code: ts`
      import { Router } from 'express'
      import { registry } from '../openapi'
      export const router = Router()
      registry.registerPath({ method: 'get', path: '/orders', responses: {} })
      router.get('/orders', async (req, res) => res.json([]))
      router.post('/orders', async (req, res) => res.json({}))
    `, reports: [{ messageId: 'undescribedRoute', line: 6 }] },
    'a router of Koa': { code: ts`
      import Router from '@koa/router'
      const router = new Router()
      router.get('/orders', async (ctx) => { ctx.body = [] })
    `, reports: ['undescribedRoute'] },
    'a file route': { filename: 'src/routes/orders/get.ts', code: ts`
      export default async function (request: Request) { return Response.json([]) }
    `, reports: ['undescribedRoute'] },
  },
})
