import rule from '../../src/rules/require-job-retry-policy.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
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
