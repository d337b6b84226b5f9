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

/** Words of functions that say whether anybody is logged in: `requireUser`, `getServerSession`, `isAuthenticated`. */
export const loginWords: ReadonlySet<string> = new Set([
  'require', 'required', 'ensure', 'assert', 'get', 'check', 'verify', 'validate', 'is', 'with', 'server', 'next', 'api', 'current', 'signed', 'sign', 'logged', 'log', 'in', 'protect', 'protected',
  'auth', 'authed', 'authenticate', 'authenticated', 'authentication', 'login', 'user', 'session', 'token', 'jwt', 'id', 'request',
  'kinde', 'clerk', 'supabase', 'lucia', 'nextauth',
])

/** Of those, and of what they are called on, the words without which none of them is about a login. */
export const loginNouns: ReadonlySet<string> = new Set(['auth', 'authed', 'authenticate', 'authenticated', 'authentication', 'login', 'logged', 'user', 'session', 'protect', 'protected', 'signed', 'jwt', 'token'])

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
  'pipes', 'pipe', 'version', 'guardjwt', 'local', 'o', 'id', 'new', 'create', 'update', 'list', 'resolver', 'mutation', 'subscription', 'swagger', 'description', 'app', 'by', 'http', 'a', 'an', 'no', 'store', 'context', 'fastify', 'server', 'instance',
])

/** Models whose rows are somebody's own: nobody shows them to every visitor of a site. */
export const privateModels: ReadonlySet<string> = new Set([
  'invoice', 'order', 'document', 'contract', 'message', 'conversation', 'chat', 'note', 'file', 'upload', 'attachment', 'payment', 'subscription', 'report', 'project', 'task', 'transaction', 'patient', 'medical', 'prescription', 'diagnosis',
  'address', 'card', 'ticket', 'booking', 'reservation', 'appointment', 'basket', 'cart', 'receipt', 'statement', 'lead', 'deal', 'contact', 'customer', 'client', 'employee', 'salary', 'payslip', 'key', 'secret', 'setting', 'draft', 'quote', 'estimate',
  'proposal', 'claim', 'loan', 'wallet', 'budget', 'expense', 'bill', 'charge', 'refund', 'credit', 'memo', 'journal', 'diary', 'folder', 'workflow', 'agent', 'campaign', 'audience', 'dataset', 'prompt', 'completion', 'submission', 'application',
  'candidate', 'resume', 'student', 'grade', 'device', 'vehicle', 'policy', 'shipment', 'checkout', 'domain', 'integration', 'connection', 'webhook', 'notification', 'log', 'audit', 'job', 'generation', 'transcript', 'recording', 'meeting',
  'dashboard', 'board', 'todo', 'goal', 'habit', 'workout', 'meal', 'asset', 'inventory', 'warehouse', 'purchase', 'supplier', 'vendor', 'opportunity', 'pipeline', 'record', 'version', 'revision',
])
