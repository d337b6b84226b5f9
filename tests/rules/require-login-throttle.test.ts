import rule from '../../src/rules/require-login-throttle.js'
import { testRule, ts } from '../support/test-rule.js'

const nest = { controllers: true }

testRule(rule, {
  valid: {
    'a limiter in the chain': { code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { loginLimiter } from './limits'
      export const auth = Router()
      auth.post('/login', loginLimiter, async (req, res) => {
        const user = await users.findOne({ email: req.body.email })
        res.json({ ok: await bcrypt.compare(req.body.password, user.hash) })
      })
    ` },
    'a limiter for the whole app': { code: ts`
      import bcrypt from 'bcrypt'
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      const app = express()
      app.use(rateLimit({ windowMs: 60_000, max: 100 }))
      app.post('/login', async (req, res) => { res.json({ ok: await bcrypt.compare(req.body.password, (await find(req.body.email)).hash) }) })
      app.listen(3000)
    ` },
    'a count of failures in the row': { code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { pool } from './db'
      export const auth = Router()
      auth.post('/login', async (req, res) => {
        const { rows } = await pool.query('SELECT hash, locked_until FROM users WHERE email = $1', [req.body.email])
        if (rows[0].locked_until > new Date()) return res.status(423).end()
        res.json({ ok: await bcrypt.compare(req.body.password, rows[0].hash) })
      })
    ` },
    'a captcha in a server action': { filename: 'src/app/login/actions.ts', code: ts`
      'use server'
      import { compare } from 'bcryptjs'
      import { db } from '@/lib/db'
      import { verifyTurnstile } from '@/lib/turnstile'
      export async function login(form: FormData) {
        await verifyTurnstile(form.get('cf-response'))
        const user = await db.user.findUnique({ where: { email: String(form.get('email')) } })
        return compare(String(form.get('password')), user.passwordHash)
      }
    ` },
    'an answer of 429': { filename: 'src/app/api/login/route.ts', code: ts`
      import { compare } from 'bcryptjs'
      import { db } from '@/lib/db'
      import { tries } from '@/lib/tries'
      export async function POST(request: Request) {
        const { email, password } = await request.json()
        if (await tries.exceeded(email)) return new Response(null, { status: 429 })
        const user = await db.user.findUnique({ where: { email } })
        return Response.json({ ok: await compare(password, user.passwordHash) })
      }
    ` },
    'unknown middleware in the chain': { code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { shield } from './shield'
      export const auth = Router()
      auth.post('/login', shield, async (req, res) => { res.json({ ok: await bcrypt.compare(req.body.password, (await find(req.body.email)).hash) }) })
    ` },
    'unknown middleware of the router': { code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { shield } from './shield'
      export const auth = Router()
      auth.use(shield)
      auth.post('/login', async (req, res) => { res.json({ ok: await bcrypt.compare(req.body.password, (await find(req.body.email)).hash) }) })
    ` },
    'an unknown wrapper': { filename: 'src/app/api/login/route.ts', code: ts`
      import { compare } from 'bcryptjs'
      import { db } from '@/lib/db'
      import { handler } from '@/lib/handler'
      export const POST = handler(async (request: Request) => {
        const { email, password } = await request.json()
        const user = await db.user.findUnique({ where: { email } })
        return Response.json({ ok: await compare(password, user.passwordHash) })
      })
    ` },
    'a helper of the project that is given the request': { filename: 'src/app/api/login/route.ts', code: ts`
      import { compare } from 'bcryptjs'
      import { db } from '@/lib/db'
      import { slowly } from '@/lib/slowly'
      import { gate } from '@/lib/gate'
      export async function POST(request: Request) {
        await gate(request)
        const { email, password } = await request.json()
        const user = await db.user.findUnique({ where: { email } })
        return Response.json({ ok: await compare(password, user.passwordHash) })
      }
    ` },
    'a login of a hosted provider, which limits itself': { filename: 'src/app/login/actions.ts', code: ts`
      'use server'
      import { redirect } from 'next/navigation'
      import { createClient } from '@/lib/supabase/server'
      export async function login(form: FormData) {
        const supabase = await createClient()
        const { error } = await supabase.auth.signInWithPassword({ email: String(form.get('email')), password: String(form.get('password')) })
        if (error) redirect('/error')
        redirect('/')
      }
    ` },
    'a login that a service checks': { code: ts`
      import { Router } from 'express'
      import { authService } from './authService'
      export const auth = Router()
      auth.post('/login', async (req, res) => { res.json(await authService.login(req.body.email, req.body.password)) })
    ` },
    'a change of the password by who is signed in': { code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { requireAuth } from './auth'
      export const account = Router()
      account.post('/change-password', requireAuth, async (req, res) => { res.json({ ok: await bcrypt.compare(req.body.password, req.user.hash) }) })
    ` },
    'a change of the password in an action': { filename: 'src/app/settings/actions.ts', code: ts`
      'use server'
      import { compare, hash } from 'bcryptjs'
      import { auth } from '@/auth'
      import { db } from '@/lib/db'
      export async function changePassword(current: string, next: string) {
        const session = await auth()
        const user = await db.user.findUnique({ where: { id: session.user.id } })
        if (await compare(current, user.password)) await db.user.update({ where: { id: user.id }, data: { password: await hash(next, 12) } })
      }
    ` },
    'a link of an e-mail with a long random token': { filename: 'src/app/api/verify-email/route.ts', code: ts`
      import { db } from '@/lib/db'
      export async function POST(request: Request) {
        const { token } = await request.json()
        await db.user.update({ where: { verificationToken: token }, data: { verified: true } })
        return Response.json({})
      }
    ` },
    'a new password by the token of a link': { filename: 'src/app/api/reset-password/route.ts', code: ts`
      import { hash } from 'bcryptjs'
      import { db } from '@/lib/db'
      export async function POST(request: Request) {
        const { token, password } = await request.json()
        await db.user.update({ where: { resetToken: token }, data: { password: await hash(password, 12) } })
        return Response.json({})
      }
    ` },
    'Better Auth, which has a limiter': { filename: 'src/lib/auth.ts', code: ts`
      import { betterAuth } from 'better-auth'
      export const auth = betterAuth({ emailAndPassword: { enabled: true } })
    ` },
    'Auth.js without a password of its own': { filename: 'src/auth.ts', code: ts`
      import NextAuth from 'next-auth'
      import GitHub from 'next-auth/providers/github'
      export const { handlers, auth } = NextAuth({ providers: [GitHub] })
    ` },
    'a controller of Nest': { code: ts`
      import { Body, Controller, Post } from '@nestjs/common'
      import * as bcrypt from 'bcrypt'
      @Controller('auth')
      export class AuthController {
        constructor(private readonly prisma: PrismaService) {}
        @Post('login')
        async login(@Body() body: LoginDto) {
          const user = await this.prisma.user.findUnique({ where: { email: body.email } })
          return bcrypt.compare(body.password, user.password)
        }
      }
    ` },
    'a throttled controller of Nest': { options: nest, code: ts`
      import { Body, Controller, Post } from '@nestjs/common'
      import { Throttle } from '@nestjs/throttler'
      import * as bcrypt from 'bcrypt'
      @Controller('auth')
      export class AuthController {
        constructor(private readonly prisma: PrismaService) {}
        @Throttle({ default: { limit: 5, ttl: 60_000 } })
        @Post('login')
        async login(@Body() body: LoginDto) {
          const user = await this.prisma.user.findUnique({ where: { email: body.email } })
          return bcrypt.compare(body.password, user.password)
        }
      }
    ` },
    'a limiter that the settings name': { settings: { rateLimiters: ['calmly'] }, code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { calmly } from '@acme/calm'
      export const auth = Router()
      auth.post('/login', calmly, async (req, res) => { res.json({ ok: await bcrypt.compare(req.body.password, (await find(req.body.email)).hash) }) })
    ` },
    'two passwords that were sent': { code: ts`
      import { Router } from 'express'
      import { register } from './service'
      export const auth = Router()
      auth.post('/register', async (req, res) => {
        if (req.body.password !== req.body.confirmPassword) return res.status(400).end()
        res.json(await register(req.body))
      })
    ` },
    'an account that the operator makes': { code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { requireAdmin } from './auth'
      import { prisma } from './db'
      export const people = Router()
      people.post('/register', requireAdmin, async (req, res) => {
        res.json(await prisma.user.create({ data: { email: req.body.email, password: await bcrypt.hash(req.body.password, 12) } }))
      })
    ` },
  },
  invalid: {
    'a login of Express': { reports: [{ messageId: 'unlimitedLogin', data: { route: 'POST /login' }, line: 5 }], code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { prisma } from './db'
      export const auth = Router()
      auth.post('/login', async (req, res) => {
        const { email, password } = req.body
        const user = await prisma.user.findUnique({ where: { email } })
        if (!user || !(await bcrypt.compare(password, user.password))) return res.status(401).json({ error: 'Wrong' })
        res.json({ id: user.id })
      })
    ` },
    'a login after validation only': { filename: 'server.js', reports: ['unlimitedLogin'], code: ts`
      const argon2 = require('argon2')
      const express = require('express')
      const helmet = require('helmet')
      const { validate } = require('./validate')
      const app = express()
      app.use(helmet())
      app.use(express.json({ limit: '10kb' }))
      app.post('/api/login', validate(loginSchema), async (req, res) => {
        const user = await User.findOne({ email: req.body.email })
        res.json({ ok: await argon2.verify(user.digest, req.body.password) })
      })
      app.listen(3000)
    ` },
    'a login with a method of the model': { reports: ['unlimitedLogin'], code: ts`
      import { Router } from 'express'
      import asyncHandler from 'express-async-handler'
      import User from '../models/userModel'
      const router = Router()
      router.post('/login', asyncHandler(async (req, res) => {
        const { email, password } = req.body
        const user = await User.findOne({ email })
        if (user && (await user.matchPassword(password))) res.json({ id: user._id })
        else res.status(401).end()
      }))
      export default router
    ` },
    'a digest that is compared by hand': { reports: ['unlimitedLogin'], code: ts`
      import { createHash } from 'node:crypto'
      import { Router } from 'express'
      import { pool } from './db'
      export const auth = Router()
      auth.post('/login', async (req, res) => {
        const { rows } = await pool.query('SELECT id, password_hash FROM users WHERE email = $1 LIMIT 1', [req.body.email])
        const inputHash = createHash('sha256').update(req.body.password).digest('hex')
        if (rows[0].password_hash === inputHash) return res.json({ id: rows[0].id })
        res.status(401).end()
      })
    ` },
    'a password of the environment': { filename: 'src/app/api/admin/login/route.ts', reports: ['unlimitedLogin'], code: ts`
      export async function POST(request: Request) {
        const { password } = await request.json()
        if (password !== process.env.ADMIN_PASSWORD) return new Response(null, { status: 401 })
        return Response.json({ ok: true })
      }
    ` },
    'a server action': { filename: 'src/app/login/actions.ts', reports: [{ messageId: 'unlimitedLogin', data: { route: 'server action signIn' } }], code: ts`
      'use server'
      import { compare } from 'bcryptjs'
      import { eq } from 'drizzle-orm'
      import { db } from '@/db'
      import { users } from '@/db/schema'
      import { setSession } from '@/lib/session'
      export async function signIn(form: FormData) {
        const [user] = await db.select().from(users).where(eq(users.email, String(form.get('email')))).limit(1)
        if (!user || !(await compare(String(form.get('password')), user.passwordHash))) return { error: 'Wrong' }
        await setSession(user)
      }
    ` },
    'Auth.js with a password of its own': { filename: 'src/auth.ts', reports: [{ messageId: 'unlimitedLogin', data: { route: 'authorize' } }], code: ts`
      import bcrypt from 'bcryptjs'
      import NextAuth from 'next-auth'
      import Credentials from 'next-auth/providers/credentials'
      import { db } from '@/lib/db'
      export const { handlers, auth } = NextAuth({
        providers: [
          Credentials({
            async authorize(credentials) {
              const user = await db.user.findUnique({ where: { email: credentials.email as string } })
              if (!user) return null
              return (await bcrypt.compare(credentials.password as string, user.password)) ? user : null
            },
          }),
        ],
      })
    ` },
    'NextAuth 4 in its route': { filename: 'src/pages/api/auth/[...nextauth].ts', reports: ['unlimitedLogin'], code: ts`
      import { compare } from 'bcrypt'
      import NextAuth from 'next-auth'
      import CredentialsProvider from 'next-auth/providers/credentials'
      import { prisma } from '../../../lib/prisma'
      export const authOptions = {
        providers: [
          CredentialsProvider({
            name: 'credentials',
            authorize: async (credentials) => {
              const user = await prisma.user.findUnique({ where: { email: credentials.email } })
              if (!user || !(await compare(credentials.password, user.hashedPassword))) throw new Error('Invalid')
              return user
            },
          }),
        ],
      }
      export default NextAuth(authOptions)
    ` },
    'a registration': { reports: [{ messageId: 'unlimitedRegistration', data: { route: 'POST /register' } }], code: ts`
      import bcrypt from 'bcrypt'
      import { Router } from 'express'
      import { prisma } from './db'
      export const auth = Router()
      auth.post('/register', async (req, res) => {
        const user = await prisma.user.create({ data: { email: req.body.email, password: await bcrypt.hash(req.body.password, 12) } })
        res.status(201).json({ id: user.id })
      })
    ` },
    'a registration of Hono': { reports: ['unlimitedRegistration'], code: ts`
      import { hash } from '@node-rs/argon2'
      import { Hono } from 'hono'
      import { db } from './db'
      import { users } from './schema'
      export const auth = new Hono()
      auth.post('/signup', async (c) => {
        const { email, password } = await c.req.json()
        await db.insert(users).values({ email, passwordHash: await hash(password) })
        return c.json({ ok: true })
      })
    ` },
    'a form action of SvelteKit': { filename: 'src/routes/login/+page.server.ts', reports: ['unlimitedLogin'], code: ts`
      import { verify } from '@node-rs/argon2'
      import { fail, redirect } from '@sveltejs/kit'
      import { db } from '$lib/server/db'
      export const actions = {
        login: async ({ request }) => {
          const form = await request.formData()
          const user = await db.user.findUnique({ where: { email: form.get('email') } })
          if (!user || !(await verify(user.passwordHash, form.get('password')))) return fail(400)
          redirect(302, '/')
        },
      }
    ` },
    'a reset that mails a link': { reports: [{ messageId: 'unlimitedReset', data: { route: 'POST /forgot-password' } }], code: ts`
      import { randomBytes } from 'node:crypto'
      import { Router } from 'express'
      import { pool } from './db'
      import { sendMail } from './mailer'
      export const auth = Router()
      auth.post('/forgot-password', async (req, res) => {
        const token = randomBytes(20).toString('hex')
        await pool.query('UPDATE users SET reset_token = $1 WHERE email = $2', [token, req.body.email])
        await sendMail(req.body.email, 'Reset your password', token)
        res.json({ ok: true })
      })
    ` },
    'a code of six digits': { reports: [{ messageId: 'unlimitedCode', data: { route: 'POST /verify-otp' } }], code: ts`
      import { Router } from 'express'
      import { prisma } from './db'
      export const auth = Router()
      auth.post('/verify-otp', async (req, res) => {
        const user = await prisma.user.findUnique({ where: { phone: req.body.phone } })
        if (user.otp !== req.body.otp) return res.status(400).end()
        res.json({ id: user.id })
      })
    ` },
    'a code of an authenticator': { filename: 'src/app/api/2fa/verify/route.ts', reports: ['unlimitedCode'], code: ts`
      import { authenticator } from 'otplib'
      import { db } from '@/lib/db'
      export async function POST(request: Request) {
        const { email, code } = await request.json()
        const user = await db.user.findUnique({ where: { email } })
        return Response.json({ ok: authenticator.verify({ token: code, secret: user.secret }) })
      }
    ` },
    'a public procedure of tRPC': { filename: 'src/server/routers/auth.ts', reports: ['unlimitedLogin'], code: ts`
      import { compare } from 'bcrypt'
      import { z } from 'zod'
      import { prisma } from '../db'
      import { publicProcedure, router } from '../trpc'
      export const auth = router({
        login: publicProcedure.input(z.object({ email: z.string(), password: z.string() })).mutation(async ({ input }) => {
          const user = await prisma.user.findUnique({ where: { email: input.email } })
          return compare(input.password, user.password)
        }),
      })
    ` },
    'a login of Fastify': { reports: ['unlimitedLogin'], code: ts`
      import { compare } from 'bcrypt'
      import { prisma } from './db'
      export default async function auth(fastify) {
        fastify.post('/login', { schema: { body: loginBody } }, async (request, reply) => {
          const user = await prisma.user.findUnique({ where: { email: request.body.email } })
          if (!(await compare(request.body.password, user.password))) return reply.code(401).send()
          return { token: fastify.jwt.sign({ id: user.id }) }
        })
      }
    ` },
    'a controller of Nest where those are asked for': { options: nest, reports: ['unlimitedLogin'], code: ts`
      import { Body, Controller, Post } from '@nestjs/common'
      import * as bcrypt from 'bcrypt'
      @Controller('auth')
      export class AuthController {
        constructor(private readonly prisma: PrismaService) {}
        @Post('login')
        async login(@Body() body: LoginDto) {
          const user = await this.prisma.user.findUnique({ where: { email: body.email } })
          return bcrypt.compare(body.password, user.password)
        }
      }
    ` },
  },
})
