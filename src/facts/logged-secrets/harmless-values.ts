import { maskingWords } from '../../knowledge/logged-names.js'
import { calleeNameOf, nameOf, stringOf, unwrapAwait, wordsOf } from '../expressions.js'
import type { Node } from '../nodes.js'
import { definitionOf, variableOf } from '../references.js'
import type { SourceFile } from '../source-file.js'

/** Whether a name with a secret's word holds a truth value, a number, a part or a mask of one. */
export function isHarmlessValue(file: SourceFile, node: Node, made: Node): boolean {
  const definition = node.type === 'Identifier' ? definitionOf(variableOf(file, node)) : null
  if (definition?.type === 'FunctionName' || definition?.type === 'ClassName') return true
  const type = definition?.name.type === 'Identifier' ? definition.name.typeAnnotation?.typeAnnotation.type : undefined
  if (type === 'TSBooleanKeyword' || type === 'TSNumberKeyword') return true
  return made !== node && isHarmless(made, 0)
}

function isHarmless(node: Node, depth: number): boolean {
  const value = unwrapAwait(node)
  if (depth > 3) return false
  switch (value.type) {
    case 'UnaryExpression':
      return true
    case 'Literal':
      return typeof value.value !== 'string' || /^[*•x]*$/.test(value.value) || /redacted|masked|hidden/i.test(value.value)
    case 'BinaryExpression':
      return value.operator !== '+'
    case 'LogicalExpression':
      return isHarmless(value.right, depth + 1) && (value.operator === '&&' || isHarmless(value.left, depth + 1))
    case 'ConditionalExpression':
      return isHarmlessBranch(value.consequent, depth) && isHarmlessBranch(value.alternate, depth)
    case 'TemplateLiteral':
      return value.expressions.length > 0 && value.expressions.every((expression) => isHarmless(expression, depth + 1))
    case 'MemberExpression':
      return /^(?:length|id|size|type|count)$/.test(nameOf(value) ?? '')
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true
    case 'CallExpression': {
      const name = calleeNameOf(value) ?? ''
      return /^(?:Boolean|Number|parseInt|slice|substring|substr|includes|has|startsWith|endsWith|test|useState|useRef|ref|countTokens|replace|replaceAll)$/.test(name) || wordsOf(name).some((word) => maskingWords.has(word) && word !== 'hash' && word !== 'hashed' && word !== 'encrypt')
    }
    default:
      return false
  }
}

function isHarmlessBranch(node: Node, depth: number): boolean {
  return stringOf(node) !== null || isHarmless(node, depth + 1)
}
