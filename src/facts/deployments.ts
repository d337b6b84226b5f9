import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import type { Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

/** Where a program runs: for its users, or only for those who write it (a test run counts as that). */
export type Deployment = 'production' | 'development'

/** What is certain of the deployment once a condition came out true or false; `null` when it says nothing. */
export function deploymentIf(file: SourceFile, condition: Node, outcome: boolean, depth = 0): Deployment | null {
  if (depth > 8) return null
  const test = unwrap(condition)
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' ? deploymentIf(file, test.argument, !outcome, depth + 1) : null
    case 'LogicalExpression': {
      const left = deploymentIf(file, test.left, outcome, depth + 1)
      const right = deploymentIf(file, test.right, outcome, depth + 1)
      // Both operands of a true `&&` are true, of a false `||` false; otherwise either may have decided.
      return (test.operator === '&&') === outcome ? (left ?? right) : left === right ? left : null
    }
    case 'BinaryExpression':
      return ofComparison(file, test, outcome)
    case 'CallExpression':
      return ofMembership(file, test, outcome) ?? ofName(calleeNameOf(test), outcome)
    case 'Identifier': {
      const behind = constantBehind(file, test)
      return ofName(test.name, outcome) ?? (behind === test ? null : deploymentIf(file, behind, outcome, depth + 1))
    }
    case 'MemberExpression':
      return ofName(nameOf(test), outcome)
    default:
      return null
  }
}

function ofComparison(file: SourceFile, { left, right, operator }: TSESTree.BinaryExpression, outcome: boolean): Deployment | null {
  if (!/^[!=]==?$/.test(operator) || left.type === 'PrivateIdentifier') return null
  const value = stringOf(left) ?? stringOf(right)
  const mode = stringOf(left) === null ? left : right
  if (value === null || !isMode(file, mode)) return null
  const equal = operator.startsWith('=') === outcome
  if (/^prod(?:uction)?$|^live$/i.test(value)) return equal ? 'production' : 'development'
  return equal && developmentModes.test(value) ? 'development' : null
}

const developmentModes = /^(?:dev(?:elop(?:ment)?)?|tests?|testing|local(?:host)?|ci|e2e)$/i

/** `['development', 'test'].includes(process.env.NODE_ENV)` */
function ofMembership(file: SourceFile, call: TSESTree.CallExpression, outcome: boolean): Deployment | null {
  if (calleeNameOf(call) !== 'includes' || call.callee.type !== 'MemberExpression' || !call.arguments[0] || !isMode(file, call.arguments[0])) return null
  const list = constantBehind(file, call.callee.object)
  if (list.type !== 'ArrayExpression' || list.elements.length === 0) return null
  const modes = list.elements.map((element) => stringOf(element) ?? '')
  if (modes.every((mode) => developmentModes.test(mode))) return outcome ? 'development' : null
  return modes.some((mode) => /^prod/i.test(mode)) && !outcome ? 'development' : null
}

/** `NODE_ENV`, `import.meta.env.MODE`, `config.env`, `appEnvironment`. */
function isMode(file: SourceFile, node: Node): boolean {
  const value = unwrap(node)
  if (value.type === 'LogicalExpression') return isMode(file, value.left)
  if (value.type === 'CallExpression') {
    const first = stringOf(value.arguments[0])
    return first === null ? value.callee.type === 'MemberExpression' && isMode(file, value.callee.object) : isModeName(first)
  }
  if (value.type !== 'Identifier' && value.type !== 'MemberExpression') return false
  const name = nameOf(value)
  return name !== null && isModeName(name)
}

function isModeName(name: string): boolean {
  return /^(?:env|environment|mode|stage|profile)$/.test(wordsOf(name).at(-1) ?? '')
}

function ofName(name: string | null, outcome: boolean): Deployment | null {
  if (name === null) return null
  const words = wordsOf(name).filter((word) => word !== 'is' && word !== 'in' && word !== 'env' && word !== 'mode' && word !== 'node' && word !== 'environment' && word !== 'running')
  if (words.length !== 1) return name === 'JEST_WORKER_ID' && outcome ? 'development' : null
  if (/^prod(?:uction)?$/.test(words[0]!)) return outcome ? 'production' : 'development'
  return outcome && /^(?:dev|development|test|testing|local|vitest|jest)$/.test(words[0]!) ? 'development' : null
}

/** Whether a node is only reached where the program is written and tested: in a branch, or after production left the function. */
export function isDevelopmentOnly(file: SourceFile, node: Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const parent: Node = at.parent
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (parent.test !== at && deploymentIf(file, parent.test, parent.consequent === at) === 'development') return true
        break
      case 'LogicalExpression':
        if (parent.right === at && parent.operator !== '??' && deploymentIf(file, parent.left, parent.operator === '&&') === 'development') return true
        break
      case 'SwitchCase': {
        const mode = stringOf(parent.test)
        if (mode !== null && developmentModes.test(mode) && parent.parent.type === 'SwitchStatement' && isMode(file, parent.parent.discriminant)) return true
        break
      }
      case 'Property':
        // const secrets = { development: '...', production: process.env.SECRET }
        if (parent.value === at && developmentModes.test(nameOf(parent) ?? '')) return true
        break
      case 'BlockStatement':
      case 'Program':
        if (at.range[0] >= leftByProduction(file)(parent)) return true
        break
      default:
    }
  }
  return false
}

/** Where in a block the first `if (isProduction) throw ...` ends. */
const leftByProduction = lazily((file: SourceFile) =>
  lazily((block: TSESTree.BlockStatement | TSESTree.Program): number => {
    for (const statement of block.body)
      if (statement.type === 'IfStatement' && leaves(statement.consequent) && deploymentIf(file, statement.test, false) === 'development') return statement.range[1]
    return Infinity
  }),
)

/** Whether a statement certainly ends the function or the process. */
export function leaves(statement: TSESTree.Statement): boolean {
  if (statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement') return true
  return stops(statement) || (statement.type === 'BlockStatement' && statement.body.some(leaves))
}

/** Whether a statement throws or ends the process, so that a program with it does not start. */
export function stops(statement: TSESTree.Statement): boolean {
  if (statement.type === 'ThrowStatement') return true
  if (statement.type === 'BlockStatement') return statement.body.some(stops)
  if (statement.type === 'ReturnStatement') return statement.argument !== null && isStop(statement.argument)
  return statement.type === 'ExpressionStatement' && isStop(statement.expression)
}

/** `process.exit(1)`, `Deno.exit(1)`, `die('...')`, `fail('...')`. */
function isStop(node: Node): boolean {
  const call = unwrap(node)
  if (call.type !== 'CallExpression') return false
  return /^(?:exit|abort|die|fatal|panic|fail|throwError|bail)$/.test(calleeNameOf(call) ?? '')
}
