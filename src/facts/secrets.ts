import type { TSESTree } from '@typescript-eslint/utils'
import { changeWords, givenWords, keptWords, keyQualifiers, publicWords, secretNouns } from '../knowledge/secret-names.js'
import { isLocalModule } from '../knowledge/modules.js'
import { environmentReadOf, isEnvironment } from './environment.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind, parameterOf, tracedTo, type Place } from './flow.js'
import { functionBehind, functionAround, isFunction, ownNodesOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { maker } from './llm-parameters.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * Where a secret comes from:
 * `environment` (`process.env.CRON_SECRET`, also inside a template), `hmac` (a keyed digest, so an expected signature),
 * `password-digest` (a digest or key derived of a password or token), `digest` (a digest of anything else),
 * `stored` (a field of a record: `user.passwordHash`), `named` (only the name says that it is the side the server keeps: `storedHash`).
 */
export type SecretSource = 'environment' | 'hmac' | 'password-digest' | 'digest' | 'stored' | 'named'

export type Secret = {
  readonly source: SecretSource
  /** The variable, field or function it is known by; `null` for an anonymous digest. */
  readonly name: string | null
  /** Where it comes from. */
  readonly node: Node
}

/** The secret that an expression is or carries, the surest source first; `null` when nothing shows that it is one. */
export function secretOf(file: SourceFile, node: Node): Secret | null {
  return secretsOf(file)(unwrapAwait(node))
}

const secretsOf = lazily((file: SourceFile) => lazily((node: Node): Secret | null => computed(file, node)))

const order: readonly SecretSource[] = ['environment', 'hmac', 'password-digest', 'stored', 'named', 'digest']

function computed(file: SourceFile, node: Node): Secret | null {
  let best: Secret | null = null
  tracedTo(file, node, (place) => {
    const secret = atPlace(file, place)
    if (secret && (!best || order.indexOf(secret.source) < order.indexOf(best.source))) best = secret
    return best?.source === 'environment'
  })
  return best ?? storedOrNamed(file, node)
}

function atPlace(file: SourceFile, { node, path }: Place): Secret | null {
  // `const { API_KEY } = process.env`
  if (path.length === 1 && isEnvironment(file, node)) return isSecretVariable(path[0]!) ? { source: 'environment', name: path[0]!, node } : null
  const read = path.length === 0 ? environmentReadOf(file, node) : null
  if (read) return read.name !== null && isSecretVariable(read.name) ? { source: 'environment', name: read.name, node } : null
  if (node.type === 'MemberExpression') return fromSettings(file, node) ?? heldByField(file, node)
  if (node.type === 'Identifier') return importedSecret(file, node) ?? callbackDigest(file, node)
  if (node.type === 'CallExpression') return configuredSecret(node) ?? digestOf(file, node)
  return null
}

/** `this.apiKey` of a class whose field or constructor reads it from the environment. */
function heldByField(file: SourceFile, node: TSESTree.MemberExpression): Secret | null {
  if (unwrap(node.object).type !== 'ThisExpression') return null
  const made = maker(file, node)
  const pending = fieldsUnderway(file)
  // Fields that are made of each other, or of too many others, are made of nothing that can be told.
  if (made === node || pending.has(made) || pending.size >= deepestField) return null
  pending.add(made)
  const held = secretOf(file, made)
  pending.delete(made)
  return held?.source === 'environment' ? held : null
}

/** What fields hold whose secret is being looked for. */
const fieldsUnderway = lazily((_file: SourceFile) => new Set<Node>())
/** Fields that hold each other's values are followed this far. */
const deepestField = 16

/** `env.ADMIN_TOKEN` of an imported environment module, `c.env.ADMIN_TOKEN` of a worker. */
function fromSettings(file: SourceFile, node: TSESTree.MemberExpression): Secret | null {
  const name = nameOf(node)
  const holder = nameOf(unwrap(node.object))
  if (name === null || holder === null || !isSecretVariable(name)) return null
  const isUpper = /^[A-Z][A-Z0-9_]+$/.test(name)
  const isSettings = /^(?:env|ENV|config|settings|secrets|serverEnv|serverConfig|appConfig|Config|RuntimeConfig|runtimeConfig)$/.test(holder)
  if (!isSettings) return null
  const { root } = chainOf(node)
  return isUpper || (originOf(file, root) !== null && isLocalModule(originOf(file, root)!.module)) ? { source: 'environment', name, node } : null
}

/** `import { ADMIN_TOKEN } from './config'`. */
function importedSecret(file: SourceFile, node: TSESTree.Identifier): Secret | null {
  if (!/^[A-Z][A-Z0-9_]+$/.test(node.name) || !isSecretVariable(node.name)) return null
  const origin = originOf(file, node)
  return origin && isLocalModule(origin.module) ? { source: 'environment', name: node.name, node } : null
}

/** `config.get('ADMIN_TOKEN')`. */
function configuredSecret(node: TSESTree.CallExpression): Secret | null {
  const receiver = receiverOf(node)
  const method = calleeNameOf(node)
  if (!receiver || (method !== 'get' && method !== 'getOrThrow') || !/config|env|settings/i.test(nameOf(receiver) ?? '')) return null
  const name = stringOf(node.arguments[0])
  return name !== null && isSecretVariable(name.split('.').at(-1)!) ? { source: 'environment', name, node } : null
}

/** Whether a variable of the environment holds a secret, by its name. */
export function isSecretVariable(name: string): boolean {
  if (/^(?:NEXT_PUBLIC|VITE|EXPO_PUBLIC|REACT_APP|PUBLIC|NUXT_PUBLIC)_/.test(name)) return false
  const words = headOf(name)
  if (words.some((word) => publicWords.has(word))) return false
  const noun = words.at(-1)
  return noun !== undefined && noun !== 'checksum' && (secretNouns.has(noun) || noun === 'key' || noun === 'pass' || noun === 'auth')
}

/** Words of a name without what only says its form: `SECRET_V2`, `digestHex`, `hash_b64`, `tokenBuffer`. */
function headOf(name: string): readonly string[] {
  const words = [...wordsOf(name)]
  while (words.length > 1 && /^(?:v?\d+|hex|b64|base64|buffer|buf|bytes|string|str|value|raw|plain|header|from|db)$/.test(words.at(-1)!)) words.pop()
  return words
}

/** The secret noun a name ends with, or `null`: `resetToken` is a `token`, `tokenType` and `publicToken` are none. */
export function secretNounOf(name: string): string | null {
  const words = headOf(name)
  if (words.some((word) => publicWords.has(word))) return null
  const noun = words.at(-1)
  if (noun === undefined) return null
  if (secretNouns.has(noun)) return noun
  return (noun === 'key' || noun === 'code') && words.some((word) => keyQualifiers.has(word)) ? noun : null
}

/** Words of every name in an expression: `cached?.meta.signature` is `cached`, `meta`, `signature`. */
export function namingWordsOf(node: Node): readonly string[] {
  const { root, steps } = chainOf(node)
  const names = [...(root.type === 'Identifier' ? [root.name] : []), ...steps]
  return names.flatMap((name) => wordsOf(name))
}

/** Whether names say that a comparison looks for a change, not for an intruder. */
export function isChangeDetection(node: Node): boolean {
  const words = namingWordsOf(node)
  if (words.includes('existing') && !words.some((word) => /^pass/.test(word))) return true
  return words.some((word) => changeWords.has(word))
}

const keyDerivations = /^(?:pbkdf2|pbkdf2Sync|pbkdf2Async|scrypt|scryptSync|scryptAsync|hashPassword|derivePassword|deriveKey|argon2|hashRaw)$/
const sensitiveInput = new Set(['password', 'passwd', 'pwd', 'token', 'secret', 'pin', 'otp', 'passphrase', 'apikey', 'code', 'key'])

/** Calls inside calls that a digest is looked for in. */
const deepestDigest = 4

function digestOf(file: SourceFile, node: TSESTree.CallExpression, depth = 0): Secret | null {
  const name = calleeNameOf(node)
  if (name === null || isOfLiterals(node)) return null
  const steps = digestStepsOf(file, node)
  if (steps.includes('createHmac')) return { source: 'hmac', name: null, node }
  if (name === 'digest' && steps.includes('createHash')) return { source: isOfSecret(file, node) ? 'password-digest' : 'digest', name: null, node }
  if (name === 'hash' && originOf(file, node.callee)?.module.replace('node:', '') === 'crypto') return { source: isOfSecret(file, node) ? 'password-digest' : 'digest', name: null, node }
  const before = steps.at(-3)
  if (before === 'subtle' && name === 'sign') return { source: 'hmac', name: null, node }
  if (before === 'subtle' && name === 'digest') return { source: isOfSecret(file, node) ? 'password-digest' : 'digest', name: null, node }
  if (keyDerivations.test(name)) return { source: 'password-digest', name, node }
  // A function of the file that returns a digest is one.
  const local = functionBehind(file, node.callee)
  const encoded = depth < deepestDigest ? encodedBy(node, name) : null
  if (local) return depth < deepestDigest ? (returnedDigest(file, local, node, depth) ?? (encoded && digestBehind(file, encoded, depth))) : null
  if (encoded) return digestBehind(file, encoded, depth)
  const words = wordsOf(name)
  if (/^Hmac/.test(name) || words.includes('hmac')) return { source: 'hmac', name, node }
  if (words.includes('signature') && words.some((word) => /^(?:compute|calculate|generate|create|expected|make|build|get)$/.test(word))) return { source: 'hmac', name, node }
  if (words.some((word) => /^(?:hash|md5|sha1|sha256|sha512)$/.test(word)) && !words.some((word) => /^(?:get|is|has|check|verify|compare|find|match|matches)$/.test(word)))
    return { source: words.some((word) => sensitiveInput.has(word)) || isOfSecret(file, node) ? 'password-digest' : 'digest', name, node }
  return null
}

/**
 * The steps that lead to a digest: `createHmac`, `()`, `update`, `()`, `digest`, also where the hash is a constant that
 * is fed in statements of its own: `const hmac = createHmac(...)`, `hmac.update(body)`, `hmac.digest('hex')`.
 */
function digestStepsOf(file: SourceFile, call: TSESTree.CallExpression): readonly string[] {
  let { root, steps } = chainOf(call)
  const made = calleeNameOf(call) === 'digest' ? constantBehind(file, root) : root
  if (made !== root && made.type === 'CallExpression') {
    const hash = chainOf(made)
    root = hash.root
    steps = [...hash.steps, ...steps]
  }
  // `import { createHmac as hmacOf }`: the origin has the name it is exported by.
  return [...(root.type === 'Identifier' ? [root.name, ...(originOf(file, root)?.path ?? [])] : []), ...steps]
}

function returnedDigest(file: SourceFile, fn: FunctionNode, call: TSESTree.CallExpression, depth: number): Secret | null {
  const results = fn.body.type === 'BlockStatement' ? ownNodesOf(file, fn, 'ReturnStatement').flatMap(({ argument }) => argument ?? []) : [fn.body]
  for (const result of results) {
    const digest = digestBehind(file, result, depth)
    if (!digest) continue
    const name = calleeNameOf(call)
    const source = digest.source === 'digest' && isOfSecret(file, call) ? 'password-digest' : digest.source
    return { source, name, node: call }
  }
  return null
}

function digestBehind(file: SourceFile, node: Node, depth: number): Secret | null {
  let found: Secret | null = null
  tracedTo(file, node, ({ node: at }) => at.type === 'CallExpression' && (found = digestOf(file, at, depth + 1)) !== null)
  return found
}

/** The bytes that a call writes as text: `[...bytes].map((byte) => byte.toString(16))`, `Array.prototype.map.call(bytes, f)`, `toHex(bytes)`. */
function encodedBy(call: TSESTree.CallExpression, name: string): Node | null {
  const receiver = receiverOf(call)
  if ((name === 'map' || name === 'reduce') && receiver) return receiver
  if (name === 'call' && receiver && nameOf(receiver) === 'map') return call.arguments[0] ?? null
  return wordsOf(name).some((word) => textForms.has(word)) && !name.startsWith('from') ? (call.arguments[0] ?? null) : null
}

const textForms = new Set(['hex', 'base64', 'base64url', 'b64', 'encode'])

/** `hash('known text')`: everybody who reads the code knows the result. The argument of `digest` is an encoding. */
function isOfLiterals({ arguments: given, callee }: TSESTree.CallExpression): boolean {
  if (callee.type === 'MemberExpression' && (nameOf(callee) === 'digest' || unwrap(callee.object).type === 'CallExpression')) return false
  return given.length > 0 && given.every((argument) => stringOf(argument) !== null)
}

/** Whether what is digested is named as a password or a token. */
function isOfSecret(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const named = (node: Node) => sensitiveInput.has(headOf(nameOf(unwrapAwait(node)) ?? '').at(-1) ?? '') && !isChangeDetection(node)
  return digestedBy(file, call).some(
    (argument) =>
      stringOf(argument) === null && tracedTo(file, argument, ({ node }) => (node.type === 'Identifier' || node.type === 'MemberExpression') && named(node)) !== null,
  )
}

/** Arguments of every call of a chain, and of the calls that feed the hash it starts from: `hash.update(password)`. */
function digestedBy(file: SourceFile, call: TSESTree.CallExpression): readonly Node[] {
  const found: Node[] = []
  let at: Node = call
  while (at.type === 'CallExpression') {
    found.push(...at.arguments)
    const receiver = receiverOf(at)
    if (!receiver) return found
    at = unwrapAwait(receiver)
  }
  if (calleeNameOf(call) !== 'digest') return found
  for (const { identifier } of variableOf(file, at)?.references ?? []) {
    const fed = identifier.parent.type === 'MemberExpression' && nameOf(identifier.parent) === 'update' ? identifier.parent.parent : null
    if (fed?.type === 'CallExpression') found.push(...fed.arguments)
  }
  return found
}

/** `scrypt(password, salt, 64, (error, derived) => ...)`: what the callback is given. */
function callbackDigest(file: SourceFile, node: TSESTree.Identifier): Secret | null {
  const parameter = parameterOf(file, node)
  if (!parameter || parameter.index !== 1) return null
  const call = parameter.fn.parent
  if (call.type !== 'CallExpression' || !/^(?:pbkdf2|scrypt)$/.test(calleeNameOf(call) ?? '')) return null
  return { source: 'password-digest', name: node.name, node }
}

/** Names of objects that hold what a form or caller gives, not what the server keeps. */
const givers = /^(?:form|values|data|input|d|v|val|props|state|params|query|body|req|request|fields|formData|payload|args|dto|ctx|schema|event|e|window|location|document)$/

function storedOrNamed(file: SourceFile, node: Node): Secret | null {
  const value = unwrap(node)
  if (value.type === 'MemberExpression') {
    const name = nameOf(value)
    const noun = name === null ? null : secretNounOf(name)
    if (name === null || noun === null || noun === 'checksum') return null
    const object = unwrapAwait(value.object)
    const holder = nameOf(object) ?? ''
    const isSession = holder === 'session'
    if (!isSession && (givers.test(holder) || /(?:Dto|Input|Form|Props|State)$/.test(holder))) return null
    // `TokenKind.Secret`, `roles.TOKEN`: a member of something that is written in capitals is no record.
    if (/^[A-Z]/.test(holder) || /^[A-Z][A-Z0-9_]+$/.test(name)) return null
    if ((noun === 'hash' || noun === 'digest' || noun === 'signature' || noun === 'sig') && headOf(name).length === 1 && !isPerson(holder)) return null
    return { source: 'stored', name, node: value }
  }
  if (value.type !== 'Identifier') return null
  // `const storedHash = user.password_hash`, `const { passwordHash } = user`
  const place = tracedTo(file, value, (at) => at.node !== value && at.node.type === 'MemberExpression' && secretNounOf(nameOf(at.node) ?? '') !== null)
  const behind = place && storedOrNamed(file, place.node)
  if (behind?.source === 'stored') return behind
  return isKeptName(value.name) ? { source: 'named', name: value.name, node: value } : null
}

function isPerson(holder: string): boolean {
  return wordsOf(holder).some((word) => /^(?:user|users|account|member|admin|customer|credential|credentials|player|employee|owner)$/.test(word))
}

/** `storedHash`, `expectedSignature`: the side the server keeps, by two words that agree. */
export function isKeptName(name: string): boolean {
  return secretNounOf(name) !== null && wordsOf(name).some((word) => keptWords.has(word)) && !wordsOf(name).some((word) => changeWords.has(word))
}

/** `inputHash`, `providedToken`: the side a caller gives. */
export function isGivenName(name: string): boolean {
  return secretNounOf(name) !== null && wordsOf(name).some((word) => givenWords.has(word))
}

/** Whether an expression is, or directly comes from, a parameter of the function around it: a value from outside. */
export function isFromParameter(file: SourceFile, node: Node): boolean {
  const fn = functionAround(node)
  return tracedTo(file, node, ({ node: at }) => at.type === 'Identifier' && parameterOf(file, at) !== null && isFunction(fn)) !== null
}

/** Calls of a function of the file, by the function. */
export const callsOf = lazily((file: SourceFile): ReadonlyMap<FunctionNode, readonly TSESTree.CallExpression[]> => {
  const byFunction = new Map<FunctionNode, TSESTree.CallExpression[]>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const fn = functionBehind(file, call.callee)
    if (!fn || fn === unwrap(call.callee)) continue
    const known = byFunction.get(fn)
    if (known) known.push(call)
    else byFunction.set(fn, [call])
  }
  return byFunction
})
