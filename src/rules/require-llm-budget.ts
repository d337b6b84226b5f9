import { unbudgetedCallsOf } from '../facts/llm-budgets.js'
import { llmEvidence } from '../knowledge/llm-sdks.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-llm-budget',
  description: 'require a limiter or a budget check before a request may call a language model',
  family: 'ai',
  side: 'server',
  presets: { strict: 'error' },
  failure: 'one caller with a script spends the month\'s AI budget in an hour, and each request looks legitimate',
  evidence: [llmEvidence],
  messages: {
    unlimitedSpending:
      '`{{api}}` runs for every {{route}} with no limit before it, so one caller with a script can spend the whole AI budget. Check a rate limit or a budget of the caller first.',
  },
  check({ file, report }) {
    for (const { call, route } of unbudgetedCallsOf(file))
      report({ node: call.node.callee, messageId: 'unlimitedSpending', data: { api: call.host ?? call.api, route: route.label } })
  },
})
