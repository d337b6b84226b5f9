import { fixedPortsOf, localEndpointsOf } from '../facts/local-endpoints.js'
import { defineRule } from '../rule.js'

type Options = { readonly scope: 'targets' | 'everything' }

export default defineRule({
  name: 'no-hardcoded-endpoint',
  description: 'disallow addresses of the local machine as the target of a request or redirect',
  family: 'secrets',
  presets: { recommended: 'warn', strict: ['error', { scope: 'everything' }] },
  failure: 'what worked on the developer’s machine asks an empty port in production, and customers are sent to their own computer',
  evidence: [['localhost', 'LOCALHOST', '127.0.0.1', '[::1]', '0.0.0.0', 'listen(', 'serve(', 'port:', 'port,', 'port }', 'port}']],
  options: {
    schema: {
      scope: {
        type: 'string',
        enum: ['targets', 'everything'],
        description: '`targets`: addresses that nothing can configure. `everything`: also such an address as the fallback of a redirect, and ports written into `listen()`.',
      },
    },
    defaults: { scope: 'targets' } satisfies Options as Options,
  },
  messages: {
    localRequest:
      '`{{address}}` is the machine that runs this code, and once it is deployed nothing answers there, so the request fails. Read the address from the environment.',
    localRedirect:
      'This sends people or callbacks to `{{address}}`, which in production is their own machine, so they see a page that does not load. Read the address from the environment.',
    localFallback:
      'Where the variable is not set, this sends people to `{{address}}`, which is their own machine, so they see a page that does not load. Stop at start when it is missing.',
    fixedPort:
      'The port {{port}} is written into the code, and hosts that assign one wait in vain for the server and stop it. Read `process.env.PORT` with {{port}} as its default.',
  },
  check({ file, options, report }) {
    for (const { node, address, role, isFallback } of localEndpointsOf(file)) {
      if (!isFallback) report({ node, messageId: role === 'request' ? 'localRequest' : 'localRedirect', data: { address } })
      else if (role === 'redirect' && options.scope === 'everything') report({ node, messageId: 'localFallback', data: { address } })
    }
    if (options.scope !== 'everything') return
    for (const { node, port } of fixedPortsOf(file)) report({ node, messageId: 'fixedPort', data: { port } })
  },
})
