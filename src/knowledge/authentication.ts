/**
 * What tells who is calling, by package, by word and by address. Lists of names are those that documentation and public
 * repositories use. As of November 2026.
 */

/** Packages whose middleware lets nobody through who is not known, or that know who calls. */
export const authPackages: ReadonlySet<string> = new Set([
  'passport', 'express-jwt', 'express-oauth2-jwt-bearer', 'express-openid-connect', 'express-basic-auth', 'connect-ensure-login', 'koa-jwt', 'koa-passport', '@koa/passport', '@fastify/auth', '@fastify/jwt', '@fastify/basic-auth', '@fastify/bearer-auth',
  '@clerk/nextjs', '@clerk/express', '@clerk/clerk-sdk-node', '@clerk/fastify', '@clerk/backend', '@clerk/remix', '@clerk/react-router', '@clerk/astro', '@hono/clerk-auth', '@hono/auth-js', '@auth/core', '@auth/sveltekit', '@auth/express', 'next-auth',
  'better-auth', 'lucia', 'iron-session', 'next-iron-session', '@kinde-oss/kinde-auth-nextjs', '@auth0/nextjs-auth0', '@workos-inc/authkit-nextjs', '@workos-inc/node', '@stackframe/stack', 'supertokens-node', '@descope/nextjs-sdk', '@logto/next', '@propelauth/nextjs',
  'remix-auth', 'jsonwebtoken', 'jose', 'firebase-admin/auth', '@casl/ability', 'accesscontrol', 'cookie-session', '@convex-dev/auth', 'grant', 'openid-client', 'arctic', '@oslojs/jwt', 'keycloak-connect', 'basic-auth', '@node-saml/passport-saml',
])

/** Modules inside packages that serve much else. */
export const authModules: ReadonlySet<string> = new Set(['hono/jwt', 'hono/jwk', 'hono/basic-auth', 'hono/bearer-auth', 'firebase-admin/auth', 'firebase-admin/app-check', 'next/headers'])

/** Packages whose middleware reads, checks, limits, records or decorates requests and knows nobody. */
export const plainMiddleware: ReadonlySet<string> = new Set([
  'express', 'cors', 'helmet', 'morgan', 'compression', 'body-parser', 'cookie-parser', 'multer', 'express-rate-limit', 'rate-limiter-flexible', 'express-slow-down', 'express-validator', 'celebrate', 'hpp', 'xss-clean', 'express-mongo-sanitize', 'serve-static', 'serve-favicon', 'method-override',
  'response-time', 'connect-timeout', 'express-fileupload', 'express-session', 'connect-flash', 'csurf', 'csrf-csrf', 'lusca', 'pino-http', 'express-winston', 'express-pino-logger', 'swagger-ui-express', 'errorhandler', 'express-async-handler', 'express-async-errors', 'apicache', 'zod-express-middleware',
  'koa-bodyparser', '@koa/bodyparser', 'koa-body', 'koa-helmet', '@koa/cors', 'koa-logger', 'koa-compress', 'koa-static', '@koa/multer', '@fastify/cors', '@fastify/helmet', '@fastify/compress', '@fastify/multipart', '@fastify/rate-limit', '@fastify/static', '@fastify/cookie', '@fastify/swagger',
  '@hono/zod-validator', '@hono/zod-openapi', '@hono/valibot-validator', '@hono/swagger-ui', 'hono-openapi', 'hono-rate-limiter', 'zod', 'joi', 'yup', 'valibot', 'arktype', '@sinclair/typebox', '@nestjs/throttler', '@nestjs/swagger', '@nestjs/cache-manager', '@nestjs/platform-express', 'class-validator', 'drizzle-zod',
])

/** Modules of Hono that are plain middleware. */
export const plainHono = /^hono\/(?:cors|logger|secure-headers|compress|etag|timing|timeout|request-id|pretty-json|body-limit|cache|csrf|validator|trailing-slash|language|method-override|powered-by|factory)$/

