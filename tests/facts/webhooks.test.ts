import { describe, expect, test } from 'vitest'
import { requestPartOf } from '../../src/facts/incoming-requests.js'
import { webhookAround, webhooksOf } from '../../src/facts/webhooks.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

const summaryOf = (code: string, filename?: string, settings?: unknown) =>
  webhooksOf(parseFile(code, { ...(filename ? { filename } : {}), settings })).map(({ provider, verification }) => `${provider}: ${verification}`)

const express = "import express from 'express'; const app = express();"
const route = (path: string, body: string) => `${express} app.post('${path}', async (req, res) => { ${body}; res.end() })`

describe('the provider', () => {
  test.each([
    ['a header', "if (req.headers['x-github-event'] === 'push') run(req.body.after)", '/incoming', 'GitHub'],
    ['a header by method, in other case', "const topic = req.get('X-Shopify-Topic'); run(topic, req.body.id)", '/incoming', 'Shopify'],
    ['a destructured header', "const { 'paddle-signature': given } = req.headers; run(req.body.id, given)", '/incoming', 'Paddle'],
    ['an event of a switch', "switch (req.body.type) { case 'customer.subscription.deleted': run() }", '/incoming', 'Stripe'],
    ['an event compared', "if (req.body.event_type === 'PAYMENT.CAPTURE.COMPLETED') run()", '/incoming', 'PayPal'],
    ['the beginning of an event', "if (req.body.type.startsWith('checkout.session.')) run()", '/incoming', 'Stripe'],
    ['a list of events', "if (['invoice.paid', 'invoice.voided'].includes(req.body.type)) run()", '/incoming', 'Stripe'],
    ['the path', 'run(req.body.id)', '/webhooks/paypal', 'PayPal'],
    ['the path in one word', 'run(req.body.id)', '/stripe-webhook', 'Stripe'],
    ['a customary path', 'run(req.body.event)', '/slack/events', 'Slack'],
    ['a shared event beside the name', "if (req.body.type === 'user.created') run(clerkClient)", '/webhooks/users', 'Clerk'],
    ['a shared header beside the name', "run(req.headers['x-signature'], lemonSqueezy, req.body.meta)", '/webhooks/orders', 'Lemon Squeezy'],
  ])('by %s', (_, body, path, provider) => {
    expect(webhooksOf(parseFile(route(path, body))).map((webhook) => webhook.provider)).toEqual([provider])
  })

  test('by the folder of a route file', () => {
    const code = 'export async function POST(request: Request) { run(await request.json()) }'
    expect(webhooksOf(parseFile(code, { filename: 'app/api/webhooks/resend/route.ts' }))[0]).toMatchObject({ provider: 'Resend', readsBody: true })
  })

  test('by the type of the event', () => {
    const code = "import type { Stripe as S } from 'stripe'; export async function POST(r: Request) { const event = (await r.json()) as S.Event; run(event.id) }"
    expect(summaryOf(code, 'app/api/billing/route.ts')).toEqual(['Stripe: none'])
  })

  test.each([
    ['a shared event alone', "if (req.body.type === 'user.created') run()", '/events'],
    ['a shared header alone', "run(req.headers['x-signature'], req.body)", '/events'],
    ['a header that is sent', "await fetch(url, { headers: { 'stripe-signature': req.body.x } })", '/relay'],
    ['a provider without the word webhook', 'run(req.body.plan)', '/stripe/checkout'],
  ])('not by %s', (_, body, path) => {
    expect(webhooksOf(parseFile(route(path, body))).filter(({ provider }) => provider !== null)).toEqual([])
  })

  test('is null for a webhook of nobody known', () => {
    expect(summaryOf(route('/webhooks/partner', 'run(req.body.id)'))).toEqual(['null: none'])
  })
})

describe('what is no incoming webhook', () => {
  test.each([
    ['a customer registers one', 'save(req.body.url, req.body.events)', '/teams/:slug/webhooks'],
    ['a signed-in user changes one', 'save(req.user.id, req.body.enabled)', '/stripe/webhook/settings'],
    ['one is registered with the provider', 'await stripe.webhookEndpoints.create({ enabled_events: req.body.list })', '/stripe/webhooks'],
  ])('%s', (_, body, path) => {
    expect(webhooksOf(parseFile(route(path, body)))).toEqual([])
  })

  test('a read', () => {
    expect(summaryOf(`${express} app.get('/webhooks/stripe', (req, res) => res.json(req.query))`)).toEqual([])
  })

  test('a function that gets the event of another', () => {
    expect(summaryOf("export async function onPaid(event) { if (event.type === 'invoice.paid') await run(event.data.object) }")).toEqual([])
  })
})

