import { credentialNamed, keepsCredential } from '../facts/credentials.js'
import { storageWritesOf } from '../facts/web-storage.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-token-in-web-storage',
  description: 'disallow keeping access, refresh, id or session tokens in `localStorage` or `sessionStorage`',
  family: 'auth',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'any script on the page, an injected one or a compromised dependency, copies the token and signs in as the user',
  evidence: [
    ['localStorage', 'sessionStorage', 'persist', 'Storage', 'store2', 'lscache', "'store'", '"store"'],
    ['oken', 'OKEN', 'jwt', 'JWT', 'Jwt'],
  ],
  messages: {
    tokenInStorage:
      '`{{api}}` keeps {{what}} where every script on the page can read it, so one injected script takes over the account. Keep it in an `httpOnly` cookie that the server sets.',
  },
  check({ file, report }) {
    for (const write of storageWritesOf(file)) {
      const field = write.fields.find(credentialNamed)
      const what = field !== undefined ? `\`${field}\`` : keepsCredential(file, write)
      if (what !== null) report({ node: write.node, messageId: 'tokenInStorage', data: { api: write.api, what } })
    }
  },
})
