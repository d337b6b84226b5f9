import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, unwrap, wordsOf } from './expressions.js'
import { functionAround } from './functions.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** Words of names that say how often, how long or whether at all. */
const boundWords = new Set([
  'attempt', 'attempts', 'retry', 'retries', 'retried', 'retrying', 'tries', 'try', 'tried', 'count', 'counter', 'left', 'remaining', 'max', 'limit', 'budget', 'stop',
  'stopped', 'stopping', 'closed', 'closing', 'aborted', 'abort', 'cancelled', 'canceled', 'deadline', 'elapsed', 'timeout', 'expired', 'running', 'shutdown', 'shutting',
  'signal', 'destroyed', 'disposed', 'active', 'depth', 'refreshed', 'refreshing',
])

/**
 * Whether a condition may end the attempts: it asks something that can differ from one attempt to the next. Kinds of the
 * error (`err.code === 'ETIMEDOUT'`, `err instanceof RateLimitError`, `isRetryable(err)`) and what the function was given
 * are the same on the next attempt.
 */
export function isBound(file: SourceFile, test: Node, error: Variable | null, target: Node): boolean {
  return leavesOf(test).some((leaf) => isChanging(file, leaf, error, target))
}

/** `isBound` for an early exit: `if (attempt > 3) throw err`. */
export function boundOf(file: SourceFile, statement: TSESTree.IfStatement | Node, error: Variable | null, target: Node): boolean {
  return statement.type === 'IfStatement' && isBound(file, statement.test, error, target)
}

/** What a condition is made of: names, members and calls. */
function leavesOf(test: Node): readonly Node[] {
  const leaves: Node[] = []
  const pending: Node[] = [test]
  for (let steps = 0; pending.length > 0 && steps < 60; steps++) {
    const node = unwrap(pending.pop()!)
    switch (node.type) {
      case 'LogicalExpression':
      case 'BinaryExpression':
        pending.push(node.left, node.right)
        break
      case 'UnaryExpression':
      case 'AwaitExpression':
        pending.push(node.argument)
        break
      case 'Literal':
      case 'TemplateLiteral':
        break
      default:
        leaves.push(node)
    }
  }
  return leaves
}

function isChanging(file: SourceFile, leaf: Node, error: Variable | null, target: Node): boolean {
  switch (leaf.type) {
    case 'Identifier': {
      const variable = variableOf(file, leaf)
      if (!variable) return false
      if (variable === error) return false
      const definition = variable.defs[0]
      if (definition?.type === 'ImportBinding' || definition?.type === 'ClassName' || definition?.type === 'FunctionName') return false
      // What the function was given, and gives on unchanged, is the same the next time: `retries` that nobody lowers.
      const isGiven = definition?.type === 'Parameter' && functionAround(variable.identifiers[0]!) === target
      const written = variable.references.some((reference) => reference.isWrite() && reference.init !== true)
      const declared = variable.identifiers[0]
      // A name of an outer scope that somebody writes, or one that counts by what it is called.
      if (declared && !isWithin(declared, target)) return written || saysBound(leaf.name)
      return (saysBound(leaf.name) && !(isGiven && !written)) || (written && !dependsOnError(file, variable, error))
    }
    case 'MemberExpression': {
      const root = rootOf(leaf)
      if (root.type === 'Identifier' && error !== null && variableOf(file, root) === error) return false
      if (root.type === 'ThisExpression') return true
      if (root.type === 'MetaProperty') return false
      const name = nameOf(leaf)
      return name === null || saysBound(name) || (root.type === 'Identifier' && saysBound(root.name))
    }
    case 'CallExpression': {
      // `isRetryable(err)`, `Date.now()`, `canRetry()`, `String(err).includes('x')`
      const root = rootOf(leaf.callee)
      if (root.type === 'Identifier' && root.name === 'Date') return true
      if (error !== null && mentions(file, leaf, error)) return false
      return leaf.arguments.length === 0 || leaf.arguments.some((argument) => leavesOf(argument).some((inner) => isChanging(file, inner, error, target)))
    }
    case 'UpdateExpression':
    case 'AssignmentExpression':
      return true
    case 'ConditionalExpression':
      return leavesOf(leaf.test).some((inner) => isChanging(file, inner, error, target))
    default:
      return false
  }
}

function rootOf(node: Node): Node {
  let at = unwrap(node)
  for (let steps = 0; steps < 40; steps++) {
    if (at.type === 'MemberExpression') at = unwrap(at.object)
    else if (at.type === 'CallExpression') at = unwrap(at.callee)
    else break
  }
  return at
}

function mentions(file: SourceFile, node: Node, variable: Variable): boolean {
  return nodesOf(file).within(node, 'Identifier').some((identifier) => variableOf(file, identifier) === variable)
}

/** `const status = err.response?.status`: a local name for a part of the error. */
function dependsOnError(file: SourceFile, variable: Variable, error: Variable | null): boolean {
  if (!error) return false
  const definition = variable.defs[0]
  return definition?.type === 'Variable' && definition.node.init !== null && mentions(file, definition.node.init, error)
}

/** Whether a name counts, limits or stops by what it is called. */
export function saysBound(name: string): boolean {
  return wordsOf(name).some((word) => boundWords.has(word))
}

/** Packages that ask a person at the terminal. */
const promptModules = /^(?:inquirer|@inquirer\/\w+|prompts|enquirer|@clack\/prompts|readline-sync|(?:node:)?readline(?:\/promises)?)$/

const questionsOf = lazily((file: SourceFile): readonly Node[] =>
  nodesOf(file).get('CallExpression').filter(({ callee }) => {
    const origin = originOf(file, callee)
    return origin !== null && promptModules.test(origin.module) && origin.path.at(-1) !== 'createInterface'
  }),
)

/** Whether a function or loop asks a person each time: who answers can stop, and answers something else. */
export function asksSomeone(file: SourceFile, scope: Node): boolean {
  return questionsOf(file).some((question) => isWithin(question, scope))
}
