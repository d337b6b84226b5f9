import type { Catalogue } from './modules.js'

/** Libraries that run work outside the request: queues, schedulers and durable-workflow services. */
export type JobLibrary =
  | 'agenda'
  | 'amqplib'
  | 'bee-queue'
  | 'bull'
  | 'bullmq'
  | 'cron'
  | 'croner'
  | 'graphile-worker'
  | 'inngest'
  | 'kafkajs'
  | 'nestjs'
  | 'node-cron'
  | 'node-schedule'
  | 'p-queue'
  | 'pg-boss'
  | 'project'
  | 'qstash'
  | 'sqs'
  | 'trigger.dev'

/**
 * How a call or `new` registers the function that does the work: which argument holds it (`-1`: the last), or the key
 * of an options object that does; `tasks`: an object whose every function is a job of that key's name.
 */
export type JobRegistration = {
  readonly library: JobLibrary
  readonly handler: { readonly argument: number } | { readonly option: string } | { readonly tasks: string }
  /** What starts it: a queue hands it payloads and may retry; a schedule only runs it again next time. */
  readonly by: 'queue' | 'schedule'
}

const last = { argument: -1 } as const

/** Calls and constructions that register a job, by the origin of what is called. */
export const jobRegistrations: Catalogue<JobRegistration> = {
  bullmq: { Worker: { library: 'bullmq', handler: { argument: 1 }, by: 'queue' } },
  bull: {
    'new().process': { library: 'bull', handler: last, by: 'queue' },
    '().process': { library: 'bull', handler: last, by: 'queue' },
    'Queue.new().process': { library: 'bull', handler: last, by: 'queue' },
  },
  'bee-queue': { 'new().process': { library: 'bee-queue', handler: last, by: 'queue' } },
  kue: { 'createQueue.().process': { library: 'bull', handler: last, by: 'queue' } },
  agenda: {
    'new().define': { library: 'agenda', handler: last, by: 'queue' },
    'Agenda.new().define': { library: 'agenda', handler: last, by: 'queue' },
  },
  '@hokify/agenda': { 'Agenda.new().define': { library: 'agenda', handler: last, by: 'queue' } },
  inngest: { 'Inngest.new().createFunction': { library: 'inngest', handler: last, by: 'queue' } },
  '@trigger.dev/sdk': {
    task: { library: 'trigger.dev', handler: { option: 'run' }, by: 'queue' },
    schemaTask: { library: 'trigger.dev', handler: { option: 'run' }, by: 'queue' },
    'schedules.task': { library: 'trigger.dev', handler: { option: 'run' }, by: 'queue' },
    'TriggerClient.new().defineJob': { library: 'trigger.dev', handler: { option: 'run' }, by: 'queue' },
  },
  'pg-boss': {
    'new().work': { library: 'pg-boss', handler: last, by: 'queue' },
    'PgBoss.new().work': { library: 'pg-boss', handler: last, by: 'queue' },
  },
  'graphile-worker': {
    run: { library: 'graphile-worker', handler: { tasks: 'taskList' }, by: 'queue' },
    runOnce: { library: 'graphile-worker', handler: { tasks: 'taskList' }, by: 'queue' },
  },
  amqplib: {
    'connect.().createChannel.().consume': { library: 'amqplib', handler: { argument: 1 }, by: 'queue' },
    'connect.().createConfirmChannel.().consume': { library: 'amqplib', handler: { argument: 1 }, by: 'queue' },
    'Channel.new().consume': { library: 'amqplib', handler: { argument: 1 }, by: 'queue' },
  },
  kafkajs: {
    'Kafka.new().consumer.().run': { library: 'kafkajs', handler: { option: 'eachMessage' }, by: 'queue' },
    'Consumer.new().run': { library: 'kafkajs', handler: { option: 'eachMessage' }, by: 'queue' },
  },
  'sqs-consumer': { 'Consumer.create': { library: 'sqs', handler: { option: 'handleMessage' }, by: 'queue' } },
  '@upstash/workflow': {
    'nextjs.serve': { library: 'qstash', handler: { argument: 0 }, by: 'queue' },
    serve: { library: 'qstash', handler: { argument: 0 }, by: 'queue' },
  },
  'node-cron': { schedule: { library: 'node-cron', handler: { argument: 1 }, by: 'schedule' } },
  'node-schedule': { scheduleJob: { library: 'node-schedule', handler: last, by: 'schedule' } },
  cron: {
    CronJob: { library: 'cron', handler: { argument: 1 }, by: 'schedule' },
    'CronJob.from': { library: 'cron', handler: { option: 'onTick' }, by: 'schedule' },
  },
  croner: {
    '': { library: 'croner', handler: last, by: 'schedule' },
    Cron: { library: 'croner', handler: last, by: 'schedule' },
  },
}

