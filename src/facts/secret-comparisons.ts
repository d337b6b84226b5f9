import type { TSESTree } from '@typescript-eslint/utils'
import { repeatWords } from '../knowledge/secret-names.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind, parameterOf } from './flow.js'
import { functionAround, functionNameOf, isFunction } from './functions.js'
import { requestPartBehind, type RequestPart } from './incoming-requests.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { requestDataOf } from './request-data.js'
import { callsOf, isChangeDetection, isFromParameter, isGivenName, namingWordsOf, secretNounOf, secretOf, type Secret } from './secrets.js'
import { sideAt } from './side.js'
import type { SourceFile } from './source-file.js'

/** Two values of which one is a secret and the other comes from a caller, compared so that the time it takes tells how much is right. */
export type SecretComparison = {
  readonly node: Node
  readonly secret: Secret
  readonly left: Node
  readonly right: Node
  /** As the code writes it: `===`, `Buffer.compare`, `startsWith`. */
  readonly operation: string
  /** `!==` and `!=`. */
  readonly isNegated: boolean
}

type Pair = { readonly node: Node; readonly left: Node; readonly right: Node; readonly operation: string; readonly isNegated: boolean; readonly isLoop: boolean }

/** Comparisons of a secret with what a caller gave that stop at the first difference. */
export const secretComparisonsOf = lazily((file: SourceFile): readonly SecretComparison[] =>
  pairsOf(file).flatMap((pair) => {
    if (isPlain(pair.left) || isPlain(pair.right) || isRendered(file, pair.node) || isSettled(file, pair)) return []
    const secret = secretAgainst(file, pair.left, pair.right, pair.node) ?? secretThroughCalls(file, pair) ?? (pair.isLoop ? claimedBy(pair) : null)
    return secret ? { ...pair, secret } : []
  }),
)

/**
 * Whether the guess can no longer be varied where it is compared: the row was found by the digest of the very value, or the value is
 * out of a token whose signature was checked.
 */
function isSettled(file: SourceFile, { left, right, node }: Pair): boolean {
  return isFoundBy(file, left, right) || isFoundBy(file, right, left) || isVouched(file, left, node) || isVouched(file, right, node)
}

/** `const hashed = hash(token); const row = await find({ hashed }); decrypt(row) !== token`: whoever finds the row has the token. */
function isFoundBy(file: SourceFile, own: Node, given: Node): boolean {
  const value = unwrapAwait(given)
  if (value.type !== 'Identifier') return false
  const row = rowBehind(file, own)
  if (!row) return false
  return nodesOf(file).within(row, 'Identifier').some((name) => {
    if (name.parent.type === 'MemberExpression' && name.parent.property === name && !name.parent.computed) return false
    const made = constantBehind(file, name)
    if (made.type !== 'CallExpression' || made === row) return false
    return wordsOf(calleeNameOf(made) ?? '').some((word) => digestWords.has(word)) && made.arguments.some((argument) => nameOf(argument) === value.name && argument.type === 'Identifier')
  })
}

const digestWords = new Set(['hash', 'hashed', 'digest', 'sha', 'sha256', 'sha512', 'hmac', 'fingerprint'])

/** The look-up that a value is out of: `row.token`, `decrypt(row)`, `decrypt(row.token)`. */
function rowBehind(file: SourceFile, wrapped: Node, depth = 0): TSESTree.CallExpression | null {
  if (depth > 4) return null
  const node = constantBehind(file, unwrapAwait(wrapped))
  const value = unwrapAwait(node)
  if (value.type === 'MemberExpression') return rowBehind(file, chainOf(value).root, depth + 1)
  if (value.type !== 'CallExpression') return null
  if (/^(?:find|get|query|select|fetch|load|lookup|first|one)/i.test(calleeNameOf(value) ?? '')) return value
  const [first] = value.arguments
  return first && first.type !== 'SpreadElement' ? rowBehind(file, first, depth + 1) : null
}

