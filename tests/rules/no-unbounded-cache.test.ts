import rule from '../../src/rules/no-unbounded-cache.js'
import { testRule, ts } from '../support/test-rule.js'

const grows = (line: number) => ({ messageId: 'endlessGrowth', line })
const lists = (line: number) => ({ messageId: 'endlessList', line })

testRule(rule, {
  valid: {
    'tables in memory that lose rows, are chosen for want of a database, or are made for each use': {
      filename: 'src/storage.ts',
      code: ts`
        import { randomUUID } from 'node:crypto'
        class Carts {
          private carts = new Map<string, Cart>()
          add(cart: NewCart) {
            const id = randomUUID()
            this.carts.set(id, { ...cart, id, createdAt: new Date() })
          }
          remove(id: string) {
            this.carts.delete(id)
          }
        }
        export const carts = new Carts()
        class Orders {
          private orders: Map<string, Order>
          constructor() {
            this.orders = new Map()
          }
          add(order: NewOrder) {
            const id = randomUUID()
            this.orders.set(id, { ...order, id, createdAt: new Date() })
          }
        }
        export const orders = process.env.DATABASE_URL ? new StoredOrders() : new Orders()
        class Visits {
          visits = {}
          add(visit: NewVisit) {
            const id = randomUUID()
            this.visits[id] = { ...visit, id, createdAt: new Date() }
          }
        }
        export const open = () => new Visits()
      `,
    },
    'parts of the program under ids of their own': {
      filename: 'src/bus.ts',
      code: ts`
        import { randomUUID } from 'node:crypto'
        class Bus {
          private targets = new Map<string, Target>()
          private plans = new Map<string, Plan>()
          watch(run: () => void) {
            const id = randomUUID()
            this.targets.set(id, { id, run })
          }
          learn(name: string, plan: Plan) {
            this.plans.set(name, { ...plan, id: name, createdAt: new Date() })
          }
        }
        export const bus = new Bus()
      `,
    },
    'an object that is handed on, and one whose entries go': {
      filename: 'src/people.js',
      code: ts`
        const people = {
          byToken: {},
          add(token, user) { this.byToken[token] = user },
        }
        sweep(people)
        const seen = {
          byEmail: new Map(),
          add(email) { this.byEmail.set(email, 1) },
          forget(email) { this.byEmail.delete(email) },
        }
        module.exports = { people, seen }
      `,
    },
    'sweep by an interval': {
      code: ts`
        const hits = new Map<string, { count: number; reset: number }>()

        setInterval(() => {
          const now = Date.now()
          for (const [ip, entry] of hits) if (entry.reset < now) hits.delete(ip)
        }, 60_000).unref()

        export function hit(ip: string) {
          const entry = hits.get(ip) ?? { count: 0, reset: Date.now() + 60_000 }
          entry.count++
          hits.set(ip, entry)
          return entry.count
        }
      `,
    },
    'oldest goes when it is full': {
      code: ts`
        const cache = new Map<string, string>()
        const MAX = 500

        export function remember(prompt: string, answer: string) {
          if (cache.size >= MAX) {
            const oldest = cache.keys().next().value
            if (oldest !== undefined) cache.delete(oldest)
          }
          cache.set(prompt, answer)
        }
      `,
    },
    'calls in flight are removed when they end': {
      code: ts`
        const inFlight = new Map<string, Promise<unknown>>()

        export function once(url: string, load: (url: string) => Promise<unknown>) {
          const running = inFlight.get(url)
          if (running) return running
          const promise = load(url).finally(() => inFlight.delete(url))
          inFlight.set(url, promise)
          return promise
        }
      `,
    },
    'registry of plugins': {
      code: ts`
        type Plugin = { name: string; run(): void }

        const plugins = new Map<string, Plugin>()

        export function register(plugin: Plugin) {
          plugins.set(plugin.name, plugin)
        }

        export function run(name: string) {
          plugins.get(name)?.run()
        }
      `,
    },
    'formatters by currency and locale': {
      code: ts`
        const formatters: Record<string, Intl.NumberFormat> = {}

        export function format(amount: number, currency: string, locale = 'en') {
          const key = \`\${locale}:\${currency}\`
          formatters[key] ??= new Intl.NumberFormat(locale, { style: 'currency', currency })
          return formatters[key].format(amount)
        }
      `,
    },
    'weak map by the request': {
      code: ts`
        import type { Request } from 'express'

        const started = new WeakMap<Request, number>()

        export function start(req: Request) {
          started.set(req, Date.now())
        }
      `,
    },
    'sockets are removed on close': {
      code: ts`
        import { WebSocketServer, type WebSocket } from 'ws'

        const clients = new Map<string, WebSocket>()
        const wss = new WebSocketServer({ port: 8080 })

        wss.on('connection', (socket, request) => {
          const id = request.headers['sec-websocket-key']!
          clients.set(id, socket)
          socket.on('close', () => clients.delete(id))
        })
      `,
    },
    'a map of one call': {
      code: ts`
        export async function group(rows: { userId: string; total: number }[]) {
          const byUser = new Map<string, number>()
          for (const { userId, total } of rows) {
            byUser.set(userId, (byUser.get(userId) ?? 0) + total)
          }
          return byUser
        }
      `,
    },
    'buffer that is flushed': {
      code: ts`
        import { prisma } from './prisma'

        let buffer: { userId: string; at: Date }[] = []

        export function track(userId: string) {
          buffer.push({ userId, at: new Date() })
        }

        setInterval(async () => {
          const batch = buffer
          buffer = []
          if (batch.length > 0) await prisma.view.createMany({ data: batch })
        }, 5_000)
      `,
    },
    'node-cache with a lifetime': {
      code: ts`
        import NodeCache from 'node-cache'
        import TTLCache from '@isaacs/ttlcache'

        const sessions = new NodeCache({ stdTTL: 600 })
        const tokens = new TTLCache<string, string>({ ttl: 60_000, max: 1000 })

        export function remember(userId: string, token: string) {
          sessions.set(userId, { token })
          tokens.set(userId, token)
        }
      `,
    },
    'hook of the browser': {
      filename: 'src/hooks/use-avatar.ts',
      code: ts`
        'use client'
        import { useEffect, useState } from 'react'

        const avatars = new Map<string, string>()

        export function useAvatar(userId: string) {
          const [url, setUrl] = useState(avatars.get(userId))
          useEffect(() => {
            fetch(\`/api/avatars/\${userId}\`).then((r) => r.text()).then((u) => {
              avatars.set(userId, u)
              setUrl(u)
            })
          }, [userId])
          return url
        }
      `,
    },
    'test double': {
      filename: 'tests/fakes/mailer.ts',
      code: ts`
        const sent = new Map<string, string[]>()

        export function send(email: string, text: string) {
          sent.set(email, [...(sent.get(email) ?? []), text])
        }
      `,
    },
    'read only table': {
      code: ts`
        const LIMITS: Record<string, number> = { free: 10, pro: 1000 }
        const labels = new Map([['free', 'Free'], ['pro', 'Pro']])

        export function limitOf(plan: string) {
          return { limit: LIMITS[plan] ?? 0, label: labels.get(plan) }
        }
      `,
    },
    'exported for another file to sweep': {
      code: ts`
        export const attempts = new Map<string, number>()

        export function attempt(ip: string) {
          attempts.set(ip, (attempts.get(ip) ?? 0) + 1)
        }
      `,
    },
    'timers of debounced saves': {
      code: ts`
        import { save } from './save'

        const timers = new Map<string, NodeJS.Timeout>()

        export function saveLater(documentId: string, text: string) {
          clearTimeout(timers.get(documentId))
          timers.set(documentId, setTimeout(() => {
            timers.delete(documentId)
            void save(documentId, text)
          }, 500))
        }
      `,
    },
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
    'orders in the memory of a class that is made once': {
      filename: 'server/storage.ts',
      code: ts`
        import { randomUUID } from 'crypto'
        export class MemStorage implements IStorage {
          private users: Map<string, User>
          private orders: Map<number, Order>
          private nextId: number
          constructor() {
            this.users = new Map()
            this.orders = new Map()
            this.nextId = 1
          }
          async getUser(id: string) {
            return this.users.get(id)
          }
          async createUser(given: NewUser) {
            const id = randomUUID()
            const user: User = { ...given, id, createdAt: new Date(), plan: given.plan || null }
            this.users.set(id, user)
            return user
          }
          async createOrder(given: NewOrder) {
            const id = this.nextId++
            const order = { ...given, id, created_at: new Date().toISOString() }
            this.orders.set(id, order)
            return order
          }
        }
        export const storage = new MemStorage()
      `,
      reports: [{ messageId: 'rowsInMemory', data: { names: '`users` (and 1 more like it)' }, line: 17 }],
    },
    'payments under an id of their own': {
      filename: 'app/api/payment/storage.ts',
      code: ts`
        class Payments {
          private transactions = new Map<string, Transaction>()
          async create(transaction: NewTransaction) {
            const row: Transaction = { transactionId: transaction.transactionId, value: transaction.value, createdAt: new Date() }
            this.transactions.set(transaction.transactionId, row)
            return row
          }
          async find(transactionId: string) {
            return this.transactions.get(transactionId)
          }
        }
        export const storage = new Payments()
      `,
      reports: [{ messageId: 'rowsInMemory', data: { names: '`transactions`' } }],
    },
    'a Nest service that keeps its rows': {
      filename: 'src/tasks/tasks.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { v4 as uuid } from 'uuid'
        @Injectable()
        export class TasksService {
          private tasks: Record<string, Task> = {}
          create(dto: CreateTaskDto) {
            const id = uuid()
            this.tasks[id] = { id, title: dto.title, createdAt: new Date() }
          }
        }
      `,
      reports: [{ messageId: 'rowsInMemory', data: { names: '`tasks`' } }],
    },
    'who is signed in, in an object of the module': {
      filename: 'lib/people.js',
      code: ts`
        const people = {
          byToken: {},
          put(token, user) { this.byToken[token] = user },
          get(token) { return this.byToken[token] },
        }
        exports.people = people
      `,
      reports: [{ messageId: 'endlessGrowth', data: { name: 'byToken', by: 'token' } }],
    },
    'a cache that a constructor makes': {
      filename: 'src/answers.ts',
      code: ts`
        class Answers {
          constructor(ask) {
            this.ask = ask
            this.cache = new Map()
          }
          async to(prompt) {
            const answer = this.cache.get(prompt) ?? (await this.ask(prompt))
            this.cache.set(prompt, answer)
            return answer
          }
        }
        export const answers = new Answers(ask)
      `,
      reports: [{ messageId: 'endlessGrowth', data: { name: 'cache', by: 'prompt' } }],
    },
    'limiter by address in a Next route': {
      filename: 'app/api/contact/route.ts',
      code: ts`
        const hits = new Map<string, { count: number; since: number }>()

        export async function POST(request: Request) {
          const ip = request.headers.get('x-forwarded-for') ?? 'unknown'
          const entry = hits.get(ip)
          if (entry && Date.now() - entry.since < 60_000) {
            if (entry.count >= 5) return new Response('Too many requests', { status: 429 })
            entry.count++
          } else {
            hits.set(ip, { count: 1, since: Date.now() })
          }
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'endlessGrowth', line: 10 }],
    },
    'seen ids of a webhook in a set': {
      filename: 'src/webhooks.js',
      code: ts`
        const express = require('express')

        const processed = new Set()
        const router = express.Router()

        router.post('/webhooks/github', async (req, res) => {
          const delivery = req.headers['x-github-delivery']
          if (processed.has(delivery)) return res.sendStatus(200)
          processed.add(delivery)
          await handle(req.body)
          res.sendStatus(202)
        })

        async function handle(event) {
          console.log(event.action)
        }

        module.exports = router
      `,
      reports: [{ messageId: 'endlessGrowth', line: 9 }],
    },
    'plain object of sessions in express': {
      filename: 'src/chat.js',
      code: ts`
        import express from 'express'
        import { ask } from './llm.js'

        const conversations = {}
        const app = express()

        app.post('/chat', async (req, res) => {
          const { sessionId, message } = req.body
          if (!conversations[sessionId]) {
            conversations[sessionId] = []
          }
          conversations[sessionId].push({ role: 'user', content: message })
          res.json(await ask(conversations[sessionId]))
        })
      `,
      reports: [{ messageId: 'endlessGrowth', line: 10 }],
    },
    'array that collects every request in hono': {
      code: ts`
        import { Hono } from 'hono'

        const feedback: { text: string; at: number }[] = []
        const app = new Hono()

        app.post('/feedback', async (c) => {
          const { text } = await c.req.json()
          feedback.push({ text, at: Date.now() })
          return c.json({ ok: true }, 201)
        })

        export default app
      `,
      reports: [{ messageId: 'endlessList', line: 8 }],
    },
    'memo of embeddings by text': {
      code: ts`
        import { openai } from './openai'

        const embeddingCache: Record<string, number[]> = Object.create(null)

        export const embed = async (text: string): Promise<number[]> => {
          const hit = embeddingCache[text]
          if (hit) return hit
          const { data } = await openai.embeddings.create({ model: 'text-embedding-3-small', input: text })
          return (embeddingCache[text] = data[0].embedding)
        }
      `,
      reports: [{ messageId: 'endlessGrowth', line: 9 }],
    },
    'ttl is checked on reading and nothing is removed': {
      code: ts`
        import { prisma } from './prisma'

        const cache = new Map<string, { value: unknown; expires: number }>()

        export async function profile(userId: string) {
          const entry = cache.get(userId)
          if (entry && entry.expires > Date.now()) return entry.value
          const value = await prisma.user.findUnique({ where: { id: userId }, select: { name: true } })
          cache.set(userId, { value, expires: Date.now() + 60_000 })
          return value
        }
      `,
      reports: [{ messageId: 'endlessGrowth', line: 9 }],
    },
    'login attempts of a nest service in a module map': {
      code: ts`
        import { Injectable, UnauthorizedException } from '@nestjs/common'

        const failures = new Map<string, number>()

        @Injectable()
        export class LoginService {
          async fail(email: string) {
            const count = (failures.get(email) ?? 0) + 1
            failures.set(email, count)
            if (count > 5) throw new UnauthorizedException('Locked')
          }
        }
      `,
      reports: [{ messageId: 'endlessGrowth', line: 9 }],
    },
    'static map of a class keyed by the url of the request': {
      code: ts`
        import type { FastifyInstance } from 'fastify'

        let responses = new Map<string, string>()

        export async function routes(app: FastifyInstance) {
          app.get('/preview', async (request) => {
            const { url } = request.query as { url: string }
            if (!responses.has(url)) {
              const page = await fetch(url, { signal: AbortSignal.timeout(3000) })
              responses.set(url, await page.text())
            }
            return { html: responses.get(url) }
          })
        }
      `,
      reports: [{ messageId: 'endlessGrowth', line: 10 }],
    },
    'usage counters in a null object': {
      filename: 'server/usage.ts',
      code: ts`
        const usage: { [userId: string]: { tokens: number } } = {}

        export function trackUsage(userId: string, tokens: number) {
          usage[userId] ??= { tokens: 0 }
          usage[userId].tokens += tokens
        }

        export function usageOf(userId: string) {
          return usage[userId]?.tokens ?? 0
        }
      `,
      reports: [{ messageId: 'endlessGrowth', line: 4 }],
    },
    'nested map by user in a trpc procedure': {
      code: ts`
        import { z } from 'zod'
        import { protectedProcedure, router } from './trpc'

        const drafts = new Map<string, Map<string, string>>()

        export const editor = router({
          save: protectedProcedure.input(z.object({ documentId: z.string(), text: z.string() })).mutation(({ ctx, input }) => {
            const mine = drafts.get(ctx.session.user.id) ?? new Map<string, string>()
            mine.set(input.documentId, input.text)
            drafts.set(ctx.session.user.id, mine)
          }),
        })
      `,
      reports: [{ messageId: 'endlessGrowth', line: 10 }],
    },
    'array of a server action with a spread': {
      filename: 'app/guestbook/actions.ts',
      code: ts`
        'use server'

        let entries: { name: string; text: string }[] = []

        export async function sign(formData: FormData) {
          entries = [...entries, { name: String(formData.get('name')), text: String(formData.get('text')) }]
          return entries.slice(-10)
        }
      `,
      reports: [{ messageId: 'endlessList', line: 6 }],
    },
    'tokens of a password reset in memory': {
      code: ts`
        import crypto from 'node:crypto'
        import { sendMail } from './mail'

        const resetTokens = new Map<string, string>()

        export async function requestReset(email: string) {
          const token = crypto.randomBytes(32).toString('hex')
          resetTokens.set(email, token)
          await sendMail(email, \`https://app.example.com/reset?token=\${token}\`)
        }

        export function check(email: string, token: string) {
          return resetTokens.get(email) === token
        }
      `,
      reports: [{ messageId: 'endlessGrowth', line: 8 }],
    },
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
