import type { Catalogue } from './modules.js'
import { tableOf } from './table-of.js'

/**
 * What middleware does for the requests that pass through it: `auth` says who is calling, `access` what the caller may do,
 * `session` finds the session, `csrf` refuses forged requests, `limit` counts callers, `upload` stores files, `validate`
 * checks the form of the input, `idempotency` remembers the keys of requests that were served.
 */
export type MiddlewareRole = 'auth' | 'access' | 'session' | 'csrf' | 'limit' | 'upload' | 'validate' | 'idempotency'

/** Middleware of packages by its origin. Source: the documentation of each package, November 2026. */
export const middlewareRoles: Catalogue<MiddlewareRole> = {
  passport: {
    'authenticate.()': 'auth',
    'session.()': 'session',
    'default.authenticate.()': 'auth',
    'default.session.()': 'session',
  },
  'koa-passport': { 'authenticate.()': 'auth', 'session.()': 'session' },
  'express-jwt': { '()': 'auth', 'expressjwt.()': 'auth', 'jwt.()': 'auth' },
  'express-oauth2-jwt-bearer': { 'auth.()': 'auth', 'requiredScopes.()': 'access' },
  'express-openid-connect': { 'auth.()': 'auth', 'requiresAuth.()': 'auth' },
  'express-basic-auth': { '()': 'auth' },
  '@clerk/express': { 'clerkMiddleware.()': 'auth', 'requireAuth.()': 'auth' },
  '@clerk/clerk-sdk-node': { 'ClerkExpressRequireAuth.()': 'auth', 'ClerkExpressWithAuth.()': 'auth' },
  'supertokens-node/recipe/session/framework/express': { 'verifySession.()': 'auth' },
  'koa-jwt': { '()': 'auth' },
  'hono/jwt': { 'jwt.()': 'auth', 'jwk.()': 'auth' },
  'hono/bearer-auth': { 'bearerAuth.()': 'auth' },
  'hono/basic-auth': { 'basicAuth.()': 'auth' },
  '@hono/clerk-auth': { 'clerkMiddleware.()': 'auth' },
  '@hono/auth-js': { 'verifyAuth.()': 'auth' },
  '@hono/oidc-auth': { 'oidcAuthMiddleware.()': 'auth' },
  'express-session': { '()': 'session', 'default.()': 'session' },
  'cookie-session': { '()': 'session' },
  'koa-session': { '()': 'session', 'default.()': 'session' },
  'koa-generic-session': { '()': 'session' },
  'koa-session-minimal': { '()': 'session' },
  'hono-sessions': { 'sessionMiddleware.()': 'session' },
  csurf: { '()': 'csrf' },
  'csrf-csrf': { 'doubleCsrf.().doubleCsrfProtection': 'csrf' },
  'csrf-sync': { 'csrfSync.().csrfSynchronisedProtection': 'csrf' },
  'tiny-csrf': { '()': 'csrf' },
  lusca: { 'csrf.()': 'csrf' },
  'koa-csrf': { 'new()': 'csrf' },
  'hono/csrf': { 'csrf.()': 'csrf' },
  'express-rate-limit': { '()': 'limit', 'rateLimit.()': 'limit', 'default.()': 'limit' },
  'express-slow-down': { '()': 'limit', 'slowDown.()': 'limit' },
  'hono-rate-limiter': { 'rateLimiter.()': 'limit' },
  'koa-ratelimit': { '()': 'limit' },
  'koa2-ratelimit': { 'RateLimit.middleware.()': 'limit' },
  multer: { '().single.()': 'upload', '().array.()': 'upload', '().fields.()': 'upload', '().any.()': 'upload' },
  '@koa/multer': { '().single.()': 'upload', '().array.()': 'upload', '().fields.()': 'upload', '().any.()': 'upload' },
  celebrate: { 'celebrate.()': 'validate' },
  'express-validator': { 'checkSchema.()': 'validate' },
  '@hono/zod-validator': { 'zValidator.()': 'validate' },
  '@hono/valibot-validator': { 'vValidator.()': 'validate' },
  '@hono/arktype-validator': { 'arktypeValidator.()': 'validate' },
  '@hono/typebox-validator': { 'tbValidator.()': 'validate' },
  '@hono/standard-validator': { 'sValidator.()': 'validate' },
  'hono/validator': { 'validator.()': 'validate' },
  'zod-express-middleware': { 'validateRequest.()': 'validate', 'validateRequestBody.()': 'validate', 'processRequest.()': 'validate' },
  'express-zod-safe': { '()': 'validate', 'validate.()': 'validate' },
  'express-idempotency': { 'idempotency.()': 'idempotency' },
}

