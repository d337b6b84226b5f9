import rule from '../../src/rules/no-memory-session.js'
import { testRule, ts } from '../support/test-rule.js'

const bare = (line: number) => ({ messageId: 'defaultStore', line })
const memory = (line: number) => ({ messageId: 'memoryStore', line })
const own = (line: number) => ({ messageId: 'ownStore', line })

testRule(rule, {
  valid: {
    'store assigned in production': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { RedisStore } from 'connect-redis'
        import { redis } from './redis'

        const config: session.SessionOptions = { secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false }
        if (process.env.NODE_ENV === 'production') config.store = new RedisStore({ client: redis })

        const app = express()
        app.use(session(config))
        export default app
      `,
    },
    'connect-pg-simple': {
      code: ts`
        const session = require('express-session')
        const PgSession = require('connect-pg-simple')(session)
        const { pool } = require('./db')

        module.exports = session({ store: new PgSession({ pool }), secret: process.env.SECRET, resave: false, saveUninitialized: false })
      `,
    },
    'cookie-session keeps all in the cookie': {
      code: ts`
        import cookieSession from 'cookie-session'
        import express from 'express'

        const app = express()
        app.use(cookieSession({ name: 'session', keys: [process.env.COOKIE_KEY!], httpOnly: true, secure: true, sameSite: 'lax' }))
        export default app
      `,
    },
    'options come from a function of another file': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { sessionOptions } from './config'

        const app = express()
        app.use(session(sessionOptions()))
        export default app
      `,
    },
    'terminals by session id': {
      code: ts`
        import { randomUUID } from 'node:crypto'
        import { spawn, type IPty } from 'node-pty'

        const sessions = new Map<string, IPty>()

        export function openTerminal(cols: number, rows: number) {
          const id = randomUUID()
          sessions.set(id, spawn('bash', [], { cols, rows }))
          return id
        }

        export const write = (id: string, data: string) => sessions.get(id)?.write(data)
      `,
    },
    'transports of the model context protocol': {
      code: ts`
        import { randomUUID } from 'node:crypto'
        import express from 'express'
        import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
        import { server } from './server'

        const transports: Record<string, StreamableHTTPServerTransport> = {}
        const app = express()

        app.post('/mcp', async (req, res) => {
          const sessionId = req.headers['mcp-session-id'] as string | undefined
          const known = sessionId ? transports[sessionId] : undefined
          const transport = known ?? new StreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID(), onsessioninitialized: (id) => { transports[id] = transport } })
          if (!known) await server.connect(transport)
          await transport.handleRequest(req, res, req.body)
        })
        app.listen(3000)
      `,
    },
    'a cache in front of the database': {
      code: ts`
        import { prisma } from './db'

        const sessionCache = new Map<string, { userId: string; until: number }>()

        export async function sessionOf(token: string) {
          const cached = sessionCache.get(token)
          if (cached && cached.until > Date.now()) return cached
          const row = await prisma.session.findUnique({ where: { token } })
          if (!row) return null
          const entry = { userId: row.userId, until: Date.now() + 10_000 }
          sessionCache.set(token, entry)
          return entry
        }
      `,
    },
    'development only': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import { productionSessions } from './sessions'

        const app = express()
        if (process.env.NODE_ENV === 'development') {
          app.use(session({ secret: 'dev', resave: false, saveUninitialized: true }))
        } else {
          app.use(productionSessions)
        }
        export default app
      `,
    },
    'conversations of a chat bot': {
      code: ts`
        const sessions = new Map<string, { messages: string[] }>()

        export function remember(chatId: string, text: string) {
          const session = sessions.get(chatId) ?? { messages: [] }
          session.messages.push(text)
          sessions.set(chatId, session)
        }
      `,
    },
    'store shorthand': {
      code: ts`
        import session from 'express-session'
        import MongoStore from 'connect-mongo'

        const store = MongoStore.create({ mongoUrl: process.env.MONGO_URL, collectionName: 'sessions' })
        const secret = process.env.SESSION_SECRET!

        export default session({ secret, store, resave: false, saveUninitialized: false })
      `,
    },
    'sessions of a test server': {
      filename: 'tests/server.test.ts',
      code: ts`
        import express from 'express'
        import session from 'express-session'

        const app = express()
        app.use(session({ secret: 'test', resave: false, saveUninitialized: true }))
      `,
    },
    'sockets by user': {
      code: ts`
        import { WebSocketServer, type WebSocket } from 'ws'
        import { userOf } from './auth'

        const clients = new Map<string, WebSocket>()
        const wss = new WebSocketServer({ port: 8080 })

        wss.on('connection', async (socket, request) => {
          const token = new URL(request.url ?? '', 'http://x').searchParams.get('token') ?? ''
          const userId = await userOf(token)
          clients.set(userId, socket)
          socket.on('close', () => clients.delete(userId))
        })
      `,
    },
    'a hook named session of the client': {
      filename: 'src/components/Nav.tsx',
      code: ts`
        import { useSession } from 'next-auth/react'

        const labels: Record<string, string> = { authenticated: 'Sign out', unauthenticated: 'Sign in' }

        export function Nav() {
          const session = useSession()
          return <a href="/login">{labels[session.status]}</a>
        }
      `,
    },
    'store from the environment, memory at home': {
      code: ts`
        import session from 'express-session'
        import { RedisStore } from 'connect-redis'
        import { redis } from './redis'

        const isProduction = process.env.NODE_ENV === 'production'

        export const sessions = session({
          secret: process.env.SESSION_SECRET!,
          resave: false,
          saveUninitialized: false,
          store: isProduction ? new RedisStore({ client: redis }) : new session.MemoryStore(),
        })
      `,
    },
    'list of tokens that were revoked': {
      code: ts`
        import type { NextFunction, Request, Response } from 'express'

        const revokedTokens = new Set<string>()

        export function logout(req: Request, res: Response) {
          revokedTokens.add(req.headers.authorization?.slice(7) ?? '')
          res.sendStatus(204)
        }

        export function guard(req: Request, res: Response, next: NextFunction) {
          if (revokedTokens.has(req.headers.authorization?.slice(7) ?? '')) return res.sendStatus(401)
          next()
        }
      `,
    },
    'tokens of the text are counted': {
      code: ts`
        import express from 'express'
        import { encode } from 'gpt-tokenizer'

        const tokensByDay: number[] = []
        const app = express()
        app.post('/count', (req, res) => {
          tokensByDay.push(encode(req.body.text).length)
          res.json({ total: tokensByDay.reduce((sum, one) => sum + one, 0) })
        })
        app.listen(3000)
      `,
    },
    'feature flags by role': {
      code: ts`
        export const sessionsByRole: Record<string, number> = {}

        export function count(role: string) {
          sessionsByRole[role] = (sessionsByRole[role] ?? 0) + 1
        }
      `,
    },
    'exported registry of handlers': {
      code: ts`
        import { handlers } from './handlers'

        export const authHandlers: Record<string, unknown> = {}

        export function register(name: string) {
          authHandlers[name] = handlers.find((one) => one.name === name)
        }
      `,
    },
    'game rooms by code': {
      code: ts`
        import { customAlphabet } from 'nanoid'

        const draw = customAlphabet('ABCDEFGH', 6)
        const rooms = new Map<string, { host: string; players: string[] }>()

        export function open(host: string) {
          const code = draw()
          rooms.set(code, { host, players: [] })
          return code
        }
        export const find = (code: string) => rooms.get(code)
      `,
    },
    'store of another library for hono sessions': {
      code: ts`
        import { Hono } from 'hono'
        import { sessionMiddleware, CookieStore } from 'hono-sessions'

        const app = new Hono()
        app.use('*', sessionMiddleware({ store: new CookieStore(), encryptionKey: process.env.KEY!, expireAfterSeconds: 900 }))
        export default app
      `,
    },
    'allowed push tokens of devices': {
      code: ts`
        import type { Request, Response } from 'express'

        const deviceTokens: string[] = []

        export function add(req: Request, res: Response) {
          if (!deviceTokens.includes(req.body.token)) deviceTokens.push(req.body.token)
          res.sendStatus(204)
        }
      `,
    },
    'a store in Redis': ts`
      import session from 'express-session'
      import { RedisStore } from 'connect-redis'
      app.use(session({ secret, store: new RedisStore({ client }), resave: false, saveUninitialized: false }))
    `,
    'a store in Postgres, CommonJS': { filename: 'server.js', code: ts`
      const session = require('express-session')
      const PgStore = require('connect-pg-simple')(session)
      app.use(session({ store: new PgStore({ pool }), secret: process.env.SECRET }))
    ` },
    'a store that is set later': ts`
      import session from 'express-session'
      const options = { secret, resave: false }
      if (process.env.REDIS_URL) options.store = new RedisStore({ client })
      app.use(session(options))
    `,
    'options from elsewhere': ts`
      import session from 'express-session'
      import { sessionOptions } from './config'
      app.use(session(sessionOptions))
    `,
    'options with a spread': ts`
      import session from 'express-session'
      app.use(session({ ...base, secret }))
    `,
    'a store by environment': ts`
      import session from 'express-session'
      app.use(session({ secret, store: isProduction ? new RedisStore({ client }) : undefined }))
    `,
    'one of two stores, as the environment tells': ts`
      import session, { MemoryStore } from 'express-session'
      app.use(session({ secret, store: process.env.NODE_ENV === 'production' ? new RedisStore({ client }) : new MemoryStore() }))
      app.use(session({ secret, store: redis ? new RedisStore({ client: redis }) : new MemoryStore() }))
    `,
    'in development only': ts`
      import session from 'express-session'
      if (process.env.NODE_ENV !== 'production') app.use(session({ secret: 'dev' }))
    `,
    'sessions in the cookie': ts`
      import cookieSession from 'cookie-session'
      app.use(cookieSession({ keys: [process.env.KEY] }))
    `,
    'the session of Koa, which is the cookie': ts`
      import session from 'koa-session'
      app.use(session({ key: 'app' }, app))
    `,
    'Fastify with a store': ts`
      import fastifySession from '@fastify/session'
      await app.register(fastifySession, { secret, store: new RedisStore({ client }) })
    `,
    'a plugin of Fastify whose options are a function': ts`
      import fastifySession from '@fastify/session'
      await app.register(fastifySession, sessionOptions)
    `,
    'another function called session': ts`
      import { session } from './session'
      app.use(session({ secret }))
    `,
    'live sockets by session': ts`
      const sessions = new Map<string, WebSocket>()
      wss.on('connection', (socket, request) => { sessions.set(randomUUID(), socket) })
      export const socketOf = (id) => sessions.get(id)
    `,
    'transports of a protocol': ts`
      import express from 'express'
      const app = express()
      const transports = {}
      app.post('/mcp', async (req, res) => {
        const id = req.headers['mcp-session-id']
        transports[id] ??= new Transport(id)
        await transports[id].handle(req, res)
      })
    `,
    'terminals': ts`
      const terminalSessions = new Map()
      export function open(userId) { const id = nanoid(); terminalSessions.set(id, { userId, pty: spawn('bash') }); return id }
      export const of = (id) => terminalSessions.get(id)
    `,
    'conversations of an agent': ts`
      const activeSessions = new Map()
      export function start(input) { activeSessions.set(input.chatId, { chatId: input.chatId, messages: [] }) }
      export const find = (id) => activeSessions.get(id)
    `,
    'telemetry by user': ts`
      const sessions = new Map()
      export function track(userId, event) { const one = sessions.get(userId) ?? { events: [] }; one.events.push(event); sessions.set(userId, one) }
    `,
    'a table of tokens that is full from the start': ts`
      const tokens = new Map([['a', 'red']])
      export const color = (name) => tokens.get(name)
    `,
    'a cache of users by id': ts`
      const users = new Map()
      export async function userOf(id) { if (!users.has(id)) users.set(id, await db.user.find(id)); return users.get(id) }
    `,
    'a component': { filename: 'src/app.tsx', code: ts`
      'use client'
      const sessions = new Map()
      export function keep(token, user) { sessions.set(crypto.randomUUID(), { user, token }); return sessions.get(token) }
    ` },
    'sessions in a table': ts`
      app.use(async (req, res, next) => { req.session = await db.session.findUnique({ where: { id: req.cookies.sid } }); next() })
    `,
    'tokens that are used once': ts`
      const overrideTokens = {}
      export function issue(userId) { const token = crypto.randomBytes(32).toString('hex'); overrideTokens[token] = { userId }; return token }
      export const consume = (token) => overrideTokens[token]
    `,
    'a test': { filename: 'tests/server.test.ts', code: ts`
      import session from 'express-session'
      app.use(session({ secret: 'x' }))
    ` },
    'a map inside a function': ts`
      export function batch(req) { const sessions = new Map(); sessions.set(req.cookies.sid, { userId: 1 }); return sessions.get(req.cookies.sid) }
    `,
  },
  invalid: {
    'a list of sessions searched by the cookie': {
      code: ts`
        import express from 'express'
        import { randomUUID } from 'node:crypto'
        import { users } from './users'

        const sessions: { id: string; userId: string }[] = []
        const app = express()

        app.post('/login', async (req, res) => {
          const user = await users.check(req.body)
          const id = randomUUID()
          sessions.push({ id, userId: user.id })
          res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end()
        })
        app.get('/me', (req, res) => {
          const session = sessions.find((one) => one.id === req.cookies.sid)
          if (!session) return res.sendStatus(401)
          res.json({ id: session.userId })
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'require inline': {
      filename: 'app.js',
      code: ts`
        const express = require('express')
        const app = express()

        app.use(require('express-session')({
          secret: process.env.SESSION_SECRET,
          resave: false,
          saveUninitialized: false,
          cookie: { httpOnly: true, secure: true, sameSite: 'lax' },
        }))

        module.exports = app
      `,
      reports: [{ messageId: 'defaultStore', line: 4 }],
    },
    'memorystore package': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import createMemoryStore from 'memorystore'

        const MemoryStore = createMemoryStore(session)
        const app = express()

        app.use(session({
          store: new MemoryStore({ checkPeriod: 86400000 }),
          secret: process.env.SESSION_SECRET!,
          resave: false,
          saveUninitialized: false,
        }))

        export default app
      `,
      reports: [{ messageId: 'memoryStore', line: 9 }],
    },
    'the store of the library itself': {
      code: ts`
        import session, { MemoryStore } from 'express-session'

        const options: session.SessionOptions = {
          secret: process.env.SESSION_SECRET!,
          resave: false,
          saveUninitialized: true,
          store: new MemoryStore(),
        }

        export const sessionMiddleware = session(options)
      `,
      reports: [{ messageId: 'memoryStore', line: 7 }],
    },
    'fastify session without a store': {
      code: ts`
        import Fastify from 'fastify'
        import fastifyCookie from '@fastify/cookie'
        import fastifySession from '@fastify/session'

        const app = Fastify()
        await app.register(fastifyCookie)
        await app.register(fastifySession, { secret: process.env.SESSION_SECRET!, cookie: { secure: true, httpOnly: true, sameSite: 'lax' } })
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'defaultStore', line: 7 }],
    },
    'Map keyed by a random id and read with the cookie': {
      filename: 'server/auth.js',
      code: ts`
        const crypto = require('crypto')

        const activeSessions = new Map()

        exports.login = async (req, res) => {
          const user = await req.app.locals.users.check(req.body)
          if (!user) return res.status(401).end()
          const id = crypto.randomUUID()
          activeSessions.set(id, { userId: user.id, createdAt: Date.now() })
          res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' })
          res.json({ ok: true })
        }

        exports.requireLogin = (req, res, next) => {
          const session = activeSessions.get(req.cookies.sid)
          if (!session) return res.status(401).end()
          req.userId = session.userId
          next()
        }
      `,
      reports: [{ messageId: 'ownStore', line: 3 }],
    },
    'plain object of tokens in a next route': {
      filename: 'app/api/login/route.ts',
      code: ts`
        import { randomBytes } from 'node:crypto'
        import { checkPassword } from '@/lib/users'

        export const sessions: Record<string, { userId: string; expires: number }> = {}

        export async function POST(req: Request) {
          const { email, password } = await req.json()
          const user = await checkPassword(email, password)
          if (!user) return new Response(null, { status: 401 })
          const token = randomBytes(32).toString('base64url')
          sessions[token] = { userId: user.id, expires: Date.now() + 3_600_000 }
          return Response.json({ token })
        }
      `,
      reports: [{ messageId: 'ownStore', line: 4 }],
    },
    'class with a private map in hono': {
      code: ts`
        import { Hono } from 'hono'
        import { getCookie, setCookie } from 'hono/cookie'
        import { users } from './users'

        const store = new Map<string, string>()
        const app = new Hono()

        app.post('/login', async (c) => {
          const user = await users.check(await c.req.json())
          const sessionId = crypto.randomUUID()
          store.set(sessionId, user.id)
          setCookie(c, 'session', sessionId, { httpOnly: true, secure: true, sameSite: 'Lax' })
          return c.body(null, 204)
        })

        app.use('/app/*', async (c, next) => {
          const userId = store.get(getCookie(c, 'session') ?? '')
          if (!userId) return c.text('Unauthorized', 401)
          c.set('userId', userId)
          await next()
        })

        export default app
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'set of valid bearer tokens': {
      code: ts`
        import express from 'express'
        import { nanoid } from 'nanoid'
        import { checkLogin } from './users'

        const validTokens = new Set<string>()
        const app = express()

        app.post('/login', async (req, res) => {
          if (!(await checkLogin(req.body))) return res.sendStatus(401)
          const token = nanoid(40)
          validTokens.add(token)
          res.json({ token })
        })

        app.get('/secret', (req, res) => {
          const token = req.headers.authorization?.replace('Bearer ', '') ?? ''
          if (!validTokens.has(token)) return res.sendStatus(401)
          res.json({ ok: true })
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'passport with the session of the middleware in a function': {
      code: ts`
        import type { Express } from 'express'
        import expressSession from 'express-session'
        import passport from 'passport'

        export function setupAuth(app: Express) {
          const sessionSettings: expressSession.SessionOptions = {
            secret: process.env.SESSION_SECRET!,
            resave: false,
            saveUninitialized: false,
            cookie: { secure: true, httpOnly: true, sameSite: 'lax' },
          }
          app.set('trust proxy', 1)
          app.use(expressSession(sessionSettings))
          app.use(passport.initialize())
          app.use(passport.session())
        }
      `,
      reports: [{ messageId: 'defaultStore', line: 13 }],
    },
    'nest bootstrap': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import * as session from 'express-session'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))
          await app.listen(3000)
        }
        bootstrap()
      `,
      reports: [{ messageId: 'defaultStore', line: 7 }],
    },
    'refresh tokens in an array': {
      filename: 'authServer.js',
      code: ts`
        require('dotenv').config()
        const express = require('express')
        const jwt = require('jsonwebtoken')
        const app = express()
        app.use(express.json())

        let refreshTokens = []

        app.post('/token', (req, res) => {
          const refreshToken = req.body.token
          if (refreshToken == null) return res.sendStatus(401)
          if (!refreshTokens.includes(refreshToken)) return res.sendStatus(403)
          jwt.verify(refreshToken, process.env.REFRESH_TOKEN_SECRET, (err, user) => {
            if (err) return res.sendStatus(403)
            res.json({ accessToken: jwt.sign({ name: user.name }, process.env.ACCESS_TOKEN_SECRET, { expiresIn: '15s' }) })
          })
        })
        app.post('/login', (req, res) => {
          const refreshToken = jwt.sign({ name: req.body.username }, process.env.REFRESH_TOKEN_SECRET)
          refreshTokens.push(refreshToken)
          res.json({ refreshToken })
        })
        app.listen(4000)
      `,
      reports: [{ messageId: 'ownStore', line: 7 }],
    },
    'koa-session style map in a class of the module': {
      filename: 'src/auth/session-store.ts',
      code: ts`
        import { randomUUID } from 'node:crypto'

        interface Session { userId: string; expiresAt: number }

        class SessionStore {
          private readonly sessions = new Map<string, Session>()

          create(userId: string) {
            const token = randomUUID()
            this.sessions.set(token, { userId, expiresAt: Date.now() + 86_400_000 })
            return token
          }

          find(token: string) {
            return this.sessions.get(token)
          }
        }

        export const sessionStore = new SessionStore()
      `,
      reports: [{ messageId: 'ownStore', line: 6 }],
    },
    'tokens of koa in an object made without a prototype': {
      code: ts`
        import Koa from 'koa'
        import { randomUUID } from 'node:crypto'
        import { users } from './users'

        const sessionsById = Object.create(null) as Record<string, { email: string }>
        const app = new Koa()

        app.use(async (ctx, next) => {
          const sid = ctx.cookies.get('sid')
          ctx.state.session = sid ? sessionsById[sid] : undefined
          await next()
        })
        app.use(async (ctx) => {
          const user = await users.check(ctx.request.body)
          const sid = randomUUID()
          sessionsById[sid] = { email: user.email }
          ctx.cookies.set('sid', sid, { httpOnly: true, secure: true, sameSite: 'lax' })
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'common js module with object exports': {
      filename: 'lib/sessions.js',
      code: ts`
        const { nanoid } = require('nanoid')

        const sessions = {}

        function createSession(user) {
          const token = nanoid()
          sessions[token] = { userId: user.id, createdAt: new Date() }
          return token
        }

        function getSession(token) {
          return sessions[token]
        }

        module.exports = { createSession, getSession }
      `,
      reports: [{ messageId: 'ownStore', line: 3 }],
    },
    'next module with a map on globalThis': {
      filename: 'lib/session-store.ts',
      code: ts`
        import { cookies } from 'next/headers'
        import { randomBytes } from 'node:crypto'

        const globalForSessions = globalThis as unknown as { sessions?: Map<string, { userId: string }> }
        const sessions = (globalForSessions.sessions ??= new Map())

        export async function startSession(userId: string) {
          const id = randomBytes(24).toString('hex')
          sessions.set(id, { userId })
          ;(await cookies()).set('session', id, { httpOnly: true, secure: true, sameSite: 'lax' })
        }

        export async function currentSession() {
          const id = (await cookies()).get('session')?.value
          return id ? sessions.get(id) : undefined
        }
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'a list of refresh tokens with indexOf': {
      code: ts`
        import { Hono } from 'hono'
        import { sign } from 'hono/jwt'

        const validRefreshTokens: string[] = []
        const app = new Hono<{ Bindings: { KEY: string } }>()

        app.post('/refresh', async (c) => {
          const { refresh_token: token } = await c.req.json()
          if (validRefreshTokens.indexOf(token) === -1) return c.json({ error: 'invalid' }, 403)
          return c.json({ access: await sign({ sub: 'me', exp: Math.floor(Date.now() / 1000) + 900 }, c.env.KEY) })
        })
        app.post('/login', async (c) => {
          const token = crypto.randomUUID()
          validRefreshTokens.push(token)
          return c.json({ token })
        })
        export default app
      `,
      reports: [{ messageId: 'ownStore', line: 4 }],
    },
    'express session whose store is undefined at first': {
      code: ts`
        import session from 'express-session'

        let store: session.Store | undefined

        export const middleware = session({ store: undefined, secret: process.env.SECRET!, resave: false, saveUninitialized: false })
        export const storeOf = () => store
      `,
      reports: [{ messageId: 'defaultStore', line: 5 }],
    },
    'fastify session in a plugin wrapped by fp': {
      code: ts`
        import fp from 'fastify-plugin'
        import cookie from '@fastify/cookie'
        import session from '@fastify/session'

        export default fp(async (fastify) => {
          await fastify.register(cookie)
          fastify.register(session, {
            secret: fastify.config.SESSION_SECRET,
            cookieName: 'sid',
            cookie: { httpOnly: true, secure: 'auto', sameSite: 'lax', maxAge: 1_800_000 },
            saveUninitialized: false,
          })
        })
      `,
      reports: [{ messageId: 'defaultStore', line: 7 }],
    },
    'express-session without a store': {
      code: ts`
        import express from 'express'
        import session from 'express-session'
        const app = express()
        app.use(session({ secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { secure: true } }))
      `,
      reports: [{ ...bare(4), data: { by: 'express-session' } }],
    },
    'options in a constant': {
      code: ts`
        import expressSession from 'express-session'
        const options = { secret: process.env.SECRET, resave: false }
        app.use(expressSession(options))
      `,
      reports: [bare(3)],
    },
    'CommonJS, no variable': {
      filename: 'server.js',
      code: "const app = require('express')()\napp.use(require('express-session')({ secret: 'x' }))",
      reports: [bare(2)],
    },
    'NestJS': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import * as session from 'express-session'
        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))
          await app.listen(3000)
        }
      `,
      reports: [bare(5)],
    },
    'Fastify': {
      code: ts`
        import Fastify from 'fastify'
        import fastifySession from '@fastify/session'
        const app = Fastify()
        app.register(fastifySession, { secret: process.env.SECRET })
      `,
      reports: [{ ...bare(4), data: { by: '@fastify/session' } }],
    },
    'no options': { code: "import session from 'express-session'\napp.use(session())", reports: [bare(2)] },
    'a store that is undefined': { code: "import session from 'express-session'\napp.use(session({ secret, store: undefined }))", reports: [bare(2)] },
    'the memory store by name': {
      code: ts`
        import session, { MemoryStore } from 'express-session'
        app.use(session({ secret, store: new MemoryStore() }))
        app.use(session({ secret, store: new session.MemoryStore() }))
      `,
      reports: [memory(2), memory(3)],
    },
    'memorystore, in a constant': {
      code: ts`
        import session from 'express-session'
        import createMemoryStore from 'memorystore'
        const MemoryStore = createMemoryStore(session)
        app.use(session({ secret, store: new MemoryStore({ checkPeriod: 86400000 }) }))
      `,
      reports: [{ ...memory(4), data: { by: 'memorystore' } }],
    },
    'Hono': {
      code: ts`
        import { sessionMiddleware, MemoryStore } from 'hono-sessions'
        const store = new MemoryStore()
        app.use('*', sessionMiddleware({ store, expireAfterSeconds: 900 }))
      `,
      reports: [memory(3)],
    },
    'memory where production is': {
      code: ts`
        import session, { MemoryStore } from 'express-session'
        const isProduction = process.env.NODE_ENV === 'production'
        app.use(session({ secret, store: isProduction ? new MemoryStore() : devStore }))
      `,
      reports: [memory(3)],
    },
    'Remix': {
      code: ts`
        import { createMemorySessionStorage } from '@remix-run/node'
        export const { getSession, commitSession } = createMemorySessionStorage({ cookie: { name: '__session' } })
      `,
      reports: [{ ...memory(2), data: { by: 'createMemorySessionStorage' } }],
    },
    'a Map by cookie': {
      code: ts`
        import express from 'express'
        const app = express()
        const sessions = new Map()
        app.post('/login', async (req, res) => { const id = crypto.randomUUID(); sessions.set(id, { userId: user.id }); res.cookie('sid', id); res.end() })
        app.get('/me', (req, res) => { res.json(sessions.get(req.cookies.sid)) })
      `,
      reports: [{ ...own(3), data: { by: 'sessions' } }],
    },
    'an object by token of the header': {
      code: ts`
        import express from 'express'
        const app = express()
        const tokens = {}
        app.post('/login', (req, res) => { const token = randomBytes(32).toString('hex'); tokens[token] = user.id; res.json({ token }) })
        app.use((req, res, next) => { req.userId = tokens[req.headers.authorization?.split(' ')[1]]; next() })
      `,
      reports: [own(3)],
    },
    'a Set of tokens': {
      code: ts`
        import express from 'express'
        const app = express()
        const validTokens = new Set<string>()
        app.post('/login', (req, res) => { const token = nanoid(); validTokens.add(token); res.json({ token }) })
        app.get('/admin', (req, res) => { if (!validTokens.has(req.headers.authorization)) return res.sendStatus(401); res.json({}) })
      `,
      reports: [own(3)],
    },
    'a service with a random key': {
      filename: 'server/services/auth.js',
      code: ts`
        const crypto = require('crypto')
        const sessions = new Map()
        function createSession(user) {
          const sessionId = crypto.randomBytes(32).toString('hex')
          const data = { userId: user.id, email: user.email, userAgent: user.agent, createdAt: Date.now() }
          sessions.set(sessionId, data)
          return sessionId
        }
        function getSession(id) { return sessions.get(id) }
        module.exports = { createSession, getSession }
      `,
      reports: [own(2)],
    },
    'a field of a service': {
      filename: 'src/auth/session.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        @Injectable()
        export class SessionService {
          private readonly sessions = new Map<string, { userId: string }>()
          create(userId: string) { const token = randomUUID(); this.sessions.set(token, { userId }); return token }
          find(token: string) { return this.sessions.get(token) }
        }
      `,
      reports: [own(4)],
    },
    'a Next.js route by cookie': {
      filename: 'app/api/me/route.ts',
      code: ts`
        import { cookies } from 'next/headers'
        const sessions = new Map<string, { userId: string }>()
        export async function POST() { const id = crypto.randomUUID(); sessions.set(id, { userId: '1' }); return new Response(id) }
        export async function GET() { const jar = await cookies(); return Response.json(sessions.get(jar.get('sid')?.value)) }
      `,
      reports: [own(2)],
    },
  },
})
