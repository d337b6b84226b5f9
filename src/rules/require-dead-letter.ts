import { deafWorkersOf, headOfWorker, swallowedJobFailuresOf } from '../facts/dead-letters.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-dead-letter',
  description: 'require that a failed job reaches somebody: a `failed` listener, a dead-letter queue, an error that is rethrown',
  family: 'jobs',
  side: 'server',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'jobs fail in silence, and the loss is found by customers',
  evidence: [['Worker', 'process', 'Process', 'define', 'work', 'createFunction', 'task', 'run', 'consume', 'Runner', 'Consumer', 'serve']],
  messages: {
    workerWithoutFailed:
      'Nothing listens to `failed` on the worker of {{job}}, so jobs that ran out of attempts pile up and nobody is told. Add a `failed` listener that keeps them and raises an alarm.',
    failureSwallowed:
      'This `catch` ends {{job}} as if it had succeeded, so the queue neither tries again nor keeps the failure. Rethrow the error after logging it.',
  },
  check({ file, report }) {
    for (const { node, job } of deafWorkersOf(file)) {
      const at = headOfWorker(node)
      const { start, end } = at.loc
      report({
        node: at,
        ...(end.line > start.line ? { loc: { start, end: { line: start.line, column: file.source.lines[start.line - 1]!.length } } } : {}),
        messageId: 'workerWithoutFailed',
        data: { job: job.label },
      })
    }
    for (const { clause, job } of swallowedJobFailuresOf(file)) {
      report({ node: clause, loc: { start: clause.loc.start, end: clause.body.loc.start }, messageId: 'failureSwallowed', data: { job: job.label } })
    }
  },
})
