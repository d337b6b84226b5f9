import rule from '../../src/rules/require-dead-letter.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
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
