import { rawRowAnswersOf } from '../facts/raw-row-answers.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-raw-row-response',
  description: 'disallow whole user and account rows in answers to clients',
  family: 'data',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'password hashes, reset tokens and private columns reach every browser that asks',
  evidence: [
    ['ser', 'ccount', 'dmin'],
    ['find', 'select', 'SELECT', 'create', 'insert', 'INSERT', 'update', 'upsert', 'save', 'get', 'delete', "('users'"],
    ['json', 'send', 'body', 'return', 'Response', '=>'],
  ],
  messages: {
    rawRow: 'The answer holds whole rows of `{{model}}`, with password hashes, tokens and every column added later. Select the columns that the client needs, or map the row first.',
  },
  check({ file, report }) {
    for (const { access, node } of rawRowAnswersOf(file)) report({ node, messageId: 'rawRow', data: { model: access.model ?? 'users' } })
  },
})
