import type { TSESLint } from '@typescript-eslint/utils'
import { errorLeaksOf, type ErrorLeak } from '../facts/error-leaks.js'
import { isDevelopmentEntry } from '../project/started-files.js'
import type { SourceFile } from '../facts/source-file.js'
import { loggedFirst } from '../fixes/logged-first.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-error-leak',
  description: 'disallow sending what an unexpected error says to the caller',
  family: 'web',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'table names, file paths and internal addresses are shown to whoever makes a request fail',
  evidence: [
    ['err', 'Err', 'catch', 'exception', '(e)', '(ex)', 'reason'],
    ['json(', 'send(', '.end(', 'write(', 'writeSSE(', 'writeData(', 'enqueue(', 'emit(', 'DataStream', 'UIMessageStream', 'Response(', 'render(', '.body', 'body:', 'text(', 'html(', 'Exception(', 'TRPCError', 'createError', 'HttpError', 'HTTPException', '.throw(', 'error(', 'fail(', 'ServerError(', 'Gateway(', 'serviceUnavailable(', '.reply(', 'return {'],
  ],
  hasSuggestions: true,
  messages: {
    leakedMessage:
      '`{{api}}` sends the text of an unexpected error to the caller, so they read table names, paths and hosts. Log the error, and answer with a text of your own.',
    leakedStack: '`{{api}}` sends a stack trace to the caller, which shows paths, packages and versions to an attacker. Log the error, and answer with a text of your own.',
    leakedError:
      '`{{api}}` sends the error itself to the caller, with the query, the host or the response that it carries. Log the error, and answer with a text of your own.',
    suggestGenericText: "Answer with `'Internal server error'`.",
    suggestLoggedText: "Log the error, and answer with `'Internal server error'`.",
  },
  check({ file, report }) {
    const leaks = errorLeaksOf(file)
    if (leaks.length === 0 || isDevelopmentEntry(file)) return
    for (const leak of leaks) {
      report({
        node: leak.node,
        messageId: messageIds[leak.what],
        data: { api: leak.answer.api },
        suggest: suggestionsFor(file, leak),
      })
    }
  },
})

const messageIds = { message: 'leakedMessage', stack: 'leakedStack', error: 'leakedError' } as const

/** A text in the place of the error, which is logged where nobody else is given it. */
function suggestionsFor(file: SourceFile, leak: ErrorLeak) {
  const replacement = replacementOf(leak)
  if (replacement === null) return []
  const replaced = (fixer: TSESLint.RuleFixer) => fixer.replaceText(leak.node as never, replacement)
  if (leak.isKept) return [{ messageId: 'suggestGenericText' as const, fix: replaced }]
  const logged = loggedFirst(file, leak.answer.node, leak.error.name)
  return logged ? [{ messageId: 'suggestLoggedText' as const, fix: (fixer: TSESLint.RuleFixer) => [...logged(fixer), replaced(fixer)] }] : []
}

/** What may stand in the place of the error; `null` where more than one part of the answer tells it. */
function replacementOf({ node, answer, what, isAlone }: ErrorLeak): string | null {
  if (!isAlone || what === 'stack') return null
  const { parent } = node
  if (parent?.type === 'Property') return parent.shorthand && parent.key.type === 'Identifier' ? `${parent.key.name}: 'Internal server error'` : "'Internal server error'"
  if (!answer.payloads.includes(node as never)) return null
  return answer.isJson ? "{ error: 'Internal server error' }" : "'Internal server error'"
}
