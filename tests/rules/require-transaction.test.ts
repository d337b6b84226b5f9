import rule from '../../src/rules/require-transaction.js'
import { testRule, ts } from '../support/test-rule.js'

const half = (line: number) => ({ messageId: 'halfWritten', line })

testRule(rule, {
  valid: {
    'a creation that goes on with the row that is there, so that the whole is repeated': ts`
      import { prisma } from './db'
      export async function acceptInvite(user, invite) {
        let member = null
        try {
          member = await prisma.member.create({ data: { userId: user.id, organizationId: invite.organizationId } })
        } catch (error) {
          if (error.code !== 'P2002') throw error
          member = await prisma.member.findFirst({ where: { userId: user.id } })
        }
        await provision(member)
        await prisma.invite.delete({ where: { id: invite.id, email: user.email } })
      }
    `,
    'a transaction of Prisma': ts`
      import { prisma } from '@/lib/prisma'
      export async function signUp(email) {
        return prisma.$transaction(async (tx) => {
          const user = await tx.user.create({ data: { email } })
          await tx.team.create({ data: { ownerId: user.id } })
        })
      }
    `,
    'a list of writes of Prisma': ts`
      import { prisma } from '@/lib/prisma'
      export async function move(id, teamId) {
        await prisma.$transaction([prisma.user.update({ where: { id }, data: { teamId } }), prisma.team.update({ where: { id: teamId }, data: { size: 2 } })])
      }
    `,
    'a transaction of Drizzle': ts`
      import { db } from './db'
      export async function order(userId) {
        await db.transaction(async (tx) => { await tx.insert(orders).values({ userId }); await tx.update(users).set({ ordered: true }).where(eq(users.id, userId)) })
      }
    `,
    'a transaction by hand': ts`
      import { Pool } from 'pg'
      const pool = new Pool({ max: 5 })
      export async function pay(id) {
        const client = await pool.connect()
        try {
          await client.query('BEGIN')
          await client.query('UPDATE orders SET paid = true WHERE id = $1', [id])
          await client.query('INSERT INTO receipts (order_id) VALUES ($1)', [id])
          await client.query('COMMIT')
        } finally { client.release() }
      }
    `,
    'a transaction that is handed over': ts`
      export async function create(tx, email) { const user = await tx.user.create({ data: { email } }); await tx.team.create({ data: { ownerId: user.id } }) }
    `,
    'one write and a read': ts`
      import { prisma } from '@/lib/prisma'
      export async function rename(id, name) { await prisma.user.findUnique({ where: { id } }); await prisma.user.update({ where: { id }, data: { name } }) }
    `,
    'two writes to one table': ts`
      import { prisma } from '@/lib/prisma'
      export async function swap(a, b) { await prisma.seat.update({ where: { id: a }, data: { userId: b } }); await prisma.seat.update({ where: { id: b }, data: { userId: a } }) }
    `,
    'either of two writes': ts`
      import { prisma } from '@/lib/prisma'
      export async function save(kind, id) {
        if (kind === 'a') await prisma.post.update({ where: { id }, data: {} })
        else await prisma.page.update({ where: { id }, data: {} })
      }
    `,
    'one after a return': ts`
      import { prisma } from '@/lib/prisma'
      export async function save(kind, id) {
        if (kind === 'a') { await prisma.post.update({ where: { id }, data: {} }); return }
        await prisma.page.update({ where: { id }, data: {} })
      }
    `,
    'cases of a switch': ts`
      import { prisma } from '@/lib/prisma'
      export async function save(kind, id) {
        switch (kind) {
          case 'a': await prisma.post.update({ where: { id }, data: {} }); break
          case 'b': await prisma.page.update({ where: { id }, data: {} }); break
        }
      }
    `,
    'a log beside': ts`
      import { prisma } from '@/lib/prisma'
      export async function rename(id, name) { await prisma.user.update({ where: { id }, data: { name } }); await prisma.auditLog.create({ data: { userId: id } }) }
    `,
    'a nested write of Prisma': ts`
      import { prisma } from '@/lib/prisma'
      export const signUp = (email) => prisma.user.create({ data: { email, team: { create: { name: email } } } })
    `,
    'writes about different things': ts`
      import { prisma } from '@/lib/prisma'
      export async function tidy() { await prisma.draft.deleteMany({ where: { old: true } }); await prisma.upload.deleteMany({ where: { orphan: true } }) }
    `,
    'Redis beside the database': ts`
      import { prisma } from '@/lib/prisma'
      import { redis } from '@/lib/redis'
      export async function rename(id, name) { await prisma.user.update({ where: { id }, data: { name } }); await redis.set(id, name) }
    `,
    'a seed': { filename: 'prisma/seed.ts', code: ts`
      const user = await prisma.user.create({ data: {} })
      await prisma.team.create({ data: { ownerId: user.id } })
    ` },
    'a transaction of TypeORM': ts`
      import { dataSource } from './data-source'
      export async function order(userId) { await dataSource.transaction(async (manager) => { const order = await manager.save(Order, { userId }); await manager.save(Invoice, { orderId: order.id }) }) }
    `,
  },
  invalid: {
    'a creation whose conflict ends the function': {
      code: ts`
        import { prisma } from './db'
        export async function signUp(data) {
          try {
            const user = await prisma.user.create({ data })
            await prisma.team.create({ data: { ownerId: user.id } })
          } catch (error) {
            if (error.code === 'P2002') return 'taken'
            throw error
          }
        }
        export async function invite(data) {
          try { await prisma.user.create({ data }) } catch (error) { throw error.code === 'P2002' ? new Taken() : error }
          await prisma.team.create({ data: { owner: data.email } })
        }
      `,
      reports: [half(5), half(13)],
    },
    'Prisma in an Express handler': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'
        const app = express()
        app.post('/signup', async (req, res) => {
          const user = await prisma.user.create({ data: { email: req.body.email } })
          await prisma.team.create({ data: { ownerId: user.id } })
          res.json(user)
        })
      `,
      reports: [{ ...half(6), data: { first: 'user', second: 'team.create' } }],
    },
    'a server action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        export async function buy(productId) {
          const order = await prisma.order.create({ data: { productId } })
          await prisma.product.update({ where: { id: productId }, data: { stock: { decrement: 1 } } })
          return order
        }
      `,
      reports: [half(5)],
    },
    'Drizzle': {
      filename: 'app/api/orders/route.ts',
      code: ts`
        import { db } from '@/db'
        import { orders, items } from '@/db/schema'
        export async function POST(request) {
          const { userId } = await request.json()
          const [order] = await db.insert(orders).values({ userId }).returning()
          await db.insert(items).values({ orderId: order.id })
          return Response.json(order)
        }
      `,
      reports: [half(6)],
    },
    'SQL': {
      code: ts`
        import { Pool } from 'pg'
        const pool = new Pool({ max: 5 })
        export async function transfer(from, to, amount) {
          await pool.query('UPDATE accounts SET balance = balance - $1 WHERE id = $2', [amount, from])
          await pool.query('INSERT INTO transfers (source, amount) VALUES ($1, $2)', [from, amount])
        }
      `,
      reports: [half(5)],
    },
    'Mongoose in a NestJS service': {
      filename: 'src/orders/orders.service.ts',
      code: ts`
        import mongoose from 'mongoose'
        const Order = mongoose.model('Order', orderSchema)
        const Stock = mongoose.model('Stock', stockSchema)
        @Injectable()
        export class OrdersService {
          async order(sku) {
            const order = await Order.create({ sku })
            await Stock.updateOne({ sku }, { $inc: { count: -1 } })
            return order
          }
        }
      `,
      reports: [half(8)],
    },
    'supabase': {
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(url, key)
        export async function invite(teamId, email) {
          const { data: member } = await supabase.from('members').insert({ teamId, email }).select().single()
          await supabase.from('teams').update({ invited: email }).eq('id', teamId)
        }
      `,
      reports: [half(5)],
    },
    'a job': {
      filename: 'worker.js',
      code: ts`
        const { Worker } = require('bullmq')
        const { PrismaClient } = require('@prisma/client')
        const prisma = new PrismaClient()
        new Worker('import', async (job) => {
          await prisma.import.update({ where: { id: job.data.id }, data: { done: true } })
          await prisma.account.update({ where: { id: job.data.accountId }, data: { imported: true } })
        })
      `,
      reports: [half(6)],
    },
    'Knex': {
      code: ts`
        import knex from 'knex'
        const db = knex({ client: 'pg' })
        export async function close(userId) { await db('users').where({ id: userId }).del(); await db('subscriptions').where({ userId }).del() }
      `,
      reports: [half(3)],
    },
    'in a try': {
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function signUp(email) {
          try {
            const user = await prisma.user.create({ data: { email } })
            await prisma.profile.create({ data: { userId: user.id } })
          } catch (error) { throw new Error('sign-up failed', { cause: error }) }
        }
      `,
      reports: [half(5)],
    },
  },
})
