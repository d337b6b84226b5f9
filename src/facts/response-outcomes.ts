import { tableOf } from '../knowledge/table-of.js'
import { nameOf, unwrap, unwrapAwait } from './expressions.js'
import type { Node } from './nodes.js'

/** How a request went: `failure` is one that the same request may overcome later, such as a 429 or a 503. */
export type ResponseOutcome = 'success' | 'failure'

const flipped: Readonly<Record<string, string>> = tableOf({ '<': '>', '<=': '>=', '>': '<', '>=': '<=' })

/**
 * What a condition says about an HTTP response where it holds (or does not): `response.ok`, `res.status >= 500`,
 * `res.status !== 429`. Of several parts the first that says something speaks. `null`: nothing about a response.
 */
export function responseOutcomeOf(test: Node, holds: boolean): ResponseOutcome | null {
  const node = unwrapAwait(test)
  if (node.type === 'UnaryExpression' && node.operator === '!') return responseOutcomeOf(node.argument, !holds)
  if (node.type === 'LogicalExpression') return responseOutcomeOf(node.left, holds) ?? responseOutcomeOf(node.right, holds)
  if (node.type === 'MemberExpression') return nameOf(node) === 'ok' ? (holds ? 'success' : 'failure') : null
  if (node.type !== 'BinaryExpression') return null
  const [left, right] = [unwrap(node.left as Node), unwrap(node.right)]
  if (isStatus(left) && right.type === 'Literal' && typeof right.value === 'number') return ofComparison(node.operator, right.value, holds)
  if (isStatus(right) && left.type === 'Literal' && typeof left.value === 'number') return ofComparison(flipped[node.operator] ?? node.operator, left.value, holds)
  return null
}

function isStatus(node: Node): boolean {
  return (node.type === 'MemberExpression' || node.type === 'Identifier') && /^(?:status|statusCode)$/.test(nameOf(node) ?? '')
}

function ofComparison(operator: string, code: number, holds: boolean): ResponseOutcome | null {
  if (code < 100 || code > 599) return null
  const isTransient = code === 408 || code === 425 || code === 429 || code >= 500
  switch (operator) {
    case '===':
    case '==':
      return isTransient ? (holds ? 'failure' : 'success') : holds && code >= 200 && code < 300 ? 'success' : null
    case '!==':
    case '!=':
      return ofComparison('===', code, !holds)
    case '>':
    case '>=':
      return code >= 399 ? (holds ? 'failure' : 'success') : null
    case '<':
    case '<=':
      return code >= 299 && code <= 500 ? (holds ? 'success' : 'failure') : null
    default:
      return null
  }
}
