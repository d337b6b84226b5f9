import type { Catalogue } from './modules.js'

/** How a library keeps a value in `localStorage` or `sessionStorage`: where its key is and where the value is. */
export type StorageWrapper = {
  /** Index of the argument that is the key, or that holds it under `keyName`. */
  readonly key: number
  readonly keyName?: string
}

/** Hooks and functions whose state lives in web storage, by package. From their documentation (2026-11). */
export const storageHooks: Catalogue<StorageWrapper> = {
  'usehooks-ts': { 'useLocalStorage.()': { key: 0 }, 'useSessionStorage.()': { key: 0 } },
  '@uidotdev/usehooks': { 'useLocalStorage.()': { key: 0 }, 'useSessionStorage.()': { key: 0 } },
  'react-use': { 'useLocalStorage.()': { key: 0 }, 'useSessionStorage.()': { key: 0 } },
  'use-local-storage': { '()': { key: 0 } },
  'use-local-storage-state': { '()': { key: 0 } },
  '@rehooks/local-storage': { 'useLocalStorage.()': { key: 0 }, 'writeStorage.()': { key: 0 } },
  '@mantine/hooks': { 'useLocalStorage.()': { key: 0, keyName: 'key' }, 'useSessionStorage.()': { key: 0, keyName: 'key' } },
  ahooks: { 'useLocalStorageState.()': { key: 0 }, 'useSessionStorageState.()': { key: 0 } },
  '@vueuse/core': { 'useLocalStorage.()': { key: 0 }, 'useSessionStorage.()': { key: 0 }, 'useStorage.()': { key: 0 } },
  'jotai/utils': { 'atomWithStorage.()': { key: 0 } },
  'store2': { '()': { key: 0 }, 'set.()': { key: 0 }, 'local.set.()': { key: 0 }, 'session.set.()': { key: 0 } },
  'store': { 'set.()': { key: 0 } },
  'lscache': { 'set.()': { key: 0 } },
}

/** Names that a project's own hook of this kind has; counted when it is imported from a file named alike. */
export const storageHookNames: ReadonlySet<string> = new Set(['useLocalStorage', 'useSessionStorage', 'useLocalStorageState', 'usePersistedState', 'usePersistentState'])

/** Words before `token` that make it a credential of a user's session. */
export const credentialKinds: ReadonlySet<string> = new Set([
  'access', 'refresh', 'auth', 'authentication', 'authorization', 'id', 'session', 'bearer', 'jwt', 'user', 'login', 'api', 'admin', 'oauth', 'oidc', 'sso',
  'saml', 'identity', 'client', 'app', 'member', 'account', 'customer', 'bearer',
])

/** Words beside `token` that make it something else: no one can sign in with it. */
export const harmlessTokens: ReadonlySet<string> = new Set([
  'csrf', 'xsrf', 'fcm', 'push', 'apns', 'device', 'notification', 'notifications', 'design', 'color', 'colors', 'theme', 'style', 'styles', 'css', 'spacing',
  'captcha', 'recaptcha', 'hcaptcha', 'turnstile', 'invite', 'invitation', 'share', 'referral', 'unsubscribe', 'mapbox', 'map', 'cart', 'guest', 'draft',
  'max', 'min', 'count', 'usage', 'used', 'total', 'prompt', 'completion', 'input', 'output', 'llm', 'budget', 'limit', 'remaining', 'estimated', 'context',
  'cancel', 'page', 'next', 'cursor', 'continuation', 'sync', 'search', 'selected', 'swap', 'erc20', 'nft', 'coin', 'crypto', 'wallet', 'symbol', 'favorite',
  'favourite', 'favorites', 'recent', 'visitor', 'tracking', 'idempotency', 'show', 'hide', 'has', 'is', 'show', 'seen', 'dismissed', 'expires', 'expiry',
  'placeholder', 'syntax', 'highlight', 'preview', 'public', 'anon', 'publishable', 'analytics', 'mixpanel', 'embed', 'queue', 'ticket',
])

/** Words that may follow `token` in the name of a key without changing what it is. */
export const tokenSuffixes: ReadonlySet<string> = new Set(['key', 'storage', 'value', 'data', 'string', 'str', 'name', 'item', 'jwt', 'v1', 'v2', 'v3'])
