import rule from '../../src/rules/require-health-check.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
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
