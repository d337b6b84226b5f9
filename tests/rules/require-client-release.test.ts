import rule from '../../src/rules/require-client-release.js'
import { testRule, ts } from '../support/test-rule.js'

const pg = "import { Pool } from 'pg'\nconst pool = new Pool({ max: 5 })\n"

/** A function body with a `pg` pool in scope. */
function withPool(body: string): string {
  return `${pg}export async function run(a) {\n${body}\n}`
}

testRule(rule, {
  valid: {
    'a client of a Fastify plugin, released in finally': `export default async function routes(fastify) { fastify.get('/a', async (request) => { const client = await fastify.pg.connect(); try { return (await client.query('SELECT 1')).rows } finally { client.release() } }) }`,
    'a transaction of a Fastify plugin': `export default async function routes(fastify) { fastify.get('/a', async () => fastify.pg.transact(async (client) => client.query('SELECT 1'))) }`,
    'a client of its own that is connected': `export class Store { async open() { await this.pg.connect(); return this.pg.query('SELECT 1') } }`,
    'a lock that is released and asks nothing': `export async function run(locks) { const lock = await locks.connect(); await work(); lock.release() }`,
    'a wallet that is connected': `export async function run(wallet) { const account = await wallet.connect(); await account.query('balance'); return account }`,
    'session of an analytics recorder with options': {
      code: ts`
        import { recorder } from '@acme/replay'

        export async function track(page: string) {
          const session = await recorder.startSession({ page })
          session.flush()
          return session.id
        }
      `,
    },
    'an adb and a chat session': {
      code: ts`
        import { devices } from './devices'
        import { agents } from './agents'

        export async function open(serial: string) {
          const shell = await devices.get(serial).startSession()
          const chat = agents.support.startSession('en')
          await shell.send('ls')
          return chat.id
        }
      `,
    },
    'cleanup of a class field in finally': {
      code: ts`
        import { pool } from './pool'

        export async function nightly() {
          const client = await pool.connect()
          try {
            await client.query('VACUUM ANALYZE orders')
          } finally {
            await giveBack(client)
          }
        }

        async function giveBack(client: { release(): void }) {
          client.release()
        }
      `,
    },
    'session given to a unit of work': {
      code: ts`
        import mongoose from 'mongoose'
        import { UnitOfWork } from './unit-of-work'

        export async function begin() {
          const session = await mongoose.startSession()
          return new UnitOfWork(session)
        }
      `,
    },
    'destroy after a failure and release otherwise': {
      code: ts`
        import { pool } from './mysql'

        export async function ping() {
          const connection = await pool.getConnection()
          try {
            await connection.ping()
            connection.release()
            return true
          } catch {
            connection.destroy()
            return false
          }
        }
      `,
    },
    'using declaration': {
      code: ts`
        import { pool } from './pool'

        export async function one(id: string) {
          using client = await pool.connect()
          const { rows } = await client.query('SELECT id FROM things WHERE id = $1', [id])
          return rows[0]
        }
      `,
    },
    'lent to the caller with its commit': {
      code: ts`
        import { pool } from './db'

        export async function begin() {
          const client = await pool.connect()
          await client.query('BEGIN')
          return {
            client,
            async commit() {
              await client.query('COMMIT')
              client.release()
            },
          }
        }
      `,
    },
    'release in finally with an error argument': {
      code: ts`
        import { pool } from './db'

        export async function transfer(from: string, to: string, cents: number) {
          const client = await pool.connect()
          let failure: Error | undefined
          try {
            await client.query('BEGIN')
            await client.query('UPDATE accounts SET cents = cents - $1 WHERE id = $2', [cents, from])
            await client.query('UPDATE accounts SET cents = cents + $1 WHERE id = $2', [cents, to])
            await client.query('COMMIT')
          } catch (error) {
            failure = error as Error
            await client.query('ROLLBACK').catch(() => {})
            throw error
          } finally {
            client.release(failure)
          }
        }
      `,
    },
    'client declared before try and released with optional chaining': {
      code: ts`
        import type { PoolClient } from 'pg'
        import { pool } from './db'

        export async function health() {
          let client: PoolClient | undefined
          try {
            client = await pool.connect()
            await client.query('SELECT 1')
            return true
          } catch {
            return false
          } finally {
            client?.release()
          }
        }
      `,
    },
    'wrapper that lends the client to a callback': {
      code: ts`
        import { pool } from './db'
        import type { PoolClient } from 'pg'

        export async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
          const client = await pool.connect()
          try {
            return await work(client)
          } finally {
            client.release()
          }
        }

        export const total = (id: string) => withClient((client) => client.query('SELECT total FROM carts WHERE id = $1', [id]))
      `,
    },
    'nest service releases the runner in finally': {
      code: ts`
        import { DataSource } from 'typeorm'

        export class Imports {
          constructor(private readonly dataSource: DataSource) {}

          async run(rows: { sku: string }[]) {
            const queryRunner = this.dataSource.createQueryRunner()
            await queryRunner.connect()
            await queryRunner.startTransaction()
            try {
              await queryRunner.manager.insert('product', rows)
              await queryRunner.commitTransaction()
            } catch (error) {
              await queryRunner.rollbackTransaction()
              throw error
            } finally {
              await queryRunner.release()
            }
          }
        }
      `,
    },
    'await using of a mongo session': {
      code: ts`
        import { client } from './mongo'

        export async function move(id: string) {
          await using session = client.startSession()
          await session.withTransaction(async () => {
            await client.db().collection('jobs').updateOne({ id }, { $set: { state: 'moved' } }, { session })
          })
        }
      `,
    },
    'finally handler of a promise chain': {
      code: ts`
        import mongoose from 'mongoose'
        import { Wallet } from './models'

        export function credit(userId: string, amount: number) {
          return mongoose.startSession().then((session) =>
            session
              .withTransaction(() => Wallet.updateOne({ userId }, { $inc: { amount } }, { session }))
              .finally(() => session.endSession()),
          )
        }
      `,
    },
    'released in both branches': {
      code: ts`
        import { pool } from './db'

        export async function vote(pollId: string) {
          const client = await pool.connect()
          try {
            await client.query('UPDATE polls SET votes = votes + 1 WHERE id = $1', [pollId])
            client.release()
          } catch (error) {
            client.release(error as Error)
            throw error
          }
        }
      `,
    },
    'redis and wallet connect are no pools': {
      code: ts`
        import { createClient } from 'redis'
        import { wallet } from './wallet'

        export async function start() {
          const redis = createClient()
          await redis.connect()
          const account = await wallet.connect()
          const socket = await gateway.connect()
          return { redis, account, socket }
        }

        declare const gateway: { connect(): Promise<unknown> }
      `,
    },
    'middleware hangs the client on the response and releases when it is finished': {
      code: ts`
        import { pool } from './db'
        import type { RequestHandler } from 'express'

        export const transaction: RequestHandler = async (req, res, next) => {
          const client = await pool.connect()
          res.locals.client = client
          res.on('close', () => client.release())
          next()
        }
      `,
    },
    'long lived listener kept by the class': {
      code: ts`
        import { Pool, PoolClient } from 'pg'

        export class Listener {
          private client?: PoolClient

          constructor(private readonly pool: Pool) {}

          async start(onMessage: (payload: string) => void) {
            this.client = await this.pool.connect()
            this.client.on('notification', (message) => onMessage(message.payload ?? ''))
            await this.client.query('LISTEN jobs')
          }

          stop() {
            this.client?.release()
          }
        }
      `,
    },
    'handed whole to a function of another file': {
      code: ts`
        import { pool } from './db'
        import { runAndRelease } from './transactions'

        export async function checkout(cartId: string) {
          const client = await pool.connect()
          return runAndRelease(client, async () => {
            await client.query('UPDATE carts SET state = $1 WHERE id = $2', ['paid', cartId])
          })
        }
      `,
    },
    'callback style that always releases first': {
      code: ts`
        import mysql from 'mysql2'

        const pool = mysql.createPool(process.env.DATABASE_URL!)

        export function nameOf(id: number, done: (error: Error | null, name?: string) => void) {
          pool.getConnection((err, connection) => {
            if (err) return done(err)
            connection.query('SELECT name FROM users WHERE id = ?', [id], (error, rows: any[]) => {
              connection.release()
              if (error) return done(error)
              done(null, rows[0]?.name)
            })
          })
        }
      `,
    },
    'a local cleanup function called in finally': {
      code: ts`
        import { pool } from './db'

        export async function report() {
          const client = await pool.connect()
          const close = () => client.release()
          try {
            const { rows } = await client.query('SELECT day, total FROM daily LIMIT 31')
            return rows
          } finally {
            close()
          }
        }
      `,
    },
    'a web session and a stream session with the same names': {
      code: ts`
        import { sessions } from './auth-sessions'
        import { recorder } from './recorder'

        export async function signIn(userId: string) {
          const session = await sessions.startSession(userId)
          const recording = recorder.startSession()
          recording.mark('sign-in')
          await session.save()
          return session.token
        }
      `,
    },
    'released in finally': withPool('const c = await pool.connect(); try { return await c.query(a) } finally { c.release() }'),
    'an optional release in finally': withPool('let c; try { c = await pool.connect(); await c.query(a) } finally { c?.release() }'),
    'a conditional release in finally': withPool('let c; try { c = await pool.connect(); await c.query(a) } finally { if (c) c.release() }'),
    'released by using': withPool('await using c = await pool.connect(); await c.query(a)'),
    'returned to the caller': withPool('const c = await pool.connect(); return c'),
    'returned at once': withPool('return pool.connect()'),
    'wrapped with its own release': withPool('const c = await pool.connect(); return { query: (q) => c.query(q), release: () => c.release() }'),
    'a query of the pool': withPool('return pool.query(a)'),
    'released in try and in catch': withPool('const c = await pool.connect(); try { await c.query(a); c.release() } catch (e) { c.release(e); throw e }'),
    'released by promise finally': `${pg}export const run = (a) => pool.connect().then((c) => c.query(a).finally(() => c.release()))`,
    'released in both callbacks of a promise': `${pg}export const run = (a) => pool.connect().then((c) => c.query(a).then((r) => { c.release(); return r }).catch((e) => { c.release(); throw e }))`,
    'stored in a field': `${pg}class Db { async open() { this.client = await pool.connect() } }`,
    'held by the module for notifications': `${pg}const listener = await pool.connect(); listener.on('notification', () => {})`,
    'a look whether the database answers': withPool("const c = await pool.connect(); console.log('connected'); c.release()"),
    'given to an unknown owner': withPool('const c = await pool.connect(); attach(c)'),
    'a helper in finally': withPool('const c = await pool.connect(); try { await c.query(a) } finally { giveBack(c) }'),
    'a client that is not pooled': `import { Client } from 'pg'; export async function run() { const client = new Client(); await client.connect(); await client.query('x') }`,
    'mongoose connects': `import mongoose from 'mongoose'; export async function start() { await mongoose.connect(url) }`,
    'redis connects': `import { createClient } from 'redis'; export async function start() { const client = createClient(); const c = await client.connect(); await c.query('x') }`,
    'a pool of mssql is opened': `import sql from 'mssql'; export async function run() { const pool = new sql.ConnectionPool(cfg); await pool.connect(); return pool.request().query('x') }`,
    'a query runner released': 'export async function run(ds) { const qr = ds.createQueryRunner(); await qr.connect(); await qr.startTransaction(); try { await qr.manager.save(a) } catch (e) { await qr.rollbackTransaction(); throw e } finally { await qr.release() } }',
    'a session ended': 'export async function run() { const session = await mongoose.startSession(); try { await session.withTransaction(async () => { await User.create([{}], { session }) }) } finally { await session.endSession() } }',
    'typeorm getConnection': `import { getConnection } from 'typeorm'; export async function run() { const c = getConnection(); return c.query('x') }`,
    'a callback of mysql that releases': `const mysql = require('mysql'); const pool = mysql.createPool({}); function run(cb) { pool.getConnection((err, conn) => { if (err) return cb(err); conn.query('x', (error, rows) => { conn.release(); if (error) return cb(error); cb(null, rows) }) }) }`,
    'a stream that releases when it ends': withPool("const c = await pool.connect(); const s = c.query(a); s.on('end', () => c.release()); s.pipe(out)"),
    'done of pg': `${pg}function run(cb) { pool.connect((err, client, done) => { if (err) return cb(err); client.query('x', (e, r) => { done(); cb(e, r) }) }) }`,
  },
  invalid: {
    'a client of a Fastify plugin, released on success only': { filename: 'src/routes/users.js', code: `export default async function routes(fastify) { fastify.get('/a', async (request) => { const client = await fastify.pg.connect(); const { rows } = await client.query('SELECT 1'); client.release(); return rows }) }`, reports: [{ messageId: 'notReleasedOnFailure', data: { api: 'fastify.pg.connect()', release: 'release' } }] },
    'a client of a Fastify plugin, never released': { filename: 'src/routes/users.js', code: `export default async function routes(fastify) { fastify.get('/a', async function () { const client = await this.pg.connect(); const { rows } = await client.query('SELECT 1'); return rows }) }`, reports: ['neverReleased'] },
    'a connection of the MySQL plugin of Fastify': { filename: 'src/routes/users.js', code: `export default async function routes(app) { app.get('/a', async (request) => { const connection = await app.mysql.getConnection(); const [rows] = await connection.query('SELECT 1'); connection.release(); return rows }) }`, reports: ['notReleasedOnFailure'] },
    'a database of the project whose client is released on success only': { code: `import { db } from '../db'\nexport async function total() { const client = await db.connect(); const { rows } = await client.query('SELECT 1'); client.release(); return rows[0] }`, reports: ['notReleasedOnFailure'] },
    'a helper class keeps a client it only queries in finally': {
      code: ts`
        import { pool } from './pool'

        export async function snapshot(name: string) {
          const connection = await pool.connect()
          try {
            return (await connection.query('SELECT body FROM snapshots WHERE name = $1', [name])).rows
          } finally {
            await connection.query('RESET statement_timeout')
          }
        }
      `,
      reports: [{ messageId: 'neverReleased', line: 4 }],
    },
    'nest service whose catch rethrows before the release': {
      code: ts`
        import { Injectable, InternalServerErrorException } from '@nestjs/common'
        import { DataSource } from 'typeorm'

        @Injectable()
        export class StockService {
          constructor(private dataSource: DataSource) {}

          async move(from: number, to: number) {
            const qr = this.dataSource.createQueryRunner()
            await qr.connect()
            try {
              await qr.startTransaction()
              await qr.query('UPDATE stock SET left = left - 1 WHERE id = $1', [from])
              await qr.query('UPDATE stock SET left = left + 1 WHERE id = $1', [to])
              await qr.commitTransaction()
            } catch (e) {
              await qr.rollbackTransaction()
              throw new InternalServerErrorException()
            }
            await qr.release()
          }
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 9 }],
    },
    'nest mongoose connection session that a validation skips': {
      code: ts`
        import { InjectConnection } from '@nestjs/mongoose'
        import { Connection } from 'mongoose'

        export class Seats {
          constructor(@InjectConnection() private readonly connection: Connection) {}

          async book(count: number) {
            const session = await this.connection.startSession()
            if (count > 4) {
              throw new Error('Too many seats')
            }
            await session.withTransaction(async () => {
              await this.connection.collection('seats').updateOne({ free: true }, { $set: { free: false } }, { session })
            })
            await session.endSession()
          }
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 8 }],
    },
    'postgres.js reserved connection': {
      filename: 'src/lock.ts',
      code: ts`
        import postgres from 'postgres'

        const sql = postgres(process.env.DATABASE_URL!)

        export async function withLock(key: number) {
          const reserved = await sql.reserve()
          await reserved\`SELECT pg_advisory_lock(\${key})\`
          await reserved\`UPDATE jobs SET state = 'running' WHERE key = \${key}\`
          reserved.release()
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 6 }],
    },
    'koa middleware takes a mysql connection and answers early': {
      code: ts`
        import mysql from 'mysql2/promise'
        import Router from '@koa/router'

        const pool = mysql.createPool({ uri: process.env.MYSQL_URL, connectionLimit: 5 })
        export const router = new Router()

        router.get('/stock/:sku', async (ctx) => {
          const db = await pool.getConnection()
          const [rows] = await db.query('SELECT left_over FROM stock WHERE sku = ?', [ctx.params.sku])
          if (!(rows as unknown[]).length) {
            ctx.status = 404
            return
          }
          db.release()
          ctx.body = rows
        })
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 8 }],
    },
    'commonjs with a done callback that is forgotten in an error': {
      filename: 'src/queries.js',
      code: ts`
        const { Pool } = require('pg')

        const pool = new Pool({ max: 5 })

        module.exports.find = function (id, callback) {
          pool.connect(function (err, client, done) {
            if (err) return callback(err)
            client.query('SELECT id FROM things WHERE id = $1', [id], function (error, result) {
              if (error) {
                return callback(error)
              }
              done()
              callback(null, result.rows)
            })
          })
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 6 }],
    },
    'transaction with a rollback in catch and a release only at the end of try': {
      code: ts`
        import { pool } from './db'

        export async function transfer(from: string, to: string, cents: number) {
          const client = await pool.connect()
          try {
            await client.query('BEGIN')
            await client.query('UPDATE accounts SET cents = cents - $1 WHERE id = $2', [cents, from])
            await client.query('UPDATE accounts SET cents = cents + $1 WHERE id = $2', [cents, to])
            await client.query('COMMIT')
            client.release()
          } catch (error) {
            await client.query('ROLLBACK')
            throw error
          }
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 4 }],
    },
    'early return before the release': {
      code: ts`
        import { pool } from '../pool'
        import type { Request, Response } from 'express'

        export const redeem = async (req: Request, res: Response) => {
          const db = await pool.connect()
          const { rows } = await db.query('SELECT id, used FROM coupons WHERE code = $1', [req.body.code])
          if (rows.length === 0) {
            return res.status(404).json({ error: 'Unknown coupon' })
          }
          await db.query('UPDATE coupons SET used = true WHERE id = $1', [rows[0].id])
          db.release()
          res.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 5 }],
    },
    'mysql2 connection of a pool that is never released': {
      code: ts`
        const mysql = require('mysql2/promise')

        const pool = mysql.createPool({ uri: process.env.DATABASE_URL, connectionLimit: 10 })

        exports.listOrders = async (req, res, next) => {
          try {
            const conn = await pool.getConnection()
            const [rows] = await conn.execute('SELECT id, total FROM orders WHERE user_id = ?', [req.user.id])
            res.json(rows)
          } catch (err) {
            next(err)
          }
        }
      `,
      reports: [{ messageId: 'neverReleased', line: 7 }],
    },
    'typeorm query runner released only after the commit': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { DataSource } from 'typeorm'
        import { Order } from './order.entity'

        @Injectable()
        export class OrdersService {
          constructor(private readonly dataSource: DataSource) {}

          async place(order: Order) {
            const runner = this.dataSource.createQueryRunner()
            await runner.connect()
            await runner.startTransaction()
            try {
              const saved = await runner.manager.save(order)
              await runner.commitTransaction()
              await runner.release()
              return saved
            } catch (error) {
              await runner.rollbackTransaction()
              throw error
            }
          }
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 10 }],
    },
    'mongoose session that is not ended when the transaction aborts': {
      code: ts`
        import mongoose from 'mongoose'
        import { Order } from './models/order'
        import { Stock } from './models/stock'

        export async function buy(userId: string, sku: string) {
          const session = await mongoose.startSession()
          session.startTransaction()
          try {
            await Order.create([{ userId, sku }], { session })
            await Stock.updateOne({ sku }, { $inc: { left: -1 } }, { session })
            await session.commitTransaction()
            session.endSession()
          } catch (error) {
            await session.abortTransaction()
            throw error
          }
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 6 }],
    },
    'mongodb session without an end': {
      code: ts`
        import { client } from './mongo'

        export async function archive(userId: string) {
          const session = client.startSession()
          await session.withTransaction(async () => {
            const users = client.db().collection('users')
            await users.updateOne({ _id: userId as never }, { $set: { archived: true } }, { session })
          })
        }
      `,
      reports: [{ messageId: 'neverReleased', line: 4 }],
    },
    'then chain that releases only on success': {
      code: ts`
        import { pool } from './db'

        export function countUsers() {
          return pool.connect().then((client) =>
            client.query('SELECT count(*) FROM users').then((result) => {
              client.release()
              return Number(result.rows[0].count)
            }),
          )
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 4 }],
    },
    'callback style connection that is leaked on an error': {
      code: ts`
        import mysql from 'mysql2'

        const pool = mysql.createPool(process.env.DATABASE_URL!)

        export function nameOf(id: number, done: (error: Error | null, name?: string) => void) {
          pool.getConnection((err, connection) => {
            if (err) return done(err)
            connection.query('SELECT name FROM users WHERE id = ?', [id], (error, rows: any[]) => {
              if (error) return done(error)
              connection.release()
              done(null, rows[0]?.name)
            })
          })
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 6 }],
    },
    'class field pool and a release in the success branch of an if': {
      code: ts`
        import { Pool, PoolClient } from 'pg'

        export class Ledger {
          private pool = new Pool({ max: 10 })

          async post(entry: { account: string; amount: number }) {
            const client: PoolClient = await this.pool.connect()
            const { rowCount } = await client.query('INSERT INTO entries (account, amount) VALUES ($1, $2)', [entry.account, entry.amount])
            if (rowCount === 1) {
              client.release()
              return true
            }
            return false
          }
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 7 }],
    },
    'advisory lock connection without finally': {
      code: ts`
        import { pool } from '../db/pool'

        export async function runExclusive() {
          const client = await pool.connect()
          const { rows } = await client.query('SELECT pg_try_advisory_lock(42) AS locked')
          if (rows[0].locked) {
            await rebuild()
            await client.query('SELECT pg_advisory_unlock(42)')
          }
          client.release()
        }

        async function rebuild() {
          await pool.query('REFRESH MATERIALIZED VIEW totals')
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 4 }],
    },
    'one loop takes a client for each batch': {
      code: ts`
        import { db } from './postgres'

        export async function importRows(batches: string[][]) {
          for (const batch of batches) {
            const client = await db.pool.connect()
            await client.query('BEGIN')
            for (const row of batch) {
              await client.query('INSERT INTO rows (body) VALUES ($1)', [row])
            }
            await client.query('COMMIT')
            client.release()
          }
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 5 }],
    },
    'express handler with a query runner of a data source and a switch': {
      code: ts`
        import { AppDataSource } from './data-source'
        import type { RequestHandler } from 'express'

        export const changePlan: RequestHandler = async (req, res) => {
          const queryRunner = AppDataSource.createQueryRunner()
          await queryRunner.connect()
          switch (req.body.plan) {
            case 'pro':
              await queryRunner.query('UPDATE accounts SET plan = $1 WHERE id = $2', ['pro', req.user.id])
              break
            default:
              res.status(400).end()
              return
          }
          await queryRunner.release()
          res.status(204).end()
        }
      `,
      reports: [{ messageId: 'notReleasedOnFailure', line: 5 }],
    },
    'finally that rolls back but forgets the release': {
      code: ts`
        import { pool } from './db'

        export async function closeMonth(month: string) {
          const conn = await pool.connect()
          let done = false
          try {
            await conn.query('BEGIN')
            await conn.query('UPDATE invoices SET closed = true WHERE month = $1', [month])
            await conn.query('COMMIT')
            done = true
          } finally {
            if (!done) await conn.query('ROLLBACK')
          }
        }
      `,
      reports: [{ messageId: 'neverReleased', line: 4 }],
    },
    'never released': { code: withPool('const c = await pool.connect(); const r = await c.query(a); return r.rows'), reports: [{ messageId: 'neverReleased', data: { api: 'pool.connect()', release: 'release' } }] },
    'released on success only': { code: withPool('const c = await pool.connect(); const r = await c.query(a); c.release(); return r.rows'), reports: ['notReleasedOnFailure'] },
    'released in try only': { code: withPool("const c = await pool.connect(); try { await c.query('BEGIN'); await c.query(a); c.release() } catch (e) { await c.query('ROLLBACK'); throw e }"), reports: ['notReleasedOnFailure'] },
    'released in catch only': { code: withPool('const c = await pool.connect(); try { await c.query(a) } catch (e) { c.release(); throw e }'), reports: ['notReleasedOnFailure'] },
    'an early return': { code: withPool('const c = await pool.connect(); try { const r = await c.query(a); if (!r.rows[0]) return null; c.release(); return r } catch (e) { c.release(); throw e }'), reports: ['notReleasedOnFailure'] },
    'a return before try': { code: withPool('const c = await pool.connect(); if (!a) return null; try { return await c.query(a) } finally { c.release() }'), reports: ['notReleasedOnFailure'] },
    'queried in place': { code: withPool('return (await pool.connect()).query(a)'), reports: ['neverReleased'] },
    'a promise that releases on success': { code: `${pg}export const run = (a) => pool.connect().then((c) => c.query(a).then((r) => { c.release(); return r }))`, reports: ['notReleasedOnFailure'] },
    'mysql2 in an Express handler': { code: `import mysql from 'mysql2/promise'; import express from 'express'; const pool = mysql.createPool({}); const app = express(); app.get('/', async (req, res) => { const conn = await pool.getConnection(); const [rows] = await conn.query('x'); conn.release(); res.json(rows) })`, reports: ['notReleasedOnFailure'] },
    'a pool of the project': { code: `import { pool } from '../db'; export async function run() { const client = await pool.connect(); const r = await client.query('x'); client.release(); return r }`, reports: ['notReleasedOnFailure'] },
    'a renamed pool of pg': { code: `import { Pool as Pg } from 'pg'; const db = new Pg(); export async function run() { const client = await db.connect(); return client.query('x') }`, reports: ['neverReleased'] },
    'CommonJS': { code: `const { Pool } = require('pg'); const db = new Pool(); module.exports.run = async () => { const client = await db.connect(); await client.query('x'); client.release() }`, filename: 'src/db.js', reports: ['notReleasedOnFailure'] },
    'a query runner never released': { code: 'export async function run(ds) { const qr = ds.createQueryRunner(); await qr.connect(); await qr.startTransaction(); try { await qr.manager.save(a); await qr.commitTransaction() } catch (e) { await qr.rollbackTransaction() } }', reports: [{ messageId: 'neverReleased' }] },
    'a query runner released after commit': { code: 'export class S { async run() { const qr = this.ds.createQueryRunner(); await qr.startTransaction(); await qr.manager.save(a); await qr.commitTransaction(); await qr.release() } }', reports: ['notReleasedOnFailure'] },
    'a session of mongoose': { code: 'export async function run() { const session = await mongoose.startSession(); session.startTransaction(); await User.create([{}], { session }); await session.commitTransaction(); session.endSession() }', reports: [{ messageId: 'notReleasedOnFailure' }] },
    'a session of a client that nothing ends': { code: 'export async function run(client) { const session = client.startSession(); await session.withTransaction(async () => { await users.insertOne({}, { session }) }) }', reports: ['neverReleased'] },
    'a callback that throws first': { code: `const mysql = require('mysql'); const pool = mysql.createPool({}); function run(cb) { pool.getConnection((err, conn) => { if (err) throw err; conn.query('x', (error, rows) => { if (error) throw error; conn.release(); cb(rows) }) }) }`, filename: 'src/db.js', reports: ['notReleasedOnFailure'] },
    'a callback that never releases': { code: `const mysql = require('mysql'); const pool = mysql.createPool({}); function run(cb) { pool.getConnection((err, conn) => { conn.query('x', cb) }) }`, filename: 'src/db.js', reports: ['neverReleased'] },
    'postgres.js reserves': { code: ts`
      import postgres from 'postgres'
      const sql = postgres(url)
      export async function run() {
        const reserved = await sql.reserve()
        await reserved\`select 1\`
        reserved.release()
      }
    `, reports: ['notReleasedOnFailure'] },
    'lent to a function of the file': { code: withPool('const c = await pool.connect(); await insert(c, a)').concat('\nasync function insert(c, a) { await c.query(a) }'), reports: ['neverReleased'] },
  },
})
