import { afterAll, describe, expect, it } from 'vitest'
import rule from '../../src/rules/no-sensitive-log.js'
import { lintProject, projectWith, removeProjects, type Files } from '../support/temporary-project.js'
import { testRule, ts } from '../support/test-rule.js'

const express = (line: string) => ts`
  import express from 'express'
  const app = express()
  app.post('/login', async (req, res) => {
    ${line}
    res.end()
  })
`
/** A report that offers to write whether the value is there. */
const leaked = { messageId: 'secretLogged', suggestions: 1 }
const secret = (code: string, name: string) => ({ code, reports: [{ messageId: 'secretLogged', data: { api: 'console.log', name, place: 'the log' }, suggestions: 1 }] })

testRule(rule, {
  valid: {
    'reset link is requested, the answer tells nothing': {
      filename: 'src/auth/reset.ts',
      code: ts`
        import { logger } from '../logger'
        import { tokens } from './tokens'

        export async function reset(email: string) {
          const token = await tokens.create(email)
          logger.info({ tokenId: token.id, expiresAt: token.expiresAt }, 'reset requested')
          return token
        }
      `,
    },
    'picked headers': {
      filename: 'src/middleware/log.ts',
      code: ts`
        import { createMiddleware } from 'hono/factory'
        import { logger } from '../logger'

        export const log = createMiddleware(async (c, next) => {
          await next()
          const { 'user-agent': agent, 'x-request-id': requestId } = c.req.header()
          logger.info({ agent, requestId, status: c.res.status })
        })
      `,
    },
    'count of what was revoked': {
      filename: 'src/jobs/revoke.ts',
      code: ts`
        import { logger } from '../logger'
        import { tokens } from '../auth/tokens'

        export async function revokeExpired() {
          const expired = await tokens.expired()
          for (const token of expired) await tokens.remove(token.id)
          logger.info({ revokedTokens: expired.length, hasPassword: false }, 'tokens revoked')
        }
      `,
    },
    'validation issues of the password field': {
      filename: 'src/auth/register.js',
      code: ts`
        const { z } = require('zod')
        const logger = require('../logger')

        const schema = z.object({ email: z.string().email(), password: z.string().min(12) })

        exports.register = (body) => {
          const result = schema.safeParse(body)
          if (!result.success) logger.warn({ issues: result.error.flatten().fieldErrors.password, passwordProvided: 'password' in body }, 'bad registration')
          return result.data
        }
      `,
    },
    'hash of the token as an id': {
      filename: 'src/auth/trace.ts',
      code: ts`
        import { createHash } from 'node:crypto'
        import { logger } from '../logger'

        export function traceLogin(refreshToken: string) {
          const fingerprint = createHash('sha256').update(refreshToken).digest('hex').slice(0, 12)
          logger.info({ fingerprint }, 'refreshed')
        }
      `,
    },
    'seed prints the password of the demo account': {
      filename: 'prisma/seed.ts',
      code: ts`
        import { createUser } from '../src/users'

        const password = 'demo-password'
        await createUser({ email: 'demo@example.com', password })
        console.log(\`demo@example.com / \${password}\`)
      `,
    },
    'presence only': {
      filename: 'src/startup.ts',
      code: ts`
        import { logger } from './logger'

        const { OPENAI_API_KEY, STRIPE_SECRET_KEY, SMTP_PASSWORD } = process.env

        logger.info({
          openai: Boolean(OPENAI_API_KEY),
          stripe: !!STRIPE_SECRET_KEY,
          smtp: SMTP_PASSWORD ? 'set' : 'missing',
          keyLength: STRIPE_SECRET_KEY?.length,
        })
      `,
    },
    'logger made with redact': {
      code: ts`
        import pino from 'pino'
        import express from 'express'
        import { login } from './auth'

        const logger = pino({ redact: ['password', '*.password', 'token'] })
        const app = express()

        app.post('/login', async (req, res) => {
          const { email, password } = req.body
          logger.info({ email, password }, 'login attempt')
          res.json(await login(email, password))
        })
      `,
    },
    'last characters of a key': {
      filename: 'src/keys/create.ts',
      code: ts`
        import { logger } from '../logger'
        import { store } from './store'

        export async function createKey(orgId: string, apiKey: string) {
          await store.insert(orgId, apiKey)
          logger.info({ orgId, suffix: apiKey.slice(-4), prefix: apiKey.substring(0, 7) }, 'key created')
        }
      `,
    },
    'words about tokens and passwords': {
      filename: 'src/auth/errors.js',
      code: ts`
        const logger = require('../logger')

        exports.onAuthError = (error, userId) => {
          if (error.name === 'TokenExpiredError') logger.warn('access token expired', { userId })
          else logger.error('invalid password or token', { userId, reason: error.message })
          console.log('Password reset link sent, secret rotated, authorization header missing')
        }
      `,
    },
    'fields of the body by name': {
      filename: 'src/routes/orders.ts',
      code: ts`
        import { Router } from 'express'
        import { createOrder } from '../services/orders'
        import { logger } from '../logger'

        export const orders = Router()

        orders.post('/', async (req, res) => {
          logger.info({ sku: req.body.sku, quantity: req.body.quantity, contentType: req.headers['content-type'] }, 'order received')
          res.status(201).json(await createOrder(req.user.id, req.body))
        })
      `,
    },
    'program for the terminal prints the token that was asked for': {
      filename: 'src/cli/login.ts',
      code: ts`
        #!/usr/bin/env node
        import { Command } from 'commander'
        import { createToken } from '../api'

        const program = new Command()

        program.command('token').action(async () => {
          const token = await createToken()
          console.log(token)
        })

        program.parse()
      `,
    },
    'masked by a function of ours': {
      filename: 'src/payments/charge.ts',
      code: ts`
        import { logger } from '../logger'
        import { maskCard, redactSecrets } from './mask'
        import { gateway } from './gateway'

        export async function charge(cardNumber: string, cents: number, options: { apiKey: string }) {
          logger.info({ card: maskCard(cardNumber), options: redactSecrets(options), cents }, 'charging')
          return gateway.charge(cardNumber, cents, options)
        }
      `,
    },
    'a session of a game and the key of a row': {
      filename: 'src/components/debug-list.tsx',
      code: ts`
        'use client'

        export function DebugList({ items, sortKey }: { items: { key: string; token: string }[]; sortKey: string }) {
          console.log('sorted by', sortKey, 'first key', items[0]?.key)
          const count = items.filter((item) => item.token === 'comma').length
          console.debug('commas', count)
          return <ul>{items.map((item) => <li key={item.key}>{item.token}</li>)}</ul>
        }
      `,
    },
    'only while developing': {
      filename: 'src/mail/send.ts',
      code: ts`
        import { logger } from '../logger'
        import { transport } from './transport'

        export async function sendLoginLink(email: string, token: string) {
          const url = \`\${process.env.APP_URL}/login?token=\${token}\`
          if (process.env.NODE_ENV === 'development') {
            console.log('login link', url, token)
            return
          }
          await transport.sendMail({ to: email, subject: 'Sign in', text: url })
          logger.info({ email }, 'login link sent')
        }
      `,
    },
    'scope of sentry with ids': {
      filename: 'src/routes/signup.ts',
      code: ts`
        import * as Sentry from '@sentry/node'

        export function reportFailure(error: unknown, userId: string, plan: string) {
          Sentry.withScope((scope) => {
            scope.setContext('signup', { plan, hasPassword: true })
            scope.setUser({ id: userId })
            Sentry.captureException(error)
          })
        }
      `,
    },
    'one harmless header of hono': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono()
        app.get('/', (c) => {
          console.log('from', c.req.header('user-agent'), c.req.header('x-request-id'))
          return c.text('ok')
        })

        export default app
      `,
    },
    'keys of the body': {
      filename: 'src/routes/import.ts',
      code: ts`
        import { Router } from 'express'

        export const router = Router().post('/import', (req, res) => {
          console.log('fields', Object.keys(req.body), 'size', JSON.stringify(req.body).length)
          res.sendStatus(202)
        })
      `,
    },
    'validation errors name the password field': {
      filename: 'src/services/validate.ts',
      code: ts`
        import { logger } from '../logger'

        export function explain(errors: { password?: string[]; token?: string[] }) {
          logger.warn({ password: errors.password, token: errors.token?.length }, 'form is not valid')
        }
      `,
    },
    'token kind of a parser': {
      filename: 'src/parser/parser.ts',
      code: ts`
        import { log } from '../log'
        import type { Token } from './token'

        export function unexpected(token: Token) {
          log.warn({ kind: token.kind, text: token.text, line: token.line }, 'unexpected token')
        }
      `,
    },
    'status of an upstream answer': {
      filename: 'src/services/upstream.ts',
      code: ts`
        import { logger } from '../logger'

        export async function push(token: string, payload: unknown) {
          const response = await fetch('https://push.example.com', { method: 'POST', headers: { authorization: \`Bearer \${token}\` }, body: JSON.stringify(payload), signal: AbortSignal.timeout(5000) })
          if (!response.ok) logger.error({ status: response.status, type: response.headers.get('content-type') }, 'push refused')
        }
      `,
    },
    'hidden by a spread after it': {
      filename: 'src/services/account-log.ts',
      code: ts`
        import { logger } from '../logger'

        export function changed(account: { id: string; password: string }) {
          logger.info({ ...account, password: '[redacted]' }, 'account changed')
        }
      `,
    },
    'only whether it is there': {
      filename: 'src/config.ts',
      code: ts`
        console.log('stripe configured:', !!process.env.STRIPE_SECRET_KEY)
        console.log('jwt:', process.env.JWT_SECRET ? 'set' : 'MISSING')
        console.log('webhook secret length', process.env.WEBHOOK_SECRET?.length)
        console.log('openai', typeof process.env.OPENAI_API_KEY !== 'undefined')

        export const ready = true
      `,
    },
    'text that speaks of passwords': {
      filename: 'src/routes/password.ts',
      code: ts`
        import { Router } from 'express'
        import { changePassword } from '../services/passwords'
        import { logger } from '../logger'

        export const router = Router().post('/password', async (req, res) => {
          await changePassword(req.user.id, req.body.password)
          logger.info({ userId: req.user.id }, 'password changed, token revoked')
          res.sendStatus(204)
        })
      `,
    },
    'token counts of a model': {
      filename: 'src/services/chat.ts',
      code: ts`
        import OpenAI from 'openai'
        import { logger } from '../logger'

        const openai = new OpenAI({ timeout: 30_000 })

        export async function ask(prompt: string) {
          const completion = await openai.chat.completions.create({ model: 'gpt-4o-mini', max_tokens: 300, messages: [{ role: 'user', content: prompt }] })
          const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = completion.usage!
          logger.info({ promptTokens, completionTokens, tokens: completion.usage!.total_tokens }, 'completion')
          return completion.choices[0]!.message.content
        }
      `,
    },
    'masked by a helper': {
      filename: 'src/services/keys.ts',
      code: ts`
        import { logger } from '../logger'

        const mask = (value: string) => \`\${value.slice(0, 4)}…\`

        export function rotated(apiKey: string, previousKey: string) {
          logger.info({ apiKey: mask(apiKey), previous: mask(previousKey) }, 'key rotated')
        }
      `,
    },
    'last four of a card': {
      filename: 'src/services/cards.ts',
      code: ts`
        import { logger } from '../logger'

        export function added(customerId: string, cardNumber: string) {
          const last4 = cardNumber.slice(-4)
          logger.info({ customerId, last4 }, 'card added')
        }
      `,
    },
    'picked fields of the body': {
      filename: 'src/routes/orders.ts',
      code: ts`
        import { Router } from 'express'
        import { orders } from '../services/orders'

        export const router = Router().post('/orders', async (req, res) => {
          console.log('new order', req.body.items.length, req.body.currency)
          res.json(await orders.create(req.user.id, req.body))
        })
      `,
    },
    'pino with redact': {
      filename: 'src/routes/login.ts',
      code: ts`
        import pino from 'pino'
        import { login } from '../services/auth'
        import type { Request, Response } from 'express'

        const log = pino({ redact: ['body.password', 'headers.authorization'] })

        export async function handle(req: Request, res: Response) {
          log.info({ body: req.body, headers: req.headers }, 'login')
          res.json(await login(req.body))
        }
      `,
    },
    'the token of a lexer': {
      filename: 'src/query/lexer.ts',
      code: ts`
        import { logger } from '../logger'

        export function tokenize(source: string) {
          const tokens = source.split(/\\s+/)
          for (const token of tokens) {
            if (!/^\\w+$/.test(token)) logger.debug({ token }, 'unexpected token')
          }
          return tokens
        }
      `,
    },
    'idempotency key and page token': {
      filename: 'src/services/listing.ts',
      code: ts`
        import { logger } from '../logger'
        import { gmail } from '../gmail'

        export async function list(idempotencyKey: string, nextPageToken?: string) {
          logger.info({ idempotencyKey, nextPageToken, cacheKey: \`list:\${nextPageToken}\` }, 'listing')
          return gmail.list({ pageToken: nextPageToken })
        }
      `,
    },
    'body parsed by a schema without secrets': {
      filename: 'app/api/feedback/route.ts',
      code: ts`
        import { z } from 'zod'
        import { logger } from '@/lib/logger'
        import { saveFeedback } from '@/services/feedback'

        const Feedback = z.object({ rating: z.number().int(), comment: z.string().max(2000) })

        export async function POST(req: Request) {
          const body = Feedback.parse(await req.json())
          logger.info({ body }, 'feedback')
          await saveFeedback(body)
          return Response.json({ ok: true })
        }
      `,
    },
    'a command that prints a token for its user': {
      filename: 'src/cli/token.ts',
      code: ts`
        #!/usr/bin/env node
        import { createToken } from '../services/tokens'

        const token = await createToken(process.argv[2]!)
        console.log('Your token (it is shown once):')
        console.log(token)
      `,
    },
    'response body of a health probe': {
      filename: 'src/monitor.ts',
      code: ts`
        import { logger } from './logger'

        export async function probe(url: string) {
          const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
          const body = await response.text()
          if (!response.ok) logger.warn({ status: response.status, body }, 'probe failed')
        }
      `,
    },
    'hash function in the dark': {
      filename: 'src/services/dedupe.ts',
      code: ts`
        import { createHash } from 'node:crypto'
        import { logger } from '../logger'

        export function fingerprint(token: string) {
          const digest = createHash('sha256').update(token).digest('hex').slice(0, 12)
          logger.info({ digest }, 'token seen')
          return digest
        }
      `,
    },
    'destructured rest without the secret': {
      filename: 'src/routes/users.ts',
      code: ts`
        import { Router } from 'express'
        import { logger } from '../logger'
        import { users } from '../services/users'

        export const router = Router().post('/users', async (req, res) => {
          const { password, ...profile } = req.body
          logger.info({ profile }, 'user created')
          res.json(await users.create(profile, password))
        })
      `,
    },
    'error of a failed comparison': {
      filename: 'src/auth/compare.ts',
      code: ts`
        import { logger } from '../logger'
        import { hash } from './hash'

        export async function check(userId: string, password: string) {
          const passwordMatches = await hash.verify(userId, password)
          logger.info({ userId, passwordMatches, isTokenExpired: false }, 'checked')
          return passwordMatches
        }
      `,
    },
    'a test prints the response': {
      filename: 'tests/auth.test.ts',
      code: ts`
        import { login } from '../src/services/auth'

        it('signs in', async () => {
          const { accessToken } = await login('a@example.com', 'pw')
          console.log(accessToken)
          expect(accessToken).toBeDefined()
        })
      `,
    },
    'an order that the schema of a Fastify route described': ts`
      import Fastify from 'fastify'
      import { orderSchema } from './order-schema'
      const app = Fastify()
      app.post('/orders', {
        schema: { body: orderSchema },
        handler: async (request) => { logger.info('order ' + JSON.stringify(request.body)) },
      })
    `,
    'the name under which a store of secrets keeps one': ts`
      import { vault } from './vault'
      const connection = await vault.getSecret(schema, row.secretKey)
      if (!connection) console.warn('nothing is kept as ' + row.secretKey)
    `,
    'whether it is there': 'console.log("token", Boolean(token))',
    'whether it is there, twice negated': 'logger.info({ hasToken: !!token })',
    'under its own key, negated': 'logger.info({ token: !!token, password: Boolean(password) })',
    'its length': 'console.log(`token of ${token.length} characters`, { password: password.length })',
    'its type': 'console.log("token", typeof token)',
    'one text or another': "console.log(`STRIPE_KEY: ${process.env.STRIPE_SECRET_KEY ? 'set' : 'missing'}`)",
    'a text after &&': "console.log(process.env.JWT_SECRET && 'configured')",
    'a flag in a constant': 'const hasSecret = !!process.env.JWT_SECRET\nconsole.log({ hasSecret })',
    'a flag with the name of the secret': "const password = options.password !== undefined\nconsole.log('password', password)",
    'a parameter that is a truth value': 'export function done(password: boolean) { console.log(password) }',
    'masked': 'console.log("key", mask(apiKey))',
    'masked in a constant': 'const token = maskToken(raw)\nconsole.log(token)',
    'redacted by name': 'console.log(redactedToken, maskedCardNumber)',
    'a redacting function around the body': express('console.log(redact(req.body))'),
    'a few first characters': 'console.log(apiKey.slice(0, 4))',
    'the last four digits': "console.log('card', cardNumber.slice(-4))",
    'characters replaced': "console.log(password.replace(/./g, '*'))",
    'only words': "console.error('Invalid token or password', error)",
    'the id of a token': 'console.log(token.id, tokenId, apiKeyId, secretName)',
    'tokens of a model': 'console.log(usage.total_tokens, usage.promptTokens, completionTokens, tokensUsed)',
    'a number of tokens': 'console.log({ tokens: result.usage.totalTokens, maxTokens, tokenCount })',
    'a page token': 'console.log(nextPageToken, response.nextToken, continuationToken)',
    'a token of a lexer': ts`
      export function parse(tokens: Token[]) {
        for (const token of tokens) console.log(token)
      }
    `,
    'a token with a type': 'export function parse(token) { console.log(token, token.type) }',
    'a coin': 'export function price(token) { logger.info({ token, symbol: token.symbol }) }',
    'a device token': 'logger.info("push", pushToken, fcmToken, deviceToken)',
    'a design token': 'console.log(designToken)',
    'the errors of a form': 'console.log(errors.password, form.formState.errors.password)',
    'a member of an enumeration': 'console.log(GrantType.Password, TokenKind.Secret)',
    'fields of the body': express('console.log(req.body.email, req.body.plan)'),
    'a name out of the body': express('const { email } = req.body\nconsole.log({ email })'),
    'the keys of the body': express('console.log(Object.keys(req.body))'),
    'the length of the body': express('console.log(req.body.length, req.headers["content-length"])'),
    'a harmless header': express("console.log(req.headers['user-agent'], req.get('x-request-id'), req.headers.host)"),
    'the address of the request': express('console.log(req.method, req.url, req.params, req.ip)'),
    'a mode': 'console.log(process.env.NODE_ENV, process.env.PORT, process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY)',
    'only in development': "if (process.env.NODE_ENV === 'development') console.log(token)",
    'development, with a flag': "const isDev = process.env.NODE_ENV !== 'production'\nif (isDev) { logger.debug({ password }) }",
    'a logger that takes fields out': ts`
      import pino from 'pino'
      const logger = pino({ redact: ['req.headers.authorization', 'password'] })
      export function login(password: string) { logger.info({ password }, 'login') }
    `,
    'a logger of Fastify that takes fields out': ts`
      import Fastify from 'fastify'
      const app = Fastify({ logger: { redact: ['headers.authorization'] } })
      app.post('/login', async (request) => { app.log.info({ headers: request.headers }) })
    `,
    'a replacer that takes fields out': express('console.log(JSON.stringify(req.body, withoutSecrets))'),
    'a logger writes a request its own way': express('req.log.info({ req }, "request")'),
    'a body that a schema checked': ts`
      import { z } from 'zod'
      import express from 'express'
      const app = express()
      const schema = z.object({ plan: z.string() })
      app.post('/plan', (req, res) => { const plan = schema.parse(req.body); console.log(plan); res.end() })
    `,
    'a script': { filename: 'scripts/create-user.ts', code: 'console.log(password)' },
    'a test': { filename: 'src/auth.test.ts', code: 'console.log(token)' },
    'a program for the terminal': { filename: 'src/cli/login.ts', code: "import { Command } from 'commander'\nconsole.log(token)" },
    'what was read of the body': express("const event = JSON.parse(req.body.toString())\nconsole.log(event.type, `Paid: ${event.data.object.id}`)"),
    'a part of the body given to a function': ts`
      import express from 'express'
      const app = express()
      app.post('/hook', (req, res) => { paid(JSON.parse(req.body).data.object); res.end() })
      function paid(invoice) { console.log('paid', invoice.id, invoice) }
    `,
    'the length of a header': express("const token = req.headers.authorization.split(' ')[1]\nconsole.log('length', token.length)"),
    'a hash under the name of the secret': 'logger.info({ authorization: hashedValue, authorizationValue: hashedAuthorizationValue })',
    'another log': 'console.log(Math.log(secret)); dialog.info(password)',
    'not a console': 'const console = { log() {} }\nconsole.log(password)',
    'used elsewhere': 'await login(password, token)',
    'a function with the name': 'function token() {}\nconsole.log(token)',
    'the state of a password': 'console.log({ password: passwordStatus, secret: secretId })',
    'a user without the password': 'const { password, ...safe } = user\nconsole.log(safe)',
    'a CSRF token': 'console.log(csrfToken)',
    'the error of a token': 'console.error("token", tokenError, error.code)',
    'compared': "console.log('same', password === confirmPassword)",
    'text of an own line': "logger.info('password changed', { userId })",
  },
  invalid: {
    'Koa logs the whole body': {
      filename: 'src/middleware/log.js',
      code: ts`
        module.exports = (logger) => async (ctx, next) => {
          logger.debug('incoming', { url: ctx.url, body: ctx.request.body })
          await next()
        }
      `,
      reports: [{ messageId: 'bodyLogged', line: 2 }],
    },
    'axios interceptor prints the authorization header': {
      filename: 'src/clients/http.ts',
      code: ts`
        import axios from 'axios'
        import { getAccessToken } from './auth'

        export const http = axios.create({ timeout: 10_000 })

        http.interceptors.request.use(async (config) => {
          const accessToken = await getAccessToken()
          config.headers.Authorization = \`Bearer \${accessToken}\`
          console.log(\`\${config.method} \${config.url} with \${accessToken}\`)
          return config
        })
      `,
      reports: [{ messageId: 'secretLogged', line: 9, suggestions: 1 }],
    },
    'sveltekit form with console.table': {
      filename: 'src/routes/login/+page.server.ts',
      code: ts`
        import { fail } from '@sveltejs/kit'
        import { signIn } from '$lib/server/auth'

        export const actions = {
          default: async ({ request }) => {
            const form = Object.fromEntries(await request.formData())
            console.log('login form', form)
            const ok = await signIn(String(form.email), String(form.password))
            return ok ? { ok } : fail(401)
          },
        }
      `,
      reports: [{ messageId: 'bodyLogged', line: 7 }],
    },
    'Sentry context with the user\'s session token': {
      filename: 'src/monitoring.ts',
      code: ts`
        import * as Sentry from '@sentry/nextjs'

        export function identify(user: { id: string }, sessionToken: string) {
          Sentry.setContext('auth', { userId: user.id, sessionToken })
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 4, suggestions: 1 }],
    },
    'bunyan child and a private key': {
      filename: 'src/deploy/sign.js',
      code: ts`
        const bunyan = require('bunyan')
        const log = bunyan.createLogger({ name: 'deploy' })

        exports.sign = (payload, privateKey) => {
          const child = log.child({ payloadId: payload.id })
          child.trace({ privateKey }, 'signing')
          return require('./crypto').sign(payload, privateKey)
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 6, suggestions: 1 }],
    },
    'template with the client secret of a class': {
      filename: 'src/oauth/client.ts',
      code: ts`
        import { logger } from '../logger'

        export class OAuthClient {
          constructor(
            private readonly clientId: string,
            private readonly clientSecret: string,
          ) {}

          async token(code: string) {
            logger.debug(\`exchange \${code} for \${this.clientId}:\${this.clientSecret}\`)
            return this.post({ code, client_id: this.clientId, client_secret: this.clientSecret })
          }

          private post(body: object) {
            return fetch('https://idp.acme.io/token', { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(5_000) })
          }
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 10, suggestions: 1 }],
    },
    'Express login logs its body': {
      filename: 'src/routes/auth.js',
      code: ts`
        const express = require('express')
        const { login } = require('../services/auth')

        const router = express.Router()

        router.post('/login', async (req, res, next) => {
          try {
            console.log('Login attempt:', req.body)
            res.json(await login(req.body.email, req.body.password))
          } catch (error) {
            next(error)
          }
        })

        module.exports = router
      `,
      reports: [{ messageId: 'bodyLogged', line: 8 }],
    },
    'pino with the reset token': {
      filename: 'src/auth/reset.ts',
      code: ts`
        import pino from 'pino'
        import { randomBytes } from 'node:crypto'
        import { saveReset } from './resets'

        const logger = pino({ name: 'auth' })

        export async function startReset(email: string) {
          const resetToken = randomBytes(32).toString('hex')
          await saveReset(email, resetToken)
          logger.info({ email, resetToken }, 'password reset requested')
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 10, suggestions: 1 }],
    },
    'Nest logger with a template of the password': {
      filename: 'src/users/users.service.ts',
      code: ts`
        import { Injectable, Logger } from '@nestjs/common'
        import { CreateUserDto } from './create-user.dto'
        import { UsersRepository } from './users.repository'

        @Injectable()
        export class UsersService {
          private readonly logger = new Logger(UsersService.name)
          constructor(private readonly users: UsersRepository) {}

          async create(dto: CreateUserDto) {
            this.logger.debug(\`Creating user \${dto.email} with password \${dto.password}\`)
            return this.users.insert(dto)
          }
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 11, suggestions: 1 }],
    },
    'Next route prints all headers': {
      filename: 'app/api/hooks/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { handleHook } from '@/lib/hooks'

        export async function POST(request: Request) {
          console.log('headers', Object.fromEntries(request.headers.entries()))
          await handleHook(await request.text())
          return NextResponse.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'headersLogged', line: 5 }],
    },
    'Hono middleware logs the authorization': {
      filename: 'src/middleware/log.ts',
      code: ts`
        import { createMiddleware } from 'hono/factory'
        import { logger } from '../logger'

        export const requestLog = createMiddleware(async (c, next) => {
          const started = Date.now()
          await next()
          logger.info('request', {
            method: c.req.method,
            path: c.req.path,
            auth: c.req.header('Authorization'),
            ms: Date.now() - started,
          })
        })
      `,
      reports: [{ messageId: 'secretLogged', line: 10 }],
    },
    'Sentry gets the form with the card': {
      filename: 'src/payments/charge.ts',
      code: ts`
        import * as Sentry from '@sentry/node'
        import { gateway } from './gateway'

        export async function charge(customerId: string, cardNumber: string, cvv: string, cents: number) {
          try {
            return await gateway.charge({ customerId, cardNumber, cvv, cents })
          } catch (error) {
            Sentry.captureException(error, { extra: { customerId, cardNumber, cents } })
            throw error
          }
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 8, suggestions: 1 }],
    },
    'winston debug of the environment\'s key in JSON': {
      filename: 'src/startup.js',
      code: ts`
        const winston = require('winston')

        const log = winston.createLogger({ transports: [new winston.transports.Console()] })

        const config = {
          port: process.env.PORT,
          stripeSecretKey: process.env.STRIPE_SECRET_KEY,
        }

        log.info('starting with ' + JSON.stringify({ port: config.port, key: process.env.STRIPE_SECRET_KEY }))
      `,
      reports: [{ messageId: 'secretLogged', line: 10, suggestions: 1 }],
    },
    'one-time code in the console of a server action': {
      filename: 'src/app/verify/actions.ts',
      code: ts`
        'use server'

        import { randomInt } from 'node:crypto'
        import { saveOtp } from '@/lib/otp'
        import { sendSms } from '@/lib/sms'

        export async function sendCode(phone: string) {
          const otp = String(randomInt(100_000, 1_000_000))
          await saveOtp(phone, otp)
          console.log(\`OTP for \${phone}: \${otp}\`)
          await sendSms(phone, \`Your code is \${otp}\`)
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 10, suggestions: 1 }],
    },
    'Fastify request log with tokens of the exchange': {
      filename: 'src/routes/oauth.ts',
      code: ts`
        import type { FastifyPluginAsync } from 'fastify'
        import { exchange } from '../oauth'

        const oauth: FastifyPluginAsync = async (app) => {
          app.get<{ Querystring: { code: string } }>('/oauth/callback', async (request, reply) => {
            const { access_token, refresh_token, expires_in } = await exchange(request.query.code)
            request.log.info({ access_token, refresh_token, expires_in }, 'tokens received')
            return reply.redirect('/app')
          })
        }

        export default oauth
      `,
      reports: [{ messageId: 'secretLogged', line: 7, suggestions: 1 }],
    },
    'morgan token that prints the body': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import morgan from 'morgan'
        import { router } from './router'

        morgan.token('body', (req: express.Request) => JSON.stringify(req.body))

        const app = express()
        app.use(express.json({ limit: '100kb' }))
        app.use(morgan(':method :url :status :body'))
        app.use(router)
        export default app
      `,
      reports: [{ messageId: 'bodyLogged', line: 5 }],
    },
    'scope of sentry with the body': {
      filename: 'src/routes/signup.ts',
      code: ts`
        import * as Sentry from '@sentry/node'
        import type { Request, Response } from 'express'
        import { signUp } from '../services/accounts'

        export async function postSignup(req: Request, res: Response) {
          try {
            res.json(await signUp(req.body))
          } catch (error) {
            Sentry.withScope((scope) => {
              scope.setContext('request', { body: req.body })
              Sentry.captureException(error)
            })
            res.status(500).end()
          }
        }
      `,
      reports: [{ messageId: 'bodyLogged', line: 10 }],
    },
    'headers of a next request as an object': {
      filename: 'app/api/hooks/route.ts',
      code: ts`
        import { logger } from '@/lib/logger'

        export async function POST(request: Request) {
          const headers = Object.fromEntries(request.headers.entries())
          logger.debug({ headers }, 'hook received')
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'headersLogged', line: 5 }],
    },
    'session token in a class with a private logger': {
      filename: 'src/sessions/session-store.ts',
      code: ts`
        import { randomUUID } from 'node:crypto'
        import type { Logger } from 'winston'

        export class SessionStore {
          #logger: Logger

          constructor(logger: Logger) {
            this.#logger = logger
          }

          create(userId: string) {
            const sessionToken = randomUUID()
            this.#logger.info(\`session of \${userId}: \${sessionToken}\`)
            return sessionToken
          }
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 13, suggestions: 1 }],
    },
    'form data of a server action': {
      filename: 'app/login/actions.ts',
      code: ts`
        'use server'

        import { signIn } from '@/auth'

        export async function login(formData: FormData) {
          console.log('login', Object.fromEntries(formData))
          await signIn('credentials', formData)
        }
      `,
      reports: [{ messageId: 'bodyLogged', line: 6 }],
    },
    'database url at start-up': {
      filename: 'src/db.js',
      code: ts`
        const { Pool } = require('pg')

        const connectionString = process.env.DATABASE_URL
        console.log('Connecting to database at ' + connectionString)

        module.exports.pool = new Pool({ connectionString, max: 10 })
      `,
      reports: [{ messageId: 'secretLogged', line: 4, suggestions: 1 }],
    },
    'client secret of an oauth application': {
      filename: 'src/services/oauth-apps.ts',
      code: ts`
        import pino from 'pino'
        import { randomBytes } from 'node:crypto'
        import { apps } from '../repositories/apps'

        const log = pino({ name: 'oauth' })

        export async function register(name: string) {
          const app = await apps.create({ name, clientSecret: randomBytes(32).toString('hex') })
          log.info({ id: app.id, clientSecret: app.clientSecret }, 'oauth application registered')
          return app
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 9, suggestions: 1 }],
    },
    'login handler logs the whole body': {
      filename: 'src/routes/auth.ts',
      code: ts`
        import { Router } from 'express'
        import { login } from '../services/auth'

        const router = Router()

        router.post('/login', async (req, res) => {
          console.log('login attempt', req.body)
          const session = await login(req.body.email, req.body.password)
          res.json(session)
        })

        export default router
      `,
      reports: [{ messageId: 'bodyLogged', line: 7 }],
    },
    'destructured password in a template': {
      filename: 'app/api/register/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { createUser } from '@/services/users'

        export async function POST(req: Request) {
          const { email, password } = await req.json()
          console.log(\`Registering \${email} with \${password}\`)
          const user = await createUser(email, password)
          return NextResponse.json({ id: user.id })
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 6, suggestions: 1 }],
    },
    'env secret of stripe through a logger': {
      filename: 'src/lib/stripe.js',
      code: ts`
        const Stripe = require('stripe')
        const logger = require('./logger')

        logger.debug('stripe key: ' + process.env.STRIPE_SECRET_KEY)

        module.exports = new Stripe(process.env.STRIPE_SECRET_KEY)
      `,
      reports: [{ messageId: 'secretLogged', line: 4, suggestions: 1 }],
    },
    'authorization header in a middleware': {
      filename: 'src/middleware/auth.ts',
      code: ts`
        import type { Request, Response, NextFunction } from 'express'
        import { verify } from '../auth/verify'

        export function requireAuth(req: Request, res: Response, next: NextFunction) {
          const header = req.headers.authorization
          console.debug('Auth header:', header)
          if (!header) return res.status(401).end()
          req.user = verify(header.split(' ')[1])
          next()
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 6, suggestions: 1 }],
    },
    'reset token in a pino field of a shorthand': {
      filename: 'src/services/password-reset.ts',
      code: ts`
        import pino from 'pino'
        import { randomBytes } from 'node:crypto'
        import { mailer } from '../mailer'

        const log = pino()

        export async function requestReset(userId: string, email: string) {
          const resetToken = randomBytes(32).toString('hex')
          log.info({ userId, resetToken }, 'reset requested')
          await mailer.send(email, 'reset', { url: \`https://app.example.com/reset/\${resetToken}\` })
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 9, suggestions: 1 }],
    },
    'sentry extra with the request headers': {
      filename: 'src/routes/errors.ts',
      code: ts`
        import * as Sentry from '@sentry/node'
        import type { ErrorRequestHandler } from 'express'

        export const onError: ErrorRequestHandler = (err, req, res, _next) => {
          Sentry.captureException(err, { extra: { url: req.originalUrl, headers: req.headers } })
          res.status(500).json({ error: 'Something went wrong' })
        }
      `,
      reports: [{ messageId: 'headersLogged', line: 5 }],
    },
    'fastify body in request.log': {
      filename: 'src/routes/payments.ts',
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { charge } from '../services/charge'

        export async function payments(app: FastifyInstance) {
          app.post('/payments', async (request, reply) => {
            request.log.info({ body: request.body }, 'payment requested')
            const receipt = await charge(request.body)
            return reply.send(receipt)
          })
        }
      `,
      reports: [{ messageId: 'bodyLogged', line: 6 }],
    },
    'nest login dto with password': {
      filename: 'src/auth/auth.service.ts',
      code: ts`
        import { Injectable, Logger } from '@nestjs/common'
        import { UsersService } from '../users/users.service'

        @Injectable()
        export class AuthService {
          private readonly logger = new Logger(AuthService.name)
          constructor(private readonly users: UsersService) {}

          async validate(email: string, password: string) {
            this.logger.debug(\`validating \${email} / \${password}\`)
            return this.users.check(email, password)
          }
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 10, suggestions: 1 }],
    },
    'one-time code written for the developer': {
      filename: 'src/services/otp.ts',
      code: ts`
        import { randomInt } from 'node:crypto'
        import { redis } from '../redis'
        import { sms } from '../sms'

        export async function sendCode(phone: string) {
          const otp = randomInt(100000, 999999).toString()
          await redis.set(\`otp:\${phone}\`, otp, 'EX', 300)
          console.log('OTP for', phone, 'is', otp)
          await sms.send(phone, \`Your code is \${otp}\`)
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 8, suggestions: 1 }],
    },
    'stringified headers in hono': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono()

        app.use('*', async (c, next) => {
          console.log('incoming', JSON.stringify(c.req.header()))
          await next()
        })

        app.get('/', (c) => c.text('ok'))

        export default app
      `,
      reports: [{ messageId: 'headersLogged', line: 6 }],
    },
    'tokens of an oauth exchange': {
      filename: 'app/api/oauth/callback/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { exchange } from '@/lib/oauth'
        import { saveConnection } from '@/services/connections'

        export async function GET(req: Request) {
          const code = new URL(req.url).searchParams.get('code')!
          const tokens = await exchange(code)
          console.log('tokens received', tokens.access_token, tokens.refresh_token)
          await saveConnection(tokens)
          return NextResponse.redirect(new URL('/settings', req.url))
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 8, suggestions: 1 }],
    },
    'jwt signed and logged in javascript': {
      filename: 'src/controllers/auth.js',
      code: ts`
        const jwt = require('jsonwebtoken')
        const User = require('../models/user')

        exports.login = async (req, res) => {
          const user = await User.findByCredentials(req.body.email, req.body.password)
          const token = jwt.sign({ id: user._id }, process.env.JWT_SECRET, { expiresIn: '1h' })
          console.log('generated token: ', token)
          res.json({ token })
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 7, suggestions: 1 }],
    },
    'card number in an error report': {
      filename: 'src/services/cards.ts',
      code: ts`
        import Bugsnag from '@bugsnag/js'
        import { vault } from '../vault'

        export async function storeCard(customerId: string, cardNumber: string, expiry: string) {
          try {
            return await vault.store({ customerId, cardNumber, expiry })
          } catch (error) {
            Bugsnag.notify(error as Error, (event) => {
              event.addMetadata('card', { customerId, cardNumber })
            })
            throw error
          }
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 9, suggestions: 1 }],
    },
    'body alias after a rename': {
      filename: 'pages/api/auth/signup.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { signUp } from '../../../services/accounts'

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          const payload = req.body
          console.info('signup payload', payload)
          const account = await signUp(payload)
          res.status(201).json({ id: account.id })
        }
      `,
      reports: [{ messageId: 'bodyLogged', line: 6 }],
    },
    'api key of a customer in a winston field': {
      filename: 'src/services/api-keys.ts',
      code: ts`
        import winston from 'winston'
        import { generateKey } from '../crypto/keys'
        import { apiKeys } from '../repositories/api-keys'

        const logger = winston.createLogger({ transports: [new winston.transports.Console()] })

        export const create = async (teamId: string) => {
          const apiKey = generateKey()
          await apiKeys.insert(teamId, apiKey)
          logger.info('API key created', { teamId, key: apiKey })
          return apiKey
        }
      `,
      reports: [{ messageId: 'secretLogged', line: 10, suggestions: 1 }],
    },
    'cookies of a koa context': {
      filename: 'src/app.ts',
      code: ts`
        import Koa from 'koa'

        const app = new Koa()

        app.use(async (ctx, next) => {
          console.log(ctx.method, ctx.path, ctx.request.headers)
          await next()
        })

        export { app }
      `,
      reports: [{ messageId: 'headersLogged', line: 6 }],
    },
    'a password': secret('console.log(password)', 'password'),
    'a password in a text': secret('console.log(`login ${email} ${password}`)', 'password'),
    'a password put together': secret("console.log('login: ' + password)", 'password'),
    'a password of a member': secret('console.log(user.password)', 'password'),
    'a hash of a password': secret('console.log(user.passwordHash)', 'passwordHash'),
    'a password in an object': {
      code: 'console.log({ email, password })',
      reports: [{ messageId: 'secretLogged', suggestions: [{ messageId: 'suggestPresence', output: 'console.log({ email, password: Boolean(password) })' }] }],
    },
    'a password under its key': secret('console.log({ email, password: pw })', 'password'),
    'a password as JSON': secret('console.log(JSON.stringify({ email, password }, null, 2))', 'password'),
    'an access token': secret('console.log(accessToken)', 'accessToken'),
    'a refresh token in snake case': secret('console.log(data.refresh_token)', 'refresh_token'),
    'a token': { code: "logger.warn('not found', { token })", reports: [{ messageId: 'secretLogged', data: { api: 'logger.warn', name: 'token', place: 'the log' }, suggestions: 1 }] },
    'a token with a default': secret("console.log(token || 'none')", 'token'),
    'an optional token': secret('console.log(session?.accessToken)', 'accessToken'),
    'a secret of the environment': secret('console.log(process.env.JWT_SECRET)', 'JWT_SECRET'),
    'a secret of the environment in a constant': secret("const key = process.env.STRIPE_SECRET_KEY\nconsole.log('stripe', key)", 'STRIPE_SECRET_KEY'),
    'a secret of the environment, destructured': secret('const { OPENAI_API_KEY: key } = process.env\nconsole.log(key)', 'OPENAI_API_KEY'),
    'a secret of Deno': { code: "console.log(Deno.env.get('STRIPE_WEBHOOK_SECRET'))", reports: ['secretLogged'] },
    'the address of the database': secret('console.log(`connecting to ${process.env.DATABASE_URL}`)', 'DATABASE_URL'),
    'the whole environment': { code: 'console.log(process.env)', reports: ['environmentLogged'] },
    'the whole environment as JSON': { code: "logger.debug('env', JSON.stringify(process.env))", reports: ['environmentLogged'] },
    'a secret of a settings module': secret("import { config } from './config'\nconsole.log(config.JWT_SECRET)", 'JWT_SECRET'),
    'a secret of a settings service': { code: "this.logger.log(this.configService.get('JWT_SECRET'))", reports: ['secretLogged'] },
    'an API key': secret('console.log(apiKey)', 'apiKey'),
    'a one-time password': secret('console.log(`OTP for ${email}: ${otp}`)', 'otp'),
    'a verification code': secret('console.log("code", verificationCode)', 'verificationCode'),
    'a card': secret('console.log(cardNumber, cvv)', 'cardNumber'),
    'a social security number': secret('console.log({ ssn })', 'ssn'),
    'a card of the body': { code: express('console.log(req.body.cardNumber)'), reports: [leaked] },
    'the whole body': { code: express('console.log(req.body)'), reports: [{ messageId: 'bodyLogged', data: { api: 'console.log', name: 'req.body', place: 'the log' } }] },
    'the whole body as JSON': { code: express("console.log('body:', JSON.stringify(req.body, null, 2))"), reports: ['bodyLogged'] },
    'the whole body in an object': { code: express("logger.info({ body: req.body }, 'login')"), reports: ['bodyLogged'] },
    'the whole body, spread': { code: express('logger.info({ ...req.body, at: Date.now() })'), reports: ['bodyLogged'] },
    'the body in a constant': { code: express("const body = req.body\nconsole.log('login', body)"), reports: ['bodyLogged'] },
    'the headers': { code: express('console.log(req.headers)'), reports: ['headersLogged'] },
    'the authorization header': { code: express('console.log(req.headers.authorization)'), reports: [leaked] },
    'the cookie header': { code: express("console.log(req.headers['cookie'])"), reports: [leaked] },
    'a header by a method': { code: express("console.log(req.get('Authorization'))"), reports: ['secretLogged'] },
    'all cookies': { code: express('console.log(req.cookies)'), reports: ['headersLogged'] },
    'the whole request': { code: express('console.log(req)'), reports: ['requestLogged'] },
    'the body in a log of Fastify': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      app.post('/login', async (request, reply) => { request.log.info(request.body); return {} })
    `, reports: ['bodyLogged'] },
    'the body in CommonJS with Winston': { filename: 'src/routes/auth.js', code: ts`
      const express = require('express')
      const winston = require('winston')
      const router = express.Router()
      const log = winston.createLogger()
      router.post('/signin', (req, res) => { log.debug('Sign-in with body: %o', req.body); res.end() })
      module.exports = router
    `, reports: ['bodyLogged'] },
    'a route handler of Next': { filename: 'app/api/login/route.ts', code: ts`
      export async function POST(request: Request) {
        const payload = await request.json()
        console.log('received', JSON.stringify(payload))
        return Response.json({})
      }
    `, reports: ['bodyLogged'] },
    'headers of a route handler': { filename: 'app/api/login/route.ts', code: ts`
      export async function POST(request: Request) {
        console.log(Object.fromEntries(request.headers.entries()))
        console.log(request.headers.get('authorization'))
        return Response.json({})
      }
    `, reports: ['headersLogged', 'secretLogged'] },
    'Hono': { code: ts`
      import { Hono } from 'hono'
      const app = new Hono()
      app.post('/login', async (c) => {
        const body = await c.req.json()
        console.log(body)
        console.log(c.req.header('Authorization'))
        return c.json({})
      })
    `, reports: ['bodyLogged', 'secretLogged'] },
    'Koa': { code: ts`
      import Koa from 'koa'
      import Router from '@koa/router'
      const router = new Router()
      router.post('/login', async (ctx) => { console.info(ctx.request.body) })
    `, reports: ['bodyLogged'] },
    'Nest': { code: ts`
      import { Body, Controller, Headers, Logger, Post } from '@nestjs/common'
      @Controller('auth')
      export class AuthController {
        private readonly logger = new Logger(AuthController.name)
        @Post('login')
        login(@Body() body: any, @Headers() headers: any) {
          this.logger.log(body)
          this.logger.log(headers)
        }
      }
    `, reports: ['bodyLogged', 'headersLogged'] },
    'Lambda': { code: ts`
      import type { APIGatewayProxyEvent } from 'aws-lambda'
      export const handler = async (event: APIGatewayProxyEvent) => {
        console.log(event.body)
        console.log(JSON.stringify(event))
        return { statusCode: 200, body: '' }
      }
    `, reports: ['bodyLogged', 'requestLogged'] },
    'an edge function of Supabase': { filename: 'supabase/functions/pay/index.ts', code: ts`
      Deno.serve(async (req) => {
        const payload = await req.json()
        console.log('payload', payload)
        return new Response('ok')
      })
    `, reports: ['bodyLogged'] },
    'an error tracker': { code: ts`
      import * as Sentry from '@sentry/node'
      Sentry.setContext('login', { email, password })
      Sentry.captureException(error, { extra: { token: accessToken } })
    `, reports: [{ messageId: 'secretLogged', data: { api: 'Sentry.setContext', name: 'password', place: 'the error tracker' }, suggestions: 1 }, leaked] },
    'an error tracker under another name': { code: "import { captureMessage as report } from '@sentry/nextjs'\nreport(`bad token ${token}`)", reports: [leaked] },
    'pino, renamed': { code: "import makeLogger from 'pino'\nconst out = makeLogger()\nout.info({ refreshToken })", reports: [leaked] },
    'morgan, behind a header that tells nothing': { code: "import morgan from 'morgan'\napp.use(morgan(':req[host] :req[cookie]'))", reports: [{ messageId: 'secretLogged', data: { api: 'morgan', name: 'cookie', place: 'the log' } }] },
    'redact does not read texts': { code: "import pino from 'pino'\nconst logger = pino({ redact: ['token'] })\nlogger.info(`signed in with ${accessToken}`)", reports: [leaked] },
    'a logger of the project': { code: "import { logger } from '@/lib/logger'\nlogger.error({ clientSecret }, 'failed')", reports: [leaked] },
    'a logger that settings name': { settings: { logger: ['audit'] }, code: "import { audit } from './audit'\naudit.info(password)", reports: [leaked] },
    'a function that logs': { code: "import { logError } from './log'\nlogError('login failed', { password })", reports: [leaked] },
    'debug': { code: "const debug = require('debug')('app')\ndebug('token %s', accessToken)", reports: [leaked] },
    'the object in a constant': { code: "const details = { email, password }\nconsole.log('details', details)", reports: [leaked] },
    'headers built for a call': { code: 'const headers = { Authorization: `Bearer ${token}` }\nconsole.log(headers)', reports: [leaked] },
    'coloured': { code: "import chalk from 'chalk'\nconsole.log(chalk.yellow(password))", reports: [leaked] },
    'a new error': { code: "import * as Sentry from '@sentry/node'\nSentry.captureException(new Error('bad key ' + apiKey))", reports: [leaked] },
    'morgan': { code: "import morgan from 'morgan'\nmorgan.token('body', (req) => JSON.stringify(req.body))\napp.use(morgan(':method :url :req[authorization]'))", reports: ['bodyLogged', 'secretLogged'] },
    'a described body with a password in it': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      app.post('/members', {
        schema: { body: { type: 'object', properties: { email: { type: 'string' }, password: { type: 'string' } } } },
        handler: async (request) => { logger.info(request.body) },
      })
    `, reports: ['bodyLogged'] },
    'a body behind a guard that checks a key': { code: ts`
      import { Controller, Middleware, Post } from '@overnightjs/core'
      @Controller('events')
      export class Events {
        @Post('track')
        @Middleware([isValidKey])
        async track(req: Request, res: Response) { logger.warn('refused ' + JSON.stringify(req.body)) }
      }
    `, reports: ['bodyLogged'] },
    'a described body of a login': { code: ts`
      import Fastify from 'fastify'
      import { schema } from './schema'
      const app = Fastify()
      app.post('/login', { schema, handler: async (request) => { logger.info(request.body) } })
    `, reports: ['bodyLogged'] },
    'a component': { filename: 'src/login.jsx', code: "export function Login() { const [password] = usePassword(); console.log('pw', password); return <p /> }", reports: [leaked] },
    'with a suggestion': { code: 'console.log(`${user.token}`)', reports: [{ messageId: 'secretLogged', suggestions: [{ messageId: 'suggestPresence', output: 'console.log(`${Boolean(user.token)}`)' }] }] },
  },
})

afterAll(removeProjects)

const textsOf = async (files: Files) => (await lintProject(projectWith({ 'package.json': { name: 'app' }, ...files }), { rules: [rule], paths: ['src/tokens.ts'] })).map(({ text }) => text)
const use = (lines: string) => `import { logger } from './logger'\nexport function look(token: string, workerSecret: string, request: Request) {\n${lines}\n}\n`
const filtering = "import pino from 'pino'\nexport const logger = pino({ redact: ['*.token', '*.headers'] })\n"
const plain = "import pino from 'pino'\nexport const logger = pino()\n"

describe('a logger of another file', () => {
  it('that takes fields out by their names is trusted with names that every filter knows', async () => {
    expect(await textsOf({ 'src/logger.ts': filtering, 'src/tokens.ts': use("logger.warn('not found', { token })") })).toEqual([])
  })
  it('that takes fields out is trusted with a header under its own name', async () => {
    expect(await textsOf({ 'src/logger.ts': filtering, 'src/tokens.ts': use("logger.warn('refused', { authorizationValue: request.headers.get('authorization') })") })).toEqual([])
  })
  it('cannot know a name of our own', async () => {
    expect(await textsOf({ 'src/logger.ts': filtering, 'src/tokens.ts': use("logger.warn('mismatch', { workerSecret })") })).toEqual(['workerSecret'])
  })
  it('does not read texts', async () => {
    expect(await textsOf({ 'src/logger.ts': filtering, 'src/tokens.ts': use('logger.warn(`not found: ${token}`)') })).toEqual(['token'])
  })
  it('that takes nothing out is reported', async () => {
    expect(await textsOf({ 'src/logger.ts': plain, 'src/tokens.ts': use("logger.warn('not found', { token })") })).toEqual(['token'])
  })
  it('that is not there is reported', async () => {
    expect(await textsOf({ 'src/tokens.ts': use("logger.warn('not found', { token })") })).toEqual(['token'])
  })
})