/** Words of middleware that knows, or asks, who is calling. */
export const guardWords: ReadonlySet<string> = new Set([
  'auth', 'authed', 'authn', 'authz', 'authenticate', 'authenticated', 'authenticates', 'authentication', 'authenticator', 'authorize', 'authorized', 'authorise', 'authorization', 'authorizer', 'protect', 'protected', 'jwt', 'token', 'bearer', 'login', 'logged',
  'signed', 'signin', 'admin', 'admins', 'superadmin', 'owner', 'role', 'roles', 'permission', 'permissions', 'guard', 'restrict', 'restricted', 'private', 'passport', 'clerk', 'apikey', 'credentials', 'acl', 'rbac', 'member', 'membership',
])

/** Words of middleware that is about something else, whatever other words it has: `authLimiter`, `loginSchema`. */
export const otherMiddlewareWords: ReadonlySet<string> = new Set(['limit', 'limiter', 'limiters', 'limits', 'ratelimit', 'ratelimiter', 'throttle', 'throttler', 'slowdown', 'validation', 'validations', 'validator', 'validators', 'schema', 'schemas', 'dto', 'csrf', 'csurf', 'cors'])

/** Words of middleware that knows nobody; one with any other word may. */
export const plainMiddlewareWords: ReadonlySet<string> = new Set([
  ...otherMiddlewareWords, 'validate', 'valid', 'upload', 'uploads', 'multer', 'single', 'array', 'fields', 'file', 'files', 'image', 'json', 'urlencoded', 'raw', 'text', 'body', 'parser', 'parse', 'express', 'helmet', 'compression', 'morgan', 'logger', 'logging', 'log', 'pino',
  'cache', 'cached', 'timing', 'trace', 'metrics', 'async', 'await', 'catch', 'try', 'error', 'errors', 'handler', 'handle', 'wrapper', 'wrap', 'safe', 'sanitize', 'xss', 'hpp', 'mongo', 'static', 'z', 'zod', 'joi', 'object', 'query', 'params', 'param', 'rate', 'api', 'create', 'route', 'middleware',
  'post', 'get', 'put', 'patch', 'delete', 'http', 'code', 'header', 'operation', 'tags', 'status', 'cookie', 'id', 'request', 'req', 'use', 'interceptors', 'pipes', 'pipe', 'version', 'with', 'handling', 'disk', 'memory', 'storage', 'open', 'describe',
])

/** Words of a wrapper that only catches what a handler throws; it needs one of the first group and none outside both. */
export const catchingWords: ReadonlySet<string> = new Set(['async', 'catch', 'catches', 'error', 'errors', 'try'])
export const wrappingWords: ReadonlySet<string> = new Set([...catchingWords, 'await', 'handler', 'handlers', 'handle', 'handling', 'wrap', 'wrapper', 'with', 'express', 'fn', 'function', 'middleware', 'route', 'api', 'to', 'next', 'boundary'])

/** Words of names that stand for who is calling, or for how that is known. */
export const callerWords: ReadonlySet<string> = new Set([
  'user', 'me', 'session', 'auth', 'authed', 'authenticated', 'authenticate', 'authentication', 'authorization', 'authorized', 'authorize', 'authorise', 'unauthorized', 'unauthenticated', 'forbidden', 'jwt', 'bearer', 'cookie', 'cookies', 'admin', 'superadmin', 'role', 'roles', 'permission', 'permissions', 'ability',
  'viewer', 'principal', 'caller', 'actor', 'identity', 'clerk', 'locals', 'owner', 'tenant', 'org', 'organization', 'organisation', 'workspace', 'team', 'account', 'member', 'membership', 'uid', 'guard', 'signed', 'logged', 'login', 'acl', 'rbac', 'kinde', 'impersonator', 'passport', 'access',
])

