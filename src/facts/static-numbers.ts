import { fieldBehind } from './constant-fields.js'
import { unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import type { Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

/** The number an expression certainly is: `12`, `2 ** 14`, `1 << 15`, `64 * 1024`, `-1`, a constant of the file, a field that is set once; else `null`. */
export function numberOf(file: SourceFile, node: Node, depth = 0): number | null {
  if (depth > 8) return null
  const value = unwrap(constantBehind(file, node))
  if (value.type === 'Literal') return typeof value.value === 'number' ? value.value : null
  if (value.type === 'MemberExpression') {
    const kept = fieldBehind(file, value)
    return kept && numberOf(file, kept, depth + 1)
  }
  if (value.type === 'UnaryExpression' && value.operator === '-') {
    const inner = numberOf(file, value.argument, depth + 1)
    return inner === null ? null : -inner
  }
  if (value.type !== 'BinaryExpression') return null
  const left = numberOf(file, value.left, depth + 1)
  const right = numberOf(file, value.right, depth + 1)
  if (left === null || right === null) return null
  switch (value.operator) {
    case '+': return left + right
    case '-': return left - right
    case '*': return left * right
    case '/': return left / right
    case '**': return left ** right
    case '<<': return left << right
    default: return null
  }
}
