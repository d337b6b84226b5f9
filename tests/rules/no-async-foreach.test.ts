import rule from '../../src/rules/no-async-foreach.js'
import { testRule, ts } from '../support/test-rule.js'

const plain = { reports: ['nobodyWaits'] }
const offered = { reports: [{ messageId: 'nobodyWaits', suggestions: 1 }] }

testRule(rule, {
  valid: {
    'a callback that is not async': `items.forEach((item) => console.log(item))`,
    'for of': `async function f(items) { for (const item of items) await save(item) }`,
    'Promise.all of a map': `async function f(items) { await Promise.all(items.map(async (item) => save(item))) }`,
    'a library that waits': `import async from 'async'\nexport async function f(items) { await async.forEach(items, async (item) => save(item)) }`,
    'a forEach of a library, awaited': `export async function f(cursor) { await cursor.forEach(async (row) => save(row)) }`,
    'a forEach of a stream, returned': `export const f = (stream) => stream.forEach(async (row) => save(row))`,
    'a forEach of a library, chained': `export function f(query) { query.forEach(async (row) => save(row)).then(done) }`,
    'a function of a library': `import { forEach } from 'p-iteration'\nexport async function f(items) { await forEach(items, async (item) => save(item)) }`,
    'bluebird': `import Bluebird from 'bluebird'\nexport const f = (items) => Bluebird.each(items, async (item) => save(item))`,
    'a named callback that is not async': `function log(item) { console.log(item) }\nitems.forEach(log)`,
    'a callback of another file': `import { save } from './save'\nitems.forEach(save)`,
    'an async function inside the callback': `items.forEach((item) => { button.on('click', async () => save(item)) })`,
    'map': `const promises = items.map(async (item) => save(item))`,
    'another method': `router.get('/x', async (req, res) => res.end())`,
    'test.each': `test.each([1, 2])('adds', async (n) => { expect(n).toBe(n) })`,
    'describe.each of a local name': `import { each } from './table'\neach([1, 2], async (n) => check(n))`,
    'an iterator of async values': `async function f(source) { for await (const row of source) save(row) }`,
    'forEach as a plain function of this file': `async function forEach(list, fn) { for (const x of list) await fn(x) }\nexport const f = (items) => forEach(items, async (item) => save(item))`,
    'a for each of jQuery that is not async': `$('.x').each(function () { hide(this) })`,
    'a word in a comment': `// items.forEach(async (x) => x)\nconst a = 1`,
  },
  invalid: {
    'an arrow function': {
      code: `async function f(items) { items.forEach(async (item) => { await save(item) }) }`,
      reports: [{ messageId: 'nobodyWaits', suggestions: [{ messageId: 'suggestLoop', output: `async function f(items) { for (const item of items) { await save(item) } }` }] }],
    },
    'an awaited forEach of an array': { code: `async function f() { const ids = [1, 2]; await ids.forEach(async (id) => { await save(id) }) }`, ...offered },
    'Promise.all of a forEach of an array': { code: `async function f(rows) { const ids = rows.map((r) => r.id); await Promise.all(ids.forEach(async (id) => { await save(id) })) }`, ...plain },
    'an array by its type': { code: `export async function f(ids: string[]) { await ids.forEach(async (id) => { await save(id) }) }`, ...offered },
    'an expression': { code: `items.forEach(async (item) => save(item))`, ...plain },
    'outside of an async function': { code: `function f(items) { items.forEach(async (item) => { await save(item) }) }`, ...plain },
    'with an index': { code: `async function f(items) { items.forEach(async (item, index) => { await save(item, index) }) }`, ...plain },
    'with a return': { code: `async function f(items) { items.forEach(async (item) => { if (!item) return; await save(item) }) }`, ...plain },
    'a function expression': { code: `async function f(items) { items.forEach(async function (item) { await save(item) }) }`, ...offered },
    'a named function': { code: `async function send(user) { await mail(user) }\nusers.forEach(send)`, ...plain },
    'a named constant': { code: `const send = async (user) => { await mail(user) }\nusers.forEach(send)`, ...plain },
    'a method of this': { code: `class A { async send(u) { await mail(u) } all(users) { users.forEach(this.send) } }`, ...plain },
    'lodash': { code: `import _ from 'lodash'\nasync function f(items) { _.forEach(items, async (item) => { await save(item) }) }`, ...plain },
    'each of lodash': { code: `import { each } from 'lodash-es'\nasync function f(items) { each(items, async (item) => { await save(item) }) }`, ...plain },
    'lodash by require': { filename: 'server.js', code: `const _ = require('lodash')\nasync function f(items) { _.each(items, async (item) => { await save(item) }) }`, ...plain },
    'a Map': { code: `async function f() { const m = new Map(); m.forEach(async (value) => { await save(value) }) }`, ...offered },
    'keys of an object': { code: `async function f(o) { Object.keys(o).forEach(async (key) => { await save(key) }) }`, ...offered },
    'a handler of Express': { code: `import express from 'express'\nconst app = express()\napp.post('/x', async (req, res) => { req.body.items.forEach(async (item) => { await prisma.item.create({ data: item }) }); res.end() })`, ...offered },
    'a component': { filename: 'src/upload.tsx', code: `export function Upload({ files }) { const send = async () => { files.forEach(async (file) => { await upload(file) }) }; return <button onClick={send} /> }`, ...offered },
    'optional': { code: `async function f(items) { items?.forEach(async (item) => { await save(item) }) }`, ...plain },
    'destructured': {
      code: ts`
        async function f(items) {
          items.forEach(async ({ id }) => {
            // one after another
            await save(id)
          })
        }
      `,
      reports: [
        {
          messageId: 'nobodyWaits',
          suggestions: [
            {
              messageId: 'suggestLoop',
              output: ts`
                async function f(items) {
                  for (const { id } of items) {
                    // one after another
                    await save(id)
                  }
                }
              `,
            },
          ],
        },
      ],
    },
    'void': { code: `async function f(items) { void items.forEach(async (item) => { await save(item) }) }`, ...plain },
    'a chain': { code: `async function f(items) { items.filter(Boolean).forEach(async (item) => { await save(item) }) }`, ...offered },
  },
})
