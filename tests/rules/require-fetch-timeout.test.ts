import rule from '../../src/rules/require-fetch-timeout.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nconst app = express()\n"
const offered = { reports: [{ messageId: 'endlessRequest', suggestions: 1 }] }
const plain = { reports: ['endlessRequest'] }
const everywhere = { everywhere: true }

testRule(rule, {
  valid: {
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
    'a duration that the file asks for': { filename: 'app/api/x/route.ts', code: `export const maxDuration = 30\nexport async function GET() { return fetch('https://api.example.com/x') }` },
    'superagent with a timeout': `import request from 'superagent'\n${app}app.get('/x', async (req, res) => { await request.get('https://api.example.com/x').timeout(5000); res.end() })`,
  },
  invalid: {
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
