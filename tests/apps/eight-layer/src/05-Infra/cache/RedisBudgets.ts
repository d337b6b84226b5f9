import type { Redis } from 'ioredis'
import type { BudgetStore, BudgetWindow, Reservation } from '../../02-Common/ports/budgets.js'

// All windows are judged before any is charged, and no other call can come in between.
const RESERVE = `
  local amount = tonumber(ARGV[1])
  for i, key in ipairs(KEYS) do
    local used = tonumber(redis.call('GET', key) or '0')
    if used + amount > tonumber(ARGV[2 * i]) then return { i, redis.call('PTTL', key) } end
  end
  for i, key in ipairs(KEYS) do
    redis.call('INCRBY', key, amount)
    if redis.call('PTTL', key) < 0 then redis.call('PEXPIRE', key, ARGV[2 * i + 1]) end
  end
  return { 0, 0 }`
// A window that ended meanwhile has nothing to be given back to.
const GIVE_BACK = `
  for _, key in ipairs(KEYS) do
    if redis.call('EXISTS', key) == 1 then redis.call('DECRBY', key, ARGV[1]) end
  end`

const keysOf = (windows: readonly BudgetWindow[]) => windows.map((window) => `budget:${window.key}`)

export class RedisBudgets implements BudgetStore {
  constructor(private readonly redis: Redis) {}

  async reserve(windows: readonly BudgetWindow[], amount: number): Promise<Reservation> {
    const limits = windows.flatMap((window) => [window.limit, window.windowMs])
    const reply = await this.redis.eval(RESERVE, windows.length, ...keysOf(windows), amount, ...limits)
    const [refusedBy, remainingMs] = reply as [number, number]
    const refused = windows[refusedBy - 1]
    if (!refused) return { granted: true }
    return { granted: false, exhausted: refused.key, retryAfterSeconds: Math.max(1, Math.ceil(remainingMs / 1000)) }
  }

  async giveBack(windows: readonly BudgetWindow[], amount: number): Promise<void> {
    await this.redis.eval(GIVE_BACK, windows.length, ...keysOf(windows), amount)
  }

  async used(key: string): Promise<number> {
    return Number((await this.redis.get(`budget:${key}`)) ?? 0)
  }
}
