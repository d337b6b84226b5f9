import { describe, expect, test } from 'vitest'
import { deafWorkersOf, headOfWorker, swallowedJobFailuresOf } from '../../src/facts/dead-letters.js'
import { parseFile } from '../support/parse-file.js'

/** Library of every worker whose failed jobs nobody hears of. */
const deaf = (code: string) => deafWorkersOf(parseFile(code)).map(({ job }) => job.library)
/** Library of the job of every `catch` after which it counts as done. */
const swallowed = (code: string) => swallowedJobFailuresOf(parseFile(code)).map(({ job }) => job.library)

const worker = `import { Worker } from 'bullmq';`

describe('workers that nobody listens to', () => {
  test.each<[string, string, string[]]>([
    ['BullMQ', `${worker} new Worker('mail', async (job) => send(job))`, ['bullmq']],
    ['a listener', `${worker} const w = new Worker('mail', async (job) => send(job)); w.on('failed', report)`, []],
    ['another listener', `${worker} const w = new Worker('mail', async (job) => send(job)); w.on('completed', report)`, ['bullmq']],
    ['a chained listener', `${worker} new Worker('mail', send).on('completed', a).on('failed', b)`, []],
    ['events of the queue', `${worker} import { QueueEvents } from 'bullmq'; new Worker('mail', send); new QueueEvents('mail').on('failed', report)`, []],
    ['returned', `${worker} export const make = () => new Worker('mail', send)`, []],
    ['given to a function', `${worker} const w = new Worker('mail', send); observe(w)`, []],
    ['in a list', `${worker} export const workers = [new Worker('mail', send)]`, ['bullmq']],
    ['held and put in a list', `${worker} const w = new Worker('mail', send); export const workers = [w]`, []],
    ['a handler that keeps its failures', `${worker} new Worker('mail', async (job) => { try { await send(job) } catch (error) { await deadLetters.save(job) } })`, []],
    ['Bull', `import Queue from 'bull'; const q = new Queue('mail'); q.process(async (job) => send(job))`, ['bull']],
    ['Bull, of all processes', `import Queue from 'bull'; const q = new Queue('mail'); q.process(async (job) => send(job)); q.on('global:failed', report)`, []],
    ['bee-queue', `import Queue from 'bee-queue'; const q = new Queue('mail'); q.process(async (job) => send(job))`, ['bee-queue']],
    ['Agenda', `import { Agenda } from 'agenda'; const agenda = new Agenda(); agenda.define('mail', async (job) => send(job))`, ['agenda']],
    ['Agenda, of one job', `import { Agenda } from 'agenda'; const agenda = new Agenda(); agenda.define('mail', async (job) => send(job)); agenda.on('fail:mail', report)`, []],
    ['Nest', `import { Processor, WorkerHost } from '@nestjs/bullmq'; @Processor('mail') class Mail extends WorkerHost { async process(job) { await send(job) } }`, ['nestjs']],
    ['Nest with an event', `import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq'; @Processor('mail') class Mail extends WorkerHost { async process(job) { await send(job) } @OnWorkerEvent('failed') onFailed() {} }`, []],
    ['Inngest keeps failed runs', `import { inngest } from './client'; inngest.createFunction({ id: 'x' }, { event: 'y' }, async () => send())`, []],
    ['a worker thread', `import { Worker } from 'node:worker_threads'; new Worker('./parse.js')`, []],
  ])('%s', (_, code, expected) => {
    expect(deaf(code)).toEqual(expected)
  })
})

describe('failures that end as a success', () => {
  const job = (body: string) => `${worker} const w = new Worker('mail', async (job) => { ${body} }); w.on('failed', report)`
  test.each<[string, string, string[]]>([
    ['only logged', job(`try { await send(job) } catch (error) { console.error(error) }`), ['bullmq']],
    ['nothing at all', job(`try { await send(job) } catch {}`), ['bullmq']],
    ['an answer', job(`try { await send(job) } catch (error) { return { ok: false } }`), ['bullmq']],
    ['thrown on', job(`try { await send(job) } catch (error) { console.error(error); throw error }`), []],
    ['thrown for some', job(`try { await send(job) } catch (error) { if (error.code === 1) throw error }`), []],
    ['thrown later', job(`let failed; try { await send(job) } catch (error) { failed = error } if (failed) throw failed`), []],
    ['kept in a row', job(`try { await send(job) } catch (error) { await failures.create({ job: job.id }) }`), []],
    ['given to a function', job(`try { await send(job) } catch (error) { await handle(job, error) }`), []],
    ['moved by hand', job(`try { await send(job) } catch (error) { await job.moveToFailed({ message: 'x' }) }`), []],
    ['one of many', job(`for (const to of job.data.to) { try { await send(to) } catch (error) { console.error(error) } }`), []],
    ['a part that the job can do without', job(`try { await warm(job) } catch (error) { console.error(error) } await send(job)`), []],
    ['no work in it', job(`try { JSON.parse(job.data) } catch (error) { console.error(error) }`), []],
    ['Inngest', `import { inngest } from './client'; inngest.createFunction({ id: 'x' }, { event: 'y' }, async () => { try { await send() } catch (error) { console.error(error) } })`, ['inngest']],
    ['a function that is no job', `export async function send() { try { await post() } catch (error) { console.error(error) } }`, []],
  ])('%s', (_, code, expected) => {
    expect(swallowed(code)).toEqual(expected)
  })
})

test('a decorated class is underlined at its decorator', () => {
  const [found] = deafWorkersOf(parseFile(`import { Processor, WorkerHost } from '@nestjs/bullmq'; @Processor('mail') class Mail extends WorkerHost { async process(job) { await send(job) } }`))
  expect(headOfWorker(found!.node).type).toBe('Decorator')
})
