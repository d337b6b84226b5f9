import rule from '../../src/rules/no-unverified-jwt.js'
import { testRule, ts } from '../support/test-rule.js'

const unverified = (line: number) => ({ messageId: 'unverifiedToken', line })
const unsigned = (line: number) => ({ messageId: 'unsignedToken', line })

testRule(rule, {
  valid: {
    'search parameter that is no token': {
      filename: 'src/routes/share.ts',
      code: ts`
        import { Router } from 'express'
        import { shareOf } from '../shares'

        export const share = Router()
        share.get('/share', async (req, res) => {
          const url = new URL(req.url, 'http://localhost')
          const [kind, id] = String(url.searchParams.get('ref')).split('.')
          res.json(await shareOf(kind!, JSON.parse(Buffer.from(id!, 'base64url').toString()).id))
        })
      `,
    },
    'socket.io middleware asks the identity provider': {
      filename: 'src/realtime.ts',
      code: ts`
        import type { Server } from 'socket.io'
        import { decodeJwt } from 'jose'
        import { introspectToken } from './idp'

        export function protect(io: Server) {
          io.use(async (socket, next) => {
            const token = socket.handshake.auth.token as string
            if (!(await introspectToken(token)).active) return next(new Error('unauthorized'))
            socket.data.userId = decodeJwt(token).sub
            next()
          })
        }
      `,
    },
    'gateway of AWS has verified, the claims come from the event': {
      filename: 'src/handlers/me.ts',
      code: ts`
        import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda'
        import { profileOf } from '../profiles'

        export const handler = async (event: APIGatewayProxyEventV2WithJWTAuthorizer) => {
          const { sub } = event.requestContext.authorizer.jwt.claims
          return { statusCode: 200, body: JSON.stringify(await profileOf(String(sub))) }
        }
      `,
    },
    'refresh schedule in a React Native app': {
      filename: 'src/auth/schedule.ts',
      code: ts`
        import { jwtDecode } from 'jwt-decode'
        import * as SecureStore from 'expo-secure-store'
        import { refresh } from './api'

        export async function scheduleRefresh() {
          const token = await SecureStore.getItemAsync('access')
          if (!token) return
          const { exp } = jwtDecode(token)
          setTimeout(refresh, Math.max(0, exp! * 1000 - Date.now() - 30_000))
        }
      `,
    },
    'a debugging route of development': {
      filename: 'src/routes/debug.ts',
      code: ts`
        import { Router } from 'express'
        import jwt from 'jsonwebtoken'

        export const debug = Router()
        if (process.env.NODE_ENV !== 'production') {
          debug.get('/token', (req, res) => {
            res.json(jwt.decode(String(req.headers.authorization).slice(7)))
          })
        }
      `,
    },
    'socket.io verifies the token': {
      filename: 'src/realtime.ts',
      code: ts`
        import { Server } from 'socket.io'
        import jwt from 'jsonwebtoken'

        export function attach(io: Server) {
          io.use((socket, next) => {
            try {
              const claims = jwt.verify(socket.handshake.auth.token, process.env.JWT_SECRET!, { algorithms: ['HS256'] })
              socket.data.userId = (claims as jwt.JwtPayload).sub
              next()
            } catch {
              next(new Error('unauthorized'))
            }
          })
        }
      `,
    },
    'socket.io client of the browser decodes its own token': {
      filename: 'src/client/socket.ts',
      code: ts`
        import { io } from 'socket.io-client'
        import { jwtDecode } from 'jwt-decode'

        export function connect(token: string, onExpired: () => void) {
          const socket = io('/chat', { auth: { token } })
          const { exp } = jwtDecode<{ exp: number }>(token)
          setTimeout(onExpired, exp * 1000 - Date.now())
          return socket
        }
      `,
    },
    'verified by a function of another file, then decoded for its claims': {
      filename: 'src/middleware/auth.ts',
      code: ts`
        import type { RequestHandler } from 'express'
        import jwt from 'jsonwebtoken'
        import { verifyAccessToken } from '../tokens'

        export const requireAuth: RequestHandler = async (req, res, next) => {
          const token = req.headers.authorization?.slice(7) ?? ''
          if (!(await verifyAccessToken(token))) return res.sendStatus(401)
          req.user = jwt.decode(token) as { id: string }
          next()
        }
      `,
    },
    'Next auth callback decodes the token of the provider': {
      filename: 'src/auth.ts',
      code: ts`
        import NextAuth from 'next-auth'
        import Keycloak from 'next-auth/providers/keycloak'
        import { jwtDecode } from 'jwt-decode'

        export const { handlers, auth } = NextAuth({
          providers: [Keycloak],
          callbacks: {
            jwt({ token, account }) {
              if (account?.access_token) {
                const { realm_access } = jwtDecode<{ realm_access: { roles: string[] } }>(account.access_token)
                token.roles = realm_access.roles
              }
              return token
            },
          },
        })
      `,
    },
    'CLI shows who is signed in': {
      filename: 'src/commands/whoami.ts',
      code: ts`
        import { Command } from 'commander'
        import { decodeJwt } from 'jose'
        import { readConfig } from '../config'

        export const whoami = new Command('whoami').action(async () => {
          const { token } = await readConfig()
          if (!token) return console.log('Not signed in')
          const { email, exp } = decodeJwt(token)
          console.log(\`\${email} until \${new Date(exp! * 1000).toISOString()}\`)
        })
      `,
    },
    'hono log line with the claims only': {
      filename: 'src/middleware/log.ts',
      code: ts`
        import { createMiddleware } from 'hono/factory'
        import { decode } from 'hono/jwt'
        import { logger } from '../logger'

        export const logExpired = createMiddleware(async (c, next) => {
          await next()
          const token = c.req.header('authorization')?.slice(7)
          if (c.res.status === 401 && token) {
            logger.info({ expiredAt: decode(token).payload.exp }, 'refused token')
          }
        })
      `,
    },
    'kid of the header first, then verified with jose': {
      filename: 'src/auth/verify.ts',
      code: ts`
        import { decodeProtectedHeader, jwtVerify, importJWK } from 'jose'
        import { keyOf } from './keys'

        export async function requireUser(req: Request) {
          const token = req.headers.get('authorization')?.slice(7) ?? ''
          const { kid, alg } = decodeProtectedHeader(token)
          const key = await importJWK(await keyOf(kid!), alg)
          const { payload } = await jwtVerify(token, key, { algorithms: ['RS256'] })
          return { id: payload.sub, role: payload.role }
        }
      `,
    },
    'issuer picked from the decoded token, then verified': {
      filename: 'src/middleware/auth.ts',
      code: ts`
        import jwt from 'jsonwebtoken'
        import jwksClient from 'jwks-rsa'
        import type { RequestHandler } from 'express'
        import { issuerOf } from '../tenants'

        export const authenticate: RequestHandler = async (req, res, next) => {
          const token = req.headers.authorization?.split(' ')[1]
          if (!token) return res.status(401).end()
          const unverified = jwt.decode(token, { complete: true })
          if (!unverified || typeof unverified.payload === 'string') return res.status(401).end()
          const issuer = issuerOf(unverified.payload.iss)
          if (!issuer) return res.status(401).end()
          const key = await jwksClient({ jwksUri: issuer.jwksUri }).getSigningKey(unverified.header.kid)
          req.user = jwt.verify(token, key.getPublicKey(), { algorithms: ['RS256'], issuer: issuer.iss })
          next()
        }
      `,
    },
    'browser hook shows who is signed in': {
      filename: 'src/hooks/use-profile.ts',
      code: ts`
        'use client'

        import { useMemo } from 'react'
        import { jwtDecode } from 'jwt-decode'
        import { useAuthStore } from '@/stores/auth'

        export function useProfile() {
          const token = useAuthStore((state) => state.accessToken)
          return useMemo(() => {
            if (!token) return null
            const claims = jwtDecode<{ name: string; picture: string; role: string }>(token)
            return { name: claims.name, picture: claims.picture, isAdmin: claims.role === 'admin' }
          }, [token])
        }
      `,
    },
    'id_token that the server just fetched from Google': {
      filename: 'app/api/auth/google/callback/route.ts',
      code: ts`
        import { NextRequest, NextResponse } from 'next/server'
        import { decodeJwt } from 'jose'
        import { createSession } from '@/lib/session'
        import { upsertGoogleUser } from '@/lib/users'

        export async function GET(request: NextRequest) {
          const code = request.nextUrl.searchParams.get('code')
          const response = await fetch('https://oauth2.googleapis.com/token', {
            method: 'POST',
            body: new URLSearchParams({
              code: code!,
              client_id: process.env.GOOGLE_CLIENT_ID!,
              client_secret: process.env.GOOGLE_CLIENT_SECRET!,
              redirect_uri: process.env.GOOGLE_REDIRECT_URI!,
              grant_type: 'authorization_code',
            }),
            signal: AbortSignal.timeout(10_000),
          })
          const { id_token } = await response.json()
          const claims = decodeJwt(id_token)
          const user = await upsertGoogleUser({ sub: claims.sub!, email: claims.email as string })
          await createSession(user.id)
          return NextResponse.redirect(new URL('/app', request.url))
        }
      `,
    },
    'logout puts the jti on the deny list until it expires': {
      filename: 'src/routes/logout.ts',
      code: ts`
        import { Router } from 'express'
        import jwt from 'jsonwebtoken'
        import { requireAuth } from '../middleware/auth'
        import { redis } from '../redis'

        export const logout = Router()

        logout.post('/logout', requireAuth, async (req, res) => {
          const token = req.headers.authorization!.slice(7)
          const { exp } = jwt.decode(token) as { exp: number }
          const ttl = exp - Math.floor(Date.now() / 1000)
          if (ttl > 0) await redis.set(\`denied:\${req.user.jti}\`, '1', 'EX', ttl)
          res.sendStatus(204)
        })
      `,
    },
    'a cursor of a page is decoded, not a token': {
      filename: 'src/routes/feed.ts',
      code: ts`
        import { Router } from 'express'
        import { feedOf } from '../services/feed'

        const decode = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { id: string; at: string }

        export const feed = Router()

        feed.get('/feed', async (req, res) => {
          const after = typeof req.query.cursor === 'string' ? decode(req.query.cursor) : undefined
          const userId = req.user.id
          res.json(await feedOf(userId, after))
        })
      `,
    },
    'api client of the server refreshes its own service token early': {
      filename: 'src/clients/billing-token.ts',
      code: ts`
        import { decodeJwt } from 'jose'
        import { requestServiceToken } from './oauth'

        let current: string | undefined

        function expiresSoon(token: string) {
          const { exp } = decodeJwt(token)
          return !exp || exp * 1000 - Date.now() < 60_000
        }

        export async function serviceToken() {
          if (!current || expiresSoon(current)) current = await requestServiceToken()
          return current
        }
      `,
    },
    'rate limit key from the token behind a verifying hook': {
      filename: 'src/plugins/auth.ts',
      code: ts`
        import fp from 'fastify-plugin'
        import fastifyJwt from '@fastify/jwt'

        export default fp(async (app) => {
          await app.register(fastifyJwt, { secret: process.env.JWT_SECRET! })
          app.decorate('authenticate', async (request, reply) => {
            try {
              await request.jwtVerify()
            } catch {
              return reply.code(401).send({ error: 'Unauthorized' })
            }
            request.orgId = app.jwt.decode<{ org: string }>(request.headers.authorization!.slice(7))?.org
          })
        })
      `,
    },
    'supabase edge function asks getUser and then reads the assurance level': {
      filename: 'supabase/functions/transfer/index.ts',
      code: ts`
        import { createClient } from 'npm:@supabase/supabase-js@2'
        import { decode } from 'https://deno.land/x/djwt@v3.0.2/mod.ts'

        Deno.serve(async (req) => {
          const jwt = req.headers.get('Authorization')?.replace('Bearer ', '') ?? ''
          const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_ANON_KEY')!)
          const { data: { user }, error } = await supabase.auth.getUser(jwt)
          if (error || !user) return new Response('Unauthorized', { status: 401 })
          const [, payload] = decode(jwt) as [unknown, { aal: string }, unknown]
          if (payload.aal !== 'aal2') return new Response('MFA required', { status: 403 })
          return Response.json({ ok: true })
        })
      `,
    },
    'test that looks into the issued token': {
      filename: 'src/auth/token.test.ts',
      code: ts`
        import { expect, it } from 'vitest'
        import jwt from 'jsonwebtoken'
        import { app } from '../app'
        import request from 'supertest'

        it('signs in and puts the role into the token', async () => {
          const response = await request(app).post('/login').send({ email: 'a@b.c', password: 'correct horse' })
          const claims = jwt.decode(response.body.token) as { role: string }
          expect(claims.role).toBe('member')
        })
      `,
    },
    'a token of Fastify that a hook has verified': ts`
      export default async function routes(fastify) {
        fastify.addHook('onRequest', (request) => request.jwtVerify())
        fastify.get('/admin', async (request) => {
          const claims = fastify.jwt.decode(request.headers.authorization.slice(7))
          if (claims.role !== 'admin') throw new Error('no')
          return {}
        })
      }
    `,
    'a token of Fastify whose route is guarded': ts`
      export default async function routes(fastify) {
        fastify.get('/admin', { onRequest: [fastify.authenticate] }, async (request) => {
          const claims = fastify.jwt.decode(request.headers.authorization.slice(7))
          return { id: claims.sub }
        })
      }
    `,
    'a token of Fastify that is verified': ts`
      export default async function routes(fastify) {
        fastify.get('/admin', async (request) => {
          const claims = fastify.jwt.verify(request.query.token)
          if (claims.role !== 'admin') throw new Error('no')
          return {}
        })
      }
    `,
    'the helper is called after the signature is checked': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import type { NextFunction, Request, Response } from 'express'

        function payloadOf(token: string) {
          return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
        }

        export function guard(req: Request, res: Response, next: NextFunction) {
          const token = req.headers.authorization?.slice(7) ?? ''
          jwt.verify(token, process.env.JWT_SECRET!)
          res.locals.user = { id: payloadOf(token).sub }
          next()
        }
      `,
    },
    'the helper tells only when a token ends': {
      code: ts`
        import type { Request, Response } from 'express'

        function parse(token: string) {
          return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
        }

        export function expiry(req: Request, res: Response) {
          const { exp } = parse(req.cookies.access)
          res.json({ expiresAt: exp * 1000 })
        }
      `,
    },
    'the helper reads the token a vendor gave': {
      code: ts`
        import { exchangeCode } from './oauth'

        function parse(token: string) {
          return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
        }

        export async function signIn(code: string) {
          const { idToken } = await exchangeCode(code)
          return parse(idToken).email as string
        }
      `,
    },
    'kid is read, then verified': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { keyOf } from './jwks'

        export async function authenticate(req: any, res: any, next: any) {
          const token = req.headers.authorization?.split(' ')[1]
          const decoded = jwt.decode(token, { complete: true })
          if (!decoded?.header.kid) return res.sendStatus(401)
          req.user = jwt.verify(token, await keyOf(decoded.header.kid), { algorithms: ['RS256'] })
          next()
        }
      `,
    },
    'display in a client component': {
      filename: 'components/UserBadge.tsx',
      code: ts`
        'use client'
        import { jwtDecode } from 'jwt-decode'

        export function UserBadge({ token }: { token: string }) {
          const { name, role } = jwtDecode<{ name: string; role: string }>(token)
          return <span title={role}>{name}</span>
        }
      `,
    },
    'id token fresh from the issuer': {
      filename: 'app/api/auth/callback/route.ts',
      code: ts`
        import { decodeJwt } from 'jose'
        import { createSession } from '@/lib/session'

        export async function GET(request: Request) {
          const code = new URL(request.url).searchParams.get('code') ?? ''
          const response = await fetch('https://oauth2.googleapis.com/token', {
            method: 'POST',
            body: new URLSearchParams({ code, grant_type: 'authorization_code', client_id: process.env.GOOGLE_ID!, client_secret: process.env.GOOGLE_SECRET! }),
            signal: AbortSignal.timeout(5000),
          })
          const { id_token } = await response.json()
          const claims = decodeJwt(id_token)
          await createSession(claims.sub!)
          return Response.redirect(new URL('/', request.url))
        }
      `,
    },
    'expiry only, before a refresh': {
      code: ts`
        import { jwtDecode } from 'jwt-decode'

        export async function ensureFresh(req: { cookies: Record<string, string> }, refresh: () => Promise<string>) {
          const token = req.cookies.access_token
          const { exp } = jwtDecode(token)
          return exp && exp * 1000 > Date.now() + 30_000 ? token : refresh()
        }
      `,
    },
    'passport strategy verified, decode for a log line': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { verifyAccessToken } from './tokens'
        import { logger } from './logger'

        export async function guard(req: any, res: any, next: any) {
          const token = req.headers.authorization?.slice(7)
          try {
            req.user = await verifyAccessToken(token)
            next()
          } catch (error) {
            logger.warn({ sub: (jwt.decode(token) as any)?.sub, error }, 'token refused')
            res.sendStatus(401)
          }
        }
      `,
    },
    'decode of something else': {
      code: ts`
        import { decode } from 'html-entities'
        import type { Request, Response } from 'express'

        export function preview(req: Request, res: Response) {
          const user = decode(String(req.query.user))
          res.send(user)
        }
      `,
    },
    'split of a file name': {
      code: ts`
        import type { Request, Response } from 'express'

        export function upload(req: Request, res: Response) {
          const extension = String(req.headers['x-file-name']).split('.')[1]
          if (extension !== 'png') return res.status(415).end()
          res.json({ extension })
        }
      `,
    },
    'supabase getUser verifies at the server': {
      filename: 'app/api/projects/route.ts',
      code: ts`
        import { jwtDecode } from 'jwt-decode'
        import { createClient } from '@/lib/supabase/server'

        export async function GET(request: Request) {
          const supabase = await createClient()
          const { data: { user } } = await supabase.auth.getUser()
          if (!user) return new Response(null, { status: 401 })
          const token = request.headers.get('authorization')?.slice(7) ?? ''
          const { app_metadata } = jwtDecode<{ app_metadata: { plan: string } }>(token)
          return Response.json({ plan: app_metadata.plan })
        }
      `,
    },
    'the verifier of aws': {
      code: ts`
        import { CognitoJwtVerifier } from 'aws-jwt-verify'
        import { decodeJwt } from 'jose'

        const verifier = CognitoJwtVerifier.create({ userPoolId: process.env.POOL!, tokenUse: 'access', clientId: process.env.CLIENT! })

        export async function getUser(request: Request) {
          const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
          const issuer = decodeJwt(token).iss
          if (!issuer?.includes('cognito')) return null
          return verifier.verify(token)
        }
      `,
    },
    'test checks the claims of the answer': {
      filename: 'tests/login.test.ts',
      code: ts`
        import jwt from 'jsonwebtoken'
        import request from 'supertest'
        import { app } from '../src/app'

        test('signs the id', async () => {
          const response = await request(app).post('/login').send({ email: 'a@b.c', password: 'secret' })
          const decoded = jwt.decode(response.body.token) as { sub: string; role: string }
          expect(decoded.role).toBe('user')
        })
      `,
    },
    'logout reads the jti of a token that a guard has verified': {
      code: ts`
        import { Router } from 'express'
        import jwt from 'jsonwebtoken'
        import { requireAuth } from './auth'
        import { denyList } from './denyList'

        export const router = Router()
        router.post('/logout', requireAuth, async (req, res) => {
          const { jti, exp } = jwt.decode(req.headers.authorization!.slice(7)) as { jti: string; exp: number }
          await denyList.add(jti, exp)
          res.sendStatus(204)
        })
      `,
    },
    'browser code in the api client': {
      filename: 'src/lib/session.ts',
      code: ts`
        import { jwtDecode } from 'jwt-decode'

        export function currentUser() {
          const token = window.localStorage.getItem('id_token')
          if (!token) return null
          return jwtDecode<{ sub: string; name: string }>(token)
        }
      `,
    },
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
    'React Router loader believes the cookie': {
      filename: 'app/routes/account.tsx',
      code: ts`
        import { redirect, type LoaderFunctionArgs } from 'react-router'
        import { decodeJwt } from 'jose'
        import { parse } from 'cookie'
        import { accountOf } from '~/services/accounts.server'

        export async function loader({ request }: LoaderFunctionArgs) {
          const cookies = parse(request.headers.get('Cookie') ?? '')
          if (!cookies.token) throw redirect('/login')
          const { sub } = decodeJwt(cookies.token)
          return { account: await accountOf(sub!) }
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 9 }],
    },
    'h3 middleware with getCookie': {
      filename: 'server/middleware/auth.ts',
      code: ts`
        import { jwtDecode } from 'jwt-decode'

        export default defineEventHandler((event) => {
          const token = getCookie(event, 'auth_token')
          if (!token) return
          const claims = jwtDecode<{ sub: string; role: string }>(token)
          event.context.user = { id: claims.sub, role: claims.role }
        })
      `,
      reports: [{ messageId: 'unverifiedToken', line: 6 }],
    },
    'GraphQL context function': {
      filename: 'src/graphql/server.ts',
      code: ts`
        import { ApolloServer } from '@apollo/server'
        import { startStandaloneServer } from '@apollo/server/standalone'
        import jwt from 'jsonwebtoken'
        import { schema } from './schema'

        const server = new ApolloServer({ schema })
        await startStandaloneServer(server, {
          context: async ({ req }) => {
            const token = req.headers.authorization?.replace('Bearer ', '') ?? ''
            const user = jwt.decode(token)
            return { user }
          },
        })
      `,
      reports: [{ messageId: 'unverifiedToken', line: 10 }],
    },
    'role of a decoded payload lets in': {
      filename: 'src/middleware/roles.js',
      code: ts`
        const { decode } = require('jsonwebtoken')

        exports.requireRole = (role) => (req, res, next) => {
          const payload = decode(req.get('Authorization').split(' ')[1])
          if (payload?.roles?.includes(role)) return next()
          res.status(403).json({ error: 'Forbidden' })
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 4 }],
    },
    'claims of a helper class': {
      filename: 'src/auth/TokenReader.ts',
      code: ts`
        import type { Request } from 'express'
        import jwt from 'jsonwebtoken'

        export class TokenReader {
          getUserFromRequest(req: Request) {
            const token = req.cookies['token']
            const decoded = jwt.decode(token, { complete: true })
            return decoded && { id: decoded.payload.sub, org: (decoded.payload as { org: string }).org }
          }
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'ws upgrade decodes the token of the address': {
      filename: 'src/ws.ts',
      code: ts`
        import { WebSocketServer } from 'ws'
        import type { Server } from 'node:http'
        import jwt from 'jsonwebtoken'

        export function attach(server: Server) {
          const wss = new WebSocketServer({ noServer: true })
          server.on('upgrade', (request, socket, head) => {
            const token = new URL(request.url!, 'http://localhost').searchParams.get('token')
            const claims = token ? (jwt.decode(token) as { sub: string } | null) : null
            if (!claims) return socket.destroy()
            wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, claims.sub))
          })
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 9 }],
    },
    'SvelteKit hook with jwt-decode': {
      filename: 'src/hooks.server.ts',
      code: ts`
        import type { Handle } from '@sveltejs/kit'
        import { jwtDecode } from 'jwt-decode'

        export const handle: Handle = async ({ event, resolve }) => {
          const token = event.cookies.get('access_token')
          if (token) {
            const { sub, role } = jwtDecode<{ sub: string; role: string }>(token)
            event.locals.user = { id: sub, role }
          }
          return resolve(event)
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'Koa middleware with a ternary': {
      filename: 'src/middleware/auth.js',
      code: ts`
        const jwt = require('jsonwebtoken')

        module.exports = () => async (ctx, next) => {
          const header = ctx.get('authorization')
          const payload = header ? jwt.decode(header.replace('Bearer ', '')) : null
          ctx.state.user = payload && { id: payload.id, admin: payload.admin }
          if (!ctx.state.user) ctx.throw(401)
          await next()
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 5 }],
    },
    'lambda authorizer allows after decode': {
      filename: 'src/authorizer.ts',
      code: ts`
        import type { APIGatewayTokenAuthorizerEvent } from 'aws-lambda'
        import { decodeJwt } from 'jose'

        export const handler = async (event: APIGatewayTokenAuthorizerEvent) => {
          const { sub, scope } = decodeJwt(event.authorizationToken.replace('Bearer ', ''))
          const effect = String(scope).includes('orders:write') ? 'Allow' : 'Deny'
          return {
            principalId: sub,
            policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: event.methodArn }] },
          }
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 5 }],
    },
    'socket.io namespace with jose in an async middleware': {
      filename: 'src/sockets/auth.ts',
      code: ts`
        import type { Namespace } from 'socket.io'
        import * as jose from 'jose'

        export function protect(namespace: Namespace) {
          namespace.use(async (socket, next) => {
            const { token } = socket.handshake.query
            const claims = jose.decodeJwt(String(token))
            if (!claims.sub) {
              next(new Error('unauthenticated'))
              return
            }
            socket.data.user = { id: claims.sub, tenant: claims.tenant }
            next()
          })
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'payload parsed beside a function that signs': {
      filename: 'src/middleware/optional-auth.js',
      code: ts`
        const jwt = require('jsonwebtoken')

        function identify(req, res, next) {
          const token = req.cookies.jwt
          if (token) {
            const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64').toString())
            req.user = { id: claims.id, role: claims.role }
          }
          next()
        }

        module.exports = { identify, sign: (user) => jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '1h' }) }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 6 }],
    },
    'Next proxy lets an admin in by the role of a decoded token': {
      filename: 'proxy.ts',
      code: ts`
        import { NextResponse, type NextRequest } from 'next/server'
        import { decodeJwt } from 'jose'

        export function proxy(request: NextRequest) {
          const token = request.cookies.get('access_token')?.value
          if (!token) return NextResponse.redirect(new URL('/login', request.url))
          const claims = decodeJwt(token)
          if (claims.role !== 'admin') {
            return NextResponse.redirect(new URL('/403', request.url))
          }
          return NextResponse.next()
        }

        export const config = { matcher: ['/admin/:path*'] }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'Hono context user from hono/jwt decode': {
      filename: 'src/middleware/auth.ts',
      code: ts`
        import { createMiddleware } from 'hono/factory'
        import { decode as readToken } from 'hono/jwt'

        export const auth = createMiddleware(async (c, next) => {
          const header = c.req.header('Authorization')
          if (!header?.startsWith('Bearer ')) return c.json({ error: 'Unauthorized' }, 401)
          const { payload } = readToken(header.slice(7))
          if (payload.exp && payload.exp * 1000 < Date.now()) return c.json({ error: 'Expired' }, 401)
          c.set('userId', payload.sub)
          await next()
        })
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'Fastify preHandler takes the token apart by hand': {
      filename: 'src/plugins/auth.ts',
      code: ts`
        import fp from 'fastify-plugin'

        export default fp(async (fastify) => {
          fastify.decorate('authenticate', async (request, reply) => {
            const [, token] = (request.headers.authorization ?? '').split(' ')
            if (!token) return reply.code(401).send({ error: 'Missing token' })
            const [, body] = token.split('.')
            const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
            request.user = { id: claims.sub, roles: claims.roles ?? [] }
          })
        })
      `,
      reports: [{ messageId: 'unverifiedToken', line: 8 }],
    },
    'Supabase edge function believes the sub it read with atob': {
      filename: 'supabase/functions/delete-account/index.ts',
      code: ts`
        import { serve } from 'https://deno.land/std@0.177.0/http/server.ts'
        import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'

        serve(async (req) => {
          const token = req.headers.get('Authorization')!.replace('Bearer ', '')
          const payload = JSON.parse(atob(token.split('.')[1]))
          const admin = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)
          const { error } = await admin.auth.admin.deleteUser(payload.sub)
          return new Response(JSON.stringify({ ok: !error }), { headers: { 'Content-Type': 'application/json' } })
        })
      `,
      reports: [{ messageId: 'unverifiedToken', line: 6 }],
    },
    'Nest guard decodes with JwtService': {
      filename: 'src/auth/roles.guard.ts',
      code: ts`
        import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common'
        import { JwtService } from '@nestjs/jwt'

        @Injectable()
        export class RolesGuard implements CanActivate {
          constructor(private readonly jwt: JwtService) {}

          canActivate(context: ExecutionContext): boolean {
            const request = context.switchToHttp().getRequest()
            const token = request.headers.authorization?.split(' ')[1]
            if (!token) return false
            const decoded = this.jwt.decode(token) as { roles: string[] }
            request.user = decoded
            return decoded.roles.includes('admin')
          }
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 12 }],
    },
    'jwt-decode in a getCurrentUser of a server action file': {
      filename: 'src/lib/session.ts',
      code: ts`
        'use server'

        import { cookies } from 'next/headers'
        import { jwtDecode } from 'jwt-decode'

        interface Claims {
          sub: string
          orgId: string
          exp: number
        }

        export async function getCurrentUser() {
          const store = await cookies()
          const token = store.get('session')?.value
          if (!token) return null
          try {
            const { sub, orgId, exp } = jwtDecode<Claims>(token)
            if (Date.now() >= exp * 1000) return null
            return { id: sub, orgId }
          } catch {
            return null
          }
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 17 }],
    },
    'jsonwebtoken verify that allows none': {
      filename: 'src/auth/token.js',
      code: ts`
        const jwt = require('jsonwebtoken')

        const SECRET = process.env.JWT_SECRET

        function checkToken(token) {
          return jwt.verify(token, SECRET, { algorithms: ['HS256', 'none'] })
        }

        module.exports = { checkToken }
      `,
      reports: [{ messageId: 'unsignedToken', line: 6 }],
    },
    'tRPC context from a decoded token': {
      filename: 'src/server/trpc/context.ts',
      code: ts`
        import * as jwt from 'jsonwebtoken'
        import type { CreateExpressContextOptions } from '@trpc/server/adapters/express'
        import { prisma } from '../prisma'

        export async function createContext({ req, res }: CreateExpressContextOptions) {
          const bearer = req.headers.authorization?.replace(/^Bearer\\s+/i, '')
          let user = null
          if (bearer) {
            const claims = jwt.decode(bearer, { json: true })
            if (claims?.sub) user = await prisma.user.findUnique({ where: { id: claims.sub } })
          }
          return { req, res, user, prisma }
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 9 }],
    },
    'socket.io handshake decoded': {
      filename: 'src/realtime/index.js',
      code: ts`
        const { Server } = require('socket.io')
        const { decode } = require('jsonwebtoken')

        function attachRealtime(httpServer) {
          const io = new Server(httpServer, { cors: { origin: process.env.APP_URL } })
          io.use((socket, next) => {
            const claims = decode(socket.handshake.auth.token)
            if (!claims) return next(new Error('unauthorized'))
            socket.data.userId = claims.userId
            next()
          })
          io.on('connection', (socket) => {
            socket.join(\`user:\${socket.data.userId}\`)
          })
          return io
        }

        module.exports = { attachRealtime }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'helper of the file decodes, the route trusts it': {
      filename: 'src/routes/admin.ts',
      code: ts`
        import { Router } from 'express'
        import { listUsers } from '../services/users'

        function parseToken(raw: string): { sub: string; isAdmin?: boolean } {
          const part = raw.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/')
          return JSON.parse(Buffer.from(part, 'base64').toString())
        }

        export const admin = Router()

        admin.get('/users', async (req, res) => {
          const token = req.cookies.token
          if (!token) return res.sendStatus(401)
          const claims = parseToken(token)
          if (!claims.isAdmin) return res.sendStatus(403)
          res.json(await listUsers())
        })
      `,
      reports: [{ messageId: 'unverifiedToken', line: 6 }],
    },
    'a token of Fastify that is only decoded': {
      code: ts`
        export default async function routes(fastify) {
          fastify.get('/admin', async (request) => {
            const claims = fastify.jwt.decode(request.query.token)
            if (claims.role !== 'admin') throw new Error('no')
            return {}
          })
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 3, data: { api: 'fastify.jwt.decode' } }],
    },
    'a token of Fastify that is only decoded, by the server of the request': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        export async function routes(app: FastifyInstance) {
          app.get('/me', async (request) => {
            const token = request.headers.authorization!.slice(7)
            const { sub } = request.server.jwt.decode(token) as { sub: string }
            return { id: sub }
          })
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 5 }],
    },
    'a token of Fastify that is only decoded, by this': {
      code: ts`
        import Fastify from 'fastify'
        const app = Fastify()
        app.get('/me', async function (request) {
          request.user = this.jwt.decode(request.headers.authorization.slice(7))
          return { ok: true }
        })
      `,
      reports: [{ messageId: 'unverifiedToken', line: 4 }],
    },
    'a helper of a helper reads the claims for a fastify hook': {
      code: ts`
        import type { FastifyInstance } from 'fastify'

        const decodePart = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
        const claimsOf = (token: string) => decodePart(token.split('.')[1]!)

        export default async function plugin(app: FastifyInstance) {
          app.addHook('onRequest', async (request: any) => {
            const token = request.headers.authorization?.slice(7) ?? ''
            request.userId = claimsOf(token).sub
          })
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 4 }],
    },
    'decode in a helper that is called with the cookie': {
      filename: 'app/api/orders/route.ts',
      code: ts`
        import { decodeJwt } from 'jose'
        import { cookies } from 'next/headers'
        import { prisma } from '@/lib/prisma'

        function read(token: string) {
          return decodeJwt(token)
        }

        export async function GET() {
          const token = (await cookies()).get('token')?.value
          if (!token) return new Response(null, { status: 401 })
          const { sub } = read(token)
          return Response.json(await prisma.order.findMany({ where: { userId: sub }, take: 50 }))
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 6 }],
    },
    'a helper decodes the part': {
      filename: 'server/guard.js',
      code: ts`
        function base64UrlDecode(text) {
          const padded = text.replace(/-/g, '+').replace(/_/g, '/')
          return Buffer.from(padded, 'base64').toString('utf8')
        }

        module.exports = function guard(req, res, next) {
          const token = req.headers.authorization?.split(' ')[1]
          if (!token) return res.status(401).end()
          const parts = token.split('.')
          const payload = JSON.parse(base64UrlDecode(parts[1]))
          req.user = { id: payload.userId, role: payload.role }
          next()
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 10 }],
    },
    'jwt-decode in next middleware decides the role': {
      filename: 'middleware.ts',
      code: ts`
        import { jwtDecode } from 'jwt-decode'
        import { NextResponse, type NextRequest } from 'next/server'

        export function middleware(request: NextRequest) {
          const token = request.cookies.get('token')?.value
          if (!token) return NextResponse.redirect(new URL('/login', request.url))
          const { role } = jwtDecode<{ role: string }>(token)
          if (request.nextUrl.pathname.startsWith('/admin') && role !== 'admin') {
            return NextResponse.redirect(new URL('/', request.url))
          }
          return NextResponse.next()
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'jose decodeJwt renamed in a route handler': {
      filename: 'app/api/me/route.ts',
      code: ts`
        import { decodeJwt as readToken } from 'jose'
        import { prisma } from '@/lib/prisma'

        export async function GET(request: Request) {
          const header = request.headers.get('authorization') ?? ''
          const claims = readToken(header.replace('Bearer ', ''))
          const user = await prisma.user.findUnique({ where: { id: claims.sub } })
          return Response.json(user)
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 6 }],
    },
    'require and decode in an express guard': {
      filename: 'server/middleware/auth.js',
      code: ts`
        const jwt = require('jsonwebtoken')

        module.exports = function (req, res, next) {
          const authHeader = req.headers['authorization']
          if (!authHeader) return res.status(401).json({ message: 'No token' })
          const decoded = jwt.decode(authHeader.split(' ')[1])
          if (!decoded) return res.status(401).json({ message: 'Invalid token' })
          req.user = decoded
          next()
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 6 }],
    },
    'hand-decoded with atob': {
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono()

        app.use('*', async (c, next) => {
          const token = c.req.header('Authorization')?.split(' ')[1]
          if (!token) return c.text('Unauthorized', 401)
          const payload = JSON.parse(atob(token.split('.')[1]))
          c.set('userId', payload.sub)
          await next()
        })

        export default app
      `,
      reports: [{ messageId: 'unverifiedToken', line: 8 }],
    },
    'hand-decoded with Buffer, destructured': {
      code: ts`
        import type { NextFunction, Request, Response } from 'express'

        export const attachUser = (req: Request & { user?: unknown }, res: Response, next: NextFunction) => {
          const token = req.cookies.session
          if (token) {
            const [, body] = token.split('.')
            const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
            req.user = { id: claims.sub, isAdmin: claims.role === 'admin' }
          }
          next()
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'nest guard decodes': {
      code: ts`
        import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common'
        import { JwtService } from '@nestjs/jwt'

        @Injectable()
        export class RolesGuard implements CanActivate {
          constructor(private readonly jwtService: JwtService) {}

          canActivate(context: ExecutionContext): boolean {
            const request = context.switchToHttp().getRequest()
            const token = request.headers.authorization?.split(' ')[1]
            const user = this.jwtService.decode(token) as { roles: string[] }
            return user.roles.includes('admin')
          }
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 11 }],
    },
    'algorithms with none': {
      code: ts`
        import jwt from 'jsonwebtoken'

        export const verifyToken = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256', 'none'] })
      `,
      reports: [{ messageId: 'unsignedToken', line: 3 }],
    },
    'helper named for the decision': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import type { JwtPayload } from 'jsonwebtoken'

        export function getUserFromToken(token: string) {
          const payload = jwt.decode(token) as JwtPayload | null
          if (!payload?.sub || (payload.exp ?? 0) * 1000 < Date.now()) return null
          return { id: payload.sub, role: payload.role }
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 5 }],
    },
    'hono/jwt decode': {
      code: ts`
        import { Hono } from 'hono'
        import { decode } from 'hono/jwt'
        import { notes } from './notes'

        const app = new Hono()
        app.get('/notes', async (c) => {
          const { payload } = decode(c.req.header('authorization')?.slice(7) ?? '')
          return c.json(await notes.of(payload.sub as string))
        })
        export default app
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
    'fastify decode of the request': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { jwtDecode } from 'jwt-decode'

        export default async function plugin(app: FastifyInstance) {
          app.decorateRequest('userId', '')
          app.addHook('preHandler', async (request, reply) => {
            const bearer = request.headers.authorization
            if (!bearer?.startsWith('Bearer ')) return reply.code(401).send()
            const claims = jwtDecode<{ sub: string }>(bearer.slice('Bearer '.length))
            request.userId = claims.sub
          })
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 9 }],
    },
    'parseJwt helper of the file, used by the guard': {
      filename: 'server/auth.js',
      code: ts`
        function parseJwt(token) {
          const base64 = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')
          return JSON.parse(Buffer.from(base64, 'base64').toString())
        }

        function requireAdmin(req, res, next) {
          const token = (req.headers.authorization || '').replace('Bearer ', '')
          const user = parseJwt(token)
          if (user.role !== 'admin') return res.status(403).end()
          next()
        }

        module.exports = { requireAdmin }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 3 }],
    },
    'sveltekit hooks': {
      filename: 'src/hooks.server.ts',
      code: ts`
        import { jwtDecode } from 'jwt-decode'
        import type { Handle } from '@sveltejs/kit'

        export const handle: Handle = async ({ event, resolve }) => {
          const token = event.cookies.get('access_token')
          if (token) {
            const decoded = jwtDecode<{ sub: string; email: string }>(token)
            event.locals.user = { id: decoded.sub, email: decoded.email }
          }
          return resolve(event)
        }
      `,
      reports: [{ messageId: 'unverifiedToken', line: 7 }],
    },
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
