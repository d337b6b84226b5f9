import rule from '../../src/rules/no-memory-session.js'
import { testRule, ts } from '../support/test-rule.js'

const bare = (line: number) => ({ messageId: 'defaultStore', line })
const memory = (line: number) => ({ messageId: 'memoryStore', line })
const own = (line: number) => ({ messageId: 'ownStore', line })

testRule(rule, {
  valid: {
    'chat rooms by a cookie of the visitor': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { cookies } from 'next/headers'

        const histories = new Map<string, { role: string; content: string }[]>()

        export async function POST(request: Request) {
          const visitor = (await cookies()).get('visitor')?.value ?? 'anonymous'
          const history = histories.get(visitor) ?? []
          history.push(await request.json())
          histories.set(visitor, history)
          return Response.json({ length: history.length })
        }
      `,
    },
    'cache of permissions by the user\'s token': {
      filename: 'lib/permissions.ts',
      code: ts`
        import { cookies } from 'next/headers'
        import { permissionsOf } from './api'

        const cache = new Map<string, Promise<string[]>>()

        export async function permissions() {
          const token = (await cookies()).get('token')?.value ?? ''
          const known = cache.get(token)
          if (known) return known
          const loading = permissionsOf(token)
          cache.set(token, loading)
          return loading
        }
      `,
    },
    'lru of decoded sessions in front of a table': {
      filename: 'src/session-cache.ts',
      code: ts`
        import { LRUCache } from 'lru-cache'
        import { db } from './db'

        const sessions = new LRUCache<string, { userId: string }>({ max: 5_000, ttl: 15_000 })

        export async function sessionOf(request: Request) {
          const token = request.headers.get('authorization')?.slice(7) ?? ''
          const cached = sessions.get(token)
          if (cached) return cached
          const row = await db.session.findUnique({ where: { token } })
          if (row) sessions.set(token, { userId: row.userId })
          return row
        }
      `,
    },
    'LRU in front of Redis': {
      filename: 'src/auth.ts',
      code: ts`
        import { LRUCache } from 'lru-cache'
        import { randomUUID } from 'node:crypto'
        import { redis } from './redis'

        const sessions = new LRUCache<string, { userId: string }>({ max: 1_000, ttl: 30_000 })

        export async function open(userId: string) {
          const id = randomUUID()
          await redis.set(\`session:\${id}\`, userId, 'EX', 86_400)
          sessions.set(id, { userId })
          return id
        }
      `,
    },
    'node-cache of rates': {
      filename: 'src/rates.js',
      code: ts`
        const NodeCache = require('node-cache')
        const { fetchRates } = require('./provider')

        const cache = new NodeCache({ stdTTL: 600 })

        exports.rates = async (currency) => {
          const known = cache.get(currency)
          if (known) return known
          const rates = await fetchRates(currency)
          cache.set(currency, rates)
          return rates
        }
      `,
    },
    'login attempts counted by address': {
      filename: 'src/login-attempts.ts',
      code: ts`
        const attempts = new Map<string, { count: number; until: number }>()

        export function failed(email: string) {
          const entry = attempts.get(email) ?? { count: 0, until: 0 }
          entry.count += 1
          entry.until = Date.now() + 60_000
          attempts.set(email, entry)
        }
      `,
    },
    'sessions of an upload in progress': {
      filename: 'app/api/uploads/route.ts',
      code: ts`
        import { cookies } from 'next/headers'
        import { openMultipart } from '@/lib/storage'

        const uploads = new Map<string, { key: string; parts: number }>()

        export async function POST() {
          const sid = (await cookies()).get('sid')?.value ?? ''
          const id = crypto.randomUUID()
          uploads.set(id, { key: await openMultipart(sid), parts: 0 })
          return Response.json({ id })
        }
      `,
    },
    'theme by a cookie': {
      filename: 'lib/theme.ts',
      code: ts`
        import { cookies } from 'next/headers'

        const themes = new Map<string, { css: string }>()

        export async function theme() {
          const name = (await cookies()).get('theme')?.value ?? 'light'
          if (!themes.has(name)) themes.set(name, { css: \`/themes/\${name}.css\` })
          return themes.get(name)!
        }
      `,
    },
    'global prisma and its cache': {
      filename: 'lib/db.ts',
      code: ts`
        import { PrismaClient } from '@prisma/client'

        const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient; queries?: Map<string, number> }

        export const prisma = (globalForPrisma.prisma ??= new PrismaClient())
        export const queries = (globalForPrisma.queries ??= new Map<string, number>())

        export function count(name: string) {
          queries.set(name, (queries.get(name) ?? 0) + 1)
        }
      `,
    },
    'rate counts by the cookie': {
      filename: 'src/limit.ts',
      code: ts`
        import type { RequestHandler } from 'express'

        const hits = new Map<string, { count: number; since: number }>()

        export const limit: RequestHandler = (req, res, next) => {
          const key = req.cookies.sid ?? req.ip
          const entry = hits.get(key) ?? { count: 0, since: Date.now() }
          entry.count += 1
          hits.set(key, entry)
          if (entry.count > 100) return res.sendStatus(429)
          next()
        }
      `,
    },
    'clients of server-sent events by session': {
      filename: 'app/api/events/route.ts',
      code: ts`
        import { requireSession } from '@/lib/auth'

        const clients = ((globalThis as any).clients ??= new Map<string, ReadableStreamDefaultController>())

        export async function GET(request: Request) {
          const session = await requireSession(request)
          const stream = new ReadableStream({
            start(controller) {
              clients.set(session.id, controller)
              request.signal.addEventListener('abort', () => clients.delete(session.id))
            },
          })
          return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } })
        }
      `,
    },
    'iron-session keeps it in a sealed cookie': {
      filename: 'lib/session.ts',
      code: ts`
        import { getIronSession } from 'iron-session'
        import { cookies } from 'next/headers'

        export async function getSession() {
          return getIronSession<{ userId?: string }>(await cookies(), { password: process.env.SESSION_PASSWORD!, cookieName: 'sid' })
        }
      `,
    },
    'fastify session with a store of redis': {
      filename: 'src/plugins/session.ts',
      code: ts`
        import fp from 'fastify-plugin'
        import session from '@fastify/session'
        import { RedisStore } from 'connect-redis'
        import { redis } from '../redis'

        export default fp(async (app) => {
          await app.register(session, { secret: app.config.SESSION_SECRET, store: new RedisStore({ client: redis }), cookie: { secure: true } })
        })
      `,
    },
    'sessions of a recording that this process runs': {
      filename: 'src/recorder/sessions.ts',
      code: ts`
        import { chromium, type Browser } from 'playwright'
        import { randomUUID } from 'node:crypto'

        const sessions = new Map<string, { browser: Browser; startedAt: number }>()

        export async function open() {
          const id = randomUUID()
          sessions.set(id, { browser: await chromium.launch(), startedAt: Date.now() })
          return id
        }

        export async function close(id: string) {
          await sessions.get(id)?.browser.close()
          sessions.delete(id)
        }
      `,
    },
    'store set before the call where it is production': {
      filename: 'src/session.js',
      code: ts`
        const session = require('express-session')
        const { RedisStore } = require('connect-redis')
        const { redis } = require('./redis')

        const options = { secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }

        if (process.env.NODE_ENV === 'production') {
          options.store = new RedisStore({ client: redis, prefix: 'sess:' })
          options.cookie = { secure: true }
        }

        module.exports = session(options)
      `,
    },
    'cookie-session keeps it in the cookie': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const session = require('cookie-session')

        const app = express()
        app.use(session({ name: 'session', keys: [process.env.COOKIE_KEY], maxAge: 24 * 60 * 60 * 1000, httpOnly: true, secure: true }))
        app.get('/', (req, res) => res.send(\`Visits: \${(req.session.views = (req.session.views || 0) + 1)}\`))
        module.exports = app
      `,
    },
    'MCP transports of this process by session id': {
      filename: 'src/mcp.ts',
      code: ts`
        import { randomUUID } from 'node:crypto'
        import express from 'express'
        import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
        import { createMcpServer } from './mcp-server'

        const transports = new Map<string, StreamableHTTPServerTransport>()
        export const mcp = express.Router()

        mcp.post('/mcp', async (req, res) => {
          const sessionId = req.headers['mcp-session-id'] as string | undefined
          let transport = sessionId ? transports.get(sessionId) : undefined
          if (!transport) {
            transport = new StreamableHTTPServerTransport({
              sessionIdGenerator: () => randomUUID(),
              onsessioninitialized: (id) => void transports.set(id, transport!),
            })
            await createMcpServer().connect(transport)
          }
          await transport.handleRequest(req, res, req.body)
        })
      `,
    },
    'sockets of the users who are online': {
      filename: 'src/realtime/presence.ts',
      code: ts`
        import type { Server, Socket } from 'socket.io'

        const online = new Map<string, Set<Socket>>()

        export function attach(io: Server) {
          io.on('connection', (socket) => {
            const userId = socket.data.userId as string
            const sockets = online.get(userId) ?? new Set()
            sockets.add(socket)
            online.set(userId, sockets)
            socket.on('disconnect', () => sockets.delete(socket))
          })
        }
      `,
    },
    'cache of verified tokens in front of the identity provider': {
      filename: 'src/auth/introspect.ts',
      code: ts`
        import { LRUCache } from 'lru-cache'
        import { createHash } from 'node:crypto'
        import { introspect } from './idp'

        const cache = new LRUCache<string, { active: boolean; sub: string }>({ max: 5_000, ttl: 30_000 })

        export async function callerOf(req: Request) {
          const token = req.headers.get('authorization')?.slice(7) ?? ''
          const key = createHash('sha256').update(token).digest('hex')
          const known = cache.get(key)
          if (known) return known
          const answer = await introspect(token)
          cache.set(key, answer)
          return answer
        }
      `,
    },
    'revoked tokens': {
      filename: 'src/auth/revoked.js',
      code: ts`
        const jwt = require('jsonwebtoken')

        const revokedTokens = new Set()

        exports.revoke = (token) => revokedTokens.add(token)

        exports.requireAuth = (req, res, next) => {
          const token = req.headers.authorization?.split(' ')[1]
          if (!token || revokedTokens.has(token)) return res.sendStatus(401)
          req.user = jwt.verify(token, process.env.JWT_PUBLIC_KEY, { algorithms: ['RS256'] })
          next()
        }
      `,
    },
    'browser keeps drafts by session': {
      filename: 'src/features/chat/sessions.ts',
      code: ts`
        'use client'

        import { create } from 'zustand'

        const sessions = new Map<string, { title: string; draft: string }>()

        export const useChat = create<{ open: (id: string) => void; current?: string }>((set) => ({
          open: (id) => {
            if (!sessions.has(id)) sessions.set(id, { title: 'New chat', draft: '' })
            set({ current: id })
          },
        }))
      `,
    },
    'memory only while developing': {
      filename: 'src/session.ts',
      code: ts`
        import session from 'express-session'
        import MongoStore from 'connect-mongo'

        export const sessions = session({
          secret: process.env.SESSION_SECRET!,
          resave: false,
          saveUninitialized: false,
          store: process.env.NODE_ENV === 'production' ? MongoStore.create({ mongoUrl: process.env.MONGO_URL }) : undefined,
        })
      `,
    },
    'tests keep their sessions in a Map': {
      filename: 'tests/support/fake-sessions.ts',
      code: ts`
        import { randomUUID } from 'node:crypto'

        const sessions = new Map<string, { userId: string }>()

        export const fakeSessions = {
          create(userId: string) {
            const id = randomUUID()
            sessions.set(id, { userId })
            return id
          },
          get: (id: string) => sessions.get(id),
        }
      `,
    },
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
    'global map of logins under another name': {
      filename: 'lib/login-store.ts',
      code: ts`
        import { cookies } from 'next/headers'
        import { randomBytes } from 'node:crypto'

        const g = globalThis as any
        g.loginSessions = g.loginSessions || new Map()
        const store: Map<string, { userId: string }> = g.loginSessions || (g.loginSessions = new Map())

        export async function start(userId: string) {
          const id = randomBytes(16).toString('hex')
          store.set(id, { userId })
          ;(await cookies()).set('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' })
        }

        export async function userId() {
          return store.get((await cookies()).get('sid')?.value ?? '')?.userId
        }
      `,
      reports: [{ messageId: 'ownStore', line: 6 }],
    },
    'sessions of h3 by its cookie': {
      filename: 'server/utils/sessions.ts',
      code: ts`
        import { randomUUID } from 'node:crypto'
        import { getCookie, setCookie, type H3Event } from 'h3'

        const sessions = new Map<string, { userId: number }>()

        export function signIn(event: H3Event, userId: number) {
          const id = randomUUID()
          sessions.set(id, { userId })
          setCookie(event, 'sid', id, { httpOnly: true, secure: true, sameSite: 'lax' })
        }

        export const userOf = (event: H3Event) => sessions.get(getCookie(event, 'sid') ?? '')
      `,
      reports: [{ messageId: 'ownStore', line: 4 }],
    },
    'LRU cache of logins in a Hono app': {
      filename: 'src/auth.ts',
      code: ts`
        import { LRUCache } from 'lru-cache'
        import type { Context } from 'hono'
        import { getCookie } from 'hono/cookie'

        const sessions = new LRUCache<string, { userId: string }>({ max: 10_000, ttl: 86_400_000 })

        export function open(userId: string) {
          const id = crypto.randomUUID()
          sessions.set(id, { userId })
          return id
        }

        export const current = (c: Context) => sessions.get(getCookie(c, 'sid') ?? '')
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'Map in a module of a SvelteKit server': {
      filename: 'src/lib/server/sessions.ts',
      code: ts`
        import { randomBytes } from 'node:crypto'
        import type { Cookies } from '@sveltejs/kit'

        const sessions = new Map<string, { userId: string; expires: number }>()

        export function create(userId: string, cookies: Cookies) {
          const id = randomBytes(32).toString('base64url')
          sessions.set(id, { userId, expires: Date.now() + 3_600_000 })
          cookies.set('sid', id, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' })
        }

        export function read(cookies: Cookies) {
          const id = cookies.get('sid')
          return id ? sessions.get(id) : undefined
        }
      `,
      reports: [{ messageId: 'ownStore', line: 4 }],
    },
    'constructor of a service makes the Map': {
      filename: 'src/services/AuthService.js',
      code: ts`
        const { v4: uuid } = require('uuid')

        class AuthService {
          constructor(users) {
            this.users = users
            this.sessions = new Map()
          }

          async login(email, password) {
            const user = await this.users.check(email, password)
            const token = uuid()
            this.sessions.set(token, { userId: user.id, email })
            return token
          }

          userOf(token) {
            return this.sessions.get(token)
          }
        }

        module.exports = AuthService
      `,
      reports: [{ messageId: 'ownStore', line: 6 }],
    },
    'memorystore by require': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const session = require('express-session')
        const MemoryStore = require('memorystore')(session)

        const app = express()
        app.use(session({ store: new MemoryStore({ checkPeriod: 86400000 }), secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))
        module.exports = app
      `,
      reports: [{ messageId: 'memoryStore', line: 6 }],
    },
    'a Map kept on globalThis with ||=': {
      filename: 'src/lib/session-store.ts',
      code: ts`
        import { cookies } from 'next/headers'

        type Login = { userId: string; expiresAt: number }

        declare global {
          var __logins: Map<string, Login> | undefined
        }

        const store: Map<string, Login> = (globalThis.__logins ||= new Map())

        export async function getSession() {
          const sid = (await cookies()).get('sid')?.value
          if (!sid) return null
          const login = store.get(sid)
          return login && login.expiresAt > Date.now() ? login : null
        }

        export function saveSession(sid: string, login: Login) {
          store.set(sid, login)
        }
      `,
      reports: [{ messageId: 'ownStore', line: 9 }],
    },
    'global with a nullish fallback and a later assignment': {
      filename: 'lib/auth-sessions.ts',
      code: ts`
        const globalAuth = global as typeof globalThis & { sessions?: Map<string, { userId: string }> }
        const sessions = globalAuth.sessions ?? new Map<string, { userId: string }>()
        globalAuth.sessions = sessions

        export function startSession(userId: string) {
          const token = crypto.randomUUID()
          sessions.set(token, { userId })
          return token
        }

        export function userFor(request: Request) {
          const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
          return sessions.get(token)?.userId
        }
      `,
      reports: [{ messageId: 'ownStore', line: 2 }],
    },
    'node-cache holds the logins': {
      filename: 'src/auth/login.js',
      code: ts`
        const NodeCache = require('node-cache')
        const { randomUUID } = require('crypto')

        const sessions = new NodeCache({ stdTTL: 3600 })

        exports.login = (user) => {
          const sid = randomUUID()
          sessions.set(sid, { userId: user.id, role: user.role })
          return sid
        }

        exports.requireLogin = (req, res, next) => {
          const login = sessions.get(req.cookies.sid)
          if (!login) return res.sendStatus(401)
          req.user = login
          next()
        }
      `,
      reports: [{ messageId: 'ownStore', line: 4 }],
    },
    'array of sessions searched by the token': {
      filename: 'src/server.js',
      code: ts`
        const express = require('express')
        const crypto = require('crypto')
        const { check } = require('./users')

        const app = express()
        const sessions = []

        app.post('/login', express.json({ limit: '5kb' }), async (req, res) => {
          const user = await check(req.body)
          if (!user) return res.sendStatus(401)
          const token = crypto.randomBytes(32).toString('hex')
          sessions.push({ token, userId: user.id })
          res.json({ token })
        })

        app.get('/me', (req, res) => {
          const session = sessions.find((entry) => entry.token === req.headers['x-token'])
          if (!session) return res.sendStatus(401)
          res.json({ id: session.userId })
        })

        app.listen(3000)
      `,
      reports: [{ messageId: 'ownStore', line: 6 }],
    },
    'express-session options in a function with a spread of cookie only': {
      filename: 'src/middleware/session.ts',
      code: ts`
        import session from 'express-session'
        import { env } from '../env'

        const cookie = { httpOnly: true, secure: env.isProduction, maxAge: 86_400_000 }

        export function sessionMiddleware() {
          return session({ name: 'sid', secret: env.SESSION_SECRET, resave: false, saveUninitialized: false, rolling: true, cookie: { ...cookie } })
        }
      `,
      reports: [{ messageId: 'defaultStore', line: 7 }],
    },
    'Hono sessions in an object of a factory': {
      filename: 'src/auth/store.ts',
      code: ts`
        import { randomBytes } from 'node:crypto'
        import type { Context } from 'hono'
        import { getCookie } from 'hono/cookie'

        const loggedIn: { [sid: string]: { userId: number; since: Date } } = Object.create(null)

        export const authStore = {
          add(userId: number) {
            const sid = randomBytes(24).toString('base64url')
            loggedIn[sid] = { userId, since: new Date() }
            return sid
          },
          current(c: Context) {
            return loggedIn[getCookie(c, 'sid') ?? '']
          },
          remove(sid: string) {
            delete loggedIn[sid]
          },
        }
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'express-session of a Passport app': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const session = require('express-session')
        const passport = require('passport')

        const app = express()
        app.use(session({
          secret: process.env.SESSION_SECRET,
          resave: false,
          saveUninitialized: false,
          cookie: { secure: true, httpOnly: true, maxAge: 1000 * 60 * 60 * 24 },
        }))
        app.use(passport.session())
        module.exports = app
      `,
      reports: [{ messageId: 'defaultStore', line: 6 }],
    },
    'memorystore as the Replit scaffold writes it': {
      filename: 'server/index.ts',
      code: ts`
        import express from 'express'
        import session from 'express-session'
        import createMemoryStore from 'memorystore'

        const MemoryStore = createMemoryStore(session)
        const app = express()

        app.use(
          session({
            cookie: { maxAge: 86400000 },
            store: new MemoryStore({ checkPeriod: 86400000 }),
            resave: false,
            saveUninitialized: false,
            secret: process.env.SESSION_SECRET!,
          }),
        )
        app.listen(5000)
      `,
      reports: [{ messageId: 'memoryStore', line: 11 }],
    },
    'Hono with a Map of sessions looked up by the cookie': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { getCookie, setCookie } from 'hono/cookie'
        import { checkLogin } from './users'

        const active = new Map<string, { userId: string; expires: number }>()
        const app = new Hono()

        app.post('/login', async (c) => {
          const user = await checkLogin(await c.req.json())
          if (!user) return c.json({ error: 'Wrong password' }, 401)
          const sid = crypto.randomUUID()
          active.set(sid, { userId: user.id, expires: Date.now() + 86_400_000 })
          setCookie(c, 'sid', sid, { httpOnly: true, secure: true, sameSite: 'Lax' })
          return c.json({ ok: true })
        })

        app.get('/me', (c) => {
          const entry = active.get(getCookie(c, 'sid') ?? '')
          return entry ? c.json({ id: entry.userId }) : c.json({ error: 'Unauthorized' }, 401)
        })

        export default app
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'object of tokens in a JS service': {
      filename: 'server/services/auth.js',
      code: ts`
        const crypto = require('crypto')
        const users = require('./users')

        const tokens = {}

        exports.login = async (email, password) => {
          const user = await users.check(email, password)
          const token = crypto.randomBytes(24).toString('hex')
          tokens[token] = { userId: user.id, createdAt: Date.now() }
          return token
        }

        exports.requireLogin = (req, res, next) => {
          const token = (req.headers.authorization || '').replace('Bearer ', '')
          const login = tokens[token]
          if (!login) return res.status(401).json({ error: 'Please sign in' })
          req.userId = login.userId
          next()
        }
      `,
      reports: [{ messageId: 'ownStore', line: 4 }],
    },
    'class with a static Map in Nest': {
      filename: 'src/auth/session.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { randomUUID } from 'node:crypto'

        @Injectable()
        export class SessionService {
          private readonly sessions = new Map<string, { userId: string; createdAt: Date }>()

          create(userId: string) {
            const id = randomUUID()
            this.sessions.set(id, { userId, createdAt: new Date() })
            return id
          }

          userOf(sessionId: string) {
            return this.sessions.get(sessionId)?.userId
          }
        }
      `,
      reports: [{ messageId: 'ownStore', line: 6 }],
    },
    'MemoryStore of express-session given on purpose': {
      filename: 'src/session.ts',
      code: ts`
        import session, { MemoryStore } from 'express-session'

        const options: session.SessionOptions = {
          name: 'sid',
          secret: process.env.SESSION_SECRET!,
          resave: false,
          saveUninitialized: false,
          store: new MemoryStore(),
        }

        export const sessions = session(options)
      `,
      reports: [{ messageId: 'memoryStore', line: 8 }],
    },
    'sessions as a Record in a tRPC context file': {
      filename: 'src/server/context.ts',
      code: ts`
        import type { CreateHTTPContextOptions } from '@trpc/server/adapters/standalone'
        import { parse } from 'cookie'
        import { nanoid } from 'nanoid'

        const sessionStore: Record<string, { userId: string }> = {}

        export function openSession(userId: string) {
          const id = nanoid(40)
          sessionStore[id] = { userId }
          return id
        }

        export function createContext({ req }: CreateHTTPContextOptions) {
          const { sid } = parse(req.headers.cookie ?? '')
          return { session: sid ? sessionStore[sid] : undefined }
        }
      `,
      reports: [{ messageId: 'ownStore', line: 5 }],
    },
    'Nest main with express-session': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import * as session from 'express-session'
        import * as passport from 'passport'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.use(
            session({
              secret: process.env.SESSION_SECRET,
              resave: false,
              saveUninitialized: false,
            }),
          )
          app.use(passport.initialize())
          app.use(passport.session())
          await app.listen(3000)
        }
        bootstrap()
      `,
      reports: [{ messageId: 'defaultStore', line: 9 }],
    },
    'Next route handlers share a global Map of logins': {
      filename: 'lib/sessions.ts',
      code: ts`
        import 'server-only'
        import { cookies } from 'next/headers'

        interface Session {
          userId: string
          role: 'admin' | 'member'
        }

        const globalForSessions = globalThis as unknown as { logins?: Map<string, Session> }
        const logins = (globalForSessions.logins ??= new Map<string, Session>())

        export async function signIn(session: Session) {
          const id = crypto.randomUUID()
          logins.set(id, session)
          ;(await cookies()).set('session', id, { httpOnly: true, secure: true, sameSite: 'lax' })
        }

        export async function currentSession() {
          const id = (await cookies()).get('session')?.value
          return id ? logins.get(id) : undefined
        }
      `,
      reports: [{ messageId: 'ownStore', line: 10 }],
    },
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
