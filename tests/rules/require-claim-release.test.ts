import rule from '../../src/rules/require-claim-release.js'
import { testRule, ts } from '../support/test-rule.js'

const redis = `import Redis from 'ioredis'; const redis = new Redis()`

testRule(rule, {
  valid: {
    'method called like a claim that takes a row from one state to the next': {
      filename: 'src/services/reminders.ts',
      code: ts`
        import { PaymentReminder } from '../models/payment-reminder'

        export class ReminderService {
          private async claimReminderById(id: string) {
            return PaymentReminder.findOneAndUpdate({ _id: id, status: 'pending' }, { $set: { status: 'processing', startedAt: new Date() } }, { new: true })
          }

          async remind(id: string) {
            const claimed = await this.claimReminderById(id)
            if (!claimed) return
            await this.send(claimed)
          }
        }
      `,
    },
    'finally releases': {
      code: ts`
        import Redis from 'ioredis'
        const redis = new Redis()

        export async function processOrder(orderId: string) {
          const key = \`lock:order:\${orderId}\`
          const acquired = await redis.set(key, '1', 'EX', 300, 'NX')
          if (!acquired) return
          try {
            await chargeCustomer(orderId)
          } finally {
            await redis.del(key)
          }
        }
      `,
    },
    'claim in the transaction of the work': {
      code: ts`
        import { prisma } from './prisma'

        export const onPaid = (event: { id: string; userId: string }) =>
          prisma.$transaction(async (tx) => {
            await tx.processedEvent.create({ data: { id: event.id } })
            await tx.user.update({ where: { id: event.userId }, data: { plan: 'pro' } })
          })
      `,
    },
    'release in catch and rethrow': {
      code: ts`
        import { Redis } from '@upstash/redis'
        const redis = Redis.fromEnv()

        export async function onEvent(event: { id: string; customer: string }) {
          const key = \`evt:\${event.id}\`
          if (!(await redis.set(key, 1, { nx: true, ex: 86400 }))) return
          try {
            await provision(event.customer)
          } catch (error) {
            await redis.del(key)
            throw error
          }
        }
      `,
    },
    'rate limit counter': {
      code: ts`
        import { redis } from './redis'

        export async function allow(ip: string) {
          const first = await redis.set(\`cooldown:\${ip}\`, '1', 'EX', 60, 'NX')
          if (!first) throw new Error('Too many requests')
          await sendCode(ip)
        }
      `,
    },
    'runExclusive': {
      code: ts`
        import { Mutex } from 'async-mutex'
        const mutex = new Mutex()

        export const next = () => mutex.runExclusive(async () => numbers.next())
      `,
    },
    'redlock using': {
      code: ts`
        import { redlock } from './redlock'

        export const settle = (id: string) => redlock.using([\`settle:\${id}\`], 30_000, async (signal) => {
          await payouts.settle(id, { signal })
        })
      `,
    },
    'lock released in finally': {
      code: ts`
        import { redlock } from './redlock'

        export async function settle(id: string) {
          const lock = await redlock.acquire([\`settle:\${id}\`], 30_000)
          try {
            await payouts.settle(id)
          } finally {
            await lock.release()
          }
        }
      `,
    },
    'cache set without NX': {
      code: ts`
        import { redis } from './redis'

        export async function profile(id: string) {
          const cached = await redis.get(\`profile:\${id}\`)
          if (cached) return JSON.parse(cached)
          const row = await loadProfile(id)
          await redis.set(\`profile:\${id}\`, JSON.stringify(row), 'EX', 60)
          return row
        }
      `,
    },
    'ttl allowed': {
      options: { allowTtl: true },
      code: ts`
        import { redis } from './redis'

        export async function collect(invoice: { id: string }) {
          const ok = await redis.set(\`collect:\${invoice.id}\`, '1', 'EX', 300, 'NX')
          if (!ok) return
          await payments.collect(invoice)
        }
      `,
    },
    'claim as the last thing': {
      code: ts`
        import { prisma } from './prisma'

        export async function remember(event: { id: string }) {
          try {
            await prisma.processedEvent.create({ data: { id: event.id } })
            return true
          } catch (error) {
            if (error.code === 'P2002') return false
            throw error
          }
        }
      `,
    },
    'state of the claimed row set to failed in the catch': {
      code: ts`
        import { prisma } from './prisma'

        export async function onEvent(event: { id: string; customer: string }) {
          try {
            await prisma.webhookEvent.create({ data: { id: event.id, status: 'processing' } })
          } catch (error) {
            if (error.code === 'P2002') return
            throw error
          }
          try {
            await provision(event.customer)
            await prisma.webhookEvent.update({ where: { id: event.id }, data: { status: 'done' } })
          } catch (error) {
            await prisma.webhookEvent.update({ where: { id: event.id }, data: { status: 'failed' } })
            throw error
          }
        }
      `,
    },
    'nonce used once': {
      code: ts`
        import { redis } from './redis'

        export async function verifyNonce(nonce: string, signature: string) {
          const fresh = await redis.set(\`nonce:\${nonce}\`, '1', 'EX', 600, 'NX')
          if (!fresh) throw new Error('replayed')
          return verify(signature, await loadKey())
        }
      `,
    },
    'user signup with unique email': {
      code: ts`
        import { prisma } from './prisma'

        export async function signUp(email: string, passwordHash: string) {
          const user = await prisma.user.create({ data: { email, passwordHash } })
          await sendWelcome(user.email)
          return user
        }
      `,
    },
    'named helper releases on failure': {
      code: ts`
        import { claims } from './claims'

        export async function run(key: string, work: () => Promise<void>) {
          if (!(await claims.tryClaim(key))) return
          try {
            await work()
          } catch (error) {
            await claims.releaseQuietly(key)
            throw error
          }
        }
      `,
    },
    'released in a catch that throws on': ts`
      ${redis}
      export async function handle(event) {
        const claimed = await redis.set('event:' + event.id, '1', 'EX', 3600, 'NX')
        if (!claimed) return
        try {
          await fulfil(event)
        } catch (error) {
          await redis.del('event:' + event.id)
          throw error
        }
      }
    `,
    'released in a finally': ts`
      import { createClient } from 'redis'
      const client = createClient()
      export async function run(id) {
        const key = \`lock:\${id}\`
        const locked = await client.set(key, '1', { NX: true, EX: 60 })
        if (locked !== 'OK') return
        try {
          await charge(id)
          await ship(id)
        } finally {
          await client.del(key)
        }
      }
    `,
    'released by a script': ts`
      ${redis}
      export async function run(id, token) {
        if (!(await redis.set('lock:' + id, token, 'PX', 1000, 'NX'))) return
        try {
          await charge(id)
        } finally {
          await redis.eval(script, 1, 'lock:' + id, token)
        }
      }
    `,
    'released by its own catch': ts`
      import { claims } from './claims'
      export async function run(event) {
        if (!(await claims.tryClaimKey(event.id))) return
        await fulfil(event).catch(async (error) => {
          await claims.releaseKey(event.id)
          throw error
        })
      }
    `,
    'a claim store with leases': ts`
      import { ConflictError } from './errors'
      export async function runOnce(claims, key, work) {
        const claim = await claims.tryClaimKey(key, 60000)
        if (claim.state === 'running') throw new ConflictError(key)
        if (claim.state === 'done') return JSON.parse(claim.result)
        let value
        try {
          value = await work()
        } catch (error) {
          await claims.releaseKey(key, claim.lease)
          throw error
        }
        await claims.completeKey(key, claim.lease, JSON.stringify(value))
        return value
      }
    `,
    'a claim that is marked as failed': ts`
      import { prisma } from './db'
      export async function handle(event) {
        try {
          await prisma.processedEvent.create({ data: { id: event.id } })
        } catch (error) {
          if (error.code === 'P2002') return
          throw error
        }
        try {
          await fulfil(event)
        } catch (error) {
          await prisma.processedEvent.update({ where: { id: event.id }, data: { status: 'failed' } })
          throw error
        }
      }
    `,
    'a claim inside the transaction of the work': ts`
      import { prisma } from './db'
      export async function handle(event) {
        try {
          await prisma.$transaction(async (tx) => {
            await tx.processedEvent.create({ data: { id: event.id } })
            await tx.account.update({ where: { id: event.account }, data: { credits: { increment: 10 } } })
          })
        } catch (error) {
          if (error.code === 'P2002') return
          throw error
        }
      }
    `,
    'a function that only claims': ts`
      ${redis}
      export async function tryClaim(id) {
        const result = await redis.set('claim:' + id, '1', 'EX', 60, 'NX')
        return result === 'OK'
      }
    `,
    'a lock that runs the work': ts`
      import { withLock, claimEvent } from './locks'
      export async function run(id) {
        await withLock('invoice:' + id, async () => charge(id))
        await claimEvent(id, () => charge(id))
      }
    `,
    'Redlock with using': ts`
      import Redlock from 'redlock'
      const redlock = new Redlock([client])
      export const run = (id) => redlock.using(['invoice:' + id], 5000, async () => charge(id))
    `,
    'Redlock released in finally': ts`
      import Redlock from 'redlock'
      const redlock = new Redlock([client])
      export async function run(id) {
        const lock = await redlock.acquire(['invoice:' + id], 5000)
        try {
          await charge(id)
        } finally {
          await lock.release()
        }
      }
    `,
    'a mutex whose release is a function': ts`
      import { Mutex } from 'async-mutex'
      const mutex = new Mutex()
      export async function run(id) {
        const release = await mutex.acquire()
        try {
          await charge(id)
        } finally {
          release()
        }
      }
    `,
    'a lock that disposes of itself': ts`
      import { acquireLock } from './locks'
      export async function run(id) {
        await using lock = await acquireLock('invoice:' + id)
        await charge(id)
      }
    `,
    'a release by a function that is given the key': ts`
      ${redis}
      import { giveBack } from './claims'
      export async function run(event) {
        const key = 'event:' + event.id
        if (!(await redis.setnx(key, '1'))) return
        try {
          await fulfil(event)
        } catch (error) {
          await giveBack(key)
          throw error
        }
      }
    `,
    'nothing fails after the claim': ts`
      ${redis}
      export async function remember(event) {
        const fresh = await redis.set('event:' + event.id, '1', 'NX')
        if (!fresh) return { duplicate: true }
        logger.info('new event')
        return { duplicate: false }
      }
    `,
    'how often a message may go out': ts`
      ${redis}
      export async function alertOnce(id) {
        const fresh = await redis.set('alert:cooldown:' + id, '1', 'EX', 3600, 'NX')
        if (!fresh) return
        await sendMail(id)
      }
    `,
    'a value that may be used once': ts`
      ${redis}
      export async function login(nonce) {
        const fresh = await redis.set('nonce:' + nonce, '1', 'EX', 300, 'NX')
        if (!fresh) throw new Error('replayed')
        await createSession(nonce)
      }
    `,
    'a claim that is part of the business': ts`
      import { rewards } from './rewards'
      export async function claim(req, res) {
        const claimed = await rewards.claimReward(req.user.id)
        if (!claimed) return res.status(409).end()
        await notify(req.user.id)
        res.json({})
      }
    `,
    'a claim that ends by itself, where that is allowed': {
      options: { allowTtl: true },
      code: ts`
        ${redis}
        export async function run(id) {
          const locked = await redis.set('lock:' + id, '1', 'EX', 60, 'NX')
          if (!locked) return
          await charge(id)
        }
      `,
    },
    'setnx beside expire, where that is allowed': {
      options: { allowTtl: true },
      code: ts`
        ${redis}
        export async function run(id) {
          const key = 'lock:' + id
          if (!(await redis.setnx(key, '1'))) return
          await redis.expire(key, 60)
          await charge(id)
        }
      `,
    },
    'a lease, where that is allowed': {
      options: { allowTtl: true },
      code: ts`
        import { claims } from './claims'
        export async function run(event) {
          if (!(await claims.tryClaimKey(event.id, LEASE_MS))) return
          await fulfil(event)
        }
      `,
    },
    'an ordinary unique row': ts`
      import { prisma } from './db'
      export async function signUp(email) {
        try {
          await prisma.user.create({ data: { email } })
        } catch (error) {
          if (error.code === 'P2002') return null
          throw error
        }
        await sendWelcome(email)
      }
    `,
    'work whose error is dealt with': ts`
      ${redis}
      export async function run(id) {
        const acquired = await redis.set('grace:' + id, '1', 'NX')
        if (acquired !== 'OK') return
        await schedule(id).catch(() => scheduleInMemory(id))
      }
    `,
    'a row that is marked in the end': ts`
      import { prisma } from './db'
      export async function handle(event) {
        if (await prisma.processedStripeEvent.findUnique({ where: { id: event.id } })) return
        await fulfil(event)
        await prisma.processedStripeEvent.create({ data: { id: event.id } })
      }
    `,
    'a row that a failure takes away': ts`
      import { ProcessedEvent } from './models'
      export async function handle(event) {
        try {
          await ProcessedEvent.create({ eventId: event.id })
        } catch (error) {
          if (error.code === 11000) return
          throw error
        }
        try {
          await fulfil(event)
        } catch (error) {
          await ProcessedEvent.deleteOne({ eventId: event.id })
          throw error
        }
      }
    `,
    'a plain set': ts`
      ${redis}
      export async function run(id) {
        await redis.set('last:' + id, '1', 'EX', 60)
        await charge(id)
      }
    `,
    'work only where the claim was lost': ts`
      ${redis}
      export async function run(id) {
        const locked = await redis.set('lock:' + id, '1', 'NX')
        if (!locked) {
          await waitForOther(id)
          return
        }
      }
    `,
  },
  invalid: {
    'ioredis NX lock without release on failure': {
      code: ts`
        import Redis from 'ioredis'
        const redis = new Redis(process.env.REDIS_URL!)

        export async function processOrder(orderId: string) {
          const acquired = await redis.set(\`lock:order:\${orderId}\`, '1', 'EX', 300, 'NX')
          if (!acquired) return { skipped: true }
          await chargeCustomer(orderId)
          await shipOrder(orderId)
          await redis.del(\`lock:order:\${orderId}\`)
          return { skipped: false }
        }
      `,
      reports: [{ messageId: 'releasedOnSuccessOnly', line: 5 }],
    },
    'upstash nx in a webhook route': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { Redis } from '@upstash/redis'
        import { stripe } from '@/lib/stripe'
        import { fulfillOrder } from '@/lib/orders'
        const redis = Redis.fromEnv()

        export async function POST(req: Request) {
          const event = stripe.webhooks.constructEvent(await req.text(), req.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
          const isNew = await redis.set(\`stripe:event:\${event.id}\`, 1, { nx: true, ex: 86400 })
          if (!isNew) return Response.json({ received: true })
          await fulfillOrder(event.data.object)
          return Response.json({ received: true })
        }
      `,
      reports: [{ messageId: 'keptOnFailure', line: 8 }],
    },
    'node-redis setNX in an express webhook': {
      code: ts`
        import express from 'express'
        import { createClient } from 'redis'
        const app = express()
        const client = createClient()

        app.post('/webhooks/github', express.json(), async (req, res) => {
          const id = req.headers['x-github-delivery'] as string
          const first = await client.setNX(\`github:\${id}\`, '1')
          if (!first) return res.sendStatus(200)
          await createDeployment(req.body)
          res.sendStatus(200)
        })
      `,
      reports: [{ messageId: 'keptOnFailure', line: 8 }],
    },
    'prisma unique row before the work': {
      code: ts`
        import { Prisma } from '@prisma/client'
        import { prisma } from './prisma'

        export async function handleEvent(event: { id: string; customer: string }) {
          try {
            await prisma.webhookEvent.create({ data: { eventId: event.id } })
          } catch (e) {
            if (e instanceof Prisma.PrismaClientKnownRequestError && e.code === 'P2002') return
            throw e
          }
          await provisionAccount(event.customer)
        }
      `,
      reports: [{ messageId: 'keptOnFailure', line: 6 }],
    },
    'drizzle on conflict do nothing returning': {
      code: ts`
        import { db } from './db'
        import { processedEvents } from './schema'

        export async function onEvent(event: { id: string; userId: string }) {
          const inserted = await db.insert(processedEvents).values({ id: event.id }).onConflictDoNothing().returning()
          if (inserted.length === 0) return
          await grantCredits(event.userId, 100)
        }
      `,
      reports: [{ messageId: 'keptOnFailure', line: 5 }],
    },
    'project claim function': {
      code: ts`
        import { idempotency } from './idempotency'

        export async function payInvoice(invoiceId: string) {
          const claimed = await idempotency.tryClaimKey(\`invoice:\${invoiceId}\`)
          if (!claimed) return
          await payments.collect(invoiceId)
        }
      `,
      reports: [{ messageId: 'keptOnFailure', line: 4 }],
    },
    'catch logs but keeps the key': {
      code: ts`
        import { redis } from './redis'

        export async function sendInvite(inviteId: string) {
          const ok = await redis.set(\`invite:\${inviteId}\`, '1', 'NX')
          if (!ok) return
          try {
            await mailer.send({ template: 'invite', inviteId })
          } catch (error) {
            console.error('invite failed', error)
            throw error
          }
        }
      `,
      reports: [{ messageId: 'keptOnFailure', line: 4 }],
    },
    'release of another key': {
      code: ts`
        import { redis } from './redis'

        export async function syncAccount(accountId: string) {
          const key = \`sync:lock:\${accountId}\`
          if (!(await redis.set(key, '1', 'PX', 60_000, 'NX'))) return
          try {
            await pullTransactions(accountId)
          } catch (error) {
            await redis.del(\`sync:cache:\${accountId}\`)
            throw error
          }
        }
      `,
      reports: [{ messageId: 'keptOnFailure', line: 5 }],
    },
    'redlock released only at the end': {
      code: ts`
        import Redlock from 'redlock'
        import Client from 'ioredis'
        const redlock = new Redlock([new Client()])

        export async function settle(batchId: string) {
          const lock = await redlock.acquire([\`settle:\${batchId}\`], 30_000)
          await payouts.settle(batchId)
          await lock.release()
        }
      `,
      reports: [{ messageId: 'releasedOnSuccessOnly', line: 6 }],
    },
    'async mutex without finally': {
      code: ts`
        import { Mutex } from 'async-mutex'
        const mutex = new Mutex()

        export async function nextInvoiceNumber() {
          const release = await mutex.acquire()
          const number = await numbers.next()
          release()
          return number
        }
      `,
      reports: [{ messageId: 'releasedOnSuccessOnly', line: 5 }],
    },
    'supabase insert with 23505': {
      code: ts`
        import { supabase } from './supabase'

        export async function onPaddleEvent(event: { event_id: string; data: any }) {
          const { error } = await supabase.from('processed_events').insert({ id: event.event_id })
          if (error?.code === '23505') return
          if (error) throw error
          await activateSubscription(event.data)
        }
      `,
      reports: [{ messageId: 'keptOnFailure', line: 4 }],
    },
    'bullmq worker with a claim': {
      code: ts`
        import { Worker } from 'bullmq'
        import { redis, connection } from './redis'

        new Worker('payouts', async (job) => {
          const claimed = await redis.set(\`payout:\${job.data.id}\`, 'processing', 'NX')
          if (claimed !== 'OK') return
          await bank.transfer(job.data.iban, job.data.amount)
        }, { connection })
      `,
      reports: [{ messageId: 'keptOnFailure', line: 5 }],
    },
    'sql insert on conflict do nothing': {
      code: ts`
        import { pool } from './pool'

        export async function consume(event: { id: string; orderId: string }) {
          const { rowCount } = await pool.query('INSERT INTO processed_events (id) VALUES ($1) ON CONFLICT DO NOTHING', [event.id])
          if (rowCount === 0) return
          await fulfil(event.orderId)
        }
      `,
      reports: [{ messageId: 'keptOnFailure', line: 4 }],
    },
    'released only when all goes well': {
      code: ts`
        import { redis } from './store'
        export async function collectInvoice(invoice) {
          const locked = await redis.set(\`invoice-lock:\${invoice.id}\`, '1', { NX: true, EX: 86400 })
          if (!locked) return
          await stripe.charges.create({ amount: invoice.amount })
          await redis.del(\`invoice-lock:\${invoice.id}\`)
        }
      `,
      reports: [{ messageId: 'releasedOnSuccessOnly', data: { claim: 'set', work: 'stripe.charges.create' }, line: 3 }],
    },
    'never released': {
      code: ts`
        ${redis}
        export async function handle(event) {
          const fresh = await redis.set('event:' + event.id, '1', 'NX')
          if (!fresh) return
          await fulfil(event)
        }
      `,
      reports: [{ messageId: 'keptOnFailure', data: { claim: 'set', work: 'fulfil' } }],
    },
    'CommonJS and setnx': {
      code: ts`
        const IORedis = require('ioredis')
        const client = new IORedis()
        module.exports = async function handle(job) {
          const won = await client.setnx('job-lock:' + job.id, 1)
          if (won === 0) return
          await work(job)
        }
      `,
      reports: ['keptOnFailure'],
    },
    'Upstash': {
      code: ts`
        import { Redis as Store } from '@upstash/redis'
        const store = Store.fromEnv()
        export async function POST(request) {
          const { id } = await request.json()
          const claimed = await store.set('processing:' + id, true, { nx: true, ex: 600 })
          if (!claimed) return Response.json({}, { status: 409 })
          await generateReport(id)
          return Response.json({})
        }
      `,
      reports: ['keptOnFailure'],
    },
    'a claim with work where it was won': {
      code: ts`
        ${redis}
        export class Worker {
          async handle(event) {
            if (await redis.set('event:' + event.id, '1', 'NX')) {
              await this.fulfil(event)
            }
          }
        }
      `,
      reports: [{ messageId: 'keptOnFailure', data: { claim: 'set', work: 'this.fulfil' } }],
    },
    'a catch that only logs': {
      code: ts`
        import { claims } from './claims'
        export async function handle(event) {
          if (!(await claims.tryClaimKey(event.id))) return
          try {
            await fulfil(event)
          } catch (error) {
            logger.error({ error, key: event.id })
            throw error
          }
        }
      `,
      reports: [{ messageId: 'keptOnFailure', data: { claim: 'tryClaimKey', work: 'fulfil' } }],
    },
    'a function of settings': {
      settings: { claims: ['gate.enter'] },
      code: ts`
        import { gate } from './gate'
        export async function handle(event) {
          if (!(await gate.enter(event.id))) return
          await fulfil(event)
        }
      `,
      reports: ['keptOnFailure'],
    },
    'a row of handled events before the work': {
      code: ts`
        import { prisma } from '@/lib/db'
        export async function POST(request) {
          const event = await verify(request)
          try {
            await prisma.processedEvent.create({ data: { id: event.id } })
          } catch (error) {
            if (error.code === 'P2002') return Response.json({ received: true })
            throw error
          }
          await fulfil(event)
          return Response.json({ received: true })
        }
      `,
      reports: [{ messageId: 'keptOnFailure', data: { claim: 'create', work: 'fulfil' } }],
    },
    'a row whose error is taken for a duplicate': {
      code: ts`
        import { prisma } from './db'
        export async function handle(event) {
          try {
            await prisma.processedStripeEvent.create({ data: { id: event.id } })
          } catch {
            return { duplicate: true }
          }
          switch (event.type) {
            case 'invoice.paid':
              await extend(event)
          }
          return { duplicate: false }
        }
      `,
      reports: [{ messageId: 'keptOnFailure', data: { claim: 'create', work: 'extend' } }],
    },
    'a model of Mongoose, and a catch that answers all is well': {
      code: ts`
        const ProcessedStripeEvent = require('../models/ProcessedStripeEvent')
        exports.handle = async (req, res) => {
          try {
            await ProcessedStripeEvent.create({ eventId: req.event.id })
          } catch (error) {
            if (error.code === 11000) return res.json({ duplicate: true })
            return res.status(500).end()
          }
          try {
            await complete(req.event.data.object)
          } catch (error) {
            console.error(error.message)
          }
          res.json({ received: true })
        }
      `,
      reports: ['keptOnFailure'],
    },
    'a finally that only notes how long it took': {
      code: ts`
        import { prisma } from './db'
        export class Webhooks {
          async handle(event) {
            try {
              await this.prisma.processedStripeEvent.create({ data: { eventId: event.id } })
            } catch (error) {
              if (error.code === 'P2002') return
              throw error
            }
            const start = Date.now()
            try {
              await this.processEvent(event)
            } finally {
              await this.prisma.processedStripeEvent.update({ where: { eventId: event.id }, data: { durationMs: Date.now() - start } })
            }
          }
        }
      `,
      reports: ['keptOnFailure'],
    },
    'a row that a conflict ignores': {
      code: ts`
        import { db, webhookEvents } from './db'
        export async function handle(event) {
          const inserted = await db.insert(webhookEvents).values({ id: event.id }).onConflictDoNothing().returning()
          if (inserted.length === 0) return
          await fulfil(event)
        }
      `,
      reports: ['keptOnFailure'],
    },
    'a row of Supabase whose conflict is returned': {
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(url, key)
        export async function handle(event) {
          const { error } = await supabase.from('processed_events').insert({ id: event.id })
          if (error?.code === '23505') return
          await fulfil(event)
        }
      `,
      reports: ['keptOnFailure'],
    },
    'SQL': {
      code: ts`
        import { Pool } from 'pg'
        const pool = new Pool()
        export async function handle(event) {
          const result = await pool.query('INSERT INTO processed_events (id) VALUES ($1) ON CONFLICT DO NOTHING', [event.id])
          if (result.rowCount === 0) return
          await fulfil(event)
        }
      `,
      reports: ['keptOnFailure'],
    },
    'Redlock released on success': {
      code: ts`
        import Redlock from 'redlock'
        const redlock = new Redlock([client])
        export async function run(id) {
          const lock = await redlock.acquire(['invoice:' + id], 5000)
          await charge(id)
          await lock.release()
        }
      `,
      reports: ['releasedOnSuccessOnly'],
    },
    'a mutex released on success': {
      code: ts`
        import { Mutex } from 'async-mutex'
        const mutex = new Mutex()
        export async function run(id) {
          const release = await mutex.acquire()
          await charge(id)
          release()
        }
      `,
      reports: ['releasedOnSuccessOnly'],
    },
    'a lock of the project': {
      code: ts`
        import { acquireLock, releaseLock } from '@/lib/locks'
        export async function run(id) {
          const locked = await acquireLock(id)
          if (!locked) return
          await charge(id)
          await releaseLock(id)
        }
      `,
      reports: ['releasedOnSuccessOnly'],
    },
    'only a part of the work is guarded': {
      code: ts`
        ${redis}
        export async function run(event) {
          const key = 'event:' + event.id
          const won = await redis.set(key, '1', 'NX')
          if (!won) return
          const order = await loadOrder(event)
          try {
            await fulfil(order)
          } catch (error) {
            await redis.del(key)
            throw error
          }
        }
      `,
      reports: [{ messageId: 'releasedOnSuccessOnly', data: { claim: 'set', work: 'loadOrder' } }],
    },
    'a claim without an end, where an end is allowed': {
      options: { allowTtl: true },
      code: ts`
        ${redis}
        export async function run(event) {
          if (!(await redis.setnx('event:' + event.id, '1'))) return
          await fulfil(event)
        }
      `,
      reports: ['keptOnFailure'],
    },
    'returned work': {
      code: ts`
        import { claims } from './claims'
        export async function handle(event) {
          const claimed = await claims.claimEvent(event.id)
          if (!claimed) return null
          return processEvent(event)
        }
      `,
      reports: ['keptOnFailure'],
    },
  },
})
