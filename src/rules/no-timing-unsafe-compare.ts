import { secretComparisonsOf } from '../facts/secret-comparisons.js'
import type { Secret } from '../facts/secrets.js'
import { timingSafeFixOf } from '../facts/timing-safe-fix.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-timing-unsafe-compare',
  description: 'disallow comparing a secret with what a caller gave in a way that stops at the first difference',
  family: 'auth',
  side: 'server',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'response times give the secret away, one character after the other',
  evidence: [['==', '!=', 'equals', 'ompare', 'startsWith', 'endsWith', 'isEqual', 'isDeepStrictEqual', 'eq(', 'Object.is']],
  hasSuggestions: true,
  messages: {
    guessableSecret:
      '`{{operation}}` stops at the first wrong character, so response times help an attacker guess {{secret}} bit by bit. Compare equally long buffers with `crypto.timingSafeEqual`.',
    suggestTimingSafeEqual: 'Compare in constant time with `timingSafeEqual`, which accepts strings of equal length only.',
  },
  check({ file, report }) {
    for (const comparison of secretComparisonsOf(file)) {
      const { node, secret, operation } = comparison
      const fix = timingSafeFixOf(file, comparison)
      report({
        node,
        messageId: 'guessableSecret',
        data: { operation, secret: described(secret) },
        ...(fix ? { suggest: [{ messageId: 'suggestTimingSafeEqual', fix }] } : {}),
      })
    }
  },
})

function described({ source, name }: Secret): string {
  const known = name ? ` \`${name.length > 40 ? `${name.slice(0, 39)}…` : name}\`` : ''
  switch (source) {
    case 'hmac':
      return known ? `the result of${known}` : 'the expected signature'
    case 'password-digest':
    case 'digest':
      return known ? `the result of${known}` : 'the hash'
    default:
      return known ? known.trim() : 'the secret'
  }
}
