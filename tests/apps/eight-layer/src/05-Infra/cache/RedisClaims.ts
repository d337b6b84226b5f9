import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Claim, ClaimStore } from '../../01-Core/idempotency/ClaimStore.js'

const RUNNING = 'running:'
const DONE = 'done:'

// Compare and change in one step: between two commands the lease could pass to someone else.
const COMPLETE_IF_HELD = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1`
const RELEASE_IF_HELD = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('DEL', KEYS[1])`

export class RedisClaims implements ClaimStore {
  constructor(private readonly redis: Redis) {}

  async tryClaimKey(key: string, leaseMs: number): Promise<Claim> {
    const lease = randomUUID()
    // SET NX GET claims a free key or shows what holds it, without a gap between looking and taking.
    const holder = await this.redis.set(`claim:${key}`, RUNNING + lease, 'PX', leaseMs, 'NX', 'GET')
    if (holder === null) return { state: 'claimed', lease }
    return holder.startsWith(DONE) ? { state: 'done', result: holder.slice(DONE.length) } : { state: 'running' }
  }

  async completeKey(key: string, lease: string, result: string, retainMs: number): Promise<void> {
    await this.redis.eval(COMPLETE_IF_HELD, 1, `claim:${key}`, RUNNING + lease, DONE + result, retainMs)
  }

  async releaseKey(key: string, lease: string): Promise<void> {
    await this.redis.eval(RELEASE_IF_HELD, 1, `claim:${key}`, RUNNING + lease)
  }
}
