import { unthrottledLoginsOf } from '../facts/unthrottled-logins.js'
import { declaresLimiter } from '../project/declared-limiters.js'
import { isLimitedByGate } from '../project/request-gates.js'
import { defineRule } from '../rule.js'

type Options = { readonly controllers: boolean }

const messageIds = { login: 'unlimitedLogin', registration: 'unlimitedRegistration', reset: 'unlimitedReset', code: 'unlimitedCode' } as const

export default defineRule({
  name: 'require-login-throttle',
  description: 'require sign-in, registration, password reset and code checks to limit how often one caller may try',
  family: 'auth',
  side: 'server',
  presets: { recommended: 'warn', strict: ['error', { controllers: true }] },
  failure: 'a script tries the passwords of a leaked list against every account, or guesses a six-digit code overnight, and gets in',
  evidence: [['assword', 'otp', 'Otp', 'OTP', 'code', 'Code', 'pin', 'hash', 'Hash', 'pwd', 'forgot']],
  options: {
    schema: { controllers: { type: 'boolean', description: 'Also report methods of Nest controllers, whose throttler may be global.' } },
    defaults: { controllers: false } satisfies Options as Options,
  },
  messages: {
    unlimitedLogin: 'Nothing here limits how often `{{route}}` may be tried, so a script guesses passwords until one fits. Limit tries by address and by account, or lock the account for a while.',
    unlimitedRegistration: 'Nothing here limits how many accounts one caller makes at `{{route}}`, so a script fills the database and mails strangers in your name. Limit it by address, or ask for a captcha.',
    unlimitedReset: 'Nothing here limits how often `{{route}}` may be asked, so a script floods mailboxes and guesses its way in. Limit it by address and by account.',
    unlimitedCode: 'Nothing here limits how often `{{route}}` may be tried, and a code of six digits is guessed in hours. Let a few tries end the code, and limit tries by address.',
  },
  check({ file, options, report }) {
    for (const { node, kind, label, framework, isMountedElsewhere } of unthrottledLoginsOf(file)) {
      if (framework === 'nestjs' && !options.controllers) continue
      if (isMountedElsewhere && declaresLimiter(file)) continue
      if ((framework === null || framework.startsWith('next') || framework === 'sveltekit') && isLimitedByGate(file)) continue
      report({ node, messageId: messageIds[kind], data: { route: label } })
    }
  },
})
