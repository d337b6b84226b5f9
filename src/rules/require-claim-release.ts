import { unreleasedClaimsOf } from '../facts/claim-releases.js'
import { defineRule } from '../rule.js'

type Options = { readonly allowTtl: boolean }

export default defineRule({
  name: 'require-claim-release',
  description: 'require a claimed key to be released when the work it was claimed for fails',
  family: 'payments',
  side: 'server',
  presets: { strict: 'error' },
  failure: 'work that failed once is never done again, because its key stays claimed',
  evidence: [['await']],
  options: {
    schema: {
      allowTtl: { type: 'boolean', description: 'Allow claims that end by themselves after some time.' },
    },
    defaults: { allowTtl: false } satisfies Options as Options,
  },
  messages: {
    keptOnFailure:
      '`{{claim}}` claims a key, and when `{{work}}` fails nothing releases it, so every retry finds it taken and the work is never done. Release it in a `catch` or `finally`.',
    releasedOnSuccessOnly:
      'The key that `{{claim}}` claims is released only when all goes well. When `{{work}}` fails, every retry finds it taken. Release it in a `catch` or `finally`.',
  },
  check({ file, options, report }) {
    for (const { node, name, work, isReleasedOnSuccess, expires } of unreleasedClaimsOf(file)) {
      if (expires && options.allowTtl) continue
      report({ node, messageId: isReleasedOnSuccess ? 'releasedOnSuccessOnly' : 'keptOnFailure', data: { claim: name, work: shortText(file.text.slice(...work.range)) } })
    }
  },
})

/** A call without its arguments. */
function shortText(text: string): string {
  const [head = ''] = text.replace(/^await\s+/, '').split(/[(\n]/)
  return head.length > 50 ? `${head.slice(0, 47)}...` : head
}
