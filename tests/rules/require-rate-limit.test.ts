import { afterAll, describe, expect, it } from 'vitest'
import rule from '../../src/rules/require-rate-limit.js'
import { lintProject, projectWith, removeProjects, type Files } from '../support/temporary-project.js'
import { testRule, ts } from '../support/test-rule.js'

afterAll(removeProjects)

testRule(rule, {
  valid: {
    'Hono chain with the limiter of Cloudflare': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { cloudflareRateLimiter } from '@hono-rate-limiter/cloudflare'
        import { links } from './links'

        export default new Hono()
          .use(cloudflareRateLimiter({ rateLimitBinding: (c) => c.env.LIMITER, keyGenerator: (c) => c.req.header('cf-connecting-ip') ?? '' }))
          .route('/links', links)
      `,
    },
    'client chain in a test of an app': {
      filename: 'src/app.spec.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { testClient } from 'hono/testing'
        import { expect, it } from 'vitest'
        import { users } from './routes/users'

        const app = new Hono().route('/users', users)
        it('lists', async () => {
          const response = await testClient(app).users.$get()
          expect(response.status).toBe(200)
        })
      `,
    },
    'only a probe on a metrics port': {
      filename: 'src/metrics.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Worker } from 'bullmq'
        import express from 'express'
        import { register } from 'prom-client'
        import { connection } from './redis'
        import { run } from './run'

        export const worker = new Worker('mail', run, { connection })
        const app = express()
        app.get('/metrics', async (_req, res) => res.type(register.contentType).send(await register.metrics()))
        app.listen(9100)
      `,
    },
    'token bucket of our own by its name': {
      options: { trustUnknown: false },
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import { throttle } from './middleware/throttle'
        import { chat } from './routes/chat'

        const app = new Hono().use('*', throttle({ perMinute: 30 })).route('/chat', chat)
        serve(app)
      `,
    },
    'sub-app chain that is only mounted': {
      filename: 'src/routes/tasks.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { createTask, listTasks } from '../tasks'

        export const tasks = new Hono().get('/', async (c) => c.json(await listTasks())).post('/', async (c) => c.json(await createTask(await c.req.json()), 201))
      `,
    },
    'Hono chain with a limiter in its middle': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import { rateLimiter } from 'hono-rate-limiter'
        import { users } from './routes/users'

        const app = new Hono()
          .use(rateLimiter({ windowMs: 60_000, limit: 100, keyGenerator: (c) => c.get('ip') }))
          .route('/users', users)

        serve({ fetch: app.fetch, port: 8787 })
      `,
    },
    'sub-app of a chain that is exported by name with its type': {
      filename: 'src/routes/users.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { createUser, listUsers } from '../users'

        const users = new Hono()
          .get('/', async (c) => c.json(await listUsers()))
          .post('/', async (c) => c.json(await createUser(await c.req.json()), 201))

        export { users }
        export type UsersRoutes = typeof users
      `,
    },
    'binding of Cloudflare limits': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { links } from './links'

        const app = new Hono<{ Bindings: { LIMITER: RateLimit } }>()
        app.use(async (c, next) => {
          const { success } = await c.env.LIMITER.limit({ key: c.req.header('cf-connecting-ip') ?? '' })
          if (!success) return c.text('Slow down', 429)
          await next()
        })
        app.route('/links', links)
        export default app
      `,
    },
    'slow-down of Express': {
      filename: 'src/server.js',
      options: { trustUnknown: false },
      code: ts`
        const express = require('express')
        const { slowDown } = require('express-slow-down')
        const { rateLimit } = require('express-rate-limit')

        const app = express()
        app.use(slowDown({ windowMs: 60_000, delayAfter: 50, delayMs: (hits) => hits * 100 }), rateLimit({ windowMs: 60_000, limit: 200 }))
        app.use('/api', require('./routes'))
        app.listen(3000)
      `,
    },
    'arcjet guards the routes': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import arcjet, { tokenBucket } from '@arcjet/node'
        import { chat } from './chat'

        const aj = arcjet({ key: process.env.ARCJET_KEY!, rules: [tokenBucket({ mode: 'LIVE', refillRate: 5, interval: 10, capacity: 10 })] })
        const app = express()
        app.post('/chat', async (req, res) => {
          const decision = await aj.protect(req, { requested: 1 })
          if (decision.isDenied()) return res.status(429).end()
          return chat(req, res)
        })
        app.listen(3000)
      `,
    },
    'story of a component library\'s mock server': {
      filename: '.storybook/mock-api.ts',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'

        const app = express()
        app.get('/api/me', (_req, res) => void res.json({ name: 'Ada' }))
        app.listen(6007)
      `,
    },
    'limiter under a name of its own from its package': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import throttle from 'express-rate-limit'
        import { login } from './auth'

        const guard = throttle({ windowMs: 15 * 60_000, limit: 20, standardHeaders: 'draft-8' })

        const app = express()
        app.post('/login', guard, login)
        app.listen(3000)
      `,
    },
    'hono-rate-limiter on the API': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { rateLimiter } from 'hono-rate-limiter'
        import { chat } from './routes/chat'

        const app = new Hono()
        app.use('/api/*', rateLimiter({ windowMs: 60_000, limit: 60, keyGenerator: (c) => c.req.header('cf-connecting-ip') ?? '' }))
        app.route('/api/chat', chat)
        export default app
      `,
    },
    'Upstash limiter asked by a middleware of the file': {
      filename: 'src/app.ts',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import { Ratelimit } from '@upstash/ratelimit'
        import { Redis } from '@upstash/redis'
        import { chat } from './chat'

        const limit = new Ratelimit({ redis: Redis.fromEnv(), limiter: Ratelimit.slidingWindow(20, '1 m') })

        const app = express()
        app.use(async (req, res, next) => {
          const { success } = await limit.limit(req.ip ?? 'unknown')
          if (!success) return res.status(429).json({ error: 'Too many requests' })
          next()
        })
        app.post('/chat', chat)
        export default app
      `,
    },
    'named export of a sub-router': {
      filename: 'src/routes/links.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { createLink } from '../links'

        export const links = new Hono()
        links.post('/', async (c) => c.json(await createLink(await c.req.json()), 201))
      `,
    },
    'fastify rate limit plugin registered': {
      filename: 'src/app.js',
      options: { trustUnknown: false },
      code: ts`
        const Fastify = require('fastify')

        module.exports = async function build(opts = {}) {
          const app = Fastify(opts)
          await app.register(require('@fastify/rate-limit'), { max: 100, timeWindow: '1 minute' })
          app.register(require('./routes/auth'), { prefix: '/auth' })
          return app
        }
      `,
    },
    'bottleneck of Koa with its package': {
      filename: 'src/app.js',
      options: { trustUnknown: false },
      code: ts`
        const Koa = require('koa')
        const ratelimit = require('koa-ratelimit')
        const { redis } = require('./redis')
        const router = require('./router')

        const app = new Koa()
        app.use(ratelimit({ driver: 'redis', db: redis, duration: 60000, max: 100, id: (ctx) => ctx.ip }))
        app.use(router.routes())
        app.listen(3000)
      `,
    },
    'rate-limiter-flexible in a wrapper of the file': {
      options: { trustUnknown: false },
      code: ts`
        import express, { type RequestHandler } from 'express'
        import { RateLimiterRedis } from 'rate-limiter-flexible'
        import { redis } from './redis'
        import { login } from './auth'

        const attempts = new RateLimiterRedis({ storeClient: redis, points: 5, duration: 60, keyPrefix: 'login' })
        const slow: RequestHandler = (req, res, next) =>
          attempts.consume(req.ip!).then(() => next(), () => res.sendStatus(429))

        const app = express()
        app.post('/login', slow, login)
        app.listen(3000)
      `,
    },
    'worker with a board and a probe': {
      filename: 'src/worker.ts',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import { createBullBoard } from '@bull-board/api'
        import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
        import { ExpressAdapter } from '@bull-board/express'
        import { Worker } from 'bullmq'
        import { connection, queue } from './queue'
        import { run } from './run'

        new Worker('jobs', run, { connection })

        const board = new ExpressAdapter()
        createBullBoard({ queues: [new BullMQAdapter(queue)], serverAdapter: board })

        const app = express()
        app.get('/healthz', (_req, res) => void res.send('ok'))
        app.use('/queues', board.getRouter())
        app.listen(3001)
      `,
    },
    'a limiter of ours by the settings': {
      options: { trustUnknown: false },
      settings: { rateLimiters: ['fairUse'] },
      code: ts`
        import express from 'express'
        import { fairUse } from './fair-use'
        import { login } from './auth'

        const app = express()
        app.use(fairUse)
        app.post('/login', login)
        app.listen(3000)
      `,
    },
    'a number of proxies before a limiter': ts`
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      const app = express()
      app.set('trust proxy', 1)
      app.use(rateLimit({ windowMs: 60_000, limit: 100 }))
      app.get('/', list)
      export default app
    `,
    'proxies by their addresses, and by the configuration': ts`
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      import { config } from './config'
      const app = express()
      app.set('trust proxy', 'loopback, linklocal')
      app.set('trust proxy', config.proxies)
      app.use(rateLimit({ windowMs: 60_000, limit: 100 }))
      app.get('/', list)
      export default app
    `,
    'every proxy is believed, and the limit is by user': ts`
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      const app = express()
      app.set('trust proxy', true)
      app.use(rateLimit({ windowMs: 60_000, limit: 100, keyGenerator: (req) => req.user.id }))
      app.get('/', list)
      export default app
    `,
    'every proxy is believed, and the address is the one that Cloudflare writes': ts`
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      const app = express()
      app.set('trust proxy', true)
      app.use(rateLimit({ windowMs: 60_000, limit: 100, keyGenerator: (req) => req.get('cf-connecting-ip') ?? req.ip }))
      app.get('/', list)
      export default app
    `,
    'every proxy is believed on a laptop': ts`
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      const app = express()
      if (process.env.NODE_ENV === 'development') app.set('trust proxy', true)
      app.use(rateLimit({ windowMs: 60_000, limit: 100 }))
      app.get('/', list)
      export default app
    `,
    'Fastify with a number of proxies': ts`
      import Fastify from 'fastify'
      import limit from '@fastify/rate-limit'
      const app = Fastify({ trustProxy: 2 })
      await app.register(limit, { max: 100 })
      app.get('/', list)
      await app.listen({ port: 3000 })
    `,
    'another setting of an app': ts`
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      const app = express()
      app.enable('case sensitive routing')
      app.set('etag', true)
      app.use(rateLimit({ windowMs: 60_000, limit: 100 }))
      app.get('/', list)
      export default app
    `,
    'fastify route config of the plugin': {
      options: { trustUnknown: false },
      code: ts`
        import Fastify from 'fastify'
        import limits from '@fastify/rate-limit'

        class Api {
          private app = Fastify()

          async start() {
            await this.app.register(limits, { global: false })
            this.app.get('/stock', { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }, async () => [])
            await this.app.listen({ port: 3000 })
          }
        }
        void new Api().start()
      `,
    },
    'by hand with a Map in the file': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'

        const hits = new Map<string, { count: number; since: number }>()
        const app = new Hono()
        app.use(async (c, next) => {
          const ip = c.req.header('cf-connecting-ip') ?? 'unknown'
          const entry = hits.get(ip)
          const now = Date.now()
          if (!entry || now - entry.since > 60_000) hits.set(ip, { count: 1, since: now })
          else if (++entry.count > 60) return new Response('Slow down', { status: 429 })
          await next()
        })
        app.get('/', (c) => c.text('ok'))
        export default app
      `,
    },
    'abstract base class without a server': {
      options: { trustUnknown: false },
      code: ts`
        import type { Express } from 'express'

        export abstract class Module {
          constructor(protected readonly app: Express) {}

          mount() {
            this.app.use('/module', (req, res) => res.send('ok'))
          }
        }
      `,
    },
    'mock server for development': {
      filename: 'mocks/server.js',
      options: { trustUnknown: false },
      code: ts`
        const express = require('express')
        const app = express()
        app.get('/users', (req, res) => res.json([]))
        app.listen(4010)
      `,
    },
    'limiter of the package in a function of the file': {
      options: { trustUnknown: false },
      code: ts`
        const express = require('express')
        const slowDown = require('express-slow-down')

        function protect(app) {
          app.use(slowDown({ windowMs: 60000, delayAfter: 30, delayMs: () => 500 }))
        }
        const app = express()
        protect(app)
        app.get('/search', (req, res) => res.json([]))
        app.listen(3000)
      `,
    },
    'unkey': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { Ratelimit } from '@unkey/ratelimit'

        const unkey = new Ratelimit({ rootKey: process.env.UNKEY_ROOT_KEY!, namespace: 'api', limit: 20, duration: '30s' })
        const app = new Hono()
        app.post('/render', async (c) => {
          const { success } = await unkey.limit(c.req.header('x-user') ?? '')
          return success ? c.json({ ok: true }) : c.text('later', 429)
        })
        export default app
      `,
    },
    'limiter of the package on the api path': {
      filename: 'server.js',
      options: { trustUnknown: false },
      code: ts`
        const express = require('express')
        const { rateLimit } = require('express-rate-limit')
        const routes = require('./routes')

        const limiter = rateLimit({ windowMs: 15 * 60 * 1000, limit: 100, standardHeaders: 'draft-7' })
        const app = express()
        app.use('/api/', limiter)
        app.use('/api', routes)
        app.listen(3000)
      `,
    },
    'rate-limiter-flexible in a middleware of the file': {
      options: { trustUnknown: false },
      code: ts`
        import express, { type NextFunction, type Request, type Response } from 'express'
        import { RateLimiterRedis } from 'rate-limiter-flexible'
        import { redis } from './redis'
        import { api } from './api'

        const quota = new RateLimiterRedis({ storeClient: redis, points: 50, duration: 10 })

        async function throttle(req: Request, res: Response, next: NextFunction) {
          try {
            await quota.consume(req.ip!)
            next()
          } catch {
            res.status(429).json({ error: 'Too many requests' })
          }
        }

        const app = express()
        app.use(throttle)
        app.use('/api', api)
        export default app
      `,
    },
    'fastify plugin': {
      options: { trustUnknown: false },
      code: ts`
        import Fastify from 'fastify'
        import rateLimit from '@fastify/rate-limit'
        import { routes } from './routes.js'

        export async function build() {
          const app = Fastify()
          await app.register(rateLimit, { max: 100, timeWindow: '1 minute' })
          await app.register(routes)
          return app
        }
      `,
    },
    'fastify plugin through a dynamic import': {
      filename: 'src/server.js',
      options: { trustUnknown: false },
      code: ts`
        import Fastify from 'fastify'
        import routes from './routes.js'

        const app = Fastify()
        await app.register(import('@fastify/rate-limit'), { max: 60, timeWindow: 60_000 })
        app.register(routes)
        await app.listen({ port: 3000 })
      `,
    },
    'hono-rate-limiter': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { rateLimiter } from 'hono-rate-limiter'
        import { v1 } from './v1'

        const app = new Hono()
        app.use(rateLimiter({ windowMs: 60_000, limit: 30, keyGenerator: (c) => c.req.header('cf-connecting-ip') ?? '' }))
        app.route('/v1', v1)
        export default app
      `,
    },
    'koa-ratelimit': {
      options: { trustUnknown: false },
      code: ts`
        import Koa from 'koa'
        import ratelimit from 'koa-ratelimit'
        import { db } from './redis'
        import router from './router'

        const app = new Koa()
        app.use(ratelimit({ driver: 'redis', db, duration: 60000, max: 100, id: (ctx) => ctx.ip }))
        app.use(router.routes())
        app.listen(3000)
      `,
    },
    'sub-router by name': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { listInvoices } from './invoices'

        export const invoicesRoute = new Hono().get('/', async (c) => c.json(await listInvoices()))
      `,
    },
    'express router as default export': {
      filename: 'src/routes/users.js',
      options: { trustUnknown: false },
      code: ts`
        const { Router } = require('express')
        const users = require('../controllers/users')

        const router = Router()
        router.get('/', users.list)
        router.post('/', users.create)
        module.exports = router
      `,
    },
    'limiter of the project by its name': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import { apiLimiter } from './middleware/limits'
        import { api } from './api'

        const app = express()
        app.use('/api', apiLimiter, api)
        app.listen(3000)
      `,
    },
    'limiter named in settings': {
      options: { trustUnknown: false },
      settings: { rateLimiters: ['guardTraffic'] },
      code: ts`
        import express from 'express'
        import { guardTraffic } from '@acme/edge'
        import { api } from './api'

        const app = express()
        app.use(guardTraffic({ perMinute: 120 }))
        app.use('/api', api)
        app.listen(3000)
      `,
    },
    'upstash in a middleware': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { Ratelimit } from '@upstash/ratelimit'
        import { Redis } from '@upstash/redis'

        const ratelimit = new Ratelimit({ redis: Redis.fromEnv(), limiter: Ratelimit.slidingWindow(20, '10 s') })
        const app = new Hono()
        app.use('*', async (c, next) => {
          const { success } = await ratelimit.limit(c.req.header('x-forwarded-for') ?? 'anonymous')
          if (!success) return c.json({ error: 'slow down' }, 429)
          await next()
        })
        app.get('/quotes', (c) => c.json([]))
        export default app
      `,
    },
    'rate limiting binding of Cloudflare': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'

        type Env = { Bindings: { LIMITS: { limit(o: { key: string }): Promise<{ success: boolean }> } } }
        const app = new Hono<Env>()
        app.use(async (c, next) => {
          const outcome = await c.env.LIMITS.limit({ key: c.req.header('cf-connecting-ip') ?? 'none' })
          if (!outcome.success) return c.text('Too many requests', 429)
          return next()
        })
        app.get('/', (c) => c.text('hello'))
        export default app
      `,
    },
    'app of a test': {
      filename: 'tests/app.test.ts',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import request from 'supertest'
        import { users } from '../src/users'

        const app = express()
        app.use('/users', users)
        export default app

        it('lists', async () => {
          await request(app).get('/users').expect(200)
        })
      `,
    },
    'a fake server in scripts': {
      filename: 'scripts/fake-stripe.ts',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'

        const app = express()
        app.post('/v1/charges', (req, res) => res.json({ id: 'ch_1' }))
        app.listen(12111)
      `,
    },
    'nest': {
      options: { trustUnknown: false },
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import helmet from 'helmet'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.use(helmet())
          await app.listen(3000)
        }
        bootstrap()
      `,
    },
    'server class whose method mounts the limiter': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import rateLimit from 'express-rate-limit'
        import { router } from './router'

        export class App {
          public server = express()

          constructor() {
            this.security()
            this.server.use('/api', router)
          }

          private security() {
            this.server.use(rateLimit({ windowMs: 60_000, max: 120 }))
          }

          start(port: number) {
            return this.server.listen(port)
          }
        }
      `,
    },
    'arcjet': {
      options: { trustUnknown: false },
      code: ts`
        import arcjet, { fixedWindow } from '@arcjet/node'
        import express from 'express'
        import { api } from './api'

        const aj = arcjet({ key: process.env.ARCJET_KEY!, rules: [fixedWindow({ mode: 'LIVE', window: '60s', max: 60 })] })
        const app = express()
        app.use(async (req, res, next) => {
          const decision = await aj.protect(req)
          if (decision.isDenied()) {
            res.status(429).end()
            return
          }
          next()
        })
        app.use(api)
        app.listen(3000)
      `,
    },
    'a counter in redis by hand': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import Redis from 'ioredis'
        import { api } from './api'

        const redis = new Redis(process.env.REDIS_URL!)
        const app = express()
        app.use(async (req, res, next) => {
          const key = \`hits:\${req.ip}:\${Math.floor(Date.now() / 60000)}\`
          const hits = await redis.incr(key)
          if (hits === 1) await redis.expire(key, 60)
          if (hits > 100) return res.status(429).json({ message: 'Too many requests' })
          next()
        })
        app.use('/api', api)
        app.listen(3000)
      `,
    },
    'an app that functions of the file set up, one of them with middleware that may limit': { code: ts`
      import express from 'express'
      import { protect } from './protect'
      export function start() {
        const app = express()
        mount(app)
        serve(app)
      }
      function mount(api: express.Application) {
        api.use(protect)
        api.post('/orders', (req, res) => { res.end() })
      }
      function serve(api: express.Application) { api.listen(3000) }
    ` },
    'a limiter for the whole app': { code: ts`
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      const app = express()
      app.use(rateLimit({ windowMs: 60_000, limit: 100 }))
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    ` },
    'a limiter of the project': { code: ts`
      import { apiLimiter } from './limits'
      import express from 'express'
      const app = express()
      app.use(apiLimiter)
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    ` },
    'a limiter for some routes': { filename: 'server.js', code: ts`
      const express = require('express')
      const { rateLimit: slow } = require('express-rate-limit')
      const app = express()
      app.post('/login', slow({ max: 5 }), login)
      app.listen(3000)
    ` },
    'a router that is exported by name': { code: ts`
      import { Router } from 'express'
      export const orders = Router()
      orders.post('/orders', create)
    ` },
    'a Hono router that is exported by name': { code: ts`
      import { Hono } from 'hono'
      export const orders = new Hono().get('/orders', (c) => c.json([]))
    ` },
    'unknown middleware of the project for every path': { code: ts`
      import { protect } from './protect'
      import express from 'express'
      const app = express()
      app.use(protect)
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    ` },
    'given to a function of the project': { code: ts`
      import { registerRoutes } from './routes'
      import express from 'express'
      const app = express()
      registerRoutes(app)
      app.listen(3000)
    ` },
    'Fastify with its plugin': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      await app.register(import('@fastify/rate-limit'), { max: 100 })
      app.get('/a', async () => 1)
      await app.listen({ port: 3000 })
    ` },
    'Fastify with autoload': { code: ts`
      import Fastify from 'fastify'
      import autoload from '@fastify/autoload'
      const app = Fastify()
      app.register(autoload, { dir: 'plugins' })
      app.get('/a', async () => 1)
      await app.listen({ port: 3000 })
    ` },
    'Hono with a limiter': { code: ts`
      import { Hono } from 'hono'
      import { rateLimiter } from 'hono-rate-limiter'
      const app = new Hono()
      app.use(rateLimiter({ limit: 100 }))
      app.get('/', (c) => c.text('a'))
      export default app
    ` },
    'Koa with a limiter': { filename: 'server.js', code: ts`
      const Koa = require('koa')
      const ratelimit = require('koa-ratelimit')
      const Router = require('@koa/router')
      const app = new Koa()
      const router = new Router()
      router.get('/a', (ctx) => { ctx.body = 1 })
      app.use(ratelimit({ max: 100 }))
      app.use(router.routes())
      app.listen(3000)
    ` },
    'a limiter named in the settings': { settings: { rateLimiters: ['shield'] }, code: ts`
      import express from 'express'
      const app = express()
      app.use(shield())
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    ` },
    'an app without routes': { code: ts`
      import express from 'express'
      const app = express()
      app.listen(3000)
    ` },
    'NestJS': { filename: 'src/main.ts', code: ts`
      import { NestFactory } from '@nestjs/core'
      const app = await NestFactory.create(AppModule)
      await app.listen(3000)
    ` },
    'routes of Hono that are exported as the default and mounted elsewhere': { filename: 'src/routes/orders.ts', code: ts`
      import { Hono } from 'hono'
      const app = new Hono()
      app.get('/orders', (c) => c.json([]))
      export default app
    ` },
    'a test': { filename: 'tests/app.test.ts', code: ts`
      import express from 'express'
      const app = express()
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    ` },
    'a board that a class makes for itself': { code: ts`
      import { Hono } from 'hono'
      import { adapter } from './adapter'
      export class Jobs {
        handler() {
          const board = this.#createBoardApp()
          return (c) => board.fetch(c.req.raw)
        }
        #createBoardApp() {
          const app = new Hono()
          app.route('/jobs/board', adapter.registerPlugin())
          return app
        }
      }
    ` },
    'a queue worker that only monitors ask': { code: ts`
      import { Worker } from 'bullmq'
      import { Hono } from 'hono'
      import { createBoard } from '@bull-board/hono'
      import { process, queues } from './jobs'
      new Worker('mail', process)
      const app = new Hono()
      app.route('/board', createBoard({ queues }))
      app.get('/', (c) => c.json({ ok: true }))
      app.get('/health', (c) => c.json({ ok: true }))
      app.get('/health/ready', async (c) => c.json(await queues.check()))
      app.get('/info', (c) => c.json({ queues: queues.names }))
      Bun.serve({ fetch: app.fetch })
    ` },
  },
  invalid: {
    'Express chain that listens': {
      filename: 'src/index.js',
      options: { trustUnknown: false },
      code: ts`
        const express = require('express')
        const auth = require('./routes/auth')

        express()
          .use(express.json({ limit: '20kb' }))
          .use('/auth', auth)
          .listen(process.env.PORT)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 4 }],
    },
    'Hono app whose routes are a chain kept for its type': {
      filename: 'src/app.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { logger } from 'hono/logger'
        import { projects } from './routes/projects'
        import { tasks } from './routes/tasks'

        const app = new Hono()
        app.use(logger())

        const routes = app.route('/projects', projects).route('/tasks', tasks)

        export type AppType = typeof routes
        export default app
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'Fastify with type provider and chained registers': {
      options: { trustUnknown: false },
      code: ts`
        import Fastify from 'fastify'
        import type { ZodTypeProvider } from 'fastify-type-provider-zod'
        import { users } from './routes/users'

        const app = Fastify({ logger: true }).withTypeProvider<ZodTypeProvider>()
        app.register(users, { prefix: '/users' })
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'exports under a name and listens in the same file': {
      filename: 'src/app.js',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import { search } from './search.js'

        export const app = express()

        app.get('/search', async (req, res) => res.json(await search(req.query.q)))

        if (process.env.NODE_ENV !== 'test') app.listen(3000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 4 }],
    },
    'Koa served by http.createServer with its callback': {
      options: { trustUnknown: false },
      code: ts`
        import http from 'node:http'
        import Koa from 'koa'
        import { router } from './router'

        const app = new Koa()
        app.use(router.routes())
        http.createServer(app.callback()).listen(3000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'Bun serves a Hono app': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { signup } from './signup'

        const api = new Hono()
        api.post('/signup', async (c) => c.json(await signup(await c.req.json()), 201))

        Bun.serve({ port: 3000, fetch: api.fetch })
      `,
      reports: [{ messageId: 'unlimitedApp', line: 4 }],
    },
    'Hono chain as the default export with a base path': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { secureHeaders } from 'hono/secure-headers'
        import { chat } from './routes/chat'
        import { auth } from './routes/auth'

        export default new Hono().basePath('/v1').use(secureHeaders()).route('/auth', auth).route('/chat', chat)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'Koa chain in one statement': {
      filename: 'src/index.js',
      options: { trustUnknown: false },
      code: ts`
        const Koa = require('koa')
        const { koaBody } = require('koa-body')
        const router = require('./router')

        new Koa()
          .use(koaBody({ jsonLimit: '100kb' }))
          .use(router.routes())
          .use(router.allowedMethods())
          .listen(process.env.PORT)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'Deno serves a Hono chain': {
      filename: 'main.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'npm:hono'
        import { cors } from 'npm:hono/cors'
        import { links } from './links.ts'

        const app = new Hono()
          .use(cors({ origin: 'https://acme.io' }))
          .post('/links', async (c) => c.json(await links.create(await c.req.json()), 201))

        Deno.serve(app.fetch)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'Express started in an async main with routers in an array': {
      filename: 'src/main.ts',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import { connect } from './db'
        import { auth } from './routes/auth'
        import { billing } from './routes/billing'

        async function main() {
          await connect()
          const app = express()
          app.disable('x-powered-by')
          app.use('/api', [auth, billing])
          app.listen(3000)
        }

        main().catch((error) => {
          console.error(error)
          process.exit(1)
        })
      `,
      reports: [{ messageId: 'unlimitedApp', line: 8 }],
    },
    'Hono with zod-openapi': {
      filename: 'src/app.ts',
      options: { trustUnknown: false },
      code: ts`
        import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
        import { createUser } from './users'

        const app = new OpenAPIHono()

        const route = createRoute({
          method: 'post',
          path: '/users',
          request: { body: { content: { 'application/json': { schema: z.object({ email: z.string().email() }) } } } },
          responses: { 201: { description: 'made' } },
        })

        app.openapi(route, async (c) => {
          await createUser(c.req.valid('json'))
          return c.body(null, 201)
        })

        export default app
      `,
      reports: [{ messageId: 'unlimitedApp', line: 4 }],
    },
    'Express with auth routes and no limiter': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import helmet from 'helmet'
        import cookieParser from 'cookie-parser'
        import { login, register } from './auth'

        const app = express()
        app.use(helmet())
        app.use(cookieParser())
        app.use(express.json({ limit: '50kb' }))

        app.post('/login', login)
        app.post('/register', register)

        app.listen(process.env.PORT ?? 3000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'Hono default export with an LLM route': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        const app = new Hono()

        app.post('/summarize', async (c) => {
          const { text } = await c.req.json<{ text: string }>()
          const { text: summary } = await generateText({ model: openai('gpt-5-mini'), prompt: text.slice(0, 8000), maxOutputTokens: 300 })
          return c.json({ summary })
        })

        export default app
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'Fastify builder that returns the app': {
      filename: 'src/app.ts',
      options: { trustUnknown: false },
      code: ts`
        import Fastify, { type FastifyInstance } from 'fastify'
        import helmet from '@fastify/helmet'
        import { createLink } from './links'

        export async function buildApp(): Promise<FastifyInstance> {
          const app = Fastify({ logger: true, bodyLimit: 64 * 1024 })
          await app.register(helmet)
          app.post('/links', async (request, reply) => {
            const link = await createLink(request.body)
            return reply.code(201).send(link)
          })
          return app
        }
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'Koa app with a body parser only': {
      filename: 'src/app.js',
      options: { trustUnknown: false },
      code: ts`
        const Koa = require('koa')
        const bodyParser = require('koa-bodyparser')
        const Router = require('@koa/router')
        const { subscribe } = require('./newsletter')

        const app = new Koa()
        const router = new Router()
        router.post('/subscribe', async (ctx) => {
          await subscribe(ctx.request.body.email)
          ctx.status = 204
        })

        app.use(bodyParser())
        app.use(router.routes())
        app.listen(3000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'CommonJS app as module.exports with routers': {
      filename: 'app.js',
      options: { trustUnknown: false },
      code: ts`
        const express = require('express')
        const morgan = require('morgan')
        const compression = require('compression')

        const app = express()
        app.use(morgan('combined'))
        app.use(compression())
        app.use('/api/users', require('./routes/users'))
        app.use('/api/files', require('./routes/files'))

        module.exports = app
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'a class of the server': {
      filename: 'src/Server.ts',
      options: { trustUnknown: false },
      code: ts`
        import express, { type Application } from 'express'
        import cors from 'cors'
        import { createTicket } from './tickets'

        class Server {
          public app: Application

          constructor() {
            this.app = express()
            this.app.use(cors({ origin: process.env.WEB_ORIGIN }))
            this.app.use(express.json({ limit: '50kb' }))
            this.app.post('/tickets', async (req, res) => {
              res.status(201).json(await createTicket(req.body))
            })
          }

          listen(port: number) {
            this.app.listen(port)
          }
        }

        new Server().listen(3000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 9 }],
    },
    'Hono chain served by node-server': {
      filename: 'src/main.ts',
      options: { trustUnknown: false },
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { logger } from 'hono/logger'
        import { users } from './routes/users'

        const app = new Hono()
          .use(logger())
          .use('/api/*', cors({ origin: 'https://app.acme.io' }))
          .route('/api/users', users)

        serve({ fetch: app.fetch, port: 8787 })
      `,
      reports: [{ messageId: 'unlimitedApp', line: 7 }],
    },
    'express behind http.createServer in a main': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import { createServer } from 'node:http'
        import express from 'express'
        import { uploadRouter } from './routes/upload'

        async function main() {
          const app = express()
          app.set('trust proxy', 1)
          app.use('/upload', uploadRouter)
          const server = createServer(app)
          server.listen(3000)
        }

        void main()
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'the limit of uploads and of pages is no limiter': {
      filename: 'src/server.js',
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import multer from 'multer'
        import { listFiles, storeFile } from './files.js'

        const upload = multer({ limits: { fileSize: 5_000_000 } })
        const PAGE_LIMIT = 50

        const app = express()
        app.post('/files', upload.single('file'), async (req, res) => res.json(await storeFile(req.file)))
        app.get('/files', async (req, res) => res.json(await listFiles({ limit: PAGE_LIMIT })))
        app.listen(3000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 8 }],
    },
    'Fastify in JS with routes of files registered': {
      filename: 'server.js',
      options: { trustUnknown: false },
      code: ts`
        const fastify = require('fastify')({ logger: true })

        fastify.register(require('@fastify/cors'), { origin: process.env.WEB_ORIGIN })
        fastify.register(require('./routes/auth'), { prefix: '/auth' })
        fastify.register(require('./routes/chat'), { prefix: '/chat' })

        fastify.listen({ port: 3000, host: '0.0.0.0' }).catch((error) => {
          fastify.log.error(error)
          process.exit(1)
        })
      `,
      reports: [{ messageId: 'unlimitedApp', line: 1 }],
    },
    'every proxy is believed before a limiter by address': {
      code: ts`
        import express from 'express'
        import rateLimiter from '@/common/middleware/rateLimiter'
        import { router } from './router'
        const app = express()
        app.set('trust proxy', true)
        app.use(rateLimiter)
        app.use('/users', router)
        export { app }
      `,
      reports: [{ messageId: 'escapableLimit', line: 5, data: { better: "app.set('trust proxy', 1)" } }],
    },
    'every proxy is believed, and the key is the address': {
      code: ts`
        const express = require('express')
        const rateLimit = require('express-rate-limit')
        const app = express()
        app.enable('trust proxy')
        app.use('/login', rateLimit({ windowMs: 60_000, limit: 5, keyGenerator: (req) => req.ip }))
        app.post('/login', login)
        module.exports = app
      `,
      reports: [{ messageId: 'escapableLimit', line: 4 }],
    },
    'a Fastify that believes every proxy': {
      code: ts`
        import Fastify from 'fastify'
        import limit from '@fastify/rate-limit'
        const app = Fastify({ logger: true, trustProxy: true })
        await app.register(limit, { max: 100, timeWindow: '1 minute' })
        app.get('/', list)
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'escapableLimit', line: 3, data: { better: 'trustProxy: 1' } }],
    },
    'private field of a class, started by itself': {
      options: { trustUnknown: false },
      code: ts`
        import fastify, { type FastifyInstance } from 'fastify'
        import { accountRoutes } from './accounts.js'

        class Api {
          #server: FastifyInstance = fastify({ logger: true })

          async boot() {
            this.#server.register(accountRoutes, { prefix: '/accounts' })
            await this.#server.listen({ port: 3000 })
          }
        }

        await new Api().boot()
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'instance of a class is asked for its app': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import { shop } from './shop'

        class WebApp {
          readonly instance = express()

          constructor() {
            this.instance.use(express.json())
            this.instance.use('/shop', shop)
          }
        }

        export default new WebApp().instance
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'passes on the 429 of a model': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'

        const app = express()
        app.post('/summary', async (req, res) => {
          const upstream = await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify(req.body), signal: AbortSignal.timeout(20_000) })
          if (upstream.status === 429) return res.status(429).json({ error: 'The model is busy' })
          res.json(await upstream.json())
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 3 }],
    },
    'koa by callback': {
      options: { trustUnknown: false },
      code: ts`
        import http from 'node:http'
        import Koa from 'koa'
        import { pages } from './pages'

        const koa = new Koa()
        koa.use(pages.routes())
        http.createServer(koa.callback()).listen(8080)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'hono on lambda': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { handle } from 'hono/aws-lambda'
        import { save } from './save'

        const app = new Hono()
        app.put('/profiles/:id', async (c) => c.json(await save(c.req.param('id'), await c.req.json())))
        export const handler = handle(app)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'let that is assigned later': {
      filename: 'src/index.js',
      options: { trustUnknown: false },
      code: ts`
        const express = require('express')
        const { connect } = require('./db')

        let app
        async function main() {
          await connect()
          app = express()
          app.get('/stock', (req, res) => res.json([]))
          app.listen(9000)
        }
        main()
      `,
      reports: [{ messageId: 'unlimitedApp', line: 7 }],
    },
    'commonjs server with inline routes': {
      filename: 'server.js',
      options: { trustUnknown: false },
      code: ts`
        const express = require('express')
        const cors = require('cors')
        const db = require('./db')

        const app = express()
        app.use(cors({ origin: process.env.FRONTEND_URL }))
        app.use(express.json())

        app.get('/api/products', async (req, res) => {
          res.json(await db.listProducts())
        })
        app.post('/api/orders', async (req, res) => {
          res.status(201).json(await db.createOrder(req.body))
        })

        const PORT = process.env.PORT || 3001
        app.listen(PORT, () => console.log(\`up on \${PORT}\`))
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'fastify with cors and a routes plugin': {
      options: { trustUnknown: false },
      code: ts`
        import fastify from 'fastify'
        import cors from '@fastify/cors'
        import { invoiceRoutes } from './routes/invoices.js'

        const server = fastify({ logger: true })
        await server.register(cors, { origin: ['https://app.acme.io'] })
        await server.register(invoiceRoutes, { prefix: '/invoices' })

        server.get('/health', async () => ({ ok: true }))

        const start = async () => {
          try {
            await server.listen({ port: 8080, host: '0.0.0.0' })
          } catch (err) {
            server.log.error(err)
            process.exit(1)
          }
        }
        start()
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'hono worker exported by default': {
      filename: 'src/index.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { logger } from 'hono/logger'
        import { secureHeaders } from 'hono/secure-headers'

        type Bindings = { DB: D1Database }
        const app = new Hono<{ Bindings: Bindings }>()
        app.use('*', logger())
        app.use('*', secureHeaders())

        app.get('/links/:slug', async (c) => {
          const row = await c.env.DB.prepare('SELECT url FROM links WHERE slug = ?').bind(c.req.param('slug')).first()
          return row ? c.redirect(row.url as string) : c.notFound()
        })
        app.post('/links', async (c) => {
          const { url } = await c.req.json()
          await c.env.DB.prepare('INSERT INTO links (url) VALUES (?)').bind(url).run()
          return c.json({ ok: true }, 201)
        })

        export default app
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'koa with router': {
      filename: 'src/app.js',
      options: { trustUnknown: false },
      code: ts`
        const Koa = require('koa')
        const Router = require('@koa/router')
        const bodyParser = require('koa-bodyparser')
        const { findUser } = require('./users')

        const app = new Koa()
        const router = new Router({ prefix: '/api' })
        router.get('/users/:id', async (ctx) => {
          ctx.body = await findUser(ctx.params.id)
        })
        app.use(bodyParser())
        app.use(router.routes())
        app.use(router.allowedMethods())
        app.listen(3000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'server class': {
      options: { trustUnknown: false },
      code: ts`
        import express, { type Application } from 'express'
        import compression from 'compression'
        import helmet from 'helmet'
        import { userRouter } from './routes/user'

        export default class Server {
          private readonly app: Application

          constructor(private readonly port: number) {
            this.app = express()
            this.middlewares()
            this.routes()
          }

          private middlewares() {
            this.app.use(helmet())
            this.app.use(compression())
            this.app.use(express.json({ limit: '200kb' }))
          }

          private routes() {
            this.app.use('/api/users', userRouter)
          }

          listen() {
            this.app.listen(this.port)
          }
        }
      `,
      reports: [{ messageId: 'unlimitedApp', line: 10 }],
    },
    'maker of a fastify app': {
      options: { trustUnknown: false },
      code: ts`
        import Fastify, { type FastifyInstance } from 'fastify'
        import { ordersHandler } from './orders.js'

        export async function buildServer(): Promise<FastifyInstance> {
          const app = Fastify({ logger: true, trustProxy: true })
          app.get('/orders', ordersHandler)
          app.post('/orders', { schema: { body: { type: 'object' } } }, ordersHandler)
          return app
        }
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'hono on node': {
      options: { trustUnknown: false },
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { reports } from './reports'

        const api = new Hono().basePath('/api')
        api.use(cors({ origin: 'https://app.example.org' }))
        api.route('/reports', reports)
        api.get('/me', (c) => c.json({ id: c.req.header('x-user') }))

        serve({ fetch: api.fetch, port: Number(process.env.PORT ?? 8787) })
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'http server around the app': {
      filename: 'src/main.js',
      options: { trustUnknown: false },
      code: ts`
        import http from 'node:http'
        import express from 'express'
        import { Server } from 'socket.io'
        import rooms from './rooms.js'

        const app = express()
        const server = http.createServer(app)
        const io = new Server(server)
        app.use('/rooms', rooms)
        app.get('/', (_req, res) => res.sendFile('index.html'))
        io.on('connection', (socket) => socket.join('lobby'))
        server.listen(4000)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'renamed import and module.exports': {
      filename: 'src/application.js',
      options: { trustUnknown: false },
      code: ts`
        const createApp = require('express')
        const { json, urlencoded } = require('express')
        const morgan = require('morgan')
        const api = require('./api')

        const application = createApp()
        application.use(morgan('combined'))
        application.use(json())
        application.use(urlencoded({ extended: false }))
        application.use('/v1', api)

        module.exports = application
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'bun serve': {
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { chat } from './chat'

        const app = new Hono()
        app.post('/chat', async (c) => c.json(await chat(await c.req.json())))
        app.get('/models', (c) => c.json(['small', 'large']))

        Bun.serve({ port: 3000, fetch: app.fetch })
      `,
      reports: [{ messageId: 'unlimitedApp', line: 4 }],
    },
    'only a request id middleware of the project': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import { requestId } from './middleware/request-id'
        import { errorHandler } from './middleware/errors'
        import { projects } from './projects'

        const app = express()
        app.use(requestId)
        app.use(express.json())
        app.use('/projects', projects)
        app.use(errorHandler)

        app.listen(process.env.PORT)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'exported with as default': {
      options: { trustUnknown: false },
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { store } from './store'
        import { login, logout } from './auth'

        const web = express()
        web.use(session({ secret: process.env.SESSION_SECRET!, store, resave: false, saveUninitialized: false }))
        web.post('/login', express.json(), login)
        web.post('/logout', logout)

        export { web as default }
      `,
      reports: [{ messageId: 'unlimitedApp', line: 6 }],
    },
    'hono for vercel': {
      filename: 'app/api/[[...route]]/route.ts',
      options: { trustUnknown: false },
      code: ts`
        import { Hono } from 'hono'
        import { handle } from 'hono/vercel'
        import { createTodo, listTodos } from '@/lib/todos'

        const app = new Hono().basePath('/api')
        app.get('/todos', async (c) => c.json(await listTodos()))
        app.post('/todos', async (c) => c.json(await createTodo(await c.req.json()), 201))

        export const GET = handle(app)
        export const POST = handle(app)
      `,
      reports: [{ messageId: 'unlimitedApp', line: 5 }],
    },
    'fastify object spelled with require': {
      filename: 'server/index.js',
      options: { trustUnknown: false },
      code: ts`
        'use strict'
        const app = require('fastify')({ logger: true })
        const helmet = require('@fastify/helmet')

        app.register(helmet)
        app.register(require('./routes/customers'), { prefix: '/customers' })
        app.register(require('./routes/payments'), { prefix: '/payments' })

        app.listen({ port: 5000 }, (err) => {
          if (err) throw err
        })
      `,
      reports: [{ messageId: 'unlimitedApp', line: 2 }],
    },
    'an app that functions of the file set up and serve': { code: ts`
      import express from 'express'
      import helmet from 'helmet'
      export function start() {
        const app = express()
        mount(app)
        return serve(app)
      }
      function mount(api: express.Application) {
        api.use(helmet())
        api.post('/orders', (req, res) => { res.end() })
      }
      function serve(api: express.Application) {
        return new Promise((resolve) => { const server = api.listen(3000, () => resolve(server)) })
      }
    `, reports: [{ messageId: 'unlimitedApp', line: 4 }] },
    'a queue worker that also takes orders': { code: ts`
      import { Worker } from 'bullmq'
      import { Hono } from 'hono'
      import { process } from './jobs'
      new Worker('mail', process)
      const app = new Hono()
      app.get('/health', (c) => c.json({ ok: true }))
      app.post('/orders', async (c) => c.json({}))
      export default app
    `, reports: [{ messageId: 'unlimitedApp', line: 5 }] },
    'an app that a private method makes and the class serves': { code: ts`
      import express from 'express'
      import { orders } from './orders'
      export class Api {
        start() { this.createApp().listen(3000) }
        private createApp() { const app = express(); app.use('/orders', orders); return app }
      }
    `, reports: [{ messageId: 'unlimitedApp', line: 5 }] },
    'Express': { code: ts`
      import express from 'express'
      const app = express()
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    `, reports: [{ messageId: 'unlimitedApp', line: 2 }] },
    'Express with routers and parsers': { code: ts`
      import express from 'express'
      import cors from 'cors'
      import orders from './routes/orders'
      const app = express()
      app.use(cors())
      app.use(express.json())
      app.use('/orders', orders)
      export default app
    `, reports: [{ messageId: 'unlimitedApp', line: 4 }] },
    'CommonJS': { filename: 'server.js', code: ts`
      const express = require('express')
      const app = express()
      app.use('/api', require('./routes'))
      module.exports = app
    `, reports: [{ messageId: 'unlimitedApp', line: 2 }] },
    'behind http': { code: ts`
      import http from 'node:http'
      import express from 'express'
      const app = express()
      app.post('/orders', async (req, res) => { res.json({}) })
      http.createServer(app).listen(3000)
    `, reports: [{ messageId: 'unlimitedApp', line: 3 }] },
    'in a function': { code: ts`
      import express from 'express'
      export function createApp() {
        const app = express()
        app.get('/a', (req, res) => res.json(1))
        return app
      }
    `, reports: [{ messageId: 'unlimitedApp', line: 3 }] },
    'Fastify': { code: ts`
      import Fastify from 'fastify'
      const server = Fastify({ logger: true })
      server.post('/a', async () => 1)
      await server.listen({ port: 3000 })
    `, reports: [{ messageId: 'unlimitedApp', line: 2 }] },
    'Hono on Node': { code: ts`
      import { serve } from '@hono/node-server'
      import { Hono } from 'hono'
      const app = new Hono()
      app.post('/a', (c) => c.json(1))
      serve({ fetch: app.fetch, port: 3000 })
    `, reports: [{ messageId: 'unlimitedApp', line: 3 }] },
    'Hono on a worker': { code: ts`
      import { Hono as App } from 'hono'
      const app = new App()
      app.get('/a', (c) => c.json(1))
      export default app
    `, reports: [{ messageId: 'unlimitedApp', line: 2 }] },
    'Koa': { code: ts`
      import Koa from 'koa'
      import Router from '@koa/router'
      const app = new Koa()
      const router = new Router()
      router.post('/a', (ctx) => { ctx.body = 1 })
      app.use(router.routes())
      app.listen(3000)
    `, reports: [{ messageId: 'unlimitedApp', line: 3 }] },
    'unknown middleware, when nothing is trusted': { options: { trustUnknown: false }, code: ts`
      import { protect } from './protect'
      import express from 'express'
      const app = express()
      app.use(protect)
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    `, reports: [{ messageId: 'unlimitedApp', line: 3 }] },
    'a logger and an error handler of the project': { code: ts`
      import { requestLogger } from './request-logger'
      import { errorHandler } from './error-handler'
      import express from 'express'
      const app = express()
      app.use(requestLogger)
      app.post('/orders', async (req, res) => { res.json({}) })
      app.use(errorHandler)
      app.listen(3000)
    `, reports: [{ messageId: 'unlimitedApp', line: 4 }] },
  },
})

describe('a limiter in package.json', () => {
  const limited = { dependencies: { express: '^5.1.0', 'express-rate-limit': '^8.0.0' } }
  const withRouters = ["import express from 'express'", "import { orders } from './orders.js'", 'const app = express()', "app.use('/orders', orders)", 'app.listen(3000)', ''].join('\n')
  const withRoutes = ["import express from 'express'", 'const app = express()', "app.post('/orders', (request, response) => { response.end() })", 'app.listen(3000)', ''].join('\n')

  async function linesIn(files: Files): Promise<readonly number[]> {
    const reports = await lintProject(projectWith(files), { rules: [rule] })
    return reports.map(({ line }) => line)
  }

  it('is taken to be used by the routers of other files', async () => expect(await linesIn({ 'package.json': limited, 'src/server.ts': withRouters })).toEqual([]))
  it('does nothing for routes of the same file', async () => expect(await linesIn({ 'package.json': limited, 'src/server.ts': withRoutes })).toEqual([2]))
  it('is missing', async () => expect(await linesIn({ 'package.json': { dependencies: { express: '^5.1.0' } }, 'src/server.ts': withRouters })).toEqual([3]))
  it('counts in the nearest package.json only', async () =>
    expect(await linesIn({ 'package.json': limited, 'apps/api/package.json': { dependencies: { express: '^5.1.0' } }, 'apps/api/src/server.ts': withRouters })).toEqual([3]))
})

describe('a limiter in the middleware of Next', () => {
  const app = ["import { Hono } from 'hono'", "import { handle } from 'hono/vercel'", "const app = new Hono().basePath('/api')", "app.get('/notes', (c) => c.json([]))", 'export const GET = handle(app)', ''].join('\n')
  const gate = (matcher: string) => `import { ratelimit } from '@/lib/ratelimit'\nexport async function middleware(request) {\n  await ratelimit.limit(request.headers.get('x-real-ip'))\n}\nexport const config = { matcher: ${matcher} }\n`
  const route = 'src/app/api/[[...route]]/route.ts'

  async function reportsOn(path: string, files: Files): Promise<number> {
    const reports = await lintProject(projectWith(files), { rules: [rule] })
    return reports.filter(({ file }) => file === path).length
  }

  it('covers the path', async () => {
    expect(await reportsOn(route, { [route]: app, 'src/middleware.ts': gate("'/api/:path*'") })).toBe(0)
    expect(await reportsOn(route, { [route]: app, 'src/proxy.ts': gate("['/((?!_next|favicon.ico).*)']") })).toBe(0)
  })
  it('covers other paths', async () => {
    expect(await reportsOn(route, { [route]: app, 'src/middleware.ts': gate("['/dashboard/:path*']") })).toBe(1)
    expect(await reportsOn(route, { [route]: app, 'src/middleware.ts': gate("['/((?!api|_next).*)']") })).toBe(1)
  })
  it('is missing', async () => expect(await reportsOn(route, { [route]: app })).toBe(1))
  it('does not run before a server of its own', async () => {
    const server = ["import express from 'express'", 'const app = express()', "app.get('/notes', (request, response) => response.json([]))", 'app.listen(4000)', ''].join('\n')
    expect(await reportsOn('server/index.ts', { 'server/index.ts': server, 'middleware.ts': gate("'/api/:path*'") })).toBe(1)
  })
})
