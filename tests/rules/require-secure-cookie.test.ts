import rule from '../../src/rules/require-secure-cookie.js'
import { testRule, ts } from '../support/test-rule.js'

const exposed = (line: number, suggestions = 0) => ({ messageId: 'exposedCookie', line, suggestions })

testRule(rule, {
  valid: {
    'options from a function of another file': {
      code: ts`
        import type { Response } from 'express'
        import { cookieOptions } from './config'

        export function sendToken(res: Response, token: string) {
          res.cookie('token', token, cookieOptions(60))
        }
      `,
    },
    'options spread over a shared base': {
      code: ts`
        import type { Response } from 'express'
        import { baseCookie } from '../config/cookies'

        export function sendTokens(res: Response, tokens: { access: string; refresh: string }) {
          res.cookie('access_token', tokens.access, { ...baseCookie, maxAge: 15 * 60 * 1000 })
          res.cookie('refresh_token', tokens.refresh, { ...baseCookie, path: '/auth/refresh' })
        }
      `,
    },
    'secure in production only, sameSite by it too': {
      code: ts`
        const isProd = process.env.NODE_ENV === 'production'

        export function setSession(res: import('express').Response, id: string) {
          res.cookie('session', id, {
            httpOnly: true,
            secure: isProd,
            sameSite: isProd ? 'strict' : 'lax',
            maxAge: 1000 * 60 * 60 * 24,
          })
        }
      `,
    },
    'logout clears the cookie with no flags': {
      filename: 'app/api/logout/route.ts',
      code: ts`
        import { cookies } from 'next/headers'
        import { NextResponse } from 'next/server'

        export async function POST() {
          const store = await cookies()
          store.set('session', '', { maxAge: 0, path: '/' })
          const response = NextResponse.json({ ok: true })
          response.cookies.set('auth-token', '', { expires: new Date(0) })
          return response
        }
      `,
    },
    'preferences are no sign-in': {
      filename: 'app/api/prefs/route.ts',
      code: ts`
        import { cookies } from 'next/headers'

        export async function POST(req: Request) {
          const { theme, locale, sidebar } = await req.json()
          const jar = await cookies()
          jar.set('theme', theme)
          jar.set('NEXT_LOCALE', locale, { maxAge: 31536000 })
          jar.set('sidebar_state', sidebar, { path: '/' })
          return Response.json({ ok: true })
        }
      `,
    },
    'double-submit csrf cookie must be read by the page': {
      code: ts`
        import { randomBytes } from 'node:crypto'
        import type { NextFunction, Request, Response } from 'express'

        export function csrfCookie(req: Request, res: Response, next: NextFunction) {
          const csrfToken = randomBytes(24).toString('hex')
          res.cookie('XSRF-TOKEN', csrfToken, { secure: true, sameSite: 'strict' })
          res.locals.csrfToken = csrfToken
          next()
        }
      `,
    },
    'supabase ssr adapter passes options on': {
      filename: 'src/lib/supabase/server.ts',
      code: ts`
        import { createServerClient } from '@supabase/ssr'
        import { cookies } from 'next/headers'

        export async function createClient() {
          const cookieStore = await cookies()
          return createServerClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY!, {
            cookies: {
              getAll: () => cookieStore.getAll(),
              setAll(list) {
                list.forEach(({ name, value, options }) => cookieStore.set(name, value, options))
              },
            },
          })
        }
      `,
    },
    'sveltekit with its safe defaults': {
      filename: 'src/routes/login/+page.server.ts',
      code: ts`
        import { fail, redirect } from '@sveltejs/kit'
        import { auth } from '$lib/server/auth'

        export const actions = {
          default: async ({ request, cookies }) => {
            const form = await request.formData()
            const session = await auth.login(String(form.get('email')), String(form.get('password')))
            if (!session) return fail(400, { message: 'Wrong email or password' })
            cookies.set('session', session.id, { path: '/', maxAge: 60 * 60 * 24 * 30 })
            redirect(302, '/app')
          },
        }
      `,
    },
    'flags are assigned to the options before use': {
      code: ts`
        import session from 'express-session'
        import express from 'express'
        import { store } from './store'

        const app = express()
        const sess = {
          secret: process.env.SESSION_SECRET as string,
          resave: false,
          saveUninitialized: false,
          store,
          cookie: { httpOnly: true, sameSite: 'lax' } as session.CookieOptions,
        }

        if (app.get('env') === 'production') {
          app.set('trust proxy', 1)
          sess.cookie.secure = true
        }

        app.use(session(sess))
        export default app
      `,
    },
    'raw header with every attribute': {
      code: ts`
        import { startSession } from './sessions'

        export async function signIn(request: Request) {
          const id = await startSession(await request.json())
          const headers = new Headers({ Location: '/' })
          headers.append('Set-Cookie', \`__Host-session=\${id}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000\`)
          return new Response(null, { status: 303, headers })
        }
      `,
    },
    'raw header of parts joined in a list': {
      code: ts`
        const parts = (name: string, value: string) => [\`\${name}=\${value}\`, 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']

        export function sessionResponse(id: string) {
          return new Response(null, { status: 204, headers: { 'Set-Cookie': parts('session', id).join('; ') } })
        }
      `,
    },
    'a number of tokens left is no credential': {
      filename: 'app/api/usage/route.ts',
      code: ts`
        import { cookies } from 'next/headers'

        export async function POST() {
          const jar = await cookies()
          jar.set('tokens_used', '1200', { path: '/' })
          jar.set('session_count', '3')
          jar.set('onboarding_session_seen', 'true')
          return new Response(null, { status: 204 })
        }
      `,
    },
    'cookies of an outgoing test request': {
      filename: 'tests/login.test.ts',
      code: ts`
        import request from 'supertest'
        import { app } from '../src/app'

        test('logs in', async () => {
          app.use((req, res, next) => {
            res.cookie('session', 'abc')
            next()
          })
          await request(app).get('/me').set('Cookie', ['session=abc']).expect(200)
        })
      `,
    },
    'elysia and unknown setter named set': {
      code: ts`
        import { cache } from './cache'

        export async function remember(token: string, value: string) {
          await cache.set('session', value, { ttl: 60 })
          await cache.set('token', token)
        }
      `,
    },
    'iron-session names the password and takes safe defaults': {
      code: ts`
        import { getIronSession } from 'iron-session'
        import { cookies } from 'next/headers'

        export async function getSession() {
          return getIronSession<{ userId?: string }>(await cookies(), { password: process.env.SESSION_PASSWORD!, cookieName: 'session' })
        }
      `,
    },
    'hono with every flag, some in capitals': {
      code: ts`
        import { Hono } from 'hono'
        import { setCookie, deleteCookie } from 'hono/cookie'

        const app = new Hono()

        app.post('/login', async (c) => {
          const { token } = await c.req.json()
          setCookie(c, 'session', token, { httpOnly: true, secure: true, sameSite: 'Strict', path: '/' })
          return c.body(null, 204)
        })
        app.post('/logout', (c) => {
          deleteCookie(c, 'session')
          return c.body(null, 204)
        })

        export default app
      `,
    },
    'all flags': ts`
      app.post('/login', (req, res) => res.cookie('token', jwt, { httpOnly: true, secure: true, sameSite: 'lax' }))
    `,
    'secure in production': ts`
      app.post('/login', (req, res) => {
        res.cookie('session', id, { httpOnly: true, secure: process.env.NODE_ENV === 'production', sameSite: 'strict' })
      })
    `,
    'options from elsewhere': ts`
      import { cookieOptions } from './cookies'
      export const login = (req, res) => res.cookie('token', jwt, cookieOptions)
    `,
    'options from a call': ts`
      export const login = (req, res) => res.cookie('token', jwt, cookieOptions())
    `,
    'options with a spread': ts`
      export const login = (req, res) => res.cookie('token', jwt, { ...base, maxAge: 1000 })
    `,
    'a constant of the file': ts`
      const options = { httpOnly: true, secure: true, sameSite: 'lax' } as const
      export const login = (req, res) => res.cookie('token', jwt, options)
    `,
    'Supabase, which hands everything on': ts`
      import { cookies } from 'next/headers'
      const cookieStore = await cookies()
      export const supabase = createServerClient(url, key, {
        cookies: { setAll: (all) => all.forEach(({ name, value, options }) => cookieStore.set(name, value, options)) },
      })
    `,
    'the object form handed on': ts`
      import { cookies } from 'next/headers'
      export const set = (name, value, options) => cookies().set({ name, value, ...options })
    `,
    'preferences': ts`
      import { cookies } from 'next/headers'
      export async function setTheme(theme) {
        const store = await cookies()
        store.set('theme', theme)
        store.set('sidebar_state', 'open')
        store.set('NEXT_LOCALE', locale)
      }
    `,
    'a deletion': ts`
      export const logout = (req, res) => {
        res.cookie('token', '', { maxAge: 0 })
        res.cookie('session', 'gone', { expires: new Date(0) })
        res.clearCookie('jwt')
      }
    `,
    'a CSRF cookie that the page reads': ts`
      export const csrf = (req, res) => res.cookie('XSRF-TOKEN', req.csrfToken())
    `,
    'a state of OAuth': ts`
      export const start = (req, res) => res.cookie('auth_state', state, { maxAge: 600 })
    `,
    'a flag that says one is signed in': ts`
      import Cookies from 'js-cookie'
      Cookies.set('is_logged_in', 'true')
      Cookies.set('session', 'true')
    `,
    'SvelteKit, whose defaults are safe': {
      code: ts`
        export const actions = { default: async ({ cookies }) => { cookies.set('session', id, { path: '/' }) } }
      `,
      filename: 'src/routes/login/+page.server.ts',
    },
    'Koa, which sets httpOnly': ts`
      router.post('/login', (ctx) => ctx.cookies.set('session', id, { sameSite: 'lax' }))
    `,
    'Hono': ts`
      import { setCookie } from 'hono/cookie'
      app.post('/login', (c) => setCookie(c, 'session', id, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' }))
    `,
    'express-session': ts`
      import session from 'express-session'
      app.use(session({ store, secret, cookie: { secure: 'auto', sameSite: 'lax' } }))
    `,
    '@fastify/session, whose defaults are safe': ts`
      import fastifySession from '@fastify/session'
      app.register(fastifySession, { secret, store })
    `,
    'iron-session, whose defaults are safe': ts`
      import { getIronSession } from 'iron-session'
      const session = await getIronSession(req, res, { password, cookieName: 'sid' })
    `,
    'a header with all': ts`
      res.setHeader('Set-Cookie', \`token=\${token}; Path=/; HttpOnly; Secure; SameSite=Lax\`)
    `,
    'a header whose rest is unknown': ts`
      res.setHeader('Set-Cookie', \`token=\${token}; \${attributes}\`)
    `,
    'a header secure in production': ts`
      res.setHeader('Set-Cookie', \`token=\${token}; Path=/; HttpOnly; SameSite=Lax\${isProd ? '; Secure' : ''}\`)
    `,
    'development only': ts`
      if (process.env.NODE_ENV !== 'production') res.cookie('session', id)
    `,
    'other things that are set': ts`
      const tokens = new Map()
      tokens.set('token', value)
      cy.setCookie('session', value)
      config.set('session', { id })
    `,
    'reading': ts`
      import { cookies } from 'next/headers'
      const token = (await cookies()).get('token')
    `,
  },
  invalid: {
    'express login sets the token with httpOnly only': {
      filename: 'server/routes/auth.js',
      code: ts`
        const express = require('express')
        const jwt = require('jsonwebtoken')
        const router = express.Router()

        router.post('/login', async (req, res) => {
          const user = await req.app.locals.users.verify(req.body.email, req.body.password)
          if (!user) return res.status(401).json({ message: 'Invalid credentials' })
          const token = jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '1h' })
          res.cookie('token', token, { httpOnly: true, maxAge: 3600000 })
          res.json({ user })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'exposedCookie', line: 9, suggestions: 1 }],
    },
    'chained status and cookie': {
      code: ts`
        import type { Request, Response } from 'express'
        import { issueTokens } from './tokens'

        export async function login(req: Request, res: Response) {
          const { accessToken, refreshToken } = await issueTokens(req.body)
          return res
            .status(200)
            .cookie('accessToken', accessToken, { httpOnly: true, secure: false, sameSite: 'lax' })
            .cookie('refreshToken', refreshToken, { httpOnly: true, secure: true, sameSite: 'lax' })
            .json({ success: true })
        }
      `,
      reports: [{ messageId: 'exposedCookie', line: 6, suggestions: 1 }],
    },
    'options in a constant of the file': {
      code: ts`
        import { Response } from 'express'

        const COOKIE_NAME = 'access_token'
        const cookieOptions = {
          httpOnly: false,
          secure: true,
          sameSite: 'strict' as const,
        }

        export function setAuthCookie(res: Response, jwt: string) {
          res.cookie(COOKIE_NAME, jwt, cookieOptions)
        }
      `,
      reports: [{ messageId: 'exposedCookie', line: 11 }],
    },
    'next response cookies in the object form': {
      filename: 'app/api/auth/login/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { signToken } from '@/lib/jwt'

        export async function POST(request: Request) {
          const { email } = await request.json()
          const response = NextResponse.json({ ok: true })
          response.cookies.set({ name: 'auth-token', value: await signToken(email), path: '/', maxAge: 60 * 60 * 24 })
          return response
        }
      `,
      reports: [{ messageId: 'exposedCookie', line: 7, suggestions: 1 }],
    },
    'next cookies called and awaited inline': {
      filename: 'app/login/actions.ts',
      code: ts`
        'use server'
        import { cookies } from 'next/headers'
        import { redirect } from 'next/navigation'
        import { encrypt } from '@/lib/session'

        export async function login(formData: FormData) {
          const session = await encrypt({ email: formData.get('email') })
          ;(await cookies()).set('session', session, { expires: new Date(Date.now() + 86400_000), httpOnly: true })
          redirect('/dashboard')
        }
      `,
      reports: [{ messageId: 'exposedCookie', line: 8, suggestions: 1 }],
    },
    'hono setCookie without options': {
      code: ts`
        import { Hono } from 'hono'
        import { setCookie } from 'hono/cookie'
        import { sign } from 'hono/jwt'

        const auth = new Hono<{ Bindings: { SECRET: string } }>()

        auth.post('/login', async (c) => {
          const token = await sign({ sub: 'u1', exp: Math.floor(Date.now() / 1000) + 900 }, c.env.SECRET)
          setCookie(c, 'jwt', token)
          return c.json({ ok: true })
        })

        export default auth
      `,
      reports: [{ messageId: 'exposedCookie', line: 9, suggestions: 1 }],
    },
    'fastify reply.setCookie without sameSite': {
      code: ts`
        import type { FastifyInstance } from 'fastify'

        export default async function routes(fastify: FastifyInstance) {
          fastify.post('/sign-in', async (request, reply) => {
            const sessionId = await fastify.sessions.start(request.body)
            reply.setCookie('sid', sessionId, { path: '/', httpOnly: true, secure: true })
            return { ok: true }
          })
        }
      `,
      reports: [{ messageId: 'exposedCookie', line: 6, suggestions: 1 }],
    },
    'raw Set-Cookie header': {
      code: ts`
        import http from 'node:http'
        import { startSession } from './sessions'

        http.createServer(async (req, res) => {
          if (req.url === '/login' && req.method === 'POST') {
            const id = await startSession(req)
            res.setHeader('Set-Cookie', \`session=\${id}; Path=/; HttpOnly\`)
            res.writeHead(302, { Location: '/' })
            return res.end()
          }
          res.writeHead(404).end()
        }).listen(3000)
      `,
      reports: [{ messageId: 'exposedCookie', line: 7 }],
    },
    'raw Set-Cookie in the headers of a Response': {
      filename: 'app/api/session/route.ts',
      code: ts`
        import { createSession } from '@/lib/auth'

        export async function POST(req: Request) {
          const token = await createSession(await req.json())
          return new Response(JSON.stringify({ ok: true }), {
            status: 200,
            headers: {
              'Content-Type': 'application/json',
              'Set-Cookie': \`auth_token=\${token}; HttpOnly; Secure; Path=/; Max-Age=604800\`,
            },
          })
        }
      `,
      reports: [{ messageId: 'exposedCookie', line: 9 }],
    },
    'express-session with secure false': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { RedisStore } from 'connect-redis'
        import { redis } from './redis'

        const app = express()
        app.use(session({
          store: new RedisStore({ client: redis }),
          secret: process.env.SESSION_SECRET!,
          resave: false,
          saveUninitialized: false,
          cookie: { secure: false, httpOnly: true, sameSite: 'lax', maxAge: 86400000 },
        }))

        export default app
      `,
      reports: [{ messageId: 'exposedCookie', line: 7, suggestions: 1 }],
    },
    'express-session without a cookie object': {
      filename: 'app.js',
      code: ts`
        const express = require('express')
        const expressSession = require('express-session')
        const MongoStore = require('connect-mongo')

        const app = express()

        app.use(
          expressSession({
            secret: process.env.SECRET,
            resave: false,
            saveUninitialized: false,
            store: MongoStore.create({ mongoUrl: process.env.MONGO_URL }),
          })
        )

        module.exports = app
      `,
      reports: [{ messageId: 'exposedCookie', line: 8, suggestions: 1 }],
    },
    'renamed serialize of the cookie package in pages api': {
      filename: 'pages/api/login.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { serialize as serializeCookie } from 'cookie'
        import { login } from '@/server/auth'

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          if (req.method !== 'POST') return res.status(405).end()
          const jwt = await login(req.body.email, req.body.password)
          res.setHeader('Set-Cookie', serializeCookie('jwt', jwt, { httpOnly: true, secure: process.env.NODE_ENV !== 'development', path: '/' }))
          res.status(200).json({ success: true })
        }
      `,
      reports: [{ messageId: 'exposedCookie', line: 8, suggestions: 1 }],
    },
    'sveltekit turns httpOnly off': {
      filename: 'src/routes/login/+page.server.ts',
      code: ts`
        import { redirect } from '@sveltejs/kit'
        import { createSession } from '$lib/server/auth'

        export const actions = {
          default: async ({ request, cookies }) => {
            const data = await request.formData()
            const session = await createSession(data.get('email'), data.get('password'))
            cookies.set('sessionid', session.id, { path: '/', httpOnly: false })
            redirect(303, '/')
          },
        }
      `,
      reports: [{ messageId: 'exposedCookie', line: 8 }],
    },
    'koa cookie of a session readable by scripts': {
      code: ts`
        import Router from '@koa/router'
        import { signIn } from './auth'

        const router = new Router()

        router.post('/login', async (ctx) => {
          const sessionToken = await signIn(ctx.request.body)
          ctx.cookies.set('session_token', sessionToken, { httpOnly: false, secure: true, sameSite: 'lax' })
          ctx.body = { ok: true }
        })

        export default router
      `,
      reports: [{ messageId: 'exposedCookie', line: 8, suggestions: 1 }],
    },
    'Express without options': {
      code: ts`
        app.post('/login', (req, res) => {
          res.cookie('token', jwt)
        })
      `,
      reports: [{ messageId: 'exposedCookie', line: 2, suggestions: [{ messageId: 'suggestFlags', output: ts`
        app.post('/login', (req, res) => {
          res.cookie('token', jwt, { httpOnly: true, secure: true, sameSite: 'lax' })
        })
      ` }] }],
    },
    'Express without secure and sameSite': {
      code: ts`
        export const login = (req, res) => res.cookie('refreshToken', token, { httpOnly: true, maxAge: 1000 })
      `,
      reports: [{ messageId: 'exposedCookie', line: 1, suggestions: [{ messageId: 'suggestFlags', output: ts`
        export const login = (req, res) => res.cookie('refreshToken', token, { httpOnly: true, maxAge: 1000, secure: true, sameSite: 'lax' })
      ` }] }],
    },
    'httpOnly off': {
      code: ts`
        export const login = (req, res) => res.status(200).cookie('jwt', token, { httpOnly: false, secure: true, sameSite: 'lax' })
      `,
      reports: [exposed(1, 1)],
    },
    'secure off in a constant': {
      code: ts`
        const options = { httpOnly: true, secure: false, sameSite: 'strict' }
        exports.login = (req, res) => res.cookie('session_id', id, options)
      `,
      filename: 'src/login.js',
      reports: [exposed(2)],
    },
    'a name in a constant': {
      code: ts`
        const NAME = 'sid'
        export const login = (req, res) => res.cookie(NAME, id, { httpOnly: true })
      `,
      reports: [exposed(2, 1)],
    },
    'a name from elsewhere': {
      code: ts`
        import { SESSION_COOKIE_NAME } from './constants'
        export const login = (req, res) => res.cookie(SESSION_COOKIE_NAME, id)
      `,
      reports: [exposed(2, 1)],
    },
    'a token under a neutral name': {
      code: ts`
        export const login = (req, res) => res.cookie('user', accessToken, { maxAge: 1000 })
      `,
      reports: [exposed(1, 1)],
    },
    'Fastify': {
      code: ts`
        fastify.post('/login', async (request, reply) => {
          reply.setCookie('session', id, { path: '/', httpOnly: true })
        })
      `,
      reports: [exposed(2, 1)],
    },
    'Hono': {
      code: ts`
        import { setCookie as put } from 'hono/cookie'
        app.post('/login', (c) => { put(c, 'session', id) })
      `,
      reports: [exposed(2, 1)],
    },
    'Hono, signed': {
      code: ts`
        import { setSignedCookie } from 'hono/cookie'
        app.post('/login', async (c) => { await setSignedCookie(c, 'auth_token', id, secret, { path: '/' }) })
      `,
      reports: [exposed(2, 1)],
    },
    'Next, from a store': {
      code: ts`
        'use server'
        import { cookies } from 'next/headers'
        export async function login() {
          const store = await cookies()
          store.set('session', id, { httpOnly: true, path: '/' })
        }
      `,
      reports: [exposed(5, 1)],
    },
    'Next, in one chain': {
      code: ts`
        import { cookies } from 'next/headers'
        export async function POST() {
          (await cookies()).set('auth-token', token)
          cookies().set({ name: 'session', value: id, httpOnly: true })
        }
      `,
      filename: 'app/api/login/route.ts',
      reports: [exposed(3, 1), exposed(4, 1)],
    },
    'Next, on the answer': {
      code: ts`
        import { NextResponse } from 'next/server'
        export async function POST() {
          const response = NextResponse.json({ ok: true })
          response.cookies.set('token', token, { secure: true, sameSite: 'lax' })
          return response
        }
      `,
      filename: 'app/api/login/route.ts',
      reports: [exposed(4, 1)],
    },
    'cookie.serialize': {
      code: ts`
        import cookie from 'cookie'
        export const header = (token: string) => cookie.serialize('session', token, { path: '/' })
      `,
      reports: [exposed(2, 1)],
    },
    'serialize, CommonJS': {
      code: ts`
        const { serialize } = require('cookie')
        res.setHeader('Set-Cookie', serialize('token', token, { httpOnly: true, path: '/' }))
      `,
      filename: 'pages/api/login.js',
      reports: [exposed(2, 1)],
    },
    'js-cookie, which cannot hide it': {
      code: ts`
        import Cookies from 'js-cookie'
        Cookies.set('access_token', data.token, { secure: true, sameSite: 'strict' })
      `,
      reports: [exposed(2)],
    },
    'a header': {
      code: ts`
        res.setHeader('Set-Cookie', \`token=\${token}; Path=/; HttpOnly\`)
      `,
      reports: [exposed(1)],
    },
    'a header of a Response': {
      code: ts`
        export async function POST() {
          return new Response('ok', { headers: { 'Set-Cookie': 'session=' + id + '; Path=/; Secure' } })
        }
      `,
      filename: 'app/api/login/route.ts',
      reports: [exposed(2)],
    },
    'express-session without a cookie': {
      code: ts`
        import session from 'express-session'
        app.use(session({ secret, store, resave: false }))
      `,
      reports: [exposed(2, 1)],
    },
    'express-session over any connection': {
      code: ts`
        const session = require('express-session')
        app.use(session({ secret, store, cookie: { secure: false, maxAge: 1000 } }))
      `,
      filename: 'server.js',
      reports: [exposed(2, 1)],
    },
    'SvelteKit with a flag off': {
      code: ts`
        export const actions = { default: async ({ cookies }) => { cookies.set('session', id, { path: '/', httpOnly: false }) } }
      `,
      filename: 'src/routes/login/+page.server.ts',
      reports: [exposed(1)],
    },
    'iron-session with a flag off': {
      code: ts`
        import { getIronSession } from 'iron-session'
        const session = await getIronSession(req, res, { password, cookieName: 'sid', cookieOptions: { secure: false } })
      `,
      reports: [exposed(2, 1)],
    },
    'Nuxt': {
      code: ts`
        export default defineEventHandler(async (event) => {
          setCookie(event, 'auth_token', token, { maxAge: 3600 })
        })
      `,
      filename: 'server/api/login.post.ts',
      reports: [exposed(2, 1)],
    },
    'the suggestion switches flags on and adds the others': {
      code: ts`
        export const login = (req, res) => res.cookie('session', id, { httpOnly: false, maxAge: 1000 })
      `,
      reports: [
        {
          messageId: 'exposedCookie',
          suggestions: [{ messageId: 'suggestFlags', output: "export const login = (req, res) => res.cookie('session', id, { httpOnly: true, maxAge: 1000, secure: true, sameSite: 'lax' })" }],
        },
      ],
    },
    'the suggestion writes the cookie of a session': {
      code: ts`
        import session from 'express-session'
        app.use(session({ secret, store, resave: false }))
      `,
      reports: [
        {
          messageId: 'exposedCookie',
          suggestions: [
            {
              messageId: 'suggestFlags',
              output: ts`
                import session from 'express-session'
                app.use(session({ secret, store, resave: false, cookie: { secure: true, sameSite: 'lax' } }))
              `,
            },
          ],
        },
      ],
    },
    'the suggestion gives options behind arguments in parentheses': {
      code: ts`
        export const login = (req, res) => res.cookie(('session'), (id),)
      `,
      reports: [{ messageId: 'exposedCookie', suggestions: [{ messageId: 'suggestFlags', output: "export const login = (req, res) => res.cookie(('session'), (id), { httpOnly: true, secure: true, sameSite: 'lax' },)" }] }],
    },
  },
})
