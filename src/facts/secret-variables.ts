import { flagWords, inboundWords, publicPrefixes, secretEndings, vendorWords } from '../knowledge/environment-names.js'
import { publicKeyWords } from '../knowledge/secret-formats.js'
import { publicWords } from '../knowledge/secret-names.js'
import { wordsOf } from './expressions.js'
import { isPlaceholder, looksSecret, vendorSecretIn } from './secret-texts.js'

/**
 * Who is let in by a secret of the environment: the application checks an `own` one (it signs, it encrypts, it is the
 * password of its own store), a `vendor` checks the others; a `public` one every visitor gets anyway.
 */
export type SecretVariable = { readonly name: string; readonly checkedBy: 'own' | 'vendor' | 'public' }

/** What the name of a variable or setting (`JWT_SECRET`, `jwt.secret`) says about the secret it holds; `null` when it holds none. */
export function secretVariableOf(name: string): SecretVariable | null {
  const prefix = publicPrefixes.find((each) => name.startsWith(each))
  const words = headWordsOf(prefix === undefined ? name : name.slice(prefix.length))
  const ending = endingOf(words, secretEndings)
  if (ending === null || flagWords.has(words[0]!)) return null
  if (words.some((word) => ['public', 'publishable', 'anon'].includes(word))) return null
  const rest = words.slice(0, words.length - ending.split(' ').length)
  if (!/secret|pass|pwd|private|pepper|salt/.test(ending)) {
    if (rest.some((word) => publicKeyWords.has(word) || publicWords.has(word))) return null
    if (ending === 'token' && rest.some((word) => /^(?:csrf|xsrf|native|erc20|base|quote|reward|max|stop|start|end|eos|bos|pad)$/.test(word))) return null
  }
  if (rest.some((word) => word === 'hashids' || word === 'sqids')) return null
  if (prefix !== undefined) return { name, checkedBy: 'public' }
  const isInbound = words.some((word) => inboundWords.has(word))
  const isAsked = !isInbound && (words.some((word) => vendorWords.has(word)) || /^(?:api key|apikey|token|access key|secret access key|api secret)$/.test(ending))
  return { name, checkedBy: isAsked ? 'vendor' : 'own' }
}

/** Words of a name without what only says which one it is: `SECRET_V2`, `KEY_BASE64`, `PASSWORD_PROD`. */
export function headWordsOf(name: string): readonly string[] {
  const words = [...wordsOf(name)]
  while (words.length > 1 && /^(?:v?\d+|hex|b64|base64|string|str|value|raw|plain|prod|production|dev|live|test|current|primary|old|new|default|fallback)$/.test(words.at(-1)!)) words.pop()
  return words
}

/** Which of some endings a list of words has. */
export function endingOf(words: readonly string[], endings: readonly string[]): string | null {
  const text = ` ${words.join(' ')}`
  return endings.find((ending) => text.endsWith(` ${ending}`)) ?? null
}

const says = /\b(?:not (?:configured|set|provided|available|defined|found|used|needed|present)|unset|unconfigured|missing|undefined|disabled|unavailable|unused|no (?:key|secret|token|password))\b/
/** Words of a text that shows where a credential would go, or stands for none. */
const placeholders = /\b(?:placeholder|dummy|your|example|x{3,}|mock|fake|stub|sample|changeme|replace|replaceme|build|invalid|unknown|ollama|lmstudio|empty|required|demo|redacted)\b/

/** Whether a text given in place of a secret opens nothing: a marker that it is missing, or a placeholder for a vendor's key. */
export function isInert(text: string, { checkedBy, name }: SecretVariable): boolean {
  const words = wordsOf(text).join(' ')
  if (text.trim() === '' || /^(?:true|false|none|null|nil|n\/a|-+|undefined)$/i.test(text) || says.test(words)) return true
  if (/salt$/i.test(name) && /^\d+$/.test(text)) return true
  if (checkedBy === 'own') return false
  if (checkedBy === 'public') return vendorSecretIn(text) === null && !looksSecret(text, name)
  return vendorSecretIn(text) === null && (placeholders.test(words) || (wordsOf(name).some((word) => vendorWords.has(word)) && isPlaceholder(text)) || /^(?:sk|pk|rk|re|whsec)?_?(?:test|live)?_?[xX.*…]+$/.test(text))
}
