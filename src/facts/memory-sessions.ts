import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf, packageOf } from '../knowledge/modules.js'
import { memorySessionFactories, memoryStores, sessionMiddleware, sessionPlugins } from '../knowledge/sessions.js'
import { calleeNameOf, nameOf, propertyOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { objectBehind } from './option-objects.js'
import { originOf } from './origins.js'
import { isOutsideProduction, valuesInProduction } from './production-branches.js'
import { variableOf } from './references.js'
import { requestDataOf } from './request-data.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** Sessions that live in the memory of one process: those of a middleware, or a Map of the project's own. */
export type MemorySession = { readonly node: Node; readonly what: string; readonly kind: 'store' | 'map' }

/** Sessions kept in memory, in the order of the text. */
export const memorySessionsOf = lazily((file: SourceFile): readonly MemorySession[] => {
  const stores = nodesOf(file).get('CallExpression').flatMap((call) => {
    const found = kept(file, call)
    return found && !isOutsideProduction(file, call) ? [found] : []
  })
  return [...stores, ...ownMapsOf(file)].sort((one, two) => one.node.range[0] - two.node.range[0])
})

function kept(file: SourceFile, call: TSESTree.CallExpression): MemorySession | null {
  const origin = originOf(file, call.callee)
  if (origin) {
    if (entryOf(memorySessionFactories, origin)) return { node: call, what: file.source.getText(call.callee), kind: 'store' }
    const middleware = entryOf(sessionMiddleware, origin)
    if (middleware) return isInMemory(file, call.arguments[middleware.options]) ? { node: call, what: file.source.getText(call.callee), kind: 'store' } : null
    if (packageOf(origin.module) === 'hono-sessions' && origin.path.join('.') === 'sessionMiddleware') {
      const options = call.arguments[0] ? objectBehind(file, call.arguments[0]) : 'none'
      const store = typeof options === 'object' ? propertyOf(options, 'store') : undefined
      return store && store !== 'unknown' && isMemoryStore(file, store) ? { node: call, what: 'sessionMiddleware', kind: 'store' } : null
    }
  }
  if (calleeNameOf(call) !== 'register' || !call.arguments[0]) return null
  const plugin = originOf(file, unwrapAwait(call.arguments[0]))
  if (!plugin || !sessionPlugins.has(packageOf(plugin.module))) return null
  return isInMemory(file, call.arguments[1]) ? { node: call, what: packageOf(plugin.module), kind: 'store' } : null
}

/** Whether options certainly leave the store out, or name one in memory. */
function isInMemory(file: SourceFile, given: Node | undefined): boolean {
  if (given?.type === 'SpreadElement') return false
  const options = given ? objectBehind(file, given) : 'none'
  if (options === 'none') return true
  if (options === 'unknown') return false
  const store = propertyOf(options, 'store')
  if (store === undefined) return true
  return store !== 'unknown' && isMemoryStore(file, store)
}

function isMemoryStore(file: SourceFile, store: Node): boolean {
  const values = valuesInProduction(file, store)
  return values.length > 0 && values.every((value) => {
    const plain = unwrap(value)
    if (plain.type === 'Identifier' && plain.name === 'undefined') return true
    if (plain.type === 'Literal' && plain.value === null) return true
    // `new MemoryStore()`, also where the class is made of the session module first
    const origin = originOf(file, plain)
    return origin !== null && entryOf(memoryStores, origin) !== null
  })
}

const holderWords = new Set(['sessions', 'session', 'logins'])
const afterHolder = new Set(['store', 'map', 'cache', 'db', 'storage', 'by', 'id', 'token', 'data'])
/** Words of sessions that belong to the process: they hold a connection and cannot be kept elsewhere. */
const boundWords = /\b(?:ws|sockets?|websocket|transports?|terminals?|pty|process|browsers?|pages?|streams?|peers?|connections?|controller|emitter|rooms?|mcp|conversation|chat|game|recording|abort\w*|messages|history)\b/i
const ownerKeys = new Set(['userId', 'user', 'user_id', 'email', 'username', 'uid', 'accountId', 'account', 'role', 'login', 'userID', 'memberId', 'adminId'])

/** Maps and objects of the module, or fields of a class, that hold who is logged in and are looked up by what the browser sends. */
function ownMapsOf(file: SourceFile): readonly MemorySession[] {
  if (sideOf(file) === 'client' || !/[sS]ession|SESSION|[lL]ogins?|[tT]okens/.test(file.text)) return []
  const found: MemorySession[] = []
  for (const { id, init } of nodesOf(file).get('VariableDeclarator')) {
    if (id.type !== 'Identifier' || !init || functionAround(id) || !isHolder(id.name) || !isEmptyStore(init)) continue
    const reads = (variableOf(file, id)?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node)
    if (isLoginStore(file, reads)) found.push({ node: id, what: id.name, kind: 'map' })
  }
  for (const field of nodesOf(file).get('PropertyDefinition')) {
    const name = nameOf(field)
    if (name === null || !field.value || !isHolder(name.replace('#', '')) || !isEmptyStore(field.value)) continue
    const reads = nodesOf(file).within(field.parent, 'MemberExpression').filter((member) => nameOf(member) === name)
    if (isLoginStore(file, reads)) found.push({ node: field.key, what: name, kind: 'map' })
  }
  return found
}

function isHolder(name: string): boolean {
  const words = [...wordsOf(name)]
  while (words.length > 1 && afterHolder.has(words.at(-1)!) && !holderWords.has(words.at(-1)!)) words.pop()
  const last = words.at(-1)!
  if (boundWords.test(words.join(' '))) return false
  return holderWords.has(last) || (last === 'tokens' && words.some((word) => ['active', 'refresh', 'access', 'auth', 'valid', 'login'].includes(word)))
}

function isEmptyStore(init: Node): boolean {
  const value = unwrap(init)
  if (value.type === 'NewExpression') return value.callee.type === 'Identifier' && value.callee.name === 'Map' && value.arguments.length === 0
  return value.type === 'ObjectExpression' && value.properties.length === 0
}

function isLoginStore(file: SourceFile, uses: readonly Node[]): boolean {
  let isOfUser = false
  let isLookedUp = false
  for (const use of uses) {
    const access = use.parent
    if (access?.type !== 'MemberExpression' || access.object !== use) continue
    const call = access.parent
    if (access.computed) {
      if (call?.type === 'AssignmentExpression' && call.left === access) {
        if (isBound(file, call.right)) return false
        isOfUser ||= holdsUser(file, call.right)
      } else isLookedUp ||= isSentKey(file, access.property)
      continue
    }
    if (call?.type !== 'CallExpression' || call.callee !== access) continue
    const name = nameOf(access)
    const [key, value] = call.arguments
    if (name === 'set' && value) {
      if (isBound(file, value)) return false
      isOfUser ||= holdsUser(file, value)
    } else if ((name === 'get' || name === 'has') && key) isLookedUp ||= isSentKey(file, key)
  }
  return isOfUser && isLookedUp
}

/** Whether what is kept is bound to the process: a socket, a terminal, a browser. */
function isBound(file: SourceFile, value: Node): boolean {
  const shown = constantBehind(file, value)
  if (shown.type === 'NewExpression') return true
  return shown.type === 'ObjectExpression' && shown.properties.some((property) => {
    const name = property.type === 'Property' ? nameOf(property) : null
    return name !== null && boundWords.test(wordsOf(name).join(' '))
  })
}

function holdsUser(file: SourceFile, value: Node): boolean {
  const shown = constantBehind(file, value)
  if (shown.type === 'ObjectExpression') return shown.properties.some((property) => {
    const name = property.type === 'Property' ? nameOf(property) : null
    return name !== null && ownerKeys.has(name)
  })
  const name = nameOf(shown)
  return name !== null && ownerKeys.has(name)
}

/** A key that a cookie, a header or a parameter named for a token brings. */
function isSentKey(file: SourceFile, key: Node): boolean {
  const data = requestDataOf(file, key)
  if (data) return data.part === 'cookies' || data.part === 'headers' || /token|sid|session/i.test(data.path.at(-1) ?? '') || isTokenName(key)
  return isTokenName(key) || /cookie|authorization/i.test(file.source.getText(constantBehind(file, key)))
}

function isTokenName(key: Node): boolean {
  return /^(?:\w*token|sid|sessionid|session_id|sessid)$/i.test(nameOf(unwrap(key)) ?? '')
}
