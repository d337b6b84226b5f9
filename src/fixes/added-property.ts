import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { nameOf } from '../facts/expressions.js'
import type { SourceFile } from '../facts/source-file.js'

/**
 * A fix that writes a property at the end of an object literal; a dotted key makes or enters an object inside. `null`
 * where the key is written already or a part of the way is no object literal.
 */
export function addedProperty(file: SourceFile, object: TSESTree.ObjectExpression, key: string, value: string): TSESLint.ReportFixFunction | null {
  const [first, ...rest] = key.split('.')
  const written = object.properties.find((property) => nameOf(property) === first)
  if (written) {
    const inner = written.type === 'Property' && rest.length > 0 && written.value.type === 'ObjectExpression' ? written.value : null
    return inner && addedProperty(file, inner, rest.join('.'), value)
  }
  const text = `${first}: ${rest.reduceRight((inside, step) => `{ ${step}: ${inside} }`, value)}`
  const last = object.properties.at(-1)
  if (!last) return (fixer) => fixer.replaceText(object, `{ ${text} }`)
  const before = file.source.getTokenBefore(last)
  const isOnOwnLine = before !== null && before.loc.end.line < last.loc.start.line
  const separator = isOnOwnLine ? `\n${' '.repeat(last.loc.start.column)}` : ' '
  const comma = file.source.getTokenAfter(last)
  if (comma?.value === ',') return (fixer) => fixer.insertTextAfter(comma, `${separator}${text},`)
  return (fixer) => fixer.insertTextAfter(last, `,${separator}${text}`)
}
