import { handsServerOn, shutsDownGracefully } from '../facts/app-safeguards.js'
import { listeningsOf } from '../facts/built-apps.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-graceful-shutdown',
  description: 'require a server to finish its requests when the platform ends it',
  family: 'operations',
  side: 'server',
  presets: { strict: 'warn' },
  failure: 'every deploy cuts off the requests and jobs that are under way, payments among them',
  evidence: [['listen', 'serve']],
  messages: {
    abruptEnd:
      'Nothing handles `SIGTERM`, so each deploy cuts off the requests under way and leaves connections open. On `SIGTERM`, close the server, then the database, then exit.',
    abruptNest:
      'Nest does not handle `SIGTERM` by itself, so each deploy cuts off the requests under way. Call `app.enableShutdownHooks()` before it listens.',
  },
  check({ file, report }) {
    const [listening] = listeningsOf(file)
    if (!listening || shutsDownGracefully(file) || handsServerOn(file)) return
    report({ node: listening.node, messageId: listening.framework === 'nestjs' ? 'abruptNest' : 'abruptEnd' })
  },
})
