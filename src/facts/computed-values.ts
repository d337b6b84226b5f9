import type { TSESTree } from '@typescript-eslint/utils'
import { decimalMethods, decimalTypes } from '../knowledge/quantities.js'
import { calleeNameOf, nameOf, receiverOf, unwrapAwait } from './expressions.js'
import type { Node } from './nodes.js'
import { definitionOf, variableOf, writeReferencesOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A value that arithmetic begins with: `user.credits` in `Math.max(0, user.credits - cost)`. */
export type Operand = {
  readonly node: Node
  /** Whether arithmetic is done with it, so that what comes out is another value. */
  readonly isComputed: boolean
}

/** Expressions and names that are followed from one value. */
const mostParts = 60

const arithmetic = new Set(['+', '-', '*', '/', '%', '**'])
const compoundArithmetic = new Set(['+=', '-=', '*=', '/=', '%='])
/** Functions of one number, or several, whose result is one of them in another form. */
const numberFunctions = new Set(['Number', 'parseInt', 'parseFloat', 'BigInt', 'String', 'toNumber', 'round', 'toCents', 'fromCents'])
const numberMethods = new Set(['toFixed', 'toNumber', 'toString', 'valueOf', 'toPrecision', 'round', 'abs', 'toDecimalPlaces'])

/** What a number is computed from, through names, `Math`, conversions, exact decimals, `??` and ternaries. */
export function operandsOf(file: SourceFile, value: Node): readonly Operand[] {
  const found: Operand[] = []
  const seen = new Set<Node>()
  const pending: Operand[] = [{ node: value, isComputed: false }]
  for (let steps = 0; pending.length > 0 && steps < mostParts; steps++) {
    const { node, isComputed } = pending.pop()!
    const at = unwrapAwait(node)
    if (seen.has(at)) continue
    seen.add(at)
    const parts = partsOf(file, at, isComputed)
    if (parts) pending.push(...parts.toReversed())
    else found.push({ node: at, isComputed })
  }
  return found
}

function partsOf(file: SourceFile, node: Node, isComputed: boolean): readonly Operand[] | null {
  const same = (...nodes: readonly Node[]): readonly Operand[] => nodes.map((each) => ({ node: each, isComputed }))
  const computed = (...nodes: readonly Node[]): readonly Operand[] => nodes.map((each) => ({ node: each, isComputed: true }))
  switch (node.type) {
    case 'BinaryExpression':
      return arithmetic.has(node.operator) ? computed(node.left as Node, node.right) : []
    case 'LogicalExpression':
      return same(node.left, node.right)
    case 'ConditionalExpression':
      return same(node.consequent, node.alternate)
    case 'UnaryExpression':
      return node.operator === '+' || node.operator === '-' ? same(node.argument) : []
    case 'NewExpression':
      return decimalTypes.has(nameOf(node.callee) ?? '') ? same(...node.arguments) : null
    case 'CallExpression':
      return callPartsOf(node, same, computed)
    case 'Identifier':
      return namePartsOf(file, node, isComputed)
    default:
      return null
  }
}

type Wrap = (...nodes: readonly Node[]) => readonly Operand[]

function callPartsOf(node: TSESTree.CallExpression, same: Wrap, computed: Wrap): readonly Operand[] | null {
  const name = calleeNameOf(node)
  if (name === null) return null
  const receiver = receiverOf(node)
  if (!receiver) return numberFunctions.has(name) || decimalTypes.has(name) ? same(...node.arguments) : null
  if (receiver.type === 'Identifier' && (receiver.name === 'Math' || (receiver.name === 'Number' && numberFunctions.has(name)))) return same(...node.arguments)
  if (numberMethods.has(name)) return same(receiver)
  return decimalMethods.has(name) ? computed(receiver, ...node.arguments) : null
}

/** The values written to a plain variable, and whether one of them changes it: `let left = user.credits; left -= cost`. */
function namePartsOf(file: SourceFile, node: TSESTree.Identifier, isComputed: boolean): readonly Operand[] | null {
  const variable = variableOf(file, node)
  const definition = definitionOf(variable)
  if (!variable || definition?.type !== 'Variable') return null
  const parts: Operand[] = []
  let changes = false
  for (const { identifier } of writeReferencesOf(variable)) {
    const parent = identifier.parent
    if (parent?.type === 'VariableDeclarator' && parent.id === identifier && parent.init) parts.push({ node: parent.init, isComputed })
    else if (parent?.type === 'AssignmentExpression' && parent.left === identifier) {
      if (compoundArithmetic.has(parent.operator)) changes = true
      parts.push({ node: parent.right, isComputed })
    } else if (parent?.type === 'UpdateExpression') changes = true
  }
  if (definition.node.id.type !== 'Identifier') return changes && !isComputed ? [{ node: definition.name as Node, isComputed: true }] : null
  return changes ? parts.map((part) => ({ ...part, isComputed: true })) : parts
}
