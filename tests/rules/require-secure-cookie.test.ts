import rule from '../../src/rules/require-secure-cookie.js'
import { testRule, ts } from '../support/test-rule.js'

const exposed = (line: number, suggestions = 0) => ({ messageId: 'exposedCookie', line, suggestions })

testRule(rule, {
  valid: {
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
      reports: [exposed(1)],
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
      reports: [exposed(2)],
    },
    'express-session over any connection': {
      code: ts`
        const session = require('express-session')
        app.use(session({ secret, store, cookie: { secure: false, maxAge: 1000 } }))
      `,
      filename: 'server.js',
      reports: [exposed(2)],
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
      reports: [exposed(2)],
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
  },
})
