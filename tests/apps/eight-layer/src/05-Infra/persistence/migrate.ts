import type { ClientBase, Pool } from 'pg'
import * as accounts from './migrations/0001_accounts.js'
import * as billingAndReports from './migrations/0002_billing_and_reports.js'

interface Migration {
  name: string
  up: (client: ClientBase) => Promise<void>
  down: (client: ClientBase) => Promise<void>
}

const MIGRATIONS: readonly Migration[] = [accounts, billingAndReports]

// Two instances that deploy at once must not migrate at once.
const LOCK = 725_301

async function inLockedTransaction<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    await client.query('create table if not exists applied_migrations (name text primary key)')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function appliedNames(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>('select name from applied_migrations order by name limit 10000')
  return new Set(rows.map((row) => row.name))
}

/** Applies what is missing, all or nothing, and answers with the names. */
export function migrateUp(pool: Pool): Promise<string[]> {
  return inLockedTransaction(pool, async (client) => {
    const applied = await appliedNames(client)
    const missing = MIGRATIONS.filter((migration) => !applied.has(migration.name))
    for (const migration of missing) await migration.up(client)
    const names = missing.map((migration) => migration.name)
    await client.query('insert into applied_migrations (name) select unnest($1::text[])', [names])
    return names
  })
}

/** Takes the newest migration back: the way out of a bad release. */
export function migrateDown(pool: Pool): Promise<string[]> {
  return inLockedTransaction(pool, async (client) => {
    const applied = await appliedNames(client)
    const newest = MIGRATIONS.findLast((migration) => applied.has(migration.name))
    if (!newest) return []
    await newest.down(client)
    await client.query('delete from applied_migrations where name = $1', [newest.name])
    return [newest.name]
  })
}
