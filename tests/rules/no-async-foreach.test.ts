import rule from '../../src/rules/no-async-foreach.js'
import { testRule, ts } from '../support/test-rule.js'

const drops = (line: number) => ({ messageId: 'droppedPromises', line })
const awaits = (line: number) => ({ messageId: 'awaitedNothing', line })

testRule(rule, {
  valid: {
    'a loop that waits': ts`
      for (const user of users) await sendMail(user)
      users.forEach((user) => console.log(user))
    `,
    'all at once': ts`
      await Promise.all(users.map(async (user) => sendMail(user)))
    `,
    'a callback that waits for nothing': ts`
      async function run(users) { users.forEach((user) => { user.seen = true }) }
    `,
    'a function of the file that is synchronous': ts`
      function show(user) { print(user) }
      async function run(users) { users.forEach(show) }
    `,
    'a library whose result is awaited': ts`
      import { forEach } from 'p-iteration'
      async function run(users) { await forEach(users, async (user) => sendMail(user)) }
    `,
    'the `forEach` of the async library': ts`
      import async from 'async'
      export async function run(users) { await async.forEach(users, async (user) => sendMail(user)) }
    `,
    'a cursor that waits for its callback': ts`
      export async function run(db) {
        await db.collection('users').find().forEach(async (user) => { await sendMail(user) })
      }
    `,
    'a cursor whose promise is returned': ts`
      export function run(cursor) { return cursor.forEach(async (user) => { await sendMail(user) }) }
    `,
    'a stream that is awaited': ts`
      import { Readable } from 'node:stream'
      await Readable.from(lines).forEach(async (line) => { await save(line) })
    `,
    'eachSeries and friends': ts`
      import { eachSeries } from 'async'
      await eachSeries(users, async (user) => { await sendMail(user) })
    `,
    'a method of the same name with options': ts`
      pool.forEach({ size: 4 }, async (user) => { await sendMail(user) })
    `,
    'an async function around it': ts`
      const run = async () => { names.forEach((name) => seen.add(name)) }
    `,
    'an asynchronous function inside the callback that is kept': ts`
      steps.forEach((step) => { queue.push(async () => { await step() }) })
    `,
    'jQuery-like each of an unknown object': ts`
      table.each(async (row) => { await save(row) })
    `,
    'a test': { filename: 'src/user.test.ts', code: ts`
      users.forEach(async (user) => { await save(user) })
    ` },
    'an asynchronous generator that is only made': ts`
      sources.forEach(async function* (source) { yield source })
    `,
    'a function of another file': ts`
      import { notify } from './notify'
      users.forEach(notify)
    `,
    'a callback named like an asynchronous one in another scope': ts`
      async function save(user) { await db.save(user) }
      function run(save) { users.forEach(save) }
    `,
    'for await': ts`
      for await (const user of stream) { await save(user) }
    `,
    'a parallel helper of the project': ts`
      import { forEachAsync } from './arrays'
      await forEachAsync(users, async (user) => { await save(user) })
    `,
  },
  invalid: {
    'an Express handler that answers too early': {
      code: ts`
        import express from 'express'
        const app = express()
        app.post('/invites', async (req, res) => {
          req.body.emails.forEach(async (email) => {
            await sendInvite(email)
          })
          res.json({ sent: true })
        })
      `,
      reports: [{ ...drops(4), data: { api: 'req.body.emails.forEach' } }],
    },
    'a Next.js route': {
      filename: 'app/api/sync/route.ts',
      code: ts`
        export async function POST(request: Request) {
          const { items } = await request.json()
          items.forEach(async (item: Item) => { await prisma.item.create({ data: item }) })
          return Response.json({ ok: true })
        }
      `,
      reports: [drops(3)],
    },
    'a NestJS service': {
      filename: 'src/users/users.service.ts',
      code: ts`
        @Injectable()
        export class UsersService {
          async notifyAll(users: User[]) {
            users.forEach(async (user) => this.mailer.send(user))
          }
        }
      `,
      reports: [drops(4)],
    },
    'a Hono handler with an optional chain': {
      code: ts`
        import { Hono } from 'hono'
        const app = new Hono()
        app.post('/sync', async (c) => { (await c.req.json()).rows?.forEach(async (row) => { await save(row) }); return c.text('ok') })
      `,
      reports: [drops(3)],
    },
    'a function expression': {
      code: ts`
        rows.forEach(async function (row) { await save(row) })
      `,
      reports: [drops(1)],
    },
    'a function of the file by name': {
      code: ts`
        async function charge(user) { await stripe.charges.create({ customer: user.id }) }
        export async function chargeAll(users) { users.forEach(charge) }
      `,
      reports: [drops(2)],
    },
    'a constant of the file by name': {
      code: ts`
        const save = async (row) => { await db.save(row) }
        rows.forEach(save)
      `,
      reports: [drops(2)],
    },
    'a method of the class': {
      code: ts`
        class Mailer {
          async send(user) { await this.transport.sendMail(user) }
          all(users) { users.forEach(this.send.bind(this)) }
        }
      `,
      reports: [drops(3)],
    },
    'awaited, although an array gives nothing to wait for': {
      code: ts`
        await Object.values(users).forEach(async (user) => { await save(user) })
        await users.filter((user) => user.active).forEach(async (user) => { await save(user) })
      `,
      reports: [awaits(1), awaits(2)],
    },
    'awaited, on a constant array': {
      code: ts`
        const names = ['a', 'b']
        async function run() { await names.forEach(async (name) => { await save(name) }) }
      `,
      reports: [awaits(2)],
    },
    'awaited, on a parameter declared as an array': {
      code: ts`
        export async function run(names: string[]) { await names.forEach(async (name) => { await save(name) }) }
      `,
      reports: [awaits(1)],
    },
    'given to Promise.all': {
      code: ts`
        export async function run(names: readonly string[]) { await Promise.all([1, 2].forEach(async (name) => { await save(name) })) }
      `,
      reports: [awaits(1)],
    },
    'lodash': {
      code: ts`
        import _ from 'lodash'
        import { forEach as eachOf } from 'lodash-es'
        _.forEach(users, async (user) => { await save(user) })
        eachOf(users, async (user) => { await save(user) })
        _.each(users, async (user) => { await save(user) })
      `,
      reports: [drops(3), drops(4), drops(5)],
    },
    'CommonJS': {
      filename: 'server.js',
      code: ts`
        const { readdirSync } = require('fs')
        readdirSync('jobs').forEach(async (file) => { await run(require('./jobs/' + file)) })
      `,
      reports: [drops(2)],
    },
    'a Map and a Set': {
      code: ts`
        const sockets = new Map()
        sockets.forEach(async (socket, id) => { await socket.close(id) })
        new Set(ids).forEach(async (id) => { await remove(id) })
      `,
      reports: [drops(2), drops(3)],
    },
    'as the body of an arrow function': {
      code: ts`
        const syncAll = (users) => users.forEach(async (user) => { await sync(user) })
      `,
      reports: [drops(1)],
    },
    'thrown away on purpose': {
      code: ts`
        void users.forEach(async (user) => { await sync(user) })
      `,
      reports: [drops(1)],
    },
    'behind a condition': {
      code: ts`
        enabled && users.forEach(async (user) => { await sync(user) })
      `,
      reports: [drops(1)],
    },
    'a client component': {
      filename: 'src/upload.tsx',
      code: ts`
        'use client'
        export function Upload({ files }) {
          return <button onClick={() => { files.forEach(async (file) => { await upload(file) }) }}>Send</button>
        }
      `,
      reports: [drops(3)],
    },
    'nested in another': {
      code: ts`
        teams.forEach(async (team) => { team.users.forEach(async (user) => { await sync(team, user) }) })
      `,
      reports: [drops(1), drops(1)],
    },
    'children of React': {
      filename: 'src/list.tsx',
      code: ts`
        import { Children } from 'react'
        export function preload(children) { Children.forEach(children, async (child) => { await load(child.props.src) }) }
      `,
      reports: [drops(2)],
    },
  },
})
