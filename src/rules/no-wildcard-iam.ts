import { wildcardStatementsOf } from '../facts/iam-statements.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-wildcard-iam',
  description: 'disallow access policies that allow everything on everything',
  family: 'operations',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'one hole in one function is the whole account: every table, every bucket, every key',
  evidence: [['Action', 'actions'], ['*'], ['Resource', 'resources']],
  files: ['beside'],
  messages: {
    everythingAllowed:
      'This policy allows `{{action}}` on every resource, so whoever gets hold of this role owns the account. Name the actions the code calls and the ARNs it calls them on.',
    serviceAllowed:
      'This policy allows `{{action}}` on every resource, deleting included, so one leaked key loses all of it. Name the actions the code calls and the ARNs it calls them on.',
  },
  check({ file, report }) {
    for (const { node, action } of wildcardStatementsOf(file)) report({ node, messageId: action === '*' ? 'everythingAllowed' : 'serviceAllowed', data: { action } })
  },
})
