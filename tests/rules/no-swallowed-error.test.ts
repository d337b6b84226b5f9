import rule from '../../src/rules/no-swallowed-error.js'
import { testRule, ts } from '../support/test-rule.js'

/** The one report of a case, whose suggestion writes `to` in place of `from`. */
function mended(place: { code: string; filename?: string }, messageId: string, suggestion: string, from: string, to: string) {
  return { ...place, reports: [{ messageId, suggestions: [{ messageId: suggestion, output: place.code.replace(from, to) }] }] }
}

testRule(rule, {
  invalid: {
    'an error of Supabase that is thrown, and caught by a log': {
      filename: 'src/orders.server.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)
        export async function pay(id: string) {
          try {
            const { error } = await supabase.from('orders').update({ status: 'paid' }).eq('id', id)
            if (error) throw error
          } catch (error) {
            console.error('not paid', error)
          }
        }
        export async function place(order: Order) {
          try {
            const result = await supabase.from('orders').insert(order).select().single()
            if (result.error) {
              console.error(result.error)
              throw new Error(result.error.message)
            }
            return result.data
          } catch (error) {
            console.error('not placed', error)
            return null
          }
        }
      `,
      reports: [{ messageId: 'effectLogged', data: { effect: 'orders.update' }, line: 7, suggestions: 1 }, { messageId: 'effectLogged', data: { effect: 'orders.insert' }, line: 19, suggestions: 1 }],
    },
    'a query of Supabase, which gives its error back and does not throw it': {
      filename: 'src/banks.server.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)
        export async function disconnect(id: string) {
          try {
            await supabase.from('connections').update({ status: 'disconnected' }).eq('id', id)
          } catch (error) {
            logger.error('not disconnected', { error })
          }
        }
      `,
      reports: [{ messageId: 'resultIgnored', data: { call: '`update` on `connections`' }, line: 5 }],
    },
    'credits that Supabase may not have taken': {
      filename: 'app/api/credits/route.ts',
      code: ts`
        import { createServerClient } from '@/utils/supabase/server'
        export async function POST() {
          const supabase = createServerClient()
          const { data: { user } } = await supabase.auth.getUser()
          await supabase.from('user_credits').update({ credits_used: 1 }).eq('user_id', user.id)
          return Response.json({ allowed: true })
        }
      `,
      reports: [{ messageId: 'resultIgnored', data: { call: '`update` on `user_credits`' }, line: 5 }],
    },
    'an order in an edge function': {
      filename: 'supabase/functions/create-order/index.ts',
      code: ts`
        import { createClient } from 'jsr:@supabase/supabase-js@2'
        const supabase = createClient(Deno.env.get('SUPABASE_URL'), Deno.env.get('SUPABASE_SERVICE_ROLE_KEY'))
        Deno.serve(async (request) => {
          const order = await request.json()
          await supabase.from('orders').insert({ total: order.total })
          return new Response('ok')
        })
      `,
      reports: ['resultIgnored'],
    },
    'a plan that a webhook may not have written down': {
      filename: 'api/stripe-webhook.js',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
        export default async function handler(req, res) {
          const event = stripe.webhooks.constructEvent(await buffer(req), req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET)
          const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY)
          if (event.type === 'customer.subscription.deleted') {
            const { error: cancelError } = await supabase.from('user_subscriptions').update({ status: 'canceled' }).eq('stripe_id', event.data.object.id)
            if (cancelError) {
              console.error('Error canceling subscription:', cancelError)
            }
          }
          res.status(200).json({ received: true })
        }
      `,
      reports: [{ messageId: 'resultLogged', data: { call: '`update` on `user_subscriptions`' }, line: 8 }],
    },
    'an error that is logged in one line': {
      filename: 'src/members.server.ts',
      code: ts`
        import { supabase } from './supabase.server'
        export async function addMember(teamId: string, userId: string) {
          const { error } = await supabase.from('team_members').insert({ team_id: teamId, user_id: userId })
          if (error) logger.error({ error }, 'not added')
        }
      `,
      reports: [{ messageId: 'resultLogged', line: 3 }],
    },
    'an error of a result that is kept whole': {
      filename: 'src/members.server.ts',
      code: ts`
        import { supabase } from './supabase.server'
        export async function removeMember(id: string) {
          const result = await supabase.from('team_members').delete().eq('id', id)
          if (result.error) {
            console.error('not removed', result.error.message)
            return
          }
          console.log('removed')
        }
      `,
      reports: ['resultLogged'],
    },
    'an error that is named and never read': {
      filename: 'src/members.server.ts',
      code: ts`
        import { supabase } from './supabase.server'
        export async function rename(id: string, name: string) {
          const { error } = await supabase.from('teams').update({ name }).eq('id', id)
          return { name }
        }
      `,
      reports: ['resultIgnored'],
    },
    'a failure that one log tells of and another denies': {
      filename: 'supabase/functions/sync/index.ts',
      code: ts`
        import { createClient } from 'npm:@supabase/supabase-js@2'
        Deno.serve(async (request) => {
          const supabase = createClient(Deno.env.get('SUPABASE_URL'), Deno.env.get('SUPABASE_SERVICE_ROLE_KEY'))
          const { id } = await request.json()
          const { error } = await supabase.from('products').upsert({ id })
          if (error !== null) console.error(error)
          else console.log('synced')
          return new Response('ok')
        })
      `,
      reports: ['resultLogged'],
    },
    'credits that a function of the database may not have taken': {
      filename: 'app/api/generate/route.ts',
      code: ts`
        import { createClient } from '@/utils/supabase/server'
        export async function POST(request: Request) {
          const supabase = await createClient()
          const { data: { user } } = await supabase.auth.getUser()
          await supabase.rpc('decrement_credits', { user_id: user.id, amount: 1 })
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'resultIgnored', data: { call: '`rpc` of `decrement_credits`' } }],
    },
    'a function at the edge that may not have run': {
      filename: 'supabase/functions/stripe-webhook/index.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabaseClient = createClient(Deno.env.get('SUPABASE_URL'), Deno.env.get('SUPABASE_SERVICE_ROLE_KEY'))
        const takeFromStock = async (items) => {
          for (const item of items) await supabaseClient.functions.invoke('inventory-management', { body: { action: 'take', id: item.id } })
        }
        Deno.serve(async (request) => {
          await takeFromStock(await request.json())
          return new Response('ok')
        })
      `,
      reports: [{ messageId: 'resultIgnored', data: { call: '`invoke` of `inventory-management`' } }],
    },
    'a file that may not be stored': {
      filename: 'src/jobs/inbox.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import { Worker } from 'bullmq'
        const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)
        new Worker('inbox', async (job) => {
          await supabase.storage.from('vault').upload(job.data.path, job.data.content, { upsert: true })
        })
      `,
      reports: [{ messageId: 'resultIgnored', data: { call: '`storage.upload`' } }],
    },
    'an account that may not be deleted': {
      filename: 'app/actions/account.ts',
      code: ts`
        'use server'
        import { createAdminClient } from '@/lib/supabase/admin'
        export async function deleteAccount() {
          const supabase = createAdminClient()
          const { error } = await supabase.auth.admin.deleteUser(await currentUserId())
          if (error) {
            console.error(error)
          }
          redirect('/goodbye')
        }
      `,
      reports: [{ messageId: 'resultLogged', data: { call: '`auth.admin.deleteUser`' } }],
    },
    'awaited payment with a logging function reference': {
      filename: 'src/jobs/renew.ts',
      code: ts`
        import Stripe from 'stripe'

        const stripe = new Stripe(process.env.STRIPE_KEY!, { timeout: 10_000 })

        export async function renew(invoice: string) {
          await stripe.invoices.pay(invoice).catch(console.error)
        }
      `,
      reports: [{ messageId: 'effectLogged', line: 6, suggestions: 1 }],
    },
    'sequelize update in a controller that answers ok': {
      filename: 'src/controllers/users.js',
      code: ts`
        const { Sequelize, DataTypes } = require('sequelize')

        const sequelize = new Sequelize(process.env.DATABASE_URL)
        const User = sequelize.define('user', { email: DataTypes.STRING })

        exports.updateEmail = async (req, res) => {
          try {
            await User.update({ email: req.body.email }, { where: { id: req.user.id } })
          } catch (e) {
            console.log(e.message)
          }
          res.json({ success: true })
        }
      `,
      reports: [{ messageId: 'effectLogged', line: 9, suggestions: 1 }],
    },
    'error ignored in an arrow of a class': {
      filename: 'src/billing/credits.service.ts',
      code: ts`
        import { PrismaService } from '../prisma.service'

        export class CreditsService {
          constructor(private readonly prisma: PrismaService) {}

          grant = async (userId: string, amount: number) => {
            try {
              await this.prisma.credit.create({ data: { userId, amount } })
            } catch (error) {
              return null
            }
          }
        }
      `,
      reports: [{ messageId: 'effectLogged', line: 9, suggestions: 1 }],
    },
    'webhook of hono that logs': {
      filename: 'src/index.ts',
      code: ts`
        import { Hono } from 'hono'
        import { provision } from './services/provision'
        import { verify } from './paddle'

        const app = new Hono()

        app.post('/webhooks/paddle', async (c) => {
          const event = verify(await c.req.text(), c.req.header('paddle-signature'))
          try {
            await provision(event.data)
          } catch (error) {
            console.error('could not provision', error)
          }
          return c.json({ ok: true })
        })

        export default app
      `,
      reports: [{ messageId: 'webhookLogged', line: 11 }],
    },
    'then with an empty rejection': {
      filename: 'src/services/orders.ts',
      code: ts`
        import { prisma } from '../prisma'

        export async function markShipped(id: string) {
          await prisma.order.update({ where: { id }, data: { status: 'shipped' } }).then(
            undefined,
            () => {},
          )
        }
      `,
      reports: [{ messageId: 'effectDropped', line: 6, suggestions: 1 }],
    },
    'sendgrid in a loop that goes on': {
      filename: 'src/jobs/digest.js',
      code: ts`
        const sgMail = require('@sendgrid/mail')
        const { subscribers } = require('../repositories/subscribers')

        async function sendDigest(html) {
          for (const { email } of await subscribers.page(0)) {
            try {
              await sgMail.send({ to: email, from: 'news@example.com', subject: 'Weekly digest', html })
            } catch (err) {
              continue
            }
          }
        }

        module.exports = { sendDigest }
      `,
      reports: [{ messageId: 'effectLogged', line: 8 }],
    },
    'empty catch around a prisma update': {
      filename: 'src/services/accounts.ts',
      code: ts`
        import { prisma } from '../prisma'

        export async function deactivate(userId: string) {
          try {
            await prisma.user.update({ where: { id: userId }, data: { active: false } })
          } catch (e) {}
        }
      `,
      reports: [{ messageId: 'effectDropped', line: 6 }],
    },
    'stripe charge that only logs': {
      filename: 'app/api/subscribe/route.ts',
      code: ts`
        import Stripe from 'stripe'
        import { NextResponse } from 'next/server'

        const stripe = new Stripe(process.env.STRIPE_KEY!, { timeout: 10_000 })

        export async function POST(req: Request) {
          const { customer, price } = await req.json()
          try {
            await stripe.subscriptions.create({ customer, items: [{ price }] })
          } catch (err) {
            console.error('subscription failed', err)
          }
          return NextResponse.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'effectLogged', line: 10, suggestions: 1 }],
    },
    'catch noop on a drizzle insert': {
      filename: 'src/services/orders.ts',
      code: ts`
        import { db } from '../db'
        import { orders } from '../schema'

        export function saveOrder(order: typeof orders.$inferInsert) {
          return db.insert(orders).values(order).catch(() => {})
        }
      `,
      reports: [{ messageId: 'effectDropped', line: 5 }],
    },
    'webhook logs and answers ok': {
      filename: 'src/routes/webhooks.js',
      code: ts`
        const express = require('express')
        const { fulfil } = require('../services/fulfilment')
        const stripe = require('../lib/stripe')

        const router = express.Router()

        router.post('/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.WHSEC)
          try {
            await fulfil(event.data.object)
          } catch (error) {
            console.error('webhook error', error)
          }
          res.json({ received: true })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'webhookLogged', line: 11 }],
    },
    'mail with console.log in then-chain': {
      filename: 'src/services/receipts.js',
      code: ts`
        const nodemailer = require('nodemailer')

        const transport = nodemailer.createTransport({ host: 'smtp.example.com', connectionTimeout: 5000 })

        module.exports.sendReceipt = function sendReceipt(to, html) {
          return transport.sendMail({ from: 'billing@example.com', to, subject: 'Receipt', html }).catch((err) => console.log(err))
        }
      `,
      reports: [{ messageId: 'effectLogged', line: 6 }],
    },
    'pg insert returns null': {
      filename: 'src/repositories/invoices.ts',
      code: ts`
        import { Pool } from 'pg'

        const pool = new Pool({ max: 10 })

        export async function createInvoice(customerId: string, amount: number) {
          try {
            const result = await pool.query('INSERT INTO invoices (customer_id, amount) VALUES ($1, $2) RETURNING id', [customerId, amount])
            return result.rows[0]
          } catch (error) {
            console.error('Error creating invoice:', error)
            return null
          }
        }
      `,
      reports: [{ messageId: 'effectLogged', line: 9, suggestions: 1 }],
    },
    'mongoose save in a class': {
      filename: 'src/modules/teams/team.service.ts',
      code: ts`
        import { Injectable, Logger } from '@nestjs/common'
        import { InjectModel } from '@nestjs/mongoose'
        import type { Model } from 'mongoose'
        import { Team } from './team.schema'

        @Injectable()
        export class TeamService {
          private readonly logger = new Logger(TeamService.name)
          constructor(@InjectModel(Team.name) private readonly teams: Model<Team>) {}

          async addMember(teamId: string, userId: string) {
            try {
              await this.teams.updateOne({ _id: teamId }, { $addToSet: { members: userId } })
            } catch (error) {
              this.logger.error('could not add member', error)
            }
          }
        }
      `,
      reports: [{ messageId: 'effectLogged', line: 14, suggestions: 1 }],
    },
    'resend swallowed with an empty arrow': {
      filename: 'src/server/invites.ts',
      code: ts`
        import { Resend } from 'resend'

        const resend = new Resend(process.env.RESEND_KEY)

        export async function invite(email: string, link: string) {
          await resend.emails.send({ from: 'team@example.com', to: email, subject: 'You are invited', html: link }).catch(() => undefined)
          return { invited: true }
        }
      `,
      reports: [{ messageId: 'effectDropped', line: 6, suggestions: 1 }],
    },
    'return false after a transaction': {
      filename: 'src/services/transfer.ts',
      code: ts`
        import { prisma } from '../prisma'
        import { logger } from '../logger'

        export async function transfer(from: string, to: string, amount: number) {
          try {
            await prisma.$transaction([
              prisma.account.update({ where: { id: from }, data: { balance: { decrement: amount } } }),
              prisma.account.update({ where: { id: to }, data: { balance: { increment: amount } } }),
            ])
          } catch (error) {
            logger.error({ error }, 'transfer failed')
            return
          }
          logger.info({ from, to }, 'transferred')
        }
      `,
      reports: [{ messageId: 'effectLogged', line: 10, suggestions: 1 }],
    },
    'svix webhook of clerk in next with 200 in the catch': {
      filename: 'app/api/webhooks/clerk/route.ts',
      code: ts`
        import { Webhook } from 'svix'
        import { syncUser } from '@/services/users'

        export async function POST(req: Request) {
          const body = await req.text()
          const event = new Webhook(process.env.CLERK_SECRET!).verify(body, Object.fromEntries(req.headers)) as any
          try {
            await syncUser(event.data)
            return new Response('ok', { status: 200 })
          } catch (err) {
            console.log('sync failed', err)
            return new Response('ok', { status: 200 })
          }
        }
      `,
      reports: [{ messageId: 'webhookLogged', line: 10 }],
    },
    'empty catch in a server file that calls a service': {
      filename: 'src/routes/profile.ts',
      code: ts`
        import { Router } from 'express'
        import { profiles } from '../services/profiles'

        export const router = Router().put('/profile', async (req, res) => {
          try {
            await profiles.rename(req.user.id, req.body.name)
          } catch {}
          res.json({ ok: true })
        })
      `,
      reports: [{ messageId: 'emptyCatch', line: 7 }],
    },
    'knex update with an empty function': {
      filename: 'src/jobs/expire.js',
      code: ts`
        const knex = require('../db/knex')

        async function expireTrials() {
          const trials = await knex('trials').where('ends_at', '<', new Date()).limit(100)
          for (const trial of trials) {
            await knex('accounts').where({ id: trial.account_id }).update({ plan: 'free' }).catch(function () {})
          }
        }

        module.exports = { expireTrials }
      `,
      reports: [{ messageId: 'effectDropped', line: 6, suggestions: 1 }],
    },
    'typeorm save with a then noop handler': {
      filename: 'src/services/subscriptions.ts',
      code: ts`
        import { dataSource } from '../data-source'
        import { Subscription } from '../entities/subscription'

        const subscriptions = dataSource.getRepository(Subscription)

        export async function cancel(id: string) {
          const noop = () => {}
          await subscriptions.update(id, { status: 'cancelled' }).catch(noop)
        }
      `,
      reports: [{ messageId: 'effectDropped', line: 8, suggestions: 1 }],
    },
    'a query of Supabase that throws': {
      filename: 'src/banks.server.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)
        export async function disconnect(id: string) {
          try {
            await supabase.from('connections').update({ status: 'disconnected' }).eq('id', id).throwOnError()
          } catch (error) {
            logger.error('not disconnected', { error })
          }
        }
      `,
      reports: [{ messageId: 'effectLogged', suggestions: 1 }],
    },
    'a warning about a payment': {
      filename: 'src/billing.server.ts',
      code: ts`
        import Stripe from 'stripe'
        const stripe = new Stripe(key)
        export async function cancel(id: string) {
          try {
            await stripe.subscriptions.cancel(id)
          } catch (error) {
            console.warn('not cancelled', error)
          }
        }
      `,
      reports: [{ messageId: 'effectLogged', suggestions: 1 }],
    },
    'a delete among other writes': {
      filename: 'src/users.server.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function move(id: string) {
          try {
            await prisma.draft.delete({ where: { id } })
            await prisma.post.create({ data: { id } })
          } catch {}
        }
      `,
      reports: ['effectDropped'],
    },
    'a comment far above, in another function': {
      filename: 'src/users.server.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        // Best-effort: the picture may be gone.
        export const forget = () => remove()
        export async function verify(id: string) {
          try {
            await prisma.user.update({ where: { id }, data: { verified: true } })
          } catch (error) {
            console.error(error)
          }
        }
      `,
      reports: [{ messageId: 'effectLogged', suggestions: 1 }],
    },
    'Prisma: an empty catch around a write': {
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function PATCH(request: Request) {
          try {
            await prisma.order.update({ where: { id: 1 }, data: { paid: true } })
          } catch (error) {}
          return Response.json({ ok: true })
        }
      `,
      filename: 'app/api/orders/route.ts',
      reports: [{ messageId: 'effectDropped', line: 5, data: { effect: 'prisma.order.update' } }],
    },
    'Express: an empty catch without a name': {
      code: ts`
        const express = require('express')
        const { syncContacts } = require('./contacts')
        const app = express()
        app.post('/sync', async (req, res) => { try { await syncContacts(req.body.id) } catch {} res.json({}) })
      `,
      filename: 'src/app.js',
      reports: ['emptyCatch'],
    },
    'a semicolon is no handling': {
      code: ts`
        import { prisma } from './db'
        export async function confirm(id: string) {
          try {
            await prisma.booking.update({ where: { id }, data: { confirmed: true } })
          } catch {
            ;
          }
        }
      `,
      reports: ['effectDropped'],
    },
    'a rejection dropped by the second argument of then': mended(
      {
        code: ts`
          import { prisma } from './db'
          export async function confirm(id: string) {
            await prisma.booking.update({ where: { id }, data: { confirmed: true } }).then(undefined, () => {})
          }
        `,
      },
      'effectDropped',
      'suggestLetThrough',
      '.then(undefined, () => {})',
      '',
    ),
    'Stripe of another file, dropped by a function that does nothing': mended(
      {
        code: ts`
          import { stripe } from './clients'
          const ignore = () => {}
          export async function endPlan(id: string) {
            await stripe.subscriptions.cancel(id).catch(ignore)
          }
        `,
        filename: 'src/plans.ts',
      },
      'effectDropped',
      'suggestLetThrough',
      '.catch(ignore)',
      '',
    ),
    'Lambda: a webhook whose failure is answered with 200': {
      code: ts`
        const stripe = require('stripe')(process.env.STRIPE_KEY)
        const { syncInvoice } = require('./invoices')
        exports.handler = async (event) => {
          const delivery = stripe.webhooks.constructEvent(event.body, event.headers['Stripe-Signature'], process.env.STRIPE_WEBHOOK_SECRET)
          try {
            await syncInvoice(delivery.data.object)
          } catch (error) {
            console.error(error)
            return { statusCode: 200, body: 'ok' }
          }
          return { statusCode: 200, body: 'ok' }
        }
      `,
      filename: 'src/webhook.js',
      reports: ['webhookLogged'],
    },
    'an empty catch around a request to another host': {
      code: ts`
        import Fastify from 'fastify'
        const app = Fastify()
        app.post('/x', async () => { try { await fetch('https://crm.example.com', { method: 'POST' }) } catch (e) { } })
      `,
      reports: ['emptyCatch'],
    },
    'Stripe: a log and nothing else': mended(
      {
        code: ts`
          import Stripe from 'stripe'
          const billing = new Stripe(process.env.STRIPE_KEY!)
          export async function refund(id: string) {
            try {
              await billing.refunds.create({ charge: id })
            } catch (err) {
              console.error('refund failed', err)
            }
          }
        `,
      },
      'effectLogged',
      'suggestRethrow',
      "console.error('refund failed', err)",
      "console.error('refund failed', err)\n    throw err",
    ),
    'nodemailer: null is returned': mended(
      {
        code: ts`
          import nodemailer from 'nodemailer'
          const transport = nodemailer.createTransport({})
          export async function welcome(to: string) {
            try { await transport.sendMail({ to }) } catch (err) { logger.warn('no mail'); return null }
          }
        `,
      },
      'effectLogged',
      'suggestRethrow',
      'return null }',
      'throw err }',
    ),
    'a catch without a name gets one': mended(
      {
        code: ts`
          import { pool } from './db'
          import { Pool } from 'pg'
          const db = new Pool()
          export async function save(row) {
            try { await db.query('INSERT INTO a (b) VALUES ($1)', [row]) } catch { console.log('failed'); }
          }
        `,
      },
      'effectLogged',
      'suggestRethrow',
      "catch { console.log('failed'); }",
      "catch (error) { console.log('failed'); throw error }",
    ),
    'Drizzle: a write in a chain': mended(
      {
        code: ts`
          import { drizzle } from 'drizzle-orm/node-postgres'
          import { orders } from './schema'
          const db = drizzle(process.env.DATABASE_URL!)
          export async function add(o) { try { await db.insert(orders).values(o) } catch (e) { console.error(e) } }
        `,
      },
      'effectLogged',
      'suggestRethrow',
      'console.error(e)',
      'console.error(e); throw e',
    ),
    'Mongoose: a document that is saved': mended(
      {
        code: ts`
          const mongoose = require('mongoose')
          const User = mongoose.model('User', new mongoose.Schema({}))
          exports.register = async (data) => { try { await User.create(data) } catch (e) { console.error(e) } }
        `,
        filename: 'src/users.js',
      },
      'effectLogged',
      'suggestRethrow',
      'console.error(e)',
      'console.error(e); throw e',
    ),
    'a mailer of a local module': mended(
      {
        code: ts`
          import { sendWelcomeEmail as greet, sendInviteEmail } from '@/lib/mail'
          import { prisma } from '@/lib/prisma'
          export async function POST(request: Request) {
            const user = await prisma.user.create({ data: await request.json() })
            try { await sendInviteEmail(user.email) } catch (e) { console.error(e) }
            return Response.json(user)
          }
        `,
        filename: 'app/api/users/route.ts',
      },
      'effectLogged',
      'suggestRethrow',
      'console.error(e)',
      'console.error(e); throw e',
    ),
    'a write in a function of the file': mended(
      {
        code: ts`
          import { prisma } from '@/lib/prisma'
          async function grant(id) { await prisma.account.update({ where: { id }, data: { plan: 'pro' } }) }
          export async function upgrade(id) { try { await grant(id) } catch (e) { console.error(e) } }
        `,
      },
      'effectLogged',
      'suggestRethrow',
      'console.error(e)',
      'console.error(e); throw e',
    ),
    'a dropped rejection of a write': mended(
      {
        code: ts`
          import { prisma } from '@/lib/prisma'
          export async function pay(id) { await prisma.invoice.update({ where: { id }, data: { paid: true } }).catch(() => {}) }
        `,
      },
      'effectDropped',
      'suggestLetThrough',
      '.catch(() => {})',
      '',
    ),
    'a dropped rejection of a message': mended(
      {
        code: ts`
          import { Resend } from 'resend'
          const mail = new Resend(process.env.RESEND_KEY)
          export async function notify(to) { await mail.emails.send({ to }).catch(function () {}) }
        `,
      },
      'effectDropped',
      'suggestLetThrough',
      '.catch(function () {})',
      '',
    ),
    'a dropped rejection that nobody awaits': {
      code: ts`
        import { prisma } from '@/lib/prisma'
        export function touch(id) { prisma.invoice.update({ where: { id }, data: { paid: true } }).catch(() => undefined) }
      `,
      reports: ['effectDropped'],
    },
    'a webhook that tells the sender all is well': {
      code: ts`
        import Stripe from 'stripe'
        import { fulfil } from '@/lib/orders'
        const stripe = new Stripe(process.env.STRIPE_KEY!)
        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.WHSEC!)
          try {
            await fulfil(event.data.object)
          } catch (err) {
            console.error(err)
            return Response.json({ received: true })
          }
          return Response.json({ received: true })
        }
      `,
      filename: 'app/api/webhooks/stripe/route.ts',
      reports: ['webhookLogged'],
    },
    'a webhook that logs and goes on': {
      code: ts`
        import express from 'express'
        import Stripe from 'stripe'
        import { fulfil } from './orders'
        const stripe = new Stripe(process.env.STRIPE_KEY!)
        const app = express()
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.WHSEC)
          try { await fulfil(event) } catch (err) { console.error('webhook failed', err) }
          res.json({ received: true })
        })
      `,
      reports: ['webhookLogged'],
    },
    'a queue worker that logs': mended(
      {
        code: ts`
          import { Worker } from 'bullmq'
          import { sendReceiptEmail } from './mail'
          new Worker('mail', async (job) => { try { await sendReceiptEmail(job.data) } catch (e) { logger.error(e) } })
        `,
      },
      'effectLogged',
      'suggestRethrow',
      'logger.error(e)',
      'logger.error(e); throw e',
    ),
  },

  valid: {
    'an error of Supabase that is thrown for whoever calls, or answered': {
      filename: 'src/orders.server.ts',
      code: ts`
        import { supabase } from './supabase.server'
        export async function pay(id: string) {
          try {
            const { error } = await supabase.from('orders').update({ status: 'paid' }).eq('id', id)
            if (error) throw error
          } catch (error) {
            console.error('not paid', error)
            throw error
          }
        }
        export async function place(order: Order) {
          const { error } = await supabase.from('orders').insert(order)
          try {
            await ship(order)
          } catch (failure) {
            console.error(failure)
          }
          if (error) throw error
        }
      `,
    },
    'an error of Supabase that is thrown, answered, given back or told to somebody': {
      filename: 'app/api/teams/route.ts',
      code: ts`
        import * as Sentry from '@sentry/nextjs'
        import { createAdminClient } from '@/lib/supabase/admin'
        const supabase = createAdminClient()
        export async function POST(request: Request) {
          const { error } = await supabase.from('teams').insert({ name: 'a' })
          if (error) {
            console.error(error)
            return Response.json({ error: 'not saved' }, { status: 500 })
          }
          const { error: memberError } = await supabase.from('members').insert({ role: 'owner' })
          if (memberError) {
            console.error(memberError)
            throw memberError
          }
          const { error: planError } = await supabase.from('plans').insert({ name: 'free' })
          if (planError) {
            console.error(planError)
            Sentry.captureException(planError)
          }
          const { error: seatError } = await supabase.from('seats').insert({ taken: 1 })
          if (seatError) console.error(seatError)
          return Response.json({ ok: !seatError })
        }
      `,
    },
    'an error of Supabase beside data that is tested': {
      filename: 'src/teams.server.ts',
      code: ts`
        import { supabase } from './supabase.server'
        export async function create(name: string) {
          const { data, error } = await supabase.from('teams').insert({ name }).select().single()
          if (error) console.error(error)
          return data
        }
        export async function leave(id: string) {
          const { error } = await supabase.from('members').delete().eq('id', id)
          if (error) {
            console.error(error)
            return false
          }
          return true
        }
        export async function join(id: string) {
          const { error } = await supabase.from('members').insert({ id })
          if (error) {
            console.error(error)
            return
          }
          return { id }
        }
      `,
    },
    'an error of Supabase with a reason, a warning, or on the way to a failure that is told': {
      filename: 'src/orders.server.ts',
      code: ts`
        import { supabase } from './supabase.server'
        export async function place(order: Order) {
          const { error: noteError } = await supabase.from('notes').insert({ order: order.id })
          if (noteError) {
            // The order stands without a note.
            console.error(noteError)
          }
          const { error: badgeError } = await supabase.from('badges').update({ unread: true }).eq('id', order.userId)
          if (badgeError) console.warn(badgeError)
          const { error: pointError } = await supabase.from('points').insert({ order: order.id })
          if (pointError) console.error('non-critical: no points', pointError)
          const { error } = await supabase.from('order_items').insert(order.items)
          if (error) {
            const { error: undoError } = await supabase.from('orders').delete().eq('id', order.id)
            if (undoError) console.error('not undone', undoError)
            throw error
          }
        }
      `,
    },
    'rows, functions and files that nobody misses, and clients of others': {
      filename: 'src/orders.server.ts',
      code: ts`
        import { supabase } from './supabase.server'
        import { s3 } from './s3'
        export async function after(order: Order) {
          await supabase.rpc('get_totals', { id: order.id })
          await supabase.rpc('increment_page_views', { id: order.id })
          await supabase.rpc(order.procedure, { id: order.id })
          await supabase.functions.invoke('track-usage', { body: order })
          await supabase.functions.invoke('notify-staff', { body: order })
          await s3.from('vault').upload(order.path, order.file)
          await supabase.storage.from('vault').remove([order.path])
          await admin.deleteUser(order.userId)
          const { error } = await supabase.from('audit_logs').insert({ order: order.id })
          if (error) console.error(error)
        }
      `,
    },
    'an error of Supabase in the browser': {
      filename: 'src/components/rename.tsx',
      code: ts`
        'use client'
        import { supabase } from './supabase'
        export function Rename() {
          const save = async (name: string) => {
            const { error } = await supabase.from('teams').update({ name }).eq('id', 1)
            if (error) console.error(error)
          }
          return <button onClick={() => save('a')}>Save</button>
        }
      `,
    },
    'failed message is queued again': {
      filename: 'src/jobs/send.ts',
      code: ts`
        import { Resend } from 'resend'
        import { queue } from '../queue'

        const resend = new Resend(process.env.RESEND_KEY)

        export async function send(to: string, html: string) {
          try {
            await resend.emails.send({ from: 'a@example.com', to, subject: 'Hello', html })
          } catch (error) {
            console.error(error)
            await queue.add('send', { to, html }, { delay: 60_000 })
          }
        }
      `,
    },
    'fallback of a second gateway': {
      filename: 'src/services/pay.ts',
      code: ts`
        import { stripe } from '../stripe'
        import { adyen } from '../adyen'

        export async function pay(invoice: string) {
          try {
            return await stripe.invoices.pay(invoice)
          } catch {
            return adyen.pay(invoice)
          }
        }
      `,
    },
    'promise with an error for the caller': {
      filename: 'src/services/invite.ts',
      code: ts`
        import { transport } from '../mail'
        import { AppError } from '../errors'

        export const invite = (to: string) =>
          transport.sendMail({ to, subject: 'Invite' }).catch((error: unknown) => {
            console.error(error)
            throw new AppError('invite_failed', { cause: error })
          })
      `,
    },
    'value of a rejected update is looked at': {
      filename: 'src/services/rename.ts',
      code: ts`
        import { prisma } from '../prisma'

        export async function rename(id: string, name: string) {
          const renamed = await prisma.team.update({ where: { id }, data: { name } }).catch(() => null)
          if (!renamed) throw new Error('team not found')
          return renamed
        }
      `,
    },
    'an alert goes out': {
      filename: 'src/jobs/payouts.ts',
      code: ts`
        import { stripe } from '../stripe'
        import { pagerduty } from '../pagerduty'

        export async function payout(amount: number) {
          try {
            await stripe.payouts.create({ amount, currency: 'eur' })
          } catch (error) {
            await pagerduty.trigger('payout failed', { error })
          }
        }
      `,
    },
    'flag says it': {
      filename: 'src/services/order-mail.ts',
      code: ts`
        import { transport } from '../mail'

        export async function confirm(to: string) {
          let sent = false
          try {
            await transport.sendMail({ to, subject: 'Thank you' })
            sent = true
          } catch (error) {
            console.error(error)
            sent = false
          }
          return { sent }
        }
      `,
    },
    'not waited for on purpose': {
      filename: 'src/services/welcome.ts',
      code: ts`
        import { Resend } from 'resend'

        const resend = new Resend(process.env.RESEND_KEY)

        export function welcome(to: string) {
          void resend.emails.send({ from: 'a@example.com', to, subject: 'Welcome', html: '<p>Hi</p>' }).catch((error) => console.error('welcome mail', error))
        }
      `,
    },
    'rethrown with a cause': {
      filename: 'src/services/accounts.ts',
      code: ts`
        import { prisma } from '../prisma'
        import { logger } from '../logger'

        export async function close(id: string) {
          try {
            await prisma.account.update({ where: { id }, data: { closedAt: new Date() } })
          } catch (error) {
            logger.error({ error, id }, 'close failed')
            throw new Error('The account was not closed', { cause: error })
          }
        }
      `,
    },
    'next of express': {
      filename: 'src/routes/orders.ts',
      code: ts`
        import { Router } from 'express'
        import { prisma } from '../prisma'

        export const router = Router().post('/orders', async (req, res, next) => {
          try {
            res.json(await prisma.order.create({ data: { userId: req.user.id } }))
          } catch (err) {
            next(err)
          }
        })
      `,
    },
    'answers 500': {
      filename: 'app/api/orders/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { db } from '@/db'
        import { orders } from '@/db/schema'

        export async function POST(req: Request) {
          try {
            await db.insert(orders).values(await req.json())
            return NextResponse.json({ ok: true })
          } catch (error) {
            console.error(error)
            return NextResponse.json({ error: 'Internal' }, { status: 500 })
          }
        }
      `,
    },
    'body that may not be json': {
      filename: 'src/services/gateway.ts',
      code: ts`
        export async function call(url: string) {
          const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(5000) })
          const body = await response.json().catch(() => ({}))
          if (!response.ok) throw new Error(body.message ?? 'gateway failed')
          return body
        }
      `,
    },
    'parse with a default': {
      filename: 'src/services/settings.ts',
      code: ts`
        import { redis } from '../redis'

        export async function settings(id: string) {
          const raw = await redis.get(\`settings:\${id}\`)
          try {
            return JSON.parse(raw ?? '{}')
          } catch {
            return {}
          }
        }
      `,
    },
    'a commented reason': {
      filename: 'src/services/sessions.ts',
      code: ts`
        import { prisma } from '../prisma'

        export async function touch(id: string) {
          try {
            await prisma.session.update({ where: { id }, data: { seenAt: new Date() } })
          } catch {
            // The session ended in between: nothing to touch.
          }
        }
      `,
    },
    'error tracker': {
      filename: 'src/jobs/charge.ts',
      code: ts`
        import * as Sentry from '@sentry/node'
        import { stripe } from '../stripe'

        export async function chargeAll(ids: string[]) {
          for (const id of ids) {
            try {
              await stripe.invoices.pay(id)
            } catch (error) {
              Sentry.captureException(error, { tags: { id } })
            }
          }
        }
      `,
    },
    'a result object tells': {
      filename: 'src/services/payments.ts',
      code: ts`
        import { stripe } from '../stripe'

        export async function pay(invoice: string) {
          try {
            const paid = await stripe.invoices.pay(invoice)
            return { ok: true as const, paid }
          } catch (error) {
            console.error('payment failed', error)
            return { ok: false as const, error: 'payment_failed' }
          }
        }
      `,
    },
    'collects the failures': {
      filename: 'src/services/import.ts',
      code: ts`
        import { prisma } from '../prisma'

        export async function importRows(rows: { email: string }[]) {
          const failed: string[] = []
          for (const row of rows) {
            try {
              await prisma.contact.create({ data: row })
            } catch (error) {
              console.error(error)
              failed.push(row.email)
            }
          }
          return { imported: rows.length - failed.length, failed }
        }
      `,
    },
    'cleanup of a file': {
      filename: 'src/services/uploads.ts',
      code: ts`
        import { unlink } from 'node:fs/promises'
        import { s3 } from '../s3'

        export async function upload(path: string) {
          try {
            await s3.upload(path)
          } finally {
            await unlink(path).catch(() => {})
          }
        }
      `,
    },
    'rollback within a catch': {
      filename: 'src/repositories/ledger.ts',
      code: ts`
        import { pool } from '../pool'

        export async function post(lines: string[][]) {
          const client = await pool.connect()
          try {
            await client.query('BEGIN')
            for (const line of lines) await client.query('INSERT INTO ledger (a, b) VALUES ($1, $2)', line)
            await client.query('COMMIT')
          } catch (error) {
            await client.query('ROLLBACK').catch(() => {})
            throw error
          } finally {
            client.release()
          }
        }
      `,
    },
    'react component ignores a failed clipboard': {
      filename: 'src/components/copy.tsx',
      code: ts`
        'use client'

        export function Copy({ text }: { text: string }) {
          const copy = async () => {
            try {
              await navigator.clipboard.writeText(text)
            } catch {}
          }
          return <button onClick={copy}>Copy</button>
        }
      `,
    },
    'unique violation is the answer': {
      filename: 'src/services/claim.ts',
      code: ts`
        import { Prisma } from '@prisma/client'
        import { prisma } from '../prisma'

        export async function claim(eventId: string) {
          try {
            await prisma.processedEvent.create({ data: { id: eventId } })
            return true
          } catch (error) {
            if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false
            throw error
          }
        }
      `,
    },
    'read only query with null': {
      filename: 'src/services/geo.ts',
      code: ts`
        import { db } from '../db'

        export async function countryOf(ip: string) {
          try {
            const row = await db.query.ranges.findFirst({ where: (r, { lte }) => lte(r.start, ip) })
            return row?.country ?? null
          } catch (error) {
            console.error('geo lookup failed', error)
            return null
          }
        }
      `,
    },
    'analytics may fail': {
      filename: 'src/services/track.ts',
      code: ts`
        import { posthog } from '../posthog'
        import { prisma } from '../prisma'

        export async function visited(userId: string) {
          await prisma.auditLog.create({ data: { userId, action: 'visit' } }).catch(() => {})
          posthog.capture({ distinctId: userId, event: 'visit' })
        }
      `,
    },
    'express answers in the catch with status': {
      filename: 'src/controllers/pay.js',
      code: ts`
        const stripe = require('../lib/stripe')

        exports.pay = async (req, res) => {
          try {
            const intent = await stripe.paymentIntents.create({ amount: req.order.amount, currency: 'eur' })
            res.json({ secret: intent.client_secret })
          } catch (err) {
            console.error(err)
            res.status(402).json({ error: 'Card was declined' })
          }
        }
      `,
    },
    'job that sets its row to failed': {
      filename: 'src/jobs/run.ts',
      code: ts`
        import { prisma } from '../prisma'
        import { generate } from '../services/generate'

        export async function run(jobId: string) {
          try {
            const output = await generate(jobId)
            await prisma.job.update({ where: { id: jobId }, data: { status: 'done', output } })
          } catch (error) {
            await prisma.job.update({ where: { id: jobId }, data: { status: 'failed', error: String(error) } })
          }
        }
      `,
    },
    'a test': {
      filename: 'tests/orders.test.ts',
      code: ts`
        import { prisma } from '../src/prisma'

        afterEach(async () => {
          try {
            await prisma.order.deleteMany({})
          } catch {}
        })
      `,
    },
    'a comment in front of the block says that it may fail': { filename: 'src/members.server.ts', code: ts`
      import { prisma } from '@/lib/prisma'
      export async function removeMember(id: string, userId: string) {
        await prisma.member.delete({ where: { id } })
        // The membership is gone by now. What follows is best-effort: if it threw, the
        // webhook would come again and find nobody to remove.

        // Sign the user out everywhere.
        try {
          await prisma.user.update({ where: { id: userId }, data: { signOutBefore: new Date() } })
        } catch (error) {
          logger.error('could not sign out', { userId, error })
        }
      }
    ` },
    'the log line says that it is not fatal': { filename: 'src/coaches.server.ts', code: ts`
      import { sendWelcomeEmail } from './mails'
      export async function activate(email: string) {
        try {
          await sendWelcomeEmail({ to: email })
        } catch (error) {
          console.error('[coaches] welcome mail failed (non-fatal):', error)
        }
      }
    ` },
    'only a warning about a read marker': { filename: 'src/messages.server.ts', code: ts`
      import { prisma } from '@/lib/prisma'
      export async function markRead(room: string, member: string) {
        try {
          await prisma.marker.upsert({ where: { room_member: { room, member } }, create: { room, member }, update: { at: new Date() } })
        } catch (error) {
          console.warn('messages stay unread', error)
        }
      }
    ` },
    'rows that may be gone before their owner is': { filename: 'src/users.server.ts', code: ts`
      import { prisma } from '@/lib/prisma'
      export async function deleteUser(id: string) {
        try {
          await prisma.preferences.delete({ where: { userId: id } })
        } catch {}
        try {
          await prisma.account.deleteMany({ where: { userId: id } })
        } catch {}
        return prisma.user.delete({ where: { id } })
      }
    ` },
    'tidying up at the very end': { filename: 'src/health.server.ts', code: ts`
      import { cache } from './cache'
      export async function isHealthy() {
        try {
          await cache.put('probe', 'ok')
          return true
        } finally {
          try {
            await cache.take('probe')
          } catch {}
        }
      }
    ` },
    'the function that sends the log': { filename: 'src/log.server.ts', code: ts`
      import { postJson } from './http'
      export const log = async (message: string) => {
        try {
          await postJson(process.env.LOG_URL, { message })
        } catch (error) {}
      }
    ` },
    'a query of Supabase whose error is read': { filename: 'src/banks.server.ts', code: ts`
      import { createClient } from '@supabase/supabase-js'
      const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)
      export async function disconnect(id: string) {
        const { error } = await supabase.from('connections').update({ status: 'disconnected' }).eq('id', id)
        if (error) throw error
        return supabase.from('connections').delete().eq('id', id)
      }
    ` },
    'a write of Supabase that throws': { filename: 'src/banks.server.ts', code: ts`
      import { createClient } from '@supabase/supabase-js'
      const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)
      export async function disconnect(id: string) {
        await supabase.from('connections').update({ status: 'disconnected' }).eq('id', id).throwOnError()
      }
    ` },
    'what Supabase keeps beside the work': { filename: 'src/banks.server.ts', code: ts`
      import { createClient } from '@supabase/supabase-js'
      const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)
      export async function touch(id: string) {
        await supabase.from('webhook_logs').insert({ id })
        await supabase.from('profiles').update({ last_seen_at: new Date().toISOString() }).eq('id', id)
        // Best effort: the name is only shown in a list
        await supabase.from('conversations').update({ title: 'new' }).eq('id', id)
      }
    ` },
    'a write of Supabase in the browser': { filename: 'src/profile.tsx', code: ts`
      'use client'
      import { supabase } from './supabase'
      export function Profile({ id }) {
        const save = async () => { await supabase.from('profiles').update({ name: 'x' }).eq('id', id) }
        return <button onClick={save}>save</button>
      }
    ` },
    'a write of Supabase in the report of a failure': { filename: 'src/banks.server.ts', code: ts`
      import { createClient } from '@supabase/supabase-js'
      const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)
      export async function sync(id: string) {
        try { await fetchAll(id) } catch (error) {
          await supabase.from('connections').update({ status: 'failed' }).eq('id', id)
          throw error
        }
      }
    ` },
    'the state of a job that has run': { filename: 'src/worker.server.ts', code: ts`
      import { prisma } from '@/lib/prisma'
      export async function finish(id: string) {
        await prisma.backgroundJob.update({ where: { id }, data: { status: 'COMPLETED' } }).catch(() => null)
      }
    ` },
    'Lambda: a webhook that answers a failure with 500': {
      code: ts`
        const stripe = require('stripe')(process.env.STRIPE_KEY)
        const { syncInvoice } = require('./invoices')
        exports.handler = async (event) => {
          const delivery = stripe.webhooks.constructEvent(event.body, event.headers['Stripe-Signature'], process.env.STRIPE_WEBHOOK_SECRET)
          try {
            await syncInvoice(delivery.data.object)
          } catch (error) {
            console.error(error)
            return { statusCode: 500, body: 'failed' }
          }
          return { statusCode: 200, body: 'ok' }
        }
      `,
      filename: 'src/webhook.js',
    },
    'a second argument of then that answers': `
      import { prisma } from './db'
      export const confirm = (id, done) => prisma.booking.update({ where: { id }, data: { confirmed: true } }).then(undefined, (error) => done(error))
    `,
    'a comment says why': ts`
      import { prisma } from '@/lib/prisma'
      export async function a(id) { try { await prisma.user.update({ where: { id }, data: {} }) } catch { /* the user may be gone by now */ } }
      export async function b(id) {
        try { await prisma.user.update({ where: { id }, data: {} }) } catch (e) {
          // A missing profile picture must not fail the sign-up.
          console.warn(e)
        }
        await prisma.user.update({ where: { id }, data: {} }).catch(() => {
          // may be gone
        })
      }
    `,
    'rethrown, passed on, or reported': ts`
      import * as Sentry from '@sentry/node'
      import express from 'express'
      import { prisma } from './prisma'
      const app = express()
      app.post('/a', async (req, res, next) => { try { await prisma.user.create({ data: {} }) } catch (e) { next(e) } })
      app.post('/b', async (req, res) => { try { await prisma.user.create({ data: {} }) } catch (e) { console.error(e); throw e } })
      app.post('/c', async (req, res) => { try { await prisma.user.create({ data: {} }) } catch (e) { Sentry.captureException(e) } })
      app.post('/d', async (req, res) => { try { await prisma.user.create({ data: {} }) } catch (e) { console.error(e); res.status(500).json({ error: 'failed' }) } })
      app.post('/e', async (req, res) => { try { await prisma.user.create({ data: {} }) } catch (e) { console.error(e); return res.json({ success: false }) } })
    `,
    'the caller is told': ts`
      import { prisma } from './prisma'
      export async function a() { try { await prisma.user.create({ data: {} }); return true } catch (e) { console.error(e); return false } }
      export async function b() { try { await prisma.user.create({ data: {} }); return { ok: true } } catch (e) { return { ok: false, error: 'x' } } }
      export async function c() { let failed = 0; try { await prisma.user.create({ data: {} }) } catch (e) { failed++ } return failed }
    `,
    'a known conflict is handled': ts`
      import { prisma } from './prisma'
      export async function a() { try { await prisma.user.create({ data: {} }) } catch (e) { if (e.code !== 'P2002') throw e } }
    `,
    'reading, with a log': ts`
      import { prisma } from './prisma'
      export async function a() { try { return await prisma.user.findMany() } catch (e) { console.error(e); return null } }
    `,
    'probes': ts`
      import fs from 'node:fs'
      export function a(text) { try { return JSON.parse(text) } catch {} return null }
      export function b(text) { try { new URL(text) } catch {} }
      export function c() { try { fs.unlinkSync('/tmp/x') } catch {} }
      export async function d() { try { await import('optional') } catch {} }
      export async function e(client) { try { await client.close() } catch {} }
      export function f() { try { require('bufferutil') } catch {} }
      export async function g(response) { return response.json().catch(() => ({})) }
    `,
    'what follows is the answer': ts`
      import express from 'express'
      import { load } from './users'
      export async function a(id) { try { const user = await load(id); if (user) return user } catch {} throw new Error('unknown') }
      export async function b(id) { try { await load(id); return true } catch {} return false }
    `,
    'cleaning up a client': ts`
      import { prisma } from './prisma'
      export async function stop() { await prisma.$disconnect().catch(() => {}) }
    `,
    'making sure that something is gone': ts`
      import { prisma } from './prisma'
      export async function logout(id) { await prisma.session.delete({ where: { id } }).catch(() => {}) }
    `,
    'a result that is looked at': ts`
      import { prisma } from './prisma'
      export async function a(id) { const user = await prisma.user.update({ where: { id }, data: {} }).catch(() => null); if (!user) throw new Error('gone') }
    `,
    'a rejection that is logged': ts`
      import { prisma } from './prisma'
      export async function a(id) { await prisma.user.update({ where: { id }, data: {} }).catch((e) => console.error(e)) }
    `,
    'a line of an audit log': ts`
      import { prisma } from './prisma'
      export async function a() { try { await prisma.auditLog.create({ data: {} }) } catch (e) { console.error(e) } }
    `,
    'the report of a failure that fails': ts`
      import { prisma } from './prisma'
      export async function a() { try { await work() } catch (e) { try { await prisma.job.update({ where: {}, data: {} }) } catch (e2) { console.error(e2) } throw e } }
    `,
    'a failure that was taken before': ts`
      import { prisma } from './prisma'
      export async function a() { try { await prisma.user.create({ data: {} }).catch(handle) } catch (e) { console.error(e) } }
    `,
    'a bounded retry': ts`
      import { sendReceiptEmail } from './mail'
      import { Worker } from 'bullmq'
      export async function a(m) { for (let i = 0; i < 3; i++) { try { return await sendReceiptEmail(m) } catch (e) { console.warn(e) } } throw new Error('no') }
    `,
    'a webhook that answers with an error': {
      code: ts`
        import Stripe from 'stripe'
        import { fulfil } from '@/lib/orders'
        const stripe = new Stripe(process.env.STRIPE_KEY!)
        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.WHSEC!)
          try { await fulfil(event.data.object) } catch (err) { console.error(err); return Response.json({ error: 'failed' }, { status: 500 }) }
          return Response.json({ received: true })
        }
      `,
      filename: 'app/api/webhooks/stripe/route.ts',
    },
    'a webhook whose signature is wrong': {
      code: ts`
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.STRIPE_KEY!)
        export async function POST(request: Request) {
          let event
          try { event = stripe.webhooks.constructEvent(await request.text(), 'x', process.env.WHSEC!) } catch (err) { console.error(err); return new Response('bad', { status: 400 }) }
          return Response.json({ received: true })
        }
      `,
      filename: 'app/api/webhooks/stripe/route.ts',
    },
    'signing in is refused': ts`
      import { prisma } from './prisma'
      export const provider = { async authorize(c) { try { return await prisma.user.upsert({ where: c, create: c, update: c }) } catch (e) { console.error(e); return null } } }
    `,
    'browser code': {
      code: `'use client'\nimport { supabase } from './supabase'\nexport function A() { const save = async () => { try { await supabase.from('a').insert({}) } catch (e) {} }; return <b onClick={save} /> }`,
      filename: 'src/A.tsx',
    },
    'code of which nothing says where it runs': {
      code: `export async function a() { try { await thing() } catch {} }`,
      filename: 'src/lib/thing.ts',
    },
    'a script': {
      code: `import { prisma } from './prisma'; async function a() { try { await prisma.user.create({ data: {} }) } catch {} }`,
      filename: 'scripts/seed.ts',
    },
  },
})
