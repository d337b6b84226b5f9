import rule from '../../src/rules/require-client-release.js'
import { testRule, ts } from '../support/test-rule.js'

const pg = "import { Pool } from 'pg'\nconst pool = new Pool({ max: 5 })\n"

/** A function body with a `pg` pool in scope. */
function withPool(body: string): string {
  return `${pg}export async function run(a) {\n${body}\n}`
}

testRule(rule, {
  valid: {
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
