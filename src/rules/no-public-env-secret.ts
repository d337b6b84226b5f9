import { publicSecretsOf } from '../facts/public-secrets.js'
import { defineRule } from '../rule.js'

type Options = { readonly unknownVendors: boolean }

export default defineRule({
  name: 'no-public-env-secret',
  description: 'disallow secrets in environment variables that the bundler copies into the browser',
  family: 'secrets',
  presets: { prototype: 'error', recommended: 'error', strict: ['error', { unknownVendors: true }] },
  failure: 'the secret is in the JavaScript that every visitor downloads, and bots that search bundles for keys find it within hours',
  evidence: [
    ['env', 'Env', 'useRuntimeConfig'],
    ['SECRET', 'PRIVATE', 'PASS', 'PWD', 'SERVICE', 'KEY', 'TOKEN', '_UR', 'DSN', 'STRING', 'PAT', 'PEPPER', 'useRuntimeConfig'],
  ],
  options: {
    schema: {
      unknownVendors: {
        type: 'boolean',
        description: 'Report a public `..._API_KEY` or access token of any vendor too, not only of those whose keys are known to be secret.',
      },
    },
    defaults: { unknownVendors: false } satisfies Options as Options,
  },
  messages: {
    publicSecret:
      '`{{name}}` is copied into the JavaScript that every visitor downloads, so whoever opens the developer tools has it. Drop the `{{prefix}}` prefix and use it on the server only.',
    publicKey:
      '`{{name}}` is copied into the JavaScript that every visitor downloads, who can then use the key at your expense. Unless its vendor says it is public, call the vendor from the server.',
    publicSetting:
      '`{{name}}` is under `public`, so it is sent to every visitor, and whoever opens the developer tools has it. Move it out of `public` and use it on the server only.',
    secretInClient:
      'This client component reads `{{name}}`: the browser gets `undefined`, and whoever makes that work by inlining it hands the secret to every visitor. Use it on the server.',
  },
  check({ file, options, report }) {
    for (const { node, name, prefix, isCertain } of publicSecretsOf(file)) {
      if (prefix === null) report({ node, messageId: 'secretInClient', data: { name } })
      else if (!isCertain) {
        if (options.unknownVendors) report({ node, messageId: 'publicKey', data: { name } })
      } else if (prefix === 'public') report({ node, messageId: 'publicSetting', data: { name } })
      else report({ node, messageId: 'publicSecret', data: { name, prefix } })
    }
  },
})
