import { afterAll, describe, expect, it } from 'vitest'
import rule from '../../src/rules/require-async-error-handling.js'
import { lintProject, projectWith, removeProjects, type Files } from '../support/temporary-project.js'
import { testRule, ts } from '../support/test-rule.js'

afterAll(removeProjects)

const express4 = { dependencies: { express: '^4.18.2' } }

async function reportsIn(files: Files): Promise<readonly string[]> {
  const reports = await lintProject(projectWith(files), { rules: [rule] })
  return reports.map(({ file, line }) => `${file}:${line}`)
}

const app = (...lines: string[]) => ["import express from 'express'", "import { load, save } from './store'", 'const app = express()', ...lines, ''].join('\n')

describe('Express 4, by the nearest package.json', () => {
  const bad: Record<string, string> = {
    'a handler': app("app.get('/users', async (req, res) => {", '  res.json(await load())', '})'),
    'a handler that is one expression': app("app.get('/users', async (req, res) => res.json(await load()))"),
    'the second of two handlers': app('const auth = (req, res, next) => next()', "app.get('/users', auth, async (req, res) => { res.json(await load()) })"),
    'middleware': app('app.use(async (req, res, next) => {', '  req.user = await load()', '  next()', '})'),
    'a handler in a list': app("app.get('/users', [async (req, res, next) => { await load(); next() }], (req, res) => res.end())"),
    'a chained route': app("app.route('/users').get(async (req, res) => { res.json(await load()) })"),
    'a handler declared apart': app('async function list(req, res) {', '  res.json(await load())', '}', "app.get('/users', list)"),
    'an await ahead of the try': app("app.get('/users', async (req, res) => {", '  const user = await load()', '  try { await save(user) } catch (error) { res.status(500).end() }', '})'),
    'a try without catch': app("app.get('/users', async (req, res) => {", '  try { res.json(await load()) } finally { console.log("done") }', '})'),
    'a catch that throws again': app("app.get('/users', async (req, res) => {", '  try { res.json(await load()) } catch (error) { throw error }', '})'),
    'a throw of its own': app("app.get('/users', async (req, res) => {", "  if (!req.query.page) throw new Error('page is missing')", '  res.end()', '})'),
    'a then without catch': app("app.get('/users', async (req, res) => {", '  await load().then((users) => res.json(users))', '})'),
    'a loop over a stream': app("app.get('/users', async (req, res) => {", '  for await (const user of load()) res.write(user)', '})'),
  }
  for (const [name, text] of Object.entries(bad)) it(`reports ${name}`, async () => expect(await reportsIn({ 'package.json': express4, 'src/server.ts': text })).toHaveLength(1))

  it('reports a router, and each of its handlers', async () => {
    const text = "import { Router } from 'express'\nimport { load } from './store'\nconst router = Router()\nrouter.get('/a', async (req, res) => { res.json(await load()) })\nrouter.post('/b', async (req, res) => { res.json(await load()) })\nexport default router\n"
    expect(await reportsIn({ 'package.json': express4, 'src/routes.ts': text })).toEqual(['src/routes.ts:4', 'src/routes.ts:5'])
  })

  it('reports plain JavaScript with require', async () => {
    const text = "const express = require('express')\nconst router = express.Router()\nrouter.get('/', async (req, res) => {\n  const users = await require('./db').all()\n  res.json(users)\n})\nmodule.exports = router\n"
    expect(await reportsIn({ 'package.json': { dependencies: { express: '4.x' } }, 'routes/users.js': text })).toEqual(['routes/users.js:3'])
  })

  it('reads the package.json of the repository where the nearest names no Express', async () => {
    expect(await reportsIn({ 'package.json': express4, 'apps/api/package.json': { name: 'api' }, 'apps/api/src/server.ts': bad['a handler']! })).toHaveLength(1)
  })

  const good: Record<string, string> = {
    'a handler with try and catch': app("app.get('/users', async (req, res, next) => {", '  try { res.json(await load()) } catch (error) { next(error) }', '})'),
    'an await with a catch of its own': app("app.get('/users', async (req, res, next) => {", '  await load().then((users) => res.json(users)).catch(next)', '})'),
    'a wrapped handler': app("import asyncHandler from 'express-async-handler'", "app.get('/users', asyncHandler(async (req, res) => { res.json(await load()) }))"),
    'a handler wrapped by the project': app("import { catchAsync } from './catch-async'", "app.get('/users', catchAsync(async (req, res) => { res.json(await load()) }))"),
    'a handler wrapped by a function of the file': app('const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next)', "app.get('/users', wrap(async (req, res) => { res.json(await load()) }))"),
    'a handler wrapped where it is declared': app("import { wrap } from './wrap'", 'const list = wrap(async (req, res) => { res.json(await load()) })', "app.get('/users', list)"),
    'express-async-errors in the file': app("import 'express-async-errors'", "app.get('/users', async (req, res) => { res.json(await load()) })"),
    'an async handler that waits for nothing': app("app.get('/users', async (req, res) => { res.end() })"),
    'a handler that is not async': app("app.get('/users', (req, res, next) => { load().then((users) => res.json(users), next) })"),
    'a catch that logs': app("app.get('/users', async (req, res) => {", '  try { res.json(await load()) } catch (error) { await save(error); res.status(500).end() }', '})'),
    'a clean-up behind a catch': app("app.get('/users', async (req, res) => {", '  try { res.json(await load()) } catch (error) { res.status(500).end() } finally { await save() }', '})'),
    'Promise.allSettled': app("app.get('/users', async (req, res) => {", '  res.json(await Promise.allSettled([load(), load()]))', '})'),
    'a pause': app("app.get('/slow', async (req, res) => {", '  await new Promise((resolve) => setTimeout(resolve, 100))', '  res.end()', '})'),
    'a controller whose route is elsewhere': "export const list = async (req, res) => { res.json(await load()) }\n",
    'a setting of the app': app("app.get('view cache')", "const cache = { get: async (key, fn) => fn(key) }", "cache.get('a', async () => { await load() })"),
    'Fastify': "import Fastify from 'fastify'\nconst app = Fastify()\napp.get('/users', async () => { return await load() })\n",
    'Hono': "import { Hono } from 'hono'\nconst app = new Hono()\napp.get('/users', async (c) => c.json(await load()))\n",
    'Koa': "import Router from '@koa/router'\nconst router = new Router()\nrouter.get('/users', async (ctx) => { ctx.body = await load() })\n",
    'express-promise-router': "import Router from 'express-promise-router'\nconst router = Router()\nrouter.get('/users', async (req, res) => { res.json(await load()) })\n",
  }
  for (const [name, text] of Object.entries(good)) it(`is silent on ${name}`, async () => expect(await reportsIn({ 'package.json': express4, 'src/server.ts': text })).toEqual([]))

  it.each(['^5.0.0', '5.1.0', '>=5', 'latest', 'workspace:*', 'catalog:'])('is silent on Express %s', async (express) => {
    expect(await reportsIn({ 'package.json': { dependencies: { express } }, 'src/server.ts': bad['a handler']! })).toEqual([])
  })

  it('is silent where express-async-errors is declared', async () => {
    expect(await reportsIn({ 'package.json': { dependencies: { express: '^4.18.2', 'express-async-errors': '^3.1.1' } }, 'src/server.ts': bad['a handler']! })).toEqual([])
  })

  it('is silent without a package.json that names Express', async () => {
    expect(await reportsIn({ 'package.json': { name: 'x' }, 'src/server.ts': bad['a handler']! })).toEqual([])
  })

  it('looks at the nearest package.json that names it', async () => {
    expect(await reportsIn({ 'package.json': express4, 'apps/api/package.json': { dependencies: { express: '^5.1.0' } }, 'apps/api/src/server.ts': bad['a handler']! })).toEqual([])
  })
})

