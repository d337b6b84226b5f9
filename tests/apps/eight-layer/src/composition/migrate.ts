import { loadRuntimeConfig } from '../01-Core/context/RuntimeConfig.js'
import { createLogger } from '../01-Core/logging/logger.js'
import { createPool } from '../05-Infra/persistence/database.js'
import { migrateDown, migrateUp } from '../05-Infra/persistence/migrate.js'

const config = loadRuntimeConfig()
if (!config.external) throw new Error('In-memory adapters have no database to migrate')

const logger = createLogger(config.logLevel)
const direction = process.argv[2] === 'down' ? 'down' : 'up'
const pool = createPool(config.external.databaseUrl, logger)
try {
  const names = await (direction === 'down' ? migrateDown(pool) : migrateUp(pool))
  logger.info({ direction, names }, 'migrated')
} finally {
  await pool.end()
}
