import type { TSESTree } from '@typescript-eslint/utils'
import { returnedBy } from './composed-texts.js'
import { nameOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionBehind } from './functions.js'
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

/** Like `objectBehind`, for one key of the object: `config.store = store` after the literal says nothing of `config.cookie`. */
export function objectForKey(file: SourceFile, node: Node, key: string): TSESTree.ObjectExpression | 'none' | 'unknown' {
  const whole = optionsBehind(file, node)
  const plain = unwrap(node)
  if (whole !== 'unknown' || plain.type !== 'Identifier') return whole
  const value = constantBehind(file, plain)
  if (value.type !== 'ObjectExpression') return 'unknown'
  const isTouched = variableOf(file, plain)!.references.some(({ identifier }) => {
    const member = identifier.parent
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return false
    const name = nameOf(member)
    return name === null || name === key
  })
  return isTouched ? 'unknown' : value
}

/** Like `objectBehind`, and also what a function of this file answers with: `cookieOptions(maxAge)`. */
export function optionsBehind(file: SourceFile, node: Node): TSESTree.ObjectExpression | 'none' | 'unknown' {
  const value = constantBehind(file, node)
  const fn = value.type === 'CallExpression' ? functionBehind(file, value.callee) : null
  if (!fn || fn.async || fn.generator) return objectBehind(file, node)
  const returned = returnedBy(file, fn)
  const only = returned.length === 1 ? objectBehind(file, returned[0]!) : 'unknown'
  return only === 'none' ? 'unknown' : only
}

/** The value of a key of an options object, also out of objects of this file that are spread into it. */
export function optionOf(file: SourceFile, object: TSESTree.ObjectExpression, name: string, depth = 0): Node | 'unknown' | undefined {
  let open = false
  for (let at = object.properties.length - 1; at >= 0; at--) {
    const property = object.properties[at]!
    if (property.type === 'Property') {
      const key = nameOf(property)
      if (key === name) return property.value
      if (key === null) open = true
      continue
    }
    const spread = depth > 4 ? 'unknown' : optionsBehind(file, property.argument)
    const found = typeof spread === 'object' ? optionOf(file, spread, name, depth + 1) : spread === 'unknown' ? 'unknown' : undefined
    if (found === 'unknown') open = true
    else if (found !== undefined) return found
  }
  return open ? 'unknown' : undefined
}
