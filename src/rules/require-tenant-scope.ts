import { queryNameOf } from '../facts/query-names.js'
import { queriesWithoutTenantOf, unscopedQueriesOf } from '../facts/unscoped-queries.js'
import { defineRule } from '../rule.js'

const parts: Readonly<Record<string, string>> = { params: 'the path', body: 'the body', form: 'the form', query: 'the query', input: 'the input' }

export default defineRule({
  name: 'require-tenant-scope',
  description: 'require queries by an id of the request to be kept to the caller\'s own rows',
  family: 'data',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'whoever counts up an id in the address reads, changes or deletes the rows of other customers',
  evidence: [['where', 'find', 'select', 'SELECT', 'update', 'UPDATE', 'delete', 'DELETE', 'destroy', 'remove', 'insert', 'INSERT', 'create']],
  messages: {
    unscopedId:
      '`{{query}}` takes an id of {{part}}, and nothing here asks whose row it is, so any caller reaches the rows of others. Add the user or tenant of the session to the filter.',
    missingTenant: '`{{query}}` has no `{{column}}`, so it reaches the rows of every tenant. Add `{{column}}` of the session, or run it through the tenant\'s client.',
  },
  check({ file, report }) {
    const withoutTenant = queriesWithoutTenantOf(file)
    for (const access of withoutTenant) report({ node: access.node, messageId: 'missingTenant', data: { query: queryNameOf(file, access), column: file.settings.tenancy.column[0]! } })
    for (const { access, node, data } of unscopedQueriesOf(file))
      if (!withoutTenant.includes(access)) report({ node, messageId: 'unscopedId', data: { query: queryNameOf(file, access), part: parts[data.part] ?? 'the request' } })
  },
})
