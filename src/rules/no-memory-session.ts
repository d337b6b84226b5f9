import { memorySessionsOf } from '../facts/memory-sessions.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-memory-session',
  description: 'disallow login sessions in the memory of the process',
  family: 'auth',
  presets: { recommended: 'error', strict: 'error' },
  failure: 'each deploy signs everybody out, a second instance knows nobody, and memory grows until the process dies',
  evidence: [['ession', 'ESSION', 'ogins', 'okens']],
  messages: {
    memoryStore:
      '`{{what}}` keeps its sessions in the memory of this process: each deploy signs everybody out, a second instance knows nobody, and they are never freed. Give it a store in Redis or the database.',
    memoryMap:
      '`{{what}}` keeps who is logged in in the memory of this process: each deploy signs everybody out, and a second instance knows nobody. Keep sessions in Redis or the database.',
  },
  check({ file, report }) {
    for (const { node, what, kind } of memorySessionsOf(file)) report({ node, messageId: kind === 'map' ? 'memoryMap' : 'memoryStore', data: { what } })
  },
})
