import { endlessRetryLoopsOf } from '../facts/endless-loops.js'
import { recursiveRetriesOf } from '../facts/retries.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-unbounded-retry',
  description: 'disallow retries that nothing ends: a function that calls itself from its own `catch`, a loop that swallows every failure',
  family: 'jobs',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'one permanent failure becomes tens of thousands of calls, until the provider blocks the account',
  evidence: [['catch', 'then', 'fail', 'ok', 'error', 'success', 'declined', 'rejected']],
  messages: {
    recursiveRetry:
      '`{{name}}` calls itself from its own `catch` with the same arguments, so a failure that stays repeats without end. Count the attempts, wait longer between them, and throw after the last.',
    repeatsOnFailure:
      '`{{name}}` runs itself again on failure with the same arguments, so a failure that stays repeats without end. Count the attempts, or let a queue with a retry limit run it.',
    endlessLoop:
      'The `catch` in `{{head}}` swallows every failure and tries again, so a failure that stays repeats without end. Limit the attempts, wait longer between them, and throw after the last.',
  },
  check({ file, report }) {
    for (const { call, name, from } of recursiveRetriesOf(file))
      report({ node: call, messageId: from === 'catch' ? 'recursiveRetry' : 'repeatsOnFailure', data: { name } })
    for (const { loop, handler, head } of endlessRetryLoopsOf(file)) {
      // The head of the loop is what lacks a limit; its body may be long.
      report({ node: loop, loc: { start: loop.loc.start, end: headEndOf(loop, handler) }, messageId: 'endlessLoop', data: { head } })
    }
  },
})

type Located = { readonly loc: { readonly start: { line: number; column: number } } }

function headEndOf(loop: Located & { readonly body: Located }, handler: Located) {
  const { start } = loop.body.loc
  return start.line === loop.loc.start.line && start.column > loop.loc.start.column ? start : handler.loc.start
}
