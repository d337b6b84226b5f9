/** Participles that say that something was done already: `isProcessed`, `markFulfilled`, a column `redeemed`. */
export const doneWords: ReadonlySet<string> = new Set([
  'processed', 'handled', 'seen', 'consumed', 'delivered', 'fulfilled', 'claimed', 'duplicate', 'used', 'sent', 'executed', 'applied', 'redeemed', 'credited',
  'granted', 'provisioned', 'refunded', 'charged', 'notified', 'completed', 'replayed', 'recorded', 'known', 'exists',
])

/** First words of functions that ask for such a state. */
export const askingWords: ReadonlySet<string> = new Set(['is', 'has', 'was', 'have', 'were', 'already', 'check', 'exists', 'did', 'contains', 'been', 'find', 'get', 'lookup'])

/** First words of functions that write it down. */
export const markingWords: ReadonlySet<string> = new Set(['mark', 'set', 'record', 'save', 'add', 'store', 'remember', 'register', 'create', 'insert', 'put', 'track', 'flag', 'log', 'write', 'update', 'persist'])

/** Short methods that mean the same on a store of such states: `seenEvents.has(id)` and `seenEvents.add(id)`. */
export const askingMethods: ReadonlySet<string> = new Set(['has', 'exists', 'get', 'find', 'contains', 'includes', 'check', 'findById', 'findByKey', 'lookup', 'findByEventId', 'isKnown'])
export const markingMethods: ReadonlySet<string> = new Set(['add', 'set', 'save', 'insert', 'put', 'record', 'store', 'mark', 'create', 'remember', 'register', 'write', 'log', 'push'])

/** Words of names of such stores. */
export const stateStoreWords: ReadonlySet<string> = new Set([
  'processed', 'idempotency', 'idempotent', 'dedup', 'dedupe', 'deduplication', 'seen', 'events', 'event', 'webhook', 'webhooks', 'claims', 'nonce', 'nonces', 'replay',
  'inbox', 'handled', 'redemptions', 'deliveries',
])

/** First words of functions whose repetition costs something. */
export const costlyVerbs: ReadonlySet<string> = new Set([
  'provision', 'grant', 'credit', 'charge', 'fulfil', 'fulfill', 'activate', 'issue', 'award', 'ship', 'pay', 'refund', 'transfer', 'redeem', 'deliver', 'allocate',
  'send', 'debit', 'topup',
])

/** First words of functions that look a row up, and of those that add one. */
export const findingWords: ReadonlySet<string> = new Set(['find', 'get', 'fetch', 'lookup', 'load', 'exists', 'has', 'query'])
export const creatingWords: ReadonlySet<string> = new Set(['create', 'insert', 'add', 'save', 'store', 'record'])

/** First words of functions that take something that can be had once: `useCode(code)`, `redeemVoucher(code)`. */
export const usingWords: ReadonlySet<string> = new Set(['use', 'consume', 'redeem', 'claim', 'burn', 'spend', 'mark', 'complete', 'finish', 'invalidate', 'expire', 'close'])
