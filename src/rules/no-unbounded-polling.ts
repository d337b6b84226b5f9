import { unboundedPollsOf } from '../facts/polls.js'
import { defineRule } from '../rule.js'

const messageIds = { interval: 'intervalWithoutEnd', rearmed: 'rearmedWithoutEnd', loop: 'loopWithoutEnd', query: 'queryWithoutEnd' } as const

export default defineRule({
  name: 'no-unbounded-polling',
  description: 'disallow polling for a status with neither a count of attempts nor a deadline',
  family: 'jobs',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'a job that is stuck is asked about for ever, by every open tab and every process',
  evidence: [['setInterval', 'setTimeout', 'while', 'for (;;)', 'for(;;)', 'Interval', 'do {', 'do{'], ['status', 'state', 'Status', 'State', 'done', 'eady', 'omplete', 'inished', 'phase', 'stage']],
  messages: {
    intervalWithoutEnd:
      '`{{name}}` polls until the answer says it is over, and nothing else ends it: a stuck job is polled for ever by every open tab. Stop after a number of attempts or at a deadline, and say so.',
    rearmedWithoutEnd:
      '`{{name}}` schedules itself until the answer says it is over, and nothing else ends it: a stuck job is polled for ever. Stop after a number of attempts or at a deadline, and say so.',
    loopWithoutEnd:
      'The loop in `{{name}}` waits for a status that may never come, so a stuck job holds this function for ever. Stop after a number of attempts or at a deadline, and throw.',
    queryWithoutEnd:
      '`{{name}}` polls until the status is final, and nothing else ends it: a stuck job is polled for ever by every open tab. Return `false` after a number of updates or at a deadline.',
  },
  check({ file, report }) {
    for (const { node, kind, name } of unboundedPollsOf(file)) {
      const { start } = node.loc
      const end = { line: start.line, column: file.source.lines[start.line - 1]!.length }
      // A callback or a body may be long; its first line says what it is.
      report({ node, ...(node.loc.end.line > start.line ? { loc: { start, end } } : {}), messageId: messageIds[kind], data: { name } })
    }
  },
})
