import rule from '../../src/rules/no-hardcoded-endpoint.js'
import { testRule, ts } from '../support/test-rule.js'

const request = (line: number, address: string) => ({ messageId: 'localRequest', line, data: { address } })
const redirect = (line: number, address: string) => ({ messageId: 'localRedirect', line, data: { address } })
const fallback = (line: number, address: string) => ({ messageId: 'localFallback', line, data: { address } })
const wide = { scope: 'everything' }

testRule(rule, {
  valid: {
    'a default that the caller replaces': {
      filename: 'src/sdk/factory.ts',
      options: { scope: 'everything' },
      code: ts`
        import { env } from '../config/env'

        export function createClient(baseUrl = 'http://localhost:8080') {
          return { get: (path: string) => fetch(\`\${baseUrl}\${path}\`) }
        }

        export const client = createClient(env.API_URL)
      `,
    },
    'a class whose makers are elsewhere': {
      filename: 'src/sdk/open.ts',
      options: { scope: 'everything' },
      code: ts`
        export class OpenSdk {
          constructor(private readonly baseUrl = 'http://localhost:3333') {}

          items() {
            return fetch(\`\${this.baseUrl}/items\`)
          }
        }
      `,
    },
    'a base to read parts of a path': {
      filename: 'src/router.ts',
      options: { scope: 'everything' },
      code: ts`
        export function pathOf(request: { url: string }) {
          const url = new URL(request.url, 'http://localhost:3000')
          const other = new URL('/search?q=a', 'http://localhost')
          return fetch(\`https://api.acme.example\${url.pathname}\${other.search}\`)
        }
      `,
    },
    'a message of the server about itself': {
      filename: 'src/hello.ts',
      options: { scope: 'everything' },
      code: ts`
        export function hello(res: { send(text: string): void }, logger: { info(text: string): void }) {
          logger.info('Open http://localhost:3000/docs to see the documentation')
          res.send('<p>Try <a href="http://localhost:3000/docs">the docs</a></p>')
        }
      `,
    },
    'a notice of development in a mail of the environment': {
      filename: 'src/mail/notice.ts',
      options: { scope: 'everything' },
      code: ts`
        import { env } from '../config/env'
        import { mailer } from './mailer'

        export async function notice(to: string) {
          const hint = process.env.NODE_ENV === 'development' ? 'See http://localhost:8025/ for all mails.' : ''
          await mailer.sendMail({ to, subject: 'Hello', text: \`\${env.APP_URL}/welcome \${hint}\` })
        }
      `,
    },
    'a reverse proxy of development': {
      filename: 'src/setupProxy.js',
      options: { scope: 'everything' },
      code: ts`
        const { createProxyMiddleware } = require('http-proxy-middleware')

        module.exports = function (app) {
          app.use('/api', createProxyMiddleware({ target: 'http://localhost:5000', changeOrigin: true }))
        }
      `,
    },
    'the environment decides by a table': {
      filename: 'src/config/urls.ts',
      options: { scope: 'everything' },
      code: ts`
        const urls = {
          development: 'http://localhost:4000',
          staging: 'https://staging.acme.example',
          production: 'https://api.acme.example',
        } as const

        export const api = urls[(process.env.APP_ENV ?? 'development') as keyof typeof urls]
        export const load = () => fetch(\`\${api}/items\`)
      `,
    },
    'only compared': {
      filename: 'src/hooks/useIsLocal.ts',
      options: { scope: 'everything' },
      code: ts`
        export function isLocal(origin: string) {
          switch (origin) {
            case 'http://localhost:3000':
            case 'http://127.0.0.1:3000':
              return true
            default:
              return origin.endsWith('.localhost')
          }
        }
      `,
    },
    'the port comes with a fallback': {
      filename: 'src/index.js',
      options: { scope: 'everything' },
      code: ts`
        const app = require('./app')

        const port = parseInt(process.env.PORT, 10) || 3000
        app.listen(port, () => console.log(\`http://localhost:\${port}\`))
      `,
    },
    'a content security policy': {
      filename: 'src/security.ts',
      options: { scope: 'everything' },
      code: ts`
        import helmet from 'helmet'

        export const security = helmet({
          contentSecurityPolicy: { directives: { connectSrc: ["'self'", 'http://localhost:3000', 'ws://localhost:24678', 'https://api.acme.example'] } },
        })
      `,
    },
    'a deep link of a desktop program to itself': {
      filename: 'src/electron/window.ts',
      options: { scope: 'everything' },
      code: ts`
        import { app, BrowserWindow } from 'electron'

        export function open() {
          const win = new BrowserWindow()
          if (app.isPackaged) win.loadFile('dist/index.html')
          else win.loadURL('http://localhost:5173')
        }
      `,
    },
    'better-auth\'s trusted origins': {
      filename: 'src/auth.ts',
      options: { scope: 'everything' },
      code: ts`
        import { betterAuth } from 'better-auth'
        import { db } from './db'

        export const auth = betterAuth({ database: db, trustedOrigins: ['http://localhost:3000', 'https://app.acme.example'] })
      `,
    },
    'a link in the docs of the developer': {
      filename: 'src/pages/docs.tsx',
      options: { scope: 'everything' },
      code: ts`
        export default function Docs() {
          return (
            <pre>
              <code>{"curl http://localhost:3000/api/v1/items -H 'Authorization: Bearer ...'"}</code>
            </pre>
          )
        }
      `,
    },
    'the base of a URL, of a plain server': {
      options: { scope: 'everything' },
      code: ts`
        import { createServer } from 'node:http'

        createServer((req, res) => {
          const url = new URL(req.url ?? '/', 'http://localhost')
          if (url.pathname === '/health') return res.end('ok')
          res.statusCode = 404
          res.end()
        }).listen(process.env.PORT)
      `,
    },
    'a default of a schema, beside a port': {
      filename: 'src/env.ts',
      options: { scope: 'everything' },
      code: ts`
        import { z } from 'zod'

        export const env = z
          .object({ APP_URL: z.string().url().default('http://localhost:3000'), PORT: z.coerce.number().default(3000) })
          .parse(process.env)
      `,
    },
    'servers of an OpenAPI document, local and live': {
      filename: 'src/openapi.ts',
      options: { scope: 'everything' },
      code: ts`
        export const document = {
          openapi: '3.1.0',
          info: { title: 'Acme', version: '1.0.0' },
          servers: [
            { url: 'http://localhost:3000', description: 'Local' },
            { url: 'https://api.acme.example', description: 'Production' },
          ],
        }
      `,
    },
    'a branch of development, with an emulator': {
      filename: 'src/lib/emulators.ts',
      options: { scope: 'everything' },
      code: ts`
        import { getAuth, connectAuthEmulator } from 'firebase/auth'
        import { app } from './firebase'

        export const auth = getAuth(app)

        if (import.meta.env.DEV) {
          connectAuthEmulator(auth, 'http://127.0.0.1:9099')
        }
      `,
    },
    'allowed origins': {
      filename: 'src/app.ts',
      options: { scope: 'everything' },
      code: ts`
        import cors from 'cors'
        import express from 'express'

        const allowed = ['http://localhost:3000', 'http://localhost:5173', 'https://app.acme.example']
        const app = express()

        app.use(cors({ origin: (origin, done) => done(null, !origin || allowed.includes(origin)), credentials: true }))
        app.listen(Number(process.env.PORT ?? 3000))
      `,
    },
    'environment first, for a request': {
      filename: 'src/lib/api.ts',
      options: { scope: 'everything' },
      code: ts`
        import axios from 'axios'

        export const api = axios.create({ baseURL: process.env.API_URL ?? 'http://localhost:4000', timeout: 5_000 })

        export const users = () => fetch(\`\${import.meta.env.VITE_API_URL || 'http://localhost:8000'}/users\`)
      `,
    },
    'development by the host of the page': {
      filename: 'src/config/api.js',
      options: { scope: 'everything' },
      code: ts`
        const isLocal = window.location.hostname === 'localhost'

        export const API_URL = isLocal ? 'http://localhost:5000' : 'https://api.acme.example'

        export const get = (path) => fetch(\`\${API_URL}\${path}\`)
      `,
    },
    'configuration of a tool': {
      filename: 'playwright.config.ts',
      options: { scope: 'everything' },
      code: ts`
        import { defineConfig } from '@playwright/test'

        export default defineConfig({
          use: { baseURL: 'http://localhost:3000' },
          webServer: { command: 'npm run dev', url: 'http://localhost:3000', reuseExistingServer: true },
        })
      `,
    },
    'the proxy of Vite': {
      filename: 'vite.config.ts',
      options: { scope: 'everything' },
      code: ts`
        import { defineConfig } from 'vite'
        import react from '@vitejs/plugin-react'

        export default defineConfig({
          plugins: [react()],
          server: { port: 5173, proxy: { '/api': { target: 'http://localhost:4000', changeOrigin: true } } },
        })
      `,
    },
    'a test of the server': {
      filename: 'tests/api.test.ts',
      options: { scope: 'everything' },
      code: ts`
        import { expect, it } from 'vitest'

        it('answers', async () => {
          const res = await fetch('http://localhost:3000/health')
          expect(res.status).toBe(200)
        })
      `,
    },
    'a check of an address': {
      filename: 'src/security/urls.ts',
      options: { scope: 'everything' },
      code: ts`
        const BLOCKED = new Set(['localhost', '127.0.0.1', '0.0.0.0', '[::1]'])

        export function isAllowed(target: string) {
          const url = new URL(target)
          if (target.startsWith('http://localhost') || BLOCKED.has(url.hostname)) return false
          return url.protocol === 'https:'
        }
      `,
    },
    'a log line': {
      filename: 'src/start.ts',
      options: { scope: 'everything' },
      code: ts`
        import { app } from './app'

        const port = Number(process.env.PORT) || 3000

        app.listen(port, '0.0.0.0', () => {
          console.log(\`Server ready at http://localhost:\${port}\`)
          console.log('Docs: http://localhost:3000/docs')
        })
      `,
    },
    'a placeholder of an input': {
      filename: 'src/components/Endpoint.tsx',
      options: { scope: 'everything' },
      code: ts`
        export function Endpoint({ value, onChange }: { value: string; onChange(v: string): void }) {
          return <input type="url" placeholder="http://localhost:11434" value={value} onChange={(e) => onChange(e.target.value)} />
        }
      `,
    },
    'the agent of a platform beside the program': {
      filename: 'src/telemetry.ts',
      options: { scope: 'everything' },
      code: ts`
        import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'

        export const exporter = new OTLPTraceExporter({ url: 'http://localhost:4318/v1/traces' })

        export const secret = (name: string) => fetch(\`http://localhost:2773/secretsmanager/get?secretId=\${name}\`, { signal: AbortSignal.timeout(2_000) })
      `,
    },
    'a script of development': {
      filename: 'scripts/smoke.mjs',
      options: { scope: 'everything' },
      code: ts`
        const res = await fetch('http://localhost:3000/api/health')
        if (!res.ok) process.exit(1)
        console.log(await res.text())
      `,
    },
    'a private name that only looks like it': {
      filename: 'src/services/docs.ts',
      options: { scope: 'everything' },
      code: ts`
        const DOCS = 'https://localhost.acme.example/docs'

        export const docs = () => fetch(DOCS, { signal: AbortSignal.timeout(5_000) })
        export const help = 'Open http://localhost:3000 after npm run dev.'
      `,
    },
    'the port of an ephemeral server': {
      filename: 'src/cli/login.ts',
      options: { scope: 'everything' },
      code: ts`
        import { createServer } from 'node:http'

        export function waitForCode() {
          return new Promise<string>((resolve) => {
            const server = createServer((req, res) => {
              res.end('You may close this window.')
              resolve(new URL(req.url ?? '', 'http://127.0.0.1').searchParams.get('code') ?? '')
              server.close()
            })
            server.listen(0)
          })
        }
      `,
    },
    'the environment alone': `const res = await fetch(\`\${process.env.API_URL}/users\`)`,
    'a fallback of a request': ts`
      const API = process.env.API_URL || 'http://localhost:3000'
      export const users = () => fetch(\`\${API}/users\`)
      export const client = axios.create({ baseURL: import.meta.env.VITE_API_URL ?? 'http://localhost:5000/api' })
    `,
    'a fallback of a request under strict': { code: `export const client = axios.create({ baseURL: process.env.API_URL ?? 'http://localhost:5000/api' })`, options: wide },
    'a fallback of a redirect': `res.redirect(process.env.APP_URL || 'http://localhost:3000')`,
    'origins of CORS': ts`
      import cors from 'cors'
      app.use(cors({ origin: ['http://localhost:3000', 'https://acme.example'] }))
      app.use(cors({ origin: 'http://localhost:5173', credentials: true }))
      const allowed = ['http://localhost:3000']
      if (allowed.includes(origin)) next()
      res.setHeader('Access-Control-Allow-Origin', 'http://localhost:3000')
    `,
    'the base of a URL': ts`
      const url = new URL(req.url, 'http://localhost')
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost:3000')
      const path = url.parse('http://localhost:3000' + req.url)
    `,
    'comparisons': ts`
      if (uri.startsWith('http://localhost')) allow()
      const isLocal = origin === 'http://localhost:3000' || /localhost/.test(origin)
      switch (host) { case 'http://localhost:3000': break }
    `,
    'a default of a schema': `const env = z.object({ API_URL: z.string().url().default('http://localhost:3000') })`,
    'a branch of development': ts`
      const base = process.env.NODE_ENV === 'production' ? 'https://api.acme.example' : 'http://localhost:3000'
      export const users = () => fetch(base + '/users')
      if (process.env.NODE_ENV === 'development') fetch('http://localhost:9000/reload')
      const api = isDev ? 'http://localhost:3000' : 'https://api.acme.example'
      axios.get(api)
    `,
    'texts': ts`
      console.log('Server running on http://localhost:3000')
      logger.info(\`http://localhost:\${port}/docs\`)
      throw new Error('Start the API at http://localhost:3000 first')
    `,
    'a placeholder of a field': { code: `export const hint = <input placeholder="http://localhost:11434" />`, filename: 'src/settings.tsx' },
    'servers of an OpenAPI document': ts`
      import swaggerJsdoc from 'swagger-jsdoc'
      export const docs = swaggerJsdoc({ definition: { openapi: '3.0.0', servers: [{ url: 'http://localhost:3000', description: 'here' }] }, apis: [] })
    `,
    'other hosts': `fetch('https://api.acme.example/users'); fetch('http://localhost.acme.example/x'); fetch('http://api:3000/x')`,
    'a helper beside the program': ts`
      const stored = await fetch('http://127.0.0.1:1106/object-storage/signed-object-url')
      const request = new Request('http://localhost', options)
      const secret = await fetch('http://localhost:2773/secretsmanager/get?secretId=x')
      const state = await fetch('http://127.0.0.1:3500/v1.0/state')
    `,
    'a page and a server without a network': ts`
      import { JSDOM } from 'jsdom'
      const dom = new JSDOM('', { url: 'http://localhost/' })
      const res = await app.request('http://localhost/x')
    `,
    'keys of a cache': `cache.get('http://localhost:3000/x'); headers.get('http://localhost')`,
    'an address given by the caller': `export function ask(base = 'http://localhost:3000') { return fetch(base) }`,
    'an address that is only exported': `export const API_URL = 'http://localhost:3000'`,
    'a port of the environment under strict': {
      code: ts`
        app.listen(process.env.PORT || 3000)
        app.listen(port, () => {})
        server.listen(0)
        const PORT = Number(process.env.PORT ?? 8080)
        app.listen(PORT)
        await fastify.listen({ port: env.PORT, host: '0.0.0.0' })
        emitter.listen('ready')
      `,
      options: wide,
    },
    'a fixed port': `app.listen(3000)`,
    'a fixed port in development under strict': { code: `if (process.env.NODE_ENV !== 'production') app.listen(3000)`, options: wide },
    'a helper that starts containers for tests': { code: `export async function startWeb(port: number) { const response = await fetch(\`http://localhost:\${port}/health\`); return response.ok }`, filename: 'packages/testcontainers/src/web.ts' },
    'a test': { code: `await fetch('http://localhost:3000/health')`, filename: 'src/app.test.ts' },
    'a configuration': { code: `export default { server: { proxy: { '/api': { target: 'http://localhost:3000' } } } }`, filename: 'vite.config.ts' },
    'listening on every interface': `app.listen({ port: env.PORT, host: '0.0.0.0' })`,
    'a place in the page': `window.location.hostname === 'localhost' ? start() : stop()`,
    'a fallback that is made at run time': `const base = process.env.APP_URL ?? request.headers.origin ?? 'http://localhost:3000'\nfetch(base)`,
  },
  invalid: {
    'the link of an invitation in the markup of a mail': {
      filename: 'src/mail/invite.ts',
      options: { scope: 'everything' },
      code: ts`
        import { Resend } from 'resend'
        import { env } from '../config/env'

        const resend = new Resend(env.RESEND_API_KEY)

        export async function invite(email: string, token: string) {
          await resend.emails.send({
            from: 'team@acme.dev',
            to: email,
            subject: 'You are invited',
            html: \`<p>Hello,</p><a href="http://localhost:3000/invite/\${token}">Join the team</a>\`,
          })
        }
      `,
      reports: [{ messageId: 'localRedirect', line: 11 }],
    },
    'options of a mail in a constant': {
      filename: 'server/controllers/auth.js',
      options: { scope: 'everything' },
      code: ts`
        const transporter = require('../mail')
        const User = require('../models/user')

        exports.forgotPassword = async (req, res) => {
          const user = await User.findOne({ email: String(req.body.email) })
          const token = await user.createResetToken()
          const resetUrl = 'http://localhost:3000/reset-password/' + token
          const mailOptions = { to: user.email, from: 'no-reply@acme.dev', subject: 'Reset', text: 'Click: ' + resetUrl }
          await transporter.sendMail(mailOptions)
          res.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'localRedirect', line: 7 }],
    },
    'values for the template of a mail, with a fallback': {
      filename: 'src/auth/mail.service.ts',
      options: { scope: 'everything' },
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { MailerService } from '@nestjs-modules/mailer'

        @Injectable()
        export class MailService {
          constructor(private readonly mailer: MailerService) {}

          async confirm(email: string, token: string) {
            const base = process.env.FRONTEND_URL || 'http://localhost:4200'
            await this.mailer.sendMail({ to: email, subject: 'Confirm', template: './confirm', context: { link: \`\${base}/confirm?token=\${token}\` } })
          }
        }
      `,
      reports: [{ messageId: 'localFallback', line: 9 }],
    },
    'the link as an argument': {
      filename: 'src/users/verify.ts',
      options: { scope: 'everything' },
      code: ts`
        import { sendVerificationEmail } from '../mail'

        export async function startVerification(user: { email: string }, token: string) {
          const url = \`http://127.0.0.1:3000/verify-email?token=\${token}\`
          await sendVerificationEmail(user.email, url)
        }
      `,
      reports: [{ messageId: 'localRedirect', line: 4 }],
    },
    'a class that is made without its option': {
      filename: 'src/sdk/client.ts',
      options: { scope: 'everything' },
      code: ts`
        export class Sdk {
          constructor(private readonly baseUrl = 'http://localhost:3333') {}

          async items() {
            const res = await fetch(\`\${this.baseUrl}/items\`)
            return res.json()
          }
        }

        export const sdk = new Sdk()
      `,
      reports: [{ messageId: 'localRequest', line: 2 }],
    },
    'a getter of the base by a default parameter': {
      filename: 'src/http.ts',
      options: { scope: 'everything' },
      code: ts`
        export function createClient(baseUrl = 'http://localhost:8080') {
          return {
            get: (path: string) => fetch(\`\${baseUrl}\${path}\`).then((r) => r.json()),
            post: (path: string, body: unknown) => fetch(\`\${baseUrl}\${path}\`, { method: 'POST', body: JSON.stringify(body) }),
          }
        }

        export const client = createClient()
      `,
      reports: [{ messageId: 'localRequest', line: 1 }],
    },
    'joined with plus': {
      filename: 'src/services/orders.js',
      options: { scope: 'everything' },
      code: ts`
        const BASE = 'http://localhost:3001/api'

        export const getOrder = async (id) => {
          const res = await fetch(BASE + '/orders/' + id)
          return res.json()
        }
      `,
      reports: [{ messageId: 'localRequest', line: 1 }],
    },
    'RTK Query': {
      filename: 'src/store/api.ts',
      options: { scope: 'everything' },
      code: ts`
        import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react'

        export const api = createApi({
          reducerPath: 'api',
          baseQuery: fetchBaseQuery({ baseUrl: 'http://localhost:3000/api' }),
          endpoints: (build) => ({ posts: build.query<string[], void>({ query: () => 'posts' }) }),
        })
      `,
      reports: [{ messageId: 'localRequest', line: 5 }],
    },
    'a tRPC client': {
      filename: 'src/trpc.ts',
      options: { scope: 'everything' },
      code: ts`
        import { createTRPCClient, httpBatchLink } from '@trpc/client'
        import type { AppRouter } from '../server'

        export const trpc = createTRPCClient<AppRouter>({
          links: [httpBatchLink({ url: 'http://localhost:3000/trpc' })],
        })
      `,
      reports: [{ messageId: 'localRequest', line: 5 }],
    },
    'new URL as the target': {
      filename: 'src/weather.ts',
      options: { scope: 'everything' },
      code: ts`
        export async function weather(city: string) {
          const url = new URL('/weather', 'http://localhost:9000')
          url.searchParams.set('city', city)
          const res = await fetch(url)
          return res.json()
        }
      `,
      reports: [{ messageId: 'localRequest', line: 2 }],
    },
    'window.location to the provider\'s callback': {
      filename: 'src/components/LoginButton.jsx',
      options: { scope: 'everything' },
      code: ts`
        export default function LoginButton() {
          const login = () => {
            window.location.href = 'http://localhost:5000/auth/google'
          }
          return <button onClick={login}>Sign in with Google</button>
        }
      `,
      reports: [{ messageId: 'localRedirect', line: 3 }],
    },
    'Fastify listens on a fixed port': {
      options: { scope: 'everything' },
      code: ts`
        import Fastify from 'fastify'

        const app = Fastify({ logger: true })

        const start = async () => {
          try {
            await app.listen({ port: 3000, host: '0.0.0.0' })
          } catch (error) {
            app.log.error(error)
            process.exit(1)
          }
        }
        start()
      `,
      reports: [{ messageId: 'fixedPort', line: 7 }],
    },
    'the link of a verification mail': {
      filename: 'src/mail/verify.js',
      options: { scope: 'everything' },
      code: ts`
        const nodemailer = require('nodemailer')
        const { transport } = require('./transport')

        exports.sendVerification = async (user, token) => {
          const link = \`http://localhost:3000/verify?token=\${token}\`
          await transport.sendMail({ to: user.email, subject: 'Verify', html: \`<a href="\${link}">Verify</a>\` })
        }
      `,
      reports: [{ messageId: 'localRedirect', line: 5 }],
    },
    'a field of a class, in a template': {
      filename: 'src/api/client.ts',
      options: { scope: 'everything' },
      code: ts`
        export class ApiClient {
          private baseUrl = 'http://localhost:4000'

          async get<T>(path: string): Promise<T> {
            const res = await fetch(\`\${this.baseUrl}\${path}\`, { credentials: 'include' })
            return res.json() as Promise<T>
          }
        }
      `,
      reports: [{ messageId: 'localRequest', line: 2 }],
    },
    'fetch in a component': {
      filename: 'src/components/Users.jsx',
      options: { scope: 'everything' },
      code: ts`
        import { useEffect, useState } from 'react'

        export default function Users() {
          const [users, setUsers] = useState([])

          useEffect(() => {
            fetch('http://localhost:8080/api/users')
              .then((res) => res.json())
              .then(setUsers)
          }, [])

          return <ul>{users.map((u) => <li key={u.id}>{u.name}</li>)}</ul>
        }
      `,
      reports: [{ messageId: 'localRequest', line: 7 }],
    },
    'a constant in a template': {
      filename: 'src/services/auth.ts',
      options: { scope: 'everything' },
      code: ts`
        const API_BASE = 'http://127.0.0.1:8000/api/v1'

        export async function login(email: string, password: string) {
          const res = await fetch(\`\${API_BASE}/auth/login\`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ email, password }),
          })
          if (!res.ok) throw new Error('login failed')
          return res.json()
        }
      `,
      reports: [{ messageId: 'localRequest', line: 1 }],
    },
    'the default base of axios': {
      filename: 'src/main.js',
      options: { scope: 'everything' },
      code: ts`
        import axios from 'axios'
        import { createApp } from 'vue'
        import App from './App.vue'

        axios.defaults.baseURL = 'http://localhost:3000/api'
        axios.defaults.withCredentials = true

        createApp(App).mount('#app')
      `,
      reports: [{ messageId: 'localRequest', line: 5 }],
    },
    'socket.io of a client': {
      filename: 'src/socket.ts',
      options: { scope: 'everything' },
      code: ts`
        import { io } from 'socket.io-client'

        export const socket = io('http://localhost:5000', { withCredentials: true, transports: ['websocket'] })

        export function join(room: string) {
          socket.emit('join', room)
        }
      `,
      reports: [{ messageId: 'localRequest', line: 3 }],
    },
    'a link of Apollo': {
      filename: 'src/apollo.ts',
      options: { scope: 'everything' },
      code: ts`
        import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'

        const link = new HttpLink({ uri: 'http://localhost:4000/graphql', credentials: 'include' })

        export const client = new ApolloClient({ link, cache: new InMemoryCache() })
      `,
      reports: [{ messageId: 'localRequest', line: 3 }],
    },
    'a redirect after the sign-in': {
      filename: 'server/routes/auth.js',
      options: { scope: 'everything' },
      code: ts`
        const express = require('express')
        const passport = require('passport')

        const router = express.Router()

        router.get('/google/callback', passport.authenticate('google', { failureRedirect: 'http://localhost:3000/login' }), (req, res) => {
          res.redirect('http://localhost:3000/dashboard')
        })

        module.exports = router
      `,
      reports: [{ messageId: 'localRedirect', line: 7 }],
    },
    'a callback address of a strategy': {
      filename: 'server/passport.js',
      options: { scope: 'everything' },
      code: ts`
        const passport = require('passport')
        const { Strategy: GitHubStrategy } = require('passport-github2')

        passport.use(
          new GitHubStrategy(
            {
              clientID: process.env.GITHUB_CLIENT_ID,
              clientSecret: process.env.GITHUB_CLIENT_SECRET,
              callbackURL: 'http://localhost:5000/auth/github/callback',
            },
            (accessToken, refreshToken, profile, done) => done(null, profile)
          )
        )
      `,
      reports: [{ messageId: 'localRedirect', line: 9 }],
    },
    'a table of addresses': {
      filename: 'src/gateway/services.ts',
      options: { scope: 'everything' },
      code: ts`
        import axios from 'axios'

        const SERVICES = {
          users: 'http://localhost:3001',
          orders: 'http://localhost:3002',
        }

        export async function ordersOf(userId: string) {
          const { data } = await axios.get(\`\${SERVICES.orders}/orders\`, { params: { userId }, timeout: 3_000 })
          return data
        }
      `,
      reports: [{ messageId: 'localRequest', line: 5 }],
    },
    'listen on a port': {
      filename: 'src/index.js',
      options: { scope: 'everything' },
      code: ts`
        const express = require('express')

        const app = express()
        app.use(express.json())

        app.listen(5000, () => {
          console.log('listening on 5000')
        })
      `,
      reports: [{ messageId: 'fixedPort', line: 6 }],
    },
    'listen on a port through a constant': {
      filename: 'src/main.ts',
      options: { scope: 'everything' },
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        const PORT = 3000

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          await app.listen(PORT)
        }
        bootstrap()
      `,
      reports: [{ messageId: 'fixedPort', line: 8 }],
    },
    'the return address of a portal with a fallback': {
      filename: 'app/api/portal/route.ts',
      options: { scope: 'everything' },
      code: ts`
        import { stripe } from '@/lib/stripe'
        import { requireUser } from '@/lib/auth'

        export async function POST() {
          const user = await requireUser()
          const baseUrl = process.env.NEXT_PUBLIC_APP_URL || 'http://localhost:3000'
          const session = await stripe.billingPortal.sessions.create({ customer: user.stripeId, return_url: \`\${baseUrl}/settings/billing\` })
          return Response.json({ url: session.url })
        }
      `,
      reports: [{ messageId: 'localFallback', line: 6 }],
    },
    'a WebSocket of the browser': {
      filename: 'src/live.ts',
      options: { scope: 'everything' },
      code: ts`
        export function connect(onMessage: (text: string) => void) {
          const ws = new WebSocket('ws://localhost:8080/live')
          ws.onmessage = (event) => onMessage(event.data)
          return () => ws.close()
        }
      `,
      reports: [{ messageId: 'localRequest', line: 2 }],
    },
    'an event source in a hook': {
      filename: 'src/hooks/useStream.ts',
      options: { scope: 'everything' },
      code: ts`
        import { useEffect, useState } from 'react'

        export function useStream() {
          const [text, setText] = useState('')
          useEffect(() => {
            const source = new EventSource('http://localhost:3001/stream')
            source.onmessage = (e) => setText((t) => t + e.data)
            return () => source.close()
          }, [])
          return text
        }
      `,
      reports: [{ messageId: 'localRequest', line: 6 }],
    },
    'a model server through HttpService of Nest': {
      filename: 'src/ai/model.service.ts',
      options: { scope: 'everything' },
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { HttpService } from '@nestjs/axios'

        @Injectable()
        export class ModelService {
          constructor(private readonly http: HttpService) {}

          embed(text: string) {
            return this.http.post('http://localhost:11434/api/embeddings', { model: 'nomic-embed-text', prompt: text })
          }
        }
      `,
      reports: [{ messageId: 'localRequest', line: 9 }],
    },
    'fetch': {
      code: ts`
        export const users = () => fetch('http://localhost:3000/api/users')
        export const user = (id) => fetch(\`http://localhost:\${port}/users/\${id}\`)
        export const other = (id) => fetch('http://127.0.0.1:5000/x/' + id, { method: 'POST' })
        export const third = () => window.fetch("http://[::1]:8080/x")
        export const fourth = () => $fetch('http://0.0.0.0:8080/x')
      `,
      reports: [
        request(1, 'http://localhost:3000'), request(2, 'http://localhost'), request(3, 'http://127.0.0.1:5000'), request(4, 'http://[::1]:8080'), request(5, 'http://0.0.0.0:8080'),
      ],
    },
    'axios, in CommonJS': {
      code: ts`
        const http = require('axios')
        const api = http.create({ baseURL: 'http://localhost:5000/api' })
        http.post('http://localhost:5000/login', form)
        http({ method: 'get', url: 'http://localhost:5000/me' })
        http.defaults.baseURL = 'http://localhost:5000'
      `,
      filename: 'src/api.js',
      reports: [request(2, 'http://localhost:5000'), request(3, 'http://localhost:5000'), request(4, 'http://localhost:5000'), request(5, 'http://localhost:5000')],
    },
    'a constant': {
      code: ts`
        const API_URL = 'http://localhost:4000'
        const BASE = API_URL + '/v1'
        export async function load(id) {
          const res = await fetch(\`\${API_URL}/items/\${id}\`)
          return res.json()
        }
        export const second = () => got(\`\${BASE}/x\`)
      `,
      reports: [request(1, 'http://localhost:4000')],
    },
    'an options constant and a table': {
      code: ts`
        import axios from 'axios'
        const options = { baseURL: 'http://localhost:3001' }
        export const api = axios.create(options)
        const config = { apiUrl: 'http://localhost:3002' }
        export const load = () => axios.get(config.apiUrl + '/x')
      `,
      reports: [request(2, 'http://localhost:3001'), request(4, 'http://localhost:3002')],
    },
    'a field of a class': {
      code: ts`
        @Injectable()
        export class ApiService {
          private readonly baseUrl = 'http://localhost:8080/api'
          constructor(private http: HttpClient) { this.second = 'http://localhost:8081' }
          users() { return this.http.get(\`\${this.baseUrl}/users\`) }
          others() { return fetch(this.second) }
        }
      `,
      reports: [request(3, 'http://localhost:8080'), request(4, 'http://localhost:8081')],
    },
    'a function that gives addresses, and a static field': {
      code: ts`
        const BASE = 'http://localhost:3000'
        function urlOf(path) { return \`\${BASE}/\${path}\` }
        const load = (path) => fetch(urlOf(path))
        class Api {
          static BASE = 'http://localhost:3001'
          get() { return fetch(Api.BASE + '/x') }
        }
      `,
      reports: [request(1, 'http://localhost:3000'), request(5, 'http://localhost:3001')],
    },
    'clients of models, queries and sockets': {
      code: ts`
        import OpenAI from 'openai'
        import { GraphQLClient } from 'graphql-request'
        import { ApolloClient, HttpLink } from '@apollo/client'
        import { httpBatchLink } from '@trpc/client'
        import { io } from 'socket.io-client'
        import { createAuthClient } from 'better-auth/react'
        const llm = new OpenAI({ baseURL: 'http://localhost:11434/v1', apiKey: 'ollama' })
        const gql = new GraphQLClient('http://localhost:4000/graphql')
        const apollo = new ApolloClient({ link: new HttpLink({ uri: 'http://localhost:4000/graphql' }) })
        const link = httpBatchLink({ url: 'http://localhost:3000/trpc' })
        const socket = io('http://localhost:3001')
        const ws = new WebSocket('ws://localhost:8080')
        const auth = createAuthClient({ baseURL: 'http://localhost:3000' })
      `,
      reports: [
        request(7, 'http://localhost:11434'), request(8, 'http://localhost:4000'), request(9, 'http://localhost:4000'), request(10, 'http://localhost:3000'), request(11, 'http://localhost:3001'),
        request(12, 'ws://localhost:8080'), request(13, 'http://localhost:3000'),
      ],
    },
    'databases and caches': {
      code: ts`
        import mongoose from 'mongoose'
        import { createClient } from 'redis'
        import Redis from 'ioredis'
        import { Pool } from 'pg'
        await mongoose.connect('mongodb://localhost:27017/shop')
        const cache = createClient({ url: 'redis://localhost:6379' })
        const second = new Redis('redis://:secret@127.0.0.1:6379')
        const pool = new Pool({ connectionString: 'postgres://postgres:postgres@localhost:5432/shop' })
      `,
      reports: [request(5, 'mongodb://localhost:27017'), request(6, 'redis://localhost:6379'), request(7, 'redis://127.0.0.1:6379'), request(8, 'postgres://localhost:5432')],
    },
    'redirects': {
      code: ts`
        app.get('/auth/callback', (req, res) => res.redirect('http://localhost:3000/dashboard'))
        const session = await stripe.checkout.sessions.create({
          success_url: 'http://localhost:3000/success',
          cancel_url: \`http://localhost:3000/cancel?x=\${id}\`,
        })
        passport.use(new GoogleStrategy({ callbackURL: 'http://localhost:3000/auth/google/callback' }, verify))
        await supabase.auth.signInWithOAuth({ provider: 'google', options: { redirectTo: 'http://localhost:3000' } })
        window.location.href = 'http://localhost:3000/login'
      `,
      reports: [
        redirect(1, 'http://localhost:3000'), redirect(3, 'http://localhost:3000'), redirect(4, 'http://localhost:3000'), redirect(6, 'http://localhost:3000'), redirect(7, 'http://localhost:3000'),
        redirect(8, 'http://localhost:3000'),
      ],
    },
    'a proxy': { code: `app.use('/api', createProxyMiddleware({ target: 'http://localhost:5000', changeOrigin: true }))`, reports: [request(1, 'http://localhost:5000')] },
    'a server that calls itself': {
      code: ts`
        export async function POST(req: Request) {
          const res = await fetch('http://localhost:3000/api/internal', { method: 'POST', body: await req.text() })
          return Response.json(await res.json())
        }
      `,
      filename: 'app/api/relay/route.ts',
      reports: [request(2, 'http://localhost:3000')],
    },
    'useSWR and a helper': {
      code: ts`
        const { data } = useSWR('http://localhost:3000/api/me', fetcher)
        const items = await apiFetch('http://localhost:3000/api/items')
        await apiRequest('POST', 'http://localhost:3000/api/items', item)
      `,
      filename: 'src/app.jsx',
      reports: [request(1, 'http://localhost:3000'), request(2, 'http://localhost:3000'), request(3, 'http://localhost:3000')],
    },
    'fallbacks of redirects under strict': {
      code: ts`
        const baseUrl = process.env.NEXT_PUBLIC_APP_URL || 'http://localhost:3000'
        const session = await stripe.checkout.sessions.create({ success_url: \`\${baseUrl}/success\`, cancel_url: baseUrl + '/cancel' })
        res.redirect(\`\${process.env.CLIENT_URL ?? 'http://localhost:5173'}/login\`)
        await portal({ return_url: process.env.APP_URL ? process.env.APP_URL : 'http://localhost:3000' })
      `,
      options: wide,
      reports: [fallback(1, 'http://localhost:3000'), fallback(3, 'http://localhost:5173'), fallback(4, 'http://localhost:3000')],
    },
    'fixed ports under strict': {
      code: ts`
        import { serve } from '@hono/node-server'
        app.listen(3000)
        app.listen(8080, '0.0.0.0', () => console.log('up'))
        const PORT = 5000
        server.listen(PORT)
        await fastify.listen({ port: 3000, host: '0.0.0.0' })
        serve({ fetch: app.fetch, port: 3000 })
        Bun.serve({ port: 3000, fetch: app.fetch })
        export default { port: 3000, fetch: app.fetch }
      `,
      options: wide,
      reports: [2, 3, 5, 6, 7, 8, 9].map((line) => ({ messageId: 'fixedPort', line })),
    },
  },
})
