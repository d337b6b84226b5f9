import { massAssignmentsOf } from '../facts/mass-assignments.js'
import { defineRule } from '../rule.js'

const parts: Readonly<Record<string, string>> = { body: 'the request body', form: 'the form', query: 'the query string', input: 'what the browser sent' }

export default defineRule({
  name: 'no-mass-assignment',
  description: 'disallow storing a request body as it came',
  family: 'data',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'a caller adds `role: "admin"` or `balance: 1000000` to the body and it is stored',
  evidence: [
    ['body', 'Body', 'query', 'json()', 'json<', 'formData', 'FormData', 'use server', 'input', 'Input', 'getQuery', 'searchParams'],
    ['create', 'Create', 'insert', 'update', 'Update', 'upsert', 'save', 'set', 'values', 'add', 'replace', 'put', 'patch', 'store'],
  ],
  messages: {
    massAssignment:
      '`{{api}}` stores {{part}} with whatever fields it has, so a caller sets columns meant for you (`role`, `ownerId`, `balance`). List the fields, or parse it with a schema.',
  },
  check({ file, report }) {
    for (const { node, api, data } of massAssignmentsOf(file)) report({ node, messageId: 'massAssignment', data: { api, part: parts[data.part]! } })
  },
})
