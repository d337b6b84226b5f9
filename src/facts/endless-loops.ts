import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, unwrap } from './expressions.js'
import { functionAround, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isLoop, loopAround, type Loop } from './lifetimes.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { variableOf, type Variable } from './references.js'
import { asksSomeone, isBound, saysBound } from './retry-bounds.js'
import type { SourceFile } from './source-file.js'

/** A loop that only success ends, whose `catch` swallows every failure and lets it turn again. */
export type EndlessRetryLoop = {
  readonly loop: Loop
  /** The `catch` clause, or the function given to `.catch()`. */
  readonly handler: TSESTree.CatchClause | FunctionNode
  /** As written: `while (true)`, `for (;;)`, `while (!done)`. */
  readonly head: string
}

/** Every loop of the file that repeats failed work without counting. */
export const endlessRetryLoopsOf = lazily((file: SourceFile): readonly EndlessRetryLoop[] => {
  const found: EndlessRetryLoop[] = []
  for (const attempt of nodesOf(file).get('TryStatement')) {
    const loop = loopAround(attempt)
    if (!loop || !attempt.handler || found.some((other) => other.loop === loop)) continue
    const flags = flagsOf(file, loop)
    if (!flags) continue
    if (givesUp(file, attempt.handler, loop) || (attempt.finalizer && leavesLoop(file, attempt.finalizer, loop))) continue
    if (flags.some((flag) => isEndedIn(flag, attempt.handler!.body, loop))) continue
    if (!endsOnSuccess(file, loop, attempt, flags)) continue
    if (counts(file, loop) || hasOtherExit(file, loop, attempt) || asksSomeone(file, loop)) continue
    found.push({ loop, handler: attempt.handler, head: headOf(loop) })
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    const handler = calleeNameOf(call) === 'catch' && call.arguments[0] ? unwrap(call.arguments[0]) : null
    const loop = isFunction(handler) ? loopAround(call) : null
    if (!isFunction(handler) || !loop || found.some((other) => other.loop === loop) || flagsOf(file, loop)?.length !== 0) continue
    if (!isSwallowing(file, handler) || !endsOnResult(file, loop, call) || counts(file, loop) || asksSomeone(file, loop)) continue
    found.push({ loop, handler, head: headOf(loop) })
  }
  return found
})

/** `.catch(() => null)`, `.catch((err) => { log(err) })`: gives back nothing that a call or the error made, and throws nothing. */
function isSwallowing(file: SourceFile, handler: FunctionNode): boolean {
  if (handler.body.type !== 'BlockStatement') return isNothing(handler.body) || isLogging(file, handler.body)
  const nodes = nodesOf(file)
  return (
    nodes.within(handler.body, 'ThrowStatement').length === 0 &&
    nodes.within(handler.body, 'ReturnStatement').every(({ argument }) => argument === null || isNothing(argument))
  )
}

function isNothing(node: Node): boolean {
  const value = unwrap(node)
  return (value.type === 'Literal' && !value.value) || (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'UnaryExpression' && value.operator === 'void')
}

function isLogging(file: SourceFile, node: Node): boolean {
  return node.type === 'CallExpression' && /^(?:console|logger|log)\./.test(file.source.getText(node.callee as never))
}

/** Whether the loop has no way out but a result that the swallowed work gave: `const ok = await work().catch(() => null)`, `if (ok) return ok`. */
function endsOnResult(file: SourceFile, loop: Loop, call: TSESTree.CallExpression): boolean {
  const declaration = call.parent.type === 'AwaitExpression' ? call.parent.parent : null
  const variable = declaration?.type === 'VariableDeclarator' && declaration.id.type === 'Identifier' ? variableOf(file, declaration.id) : null
  if (!variable) return false
  const exits = exitsIn(file, loop.body, loop)
  return exits.length > 0 && exits.every((exit) => {
    const branch = exit.parent?.type === 'BlockStatement' ? exit.parent.parent : exit.parent
    return branch?.type === 'IfStatement' && isWithin(exit, branch.consequent) && isPresent(file, branch.test, variable)
  })
}

