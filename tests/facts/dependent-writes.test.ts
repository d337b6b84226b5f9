import { describe, expect, test } from 'vitest'
import { dependentWritesOf } from '../../src/facts/dependent-writes.js'
import { parseFile } from '../support/parse-file.js'

/** Both writes of every pair, by their tables. */
const pairs = (code: string) => dependentWritesOf(parseFile(code)).map(({ first, second, name }) => `${name}: ${first.model} > ${second.model}`)
const prisma = (body: string, parameters = 'input') => `import { prisma } from './prisma'; export async function place(${parameters}) { ${body} }`

describe('two writes of a function', () => {
  test.each<[string, string, string[]]>([
    ['the second uses what the first gave', prisma(`const order = await prisma.order.create({ data: input }); await prisma.line.create({ data: { orderId: order.id } })`), ['place: order > line']],
    ['both are about one parameter', prisma(`await prisma.cart.delete({ where: { userId } }); await prisma.order.create({ data: { userId } })`, 'userId'), ['place: cart > order']],
    ['nothing in common', prisma(`await prisma.flag.create({ data: { on: true } }); await prisma.plan.create({ data: { free: true } })`), []],
    ['the same table', prisma(`const one = await prisma.order.create({ data: input }); await prisma.order.update({ where: { id: one.id }, data: {} })`), []],
    ['a read and a write', prisma(`const user = await prisma.user.findFirst({ where: { id: input } }); await prisma.order.create({ data: { userId: user.id } })`), []],
    ['in a transaction', prisma(`await prisma.$transaction(async (tx) => { const order = await tx.order.create({ data: input }); await tx.line.create({ data: { orderId: order.id } }) })`), []],
    ['a line of the audit', prisma(`const order = await prisma.order.create({ data: input }); await prisma.auditLog.create({ data: { orderId: order.id } })`), []],
    ['in different branches', prisma(`if (input.id) { await prisma.order.create({ data: input }) } else { await prisma.quote.create({ data: input }) }`), []],
    ['the first ends the function', prisma(`if (input.id) { return prisma.order.create({ data: input }) } await prisma.quote.create({ data: input })`), []],
    ['in different functions', prisma(`await prisma.order.create({ data: input }); list.forEach(async () => { await prisma.quote.create({ data: input }) })`), []],
  ])('%s', (_, code, expected) => {
    expect(pairs(code)).toEqual(expected)
  })
})

describe('libraries', () => {
  test.each<[string, string, string[]]>([
    ['Drizzle', `import { db } from './db'; import { orders, lines } from './schema'; export async function place(id) { await db.insert(orders).values({ id }); await db.insert(lines).values({ orderId: id }) }`, ['place: orders > lines']],
    ['Mongoose', `import mongoose from 'mongoose'; const Order = mongoose.model('Order', s); const Line = mongoose.model('Line', s); const place = async (id) => { await Order.create({ id }); await Line.create({ orderId: id }) }`, ['place: Order > Line']],
    ['Redis beside a table', `import { prisma } from './prisma'; import { redis } from './redis'; async function place(id) { await prisma.order.create({ data: { id } }); await redis.set(id, '1') }`, []],
  ])('%s', (_, code, expected) => {
    expect(pairs(code)).toEqual(expected)
  })
})

test('a creation that goes on with the row that is there can be repeated', () => {
  const again = `let order; try { order = await prisma.order.create({ data: input }) } catch (error) { if (error.code === 'P2002') order = await prisma.order.findFirst({ where: input }); else console.error(error) } await prisma.line.create({ data: { orderId: order.id } })`
  expect(pairs(prisma(again))).toEqual([])
})
