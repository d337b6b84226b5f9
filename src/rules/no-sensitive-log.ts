import { loggedSecretsOf } from '../facts/logged-secrets.js'
import type { LoggedSecret } from '../facts/logged-secrets/secret.js'
import { filtersFields } from '../project/field-filters.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-sensitive-log',
  description: 'disallow passwords, tokens, secrets, card numbers and whole request bodies or headers in logs and error reports',
  family: 'operations',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'whoever can read the logs, their backups or the vendor that keeps them can sign in as your users',
  evidence: [
    [
      'assword', 'asswd', 'pwd', 'Pwd', 'passphrase', 'passcode', 'oken', 'TOKEN', 'ecret', 'SECRET', '_KEY', 'PASSWORD', 'process.env', 'Deno.env', 'uthorization', 'earer', 'uthHeader', 'piKey', 'api_key', 'apikey', 'api-key', 'rivateKey', 'private_key', 'ecretKey', 'ccessKey', 'gningKey',
      'ryptionKey', 'erviceKey', 'jwt', 'JWT', 'Jwt', 'otp', 'Otp', 'OTP', 'Code', '_code', 'ardNumber', 'card_number', 'cvv', 'cvc', 'ssn', 'SSN', 'creditCard', 'redentials', 'ookie', 'mnemonic', 'body', 'Body', 'eaders', 'header()', 'formData', 'json()', 'text()', '(req', ' req)', '(event', ' event)', 'connectionString', 'databaseUrl', '_URL', '_URI',
    ],
  ],
  hasSuggestions: true,
  messages: {
    secretLogged: '`{{api}}` writes `{{name}}` to {{place}}, where everyone who can read it, its backups and its vendor can use it. Write whether it is there, not what it is.',
    bodyLogged: '`{{api}}` writes a whole request body (`{{name}}`) to {{place}}, with every password, card number and address that people send. Write the fields you need, by name.',
    headersLogged: '`{{api}}` writes all headers or cookies (`{{name}}`) to {{place}}, session cookies and bearer tokens included. Write the ones you need, by name.',
    requestLogged: '`{{api}}` writes a whole request (`{{name}}`) to {{place}}, with its cookies, bearer tokens and body. Write the fields you need, by name.',
    environmentLogged: '`{{api}}` writes the whole environment (`{{name}}`) to {{place}}, with every key and password of the server. Write the variables you need, by name.',
    suggestPresence: 'Write whether `{{name}}` is there.',
  },
  check({ file, report }) {
    for (const secret of loggedSecretsOf(file)) {
      const { node, call, kind, name, filteredBy } = secret
      if (filteredBy !== null && filtersFields(file, filteredBy)) continue
      const data = { api: call.api, name, place: call.kind === 'tracker' ? 'the error tracker' : 'the log' }
      if (kind !== 'secret') report({ node, messageId: `${kind}Logged`, data })
      else {
        const text = presenceOf(secret, file.text)
        report({ node, messageId: 'secretLogged', data, suggest: text === null ? [] : [{ messageId: 'suggestPresence', data: { name }, fix: (fixer) => fixer.replaceText(node as never, text) }] })
      }
    }
  },
})

/** `Boolean(token)` in the place of `token`. */
function presenceOf({ node, call }: LoggedSecret, text: string): string | null {
  if ((node.type !== 'Identifier' && node.type !== 'MemberExpression') || node.range[0] < call.node.range[0] || node.range[1] > call.node.range[1]) return null
  const written = text.slice(...node.range)
  const { parent } = node
  if (parent?.type === 'Property' && parent.shorthand) return `${written}: Boolean(${written})`
  return parent?.type === 'SpreadElement' ? null : `Boolean(${written})`
}
