import rule from '../../src/rules/require-retry-backoff.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'fetch in a counted loop with the response kept': {
      filename: 'src/geo.js',
      code: ts`
        export async function geocode(address) {
          let response = null
          for (let tries = 0; tries < 4 && !response?.ok; tries++) {
            response = await fetch(\`https://geo.example/?q=\${encodeURIComponent(address)}\`, { signal: AbortSignal.timeout(3000) })
          }
          return response.json()
        }
      `,
      reports: [{ messageId: 'noDelay', line: 3 }],
    },
    'result flag in a retry helper': {
      filename: 'src/retry.ts',
      code: ts`
        export async function attempt<T>(work: () => Promise<T>, maxAttempts = 3): Promise<T> {
          let attempts = 0
          let error: unknown
          while (attempts < maxAttempts) {
            attempts += 1
            try {
              return await work()
            } catch (caught) {
              error = caught
            }
            await new Promise((resolve) => setTimeout(resolve, 200))
          }
          throw error
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 11 }],
    },
    'for of an array of attempts in Express': {
      filename: 'src/routes/quote.js',
      code: ts`
        const router = require('express').Router()

        router.get('/quote', async (req, res) => {
          for (const attempt of [0, 1, 2, 3]) {
            const upstream = await fetch('https://quotes.example/v1', { signal: AbortSignal.timeout(2000) })
            if (upstream.ok) return res.json(await upstream.json())
            req.log.warn({ attempt, status: upstream.status })
          }
          res.status(502).json({ error: 'No quote' })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'noDelay', line: 4 }],
    },
    'while with a result that stays empty': {
      filename: 'src/clients/tax.ts',
      code: ts`
        import { tax } from './tax'

        export async function rateOf(zip: string) {
          let result: number | null = null
          let tries = 0
          while (!result && tries < 5) {
            tries++
            result = await tax.rate(zip).catch(() => null)
          }
          return result
        }
      `,
      reports: [{ messageId: 'noDelay', line: 6 }],
    },
    'setTimeout in a promise with a constant of the class': {
      filename: 'src/Uploader.ts',
      code: ts`
        import { put } from './put'

        export class Uploader {
          private static readonly PAUSE = 1500

          async upload(file: Blob) {
            for (let attempt = 0; attempt < 6; attempt++) {
              try {
                return await put(file)
              } catch (error) {
                console.warn('upload failed', attempt, error)
              }
              await new Promise((resolve) => setTimeout(resolve, Uploader.PAUSE))
            }
            throw new Error('Upload failed')
          }
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 13 }],
    },
    'axios in a loop with a status of 503': {
      filename: 'src/stock.ts',
      code: ts`
        import axios from 'axios'

        export async function stock(sku: string) {
          for (let retry = 0; retry <= 4; retry++) {
            const { status, data } = await axios.get(\`https://stock.example/\${sku}\`, { timeout: 3000, validateStatus: () => true })
            if (status !== 503) return data
          }
          throw new Error('The stock service is away')
        }
      `,
      reports: [{ messageId: 'noDelay', line: 4 }],
    },
    'recursion in the callback of a rejected promise': {
      filename: 'src/notify.js',
      code: ts`
        const send = (message, left = 3) =>
          fetch('https://hooks.example/notify', { method: 'POST', body: JSON.stringify(message), signal: AbortSignal.timeout(5000) }).catch((error) => {
            if (left === 0) throw error
            return send(message, left - 1)
          })

        module.exports = { send }
      `,
      reports: [{ messageId: 'noDelay', line: 4 }],
    },
    'array of attempts with a break on success': {
      filename: 'src/clients/geo.ts',
      code: ts`
        import axios, { type AxiosResponse } from 'axios'

        const TRIES = 4

        export async function locate(address: string) {
          let answer: AxiosResponse | null = null
          for (let n = 0; n < TRIES && !answer; n++) {
            answer = await axios.get('https://geo.example/v1', { params: { address }, timeout: 4000 }).catch(() => null)
          }
          if (!answer) throw new Error('No location')
          return answer.data
        }
      `,
      reports: [{ messageId: 'noDelay', line: 7 }],
    },
    'loop leaves by ok and tries five times in the same breath': {
      filename: 'src/notify/push.js',
      code: ts`
        async function push(url, message) {
          let ok = false
          for (let attempt = 1; attempt <= 5 && !ok; attempt++) {
            const response = await fetch(url, { method: 'POST', body: JSON.stringify(message), signal: AbortSignal.timeout(5000) })
            ok = response.ok
          }
          return ok
        }

        module.exports = { push }
      `,
      reports: [{ messageId: 'noDelay', line: 3 }],
    },
    'promise constructor that retries with the same timeout': {
      filename: 'src/lib/retry.js',
      code: ts`
        function retry(fn, retries = 3, interval = 500) {
          return new Promise((resolve, reject) => {
            fn()
              .then(resolve)
              .catch((error) => {
                setTimeout(() => {
                  if (retries === 1) return reject(error)
                  retry(fn, retries - 1, interval).then(resolve, reject)
                }, interval)
              })
          })
        }

        module.exports = { retry }
      `,
      reports: [{ messageId: 'constantDelay', line: 6 }],
    },
    'Array.from keys as attempts': {
      filename: 'src/ai/embed.ts',
      code: ts`
        import { openai } from './client'
        import { logger } from '../logger'

        export async function embed(input: string[]) {
          for (const attempt of Array.from({ length: 5 }).keys()) {
            try {
              const { data } = await openai.embeddings.create({ model: 'text-embedding-3-small', input })
              return data.map((row) => row.embedding)
            } catch (error) {
              logger.warn({ error, attempt }, 'embedding failed, trying again')
            }
          }
          throw new Error('No embeddings')
        }
      `,
      reports: [{ messageId: 'noDelay', line: 5 }],
    },
    'constant wait inside a helper of the file': {
      filename: 'src/sheets/append.ts',
      code: ts`
        import { google } from 'googleapis'

        const sheets = google.sheets('v4')
        const WAIT_MS = 2000

        function wait() {
          return new Promise<void>((resolve) => setTimeout(resolve, WAIT_MS))
        }

        export async function append(spreadsheetId: string, values: string[][], retry = 0): Promise<void> {
          try {
            await sheets.spreadsheets.values.append({ spreadsheetId, range: 'A1', valueInputOption: 'RAW', requestBody: { values } })
          } catch (error) {
            if (retry >= 5) throw error
            await wait()
            await append(spreadsheetId, values, retry + 1)
          }
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 15 }],
    },
    'fetch in a for with no wait': {
      filename: 'src/clients/crm.ts',
      code: ts`
        export async function getContact(id: string, retries = 3) {
          for (let i = 0; i < retries; i++) {
            try {
              const response = await fetch(\`https://api.crm.example/contacts/\${id}\`, { signal: AbortSignal.timeout(5_000) })
              if (!response.ok) throw new Error(\`CRM answered \${response.status}\`)
              return await response.json()
            } catch (error) {
              if (i === retries - 1) throw error
            }
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 2 }],
    },
    'generic withRetry with a constant delay': {
      filename: 'src/lib/with-retry.ts',
      code: ts`
        const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

        export async function withRetry<T>(fn: () => Promise<T>, maxRetries = 5, delayMs = 1000): Promise<T> {
          let lastError: unknown
          for (let attempt = 0; attempt < maxRetries; attempt++) {
            try {
              return await fn()
            } catch (error) {
              lastError = error
              await sleep(delayMs)
            }
          }
          throw lastError
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 10 }],
    },
    'recursion in a catch with a counter and no wait': {
      filename: 'src/mail/send.js',
      code: ts`
        const { transporter } = require('./transporter')
        const logger = require('../logger')

        async function sendWithRetry(message, retriesLeft = 4) {
          try {
            return await transporter.sendMail(message)
          } catch (err) {
            logger.warn({ err, retriesLeft }, 'mail failed')
            if (retriesLeft <= 0) throw err
            return sendWithRetry(message, retriesLeft - 1)
          }
        }

        module.exports = { sendWithRetry }
      `,
      reports: [{ messageId: 'noDelay', line: 10 }],
    },
    'status 429 met with a constant second': {
      filename: 'src/ai/complete.ts',
      code: ts`
        import { env } from '../env'

        const MAX_RETRIES = 5

        export async function complete(prompt: string) {
          let attempt = 0
          while (attempt < MAX_RETRIES) {
            const response = await fetch('https://api.anthropic.com/v1/messages', {
              method: 'POST',
              headers: { 'x-api-key': env.ANTHROPIC_API_KEY, 'content-type': 'application/json' },
              body: JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 500, messages: [{ role: 'user', content: prompt }] }),
              signal: AbortSignal.timeout(60_000),
            })
            if (response.status === 429) {
              attempt++
              await new Promise((resolve) => setTimeout(resolve, 1000))
              continue
            }
            return response.json()
          }
          throw new Error('Rate limited')
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 16 }],
    },
    'class method that retries itself in a then/catch chain': {
      filename: 'src/services/Webhooks.ts',
      code: ts`
        import axios from 'axios'

        export class WebhookSender {
          deliver(url: string, payload: unknown, tries = 0): Promise<void> {
            return axios
              .post(url, payload, { timeout: 5000 })
              .then(() => undefined)
              .catch((error) => {
                if (tries >= 5) throw error
                return this.deliver(url, payload, tries + 1)
              })
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 10 }],
    },
    'while true that swallows and turns again': {
      filename: 'src/sync/push.ts',
      code: ts`
        import { erp } from './erp'
        import { logger } from '../logger'

        export async function pushStock(sku: string, quantity: number) {
          let tries = 3
          while (tries > 0) {
            try {
              await erp.setStock(sku, quantity)
              return true
            } catch (error) {
              tries--
              logger.warn({ error, sku, tries }, 'stock not pushed')
            }
          }
          return false
        }
      `,
      reports: [{ messageId: 'noDelay', line: 6 }],
    },
    'Hono handler tries the upstream thrice': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono<{ Bindings: { UPSTREAM: string } }>()

        app.get('/rates/:currency', async (c) => {
          let response: Response | undefined
          for (const attempt of [1, 2, 3]) {
            response = await fetch(\`\${c.env.UPSTREAM}/rates/\${c.req.param('currency')}\`, { signal: AbortSignal.timeout(3_000) })
            if (response.ok) break
            console.warn(\`attempt \${attempt} failed with \${response.status}\`)
          }
          if (!response?.ok) return c.json({ error: 'No rates' }, 502)
          return c.json(await response.json())
        })

        export default app
      `,
      reports: [{ messageId: 'noDelay', line: 7 }],
    },
    'do while with a constant pause in a Nest service': {
      filename: 'src/sms/sms.service.ts',
      code: ts`
        import { Injectable, Logger } from '@nestjs/common'
        import { setTimeout as pause } from 'node:timers/promises'
        import { SmsGateway } from './sms.gateway'

        @Injectable()
        export class SmsService {
          private readonly logger = new Logger(SmsService.name)
          constructor(private readonly gateway: SmsGateway) {}

          async send(to: string, text: string): Promise<void> {
            let attempt = 0
            let sent = false
            do {
              try {
                await this.gateway.send(to, text)
                sent = true
              } catch (error) {
                attempt++
                this.logger.warn(\`attempt \${attempt} to \${to.slice(-3)} failed\`)
                await pause(500)
              }
            } while (!sent && attempt < 4)
          }
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 20 }],
    },
    'upload of parts retried at once': {
      filename: 'src/storage/upload.ts',
      code: ts`
        import { S3Client, UploadPartCommand } from '@aws-sdk/client-s3'

        const s3 = new S3Client({ maxAttempts: 1 })

        export async function uploadPart(input: ConstructorParameters<typeof UploadPartCommand>[0]) {
          let remaining = 5
          for (;;) {
            try {
              const { ETag } = await s3.send(new UploadPartCommand(input))
              return ETag
            } catch (error) {
              if (--remaining === 0) throw error
            }
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 7 }],
    },
    'generic helper with a constant delay parameter of the file': {
      code: ts`
        export async function retry<T>(operation: () => Promise<T>, retries = 3, delay = 1000): Promise<T> {
          try {
            return await operation()
          } catch (error) {
            if (retries <= 0) throw error
            await new Promise((resolve) => setTimeout(resolve, delay))
            return retry(operation, retries - 1, delay)
          }
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 6 }],
    },
    'status 503 in a for loop': {
      code: ts`
        export async function getQuote(symbol: string) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch(\`https://quotes.example.com/\${symbol}\`)
            if (response.status < 500) {
              return response.json()
            }
          }
          throw new Error('quotes unavailable')
        }
      `,
      reports: [{ messageId: 'noDelay', line: 2 }],
    },
    'continue on not ok': {
      code: ts`
        export async function send(url: string, body: string) {
          for (let attempt = 1; attempt <= 5; attempt++) {
            const res = await fetch(url, { method: 'POST', body })
            if (!res.ok) {
              console.warn(\`attempt \${attempt} got \${res.status}\`)
              continue
            }
            return res
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 2 }],
    },
    'axios error with status 429 constant wait': {
      code: ts`
        import axios from 'axios'
        const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function post(url: string, data: unknown) {
          let tries = 0
          while (tries < 5) {
            try {
              return await axios.post(url, data)
            } catch (err: any) {
              if (err.response?.status !== 429) throw err
              tries++
              await sleep(1000)
            }
          }
          throw new Error('still limited')
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 12 }],
    },
    'nest service loop': {
      code: ts`
        import { Injectable, Logger } from '@nestjs/common'

        @Injectable()
        export class SmsService {
          private readonly logger = new Logger(SmsService.name)
          constructor(private readonly twilio: TwilioClient) {}

          async send(to: string, body: string) {
            for (let i = 0; i < 3; i++) {
              try {
                return await this.twilio.messages.create({ to, body, from: '+100' })
              } catch (error) {
                this.logger.error(\`Attempt \${i + 1} failed\`, error)
                if (i === 2) throw error
              }
            }
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 9 }],
    },
    'success flag from a result object': {
      code: ts`
        import { payments } from './payments'

        export async function settle(id: string) {
          let retries = 0
          let result = await payments.settle(id)
          while (!result.ok && retries < 5) {
            retries++
            result = await payments.settle(id)
          }
          return result
        }
      `,
      reports: [{ messageId: 'noDelay', line: 6 }],
    },
    'for loop with try catch and no wait': {
      code: ts`
        export async function fetchWithRetry(url: string, retries = 5) {
          for (let i = 0; i < retries; i++) {
            try {
              const res = await fetch(url)
              if (!res.ok) throw new Error(\`HTTP \${res.status}\`)
              return await res.json()
            } catch (err) {
              if (i === retries - 1) throw err
            }
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 2 }],
    },
    'constant one second sleep': {
      code: ts`
        const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function withRetry<T>(fn: () => Promise<T>, max = 3): Promise<T> {
          let lastError: unknown
          for (let attempt = 0; attempt < max; attempt++) {
            try {
              return await fn()
            } catch (e) {
              lastError = e
              await sleep(1000)
            }
          }
          throw lastError
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 10 }],
    },
    'recursive retry without delay': {
      code: ts`
        import axios from 'axios'

        export async function getUser(id: string, retries = 3): Promise<any> {
          try {
            const { data } = await axios.get(\`https://crm.example.com/users/\${id}\`)
            return data
          } catch (error) {
            if (retries > 0) return getUser(id, retries - 1)
            throw error
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 8 }],
    },
    'while with attempts counter': {
      code: ts`
        import { sendgrid } from './sendgrid'

        export async function sendEmail(msg: any) {
          let attempts = 0
          let sent = false
          while (!sent && attempts < 5) {
            try {
              await sendgrid.send(msg)
              sent = true
            } catch (error) {
              attempts++
              console.error('send failed', error)
            }
          }
          return sent
        }
      `,
      reports: [{ messageId: 'noDelay', line: 6 }],
    },
    'do while on response status': {
      code: ts`
        export async function upload(body: Blob, url: string) {
          let response: Response
          let tries = 0
          do {
            response = await fetch(url, { method: 'PUT', body })
            tries++
          } while (!response.ok && tries < 4)
          return response
        }
      `,
      reports: [{ messageId: 'noDelay', line: 4 }],
    },
    'promise catch recursion': {
      code: ts`
        export function request(url: string, n = 5): Promise<Response> {
          return fetch(url).catch((error) => {
            if (n <= 1) throw error
            return request(url, n - 1)
          })
        }
      `,
      reports: [{ messageId: 'noDelay', line: 4 }],
    },
    'openai retry loop with constant delay from timers promises': {
      code: ts`
        import { setTimeout as delay } from 'node:timers/promises'
        import { openai } from './openai'

        const MAX_RETRIES = 4
        const RETRY_DELAY_MS = 2000

        export async function complete(messages: any[]) {
          for (let attempt = 1; attempt <= MAX_RETRIES; attempt += 1) {
            try {
              return await openai.chat.completions.create({ model: 'gpt-4o-mini', messages })
            } catch (error) {
              if (attempt === MAX_RETRIES) throw error
              console.warn(\`Attempt \${attempt} failed. Retrying in \${RETRY_DELAY_MS}ms\`)
              await delay(RETRY_DELAY_MS)
            }
          }
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 14 }],
    },
    'class method recursion': {
      code: ts`
        export class ApiClient {
          async get(path: string, attempt = 0): Promise<unknown> {
            const res = await fetch(this.base + path)
            if (res.status >= 500 && attempt < 3) {
              return this.get(path, attempt + 1)
            }
            return res.json()
          }
          constructor(private readonly base: string) {}
        }
      `,
      reports: [{ messageId: 'noDelay', line: 5 }],
    },
    '429 answered at once': {
      code: ts`
        export async function call(url: string, init: RequestInit) {
          let retriesLeft = 5
          while (retriesLeft > 0) {
            const res = await fetch(url, init)
            if (res.status !== 429) return res
            retriesLeft--
          }
          throw new Error('rate limited')
        }
      `,
      reports: [{ messageId: 'noDelay', line: 3 }],
    },
    'inline promise timer with constant wait': {
      code: ts`
        export async function postWebhook(url: string, payload: unknown) {
          for (let attempt = 0; attempt < 5; attempt++) {
            try {
              const res = await fetch(url, { method: 'POST', body: JSON.stringify(payload) })
              if (res.ok) return true
            } catch (error) {
              console.error(error)
            }
            await new Promise((resolve) => setTimeout(resolve, 500))
          }
          return false
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 9 }],
    },
    'while true retry forever on the database': {
      code: ts`
        import { pool } from './pool'

        export async function initDb() {
          while (true) {
            try {
              await pool.query('INSERT INTO boots (at) VALUES (now())')
              break
            } catch (error) {
              console.error('db error, retrying', error)
            }
          }
        }
      `,
      reports: [{ messageId: 'noDelay', line: 4 }],
    },
    'delay variable that never changes': {
      code: ts`
        import { sleep } from './sleep'
        import { gateway } from './gateway'

        export async function capture(id: string) {
          const delayMs = 300
          let attempt = 0
          while (attempt < 6) {
            try {
              return await gateway.capture(id)
            } catch {
              attempt += 1
              await sleep(delayMs)
            }
          }
          throw new Error('capture failed')
        }
      `,
      reports: [{ messageId: 'constantDelay', line: 12 }],
    },
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
    'candidates of a lock on several nodes': {
      filename: 'src/redlock.ts',
      code: ts`
        import { nodes } from './nodes'

        export async function acquire(key: string) {
          for (const node of nodes) {
            try {
              return await node.set(key, '1', 'PX', 5_000, 'NX')
            } catch (error) {
              console.warn('node is away', error)
            }
          }
          throw new Error('No lock')
        }
      `,
    },
    'first that is found of several sources': {
      filename: 'src/avatar.ts',
      code: ts`
        import { gravatar, initials, upload } from './avatars'

        export async function avatarOf(email: string) {
          let found: string | null = null
          for (const source of [upload, gravatar, initials]) {
            found = await source(email).catch(() => null)
            if (found) break
          }
          return found
        }
      `,
    },
    'model is told what was wrong with its answer': {
      filename: 'src/extract.ts',
      code: ts`
        import { z } from 'zod'
        import { complete } from './llm'

        const Invoice = z.object({ total: z.number(), currency: z.string() })

        export async function extract(text: string) {
          const messages = [{ role: 'user', content: text }]
          for (let attempt = 0; attempt < 3; attempt++) {
            const answer = await complete(messages)
            const result = Invoice.safeParse(JSON.parse(answer))
            if (result.success) return result.data
            messages.push({ role: 'assistant', content: answer }, { role: 'user', content: \`Fix this: \${result.error.message}\` })
          }
          throw new Error('No invoice')
        }
      `,
    },
    'prompt again until the name is free': {
      filename: 'src/cli/init.ts',
      code: ts`
        import * as p from '@clack/prompts'
        import { createProject } from './api'

        export async function init() {
          for (let attempt = 0; attempt < 5; attempt++) {
            const name = await p.text({ message: 'Name of the project' })
            try {
              return await createProject(String(name))
            } catch (error) {
              p.log.error((error as Error).message)
            }
          }
          throw new Error('No project')
        }
      `,
    },
    'doubles in the for head': {
      filename: 'src/clients/tax.ts',
      code: ts`
        import { tax } from './tax'

        export async function rateOf(zip: string) {
          for (let wait = 250; wait <= 8_000; wait *= 2) {
            try {
              return await tax.rate(zip)
            } catch {
              await new Promise((resolve) => setTimeout(resolve, wait))
            }
          }
          throw new Error('No rate')
        }
      `,
    },
    'days are asked one after the other': {
      filename: 'src/history.ts',
      code: ts`
        import { rates } from './rates'

        export async function lastKnown(days: string[]) {
          for (const day of days) {
            const response = await rates.of(day)
            if (response.ok) return response.json()
          }
          return undefined
        }
      `,
    },
    'wait from a helper that grows with the attempt': {
      filename: 'src/Uploader.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { put } from './put'

        const waitFor = (attempt: number) => Math.min(30_000, 2 ** attempt * 500) + Math.random() * 250

        export async function upload(file: Blob) {
          for (let attempt = 0; attempt < 6; attempt++) {
            try {
              return await put(file)
            } catch (error) {
              if (attempt === 5) throw error
              await sleep(waitFor(attempt))
            }
          }
        }
      `,
    },
    'optimistic lock turns again on a lost race': {
      filename: 'src/counter.ts',
      code: ts`
        import { db } from './db'

        export async function increment(id: string) {
          for (let attempt = 0; attempt < 5; attempt++) {
            const row = await db.counter.findUniqueOrThrow({ where: { id } })
            const { count } = await db.counter.updateMany({ where: { id, version: row.version }, data: { value: row.value + 1, version: row.version + 1 } })
            if (count === 1) return row.value + 1
          }
          throw new Error('Too much contention')
        }
      `,
    },
    'connects again with a growing time': {
      filename: 'src/queue/rabbit.js',
      code: ts`
        const amqp = require('amqplib')

        let delay = 500

        async function connect() {
          try {
            const connection = await amqp.connect(process.env.AMQP_URL)
            delay = 500
            return connection
          } catch (err) {
            console.error('rabbit is away', err)
            setTimeout(connect, delay)
            delay = Math.min(delay * 2, 60_000)
          }
        }

        module.exports = { connect }
      `,
    },
    'timer that does its regular work whatever came of it': {
      filename: 'src/jobs/tick.js',
      code: ts`
        const { refreshPrices } = require('./prices')
        const logger = require('../logger')

        async function tick() {
          try {
            await refreshPrices()
          } catch (error) {
            logger.error(error)
          } finally {
            setTimeout(tick, 60_000)
          }
        }

        tick()
      `,
    },
    'three mirrors, one after the other': {
      filename: 'src/rates.ts',
      code: ts`
        const MIRRORS = ['https://a.rates.example', 'https://b.rates.example', 'https://c.rates.example']

        export async function rates(currency: string) {
          for (const base of MIRRORS) {
            const response = await fetch(\`\${base}/rates/\${currency}\`, { signal: AbortSignal.timeout(3_000) })
            if (response.ok) return response.json()
          }
          throw new Error('No mirror answered')
        }
      `,
    },
    'every id once, until one is found': {
      filename: 'src/inventory/find.ts',
      code: ts`
        import { warehouse } from './warehouse'

        export async function findStock(sku: string, warehouses: string[]) {
          for (const id of warehouses) {
            const response = await warehouse(id).get(\`/stock/\${sku}\`)
            if (response.ok) return response.json()
          }
          return null
        }
      `,
    },
    'person types the code again': {
      filename: 'src/cli/login.ts',
      code: ts`
        import { input } from '@inquirer/prompts'
        import { verify } from './api'

        export async function login(email: string) {
          for (let attempt = 0; attempt < 3; attempt++) {
            const code = await input({ message: 'Code' })
            try {
              return await verify(email, code)
            } catch {
              console.log('That was not the code')
            }
          }
          throw new Error('Too many attempts')
        }
      `,
    },
    'reconnect of a socket with jitter': {
      filename: 'src/client/socket.ts',
      code: ts`
        export class Live {
          private attempt = 0

          connect() {
            const socket = new WebSocket('wss://live.acme.io')
            socket.onopen = () => {
              this.attempt = 0
            }
            socket.onclose = () => {
              const delay = Math.min(30_000, 500 * 2 ** this.attempt++) * (0.5 + Math.random())
              setTimeout(() => this.connect(), delay)
            }
          }
        }
      `,
    },
    'exponential with jitter': {
      filename: 'src/lib/with-retry.ts',
      code: ts`
        const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

        export async function withRetry<T>(fn: () => Promise<T>, { retries = 4, base = 300, cap = 10_000 } = {}): Promise<T> {
          for (let attempt = 0; ; attempt++) {
            try {
              return await fn()
            } catch (error) {
              if (attempt >= retries) throw error
              const ceiling = Math.min(cap, base * 2 ** attempt)
              await sleep(Math.random() * ceiling)
            }
          }
        }
      `,
    },
    'delay doubled in the loop': {
      filename: 'src/mail/send.js',
      code: ts`
        const { transporter } = require('./transporter')

        async function send(message) {
          let delay = 500
          for (let attempt = 1; attempt <= 5; attempt++) {
            try {
              return await transporter.sendMail(message)
            } catch (error) {
              if (attempt === 5) throw error
              await new Promise((resolve) => setTimeout(resolve, delay))
              delay *= 2
            }
          }
        }

        module.exports = { send }
      `,
    },
    'waits as long as the service says': {
      filename: 'src/ai/complete.ts',
      code: ts`
        import { post } from './http'

        export async function complete(prompt: string) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await post('/v1/messages', { prompt })
            if (response.status !== 429) return response.json()
            const seconds = Number(response.headers.get('retry-after') ?? 1)
            await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
          }
          throw new Error('Still limited')
        }
      `,
    },
    'the next provider each turn': {
      filename: 'src/ai/fallback.ts',
      code: ts`
        import { anthropic, mistral, openai } from './providers'

        export async function answer(prompt: string) {
          const errors: unknown[] = []
          for (const provider of [anthropic, openai, mistral]) {
            try {
              return await provider.complete(prompt)
            } catch (error) {
              errors.push(error)
            }
          }
          throw new AggregateError(errors, 'No provider answered')
        }
      `,
    },
    'a fresh slug for each attempt': {
      filename: 'src/links/create.ts',
      code: ts`
        import { nanoid } from 'nanoid'
        import { db } from '../db'
        import { links } from '../db/schema'

        export async function createLink(url: string, ownerId: string) {
          for (let attempt = 0; attempt < 5; attempt++) {
            const slug = nanoid(7)
            try {
              await db.insert(links).values({ slug, url, ownerId })
              return slug
            } catch (error) {
              if (attempt === 4) throw error
            }
          }
        }
      `,
    },
    'rows that fail are counted, the loop goes on': {
      filename: 'src/import/rows.ts',
      code: ts`
        import { logger } from '../logger'
        import { saveRow, type Row } from './save'

        export async function importRows(rows: Row[]) {
          let failed = 0
          for (let i = 0; i < rows.length; i++) {
            try {
              await saveRow(rows[i]!)
            } catch (error) {
              failed++
              logger.warn({ error, row: i }, 'row skipped')
            }
          }
          return { imported: rows.length - failed, failed }
        }
      `,
    },
    'token renewed, then once more': {
      filename: 'src/clients/api.ts',
      code: ts`
        import axios from 'axios'
        import { refreshAccessToken } from './auth'

        export const api = axios.create({ baseURL: process.env.API_URL, timeout: 10_000 })

        api.interceptors.response.use(undefined, async (error) => {
          const original = error.config
          if (error.response?.status === 401 && !original._retried) {
            original._retried = true
            original.headers.Authorization = \`Bearer \${await refreshAccessToken()}\`
            return api(original)
          }
          throw error
        })
      `,
    },
    'table of growing waits': {
      filename: 'src/webhooks/deliver.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { post } from './post'

        const DELAYS = [1_000, 5_000, 30_000, 120_000]

        export async function deliver(url: string, body: string) {
          for (const [attempt, delay] of DELAYS.entries()) {
            try {
              return await post(url, body)
            } catch (error) {
              if (attempt === DELAYS.length - 1) throw error
              await sleep(delay)
            }
          }
        }
      `,
    },
    'library does the waiting': {
      filename: 'src/clients/rates.js',
      code: ts`
        const retry = require('async-retry')
        const { provider } = require('./provider')

        exports.rates = (currency) =>
          retry(
            async (bail, attempt) => {
              try {
                return await provider.rates(currency)
              } catch (error) {
                if (error.status === 404) return bail(error)
                throw error
              }
            },
            { retries: 5, minTimeout: 300, factor: 2 },
          )
      `,
    },
    'serialisation conflict of two writers': {
      filename: 'src/accounts/transfer.ts',
      code: ts`
        import { Prisma } from '@prisma/client'
        import { prisma } from '../prisma'
        import { move } from './move'

        export async function transfer(from: string, to: string, cents: number) {
          for (let attempt = 0; attempt < 5; attempt++) {
            try {
              return await prisma.$transaction((tx) => move(tx, from, to, cents), { isolationLevel: 'Serializable' })
            } catch (error) {
              if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034') continue
              throw error
            }
          }
          throw new Error('Too much contention')
        }
      `,
    },
    'wait computed in a helper of the file': {
      code: ts`
        const pause = (attempt: number) => new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt))

        export async function get(url: string) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const res = await fetch(url)
            if (res.ok) return res
            await pause(attempt)
          }
          throw new Error('down')
        }
      `,
    },
    '404 means create, then read again': {
      code: ts`
        export async function ensure(url: string): Promise<Response> {
          const res = await fetch(url)
          if (res.status === 404) {
            await fetch(url, { method: 'PUT' })
            return fetch(url)
          }
          return res
        }
      `,
    },
    'mirrors in turn by status': {
      code: ts`
        const MIRRORS = ['https://a.example.com', 'https://b.example.com']

        export async function download(path: string) {
          for (let i = 0; i < MIRRORS.length; i++) {
            const res = await fetch(MIRRORS[i] + path)
            if (res.ok) return res
          }
          throw new Error('no mirror')
        }
      `,
    },
    'got with retries': {
      code: ts`
        import got from 'got'

        export const load = (url: string) => got(url, { retry: { limit: 5 } }).json()
      `,
    },
    'ok of a validation is no response': {
      code: ts`
        import { prompt } from './prompt'

        export async function askEmail(): Promise<string> {
          const answer = await prompt('Email?')
          const parsed = schema.safeParse(answer)
          if (!parsed.success) return askEmail()
          return parsed.data
        }
      `,
    },
    'delay from an array by attempt': {
      code: ts`
        const BACKOFF = [250, 1_000, 4_000]

        export async function deliver(url: string, body: string) {
          for (let attempt = 0; attempt <= BACKOFF.length; attempt++) {
            const res = await fetch(url, { method: 'POST', body }).catch(() => null)
            if (res && res.ok) return true
            if (attempt < BACKOFF.length) await new Promise((r) => setTimeout(r, BACKOFF[attempt]))
          }
          return false
        }
      `,
    },
    'cursor pages until a short answer': {
      code: ts`
        export async function all(url: string) {
          let cursor: string | null = null
          const out: unknown[] = []
          while (true) {
            const res: Response = await fetch(\`\${url}?cursor=\${cursor ?? ''}\`)
            if (!res.ok) throw new Error(\`HTTP \${res.status}\`)
            const body = await res.json()
            out.push(...body.items)
            if (!body.cursor) return out
            cursor = body.cursor
          }
        }
      `,
    },
    'exponential': {
      code: ts`
        const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function withRetry<T>(fn: () => Promise<T>, max = 5): Promise<T> {
          for (let attempt = 0; ; attempt++) {
            try {
              return await fn()
            } catch (e) {
              if (attempt >= max) throw e
              await sleep(Math.min(30_000, 500 * Math.pow(2, attempt)) + Math.random() * 250)
            }
          }
        }
      `,
    },
    'linear growth': {
      code: ts`
        const wait = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function send(fn: () => Promise<void>) {
          for (let i = 1; i <= 3; i++) {
            try {
              return await fn()
            } catch (e) {
              if (i === 3) throw e
              await wait(i * 1000)
            }
          }
        }
      `,
    },
    'delay doubled in a variable': {
      code: ts`
        const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function reconnect(connect: () => Promise<void>) {
          let delay = 250
          while (true) {
            try {
              await connect()
              return
            } catch {
              await sleep(delay)
              delay = Math.min(delay * 2, 60_000)
            }
          }
        }
      `,
    },
    'p-retry': {
      code: ts`
        import pRetry from 'p-retry'

        export const load = (url: string) => pRetry(() => fetch(url), { retries: 4 })
      `,
    },
    'retry-after header': {
      code: ts`
        import { setTimeout as delay } from 'node:timers/promises'

        export async function call(url: string) {
          for (let attempt = 0; attempt < 5; attempt++) {
            const res = await fetch(url)
            if (res.status !== 429) return res
            await delay(Number(res.headers.get('retry-after') ?? 1) * 1000)
          }
          throw new Error('rate limited')
        }
      `,
    },
    'table of delays': {
      code: ts`
        const DELAYS = [100, 500, 2_000, 10_000]
        const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function push(fn: () => Promise<void>) {
          for (const ms of DELAYS) {
            try {
              return await fn()
            } catch (error) {
              console.warn(error)
              await sleep(ms)
            }
          }
          throw new Error('gave up')
        }
      `,
    },
    'batch loop that goes on after a failed item': {
      code: ts`
        import { mailer } from './mailer'

        export async function sendAll(users: { email: string }[]) {
          for (let i = 0; i < users.length; i++) {
            try {
              await mailer.send(users[i].email)
            } catch (error) {
              console.error('failed for', users[i].email, error)
            }
          }
        }
      `,
    },
    'pages of an api': {
      code: ts`
        export async function allPages(url: string) {
          const rows = []
          let page = 1
          while (true) {
            const res = await fetch(\`\${url}?page=\${page}\`)
            const body = await res.json()
            rows.push(...body.rows)
            if (!body.next) return rows
            page++
          }
        }
      `,
    },
    'next provider after a failure': {
      code: ts`
        import { providers } from './providers'

        export async function geocode(address: string) {
          for (const provider of providers) {
            try {
              return await provider.geocode(address)
            } catch (error) {
              console.warn(\`\${provider.name} failed\`, error)
            }
          }
          throw new Error('all providers failed')
        }
      `,
    },
    'unique slug tried again with another suffix': {
      code: ts`
        import { prisma } from './prisma'
        import { nanoid } from 'nanoid'

        export async function createLink(url: string) {
          for (let i = 0; i < 5; i++) {
            try {
              return await prisma.link.create({ data: { url, slug: nanoid(6) } })
            } catch (error) {
              if (error.code !== 'P2002') throw error
            }
          }
          throw new Error('no slug')
        }
      `,
    },
    'one refresh after a 401': {
      code: ts`
        export async function authed(url: string, retried = false): Promise<Response> {
          const res = await fetch(url, { headers: { Authorization: \`Bearer \${getToken()}\` } })
          if (res.status === 401 && !retried) {
            await refreshToken()
            return authed(url, true)
          }
          return res
        }
      `,
    },
    'walk of a tree by recursion': {
      code: ts`
        export async function walk(id: string): Promise<string[]> {
          try {
            const node = await load(id)
            return [id, ...(await Promise.all(node.children.map(walk))).flat()]
          } catch {
            return []
          }
        }
      `,
    },
    'recursion with growing timer': {
      code: ts`
        import { connect } from './mq'

        export function connectWithRetry(attempt = 0) {
          connect().catch(() => {
            setTimeout(() => connectWithRetry(attempt + 1), Math.min(1000 * 2 ** attempt, 30_000))
          })
        }
      `,
    },
    'helper computes the wait': {
      code: ts`
        import { backoff } from './backoff'
        import { gateway } from './gateway'

        export async function capture(id: string) {
          for (let attempt = 0; attempt < 4; attempt++) {
            try {
              return await gateway.capture(id)
            } catch (error) {
              if (attempt === 3) throw error
              await backoff(attempt)
            }
          }
        }
      `,
    },
    'optimistic lock loop': {
      code: ts`
        import { prisma } from './prisma'

        export async function spend(id: string, cost: number) {
          for (let attempt = 0; attempt < 5; attempt++) {
            const row = await prisma.wallet.findUniqueOrThrow({ where: { id } })
            const { count } = await prisma.wallet.updateMany({ where: { id, version: row.version }, data: { balance: row.balance - cost, version: row.version + 1 } })
            if (count === 1) return
          }
          throw new Error('busy')
        }
      `,
    },
    'parse attempts without io': {
      code: ts`
        export function parseLoose(text: string) {
          for (const cut of [0, 1, 2]) {
            try {
              return JSON.parse(text.slice(cut))
            } catch {}
          }
          return null
        }
      `,
    },
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
