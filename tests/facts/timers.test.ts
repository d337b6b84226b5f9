import { expect, test } from 'vitest'
import { timersOf } from '../../src/facts/timers.js'
import { parseFile } from '../support/parse-file.js'

/** `setTimeout free`: every timer of the code with what holds it; `*` after the name where its function is in the file. */
const timers = (code: string) => timersOf(parseFile(code)).map(({ name, handler, use }) => `${name}${handler ? '*' : ''} ${use}`)

test.each<[string, string, string[]]>([
  ['a function in place', `setTimeout(() => { go() }, 1)`, ['setTimeout* free']],
  ['a function by name', `function go() {} setTimeout(go, 1)`, ['setTimeout* free']],
  ['a function of another file', `import { go } from './go'; setTimeout(go, 1)`, ['setTimeout free']],
  ['a method of the class', `class A { go() {} start() { setTimeout(this.go.bind(this), 1) } }`, ['setTimeout* free']],
  ['setImmediate, nextTick, queueMicrotask', `setImmediate(() => a()); process.nextTick(() => b()); queueMicrotask(() => c())`, ['setImmediate* free', 'nextTick* free', 'queueMicrotask* free']],
  ['globalThis', `globalThis.setTimeout(() => a(), 1); window.setInterval(() => a(), 1)`, ['setTimeout* free', 'setInterval* free']],
  ['node:timers', `import { setTimeout as later } from 'node:timers'; later(() => a(), 1)`, ['setTimeout* free']],
  ['nextTick of node:process', `import { nextTick } from 'node:process'; nextTick(() => a())`, ['nextTick* free']],
  ['CommonJS timers', `const { setImmediate } = require('timers'); setImmediate(() => a())`, ['setImmediate* free']],
  ['timers/promises is none', `import { setTimeout } from 'node:timers/promises'; await setTimeout(1)`, []],
  ['a promisified timer is none', `import { promisify } from 'util'; const sleep = promisify(setTimeout); await sleep(1)`, []],
  ['a local function of that name is none', `function setTimeout() {} setTimeout(() => a(), 1)`, []],
  ['a method of that name is none', `scheduler.setTimeout(() => a(), 1)`, []],
  ['the executor of a promise', `new Promise((r) => setTimeout(r, 1))`, ['setTimeout promise']],
  ['deep in an executor', `new Promise((r) => { start(() => { setTimeout(() => r(), 1) }) })`, ['setTimeout* promise']],
  ['a Promise of the project is none', `import { Promise } from './p'; new Promise((r) => setTimeout(() => a(), 1))`, ['setTimeout* free']],
  ['the callback of the caller', `function f(done) { setTimeout(done, 1); process.nextTick(() => done(null, 1)) }`, ['setTimeout continuation', 'nextTick* continuation']],
  ['cleared by its name', `const t = setTimeout(() => a(), 1); clearTimeout(t)`, ['setTimeout* cleared']],
  ['another one is cleared', `const t = setTimeout(() => a(), 1); const u = setTimeout(() => b(), 1); clearTimeout(u)`, ['setTimeout* free', 'setTimeout* cleared']],
  ['never cleared', `const t = setTimeout(() => a(), 1)`, ['setTimeout* free']],
  ['a cleared field', `class A { go() { clearTimeout(this.t); this.t = setTimeout(() => a(), 1) } }`, ['setTimeout* cleared']],
  ['a cleared ref', `clearTimeout(ref.current); ref.current = setTimeout(() => a(), 1)`, ['setTimeout* cleared']],
  ['in a map of timers', `clearTimeout(timers.get(id)); timers.set(id, setTimeout(() => a(), 1))`, ['setTimeout* cleared']],
  ['in a map by a name', `clearTimeout(timers.get(id)); const t = setTimeout(() => a(), 1); timers.set(id, t)`, ['setTimeout* cleared']],
  ['arms itself by name', `function poll() { setTimeout(poll, 1) }`, ['setTimeout* rearmed']],
  ['arms itself by an arrow', `function poll() { setTimeout(() => poll(), 1) }`, ['setTimeout* rearmed']],
  ['arms itself as a method', `class A { poll() { setTimeout(() => this.poll(), 1) } }`, ['setTimeout* rearmed']],
  ['unref keeps it free', `setTimeout(() => a(), 1).unref()`, ['setTimeout* free']],
])('%s', (_, code, expected) => {
  expect(timers(code)).toEqual(expected)
})
