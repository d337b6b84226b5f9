import rule from '../../src/rules/no-read-modify-write.js'
import { testRule, ts } from '../support/test-rule.js'

const prisma = `import { prisma } from '@/lib/db'`

testRule(rule, {
  valid: {
    'drizzle with sql template': {
      code: ts`
        import { db } from '@/db'
        import { users } from '@/db/schema'
        import { and, eq, gte, sql } from 'drizzle-orm'

        export async function deductCredits(userId: string, amount: number) {
          const [row] = await db.update(users).set({ credits: sql\`\${users.credits} - \${amount}\` }).where(and(eq(users.id, userId), gte(users.credits, amount))).returning()
          if (!row) throw new Error('Insufficient credits')
          return row.credits
        }
      `,
    },
    'read for display, atomic decrement for the write': {
      code: ts`
        import { prisma } from '@/lib/prisma'

        export async function spend(userId: string, amount: number) {
          const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } })
          if (user.credits < amount) return { error: \`You have \${user.credits} and need \${amount - user.credits} more\` }
          const after = await prisma.user.update({ where: { id: userId, credits: { gte: amount } }, data: { credits: { decrement: amount } } })
          return { remaining: after.credits }
        }
      `,
    },
    'mongoose $inc': {
      code: ts`
        import { Wallet } from './models/wallet'

        export async function topUp(user: string, amount: number) {
          const wallet = await Wallet.findOneAndUpdate({ user }, { $inc: { balance: amount } }, { new: true })
          return wallet.balance
        }
      `,
    },
    'redis incr': {
      code: ts`
        import Redis from 'ioredis'
        const redis = new Redis()

        export async function hit(ip: string) {
          const used = await redis.incr(\`hits:\${ip}\`)
          if (used === 1) await redis.expire(\`hits:\${ip}\`, 60)
          return used
        }
      `,
    },
    'typeorm pessimistic lock': {
      code: ts`
        import { DataSource } from 'typeorm'
        import { Product } from './product.entity'

        export async function reserve(dataSource: DataSource, id: string, quantity: number) {
          await dataSource.transaction(async (manager) => {
            const product = await manager.findOne(Product, { where: { id }, lock: { mode: 'pessimistic_write' } })
            if (!product || product.stock < quantity) throw new Error('out of stock')
            product.stock -= quantity
            await manager.save(product)
          })
        }
      `,
    },
    'raw pg with FOR UPDATE': {
      code: ts`
        import { pool } from './db'

        export async function withdraw(id: string, amount: number) {
          const client = await pool.connect()
          try {
            await client.query('BEGIN')
            const { rows } = await client.query('SELECT balance FROM accounts WHERE id = $1 FOR UPDATE', [id])
            const balance = rows[0].balance - amount
            if (balance < 0) throw new Error('insufficient funds')
            await client.query('UPDATE accounts SET balance = $1 WHERE id = $2', [balance, id])
            await client.query('COMMIT')
          } catch (error) {
            await client.query('ROLLBACK')
            throw error
          } finally {
            client.release()
          }
        }
      `,
    },
    'optimistic version in the filter': {
      code: ts`
        import { prisma } from './prisma'

        export async function spend(id: string, cost: number) {
          for (let attempt = 0; attempt < 3; attempt++) {
            const account = await prisma.account.findUniqueOrThrow({ where: { id } })
            if (account.balance < cost) throw new Error('insufficient')
            const { count } = await prisma.account.updateMany({
              where: { id, version: account.version },
              data: { balance: account.balance - cost, version: account.version + 1 },
            })
            if (count === 1) return
          }
          throw new Error('conflict')
        }
      `,
    },
    'supabase rpc': {
      code: ts`
        import { supabase } from './supabase'

        export async function trackView(postId: string) {
          const { error } = await supabase.rpc('increment_views', { post_id: postId, amount: 1 })
          if (error) throw error
        }
      `,
    },
    'total recomputed from another table': {
      code: ts`
        import { prisma } from './prisma'

        export async function recount(postId: string) {
          const count = await prisma.comment.count({ where: { postId } })
          await prisma.post.update({ where: { id: postId }, data: { commentCount: count } })
        }
      `,
    },
    'invoice total computed from a product price': {
      code: ts`
        import { prisma } from './prisma'

        export async function createLine(productId: string, invoiceId: string, quantity: number) {
          const product = await prisma.product.findUniqueOrThrow({ where: { id: productId } })
          await prisma.invoiceLine.create({ data: { invoiceId, productId, quantity, total: product.price * quantity } })
          await prisma.invoice.update({ where: { id: invoiceId }, data: { lastLineTotal: product.price * quantity } })
        }
      `,
    },
    'monthly reset to a constant': {
      code: ts`
        import { db } from '@/db'
        import { users } from '@/db/schema'
        import { eq } from 'drizzle-orm'
        import { PLANS } from './plans'

        export async function resetCredits(userId: string) {
          const [user] = await db.select().from(users).where(eq(users.id, userId))
          await db.update(users).set({ credits: PLANS[user.plan].monthlyCredits + 10 }).where(eq(users.id, userId))
        }
      `,
    },
    'react state': {
      filename: 'src/components/counter.tsx',
      code: ts`
        'use client'
        import { useState } from 'react'

        export function Counter({ onSave }: { onSave: (n: number) => Promise<void> }) {
          const [credits, setCredits] = useState(10)
          const spend = async () => {
            setCredits(credits - 1)
            await onSave(credits - 1)
          }
          return <button onClick={spend}>{credits}</button>
        }
      `,
    },
    'firestore transaction': {
      code: ts`
        import { getFirestore } from 'firebase-admin/firestore'
        const db = getFirestore()

        export const addCredits = (uid: string, credits: number) =>
          db.runTransaction(async (tx) => {
            const ref = db.collection('users').doc(uid)
            const snap = await tx.get(ref)
            tx.update(ref, { credits: (snap.data()?.credits ?? 0) + credits })
          })
      `,
    },
    'redlock around the read and write': {
      code: ts`
        import { redlock, prisma } from './infra'

        export async function spend(userId: string, cost: number) {
          const lock = await redlock.acquire([\`lock:credits:\${userId}\`], 5000)
          try {
            const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } })
            await prisma.user.update({ where: { id: userId }, data: { credits: user.credits - cost } })
          } finally {
            await lock.release()
          }
        }
      `,
    },
    'serializable prisma transaction': {
      code: ts`
        import { Prisma } from '@prisma/client'
        import { prisma } from './prisma'

        export const spend = (userId: string, cost: number) =>
          prisma.$transaction(
            async (tx) => {
              const user = await tx.user.findUniqueOrThrow({ where: { id: userId } })
              if (user.credits < cost) throw new Error('no credits')
              await tx.user.update({ where: { id: userId }, data: { credits: user.credits - cost } })
            },
            { isolationLevel: Prisma.TransactionIsolationLevel.Serializable },
          )
      `,
    },
    'expected old value in the update filter': {
      code: ts`
        import { supabase } from './supabase'

        export async function spend(userId: string, cost: number) {
          const { data: user } = await supabase.from('users').select('credits').eq('id', userId).single()
          const { data } = await supabase.from('users').update({ credits: user.credits - cost }).eq('id', userId).eq('credits', user.credits).select()
          if (!data?.length) throw new Error('changed meanwhile')
        }
      `,
    },
    'page offset arithmetic and a job\'s attempts': {
      code: ts`
        import { prisma } from './prisma'

        export async function nextPage(id: string) {
          const cursor = await prisma.syncCursor.findUniqueOrThrow({ where: { id } })
          const items = await fetchItems(cursor.offset, 100)
          await prisma.syncCursor.update({ where: { id }, data: { offset: cursor.offset + items.length, lastRunAt: new Date() } })
        }
      `,
    },
    'Prisma counts by itself': ts`
      ${prisma}
      export async function spend(userId, cost) {
        const user = await prisma.user.findUnique({ where: { id: userId } })
        if (user.credits < cost) throw new Error('Not enough')
        await prisma.user.update({ where: { id: userId }, data: { credits: { decrement: cost } } })
      }
    `,
    'SQL counts by itself': ts`
      import { Pool } from 'pg'
      const pool = new Pool()
      export async function spend(userId, cost) {
        const { rows } = await pool.query('SELECT credits FROM users WHERE id = $1', [userId])
        if (rows[0].credits < cost) throw new Error('Not enough')
        await pool.query('UPDATE users SET credits = credits - $1 WHERE id = $2 AND credits >= $1', [cost, userId])
      }
    `,
    'Drizzle counts by itself': ts`
      import { eq, sql } from 'drizzle-orm'
      import { db, teams } from './db'
      export async function invite(id) {
        const team = await db.query.teams.findFirst({ where: eq(teams.id, id) })
        if (team.seatsUsed >= team.seats) return null
        await db.update(teams).set({ seatsUsed: sql\`\${teams.seatsUsed} + 1\` }).where(eq(teams.id, id))
      }
    `,
    'Mongoose counts by itself': ts`
      import mongoose from 'mongoose'
      const Product = mongoose.model('Product', schema)
      export async function sell(id) {
        const product = await Product.findById(id)
        await Product.updateOne({ _id: id, stock: { $gte: 1 } }, { $inc: { stock: -1 } })
        return product
      }
    `,
    'the row is locked by its read': ts`
      import { Pool } from 'pg'
      const pool = new Pool()
      export async function spend(userId, cost) {
        const client = await pool.connect()
        await client.query('BEGIN')
        const { rows } = await client.query('SELECT credits FROM users WHERE id = $1 FOR UPDATE', [userId])
        await client.query('UPDATE users SET credits = $1 WHERE id = $2', [rows[0].credits - cost, userId])
        await client.query('COMMIT')
      }
    `,
    'TypeORM locks the row': ts`
      import { DataSource } from 'typeorm'
      const source = new DataSource({})
      export async function sell(id) {
        await source.transaction(async (manager) => {
          const item = await manager.findOne(Item, { where: { id }, lock: { mode: 'pessimistic_write' } })
          item.stock -= 1
          await manager.save(item)
        })
      }
    `,
    'Sequelize locks the row': ts`
      import { User } from './models'
      export async function spend(id, cost, t) {
        const user = await User.findByPk(id, { transaction: t, lock: t.LOCK.UPDATE })
        user.balance -= cost
        await user.save({ transaction: t })
      }
    `,
    'Drizzle locks the row': ts`
      import { eq } from 'drizzle-orm'
      import { db, accounts } from './db'
      export const spend = (id, cost) =>
        db.transaction(async (tx) => {
          const [account] = await tx.select().from(accounts).where(eq(accounts.id, id)).for('update')
          await tx.update(accounts).set({ balance: account.balance - cost }).where(eq(accounts.id, id))
        })
    `,
    'a version in the filter': ts`
      ${prisma}
      export async function spend(id, cost) {
        const account = await prisma.account.findUniqueOrThrow({ where: { id } })
        const { count } = await prisma.account.updateMany({
          where: { id, version: account.version },
          data: { balance: account.balance - cost, version: account.version + 1 },
        })
        if (count === 0) throw new Error('Changed meanwhile')
      }
    `,
    'the old amount in the filter': ts`
      import { Pool } from 'pg'
      const pool = new Pool()
      export async function spend(id, cost) {
        const { rows: [row] } = await pool.query('SELECT credits FROM users WHERE id = $1', [id])
        await pool.query('UPDATE users SET credits = $1 WHERE id = $2 AND credits = $3', [row.credits - cost, id, row.credits])
      }
    `,
    'a serialisable transaction': ts`
      import { Prisma, PrismaClient } from '@prisma/client'
      const prisma = new PrismaClient()
      export const spend = (id, cost) =>
        prisma.$transaction(
          async (tx) => {
            const account = await tx.account.findUnique({ where: { id } })
            await tx.account.update({ where: { id }, data: { balance: account.balance - cost } })
          },
          { isolationLevel: Prisma.TransactionIsolationLevel.Serializable },
        )
    `,
    'a Firestore transaction, which runs again': ts`
      import { getFirestore } from 'firebase-admin/firestore'
      const db = getFirestore()
      export const spend = (id, cost) =>
        db.runTransaction(async (transaction) => {
          const doc = await transaction.get(db.collection('users').doc(id))
          transaction.update(db.collection('users').doc(id), { credits: doc.data().credits - cost })
        })
    `,
    'callers wait for a mutex': ts`
      ${prisma}
      import { Mutex } from 'async-mutex'
      const mutex = new Mutex()
      export const spend = (id, cost) =>
        mutex.runExclusive(async () => {
          const user = await prisma.user.findUnique({ where: { id } })
          await prisma.user.update({ where: { id }, data: { credits: user.credits - cost } })
        })
    `,
    'callers wait for a lock in Redis': ts`
      ${prisma}
      import { withLock } from './locks'
      export const spend = (id, cost) =>
        withLock('credits:' + id, async () => {
          const user = await prisma.user.findUnique({ where: { id } })
          await prisma.user.update({ where: { id }, data: { credits: user.credits - cost } })
        })
    `,
    'a value from another table': ts`
      ${prisma}
      export async function subscribe(userId, planId) {
        const plan = await prisma.plan.findUnique({ where: { id: planId } })
        await prisma.user.update({ where: { id: userId }, data: { credits: plan.credits + 10 } })
      }
    `,
    'a new row of a ledger': ts`
      ${prisma}
      export async function append(accountId, amount) {
        const last = await prisma.entry.findFirst({ where: { accountId }, orderBy: { at: 'desc' } })
        await prisma.entry.create({ data: { accountId, amount, balance: last.balance + amount } })
      }
    `,
    'a plain value': ts`
      ${prisma}
      export async function reset(id) {
        const user = await prisma.user.findUnique({ where: { id } })
        await prisma.user.update({ where: { id }, data: { credits: 100, name: user.name } })
      }
    `,
    'an amount computed from input': ts`
      ${prisma}
      export async function price(id, input) {
        await prisma.order.update({ where: { id }, data: { total: input.total + input.shipping } })
      }
    `,
    'a date, a position and a text': ts`
      ${prisma}
      export async function move(id) {
        const item = await prisma.item.findUnique({ where: { id } })
        await prisma.item.update({ where: { id }, data: { position: item.position + 1, note: item.note + '!', expiresAt: item.expiresAt + 1000 } })
      }
    `,
    'memory, where nothing is awaited between': ts`
      const balances = new Map()
      export async function spend(id, cost) {
        const balance = balances.get(id)
        balances.set(id, balance - cost)
        await audit(id)
      }
    `,
    'a synchronous driver': ts`
      import Database from 'better-sqlite3'
      const db = new Database('app.db')
      export async function spend(id, cost) {
        const row = db.prepare('SELECT credits FROM users WHERE id = ?').get(id)
        db.prepare('UPDATE users SET credits = ? WHERE id = ?').run(row.credits - cost, id)
      }
    `,
    'Redis counts by itself': ts`
      import Redis from 'ioredis'
      const redis = new Redis()
      export async function hit(id) {
        const hits = await redis.incr('hits:' + id)
        await redis.set('last:' + id, Date.now() + 1)
        return hits
      }
    `,
    'Redis watches the key': ts`
      import { createClient } from 'redis'
      const client = createClient()
      export async function hit(id) {
        await client.watch(id)
        const hits = Number(await client.get(id))
        await client.multi().set(id, hits + 1).exec()
      }
    `,
    'a changed copy that is answered and not saved': ts`
      import { getStats } from './stats'
      export async function stats(req, res) {
        const stats = await getStats(req.user.id)
        stats.total += stats.pending
        res.json(stats)
      }
    `,
    'state of a component': {
      filename: 'src/Cart.tsx',
      code: ts`
        import { useState } from 'react'
        import { updateItem } from './api'
        export function Row({ item }) {
          const [count, setCount] = useState(0)
          return <button onClick={async () => { setCount(count + 1); await updateItem(item.id, { quantity: item.quantity + 1 }) }}>+</button>
        }
      `,
    },
    'how often a job was tried': ts`
      ${prisma}
      export async function retry(id) {
        const job = await prisma.job.findUnique({ where: { id } })
        await prisma.job.update({ where: { id }, data: { retryCount: job.retryCount + 1 } })
      }
    `,
    'Mongoose checks versions': ts`
      import mongoose from 'mongoose'
      const schema = new mongoose.Schema({ stock: Number }, { optimisticConcurrency: true })
      const Product = mongoose.model('Product', schema)
      export async function sell(id) {
        const product = await Product.findById(id)
        product.stock -= 1
        await product.save()
      }
    `,
    'a reconciled count': ts`
      ${prisma}
      export async function recount(teamId) {
        const members = await prisma.member.count({ where: { teamId } })
        await prisma.team.update({ where: { id: teamId }, data: { memberCount: members + 1 } })
      }
    `,
    'a test': {
      filename: 'src/billing.test.ts',
      code: ts`
        ${prisma}
        export async function spend(id, cost) {
          const user = await prisma.user.findUnique({ where: { id } })
          await prisma.user.update({ where: { id }, data: { credits: user.credits - cost } })
        }
      `,
    },
  },
  invalid: {
    'drizzle select then update set with subtraction': {
      code: ts`
        import { db } from '@/db'
        import { users } from '@/db/schema'
        import { eq } from 'drizzle-orm'

        export async function deductCredits(userId: string, amount: number) {
          const [user] = await db.select().from(users).where(eq(users.id, userId))
          if (!user) throw new Error('User not found')
          const newBalance = user.credits - amount
          if (newBalance < 0) throw new Error('Insufficient credits')
          await db.update(users).set({ credits: newBalance, updatedAt: new Date() }).where(eq(users.id, userId))
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 10 }],
    },
    'supabase-js read, add one, update': {
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)

        export async function trackView(postId: string) {
          const { data: post } = await supabase.from('posts').select('views').eq('id', postId).single()
          await supabase.from('posts').update({ views: (post?.views ?? 0) + 1 }).eq('id', postId)
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 6 }],
    },
    'mongoose document with plus-equals in express handler': {
      code: ts`
        import express from 'express'
        import { Wallet } from './models/wallet'
        const app = express()

        app.post('/wallet/topup', async (req, res) => {
          const wallet = await Wallet.findOne({ user: req.user.id })
          if (!wallet) return res.status(404).json({ error: 'no wallet' })
          wallet.balance += Number(req.body.amount)
          await wallet.save()
          res.json({ balance: wallet.balance })
        })
      `,
      reports: [{ messageId: 'lostUpdate', line: 8 }],
    },
    'typeorm repository save of a changed entity in a nest service': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { Product } from './product.entity'

        @Injectable()
        export class InventoryService {
          constructor(@InjectRepository(Product) private readonly products: Repository<Product>) {}

          async reserve(productId: string, quantity: number) {
            const product = await this.products.findOneBy({ id: productId })
            if (product.stock < quantity) throw new Error('Out of stock')
            product.stock = product.stock - quantity
            return this.products.save(product)
          }
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 13 }],
    },
    'prisma inside an interactive transaction without a lock': {
      code: ts`
        import { prisma } from '../lib/prisma'

        export async function transfer(fromId: string, toId: string, amount: number) {
          return prisma.$transaction(async (tx) => {
            const from = await tx.account.findUnique({ where: { id: fromId } })
            const to = await tx.account.findUnique({ where: { id: toId } })
            if (!from || !to || from.balance < amount) throw new Error('cannot transfer')
            await tx.account.update({ where: { id: fromId }, data: { balance: from.balance - amount } })
            await tx.account.update({ where: { id: toId }, data: { balance: to.balance + amount } })
          })
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 8, suggestions: 1 }, { messageId: 'lostUpdate', line: 9, suggestions: 1 }],
    },
    'knex first then update': {
      code: ts`
        import knex from './db'

        export async function useQuota(orgId: number, tokens: number) {
          const org = await knex('organizations').where({ id: orgId }).first()
          if (org.quota_used + tokens > org.quota_limit) {
            throw new Error('Quota exceeded')
          }
          await knex('organizations').where({ id: orgId }).update({ quota_used: org.quota_used + tokens })
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 8 }],
    },
    'kysely select and update': {
      code: ts`
        import { db } from './database'

        export async function redeemPoints(memberId: string, cost: number) {
          const member = await db.selectFrom('members').select(['id', 'points']).where('id', '=', memberId).executeTakeFirstOrThrow()
          const remaining = member.points - cost
          if (remaining < 0) return { ok: false }
          await db.updateTable('members').set({ points: remaining }).where('id', '=', memberId).execute()
          return { ok: true, remaining }
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 7 }],
    },
    'ioredis get, parseInt, set': {
      code: ts`
        import Redis from 'ioredis'
        const redis = new Redis(process.env.REDIS_URL!)

        export async function hit(ip: string) {
          const key = \`hits:\${ip}\`
          const current = await redis.get(key)
          const count = current ? parseInt(current, 10) : 0
          await redis.set(key, String(count + 1), 'EX', 60)
          return count + 1
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 8 }],
    },
    'upstash redis credits': {
      code: ts`
        import { Redis } from '@upstash/redis'
        const redis = Redis.fromEnv()

        export async function POST(req: Request) {
          const { userId } = await req.json()
          const credits = (await redis.get<number>(\`credits:\${userId}\`)) ?? 0
          if (credits <= 0) return Response.json({ error: 'No credits left' }, { status: 402 })
          await redis.set(\`credits:\${userId}\`, credits - 1)
          return Response.json({ credits: credits - 1 })
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 8 }],
    },
    'raw pg with a parameter computed in javascript': {
      code: ts`
        import { Pool } from 'pg'
        const pool = new Pool()

        export async function buyTicket(eventId: string) {
          const { rows } = await pool.query('SELECT tickets_left FROM events WHERE id = $1', [eventId])
          const left = rows[0].tickets_left
          if (left < 1) throw new Error('sold out')
          await pool.query('UPDATE events SET tickets_left = $1 WHERE id = $2', [left - 1, eventId])
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 8 }],
    },
    'read in one variable, Math.max clamp, prisma update': {
      code: ts`
        import { prisma } from '@/lib/prisma'

        export async function consumeTokens(orgId: string, used: number) {
          const sub = await prisma.subscription.findFirst({ where: { organizationId: orgId } })
          if (!sub) return
          const tokensRemaining = Math.max(0, sub.tokensRemaining - used)
          await prisma.subscription.update({ where: { id: sub.id }, data: { tokensRemaining } })
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 7 }],
    },
    'sequelize findByPk then update': {
      code: ts`
        const { Coupon } = require('../models')

        async function redeemCoupon(req, res) {
          const coupon = await Coupon.findByPk(req.params.id)
          if (!coupon || coupon.usageCount >= coupon.maxUses) {
            return res.status(400).json({ message: 'Coupon is no longer valid' })
          }
          await coupon.update({ usageCount: coupon.usageCount + 1 })
          res.json({ ok: true })
        }
        module.exports = { redeemCoupon }
      `,
      reports: [{ messageId: 'lostUpdate', line: 8 }],
    },
    'next server action with likes': {
      code: ts`
        'use server'
        import { prisma } from '@/lib/db'
        import { revalidatePath } from 'next/cache'

        export async function likePost(postId: string) {
          const post = await prisma.post.findUnique({ where: { id: postId }, select: { likes: true } })
          await prisma.post.update({ where: { id: postId }, data: { likes: post!.likes + 1 } })
          revalidatePath('/feed')
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 7, suggestions: 1 }],
    },
    'mongoose findByIdAndUpdate with absolute value': {
      code: ts`
        import User from '../models/User.js'

        export const spendCoins = async (userId, price) => {
          const user = await User.findById(userId).lean()
          if (user.coins < price) throw new Error('Not enough coins')
          await User.findByIdAndUpdate(userId, { $set: { coins: user.coins - price } })
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 6 }],
    },
    'firestore get and update without transaction': {
      code: ts`
        import { getFirestore } from 'firebase-admin/firestore'
        const db = getFirestore()

        export async function addCredits(uid: string, credits: number) {
          const ref = db.collection('users').doc(uid)
          const snap = await ref.get()
          const current = snap.data()?.credits || 0
          await ref.update({ credits: current + credits })
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 8 }],
    },
    'Prisma, with a suggestion': {
      code: ts`
        ${prisma}
        export async function spend(userId, cost) {
          const user = await prisma.user.findUnique({ where: { id: userId } })
          if (user.credits < cost) throw new Error('Not enough')
          await prisma.user.update({ where: { id: userId }, data: { credits: user.credits - cost } })
        }
      `,
      reports: [
        {
          messageId: 'lostUpdate',
          data: { name: 'credits', advice: '`{ increment: n }` or `{ decrement: n }`' },
          line: 5,
          suggestions: [
            {
              messageId: 'suggestStep',
              output: ts`
                ${prisma}
                export async function spend(userId, cost) {
                  const user = await prisma.user.findUnique({ where: { id: userId } })
                  if (user.credits < cost) throw new Error('Not enough')
                  await prisma.user.update({ where: { id: userId }, data: { credits: { decrement: cost } } })
                }
              `,
            },
          ],
        },
      ],
    },
    'Prisma in a transaction, which alone does not help': {
      code: ts`
        import { PrismaClient as Client } from '@prisma/client'
        const store = new Client()
        export const transfer = (from, amount) =>
          store.$transaction(async (tx) => {
            const account = await tx.account.findUniqueOrThrow({ where: { id: from } })
            const balance = account.balance.minus(amount)
            await tx.account.update({ where: { id: from }, data: { balance } })
          })
      `,
      reports: ['lostUpdate'],
    },
    'a guard on the old amount that is no equality': {
      code: ts`
        ${prisma}
        export async function spend(id, cost) {
          const user = await prisma.user.findUnique({ where: { id } })
          await prisma.user.updateMany({ where: { id, credits: { gte: cost } }, data: { credits: { set: user.credits - cost } } })
        }
      `,
      reports: [{ messageId: 'lostUpdate', suggestions: 1 }],
    },
    'SQL through a name': {
      code: ts`
        import { pool } from './db'
        export async function spendCredits(userId, cost) {
          const { rows } = await pool.query('SELECT credits FROM users WHERE id = $1', [userId])
          const remaining = rows[0].credits - cost
          if (remaining < 0) throw new Error('Not enough credits')
          await pool.query('UPDATE users SET credits = $1 WHERE id = $2', [remaining, userId])
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 6 }],
    },
    'SQL in CommonJS, promises and mysql': {
      code: ts`
        const mysql = require('mysql2/promise')
        const db = mysql.createPool({})
        module.exports.sell = async function (id) {
          const [items] = await db.execute('SELECT stock FROM products WHERE id = ?', [id])
          await db.execute('UPDATE products SET stock = ? WHERE id = ?', [items[0].stock - 1, id])
        }
      `,
      reports: ['lostUpdate'],
    },
    'a tagged template': {
      code: ts`
        import postgres from 'postgres'
        const sql = postgres()
        export async function earn(id, n) {
          const [user] = await sql\`SELECT points FROM users WHERE id = \${id}\`
          await sql\`UPDATE users SET points = \${user.points + n} WHERE id = \${id}\`
        }
      `,
      reports: ['lostUpdate'],
    },
    'Drizzle': {
      code: ts`
        import { eq } from 'drizzle-orm'
        import { db, teams } from './db'
        export async function invite(id) {
          const team = await db.query.teams.findFirst({ where: eq(teams.id, id) })
          const seats = team!.seatsUsed! + 1
          await db.update(teams).set({ seatsUsed: seats }).where(eq(teams.id, id))
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 6 }],
    },
    'Drizzle after a destructured select': {
      code: ts`
        import { eq } from 'drizzle-orm'
        import { db } from '@/server/db'
        import { users } from '@/server/schema'
        export async function POST(request) {
          const [{ credits }] = await db.select({ credits: users.credits }).from(users).where(eq(users.id, 1))
          await db.update(users).set({ credits: Math.max(0, credits - 1) }).where(eq(users.id, 1))
          return Response.json({})
        }
      `,
      reports: ['lostUpdate'],
    },
    'Supabase': {
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(url, key)
        export async function grant(userId, n) {
          const { data: profile } = await supabase.from('profiles').select('credits').eq('id', userId).single()
          await supabase.from('profiles').upsert({ id: userId, credits: (profile?.credits ?? 0) + n })
        }
      `,
      reports: ['lostUpdate'],
    },
    'Mongoose, set and not inc': {
      code: ts`
        import mongoose from 'mongoose'
        const Product = mongoose.model('Product', schema)
        export async function sell(id, n) {
          const product = await Product.findById(id)
          await Product.updateOne({ _id: id }, { $set: { stock: product.stock - n } })
        }
      `,
      reports: ['lostUpdate'],
    },
    'a document that is changed and saved': {
      code: ts`
        import { User } from '../models/user.model'
        export async function reward(req, res) {
          const user = await User.findOne({ email: req.body.email })
          user.points += 10
          await user.save()
          res.json(user)
        }
      `,
      reports: [{ messageId: 'lostUpdate', line: 4 }],
    },
    'a counter of a document': {
      code: ts`
        const Post = require('../models/Post')
        exports.like = async (req, res) => {
          const post = await Post.findById(req.params.id)
          post.likes++
          await post.save()
          res.json(post)
        }
      `,
      reports: ['lostUpdate'],
    },
    'Sequelize': {
      code: ts`
        import { Wallet } from './models'
        export async function withdraw(id, amount) {
          const wallet = await Wallet.findByPk(id)
          wallet.balance = wallet.balance - amount
          await wallet.save()
        }
      `,
      reports: ['lostUpdate'],
    },
    'an instance of Sequelize': {
      code: ts`
        import { Wallet } from './models'
        export async function withdraw(id, amount) {
          const wallet = await Wallet.findByPk(id)
          await wallet.update({ balance: wallet.balance - amount })
        }
      `,
      reports: ['lostUpdate'],
    },
    'TypeORM, an injected repository': {
      code: ts`
        import { Repository } from 'typeorm'
        export class Stock {
          constructor(private readonly items: Repository<Item>) {}
          async sell(id: string, n: number) {
            const item = await this.items.findOneBy({ id })
            item.quantity -= n
            await this.items.save(item)
          }
        }
      `,
      reports: ['lostUpdate'],
    },
    'TypeORM, an update': {
      code: ts`
        import { Repository } from 'typeorm'
        export class Stock {
          constructor(private readonly items: Repository<Item>) {}
          async sell(id: string, n: number) {
            const item = await this.items.findOne({ where: { id } })
            return this.items.update({ id }, { quantity: item.quantity - n })
          }
        }
      `,
      reports: ['lostUpdate'],
    },
    'Firestore without a transaction': {
      code: ts`
        import { getFirestore } from 'firebase-admin/firestore'
        const db = getFirestore()
        export async function view(id) {
          const doc = await db.collection('posts').doc(id).get()
          await db.collection('posts').doc(id).update({ views: doc.data().views + 1 })
        }
      `,
      reports: ['lostUpdate'],
    },
    'a key of Redis': {
      code: ts`
        import Redis from 'ioredis'
        const redis = new Redis()
        export async function hit(id) {
          const key = 'quota:' + id
          const used = parseInt(await redis.get(key) || '0', 10)
          if (used > 100) throw new Error('Too many')
          await redis.set(key, used + 1)
        }
      `,
      reports: ['lostUpdate'],
    },
    'a key of Vercel KV': {
      code: ts`
        import { kv } from '@vercel/kv'
        export async function GET() {
          const views = await kv.get('views')
          await kv.set('views', views + 1)
          return Response.json({ views })
        }
      `,
      reports: ['lostUpdate'],
    },
    'an object under a key of Redis': {
      code: ts`
        import { kv } from '@vercel/kv'
        export async function use(id) {
          const data = await kv.get('usage:' + id)
          await kv.set('usage:' + id, JSON.stringify({ ...data, used: data.used + 1 }))
        }
      `,
      reports: [{ messageId: 'lostUpdate', data: { name: 'used', advice: '`incrby` or `decrby`' } }],
    },
    'Firestore in the browser': {
      code: ts`
        import { doc, getDoc, getFirestore, updateDoc } from 'firebase/firestore'
        const db = getFirestore()
        export async function like(id) {
          const post = doc(db, 'posts', id)
          const snapshot = await getDoc(post)
          await updateDoc(post, { likes: snapshot.data().likes + 1 })
        }
      `,
      reports: ['lostUpdate'],
    },
    'MikroORM': {
      code: ts`
        import { EntityManager } from '@mikro-orm/core'
        export class Shop {
          constructor(private readonly em: EntityManager) {}
          async sell(id) {
            const product = await this.em.findOneOrFail(Product, id)
            product.stock -= 1
            await this.em.flush()
          }
        }
      `,
      reports: ['lostUpdate'],
    },
    'promises that are chained': {
      code: ts`
        const { pool } = require('./db')
        exports.sell = (req, res) =>
          pool
            .query('SELECT stock FROM items WHERE id = $1', [req.params.id])
            .then((found) => pool.query('UPDATE items SET stock = $1 WHERE id = $2', [found.rows[0].stock - 1, req.params.id]))
            .then(() => res.end())
      `,
      reports: ['lostUpdate'],
    },
    'a storage of the project': {
      code: ts`
        import { storage } from './storage'
        export function register(app) {
          app.post('/api/generate', async (req, res) => {
            const user = await storage.getUser(req.user.id)
            if (user.credits < 1) return res.status(402).end()
            await storage.updateUser(user.id, { credits: user.credits - 1 })
            res.json({})
          })
        }
      `,
      reports: [{ messageId: 'lostUpdate', data: { name: 'credits', advice: 'an increment in one statement, or lock the row while it changes' } }],
    },
    'a setter of the project': {
      code: ts`
        import { storage } from './storage'
        export async function charge(id, cost) {
          const account = await storage.getAccount(id)
          await storage.updateBalance(id, account.balance - cost)
        }
      `,
      reports: ['lostUpdate'],
    },
    'a repository class': {
      code: ts`
        export class CreditService {
          constructor(private readonly wallets: WalletRepository) {}
          async spend(id: string, cost: number) {
            const wallet = await this.wallets.findById(id)
            wallet.credits -= cost
            await this.wallets.save(wallet)
          }
        }
      `,
      reports: ['lostUpdate'],
    },
    'a row that the caller read': {
      code: ts`
        ${prisma}
        export async function spend(user, cost) {
          await prisma.user.update({ where: { id: user.id }, data: { credits: user.credits - cost } })
        }
      `,
      reports: [{ messageId: 'lostUpdate', suggestions: 1 }],
    },
    'rows of a loop': {
      code: ts`
        ${prisma}
        export async function accrue() {
          const accounts = await prisma.account.findMany()
          for (const account of accounts) {
            await prisma.account.update({ where: { id: account.id }, data: { balance: account.balance * 1.01 } })
          }
        }
      `,
      reports: ['lostUpdate'],
    },
    'reads that run together': {
      code: ts`
        ${prisma}
        export async function spend(id, cost) {
          const [user, plan] = await Promise.all([prisma.user.findUnique({ where: { id } }), prisma.plan.findFirst()])
          let left = user.credits
          left -= cost * plan.factor
          await prisma.user.update({ where: { id }, data: { credits: left } })
        }
      `,
      reports: ['lostUpdate'],
    },
    'Knex': {
      code: ts`
        import knex from 'knex'
        const db = knex({})
        export async function spend(id, cost) {
          const user = await db('users').where({ id }).first()
          await db('users').where({ id }).update({ credits: user.credits - cost })
        }
      `,
      reports: ['lostUpdate'],
    },
    'Kysely': {
      code: ts`
        import { Kysely } from 'kysely'
        const db = new Kysely({})
        export async function spend(id, cost) {
          const user = await db.selectFrom('users').select('credits').where('id', '=', id).executeTakeFirstOrThrow()
          await db.updateTable('users').set({ credits: user.credits - cost }).where('id', '=', id).execute()
        }
      `,
      reports: ['lostUpdate'],
    },
    'a claim of the event, which does not stop other events': {
      code: ts`
        ${prisma}
        import { claims } from './claims'
        export async function onPaid(event) {
          if (!(await claims.tryClaimKey(event.id))) return
          const user = await prisma.user.findUnique({ where: { id: event.userId } })
          await prisma.user.update({ where: { id: event.userId }, data: { credits: user.credits + event.credits } })
        }
      `,
      reports: [{ messageId: 'lostUpdate', suggestions: 1 }],
    },
  },
})