/** Middleware of packages that answers nothing itself. Source: the documentation of each package, November 2026. */
export const preparations: Catalogue<true> = {
  express: { 'json.()': true, 'urlencoded.()': true, 'text.()': true, 'raw.()': true, 'default.json.()': true, 'default.urlencoded.()': true },
  'body-parser': { 'json.()': true, 'urlencoded.()': true, 'default.json.()': true, 'default.urlencoded.()': true },
  passport: { 'initialize.()': true, 'default.initialize.()': true },
  'cookie-parser': { '()': true },
  'connect-flash': { '()': true },
  compression: { '()': true },
  cors: { '()': true },
  helmet: { '()': true, 'default.()': true },
  morgan: { '()': true },
  'pino-http': { '()': true, 'pinoHttp.()': true },
  'method-override': { '()': true },
  'response-time': { '()': true },
  hpp: { '()': true },
  '@koa/cors': { '()': true },
  'koa-bodyparser': { '()': true },
  'koa-helmet': { '()': true },
  'koa-logger': { '()': true },
  'hono/cors': { 'cors.()': true },
  'hono/logger': { 'logger.()': true },
  'hono/secure-headers': { 'secureHeaders.()': true },
  'hono/compress': { 'compress.()': true },
  'hono/pretty-json': { 'prettyJSON.()': true },
}

/** Words that alone name middleware that says who is calling: `authenticate`, `protect`, `isAuthenticated`. */
export const authenticatingWords: ReadonlySet<string> = new Set(['authenticate', 'authenticated', 'authenticates', 'authenticator', 'protect', 'protected'])

/** What middleware demands or checks: `requireAuth`, `verifyToken`, `userGuard`. */
export const demandingWords: ReadonlySet<string> = new Set(['require', 'requires', 'required', 'ensure', 'verify', 'check', 'checks', 'validate', 'must', 'is', 'only', 'guard', 'guards', 'middleware', 'enforce', 'assert', 'need', 'needs'])

/** Whom or what it demands to know who is calling. */
export const callerWords: ReadonlySet<string> = new Set(['auth', 'authentication', 'user', 'login', 'logged', 'signed', 'token', 'jwt', 'session', 'apikey', 'bearer', 'identity', 'account'])

/** What it demands of the caller's rights. */
export const rightWords: ReadonlySet<string> = new Set(['admin', 'role', 'roles', 'permission', 'permissions', 'authorized', 'authorization', 'access', 'owner', 'scope', 'scopes'])

/** Words that alone name middleware that asks what the caller may do. */
export const authorizingWords: ReadonlySet<string> = new Set(['authorize', 'authorise', 'authorized', 'rbac', 'acl'])

/** Words that make middleware named for a caller something else: a router, a handler, one that only reads, sends or stores. */
export const otherMiddlewareWords: ReadonlySet<string> = new Set([
  'router', 'routers', 'route', 'routes', 'controller', 'controllers', 'handler', 'handlers', 'error', 'errors', 'page', 'pages', 'static', 'docs', 'log', 'logger', 'logging', 'optional', 'load', 'attach', 'set', 'create', 'get', 'update', 'delete', 'list',
  'signup', 'register', 'logout', 'callback', 'refresh', 'reset', 'webhook', 'webhooks', 'signature', 'exists', 'unique', 'email', 'password', 'not', 'un', 'no', 'schema', 'body', 'params', 'query', 'captcha', 'recaptcha', 'csrf', 'limit', 'limiter', 'quota', 'view', 'show',
])