const listener = 'unhandledListener'
const stream = 'unhandledStreamMethod'

testRule(rule, {
  valid: {
    'whole body in try, answers by callback': {
      code: ts`
        import { Transform } from 'node:stream'
        import { enrich } from './enrich'

        export const step = new Transform({
          objectMode: true,
          async transform(row, _encoding, done) {
            try {
              done(null, await enrich(row))
            } catch (error) {
              done(error as Error)
            }
          },
        })
      `,
    },
    'not awaited but caught': {
      code: ts`
        import { bus } from './bus'
        import { log } from './log'
        import { mail } from './mail'

        bus.on('paid', (order) => {
          mail(order).catch((error) => log.error(error))
        })
      `,
    },
    'Nest event': {
      code: ts`
        import { OnEvent } from '@nestjs/event-emitter'

        export class Mailer {
          @OnEvent('order.paid')
          async paid(order: { id: string }) {
            await this.send(order.id)
          }

          private async send(_id: string) {}
        }
      `,
    },
    'slack bolt': {
      code: ts`
        import { App } from '@slack/bolt'
        import { reply } from './reply'

        const app = new App({ token: process.env.SLACK_TOKEN, signingSecret: process.env.SLACK_SECRET })
        app.event('app_mention', async ({ event, say }) => {
          await say(await reply(event.text))
        })
      `,
    },
    'react native listener': {
      filename: 'src/hooks/useDeepLink.tsx',
      code: ts`
        import { useEffect } from 'react'
        import { Linking } from 'react-native'

        export function useDeepLink(open: (url: string) => Promise<void>) {
          useEffect(() => {
            const subscription = Linking.addEventListener('url', async ({ url }) => {
              await open(url)
            })
            return () => subscription.remove()
          }, [open])
        }
      `,
    },
    'wrapper around the listener': {
      code: ts`
        import { Server } from 'socket.io'
        import { guarded } from './guarded'
        import { save } from './save'

        export function attach(io: Server) {
          io.on('connection', (socket) => {
            socket.on('save', guarded(async (doc) => {
              await save(doc)
            }))
          })
        }
      `,
    },
    'listener with try': {
      code: ts`
        import { Server } from 'socket.io'
        import { logger } from './logger'
        import { save } from './save'

        export function attach(io: Server) {
          io.on('connection', (socket) => {
            socket.on('save', async (doc, ack) => {
              try {
                await save(doc)
                ack({ ok: true })
              } catch (error) {
                logger.error(error)
                ack({ ok: false })
              }
            })
          })
        }
      `,
    },
    'signal': {
      code: ts`
        import { server } from './server'
        import { pool } from './pool'

        process.on('SIGTERM', async () => {
          server.close()
          await pool.end()
          process.exit(0)
        })
      `,
    },
    'captureRejections': {
      code: ts`
        import { EventEmitter } from 'node:events'
        import { mail } from './mail'

        const bus = new EventEmitter({ captureRejections: true })
        bus.on('error', console.error)
        bus.on('paid', async (order) => {
          await mail(order)
        })
      `,
    },
    'bot that catches': {
      code: ts`
        import { Telegraf } from 'telegraf'
        import { answer } from './answer'

        const bot = new Telegraf(process.env.BOT_TOKEN!)
        bot.on('text', async (ctx) => {
          await ctx.reply(await answer(ctx.message.text))
        })
        bot.launch()
      `,
    },
    'element of the browser': {
      filename: 'src/components/upload.ts',
      code: ts`
        export function wire(button: HTMLButtonElement) {
          button.addEventListener('click', async () => {
            await fetch('/api/upload', { method: 'POST' })
          })
        }
      `,
    },
    'playwright page': {
      code: ts`
        import { chromium } from 'playwright'

        export async function shot(url: string) {
          const browser = await chromium.launch()
          const page = await browser.newPage()
          page.on('dialog', async (dialog) => {
            await dialog.dismiss().catch(() => undefined)
          })
          await page.goto(url)
          await browser.close()
        }
      `,
    },
    'react query like emitter of another meaning': {
      code: ts`
        import { app } from './slack'

        app.message('hello', async ({ say }) => {
          await say('hi')
        })
      `,
    },
    'test': {
      filename: 'src/bus.test.ts',
      code: ts`
        import { EventEmitter } from 'node:events'

        const bus = new EventEmitter()
        bus.on('x', async () => {
          await Promise.resolve()
        })
      `,
    },
    'a listener with try and catch': `import { EventEmitter } from 'node:events'\nconst bus = new EventEmitter()\nbus.on('paid', async (order) => { try { await mail(order) } catch (error) { logger.error(error) } })`,
    'a listener whose await is caught': `import { bus } from './bus'\nbus.on('paid', async (order) => { await mail(order).catch(logger.error) })`,
    'a listener that is not async': `import { bus } from './bus'\nbus.on('paid', (order) => { void mail(order).catch(logger.error) })`,
    'a wrapped listener': `import { bus } from './bus'\nimport { guarded } from './guarded'\nbus.on('paid', guarded(async (order) => { await mail(order) }))`,
    'an emitter that captures rejections': `import { EventEmitter } from 'node:events'\nconst bus = new EventEmitter({ captureRejections: true })\nbus.on('paid', async (order) => { await mail(order) })`,
    'a signal': `process.on('SIGTERM', async () => { await server.close() })`,
    'failures of the process': `process.on('unhandledRejection', async (reason) => { await report(reason) })\nprocess.on('uncaughtException', async (error) => { await report(error) })`,
    'a route of Hono': `import { Hono } from 'hono'\nconst app = new Hono()\napp.on('GET', '/users', async (c) => c.json(await load()))`,
    'a bot that catches': `import { Bot } from 'grammy'\nconst bot = new Bot('')\nbot.on('message', async (ctx) => { await ctx.reply('hi') })`,
    'Probot': `export default (app) => { app.on('issues.opened', async (context) => { await context.octokit.issues.createComment(context.issue({ body: 'hi' })) }) }\nimport 'probot'`,
    'a listener that awaits what only fulfils': ts`
      import { request } from 'node:https'
      export class Writer {
        open() {
          const req = request('https://stream.example.com')
          req.on('timeout', async () => {
            await this.pause(200)
            const last = await this.lastChunk()
            this.resume(last)
          })
        }
        private async pause(milliseconds: number): Promise<void> {
          return new Promise((resolve) => setTimeout(resolve, milliseconds))
        }
        private async lastChunk(): Promise<number> {
          return new Promise((resolve, reject) => {
            const head = request({ method: 'HEAD' })
            head.on('error', () => resolve(-1))
            head.on('response', (response) => resolve(Number(response.headers['x-last'])))
          })
        }
      }
    `,
    'a page of the browser': { filename: 'src/components/chat.tsx', code: `'use client'\nexport function Chat() { socket.on('message', async (text) => { await store(text) }); return <p /> }` },
    'an async listener that waits for nothing': `import { bus } from './bus'\nbus.on('paid', async (order) => { orders.push(order) })`,
    'a stream with a callback in a catch': ts`
      import { Writable } from 'node:stream'
      export const sink = new Writable({
        objectMode: true,
        async write(row, encoding, callback) {
          try { await save(row); callback() } catch (error) { callback(error) }
        },
      })
    `,
    'a stream that is not async': `import { Transform } from 'node:stream'\nexport const upper = new Transform({ transform(chunk, encoding, callback) { callback(null, chunk) } })`,
    'an object with a write': `export const store = { async write(row) { await save(row) } }`,
    'three arguments': `import { channel } from './realtime'\nchannel.on('postgres_changes', { event: '*' }, async (change) => { await save(change) })`,
  },
  invalid: {
    'redis subscriber': {
      code: ts`
        import { createClient } from 'redis'
        import { apply } from './apply'

        const subscriber = createClient({ url: process.env.REDIS_URL })
        subscriber.on('message', async (channel, text) => {
          await apply(channel, JSON.parse(text))
        })
      `,
      reports: [{ messageId: 'unhandledListener', line: 5 }],
    },
    'bullmq events': {
      code: ts`
        import { Worker } from 'bullmq'
        import { notify } from './notify'
        import { processor } from './processor'

        const worker = new Worker('mail', processor, { connection: { host: 'redis' } })
        worker.on('failed', async (job, error) => {
          await notify(\`job \${job?.id} failed: \${error.message}\`)
        })
      `,
      reports: [{ messageId: 'unhandledListener', line: 6 }],
    },
    'pg notifications': {
      code: ts`
        import { Client } from 'pg'
        import { refresh } from './cache'

        export async function listen() {
          const client = new Client(process.env.DATABASE_URL)
          await client.connect()
          client.on('notification', async ({ payload }) => {
            const { table } = JSON.parse(payload ?? '{}')
            await refresh(table)
          })
          await client.query('LISTEN changes')
        }
      `,
      reports: [{ messageId: 'unhandledListener', line: 7 }],
    },
    'writable': {
      code: ts`
        import { Writable } from 'node:stream'
        import { insert } from './insert'

        export const sink = new Writable({
          objectMode: true,
          async write(row, _encoding, done) {
            await insert(row)
            done()
          },
        })
      `,
      reports: [{ messageId: 'unhandledStreamMethod', line: 6 }],
    },
    'watcher of files': {
      code: ts`
        import chokidar from 'chokidar'
        import { index } from './index-file'

        chokidar.watch('content').on('change', async (path) => {
          await index(path)
        })
      `,
      reports: [{ messageId: 'unhandledListener', line: 4 }],
    },
    'class that listens to itself': {
      code: ts`
        import { EventEmitter } from 'node:events'
        import { save } from './save'

        export class Queue extends EventEmitter {
          constructor() {
            super()
            this.on('item', async (item) => {
              const saved = await save(item)
              this.emit('saved', saved)
            })
          }
        }
      `,
      reports: [{ messageId: 'unhandledListener', line: 7 }],
    },
    'listener of an emitter': {
      code: ts`
        import { EventEmitter } from 'node:events'
        import { prisma } from './prisma'

        class OrderEvents extends EventEmitter {}
        export const bus = new OrderEvents()

        bus.on('order.created', async ({ id }) => {
          await prisma.audit.create({ data: { orderId: id }, select: { id: true } })
        })
      `,
      reports: [{ messageId: 'unhandledListener', line: 7 }],
    },
    'stream data listener': {
      filename: 'src/import.js',
      code: ts`
        const fs = require('fs')
        const csv = require('csv-parser')
        const { saveRow } = require('./rows')

        function importFile(path) {
          fs.createReadStream(path)
            .pipe(csv())
            .on('data', async (row) => {
              await saveRow(row)
            })
            .on('end', () => console.log('done'))
        }
        module.exports = { importFile }
      `,
      reports: [{ messageId: 'unhandledListener', line: 8 }],
    },
    'socket listener': {
      code: ts`
        import { Server } from 'socket.io'
        import { httpServer } from './http'
        import { saveMessage } from './messages'

        const io = new Server(httpServer)
        io.on('connection', (socket) => {
          socket.on('message', async (text) => {
            const saved = await saveMessage(socket.data.userId, text)
            io.to(saved.room).emit('message', saved)
          })
        })
      `,
      reports: [{ messageId: 'unhandledListener', line: 7 }],
    },
    'websocket server of ws': {
      code: ts`
        import { WebSocketServer } from 'ws'
        import { authenticate } from './auth'

        const wss = new WebSocketServer({ port: 8080 })
        wss.on('connection', async (ws, req) => {
          const user = await authenticate(req)
          ws.send(JSON.stringify({ hello: user.name }))
        })
      `,
      reports: [{ messageId: 'unhandledListener', line: 5 }],
    },
    'once on a process stream': {
      code: ts`
        import { createServer } from 'node:http'
        import { track } from './track'

        const server = createServer((req, res) => {
          res.once('finish', async () => {
            await track(req.url, res.statusCode)
          })
          res.end('ok')
        })
        server.listen(3000)
      `,
      reports: [{ messageId: 'unhandledListener', line: 5 }],
    },
    'an emitter': { code: `import { EventEmitter } from 'node:events'\nconst bus = new EventEmitter()\nbus.on('paid', async (order) => { await mail(order) })`, reports: [listener] },
    'an emitter of another file': { code: `import { bus } from './bus'\nbus.once('paid', async (order) => { await mail(order) })`, reports: [listener] },
    'an emitter that is the class itself': { code: `import { EventEmitter } from 'node:events'\nexport class Orders extends EventEmitter { constructor() { super(); this.on('paid', async (order) => { await mail(order) }) } }`, reports: [listener] },
    'a listener that awaits what may reject': { code: ts`
      import { request } from 'node:https'
      export class Writer {
        open() {
          const req = request('https://stream.example.com')
          req.on('timeout', async () => { this.resume(await this.lastChunk()) })
        }
        private async lastChunk(): Promise<number> {
          return new Promise((resolve, reject) => {
            const head = request({ method: 'HEAD' })
            head.on('error', reject)
            head.on('response', (response) => resolve(Number(response.headers['x-last'])))
          })
        }
      }
    `, reports: [listener] },
    'CommonJS': { code: `const EventEmitter = require('events')\nconst bus = new EventEmitter()\nbus.addListener('paid', async function (order) { await mail(order) })`, filename: 'src/bus.js', reports: [listener] },
    'a listener declared apart': { code: `import { bus } from './bus'\nasync function onPaid(order) { await mail(order) }\nbus.on('paid', onPaid)`, reports: [listener] },
    'a socket': { code: `import { Server } from 'socket.io'\nconst io = new Server(3000)\nio.on('connection', (socket) => { socket.on('message', async (text) => { await store(text) }) })`, reports: [listener] },
    'a WebSocket': { code: `import { WebSocketServer } from 'ws'\nconst server = new WebSocketServer({ port: 3000 })\nserver.on('connection', (ws) => { ws.on('message', async (data) => { const event = JSON.parse(data); await store(event) }) })`, reports: [listener] },
    'the end of a request': { code: `import { createServer } from 'node:http'\ncreateServer((req, res) => { req.on('end', async () => { res.end(await load()) }) })`, reports: [listener] },
    'data of a stream': { code: `import { createReadStream } from 'node:fs'\ncreateReadStream('a').on('data', async (chunk) => { await save(chunk) })`, reports: [listener] },
    'a worker of BullMQ': { code: `import { Worker } from 'bullmq'\nconst worker = new Worker('mail', handle)\nworker.on('failed', async (job) => { await alert(job) })`, reports: [listener] },
    'an async writer': {
      code: ts`
        import { Writable } from 'node:stream'
        export const sink = new Writable({
          objectMode: true,
          async write(row, encoding, callback) {
            await save(row)
            callback()
          },
        })
      `,
      reports: [stream],
    },
    'an async transform of a class': {
      code: ts`
        import { Transform } from 'stream'
        export class Enrich extends Transform {
          async _transform(chunk, encoding, callback) {
            this.push(await enrich(chunk))
            callback()
          }
        }
      `,
      reports: [stream],
    },
  },
})

