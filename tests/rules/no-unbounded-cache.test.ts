import rule from '../../src/rules/no-unbounded-cache.js'
import { testRule, ts } from '../support/test-rule.js'

const grows = (line: number) => ({ messageId: 'endlessGrowth', line })
const lists = (line: number) => ({ messageId: 'endlessList', line })

testRule(rule, {
  valid: {
    'entries that are deleted': ts`
      const hits = new Map<string, number>()
      export function hit(ip: string) { hits.set(ip, (hits.get(ip) ?? 0) + 1); setTimeout(() => hits.delete(ip), 60_000) }
    `,
    'a sweep': ts`
      const cache = new Map()
      setInterval(() => { for (const [key, { end }] of cache) if (end < Date.now()) cache.delete(key) }, 60_000)
      export const remember = (userId, value) => cache.set(userId, { value, end: Date.now() + 60_000 })
    `,
    'a check of the size': ts`
      const cache = new Map()
      export function remember(url, value) { if (cache.size > 1000) return; cache.set(url, value) }
    `,
    'cleared now and then': ts`
      let seen = {}
      setInterval(() => { seen = {} }, 3_600_000)
      export function see(email) { seen[email] = true }
    `,
    'an LRU': ts`
      import { LRUCache } from 'lru-cache'
      const cache = new LRUCache({ max: 500 })
      export const remember = (userId, value) => cache.set(userId, value)
    `,
    'a WeakMap': ts`
      const known = new WeakMap()
      export const remember = (request, value) => known.set(request, value)
    `,
    'a registry by name': ts`
      const handlers = new Map()
      export function register(name, handler) { handlers.set(name, handler) }
    `,
    'queues by name': ts`
      const queues = new Map()
      export function queueOf(name) { if (!queues.has(name)) queues.set(name, new Queue(name)); return queues.get(name) }
    `,
    'a fixed key': ts`
      const cache = new Map()
      export async function rates() { if (!cache.has('rates')) cache.set('rates', await load()); return cache.get('rates') }
    `,
    'currencies': ts`
      const rates = {}
      export async function rateOf(currency) { rates[currency] ??= await load(currency); return rates[currency] }
    `,
    'requests that are under way': ts`
      const inFlight = new Map()
      export function once(url) {
        if (!inFlight.has(url)) inFlight.set(url, fetch(url).finally(() => inFlight.delete(url)))
        return inFlight.get(url)
      }
    `,
    'a map inside a function': ts`
      export function group(users) { const byEmail = new Map(); for (const user of users) byEmail.set(user.email, user); return byEmail }
    `,
    'a component of the browser': { filename: 'src/toasts.tsx', code: ts`
      'use client'
      const toastTimeouts = new Map()
      export const add = (toastId, email) => toastTimeouts.set(email, setTimeout(() => {}, 100))
    ` },
    'filled when the program starts': ts`
      const byId = new Map()
      for (const plan of plans) byId.set(plan.id, plan)
      export const planOf = (id) => byId.get(id)
    `,
    'handed to somebody who may empty it': ts`
      const cache = new Map()
      startSweeper(cache)
      export const remember = (userId, value) => cache.set(userId, value)
    `,
    'a field of something short-lived': ts`
      class Batch { users = new Map(); add(user) { this.users.set(user.email, user) } }
      export const batchOf = (users) => { const batch = new Batch(); users.forEach((user) => batch.add(user)); return batch }
    `,
    'a list that keeps the last few': ts`
      import express from 'express'
      const app = express()
      const recent = []
      app.post('/events', (req, res) => { recent.push(req.body); if (recent.length > 100) recent.shift(); res.end() })
    `,
    'a list of listeners': ts`
      const listeners = []
      export function listen(listener) { listeners.push(listener) }
    `,
    'a script': { filename: 'scripts/import.ts', code: ts`
      const seen = new Set()
      export function see(email) { seen.add(email) }
    ` },
    'a command line': ts`
      import { Command } from 'commander'
      const seen = new Set()
      export function see(url) { seen.add(url) }
    `,
    'only read': ts`
      const blocked = new Set()
      export const isBlocked = (ip) => blocked.has(ip)
    `,
  },
  invalid: {
    'a limiter by address': {
      filename: 'app/api/contact/route.ts',
      code: ts`
        const attempts = new Map<string, { count: number; resetAt: number }>()
        function isLimited(ip: string) {
          const now = Date.now()
          const entry = attempts.get(ip)
          if (!entry || entry.resetAt < now) { attempts.set(ip, { count: 1, resetAt: now + 60_000 }); return false }
          entry.count++
          return entry.count > 5
        }
        export async function POST(request: Request) { return isLimited(request.headers.get('x-forwarded-for') ?? '') ? new Response(null, { status: 429 }) : Response.json({}) }
      `,
      reports: [{ ...grows(5), data: { name: 'attempts', by: 'ip' } }],
    },
    'a cache by user in Express': {
      code: ts`
        import express from 'express'
        const app = express()
        const cache = {}
        app.get('/dashboard', async (req, res) => {
          if (!cache[req.query.user]) cache[req.query.user] = await load(req.query.user)
          res.json(cache[req.query.user])
        })
      `,
      reports: [grows(5)],
    },
    'answers by prompt': {
      code: ts`
        const answers = new Map()
        export async function ask(prompt: string) { if (!answers.has(prompt)) answers.set(prompt, await model(prompt)); return answers.get(prompt) }
      `,
      reports: [grows(2)],
    },
    'events that were seen': {
      code: ts`
        const processedEvents = new Set<string>()
        export async function handle(event) { if (processedEvents.has(event.id)) return; processedEvents.add(event.id); await apply(event) }
      `,
      reports: [grows(2)],
    },
    'usage by user': {
      filename: 'server/billing.js',
      code: ts`
        const usage = {}
        function track(userId, tokens) { usage[userId] = (usage[userId] || 0) + tokens }
        module.exports = { track }
      `,
      reports: [{ ...grows(2), data: { name: 'usage', by: 'userId' } }],
    },
    'a cache by key': {
      code: ts`
        const cache = new Map()
        export async function cached(key, load) { if (cache.has(key)) return cache.get(key); const value = await load(); cache.set(key, value); return value }
      `,
      reports: [grows(2)],
    },
    'a key that is put together': {
      code: ts`
        const results = new Map()
        export async function search(userId, query) { const key = \`\${userId}:\${query}\`; results.set(key, await run(query)); return results.get(key) }
      `,
      reports: [grows(2)],
    },
    'a field of a NestJS service': {
      filename: 'src/geo.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        @Injectable()
        export class GeoService {
          private readonly places = new Map<string, Place>()
          async locate(ip: string) { if (!this.places.has(ip)) this.places.set(ip, await lookUp(ip)); return this.places.get(ip) }
        }
      `,
      reports: [grows(5)],
    },
    'a field of the one instance of a class': {
      code: ts`
        class CostGuard { spent = {}; add(userId, cost) { this.spent[userId] = (this.spent[userId] ?? 0) + cost } }
        export const costGuard = new CostGuard()
      `,
      reports: [grows(1)],
    },
    'a log of requests': {
      code: ts`
        import { Hono } from 'hono'
        const app = new Hono()
        const events = []
        app.post('/events', async (c) => { events.push(await c.req.json()); return c.json({ ok: true }) })
        app.get('/events', (c) => c.json(events.map((event) => event.name)))
      `,
      reports: [lists(4)],
    },
    'a list of log lines in Fastify': {
      code: ts`
        import Fastify from 'fastify'
        const app = Fastify()
        const audit: string[] = []
        app.post('/login', async (request, reply) => { audit.push(\`\${request.ip} signed in\`); return { ok: true } })
      `,
      reports: [lists(4)],
    },
    'a map on the global object': {
      code: ts`
        const cache = (globalThis.userCache ??= new Map())
        export async function userOf(userId) { cache.set(userId, await db.user.find(userId)); return cache.get(userId) }
      `,
      reports: [grows(2)],
    },
    'pages by address': {
      code: ts`
        const pages = new Map()
        export async function page(url: URL) { pages.set(url.href, await render(url)); pages.set(url, 1) }
      `,
      reports: [grows(2)],
    },
  },
})
