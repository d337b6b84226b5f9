import { earlyErrorHandlersOf } from '../facts/mount-order/early-error-handlers.js'
import { lateGuardsOf } from '../facts/mount-order/late-guards.js'
import { parsedWebhooksOf } from '../facts/mount-order/parsed-webhooks.js'
import { type GuardKind } from '../facts/mount-order/steps.js'
import { wrongChainsOf } from '../facts/mount-order/wrong-chains.js'
import { tableOf } from '../knowledge/table-of.js'
import { defineRule } from '../rule.js'

type Options = { readonly trustEarlierRoutes: boolean; readonly chains: boolean }

export default defineRule({
  name: 'middleware-order',
  description: 'require middleware to stand above what it is for',
  family: 'web',
  side: 'server',
  presets: { recommended: 'error', strict: ['error', { trustEarlierRoutes: false, chains: true }] },
  failure: 'a check that is mounted below the routes never runs for them, and a webhook below a parser refuses every payment',
  evidence: [['xpress', 'hono', 'koa', 'polka', 'outer', 'oak'], ['use(', 'post(', 'put(', 'patch(', 'delete(', 'get(', 'all(']],
  options: {
    schema: {
      trustEarlierRoutes: { type: 'boolean', description: 'Stay silent about routers that stand above a guard while others stand below it: they may guard themselves, or be public.' },
      chains: { type: 'boolean', description: "Look at the order of a route's own middlewares: authenticate, limit, validate, and only then use up the idempotency key." },
    },
    defaults: { trustEarlierRoutes: true, chains: false } satisfies Options as Options,
  },
  messages: {
    guardOfNothing: '`{{guard}}` stands below `{{route}}`, which answers first, and nothing is left for it to guard: {{harm}}. Mount it above the routes.',
    lateGuard: '{{routes}} above `{{guard}}`, which therefore never runs there: {{harm}}. Mount it above what it should guard.',
    parsedBeforeWebhook:
      '`{{parser}}` on line {{line}} has parsed the body before this webhook gets it, so the signature never fits and every delivery is refused. Register the webhook above the parser.',
    earlyErrorHandler: 'Express gives errors only to handlers below, and `{{route}}` stands below this one, so its errors pass it by: callers get a bare page or a stack trace. Mount it last.',
    chainOrder: '`{{first}}` runs before `{{second}}`, so {{harm}}. Put `{{second}}` first.',
  },
  check({ file, options, report }) {
    for (const { node, guard, kind, routes, isUseless, isByPathOnly } of lateGuardsOf(file)) {
      if (isByPathOnly && options.trustEarlierRoutes) continue
      const [route = ''] = routes
      if (isUseless) report({ node, messageId: 'guardOfNothing', data: { guard, route, harm: harms[kind] } })
      else report({ node, messageId: 'lateGuard', data: { guard, routes: sentenceOf(routes), harm: isByPathOnly ? `unless something else sees to it, ${harms[kind]}` : harms[kind] } })
    }
    for (const { node, parser, line } of parsedWebhooksOf(file)) report({ node, messageId: 'parsedBeforeWebhook', data: { parser, line: String(line) } })
    for (const { node, route } of earlyErrorHandlersOf(file)) report({ node, messageId: 'earlyErrorHandler', data: { route } })
    if (!options.chains) return
    for (const { node, first, second, roles } of wrongChainsOf(file)) report({ node, messageId: 'chainOrder', data: { first, second, harm: chainHarms[roles.join(' ')]! } })
  },
})

const harms: Readonly<Record<GuardKind, string>> = {
  auth: 'anybody gets in',
  access: 'anybody gets in',
  session: 'no request has a session',
  csrf: 'no forged request is refused',
  limit: 'no caller is ever limited',
}

const chainHarms: Readonly<Record<string, string>> = tableOf({
  'validate auth': 'strangers learn the form of the input and make the server work',
  'upload auth': 'the files of strangers are stored before they are turned away',
  'idempotency auth': 'whoever repeats a key gets the stored answer of somebody else',
  'idempotency limit': 'a request over the limit uses up its key, and the next try gets the refusal as its stored answer',
  'idempotency validate': 'a mistyped request uses up its key, and the mended one gets the old answer',
  'validate limit': 'requests over the limit are worked on before they are refused',
})

function sentenceOf([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return `\`${first}\` stands`
  return `\`${first}\` and ${others.length === 1 ? 'one' : others.length} more stand`
}
