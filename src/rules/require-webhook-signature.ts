import { calleeNameOf } from '../facts/expressions.js'
import { optionalVerificationsOf } from '../facts/optional-verifications.js'
import { reserialisedBodiesOf } from '../facts/reserialised-bodies.js'
import { webhooksOf } from '../facts/webhooks.js'
import { webhookProviders } from '../knowledge/webhook-providers.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-webhook-signature',
  description: "require a check of the provider's signature in webhook handlers",
  family: 'payments',
  side: 'server',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'anyone who knows the URL can mark an order as paid',
  evidence: [['body', 'Body', 'json', 'text', 'formData', 'arrayBuffer', 'buffer', "'data'", '"data"']],
  messages: {
    forgeableEvent:
      'This {{provider}} webhook acts on its body without verifying who sent it, so anyone can post a forged event. Verify the signature first, with {{verifier}}.',
    uncheckedSignature:
      'This {{provider}} webhook reads `{{header}}` but never verifies it, so anyone can post a forged event. Verify the signature first, with {{verifier}}.',
    rebuiltBody:
      '`{{api}}` gets a body that was parsed and put together again, so no signature ever matches and every event is refused. Give it the raw body: `express.raw()`, `await request.text()`, or `bodyParser: false`.',
    optionalCheck:
      'Without `{{secret}}` this {{provider}} webhook believes whatever is posted, so a deployment that lacks it takes forged events and nobody notices. Answer with an error when the secret is missing.',
  },
  check({ file, report }) {
    for (const call of reserialisedBodiesOf(file)) report({ node: call.arguments[0]!, messageId: 'rebuiltBody', data: { api: calleeNameOf(call)! } })
    for (const { fn, provider, evidence, verification, readsBody } of webhooksOf(file)) {
      const known = webhookProviders.find(({ name }) => name === provider)
      if (verification === 'verified') for (const { node, secret } of optionalVerificationsOf(file, fn)) report({ node, messageId: 'optionalCheck', data: { provider: known?.name ?? 'third-party', secret } })
      if (!known || known.signsOnDemand || !readsBody || verification !== 'none') continue
      const { name, verifier = 'its library or an HMAC of the raw body' } = known
      const header = evidence.find(({ kind, text }) => kind === 'header' && /sig|hmac/i.test(text))
      const place = { node: fn, loc: { start: fn.loc.start, end: fn.body.loc.start } }
      if (header) report({ ...place, messageId: 'uncheckedSignature', data: { provider: name, header: header.text, verifier } })
      else report({ ...place, messageId: 'forgeableEvent', data: { provider: name, verifier } })
    }
  },
})
