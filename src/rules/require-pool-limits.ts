import { unboundedPoolsOf } from '../facts/pool-limits.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-pool-limits',
  description: 'require a maximum or a timeout on a pool of database connections',
  family: 'data',
  side: 'server',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'requests wait for a connection without end, or the database runs out of them',
  evidence: [['Pool', 'knex', 'Knex', 'equelize', 'DataSource', 'createConnection', 'TypeOrmModule']],
  messages: {
    unboundedPool:
      '`{{api}}` sets neither a maximum nor a timeout: under load every instance takes connections the database does not have, and requests wait without end. Set `{{example}}`.',
  },
  check({ file, report }) {
    for (const { node, api, example } of unboundedPoolsOf(file)) report({ node, messageId: 'unboundedPool', data: { api, example } })
  },
})
