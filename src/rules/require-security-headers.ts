import { setsSecurityHeaders } from '../facts/app-safeguards.js'
import { builtAppsOf, hasUnknownMiddleware } from '../facts/built-apps.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-security-headers',
  description: 'require an app that serves requests to set the headers by which browsers protect its users',
  family: 'web',
  side: 'server',
  presets: { strict: 'warn' },
  failure: 'pages can be framed by others, scripts can be smuggled in, and the first visit goes over plain HTTP',
  evidence: [['express', 'astify', 'hono', 'Hono', 'koa', 'Koa']],
  messages: {
    bareHeaders:
      'This app sends no security headers, so its pages can be framed, its files sniffed as scripts and its first visit read on the way. Mount `{{package}}` before the routes.',
  },
  check({ file, report }) {
    const apps = builtAppsOf(file)
    if (apps.length === 0 || setsSecurityHeaders(file)) return
    for (const app of apps)
      if (!app.isHandedOver && !hasUnknownMiddleware(file, app)) report({ node: app.node, messageId: 'bareHeaders', data: { package: packages[app.server.framework] ?? 'helmet' } })
  },
})

const packages: Readonly<Record<string, string>> = { express: 'helmet', fastify: '@fastify/helmet', hono: 'secureHeaders', koa: 'koa-helmet' }