/** Method decorators that make a method a job, by package; the class decorator `Processor` makes its `process` one. */
export const jobDecorators: Catalogue<{ readonly by: 'queue' | 'schedule' | 'queue class' }> = {
  '@nestjs/bull': { Process: { by: 'queue' }, Processor: { by: 'queue class' } },
  '@nestjs/bullmq': { Process: { by: 'queue' }, Processor: { by: 'queue class' } },
  '@nestjs/schedule': { Cron: { by: 'schedule' }, Interval: { by: 'schedule' }, Timeout: { by: 'schedule' } },
  '@ssut/nestjs-sqs': { SqsMessageHandler: { by: 'queue' } },
}

/** Calls that hand work to a queue or a workflow service, by origin: the work then outlives the request. */
export const enqueueCalls: Catalogue<JobLibrary> = {
  bullmq: {
    'Queue.new().add': 'bullmq',
    'Queue.new().addBulk': 'bullmq',
    'Queue.new().upsertJobScheduler': 'bullmq',
    'FlowProducer.new().add': 'bullmq',
    'FlowProducer.new().addBulk': 'bullmq',
  },
  bull: { 'new().add': 'bull', '().add': 'bull', 'Queue.new().add': 'bull', 'new().addBulk': 'bull', '().addBulk': 'bull' },
  'bee-queue': { 'new().createJob.().save': 'bee-queue' },
  agenda: {
    'new().now': 'agenda',
    'new().schedule': 'agenda',
    'new().every': 'agenda',
    'Agenda.new().now': 'agenda',
    'Agenda.new().schedule': 'agenda',
    'Agenda.new().every': 'agenda',
  },
  inngest: { 'Inngest.new().send': 'inngest' },
  '@trigger.dev/sdk': {
    'tasks.trigger': 'trigger.dev',
    'tasks.batchTrigger': 'trigger.dev',
    'task.().trigger': 'trigger.dev',
    'task.().batchTrigger': 'trigger.dev',
    'schemaTask.().trigger': 'trigger.dev',
    'schemaTask.().batchTrigger': 'trigger.dev',
    'TriggerClient.new().sendEvent': 'trigger.dev',
  },
  'pg-boss': {
    'new().send': 'pg-boss',
    'new().sendAfter': 'pg-boss',
    'new().insert': 'pg-boss',
    'PgBoss.new().send': 'pg-boss',
    'PgBoss.new().sendAfter': 'pg-boss',
    'PgBoss.new().insert': 'pg-boss',
  },
  'graphile-worker': { quickAddJob: 'graphile-worker', 'makeWorkerUtils.().addJob': 'graphile-worker' },
  amqplib: { 'connect.().createChannel.().sendToQueue': 'amqplib', 'connect.().createChannel.().publish': 'amqplib' },
  kafkajs: { 'Kafka.new().producer.().send': 'kafkajs' },
  '@aws-sdk/client-sqs': { 'SQSClient.new().send': 'sqs', 'SQS.new().sendMessage': 'sqs' },
  '@upstash/qstash': { 'Client.new().publishJSON': 'qstash', 'Client.new().publish': 'qstash', 'Client.new().enqueueJSON': 'qstash' },
  '@upstash/workflow': { 'Client.new().trigger': 'qstash' },
}

/** How a library is told to try a failed job again: the argument of its construction that may hold defaults for all jobs. */
export type QueueConstruction = { readonly library: JobLibrary; readonly options: number }

/** Constructions of queues whose jobs are not tried again unless somebody says so (`attempts` is 1), by origin. */
export const queueConstructions: Catalogue<QueueConstruction> = {
  bullmq: { Queue: { library: 'bullmq', options: 1 } },
  '@taskforcesh/bullmq-pro': { QueuePro: { library: 'bullmq', options: 1 } },
  bull: { '': { library: 'bull', options: -1 }, Queue: { library: 'bull', options: -1 } },
}

/** Calls that create one job of a library without a default for all, by origin: `createJob(data).retries(3)`, `define(name, { backoff })`. */
export const singleJobs: Catalogue<JobLibrary> = {
  'bee-queue': { 'new().createJob': 'bee-queue' },
  agenda: { 'new().define': 'agenda', 'Agenda.new().define': 'agenda' },
  '@hokify/agenda': { 'Agenda.new().define': 'agenda' },
  'pg-boss': { 'new().send': 'pg-boss', 'new().publish': 'pg-boss', 'new().sendAfter': 'pg-boss' },
}

/** Functions that keep a promise alive after the response was sent, by origin. */
export const keepAliveCalls: Catalogue<true> = {
  'next/server': { after: true, unstable_after: true },
  '@vercel/functions': { waitUntil: true, 'getContext.().waitUntil': true },
  'cloudflare:workers': { waitUntil: true },
}
