import { oneWayMigrationsOf } from '../facts/migration-rollbacks.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-migration-rollback',
  description: 'require a migration to have a `down` that takes it back',
  family: 'data',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'a bad release cannot be rolled back, because its schema stays',
  evidence: [['up'], ['knex', 'queryInterface', 'pgm', 'queryRunner', 'Kysely', 'schema', 'igration', 'db', 'sql', 'createTable', 'createCollection', 'collection']],
  files: ['beside'],
  messages: {
    noRollback: 'This migration has an `up` and no `down`, so when the release fails in production its schema stays and cannot be rolled back. Write a `down`, or one that throws and says why.',
    partialRollback: 'This `down` drops tables and leaves {{tables}} behind: the rollback looks done, and the next `up` fails because the table is there already. Drop all that `up` creates.',
    emptyRollback: 'This `down` does nothing: a rollback reports success and leaves the new schema in production. Undo what `up` does, or throw an error that says it cannot be undone.',
  },
  check({ file, report }) {
    for (const { node, how, tables = [] } of oneWayMigrationsOf(file)) {
      if (how === 'partial') report({ node, messageId: 'partialRollback', data: { tables: tables.map((table) => `\`${table}\``).join(', ') } })
      else report({ node, messageId: how === 'missing' ? 'noRollback' : 'emptyRollback' })
    }
  },
})
