import { catalogueIdsOf } from '../facts/catalogue-ids.js'
import { catalogueIdFormats } from '../knowledge/catalogue-ids.js'
import { defineRule } from '../rule.js'

/** Characters of an id that a message shows. */
const longestShown = 18

export default defineRule({
  name: 'no-hardcoded-price-id',
  description: 'disallow ids of prices, products and plans of a payment provider in the code',
  family: 'payments',
  presets: { strict: 'warn' },
  failure: 'the first live checkout fails on a price that exists in test mode only, or a new price needs a release',
  evidence: [[...new Set(catalogueIdFormats.map(({ prefix }) => prefix))]],
  messages: {
    fixedId:
      '`{{id}}` is a {{what}} of one {{provider}} account in one mode, so checkout fails or charges wrongly where another is configured. Read it from the configuration, or {{instead}}.',
  },
  check({ file, report }) {
    for (const { node, id, format } of catalogueIdsOf(file)) {
      const shown = id.length > longestShown ? `${id.slice(0, longestShown)}...` : id
      report({ node, messageId: 'fixedId', data: { id: shown, what: format.what, provider: format.provider, instead: format.instead } })
    }
  },
})
