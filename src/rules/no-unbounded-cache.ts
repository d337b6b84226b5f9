import { growingStoresOf } from '../facts/growing-stores.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-unbounded-cache',
  description: 'disallow containers in the memory of a server that grow with what comes in and never shrink',
  family: 'operations',
  side: 'server',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'memory grows with every new visitor until the process is killed, in the middle of whatever it was doing',
  evidence: [['new Map', 'new Set', '{}', '[]', 'Object.create']],
  messages: {
    endlessGrowth:
      '`{{name}}` gets an entry for each new `{{by}}` and never loses one, so memory grows until the process is killed. Bound it (an LRU with a maximum and a lifetime), or keep it in Redis.',
    endlessList:
      '`{{name}}` grows with each request and never shrinks, so memory grows until the process is killed, and all of it is lost then. Write it to the database or a log, or keep the last few.',
    rowsInMemory:
      '{{names}} keeps what callers save in the memory of this process and never loses a row: a deploy forgets them all, a second instance has others, and memory grows until the process is killed. Keep them in the database.',
  },
  check({ file, report }) {
    const found = growingStoresOf(file)
    const told = new Set<unknown>()
    for (const { store, keepsRows, write, by } of found) {
      if (keepsRows) {
        // One class of ten tables is one decision.
        if (told.has(store.owner)) continue
        told.add(store.owner)
        const others = found.filter((one) => one.keepsRows && one.store.owner === store.owner).length - 1
        report({ node: write.node, messageId: 'rowsInMemory', data: { names: `\`${store.name}\`${others > 0 ? ` (and ${String(others)} more like it)` : ''}` } })
      } else if (store.kind === 'array') report({ node: write.node, messageId: 'endlessList', data: { name: store.name } })
      else report({ node: write.node, messageId: 'endlessGrowth', data: { name: store.name, by } })
    }
  },
})
