import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { lostErrorsOf } from '../facts/returned-errors.js'
import { swallowedErrorsOf, type SwallowedError } from '../facts/swallowed-errors.js'
import type { SourceFile } from '../facts/source-file.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-swallowed-error',
  description: 'disallow catching an error and doing nothing about it around payments, writes, messages and webhooks',
  family: 'errors',
  side: 'server',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'a failed payment, write or message looks like a success, and nobody finds out until a customer does',
  evidence: [['catch', 'then(', '.from(', '.rpc(', '.functions', '.admin']],
  hasSuggestions: true,
  messages: {
    emptyCatch: 'This `catch` drops every error without a trace, so a failure in production looks like success. Handle it, rethrow it, or say in a comment why it may be ignored.',
    effectDropped: 'A failure of `{{effect}}` is dropped without a trace, so the caller goes on as if it had worked. Handle it, rethrow it, or say in a comment why it may be ignored.',
    effectLogged: 'A failure of `{{effect}}` is only logged, so the caller goes on as if it had worked. Rethrow it, return an error, or let a queue try again.',
    webhookLogged: 'A failure of this webhook is only logged and answered with success, so the sender never tries again and the event is lost. Rethrow it, or answer with a 5xx status.',
    resultIgnored:
      '{{call}} does not throw when it fails, it gives back an `error` that nobody reads here, so the caller goes on as if it had worked. Test `error`, and throw it.',
    resultLogged: 'The `error` that {{call}} gives back is only logged, so the caller goes on as if it had worked. Throw it, return it, or answer with an error status.',
    suggestRethrow: 'Rethrow the error after logging it.',
    suggestLetThrough: 'Let the error through to the caller.',
  },
  check({ file, report }) {
    for (const { node, call, how } of lostErrorsOf(file)) report({ node, messageId: how === 'logged' ? 'resultLogged' : 'resultIgnored', data: { call } })
    for (const error of swallowedErrorsOf(file)) {
      const { handler, how, effect, rejection } = error
      if (rejection) {
        report({ node: handler, messageId: how === 'logged' ? 'effectLogged' : 'effectDropped', data: { effect: effect!.api }, suggest: letThrough(rejection) })
        continue
      }
      const clause = handler as TSESTree.CatchClause
      const loc = { start: clause.loc.start, end: clause.body.loc.start }
      if (how === 'empty') {
        if (effect) report({ node: clause, loc, messageId: 'effectDropped', data: { effect: effect.api } })
        else report({ node: clause, loc, messageId: 'emptyCatch' })
      } else if (how === 'acknowledged' || !effect) report({ node: clause, loc, messageId: 'webhookLogged' })
      else report({ node: clause, loc, messageId: 'effectLogged', data: { effect: effect.api }, suggest: rethrow(file, error) })
    }
  },
})

/** `throw err` in place of the last `return`, or after the last statement. */
function rethrow(file: SourceFile, { handler }: SwallowedError) {
  const { param, body } = handler as TSESTree.CatchClause
  const last = body.body.at(-1)
  if (!last || (param && param.type !== 'Identifier') || last.type === 'ContinueStatement') return []
  return [
    {
      messageId: 'suggestRethrow' as const,
      fix(fixer: TSESLint.RuleFixer) {
        const name = param?.name ?? 'error'
        const fixes = []
        if (!param) fixes.push(fixer.insertTextBefore(body, '(error) '))
        if (last.type === 'ReturnStatement') fixes.push(fixer.replaceText(last, `throw ${name}`))
        else {
          const indent = file.source.lines[last.loc.start.line - 1]!.slice(0, last.loc.start.column)
          const isOnItsOwnLine = indent.trim() === ''
          fixes.push(fixer.insertTextAfter(last, isOnItsOwnLine ? `\n${indent}throw ${name}` : `${file.text[last.range[1] - 1] === ';' ? '' : ';'} throw ${name}`))
        }
        return fixes
      },
    },
  ]
}

function letThrough(rejection: TSESTree.CallExpression) {
  // Of a promise that nobody awaits, the error would end the process.
  if (rejection.parent.type !== 'AwaitExpression' || rejection.callee.type !== 'MemberExpression') return []
  const { object } = rejection.callee
  return [
    {
      messageId: 'suggestLetThrough' as const,
      fix: (fixer: TSESLint.RuleFixer) => fixer.removeRange([object.range[1], rejection.range[1]]),
    },
  ]
}
