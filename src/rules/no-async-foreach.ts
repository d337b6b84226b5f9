import { asyncIterationsOf } from '../facts/async-iterations.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-async-foreach',
  description: 'disallow async callbacks of forEach, which nothing waits for',
  family: 'errors',
  presets: { recommended: 'error', strict: 'error' },
  failure: 'the code goes on before the work is done, and an error in it ends the process or is never seen',
  evidence: [['forEach', 'each('], ['async']],
  hasSuggestions: true,
  messages: {
    nobodyWaits:
      '`forEach` throws the promises of its async callback away: the code goes on before the work is done, and a rejection can end the process. Use `for...of`, or `await Promise.all(list.map(...))`.',
    suggestLoop: 'Do one after another with `for...of`.',
  },
  check({ file, report }) {
    for (const { call, callback, asLoop } of asyncIterationsOf(file)) {
      const { source } = file
      report({
        node: call,
        loc: call.callee.type === 'MemberExpression' ? call.callee.property.loc : call.callee.loc,
        messageId: 'nobodyWaits',
        suggest: asLoop
          ? [
              {
                messageId: 'suggestLoop',
                fix: (fixer) => {
                  const { statement, list, element } = asLoop
                  // What stands between the list and the body, comments included, goes where it was.
                  const isCommented = source.getCommentsInside(statement as never).some(({ range }) => range[1] <= callback.body.range[0] || range[0] >= callback.body.range[1])
                  if (isCommented) return null
                  return fixer.replaceText(statement, `for (const ${source.getText(element as never)} of ${source.getText(list as never)}) ${source.getText(callback.body as never)}`)
                },
              },
            ]
          : [],
      })
    }
  },
})