/** `ok`, `ok !== null`, `ok === true`. */
function isPresent(file: SourceFile, test: Node, variable: Variable): boolean {
  const node = unwrap(test)
  if (node.type === 'Identifier') return variableOf(file, node) === variable
  if (node.type !== 'BinaryExpression' || !isPresent(file, node.left, variable)) return false
  const other = unwrap(node.right)
  return node.operator.startsWith('!') ? isNothing(other) : other.type === 'Literal' && other.value === true && node.operator.startsWith('==')
}

/** What a loop is called in a message: `while (true)`, `for (;;)`. */
export function headOf(loop: Loop): string {
  if (loop.type === 'ForStatement') return loop.test || loop.update ? 'for' : 'for (;;)'
  const test = loop.type === 'WhileStatement' || loop.type === 'DoWhileStatement' ? unwrap(loop.test) : null
  if (test?.type === 'Literal') return loop.type === 'DoWhileStatement' ? 'do ... while (true)' : `while (${test.raw})`
  return loop.type === 'DoWhileStatement' ? 'do ... while' : 'while'
}

/** The variables of the function that a loop's condition waits for; empty for `while (true)`; `null` for any other condition. */
function flagsOf(file: SourceFile, loop: Loop): readonly Variable[] | null {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return null
  if (loop.type === 'ForStatement') {
    if (loop.update) return null
    if (!loop.test) return []
  }
  return loop.test ? waitedFor(file, loop, loop.test) : []
}

function waitedFor(file: SourceFile, loop: Loop, test: Node): readonly Variable[] | null {
  const node = unwrap(test)
  if (node.type === 'Literal') return node.value ? [] : null
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = unwrap(node.argument)
    if (inner.type === 'Literal') return inner.value ? null : []
    return flag(file, loop, inner)
  }
  if (node.type === 'BinaryExpression') {
    // `done === false`, `result == null`
    const [side, other] = [unwrap(node.left), unwrap(node.right)]
    const isConstant = (other.type === 'Literal' && (other.value === null || typeof other.value === 'boolean')) || (other.type === 'Identifier' && other.name === 'undefined')
    return isConstant ? flag(file, loop, side) : null
  }
  return flag(file, loop, node)
}

/** A variable of the same function that only this loop writes: one that others write is a stop flag. */
function flag(file: SourceFile, loop: Loop, node: Node): readonly Variable[] | null {
  if (node.type !== 'Identifier') return null
  const variable = variableOf(file, node)
  const declared = variable?.identifiers[0]
  if (!variable || !declared || variable.defs[0]?.type !== 'Variable') return null
  const fn = functionAround(loop)
  for (const reference of variable.references)
    if (reference.isWrite() && functionAround(reference.identifier) !== fn) return null
  const inside = variable.references.filter((reference) => reference.isWrite() && isWithin(reference.identifier, loop))
  return inside.length > 0 ? [variable] : null
}

function isWrittenIn(variable: Variable, scope: Node): boolean {
  return variable.references.some((reference) => reference.isWrite() && isWithin(reference.identifier, scope))
}

/** Whether the `catch` may set the flag to what ends the loop; `again = true` for `while (again)` only goes on. */
function isEndedIn(flag: Variable, scope: Node, loop: Loop): boolean {
  const test = 'test' in loop && loop.test ? unwrap(loop.test) : null
  const goesOn = test?.type === 'Identifier' ? true : test?.type === 'UnaryExpression' ? false : null
  return flag.references.some((reference) => {
    if (!reference.isWrite() || !isWithin(reference.identifier, scope)) return false
    const value = reference.writeExpr
    return !(goesOn !== null && value?.type === 'Literal' && value.value === goesOn)
  })
}

/**
 * Whether the `catch` ever ends the loop. To let only other kinds of error out (`if (err.status !== 429) throw err`) is no
 * end for the kind that stays, unless each turn tries something new (`const code = random()`).
 */
function givesUp(file: SourceFile, handler: TSESTree.CatchClause, loop: Loop): boolean {
  const exits = exitsIn(file, handler.body, loop)
  if (exits.length === 0) return false
  const error = handler.param?.type === 'Identifier' ? variableOf(file, handler.param) : null
  return triesSomethingNew(file, loop) || !exits.every((exit) => isForOtherErrors(file, exit, handler, error, loop))
}

