import type { Catalogue } from './modules.js'
import { tableOf } from './table-of.js'

/** What gives back a client, by the method that lent it. */
export type Lending = Readonly<Record<string, string | undefined>>

const pg: Lending = tableOf({ connect: 'release' })
const mysql: Lending = tableOf({ getConnection: 'release' })
const postgres: Lending = tableOf({ reserve: 'release' })

/** Pools that lend connections, by the package they come from. */
export const poolTypes: Catalogue<Lending> = {
  pg: { 'Pool.new()': pg, 'Pool.()': pg, 'native.Pool.new()': pg },
  'pg-pool': { 'new()': pg },
  '@neondatabase/serverless': { 'Pool.new()': pg },
  '@vercel/postgres': { db: pg, 'createPool.()': pg },
  mysql: { 'createPool.()': mysql, 'createPoolCluster.()': mysql, 'Pool.new()': mysql },
  mysql2: { 'createPool.()': mysql, 'createPool.().promise.()': mysql, 'Pool.new()': mysql },
  'mysql2/promise': { 'createPool.()': mysql, 'Pool.new()': mysql },
  mariadb: { 'createPool.()': mysql, 'Pool.new()': mysql },
  oracledb: { '': { getConnection: 'close' }, 'createPool.()': { getConnection: 'close' } },
  postgres: { '()': postgres, 'Sql.new()': postgres },
}

/** Names under which plugins put a pool on a Fastify server: `fastify.pg.connect()`. Source: READMEs of @fastify/postgres and @fastify/mysql. */
export const decoratingPools: ReadonlySet<string> = new Set(['pg', 'mysql', 'mariadb'])

/** Methods that give a client back or end it. */
export const releaseMethods: ReadonlySet<string> = new Set(['release', 'endSession', 'close', 'end', 'destroy', 'releaseConnection', 'dispose', 'return'])

/** Methods that ask a borrowed client something, or end its transaction, and keep it. */
export const queryMethods: ReadonlySet<string> = new Set([
  'query', 'execute', 'ping', 'commit', 'rollback', 'beginTransaction', 'startTransaction', 'commitTransaction', 'rollbackTransaction', 'abortTransaction', 'inTransaction', 'isTransactionActive',
])

/** Methods that only a session of MongoDB has. */
export const sessionMethods: ReadonlySet<string> = new Set(['withTransaction', 'startTransaction', 'commitTransaction', 'abortTransaction', 'endSession', 'inTransaction'])

/** Words of names that stand for a client of MongoDB. */
export const databaseWords: ReadonlySet<string> = new Set(['mongo', 'mongoose', 'mongodb', 'client', 'connection', 'conn', 'db', 'database'])
