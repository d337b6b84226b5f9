import { chainOf, nameOf, propertyOf, wordsOf } from './expressions.js'
import { isFunction } from './functions.js'
import type { Node } from './nodes.js'
import { variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'
import { numberOf } from './static-numbers.js'

/** Names that a promise is followed through: a constant, a function that returns it, that function's callers. */
const mostNames = 3

/**
 * Whether something around a call ends the wait for it: `Promise.race([call, timer])`, a wrapper that says so by its name
 * (`withTimeout(call, 5_000)`, `pTimeout(call)`, `timeoutPolicy.execute(() => call)`, `.pipe(timeout(5_000))`), or a later
 * `stream.abort()`. Follows the constant that holds the promise and the functions of the file that return it.
 */
export function isTimeLimited(file: SourceFile, node: Node, names = 0): boolean {
  let isAwaited = false
  for (let at: Node = node, parent = node.parent; parent; at = parent, parent = parent.parent) {
    if (parent.type === 'AwaitExpression') isAwaited = true
    else if (parent.type === 'CallExpression' || parent.type === 'NewExpression') {
      if (parent.callee !== at && limitsTime(parent.callee)) return true
      if (parent.callee === at && at.type === 'MemberExpression' && isLimitedByChain(nameOf(at), parent.arguments)) return true
    } else if (parent.type === 'VariableDeclarator' && parent.init === at && !isFunction(at) && !isAwaited && isNameLimited(file, parent.id, names)) return true
    if (!isFunction(at)) continue
    isAwaited = false
    if (runsInPlace(parent)) continue
    // A callback runs where it is written; any other function where it is called.
    const name = at.type === 'FunctionDeclaration' ? at.id : parent.type === 'VariableDeclarator' ? parent.id : null
    return name !== null && isNameLimited(file, name, names)
  }
  return false
}

function runsInPlace(parent: Node): boolean {
  return ['CallExpression', 'NewExpression', 'ArrayExpression', 'ArrowFunctionExpression'].includes(parent.type)
}

function isNameLimited(file: SourceFile, name: Node, names: number): boolean {
  const variable = name.type === 'Identifier' ? variableOf(file, name) : null
  return variable !== null && isLimitedByName(file, variable, names)
}

function isLimitedByName(file: SourceFile, variable: Variable, names: number): boolean {
  if (names >= mostNames) return false
  return variable.references.some(({ identifier, init }) => {
    if (init) return false
    const parent = identifier.parent
    if (parent?.type === 'MemberExpression' && parent.object === identifier && /^(?:abort|cancel|controller)$/.test(nameOf(parent) ?? '')) return true
    return isTimeLimited(file, identifier, names + 1)
  })
}

/** `.timeout(5_000)`, `.pipe(timeout(5_000))`, `.pipe(Effect.timeout('5 seconds'))`. */
function isLimitedByChain(name: string | null, given: readonly Node[]): boolean {
  if (name === 'timeout') return true
  return name === 'pipe' && given.some((argument) => argument.type === 'CallExpression' && limitsTime(argument.callee))
}

function limitsTime(callee: Node): boolean {
  const { root, steps } = chainOf(callee)
  const rootName = root.type === 'Identifier' ? root.name : ''
  if (rootName === 'Promise' && steps[0] === 'race') return true
  return [rootName, ...steps].some((name) => {
    if (/^(?:set|clear)(?:Timeout|Interval)$/.test(name)) return false
    const words = wordsOf(name)
    return words.includes('timeout') || words.includes('deadline') || words.includes('timebox') || (words.includes('time') && (words.includes('limit') || words.includes('out') || words.includes('box')))
  })
}

/** `task({ maxDuration: 300, run })` of Trigger.dev: the run is ended after seconds that the file sets, and nobody waits for it. */
export function isInTimedTask(file: SourceFile, node: Node): boolean {
  if (!file.text.includes('maxDuration')) return false
  for (let at: Node = node; at.parent; at = at.parent) {
    const limit = at.type === 'ObjectExpression' ? propertyOf(at, 'maxDuration') : undefined
    if (limit && limit !== 'unknown' && numberOf(file, limit) !== null) return true
  }
  return false
}
