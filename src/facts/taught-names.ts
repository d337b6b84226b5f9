import { chainOf } from './expressions.js'
import type { Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'

/**
 * Whether an expression is, calls or instantiates something that a setting names: by identifier (`withWorkspace`), by
 * call path (`redis.tryClaim`, a leading `this.` aside), by the name it is exported under, or by the module it comes from.
 */
export function isTaught(file: SourceFile, node: Node, names: readonly string[]): boolean {
  if (names.length === 0) return false
  const { root, steps } = chainOf(node.type === 'Decorator' ? node.expression : node)
  const members = steps.filter((step) => step !== '()' && step !== 'new()')
  const path = (root.type === 'Identifier' ? [root.name, ...members] : root.type === 'ThisExpression' ? members : []).join('.')
  if (names.includes(path)) return true
  const origin = originOf(file, node.type === 'Decorator' ? node.expression : node)
  if (!origin) return false
  const exported = origin.path.filter((step) => step !== '()' && step !== 'new()').join('.')
  return names.includes(origin.module) || names.includes(exported)
}
