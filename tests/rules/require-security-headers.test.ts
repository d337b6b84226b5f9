import rule from '../../src/rules/require-security-headers.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'part of helmet by name': {
      code: ts`
        import express from 'express'
        import { frameguard, hsts, noSniff } from 'helmet'

        const app = express()
        app.use(frameguard({ action: 'deny' }), hsts({ maxAge: 31536000 }), noSniff())
        app.get('/', (req, res) => res.send('ok'))
        export default app
      `,
    },
    'fastify helmet': {
      code: ts`
        import fastify from 'fastify'
        import fastifyHelmet from '@fastify/helmet'

        const app = fastify()
        await app.register(fastifyHelmet, { global: true })
        app.get('/', async () => 'ok')
        await app.listen({ port: 3000 })
      `,
    },
    'secureHeaders of hono': {
      code: ts`
        import { Hono } from 'hono'
        import { secureHeaders as secure } from 'hono/secure-headers'

        const app = new Hono()
        app.use(secure())
        app.get('/', (c) => c.text('ok'))
        export default app
      `,
    },
    'headers by hand in a middleware': {
      code: ts`
        import express from 'express'
        import routes from './routes'

        const app = express()
        app.use((_req, res, next) => {
          res.set({
            'X-Content-Type-Options': 'nosniff',
            'X-Frame-Options': 'DENY',
            'Strict-Transport-Security': 'max-age=63072000',
          })
          next()
        })
        app.use(routes)
        app.listen(3000)
      `,
    },
    'onSend hook of fastify': {
      code: ts`
        import Fastify from 'fastify'

        const app = Fastify()
        app.addHook('onSend', async (_request, reply) => {
          reply.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
        })
        app.get('/', async () => 'ok')
        app.listen({ port: 3000 })
      `,
    },
    'middleware of the project for every path': {
      code: ts`
        import express from 'express'
        import { hardening } from './middleware/hardening'
        import routes from './routes'

        const app = express()
        app.use(hardening())
        app.use(routes)
        app.listen(3000)
      `,
    },
    'the app is given to a function of the project': {
      code: ts`
        import express from 'express'
        import { configureMiddleware } from './bootstrap'
        import routes from './routes'

        const app = express()
        configureMiddleware(app)
        app.use(routes)
        app.listen(3000)
      `,
    },
    'sub-app by name': {
      code: ts`
        import express from 'express'

        export const admin = express()
        admin.get('/stats', (req, res) => res.json({ users: 1 }))
      `,
    },
    'router': {
      filename: 'src/routes/api.js',
      code: ts`
        const router = require('express').Router()
        router.get('/', (req, res) => res.json([]))
        module.exports = router
      `,
    },
    'nest': {
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        const app = await NestFactory.create(AppModule)
        app.enableShutdownHooks()
        await app.listen(3000)
      `,
    },
    'lusca': {
      code: ts`
        import express from 'express'
        import lusca from 'lusca'
        import routes from './routes'

        const app = express()
        app.use(lusca({ xframe: 'SAMEORIGIN', hsts: { maxAge: 31536000 }, nosniff: true }))
        app.use(routes)
        app.listen(3000)
      `,
    },
    'app in a test': {
      filename: 'src/app.spec.ts',
      code: ts`
        import { Hono } from 'hono'
        import { users } from './users'

        const app = new Hono().route('/users', users)
        test('lists', async () => {
          expect((await app.request('/users')).status).toBe(200)
        })
        export default app
      `,
    },
    'function of the file that is given the app': {
      code: ts`
        import express, { type Express } from 'express'
        import helmet from 'helmet'
        import routes from './routes'

        function harden(app: Express) {
          app.use(helmet())
          app.set('trust proxy', 1)
        }

        const app = express()
        harden(app)
        app.use(routes)
        app.listen(3000)
      `,
    },
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
    'express api without them': {
      filename: 'server.js',
      code: ts`
        const express = require('express')
        const cors = require('cors')
        const rateLimit = require('express-rate-limit')

        const app = express()
        app.use(cors({ origin: 'https://app.acme.io' }))
        app.use(rateLimit({ windowMs: 60000, max: 100 }))
        app.use(express.json())
        app.get('/api/items', (req, res) => res.json([]))
        app.listen(process.env.PORT || 5000)
      `,
      reports: [{ messageId: 'bareHeaders', line: 5 }],
    },
    'fastify': {
      code: ts`
        import Fastify from 'fastify'
        import rateLimit from '@fastify/rate-limit'
        import jwt from '@fastify/jwt'

        const app = Fastify({ logger: true })
        app.register(rateLimit, { max: 100 })
        app.register(jwt, { secret: process.env.JWT_SECRET! })
        app.get('/me', { onRequest: [async (req) => req.jwtVerify()] }, async (req) => req.user)
        app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'bareHeaders', line: 5 }],
    },
    'hono default export': {
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { prettyJSON } from 'hono/pretty-json'
        import { users } from './users'

        const app = new Hono()
        app.use('*', cors({ origin: 'https://app.example.org' }), prettyJSON())
        app.route('/users', users)
        export default app
      `,
      reports: [{ messageId: 'bareHeaders', line: 6 }],
    },
    'koa': {
      code: ts`
        import Koa from 'koa'
        import bodyParser from 'koa-bodyparser'
        import Router from '@koa/router'

        const app = new Koa()
        const router = new Router()
        router.get('/', (ctx) => {
          ctx.body = 'hello'
        })
        app.use(bodyParser()).use(router.routes()).use(router.allowedMethods())
        app.listen(3000, () => console.log('listening'))
      `,
      reports: [{ messageId: 'bareHeaders', line: 5 }],
    },
    'maker with static files and a view engine': {
      code: ts`
        import path from 'node:path'
        import express from 'express'

        export default function createApp() {
          const app = express()
          app.set('view engine', 'ejs')
          app.use(express.static(path.join(process.cwd(), 'public')))
          app.get('/', (req, res) => res.render('index'))
          return app
        }
      `,
      reports: [{ messageId: 'bareHeaders', line: 5 }],
    },
    'class with a field': {
      code: ts`
        import express from 'express'
        import http from 'http'

        class HttpServer {
          app = express()
          server = http.createServer(this.app)

          init() {
            this.app.use(express.json())
            this.app.get('/status', (_req, res) => res.send('ok'))
          }

          run() {
            this.init()
            this.server.listen(8000)
          }
        }

        new HttpServer().run()
      `,
      reports: [{ messageId: 'bareHeaders', line: 5 }],
    },
    'hono served by node': {
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'

        const app = new Hono()
        app.get('/', (c) => c.html('<h1>hello</h1>'))
        serve(app, (info) => console.log(info.port))
      `,
      reports: [{ messageId: 'bareHeaders', line: 4 }],
    },
    'only content type and caching set by hand': {
      code: ts`
        import express from 'express'

        const app = express()
        app.use((req, res, next) => {
          res.setHeader('Cache-Control', 'no-store')
          res.setHeader('Content-Type', 'application/json')
          next()
        })
        app.get('/api', (req, res) => res.end('{}'))
        app.listen(3000)
      `,
      reports: [{ messageId: 'bareHeaders', line: 3 }],
    },
    'disable of x-powered-by alone': {
      code: ts`
        import express from 'express'
        import routes from './routes'

        const app = express()
        app.disable('x-powered-by')
        app.use('/api', routes)
        export default app
      `,
      reports: [{ messageId: 'bareHeaders', line: 4 }],
    },
    'instance from a require call': {
      filename: 'src/server.js',
      code: ts`
        const fastify = require('fastify')({ logger: true })
        fastify.register(require('@fastify/cors'), { origin: 'https://a.example' })
        fastify.get('/', async () => ({ hello: 'world' }))

        const run = async () => {
          await fastify.listen({ port: 3000 })
        }
        run()
      `,
      reports: [{ messageId: 'bareHeaders', line: 1 }],
    },
    'passport app': {
      filename: 'app.js',
      code: ts`
        var express = require('express')
        var passport = require('passport')
        var cookieParser = require('cookie-parser')
        var indexRouter = require('./routes/index')

        var app = express()
        app.use(cookieParser())
        app.use(passport.initialize())
        app.use('/', indexRouter)

        module.exports = app
      `,
      reports: [{ messageId: 'bareHeaders', line: 6 }],
    },
    'apollo on express': {
      code: ts`
        import express from 'express'
        import { ApolloServer } from '@apollo/server'
        import { expressMiddleware } from '@apollo/server/express4'
        import { typeDefs, resolvers } from './schema'

        const app = express()
        const apollo = new ApolloServer({ typeDefs, resolvers })
        await apollo.start()
        app.use('/graphql', express.json(), expressMiddleware(apollo))
        app.listen({ port: 4000 })
      `,
      reports: [{ messageId: 'bareHeaders', line: 6 }],
    },
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
