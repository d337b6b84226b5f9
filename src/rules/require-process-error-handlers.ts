import { watchesProcess } from '../facts/app-safeguards.js'
import { listeningsOf } from '../facts/built-apps.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-process-error-handlers',
  description: 'require a server to report the errors that nobody catches',
  family: 'operations',
  side: 'server',
  presets: { strict: 'warn' },
  failure: 'the process dies at night of a promise nobody awaited, and nothing says why',
  evidence: [['listen', 'serve']],
  messages: {
    unwatchedProcess:
      'Nothing here reports errors that nobody catches, so the process ends on one and leaves no trace of why. Start an error tracker first, or handle `unhandledRejection` and `uncaughtException`.',
  },
  check({ file, report }) {
    const [listening] = listeningsOf(file)
    if (listening && !watchesProcess(file)) report({ node: listening.node, messageId: 'unwatchedProcess' })
  },
})
