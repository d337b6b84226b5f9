import type { TSESLint } from '@typescript-eslint/utils'
import { endlessHttpModulesOf } from '../facts/http-modules.js'
import type { SourceFile } from '../facts/source-file.js'
import { unlimitedRequestsOf, type UnlimitedRequest } from '../facts/unlimited-requests.js'
import { addedArgument } from '../fixes/added-argument.js'
import { isTool } from '../project/started-files.js'
import { defineRule, type Suggestion } from '../rule.js'

const messages = {
  endlessRequest:
    '`{{api}}` has no timeout, so when the other side stops answering, this code waits for minutes and its requests pile up. Pass `signal: AbortSignal.timeout(10_000)` or a `timeout`.',
  endlessInstance: '`{{api}}` makes a client without a timeout, so each of its calls waits for as long as the other side likes. Set `timeout` here.',
  suggestSignal: 'Give up after ten seconds with `AbortSignal.timeout`.',
  suggestTimeout: 'Give up after ten seconds with `timeout`.',
} as const

export default defineRule({
  name: 'require-fetch-timeout',
  description: 'require a timeout or an abort signal on requests to other hosts',
  family: 'errors',
  presets: { recommended: 'warn', strict: ['error', { everywhere: true }] },
  failure: 'one slow provider holds every request of yours until the server has no connections left',
  evidence: [['fetch', 'axios', 'got', 'undici', 'superagent']],
  options: {
    schema: { everywhere: { type: 'boolean', description: 'Also report server code outside of handlers, hosts that the file does not show, and instances without a timeout.' } },
    defaults: { everywhere: false },
  },
  hasSuggestions: true,
  messages,
  check({ file, options, report }) {
    const requests = unlimitedRequestsOf(file)
    const modules = options.everywhere ? endlessHttpModulesOf(file) : []
    if (requests.length + modules.length === 0 || isTool(file)) return
    for (const { node, api } of modules) report({ node, messageId: 'endlessInstance', data: { api } })
    const instances = new Set<unknown>(requests.filter(({ kind }) => kind === 'instance').map(({ node }) => node))
    for (const request of requests) {
      const { node, kind, api, target, isServing, instance } = request
      if (!options.everywhere && !(isServing && target === 'other')) continue
      // One place to mend, one report.
      if (options.everywhere && instances.has(instance)) continue
      if (kind === 'instance') report({ node, messageId: 'endlessInstance', data: { api } })
      else report({ node, messageId: 'endlessRequest', data: { api }, suggest: suggestionsFor(file, request) })
    }
  },
})

/** An option in the literal, or a literal where the call has no options yet. */
function suggestionsFor(file: SourceFile, { node, api, options, isFetch }: UnlimitedRequest): readonly Suggestion<typeof messages>[] {
  const isAxios = /^axios\b/.test(api)
  if (options === undefined || (!isFetch && !isAxios)) return []
  const option = isFetch ? 'signal: AbortSignal.timeout(10_000)' : 'timeout: 10_000'
  const first = options?.properties[0]
  const fix: TSESLint.ReportFixFunction | null = first
    ? (fixer) => fixer.insertTextBefore(first, `${option}, `)
    : options
      ? (fixer) => fixer.replaceText(options, `{ ${option} }`)
      : addedArgument(file, node, `{ ${option} }`)
  return fix ? [{ messageId: isFetch ? 'suggestSignal' : 'suggestTimeout', fix }] : []
}
