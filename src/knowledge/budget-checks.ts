/** Packages whose middleware, guards and clients limit how often one caller may come or how much it gets. */
export const limiterPackages: ReadonlySet<string> = new Set([
  'express-rate-limit', 'rate-limiter-flexible', 'express-slow-down', '@upstash/ratelimit', '@fastify/rate-limit', 'fastify-rate-limit', 'hono-rate-limiter',
  'koa-ratelimit', 'koa2-ratelimit', '@nestjs/throttler', 'rate-limit-redis', '@arcjet/next', '@arcjet/node', '@arcjet/nest', '@arcjet/sveltekit', '@arcjet/remix', '@arcjet/bun',
  'limiter', 'rate-limiter', 'next-rate-limit', 'lambda-rate-limiter', '@vercel/firewall', '@unkey/ratelimit', 'async-ratelimiter', 'express-brute', 'autumn-js', 'limitly',
])

/** Packages whose limits are about how many run at once, or how many rows come back: no budget of a caller. */
export const otherLimiters: ReadonlySet<string> = new Set(['p-limit', 'p-queue', 'bottleneck', 'async', 'drizzle-orm', 'body-parser'])

/** Words of functions and middleware that check or take from what a caller may use. */
export const budgetWords: ReadonlySet<string> = new Set([
  'limit', 'limits', 'limiter', 'limiters', 'limited', 'ratelimit', 'ratelimits', 'ratelimiter', 'ratelimiting', 'limiting', 'throttle', 'throttler', 'throttled', 'throttling', 'quota', 'quotas', 'budget', 'budgets', 'credit', 'credits',
  'allowance', 'allowances', 'slowdown', 'usage', 'spend', 'spending', 'cap', 'caps', 'entitlement', 'entitlements', 'metering', 'meter', 'cooldown', 'balance', 'tokenbucket',
])

/** Words beside those that make it something else: sizes and times, and records written when it is over. */
export const otherBudgetWords: ReadonlySet<string> = new Set([
  'body', 'size', 'file', 'upload', 'length', 'time', 'page', 'pages', 'row', 'rows', 'query', 'concurrency', 'memory', 'depth',
  'record', 'recorded', 'track', 'tracked', 'log', 'logged', 'save', 'report', 'store', 'insert', 'write', 'refund', 'release', 'format', 'parse', 'emit', 'display', 'render', 'estimate', 'calculate',
])