/** Words of secrets that whoever knows one may use it, and of proofs that a person is there: they count wherever they are named. */
export const proofWords: ReadonlySet<string> = new Set(['token', 'secret', 'signature', 'hmac', 'otp', 'password', 'passwd', 'passcode', 'pin', 'captcha', 'recaptcha', 'hcaptcha', 'turnstile', 'honeypot', 'csrf', 'nonce', 'apikey', 'apitoken', 'webhook', 'signin', 'signup'])

/** First words of functions that let only some callers through. */
export const askingVerbs: ReadonlySet<string> = new Set(['require', 'requires', 'verify', 'assert', 'check', 'protect', 'can', 'may', 'with', 'ensure', 'authorize', 'authenticate', 'enforce', 'must', 'guard', 'validate', 'is', 'has', 'allow', 'deny', 'restrict', 'gate', 'policy'])

/** Words of functions that prepare what a handler works with, whatever verb they have: `ensureDbConnected`, `withTransaction`. */
export const machineryWords: ReadonlySet<string> = new Set([
  'db', 'database', 'connect', 'connected', 'connection', 'mongo', 'mongoose', 'mongodb', 'prisma', 'drizzle', 'pool', 'redis', 'client', 'openai', 'anthropic', 'gemini', 'claude', 'gpt', 'llm', 'ai', 'model', 'models', 'stripe', 'resend', 'mailer', 'logger', 'env', 'config', 'cache', 'uuid', 'nanoid', 'cuid', 'id', 'ids', 'now', 'date', 'time',
  'timestamp', 'transaction', 'retry', 'retries', 'timeout', 'span', 'tracing', 'trace', 'lock', 'logging', 'metrics', 'index', 'dir', 'directory', 'collection', 'schema', 'input', 'body', 'email', 'url', 'required', 'prompt', 'vector', 'embedding', 'embeddings', 'queue', 'storage', 'bucket', 's3', 'type', 'valid',
])

/** First words of functions of a project that do something with what they are given, and would say so if they asked who calls. */
export const workingVerbs: ReadonlySet<string> = new Set([
  'send', 'email', 'mail', 'notify', 'log', 'track', 'capture', 'parse', 'stringify', 'format', 'to', 'from', 'generate', 'make', 'build', 'create', 'new', 'add', 'insert', 'save', 'store', 'write', 'update', 'delete', 'remove', 'upload', 'download', 'scrape', 'crawl', 'extract', 'transform', 'convert', 'map', 'sort', 'chunk', 'split',
  'embed', 'encode', 'decode', 'slugify', 'slug', 'revalidate', 'invalidate', 'publish', 'emit', 'broadcast', 'enqueue', 'queue', 'schedule', 'connect', 'init', 'sleep', 'delay', 'wait', 'render', 'compute', 'calculate', 'estimate', 'count', 'summarize', 'analyze', 'analyse', 'translate', 'classify', 'trigger', 'run', 'call', 'stream',
  'redirect', 'json', 'ok', 'success', 'error', 'fail', 'bad', 'not', 'trim', 'clean', 'normalize', 'sanitize', 'merge', 'pick', 'omit', 'group', 'round', 'cn', 'zip', 'random', 'uuid', 'nanoid', 'cuid', 'hash', 'search', 'index', 'compile', 'serialize', 'deserialize', 'push', 'pop', 'set', 'reset', 'clear', 'refresh', 'sync', 'db', 'db2', 'sql', 'query',
])

