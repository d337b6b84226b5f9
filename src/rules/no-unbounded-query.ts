import { queryNameOf } from '../facts/query-names.js'
import { unboundedListsOf } from '../facts/unbounded-lists.js'
import { isTool } from '../project/started-files.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-unbounded-query',
  description: 'disallow list queries without a limit',
  family: 'data',
  presets: { recommended: 'warn', strict: ['error', { everywhere: true }] },
  failure: 'the first customer with a hundred thousand rows takes the memory of the process and the answer never arrives',
  evidence: [['findMany', 'find(', 'findAll', 'findBy(', 'findAndCount', 'select', 'SELECT', 'getMany', 'from(', "('", 'query']],
  options: {
    schema: { everywhere: { type: 'boolean', description: 'Also report lists that are not sent to a client, and lists with a filter where the rows of one user or tenant grow.' } },
    defaults: { everywhere: false },
  },
  messages: {
    wholeTable: '`{{query}}` sends the whole table to the client, and the table grows. Read one page: a limit (`take`, `limit`) and a cursor or offset.',
    noLimit: '`{{query}}` reads every row that matches, however many there will be. Give it a limit (`take`, `limit`) and read in pages.',
  },
  check({ file, options, report }) {
    const lists = unboundedListsOf(file)
    if (lists.length === 0 || isTool(file)) return
    for (const { access, isWholeTable, grows } of lists) {
      if (!isWholeTable && !(options.everywhere && grows)) continue
      report({ node: access.node, messageId: isWholeTable ? 'wholeTable' : 'noLimit', data: { query: queryNameOf(file, access) } })
    }
  },
})
