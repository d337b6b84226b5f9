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
