import { limitsCallers } from '../facts/app-safeguards.js'
import { builtAppsOf, hasUnknownMiddleware, isForOperators, mountsOthers, mountsRouters } from '../facts/built-apps.js'
import { routesOf } from '../facts/routes.js'
import { escapableLimitsOf } from '../facts/trusted-proxies.js'
import { limiterPackages } from '../knowledge/budget-checks.js'
import { dependenciesOf } from '../project/nearest-dependencies.js'
import { addressOf, isLimitedByGate } from '../project/request-gates.js'
import { defineRule } from '../rule.js'

type Options = { readonly trustUnknown: boolean }

export default defineRule({
  name: 'require-rate-limit',
  description: 'require an app that serves requests to limit how many one caller may send',
  family: 'web',
  side: 'server',
  presets: { recommended: 'warn', strict: ['error', { trustUnknown: false }] },
  failure: 'one script, or one loop in somebody\'s front end, takes the whole service down and runs up the bill',
  evidence: [['express', 'astify', 'hono', 'Hono', 'koa', 'Koa']],
  options: {
    schema: { trustUnknown: { type: 'boolean', description: 'Stay silent where middleware of the project, which may be a limiter, is mounted for every path, or a function of the project is given the app.' } },
    defaults: { trustUnknown: true } satisfies Options as Options,
  },
  messages: {
    unlimitedApp:
      'Nothing here limits how many requests one caller may send, so one script takes the service down and runs up the bill. Mount a limiter before the routes, such as `{{limiter}}`.',
    escapableLimit:
      'The address of a caller is taken from a header that the caller writes, so whoever sends another one with each request is never limited. Say how many proxies stand in front: `{{better}}`.',
  },
  check({ file, options, report }) {
    for (const { node, better } of escapableLimitsOf(file)) report({ node, messageId: 'escapableLimit', data: { better } })
    const apps = builtAppsOf(file)
    if (apps.length === 0 || limitsCallers(file)) return
    // The middleware of Next runs before an app that Next serves, and before no other.
    if ((addressOf(file.path) !== null || file.text.includes('hono/vercel')) && isLimitedByGate(file)) return
    for (const app of apps) {
      if (options.trustUnknown && (app.isHandedOver || hasUnknownMiddleware(file, app))) continue
      if (isForOperators(file, app)) continue
      // A limiter that is installed and not used here is used in the routers of other files.
      if (mountsOthers(file, app) && [...limiterPackages].some((name) => dependenciesOf(file).has(name))) continue
      if (app.mounts.some(({ arguments: mounted }) => mounted.some((node) => /autoload/i.test(file.source.getText(node))))) continue
      const hasRoutes = routesOf(file).length > 0 || app.mounts.some(({ path, servers, method }) => servers.length > 0 || (path !== null && path !== '/') || method === 'route') || mountsRouters(file, app) || app.isHandedOver
      if (hasRoutes) report({ node: app.node, messageId: 'unlimitedApp', data: { limiter: limiters[app.server.framework] ?? 'express-rate-limit' } })
    }
  },
})

const limiters: Readonly<Record<string, string>> = { express: 'express-rate-limit', fastify: '@fastify/rate-limit', hono: 'hono-rate-limiter', koa: 'koa-ratelimit' }
