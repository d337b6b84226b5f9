import rule from '../../src/rules/no-permissive-cors.js'
import { testRule, ts } from '../support/test-rule.js'

const open = 'openToEverySite'
const credentialed = 'openWithCredentials'
const express = (middleware: string) => `import express from 'express'\nimport cors from 'cors'\nimport { env, options } from './config'\nconst ALLOWED = ['https://app.example.com']\nconst isProduction = process.env.NODE_ENV === 'production'\nconst app = express()\napp.use(${middleware})\n`

const preview = (test: string, credentials = 'true') => `import express from 'express'\nconst OWN = new Set(['https://app.example.com'])\nconst app = express()\napp.use((req, res, next) => {\n  const origin = req.headers.origin\n  const isKnown = !origin || OWN.has(origin) || ${test}\n  if (isKnown) {\n    res.setHeader('Access-Control-Allow-Origin', origin ?? 'https://app.example.com')\n    res.setHeader('Access-Control-Allow-Credentials', '${credentials}')\n  }\n  next()\n})\n`

testRule(rule, {
  valid: {
    'delegate with a switch over the host': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const cors = require('cors')

        const app = express()
        app.use(cors((req, callback) => {
          switch (req.hostname) {
            case 'admin.acme.io':
              return callback(null, { origin: 'https://admin.acme.io', credentials: true })
            default:
              return callback(null, { origin: 'https://app.acme.io' })
          }
        }))
        module.exports = app
      `,
    },
    'the origin is looked up in the tenants': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { tenantByOrigin } from './tenants'

        const app = new Hono()
        app.use('/api/*', cors({ credentials: true, origin: async (origin) => ((await tenantByOrigin(origin)) ? origin : null) }))
        export default app
      `,
    },
    'Koa compares with the environment': {
      filename: 'src/app.ts',
      code: ts`
        import Koa from 'koa'
        import cors from '@koa/cors'

        const app = new Koa()
        app.use(cors({ credentials: true, origin: (ctx) => (ctx.get('Origin') === process.env.WEB_URL ? process.env.WEB_URL! : '') }))
        export default app
      `,
    },
    'fastify plugin with a regular expression list': {
      filename: 'src/app.ts',
      code: ts`
        import Fastify from 'fastify'
        import cors from '@fastify/cors'

        const app = Fastify()
        await app.register(cors, { origin: [/\\.acme\\.io$/, 'http://localhost:5173'], credentials: true })
        export default app
      `,
    },
    'header of a request that a client sends': {
      filename: 'src/clients/proxy.ts',
      code: ts`
        export const ask = (url: string) =>
          fetch(url, { headers: { Origin: 'https://app.acme.io', 'Access-Control-Allow-Origin': '*' }, signal: AbortSignal.timeout(5_000) })
      `,
    },
    'previews of a host, without cookies': express(`cors({ origin: [/\\.vercel\\.app$/] })`),
    'previews of one project': express(`cors({ origin: [/^https:\\/\\/acme-[a-z0-9]+-team\\.vercel\\.app$/], credentials: true })`),
    'previews of one team, by their end': preview(`origin.endsWith('-acme-team.vercel.app')`),
    'previews of one project, by both ends': preview(`(origin.startsWith('https://acme-') && origin.endsWith('.vercel.app'))`),
    'previews outside production': preview(`(process.env.NODE_ENV !== 'production' && origin.endsWith('.vercel.app'))`),
    'previews in a deployment for previews': preview(`(process.env.VERCEL_ENV === 'preview' && origin.endsWith('.vercel.app'))`),
    'one deployment': preview(`origin === 'https://acme.vercel.app'`),
    'a domain of our own': preview(`origin.endsWith('.acme.io')`),
    'previews are sent away': express(`cors({ origin: (origin, done) => { if (origin?.endsWith('.vercel.app')) return done(new Error('no')); if (origin === env.WEB_URL) return done(null, true); done(null, false) }, credentials: true })`),
    'a header that is always the same': ts`
      export function handler(req, res) {
        const isPreview = req.headers.host.endsWith('.vercel.app')
        res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com')
        res.setHeader('Access-Control-Allow-Credentials', 'true')
        res.json({ isPreview })
      }
    `,
    'Koa function with a list': {
      filename: 'src/app.js',
      code: ts`
        const Koa = require('koa')
        const cors = require('@koa/cors')

        const ALLOWED = ['https://app.acme.io', 'https://admin.acme.io']
        const app = new Koa()
        app.use(cors({
          credentials: true,
          origin(ctx) {
            const origin = ctx.get('Origin')
            return ALLOWED.includes(origin) ? origin : ALLOWED[0]
          },
        }))
        module.exports = app
      `,
    },
    'fastify options of a function of another file': {
      filename: 'src/app.ts',
      code: ts`
        import Fastify from 'fastify'
        import cors from '@fastify/cors'
        import { corsDelegate, corsOptions } from './cors-options'

        export function build() {
          const app = Fastify()
          app.register(cors, () => corsDelegate)
          app.register(cors, corsOptions({ credentials: true }))
          return app
        }
      `,
    },
    'express delegate with a test': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import cors, { type CorsOptionsDelegate } from 'cors'

        const trusted = new Set(process.env.TRUSTED_ORIGINS?.split(','))
        const delegate: CorsOptionsDelegate = (req, callback) => {
          const origin = req.headers.origin
          callback(null, { origin: origin && trusted.has(origin) ? origin : false, credentials: true })
        }

        const app = express()
        app.use(cors(delegate))
        export default app
      `,
    },
    'an image that every site may show': {
      filename: 'app/api/og/[slug]/route.ts',
      code: ts`
        import { renderCard } from '@/lib/og'

        export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
          const { slug } = await params
          return new Response(await renderCard(slug), {
            headers: { 'Content-Type': 'image/png', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'public, max-age=86400' },
          })
        }
      `,
    },
    'asserts that the header is no star': {
      filename: 'tests/cors.test.ts',
      code: ts`
        import { expect, it } from 'vitest'
        import { app } from '../src/app'

        it('does not open the API', async () => {
          const response = await app.request('/api/me', { headers: { Origin: 'https://evil.example' } })
          expect(response.headers.get('Access-Control-Allow-Origin')).not.toBe('*')
        })
      `,
    },
    'socket.io with the front end of the environment': {
      filename: 'src/realtime.ts',
      code: ts`
        import { Server } from 'socket.io'
        import type { Server as HttpServer } from 'node:http'
        import { env } from './env'

        export const realtime = (http: HttpServer) =>
          new Server(http, { cors: { origin: env.WEB_URL, credentials: true }, transports: ['websocket'] })
      `,
    },
    'list of the environment split and tested': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import cors from 'cors'
        import { router } from './router'

        const allowed = (process.env.ALLOWED_ORIGINS ?? '').split(',').map((entry) => entry.trim()).filter(Boolean)

        const app = express()
        app.use(
          cors({
            credentials: true,
            origin: (origin, callback) => {
              if (!origin || allowed.includes(origin)) return callback(null, true)
              callback(new Error('Not allowed by CORS'))
            },
          }),
        )
        app.use(router)
        export default app
      `,
    },
    'reflected after a look into a set': {
      filename: 'src/http.ts',
      code: ts`
        import type { IncomingMessage, ServerResponse } from 'node:http'

        const origins = new Set(['https://app.acme.io', 'https://admin.acme.io'])

        export function applyCors(req: IncomingMessage, res: ServerResponse) {
          const origin = req.headers.origin
          if (!origin || !origins.has(origin)) return
          res.setHeader('Access-Control-Allow-Origin', origin)
          res.setHeader('Access-Control-Allow-Credentials', 'true')
          res.setHeader('Vary', 'Origin')
        }
      `,
    },
    'star only while developing': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { ConfigService } from '@nestjs/config'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          const config = app.get(ConfigService)
          if (process.env.NODE_ENV === 'development') {
            app.enableCors({ origin: true, credentials: true })
          } else {
            app.enableCors({ origin: config.getOrThrow<string>('WEB_ORIGIN'), credentials: true })
          }
          await app.listen(3000)
        }
        void bootstrap()
      `,
    },
    'embed script for customers\' sites': {
      filename: 'app/embed/[widgetId]/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { widgetScript } from '@/lib/widgets'

        export async function GET(_: Request, { params }: { params: Promise<{ widgetId: string }> }) {
          const { widgetId } = await params
          return new NextResponse(await widgetScript(widgetId), {
            headers: { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' },
          })
        }
      `,
    },
    'the origins are those of another file': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { env } from './env'
        import { api } from './api'

        const app = new Hono()
        app.use('/api/*', cors({ origin: env.CORS_ORIGINS, credentials: true, maxAge: 600 }))
        app.route('/api', api)
        export default app
      `,
    },
    'hono origin function that ends with a test of the suffix': {
      filename: 'src/worker.ts',
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'

        const app = new Hono<{ Bindings: { ROOT_DOMAIN: string } }>()

        app.use('/api/*', async (c, next) => {
          const handler = cors({
            origin: (origin) => (origin.endsWith(\`.\${c.env.ROOT_DOMAIN}\`) ? origin : \`https://\${c.env.ROOT_DOMAIN}\`),
            credentials: true,
          })
          return handler(c, next)
        })

        export default app
      `,
    },
    'OpenID configuration is there for everyone': {
      filename: 'src/oidc.js',
      code: ts`
        const express = require('express')
        const cors = require('cors')
        const { jwks, metadata } = require('./keys')

        const router = express.Router()

        router.get('/.well-known/openid-configuration', cors(), (req, res) => res.json(metadata))
        router.get('/.well-known/jwks.json', cors(), async (req, res) => res.json(await jwks()))

        module.exports = router
      `,
    },
    'a wild card of other things': {
      filename: 'src/search.ts',
      code: ts`
        import { search } from './elastic'

        export const everything = { origin: '*', fields: ['*'], allow: '*' }

        export async function find(term: string) {
          const headers = { Accept: '*/*', 'X-Origin': '*' }
          return search({ query: term || '*', headers, ...everything })
        }
      `,
    },
    'fastify delegator per request': {
      filename: 'src/plugins/cors.ts',
      code: ts`
        import fp from 'fastify-plugin'
        import cors from '@fastify/cors'

        const own = /^https:\\/\\/([a-z0-9-]+\\.)?acme\\.io$/

        export default fp(async (fastify) => {
          await fastify.register(cors, {
            delegator: (request, callback) => {
              const origin = request.headers.origin
              callback(null, { origin: origin !== undefined && own.test(origin), credentials: true })
            },
          })
        })
      `,
    },
    'a plugin for autoload with the origins of the front ends': {
      filename: 'src/plugins/external/cors.ts',
      code: ts`
        import cors, { FastifyCorsOptions } from '@fastify/cors'

        export const autoConfig: FastifyCorsOptions = { origin: ['https://app.acme.example'], methods: ['GET', 'POST'] }
        export default cors
      `,
    },
    'a plugin for autoload whose origin is configured': {
      filename: 'src/plugins/external/cors.ts',
      code: ts`
        import cors from '@fastify/cors'
        import type { FastifyInstance } from 'fastify'

        export const autoConfig = (fastify: FastifyInstance) => {
          return { origin: fastify.config.CORS_ORIGIN, credentials: true }
        }
        export default cors
      `,
    },
    'a plugin for autoload whose options are spread': {
      filename: 'src/plugins/external/cors.js',
      code: ts`
        import cors from '@fastify/cors'
        import { shared } from '../../config.js'

        export const autoConfig = { ...shared.cors, methods: ['GET'] }
        export default cors
      `,
    },
    'another plugin for autoload beside the word cors': {
      filename: 'src/plugins/external/helmet.js',
      code: ts`
        import helmet from '@fastify/helmet'

        // cors is set by the proxy
        export const autoConfig = {}
        export default helmet
      `,
    },
    'nest gateway with one origin': {
      code: ts`
        import { WebSocketGateway } from '@nestjs/websockets'

        @WebSocketGateway({ cors: { origin: process.env.WEB_URL, credentials: true } })
        export class ChatGateway {}
      `,
    },
    'function that refuses by suffix': {
      code: ts`
        const cors = require('cors')
        const express = require('express')

        const app = express()
        app.use(cors((req, cb) => {
          const ok = /\\.acme\\.io$/.test(req.header('Origin') || '')
          cb(null, { origin: ok, credentials: ok })
        }))
      `,
    },
    'header of an own client': {
      filename: 'src/client.ts',
      code: ts`
        export const call = () => fetch('https://api.acme.io/me', { headers: { 'Access-Control-Allow-Origin': 'https://app.acme.io' }, signal: AbortSignal.timeout(3000) })
      `,
    },
    'embed script': {
      filename: 'app/embed/script.js/route.ts',
      code: ts`
        export function GET() {
          return new Response('console.log("widget")', { headers: { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' } })
        }
      `,
    },
    'allow list in an environment with no star': {
      code: ts`
        import cors from 'cors'
        import express from 'express'
        import { env } from './env'

        const app = express()
        app.use(cors({ origin: env.NODE_ENV === 'production' ? env.WEB_ORIGIN : true, credentials: true }))
      `,
    },
    'the value comes from a test of the origin': {
      code: ts`
        import { NextResponse, type NextRequest } from 'next/server'

        const ORIGINS = new Set(['https://acme.io'])
        export function middleware(request: NextRequest) {
          const origin = request.headers.get('origin')
          const response = NextResponse.next()
          if (origin !== null && ORIGINS.has(origin)) response.headers.set('Access-Control-Allow-Origin', origin)
          return response
        }
      `,
    },
    'a function that calls back for known origins alone': ts`
      import cors from 'cors'
      import express from 'express'
      const known = ['https://app.acme.test']
      const app = express()
      app.use(cors({
        origin(origin, callback) {
          if (!known.includes(origin)) return callback(new Error('unknown origin'))
          callback(null, true)
        },
      }))
    `,
    'a function that stops at an unknown origin': ts`
      import cors from 'cors'
      import express from 'express'
      const known = ['https://app.acme.test']
      const app = express()
      app.use(cors({
        origin(origin, callback) {
          if (!known.includes(origin)) throw new Error('unknown origin')
          callback(null, true)
        },
      }))
    `,
    'options of a function that lists who may ask': ts`
      import cors from 'cors'
      import express from 'express'
      const corsOptions = () => ({ origin: ['https://app.acme.test'] })
      const app = express()
      app.use(cors(corsOptions()))
    `,
    'list from the environment': {
      code: ts`
        import cors from 'cors'
        import express from 'express'

        const allowed = (process.env.ALLOWED_ORIGINS ?? '').split(',').map((o) => o.trim())
        const app = express()
        app.use(cors({ origin: allowed, credentials: true }))
      `,
    },
    'callback with a test': {
      code: ts`
        import cors from 'cors'
        import express from 'express'

        const whitelist = new Set(['https://app.acme.io', 'https://acme.io'])
        const app = express()
        app.use(
          cors({
            origin(origin, cb) {
              if (!origin || whitelist.has(origin)) return cb(null, true)
              cb(new Error('Not allowed by CORS'))
            },
            credentials: true,
          }),
        )
      `,
    },
    'hono with a function that tests': {
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'

        const app = new Hono()
        app.use('*', cors({ origin: (origin) => (origin.endsWith('.acme.io') ? origin : null) }))
        export default app
      `,
    },
    'regular expression': {
      code: ts`
        import Fastify from 'fastify'
        import cors from '@fastify/cors'

        const app = Fastify()
        app.register(cors, { origin: [/\\.acme\\.io$/, 'https://acme.io'] })
      `,
    },
    'origin checked before it is sent back': {
      code: ts`
        import express from 'express'
        import { ORIGINS } from './config'

        const app = express()
        app.use((req, res, next) => {
          const { origin } = req.headers
          if (origin && ORIGINS.includes(origin)) {
            res.header('Access-Control-Allow-Origin', origin)
            res.header('Vary', 'Origin')
          }
          next()
        })
      `,
    },
    'supabase edge function with the documented headers': {
      filename: 'supabase/functions/hello/index.ts',
      code: ts`
        const corsHeaders = {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Headers': 'authorization, x-client-info, apikey, content-type',
        }

        Deno.serve(async (req) => {
          if (req.method === 'OPTIONS') return new Response('ok', { headers: corsHeaders })
          return new Response(JSON.stringify({ ok: true }), { headers: { ...corsHeaders, 'Content-Type': 'application/json' } })
        })
      `,
    },
    'path for other sites by option': {
      filename: 'app/api/public/stats/route.ts',
      options: { publicPaths: ['app/api/public'] },
      code: ts`
        export async function GET() {
          return Response.json({ users: 10 }, { headers: { 'Access-Control-Allow-Origin': '*' } })
        }
      `,
    },
    'well-known': {
      filename: 'app/.well-known/openid-configuration/route.ts',
      code: ts`
        export function GET() {
          return Response.json({ issuer: 'https://acme.io' }, { headers: { 'Access-Control-Allow-Origin': '*' } })
        }
      `,
    },
    'open in development alone': {
      code: ts`
        import cors from 'cors'
        import express from 'express'

        const app = express()
        if (process.env.NODE_ENV === 'development') {
          app.use(cors())
        } else {
          app.use(cors({ origin: 'https://app.acme.io', credentials: true }))
        }
      `,
    },
    'true in development by ternary': {
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'

        const origin = process.env.NODE_ENV === 'production' ? ['https://app.acme.io'] : '*'
        const app = new Hono()
        app.use(cors({ origin }))
        export default app
      `,
    },
    'nest with a list': {
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        const app = await NestFactory.create(AppModule)
        app.enableCors({ origin: ['https://app.acme.io'], credentials: true })
        await app.listen(3000)
      `,
    },
    'reads the header of an answer': {
      code: ts`
        export async function allowsEverybody(url: string) {
          const res = await fetch(url, { method: 'OPTIONS', signal: AbortSignal.timeout(5000) })
          return res.headers.get('Access-Control-Allow-Origin') === '*'
        }
      `,
    },
    'cors off': {
      code: ts`
        import { Server } from 'socket.io'
        import Fastify from 'fastify'
        import cors from '@fastify/cors'

        const app = Fastify()
        app.register(cors, { origin: false })
        export const io = new Server(app.server, { cors: { origin: process.env.APP_URL } })
      `,
    },
    'a cors function of the project': {
      code: ts`
        import express from 'express'
        import { cors } from './middleware/cors'

        const app = express()
        app.use(cors())
      `,
    },
    'fonts as static files': {
      code: ts`
        import cors from 'cors'
        import express from 'express'

        const app = express()
        app.use('/assets', cors(), express.static('public/assets', { maxAge: '1y' }))
      `,
    },
    'test': {
      filename: 'src/cors.test.ts',
      code: ts`
        import cors from 'cors'
        import express from 'express'

        const app = express()
        app.use(cors())
      `,
    },
    'one origin': express("cors({ origin: 'https://app.example.com', credentials: true })"),
    'a list': express('cors({ origin: ALLOWED, credentials: true })'),
    'an origin from the environment': express('cors({ origin: process.env.CORS_ORIGIN })'),
    'an origin from a configuration': express('cors({ origin: env.CORS_ORIGIN, credentials: true })'),
    'options of another file': express('cors(options)'),
    'a spread that may hold the origin': express('cors({ ...options, credentials: true })'),
    'no origin at all': express('cors({ origin: false })'),
    'a function with a list': express("cors({ origin(origin, callback) { if (!origin || ALLOWED.includes(origin)) callback(null, true); else callback(new Error('no')) } })"),
    'a function with a list in one expression': express('cors({ origin: (origin, callback) => callback(null, ALLOWED.includes(origin)) })'),
    'a pattern of hosts': express('cors({ origin: /\\.example\\.com$/ })'),
    'everybody in development': express("cors({ origin: process.env.NODE_ENV === 'production' ? 'https://app.example.com' : '*' })"),
    'true in development': express("cors({ origin: isProduction ? ALLOWED : true, credentials: true })"),
    'cors in development': `import express from 'express'\nimport cors from 'cors'\nconst app = express()\nif (process.env.NODE_ENV !== 'production') app.use(cors())\n`,
    'a delegate': `import express from 'express'\nimport cors from 'cors'\nimport { delegate } from './cors'\nexpress().use(cors(delegate))\n`,
    'Hono with an origin': `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nnew Hono().use('*', cors({ origin: 'https://app.example.com' }))\n`,
    'Hono with a check': `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nnew Hono().use('*', cors({ origin: (origin) => (origin.endsWith('.example.com') ? origin : null) }))\n`,
    'Fastify with an origin': `import Fastify from 'fastify'\nimport cors from '@fastify/cors'\nFastify().register(cors, { origin: ['https://app.example.com'] })\n`,
    'Nest with an origin': `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule)\napp.enableCors({ origin: 'https://app.example.com', credentials: true })\n`,
    'a function called cors of another file': `import cors from './cors'\napp.use(cors())\n`,
    'a header with one origin': `export function GET() { return new Response('{}', { headers: { 'Access-Control-Allow-Origin': 'https://app.example.com' } }) }`,
    'a header that is chosen from a list': ts`
      import express from 'express'
      const ALLOWED = ['https://app.example.com']
      const app = express()
      app.use((req, res, next) => {
        const origin = req.headers.origin
        if (ALLOWED.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin)
        next()
      })
    `,
    'a header behind a set': ts`
      import express from 'express'
      const app = express()
      app.use((req, res, next) => {
        if (isAllowedOrigin(req.headers.origin)) res.header('Access-Control-Allow-Origin', req.headers.origin)
        next()
      })
    `,
    'a header of a request': `export const load = () => fetch('https://api.example.com', { headers: { 'Access-Control-Allow-Origin': '*' } })`,
    'a header for whoever was allowed above': ts`
      import express from 'express'
      const allowedOrigins = new Set(['https://app.example.com'])
      const app = express()
      app.use((req, res, next) => {
        const origin = req.headers.origin?.replace(/\\/$/, '')
        const allowed = !origin || allowedOrigins.has(origin)
        if (allowed) {
          res.setHeader('Access-Control-Allow-Origin', origin ?? '*')
          res.setHeader('Access-Control-Allow-Credentials', 'true')
        }
        next()
      })
    `,
    'a library that is told to': `export function headers(origin: string) {\n  const headers = new Headers()\n  if (origin === '*') headers.set('Access-Control-Allow-Origin', '*')\n  return headers\n}`,
    'a version of an API for other programs': `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\napp.use('/api/v1/*', cors())\n`,
    'another header': `export function GET() { return new Response('', { headers: { 'Access-Control-Allow-Methods': '*', 'Timing-Allow-Origin': '*' } }) }`,
    'an edge function of Supabase': {
      filename: 'supabase/functions/pay/index.ts',
      code: ts`
        const corsHeaders = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization, content-type' }
        Deno.serve(async (req) => new Response('ok', { headers: corsHeaders }))
      `,
    },
    'a well-known file': { filename: 'app/.well-known/jwks.json/route.ts', code: `export function GET() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }) }` },
    'an embedded widget': { filename: 'app/api/embed/route.ts', code: `export function GET() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }) }` },
    'a public API by option': { filename: 'app/api/v1/route.ts', options: { publicPaths: ['app/api/v1'] }, code: `export function GET() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }) }` },
    'a path of the app by option': { options: { publicPaths: ['/v1'] }, code: `import express from 'express'\nimport cors from 'cors'\nexpress().use('/v1', cors())\n` },
    'socket.io with an origin': `import { Server } from 'socket.io'\nnew Server(3000, { cors: { origin: 'https://app.example.com' } })\n`,
    'a test': { filename: 'src/server.test.ts', code: express('cors()') },
  },
  invalid: {
    'express delegate that allows whoever asks': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const cors = require('cors')

        const app = express()
        app.use(cors((req, callback) => callback(null, { origin: req.header('Origin'), credentials: true })))
        module.exports = app
      `,
      reports: [{ messageId: 'openWithCredentials', line: 5 }],
    },
    'list with a star in it': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { users } from './users'

        const app = new Hono()
        const options = { origin: ['*'], allowMethods: ['GET', 'POST'] }
        app.use('/api/*', cors(options))
        app.route('/api/users', users)
        export default app
      `,
      reports: [{ messageId: 'openToEverySite', line: 7 }],
    },
    'Apollo standalone server in front of Express with cors true': {
      filename: 'src/graphql.ts',
      code: ts`
        import express from 'express'
        import cors from 'cors'
        import { expressMiddleware } from '@as-integrations/express5'
        import { server } from './apollo'

        const app = express()
        app.use('/graphql', cors<cors.CorsRequest>({ origin: true, credentials: true }), express.json({ limit: '1mb' }), expressMiddleware(server))
        app.listen(4000)
      `,
      reports: [{ messageId: 'openWithCredentials', line: 7 }],
    },
    'Koa middleware written by hand': {
      filename: 'src/middleware/cors.js',
      code: ts`
        module.exports = async (ctx, next) => {
          ctx.set('Access-Control-Allow-Origin', ctx.get('Origin') || '*')
          ctx.set('Access-Control-Allow-Credentials', 'true')
          if (ctx.method === 'OPTIONS') {
            ctx.status = 204
            return
          }
          await next()
        }
      `,
      reports: [{ messageId: 'openWithCredentials', line: 2 }],
    },
    'Nest platform with a function that never refuses': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.enableCors({
            credentials: true,
            origin: (requestOrigin, done) => {
              console.log('cors', requestOrigin)
              done(null, requestOrigin)
            },
          })
          await app.listen(3000)
        }
        bootstrap()
      `,
      reports: [{ messageId: 'openWithCredentials', line: 6 }],
    },
    'every site of a host, by a header': { code: preview(`origin.endsWith('.vercel.app')`), reports: [{ messageId: 'openToSharedHost', line: 6, data: { policy: "`origin.endsWith('.vercel.app')`", host: 'vercel.app' } }] },
    'every site of a host, by what it contains': { code: preview(`origin.includes('netlify.app')`), reports: ['openToSharedHost'] },
    'every site of a host, by a pattern that is tested': { code: preview('/\\.repl\\.co$/.test(origin)'), reports: ['openToSharedHost'] },
    'a pattern in a list': { code: express(`cors({ origin: [...ALLOWED, /\\.vercel\\.app$/], credentials: true })`), reports: ['openToSharedHost'] },
    'a pattern with anything before the host': { code: express(`cors({ origin: /^https:\\/\\/[a-z0-9-]+\\.pages\\.dev$/, credentials: true })`), reports: ['openToSharedHost'] },
    'a function that asks for the end': { code: express(`cors({ origin: (origin, done) => { if (!origin || ALLOWED.includes(origin) || origin.endsWith('.netlify.app')) return done(null, true); done(new Error('not known')) }, credentials: true })`), reports: ['openToSharedHost'] },
    'a function that refuses what does not end so': { code: express(`cors({ origin: (origin, done) => { if (!origin.endsWith('.onrender.com')) return done(new Error('not known')); done(null, true) }, credentials: true })`), reports: ['openToSharedHost'] },
    'hono, the origin where it ends so': {
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        const app = new Hono()
        app.use('*', cors({ origin: (origin) => (origin.endsWith('.workers.dev') ? origin : 'https://app.example.com'), credentials: true }))
        export default app
      `,
      reports: ['openToSharedHost'],
    },
    'fastify, a long pattern': {
      code: ts`
        import Fastify from 'fastify'
        import cors from '@fastify/cors'
        const app = Fastify()
        await app.register(cors, { origin: [/^https:\/\/(?:[a-zA-Z0-9_-]+\.){1,4}(?:[a-z]+\.)?up\.railway\.app$/], credentials: true })
      `,
      reports: ['openToSharedHost'],
    },
    'Koa cors with a context taken apart': {
      filename: 'src/app.ts',
      code: ts`
        import Koa from 'koa'
        import cors from '@koa/cors'
        import { router } from './router'

        const app = new Koa()
        app.use(cors({ origin: ({ request }) => request.header.origin || '*', credentials: true }))
        app.use(router.routes())
        export default app
      `,
      reports: [{ messageId: 'openWithCredentials', line: 6 }],
    },
    'fastify delegator that says yes to everyone': {
      filename: 'src/plugins/cors.ts',
      code: ts`
        import fp from 'fastify-plugin'
        import cors from '@fastify/cors'

        export default fp(async (app) => {
          app.register(cors, () => (request: unknown, callback: (error: Error | null, options: object) => void) => {
            callback(null, { origin: true, credentials: true })
          })
        })
      `,
      reports: [{ messageId: 'openWithCredentials', line: 5 }],
    },
    'hono origin that returns the same origin': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { api } from './api'

        const app = new Hono()
        app.use('/api/*', cors({ origin: (origin) => origin, credentials: true }))
        app.route('/api', api)
        export default app
      `,
      reports: [{ messageId: 'openWithCredentials', line: 6 }],
    },
    'Next middleware sets the headers of every API answer': {
      filename: 'middleware.ts',
      code: ts`
        import { NextResponse, type NextRequest } from 'next/server'

        export function middleware(request: NextRequest) {
          const response = NextResponse.next()
          response.headers.set('Access-Control-Allow-Origin', request.headers.get('origin') ?? '*')
          response.headers.set('Access-Control-Allow-Credentials', 'true')
          return response
        }

        export const config = { matcher: '/api/:path*' }
      `,
      reports: [{ messageId: 'openWithCredentials', line: 5 }],
    },
    'enableCors after a logger, no argument, Fastify adapter': {
      filename: 'apps/api/src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
        import { AppModule } from './app.module'

        const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter())
        app.enableCors()
        await app.listen(3000, '0.0.0.0')
      `,
      reports: [{ messageId: 'openToEverySite', line: 6 }],
    },
    'WebSocketGateway open to every site': {
      filename: 'src/chat/chat.gateway.ts',
      code: ts`
        import { SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets'
        import type { Server, Socket } from 'socket.io'

        @WebSocketGateway({ namespace: 'chat', cors: { origin: '*' } })
        export class ChatGateway {
          @WebSocketServer() server!: Server

          @SubscribeMessage('message')
          onMessage(socket: Socket, text: string) {
            this.server.to(socket.data.room).emit('message', { from: socket.data.userId, text })
          }
        }
      `,
      reports: [{ messageId: 'openToEverySite', line: 4 }],
    },
    'express cors with a callback that says yes to all': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import cors from 'cors'
        import { router } from './router'

        const app = express()

        const corsOptions: cors.CorsOptions = {
          credentials: true,
          origin(origin, callback) {
            callback(null, true)
          },
        }

        app.use(cors(corsOptions))
        app.use('/api', router)
        export default app
      `,
      reports: [{ messageId: 'openWithCredentials', line: 14 }],
    },
    'Hono cors without options on every path': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { cors as crossOrigin } from 'hono/cors'
        import { invoices } from './routes/invoices'

        const app = new Hono()
        app.use('*', crossOrigin())
        app.route('/invoices', invoices)

        export default app
      `,
      reports: [{ messageId: 'openToEverySite', line: 6 }],
    },
    'fastify cors registered with origin true': {
      filename: 'src/server.js',
      code: ts`
        const fastify = require('fastify')({ logger: true })

        async function start() {
          await fastify.register(require('@fastify/cors'), { origin: true, credentials: true })
          await fastify.register(require('./routes/orders'), { prefix: '/orders' })
          await fastify.listen({ port: 3000, host: '0.0.0.0' })
        }

        start()
      `,
      reports: [{ messageId: 'openWithCredentials', line: 4 }],
    },
    'Nest created with cors true': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule, { cors: true, bufferLogs: true })
          app.setGlobalPrefix('api')
          await app.listen(process.env.PORT ?? 3000)
        }
        bootstrap()
      `,
      reports: [{ messageId: 'openToEverySite', line: 5 }],
    },
    'Next route reflects the origin with credentials': {
      filename: 'app/api/account/route.ts',
      code: ts`
        import { NextRequest, NextResponse } from 'next/server'
        import { accountOf } from '@/lib/account'
        import { requireUser } from '@/lib/auth'

        function corsHeaders(request: NextRequest) {
          const origin = request.headers.get('origin') ?? ''
          return {
            'Access-Control-Allow-Origin': origin,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': 'GET, OPTIONS',
          }
        }

        export async function OPTIONS(request: NextRequest) {
          return new NextResponse(null, { status: 204, headers: corsHeaders(request) })
        }

        export async function GET(request: NextRequest) {
          const user = await requireUser(request)
          return NextResponse.json(await accountOf(user.id), { headers: corsHeaders(request) })
        }
      `,
      reports: [{ messageId: 'openWithCredentials', line: 8 }],
    },
    'lambda answer helper with a star': {
      filename: 'src/functions/orders/list.ts',
      code: ts`
        import type { APIGatewayProxyHandlerV2 } from 'aws-lambda'
        import { listOrders } from '../../services/orders'

        const respond = (statusCode: number, body: unknown) => ({
          statusCode,
          headers: {
            'Content-Type': 'application/json',
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Allow-Credentials': true,
          },
          body: JSON.stringify(body),
        })

        export const handler: APIGatewayProxyHandlerV2 = async (event) => {
          const userId = event.requestContext.authorizer?.lambda?.userId
          return respond(200, await listOrders(userId))
        }
      `,
      reports: [{ messageId: 'openWithCredentials', line: 8 }],
    },
    'socket.io server open to all': {
      filename: 'src/realtime.js',
      code: ts`
        const { createServer } = require('http')
        const { Server } = require('socket.io')
        const app = require('./app')

        const httpServer = createServer(app)
        const io = new Server(httpServer, {
          pingTimeout: 60000,
          cors: { origin: '*', methods: ['GET', 'POST'] },
        })

        io.on('connection', (socket) => require('./chat')(io, socket))
        httpServer.listen(process.env.PORT)
      `,
      reports: [{ messageId: 'openToEverySite', line: 8 }],
    },
    'Koa cors with an origin function that gives back what came': {
      filename: 'src/app.js',
      code: ts`
        const Koa = require('koa')
        const cors = require('@koa/cors')
        const router = require('./router')

        const app = new Koa()
        app.use(cors({
          credentials: true,
          origin: (ctx) => ctx.get('Origin'),
        }))
        app.use(router.routes())
        module.exports = app
      `,
      reports: [{ messageId: 'openWithCredentials', line: 6 }],
    },
    'environment with a star behind it': {
      code: ts`
        import express from 'express'
        import cors from 'cors'
        import { api } from './api'

        const allowedOrigin = process.env.CORS_ORIGIN || '*'

        const app = express()
        app.use(cors({ origin: allowedOrigin, methods: ['GET', 'POST', 'DELETE'] }))
        app.use('/api', api)
        app.listen(process.env.PORT)
      `,
      reports: [{ messageId: 'openToEverySite', line: 8 }],
    },
    'node http server writes the header into the head': {
      filename: 'src/http.mjs',
      code: ts`
        import { createServer } from 'node:http'
        import { accountJson } from './account.mjs'

        createServer(async (req, res) => {
          if (req.method === 'OPTIONS') {
            res.writeHead(204, { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' })
            return res.end()
          }
          res.setHeader('access-control-allow-origin', req.headers.origin || '*')
          res.setHeader('content-type', 'application/json')
          res.end(await accountJson(req.headers.authorization))
        }).listen(8080)
      `,
      reports: [{ messageId: 'openToEverySite', line: 9 }],
    },
    'a plugin for autoload without an origin': {
      filename: 'src/plugins/external/cors.ts',
      code: ts`
        import cors, { FastifyCorsOptions } from '@fastify/cors'

        export const autoConfig: FastifyCorsOptions = {
          methods: ['GET', 'POST'],
        }
        export default cors
      `,
      reports: [{ messageId: 'openToEverySite', line: 3 }],
    },
    'a plugin for autoload that lets everybody in with their cookies': {
      filename: 'src/plugins/cors.js',
      code: ts`
        import cors from '@fastify/cors'
        import fp from 'fastify-plugin'

        export const autoConfig = () => ({ origin: true, credentials: true })
        export default fp(cors, { name: 'cors' })
      `,
      reports: [{ messageId: 'openWithCredentials', line: 4 }],
    },
    'a plugin for autoload, required': {
      filename: 'plugins/cors.js',
      code: ts`
        const cors = require('@fastify/cors')

        module.exports = cors
        module.exports.autoConfig = { origin: '*' }
      `,
      reports: [{ messageId: 'openToEverySite', line: 4 }],
    },
    'options built by a function of the file': {
      code: ts`
        import cors from 'cors'
        import express from 'express'

        function corsOptions() {
          return { origin: true, credentials: true, maxAge: 600 }
        }
        const app = express()
        app.use(cors(corsOptions()))
      `,
      reports: [{ messageId: 'openWithCredentials', data: { policy: 'An `origin` that is sent back as it came', harm: 'lets every site act as whichever customer has it open, cookies included' }, line: 8 }],
    },
    'pages api sets headers one by one': {
      filename: 'pages/api/account.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { getAccount } from '@/lib/account'

        const allowCors = (fn) => async (req: NextApiRequest, res: NextApiResponse) => {
          res.setHeader('Access-Control-Allow-Credentials', 'true')
          res.setHeader('Access-Control-Allow-Origin', '*')
          if (req.method === 'OPTIONS') return res.status(200).end()
          return fn(req, res)
        }

        export default allowCors(async (req, res) => res.json(await getAccount(req.cookies.sid)))
      `,
      reports: [
        {
          messageId: 'openWithCredentials',
          data: {
            policy: '`Access-Control-Allow-Origin: *`',
            harm: 'lets every site read what needs no cookie, and browsers refuse it where one is sent, so the signed-in pages of your own front end fail',
          },
          line: 6,
        },
      ],
    },
    'express origin function that never refuses': {
      code: ts`
        const cors = require('cors')
        const express = require('express')
        const allowed = ['https://app.acme.io']

        const app = express()
        app.use(cors({
          credentials: true,
          origin: function (origin, callback) {
            if (allowed.indexOf(origin) === -1) console.warn('unknown origin', origin)
            return callback(null, true)
          },
        }))
      `,
      reports: [{ messageId: 'openWithCredentials', line: 6 }],
    },
    'nest gateway': {
      code: ts`
        import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets'
        import { Server } from 'socket.io'

        @WebSocketGateway({ cors: { origin: '*' }, namespace: 'orders' })
        export class OrdersGateway {
          @WebSocketServer() server: Server
        }
      `,
      reports: [{ messageId: 'openToEverySite', line: 4 }],
    },
    'elysia or raw http with writeHead': {
      code: ts`
        import http from 'node:http'
        import { me } from './me'

        http.createServer(async (req, res) => {
          res.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' })
          res.end(JSON.stringify(await me(req.headers.cookie)))
        }).listen(3000)
      `,
      reports: [{ messageId: 'openToEverySite', line: 5 }],
    },
    'a function that warns of unknown origins and lets them in': {
      code: ts`
        import cors from 'cors'
        import express from 'express'
        const known = ['https://app.acme.test']
        const app = express()
        app.use(cors({
          origin(origin, callback) {
            if (!known.includes(origin)) console.warn('unknown origin', origin)
            callback(null, true)
          },
        }))
      `,
      reports: [{ messageId: 'openToEverySite', line: 5 }],
    },
    'options that a function of the file answers with': {
      code: ts`
        import cors from 'cors'
        import express from 'express'
        const corsOptions = () => ({ origin: '*', methods: ['GET', 'POST'] })
        const app = express()
        app.use(cors(corsOptions()))
      `,
      reports: [{ messageId: 'openToEverySite', line: 5 }],
    },
    'cors without options': {
      filename: 'server.js',
      code: ts`
        const express = require('express')
        const cors = require('cors')
        const app = express()

        app.use(cors())
        app.use(express.json())
        app.get('/api/invoices', requireLogin, (req, res) => res.json(req.user.invoices))
        app.listen(3001)
      `,
      reports: [{ messageId: 'openToEverySite', line: 5 }],
    },
    'callback that allows all': {
      code: ts`
        import cors from 'cors'
        import express from 'express'

        const app = express()
        app.use(
          cors({
            origin: (origin, callback) => {
              callback(null, true)
            },
            credentials: true,
          }),
        )
      `,
      reports: [{ messageId: 'openWithCredentials', line: 6 }],
    },
    'hono cors default': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'
        import { account } from './account'

        const app = new Hono()
        app.use('*', cors())
        app.route('/account', account)
        export default app
      `,
      reports: [{ messageId: 'openToEverySite', line: 6 }],
    },
    'hono reflects the origin': {
      code: ts`
        import { Hono } from 'hono'
        import { cors } from 'hono/cors'

        const app = new Hono()
        app.use('/api/*', cors({ origin: (origin) => origin, credentials: true }))
        app.get('/api/me', (c) => c.json(c.get('user')))
        export default app
      `,
      reports: [{ messageId: 'openWithCredentials', line: 5 }],
    },
    'fastify registers cors with true': {
      code: ts`
        import Fastify from 'fastify'
        import fastifyCors from '@fastify/cors'

        const app = Fastify()
        app.register(fastifyCors, { origin: true, credentials: true })
        app.get('/me', async (req) => req.user)
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'openWithCredentials', line: 5 }],
    },
    'nest enables it': {
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.setGlobalPrefix('api')
          app.enableCors()
          await app.listen(3000)
        }
        bootstrap()
      `,
      reports: [{ messageId: 'openToEverySite', line: 7 }],
    },
    'nest by option': {
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule, { cors: true, bufferLogs: true })
          await app.listen(3000)
        }
        void bootstrap()
      `,
      reports: [{ messageId: 'openToEverySite', line: 5 }],
    },
    'header in a next route': {
      filename: 'app/api/profile/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { auth } from '@/auth'
        import { getProfile } from '@/lib/profile'

        const corsHeaders = {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Methods': 'GET, OPTIONS',
        }

        export async function GET() {
          const session = await auth()
          if (!session) return NextResponse.json({ error: 'unauthorized' }, { status: 401, headers: corsHeaders })
          return NextResponse.json(await getProfile(session.user.id), { headers: corsHeaders })
        }
      `,
      reports: [{ messageId: 'openToEverySite', line: 6 }],
    },
    'origin of the request is sent back': {
      code: ts`
        import express from 'express'

        const app = express()
        app.use((req, res, next) => {
          res.setHeader('Access-Control-Allow-Origin', req.headers.origin || '*')
          res.setHeader('Access-Control-Allow-Credentials', 'true')
          next()
        })
      `,
      reports: [{ messageId: 'openWithCredentials', line: 5 }],
    },
    'reflected in next middleware': {
      filename: 'middleware.ts',
      code: ts`
        import { NextResponse, type NextRequest } from 'next/server'

        export function middleware(request: NextRequest) {
          const origin = request.headers.get('origin') ?? ''
          const response = NextResponse.next()
          response.headers.set('Access-Control-Allow-Origin', origin)
          response.headers.set('Access-Control-Allow-Credentials', 'true')
          return response
        }
      `,
      reports: [{ messageId: 'openWithCredentials', line: 6 }],
    },
    'socket.io for every origin': {
      code: ts`
        import { createServer } from 'node:http'
        import { Server } from 'socket.io'
        import { app } from './app'

        const httpServer = createServer(app)
        const io = new Server(httpServer, {
          cors: { origin: '*', methods: ['GET', 'POST'] },
        })
        io.on('connection', (socket) => socket.emit('hello'))
      `,
      reports: [{ messageId: 'openToEverySite', line: 7 }],
    },
    'koa cors': {
      code: ts`
        const Koa = require('koa')
        const cors = require('@koa/cors')
        const app = new Koa()
        app.use(cors({ credentials: true }))
        app.use(require('./routes').routes())
      `,
      reports: [{ messageId: 'openWithCredentials', line: 4 }],
    },
    'environment with star behind it': {
      code: ts`
        import cors from 'cors'
        import express from 'express'

        const app = express()
        app.use(cors({ origin: process.env.CORS_ORIGIN || '*', credentials: true }))
        app.get('/api/me', (req, res) => res.json(req.session.user))
      `,
      reports: [{ messageId: 'openWithCredentials', line: 5 }],
    },
    'lambda answer': {
      filename: 'src/handlers/orders.ts',
      code: ts`
        import type { APIGatewayProxyHandler } from 'aws-lambda'
        import { listOrders } from '../orders'

        export const handler: APIGatewayProxyHandler = async (event) => {
          const orders = await listOrders(event.requestContext.authorizer?.userId)
          return {
            statusCode: 200,
            headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': true },
            body: JSON.stringify(orders),
          }
        }
      `,
      reports: [{ messageId: 'openWithCredentials', line: 8 }],
    },
    'cors()': { code: express('cors()'), reports: [open] },
    'cors({})': { code: express('cors({ methods: ["GET"] })'), reports: [open] },
    'a star': { code: express("cors({ origin: '*' })"), reports: [open] },
    'true': { code: express('cors({ origin: true })'), reports: [open] },
    'true with credentials': { code: express('cors({ origin: true, credentials: true })'), reports: [credentialed] },
    'a star with credentials': { code: express("cors({ origin: '*', credentials: true })"), reports: [credentialed] },
    'a function that lets in everybody': { code: express('cors({ origin: (origin, callback) => callback(null, true), credentials: true })'), reports: [credentialed] },
    'a function that lets in everybody, with a body': { code: express('cors({ origin: function (origin, callback) { callback(null, origin) } })'), reports: [open] },
    'a star when the variable is missing': { code: express("cors({ origin: process.env.CORS_ORIGIN || '*' })"), reports: [open] },
    'a star in production': { code: express("cors({ origin: isProduction ? '*' : 'http://localhost:3000' })"), reports: [open] },
    'a pattern that matches all': { code: express('cors({ origin: /.*/ })'), reports: [open] },
    'a star in a list': { code: express("cors({ origin: ['*'] })"), reports: [open] },
    'options in a constant': { code: `const express = require('express')\nconst cors = require('cors')\nconst corsOptions = { origin: '*', methods: 'GET,POST' }\nconst app = express()\napp.use(cors(corsOptions))\napp.options('*', cors(corsOptions))\n`, filename: 'server.js', reports: [open] },
    'Nest': { code: `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule)\napp.enableCors()\n`, reports: [open] },
    'Nest with credentials': { code: `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule)\napp.enableCors({ origin: true, credentials: true })\n`, reports: [credentialed] },
    'Nest by its factory': { code: `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule, { cors: true })\n`, reports: [open] },
    'Hono': { code: `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\napp.use('/api/*', cors())\n`, reports: [open] },
    'Hono, the origin sent back': { code: `import { Hono } from 'hono'\nimport { cors as allow } from 'hono/cors'\nconst app = new Hono()\napp.use('*', allow({ origin: (origin) => origin, credentials: true }))\n`, reports: [credentialed] },
    'Fastify': { code: `import Fastify from 'fastify'\nimport cors from '@fastify/cors'\nconst app = Fastify()\nawait app.register(cors)\n`, reports: [open] },
    'Fastify, true': { code: `const fastify = require('fastify')()\nfastify.register(require('@fastify/cors'), { origin: true })\n`, filename: 'server.js', reports: [open] },
    'Koa': { code: `import Koa from 'koa'\nimport cors from '@koa/cors'\nconst app = new Koa()\napp.use(cors({ credentials: true }))\n`, reports: [credentialed] },
    'socket.io': { code: `import { Server } from 'socket.io'\nnew Server(3000, { cors: { origin: '*' } })\n`, reports: [open] },
    'a gateway of Nest': { code: `import { WebSocketGateway } from '@nestjs/websockets'\n@WebSocketGateway({ cors: { origin: '*' } })\nexport class Chat {}\n`, reports: [open] },
    'a header of Express': { code: `import express from 'express'\nconst app = express()\napp.use((req, res, next) => { res.header('Access-Control-Allow-Origin', '*'); next() })\n`, reports: [open] },
    'a header of node:http': { code: `import { createServer } from 'node:http'\ncreateServer((req, res) => { res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); res.end() })\n`, reports: [open] },
    'a header of pages/api': { filename: 'pages/api/pay.js', code: `export default function handler(req, res) {\n  res.setHeader('Access-Control-Allow-Credentials', true)\n  res.setHeader('Access-Control-Allow-Origin', '*')\n  res.end()\n}\n`, reports: [credentialed] },
    'a header of a Next route': { filename: 'app/api/pay/route.ts', code: `import { NextResponse } from 'next/server'\nexport async function POST() { return NextResponse.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }) }\n`, reports: [open] },
    'a header that repeats the origin': {
      code: ts`
        import express from 'express'
        const app = express()
        app.use((req, res, next) => {
          res.header('Access-Control-Allow-Origin', req.headers.origin)
          res.header('Access-Control-Allow-Credentials', 'true')
          next()
        })
      `,
      reports: [credentialed],
    },
    'a header that repeats the origin, or a star': { filename: 'app/api/pay/route.ts', code: `export async function POST(request: Request) { return new Response('', { headers: { 'Access-Control-Allow-Origin': request.headers.get('origin') ?? '*' } }) }\n`, reports: [open] },
    'headers in a constant': { filename: 'app/api/pay/route.ts', code: `const corsHeaders = { 'access-control-allow-origin': '*' }\nexport async function POST() { return Response.json({}, { headers: corsHeaders }) }\n`, reports: [open] },
    'a Lambda': { code: `export const handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': true }, body: '{}' })\n`, reports: [credentialed] },
    'an edge function, when the option asks for it': { filename: 'supabase/functions/pay/index.ts', options: { edgeFunctions: true }, code: `Deno.serve(async (req) => new Response('ok', { headers: { 'Access-Control-Allow-Origin': '*' } }))\n`, reports: [open] },
  },
})
