import { describe, expect, test } from 'vitest'
import { weakPoliciesOf } from '../../src/facts/retry-policies.js'
import { parseFile } from '../support/parse-file.js'

/** `queue mail attempts`: subject, name and what is lacking of every weak policy of the code. */
const weak = (code: string, settings?: unknown) => weakPoliciesOf(parseFile(code, settings ? { settings } : {})).map(({ subject, name, lacks }) => `${subject} ${name} ${lacks}`)

const bullmq = `import { Queue } from 'bullmq';`

describe('queues', () => {
  test.each<[string, string, string[]]>([
    ['no options', `${bullmq} new Queue('mail')`, ['queue mail attempts']],
    ['only a connection', `${bullmq} new Queue('mail', { connection })`, ['queue mail attempts']],
    ['attempts and backoff', `${bullmq} new Queue('mail', { defaultJobOptions: { attempts: 5, backoff: { type: 'exponential', delay: 100 } } })`, []],
    ['attempts alone', `${bullmq} new Queue('mail', { defaultJobOptions: { attempts: 5 } })`, ['queue mail backoff']],
    ['one attempt that is written down', `${bullmq} new Queue('mail', { defaultJobOptions: { attempts: 1 } })`, []],
    ['defaults of another file', `${bullmq} import { defaultJobOptions } from './jobs'; new Queue('mail', { defaultJobOptions })`, []],
    ['a spread', `${bullmq} new Queue('mail', { ...shared })`, []],
    ['options of another file', `${bullmq} import { options } from './jobs'; new Queue('mail', options)`, []],
    ['options in a constant', `${bullmq} const options = { connection }; new Queue('mail', options)`, ['queue mail attempts']],
    ['a name in a constant', `${bullmq} const NAME = 'mail'; new Queue(NAME)`, ['queue mail attempts']],
    ['a job with a policy of its own', `${bullmq} const q = new Queue('mail'); q.add('x', {}, { attempts: 3, backoff: 100 })`, []],
    ['a job with attempts of its own', `${bullmq} const q = new Queue('mail'); q.add('x', {}, { attempts: 3 })`, ['queue mail backoff']],
    ['one job of two without a policy', `${bullmq} const q = new Queue('mail'); q.add('x', {}, { attempts: 3, backoff: 100 }); q.add('y', {})`, ['queue mail attempts']],
    ['jobs on a schedule', `${bullmq} const q = new Queue('mail'); q.add('x', {}, { repeat: { pattern: '0 * * * *' } })`, []],
    ['a field of a class', `${bullmq} class Mail { queue = new Queue('mail'); send() { return this.queue.add('x', {}, { attempts: 2, backoff: 9 }) } }`, []],
    ['Bull with an address', `import Queue from 'bull'; new Queue('mail', process.env.REDIS_URL)`, ['queue mail attempts']],
    ['Bull without new', `const Queue = require('bull'); const q = Queue('mail', 'redis://x')`, ['queue mail attempts']],
    ['Bull with defaults', `import Queue from 'bull'; new Queue('mail', 'redis://x', { defaultJobOptions: { attempts: 3, backoff: 500 } })`, []],
    ['a queue of the dashboard', `${bullmq} import { createBullBoard } from '@bull-board/api'; new Queue('mail')`, []],
    ['another Queue', `import { Queue } from './queue'; new Queue('mail')`, []],
  ])('%s', (_, code, expected) => {
    expect(weak(code)).toEqual(expected)
  })
})

describe('jobs', () => {
  const bee = `import Queue from 'bee-queue'; const q = new Queue('mail');`
  const agenda = `import { Agenda } from 'agenda'; const agenda = new Agenda();`
  const boss = `import PgBoss from 'pg-boss'; const boss = new PgBoss(process.env.DATABASE_URL);`
  test.each<[string, string, string[]]>([
    ['bee-queue', `${bee} q.createJob({}).save()`, ['job createJob attempts']],
    ['bee-queue with retries', `${bee} q.createJob({}).retries(3).save()`, []],
    ['bee-queue with retries on a line of its own', `${bee} const job = q.createJob({}); job.retries(2); job.save()`, []],
    ['Agenda', `${agenda} agenda.define('mail', async () => {})`, ['job mail attempts']],
    ['Agenda with a backoff', `${agenda} agenda.define('mail', async () => {}, { backoff: { type: 'exponential' } })`, []],
    ['Agenda with a listener that schedules again', `${agenda} agenda.define('mail', async () => {}); agenda.on('fail', retry)`, []],
    ['pg-boss of the older kind', `${boss} boss.publish('mail', {})`, ['job mail attempts']],
    ['pg-boss of the older kind with a limit', `${boss} boss.publish('mail', {}, { retryLimit: 3 })`, []],
    ['pg-boss, which tries again by itself', `${boss} boss.send('mail', {})`, []],
  ])('%s', (_, code, expected) => {
    expect(weak(code)).toEqual(expected)
  })
})

describe('what settings teach', () => {
  test('queues of other files', () => {
    const settings = { jobs: { queues: ['mails'] } }
    expect(weak(`import { mails } from './queues'; mails.add('x', {})`, settings)).toEqual(['job x attempts'])
    expect(weak(`import { mails } from './queues'; mails.add('x', {}, { attempts: 3 })`, settings)).toEqual([])
    expect(weak(`import { mails } from './queues'; mails.add('x', {})`)).toEqual([])
  })

  test('runners of the project', () => {
    expect(weak(`new RetryableJobRunner(send)`)).toEqual([])
    expect(weak(`new RetryableJobRunner(async () => {})`)).toEqual(['runner RetryableJobRunner attempts'])
    expect(weak(`new RetryableJobRunner(async () => {}, { maxAttempts: 5 })`)).toEqual([])
    expect(weak(`new JobRunner(async () => {})`, { jobs: { runners: ['JobRunner'] } })).toEqual(['runner JobRunner attempts'])
    expect(weak(`new JobRunner(async () => {})`)).toEqual([])
  })
})
