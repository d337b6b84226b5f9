import { afterEach, describe, expect, it } from 'vitest'
import rule from '../../src/rules/require-login-throttle.js'
import { lintProject, projectWith, removeProjects, type Files } from '../support/temporary-project.js'
import { testRule, ts } from '../support/test-rule.js'

afterEach(removeProjects)

const nest = { controllers: true }

testRule(rule, {
  valid: {
    'limiter in the chain': {
      code: ts`
        import bcrypt from 'bcrypt'
        import { Router } from 'express'
        import rateLimit from 'express-rate-limit'
        import { users } from './users'

        const auth = rateLimit({ windowMs: 15 * 60 * 1000, limit: 10 })
        export const router = Router()
        router.post('/login', auth, async (req, res) => {
          const user = await users.byEmail(req.body.email)
          res.json({ ok: user !== null && (await bcrypt.compare(req.body.password, user.hash)) })
        })
      `,
    },
    'limiter for the whole app under another name': {
      code: ts`
        import express from 'express'
        import { rateLimit as limitRequests } from 'express-rate-limit'
        import bcrypt from 'bcrypt'
        import { users } from './users'

        const app = express()
        app.use('/auth', limitRequests({ windowMs: 60_000, limit: 20 }))
        app.post('/auth/login', async (req, res) => {
          const user = await users.byEmail(req.body.email)
          res.json({ ok: user !== null && (await bcrypt.compare(req.body.password, user.hash)) })
        })
        app.listen(3000)
      `,
    },
    'failed tries are counted on the row': {
      filename: 'app/login/actions.ts',
      code: ts`
        'use server'
        import { compare } from 'bcryptjs'
        import { db } from '@/lib/db'

        export async function login(formData: FormData) {
          const user = await db.user.findUnique({ where: { email: String(formData.get('email')) } })
          if (!user || (user.lockedUntil && user.lockedUntil > new Date())) return { error: 'Invalid' }
          if (!(await compare(String(formData.get('password')), user.passwordHash))) {
            await db.user.update({ where: { id: user.id }, data: { failedLogins: { increment: 1 } } })
            return { error: 'Invalid' }
          }
          return { ok: true }
        }
      `,
    },
    'upstash in a route': {
      filename: 'app/api/login/route.ts',
      code: ts`
        import { Ratelimit } from '@upstash/ratelimit'
        import { Redis } from '@upstash/redis'
        import bcrypt from 'bcryptjs'
        import { prisma } from '@/lib/prisma'

        const ratelimit = new Ratelimit({ redis: Redis.fromEnv(), limiter: Ratelimit.slidingWindow(5, '1 m') })

        export async function POST(req: Request) {
          const { success } = await ratelimit.limit(req.headers.get('x-forwarded-for') ?? 'anonymous')
          if (!success) return new Response('Too many requests', { status: 429 })
          const { email, password } = await req.json()
          const user = await prisma.user.findUnique({ where: { email } })
          return Response.json({ ok: user !== null && (await bcrypt.compare(password, user.passwordHash)) })
        }
      `,
    },
    'unknown middleware may be the limit': {
      code: ts`
        import bcrypt from 'bcrypt'
        import { Router } from 'express'
        import { shield } from '../middleware/shield'
        import { users } from '../users'

        const router = Router()
        router.post('/login', shield('login'), async (req, res) => {
          const user = await users.byEmail(req.body.email)
          res.json({ ok: user !== null && (await bcrypt.compare(req.body.password, user.hash)) })
        })
        export default router
      `,
    },
    'turnstile before sign-up': {
      filename: 'app/api/signup/route.ts',
      code: ts`
        import bcrypt from 'bcryptjs'
        import { prisma } from '@/lib/prisma'

        export async function POST(req: Request) {
          const { email, password, turnstileToken } = await req.json()
          const check = await fetch('https://challenges.cloudflare.com/turnstile/v0/siteverify', {
            method: 'POST',
            body: new URLSearchParams({ secret: process.env.TURNSTILE_SECRET!, response: turnstileToken }),
            signal: AbortSignal.timeout(5000),
          })
          if (!(await check.json()).success) return Response.json({ error: 'Are you human?' }, { status: 400 })
          await prisma.user.create({ data: { email, passwordHash: await bcrypt.hash(password, 12) } })
          return Response.json({ ok: true })
        }
      `,
    },
    'supabase checks the password': {
      filename: 'app/login/actions.ts',
      code: ts`
        'use server'
        import { redirect } from 'next/navigation'
        import { createClient } from '@/utils/supabase/server'

        export async function login(formData: FormData) {
          const supabase = await createClient()
          const { error } = await supabase.auth.signInWithPassword({ email: String(formData.get('email')), password: String(formData.get('password')) })
          if (error) redirect('/error')
          redirect('/')
        }
      `,
    },
    'change of the password by somebody signed in': {
      code: ts`
        import bcrypt from 'bcrypt'
        import { Router } from 'express'
        import { requireAuth } from './auth'
        import { users } from './users'

        export const account = Router()
        account.post('/account/password', requireAuth, async (req, res) => {
          const user = await users.byId(req.user.id)
          if (!(await bcrypt.compare(req.body.currentPassword, user.hash))) return res.sendStatus(403)
          await users.setHash(user.id, await bcrypt.hash(req.body.newPassword, 12))
          res.sendStatus(204)
        })
      `,
    },
    'logout and session look-up': {
      filename: 'app/api/auth/session/route.ts',
      code: ts`
        import { cookies } from 'next/headers'
        import { prisma } from '@/lib/prisma'

        export async function GET() {
          const token = (await cookies()).get('session')?.value
          const session = token ? await prisma.session.findUnique({ where: { token } }) : null
          return Response.json({ userId: session?.userId ?? null })
        }

        export async function DELETE() {
          ;(await cookies()).delete('session')
          return new Response(null, { status: 204 })
        }
      `,
    },
    'hash in a service that no route reaches here': {
      code: ts`
        import bcrypt from 'bcrypt'
        import { users } from './users'

        export class AuthService {
          async login(email: string, password: string) {
            const user = await users.byEmail(email)
            if (!user || !(await bcrypt.compare(password, user.hash))) throw new Error('invalid')
            return user
          }
        }
      `,
    },
    'controller with a throttle decorator': {
      code: ts`
        import { Body, Controller, Post, UseGuards } from '@nestjs/common'
        import { ThrottlerGuard } from '@nestjs/throttler'
        import * as bcrypt from 'bcrypt'
        import { UsersService } from './users.service'

        @UseGuards(ThrottlerGuard)
        @Controller('auth')
        export class AuthController {
          constructor(private users: UsersService) {}

          @Post('login')
          async login(@Body() dto: { email: string; password: string }) {
            const user = await this.users.byEmail(dto.email)
            return { ok: user !== null && (await bcrypt.compare(dto.password, user.hash)) }
          }
        }
      `,
    },
    'fastify with the plugin registered': {
      code: ts`
        import Fastify from 'fastify'
        import rateLimit from '@fastify/rate-limit'
        import { verify } from 'argon2'
        import { users } from './users'

        const app = Fastify()
        await app.register(rateLimit, { max: 20, timeWindow: '1 minute' })
        app.post('/login', async (request: any) => {
          const user = await users.byEmail(request.body.email)
          return { ok: user !== null && (await verify(user.hash, request.body.password)) }
        })
        await app.listen({ port: 3000 })
      `,
    },
    'request goes to a guard of the project first': {
      filename: 'app/api/login/route.ts',
      code: ts`
        import bcrypt from 'bcryptjs'
        import { prisma } from '@/lib/prisma'
        import { protect } from '@/lib/arcjet'

        export async function POST(req: Request) {
          const denied = await protect(req)
          if (denied) return denied
          const { email, password } = await req.json()
          const user = await prisma.user.findUnique({ where: { email } })
          return Response.json({ ok: user !== null && (await bcrypt.compare(password, user.passwordHash)) })
        }
      `,
    },
    'setup of the tests signs in': {
      filename: 'tests/auth.test.ts',
      code: ts`
        import bcrypt from 'bcrypt'
        import express from 'express'
        import { users } from '../src/users'

        const app = express()
        app.post('/login', async (req, res) => {
          const user = await users.byEmail(req.body.email)
          res.json({ ok: user !== null && (await bcrypt.compare(req.body.password, user.hash)) })
        })
      `,
    },
    'coupon code of a cart': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './db'

        export const cart = Router()
        cart.post('/cart/coupon', async (req, res) => {
          const coupon = await prisma.coupon.findFirst({ where: { code: req.body.code, isActive: true } })
          if (!coupon) return res.status(404).json({ error: 'No such coupon' })
          res.json({ percent: coupon.percent })
        })
      `,
    },
    'one of the hosted identity providers': {
      filename: 'app/api/login/route.ts',
      code: ts`
        import { signInWithEmailAndPassword } from 'firebase/auth'
        import { auth } from '@/lib/firebase'

        export async function POST(req: Request) {
          const { email, password } = await req.json()
          const credential = await signInWithEmailAndPassword(auth, email, password)
          return Response.json({ token: await credential.user.getIdToken() })
        }
      `,
    },
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
    'express app checks the password itself': {
      code: ts`
        import bcrypt from 'bcryptjs'
        import express from 'express'
        import jwt from 'jsonwebtoken'
        import { User } from './models/User'

        const app = express()
        app.use(express.json())

        app.post('/api/auth/login', async (req, res) => {
          const { email, password } = req.body
          const user = await User.findOne({ email })
          if (!user) return res.status(400).json({ msg: 'Invalid credentials' })
          const isMatch = await bcrypt.compare(password, user.password)
          if (!isMatch) return res.status(400).json({ msg: 'Invalid credentials' })
          res.json({ token: jwt.sign({ id: user.id }, process.env.JWT_SECRET!, { expiresIn: '1h' }) })
        })

        app.listen(5000)
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 9 }],
    },
    'handler named and passed by reference': {
      filename: 'server/routes/auth.js',
      code: ts`
        const router = require('express').Router()
        const argon2 = require('argon2')
        const { db } = require('../db')

        async function signIn(req, res) {
          const user = await db('users').where({ email: req.body.email }).first()
          if (!user || !(await argon2.verify(user.hash, req.body.password))) {
            return res.status(401).send('Wrong e-mail or password')
          }
          req.session.userId = user.id
          res.redirect('/')
        }

        router.post('/signin', signIn)

        module.exports = router
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 14 }],
    },
    'next route registers': {
      filename: 'app/api/auth/signup/route.ts',
      code: ts`
        import bcrypt from 'bcryptjs'
        import { NextResponse } from 'next/server'
        import { prisma } from '@/lib/prisma'

        export async function POST(req: Request) {
          const { name, email, password } = await req.json()
          const exists = await prisma.user.findUnique({ where: { email } })
          if (exists) return NextResponse.json({ error: 'User already exists' }, { status: 409 })
          const hashedPassword = await bcrypt.hash(password, 12)
          const user = await prisma.user.create({ data: { name, email, password: hashedPassword } })
          return NextResponse.json({ id: user.id }, { status: 201 })
        }
      `,
      reports: [{ messageId: 'unlimitedRegistration', line: 5 }],
    },
    'login server action': {
      filename: 'app/(auth)/login/actions.ts',
      code: ts`
        'use server'
        import { compare } from 'bcrypt'
        import { redirect } from 'next/navigation'
        import { db } from '@/db'
        import { createSession } from '@/lib/session'

        export async function login(_prev: unknown, formData: FormData) {
          const email = formData.get('email') as string
          const user = await db.query.users.findFirst({ where: (u, { eq }) => eq(u.email, email) })
          if (!user) return { error: 'Invalid login' }
          const ok = await compare(formData.get('password') as string, user.passwordHash)
          if (!ok) return { error: 'Invalid login' }
          await createSession(user.id)
          redirect('/dashboard')
        }
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 7 }],
    },
    'six-digit code is checked': {
      filename: 'app/api/verify-otp/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { createSession } from '@/lib/session'

        export async function POST(request: Request) {
          const { phone, otp } = await request.json()
          const record = await prisma.otp.findFirst({ where: { phone, code: otp, expiresAt: { gt: new Date() } } })
          if (!record) return Response.json({ error: 'Invalid code' }, { status: 400 })
          await prisma.otp.delete({ where: { id: record.id } })
          return Response.json({ token: await createSession(record.userId) })
        }
      `,
      reports: [{ messageId: 'unlimitedCode', line: 4 }],
    },
    'forgot password mails anyone': {
      code: ts`
        import crypto from 'node:crypto'
        import { Router } from 'express'
        import { prisma } from './db'
        import { mailer } from './mailer'

        export const router = Router()

        router.post('/forgot-password', async (req, res) => {
          const user = await prisma.user.findUnique({ where: { email: req.body.email } })
          if (user) {
            const token = crypto.randomBytes(32).toString('hex')
            await prisma.passwordReset.create({ data: { userId: user.id, token } })
            await mailer.sendMail({ to: user.email, subject: 'Reset your password', text: \`https://app.example.com/reset/\${token}\` })
          }
          res.json({ message: 'If the account exists, a mail is on its way' })
        })
      `,
      reports: [{ messageId: 'unlimitedReset', line: 8 }],
    },
    'fastify route object': {
      code: ts`
        import Fastify from 'fastify'
        import { verify } from '@node-rs/argon2'
        import { users } from './users'

        const fastify = Fastify()

        fastify.route({
          method: 'POST',
          url: '/login',
          handler: async (request, reply) => {
            const { email, password } = request.body as Record<string, string>
            const user = await users.byEmail(email)
            if (!user || !(await verify(user.hash, password))) return reply.code(401).send({ error: 'Unauthorized' })
            return { token: fastify.jwt.sign({ sub: user.id }) }
          },
        })

        await fastify.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 7 }],
    },
    'hono on workers': {
      code: ts`
        import { Hono } from 'hono'
        import bcrypt from 'bcryptjs'
        import { sign } from 'hono/jwt'

        const app = new Hono<{ Bindings: { DB: D1Database; SECRET: string } }>()

        app.post('/auth/login', async (c) => {
          const { email, password } = await c.req.json()
          const user = await c.env.DB.prepare('SELECT * FROM users WHERE email = ?').bind(email).first<{ id: string; hash: string }>()
          if (!user || !bcrypt.compareSync(password, user.hash)) return c.json({ error: 'Invalid' }, 401)
          return c.json({ token: await sign({ sub: user.id, exp: Math.floor(Date.now() / 1000) + 3600 }, c.env.SECRET) })
        })

        export default app
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 7 }],
    },
    'authorize of the credentials provider': {
      filename: 'auth.ts',
      code: ts`
        import NextAuth from 'next-auth'
        import Credentials from 'next-auth/providers/credentials'
        import bcrypt from 'bcryptjs'
        import { prisma } from '@/lib/prisma'

        export const { handlers, signIn, auth } = NextAuth({
          providers: [
            Credentials({
              credentials: { email: {}, password: {} },
              async authorize(credentials) {
                const user = await prisma.user.findUnique({ where: { email: credentials.email as string } })
                if (!user?.password) return null
                const valid = await bcrypt.compare(credentials.password as string, user.password)
                return valid ? user : null
              },
            }),
          ],
        })
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 10 }],
    },
    'koa router': {
      code: ts`
        import Koa from 'koa'
        import Router from '@koa/router'
        import bodyParser from 'koa-bodyparser'
        import bcrypt from 'bcrypt'
        import { pool } from './db'

        const app = new Koa()
        const router = new Router()

        router.post('/login', async (ctx) => {
          const { username, password } = ctx.request.body as any
          const { rows } = await pool.query('SELECT id, password_hash FROM users WHERE username = $1', [username])
          if (!rows[0] || !(await bcrypt.compare(password, rows[0].password_hash))) ctx.throw(401, 'Bad credentials')
          ctx.session!.userId = rows[0].id
          ctx.status = 204
        })

        app.use(bodyParser()).use(router.routes())
        app.listen(3000)
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 10 }],
    },
    'sveltekit login action': {
      filename: 'src/routes/login/+page.server.ts',
      code: ts`
        import { fail, redirect } from '@sveltejs/kit'
        import { verify } from '@node-rs/argon2'
        import { db } from '$lib/server/db'
        import { createSession } from '$lib/server/session'

        export const actions = {
          login: async (event) => {
            const formData = await event.request.formData()
            const user = await db.user.findUnique({ where: { username: String(formData.get('username')) } })
            if (!user) return fail(400, { message: 'Incorrect username or password' })
            const validPassword = await verify(user.passwordHash, String(formData.get('password')))
            if (!validPassword) return fail(400, { message: 'Incorrect username or password' })
            await createSession(event.cookies, user.id)
            redirect(302, '/')
          },
        }
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 7 }],
    },
    'remix action': {
      filename: 'app/routes/login.tsx',
      code: ts`
        import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
        import bcrypt from 'bcryptjs'
        import { prisma } from '~/db.server'
        import { commitSession, getSession } from '~/sessions'

        export async function action({ request }: ActionFunctionArgs) {
          const form = await request.formData()
          const user = await prisma.user.findUnique({ where: { email: String(form.get('email')) }, include: { password: true } })
          if (!user?.password || !(await bcrypt.compare(String(form.get('password')), user.password.hash))) {
            return json({ error: 'Invalid email or password' }, { status: 400 })
          }
          const session = await getSession(request.headers.get('Cookie'))
          session.set('userId', user.id)
          return redirect('/', { headers: { 'Set-Cookie': await commitSession(session) } })
        }
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 6 }],
    },
    'nest controller under strict': {
      options: { controllers: true },
      code: ts`
        import { Body, Controller, Post, UnauthorizedException } from '@nestjs/common'
        import * as bcrypt from 'bcrypt'
        import { UsersService } from '../users/users.service'

        @Controller('auth')
        export class AuthController {
          constructor(private readonly users: UsersService) {}

          @Post('login')
          async login(@Body() dto: { email: string; password: string }) {
            const user = await this.users.findByEmail(dto.email)
            if (!user || !(await bcrypt.compare(dto.password, user.passwordHash))) throw new UnauthorizedException()
            return { id: user.id }
          }
        }
      `,
      reports: [{ messageId: 'unlimitedLogin', line: 9 }],
    },
    'trpc sign-up': {
      code: ts`
        import { hash } from 'argon2'
        import { z } from 'zod'
        import { publicProcedure, router } from './trpc'

        export const authRouter = router({
          register: publicProcedure
            .input(z.object({ email: z.string().email(), password: z.string().min(8) }))
            .mutation(async ({ ctx, input }) => {
              const user = await ctx.prisma.user.create({ data: { email: input.email, passwordHash: await hash(input.password) } })
              return { id: user.id }
            }),
        })
      `,
      reports: [{ messageId: 'unlimitedRegistration', line: 6 }],
    },
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