function isForOtherErrors(file: SourceFile, exit: Node, handler: TSESTree.CatchClause, error: Variable | null, loop: Loop): boolean {
  let guarded = false
  for (let at = exit.parent; at && at !== handler; at = at.parent) {
    if (at.type !== 'IfStatement') continue
    if (isBound(file, at.test, error, loop)) return false
    guarded = true
  }
  // Where both sides leave (`if (a) throw x; else throw y`), nothing stays in the loop.
  return guarded
}

/** A name that the loop's body declares and gives to a call: a fresh code, the row as it is now. */
function triesSomethingNew(file: SourceFile, loop: Loop): boolean {
  return nodesOf(file).within(loop.body, 'VariableDeclarator').some(({ id }) => {
    const variable = id.type === 'Identifier' ? variableOf(file, id) : null
    return (variable?.references ?? []).some(({ identifier }) => {
      const parent = identifier.parent
      return (parent?.type === 'CallExpression' && parent.callee !== identifier) || (parent?.type === 'Property' && parent.value === identifier)
    })
  })
}

/** Whether some statement in a part of the loop's body can leave the loop or the function. */
function leavesLoop(file: SourceFile, part: Node, loop: Loop): boolean {
  return exitsIn(file, part, loop).length > 0
}

/** What ends a loop or the function around it. */
export type Exit = TSESTree.ReturnStatement | TSESTree.ThrowStatement | TSESTree.BreakStatement

/** The statements of the same function in a part of a loop's body that leave the loop. */
export function exitsIn(file: SourceFile, part: Node, loop: Loop): readonly Exit[] {
  const fn = functionAround(loop)
  const own = (node: Node) => functionAround(node) === fn
  const nodes = nodesOf(file)
  const process = nodes.within(part, 'CallExpression').filter((call) => own(call) && file.source.getText(call.callee as never) === 'process.exit')
  return [
    ...nodes.within(part, 'ReturnStatement').filter(own),
    ...nodes.within(part, 'ThrowStatement').filter((node) => own(node) && !isCaughtInside(node, loop)),
    ...nodes.within(part, 'BreakStatement').filter((node) => own(node) && breaks(node, loop)),
    ...(process as unknown as Exit[]),
  ]
}

/** Thrown inside the `try` of the same loop: it only reaches the loop's own `catch`. */
function isCaughtInside(node: Node, loop: Loop): boolean {
  for (let from = node, at = node.parent; at && at !== loop; from = at, at = at.parent)
    if (at.type === 'TryStatement' && at.handler && at.block === from) return true
  return false
}

function breaks(node: TSESTree.BreakStatement, loop: Loop): boolean {
  if (node.label) return loop.parent.type === 'LabeledStatement' ? true : loopAround(loop) !== null
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (at === loop) return true
    if (isLoop(at) || at.type === 'SwitchStatement') return false
  }
  return false
}

/**
 * Whether the work's success ends the loop: a `return`, `break` or the awaited flag at the end of the `try`, on a branch
 * that a good result takes, or right after it. A consumer goes on to the next item instead, and leaves when there is none.
 */
function endsOnSuccess(file: SourceFile, loop: Loop, attempt: TSESTree.TryStatement, flags: readonly Variable[]): boolean {
  if (flags.length > 0) return flags.some((flag) => isWrittenIn(flag, attempt.block)) && !readsNext(file, attempt)
  const exits = exitsIn(file, attempt.block, loop)
  const after = followingOf(attempt)
  const ends = exits.filter((exit) => isUnconditional(exit, attempt.block) || isOnSuccess(exit, attempt))
  if (ends.length > 0 && ends.length === exits.length) return true
  return exits.length === 0 && after.some((statement) => statement.type === 'ReturnStatement' || statement.type === 'BreakStatement') && endsWithContinue(attempt.handler!)
}

function followingOf(attempt: TSESTree.TryStatement): readonly Node[] {
  const block = attempt.parent
  return block.type === 'BlockStatement' ? block.body.slice(block.body.indexOf(attempt) + 1) : []
}

