import rule from '../../src/rules/require-health-check.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'health in a chained router': {
      code: ts`
        import express, { Router } from 'express'

        const app = express()
        const internal = Router().get('/readyz', (_req, res) => res.sendStatus(200))
        app.use('/internal', internal)
        app.get('/quotes', (_req, res) => res.json([]))
        app.listen(3000)
      `,
    },
    'http server that hands requests to a router of the project': {
      code: ts`
        import http from 'node:http'
        import { route } from './router'

        http.createServer((req, res) => {
          if (req.url === '/favicon.ico') return res.writeHead(204).end()
          route(req, res)
        }).listen(3000)
      `,
    },
    'routes of an array of another file': {
      code: ts`
        import express from 'express'
        import { routers } from './routers'

        const app = express()
        for (const { path, router } of routers) app.use(path, router)
        app.listen(3000)
      `,
    },
    'socket server that answers upgrade only': {
      code: ts`
        import { createServer } from 'node:http'
        import { WebSocketServer } from 'ws'
        import { onSocket } from './sockets'

        const server = createServer()
        const wss = new WebSocketServer({ server })
        wss.on('connection', onSocket)
        server.listen(8081)
      `,
    },
    'hono with routes of another file': {
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import orders from './orders'

        const app = new Hono()
        app.get('/', (c) => c.text('api'))
        app.route('/orders', orders)
        serve(app)
      `,
    },
    'http server with a probe in an if': {
      code: ts`
        import http from 'node:http'

        const server = http.createServer((req, res) => {
          if (req.url === '/health') return res.end('ok')
          if (req.method === 'POST' && req.url === '/render') return res.end('done')
          res.writeHead(404).end()
        })
        server.listen(3000)
      `,
    },
    'redirect server of oauth for a local tool': {
      filename: 'src/auth/local-callback.ts',
      code: ts`
        import http from 'node:http'

        export function waitForCode(port: number) {
          return new Promise<string>((resolve) => {
            const server = http.createServer((req, res) => {
              const url = new URL(req.url!, \`http://localhost:\${port}\`)
              if (url.pathname === '/callback') {
                res.end('You can close this window.')
                server.close()
                resolve(url.searchParams.get('code')!)
              }
            })
            server.listen(port)
          })
        }
      `,
    },
    'health of express': {
      code: ts`
        import express from 'express'
        import { pool } from './db'
        import { orders } from './orders'

        const app = express()
        app.get('/health', async (req, res) => {
          await pool.query('select 1')
          res.json({ ok: true })
        })
        app.get('/orders', orders)
        app.listen(3000)
      `,
    },
    'an imported router may hold it': {
      code: ts`
        import express from 'express'
        import routes from './routes'

        const app = express()
        app.use(express.json())
        app.use(routes)
        app.listen(3000)
      `,
    },
    'prefix with a health route': {
      filename: 'src/index.js',
      code: ts`
        const fastify = require('fastify')()
        const { createUser } = require('./users')

        fastify.get('/api/v1/healthz', async () => ({ status: 'ok' }))
        fastify.post('/api/v1/users', createUser)

        fastify.listen({ port: 3000 })
      `,
    },
    'the path is a constant': {
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'

        const HEALTH_PATH = '/healthz'
        const app = new Hono()
        app.get(HEALTH_PATH, (c) => c.text('ok'))
        app.post('/jobs', async (c) => c.json(await c.req.json()))

        serve(app)
      `,
    },
    'nest module': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.enableShutdownHooks()
          await app.listen(3000)
        }
        bootstrap()
      `,
    },
    'routes added by a function': {
      code: ts`
        import express from 'express'
        import { registerRoutes } from './routes'

        const app = express()
        app.use(express.json())
        app.get('/', (_req, res) => res.send('API'))
        registerRoutes(app)
        app.listen(3000)
      `,
    },
    'terminus holds it': {
      code: ts`
        import http from 'node:http'
        import express from 'express'
        import { createTerminus } from '@godaddy/terminus'
        import { ping } from './db'

        const app = express()
        app.get('/orders', (_req, res) => res.json([]))
        const server = http.createServer(app)
        createTerminus(server, { healthChecks: { '/healthcheck': ping }, signal: 'SIGTERM' })
        server.listen(3000)
      `,
    },
    'only exported for vercel': {
      filename: 'api/index.ts',
      code: ts`
        import express from 'express'
        import { orders } from './orders'

        const app = express()
        app.get('/orders', orders)

        export default app
      `,
    },
    'fastify plugin for health': {
      code: ts`
        import Fastify from 'fastify'
        import underPressure from '@fastify/under-pressure'
        import { listOrders } from './orders'

        const app = Fastify()
        await app.register(underPressure, { exposeStatusRoute: '/live' })
        app.get('/orders', listOrders)
        await app.listen({ port: 3000 })
      `,
    },
    'http server that answers a probe': {
      code: ts`
        import http from 'node:http'
        import { work } from './work'

        http
          .createServer((req, res) => {
            switch (req.url) {
              case '/livez':
                res.end('ok')
                break
              default:
                work(req, res)
            }
          })
          .listen(8080)
      `,
    },
    'autoloaded routes of fastify': {
      code: ts`
        import path from 'node:path'
        import Fastify from 'fastify'
        import autoload from '@fastify/autoload'

        const app = Fastify()
        app.register(autoload, { dir: path.join(__dirname, 'routes') })
        app.get('/', async () => 'ok')
        app.listen({ port: 3000 })
      `,
    },
    'test server': {
      filename: 'tests/helpers/server.ts',
      code: ts`
        import express from 'express'

        export function startServer() {
          const app = express()
          app.get('/echo', (req, res) => res.json(req.query))
          return app.listen(0)
        }
      `,
    },
    'liveness with readiness in a list': {
      filename: 'server.js',
      code: ts`
        const express = require('express')

        const app = express()
        app.get(['/readyz', '/livez'], (req, res) => res.send('ok'))
        app.post('/pay', require('./pay'))
        app.listen(process.env.PORT)
      `,
    },
    'ping of a router in the file': {
      code: ts`
        import express from 'express'

        const app = express()
        const system = express.Router()
        system.route('/ping').get((_req, res) => res.send('pong'))
        app.use('/system', system)
        app.post('/pay', (_req, res) => res.sendStatus(202))
        app.listen(3000)
      `,
    },
    'a health route': { code: ts`
      import express from 'express'
      const app = express()
      app.get('/healthz', (req, res) => res.json({ ok: true }))
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    ` },
    'below a prefix': { code: ts`
      import express from 'express'
      const app = express()
      app.get('/api/v1/health', check)
      app.listen(3000)
    ` },
    'readiness and liveness': { filename: 'server.js', code: ts`
      const express = require('express')
      const app = express()
      app.get('/readyz', ready)
      app.listen(3000)
    ` },
    'Fastify': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      app.get('/status', async () => 1)
      await app.listen({ port: 3000 })
    ` },
    'Hono': { code: ts`
      import { serve } from '@hono/node-server'
      import { Hono } from 'hono'
      const app = new Hono()
      app.get('/ping', (c) => c.text('pong'))
      serve(app)
    ` },
    'a router of another file may hold it': { code: ts`
      import routes from './routes'
      import express from 'express'
      const app = express()
      app.use('/api', routes)
      app.listen(3000)
    ` },
    'routes that are registered elsewhere': { code: ts`
      import { registerRoutes } from './routes'
      import express from 'express'
      const app = express()
      registerRoutes(app)
      app.listen(3000)
    ` },
    'terminus': { code: ts`
      import { createTerminus } from '@godaddy/terminus'
      import express from 'express'
      const app = express()
      createTerminus(server, {})
      app.listen(3000)
    ` },
    'NestJS, whose modules may hold it': { filename: 'src/main.ts', code: ts`
      import { NestFactory } from '@nestjs/core'
      const app = await NestFactory.create(AppModule)
      await app.listen(3000)
    ` },
    'a serverless app': { code: ts`
      import { Hono } from 'hono'
      const app = new Hono()
      app.get('/a', (c) => c.json(1))
      export default app
    ` },
    'an app that does not listen': { code: ts`
      import express from 'express'
      const app = express()
      app.post('/orders', async (req, res) => { res.json({}) })
      export default app
    ` },
    'a test': { filename: 'e2e/server.ts', code: ts`
      import express from 'express'
      const app = express()
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    ` },
    'an app given to a loader of the project, by require and within an object': { code: ts`
      import express from 'express'
      async function start() {
        const app = express()
        await require('./setup').default({ app })
        app.listen(3000)
      }
      start()
    ` },
    'a Fastify plugin of the project in its wrapper': { code: ts`
      import Fastify from 'fastify'
      import fp from 'fastify-plugin'
      import everything from './everything.js'
      const app = Fastify()
      app.register(fp(everything))
      await app.listen({ port: 3000 })
    ` },
  },
  invalid: {
    'createServer with a named handler': {
      code: ts`
        import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
        import { convert } from './convert'

        async function handle(request: IncomingMessage, response: ServerResponse) {
          const { pathname } = new URL(request.url!, 'http://localhost')
          switch (pathname) {
            case '/convert':
              response.end(await convert('pdf'))
              return
            default:
              response.writeHead(404).end()
          }
        }

        const server = createServer(handle)
        server.listen(Number(process.env.PORT ?? 3000))
      `,
      reports: [{ messageId: 'noHealthRoute', line: 16 }],
    },
    'express with a class': {
      code: ts`
        import express, { type Express } from 'express'
        import { reports } from './reports'

        class ReportServer {
          private readonly app: Express = express()

          constructor() {
            this.app.use(express.json())
            this.app.get('/reports/:id', async (req, res) => {
              res.json(await reports.find(req.params.id))
            })
          }

          listen() {
            return this.app.listen(3000)
          }
        }

        new ReportServer().listen()
      `,
      reports: [{ messageId: 'noHealthRoute', line: 15 }],
    },
    'fastify with an inline plugin': {
      filename: 'src/index.js',
      code: ts`
        const fastify = require('fastify')({ logger: true })
        const { search } = require('./search')

        fastify.register(async (instance) => {
          instance.get('/search', async (request) => search(request.query.q))
        }, { prefix: '/v1' })

        fastify.listen({ port: 8080, host: '0.0.0.0' }, (error) => {
          if (error) process.exit(1)
        })
      `,
      reports: [{ messageId: 'noHealthRoute', line: 8 }],
    },
    'hono with a base path and middleware of packages': {
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { logger } from 'hono/logger'
        import { transcribe } from './speech'

        const app = new Hono().basePath('/api')
        app.use('*', logger())
        app.use('*', cors({ origin: 'https://app.example.com' }))
        app.post('/transcripts', async (c) => c.json(await transcribe(await c.req.blob())))

        serve({ fetch: app.fetch, port: 8787 }, (info) => console.log(info.port))
      `,
      reports: [{ messageId: 'noHealthRoute', line: 12 }],
    },
    'express behind an http server': {
      code: ts`
        import http from 'http'
        import express from 'express'
        import { Server } from 'socket.io'

        const app = express()
        app.use(express.static('public'))
        const server = http.createServer(app)
        const io = new Server(server)

        io.on('connection', (socket) => {
          socket.on('message', (text) => io.emit('message', text))
        })

        server.listen(3000)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 14 }],
    },
    'express with settings of a status field': {
      filename: 'server.js',
      code: ts`
        const express = require('express')
        const { charge } = require('./payments')

        const app = express()
        app.use(express.json())

        app.post('/charge', async (req, res) => {
          const result = await charge(req.body)
          res.status(result.ok ? 200 : 402).json({ status: result.status })
        })

        app.listen(process.env.PORT || 4000)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 12 }],
    },
    'express with two inline routes': {
      code: ts`
        import express from 'express'
        import { listOrders, createOrder } from './services/orders'

        const app = express()
        app.use(express.json())

        app.get('/orders', async (req, res) => {
          res.json(await listOrders())
        })
        app.post('/orders', async (req, res) => {
          res.status(201).json(await createOrder(req.body))
        })

        app.listen(3000, () => console.log('up'))
      `,
      reports: [{ messageId: 'noHealthRoute', line: 14 }],
    },
    'javascript with a hello at the root': {
      filename: 'server.js',
      code: ts`
        const express = require('express')
        const cors = require('cors')

        const app = express()
        app.use(cors({ origin: 'https://app.example.com' }))
        app.get('/', (req, res) => res.send('Hello from the API'))
        app.post('/api/chat', async (req, res) => {
          const { reply } = require('./chat')
          res.json({ answer: await reply(req.body.message) })
        })

        const port = process.env.PORT || 8080
        app.listen(port)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 13 }],
    },
    'fastify with inline routes': {
      code: ts`
        import Fastify from 'fastify'
        import { quote } from './quotes'

        const fastify = Fastify({ logger: true })

        fastify.get('/quotes/:symbol', async (request) => quote((request.params as any).symbol))
        fastify.route({ method: 'POST', url: '/orders', handler: async () => ({ ok: true }) })

        const start = async () => {
          await fastify.listen({ port: 3000 })
        }
        start()
      `,
      reports: [{ messageId: 'noHealthRoute', line: 10 }],
    },
    'hono on node': {
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import { summarize } from './ai'

        const app = new Hono()

        app.post('/summaries', async (c) => {
          const { text } = await c.req.json()
          return c.json({ summary: await summarize(text) })
        })

        serve({ fetch: app.fetch, port: 3000 })
      `,
      reports: [{ messageId: 'noHealthRoute', line: 12 }],
    },
    'koa with a router of the file': {
      filename: 'src/index.js',
      code: ts`
        const Koa = require('koa')
        const Router = require('@koa/router')
        const { findUser } = require('./users')

        const app = new Koa()
        const router = new Router()

        router.get('/users/:id', async (ctx) => {
          ctx.body = await findUser(ctx.params.id)
        })

        app.use(router.routes())
        app.listen(3000)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 13 }],
    },
    'http server without a framework': {
      code: ts`
        import http from 'node:http'
        import { render } from './render'

        const server = http.createServer(async (req, res) => {
          if (req.url === '/report' && req.method === 'GET') {
            res.setHeader('content-type', 'application/pdf')
            res.end(await render())
            return
          }
          res.statusCode = 404
          res.end()
        })

        server.listen(8080)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 14 }],
    },
    'express router in the same file': {
      code: ts`
        import express, { Router } from 'express'
        import { projects } from './services/projects'

        const app = express()
        const api = Router()

        api.get('/projects', async (_req, res) => res.json(await projects.all()))
        api.delete('/projects/:id', async (req, res) => {
          await projects.remove(req.params.id)
          res.sendStatus(204)
        })

        app.use('/api', api)

        const server = app.listen(4000)
        process.on('SIGTERM', () => server.close())
      `,
      reports: [{ messageId: 'noHealthRoute', line: 15 }],
    },
    'wrapped in an async main': {
      code: ts`
        import express from 'express'
        import helmet from 'helmet'
        import rateLimit from 'express-rate-limit'
        import { connect } from './db'
        import { checkout } from './checkout'

        async function main() {
          await connect()
          const app = express()
          app.use(helmet())
          app.use(rateLimit({ windowMs: 60_000, limit: 100 }))
          app.post('/checkout', checkout)
          app.listen(process.env.PORT)
        }

        main().catch((error) => {
          console.error(error)
          process.exit(1)
        })
      `,
      reports: [{ messageId: 'noHealthRoute', line: 13 }],
    },
    'Express': { code: ts`
      import express from 'express'
      const app = express()
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    `, reports: [{ messageId: 'noHealthRoute', line: 4 }] },
    'only the root': { code: ts`
      import express from 'express'
      const app = express()
      app.get('/', (req, res) => res.send('ok'))
      app.listen(3000)
    `, reports: [{ messageId: 'noHealthRoute', line: 4 }] },
    'CommonJS': { filename: 'server.js', code: ts`
      const express = require('express')
      const app = express()
      app.post('/a', create)
      app.listen(process.env.PORT)
    `, reports: [{ messageId: 'noHealthRoute', line: 4 }] },
    'Fastify': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      app.get('/users', async () => 1)
      await app.listen({ port: 3000 })
    `, reports: [{ messageId: 'noHealthRoute', line: 4 }] },
    'Hono': { code: ts`
      import { serve } from '@hono/node-server'
      import { Hono } from 'hono'
      const app = new Hono()
      app.get('/users', (c) => c.json([]))
      serve({ fetch: app.fetch })
    `, reports: [{ messageId: 'noHealthRoute', line: 5 }] },
    'Koa with its own router': { code: ts`
      import Koa from 'koa'
      import Router from '@koa/router'
      const app = new Koa()
      const router = new Router()
      router.get('/users', list)
      app.use(router.routes())
      app.listen(3000)
    `, reports: [{ messageId: 'noHealthRoute', line: 7 }] },
    'a path that only sounds like it': { code: ts`
      import express from 'express'
      const app = express()
      app.get('/healthy-recipes', list)
      app.get('/order-status-page', show)
      app.listen(3000)
    `, reports: [{ messageId: 'noHealthRoute', line: 5 }] },
    'in a function': { code: ts`
      import express from 'express'
      async function main() {
        const app = express()
        app.get('/a', show)
        app.listen(3000)
      }
      main()
    `, reports: [{ messageId: 'noHealthRoute', line: 5 }] },
  },
})
