import { unwrapAwait } from '../facts/expressions.js'
import { loopQueriesOf } from '../facts/loop-queries.js'
import { queryNameOf } from '../facts/query-names.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-query-in-loop',
  description: 'disallow database reads that run once for each element of a list',
  family: 'data',
  presets: { recommended: 'warn', strict: ['error', { everywhere: true }] },
  failure: 'a page that took 20 ms with ten rows takes seconds with a thousand and uses up the connection pool',
  evidence: [
    ['for', 'map(', 'Map(', 'forEach', 'filter(', 'reduce(', 'some(', 'every(', 'each('],
    ['find', 'select', 'SELECT', 'count', 'get', 'aggregate', 'query', 'where', 'exists', "('"],
  ],
  options: {
    schema: { everywhere: { type: 'boolean', description: 'Also report outside of request handlers, and queries that ask for the same in each turn.' } },
    defaults: { everywhere: false },
  },
  messages: {
    queryInLoop:
      '`{{query}}` runs once for each element of {{list}}: a thousand elements are a thousand round trips, one after another or all at once. Read the rows with one query (`in`, a join) before the loop.',
  },
  check({ file, options, report }) {
    for (const { access, node, list, isKeyed, isServing } of loopQueriesOf(file)) {
      if (!options.everywhere && !(isServing && isKeyed)) continue
      const name = list && unwrapAwait(list)
      report({ node, messageId: 'queryInLoop', data: { query: queryNameOf(file, access), list: name?.type === 'Identifier' ? `\`${name.name}\`` : 'a list' } })
    }
  },
})
