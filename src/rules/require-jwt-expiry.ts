import type { TSESLint } from '@typescript-eslint/utils'
import { addedArgument } from '../fixes/added-argument.js'
import { addedProperty } from '../fixes/added-property.js'
import { endlessJwtsOf, type EndlessJwt } from '../facts/jwt-lifetimes.js'
import type { SourceFile } from '../facts/source-file.js'
import { defineRule } from '../rule.js'

/** What the suggestion writes: short enough that a stolen access token is of little use, and refresh tokens renew it. */
const suggested = { text: "'15m'", seconds: 'Math.floor(Date.now() / 1000) + 15 * 60' }

export default defineRule({
  name: 'require-jwt-expiry',
  description: 'require every JSON Web Token to be signed with an end',
  family: 'auth',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'a token that leaked once signs in for ever, and nothing short of a new key for everybody stops it',
  evidence: [['jsonwebtoken', 'SignJWT', 'EncryptJWT', 'UnsecuredJWT', 'hono/jwt', 'hono/utils/jwt', 'jwt-simple', 'cloudflare-worker-jwt', 'jose/jwt/sign']],
  hasSuggestions: true,
  messages: {
    endlessToken:
      '`{{api}}` signs a token that never expires, so one that leaks into a log, a link or a backup signs in for ever. Give it an end with `{{lifetime}}`, and renew it with a refresh token.',
    suggestExpiry: 'Let the token end after 15 minutes with `{{lifetime}}`.',
  },
  check({ file, report }) {
    for (const token of endlessJwtsOf(file)) {
      const { node, api, lifetime } = token
      const fix = fixFor(file, token)
      report({ node: node.callee, messageId: 'endlessToken', data: { api, lifetime }, ...(fix ? { suggest: [{ messageId: 'suggestExpiry' as const, data: { lifetime }, fix }] } : {}) })
    }
  },
})

function fixFor(file: SourceFile, { room, lifetime }: EndlessJwt): TSESLint.ReportFixFunction | null {
  if (!room) return null
  if ('call' in room) return addedArgument(file, room.call, `{ ${lifetime}: ${suggested.text} }`)
  if ('object' in room) return addedProperty(file, room.object, lifetime, lifetime === 'exp' ? suggested.seconds : suggested.text)
  const { chain } = room
  const gap = /^\s*(?=\.)/.exec(file.text.slice(chain.range[1], chain.range[1] + 200))?.[0] ?? ''
  return (fixer) => fixer.insertTextAfter(chain as never, `${gap}.${lifetime}(${suggested.text})`)
}
