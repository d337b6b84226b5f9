import rule from '../../src/rules/require-csrf-protection.js'
import { testRule, ts } from '../support/test-rule.js'

const none = (line: number) => ({ messageId: 'crossSiteCookie', line })
const unsaid = (line: number) => ({ messageId: 'unsaidSameSite', line })
const everything = { scope: 'everything' }

testRule(rule, {
  valid: {
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
