import { hurriedRetriesOf } from '../facts/retry-pauses.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-retry-backoff',
  description: 'require a wait that grows between the attempts of a retry',
  family: 'jobs',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'a service in trouble gets all retries at once, from every process, and cannot recover',
  evidence: [['catch', 'ok', 'success', 'then', 'status']],
  messages: {
    noDelay:
      '`{{name}}` tries again at once after a failure, so a service in trouble gets every attempt within milliseconds. Wait before each attempt, longer each time and with some randomness.',
    constantDelay:
      '`{{name}}` waits equally long before every attempt, so a service in trouble is hit at the same rate until the attempts run out. Double the wait each time and add some randomness.',
  },
  check({ file, report }) {
    for (const { node, loop, name, pause } of hurriedRetriesOf(file)) {
      const messageId = pause === 'none' ? 'noDelay' : 'constantDelay'
      const data = { name }
      // The head of a loop says what it repeats; its body may be long.
      if (loop && loop.body.loc.start.line === loop.loc.start.line) report({ node, loc: { start: loop.loc.start, end: loop.body.loc.start }, messageId, data })
      else report({ node, messageId, data })
    }
  },
})
