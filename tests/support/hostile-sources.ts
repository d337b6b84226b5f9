const times = (count: number, part: (index: number) => string, separator = '\n') => Array.from({ length: count }, (_, index) => part(index)).join(separator)

/** A program around statements: they run on a request in two frameworks, with every client that rules ask about in scope. */
export function inHandlers(statements: string): string {
  return `
import express from 'express'
import Stripe from 'stripe'
import OpenAI from 'openai'
import { PrismaClient } from '@prisma/client'
import { prisma } from '@/lib/prisma'
import { redis } from '@/lib/redis'
const app = express()
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
const openai = new OpenAI()
const db = new PrismaClient()
app.post('/api/webhooks/stripe', async (req, res) => {
${statements}
  res.json({})
})
export async function POST(request) {
  const req = await request.json()
  const event = stripe.webhooks.constructEvent(req.body, request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET)
${statements}
  return Response.json({})
}
`
}

/** Statements that grow with a size without growing deeper: a rule's time on them may grow as fast as they do, and no faster. */
export const wide: Readonly<Record<string, (size: number) => string>> = {
  'an array of many elements': (size) => `const all = [${times(size, (n) => `req.body.item${n}`, ', ')}]; use(all)`,
  'an object of many properties': (size) => `const all = { ${times(size, (n) => `key${n}: req.body.value`, ', ')} }; await prisma.user.create({ data: all })`,
  'a call of many arguments': (size) => `await redis.set(${times(size, (n) => `value${n}`, ', ')})`,
  'a template of many parts': (size) => `await db.$queryRawUnsafe(\`${times(size, () => '${req.body.id}', ' ')}\`)`,
  'reads and writes': (size) =>
    times(size, (n) => `if (!(await redis.get('key${n}'))) { await redis.set('key${n}', '1') }; const row${n} = await prisma.event.findUnique({ where: { id: 'a${n}' } }); if (!row${n}) await prisma.event.create({ data: { id: 'a${n}' } })`),
  'the same call again': (size) => times(size, () => "await openai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: req.body.prompt }] })"),
  'try and catch': (size) => times(size, (n) => `try { await stripe.charges.create({ amount: ${n} }) } catch (error) { console.error(error) }`),
  'loops that retry': (size) => times(size, () => 'while (true) { try { await stripe.charges.create({}); break } catch { continue } }'),
  'timers': (size) => times(size, () => 'setTimeout(async () => { await stripe.refunds.create({}) }, 0)'),
  'floating calls': (size) => times(size, () => "run().catch(console.error); localStorage.setItem('token', req.body.token)"),
  'aliases in a chain': (size) => `const alias0 = stripe\n${times(size, (n) => `const alias${n + 1} = alias${n}`)}\nawait alias${size}.charges.create({ amount: alias${size} })`,
  'aliases used from each link': (size) => `const link0 = req.body\n${times(size, (n) => `const link${n + 1} = link${n}.next; await prisma.user.update({ data: link${n + 1} })`)}`,
  'reads of the origin': (size) => times(size, (n) => `if (req.headers.origin) { res.setHeader('access-control-${n}', req.headers.referer) }; res.cookie('session', token${n}, { sameSite: 'none', secure: true })`),
  'functions that call the next': (size) => `${times(size, (n) => `async function step${n}() { return step${n + 1}() }`)}\nasync function step${size}() { await stripe.charges.create({}) }\nawait step0()`,
  'functions that call many of the next': (size) => `${times(size, (n) => `function pass${n}(value, { inner }) { console.log(value, inner); ${times(6, (step) => `pass${Math.min(size, n + step + 1)}(value, { inner: value })`, '; ')} }`)}\nfunction pass${size}(value) { console.error(value) }\npass0(req.body, { inner: req })`,
  'functions in a ring': (size) => `${times(size, (n) => `async function ring${n}() { try { await ring${(n + 1) % size}() } catch { return ring${(n + 1) % size}() } }`)}\nawait ring0()`,
  'conditions on one value': (size) => times(size, (n) => `if (req.headers['x-key'] === process.env.KEY_${n} || signature !== expected) return`),
  'one variable written often': (size) => `let shared = req.body\n${times(size, (n) => `shared = ${n % 2 ? 'shared' : `req.body.field${n}`}`)}\nawait prisma.user.update({ data: shared })`,
  'names that go round': (size) => times(size, (n) => `async function climb${n}(parts) { let at = start; for (const part of parts) { if (part === '.') at = at.parent; else if (Array.isArray(at)) at = at[part]; else at = at.get(part, at) } return at.get('token') }`),
  'cases of a switch': (size) => `switch (req.body.type) { ${times(size, (n) => `case 'type.${n}': await prisma.user.update({ data: { credits: { increment: ${n} } } }); break`)} }`,
  'clients': (size) => times(size, (n) => `const client${n} = new PrismaClient(); const openai${n} = new OpenAI({ apiKey: 'sk-proj-abcdefghijklmnopqrstuvwx${n}' })`),
}

