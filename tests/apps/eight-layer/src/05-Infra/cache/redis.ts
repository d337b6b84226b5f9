import { Redis } from 'ioredis'
import type { Logger } from '../../01-Core/logging/logger.js'
import type { ReadinessProbe } from '../../02-Common/ports/outside.js'

/** The program's only connection for counters, claims and budgets; made once by the composition root. */
export function createRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 2, connectTimeout: 3_000, commandTimeout: 2_000 })
  redis.on('error', (error: Error) => logger.error({ err: error }, 'redis connection failed'))
  return redis
}

export function redisProbe(redis: Redis): ReadinessProbe {
  return {
    name: 'redis',
    check: async () => {
      await redis.ping()
    },
  }
}
