import rule from '../../src/rules/no-unverified-jwt.js'
import { testRule, ts } from '../support/test-rule.js'

const unverified = (line: number) => ({ messageId: 'unverifiedToken', line })
const unsigned = (line: number) => ({ messageId: 'unsignedToken', line })

testRule(rule, {
  valid: {
    'verified': ts`
      import jwt from 'jsonwebtoken'
      export function auth(req, res, next) {
        req.user = jwt.verify(req.cookies.token, process.env.SECRET)
        next()
      }
    `,
    'decoded to find the key, then verified': ts`
      import jwt from 'jsonwebtoken'
      export async function auth(req, res, next) {
        const token = req.headers.authorization.slice(7)
        const { header } = jwt.decode(token, { complete: true })
        req.user = jwt.verify(token, await keyOf(header.kid))
        next()
      }
    `,
    'decoded for the issuer, verified with jose': ts`
      import { decodeJwt, jwtVerify } from 'jose'
      export async function authenticate(request: Request) {
        const token = request.headers.get('authorization')!.slice(7)
        const claims = decodeJwt(token)
        const { payload } = await jwtVerify(token, await keysOf(claims.iss))
        return payload.sub
      }
    `,
    'shown in the browser': {
      code: ts`
        'use client'
        import { jwtDecode } from 'jwt-decode'
        export function useUser(token: string) {
          const { name, role } = jwtDecode<Claims>(token)
          return { name, role }
        }
      `,
      filename: 'src/hooks/use-user.ts',
    },
    'a React component': {
      code: ts`
        import { jwtDecode } from 'jwt-decode'
        import { useState } from 'react'
        export function getUser() {
          const [token] = useState(localStorage.getItem('token'))
          return jwtDecode(token).sub
        }
      `,
      filename: 'src/components/user.tsx',
    },
    'only the expiry': ts`
      import jwt from 'jsonwebtoken'
      app.post('/logout', async (req, res) => {
        const decoded = jwt.decode(req.cookies.token)
        await blocklist.add(req.cookies.token, decoded.exp)
        res.end()
      })
    `,
    'a token of the issuer': ts`
      import { decodeJwt } from 'jose'
      app.get('/callback', async (req, res) => {
        const tokens = await oauth.exchange(req.query.code)
        const claims = decodeJwt(tokens.id_token)
        await db.users.upsert({ sub: claims.sub })
      })
    `,
    'an id token of Arctic': ts`
      import { decodeIdToken } from 'arctic'
      app.get('/callback', async (req) => decodeIdToken(tokens.idToken()))
    `,
    'another decode': ts`
      import { decode } from 'html-entities'
      app.post('/x', (req, res) => { const { sub } = decode(req.body.text); req.user = sub })
    `,
    'split by dots of something else': ts`
      app.get('/version', (req, res) => res.json({ minor: req.query.version.split('.')[1] }))
    `,
    'a file name': ts`
      export function validateUpload(req) { return JSON.parse(Buffer.from(req.body.name.split('.')[0], 'base64').toString()) }
    `,
    'the algorithms are named': ts`
      import jwt from 'jsonwebtoken'
      export const auth = (token: string) => jwt.verify(token, key, { algorithms: ['RS256'] })
    `,
    'Supabase checks the token': ts`
      import { jwtDecode } from 'jwt-decode'
      export async function GET(request: Request) {
        const token = request.headers.get('authorization')!.slice(7)
        const { data } = await supabase.auth.getUser(token)
        const { role } = jwtDecode(token)
        return Response.json({ role, id: data.user.id })
      }
    `,
    'a header that is logged': ts`
      import jwt from 'jsonwebtoken'
      export function trace(token: string) {
        logger.debug(jwt.decode(token, { complete: true }).header)
      }
    `,
    'a token the server wrote': ts`
      import jwt from 'jsonwebtoken'
      export function issue(user) {
        const token = jwt.sign({ sub: user.id }, key, { expiresIn: '15m' })
        return { token, expires: jwt.decode(token).exp }
      }
    `,
    'a test': {
      code: ts`
        import jwt from 'jsonwebtoken'
        app.use((req, res, next) => { req.user = jwt.decode(req.headers.authorization); next() })
      `,
      filename: 'tests/app.test.ts',
    },
  },
  invalid: {
    'middleware of Express': {
      code: ts`
        import jwt from 'jsonwebtoken'
        export function authenticate(req, res, next) {
          const token = req.headers.authorization?.split(' ')[1]
          const decoded = jwt.decode(token)
          if (!decoded) return res.status(401).end()
          req.user = decoded
          next()
        }
      `,
      reports: [unverified(4)],
    },
    'CommonJS and a renamed function': {
      code: ts`
        const { decode: readToken } = require('jsonwebtoken')
        app.get('/me', async (req, res) => {
          const { userId } = readToken(req.cookies.token)
          res.json(await db.user.findUnique({ where: { id: userId } }))
        })
      `,
      filename: 'server.js',
      reports: [unverified(3)],
    },
    'a route handler of Next with jwt-decode': {
      code: ts`
        import { jwtDecode } from 'jwt-decode'
        import { cookies } from 'next/headers'
        export async function GET() {
          const token = (await cookies()).get('token')?.value
          const claims = jwtDecode<{ sub: string }>(token!)
          return Response.json(await db.order.findMany({ where: { userId: claims.sub } }))
        }
      `,
      filename: 'app/api/orders/route.ts',
      reports: [unverified(5)],
    },
    'middleware of Next': {
      code: ts`
        import { NextResponse } from 'next/server'
        import { decodeJwt } from 'jose'
        export function middleware(request) {
          const token = request.cookies.get('session')?.value
          const claims = decodeJwt(token)
          if (claims.role !== 'admin') return NextResponse.redirect(new URL('/login', request.url))
          return NextResponse.next()
        }
      `,
      filename: 'middleware.ts',
      reports: [unverified(5)],
    },
    'a guard of Nest': {
      code: ts`
        import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common'
        import { JwtService } from '@nestjs/jwt'
        @Injectable()
        export class AuthGuard implements CanActivate {
          constructor(private readonly jwt: JwtService) {}
          canActivate(context: ExecutionContext) {
            const request = context.switchToHttp().getRequest()
            const payload = this.jwt.decode(request.headers.authorization.split(' ')[1])
            request.user = payload
            return !!payload
          }
        }
      `,
      reports: [unverified(8)],
    },
    'Hono': {
      code: ts`
        import { Hono } from 'hono'
        import { decode } from 'hono/jwt'
        const app = new Hono()
        app.get('/me', async (c) => {
          const { payload } = decode(c.req.header('Authorization')!.slice(7))
          return c.json(await users.find(payload.sub))
        })
        app.use('*', async (c, next) => {
          const claims = decode(c.req.header('Authorization')!.slice(7)).payload
          c.set('user', claims.sub)
          await next()
        })
      `,
      reports: [unverified(5), unverified(9)],
    },
    'by hand in an edge function': {
      code: ts`
        Deno.serve(async (req) => {
          const token = req.headers.get('Authorization')!.replace('Bearer ', '')
          const payload = JSON.parse(atob(token.split('.')[1]))
          const { data } = await admin.from('profiles').select().eq('id', payload.sub)
          return Response.json(data)
        })
      `,
      filename: 'supabase/functions/me/index.ts',
      reports: [unverified(3)],
    },
    'by hand with a Buffer': {
      code: ts`
        import express from 'express'
        export function requireUser(req, res, next) {
          const token = req.headers.authorization.split(' ')[1]
          const payload = JSON.parse(Buffer.from(token.split('.')[1], 'base64').toString('utf8'))
          req.userId = payload.sub
          next()
        }
      `,
      reports: [unverified(4)],
    },
    'a helper that says who asks': {
      code: ts`
        import jwt from 'jsonwebtoken'
        export function getUserFromToken(token: string) {
          const decoded = jwt.decode(token) as { id: string }
          return decoded.id
        }
      `,
      reports: [unverified(3)],
    },
    'none': {
      code: ts`
        import jwt from 'jsonwebtoken'
        export const auth = (token: string) => jwt.verify(token, key, { algorithms: ['HS256', 'none'] })
      `,
      reports: [unsigned(2)],
    },
    'none in a constant': {
      code: ts`
        const jwt = require('jsonwebtoken')
        const options = { algorithms: ['none'] }
        exports.auth = (token) => jwt.verify(token, '', options)
      `,
      filename: 'auth.js',
      reports: [unsigned(3)],
    },
  },
})
