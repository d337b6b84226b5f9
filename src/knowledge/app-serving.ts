/** Calls that are given an app and serve it, whatever module they come from. */
export const servingCalls: ReadonlySet<string> = new Set(['createServer', 'serve', 'serverless', 'serverlessHttp', 'serverlessExpress', 'handle', 'toNodeListener', 'getRequestListener', 'toFetchResponse', 'onRequest'])

/** Packages whose functions serve the app they are given. */
export const appServers: ReadonlySet<string> = new Set(['serverless-http', '@vendia/serverless-express', 'aws-serverless-express', '@hono/node-server', 'aws-serverless-koa', '@fastify/aws-lambda', 'firebase-functions'])

/** What a function is called that makes an app and gives it back. */
export const appFactories = /^(?:create|build|make|setup|configure|init|initialize|get|bootstrap|start)(?:The)?(?:\w*(?:App|Server|Application|Api))$/

/** What an app is called where a file of the project exports it for another one to start. */
export const importedApps = /^(?:app|server|api|application|expressApp|fastify|httpServer|http_server|koa|apiServer|webServer)$/i

/** Paths that monitors ask. */
export const healthPaths: readonly string[] = ['/health', '/healthz', '/healthcheck', '/health-check', '/health_check', '/ready', '/readyz', '/readiness', '/live', '/livez', '/liveness', '/status', '/ping', '/up', '/heartbeat', '/_health', '/alive']

/** Packages that answer health checks by themselves. */
export const healthPackages: ReadonlySet<string> = new Set(['@godaddy/terminus', 'lightship', '@cloudnative/health-connect', 'express-healthcheck', 'fastify-healthcheck', 'fastify-custom-healthcheck', '@nestjs/terminus', 'under-pressure', '@fastify/under-pressure'])

/** Packages that end a server gracefully. */
export const shutdownPackages: ReadonlySet<string> = new Set(['close-with-grace', '@godaddy/terminus', 'lightship', 'http-graceful-shutdown', 'fastify-graceful-shutdown', 'stoppable', 'http-terminator', '@moebius/http-graceful-shutdown', 'express-graceful-shutdown', 'node-graceful-shutdown', 'fastify-cli'])

/** Packages that report what ends or harms a process. */
export const monitoringPackages: ReadonlySet<string> = new Set([
  '@sentry/node', '@sentry/bun', '@sentry/nestjs', '@sentry/node-core', '@opentelemetry/sdk-node', '@opentelemetry/auto-instrumentations-node', 'dd-trace', 'newrelic', 'elastic-apm-node', '@bugsnag/js', '@bugsnag/node',
  'rollbar', '@honeybadger-io/js', '@appsignal/nodejs', 'applicationinsights', '@google-cloud/error-reporting', '@highlight-run/node', 'posthog-node', '@axiomhq/js', 'close-with-grace', '@airbrake/node', 'raygun',
])

/** Packages that set the headers browsers protect users by. */
export const headerPackages: ReadonlySet<string> = new Set(['helmet', '@fastify/helmet', 'fastify-helmet', 'koa-helmet', 'lusca', 'hood', 'next-secure-headers', '@nestjs/helmet'])

/** Further paths of which only operators ask. */
export const operatorPaths: readonly string[] = ['', '/', '/info', '/version', '/metrics', '/favicon.ico', '/robots.txt']

/** Packages that show queues to operators. Source: the packages' pages on npm, November 2026. */
export const queueBoards: ReadonlySet<string> = new Set(['@bull-board/api', '@bull-board/express', '@bull-board/fastify', '@bull-board/hono', '@bull-board/koa', 'bull-arena', 'bull-board', '@queuedash/api', 'workbench'])
