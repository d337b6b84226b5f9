import { describe, expect, test } from 'vitest'
import { sqlInterpolationsOf } from '../../src/facts/sql-interpolations.js'
import { parseFile } from '../support/parse-file.js'

/** Every value that is written into SQL, and whether a parameter could stand in its place. */
const values = (code: string) => {
  const file = parseFile(code)
  return sqlInterpolationsOf(file).map(({ value, isValue }) => `${file.text.slice(...value.range)}${isValue ? '' : ' (name)'}`)
}
const query = (sql: string, before = '') => `import { Pool } from 'pg'; const pool = new Pool(); export async function find(name, column) { ${before} return pool.query(${sql}) }`

describe('values in SQL', () => {
  test.each<[string, string, string[]]>([
    ['a template', query('`SELECT id FROM users WHERE name = \'${name}\'`'), ['name']],
    ['added to a text', query(`"SELECT id FROM users WHERE name = '" + name + "'"`), ['name']],
    ['a statement that was made before', query('sql', 'const sql = `SELECT id FROM users WHERE name = \'${name}\'`;'), ['name']],
    ['a statement with values of its own', query('{ text: `SELECT id FROM users WHERE name = \'${name}\'`, values: [] }'), ['name']],
    ['a column', query('`SELECT id FROM users ORDER BY ${column}`'), ['column (name)']],
    ['a parameter', query(`'SELECT id FROM users WHERE name = $1', [name]`), []],
    ['a number', query('`SELECT id FROM users LIMIT ${Number(name)}`'), []],
    ['a constant', query('`SELECT ${columns} FROM users`', `const columns = 'id, name';`), []],
    ['no SQL', query('`hello ${name}`'), []],
  ])('%s', (_, code, expected) => {
    expect(values(code)).toEqual(expected)
  })
})

describe('libraries', () => {
  test.each<[string, string, string[]]>([
    ['Prisma, unsafe', 'import { prisma } from "./prisma"; export const f = (name) => prisma.$queryRawUnsafe(`SELECT id FROM users WHERE name = \'${name}\'`)', ['name']],
    ['Prisma, tagged', 'import { prisma } from "./prisma"; export const f = (name) => prisma.$queryRaw`SELECT id FROM users WHERE name = ${name}`', []],
    ['Knex', 'import knex from "knex"; const db = knex({}); export const f = (name) => db.raw(`SELECT id FROM users WHERE name = \'${name}\'`)', ['name']],
    ['Drizzle, raw', 'import { sql } from "drizzle-orm"; import { db } from "./db"; export const f = (name) => db.execute(sql.raw(`SELECT id FROM users WHERE name = \'${name}\'`))', ['name']],
    ['Drizzle, tagged', 'import { sql } from "drizzle-orm"; import { db } from "./db"; export const f = (name) => db.execute(sql`SELECT id FROM users WHERE name = ${name}`)', []],
    ['a builder of TypeORM', 'import { users } from "./repositories"; export const f = (name) => users.createQueryBuilder("u").where(`u.name = \'${name}\'`).getMany()', ['name']],
    ['a request', 'import express from "express"; import { pool } from "./db"; const app = express(); app.get("/", async (req, res) => { res.json(await pool.query("SELECT id FROM users WHERE name = \'" + req.query.name + "\'")) })', ['req.query.name']],
  ])('%s', (_, code, expected) => {
    expect(values(code)).toEqual(expected)
  })
})
