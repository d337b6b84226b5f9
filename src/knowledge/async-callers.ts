/** Methods of an Express app or router that take handlers. */
export const handlerMethods: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'use', 'param'])

/** Methods of an emitter that take a listener. */
export const listenerMethods: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'])

/** Methods of a stream that are called back, without their underscore. */
export const streamMethods: ReadonlySet<string> = new Set(['write', 'writev', 'transform', 'flush', 'final', 'read', 'destroy'])

export const streamPackages: ReadonlySet<string> = new Set(['stream', 'readable-stream'])

/** Packages whose `on()` waits for the listener, or catches what it throws. */
export const awaitingEmitters: ReadonlySet<string> = new Set([
  'probot', 'telegraf', 'grammy', 'emittery', '@octokit/webhooks', '@octokit/app', '@slack/bolt', '@slack/events-api', 'hono', 'elysia', '@grammyjs/runner', 'msw', '@trpc/server', 'emittery', 'stripe', 'hookable', '@playwright/test', 'playwright',
])

/** Routers with the methods of Express that wait for their handlers, and packages that teach Express 4 to. */
export const otherRouters: readonly string[] = [
  'express-async-errors', 'express-promise-router', '@awaitjs/express', 'express-async-router', 'express-async-patch', 'next-connect', 'polka', 'restify', 'hyper-express', 'ultimate-express', '@tinyhttp/app', 'router',
]
