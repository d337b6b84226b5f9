import { floatingWorkOf, type FloatingWork } from '../facts/background-work.js'
import { functionAround } from '../facts/functions.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-floating-job',
  description: 'disallow starting work in a handler that nothing waits for',
  family: 'jobs',
  side: 'server',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'work is cut off when the process stops or freezes after the response, and its failures reach nobody',
  evidence: [['async', 'then', 'catch', 'void', 'await', 'Promise', 'fetch', 'send']],
  hasSuggestions: true,
  messages: {
    floatingWork:
      'Nothing waits for `{{work}}`: it is lost when the process stops after {{end}}, and its failure reaches nobody. Await it, or put it on a queue.',
    unretriedWork:
      'Nothing waits for `{{work}}`: it is lost when the process stops after {{end}}, and a failure is not tried again. Await it, or put it on a queue.',
    suggestAwait: 'Wait for `{{work}}` with `await`.',
  },
  check({ file, report }) {
    for (const floating of floatingWorkOf(file)) {
      const { call, fate, lifetime, name } = floating
      const { start, end } = call.loc
      const data = { work: name, end: lifetime.kind === 'request' ? 'the response' : 'the job' }
      report({
        node: call,
        // A function written in place would underline its whole body.
        ...(end.line > start.line ? { loc: { start, end: { line: start.line, column: file.source.lines[start.line - 1]!.length } } } : {}),
        messageId: fate.rejections.length > 0 ? 'unretriedWork' : 'floatingWork',
        data,
        suggest: canAwait(floating)
          ? [
              {
                messageId: 'suggestAwait',
                data: { work: name },
                fix(fixer) {
                  const { promise } = fate
                  const parent = promise.parent!
                  return parent.type === 'UnaryExpression' ? fixer.replaceTextRange([parent.range[0], parent.range[0] + parent.operator.length], 'await') : fixer.insertTextBefore(promise, 'await ')
                },
              },
            ]
          : [],
      })
    }
  },
})

function canAwait({ call }: FloatingWork): boolean {
  const fn = functionAround(call)
  return fn !== null && fn.async && !fn.generator
}
