import { crossSiteCookiesOf } from '../facts/cross-site-cookies.js'
import { defineRule } from '../rule.js'

type Options = { readonly scope: 'none' | 'everything' }

export default defineRule({
  name: 'require-csrf-protection',
  description: 'require a check of where a request comes from where other sites can send the session cookie',
  family: 'auth',
  presets: { recommended: 'warn', strict: ['warn', { scope: 'everything' }] },
  failure: 'a page of another site changes the mail address or sends money in the name of whoever visits it',
  evidence: [['ookie', 'ession']],
  options: {
    schema: {
      scope: {
        type: 'string',
        enum: ['none', 'everything'],
        description: "Report only session cookies with `sameSite: 'none'`, or also session middleware that does not say `sameSite` beside routes that change something.",
      },
    },
    defaults: { scope: 'none' } satisfies Options as Options,
  },
  messages: {
    crossSiteCookie:
      "The session cookie is `sameSite: 'none'` and nothing here checks a CSRF token or the origin: any other site can act as the visitor. Check one, or set `'lax'`.",
    unsaidSameSite:
      'The session cookie says no `sameSite`, and routes here change data with no CSRF token or origin check: another site may act as the visitor. Set `sameSite` or check one.',
  },
  check({ file, options, report }) {
    for (const { node, kind } of crossSiteCookiesOf(file)) {
      if (kind === 'none') report({ node, messageId: 'crossSiteCookie' })
      else if (options.scope === 'everything') report({ node, messageId: 'unsaidSameSite' })
    }
  },
})
