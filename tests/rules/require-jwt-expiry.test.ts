import rule from '../../src/rules/require-jwt-expiry.js'
import { testRule, ts } from '../support/test-rule.js'

const endless = (line: number, suggestions = 0) => ({ messageId: 'endlessToken', line, suggestions })

testRule(rule, {
  valid: {
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
    'a session of the invoice app': {
      filename: 'apps/invoices/session.ts',
      code: ts`
        import * as jose from 'jose'
        export async function makeToken(userId: string, secret: Uint8Array) {
          return new jose.SignJWT({ userId }).setProtectedHeader({ alg: 'HS256' }).sign(secret)
        }
      `,
      reports: [endless(3)],
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
      reports: [{ ...endless(3), data: { api: 'new SignJWT', lifetime: 'setExpirationTime' } }],
    },
    'jose without claims': {
      code: ts`
        import * as jose from 'jose'
        const token = await new jose.SignJWT().setSubject(user.id).setProtectedHeader({ alg: 'HS256' }).sign(key)
      `,
      reports: [endless(2)],
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
      reports: [endless(2)],
    },
    'hono': {
      code: ts`
        import { Hono } from 'hono'
        import { sign } from 'hono/jwt'
        const app = new Hono()
        app.post('/login', async (c) => c.json({ token: await sign({ sub: user.id, role: 'user' }, c.env.JWT_SECRET) }))
      `,
      reports: [{ ...endless(4), data: { api: 'sign', lifetime: 'exp' } }],
    },
    'jwt-simple': {
      code: ts`
        const jwt = require('jwt-simple')
        const token = jwt.encode({ sub: user.id, iat: Date.now() }, secret)
      `,
      reports: [endless(2)],
    },
    'a Supabase edge function with a package by address': {
      filename: 'supabase/functions/login/index.ts',
      code: ts`
        import jwt from 'npm:jsonwebtoken@9'
        Deno.serve(async () => new Response(jwt.sign({ sub: 'a' }, Deno.env.get('SECRET'))))
      `,
      reports: [endless(2, 1)],
    },
  },
})
