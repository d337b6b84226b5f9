/** Names of calls that let exactly one of several callers through, whatever their library. */
export const claimNames: ReadonlySet<string> = new Set([
  'runOnce', 'onlyOnce', 'executeOnce', 'processOnce', 'handleOnce', 'once', 'setIfNotExists', 'setIfAbsent', 'putIfAbsent', 'addIfAbsent', 'insertIfAbsent',
  'createIfAbsent', 'createIfNotExists', 'insertIfNotExists', 'insertOrIgnore', 'checkAndSet', 'compareAndSet', 'compareAndSwap', 'testAndSet', 'setNx', 'setNX', 'setnx',
  'withLock', 'withMutex', 'withAdvisoryLock', 'withIdempotency', 'runExclusive', 'using', 'lock', 'isFirstDelivery', 'markProcessedOnce',
])

/** First words of such calls: `tryClaimKey`, `claimEvent`, `acquireLock`, `reserveKey`. */
export const claimVerbs: ReadonlySet<string> = new Set(['claim', 'acquire', 'reserve'])

/** What databases and their libraries call a violated unique constraint. */
export const uniqueViolations: ReadonlySet<string> = new Set([
  'P2002', '23505', 'ER_DUP_ENTRY', '11000', '1062', '2627', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT', 'UniqueConstraintError', 'SequelizeUniqueConstraintError',
  'UniqueViolationError', 'MongoServerError', 'E11000',
])

/** Words of names and texts that show a duplicate is expected: `isUniqueViolation(error)`, `error.message.includes('duplicate key')`. */
export const duplicateWords: ReadonlySet<string> = new Set(['unique', 'duplicate', 'duplicated', 'conflict', 'dup'])

/** Words that name memory of what was done already. */
export const deduplicationWords: ReadonlySet<string> = new Set([
  'idempotency', 'idempotent', 'idempotence', 'idem', 'dedup', 'dedupe', 'deduplicate', 'deduplication', 'processed', 'processing', 'duplicate', 'duplicates', 'replay',
  'replayed', 'once', 'seen', 'lock', 'locks', 'claim', 'claims', 'claimed', 'nonce', 'handled', 'already',
])

/** What is claimed so that work runs once; `claimReward` and `reserveSeat` are the work itself, and a queue takes back the jobs it gave out. */
export const claimedThings: ReadonlySet<string> = new Set([
  'key', 'keys', 'event', 'delivery', 'webhook', 'lock', 'locks', 'lease', 'idempotency', 'processing', 'once', 'exclusive', 'mutex', 'semaphore', 'claim', 'id',
])

/** Calls that claim by their whole name. */
export const plainClaimNames: ReadonlySet<string> = new Set([
  'tryClaim', 'tryLock', 'tryAcquire', 'setIfNotExists', 'setIfAbsent', 'putIfAbsent', 'addIfAbsent', 'insertIfAbsent', 'createIfAbsent', 'setNx', 'setNX',
])

/** Words of calls that give a claim back, or write down that the work failed. */
export const releasingWords: ReadonlySet<string> = new Set([
  'release', 'unlock', 'del', 'delete', 'remove', 'unlink', 'clear', 'free', 'abandon', 'rollback', 'fail', 'failed', 'failure', 'reset', 'discard', 'undo', 'expire', 'revert', 'unclaim',
  'destroy', 'abort', 'forget', 'evict', 'drop', 'invalidate', 'requeue', 'compensate',
])

/** First words of calls that say that claimed work is done, or that keep the claim alive. */
export const completingVerbs: ReadonlySet<string> = new Set(['complete', 'mark', 'finish', 'finalize', 'set', 'store', 'save', 'renew', 'extend', 'expire', 'persist', 'confirm', 'record', 'touch', 'refresh', 'heartbeat'])

/** Words of keys that are meant to stay: how often something may happen, and values that may be used once. */
export const stayingWords: ReadonlySet<string> = new Set([
  'cooldown', 'throttle', 'throttled', 'rate', 'ratelimit', 'limit', 'limiter', 'debounce', 'debounced', 'window', 'recent', 'recently', 'touch', 'alert', 'alerted', 'daily', 'weekly', 'hourly',
  'monthly', 'interval', 'watermark', 'nonce', 'nonces', 'jti', 'state', 'otp', 'code', 'csrf', 'session', 'presence', 'online', 'last', 'view', 'viewed', 'cache', 'cached', 'replay', 'revoked', 'used', 'token',
])

/** Words of tables that remember what was handled. */
export const claimTableWords: ReadonlySet<string> = new Set(['processed', 'idempotency', 'idempotent', 'dedup', 'dedupe', 'deduplication', 'lock', 'locks', 'claim', 'claims', 'inbox', 'handled'])
