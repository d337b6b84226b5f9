import { uncheckedReadsOf } from '../facts/unchecked-environment.js'
import { checkedEnvironmentOf } from '../project/checked-environment.js'
import { isTool } from '../project/started-files.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-env-validation',
  description: 'require a check of environment variables before they are relied on',
  family: 'secrets',
  presets: { strict: 'error' },
  failure: 'a deployment without the variable starts, and signs, verifies or connects with `undefined` when the first customer comes',
  evidence: [['process', 'import.meta', 'Bun.env', 'Deno.env']],
  messages: {
    assertedRead:
      '`{{name}}` is only declared to be there: where it is missing, `undefined` goes on from here and fails later, in a request. Check it once at start, and throw when it is missing.',
    uncheckedRead:
      '`{{name}}` goes unchecked into `{{api}}`: a deployment that lacks it starts, and fails or signs with `undefined` in a request. Check it once at start, and throw when it is missing.',
  },
  check({ file, report }) {
    const reads = uncheckedReadsOf(file)
    if (reads.length === 0 || isTool(file)) return
    for (const { node, name, api } of reads) {
      if (checkedEnvironmentOf(file).has(name)) continue
      if (api === null) report({ node, messageId: 'assertedRead', data: { name } })
      else report({ node, messageId: 'uncheckedRead', data: { name, api } })
    }
  },
})
