import { timerJobsOf } from '../facts/background-work.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-timer-background-job',
  description: 'disallow running background work from a timer of the server process',
  family: 'jobs',
  side: 'server',
  presets: { recommended: 'error', strict: 'error' },
  failure: 'jobs vanish on every restart and deploy, and a failed one is never tried again',
  evidence: [['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask']],
  messages: {
    timerInHandler:
      '`{{api}}` runs `{{work}}` after {{request}} was answered. A restart or a failure loses it, and nobody is told. Put it on a queue that retries.',
    timerInJob:
      '`{{api}}` runs `{{work}}` after its job counts as done. A restart or a failure loses it, and it is not tried again. Await it in the job, or add a delayed job.',
    timerInService:
      '`{{api}}` runs `{{work}}` in this process with nobody waiting. A restart or a failure loses it without a trace. Await it, or put it on a queue that retries.',
  },
  check({ file, report }) {
    for (const { timer, lifetime, work } of timerJobsOf(file)) {
      const { node, api } = timer
      if (lifetime.kind === 'request') report({ node, messageId: 'timerInHandler', data: { api, work, request: quoted(lifetime.route.label) } })
      else report({ node, messageId: lifetime.kind === 'job' ? 'timerInJob' : 'timerInService', data: { api, work } })
    }
  },
})

/** `POST /reports` in backticks; `request` and other plain words with an article. */
function quoted(label: string): string {
  return label.length > 40 || /^[a-z ]+$/.test(label) ? 'the request' : `\`${label}\``
}
