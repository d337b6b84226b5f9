import rule from '../../src/rules/require-handler-wrapper.js'
import { testRule, ts } from '../support/test-rule.js'

const settings = { handlerWrapper: ['withErrors'] }
const route = 'src/app/api/orders/route.ts'

testRule(rule, {
  valid: {
    'default export wrapped': {
      filename: 'pages/api/hello.ts',
      settings: { handlerWrapper: ['withApi'] },
      code: ts`
        import { withApi } from '@/lib/with-api'

        export default withApi(async (req, res) => {
          res.status(200).json({ name: 'Ada' })
        })
      `,
    },
    'wrapped after declaration': {
      filename: 'pages/api/me.ts',
      settings: { handlerWrapper: ['withApi'] },
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { withApi } from '@/lib/with-api'

        async function handler(req: NextApiRequest, res: NextApiResponse) {
          res.json({ id: req.query.id })
        }

        export default withApi(handler)
      `,
    },
    'wrapper inside another': {
      filename: 'app/api/a/route.ts',
      settings: { handlerWrapper: ['withErrors'] },
      code: ts`
        import { withAuth } from '@/server/auth'
        import { withErrors } from '@/server/http'

        export const GET = withAuth(withErrors(async () => Response.json([])))
      `,
    },
    'in the chain of the route': {
      settings: { handlerWrapper: ['endpoint'] },
      code: ts`
        import { Router } from 'express'
        import { endpoint } from './endpoint'
        import { requireAuth } from './auth'

        export const r = Router()
        r.get('/x', requireAuth, endpoint({ name: 'x' }), (req, res) => res.json({}))
      `,
    },
    'inside the handler': {
      filename: 'app/api/b/route.ts',
      settings: { handlerWrapper: ['runHandler'] },
      code: ts`
        import { runHandler } from '@/server/run'

        export async function POST(request: Request) {
          return runHandler(request, async (ctx) => {
            const body = await request.json()
            return Response.json({ id: ctx.userId, body })
          })
        }
      `,
    },
    'by module': {
      filename: 'app/api/c/route.ts',
      settings: { handlerWrapper: ['@/server/http'] },
      code: ts`
        import { protectedRoute as route } from '@/server/http'

        export const PUT = route({ roles: ['admin'] }, async () => new Response('ok'))
      `,
    },
    'call path': {
      settings: { handlerWrapper: ['http.route'] },
      code: ts`
        import Fastify from 'fastify'
        import { http } from './http'
        import { list } from './list'

        const app = Fastify()
        app.get('/list', http.route(async () => list()))
      `,
    },
    'imported controllers': {
      settings: { handlerWrapper: ['asyncHandler'] },
      code: ts`
        import { Router } from 'express'
        import * as users from './controllers/users'

        export const r = Router()
        r.get('/', users.list).post('/', users.create)
      `,
    },
    'no handler in the file': {
      filename: 'src/lib/money.ts',
      settings: { handlerWrapper: ['withApi'] },
      code: ts`
        export const GET_LIMIT = 10
        export const cents = (n: number) => Math.round(n * 100)
      `,
    },
    'client calls that look like routes': {
      filename: 'src/lib/client.ts',
      settings: { handlerWrapper: ['withApi'] },
      code: ts`
        import axios from 'axios'

        const api = axios.create({ baseURL: '/api', timeout: 5000 })
        export const list = () => api.get('/users', { params: { page: 1 } })
        export const save = (user: unknown) => api.post('/users', user)
      `,
    },
    'constants of a route file': {
      filename: 'app/api/d/route.ts',
      settings: { handlerWrapper: ['withErrors'] },
      code: ts`
        import { withErrors } from '@/server/http'

        export const runtime = 'nodejs'
        export const dynamic = 'force-dynamic'
        export const GET = withErrors(async () => Response.json({}))
      `,
    },
    're-export': {
      filename: 'app/api/e/route.ts',
      settings: { handlerWrapper: ['withErrors'] },
      code: ts`
        export { GET, POST } from '@/features/e/handlers'
      `,
    },
    'nest': {
      filename: 'src/users.controller.ts',
      settings: { handlerWrapper: ['withErrors'] },
      code: ts`
        import { Controller, Get } from '@nestjs/common'

        @Controller('users')
        export class UsersController {
          @Get()
          list() {
            return []
          }
        }
      `,
    },
    'router with the wrapper bound to a constant': {
      settings: { handlerWrapper: ['asyncHandler'] },
      code: ts`
        import { Router } from 'express'
        import { asyncHandler } from './async-handler'

        const list = asyncHandler(async (req, res) => {
          res.json([])
        })
        export const r = Router()
        r.get('/', list)
      `,
    },
    'a route handler of Next in the wrapper': { settings, filename: route, code: ts`
      import { withErrors } from '@/server/http'
      export const GET = withErrors(async () => Response.json([]))
    ` },
    'a declared handler that is wrapped where it is exported': { settings, filename: route, code: ts`
      import { withErrors } from '@/server/http'
      async function list() { return Response.json([]) }
      export const GET = withErrors(list)
    ` },
    'options first, then the handler': { settings, filename: route, code: ts`
      import { withErrors } from '@/server/http'
      export const POST = withErrors({ audit: true })(async (request: Request) => Response.json(await request.json()))
    ` },
    'a handler in an object of the wrapper': { settings, filename: route, code: ts`
      import { withErrors } from '@/server/http'
      export const POST = withErrors({ schema, handler: async (request) => Response.json({}) })
    ` },
    'the wrapper inside another one': { settings, filename: route, code: ts`
      import { withAuth } from '@/server/auth'
      import { withErrors } from '@/server/http'
      export const GET = withAuth(withErrors(async () => Response.json([])))
    ` },
    'wrappers that are composed': { settings, filename: route, code: ts`
      import { compose } from 'lodash/fp'
      import { withAuth, withErrors } from '@/server/http'
      export const GET = compose(withErrors, withAuth)(async () => Response.json([]))
    ` },
    'the wrapper inside the handler, around all its work': { settings, filename: route, code: ts`
      import { withErrors } from '@/server/http'
      export async function GET(request: Request) {
        return withErrors(request, async () => Response.json([]))
      }
    ` },
    'another wrapper of the project may wrap in its turn': { settings, filename: route, code: ts`
      import { withWorkspace } from '@/server/workspace'
      export const GET = withWorkspace(async () => Response.json([]))
    ` },
    'a wrapper of the file that wraps in its turn': { settings, filename: route, code: ts`
      import { withErrors } from '@/server/http'
      const open = (handler) => withErrors({ auth: false })(handler)
      export const GET = open(async () => Response.json([]))
    ` },
    'the default export of pages/api': { settings, filename: 'src/pages/api/orders.ts', code: ts`
      import { withErrors } from '@/server/http'
      export default withErrors(async (req, res) => res.json([]))
    ` },
    'a route of Express': { settings, code: ts`
      import { Router } from 'express'
      import { withErrors } from './http'
      const router = Router()
      router.get('/orders', withErrors(async (req, res) => res.json([])))
    ` },
    'a handler of another file may be wrapped there': { settings, code: ts`
      import { Router } from 'express'
      import { orders } from './orders'
      const router = Router()
      router.get('/orders', orders.list)
    ` },
    'a controller whose route is in another file': { settings, filename: 'src/controllers/orders.ts', code: ts`
      import type { Request, Response } from 'express'
      export const list = async (req: Request, res: Response) => { res.json([]) }
    ` },
    'a server action in the wrapper': { settings, filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { withErrors } from '@/server/http'
      export const rename = withErrors(async (name: string) => save(name))
    ` },
    'a route of Hono, and the wrapper as a member': { settings: { handlerWrapper: ['http.route'] }, code: ts`
      import { Hono } from 'hono'
      import { http } from './http'
      const app = new Hono()
      app.get('/orders', http.route(async (c) => c.json([])))
    ` },
    'everything of a module wraps': { settings: { handlerWrapper: ['@/server/http'] }, filename: route, code: ts`
      import { publicRoute } from '@/server/http'
      export const GET = publicRoute(async () => Response.json([]))
    ` },
    'handlers that a library makes': { settings, filename: 'src/app/api/auth/[...nextauth]/route.ts', code: ts`
      import { handlers } from '@/auth'
      export const { GET, POST } = handlers
    ` },
    'a controller of Nest is wrapped by interceptors': { settings, code: ts`
      import { Controller, Get } from '@nestjs/common'
      @Controller('orders')
      export class OrdersController {
        @Get() list() { return [] }
      }
    ` },
    'middleware is no handler': { settings, code: ts`
      import express from 'express'
      const app = express()
      app.use((req, res, next) => next())
    ` },
    'the data of a page of Remix': { settings, filename: 'app/routes/orders.tsx', code: ts`
      import type { LoaderFunctionArgs } from '@remix-run/node'
      export async function loader({ request }: LoaderFunctionArgs) { return { orders: await list(request) } }
      export default function Orders() { return null }
    ` },
    'the data of a page of SvelteKit': { settings, filename: 'src/routes/orders/+page.server.ts', code: 'export const load = async ({ locals }) => ({ orders: await list(locals.user) })' },
    'a file without handlers needs no setting': 'export const total = (a: number, b: number) => a + b',
  },
  invalid: {
    'next route with bare handler': {
      filename: 'app/api/users/route.ts',
      settings: { handlerWrapper: ['withApi'] },
      code: ts`
        import { listUsers } from '@/lib/users'

        export const GET = async (request: Request) => {
          return Response.json(await listUsers())
        }
      `,
      reports: [{ messageId: 'bareHandler', line: 3 }],
    },
    'two methods, one wrapped': {
      filename: 'src/app/api/items/route.ts',
      settings: { handlerWrapper: ['withApi'] },
      code: ts`
        import { withApi } from '@/server/with-api'
        import { listItems, addItem } from '@/lib/items'

        export const GET = withApi(async () => Response.json(await listItems()))

        export async function POST(req: Request) {
          return Response.json(await addItem(await req.json()), { status: 201 })
        }
      `,
      reports: [{ messageId: 'mixedHandlers', line: 6 }],
    },
    'express arrow': {
      settings: { handlerWrapper: ['asyncHandler'] },
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'

        const app = express()
        app.get('/posts', async (req, res) => {
          res.json(await prisma.post.findMany({ take: 10, select: { id: true } }))
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'bareHandler', line: 5 }],
    },
    'function of the file as handler': {
      filename: 'src/routes/carts.js',
      settings: { handlerWrapper: ['catchAsync'] },
      code: ts`
        const { Router } = require('express')
        const router = Router()

        function show(req, res) {
          res.json(req.cart)
        }
        router.get('/cart', show)
        module.exports = router
      `,
      reports: [{ messageId: 'bareHandler', line: 4 }],
    },
    'pages api': {
      filename: 'pages/api/hello.ts',
      settings: { handlerWrapper: ['withApi'] },
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'

        export default function handler(req: NextApiRequest, res: NextApiResponse) {
          res.status(200).json({ name: 'Ada' })
        }
      `,
      reports: [{ messageId: 'bareHandler', line: 3 }],
    },
    'hono chained': {
      settings: { handlerWrapper: ['@acme/http'] },
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'

        const app = new Hono()
          .get('/a', async (c) => c.json(await db.a()))
          .post('/a', async (c) => c.json(await db.add(await c.req.json())))
        export default app
      `,
      reports: [{ messageId: 'bareHandler', line: 5 }, { messageId: 'bareHandler', line: 6 }],
    },
    'fastify route object': {
      settings: { handlerWrapper: ['http.route'] },
      code: ts`
        import Fastify from 'fastify'
        import { list } from './list'

        const app = Fastify()
        app.route({
          method: 'GET',
          url: '/list',
          handler: async () => list(),
        })
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'bareHandler', line: 8 }],
    },
    'server actions': {
      filename: 'app/actions.ts',
      settings: { handlerWrapper: ['action'] },
      code: ts`
        'use server'
        import { action } from '@/lib/action'
        import { db } from '@/lib/db'

        export const create = action(async (input) => db.todo.create({ data: { title: input.title }, select: { id: true } }))

        export async function remove(id: string) {
          await db.todo.delete({ where: { id } })
        }
      `,
      reports: [{ messageId: 'mixedHandlers', line: 7 }],
    },
    'wrapper of a package only': {
      filename: 'app/api/x/route.ts',
      settings: { handlerWrapper: ['withErrors'] },
      code: ts`
        import { withSentry } from '@sentry/nextjs'

        export const GET = withSentry(async () => Response.json({ ok: true }))
      `,
      reports: [{ messageId: 'bareHandler', line: 3 }],
    },
    'same name of a local function called elsewhere': {
      filename: 'app/api/y/route.ts',
      settings: { handlerWrapper: ['withErrors'] },
      code: ts`
        import { withErrors } from '@/server/http'

        const report = withErrors(async () => 1)

        export async function GET() {
          const n = await report()
          return Response.json({ n })
        }
      `,
      reports: [{ messageId: 'bareHandler', line: 5 }],
    },
    'koa router': {
      settings: { handlerWrapper: ['endpoint'] },
      code: ts`
        import Router from '@koa/router'
        import { findUser } from './users'

        export const router = new Router()
        router.get('/users/:id', async (ctx) => {
          ctx.body = await findUser(ctx.params.id)
        })
      `,
      reports: [{ messageId: 'bareHandler', line: 5 }],
    },
    'lambda': {
      filename: 'src/functions/charge.ts',
      settings: { handlerWrapper: ['middy'] },
      code: ts`
        import type { APIGatewayProxyEvent } from 'aws-lambda'
        import { charge } from '../charge'

        export const handler = async (event: APIGatewayProxyEvent) => {
          await charge(JSON.parse(event.body ?? '{}'))
          return { statusCode: 204, body: '' }
        }
      `,
      reports: [{ messageId: 'bareHandler', line: 4 }],
    },
    'no setting': {
      filename: 'app/api/z/route.ts',
      code: ts`
        export async function DELETE() {
          return new Response(null, { status: 204 })
        }
      `,
      reports: [{ messageId: 'noWrapper', line: 1 }],
    },
    'a bare route handler of Next': { settings, filename: route, code: ts`
      export async function GET() { return Response.json([]) }
    `, reports: [{ messageId: 'bareHandler', line: 1, data: { route: 'GET /api/orders', wrapper: 'withErrors' } }] },
    'a bare arrow function': { settings, filename: route, code: ts`
      export const DELETE = async () => Response.json([])
    `, reports: ['bareHandler'] },
    'two bare handlers': { settings, filename: route, code: ts`
      export async function GET() { return Response.json([]) }
      export async function POST(request: Request) { return Response.json(await request.json()) }
    `, reports: ['bareHandler', 'bareHandler'] },
    'one wrapped and one not': { settings, filename: route, code: ts`
      import { withErrors } from '@/server/http'
      export const GET = withErrors(async () => Response.json([]))
      export async function POST(request: Request) { return Response.json(await request.json()) }
    `, reports: [{ messageId: 'mixedHandlers', line: 3, data: { wrapped: 'GET /api/orders', route: 'POST /api/orders', wrapper: 'withErrors' } }] },
    'a handler of pages/api': { settings, filename: 'src/pages/api/orders.ts', code: ts`
      import type { NextApiRequest, NextApiResponse } from 'next'
      export default async function handler(req: NextApiRequest, res: NextApiResponse) { res.json([]) }
    `, reports: [{ messageId: 'bareHandler', line: 2 }] },
    'a route of Express': { settings, code: ts`
      import { Router } from 'express'
      const router = Router()
      router.get('/orders', async (req, res) => res.json([]))
    `, reports: [{ messageId: 'bareHandler', data: { route: 'GET /orders', wrapper: 'withErrors' } }] },
    'routes of Express in two styles': { settings, code: ts`
      import { Router } from 'express'
      import { withErrors } from './http'
      const router = Router()
      router.get('/orders', withErrors(async (req, res) => res.json([])))
      router.post('/orders', async (req, res) => res.json({}))
      router.delete('/orders/:id', remove)
      async function remove(req, res) { res.status(204).end() }
    `, reports: [{ messageId: 'mixedHandlers', line: 5 }, { messageId: 'mixedHandlers', line: 7 }] },
    'the wrapper of a package that is not the agreed one': { settings, code: ts`
      import { Router } from 'express'
      import asyncHandler from 'express-async-handler'
      const router = Router()
      router.get('/orders', asyncHandler(async (req, res) => { res.json([]) }))
    `, reports: ['bareHandler'] },
    'a wrapper of the file that does something else': { settings, filename: route, code: ts`
      const timed = (handler) => async (...given) => { const answer = await handler(...given); record(answer); return answer }
      export const GET = timed(async () => Response.json([]))
    `, reports: ['bareHandler'] },
    'a server action': { settings, filename: 'src/app/actions.ts', code: ts`
      'use server'
      export async function rename(name: string) { await save(name) }
    `, reports: [{ messageId: 'bareHandler', line: 2, data: { route: 'server action rename', wrapper: 'withErrors' } }] },
    'actions in two styles': { settings, filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { withErrors } from '@/server/http'
      export const rename = withErrors(async (name: string) => save(name))
      export async function remove(id: string) { await drop(id) }
    `, reports: ['mixedHandlers'] },
    'a route of Hono': { settings, code: ts`
      import { Hono } from 'hono'
      const app = new Hono()
      app.get('/orders', async (c) => c.json([]))
    `, reports: ['bareHandler'] },
    'a route of Fastify': { settings, code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      app.post('/orders', { schema }, async (request) => create(request.body))
    `, reports: ['bareHandler'] },
    'two wrappers to choose from': { settings: { handlerWrapper: ['publicRoute', 'userRoute'] }, filename: route, code: ts`
      export async function GET() { return Response.json([]) }
    `, reports: [{ messageId: 'bareHandler', data: { route: 'GET /api/orders', wrapper: 'publicRoute` or `userRoute' } }] },
    'a file route': { settings, filename: 'src/routes/orders/post.ts', code: ts`
      export default async function (request: Request) { return Response.json({}) }
    `, reports: ['bareHandler'] },
    'a resource route of Remix': { settings, filename: 'app/routes/api.orders.ts', code: ts`
      import type { LoaderFunctionArgs } from '@remix-run/node'
      export async function loader({ request }: LoaderFunctionArgs) { return Response.json(await list(request)) }
    `, reports: [{ messageId: 'bareHandler', line: 2 }] },
    'an endpoint of SvelteKit': { settings, filename: 'src/routes/orders/+server.ts', code: 'export const GET = async ({ locals }) => json(await list(locals.user))', reports: ['bareHandler'] },
    'the wrapper is called for something else inside': { settings, filename: route, code: ts`
      import { withErrors } from '@/server/http'
      export async function GET() { withErrors.enable(); return Response.json([]) }
    `, reports: ['bareHandler'] },
    'nothing says what handlers are wrapped by': { filename: route, code: ts`
      export async function GET() { return Response.json([]) }
    `, reports: [{ messageId: 'noWrapper', line: 1 }] },
    'an empty list says nothing either': { settings: { handlerWrapper: [] }, code: ts`
      import { Router } from 'express'
      const router = Router()
      router.get('/orders', async (req, res) => res.json([]))
    `, reports: ['noWrapper'] },
  },
})
