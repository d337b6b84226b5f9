import rule from '../../src/rules/require-token-rotation.js'
import { testRule, ts } from '../support/test-rule.js'

const reusable = (line: number) => ({ messageId: 'reusableRefreshToken', line })

testRule(rule, {
  valid: {
    'both tokens are made anew and the old row deleted': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { Router } from 'express'
        import { prisma } from './db'

        export const router = Router()
        router.post('/refresh', async (req, res) => {
          const claims = jwt.verify(req.body.refreshToken, process.env.REFRESH_SECRET!) as { sub: string; jti: string }
          await prisma.refreshToken.delete({ where: { id: claims.jti } })
          const accessToken = jwt.sign({ sub: claims.sub }, process.env.JWT_SECRET!, { expiresIn: '15m' })
          const refreshToken = jwt.sign({ sub: claims.sub, jti: crypto.randomUUID() }, process.env.REFRESH_SECRET!, { expiresIn: '7d' })
          res.json({ accessToken, refreshToken })
        })
      `,
    },
    'a service of another file answers with the pair': {
      code: ts`
        import { Router } from 'express'
        import { authService } from '../services/auth'

        export const router = Router()
        router.post('/refresh-tokens', async (req, res) => {
          const tokens = await authService.refreshAuth(req.body.refreshToken)
          res.json({ ...tokens })
        })
      `,
    },
    'the client of a third party refreshes its access token': {
      code: ts`
        export async function refreshAccessToken(token: { refreshToken: string }) {
          const response = await fetch('https://oauth2.googleapis.com/token', {
            method: 'POST',
            body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token.refreshToken, client_id: process.env.GOOGLE_ID! }),
            signal: AbortSignal.timeout(5000),
          })
          const refreshed = await response.json()
          return { ...token, accessToken: refreshed.access_token, expiresAt: Date.now() + refreshed.expires_in * 1000 }
        }
      `,
    },
    'nest service updates the hash of the user': {
      code: ts`
        import { ForbiddenException, Injectable } from '@nestjs/common'
        import { JwtService } from '@nestjs/jwt'
        import * as argon2 from 'argon2'
        import { PrismaService } from '../prisma.service'

        @Injectable()
        export class AuthService {
          constructor(private prisma: PrismaService, private jwt: JwtService) {}

          async refreshTokens(userId: string, rt: string) {
            const user = await this.prisma.user.findUnique({ where: { id: userId } })
            if (!user?.hashedRt || !(await argon2.verify(user.hashedRt, rt))) throw new ForbiddenException('Access Denied')
            const tokens = await this.getTokens(user.id, user.email)
            await this.updateRtHash(user.id, tokens.refresh_token)
            return tokens
          }

          private async getTokens(sub: string, email: string) {
            const [access_token, refresh_token] = await Promise.all([
              this.jwt.signAsync({ sub, email }, { expiresIn: '15m' }),
              this.jwt.signAsync({ sub, email }, { expiresIn: '7d' }),
            ])
            return { access_token, refresh_token }
          }

          private async updateRtHash(id: string, rt: string) {
            await this.prisma.user.update({ where: { id }, data: { hashedRt: await argon2.hash(rt) } })
          }
        }
      `,
    },
    'refresh of the cache': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { cache } from './cache'

        export async function refresh(key: string) {
          const value = await cache.load(key)
          return jwt.sign({ value }, process.env.SECRET!, { expiresIn: '1m' })
        }
      `,
    },
    'the pair comes from a helper of another file': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import type { Request, Response } from 'express'
        import { issueTokenPair } from './tokens'

        export async function refreshToken(req: Request, res: Response) {
          const claims = jwt.verify(req.cookies.refreshToken, process.env.REFRESH_SECRET!) as { sub: string }
          const pair = await issueTokenPair(claims.sub)
          res.cookie('refreshToken', pair.refresh, { httpOnly: true, secure: true, sameSite: 'lax' })
          res.json({ accessToken: pair.access })
        }
      `,
    },
    'a sign-in makes both': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import bcrypt from 'bcrypt'
        import { users } from './users'

        export async function login(email: string, password: string) {
          const user = await users.byEmail(email)
          if (!user || !(await bcrypt.compare(password, user.passwordHash))) return null
          return {
            accessToken: jwt.sign({ sub: user.id }, process.env.ACCESS!, { expiresIn: '15m' }),
            refreshToken: jwt.sign({ sub: user.id }, process.env.REFRESH!, { expiresIn: '7d' }),
          }
        }
      `,
    },
    'the used token goes on a list in redis': {
      code: ts`
        import Fastify from 'fastify'
        import { redis } from './redis'

        const app = Fastify()
        app.post('/refresh', async (request: any, reply) => {
          const claims = app.jwt.verify(request.body.refreshToken) as { sub: string; jti: string }
          const isFresh = await redis.set(\`used:\${claims.jti}\`, '1', 'EX', 604800, 'NX')
          if (!isFresh) return reply.code(401).send()
          return { accessToken: app.jwt.sign({ sub: claims.sub }), refreshToken: app.jwt.sign({ sub: claims.sub, jti: crypto.randomUUID() }) }
        })
      `,
    },
    'sliding session cookie is no refresh token': {
      filename: 'middleware.ts',
      code: ts`
        import { NextResponse, type NextRequest } from 'next/server'
        import { jwtVerify, SignJWT } from 'jose'
        import { key } from './lib/keys'

        export async function middleware(request: NextRequest) {
          const session = request.cookies.get('session')?.value
          if (!session) return NextResponse.next()
          const { payload } = await jwtVerify(session, key)
          const res = NextResponse.next()
          const renewed = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key)
          res.cookies.set('session', renewed, { httpOnly: true, secure: true, sameSite: 'lax' })
          return res
        }
      `,
    },
    'hono with a rotated opaque token': {
      code: ts`
        import { Hono } from 'hono'
        import { sign } from 'hono/jwt'
        import { tokens } from './tokens'

        const app = new Hono<{ Bindings: { SECRET: string } }>()
        app.post('/refresh', async (c) => {
          const { refresh_token } = await c.req.json()
          const next = await tokens.rotate(refresh_token)
          if (!next) return c.json({ error: 'invalid_grant' }, 400)
          const access_token = await sign({ sub: next.userId, exp: Math.floor(Date.now() / 1000) + 600 }, c.env.SECRET)
          return c.json({ access_token, refresh_token: next.token })
        })
        export default app
      `,
    },
    'token verified in middleware, the handler only asks': {
      code: ts`
        import { Router } from 'express'
        import jwt from 'jsonwebtoken'
        import { requireRefreshToken } from './middleware'

        export const router = Router()
        router.get('/token/info', requireRefreshToken, (req, res) => {
          const decoded = jwt.verify(String(req.query.token), process.env.SECRET!)
          res.json({ decoded })
        })
      `,
    },
    'mongoose replaces the token on the document': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { User } from './models/User'

        export const handleRefreshToken = async (req: any, res: any) => {
          const refreshToken = req.cookies.jwt
          const user = await User.findOne({ refreshTokens: refreshToken })
          if (!user) return res.sendStatus(403)
          const newRefreshToken = jwt.sign({ id: user.id }, process.env.REFRESH!, { expiresIn: '1d' })
          user.refreshTokens = [...user.refreshTokens.filter((t: string) => t !== refreshToken), newRefreshToken]
          await user.save()
          const accessToken = jwt.sign({ id: user.id }, process.env.ACCESS!, { expiresIn: '10m' })
          res.cookie('jwt', newRefreshToken, { httpOnly: true, secure: true, sameSite: 'strict' })
          res.json({ accessToken })
        }
      `,
    },
    'the browser asks for a new one': {
      filename: 'src/lib/api.ts',
      code: ts`
        import axios from 'axios'

        let accessToken: string | null = null

        export async function refreshToken() {
          const { data } = await axios.post('/api/auth/refresh', undefined, { withCredentials: true, timeout: 5000 })
          accessToken = data.accessToken
          return accessToken
        }
      `,
    },
    'impersonation token for a support agent': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { Router } from 'express'
        import { requireAdmin } from './auth'

        export const admin = Router()
        admin.post('/impersonate', requireAdmin, (req, res) => {
          const { sub } = jwt.verify(req.body.ticket, process.env.TICKET_KEY!) as { sub: string }
          res.json({ accessToken: jwt.sign({ sub, act: 'support' }, process.env.JWT_SECRET!, { expiresIn: '10m' }) })
        })
      `,
    },
    'supabase refreshes and rotates by itself': {
      filename: 'app/api/refresh/route.ts',
      code: ts`
        import { createClient } from '@/lib/supabase/server'

        export async function POST(request: Request) {
          const { refresh_token } = await request.json()
          const supabase = await createClient()
          const { data, error } = await supabase.auth.refreshSession({ refresh_token })
          if (error) return Response.json({ error: 'expired' }, { status: 401 })
          return Response.json({ accessToken: data.session?.access_token })
        }
      `,
    },
    'rotated JWT': ts`
      import jwt from 'jsonwebtoken'
      const app = require('express')()
      app.post('/refresh', async (req, res) => {
        const claims = jwt.verify(req.body.refreshToken, REFRESH_SECRET)
        const accessToken = jwt.sign({ sub: claims.sub }, SECRET, { expiresIn: '15m' })
        const refreshToken = jwt.sign({ sub: claims.sub }, REFRESH_SECRET, { expiresIn: '7d' })
        res.json({ accessToken, refreshToken })
      })
    `,
    'deleted and replaced': ts`
      import jwt from 'jsonwebtoken'
      const app = require('express')()
      app.post('/auth/refresh', async (req, res) => {
        const stored = await db.refreshToken.findUnique({ where: { token: req.body.refreshToken } })
        await db.refreshToken.delete({ where: { id: stored.id } })
        res.json({ accessToken: jwt.sign({ sub: stored.userId }, SECRET, { expiresIn: '15m' }) })
      })
    `,
    'a service of the project rotates': ts`
      const app = require('express')()
      app.post('/auth/refresh', async (req, res) => {
        const stored = await db.refreshToken.findUnique({ where: { token: req.body.refreshToken } })
        const accessToken = generateAccessToken(stored.userId)
        await rotateRefreshToken(stored)
        res.json({ accessToken })
      })
    `,
    'tokens in one call': ts`
      const app = require('express')()
      app.post('/auth/refresh', async (req, res) => {
        const claims = jwt.verify(req.body.refreshToken, REFRESH_SECRET)
        res.json(await generateAuthTokens(claims.sub))
      })
    `,
    'a login': ts`
      const app = require('express')()
      app.post('/login', async (req, res) => {
        const user = await db.user.findUnique({ where: { email: req.body.email } })
        res.json({ accessToken: jwt.sign({ sub: user.id }, SECRET) })
      })
    `,
    'the browser': {
      code: ts`
        'use client'
        export async function refreshToken() {
          const { accessToken } = await api.post('/refresh')
          return accessToken
        }
      `,
      filename: 'src/lib/refresh.ts',
    },
    'a refresh of something else': ts`
      const app = require('express')()
      app.post('/refresh', async (req, res) => res.json(await reload()))
    `,
    'a revoked family': ts`
      import jwt from 'jsonwebtoken'
      const app = require('express')()
      app.post('/refresh', async (req, res) => {
        const claims = jwt.verify(req.cookies.refreshToken, REFRESH_SECRET)
        await revoke(claims.jti)
        res.json({ accessToken: jwt.sign({ sub: claims.sub }, SECRET) })
      })
    `,
  },
  invalid: {
    'express route that verifies the refresh cookie and signs an access token': {
      filename: 'server/routes/auth.js',
      code: ts`
        const express = require('express')
        const jwt = require('jsonwebtoken')
        const router = express.Router()

        router.post('/refresh', (req, res) => {
          const refreshToken = req.cookies.refreshToken
          if (!refreshToken) return res.status(401).json({ message: 'Unauthorized' })
          jwt.verify(refreshToken, process.env.REFRESH_SECRET, (err, decoded) => {
            if (err) return res.status(403).json({ message: 'Forbidden' })
            const accessToken = jwt.sign({ id: decoded.id }, process.env.ACCESS_SECRET, { expiresIn: '15m' })
            res.json({ accessToken })
          })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 10 }],
    },
    'the stored token is only looked up': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import type { Request, Response } from 'express'
        import { prisma } from './db'

        export async function refreshToken(req: Request, res: Response) {
          const { token } = req.body
          const stored = await prisma.refreshToken.findUnique({ where: { token }, include: { user: true } })
          if (!stored || stored.expiresAt < new Date()) return res.status(401).json({ error: 'Invalid refresh token' })
          const accessToken = jwt.sign({ sub: stored.user.id }, process.env.JWT_SECRET!, { expiresIn: '15m' })
          res.json({ accessToken })
        }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 9 }],
    },
    'fastify route, the app signs': {
      code: ts`
        import type { FastifyInstance } from 'fastify'

        export default async function auth(app: FastifyInstance) {
          app.post('/auth/refresh', async (request, reply) => {
            const { refreshToken } = request.body as { refreshToken: string }
            const payload = app.jwt.verify<{ sub: string }>(refreshToken)
            const accessToken = app.jwt.sign({ sub: payload.sub }, { expiresIn: '10m' })
            return reply.send({ accessToken })
          })
        }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 7 }],
    },
    'nest service': {
      code: ts`
        import { Injectable, UnauthorizedException } from '@nestjs/common'
        import { JwtService } from '@nestjs/jwt'
        import { UsersService } from '../users/users.service'

        @Injectable()
        export class AuthService {
          constructor(private readonly jwt: JwtService, private readonly users: UsersService) {}

          async refresh(refreshToken: string) {
            try {
              const payload = await this.jwt.verifyAsync(refreshToken, { secret: process.env.JWT_REFRESH_SECRET })
              const user = await this.users.findOne(payload.sub)
              return { access_token: await this.jwt.signAsync({ sub: user.id, email: user.email }) }
            } catch {
              throw new UnauthorizedException()
            }
          }
        }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 13 }],
    },
    'next route handler with jose': {
      filename: 'app/api/auth/refresh/route.ts',
      code: ts`
        import { jwtVerify, SignJWT } from 'jose'
        import { cookies } from 'next/headers'

        const key = new TextEncoder().encode(process.env.JWT_SECRET)

        export async function POST() {
          const token = (await cookies()).get('refresh_token')?.value
          if (!token) return Response.json({ error: 'No token' }, { status: 401 })
          const { payload } = await jwtVerify(token, key)
          const accessToken = await new SignJWT({ sub: payload.sub }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('15m').sign(key)
          return Response.json({ accessToken })
        }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 10 }],
    },
    'hono route': {
      code: ts`
        import { Hono } from 'hono'
        import { getCookie } from 'hono/cookie'
        import { sign, verify } from 'hono/jwt'

        const app = new Hono<{ Bindings: { JWT_SECRET: string; REFRESH_SECRET: string } }>()

        app.post('/token/refresh', async (c) => {
          const cookie = getCookie(c, 'refresh_token')
          if (!cookie) return c.json({ error: 'missing' }, 401)
          const payload = await verify(cookie, c.env.REFRESH_SECRET)
          const access = await sign({ sub: payload.sub, exp: Math.floor(Date.now() / 1000) + 900 }, c.env.JWT_SECRET)
          return c.json({ access_token: access })
        })

        export default app
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 11 }],
    },
    'helper of the same file makes the access token': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { Router } from 'express'

        const createAccessToken = (userId: string) => jwt.sign({ userId }, process.env.ACCESS_TOKEN_SECRET!, { expiresIn: '15m' })

        const router = Router()
        router.post('/refresh-token', (req, res) => {
          const token = req.cookies.jid
          if (!token) return res.send({ ok: false, accessToken: '' })
          let payload: any = null
          try {
            payload = jwt.verify(token, process.env.REFRESH_TOKEN_SECRET!)
          } catch (error) {
            return res.send({ ok: false, accessToken: '' })
          }
          return res.send({ ok: true, accessToken: createAccessToken(payload.userId) })
        })

        export default router
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 16 }],
    },
    'koa handler of a token found in redis': {
      code: ts`
        import Router from '@koa/router'
        import { sign } from 'jsonwebtoken'
        import { redis } from './redis'

        const router = new Router({ prefix: '/auth' })

        router.post('/refresh', async (ctx) => {
          const { refreshToken } = ctx.request.body as { refreshToken?: string }
          const userId = await redis.get(\`refresh:\${refreshToken}\`)
          if (!userId) ctx.throw(401)
          ctx.body = { accessToken: sign({ sub: userId }, process.env.JWT_SECRET!, { expiresIn: 900 }) }
        })

        export default router
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 11 }],
    },
    'handler named handleRefreshToken compares with the token of the user': {
      filename: 'controllers/refreshTokenController.js',
      code: ts`
        const User = require('../model/User')
        const jwt = require('jsonwebtoken')

        const handleRefreshToken = async (req, res) => {
          const cookies = req.cookies
          if (!cookies?.jwt) return res.sendStatus(401)
          const refreshToken = cookies.jwt
          const foundUser = await User.findOne({ refreshToken }).exec()
          if (!foundUser) return res.sendStatus(403)
          jwt.verify(refreshToken, process.env.REFRESH_TOKEN_SECRET, (err, decoded) => {
            if (err || foundUser.username !== decoded.username) return res.sendStatus(403)
            const accessToken = jwt.sign({ username: decoded.username }, process.env.ACCESS_TOKEN_SECRET, { expiresIn: '10m' })
            res.json({ accessToken })
          })
        }

        module.exports = { handleRefreshToken }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 12 }],
    },
    'the same refresh token goes back': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import type { Request, Response } from 'express'

        export class TokenController {
          static refresh = async (req: Request, res: Response) => {
            const { refreshToken } = req.body
            const { sub } = jwt.verify(refreshToken, process.env.REFRESH_KEY!) as { sub: string }
            const accessToken = jwt.sign({ sub }, process.env.ACCESS_KEY!, { expiresIn: '15m' })
            return res.json({ accessToken, refreshToken })
          }
        }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 8 }],
    },
    'trpc mutation': {
      code: ts`
        import { z } from 'zod'
        import jwt from 'jsonwebtoken'
        import { publicProcedure, router } from './trpc'

        export const authRouter = router({
          refresh: publicProcedure.input(z.object({ refreshToken: z.string() })).mutation(async ({ input }) => {
            const claims = jwt.verify(input.refreshToken, process.env.REFRESH_SECRET!) as { sub: string }
            return { accessToken: jwt.sign({ sub: claims.sub }, process.env.JWT_SECRET!, { expiresIn: '15m' }) }
          }),
        })
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 8 }],
    },
    'pages api handler': {
      filename: 'pages/api/auth/refresh.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import jwt from 'jsonwebtoken'

        export default function handler(req: NextApiRequest, res: NextApiResponse) {
          const { refresh_token: refreshToken } = req.cookies
          if (!refreshToken) return res.status(401).end()
          try {
            const { userId } = jwt.verify(refreshToken, process.env.REFRESH_SECRET!) as { userId: string }
            res.status(200).json({ token: jwt.sign({ userId }, process.env.JWT_SECRET!, { expiresIn: '15m' }) })
          } catch {
            res.status(401).json({ error: 'expired' })
          }
        }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 9 }],
    },
    'drizzle look-up of an opaque token': {
      code: ts`
        import { eq } from 'drizzle-orm'
        import { SignJWT } from 'jose'
        import { db } from './db'
        import { refreshTokens } from './schema'
        import { key } from './keys'

        export async function refreshAccessToken(presented: string) {
          const [row] = await db.select().from(refreshTokens).where(eq(refreshTokens.token, presented)).limit(1)
          if (!row || row.revoked) throw new Error('invalid_grant')
          return new SignJWT({ sub: row.userId }).setProtectedHeader({ alg: 'EdDSA' }).setExpirationTime('10m').sign(key)
        }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 10 }],
    },
    'grant in a switch': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import express from 'express'

        export const token = express.Router()

        token.post('/oauth/refresh', (req, res) => {
          const { refresh_token } = req.body
          const payload = jwt.verify(refresh_token, process.env.KEY!) as { sub: string; type: string }
          switch (payload.type) {
            case 'refresh': {
              const access_token = jwt.sign({ sub: payload.sub, type: 'access' }, process.env.KEY!, { expiresIn: '5m' })
              return res.json({ access_token, token_type: 'Bearer', expires_in: 300 })
            }
            default:
              return res.status(400).json({ error: 'invalid_grant' })
          }
        })
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 11 }],
    },
    'sveltekit endpoint': {
      filename: 'src/routes/api/refresh/+server.ts',
      code: ts`
        import { json, error } from '@sveltejs/kit'
        import jwt from 'jsonwebtoken'
        import { JWT_SECRET, REFRESH_SECRET } from '$env/static/private'

        export async function POST({ cookies }) {
          const refresh = cookies.get('refreshToken')
          if (!refresh) error(401)
          const { sub } = jwt.verify(refresh, REFRESH_SECRET) as { sub: string }
          return json({ accessToken: jwt.sign({ sub }, JWT_SECRET, { expiresIn: '15m' }) })
        }
      `,
      reports: [{ messageId: 'reusableRefreshToken', line: 9 }],
    },
    'a JWT of a body': {
      code: ts`
        const app = require('express')()
        import jwt from 'jsonwebtoken'
        app.post('/refresh', (req, res) => {
          const claims = jwt.verify(req.body.refreshToken, process.env.REFRESH_SECRET)
          const accessToken = jwt.sign({ sub: claims.sub }, process.env.SECRET, { expiresIn: '15m' })
          res.json({ accessToken })
        })
      `,
      reports: [reusable(5)],
    },
    'an opaque one looked up': {
      code: ts`
        const app = require('express')()
        const jwt = require('jsonwebtoken')
        app.post('/auth/refresh', async (req, res) => {
          const stored = await db.refreshToken.findUnique({ where: { token: req.body.refreshToken } })
          if (!stored) return res.status(401).end()
          res.json({ accessToken: jwt.sign({ sub: stored.userId }, SECRET, { expiresIn: '15m' }) })
        })
      `,
      filename: 'server.js',
      reports: [reusable(6)],
    },
    'a handler apart': {
      code: ts`
        import { verify, sign } from 'jsonwebtoken'
        export const refreshToken = async (req, res) => {
          const claims = verify(req.cookies.refreshToken, REFRESH_SECRET)
          res.json({ token: sign({ id: claims.id }, SECRET, { expiresIn: '15m' }) })
        }
      `,
      reports: [reusable(4)],
    },
    'a service of Nest': {
      code: ts`
        import { JwtService } from '@nestjs/jwt'
        export class AuthService {
          constructor(private readonly jwt: JwtService) {}
          async refresh(refreshToken: string) {
            const payload = await this.jwt.verifyAsync(refreshToken, { secret: REFRESH_SECRET })
            return { accessToken: await this.jwt.signAsync({ sub: payload.sub }) }
          }
        }
      `,
      reports: [reusable(6)],
    },
    'Fastify': {
      code: ts`
        const fastify = require('fastify')()
        fastify.post('/token/refresh', async (request, reply) => {
          const claims = fastify.jwt.verify(request.body.refreshToken)
          return { accessToken: fastify.jwt.sign({ id: claims.id }) }
        })
      `,
      reports: [reusable(4)],
    },
    'a helper of the project': {
      code: ts`
        const app = require('express')()
        app.post('/refresh', async (req, res) => {
          const claims = verifyRefreshToken(req.body.refreshToken)
          res.json({ accessToken: generateAccessToken(claims.userId) })
        })
      `,
      reports: [reusable(4)],
    },
    'a new cookie for the access token only': {
      code: ts`
        const app = require('express')()
        import jwt from 'jsonwebtoken'
        app.post('/refresh', (req, res) => {
          const claims = jwt.verify(req.cookies.refreshToken, REFRESH_SECRET)
          res.cookie('accessToken', jwt.sign({ sub: claims.sub }, SECRET), { httpOnly: true, secure: true, sameSite: 'lax' })
          res.end()
        })
      `,
      reports: [reusable(5)],
    },
  },
})
