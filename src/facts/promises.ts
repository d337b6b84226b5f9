import type { TSESTree } from '@typescript-eslint/utils'
import { keepAliveCalls } from '../knowledge/queues.js'
import { entryOf } from '../knowledge/modules.js'
import { calleeNameOf, nameOf, unwrap } from './expressions.js'
import { isFunction } from './functions.js'
import type { Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal, variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * What becomes of a promise. `awaited later` was stored first; `passed on` is somebody else's duty now; `kept alive` was
 * given to `waitUntil` or `after`; `stored` left the function's sight (a field, a property); `detached` was dropped:
 * nobody learns whether it failed, and nothing waits for its end.
 */
export type FateKind = 'awaited' | 'returned' | 'awaited later' | 'passed on' | 'kept alive' | 'stored' | 'detached'

export type Fate = {
  readonly kind: FateKind
  /** The call with the `.then()`, `.catch()` and `.finally()` that hang on it. */
  readonly promise: Node
  /** What its `.then()` and `.finally()` run afterwards. */
  readonly continuations: readonly Node[]
  /** What handles its rejection: arguments of `.catch()`, second arguments of `.then()`. */
  readonly rejections: readonly Node[]
}

/** Uses of a stored promise that are followed before it counts as somebody else's. */
const mostUses = 24
const deepestStore = 4

/** What becomes of the promise that a call (or an async function expression called in place) returns. */
export function fateOf(file: SourceFile, call: Node): Fate {
  return follow(file, call, 0)
}

function follow(file: SourceFile, call: Node, depth: number): Fate {
  const continuations: Node[] = []
  const rejections: Node[] = []
  let at: Node = call
  let promise: Node = call
  const end = (kind: FateKind): Fate => ({ kind, promise, continuations, rejections })

  for (;;) {
    const parent: Node | undefined = at.parent
    if (!parent) return end('passed on')
    switch (parent.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        break
      case 'AwaitExpression':
        return end('awaited')
      case 'ReturnStatement':
      case 'YieldExpression':
        return end('returned')
      case 'ArrowFunctionExpression':
        return end(parent.body === at ? 'returned' : 'passed on')
      case 'ExpressionStatement':
        return end('detached')
      case 'UnaryExpression':
        if (parent.operator !== 'void') return end('passed on')
        break
      case 'SequenceExpression':
        if (parent.expressions.at(-1) !== at) return end('detached')
        break
      case 'LogicalExpression':
        if (parent.right !== at) return isStatement(parent) ? end('detached') : end('passed on')
        break
      case 'ConditionalExpression':
        if (parent.test === at) return end('passed on')
        break
      case 'MemberExpression': {
        if (parent.object !== at) return end('passed on')
        const name = nameOf(parent)
        const chained = outermost(parent)
        const next = chained.parent
        if (!next || next.type !== 'CallExpression' || next.callee !== chained) return end('passed on')
        if (name === 'then') {
          if (next.arguments[0]) continuations.push(next.arguments[0])
          if (next.arguments[1]) rejections.push(next.arguments[1])
        } else if (name === 'catch') {
          if (next.arguments[0]) rejections.push(next.arguments[0])
        } else if (name === 'finally') {
          if (next.arguments[0]) continuations.push(next.arguments[0])
        } else return end('passed on')
        promise = next
        at = next
        continue
      }
      case 'VariableDeclarator': {
        if (parent.init !== at || parent.id.type !== 'Identifier') return end('passed on')
        const variable = variableOf(file, parent.id)
        return variable ? fromStore(file, variable, end, depth, rejections, continuations) : end('stored')
      }
      case 'AssignmentExpression': {
        if (parent.right !== at) return end('passed on')
        const target = unwrap(parent.left)
        const variable = target.type === 'Identifier' ? variableOf(file, target) : null
        return variable ? fromStore(file, variable, end, depth, rejections, continuations) : end('stored')
      }
      case 'PropertyDefinition':
        return end('stored')
      case 'ArrayExpression': {
        // `Promise.all([a(), b()])` is one promise of all of them.
        const outer = parent.parent
        if (outer.type !== 'CallExpression' || outer.arguments[0] !== parent || !isCombinator(file, outer)) return end('passed on')
        at = outer
        promise = outer
        continue
      }
      case 'CallExpression': {
        if (!parent.arguments.includes(at as never)) return end('passed on')
        if (isKeepAlive(file, parent)) return end('kept alive')
        if (!isCombinator(file, parent)) return end('passed on')
        promise = parent
        break
      }
      default:
        return end('passed on')
    }
    at = parent
  }
}

function outermost(node: Node): Node {
  let at = node
  while (at.parent && ['TSNonNullExpression', 'TSAsExpression', 'ChainExpression'].includes(at.parent.type)) at = at.parent
  return at
}

function isStatement(node: Node): boolean {
  let at: Node | undefined = node.parent
  while (at?.type === 'LogicalExpression' || at?.type === 'ChainExpression') at = at.parent
  return at?.type === 'ExpressionStatement'
}

/** A promise in a variable is as well kept as its best kept use. */
function fromStore(
  file: SourceFile,
  variable: Variable,
  end: (kind: FateKind) => Fate,
  depth: number,
  rejections: Node[],
  continuations: Node[],
): Fate {
  if (depth >= deepestStore || variable.references.length > mostUses) return end('awaited later')
  for (const reference of variable.references) {
    if (!reference.isRead()) continue
    const fate = follow(file, reference.identifier, depth + 1)
    rejections.push(...fate.rejections)
    continuations.push(...fate.continuations)
    if (fate.kind === 'detached') continue
    return end(fate.kind === 'awaited' ? 'awaited later' : fate.kind)
  }
  return end('detached')
}

const combinators = new Set(['all', 'allSettled', 'any', 'race', 'resolve'])

/** `Promise.all()` and its relatives: calls whose promise stands for the ones they are given. */
export function isCombinator(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return false
  const object = unwrap(callee.object)
  return object.type === 'Identifier' && object.name === 'Promise' && isGlobal(file, object) && combinators.has(nameOf(callee) ?? '')
}

/** Whether a call keeps what it is given alive after the response: `waitUntil()` of a platform, `after()` of Next.js. */
export function isKeepAlive(file: SourceFile, call: TSESTree.CallExpression): boolean {
  // `waitUntil` means nothing else anywhere: Vercel, Cloudflare, Deno, service workers, Hono's `executionCtx`.
  if (calleeNameOf(call) === 'waitUntil') return true
  const origin = originOf(file, call.callee)
  return origin !== null && entryOf(keepAliveCalls, origin) === true
}

/** Whether an expression is a call whose callee is written in place: `(async () => {})()`. */
export function isInvokedInPlace(call: TSESTree.CallExpression): boolean {
  return isFunction(unwrap(call.callee))
}
