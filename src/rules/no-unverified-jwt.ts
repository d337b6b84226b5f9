import { unverifiedJwtsOf } from '../facts/unverified-jwts.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-unverified-jwt',
  description: 'disallow decisions by a JSON Web Token whose signature nobody checked',
  family: 'auth',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'anybody writes a token that says they are the administrator',
  evidence: [['decode', 'jwtDecode', 'jwt_decode', 'jwt-decode', 'split', 'none', 'NONE']],
  messages: {
    unverifiedToken:
      '`{{api}}` reads the claims and does not check the signature, so anybody can write a token with another id or role and be let in. Verify the token with its key first.',
    unsignedToken:
      '`{{api}}` accepts the algorithm `none`: a token without a signature is let in, and anybody can write one. Name the algorithm you sign with.',
  },
  check({ file, report }) {
    for (const { node, api, kind } of unverifiedJwtsOf(file)) report({ node, messageId: kind === 'none' ? 'unsignedToken' : 'unverifiedToken', data: { api } })
  },
})
