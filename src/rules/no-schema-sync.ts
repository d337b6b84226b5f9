import { schemaPushesOf } from '../facts/package-scripts.js'
import { schemaSyncsOf, type SchemaSync } from '../facts/schema-syncs.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-schema-sync',
  description: 'disallow changing the schema of a database from the models when the program starts or is deployed',
  family: 'data',
  side: 'server',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'a renamed field drops its column in production, with everything in it',
  evidence: [['synchronize', 'dropSchema', '.sync(', 'syncIndexes', 'db push', 'drizzle-kit push', "'push'", '"push"']],
  messages: {
    syncsSchema: '`{{api}}` changes production tables to fit the models at start-up: a renamed field drops its column with all its data. Turn it off and write a migration.',
    dropsTables: '`{{api}}` drops production tables and makes them anew: one start deletes all data. Turn it off and write a migration.',
    syncsIndexes: '`{{api}}` drops every index the models do not name and builds the others while users wait. Build indexes in a migration.',
    pushesSchema: 'The `{{script}}` script runs `{{command}}`, which changes the production database without a migration and can drop columns with their data. Apply migrations instead.',
  },
  check({ file, report }) {
    for (const { node, api, how } of schemaSyncsOf(file)) report({ node, messageId: harms[how], data: { api } })
  },
  checkJson({ path, document, report }) {
    if (!/(?:^|\/)package\.json$/.test(path)) return
    for (const { node, script, command } of schemaPushesOf(document)) report({ node: node as never, messageId: 'pushesSchema', data: { script, command } })
  },
})

const harms = { alter: 'syncsSchema', drop: 'dropsTables', indexes: 'syncsIndexes' } as const satisfies Readonly<Record<SchemaSync['how'], string>>
