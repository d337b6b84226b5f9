import rule from '../../src/rules/require-pool-limits.js'
import { testRule } from '../support/test-rule.js'

const pg = "import { Pool } from 'pg'; "
const mysql = "import mysql from 'mysql2/promise'; "
const knex = "import knex from 'knex'; "
const sequelize = "import { Sequelize } from 'sequelize'; "
const typeorm = "import { DataSource } from 'typeorm'; "

testRule(rule, {
  valid: {
    'a maximum': pg + 'new Pool({ connectionString, max: 10 })',
    'an idle timeout': pg + 'new Pool({ connectionString, idleTimeoutMillis: 3000 })',
    'a connection timeout': pg + 'new Pool({ connectionString, connectionTimeoutMillis: 3000 })',
    'options in a variable': pg + 'export const open = (config) => new Pool(config)',
    'imported options': `${pg}import { config } from './config'; new Pool(config)`,
    'a spread': pg + 'new Pool({ ...config, ssl: true })',
    'a constant with a maximum': pg + 'const config = { connectionString, max: 3 }; new Pool(config)',
    'a constant changed later': pg + 'const config = { connectionString }; config.max = 3; new Pool(config)',
    'an address that carries them': `${mysql}mysql.createPool('mysql://localhost/app?connectionLimit=5')`,
    'a limit of mysql2': mysql + "mysql.createPool({ host: 'x', connectionLimit: 10 })",
    'a single connection': mysql + "mysql.createConnection({ host: 'x' })",
    'a pool of knex': knex + "knex({ client: 'pg', connection, pool: { min: 0, max: 7 } })",
    'a pool of knex from elsewhere': knex + "knex({ client: 'pg', connection, pool })",
    'sqlite by knex': knex + "knex({ client: 'better-sqlite3', connection: { filename: 'x' } })",
    'a client that is computed': knex + 'knex({ client: process.env.DB, connection })',
    'a pool of Sequelize': sequelize + "new Sequelize(process.env.DATABASE_URL, { dialect: 'postgres', pool: { max: 5 } })",
    'sqlite by Sequelize': sequelize + "new Sequelize({ dialect: 'sqlite', storage: 'x' })",
    'an unknown dialect': sequelize + 'new Sequelize(process.env.DATABASE_URL)',
    'a size of TypeORM': typeorm + "new DataSource({ type: 'postgres', url, poolSize: 10 })",
    'the driver options of TypeORM': typeorm + "new DataSource({ type: 'postgres', url, extra: { max: 10 } })",
    'sqlite by TypeORM': typeorm + "new DataSource({ type: 'sqlite', database: 'x' })",
    'postgres.js': "import postgres from 'postgres'; postgres(process.env.DATABASE_URL)",
    'Prisma': "import { PrismaClient } from '@prisma/client'; new PrismaClient()",
    'a serverless driver': "import { Pool } from '@neondatabase/serverless'; new Pool({ connectionString })",
    'a pool of workers': "import { Pool } from 'undici'; new Pool('https://example.com')",
  },
  invalid: {
    'only an address': { code: pg + 'export const pool = new Pool({ connectionString: process.env.DATABASE_URL })', reports: [{ messageId: 'unboundedPool', data: { api: 'new Pool()', example: 'max, idleTimeoutMillis and connectionTimeoutMillis' } }] },
    'no options': { code: pg + 'new Pool()', reports: ['unboundedPool'] },
    'only a minimum': { code: pg + 'new Pool({ connectionString, min: 2, ssl: { rejectUnauthorized: true } })', reports: ['unboundedPool'] },
    'a constant without limits': { code: pg + "const config = { host: 'x', user: 'y' }; new Pool(config)", reports: ['unboundedPool'] },
    'a namespace': { code: "import pg from 'pg'; new pg.Pool({ connectionString })", reports: ['unboundedPool'] },
    'CommonJS': { code: "const { Pool: Connections } = require('pg'); const pool = new Connections({ host: 'x' })", filename: 'src/db.js', reports: ['unboundedPool'] },
    'mysql2': { code: mysql + "mysql.createPool({ host: 'x', user: 'y' })", reports: ['unboundedPool'] },
    'mysql2 with callbacks': { code: "const mysql = require('mysql2'); const pool = mysql.createPool({ host: 'x', waitForConnections: true }).promise()", filename: 'src/db.js', reports: ['unboundedPool'] },
    'an address for mysql2': { code: mysql + 'mysql.createPool(process.env.DATABASE_URL)', reports: ['unboundedPool'] },
    'createPool by name': { code: "import { createPool } from 'mysql2/promise'; createPool({ uri })", reports: ['unboundedPool'] },
    'knex without a pool': { code: knex + "knex({ client: 'pg', connection: process.env.DATABASE_URL })", reports: ['unboundedPool'] },
    'knex with a minimum': { code: knex + "knex({ client: 'mysql2', connection, pool: { min: 2 } })", reports: ['unboundedPool'] },
    'knex by name': { code: "import { knex } from 'knex'; export const db = knex({ client: 'postgresql', connection })", reports: ['unboundedPool'] },
    'Sequelize with an address': { code: sequelize + "new Sequelize(process.env.DATABASE_URL!, { dialect: 'postgres', logging: false })", reports: ['unboundedPool'] },
    'Sequelize with parts': { code: sequelize + "new Sequelize('app', 'me', process.env.DB_PASSWORD, { host: 'x', dialect: 'mysql' })", reports: ['unboundedPool'] },
    'Sequelize by its address alone': { code: sequelize + "new Sequelize('postgres://localhost/app')", reports: ['unboundedPool'] },
    'TypeORM': { code: typeorm + "new DataSource({ type: 'postgres', url, entities: [] })", reports: ['unboundedPool'] },
    'TypeORM in NestJS': { code: "import { TypeOrmModule } from '@nestjs/typeorm'; @Module({ imports: [TypeOrmModule.forRoot({ type: 'mysql', host: 'x' })] }) export class AppModule {}", reports: ['unboundedPool'] },
  },
})
