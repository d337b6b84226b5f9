import { hardcodedSecretsOf } from '../facts/hardcoded-secrets.js'
import { secretEvidence } from '../knowledge/secret-formats.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-hardcoded-secret',
  description: 'disallow credentials written into the code',
  family: 'secrets',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'everyone who ever sees the repository, its history or the bundle holds the key, and changing it needs a release',
  evidence: [secretEvidence],
  messages: {
    hardcodedSecret:
      'This {{what}} (`{{masked}}`) is in the code, so everyone who sees the repository, its history or the bundle holds it. Revoke it and read the new one from the environment.',
  },
  check({ file, report }) {
    for (const { node, what, masked } of hardcodedSecretsOf(file)) report({ node, messageId: 'hardcodedSecret', data: { what, masked } })
  },
})
