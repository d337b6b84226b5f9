import { calleeNameOf, nameOf, receiverOf, unwrapAwait, wordsOf } from './expressions.js'
import { environmentReadOf } from './environment.js'
import { constantBehind, parameterOf, tracedTo } from './flow.js'
import { functionAround, functionNameOf, functionsAround } from './functions.js'
import type { Node } from './nodes.js'
import { callsOf } from './secrets.js'
import type { SourceFile } from './source-file.js'

const passwordWords = new Set(['password', 'passwd', 'pwd', 'passphrase', 'pass', 'pw', 'passcode'])
/** Words after it that leave it a password. */
const formWords = new Set(['plain', 'text', 'raw', 'buffer', 'bytes', 'input', 'string', 'str', 'value', 'clear', 'cleartext', 'plaintext', 'utf8', '1', '2', 'bytes', 'data', 'attempt'])
/** Words that make a secret of a machine: random, long and not guessable. */
const machineWords = new Set(['token', 'tokens', 'otp', 'code', 'key', 'secret', 'uuid', 'nonce', 'api', 'apikey', 'refresh'])

/** Words before it that say a service signs in with it, no person: the password of a merchant at a gateway, of a mail server. */
const serviceWords = new Set(['merchant', 'terminal', 'gateway', 'api', 'smtp', 'imap', 'ftp', 'service', 'partner', 'vendor', 'shop', 'broker', 'redis', 'mqtt', 'proxy'])

function namesPassword(name: string): boolean {
  const words = [...wordsOf(name)]
  while (words.length > 1 && (formWords.has(words.at(-1)!) || words.at(-1) === 'word')) {
    if (words.at(-1) === 'word' && words.at(-2) === 'pass') return true
    words.pop()
  }
  const last = words.at(-1)
  if (last === undefined || words.some((word) => word === 'hash' || word === 'hashed' || word === 'env' || word === 'db' || serviceWords.has(word))) return false
  return passwordWords.has(last.replace(/(?<!\d)\d+$/, ''))
}

/** Whether an expression is what a person types as a password, by its name or the name of what it is made of. */
export function isPassword(file: SourceFile, node: Node, depth = 0): boolean {
  if (depth > 4) return false
  const found = tracedTo(file, node, ({ node: at, path }) => {
    const name = path.at(-1) ?? (at.type === 'Identifier' ? at.name : at.type === 'MemberExpression' ? nameOf(at) : null)
    if (name !== null && namesPassword(name)) return !environmentReadOf(file, at)
    // `encoder.encode(password)`
    return at.type === 'CallExpression' && ['encode', 'from', 'parse', 'utf8ToBytes', 'normalize'].includes(calleeNameOf(at) ?? '') && at.arguments[0] !== undefined && isPassword(file, at.arguments[0], depth + 1)
  })
  if (!found) return false
  const behind = constantBehind(file, node)
  return !environmentReadOf(file, behind)
}

/** Whether a value is a password where a hash takes it: by name, by what callers of the helper pass, or by the helper's own name. */
export function isHashOfPassword(file: SourceFile, node: Node, call: Node): boolean {
  // `createAccessToken({ password, salt })`: what makes a token calls the random text it begins with what it likes.
  const maker = functionAround(call)
  // The signature of a request to a gateway, which says how it is made.
  if (maker && /signature$|checksum$/i.test(functionNameOf(maker) ?? '')) return false
  if (maker && /^_?(?:create|generate|make|issue|build)\w*(?:Token|Tokens|ApiKey|Secret|Nonce)$/.test(functionNameOf(maker) ?? '')) return false
  if (isPassword(file, node)) return true
  let isGiven = false
  tracedTo(file, node, ({ node: at, path }) => {
    const parameter = path.length === 0 ? parameterOf(file, at) : null
    if (!parameter || parameter.path.length > 0) return false
    const name = nameOf(at) ?? ''
    if (/salt|pepper/i.test(name) || wordsOf(name).some((word) => machineWords.has(word))) return false
    isGiven = callsOf(file).get(parameter.fn)?.some(({ arguments: given }) => given[parameter.index] !== undefined && isPassword(file, given[parameter.index]!)) ?? false
    // `hashPassword(plain)`: the name says it whole; `createPasswordResetToken` does not.
    isGiven ||= functionsAround(call).includes(parameter.fn) && /^_?(?:hash|encrypt|digest|verify|compare|check|encode)_?(?:user_?)?(?:password|passwd|pwd)(?:sync)?$/i.test(functionNameOf(parameter.fn) ?? '')
    return isGiven
  })
  return isGiven
}

/** Whether a value is a random secret by its name: slow hashing adds little to one. */
export function isSecretOfMachine(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  const name = value.type === 'CallExpression' ? calleeNameOf(value) : nameOf(value)
  if (value.type === 'CallExpression' && receiverOf(value) && name === 'toString') return isSecretOfMachine(file, receiverOf(value)!)
  return name !== null && !namesPassword(name) && wordsOf(name).some((word) => machineWords.has(word)) && functionAround(node) !== null
}
