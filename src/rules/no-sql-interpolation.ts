import { sqlInterpolationsOf } from '../facts/sql-interpolations.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-sql-interpolation',
  description: 'disallow SQL whose text is put together with values',
  family: 'data',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'one quote in an input field reads, changes or deletes the rows of every customer',
  evidence: [
    ['query', 'Query', 'execute', 'exec', 'Raw', 'raw', 'nsafe', 'prepare', 'literal', '.run(', '.get(', '.all(', '.each(', 'rpc(', '.where(', 'Where(', 'orderBy', 'sql', '.one', '.none', '.many', '.any', '$where'],
    ['SELECT', 'Select ', 'select ', 'INSERT', 'insert into', 'UPDATE', 'update ', 'DELETE', 'delete from', 'WITH ', 'DROP', 'ALTER', 'CREATE', 'TRUNCATE', 'CALL ', 'EXEC', 'SET ', 'COPY', 'Raw', '.raw', 'nsafe', 'iteral', 'createQueryBuilder', 'qb.', 'ueryBuilder', '$where'],
    ['${', '+', 'join(', 'concat(', 'format(', 'raw', 'Raw', 'nsafe', 'iteral', 'uilder', '$where'],
  ],
  messages: {
    interpolatedValue:
      '`{{api}}` runs SQL with `{{value}}` written into its text, so one quote in it can read or delete every row. Pass it as a parameter (`$1`, `?`) or use a tagged template.',
    interpolatedName:
      '`{{api}}` runs SQL with `{{value}}` as part of the statement, so whoever chooses it can rewrite the query. Pick the text from a fixed list of what is allowed.',
    interpolatedScript:
      '`{{api}}` runs JavaScript in the database with `{{value}}` written into its text, so one quote in it reads every document. Compare with operators (`$eq`, `$gt`, `$expr`) instead.',
  },
  check({ file, report }) {
    for (const { api, value, isValue, language } of sqlInterpolationsOf(file)) {
      const text = file.source.getText(value as never).replace(/\s+/g, ' ')
      const data = { api, value: text.length > 40 ? `${text.slice(0, 37)}...` : text }
      report({ node: value, messageId: language === 'script' ? 'interpolatedScript' : isValue ? 'interpolatedValue' : 'interpolatedName', data })
    }
  },
})
