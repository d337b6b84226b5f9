import { randomUUID } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseRuntimeConfig } from '../apps/eight-layer/src/01-Core/context/RuntimeConfig.js'
import { createLogger } from '../apps/eight-layer/src/01-Core/logging/logger.js'
import { createApp } from '../apps/eight-layer/src/composition/createApp.js'
import { inMemoryAdapters } from '../apps/eight-layer/src/composition/inMemory.js'
import { startServer, type RunningServer } from '../apps/eight-layer/src/composition/startServer.js'

const ORIGIN = 'https://app.example.com'
const WEBHOOK_SECRET = `whsec_${randomUUID()}`
const PASSWORD = 'correct horse battery'

const config = parseRuntimeConfig({
  NODE_ENV: 'test',
  ADAPTERS: 'memory',
  PORT: '0',
  LOG_LEVEL: 'silent',
  PUBLIC_URL: ORIGIN,
  ALLOWED_ORIGINS: ORIGIN,
  ACCESS_TOKEN_SECRET: randomUUID() + randomUUID(),
  STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  // Enough for one answer of the assistant (400 tokens and its prompt), not for two.
  LLM_TOKENS_PER_HOUR: '700',
  SHUTDOWN_GRACE_MS: '500',
})
const logger = createLogger(config.logLevel)

interface Started {
  running: RunningServer
  adapters: ReturnType<typeof inMemoryAdapters>
  base: string
}

async function start(): Promise<Started> {
  const adapters = inMemoryAdapters(config, logger)
  const running = await startServer({ app: createApp({ config, logger, adapters }), config, logger })
  const { port } = running.server.address() as AddressInfo
  return { running, adapters, base: `http://127.0.0.1:${port}` }
}

/** A browser as far as this matters: it keeps cookies, and says where its requests come from. */
class Client {
  readonly cookies = new Map<string, string>()

  constructor(
    private readonly base: string,
    private readonly origin = ORIGIN,
  ) {}

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.base + path, {
      method,
      headers: {
        origin: this.origin,
        'idempotency-key': randomUUID(),
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      this.cookies.set(name, value)
    }
    return response
  }

  get = (path: string) => this.send('GET', path)
  post = (path: string, body?: unknown, headers?: Record<string, string>) => this.send('POST', path, body, headers)
}

let app: Started

// A fresh program for every case: the login limit counts all of them as one address.
beforeEach(async () => {
  app = await start()
})

afterEach(async () => {
  await app.running.shutdown()
})

async function member(email = `${randomUUID()}@example.com`): Promise<Client> {
  const client = new Client(app.base)
  const registered = await client.post('/api/v1/auth/register', { email, password: PASSWORD, teamName: 'Acme' })
  expect(registered.status).toBe(201)
  const loggedIn = await client.post('/api/v1/auth/login', { email, password: PASSWORD })
  expect(loggedIn.status).toBe(204)
  return client
}

async function errorCodeOf(response: Response): Promise<string> {
  const body = (await response.json()) as { error: { code: string } }
  return body.error.code
}

async function requestReport(client: Client, key: string = randomUUID()) {
  const response = await client.post('/api/v1/reports', { title: 'Visits', days: 7 }, { 'idempotency-key': key })
  return { response, body: (await response.json()) as { status: string; jobId: string; pollUrl: string } }
}

