import rule from '../../src/rules/no-hardcoded-endpoint.js'
import { testRule, ts } from '../support/test-rule.js'

const request = (line: number, address: string) => ({ messageId: 'localRequest', line, data: { address } })
const redirect = (line: number, address: string) => ({ messageId: 'localRedirect', line, data: { address } })
const fallback = (line: number, address: string) => ({ messageId: 'localFallback', line, data: { address } })
const wide = { scope: 'everything' }

testRule(rule, {
  valid: {
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
