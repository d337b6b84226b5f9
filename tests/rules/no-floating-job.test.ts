import rule from '../../src/rules/no-floating-job.js'
import { testRule, ts } from '../support/test-rule.js'

/** Each report of the case suggests to write `to` in place of `from`. */
function awaiting(place: { code: string; filename?: string; reports: string[] }, from: string, to: string) {
  const suggestions = [{ messageId: 'suggestAwait', output: place.code.replace(from, to) }]
  return { ...place, reports: place.reports.map((messageId) => ({ messageId, suggestions })) }
}

testRule(rule, {
  invalid: {
    'an empty handler that gives no reason': {
      code: ts`
        import { Hono } from 'hono'
        import { buildReport } from './reports'
        const app = new Hono()
        app.post('/reports', async (c) => {
          buildReport(c.req.query('id')).catch(() => {})
          return c.json({ started: true })
        })
      `,
      reports: [{ messageId: 'unretriedWork', suggestions: [{ messageId: 'suggestAwait', output: ts`
        import { Hono } from 'hono'
        import { buildReport } from './reports'
        const app = new Hono()
        app.post('/reports', async (c) => {
          await buildReport(c.req.query('id')).catch(() => {})
          return c.json({ started: true })
        })
      ` }] }],
    },
    'a function of the file that pushes to another service': {
      code: ts`
        const express = require('express')
        const router = express.Router()
        async function sync(id) { await crm.push(id) }
        router.post('/sync', (req, res) => { sync(req.body.id); res.send('started') })
      `,
      reports: ['floatingWork'],
    },
    'Next.js webhook: a chained call of another file': {
      code: ts`
        import { runBuild } from '@/lib/builds'
        export async function POST(request: Request) {
          const { id } = await request.json()
          runBuild(id).catch((err) => console.error(err))
          return Response.json({ received: true })
        }
      `,
      filename: 'app/api/hooks/route.ts',
      reports: [
        {
          messageId: 'unretriedWork',
          line: 4,
          data: { work: 'runBuild', end: 'the response' },
          suggestions: [
            {
              messageId: 'suggestAwait',
              output: ts`
                import { runBuild } from '@/lib/builds'
                export async function POST(request: Request) {
                  const { id } = await request.json()
                  await runBuild(id).catch((err) => console.error(err))
                  return Response.json({ received: true })
                }
              `,
            },
          ],
        },
      ],
    },
    'Express: void': {
      code: ts`
        import express from 'express'
        import { syncAccount as sync } from './sync'
        const app = express()
        app.post('/sync', async (req, res) => {
          void sync(req.body.id)
          res.json({ ok: true })
        })
      `,
      reports: [
        {
          messageId: 'floatingWork',
          data: { work: 'sync', end: 'the response' },
          suggestions: [
            {
              messageId: 'suggestAwait',
              output: ts`
                import express from 'express'
                import { syncAccount as sync } from './sync'
                const app = express()
                app.post('/sync', async (req, res) => {
                  await sync(req.body.id)
                  res.json({ ok: true })
                })
              `,
            },
          ],
        },
      ],
    },
    'Express: an async function of the file, in a handler that is not async': {
      code: ts`
        const express = require('express')
        const router = express.Router()
        async function analyse(id) { const text = await load(id); await save(id, text) }
        router.post('/analyse/:id', (req, res) => {
          analyse(req.params.id)
          res.status(202).end()
        })
        module.exports = router
      `,
      filename: 'src/routes/analyse.js',
      reports: [{ messageId: 'floatingWork', suggestions: [] }],
    },
    'Fastify: an async function written in place': awaiting({
      code: ts`
        import Fastify from 'fastify'
        const app = Fastify()
        app.post('/import', async (request, reply) => {
          ;(async () => {
            await importRows(request.body.rows)
          })()
          return reply.code(202).send()
        })
      `,
      reports: ['floatingWork'],
    }, ';(async () => {', ';await (async () => {'),
    'Hono: then and catch': awaiting({
      code: ts`
        import { Hono } from 'hono'
        const app = new Hono()
        app.post('/poll', async (c) => {
          pollCommits(c.req.param('id')).then(() => console.log('done')).catch(console.error)
          return c.json({})
        })
      `,
      reports: ['unretriedWork'],
    }, 'pollCommits(', 'await pollCommits('),
    'a query without await': awaiting({
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function POST(request: Request) {
          prisma.user.update({ where: { id: 1 }, data: { plan: 'pro' } })
          return new Response()
        }
      `,
      filename: 'app/api/upgrade/route.ts',
      reports: ['floatingWork'],
    }, 'prisma.user.update(', 'await prisma.user.update('),
    'a message without await': awaiting({
      code: ts`
        import nodemailer from 'nodemailer'
        import express from 'express'
        const mailer = nodemailer.createTransport({})
        const app = express()
        app.post('/signup', async (req, res) => { mailer.sendMail({ to: req.body.email }); res.end() })
      `,
      reports: ['floatingWork'],
    }, 'mailer.sendMail(', 'await mailer.sendMail('),
    'fetch without await': awaiting({
      code: ts`
        import express from 'express'
        const app = express()
        app.post('/signup', async (req, res) => { fetch('https://crm.example.com/leads', { method: 'POST', body: '{}' }); res.end() })
      `,
      reports: ['floatingWork'],
    }, "fetch('https", "await fetch('https"),
    'the same name is awaited elsewhere': awaiting({
      code: ts`
        import { provision } from './provision'
        import express from 'express'
        const app = express()
        app.post('/a', async (req, res) => { await provision(req.body.id); res.end() })
        app.post('/b', async (req, res) => { provision(req.body.id); res.end() })
      `,
      reports: ['floatingWork'],
    }, '{ provision(', '{ await provision('),
    'all of a list': awaiting({
      code: ts`
        import express from 'express'
        const app = express()
        app.post('/all', async (req, res) => { Promise.all(req.body.ids.map((id) => rebuild(id))).catch(console.error); res.end() })
      `,
      reports: ['unretriedWork'],
    }, 'Promise.all(', 'await Promise.all('),
    'let go through an empty promise': awaiting({
      code: ts`
        import Router from '@koa/router'
        const router = new Router()
        router.post('/x', async (ctx) => { Promise.resolve().then(() => rebuild(ctx.params.id)); ctx.status = 202 })
      `,
      reports: ['floatingWork'],
    }, 'Promise.resolve()', 'await Promise.resolve()'),
    'stored and never awaited': awaiting({
      code: ts`
        import express from 'express'
        const app = express()
        async function rebuild(id) { await api.rebuild(id) }
        app.post('/all', async (req, res) => { const job = rebuild(req.body.id); res.end() })
      `,
      reports: ['floatingWork'],
    }, '= rebuild(', '= await rebuild('),
    'a handler declared apart from its route': awaiting({
      code: ts`
        import { Router } from 'express'
        const create = async (req, res) => { void render(req.body.id); res.json({}) }
        export const router = Router().post('/render', create)
      `,
      reports: ['floatingWork'],
    }, 'void render(', 'await render('),
    'a function of the file that the handler calls': awaiting({
      code: ts`
        export async function POST(request: Request) { await completed(await request.json()); return new Response() }
        async function completed(session) { if (session.paid) fulfil(session.id).catch(console.error) }
      `,
      filename: 'app/api/stripe/route.ts',
      reports: ['unretriedWork'],
    }, 'fulfil(', 'await fulfil('),
    'a NestJS controller': awaiting({
      code: ts`
        import { Controller, Post, Body } from '@nestjs/common'
        @Controller('reports')
        export class ReportsController {
          constructor(private readonly reports: ReportsService) {}
          @Post()
          async create(@Body() dto: CreateReport) { void this.reports.generate(dto); return { accepted: true } }
        }
      `,
      reports: ['floatingWork'],
    }, 'void this.reports', 'await this.reports'),
    'a server action': awaiting({
      code: ts`
        'use server'
        import { enrich } from '@/lib/enrich'
        export async function addLead(form: FormData) { enrich(form).catch(() => {}); return { ok: true } }
      `,
      filename: 'app/actions.ts',
      reports: ['unretriedWork'],
    }, 'enrich(form)', 'await enrich(form)'),
    'a tRPC mutation': awaiting({
      code: ts`
        import { router, publicProcedure } from '../trpc'
        import { z } from 'zod'
        export const leads = router({
          add: publicProcedure.input(z.object({ id: z.string() })).mutation(async ({ input }) => { void enrich(input.id); return { ok: true } }),
        })
      `,
      reports: ['floatingWork'],
    }, 'void enrich(', 'await enrich('),
    'a queue worker': awaiting({
      code: ts`
        import { Worker } from 'bullmq'
        export const worker = new Worker('mail', async (job) => { deliver(job.data).catch(console.error) })
      `,
      reports: ['unretriedWork'],
    }, 'deliver(', 'await deliver('),
    'after a condition': awaiting({
      code: ts`
        import express from 'express'
        const app = express()
        app.post('/x', async (req, res) => { req.body.now && void rebuild(req.body.id); res.end() })
      `,
      reports: ['floatingWork'],
    }, 'void rebuild(', 'await rebuild('),
  },

  valid: {
    'work that may be lost, as the empty handler says': ts`
      import { Hono } from 'hono'
      import { sendWelcomeMessage } from './chat'
      const app = new Hono()
      app.get('/oauth/callback', async (c) => {
        sendWelcomeMessage({ channel: c.req.query('channel') }).catch(() => {
          // The installation is complete without it.
        })
        return c.redirect('/apps')
      })
    `,
    'awaited, returned, or awaited later': ts`
      import express from 'express'
      const app = express()
      async function work(id) { await api.work(id) }
      app.post('/a', async (req, res) => { await work(1); const p = work(2); const q = [work(3)]; await p; await Promise.all(q); res.end() })
      app.post('/b', (req, res) => { return work(1) })
      app.post('/c', async (req, res) => { const list = []; list.push(work(1)); await Promise.allSettled(list); res.end() })
    `,
    'waitUntil of a platform': {
      code: ts`
        import { waitUntil } from '@vercel/functions'
        import { work } from './work'
        export async function POST() { waitUntil(work().catch(console.error)); return new Response() }
      `,
      filename: 'app/api/x/route.ts',
    },
    'after of Next.js': {
      code: ts`
        import { after } from 'next/server'
        import { work } from './work'
        export async function POST() { after(async () => { work().catch(console.error) }); after(work()); return new Response() }
      `,
      filename: 'app/api/x/route.ts',
    },
    'waitUntil of a worker context': ts`
      import { Hono } from 'hono'
      const app = new Hono()
      app.post('/x', async (c) => { c.executionCtx.waitUntil(work(c.req.param('id'))); return c.json({}) })
    `,
    'waitUntil of an event': {
      code: ts`
        import { NextResponse } from 'next/server'
        export function middleware(request, event) { event.waitUntil(record(request)); return NextResponse.next() }
      `,
      filename: 'src/middleware.ts',
    },
    'a queue': ts`
      import express from 'express'
      import { Queue } from 'bullmq'
      import { inngest } from './inngest'
      import { enqueueReport } from './jobs'
      const mails = new Queue('mails')
      const app = express()
      app.post('/x', async (req, res) => {
        mails.add('welcome', { id: req.body.id }).catch(console.error)
        void inngest.send({ name: 'x' })
        void enqueueReport(req.body.id)
        triggerJob('notification', {}).catch(console.error)
        res.end()
      })
    `,
    'a promise that answers the request': ts`
      const express = require('express')
      const app = express()
      app.get('/a', (req, res) => { load(req.params.id).then((row) => res.json(row)).catch((err) => res.status(500).end()) })
      app.get('/b', (req, res, next) => { load(req.params.id).then((row) => res.json(row)).catch(next) })
      app.get('/c', (req, res, next) => { (async () => { try { res.json(await load(1)) } catch (e) { next(e) } })() })
    `,
    'a wrapper of handlers': ts`
      import express from 'express'
      export const handle = (handler) => (req, res, next) => { handler(req, res, next).catch(next) }
      export const catchAsync = (fn) => (req, res, next) => { Promise.resolve(fn(req, res, next)).catch((err) => next(err)) }
    `,
    'a stream that is the answer': {
      code: ts`
        export async function POST(request: Request) {
          const { readable, writable } = new TransformStream()
          const writer = writable.getWriter()
          ;(async () => { for await (const part of await ask(request)) await writer.write(part); await writer.close() })()
          return new Response(readable)
        }
      `,
      filename: 'app/api/chat/route.ts',
    },
    'a function of the handler that answers': ts`
      import express from 'express'
      const app = express()
      app.get('/x', (req, res) => {
        const respond = async () => { res.json(await load(req.params.id)) }
        respond()
      })
    `,
    'telling, logging and tidying up': ts`
      import express from 'express'
      const app = express()
      app.post('/x', async (req, res) => {
        void posthog.capture({ event: 'x' })
        trackEvent('x').catch(() => {})
        void logger.flush()
        browser.close().catch(() => {})
        void cache.set('a', 1)
        res.end()
      })
    `,
    'allowed by a setting': {
      code: ts`
        import express from 'express'
        import { notifySlack } from './slack'
        const app = express()
        app.post('/x', async (req, res) => { void notifySlack('x'); res.end() })
      `,
      settings: { fireAndForget: ['notifySlack'] },
    },
    'a call that nothing says is asynchronous': ts`
      import express from 'express'
      import { applyDefaults } from './defaults'
      const app = express()
      app.post('/x', async (req, res) => { applyDefaults(req.body); res.end() })
    `,
    'a callback gets the result': ts`
      const app = require('express')()
      const { Pool } = require('pg')
      const pool = new Pool()
      app.get('/x', (req, res) => { pool.query('UPDATE a SET b = 1', (err, result) => { if (err) console.error(err) }); res.end() })
    `,
    'outside of a handler': ts`
      import { main } from './main'
      main().catch((error) => { console.error(error); process.exit(1) })
      void bootstrap()
      export async function service() { void work() }
    `,
    'a listener': ts`
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => { req.on('close', () => { void stopRun(req.params.id) }); res.end() })
    `,
    'a timer is the matter of another rule': ts`
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => { setTimeout(() => { void work() }, 0); res.end() })
    `,
    'browser code': {
      code: `'use client'\nexport function Save() { return <button onClick={() => { void save() }} /> }`,
      filename: 'src/Save.tsx',
    },
    'an event of another library': ts`
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => { res.json(await streamText({ onFinish: () => { void save() } })) })
    `,
    'a function of the file that only looks': ts`
      import express from 'express'
      import { Feedback } from './models'
      import { prisma } from './prisma'
      const app = express()
      async function checkFeedback(pattern) {
        const rows = await prisma.feedback.findMany({ where: { pattern } })
        for (const row of rows) if (row.open) badges.award(row.id)
      }
      app.get('/x', (req, res) => { void checkFeedback('a'); res.end() })
    `,
    'a function of the file that only looks through a model it does not know': ts`
      import express from 'express'
      import { FeedbackModel } from './models'
      const app = express()
      async function checkPattern(pattern) {
        const counted = FeedbackModel.findAndCountAll({ where: { pattern } }).then(({ count }) => { if (count > 0) badges.award(pattern) })
        await Promise.all([counted])
      }
      app.get('/x', (req, res) => { void checkPattern('a'); res.end() })
    `,
    'a row that is only read again': ts`
      import express from 'express'
      const app = express()
      app.get('/x', (req, res) => { void product.reload().then(() => { if (product.changed) badges.award('x') }); res.end() })
    `,
    'a notice in a chat': ts`
      import { sendWelcome } from '@acme/connect/slack'
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => { sendWelcome(req.query.channel).catch(() => {}); res.end() })
    `,
    'a notice on a screen': ts`
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => { const notifications = new Notifications(db); notifications.create('started', req.query.id).catch(console.error); res.end() })
    `,
    'a reader that only looks': ts`
      import express from 'express'
      import { prisma } from './prisma'
      const app = express()
      app.get('/x', async (req, res) => { void prisma.user.findMany(); res.end() })
    `,
  },
})
