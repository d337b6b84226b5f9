import rule from '../../src/rules/require-claim-release.js'
import { testRule, ts } from '../support/test-rule.js'

const redis = `import Redis from 'ioredis'; const redis = new Redis()`

testRule(rule, {
  valid: {
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
