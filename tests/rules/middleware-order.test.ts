import rule from '../../src/rules/middleware-order.js'
import { testRule, ts } from '../support/test-rule.js'

const strict = { trustEarlierRoutes: false, chains: true }

testRule(rule, {
  valid: {
    'handler of errors at the end that answers 401 for a check of tokens': {
      filename: 'src/server.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import invoices from './routes/invoices'

        const app = express()
        app.use('/invoices', invoices)
        app.use('*', (req, res) => res.status(404).json({ error: 'not found' }))
        app.use((error, req, res, next) => {
          if (res.headersSent) return next(error)
          if (error.name === 'TokenExpiredError') return res.status(401).json({ error: 'sign in again' })
          res.status(500).json({ error: 'failed' })
        })
        app.listen(3000)
      `,
    },
    'landing page of the app above the check': {
      filename: 'src/index.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { jwt } from 'hono/jwt'
        import { invoices } from './routes/invoices'

        const app = new Hono()
        app.get('/', (c) => c.text('Invoices API'))
        app.use('/invoices/*', jwt({ secret: process.env.JWT_SECRET!, alg: 'HS256' }))
        app.route('/invoices', invoices)
        export default app
      `,
    },
    'Koa error handler and session given the app, both first': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const Koa = require('koa')
        const session = require('koa-session')
        const router = require('./router')

        const app = new Koa()
        app.use(async (ctx, next) => {
          try {
            await next()
          } catch (error) {
            ctx.status = error.status ?? 500
            ctx.body = { error: 'Something went wrong' }
            ctx.app.emit('error', error, ctx)
          }
        })
        app.use(session({ key: 'sid' }, app))
        app.use(router.routes())
        module.exports = app
      `,
    },
    'chain with auth, limit and validation in their places': {
      filename: 'src/routes/projects.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { zValidator } from '@hono/zod-validator'
        import { rateLimiter } from 'hono-rate-limiter'
        import { requireAuth } from '../middleware/auth'
        import { createProject, projectSchema } from '../projects'

        const limit = rateLimiter({ windowMs: 60_000, limit: 10, keyGenerator: (c) => c.get('userId') })
        export const projects = new Hono()
        projects.post('/', requireAuth, limit, zValidator('json', projectSchema), async (c) => c.json(await createProject(c.req.valid('json')), 201))
      `,
    },
    'sign-up on the root of its router checks its input': {
      filename: 'src/routes/signup.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import { verifyCaptcha } from '../middleware/captcha'
        import { validate } from '../middleware/validate'
        import { signup, signupSchema } from '../signup'

        export const signupRouter = Router()
        signupRouter.post('/', validate(signupSchema), verifyCaptcha, signup)
      `,
    },
    'app handed to a plugin that adds routes after the guard': {
      filename: 'src/app.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import expressWs from 'express-ws'
        import { requireAuth } from './middleware/auth'
        import { mountApi } from './api'
        import { landing } from './routes/landing'

        export const app = express()
        expressWs(app)
        app.use('/', landing)
        app.use(requireAuth)
        mountApi(app)
      `,
    },
    'Koa session above its router': {
      filename: 'src/app.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import Koa from 'koa'
        import Router from '@koa/router'
        import session from 'koa-session'

        const app = new Koa()
        app.keys = [process.env.COOKIE_KEY!]
        const router = new Router()
        router.get('/profile', (ctx) => {
          ctx.body = { id: ctx.session!.userId }
        })
        app.use(session({}, app))
        app.use(router.routes())
        app.listen(3000)
      `,
    },
    'csrf set-up that gives a token to a route first': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const { doubleCsrf } = require('csrf-csrf')
        const { changeEmail } = require('./account')

        const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({ getSecret: () => process.env.CSRF_SECRET })
        const app = express()
        app.use(require('cookie-parser')())
        app.get('/csrf-token', (req, res) => res.json({ token: generateCsrfToken(req, res) }))
        app.use(doubleCsrfProtection)
        app.post('/account/email', changeEmail)
        module.exports = app
      `,
    },
    'webhook route above csrf': {
      filename: 'src/app.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import csurf from 'csurf'
        import cookieParser from 'cookie-parser'
        import { stripeWebhook } from './webhooks'
        import { changeEmail } from './account'

        const app = express()
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), stripeWebhook)
        app.use(express.json({ limit: '50kb' }), cookieParser(), csurf({ cookie: true }))
        app.post('/account/email', changeEmail)
        export default app
      `,
    },
    'Koa public router first, the check, then the private one': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const Koa = require('koa')
        const jwt = require('koa-jwt')
        const publicRouter = require('./routes/public')
        const privateRouter = require('./routes/private')

        const app = new Koa()
        app.use(publicRouter.routes())
        app.use(jwt({ secret: process.env.JWT_SECRET }))
        app.use(privateRouter.routes())
        app.listen(3000)
      `,
    },
    'h3 app with an order of its own': {
      filename: 'src/index.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { createApp, createRouter, eventHandler, toNodeListener } from 'h3'
        import { listen } from 'listhen'
        import { requireAuth } from './auth'

        const app = createApp()
        const router = createRouter().get('/health', eventHandler(() => 'ok'))
        app.use(router)
        app.use(eventHandler(requireAuth))
        listen(toNodeListener(app))
      `,
    },
    'raw webhook before json, errors last': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { requireAuth } from './middleware/auth'
        import { onError } from './middleware/error'
        import { stripeWebhook } from './webhooks/stripe'
        import { projectsRouter } from './routes/projects'

        const app = express()
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), stripeWebhook)
        app.use(express.json({ limit: '200kb' }))
        app.get('/healthz', (_req, res) => void res.send('ok'))
        app.use('/projects', requireAuth, projectsRouter)
        app.use((_req, res) => void res.status(404).json({ error: 'Not found' }))
        app.use(onError)
        app.listen(3000)
      `,
    },
    'sign-in and docs first, the rest behind the check': {
      filename: 'src/index.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { swaggerUI } from '@hono/swagger-ui'
        import { authRoutes } from './routes/auth'
        import { webhooks } from './routes/webhooks'
        import { invoices } from './routes/invoices'
        import { requireUser } from './middleware/require-user'

        const app = new Hono()
        app.get('/docs', swaggerUI({ url: '/openapi.json' }))
        app.route('/auth', authRoutes)
        app.route('/webhooks', webhooks)
        app.use('*', requireUser)
        app.route('/invoices', invoices)
        export default app
      `,
    },
    'json parser that skips the webhook': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const { handleStripe } = require('./webhooks')

        const app = express()
        const json = express.json({ limit: '100kb' })

        app.use((req, res, next) => (req.originalUrl === '/webhooks/stripe' ? next() : json(req, res, next)))
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), handleStripe)
        app.use('/api', require('./routes'))
        module.exports = app
      `,
    },
    'json parser keeps the raw bytes': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { stripe } from './stripe'
        import { fulfil } from './orders'

        const app = express()
        app.use(express.json({ limit: '1mb', verify: (req, _res, buffer) => { (req as any).rawBody = buffer } }))
        app.post('/webhooks/stripe', async (req, res) => {
          const event = stripe.webhooks.constructEvent((req as any).rawBody, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!)
          await fulfil(event)
          res.sendStatus(200)
        })
        app.listen(3000)
      `,
    },
    'limiter by address before the login check of the chain': {
      filename: 'src/routes/messages.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import { rateLimit } from 'express-rate-limit'
        import { requireAuth } from '../middleware/auth'
        import { validate } from '../middleware/validate'
        import { createMessage, messageSchema } from '../messages'

        const byAddress = rateLimit({ windowMs: 60_000, limit: 30 })
        export const messages = Router()
        messages.post('/', byAddress, requireAuth, validate(messageSchema), createMessage)
      `,
    },
    'sign-in checks its input before passport': {
      filename: 'src/routes/auth.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import passport from 'passport'
        import { validateBody } from '../middleware/validate'
        import { loginSchema } from '../schemas'
        import { issueSession } from '../sessions'

        const router = Router()
        router.post('/login', validateBody(loginSchema), passport.authenticate('local'), issueSession)
        export default router
      `,
    },
    'the routes of an app are mounted in another file after the guard': {
      filename: 'src/app.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { requireAuth } from './middleware/auth'
        import { registerRoutes } from './routes'
        import { errorHandler } from './middleware/errors'

        export function createApp() {
          const app = express()
          app.use(express.json({ limit: '100kb' }))
          app.use('/api', requireAuth)
          registerRoutes(app)
          app.use(errorHandler)
          return app
        }
      `,
    },
    'Koa error handler stands first': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const Koa = require('koa')
        const { errorHandler } = require('./middleware/error-handler')
        const session = require('koa-session')
        const router = require('./router')

        const app = new Koa()
        app.use(errorHandler)
        app.use(session({}, app))
        app.use(router.routes())
        app.listen(3000)
      `,
    },
    'two routers, each with a guard of its own': {
      filename: 'src/routes/index.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import { requireAuth } from '../middleware/auth'
        import { catalogue } from '../catalogue'
        import { orderOf } from '../orders'

        export const shop = Router()
        shop.get('/products', async (_req, res) => res.json(await catalogue()))

        export const account = Router()
        account.use(requireAuth)
        account.get('/orders/:id', async (req, res) => res.json(await orderOf(req.user.id, req.params.id)))
      `,
    },
    'Fastify hook below its routes': {
      filename: 'src/plugins/projects.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { projectsOf } from '../services/projects'

        export default async function projects(app: FastifyInstance) {
          app.get('/projects', async (request) => projectsOf(request.user.id))
          app.addHook('onRequest', app.authenticate)
        }
      `,
    },
    'static files and logging on a path above the guard': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { requestLogger } from './logger'
        import { requireAuth } from './auth'
        import { orders } from './orders'

        const app = express()
        app.use('/assets', express.static('public'))
        app.use('/orders', requestLogger)
        app.use(requireAuth)
        app.use('/orders', orders)
        app.listen(3000)
      `,
    },
    'middleware called like its path that only prepares': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { tenant } from './tenant'
        import { requireAuth } from './auth'
        import { projects } from './projects'

        const app = express()
        app.use('/api', tenant)
        app.use(requireAuth)
        app.use('/projects', projects)
        app.listen(3000)
      `,
    },
    'router guards itself': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express, { Router } from 'express'
        import { requireAuth } from './auth'

        const invoices = Router()
        invoices.use(requireAuth)
        invoices.get('/', (req, res) => res.json([]))

        const app = express()
        app.use('/invoices', requireAuth, invoices)
        app.use(requireAuth)
        app.use('/other', (req, res) => res.json([]))
        app.listen(3000)
      `,
    },
    'error handler of one router in the middle': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import multer from 'multer'
        import { uploads } from './uploads'
        import { orders } from './orders'
        import { errorHandler } from './errors'

        const app = express()
        app.use('/uploads', uploads)
        app.use((err, req, res, next) => {
          if (err instanceof multer.MulterError) return res.status(413).json({ error: 'File too large' })
          next(err)
        })
        app.use('/orders', orders)
        app.use(errorHandler)
        app.listen(3000)
      `,
    },
    'idempotency after everything': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import { idempotencyKey, limiter, requireAuth, validate } from './middleware'
        import { schema } from './schema'
        import { pay } from './pay'

        export const r = Router()
        r.post('/pay', requireAuth, limiter, validate(schema), idempotencyKey(), pay)
      `,
    },
    'webhook with a parser of its own app': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { stripe } from './stripe'

        const hooks = express()
        hooks.post('/stripe', express.raw({ type: 'application/json' }), (req, res) => {
          stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, process.env.WHSEC!)
          res.sendStatus(200)
        })

        const api = express()
        api.use(express.json())
        api.post('/orders', (req, res) => res.json({}))
        api.listen(3000)
        hooks.listen(3001)
      `,
    },
    'usual order': {
      filename: 'server.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const helmet = require('helmet')
        const { requireAuth } = require('./middleware/auth')
        const { errorHandler } = require('./middleware/error')
        const orders = require('./routes/orders')

        const app = express()
        app.use(helmet())
        app.get('/health', (req, res) => res.send('ok'))
        app.use(express.json())
        app.use('/auth', require('./routes/auth'))
        app.use(requireAuth)
        app.use('/orders', orders)
        app.use(errorHandler)
        app.listen(3000)
      `,
    },
    'public landing page above the guard': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { requireAuth } from './auth'
        import { projects } from './projects'

        const app = express()
        app.get('/', (req, res) => res.send('<h1>Acme</h1>'))
        app.post('/login', login)
        app.post('/signup', signup)
        app.post('/forgot-password', forgotPassword)
        app.use(requireAuth)
        app.use('/projects', projects)
      `,
    },
    'parser that keeps the raw body': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { stripe } from './stripe'

        const app = express()
        app.use(
          express.json({
            limit: '200kb',
            verify: (req, _res, buf) => {
              ;(req as any).rawBody = buf
            },
          }),
        )
        app.post('/webhooks/stripe', (req, res) => {
          const event = stripe.webhooks.constructEvent((req as any).rawBody, req.headers['stripe-signature']!, process.env.WHSEC!)
          res.json({ id: event.id })
        })
      `,
    },
    'parser that skips the webhook': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { stripeWebhook } from './webhook'

        const app = express()
        const parse = express.json()
        app.use((req, res, next) => {
          if (req.originalUrl === '/webhooks/stripe') return next()
          return parse(req, res, next)
        })
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), stripeWebhook)
      `,
    },
    'webhook above the parser': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { stripeWebhook } from './webhook'
        import { api } from './api'

        const app = express()
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), stripeWebhook)
        app.use(express.json())
        app.use('/api', api)
      `,
    },
    'guard on a path of its own': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { requireAdmin } from './auth'
        import { admin } from './admin'
        import { docs } from './docs'

        const app = express()
        app.use('/docs', docs)
        app.use('/admin', requireAdmin, admin)
        app.listen(3000)
      `,
    },
    'fastify hook below its routes': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import Fastify from 'fastify'
        import { verifyToken } from './auth.js'

        const app = Fastify()
        app.get('/orders', async (req) => listOrders(req.user))
        app.addHook('onRequest', verifyToken)
        await app.listen({ port: 3000 })
      `,
    },
    'koa error handler first': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import Koa from 'koa'
        import { errorHandler } from './middleware/error-handler'
        import router from './router'

        const app = new Koa()
        app.use(errorHandler)
        app.use(router.routes())
        app.listen(3000)
      `,
    },
    'limiter by address before auth in the chain': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import rateLimit from 'express-rate-limit'
        import { requireAuth } from '../auth'
        import { exportAll } from './export'

        const limiter = rateLimit({ windowMs: 60_000, limit: 5 })
        export const exportsRouter = Router()
        exportsRouter.post('/exports', limiter, requireAuth, exportAll)
      `,
    },
    'sign-in checks its input first': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import passport from 'passport'
        import { validate } from '../middleware/validate'
        import { loginSchema } from '../schemas'

        export const auth = Router()
        auth.post('/login', validate(loginSchema), passport.authenticate('local'), (req, res) => res.json(req.user))
      `,
    },
    'guard of a router that is mounted above, by its own chain': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import { requireAuth } from '../middleware'
        import { list, create } from './handlers'

        export const items = Router()
        items.get('/', requireAuth, list)
        items.post('/', requireAuth, create)
      `,
    },
    'comment says that it is public': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { requireAuth } from './auth'
        import { catalog } from './catalog'
        import { orders } from './orders'

        const app = express()
        app.use('/catalog', catalog)
        // everything above is public
        app.use(requireAuth)
        app.use('/orders', orders)
        app.listen(3000)
      `,
    },
    'two apps in one file': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { requireAuth } from './auth'
        import { internal } from './internal'
        import { site } from './site'

        const publicApp = express()
        publicApp.use('/site', site)
        publicApp.listen(3000)

        const privateApp = express()
        privateApp.use(requireAuth)
        privateApp.use(internal)
        privateApp.listen(3001)
      `,
    },
    '404 after the error handler': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { api } from './api'
        import { errorHandler } from './errors'

        const app = express()
        app.use('/api', api)
        app.use(errorHandler)
        app.use((req, res) => res.status(404).json({ error: 'Not found' }))
        app.listen(3000)
      `,
    },
    'order in a function of the file': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express, { type Express } from 'express'
        import { requireAuth } from './auth'
        import { orders } from './orders'

        function routes(app: Express) {
          app.use('/orders', orders)
        }

        const app = express()
        app.use(requireAuth)
        routes(app)
        app.listen(3000)
      `,
    },
    'hono with guard on a prefix before its routes': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { bearerAuth } from 'hono/bearer-auth'

        const app = new Hono()
        app.get('/status', (c) => c.text('up'))
        app.use('/api/*', bearerAuth({ token: process.env.API_TOKEN! }))
        app.get('/api/jobs', (c) => c.json([]))
        export default app
      `,
    },
    'public routes first, then the guard and what it guards': { options: strict, code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { authRouter, webhookRouter, projectsRouter } from './routes'
      const app = express()
      app.get('/', (req, res) => res.send('hello'))
      app.get('/health', (req, res) => res.json({ ok: true }))
      app.use('/docs', docs)
      app.use(express.static('public'))
      app.use('/api/auth', authRouter)
      app.use('/api/webhooks', webhookRouter)
      app.use(requireAuth)
      app.use('/api/projects', projectsRouter)
      app.listen(3000)
    ` },
    'routers of other files above the guard, while others follow': { code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { catalogRouter, ordersRouter } from './routes'
      const app = express()
      app.use('/catalog', catalogRouter)
      app.use(requireAuth)
      app.use('/orders', ordersRouter)
      app.listen(3000)
    ` },
    'a comment that says which routes are public': { options: strict, code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { catalogRouter, ordersRouter } from './routes'
      const app = express()
      // Public: the shop window.
      app.use('/catalog', catalogRouter)
      app.use(requireAuth)
      app.use('/orders', ordersRouter)
      app.listen(3000)
    ` },
    'a guard that is spread from a list, after routes that are open on purpose': { code: ts`
      import { OpenAPIHono } from '@hono/zod-openapi'
      import { protectedMiddleware } from '../middleware'
      import { oauthRouter, desktopRouter, teamsRouter } from './routers'
      const routers = new OpenAPIHono()
      routers.route('/oauth', oauthRouter)
      routers.route('/desktop', desktopRouter)
      routers.use(...protectedMiddleware)
      routers.route('/teams', teamsRouter)
      export { routers }
    ` },
    'single routes above the guard of a router are open on purpose': { options: strict, code: ts`
      import { Router } from 'express'
      import { requireUser } from '../middleware'
      import { listReviews, checkToken, sendCode, addReview } from './reviews'
      const router = Router()
      router.get('/', listReviews)
      router.route('/checktoken').get(checkToken)
      router.post('/sendcode', sendCode)
      router.use(requireUser)
      router.post('/', addReview)
      export default router
    ` },
    'the app is handed to a function that registers more': { code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { registerRoutes } from './routes'
      const app = express()
      app.get('/catalog', (req, res) => res.json(catalog))
      app.use(requireAuth)
      registerRoutes(app)
      app.listen(3000)
    ` },
    'a loop mounts the rest': { code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { routers, catalogRouter } from './routes'
      const app = express()
      app.use('/catalog', catalogRouter)
      app.use(requireAuth)
      for (const { path, router } of routers) app.use(path, router)
      app.listen(3000)
    ` },
    'methods of a class run in another order than they are written in': { options: strict, code: ts`
      import express, { type Express } from 'express'
      import { requireAuth } from './middleware/auth'
      import { ordersRouter } from './routes'
      export class Server {
        private app: Express = express()
        constructor() { this.middleware(); this.routes(); this.app.listen(3000) }
        private routes() { this.app.use('/orders', ordersRouter) }
        private middleware() { this.app.use(requireAuth) }
      }
    ` },
    'a guard on a path of its own': { options: strict, code: ts`
      import express from 'express'
      import { requireAdmin } from './middleware/auth'
      import { ordersRouter, adminRouter } from './routes'
      const app = express()
      app.use('/orders', ordersRouter)
      app.use('/admin', requireAdmin)
      app.use('/admin', adminRouter)
      app.listen(3000)
    ` },
    'a guard in the chain of its router': { options: strict, code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { catalogRouter, ordersRouter } from './routes'
      const app = express()
      app.use('/catalog', catalogRouter)
      app.use('/orders', requireAuth, ordersRouter)
      app.listen(3000)
    ` },
    'routes above that are guarded by themselves': { options: strict, code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      const app = express()
      app.get('/orders', requireAuth, (req, res) => res.json(req.user.orders))
      app.use(requireAuth)
      app.listen(3000)
    ` },
    'a router called auth is no guard': { options: strict, code: ts`
      import express from 'express'
      import auth from './routes/auth'
      import orders from './routes/orders'
      const app = express()
      app.use('/orders', orders)
      app.use('/auth', auth)
      app.use(auth)
      app.listen(3000)
    ` },
    'a limiter of the sign-in before its routes': { options: strict, code: ts`
      import express from 'express'
      import { rateLimit } from 'express-rate-limit'
      import { authRouter, ordersRouter } from './routes'
      const app = express()
      app.use(rateLimit({ windowMs: 60_000, limit: 100 }))
      app.use('/orders', ordersRouter)
      app.use('/auth', rateLimit({ windowMs: 60_000, limit: 5 }))
      app.use('/auth', authRouter)
      app.listen(3000)
    ` },
    'health checks and webhooks above the limiter': { options: strict, code: ts`
      import { Hono } from 'hono'
      import { rateLimiter } from 'hono-rate-limiter'
      import { webhooks, orders } from './routes'
      const app = new Hono()
      app.get('/health', (c) => c.json({ ok: true }))
      app.route('/webhooks', webhooks)
      app.use(rateLimiter({ windowMs: 60_000, limit: 100, keyGenerator }))
      app.route('/orders', orders)
      export default app
    ` },
    'hooks of Fastify apply in whatever order they are written': { options: strict, code: ts`
      import Fastify from 'fastify'
      import { requireAuth } from './auth'
      const app = Fastify()
      app.get('/orders', async () => listOrders())
      app.addHook('onRequest', requireAuth)
      await app.listen({ port: 3000 })
    ` },
    'a raw-body webhook above the JSON parser': { options: strict, code: ts`
      import express from 'express'
      import { stripe } from './stripe'
      const app = express()
      app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), (req, res) => {
        const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)
        res.json({ received: event.id })
      })
      app.use(express.json())
      app.listen(3000)
    ` },
    'a JSON parser that keeps the raw body': { options: strict, code: ts`
      import express from 'express'
      import { stripe } from './stripe'
      const app = express()
      app.use(express.json({ verify: (req, res, buffer) => { req.rawBody = buffer } }))
      app.post('/webhooks/stripe', (req, res) => {
        const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], secret)
        res.json({ received: event.id })
      })
      app.listen(3000)
    ` },
    'a JSON parser that leaves the webhook out': { options: strict, code: ts`
      import express from 'express'
      import { stripe } from './stripe'
      const app = express()
      app.use((req, res, next) => (req.originalUrl === '/webhooks/stripe' ? next() : express.json()(req, res, next)))
      app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), (req, res) => {
        res.json(stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret))
      })
      app.listen(3000)
    ` },
    'a JSON parser for the paths of the API alone': { options: strict, code: ts`
      import express from 'express'
      import { stripe } from './stripe'
      const app = express()
      app.use('/api', express.json())
      app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), (req, res) => {
        res.json(stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret))
      })
      app.listen(3000)
    ` },
    'a JSON parser for another type': { options: strict, code: ts`
      import express from 'express'
      const app = express()
      app.use(express.json({ type: 'application/vnd.api+json' }))
      app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), receive)
      app.listen(3000)
    ` },
    'files that are no JSON are read raw below the parser': { options: strict, code: ts`
      import express from 'express'
      const app = express()
      app.use(express.json())
      app.put('/images/:id', express.raw({ type: 'image/*', limit: '1mb' }), store)
      app.listen(3000)
    ` },
    'a webhook that signs the parsed body anew': { options: strict, code: ts`
      import express from 'express'
      import crypto from 'node:crypto'
      const app = express()
      app.use(express.json())
      app.post('/webhooks/partner', (req, res) => {
        const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex')
        res.sendStatus(isEqual(expected, req.headers['x-signature']) ? 200 : 401)
      })
      app.listen(3000)
    ` },
    'an error handler after everything': { options: strict, code: ts`
      import express from 'express'
      import { orders } from './routes'
      const app = express()
      app.use('/orders', orders)
      app.use((req, res) => res.status(404).json({ error: 'not found' }))
      app.use((err, req, res, next) => { res.status(500).json({ error: 'broken' }) })
      app.listen(3000)
    ` },
    'two error handlers, the last after everything': { options: strict, code: ts`
      import express from 'express'
      import { orders, exports } from './routes'
      import { errorHandler, importErrorHandler } from './errors'
      const app = express()
      app.use('/orders', orders)
      app.use(importErrorHandler)
      app.use('/exports', exports)
      app.use(errorHandler)
      app.listen(3000)
    ` },
    'a handler of broken JSON right after the parser': { options: strict, code: ts`
      import express from 'express'
      import { orders } from './routes'
      const app = express()
      app.use(express.json())
      app.use((err, req, res, next) => {
        if (err instanceof SyntaxError) return res.status(400).json({ error: 'no JSON' })
        next(err)
      })
      app.use('/orders', orders)
      app.listen(3000)
    ` },
    'an error handler for one path': { options: strict, code: ts`
      import express from 'express'
      import { uploads, orders } from './routes'
      const app = express()
      app.use('/uploads', uploads)
      app.use('/uploads', (err, req, res, next) => res.status(400).json({ error: 'file refused' }))
      app.use('/orders', orders)
      app.listen(3000)
    ` },
    'what follows the error handler answers 404, or with the page of the app': { options: strict, code: ts`
      import express from 'express'
      import { orders } from './routes'
      import { errorHandler } from './errors'
      const app = express()
      app.use('/orders', orders)
      app.use(errorHandler)
      app.use(express.static('dist'))
      app.get('*', (req, res) => res.sendFile('index.html'))
      app.use((req, res) => res.status(404).end())
      app.listen(3000)
    ` },
    'the handler of Sentry before the one of the app': { options: strict, code: ts`
      import express from 'express'
      import * as Sentry from '@sentry/node'
      import { orders } from './routes'
      import { errorHandler } from './errors'
      const app = express()
      app.use('/orders', orders)
      Sentry.setupExpressErrorHandler(app)
      app.use(errorHandler)
      app.listen(3000)
    ` },
    'an error handler of development': { options: strict, code: ts`
      import express from 'express'
      import { orders } from './routes'
      import { errorHandler } from './errors'
      const app = express()
      if (process.env.NODE_ENV === 'development') app.use(errorHandler)
      app.use('/orders', orders)
      app.listen(3000)
    ` },
    'the error handler of Koa stands first': { options: strict, code: ts`
      import Koa from 'koa'
      import Router from '@koa/router'
      import { errorHandler } from './errors'
      const app = new Koa()
      const router = new Router()
      router.get('/orders', async (ctx) => { ctx.body = await orders() })
      app.use(errorHandler)
      app.use(router.routes())
      app.listen(3000)
    ` },
    'a chain in its order': { options: strict, code: ts`
      import { Router } from 'express'
      const router = Router()
      router.post('/orders', requireAuth, rateLimiter, validate(orderSchema), idempotency(), create)
      export default router
    ` },
    'a limiter by address before the check of the caller': { options: strict, code: ts`
      import { Router } from 'express'
      const router = Router()
      router.post('/orders', rateLimiter, requireAuth, validate(orderSchema), create)
      export default router
    ` },
    'a check of rights needs the parameters to be checked first': { options: strict, code: ts`
      import { Router } from 'express'
      const router = Router()
      router.post('/teams/:id', requireAuth, validate(teamParams), requireRole('owner'), create)
      export default router
    ` },
    'a chain is nobody\'s business outside strict': { code: ts`
      import { Router } from 'express'
      const router = Router()
      router.post('/orders', validate(orderSchema), requireAuth, create)
      export default router
    ` },
    'an app that is given from outside': { code: ts`
      import { requireAuth } from './auth'
      export function register(app) {
        app.get('/orders', (req, res) => res.json([]))
        app.use(requireAuth)
      }
    ` },
    'something else than an app is used': { options: strict, code: ts`
      import Vue from 'vue'
      import express from 'express'
      import store from './store'
      Vue.use(requireAuth)
      export const app = express
    ` },
  },
  invalid: {
    'koa-session with a store below a router that signs in': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const Koa = require('koa')
        const Router = require('@koa/router')
        const session = require('koa-session')
        const { check } = require('./users')
        const { store } = require('./store')

        const app = new Koa()
        app.keys = [process.env.COOKIE_KEY]
        const router = new Router()
        router.post('/login', async (ctx) => {
          const user = await check(ctx.request.body)
          ctx.assert(user, 401)
          ctx.session.userId = user.id
          ctx.status = 204
        })
        app.use(router.routes())
        app.use(session({ store, key: 'sid' }, app))
        module.exports = app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 17 }],
    },
    'csrf-sync below the routes': {
      filename: 'src/app.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { csrfSync } from 'csrf-sync'
        import { savePost } from './posts'

        const { csrfSynchronisedProtection } = csrfSync()
        const app = express()
        app.post('/posts', savePost)
        app.use(csrfSynchronisedProtection)
        export default app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 8 }],
    },
    'Hono post to the root validates before bearer auth': {
      filename: 'src/index.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { bearerAuth } from 'hono/bearer-auth'
        import { zValidator } from '@hono/zod-validator'
        import { eventSchema, record } from './events'

        const app = new Hono()
        app.post('/', zValidator('json', eventSchema), bearerAuth({ token: process.env.INGEST_TOKEN! }), async (c) => {
          await record(c.req.valid('json'))
          return c.body(null, 202)
        })
        export default app
      `,
      reports: [{ messageId: 'chainOrder', line: 7 }],
    },
    'upload is stored before anybody is asked who it is from': {
      filename: 'src/routes/files.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const router = require('express').Router()
        const multer = require('multer')
        const { requireAuth } = require('../middleware/auth')
        const { attach } = require('../files')

        const upload = multer({ dest: 'uploads/', limits: { fileSize: 5_000_000 } })
        router.post('/files', upload.single('file'), requireAuth, attach)
        module.exports = router
      `,
      reports: [{ messageId: 'chainOrder', line: 7 }],
    },
    'json for all paths above a Shopify webhook': {
      filename: 'src/server.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const crypto = require('crypto')
        const { onOrder } = require('./orders')

        const app = express()
        app.use(express.json({ limit: '500kb' }))
        app.post('/webhooks/shopify', (req, res) => {
          const digest = crypto.createHmac('sha256', process.env.SHOPIFY_SECRET).update(req.body).digest('base64')
          const given = req.get('X-Shopify-Hmac-Sha256') ?? ''
          if (given.length !== digest.length || !crypto.timingSafeEqual(Buffer.from(digest), Buffer.from(given))) return res.sendStatus(401)
          void onOrder(JSON.parse(req.body))
          res.sendStatus(200)
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'parsedBeforeWebhook', line: 7 }],
    },
    'Koa passport under the router': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const Koa = require('koa')
        const passport = require('koa-passport')
        const router = require('./routes')

        const app = new Koa()
        app.use(router.routes())
        app.use(passport.initialize())
        app.use(passport.session())
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 8 }],
    },
    'Koa jwt under a router of the file': {
      filename: 'src/app.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import Koa from 'koa'
        import Router from '@koa/router'
        import jwt from 'koa-jwt'
        import { accountsOf } from './accounts'

        const app = new Koa()
        const router = new Router()
        router.get('/accounts', async (ctx) => {
          ctx.body = await accountsOf(ctx.state.user.sub)
        })
        app.use(router.routes()).use(router.allowedMethods())
        app.use(jwt({ secret: process.env.JWT_SECRET! }))
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 12 }],
    },
    'csurf under its forms': {
      filename: 'app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const csurf = require('csurf')
        const { deletePost, savePost } = require('./posts')

        const app = express()
        app.use(express.urlencoded({ extended: false, limit: '50kb' }))
        app.post('/posts', savePost)
        app.post('/posts/:id/delete', deletePost)
        app.use(csurf())
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 9 }],
    },
    'Hono csrf under the routes': {
      filename: 'src/index.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { csrf } from 'hono/csrf'
        import { changeEmail, transfer } from './account'

        const app = new Hono()
        app.post('/account/email', changeEmail)
        app.post('/transfer', transfer)
        app.use(csrf())
        export default app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 8 }],
    },
    'a session of Express under the route that writes it': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { check } from './users'
        import { store } from './store'

        const app = express()
        app.use(express.json({ limit: '10kb' }))

        app.post('/login', async (req, res) => {
          const user = await check(req.body.email, req.body.password)
          if (!user) return res.sendStatus(401)
          req.session.userId = user.id
          res.sendStatus(204)
        })

        app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false }))
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 16 }],
    },
    'chain of a Hono route validates before it asks who is there': {
      filename: 'src/routes/projects.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { zValidator } from '@hono/zod-validator'
        import { requireAuth } from '../middleware/auth'
        import { createProject, projectSchema } from '../projects'

        export const projects = new Hono()
        projects.post('/', zValidator('json', projectSchema), requireAuth, async (c) => c.json(await createProject(c.req.valid('json')), 201))
      `,
      reports: [{ messageId: 'chainOrder', line: 7 }],
    },
    'Hono jwt below the routes': {
      filename: 'src/index.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { jwt } from 'hono/jwt'
        import { createInvoice, listInvoices } from './invoices'

        const app = new Hono()

        app.get('/invoices', async (c) => c.json(await listInvoices(c.get('jwtPayload').sub)))
        app.post('/invoices', async (c) => c.json(await createInvoice(c.get('jwtPayload').sub, await c.req.json())))
        app.use('*', jwt({ secret: process.env.JWT_SECRET!, alg: 'HS256' }))

        export default app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 9 }],
    },
    'global json before the Stripe webhook route': {
      filename: 'src/server.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const Stripe = require('stripe')
        const { fulfil } = require('./orders')

        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
        const app = express()

        app.use(express.json({ limit: '100kb' }))

        app.post('/stripe/webhook', async (req, res) => {
          let event
          try {
            event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET)
          } catch {
            return res.status(400).send('Bad signature')
          }
          await fulfil(event)
          res.json({ received: true })
        })

        app.listen(3000)
      `,
      reports: [{ messageId: 'parsedBeforeWebhook', line: 10 }],
    },
    'error middleware before the routers': {
      filename: 'src/app.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express, { type NextFunction, type Request, type Response } from 'express'
        import { logger } from './logger'
        import ordersRouter from './routes/orders'
        import usersRouter from './routes/users'

        const app = express()

        app.use((err: Error, _req: Request, res: Response, _next: NextFunction) => {
          logger.error(err)
          res.status(500).json({ error: 'Internal error' })
        })

        app.use('/orders', ordersRouter)
        app.use('/users', usersRouter)

        export default app
      `,
      reports: [{ messageId: 'earlyErrorHandler', line: 8 }],
    },
    'rate limiter mounted last': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const rateLimit = require('express-rate-limit')
        const authRouter = require('./routes/auth')
        const chatRouter = require('./routes/chat')

        const limiter = rateLimit({ windowMs: 60 * 1000, max: 100 })
        const app = express()

        app.use('/api/auth', authRouter)
        app.use('/api/chat', chatRouter)
        app.use('/api', limiter)

        module.exports = app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 11 }],
    },
    'Koa session after the router that reads it': {
      filename: 'src/app.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import Koa from 'koa'
        import Router from '@koa/router'
        import session from 'koa-session'
        import { profileOf } from './profiles'

        const app = new Koa()
        app.keys = [process.env.COOKIE_KEY!]

        const router = new Router()
        router.get('/profile', async (ctx) => {
          ctx.body = await profileOf(ctx.session!.userId)
        })

        app.use(router.routes())
        app.use(session({}, app))
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 15 }],
    },
    'chain validates and takes the idempotency key before the login': {
      filename: 'src/routes/payments.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import { authenticate } from '../middleware/authenticate'
        import { idempotencyKey } from '../middleware/idempotency'
        import { validateBody } from '../middleware/validate'
        import { createPayment, paymentSchema } from '../payments'

        const router = Router()

        router.post('/payments', validateBody(paymentSchema), idempotencyKey, authenticate, createPayment)

        export default router
      `,
      reports: [{ messageId: 'chainOrder', line: 9 }],
    },
    'auth of an admin router below the first admin route': {
      filename: 'src/routes/admin.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import { requireAdmin } from '../middleware/require-admin'
        import { banUser, listUsers } from '../users'

        const router = Router()

        router.get('/admin/users', async (req, res) => {
          res.json(await listUsers(req.query))
        })

        router.use(requireAdmin)

        router.post('/admin/users/:id/ban', async (req, res) => {
          await banUser(req.params.id)
          res.sendStatus(204)
        })

        export default router
      `,
      reports: [{ messageId: 'lateGuard', line: 11 }],
    },
    'bodyParser.json above a GitHub webhook that signs the raw bytes': {
      filename: 'src/index.ts',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import bodyParser from 'body-parser'
        import crypto from 'node:crypto'
        import express from 'express'
        import { onPush } from './deploys'

        const app = express()
        app.use(bodyParser.json())

        app.post('/hooks/github', bodyParser.raw({ type: '*/*', limit: '1mb' }), (req, res) => {
          const expected = 'sha256=' + crypto.createHmac('sha256', process.env.GITHUB_SECRET!).update(req.body).digest('hex')
          const given = String(req.headers['x-hub-signature-256'])
          if (given.length !== expected.length || !crypto.timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return res.sendStatus(401)
          void onPush(JSON.parse(req.body.toString()))
          res.sendStatus(202)
        })

        app.listen(3000)
      `,
      reports: [{ messageId: 'parsedBeforeWebhook', line: 9 }],
    },
    'passport initialised after the routes that need the user': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import passport from 'passport'
        import session from 'express-session'
        import { store } from './store'

        const app = express()

        app.get('/me', (req, res) => {
          if (!req.user) return res.sendStatus(401)
          res.json(req.user)
        })

        app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false }))
        app.use(passport.initialize())
        app.use(passport.session())

        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 13 }, { messageId: 'guardOfNothing', line: 15 }],
    },
    'csrf protection under the form posts': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const { doubleCsrf } = require('csrf-csrf')
        const { changeEmail, deleteAccount } = require('./account')

        const { doubleCsrfProtection } = doubleCsrf({ getSecret: () => process.env.CSRF_SECRET, getSessionIdentifier: (req) => req.session.id })
        const app = express()

        app.use(require('cookie-parser')())
        app.post('/account/email', changeEmail)
        app.post('/account/delete', deleteAccount)
        app.use(doubleCsrfProtection)

        module.exports = app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 11 }],
    },
    'clerk below the routes': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import { clerkMiddleware } from '@clerk/express'
        import { projects } from './projects'
        import { teams } from './teams'

        const app = express()
        app.use('/projects', projects)
        app.use('/teams', teams)
        app.use(clerkMiddleware())
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 9 }],
    },
    'admin route above the guard': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { verifyJwt } from './middleware/verify-jwt'
        import { posts } from './posts'

        const app = new Hono()
        app.get('/admin/users', async (c) => c.json(await listAllUsers()))
        app.use('*', verifyJwt)
        app.route('/posts', posts)
        export default app
      `,
      reports: [{ messageId: 'lateGuard', line: 7 }],
    },
    'parser of the whole app above a signature check by hand': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import crypto from 'node:crypto'
        import express from 'express'

        const app = express()
        app.use(express.json({ limit: '1mb' }))
        app.post('/webhooks/github', express.raw({ type: 'application/json' }), (req, res) => {
          const expected = crypto.createHmac('sha256', process.env.GITHUB_SECRET!).update(req.body).digest('hex')
          const given = String(req.headers['x-hub-signature-256']).slice(7)
          res.sendStatus(crypto.timingSafeEqual(Buffer.from(given), Buffer.from(expected)) ? 204 : 401)
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'parsedBeforeWebhook', line: 6 }],
    },
    'error handler as a named function above routes of the file': {
      filename: 'app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const app = express()

        function handleErrors(err, req, res, next) {
          res.status(500).json({ error: 'Server error' })
        }

        app.use(handleErrors)
        app.post('/uploads/sign', async (req, res, next) => {
          try {
            res.json(await sign(req.body.name))
          } catch (e) {
            next(e)
          }
        })
        module.exports = app
      `,
      reports: [{ messageId: 'earlyErrorHandler', line: 8 }],
    },
    'upload before the check of the caller': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const router = require('express').Router()
        const multer = require('multer')
        const { isAuthenticated } = require('../middleware/auth')
        const controller = require('../controllers/documents')

        const upload = multer({ dest: 'tmp/', limits: { fileSize: 5_000_000 } })
        router.post('/documents', upload.single('file'), isAuthenticated, controller.create)
        module.exports = router
      `,
      reports: [{ messageId: 'chainOrder', line: 7 }],
    },
    'limiter after the work of validation': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import rateLimit from 'express-rate-limit'
        import { validateBody } from '../middleware/validate'
        import { requireUser } from '../middleware/auth'
        import { schema } from './schema'
        import { generate } from './generate'

        const perUser = rateLimit({ windowMs: 60_000, limit: 5 })
        export const ai = Router()
        ai.post('/generate', requireUser, validateBody(schema), perUser, generate)
      `,
      reports: [{ messageId: 'chainOrder', line: 10 }],
    },
    'compression and passport below, with the session at the end': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const session = require('express-session')
        const compression = require('compression')
        const { store } = require('./store')
        const account = require('./account')

        const app = express()
        app.use('/account', account)
        app.use(session({ store, secret: process.env.SECRET, resave: false, saveUninitialized: false }))
        app.use(compression())
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 9 }],
    },
    'auth below the routes it guards': {
      filename: 'server.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const { verifyToken } = require('./middleware/auth')
        const app = express()

        app.get('/api/orders', async (req, res) => res.json(await listOrders(req.user.id)))
        app.post('/api/orders', async (req, res) => res.json(await createOrder(req.user.id, req.body)))
        app.use(verifyToken)

        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 7 }],
    },
    'session below the routes that read it': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { RedisStore } from 'connect-redis'
        import { redis } from './redis'

        const app = express()
        app.post('/cart', (req, res) => {
          req.session.cart = req.body.items
          res.json({ ok: true })
        })
        app.use(session({ store: new RedisStore({ client: redis }), secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false }))
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 11 }],
    },
    'limiter at the bottom': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import rateLimit from 'express-rate-limit'
        import { api } from './api'

        const app = express()
        app.use(express.json())
        app.use('/api', api)
        app.use(rateLimit({ windowMs: 60_000, limit: 60 }))
        export default app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 8 }],
    },
    'hono jwt below the routes': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { jwt } from 'hono/jwt'
        import { projects } from './projects'

        const app = new Hono()
        app.route('/projects', projects)
        app.use('*', jwt({ secret: process.env.JWT_SECRET! }))
        export default app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 7 }],
    },
    'koa auth after the router': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import Koa from 'koa'
        import jwt from 'koa-jwt'
        import router from './router'

        const app = new Koa()
        app.use(router.routes())
        app.use(router.allowedMethods())
        app.use(jwt({ secret: process.env.JWT_SECRET }))
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 8 }],
    },
    'json parser above the stripe webhook': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import Stripe from 'stripe'

        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
        const app = express()
        app.use(express.json())
        app.use('/api', api)
        app.post('/webhook', (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!)
          res.json({ received: event.id })
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'parsedBeforeWebhook', line: 8 }],
    },
    'body-parser above a raw webhook': {
      filename: 'src/app.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const bodyParser = require('body-parser')
        const { handleStripe } = require('./stripe')

        const app = express()
        app.use(bodyParser.json())
        app.post('/stripe/webhook', bodyParser.raw({ type: 'application/json' }), handleStripe)
        module.exports = app
      `,
      reports: [{ messageId: 'parsedBeforeWebhook', line: 7 }],
    },
    'error handler before the routers': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express, { type ErrorRequestHandler } from 'express'
        import { users } from './users'
        import { teams } from './teams'

        const onError: ErrorRequestHandler = (err, req, res, _next) => {
          req.log.error(err)
          res.status(500).json({ error: 'Something went wrong' })
        }

        const app = express()
        app.use(onError)
        app.use('/users', users)
        app.use('/teams', teams)
        app.listen(3000)
      `,
      reports: [{ messageId: 'earlyErrorHandler', line: 11 }],
    },
    'error handler written inline before routes': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const express = require('express')
        const app = express()
        app.use((err, req, res, next) => {
          console.error(err)
          res.status(500).send('error')
        })
        app.get('/reports', async (req, res, next) => {
          try {
            res.json(await reports())
          } catch (e) {
            next(e)
          }
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'earlyErrorHandler', line: 3 }],
    },
    'chain with validation before auth': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Router } from 'express'
        import { requireAuth } from '../middleware/auth'
        import { validateBody } from '../middleware/validate'
        import { invoiceSchema } from '../schemas'
        import { createInvoice } from '../controllers/invoices'

        const router = Router()
        router.post('/invoices', validateBody(invoiceSchema), requireAuth, createInvoice)
        export default router
      `,
      reports: [{ messageId: 'chainOrder', line: 8 }],
    },
    'router.use of auth below the routes': {
      filename: 'src/routes/admin.js',
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        const router = require('express').Router()
        const { requireAdmin } = require('../middleware/require-admin')
        const users = require('../controllers/users')

        router.get('/users', users.list)
        router.delete('/users/:id', users.remove)
        router.use(requireAdmin)

        module.exports = router
      `,
      reports: [{ messageId: 'guardOfNothing', line: 7 }],
    },
    'passport initialised below the api': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import express from 'express'
        import passport from 'passport'
        import session from 'express-session'
        import { store } from './store'
        import { dashboard } from './dashboard'

        const app = express()
        app.use('/dashboard', dashboard)
        app.use(session({ secret: process.env.SESSION_SECRET!, store, resave: false, saveUninitialized: true }))
        app.use(passport.initialize())
        app.use(passport.session())
        export default app
      `,
      reports: [{ messageId: 'guardOfNothing', line: 9 }, { messageId: 'guardOfNothing', line: 11 }],
    },
    'csrf below the forms': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import cookieParser from 'cookie-parser'
        import csurf from 'csurf'
        import express from 'express'
        import { settings } from './settings'

        const app = express()
        app.use(cookieParser())
        app.use(express.urlencoded({ extended: false, limit: '50kb' }))
        app.use('/settings', settings)
        app.use(csurf({ cookie: true }))
        app.listen(3000)
      `,
      reports: [{ messageId: 'guardOfNothing', line: 10 }],
    },
    'idempotency before the limit in the chain': {
      options: { trustEarlierRoutes: false, chains: true },
      code: ts`
        import { Hono } from 'hono'
        import { authMiddleware, idempotency, rateLimiter } from './middleware'
        import { charge } from './charges'

        export const charges = new Hono()
        charges.post('/charges', authMiddleware, idempotency(), rateLimiter, charge)
      `,
      reports: [{ messageId: 'chainOrder', line: 6 }],
    },
    'authentication after the last route': { code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      const app = express()
      app.get('/orders', async (req, res) => res.json(await listOrders()))
      app.post('/orders', async (req, res) => res.json(await createOrder(req.body)))
      app.use(requireAuth)
      app.listen(3000)
    `, reports: [{ messageId: 'guardOfNothing', line: 6, data: { guard: 'requireAuth', route: 'GET /orders', harm: 'anybody gets in' } }] },
    'authentication after the last router': { code: ts`
      import express from 'express'
      import { authenticate } from './middleware/auth'
      import ordersRouter from './routes/orders'
      const app = express()
      app.use('/orders', ordersRouter)
      app.use(authenticate)
      app.use((req, res) => res.status(404).end())
      app.listen(3000)
    `, reports: [{ messageId: 'guardOfNothing', line: 6, data: { guard: 'authenticate', route: '/orders', harm: 'anybody gets in' } }] },
    'a guard of a path after the router of the path': { code: ts`
      import express from 'express'
      import { requireAdmin } from './middleware/auth'
      import { adminRouter, ordersRouter } from './routes'
      const app = express()
      app.use('/admin', adminRouter)
      app.use('/admin', requireAdmin)
      app.use('/orders', ordersRouter)
      app.listen(3000)
    `, reports: [{ messageId: 'guardOfNothing', line: 6, data: { guard: 'requireAdmin', route: '/admin', harm: 'anybody gets in' } }] },
    'a limiter of the sign-in after its router': { code: ts`
      import express from 'express'
      import { rateLimit } from 'express-rate-limit'
      import { authRouter, ordersRouter } from './routes'
      const app = express()
      const authLimiter = rateLimit({ windowMs: 60_000, limit: 5 })
      app.use('/auth', authRouter)
      app.use('/auth', authLimiter)
      app.use('/orders', ordersRouter)
      app.listen(3000)
    `, reports: [{ messageId: 'guardOfNothing', line: 7, data: { guard: 'authLimiter', route: '/auth', harm: 'no caller is ever limited' } }] },
    'the session after the routes': { code: ts`
      import express from 'express'
      import session from 'express-session'
      import { loginRouter } from './routes'
      const app = express()
      app.use('/login', loginRouter)
      app.use(session({ secret, store }))
      app.listen(3000)
    `, reports: [{ messageId: 'guardOfNothing', line: 6, data: { guard: 'session', route: '/login', harm: 'no request has a session' } }] },
    'the protection against forged requests after the routes': { code: ts`
      const express = require('express')
      const csrf = require('csurf')
      const ordersRouter = require('./routes/orders')
      const app = express()
      app.use('/orders', ordersRouter)
      app.use(csrf({ cookie: true }))
      app.listen(3000)
    `, filename: 'src/server.js', reports: [{ messageId: 'guardOfNothing', line: 6, data: { guard: 'csrf', route: '/orders', harm: 'no forged request is refused' } }] },
    'a function written in place that turns strangers away': { code: ts`
      import express from 'express'
      const app = express()
      app.get('/orders', (req, res) => res.json(orders))
      app.use((req, res, next) => {
        if (req.headers.authorization !== token) return res.status(401).end()
        next()
      })
      app.listen(3000)
    `, reports: [{ messageId: 'guardOfNothing', line: 4, data: { guard: 'this check', route: 'GET /orders', harm: 'anybody gets in' } }] },
    'the guard of a router after its routes': { code: ts`
      import { Router } from 'express'
      import { requireAuth } from '../middleware'
      const router = Router()
      router.get('/', listOrders)
      router.post('/', createOrder)
      router.use(requireAuth)
      export default router
    `, reports: [{ messageId: 'guardOfNothing', line: 6 }] },
    'jwt of Hono after the routes': { code: ts`
      import { Hono } from 'hono'
      import { jwt } from 'hono/jwt'
      const app = new Hono()
      app.get('/api/orders', (c) => c.json(orders))
      app.use('/api/*', jwt({ secret }))
      export default app
    `, reports: [{ messageId: 'guardOfNothing', line: 5, data: { guard: 'jwt', route: 'GET /api/orders', harm: 'anybody gets in' } }] },
    'the router of Koa before the check of the token': { code: ts`
      import Koa from 'koa'
      import Router from '@koa/router'
      import jwt from 'koa-jwt'
      const app = new Koa()
      const router = new Router()
      router.get('/orders', async (ctx) => { ctx.body = await listOrders() })
      app.use(router.routes())
      app.use(jwt({ secret }))
      app.listen(3000)
    `, reports: [{ messageId: 'guardOfNothing', line: 8 }] },
    'a guard that the settings name': { settings: { auth: ['whoIsIt'] }, code: ts`
      import express from 'express'
      import { whoIsIt } from './people'
      const app = express()
      app.get('/orders', (req, res) => res.json(orders))
      app.use(whoIsIt)
      app.listen(3000)
    `, reports: ['guardOfNothing'] },
    'a route above the guard reads what the guard sets': { code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { ordersRouter } from './routes'
      const app = express()
      app.get('/whoami', (req, res) => res.json({ id: req.user.id }))
      app.use(requireAuth)
      app.use('/orders', ordersRouter)
      app.listen(3000)
    `, reports: [{ messageId: 'lateGuard', line: 6 }] },
    'a route of the back office above the guard': { code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { ordersRouter } from './routes'
      const app = express()
      app.get('/admin/users', async (req, res) => res.json(await listUsers()))
      app.delete('/admin/users/:id', async (req, res) => res.json(await deleteUser(req.params.id)))
      app.use(requireAuth)
      app.use('/orders', ordersRouter)
      app.listen(3000)
    `, reports: [{ messageId: 'lateGuard', line: 7, data: { guard: 'requireAuth', routes: '`GET /admin/users` and one more stand', harm: 'anybody gets in' } }] },
    'routers above the guard that do not sound public, in strict': { options: strict, code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { authRouter, billingRouter, reportsRouter, projectsRouter, ordersRouter } from './routes'
      const app = express()
      app.use('/api/auth', authRouter)
      app.use('/api/billing', billingRouter)
      app.use('/api/reports', reportsRouter)
      app.use('/api/projects', projectsRouter)
      app.use(requireAuth)
      app.use('/api/orders', ordersRouter)
      app.listen(3000)
    `, reports: [{ messageId: 'lateGuard', line: 9, data: { guard: 'requireAuth', routes: '`/api/billing` and 2 more stand', harm: 'unless something else sees to it, anybody gets in' } }] },
    'a router above the limiter, in strict': { options: strict, code: ts`
      import { Hono } from 'hono'
      import { rateLimiter } from 'hono-rate-limiter'
      import { ai, orders } from './routes'
      const app = new Hono()
      app.route('/ai', ai)
      app.use(rateLimiter({ windowMs: 60_000, limit: 100, keyGenerator }))
      app.route('/orders', orders)
      export default app
    `, reports: [{ messageId: 'lateGuard', line: 6, data: { guard: 'rateLimiter', routes: '`/ai` stands', harm: 'unless something else sees to it, no caller is ever limited' } }] },
    'the body is parsed before the webhook reads it raw': { code: ts`
      import express from 'express'
      import { receive } from './stripe'
      const app = express()
      app.use(express.json())
      app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), receive)
      app.listen(3000)
    `, reports: [{ messageId: 'parsedBeforeWebhook', line: 5, data: { parser: 'express.json', line: '4' } }] },
    'the signature is checked over the parsed body': { code: ts`
      import express from 'express'
      import Stripe from 'stripe'
      const stripe = new Stripe(key)
      const app = express()
      app.use(express.json({ limit: '1mb' }))
      app.post('/webhooks/stripe', (req, res) => {
        const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)
        res.json({ received: event.id })
      })
      app.listen(3000)
    `, reports: [{ messageId: 'parsedBeforeWebhook', line: 6, data: { parser: 'express.json', line: '5' } }] },
    'body-parser before a webhook of svix in a router of the file': { code: ts`
      import express from 'express'
      import bodyParser from 'body-parser'
      import { Webhook } from 'svix'
      const app = express()
      const hooks = express.Router()
      app.use(bodyParser.json())
      hooks.post('/clerk', (req, res) => {
        const payload = req.body
        const event = new Webhook(secret).verify(payload, req.headers)
        res.json({ type: event.type })
      })
      app.use('/webhooks', hooks)
      app.listen(3000)
    `, reports: [{ messageId: 'parsedBeforeWebhook', line: 7 }] },
    'a raw parser that is mounted for a path below the JSON parser': { code: ts`
      import express from 'express'
      import { hooks } from './routes/hooks'
      const app = express()
      app.use(express.json())
      app.use('/webhooks', express.raw({ type: '*/*' }), hooks)
      app.listen(3000)
    `, reports: [{ messageId: 'parsedBeforeWebhook', line: 5 }] },
    'an hmac over the parsed body': { code: ts`
      const express = require('express')
      const crypto = require('crypto')
      const app = express()
      app.use(express.json())
      app.post('/webhooks/github', (req, res) => {
        const digest = crypto.createHmac('sha256', secret).update(req.body).digest('hex')
        res.sendStatus(isEqual(digest, req.get('x-hub-signature-256')) ? 200 : 401)
      })
      app.listen(3000)
    `, filename: 'src/server.js', reports: ['parsedBeforeWebhook'] },
    'an error handler before the routers': { code: ts`
      import express from 'express'
      import ordersRouter from './routes/orders'
      import { errorHandler } from './errors'
      const app = express()
      app.use(errorHandler)
      app.use('/orders', ordersRouter)
      app.listen(3000)
    `, reports: [{ messageId: 'earlyErrorHandler', line: 5, data: { route: '/orders' } }] },
    'an error handler between the routes': { code: ts`
      import express from 'express'
      import { requireAuth } from './middleware/auth'
      import { dashboardRouter } from './dashboard'
      const app = express()
      app.get('/stats', async (req, res) => res.json(await stats()))
      app.use((err: any, req: express.Request, res: express.Response, next: express.NextFunction) => {
        if (res.headersSent) return next(err)
        res.status(500).json({ error: 'broken' })
      })
      app.get('/health', (req, res) => res.json({ ok: true }))
      app.use('/dashboard', requireAuth, dashboardRouter)
      app.listen(3000)
    `, reports: [{ messageId: 'earlyErrorHandler', line: 6, data: { route: '/dashboard' } }] },
    'an error handler by name before a route': { code: ts`
      const express = require('express')
      const { handleErrors } = require('./middleware/errors')
      const app = express()
      app.use(handleErrors)
      app.post('/orders', async (req, res) => res.json(await createOrder(req.body)))
      app.listen(3000)
    `, filename: 'src/server.js', reports: [{ messageId: 'earlyErrorHandler', line: 4, data: { route: 'POST /orders' } }] },
    'a body that is checked before its sender': { options: strict, code: ts`
      import { Router } from 'express'
      const router = Router()
      router.post('/orders', validate(orderSchema), requireAuth, create)
      export default router
    `, reports: [{ messageId: 'chainOrder', line: 3, data: { first: 'validate', second: 'requireAuth', harm: 'strangers learn the form of the input and make the server work' } }] },
    'a file that is stored before its sender is known': { options: strict, code: ts`
      import { Router } from 'express'
      import multer from 'multer'
      const upload = multer({ dest: 'uploads' })
      const router = Router()
      router.post('/avatar', upload.single('file'), requireAuth, save)
      export default router
    `, reports: [{ messageId: 'chainOrder', line: 5, data: { first: 'upload.single', second: 'requireAuth', harm: 'the files of strangers are stored before they are turned away' } }] },
    'a key that is used up by a request that fails its check': { options: strict, code: ts`
      import Router from '@koa/router'
      const router = new Router()
      router.post('/orders', requireAuth, idempotency(), validate(orderSchema), create)
      export default router
    `, reports: [{ messageId: 'chainOrder', data: { first: 'idempotency', second: 'validate', harm: 'a mistyped request uses up its key, and the mended one gets the old answer' } }] },
    'a key before the sender is known, in Hono': { options: strict, code: ts`
      import { Hono } from 'hono'
      const app = new Hono()
      app.post('/orders', idempotent(), requireAuth, create)
      export default app
    `, reports: [{ messageId: 'chainOrder', data: { first: 'idempotent', second: 'requireAuth', harm: 'whoever repeats a key gets the stored answer of somebody else' } }] },
    'work before the limiter': { options: strict, code: ts`
      import { Router } from 'express'
      const router = Router()
      router.post('/ask', requireAuth, validate(question), rateLimiter, ask)
      export default router
    `, reports: [{ messageId: 'chainOrder', data: { first: 'validate', second: 'rateLimiter', harm: 'requests over the limit are worked on before they are refused' } }] },
  },
})
