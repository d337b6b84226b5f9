import { documentedExamples, placeholderWords, secretFormats } from '../knowledge/secret-formats.js'
import { wordsOf } from './expressions.js'

/** A credential found in a text: what it is, the credential itself, and a form of it that may be shown. */
export type FoundSecret = { readonly what: string; readonly text: string; readonly masked: string }

const patterns = secretFormats.map(({ what, lead = '', prefix, body: [characters, least, most] }) => ({
  what,
  prefix,
  // A credential does not begin in the middle of a word; an unfinished one runs to the first other character.
  pattern: new RegExp(`(?<![A-Za-z0-9_-])${lead}${escaped(prefix)}([${characters}]{${least},${most}})`),
}))

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** The first credential of a vendor's format in a text that is neither a documented example nor a placeholder. */
export function vendorSecretIn(text: string): FoundSecret | null {
  for (const { what, prefix, pattern } of patterns) {
    if (!text.includes(prefix)) continue
    const found = pattern.exec(text)
    const body = found?.[1]
    if (!found || body === undefined || documentedExamples.has(found[0]) || !isRandom(body)) continue
    return { what, text: found[0], masked: masked(found[0], prefix) }
  }
  return null
}

/** Whether a text looks drawn at random and not typed by hand to show where a key goes. */
function isRandom(body: string): boolean {
  if (new Set(body).size < 8 || /(.)\1{4}/.test(body) || /[xX*]{4}/.test(body)) return false
  const hasDigit = /\d/.test(body)
  const isMixed = /[a-z]/.test(body) && /[A-Z]/.test(body)
  if (!hasDigit && !isMixed) return false
  if (isSequence(body)) return false
  // your-openai-key-1: words between dashes
  const words = body.split(/[-_]+/).filter(Boolean)
  return !(words.length > 2 && words.every((word) => word.length < 14 && /^(?:(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)\d{0,2}|\d{1,4})$/.test(word)))
}

/** `abcdefgh1234`: most characters follow the one before them in the alphabet. */
function isSequence(text: string): boolean {
  let steps = 0
  for (let at = 1; at < text.length; at++) if (text.charCodeAt(at) - text.charCodeAt(at - 1) === 1) steps++
  return steps > (text.length - 1) * 0.75
}

/** The prefix, which says whose it is, and nothing of the rest. */
function masked(text: string, prefix: string): string {
  return `${prefix}${'*'.repeat(6)} (${text.length} characters)`
}

/** The first two characters of a secret without a prefix, or none of a short one. */
export function maskedText(text: string): string {
  return `${text.length >= 12 ? text.slice(0, 2) : ''}******`
}

/** A private key in PEM with a body, not the header alone that validators look for. */
export function privateKeyIn(text: string): FoundSecret | null {
  const start = text.indexOf('-----BEGIN ')
  if (start < 0) return null
  const found = /^-----BEGIN ([A-Z ]{0,20}PRIVATE KEY)(?: BLOCK)?-----/.exec(text.slice(start, start + 60))
  if (!found) return null
  const body = text.slice(start + found[0].length).split('-----')[0]!.replace(/\\[rn]|\s/g, '')
  if (!isKeyBody(body)) return null
  return { what: 'private key', text: body, masked: `-----BEGIN ${found[1]}----- ******` }
}

/** Base64 drawn at random; a short one, as in an excerpt of a key, must be nothing else. */
function isKeyBody(body: string): boolean {
  if (body.length >= 60) return new Set(body).size >= 16
  return body.length >= 16 && /^[A-Za-z0-9+/]+={0,2}$/.test(body) && /\d/.test(body) && isRandom(body) && !/(?:your|key|here|example|placeholder|secret|content|dummy|fake|test)/i.test(body)
}

const localHosts = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[^.]*\.(?:local|test|localhost|example|invalid)|(?:[^.]+\.)*example\.(?:com|org|net))$/i

