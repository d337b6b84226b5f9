import { weakPoliciesOf } from '../facts/retry-policies.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-job-retry-policy',
  description: 'require attempts and a backoff for the jobs of a queue',
  family: 'jobs',
  side: 'server',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'a job that meets one passing failure is lost, and with it the mail, the invoice or the import',
  evidence: [['Queue', 'queue', 'agenda', 'boss', 'Runner', 'add', 'Agenda']],
  messages: {
    queueWithoutAttempts:
      'Jobs of `{{name}}` are tried once, so one passing failure loses them for good. Set `attempts` and `backoff` in the `defaultJobOptions` of the queue.',
    queueWithoutBackoff:
      'Jobs of `{{name}}` are tried again at once, so all attempts are spent before a failing service recovers. Set an exponential `backoff` beside `attempts`.',
    jobWithoutAttempts:
      '`{{name}}` is tried once, so one passing failure loses the job for good. Tell the queue how often to try again and how long to wait, with `{{option}}`.',
    runnerWithoutPolicy:
      '`{{name}}` is given no policy, so nobody knows how often a failing job runs or when it ends. Give it a number of attempts, a backoff and a timeout.',
  },
  check({ file, report }) {
    for (const { node, subject, name, lacks, option } of weakPoliciesOf(file)) {
      const data = { name }
      if (subject === 'runner') report({ node, messageId: 'runnerWithoutPolicy', data })
      else if (subject === 'job') report({ node, messageId: 'jobWithoutAttempts', data: { name, option } })
      else report({ node, messageId: lacks === 'attempts' ? 'queueWithoutAttempts' : 'queueWithoutBackoff', data })
    }
  },
})
