import rule from '../../src/rules/require-security-headers.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'a Fastify app that functions of the file set up, one of them with a plugin of the project': { code: ts`
      import Fastify, { type FastifyInstance } from 'fastify'
      import { everything } from './everything'
      export async function start() {
        const app = Fastify()
        plugins(app)
        await listen(app)
      }
      function plugins(app: FastifyInstance) { app.register(everything) }
      async function listen(app: FastifyInstance) { await app.listen({ port: 3000 }) }
    ` },
    'helmet': { code: ts`
      import helmet from 'helmet'
      import express from 'express'
      const app = express()
      app.use(helmet())
      app.listen(3000)
    ` },
    'helmet in CommonJS': { filename: 'server.js', code: ts`
      const express = require('express')
      const app = express()
      app.use(require('helmet')())
      app.listen(3000)
    ` },
    'secureHeaders of Hono': { code: ts`
      import { Hono } from 'hono'
      import { secureHeaders } from 'hono/secure-headers'
      const app = new Hono()
      app.use(secureHeaders())
      export default app
    ` },
    'the plugin of Fastify': { code: ts`
      import Fastify from 'fastify'
      import helmet from '@fastify/helmet'
      const app = Fastify()
      await app.register(helmet)
      await app.listen({ port: 3000 })
    ` },
    'koa-helmet': { code: ts`
      import Koa from 'koa'
      import helmet from 'koa-helmet'
      const app = new Koa()
      app.use(helmet())
      app.listen(3000)
    ` },
    'headers by hand': { code: ts`
      import express from 'express'
      const app = express()
      app.use((req, res, next) => { res.setHeader('Content-Security-Policy', policy); next() })
      app.listen(3000)
    ` },
    'a router': { code: ts`
      import { Router } from 'express'
      const router = Router()
      router.get('/a', show)
      export default router
    ` },
    'an app that is exported by name': { code: ts`
      import { Hono } from 'hono'
      export const users = new Hono().get('/', list)
    ` },
    'unknown middleware of the project': { code: ts`
      import { guard } from './guard'
      import express from 'express'
      const app = express()
      app.use(guard())
      app.listen(3000)
    ` },
    'set up in another file': { code: ts`
      import { configure } from './configure'
      import express from 'express'
      const app = express()
      configure(app)
      app.listen(3000)
    ` },
    'middleware of the project named for it': { code: ts`
      import { securityHeaders } from './http'
      import express from 'express'
      const app = express()
      app.use('/app', securityHeaders)
      app.listen(3000)
    ` },
    'a test': { filename: 'src/app.spec.ts', code: ts`
      import express from 'express'
      const app = express()
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
    'a folder of Fastify plugins': { code: ts`
      import autoload from '@fastify/autoload'
      import Fastify from 'fastify'
      const app = Fastify()
      app.register(autoload, { dir: new URL('plugins', import.meta.url).pathname })
      await app.listen({ port: 3000 })
    ` },
    'a board that a class makes for itself': { code: ts`
      import { Hono } from 'hono'
      import { adapter } from './adapter'
      export class Jobs {
        handler() {
          const board = this.createBoardApp()
          return (c) => board.fetch(c.req.raw)
        }
        private createBoardApp() {
          const app = new Hono()
          app.route('/jobs/board', adapter.registerPlugin())
          return app
        }
      }
    ` },
  },
  invalid: {
    'a Fastify app that functions of the file set up and serve': { code: ts`
      import cors from '@fastify/cors'
      import Fastify, { type FastifyInstance } from 'fastify'
      export async function start() {
        const app = Fastify()
        plugins(app)
        await listen(app)
      }
      function plugins(app: FastifyInstance) { app.register(cors) }
      async function listen(app: FastifyInstance) { await app.listen({ port: 3000 }) }
    `, reports: [{ messageId: 'bareHeaders', line: 4 }] },
    'Express': { code: ts`
      import express from 'express'
      const app = express()
      app.post('/orders', async (req, res) => { res.json({}) })
      app.listen(3000)
    `, reports: [{ messageId: 'bareHeaders', line: 2 }] },
    'Express, exported': { code: ts`
      import express from 'express'
      import cors from 'cors'
      const app = express()
      app.use(cors())
      app.use(express.json())
      export default app
    `, reports: [{ messageId: 'bareHeaders', line: 3 }] },
    'CommonJS': { filename: 'server.js', code: ts`
      const app = require('express')()
      app.listen(3000)
    `, reports: [{ messageId: 'bareHeaders', line: 1 }] },
    'Fastify': { code: ts`
      import fastify from 'fastify'
      const app = fastify()
      await app.listen({ port: 3000 })
    `, reports: [{ messageId: 'bareHeaders', line: 2 }] },
    'Hono': { code: ts`
      import { Hono } from 'hono'
      import { cors } from 'hono/cors'
      const app = new Hono()
      app.use(cors())
      export default app
    `, reports: [{ messageId: 'bareHeaders', line: 3 }] },
    'Koa': { code: ts`
      import Koa from 'koa'
      const app = new Koa()
      app.listen(3000)
    `, reports: [{ messageId: 'bareHeaders', line: 2 }] },
    'given to a server': { code: ts`
      import { createServer } from 'node:http'
      import express from 'express'
      const app = express()
      createServer(app).listen(3000)
    `, reports: [{ messageId: 'bareHeaders', line: 3 }] },
    'in a maker of apps': { code: ts`
      import express from 'express'
      export function buildApp() { const app = express(); app.use(express.json()); return app }
    `, reports: [{ messageId: 'bareHeaders', line: 2 }] },
    'a Hono app on Node': { code: ts`
      import { serve } from '@hono/node-server'
      import { Hono } from 'hono'
      const app = new Hono()
      serve(app)
    `, reports: [{ messageId: 'bareHeaders', line: 3 }] },
  },
})
