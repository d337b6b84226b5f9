import type { TSESTree } from '@typescript-eslint/utils'
import { identityWords, loginNouns, loginWords } from '../knowledge/tenancy.js'
import { mentions } from './caller-checks.js'
import { dataAccessesOf } from './data-access.js'
import { calleeNameOf, chainOf, nameOf, unwrap, wordsOf } from './expressions.js'
import type { FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * Whether a function, or one of this file that it calls, knows whose rows it works on: it names a user, a session, an organization or a
 * tenant, and does more with it than to ask whether anybody is logged in (`const session = await auth(); if (!session) return`).
 */
export function mentionsCaller(file: SourceFile, fn: FunctionNode): boolean {
  return mentions(file, fn, identityWords, loginQuestionsOf(file))
}

/** Names of the file that ask whether anybody is logged in, and no more. */
const loginQuestionsOf = lazily((file: SourceFile): ReadonlySet<Node> => {
  const found = new Set<Node>()
  const add = (node: Node) => {
    if (node.type === 'Identifier') found.add(node)
    for (const name of nodesOf(file).within(node, 'Identifier')) found.add(name)
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    if (!isLogin(file, call)) continue
    const uses = usesOf(file, call)
    if (!uses) continue
    add(call)
    for (const use of uses) add(use)
  }
  // The client of Supabase that is named `admin` is the one that asks nobody.
  for (const { library, node } of dataAccessesOf(file)) {
    const { root } = chainOf(node)
    if (library !== 'supabase' || root.type !== 'Identifier') continue
    add(root)
    const definition = variableOf(file, root)?.defs[0]
    if (definition?.type === 'Variable') add(definition.node)
  }
  return found
})

/** `auth()`, `requireUser(request)`, `getServerSession(authOptions)`, `supabase.auth.getUser()`: nothing is told that could be checked. */
function isLogin(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (name === null || !wordsOf(name).every((word) => loginWords.has(word))) return false
  const { root, steps } = chainOf(call.callee)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps].flatMap(wordsOf)
  // `validateRequest` of `@/lib/auth`
  if (!names.some((word) => loginNouns.has(word)) && !wordsOf(originOf(file, call.callee)?.module ?? '').some((word) => loginNouns.has(word))) return false
  return call.arguments.every((argument) => {
    const value = unwrap(argument)
    if (value.type === 'ObjectExpression') return value.properties.every((property) => property.type === 'Property' && ['headers', 'req', 'res', 'request', 'response', 'event', 'cookies', 'ctx'].includes(nameOf(property) ?? ''))
    return value.type === 'Identifier' || value.type === 'MemberExpression' || (value.type === 'CallExpression' && value.arguments.length === 0)
  })
}

/** The names and tests of an answer that is dropped or only asked whether it is there; `null` for one that is used. */
function usesOf(file: SourceFile, call: TSESTree.CallExpression): readonly Node[] | null {
  let at: Node = call
  while (at.parent && (at.parent.type === 'AwaitExpression' || at.parent.type === 'ChainExpression' || at.parent.type.startsWith('TS'))) at = at.parent
  const { parent } = at
  if (parent?.type === 'ExpressionStatement') return []
  if (parent?.type !== 'VariableDeclarator') return isTested(at) ? [] : null
  const variables = file.source.getDeclaredVariables!(parent as never)
  const uses = variables.flatMap(({ references }) => references.filter(({ init }) => !init).map(({ identifier }) => identifier as Node))
  const tested = uses.map((use) => testedBy(file, use))
  return tested.every((test) => test !== null) ? [parent.id, ...(tested as Node[])] : null
}

/**
 * `session?.user.id` of `if (!session?.user.id)`, whole; `getUser` of `const { getUser } = getKindeServerSession()`, whose own answer is
 * asked; `null` when it is used for more.
 */
function testedBy(file: SourceFile, name: Node): Node | null {
  const call = name.parent
  if (call?.type === 'CallExpression' && call.callee === name) return isLogin(file, call) && usesOf(file, call) ? name : null
  let at = name
  for (let parent = at.parent; parent; parent = at.parent) {
    if (parent.type === 'MemberExpression' && parent.object === at) {
      if (parent.computed || !wordsOf(nameOf(parent) ?? '').every((word) => personWords.has(word))) return null
    } else if (parent.type !== 'ChainExpression' && parent.type !== 'TSNonNullExpression') break
    at = parent
  }
  return isTested(at) ? at : null
}

/** What leads from a session to whoever it is of. */
const personWords = new Set(['session', 'user', 'id', 'uid', 'sub', 'email', 'data', 'error'])

/** Whether an expression is only asked whether there is anything: `!session`, `session === null`, `a || b` in a test. */
function isTested(node: Node): boolean {
  let at = node
  for (let parent = at.parent; parent; parent = at.parent) {
    switch (parent.type) {
      case 'UnaryExpression':
        if (parent.operator !== '!') return false
        break
      case 'LogicalExpression':
      case 'AwaitExpression':
        break
      case 'BinaryExpression': {
        const other = unwrap(parent.left === at ? parent.right : parent.left)
        if (!/^[!=]==?$/.test(parent.operator) || !((other.type === 'Literal' && other.value === null) || (other.type === 'Identifier' && other.name === 'undefined'))) return false
        break
      }
      case 'IfStatement':
        return parent.test === at
      default:
        return false
    }
    at = parent
  }
  return false
}

