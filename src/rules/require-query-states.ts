import { statelessQueriesOf } from '../facts/stateless-queries.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-query-states',
  description: 'require pages that load data to show that it loads, or that it failed',
  family: 'frontend',
  presets: { strict: 'warn' },
  failure: 'a page whose request failed looks like an account without data',
  evidence: [['useQuery', 'useSWR', 'useInfiniteQuery', 'Query']],
  options: {
    schema: { errorBoundary: { type: 'boolean', description: 'Every failed query is thrown to an error boundary, or shown by the query client: a page need only wait for its data.' } },
    defaults: { errorBoundary: false },
  },
  messages: {
    onlyData:
      'This page reads the data of `{{api}}` alone, so while it loads and when it fails the page looks as if there were nothing. Read `{{loading}}` and `{{failed}}` too, and show both.',
  },
  check({ file, options, report }) {
    for (const { node, api, states: [loading, failed], isAwaited } of statelessQueriesOf(file))
      if (!options.errorBoundary || !isAwaited) report({ node, loc: node.callee.loc, messageId: 'onlyData', data: { api, loading, failed } })
  },
})
