import rule from '../../src/rules/no-sql-interpolation.js'
import { testRule, ts } from '../support/test-rule.js'

const value = 'interpolatedValue'
const name = 'interpolatedName'

testRule(rule, {
  valid: {
    'a value in capitals that is made a number, and one as hexadecimal digits of bytes': {
      code: ts`
        import { pool } from './pool'
        import { digest } from './digest'

        export const find = (req) => pool.query(\`SELECT id FROM docs WHERE n = \${Number(req.query.n)} AND hash = '\${digest().toString('hex')}' LIMIT 5\`)
      `,
    },
    '$where with a parsed number in a constant': {
      code: ts`
        import { Orders } from './models'

        export async function cheap(req, res) {
          const limit = Number.parseInt(req.params.limit, 10)
          res.json(await Orders.find({ $where: 'this.total < ' + limit }))
        }
      `,
    },
    '$where of a documentation text': {
      code: ts`
        export const notes = { $where: 'is switched off', $expr: 'is fine' }
        export const name = (key: string) => \`operator \${key}\`
      `,
    },
    '$where picked out of a table': {
      code: ts`
        import { Orders } from './models'

        const SCRIPTS = { even: 'this.n % 2 === 0', odd: 'this.n % 2 === 1' } as const
        export const pick = (kind: keyof typeof SCRIPTS) => Orders.find({ $where: SCRIPTS[kind] })
      `,
    },
    'point of numbers': {
      code: ts`
        import { pool } from './pool'

        export const near = (lat: number, lng: number) => pool.query(\`SELECT id FROM shops WHERE ST_DWithin(geo, ST_MakePoint(\${lng}, \${lat}), 500) LIMIT 20\`)
      `,
    },
    'kysely with sql ref': {
      code: ts`
        import { sql } from 'kysely'
        import { db } from './db'

        export const sorted = (column: 'name' | 'created_at') =>
          db.selectFrom('users').select(['id']).orderBy(sql.ref(column)).limit(20).execute()
      `,
    },
    'named parameters of sequelize': {
      code: ts`
        import { QueryTypes } from 'sequelize'
        import { sequelize } from './sequelize'

        export const find = (email: string) =>
          sequelize.query('SELECT id FROM users WHERE email = :email', { replacements: { email }, type: QueryTypes.SELECT })
      `,
    },
    'schema name of a tenant that is quoted': {
      code: ts`
        import { pool } from './pool'
        import { quoteIdent } from './quote'

        export const rows = (tenant: string) => pool.query(\`SELECT id FROM \${quoteIdent(tenant)}.orders LIMIT 20\`)
      `,
    },
    'parameters': {
      code: ts`
        import { pool } from './pool'

        export const find = (email: string) => pool.query('SELECT id FROM users WHERE email = $1', [email])
      `,
    },
    'tagged template': {
      code: ts`
        import postgres from 'postgres'

        const sql = postgres(process.env.DATABASE_URL!)
        export const find = (email: string) => sql\`SELECT id FROM users WHERE email = \${email}\`
      `,
    },
    'placeholders from a count': {
      code: ts`
        import { pool } from './pool'

        export async function byIds(ids: string[]) {
          const marks = ids.map((_, i) => \`$\${i + 1}\`).join(', ')
          return pool.query(\`SELECT id, name FROM items WHERE id IN (\${marks})\`, ids)
        }
      `,
    },
    'conditions of parameters pushed': {
      code: ts`
        import { pool } from './pool'

        export async function list(f: { status?: string; owner?: string }) {
          const where: string[] = []
          const values: string[] = []
          if (f.status) {
            values.push(f.status)
            where.push(\`status = $\${values.length}\`)
          }
          if (f.owner) {
            values.push(f.owner)
            where.push(\`owner_id = $\${values.length}\`)
          }
          return pool.query(\`SELECT id FROM tickets \${where.length ? 'WHERE ' + where.join(' AND ') : ''} LIMIT 50\`, values)
        }
      `,
    },
    'column out of a list': {
      code: ts`
        import { pool } from './pool'

        const SORTABLE = ['name', 'created_at', 'total']
        export async function list(req, res) {
          const sort = SORTABLE.includes(req.query.sort) ? req.query.sort : 'created_at'
          const dir = req.query.dir === 'asc' ? 'ASC' : 'DESC'
          const { rows } = await pool.query(\`SELECT id FROM invoices ORDER BY \${sort} \${dir} LIMIT 50\`)
          res.json(rows)
        }
      `,
    },
    'table constant': {
      code: ts`
        import { pool } from './pool'

        const TABLE = 'audit_log'
        export const last = () => pool.query(\`SELECT id, at FROM \${TABLE} ORDER BY at DESC LIMIT 10\`)
      `,
    },
    'number': {
      code: ts`
        import { db } from './db'

        export async function page(req, res) {
          const page = Number(req.query.page) || 1
          const size = Math.min(parseInt(req.query.size, 10) || 20, 100)
          res.json(await db.query(\`SELECT id FROM posts ORDER BY id LIMIT \${size} OFFSET \${(page - 1) * size}\`))
        }
      `,
    },
    'switch': {
      code: ts`
        import { pool } from './pool'

        export async function trend(granularity: string) {
          let unit
          switch (granularity) {
            case 'week':
              unit = 'week'
              break
            case 'month':
              unit = 'month'
              break
            default:
              unit = 'day'
          }
          return pool.query(\`SELECT date_trunc('\${unit}', at) AS t, count(*) FROM visits GROUP BY t LIMIT 400\`)
        }
      `,
    },
    'quoted identifier': {
      code: ts`
        import pgFormat from 'pg-format'
        import { pool } from './pool'

        export const count = (table: string) => pool.query(pgFormat('SELECT count(*) FROM %I', table))
      `,
    },
    'select in a text for people': {
      code: ts`
        import { toast } from './toast'
        import { gql } from './gql'

        export function message(name: string) {
          toast.query(\`Select \${name} from the list\`)
          return gql.query(\`query { user(name: "\${name}") { id } }\`)
        }
      `,
    },
    'migration': {
      filename: 'migrations/20240101_add.ts',
      code: ts`
        import type { QueryRunner } from 'typeorm'

        export async function up(runner: QueryRunner, schema: string) {
          await runner.query(\`ALTER TABLE \${schema}.users ADD COLUMN bio text\`)
        }
      `,
    },
    'fragments of the sql tag': {
      code: ts`
        import { sql } from 'drizzle-orm'
        import { db } from './db'

        export async function list(owner?: string) {
          const filter = owner ? sql\`AND owner = \${owner}\` : sql\`\`
          return db.execute(sql\`SELECT id FROM docs WHERE archived = false \${filter} LIMIT 20\`)
        }
      `,
    },
    'escape of mysql': {
      code: ts`
        import mysql from 'mysql2'
        import { connection } from './connection'

        export const find = (name: string, cb: () => void) =>
          connection.query('SELECT id FROM users WHERE name = ' + mysql.escape(name), cb)
      `,
    },
    'a uuid checked by a pattern': {
      code: ts`
        import { pool } from './pool'

        const UUID = /^[0-9a-f-]{36}$/
        export async function drop(req, res) {
          const { id } = req.params
          if (!UUID.test(id)) return res.status(400).end()
          await pool.query(\`DELETE FROM drafts WHERE id = '\${id}'\`)
          res.status(204).end()
        }
      `,
    },
    '$where as a function and a constant text': {
      code: ts`
        import { db } from './db'

        const STALE = 'this.updatedAt < this.createdAt'
        export const broken = () => db.collection('orders').find({ $where: function () { return this.total < 0 } }).toArray()
        export const stale = () => db.collection('orders').find({ $where: STALE }).toArray()
      `,
    },
    '$where with a number': {
      code: ts`
        import { db } from './db'

        export const above = (req) => {
          const threshold = parseInt(req.query.threshold, 10)
          return db.collection('budgets').find({ $where: \`this.spent > \${threshold}\` }).toArray()
        }
      `,
    },
    'url with the words': {
      code: ts`
        import { http } from './http'

        export const update = (id: string) => http.get(\`https://api.example/update/\${id}/set?where=\${id}\`)
      `,
    },
    'pg with parameters': ts`
      import { Pool } from 'pg'
      const pool = new Pool()
      export const find = (email: string) => pool.query('SELECT * FROM users WHERE email = $1', [email])
    `,
    'a tagged template of postgres.js': ts`
      import postgres from 'postgres'
      const sql = postgres(process.env.DATABASE_URL!)
      export const find = (email: string) => sql\`SELECT * FROM users WHERE email = \${email}\`
    `,
    'the tagged form of Prisma': ts`
      import { prisma } from '@/lib/prisma'
      export const find = (email: string) => prisma.$queryRaw\`SELECT * FROM "User" WHERE email = \${email}\`
    `,
    'a tagged template handed to Drizzle': ts`
      import { sql } from 'drizzle-orm'
      import { db } from './db'
      export const find = (email: string) => db.execute(sql\`SELECT * FROM users WHERE email = \${email}\`)
    `,
    'the unsafe form of Prisma with parameters': ts`
      import { prisma } from './prisma'
      export const find = (email: string) => prisma.$queryRawUnsafe('SELECT * FROM "User" WHERE email = $1', email)
    `,
    'Knex with bindings': ts`
      import { knex } from './knex'
      export const find = (email: string) => knex.raw('SELECT * FROM users WHERE email = ?', [email])
      export const named = (q: string) => knex('users').whereRaw('LOWER(name) LIKE ?', ['%' + q + '%'])
    `,
    'a table name that is a constant of the file': ts`
      import { pool } from './db'
      const TABLE = 'users'
      export const find = (id: string) => pool.query(\`SELECT * FROM \${TABLE} WHERE id = $1\`, [id])
    `,
    'a constant of another file': ts`
      import { pool } from './db'
      import { USERS_TABLE, columns } from './tables'
      export const find = (id: string) => pool.query(\`SELECT \${columns} FROM \${USERS_TABLE} WHERE id = $1\`, [id])
    `,
    'a column picked from a table': ts`
      import express from 'express'
      import { pool } from './db'
      const SORTS = { newest: 'created_at DESC', name: 'name ASC' } as const
      const app = express()
      app.get('/users', async (req, res) => {
        const order = SORTS[req.query.sort as keyof typeof SORTS] ?? SORTS.newest
        const { rows } = await pool.query(\`SELECT * FROM users ORDER BY \${order}\`)
        res.json(rows)
      })
    `,
    'a column compared with a list': ts`
      import express from 'express'
      import { pool } from './db'
      const ALLOWED = ['created_at', 'name']
      const app = express()
      app.get('/users', async (req, res) => {
        const sort = String(req.query.sort)
        if (!ALLOWED.includes(sort)) return res.status(400).end()
        res.json(await pool.query(\`SELECT * FROM users ORDER BY \${sort}\`))
      })
    `,
    'a column compared with a list in a ternary': ts`
      const express = require('express')
      const db = require('./db')
      const app = express()
      app.get('/users', async (req, res) => {
        const sort = ['name', 'email'].includes(req.query.sort) ? req.query.sort : 'name'
        const dir = req.query.dir === 'desc' ? 'DESC' : 'ASC'
        res.json(await db.query(\`SELECT * FROM users ORDER BY \${sort} \${dir}\`))
      })
    `,
    'placeholders made for a list': ts`
      import { db } from './db'
      export function findAll(ids: string[]) {
        const marks = ids.map(() => '?').join(', ')
        return db.all(\`SELECT * FROM users WHERE id IN (\${marks})\`, ids)
      }
    `,
    'numbered placeholders': ts`
      import { pool } from './db'
      export function findAll(ids: string[]) {
        return pool.query(\`SELECT * FROM users WHERE id IN (\${ids.map((_, i) => \`$\${i + 1}\`).join(',')})\`, ids)
      }
    `,
    'conditions with numbered parameters': ts`
      import { pool } from './db'
      export function search(filters: { name?: string; city?: string }) {
        const conditions: string[] = []
        const values: string[] = []
        if (filters.name) { values.push(filters.name); conditions.push(\`name = $\${values.length}\`) }
        if (filters.city) { values.push(filters.city); conditions.push(\`city = $\${values.length}\`) }
        const where = conditions.length > 0 ? \`WHERE \${conditions.join(' AND ')}\` : ''
        return pool.query(\`SELECT * FROM users \${where}\`, values)
      }
    `,
    'a text built up of constants': ts`
      import { pool } from './db'
      export function search(name?: string) {
        let sql = 'SELECT * FROM users WHERE 1 = 1'
        const values: string[] = []
        if (name) { sql += ' AND name = $1'; values.push(name) }
        return pool.query(sql, values)
      }
    `,
    'a number': ts`
      import express from 'express'
      import { pool } from './db'
      const app = express()
      app.get('/users', async (req, res) => {
        const page = Number(req.query.page)
        const limit = Math.min(parseInt(req.query.limit as string, 10), 100)
        res.json(await pool.query(\`SELECT * FROM users LIMIT \${limit} OFFSET \${(page - 1) * limit}\`))
      })
    `,
    'a parameter that is declared a number': ts`
      import { pool } from './db'
      export const list = (limit: number, dir: 'ASC' | 'DESC') => pool.query(\`SELECT * FROM users ORDER BY id \${dir} LIMIT \${limit}\`)
    `,
    'identifiers that are quoted': ts`
      import { escapeIdentifier } from 'pg'
      import { pool } from './db'
      export const count = (table: string) => pool.query(\`SELECT count(*) FROM \${escapeIdentifier(table)}\`)
    `,
    'values escaped by the driver': ts`
      const mysql = require('mysql2')
      const connection = mysql.createConnection({})
      exports.find = (email) => connection.query('SELECT * FROM users WHERE email = ' + mysql.escape(email))
    `,
    'pg-format': ts`
      import format from 'pg-format'
      import { pool } from './db'
      export const find = (table: string, email: string) => pool.query(format('SELECT * FROM %I WHERE email = %L', table, email))
    `,
    'a fragment with parameters chosen by a condition': ts`
      import { pool } from './db'
      export function list(userId: string, teamId?: string) {
        const teamFilter = teamId ? 'AND team_id = $2' : ''
        return pool.query(\`SELECT * FROM docs WHERE user_id = $1 \${teamFilter}\`, teamId ? [userId, teamId] : [userId])
      }
    `,
    'a query of something else': ts`
      import { client } from './search'
      export const find = (name: string) => client.query(\`name:"\${name}"\`)
    `,
    'GraphQL': ts`
      import { client } from './shopify'
      export const find = (id: string) => client.query(\`query { product(id: "\${id}") { title } }\`)
    `,
    'a label that reads like SQL': {
      filename: 'src/components/row.tsx',
      code: ts`
        export const Row = ({ title, get }: any) => <input aria-label={\`Select \${title}\`} onChange={() => get(\`Select \${title}\`)} />
      `,
    },
    'parameters of ClickHouse': ts`
      import { clickhouse } from './clickhouse'
      export const count = (team: string) => clickhouse.query({ query: 'SELECT count() FROM events WHERE team = {team: String}', query_params: { team } })
    `,
    'a raw body parser': ts`
      import express from 'express'
      const app = express()
      app.use(express.raw({ type: 'application/json', limit: \`\${process.env.LIMIT}mb\` }))
    `,
    'sql.raw of a name in the file': ts`
      import { sql } from 'drizzle-orm'
      import { db } from './db'
      const columns = { name: 'name', age: 'age' }
      export const list = (key: keyof typeof columns) => db.execute(sql\`SELECT * FROM users ORDER BY \${sql.raw(columns[key])}\`)
    `,
    'a schema checked by a pattern': ts`
      import { pool } from './db'
      export async function createSchema(name: string) {
        if (!/^[a-z_]+$/.test(name)) throw new Error('bad name')
        await pool.query(\`CREATE SCHEMA "\${name}"\`)
      }
    `,
    'a generic repository whose table is a field': ts`
      import { Pool } from 'pg'
      export class Repository {
        constructor(private readonly pool: Pool, private readonly table: string) {}
        find(id: string) { return this.pool.query(\`SELECT * FROM \${this.table} WHERE id = $1\`, [id]) }
      }
    `,
    'columns of an object that the program makes': ts`
      import { pool } from './db'
      export function update(id: string, data: Record<string, unknown>) {
        const keys = Object.keys(data)
        const set = keys.map((key, i) => \`"\${key}" = $\${i + 2}\`).join(', ')
        return pool.query(\`UPDATE users SET \${set} WHERE id = $1\`, [id, ...Object.values(data)])
      }
    `,
    'a helper that only gets constants': ts`
      import { pool } from './db'
      const count = (status: string) => pool.query(\`SELECT count(*) FROM jobs WHERE status = '\${status}'\`)
      export const stats = async () => [await count('open'), await count('done')]
    `,
    'QueryBuilder with parameters': ts`
      import { Repository } from 'typeorm'
      export class Users {
        constructor(private readonly users: Repository<User>) {}
        find(name: string) {
          return this.users.createQueryBuilder('user').where('user.name = :name', { name }).andWhere('user.email LIKE :q', { q: \`%\${name}%\` }).getMany()
        }
      }
    `,
    'a migration': {
      filename: 'src/migrations/0001_add.ts',
      code: ts`
        export async function up(queryRunner: any, name: string) {
          await queryRunner.query(\`INSERT INTO roles (name) VALUES ('\${name}')\`)
        }
      `,
    },
    'a savepoint of a loop over fixed tables': ts`
      import { pool } from './db'
      export async function clear() {
        for (const table of ['a', 'b']) await pool.query(\`TRUNCATE \${table}\`)
      }
    `,
    'D1 with bind': ts`
      export default {
        async fetch(request: Request, env: { DB: any }) {
          const id = new URL(request.url).searchParams.get('id')
          return Response.json(await env.DB.prepare('SELECT * FROM users WHERE id = ?').bind(id).first())
        },
      }
    `,
    'Redis get': ts`
      import { redis } from './redis'
      export const find = (id: string) => redis.get(\`select:\${id}\`)
    `,
    'a parameter typed as an enumeration of the file': ts`
      import { db } from './db'
      type Period = 'day' | 'week'
      export const stats = (period: Period) => db.execute(\`SELECT date_trunc('\${period}', created_at) FROM orders\`)
    `,
  },
  invalid: {
    'a text that is only shortened by a function of another file': {
      code: ts`
        import * as text from '../lib/text'
        import { orders } from './collections'

        export function track(req, res) {
          const id = text.isStrict() ? String(req.params.id).replace(/[^\\w-]+/g, '') : text.trunc(req.params.id, 60)
          orders.find({ $where: \`this.orderId === '\${id}'\` }).then((found) => res.json(found))
        }
      `,
      reports: [{ messageId: 'interpolatedScript', line: 5 }],
    },
    'a search term whose escapes are read': {
      code: ts`
        import { pool } from './pool'

        export const find = (req) => pool.query(\`SELECT id FROM docs WHERE title = '\${decodeURIComponent(req.query.title)}' LIMIT 5\`)
      `,
      reports: [{ messageId: 'interpolatedValue', line: 3 }],
    },
    '$where straight from the query': {
      code: ts`
        import { Router } from 'express'
        import { Product } from './models/product'

        export const search = Router()
        search.get('/', async (req, res) => {
          const { filter } = req.query
          res.json(await Product.find({ $where: filter }).limit(50))
        })
      `,
      reports: [{ messageId: 'interpolatedScript', line: 7 }],
    },
    '$where in an aggregation that is assigned': {
      code: ts`
        import { db } from './db'

        export async function overdue(userId: string, days: string) {
          const query: Record<string, unknown> = { paid: false }
          query.$where = "this.owner === '" + userId + "' && this.age > " + days
          return db.collection('invoices').find(query).toArray()
        }
      `,
      reports: [{ messageId: 'interpolatedScript', line: 5 }],
    },
    'hono with d1': {
      code: ts`
        import { Hono } from 'hono'

        const app = new Hono<{ Bindings: { DB: D1Database } }>()
        app.get('/search', async (c) => {
          const q = c.req.query('q')
          const { results } = await c.env.DB.prepare(\`SELECT id, title FROM posts WHERE title LIKE '%\${q}%' LIMIT 20\`).all()
          return c.json(results)
        })
        export default app
      `,
      reports: [{ messageId: 'interpolatedValue', line: 5 }],
    },
    'tsquery by a caller': {
      code: ts`
        import { pool } from './pool'

        export const matches = (terms: string) =>
          pool.query(\`SELECT id FROM docs WHERE body @@ to_tsquery('english', \${terms}) LIMIT 20\`)
      `,
      reports: [{ messageId: 'interpolatedValue', line: 4 }],
    },
    'array of parts joined': {
      code: ts`
        import { connection } from './mysql'

        export function update(id: string, changes: Record<string, string>, done: () => void) {
          const sets = Object.entries(changes).map(([key, value]) => \`\${key} = '\${value}'\`)
          const text = ['UPDATE profiles SET', sets.join(', '), 'WHERE id = ' + id].join(' ')
          connection.query(text, done)
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 5 }],
    },
    'class with a private method that makes the condition': {
      code: ts`
        import type { Pool } from 'pg'

        export class Reports {
          constructor(private readonly pool: Pool) {}

          async between(from: string, to: string) {
            const { rows } = await this.pool.query(\`SELECT day, total FROM sales \${this.condition(from, to)} LIMIT 400\`)
            return rows
          }

          private condition(from: string, to: string) {
            return \`WHERE day BETWEEN '\${from}' AND '\${to}'\`
          }
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 12 }],
    },
    'server action with the neon tag called as a function': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { neon } from '@neondatabase/serverless'

        export async function find(formData: FormData) {
          const sql = neon(process.env.DATABASE_URL!)
          const name = formData.get('name')
          return sql.query(\`SELECT id FROM people WHERE name = '\${name}' LIMIT 10\`)
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 6 }],
    },
    'where by template in pg': {
      filename: 'src/users.js',
      code: ts`
        const { Pool } = require('pg')
        const pool = new Pool()

        async function search(req, res) {
          const { name, limit } = req.query
          const result = await pool.query(\`SELECT id, name FROM users WHERE name LIKE '%\${name}%' LIMIT 20\`)
          res.json(result.rows)
        }
        module.exports = { search }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 6 }],
    },
    'plus in mysql2': {
      code: ts`
        import mysql from 'mysql2/promise'

        const db = await mysql.createPool({ uri: process.env.DATABASE_URL })

        export async function login(email: string, hash: string) {
          const sql = "SELECT * FROM accounts WHERE email = '" + email + "' AND hash = '" + hash + "'"
          const [rows] = await db.execute(sql)
          return rows
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 6 }],
    },
    'prisma unsafe': {
      code: ts`
        import { prisma } from './prisma'

        export async function report(req: { query: { from: string } }) {
          const from = req.query.from
          return prisma.$queryRawUnsafe(\`SELECT day, total FROM revenue WHERE day >= '\${from}' ORDER BY day LIMIT 400\`)
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 5 }],
    },
    'built step by step': {
      code: ts`
        import { client } from './db'

        export async function list(filters: { status?: string; owner?: string }) {
          let sql = 'SELECT id FROM tickets WHERE 1 = 1'
          if (filters.status) sql += \` AND status = '\${filters.status}'\`
          if (filters.owner) sql += " AND owner = '" + filters.owner + "'"
          const { rows } = await client.query(sql)
          return rows
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 5 }],
    },
    'better-sqlite3 prepare': {
      code: ts`
        import Database from 'better-sqlite3'

        const db = new Database('app.db')
        export function findSlug(slug: string) {
          return db.prepare(\`SELECT id FROM posts WHERE slug = '\${slug}'\`).get()
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 5 }],
    },
    'order by from the request': {
      filename: 'app/api/list/route.ts',
      code: ts`
        import { sql } from '@/lib/pg'

        export async function GET(request: Request) {
          const { searchParams } = new URL(request.url)
          const sort = searchParams.get('sort') ?? 'created_at'
          const rows = await sql.unsafe(\`SELECT id, name FROM customers ORDER BY \${sort} DESC LIMIT 50\`)
          return Response.json(rows)
        }
      `,
      reports: [{ messageId: 'interpolatedName', line: 5 }],
    },
    'sequelize query': {
      code: ts`
        import { sequelize } from './sequelize'

        export const byCity = async (req, res) => {
          const [rows] = await sequelize.query(\`SELECT id FROM shops WHERE city = '\${req.params.city}'\`)
          res.json(rows)
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 4 }],
    },
    'typeorm condition': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { User } from './user.entity'

        @Injectable()
        export class UserSearch {
          constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

          search(term: string) {
            return this.users.createQueryBuilder('u').where(\`u.name ILIKE '%\${term}%'\`).getMany()
          }
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 11 }],
    },
    'knex raw': {
      code: ts`
        import { knex } from './knex'

        export function nearby(lat: string, lng: string) {
          return knex('shops').select('id').whereRaw(\`ST_DWithin(geo, ST_MakePoint(\${lng}, \${lat}), 1000)\`).limit(20)
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 4 }],
    },
    'join of ids': {
      code: ts`
        import { pool } from './pool'

        export async function byIds(ids: string[]) {
          const list = ids.map((id) => \`'\${id}'\`).join(', ')
          return pool.query('SELECT id, name FROM items WHERE id IN (' + list + ')')
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 4 }],
    },
    'drizzle sql.raw': {
      code: ts`
        import { sql } from 'drizzle-orm'
        import { db } from './db'

        export async function setFlag(name: string, value: string) {
          await db.execute(sql.raw(\`UPDATE flags SET value = '\${value}' WHERE name = '\${name}'\`))
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 5 }],
    },
    'sqlite callback style': {
      code: ts`
        const sqlite3 = require('sqlite3')
        const db = new sqlite3.Database('./notes.db')

        exports.remove = (req, res) => {
          db.run('DELETE FROM notes WHERE id = ' + req.params.id, (err) => {
            if (err) return res.status(500).end()
            res.status(204).end()
          })
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 5 }],
    },
    'helper of the file makes the text': {
      code: ts`
        import { pool } from './pool'

        const whereOf = (field: string, value: string) => \`WHERE \${field} = '\${value}'\`

        export async function find(req, res) {
          const text = \`SELECT id FROM contacts \${whereOf('email', req.query.email)} LIMIT 1\`
          const { rows } = await pool.query({ text })
          res.json(rows[0])
        }
      `,
      reports: [{ messageId: 'interpolatedValue', line: 3 }],
    },
    'mongo $where with a template': {
      code: ts`
        import { Router } from 'express'
        import { orders } from './collections'

        export const track = Router()
        track.get('/track/:id', async (req, res) => {
          const found = await orders.find({ $where: \`this.orderId === '\${req.params.id}'\` }).toArray()
          res.json(found)
        })
      `,
      reports: [{ messageId: 'interpolatedScript', line: 6 }],
    },
    'mongo $where by plus in a dao': {
      filename: 'app/data/budget-dao.js',
      code: ts`
        function BudgetDAO(db) {
          const budgets = db.collection('budgets')

          this.above = (userId, threshold, callback) => {
            const criteria = { $where: 'this.userId == ' + userId + ' && this.spent > ' + threshold }
            budgets.find(criteria).toArray(callback)
          }
        }
        module.exports = { BudgetDAO }
      `,
      reports: [{ messageId: 'interpolatedScript', line: 5 }],
    },
    'mongoose $where method': {
      code: ts`
        import { Item } from './models/item'

        export async function search(req, res) {
          const script = \`this.name.includes("\${req.query.q}")\`
          res.json(await Item.find().$where(script).limit(20))
        }
      `,
      reports: [{ messageId: 'interpolatedScript', line: 4 }],
    },
    'pg, template literal': {
      code: ts`
        import { Pool } from 'pg'
        const pool = new Pool()
        export const find = (email: string) => pool.query(\`SELECT * FROM users WHERE email = '\${email}'\`)
      `,
      reports: [value],
    },
    'pg, concatenation of the query string': {
      code: ts`
        const express = require('express')
        const { Pool } = require('pg')
        const db = new Pool()
        const app = express()
        app.get('/users', async (req, res) => {
          const result = await db.query("SELECT * FROM users WHERE name = '" + req.query.name + "'")
          res.json(result.rows)
        })
      `,
      filename: 'server.js',
      reports: [value],
    },
    'mysql2, built up in a variable': {
      code: ts`
        import mysql from 'mysql2/promise'
        const pool = mysql.createPool({})
        export async function search(name: string, city: string) {
          let sql = 'SELECT * FROM users WHERE 1=1'
          if (name) sql += \` AND name LIKE '%\${name}%'\`
          if (city) sql += " AND city = '" + city + "'"
          const [rows] = await pool.execute(sql)
          return rows
        }
      `,
      reports: [value],
    },
    'better-sqlite3': {
      code: ts`
        import Database from 'better-sqlite3'
        const db = new Database('app.db')
        export const find = (id: string) => db.prepare(\`SELECT * FROM users WHERE id = \${id}\`).get()
      `,
      reports: [value],
    },
    'sqlite3 with a callback': {
      code: ts`
        const sqlite3 = require('sqlite3')
        const db = new sqlite3.Database('app.db')
        module.exports.find = function (name, done) {
          db.all("SELECT * FROM users WHERE name = '" + name + "'", done)
        }
      `,
      filename: 'src/users.js',
      reports: [value],
    },
    'Prisma $queryRawUnsafe': {
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function GET(request: Request) {
          const q = new URL(request.url).searchParams.get('q')
          return Response.json(await prisma.$queryRawUnsafe(\`SELECT * FROM "Post" WHERE title ILIKE '%\${q}%'\`))
        }
      `,
      filename: 'app/api/search/route.ts',
      reports: [value],
    },
    'Prisma $executeRawUnsafe': {
      code: ts`
        import { PrismaClient } from '@prisma/client'
        const prisma = new PrismaClient()
        export const credit = (userId: string, amount: string) => prisma.$executeRawUnsafe('UPDATE users SET credits = ' + amount + " WHERE id = '" + userId + "'")
      `,
      reports: [value],
    },
    'Prisma.raw of the query': {
      code: ts`
        import express from 'express'
        import { Prisma } from '@prisma/client'
        import { prisma } from './db'
        const app = express()
        app.get('/users', async (req, res) => {
          const { sort } = req.query
          res.json(await prisma.$queryRaw\`SELECT * FROM users ORDER BY \${Prisma.raw(sort as string)}\`)
        })
      `,
      reports: [name],
    },
    'Knex raw': {
      code: ts`
        import { knex } from './knex'
        export const find = (email: string) => knex.raw(\`SELECT * FROM users WHERE email = '\${email}'\`)
      `,
      reports: [value],
    },
    'Knex whereRaw': {
      code: ts`
        import knex from 'knex'
        const db = knex({})
        export const find = (q: string) => db('users').whereRaw(\`LOWER(name) LIKE '%\${q}%'\`)
      `,
      reports: [value],
    },
    'Sequelize query': {
      code: ts`
        const { sequelize } = require('../models')
        module.exports = (router) => {
          router.post('/login', (req, res) => {
            sequelize.query(\`SELECT * FROM Users WHERE email = '\${req.body.email || ''}' AND password = '\${req.body.password}'\`, { plain: true }).then((user) => res.json(user))
          })
        }
      `,
      filename: 'routes/login.js',
      reports: [value],
    },
    'Sequelize literal': {
      code: ts`
        import { Sequelize } from 'sequelize'
        import { Post } from './models'
        export const find = (tag: string) => Post.findAll({ where: Sequelize.literal(\`tags @> '{\${tag}}'\`) })
      `,
      reports: [value],
    },
    'TypeORM query': {
      code: ts`
        import { DataSource } from 'typeorm'
        export class Reports {
          constructor(private readonly dataSource: DataSource) {}
          byCity(city: string) { return this.dataSource.query(\`SELECT * FROM orders WHERE city = '\${city}'\`) }
        }
      `,
      reports: [value],
    },
    'TypeORM QueryBuilder': {
      code: ts`
        import { Repository } from 'typeorm'
        export class Users {
          constructor(private readonly users: Repository<User>) {}
          find(name: string) { return this.users.createQueryBuilder('user').where(\`user.name = '\${name}'\`).getMany() }
        }
      `,
      reports: [value],
    },
    'TypeORM andWhere, concatenated': {
      code: ts`
        import { AppDataSource } from './data-source'
        import { User } from './user'
        export const find = (q) => AppDataSource.getRepository(User).createQueryBuilder('u').where('u.active = true').andWhere("u.email LIKE '%" + q + "%'").getMany()
      `,
      filename: 'src/users.js',
      reports: [value],
    },
    'Drizzle sql.raw': {
      code: ts`
        import { sql } from 'drizzle-orm'
        import { db } from '@/db'
        export const find = (email: string) => db.execute(sql.raw(\`SELECT * FROM users WHERE email = '\${email}'\`))
      `,
      reports: [value],
    },
    'Drizzle sql.raw inside a tagged template': {
      code: ts`
        import { sql } from 'drizzle-orm'
        import { Hono } from 'hono'
        import { db } from './db'
        const app = new Hono()
        app.get('/posts', async (c) => c.json(await db.execute(sql\`SELECT * FROM posts ORDER BY \${sql.raw(c.req.query('sort'))}\`)))
      `,
      reports: [name],
    },
    'postgres.js unsafe': {
      code: ts`
        import postgres from 'postgres'
        const sql = postgres('')
        export const find = (email: string) => sql.unsafe(\`SELECT * FROM users WHERE email = '\${email}'\`)
      `,
      reports: [value],
    },
    'Kysely sql.raw': {
      code: ts`
        import { sql } from 'kysely'
        import { db } from './db'
        export const find = (name: string) => sql.raw(\`SELECT * FROM person WHERE name = '\${name}'\`).execute(db)
      `,
      reports: [value],
    },
    'D1 prepare': {
      code: ts`
        import { Hono } from 'hono'
        const app = new Hono<{ Bindings: { DB: D1Database } }>()
        app.get('/users/:id', async (c) => {
          const id = c.req.param('id')
          const user = await c.env.DB.prepare(\`SELECT * FROM users WHERE id = '\${id}'\`).first()
          return c.json(user)
        })
      `,
      reports: [value],
    },
    'Supabase rpc that runs SQL': {
      code: ts`
        import { supabase } from './supabase'
        export const find = (table: string, id: string) => supabase.rpc('exec_sql', { sql: \`SELECT * FROM \${table} WHERE id = '\${id}'\` })
      `,
      reports: [value],
    },
    'ids joined': {
      code: ts`
        import { pool } from './db'
        export const findAll = (ids: string[]) => pool.query(\`SELECT * FROM users WHERE id IN (\${ids.join(',')})\`)
      `,
      reports: [value],
    },
    'ids quoted one by one and joined': {
      code: ts`
        import { pool } from './db'
        export const findAll = (ids: string[]) => pool.query(\`SELECT * FROM users WHERE id IN (\${ids.map((id) => \`'\${id}'\`).join(',')})\`)
      `,
      reports: [value],
    },
    'conditions pushed and joined': {
      code: ts`
        import { pool } from './db'
        export async function search({ name, city }: { name?: string; city?: string }) {
          const conditions = []
          if (name) conditions.push(\`name = '\${name}'\`)
          if (city) conditions.push(\`city = '\${city}'\`)
          return pool.query('SELECT * FROM users WHERE ' + conditions.join(' AND '))
        }
      `,
      reports: [value],
    },
    'the order of the query string': {
      code: ts`
        import Fastify from 'fastify'
        import { pool } from './db'
        const app = Fastify()
        app.get('/users', async (request) => {
          const { sort, order } = request.query as any
          const { rows } = await pool.query(\`SELECT * FROM users ORDER BY \${sort} \${order}\`)
          return rows
        })
      `,
      reports: [name],
    },
    'an order that a caller chooses': {
      code: ts`
        import { pool } from './db'
        export const list = (sortBy: string) => pool.query(\`SELECT * FROM users ORDER BY \${sortBy}\`)
      `,
      reports: [name],
    },
    'keys of the body as columns': {
      code: ts`
        import express from 'express'
        import { pool } from './db'
        const app = express()
        app.patch('/users/:id', async (req, res) => {
          const set = Object.keys(req.body).map((key, i) => \`\${key} = $\${i + 2}\`).join(', ')
          await pool.query(\`UPDATE users SET \${set} WHERE id = $1\`, [req.params.id, ...Object.values(req.body)])
          res.end()
        })
      `,
      reports: [name],
    },
    'an options object': {
      code: ts`
        import { pool } from './db'
        export const find = (email: string) => pool.query({ text: \`SELECT * FROM users WHERE email = '\${email}'\` })
      `,
      reports: [value],
    },
    'a statement in a constant': {
      code: ts`
        import { pool } from './db'
        export async function remove(id: string) {
          const statement = \`DELETE FROM users WHERE id = '\${id}'\`
          await pool.query(statement)
        }
      `,
      reports: [value],
    },
    'a table from the path': {
      code: ts`
        import express from 'express'
        import { db } from './db'
        const router = express.Router()
        router.get('/:table', async (req, res) => res.json(await db.query(\`SELECT * FROM \${req.params.table}\`)))
        export default router
      `,
      reports: [name],
    },
    'a Next server action': {
      code: ts`
        'use server'
        import { sql } from '@vercel/postgres'
        export async function search(term: string) {
          return sql.query(\`SELECT * FROM products WHERE name ILIKE '%\${term}%'\`)
        }
      `,
      reports: [value],
    },
    'the call form of neon': {
      code: ts`
        import { neon } from '@neondatabase/serverless'
        const sql = neon(process.env.DATABASE_URL!)
        export const find = (id: string) => sql(\`SELECT * FROM users WHERE id = '\${id}'\`)
      `,
      reports: [value],
    },
    'a validated text is still text': {
      code: ts`
        import express from 'express'
        import { z } from 'zod'
        import { pool } from './db'
        const Body = z.object({ email: z.string() })
        const app = express()
        app.post('/find', async (req, res) => {
          const { email } = Body.parse(req.body)
          res.json(await pool.query(\`SELECT * FROM users WHERE email = '\${email}'\`))
        })
      `,
      reports: [value],
    },
    'a row written into another statement': {
      code: ts`
        import { pool } from './db'
        export async function copy(id: string) {
          const user = await loadUser(id)
          await pool.query(\`INSERT INTO archive (name) VALUES ('\${user.name}')\`)
        }
      `,
      reports: [value],
    },
    'a list of parts joined': {
      code: ts`
        import { connection } from './db'
        export const login = (name, password) => connection.query(['SELECT * FROM users', "WHERE name = '" + name + "'", "AND password = '" + password + "'"].join(' '))
      `,
      filename: 'src/login.js',
      reports: [value],
    },
    'a controller of Nest': {
      code: ts`
        import { Controller, Get, Query } from '@nestjs/common'
        import { DataSource } from 'typeorm'
        @Controller('users')
        export class UsersController {
          constructor(private readonly dataSource: DataSource) {}
          @Get()
          find(@Query('name') name: string) { return this.dataSource.query(\`SELECT * FROM users WHERE name = '\${name}'\`) }
        }
      `,
      reports: [value],
    },
  },
})
