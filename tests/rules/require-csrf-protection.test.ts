import rule from '../../src/rules/require-csrf-protection.js'
import { testRule, ts } from '../support/test-rule.js'

const none = (line: number) => ({ messageId: 'crossSiteCookie', line })
const unsaid = (line: number) => ({ messageId: 'unsaidSameSite', line })
const everything = { scope: 'everything' }

testRule(rule, {
  valid: {
    'a flag of the cookie is set after the options': ts`
        import express from 'express'
        import session from 'express-session'
        import { store } from './store'
        const app = express()
        const config: session.SessionOptions = { secret: process.env.SESSION_SECRET!, cookie: { secure: true, httpOnly: true, sameSite: 'none' as const } }
        if (sameSite) config.cookie.sameSite = sameSite
        app.use(session(config))
      `,
    'the options are changed by a name': ts`
        import express from 'express'
        import session from 'express-session'
        import { store } from './store'
        const app = express()
        const config: session.SessionOptions = { secret: process.env.SESSION_SECRET!, cookie: { secure: true, httpOnly: true, sameSite: 'none' as const } }
        for (const key of keys) config[key] = defaults[key]
        app.use(session(config))
      `,
    'none with a double csrf package in the file': {
      code: ts`
        import { doubleCsrf } from 'csrf-csrf'
        import express from 'express'
        import { login } from './login'

        const { doubleCsrfProtection } = doubleCsrf({ getSecret: () => process.env.CSRF_SECRET!, getSessionIdentifier: (req) => req.ip ?? '' })
        const app = express()
        app.use(doubleCsrfProtection)

        app.post('/login', async (req, res) => {
          res.cookie('session', await login(req.body), { httpOnly: true, secure: true, sameSite: 'none' })
          res.sendStatus(204)
        })

        export { app }
      `,
    },
    'none with a hand-written check of the Origin header': {
      code: ts`
        import express from 'express'
        import { login } from './login'

        const ALLOWED = new Set(['https://app.example.com'])
        export const app = express()

        app.use((req, res, next) => {
          if (req.method !== 'GET' && !ALLOWED.has(req.headers.origin ?? '')) {
            return res.status(403).json({ error: 'Unknown origin' })
          }
          next()
        })

        app.post('/login', async (req, res) => {
          res.cookie('session', await login(req.body), { httpOnly: true, secure: true, sameSite: 'none' })
          res.sendStatus(204)
        })
      `,
    },
    'hono with its csrf middleware': {
      code: ts`
        import { Hono } from 'hono'
        import { setCookie } from 'hono/cookie'
        import { csrf } from 'hono/csrf'
        import { createSession } from './sessions'

        const app = new Hono()
        app.use(csrf({ origin: 'https://app.example.com' }))
        app.post('/login', async (c) => {
          setCookie(c, 'session', await createSession(await c.req.json()), { httpOnly: true, secure: true, sameSite: 'None' })
          return c.body(null, 204)
        })

        export default app
      `,
    },
    'fastify csrf-protection is registered': {
      code: ts`
        import Fastify from 'fastify'
        import csrf from '@fastify/csrf-protection'
        import session from '@fastify/session'
        import cookie from '@fastify/cookie'
        import { store } from './store'

        const app = Fastify()
        await app.register(cookie)
        await app.register(session, { secret: process.env.SECRET!, store, cookie: { secure: true, sameSite: 'none' } })
        await app.register(csrf, { sessionPlugin: '@fastify/session' })
        app.addHook('preHandler', app.csrfProtection)
        app.post('/email', async () => ({ ok: true }))
        await app.listen({ port: 3000 })
      `,
    },
    'the check is a middleware of the project': {
      code: ts`
        import { Router } from 'express'
        import { verifyCsrf } from '../middleware/csrf'
        import { sessions } from '../sessions'

        export const router = Router()
        router.use(verifyCsrf)
        router.post('/session', async (req, res) => {
          res.cookie('session', await sessions.start(req.body), { httpOnly: true, secure: true, sameSite: 'none' })
          res.sendStatus(204)
        })
      `,
    },
    'a consent cookie for an embedded widget is no session': {
      filename: 'app/api/embed/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'

        export async function GET() {
          const res = NextResponse.json({ ok: true })
          res.cookies.set('widget_theme', 'dark', { secure: true, sameSite: 'none' })
          res.cookies.set('consent', 'yes', { secure: true, sameSite: 'none', maxAge: 31536000 })
          return res
        }
      `,
    },
    'a bearer api that changes things': {
      code: ts`
        import express from 'express'
        import { requireBearer } from './auth'
        import { orders } from './orders'

        const app = express()
        app.use(express.json())
        app.use(requireBearer)
        app.post('/orders', async (req, res) => {
          res.status(201).json(await orders.add(req.body))
        })
        app.listen(3000)
      `,
    },
    'logout clears with the same none': {
      code: ts`
        import type { Response } from 'express'

        export function signOut(res: Response) {
          res.clearCookie('session', { httpOnly: true, secure: true, sameSite: 'none' })
          res.cookie('refresh_token', '', { httpOnly: true, secure: true, sameSite: 'none', maxAge: 0 })
        }
      `,
    },
    'options come from the configuration': {
      code: ts`
        import type { Response } from 'express'
        import { config } from './config'

        export const startSession = (res: Response, id: string) =>
          res.cookie('session', id, { httpOnly: true, secure: true, sameSite: config.cookie.sameSite })
      `,
    },
    'session middleware with strict and routes that change': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { store } from './store'

        const app = express()
        app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { sameSite: 'strict', secure: true } }))
        app.delete('/account', async (req, res) => {
          req.session.destroy(() => res.sendStatus(204))
        })
        app.listen(3000)
      `,
    },
    'session middleware of a site that only reads': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { store } from './store'
        import { pages } from './pages'

        const app = express()
        app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { secure: true } }))
        app.get('/', pages.home)
        app.get('/reports/:id', pages.report)
        app.listen(3000)
      `,
    },
    'a custom header that forms cannot send': {
      code: ts`
        import express from 'express'
        import { login } from './login'

        const app = express()
        app.use((req, res, next) => {
          if (['POST', 'PUT', 'PATCH', 'DELETE'].includes(req.method) && req.get('X-Requested-With') !== 'XMLHttpRequest') {
            return res.status(403).end()
          }
          next()
        })
        app.post('/login', async (req, res) => {
          res.cookie('session', await login(req.body), { httpOnly: true, secure: true, sameSite: 'none' })
          res.sendStatus(204)
        })
        app.listen(3000)
      `,
    },
    'fetch metadata is checked in the middleware of hono': {
      code: ts`
        import { Hono } from 'hono'
        import { setCookie } from 'hono/cookie'
        import { createSession } from './sessions'

        const app = new Hono()
        app.use(async (c, next) => {
          if (c.req.method !== 'GET' && c.req.header('sec-fetch-site') === 'cross-site') return c.text('Forbidden', 403)
          await next()
        })
        app.post('/login', async (c) => {
          setCookie(c, 'session', await createSession(await c.req.json()), { httpOnly: true, secure: true, sameSite: 'None' })
          return c.body(null, 204)
        })

        export default app
      `,
    },
    'lusca': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import lusca from 'lusca'
        import { store } from './store'

        const app = express()
        app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { secure: true, httpOnly: true } }))
        app.use(lusca.csrf())
        app.post('/email', (req, res) => res.sendStatus(204))
        app.listen(3000)
      `,
    },
    'the state of an oauth sign-in lives ten minutes': {
      filename: 'app/api/oauth/route.ts',
      code: ts`
        import { cookies } from 'next/headers'
        import { randomUUID } from 'node:crypto'

        export async function GET() {
          const state = randomUUID()
          ;(await cookies()).set('oauth_state', state, { httpOnly: true, secure: true, sameSite: 'none', maxAge: 600 })
          return Response.redirect(\`https://accounts.example.com/authorize?state=\${state}\`)
        }
      `,
    },
    'the base is lax': {
      code: ts`
        import type { Response } from 'express'

        const base = { httpOnly: true, secure: true, sameSite: 'lax' } as const

        export const signIn = (res: Response, token: string) => res.cookie('access_token', token, { ...base, maxAge: 900_000 })
      `,
    },
    'origin destructured and compared by host': {
      code: ts`
        import express from 'express'
        import { login } from './login'

        export const app = express()
        app.use((req, res, next) => {
          const { origin, host } = req.headers
          if (req.method === 'POST' && (!origin || new URL(origin).host !== host)) {
            res.status(403).end()
            return
          }
          next()
        })
        app.post('/login', async (req, res) => {
          res.cookie('session', await login(req.body), { httpOnly: true, secure: true, sameSite: 'none' })
          res.sendStatus(204)
        })
      `,
    },
    'fastify hook that throws on a foreign origin': {
      code: ts`
        import Fastify from 'fastify'
        import { login } from './login'

        const app = Fastify()
        app.addHook('onRequest', async (request) => {
          const from = request.headers.origin
          if (request.method !== 'GET' && from !== undefined && !from.endsWith('.example.com')) throw app.httpErrors.forbidden()
        })
        app.post('/login', async (request, reply) => {
          reply.setCookie('sid', await login(request.body), { httpOnly: true, secure: true, sameSite: 'none' })
          return { ok: true }
        })
        await app.listen({ port: 3000 })
      `,
    },
    'next middleware asks for the origin and sets the cookie': {
      filename: 'middleware.ts',
      code: ts`
        import { NextResponse, type NextRequest } from 'next/server'
        import { renew } from './lib/session'

        export async function middleware(request: NextRequest) {
          const origin = request.headers.get('origin')
          if (request.method === 'POST' && origin !== request.nextUrl.origin) return new NextResponse('Forbidden', { status: 403 })
          const response = NextResponse.next()
          response.cookies.set('session', await renew(request), { httpOnly: true, secure: true, sameSite: 'none' })
          return response
        }
      `,
    },
    'token compared with the cookie by hand': {
      code: ts`
        import type { NextFunction, Request, Response } from 'express'

        export function guard(req: Request, res: Response, next: NextFunction) {
          const csrfHeader = req.get('x-csrf-token')
          if (csrfHeader !== req.cookies.csrf) return res.sendStatus(403)
          next()
        }

        export const startSession = (res: Response, id: string) => res.cookie('session', id, { httpOnly: true, secure: true, sameSite: 'none' })
      `,
    },
    'sandbox at home only': {
      code: ts`
        import type { Response } from 'express'

        export function startSession(res: Response, id: string) {
          const sameSite = process.env.NODE_ENV === 'production' ? 'lax' : 'none'
          res.cookie('session', id, { httpOnly: true, secure: true, sameSite })
        }
      `,
    },
    'auth.js keeps lax for its session': {
      filename: 'auth.ts',
      code: ts`
        import NextAuth from 'next-auth'

        export const { handlers, auth } = NextAuth({
          providers: [],
          cookies: {
            sessionToken: { name: 'app.session', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true } },
            pkceCodeVerifier: { name: 'app.pkce', options: { httpOnly: true, sameSite: 'none', path: '/', secure: true } },
          },
        })
      `,
    },
    'lax': ts`
      app.post('/login', (req, res) => res.cookie('session', id, { httpOnly: true, secure: true, sameSite: 'lax' }))
    `,
    'none outside production only': ts`
      app.post('/login', (req, res) => res.cookie('session', id, { httpOnly: true, sameSite: process.env.NODE_ENV === 'production' ? 'lax' : 'none' }))
    `,
    'a CSRF middleware': ts`
      import session from 'express-session'
      import { csrfSync } from 'csrf-sync'
      app.use(session({ secret, store, cookie: { sameSite: 'none', secure: true } }))
      app.use(csrfSync().csrfSynchronisedProtection)
    `,
    'a CSRF middleware of the project': ts`
      import { csrfProtection } from './csrf'
      app.use(csrfProtection)
      app.post('/login', (req, res) => res.cookie('session', id, { sameSite: 'none', secure: true }))
    `,
    'Hono': ts`
      import { csrf } from 'hono/csrf'
      import { setCookie } from 'hono/cookie'
      app.use(csrf())
      app.post('/login', (c) => setCookie(c, 'session', id, { sameSite: 'None', secure: true }))
    `,
    'a comparison of the origin': ts`
      app.use((req, res, next) => (req.headers.origin === APP ? next() : res.status(403).end()))
      app.post('/login', (req, res) => res.cookie('session', id, { sameSite: 'none', secure: true }))
    `,
    'a preference': ts`
      app.get('/', (req, res) => res.cookie('theme', 'dark', { sameSite: 'none', secure: true }))
    `,
    'a deletion': ts`
      app.post('/logout', (req, res) => res.cookie('session', '', { sameSite: 'none', secure: true, maxAge: 0 }))
    `,
    'options from elsewhere': ts`
      import { options } from './cookies'
      app.post('/login', (req, res) => res.cookie('session', id, options))
    `,
    'a Bearer API': ts`
      app.post('/orders', requireBearer, (req, res) => res.json({}))
    `,
    'session middleware that says nothing, by default': ts`
      import session from 'express-session'
      app.use(session({ secret, store }))
      app.post('/orders', create)
    `,
    'session middleware with lax, everything': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        const app = express()
        app.use(session({ secret, store, cookie: { sameSite: 'lax' } }))
        app.post('/orders', create)
      `,
      options: everything,
    },
    'session middleware alone, everything': {
      code: ts`
        import session from 'express-session'
        export const sessions = session({ secret, store })
      `,
      options: everything,
    },
    'session middleware with CSRF, everything': {
      code: ts`
        const express = require('express')
        const session = require('express-session')
        const csurf = require('csurf')
        const app = express()
        app.use(session({ secret, store }))
        app.use(csurf())
        app.post('/orders', create)
      `,
      options: everything,
    },
  },
  invalid: {
    'a store is added to the options later': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { store } from './store'
        const app = express()
        const config: session.SessionOptions = { secret: process.env.SESSION_SECRET!, cookie: { secure: true, httpOnly: true, sameSite: 'none' as const } }
        if (process.env.DATABASE_URL) config.store = store
        app.use(session(config))
      `,
      reports: ['crossSiteCookie'],
    },
    'sameSite none for a front end of another site': {
      filename: 'server/auth.js',
      code: ts`
        const express = require('express')
        const cors = require('cors')
        const jwt = require('jsonwebtoken')

        const app = express()
        app.use(cors({ origin: process.env.CLIENT_URL, credentials: true }))
        app.use(express.json())

        app.post('/api/login', async (req, res) => {
          const user = await app.locals.users.check(req.body)
          const token = jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '1d' })
          res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'none' })
          res.json({ id: user.id })
        })

        app.listen(4000)
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 12 }],
    },
    'none in production, lax at home': {
      code: ts`
        import type { Response } from 'express'

        const isProduction = process.env.NODE_ENV === 'production'

        export function sendRefreshToken(res: Response, refreshToken: string) {
          res.cookie('refreshToken', refreshToken, {
            httpOnly: true,
            secure: isProduction,
            sameSite: isProduction ? 'none' : 'lax',
            maxAge: 7 * 24 * 60 * 60 * 1000,
          })
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 6 }],
    },
    'the options stand in a constant': {
      code: ts`
        const COOKIE_OPTIONS = {
          httpOnly: true,
          secure: true,
          sameSite: 'None',
          path: '/',
        } as const

        export const setSession = (reply: import('fastify').FastifyReply, id: string) => reply.setCookie('sid', id, COOKIE_OPTIONS)
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 8 }],
    },
    'next response': {
      filename: 'app/api/auth/login/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { authenticate } from '@/lib/auth'

        export async function POST(request: Request) {
          const { token } = await authenticate(await request.json())
          const res = NextResponse.json({ success: true })
          res.cookies.set('session', token, { httpOnly: true, secure: true, sameSite: 'none', path: '/' })
          return res
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 7 }],
    },
    'object form of next cookies': {
      filename: 'app/api/session/route.ts',
      code: ts`
        import { cookies } from 'next/headers'
        import { newSession } from '@/lib/session'

        export async function POST() {
          const jar = await cookies()
          jar.set({ name: 'session_token', value: await newSession(), httpOnly: true, secure: true, sameSite: 'none' })
          return new Response(null, { status: 204 })
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 6 }],
    },
    'hono setCookie in capitals': {
      code: ts`
        import { Hono } from 'hono'
        import { setCookie } from 'hono/cookie'
        import { createSession } from './sessions'

        export const auth = new Hono()

        auth.post('/login', async (c) => {
          const id = await createSession(await c.req.json())
          setCookie(c, 'session', id, { httpOnly: true, secure: true, sameSite: 'None' })
          return c.json({ ok: true })
        })
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 9 }],
    },
    'express-session with none': {
      code: ts`
        import session from 'express-session'
        import { store } from './store'

        export const sessions = session({
          store,
          secret: process.env.SESSION_SECRET!,
          resave: false,
          saveUninitialized: false,
          cookie: { httpOnly: true, secure: true, sameSite: 'none', maxAge: 86_400_000 },
        })
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 4 }],
    },
    'raw header': {
      code: ts`
        export function loginResponse(token: string) {
          return new Response(null, {
            status: 204,
            headers: { 'Set-Cookie': \`access_token=\${token}; HttpOnly; Secure; SameSite=None; Path=/\` },
          })
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 4 }],
    },
    'cookie.serialize in pages api': {
      filename: 'pages/api/login.js',
      code: ts`
        import cookie from 'cookie'
        import { login } from '../../lib/login'

        export default async function handler(req, res) {
          const jwt = await login(req.body)
          res.setHeader('Set-Cookie', cookie.serialize('jwt', jwt, { httpOnly: true, secure: true, sameSite: 'none', path: '/' }))
          res.status(200).end()
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 6 }],
    },
    'a cors list is no check of the origin': {
      code: ts`
        import cookieParser from 'cookie-parser'
        import cors from 'cors'
        import express from 'express'
        import { login } from './login'

        const allowedOrigins = ['https://app.example.com']
        const app = express()
        app.use(cookieParser())
        app.use(cors({
          credentials: true,
          origin: (origin, callback) => callback(null, !origin || allowedOrigins.includes(origin)),
        }))

        app.post('/login', async (req, res) => {
          const sid = await login(req.body)
          res.cookie('sid', sid, { httpOnly: true, secure: true, sameSite: 'none' })
          res.sendStatus(204)
        })
        export { app }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 16 }],
    },
    'session middleware says nothing and the app changes things': {
      options: { scope: 'everything' },
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { store } from './store'
        import { accounts } from './accounts'

        const app = express()
        app.use(express.urlencoded({ extended: false }))
        app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { httpOnly: true, secure: true } }))

        app.post('/account/email', async (req, res) => {
          await accounts.setEmail(req.session.userId, req.body.email)
          res.redirect('/account')
        })

        app.listen(3000)
      `,
      reports: [{ messageId: 'unsaidSameSite', line: 8 }],
    },
    'fastify session with none': {
      code: ts`
        import Fastify from 'fastify'
        import cookie from '@fastify/cookie'
        import fastifySession from '@fastify/session'
        import { store } from './store'

        const app = Fastify()
        app.register(cookie)
        app.register(fastifySession, { secret: process.env.SESSION_SECRET!, store, cookie: { secure: true, httpOnly: true, sameSite: 'none' } })
        app.post('/transfer', async (request) => ({ ok: Boolean(request.body) }))

        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 8 }],
    },
    'next-auth session cookie made none': {
      filename: 'lib/auth.ts',
      code: ts`
        import type { NextAuthOptions } from 'next-auth'

        export const authOptions: NextAuthOptions = {
          providers: [],
          cookies: {
            sessionToken: {
              name: '__Secure-next-auth.session-token',
              options: { httpOnly: true, sameSite: 'none', path: '/', secure: true },
            },
          },
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 6 }],
    },
    'koa cookie with none': {
      code: ts`
        import Koa from 'koa'
        import Router from '@koa/router'
        import { signIn } from './auth'

        const app = new Koa()
        const router = new Router()

        router.post('/sign-in', async (ctx) => {
          const sessionId = await signIn(ctx.request.body)
          ctx.cookies.set('session', sessionId, { httpOnly: true, secure: true, sameSite: 'none' })
          ctx.status = 204
        })
        app.use(router.routes())
        app.listen(3000)
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 10 }],
    },
    'the sameSite is decided by a helper of the file': {
      filename: 'src/auth/cookies.ts',
      code: ts`
        import type { CookieOptions, Response } from 'express'

        function options(maxAge: number): CookieOptions {
          return { httpOnly: true, secure: true, sameSite: 'none', maxAge }
        }

        export function setAuthCookies(res: Response, tokens: { accessToken: string; refreshToken: string }) {
          res.cookie('access_token', tokens.accessToken, options(900_000))
          res.cookie('refresh_token', tokens.refreshToken, options(604_800_000))
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 8 }, { messageId: 'crossSiteCookie', line: 9 }],
    },
    'base options spread with none': {
      code: ts`
        import type { Response } from 'express'

        const base = { httpOnly: true, secure: true, sameSite: 'none' } as const

        export function signIn(res: Response, access: string, refresh: string) {
          res.cookie('access_token', access, { ...base, maxAge: 900_000 })
          res.cookie('refresh_token', refresh, { ...base, path: '/auth/refresh', maxAge: 604_800_000 })
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 6 }, { messageId: 'crossSiteCookie', line: 7 }],
    },
    'hand-written cors reads the origin only to answer with it': {
      code: ts`
        import express from 'express'
        import { login } from './login'

        const allowed = ['https://app.example.com']
        export const app = express()

        app.use((req, res, next) => {
          const origin = req.headers.origin
          if (origin && allowed.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin)
          res.setHeader('Access-Control-Allow-Credentials', 'true')
          next()
        })
        app.post('/login', async (req, res) => {
          res.cookie('session', await login(req.body), { httpOnly: true, secure: true, sameSite: 'none' })
          res.sendStatus(204)
        })
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 14 }],
    },
    'sveltekit sets none': {
      filename: 'src/routes/login/+page.server.ts',
      code: ts`
        import { redirect } from '@sveltejs/kit'
        import { createSession } from '$lib/server/session'

        export const actions = {
          default: async ({ request, cookies }) => {
            const token = await createSession(await request.formData())
            cookies.set('session', token, { path: '/', sameSite: 'none' })
            redirect(303, '/')
          },
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 7 }],
    },
    'remix session storage with none': {
      filename: 'app/session.server.ts',
      code: ts`
        import { createCookieSessionStorage } from '@remix-run/node'

        export const { getSession, commitSession, destroySession } = createCookieSessionStorage({
          cookie: { name: '__session', httpOnly: true, secure: true, sameSite: 'none', secrets: [process.env.SESSION_SECRET!], path: '/' },
        })
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 3 }],
    },
    'the answer is made in a class of nest': {
      code: ts`
        import { Body, Controller, Post, Res } from '@nestjs/common'
        import type { Response } from 'express'
        import { AuthService } from './auth.service'

        @Controller('auth')
        export class AuthController {
          constructor(private readonly auth: AuthService) {}

          @Post('login')
          async login(@Body() body: { email: string; password: string }, @Res({ passthrough: true }) res: Response) {
            const { token } = await this.auth.login(body)
            res.cookie('jwt', token, { httpOnly: true, secure: true, sameSite: process.env.NODE_ENV === 'production' ? 'none' : 'strict' })
            return { ok: true }
          }
        }
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 12 }],
    },
    'header in parts': {
      code: ts`
        import http from 'node:http'
        import { start } from './sessions'

        http.createServer(async (req, res) => {
          const id = await start(req)
          res.setHeader('Set-Cookie', ['theme=dark; Path=/', 'sid=' + id + '; HttpOnly; Secure; Path=/; SameSite=None'])
          res.end()
        }).listen(3000)
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 6 }],
    },
    'cookie-session with none': {
      code: ts`
        import cookieSession from 'cookie-session'
        import express from 'express'

        const app = express()
        app.use(cookieSession({ name: 'session', keys: [process.env.KEY!], httpOnly: true, secure: true, sameSite: 'none' }))
        app.put('/profile', (req, res) => res.sendStatus(204))
        app.listen(3000)
      `,
      reports: [{ messageId: 'crossSiteCookie', line: 5 }],
    },
    'Express': {
      code: ts`
        app.post('/login', (req, res) => res.cookie('session', id, { httpOnly: true, secure: true, sameSite: 'none' }))
      `,
      reports: [none(1)],
    },
    'none in production': {
      code: ts`
        const isProd = process.env.NODE_ENV === 'production'
        app.post('/login', (req, res) => res.cookie('token', jwt, { httpOnly: true, secure: isProd, sameSite: isProd ? 'none' : 'lax' }))
      `,
      reports: [none(2)],
    },
    'CORS is no check': {
      code: ts`
        import cors from 'cors'
        import session from 'express-session'
        app.use(cors({ origin: 'https://app.example.com', credentials: true, allowedHeaders: ['X-CSRF-Token'] }))
        app.use(session({ secret, store, cookie: { secure: true, sameSite: 'none' } }))
      `,
      reports: [none(4)],
    },
    'a constant, CommonJS': {
      code: ts`
        const options = { httpOnly: true, secure: true, sameSite: 'None' }
        exports.login = (req, res) => res.cookie('refreshToken', token, options)
      `,
      filename: 'src/login.js',
      reports: [none(2)],
    },
    'Fastify': {
      code: ts`
        fastify.post('/login', (request, reply) => reply.setCookie('session', id, { secure: true, sameSite: 'none' }))
      `,
      reports: [none(1)],
    },
    'Hono': {
      code: ts`
        import { setCookie } from 'hono/cookie'
        app.post('/login', (c) => setCookie(c, 'session', id, { sameSite: 'None', secure: true }))
      `,
      reports: [none(2)],
    },
    'Next': {
      code: ts`
        import { cookies } from 'next/headers'
        export async function POST() {
          (await cookies()).set('session', id, { httpOnly: true, secure: true, sameSite: 'none' })
        }
      `,
      filename: 'app/api/login/route.ts',
      reports: [none(3)],
    },
    'session middleware beside routes that change something, everything': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        const app = express()
        app.use(session({ secret, store, cookie: { secure: true } }))
        app.post('/orders', (req, res) => res.json(create(req.body)))
      `,
      options: everything,
      reports: [unsaid(4)],
    },
  },
})
