import { addedArgument } from '../fixes/added-argument.js'
import { addedProperty } from '../fixes/added-property.js'
import { keyProblemsOf, purposeIdOf, type KeyProblem } from '../facts/idempotency-keys.js'
import type { SourceFile } from '../facts/source-file.js'
import { unkeyedRequestsOf, unkeyedRoutesOf } from '../facts/unkeyed-requests.js'
import { defineRule } from '../rule.js'

type Options = { readonly scope: 'calls' | 'everywhere' }

export default defineRule({
  name: 'require-idempotency-key',
  description: 'require an idempotency key, derived from what is paid for, on every call that moves money',
  family: 'payments',
  presets: { recommended: 'warn', strict: ['error', { scope: 'everywhere' }] },
  failure: 'a double click, a retry or a repeated job charges the customer again',
  evidence: [['create', 'Create', 'POST', 'post', 'Post', 'payments', 'refund', 'dempotency', 'Request-Id', 'RequestId']],
  options: {
    schema: {
      scope: {
        type: 'string',
        enum: ['calls', 'everywhere'],
        description: 'Look only at calls of payment providers and at keys, or also at routes that pay or create and at requests of the front end to them.',
      },
    },
    defaults: { scope: 'calls' } satisfies Options as Options,
  },
  hasSuggestions: true,
  messages: {
    missingKey:
      '`{{api}}` moves money and carries no `{{key}}`, so a double click, a retry or a repeated job does it again. Pass a key made from what is paid for, such as the id of the order.',
    changingKey:
      'This idempotency key holds `{{part}}`, which is new on every call, so {{provider}} takes each retry for a new request. Derive the key from what is paid for, such as the id of the order.',
    unguardedRoute:
      '`{{label}}` {{harm}} each time it is called, so a double click or a retry does it twice. Put idempotency middleware before it, or claim the `Idempotency-Key` header in it.',
    unkeyedRequest:
      'This request to `{{url}}` carries no `Idempotency-Key`, so the server cannot tell a double click from a second purchase. Make one key per attempt and send it as a header.',
    suggestKey: 'Pass `{{code}}`, so that repeating this payment changes nothing.',
  },
  check({ file, options, report }) {
    for (const problem of keyProblemsOf(file)) {
      const { call, api, key, provider, changing } = problem
      const suggestion = suggestionFor(file, problem)
      const suggest = suggestion ? { suggest: [{ messageId: 'suggestKey' as const, data: { code: suggestion.code }, fix: suggestion.fix }] } : {}
      if (changing) report({ node: changing.value, messageId: 'changingKey', data: { part: file.text.slice(...changing.part.range), provider }, ...suggest })
      else report({ node: call, messageId: 'missingKey', data: { api, key }, ...suggest })
    }
    if (options.scope !== 'everywhere') return
    for (const { route, handler, harm } of unkeyedRoutesOf(file)) {
      const end = handler.range[0] > route.node.range[0] && handler.range[1] <= route.node.range[1] ? handler.loc.start : handler.body.loc.start
      report({ node: route.node, loc: { start: route.node.loc.start, end }, messageId: 'unguardedRoute', data: { label: route.label, harm } })
    }
    for (const { node, url } of unkeyedRequestsOf(file)) report({ node, messageId: 'unkeyedRequest', data: { url } })
  },
})

/** A key made from an identifier in scope, such as `order.id`; none where the file shows none. */
function suggestionFor(file: SourceFile, { call, api, room, changing, provider }: KeyProblem) {
  const purpose = changing || room ? purposeIdOf(file, call) : null
  if (!purpose) return null
  const what = api.split('.').at(-2)?.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().replace(/s$/, '') ?? 'payment'
  const text = `\`${/^[a-z-]+$/.test(what) ? what : 'payment'}-\${${purpose}}\``
  if (changing) {
    if (provider !== 'Stripe' && provider !== 'the provider' && changing.value.type === 'Identifier') return null
    const isShorthand = changing.value.parent?.type === 'Property' && changing.value.parent.shorthand
    const replaced = isShorthand ? changing.value.parent! : changing.value
    const code = isShorthand ? `${file.text.slice(...changing.value.range)}: ${text}` : text
    return { code, fix: (fixer: Fixer) => fixer.replaceText(replaced, code) }
  }
  if (room!.kind === 'argument') {
    const code = `{ idempotencyKey: ${text} }`
    const fix = addedArgument(file, call, code)
    return fix && { code, fix }
  }
  const { object } = room as Extract<KeyProblem['room'], { kind: 'object' }>
  const fix = addedProperty(file, object, 'idempotencyKey', text)
  return fix && { code: `idempotencyKey: ${text}`, fix }
}

type Fixer = Parameters<NonNullable<ReturnType<typeof addedProperty>>>[0]
