import { deduplicationWords } from '../../knowledge/claims.js'
import { claimsOf } from '../claims.js'
import { calleeNameOf, isSameExpression, nameOf, stringOf, unwrap, unwrapAwait, wordsOf } from '../expressions.js'
import { constantBehind } from '../flow.js'
import { functionAround, functionsAround } from '../functions.js'
import type { Node } from '../nodes.js'
import { variableOf } from '../references.js'
import type { SourceFile } from '../source-file.js'

/** Something is looked up, and what is done because it was not there lets two simultaneous callers through. */
export type Race = {
  /** `mark`: `isProcessed()` then `markProcessed()`; `key`: `get` then `set` of one key; `row`: find then create; `flag`: a column tested, then set; `spend`: an amount compared, then taken from. */
  readonly kind: 'mark' | 'key' | 'row' | 'flag' | 'spend'
  readonly check: Node
  readonly act: Node
  /** The calls as they are written, for messages. */
  readonly checkName: string
  readonly actName: string
  /** Whether it is in a webhook, job or payment, or about remembering what was done: where twice costs something. */
  readonly isCritical: boolean
}

/** Whether something lets only one caller through before the act: a claim or lock in a function around it. */
export function isClaimedBefore(file: SourceFile, act: Node): boolean {
  const functions = functionsAround(act)
  const outermost = functions.at(-1)
  if (!outermost) return false
  return claimsOf(file).some(
    ({ node }) => node !== act && node.range[0] >= outermost.range[0] && node.range[0] < act.range[0] && functions.includes(functionAround(node)!),
  )
}

/** Whether a call is awaited, also as a part of `Promise.all` and behind `.catch()`. */
export function isAsynchronous(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const parent: Node | undefined = at.parent
    if (!parent) return false
    if (parent.type === 'AwaitExpression') return true
    // `Promise.all([check(id), other()])`, `check(id).catch(...)`, type wrappers
    const passes = parent.type === 'MemberExpression' || parent.type === 'ArrayExpression' || parent.type === 'CallExpression' || unwrap(parent) !== parent
    if (!passes) return false
  }
  return false
}

/** The same expression, or names of the same constant. */
export function isSameValue(file: SourceFile, one: Node, two: Node): boolean {
  if (isSameExpression(one, two)) return true
  const [a, b] = [constantBehind(file, one), constantBehind(file, two)]
  return a.type === 'Literal' || b.type === 'Literal' ? a === b : isSameExpression(a, b)
}

/** Whether an argument is a key, or an object that holds it: `save({ id: event.id })`. */
export function holdsValue(file: SourceFile, node: Node, key: Node): boolean {
  if (isSameValue(file, node, key)) return true
  const value = constantBehind(file, node)
  return value.type === 'ObjectExpression' && value.properties.some((property) => property.type === 'Property' && isSameValue(file, property.value, key))
}

/** Whether expressions are named for remembering what was done: `processed:${id}`, `idempotencyKey`, `dedupStore`. */
export function isNamedForDeduplication(file: SourceFile, nodes: readonly (Node | null)[]): boolean {
  const names: string[] = []
  const collect = (node: Node | null, depth: number) => {
    if (!node || depth > 4) return
    const value = unwrapAwait(node)
    if (value.type === 'Identifier') {
      names.push(value.name)
      if (value.parent.type === 'VariableDeclarator' && value.parent.id === value) return
      const behind = constantBehind(file, value)
      if (behind !== value) collect(behind, depth + 1)
    } else if (value.type === 'TemplateLiteral') {
      names.push(...value.quasis.map(({ value: { raw } }) => raw))
    } else if (value.type === 'BinaryExpression') {
      collect(value.left as Node, depth + 1)
      collect(value.right, depth + 1)
    } else if (value.type === 'CallExpression') names.push(calleeNameOf(value) ?? '')
    else if (value.type === 'MemberExpression') names.push(nameOf(value) ?? '')
    const text = stringOf(value)
    if (text !== null) names.push(text)
  }
  for (const node of nodes) collect(node, 0)
  return names.some((name) => wordsOf(name).some((word) => deduplicationWords.has(word)))
}

/** A read-through cache hands the value back; a check only looks whether it is there. */
export function isResultUsed(file: SourceFile, node: Node): boolean {
  let at: Node = node
  while (at.parent && (at.parent.type === 'AwaitExpression' || unwrap(at.parent) !== at.parent)) at = at.parent
  const declarator = at.parent
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return false
  return (variableOf(file, declarator.id)?.references ?? []).some(({ identifier }) => identifier !== declarator.id && !isTested(identifier))
}

function isTested(reference: Node): boolean {
  for (let at: Node = reference; at.parent; at = at.parent) {
    const { parent }: Node = at
    if (!parent) return false
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.test === at
    if (!['UnaryExpression', 'BinaryExpression', 'LogicalExpression', 'MemberExpression', 'ChainExpression'].includes(parent.type)) return false
  }
  return false
}

/** The variable that holds what a call gave: `alreadyProcessed` in `const alreadyProcessed = await redis.get(key)`. */
export function resultNameOf(node: Node): Node | null {
  let at: Node = node
  while (at.parent && (at.parent.type === 'AwaitExpression' || unwrap(at.parent) !== at.parent)) at = at.parent
  const declarator = at.parent
  return declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' ? declarator.id : null
}
