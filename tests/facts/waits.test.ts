import { describe, expect, test } from 'vitest'
import { nodesOf } from '../../src/facts/nodes.js'
import { varies, waitsOf } from '../../src/facts/waits.js'
import { parseFile } from '../support/parse-file.js'

/** The length of every pause of the code as written; `?` where the file does not show it. */
const waits = (code: string) => {
  const file = parseFile(code)
  return waitsOf(file).map(({ duration }) => (duration ? file.source.getText(duration as never) : '?'))
}

describe('pauses', () => {
  test.each<[string, string, string[]]>([
    ['node:timers/promises', `import { setTimeout as sleep } from 'node:timers/promises'; await sleep(250)`, ['250']],
    ['timers/promises as a namespace', `import timers from 'timers/promises'; await timers.setTimeout(ms)`, ['ms']],
    ['a promise in place', `await new Promise((resolve) => setTimeout(resolve, 500))`, ['500']],
    ['a promise that calls its resolver', `await new Promise((r) => { setTimeout(() => r(), delay) })`, ['delay']],
    ['an arrow of the file', `const sleep = (ms) => new Promise((r) => setTimeout(r, ms)); await sleep(100)`, ['100']],
    ['a function of the file with another order', `function nap(label, ms) { return new Promise((r) => setTimeout(r, ms)) } await nap('x', 2000)`, ['2000']],
    ['a function of the file that always waits equally long', `const tick = () => new Promise((r) => setTimeout(r, 1000)); await tick()`, ['1000']],
    ['a default that the call leaves', `const rest = (ms = 300) => new Promise((r) => setTimeout(r, ms)); await rest()`, ['ms']],
    ['a length computed from a parameter', `const pause = (attempt) => new Promise((r) => setTimeout(r, 2 ** attempt)); await pause(n)`, ['n']],
    ['sleep of another file', `import { sleep } from './sleep'; await sleep(5)`, ['5']],
    ['a method that sleeps', `await this.delay(wait)`, ['wait']],
    ['backoff of another file', `import { backoff } from './backoff'; await backoff(attempt)`, ['?']],
    ['waiting for something is no pause', `await page.waitForSelector('#x'); await waitUntil(ready)`, []],
    ['sleep without a length', `await sleep()`, []],
    ['a function that also works', `const send = async () => { await post(); await new Promise((r) => setTimeout(r, 10)) }; await send()`, ['10']],
    ['a promise of an event', `await new Promise((resolve) => socket.on('open', resolve))`, []],
    ['what nobody awaits', `sleep(100); new Promise((r) => setTimeout(r, 100))`, []],
    ['any other call', `await load(100); await queue.add('sleep', 100)`, []],
  ])('%s', (_, code, expected) => {
    expect(waits(code)).toEqual(expected)
  })
})

/** Whether the first pause of the code can differ from one turn of its loop to the next. */
const grows = (code: string) => {
  const file = parseFile(code)
  const [loop] = [...nodesOf(file).get('ForStatement'), ...nodesOf(file).get('WhileStatement'), ...nodesOf(file).get('ForOfStatement')]
  return varies(file, waitsOf(file)[0]!.duration, loop!)
}

describe('lengths', () => {
  const sleep = `import { setTimeout as sleep } from 'node:timers/promises';`
  test.each<[string, string, boolean]>([
    ['a number', `for (let i = 0; i < 3; i++) { await sleep(100) }`, false],
    ['a constant outside', `const ms = 100; for (let i = 0; i < 3; i++) { await sleep(ms) }`, false],
    ['a constant inside', `for (let i = 0; i < 3; i++) { const ms = 50 * 2; await sleep(ms) }`, false],
    ['arithmetic of constants', `const base = 10; while (go) { await sleep(Math.min(base * 3, 500)) }`, false],
    ['the counter', `for (let i = 0; i < 3; i++) { await sleep(100 * 2 ** i) }`, true],
    ['a name that doubles', `let ms = 100; while (go) { await sleep(ms); ms *= 2 }`, true],
    ['a name inside made from the counter', `for (let i = 0; i < 3; i++) { const ms = Math.min(i * 100, 900); await sleep(ms) }`, true],
    ['chance', `while (go) { await sleep(Math.random() * 100) }`, true],
    ['what a function says', `while (go) { await sleep(policy.next()) }`, true],
    ['a list of lengths', `for (const ms of [100, 500]) { await sleep(ms) }`, true],
    ['what the failure says', `while (go) { try { await f() } catch (error) { await sleep(error.retryAfter) } }`, true],
    ['a field that grows', `while (go) { await sleep(this.ms); this.ms *= 2 }`, true],
    ['a field that stays', `while (go) { await sleep(this.ms) }`, false],
  ])('%s', (_, code, expected) => {
    expect(grows(`${sleep} async function run() { ${code} }`)).toBe(expected)
  })

  test('an unknown length may grow', () => {
    const file = parseFile(`while (go) {}`)
    expect(varies(file, null, nodesOf(file).get('WhileStatement')[0]!)).toBe(true)
  })
})
