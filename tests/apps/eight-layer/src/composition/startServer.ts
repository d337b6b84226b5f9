import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { RuntimeConfig } from '../01-Core/context/RuntimeConfig.js'
import type { Logger } from '../01-Core/logging/logger.js'
import type { App } from './createApp.js'

const REQUEST_TIMEOUT_MS = 30_000

export interface RunningServer {
  server: Server
  /** Lets requests and jobs at work end, then closes everything; safe to call twice. */
  shutdown(): Promise<void>
}

interface Parts {
  app: App
  config: RuntimeConfig
  logger: Logger
}

function closeGently(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeIdleConnections()
    // A client that never ends its request must not hold the deployment up.
    setTimeout(() => server.closeAllConnections(), graceMs).unref()
  })
}

export async function startServer({ app, config, logger }: Parts): Promise<RunningServer> {
  const server = createServer(app.web)
  server.requestTimeout = REQUEST_TIMEOUT_MS

  let closing: Promise<void> | undefined
  const shutdown = (): Promise<void> => {
    closing ??= (async () => {
      try {
        await closeGently(server, config.shutdownGraceMs)
        await app.workers.stop()
        await app.close()
        logger.info('closed')
      } finally {
        // Only now: a second signal while jobs end must not kill them.
        stopObserving()
      }
    })()
    return closing
  }
  const exitAfterShutdown = (code: number): void => {
    // The workers may be at work on something endless; the grace period holds for them as well.
    setTimeout(() => process.exit(1), 2 * config.shutdownGraceMs).unref()
    shutdown().then(
      () => process.exit(code),
      (error: unknown) => {
        logger.fatal({ err: error }, 'shutdown failed')
        process.exit(1)
      },
    )
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    logger.info({ signal }, 'shutting down')
    exitAfterShutdown(0)
  }
  const onFatal = (error: unknown): void => {
    logger.fatal({ err: error }, 'unhandled failure')
    exitAfterShutdown(1)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  process.on('unhandledRejection', onFatal)
  process.on('uncaughtException', onFatal)
  const stopObserving = (): void => {
    process.off('SIGTERM', onSignal)
    process.off('SIGINT', onSignal)
    process.off('unhandledRejection', onFatal)
    process.off('uncaughtException', onFatal)
  }

  server.listen(config.port)
  await once(server, 'listening')
  app.workers.start()
  logger.info({ address: server.address() }, 'listening')
  return { server, shutdown }
}