describe('a limiter in the middleware of Next', () => {
  const route = 'src/app/api/auth/login/route.ts'
  const login = ["import { compare } from 'bcrypt'", "import { prisma } from '@/lib/prisma'", 'export async function POST(request: Request) {', '  const { email, password } = await request.json()', '  const user = await prisma.user.findUnique({ where: { email } })', '  if (!user || !(await compare(password, user.password))) return new Response(null, { status: 401 })', '  return Response.json({ id: user.id })', '}', ''].join('\n')
  const gate = (matcher: string) => `import { Ratelimit } from '@upstash/ratelimit'\nconst ratelimit = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(5, '1 m') })\nexport async function middleware(request) {\n  await ratelimit.limit(request.headers.get('x-real-ip'))\n}\nexport const config = { matcher: ${matcher} }\n`

  async function reportsOn(files: Files): Promise<number> {
    const reports = await lintProject(projectWith(files), { rules: [rule] })
    return reports.filter(({ file }) => file === route).length
  }

  it('covers the path', async () => {
    expect(await reportsOn({ [route]: login, 'src/middleware.ts': gate("['/login', '/api/auth/:path*']") })).toBe(0)
    expect(await reportsOn({ [route]: login, 'src/proxy.ts': gate("'/(api|trpc)(.*)'") })).toBe(0)
  })
  it('covers other paths', async () => expect(await reportsOn({ [route]: login, 'src/middleware.ts': gate("['/api/ai/:path*']") })).toBe(1))
  it('is missing', async () => expect(await reportsOn({ [route]: login, 'src/middleware.ts': "export { auth as middleware } from '@/auth'\n" })).toBe(1))
})
