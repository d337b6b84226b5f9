import rule from '../../src/rules/no-async-foreach.js'
import { testRule, ts } from '../support/test-rule.js'

const plain = { reports: ['nobodyWaits'] }
const offered = { reports: [{ messageId: 'nobodyWaits', suggestions: 1 }] }

testRule(rule, {
  valid: {
    'each of a queue\'s own kind, awaited': {
      filename: 'src/queue.ts',
      code: ts`
        import { TaskList } from './task-list'

        export async function drain(list: TaskList) {
          await list.forEach(async (task) => {
            await task.run()
          })
        }
      `,
    },
    'an async iterator of the platform': {
      filename: 'src/iterate.ts',
      code: ts`
        export async function all(source: AsyncIterable<string>, send: (x: string) => Promise<void>) {
          for await (const item of source) {
            await send(item)
          }
          for (const key of ['a', 'b']) await send(key)
        }
      `,
    },
    'RxJS forEach is returned': {
      filename: 'src/stream.ts',
      code: ts`
        import { Observable } from 'rxjs'

        export function drain(source: Observable<string>, write: (x: string) => Promise<void>) {
          return source.forEach(async (x) => {
            await write(x)
          })
        }
      `,
    },
    'a sync callback that hands to a queue': {
      filename: 'src/enqueue.ts',
      code: ts`
        export function enqueueAll(ids: string[], queue: { add(id: string): Promise<unknown> }) {
          const added: Promise<unknown>[] = []
          ids.forEach((id) => added.push(queue.add(id)))
          return Promise.all(added)
        }
      `,
    },
    'a method called forEach of a class that waits': {
      filename: 'src/pool.ts',
      code: ts`
        class Pool {
          async forEach(run: (i: number) => Promise<void>) {
            for (let i = 0; i < 3; i++) await run(i)
          }
        }

        export const drain = () => new Pool().forEach(async (i) => console.log(i)).then(() => 'done')
      `,
    },
    'a generator inside': {
      filename: 'src/lines.ts',
      code: ts`
        export function lines(texts: string[]) {
          const out: string[] = []
          texts.forEach(function (text) {
            out.push(...text.split('\\n'))
          })
          return out
        }
      `,
    },
    'for of, beside a callback that is none': {
      filename: 'src/a.ts',
      code: ts`
        export async function all(list: string[], send: (x: string) => Promise<void>) {
          for (const item of list) await send(item)
          list.forEach((item) => console.log(item))
        }
      `,
    },
    'Promise.all over map': {
      filename: 'src/b.ts',
      code: ts`
        export async function all(list: string[], send: (x: string) => Promise<void>) {
          await Promise.all(list.map(async (item) => send(item)))
        }
      `,
    },
    'a cursor of mongo whose forEach is awaited': {
      filename: 'src/c.ts',
      code: ts`
        import { MongoClient } from 'mongodb'

        export async function migrate(client: MongoClient) {
          const cursor = client.db().collection('users').find({ migrated: false })
          await cursor.forEach(async (doc) => {
            await client.db().collection('users').updateOne({ _id: doc._id }, { $set: { migrated: true } })
          })
        }
      `,
    },
    'a sync callback that defines an async one': {
      filename: 'src/d.ts',
      code: ts`
        export function register(app: { get(path: string, h: () => Promise<void>): void }, routes: string[]) {
          routes.forEach((path) => {
            app.get(path, async () => {
              await import(path)
            })
          })
        }
      `,
    },
    'test cases made in a loop': {
      filename: 'tests/e.test.ts',
      code: ts`
        import { expect, it } from 'vitest'

        const cases = [[1, 2], [2, 3]]
        cases.forEach(([a, b]) => {
          it(\`adds \${a}\`, async () => {
            expect(await Promise.resolve(a! + 1)).toBe(b)
          })
        })
      `,
    },
    'p-each-series and its like': {
      filename: 'src/f.ts',
      code: ts`
        import pEachSeries from 'p-each-series'
        import async from 'async'

        export async function run(list: string[]) {
          await pEachSeries(list, async (x) => fetchOne(x))
          await async.forEach(list, async (x) => fetchOne(x))
        }

        async function fetchOne(x: string) {
          return x
        }
      `,
    },
    'a sync function of the same name': {
      filename: 'src/g.js',
      code: ts`
        function log(item) {
          console.log(item)
        }

        export async function run(items) {
          items.forEach(log)
          await flush()
        }
      `,
    },
    'collects promises and waits': {
      filename: 'src/h.ts',
      code: ts`
        export async function run(items: string[], send: (x: string) => Promise<void>) {
          const work: Promise<void>[] = []
          items.forEach((item) => {
            work.push(send(item))
          })
          await Promise.all(work)
        }
      `,
    },
    'a stream whose forEach returns a promise': {
      filename: 'src/i.ts',
      code: ts`
        import { Readable } from 'node:stream'

        export async function copy(stream: Readable, write: (chunk: Buffer) => Promise<void>) {
          await stream.forEach(async (chunk) => {
            await write(chunk)
          })
        }
      `,
    },
    'a parameter of an unknown kind': {
      filename: 'src/j.ts',
      code: ts`
        import { handler } from './handler'

        export function run(items: string[]) {
          items.forEach(handler)
        }
      `,
    },
    'a callback that is not async': `items.forEach((item) => console.log(item))`,
    'for of': `async function f(items) { for (const item of items) await save(item) }`,
    'Promise.all of a map': `async function f(items) { await Promise.all(items.map(async (item) => save(item))) }`,
    'a library that waits': `import async from 'async'\nexport async function f(items) { await async.forEach(items, async (item) => save(item)) }`,
    'a forEach of a library, awaited': `export async function f(cursor) { await cursor.forEach(async (row) => save(row)) }`,
    'a forEach of a stream, returned': `export const f = (stream) => stream.forEach(async (row) => save(row))`,
    'a forEach of a library, chained': `export function f(query) { query.forEach(async (row) => save(row)).then(done) }`,
    'a function of a library': `import { forEach } from 'p-iteration'\nexport async function f(items) { await forEach(items, async (item) => save(item)) }`,
    'bluebird': `import Bluebird from 'bluebird'\nexport const f = (items) => Bluebird.each(items, async (item) => save(item))`,
    'a named callback that is not async': `function log(item) { console.log(item) }\nitems.forEach(log)`,
    'a callback of another file': `import { save } from './save'\nitems.forEach(save)`,
    'an async function inside the callback': `items.forEach((item) => { button.on('click', async () => save(item)) })`,
    'map': `const promises = items.map(async (item) => save(item))`,
    'another method': `router.get('/x', async (req, res) => res.end())`,
    'test.each': `test.each([1, 2])('adds', async (n) => { expect(n).toBe(n) })`,
    'describe.each of a local name': `import { each } from './table'\neach([1, 2], async (n) => check(n))`,
    'an iterator of async values': `async function f(source) { for await (const row of source) save(row) }`,
    'forEach as a plain function of this file': `async function forEach(list, fn) { for (const x of list) await fn(x) }\nexport const f = (items) => forEach(items, async (item) => save(item))`,
    'a for each of jQuery that is not async': `$('.x').each(function () { hide(this) })`,
    'a word in a comment': `// items.forEach(async (x) => x)\nconst a = 1`,
  },
  invalid: {
    'bound method of a class': {
      filename: 'src/mailer/digest.ts',
      code: ts`
        export class Digest {
          constructor(private readonly mail: { send(to: string): Promise<void> }) {}

          private async sendOne(to: string) {
            await this.mail.send(to)
          }

          run(list: string[]) {
            list.forEach(this.sendOne, this)
            list.slice(0, 2).forEach((to) => console.log(to))
          }
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 9 }],
    },
    'a result of Object.values in a reducer of work': {
      filename: 'src/carts/expire.js',
      code: ts`
        const carts = require('./store')

        module.exports = async () => {
          const all = await carts.load()
          Object.values(all).forEach(async (cart) => {
            if (cart.expiresAt < Date.now()) await carts.remove(cart.id)
          })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 5, suggestions: 1 }],
    },
    'nested in a sync forEach': {
      filename: 'src/matrix.ts',
      code: ts`
        export function send(groups: { members: { email: string }[] }[], mail: (to: string) => Promise<void>) {
          groups.forEach((group) => {
            group.members.forEach(async (member) => {
              await mail(member.email)
            })
          })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 3 }],
    },
    'with a type parameter and a cast': {
      filename: 'src/rows.ts',
      code: ts`
        import { save } from './save'

        export function storeAll(rows: unknown) {
          ;(rows as { id: string }[]).forEach(async (row): Promise<void> => {
            await save(row)
          })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 4 }],
    },
    'a Set of a local constant, awaited': {
      filename: 'src/ids.ts',
      code: ts`
        export async function load(values: string[], get: (id: string) => Promise<void>) {
          const ids = new Set(values)
          await ids.forEach(async (id) => get(id))
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 3 }],
    },
    'a hook of a component': {
      filename: 'src/components/Uploads.tsx',
      code: ts`
        import { useEffect } from 'react'
        import { upload } from '../api'

        export function Uploads({ files }: { files: File[] }) {
          useEffect(() => {
            Array.from(files).forEach(async (file) => {
              await upload(file)
            })
          }, [files])
          return null
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 6 }],
    },
    'arrow with an index': {
      filename: 'src/jobs/notify.ts',
      code: ts`
        import { db } from '../db'
        import { push } from '../push'

        export async function notifyAll(ids: string[]) {
          ids.forEach(async (id, i) => {
            const user = await db.user.findUnique({ where: { id } })
            if (user) await push(user.token, \`number \${i}\`)
          })
          return { sent: ids.length }
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 5 }],
    },
    'function expression': {
      filename: 'src/import.js',
      code: ts`
        const fs = require('fs/promises')

        module.exports = async function importAll(files) {
          files.forEach(async function (file) {
            const text = await fs.readFile(file, 'utf8')
            await save(JSON.parse(text))
          })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 4, suggestions: 1 }],
    },
    'a named arrow of the file': {
      filename: 'src/cleanup.ts',
      code: ts`
        import { s3 } from './s3'

        const removeOne = async (key: string) => {
          await s3.deleteObject({ Bucket: 'acme', Key: key })
        }

        export function cleanup(keys: string[]) {
          keys.filter(Boolean).forEach(removeOne)
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 8 }],
    },
    'a function declared below': {
      filename: 'src/sync.js',
      code: ts`
        export async function syncAll(contacts) {
          contacts.forEach(syncOne)
          console.log('done')
        }

        async function syncOne(contact) {
          await hubspot.crm.contacts.basicApi.create({ properties: contact })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 2 }],
    },
    'entries of an object': {
      filename: 'src/flags.ts',
      code: ts`
        import { redis } from './redis'

        export async function publish(flags: Record<string, boolean>) {
          Object.entries(flags).forEach(async ([name, on]) => {
            await redis.hset('flags', name, on ? '1' : '0')
          })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 4, suggestions: 1 }],
    },
    'a map of sockets': {
      filename: 'src/rooms.ts',
      code: ts`
        const sockets = new Map<string, { send(text: string): Promise<void> }>()

        export function broadcast(text: string) {
          sockets.forEach(async (socket, id) => {
            try {
              await socket.send(text)
            } catch {
              sockets.delete(id)
            }
          })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 4 }],
    },
    'awaited, but an array': {
      filename: 'src/orders.ts',
      code: ts`
        export async function ship(orders: Array<{ id: string }>, api: { ship(id: string): Promise<void> }) {
          const open = orders.filter((o) => o.id)
          await open.forEach(async (order) => {
            await api.ship(order.id)
          })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 3, suggestions: 1 }],
    },
    'optional chain': {
      filename: 'app/api/upload/route.ts',
      code: ts`
        import { upload } from '@/lib/storage'

        export async function POST(req: Request) {
          const form = await req.formData()
          form.getAll('files')?.forEach(async (file) => {
            await upload(file as File)
          })
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 5 }],
    },
    'in a handler of express with this': {
      filename: 'src/routes/team.js',
      code: ts`
        const router = require('express').Router()
        const Member = require('../models/member')
        const mail = require('../mail')

        router.post('/:id/remind', async (req, res) => {
          const members = await Member.find({ team: req.params.id })
          members.forEach(async (m) => mail.remind(m.email))
          res.json({ reminded: members.length })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'nobodyWaits', line: 7 }],
    },
    'a set in a class': {
      filename: 'src/bus.ts',
      code: ts`
        type Listener = (event: string) => Promise<void>

        export class Bus {
          private listeners = new Set<Listener>()

          emit(event: string) {
            this.listeners.forEach(async (listener) => {
              await listener(event)
            })
          }
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 7 }],
    },
    'a method of the class is async': {
      filename: 'src/reports/report.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'

        @Injectable()
        export class ReportService {
          private sendOne = async (to: string) => {
            await this.mailer.send(to)
          }

          constructor(private readonly mailer: { send(to: string): Promise<void> }) {}

          sendAll(list: string[]) {
            list.forEach(async (to) => this.sendOne(to))
          }
        }
      `,
      reports: [{ messageId: 'nobodyWaits', line: 12 }],
    },
    'an arrow function': {
      code: `async function f(items) { items.forEach(async (item) => { await save(item) }) }`,
      reports: [{ messageId: 'nobodyWaits', suggestions: [{ messageId: 'suggestLoop', output: `async function f(items) { for (const item of items) { await save(item) } }` }] }],
    },
    'an awaited forEach of an array': { code: `async function f() { const ids = [1, 2]; await ids.forEach(async (id) => { await save(id) }) }`, ...offered },
    'Promise.all of a forEach of an array': { code: `async function f(rows) { const ids = rows.map((r) => r.id); await Promise.all(ids.forEach(async (id) => { await save(id) })) }`, ...plain },
    'an array by its type': { code: `export async function f(ids: string[]) { await ids.forEach(async (id) => { await save(id) }) }`, ...offered },
    'an expression': { code: `items.forEach(async (item) => save(item))`, ...plain },
    'outside of an async function': { code: `function f(items) { items.forEach(async (item) => { await save(item) }) }`, ...plain },
    'with an index': { code: `async function f(items) { items.forEach(async (item, index) => { await save(item, index) }) }`, ...plain },
    'with a return': { code: `async function f(items) { items.forEach(async (item) => { if (!item) return; await save(item) }) }`, ...plain },
    'a function expression': { code: `async function f(items) { items.forEach(async function (item) { await save(item) }) }`, ...offered },
    'a named function': { code: `async function send(user) { await mail(user) }\nusers.forEach(send)`, ...plain },
    'a named constant': { code: `const send = async (user) => { await mail(user) }\nusers.forEach(send)`, ...plain },
    'a method of this': { code: `class A { async send(u) { await mail(u) } all(users) { users.forEach(this.send) } }`, ...plain },
    'lodash': { code: `import _ from 'lodash'\nasync function f(items) { _.forEach(items, async (item) => { await save(item) }) }`, ...plain },
    'each of lodash': { code: `import { each } from 'lodash-es'\nasync function f(items) { each(items, async (item) => { await save(item) }) }`, ...plain },
    'lodash by require': { filename: 'server.js', code: `const _ = require('lodash')\nasync function f(items) { _.each(items, async (item) => { await save(item) }) }`, ...plain },
    'a Map': { code: `async function f() { const m = new Map(); m.forEach(async (value) => { await save(value) }) }`, ...offered },
    'keys of an object': { code: `async function f(o) { Object.keys(o).forEach(async (key) => { await save(key) }) }`, ...offered },
    'a handler of Express': { code: `import express from 'express'\nconst app = express()\napp.post('/x', async (req, res) => { req.body.items.forEach(async (item) => { await prisma.item.create({ data: item }) }); res.end() })`, ...offered },
    'a component': { filename: 'src/upload.tsx', code: `export function Upload({ files }) { const send = async () => { files.forEach(async (file) => { await upload(file) }) }; return <button onClick={send} /> }`, ...offered },
    'optional': { code: `async function f(items) { items?.forEach(async (item) => { await save(item) }) }`, ...plain },
    'destructured': {
      code: ts`
        async function f(items) {
          items.forEach(async ({ id }) => {
            // one after another
            await save(id)
          })
        }
      `,
      reports: [
        {
          messageId: 'nobodyWaits',
          suggestions: [
            {
              messageId: 'suggestLoop',
              output: ts`
                async function f(items) {
                  for (const { id } of items) {
                    // one after another
                    await save(id)
                  }
                }
              `,
            },
          ],
        },
      ],
    },
    'void': { code: `async function f(items) { void items.forEach(async (item) => { await save(item) }) }`, ...plain },
    'a chain': { code: `async function f(items) { items.filter(Boolean).forEach(async (item) => { await save(item) }) }`, ...offered },
  },
})
