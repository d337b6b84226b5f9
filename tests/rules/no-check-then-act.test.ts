import rule from '../../src/rules/no-check-then-act.js'
import { testRule, ts } from '../support/test-rule.js'

const everywhere = { scope: 'everywhere' }
const prisma = `import { prisma } from '@/lib/db'`

testRule(rule, {
  valid: {
    'a code is taken before the work for it': ts`
      import { store } from './store'
      export async function redeem(userId, text) {
        const code = await store.getCode(text)
        if (!code) throw new Error('unknown')
        if (code.isUsed) throw new Error('used')
        await store.useCode(text)
        await store.createSubscription({ userId })
      }
    `,
    'whether the code was taken is looked at': ts`
      import { store } from './store'
      export async function redeem(userId, text) {
        const code = await store.getCode(text)
        if (!code) throw new Error('unknown')
        if (code.isUsed) throw new Error('used')
        const isMine = await store.useCode(text)
        if (!isMine) throw new Error('used')
        await store.createSubscription({ userId })
      }
    `,
    'nothing but the mark depends on the flag': ts`
      import { store } from './store'
      export async function redeem(userId, text) {
        const code = await store.getCode(text)
        if (!code) throw new Error('unknown')
        if (code.isUsed) throw new Error('used')
        await store.useCode(text)
      }
    `,
    'a code is used in one transaction with the work': ts`
      import { store } from './store'
      export const redeem = (userId, text) => store.transaction(async (tx) => {
        const code = await tx.getCode(text)
        if (code.isUsed) throw new Error('used')
        await tx.createSubscription({ userId })
        await tx.useCode(text)
      })
    `,
    'another thing is marked': ts`
      import { store } from './store'
      export async function redeem(userId, text) {
        const code = await store.getCode(text)
        if (!code) throw new Error('unknown')
        if (code.isUsed) throw new Error('used')
        await store.createSubscription({ userId })
        await store.useSeat(userId)
      }
    `,
    'a flag that says nothing of what was done': ts`
      import { store } from './store'
      export async function join(userId, id) {
        const group = await store.getGroup(id)
        if (group.isPrivate) throw new Error('private')
        await store.createMember({ userId, id })
        await store.closeGroup(id)
      }
    `,
    'only a note between': ts`
      import { store } from './store'
      export async function redeem(userId, text) {
        const code = await store.getCode(text)
        if (!code) throw new Error('unknown')
        if (code.isUsed) throw new Error('used')
        await store.recordAttempt({ userId, text })
        await store.useCode(text)
      }
    `,
    'a row that is created from something else than what was looked up': {
      options: everywhere,
      code: ts`
        import { Injectable, NotFoundException } from '@nestjs/common'
        import { InjectModel } from '@nestjs/mongoose'
        import { Model } from 'mongoose'
        @Injectable()
        export class Members {
          constructor(@InjectModel(Team.name) private teams: Model<Team>) {}
          async copy(dto, source) {
            const team = await this.teams.findOne({ slug: source.slug })
            if (team) throw new NotFoundException()
            return this.teams.create({ ...dto, copied: true })
          }
        }
      `,
    },
    'a spread whose key is given anew': {
      options: everywhere,
      code: ts`
        import { Repository } from 'typeorm'
        export class Teams {
          constructor(private readonly teams: Repository<Team>) {}
          async add(dto) {
            const taken = await this.teams.findOneBy({ slug: dto.slug })
            if (taken) return this.teams.save({ ...dto, slug: \`\${freshSlug()}\` })
            return taken
          }
        }
      `,
    },
    'an order of TypeORM that one update takes from open to paid': {
      code: ts`
        import { Processor, Process } from '@nestjs/bull'
        import { Repository } from 'typeorm'
        @Processor('orders')
        export class OrderProcessor {
          constructor(private readonly orders: Repository<Order>) {}
          @Process('charge')
          async charge(job) {
            const order = await this.orders.findOneBy({ id: job.data.id })
            if (order.status === 'paid') return
            const { affected } = await this.orders.update({ id: order.id, status: 'open' }, { status: 'paid' })
            if (affected !== 1) return
            await this.payments.charge(order)
          }
        }
      `,
    },
    'a row of TypeORM that is changed without a test of its state': {
      code: ts`
        import { Repository } from 'typeorm'
        export class Profiles {
          constructor(private readonly profiles: Repository<Profile>) {}
          async rename(id, name) {
            const profile = await this.profiles.findOneBy({ id })
            if (!profile) throw new Error('none')
            await this.mailer.send(profile.email)
            profile.name = name
            await this.profiles.save(profile)
          }
        }
      `,
    },
    'an amount that the update asks for again': ts`
      import { prisma } from './db'
      export async function spend(userId, cost) {
        const user = await prisma.user.findUnique({ where: { id: userId } })
        if (user.credits < cost) throw new NotEnough()
        const { count } = await prisma.user.updateMany({ where: { id: userId, credits: { gte: cost } }, data: { credits: { decrement: cost } } })
        if (count === 0) throw new NotEnough()
      }
    `,
    'an amount that is taken in a transaction': ts`
      import { prisma } from './db'
      export const spend = (userId, cost) => prisma.$transaction(async (tx) => {
        const user = await tx.user.findUnique({ where: { id: userId } })
        if (user.credits < cost) throw new NotEnough()
        await tx.user.update({ where: { id: userId }, data: { credits: { decrement: cost } } })
      })
    `,
    'an amount that is given, however much there is': ts`
      import { prisma } from './db'
      export async function refund(userId, cost) {
        const user = await prisma.user.findUnique({ where: { id: userId } })
        if (user.credits < 0) warn(user)
        await prisma.user.update({ where: { id: userId }, data: { credits: { increment: cost } } })
      }
    `,
    'SQL that asks for the amount again': ts`
      import { pool } from './db'
      export async function spend(id, cost) {
        const { rows } = await pool.query('SELECT balance FROM wallets WHERE id = $1', [id])
        if (rows[0].balance < cost) throw new NotEnough()
        await pool.query('UPDATE wallets SET balance = balance - $1 WHERE id = $2 AND balance >= $1', [cost, id])
      }
    `,
    'an amount under a claim': ts`
      import { prisma } from './db'
      import { redis } from './redis'
      export async function spend(userId, cost) {
        const claimed = await redis.set('spend:' + userId, '1', { NX: true })
        if (!claimed) return
        const user = await prisma.user.findUnique({ where: { id: userId } })
        if (user.credits < cost) return
        await prisma.user.update({ where: { id: userId }, data: { credits: { decrement: cost } } })
      }
    `,
    'a limit of another column': ts`
      import { prisma } from './db'
      export async function spend(userId, cost) {
        const user = await prisma.user.findUnique({ where: { id: userId } })
        if (user.level < 3) return
        await prisma.user.update({ where: { id: userId }, data: { credits: { decrement: cost } } })
      }
    `,
    'a creation that a look-up which found nothing never reaches': {
      options: { scope: 'everywhere' },
      code: ts`
        import { prisma } from './db'
        export async function talk(sessionId, userId) {
          let conversation = null
          if (sessionId) {
            conversation = await prisma.conversation.findUnique({ where: { sessionId } })
            if (!conversation) return notFound()
          }
          if (!conversation) conversation = await prisma.conversation.create({ data: { sessionId: sessionId || randomUUID(), userId } })
          return conversation
        }
      `,
    },
    'another service that lets only the first through': {
      options: { scope: 'everywhere' },
      code: ts`
        import { prisma } from './db'
        export async function addDomain(domain) {
          const existing = await prisma.emailDomain.findUnique({ where: { domain } })
          if (existing) throw new Taken()
          await registerIdentity(domain).catch((error) => {
            if (error.name === 'AlreadyExistsException') throw new Taken()
            throw error
          })
          return prisma.emailDomain.create({ data: { domain, status: 'pending' } })
        }
      `,
    },
    'an atomic claim': ts`
      import { store } from './store'
      export async function handle(event) {
        const claimed = await store.tryClaimKey(event.id)
        if (!claimed) return
        await provision(event)
      }
    `,
    'a claim before a check and a mark': ts`
      import { store } from './store'
      export async function handle(event) {
        if (!(await store.tryClaim(event.id))) return
        if (await store.isProcessed(event.id)) return
        await store.markProcessed(event.id)
      }
    `,
    'a claim that settings teach': {
      settings: { claims: ['gate.enter'] },
      code: ts`
        import { gate, store } from './store'
        export async function handle(event) {
          if (!(await gate.enter(event.id))) return
          if (await store.isProcessed(event.id)) return
          await store.markProcessed(event.id)
        }
      `,
    },
    'a check without a mark': ts`
      export async function handle(event) {
        if (await store.isProcessed(event.id)) return
        await work(event)
      }
    `,
    'a mark of another key': ts`
      export async function handle(event, other) {
        if (await store.isProcessed(event.id)) return
        await store.markProcessed(other.id)
      }
    `,
    'a mark in the branch where it was processed': ts`
      export async function handle(event) {
        if (await store.isProcessed(event.id)) {
          await store.markProcessed(event.id)
          return
        }
      }
    `,
    'a store in memory, where nothing is awaited between': ts`
      const seenEvents = new Set()
      export async function handle(event) {
        if (seenEvents.has(event.id)) return
        seenEvents.add(event.id)
        await work(event)
      }
    `,
    'synchronous functions of a local store': ts`
      import { isProcessed, markProcessed } from './store'
      export async function handle(event) {
        if (isProcessed(event.id)) return
        markProcessed(event.id)
        await work(event)
      }
    `,
    'SET with NX': ts`
      import { redis } from '@/lib/redis'
      export async function once(event) {
        const ok = await redis.set('event:' + event.id, '1', 'EX', 60, 'NX')
        if (!ok) return
        await work(event)
      }
    `,
    'NX as an option': ts`
      import { createClient } from 'redis'
      const redis = createClient()
      export async function once(key) {
        if (await redis.get(key)) return
        await redis.set(key, '1', { NX: true })
      }
    `,
    'a read-through cache': ts`
      import Redis from 'ioredis'
      const redis = new Redis()
      export async function plan(id) {
        const cached = await redis.get('plan:' + id)
        if (cached) return JSON.parse(cached)
        const row = await load(id)
        await redis.set('plan:' + id, JSON.stringify(row), 'EX', 60)
        return row
      }
    `,
    'a read-through cache of flags': ts`
      import { redis } from '@/lib/redis'
      export async function isEnabled(id) {
        const cached = await redis.get('flag:' + id)
        if (cached !== null) return cached
        await redis.set('flag:' + id, '1')
        return '1'
      }
    `,
    'get and set of different keys': ts`
      import { redis } from '@/lib/redis'
      export async function f(a, b) {
        if (await redis.get('lock:' + a)) return
        await redis.set('lock:' + b, '1')
      }
    `,
    'options of set that cannot be seen': ts`
      import { redis } from '@/lib/redis'
      export async function f(key, options) {
        if (await redis.get('lock:' + key)) return
        await redis.set('lock:' + key, '1', options)
      }
    `,
    'get and set of a map': ts`
      const cache = new Map()
      export async function f(key) {
        if (cache.get(key)) return
        cache.set(key, true)
      }
    `,
    'an ordinary taken-email check': ts`
      ${prisma}
      export async function signUp(email) {
        const existing = await prisma.user.findUnique({ where: { email } })
        if (existing) throw new ConflictError()
        return prisma.user.create({ data: { email } })
      }
    `,
    'a taken-email check backed by a caught unique violation, everywhere': {
      options: everywhere,
      code: ts`
        ${prisma}
        export async function signUp(email) {
          const existing = await prisma.user.findUnique({ where: { email } })
          if (existing) throw new ConflictError()
          try {
            return await prisma.user.create({ data: { email } })
          } catch (error) {
            if (error.code === 'P2002') throw new ConflictError()
            throw error
          }
        }
      `,
    },
    'a unique violation of Postgres in a webhook': ts`
      import { pool } from './db'
      app.post('/webhooks/stripe', async (req, res) => {
        const { rows } = await pool.query('SELECT id FROM payments WHERE session_id = $1', [req.body.id])
        if (rows.length) return res.end()
        await pool.query('INSERT INTO payments (session_id) VALUES ($1)', [req.body.id]).catch((error) => {
          if (error.code !== '23505') throw error
        })
        res.end()
      })
    `,
    'a unique violation that Supabase returns': ts`
      export async function handlePayment(supabase, session) {
        const { data } = await supabase.from('payments').select('id').eq('session_id', session.id).maybeSingle()
        if (data) return
        const { error } = await supabase.from('payments').insert({ session_id: session.id })
        if (error && error.code !== '23505') throw error
      }
    `,
    'a helper that knows unique violations': ts`
      ${prisma}
      export async function recordPayment(id) {
        if (await prisma.payment.findUnique({ where: { id } })) return
        try {
          await prisma.payment.create({ data: { id } })
        } catch (error) {
          if (!isUniqueViolation(error)) throw error
        }
      }
    `,
    'an upsert': ts`
      ${prisma}
      export async function recordPayment(id) {
        const existing = await prisma.payment.findUnique({ where: { id } })
        if (existing) return
        await prisma.payment.upsert({ where: { id }, create: { id }, update: {} })
      }
    `,
    'an insert that does nothing on conflict': ts`
      export async function recordPayment(id) {
        const [existing] = await db.select().from(payments).where(eq(payments.id, id))
        if (existing) return
        await db.insert(payments).values({ id }).onConflictDoNothing()
      }
    `,
    'a transaction': ts`
      ${prisma}
      export async function recordPayment(id) {
        await prisma.$transaction(async (tx) => {
          const existing = await tx.payment.findUnique({ where: { id } })
          if (existing) return
          await tx.payment.create({ data: { id } })
        })
      }
    `,
    'a transaction by hand with a lock': ts`
      export async function recordPayment(client, id) {
        await client.query('BEGIN')
        const { rows } = await client.query('SELECT * FROM payments WHERE id = $1 FOR UPDATE', [id])
        if (rows.length === 0) await client.query('INSERT INTO payments (id) VALUES ($1)', [id])
        await client.query('COMMIT')
      }
    `,
    'an advisory lock': ts`
      export async function recordPayment(id) {
        await pool.query('SELECT pg_advisory_lock($1)', [id])
        const { rows } = await pool.query('SELECT * FROM payments WHERE id = $1', [id])
        if (rows.length === 0) await pool.query('INSERT INTO payments (id) VALUES ($1)', [id])
      }
    `,
    'a lock of redlock': ts`
      import Redlock from 'redlock'
      const redlock = new Redlock([client])
      export async function recordPayment(id) {
        const lock = await redlock.acquire([id], 5000)
        const existing = await prisma.payment.findUnique({ where: { id } })
        if (!existing) await prisma.payment.create({ data: { id } })
        await lock.release()
      }
    `,
    'find or create of a customer': ts`
      ${prisma}
      export async function startCheckout(email) {
        let user = await prisma.user.findUnique({ where: { email } })
        if (!user) user = await prisma.user.create({ data: { email } })
        return checkout(user)
      }
    `,
    'find or create by ??': ts`
      ${prisma}
      export async function startCheckout(email) {
        const user = (await prisma.user.findUnique({ where: { email } })) ?? (await prisma.user.create({ data: { email } }))
        return checkout(user)
      }
    `,
    'a parent that must exist': ts`
      ${prisma}
      export async function refundPayment(id) {
        const payment = await prisma.payment.findUnique({ where: { id } })
        if (!payment) throw new NotFoundError()
        await prisma.payment.create({ data: { id, refundOf: payment.id } })
      }
    `,
    'another model': ts`
      ${prisma}
      export async function chargeCard(userId) {
        const existing = await prisma.subscription.findFirst({ where: { userId } })
        if (existing) return
        await prisma.payment.create({ data: { userId } })
      }
    `,
    'another key': ts`
      ${prisma}
      export async function chargeCard(userId, orderId) {
        const existing = await prisma.payment.findFirst({ where: { userId } })
        if (existing) return
        await prisma.payment.create({ data: { orderId } })
      }
    `,
    'a look-up whose result decides nothing': ts`
      ${prisma}
      export async function chargeCard(id) {
        const existing = await prisma.payment.findFirst({ where: { id } })
        log(existing)
        await prisma.payment.create({ data: { id } })
      }
    `,
    'a random key that must not collide, everywhere': {
      options: everywhere,
      code: ts`
        ${prisma}
        import { nanoid } from 'nanoid'
        export async function createTeam(name) {
          const slug = name + nanoid(4)
          const taken = await prisma.team.findFirst({ where: { slug } })
          if (taken) return createTeam(name)
          return prisma.team.create({ data: { slug, name } })
        }
      `,
    },
    'functions of the project in a job, which may be atomic themselves': ts`
      import { Worker } from 'bullmq'
      new Worker('x', async (job) => {
        const known = await getItem(job.data.id)
        if (!known) await createItem({ id: job.data.id })
      })
    `,
    'an array is no database': ts`
      export async function charge(id) {
        const existing = payments.find((p) => p.id === id)
        if (existing) return
        payments.push({ id })
        await save(payments)
      }
    `,
    'a SQLite driver that does not wait': ts`
      export function recordPayment(id) {
        const row = db.prepare('SELECT * FROM payments WHERE id = ?').get(id)
        if (row) return
        db.prepare('INSERT INTO payments (id) VALUES (?)').run(id)
      }
    `,
    'a status that is only set again': ts`
      ${prisma}
      export async function handlePayment(id) {
        const order = await prisma.order.findUnique({ where: { id } })
        if (order.status === 'paid') return
        await prisma.order.update({ where: { id }, data: { status: 'paid' } })
      }
    `,
    'an update that expects the old state': ts`
      ${prisma}
      export async function handlePayment(id) {
        const order = await prisma.order.findUnique({ where: { id } })
        if (order.fulfilled) return
        const { count } = await prisma.order.updateMany({ where: { id, fulfilled: false }, data: { fulfilled: true } })
        if (count === 0) return
        await sendEmail(order.email)
      }
    `,
    'a cache of events that are handed on': ts`
      export async function load(id) {
        const event = await this.events.get(id)
        if (event) return event
        const fresh = await fetchEvent(id)
        await this.events.set(id, fresh)
        return fresh
      }
    `,
    'a memo in memory with an await between': ts`
      const plans = new Map()
      export async function plan(id) {
        if (plans.has(id)) return plans.get(id)
        const plan = await load(id)
        plans.set(id, plan)
        return plan
      }
    `,
    'a repository in ordinary code': ts`
      export async function rename(id, name) {
        const existing = await tags.findByName(name)
        if (existing) throw new ConflictError()
        await tags.create({ name })
      }
    `,
    'a repository whose unique violation is caught': ts`
      export async function recordPayment(event) {
        const existing = await paymentRepository.findByEventId(event.id)
        if (existing) return
        try {
          await paymentRepository.create({ eventId: event.id })
        } catch (error) {
          if (!isUniqueViolation(error)) throw error
        }
      }
    `,
    'a look-up of one thing and the making of another': ts`
      export async function chargeOrder(orderId) {
        const refund = await findRefund(orderId)
        if (refund) return
        await createPayment({ orderId })
      }
    `,
    'a validity check': ts`
      export async function f(token) {
        if (await isValid(token)) return
        await setToken(token)
      }
    `,
    'another store that is asked': ts`
      export async function f(event) {
        if (await store.isProcessed(event.id)) return
        await other.markProcessed(event.id)
      }
    `,
  },
  invalid: {
    'a code is used after the work for it, in a store of another file': {
      code: ts`
      import { store } from './store'
      export async function redeem(userId, text) {
        const code = await store.getCode(text)
        if (!code) throw new Error('unknown')
        if (code.isUsed) throw new Error('used')
        await store.createSubscription({ userId, planId: code.planId })
        await store.useCode(text, userId)
      }
    `,
      reports: [{ messageId: 'testThenUpdate', line: 7, data: { check: 'getCode', act: 'useCode' } }],
    },
    'the same by methods of one class': {
      code: ts`
        export class Vouchers {
          async redeem(userId: string, text: string) {
            const voucher = await this.findVoucher(text)
            if (voucher.redeemedAt) throw new Error('used')
            const credit = await this.grantCredit(userId, voucher.amount)
            await this.redeemVoucher(voucher.id, userId)
            return credit
          }
          async findVoucher(text: string) { return null as any }
          async grantCredit(userId: string, amount: number) {}
          async redeemVoucher(id: string, userId: string) {}
        }
      `,
      reports: ['testThenUpdate'],
    },
    'the column that was tested is set through a repository': {
      code: ts`
        import { invites } from './repositories'
        import { sendWelcome } from './mail'
        export async function accept(token: string) {
          const invite = await invites.findByToken(token)
          if (invite.used) return null
          await sendWelcome(invite.email)
          await invites.update(invite.id, { used: true })
        }
      `,
      reports: ['testThenUpdate'],
    },
    'functions without an object, and a branch': {
      code: ts`
        import { getCoupon, markCouponUsed } from './coupons'
        import { applyCredit, createCredit } from './credits'
        export async function POST(request: Request) {
          const { text } = await request.json()
          const coupon = await getCoupon(text)
          if (!coupon.isRedeemed) {
            await createCredit(coupon.amount)
            await markCouponUsed(text)
          }
          return Response.json({})
        }
      `,
      filename: 'app/api/coupon/route.ts',
      reports: ['testThenUpdate'],
    },
    'a look-up by a field of what is spread into the new row, with Mongoose in Nest': {
      options: everywhere,
      code: ts`
        import { ConflictException, Injectable } from '@nestjs/common'
        import { InjectModel } from '@nestjs/mongoose'
        import { Model } from 'mongoose'
        @Injectable()
        export class UsersService {
          constructor(@InjectModel(User.name) private readonly users: Model<User>) {}
          async register(dto: RegisterDto) {
            const existing = await this.users.findOne({ email: dto.email })
            if (existing) throw new ConflictException()
            const passwordHash = await hash(dto.password)
            return this.users.create({ ...dto, passwordHash })
          }
        }
      `,
      reports: [{ messageId: 'findThenCreate', line: 11 }],
    },
    'a look-up by a field of what is spread into the new row, with TypeORM': {
      options: everywhere,
      code: ts`
        import { Repository } from 'typeorm'
        export class Coupons {
          constructor(private readonly coupons: Repository<Coupon>) {}
          async add(input) {
            const known = await this.coupons.findOneBy({ code: input.code })
            if (!known) {
              await this.coupons.save({ ...input, uses: 0 })
            }
          }
        }
      `,
      reports: [{ messageId: 'findThenCreate', line: 7 }],
    },
    'a look-up by a field of what is spread into the new row, with Prisma': {
      options: everywhere,
      code: ts`
        import { prisma } from './db'
        export async function invite(input) {
          const invited = await prisma.invitation.findFirst({ where: { email: input.email } })
          if (invited) throw new Error('invited already')
          return prisma.invitation.create({ data: { ...input, sentAt: new Date() } })
        }
      `,
      reports: [{ messageId: 'findThenCreate', line: 5 }],
    },
    'an order of TypeORM that is charged before its state is saved': {
      code: ts`
        import { Processor, Process } from '@nestjs/bull'
        import { Repository } from 'typeorm'
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
        @Processor('orders')
        export class OrderProcessor {
          constructor(private readonly orders: Repository<Order>) {}
          @Process('charge')
          async charge(job) {
            const order = await this.orders.findOneBy({ id: job.data.id })
            if (order.status === 'paid') return
            await stripe.paymentIntents.create({ amount: order.total, currency: 'eur' })
            order.status = 'paid'
            await this.orders.save(order)
          }
        }
      `,
      reports: [{ messageId: 'testThenUpdate', line: 14, data: { check: 'findOneBy', act: 'save' } }],
    },
    'credits of Prisma, compared and then taken': {
      code: ts`
        import { prisma } from './db'
        export async function spend(userId, cost) {
          const user = await prisma.user.findUnique({ where: { id: userId } })
          if (!user || user.credits < cost) throw new NotEnough()
          await prisma.user.update({ where: { id: userId }, data: { credits: { decrement: cost } } })
        }
      `,
      reports: [{ messageId: 'compareThenTake', data: { check: 'user.credits < cost', act: 'update' }, line: 5 }],
    },
    'a wallet of Sequelize': {
      code: ts`
        import { WalletModel } from '../models/wallet'
        export async function pay(req, res) {
          const wallet = await WalletModel.findOne({ where: { UserId: req.user.id } })
          if (wallet != null && wallet.balance >= 49) {
            await WalletModel.decrement({ balance: 49 }, { where: { UserId: req.user.id } })
          }
        }
      `,
      reports: ['compareThenTake'],
    },
    'stock of Drizzle': {
      code: ts`
        import { db } from './db'
        import { eq, sql } from 'drizzle-orm'
        export async function order(id, quantity) {
          const [product] = await db.select().from(products).where(eq(products.id, id))
          if (product.stock < quantity) throw new SoldOut()
          await db.update(products).set({ stock: sql\`\${products.stock} - \${quantity}\` }).where(eq(products.id, id))
        }
      `,
      reports: ['compareThenTake'],
    },
    'a balance in SQL, compared through a constant': {
      code: ts`
        import { pool } from './db'
        export async function spend(id, cost) {
          const { rows } = await pool.query('SELECT balance FROM wallets WHERE id = $1', [id])
          const balance = rows[0].balance
          if (balance < cost) throw new NotEnough()
          await pool.query('UPDATE wallets SET balance = balance - $1 WHERE id = $2', [cost, id])
        }
      `,
      reports: ['compareThenTake'],
    },
    'credits of Mongoose': {
      code: ts`
        import { User } from './models/user'
        export async function spend(id, cost) {
          const user = await User.findById(id)
          if (user.credits < cost) throw new NotEnough()
          await User.updateOne({ _id: id }, { $inc: { credits: -cost } })
        }
      `,
      reports: ['compareThenTake'],
    },
    'an end that only some of those who find nothing come to': {
      options: { scope: 'everywhere' },
      code: ts`
        import { prisma } from './db'
        export async function join(email, isOpen) {
          const member = await prisma.member.findUnique({ where: { email } })
          if (!member && !isOpen) return closed()
          if (!member) await prisma.member.create({ data: { email } })
        }
      `,
      reports: ['findThenCreate'],
    },
    'isProcessed and markProcessed of a store': {
      code: ts`
        import { store } from './store'
        export async function handle(eventId) {
          const isProcessed = await store.isProcessed(eventId)
          if (!isProcessed) {
            await store.markProcessed(eventId)
            await provisionLicense()
          }
        }
      `,
      reports: [{ messageId: 'checkThenMark', data: { check: 'isProcessed', act: 'markProcessed' }, line: 5 }],
    },
    'an early return, and the mark at the end': {
      code: ts`
        import { hasProcessed, markAsProcessed } from '@/lib/events'
        export const POST = async (request) => {
          const event = await request.json()
          if (await hasProcessed(event.id)) return new Response(null)
          await provision(event)
          await markAsProcessed(event.id)
          return new Response(null)
        }
      `,
      reports: ['checkThenMark'],
    },
    'a store in a field of the class': {
      code: ts`
        class WebhookService {
          constructor(private readonly idempotencyStore: IdempotencyStore) {}
          async handle(event) {
            const exists = await this.idempotencyStore.exists(event.id)
            if (exists) return
            await this.idempotencyStore.save(event.id)
          }
        }
      `,
      reports: ['checkThenMark'],
    },
    'has and add of a store that waits': {
      code: ts`
        const { processedEvents } = require('./store')
        exports.handle = async (event) => {
          if (await processedEvents.has(event.id)) { return }
          await work(event)
          await processedEvents.add(event.id)
        }
      `,
      reports: ['checkThenMark'],
    },
    'a renamed import': {
      code: ts`
        import { wasHandled as done, markHandled as finish } from './events'
        import { isProcessed as seen } from './events'
        import * as store from './events'
        export async function handle(event) {
          if (await store.wasHandled(event.id)) return
          await store.markHandled({ id: event.id })
        }
      `,
      reports: ['checkThenMark'],
    },
    'a comparison with false': {
      code: ts`
        export async function handle(event) {
          const already = await events.isProcessed(event.id)
          if (already === false) {
            await work(event)
            await events.markProcessed(event.id, new Date())
          }
        }
      `,
      reports: ['checkThenMark'],
    },
    'a set in memory with an await between': {
      code: ts`
        const processedEvents = new Set()
        export async function handle(event) {
          if (processedEvents.has(event.id)) return
          await grantCredits(event)
          processedEvents.add(event.id)
        }
      `,
      reports: ['checkThenMark'],
    },
    'a cache whose key says what it is for': {
      code: ts`
        class Handler {
          constructor(private readonly cacheManager: Cache) {}
          async handle(event) {
            const seen = await this.cacheManager.get(\`processed:\${event.id}\`)
            if (seen) return
            await this.cacheManager.set(\`processed:\${event.id}\`, true)
          }
        }
      `,
      reports: ['checkThenMark'],
    },
    'a repository of the project in a payment': {
      code: ts`
        export class PaymentService {
          constructor(private readonly paymentRepository: PaymentRepository) {}
          async record(event) {
            const existing = await this.paymentRepository.findByEventId(event.id)
            if (existing) return existing
            return await this.paymentRepository.create({ eventId: event.id, amount: event.amount })
          }
        }
      `,
      filename: 'src/payments/payment.service.ts',
      reports: ['findThenCreate'],
    },
    'functions of the project in a payment': {
      code: ts`
        import { getPaymentByIntent, createPayment } from './payments'
        export async function handleCheckout(session) {
          const payment = await getPaymentByIntent(session.payment_intent)
          if (!payment) {
            await createPayment({ intent: session.payment_intent, amount: session.amount_total })
          }
        }
      `,
      reports: ['findThenCreate'],
    },
    'a processor that another file registers': {
      code: ts`
        import type { Job } from 'bullmq'
        ${prisma}
        export default async function (job: Job) {
          const found = await prisma.grant.findFirst({ where: { userId: job.data.userId } })
          if (found) return
          await prisma.grant.create({ data: { userId: job.data.userId } })
        }
      `,
      reports: ['findThenCreate'],
    },
    'a function that gets a session of Stripe': {
      code: ts`
        import type Stripe from 'stripe'
        ${prisma}
        export async function onCompleted(session: Stripe.Checkout.Session) {
          const found = await prisma.order.findFirst({ where: { sessionId: session.id } })
          if (found) return
          await prisma.order.create({ data: { sessionId: session.id } })
        }
      `,
      reports: ['findThenCreate'],
    },
    'a coupon of Mongoose': {
      code: ts`
        const { Coupon } = require('../models')
        exports.redeem = async (req, res) => {
          const coupon = await Coupon.findOne({ code: req.body.code })
          if (!coupon || coupon.used) return res.status(400).json({ error: 'invalid' })
          await grantCredits(req.user.id, coupon.value)
          coupon.used = true
          await coupon.save()
          res.json({})
        }
      `,
      reports: ['testThenUpdate'],
    },
    'a variable that says what is remembered': {
      code: ts`
        import { redis } from './redis'
        export async function handler(event) {
          const alreadyProcessed = await redis.get(\`webhook:\${event.id}\`)
          if (alreadyProcessed) {
            console.log('again', alreadyProcessed)
            return
          }
          await redis.set(\`webhook:\${event.id}\`, JSON.stringify({ at: Date.now() }))
        }
      `,
      reports: ['getThenSet'],
    },
    'a flag that an upsert sets after the work': {
      code: ts`
        ${prisma}
        export async function onEvent(event) {
          const known = await prisma.webhookEvent.findUnique({ where: { id: event.id } })
          if (known?.processed) return
          await grantCredits(event)
          await prisma.webhookEvent.upsert({ where: { id: event.id }, create: { id: event.id, processed: true }, update: { processed: true } })
        }
      `,
      reports: ['testThenUpdate'],
    },
    'get and set of ioredis': {
      code: ts`
        import Redis from 'ioredis'
        const client = new Redis()
        export async function handle(event) {
          const key = \`stripe:\${event.id}\`
          const seen = await client.get(key)
          if (seen) return
          await client.set(key, '1', 'EX', 86400)
          await grant(event)
        }
      `,
      reports: [{ messageId: 'getThenSet', data: { check: 'get', act: 'set' } }],
    },
    'exists and set of node-redis': {
      code: ts`
        const { createClient } = require('redis')
        const redis = createClient()
        async function handle(id) {
          if ((await redis.exists('done:' + id)) === 1) return
          await redis.set('done:' + id, 'true', { EX: 60 })
        }
      `,
      reports: ['getThenSet'],
    },
    'a client of a local module': {
      code: ts`
        import { redis } from '@/lib/redis'
        export async function handle(id) {
          const locked = await redis.get('lock:' + id)
          if (!locked) {
            await redis.setex('lock:' + id, 60, '1')
            await work(id)
          }
        }
      `,
      reports: ['getThenSet'],
    },
    'an idempotency key whose answer is kept': {
      code: ts`
        import { kv } from '@vercel/kv'
        export async function pay(req, res) {
          const idempotencyKey = req.headers['idempotency-key']
          const cached = await kv.get(idempotencyKey)
          if (cached) return res.json(cached)
          const result = await charge(req.body)
          await kv.set(idempotencyKey, result)
          res.json(result)
        }
      `,
      reports: ['getThenSet'],
    },
    'members of a set': {
      code: ts`
        import { redis } from './redis'
        export async function handle(event) {
          if (await redis.sismember('processed-events', event.id)) return
          await redis.sadd('processed-events', event.id)
        }
      `,
      reports: ['getThenSet'],
    },
    'Prisma in a webhook': {
      code: ts`
        ${prisma}
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)
          const existing = await prisma.subscription.findUnique({ where: { stripeId: event.data.object.id } })
          if (existing) return res.json({ received: true })
          await prisma.subscription.create({ data: { stripeId: event.data.object.id, status: 'active' } })
          res.json({ received: true })
        })
      `,
      reports: [{ messageId: 'findThenCreate', data: { check: 'findUnique', act: 'create' } }],
    },
    'a function that the webhook calls': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { db } from '@/lib/db'
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), secret)
          if (event.type === 'checkout.session.completed') await fulfil(event.data.object)
          return Response.json({ ok: true })
        }
        async function fulfil(session) {
          const rows = await db.select().from(orders).where(eq(orders.sessionId, session.id)).limit(1)
          if (rows.length > 0) return
          await db.insert(orders).values({ sessionId: session.id, amount: session.amount_total })
        }
      `,
      reports: ['findThenCreate'],
    },
    'a key that is converted on its way': {
      code: ts`
        export async function recordPayment(session) {
          const [existing] = await db.select().from(orders).where(eq(orders.intent, session.payment_intent as string))
          if (existing) return
          await db.insert(orders).values({ intent: typeof session.payment_intent === 'string' ? session.payment_intent : null })
        }
      `,
      reports: ['findThenCreate'],
    },
    'a job of BullMQ': {
      code: ts`
        import { Worker } from 'bullmq'
        import { prisma } from './db'
        new Worker('grants', async (job) => {
          const found = await prisma.grant.findFirst({ where: { userId: job.data.userId, month: job.data.month } })
          if (!found) {
            await prisma.grant.create({ data: { userId: job.data.userId, month: job.data.month, credits: 10 } })
          }
        })
      `,
      reports: ['findThenCreate'],
    },
    'Supabase in a payment': {
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(url, key)
        export async function confirmPayment(session) {
          const { data: existing } = await supabase.from('orders').select('id').eq('session_id', session.id).single()
          if (existing) { return }
          await supabase.from('orders').insert({ session_id: session.id })
        }
      `,
      reports: ['findThenCreate'],
    },
    'raw SQL': {
      code: ts`
        const { Pool } = require('pg')
        const pool = new Pool()
        async function handleWebhook(req, res) {
          const result = await pool.query('SELECT 1 FROM events WHERE event_id = $1', [req.body.id])
          if (result.rows.length === 0) {
            await pool.query('INSERT INTO events (event_id) VALUES ($1)', [req.body.id])
            await grantCredits(req.body)
          }
          res.end()
        }
      `,
      reports: ['findThenCreate'],
    },
    'rowCount': {
      code: ts`
        export async function handleRefund(id) {
          const existing = await pool.query('SELECT id FROM refunds WHERE charge_id = $1', [id])
          if (existing.rowCount > 0) return
          await pool.query('INSERT INTO refunds (charge_id) VALUES ($1)', [id])
        }
      `,
      reports: ['findThenCreate'],
    },
    'Mongoose': {
      code: ts`
        const Payment = require('../models/Payment')
        exports.webhook = async (req, res) => {
          const already = await Payment.findOne({ paymentId: req.body.data.id })
          if (already) return res.sendStatus(200)
          await Payment.create({ paymentId: req.body.data.id })
          res.sendStatus(200)
        }
      `,
      reports: ['findThenCreate'],
    },
    'a Mongoose document': {
      code: ts`
        import Payment from '../models/payment'
        export const handleCheckout = async (session) => {
          const existing = await Payment.findOne({ sessionId: session.id })
          if (!existing) {
            await new Payment({ sessionId: session.id }).save()
          }
        }
      `,
      reports: ['findThenCreate'],
    },
    'a repository of TypeORM': {
      code: ts`
        import { Repository } from 'typeorm'
        @Injectable()
        export class PaymentService {
          constructor(@InjectRepository(Payment) private readonly payments: Repository<Payment>) {}
          async record(dto) {
            const existing = await this.payments.findOne({ where: { externalId: dto.externalId } })
            if (existing) return existing
            const payment = this.payments.create({ externalId: dto.externalId, amount: dto.amount })
            return this.payments.save(payment)
          }
        }
      `,
      reports: ['findThenCreate'],
    },
    'Knex': {
      code: ts`
        import knex from '../knex'
        export async function topUpWallet(reference) {
          const row = await knex('topups').where({ reference }).first()
          if (row) return
          await knex('topups').insert({ reference })
        }
      `,
      reports: ['findThenCreate'],
    },
    'a table of processed events, wherever it is': {
      code: ts`
        ${prisma}
        export async function track(id) {
          const seen = await prisma.processedEvent.findUnique({ where: { id } })
          if (seen) return
          await prisma.processedEvent.create({ data: { id } })
        }
      `,
      reports: ['findThenCreate'],
    },
    'an ordinary function, everywhere': {
      options: everywhere,
      code: ts`
        ${prisma}
        export async function signUp(email) {
          const existing = await prisma.user.findUnique({ where: { email: email.toLowerCase() } })
          if (existing) throw new ConflictError()
          return prisma.user.create({ data: { email: email.toLowerCase() } })
        }
      `,
      reports: ['findThenCreate'],
    },
    'find or create, everywhere': {
      options: everywhere,
      code: ts`
        ${prisma}
        export async function enter(email) {
          let user = await prisma.user.findUnique({ where: { email } })
          if (!user) user = await prisma.user.create({ data: { email } })
          return user
        }
      `,
      reports: ['findThenCreate'],
    },
    'a vote, everywhere': {
      options: everywhere,
      code: ts`
        import { db } from '../db'
        router.post('/vote', async (req, res) => {
          const existing = await db.select().from(votes).where(and(eq(votes.entryId, req.body.entryId), eq(votes.userId, req.user.id)))
          if (existing.length > 0) return res.status(400).json({ error: 'Already voted' })
          await db.insert(votes).values({ entryId: req.body.entryId, userId: req.user.id })
          res.json({ ok: true })
        })
      `,
      reports: ['findThenCreate'],
    },
    'a flag that is tested, then set after the work': {
      code: ts`
        ${prisma}
        export async function fulfilOrder(id) {
          const order = await prisma.order.findUnique({ where: { id } })
          if (order.fulfilled) return
          await sendReceiptEmail(order.email)
          await prisma.order.update({ where: { id }, data: { fulfilled: true } })
        }
      `,
      reports: [{ messageId: 'testThenUpdate', data: { check: 'findUnique', act: 'update' } }],
    },
    'a status in a webhook with work in between': {
      code: ts`
        import express from 'express'
        ${prisma}
        const app = express()
        app.post('/webhooks/paypal', async (req, res) => {
          const order = await prisma.order.findUnique({ where: { paypalId: req.body.resource.id } })
          if (order.status !== 'PAID') {
            await prisma.user.update({ where: { id: order.userId }, data: { credits: { increment: order.credits } } })
            await prisma.order.update({ where: { id: order.id }, data: { status: 'PAID' } })
          }
          res.sendStatus(200)
        })
      `,
      reports: ['testThenUpdate'],
    },
  },
})
