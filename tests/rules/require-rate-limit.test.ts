import rule from '../../src/rules/require-rate-limit.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
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
  },
  invalid: {
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
