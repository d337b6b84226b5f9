import rule from '../../src/rules/require-dead-letter.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'bullmq worker with only completed': {
      code: ts`
        import { Worker } from 'bullmq'
        import { connection } from './redis'

        const worker = new Worker('email', async (job) => {
          await sendEmail(job.data.to, job.data.subject)
        }, { connection })

        worker.on('completed', (job) => console.log(\`\${job.id} done\`))
      `,
      reports: [{ messageId: 'workerWithoutFailed', line: 4 }],
    },
    'bull process': {
      code: ts`
        const Queue = require('bull')
        const queue = new Queue('pdf', process.env.REDIS_URL)

        queue.process(async (job) => {
          const file = await renderPdf(job.data)
          return file.url
        })
      `,
      reports: [{ messageId: 'workerWithoutFailed', line: 4 }],
    },
    'catch that logs': {
      code: ts`
        import { Worker } from 'bullmq'
        import { connection } from './redis'
        import { logger } from './logger'

        const worker = new Worker('sync', async (job) => {
          try {
            await syncContacts(job.data.accountId)
          } catch (error) {
            logger.error({ error, jobId: job.id }, 'sync failed')
          }
        }, { connection })
        worker.on('failed', (job, error) => logger.error({ error, jobId: job?.id }, 'job failed'))
      `,
      reports: [{ messageId: 'failureSwallowed', line: 8 }],
    },
    'nest processor without a failed event': {
      code: ts`
        import { Processor, WorkerHost } from '@nestjs/bullmq'
        import { Job } from 'bullmq'

        @Processor('audio')
        export class AudioProcessor extends WorkerHost {
          async process(job: Job<{ file: string }>) {
            await transcode(job.data.file)
          }
        }
      `,
      reports: [{ messageId: 'workerWithoutFailed', line: 4 }],
    },
    'inngest swallowing': {
      code: ts`
        import { inngest } from './client'

        export const onSignup = inngest.createFunction({ id: 'on-signup' }, { event: 'user/created' }, async ({ event }) => {
          try {
            await crm.createContact(event.data.user)
          } catch (err) {
            console.error('CRM failed', err)
            return { success: false }
          }
          return { success: true }
        })
      `,
      reports: [{ messageId: 'failureSwallowed', line: 6 }],
    },
    'trigger.dev swallowing': {
      code: ts`
        import { task, logger } from '@trigger.dev/sdk/v3'

        export const exportTask = task({
          id: 'export',
          run: async (payload: { id: string }) => {
            try {
              return await buildExport(payload.id)
            } catch (error) {
              logger.error('export failed', { error })
              return null
            }
          },
        })
      `,
      reports: [{ messageId: 'failureSwallowed', line: 8 }],
    },
    'agenda without a fail listener': {
      code: ts`
        import { Agenda } from 'agenda'
        const agenda = new Agenda({ db: { address: process.env.MONGO_URL! } })

        agenda.define('weekly report', async (job) => {
          await buildReport(job.attrs.data.teamId)
        })
        await agenda.start()
      `,
      reports: [{ messageId: 'workerWithoutFailed', line: 4 }],
    },
    'pg-boss worker swallowing': {
      code: ts`
        import { PgBoss } from 'pg-boss'
        const boss = new PgBoss(process.env.DATABASE_URL!)

        await boss.work('invoice', async ([job]) => {
          try {
            await sendInvoice(job.data.id)
          } catch (e) {
            console.log('could not send invoice', e)
          }
        })
      `,
      reports: [{ messageId: 'failureSwallowed', line: 7 }],
    },
    'graphile task swallowing': {
      code: ts`
        import { run } from 'graphile-worker'

        await run({
          connectionString: process.env.DATABASE_URL,
          taskList: {
            send_mail: async (payload: any, helpers) => {
              try {
                await mailer.send(payload)
              } catch (error) {
                helpers.logger.error('mail failed')
              }
            },
          },
        })
      `,
      reports: [{ messageId: 'failureSwallowed', line: 9 }],
    },
    'amqp consumer that acks in the catch': {
      code: ts`
        import amqp from 'amqplib'

        const connection = await amqp.connect(process.env.AMQP_URL!)
        const channel = await connection.createChannel()
        channel.consume('orders', async (message) => {
          if (!message) return
          try {
            await handleOrder(JSON.parse(message.content.toString()))
            channel.ack(message)
          } catch (error) {
            console.error('order failed', error)
            channel.ack(message)
          }
        })
      `,
      reports: [{ messageId: 'failureSwallowed', line: 10 }],
    },
    'bee-queue process without failed': {
      code: ts`
        import BeeQueue from 'bee-queue'
        const queue = new BeeQueue('thumbnails')

        queue.process(4, async (job) => makeThumbnail(job.data.file))
        queue.on('succeeded', (job) => console.log(job.id))
      `,
      reports: [{ messageId: 'workerWithoutFailed', line: 4 }],
    },
    'worker with error listener only': {
      code: ts`
        import { Worker } from 'bullmq'
        import { connection } from './redis'
        import { handlers } from './handlers'

        const worker = new Worker('webhooks', (job) => handlers[job.name](job.data), { connection, concurrency: 10 })
        worker.on('error', (error) => console.error(error))
        process.on('SIGTERM', () => worker.close())
      `,
      reports: [{ messageId: 'workerWithoutFailed', line: 5 }],
    },
    'BullMQ without a listener': {
      code: ts`
        import { Worker as BullWorker } from 'bullmq'
        export const worker = new BullWorker('mails', async (job) => { await mailer.send(job.data) }, { connection })
      `,
      reports: [{ messageId: 'workerWithoutFailed', line: 2, data: { job: 'job `mails`' } }],
    },
    'CommonJS, with a listener for success only': {
      code: ts`
        const { Worker } = require('bullmq')
        const worker = new Worker('mails', send)
        worker.on('completed', (job) => console.log(job.id))
        async function send(job) { await mailer.send(job.data) }
      `,
      reports: ['workerWithoutFailed'],
    },
    'Bull': {
      code: ts`
        import Queue from 'bull'
        const videos = new Queue('videos')
        videos.process(async (job) => { await encode(job.data) })
      `,
      reports: ['workerWithoutFailed'],
    },
    'NestJS': {
      code: ts`
        import { Processor, WorkerHost } from '@nestjs/bullmq'
        @Processor('mails')
        export class MailProcessor extends WorkerHost {
          async process(job) { await this.mailer.send(job.data) }
        }
      `,
      reports: [{ messageId: 'workerWithoutFailed', line: 2 }],
    },
    'a failure that is only logged': {
      code: ts`
        import { Worker } from 'bullmq'
        const worker = new Worker('mails', async (job) => {
          try {
            await mailer.send(job.data)
          } catch (error) {
            console.error('failed', error)
          }
        })
        worker.on('failed', alarm)
      `,
      reports: [{ messageId: 'failureSwallowed', line: 5 }],
    },
    'a failure that is returned, in Inngest': {
      code: ts`
        import { inngest } from './client'
        export const sync = inngest.createFunction({ id: 'sync' }, { event: 'user/created' }, async ({ event }) => {
          try { await crm.create(event.data) } catch (error) { return { success: false } }
        })
      `,
      reports: [{ messageId: 'failureSwallowed', data: { job: 'job `sync`' } }],
    },
    'a failure that is only logged, in Trigger.dev': {
      code: ts`
        import { logger, task } from '@trigger.dev/sdk/v3'
        export const video = task({
          id: 'video',
          run: async (payload) => {
            try { await encode(payload) } catch (error) { logger.error('failed', { error }); return }
          },
        })
      `,
      reports: ['failureSwallowed'],
    },
    'a failure that is only logged, in Agenda, declared apart': {
      code: ts`
        import Agenda from 'agenda'
        const agenda = new Agenda({})
        async function invoice(job) { try { await billing.invoice(job.attrs.data) } catch (error) { console.error(error) } }
        agenda.define('invoice', invoice)
        agenda.on('fail', alarm)
      `,
      reports: ['failureSwallowed'],
    },
  },
  valid: {
    'a worker that writes the failure down and throws it again': ts`
      import { Worker } from 'bullmq'
      import { connection } from './redis'
      import { db } from './db'

      export const texts = new Worker('texts', async (job) => {
        try {
          await sendText(job.data.number, job.data.text)
        } catch (error) {
          await db.delivery.update({ where: { id: job.data.id }, data: { status: 'failed' } })
          throw error
        }
      }, { connection })
    `,
    'a processor of Nest whose methods log what failed and throw it again': ts`
      import { Process, Processor } from '@nestjs/bull'
      import { Logger } from '@nestjs/common'

      @Processor('rates')
      export class RatesProcessor {
        @Process('fetch')
        async fetchRates(job) {
          try {
            await this.rates.fetchAll(job.data.day)
          } catch (error) {
            Logger.error(error, 'RatesProcessor')
            throw error
          }
        }
      }
    `,
    'worker with failed listener': {
      code: ts`
        import { Worker } from 'bullmq'
        import { connection } from './redis'

        const worker = new Worker('email', async (job) => sendEmail(job.data), { connection })
        worker.on('failed', (job, err) => console.error(job?.id, err))
      `,
    },
    'queue events': {
      code: ts`
        import { QueueEvents, Worker } from 'bullmq'
        import { connection } from './redis'
        import { deadLetters } from './dead-letters'

        new Worker('email', async (job) => sendEmail(job.data), { connection })
        new QueueEvents('email', { connection }).on('failed', ({ jobId, failedReason }) => deadLetters.keep(jobId, failedReason))
      `,
    },
    'nest worker event': {
      code: ts`
        import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq'
        import { Job } from 'bullmq'

        @Processor('audio')
        export class AudioProcessor extends WorkerHost {
          async process(job: Job) {
            await transcode(job.data.file)
          }

          @OnWorkerEvent('failed')
          onFailed(job: Job, error: Error) {
            this.alerts.raise(job.id, error)
          }
        }
      `,
    },
    'catch logs and rethrows': {
      code: ts`
        import { Worker } from 'bullmq'
        import { connection } from './redis'

        const worker = new Worker('sync', async (job) => {
          try {
            await sync(job.data)
          } catch (error) {
            console.error(error)
            throw error
          }
        }, { connection })
        worker.on('failed', (job, err) => report(job, err))
      `,
    },
    'unrecoverable error thrown': {
      code: ts`
        import { UnrecoverableError, Worker } from 'bullmq'
        import { connection } from './redis'

        const worker = new Worker('sync', async (job) => {
          try {
            await sync(job.data)
          } catch (error) {
            if (error.status === 404) throw new UnrecoverableError('gone')
            throw error
          }
        }, { connection })
        worker.on('failed', (job, err) => report(job, err))
      `,
    },
    'catch writes the status row': {
      code: ts`
        import { Worker } from 'bullmq'
        import { connection } from './redis'
        import { prisma } from './prisma'

        const worker = new Worker('import', async (job) => {
          try {
            await runImport(job.data)
          } catch (error) {
            await prisma.import.update({ where: { id: job.data.id }, data: { status: 'FAILED', error: String(error) } })
          }
        }, { connection })
        worker.on('failed', (job, err) => report(job, err))
      `,
    },
    'optional part in the job': {
      code: ts`
        import { task, logger } from '@trigger.dev/sdk/v3'

        export const onboard = task({
          id: 'onboard',
          run: async (payload: { id: string }) => {
            try {
              await analytics.track('onboard', payload.id)
            } catch (error) {
              logger.warn('analytics failed', { error })
            }
            await createWorkspace(payload.id)
          },
        })
      `,
    },
    'worker returned from a factory': {
      code: ts`
        import { Worker } from 'bullmq'
        import { connection } from './redis'

        export function startWorker(name: string, handler: (data: unknown) => Promise<void>) {
          return new Worker(name, (job) => handler(job.data), { connection })
        }
      `,
    },
    'items in a loop': {
      code: ts`
        import { inngest } from './client'

        export const digest = inngest.createFunction({ id: 'digest' }, { cron: '0 8 * * *' }, async ({ step }) => {
          const users = await step.run('users', () => loadUsers())
          for (const user of users) {
            try {
              await sendDigest(user)
            } catch (error) {
              console.error('digest failed', user.id, error)
            }
          }
        })
      `,
    },
    'web worker': {
      code: ts`
        const worker = new Worker(new URL('./parse.worker.ts', import.meta.url))
        worker.postMessage({ file: 'a.csv' })
      `,
    },
    'worker_threads': {
      code: ts`
        import { Worker } from 'node:worker_threads'

        export const parse = (file: string) => new Promise((resolve, reject) => {
          const worker = new Worker('./parse.js', { workerData: file })
          worker.on('message', resolve)
          worker.on('error', reject)
        })
      `,
    },
    'express handler that catches': {
      code: ts`
        import express from 'express'
        const app = express()

        app.post('/jobs', async (req, res) => {
          try {
            res.json(await startJob(req.body))
          } catch (error) {
            console.error(error)
            res.status(500).json({ error: 'failed' })
          }
        })
      `,
    },
    'amqp nack': {
      code: ts`
        import amqp from 'amqplib'

        const channel = await (await amqp.connect(process.env.AMQP_URL!)).createChannel()
        channel.consume('orders', async (message) => {
          try {
            await handleOrder(message)
            channel.ack(message)
          } catch (error) {
            console.error(error)
            channel.nack(message, false, false)
          }
        })
      `,
    },
    'bull failed listener chained': {
      code: ts`
        import Queue from 'bull'
        const queue = new Queue('pdf', process.env.REDIS_URL!)

        queue.process(async (job) => renderPdf(job.data))
        queue.on('completed', (job) => console.log(job.id)).on('failed', (job, err) => console.error(job.id, err))
      `,
    },
    'sentry captures and the job goes on failing': {
      code: ts`
        import { Worker } from 'bullmq'
        import * as Sentry from '@sentry/node'
        import { connection } from './redis'

        const worker = new Worker('sync', (job) => sync(job.data), { connection })
        worker.on('failed', (job, error) => Sentry.captureException(error, { extra: { job: job?.id } }))
      `,
    },
    'a listener': ts`
      import { Worker } from 'bullmq'
      const worker = new Worker('mails', async (job) => { await mailer.send(job.data) })
      worker.on('failed', (job, error) => alarm(job, error))
    `,
    'events of the queue': ts`
      import { QueueEvents, Worker } from 'bullmq'
      new Worker('mails', async (job) => { await mailer.send(job.data) })
      new QueueEvents('mails').on('failed', ({ jobId }) => alarm(jobId))
    `,
    'a decorated listener': ts`
      import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq'
      @Processor('mails')
      export class MailProcessor extends WorkerHost {
        async process(job) { await this.mailer.send(job.data) }
        @OnWorkerEvent('failed') failed(job, error) { this.alarm(job, error) }
      }
    `,
    'a worker that is given on': ts`
      import { Worker } from 'bullmq'
      import { watch } from './watch'
      export function createWorker() { return new Worker('mails', async (job) => { await mailer.send(job.data) }) }
      const worker = new Worker('texts', async (job) => { await texts.send(job.data) })
      watch(worker)
    `,
    'Bull with a listener': ts`
      import Queue from 'bull'
      const videos = new Queue('videos')
      videos.process(async (job) => { await encode(job.data) })
      videos.on('failed', alarm)
    `,
    'rethrown': ts`
      import { Worker } from 'bullmq'
      const worker = new Worker('mails', async (job) => {
        try { await mailer.send(job.data) } catch (error) { console.error(error); throw error }
      })
      worker.on('failed', alarm)
    `,
    'written down': ts`
      import { Worker } from 'bullmq'
      import { prisma } from './prisma'
      new Worker('mails', async (job) => {
        try { await mailer.send(job.data) } catch (error) { await prisma.failedMail.create({ data: { id: job.id } }) }
      })
    `,
    'put on a dead-letter queue': ts`
      import { Worker } from 'bullmq'
      import { deadLetterQueue } from './queues'
      new Worker('mails', async (job) => {
        try { await mailer.send(job.data) } catch (error) { await deadLetterQueue.add('mail', job.data) }
      })
    `,
    'refused to the broker': ts`
      import amqp from 'amqplib'
      const channel = await (await amqp.connect(url)).createChannel()
      channel.consume('mails', async (message) => {
        try { await mailer.send(message) } catch (error) { channel.nack(message, false, false) }
      })
    `,
    'a part that the job can do without': ts`
      import { task } from '@trigger.dev/sdk'
      export const order = task({ id: 'order', run: async (payload) => {
        try { await warmUp(payload) } catch (error) { console.warn(error) }
        await fulfil(payload)
      } })
    `,
    'items of a list': ts`
      import { task } from '@trigger.dev/sdk'
      export const digest = task({ id: 'digest', run: async ({ users }) => {
        for (const user of users) { try { await mailer.send(user) } catch (error) { console.error(error) } }
      } })
    `,
    'a schedule': ts`
      import cron from 'node-cron'
      cron.schedule('* * * * *', async () => { try { await sweep() } catch (error) { console.error(error) } })
    `,
    'no job': ts`
      export async function send(mail) { try { await mailer.send(mail) } catch (error) { console.error(error) } }
    `,
    'a worker of something else': ts`
      import { Worker } from 'node:worker_threads'
      new Worker('./sum.js', { workerData: 1 })
    `,
  },
})
