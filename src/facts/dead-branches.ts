import { unwrap } from './expressions.js'
import type { Node } from './nodes.js'
import { definitionOf, variableOf, writesOf } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * Whether a node stands in a branch that is never taken: behind `if (false)`, or behind a variable that the file sets to
 * `null` or `false` and never to anything else (`let redis = null`), as is written to switch a feature off for a while.
 */
export function isNeverReached(file: SourceFile, node: Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const parent: Node = at.parent
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (parent.consequent === at && isNothing(file, parent.test)) return true
    } else if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && isNothing(file, parent.left)) return true
  }
  return false
}

/** Whether a test is false whatever the program does. */
function isNothing(file: SourceFile, test: Node): boolean {
  const value = unwrap(test)
  if (value.type === 'LogicalExpression') return value.operator === '&&' && (isNothing(file, value.left) || isNothing(file, value.right))
  if (value.type !== 'Identifier') return isFalse(value)
  const variable = variableOf(file, value)
  const definition = definitionOf(variable)
  if (!variable || definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier' || definition.node.init === null) return false
  return writesOf(variable).every((write) => write !== null && isFalse(unwrap(write)))
}

function isFalse(value: Node): boolean {
  return (value.type === 'Literal' && (value.value === null || value.value === false) && !('regex' in value)) || (value.type === 'Identifier' && value.name === 'undefined')
}
