import rule from '../../src/rules/require-pool-limits.js'
import { testRule, ts } from '../support/test-rule.js'

const pg = "import { Pool } from 'pg'; "
const mysql = "import mysql from 'mysql2/promise'; "
const knex = "import knex from 'knex'; "
const sequelize = "import { Sequelize } from 'sequelize'; "
const typeorm = "import { DataSource } from 'typeorm'; "

testRule(rule, {
  valid: {
    'options of a function of the file': {
      code: ts`
        import { Pool } from 'pg'
        import { settings } from './settings'

        function options() {
          return { connectionString: settings.url, max: settings.poolMax }
        }

        export const pool = new Pool(options())
      `,
    },
    'settings object by a nested name': {
      code: ts`
        import { Pool } from 'pg'
        import mysql from 'mysql2/promise'
        import config from 'config'

        export const pg = new Pool(config.get('postgres'))
        export const my = mysql.createPool(config.mysql.database)
      `,
    },
    'environment carries the options as json': {
      code: ts`
        import { createPool } from 'mysql2/promise'

        export const pool = createPool(JSON.parse(process.env.MYSQL_OPTIONS!))
      `,
    },
    'pool in tarn by knex name of a variable': {
      code: ts`
        import knex from 'knex'
        import knexConfig from '../knexfile'

        export const db = knex(knexConfig[process.env.NODE_ENV ?? 'development'])
      `,
    },
    'address with a limit as template': {
      code: ts`
        import { Sequelize } from 'sequelize'

        export const sequelize = new Sequelize(\`mysql://app@\${process.env.DB_HOST}/app\`, { dialect: 'mysql', pool: { max: Number(process.env.POOL ?? 5) } })
      `,
    },
    'assigned afterwards from a spread': {
      code: ts`
        import { Pool } from 'pg'
        import { base } from './base'

        export const reporting = new Pool({ ...base, application_name: 'reporting' })
      `,
    },
    'pg pool with max': {
      filename: 'src/db/index.js',
      code: ts`
        const { Pool } = require('pg')

        const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DB_POOL_MAX ?? 10) })

        module.exports = pool
      `,
    },
    'mysql2 with a connection limit': {
      code: ts`
        import mysql from 'mysql2/promise'

        export const pool = mysql.createPool({
          host: process.env.MYSQL_HOST,
          user: process.env.MYSQL_USER,
          database: 'shop',
          connectionLimit: 10,
          queueLimit: 100,
        })
      `,
    },
    'mysql2 with the limit in its address': {
      code: ts`
        import mysql from 'mysql2/promise'

        export const pool = mysql.createPool('mysql://app@db.internal/shop?connectionLimit=10&connectTimeout=5000')
      `,
    },
    'knex with a pool': {
      code: ts`
        import { knex } from 'knex'

        export const db = knex({
          client: 'pg',
          connection: process.env.DATABASE_URL,
          pool: { min: 0, max: 10 },
          acquireConnectionTimeout: 5000,
        })
      `,
    },
    'knex over sqlite': {
      code: ts`
        import knex from 'knex'

        export const db = knex({
          client: 'better-sqlite3',
          connection: { filename: './data.sqlite' },
          useNullAsDefault: true,
        })
      `,
    },
    'sequelize over sqlite and one with a pool': {
      code: ts`
        import { Sequelize } from 'sequelize'

        export const local = new Sequelize({ dialect: 'sqlite', storage: 'dev.sqlite' })

        export const remote = new Sequelize(process.env.DATABASE_URL!, {
          dialect: 'postgres',
          pool: { max: 20, idle: 10_000, acquire: 30_000 },
        })
      `,
    },
    'options read from the configuration': {
      code: ts`
        import { Pool } from 'pg'
        import { config } from './config'

        export const pool = new Pool(config.database)
        export const replica = new Pool({ ...config.database, host: config.replicaHost })
      `,
    },
    'typeorm with extra': {
      code: ts`
        import { DataSource } from 'typeorm'

        export default new DataSource({
          type: 'postgres',
          url: process.env.DATABASE_URL,
          entities: ['dist/**/*.entity.js'],
          extra: { max: 10, connectionTimeoutMillis: 5000 },
        })
      `,
    },
    'typeorm poolSize': {
      code: ts`
        import { TypeOrmModule } from '@nestjs/typeorm'
        import { Module } from '@nestjs/common'

        @Module({
          imports: [
            TypeOrmModule.forRoot({
              type: 'mysql',
              host: process.env.DB_HOST,
              database: 'shop',
              poolSize: 10,
              autoLoadEntities: true,
            }),
          ],
        })
        export class AppModule {}
      `,
    },
    'postgres.js and prisma': {
      code: ts`
        import postgres from 'postgres'
        import { PrismaClient } from '@prisma/client'
        import { Pool } from '@neondatabase/serverless'

        export const sql = postgres(process.env.DATABASE_URL!)
        export const prisma = new PrismaClient()
        export const neonPool = new Pool({ connectionString: process.env.DATABASE_URL })
      `,
    },
    'pool of workers with the same name': {
      code: ts`
        import { Pool } from './threads'
        import { createPool } from 'generic-pool'

        export const threads = new Pool({ file: './worker.js' })
        export const browsers = createPool({ create: async () => ({}), destroy: async () => {} }, {})
      `,
    },
    'undici pool': {
      code: ts`
        import { Pool } from 'undici'

        export const upstream = new Pool('https://api.example.com')

        export async function status() {
          const { statusCode } = await upstream.request({ path: '/status', method: 'GET' })
          return statusCode
        }
      `,
    },
    'a single client is no pool': {
      filename: 'scripts/check.ts',
      code: ts`
        import { Client } from 'pg'

        const client = new Client({ connectionString: process.env.DATABASE_URL })
        await client.connect()
        console.log(await client.query('SELECT 1'))
        await client.end()
      `,
    },
    'pool in a test': {
      filename: 'tests/helpers/database.ts',
      code: ts`
        import { Pool } from 'pg'

        export const testPool = new Pool({ connectionString: process.env.TEST_DATABASE_URL })

        export async function truncate() {
          await testPool.query('TRUNCATE users CASCADE')
        }
      `,
    },
    'idle timeout only': {
      code: ts`
        import pg from 'pg'

        export default new pg.Pool({
          connectionString: process.env.DATABASE_URL,
          idleTimeoutMillis: 30000,
        })
      `,
    },
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
    'address of the configuration by name': {
      code: ts`
        import mysql from 'mysql2/promise'
        import { env } from './env'

        export const pool = mysql.createPool(env.DATABASE_URL)
      `,
      reports: [{ messageId: 'unboundedPool', line: 4 }],
    },
    'knex with a connection string and a search path': {
      code: ts`
        import Knex from 'knex'

        const knex = Knex({ client: 'postgresql', connection: process.env.DATABASE_URL, searchPath: ['app', 'public'] })

        export default knex
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'sequelize by its address': {
      code: ts`
        import { Sequelize } from 'sequelize'

        export const sequelize = new Sequelize('postgres://app@db.internal:5432/app', { logging: false, define: { underscored: true } })
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'nest typeorm root without limits': {
      code: ts`
        import { Module } from '@nestjs/common'
        import { TypeOrmModule } from '@nestjs/typeorm'

        @Module({
          imports: [
            TypeOrmModule.forRoot({ type: 'postgres', host: process.env.DB_HOST, database: 'app', autoLoadEntities: true, synchronize: false }),
          ],
        })
        export class AppModule {}
      `,
      reports: [{ messageId: 'unboundedPool', line: 6 }],
    },
    'pool in a variable of options of the file': {
      code: ts`
        import { Pool, type PoolConfig } from 'pg'

        const options: PoolConfig = {
          connectionString: process.env.DATABASE_URL,
          ssl: process.env.NODE_ENV === 'production' ? { rejectUnauthorized: true } : undefined,
        }

        export const pool = new Pool(options)
      `,
      reports: [{ messageId: 'unboundedPool', line: 8 }],
    },
    'pool of mariadb names in typeorm': {
      filename: 'src/data-source.js',
      code: ts`
        const { DataSource } = require('typeorm')

        module.exports = new DataSource({
          type: 'mariadb',
          host: process.env.DB_HOST,
          username: process.env.DB_USER,
          password: process.env.DB_PASSWORD,
          database: 'shop',
          entities: [__dirname + '/entities/*.js'],
        })
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'pg pool with host and password only': {
      filename: 'src/db/index.js',
      code: ts`
        const { Pool } = require('pg')

        const pool = new Pool({
          host: process.env.PGHOST,
          port: 5432,
          user: process.env.PGUSER,
          password: process.env.PGPASSWORD,
          database: 'app',
        })

        module.exports = { query: (text, params) => pool.query(text, params) }
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'pg pool without any argument': {
      code: ts`
        import pg from 'pg'

        const pool = new pg.Pool()

        pool.on('error', (error) => console.error('idle client', error))

        export const query = (text: string, values?: unknown[]) => pool.query(text, values)
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'mysql2 pool that only waits for connections': {
      code: ts`
        import mysql from 'mysql2/promise'

        export const pool = mysql.createPool({
          host: process.env.MYSQL_HOST,
          user: process.env.MYSQL_USER,
          password: process.env.MYSQL_PASSWORD,
          database: 'shop',
          waitForConnections: true,
        })
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'mysql2 createPool as a named import': {
      filename: 'src/db.js',
      code: ts`
        import { createPool } from 'mysql2'

        const db = createPool({ host: 'db.internal', user: 'app', database: 'app', namedPlaceholders: true }).promise()

        export default db
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'knex over postgres without a pool': {
      code: ts`
        import knex from 'knex'

        export const db = knex({
          client: 'pg',
          connection: {
            host: process.env.DB_HOST,
            user: process.env.DB_USER,
            password: process.env.DB_PASSWORD,
            database: 'app',
          },
          migrations: { tableName: 'knex_migrations' },
        })
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'sequelize with a dialect and no pool': {
      filename: 'src/models/index.js',
      code: ts`
        const { Sequelize } = require('sequelize')

        const sequelize = new Sequelize('shop', process.env.DB_USER, process.env.DB_PASSWORD, {
          host: process.env.DB_HOST,
          dialect: 'mysql',
          logging: false,
        })

        module.exports = sequelize
      `,
      reports: [{ messageId: 'unboundedPool', line: 3 }],
    },
    'typeorm data source without extra': {
      code: ts`
        import { DataSource } from 'typeorm'
        import { User } from './entities/user'

        export const AppDataSource = new DataSource({
          type: 'postgres',
          url: process.env.DATABASE_URL,
          entities: [User],
          migrations: ['dist/migrations/*.js'],
          synchronize: false,
        })
      `,
      reports: [{ messageId: 'unboundedPool', line: 4 }],
    },
    'drizzle over a pool with ssl only': {
      code: ts`
        import { drizzle } from 'drizzle-orm/node-postgres'
        import { Pool } from 'pg'
        import * as schema from './schema'

        const pool = new Pool({
          connectionString: process.env.DATABASE_URL,
          ssl: { rejectUnauthorized: true },
        })

        export const db = drizzle(pool, { schema })
      `,
      reports: [{ messageId: 'unboundedPool', line: 5 }],
    },
    'kysely dialect with a pool made in place': {
      code: ts`
        import { Kysely, PostgresDialect } from 'kysely'
        import { Pool } from 'pg'
        import type { Database } from './types'

        export const db = new Kysely<Database>({
          dialect: new PostgresDialect({
            pool: new Pool({ host: 'db.internal', database: 'app' }),
          }),
        })
      `,
      reports: [{ messageId: 'unboundedPool', line: 7 }],
    },
    'pool in a nest provider': {
      code: ts`
        import { Module } from '@nestjs/common'
        import { Pool } from 'pg'

        @Module({
          providers: [
            {
              provide: 'PG',
              useFactory: () => new Pool({ connectionString: process.env.DATABASE_URL, application_name: 'api' }),
            },
          ],
          exports: ['PG'],
        })
        export class DatabaseModule {}
      `,
      reports: [{ messageId: 'unboundedPool', line: 8 }],
    },
    'lazily made pool of a class': {
      code: ts`
        import { Pool as PgPool } from 'pg'

        export class Database {
          private static pool?: PgPool

          static get() {
            if (!this.pool) {
              this.pool = new PgPool({ connectionString: process.env.DATABASE_URL })
            }
            return this.pool
          }
        }
      `,
      reports: [{ messageId: 'unboundedPool', line: 8 }],
    },
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
