import { asyncFailuresOf } from '../facts/async-failures.js'
import { expressOf } from '../project/express-version.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-async-error-handling',
  description: 'require errors of async handlers and listeners to reach somebody',
  family: 'web',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'one failed query leaves the request hanging and ends the process for everybody',
  evidence: [['async'], ['.get(', '.post(', '.put(', '.patch(', '.delete(', '.all(', '.use(', '.param(', '.head(', '.options(', '.on(', '.once(', 'Listener(', 'Writable', 'Transform', 'Duplex', 'Readable']],
  messages: {
    unhandledHandler:
      'Express 4 does not wait for this async {{what}}: an error leaves the request hanging and ends the process. Give it to `next` in a `catch`, wrap the {{what}}, or use Express 5.',
    unhandledListener: 'Nobody waits for this async listener of `{{event}}`, so an error in it ends the process for everybody. Catch it inside the listener.',
    unhandledStreamMethod: 'A stream does not wait for its async `{{method}}()`, so an error in it ends the process for everybody. Catch it, and give it to the callback.',
  },
  check({ file, report }) {
    for (const { fn, caller, what } of asyncFailuresOf(file)) {
      const place = { node: fn, loc: { start: fn.loc.start, end: fn.body.loc.start } }
      if (caller === 'emitter') report({ ...place, messageId: 'unhandledListener', data: { event: what } })
      else if (caller === 'stream') report({ ...place, messageId: 'unhandledStreamMethod', data: { method: what } })
      else {
        const express = expressOf(file)
        if (express?.major === 4 && !express.waits) report({ ...place, messageId: 'unhandledHandler', data: { what } })
      }
    }
  },
})
