import rule from '../../src/rules/require-jwt-expiry.js'
import { testRule, ts } from '../support/test-rule.js'

const endless = (line: number, suggestions = 0) => ({ messageId: 'endlessToken', line, suggestions })

testRule(rule, {
  valid: {
    'exp among the claims': {
      code: ts`
        import jwt from 'jsonwebtoken'

        export const accessToken = (id: string, secret: string) => jwt.sign({ sub: id, exp: Math.floor(Date.now() / 1000) + 15 * 60 }, secret)
      `,
    },
    'claim added after the object is made': {
      code: ts`
        import jwt from 'jsonwebtoken'

        export function accessToken(id: string, secret: string, minutes?: number) {
          const claims: { sub: string; exp?: number } = { sub: id }
          claims.exp = Math.floor(Date.now() / 1000) + (minutes ?? 15) * 60
          return jwt.sign(claims, secret)
        }
      `,
    },
    'options of another file': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { signOptions } from './config'

        export const accessToken = (id: string, secret: string) => jwt.sign({ sub: id }, secret, signOptions)
      `,
    },
    'spread options with the end inside': {
      code: ts`
        import jwt from 'jsonwebtoken'

        const base = { algorithm: 'HS256', expiresIn: '15m' } as const

        export const accessToken = (id: string, secret: string, issuer: string) => jwt.sign({ sub: id }, secret, { ...base, issuer })
      `,
    },
    'nest signer with options of the module': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { JwtService } from '@nestjs/jwt'

        @Injectable()
        export class AuthService {
          constructor(private readonly jwtService: JwtService) {}

          login(user: { id: string; email: string }) {
            return { access_token: this.jwtService.sign({ sub: user.id, email: user.email }) }
          }
        }
      `,
    },
    'fastify signer': {
      code: ts`
        import Fastify from 'fastify'
        import jwt from '@fastify/jwt'

        const app = Fastify()
        app.register(jwt, { secret: process.env.JWT_SECRET!, sign: { expiresIn: '15m' } })
        app.post('/login', async () => ({ token: app.jwt.sign({ sub: 'a' }) }))
      `,
    },
    'claims are a parameter': {
      code: ts`
        import { SignJWT, type JWTPayload } from 'jose'

        export const seal = (claims: JWTPayload, key: Uint8Array) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key)
      `,
    },
    'jose builder gets its end in a branch': {
      code: ts`
        import { SignJWT } from 'jose'

        export async function token(userId: string, key: Uint8Array, remember: boolean) {
          const builder = new SignJWT({ sub: userId }).setProtectedHeader({ alg: 'HS256' })
          if (remember) builder.setExpirationTime('30d')
          else builder.setExpirationTime('1h')
          return builder.sign(key)
        }
      `,
    },
    'sign of something else': {
      filename: 'src/webhooks.ts',
      code: ts`
        import { sign } from './signature'

        export const headers = (body: object, secret: string) => ({ 'x-signature': sign(body, secret) })
        export const signed = (secret: string) => sign({ sub: 'a' }, secret)
      `,
    },
    'unsubscribe link': {
      code: ts`
        import jwt from 'jsonwebtoken'

        export function unsubscribeUrl(listId: string) {
          return \`https://app.example.com/unsubscribe?token=\${jwt.sign({ listId }, process.env.UNSUBSCRIBE_SECRET!)}\`
        }
      `,
    },
    'token of a test': {
      filename: 'tests/me.test.ts',
      code: ts`
        import jwt from 'jsonwebtoken'
        import request from 'supertest'
        import { app } from '../src/app'

        test('gives the user', async () => {
          const token = jwt.sign({ id: '1' }, 'test-secret')
          await request(app).get('/me').set('Authorization', \`Bearer \${token}\`).expect(200)
        })
      `,
    },
    'hono sign with exp computed before': {
      code: ts`
        import { sign } from 'hono/jwt'

        export function makeToken(sub: string, secret: string) {
          const now = Math.floor(Date.now() / 1000)
          const payload = { sub, iat: now, exp: now + 60 * 5 }
          return sign(payload, secret)
        }
      `,
    },
    'expiry by a claim whose name is quoted': {
      code: ts`
        const jwt = require('jsonwebtoken')

        module.exports = (user, secret) => jwt.sign({ 'sub': user.id, 'exp': ~~(Date.now() / 1000) + 900 }, secret, { algorithm: 'HS512' })
      `,
    },
    'a lifetime in the options': ts`
      import jwt from 'jsonwebtoken'
      const token = jwt.sign({ sub: user.id }, process.env.JWT_SECRET!, { expiresIn: '15m' })
    `,
    'an end in the claims': ts`
      import jwt from 'jsonwebtoken'
      const token = jwt.sign({ sub: user.id, exp: Math.floor(Date.now() / 1000) + 900 }, secret)
    `,
    'claims that are put together elsewhere': ts`
      import jwt from 'jsonwebtoken'
      export const sign = (claims: object) => jwt.sign(claims, secret)
    `,
    'claims with a spread': ts`
      import { sign } from 'jsonwebtoken'
      export const issue = (base) => sign({ ...base, role: 'user' }, secret)
    `,
    'options from elsewhere': ts`
      import jwt from 'jsonwebtoken'
      import { jwtOptions } from './config'
      const token = jwt.sign({ sub: user.id }, secret, jwtOptions)
    `,
    'options with a spread': ts`
      import jwt from 'jsonwebtoken'
      const token = jwt.sign({ sub: user.id }, secret, { ...defaults, issuer: 'us' })
    `,
    'options in a constant of the file': ts`
      import jwt from 'jsonwebtoken'
      const options = { expiresIn: '1h', algorithm: 'HS256' }
      const token = jwt.sign({ sub: user.id }, secret, options)
    `,
    'an end written into the claims afterwards': ts`
      import jwt from 'jsonwebtoken'
      const claims = { sub: user.id }
      claims.exp = Math.floor(Date.now() / 1000) + 60
      const token = jwt.sign(claims, secret)
    `,
    'a text as the payload': ts`
      const jwt = require('jsonwebtoken')
      const token = jwt.sign('ping', secret)
    `,
    'verifying and decoding': ts`
      import jwt from 'jsonwebtoken'
      const claims = jwt.verify(token, secret)
      const shown = jwt.decode(token, { complete: true })
    `,
    'jose with an end': ts`
      import { SignJWT } from 'jose'
      const token = await new SignJWT({ role: 'user' }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime('15m').sign(key)
    `,
    'jose with an end among the claims': ts`
      import { SignJWT } from 'jose'
      const token = await new SignJWT({ sub, exp }).setProtectedHeader({ alg: 'HS256' }).sign(key)
    `,
    'jose, told in steps': ts`
      import * as jose from 'jose'
      const builder = new jose.SignJWT({ sub })
      builder.setProtectedHeader({ alg: 'HS256' })
      builder.setExpirationTime('15m')
      const token = await builder.sign(key)
    `,
    'jose, handed to a function that finishes it': ts`
      import { SignJWT } from 'jose'
      const builder = new SignJWT({ sub })
      const token = await finish(builder)
    `,
    'jose with claims from elsewhere': ts`
      import { SignJWT, type JWTPayload } from 'jose'
      export const sign = (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key)
    `,
    'hono with an end': ts`
      import { sign } from 'hono/jwt'
      const token = await sign({ sub: user.id, exp: now() + 900 }, secret)
    `,
    'the service of Nest, whose options may be global': ts`
      import { JwtService } from '@nestjs/jwt'
      @Injectable()
      export class AuthService {
        constructor(private readonly jwt: JwtService) {}
        issue(user) { return this.jwt.sign({ sub: user.id }) }
      }
    `,
    'the signer of Fastify, whose options may be global': ts`
      app.post('/login', async (request, reply) => ({ token: await reply.jwtSign({ sub: user.id }) }))
      const token = app.jwt.sign({ sub: user.id })
    `,
    'another function called sign': ts`
      import { sign } from './signature'
      const signature = sign({ body }, secret)
    `,
    'signing bytes': ts`
      import { createSign, sign } from 'node:crypto'
      const signature = sign('sha256', Buffer.from(body), { key })
    `,
    'a test': { filename: 'src/auth.spec.ts', code: ts`
      import jwt from 'jsonwebtoken'
      const token = jwt.sign({ sub: '1' }, 'secret')
    ` },
    'a computed claim, which may be the end': ts`
      import jwt from 'jsonwebtoken'
      const token = jwt.sign({ sub, [claim]: value }, secret)
    `,
    'the token of an invoice link, which customers open for years': {
      filename: 'packages/documents/src/token.ts',
      code: ts`
        import * as jose from 'jose'
        export async function makeToken(id: string) {
          const secret = new TextEncoder().encode(process.env.INVOICE_JWT_SECRET)
          return new jose.SignJWT({ id }).setProtectedHeader({ alg: 'HS256' }).sign(secret)
        }
      `,
    },
    'the token of a way out of a mailing list': ts`
      import jwt from 'jsonwebtoken'
      export function unsubscribeUrl(email: string, list: string, secret: string) {
        return '/unsubscribe?token=' + jwt.sign({ email, list }, secret)
      }
    `,
  },
  invalid: {
    'algorithm is the only option': {
      code: ts`
        import jwt from 'jsonwebtoken'

        export const createToken = (user: { id: string; role: string }) =>
          jwt.sign({ id: user.id, role: user.role }, process.env.JWT_SECRET as string, { algorithm: 'HS256' })
      `,
      reports: [{ messageId: 'endlessToken', line: 4, suggestions: 1 }],
    },
    'destructured sign of require': {
      filename: 'server/auth.js',
      code: ts`
        const { sign } = require('jsonwebtoken')

        exports.issueToken = function issueToken(user) {
          return sign({ userId: user.id, email: user.email }, process.env.JWT_SECRET)
        }
      `,
      reports: [{ messageId: 'endlessToken', line: 4, suggestions: 1 }],
    },
    'payload in a constant': {
      code: ts`
        import * as jsonwebtoken from 'jsonwebtoken'

        export async function login(user: { id: string; email: string }, secret: string) {
          const payload = { sub: user.id, email: user.email }
          const token = jsonwebtoken.sign(payload, secret)
          return { token }
        }
      `,
      reports: [{ messageId: 'endlessToken', line: 5, suggestions: 1 }],
    },
    'hono sign without exp': {
      code: ts`
        import { Hono } from 'hono'
        import { sign as signJwt } from 'hono/jwt'

        const app = new Hono<{ Bindings: { JWT_SECRET: string } }>()

        app.post('/login', async (c) => {
          const { email } = await c.req.json()
          const token = await signJwt({ email, role: 'user', iat: Math.floor(Date.now() / 1000) }, c.env.JWT_SECRET)
          return c.json({ token })
        })

        export default app
      `,
      reports: [{ messageId: 'endlessToken', line: 8, suggestions: 1 }],
    },
    'callback form': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import type { Request, Response } from 'express'

        export function authUser(req: Request, res: Response) {
          const payload = { user: { id: req.body.id } }
          jwt.sign(payload, process.env.JWT_SECRET!, (err: Error | null, token?: string) => {
            if (err) return res.status(500).end()
            res.json({ token })
          })
        }
      `,
      reports: [{ messageId: 'endlessToken', line: 6 }],
    },
    'mongoose method': {
      filename: 'models/User.js',
      code: ts`
        const mongoose = require('mongoose')
        const jwt = require('jsonwebtoken')

        const userSchema = new mongoose.Schema({ email: String, tokens: [{ token: String }] })

        userSchema.methods.generateAuthToken = async function () {
          const user = this
          const token = jwt.sign({ _id: user._id.toString() }, process.env.JWT_SECRET)
          user.tokens = user.tokens.concat({ token })
          await user.save()
          return token
        }

        module.exports = mongoose.model('User', userSchema)
      `,
      reports: [{ messageId: 'endlessToken', line: 8, suggestions: 1 }],
    },
    'options in a constant have no end': {
      code: ts`
        import jwt, { type SignOptions } from 'jsonwebtoken'

        const SIGN_OPTIONS: SignOptions = { issuer: 'app', audience: 'web', algorithm: 'RS256' }

        export class TokenService {
          constructor(private readonly privateKey: string) {}

          accessToken(userId: string) {
            return jwt.sign({ sub: userId, scope: 'api' }, this.privateKey, SIGN_OPTIONS)
          }
        }
      `,
      reports: [{ messageId: 'endlessToken', line: 9 }],
    },
    'magic link token that signs in': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { sendMail } from './mail'

        export async function sendMagicLink(email: string) {
          const token = jwt.sign({ email, purpose: 'sign-in' }, process.env.MAGIC_SECRET!)
          await sendMail(email, \`https://app.example.com/auth/callback?token=\${token}\`)
        }
      `,
      reports: [{ messageId: 'endlessToken', line: 5, suggestions: 1 }],
    },
    'jose without end in a next action': {
      filename: 'app/login/actions.ts',
      code: ts`
        'use server'
        import { SignJWT } from 'jose'
        import { cookies } from 'next/headers'

        const secret = new TextEncoder().encode(process.env.AUTH_SECRET)

        export async function createSession(userId: string) {
          const session = await new SignJWT({ userId, role: 'member' }).setProtectedHeader({ alg: 'HS256' }).sign(secret)
          ;(await cookies()).set('session', session, { httpOnly: true, secure: true, sameSite: 'lax' })
        }
      `,
      reports: [{ messageId: 'endlessToken', line: 8, suggestions: 1 }],
    },
    'a session of the invoice app': {
      filename: 'apps/invoices/session.ts',
      code: ts`
        import * as jose from 'jose'
        export async function makeToken(userId: string, secret: Uint8Array) {
          return new jose.SignJWT({ userId }).setProtectedHeader({ alg: 'HS256' }).sign(secret)
        }
      `,
      reports: [endless(3, 1)],
    },
    'no options': {
      code: ts`
        import express from 'express'
        import jwt from 'jsonwebtoken'
        const app = express()
        app.post('/login', async (req, res) => {
          const token = jwt.sign({ userId: user.id, role: user.role }, process.env.JWT_SECRET!)
          res.json({ token })
        })
      `,
      reports: [
        {
          messageId: 'endlessToken',
          line: 5,
          data: { api: 'jwt.sign', lifetime: 'expiresIn' },
          suggestions: [
            {
              messageId: 'suggestExpiry',
              output: ts`
                import express from 'express'
                import jwt from 'jsonwebtoken'
                const app = express()
                app.post('/login', async (req, res) => {
                  const token = jwt.sign({ userId: user.id, role: user.role }, process.env.JWT_SECRET!, { expiresIn: '15m' })
                  res.json({ token })
                })
              `,
            },
          ],
        },
      ],
    },
    'options without a lifetime': {
      code: ts`
        import { sign } from 'jsonwebtoken'
        const token = sign({ sub: user.id }, secret, { algorithm: 'HS256' })
      `,
      reports: [
        {
          messageId: 'endlessToken',
          line: 2,
          suggestions: [
            {
              messageId: 'suggestExpiry',
              output: ts`
                import { sign } from 'jsonwebtoken'
                const token = sign({ sub: user.id }, secret, { algorithm: 'HS256', expiresIn: '15m' })
              `,
            },
          ],
        },
      ],
    },
    'CommonJS, renamed': {
      filename: 'auth.js',
      code: ts`
        const { sign: issue } = require('jsonwebtoken')
        exports.login = (user) => issue({ id: user.id }, process.env.SECRET)
      `,
      reports: [endless(2, 1)],
    },
    'with a callback in the place of the options': {
      code: ts`
        const jwt = require('jsonwebtoken')
        jwt.sign({ id: user.id }, secret, (error, token) => done(error, token))
      `,
      reports: [endless(2)],
    },
    'claims in a constant': {
      code: ts`
        import * as jwt from 'jsonwebtoken'
        export function issue(user) {
          const payload = { sub: user.id, email: user.email }
          return jwt.sign(payload, secret)
        }
      `,
      reports: [endless(4, 1)],
    },
    'options in a constant': {
      code: ts`
        import jwt from 'jsonwebtoken'
        const options = { issuer: 'app' } as const
        const token = jwt.sign({ sub }, secret, options)
      `,
      reports: [endless(3)],
    },
    'a refresh token': {
      code: ts`
        import jwt from 'jsonwebtoken'
        const refreshToken = jwt.sign({ sub, type: 'refresh' }, process.env.REFRESH_SECRET as string)
      `,
      reports: [endless(2, 1)],
    },
    'a NestJS service that signs by itself': {
      filename: 'src/auth/auth.service.ts',
      code: ts`
        import * as jwt from 'jsonwebtoken'
        @Injectable()
        export class AuthService {
          issue(user: User) { return jwt.sign({ sub: user.id }, this.config.get('JWT_SECRET')) }
        }
      `,
      reports: [endless(4, 1)],
    },
    'a Next.js route with jose': {
      filename: 'app/api/login/route.ts',
      code: ts`
        import { SignJWT } from 'jose'
        export async function POST(request: Request) {
          const token = await new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(key)
          return Response.json({ token })
        }
      `,
      reports: [{ ...endless(3, 1), data: { api: 'new SignJWT', lifetime: 'setExpirationTime' } }],
    },
    'jose without claims': {
      code: ts`
        import * as jose from 'jose'
        const token = await new jose.SignJWT().setSubject(user.id).setProtectedHeader({ alg: 'HS256' }).sign(key)
      `,
      reports: [endless(2, 1)],
    },
    'jose in steps': {
      code: ts`
        import { SignJWT } from 'jose'
        const builder = new SignJWT({ sub })
        builder.setProtectedHeader({ alg: 'HS256' })
        const token = await builder.sign(key)
      `,
      reports: [endless(2)],
    },
    'jose, encrypted': {
      code: ts`
        import { EncryptJWT } from 'jose'
        const token = await new EncryptJWT({ sub }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key)
      `,
      reports: [endless(2, 1)],
    },
    'hono': {
      code: ts`
        import { Hono } from 'hono'
        import { sign } from 'hono/jwt'
        const app = new Hono()
        app.post('/login', async (c) => c.json({ token: await sign({ sub: user.id, role: 'user' }, c.env.JWT_SECRET) }))
      `,
      reports: [{ ...endless(4, 1), data: { api: 'sign', lifetime: 'exp' } }],
    },
    'jwt-simple': {
      code: ts`
        const jwt = require('jwt-simple')
        const token = jwt.encode({ sub: user.id, iat: Date.now() }, secret)
      `,
      reports: [endless(2, 1)],
    },
    'a Supabase edge function with a package by address': {
      filename: 'supabase/functions/login/index.ts',
      code: ts`
        import jwt from 'npm:jsonwebtoken@9'
        Deno.serve(async () => new Response(jwt.sign({ sub: 'a' }, Deno.env.get('SECRET'))))
      `,
      reports: [endless(2, 1)],
    },
    'the suggestion tells a builder on a line of its own': {
      code: ts`
        import { SignJWT } from 'jose'
        export const tokenFor = (id: string) =>
          new SignJWT({ sub: id })
            .setProtectedHeader({ alg: 'HS256' })
            .sign(key)
      `,
      reports: [
        {
          messageId: 'endlessToken',
          suggestions: [
            {
              messageId: 'suggestExpiry',
              output: ts`
                import { SignJWT } from 'jose'
                export const tokenFor = (id: string) =>
                  new SignJWT({ sub: id })
                    .setProtectedHeader({ alg: 'HS256' })
                    .setExpirationTime('15m')
                    .sign(key)
              `,
            },
          ],
        },
      ],
    },
    'the suggestion writes the end into claims': {
      code: ts`
        import { sign } from 'hono/jwt'
        app.post('/login', async (c) => c.json({ token: await sign({ sub: user.id }, c.env.JWT_SECRET) }))
      `,
      reports: [
        {
          messageId: 'endlessToken',
          suggestions: [
            {
              messageId: 'suggestExpiry',
              output: ts`
                import { sign } from 'hono/jwt'
                app.post('/login', async (c) => c.json({ token: await sign({ sub: user.id, exp: Math.floor(Date.now() / 1000) + 15 * 60 }, c.env.JWT_SECRET) }))
              `,
            },
          ],
        },
      ],
    },
  },
})
