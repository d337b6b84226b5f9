import { describe, expect, test } from 'vitest'
import { isEnqueue, jobAround, jobsOf } from '../../src/facts/jobs.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** `bullmq mail queue *`: library, name and trigger of each job; `*` where the handler is in the file. */
const jobs = (code: string, settings?: unknown) =>
  jobsOf(parseFile(code, settings ? { settings } : {})).map(({ library, name, by, handler }) => `${library} ${name} ${by}${handler ? ' *' : ''}`)

describe('jobs', () => {
  test.each<[string, string, string[]]>([
    ['BullMQ', `import { Worker } from 'bullmq'; new Worker('mail', async (job) => {})`, ['bullmq mail queue *']],
    ['BullMQ under another name', `import { Worker as W } from 'bullmq'; new W('mail', async (job) => {}, { connection })`, ['bullmq mail queue *']],
    ['BullMQ of CommonJS', `const { Worker } = require('bullmq'); function send() {} new Worker('mail', send)`, ['bullmq mail queue *']],
    ['BullMQ with a name in a constant', `import { Worker } from 'bullmq'; const NAME = 'mail'; new Worker(NAME, send)`, ['bullmq mail queue']],
    ['BullMQ with a handler of another file', `import { Worker } from 'bullmq'; import { send } from './send'; new Worker('mail', send)`, ['bullmq mail queue']],
    ['BullMQ with a file', `import { Worker } from 'bullmq'; new Worker('mail', './worker.js')`, ['bullmq mail queue']],
    ['a worker of node is none', `import { Worker } from 'node:worker_threads'; new Worker('./a.js', {})`, []],
    ['Bull', `import Queue from 'bull'; const mail = new Queue('mail'); mail.process(async (job) => {})`, ['bull null queue *']],
    ['Bull with a name and concurrency', `const Queue = require('bull'); const q = new Queue('x'); q.process('send', 5, async (job) => {})`, ['bull send queue *']],
    ['a queue of another file', `import { mailQueue } from './queues'; mailQueue.process(async (job) => {})`, ['bull null queue *']],
    ['process of anything else is none', `import { image } from './image'; image.process(() => {})`, []],
    ['bee-queue', `import Queue from 'bee-queue'; new Queue('a').process(async () => {})`, ['bee-queue null queue *']],
    ['Agenda', `import Agenda from 'agenda'; const agenda = new Agenda(); agenda.define('clean', async (job) => {})`, ['agenda clean queue *']],
    ['Agenda by its named export', `import { Agenda } from 'agenda'; new Agenda().define('clean', { priority: 1 }, async (job) => {})`, ['agenda clean queue *']],
    ['Inngest', `import { Inngest } from 'inngest'; const inngest = new Inngest({ id: 'a' }); inngest.createFunction({ id: 'sync' }, { event: 'x' }, async () => {})`, ['inngest sync queue *']],
    ['Inngest of another file', `import { inngest } from '@/lib/inngest'; export const f = inngest.createFunction({ id: 'sync' }, { event: 'x' }, async () => {})`, ['inngest sync queue *']],
    ['Trigger.dev', `import { task } from '@trigger.dev/sdk/v3'; export const t = task({ id: 'build', run: async () => {} })`, ['trigger.dev build queue *']],
    ['Trigger.dev with a method', `import { schemaTask } from '@trigger.dev/sdk'; export const t = schemaTask({ id: 'build', schema, async run() {} })`, ['trigger.dev build queue *']],
    ['Trigger.dev schedules', `import { schedules } from '@trigger.dev/sdk'; schedules.task({ id: 'nightly', cron: '0 0 * * *', run: async () => {} })`, ['trigger.dev nightly queue *']],
    ['pg-boss', `import PgBoss from 'pg-boss'; const boss = new PgBoss(url); boss.work('mail', async (job) => {})`, ['pg-boss mail queue *']],
    ['pg-boss of another file', `import { boss } from './boss'; boss.work('mail', { batchSize: 1 }, async () => {})`, ['pg-boss mail queue *']],
    ['graphile-worker', `import { run } from 'graphile-worker'; run({ taskList: { mail: async () => {}, sms: send } })`, ['graphile-worker mail queue *', 'graphile-worker sms queue']],
    ['kafkajs', `import { Kafka } from 'kafkajs'; const c = new Kafka({}).consumer({ groupId: 'g' }); c.run({ eachMessage: async () => {} })`, ['kafkajs null queue *']],
    ['node-cron', `import cron from 'node-cron'; cron.schedule('* * * * *', async () => {})`, ['node-cron * * * * * schedule *']],
    ['node-cron by name', `import { schedule } from 'node-cron'; schedule('* * * * *', () => {})`, ['node-cron * * * * * schedule *']],
    ['cron', `import { CronJob } from 'cron'; new CronJob('0 * * * *', () => {})`, ['cron 0 * * * * schedule *']],
    ['croner', `import { Cron } from 'croner'; new Cron('0 * * * *', { name: 'x' }, () => {})`, ['croner 0 * * * * schedule *']],
    ['node-schedule', `const schedule = require('node-schedule'); schedule.scheduleJob('0 0 * * *', () => {})`, ['node-schedule 0 0 * * * schedule *']],
    ['a class of Nest', `import { Processor, WorkerHost } from '@nestjs/bullmq'; @Processor('mail') class Mail extends WorkerHost { async process(job) {} }`, ['nestjs mail queue *']],
    ['a method of Nest', `import { Processor, Process } from '@nestjs/bull'; @Processor('mail') class Mail { @Process('send') async send(job) {} }`, ['nestjs send queue *']],
    ['a schedule of Nest', `import { Cron, CronExpression } from '@nestjs/schedule'; class T { @Cron(CronExpression.EVERY_HOUR) async clean() {} }`, ['nestjs clean schedule *']],
    ['a decorator of another package is none', `import { Cron } from './cron'; class T { @Cron('x') clean() {} }`, []],
  ])('%s', (_, code, expected) => {
    expect(jobs(code)).toEqual(expected)
  })

  test('a runner that a setting names', () => {
    const code = `import { RetryableJobRunner } from '@/background'; new RetryableJobRunner(async (payload) => {}, { maxAttempts: 5 })`
    expect(jobs(code)).toEqual([])
    expect(jobs(code, { jobs: { runners: ['RetryableJobRunner'] } })).toEqual(['project null queue *'])
  })

  test('the job around a node', () => {
    const file = parseFile(`import { Worker } from 'bullmq'; new Worker('mail', async () => { list.map(() => work()) }); other()`)
    expect(jobAround(file, nodeOf(file, 'work()'))?.label).toBe('job `mail`')
    expect(jobAround(file, nodeOf(file, 'other()'))).toBeNull()
  })
})