/** `const claims = verify(token) && decode(token)`: what a checked signature covers is nobody's guess. */
function isVouched(file: SourceFile, wrapped: Node, at: Node): boolean {
  const value = unwrapAwait(wrapped)
  if (value.type !== 'MemberExpression') return false
  const claims = constantBehind(file, chainOf(value).root)
  const made = unwrapAwait(claims)
  if (made === at || made.type !== 'LogicalExpression' || made.operator !== '&&') return false
  const [checked, read] = [unwrapAwait(made.left), unwrapAwait(made.right)]
  if (checked.type !== 'CallExpression' || read.type !== 'CallExpression') return false
  return /^verify/i.test(calleeNameOf(checked) ?? '') && /^decode/i.test(calleeNameOf(read) ?? '')
}

/** Code of a browser or a component: whoever runs it knows both sides. */
function isRendered(file: SourceFile, node: Node): boolean {
  const side = sideAt(file, node)
  return side === 'client' || (side === 'unknown' && /\.[jt]sx$/.test(file.path))
}

function pairsOf(file: SourceFile): readonly Pair[] {
  const pairs: Pair[] = []
  for (const node of nodesOf(file).get('BinaryExpression')) {
    if (!/^[!=]==?$/.test(node.operator) || node.left.type === 'PrivateIdentifier') continue
    const isNegated = node.operator.startsWith('!')
    const loop = isNegated ? comparedByElement(node) : null
    pairs.push({ node, left: loop?.left ?? node.left, right: loop?.right ?? node.right, operation: loop ? 'a loop' : node.operator, isNegated, isLoop: loop !== null })
  }
  for (const node of nodesOf(file).get('CallExpression')) {
    const compared = comparedByCall(file, node)
    if (compared) pairs.push({ node, ...compared, isNegated: false, isLoop: false })
  }
  return pairs
}

/** `Buffer.compare(a, b)`, `a.equals(b)`, `a.localeCompare(b)`, `a.startsWith(b)`, `isEqual(a, b)`. */
function comparedByCall(file: SourceFile, node: TSESTree.CallExpression): { left: Node; right: Node; operation: string } | null {
  const name = calleeNameOf(node)
  const [first, second] = node.arguments
  if (name === null || !first) return null
  const receiver = receiverOf(node)
  if (receiver && second === undefined && /^(?:equals|localeCompare|startsWith|compare|endsWith)$/.test(name)) {
    if (receiver.type === 'Identifier' && /^[A-Z]/.test(receiver.name)) return null
    return { left: receiver, right: first, operation: name }
  }
  if (!second) return null
  if (name === 'compare' && receiver?.type === 'Identifier' && receiver.name === 'Buffer') return { left: first, right: second, operation: 'Buffer.compare' }
  if (name === 'is' && receiver?.type === 'Identifier' && receiver.name === 'Object') return { left: first, right: second, operation: 'Object.is' }
  if (name === 'isEqual' || name === 'isDeepStrictEqual' || name === 'eq') {
    const module = originOf(file, node.callee)?.module ?? ''
    if (/^(?:lodash|underscore|radash|es-toolkit|(?:node:)?util$|fast-deep-equal|ramda)/.test(module)) return { left: first, right: second, operation: name }
  }
  return null
}

/** `if (a[i] !== b[i]) return false` in a loop, also with `charCodeAt(i)`. */
function comparedByElement(node: TSESTree.BinaryExpression): { left: Node; right: Node } | null {
  const left = elementOf(unwrap(node.left))
  const right = elementOf(unwrap(node.right))
  if (!left || !right) return null
  const test = node.parent
  if (test.type !== 'IfStatement' || !leaves(test.consequent)) return null
  for (let at: Node | undefined = test.parent; at && !isFunction(at); at = at.parent)
    if (at.type === 'ForStatement' || at.type === 'WhileStatement' || at.type === 'ForOfStatement') return { left, right }
  return null
}

function elementOf(node: Node): Node | null {
  if (node.type === 'MemberExpression' && node.computed && stringOf(node.property) === null && node.property.type !== 'Literal') return node.object
  if (node.type === 'CallExpression' && /^(?:charCodeAt|charAt|codePointAt|at)$/.test(calleeNameOf(node) ?? '')) return receiverOf(node)
  return null
}

