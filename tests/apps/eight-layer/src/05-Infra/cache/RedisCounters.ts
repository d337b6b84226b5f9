import type { Redis } from 'ioredis'
import type { HitCounter, Hits } from '../../01-Core/security/HitCounter.js'

const HIT = `
  local count = redis.call('INCR', KEYS[1])
  if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  return { count, redis.call('PTTL', KEYS[1]) }`
const TAKE_BACK = `
  if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('DECR', KEYS[1]) end`

export class RedisCounters implements HitCounter {
  constructor(private readonly redis: Redis) {}

  async hit(key: string, windowMs: number): Promise<Hits> {
    const [count, remainingMs] = (await this.redis.eval(HIT, 1, `hits:${key}`, windowMs)) as [number, number]
    return { count, resetsAt: new Date(Date.now() + Math.max(0, remainingMs)) }
  }

  async takeBack(key: string): Promise<void> {
    await this.redis.eval(TAKE_BACK, 1, `hits:${key}`)
  }

  async forget(key: string): Promise<void> {
    await this.redis.del(`hits:${key}`)
  }
}
