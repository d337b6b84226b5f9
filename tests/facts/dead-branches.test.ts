import { expect, test } from 'vitest'
import { isNeverReached } from '../../src/facts/dead-branches.js'
import { calleeNameOf } from '../../src/facts/expressions.js'
import { nodesOf } from '../../src/facts/nodes.js'
import { parseFile } from '../support/parse-file.js'

/** Whether the call of `work` in a text can never run. */
function isDead(text: string): boolean {
  const file = parseFile(text)
  return isNeverReached(file, nodesOf(file).get('CallExpression').find((call) => calleeNameOf(call) === 'work')!)
}

test('branches that are never taken', () => {
  expect(isDead('if (false) work()')).toBe(true)
  expect(isDead('let redis: any = null; export const queue = redis ? work(redis) : null')).toBe(true)
  expect(isDead('const enabled = false; if (enabled && ready()) { run(() => work()) }')).toBe(true)
  expect(isDead('const client = undefined; client && work()')).toBe(true)
})

test('branches that may be taken', () => {
  expect(isDead('if (false) other(); else work()')).toBe(false)
  expect(isDead('let redis = null; redis = connect(); if (redis) work()')).toBe(false)
  expect(isDead('let redis = null; export const set = (given) => { redis = given }; if (redis) work()')).toBe(false)
  expect(isDead('let redis; if (redis) work()')).toBe(false)
  expect(isDead('function run(enabled = false) { if (enabled) work() }')).toBe(false)
  expect(isDead('const { enabled } = options; if (enabled || false) work()')).toBe(false)
  expect(isDead('let retry = false; do { retry = work() } while (retry)')).toBe(false)
})
