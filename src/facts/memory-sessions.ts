import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf, packageOf } from '../knowledge/modules.js'
import { memorySessions, memoryStores, sessionMiddleware, sessionPlugins } from '../knowledge/session-stores.js'
import { isDevelopmentOnly } from './deployments.js'
import { exportsOf } from './exports.js'
import { calleeNameOf, keysOf, nameOf, propertyOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind, tracedTo } from './flow.js'
import { functionAround, isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { moduleStoresOf, storesMadeBy, type ModuleStore, type StoreUse } from './module-stores.js'
import { nodesOf, type Node } from './nodes.js'
import { objectBehind } from './option-objects.js'
import { originOf } from './origins.js'
import { allRequestDataOf } from './request-data.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** Login sessions in the memory of one process. */
export type MemorySession = {
  readonly node: Node
  /** What keeps them: `express-session`, `MemoryStore`, the name of a Map. */
  readonly by: string
  /** `default` where no store is given, `store` where one is and it is none, `own` for a container of the file. */
  readonly kind: 'default' | 'store' | 'own'
}

/** Login sessions that end with the process, in the order of the text. */
export const memorySessionsOf = lazily((file: SourceFile): readonly MemorySession[] => {
  const found = [...nodesOf(file).get('CallExpression').flatMap((call) => ofMiddleware(file, call) ?? []), ...ownSessions(file)]
  return found.filter(({ node }) => !isDevelopmentOnly(file, node)).sort((one, two) => one.node.range[0] - two.node.range[0])
})

function ofMiddleware(file: SourceFile, call: TSESTree.CallExpression): MemorySession | null {
  const plugin = calleeNameOf(call) === 'register' && call.arguments[0] ? originOf(file, call.arguments[0]) : null
  if (plugin && plugin.path.length === 0 && sessionPlugins.has(packageOf(plugin.module))) return byOptions(file, call, call.arguments[1], packageOf(plugin.module), 'memory')
  const origin = originOf(file, call.callee)
  if (origin && entryOf(memorySessions, { module: origin.module, path: [...origin.path, '()'] })) return { node: call.callee, by: origin.path.at(-1)!, kind: 'store' }
  const middleware = origin && entryOf(sessionMiddleware, { module: origin.module, path: [...origin.path, '()'] })
  return middleware ? byOptions(file, call, call.arguments[middleware.options], packageOf(origin.module), middleware.byDefault) : null
}

function byOptions(file: SourceFile, node: TSESTree.CallExpression, given: Node | undefined, by: string, byDefault: 'memory' | 'other'): MemorySession | null {
  const options = given ? objectBehind(file, given) : 'none'
  if (options === 'unknown') return null
  const store = options === 'none' ? undefined : propertyOf(options, 'store')
  if (store === 'unknown') return null
  const value = store && constantBehind(file, store)
  if (!value || (value.type === 'Identifier' && value.name === 'undefined')) return byDefault === 'memory' ? { node: node.callee, by, kind: 'default' } : null
  // What only development takes of two stores may live in memory.
  if (value.type === 'ConditionalExpression') {
    const taken = [value.consequent, value.alternate].filter((branch) => !isDevelopmentOnly(file, branch))
    return taken.length === 1 && isMemoryStore(file, taken[0]!) ? { node: store, by: 'MemoryStore', kind: 'store' } : null
  }
  return isMemoryStore(file, value) ? { node: store, by: originOf(file, value)?.module === 'memorystore' ? 'memorystore' : 'MemoryStore', kind: 'store' } : null
}

function isMemoryStore(file: SourceFile, node: Node): boolean {
  const origin = originOf(file, constantBehind(file, node))
  return origin !== null && entryOf(memoryStores, origin) === 'memory'
}

/** What a store of login sessions or tokens is called. */
const storeWords = new Set(['session', 'sessions', 'token', 'tokens', 'login', 'logins', 'auth', 'signed', 'logged', 'authenticated'])
/** Tokens that are used once, or prove something else than a login. */
const otherTokens = new Set(['reset', 'verify', 'verification', 'confirmation', 'confirm', 'override', 'invite', 'invitation', 'csrf', 'edit', 'otp', 'push', 'device', 'pending', 'oauth', 'state', 'magic', 'upload', 'download', 'share', 'unsubscribe'])
/** Tokens that are good no more: a list of them signs nobody in. */
const endedWords = new Set(['revoked', 'blacklist', 'blacklisted', 'black', 'denylist', 'denied', 'deny', 'blocklist', 'blocked', 'block', 'invalidated', 'invalid', 'used', 'consumed', 'expired', 'ended', 'banned', 'rotated'])
/** Fields by which an entry says whose session it is. */
const loginKeys = /^(?:user|userId|user_id|uid|account|accountId|email|username|userEmail|customerId|memberId|adminId|role)$/
/** Values that only this process can hold. */
const processBound = new Set(['socket', 'sockets', 'ws', 'transport', 'connection', 'client', 'peer', 'terminal', 'pty', 'process', 'child', 'stream', 'controller', 'response', 'res', 'emitter', 'server', 'worker', 'page', 'browser', 'chat', 'agent', 'conversation', 'timer'])

function ownSessions(file: SourceFile): readonly MemorySession[] {
  if (sideOf(file) === 'client') return []
  const own = [...moduleStoresOf(file).filter((store) => isSessionStore(file, store)), ...cachesOf(file).filter((cache) => isOnlyStore(file, cache))]
  return own.map(({ creation, name }) => ({ node: creation, by: name, kind: 'own' }))
}

/** Packages whose default export or class is a Map that forgets old entries. */
const cachePackages = new Set(['node-cache', 'lru-cache', 'quick-lru', '@isaacs/ttlcache', 'tiny-lru', 'lru.min'])

const cachesOf = lazily((file: SourceFile): readonly ModuleStore[] =>
  [...cachePackages].some((name) => modulesNamed(file).has(name))
    ? storesMadeBy(file, (_, node) => {
        const value = unwrap(node)
        const origin = value.type === 'NewExpression' ? originOf(file, value.callee) : null
        return origin && cachePackages.has(packageOf(origin.module)) ? 'map' : null
      })
    : [],
)

const storing = /^(?:insert|insertOne|create|save|upsert|setex|hset|put)$/

/** Whether a cache is all that keeps its logins: each is written under a random key, and nothing else is told of it there. */
function isOnlyStore(file: SourceFile, cache: ModuleStore): boolean {
  const isAlone = ({ node }: StoreUse) => {
    const fn = functionAround(node)
    return fn !== null && !nodesOf(file).within(fn, 'CallExpression').some((call) => storing.test(calleeNameOf(call) ?? ''))
  }
  const written = cache.uses.filter(({ how }) => how === 'write')
  return isSessionStore(file, cache) && written.every((use) => use.key !== null && isDrawn(file, use.key) && isAlone(use))
}

function isSessionStore(file: SourceFile, store: ModuleStore): boolean {
  const { kind, uses } = store
  // `const store = (globalThis.logins ??= new Map())`
  const made = unwrap(store.creation)
  const kept = made.type === 'AssignmentExpression' || made.type === 'LogicalExpression' ? nameOf(unwrap(made.left)) : null
  const name = kept === null ? store.name : `${store.name}_${kept}`
  if (kind === 'array') return isTokenList(file, store)
  const written = uses.filter(({ how }) => how === 'write')
  // What is exported is read where it is imported.
  if (written.length === 0 || !(uses.some(({ how }) => how === 'read') || isExported(file, store))) return false
  const isNamed = wordsOf(name).some((word) => storeWords.has(word))
  if (wordsOf(name).some((word) => processBound.has(word) || otherTokens.has(word) || endedWords.has(word)) || written.some((use) => isProcessBound(file, use))) return false
  const isLogin = written.some(({ value }) => value !== null && holdsLogin(file, value))
  // The key of a request's cookie or credentials, or one drawn at random for somebody who signed in.
  const byCredentials = uses.some(({ how, key }) => how === 'read' && key !== null && isCredential(file, key))
  if (byCredentials) return isNamed || isLogin
  return isNamed && isLogin && written.some(({ key }) => key !== null && isDrawn(file, key))
}

/** Tokens in an array, which a token that was sent is looked for in: `refreshTokens.includes(req.body.token)`. */
function isTokenList(file: SourceFile, { name, uses }: ModuleStore): boolean {
  const words = wordsOf(name)
  if (!words.some((word) => storeWords.has(word)) || words.some((word) => processBound.has(word) || otherTokens.has(word) || endedWords.has(word))) return false
  return uses.some(({ how }) => how === 'write') && uses.some(({ how, key }) => how === 'read' && key !== null && (isCredential(file, key) || comparesCredential(file, key)))
}

/** `sessions.find((one) => one.id === req.cookies.sid)`. */
function comparesCredential(file: SourceFile, key: Node): boolean {
  return isFunction(key) && nodesOf(file).within(key, 'BinaryExpression').some(({ operator, left, right }) => /^===?$/.test(operator) && (isCredential(file, left as Node) || isCredential(file, right)))
}

function isExported(file: SourceFile, { creation }: ModuleStore): boolean {
  return exportsOf(file).some(({ value }) => value !== null && unwrap(value) === unwrap(creation))
}

function isProcessBound(file: SourceFile, { value }: StoreUse): boolean {
  if (!value) return false
  const held = constantBehind(file, value)
  if (held.type === 'NewExpression') return true
  if (held.type === 'Identifier') return wordsOf(held.name).some((word) => processBound.has(word))
  return held.type === 'ObjectExpression' && keysOf(held).names.some((key) => key !== 'userAgent' && processBound.has(wordsOf(key).at(-1) ?? ''))
}

function holdsLogin(file: SourceFile, value: Node): boolean {
  const held = constantBehind(file, value)
  if (held.type === 'ObjectExpression') return keysOf(held).names.some((key) => loginKeys.test(key))
  const at = unwrapAwait(held)
  if (at.type === 'Identifier') return loginKeys.test(at.name)
  return at.type === 'MemberExpression' && at.property.type === 'Identifier' && (loginKeys.test(at.property.name) || (at.property.name === 'id' && at.object.type === 'Identifier' && loginKeys.test(at.object.name)))
}

function isCredential(file: SourceFile, key: Node): boolean {
  if (isCookieOfNext(file, key)) return true
  return allRequestDataOf(file, key).some(({ part, path }) => {
    const name = path[0] ?? ''
    return part === 'cookies' || (part === 'headers' && /^(?:authorization|cookie|(?:x-)?(?:auth|access|session|login)-?(?:token|id)?|(?:x-)?(?:token|sid))$/i.test(name)) || (['body', 'query', 'params', 'input'].includes(part) && /^(?:session|auth|access|refresh)_?-?(?:token|id)$|^(?:token|sid)$/i.test(path.at(-1) ?? ''))
  })
}

/** `(await cookies()).get('sid')?.value` */
function isCookieOfNext(file: SourceFile, key: Node): boolean {
  return tracedTo(file, key, ({ node }) => node.type === 'CallExpression' && calleeNameOf(node) === 'get' && originOf(file, node)?.module === 'next/headers') !== null
}

const drawing = /^(?:randomBytes|randomUUID|nanoid|uuid|uuidv4|v4|v7|uid|cuid|createId|ulid|generateToken|generateSessionId|generateId|generateSecureToken|generateSessionToken|random)$/

function isDrawn(file: SourceFile, key: Node): boolean {
  let value = constantBehind(file, key)
  for (let depth = 0; depth < 6; depth++) {
    if (value.type !== 'CallExpression') return false
    if (drawing.test(originOf(file, value.callee)?.path.at(-1) ?? '') || drawing.test(calleeNameOf(value) ?? '')) return true
    // `crypto.randomBytes(32).toString('hex')`
    if (value.callee.type !== 'MemberExpression') return false
    value = constantBehind(file, value.callee.object)
  }
  return false
}
