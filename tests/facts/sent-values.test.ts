import { describe, expect, test } from 'vitest'
import { sentRowsOf } from '../../src/facts/sent-values.js'
import { parseFile } from '../support/parse-file.js'

/** Table, place and fate of the rows that a handler sends. */
const sent = (code: string, filename = 'src/server.ts') => {
  const file = parseFile(code, { filename })
  return sentRowsOf(file).map(({ access, node, isMapped }) => `${access.model}${isMapped ? ' mapped' : ''}: ${file.text.slice(...node.range).slice(0, 24)}`)
}
const express = (body: string) => `import express from 'express'; import { prisma } from './prisma'; const app = express(); app.get('/', async (req, res) => { ${body} })`

describe('the way of rows to an answer of Express', () => {
  test.each<[string, string, string[]]>([
    ['at once', express(`res.json(await prisma.user.findMany({}))`), ['user: await prisma.user.findMa']],
    ['after a status', express(`res.status(200).json(await prisma.user.findMany({}))`), ['user: await prisma.user.findMa']],
    ['held', express(`const users = await prisma.user.findMany({}); res.json(users)`), ['user: users']],
    ['in an object', express(`const users = await prisma.user.findMany({}); res.json({ users, total: users.length })`), ['user: users']],
    ['spread', express(`const user = await prisma.user.findFirst({}); res.json({ ...user })`), ['user: user']],
    ['one of two', express(`const user = req.query.a ? await prisma.user.findFirst({}) : null; res.json(user)`), ['user: user']],
    ['the first row', express(`const users = await prisma.user.findMany({}); res.json(users[0])`), ['user: users[0]']],
    ['all at once', express(`const [users, total] = await Promise.all([prisma.user.findMany({}), prisma.user.count()]); res.json({ users, total })`), ['user: users', 'user: total']],
    ['in a continuation', express(`prisma.user.findMany({}).then((users) => res.json(users))`), ['user: users']],
    ['each made into something else', express(`const users = await prisma.user.findMany({}); res.json(users.map((user) => user.name))`), ['user mapped: users.map((user) => user']],
    ['filtered', express(`const users = await prisma.user.findMany({}); res.json(users.filter((user) => user.active))`), ['user: users.filter((user) => u']],
    ['given to a function first', express(`const user = await prisma.user.findFirst({}); res.json(present(user))`), []],
    ['a field of it', express(`const user = await prisma.user.findFirst({}); res.json({ name: user.name })`), []],
    ['not sent', express(`const user = await prisma.user.findFirst({}); res.json({ ok: Boolean(user) })`), []],
  ])('%s', (_, code, expected) => {
    expect(sent(code)).toEqual(expected)
  })
})

describe('other frameworks', () => {
  test.each<[string, string, string, string[]]>([
    ['Next', `import { prisma } from './prisma'; export async function GET() { return Response.json(await prisma.user.findMany({})) }`, 'app/api/users/route.ts', ['user: await prisma.user.findMa']],
    ['Fastify returns', `import Fastify from 'fastify'; import { prisma } from './prisma'; const app = Fastify(); app.get('/', async () => prisma.user.findMany({}))`, 'src/server.ts', ['user: prisma.user.findMany({})']],
    ['Koa assigns', `import Koa from 'koa'; import { prisma } from './prisma'; const app = new Koa(); app.use(async (ctx) => { ctx.body = await prisma.user.findMany({}) })`, 'src/server.ts', ['user: await prisma.user.findMa']],
    ['Hono', `import { Hono } from 'hono'; import { prisma } from './prisma'; const app = new Hono(); app.get('/', async (c) => c.json(await prisma.user.findMany({})))`, 'src/server.ts', ['user: await prisma.user.findMa']],
    ['SQL holds rows', `import express from 'express'; import { Pool } from 'pg'; const pool = new Pool(); const app = express(); app.get('/', async (req, res) => { const { rows } = await pool.query('SELECT * FROM users'); res.json(rows) })`, 'src/server.ts', ['users: rows']],
    ['a function that is no handler', `import { prisma } from './prisma'; export async function list(res) { res.json(await prisma.user.findMany({})) }`, 'src/list.ts', []],
  ])('%s', (_, code, filename, expected) => {
    expect(sent(code, filename)).toEqual(expected)
  })
})
