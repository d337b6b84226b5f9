import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf, packageOf } from '../knowledge/modules.js'
import { argon2Rows, fastDigests, leastBcryptCost, leastPbkdf2Rounds, leastRoundsOfAny, passwordHashers, scryptRows, slowHashPackages, strictArgon2Rows, type PasswordHasher } from '../knowledge/password-hashing.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, stringOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, functionBehind, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf, type Origin } from './origins.js'
import { isHashOfPassword, isPassword, isSecretOfMachine } from './passwords.js'
import { isOutsideProduction, valuesInProduction } from './production-branches.js'
import { objectBehind } from './option-objects.js'
import { isGlobal, variableOf } from './references.js'
import { callsOf } from './secrets.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'
import { numberOf } from './static-numbers.js'

/** A hash of a password that is guessed too fast, and what would be slow enough. */
export type WeakPasswordHash = {
  readonly node: TSESTree.CallExpression
  readonly kind: 'fast' | 'weak'
  /** As the message says it: `sha256`, `bcrypt cost 8`. */
  readonly what: string
  readonly enough: string
  /** It is weak by the strict profile only. */
  readonly onlyStrict: boolean
}

/** Weak hashes of passwords in a file, in the order of the text. */
export const weakPasswordHashesOf = lazily((file: SourceFile): readonly WeakPasswordHash[] => {
  if (sideOf(file) === 'client') return []
  return nodesOf(file).get('CallExpression').flatMap((call) => {
    const found = fastDigest(file, call) ?? weakParameters(file, call)
    return found && !isOutsideProduction(file, call) ? [found] : []
  })
})

const strong = 'Argon2id (19 MiB, 2 passes), scrypt or bcrypt'

function fastDigest(file: SourceFile, call: TSESTree.CallExpression): WeakPasswordHash | null {
  const digested = digestOf(file, call)
  if (!digested || !digested.values.some((value) => isHashOfPassword(file, value, call))) return null
  const { what } = digested
  if (isPwnedLookup(file) || isKeyOfCipher(file, call) || isPreparation(file, call) || isOfOneLength(file, call)) return null
  // HTTP Digest: the protocol says which digest.
  if (digested.values.some((value) => /realm|nonce/i.test(file.source.getText(value)))) return null
  return { node: call, kind: 'fast', what, enough: strong, onlyStrict: false }
}

/** What a call digests and by what: `createHash('md5').update(x)`, `md5(x)`, `subtle.digest('SHA-256', x)`. */
function digestOf(file: SourceFile, call: TSESTree.CallExpression): { readonly what: string; readonly values: readonly Node[] } | null {
  const name = calleeNameOf(call)
  if (name === 'update') {
    const maker = hashMaker(file, receiverOf(call))
    return maker && call.arguments[0] ? { what: maker, values: [call.arguments[0]] } : null
  }
  if (name === 'digest' && call.arguments.length === 2) {
    const receiver = receiverOf(call)
    return receiver && nameOf(receiver) === 'subtle' ? { what: algorithmOf(file, call.arguments[0]!), values: [call.arguments[1]!] } : null
  }
  const origin = originOf(file, call.callee)
  if (!origin || !call.arguments[0]) return null
  if (packageOf(origin.module) === 'crypto' && origin.path.join('.') === 'hash') return call.arguments[1] ? { what: algorithmOf(file, call.arguments[0]), values: [call.arguments[1]] } : null
  return entryOf(fastDigests, origin) ? { what: origin.path.at(-1) ?? packageOf(origin.module), values: [call.arguments[0]] } : null
}

/** The algorithm of `createHash(...)`, also behind earlier `update` calls and a name. */
function hashMaker(file: SourceFile, node: Node | null, depth = 0): string | null {
  const value = node && constantBehind(file, node)
  if (value?.type === 'NewExpression' && value.callee.type === 'MemberExpression' && nameOf(value.callee) === 'CryptoHasher') return value.arguments[0] ? algorithmOf(file, value.arguments[0]) : null
  if (value?.type !== 'CallExpression' || depth > 6) return null
  if (calleeNameOf(value) === 'update') return hashMaker(file, receiverOf(value), depth + 1)
  const origin = originOf(file, value.callee)
  const isMaker = origin && packageOf(origin.module) === 'crypto' && (origin.path.join('.') === 'createHash' || origin.path.join('.') === 'createHmac')
  return isMaker && value.arguments[0] ? algorithmOf(file, value.arguments[0]) : null
}

