import { openCorsPoliciesOf } from '../facts/cors-policies.js'
import { defineRule } from '../rule.js'

type Options = { readonly edgeFunctions: boolean; readonly publicPaths: readonly string[] }

export default defineRule({
  name: 'no-permissive-cors',
  description: 'disallow letting pages of every site read the answers of a server',
  family: 'web',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'any page a signed-in customer opens can read their data and act in their name',
  evidence: [['cors', 'Cors', 'CORS', 'ccess-control-allow-origin', 'ccess-Control-Allow-Origin']],
  options: {
    schema: {
      edgeFunctions: { type: 'boolean', description: 'Also report edge functions that use no cookie, where `*` is what their documentation shows.' },
      publicPaths: { type: 'array', items: { type: 'string' }, description: 'Beginnings of route or file paths that every site may read.' },
    },
    defaults: { edgeFunctions: false, publicPaths: [] } satisfies Options as Options,
  },
  messages: {
    openToEverySite: '{{policy}} lets pages of every site call this server and read its answers. Name the origins of your own front ends.',
    openWithCredentials:
      '{{policy}}, with credentials, {{harm}}. Name the origins of your own front ends.',
    openToSharedHost:
      '{{policy}} lets in every site under `{{host}}`, where anybody can put one, and with credentials it acts as whichever customer has it open. Name the addresses of your own deployments.',
  },
  check({ file, options, report }) {
    for (const { node, policy, host, isReflected, isEdge, allowsCredentials, path } of openCorsPoliciesOf(file)) {
      if (isEdge && !allowsCredentials && !options.edgeFunctions) continue
      if (options.publicPaths.some((prefix) => file.path.startsWith(prefix) || path?.startsWith(prefix))) continue
      const said = policy.charAt(0).toUpperCase() + policy.slice(1)
      if (host !== null) report({ node, messageId: 'openToSharedHost', data: { policy, host } })
      else if (allowsCredentials) report({ node, messageId: 'openWithCredentials', data: { policy: said, harm: isReflected ? harms.reflected : harms.any } })
      else report({ node, messageId: 'openToEverySite', data: { policy: said } })
    }
  },
})

/** Browsers refuse `*` in the answer to a request that carries cookies; an origin that is repeated they accept. */
const harms = {
  reflected: 'lets every site act as whichever customer has it open, cookies included',
  any: 'lets every site read what needs no cookie, and browsers refuse it where one is sent, so the signed-in pages of your own front end fail',
}