/** Whole files that grow with a size. */
export const wideFiles: Readonly<Record<string, (size: number) => string>> = {
  'imports': (size) => `${times(size, (n) => `import { value${n}, other as other${n} } from './module-${n}'`)}\n${times(size, (n) => `value${n}(other${n})`)}`,
  'requires': (size) => times(size, (n) => `const { value${n} } = require('express'); value${n}().get('/', async (req, res) => res.json(value${n}))`),
  'routes': (size) => `import express from 'express'\nconst app = express()\n${times(size, (n) => `app.post('/route/${n}', async (req, res) => { await save(req.body); res.json({}) })`)}`,
  'routes apart from their handlers': (size) => `import express from 'express'\nconst app = express()\n${times(size, (n) => `app.post('/route/${n}', handler${n})`)}\n${times(size, (n) => `async function handler${n}(req, res) { await save(req.body) }`)}`,
  'methods of a class': (size) => `import { PrismaClient } from '@prisma/client'\nexport class Service {\n  #db = new PrismaClient()\n${times(size, (n) => `  async method${n}() { return this.method${n + 1}(await this.#db.user.findMany()) }`)}\n}`,
  'fields that each hold the next': (size) =>
    `import { createHmac } from 'crypto'\nclass Keys {\n${times(size, (n) => `  #field${n} = this.#field${n + 1}`)}\n  #field${size} = createHmac('sha256', process.env.KEY).digest('hex')\n  check(sent) {\n${times(size, (n) => `    if (this.#field${n} === sent) return true`)}\n  }\n}\nnew Keys().check(req.body.token)`,
  'hooks': (size) => `import { useEffect, useState } from 'react'\nexport function Page() {\n${times(size, (n) => `  const [s${n}, set${n}] = useState(0); useEffect(() => { set${n}(s${n} + 1); fetch('/api/' + s${n}) }, [s${n}])`)}\n}`,
  'a line of statements': (size) => times(size, () => 'use(process.env.KEY);', ' '),
  'a string of hex': (size) => `export const key = '${'a1b2c3d4'.repeat(size)}'; export const template = \`${'sk-live '.repeat(size)}\``,
  'comments': (size) => times(size, () => '// setTimeout, redis.get, stripe, openai'),
}

/** Expressions and statements that nest. */
export const deep: Readonly<Record<string, (depth: number) => string>> = {
  'calls in calls': (depth) => `x = ${'f('.repeat(depth)}${')'.repeat(depth)}`,
  'a chain of calls': (depth) => `prisma${'.user()'.repeat(depth)}`,
  'a chain of members': (depth) => `use(req${'.body'.repeat(depth)})`,
  'an optional chain': (depth) => `use(req${'?.body'.repeat(depth)})`,
  'a sum': (depth) => `x = req.body${' + req.body'.repeat(depth)}`,
  'an alternative': (depth) => `x = ${'process.env.A || '.repeat(depth)}'secret'`,
  'ternaries': (depth) => `x = ${'a ? req.body : '.repeat(depth)}process.env.A`,
  'else if': (depth) => `if (a) {}${' else if (signature === expected) {}'.repeat(depth)}`,
  'arrows': (depth) => `x = ${'async () => '.repeat(depth)}run()`,
  'blocks': (depth) => `${'{'.repeat(depth)}run()${'}'.repeat(depth)}`,
  'loops': (depth) => `${'while (true) { '.repeat(depth)}run()${' }'.repeat(depth)}`,
  'try': (depth) => `${'try { '.repeat(depth)}run()${' } catch { run() }'.repeat(depth)}`,
  'promises': (depth) => `run()${'.then(() => run()).catch(console.error)'.repeat(depth)}`,
  'await': (depth) => `x = ${'await '.repeat(depth)}run()`,
  'arrays': (depth) => `x = ${'['.repeat(depth)}${']'.repeat(depth)}`,
  'objects': (depth) => `x = ${'{ a: '.repeat(depth)}1${' }'.repeat(depth)}`,
  'patterns': (depth) => `const ${'{ a: '.repeat(depth)}b${' }'.repeat(depth)} = req.body; use(b)`,
  'templates': (depth) => `x = ${'`${'.repeat(depth)}req.body${'}`'.repeat(depth)}`,
  'new': (depth) => `x = ${'new Stripe('.repeat(depth)}${')'.repeat(depth)}`,
  'type assertions': (depth) => `x = stripe${' as any'.repeat(depth)}`,
}

/** Programs whose values, functions or classes refer to themselves or each other. */
export const cyclic: Readonly<Record<string, string>> = {
  'a constant of itself': 'const a = a; a.charges.create({}); const { b = b } = b; b()',
  'two constants': 'const a = b, b = a; await a.chat.completions.create({}); setTimeout(a, 0)',
  'three assignments': 'let a = b; var b = c; var c = a; a = c; b = a; c = b; await prisma.user.create({ data: a })',
  'a parameter of itself': 'function f(a = a, { b = f(b) } = b) { return f(a, b) } f(f)',
  'functions that call each other': 'const f = async () => g(); const g = async () => f(); async function h() { try { await h() } catch { await k() } } async function k() { return h() } f(); h()',
  'members of each other': 'const a = { b: c.d }; const c = { d: a.b }; await a.b.create({}); c.d.set(a.b)',
  'a class of itself': 'class A extends A { b = this.b; c = this.d; d = this.c; async e() { return this.e() } } new A().b.charges.create({})',
  'fields of each other': "import { createHmac, timingSafeEqual } from 'crypto'; class A { #a = this.#b; #b = this.#c; constructor() { this.#c = this.#a; this.d = this.e; this.e = this.d } check(sent) { if (this.#a === sent || sent !== this.d || this.#c !== this.#b) throw new Error(); this.#c = this.#a; return timingSafeEqual(createHmac('sha256', this.e).digest(), this.d) } } new A().check(req.body.token)",
  'an import of the same name': "import { x as y } from 'stripe'; const x = y; { const y = x; y.webhooks.constructEvent() }",
  'loop variables': 'for (const a of a) for (const b in b) { const c = c?.[b] ?? a; run(c) }',
  'destructuring of itself': 'const { a, ...rest } = { ...rest, a }; const [b, ...more] = [...more, b]; run(a, rest, b, more)',
}