function endsWithContinue(handler: TSESTree.CatchClause): boolean {
  return handler.body.body.at(-1)?.type === 'ContinueStatement'
}

function isUnconditional(exit: Node, block: Node): boolean {
  return exit.parent === block
}

/** `if (response.ok) return response.json()`: a branch that a good result takes; `if (!item) break` and `if (done) break` end a stream. */
function isOnSuccess(exit: Node, attempt: TSESTree.TryStatement): boolean {
  for (let from: Node = exit, at = exit.parent; at && from !== attempt.block; from = at, at = at.parent) {
    if (at.type !== 'IfStatement') continue
    if (from === at.test) return false
    return from === at.consequent ? isGood(at.test) : false
  }
  return true
}

function isGood(test: Node): boolean {
  const node = unwrap(test)
  if (node.type === 'LogicalExpression') return isGood(node.left) && isGood(node.right)
  if (node.type === 'BinaryExpression') {
    if (['>', '>=', '<', '<='].includes(node.operator)) return /status/i.test(nameOf(unwrap(node.left)) ?? '')
    const other = unwrap(node.right)
    if (node.operator === '!==' || node.operator === '!=') return other.type === 'Literal' && other.value === null
    if (other.type === 'Literal' && (other.value === 0 || other.value === null || other.value === false)) return false
    return other.type === 'Literal' && !/^(?:done|end|eof|closed?)$/i.test(String(other.value))
  }
  if (node.type === 'Identifier' || node.type === 'MemberExpression') return !/^(?:done|end|ended|eof|finished|empty|closed|stopped|stop|aborted|cancell?ed)$/i.test(nameOf(node) ?? 'done')
  return false
}

/** The flag is what a reader says about its end: `({ done } = await reader.read())`. */
function readsNext(file: SourceFile, attempt: TSESTree.TryStatement): boolean {
  return nodesOf(file).within(attempt.block, 'CallExpression').some(({ callee }) => /^(?:read|next|shift|pop|dequeue|receive|poll|take|fetchNext)$/.test(nameOf(unwrap(callee)) ?? ''))
}

/** Whether anything in the loop is counted and compared, or a clock or a limit is asked. */
export function counts(file: SourceFile, loop: Loop): boolean {
  const nodes = nodesOf(file)
  for (const comparison of nodes.within(loop, 'BinaryExpression')) {
    if (!['<', '<=', '>', '>=', '===', '=='].includes(comparison.operator)) continue
    for (const side of [unwrap(comparison.left), unwrap(comparison.right)]) {
      if (isCounted(file, side, loop)) return true
    }
  }
  // `if (shouldStop()) ...` and `signal.aborted` are exits of their own; `urls.shift()` and `i++` take something new each turn.
  return nodes.within(loop, 'CallExpression').some(({ callee }) => ['shift', 'pop'].includes(nameOf(unwrap(callee)) ?? ''))
}

function isCounted(file: SourceFile, side: Node, loop: Loop): boolean {
  if (side.type === 'UpdateExpression') return true
  if (side.type === 'CallExpression') return /^Date\.now$|^performance\.now$/.test(file.source.getText(side.callee as never))
  if (side.type === 'BinaryExpression') return isCounted(file, unwrap(side.left), loop) || isCounted(file, unwrap(side.right), loop)
  if (side.type === 'MemberExpression') return saysBound(nameOf(side) ?? '')
  if (side.type !== 'Identifier') return false
  if (saysBound(side.name)) return true
  const variable = variableOf(file, side)
  return (variable?.references ?? []).some(({ identifier }) => {
    if (!isWithin(identifier, loop)) return false
    const parent = identifier.parent
    return parent?.type === 'UpdateExpression' || (parent?.type === 'AssignmentExpression' && parent.left === identifier && parent.operator !== '=')
  })
}

/** An exit in the loop's body before or after the `try` that is no success: a stop flag, an empty queue, a deadline. */
function hasOtherExit(file: SourceFile, loop: Loop, attempt: TSESTree.TryStatement): boolean {
  return exitsIn(file, loop.body, loop).some((exit) => {
    if (isWithin(exit, attempt)) return false
    return !(exit.range[0] > attempt.range[1] && exit.parent === attempt.parent)
  })
}