/** A URL with a user and a password of a host that is not this machine, a container beside it, or an example. */
export function urlPasswordIn(text: string): FoundSecret | null {
  const found = /\b([a-z][a-z0-9+.-]{1,30}):\/\/([^\s:/@'"`<>]{0,100}):([^\s/@'"`<>]{3,200})@([^\s/:?#@'"`<>]{1,200})/i.exec(text)
  if (!found) return null
  const [, scheme, user, password, host] = found as unknown as readonly [string, string, string, string, string]
  // A host without a dot is a container or a name of a private network: a development default.
  if (localHosts.test(host) || !host.includes('.') || /[{}$<>%[\]]/.test(host) || /^(?:your|my|some)[-.]|^host\b|^(?:db|server|hostname)\.(?:host|com)$/i.test(host)) return null
  if (isPlaceholder(password) || /[{}$<>]|\*{2}/.test(password) || (user === password && /^(?:user|postgres|root|admin|guest|test)$/i.test(user))) return null
  return { what: 'password', text: password, masked: `${scheme}://${user}:******@${host}` }
}

/** Whether a text only shows where a secret goes: `your-api-key`, `<secret>`, `xxxx`, `changeme`. */
export function isPlaceholder(text: string): boolean {
  if (text.length === 0 || new Set(text).size <= 3 || /[<>{}]|\.\.\.|\*{3}|[xX]{4}/.test(text)) return true
  const words = wordsOf(text)
  return words.length > 0 && words.every((word) => placeholderWords.has(word.replace(/\d{1,4}$/, '')) || /^\d{1,3}$/.test(word))
}

/** Bits of surprise per character: 0 for `aaaa`, about 4 for random hexadecimal, 5 and more for random base64. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** What a text certainly is when it is no secret: a hash to compare with, an identifier, an address, a path, prose, code. */
function isOrdinary(text: string): boolean {
  return (
    /\s/.test(text.trim()) ||
    /^\$(?:2[aby]|argon2(?:id|i|d)|scrypt|pbkdf2|5|6)\$/.test(text) ||
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text) ||
    /^sha(?:1|256|384|512)[-:]/.test(text) ||
    /^(?:[a-z][a-z0-9+.-]*:\/\/|\/|\.{1,2}\/|#|@|data:)/i.test(text) ||
    /^[\w.-]+\.(?:[cm]?[jt]sx?|json|pem|key|txt|html|css|svg|png)$/.test(text) ||
    /[{}()[\]<>;|\\^]/.test(text) ||
    /^(?:pk|phc|pub|sb_publishable)[_-]|^pk\.eyJ/.test(text) ||
    isReference(text)
  )
}

/** Where a secret is kept, not the secret: `arn:aws:secretsmanager:...`, `projects/acme/secrets/jwt/versions/3`, `vault:secret/data/jwt#key`. */
function isReference(text: string): boolean {
  return /^(?:arn|vault|ssm|secretsmanager|keyvault|sm|kv|op|file|env|gcp|aws|azure|doppler|infisical):|^projects\/[^/]+\/(?:secrets|locations)\//i.test(text)
}

/** Four groups of four lower-case letters: what Google gives to programs that send mail (https://support.google.com/accounts/answer/185833, November 2026). */
function isAppPassword(text: string): boolean {
  if (/^[a-z]{4}(?: [a-z]{4}){3}$/.test(text)) return text.split(' ').some((group) => /[^aeiouy]{3}/.test(group))
  // Without the spaces it is a word of sixteen letters that nobody can pronounce.
  return /^[a-z]{16}$/.test(text) && (/[^aeiouy]{5}/.test(text) || (text.match(/[^aeiouy]{4}/g)?.length ?? 0) > 1) && !/pass|word|secret|token|key|your|test|length|strength/.test(text)
}

/** Whether a text under a secret's name is one by its looks: long enough, varied, and no label, path, hash or placeholder. */
export function looksSecret(text: string, name: string): boolean {
  const isPassword = /pass|pwd/i.test(name)
  if (isPassword && isAppPassword(text)) return !isPlaceholder(text)
  if (text.length < 8 || text.length > 500 || isOrdinary(text) || isPlaceholder(text)) return false
  const nameWords = new Set(wordsOf(name))
  const words = wordsOf(text)
  // A label repeats the name: `RESET_PASSWORD: 'reset-password'`.
  if (words.every((word) => nameWords.has(word) || placeholderWords.has(word))) return false
  if (isSequence(text)) return false
  // A code that says what the name says: `wrongPassword: 'E1002_WRONG_PASSWORD'`.
  if (nameWords.size > 1 && /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(text) && [...nameWords].every((word) => words.includes(word))) return false
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(text)).length
  const hasDigit = /\d/.test(text)
  if (isPassword) return hasDigit && classes >= 3 && !isSpelled(text, 2)
  if (text.length < 12) return false
  // Words with separators are identifiers: `user.session.refresh-token-v2`.
  if (isSpelled(text, 1)) return false
  return hasDigit && entropyOf(text) >= (text.length >= 20 ? 3.2 : 3)
}

/** Whether a text is words with separators or capitals, with at most some digits in all. */
function isSpelled(text: string, digits: number): boolean {
  if ((text.match(/\d/g)?.length ?? 0) > digits) return false
  return wordsOf(text).every((word) => /^[a-z]*\d?$/.test(word) && (word.length < 3 || /[aeiouy]/.test(word)))
}

/** The payload of a JSON Web Token, or `null` when the text is none. */
export function tokenPayloadOf(text: string): Readonly<Record<string, unknown>> | null {
  const found = /^(eyJ[A-Za-z0-9_-]{10,})\.(eyJ[A-Za-z0-9_-]{10,2000})\.[A-Za-z0-9_-]{10,}$/.exec(text.trim())
  if (!found) return null
  try {
    const payload: unknown = JSON.parse(Buffer.from(found[2]!, 'base64url').toString('utf8'))
    return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : null
  } catch {
    return null
  }
}
