import { errorLeaksOf, type ErrorLeak } from '../facts/error-leaks.js'
import { isDevelopmentEntry } from '../project/development-entries.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-error-leak',
  description: 'disallow sending what an unexpected error says to the caller',
  family: 'web',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'table names, file paths and internal addresses are shown to whoever makes a request fail',
  evidence: [
    ['err', 'Err', 'catch', 'exception', '(e)', '(ex)', 'reason'],
    ['json(', 'send(', '.end(', 'write(', 'Response(', 'render(', '.body', 'body:', 'text(', 'html(', 'Exception(', 'TRPCError', 'createError', 'HttpError', 'HTTPException', '.throw(', 'error(', 'fail(', 'ServerError(', 'return {'],
  ],
  hasSuggestions: true,
  messages: {
    leakedMessage:
      '`{{api}}` sends the text of an unexpected error to the caller, so they read table names, paths and hosts. Log the error, and answer with a text of your own.',
    leakedStack: '`{{api}}` sends a stack trace to the caller, which shows paths, packages and versions to an attacker. Log the error, and answer with a text of your own.',
    leakedError:
      '`{{api}}` sends the error itself to the caller, with the query, the host or the response that it carries. Log the error, and answer with a text of your own.',
    suggestGenericText: "Answer with `'Internal server error'`.",
  },
  check({ file, report }) {
    if (isDevelopmentEntry(file)) return
    for (const leak of errorLeaksOf(file)) {
      const replacement = replacementOf(leak)
      report({
        node: leak.node,
        messageId: messageIds[leak.what],
        data: { api: leak.answer.api },
        suggest: replacement === null ? [] : [{ messageId: 'suggestGenericText', fix: (fixer) => fixer.replaceText(leak.node as never, replacement) }],
      })
    }
  },
})

const messageIds = { message: 'leakedMessage', stack: 'leakedStack', error: 'leakedError' } as const

/** What may stand in the place of the error; `null` where the error would be lost, or more than one part of the answer tells it. */
function replacementOf({ node, answer, what, isKept, isAlone }: ErrorLeak): string | null {
  if (!isKept || !isAlone || what === 'stack') return null
  const { parent } = node
  if (parent?.type === 'Property') return parent.shorthand && parent.key.type === 'Identifier' ? `${parent.key.name}: 'Internal server error'` : "'Internal server error'"
  if (!answer.payloads.includes(node as never)) return null
  return answer.isJson ? "{ error: 'Internal server error' }" : "'Internal server error'"
}