function algorithmOf(file: SourceFile, node: Node): string {
  return stringOf(constantBehind(file, node)) ?? 'a fast digest'
}

/** The look-up of leaked passwords sends the first characters of a SHA-1 digest. */
function isPwnedLookup(file: SourceFile): boolean {
  return /pwned|hibp/i.test(file.text)
}

/** Whether the derived bytes are a key for encryption: nobody stores them. */
function isKeyOfCipher(file: SourceFile, call: Node): boolean {
  const fn = functionAround(call)
  const near = fn ? file.source.getText(fn) : ''
  if (/Cipher(?:iv|\b)|AES|aes-|subtle\.(?:en|de)crypt|(?:derive|encryption|cipher|secret)_?Key/i.test(near)) return true
  return /createCipheriv|createDecipheriv/.test(file.text) && !/hash_?(?:user_?)?(?:password|pwd)|(?:verify|compare|check|validate)_?(?:password|pwd)/i.test(near)
}

/** `timingSafeEqual(digest(given), digest(expected))`: both sides are digested where they are compared, so that they have one length, and nothing is kept. */
function isOfOneLength(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const fn = functionAround(call)
  const callers = fn ? (callsOf(file).get(fn) ?? []) : []
  const digests = callers.length > 0 ? callers : [call]
  return digests.every((digest) => {
    const comparison = comparisonOf(file, digest)
    return comparison !== null && comparison.arguments.every((side) => isDigest(file, side, fn))
  })
}

/** The comparison that is given a digest, where it stands or by the name it is held under. */
function comparisonOf(file: SourceFile, digest: Node): TSESTree.CallExpression | null {
  let at = digest
  while (at.parent && ((at.parent.type === 'MemberExpression' && at.parent.object === at) || (at.parent.type === 'CallExpression' && at.parent.callee === at))) at = at.parent
  const { parent } = at
  if (parent?.type === 'CallExpression') return calleeNameOf(parent) === 'timingSafeEqual' ? parent : null
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return null
  const given = (variableOf(file, parent.id)?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier.parent)
  const [first] = given
  return first?.type === 'CallExpression' && calleeNameOf(first) === 'timingSafeEqual' && given.every((one) => one === first) ? first : null
}

function isDigest(file: SourceFile, side: Node, helper: FunctionNode | null): boolean {
  const value = constantBehind(file, side)
  if (value.type !== 'CallExpression') return false
  return (helper !== null && functionBehind(file, value.callee) === helper) || calleeNameOf(value) === 'digest'
}

/** A digest that a slow hash takes in: bcrypt reads no more than 72 bytes. */
function isPreparation(file: SourceFile, call: Node): boolean {
  const fn = functionAround(call)
  if (!fn) return false
  if (hashesSlowly(file)(fn)) return true
  // `bcrypt.hash(shorten(password), 12)`
  const around = new Set((callsOf(file).get(fn) ?? []).flatMap((caller) => functionAround(caller) ?? []))
  return [...around].some((caller) => hashesSlowly(file)(caller))
}

const hashesSlowly = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): boolean =>
    nodesOf(file).within(fn, 'CallExpression').some((call) => {
      const origin = hasherOrigin(file, call)
      return origin !== null && (entryOf(passwordHashers, origin) !== null || (slowHashPackages.has(packageOf(origin.module)) && !entryOf(fastDigests, origin) && !/^@noble\/hashes\/(?!argon2|scrypt|pbkdf2)/.test(origin.module)))
    }),
  ),
)

/** Where a callee comes from, through `promisify(scrypt)`. */
function hasherOrigin(file: SourceFile, call: TSESTree.CallExpression): Origin | null {
  const callee = constantBehind(file, call.callee)
  if (callee.type === 'CallExpression' && callee.arguments[0] && calleeNameOf(callee) === 'promisify') return originOf(file, callee.arguments[0])
  return originOf(file, call.callee)
}

