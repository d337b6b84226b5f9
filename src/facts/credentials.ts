import { credentialKinds, harmlessTokens, tokenSuffixes } from '../knowledge/web-storage.js'
import { calleeNameOf, nameOf, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import type { Node } from './nodes.js'
import type { SourceFile } from './source-file.js'
import type { StorageWrite } from './web-storage.js'

/**
 * How surely a name is a credential of a user's session: `accessToken`, `jwt` and `token` are, `app_token` probably is,
 * `csrfToken`, `tokenCount` and `tokens` are not.
 */
function certaintyOf(name: string): 'sure' | 'likely' | 'no' {
  const words = [...wordsOf(name)]
  while (words.length > 1 && tokenSuffixes.has(words.at(-1)!) && words.at(-1) !== 'jwt') words.pop()
  if (words[0] === 'set' || words[0] === 'store' || words[0] === 'save') words.shift()
  const last = words.at(-1)
  if (last === undefined || words.some((word) => harmlessTokens.has(word))) return 'no'
  if (last === 'jwt') return 'sure'
  if (/^(?:access|refresh|auth|session|id|bearer|jwt)tokens?$/.test(last)) return 'sure'
  if (last === 'tokens') return words.some((word) => credentialKinds.has(word)) ? 'sure' : 'no'
  if (last !== 'token') return 'no'
  if (words.length === 1) return 'sure'
  return words.slice(0, -1).some((word) => credentialKinds.has(word)) ? 'sure' : 'likely'
}

/** Whether a field of a persisted state is a credential by its name. */
export function credentialNamed(name: string): boolean {
  return certaintyOf(name) !== 'no'
}

/** What a write keeps, for a message, when it is a credential; `null` when it is something else or unknown. */
export function keepsCredential(file: SourceFile, { keys, value }: StorageWrite): string | null {
  if (keys.some((key) => wordsOf(key).some((word) => harmlessTokens.has(word)))) return null
  const named = keys.find((key) => certaintyOf(key) !== 'no')
  if (value && (isHarmless(file, value) || isNamedHarmless(value))) return null
  if (named !== undefined) return `\`${named}\``
  return value && credentialIn(file, value, keys)
}

/** A flag, a number, a date, an emptied entry or a text of the source: no one's credential. */
function isHarmless(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  switch (value.type) {
    case 'Literal':
      return true
    case 'TemplateLiteral':
      return value.expressions.length === 0
    case 'UnaryExpression':
      return true
    case 'BinaryExpression':
      return value.operator !== '+'
    case 'ConditionalExpression':
      return isHarmless(file, value.consequent) && isHarmless(file, value.alternate)
    case 'Identifier':
      return value.name === 'undefined'
    case 'MemberExpression':
      return nameOf(value) === 'length'
    case 'CallExpression': {
      const name = calleeNameOf(value)
      if (name === 'Boolean' || name === 'now' || name === 'Number' || name === 'toISOString' || name === 'getTime') return true
      return (name === 'String' || name === 'stringify') && value.arguments[0] !== undefined && isHarmless(file, value.arguments[0])
    }
    default:
      return false
  }
}

/** `csrfToken`, `JSON.stringify(selectedToken)`: the value's own name says that it is no credential. */
function isNamedHarmless(node: Node, depth = 0): boolean {
  const value = unwrapAwait(node)
  if (value.type === 'CallExpression' && value.arguments[0] && depth < 3) return isNamedHarmless(value.arguments[0], depth + 1)
  const name = value.type === 'Identifier' || value.type === 'MemberExpression' ? nameOf(value) : null
  return name !== null && wordsOf(name).some((word) => harmlessTokens.has(word))
}

/** Calls that give a token by their name: `user.getIdToken()`, `getAccessTokenSilently()`. */
const tokenCalls = /^(?:get|fetch|create|refresh|issue)?(?:Id|Access|Refresh|Auth|Session)Token(?:Silently)?$|^getToken$/

/** The credential a value is or holds: `data.access_token`, `JSON.stringify({ user, token })`. */
function credentialIn(file: SourceFile, node: Node, keys: readonly string[], depth = 0): string | null {
  if (depth > 5) return null
  const value = unwrapAwait(node)
  const inner = (next: Node) => credentialIn(file, next, keys, depth + 1)
  switch (value.type) {
    case 'Identifier': {
      const certainty = certaintyOf(value.name)
      if (certainty === 'sure' && (value.name !== 'token' || isAuthKey(keys))) return `\`${value.name}\``
      const constant = constantBehind(file, value)
      return constant === value || constant.type === 'Identifier' ? null : inner(constant)
    }
    case 'MemberExpression': {
      const name = nameOf(value)
      if (name === null) return null
      return certaintyOf(name) === 'sure' && (name !== 'token' || isAuthKey(keys)) ? `\`${name}\`` : null
    }
    case 'ObjectExpression':
      for (const property of value.properties) {
        const name = property.type === 'Property' ? nameOf(property) : null
        if (property.type === 'Property' && name !== null && certaintyOf(name) === 'sure' && !isHarmless(file, property.value)) return `\`${name}\``
      }
      return null
    case 'CallExpression': {
      const name = calleeNameOf(value)
      if (name === 'stringify' || name === 'String' || name === 'btoa' || name === 'encodeURIComponent') return value.arguments[0] ? inner(value.arguments[0]) : null
      return name !== null && tokenCalls.test(name) ? `the result of \`${name}\`` : null
    }
    case 'LogicalExpression':
      return inner(value.left) ?? inner(value.right)
    case 'ConditionalExpression':
      return inner(value.consequent) ?? inner(value.alternate)
    case 'TemplateLiteral': {
      // `Bearer ${token}`
      const [expression] = value.expressions
      return expression && value.expressions.length === 1 ? inner(expression) : null
    }
    default:
      return null
  }
}

/** A value that is only called `token` needs a key that is about signing in, or one that says nothing. */
function isAuthKey(keys: readonly string[]): boolean {
  if (keys.length === 0) return true
  return keys.some((key) => wordsOf(key).some((word) => authWords.has(word))) || keys.every((key) => wordsOf(key).every((word) => word === 'key' || word === 'storage' || word === 'name'))
}

const authWords: ReadonlySet<string> = new Set(['auth', 'session', 'login', 'user', 'account', 'credential', 'credentials', 'bearer', 'identity', 'oauth', 'jwt', 'sid', 'token'])
