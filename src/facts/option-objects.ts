import type { TSESTree } from '@typescript-eslint/utils'
import { unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import type { Node } from './nodes.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** The object literal an argument stands for; `none` for certainly nothing, `unknown` for what the file does not show whole. */
export function objectBehind(file: SourceFile, node: Node): TSESTree.ObjectExpression | 'none' | 'unknown' {
  const plain = unwrap(node)
  if (plain.type === 'Identifier') {
    if (plain.name === 'undefined') return 'none'
    // `options.idempotencyKey = key` after the literal
    if (variableOf(file, plain)?.references.some(({ identifier }) => identifier.parent?.type === 'MemberExpression' && identifier.parent.object === identifier)) return 'unknown'
  }
  const value = constantBehind(file, plain)
  if (value.type === 'Literal' && value.value === null) return 'none'
  return value.type === 'ObjectExpression' ? value : 'unknown'
}