function weakParameters(file: SourceFile, call: TSESTree.CallExpression): WeakPasswordHash | null {
  const derived = derivedBits(file, call) ?? weakBun(file, call)
  if (derived) return derived
  const origin = hasherOrigin(file, call)
  const hasher = origin && entryOf(passwordHashers, origin)
  if (!hasher || call.arguments.some(({ type }) => type === 'SpreadElement')) return null
  const found = weaknessOf(file, call, hasher)
  return found && { node: call, kind: 'weak', onlyStrict: false, ...found }
}

/** `Bun.password.hash(password, { algorithm: 'bcrypt', cost: 4 })`, whose defaults are fine. */
function weakBun(file: SourceFile, call: TSESTree.CallExpression): WeakPasswordHash | null {
  const receiver = receiverOf(call)
  if (!/^hash(?:Sync)?$/.test(calleeNameOf(call) ?? '') || !receiver || !call.arguments[1]) return null
  const { root, steps } = chainOf(receiver)
  const origin = originOf(file, receiver)
  const isBun = (root.type === 'Identifier' && root.name === 'Bun' && steps.join('.') === 'password' && isGlobal(file, root)) || (origin?.module === 'bun' && origin.path.join('.') === 'password')
  if (!isBun) return null
  const algorithm = objectBehind(file, call.arguments[1])
  if (typeof algorithm !== 'object') return null
  const cost = propertyOf(algorithm, 'cost')
  const rounds = cost && cost !== 'unknown' ? leastOf(file, cost) : null
  if (rounds !== null && rounds < leastBcryptCost) return { node: call, kind: 'weak', onlyStrict: false, what: `bcrypt at cost ${rounds}`, enough: 'a cost of 10 or more' }
  const named = propertyOf(algorithm, 'algorithm')
  const name = named && named !== 'unknown' ? (stringOf(constantBehind(file, named)) ?? '') : ''
  const found = /^argon2[id]$/.test(name) ? weakArgon2(file, undefined, name === 'argon2i' ? 'i' : 'd') : /^bcrypt$/.test(name) ? null : weakArgon2(file, algorithm, null)
  return found && { node: call, kind: 'weak', onlyStrict: false, ...found }
}

type Weakness = Pick<WeakPasswordHash, 'what' | 'enough'> & Partial<Pick<WeakPasswordHash, 'onlyStrict'>>

function weaknessOf(file: SourceFile, call: TSESTree.CallExpression, hasher: PasswordHasher): Weakness | null {
  const password = hasher.password === null ? null : call.arguments[hasher.password]
  if (hasher.kind === 'bcrypt') {
    if (password && isSecretOfMachine(file, password)) return null
    const cost = call.arguments[hasher.cost]
    const least = cost && leastOf(file, cost)
    return least !== null && least !== undefined && least < leastBcryptCost ? { what: `bcrypt at cost ${least}`, enough: 'a cost of 10 or more' } : null
  }
  if (hasher.kind === 'argon2') return weakArgon2(file, call.arguments[hasher.options], hasher.variant ?? null)
  if (!password || !isHashOfPassword(file, password, call) || isKeyOfCipher(file, call)) return null
  if (hasher.kind === 'pbkdf2') {
    const rounds = call.arguments[hasher.iterations]
    return rounds ? weakPbkdf2(file, rounds, call.arguments[hasher.digest]) : null
  }
  if (hasher.kind === 'crypto-js') {
    const given = call.arguments[2] ? objectBehind(file, call.arguments[2]) : 'none'
    const rounds = typeof given === 'object' ? propertyOf(given, 'iterations') : undefined
    return rounds && rounds !== 'unknown' ? weakPbkdf2(file, rounds, undefined) : null
  }
  const given = call.arguments[hasher.options]
  const options = given && unwrap(given).type !== 'ArrowFunctionExpression' && unwrap(given).type !== 'FunctionExpression' ? objectBehind(file, given) : 'none'
  return options === 'unknown' ? null : weakScrypt(file, options)
}

/** The least number an argument is in production: of `isTest ? 1 : 12` it is 12. */
function leastOf(file: SourceFile, node: Node): number | null {
  const numbers = valuesInProduction(file, node).flatMap((value) => numberOf(file, value) ?? [])
  return numbers.length > 0 ? Math.min(...numbers) : null
}

