import { leakedClientsOf } from '../facts/borrowed-clients.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-client-release',
  description: 'require a client that was taken from a pool to be given back on every path',
  family: 'data',
  side: 'server',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'each failure takes a connection out of the pool, until every request waits for ever',
  evidence: [['.connect', 'getConnection', 'createQueryRunner', 'startSession', '.reserve(']],
  messages: {
    neverReleased: '`{{api}}` takes a connection that nothing gives back: after a few calls the pool is empty and every request hangs. Call `{{release}}()` in `finally`.',
    notReleasedOnFailure:
      'A path that throws or returns early skips `{{release}}()`, so each failure takes the connection of `{{api}}` out of the pool until every request hangs. Release it in `finally`.',
  },
  check({ file, report }) {
    for (const { node, api, release, when } of leakedClientsOf(file)) report({ node, messageId: when === 'never' ? 'neverReleased' : 'notReleasedOnFailure', data: { api, release } })
  },
})
