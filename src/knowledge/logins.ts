/** Names of what lets somebody in, and of what slows down whoever tries too often. As of November 2026. */

/** Words of addresses and of actions that let somebody in who knows a password. */
export const loginWords: ReadonlySet<string> = new Set(['login', 'logins', 'signin', 'logon', 'auth', 'authenticate', 'authentication', 'session', 'sessions', 'credentials', 'authorize', 'token'])
export const registrationWords: ReadonlySet<string> = new Set(['register', 'registration', 'signup', 'join', 'enroll'])
export const codeWords: ReadonlySet<string> = new Set(['otp', 'totp', '2fa', 'mfa', 'verify', 'verification', 'code', 'pin', 'passcode', 'challenge', 'confirm', 'authenticator'])
/** Words of what only somebody who is signed in already does. */
export const signedInWords: ReadonlySet<string> = new Set(['change', 'update', 'delete', 'remove', 'settings', 'setting', 'profile', 'me', 'account', 'current', 'disable', 'enable', 'setup', 'logout', 'signout', 'edit', 'close', 'deactivate'])

/** Words of names that say that tries are counted, slowed down, or made by people only. */
export const throttleWords: ReadonlySet<string> = new Set([
  'rate', 'ratelimit', 'ratelimits', 'ratelimiter', 'ratelimiting', 'limiter', 'limiters', 'limited', 'limiting', 'throttle', 'throttler', 'throttled', 'throttling', 'slowdown', 'slow', 'attempt', 'attempts', 'tries', 'lock', 'locked', 'lockout', 'locks', 'unlock', 'captcha', 'recaptcha', 'hcaptcha', 'turnstile', 'brute', 'bruteforce',
  'arcjet', 'cooldown', 'failures', 'failed', 'backoff', 'banned', 'blacklist', 'blocklist', 'botid', 'quota', 'penalty', 'suspicious', 'strikes', 'firewall', 'altcha', 'friendlycaptcha',
])

/** Packages that make and check codes of authenticators. */
export const codePackages: ReadonlySet<string> = new Set(['otplib', 'speakeasy', 'otpauth', '@oslojs/otp', 'totp-generator', 'notp'])

/** Modules of Auth.js whose `authorize` is given what somebody typed. Auth.js does not limit how often. */
export const credentialsModules: ReadonlySet<string> = new Set(['next-auth/providers/credentials', '@auth/core/providers/credentials', '@auth/sveltekit/providers/credentials', '@auth/express/providers/credentials', 'next-auth/providers'])