function weakPbkdf2(file: SourceFile, rounds: Node, digest: Node | undefined): Weakness | null {
  const count = leastOf(file, rounds)
  const name = digest ? (stringOf(constantBehind(file, digest)) ?? '').toLowerCase().replace('-', '') : ''
  const least = leastPbkdf2Rounds[name] ?? leastRoundsOfAny
  return count !== null && count < least ? { what: `PBKDF2 with ${count} rounds`, enough: `${least} rounds or more` } : null
}

function weakScrypt(file: SourceFile, options: TSESTree.ObjectExpression | 'none'): Weakness | null {
  const of = (...keys: readonly string[]) => {
    for (const key of keys) {
      const value = options === 'none' ? undefined : propertyOf(options, key)
      if (value === 'unknown') return 'unknown'
      if (value) return leastOf(file, value) ?? 'unknown'
    }
    return null
  }
  const cost = of('N', 'cost')
  const size = of('r', 'blockSize') ?? 8
  const lanes = of('p', 'parallelization') ?? 1
  if (cost === 'unknown' || size === 'unknown' || lanes === 'unknown') return null
  const enough = 'N of 2^17 with r of 8, or an equivalent of the OWASP table'
  const isEnough = scryptRows.some(([leastCost, leastLanes]) => (cost ?? 2 ** 14) * (size / 8) >= leastCost && lanes >= leastLanes)
  if (isEnough) return null
  return cost === null ? { what: 'scrypt at the default N of 16384', enough, onlyStrict: true } : { what: `scrypt with N of ${cost}`, enough }
}

function weakArgon2(file: SourceFile, given: Node | undefined, variant: 'i' | 'd' | null): Weakness | null {
  if (variant) return { what: `Argon2${variant}`, enough: 'Argon2id' }
  const options = given ? objectBehind(file, given) : 'none'
  if (options === 'none' || options === 'unknown') return null
  const type = propertyOf(options, 'type') ?? propertyOf(options, 'algorithm')
  if (type && type !== 'unknown') {
    const value = constantBehind(file, type)
    const name = nameOf(value) ?? ''
    const number = numberOf(file, value)
    if (/^argon2[id]$/i.test(name) || number === 0 || number === 1) return { what: /d$/i.test(name) || number === 0 ? 'Argon2d' : 'Argon2i', enough: 'Argon2id' }
  }
  const of = (...keys: readonly string[]) => {
    const value = keys.map((key) => propertyOf(options, key)).find((one) => one !== undefined)
    return value === undefined ? null : value === 'unknown' ? 'unknown' : (leastOf(file, value) ?? 'unknown')
  }
  const memory = of('memoryCost', 'memorySize')
  const passes = of('timeCost', 'iterations')
  if (memory === 'unknown' || passes === 'unknown' || (memory === null && passes === null)) return null
  const isEnough = (rows: readonly (readonly [number, number])[]) => rows.some(([leastMemory, leastPasses]) => (memory ?? 65_536) >= leastMemory && (passes ?? 3) >= leastPasses)
  const what = `Argon2 with ${memory ?? 'default'} KiB and ${passes ?? 'default'} passes`
  if (!isEnough(argon2Rows)) return { what, enough: '19456 KiB and 2 passes or more' }
  return isEnough(strictArgon2Rows) ? null : { what, enough: '65 MB and 3 passes', onlyStrict: true }
}

/** Web Crypto: `subtle.deriveBits({ name: 'PBKDF2', iterations, hash }, key, 256)` in a function about a password. */
function derivedBits(file: SourceFile, call: TSESTree.CallExpression): WeakPasswordHash | null {
  if (calleeNameOf(call) !== 'deriveBits' || !call.arguments[0]) return null
  const receiver = receiverOf(call)
  const options = objectBehind(file, call.arguments[0])
  if (!receiver || nameOf(receiver) !== 'subtle' || options === 'none' || options === 'unknown') return null
  const rounds = propertyOf(options, 'iterations')
  const digest = propertyOf(options, 'hash')
  const fn = functionAround(call)
  const isAboutPassword = fn !== null && nodesOf(file).within(fn, 'Identifier').some((identifier) => isPassword(file, identifier))
  if (!rounds || rounds === 'unknown' || !isAboutPassword || isKeyOfCipher(file, call)) return null
  const weak = weakPbkdf2(file, rounds, digest && digest !== 'unknown' ? digest : undefined)
  return weak && { node: call, kind: 'weak', onlyStrict: false, ...weak }
}
