import { fieldBehind } from './constant-fields.js'
import { environmentReadOf } from './environment.js'
import { nameOf, stringOf, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import type { Node } from './nodes.js'
import { allRequestDataOf } from './request-data.js'
import type { SourceFile } from './source-file.js'

/** Whose host a URL leads to: the program's own, somebody else's, or not to be seen in this file. */
export type RequestTarget = 'own' | 'other' | 'unknown'

/** Names of addresses of the program itself: `NEXT_PUBLIC_APP_URL`, `siteUrl`, `baseUrl`. */
const ownAddress = /^(?:(?:next_?public|next_?private|vite|react_?app|nuxt)_?)?(?:internal_?)?(?:app|site|web|web_?app|website|public|vercel|nextauth|auth|base|self|server|frontend|front|backend|host|own|my)?_?(?:base|site|app|project_production|branch|public)?_?(?:url|uri|host|origin|domain)$/i
const deepest = 8

/** Where a request to a URL goes, by how the URL begins. */
export function requestTargetOf(file: SourceFile, node: Node, depth = 0): RequestTarget {
  if (depth > deepest) return 'unknown'
  const value = unwrapAwait(constantBehind(file, node))
  const text = stringOf(value)
  if (text !== null) return targetOfText(text)
  switch (value.type) {
    case 'TemplateLiteral': {
      const start = value.quasis[0]?.value.cooked ?? ''
      if (start !== '') return /^https?:\/\/$/.test(start) ? targetOfHost(file, value.expressions[0], depth) : targetOfText(start)
      return value.expressions[0] ? requestTargetOf(file, value.expressions[0], depth + 1) : 'unknown'
    }
    case 'BinaryExpression':
      return requestTargetOf(file, value.left, depth + 1)
    case 'LogicalExpression':
    case 'ConditionalExpression': {
      const [one, two] = value.type === 'LogicalExpression' ? [value.left, value.right] : [value.consequent, value.alternate]
      const targets = [requestTargetOf(file, one, depth + 1), requestTargetOf(file, two, depth + 1)]
      return targets.includes('own') ? 'own' : targets.includes('other') ? 'other' : 'unknown'
    }
    case 'NewExpression':
      return ofUrl(file, value.callee, value.arguments, depth)
    case 'CallExpression': {
      // `url.toString()`, `String(url)`
      if (value.callee.type === 'MemberExpression' && /^(?:toString|replace|trim|concat)$/.test(nameOf(value.callee) ?? '')) return requestTargetOf(file, value.callee.object, depth + 1)
      if (value.callee.type !== 'Identifier') return 'unknown'
      // `INTERNAL_WEBAPP_URL()`
      if (value.arguments.length === 0 && /^[A-Z][A-Z0-9_]+$/.test(value.callee.name) && ownAddress.test(value.callee.name)) return 'own'
      // `formatPath('/api/files')`: whatever is put before it, the path is one of the program's own routes
      if (stringOf(value.arguments[0])?.startsWith('/api/')) return 'own'
      return value.callee.name === 'String' && value.arguments[0] ? requestTargetOf(file, value.arguments[0], depth + 1) : 'unknown'
    }
    default:
      return ofName(file, value, depth)
  }
}

function ofName(file: SourceFile, value: Node, depth: number): RequestTarget {
  const read = environmentReadOf(file, value)
  if (read) return read.name === null ? 'unknown' : ownAddress.test(read.name) ? 'own' : 'other'
  if (value.type === 'MemberExpression' && nameOf(value) === 'href') return requestTargetOf(file, value.object, depth + 1)
  // `this.baseUrl` of a class that says what it is: `private readonly baseUrl = 'https://api.vendor.com'`
  const kept = value.type === 'MemberExpression' ? fieldBehind(file, value) : null
  const target = kept ? requestTargetOf(file, kept, depth + 1) : 'unknown'
  if (target !== 'unknown') return target
  const data = allRequestDataOf(file, value)
  if (data.length > 0) return data.some(({ part }) => part !== 'headers') ? 'other' : 'unknown'
  // A row of the database or a message of a provider: `hook.url`, `file.downloadUrl`
  const name = value.type === 'MemberExpression' ? nameOf(value) : null
  if (name === null || !/(?:url|uri|endpoint)$/i.test(name)) return 'unknown'
  const object = value.type === 'MemberExpression' ? nameOf(value.object) : null
  if (ownAddress.test(name) && name.toLowerCase() !== 'url') return 'own'
  return /^(?:req|request|ctx|c|event|config|env|settings|options|this)$/i.test(object ?? 'this') ? 'unknown' : 'other'
}

function ofUrl(file: SourceFile, callee: Node, given: readonly Node[], depth: number): RequestTarget {
  const [path, base] = given
  if (callee.type !== 'Identifier' || callee.name !== 'URL' || !path) return 'unknown'
  const target = requestTargetOf(file, path, depth + 1)
  if (!base || target === 'other') return target
  if (isOwnBase(base)) return 'own'
  return requestTargetOf(file, base, depth + 1)
}

/** `new URL('./font.ttf', import.meta.url)` is a file of the program, `new URL('/api/session', request.url)` a route of it. */
function isOwnBase(base: Node): boolean {
  const value = unwrapAwait(base)
  if (value.type !== 'MemberExpression') return false
  const holder = unwrapAwait(value.object)
  if (holder.type === 'MetaProperty') return nameOf(value) === 'url'
  if (nameOf(value) === 'origin' && holder.type === 'MemberExpression' && nameOf(holder) === 'nextUrl') return true
  return /^(?:url|nextUrl)$/.test(nameOf(value) ?? '') && /^(?:req|request)$/.test(nameOf(holder) ?? '')
}

function targetOfText(text: string): RequestTarget {
  if (/^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker|[\w-]+(?::\d+)(?:\/|$))/i.test(text)) return 'own'
  if (/^https?:\/\/./i.test(text)) return 'other'
  return 'own'
}

/** `https://${host}/path`. */
function targetOfHost(file: SourceFile, host: Node | undefined, depth: number): RequestTarget {
  if (!host) return 'unknown'
  const text = stringOf(constantBehind(file, host))
  if (text !== null) return targetOfText(`https://${text}`)
  return requestTargetOf(file, host, depth + 1)
}