/** Words of addresses and of actions that are open on purpose, or that something other than a session opens: sign-in, monitors, webhooks, schedulers. */
export const openWords: ReadonlySet<string> = new Set([
  'login', 'logins', 'signin', 'logon', 'signup', 'register', 'registration', 'logout', 'signout', 'logoff', 'auth', 'authenticate', 'authentication', 'authn', 'nextauth', 'oauth', 'oauth2', 'oidc', 'sso', 'saml', 'callback', 'callbacks', 'verify', 'verification', 'confirm', 'confirmation', 'activate', 'activation', 'otp', 'totp', '2fa', 'mfa', 'magic', 'passkey', 'passkeys', 'webauthn',
  'password', 'passwords', 'forgot', 'forget', 'reset', 'recover', 'recovery', 'token', 'tokens', 'refresh', 'session', 'sessions', 'csrf', 'health', 'healthz', 'healthcheck', 'ping', 'status', 'ready', 'readiness', 'live', 'liveness', 'heartbeat', 'uptime', 'webhook', 'webhooks', 'hook', 'hooks', 'ipn', 'notify', 'cron', 'crons', 'scheduled', 'scheduler', 'inngest', 'qstash', 'trigger', 'queue', 'queues', 'worker', 'workers',
  'job', 'jobs', 'task-runner', 'internal', 'unsubscribe', 'revalidate', 'revalidation', 'sitemap', 'rss', 'feed', 'og', 'robots', 'manifest', 'public', 'open', 'guest', 'anonymous', 'anon', 'visitor', 'demo', 'playground', 'example', 'examples', 'sample', 'test', 'tests', 'mock', 'trial', 'try', 'share', 'shared', 'embed', 'embedded', 'widget', 'invite', 'invites', 'invitation', 'invitations',
  'setup', 'install', 'bootstrap', 'init', 'initialize', 'initial', 'seed', 'seeding', 'migrate', 'migrations', 'sign', 'signing', 'csp', 'beacon', 'telemetry', 'analytics', 'metrics', 'track', 'tracking', 'tracker', 'pixel', 'redirect', 'clicked', 'opened', 'graphql', 'trpc', 'uploadthing', 'pair', 'pairing', 'device', 'devices', 'impersonate', 'sendgrid', 'postmark', 'twilio', 'telegram', 'slack', 'discord', 'whatsapp',
  'stripe', 'paypal', 'polar', 'lemonsqueezy', 'paddle', 'razorpay', 'clerk', 'locale', 'theme', 'language', 'cookie', 'cookies', 'consent', 'preview', 'draft', 'error', 'errors', 'log', 'logs', 'onboard', 'sandbox', 'dev', 'development', 'debug', 'credentials', 'waiting',
])

/** Words of what a visitor without an account may add: forms, opinions, applications, bookings. */
export const visitorWords: ReadonlySet<string> = new Set([
  'contact', 'contacts', 'newsletter', 'newsletters', 'subscribe', 'subscriber', 'subscribers', 'subscription', 'waitlist', 'waitlists', 'feedback', 'feedbacks', 'survey', 'surveys', 'poll', 'polls', 'vote', 'votes', 'like', 'likes', 'reaction', 'reactions', 'view', 'views', 'visit', 'visits', 'visitor', 'visitors', 'click', 'clicks', 'impression', 'impressions', 'event', 'events', 'download', 'downloads', 'play', 'plays',
  'comment', 'comments', 'guestbook', 'rating', 'ratings', 'review', 'reviews', 'testimonial', 'testimonials', 'lead', 'leads', 'inquiry', 'inquiries', 'enquiry', 'enquiries', 'quote', 'quotes', 'support', 'ticket', 'message', 'rsvp', 'apply', 'applicant', 'application', 'applications', 'submission', 'submissions', 'submit', 'response', 'responses', 'answer', 'answers', 'form', 'forms',
  'booking', 'bookings', 'book', 'appointment', 'appointments', 'reservation', 'reservations', 'checkout', 'order', 'orders', 'cart', 'carts', 'donation', 'donations', 'donate', 'report', 'reports', 'paste', 'snippet', 'shorten', 'shortener', 'link', 'links', 'url', 'urls', 'score', 'scores', 'leaderboard', 'attempt', 'attempts', 'game', 'room', 'rooms', 'join', 'entry', 'entries', 'interest', 'request', 'requests', 'ask', 'log', 'logs', 'audit', 'activity',
  'pageview', 'pageviews', 'stat', 'stats', 'metric', 'metrics', 'count', 'counter', 'hit', 'hits', 'error', 'errors', 'usage', 'participant', 'participants', 'player', 'players', 'notification', 'email', 'emails', 'beta', 'hero', 'user', 'users', 'customer', 'customers',
])