describe('handing work to a queue', () => {
  const enqueues = (code: string, text: string, settings?: unknown) => {
    const file = parseFile(code, settings ? { settings } : {})
    return isEnqueue(file, nodeOf(file, text) as never)
  }
  test.each<[string, string, string, boolean]>([
    ['BullMQ', `import { Queue } from 'bullmq'; const a = new Queue('a'); a.add('x', {})`, `a.add('x', {})`, true],
    ['a queue of another file', `import { mailQueue } from './queues'; mailQueue.add('x')`, `mailQueue.add('x')`, true],
    ['a field', `class A { f() { this.mailQueue.add('x') } }`, `this.mailQueue.add('x')`, true],
    ['queues in an object', `queues.mail.add('x')`, `queues.mail.add('x')`, true],
    ['Inngest', `inngest.send({ name: 'x' })`, `inngest.send({ name: 'x' })`, true],
    ['Trigger.dev', `import { tasks } from '@trigger.dev/sdk'; tasks.trigger('x', {})`, `tasks.trigger('x', {})`, true],
    ['a task of Trigger.dev', `import { task } from '@trigger.dev/sdk'; const build = task({ id: 'b', run: async () => {} }); build.trigger({})`, `build.trigger({})`, true],
    ['a function named for it', `enqueueReport(1)`, `enqueueReport(1)`, true],
    ['a job that is triggered', `triggerJob('x')`, `triggerJob('x')`, true],
    ['add of a set', `const seen = new Set(); seen.add(1)`, `seen.add(1)`, false],
    ['a look at a queue', `mailQueue.getJobs()`, `mailQueue.getJobs()`, false],
    ['any function', `process(1)`, `process(1)`, false],
  ])('%s', (_, code, text, expected) => {
    expect(enqueues(code, text)).toBe(expected)
  })

  test('a queue that a setting names', () => {
    expect(enqueues(`outgoing.put(1)`, `outgoing.put(1)`)).toBe(false)
    expect(enqueues(`outgoing.put(1)`, `outgoing.put(1)`, { jobs: { queues: ['outgoing'] } })).toBe(true)
  })
})