describe('Express 4, in files as they are written', () => {
  const unseen: Record<string, readonly [path: string, lines: readonly number[], code: string]> = {
    'async handler on express 4': ['src/routes.js', [5], ts`
      const express = require('express')
      const db = require('./db')
      const app = express()

      app.get('/users/:id', async (req, res) => {
        const user = await db.users.findOne(req.params.id)
        res.json(user)
      })
      module.exports = app
    `],
    'handler declared below its route': ['src/server.ts', [7], ts`
      import { Router } from 'express'
      import { stripe } from './stripe'

      export const billing = Router()
      billing.post('/checkout', createCheckout)

      async function createCheckout(req, res) {
        const session = await stripe.checkout.sessions.create({ mode: 'subscription', customer: req.user.customerId })
        res.json({ url: session.url })
      }
    `],
    'async middleware': ['src/server.ts', [5], ts`
      import express from 'express'
      import { findSession } from './sessions'

      const app = express()
      app.use(async (req, res, next) => {
        req.session = await findSession(req.headers.authorization)
        next()
      })
      app.listen(3000)
    `],
    'router.route chain': ['src/server.ts', [7, 8], ts`
      import express from 'express'
      import { Item } from './models'

      const router = express.Router()
      router
        .route('/items')
        .get(async (req, res) => res.json(await Item.find().limit(20)))
        .post(requireAuth, async (req, res) => {
          const item = await Item.create({ name: req.body.name })
          res.status(201).json(item)
        })
      export default router
    `],
    'try covers only a part': ['src/server.ts', [5], ts`
      import { Router } from 'express'
      import { load, render } from './pages'

      export const pages = Router()
      pages.get('/:slug', async (req, res) => {
        const page = await load(req.params.slug)
        try {
          res.send(await render(page))
        } catch (error) {
          res.status(500).send('Could not render')
        }
      })
    `],
    'controller object of the file': ['src/server.ts', [5], ts`
      import { Router } from 'express'
      import { prisma } from './prisma'

      const controller = {
        async list(req, res) {
          res.json(await prisma.post.findMany({ take: 20, select: { id: true } }))
        },
      }
      const router = Router()
      router.get('/posts', controller.list)
      export default router
    `],
    'wait in a finally without catch': ['src/server.ts', [5], ts`
      import { Router } from 'express'
      import { pool } from './pool'

      export const report = Router()
      report.get('/', async (req, res) => {
        const client = await pool.connect()
        try {
          const { rows } = await client.query('SELECT id FROM reports LIMIT 10')
          res.json(rows)
        } finally {
          client.release()
        }
      })
    `],
    'app.all with a delegated handler': ['src/server.ts', [5], ts`
      import express from 'express'
      import { proxyTo } from './proxy'

      const app = express()
      app.all('/legacy/*', requireLogin, async (request, response) => {
        const answer = await proxyTo('https://legacy.internal', request)
        response.status(answer.status).send(answer.body)
      })
      export default app
    `],
    'try around all of it': ['src/server.ts', [], ts`
      import { Router } from 'express'
      import { list } from './list'

      export const r = Router()
      r.get('/', async (req, res, next) => {
        try {
          res.json(await list())
        } catch (err) {
          next(err)
        }
      })
    `],
    'patched in the file': ['src/server.ts', [], ts`
      import 'express-async-errors'
      import express from 'express'
      import { list } from './list'

      const app = express()
      app.get('/', async (req, res) => res.json(await list()))
      app.listen(3000)
    `],
    'wrapper of the file': ['src/server.ts', [], ts`
      import { Router, type RequestHandler } from 'express'
      import { list } from './list'

      const wrap = (fn: RequestHandler): RequestHandler => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next)

      export const r = Router()
      r.get('/', wrap(async (req, res) => {
        res.json(await list())
      }))
    `],
    'hono in a package with express 4': ['src/server.ts', [], ts`
      import { Hono } from 'hono'
      import { list } from './list'

      export const h = new Hono()
      h.get('/', async (c) => c.json(await list()))
    `],
    'express-promise-router': ['src/server.ts', [], ts`
      import Router from 'express-promise-router'
      import { list } from './list'

      const router = Router()
      router.get('/', async (req, res) => {
        res.json(await list())
      })
      export default router
    `],
    'async without anything that can wait': ['src/server.ts', [], ts`
      import { Router } from 'express'

      export const ping = Router()
      ping.get('/ping', async (req, res) => {
        res.send('pong')
      })
    `],
    'promise with its own catch': ['src/server.ts', [], ts`
      import { Router } from 'express'
      import { list } from './list'

      export const r = Router()
      r.get('/', async (req, res, next) => {
        await list().then((rows) => res.json(rows)).catch(next)
      })
    `],
    'fastify beside': ['src/server.ts', [], ts`
      import Fastify from 'fastify'
      import { list } from './list'

      const app = Fastify()
      app.get('/', async () => list())
      await app.listen({ port: 3000 })
    `],
  }
  for (const [name, [path, lines, code]] of Object.entries(unseen)) it(name, async () => expect(await reportsIn({ 'package.json': express4, [path]: code })).toEqual(lines.map((line) => `${path}:${line}`)))
})
