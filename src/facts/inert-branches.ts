import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, chainOf, unwrap } from './expressions.js'
import { functionAround, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'
import { isLog, statementsOf } from './swallowed-errors.js'

/** Questions of one function that are looked at, and branches around each. */
const mostQuestions = 8
const deepestBranch = 3

/**
 * Parts of a function that ask who is calling and do nothing about the answer: `if (authHeader) { const { error } = await
 * supabase.auth.getUser(); if (error) console.warn(error) }` with the header that is read for nothing else, and
 * `const { data: { user } } = await supabase.auth.getUser()` where nobody reads `user`. What is found out there stays there:
 * nothing is assigned, returned, thrown, answered or handed to a function that may throw.
 */
export const inertBranchesOf = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): readonly Node[] =>
    (questionsByFunction(file).get(fn) ?? []).slice(0, mostQuestions).flatMap((question) => {
      const branch = branchAround(file, question, fn)
      if (branch) return [branch, ...askedFor(file, branch)]
      return isUnread(file, question) ? [question.parent?.parent ?? question] : []
    }),
  ),
)

const questionsByFunction = lazily((file: SourceFile): ReadonlyMap<FunctionNode | null, readonly TSESTree.CallExpression[]> => {
  const byFunction = new Map<FunctionNode | null, TSESTree.CallExpression[]>()
  for (const call of nodesOf(file).get('CallExpression')) {
    if (!isQuestion(call)) continue
    const fn = functionAround(call)
    const known = byFunction.get(fn)
    if (known) known.push(call)
    else byFunction.set(fn, [call])
  }
  return byFunction
})

/** The outermost branch around a question in which nothing happens. */
function branchAround(file: SourceFile, question: Node, fn: FunctionNode): TSESTree.IfStatement | null {
  let found: TSESTree.IfStatement | null = null
  for (let at: Node = question, depth = 0; at.parent && at !== fn && depth < deepestBranch; at = at.parent) {
    const { parent } = at
    if (parent.type !== 'IfStatement') continue
    depth++
    if (parent.consequent !== at || parent.alternate || !isInert(file, parent.consequent)) break
    found = parent
  }
  return found
}

/** Whether nobody reads what a question gave: `await supabase.auth.getUser()`, `const { data } = ...` without a use of `data`. */
function isUnread(file: SourceFile, question: Node): boolean {
  const awaited = question.parent
  if (awaited?.type !== 'AwaitExpression') return false
  const { parent } = awaited
  if (parent.type === 'ExpressionStatement') return true
  if (parent.type !== 'VariableDeclarator' || parent.init !== awaited) return false
  const names = parent.id.type === 'Identifier' ? [parent.id] : nodesOf(file).within(parent.id, 'Identifier')
  return names.every((name) => (variableOf(file, name)?.references ?? []).every(({ init }) => init === true))
}

/** `supabase.auth.getUser()`: gives an error back and never throws. */
function isQuestion(call: TSESTree.CallExpression): boolean {
  if (!/^get(?:User|Session|Claims)$/.test(calleeNameOf(call) ?? '')) return false
  const { steps } = chainOf(call.callee)
  return steps.at(-2) === 'auth'
}

function isInert(file: SourceFile, branch: TSESTree.Statement): boolean {
  return statementsOf(branch).every((statement) => {
    if (statement.type === 'EmptyStatement') return true
    if (statement.type === 'VariableDeclaration') return statement.kind !== 'var' && statement.declarations.every(({ init }) => init === null || doesNothing(file, init))
    if (statement.type === 'IfStatement') return doesNothing(file, statement.test) && isInert(file, statement.consequent) && (statement.alternate === null || isInert(file, statement.alternate))
    return statement.type === 'ExpressionStatement' && isLog(file, unwrap(statement.expression))
  })
}

const textMethods = new Set(['replace', 'split', 'slice', 'substring', 'trim', 'startsWith', 'toLowerCase', 'get'])

/** Whether an expression only reads, makes a client of Supabase, or asks. */
function doesNothing(file: SourceFile, node: Node): boolean {
  const nodes = nodesOf(file)
  if (nodes.within(node, 'AssignmentExpression').length > 0 || nodes.within(node, 'NewExpression').length > 0) return false
  const calls = [...nodes.within(node, 'CallExpression'), ...(node.type === 'CallExpression' ? [node] : [])]
  return calls.every((call) => isQuestion(call) || textMethods.has(calleeNameOf(call) ?? '') || (calleeNameOf(call) === 'createClient' && originOf(file, call.callee)?.module.startsWith('@supabase/') === true))
}

/** The declarations of what a branch asks with, where nothing else uses it: `const authHeader = req.headers.authorization`. */
function askedFor(file: SourceFile, branch: TSESTree.IfStatement): readonly Node[] {
  const test = unwrap(branch.test)
  const variable = test.type === 'Identifier' ? variableOf(file, test) : null
  const definition = definitionOf(variable)
  if (!variable || definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') return []
  const isOnlyHere = variable.references.every(({ identifier, init }) => init === true || isWithin(identifier, branch))
  return isOnlyHere ? [definition.node] : []
}
