import { describe, expect, test } from 'vitest'
import { loopQueriesOf } from '../../src/facts/loop-queries.js'
import { parseFile } from '../support/parse-file.js'

/** Table, list and kind of every read that runs once for each element. */
const reads = (code: string) => {
  const file = parseFile(code)
  return loopQueriesOf(file).map(({ access, list, isKeyed, isServing }) => `${access.model} of ${list ? file.text.slice(...list.range) : 'a count'}${isKeyed ? ', keyed' : ''}${isServing ? ', serving' : ''}`)
}
const prisma = (body: string) => `import { prisma } from './prisma'; export async function fill(orders) { ${body} }`
const read = `await prisma.user.findUnique({ where: { id: order.userId } })`

describe('reads of a loop', () => {
  test.each<[string, string, string[]]>([
    ['for of', prisma(`for (const order of orders) order.user = ${read}`), ['user of orders, keyed']],
    ['by index', prisma(`for (let i = 0; i < orders.length; i++) { const order = orders[i]; order.user = ${read} }`), ['user of orders, keyed']],
    ['map', prisma(`return Promise.all(orders.map(async (order) => ({ order, user: ${read} })))`), ['user of orders, keyed']],
    ['map without async', prisma(`return Promise.all(orders.map((order) => prisma.user.findUnique({ where: { id: order.userId } })))`), ['user of orders, keyed']],
    ['a helper that takes the list', prisma(`await pMap(orders, async (order) => { order.user = ${read} })`), ['user of orders, keyed']],
    ['the same for each', prisma(`for (const order of orders) order.rate = await prisma.rate.findFirst({ where: { code: 'eur' } })`), ['rate of orders']],
    ['before the loop', prisma(`const user = await prisma.user.findFirst({}); for (const order of orders) order.user = user`), []],
    ['a write', prisma(`for (const order of orders) await prisma.order.update({ where: { id: order.id }, data: {} })`), []],
    ['in batches', prisma(`for (const ids of chunk(orders, 100)) use(await prisma.user.findMany({ where: { id: { in: ids } } }))`), []],
    ['page after page', prisma(`for (const page of orders) use(await prisma.user.findMany({ skip: page * 10, take: 10 }))`), []],
    ['a few things of the code', prisma(`for (const code of ['eur', 'usd']) use(await prisma.rate.findFirst({ where: { code } }))`), []],
    ['until something is there', prisma(`for (;;) { const job = await prisma.job.findFirst({}); if (job) return job }`), []],
    ['in a transaction', `import { prisma } from './prisma'; await prisma.$transaction(async (tx) => { for (const order of orders) use(await tx.user.findUnique({ where: { id: order.userId } })) })`, []],
  ])('%s', (_, code, expected) => {
    expect(reads(code)).toEqual(expected)
  })
})

test('whether a request waits for them', () => {
  const loop = `for (const order of orders) order.user = ${read}`
  expect(reads(`import express from 'express'; import { prisma } from './prisma'; const app = express(); app.get('/', async (req, res) => { const orders = await load(); ${loop}; res.json(orders) })`)).toEqual(['user of orders, keyed, serving'])
  expect(reads(`import { Worker } from 'bullmq'; import { prisma } from './prisma'; new Worker('fill', async (job) => { const { orders } = job.data; ${loop} })`)).toEqual([])
})
