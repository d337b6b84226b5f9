import { describe, expect, test } from 'vitest'
import { unboundedListsOf } from '../../src/facts/unbounded-lists.js'
import { parseFile } from '../support/parse-file.js'

/** Every list without a limit, and what is said of it. */
const lists = (code: string) => unboundedListsOf(parseFile(code)).map(({ access, isWholeTable, grows }) => `${access.model}${isWholeTable ? ' whole' : ''}${grows ? ' grows' : ''}`)
const prisma = (query: string) => `import { prisma } from './prisma'; export async function list(userId, ids) { return ${query} }`

describe('lists of Prisma', () => {
  test.each<[string, string, string[]]>([
    ['the whole table', prisma(`prisma.order.findMany()`), ['order grows']],
    ['with a limit', prisma(`prisma.order.findMany({ take: 50 })`), []],
    ['only a state', prisma(`prisma.order.findMany({ where: { status: 'open' } })`), ['order grows']],
    ['the parts of one parent', prisma(`prisma.line.findMany({ where: { orderId: userId } })`), ['line']],
    ['by ids', prisma(`prisma.order.findMany({ where: { id: { in: ids } } })`), []],
    ['by what is there once', prisma(`prisma.user.findMany({ where: { email: userId } })`), []],
    ['one row', prisma(`prisma.order.findFirst()`), []],
    ['a summary', prisma(`prisma.order.groupBy({ by: ['status'] })`), []],
    ['different values', prisma(`prisma.order.findMany({ distinct: ['status'] })`), []],
    ['a condition that is not shown may narrow it', prisma(`prisma.order.findMany({ where })`), ['order']],
    ['of which one is taken', `import { prisma } from './prisma'; export async function first() { const [order] = await prisma.order.findMany(); return order }`, []],
    ['of which the number is taken', `import { prisma } from './prisma'; export async function count() { const orders = await prisma.order.findMany(); return orders.length }`, []],
    ['in a transaction', `import { prisma } from './prisma'; await prisma.$transaction(async (tx) => { const orders = await tx.order.findMany(); use(orders) })`, []],
  ])('%s', (_, code, expected) => {
    expect(lists(code)).toEqual(expected)
  })
})

describe('other libraries', () => {
  test.each<[string, string, string[]]>([
    ['Drizzle', `import { db } from './db'; import { orders } from './schema'; export const list = () => db.select().from(orders)`, ['orders grows']],
    ['Drizzle with a limit', `import { db } from './db'; import { orders } from './schema'; export const list = () => db.select().from(orders).limit(20)`, []],
    ['SQL', `import { Pool } from 'pg'; const pool = new Pool(); export const list = () => pool.query('SELECT id FROM orders')`, ['orders grows']],
    ['SQL with a limit', `import { Pool } from 'pg'; const pool = new Pool(); export const list = () => pool.query('SELECT id FROM orders LIMIT 20')`, []],
    ['SQL that counts', `import { Pool } from 'pg'; const pool = new Pool(); export const count = () => pool.query('SELECT COUNT(*) FROM orders')`, []],
    ['the catalogue of the database', `import { Pool } from 'pg'; const pool = new Pool(); export const list = () => pool.query('SELECT table_name FROM information_schema.tables')`, []],
    ['a query that is kept', `import mongoose from 'mongoose'; const Order = mongoose.model('Order', s); export async function list() { const query = Order.find(); query.limit(20); return query }`, []],
    ['a stream', `import mongoose from 'mongoose'; const Order = mongoose.model('Order', s); for await (const order of Order.find()) use(order)`, []],
  ])('%s', (_, code, expected) => {
    expect(lists(code)).toEqual(expected)
  })
})

test('a whole table is one that goes to the client', () => {
  const route = (query: string) => `import express from 'express'; import { prisma } from './prisma'; const app = express(); app.get('/orders', async (req, res) => res.json(await ${query}))`
  expect(lists(route(`prisma.order.findMany()`))).toEqual(['order whole grows'])
  expect(lists(route(`prisma.order.findMany({ where: { userId: req.user.id } })`)).some((list) => list.includes('whole'))).toBe(false)
})
