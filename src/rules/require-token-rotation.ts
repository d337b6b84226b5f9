import { unrotatedRefreshesOf } from '../facts/token-refreshes.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-token-rotation',
  description: 'require a refresh token to be replaced when it is used',
  family: 'auth',
  presets: { strict: 'warn' },
  failure: 'a stolen refresh token works beside the real one for weeks, and nobody notices',
  evidence: [['efresh', 'enew'], ['sign', 'ccessToken', 'ccess_token']],
  messages: {
    reusableRefreshToken:
      'A refresh token is checked and an access token issued for it, and the old one stays good: a stolen copy works for weeks unseen. Revoke it and issue a new one on each use.',
  },
  check({ file, report }) {
    for (const { node } of unrotatedRefreshesOf(file)) report({ node, messageId: 'reusableRefreshToken' })
  },
})