function leaves(node: Node): boolean {
  const only = node.type === 'BlockStatement' ? node.body.at(-1) : node
  return only?.type === 'ReturnStatement' || only?.type === 'BreakStatement' || only?.type === 'ThrowStatement'
}

/** Values no attacker guesses: literals, `typeof`, lengths, counts, members of enums. */
function isPlain(node: Node): boolean {
  const value = unwrapAwait(node)
  switch (value.type) {
    case 'Literal':
    case 'UnaryExpression':
    case 'BinaryExpression':
      return value.type !== 'BinaryExpression' || value.operator !== '+'
    case 'TemplateLiteral':
      return value.expressions.length === 0
    case 'Identifier':
      return value.name === 'undefined' || value.name === 'NaN'
    case 'MemberExpression':
      return /^(?:length|byteLength|size|type|kind)$/.test(nameOf(value) ?? '')
    case 'CallExpression':
      return /^(?:byteLength|indexOf|Boolean|Number|parseInt|isValid|getTime|now)$/.test(calleeNameOf(value) ?? '')
    default:
      return false
  }
}

function secretAgainst(file: SourceFile, left: Node, right: Node, at: Node): Secret | null {
  const one = secretOf(file, left)
  const two = secretOf(file, right)
  const ordered = isSurer(two, one) ? [[two, right, left, one] as const, [one, left, right, two] as const] : [[one, left, right, two] as const, [two, right, left, one] as const]
  for (const [secret, own, other, counterpart] of ordered) if (secret && isExposed(file, secret, own, other, counterpart, at)) return secret
  return null
}

const weight = { environment: 6, hmac: 5, 'password-digest': 4, stored: 3, named: 2, digest: 1 } as const

function isSurer(one: Secret | null, two: Secret | null): boolean {
  return (one ? weight[one.source] : 0) > (two ? weight[two.source] : 0)
}

/** Whether the other side of a secret is what a caller gave. */
function isExposed(file: SourceFile, secret: Secret, own: Node, other: Node, counterpart: Secret | null, at: Node): boolean {
  if (counterpart?.source === secret.source && secret.source !== 'named') return false
  if (isRepeat(own) || isRepeat(other) || isChangeDetection(other)) return false
  const given = givenBy(file, other)
  const name = nameOf(unwrapAwait(other)) ?? (unwrapAwait(other).type === 'CallExpression' ? calleeNameOf(unwrapAwait(other) as TSESTree.CallExpression) : null) ?? ''
  const noun = secretNounOf(name)
  const isLookUp = isElementTest(file, own) || isElementTest(file, other)
  switch (secret.source) {
    case 'environment':
      return given !== null || noun !== null || isFromParameter(file, other)
    case 'hmac':
      return given !== null || noun !== null || /^(?:auth|authorization|v1|hex)$/.test(name) || (isFromParameter(file, other) && !isLookUp)
    case 'password-digest':
      if (isChangeDetection(own) || isLookUp) return false
      return given !== null ? !isIntegrity(given) : noun !== null || counterpart?.source === 'stored' || counterpart?.source === 'named' || isFromParameter(file, other)
    case 'stored': {
      const mine = givenBy(file, own)
      if (isChangeDetection(own) || isLookUp || sameRoot(own, other) || (mine !== null && mine.part !== 'session')) return false
      if (given !== null) return given.part !== 'session' && !/^(?:dto|update)/.test(namingWordsOf(other)[0] ?? '')
      return counterpart?.source === 'digest' || isGivenName(name) || (noun !== null && isParameterName(file, other) && !isFieldOfParameter(file, own))
    }
    case 'named':
      if (isLookUp || givenBy(file, own)) return false
      if (given !== null) return !isIntegrity(given)
      if (isGivenName(name)) return true
      // `expectedToken === token`; a bare hash may be that of a file.
      return noun !== null && noun !== 'checksum' && noun === secretNounOf(secret.name ?? '') && noun !== 'hash' && noun !== 'digest' && counterpart === null && !wordsOf(secret.name ?? '').includes('generated')
    case 'digest':
      return given !== null && !isIntegrity(given) && !isChangeDetection(own) && !isLookUp && at.type === 'BinaryExpression' && noun !== 'checksum' && (noun !== null || secretNounOf(given.field ?? '') !== null)
  }
}

