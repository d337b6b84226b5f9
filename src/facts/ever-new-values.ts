import type { TSESTree } from '@typescript-eslint/utils'
import { everNewValues } from '../knowledge/idempotency-keys.js'
import { entryOf, isLocalModule } from '../knowledge/modules.js'
import { calleeNameOf, nameOf, receiverOf, unwrapAwait, wordsOf } from './expressions.js'
import { functionAround } from './functions.js'
import type { Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, isGlobal, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** Expressions inside expressions that are followed. */
const deepest = 12

/** Methods whose result differs when what they are called on does; cutting a date down to its day is none of them. */
const passingMethods = new Set(['toString', 'getTime', 'toISOString', 'valueOf', 'join', 'toUpperCase', 'toLowerCase', 'replace', 'replaceAll', 'concat', 'digest', 'update', 'toJSON', 'trim'])
const passingFunctions = new Set(['String', 'Number', 'encodeURIComponent', 'btoa'])
const idWords = new Set(['uuid', 'uuidv4', 'guid', 'nanoid', 'ulid', 'cuid', 'ksuid'])
const makingVerbs = new Set(['generate', 'random', 'create', 'make', 'new', 'gen', 'get'])
const madeWords = new Set(['id', 'key', 'token', 'string', 'nonce', 'hash', 'idempotency'])

/**
 * The part of a value that is another one each time `place` runs: `randomUUID()`, `Date.now()`. `null` for what is derived
 * from something, made once for several attempts, kept for the next attempt, or only a fall-back.
 */
export function everNewPartOf(file: SourceFile, value: Node, place: Node, depth = 0): Node | null {
  if (depth > deepest) return null
  const node = unwrapAwait(value)
  const partOf = (...nodes: readonly Node[]): Node | null => {
    for (const each of nodes) {
      const part = everNewPartOf(file, each, place, depth + 1)
      if (part) return part
    }
    return null
  }
  switch (node.type) {
    case 'Identifier':
      return namedPartOf(file, node, place, depth)
    case 'TemplateLiteral':
      return partOf(...node.expressions)
    case 'BinaryExpression':
      return node.operator === '+' ? partOf(node.left as Node, node.right) : null
    case 'UnaryExpression':
      return node.operator === '+' ? partOf(node.argument) : null
    case 'ArrayExpression':
      return partOf(...node.elements.flatMap((element) => element ?? []))
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0 && isGlobal(file, node.callee) ? node : null
    case 'CallExpression': {
      if (isEverNew(file, node)) return node
      const receiver = receiverOf(node)
      const name = calleeNameOf(node) ?? ''
      if (!receiver) return passingFunctions.has(name) ? partOf(...node.arguments) : null
      // A part of a random text is random; a part of a date may be its day
      if (name === 'slice' || name === 'substring' || name === 'substr') {
        const part = partOf(receiver)
        return part?.type === 'CallExpression' && calleeNameOf(part) !== 'now' ? part : null
      }
      return passingMethods.has(name) ? partOf(receiver, ...(name === 'update' || name === 'concat' ? node.arguments : [])) : null
    }
    default:
      return null
  }
}

function isEverNew(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (name === null) return false
  const receiver = receiverOf(call)
  if (receiver?.type === 'Identifier' && isGlobal(file, receiver)) {
    if (name === 'now') return receiver.name === 'Date' || receiver.name === 'performance'
    if (name === 'random') return receiver.name === 'Math'
    if (receiver.name === 'crypto') return name === 'randomUUID'
  }
  if (name === 'randomUUID' && receiver && nameOf(receiver) === 'crypto') return true
  const origin = originOf(file, call.callee)
  if (origin && entryOf(everNewValues, origin)) return true
  if (origin && !isLocalModule(origin.module)) return false
  // A function of the project that is given nothing to derive the value from
  if (!call.arguments.every(({ type }) => type === 'Literal')) return false
  const words = wordsOf(name)
  if (words.some((word) => idWords.has(word))) return true
  return makingVerbs.has(words[0] ?? '') && words[0] !== 'get' && words.length > 1 && words.slice(1).some((word) => madeWords.has(word))
}

/** A constant made beside the call: in the same function, in the same turn of a loop, and used for nothing else. */
function namedPartOf(file: SourceFile, node: TSESTree.Identifier, place: Node, depth: number): Node | null {
  const variable = variableOf(file, node)
  const definition = definitionOf(variable)
  if (!variable || definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier' || !definition.node.init) return null
  const made = definition.node
  if (functionAround(made) !== functionAround(place) || functionAround(made) === null || loopAround(made) !== loopAround(place)) return null
  const others = variable.references.filter(({ identifier }) => identifier !== made.id && identifier !== node && !isLogged(identifier) && !isSameCall(identifier, place))
  return others.length > 0 ? null : everNewPartOf(file, made.init!, place, depth + 1)
}

function loopAround(node: Node): Node | null {
  for (let at = node.parent; at; at = at.parent) {
    if (/^(?:For|While|DoWhile)/.test(at.type)) return at
    if (/Function/.test(at.type)) return null
  }
  return null
}

function isSameCall(node: Node, call: Node): boolean {
  return node.range[0] >= call.range[0] && node.range[1] <= call.range[1]
}

/** Whether a use only shows the value: `console.log(key)`, `logger.info({ key })`. */
function isLogged(node: Node): boolean {
  for (let at = node.parent, steps = 0; at && steps < 5; at = at.parent, steps++) {
    if (at.type !== 'CallExpression') continue
    const receiver = receiverOf(at)
    return receiver !== null && /^(?:console|log|logger)$/i.test(nameOf(receiver) ?? '')
  }
  return false
}
