import rule from '../../src/rules/require-fetch-timeout.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nconst app = express()\n"
const offered = { reports: [{ messageId: 'endlessRequest', suggestions: 1 }] }
const plain = { reports: ['endlessRequest'] }
const everywhere = { everywhere: true }

testRule(rule, {
  valid: {
    'a base address that a key of a variable replaces': {
      filename: 'src/self.service.ts',
      options: { everywhere: true },
      code: ts`
        import { Injectable } from '@nestjs/common'

        @Injectable()
        export class Pages {
          private baseUrl = 'https://api.acme.example'
          set(name: 'baseUrl', value: string) {
            this[name] = value
          }

          async page(path: string) {
            const response = await fetch(\`\${this.baseUrl}/\${path}\`)
            return response.text()
          }
        }
      `,
    },
    'a module of another file that is called HttpModule': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '../http/http.module'

        @Module({ imports: [HttpModule] })
        export class RatesModule {}
      `,
    },
    'a module of Nest with a timeout': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { RatesService } from './rates.service'

        @Module({
          imports: [HttpModule.register({ timeout: 5000, maxRedirects: 5 })],
          providers: [RatesService],
          exports: [HttpModule],
        })
        export class RatesModule {}
      `,
    },
    'a module of Nest whose timeout is configured': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { RatesService } from './rates.service'

        @Module({
          imports: [HttpModule.registerAsync({ imports: [ConfigModule], inject: [ConfigService], useFactory: (config: ConfigService) => ({ timeout: config.get('HTTP_TIMEOUT') }) })],
          providers: [RatesService],
          exports: [HttpModule],
        })
        export class RatesModule {}
      `,
    },
    'a module of Nest whose options are another file': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { RatesService } from './rates.service'
        import { HttpConfig, httpOptions } from './http-config'

        @Module({
          imports: [HttpModule.register(httpOptions), HttpModule.registerAsync({ useClass: HttpConfig })],
          providers: [RatesService],
          exports: [HttpModule],
        })
        export class RatesModule {}
      `,
    },
    'a module of Nest that spreads its options': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { RatesService } from './rates.service'
        import { httpOptions } from './http-config'

        @Module({
          imports: [HttpModule.register({ ...httpOptions, maxRedirects: 2 })],
          providers: [RatesService],
          exports: [HttpModule],
        })
        export class RatesModule {}
      `,
    },
    'a module of Nest, where only handlers are looked at': {
      filename: 'src/rates/rates.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { RatesService } from './rates.service'

        @Module({
          imports: [HttpModule],
          providers: [RatesService],
          exports: [HttpModule],
        })
        export class RatesModule {}
      `,
    },
    'an address of the program itself in a field': {
      filename: 'src/render.service.ts',
      options: { everywhere: true },
      code: ts`
        import { Injectable } from '@nestjs/common'

        @Injectable()
        export class Renderer {
          private readonly baseUrl = 'http://localhost:4000'

          async page(path: string) {
            const response = await fetch(\`\${this.baseUrl}/\${path}\`)
            return response.text()
          }
        }
      `,
    },
    'a base address that whoever makes the client decides': {
      filename: 'src/self.service.ts',
      options: { everywhere: true },
      code: ts`
        import { Injectable } from '@nestjs/common'

        @Injectable()
        export class Pages {
          private readonly baseUrl: string
          constructor(options: { baseUrl: string }) {
            this.baseUrl = options.baseUrl
          }

          async page(path: string) {
            const response = await fetch(\`\${this.baseUrl}/\${path}\`)
            return response.text()
          }
        }
      `,
    },
    'a base address that is set twice': {
      filename: 'src/self.service.ts',
      options: { everywhere: true },
      code: ts`
        import { Injectable } from '@nestjs/common'

        @Injectable()
        export class Pages {
          private baseUrl = 'https://api.acme.example'
          useOwn(baseUrl: string) {
            this.baseUrl = baseUrl
          }

          async page(path: string) {
            const response = await fetch(\`\${this.baseUrl}/\${path}\`)
            return response.text()
          }
        }
      `,
    },
    'an instance with a timeout, by require': {
      filename: 'src/c.js',
      options: { everywhere: true },
      code: ts`
        const axios = require('axios')

        const client = axios.create({ baseURL: 'https://api.acme.example', timeout: 5000 })

        module.exports.user = (id) => client.get(\`/users/\${id}\`)
      `,
    },
    'an instance of another file, for one call': {
      filename: 'src/d.ts',
      options: { everywhere: true },
      code: ts`
        import { http } from './http'

        export const orders = () => http.get('https://api.acme.example/orders')
      `,
    },
    'options in a variable, with a spread': {
      filename: 'src/g.ts',
      options: { everywhere: true },
      code: ts`
        export async function call(path: string, init: RequestInit = {}) {
          const options = { ...init, headers: { ...init.headers, accept: 'application/json' } }
          return fetch(\`https://api.acme.example\${path}\`, options)
        }
      `,
    },
    'a task of Trigger.dev, with a duration': {
      filename: 'src/trigger/sync.ts',
      options: { everywhere: true },
      code: ts`
        import { task } from '@trigger.dev/sdk/v3'

        export const sync = task({
          id: 'sync',
          maxDuration: 300,
          run: async () => {
            const res = await fetch('https://api.acme.example/export')
            return res.json()
          },
        })
      `,
    },
    'a front end with a public token': {
      filename: 'src/api/cms.ts',
      options: { everywhere: true },
      code: ts`
        const token = import.meta.env.VITE_CONTENTFUL_ACCESS_TOKEN

        export async function entries() {
          const res = await fetch(\`https://cdn.contentful.com/spaces/abc/entries?access_token=\${token}\`)
          return res.json()
        }
      `,
    },
    'a module that may run anywhere': {
      filename: 'src/lib/feeds.ts',
      options: { everywhere: true },
      code: ts`
        export async function loadFeed(url: string) {
          const res = await fetch(url)
          return res.text()
        }
      `,
    },
    'settings of a module called config, with a name that is no secret': {
      filename: 'src/lib/api.ts',
      options: { everywhere: true },
      code: ts`
        import { config } from '../config'

        export async function me() {
          const res = await fetch(\`\${config.API_URL}/me\`, { credentials: 'include', headers: { 'x-client': config.CLIENT_NAME } })
          return res.json()
        }
      `,
    },
    'a dispatcher with limits for each call': {
      filename: 'src/undici/client.ts',
      options: { everywhere: true },
      code: ts`
        import { Agent, request } from 'undici'

        const dispatcher = new Agent({ headersTimeout: 4_000, bodyTimeout: 8_000, connect: { timeout: 2_000 } })

        export const ping = (url: string) => request(url, { dispatcher })
      `,
    },
    'node-fetch with its own timeout': {
      filename: 'src/legacy/fetch.js',
      options: { everywhere: true },
      code: ts`
        const fetch = require('node-fetch')

        module.exports = (url) => fetch(url, { timeout: 5000, headers: { 'x-key': process.env.PARTNER_API_KEY } })
      `,
    },
    'axios with a default set after its creation': {
      filename: 'src/integrations/zendesk.ts',
      options: { everywhere: true },
      code: ts`
        import axios from 'axios'

        const zendesk = axios.create({ baseURL: 'https://acme.zendesk.com/api/v2', auth: { username: 'bot', password: process.env.ZENDESK_TOKEN ?? '' } })
        zendesk.defaults.timeout = 8_000

        export const ticket = (id: number) => zendesk.get(\`/tickets/\${id}.json\`)
      `,
    },
    'AbortSignal.any in a helper of the options': {
      filename: 'src/http/options.ts',
      options: { everywhere: true },
      code: ts`
        const options = (signal?: AbortSignal): RequestInit => ({ signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(5_000)]) : AbortSignal.timeout(5_000) })

        export async function balance() {
          const res = await fetch('https://api.bank.example/balance', options())
          return { ...(await res.json()), key: Boolean(process.env.BANK_API_KEY) }
        }
      `,
    },
    'a race against a timer in the file': {
      filename: 'src/http/race.ts',
      options: { everywhere: true },
      code: ts`
        const late = (ms: number) => new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timeout')), ms))

        export async function score(text: string) {
          const res = await Promise.race([fetch('https://api.score.example/v1', { method: 'POST', body: text, headers: { 'x-key': process.env.SCORE_API_KEY ?? '' } }), late(4_000)])
          return res.json()
        }
      `,
    },
    'a signal of AbortSignal': {
      filename: 'src/a.ts',
      options: { everywhere: true },
      code: ts`
        export async function rates() {
          const res = await fetch('https://api.rates.example/latest', { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(5_000) })
          return res.json()
        }
      `,
    },
    'a controller and a timer': {
      filename: 'src/b.ts',
      options: { everywhere: true },
      code: ts`
        export async function load(url: string) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 8_000)
          try {
            const { signal } = controller
            return await fetch(url, { signal })
          } finally {
            clearTimeout(timer)
          }
        }
      `,
    },
    'the wrapper of the house': {
      filename: 'src/e.ts',
      options: { everywhere: true },
      code: ts`
        import { fetchWithTimeout } from './fetch-with-timeout'

        export async function profile(id: string) {
          const res = await fetchWithTimeout(\`https://api.acme.example/users/\${id}\`, { method: 'GET' })
          return res.json()
        }
      `,
    },
    'a wrapper in the same file': {
      filename: 'src/f.ts',
      options: { everywhere: true },
      code: ts`
        async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
          let timer: NodeJS.Timeout | undefined
          const late = new Promise<never>((_, reject) => {
            timer = setTimeout(() => reject(new Error('too slow')), ms)
          })
          try {
            return await Promise.race([work, late])
          } finally {
            clearTimeout(timer)
          }
        }

        export const geo = (ip: string) => withTimeout(fetch(\`https://ipapi.co/\${ip}/json/\`), 3_000)
      `,
    },
    'code of the browser': {
      filename: 'src/components/Price.tsx',
      options: { everywhere: true },
      code: ts`
        'use client'
        import { useEffect, useState } from 'react'

        export function Price() {
          const [price, setPrice] = useState<number>()
          useEffect(() => {
            fetch('https://api.coingecko.com/api/v3/simple/price?ids=bitcoin&vs_currencies=eur')
              .then((r) => r.json())
              .then((d) => setPrice(d.bitcoin.eur))
          }, [])
          return <b>{price}</b>
        }
      `,
    },
    'the program itself': {
      filename: 'app/page.tsx',
      options: { everywhere: true },
      code: ts`
        import { headers } from 'next/headers'

        export default async function Page() {
          const host = (await headers()).get('host')
          const res = await fetch(\`\${process.env.NEXT_PUBLIC_APP_URL}/api/posts\`, { headers: { host: host ?? '' } })
          const local = await fetch('/api/tags')
          return <pre>{JSON.stringify([await res.json(), await local.json()])}</pre>
        }
      `,
    },
    'a test': {
      filename: 'tests/h.test.ts',
      options: { everywhere: true },
      code: ts`
        import { expect, it } from 'vitest'

        it('answers', async () => {
          const res = await fetch('https://staging.acme.example/health')
          expect(res.status).toBe(200)
        })
      `,
    },
    'defaults of axios for the file': {
      filename: 'src/i.ts',
      options: { everywhere: true },
      code: ts`
        import axios from 'axios'

        axios.defaults.timeout = 10_000

        export const me = (token: string) => axios.get('https://api.acme.example/me', { headers: { authorization: \`Bearer \${token}\` } })
      `,
    },
    'ky has a limit': {
      filename: 'src/j.ts',
      options: { everywhere: true },
      code: ts`
        import ky from 'ky'

        const api = ky.create({ prefixUrl: 'https://api.acme.example' })

        export const items = () => api.get('items').json()
        export const item = (id: string) => ky(\`https://api.acme.example/items/\${id}\`).json()
      `,
    },
    'got with a limit for each phase': {
      filename: 'src/k.ts',
      options: { everywhere: true },
      code: ts`
        import got from 'got'

        const client = got.extend({ prefixUrl: 'https://api.acme.example', timeout: { request: 5_000 } })

        export const list = () => client.get('list').json()
        export const one = (id: string) => got(\`https://api.acme.example/one/\${id}\`, { timeout: { request: 3_000 } }).json()
      `,
    },
    'a fetcher of a data loader': {
      filename: 'src/l.ts',
      options: { everywhere: true },
      code: ts`
        export async function fetchPost(db: { fetch(id: string): Promise<unknown> }, id: string) {
          const row = await db.fetch(id)
          return row
        }
      `,
    },
    'fetch of a worker\'s binding': {
      filename: 'src/worker.ts',
      options: { everywhere: true },
      code: ts`
        type Env = { ASSETS: { fetch(request: Request): Promise<Response> } }

        export default {
          async fetch(request: Request, env: Env) {
            return env.ASSETS.fetch(request)
          },
        }
      `,
    },
    'fetch as a parameter': {
      filename: 'src/routes/+page.ts',
      options: { everywhere: true },
      code: ts`
        export async function load({ fetch, params }: { fetch: typeof globalThis.fetch; params: { slug: string } }) {
          const res = await fetch(\`/api/posts/\${params.slug}\`)
          return { post: await res.json() }
        }
      `,
    },
    'the signal of the caller': {
      filename: 'src/m.ts',
      options: { everywhere: true },
      code: ts`
        import axios from 'axios'

        export async function find(q: string, signal: AbortSignal) {
          const { data } = await axios.get('https://api.acme.example/search', { params: { q }, signal })
          return data
        }
      `,
    },
    'a global dispatcher of undici': {
      filename: 'src/n.ts',
      options: { everywhere: true },
      code: ts`
        import { Agent, setGlobalDispatcher } from 'undici'

        setGlobalDispatcher(new Agent({ headersTimeout: 5_000, bodyTimeout: 10_000 }))

        export const ping = () => fetch('https://api.acme.example/ping')
      `,
    },
    'a font of the bundle': { filename: 'app/api/og/route.tsx', options: { everywhere: true }, code: ts`
      export const runtime = 'edge'
      export async function GET(request: Request) {
        const font = await fetch(new URL('@/public/inter.ttf', import.meta.url)).then((res) => res.arrayBuffer())
        return new Response(font)
      }
    ` },
    'a route of the program, beside the address of the request': { filename: 'middleware.ts', options: { everywhere: true }, code: ts`
      import { NextResponse, type NextRequest } from 'next/server'
      export default async function middleware(req: NextRequest) {
        const url = new URL('/api/auth/session', req.url)
        const session = await (await fetch(url, { headers: { cookie: req.headers.get('cookie') ?? '' } })).json()
        return session.user ? NextResponse.next() : NextResponse.redirect(new URL('/login', req.nextUrl.origin))
      }
    ` },
    'fonts that the program itself serves': { filename: 'src/pdf.server.ts', options: { everywhere: true }, code: ts`
      import { readFile } from 'node:fs/promises'
      import { PRIVATE_WEBAPP_URL, INTERNAL_WEBAPP_URL } from './urls'
      export const font = () => fetch(\`\${INTERNAL_WEBAPP_URL()}/fonts/sans.ttf\`).then((res) => res.arrayBuffer())
    ` },
    'a program of the terminal': { filename: 'packages/cli/src/login.ts', options: { everywhere: true }, code: ts`
      import { writeFile } from 'node:fs/promises'
      export async function exchange(apiUrl: string, code: string) {
        const response = await fetch(\`\${apiUrl}/oauth/token\`, { method: 'POST', body: JSON.stringify({ code }) })
        await writeFile('token.json', await response.text())
      }
    ` },
    'a file that the browser sends': { filename: 'lib/put-file.ts', options: { everywhere: true }, code: ts`
      import { StorageType } from '@prisma/client'
      import { upload } from '@vercel/blob/client'
      export async function put(file: File, url: string) {
        const response = await fetch(url, { method: 'PUT', body: file })
        return response.ok ? StorageType.S3 : upload(file.name, file)
      }
    ` },
    'a signal': `${app}app.get('/x', async (req, res) => res.json(await (await fetch('https://api.example.com/x', { signal: AbortSignal.timeout(5000) })).json()))`,
    'a relative address': `${app}app.get('/x', async (req, res) => { await fetch('/api/x'); res.end() })`,
    'the own host': `${app}app.get('/x', async (req, res) => { await fetch('http://localhost:3000/x'); res.end() })`,
    'the own address by the environment': `${app}app.get('/x', async (req, res) => { await fetch(\`\${process.env.NEXT_PUBLIC_APP_URL}/api/x\`); res.end() })`,
    'options in a variable': `${app}app.get('/x', async (req, res) => { await fetch('https://api.example.com/x', init); res.end() })`,
    'options in a constant that gets more later': `${app}app.get('/x', async (req, res) => { const init = { method: 'POST' }; init.signal = req.signal; await fetch('https://api.example.com/x', init); res.end() })`,
    'options with a spread': `${app}app.get('/x', async (req, res) => { await fetch('https://api.example.com/x', { ...init, method: 'POST' }); res.end() })`,
    'a wrapper with a timeout': `${app}app.get('/x', async (req, res) => { await fetchWithTimeout('https://api.example.com/x'); res.end() })`,
    'a race': `${app}app.get('/x', async (req, res) => { await Promise.race([fetch('https://api.example.com/x'), deadline(5000)]); res.end() })`,
    'a fetch of another file': `import { fetch } from './http'\n${app}app.get('/x', async (req, res) => { await fetch('https://api.example.com/x'); res.end() })`,
    'a component': { filename: 'src/list.tsx', options: everywhere, code: `'use client'\nexport function List() { const load = async () => { await fetch('https://api.example.com/x') }; return <button onClick={load} /> }` },
    'a beacon': `${app}app.get('/x', async (req, res) => { fetch('https://api.example.com/x', { keepalive: true }); res.end() })`,
    'axios with a timeout': `import axios from 'axios'\n${app}app.get('/x', async (req, res) => { await axios.get('https://api.example.com/x', { timeout: 5000 }); res.end() })`,
    'an instance with a timeout': `import axios from 'axios'\nconst api = axios.create({ baseURL: 'https://api.example.com', timeout: 5000 })\n${app}app.get('/x', async (req, res) => { await api.get('/x'); res.end() })`,
    'an instance of another file': { options: everywhere, code: `import { api } from './api'\n${app}app.get('/x', async (req, res) => { await api.get('/x'); res.end() })` },
    'the default of axios': `import axios from 'axios'\naxios.defaults.timeout = 5000\n${app}app.get('/x', async (req, res) => { await axios.get('https://api.example.com/x'); res.end() })`,
    'got with a timeout': `import got from 'got'\n${app}app.get('/x', async (req, res) => { await got('https://api.example.com/x', { timeout: { request: 5000 } }); res.end() })`,
    'ky has a limit of its own': `import ky from 'ky'\n${app}app.get('/x', async (req, res) => { await ky.get('https://api.example.com/x'); res.end() })`,
    'undici with a dispatcher': `import { request } from 'undici'\n${app}app.get('/x', async (req, res) => { await request('https://api.example.com/x', { dispatcher }); res.end() })`,
    'a task of Trigger.dev': { options: everywhere, code: `import { task } from '@trigger.dev/sdk/v3'\nexport const t = task({ id: 'x', run: async () => { await fetch('https://api.example.com/x') } })` },
    'outside of a handler': `import express from 'express'\nexport async function load() { return fetch('https://api.example.com/x') }`,
    'a route of its own behind a function that completes the path': { filename: 'src/server/files.ts', options: { everywhere: true }, code: `import 'server-only'\nexport const sign = (key) => fetch(formatPath('/api/files/sign'), { method: 'POST', body: JSON.stringify({ key }) })` },
    'a duration that the file asks for': { filename: 'app/api/x/route.ts', code: `export const maxDuration = 30\nexport async function GET() { return fetch('https://api.example.com/x') }` },
    'superagent with a timeout': `import request from 'superagent'\n${app}app.get('/x', async (req, res) => { await request.get('https://api.example.com/x').timeout(5000); res.end() })`,
  },
  invalid: {
    'a module of Nest that takes HttpModule by another name': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule as Http } from '@nestjs/axios'

        @Module({ imports: [Http.register({ maxRedirects: 5 })] })
        export class RatesModule {}
      `,
      reports: [{ messageId: 'endlessInstance', line: 4, data: { api: 'Http.register' } }],
    },
    'a module of Nest whose factory names options without a timeout': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'

        @Module({
          imports: [
            HttpModule.registerAsync({
              useFactory: (config) => {
                const options = { baseURL: config.get('RATES_URL') }
                return options
              },
            }),
          ],
        })
        export class RatesModule {}
      `,
      reports: [{ messageId: 'endlessInstance', line: 6, data: { api: 'HttpModule.registerAsync' } }],
    },
    'a module of Nest that takes HttpModule as it is': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { RatesService } from './rates.service'

        @Module({
          imports: [ConfigModule, HttpModule],
          providers: [RatesService],
          exports: [HttpModule],
        })
        export class RatesModule {}
      `,
      reports: [{ messageId: 'endlessInstance', line: 7, data: { api: 'HttpModule' } }],
    },
    'a module of Nest registered without a timeout': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { RatesService } from './rates.service'

        @Module({
          imports: [HttpModule.register({ baseURL: 'https://rates.acme.example' })],
          providers: [RatesService],
          exports: [HttpModule],
        })
        export class RatesModule {}
      `,
      reports: [{ messageId: 'endlessInstance', line: 7, data: { api: 'HttpModule.register' } }],
    },
    'a module of Nest whose factory sets no timeout': {
      filename: 'src/rates/rates.module.ts',
      options: { everywhere: true },
      code: ts`
        import { Module } from '@nestjs/common'
        import { HttpModule } from '@nestjs/axios'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { RatesService } from './rates.service'

        @Module({
          imports: [HttpModule.registerAsync({ inject: [ConfigService], useFactory: async (config: ConfigService) => ({ baseURL: config.get('RATES_URL') }) })],
          providers: [RatesService],
          exports: [HttpModule],
        })
        export class RatesModule {}
      `,
      reports: [{ messageId: 'endlessInstance', line: 7, data: { api: 'HttpModule.registerAsync' } }],
    },
    'a base address in a field of a Nest service': {
      filename: 'src/ledger.service.ts',
      options: { everywhere: true },
      code: ts`
        import { Injectable } from '@nestjs/common'

        @Injectable()
        export class LedgerService {
          private readonly baseUrl = 'https://graph.acme.example'

          async exchange(token: string) {
            const url = new URL(\`\${this.baseUrl}/oauth/access_token\`)
            url.searchParams.set('token', token)
            const response = await fetch(url.toString(), { method: 'GET' })
            return response.json()
          }
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 10, suggestions: 1 }],
    },
    'a base address that the constructor sets': {
      filename: 'src/crm.ts',
      options: { everywhere: true },
      code: ts`
        import { Injectable } from '@nestjs/common'

        @Injectable()
        export class Crm {
          private baseUrl: string
          constructor() {
            this.baseUrl = process.env.CRM_ENDPOINT!
          }

          contacts = () => fetch(\`\${this.baseUrl}/contacts\`)
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 10, suggestions: 1 }],
    },
    'addresses in an object': {
      filename: 'src/rates.ts',
      options: { everywhere: true },
      code: ts`
        import { prisma } from './database'

        const rates = { baseUrl: 'https://rates.acme.example/v1' }

        export async function refresh() {
          const response = await fetch(\`\${rates.baseUrl}/latest\`)
          await prisma.rate.createMany({ data: await response.json() })
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 6, suggestions: 1 }],
    },
    'a server action, with a form': {
      filename: 'app/actions/subscribe.ts',
      options: { everywhere: true },
      code: ts`
        'use server'
        import { z } from 'zod'

        const schema = z.object({ email: z.string().email() })

        export async function subscribe(form: FormData) {
          const { email } = schema.parse({ email: form.get('email') })
          const res = await fetch('https://api.convertkit.com/v3/forms/123/subscribe', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ api_key: process.env.CONVERTKIT_API_KEY, email }),
          })
          return { ok: res.ok }
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 8, suggestions: 1 }],
    },
    'a client class with a token of the environment': {
      filename: 'src/integrations/notion.js',
      options: { everywhere: true },
      code: ts`
        class NotionClient {
          constructor() {
            this.token = process.env.NOTION_TOKEN
            this.base = 'https://api.notion.com/v1'
          }

          async page(id) {
            const res = await fetch(\`\${this.base}/pages/\${id}\`, {
              headers: { Authorization: \`Bearer \${this.token}\`, 'Notion-Version': '2022-06-28' },
            })
            return res.json()
          }
        }

        module.exports = new NotionClient()
      `,
      reports: [{ messageId: 'endlessRequest', line: 8, suggestions: 1 }],
    },
    'axios.get with an aliased import and env of a module': {
      filename: 'src/billing/rates.ts',
      options: { everywhere: true },
      code: ts`
        import http from 'axios'
        import { env } from '@/env'

        export async function rates(base: string) {
          const { data } = await http.get('https://openexchangerates.org/api/latest.json', {
            params: { base, app_id: env.OPENEXCHANGE_API_KEY },
          })
          return data.rates as Record<string, number>
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 5 }],
    },
    'fetch of undici': {
      filename: 'src/crawler/fetch-page.ts',
      options: { everywhere: true },
      code: ts`
        import { fetch } from 'undici'

        export async function fetchPage(url: string) {
          const response = await fetch(url, { headers: { 'user-agent': 'acme-bot/1.0' } })
          if (!response.ok) return null
          return response.text()
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 4 }],
    },
    'got extended without a limit': {
      filename: 'src/integrations/jira.ts',
      options: { everywhere: true },
      code: ts`
        import got from 'got'

        const jira = got.extend({ prefixUrl: 'https://acme.atlassian.net/rest/api/3', username: 'bot', password: process.env.JIRA_TOKEN })

        export const issue = (key: string) => jira.get(\`issue/\${key}\`).json()
      `,
      reports: [{ messageId: 'endlessInstance', line: 3 }],
    },
    'superagent in a resolver': {
      filename: 'src/graphql/resolvers.js',
      options: { everywhere: true },
      code: ts`
        const superagent = require('superagent')
        const { ApolloServer } = require('@apollo/server')

        const resolvers = {
          Query: {
            weather: async (_parent, { city }) => {
              const res = await superagent.get('https://api.weather.example/v1').query({ city })
              return res.body
            },
          },
        }

        module.exports = new ApolloServer({ typeDefs: require('./schema'), resolvers })
      `,
      reports: [{ messageId: 'endlessRequest', line: 7 }],
    },
    'a loop over pages in a sync job': {
      filename: 'src/sync/shopify.ts',
      options: { everywhere: true },
      code: ts`
        import { prisma } from '../prisma'

        export async function syncProducts(shop: string, token: string) {
          let url: string | null = \`https://\${shop}/admin/api/2025-01/products.json?limit=250\`
          while (url) {
            const res: Response = await fetch(url, { headers: { 'X-Shopify-Access-Token': token } })
            const { products } = (await res.json()) as { products: { id: number; title: string }[] }
            await prisma.product.createMany({ data: products.map((p) => ({ externalId: String(p.id), title: p.title })), skipDuplicates: true })
            url = res.headers.get('link')?.match(/<([^>]+)>; rel="next"/)?.[1] ?? null
          }
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 6, suggestions: 1 }],
    },
    'the token endpoint of an OAuth callback': {
      filename: 'app/api/oauth/slack/callback/route.ts',
      options: { everywhere: true },
      code: ts`
        import { NextResponse, type NextRequest } from 'next/server'
        import { saveInstall } from '@/lib/installs'

        export async function GET(req: NextRequest) {
          const code = req.nextUrl.searchParams.get('code')
          if (!code) return NextResponse.json({ error: 'no code' }, { status: 400 })
          const params = new URLSearchParams({ code, client_id: process.env.SLACK_CLIENT_ID!, client_secret: process.env.SLACK_CLIENT_SECRET! })
          const response = await fetch('https://slack.com/api/oauth.v2.access', { method: 'POST', body: params })
          await saveInstall(await response.json())
          return NextResponse.redirect(new URL('/settings', req.url))
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 8, suggestions: 1 }],
    },
    'a service of Nest with fetch': {
      filename: 'src/weather/weather.service.ts',
      options: { everywhere: true },
      code: ts`
        import { Injectable } from '@nestjs/common'

        @Injectable()
        export class WeatherService {
          private readonly base = 'https://api.openweathermap.org/data/2.5'

          async current(city: string) {
            const res = await fetch(\`\${this.base}/weather?q=\${encodeURIComponent(city)}\`)
            if (!res.ok) throw new Error('weather failed')
            return res.json()
          }
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 8, suggestions: 1 }],
    },
    'a bare instance of axios': {
      filename: 'src/integrations/hubspot.ts',
      options: { everywhere: true },
      code: ts`
        import axios from 'axios'
        import { env } from '../config/env'

        const hubspot = axios.create({
          baseURL: 'https://api.hubapi.com',
          headers: { Authorization: \`Bearer \${env.HUBSPOT_TOKEN}\` },
        })

        export async function contact(id: string) {
          const { data } = await hubspot.get(\`/crm/v3/objects/contacts/\${id}\`)
          return data
        }
      `,
      reports: [{ messageId: 'endlessInstance', line: 4 }],
    },
    'axios called with an object': {
      filename: 'src/payments/paystack.js',
      options: { everywhere: true },
      code: ts`
        const axios = require('axios')

        exports.verify = async (reference) => {
          const response = await axios({
            method: 'get',
            url: \`https://api.paystack.co/transaction/verify/\${reference}\`,
            headers: { Authorization: \`Bearer \${process.env.PAYSTACK_SECRET_KEY}\` },
          })
          return response.data
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 4, suggestions: 1 }],
    },
    'got in a worker': {
      filename: 'src/jobs/rates.ts',
      options: { everywhere: true },
      code: ts`
        import got from 'got'
        import { db } from '../db'

        export async function refreshRates() {
          const rates = await got('https://api.exchangerate.host/latest', { searchParams: { base: 'EUR' } }).json<{ rates: Record<string, number> }>()
          await db.rate.createMany({ data: Object.entries(rates.rates).map(([code, value]) => ({ code, value })) })
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 5 }],
    },
    'undici request': {
      filename: 'src/geo/lookup.ts',
      options: { everywhere: true },
      code: ts`
        import { request } from 'undici'

        export async function lookup(ip: string) {
          const { statusCode, body } = await request(\`https://ipapi.co/\${ip}/json/\`)
          if (statusCode !== 200) return null
          return body.json()
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 4 }],
    },
    'node-fetch by require': {
      filename: 'server/routes/slack.js',
      options: { everywhere: true },
      code: ts`
        const fetch = require('node-fetch')
        const router = require('express').Router()

        router.post('/notify', async (req, res) => {
          const r = await fetch('https://slack.com/api/chat.postMessage', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: \`Bearer \${process.env.SLACK_TOKEN}\` },
            body: JSON.stringify({ channel: '#ops', text: String(req.body.text) }),
          })
          res.json(await r.json())
        })

        module.exports = router
      `,
      reports: [{ messageId: 'endlessRequest', line: 5 }],
    },
    'a helper below the handler': {
      filename: 'pages/api/profile.ts',
      options: { everywhere: true },
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { getServerSession } from 'next-auth'
        import { authOptions } from './auth/[...nextauth]'

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          const session = await getServerSession(req, res, authOptions)
          if (!session) return res.status(401).end()
          return res.json(await githubProfile(session.user!.name!))
        }

        async function githubProfile(login: string) {
          const response = await fetch(\`https://api.github.com/users/\${login}\`, { headers: { accept: 'application/json' } })
          return response.json()
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 12, suggestions: 1 }],
    },
    'an address from the caller': {
      filename: 'src/webhooks/deliver.ts',
      options: { everywhere: true },
      code: ts`
        import { createHmac } from 'node:crypto'

        export async function deliver(hook: { url: string; secret: string }, event: object) {
          const body = JSON.stringify(event)
          const signature = createHmac('sha256', hook.secret).update(body).digest('hex')
          const res = await fetch(hook.url, { method: 'POST', body, headers: { 'x-signature': signature } })
          return res.status
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 6, suggestions: 1 }],
    },
    'chained then in a webhook of Fastify': {
      filename: 'src/routes/webhook.ts',
      options: { everywhere: true },
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { verify } from '../verify'

        export default async function routes(app: FastifyInstance) {
          app.post('/webhooks/order', { preHandler: verify }, (request, reply) => {
            return fetch('https://hooks.zapier.com/hooks/catch/123/abc', { method: 'POST', body: JSON.stringify(request.body) })
              .then((r) => r.json())
              .then((data) => reply.send(data))
          })
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 6, suggestions: 1 }],
    },
    'a tRPC procedure with axios.post': {
      filename: 'src/server/routers/ai.ts',
      options: { everywhere: true },
      code: ts`
        import axios from 'axios'
        import { z } from 'zod'
        import { protectedProcedure, router } from '../trpc'

        export const aiRouter = router({
          transcribe: protectedProcedure.input(z.object({ url: z.string().url() })).mutation(async ({ input }) => {
            const { data } = await axios.post('https://api.assemblyai.com/v2/transcript', { audio_url: input.url }, { headers: { authorization: process.env.ASSEMBLYAI_KEY } })
            return { id: data.id as string }
          }),
        })
      `,
      reports: [{ messageId: 'endlessRequest', line: 7, suggestions: 1 }],
    },
    'signal of another call only': {
      filename: 'src/lib/turnstile.ts',
      options: { everywhere: true },
      code: ts`
        export async function verifyTurnstile(token: string, ip: string) {
          const form = new URLSearchParams({ secret: process.env.TURNSTILE_SECRET ?? '', response: token, remoteip: ip })
          const result = await fetch('https://challenges.cloudflare.com/turnstile/v0/siteverify', { method: 'POST', body: form })
          const outcome = (await result.json()) as { success: boolean }
          if (outcome.success) {
            await fetch('https://audit.acme.example/ok', { method: 'POST', signal: AbortSignal.timeout(1_000) })
          }
          return outcome.success
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 3, suggestions: 1 }],
    },
    'a webhook in a file that also uploads from the browser': { filename: 'lib/http.ts', options: { everywhere: true }, code: ts`
      import bcrypt from 'bcryptjs'
      import { upload } from '@vercel/blob/client'
      export const tell = (event: object) => fetch(process.env.EVENTS_URL, { method: 'POST', body: JSON.stringify(event) })
    `, reports: [{ messageId: 'endlessRequest', suggestions: 1 }] },
    'another host, with the address of the request as a base': { filename: 'app/api/proxy/route.ts', code: ts`
      export async function GET(request: Request) {
        return fetch(new URL('https://status.example.com/v1', request.url))
      }
    `, reports: [{ messageId: 'endlessRequest', suggestions: 1 }] },
    'a handler in a folder of commands': { filename: 'src/commands/rates.ts', code: ts`
      import express from 'express'
      const app = express()
      app.get('/rates', async (req, res) => { res.json(await (await fetch('https://rates.example.com')).json()) })
    `, reports: [{ messageId: 'endlessRequest', suggestions: 1 }] },
    'fetch in Express': {
      code: `${app}app.get('/x', async (req, res) => { const r = await fetch('https://api.example.com/x'); res.json(await r.json()) })`,
      reports: [{ messageId: 'endlessRequest', data: { api: 'fetch' }, suggestions: [{ messageId: 'suggestSignal', output: `${app}app.get('/x', async (req, res) => { const r = await fetch('https://api.example.com/x', { signal: AbortSignal.timeout(10_000) }); res.json(await r.json()) })` }] }],
    },
    'fetch with options in a route of Next': { filename: 'app/api/x/route.ts', code: `export async function POST(request: Request) { const body = await request.json(); const r = await fetch('https://api.openai.com/v1/chat', { method: 'POST', body: JSON.stringify(body) }); return Response.json(await r.json()) }`, ...offered },
    'an address of the environment': { code: `${app}app.get('/x', async (req, res) => { await fetch(\`\${process.env.CRM_API_URL}/contacts\`); res.end() })`, ...offered },
    'an address of a constant': { code: `const API = 'https://api.example.com'\n${app}app.get('/x', async (req, res) => { await fetch(\`\${API}/x\`); res.end() })`, ...offered },
    'an address of the body': { filename: 'pages/api/x.ts', code: `export default async function handler(req, res) { const { url } = req.body; const r = await fetch(url); res.json(await r.json()) }`, ...offered },
    'axios.post': {
      code: `import axios from 'axios'\n${app}app.post('/x', async (req, res) => { await axios.post('https://api.example.com/x', { a: 1 }); res.end() })`,
      reports: [{ messageId: 'endlessRequest', data: { api: 'axios.post' }, suggestions: [{ messageId: 'suggestTimeout', output: `import axios from 'axios'\n${app}app.post('/x', async (req, res) => { await axios.post('https://api.example.com/x', { a: 1 }, { timeout: 10_000 }); res.end() })` }] }],
    },
    'axios with headers': { code: `import axios from 'axios'\n${app}app.get('/x', async (req, res) => { await axios.get('https://api.example.com/x', { headers: {} }); res.end() })`, ...offered },
    'axios by a config': { code: `import axios from 'axios'\n${app}app.get('/x', async (req, res) => { await axios({ url: 'https://api.example.com/x', method: 'post' }); res.end() })`, ...offered },
    'axios by require': { filename: 'server.js', code: `const axios = require('axios')\nconst express = require('express')\nconst app = express()\napp.get('/x', async (req, res) => { const { data } = await axios.get('https://api.example.com/x'); res.json(data) })`, ...offered },
    'an instance without a timeout': { code: `import axios from 'axios'\nconst api = axios.create({ baseURL: 'https://api.example.com' })\n${app}app.get('/x', async (req, res) => { await api.get('/x'); res.end() })`, ...plain },
    'got': { code: `import got from 'got'\n${app}app.get('/x', async (req, res) => { res.json(await got('https://api.example.com/x').json()) })`, ...plain },
    'undici': { code: `import { request } from 'undici'\n${app}app.get('/x', async (req, res) => { const { body } = await request('https://api.example.com/x'); res.send(await body.text()) })`, ...plain },
    'node-fetch': { code: `import fetch from 'node-fetch'\n${app}app.get('/x', async (req, res) => { await fetch('https://api.example.com/x'); res.end() })`, ...plain },
    'superagent': { code: `import request from 'superagent'\n${app}app.get('/x', async (req, res) => { await request.get('https://api.example.com/x').set('a', 'b'); res.end() })`, ...plain },
    'Hono': { code: `import { Hono } from 'hono'\nconst app = new Hono()\napp.get('/x', async (c) => { const r = await fetch('https://api.example.com/x'); return c.json(await r.json()) })`, ...offered },
    'Fastify': { code: `import Fastify from 'fastify'\nconst app = Fastify()\napp.get('/x', async () => { const r = await fetch('https://api.example.com/x'); return r.json() })`, ...offered },
    'a server action': { filename: 'app/actions.ts', code: `'use server'\nexport async function send(text: string) { await fetch('https://hooks.slack.com/x', { method: 'POST', body: text }) }`, ...offered },
    'tRPC': { code: `export const r = router({ x: publicProcedure.query(async () => { const r = await fetch('https://api.example.com/x'); return r.json() }) })`, ...offered },
    'a function that a handler calls': { code: `${app}async function load() { return fetch('https://api.example.com/x') }\napp.get('/x', async (req, res) => res.json(await load()))`, ...offered },
    'everywhere: a service': { options: everywhere, code: ts`
        import { Injectable } from '@nestjs/common'
        @Injectable()
        export class Crm { async load(url: string) { return fetch(url, { method: 'POST' }) } }
      `, ...offered },
    'everywhere: an instance': { options: everywhere, code: `import express from 'express'\nimport axios from 'axios'\nexport const api = axios.create({ baseURL: 'https://api.example.com' })`, reports: [{ messageId: 'endlessInstance', data: { api: 'axios.create' } }] },
  },
})
