/** Packages whose exports write log lines. */
export const loggerPackages: ReadonlySet<string> = new Set([
  'pino', 'pino-http', 'winston', 'bunyan', 'log4js', 'loglevel', 'signale', 'consola', 'tslog', 'roarr', 'npmlog', 'debug', 'electron-log', 'loglayer', 'next-axiom', '@axiomhq/logging', '@axiomhq/nextjs',
  '@logtail/node', '@logtail/next', '@datadog/browser-logs', '@google-cloud/logging', '@google-cloud/logging-winston', '@aws-lambda-powertools/logger', 'evlog', '@logtape/logtape', '@nestjs/common', 'nestjs-pino',
  'fastify', 'hono-pino', 'koa-pino-logger', 'express-winston', '@trigger.dev/sdk', 'firebase-functions', 'firebase-functions/logger', '@std/log', 'diary', 'caterpillar', 'winston-daily-rotate-file',
])

/** Packages whose exports send errors and what surrounds them to a service. */
export const trackerPackages: ReadonlySet<string> = new Set([
  '@sentry/node', '@sentry/nextjs', '@sentry/react', '@sentry/browser', '@sentry/remix', '@sentry/sveltekit', '@sentry/bun', '@sentry/deno', '@sentry/cloudflare', '@sentry/aws-serverless', '@sentry/serverless',
  '@sentry/nestjs', '@sentry/vue', '@sentry/svelte', '@sentry/core', '@sentry/astro', '@sentry/nuxt', '@sentry/hono', '@bugsnag/js', '@bugsnag/node', 'rollbar', '@honeybadger-io/js', 'newrelic', 'logrocket', 'raygun', '@airbrake/node',
  '@datadog/browser-rum', 'dd-trace', 'elastic-apm-node', 'applicationinsights',
])

/** Methods that write a line. */
export const logMethods: ReadonlySet<string> = new Set([
  'log', 'error', 'warn', 'warning', 'info', 'debug', 'trace', 'fatal', 'critical', 'success', 'verbose', 'silly', 'http', 'notice', 'dir', 'table', 'group', 'groupCollapsed', 'write', 'emergency', 'alert', 'child',
])

/** Methods of error trackers that take values with them. */
export const trackerMethods: ReadonlySet<string> = new Set([
  'captureException', 'captureMessage', 'captureEvent', 'addBreadcrumb', 'setContext', 'setExtra', 'setExtras', 'setTag', 'setTags', 'setUser', 'notify', 'leaveBreadcrumb', 'addMetadata', 'noticeError', 'addCustomAttribute', 'addCustomAttributes',
  'recordCustomEvent', 'error', 'critical', 'warning', 'info', 'log', 'addError', 'addAction', 'trackException', 'trackTrace', 'captureError', 'setGlobalContextProperty', 'setAttribute', 'setAttributes',
])

/** Methods that only a client of an error tracker has, whatever module hands it out. */
export const plainTrackerMethods: ReadonlySet<string> = new Set(['captureException', 'captureMessage', 'addBreadcrumb', 'setExtra', 'setExtras', 'noticeError', 'leaveBreadcrumb'])

/** Names of the last step before a log method: `req.log.info()`, `this.logger.warn()`. */
export const loggerNames: ReadonlySet<string> = new Set(['log', 'logger', 'logging', 'winston', 'pino', 'signale', 'consola', 'bunyan', 'log4js'])

/** Functions that write a line themselves. */
export const logFunctions = /^(?:log|logger|logError|logErr|logInfo|logWarn|logWarning|logDebug|logMessage|logException|debug|debugLog|writeLog|logEvent|logToFile)$/

/** Packages of programs for a terminal, which print what their user asked for. */
export const terminalPackages: ReadonlySet<string> = new Set(['commander', 'yargs', 'inquirer', '@inquirer/prompts', '@oclif/core', '@clack/prompts', 'cac', 'meow', 'prompts', 'clipanion', 'citty', 'arg', 'minimist', 'vorpal', 'enquirer', 'ink'])

/** Packages that only colour the text they are given. */
export const colourPackages: ReadonlySet<string> = new Set(['chalk', 'colors', 'colors/safe', 'picocolors', 'kleur', 'ansi-colors', 'yoctocolors', 'colorette', 'cli-color'])