/** Words of paths and routers that anybody may reach before a check of the caller, on purpose. */
export const publicWords: ReadonlySet<string> = new Set([
  'health', 'healthz', 'healthcheck', 'ready', 'readyz', 'readiness', 'live', 'livez', 'liveness', 'ping', 'status', 'version', 'metrics', 'up', 'heartbeat', 'keepalive', 'monitor',
  'login', 'signin', 'sign', 'signup', 'register', 'registration', 'auth', 'authentication', 'oauth', 'oauth2', 'oidc', 'saml', 'sso', 'callback', 'callbacks', 'logout', 'signout', 'session', 'sessions', 'token', 'tokens', 'password', 'passwords', 'forgot', 'reset', 'verify',
  'verification', 'confirm', 'confirmation', 'magic', 'otp', 'invite', 'invites', 'invitation', 'invitations', 'unsubscribe', 'webhook', 'webhooks', 'hook', 'hooks', 'public', 'static', 'assets', 'images', 'img', 'css', 'js', 'fonts', 'media', 'uploads', 'files', 'docs', 'doc', 'swagger', 'openapi',
  'redoc', 'reference', 'scalar', 'favicon', 'robots', 'sitemap', 'manifest', 'known', 'home', 'index', 'landing', 'about', 'pricing', 'contact', 'blog', 'faq', 'terms', 'privacy', 'legal', 'help', 'site', 'pages', 'cron', 'share', 'shared', 'embed', 'widget', 'plans', 'csp', 'config', 'test', 'demo', 'events', 'inngest', 'trpc', 'graphql', 'rpc',
])

/** Of those, the ones that only tell that the service is up, or what it looks like: nothing in them fails or costs. */
export const monitorWords: ReadonlySet<string> = new Set([
  'health', 'healthz', 'healthcheck', 'ready', 'readyz', 'readiness', 'live', 'livez', 'liveness', 'ping', 'status', 'version', 'metrics', 'up', 'heartbeat', 'keepalive', 'monitor', 'static', 'assets', 'images', 'img', 'css', 'js', 'fonts', 'media', 'docs', 'doc', 'swagger', 'openapi',
  'redoc', 'reference', 'scalar', 'favicon', 'robots', 'sitemap', 'manifest', 'known', 'home', 'index', 'landing',
])

/** And those that need no limit and no session either: machines call them. */
export const unlimitedWords: ReadonlySet<string> = new Set([...monitorWords, 'webhook', 'webhooks', 'hook', 'hooks', 'cron', 'inngest', 'internal'])

/** Words of paths that nobody serves to everybody on purpose. */
export const privateWords: ReadonlySet<string> = new Set(['admin', 'account', 'billing', 'profile', 'me', 'settings', 'dashboard', 'invoices', 'payouts', 'backoffice'])

/** Words in a comment by which a project says that what stands above a guard stands there on purpose. */
export const deliberateComment = /\b(?:public(?:ly)?|unauthenticated|unprotected|anonymous|open (?:routes?|endpoints?)|no auth\w*|without auth\w*|before (?:the )?(?:auth|session|limit|rate|guard)\w*|skips? (?:auth|the limit)\w*|not (?:rate.)?limited|exempt|must (?:be|come|go|stand) (?:first|before|above))\b/i

/** Words in the name of an error handler that takes the errors of one thing only, and so stands right behind it. */
export const specificErrorWords: ReadonlySet<string> = new Set(['json', 'syntax', 'parse', 'parser', 'body', 'multer', 'upload', 'uploads', 'csrf', 'cors', 'auth', 'jwt', 'token', 'unauthorized', 'validation', 'celebrate', 'zod', 'import', 'webhook', 'sentry', 'morgan', 'limit'])

/** What names an error handler: one word of each. */
export const errorWords: ReadonlySet<string> = new Set(['error', 'errors', 'exception', 'exceptions'])
export const handlingWords: ReadonlySet<string> = new Set(['handler', 'handlers', 'handle', 'handles', 'handling', 'middleware', 'responder', 'catcher', 'respond'])

/** Calls that check a signature over the bytes of a body, by the module their receiver comes from; `null` for any. */
export const bodyVerifiers: Readonly<Record<string, readonly string[] | null>> = tableOf({
  constructEvent: null,
  constructEventAsync: null,
  verify: ['svix', 'standardwebhooks'],
})
