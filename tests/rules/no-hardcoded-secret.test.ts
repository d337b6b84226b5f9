import rule from '../../src/rules/no-hardcoded-secret.js'
import { madeUp } from '../support/made-up-secrets.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, what: string) => ({ messageId: 'hardcodedSecret', line, data: expectData(what) })
/** The whole data is compared, so the masked form is spelled out with it: `what|masked`. */
function expectData(what: string) {
  const [noun, masked] = what.split('|')
  return { what: noun!, masked: masked! }
}

testRule(rule, {
  valid: {
    'kinds that are compared': `import express from 'express'\nconst app = express()\napp.post('/oauth/token', (req, res) => { if (req.body.grant_type === 'refresh_token') return res.end(); if (req.body.token === 'undefined' || req.body.password === 'short') return res.status(400).end(); res.end() })\n`,
    'a game that is told which password was tried': `import express from 'express'\nimport { achievements } from './game'\nconst app = express()\napp.post('/login', (req, res, next) => { achievements.when('guessed', () => { return req.body.email === 'admin@acme.dev' && req.body.password === 'sunshine-7' }); achievements.when('tried', () => req.body.password === 'moonlight-8'); next() })\n`,
    'a token of ours that is compared': `import { token } from './parser'\nexport const isEnd = () => token === 'end-of-file-1'\n`,
    'a hidden value that a form sends back': `import express from 'express'\nconst app = express()\napp.post('/settings', (req, res) => { if (req.body.apiKey !== '********') save(req.body.apiKey); if (req.body.secret === '[REDACTED]') return res.end(); res.end() })\n`,
    'the scheme of a header': `import express from 'express'\nconst app = express()\napp.get('/me', (req, res) => { const [scheme, token] = req.headers.authorization.split(' '); if (scheme !== 'Bearer-Token1') return res.status(401).end(); res.json(token.length) })\n`,
    'a decoy that takes as long as a password': `import bcrypt from 'bcrypt'\nconst dummyHash = await bcrypt.hash('K7!vq9-Lid2x', 12)\nexport const check = (user, typed) => bcrypt.compare(typed, user?.hash ?? dummyHash)\n`,
    'a password of a made-up account': { filename: 'src/db/seeds/users.seed.ts', code: `import bcrypt from 'bcrypt'\nexport const hash = () => bcrypt.hash('password', 10)\n` },
    'the hash of a file': `import { hash } from './files'\nexport const id = hash('Re4d-me!txt2')\n`,
    'the second argument of a hash': `import { hashPassword } from './passwords'\nexport const make = (typed) => hashPassword(typed, 'Pepp3r&Salt9')\n`,
    'cookie parser with the environment': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import cookieParser from 'cookie-parser'
        import { env } from './env'

        const app = express()
        app.use(cookieParser(env.COOKIE_SECRET))
        export default app
      `,
    },
    'HMAC keys that are public labels of a derivation': {
      filename: 'src/crypto/derive.ts',
      code: ts`
        import { createHmac, hkdfSync } from 'node:crypto'
        import { env } from '../env'

        export const cookieKey = hkdfSync('sha256', env.MASTER_KEY, '', 'cookie-encryption-v1', 32)
        export const emailIndex = (email: string) => createHmac('sha256', env.INDEX_KEY).update(\`email-index:\${email}\`).digest('hex')
      `,
    },
    'Google Maps key of the browser': {
      filename: 'src/components/map.tsx',
      code: ts`
        import { APIProvider, Map } from '@vis.gl/react-google-maps'

        export const ShopMap = () => (
          <APIProvider apiKey="${madeUp.google}">
            <Map defaultZoom={12} defaultCenter={{ lat: 53.5, lng: 10 }} />
          </APIProvider>
        )
      `,
    },
    'Stripe publishable key and reCAPTCHA site key': {
      filename: 'src/lib/stripe-client.ts',
      code: ts`
        import { loadStripe } from '@stripe/stripe-js'

        export const stripePromise = loadStripe('${madeUp.stripePublishable}')
        export const RECAPTCHA_SITE_KEY = '6LcQ7vZmAAAAAJ2TxRbWn9LcYd8HsPe4GjUa6oVw'
      `,
    },
    'schema and columns of secrets': {
      filename: 'src/db/schema.ts',
      code: ts`
        import { pgTable, text, uuid } from 'drizzle-orm/pg-core'

        export const apiKeys = pgTable('api_keys', {
          id: uuid('id').primaryKey().defaultRandom(),
          secretHash: text('secret_hash').notNull(),
          accessToken: text('encrypted_access_token_v2'),
          clientSecret: text('encrypted_client_secret_v2'),
        })
      `,
    },
    'a regular expression and a mask for keys': {
      filename: 'src/log/redact.ts',
      code: ts`
        const PATTERNS = [/sk_live_[0-9a-zA-Z]{24,}/g, /ghp_[0-9a-zA-Z]{36}/g, /-----BEGIN [A-Z ]*PRIVATE KEY-----/g]

        export const redact = (text: string) => PATTERNS.reduce((result, pattern) => result.replace(pattern, 'sk_live_****************'), text)
      `,
    },
    'Firebase web configuration': {
      filename: 'src/lib/firebase.ts',
      code: ts`
        import { initializeApp } from 'firebase/app'
        import { getAuth } from 'firebase/auth'

        const firebaseConfig = {
          apiKey: '${madeUp.google}',
          authDomain: 'acme-app.firebaseapp.com',
          projectId: 'acme-app',
          messagingSenderId: '482913746501',
          appId: '1:482913746501:web:5f17302846153ab9c',
        }

        export const auth = getAuth(initializeApp(firebaseConfig))
      `,
    },
    'Supabase anon key in the client': {
      filename: 'src/integrations/supabase/client.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'

        const SUPABASE_URL = 'https://qmxkzvbtrwplndhs.supabase.co'
        const SUPABASE_PUBLISHABLE_KEY =
          '${madeUp.token({ iss: 'supabase', role: 'anon' })}'

        export const supabase = createClient(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY)
      `,
    },
    'names of secrets, not secrets': {
      filename: 'src/config/secrets.ts',
      code: ts`
        import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'

        const SECRET_NAMES = {
          databasePassword: 'prod/api/database-password',
          jwtSecret: 'prod/api/jwt-secret',
          stripeSecretKey: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:stripe-AbCdEf',
        }

        const client = new SecretsManagerClient({})

        export async function secretOf(name: keyof typeof SECRET_NAMES) {
          const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: SECRET_NAMES[name] }))
          return SecretString
        }
      `,
    },
    'labels and errors about passwords': {
      filename: 'src/i18n/en.ts',
      code: ts`
        export const messages = {
          password: 'Password',
          newPassword: 'Choose a new password',
          passwordTooShort: 'At least twelve characters',
          forgotPassword: 'Forgot your password?',
          apiKeySecret: 'Secret (shown once)',
          invalidToken: 'This link has expired. Ask for a new one.',
          resetPasswordToken: 'reset-password-token-input',
        }
      `,
    },
    'local address of docker compose': {
      filename: 'src/db/pool.ts',
      code: ts`
        import { Pool } from 'pg'

        export const pool = new Pool({
          connectionString:
            process.env.NODE_ENV === 'production' ? process.env.DATABASE_URL : 'postgresql://postgres:postgres@localhost:5432/app_dev',
          max: 10,
        })
      `,
    },
    'cookie and storage key names': {
      filename: 'src/auth/constants.ts',
      code: ts`
        export const ACCESS_TOKEN = 'acme.access-token'
        export const REFRESH_TOKEN_COOKIE = '__Host-refresh_token'
        export const CSRF_SECRET_HEADER = 'x-csrf-secret'
        export const API_KEY_PREFIX = 'ak_live_'
        export const PASSWORD_RESET_QUEUE = 'password-reset-emails-v2'
        export const TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token'
      `,
    },
    'posthog and sentry for the browser': {
      filename: 'src/analytics.ts',
      code: ts`
        import posthog from 'posthog-js'
        import * as Sentry from '@sentry/react'

        posthog.init('phc_${madeUp.random}', { api_host: 'https://eu.i.posthog.com' })
        Sentry.init({ dsn: 'https://${madeUp.hexadecimal}@o482913.ingest.de.sentry.io/4507123456789' })
      `,
    },
    'hash of a password and a checksum': {
      filename: 'src/seed/known-hashes.ts',
      code: ts`
        export const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
        export const DUMMY_PASSWORD_HASH = '$2b$12$KIXQJ0b9Tq7Wm2Zx4Vb6NeO1sYw8KdHj3PgUe6AoQiWzXtCvBnMlK'
        export const integrity = 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC'
        export const buildToken = '3f1f7a52-9f0e-4c1b-9d5e-2b7a8c6d4e10'
      `,
    },
    'placeholder in a form and in a template': {
      filename: 'src/components/keys-form.tsx',
      code: ts`
        import { useState } from 'react'

        export function KeysForm({ save }: { save: (key: string) => void }) {
          const [apiKey, setApiKey] = useState('')
          return (
            <form onSubmit={() => save(apiKey)}>
              <input type="password" placeholder="sk-proj-..." value={apiKey} onChange={(event) => setApiKey(event.target.value)} />
              <code>{'OPENAI_API_KEY=sk-your-key-here'}</code>
            </form>
          )
        }
      `,
    },
    'fixture of a login test': {
      filename: 'src/auth/login.test.ts',
      code: ts`
        import { expect, it } from 'vitest'
        import request from 'supertest'
        import { app } from '../app'

        it('refuses a wrong password', async () => {
          const response = await request(app).post('/login').send({ email: 'ada@example.com', password: 'Tr0ub4dor&3-xkcd' })
          expect(response.status).toBe(401)
        })
      `,
    },
    'a text with a colon that is encoded': {
      filename: 'src/feed/cursor.ts',
      code: ts`
        export const start = Buffer.from('cursor:2024-01-01T00').toString('base64')
        export const node = btoa('User:1234567890')
        export const of = (id: string) => Buffer.from(\`Order:\${id}\`).toString('base64')
        export const hash = Buffer.from('user:Kz8RkTz4Vb', 'utf8')
      `,
    },
    'an account\'s SID and public numbers': {
      filename: 'src/twilio-ids.ts',
      code: ts`
        export const ids = {
          accountSid: '${madeUp.twilioAccount}',
          messagingServiceSid: 'MGf3b1c2d4e5f60718293a4b5c6d7e8f90',
          clientId: '418273645019-kz8rktz4vbyc7xwlp2mdgf6h.apps.googleusercontent.com',
          tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
        }
      `,
    },
    'rules for passwords': {
      filename: 'src/validation/password.ts',
      code: ts`
        import { z } from 'zod'

        export const password = z
          .string()
          .min(12, 'Password must have 12 or more characters')
          .regex(/[A-Z]/, 'Password needs 1 upper-case letter')
          .regex(/\\d/, 'Password needs 1 digit')
        export const charset = { password: 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789' }
      `,
    },
    'metadata of a token': {
      filename: 'src/chain/tokens.ts',
      code: ts`
        export const tokens = [
          { symbol: 'USDC', token: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', decimals: 6 },
          { symbol: 'WBTC', token: '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599', decimals: 8 },
        ]
        export const mintKey = 'EPjFWdd5AufqSSqeM2qNStxh5wnWhV5bjGUF1qgzt1v'
      `,
    },
    'headers of a request from settings': {
      filename: 'src/http/headers.ts',
      code: ts`
        import { env } from '../config/env'

        export const headers = { Authorization: \`Bearer \${env.API_TOKEN}\`, 'X-Api-Key': env.API_KEY, 'X-Token-Type': 'service-account-v2' }
      `,
    },
    'an encrypted value that its key opens': {
      filename: 'src/config/sealed.ts',
      code: ts`
        import { open } from '../crypto/box'
        import { env } from './env'

        const SEALED = 'v1.AQECAHhAANBRE8eUy5YzKxh4zX5v8p1Qe2bqK0tJ3m'

        export const apiKey = open(SEALED, env.MASTER_KEY)
      `,
    },
    'answers of a form in a demonstration page': {
      filename: 'src/components/Demo.tsx',
      code: ts`
        export function Demo() {
          return <LoginForm defaultValues={{ email: 'demo@acme.dev', password: '' }} labels={{ password: 'Your password', token: 'Code from the app' }} />
        }
      `,
    },
    'a cookie\'s name and a key of a cache': {
      filename: 'src/auth/keys.ts',
      code: ts`
        export const SESSION_SECRET_COOKIE = '__Host-acme.session-2'
        export const accessTokenKey = 'acme:auth:v2:access-token'
        export const apiKeyHeader = 'X-Acme-Api-Key-V2'
        export const passwordResetQueue = 'password-reset-emails-v1'
      `,
    },
    'the web configuration of Firebase, in JavaScript': {
      filename: 'src/firebase.js',
      code: ts`
        import { initializeApp } from 'firebase/app'
        import { getAuth } from 'firebase/auth'

        const firebaseConfig = {
          apiKey: '${madeUp.google}',
          authDomain: 'acme-web.firebaseapp.com',
          projectId: 'acme-web',
          storageBucket: 'acme-web.appspot.com',
          messagingSenderId: '418273645019',
          appId: '1:418273645019:web:9f86d081884c7d65',
        }

        export const app = initializeApp(firebaseConfig)
        export const auth = getAuth(app)
      `,
    },
    'the anon key of Supabase, in a generated client': {
      filename: 'src/integrations/supabase/client.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'

        const SUPABASE_URL = 'https://qwhrzlkxyf.supabase.co'
        const SUPABASE_PUBLISHABLE_KEY = '${madeUp.token({ iss: 'supabase', ref: 'qwhrzlkxyf', role: 'anon', iat: 1700000000, exp: 2015000000 })}'

        export const supabase = createClient(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
          auth: { storage: localStorage, persistSession: true, autoRefreshToken: true },
        })
      `,
    },
    'where a secret lies, in three clouds': {
      filename: 'src/secrets/refs.ts',
      code: ts`
        export const refs = {
          jwtSecret: 'projects/418273645019/secrets/jwt-secret-v2/versions/7',
          databasePassword: 'arn:aws:ssm:eu-west-1:418273645019:parameter/acme/db/password1',
          webhookSecret: 'vault:secret/data/acme/webhook2#value',
          apiKey: 'op://Production/Stripe 2/credential',
        }
      `,
    },
    'a configuration of a tool with a password of a container': {
      filename: 'drizzle.config.ts',
      code: ts`
        import { defineConfig } from 'drizzle-kit'

        export default defineConfig({
          dialect: 'postgresql',
          schema: './src/schema.ts',
          dbCredentials: { host: 'localhost', user: 'postgres', password: 'postgres', database: 'acme' },
        })
      `,
    },
    'four words of four letters': {
      filename: 'src/auth/texts.ts',
      code: ts`
        export const texts = {
          password: 'only type your pass',
          newPassword: 'must have more bits',
          pass: 'good luck next time',
          passwordHint: 'strongpasswordss',
        }
      `,
    },
    'a public token of a map set by assignment': {
      filename: 'src/map.js',
      code: ts`
        import mapboxgl from 'mapbox-gl'
        import algolia from './algolia'

        mapboxgl.accessToken = 'pk.eyJ1IjoiYWNtZSIsImEiOiJjbHgwOGsyc2YwMGpwMmpwZ2Z0eXE3In0.Kz8RkTz4VbYc7XwLp2MdGf'
        algolia.apiKey = '${madeUp.hexadecimal}'

        export const map = new mapboxgl.Map({ container: 'map' })
      `,
    },
    'configuration of Nest out of the environment': {
      filename: 'src/config/mail.config.ts',
      code: ts`
        import { registerAs } from '@nestjs/config'

        export default registerAs('mail', () => ({
          host: process.env.MAIL_HOST,
          user: process.env.MAIL_USER,
          password: process.env.MAIL_PASSWORD,
          tokenHeader: 'x-mail-token',
        }))
      `,
    },
    'error codes and steps of a flow': {
      filename: 'src/auth/codes.ts',
      code: ts`
        export const AuthError = { InvalidToken: 'AUTH_INVALID_TOKEN_401', WrongPassword: 'E1002_WRONG_PASSWORD', expiredSecret: 'auth/expired-secret' } as const
        export const steps = { password: 'step-2-password', apiKey: 'step-3-api-key' }
        export const storage = { refreshToken: 'acme:v2:refresh-token', accessToken: '@acme/access_token_v2' }
      `,
    },
    'an input\'s id and autocompletion': {
      filename: 'src/components/SignIn.tsx',
      code: ts`
        export function SignIn() {
          const ids = { password: 'sign-in-password-1', token: 'otp-token-field-2' }
          return (
            <form>
              <input id={ids.password} type="password" autoComplete="current-password" name="password" />
              <input id={ids.token} inputMode="numeric" autoComplete="one-time-code" />
            </form>
          )
        }
      `,
    },
    'labels of a form': {
      filename: 'src/i18n/en.ts',
      code: ts`
        export const en = {
          auth: {
            password: 'Password',
            confirmPassword: 'Confirm your password',
            apiKey: 'API key',
            secret: 'Client secret',
            token: 'Access token',
            passwordTooShort: 'Your password must have at least 12 characters.',
            forgotPassword: 'Forgot your password?',
            resetToken: 'The link has expired, ask for a new one.',
          },
        } as const
      `,
    },
    'names of events and permissions': {
      filename: 'src/audit/events.ts',
      code: ts`
        export const AuditEvent = {
          API_KEY_CREATED: 'api_key.created',
          API_KEY_REVOKED: 'api_key.revoked',
          PASSWORD_CHANGED: 'user.password_changed',
          RESET_TOKEN: 'user.reset_token_requested',
        } as const

        export const permissions = {
          rotateSecret: 'workspace:secret:rotate',
          viewToken: 'workspace:token:view',
          manageApiKey: 'workspace:api-key:manage',
        }

        export enum TokenType {
          ACCESS = 'access',
          REFRESH = 'refresh',
          RESET_PASSWORD = 'resetPassword',
        }
      `,
    },
    'names of cookies, headers and storage keys': {
      filename: 'src/auth/constants.ts',
      code: ts`
        export const ACCESS_TOKEN_KEY = 'acme_access_token'
        export const REFRESH_TOKEN_COOKIE = 'acme.refresh-token'
        export const API_KEY_HEADER = 'x-acme-api-key'
        export const CSRF_TOKEN_HEADER = 'X-CSRF-Token'
        export const SECRET_NAME = 'prod/acme/stripe'

        export function readToken(storage: Storage) {
          return storage.getItem(ACCESS_TOKEN_KEY)
        }
      `,
    },
    'paths to secrets of a secret manager': {
      filename: 'src/secrets.ts',
      code: ts`
        import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'

        const client = new SecretsManagerClient({ region: 'eu-west-1' })

        const SECRETS = {
          databasePassword: 'prod/acme/database-password',
          stripeSecretKey: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:acme/stripe-9XbYc7',
        }

        export async function load(name: keyof typeof SECRETS) {
          const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: SECRETS[name] }))
          if (!SecretString) throw new Error(\`no secret \${name}\`)
          return SecretString
        }
      `,
    },
    'a placeholder of an input and a hint': {
      filename: 'src/components/ApiKeyForm.tsx',
      code: ts`
        'use client'
        import { useState } from 'react'

        export function ApiKeyForm({ onSave }: { onSave(key: string): void }) {
          const [apiKey, setApiKey] = useState('')
          return (
            <form onSubmit={() => onSave(apiKey)}>
              <input type="password" placeholder="sk-proj-xxxxxxxxxxxxxxxxxxxxxxxx" value={apiKey} onChange={(e) => setApiKey(e.target.value)} />
              <p>Starts with sk-proj- or sk-ant-api03-...</p>
              <code>postgres://user:password@host:5432/database</code>
            </form>
          )
        }
      `,
    },
    'a test that signs with a literal': {
      filename: 'tests/auth.test.ts',
      code: ts`
        import jwt from 'jsonwebtoken'
        import { describe, expect, it } from 'vitest'
        import { verify } from '../src/auth'

        describe('verify', () => {
          it('takes a token signed with the secret', () => {
            const token = jwt.sign({ sub: 'u1' }, 'test-secret', { expiresIn: '1h' })
            expect(verify(token, 'test-secret')).toMatchObject({ sub: 'u1' })
          })
        })
      `,
    },
    'an address of a container': {
      filename: 'src/queue/connection.ts',
      code: ts`
        import IORedis from 'ioredis'
        import amqp from 'amqplib'

        export const redis = new IORedis('redis://:redis@redis:6379/0', { maxRetriesPerRequest: null })

        export async function rabbit() {
          return amqp.connect('amqp://guest:guest@localhost:5672')
        }

        export const exampleUrl = 'postgresql://postgres:postgres@127.0.0.1:5432/acme'
      `,
    },
    'secret from the environment through a helper': {
      filename: 'src/auth/jwt.js',
      code: ts`
        const jwt = require('jsonwebtoken')
        const { config } = require('../config')

        const SECRET = config.get('jwt.secret')

        exports.sign = (user) => jwt.sign({ sub: user.id, role: user.role }, SECRET, { expiresIn: '15m' })
        exports.verify = (token) => jwt.verify(token, SECRET, { algorithms: ['HS256'] })
      `,
    },
    'hashes, fingerprints and integrity values': {
      filename: 'src/assets/integrity.ts',
      code: ts`
        export const scripts = [
          { src: 'https://js.stripe.com/v3/', integrity: 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC' },
        ]
        export const buildKey = '${madeUp.hexadecimal}a3bf4f1b2b0b822cd15d6c15b0f00a08'
        export const tokenAddress = '0xdAC17F958D2ee523a2206206994597C13D831ec7'
        export const passwordHash = '$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZbCq9sXvQ8Yd6b1p0cXx3sTn4h2mVa'
      `,
    },
    'a pattern and a prefix of keys': {
      filename: 'src/security/redact.ts',
      code: ts`
        const PATTERNS = [/sk-[A-Za-z0-9]{20,}/g, /AKIA[0-9A-Z]{16}/g, /-----BEGIN (RSA )?PRIVATE KEY-----/g]
        const KEY_PREFIX = 'sk_live_'
        const PEM_HEADER = '-----BEGIN PRIVATE KEY-----'

        export function redact(text: string) {
          return PATTERNS.reduce((out, p) => out.replace(p, '[redacted]'), text)
        }

        export const isLive = (key: string) => key.startsWith(KEY_PREFIX)
        export const isPem = (key: string) => key.includes(PEM_HEADER)
      `,
    },
    'a publishable key and keys of browser SDKs': {
      filename: 'src/analytics.ts',
      code: ts`
        import posthog from 'posthog-js'
        import mapboxgl from 'mapbox-gl'
        import * as Sentry from '@sentry/browser'
        import { loadStripe } from '@stripe/stripe-js'

        posthog.init('phc_${madeUp.random}', { api_host: 'https://eu.i.posthog.com' })
        mapboxgl.accessToken = 'pk.eyJ1IjoiYWNtZSIsImEiOiJjbHgwOGsyc2YwMGpwMmpwZ2Z0eXE3In0.Kz8RkTz4VbYc7XwLp2MdGf'
        Sentry.init({ dsn: 'https://${madeUp.hexadecimal}@o418273.ingest.sentry.io/5198273' })

        export const stripe = loadStripe('${madeUp.stripePublishable}')
      `,
    },
    'class names and routes under the name of a password': {
      filename: 'src/components/styles.ts',
      code: ts`
        export const inputStyles = {
          password: 'border-gray-300 rounded-md px-3 py-2 focus:ring-2 focus:ring-blue-500',
          token: 'font-mono text-xs bg-slate-100 dark:bg-slate-900 px-1.5',
        }

        export const routes = {
          resetPassword: '/auth/reset-password/confirm',
          apiKey: '/settings/developers/api-keys',
          accessToken: 'https://accounts.acme.example/oauth2/v2/token',
        }

        export const queryKeys = { token: ['session', 'token'], secret: 'secrets-list-v2' }
      `,
    },
    'the salt of a cache key': {
      filename: 'src/cache/key.ts',
      code: ts`
        import { createHash } from 'node:crypto'

        const VERSION = 'feed-cache-v3'

        export function cacheKey(parts: Record<string, string>) {
          const text = Object.entries(parts).sort().map(([k, v]) => \`\${k}=\${v}\`).join('&')
          return createHash('sha256').update(VERSION).update(text).digest('hex').slice(0, 32)
        }

        export const lockToken = (name: string) => \`lock:\${name}:\${crypto.randomUUID()}\`
      `,
    },
    'development configuration of an old style': {
      filename: 'config/env/development.js',
      code: ts`
        module.exports = {
          db: 'mongodb://localhost:27017/acme-dev',
          sessionSecret: 'dev-session-secret',
          cryptoKey: 'a_very_secret_key_of_dev',
        }
      `,
    },
    'documentation of an API with example tokens': {
      filename: 'src/openapi/schemas.ts',
      code: ts`
        import { z } from 'zod'

        export const TokenResponse = z
          .object({
            accessToken: z.string().openapi({ example: '${madeUp.token({ sub: '1234567890', name: 'John Doe', iat: 1516239022 })}' }),
            refreshToken: z.string().describe('Valid for thirty days'),
            apiKey: z.string().openapi({ example: 'ak_1234567890abcdef' }),
          })
          .openapi('TokenResponse')
      `,
    },
    'arguments and keys that are none': ts`
      const { Sequelize } = require('sequelize')
      const Koa = require('koa')
      const local = new Sequelize('shop', 'root', 'postgres', { host: 'localhost' })
      const real = new Sequelize('shop', 'shop_app_2', process.env.DB_PASSWORD)
      const app = new Koa()
      app.keys = [process.env.COOKIE_KEY]
      form.keys = ['k7Zq2Rw9Lm4Xt6Vk8Bn3']
    `,
    'the environment': ts`
      import Stripe from 'stripe'
      const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
      const password = process.env.DB_PASSWORD!
      const url = \`postgres://\${user}:\${password}@\${host}/app\`
    `,
    'publishable keys': `const stripe = loadStripe('${madeUp.stripePublishable}')`,
    'the anon key of Supabase': `const supabase = createClient('https://abc.supabase.co', '${madeUp.token({ iss: 'supabase', role: 'anon' })}')`,
    'the web configuration of Firebase': ts`
      const firebaseConfig = {
        apiKey: '${madeUp.google}',
        authDomain: 'acme.firebaseapp.com',
        projectId: 'acme',
        appId: '1:1:web:1',
      }
    `,
    'keys of browser SDKs': ts`
      posthog.init('phc_${madeUp.random}', { api_host: 'https://eu.posthog.com' })
      const algolia = { appId: 'LATENCY', apiKey: '${madeUp.hexadecimal}', indexName: 'docs' }
      const mapboxAccessToken = '${madeUp.random}'
      amplitude.init({ apiKey: '${madeUp.hexadecimal}' })
    `,
    'placeholders': ts`
      const apiKey = 'your-api-key-here'
      const secretKey = 'sk_test_placeholder'
      const openaiKey = 'sk-proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
      const clientSecret = '<client-secret>'
    `,
    'a placeholder of a field': {
      filename: 'src/settings.tsx',
      code: `export const Field = () => <input type="password" placeholder="${madeUp.openai}" />`,
    },
    'examples of documentation': `const keys = ['${madeUp.stripeDocumented}', '${madeUp.awsDocumented}']`,
    'an example of an API description': `const schema = z.string().openapi({ example: '${madeUp.token({ sub: 'abc' })}' })`,
    'labels': ts`
      export const permissions = { createApiKey: 'createApiKey', deleteSecret: 'delete-secret', password: 'password' }
      export const events = { RESET_PASSWORD: 'resetPassword', FORGOT_PASSWORD: 'auth/forgot-password-2' }
      export const errors = { invalidPassword: 'INVALID_PASSWORD_400', password: 'The password must have 8 characters' }
    `,
    'translations': { filename: 'src/locales/de.ts', code: `export default { password: 'Passw0rt!', apiKey: 'API-Schluessel-2024-neu' }` },
    'classes of Tailwind': `const styles = { password: 'border-gray-300 bg-white', secret: 'text-xs/4 w-1/2' }`,
    'expiry and names': ts`
      const REFRESH_TOKEN_EXPIRY = '7d'
      const ACCESS_TOKEN_COOKIE_NAME = 'acme_access_token_v1'
      const TOKEN_URL = 'https://acme.dev/oauth/token'
      const SESSION_KEY = 'acme.session.v2'
      const PASSWORD_HEADER = 'x-acme-password-1'
    `,
    'a fallback, which is another rule': ts`
      const JWT_SECRET = process.env.JWT_SECRET || 'dev-secret-change-in-production'
      const key = process.env.API_KEY ?? '${madeUp.random}'
      jwt.sign(payload, JWT_SECRET)
    `,
    'hashes and identifiers': ts`
      const passwordHash = '$2b$10$KzRkTz4VbYc7XwLp2MdGfu6HsJe3UaQn9RtTz1XbYc7XwLp2MdGf6'
      const password = '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$Kz8RkTz4VbYc7XwLp2MdGf6Hs'
      const apiKeyId = '550e8400-e29b-41d4-a716-446655440000'
      const integrity = 'sha256-${madeUp.random}${madeUp.random}'
    `,
    'patterns and checks': ts`
      const pattern = /sk_live_[A-Za-z0-9]{24,}/
      const password = z.string().regex(new RegExp('^(?=.*[A-Z])(?=.*[0-9]).{8,}$'))
      if (key.startsWith('sk_live_')) refuse()
      if (pem.includes('-----BEGIN PRIVATE KEY-----')) load(pem)
    `,
    'a private key of placeholders': ts`
      const shown = '-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg...\\n-----END PRIVATE KEY-----'
      const asked = '-----BEGIN PRIVATE KEY-----\\nYOUR_PRIVATE_KEY_HERE_1234\\n-----END PRIVATE KEY-----'
      const short = '-----BEGIN RSA PRIVATE KEY-----\\nabc123\\n-----END RSA PRIVATE KEY-----'
    `,
    'addresses of this machine': ts`
      const local = 'postgresql://postgres:postgres@localhost:5432/app'
      const compose = 'redis://:s3cretPw9@redis:6379'
    `,
    'a key of a protocol': `import { createHmac } from 'node:crypto'; createHmac('sha256', 'WebAppData').update(token).digest()`,
    'a public key': ts`
      import jwt from 'jsonwebtoken'
      const key = '${madeUp.pem('PUBLIC KEY')}'
      jwt.verify(token, key)
    `,
    'a payload that shows what a webhook sends': `export const sample = { token: 'Jh5dZrVaK7ZwHHjRyZWjbDl', team_id: 'T1' }`,
    'a value made up for tests': `export const env = { SESSION_SECRET: 'test-session-secret-1234', ENCRYPTION_KEY: 'e2e-key-9f86d081884c7d65' }`,
    'made-up accounts': { filename: 'artifacts/db-reset.js', code: `const users = [{ userName: 'admin', password: 'Admin_123' }]` },
    'the cookie of a theme': ts`
      import { createCookieSessionStorage } from '@remix-run/node'
      export const themes = createCookieSessionStorage({ cookie: { name: 'theme', secrets: ['nobody-minds'] } })
    `,
    'a type and an import': ts`
      import x from './secret-8RkTz4VbYc7XwLp2'
      type Password = 'Tr0ub4dor&3Kz8'
    `,
    'the configuration of the machines of the authors': { filename: 'config/env/development.js', code: `module.exports = { scannerApiKey: 'v7kq2mxr8tpw4zcn9hd3bj6s', scannerPort: '8080' }` },
    'settings for local work': { filename: 'src/settings.local.ts', code: `export const settings = { dbPassword: 'Kz8!vQ2rTb6w' }` },
    'a test': { filename: 'src/pay.test.ts', code: `const key = '${madeUp.stripeLive}'` },
    'an unrelated sign': `import { sign } from './crypto'; sign(payload, 'my-secret')`,
  },
  invalid: {
    'a password of the body compared with a text': { code: `import express from 'express'\nconst app = express()\napp.post('/admin', (req, res) => { const { password } = req.body; if (password !== 'letmein-2024') return res.status(401).end(); res.end() })\n`, reports: [{ messageId: 'hardcodedSecret', line: 3 }] },
    'a bearer token compared with a text': { code: `import express from 'express'\nconst app = express()\nconst requireAdmin = (req, res, next) => { const token = req.headers.authorization.split(' ')[1]; if (token === 'dev-admin-pass9') return next(); res.status(401).end() }\napp.get('/admin', requireAdmin, (req, res) => res.end())\n`, reports: ['hardcodedSecret'] },
    'the key of a header compared with a text, hono': { code: `import { Hono } from 'hono'\nconst app = new Hono()\napp.get('/export', (c) => (c.req.header('x-api-key') === 'acme-export-77' ? c.text('ok') : c.text('no', 401)))\nexport default app\n`, reports: ['hardcodedSecret'] },
    'a password of a server action': { filename: 'app/actions.ts', code: `'use server'\nexport async function open(formData: FormData) { const password = formData.get('password'); if (password === 'opensesame1') return true; return false }\n`, reports: ['hardcodedSecret'] },
    'the password of an account that is made at start': {
      filename: 'server/init-data.ts',
      code: ts`
        import { hashPassword } from './passwords'
        import { accounts } from './accounts'
        export async function init() {
          const hash = await hashPassword('Winter#2024')
          await accounts.createAdmin({ name: 'root', hash })
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'the password of an account, hashed by a package': { filename: 'src/bootstrap.ts', code: `import bcrypt from 'bcryptjs'\nimport { db } from './db'\nawait db.user.create({ data: { email: 'root@acme.io', hash: bcrypt.hashSync('K7!vq9-Lid2x', 12) } })\n`, reports: ['hardcodedSecret'] },
    'a password that is stretched in place': { filename: 'src/bootstrap.ts', code: `import { randomBytes, scrypt } from 'node:crypto'\nimport { promisify } from 'node:util'\nconst scryptAsync = promisify(scrypt)\nexport const root = await scryptAsync('K7!vq9-Lid2x', randomBytes(16), 64)\n`, reports: ['hardcodedSecret'] },
    'cookie parser with a literal': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const cookieParser = require('cookie-parser')

        const app = express()
        app.use(cookieParser('my-cookie-secret-2024'))
        module.exports = app
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 5 }],
    },
    'Passport JWT strategy': {
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
              ignoreExpiration: false,
              secretOrKey: 'superSecretJwtKey!2024',
            })
          }
          validate(payload: { sub: string }) {
            return { id: payload.sub }
          }
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 11 }],
    },
    'webhook secret of Stripe in a constant': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { stripe } from '@/lib/stripe'

        const endpointSecret = '${madeUp.webhook}'

        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, endpointSecret)
          return Response.json({ type: event.type })
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'jose secret of encoded bytes': {
      filename: 'src/lib/jwt.ts',
      code: ts`
        import { SignJWT } from 'jose'

        const key = new TextEncoder().encode('this-is-our-signing-secret')

        export const sign = (sub: string) =>
          new SignJWT({ sub }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key)
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'AWS pair in a client': {
      filename: 'src/storage/s3.ts',
      code: ts`
        import { S3Client } from '@aws-sdk/client-s3'

        export const s3 = new S3Client({
          region: 'eu-west-1',
          credentials: {
            accessKeyId: '${madeUp.aws}',
            secretAccessKey: '${madeUp.awsSecret}',
          },
        })
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 6 }, { messageId: 'hardcodedSecret', line: 7 }],
    },
    'HMAC with a literal in a handler': {
      filename: 'src/hooks.js',
      code: ts`
        const crypto = require('crypto')

        exports.valid = (body, signature) => {
          const digest = crypto.createHmac('sha256', 'n3v3r-g0nna-g1v3-you-up').update(body).digest('hex')
          return digest.length === signature.length && crypto.timingSafeEqual(Buffer.from(digest), Buffer.from(signature))
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'express-session with a literal': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const session = require('express-session')
        const { store } = require('./store')

        const app = express()
        app.use(
          session({
            store,
            secret: 'keyboard cat',
            resave: false,
            saveUninitialized: false,
          }),
        )
        module.exports = app
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 9 }],
    },
    'OpenAI project key in a class field': {
      filename: 'src/services/ai.ts',
      code: ts`
        import OpenAI from 'openai'

        export class AiService {
          private readonly client = new OpenAI({
            apiKey: '${madeUp.openai}',
            timeout: 20_000,
          })

          async title(text: string) {
            const answer = await this.client.responses.create({ model: 'gpt-5-mini', input: text, max_output_tokens: 30 })
            return answer.output_text
          }
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 5 }],
    },
    'Nest JwtModule registered with a literal': {
      filename: 'src/auth/auth.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { JwtModule } from '@nestjs/jwt'
        import { AuthService } from './auth.service'

        @Module({
          imports: [
            JwtModule.register({
              global: true,
              secret: 'hard!to-guess_secret',
              signOptions: { expiresIn: '15m' },
            }),
          ],
          providers: [AuthService],
          exports: [AuthService],
        })
        export class AuthModule {}
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 9 }],
    },
    'mongodb address with its password': {
      filename: 'src/db.js',
      code: ts`
        const mongoose = require('mongoose')

        const uri = '${madeUp.mongoAddress}?retryWrites=true&w=majority'

        async function connect() {
          await mongoose.connect(uri)
        }

        module.exports = { connect }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'Slack bot token as a default of a parameter': {
      filename: 'src/alerts.ts',
      code: ts`
        import { WebClient } from '@slack/web-api'

        export function slack(token = '${madeUp.slack}') {
          return new WebClient(token)
        }

        export const alert = (text: string) => slack().chat.postMessage({ channel: 'C04KD82PQ', text })
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'Supabase service role in a front end file': {
      filename: 'src/integrations/supabase/admin.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'

        const SUPABASE_URL = 'https://qmxkzvbtrwplndhs.supabase.co'
        const SUPABASE_KEY =
          '${madeUp.token({ iss: 'supabase', role: 'service_role' })}'

        export const admin = createClient(SUPABASE_URL, SUPABASE_KEY)
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 5 }],
    },
    'cipher with a literal key': {
      filename: 'src/crypto.ts',
      code: ts`
        import crypto from 'node:crypto'

        const ENCRYPTION_KEY = '9f3c1e7a5b2d8046af1c3e5d7b9a0c2e4f6d8b1a3c5e7f90'.slice(0, 32)

        export function encrypt(text: string) {
          const iv = crypto.randomBytes(12)
          const cipher = crypto.createCipheriv('aes-256-gcm', 'q8Zr!vT2mXw9NbLk4YcHd7PsE3GjUa6o', iv)
          return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 7 }],
    },
    'hono jwt middleware with a literal': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { jwt } from 'hono/jwt'
        import { orders } from './orders'

        const app = new Hono()
        app.use('/api/*', jwt({ secret: 'it-is-very-secret', alg: 'HS256' }))
        app.route('/api/orders', orders)
        export default app
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 6 }],
    },
    'header with a bearer key of a vendor': {
      filename: 'src/mail/send.ts',
      code: ts`
        export async function sendMail(to: string, subject: string, html: string) {
          const response = await fetch('https://api.resend.com/emails', {
            method: 'POST',
            headers: {
              Authorization: 'Bearer ${madeUp.resend}',
              'Content-Type': 'application/json',
            },
            body: JSON.stringify({ from: 'Acme <hello@acme.io>', to, subject, html }),
            signal: AbortSignal.timeout(10_000),
          })
          if (!response.ok) throw new Error(\`Resend answered \${response.status}\`)
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 5 }],
    },
    'fallback that is a live Stripe key': {
      filename: 'src/stripe.ts',
      code: ts`
        import Stripe from 'stripe'

        export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? '${madeUp.stripeLive}', {
          maxNetworkRetries: 2,
        })
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'btoa of a user and a password': {
      filename: 'src/api/legacy.js',
      code: ts`
        const headers = { Accept: 'application/json', Authorization: 'Basic ' + btoa('acme-sync:Rw8xQ2vLk0Zt') }

        export const load = (url) => fetch(url, { headers })
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 1 }],
    },
    'a client of Twilio with literals': {
      filename: 'src/sms.js',
      code: ts`
        const twilio = require('twilio')

        const client = twilio('${madeUp.twilioAccount}', '${madeUp.twilioToken}')

        exports.send = (to, body) => client.messages.create({ to, body, from: '+15005550006' })
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'basic credentials out of literals': {
      filename: 'src/integrations/jira.ts',
      code: ts`
        const auth = Buffer.from('bot@acme.dev:Zq7!xLp2Rm9#').toString('base64')

        export async function issue(key: string) {
          const res = await fetch(\`https://acme.atlassian.net/rest/api/3/issue/\${key}\`, {
            headers: { Authorization: \`Basic \${auth}\` },
            signal: AbortSignal.timeout(5_000),
          })
          return res.json()
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 1 }],
    },
    'a webhook address of Slack': {
      filename: 'src/alerts/slack.ts',
      code: ts`
        const WEBHOOK = '${madeUp.slackAddress}'

        export async function alert(text: string) {
          await fetch(WEBHOOK, { method: 'POST', body: JSON.stringify({ text }), signal: AbortSignal.timeout(3_000) })
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 1 }],
    },
    'createSecretKey of a literal': {
      filename: 'src/auth/paseto.ts',
      code: ts`
        import { createSecretKey } from 'node:crypto'
        import { SignJWT } from 'jose'

        const secretKey = createSecretKey(Buffer.from('acme-paseto-like-signing-key', 'utf-8'))

        export const token = (sub: string) => new SignJWT({ sub }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(secretKey)
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'the password of Redis in options': {
      filename: 'src/cache/redis.ts',
      code: ts`
        import Redis from 'ioredis'

        export const redis = new Redis({ host: 'redis-14021.c55.eu-central-1.ec2.cloud.redislabs.com', port: 14021, password: 'hT4qW9zLk2RmVx7B' })
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'an admin\'s password that is compared': {
      filename: 'src/routes/admin.ts',
      code: ts`
        import { Router } from 'express'

        const router = Router()
        const ADMIN_PASSWORD = 'Sup3rS3cret!2024'

        router.post('/admin/login', (req, res) => {
          if (req.body.password !== ADMIN_PASSWORD) return res.status(401).end()
          res.cookie('admin', '1', { httpOnly: true, secure: true, sameSite: 'strict' }).end()
        })

        export default router
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'the key of a CryptoJS cipher in a React app': {
      filename: 'src/utils/encrypt.js',
      code: ts`
        import CryptoJS from 'crypto-js'

        const SECRET_KEY = 'acme-frontend-crypto'

        export const encrypt = (text) => CryptoJS.AES.encrypt(text, SECRET_KEY).toString()
        export const decrypt = (cipher) => CryptoJS.AES.decrypt(cipher, SECRET_KEY).toString(CryptoJS.enc.Utf8)
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'a configuration of Nest under its own name': {
      filename: 'src/config/jwt.config.ts',
      code: ts`
        import { registerAs } from '@nestjs/config'

        export default registerAs('jwt', () => ({
          secret: 'acme-super-secret-signing-key-2025',
          signOptions: { expiresIn: '15m', issuer: 'acme' },
        }))
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'an app password without its spaces': {
      filename: 'src/mail/mailer.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { MailerModule } from '@nestjs-modules/mailer'

        @Module({
          imports: [
            MailerModule.forRoot({
              transport: { host: 'smtp.gmail.com', port: 465, secure: true, auth: { user: 'team@acme.dev', pass: 'xqzvkfwpbhtdyjrm' } },
              defaults: { from: 'team@acme.dev' },
            }),
          ],
        })
        export class MailModule {}
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 7 }],
    },
    'the token of a bot through a getter of a client': {
      filename: 'src/bot.js',
      code: ts`
        const { Telegraf } = require('telegraf')

        const bot = new Telegraf('${madeUp.telegram}')

        bot.start((ctx) => ctx.reply('Welcome'))
        bot.launch()
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'the key of a database as code': {
      filename: 'src/lib/mongo.ts',
      code: ts`
        import { MongoClient } from 'mongodb'

        const user = 'acme_app'
        const password = 'vR7!kQ2pLx9z'

        export const client = new MongoClient(\`mongodb+srv://\${user}:\${password}@cluster0.k3x9q.mongodb.net/acme\`)
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'iron-session with a literal': {
      filename: 'app/lib/session.ts',
      code: ts`
        import { getIronSession } from 'iron-session'
        import { cookies } from 'next/headers'

        const options = { cookieName: 'acme_session', password: 'complex_password_at_least_32_characters_long', cookieOptions: { secure: true } }

        export async function session() {
          return getIronSession<{ userId?: string }>(await cookies(), options)
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'an API key as an argument of a method': {
      filename: 'src/mail/send.ts',
      code: ts`
        import sgMail from '@sendgrid/mail'

        sgMail.setApiKey('${madeUp.sendgrid}')

        export async function send(to: string, subject: string, html: string) {
          await sgMail.send({ to, from: 'hello@acme.dev', subject, html })
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'a header of an API in a table of headers': {
      filename: 'src/integrations/crm.ts',
      code: ts`
        const headers = {
          'Content-Type': 'application/json',
          'X-API-Key': '${madeUp.random}',
        }

        export async function contact(id: string) {
          const res = await fetch(\`https://api.crm.example/contacts/\${id}\`, { headers, signal: AbortSignal.timeout(5_000) })
          return res.json()
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'the default of a constructor parameter of a client': {
      filename: 'src/services/openai.service.ts',
      code: ts`
        import OpenAI from 'openai'

        export class OpenAIService {
          private client: OpenAI

          constructor(apiKey: string = '${madeUp.openai}') {
            this.client = new OpenAI({ apiKey })
          }

          async summarize(text: string) {
            const res = await this.client.responses.create({ model: 'gpt-4o-mini', input: text, max_output_tokens: 400 })
            return res.output_text
          }
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 6 }],
    },
    'a session secret of express': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const session = require('express-session')

        const app = express()

        app.use(
          session({
            secret: 'keyboard cat',
            resave: false,
            saveUninitialized: false,
            cookie: { secure: true, httpOnly: true, sameSite: 'lax' },
          })
        )

        module.exports = app
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 8 }],
    },
    'a static field of a class signs tokens': {
      filename: 'src/auth/token.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import * as jwt from 'jsonwebtoken'

        @Injectable()
        export class TokenService {
          private static readonly SECRET = 'my-super-secret-key-2024'

          sign(userId: string) {
            return jwt.sign({ sub: userId }, TokenService.SECRET, { expiresIn: '15m' })
          }

          verify(token: string) {
            return jwt.verify(token, TokenService.SECRET, { algorithms: ['HS256'] })
          }
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 6 }],
    },
    'JwtModule with a literal secret': {
      filename: 'src/auth/auth.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { JwtModule } from '@nestjs/jwt'
        import { PassportModule } from '@nestjs/passport'
        import { AuthService } from './auth.service'

        @Module({
          imports: [
            PassportModule.register({ defaultStrategy: 'jwt' }),
            JwtModule.register({
              secret: 'thisIsMySecretForJwt',
              signOptions: { expiresIn: '60m' },
            }),
          ],
          providers: [AuthService],
        })
        export class AuthModule {}
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 10 }],
    },
    'jose signs with an encoded literal': {
      filename: 'lib/session.ts',
      code: ts`
        import { SignJWT, jwtVerify } from 'jose'
        import { cookies } from 'next/headers'

        const key = new TextEncoder().encode('acme-session-signing-key')

        export async function encrypt(payload: { userId: string }) {
          return new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('7d').sign(key)
        }

        export async function readSession() {
          const raw = (await cookies()).get('session')?.value
          if (!raw) return null
          const { payload } = await jwtVerify(raw, key, { algorithms: ['HS256'] })
          return payload
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'an HMAC with a constant of the file': {
      filename: 'src/links/unsubscribe.ts',
      code: ts`
        import crypto from 'crypto'

        const LINK_KEY = 'unsubscribe-link-key-v1'

        export function unsubscribeUrl(userId: string, base: string) {
          const sig = crypto.createHmac('sha256', LINK_KEY).update(userId).digest('hex')
          return \`\${base}/unsubscribe?u=\${userId}&s=\${sig}\`
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'a bearer token in a header of axios': {
      filename: 'src/integrations/github.ts',
      code: ts`
        import axios from 'axios'

        const github = axios.create({
          baseURL: 'https://api.github.com',
          timeout: 8_000,
          headers: {
            Accept: 'application/vnd.github+json',
            Authorization: 'Bearer ${madeUp.github}',
          },
        })

        export async function listIssues(owner: string, repo: string) {
          const { data } = await github.get(\`/repos/\${owner}/\${repo}/issues\`)
          return data
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 8 }],
    },
    'the service role key of Supabase': {
      filename: 'src/lib/supabase-admin.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'

        const SUPABASE_URL = 'https://qwhrzlkxyf.supabase.co'
        const SUPABASE_KEY = '${madeUp.token({ iss: 'supabase', ref: 'qwhrzlkxyf', role: 'service_role', iat: 1700000000, exp: 2015000000 })}'

        export const supabaseAdmin = createClient(SUPABASE_URL, SUPABASE_KEY, {
          auth: { autoRefreshToken: false, persistSession: false },
        })
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 4 }],
    },
    'an address of MongoDB with a password': {
      filename: 'server/db.js',
      code: ts`
        const mongoose = require('mongoose')

        const uri = '${madeUp.mongoAddress}?retryWrites=true&w=majority'

        async function connect() {
          if (mongoose.connection.readyState === 1) return
          await mongoose.connect(uri)
          console.log('mongo connected')
        }

        module.exports = { connect }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'the keys of AWS in the options of a client': {
      filename: 'src/storage/s3.ts',
      code: ts`
        import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3'

        const s3 = new S3Client({
          region: 'eu-central-1',
          credentials: {
            accessKeyId: '${madeUp.aws}',
            secretAccessKey: '${madeUp.awsSecret}',
          },
        })

        export async function upload(key: string, body: Buffer) {
          await s3.send(new PutObjectCommand({ Bucket: 'acme-uploads', Key: key, Body: body }))
          return \`https://acme-uploads.s3.amazonaws.com/\${key}\`
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 6 }, { messageId: 'hardcodedSecret', line: 7 }],
    },
    'a private key of a service account': {
      filename: 'functions/src/firebase.ts',
      code: ts`
        import { initializeApp, cert } from 'firebase-admin/app'
        import { getAuth } from 'firebase-admin/auth'

        const app = initializeApp({
          credential: cert({
            projectId: 'acme-prod',
            clientEmail: 'firebase-adminsdk@acme-prod.iam.gserviceaccount.com',
            privateKey: '${madeUp.pem('PRIVATE KEY')}',
          }),
        })

        export const auth = getAuth(app)
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 8 }],
    },
    'the secret of a webhook as an argument': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import Stripe from 'stripe'
        import { stripe } from '@/lib/stripe'
        import { fulfil } from '@/lib/orders'

        export async function POST(req: Request) {
          const body = await req.text()
          const signature = req.headers.get('stripe-signature')!
          let event: Stripe.Event
          try {
            event = stripe.webhooks.constructEvent(body, signature, '${madeUp.webhook}')
          } catch {
            return new Response('bad signature', { status: 400 })
          }
          await fulfil(event)
          return new Response('ok')
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 10 }],
    },
    'the password of a mail transport': {
      filename: 'src/mailer.js',
      code: ts`
        const nodemailer = require('nodemailer')

        const transporter = nodemailer.createTransport({
          service: 'gmail',
          auth: {
            user: 'team.launchpilot@gmail.com',
            pass: 'xqzv kfwp bhtd yjrm',
          },
        })

        exports.sendMail = async (to, subject, html) => {
          return transporter.sendMail({ from: 'team.launchpilot@gmail.com', to, subject, html })
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 7 }],
    },
    'a client secret among the options of a provider': {
      filename: 'src/auth.config.ts',
      code: ts`
        import GoogleProvider from 'next-auth/providers/google'
        import type { NextAuthOptions } from 'next-auth'

        export const authOptions: NextAuthOptions = {
          providers: [
            GoogleProvider({
              clientId: '418273645019-kz8rktz4vbyc7xwlp2mdgf6h.apps.googleusercontent.com',
              clientSecret: '${madeUp.googleOauth}',
            }),
          ],
          session: { strategy: 'jwt' },
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 8 }],
    },
    'a cipher key out of a literal': {
      filename: 'src/crypto/vault.ts',
      code: ts`
        import { createCipheriv, randomBytes, scryptSync } from 'node:crypto'

        const password = 'correct-horse-battery'

        export function seal(plain: string) {
          const iv = randomBytes(12)
          const salt = randomBytes(16)
          const key = scryptSync(password, salt, 32)
          const cipher = createCipheriv('aes-256-gcm', key, iv)
          const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
          return { iv: iv.toString('base64'), salt: salt.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') }
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'a key of a model vendor in a component': {
      filename: 'src/components/Chat.jsx',
      code: ts`
        import { useState } from 'react'

        const API_KEY = '${madeUp.anthropic}'

        export default function Chat() {
          const [answer, setAnswer] = useState('')

          async function ask(text) {
            const res = await fetch('https://api.anthropic.com/v1/messages', {
              method: 'POST',
              headers: { 'x-api-key': API_KEY, 'anthropic-version': '2023-06-01' },
              body: JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 500, messages: [{ role: 'user', content: text }] }),
            })
            const data = await res.json()
            setAnswer(data.content[0].text)
          }

          return <button onClick={() => ask('hi')}>{answer || 'Ask'}</button>
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }],
    },
    'a strategy of passport compares with a literal': {
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
              ignoreExpiration: false,
              secretOrKey: 'nest-app-secret',
            })
          }

          async validate(payload: { sub: string; email: string }) {
            return { id: payload.sub, email: payload.email }
          }
        }
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 11 }],
    },
    'the password of a database in the options of a pool': {
      filename: 'src/db/pool.ts',
      code: ts`
        import { Pool } from 'pg'

        export const pool = new Pool({
          host: 'db-prod.acme.internal',
          port: 5432,
          user: 'acme_app',
          password: 'Rk8#vQz2!mTnB7wL',
          database: 'acme',
          max: 20,
          ssl: true,
        })
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 7 }],
    },
    'a vendor’s key in the configuration for development': { filename: 'config/env/development.js', code: `module.exports = { payments: '${madeUp.stripeLive}' }`, reports: ['hardcodedSecret'] },
    'a key in the configuration of production': { filename: 'config/env/production.js', code: `module.exports = { scannerApiKey: 'v7kq2mxr8tpw4zcn9hd3bj6s' }`, reports: ['hardcodedSecret'] },
    'keys of Koa': {
      code: ts`
        import Koa from 'koa'
        const app = new Koa()
        app.keys = ['purple-monkey', process.env.OLD_KEY]
      `,
      reports: ['hardcodedSecret'],
    },
    'a password and a token by position': {
      code: ts`
        import { Sequelize as Database } from 'sequelize'
        import twilio from 'twilio'
        export const database = new Database('shop', 'shop_app', 'Jq8!mVt2Lw6z', { host: 'db.internal' })
        export const sms = twilio(process.env.TWILIO_SID, '4b8e1f7a2c9d3056e8f1a7b2c4d90e63')
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }, { messageId: 'hardcodedSecret', line: 4 }],
    },
    'keys of cookie-session': {
      code: ts`
        const cookieSession = require('cookie-session')
        app.use(cookieSession({ name: 'sid', keys: ['correct-horse', process.env.OLD_KEY] }))
      `,
      reports: ['hardcodedSecret'],
    },
    'keys of vendors': {
      code: ts`
        const openai = new OpenAI({ apiKey: '${madeUp.openai}' })
        const stripe = require('stripe')('${madeUp.stripeLive}')
        const headers = { Authorization: \`Bearer ${madeUp.github}\` }
        const resend = new Resend("${madeUp.resend}")
        stripe.webhooks.constructEvent(body, signature, '${madeUp.webhook}')
        const mail = '${madeUp.sendgrid}', chat = '${madeUp.slack}', cloud = '${madeUp.aws}'
      `,
      reports: [
        at(1, 'OpenAI API key|sk-proj-****** (56 characters)'),
        at(2, 'Stripe live secret key|sk_live_****** (40 characters)'),
        at(3, 'GitHub token|ghp_****** (40 characters)'),
        at(4, 'Resend API key|re_****** (36 characters)'),
        { messageId: 'hardcodedSecret', line: 5 },
        { messageId: 'hardcodedSecret', line: 6 },
        { messageId: 'hardcodedSecret', line: 6 },
        { messageId: 'hardcodedSecret', line: 6 },
      ],
    },
    'a test key in production code': { code: `export const stripe = new Stripe('${madeUp.stripeTest}')`, reports: ['hardcodedSecret'] },
    'a full-length key that holds the word example': { code: `const key = '${madeUp.stripeWithWord}'`, reports: ['hardcodedSecret'] },
    'a key of a vendor as a fallback': { code: `const key = process.env.ANTHROPIC_API_KEY || '${madeUp.anthropic}'`, reports: ['hardcodedSecret'] },
    'a private key': {
      code: ts`
        export const privateKey = '${madeUp.pem('RSA PRIVATE KEY')}'
        const parts = '-----BEGIN PRIVATE KEY-----\\n' + 'MIIEpAIBAAKCAQEAx8RkTz4VbYc7XwLp2MdGf6HsJe3UaQn9RtTz1XbYc7XwLp2MdGf6Hs' + '\\n-----END PRIVATE KEY-----'
      `,
      reports: [at(1, 'private key|-----BEGIN RSA PRIVATE KEY----- ******'), at(2, 'private key|-----BEGIN PRIVATE KEY----- ******')],
    },
    'the beginning of a private key on lines of its own': {
      code: ['const key = `-----BEGIN PRIVATE KEY-----', 'MIIEpAIBAAKCAQEA7bq3Xk9', '-----END PRIVATE KEY-----`'].join('\n'),
      reports: [at(1, 'private key|-----BEGIN PRIVATE KEY----- ******')],
    },
    'the service role of Supabase': {
      code: `const admin = createClient(url, '${madeUp.token({ iss: 'supabase', role: 'service_role' })}')`,
      reports: [at(1, 'Supabase service role key|eyJ******')],
    },
    'an address with a password': {
      code: ts`
        new DataSource({ type: 'postgres', url: 'postgres://launch:6OyFFKBRRG70QcFI@db.launchpilot.dev:5432/analytics' })
        const url = process.env.MONGO_URL ?? 'mongodb+srv://admin:Tr0ub4dor3@cluster0.ab1cd.mongodb.net'
      `,
      reports: [at(1, 'password|postgres://launch:******@db.launchpilot.dev'), at(2, 'password|mongodb+srv://admin:******@cluster0.ab1cd.mongodb.net')],
    },
    'a password of a mail server': {
      code: ts`
        export const transporter = nodemailer.createTransport({
          host: 'smtp.acme.dev',
          auth: { user: 'hello@acme.dev', pass: 'bnVAjCHW96YY7BltnTfOBp9N' },
        })
      `,
      reports: [at(3, 'password|bn******')],
    },
    'secrets by name': {
      code: ts`
        const clientSecret = '${madeUp.random}'
        export class Api { private readonly apiKey = '${madeUp.hexadecimal}' }
        module.exports = { database: { user: 'app', password: 'Tr0ub4dor&3' }, encryptionKey: '${madeUp.hexadecimal}' }
        config.webhookSecret = '${madeUp.random}'
        fetch(url, { headers: { authorization: 'Bearer ${madeUp.random}' } })
      `,
      reports: [at(1, 'secret|Kz******'), at(2, 'key|9f******'), at(3, 'password|******'), at(3, 'key|9f******'), at(4, 'secret|Kz******'), at(5, 'credential|Kz******')],
    },
    'the key of a JSON Web Token': {
      code: ts`
        import jwt from 'jsonwebtoken'
        const key = 'SuperSecret'
        jwt.sign(payload, 'my-secret')
        jwt.verify(token, key)
      `,
      reports: [at(2, 'signing key|******'), at(3, 'signing key|******')],
    },
    'the key of a JSON Web Token in an object or a field': {
      code: ts`
        import { sign } from 'jsonwebtoken'
        const config = { secret: 'hush', expiresIn: '1h' }
        sign(payload, config.secret, { expiresIn: config.expiresIn })
        class Tokens { private readonly key = 'hush-hush'; issue(id: string) { return sign({ id }, this.key) } }
      `,
      reports: [
        { messageId: 'hardcodedSecret', line: 2 },
        { messageId: 'hardcodedSecret', line: 4 },
      ],
    },
    'the key of an HMAC, by require': {
      code: ts`
        const crypto = require('crypto')
        const hmac = (data) => crypto.createHmac('sha256', 'pa4qacea4VK9').update(data).digest('hex')
        const cipher = crypto.createCipheriv('aes-256-gcm', Buffer.from('0123456789abcdef0123456789abcdef'), iv)
      `,
      reports: [at(2, 'signing key|pa******'), at(3, 'signing key|01******')],
    },
    'the secret of a session': {
      code: ts`
        import session from 'express-session'
        import cookieParser from 'cookie-parser'
        const options = { resave: false, secret: ['keyboard cat', process.env.OLD_SECRET] }
        app.use(session({ secret: 'keyboard cat', resave: false }))
        app.use(cookieParser('very secret'))
        app.use(session(options))
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }, at(4, 'session secret|ke******'), { messageId: 'hardcodedSecret', line: 5 }],
    },
    'other frameworks': {
      code: ts`
        import fastifyJwt from '@fastify/jwt'
        import { jwt, sign } from 'hono/jwt'
        import { JwtModule } from '@nestjs/jwt'
        import { SignJWT, jwtVerify } from 'jose'
        fastify.register(fastifyJwt, { secret: 'supersecret' })
        app.use('/api/*', jwt({ secret: 'it-is-very-secret' }))
        JwtModule.register({ secret: 'secretKey', signOptions: { expiresIn: '60s' } })
        const key = new TextEncoder().encode('hand-made')
        await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(key)
        await jwtVerify(token, key)
        class JwtStrategy extends PassportStrategy(Strategy) { constructor() { super({ secretOrKey: 'nest-secret' }) } }
      `,
      reports: [
        { messageId: 'hardcodedSecret', line: 5 },
        { messageId: 'hardcodedSecret', line: 6 },
        { messageId: 'hardcodedSecret', line: 7 },
        { messageId: 'hardcodedSecret', line: 8 },
        { messageId: 'hardcodedSecret', line: 11 },
      ],
    },
    'a signing secret typed by hand': {
      code: ts`
        export const JWT_SECRET = 'my-super-secret-jwt-key'
        export const config = { sessionSecret: 'acme-2024-prod-cookie' }
      `,
      reports: [at(1, 'secret|my******'), at(2, 'secret|ac******')],
    },
  },
})
