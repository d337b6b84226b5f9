import { authCookieWords, otherCookieWords, type CookieFlag } from '../knowledge/cookies.js'
import { calleeNameOf, nameOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { cookieWritesOf, hole, rawCookiesOf, type CookieWrite, type RawCookie } from './cookies.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import type { Node } from './nodes.js'
import { optionOf } from './option-objects.js'
import { isOutsideProduction, valuesInProduction } from './production-branches.js'
import type { SourceFile } from './source-file.js'
import { numberOf } from './static-numbers.js'

/** A cookie that signs in and that a script, an unencrypted connection or another site can use. */
export type InsecureCookie = {
  readonly node: Node
  readonly cookie: string
  readonly missing: readonly CookieFlag[]
  /** Where all that is absent can be added; `null` where the options are not at hand. */
  readonly room: CookieWrite['room']
  /** The `false` of each flag that is switched off. */
  readonly off: readonly { readonly flag: CookieFlag; readonly value: Node }[]
}

const flags: readonly CookieFlag[] = ['httpOnly', 'secure', 'sameSite']

export const insecureCookiesOf = lazily((file: SourceFile): readonly InsecureCookie[] => [
  ...cookieWritesOf(file).flatMap((write) => insecure(file, write) ?? []),
  ...rawCookiesOf(file).flatMap((raw) => insecureText(file, raw) ?? []),
])

function insecure(file: SourceFile, write: CookieWrite): InsecureCookie | null {
  const { node, name, value, options, needs, room } = write
  if (options === 'unknown') return null
  const named = name ? authName(file, name, value) : 'the session cookie'
  if (!named || (value && isNoCredential(file, value)) || isOutsideProduction(file, node)) return null
  if (typeof options === 'object' && isDeletion(file, options)) return null
  const verdicts = flags.map((flag) => ({ flag, verdict: verdictOf(file, options, flag) }))
  const off = verdicts.filter(({ verdict }) => verdict === 'off').map(({ flag }) => flag)
  const absent = verdicts.filter(({ flag, verdict }) => verdict === 'absent' && needs.includes(flag)).map(({ flag }) => flag)
  const missing = flags.filter((flag) => off.includes(flag) || absent.includes(flag))
  if (missing.length === 0) return null
  const switches = off.flatMap((flag) => switchOf(file, options, flag) ?? [])
  return { node, cookie: named, missing, room: switches.length < off.length || isJsCookie(write) ? null : room, off: switches }
}

/** Whether a cookie signs a user in and is set to something, not deleted. */
export function isAuthCookie(file: SourceFile, { name, value, options }: CookieWrite): boolean {
  if (value && isNoCredential(file, value)) return false
  if (typeof options === 'object' && isDeletion(file, options)) return false
  return name === null || authName(file, name, value) !== null
}

/** js-cookie runs in the page: what it writes can never be `httpOnly`. */
function isJsCookie({ api }: CookieWrite): boolean {
  return /^(?:js)?cookies?\.set$/i.test(api)
}

function verdictOf(file: SourceFile, options: CookieWrite['options'], flag: CookieFlag): 'on' | 'off' | 'absent' {
  if (typeof options !== 'object') return 'absent'
  const given = optionOf(file, options, flag) ?? optionOf(file, options, flag.toLowerCase())
  if (given === undefined) return 'absent'
  if (given === 'unknown') return 'on'
  const values = valuesInProduction(file, given)
  return values.length > 0 && values.every((value) => value.type === 'Literal' && value.value === false) ? 'off' : 'on'
}

/** `secure: false`, written there. */
function switchOf(file: SourceFile, options: CookieWrite['options'], flag: CookieFlag): InsecureCookie['off'][number] | null {
  const value = typeof options === 'object' ? optionOf(file, options, flag) : undefined
  return value && value !== 'unknown' && value.type === 'Literal' ? { flag, value } : null
}

/** What a cookie that signs in is called, for the message. */
function authName(file: SourceFile, name: Node, value: Node | null): string | null {
  const constant = unwrap(constantBehind(file, name))
  const text = stringOf(constant)
  if (text !== null) {
    if (isAuthName(text)) return text
    return isOtherName(text) || !value || !isCredentialValue(value) ? null : text
  }
  const own = constant.type === 'Identifier' || constant.type === 'MemberExpression' ? nameOf(constant) : null
  if (own === null) return null
  const words = own.replace(/_?(?:cookie|name|key)s?(?=_|$)/gi, '')
  return isAuthName(words || own) ? own : null
}

function isOtherName(name: string): boolean {
  return wordsOf(name).some((word) => otherCookieWords.has(word))
}

function isAuthName(name: string): boolean {
  const words = wordsOf(name.replace(/^__(?:Host|Secure)-/, '').replace(/[.:/]/g, '-'))
  if (words.some((word) => otherCookieWords.has(word))) return false
  return words.some((word) => authCookieWords.has(word)) || /^(?:session|auth|access|refresh|id)?(?:token|sid|jwt)$/.test(words.join(''))
}

/** `user`, whose value is a token: `res.cookie('user', token)`. */
function isCredentialValue(value: Node): boolean {
  const plain = unwrapAwait(value)
  const name = plain.type === 'CallExpression' ? calleeNameOf(plain) : nameOf(plain)
  return name !== null && /^(?:jwt|token|(?:access|refresh|auth|session|id)_?token|session_?id)$/i.test(name)
}

/** An emptied cookie, or a flag that a page may read. */
function isNoCredential(file: SourceFile, node: Node): boolean {
  const value = unwrap(constantBehind(file, node))
  if (value.type === 'Literal') return true
  if (value.type === 'TemplateLiteral') return value.expressions.length === 0
  if (value.type === 'UnaryExpression' || (value.type === 'Identifier' && value.name === 'undefined')) return true
  return value.type === 'ConditionalExpression' && isNoCredential(file, value.consequent) && isNoCredential(file, value.alternate)
}

function isDeletion(file: SourceFile, options: Exclude<CookieWrite['options'], string>): boolean {
  const age = optionOf(file, options, 'maxAge')
  if (age && age !== 'unknown' && (numberOf(file, age) ?? 1) <= 0) return true
  const end = optionOf(file, options, 'expires')
  return end !== undefined && end !== 'unknown' && /^new Date\((?:0|1|'Thu, 01 Jan 1970.*|"Thu, 01 Jan 1970.*)\)?$/.test(file.source.getText(end))
}

/** What a cookie written as text is called and has after its value, where it signs in and is not deleted. */
export function authTextOf(file: SourceFile, { node, text, values }: RawCookie): { readonly cookie: string; readonly attributes: readonly string[] } | null {
  const [pair = '', ...attributes] = text.split(';').map((part) => part.trim())
  const [name = '', value = ''] = pair.split('=')
  if (!value.includes(hole) || isOutsideProduction(file, node)) return null
  const cookie = name.includes(hole) ? (values[0] ? authName(file, values[0], null) : null) : isAuthName(name) ? name : null
  if (!cookie || attributes.some((attribute) => /^max-age=(?:0|-\d+)$|^expires=thu, 01 jan 1970/i.test(attribute))) return null
  return { cookie, attributes }
}

function insecureText(file: SourceFile, raw: RawCookie): InsecureCookie | null {
  const { node, values } = raw
  const found = authTextOf(file, raw)
  if (!found) return null
  const { cookie, attributes } = found
  // `; ${attributes}` may hold anything.
  if (attributes.some((attribute) => attribute.startsWith(hole))) return null
  const told = [...attributes.map((attribute) => attribute.split('=')[0]!), ...values.map((one) => file.source.getText(constantBehind(file, one)))].join(' ').toLowerCase()
  const missing = flags.filter((flag) => !told.includes(flag.toLowerCase()))
  return missing.length > 0 ? { node, cookie, missing, room: null, off: [] } : null
}
