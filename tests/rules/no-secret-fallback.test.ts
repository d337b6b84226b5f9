import rule from '../../src/rules/no-secret-fallback.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, name: string, suggestions?: number) => ({ messageId: 'secretFallback', line, data: { name }, ...(suggestions === undefined ? {} : { suggestions }) })
const thrown = (line: number, name: string) => at(line, name, 1)

testRule(rule, {
  valid: {
    'a devDefault of envalid': {
      filename: 'src/env.ts',
      code: ts`
        import { cleanEnv, str, testOnly } from 'envalid'

        export const env = cleanEnv(process.env, {
          SESSION_SECRET: str({ devDefault: 'only-for-development' }),
          JWT_SECRET: str({ devDefault: testOnly('test') }),
        })
      `,
    },
    'the fallback is thrown away in production': {
      filename: 'src/auth/secret.ts',
      code: ts`
        const DEV_SECRET = 'dev-only-secret'

        export function authSecret() {
          const secret = process.env.AUTH_SECRET
          if (!secret && process.env.NODE_ENV === 'production') throw new Error('AUTH_SECRET is not set')
          return secret ?? DEV_SECRET
        }
      `,
    },
    'a switch over the environment': {
      filename: 'src/auth/by-mode.ts',
      code: ts`
        export function secretFor(mode: string) {
          switch (mode) {
            case 'production':
              return process.env.JWT_SECRET!
            default:
              return process.env.JWT_SECRET || process.env.JWT_SECRET_STAGING
          }
        }
      `,
    },
    'a masked value for a page of settings': {
      filename: 'src/admin/view.ts',
      code: ts`
        export const shown = {
          stripe: process.env.STRIPE_SECRET_KEY?.slice(-4) ?? 'none',
          jwt: process.env.JWT_SECRET ? '••••••' : '—',
        }
      `,
    },
    'public ids beside secrets': {
      filename: 'src/auth/providers.ts',
      code: ts`
        export const google = {
          clientId: process.env.GOOGLE_CLIENT_ID || '418273645019-abc.apps.googleusercontent.com',
          clientSecret: process.env.GOOGLE_CLIENT_SECRET!,
          tokenUrl: process.env.GOOGLE_TOKEN_URL || 'https://oauth2.googleapis.com/token',
          passwordField: process.env.PASSWORD_FIELD ?? 'password',
        }
      `,
    },
    'a scheme of a token': {
      filename: 'src/auth/bearer.ts',
      code: ts`
        const scheme = process.env.TOKEN_TYPE || 'Bearer'
        const prefix = process.env.API_KEY_PREFIX ?? 'acme_'
        const algorithm = process.env.JWT_SECRET_ALGORITHM || 'HS256'
        const rounds = Number(process.env.PASSWORD_SALT_ROUNDS || '12')

        export { scheme, prefix, algorithm, rounds }
      `,
    },
    'a stop on the next line': {
      filename: 'src/boot.ts',
      code: ts`
        let secret = process.env.COOKIE_SECRET
        if (!secret) {
          if (process.env.NODE_ENV === 'production') {
            throw new Error('COOKIE_SECRET is not set')
          }
          secret = 'local-cookie-secret'
        }

        export const cookieSecret = secret
      `,
    },
    'a configuration without a fallback': {
      filename: 'src/config/jwt.config.ts',
      code: ts`
        import { registerAs } from '@nestjs/config'

        export default registerAs('jwt', () => ({
          secret: process.env.JWT_SECRET || '',
          ttl: process.env.JWT_TOKEN_TTL || '1h',
          cookieName: process.env.TOKEN_COOKIE ?? 'token',
        }))
      `,
    },
    'how long a token lives': {
      filename: 'src/auth/tokens.ts',
      code: ts`
        import jwt from 'jsonwebtoken'
        import { secret } from '../config'

        const ACCESS_TOKEN_TTL = process.env.ACCESS_TOKEN_EXPIRES_IN || '15m'
        const REFRESH_TOKEN_DAYS = Number(process.env.REFRESH_TOKEN_DAYS ?? '30')
        const COOKIE = process.env.SESSION_COOKIE_NAME || 'acme.sid'
        const HEADER = process.env.API_KEY_HEADER ?? 'x-api-key'

        export const issue = (id: string) => jwt.sign({ sub: id }, secret, { expiresIn: ACCESS_TOKEN_TTL as '15m' })
        export { REFRESH_TOKEN_DAYS, COOKIE, HEADER }
      `,
    },
    'a throw instead of a fallback': {
      filename: 'src/auth/secret.ts',
      code: ts`
        const fail = (name: string): never => {
          throw new Error(\`\${name} is missing\`)
        }

        export const jwtSecret = process.env.JWT_SECRET ?? fail('JWT_SECRET')
        export const sessionSecret = process.env.SESSION_SECRET || process.env.AUTH_SECRET
        export const cookieSecret = process.env.COOKIE_SECRET || ''
      `,
    },
    'development only by a ternary': {
      filename: 'src/auth/options.ts',
      code: ts`
        const isDev = process.env.NODE_ENV !== 'production'

        function secret() {
          if (process.env.SESSION_SECRET) return process.env.SESSION_SECRET
          if (isDev) return 'insecure-dev-secret'
          throw new Error('SESSION_SECRET must be set in production')
        }

        export const sessionOptions = { secret: secret(), cookieName: 'sid' }
      `,
    },
    'a random secret of this start': {
      filename: 'src/app.js',
      code: ts`
        const crypto = require('crypto')
        const session = require('express-session')

        const secret = process.env.SESSION_SECRET || crypto.randomBytes(32).toString('hex')

        module.exports = (app) => {
          app.use(session({ secret, resave: false, saveUninitialized: false }))
        }
      `,
    },
    'a placeholder for a client at build time': {
      filename: 'lib/openai.ts',
      code: ts`
        import OpenAI from 'openai'
        import Stripe from 'stripe'

        export const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY || 'dummy-key-for-build', timeout: 30_000 })
        export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? 'sk_test_placeholder')
      `,
    },
    'a test of the code that signs': {
      filename: 'src/auth/sign.spec.ts',
      code: ts`
        import { sign } from './sign'

        const SECRET = process.env.JWT_SECRET || 'test-secret'

        describe('sign', () => {
          beforeAll(() => {
            process.env.JWT_SECRET = process.env.JWT_SECRET || 'test-secret'
          })
          it('signs', () => {
            expect(sign('a', SECRET)).toContain('.')
          })
        })
      `,
    },
    'fallbacks of other settings': {
      filename: 'src/config/app.ts',
      code: ts`
        export const settings = {
          name: process.env.APP_NAME || 'acme',
          region: process.env.AWS_REGION ?? 'eu-west-1',
          tokenIssuer: process.env.TOKEN_ISSUER || 'https://auth.acme.example',
          secretsManagerEndpoint: process.env.SECRETS_ENDPOINT ?? 'https://secrets.eu-west-1.amazonaws.com',
          passwordPolicy: process.env.PASSWORD_POLICY || 'strong',
          tokenSymbol: process.env.TOKEN_SYMBOL ?? 'ACME',
        }
      `,
    },
    'production is tested above': {
      code: ts`
        import fastify from 'fastify'
        import jwt from '@fastify/jwt'

        if (process.env.NODE_ENV === 'production' && !process.env.JWT_SECRET) {
          console.error('JWT_SECRET is required')
          process.exit(1)
        }

        const app = fastify()
        app.register(jwt, { secret: process.env.JWT_SECRET || 'development-only' })
        export default app
      `,
    },
    'the fallback comes from a secret manager': {
      filename: 'src/secrets/jwt.ts',
      code: ts`
        import { fetchSecret } from './manager'

        let cached: string | undefined

        export async function jwtSecret() {
          cached ??= process.env.JWT_SECRET || (await fetchSecret('jwt'))
          return cached
        }
      `,
    },
    'the value of a form, no secret of the program': {
      filename: 'src/components/Login.tsx',
      code: ts`
        import { useState } from 'react'

        export function Login({ initial }: { initial?: { password?: string; token?: string } }) {
          const [password, setPassword] = useState(initial?.password || 'Enter your password')
          const token = initial?.token ?? 'no token'
          return <input aria-label={token} value={password} onChange={(e) => setPassword(e.target.value)} />
        }
      `,
    },
    'messages chosen by whether it is there': {
      filename: 'src/health/report.ts',
      code: ts`
        export function report() {
          return {
            jwt: process.env.JWT_SECRET ? 'configured' : 'missing',
            stripe: process.env.STRIPE_SECRET_KEY ? 'set' : 'NOT SET',
            resend: Boolean(process.env.RESEND_API_KEY),
          }
        }
      `,
    },
    'a marker that closes the door': {
      filename: 'app/api/internal/route.ts',
      code: ts`
        export async function POST(request: Request) {
          const key = process.env.INTERNAL_API_KEY || 'not-set'
          if (key === 'not-set') return new Response('disabled', { status: 503 })
          if (request.headers.get('x-key') !== key) return new Response('no', { status: 401 })
          return Response.json({ ok: true })
        }
      `,
    },
    'seeding the first user of a local database': {
      filename: 'prisma/seed.ts',
      code: ts`
        import { PrismaClient } from '@prisma/client'
        import bcrypt from 'bcrypt'

        const prisma = new PrismaClient()

        async function main() {
          const password = process.env.SEED_ADMIN_PASSWORD || 'admin'
          await prisma.user.upsert({ where: { email: 'admin@acme.dev' }, update: {}, create: { email: 'admin@acme.dev', password: await bcrypt.hash(password, 12) } })
        }

        main().finally(() => prisma.$disconnect())
      `,
    },
    'a parameter default of something else': {
      filename: 'src/i18n/token.ts',
      code: ts`
        export function translate(key: string, token = 'common', secret = false) {
          return secret ? '***' : \`\${token}.\${key}\`
        }

        export function maskedPassword(value: string, mask = '********') {
          return value ? mask : ''
        }
      `,
    },
    'no fallback': `const secret = process.env.JWT_SECRET`,
    'an expiry': ts`
      const expiry = process.env.REFRESH_TOKEN_EXPIRY || '7d'
      const ttl = process.env.JWT_SECRET_TTL ?? '3600'
      const age = process.env.ACCESS_TOKEN_EXPIRES_IN || '15m'
    `,
    'names, issuers, headers, cookies and addresses': ts`
      export const names = {
        cookie: process.env.TOKEN_COOKIE_NAME || 'session',
        header: process.env.API_KEY_HEADER || 'x-api-key',
        issuer: process.env.JWT_ISSUER || 'acme',
        url: process.env.PASSWORD_RESET_URL || 'https://acme.example/reset',
        secretId: process.env.AWS_SECRET_NAME || 'prod/api',
      }
    `,
    'a flag': ts`
      const allow = process.env.ENABLE_PASSWORD || 'yes'
      const show = process.env.REQUIRE_TOKEN || 'true'
    `,
    'nothing': `const token = process.env.GITHUB_TOKEN || ''`,
    'another variable': `const secret = process.env.AUTH_SECRET || process.env.NEXTAUTH_SECRET`,
    'an imported value': ts`
      import { defaultSecret } from './secrets'
      const secret = process.env.JWT_SECRET || defaultSecret
    `,
    'a call': ts`
      import { randomBytes } from 'node:crypto'
      const secret = process.env.JWT_SECRET || randomBytes(32).toString('hex')
      const other = process.env.API_TOKEN ?? readSecret('api-token')
    `,
    'a throw': `const secret = process.env.JWT_SECRET ?? (() => { throw new Error('JWT_SECRET is not set') })()`,
    'inert markers': ts`
      const one = process.env.JWT_SECRET || 'not-configured'
      const two = process.env.STRIPE_WEBHOOK_SECRET ?? 'NOT_SET'
      const three = process.env.SESSION_SECRET || 'missing'
    `,
    'a placeholder for a key of a vendor': ts`
      import Stripe from 'stripe'
      import OpenAI from 'openai'
      const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? 'sk_test_placeholder')
      const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY || 'dummy' })
      const resend = new Resend(process.env.RESEND_API_KEY || 're_xxxxxxxx')
      const local = new OpenAI({ apiKey: process.env.LLM_API_KEY ?? 'ollama' })
      const proxy = process.env.OPENAI_API_KEY || 'sk-proj-xxx'
    `,
    'public keys': ts`
      const anon = import.meta.env.VITE_SUPABASE_ANON_KEY || 'eyJhbGciOi'
      const publishable = process.env.STRIPE_PUBLISHABLE_KEY ?? 'pk_live_x'
      const site = process.env.RECAPTCHA_SITE_KEY || '6Lc'
      const maps = process.env.GOOGLE_MAPS_API_KEY || 'AIza'
      const posthog = process.env.POSTHOG_API_KEY || 'phc_1'
    `,
    'keys that are no secrets': ts`
      const store = process.env.CACHE_KEY || 'users'
      const idem = process.env.IDEMPOTENCY_KEY || 'x'
      const token = localStorage.getItem('token') ?? 'none'
      const symbol = process.env.NATIVE_TOKEN || 'ETH'
    `,
    'a branch of development': ts`
      const one = process.env.NODE_ENV === 'production' ? process.env.JWT_SECRET : 'dev-secret'
      const two = process.env.JWT_SECRET || (process.env.NODE_ENV !== 'production' ? 'dev-secret' : undefined)
      const three = process.env.JWT_SECRET ?? (isDev && 'dev-secret')
      const isProduction = process.env.NODE_ENV === 'production'
      let four = process.env.SESSION_SECRET
      if (!isProduction) four = process.env.SESSION_SECRET || 'dev-secret'
    `,
    'after production left': ts`
      function secret() {
        if (process.env.JWT_SECRET) return process.env.JWT_SECRET
        if (process.env.NODE_ENV === 'production') throw new Error('JWT_SECRET is not set')
        return 'dev-secret'
      }
    `,
    'a start that is refused': ts`
      if (process.env.NODE_ENV === 'production' && !process.env.SESSION_SECRET) {
        throw new Error('SESSION_SECRET is required in production')
      }
      app.use(session({ secret: process.env.SESSION_SECRET || 'dev-secret' }))
    `,
    'a text that production refuses': ts`
      const secret = process.env.JWT_SECRET || 'dev-secret'
      if (secret === 'dev-secret' && process.env.NODE_ENV === 'production') process.exit(1)
    `,
    'a fallback after a throw': ts`
      const secret = process.env.JWT_SECRET
      if (!secret) throw new Error('JWT_SECRET is not set')
      export const key = secret || 'never'
    `,
    'a list of what must be there': ts`
      const required = ['DATABASE_URL', 'JWT_SECRET']
      for (const name of required) if (!process.env[name]) throw new Error(name + ' is not set')
      const secret = process.env.JWT_SECRET || 'never'
    `,
    'NestJS without a text': ts`
      export class Auth {
        constructor(private readonly config: ConfigService) {}
        secret() { return this.config.getOrThrow<string>('JWT_SECRET') }
        expiry() { return this.config.get('JWT_EXPIRY', '7d') }
        port() { return this.config.get<number>('PORT', 3000) }
      }
    `,
    'a default of a schema for anything else': ts`
      const schema = z.object({ PORT: z.string().default('3000'), JWT_SECRET: z.string().min(32), TOKEN_ISSUER: z.string().default('acme') })
    `,
    'a default of a schema in development': `const env = cleanEnv(process.env, { JWT_SECRET: str({ devDefault: 'dev-secret' }) })`,
    'a default parameter that signs nothing': ts`
      export function greet(secret = 'hello') { return secret.toUpperCase() }
    `,
    'a default parameter that is computed': ts`
      import jwt from 'jsonwebtoken'
      export const sign = (payload, secret = readSecret()) => jwt.sign(payload, secret)
    `,
    'destructured without defaults': `const { JWT_SECRET, PORT = '3000' } = process.env`,
    'a cache': `const value = cache.get('JWT_SECRET', 'x')`,
    'a form': `const password = form.password || 'none'`,
    'an entry in lower case': `const schema = z.object({ token: z.string().default('abc') })`,
    'a test': { code: `const JWT_SECRET = process.env.JWT_SECRET || 'test-secret'`, filename: 'src/auth.test.ts' },
    'a seed': { code: `const password = process.env.ADMIN_PASSWORD || 'admin123'`, filename: 'prisma/seed.ts' },
    'a branch of CI': `const secret = process.env.JWT_SECRET || (process.env.NODE_ENV === 'test' ? 'test' : fail('JWT_SECRET'))`,
  },
  invalid: {
    'a default in the constructor\'s options': {
      filename: 'src/auth/token-service.ts',
      code: ts`
        import jwt from 'jsonwebtoken'

        type Options = { secret?: string; ttl?: string }

        export class TokenService {
          private secret: string
          constructor(options: Options = {}) {
            this.secret = options.secret ?? process.env.JWT_SECRET ?? 'default-jwt-secret'
          }

          sign(id: string) {
            return jwt.sign({ sub: id }, this.secret, { expiresIn: '15m' })
          }
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 8, suggestions: 1 }],
    },
    'chained through a second variable': {
      filename: 'src/config.js',
      code: ts`
        require('dotenv').config()

        module.exports = {
          port: process.env.PORT || 4000,
          jwt: { secret: process.env.JWT_SECRET || process.env.SECRET || 'shhhhh', expiresIn: '7d' },
          db: process.env.MONGO_URI || 'mongodb://localhost:27017/shop',
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 5, suggestions: 1 }],
    },
    'an arrow that returns the fallback': {
      filename: 'src/lib/secret.ts',
      code: ts`
        export const getJwtSecret = () => {
          const secret = process.env.JWT_SECRET
          if (secret) {
            return secret
          }
          return 'fallback-secret-do-not-use'
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 6 }],
    },
    'a table of settings with a template': {
      filename: 'server/settings.ts',
      code: ts`
        import { betterAuth } from 'better-auth'
        import { db } from './db'

        export const auth = betterAuth({
          database: db,
          secret: process.env.BETTER_AUTH_SECRET || \`better-auth-secret-123456789\`,
          emailAndPassword: { enabled: true },
        })
      `,
      reports: [{ messageId: 'secretFallback', line: 6, suggestions: 1 }],
    },
    'NextAuth in one line': {
      filename: 'app/api/auth/[...nextauth]/route.ts',
      code: ts`
        import NextAuth from 'next-auth'
        import GitHub from 'next-auth/providers/github'

        const handler = NextAuth({
          providers: [GitHub({ clientId: process.env.GITHUB_ID!, clientSecret: process.env.GITHUB_SECRET! })],
          secret: process.env.NEXTAUTH_SECRET ?? 'nextauth-secret',
        })

        export { handler as GET, handler as POST }
      `,
      reports: [{ messageId: 'secretFallback', line: 6, suggestions: 1 }],
    },
    'a default of destructuring in a function': {
      filename: 'src/crypto/field.ts',
      code: ts`
        import { createDecipheriv, scryptSync } from 'node:crypto'

        export function keyFor(salt: string) {
          const { FIELD_ENCRYPTION_KEY = 'acme-field-key' } = process.env
          return scryptSync(FIELD_ENCRYPTION_KEY, salt, 32)
        }

        export const open = (key: Buffer, iv: Buffer) => createDecipheriv('aes-256-gcm', key, iv)
      `,
      reports: [{ messageId: 'secretFallback', line: 4 }],
    },
    'envalid with a default': {
      filename: 'src/env.js',
      code: ts`
        const { cleanEnv, str, port } = require('envalid')

        module.exports = cleanEnv(process.env, {
          PORT: port({ default: 3000 }),
          SESSION_SECRET: str({ default: 'session-secret-default' }),
        })
      `,
      reports: [{ messageId: 'secretFallback', line: 5 }],
    },
    'Remix\'s session storage': {
      filename: 'app/sessions.server.ts',
      code: ts`
        import { createCookieSessionStorage } from '@remix-run/node'

        export const { getSession, commitSession, destroySession } = createCookieSessionStorage({
          cookie: {
            name: '__session',
            httpOnly: true,
            secure: true,
            sameSite: 'lax',
            secrets: [process.env.SESSION_SECRET || 's3cr3t'],
          },
        })
      `,
      reports: [{ messageId: 'secretFallback', line: 9, suggestions: 1 }],
    },
    'registerAs of Nest with a fallback': {
      filename: 'src/auth/config/auth.config.ts',
      code: ts`
        import { registerAs } from '@nestjs/config'

        export default registerAs('auth', () => ({
          secret: process.env.AUTH_JWT_SECRET || 'secret-for-jwt',
          expires: process.env.AUTH_JWT_TOKEN_EXPIRES_IN || '15m',
        }))
      `,
      reports: [{ messageId: 'secretFallback', line: 4, suggestions: 1 }],
    },
    'the configuration of a CMS': {
      filename: 'src/payload.config.ts',
      code: ts`
        import { buildConfig } from 'payload'

        export default buildConfig({
          secret: process.env.PAYLOAD_SECRET || 'payload-local-secret',
          collections: [],
        })
      `,
      reports: [{ messageId: 'secretFallback', line: 4, suggestions: 1 }],
    },
    'or-fallback in the options of express-session': {
      filename: 'server/index.js',
      code: ts`
        const express = require('express')
        const session = require('express-session')
        const RedisStore = require('connect-redis').default

        const app = express()
        app.use(
          session({
            store: new RedisStore({ client: require('./redis') }),
            secret: process.env.SESSION_SECRET || 'super-secret-session-key',
            resave: false,
            saveUninitialized: false,
            cookie: { secure: true, maxAge: 1000 * 60 * 60 * 24 },
          })
        )
        app.listen(process.env.PORT || 3000)
      `,
      reports: [{ messageId: 'secretFallback', line: 9, suggestions: 1 }],
    },
    'nullish fallback in a strategy of Nest': {
      filename: 'src/auth/jwt.strategy.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { PassportStrategy } from '@nestjs/passport'
        import { ExtractJwt, Strategy } from 'passport-jwt'

        @Injectable()
        export class JwtStrategy extends PassportStrategy(Strategy) {
          constructor() {
            super({
              jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
              secretOrKey: process.env.JWT_SECRET ?? 'change-me',
            })
          }

          validate(payload: { sub: string }) {
            return { userId: payload.sub }
          }
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 10, suggestions: 1 }],
    },
    'a ternary that tests the variable': {
      filename: 'lib/auth/session.ts',
      code: ts`
        import { SignJWT } from 'jose'

        const raw = process.env.AUTH_SECRET ? process.env.AUTH_SECRET : 'local-auth-secret-please-change'
        const key = new TextEncoder().encode(raw)

        export async function createSession(userId: string) {
          return new SignJWT({ userId }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime('7d').sign(key)
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 3 }],
    },
    'destructuring default out of process.env': {
      filename: 'src/lib/crypto.js',
      code: ts`
        const crypto = require('crypto')
        const { ENCRYPTION_KEY = '0123456789abcdef0123456789abcdef', LOG_LEVEL = 'info' } = process.env

        exports.encrypt = (text) => {
          const iv = crypto.randomBytes(12)
          const cipher = crypto.createCipheriv('aes-256-gcm', Buffer.from(ENCRYPTION_KEY), iv)
          const out = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
          return [iv, cipher.getAuthTag(), out].map((b) => b.toString('base64')).join('.')
        }
        exports.level = LOG_LEVEL
      `,
      reports: [{ messageId: 'secretFallback', line: 2 }],
    },
    'the fallback is a constant of the file': {
      filename: 'src/middleware/auth.ts',
      code: ts`
        import type { NextFunction, Request, Response } from 'express'
        import jwt from 'jsonwebtoken'

        const DEFAULT_SECRET = 'acme-dev-jwt'
        const secret = process.env.ACCESS_TOKEN_SECRET || DEFAULT_SECRET

        export function requireUser(req: Request, res: Response, next: NextFunction) {
          const token = req.headers.authorization?.split(' ')[1]
          if (!token) return res.status(401).end()
          try {
            res.locals.user = jwt.verify(token, secret, { algorithms: ['HS256'] })
            return next()
          } catch {
            return res.status(401).end()
          }
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 5, suggestions: 1 }],
    },
    'getter of a config class': {
      filename: 'src/config/app-config.ts',
      code: ts`
        export class AppConfig {
          get port() {
            return Number(process.env.PORT || 8080)
          }

          get jwtSecret(): string {
            return process.env.JWT_SECRET || 'jwt-secret-key'
          }

          get databaseUrl() {
            return process.env.DATABASE_URL
          }
        }

        export default new AppConfig()
      `,
      reports: [{ messageId: 'secretFallback', line: 7, suggestions: 1 }],
    },
    'config.get with a default in a module factory': {
      filename: 'src/auth/auth.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { JwtModule } from '@nestjs/jwt'

        @Module({
          imports: [
            JwtModule.registerAsync({
              imports: [ConfigModule],
              inject: [ConfigService],
              useFactory: (config: ConfigService) => ({
                secret: config.get<string>('JWT_SECRET') || 'defaultSecret',
                signOptions: { expiresIn: config.get('JWT_EXPIRES_IN', '15m') },
              }),
            }),
          ],
        })
        export class AuthModule {}
      `,
      reports: [{ messageId: 'secretFallback', line: 11, suggestions: 1 }],
    },
    'a fallback in the config of Fastify with the cookie plugin': {
      filename: 'src/plugins/cookies.ts',
      code: ts`
        import cookie from '@fastify/cookie'
        import fp from 'fastify-plugin'

        export default fp(async (app) => {
          await app.register(cookie, {
            secret: process.env['COOKIE_SECRET'] ?? 'a-very-long-cookie-secret-for-development',
            hook: 'onRequest',
            parseOptions: { httpOnly: true, secure: true, sameSite: 'lax' },
          })
        })
      `,
      reports: [{ messageId: 'secretFallback', line: 6, suggestions: 1 }],
    },
    'if without the variable, assign the literal': {
      filename: 'src/auth/keys.ts',
      code: ts`
        import { createHmac, timingSafeEqual } from 'node:crypto'

        let signingKey = process.env.WEBHOOK_SIGNING_SECRET
        if (!signingKey) {
          console.warn('WEBHOOK_SIGNING_SECRET missing, using default')
          signingKey = 'whk-default-signing'
        }

        export function check(body: string, given: string) {
          const expected = createHmac('sha256', signingKey as string).update(body).digest('hex')
          return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 6 }],
    },
    'a default of a Zod schema': {
      filename: 'src/env.ts',
      code: ts`
        import { z } from 'zod'

        const schema = z.object({
          NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
          PORT: z.coerce.number().default(4000),
          DATABASE_URL: z.string().url(),
          NEXTAUTH_SECRET: z.string().min(8).default('nextauth-local-secret'),
        })

        export const env = schema.parse(process.env)
      `,
      reports: [{ messageId: 'secretFallback', line: 7 }],
    },
    'a cron guard with a fallback': {
      filename: 'app/api/cron/digest/route.ts',
      code: ts`
        import { sendDigests } from '@/lib/digest'

        export async function GET(request: Request) {
          const secret = process.env.CRON_SECRET || 'cron-secret'
          if (request.headers.get('authorization') !== \`Bearer \${secret}\`) {
            return new Response('Unauthorized', { status: 401 })
          }
          await sendDigests()
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 4, suggestions: 1 }],
    },
    'Hono\'s env with a fallback': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { jwt } from 'hono/jwt'

        type Bindings = { JWT_SECRET?: string }
        const app = new Hono<{ Bindings: Bindings }>()

        app.use('/api/*', (c, next) => jwt({ secret: process.env.JWT_SECRET || 'hono-secret', alg: 'HS256' })(c, next))
        app.get('/api/me', (c) => c.json(c.get('jwtPayload')))

        export default app
      `,
      reports: [{ messageId: 'secretFallback', line: 7, suggestions: 1 }],
    },
    'an admin password with a fallback': {
      filename: 'src/routes/admin.ts',
      code: ts`
        import { Router } from 'express'
        import { timingSafeEqual } from 'node:crypto'

        const router = Router()
        const adminPassword = process.env.ADMIN_PASSWORD ?? 'admin123'

        router.post('/login', (req, res) => {
          const given = Buffer.from(String(req.body.password))
          const expected = Buffer.from(adminPassword)
          if (given.length !== expected.length || !timingSafeEqual(given, expected)) return res.status(401).json({ error: 'wrong' })
          req.session.admin = true
          return res.json({ ok: true })
        })

        export default router
      `,
      reports: [{ messageId: 'secretFallback', line: 5, suggestions: 1 }],
    },
    'a helper that takes a name and a fallback': {
      filename: 'src/config/index.ts',
      code: ts`
        function getEnv(name: string, fallback: string): string {
          return process.env[name] ?? fallback
        }

        export const config = {
          port: Number(getEnv('PORT', '3000')),
          redisUrl: getEnv('REDIS_URL', 'redis://localhost:6379'),
          jwtSecret: getEnv('JWT_SECRET', 'please-change-this'),
        }
      `,
      reports: [{ messageId: 'secretFallback', line: 8 }],
    },
    'import.meta.env and Bun.env count too': {
      filename: 'src/server/tokens.ts',
      code: ts`
        import { createHmac } from 'node:crypto'

        const secret = Bun.env.TOKEN_SECRET || 'bun-token-secret'

        export const sign = (payload: string) => \`\${payload}.\${createHmac('sha256', secret).update(payload).digest('base64url')}\`
      `,
      reports: [{ messageId: 'secretFallback', line: 3, suggestions: 1 }],
    },
    'Express': {
      code: ts`
        const express = require('express')
        const session = require('express-session')
        const app = express()
        app.use(session({ secret: process.env.SESSION_SECRET || 'fallback-session-secret-change-this' }))
      `,
      filename: 'server/index.js',
      reports: [thrown(4, 'SESSION_SECRET')],
    },
    'the suggestion': {
      code: `const JWT_SECRET = process.env.JWT_SECRET || 'secret'`,
      reports: [
        {
          messageId: 'secretFallback',
          suggestions: [{ messageId: 'suggestThrow', output: `const JWT_SECRET = process.env.JWT_SECRET || (() => { throw new Error('JWT_SECRET is not set') })()` }],
        },
      ],
    },
    '??, element access and a template': {
      code: ts`
        export const a = process.env.JWT_SECRET ?? 'dev'
        export const b = process.env['COOKIE_SECRET'] || \`cookie\`
        export const c = (process.env.ENCRYPTION_KEY as string) || '0123456789abcdef'
        export const d = process.env.JWT_SECRET?.trim() || 'changeme'
      `,
      reports: [thrown(1, 'JWT_SECRET'), thrown(2, 'COOKIE_SECRET'), thrown(3, 'ENCRYPTION_KEY'), thrown(4, 'JWT_SECRET')],
    },
    'a chain of variables': {
      code: `const secret = process.env.AUTH_SECRET ?? process.env.NEXTAUTH_SECRET ?? 'development-only'`,
      reports: [thrown(1, 'AUTH_SECRET')],
    },
    'ternaries': {
      code: ts`
        const a = process.env.JWT_SECRET ? process.env.JWT_SECRET : 'secret'
        const b = process.env.ADMIN_TOKEN === undefined ? 'letmein' : process.env.ADMIN_TOKEN
      `,
      reports: [at(1, 'JWT_SECRET'), at(2, 'ADMIN_TOKEN')],
    },
    'defaults of destructuring': {
      code: ts`
        const { JWT_SECRET = 'secret', PORT = '3000' } = process.env
        const { SESSION_SECRET: sessionSecret = 'keyboard cat' } = process.env
      `,
      reports: [at(1, 'JWT_SECRET'), at(2, 'SESSION_SECRET')],
    },
    'assignments': {
      code: ts`
        process.env.JWT_SECRET ||= 'secret'
        process.env.API_TOKEN_SECRET ??= 'x1'
        let secret = process.env.COOKIE_SECRET
        if (!secret) {
          secret = 'cookie-secret'
        }
        if (process.env.CRON_SECRET === undefined) process.env.CRON_SECRET = 'cron'
      `,
      reports: [at(1, 'JWT_SECRET'), at(2, 'API_TOKEN_SECRET'), at(5, 'COOKIE_SECRET'), at(7, 'CRON_SECRET')],
    },
    'a constant of the file': {
      code: ts`
        const DEFAULT_SECRET = 'dev-secret'
        const DEFAULTS = { password: 'admin123' }
        export const secret = process.env.JWT_SECRET || DEFAULT_SECRET
        export const password = process.env.ADMIN_PASSWORD || DEFAULTS.password
      `,
      reports: [thrown(3, 'JWT_SECRET'), thrown(4, 'ADMIN_PASSWORD')],
    },
    'a variable read before': {
      code: ts`
        import jwt from 'jsonwebtoken'
        const { JWT_SECRET } = process.env
        const fromEnv = process.env.REFRESH_SECRET
        export const sign = (user) => jwt.sign({ id: user.id }, JWT_SECRET || 'fallback')
        export const refresh = (user) => jwt.sign({ id: user.id }, fromEnv ?? 'fallback-2')
      `,
      reports: [thrown(4, 'JWT_SECRET'), thrown(5, 'REFRESH_SECRET')],
    },
    'NestJS': {
      code: ts`
        import { ConfigService } from '@nestjs/config'
        @Injectable()
        export class JwtStrategy extends PassportStrategy(Strategy) {
          constructor(private readonly configService: ConfigService) {
            super({ secretOrKey: configService.get<string>('JWT_SECRET', 'super-secret') })
          }
          refresh() { return this.configService.get('auth.refreshSecret') || 'refresh' }
        }
        export const module = JwtModule.register({ secret: process.env.JWT_SECRET || 'secretKey' })
      `,
      reports: [at(5, 'JWT_SECRET'), thrown(7, 'auth.refreshSecret'), thrown(9, 'JWT_SECRET')],
    },
    'Hono, Deno and Bun': {
      code: ts`
        app.use('/api/*', (c, next) => jwt({ secret: c.env.JWT_SECRET ?? 'it-is-very-secret' })(c, next))
        const a = Deno.env.get('CRON_SECRET') || 'cron'
        const b = Bun.env.SESSION_SECRET ?? 'bun'
      `,
      reports: [thrown(1, 'JWT_SECRET'), thrown(2, 'CRON_SECRET'), thrown(3, 'SESSION_SECRET')],
    },
    'node:process and an alias': {
      code: ts`
        import { env } from 'node:process'
        import proc from 'process'
        const settings = process.env
        export const a = env.JWT_SECRET || 'a1'
        export const b = proc.env.JWT_SECRET || 'b1'
        export const c = settings.HMAC_SECRET || 'c1'
      `,
      reports: [thrown(4, 'JWT_SECRET'), thrown(5, 'JWT_SECRET'), thrown(6, 'HMAC_SECRET')],
    },
    'settings of another file': {
      code: ts`
        import config from './config'
        import { env } from './env'
        export const a = config.jwt.secret || 'secret'
        export const b = env.SESSION_SECRET || 'session'
      `,
      reports: [thrown(3, 'secret'), thrown(4, 'SESSION_SECRET')],
    },
    'default parameters of what signs': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { createHmac } from 'node:crypto'
        export function sign(payload: object, secret = 'default-secret') { return jwt.sign(payload, secret) }
        export const mac = (text: string, { key = 'hmac-key' } = {}) => createHmac('sha256', key).update(text).digest('hex')
      `,
      reports: [at(3, 'secret'), at(4, 'key')],
    },
    'a parameter of a constructor, and a cipher': {
      code: ts`
        import jwt from 'jsonwebtoken'
        import { createCipheriv } from 'node:crypto'
        export class Tokens {
          constructor(private readonly secret: string = 'abc') {}
          sign(claims: object) { return jwt.sign(claims, this.secret) }
        }
        export const seal = (iv, key = '0123456789abcdef') => createCipheriv('aes-128-cbc', key, iv)
      `,
      reports: [at(4, 'secret'), at(7, 'key')],
    },
    'a key without a vendor, cut to its length': {
      code: ts`
        export const a = process.env.API_KEY || 'my-api-key-123'
        export const b = process.env.ENCRYPTION_KEY?.slice(0, 32) || 'abc'
      `,
      reports: [thrown(1, 'API_KEY'), thrown(2, 'ENCRYPTION_KEY')],
    },
    'a key that may be given': {
      code: ts`
        import { SignJWT } from 'jose'
        export const sign = (claims, options) =>
          new SignJWT(claims).sign(new TextEncoder().encode(options.secret ?? 'jose-secret'))
      `,
      reports: [thrown(3, 'secret')],
    },
    'schemas': {
      code: ts`
        export const env = z.object({
          JWT_SECRET: z.string().min(8).default('development-secret'),
          PORT: z.coerce.number().default(3000),
        }).parse(process.env)
        export const other = cleanEnv(process.env, { SESSION_SECRET: str({ default: 'session' }) })
        export const third = Joi.object({ COOKIE_SECRET: Joi.string().default('cookie') })
        export const config = convict({ secret: { format: String, env: 'AUTH_SECRET', default: 'auth' } })
        export const plain = { properties: { JWT_KEY: { type: 'string', default: 'plain' } } }
      `,
      reports: [at(2, 'JWT_SECRET'), at(5, 'SESSION_SECRET'), at(6, 'COOKIE_SECRET'), at(7, 'AUTH_SECRET'), at(8, 'JWT_KEY')],
    },
    'readers': {
      code: ts`
        const a = getEnv('JWT_SECRET', 'abc')
        const b = env('APP_KEY', 'base64:abc')
        const c = Env.get('APP_KEY', 'abc')
        const d = env.get('JWT_SECRET').default('abc').asString()
        const e = nconf.get('SESSION_SECRET') || 'abc'
      `,
      reports: [at(1, 'JWT_SECRET'), at(2, 'APP_KEY'), at(3, 'APP_KEY'), at(4, 'JWT_SECRET'), thrown(5, 'SESSION_SECRET')],
    },
    'two returns': {
      code: ts`
        export function jwtSecret() {
          const secret = process.env.JWT_SECRET
          if (secret) return secret
          console.warn('using the default secret')
          return 'default-secret'
        }
      `,
      reports: [at(5, 'JWT_SECRET')],
    },
    'a warning is no refusal': {
      code: ts`
        if (!process.env.JWT_SECRET) console.warn('JWT_SECRET is not set')
        export const secret = process.env.JWT_SECRET || 'dev-secret'
      `,
      reports: [thrown(2, 'JWT_SECRET')],
    },
    'passwords, tokens and keys': {
      code: ts`
        export const a = process.env.ADMIN_PASSWORD || 'admin123'
        export const b = process.env.DB_PASSWORD || 'postgres'
        export const c = process.env.INTERNAL_API_KEY || 'internal-key'
        export const d = process.env.WEBHOOK_TOKEN ?? 'your-token'
        export const e = process.env.PASSWORD_SALT || 'pepper'
        export const f = process.env.STRIPE_WEBHOOK_SECRET || 'whsec_test'
        export const g = process.env.SECRET_KEY_BASE || 'abc'
        export const h = process.env.JWT_SECRET || 'your-secret-key'
      `,
      reports: [
        thrown(1, 'ADMIN_PASSWORD'), thrown(2, 'DB_PASSWORD'), thrown(3, 'INTERNAL_API_KEY'), thrown(4, 'WEBHOOK_TOKEN'), thrown(5, 'PASSWORD_SALT'), thrown(6, 'STRIPE_WEBHOOK_SECRET'),
        thrown(7, 'SECRET_KEY_BASE'), thrown(8, 'JWT_SECRET'),
      ],
    },
    'a key of a vendor that works': {
      code: `const key = import.meta.env.PDF_PARSER_API_KEY || 'api-AB7psQuumDdjVHLTPYMDghH2xUgaKcuJ'`,
      reports: [thrown(1, 'PDF_PARSER_API_KEY')],
    },
    'a key that visitors get': {
      code: ts`
        export const a = import.meta.env.VITE_PDF_PARSER_API_KEY || 'api-AB7psQuumDdjVHLTPYMDghH2xUgaKcuJ'
        export const b = import.meta.env.VITE_PDF_PARSER_API_KEY || 'demo'
      `,
      reports: [thrown(1, 'VITE_PDF_PARSER_API_KEY')],
    },
    'the branch that production reaches': {
      code: ts`
        export const secret = process.env.NODE_ENV === 'production' ? process.env.JWT_SECRET || 'prod-secret' : 'dev-secret'
        export const other = isDev ? 'dev' : process.env.COOKIE_SECRET || 'cookie'
      `,
      reports: [thrown(1, 'JWT_SECRET'), thrown(2, 'COOKIE_SECRET')],
    },
    'Next.js': {
      code: ts`
        import { getToken } from 'next-auth/jwt'
        export async function middleware(req) {
          const token = await getToken({ req, secret: process.env.NEXTAUTH_SECRET || 'nextauth-secret' })
          return token
        }
      `,
      filename: 'middleware.ts',
      reports: [thrown(3, 'NEXTAUTH_SECRET')],
    },
  },
})
