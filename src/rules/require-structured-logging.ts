import { unstructuredLogsOf } from '../facts/unstructured-logs.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-structured-logging',
  description: 'require a logger with constant messages and fields in server code',
  family: 'operations',
  presets: { strict: 'warn' },
  failure: 'during an incident nobody can filter by request, count an error or set an alert, because every line is a sentence of its own',
  evidence: [['console.', '.info(', '.warn(', '.error(', '.debug(', '.fatal(', '.log(', '.trace(', '.verbose(', '.critical(', '.notice(', '.http(', '.warning(', '.success(', '.silly(']],
  messages: {
    plainText: '`{{api}}` writes text without a level, a request id or fields, so nobody can filter it, count it or set an alert on it. Use a structured logger such as pino, and give values as fields.',
    valuesInMessage: '`{{api}}` writes values into its message, so that every line is different and no query counts them or finds all lines of a user. Keep the message constant and give the values as fields.',
  },
  check({ file, report }) {
    for (const { call, kind } of unstructuredLogsOf(file)) report({ node: call.node, messageId: kind === 'console' ? 'plainText' : 'valuesInMessage', data: { api: call.api } })
  },
})
