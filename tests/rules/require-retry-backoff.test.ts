import rule from '../../src/rules/require-retry-backoff.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'recursion from its own catch': {
      code: ts`
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.KEY!)
        export async function charge(id: string, attempt = 0): Promise<void> {
          try {
            await stripe.paymentIntents.confirm(id)
          } catch (error) {
            if (attempt >= 5) throw error
            return charge(id, attempt + 1)
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 8, data: { name: 'charge' } }],
    },
    'recursion in a rejection handler': {
      code: ts`
        function load(url, left = 3) {
          return fetch(url).then((r) => r.json()).catch((error) => {
            if (left === 0) throw error
            return load(url, left - 1)
          })
        }
      `,
      reports: ['noDelay'],
    },
    'recursion after a timer of one length': {
      code: ts`
        async function sync(id, attempt) {
          try { await crm.contacts.update(id) } catch (error) {
            if (attempt < 5) setTimeout(() => sync(id, attempt + 1), 1000)
          }
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 3 }],
    },
    'a method that calls itself': {
      code: ts`
        class Mailer {
          async send(mail, attempt = 1) {
            try { return await this.client.send(mail) } catch (error) {
              if (attempt > 3) throw error
              await new Promise((resolve) => setTimeout(resolve, 500))
              return this.send(mail, attempt + 1)
            }
          }
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 5, data: { name: 'send' } }],
    },
    'an endless loop': {
      code: ts`
        import nodemailer from 'nodemailer'
        const transport = nodemailer.createTransport({})
        export async function mail(to) {
          while (true) {
            try { return await transport.sendMail({ to }) } catch (error) { console.log('again') }
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 4, data: { name: 'mail' } }],
    },
    'a counted loop': {
      code: ts`
        const axios = require('axios')
        exports.push = async (order) => {
          for (let attempt = 0; attempt < 5; attempt++) {
            try { return await axios.post('https://erp.example.com/orders', order) } catch (error) { console.warn(error.message, attempt) }
          }
        }
      `,
      reports: ['noDelay'],
    },
    'a counted loop with one length': {
      code: ts`
        import { setTimeout as pause } from 'node:timers/promises'
        export async function send(mail) {
          for (let i = 0; i < 4; i++) {
            try { return await post(mail) } catch { await pause(2000) }
          }
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 4 }],
    },
    'a length in a constant, and a local sleep': {
      code: ts`
        const RETRY_DELAY = 1_000
        const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
        async function run(work, maxRetries = 3) {
          let retries = 0
          while (retries < maxRetries) {
            try { return await work() } catch (error) {
              retries++
              if (retries === maxRetries) throw error
              await sleep(RETRY_DELAY)
            }
          }
        }
      `,
      reports: ['constantDelay'],
    },
    'a length that is given': {
      code: ts`
        import { delay } from './timing'
        export async function withRetry(fn, { retries = 3, delayMs = 500 } = {}) {
          for (let attempt = 1; attempt <= retries; attempt++) {
            try { return await fn() } catch (error) {
              if (attempt === retries) throw error
            }
            await delay(delayMs)
          }
        }
      `,
      reports: ['constantDelay'],
    },
    'a flag that success sets': {
      code: ts`
        async function upload(file) {
          let uploaded = false
          let tries = 0
          while (!uploaded && tries < 5) {
            try {
              await s3.putObject(file)
              uploaded = true
            } catch (error) { tries++ }
          }
        }
      `,
      reports: ['noDelay'],
    },
    'a look at the response': {
      code: ts`
        async function get(url) {
          for (let attempt = 0; attempt < 5; attempt++) {
            const response = await fetch(url)
            if (response.ok) return response.json()
          }
          throw new Error('failed')
        }
      `,
      reports: ['noDelay'],
    },
    'do and continue': {
      code: ts`
        async function save(row) {
          let attempts = 0
          do {
            try { await db.insert(row) } catch (error) { attempts++; continue }
            return
          } while (attempts < 5)
        }
      `,
      reports: ['noDelay'],
    },
    'a queue worker': {
      code: ts`
        import { Worker } from 'bullmq'
        new Worker('mail', async (job) => {
          for (let attempt = 0; attempt < 3; attempt++) {
            try { await provider.send(job.data); return } catch (error) { console.error(error) }
          }
          throw new Error('gave up')
        })
      `,
      reports: ['noDelay'],
    },
  },
  valid: {
    'a wait that doubles': ts`
      async function push(order) {
        for (let attempt = 0; attempt < 5; attempt++) {
          try { return await post(order) } catch { await sleep(500 * 2 ** attempt) }
        }
      }
    `,
    'a wait that doubles by hand': ts`
      async function push(order) {
        let wait = 500
        for (let attempt = 0; attempt < 5; attempt++) {
          try { return await post(order) } catch { await new Promise((r) => setTimeout(r, wait)); wait *= 2 }
        }
      }
    `,
    'a wait computed first': ts`
      async function push(order) {
        let attempt = 0
        while (attempt < 5) {
          try { return await post(order) } catch {
            const ms = Math.min(30_000, 200 * Math.pow(2, attempt))
            attempt++
            await sleep(ms)
          }
        }
      }
    `,
    'a table of waits': ts`
      const WAITS = [100, 500, 2000]
      async function push(order) {
        for (let attempt = 0; attempt < WAITS.length; attempt++) {
          try { return await post(order) } catch { await sleep(WAITS[attempt]) }
        }
      }
    `,
    'a list of waits': ts`
      async function push(order) {
        for (const wait of [100, 500, 2000]) {
          try { return await post(order) } catch { await sleep(wait) }
        }
      }
    `,
    'what the provider asks for': ts`
      async function push(order) {
        for (let attempt = 0; attempt < 5; attempt++) {
          const response = await fetch(order.url)
          if (response.ok) return response.json()
          await sleep(Number(response.headers.get('retry-after')) * 1000)
        }
      }
    `,
    'a function that knows how long': ts`
      import { backoff } from './timing'
      async function push(order, attempt = 0) {
        try { return await post(order) } catch (error) {
          if (attempt > 5) throw error
          await backoff(attempt)
          return push(order, attempt + 1)
        }
      }
    `,
    'a wait that grows by recursion': ts`
      async function push(order, attempt = 0) {
        try { return await post(order) } catch (error) {
          if (attempt > 5) throw error
          await new Promise((r) => setTimeout(r, 100 * 2 ** attempt))
          return push(order, attempt + 1)
        }
      }
    `,
    'a timer that grows by recursion': ts`
      function connect(attempt) {
        open().catch(() => { setTimeout(() => connect(attempt + 1), Math.min(1000 * 2 ** attempt, 30000)) })
      }
    `,
    'a length that doubles by recursion': ts`
      async function push(order, left = 5, wait = 100) {
        try { return await post(order) } catch (error) {
          if (left === 0) throw error
          await sleep(wait)
          return push(order, left - 1, wait * 2)
        }
      }
    `,
    'a library': ts`
      import pRetry from 'p-retry'
      export const push = (order) => pRetry(() => post(order), { retries: 5 })
    `,
    'another provider each turn': ts`
      async function complete(prompt) {
        for (const provider of providers) {
          try { return await provider.complete(prompt) } catch (error) { console.warn(error) }
        }
      }
    `,
    'another address each turn': ts`
      async function get(urls) {
        for (let i = 0; i < urls.length; i++) {
          try { return await fetch(urls[i]) } catch {}
        }
      }
    `,
    'a new token first': ts`
      async function call(path, retried = false) {
        try { return await api(path) } catch (error) {
          if (retried) throw error
          await refreshToken()
          return call(path, true)
        }
      }
    `,
    'once more': ts`
      async function call(path) {
        for (let i = 0; i < 2; i++) {
          try { return await api(path) } catch (error) { if (i === 1) throw error }
        }
      }
    `,
    'a code that nobody has yet': ts`
      async function invite(teamId) {
        for (let attempt = 0; attempt < 5; attempt++) {
          const code = randomCode()
          try { return await prisma.invite.create({ data: { teamId, code } }) } catch (error) { if (!isTaken(error)) throw error }
        }
      }
    `,
    'two writers that collided': ts`
      async function save(row) {
        for (let attempt = 0; attempt < 5; attempt++) {
          try { return await prisma.tag.upsert(row) } catch (error) { if (error.code !== 'P2002') throw error }
        }
      }
    `,
    'rows that are repaired between the attempts': ts`
      async function insertAll(rows) {
        const working = rows.slice()
        let left = 10
        while (left-- > 0) {
          try { await insert(working); return } catch (error) { if (!isParseError(error)) throw error }
          working[badRow()] = null
        }
      }
    `,
    'a list of items, each tried once': ts`
      async function all(items) {
        for (let i = 0; i < items.length; i++) {
          try { await handle(items[i]) } catch (error) { console.error(error) }
        }
      }
    `,
    'pages of a list': ts`
      async function pages(cursor) {
        while (true) {
          try {
            const page = await list(cursor)
            cursor = page.next
            if (!cursor) return
          } catch (error) { throw error }
        }
      }
    `,
    'polling for a state': ts`
      async function waitForBatch(id) {
        for (let attempt = 0; attempt < 60; attempt++) {
          try {
            const batch = await batches.get(id)
            if (batch.status === 'done') return batch
          } catch (error) { console.warn(error) }
          await sleep(5000)
        }
      }
    `,
    'waiting for a server to come up': ts`
      async function waitForDatabase() {
        for (let attempt = 0; attempt < 30; attempt++) {
          try { await pool.query('select 1'); return } catch { await sleep(1000) }
        }
      }
    `,
    'a consumer': ts`
      async function consume(queue) {
        while (true) {
          try {
            const item = await queue.pop()
            if (!item) return
            await handle(item)
          } catch (error) { console.error(error) }
        }
      }
    `,
    'a failure that ends the loop': ts`
      async function push(order) {
        for (let attempt = 0; attempt < 5; attempt++) {
          try { return await post(order) } catch (error) { throw error }
        }
      }
    `,
    'a smaller piece': ts`
      async function insert(rows) {
        try { await db.insert(rows) } catch (error) {
          if (rows.length === 1) throw error
          await insert(rows.slice(0, rows.length / 2))
        }
      }
    `,
    'parsing, which waits for nobody': ts`
      function parse(text) {
        for (let attempt = 0; attempt < 5; attempt++) {
          try { return JSON.parse(text) } catch { text = text.slice(1) }
        }
      }
    `,
    'a poller that arms itself again': ts`
      async function tick() {
        try { await poll(); setTimeout(tick, 1000) } catch (error) { setTimeout(tick, 1000) }
      }
    `,
  },
})
