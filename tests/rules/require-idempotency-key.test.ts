import rule from '../../src/rules/require-idempotency-key.js'
import { testRule, ts } from '../support/test-rule.js'

const everywhere = { scope: 'everywhere' }
const stripe = `import Stripe from 'stripe'; const stripe = new Stripe(key)`

testRule(rule, {
  valid: {
    'a refund of all that was paid, which the provider refuses the second time': {
      options: { scope: 'everywhere' },
      code: ts`
        ${stripe}
        export const refund = (invoice, team) => stripe.refunds.create({ payment_intent: invoice.paymentIntentId, reason: 'requested_by_customer' }, { stripeAccount: team.account })
        export const back = (charge) => stripe.refunds.create({ charge })
      `,
    },
    'a request whose answer is the page of the provider to pay on': {
      filename: 'src/components/Upgrade.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        export function Upgrade({ priceId, teamId }) {
          const open = () => {
            fetch(\`/api/teams/\${teamId}/billing/upgrade?priceId=\${priceId}\`, { method: 'POST' })
              .then(async (response) => {
                const { id } = await response.json()
                const stripe = await getStripe()
                stripe?.redirectToCheckout({ sessionId: id })
              })
          }
          const buy = async () => {
            const response = await fetch('/api/checkout', { method: 'POST', body: JSON.stringify({ priceId }) })
            const data = await response.json()
            window.location.href = data.url
          }
          const subscribe = async () => {
            const { url } = await (await fetch('/api/subscribe', { method: 'POST' })).json()
            router.push(url)
          }
          return <><button onClick={open}>Upgrade</button><button onClick={buy}>Buy</button><button onClick={subscribe}>Subscribe</button></>
        }
      `,
    },
    'a payment intent that the customer confirms in a form': {
      filename: 'src/components/PaymentForm.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        import { useState } from 'react'
        export function PaymentForm({ token }) {
          const [secret, setSecret] = useState(null)
          const begin = async () => {
            const response = await fetch('/api/invoice-payments/payment-intent', { method: 'POST', body: JSON.stringify({ token }) })
            setSecret((await response.json()).clientSecret)
          }
          return secret ? <Elements clientSecret={secret} /> : <button onClick={begin}>Pay</button>
        }
      `,
    },
    'a reaction may be sent as often as somebody likes': {
      filename: 'pages/api/react.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import prisma from '@/lib/prisma'
        export default async function handle(req, res) {
          if (req.method !== 'POST') return res.status(405).end()
          await prisma.reaction.create({ data: { viewId: req.body.viewId, type: req.body.type } })
          res.status(200).json({ ok: true })
        }
      `,
    },
    'a row that is looked up by its key first': {
      filename: 'pages/api/domains.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import prisma from '@/lib/prisma'
        export default async function handle(req, res) {
          if (req.method !== 'POST') return res.status(405).end()
          const slug = req.body.domain
          const existing = await prisma.domain.findFirst({ where: { slug } })
          if (existing) return res.status(400).json({ message: 'taken' })
          res.status(201).json(await prisma.domain.create({ data: { slug, teamId: req.body.teamId } }))
        }
      `,
    },
    'a spread of options that may hold the key': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export const charge = (amount: number, opts = {}) => stripe.charges.create({ amount, currency: 'usd' }, { ...opts, timeout: 10_000 })
      `,
    },
    'key helper derived from arguments': {
      options: { scope: 'everywhere' },
      code: ts`
        import { createHash } from 'node:crypto'
        import { stripe } from './stripe'

        const keyFor = (...parts: string[]) => createHash('sha256').update(parts.join(':')).digest('hex')

        export const refund = (charge: string, reason: string) => stripe.refunds.create({ charge }, { idempotencyKey: keyFor('refund', charge, reason) })
      `,
    },
    'the billing day is part of the key': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export const bill = (customer: string, amount: number) => {
          const today = new Date().toISOString().slice(0, 10)
          return stripe.invoiceItems.create({ customer, amount, currency: 'usd' }, { idempotencyKey: \`daily-\${customer}-\${today}\` })
        }
      `,
    },
    'paymentIntents of a fake in memory': {
      options: { scope: 'everywhere' },
      code: ts`
        import { FakeGateway } from './fake-gateway'
        const gateway = new FakeGateway()

        export const pay = (amount: number) => gateway.payments.create({ amount })
      `,
    },
    'job id as the key': {
      options: { scope: 'everywhere' },
      code: ts`
        import { Worker } from 'bullmq'
        import { stripe } from '../lib/stripe'

        new Worker('charges', (job) => stripe.paymentIntents.create({ amount: job.data.amount, currency: 'usd' }, { idempotencyKey: job.id }))
      `,
    },
    'stripe mocked price list': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export async function seed() {
          const product = await stripe.products.create({ name: 'Pro' })
          await stripe.prices.create({ product: product.id, unit_amount: 900, currency: 'usd', recurring: { interval: 'month' } })
          await stripe.setupIntents.create({ customer: 'cus_1' })
        }
      `,
    },
    'route that logs in': {
      filename: 'app/api/login/route.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { signIn } from '@/lib/auth'

        export async function POST(request: Request) {
          const { email, password } = await request.json()
          return Response.json(await signIn(email, password))
        }
      `,
    },
    'route that upserts by a natural key': {
      filename: 'app/api/preferences/route.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        export async function POST(request: Request) {
          const session = await auth()
          const { theme } = await request.json()
          const row = await prisma.preference.upsert({ where: { userId: session.user.id }, update: { theme }, create: { userId: session.user.id, theme } })
          return Response.json(row)
        }
      `,
    },
    'front-end post to analytics about payments': {
      options: { scope: 'everywhere' },
      code: ts`
        export const track = () => fetch('/api/track', { method: 'POST', body: JSON.stringify({ event: 'payment_clicked' }) })
      `,
    },
    'axios instance whose interceptor adds the key': {
      options: { scope: 'everywhere' },
      code: ts`
        import axios from 'axios'
        const api = axios.create({ baseURL: '/api' })
        api.interceptors.request.use((config) => {
          config.headers['Idempotency-Key'] ??= config.data?.attempt
          return config
        })

        export const subscribe = (plan: string, attempt: string) => api.post('/billing/subscriptions', { plan, attempt })
      `,
    },
    'stripe payment intent with derived key': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from '@/lib/stripe'

        export const charge = (invoice: { id: string; amount: number; customer: string }) =>
          stripe.paymentIntents.create(
            { amount: invoice.amount, currency: 'usd', customer: invoice.customer, confirm: true, off_session: true },
            { idempotencyKey: \`invoice:\${invoice.id}\` },
          )
      `,
    },
    'key from the request header': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export async function chargeFromRequest(req, res) {
          const idempotencyKey = req.headers['idempotency-key']
          if (!idempotencyKey) return res.status(400).json({ error: 'Idempotency-Key required' })
          const intent = await stripe.paymentIntents.create({ amount: req.body.amount, currency: 'usd' }, { idempotencyKey })
          res.json(intent)
        }
      `,
    },
    'options parameter passed through': {
      options: { scope: 'everywhere' },
      code: ts`
        import Stripe from 'stripe'
        import { stripe } from './stripe'

        export function createTransfer(params: Stripe.TransferCreateParams, options: Stripe.RequestOptions) {
          return stripe.transfers.create(params, options)
        }
      `,
    },
    'checkout session and portal': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from '@/lib/stripe'

        export async function checkout(customer: string, price: string) {
          const session = await stripe.checkout.sessions.create({ mode: 'subscription', customer, line_items: [{ price, quantity: 1 }], success_url: 'https://x.dev/ok' })
          const portal = await stripe.billingPortal.sessions.create({ customer })
          return { checkout: session.url, portal: portal.url }
        }
      `,
    },
    'retrieve and update and cancel': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from '@/lib/stripe'

        export async function cancel(id: string) {
          const sub = await stripe.subscriptions.retrieve(id)
          await stripe.subscriptions.update(id, { cancel_at_period_end: true, metadata: { previous: sub.status } })
          return stripe.paymentIntents.cancel(sub.metadata.intent)
        }
      `,
    },
    'key stored with the attempt first': {
      options: { scope: 'everywhere' },
      code: ts`
        import { randomUUID } from 'node:crypto'
        import { prisma } from './prisma'
        import { stripe } from './stripe'

        export async function payOrder(orderId: string) {
          const order = await prisma.order.findUniqueOrThrow({ where: { id: orderId } })
          const attempt = order.attemptKey ?? (await prisma.order.update({ where: { id: orderId }, data: { attemptKey: randomUUID() } })).attemptKey
          return stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: attempt })
        }
      `,
    },
    'mercado pago with key': {
      options: { scope: 'everywhere' },
      code: ts`
        import { MercadoPagoConfig, Payment } from 'mercadopago'
        const payment = new Payment(new MercadoPagoConfig({ accessToken: process.env.MP_ACCESS_TOKEN! }))

        export const pagar = (order: { id: string; total: number }) =>
          payment.create({ body: { transaction_amount: order.total, payment_method_id: 'pix' }, requestOptions: { idempotencyKey: \`order-\${order.id}\` } })
      `,
    },
    'fetch to stripe with header': {
      options: { scope: 'everywhere' },
      code: ts`
        export const createIntent = (orderId: string, amount: number) =>
          fetch('https://api.stripe.com/v1/payment_intents', {
            method: 'POST',
            headers: { Authorization: \`Bearer \${process.env.STRIPE_SECRET_KEY}\`, 'Idempotency-Key': \`order-\${orderId}\` },
            body: new URLSearchParams({ amount: String(amount), currency: 'usd' }),
          })
      `,
    },
    'a store called transfers with its own create': {
      options: { scope: 'everywhere' },
      code: ts`
        import { transfers } from './repositories/transfers'

        export const record = (from: string, to: string) => transfers.create({ from, to, note: 'charges and refunds' })
      `,
    },
    'paddle transaction': {
      options: { scope: 'everywhere' },
      code: ts`
        import { Paddle } from '@paddle/paddle-node-sdk'
        const paddle = new Paddle(process.env.PADDLE_API_KEY!)

        export const transaction = (priceId: string) => paddle.transactions.create({ items: [{ priceId, quantity: 1 }] })
      `,
    },
    'lemon squeezy checkout': {
      options: { scope: 'everywhere' },
      code: ts`
        import { createCheckout, lemonSqueezySetup } from '@lemonsqueezy/lemonsqueezy.js'
        lemonSqueezySetup({ apiKey: process.env.LEMON_KEY! })

        export const checkout = (storeId: string, variantId: string) => createCheckout(storeId, variantId, { checkoutOptions: { embed: true } })
      `,
    },
    'front-end post with a kept key': {
      filename: 'src/components/pay-button.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        'use client'
        import { useRef } from 'react'

        export function PayButton({ orderId }: { orderId: string }) {
          const key = useRef(crypto.randomUUID())
          const pay = () =>
            fetch('/api/payments', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key.current },
              body: JSON.stringify({ orderId }),
            })
          return <button onClick={pay}>Pay</button>
        }
      `,
    },
    'route with idempotency middleware': {
      options: { scope: 'everywhere' },
      code: ts`
        import express from 'express'
        import { idempotency } from './middleware/idempotency'
        import { prisma } from './prisma'
        const router = express.Router()

        router.post('/orders', idempotency(), async (req, res) => {
          const order = await prisma.order.create({ data: { userId: req.user.id, total: req.body.total } })
          res.status(201).json(order)
        })
        export default router
      `,
    },
    'retry loop with one key for all attempts': {
      options: { scope: 'everywhere' },
      code: ts`
        import { randomUUID } from 'node:crypto'
        import pRetry from 'p-retry'
        import { stripe } from './stripe'

        export function chargeWithRetry(amount: number) {
          const idempotencyKey = randomUUID()
          return pRetry(() => stripe.paymentIntents.create({ amount, currency: 'usd' }, { idempotencyKey }), { retries: 3 })
        }
      `,
    },
    'front-end get of the billing page': {
      options: { scope: 'everywhere' },
      code: ts`
        export async function loadInvoices() {
          const res = await fetch('/api/billing/invoices', { headers: { Accept: 'application/json' } })
          return res.json()
        }
      `,
    },
    'key hashed from the content': {
      options: { scope: 'everywhere' },
      code: ts`
        import { createHash } from 'node:crypto'
        import { stripe } from './stripe'

        export async function payout(account: string, amount: number, period: string) {
          const key = createHash('sha256').update(\`\${account}:\${amount}:\${period}\`).digest('hex')
          return stripe.payouts.create({ amount, currency: 'usd' }, { stripeAccount: account, idempotencyKey: key })
        }
      `,
    },
    'a post to search orders': {
      options: { scope: 'everywhere' },
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'
        const router = express.Router()

        router.post('/orders/search', async (req, res) => {
          res.json(await prisma.order.findMany({ where: { status: req.body.status }, take: 50 }))
        })
        export default router
      `,
    },
    'a key from the order': ts`
      ${stripe}
      export const pay = (order) => stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: \`order-\${order.id}\` })
    `,
    'a key that the caller hands over': ts`
      ${stripe}
      export const pay = (params, idempotencyKey) => stripe.charges.create(params, { idempotencyKey, stripeAccount: 'acct' })
    `,
    'options in a parameter': ts`
      ${stripe}
      export const pay = (params, options) => stripe.charges.create(params, options)
    `,
    'options with a spread': ts`
      ${stripe}
      export const pay = (params, options) => stripe.refunds.create(params, { ...options, timeout: 100 })
    `,
    'spread arguments': ts`
      ${stripe}
      export const pay = (...args) => stripe.refunds.create(...args)
    `,
    'options that get their key later': ts`
      ${stripe}
      export async function pay(params, order) {
        const options = {}
        options.idempotencyKey = order.id
        return stripe.charges.create(params, options)
      }
    `,
    'a key only where there is one': ts`
      ${stripe}
      export const pay = (params, key) => stripe.charges.create(params, key ? { idempotencyKey: key } : undefined)
    `,
    'checkout sessions, customers and portals': ts`
      ${stripe}
      export async function open(email) {
        const customer = await stripe.customers.create({ email })
        await stripe.billingPortal.sessions.create({ customer: customer.id })
        return stripe.checkout.sessions.create({ customer: customer.id })
      }
    `,
    'calls that move nothing': ts`
      ${stripe}
      export async function read(id) {
        await stripe.paymentIntents.retrieve(id)
        await stripe.subscriptions.update(id, { cancel_at_period_end: true })
        return stripe.charges.list({ limit: 10 })
      }
    `,
    'another library with the same names': ts`
      import { prisma } from './db'
      export const add = (data) => prisma.refunds.create({ data })
      export const more = (data) => db.transfers.create({ data })
    `,
    'a key kept for the next attempt': ts`
      import { randomUUID } from 'node:crypto'
      import { prisma } from './db'
      ${stripe}
      export async function pay(order) {
        const key = randomUUID()
        await prisma.attempt.create({ data: { orderId: order.id, key } })
        return stripe.charges.create({ amount: order.total }, { idempotencyKey: key })
      }
    `,
    'one key for all attempts': ts`
      import { nanoid } from 'nanoid'
      import pRetry from 'p-retry'
      ${stripe}
      export async function pay(params) {
        const idempotencyKey = nanoid()
        return pRetry(() => stripe.charges.create(params, { idempotencyKey }))
      }
    `,
    'one key for all turns of a loop': ts`
      import { nanoid } from 'nanoid'
      ${stripe}
      export async function pay(params) {
        const idempotencyKey = nanoid()
        for (let attempt = 0; attempt < 3; attempt++) {
          try {
            return await stripe.charges.create(params, { idempotencyKey })
          } catch (error) {
            if (!isRetryable(error)) throw error
          }
        }
      }
    `,
    'a random key only as a fall-back': ts`
      ${stripe}
      export const pay = (req, params) => stripe.charges.create(params, { idempotencyKey: req.headers['idempotency-key'] ?? crypto.randomUUID() })
    `,
    'a key of the day': ts`
      ${stripe}
      export const pay = (user, params) => stripe.charges.create(params, { idempotencyKey: \`\${user.id}-\${new Date().toISOString().slice(0, 10)}\` })
    `,
    'a key of the minute': ts`
      ${stripe}
      export const pay = (user, params) => stripe.charges.create(params, { idempotencyKey: user.id + Math.floor(Date.now() / 60000) })
    `,
    'a name-based identifier': ts`
      import { v5 as uuidv5 } from 'uuid'
      ${stripe}
      export const pay = (order, params) => stripe.charges.create(params, { idempotencyKey: uuidv5(order.id, namespace) })
    `,
    'a key from a function that is given what it is for': ts`
      import { generateKey } from './keys'
      ${stripe}
      export const pay = (order, params) => stripe.charges.create(params, { idempotencyKey: generateKey(order) })
    `,
    'a row that stores a fresh key': ts`
      import { prisma } from './db'
      export const open = () => prisma.attempt.create({ data: { idempotencyKey: crypto.randomUUID() } })
    `,
    'a key kept in the state of a component': {
      filename: 'src/Pay.tsx',
      options: everywhere,
      code: ts`
        import { useState } from 'react'
        export function Pay() {
          const [attempt] = useState(() => crypto.randomUUID())
          const pay = () => fetch('/api/billing/pay', { method: 'POST', headers: { 'Idempotency-Key': attempt }, body: '{}' })
          return <button onClick={pay}>Pay</button>
        }
      `,
    },
    'a raw request with its key': ts`
      export const pay = (body, order) =>
        fetch('https://api.stripe.com/v1/charges', { method: 'POST', headers: { 'Idempotency-Key': order.id, Authorization: 'x' }, body })
    `,
    'a raw request that moves nothing': ts`
      export const read = () => fetch('https://api.stripe.com/v1/balance')
    `,
    'Adyen, Square, Mercado Pago and PayPal with their keys': ts`
      import { CheckoutAPI } from '@adyen/api-library'
      import { SquareClient } from 'square'
      import { MercadoPagoConfig, Payment } from 'mercadopago'
      import { PaymentsController } from '@paypal/paypal-server-sdk'
      const checkout = new CheckoutAPI(client)
      const square = new SquareClient({ token })
      const payment = new Payment(new MercadoPagoConfig({ accessToken }))
      const payments = new PaymentsController(paypal)
      export async function pay(order, body) {
        await checkout.PaymentsApi.payments(body, { idempotencyKey: order.id })
        await square.payments.create({ idempotencyKey: order.id, sourceId: order.source })
        await payment.create({ body, requestOptions: { idempotencyKey: order.id } })
        await payments.refundCapturedPayment({ captureId: order.captureId, paypalRequestId: order.id })
      }
    `,
    'routes are not looked at without the option': ts`
      import express from 'express'
      import { prisma } from './db'
      const app = express()
      app.post('/orders', async (req, res) => res.json(await prisma.order.create({ data: { total: 1 } })))
    `,
    'a route behind idempotency middleware': {
      options: everywhere,
      code: ts`
        import express from 'express'
        import { idempotency } from './middleware/idempotency'
        import { prisma } from './db'
        const app = express()
        app.post('/orders', idempotency(), async (req, res) => res.json(await prisma.order.create({ data: { total: 1 } })))
      `,
    },
    'a router that uses idempotency middleware': {
      options: everywhere,
      code: ts`
        import { Router } from 'express'
        import { requireIdempotencyKey } from './guards'
        import { prisma } from './db'
        const router = Router()
        router.use(requireIdempotencyKey)
        router.post('/orders', async (req, res) => res.json(await prisma.order.create({ data: { total: 1 } })))
      `,
    },
    'middleware that settings teach': {
      options: everywhere,
      settings: { claims: ['singleFlight'] },
      code: ts`
        import { Router } from 'express'
        import { singleFlight } from './guards'
        import { prisma } from './db'
        const router = Router()
        router.post('/orders', singleFlight, async (req, res) => res.json(await prisma.order.create({ data: { total: 1 } })))
      `,
    },
    'a handler that claims a key': {
      options: everywhere,
      filename: 'app/api/orders/route.ts',
      code: ts`
        import { prisma } from '@/lib/db'
        export async function POST(request) {
          const key = request.headers.get('Idempotency-Key')
          const order = await prisma.order.create({ data: { key } })
          return Response.json(order)
        }
      `,
    },
    'a handler that upserts': {
      options: everywhere,
      filename: 'app/api/profile/route.ts',
      code: ts`
        import { prisma } from '@/lib/db'
        export async function POST(request) {
          const row = await prisma.profile.upsert({ where: { id: 1 }, create: {}, update: {} })
          return Response.json(row)
        }
      `,
    },
    'webhooks have a rule of their own': {
      options: everywhere,
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        ${stripe}
        import { prisma } from '@/lib/db'
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), secret)
          await prisma.payment.create({ data: { amount: event.data.object.amount } })
          return Response.json({})
        }
      `,
    },
    'logging in, searching and logging': {
      options: everywhere,
      code: ts`
        import { Router } from 'express'
        import { prisma } from './db'
        const router = Router()
        router.post('/login', async (req, res) => res.json(await prisma.session.create({ data: {} })))
        router.post('/orders/search', async (req, res) => res.json(await prisma.order.findMany({ take: 10 })))
        router.post('/things', async (req, res) => res.json(await prisma.auditLog.create({ data: {} })))
        router.get('/orders', async (req, res) => res.json(await prisma.order.findMany({ take: 10 })))
      `,
    },
    'requests of the front end with a key, to other places or through a client': {
      options: everywhere,
      filename: 'src/client/billing.ts',
      code: ts`
        import axios from 'axios'
        import { api } from './api'
        export async function all(attempt, headers) {
          document.title = 'Pay'
          await fetch('/api/billing/subscribe', { method: 'POST', headers: { 'Idempotency-Key': attempt } })
          await fetch('/api/billing/subscribe', { method: 'POST', headers })
          await fetch('/api/billing/subscribe', { method: 'POST', headers: { ...headers } })
          await fetch('/api/billing/portal', { method: 'POST' })
          await fetch('/api/billing/plans')
          await fetch('/api/projects', { method: 'POST' })
          await axios.post('/api/billing/pay', {}, { headers: { 'idempotency-key': attempt } })
          await api.post('/billing/pay', {})
        }
      `,
    },
    'a newsletter': {
      options: everywhere,
      filename: 'src/client/Newsletter.tsx',
      code: ts`
        export const Newsletter = () => <button onClick={() => fetch('/api/newsletter/subscribe', { method: 'POST' })}>Join</button>
      `,
    },
  },
  invalid: {
    'a request after which the browser goes to a page of its own': {
      filename: 'src/components/Buy.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        export function Buy({ cart }) {
          const buy = async () => {
            await fetch('/api/orders', { method: 'POST', body: JSON.stringify(cart) })
            router.push('/thanks')
          }
          return <button onClick={buy}>Buy</button>
        }
      `,
      reports: [{ messageId: 'unkeyedRequest', line: 3 }],
    },
    'a refund of parts, and one whose options may hold an amount': {
      code: ts`
        ${stripe}
        export const part = (charge, amount) => stripe.refunds.create({ charge, amount })
        export const some = (charge, more) => stripe.refunds.create({ charge, ...more })
      `,
      reports: ['missingKey', 'missingKey'],
    },
    'a second row beside one that is looked up first': {
      filename: 'pages/api/domains.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import prisma from '@/lib/prisma'
        export default async function handle(req, res) {
          if (req.method !== 'POST') return res.status(405).end()
          const slug = req.body.domain
          const existing = await prisma.domain.findFirst({ where: { slug } })
          if (!existing) await prisma.domain.create({ data: { slug } })
          await prisma.order.create({ data: { slug, price: 900 } })
          res.status(201).end()
        }
      `,
      reports: [{ messageId: 'unguardedRoute', data: { label: 'POST /api/domains', harm: 'adds a row to \`order\`' } }],
    },
    'stripe resource destructured from the client': {
      options: { scope: 'everywhere' },
      code: ts`
        import Stripe from 'stripe'
        const { paymentIntents, refunds } = new Stripe(process.env.STRIPE_SECRET_KEY!)

        export const capture = (amount: number) => paymentIntents.create({ amount, currency: 'usd' })
      `,
      reports: [{ messageId: 'missingKey', line: 4 }],
    },
    'idempotency key from Math.random': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export async function refund(pi: string) {
          const idempotencyKey = 'refund_' + Math.random().toString(36).slice(2)
          await stripe.refunds.create({ payment_intent: pi }, { idempotencyKey })
        }
      `,
      reports: [{ messageId: 'changingKey', line: 5 }],
    },
    'getStripe call inline': {
      options: { scope: 'everywhere' },
      code: ts`
        import { getStripe } from '@/lib/stripe'

        export async function POST(request: Request) {
          const { priceId, customerId } = await request.json()
          const subscription = await getStripe().subscriptions.create({ customer: customerId, items: [{ price: priceId }] })
          return Response.json({ id: subscription.id })
        }
      `,
      reports: [{ messageId: 'unguardedRoute', line: 3 }, { messageId: 'missingKey', line: 5 }],
    },
    'a client parameter typed Stripe': {
      options: { scope: 'everywhere' },
      code: ts`
        import type Stripe from 'stripe'

        export async function chargeAll(client: Stripe, customers: { id: string; owed: number }[]) {
          for (const customer of customers) {
            await client.paymentIntents.create({ amount: customer.owed, currency: 'usd', customer: customer.id, off_session: true, confirm: true })
          }
        }
      `,
      reports: [{ messageId: 'missingKey', line: 5 }],
    },
    'options object in a variable without key': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export async function payout(account: string, amount: number) {
          const options = { stripeAccount: account, timeout: 10_000 }
          return stripe.payouts.create({ amount, currency: 'usd' }, options)
        }
      `,
      reports: [{ messageId: 'missingKey', line: 5 }],
    },
    'helper that makes a new key': {
      options: { scope: 'everywhere' },
      code: ts`
        import { nanoid } from 'nanoid'
        import { stripe } from './stripe'

        const newKey = () => nanoid()

        export const charge = (amount: number) => stripe.charges.create({ amount, currency: 'usd' }, { idempotencyKey: newKey() })
      `,
      reports: [{ messageId: 'changingKey', line: 6 }],
    },
    'axios instance to stripe with baseURL': {
      options: { scope: 'everywhere' },
      code: ts`
        import axios from 'axios'
        const api = axios.create({ baseURL: 'https://api.stripe.com/v1', headers: { Authorization: \`Bearer \${process.env.STRIPE_KEY}\` } })

        export const refund = (charge: string) => api.post('/refunds', new URLSearchParams({ charge }))
      `,
      reports: [{ messageId: 'missingKey', line: 4 }],
    },
    'key random per retry attempt': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export async function chargeWithRetry(amount: number) {
          for (let attempt = 0; attempt < 3; attempt++) {
            try {
              return await stripe.paymentIntents.create({ amount, currency: 'usd' }, { idempotencyKey: crypto.randomUUID() })
            } catch (error) {
              await new Promise((r) => setTimeout(r, 2 ** attempt * 500))
            }
          }
        }
      `,
      reports: [{ messageId: 'changingKey', line: 6 }],
    },
    'paypal v2 checkout capture by sdk without request id': {
      options: { scope: 'everywhere' },
      code: ts`
        import { Client, PaymentsController } from '@paypal/paypal-server-sdk'
        const payments = new PaymentsController(new Client({}))

        export const refund = (captureId: string) => payments.refundCapturedPayment({ captureId, prefer: 'return=minimal' })
      `,
      reports: [{ messageId: 'missingKey', line: 4 }],
    },
    'stripe payment intent in a next route': {
      filename: 'app/api/pay/route.ts',
      options: { scope: 'everywhere' },
      code: ts`
        import { NextResponse } from 'next/server'
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!, { apiVersion: '2024-06-20' })

        export async function POST(req: Request) {
          const { amount, currency = 'usd' } = await req.json()
          const intent = await stripe.paymentIntents.create({
            amount,
            currency,
            automatic_payment_methods: { enabled: true },
          })
          return NextResponse.json({ clientSecret: intent.client_secret })
        }
      `,
      reports: [{ messageId: 'unguardedRoute', line: 5 }, { messageId: 'missingKey', line: 7 }],
    },
    'express refund with getStripe helper': {
      options: { scope: 'everywhere' },
      code: ts`
        const express = require('express')
        const Stripe = require('stripe')
        const stripe = Stripe(process.env.STRIPE_SECRET_KEY)
        const router = express.Router()

        router.post('/orders/:id/refund', async (req, res) => {
          const order = await Order.findById(req.params.id)
          const refund = await stripe.refunds.create({ payment_intent: order.paymentIntentId, amount: order.total })
          order.status = 'refunded'
          await order.save()
          res.json(refund)
        })
        module.exports = router
      `,
      reports: [{ messageId: 'unguardedRoute', line: 6 }, { messageId: 'missingKey', line: 8 }],
    },
    'nest service with injected stripe': {
      options: { scope: 'everywhere' },
      code: ts`
        import { Injectable } from '@nestjs/common'
        import Stripe from 'stripe'

        @Injectable()
        export class BillingService {
          private readonly stripe: Stripe
          constructor() {
            this.stripe = new Stripe(process.env.STRIPE_KEY!)
          }

          async subscribe(customerId: string, priceId: string) {
            return this.stripe.subscriptions.create({ customer: customerId, items: [{ price: priceId }], payment_behavior: 'default_incomplete' })
          }
        }
      `,
      reports: [{ messageId: 'missingKey', line: 12 }],
    },
    'transfer with only stripeAccount and expand': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from '@/lib/stripe'

        export async function payOut(seller: { accountId: string }, amount: number) {
          await stripe.transfers.create({ amount, currency: 'eur', destination: seller.accountId })
          return stripe.payouts.create({ amount, currency: 'eur' }, { stripeAccount: seller.accountId })
        }
      `,
      reports: [{ messageId: 'missingKey', line: 4 }, { messageId: 'missingKey', line: 5 }],
    },
    'uuid v4 made on the spot': {
      options: { scope: 'everywhere' },
      code: ts`
        import { v4 as uuidv4 } from 'uuid'
        import { stripe } from './stripe'

        export const charge = (customer: string, amount: number) =>
          stripe.paymentIntents.create({ customer, amount, currency: 'usd', confirm: true }, { idempotencyKey: uuidv4() })
      `,
      reports: [{ messageId: 'changingKey', line: 5 }],
    },
    'template key with Date.now': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export async function chargeOrder(order: { id: string; total: number }) {
          const idempotencyKey = \`order-\${order.id}-\${Date.now()}\`
          return stripe.charges.create({ amount: order.total, currency: 'usd', source: 'tok_visa' }, { idempotencyKey })
        }
      `,
      reports: [{ messageId: 'changingKey', line: 5, suggestions: 1 }],
    },
    'crypto.randomUUID in variable used inside the call function': {
      options: { scope: 'everywhere' },
      code: ts`
        import { stripe } from './stripe'

        export async function refundCharge(chargeId: string) {
          const key = crypto.randomUUID()
          const refund = await stripe.refunds.create({ charge: chargeId }, { idempotencyKey: key })
          return refund.id
        }
      `,
      reports: [{ messageId: 'changingKey', line: 5, suggestions: 1 }],
    },
    'raw fetch to api.stripe.com': {
      options: { scope: 'everywhere' },
      code: ts`
        export async function createIntent(amount: number) {
          const res = await fetch('https://api.stripe.com/v1/payment_intents', {
            method: 'POST',
            headers: {
              Authorization: \`Bearer \${process.env.STRIPE_SECRET_KEY}\`,
              'Content-Type': 'application/x-www-form-urlencoded',
            },
            body: new URLSearchParams({ amount: String(amount), currency: 'usd' }),
          })
          return res.json()
        }
      `,
      reports: [{ messageId: 'missingKey', line: 2 }],
    },
    'mercado pago payment without request options': {
      options: { scope: 'everywhere' },
      code: ts`
        import { MercadoPagoConfig, Payment } from 'mercadopago'
        const client = new MercadoPagoConfig({ accessToken: process.env.MP_ACCESS_TOKEN! })
        const payment = new Payment(client)

        export async function pagar(body: { transaction_amount: number; email: string }) {
          return payment.create({ body: { transaction_amount: body.transaction_amount, payment_method_id: 'pix', payer: { email: body.email } } })
        }
      `,
      reports: [{ messageId: 'missingKey', line: 6 }],
    },
    'mercado pago axios post': {
      options: { scope: 'everywhere' },
      code: ts`
        import axios from 'axios'

        export async function crearPago(monto, token) {
          const { data } = await axios.post(
            'https://api.mercadopago.com/v1/payments',
            { transaction_amount: monto, token, installments: 1 },
            { headers: { Authorization: \`Bearer \${process.env.MP_TOKEN}\` } },
          )
          return data
        }
      `,
      reports: [{ messageId: 'missingKey', line: 4 }],
    },
    'paypal refund fetch without PayPal-Request-Id': {
      options: { scope: 'everywhere' },
      code: ts`
        export async function refundCapture(captureId: string, accessToken: string) {
          const response = await fetch(\`https://api-m.paypal.com/v2/payments/captures/\${captureId}/refund\`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: \`Bearer \${accessToken}\` },
          })
          if (!response.ok) throw new Error('refund failed')
          return response.json()
        }
      `,
      reports: [{ messageId: 'missingKey', line: 2 }],
    },
    'square payment with random key on each call': {
      options: { scope: 'everywhere' },
      code: ts`
        import { SquareClient } from 'square'
        import { randomUUID } from 'crypto'
        const square = new SquareClient({ token: process.env.SQUARE_TOKEN! })

        export async function pay(sourceId: string, cents: bigint) {
          const response = await square.payments.create({
            sourceId,
            idempotencyKey: randomUUID(),
            amountMoney: { amount: cents, currency: 'USD' },
          })
          return response.payment
        }
      `,
      reports: [{ messageId: 'changingKey', line: 8 }],
    },
    'invoice item in a monthly usage job': {
      options: { scope: 'everywhere' },
      code: ts`
        import { Worker } from 'bullmq'
        import { stripe } from '../lib/stripe'
        import { connection } from '../lib/redis'

        new Worker('usage-billing', async (job) => {
          const { customerId, units } = job.data
          await stripe.invoiceItems.create({ customer: customerId, amount: units * 2, currency: 'usd', description: \`Usage \${job.data.month}\` })
        }, { connection })
      `,
      reports: [{ messageId: 'missingKey', line: 7 }],
    },
    'front-end post to checkout charge without header': {
      filename: 'src/components/pay-button.tsx',
      options: { scope: 'everywhere' },
      code: ts`
        'use client'

        export function PayButton({ orderId }: { orderId: string }) {
          const pay = async () => {
            await fetch('/api/payments', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ orderId }),
            })
          }
          return <button onClick={pay}>Pay now</button>
        }
      `,
      reports: [{ messageId: 'unkeyedRequest', line: 5 }],
    },
    'hono route that creates an order': {
      options: { scope: 'everywhere' },
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { orders } from './schema'
        const app = new Hono()

        app.post('/orders', async (c) => {
          const body = await c.req.json()
          const [order] = await db.insert(orders).values({ userId: c.get('userId'), total: body.total }).returning()
          return c.json(order, 201)
        })
        export default app
      `,
      reports: [{ messageId: 'unguardedRoute', line: 6 }],
    },
    'one argument': {
      code: ts`
        ${stripe}
        export const pay = (amount) => stripe.paymentIntents.create({ amount, currency: 'usd' })
      `,
      reports: [{ messageId: 'missingKey', data: { api: 'stripe.paymentIntents.create', key: 'idempotencyKey' }, line: 2 }],
    },
    'every call that moves money': {
      code: ts`
        ${stripe}
        export async function all(p) {
          await stripe.charges.create(p)
          await stripe.refunds.create(p)
          await stripe.transfers.create(p)
          await stripe.payouts.create(p)
          await stripe.subscriptions.create(p)
          await stripe.invoiceItems.create(p)
          await stripe.customers.createBalanceTransaction('cus', p)
        }
      `,
      reports: Array.from({ length: 7 }, () => 'missingKey'),
    },
    'a suggestion from the order in scope': {
      code: ts`
        ${stripe}
        export async function pay(order) {
          return stripe.paymentIntents.create({ amount: order.total, metadata: { orderId: order.id } })
        }
      `,
      reports: [
        {
          messageId: 'missingKey',
          suggestions: [
            {
              messageId: 'suggestKey',
              output: ts`
                ${stripe}
                export async function pay(order) {
                  return stripe.paymentIntents.create({ amount: order.total, metadata: { orderId: order.id } }, { idempotencyKey: \`payment-intent-\${order.id}\` })
                }
              `,
            },
          ],
        },
      ],
    },
    'only the connected account': {
      code: ts`
        ${stripe}
        export const refund = (invoiceId, team) => stripe.refunds.create({ payment_intent: 'pi', amount: team.fee }, { stripeAccount: team.account })
      `,
      reports: [
        {
          messageId: 'missingKey',
          suggestions: [
            {
              messageId: 'suggestKey',
              output: ts`
                ${stripe}
                export const refund = (invoiceId, team) => stripe.refunds.create({ payment_intent: 'pi', amount: team.fee }, { stripeAccount: team.account, idempotencyKey: \`refund-\${invoiceId}\` })
              `,
            },
          ],
        },
      ],
    },
    'options in a constant': {
      code: ts`
        ${stripe}
        const options = { stripeAccount: 'acct_1' }
        export const pay = (params) => stripe.charges.create(params, options)
      `,
      reports: ['missingKey'],
    },
    'undefined options': {
      code: ts`
        ${stripe}
        export const pay = (params) => stripe.charges.create(params, undefined)
      `,
      reports: ['missingKey'],
    },
    'a renamed import': {
      code: ts`
        import { Stripe as Payments } from 'stripe'
        const client = new Payments(key)
        export const pay = (params) => client.charges.create(params)
      `,
      reports: ['missingKey'],
    },
    'CommonJS': {
      code: ts`
        const stripe = require('stripe')(process.env.STRIPE_KEY)
        exports.refund = async (req, res) => res.json(await stripe.refunds.create({ charge: req.body.charge, amount: req.body.amount }))
      `,
      reports: ['missingKey'],
    },
    'a client from a local module': {
      code: ts`
        import { stripe } from '@/lib/stripe'
        export const subscribe = (customer) => stripe.subscriptions.create({ customer, items: [] })
      `,
      reports: ['missingKey'],
    },
    'a client behind a function': {
      code: ts`
        import { getStripe } from '@/lib/stripe'
        export const pay = (destination) => getStripe().transfers.create({ destination, amount: 1000 })
      `,
      reports: [{ messageId: 'missingKey', data: { api: 'getStripe().transfers.create', key: 'idempotencyKey' } }],
    },
    'a client in a class': {
      code: ts`
        import Stripe from 'stripe'
        export class Billing {
          constructor(private readonly stripe: Stripe) {}
          pay(params: Stripe.ChargeCreateParams) {
            return this.stripe.charges.create(params)
          }
        }
      `,
      reports: ['missingKey'],
    },
    'a raw request': {
      code: ts`
        export const pay = (body) => fetch('https://api.stripe.com/v1/payment_intents', { method: 'POST', headers: { Authorization: 'Bearer x' }, body })
      `,
      reports: ['missingKey'],
    },
    'a raw request by axios': {
      code: ts`
        import axios from 'axios'
        export const pay = (body, token) => axios.post('https://api.mercadopago.com/v1/payments', body, { headers: { Authorization: token } })
      `,
      reports: [{ messageId: 'missingKey', data: { api: "post('https://api.mercadopago.com/v1/payments')", key: 'X-Idempotency-Key' } }],
    },
    'a random key, with a suggestion': {
      code: ts`
        import { randomUUID } from 'node:crypto'
        ${stripe}
        export const pay = (order) => stripe.charges.create({ amount: order.total }, { idempotencyKey: randomUUID() })
        export const id = (order) => order.id
      `,
      reports: [{ messageId: 'changingKey', data: { part: 'randomUUID()', provider: 'Stripe' } }],
    },
    'a random key beside an order': {
      code: ts`
        import { nanoid } from 'nanoid'
        ${stripe}
        export async function pay(orderId, amount) {
          const idempotencyKey = \`\${orderId}-\${nanoid()}\`
          console.log(idempotencyKey)
          return stripe.charges.create({ amount }, { idempotencyKey })
        }
      `,
      reports: [
        {
          messageId: 'changingKey',
          suggestions: [
            {
              messageId: 'suggestKey',
              output: ts`
                import { nanoid } from 'nanoid'
                ${stripe}
                export async function pay(orderId, amount) {
                  const idempotencyKey = \`\${orderId}-\${nanoid()}\`
                  console.log(idempotencyKey)
                  return stripe.charges.create({ amount }, { idempotencyKey: \`charge-\${orderId}\` })
                }
              `,
            },
          ],
        },
      ],
    },
    'the time': {
      code: ts`
        ${stripe}
        export const pay = (user, params) => stripe.charges.create(params, { idempotencyKey: user.id + '-' + Date.now() })
      `,
      reports: [{ messageId: 'changingKey', data: { part: 'Date.now()', provider: 'Stripe' } }],
    },
    'the date of now': {
      code: ts`
        ${stripe}
        export const pay = (user, params) => stripe.charges.create(params, { idempotencyKey: \`\${user.id}-\${new Date().getTime()}\` })
      `,
      reports: ['changingKey'],
    },
    'a random text': {
      code: ts`
        ${stripe}
        export const pay = (params) => stripe.charges.create(params, { idempotencyKey: Math.random().toString(36).slice(2) })
        export const again = (params, user) => stripe.refunds.create(params, { idempotencyKey: \`\${user.id}-\${+new Date()}\` })
      `,
      reports: ['changingKey', 'changingKey'],
    },
    'a digest of the time': {
      code: ts`
        import { createHash } from 'crypto'
        ${stripe}
        export const pay = (user, params) =>
          stripe.charges.create(params, { idempotencyKey: createHash('sha256').update(user.id + Date.now()).digest('hex') })
      `,
      reports: ['changingKey'],
    },
    'uuid renamed, made again in each attempt': {
      code: ts`
        import { v4 as uuid } from 'uuid'
        ${stripe}
        export async function pay(params) {
          for (let attempt = 0; attempt < 3; attempt++) {
            const idempotencyKey = uuid()
            await stripe.refunds.create(params, { idempotencyKey })
          }
        }
      `,
      reports: ['changingKey'],
    },
    'a random key for a checkout session': {
      code: ts`
        import { stripe } from './stripe'
        import { nanoid } from 'nanoid'
        export const open = (team) => stripe.checkout.sessions.create({ customer: team.customer }, { idempotencyKey: \`\${team.id}-\${nanoid()}\` })
      `,
      reports: ['changingKey'],
    },
    'a function of the project that derives the key from nothing': {
      code: ts`
        import { generateIdempotencyKey } from './keys'
        ${stripe}
        export const pay = (params) => stripe.charges.create(params, { idempotencyKey: generateIdempotencyKey() })
      `,
      reports: ['changingKey'],
    },
    'Square with a random key': {
      code: ts`
        import { Client } from 'square'
        import crypto from 'crypto'
        const client = new Client({ accessToken })
        export const pay = (sourceId) => client.paymentsApi.createPayment({ sourceId, idempotencyKey: crypto.randomUUID() })
      `,
      reports: [{ messageId: 'changingKey', data: { part: 'crypto.randomUUID()', provider: 'Square' } }],
    },
    'Adyen, Mercado Pago and PayPal without keys': {
      code: ts`
        import { CheckoutAPI } from '@adyen/api-library'
        import { MercadoPagoConfig, Payment } from 'mercadopago'
        import { PaymentsController } from '@paypal/paypal-server-sdk'
        const checkout = new CheckoutAPI(client)
        const payment = new Payment(new MercadoPagoConfig({ accessToken }))
        const payments = new PaymentsController(paypal)
        export async function pay(order, body) {
          await checkout.PaymentsApi.payments(body)
          await payment.create({ body })
          await payments.refundCapturedPayment({ captureId: order.captureId })
        }
      `,
      reports: [
        { messageId: 'missingKey', data: { api: 'checkout.PaymentsApi.payments', key: 'idempotencyKey' } },
        { messageId: 'missingKey', data: { api: 'payment.create', key: 'idempotencyKey' } },
        { messageId: 'missingKey', data: { api: 'payments.refundCapturedPayment', key: 'paypalRequestId' } },
      ],
    },
    'a header that is new with every click': {
      filename: 'src/Pay.tsx',
      code: ts`
        export const Pay = () => (
          <button onClick={() => fetch('/api/billing/pay', { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID() } })}>Pay</button>
        )
      `,
      reports: ['changingKey'],
    },
    'routes of Express that pay and create': {
      options: everywhere,
      code: ts`
        import { Router } from 'express'
        import { requireAuth } from './auth'
        import { pool } from './db'
        import { billing } from './billing'
        const router = Router()
        router.post('/orders', requireAuth, async (req, res) => {
          await pool.query('INSERT INTO orders (total) VALUES ($1)', [req.body.total])
          res.json({})
        })
        router.post('/checkout', requireAuth, async (req, res) => res.json(await billing.start(req.user)))
        export { router }
      `,
      reports: [
        { messageId: 'unguardedRoute', data: { label: 'POST /orders', harm: 'adds a row to `orders`' } },
        { messageId: 'unguardedRoute', data: { label: 'POST /checkout', harm: 'starts a payment' } },
      ],
    },
    'a route handler of Next, declared apart': {
      options: everywhere,
      filename: 'app/api/donations/route.ts',
      code: ts`
        import { prisma } from '@/lib/db'
        async function donate(request) {
          return Response.json(await prisma.donation.create({ data: await request.json() }))
        }
        export { donate as POST }
      `,
      reports: ['unguardedRoute'],
    },
    'a controller of NestJS': {
      options: everywhere,
      code: ts`
        import { Controller, Post } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        @Controller('orders')
        export class Orders {
          constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {}
          @Post()
          create() {
            return this.orders.insert({ total: 1 })
          }
        }
      `,
      reports: ['unguardedRoute'],
    },
    'a Fastify route': {
      options: everywhere,
      code: ts`
        import Fastify from 'fastify'
        import { prisma } from './db'
        const app = Fastify()
        app.post('/projects', async (request) => prisma.project.create({ data: { name: request.body.name } }))
      `,
      reports: ['unguardedRoute'],
    },
    'requests of the front end': {
      options: everywhere,
      filename: 'src/client/PricingPage.tsx',
      code: ts`
        import axios from 'axios'
        export function Buttons({ priceId, api }) {
          const one = () => fetch('http://localhost:3000/api/billing/subscribe', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: priceId })
          const two = () => fetch(\`\${api}/checkout\`, { method: 'POST' })
          const three = () => axios.post('/api/orders', { priceId })
          return <button onClick={one} onDoubleClick={two} onFocus={three} />
        }
      `,
      reports: [
        { messageId: 'unkeyedRequest', data: { url: 'http://localhost:3000/api/billing/subscribe' } },
        { messageId: 'unkeyedRequest', data: { url: '{}/checkout' } },
        { messageId: 'unkeyedRequest', data: { url: '/api/orders' } },
      ],
    },
  },
})
