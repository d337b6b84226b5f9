import { asyncIterationsOf } from '../facts/async-iterations.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-async-foreach',
  description: 'disallow asynchronous callbacks in `forEach`, which waits for none of them',
  family: 'errors',
  presets: { recommended: 'error', strict: 'error' },
  failure: 'the response says done before the work is, and an error in it ends the process instead of reaching anybody',
  evidence: [['forEach', 'each(', 'eachRight('], ['async']],
  messages: {
    droppedPromises:
      '`{{api}}` drops the promise of each call, so the code after it runs before the work is done and an error is caught by nobody. Use `for ... of` with `await`, or `Promise.all` and `map`.',
    awaitedNothing:
      '`{{api}}` gives `undefined` at once, so this waits for nothing and an error in the callback is caught by nobody. Use `for ... of` with `await`, or `Promise.all` and `map`.',
  },
  check({ file, report }) {
    for (const { node, api, isAwaited } of asyncIterationsOf(file)) report({ node: node.callee, messageId: isAwaited ? 'awaitedNothing' : 'droppedPromises', data: { api } })
  },
})
