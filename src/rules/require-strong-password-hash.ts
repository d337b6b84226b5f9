import { weakPasswordHashesOf } from '../facts/password-hashes.js'
import { defineRule } from '../rule.js'

type Options = { readonly profile: 'owasp' | 'strict' }

export default defineRule({
  name: 'require-strong-password-hash',
  description: 'require passwords to be stored as a slow hash with current parameters',
  family: 'auth',
  presets: { prototype: 'error', recommended: 'error', strict: ['error', { profile: 'strict' }] },
  failure: 'a leaked table of users becomes a list of their passwords within hours',
  evidence: [['crypt', 'argon2', 'hash-wasm', 'md5', 'sha1', 'sha256', 'sha512', 'js-sha3', 'subtle', '@noble/hashes']],
  options: {
    schema: {
      profile: { type: 'string', enum: ['owasp', 'strict'], description: '`strict` also asks for 65 MB and 3 passes of Argon2, and for scrypt above the default of Node.' },
    },
    defaults: { profile: 'owasp' } satisfies Options as Options,
  },
  messages: {
    fastDigest:
      'A password is digested with `{{what}}`, which a graphics card tries billions of times a second: a leaked table is read within hours. Use {{enough}}.',
    weakParameters:
      'A password is hashed with {{what}}, which is guessed too fast: a leaked table gives up most of its passwords. Use {{enough}}.',
  },
  check({ file, options, report }) {
    for (const { node, kind, what, enough, onlyStrict } of weakPasswordHashesOf(file)) {
      if (onlyStrict && options.profile !== 'strict') continue
      report({ node, messageId: kind === 'fast' ? 'fastDigest' : 'weakParameters', data: { what, enough } })
    }
  },
})
