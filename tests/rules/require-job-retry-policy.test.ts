import rule from '../../src/rules/require-job-retry-policy.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'a queue behind a connection that is made later': {
      code: ts`
        import { Queue } from 'bullmq'
        import IORedis from 'ioredis'
        let redis: IORedis | null = null
        if (process.env.REDIS_URL) redis = new IORedis(process.env.REDIS_URL)
        export const mails = redis ? new Queue('mails', { connection: redis }) : null
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 5 }],
    },
    'bullmq queue and add without options': {
      code: ts`
        import { Queue } from 'bullmq'
        const emailQueue = new Queue('email', { connection: { host: 'localhost', port: 6379 } })

        export async function sendWelcomeEmail(userId: string) {
          await emailQueue.add('welcome', { userId })
        }
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 2 }],
    },
    'bull queue': {
      code: ts`
        const Queue = require('bull')
        const videoQueue = new Queue('video transcoding', process.env.REDIS_URL)

        module.exports.transcode = (id) => videoQueue.add({ id })
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 2 }],
    },
    'bullmq with only removeOnComplete': {
      code: ts`
        import { Queue } from 'bullmq'
        import { connection } from './redis'

        export const reports = new Queue('reports', { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: 100 } })
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 4 }],
    },
    'bullmq attempts without backoff': {
      code: ts`
        import { Queue } from 'bullmq'
        import { connection } from './redis'

        export const sync = new Queue('crm-sync', { connection, defaultJobOptions: { attempts: 3 } })
      `,
      reports: [{ messageId: 'queueWithoutBackoff', line: 4 }],
    },
    'bee-queue createJob save': {
      code: ts`
        import BeeQueue from 'bee-queue'
        const queue = new BeeQueue('thumbnails', { redis: { host: 'redis' } })

        export const resize = (file: string) => queue.createJob({ file }).save()
      `,
      reports: [{ messageId: 'jobWithoutAttempts', line: 4 }],
    },
    'agenda define without retries': {
      code: ts`
        import { Agenda } from 'agenda'
        const agenda = new Agenda({ db: { address: process.env.MONGO_URL! } })

        agenda.define('send invoice', async (job) => {
          await sendInvoice(job.attrs.data.invoiceId)
        })

        export const schedule = (invoiceId: string) => agenda.now('send invoice', { invoiceId })
      `,
      reports: [{ messageId: 'jobWithoutAttempts', line: 4 }],
    },
    'job options per add without attempts': {
      code: ts`
        import { Queue } from 'bullmq'
        const queue = new Queue('digest', { connection: { host: 'redis' } })

        export async function scheduleDigest(userId: string) {
          await queue.add('digest', { userId }, { delay: 60_000, jobId: \`digest-\${userId}\` })
        }
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 2 }],
    },
    'bullmq addBulk': {
      code: ts`
        import { Queue } from 'bullmq'
        import { connection } from './redis'
        const queue = new Queue('emails', { connection })

        export const sendAll = (users: { id: string }[]) => queue.addBulk(users.map((user) => ({ name: 'newsletter', data: { userId: user.id } })))
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 3 }],
    },
    'attempts zero backoff only': {
      code: ts`
        import { Queue } from 'bullmq'
        import { connection } from './redis'

        export const webhooks = new Queue('webhooks', { connection, defaultJobOptions: { backoff: { type: 'exponential', delay: 1000 } } })
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 4 }],
    },
    'old pg-boss publish': {
      code: ts`
        import PgBoss from 'pg-boss'
        const boss = new PgBoss(process.env.DATABASE_URL!)

        export async function start() {
          await boss.start()
          await boss.subscribe('export', { teamSize: 5 }, async (job) => runExport(job.data))
        }
        export const requestExport = (id: string) => boss.publish('export', { id })
      `,
      reports: [{ messageId: 'jobWithoutAttempts', line: 8 }],
    },
    'own runner without policy': {
      code: ts`
        import { RetryableJobRunner } from '../background/RetryableJobRunner'

        export const runner = new RetryableJobRunner({ name: 'invoices', handler: sendInvoice })
      `,
      reports: [{ messageId: 'runnerWithoutPolicy', line: 3 }],
    },
    'queue class wrapper': {
      code: ts`
        import { Queue, type ConnectionOptions } from 'bullmq'

        export class NotificationQueue {
          private readonly queue: Queue
          constructor(connection: ConnectionOptions) {
            this.queue = new Queue('notifications', { connection, prefix: 'app' })
          }

          enqueue(userId: string, text: string) {
            return this.queue.add('push', { userId, text })
          }
        }
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 6 }],
    },
    'BullMQ without defaults': {
      code: ts`
        import { Queue } from 'bullmq'
        export const mails = new Queue('mails', { connection })
      `,
      reports: [{ messageId: 'queueWithoutAttempts', line: 2, data: { name: 'mails' } }],
    },
    'BullMQ under another name, with a bare job': {
      code: ts`
        import { Queue as BullQueue } from 'bullmq'
        const mails = new BullQueue('mails')
        export const welcome = (id: string) => mails.add('welcome', { id })
      `,
      reports: ['queueWithoutAttempts'],
    },
    'CommonJS, in a field of a class': {
      code: ts`
        const { Queue } = require('bullmq')
        class Mails {
          constructor(connection) { this.queue = new Queue('mails', { connection, defaultJobOptions: { removeOnComplete: true } }) }
          send(id) { return this.queue.add('welcome', { id }) }
        }
      `,
      reports: ['queueWithoutAttempts'],
    },
    'attempts without a pause': {
      code: ts`
        import { Queue } from 'bullmq'
        export const mails = new Queue('mails', { connection, defaultJobOptions: { attempts: 3 } })
      `,
      reports: ['queueWithoutBackoff'],
    },
    'Bull with an address': {
      code: ts`
        import Queue from 'bull'
        const videos = new Queue('videos', process.env.REDIS_URL)
        export const encode = (id) => videos.add({ id })
      `,
      reports: ['queueWithoutAttempts'],
    },
    'bee-queue': {
      code: ts`
        const Queue = require('bee-queue')
        const sums = new Queue('sums')
        exports.add = (a, b) => sums.createJob({ a, b }).save()
      `,
      reports: [{ messageId: 'jobWithoutAttempts', data: { name: 'createJob', option: '.retries()' } }],
    },
    'Agenda': {
      code: ts`
        import Agenda from 'agenda'
        const agenda = new Agenda({ db: { address: url } })
        agenda.define('invoice', async (job) => { await send(job.attrs.data) })
      `,
      reports: [{ messageId: 'jobWithoutAttempts', data: { name: 'invoice', option: 'backoff' } }],
    },
    'pg-boss before version 10': {
      code: ts`
        import PgBoss from 'pg-boss'
        const boss = new PgBoss(process.env.DATABASE_URL)
        await boss.send('mail', { id: 1 })
        await boss.work('mail', { teamSize: 5 }, async (job) => deliver(job.data))
      `,
      reports: [{ messageId: 'jobWithoutAttempts', data: { name: 'mail', option: 'retryLimit' } }],
    },
    'a runner without a policy': {
      code: ts`
        import { RetryableJobRunner } from '../safety/runner.js'
        export const runner = new RetryableJobRunner(async (job) => { await work(job) })
      `,
      reports: [{ messageId: 'runnerWithoutPolicy', data: { name: 'RetryableJobRunner' } }],
    },
    'a runner that a setting names': {
      code: ts`
        import { SafeRunner } from '../safety/runner.js'
        export const runner = new SafeRunner(async (job) => { await work(job) }, { name: 'report' })
      `,
      settings: { jobs: { runners: ['SafeRunner'] } },
      reports: ['runnerWithoutPolicy'],
    },
    'a queue that a setting names': {
      code: ts`
        import { mails } from '../queues.js'
        export const welcome = (id) => mails.add('welcome', { id })
      `,
      settings: { jobs: { queues: ['mails'] } },
      reports: ['jobWithoutAttempts'],
    },
  },
  valid: {
    'a queue that is switched off by a constant': ts`
      import { Queue } from 'bullmq'
      // import IORedis from 'ioredis'
      let redis: any = null
      export const mails = redis ? new Queue('mails', { connection: redis }) : null
      export const add = (data) => mails?.add('mail', data)
    `,
    'default job options with exponential backoff': {
      code: ts`
        import { Queue } from 'bullmq'
        import { connection } from './redis'

        export const mails = new Queue('mails', { connection, defaultJobOptions: { attempts: 5, backoff: { type: 'exponential', delay: 1000 }, removeOnComplete: 1000 } })
      `,
    },
    'each add has its own policy': {
      code: ts`
        import { Queue } from 'bullmq'
        const queue = new Queue('mails', { connection: { host: 'redis' } })

        export const send = (id: string) => queue.add('send', { id }, { attempts: 4, backoff: { type: 'exponential', delay: 500 } })
      `,
    },
    'imported queue': {
      code: ts`
        import { mails } from './queues'

        export const send = (id: string) => mails.add('send', { id })
      `,
    },
    'lone worker': {
      code: ts`
        import { Worker } from 'bullmq'
        import { connection } from './redis'

        export const worker = new Worker('mails', async (job) => deliver(job.data), { connection, concurrency: 5 })
      `,
    },
    'options from another file': {
      code: ts`
        import { Queue } from 'bullmq'
        import { connection, defaultJobOptions } from './config'

        export const mails = new Queue('mails', { connection, defaultJobOptions })
      `,
    },
    'spread of shared options': {
      code: ts`
        import { Queue } from 'bullmq'
        import { base } from './config'

        export const mails = new Queue('mails', { ...base })
      `,
    },
    'inngest function': {
      code: ts`
        import { inngest } from './client'

        export const welcome = inngest.createFunction({ id: 'welcome' }, { event: 'user/created' }, async ({ event, step }) => {
          await step.run('mail', () => sendMail(event.data.userId))
        })
      `,
    },
    'trigger dev task': {
      code: ts`
        import { task } from '@trigger.dev/sdk/v3'

        export const report = task({ id: 'report', run: async (payload: { id: string }) => makeReport(payload.id) })
      `,
    },
    'graphile worker add job': {
      code: ts`
        import { makeWorkerUtils } from 'graphile-worker'

        export async function enqueue(id: string) {
          const utils = await makeWorkerUtils({ connectionString: process.env.DATABASE_URL })
          await utils.addJob('send_mail', { id })
        }
      `,
    },
    'new pg-boss': {
      code: ts`
        import { PgBoss } from 'pg-boss'
        const boss = new PgBoss(process.env.DATABASE_URL!)

        export const enqueue = (id: string) => boss.send('export', { id })
      `,
    },
    'p-queue is no job queue': {
      code: ts`
        import PQueue from 'p-queue'
        const queue = new PQueue({ concurrency: 4 })

        export const run = (tasks: (() => Promise<void>)[]) => queue.addAll(tasks)
      `,
    },
    'a set called queue': {
      code: ts`
        const queue = new Set<string>()

        export const remember = (id: string) => queue.add(id)
      `,
    },
    'one attempt as a decision': {
      code: ts`
        import { Queue } from 'bullmq'
        import { connection } from './redis'

        export const payouts = new Queue('payouts', { connection, defaultJobOptions: { attempts: 1 } })
      `,
    },
    'bee-queue with retries and backoff': {
      code: ts`
        import BeeQueue from 'bee-queue'
        const queue = new BeeQueue('thumbnails')

        export const resize = (file: string) => queue.createJob({ file }).retries(3).backoff('exponential', 1000).timeout(30_000).save()
      `,
    },
    'queue only looked at in a dashboard': {
      code: ts`
        import { createBullBoard } from '@bull-board/api'
        import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
        import { mails } from './queues'

        createBullBoard({ queues: [new BullMQAdapter(mails)], serverAdapter })
      `,
    },
    'sqs send': {
      code: ts`
        import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs'
        const sqs = new SQSClient({})

        export const send = (body: string) => sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: body }))
      `,
    },
    'defaults for all jobs': ts`
      import { Queue } from 'bullmq'
      export const mails = new Queue('mails', { connection, defaultJobOptions: { attempts: 5, backoff: { type: 'exponential', delay: 1000 } } })
    `,
    'defaults in a constant': ts`
      import { Queue } from 'bullmq'
      const defaultJobOptions = { attempts: 5, backoff: { type: 'exponential', delay: 1000 } }
      const options = { connection, defaultJobOptions }
      export const mails = new Queue('mails', options)
    `,
    'each job has its own': ts`
      import { Queue } from 'bullmq'
      const mails = new Queue('mails', { connection })
      export const welcome = (id) => mails.add('welcome', { id }, { attempts: 5, backoff: { type: 'exponential', delay: 1000 } })
    `,
    'options of another file': ts`
      import { Queue } from 'bullmq'
      import { queueOptions, jobOptions } from './options'
      export const mails = new Queue('mails', queueOptions)
      export const texts = new Queue('texts', { connection, defaultJobOptions: jobOptions })
      export const calls = new Queue('calls', { ...queueOptions, connection })
    `,
    'a queue of another file': ts`
      import { mails } from './queues'
      export const welcome = (id) => mails.add('welcome', { id })
    `,
    'an injected queue': ts`
      import { InjectQueue } from '@nestjs/bullmq'
      import { Queue } from 'bullmq'
      export class Mails {
        constructor(@InjectQueue('mails') private readonly queue: Queue) {}
        welcome(id: string) { return this.queue.add('welcome', { id }) }
      }
    `,
    'a lone worker': ts`
      import { Worker } from 'bullmq'
      new Worker('mails', async (job) => { await send(job.data) }, { connection })
    `,
    'one attempt that is a decision': ts`
      import { Queue } from 'bullmq'
      export const charges = new Queue('charges', { connection, defaultJobOptions: { attempts: 1 } })
    `,
    'only repeated jobs': ts`
      import { Queue } from 'bullmq'
      const sweeps = new Queue('sweeps', { connection })
      await sweeps.add('sweep', {}, { repeat: { pattern: '0 * * * *' } })
    `,
    'a dashboard over queues': ts`
      import { createBullBoard } from '@bull-board/api'
      import { Queue } from 'bullmq'
      const mails = new Queue('mails', { connection })
    `,
    'bee-queue with retries': ts`
      import Queue from 'bee-queue'
      const sums = new Queue('sums')
      export const add = (a, b) => sums.createJob({ a, b }).retries(3).backoff('exponential', 500).save()
    `,
    'Agenda with a backoff': ts`
      import { Agenda, backoffStrategies } from 'agenda'
      const agenda = new Agenda({})
      agenda.define('invoice', async (job) => { await send(job.attrs.data) }, { backoff: backoffStrategies.exponential({ maxRetries: 5 }) })
    `,
    'Agenda with its own retries': ts`
      import Agenda from 'agenda'
      const agenda = new Agenda({})
      agenda.define('invoice', async (job) => { await send(job.attrs.data) })
      agenda.on('fail:invoice', (error, job) => retryLater(job))
    `,
    'pg-boss from version 10': ts`
      import PgBoss from 'pg-boss'
      const boss = new PgBoss(process.env.DATABASE_URL)
      await boss.createQueue('mail')
      await boss.send('mail', { id: 1 })
      await boss.work('mail', async ([job]) => deliver(job.data))
    `,
    'pg-boss with a limit': ts`
      import PgBoss from 'pg-boss'
      const boss = new PgBoss(process.env.DATABASE_URL)
      await boss.publish('mail', { id: 1 }, { retryLimit: 3, retryBackoff: true })
    `,
    'platforms that try again by themselves': ts`
      import { Inngest } from 'inngest'
      import { task } from '@trigger.dev/sdk'
      import { quickAddJob } from 'graphile-worker'
      const inngest = new Inngest({ id: 'app' })
      export const mail = inngest.createFunction({ id: 'mail' }, { event: 'user/created' }, async ({ event }) => send(event))
      export const video = task({ id: 'video', run: async (payload) => encode(payload) })
      await quickAddJob({}, 'mail', { id: 1 })
      await inngest.send({ name: 'user/created' })
    `,
    'a runner with a policy': ts`
      import { RetryableJobRunner } from '../safety/runner.js'
      export const runner = new RetryableJobRunner(async (job) => { await work(job) }, { maxAttempts: 5, baseDelayMs: 500, timeoutMs: 30_000 })
    `,
    'a runner whose policy is elsewhere': ts`
      import { policy, RetryableJobRunner } from '../safety/runner.js'
      export const runner = new RetryableJobRunner(async (job) => { await work(job) }, policy)
    `,
    'a queue of something else': ts`
      import { Queue } from './structures'
      export const lines = new Queue('lines')
    `,
  },
})
