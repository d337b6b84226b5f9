import { tenantsFromInputOf } from '../facts/tenants-from-input.js'
import { defineRule } from '../rule.js'

const parts: Readonly<Record<string, string>> = { body: 'the body', form: 'the form', query: 'the query', headers: 'a header', input: 'the input' }

export default defineRule({
  name: 'no-tenant-from-input',
  description: 'disallow tenant, organization and owner ids that the client sends and nobody compares with the session',
  family: 'data',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'any customer reads and changes the data of any other by sending another id',
  evidence: [
    ['Id', '_id', '-id', 'enant', 'org', 'orkspace', 'eam', 'wner', 'created_by', 'createdBy'],
    ['where', 'WHERE', 'INSERT', 'find', 'select', 'insert', 'update', 'delete', 'create', 'save', 'upsert'],
    ['body', 'Body', 'query', 'Query', 'json()', 'json<', 'formData', 'FormData', 'searchParams', 'headers', 'header(', 'use server', 'input', 'Input', 'data'],
  ],
  messages: {
    tenantFromInput:
      '`{{column}}` is taken from {{part}}, so anyone who sends another id gets at that customer\'s data. Take it from the session, or check the caller\'s membership first.',
  },
  check({ file, report }) {
    for (const { node, column, data } of tenantsFromInputOf(file)) report({ node, messageId: 'tenantFromInput', data: { column, part: parts[data.part] ?? 'the request' } })
  },
})
