/** Words that name who the rows of a shared database belong to: a customer's company, not a person. */
export const tenantNouns: ReadonlySet<string> = new Set(['tenant', 'org', 'organization', 'organisation', 'workspace', 'team'])

/** Words that name the person a row belongs to. */
export const ownerNouns: ReadonlySet<string> = new Set(['owner', 'user', 'author', 'creator'])

/** Words after the noun of a name that stands for a tenant or an owner: `org_id`, `tenantSlug`. */
export const identifierWords: ReadonlySet<string> = new Set(['id', 'ids', 'uuid', 'slug', 'key', 'pk', 'uid', 'guid'])

/** Words of models that connect people and tenants: a look-up there is a check. */
export const membershipWords: ReadonlySet<string> = new Set([
  'member', 'members', 'membership', 'memberships', 'collaborator', 'collaborators', 'access', 'permission', 'permissions', 'role', 'roles', 'grant', 'grants', 'seat', 'seats', 'share', 'shares', 'acl',
])

/** Words that show that code asks what the caller may do. */
export const accessWords: ReadonlySet<string> = new Set([
  'access', 'accessible', 'admin', 'admins', 'superadmin', 'superuser', 'staff', 'role', 'roles', 'permission', 'permissions', 'permitted', 'ability', 'abilities', 'can', 'may', 'allowed', 'authorize', 'authorized',
  'authorise', 'authorization', 'policy', 'policies', 'acl', 'rbac', 'membership', 'memberships', 'member', 'members', 'belongs', 'owns', 'forbidden', 'impersonate', 'rls', 'internal',
])

/** Words that show that code knows who is calling, or whose rows it works on. */
export const identityWords: ReadonlySet<string> = new Set([
  ...accessWords, 'user', 'users', 'session', 'org', 'orgs', 'organization', 'organizations', 'organisation', 'tenant', 'tenants', 'team', 'teams', 'workspace', 'workspaces', 'owner', 'ownership', 'account', 'auth',
  'viewer', 'principal', 'identity', 'actor', 'caller', 'uid', 'me', 'author', 'guard', 'scope', 'scoped', 'sub', 'clerk', 'locals',
])

/**
 * Words of middleware that says who is calling, or only reads, checks and answers requests. Middleware whose name has any
 * other word may know what the caller may do.
 */
export const harmlessMiddlewareWords: ReadonlySet<string> = new Set([
  'require', 'required', 'requires', 'ensure', 'is', 'in', 'with', 'the', 'to', 'of', 'must', 'be', 'need', 'needs', 'has', 'only', 'use', 'get', 'set', 'attach', 'load',
  'auth', 'authed', 'authenticate', 'authenticated', 'authentication', 'authenticator', 'authentification', 'verify', 'verified', 'check', 'token', 'tokens', 'jwt', 'bearer', 'login', 'logged', 'log', 'sign', 'signed', 'user', 'users', 'current', 'session',
  'sessions', 'protect', 'protected', 'private', 'public', 'secured', 'passport', 'clerk', 'kinde', 'supabase', 'nextauth', 'guard', 'guards', 'middleware', 'handler', 'handlers', 'route', 'routes', 'api', 'key', 'cookie', 'cookies',
  'async', 'await', 'catch', 'error', 'errors', 'wrap', 'wrapper', 'wrapped', 'try', 'safe', 'express', 'json', 'urlencoded', 'text', 'raw', 'body', 'parser', 'cors', 'helmet', 'compression', 'morgan', 'logger', 'logging', 'pino', 'request',
  'requests', 'req', 'res', 'response', 'rate', 'limit', 'limiter', 'limited', 'throttle', 'throttler', 'slow', 'down', 'validate', 'validator', 'validation', 'valid', 'schema', 'schemas', 'zod', 'z', 'joi', 'dto', 'query', 'params', 'param', 'input', 'upload', 'multer',
  'single', 'array', 'cache', 'cached', 'csrf', 'timing', 'metrics', 'trace', 'tracing', 'sentry', 'static', 'procedure', 'procedures', 'base', 't', 'trpc', 'router', 'action', 'client', 'object', 'string', 'optional', 'strict', 'number', 'and', 'or', 'any',
  // Decorators of Nest that say how a route is reached and documented
  'controller', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'http', 'code', 'header', 'headers', 'operation', 'tags', 'tag', 'ok', 'created', 'not', 'found', 'unauthorized', 'bad', 'consumes', 'produces', 'property',
  'pipes', 'pipe', 'version', 'guardjwt', 'local', 'o', 'id', 'new', 'create', 'update', 'list', 'resolver', 'mutation', 'subscription', 'swagger', 'description', 'app', 'by', 'http', 'a', 'an', 'no', 'store', 'context',
])

/** Models that anybody may read: what a site shows to its visitors. */
export const publicModels: ReadonlySet<string> = new Set([
  'product', 'products', 'post', 'posts', 'article', 'articles', 'page', 'pages', 'category', 'categories', 'tag', 'tags', 'blog', 'blogs', 'news', 'event', 'events', 'course', 'courses', 'lesson', 'lessons', 'country', 'countries',
  'city', 'cities', 'plan', 'plans', 'price', 'prices', 'movie', 'movies', 'book', 'books', 'song', 'songs', 'album', 'albums', 'artist', 'artists', 'recipe', 'recipes', 'job', 'jobs', 'review', 'reviews', 'comment', 'comments', 'faq', 'faqs',
  'template', 'templates', 'listing', 'listings', 'property', 'properties', 'restaurant', 'restaurants', 'menu', 'menus', 'item', 'items', 'game', 'games', 'quiz', 'topic', 'topics', 'language', 'languages', 'currency', 'currencies', 'brand',
  'brands', 'variant', 'variants', 'collection', 'collections', 'thread', 'threads', 'question', 'questions', 'answer', 'answers', 'tool', 'tools', 'package', 'packages', 'store', 'stores', 'shop', 'shops', 'video', 'videos', 'episode', 'episodes',
  'venue', 'venues', 'hotel', 'hotels', 'room', 'rooms', 'car', 'cars', 'tour', 'tours', 'challenge', 'challenges', 'skill', 'skills', 'feature', 'features', 'todo', 'todos',
])
