import rule from '../../src/rules/no-timer-background-job.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'a service that is named for starting one piece of work': {
      code: ts`
        import { prisma } from '../db'
        export async function startReport(id: string) {
          await prisma.report.update({ where: { id }, data: { status: 'queued' } })
          setTimeout(async () => {
            const rows = await buildReport(id)
            await prisma.report.update({ where: { id }, data: { status: 'done', rows } })
          }, 10)
          return { id }
        }
      `,
      filename: 'src/services/report.ts',
      reports: ['timerInService'],
    },
    'Express: an async arrow before the answer': {
      code: ts`
        import express from 'express'
        import { buildInvoice } from './invoices'
        const app = express()
        app.post('/invoices', async (req, res) => {
          const id = await createInvoice(req.body)
          setTimeout(async () => {
            await buildInvoice(id)
          }, 0)
          res.status(202).json({ id })
        })
      `,
      reports: [{ messageId: 'timerInHandler', line: 6, data: { api: 'setTimeout', work: 'buildInvoice', request: '`POST /invoices`' } }],
    },
    'Express: a sync arrow that calls a function of the file': {
      code: ts`
        const express = require('express')
        const router = express.Router()
        router.post('/scan/:id', (req, res) => {
          setTimeout(() => {
            startScan(req.params.id)
          }, 2000)
          res.json({ started: true })
        })
        function startScan(id) { results.set(id, compute(id)) }
        module.exports = router
      `,
      filename: 'src/routes/scan.js',
      reports: ['timerInHandler'],
    },
    'Fastify: setImmediate': {
      code: ts`
        import Fastify from 'fastify'
        const app = Fastify()
        app.post('/export', async (request, reply) => {
          setImmediate(() => exportAll(request.body.userId).catch(console.error))
          return { ok: true }
        })
      `,
      reports: [{ messageId: 'timerInHandler', data: { api: 'setImmediate', work: 'exportAll', request: '`POST /export`' } }],
    },
    'Hono: process.nextTick': {
      code: ts`
        import { Hono } from 'hono'
        const app = new Hono()
        app.post('/sync', async (c) => {
          process.nextTick(async () => { await syncContacts(c.req.param('id')) })
          return c.json({ ok: true })
        })
      `,
      reports: ['timerInHandler'],
    },
    'Next.js route handler: a query later': {
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function POST(request: Request) {
          const { id } = await request.json()
          setTimeout(async () => { await prisma.report.update({ where: { id }, data: { status: 'done' } }) }, 1000)
          return Response.json({ id })
        }
      `,
      filename: 'app/api/reports/route.ts',
      reports: ['timerInHandler'],
    },
    'queueMicrotask': {
      code: ts`
        import express from 'express'
        const app = express()
        app.post('/x', (req, res) => { queueMicrotask(async () => { await work(req.body.id) }); res.end() })
      `,
      reports: ['timerInHandler'],
    },
    'a function of another file by name, with arguments': {
      code: ts`
        import express from 'express'
        import { processUpload as handleUpload } from '../uploads'
        const app = express()
        app.post('/upload', (req, res) => { setTimeout(handleUpload, 100, req.body.key); res.sendStatus(202) })
      `,
      reports: [{ messageId: 'timerInHandler', data: { api: 'setTimeout', work: 'handleUpload', request: '`POST /upload`' } }],
    },
    'bound': {
      code: ts`
        import express from 'express'
        import { processUpload } from '../uploads'
        const app = express()
        app.post('/upload', (req, res) => { setImmediate(processUpload.bind(null, req.body.key)); res.sendStatus(202) })
      `,
      reports: ['timerInHandler'],
    },
    'node:timers under another name': {
      code: ts`
        import { setTimeout as later } from 'node:timers'
        import express from 'express'
        const app = express()
        app.post('/x', (req, res) => { later(async () => { await rebuild(req.body.id) }, 10); res.end() })
      `,
      reports: ['timerInHandler'],
    },
    'timers of a CommonJS module': {
      code: ts`
        const timers = require('timers')
        const app = require('express')()
        app.post('/x', (req, res) => { timers.setTimeout(async () => { await rebuild(req.body.id) }, 10); res.end() })
      `,
      filename: 'src/app.js',
      reports: ['timerInHandler'],
    },
    'a handler declared apart from its route': {
      code: ts`
        import { Router } from 'express'
        const router = Router()
        const generate = async (req, res) => {
          setTimeout(async () => { await renderPdf(req.params.id) }, 0)
          res.json({ status: 'queued' })
        }
        router.post('/pdf/:id', generate)
      `,
      reports: ['timerInHandler'],
    },
    'a function of the file that the handler calls': {
      code: ts`
        import { Router } from 'express'
        const router = Router()
        router.post('/pdf/:id', (req, res) => { kickOff(req.params.id); res.json({}) })
        function kickOff(id) { setTimeout(() => { renderPdf(id) }, 0) }
      `,
      reports: ['timerInHandler'],
    },
    'a NestJS controller': {
      code: ts`
        import { Controller, Post, Body } from '@nestjs/common'
        @Controller('reports')
        export class ReportsController {
          constructor(private readonly reports: ReportsService) {}
          @Post()
          create(@Body() dto: CreateReport) {
            setTimeout(() => this.reports.generate(dto), 0)
            return { accepted: true }
          }
        }
      `,
      reports: ['timerInHandler'],
    },
    'an unref changes nothing': {
      code: ts`
        import express from 'express'
        const app = express()
        app.post('/x', (req, res) => { setTimeout(async () => { await rebuild(req.body.id) }, 10).unref(); res.end() })
      `,
      reports: ['timerInHandler'],
    },
    'a handle that nothing clears': {
      code: ts`
        import express from 'express'
        const app = express()
        app.post('/x', (req, res) => { const timer = setTimeout(async () => { await rebuild(req.body.id) }, 10); res.end() })
      `,
      reports: ['timerInHandler'],
    },
    'an exported async service': {
      code: ts`
        import { pool } from './db'
        import { readFile } from 'node:fs/promises'
        export async function requestReport(jobId: string) {
          await pool.query('INSERT INTO jobs (id) VALUES ($1)', [jobId])
          setTimeout(async () => {
            await processReport(jobId)
          }, 0)
          return { jobId }
        }
      `,
      filename: 'src/services/reports.ts',
      reports: [{ messageId: 'timerInService', data: { api: 'setTimeout', work: 'processReport' } }],
    },
    'an exported async service that lets a function of another file go': {
      code: ts`
        import { pool } from './db'
        import { readFile } from 'node:fs/promises'
        import { processReport } from './reports'
        export async function requestReport(jobId: string) { await pool.save(jobId); setTimeout(() => { processReport(jobId) }, 0); return jobId }
        export async function requestOther(jobId: string) { setTimeout(processReport, 0, jobId) }
      `,
      filename: 'src/services/reports.ts',
      reports: ['timerInService', 'timerInService'],
    },
    'a method of an exported service': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        @Injectable()
        export class ReportsService {
          async create(id: string) { setImmediate(async () => { await this.render(id) }); return id }
          private async render(id: string) { await this.files.put(id) }
        }
      `,
      reports: ['timerInService'],
    },
    'a CommonJS service': {
      code: ts`
        const { sendMail } = require('./mail')
        const fs = require('fs')
        exports.welcome = async (user) => { setTimeout(() => sendMail(user.email).catch(console.error), 5000) }
      `,
      filename: 'src/services/welcome.js',
      reports: ['timerInService'],
    },
    'a queue worker that lets work go': {
      code: ts`
        import { Worker } from 'bullmq'
        new Worker('mail', async (job) => { setTimeout(async () => { await deliver(job.data) }, 1000) })
      `,
      reports: [{ messageId: 'timerInJob', data: { api: 'setTimeout', work: 'deliver' } }],
    },
    'a server action': {
      code: ts`
        'use server'
        import { importContacts } from '@/lib/contacts'
        export async function importFile(formData: FormData) { setTimeout(() => { importContacts(formData) }, 0); return { ok: true } }
      `,
      filename: 'app/actions.ts',
      reports: ['timerInHandler'],
    },
  },

  valid: {
    'a poller that is started': {
      code: ts`
        import { prisma } from '../db'
        export async function startReportWorker() { setTimeout(async () => { await prisma.report.update({ where: {}, data: { status: 'done' } }) }, 10) }
      `,
      filename: 'src/services/report.ts',
    },
    'aborting a slow request': ts`
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), 5000)
        const r = await fetch(url, { signal: controller.signal })
        clearTimeout(timer)
        res.json(await r.json())
      })
    `,
    'a pause': ts`
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => { await new Promise((r) => setTimeout(r, 500)); await new Promise((resolve) => setImmediate(resolve)); res.end() })
    `,
    'a race with a time limit': ts`
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => {
        const r = await Promise.race([load(), new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 3000))])
        res.json(r)
      })
    `,
    'work inside a promise that is awaited': ts`
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => { await new Promise((resolve) => setTimeout(async () => { await work(); resolve() }, 10)); res.end() })
    `,
    'timers/promises': ts`
      import { setTimeout } from 'node:timers/promises'
      import express from 'express'
      const app = express()
      app.get('/x', async (req, res) => { await setTimeout(100); res.end() })
    `,
    'the answer itself comes later': ts`
      import express from 'express'
      const app = express()
      app.get('/slow', (req, res) => { setTimeout(async () => { const rows = await load(); res.json(rows) }, 1000) })
    `,
    'a guard against a late answer': ts`
      import express from 'express'
      const app = express()
      app.use((req, res, next) => { setTimeout(() => { if (!res.headersSent) res.status(503).end() }, 30000); next() })
    `,
    'next later': ts`
      import express from 'express'
      const app = express()
      app.use((req, res, next) => { setTimeout(next, 10); process.nextTick(() => next()) })
    `,
    'only forgets a key': ts`
      import express from 'express'
      const app = express()
      const codes = new Map()
      app.post('/code', (req, res) => { codes.set(req.body.id, 1); setTimeout(() => codes.delete(req.body.id), 60000); res.end() })
    `,
    'only logs or closes': ts`
      import express from 'express'
      const app = express()
      app.post('/stop', (req, res) => { setTimeout(() => { console.log('bye'); server.close(); process.exit(0) }, 100); res.end() })
    `,
    'only removes a temporary file': ts`
      import express from 'express'
      import fs from 'fs'
      const app = express()
      app.get('/file', (req, res) => { setTimeout(() => { fs.unlink(path, () => {}) }, 60000); res.sendFile(path) })
    `,
    'tells a socket': ts`
      import express from 'express'
      const app = express()
      app.post('/x', (req, res) => { setTimeout(() => { io.to(req.body.room).emit('tick') }, 10); res.end() })
    `,
    'a debounce': ts`
      import express from 'express'
      const app = express()
      let timer
      app.post('/x', (req, res) => { clearTimeout(timer); timer = setTimeout(async () => { await rebuildIndex() }, 1000); res.end() })
    `,
    'a debounce in a map': ts`
      import { Injectable } from '@nestjs/common'
      @Injectable()
      export class Listener {
        timers = new Map()
        handle(id: string) {
          const old = this.timers.get(id)
          if (old) clearTimeout(old)
          this.timers.set(id, setTimeout(() => { void this.rebuild(id) }, 1000))
        }
        async rebuild(id: string) { await this.db.rebuild(id) }
      }
    `,
    'a heartbeat': ts`
      import express from 'express'
      const app = express()
      app.get('/events', (req, res) => { const beat = setInterval(() => res.write(':'), 1000); req.on('close', () => clearInterval(beat)) })
    `,
    'a queue with a delay': ts`
      import express from 'express'
      import { reportQueue } from './queues'
      const app = express()
      app.post('/x', async (req, res) => { await reportQueue.add('build', { id: req.body.id }, { delay: 5000 }); res.end() })
    `,
    'work after the response by the platform': {
      code: ts`
        import { after } from 'next/server'
        export async function POST(request: Request) { after(async () => { setTimeout(async () => { await work() }, 0) }); return new Response() }
      `,
      filename: 'app/api/x/route.ts',
    },
    'at start-up': ts`
      import express from 'express'
      const app = express()
      app.listen(3000, () => { setTimeout(async () => { await warmUp() }, 1000) })
      setTimeout(async () => { await loadPrices() }, 5000)
      export async function startServer() { setTimeout(async () => { await loadPrices() }, 5000) }
    `,
    'a poller that arms itself': ts`
      import { pool } from './db'
      import fs from 'node:fs'
      export async function processOutbox() { await pool.query('SELECT 1'); setTimeout(() => processOutbox(), 1000) }
    `,
    'browser code': {
      code: ts`
        'use client'
        export function Save() { const onClick = async () => { setTimeout(async () => { await save() }, 300) }; return <button onClick={onClick} /> }
      `,
      filename: 'src/components/Save.tsx',
    },
    'an exported helper that nothing says is a server': {
      code: `export async function flash(node) { setTimeout(async () => { await hide(node) }, 300) }`,
      filename: 'src/lib/flash.ts',
    },
    'a timer of the project with the same name': ts`
      import { setTimeout } from './scheduler'
      import express from 'express'
      const app = express()
      app.post('/x', (req, res) => { setTimeout(async () => { await work(req.body.id) }, 10); res.end() })
    `,
    'a callback of the caller': ts`
      import fs from 'fs'
      export async function read(path: string, callback: () => void) { setImmediate(callback); process.nextTick(() => callback()) }
    `,
    'a test': {
      code: `import express from 'express'; const app = express(); app.post('/x', (req, res) => { setTimeout(async () => { await work() }, 1); res.end() })`,
      filename: 'tests/app.test.ts',
    },
  },
})
