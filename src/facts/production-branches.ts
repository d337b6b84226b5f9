import { nameOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { isFunction } from './functions.js'
import type { Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

const productionWords = new Set(['prod', 'production', 'live'])
const otherWords = new Set(['dev', 'development', 'test', 'testing', 'local', 'localhost', 'debug', 'ci'])
const deepest = 6

/** Whether a test is true in production: `process.env.NODE_ENV === 'production'`, `!isDev`, `import.meta.env.PROD`. `null` when it asks something else. */
export function isTrueInProduction(file: SourceFile, test: Node, depth = 0): boolean | null {
  const value = unwrap(test)
  if (depth > deepest) return null
  switch (value.type) {
    case 'UnaryExpression': {
      const inner = value.operator === '!' ? isTrueInProduction(file, value.argument, depth + 1) : null
      return inner === null ? null : !inner
    }
    case 'BinaryExpression': {
      if (!/^[!=]==?$/.test(value.operator)) return null
      const sides = [value.left as Node, value.right] as const
      const text = stringOf(sides[0]) ?? stringOf(sides[1])
      const asked = stringOf(sides[0]) === null ? sides[0] : sides[1]
      if (text === null || !/env|stage|mode/i.test(file.text.slice(...asked.range))) return null
      const isProduction = wordsOf(text).some((word) => productionWords.has(word))
      const isOther = wordsOf(text).some((word) => otherWords.has(word))
      if (!isProduction && !isOther) return null
      return isProduction === !value.operator.startsWith('!')
    }
    case 'LogicalExpression': {
      const sides = [isTrueInProduction(file, value.left, depth + 1), isTrueInProduction(file, value.right, depth + 1)]
      // Either false makes `&&` false, either true makes `||` true.
      return value.operator === '&&' ? (sides.includes(false) ? false : sides.every((side) => side === true) ? true : null) : sides.includes(true) ? true : sides.every((side) => side === false) ? false : null
    }
    case 'CallExpression':
      return fromName(nameOf(unwrap(value.callee)) ?? '')
    case 'MemberExpression':
      return fromName(nameOf(value) ?? '')
    case 'Identifier': {
      const known = constantBehind(file, value)
      return (known === value ? null : isTrueInProduction(file, known, depth + 1)) ?? fromName(value.name)
    }
    default:
      return null
  }
}

/** `isProduction`, `IS_DEV`, `PROD`. */
function fromName(name: string): boolean | null {
  const words = wordsOf(name)
  if (words.length > 4) return null
  const isProduction = words.some((word) => productionWords.has(word))
  const isOther = words.some((word) => otherWords.has(word))
  if (isProduction === isOther) return null
  return words.includes('not') ? isOther : isProduction
}

/** The expressions a value may be in production: of `isDev ? a : b` only `b`. */
export function valuesInProduction(file: SourceFile, node: Node, depth = 0): readonly Node[] {
  const value = unwrap(node)
  if (depth > deepest) return [value]
  if (value.type === 'Identifier') {
    const known = constantBehind(file, value)
    return known === value ? [value] : valuesInProduction(file, known, depth + 1)
  }
  if (value.type === 'ConditionalExpression') {
    const verdict = isTrueInProduction(file, value.test)
    const sides = verdict === null ? [value.consequent, value.alternate] : [verdict ? value.consequent : value.alternate]
    return sides.flatMap((side) => valuesInProduction(file, side, depth + 1))
  }
  return [value]
}

/** Whether a node runs outside production only: in a branch of an `if`, a ternary or `&&` that says so. */
export function isOutsideProduction(file: SourceFile, node: Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at) {
      if (isTrueInProduction(file, parent.test) === (parent.consequent !== at)) return true
    } else if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && isTrueInProduction(file, parent.left) === false) return true
    else if (isFunction(parent) && isFunction(at)) return false
  }
  return false
}
