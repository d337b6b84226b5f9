/** Nouns that a secret's name ends with: `CRON_SECRET`, `resetToken`, `passwordHash`. A noun further in front (`tokenType`) names something else. */
export const secretNouns: ReadonlySet<string> = new Set([
  'secret', 'token', 'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'hash', 'hashed', 'signature', 'sig', 'hmac', 'mac', 'digest', 'apikey', 'otp', 'pin',
  'credential', 'credentials', 'bearer', 'checksum',
])

/** Words that make a `key` or a `code` a secret: `apiKey`, `accessCode`. */
export const keyQualifiers: ReadonlySet<string> = new Set([
  'api', 'secret', 'private', 'access', 'auth', 'admin', 'master', 'license', 'signing', 'webhook', 'service', 'internal', 'derived', 'encryption', 'shared', 'cron', 'jwt',
])

/** Words with which a name is no secret, whatever its noun: it is public, a place in a list, or the content's own hash. */
export const publicWords: ReadonlySet<string> = new Set([
  'public', 'publishable', 'anon', 'site', 'cache', 'sort', 'partition', 'primary', 'foreign', 'object', 'feature', 'idempotency', 'page', 'next', 'continuation', 'cursor',
  'sync', 'cancel', 'fcm', 'push', 'device', 'contract', 'design', 'lock', 'number', 'count', 'max', 'min', 'is', 'has', 'show', 'use', 'typed', 'drawn', 'type', 'enable',
])

/** Words of change detection and integrity checks: both sides are known to who runs the comparison. */
export const changeWords: ReadonlySet<string> = new Set([
  'cached', 'cache', 'previous', 'prev', 'last', 'old', 'initial', 'before', 'after', 'draft', 'latest', 'content', 'file', 'asset', 'build', 'schema', 'version',
  'commit', 'git', 'etag', 'manifest', 'changed', 'updated', 'update', 'snapshot', 'location', 'block', 'tx', 'transaction', 'image', 'bundle', 'module',
  'repo', 'branch', 'tree', 'dependency', 'lockfile', 'migration', 'layout', 'geometry', 'chunk', 'part', 'avatar', 'artifact', 'package',
  'refetch', 'seen',
])

/** Words of the side the server keeps. */
export const keptWords: ReadonlySet<string> = new Set([
  'stored', 'saved', 'expected', 'computed', 'calculated', 'generated', 'decrypted', 'correct', 'valid', 'real', 'db', 'configured', 'master', 'derived', 'hashed', 'server', 'our',
])

/** Words of the side a caller gives. */
export const givenWords: ReadonlySet<string> = new Set([
  'input', 'provided', 'received', 'candidate', 'given', 'supplied', 'incoming', 'submitted', 'entered', 'presented', 'header', 'request', 'req', 'client', 'user', 'actual', 'attempt', 'attempted', 'raw', 'bearer', 'plain', 'try', 'sent', 'remote',
])

/** Words of a second typing of the same password, and of the rule that a new one must differ. */
export const repeatWords: ReadonlySet<string> = new Set(['confirm', 'confirmed', 'confirmation', 'repeat', 'repeated', 'retype', 'retyped', 'again', 'cpassword', 'password2', 'repassword', 'repwd', 'new'])
