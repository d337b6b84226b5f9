import rule from '../../src/rules/require-webhook-idempotency.js'
import { testRule, ts } from '../support/test-rule.js'

const everything = { scope: 'everything' }
const route = 'app/api/webhooks/stripe/route.ts'

/** A verified Stripe webhook of Next with a body. */
const stripe = (body: string, imports = '') => ts`
  import Stripe from 'stripe'
  import { prisma } from '@/lib/db'
  ${imports}
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
  export async function POST(request) {
    const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET)
    const session = event.data.object
    ${body}
    return Response.json({ received: true })
  }
`
const next = (body: string, imports = '') => ({ filename: route, code: stripe(body, imports) })

testRule(rule, {
  valid: {
    'a row of TypeORM that is read, set to a state and saved': {
      code: ts`
        import Stripe from 'stripe'
        import { Repository } from 'typeorm'
        import { Controller, Post, Req, Headers } from '@nestjs/common'
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
        @Controller('webhooks')
        export class WebhookController {
          constructor(private readonly accounts: Repository<Account>) {}
          @Post('stripe')
          async stripe(@Req() request, @Headers('stripe-signature') signature) {
            const event = stripe.webhooks.constructEvent(request.rawBody, signature, process.env.STRIPE_WEBHOOK_SECRET)
            const account = await this.accounts.findOneBy({ customer: event.data.object.customer })
            account.plan = 'pro'
            await this.accounts.save(account)
            return { received: true }
          }
        }
      `,
    },
    'a table of handlers that converge': {
      code: ts`
        import Stripe from 'stripe'
        import { prisma } from '@/lib/prisma'
        const stripe = new Stripe(process.env.STRIPE_KEY!)
        const handlers = { 'invoice.paid': async (invoice) => { await prisma.plan.update({ where: { customer: invoice.customer }, data: { status: 'active' } }) } }
        export async function POST(req: Request) {
          const { type, data } = stripe.webhooks.constructEvent(await req.text(), req.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
          const handle = handlers[type]
          if (handle) await handle(data.object)
          return new Response(null)
        }
      `,
      filename: 'app/api/webhooks/stripe/route.ts',
    },
    'a convergent update': next(`await prisma.user.update({ where: { customerId: session.customer }, data: { plan: 'pro' } })`),
    'a re-fetch': next(`
      const fresh = await stripe.subscriptions.retrieve(session.subscription)
      await prisma.subscription.update({ where: { stripeId: fresh.id }, data: { status: fresh.status } })
    `),
    'an upsert': next(`await prisma.order.upsert({ where: { sessionId: session.id }, create: { sessionId: session.id }, update: {} })`),
    'an insert that does nothing on conflict': next(`await db.insert(orders).values({ sessionId: session.id }).onConflictDoNothing()`),
    'the event id is stored first': next(`
      await prisma.webhookEvent.create({ data: { id: event.id } })
      await prisma.user.update({ where: { id: session.client_reference_id }, data: { credits: { increment: 10 } } })
    `),
    'a claim by SET NX': next(
      `
      const fresh = await redis.set('stripe:' + session.id, '1', { nx: true, ex: 3600 })
      if (!fresh) return new Response(null)
      await prisma.user.update({ where: { id: session.client_reference_id }, data: { credits: { increment: 10 } } })
    `,
      `import { redis } from '@/lib/redis'`,
    ),
    'a claim of the project': next(`
      if (!(await claims.tryClaimKey(session.id))) return new Response(null)
      await prisma.credit.create({ data: { userId: session.client_reference_id } })
    `),
    'a claim that settings teach': {
      ...next(`
        if (!(await gate.pass(session.id))) return new Response(null)
        await prisma.credit.create({ data: { userId: session.client_reference_id } })
      `),
      settings: { claims: ['gate.pass'] },
    },
    'a look-up that ends the handler': next(`
      const existing = await prisma.payment.findUnique({ where: { sessionId: session.id } })
      if (existing) return new Response(null)
      await prisma.payment.create({ data: { sessionId: session.id } })
    `),
    'a look-up by a function of the project': next(`
      if (await isKnownDelivery(session.id)) return new Response(null)
      await prisma.credit.create({ data: { userId: session.client_reference_id } })
    `),
    'a status that was reached before': next(`
      const order = await prisma.order.findUnique({ where: { sessionId: session.id } })
      if (order.status === 'paid') return new Response(null)
      await sendReceiptEmail(order.email)
      await prisma.order.update({ where: { id: order.id }, data: { status: 'paid' } })
    `),
    'a unique violation that is caught': next(`
      try {
        await prisma.payment.create({ data: { sessionId: session.id } })
      } catch (error) {
        if (error.code !== 'P2002') throw error
      }
    `),
    'a charge with an idempotency key': next(`await stripe.refunds.create({ charge: session.charge }, { idempotencyKey: session.id })`),
    'a handler that only enqueues': next(`await queue.add('stripe', session, { jobId: session.id })`, `import { queue } from '@/lib/queue'`),
    'a handler that hands the event on': next(`await handleEvent(event)`, `import { handleEvent } from '@/lib/events'`),
    'an audit row': next(`await prisma.auditLog.create({ data: { type: event.type } })`),
    'a user kept apart by the id of the provider': {
      filename: 'app/api/webhooks/clerk/route.ts',
      code: ts`
        import { Webhook } from 'svix'
        import { prisma } from '@/lib/db'
        export async function POST(request) {
          const evt = new Webhook(process.env.CLERK_SECRET).verify(await request.text(), { 'svix-id': request.headers.get('svix-id') })
          if (evt.type === 'user.created') await prisma.user.create({ data: { clerkId: evt.data.id, email: evt.data.email } })
          return new Response(null)
        }
      `,
    },
    'a guard before the handler': ts`
      import express from 'express'
      import { webhookDeduplicationGuard } from './guards'
      const router = express.Router()
      router.post('/webhooks/stripe', webhookDeduplicationGuard(store, 'stripe'), async (req, res) => {
        const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)
        await prisma.user.update({ where: { id: event.data.object.userId }, data: { credits: { increment: 5 } } })
        res.end()
      })
    `,
    'an unknown middleware before the handler': ts`
      import express from 'express'
      import { stripeGate } from './gates'
      const router = express.Router()
      router.post('/webhooks/stripe', stripeGate, async (req, res) => {
        const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)
        await prisma.user.update({ where: { id: event.data.object.userId }, data: { credits: { increment: 5 } } })
        res.end()
      })
    `,
    'a guard that settings teach': {
      settings: { webhookGuards: ['gate'] },
      options: everything,
      code: ts`
        import express from 'express'
        import { gate } from './gates'
        const router = express.Router()
        router.post('/webhooks/stripe', gate, async (req, res) => {
          await prisma.user.update({ where: { id: req.body.data.object.userId }, data: { credits: { increment: 5 } } })
          res.end()
        })
      `,
    },
    'the management of outgoing webhooks': {
      filename: 'app/api/webhooks/route.ts',
      code: ts`
        import { prisma } from '@/lib/db'
        export async function POST(request) {
          const session = await getServerSession()
          const { url, events } = await request.json()
          await prisma.endpoint.create({ data: { url, events, userId: session.user.id } })
          return Response.json({})
        }
      `,
    },
    'the end of a subscription to outgoing webhooks, everything': {
      filename: 'src/webhooks/unsubscribe.ts',
      options: everything,
      code: ts`
        import { prisma } from '@/lib/db'
        export const unsubscribe = async (req: Request) => {
          const token = await validateApiToken(req.headers.get('authorization'))
          const { webhookId } = await req.json()
          await prisma.webhook.delete({ where: { id: webhookId, userId: token.userId } })
          return Response.json({})
        }
      `,
    },
    'an ordinary route': ts`
      import express from 'express'
      const app = express()
      app.post('/credits', async (req, res) => {
        await prisma.user.update({ where: { id: req.user.id }, data: { credits: { increment: 5 } } })
        await sendEmail(req.user.email)
        res.end()
      })
    `,
    'an upsert alone, everything': { ...next(`await prisma.order.upsert({ where: { sessionId: session.id }, create: { sessionId: session.id }, update: {} })`), options: everything },
    'a claimed update, everything': {
      ...next(`
        if (!(await store.tryClaim(event.id))) return new Response(null)
        await prisma.user.update({ where: { customerId: session.customer }, data: { plan: 'pro' } })
      `),
      options: everything,
    },
    'an update to what the provider says now': {
      options: { scope: 'everything' },
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { stripe, toStatus } from '@/lib/stripe'
        import { supabase } from '@/lib/supabase'
        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), secret)
          if (event.type === 'checkout.session.completed') {
            const session = event.data.object
            const subscription = await stripe.subscriptions.retrieve(session.subscription)
            await supabase.from('profiles').update({
              stripe_customer_id: session.customer,
              plan_status: toStatus(subscription.status),
              plan_end: new Date(subscription.current_period_end * 1000).toISOString(),
            }).eq('id', session.client_reference_id)
          }
          return Response.json({ received: true })
        }
      `,
    },
  },
  invalid: {
    'an update to what the event says, beside what the provider says now': {
      options: { scope: 'everything' },
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { stripe } from '@/lib/stripe'
        import { prisma } from '@/lib/prisma'
        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), secret)
          if (event.type === 'checkout.session.completed') {
            const session = event.data.object
            const subscription = await stripe.subscriptions.retrieve(session.subscription)
            await prisma.user.update({
              where: { id: session.metadata.userId },
              data: { tier: session.metadata.tier, state: 'ACTIVE', subscriptionId: subscription.id, endsAt: new Date(subscription.current_period_end * 1000) },
            })
          }
          return Response.json({ received: true })
        }
      `,
      reports: ['unguardedWrite'],
    },
    'middleware of the provider, which checks the sender only': {
      code: ts`
        import express from 'express'
        import twilio from 'twilio'
        import { prisma } from './db'
        const app = express()
        app.post('/sms', twilio.webhook(), async (req, res) => {
          await prisma.account.update({ where: { phone: req.body.From }, data: { messages: { increment: 1 } } })
          res.type('text/xml').send('<Response/>')
        })
      `,
      reports: ['repeatedIncrement'],
    },
    'a table of handlers by event type': {
      code: ts`
        import Stripe from 'stripe'
        import { prisma } from '@/lib/prisma'
        const stripe = new Stripe(process.env.STRIPE_KEY!)
        const handlers = {
          'checkout.session.completed': async (session) => {
            await prisma.user.update({ where: { id: session.client_reference_id }, data: { credits: { increment: 10 } } })
          },
        }
        export async function POST(req: Request) {
          const { type, data } = stripe.webhooks.constructEvent(await req.text(), req.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
          await handlers[type]?.(data.object)
          return new Response(null)
        }
      `,
      filename: 'app/api/webhooks/stripe/route.ts',
      reports: ['repeatedIncrement'],
    },
    'a request that the verifier reads': {
      code: ts`
        import { verifyWebhook } from '@clerk/nextjs/webhooks'
        import { mailer } from '@/lib/mailer'
        export async function POST(req) {
          const { type, data } = await verifyWebhook(req)
          if (type === 'user.created') await mailer.sendMail({ to: data.email_addresses[0].email_address, subject: 'Welcome' })
          return new Response(null)
        }
      `,
      filename: 'app/api/webhooks/clerk/route.ts',
      reports: ['repeatedEmail'],
    },
    'a row of Sequelize that steps a column': {
      code: ts`
        const express = require('express')
        const stripe = require('stripe')(process.env.STRIPE_KEY)
        const { Wallet } = require('./models')
        const app = express()
        app.post('/stripe/webhook', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET)
          const wallet = await Wallet.findOne({ where: { customerId: event.data.object.customer } })
          await wallet.increment('balance', { by: event.data.object.amount })
          res.sendStatus(200)
        })
      `,
      reports: ['repeatedIncrement'],
    },
    'an increment': {
      ...next(`await prisma.user.update({ where: { id: session.client_reference_id }, data: { credits: { increment: 10 } } })`),
      reports: [{ messageId: 'repeatedIncrement', data: { api: 'update', provider: 'Stripe' } }],
    },
    'an event id that is only logged': {
      ...next(`
        console.log('received', event.id)
        await prisma.user.update({ where: { id: session.client_reference_id }, data: { credits: { increment: 10 } } })
      `),
      reports: ['repeatedIncrement'],
    },
    'a sum in the code': {
      ...next(`
        const { data: row, error } = await supabase.from('wallets').select('credits').eq('user_id', session.metadata.user).single()
        if (error) return new Response('failed', { status: 500 })
        await supabase.from('wallets').update({ credits: row.credits + 50 }).eq('user_id', session.metadata.user)
      `),
      reports: ['repeatedIncrement'],
    },
    'a relative update of Drizzle': {
      ...next('await db.update(users).set({ credits: sql`${users.credits} + 10` }).where(eq(users.id, session.client_reference_id))', `import { db } from '@/db'`),
      reports: ['repeatedIncrement'],
    },
    'a procedure that increments': {
      ...next(`await supabase.rpc('increment_credits', { user_id: session.client_reference_id, amount: 10 })`),
      reports: ['repeatedIncrement'],
    },
    'a new row': { ...next(`await prisma.credit.create({ data: { userId: session.client_reference_id, amount: 10 } })`), reports: ['repeatedCreate'] },
    'an e-mail of Resend': {
      ...next(`await resend.emails.send({ to: session.customer_email, subject: 'Thanks' })`, `import { Resend } from 'resend'; const resend = new Resend(key)`),
      reports: [{ messageId: 'repeatedEmail', data: { api: 'resend.emails.send', provider: 'Stripe' } }],
    },
    'an e-mail by a function of the project': { ...next(`await sendWelcomeEmail(session.customer_email)`, `import { sendWelcomeEmail } from '@/lib/mail'`), reports: ['repeatedEmail'] },
    'a refund': { ...next(`await stripe.refunds.create({ payment_intent: session.payment_intent })`), reports: ['repeatedPayment'] },
    'the costliest of several': {
      ...next(`
        await sendWelcomeEmail(session.customer_email)
        await stripe.transfers.create({ amount: 1000, currency: 'usd', destination: session.metadata.partner })
      `),
      reports: ['repeatedPayment'],
    },
    'a missing user is no deduplication': {
      ...next(`
        const user = await prisma.user.findUnique({ where: { customerId: session.customer } })
        if (!user) return new Response('unknown', { status: 404 })
        await prisma.user.update({ where: { id: user.id }, data: { credits: { increment: 5 } } })
      `),
      reports: ['repeatedIncrement'],
    },
    'Express, in CommonJS, with the handler declared apart': {
      code: ts`
        const express = require('express')
        const { pool } = require('./db')
        const app = express()
        app.post('/stripe/webhook', express.raw({ type: 'application/json' }), onStripe)
        async function onStripe(req, res) {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET)
          if (event.type === 'checkout.session.completed') await credit(event.data.object)
          res.json({ received: true })
        }
        async function credit(session) {
          await pool.query('UPDATE users SET credits = credits + $1 WHERE id = $2', [100, session.client_reference_id])
        }
      `,
      reports: [{ messageId: 'repeatedIncrement', data: { api: 'UPDATE', provider: 'Stripe' } }],
    },
    'Hono and Lemon Squeezy': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        const app = new Hono()
        app.post('/webhooks/lemonsqueezy', async (c) => {
          const raw = await c.req.text()
          if (!verifySignature(raw, c.req.header('x-signature'))) return c.text('no', 401)
          const { data } = JSON.parse(raw)
          await db.insert(licenses).values({ email: data.attributes.user_email })
          return c.text('ok')
        })
      `,
      reports: ['repeatedCreate'],
    },
    'Fastify and GitHub': {
      code: ts`
        import Fastify from 'fastify'
        import { Sponsor } from './models/sponsor'
        const app = Fastify()
        app.post('/webhooks/github', async (request, reply) => {
          if (!webhooks.verify(request.rawBody, request.headers['x-hub-signature-256'])) return reply.code(401).send()
          await Sponsor.updateOne({ login: request.body.sender.login }, { $inc: { months: 1 } })
          return { ok: true }
        })
      `,
      reports: [{ messageId: 'repeatedIncrement', data: { api: 'updateOne', provider: 'GitHub' } }],
    },
    'a function that gets the event from another file': {
      code: ts`
        import type Stripe from 'stripe'
        import { prisma as client } from './db'
        export async function onStripeEvent(event: Stripe.Event) {
          if (event.type !== 'invoice.paid') return
          await client.account.update({ where: { id: event.data.object.id }, data: { balance: { increment: event.data.object.amount_paid } } })
        }
      `,
      reports: ['repeatedIncrement'],
    },
    'a convergent update, everything': {
      ...next(`await prisma.user.update({ where: { customerId: session.customer }, data: { plan: 'pro' } })`),
      options: everything,
      reports: [{ messageId: 'unguardedWrite', data: { api: 'update' } }],
    },
  },
})
