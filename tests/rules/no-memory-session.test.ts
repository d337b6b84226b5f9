import rule from '../../src/rules/no-memory-session.js'
import { testRule, ts } from '../support/test-rule.js'

const bare = (line: number) => ({ messageId: 'defaultStore', line })
const memory = (line: number) => ({ messageId: 'memoryStore', line })
const own = (line: number) => ({ messageId: 'ownStore', line })

testRule(rule, {
  valid: {
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
