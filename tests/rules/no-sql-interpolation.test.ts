import rule from '../../src/rules/no-sql-interpolation.js'
import { testRule, ts } from '../support/test-rule.js'

const value = 'interpolatedValue'
const name = 'interpolatedName'

testRule(rule, {
  valid: {
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
