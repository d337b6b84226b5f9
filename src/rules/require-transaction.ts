import { dependentWritesOf } from '../facts/dependent-writes.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-transaction',
  description: 'require writes to several tables that belong together to be in one transaction',
  family: 'data',
  side: 'server',
  presets: { strict: 'error' },
  failure: 'a crash between two writes leaves half of it: money taken and no order, an account without its owner',
  evidence: [['create', 'insert', 'update', 'delete', 'save', 'INSERT', 'UPDATE', 'DELETE', 'remove', 'destroy', 'del(', 'replace', 'put'], ['await', '.then(']],
  messages: {
    halfWritten:
      '`{{second}}` follows a write to `{{first}}` outside of any transaction, so a failure between the two leaves half of it for ever. Put both into one transaction.',
  },
  check({ file, report }) {
    for (const { first, second } of dependentWritesOf(file)) report({ node: second.node, messageId: 'halfWritten', data: { first: first.model!, second: `${second.model!}.${second.api}` } })
  },
})
