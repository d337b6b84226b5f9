import { uncheckedTlsOf } from '../facts/tls-checks.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-insecure-tls',
  description: 'disallow turning off the check of TLS certificates',
  family: 'web',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'whoever sits between your server and the other one reads the passwords and changes the answers',
  evidence: [
    ['rejectUnauthorized', 'NODE_TLS_REJECT_UNAUTHORIZED', 'strictSSL', 'insecureSkipVerify', 'tlsAllowInvalidCertificates', 'tlsInsecure', 'sslValidate', 'sslInvalidHostNameAllowed', 'allowInvalidCertificates', 'trustServerCertificate', 'checkServerIdentity'],
  ],
  messages: {
    uncheckedConnection:
      '`{{setting}}` accepts any certificate, so whoever sits between reads and changes what this connection carries. Remove it, or pass the authority as `ca`.',
    uncheckedProcess:
      '`{{setting}}` accepts any certificate in every connection of the process, payments and database included. Remove it, or trust one authority with `NODE_EXTRA_CA_CERTS`.',
  },
  check({ file, report }) {
    for (const { node, setting, isGlobal } of uncheckedTlsOf(file)) report({ node, messageId: isGlobal ? 'uncheckedProcess' : 'uncheckedConnection', data: { setting } })
  },
})
