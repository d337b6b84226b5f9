import type { Catalogue } from './modules.js'

/** How a pool of database connections is set up. */
export type PoolSetting = {
  /** Names of options, any of which bounds the pool. */
  readonly limits: readonly string[]
  /** Options that hold the pool's own, in which the limits are looked for as well. */
  readonly nested: readonly string[]
  /** The option that names the database, where one tool speaks to many, and the values that have a pool. */
  readonly dialect: string | null
  /** For messages. */
  readonly example: string
}

const pg: PoolSetting = {
  limits: ['max', 'maxUses', 'idleTimeoutMillis', 'connectionTimeoutMillis', 'maxLifetimeSeconds'],
  nested: [],
  dialect: null,
  example: 'max, idleTimeoutMillis and connectionTimeoutMillis',
}
const mysql: PoolSetting = {
  limits: ['connectionLimit', 'maxIdle', 'idleTimeout', 'connectTimeout', 'acquireTimeout'],
  nested: [],
  dialect: null,
  example: 'connectionLimit, idleTimeout and connectTimeout',
}
const knex: PoolSetting = {
  limits: ['max', 'idleTimeoutMillis', 'acquireTimeoutMillis', 'createTimeoutMillis', 'acquireConnectionTimeout'],
  nested: ['pool'],
  dialect: 'client',
  example: 'pool: { max, idleTimeoutMillis }',
}
const sequelize: PoolSetting = { limits: ['max', 'idle', 'acquire', 'maxUses'], nested: ['pool'], dialect: 'dialect', example: 'pool: { max, acquire, idle }' }
const typeorm: PoolSetting = {
  limits: ['poolSize', 'connectTimeoutMS', 'connectTimeout', 'acquireTimeout', 'max', 'connectionLimit', 'idleTimeoutMillis', 'connectionTimeoutMillis', 'maxIdle', 'idleTimeout'],
  nested: ['extra'],
  dialect: 'type',
  example: 'poolSize and connectTimeoutMS',
}

/** What opens a pool. Drivers whose defaults bound them (postgres.js, Prisma, serverless drivers) are left out. */
export const pooledClients: Catalogue<PoolSetting> = {
  pg: { 'Pool.new()': pg, 'Pool.()': pg, 'native.Pool.new()': pg },
  'pg-pool': { 'new()': pg },
  mysql: { 'createPool.()': mysql },
  mysql2: { 'createPool.()': mysql },
  'mysql2/promise': { 'createPool.()': mysql },
  knex: { '()': knex, 'knex.()': knex, 'Knex.()': knex },
  sequelize: { 'Sequelize.new()': sequelize, 'new()': sequelize },
  'sequelize-typescript': { 'Sequelize.new()': sequelize },
  '@nestjs/sequelize': { 'SequelizeModule.forRoot.()': sequelize },
  typeorm: { 'DataSource.new()': typeorm, 'createConnection.()': typeorm },
  '@nestjs/typeorm': { 'TypeOrmModule.forRoot.()': typeorm },
}

/** Databases with a server that runs out of connections, as the tools name them. */
export const pooledDialects: ReadonlySet<string> = new Set([
  'pg', 'pgnative', 'postgres', 'postgresql', 'cockroachdb', 'redshift', 'mysql', 'mysql2', 'mariadb', 'aurora-mysql', 'aurora-postgres',
])
