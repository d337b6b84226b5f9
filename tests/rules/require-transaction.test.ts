import rule from '../../src/rules/require-transaction.js'
import { testRule, ts } from '../support/test-rule.js'

const half = (line: number) => ({ messageId: 'halfWritten', line })

testRule(rule, {
  valid: {
    'sequelize managed transaction': {
      filename: 'src/controllers/signup.js',
      code: ts`
        const { sequelize, User, Profile } = require('../models')

        exports.signup = async (req, res) => {
          const user = await sequelize.transaction(async (t) => {
            const created = await User.create({ email: req.body.email }, { transaction: t })
            await Profile.create({ userId: created.id }, { transaction: t })
            return created
          })
          res.status(201).json({ id: user.id })
        }
      `,
    },
    'nested write of prisma': {
      code: ts`
        import { prisma } from './prisma'

        export async function createTeam(name: string, userId: string) {
          return prisma.team.create({ data: { name, members: { create: { userId, role: 'owner' } } }, select: { id: true } })
        }
      `,
    },
    'array transaction of prisma': {
      code: ts`
        import { prisma } from './prisma'

        export async function pay(orderId: string, amount: number) {
          await prisma.$transaction([
            prisma.payment.create({ data: { orderId, amount } }),
            prisma.order.update({ where: { id: orderId }, data: { status: 'paid' } }),
          ])
        }
      `,
    },
    'client between begin and commit': {
      code: ts`
        import { pool } from './db'

        export async function transfer(from: string, to: string, cents: number) {
          const client = await pool.connect()
          try {
            await client.query('BEGIN')
            await client.query('UPDATE wallets SET cents = cents - $1 WHERE id = $2', [cents, from])
            await client.query('INSERT INTO transfers (source, target, cents) VALUES ($1, $2, $3)', [from, to, cents])
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
    'two unrelated writes': {
      code: ts`
        import { prisma } from './prisma'

        export async function touch(userId: string, articleId: string) {
          await prisma.user.update({ where: { id: userId }, data: { seenAt: new Date() } })
          await prisma.article.update({ where: { id: articleId }, data: { views: { increment: 1 } } })
        }
      `,
    },
    'a log of what happened': {
      code: ts`
        import { db } from './db'
        import { orders, auditLogs } from './schema'

        export async function place(customerId: string) {
          const [order] = await db.insert(orders).values({ customerId }).returning({ id: orders.id })
          await db.insert(auditLogs).values({ action: 'order.placed', orderId: order.id })
          return order.id
        }
      `,
    },
    'one of two branches': {
      code: ts`
        import { Customer } from './models/customer'
        import { Lead } from './models/lead'

        export async function save(email: string, paying: boolean) {
          if (paying) {
            await Customer.create({ email })
          } else {
            await Lead.create({ email })
          }
        }
      `,
    },
    'transaction handed in': {
      code: ts`
        import type { Transaction } from 'kysely'
        import type { Database } from './types'

        export async function createInvoice(trx: Transaction<Database>, customerId: string) {
          const { id } = await trx.insertInto('invoices').values({ customer_id: customerId }).returning('id').executeTakeFirstOrThrow()
          await trx.insertInto('invoice_lines').values({ invoice_id: id, text: 'base', cents: 0 }).execute()
          return id
        }
      `,
    },
    'mongoose with a session': {
      code: ts`
        import mongoose from 'mongoose'
        import { Course } from './models/course'
        import { Enrollment } from './models/enrollment'

        export async function enroll(userId: string, courseId: string) {
          await mongoose.connection.transaction(async (session) => {
            await Enrollment.create([{ userId, courseId }], { session })
            await Course.updateOne({ _id: courseId }, { $inc: { seats: -1 } }, { session })
          })
        }
      `,
    },
    'typeorm entity manager': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { DataSource } from 'typeorm'
        import { Company } from './company.entity'
        import { Employee } from './employee.entity'

        @Injectable()
        export class OnboardingService {
          constructor(private readonly dataSource: DataSource) {}

          onboard(name: string, email: string) {
            return this.dataSource.transaction(async (manager) => {
              const company = await manager.save(Company, { name })
              await manager.save(Employee, { email, companyId: company.id })
              return company.id
            })
          }
        }
      `,
    },
    'the same table twice': {
      code: ts`
        import { knex } from './knex'

        export async function makeDefault(userId: string, cardId: string) {
          await knex('cards').where({ user_id: userId }).update({ is_default: false })
          await knex('cards').where({ user_id: userId, id: cardId }).update({ is_default: true })
        }
      `,
    },
    'decorator that opens one': {
      code: ts`
        import { Transactional } from 'typeorm-transactional'
        import { companies, employees } from './repositories'

        export class Onboarding {
          @Transactional()
          async run(name: string, email: string) {
            const company = await companies.save({ name })
            await employees.save({ email, companyId: company.id })
          }
        }
      `,
    },
    'seed': {
      filename: 'prisma/seed.ts',
      code: ts`
        import { prisma } from '../src/prisma'

        const user = await prisma.user.create({ data: { email: 'demo@example.com' } })
        await prisma.team.create({ data: { ownerId: user.id, name: 'Demo' } })
      `,
    },
    'redis and a database': {
      code: ts`
        import { redis } from './redis'
        import { prisma } from './prisma'

        export async function rename(id: string, name: string) {
          await prisma.team.update({ where: { id }, data: { name } })
          await redis.del(\`team:\${id}\`)
        }
      `,
    },
    'wrapper of another file': {
      code: ts`
        import { inTransaction } from './transactions'
        import { orders, stock } from './repositories'

        export const buy = (sku: string, userId: string) =>
          inTransaction(async () => {
            const order = await orders.insert({ sku, userId })
            await stock.update({ sku }, { reservedBy: order.id })
          })
      `,
    },
    'form state and a model of the browser': {
      filename: 'src/components/Editor.tsx',
      code: ts`
        import { create } from 'zustand'

        export const useEditor = create<{ save(): Promise<void> }>((set) => ({
          save: async () => {
            const response = await fetch('/api/documents', { method: 'POST' })
            const { id } = await response.json()
            set({ id } as never)
          },
        }))
      `,
    },
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
    'sequelize user and profile without a transaction': {
      filename: 'src/controllers/signup.js',
      code: ts`
        const { User, Profile } = require('../models')

        exports.signup = async (req, res) => {
          const user = await User.create({ email: req.body.email })
          await Profile.create({ userId: user.id, displayName: req.body.name })
          res.status(201).json({ id: user.id })
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 5 }],
    },
    'drizzle order and lines in a hono handler': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { orders, orderLines } from './schema'

        export const app = new Hono()

        app.post('/orders', async (c) => {
          const { lines, customerId } = await c.req.json()
          const [order] = await db.insert(orders).values({ customerId }).returning({ id: orders.id })
          await db.insert(orderLines).values(lines.map((line: { sku: string }) => ({ orderId: order.id, sku: line.sku })))
          return c.json({ id: order.id }, 201)
        })
      `,
      reports: [{ messageId: 'halfWritten', line: 10 }],
    },
    'pg transfer as two statements of the pool': {
      code: ts`
        import { pool } from './db'

        export async function transfer(from: string, to: string, cents: number) {
          await pool.query('UPDATE wallets SET cents = cents - $1 WHERE id = $2', [cents, from])
          const { rows } = await pool.query('INSERT INTO transfers (source, target, cents) VALUES ($1, $2, $3) RETURNING id', [from, to, cents])
          return rows[0].id
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 5 }],
    },
    'mongoose enrolment changes two collections': {
      code: ts`
        import { Course } from './models/course'
        import { Enrollment } from './models/enrollment'

        export class Enrollments {
          async enroll(userId: string, courseId: string) {
            const enrollment = await Enrollment.create({ userId, courseId })
            await Course.updateOne({ _id: courseId }, { $inc: { seats: -1 } })
            return enrollment.id
          }
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 7 }],
    },
    'typeorm repositories of a nest service': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { Company } from './company.entity'
        import { Employee } from './employee.entity'

        @Injectable()
        export class OnboardingService {
          constructor(
            @InjectRepository(Company) private readonly companies: Repository<Company>,
            @InjectRepository(Employee) private readonly employees: Repository<Employee>,
          ) {}

          async onboard(name: string, email: string) {
            const company = await this.companies.save({ name })
            await this.employees.save({ email, companyId: company.id, role: 'owner' })
            return company.id
          }
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 16 }],
    },
    'knex invitation accepted in a handler': {
      code: ts`
        import type { RequestHandler } from 'express'
        import { knex } from './knex'

        export const acceptInvite: RequestHandler = async (req, res) => {
          const invite = await knex('invites').where({ token: req.params.token }).first()
          if (!invite) return void res.status(404).end()
          await knex('members').insert({ team_id: invite.team_id, user_id: req.user.id })
          await knex('invites').where({ id: invite.id }).update({ team_id: invite.team_id, accepted_at: new Date() })
          res.status(204).end()
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 8 }],
    },
    'kysely invoice with its lines': {
      code: ts`
        import { db } from './database'

        export async function createInvoice(customerId: string, lines: { text: string; cents: number }[]) {
          const { id } = await db.insertInto('invoices').values({ customer_id: customerId }).returning('id').executeTakeFirstOrThrow()
          for (const line of lines) {
            await db.insertInto('invoice_lines').values({ invoice_id: id, text: line.text, cents: line.cents }).execute()
          }
          return id
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 6 }],
    },
    'server action books a room and lowers the credit': {
      filename: 'app/rooms/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        export async function bookRoom(roomId: string, price: number) {
          const session = await auth()
          if (!session) throw new Error('Unauthorized')
          const booking = await prisma.booking.create({ data: { roomId, userId: session.user.id } })
          await prisma.wallet.update({ where: { userId: session.user.id }, data: { credit: { decrement: price } } })
          return booking.id
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 9 }],
    },
    'deletes of a parent and its children with supabase': {
      filename: 'app/api/projects/[id]/route.ts',
      code: ts`
        import { admin } from '@/lib/supabase-admin'

        export async function POST(request: Request) {
          const { name, ownerId } = await request.json()
          const { data: project } = await admin.from('projects').insert({ name }).select('id').single()
          await admin.from('project_members').insert({ project_id: project!.id, user_id: ownerId, role: 'owner' })
          return Response.json(project)
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 6 }],
    },
    'mysql2 with insertId': {
      code: ts`
        import { pool } from './mysql'

        export async function addProduct(name: string, count: number) {
          const [result] = await pool.execute('INSERT INTO products (name) VALUES (?)', [name])
          const id = (result as { insertId: number }).insertId
          await pool.execute('INSERT INTO stock (product_id, count) VALUES (?, ?)', [id, count])
          return id
        }
      `,
      reports: [{ messageId: 'halfWritten', line: 6 }],
    },
    'trpc mutation with promise all of two writes': {
      code: ts`
        import { z } from 'zod'
        import { protectedProcedure, router } from './trpc'

        export const subscription = router({
          cancel: protectedProcedure.input(z.object({ subscriptionId: z.string() })).mutation(async ({ ctx, input }) => {
            await Promise.all([
              ctx.db.subscription.update({ where: { id: input.subscriptionId }, data: { status: 'cancelled' } }),
              ctx.db.seat.deleteMany({ where: { subscriptionId: input.subscriptionId } }),
            ])
          }),
        })
      `,
      reports: [{ messageId: 'halfWritten', line: 8 }],
    },
    'worker settles an order': {
      code: ts`
        import { Worker } from 'bullmq'
        import { prisma } from './prisma'
        import { connection } from './redis'

        export const worker = new Worker('payments', async (job) => {
          const { orderId, amount } = job.data
          await prisma.payment.create({ data: { orderId, amount } })
          await prisma.order.update({ where: { id: orderId }, data: { status: 'paid' } })
        }, { connection })
      `,
      reports: [{ messageId: 'halfWritten', line: 8 }],
    },
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
