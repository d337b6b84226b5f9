import { memorySessionsOf } from '../facts/memory-sessions.js'
import { isDevelopmentEntry } from '../project/started-files.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-memory-session',
  description: 'disallow keeping login sessions in the memory of the process',
  family: 'auth',
  side: 'server',
  presets: { recommended: 'error', strict: 'error' },
  failure: 'every deploy signs everybody out, and with a second instance every other request is signed out',
  evidence: [['session', 'Session', 'new Map', 'new Set', '{}', '= []', 'Object.create'], ['ession', 'oken', 'login', 'Login', 'auth', 'cookie', 'Cookie']],
  messages: {
    defaultStore:
      '`{{by}}` without a `store` keeps sessions in this process, so each deploy signs everybody out, memory grows, and a second instance knows nobody. Give it a store in Redis or the database.',
    memoryStore:
      '`{{by}}` keeps sessions in this process, so each deploy signs everybody out and a second instance knows nobody. Use a store in Redis or the database.',
    ownStore:
      '`{{by}}` keeps who is signed in inside this process, so each deploy signs everybody out and a second instance knows nobody. Keep sessions in Redis or the database, with an end.',
  },
  check({ file, report }) {
    const sessions = memorySessionsOf(file)
    if (sessions.length === 0 || isDevelopmentEntry(file)) return
    for (const { node, by, kind } of sessions) report({ node, messageId: messageIds[kind], data: { by } })
  },
})

const messageIds = { default: 'defaultStore', store: 'memoryStore', own: 'ownStore' } as const
