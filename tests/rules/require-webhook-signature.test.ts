import rule from '../../src/rules/require-webhook-signature.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'fields of a form that no provider is named for': ts`
      import { Router } from 'express'
      
      import { db } from './db'
      const router = Router()
      router.post('/notify/sms/inbound', async (req, res) => {
        await db.letter.create({ data: { from: req.body.From, text: req.body.Body } })
        res.type('text/xml').send('<Response></Response>')
      })
      export default router
    `,
    'one field of a form': ts`
      import { Router } from 'express'
      import twilio from 'twilio'
      import { db } from './db'
      const router = Router()
      router.post('/notify/sms/inbound', async (req, res) => {
        await db.letter.create({ data: { from: req.body.From } })
        res.type('text/xml').send('<Response></Response>')
      })
      export default router
    `,
    'a text message whose sender is verified': ts`
      import { Router } from 'express'
      import twilio from 'twilio'
      import { db } from './db'
      const router = Router()
      router.post('/notify/sms/inbound', async (req, res) => {
        if (!twilio.validateRequest(process.env.TWILIO_AUTH_TOKEN, req.headers['x-twilio-signature'], URL_HERE, req.body)) return res.sendStatus(403)
        await db.user.update({ where: { phone: req.body.From }, data: { optIn: req.body.Body === 'START' } })
        res.type('text/xml').send('<Response></Response>')
      })
      export default router
    `,
    'a text message that is sent': ts`
      import { Router } from 'express'
      import twilio from 'twilio'
      import { db } from './db'
      const router = Router()
      router.post('/notify/sms/inbound', async (req, res) => {
        await twilio(SID, KEY).messages.create({ from: NUMBER, to: req.body.to, body: req.body.text })
        res.type('text/xml').send('<Response></Response>')
      })
      export default router
    `,
    'a secret that is demanded before it is compared': {
      filename: 'supabase/functions/pix-webhook/index.ts',
      code: ts`
        import { serve } from 'https://deno.land/std@0.177.0/http/server.ts'
        serve(async (req) => {
          const webhookSecret = Deno.env.get('WEBHOOK_SECRET') || ''
          if (!webhookSecret) return new Response('not configured', { status: 500 })
          if (webhookSecret && req.headers.get('X-Webhook-Secret') !== webhookSecret) throw new Error('wrong secret')
          const payload = await req.json()
          await markPaid(payload.data.id)
          return new Response('ok')
        })
      `,
    },
    'a header that is only compared where it was sent': {
      filename: 'supabase/functions/pix-webhook/index.ts',
      code: ts`
        import { serve } from 'https://deno.land/std@0.177.0/http/server.ts'
        serve(async (req) => {
          const secret = Deno.env.get('WEBHOOK_SECRET')
          if (req.headers.get('X-Webhook-Secret') !== secret) throw new Error('wrong secret')
          const version = req.headers.get('X-Version')
          if (version && version !== '2') throw new Error('unknown version')
          const payload = await req.json()
          await markPaid(payload.data.id)
          return new Response('ok')
        })
      `,
    },
    'the raw text of the body': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { stripe } from '@/lib/stripe'
        export async function POST(request: Request) {
          const text = await request.text()
          const event = stripe.webhooks.constructEvent(text, request.headers.get('stripe-signature')!, secret)
          return Response.json({ type: event.type })
        }
      `,
    },
    'a payload of our own, signed to try a handler': {
      filename: 'src/try-webhook.ts',
      code: ts`
        import { stripe } from './stripe'
        export function sample(payload: object, header: string) {
          return stripe.webhooks.constructEvent(JSON.stringify(payload), header, secret)
        }
      `,
    },
    'no secret, no event': ts`
      import express from 'express'
      const router = express.Router()
      router.post('/webhooks/stripe', async (req, res) => {
        const secret = process.env.STRIPE_WEBHOOK_SECRET
        let event
        if (secret) {
          event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)
        } else {
          return res.status(500).end()
        }
        await fulfil(event)
        res.end()
      })
    `,
    'the body is believed in development only': ts`
      import express from 'express'
      const router = express.Router()
      router.post('/webhooks/stripe', async (req, res) => {
        const secret = process.env.STRIPE_WEBHOOK_SECRET
        let event
        if (secret) {
          event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)
        } else {
          if (process.env.NODE_ENV === 'production') throw new Error('no secret')
          event = JSON.parse(req.body.toString())
        }
        await fulfil(event)
        res.end()
      })
    `,
    'a choice by the mode, not by the secret': {
      code: ts`
        export async function POST(request: Request) {
          const body = await request.text()
          const signature = request.headers.get('stripe-signature') ?? ''
          const event = process.env.NODE_ENV !== 'test' ? stripe.webhooks.constructEvent(body, signature, secret) : JSON.parse(body)
          await fulfil(event)
          return new Response()
        }
      `,
      filename: 'app/api/webhooks/stripe/route.ts',
    },
    'the secret decides something else': ts`
      import express from 'express'
      const router = express.Router()
      router.post('/webhooks/stripe', async (req, res) => {
        const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], env.secret)
        let details
        if (process.env.STRIPE_SECRET_KEY) details = await stripe.subscriptions.retrieve(event.data.object.subscription)
        else details = JSON.parse(event.data.object.metadata.details)
        await fulfil(event, details)
        res.end()
      })
    `,
    'an own wrapper called like a factory of handlers': {
      code: ts`
        import { defineEventHandler } from '~/server/guarded'
        export default defineEventHandler(async (event) => {
          const body = await readBody(event)
          if (body.type === 'invoice.paid') await renew(body.data.object.customer)
        })
      `,
      filename: 'server/api/webhooks/stripe.post.ts',
    },
    'the raw body and the signature for a function named as a parser': ts`
      import { Controller, Headers, Post, RawBodyRequest, Req } from '@nestjs/common'
      @Controller('hooks')
      export class HooksController {
        constructor(private readonly billing: BillingService) {}
        @Post('stripe')
        async receive(@Req() req: RawBodyRequest<Request>, @Headers('stripe-signature') signature: string) {
          const event = this.billing.parseEvent(req.rawBody, signature)
          if (event.type === 'invoice.paid') await this.billing.renew(event.data.object.customer)
        }
      }
    `,
    'a signature that an object carries': ts`
      import express from 'express'
      import { gateway } from './gateway'
      const app = express()
      app.post('/webhooks/paddle', async (req, res) => {
        const notice = gateway.readBody({ body: req.body, signature: req.headers['paddle-signature'] })
        if (notice.event_type === 'transaction.completed') await credit(notice.data.customer_id)
        res.end()
      })
    `,
    'an address for an unknown check': ts`
      import express from 'express'
      const app = express()
      app.post('/webhooks/paddle', async (req, res) => {
        if (!comesFromPaddle(req.headers['x-forwarded-for'])) return res.sendStatus(403)
        if (req.body.event_type === 'transaction.completed') await credit(req.body.data.customer_id)
        res.end()
      })
    `,
    'Stripe verifies with its library': ts`
      import express from 'express'
      import Stripe from 'stripe'
      const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
      const app = express()
      app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
        const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET)
        if (event.type === 'checkout.session.completed') await grant(event.data.object)
        res.json({ received: true })
      })
    `,
    'a function of the file, reached from the handler, verifies': ts`
      import { createHmac, timingSafeEqual } from 'node:crypto'
      import express from 'express'
      const app = express()
      function isFromGitHub(raw, given) {
        const expected = 'sha256=' + createHmac('sha256', process.env.GITHUB_SECRET).update(raw).digest('hex')
        return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
      }
      app.post('/hooks/github', (req, res) => {
        if (!isFromGitHub(req.rawBody, req.get('x-hub-signature-256'))) return res.sendStatus(401)
        if (req.get('x-github-event') === 'push') deploy(req.body)
        res.sendStatus(204)
      })
    `,
    'a verifier from another file gets the raw request': {
      filename: 'src/app/api/webhooks/stripe/route.ts',
      code: ts`
        import { readStripeEvent } from '@/lib/billing'
        export async function POST(request: Request) {
          const event = await readStripeEvent(request)
          if (event.type === 'invoice.paid') await extend(event.data.object)
          return Response.json({ received: true })
        }
      `,
    },
    'an unknown function gets the raw body and the signature': {
      filename: 'src/app/api/webhooks/lemon-squeezy/route.ts',
      code: ts`
        import { check } from '@/lib/lemon'
        export async function POST(request: Request) {
          const raw = await request.text()
          const given = request.headers.get('x-signature') ?? ''
          if (!check(raw, given)) return new Response('no', { status: 401 })
          const { meta } = JSON.parse(raw)
          if (meta.event_name === 'order_created') await fulfil(meta)
          return new Response('ok')
        }
      `,
    },
    'an unknown middleware stands before the handler': ts`
      import { Router } from 'express'
      import { stripeOnly } from '../middleware/stripe-only'
      const router = Router()
      router.post('/webhooks/stripe', stripeOnly, async (req, res) => {
        if (req.body.type === 'checkout.session.completed') await grant(req.body.data.object)
        res.json({ received: true })
      })
    `,
    'an unknown wrapper surrounds the handler': {
      filename: 'pages/api/webhooks/stripe.ts',
      code: ts`
        import { withStripe } from '@/lib/with-stripe'
        export default withStripe(async function handler(req, res) {
          if (req.body.type === 'invoice.paid') await extend(req.body.data.object)
          res.json({ received: true })
        })
      `,
    },
    'a guard stands before a NestJS handler': ts`
      import { Body, Controller, Post, UseGuards } from '@nestjs/common'
      import { FromShopify } from './from-shopify.guard'
      @Controller('webhooks')
      export class ShopifyController {
        constructor(private readonly orders: OrdersService) {}
        @Post('shopify')
        @UseGuards(FromShopify)
        async receive(@Body() body: any) {
          await this.orders.save(body.id)
        }
      }
    `,
    'a NestJS handler gives raw body and signature to its service': ts`
      import { Controller, Headers, Post, Req, type RawBodyRequest } from '@nestjs/common'
      import type { Request } from 'express'
      @Controller('stripe')
      export class StripeController {
        constructor(private readonly billing: BillingService) {}
        @Post('webhook')
        async receive(@Headers('stripe-signature') signature: string, @Req() req: RawBodyRequest<Request>) {
          await this.billing.handle(req.rawBody, signature)
        }
      }
    `,
    'a preHandler of Fastify checks it': ts`
      import Fastify from 'fastify'
      import { stripeCheck } from './stripe-check.js'
      const fastify = Fastify()
      fastify.post('/webhooks/stripe', { preHandler: [stripeCheck] }, async (request) => {
        if (request.body.type === 'invoice.paid') await extend(request.body.data.object)
        return { received: true }
      })
    `,
    'a hook of the Fastify instance checks it': ts`
      import Fastify from 'fastify'
      import { fromStripe } from './from-stripe.js'
      const fastify = Fastify()
      fastify.addHook('preHandler', fromStripe)
      fastify.post('/webhooks/stripe', async (request) => {
        if (request.body.type === 'invoice.paid') await extend(request.body.data.object)
        return { received: true }
      })
    `,
    'Clerk through Svix': {
      filename: 'app/api/webhooks/clerk/route.ts',
      code: ts`
        import { headers } from 'next/headers'
        import { Webhook } from 'svix'
        import type { WebhookEvent } from '@clerk/nextjs/server'
        export async function POST(req: Request) {
          const list = await headers()
          const payload = await req.text()
          const event = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(payload, {
            'svix-id': list.get('svix-id')!,
            'svix-timestamp': list.get('svix-timestamp')!,
            'svix-signature': list.get('svix-signature')!,
          }) as WebhookEvent
          if (event.type === 'user.created') await createUser(event.data)
          return new Response('ok')
        }
      `,
    },
    'Paddle unmarshals': ts`
      import { Paddle } from '@paddle/paddle-node-sdk'
      import { Hono } from 'hono'
      const paddle = new Paddle(process.env.PADDLE_KEY!)
      const app = new Hono()
      app.post('/webhooks/paddle', async (c) => {
        const event = await paddle.webhooks.unmarshal(await c.req.text(), process.env.PADDLE_SECRET!, c.req.header('paddle-signature') ?? '')
        if (event.eventType === 'transaction.completed') await grant(event.data)
        return c.text('ok')
      })
    `,
    'PayPal answers over its own API': ts`
      const express = require('express')
      const router = express.Router()
      router.post('/webhooks/paypal', async (req, res) => {
        const answer = await fetch('https://api-m.paypal.com/v1/notifications/verify-webhook-signature', {
          method: 'POST',
          body: JSON.stringify({ transmission_id: req.headers['paypal-transmission-id'], webhook_event: req.body }),
        })
        const { verification_status } = await answer.json()
        if (verification_status !== 'SUCCESS') return res.sendStatus(401)
        if (req.body.event_type === 'PAYMENT.CAPTURE.COMPLETED') await fulfil(req.body.resource)
        res.sendStatus(200)
      })
    `,
    'MercadoPago with an HMAC of its parts': ts`
      import crypto from 'crypto'
      import express from 'express'
      const app = express()
      app.post('/webhooks/mercadopago', express.json(), async (req, res) => {
        const [ts, v1] = req.headers['x-signature'].split(',')
        const manifest = 'id:' + req.query['data.id'] + ';ts:' + ts
        const expected = crypto.createHmac('sha256', process.env.MP_SECRET).update(manifest).digest('hex')
        if (!crypto.timingSafeEqual(Buffer.from(v1), Buffer.from(expected))) return res.sendStatus(401)
        if (req.body.action === 'payment.updated') await settle(req.body.data.id)
        res.sendStatus(200)
      })
    `,
    'Web Crypto on the edge': ts`
      import { serve } from 'https://deno.land/std@0.177.0/http/server.ts'
      serve(async (req) => {
        const raw = await req.text()
        const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
        const ok = await crypto.subtle.verify('HMAC', key, bytes(req.headers.get('x-hub-signature-256')), new TextEncoder().encode(raw))
        if (!ok) return new Response('no', { status: 401 })
        if (req.headers.get('x-github-event') === 'push') await deploy(JSON.parse(raw))
        return new Response('ok')
      })
    `,
    'the event is fetched again from the provider': ts`
      app.post('/webhooks/stripe', async (req, res) => {
        const event = await stripe.events.retrieve(req.body.id)
        if (event.type === 'invoice.paid') await extend(event.data.object)
        res.json({ received: true })
      })
    `,
    'a body parser with a check': ts`
      import { createHmac, timingSafeEqual } from 'node:crypto'
      import express from 'express'
      const app = express()
      app.use(express.json({
        verify(req, res, raw) {
          const expected = createHmac('sha256', process.env.APP_SECRET!).update(raw).digest()
          if (!timingSafeEqual(expected, Buffer.from(String(req.headers['x-hub-signature-256']).slice(7), 'hex'))) throw new Error('bad signature')
        },
      }))
      app.post('/webhooks/github', (req, res) => {
        if (req.headers['x-github-event'] === 'push') deploy(req.body)
        res.sendStatus(204)
      })
    `,
    'a shared token from the environment': ts`
      import { serve } from 'https://deno.land/std@0.177.0/http/server.ts'
      serve(async (req) => {
        if (req.headers.get('authorization') !== Deno.env.get('REVENUECAT_TOKEN')) return new Response('no', { status: 401 })
        const { event } = await req.json()
        if (event.type === 'INITIAL_PURCHASE') await grant(event)
        return new Response('ok')
      })
    `,
    'a guard of the project, by setting': {
      settings: { webhookGuards: ['gate.open'] },
      code: ts`
        app.post('/webhooks/stripe', async (req, res) => {
          gate.open()
          if (req.body.type === 'invoice.paid') await extend(req.body.data.object)
          res.json({ received: true })
        })
      `,
    },
    'a re-exported handler': { filename: 'app/api/webhooks/stripe/route.ts', code: "export { stripeWebhook as POST } from '@/billing/webhook'" },
    'an imported handler': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { handleStripe } from '@/billing/webhook'
        export const POST = (request: Request) => handleStripe(request)
      `,
    },
    'a customer manages outgoing webhooks': ts`
      import express from 'express'
      const router = express.Router()
      router.post('/teams/:slug/webhooks', async (req, res) => {
        const { url, events } = req.body
        res.json(await prisma.webhook.create({ data: { url, events, slug: req.params.slug } }))
      })
    `,
    'an endpoint registers a webhook with Stripe': ts`
      import express from 'express'
      const router = express.Router()
      router.post('/admin/stripe/webhooks', async (req, res) => {
        res.json(await stripe.webhookEndpoints.create({ url: origin, enabled_events: req.body.events }))
      })
    `,
    'a signed-in user saves the address of a Slack webhook': {
      filename: 'app/api/integrations/slack/webhook/route.ts',
      code: ts`
        import { auth } from '@/auth'
        export async function POST(request: Request) {
          const session = await auth()
          const { channel } = await request.json()
          await db.update(channels).set({ channel }).where(eq(channels.userId, session.user.id))
          return Response.json({ ok: true })
        }
      `,
    },
    'the server sends webhooks': ts`
      export async function sendStripeWebhook(url: string, body: object) {
        await fetch(url, { method: 'POST', headers: { 'stripe-signature': sign(body) }, body: JSON.stringify(body) })
      }
    `,
    'a function that is given the event': ts`
      import type Stripe from 'stripe'
      export async function onCheckoutCompleted(event: Stripe.Event) {
        if (event.type === 'checkout.session.completed') await db.order.update({ where: { id: event.data.object.id }, data: { paid: true } })
      }
    `,
    'an OAuth callback': {
      filename: 'app/api/oauth/slack/callback/route.ts',
      code: ts`
        export async function POST(request: Request) {
          const { code } = await request.json()
          return Response.json(await exchange(code))
        }
      `,
    },
    'a provider nobody can recognise': ts`
      app.post('/webhook', async (req, res) => {
        await queue.add('incoming', req.body)
        res.sendStatus(202)
      })
    `,
    'a status read of a payment': ts`
      app.get('/stripe/webhook', (req, res) => res.json({ alive: true, type: req.query.type === 'invoice.paid' }))
    `,
    'Slack Bolt verifies by itself': ts`
      import bolt from '@slack/bolt'
      const app = new bolt.App({ token, signingSecret })
      app.action('approve', async ({ ack, body, client }) => {
        await ack()
        if (body.type === 'block_actions') await approve(body.actions[0].value)
      })
    `,
    'a test beside the code': {
      filename: 'src/webhooks/stripe.test.ts',
      code: "app.post('/webhooks/stripe', (req, res) => { if (req.body.type === 'invoice.paid') extend(req.body); res.end() })",
    },
    'a conversion of analytics events with the same name': ts`
      import express from 'express'
      const app = express()
      app.post('/events', (req, res) => {
        if (req.body.type === 'user.created') analytics.track(req.body)
        res.sendStatus(204)
      })
    `,
  },

  invalid: {
    'a text message, by the fields of its form': { code: ts`
      import { Router } from 'express'
      import twilio from 'twilio'
      import { db } from './db'
      const router = Router()
      router.post('/notify/sms/inbound', async (req, res) => {
        const { From, Body } = req.body
        await db.user.update({ where: { phone: From }, data: { optIn: Body === 'START' } })
        res.type('text/xml').send('<Response></Response>')
      })
      export default router
    `, reports: [{ messageId: 'forgeableEvent', data: { provider: 'Twilio', verifier: '`twilio.validateRequest`' } }] },
    'a call, by a field of its form': {
      filename: 'app/api/calls/route.ts',
      code: ts`
        import { db } from '@/lib/db'
        // Twilio posts here when a call ends
        export async function POST(request: Request) {
          const form = await request.formData()
          await db.call.update({ where: { sid: String(form.get('CallSid')) }, data: { ended: true } })
          return new Response('<Response/>')
        }
      `,
      reports: ['forgeableEvent'],
    },
    'a parsed body put together again in a function of Vercel': {
      filename: 'api/stripe-webhook.js',
      code: ts`
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
        export default async function handler(req, res) {
          if (req.method !== 'POST') return res.status(405).end()
          const text = JSON.stringify(req.body)
          const event = stripe.webhooks.constructEvent(text, req.headers['stripe-signature'], process.env.WEBHOOK_SECRET)
          res.json({ type: event.type })
        }
      `,
      reports: [{ messageId: 'rebuiltBody', line: 6, data: { api: 'constructEvent' } }],
    },
    'a parsed body put together again in Express': {
      code: ts`
        import express from 'express'
        import { stripe } from './stripe'
        const app = express()
        app.use(express.json())
        app.post('/webhooks/stripe', async (req, res) => {
          const event = await stripe.webhooks.constructEventAsync(JSON.stringify(req.body), req.headers['stripe-signature'], secret)
          res.json({ type: event.type })
        })
      `,
      reports: [{ messageId: 'rebuiltBody', line: 6, data: { api: 'constructEventAsync' } }],
    },
    'JSON of the request put together again in a route handler': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { stripe } from '@/lib/stripe'
        export async function POST(request: Request) {
          const body = await request.json()
          const event = stripe.webhooks.constructEvent(JSON.stringify(body), request.headers.get('stripe-signature')!, secret)
          return Response.json({ type: event.type })
        }
      `,
      reports: [{ messageId: 'rebuiltBody', line: 4 }],
    },
    'the body is believed where no secret is configured': {
      code: ts`
        const express = require('express')
        const router = express.Router()
        router.post('/stripe', async (req, res) => {
          const signature = req.headers['stripe-signature']
          const endpointSecret = process.env.STRIPE_WEBHOOK_SECRET
          let event
          try {
            if (endpointSecret) {
              event = stripe.webhooks.constructEvent(req.body, signature, endpointSecret)
            } else {
              event = JSON.parse(req.body.toString())
            }
          } catch (error) {
            return res.status(400).end()
          }
          if (event.type === 'checkout.session.completed') await fulfil(event.data.object)
          res.json({ received: true })
        })
        module.exports = router
      `,
      filename: 'src/routes/webhooks.js',
      reports: [{ messageId: 'optionalCheck', line: 11, data: { provider: 'Stripe', secret: 'STRIPE_WEBHOOK_SECRET' } }],
    },
    'a shared secret that is only asked for where there is one': {
      filename: 'supabase/functions/pix-webhook/index.ts',
      code: ts`
        import { serve } from 'https://deno.land/std@0.177.0/http/server.ts'
        serve(async (req) => {
          const webhookSecret = Deno.env.get('WEBHOOK_SECRET') || ''
          const given = req.headers.get('X-Webhook-Secret')
          if (webhookSecret && given !== webhookSecret) throw new Error('wrong secret')
          const payload = await req.json()
          await markPaid(payload.data.id)
          return new Response('ok')
        })
      `,
      reports: [{ messageId: 'optionalCheck', line: 5, data: { provider: 'third-party', secret: 'WEBHOOK_SECRET' } }],
    },
    'a signature that is only verified where there is a secret': {
      filename: 'src/routes/webhooks.ts',
      code: ts`
        import express from 'express'
        import { createHmac, timingSafeEqual } from 'node:crypto'
        const router = express.Router()
        const secret = process.env.GITHUB_WEBHOOK_SECRET
        router.post('/webhooks/github', async (req, res) => {
          const expected = createHmac('sha256', secret ?? '').update(req.rawBody).digest()
          if (secret && !timingSafeEqual(expected, Buffer.from(req.get('X-Hub-Signature-256'), 'hex'))) return res.sendStatus(401)
          await deploy(req.body.ref)
          res.sendStatus(204)
        })
        export default router
      `,
      reports: [{ messageId: 'optionalCheck', line: 7 }],
    },
    'a choice in one expression, in a route of Next.js': {
      code: ts`
        export async function POST(request: Request) {
          const body = await request.text()
          const signature = request.headers.get('stripe-signature') ?? ''
          const event = process.env.STRIPE_WEBHOOK_SECRET ? stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET) : JSON.parse(body)
          await fulfil(event)
          return new Response()
        }
      `,
      filename: 'app/api/webhooks/stripe/route.ts',
      reports: [{ messageId: 'optionalCheck', line: 4 }],
    },
    'Svix and Hono, with the signature asked for too': {
      code: ts`
        import { Hono } from 'hono'
        import { Webhook } from 'svix'
        const app = new Hono()
        app.post('/webhooks/clerk', async (c) => {
          const body = await c.req.text()
          const id = c.req.header('svix-id')
          let event
          if (process.env.CLERK_WEBHOOK_SECRET && id) event = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(body, c.req.header())
          else event = JSON.parse(body)
          await saveUser(event.data)
          return c.json({ ok: true })
        })
        export default app
      `,
      reports: [{ messageId: 'optionalCheck', line: 9 }],
    },
    'Nuxt, which imports the factory of handlers by itself': {
      code: ts`
        export default defineEventHandler(async (event) => {
          const body = await readBody(event)
          if (body.type === 'invoice.paid') await renew(body.data.object.customer)
          return { ok: true }
        })
      `,
      filename: 'server/api/webhooks/stripe.post.ts',
      reports: ['forgeableEvent'],
    },
    'a function of Firebase': {
      code: ts`
        import { onRequest } from 'firebase-functions/v2/https'
        export const stripeWebhook = onRequest(async (req, res) => {
          if (req.body.type === 'checkout.session.completed') await unlock(req.body.data.object.client_reference_id)
          res.send('ok')
        })
      `,
      filename: 'functions/src/index.ts',
      reports: ['forgeableEvent'],
    },
    'the shop and the topic are no proof, whoever gets them': {
      code: ts`
        import type { APIGatewayProxyEvent } from 'aws-lambda'
        import { settle } from './ledger'
        export const handler = async (event: APIGatewayProxyEvent) => {
          const shop = event.headers['X-Shopify-Shop-Domain']
          const order = JSON.parse(event.body ?? '{}')
          if (event.headers['X-Shopify-Topic'] === 'orders/paid') await settle(shop, order.id)
          return { statusCode: 200, body: '' }
        }
      `,
      filename: 'src/functions/shopify-webhook.ts',
      reports: ['forgeableEvent'],
    },
    'only the id of the delivery is looked up': {
      code: ts`
        import { Hono } from 'hono'
        import { isKnown } from './deliveries'
        const app = new Hono()
        app.post('/hooks/github', async (c) => {
          if (await isKnown(c.req.header('x-github-delivery'))) return c.body(null, 204)
          const { after } = await c.req.json()
          if (c.req.header('x-github-event') === 'push') await build(after)
          return c.body(null, 202)
        })
      `,
      reports: ['forgeableEvent'],
    },
    'a table of imported handlers by event, given the body without a look at what they answer': {
      code: ts`
        import { onPaid, onCancelled } from '@/billing/events'
        const handlers = { 'checkout.session.completed': onPaid, 'customer.subscription.deleted': onCancelled }
        export async function POST(request: Request) {
          const event = await request.json()
          await handlers[event.type]?.(event)
          return new Response('ok')
        }
      `,
      filename: 'app/api/webhooks/stripe/route.ts',
      reports: ['forgeableEvent'],
    },
    'Express switches over the events of an unverified body': {
      code: ts`
        import express from 'express'
        const app = express()
        app.use(express.json())
        app.post('/webhooks/stripe', async (req, res) => {
          const event = req.body
          switch (event.type) {
            case 'checkout.session.completed':
              await grantCredits(event.data.object.client_reference_id)
              break
          }
          res.json({ received: true })
        })
      `,
      reports: [
        {
          messageId: 'forgeableEvent',
          data: { provider: 'Stripe', verifier: '`stripe.webhooks.constructEvent`' },
          line: 4,
        },
      ],
    },
    'the signature is read and never checked': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import { headers } from 'next/headers'
        import type Stripe from 'stripe'
        export async function POST(request: Request) {
          const signature = (await headers()).get('stripe-signature')
          if (!signature) return new Response('missing signature', { status: 400 })
          const event = (await request.json()) as Stripe.Event
          if (event.type === 'invoice.paid') await extend(event.data.object)
          return Response.json({ received: true })
        }
      `,
      reports: [{ messageId: 'uncheckedSignature', data: { provider: 'Stripe', header: 'stripe-signature', verifier: '`stripe.webhooks.constructEvent`' }, line: 3 }],
    },
    'only the folder names the provider': {
      filename: 'src/app/api/webhooks/clerk/route.ts',
      code: ts`
        export async function POST(req: Request) {
          const { type, data } = await req.json()
          if (type === 'user.created') await db.user.create({ data: { clerkId: data.id } })
          return new Response('ok')
        }
      `,
      reports: [{ messageId: 'forgeableEvent', data: { provider: 'Clerk', verifier: '`verifyWebhook` of `@clerk/backend/webhooks`' } }],
    },
    'CommonJS, the handler declared apart from its route': {
      filename: 'server/index.js',
      code: ts`
        const express = require('express')
        const app = express()
        async function onPaypal(req, res) {
          if (req.body.event_type === 'PAYMENT.CAPTURE.COMPLETED') await markPaid(req.body.resource.id)
          res.sendStatus(200)
        }
        app.post('/payments/notify', express.json(), onPaypal)
      `,
      reports: ['forgeableEvent'],
    },
    'a controller whose route is in another file': {
      filename: 'src/controllers/lemonSqueezyWebhook.ts',
      code: ts`
        import type { Request as Incoming, Response as Answer } from 'express'
        export async function lemonSqueezyWebhook(request: Incoming, response: Answer) {
          const { meta, data } = request.body
          if (meta.event_name === 'order_created') await fulfil(data.attributes.user_email)
          response.json({ ok: true })
        }
      `,
      reports: ['forgeableEvent'],
    },
    'GitHub over Fastify': {
      code: ts`
        import Fastify from 'fastify'
        const server = Fastify()
        server.route({
          method: 'POST',
          url: '/hooks/github',
          handler: async (request, reply) => {
            if (request.headers['x-github-event'] === 'push') await deploy(request.body.after)
            reply.code(204).send()
          },
        })
      `,
      reports: ['forgeableEvent'],
    },
    'Paddle over Hono': {
      code: ts`
        import { Hono as Server } from 'hono'
        const app = new Server()
        app.post('/paddle/webhook', async (c) => {
          const body = await c.req.json()
          if (body.event_type === 'transaction.completed') await grant(body.data.custom_data.userId)
          return c.text('ok')
        })
      `,
      reports: ['forgeableEvent'],
    },
    'Shopify over Koa': {
      code: ts`
        import Router from '@koa/router'
        const router = new Router()
        router.post('/shopify', async (ctx) => {
          const topic = ctx.get('X-Shopify-Topic')
          if (topic === 'orders/paid') await ship(ctx.request.body.id)
          ctx.status = 200
        })
      `,
      reports: ['forgeableEvent'],
    },
    'NestJS with a body and no guard': {
      code: ts`
        import { Body, Controller, HttpCode, Post } from '@nestjs/common'
        @Controller('webhooks/stripe')
        export class StripeWebhookController {
          constructor(private readonly orders: OrdersService) {}
          @Post()
          @HttpCode(200)
          async receive(@Body() event: any) {
            if (event.type === 'payment_intent.succeeded') await this.orders.pay(event.data.object.id)
            return { received: true }
          }
        }
      `,
      reports: ['forgeableEvent'],
    },
    'MercadoPago over a Supabase edge function': {
      filename: 'supabase/functions/mercadopago-webhook/index.ts',
      code: ts`
        Deno.serve(async (req) => {
          const signature = req.headers.get('x-signature')
          console.log('notification', signature)
          const payload = await req.json()
          if (payload.action === 'payment.updated') await supabase.from('payments').update({ paid: true }).eq('id', payload.data.id)
          return new Response('ok')
        })
      `,
      reports: ['uncheckedSignature'],
    },
    'Slack in pages/api': {
      filename: 'pages/api/slack/events.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          if (req.body.type === 'url_verification') return res.json({ challenge: req.body.challenge })
          await answerMention(req.body.event.text)
          res.status(200).end()
        }
      `,
      reports: ['forgeableEvent'],
    },
    'Resend in SvelteKit': {
      filename: 'src/routes/api/webhooks/resend/+server.ts',
      code: ts`
        import { json } from '@sveltejs/kit'
        export async function POST({ request }) {
          const event = await request.json()
          if (event.type === 'email.bounced') await suppress(event.data.to)
          return json({ ok: true })
        }
      `,
      reports: ['forgeableEvent'],
    },
    'Stripe in a Remix action': {
      filename: 'app/routes/webhooks.stripe.ts',
      code: ts`
        import type { ActionFunctionArgs } from '@remix-run/node'
        export async function action({ request }: ActionFunctionArgs) {
          const event = JSON.parse(await request.text())
          if (event.type === 'customer.subscription.deleted') await cancel(event.data.object.customer)
          return new Response(null, { status: 204 })
        }
      `,
      reports: ['forgeableEvent'],
    },
    'a Lambda behind API Gateway': {
      filename: 'src/functions/stripe-webhook.ts',
      code: ts`
        export const handler = async (event) => {
          const payload = JSON.parse(event.body)
          if (payload.type === 'invoice.payment_failed') await suspend(payload.data.object.customer)
          return { statusCode: 200, body: 'ok' }
        }
      `,
      reports: ['forgeableEvent'],
    },
    'a verifier that is a stub': {
      code: ts`
        import express from 'express'
        const app = express()
        function verifySignature(body, signature) {
          // TODO
          return true
        }
        app.post('/webhooks/stripe', (req, res) => {
          if (!verifySignature(req.body, req.headers['stripe-signature'])) return res.sendStatus(400)
          if (req.body.type === 'invoice.paid') extend(req.body.data.object)
          res.sendStatus(200)
        })
      `,
      reports: ['uncheckedSignature'],
    },
    'wrappers and middleware that only catch, log or parse': {
      code: ts`
        import bodyParser from 'body-parser'
        import cors from 'cors'
        import express from 'express'
        import asyncHandler from 'express-async-handler'
        import { requestLogger } from './logging'
        const app = express()
        app.use(cors())
        app.use(requestLogger)
        app.post('/webhooks/twilio', bodyParser.urlencoded({ extended: false }), asyncHandler(async (req, res) => {
          await saveMessage(req.body.From, req.body.Body)
          res.type('text/xml').send('<Response/>')
        }))
      `,
      reports: ['forgeableEvent'],
    },
    'the body is read as a stream': {
      code: ts`
        import http from 'node:http'
        http.createServer((req, res) => {
          if (req.url === '/webhooks/stripe') {
            let raw = ''
            req.on('data', (chunk) => { raw += chunk })
            req.on('end', async () => {
              const event = JSON.parse(raw)
              if (event.type === 'charge.refunded') await takeBack(event.data.object.id)
              res.end('ok')
            })
          }
        }).listen(3000)
      `,
      reports: ['forgeableEvent'],
    },
    'a table of handlers by event': {
      filename: 'pages/api/stripe-webhook.js',
      code: ts`
        const handlers = {
          'checkout.session.completed': (session) => db.order.update({ where: { id: session.id }, data: { paid: true } }),
        }
        export default async function handler(req, res) {
          await handlers[req.body.type]?.(req.body.data.object)
          res.json({ received: true })
        }
      `,
      reports: ['forgeableEvent'],
    },
    'a middleware of the file that only logs': {
      code: ts`
        import express from 'express'
        const app = express()
        function logIt(req, res, next) {
          console.log(req.headers['stripe-signature'])
          next()
        }
        app.post('/webhooks/stripe', logIt, async (req, res) => {
          if (req.body.type === 'invoice.paid') await extend(req.body.data.object)
          res.sendStatus(200)
        })
      `,
      reports: ['forgeableEvent'],
    },
    'the body is kept, queued and handed to its handler without a signature': {
      code: ts`
        import express from 'express'
        import { handleStripeEvent } from './billing'
        const app = express()
        app.post('/webhooks/stripe', async (req, res) => {
          await prisma.webhookLog.create({ data: { payload: req.body } })
          await queue.add('stripe', req.body)
          await handleStripeEvent(req.body)
          res.sendStatus(200)
        })
      `,
      reports: ['forgeableEvent'],
    },
  },
})
