import { isLlmClientFile, isProbe, llmImportsOf, perRequestPlaceOf } from '../facts/llm-access.js'
import { llmCallsOf, llmClientsOf } from '../facts/llm-calls.js'
import { variableOf } from '../facts/references.js'
import { llmEvidence } from '../knowledge/llm-sdks.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-direct-llm-client',
  description: 'disallow calling model vendors past the one client module of the project',
  family: 'ai',
  presets: { recommended: 'warn', strict: ['error', { scope: 'everywhere' }] },
  failure: 'budgets, timeouts, retries and cost records live in one client, and calls past it have none of them',
  evidence: [llmEvidence],
  options: {
    schema: {
      scope: {
        type: 'string',
        enum: ['requests', 'everywhere'],
        description:
          '`requests`: raw HTTP requests to model vendors, and clients made in handlers and components. `everywhere`: also every import of a model SDK outside the client module.',
      },
    },
    defaults: { scope: 'requests' as 'requests' | 'everywhere' },
  },
  messages: {
    rawRequest:
      'This request goes straight to `{{host}}`, so no budget, timeout, retry or cost record of the project covers it. Call the model through the one client module instead.',
    clientPerRequest:
      '`{{api}}` makes a model client in {{place}}, past the one place that can enforce budgets, timeouts and cost records. Make it once in the client module and import it.',
    directImport:
      '`{{module}}` is imported outside the client module, so the calls made here escape its budgets, timeouts and cost records. Call what the client module exports instead.',
  },
  check({ file, options, report }) {
    if (isLlmClientFile(file)) return
    for (const { node, host } of llmCallsOf(file))
      if (host !== null && !isProbe(file, node)) report({ node: node.callee, messageId: 'rawRequest', data: { host } })

    const reported = new Set<unknown>()
    for (const client of llmClientsOf(file)) {
      const place = isProbe(file, client.node) ? null : perRequestPlaceOf(file, client)
      if (place === null) continue
      report({ node: client.node, messageId: 'clientPerRequest', data: { api: client.api, place } })
      if (client.node.callee.type === 'Identifier') reported.add(variableOf(file, client.node.callee))
    }
    if (options.scope !== 'everywhere') return
    for (const { node, module, variables } of llmImportsOf(file)) {
      // Its construction in a handler is reported already.
      if (variables.some((variable) => reported.has(variable)) || isProbe(file, node)) continue
      report({ node, messageId: 'directImport', data: { module } })
    }
  },
})