describe('verification', () => {
  const verdict = (body: string, before = '') => webhooksOf(parseFile(`${before}; ${route('/webhooks/stripe', `const event = req.body; ${body}; run(event.id)`)}`))[0]?.verification

  test.each([
    ['constructEvent', "stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)"],
    ['a verify-like name', 'await verifyStripe(req)'],
    ['a word signature in the call', 'if (!isValidSignature(event)) return'],
    ['timingSafeEqual', 'timingSafeEqual(a, b)'],
    ['a method of a library', "new Webhook(secret).verify(raw, req.headers)"],
    ['an event fetched again', 'await stripe.events.retrieve(event.id)'],
    ['a shared secret of the environment', 'if (req.query.token !== process.env.HOOK_TOKEN) return'],
    ['a kept secret by name', "if (req.headers['x-token'] !== integration.webhookSecret) return"],
  ])('%s verifies', (_, body) => expect(verdict(body)).toBe('verified'))

  test.each([
    ['the request', 'const checked = await open(req)'],
    ['the headers', 'const checked = open(event, req.headers)'],
    ['the signature', "open(event, req.headers['stripe-signature'])"],
    ['the body, and may throw', "assertKnown(event)"],
    ['the raw body, for a result', 'const parsed = open(req.rawBody)'],
    ['the request among options', 'await open({ req, tolerance: 5 })'],
  ])('an unknown function that gets %s may', (_, body) => expect(verdict(body, "import { open } from './open'")).toBe('delegated'))

  test.each([
    ['reading the header', "const signature = req.headers['stripe-signature']; if (!signature) return"],
    ['logging it', "console.log(req.headers['stripe-signature'], req.body)"],
    ['keeping the body', 'await prisma.log.create({ data: { body: req.body } }); await queue.add(req.body)'],
    ['a function that gets the body, and whose answer nobody reads', 'await fulfil(event)'],
    ['a function that gets a part of the body', 'await grant(event.data.object)'],
    ['a comparison of the body with a literal', "if (event.type !== 'invoice.paid') return"],
  ])('%s does not', (_, body) => expect(verdict(body)).toBe('none'))

  test('a function of the file that the handler reaches verifies', () => {
    expect(verdict('check(req)', 'function check(r) { return inner(r) } function inner(r) { return createHmac("sha256", s).update(r.body) }')).toBe('verified')
  })

  test('a stub verifies nothing', () => {
    expect(verdict('verifyIt(event)', 'function verifyIt() { console.log("later"); return true }')).toBe('none')
  })

  test.each([
    ['guard', "import { guard } from './guard'", 'guard', 'delegated'],
    ['verify middleware', "import { verifyStripe } from './guard'", 'verifyStripe', 'verified'],
    ['body parser', '', 'express.json()', 'none'],
    ['logger', "import { requestLogger } from './log'", 'requestLogger', 'none'],
  ])('a %s in the chain', (_, before, middleware, expected) => {
    expect(summaryOf(`${before}; ${express} app.post('/webhooks/stripe', ${middleware}, (req, res) => { run(req.body.id); res.end() })`)).toEqual([`Stripe: ${expected}`])
  })

  test('a guard that a setting names', () => {
    const code = route('/webhooks/stripe', 'gate(); run(req.body.id)')
    expect(summaryOf(code, undefined, { webhookGuards: ['gate'] })).toEqual(['Stripe: verified'])
    expect(summaryOf(code)).toEqual(['Stripe: none'])
  })
})

describe('webhookAround', () => {
  const file = parseFile(`${express}
    async function grant(id) { await db.give(id) }
    app.post('/webhooks/stripe', (req, res) => { list.forEach(() => { inner() }); grant(req.body.id) })
    app.post('/pay', (req, res) => { other(req.body) })
    elsewhere()`)

  test('in the handler, also in a callback', () => expect(webhookAround(file, nodeOf(file, 'inner()'))?.provider).toBe('Stripe'))
  test('in a function that the handler calls', () => expect(webhookAround(file, nodeOf(file, 'db.give(id)'))?.provider).toBe('Stripe'))
  test('not in another route', () => expect(webhookAround(file, nodeOf(file, 'other(req.body)'))).toBeNull())
  test('not at module level', () => expect(webhookAround(file, nodeOf(file, 'elsewhere()'))).toBeNull())
})

describe('requestPartOf', () => {
  test.each([
    ['function f(req) { return req.body.user }', 'req.body.user', { part: 'body', field: 'user' }],
    ['async function f(request: Request) { return request.text() }', 'request.text()', { part: 'body', field: null }],
    ['function f(c) { return c.req.header("x-a") }', 'c.req.header("x-a")', { part: 'headers', field: 'x-a' }],
    ['function f(ctx) { return ctx.request.body }', 'ctx.request.body', { part: 'body', field: null }],
    ['function f({ request }) { return request.headers.get("x-a") }', 'request.headers.get("x-a")', { part: 'headers', field: 'x-a' }],
    ['function f(request) { return new URL(request.url).searchParams.get("k") }', 'new URL(request.url).searchParams.get("k")', { part: 'query', field: 'k' }],
    ['function f(req) { return req.session.otp }', 'req.session.otp', { part: 'session', field: 'otp' }],
  ])('%s', (code, text, expected) => {
    const file = parseFile(code)
    expect(requestPartOf(file, nodeOf(file, text))).toEqual(expected)
  })

  test.each([
    ['an answer of Koa or Hono', 'function f(ctx) { return ctx.body }', 'ctx.body'],
    ['a letter', 'function f({ to, body }) { return body.text }', 'body.text'],
    ['the answer of a fetch', 'async function f(response) { return response.body }', 'response.body'],
    ['a field of an event', 'function f(event) { return event.user }', 'event.user'],
  ])('not %s', (_, code, text) => {
    const file = parseFile(code)
    expect(requestPartOf(file, nodeOf(file, text))).toBeNull()
  })
})
