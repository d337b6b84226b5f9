import { loadRuntimeConfig } from './01-Core/context/RuntimeConfig.js'
import { createLogger } from './01-Core/logging/logger.js'
import { adaptersFor, createApp } from './composition/createApp.js'
import { startServer } from './composition/startServer.js'

const config = loadRuntimeConfig()
const logger = createLogger(config.logLevel)
const app = createApp({ config, logger, adapters: adaptersFor(config, logger) })
await startServer({ app, config, logger })
