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