/** What of a request a value is; a session is kept by the server. */
function givenBy(file: SourceFile, node: Node): RequestPart | null {
  const data = requestDataOf(file, node)
  if (data) return { part: data.part === 'headers' || data.part === 'query' || data.part === 'params' || data.part === 'cookies' ? data.part : 'body', field: data.path.at(-1) ?? null }
  return requestPartBehind(file, node)
}

/** Headers and fields by which two parties agree that a file arrived whole. */
function isIntegrity({ field }: RequestPart): boolean {
  return field !== null && /etag|if-none-match|if-match|content|checksum|file|sha|md5/i.test(field)
}

function isRepeat(node: Node): boolean {
  const words = namingWordsOf(node)
  return words.some((word) => repeatWords.has(word)) || (words.length === 1 && words[0] === 'verify')
}

/** `list.find((item) => item.token === token)`: a look-up, whose time says how long the list is. */
function isElementTest(file: SourceFile, node: Node): boolean {
  const { root } = chainOf(node)
  const parameter = root.type === 'Identifier' ? parameterOf(file, root) : null
  const call = parameter?.fn.parent
  return call?.type === 'CallExpression' && /^(?:find|findLast|findIndex|filter|some|every|map|forEach|sort|reduce|flatMap|findOne|where|refine|superRefine)$/.test(calleeNameOf(call) ?? '')
}

function sameRoot(one: Node, two: Node): boolean {
  const a = chainOf(one)
  const b = chainOf(two)
  if (a.root.type !== 'Identifier' || b.root.type !== 'Identifier' || a.root.name !== b.root.name) return false
  return a.steps.length > 0 && b.steps.length > 0 && !a.steps.includes('session') && !b.steps.includes('session')
}

function isParameterName(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  return value.type === 'Identifier' && isFromParameter(file, value)
}

/** `(user, token) => user.token === token` may be a test of equality of two records; `(form) => form.password` is given too. */
function isFieldOfParameter(file: SourceFile, node: Node): boolean {
  const { root } = chainOf(node)
  const words = root.type === 'Identifier' ? wordsOf(root.name) : []
  if (words.some((word) => /^(?:user|account|member|admin|customer|record|row|stored|invite|invitation|session|reset)$/.test(word))) return false
  return root.type === 'Identifier' && parameterOf(file, root) !== null
}

/** Calls of a comparing function that are looked at. */
const mostCalls = 6

/** `const equal = (a, b) => a === b`, called with a signature and a header in this file. */
function secretThroughCalls(file: SourceFile, { left, right, node }: Pair): Secret | null {
  const one = parameterOf(file, unwrap(left))
  const two = parameterOf(file, unwrap(right))
  if (!one || !two || one.fn !== two.fn || one.path.length > 0 || two.path.length > 0) return null
  for (const call of (callsOf(file).get(one.fn) ?? []).slice(0, mostCalls)) {
    const a = call.arguments[one.index]
    const b = call.arguments[two.index]
    const secret = a && b ? secretAgainst(file, a, b, node) : null
    if (secret) return secret
  }
  return null
}

/** A loop in a function whose name says that it compares in constant time, or compares a secret. */
function claimedBy({ node, left }: Pair): Secret | null {
  const fn = functionAround(node)
  const name = fn && functionNameOf(fn)
  const words = name ? wordsOf(name) : []
  const claims =
    (words.includes('constant') && words.includes('time')) ||
    (words.some((word) => word === 'safe' || word === 'secure' || word === 'timing') && words.some((word) => /^(?:compare|equal|equals|safe)$/.test(word))) ||
    (words.some((word) => /^(?:compare|verify|check|match|matches|equal|equals|validate)$/.test(word)) && words.some((word) => /^(?:signature|hmac|token|secret|hash|password|digest|mac|key)$/.test(word)))
  return claims ? { source: 'named', name, node: left } : null
}
