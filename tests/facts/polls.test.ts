import { describe, expect, test } from 'vitest'
import { looksAtState, unboundedPollsOf } from '../../src/facts/polls.js'
import { parseFile } from '../support/parse-file.js'

/** `loop waitFor`: kind and name of every poll of the code that only its answer ends. */
const polls = (code: string) => unboundedPollsOf(parseFile(code, { filename: 'src/poll.tsx' })).map(({ kind, name }) => `${kind} ${name}`)

const sleep = `import { setTimeout as sleep } from 'node:timers/promises';`

describe('polls without an end', () => {
  test.each<[string, string, string[]]>([
    ['an interval that clears itself', `function follow(id) { const t = setInterval(async () => { const j = await get(id); if (j.status === 'done') clearInterval(t) }, 1000) }`, ['interval setInterval']],
    ['an interval with a callback by name', `function follow(id) { const look = async () => { const j = await get(id); if (j.state === 'failed') clearInterval(t) }; const t = setInterval(look, 1000) }`, ['interval setInterval']],
    ['an interval that refreshes for ever', `function live() { const t = setInterval(() => refresh(), 1000) }`, []],
    ['an interval that counts', `function follow(id) { let n = 0; const t = setInterval(async () => { const j = await get(id); if (j.status === 'done' || ++n > 9) clearInterval(t) }, 1000) }`, []],
    ['an interval that a timer clears', `function follow(id) { const t = setInterval(async () => { const j = await get(id); if (j.status === 'done') clearInterval(t) }, 1000); setTimeout(() => clearInterval(t), 9000) }`, []],
    ['a function that arms itself', `async function poll(id) { const j = await get(id); if (j.status !== 'done') setTimeout(() => poll(id), 1000) }`, ['rearmed poll']],
    ['a function that arms itself inside another', `function follow(id) { const look = async () => { const { state } = await get(id); if (state !== 'done') setTimeout(look, 1000) }; look() }`, ['rearmed look']],
    ['a function that arms itself and counts', `async function poll(id, attempt = 0) { const j = await get(id); if (j.status !== 'done' && attempt < 9) setTimeout(() => poll(id, attempt + 1), 1000) }`, []],
    ['a loop with a pause', `${sleep} async function waitFor(id) { let j = await get(id); while (j.status !== 'done') { await sleep(100); j = await get(id) } }`, ['loop waitFor']],
    ['a loop that an exit ends', `${sleep} async function waitFor(id) { for (;;) { const j = await get(id); if (j.status === 'done') return j; await sleep(100) } }`, ['loop waitFor']],
    ['a loop that counts', `${sleep} async function waitFor(id) { let polls = 0; while (true) { const j = await get(id); if (j.status === 'done') return j; if (++polls > 9) throw new Error('late'); await sleep(100) } }`, []],
    ['a loop with a deadline', `${sleep} async function waitFor(id) { const end = Date.now() + 1000; while (Date.now() < end) { const j = await get(id); if (j.status === 'done') return j; await sleep(100) } }`, []],
    ['a signal ends the pause', `${sleep} async function waitFor(id, signal) { while (true) { const j = await get(id); if (j.status === 'done') return j; await sleep(100, undefined, { signal }) } }`, []],
    ['a signal that throws', `${sleep} async function waitFor(id, signal) { while (true) { signal.throwIfAborted(); const j = await get(id); if (j.status === 'done') return j; await sleep(100) } }`, []],
    ['a loop without a pause', `async function drain(id) { while (true) { const j = await get(id); if (j.status === 'done') return j } }`, []],
    ['a worker that takes the next item', `${sleep} async function work() { while (true) { const j = await queue.dequeue(); if (j.status === 'ready') await run(j); await sleep(100) } }`, []],
    ['a query that looks at the data', `const useJob = (id) => useQuery({ queryFn: () => get(id), refetchInterval: (query) => (query.state.data?.status === 'done' ? false : 1000) })`, ['query refetchInterval']],
    ['a query at a fixed distance', `const useJob = (id) => useQuery({ queryFn: () => get(id), refetchInterval: 1000 })`, []],
    ['a query that counts', `const useJob = (id) => useQuery({ queryFn: () => get(id), refetchInterval: (query) => (query.state.data?.status === 'done' || query.state.dataUpdateCount > 60 ? false : 1000) })`, []],
  ])('%s', (_, code, expected) => {
    expect(polls(code)).toEqual(expected)
  })
})

describe('looks at a state', () => {
  test.each<[string, string, boolean]>([
    ['a status against a text', `if (job.status === 'done') stop()`, true],
    ['a status against a member', `if (job.status === Status.Completed) stop()`, true],
    ['one of several', `if (['done', 'failed'].includes(job.status)) stop()`, true],
    ['a set of final states', `if (finals.has(run.state)) stop()`, true],
    ['a flag', `if (operation.done) stop()`, true],
    ['a question', `if (await isFinished(id)) stop()`, true],
    ['a function that fetches a status', `const s = await getJobStatus(id)`, true],
    ['a switch', `switch (job.phase) { case 'ready': stop() }`, true],
    ['a status against a word of another trade', `if (order.status === 'gold') stop()`, false],
    ['a status code', `if (response.status === 200) stop()`, false],
    ['a flag that nobody tests', `log(operation.done)`, false],
    ['a name alone', `show(job.status)`, false],
  ])('%s', (_, code, expected) => {
    const file = parseFile(code)
    expect(looksAtState(file, file.source.ast as never)).toBe(expected)
  })
})