async function pollUntilEnded(client: Client, url: string) {
  for (let poll = 0; poll < 100; poll += 1) {
    const report = (await (await client.get(url)).json()) as { status: string; summary: string | null }
    if (report.status === 'done' || report.status === 'failed') return report
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('The report did not end')
}

describe('operations', () => {
  it('answers the health and readiness probes, with security headers', async () => {
    const client = new Client(app.base)
    const health = await client.get('/healthz')
    expect(health.status).toBe(200)
    expect(health.headers.get('x-content-type-options')).toBe('nosniff')
    expect(health.headers.get('x-powered-by')).toBeNull()
    expect((await client.get('/readyz')).status).toBe(200)
  })

  it('is not ready while a dependency is away, and does not say why', async () => {
    const adapters = {
      ...inMemoryAdapters(config, logger),
      probes: [{ name: 'database', check: () => Promise.reject(new Error('password of the pool')) }],
    }
    const running = await startServer({ app: createApp({ config, logger, adapters }), config, logger })
    const { port } = running.server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/readyz`)
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ status: 'unavailable', checks: { database: 'failing' } })
    await running.shutdown()
  })

  it('refuses a broken body, one that is too large, and an unknown address', async () => {
    const post = (body: string) =>
      fetch(`${app.base}/api/v1/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect((await post('{')).status).toBe(400)
    expect((await post(JSON.stringify({ email: 'x'.repeat(200_000) }))).status).toBe(413)
    expect((await fetch(`${app.base}/nowhere`)).status).toBe(404)
  })

  it('allows only the listed origins to read answers', async () => {
    const allowed = await fetch(`${app.base}/healthz`, { headers: { origin: ORIGIN } })
    const foreign = await fetch(`${app.base}/healthz`, { headers: { origin: 'https://evil.example.com' } })
    expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('refuses in-memory adapters in production, and names what is missing', () => {
    expect(() => parseRuntimeConfig({ NODE_ENV: 'production', ADAPTERS: 'memory' })).toThrow(/ACCESS_TOKEN_SECRET/)
    const complete = {
      NODE_ENV: 'production',
      ADAPTERS: 'memory',
      PORT: '0',
      PUBLIC_URL: ORIGIN,
      ALLOWED_ORIGINS: ORIGIN,
      ACCESS_TOKEN_SECRET: randomUUID(),
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    }
    expect(() => parseRuntimeConfig(complete)).toThrow(/refused in production/)
  })

  it('closes on shutdown, and frees the port and its signal handlers', async () => {
    const handlersBefore = process.listenerCount('SIGTERM')
    const other = await start()
    const { port } = other.running.server.address() as AddressInfo
    expect(process.listenerCount('SIGTERM')).toBe(handlersBefore + 1)
    expect((await fetch(`${other.base}/healthz`)).status).toBe(200)

    await other.running.shutdown()
    await other.running.shutdown()

    expect(other.running.server.listening).toBe(false)
    expect(process.listenerCount('SIGTERM')).toBe(handlersBefore)
    await expect(fetch(`${other.base}/healthz`)).rejects.toThrow()
    const reused = createServer()
    await new Promise<void>((resolve, reject) => {
      reused.once('error', reject)
      reused.listen(port, () => reused.close(() => resolve()))
    })
  })
})

describe('sessions', () => {
  it('registers, logs in with cookies that scripts cannot read, and shows the dashboard', async () => {
    const email = `${randomUUID()}@example.com`
    const client = await member(email)
    const login = await client.post('/api/v1/auth/login', { email, password: PASSWORD })
    for (const line of login.headers.getSetCookie()) {
      expect(line).toMatch(/HttpOnly/)
      expect(line).toMatch(/Secure/)
      expect(line).toMatch(/SameSite=(Lax|Strict)/)
    }
    const dashboard = await client.get('/api/v1/dashboard')
    expect(dashboard.status).toBe(200)
    expect(await dashboard.json()).toMatchObject({ plan: 'free', members: 1, llmTokensThisHour: 0 })
  })

  it('accepts the access token as a Bearer token as well', async () => {
    const client = await member()
    const bearer = `Bearer ${client.cookies.get('access')}`
    const response = await fetch(`${app.base}/api/v1/dashboard`, { headers: { authorization: bearer } })
    expect(response.status).toBe(200)
  })

  it('answers 401 to a wrong password, an unknown account, no session and a forged one', async () => {
    const email = `${randomUUID()}@example.com`
    await member(email)
    const stranger = new Client(app.base)
    const wrong = await stranger.post('/api/v1/auth/login', { email, password: 'not the password' })
    const unknown = await stranger.post('/api/v1/auth/login', { email: 'nobody@example.com', password: PASSWORD })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect((await stranger.get('/api/v1/dashboard')).status).toBe(401)
    stranger.cookies.set('access', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.')
    expect((await stranger.get('/api/v1/dashboard')).status).toBe(401)
  })

  it('locks an account after ten wrong passwords', async () => {
    const stranger = new Client(app.base)
    const attempt = () => stranger.post('/api/v1/auth/login', { email: 'victim@example.com', password: 'guess' })
    const statuses: number[] = []
    for (let guess = 0; guess < 11; guess += 1) statuses.push((await attempt()).status)
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429])
  })

  it('rotates refresh tokens, and ends the session when a spent one comes back', async () => {
    const client = await member()
    const spent = client.cookies.get('refresh') ?? ''
    expect((await client.post('/api/v1/auth/refresh')).status).toBe(204)
    expect(client.cookies.get('refresh')).not.toBe(spent)

    const thief = new Client(app.base)
    thief.cookies.set('refresh', spent)
    expect((await thief.post('/api/v1/auth/refresh')).status).toBe(401)
    expect((await client.post('/api/v1/auth/refresh')).status).toBe(401)
  })

  it('ends the session at logout', async () => {
    const client = await member()
    const refresh = client.cookies.get('refresh') ?? ''
    expect((await client.post('/api/v1/auth/logout')).status).toBe(204)
    client.cookies.set('refresh', refresh)
    expect((await client.post('/api/v1/auth/refresh')).status).toBe(401)
  })

  it('refuses a request with cookies that another site started', async () => {
    const client = await member()
    const forged = new Client(app.base, 'https://evil.example.com')
    for (const [name, value] of client.cookies) forged.cookies.set(name, value)
    const response = await forged.post('/api/v1/auth/logout')
    expect(response.status).toBe(403)
    expect(await errorCodeOf(response)).toBe('foreign_origin')
  })

  it('registers an address once, and replays the first answer for a repeated key', async () => {
    const body = { email: `${randomUUID()}@example.com`, password: PASSWORD, teamName: 'Acme' }
    const client = new Client(app.base)
    const key = { 'idempotency-key': randomUUID() }
    const first = await client.post('/api/v1/auth/register', body, key)
    const repeated = await client.post('/api/v1/auth/register', body, key)
    const another = await client.post('/api/v1/auth/register', body)
    expect([first.status, repeated.status, another.status]).toEqual([201, 201, 409])
    expect(await repeated.json()).toEqual(await first.json())
  })
})

describe('teams', () => {
  it('lets an invited member in and an owner remove one, and nobody else', async () => {
    const owner = await member()
    const email = `${randomUUID()}@example.com`
    expect((await owner.post('/api/v1/team/invitations', { email })).status).toBe(202)
    const mail = app.adapters.mailer.mails.find((sent) => sent.to === email)
    const invitation = mail?.text.split('#')[1]

    const invited = new Client(app.base)
    const registration = { email, password: PASSWORD, teamName: 'Ignored', invitation }
    const registered = await invited.post('/api/v1/auth/register', registration)
    const { user } = (await registered.json()) as { user: { id: string; role: string } }
    expect(user.role).toBe('member')
    await invited.post('/api/v1/auth/login', { email, password: PASSWORD })
    expect((await invited.post('/api/v1/team/invitations', { email })).status).toBe(403)

    const stranger = await member()
    expect((await stranger.send('DELETE', `/api/v1/team/members/${user.id}`)).status).toBe(404)
    expect((await owner.send('DELETE', `/api/v1/team/members/${user.id}`)).status).toBe(204)
    expect((await invited.post('/api/v1/auth/refresh')).status).toBe(401)
  })
})

describe('reports', () => {
  it('accepts a report, works in the background and is polled until it is done', async () => {
    const client = await member()
    const { response, body } = await requestReport(client)
    expect(response.status).toBe(202)
    expect(body.status).toBe('accepted')
    const report = await pollUntilEnded(client, body.pollUrl)
    expect(report.status).toBe('done')
    expect(report.summary).toMatch(/canned answer/)
  })

  it('starts one report for a double click, and refuses a request without a key', async () => {
    const client = await member()
    const key = randomUUID()
    const first = await requestReport(client, key)
    const second = await requestReport(client, key)
    expect(second.body).toEqual(first.body)
    const reused = await client.post('/api/v1/reports', { title: 'Another', days: 7 }, { 'idempotency-key': key })
    expect(reused.status).toBe(422)
    const without = await client.post('/api/v1/reports', { title: 'Visits', days: 7 }, { 'idempotency-key': '' })
    expect(await errorCodeOf(without)).toBe('idempotency_key_required')
  })

  it('refuses bad input and hides the reports of other teams', async () => {
    const client = await member()
    expect((await client.post('/api/v1/reports', { title: '', days: 'many' })).status).toBe(400)
    const { body } = await requestReport(client)
    const stranger = await member()
    expect((await stranger.get(body.pollUrl)).status).toBe(404)
  })

  it('buries a report that cannot be made, and says that it failed', async () => {
    const client = await member()
    // Spends the budget of the user, which no further attempt of the job can change.
    await client.post('/api/v1/assistant/answers', { question: 'How many visits?' })
    const { body } = await requestReport(client)
    const report = await pollUntilEnded(client, body.pollUrl)
    expect(report.status).toBe('failed')
    expect(app.adapters.deadLetters.letters).toContainEqual(
      expect.objectContaining({ jobId: body.jobId, jobName: 'report', attempts: 1 }),
    )
  })
})

describe('billing', () => {
  const sendEvent = (payload: string, signature: string) =>
    fetch(`${app.base}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body: payload,
    })
  const sign = (payload: string) => Stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET })
  const completed = (checkoutId: string) =>
    JSON.stringify({
      id: `evt_${randomUUID()}`,
      object: 'event',
      type: 'checkout.session.completed',
      data: { object: { id: checkoutId, object: 'checkout.session', subscription: `sub_${randomUUID()}` } },
    })

  it('opens one checkout for a repeated subscribe', async () => {
    const client = await member()
    const key = { 'idempotency-key': randomUUID() }
    const first = await client.post('/api/v1/billing/subscriptions', { plan: 'pro' }, key)
    const second = await client.post('/api/v1/billing/subscriptions', { plan: 'pro' }, key)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(await second.json()).toEqual(await first.json())
  })

  it('delivers an event once that Stripe sends twice at the same moment', async () => {
    const email = `${randomUUID()}@example.com`
    const client = await member(email)
    const opened = await client.post('/api/v1/billing/subscriptions', { plan: 'pro' })
    const { checkoutId } = (await opened.json()) as { checkoutId: string }
    const payload = completed(checkoutId)

    const answers = await Promise.all([sendEvent(payload, sign(payload)), sendEvent(payload, sign(payload))])
    // The second is told to come back while the first is at work, or that all is done.
    expect(answers.map((answer) => answer.status).filter((status) => status !== 409)).toContain(200)
    const later = await sendEvent(payload, sign(payload))
    expect(await later.json()).toEqual({ received: true, replayed: true })

    expect(app.adapters.mailer.mails.filter((mail) => mail.to === email)).toHaveLength(1)
    expect(await (await client.get('/api/v1/dashboard')).json()).toMatchObject({ plan: 'pro' })
  })

  it('takes an event again after a delivery that failed', async () => {
    const checkoutId = `checkout_${randomUUID()}`
    const payload = completed(checkoutId)
    expect((await sendEvent(payload, sign(payload))).status).toBe(404)
    await app.adapters.subscriptions.rememberCheckout({ checkoutId, teamId: randomUUID(), plan: 'pro' })
    expect(await (await sendEvent(payload, sign(payload))).json()).toEqual({ received: true, replayed: false })
  })

  it('refuses a bad signature, none, and one for another body', async () => {
    const payload = completed('checkout_none')
    for (const signature of ['t=1,v1=00', '', sign(`${payload} `)]) {
      const response = await sendEvent(payload, signature)
      expect(response.status).toBe(400)
      expect(await errorCodeOf(response)).toBe('invalid_signature')
    }
  })
})

describe('the assistant', () => {
  it('answers until the budget of the user is used up, and only of that user', async () => {
    const client = await member()
    const ask = (asker: Client) => asker.post('/api/v1/assistant/answers', { question: 'How many visits?' })
    expect((await ask(client)).status).toBe(200)
    const refused = await ask(client)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await errorCodeOf(refused)).toBe('llm_budget_exhausted')
    expect((await ask(await member())).status).toBe(200)
  })
})
