import rule from '../../src/rules/no-memory-session.js'
import { testRule, ts } from '../support/test-rule.js'

const store = (line: number) => ({ messageId: 'memoryStore', line })
const map = (line: number) => ({ messageId: 'memoryMap', line })

testRule(rule, {
  valid: {
    'a store in Redis': ts`
      import session from 'express-session'
      import { RedisStore } from 'connect-redis'
      app.use(session({ secret, store: new RedisStore({ client }), resave: false }))
    `,
    'a store in Postgres, CommonJS': ts`
      const session = require('express-session')
      const PgStore = require('connect-pg-simple')(session)
      app.use(session({ store: new PgStore({ pool }), secret }))
    `,
    'options whose store is assigned later': ts`
      import session from 'express-session'
      const options = { secret, resave: false }
      if (production) options.store = new RedisStore({ client })
      app.use(session(options))
    `,
    'options from elsewhere': ts`
      import session from 'express-session'
      import { sessionOptions } from './config'
      app.use(session(sessionOptions))
    `,
    'options with a spread': ts`
      import session from 'express-session'
      app.use(session({ ...shared, secret }))
    `,
    'memory in development only': ts`
      import session from 'express-session'
      if (process.env.NODE_ENV !== 'production') app.use(session({ secret }))
    `,
    'a store of memory in development only': ts`
      import session, { MemoryStore } from 'express-session'
      app.use(session({ secret, store: process.env.NODE_ENV === 'production' ? new RedisStore({ client }) : new MemoryStore() }))
    `,
    'a store that may be Redis': ts`
      import session, { MemoryStore } from 'express-session'
      app.use(session({ secret, store: redis ? new RedisStore({ client: redis }) : new MemoryStore() }))
    `,
    'a store from a factory': ts`
      import session from 'express-session'
      import { createStore } from './store'
      app.use(session({ secret, store: createStore(session) }))
    `,
    'shorthand of a store': ts`
      import session from 'express-session'
      import { store } from './store'
      app.use(session({ secret, store }))
    `,
    'a session in the cookie': ts`
      import cookieSession from 'cookie-session'
      app.use(cookieSession({ name: 'session', keys: [key] }))
    `,
    'Fastify with a store': ts`
      import fastifySession from '@fastify/session'
      await app.register(fastifySession, { secret, store: new RedisStore({ client }) })
    `,
    'Fastify with the session in the cookie': ts`
      import secureSession from '@fastify/secure-session'
      await app.register(secureSession, { key })
    `,
    'koa-session, which is a cookie': ts`
      import session from 'koa-session'
      app.use(session({ key: 'sid' }, app))
    `,
    'sockets by session': ts`
      import express from 'express'
      const sessions = new Map()
      app.post('/mcp', (req, res) => {
        const sessionId = req.headers['mcp-session-id']
        const found = sessions.get(sessionId)
        sessions.set(sessionId, { transport: new Transport(), user: req.user })
      })
    `,
    'terminals': ts`
      import { spawn } from 'node-pty'
      const sessions = new Map()
      export function open(sessionId, userId) {
        sessions.set(sessionId, { pty: spawn('bash'), userId })
      }
      export const get = (sessionId) => sessions.get(sessionId)
    `,
    'sessions of something else': ts`
      import express from 'express'
      const sessions = new Map()
      app.post('/upload', (req, res) => sessions.set(req.body.uploadId, { chunks: [] }))
      app.get('/upload/:id', (req, res) => res.json(sessions.get(req.params.id)))
    `,
    'a map of a function': ts`
      export function group(rows) {
        const sessions = new Map()
        for (const row of rows) sessions.set(row.token, { userId: row.userId })
        return rows.map(({ token }) => sessions.get(token))
      }
    `,
    'Remix sessions in a cookie': ts`
      import { createCookieSessionStorage } from '@remix-run/node'
      export const storage = createCookieSessionStorage({ cookie: { name: '__session' } })
    `,
    'a session function of the project': ts`
      import session from './session'
      app.use(session({ secret }))
    `,
    'a test': {
      code: ts`
        import session from 'express-session'
        app.use(session({ secret: 'x' }))
      `,
      filename: 'tests/app.test.ts',
    },
  },
  invalid: {
    'express-session without a store': {
      code: ts`
        import session from 'express-session'
        app.use(session({ secret: process.env.SECRET!, resave: false, saveUninitialized: false }))
      `,
      reports: [store(2)],
    },
    'CommonJS, a renamed import and a constant': {
      code: ts`
        const expressSession = require('express-session')
        const options = { secret: process.env.SECRET, cookie: { secure: true } }
        app.use(expressSession(options))
      `,
      filename: 'server.js',
      reports: [store(3)],
    },
    'no options': {
      code: ts`
        import session from 'express-session'
        app.use(session())
      `,
      reports: [store(2)],
    },
    'NestJS': {
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import * as session from 'express-session'
        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.use(session({ secret, resave: false }))
          await app.listen(3000)
        }
      `,
      reports: [store(5)],
    },
    'MemoryStore': {
      code: ts`
        import session from 'express-session'
        app.use(session({ secret, store: new session.MemoryStore() }))
      `,
      reports: [store(2)],
    },
    'the memorystore package': {
      code: ts`
        import session from 'express-session'
        import createMemoryStore from 'memorystore'
        const MemoryStore = createMemoryStore(session)
        app.use(session({ secret, store: new MemoryStore({ checkPeriod: 86400000 }) }))
      `,
      reports: [store(4)],
    },
    'the memorystore package, CommonJS': {
      code: ts`
        const session = require('express-session')
        const MemoryStore = require('memorystore')(session)
        app.use(session({ secret, store: new MemoryStore({ checkPeriod: 86400000 }) }))
      `,
      filename: 'server.js',
      reports: [store(3)],
    },
    'memory in production': {
      code: ts`
        import session, { MemoryStore } from 'express-session'
        const isProduction = process.env.NODE_ENV === 'production'
        app.use(session({ secret, store: isProduction ? new MemoryStore() : undefined }))
      `,
      reports: [store(3)],
    },
    'a store in a constant': {
      code: ts`
        import session from 'express-session'
        const store = new session.MemoryStore()
        app.use(session({ secret, store }))
      `,
      reports: [store(3)],
    },
    'Fastify': {
      code: ts`
        import Fastify from 'fastify'
        import fastifyCookie from '@fastify/cookie'
        import fastifySession from '@fastify/session'
        const app = Fastify()
        app.register(fastifyCookie)
        app.register(fastifySession, { secret: process.env.SECRET, cookie: { secure: true } })
      `,
      reports: [store(6)],
    },
    'Fastify, CommonJS in place': {
      code: ts`
        const app = require('fastify')()
        app.register(require('@fastify/session'), { secret })
      `,
      filename: 'server.js',
      reports: [store(2)],
    },
    'Hono': {
      code: ts`
        import { Hono } from 'hono'
        import { sessionMiddleware, MemoryStore } from 'hono-sessions'
        const app = new Hono()
        const store = new MemoryStore()
        app.use('*', sessionMiddleware({ store, encryptionKey: key }))
      `,
      reports: [store(5)],
    },
    'Remix': {
      code: ts`
        import { createMemorySessionStorage } from '@remix-run/node'
        export const { getSession } = createMemorySessionStorage({ cookie: { name: '__session' } })
      `,
      reports: [store(2)],
    },
    'a Map looked up by a cookie': {
      code: ts`
        import express from 'express'
        const app = express()
        const sessions = new Map<string, Session>()
        app.post('/login', async (req, res) => {
          const sid = crypto.randomUUID()
          sessions.set(sid, { userId: user.id, createdAt: Date.now() })
          res.cookie('sid', sid, { httpOnly: true, secure: true, sameSite: 'lax' })
        })
        app.get('/me', (req, res) => res.json(sessions.get(req.cookies.sid)))
      `,
      reports: [map(3)],
    },
    'an object looked up by a token': {
      code: ts`
        const http = require('http')
        const sessions = {}
        function login(user) {
          const token = crypto.randomBytes(32).toString('hex')
          sessions[token] = { username: user.name, role: user.role }
          return token
        }
        const whoIs = (token) => sessions[token]
        http.createServer((req, res) => res.end(whoIs(req.headers.authorization))).listen(3000)
      `,
      filename: 'server.js',
      reports: [map(2)],
    },
    'a field of a service': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        @Injectable()
        export class AuthService {
          private readonly activeSessions = new Map<string, { userId: string }>()
          login(userId: string) {
            const sessionId = randomUUID()
            this.activeSessions.set(sessionId, { userId })
            return sessionId
          }
          find(sessionId: string) {
            return this.activeSessions.get(sessionId)
          }
        }
      `,
      reports: [map(4)],
    },
  },
})
