import { pino, type Logger } from 'pino'

export type { Logger }

/** One JSON line an event. The redaction is a second lock; callers pick the fields they log. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { service: 'eight-layer' },
    redact: { paths: ['*.password', '*.passwordHash', '*.authorization', '*.cookie'], remove: true },
  })
}
