/** Words of columns that hold an amount which many callers change: a lost change is lost money, stock or limits. */
export const quantityWords: ReadonlySet<string> = new Set([
  'balance', 'balances', 'credit', 'credits', 'quota', 'stock', 'stocks', 'inventory', 'quantity', 'qty', 'count', 'counts', 'counter', 'points', 'coins', 'gems', 'tokens',
  'usage', 'used', 'seats', 'seat', 'remaining', 'available', 'views', 'likes', 'votes', 'upvotes', 'downvotes', 'score', 'total', 'amount', 'spent', 'earned', 'xp', 'karma',
  'downloads', 'plays', 'clicks', 'visits', 'hits', 'redemptions', 'uses', 'attempts', 'tries', 'sold', 'reserved', 'wallet', 'funds', 'budget', 'tickets', 'capacity', 'slots',
  'supply', 'shares', 'minutes', 'allowance', 'debt', 'owed', 'revenue', 'earnings', 'units', 'messages', 'requests', 'generations', 'invites', 'refunded', 'paid',
])

/** Words of columns that hold what can run out, so that it is compared before something is taken. */
export const stockWords: ReadonlySet<string> = new Set([
  'balance', 'balances', 'credit', 'credits', 'wallet', 'funds', 'stock', 'stocks', 'inventory', 'quantity', 'qty', 'quota', 'points', 'coins', 'gems', 'tokens', 'seats', 'remaining', 'available', 'tickets', 'capacity', 'slots', 'supply', 'shares', 'allowance', 'budget',
])

/** Words of counters that one worker keeps for itself. */
export const privateCounterWords: ReadonlySet<string> = new Set(['retry', 'retries'])

/** First words of functions that read a row, and of those that write it back. */
export const readingVerbs: ReadonlySet<string> = new Set(['find', 'get', 'fetch', 'load', 'lookup', 'read', 'select', 'query', 'retrieve', 'require', 'ensure'])
export const writingVerbs: ReadonlySet<string> = new Set(['update', 'save', 'put', 'patch', 'persist', 'store', 'write', 'replace', 'upsert', 'set', 'modify', 'edit'])

/** Columns by which a write finds out that somebody else wrote first. */
export const versionColumns: ReadonlySet<string> = new Set(['version', 'v', 'rev', 'revision', 'etag', 'lockversion', 'rowversion', 'updatedat', 'xmin', 'generation'])

/** Arithmetic of libraries for exact decimals, by method. */
export const decimalMethods: ReadonlySet<string> = new Set(['plus', 'minus', 'add', 'sub', 'subtract', 'times', 'mul', 'multiply', 'multipliedBy', 'div', 'dividedBy'])
export const decimalTypes: ReadonlySet<string> = new Set(['Decimal', 'BigNumber', 'Big', 'BigInt', 'Dinero', 'dinero', 'currency', 'Money'])
