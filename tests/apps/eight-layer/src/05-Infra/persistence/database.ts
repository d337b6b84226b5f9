import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import type { Logger } from '../../01-Core/logging/logger.js'
import type { ReadinessProbe } from '../../02-Common/ports/outside.js'

export type Database = NodePgDatabase

/** The program's only pool; `createPool` is called by the composition root, once. */
export function createPool(connectionString: string, logger: Logger): Pool {
  const pool = new Pool({
    connectionString,
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
  })
  // An idle connection that breaks would otherwise end the process.
  pool.on('error', (error) => logger.error({ err: error }, 'idle database connection lost'))
  return pool
}

export function databaseOn(pool: Pool): Database {
  return drizzle(pool)
}

export function databaseProbe(database: Database): ReadinessProbe {
  return {
    name: 'database',
    check: async () => {
      await database.execute(sql`select 1`)
    },
  }
}
