import rule from '../../src/rules/no-secret-fallback.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, name: string, suggestions?: number) => ({ messageId: 'secretFallback', line, data: { name }, ...(suggestions === undefined ? {} : { suggestions }) })
const thrown = (line: number, name: string) => at(line, name, 1)

testRule(rule, {
  valid: {
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
