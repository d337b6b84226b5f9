import { readModifyWritesOf, type ReadModifyWrite } from '../facts/read-modify-writes.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-read-modify-write',
  description: 'disallow changing a stored amount by reading it, computing in the program and writing the result back',
  family: 'payments',
  side: 'server',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'of two simultaneous changes of a balance, stock or counter one is lost',
  evidence: [
    ['+', '-', '*', '.plus(', '.minus(', '.add(', '.sub'],
    ['await', '.then('],
    ['update', 'Update', 'UPDATE', 'save', 'Save', 'set', 'upsert', 'put', 'write', 'flush', 'patch', 'persist', 'store', 'replace', 'modify', 'edit'],
  ],
  hasSuggestions: true,
  messages: {
    lostUpdate:
      '`{{name}}` is read, changed here and written back, so of two requests at once one change is lost. Let the store compute it: {{advice}}.',
    suggestStep: 'Write `{{step}}`, which the database applies to the value it holds.',
  },
  check({ file, report }) {
    for (const found of readModifyWritesOf(file)) {
      const { node, name, library, sum } = found
      const step = library === 'prisma' && sum ? `{ ${sum.operator === '-' ? 'decrement' : 'increment'}: ${file.source.getText(sum.step)} }` : null
      report({
        node,
        messageId: 'lostUpdate',
        data: { name, advice: adviceFor(found) },
        ...(step && sum
          ? { suggest: [{ messageId: 'suggestStep', data: { step }, fix: (fixer) => fixer.replaceText(sum.value, step) }] }
          : {}),
      })
    }
  },
})

/** How each library asks for a relative write. */
function adviceFor({ library, name }: ReadModifyWrite): string {
  switch (library) {
    case 'prisma':
      return '`{ increment: n }` or `{ decrement: n }`'
    case 'redis':
      return '`incrby` or `decrby`'
    case 'mongodb':
    case 'mongoose':
      return `\`$inc: { ${name}: n }\` in one update`
    case 'firestore':
      return '`FieldValue.increment(n)`'
    case 'typeorm':
    case 'sequelize':
    case 'knex':
      return '`increment()` or `decrement()`, or lock the row in the read'
    case 'supabase':
      return `a database function that runs \`SET ${name} = ${name} + n\``
    case 'drizzle':
    case 'kysely':
    case 'sql':
      return `\`SET ${name} = ${name} + n\`, with the limit in its \`WHERE\``
    case null:
      return 'an increment in one statement, or lock the row while it changes'
  }
}
