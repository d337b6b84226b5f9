import { openRoutesOf } from '../facts/open-routes.js'
import { isBehindGate } from '../project/request-gates.js'
import { defineRule } from '../rule.js'

type Options = { readonly scope: 'certain' | 'everything' }

export default defineRule({
  name: 'require-route-auth',
  description: 'require whatever changes data or calls a model for a request to know who is calling',
  family: 'auth',
  side: 'server',
  presets: { recommended: 'warn', strict: ['error', { scope: 'everything' }] },
  failure: 'anyone on the internet changes or deletes your customers\' data, or spends your model budget, with one request',
  evidence: [
    ['use server', 'POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'export default', 'module.exports', 'actions', 'action', 'Procedure', '.delete(', '.del(', 'admin', 'Delete(', '.post(', '.put(', '.patch(', 'route('],
  ],
  options: {
    schema: {
      scope: {
        type: 'string',
        enum: ['certain', 'everything'],
        description: 'Report handlers whose file shows all that runs before them, and sensitive routes without the guard of their siblings; or also apps without any guard, and private rows that anybody may read.',
      },
    },
    defaults: { scope: 'certain' } satisfies Options as Options,
  },
  messages: {
    openWrite: '`{{api}}` runs for anyone who sends this request (`{{route}}`): nothing here asks who is calling, so strangers change your data. Check the session first, or wrap the handler.',
    openModel: '`{{api}}` runs for anyone who sends this request (`{{route}}`): nothing here asks who is calling, so strangers spend your model budget. Check the session first.',
    bareRoute: '`{{route}}` has no guard, though its siblings have `{{guard}}`: anyone may call it. Add the guard here too.',
    openRoute: '`{{route}}` runs `{{api}}` for anyone, and nothing in this app asks who is calling. Add a guard before it, such as `app.use(requireAuth)`.',
    openRead: '`{{route}}` gives rows of `{{model}}` to anyone: nothing here asks who is calling, so strangers read what belongs to your customers. Check the session first.',
  },
  check({ file, options, report }) {
    for (const { route, kind, what } of openRoutesOf(file)) {
      if ((kind === 'app' || kind === 'read') && options.scope !== 'everything') continue
      if ((route.framework === 'next-route' || route.framework === 'next-api' || route.framework === 'sveltekit') && isBehindGate(file)) continue
      const { node, label } = route
      if (kind === 'write') report({ node, messageId: 'openWrite', data: { api: what, route: label } })
      else if (kind === 'model') report({ node, messageId: 'openModel', data: { api: what, route: label } })
      else if (kind === 'bare') report({ node, messageId: 'bareRoute', data: { route: label, guard: what } })
      else if (kind === 'app') report({ node, messageId: 'openRoute', data: { route: label, api: what } })
      else report({ node, messageId: 'openRead', data: { route: label, model: what } })
    }
  },
})
