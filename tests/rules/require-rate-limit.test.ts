import { afterAll, describe, expect, it } from 'vitest'
import rule from '../../src/rules/require-rate-limit.js'
import { lintProject, projectWith, removeProjects, type Files } from '../support/temporary-project.js'
import { testRule, ts } from '../support/test-rule.js'

afterAll(removeProjects)

testRule(rule, {
  valid: {
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
