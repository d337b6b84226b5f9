import { answersMonitors } from '../facts/app-safeguards.js'
import { builtAppsOf, mountsOthers, routesByHand, servingsOf } from '../facts/built-apps.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-health-check',
  description: 'require an app that listens to answer health checks',
  family: 'operations',
  side: 'server',
  presets: { strict: 'warn' },
  failure: 'the platform sends customers to a process that hangs, and you hear of it from them in the morning',
  evidence: [['listen', 'serve']],
  messages: {
    noHealthRoute:
      'This server answers no health check, so the platform cannot tell a process that hangs from one that works and goes on sending it requests. Add `GET /healthz` that asks the database.',
  },
  check({ file, report }) {
    const listenings = servingsOf(file)
    const apps = builtAppsOf(file)
    const listening = listenings.find((each) => each.framework !== 'nestjs' && (apps.length > 0 || routesByHand(file, each)))
    if (!listening || answersMonitors(file)) return
    if (apps.some((app) => app.isHandedOver || mountsOthers(file, app))) return
    report({ node: listening.node, messageId: 'noHealthRoute' })
  },
})
