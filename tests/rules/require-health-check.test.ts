import rule from '../../src/rules/require-health-check.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'Express chain with a probe': {
      filename: 'src/index.js',
      code: ts`
        const express = require('express')
        const { list } = require('./notes')

        express()
          .get('/healthz', (req, res) => res.sendStatus(200))
          .get('/notes', async (req, res) => res.json(await list()))
          .listen(3000)
      `,
    },
    'Supabase edge function served by Deno': {
      filename: 'supabase/functions/api/index.ts',
      code: ts`
        import { Hono } from 'jsr:@hono/hono'
        import { notes } from './notes.ts'

        const app = new Hono().basePath('/api')
        app.get('/notes', async (c) => c.json(await notes()))
        Deno.serve(app.fetch)
      `,
    },
    'routes made by tsoa': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import { RegisterRoutes } from '../build/routes'

        const app = express()
        app.use(express.json({ limit: '100kb' }))
        RegisterRoutes(app)
        app.listen(3000)
      `,
    },
    'routes of an object of entries': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import * as handlers from './handlers'

        const app = express()
        Object.entries(handlers).forEach(([name, handler]) => {
          app.use(\`/\${name}\`, handler)
        })
        app.listen(3000)
      `,
    },
    'socket.io server alone': {
      filename: 'src/realtime.ts',
      code: ts`
        import { Server } from 'socket.io'
        import { join } from './rooms'

        const io = new Server({ cors: { origin: process.env.WEB_URL } })
        io.on('connection', (socket) => join(io, socket))
        io.listen(4000)
      `,
    },
    'Bun routes object with a probe': {
      code: ts`
        import { quote } from './quotes'

        Bun.serve({
          port: 3000,
          routes: {
            '/healthz': new Response('ok'),
            '/quotes/:symbol': async (request) => Response.json(await quote(request.params.symbol)),
          },
        })
      `,
    },
    'Hono chain with a health route': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { orders } from './orders'

        const app = new Hono()
          .get('/health', (c) => c.json({ ok: true }))
          .get('/orders', async (c) => c.json(await orders()))

        Bun.serve({ port: 3000, fetch: app.fetch })
      `,
    },
    'Fastify route object with the path of a probe': {
      filename: 'src/index.ts',
      code: ts`
        import fastify from 'fastify'
        import { search } from './search'

        const server = fastify()
        server.route({ method: 'GET', url: '/livez', handler: async () => 'ok' })
        server.route({ method: 'GET', url: '/search', handler: async (request) => search((request.query as { q: string }).q) })
        await server.listen({ port: 3000 })
      `,
    },
    'loop over routes of a list': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import { routes } from './routes'

        const app = express()
        for (const { method, path, handler } of routes) app[method](path, handler)
        app.listen(3000)
      `,
    },
    'status page of the app': {
      filename: 'src/server.js',
      code: ts`
        const express = require('express')
        const { db } = require('./db')
        const { convert } = require('./convert')

        const app = express()
        app.get('/api/status', async (req, res) => res.json({ db: await db.ping() }))
        app.get('/convert', async (req, res) => res.json(await convert(req.query)))
        app.listen(3000)
      `,
    },
    'callback server of a login in a CLI': {
      filename: 'src/cli/login.ts',
      code: ts`
        #!/usr/bin/env node
        import { createServer } from 'node:http'
        import open from 'open'

        const server = createServer((request, response) => {
          const url = new URL(request.url!, 'http://127.0.0.1')
          if (url.pathname === '/callback') {
            response.end('You may close this window')
            server.close()
          }
        })
        server.listen(51789, () => void open('https://auth.acme.io/authorize'))
      `,
    },
    'healthz in a list of paths': {
      code: ts`
        import express from 'express'
        import { pool } from './db'
        import { convert } from './convert'

        const app = express()

        app.get(['/healthz', '/readyz'], async (_req, res) => {
          await pool.query('select 1')
          res.send('ok')
        })
        app.get('/convert', async (req, res) => res.json(await convert(req.query)))

        app.listen(3000)
      `,
    },
    'routes of another file': {
      filename: 'src/index.ts',
      code: ts`
        import express from 'express'
        import { registerRoutes } from './routes'

        const app = express()
        registerRoutes(app)
        app.listen(3000)
      `,
    },
    'only exported, the platform serves it': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { shorten } from './shorten'

        const app = new Hono()
        app.post('/shorten', async (c) => c.json(await shorten(await c.req.json())))

        export default app
      `,
    },
    'terminus knows the health check': {
      filename: 'src/server.js',
      code: ts`
        const http = require('http')
        const express = require('express')
        const { createTerminus } = require('@godaddy/terminus')
        const { db } = require('./db')

        const app = express()
        app.get('/reports/:id', require('./reports').show)

        const server = http.createServer(app)
        createTerminus(server, {
          healthChecks: { '/alive': () => db.raw('select 1') },
          onSignal: () => db.destroy(),
        })
        server.listen(3000)
      `,
    },
    'path of the probe from a constant': {
      filename: 'src/main.ts',
      code: ts`
        import Fastify from 'fastify'
        import { createLink } from './links'

        const HEALTH_PATH = '/health'
        const app = Fastify({ logger: true })

        app.get(HEALTH_PATH, async () => ({ status: 'ok', uptime: process.uptime() }))
        app.post('/links', async (request) => createLink(request.body))

        await app.listen({ port: 3000 })
      `,
    },
    'node http with a switch over the path': {
      filename: 'src/server.mjs',
      code: ts`
        import { createServer } from 'node:http'
        import { render } from './render.mjs'

        createServer(async (req, res) => {
          switch (req.url) {
            case '/livez':
              res.end('ok')
              break
            case '/render':
              res.end(await render())
              break
            default:
              res.statusCode = 404
              res.end()
          }
        }).listen(8080)
      `,
    },
    'mock server of the tests': {
      filename: 'tests/mocks/payments-server.ts',
      code: ts`
        import express from 'express'

        export function startPayments(port: number) {
          const app = express()
          app.post('/charges', (_req, res) => {
            res.json({ id: 'ch_1', status: 'succeeded' })
          })
          return app.listen(port)
        }
      `,
    },
    'under-pressure exposes a status route': {
      filename: 'src/app.ts',
      code: ts`
        import Fastify from 'fastify'
        import underPressure from '@fastify/under-pressure'
        import { quote } from './quotes'

        const app = Fastify()
        await app.register(underPressure, { maxEventLoopDelay: 1000, exposeStatusRoute: true })
        app.get('/quotes/:symbol', async (request) => quote(request.params.symbol))
        await app.listen({ port: 4000, host: '0.0.0.0' })
      `,
    },
    'versioned path of the probe': {
      filename: 'src/index.js',
      code: ts`
        const Koa = require('koa')
        const Router = require('@koa/router')
        const { quotes } = require('./quotes')

        const router = new Router({ prefix: '/api/v1' })
        router.get('/health', (ctx) => {
          ctx.body = { ok: true }
        })
        router.get('/quotes', async (ctx) => {
          ctx.body = await quotes()
        })

        new Koa().use(router.routes()).listen(3000)
      `,
    },
    'handler of Firebase functions': {
      filename: 'functions/src/index.ts',
      code: ts`
        import express from 'express'
        import { onRequest } from 'firebase-functions/v2/https'
        import { quote } from './quotes'

        const app = express()
        app.get('/quotes/:symbol', async (req, res) => {
          res.json(await quote(req.params.symbol))
        })

        export const api = onRequest(app)
      `,
    },
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
    'Express with verbs chained in one statement': {
      filename: 'src/index.js',
      code: ts`
        const express = require('express')
        const { list, create } = require('./notes')

        express()
          .use(express.json({ limit: '20kb' }))
          .get('/notes', async (req, res) => res.json(await list()))
          .post('/notes', async (req, res) => res.status(201).json(await create(req.body)))
          .listen(process.env.PORT)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 4 }],
    },
    'Koa chain with a router of the file': {
      filename: 'src/index.ts',
      code: ts`
        import Koa from 'koa'
        import Router from '@koa/router'
        import { prices } from './prices'

        const router = new Router().get('/prices', async (ctx) => {
          ctx.body = await prices()
        })

        new Koa().use(router.routes()).listen(3000)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 9 }],
    },
    'Fastify in an async function with await listen': {
      code: ts`
        import Fastify from 'fastify'
        import { thumbnail } from './thumbnail'

        export async function start(port: number) {
          const server = Fastify({ trustProxy: true })
          server.get<{ Querystring: { url: string } }>('/thumbnail', async (request, reply) => {
            reply.type('image/webp')
            return thumbnail(request.query.url)
          })
          await server.listen({ port })
          return server
        }
      `,
      reports: [{ messageId: 'noHealthRoute', line: 10 }],
    },
    'Bun with an app of a base path': {
      filename: 'src/main.ts',
      code: ts`
        import { Hono } from 'hono'
        import { convert } from './convert'

        const app = new Hono().basePath('/api')
        app.get('/convert', async (c) => c.json(await convert(c.req.query('from'), c.req.query('to'))))

        Bun.serve({ fetch: app.fetch, port: 8080, idleTimeout: 30 })
      `,
      reports: [{ messageId: 'noHealthRoute', line: 7 }],
    },
    'https server given an Express app': {
      filename: 'src/secure.js',
      code: ts`
        const { createServer } = require('node:https')
        const { readFileSync } = require('node:fs')
        const express = require('express')
        const { quote } = require('./quote')

        const app = express()
        app.get('/quote', async (req, res) => res.json(await quote()))
        createServer({ key: readFileSync('k.pem'), cert: readFileSync('c.pem') }, app).listen(8443)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 8 }],
    },
    'Bun serves a Hono app of two statements': {
      code: ts`
        import { Hono } from 'hono'
        import { quote } from './quotes'

        const api = new Hono()
        api.get('/quotes/:symbol', async (c) => c.json(await quote(c.req.param('symbol'))))

        const server = Bun.serve({ port: process.env.PORT ?? 3000, fetch: api.fetch })
        console.log(\`listening on \${server.url}\`)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 7 }],
    },
    'Deno serves a Hono app': {
      filename: 'main.ts',
      code: ts`
        import { Hono } from 'npm:hono'
        import { shorten, urlOf } from './links.ts'

        const app = new Hono()
        app.post('/links', async (c) => c.json(await shorten(await c.req.json())))
        app.get('/:slug', async (c) => c.redirect(await urlOf(c.req.param('slug'))))

        Deno.serve({ port: 8000 }, app.fetch)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 8 }],
    },
    'Hono app with a base path and a router of the file': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { serve } from '@hono/node-server'
        import { createOrder, listOrders } from './orders'

        const orders = new Hono()
          .get('/', async (c) => c.json(await listOrders(c.req.query('after'))))
          .post('/', async (c) => c.json(await createOrder(await c.req.json()), 201))

        const app = new Hono().basePath('/api').route('/orders', orders)

        serve(app, (info) => console.log(info.port))
      `,
      reports: [{ messageId: 'noHealthRoute', line: 11 }],
    },
    'Express route chain and https server': {
      filename: 'src/https.js',
      code: ts`
        const fs = require('fs')
        const https = require('https')
        const express = require('express')
        const { getItem, putItem } = require('./items')

        const app = express()
        app.route('/items/:id')
          .get((req, res, next) => getItem(req.params.id).then((item) => res.json(item)).catch(next))
          .put(express.json({ limit: '20kb' }), (req, res, next) => putItem(req.params.id, req.body).then(() => res.end()).catch(next))

        https.createServer({ key: fs.readFileSync('key.pem'), cert: fs.readFileSync('cert.pem') }, app).listen(443)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 11 }],
    },
    'Koa without router compares the path': {
      filename: 'src/index.js',
      code: ts`
        import Koa from 'koa'
        import { resize } from './resize.js'

        const app = new Koa()

        app.use(async (ctx) => {
          if (ctx.path === '/resize') {
            ctx.type = 'image/webp'
            ctx.body = await resize(ctx.query.url, Number(ctx.query.width))
            return
          }
          ctx.status = 404
        })

        app.listen(3000)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 15 }],
    },
    'Fastify route object and a promise of listen': {
      filename: 'src/index.ts',
      code: ts`
        import fastify from 'fastify'
        import { search } from './search'

        const server = fastify()

        server.route({
          method: 'GET',
          url: '/search',
          handler: async (request) => search((request.query as { q: string }).q),
        })

        server.listen({ port: Number(process.env.PORT) }).then((address) => server.log.info(address))
      `,
      reports: [{ messageId: 'noHealthRoute', line: 12 }],
    },
    'Express app with API routes and a listener, no probe': {
      filename: 'src/server.js',
      code: ts`
        const express = require('express')
        const helmet = require('helmet')
        const { findProduct } = require('./catalog')

        const app = express()
        app.use(helmet())

        app.get('/products/:id', async (req, res) => {
          const product = await findProduct(req.params.id)
          if (!product) return res.sendStatus(404)
          res.json(product)
        })

        const server = app.listen(process.env.PORT || 3000, () => console.log('listening'))
        process.on('SIGTERM', () => server.close())
      `,
      reports: [{ messageId: 'noHealthRoute', line: 14 }],
    },
    'Hono served by node-server': {
      filename: 'src/index.ts',
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import { summarize } from './summarize'

        const app = new Hono()

        app.get('/', (c) => c.text('Summarizer API'))
        app.post('/summaries', async (c) => {
          const { text } = await c.req.json<{ text: string }>()
          return c.json({ summary: await summarize(text) })
        })

        serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) })
      `,
      reports: [{ messageId: 'noHealthRoute', line: 13 }],
    },
    'Fastify with two routes in a main function': {
      filename: 'src/main.ts',
      code: ts`
        import Fastify from 'fastify'
        import { createLink, resolveLink } from './links'

        const app = Fastify({ logger: true })

        app.post('/links', async (request, reply) => {
          const link = await createLink(request.body as { url: string })
          return reply.code(201).send(link)
        })

        app.get<{ Params: { slug: string } }>('/l/:slug', async (request, reply) => {
          const url = await resolveLink(request.params.slug)
          return url ? reply.redirect(url) : reply.code(404).send()
        })

        async function main() {
          try {
            await app.listen({ port: 3000, host: '0.0.0.0' })
          } catch (err) {
            app.log.error(err)
            process.exit(1)
          }
        }

        main()
      `,
      reports: [{ messageId: 'noHealthRoute', line: 18 }],
    },
    'Koa without a router package': {
      filename: 'src/app.js',
      code: ts`
        const Koa = require('koa')
        const Router = require('@koa/router')
        const { quotes } = require('./quotes')

        const app = new Koa()
        const router = new Router()

        router.get('/quotes', async (ctx) => {
          ctx.body = await quotes(ctx.query.symbol)
        })

        app.use(router.routes()).use(router.allowedMethods())
        app.listen(4000)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 13 }],
    },
    'node http with paths of its own': {
      filename: 'src/server.mjs',
      code: ts`
        import http from 'node:http'
        import { convert } from './convert.mjs'

        const server = http.createServer(async (request, response) => {
          const { pathname, searchParams } = new URL(request.url, \`http://\${request.headers.host}\`)
          if (pathname === '/convert' && request.method === 'GET') {
            response.setHeader('content-type', 'application/json')
            response.end(JSON.stringify(await convert(searchParams.get('from'), searchParams.get('to'))))
            return
          }
          response.statusCode = 404
          response.end()
        })

        server.listen(8080)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 15 }],
    },
    'express with http.createServer(app).listen': {
      filename: 'src/index.ts',
      code: ts`
        import http from 'http'
        import express, { type Request, type Response } from 'express'
        import { WebSocketServer } from 'ws'
        import { history } from './history'

        const app = express()
        app.use(express.json({ limit: '50kb' }))
        app.get('/rooms/:room/history', async (req: Request, res: Response) => {
          res.json(await history(req.params.room))
        })

        const server = http.createServer(app)
        const wss = new WebSocketServer({ server })
        wss.on('connection', (socket) => socket.send('hello'))
        server.listen(process.env.PORT)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 15 }],
    },
    'Bun serves a Hono app that is a chain': {
      filename: 'src/api.ts',
      code: ts`
        import { Hono } from 'hono'
        import { logger } from 'hono/logger'
        import { orders, orderOf } from './orders'

        const app = new Hono()
          .use(logger())
          .get('/orders', async (c) => c.json(await orders()))
          .get('/orders/:id', async (c) => c.json(await orderOf(c.req.param('id'))))

        Bun.serve({ port: 3000, fetch: app.fetch })
      `,
      reports: [{ messageId: 'noHealthRoute', line: 10 }],
    },
    'health of a patient is no health check': {
      code: ts`
        import express from 'express'
        import { recordOf } from './records'

        const app = express()

        app.get('/patients/:id/health-record', async (req, res) => {
          res.json(await recordOf(req.params.id))
        })
        app.get('/status-codes', (_req, res) => {
          res.json([200, 201, 404])
        })

        app.listen(3000)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 13 }],
    },
    'class that builds the server and starts it': {
      filename: 'src/Server.ts',
      code: ts`
        import express, { Application } from 'express'
        import { createTicket } from './tickets'

        export class Server {
          private readonly app: Application = express()

          constructor(private readonly port: number) {
            this.app.use(express.json({ limit: '100kb' }))
            this.app.post('/tickets', async (req, res) => {
              res.status(201).json(await createTicket(req.body))
            })
          }

          start() {
            return this.app.listen(this.port)
          }
        }
      `,
      reports: [{ messageId: 'noHealthRoute', line: 15 }],
    },
    'static front end and one endpoint': {
      filename: 'server.js',
      code: ts`
        const path = require('node:path')
        const express = require('express')
        const nodemailer = require('nodemailer')

        const app = express()
        const mail = nodemailer.createTransport(process.env.SMTP_URL)

        app.use(express.static(path.join(__dirname, 'dist')))
        app.post('/contact', express.urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
          await mail.sendMail({ to: 'team@acme.io', subject: 'Contact', text: String(req.body.message) })
          res.redirect('/thanks')
        })
        app.get('*', (req, res) => res.sendFile(path.join(__dirname, 'dist/index.html')))

        app.listen(8080)
      `,
      reports: [{ messageId: 'noHealthRoute', line: 15 }],
    },
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
