import type { TSESLint } from '@typescript-eslint/utils'
import { addedArgument } from '../fixes/added-argument.js'
import { addedProperty } from '../fixes/added-property.js'
import { insecureCookiesOf, type InsecureCookie } from '../facts/insecure-cookies.js'
import type { SourceFile } from '../facts/source-file.js'
import { defineRule } from '../rule.js'

const safe = { httpOnly: 'true', secure: 'true', sameSite: "'lax'" }

export default defineRule({
  name: 'require-secure-cookie',
  description: 'require `httpOnly`, `secure` and `sameSite` on cookies that sign in',
  family: 'auth',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'a script, an open network or another site uses the session of a signed-in user',
  evidence: [['ookie', 'ession', 'ucia']],
  hasSuggestions: true,
  messages: {
    exposedCookie:
      '{{cookie}} signs a user in and is set without {{missing}}: {{harm}}. Set `httpOnly`, `secure` and `sameSite`.',
    suggestFlags: 'Set {{missing}}.',
  },
  check({ file, report }) {
    for (const insecure of insecureCookiesOf(file)) {
      const { node, cookie, missing } = insecure
      const named = cookie.startsWith('the ') ? cookie.replace('the ', 'The ') : `The cookie \`${cookie}\``
      const listed = missing.map((flag) => `\`${flag}\``).join(', ')
      const fix = fixFor(file, insecure)
      report({
        node,
        messageId: 'exposedCookie',
        data: { cookie: named, missing: listed, harm: harms[missing[0]!] },
        ...(fix ? { suggest: [{ messageId: 'suggestFlags' as const, data: { missing: listed }, fix }] } : {}),
      })
    }
  },
})

const harms = {
  httpOnly: 'any injected script reads it and takes the session over',
  secure: 'it also travels unencrypted, where the network reads it',
  sameSite: 'other sites may send requests with it',
}

function fixFor(file: SourceFile, { room, missing, off }: InsecureCookie): TSESLint.ReportFixFunction | null {
  if (!room) return null
  const absent = missing.filter((flag) => !off.some((one) => one.flag === flag))
  const added = absent.length > 0 ? additionOf(file, room, absent) : () => []
  return added && ((fixer) => [...off.map(({ flag, value }) => fixer.replaceText(value as never, safe[flag])), ...[added(fixer) ?? []].flat()] as TSESLint.RuleFix[])
}

function additionOf(file: SourceFile, room: NonNullable<InsecureCookie['room']>, flags: InsecureCookie['missing']): TSESLint.ReportFixFunction | null {
  const text = flags.map((flag) => `${flag}: ${safe[flag]}`).join(', ')
  if ('call' in room) return addedArgument(file, room.call, `{ ${text} }`)
  // What follows the first flag is written behind its value.
  return addedProperty(file, room.object, room.under ? `${room.under}.${flags[0]!}` : flags[0]!, text.slice(flags[0]!.length + 2))
}
