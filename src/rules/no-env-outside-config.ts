import { scatteredReadsOf } from '../facts/environment-uses.js'
import { isTool } from '../project/started-files.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-env-outside-config',
  description: 'disallow reading the environment outside the configuration module',
  family: 'secrets',
  presets: { strict: 'error' },
  failure: 'nobody knows which variables a deployment needs, and a missing one shows up in the middle of a request',
  evidence: [['process', 'import.meta', 'Bun.env']],
  messages: {
    scatteredRead:
      '`{{read}}` is read here and not in the configuration module, so nothing checks it at start, and a deployment without it fails in the middle of a request. Import it from that module.',
  },
  check({ file, report }) {
    const reads = scatteredReadsOf(file)
    if (reads.length === 0 || isTool(file)) return
    for (const { node, name } of reads) report({ node, messageId: 'scatteredRead', data: { read: name ?? 'process.env[...]' } })
  },
})
