import { queriesInRoutesOf, usesServiceLayer } from '../facts/queries-in-routes.js'
import { defineRule } from '../rule.js'

type Options = { readonly scope: 'layered' | 'everywhere' }

export default defineRule({
  name: 'no-db-in-routes',
  description: 'disallow queries in the handler of a route',
  family: 'architecture',
  side: 'server',
  presets: { recommended: 'warn', strict: ['error', { scope: 'everywhere' }] },
  failure: 'the rule about who may see a row is written again in every route, and forgotten in one',
  evidence: [
    ['find', 'select', 'SELECT', 'insert', 'INSERT', 'update', 'UPDATE', 'delete', 'DELETE', 'create', 'query', 'save', 'aggregate', 'count', 'from(', 'where', 'execute', 'remove', 'upsert'],
    ['req', 'request', 'Request', 'ctx', 'context', 'use server', 'GET', 'POST', 'loader', 'action', 'rocedure', 'Controller', 'c.', 'event', 'handler', 'astify', 'ono', 'xpress', 'outer'],
  ],
  options: {
    schema: {
      scope: {
        type: 'string',
        enum: ['layered', 'everywhere'],
        description: 'Look only at files that take something from a service or repository, which show that the project has such a layer, or at every route.',
      },
    },
    defaults: { scope: 'layered' } satisfies Options as Options,
  },
  messages: {
    queryInRoute:
      '`{{route}}` queries the database itself, so tenant filters, caching and transactions are written again in each route and forgotten in one. Move `{{query}}` into a service.',
  },
  check({ file, options, report }) {
    if (options.scope === 'layered' && !usesServiceLayer(file)) return
    for (const { access, route } of queriesInRoutesOf(file)) report({ node: access.node, messageId: 'queryInRoute', data: { route: route.label, query: access.model ? `${access.model}.${access.api}` : access.api } })
  },
})
