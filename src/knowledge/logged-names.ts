/** Words of a name that make it a credential or number nobody may read, whatever comes before them. */
export const secretEndings: readonly string[] = [
  'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'password hash', 'hashed password',
  'secret', 'client secret', 'api key', 'apikey', 'secret key', 'private key', 'signing key', 'encryption key', 'access key', 'service role key', 'service key', 'master key', 'license key', 'private key pem',
  'authorization', 'authorization header', 'auth header', 'bearer', 'bearer token',
  'access token', 'refresh token', 'id token', 'session token', 'auth token', 'reset token', 'verification token', 'api token', 'bot token', 'magic link token', 'secret token', 'personal access token',
  'token', 'jwt', 'otp', 'otp code', 'one time password', 'one time code', 'verification code', 'reset code', 'mfa code', 'totp code', 'two factor code', 'two fa code', '2fa code', 'backup code', 'backup codes', 'recovery code', 'recovery codes',
  'card number', 'cardnumber', 'credit card', 'credit card number', 'creditcard', 'card pan', 'cvv', 'cvc', 'card cvc', 'ssn', 'social security number',
  'credentials', 'session cookie', 'auth cookie', 'cookie header', 'private keys', 'seed phrase', 'mnemonic', 'totp secret', 'session secret',
  'connection string', 'database url', 'set cookie', 'service account json',
]

/** Words with which a name is no secret: it only tells of one, shows a part of it, or what is left when it is taken out. */
export const tellingWords: ReadonlySet<string> = new Set([
  'is', 'has', 'had', 'show', 'use', 'uses', 'enable', 'enabled', 'require', 'requires', 'required', 'needs', 'should', 'can', 'will', 'no', 'missing', 'valid', 'redacted', 'masked', 'mask', 'obfuscated', 'sanitized', 'scrubbed', 'hidden', 'safe',
  'truncated', 'short', 'preview', 'partial', 'prefix', 'suffix', 'last4', 'hint', 'fingerprint', 'encrypted', 'public', 'publishable', 'anon', 'count', 'number of', 'type', 'max', 'min', 'total', 'placeholder', 'label', 'censored', 'trimmed', 'log',
])

/** Words that make a `token` something else: a piece of text, a coin, a place in a list, an address for messages. */
export const otherTokenWords: ReadonlySet<string> = new Set([
  'push', 'device', 'fcm', 'apns', 'expo', 'notification', 'design', 'color', 'theme', 'lexer', 'current', 'next', 'prev', 'previous', 'peek', 'start', 'end', 'first', 'last', 'stop', 'eos', 'bos', 'pad', 'comment', 'left', 'right',
  'symbol', 'erc20', 'erc721', 'base', 'quote', 'nft', 'reward', 'cancel', 'cancellation', 'abort', 'lock', 'llm', 'output', 'input', 'native', 'lp', 'page', 'continuation', 'cursor', 'sync', 'csrf', 'xsrf', 'swap', 'pool', 'contract', 'from', 'to',
  'prompt', 'completion', 'per', 'each', 'injection', 'di', 'provider', 'mapbox', 'syntax', 'word', 'text', 'special', 'search', 'change', 'delta', 'rate', 'bucket', 'hashed', 'share', 'unsubscribe', 'client request', 'tracking', 'turnstile', 'captcha', 'recaptcha',
])

/** Objects whose members are about a secret and not the secret: errors of a form, labels, counts. */
export const tellingHolders = /^(?:errors?|formErrors|fieldErrors|validationErrors|touched|dirty|dirtyFields|labels?|messages?|strings|translations?|i18n|schema|schemas|shape|fields?|routes?|paths?|urls?|links?|icons?|colou?rs?|theme|limits?|flags?|permissions?|scopes?|stats|usage|counts?|metrics|rules|types?|enums?|names?|keys|columns?|placeholders?|features?|lengths?|is|has|costs?)$/i

/** Calls whose result is a value without what must not be read. */
export const maskingWords: ReadonlySet<string> = new Set([
  'mask', 'masked', 'redact', 'redacted', 'sanitize', 'sanitise', 'sanitized', 'hash', 'hashed', 'truncate', 'obfuscate', 'obscure', 'hide', 'hidden', 'scrub', 'censor', 'anonymize', 'anonymise', 'omit', 'pick', 'strip', 'clean', 'fingerprint', 'last4', 'safe', 'summarize', 'summary', 'filter', 'without', 'digest', 'encrypt', 'remove',
  'partial', 'shorten', 'preview', 'length', 'keys', 'count', 'has', 'is', 'validate', 'verify', 'test', 'includes',
])
