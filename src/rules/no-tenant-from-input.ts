import { customersFromInputOf } from '../facts/customers-from-input.js'
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
    ['Id', '_id', '-id', 'enant', 'org', 'orkspace', 'eam', 'wner', 'created_by', 'createdBy', 'ustomer'],
    ['where', 'WHERE', 'INSERT', 'find', 'select', 'insert', 'update', 'delete', 'create', 'save', 'upsert', 'cancel', 'list', 'retrieve', '.del('],
    ['body', 'Body', 'query', 'Query', 'json()', 'json<', 'formData', 'FormData', 'searchParams', 'headers', 'header(', 'use server', 'input', 'Input', 'data'],
  ],
  messages: {
    tenantFromInput:
      '`{{column}}` is taken from {{part}}, so anyone who sends another id gets at that customer\'s data. Take it from the session, or check the caller\'s membership first.',
    customerFromInput:
      'The {{subject}} of `{{api}}` is taken from {{part}}, so anyone who sends the id of another has that customer\'s cards, invoices and plan before them. Take it from the row of the signed-in user.',
  },
  check({ file, report }) {
    for (const { node, column, data } of tenantsFromInputOf(file)) report({ node, messageId: 'tenantFromInput', data: { column, part: parts[data.part] ?? 'the request' } })
    for (const { node, subject, api, data } of customersFromInputOf(file)) report({ node, messageId: 'customerFromInput', data: { subject, api, part: parts[data.part] ?? 'the request' } })
  },
})
