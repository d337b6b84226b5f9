import type { TSESTree } from '@typescript-eslint/utils'
import { isHarmless } from './work.js'
import { exitsIn, headOf } from './endless-loops.js'
import { calleeNameOf, nameOf, unwrap, wordsOf } from './expressions.js'
import { functionAround, functionNameOf, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { loopAround, type Loop } from './lifetimes.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, variableOf, type Variable } from './references.js'
import { responseOutcomeOf } from './response-outcomes.js'
import { failureContextOf, isPoller, selfCallsOf } from './retries.js'
import { asksSomeone, saysBound } from './retry-bounds.js'
import type { SourceFile } from './source-file.js'
import { timersOf } from './timers.js'
import { varies, waitsOf } from './waits.js'

/** Work that is repeated after a failure without a pause that grows. */
export type HurriedRetry = {
  /** The loop, the call to itself, or the pause that is always as long. */
  readonly node: Node
  readonly loop: Loop | null
  /** For messages: the function's name, or the head of the loop. */
  readonly name: string
  readonly pause: 'none' | 'constant'
}

/** Every retry of the file whose attempts follow each other at once, or at the same distance. */
export const hurriedRetriesOf = lazily((file: SourceFile): readonly HurriedRetry[] => [...hurriedLoops(file), ...hurriedRecursions(file)])

function hurriedLoops(file: SourceFile): HurriedRetry[] {
  const found: HurriedRetry[] = []
  const seen = new Set<Loop>()
  const add = (loop: Loop, again: Node) => {
    if (seen.has(loop)) return
    seen.add(loop)
    if (isOneRetry(loop) || takesTurns(file, loop) || mendsFirst(file, again) || isAboutConflict(file, again)) return
    const waits = waitsOf(file).filter(({ node }) => isWithin(node, loop.body) && functionAround(node) === functionAround(loop))
    if (waits.some(({ duration }) => varies(file, duration, loop))) return
    const fn = functionAround(loop)
    const name = (fn && functionNameOf(fn)) ?? headOf(loop)
    const wait = waits[0]
    // What waits for something to come up looks again and again at the same distance.
    if (wait && (isAwaiting(name) || isPollPause(file, wait.duration))) return
    found.push({ node: wait?.node ?? loop, loop: wait ? null : loop, name, pause: wait ? 'constant' : 'none' })
  }
  for (const attempt of nodesOf(file).get('TryStatement')) {
    const loop = loopAround(attempt)
    if (loop && attempt.handler && repeatsAfter(file, loop, attempt, attempt.handler)) add(loop, attempt.handler.body)
  }
  const counted = new Set(countedLoops(file))
  for (const loop of openLoops(file)) {
    if (seen.has(loop)) continue
    if (counted.has(loop) ? endsWhenGood(file, loop, isGood) || turnsWhenBad(file, loop) || turnsUntilGood(file, loop) : isHasty(file, loop)) add(loop, loop.body)
  }
  // `for (const attempt of [1, 2, 3])`
  for (const loop of nodesOf(file).get('ForOfStatement')) if (!seen.has(loop) && isCountList(loop) && endsWhenGood(file, loop, isGood)) add(loop, loop.body)
  return found
}

/** Whether success ends the loop and failure turns it again. */
function repeatsAfter(file: SourceFile, loop: Loop, attempt: TSESTree.TryStatement, handler: TSESTree.CatchClause): boolean {
  if (!awaits(file, attempt.block, loop)) return false
  const last = handler.body.body.at(-1)
  if (last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement' || last?.type === 'BreakStatement') return false
  const exits = exitsIn(file, attempt.block, loop)
  const flag = flagOf(file, loop)
  const following = attempt.parent.type === 'BlockStatement' ? attempt.parent.body.slice(attempt.parent.body.indexOf(attempt) + 1) : []
  if (exits.some((exit) => exit.type !== 'ThrowStatement' && (exit.parent === attempt.block || isWhenOk(exit, attempt.block)))) return true
  if (flag && attempt.block.body.some((statement) => statement.type === 'ExpressionStatement' && writes(file, statement, flag))) return true
  return last?.type === 'ContinueStatement' && following.some((statement) => statement.type === 'ReturnStatement' || statement.type === 'BreakStatement')
}

function awaits(file: SourceFile, part: Node, loop: Loop): boolean {
  const fn = functionAround(loop)
  const waits = new Set(waitsOf(file).map(({ node }) => node as Node))
  return nodesOf(file).within(part, 'AwaitExpression').some((node) => functionAround(node) === fn && !waits.has(node))
}

/** `while (!sent)`, `while (tries < 3 && !sent)`: the name that a success sets. */
function flagOf(file: SourceFile, loop: Loop): Variable | null {
  const test = 'test' in loop && loop.test ? unwrap(loop.test) : null
  const parts = test?.type === 'LogicalExpression' ? [unwrap(test.left), unwrap(test.right)] : test ? [test] : []
  for (const part of parts) {
    if (part.type !== 'UnaryExpression' || part.operator !== '!') continue
    const name = unwrap(part.argument)
    if (name.type === 'Identifier') return variableOf(file, name)
  }
  return null
}

function writes(file: SourceFile, statement: TSESTree.ExpressionStatement, flag: Variable): boolean {
  const { expression } = statement
  return expression.type === 'AssignmentExpression' && expression.left.type === 'Identifier' && variableOf(file, expression.left) === flag
}

/** `if (response.ok) return response`: no look at a state, which would be polling. */
function isWhenOk(exit: Node, block: Node, says = isGood): boolean {
  const branch = exit.parent?.type === 'BlockStatement' ? exit.parent.parent : exit.parent
  if (branch?.type !== 'IfStatement' || branch.parent !== block) return false
  return says(branch.test) && isWithin(exit, branch.consequent)
}

/** `response.ok`, `result.success`, `response.status !== 429`. */
function isGood(test: Node): boolean {
  return /^(?:ok|success)$/.test(nameOf(unwrap(test)) ?? '') || isGoodResponse(test)
}

function isGoodResponse(test: Node): boolean {
  return responseOutcomeOf(test, true) === 'success'
}

const attemptWords = new Set(['attempt', 'attempts', 'retry', 'retries', 'tries', 'try'])

function countsAttempts(name: string): boolean {
  return wordsOf(name).some((word) => attemptWords.has(word))
}

type OpenLoop = TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement

function openLoops(file: SourceFile): readonly OpenLoop[] {
  const nodes = nodesOf(file)
  return [...nodes.get('ForStatement'), ...nodes.get('WhileStatement'), ...nodes.get('DoWhileStatement')]
}

/** Loops that count attempts by the names in their condition. */
function countedLoops(file: SourceFile): readonly OpenLoop[] {
  return openLoops(file).filter(({ test }) => test && nodesOf(file).within(test, 'Identifier').some(({ name }) => countsAttempts(name)))
}

/** Without a `try`: `const response = await fetch(url); if (response.ok) return response`. */
function endsWhenGood(file: SourceFile, loop: Loop, says: (test: Node) => boolean): boolean {
  return awaits(file, loop.body, loop) && exitsIn(file, loop.body, loop).some((exit) => exit.type !== 'ThrowStatement' && (isWhenOk(exit, loop.body, says) || isAfterBad(exit, loop.body)))
}

/** `if (!response.ok) continue` with the exit behind it. */
function isAfterBad(exit: Node, body: Node): boolean {
  if (exit.parent !== body || body.type !== 'BlockStatement') return false
  return body.body.some((statement) => {
    if (statement.type !== 'IfStatement' || statement.range[0] > exit.range[0] || responseOutcomeOf(statement.test, true) !== 'failure') return false
    const { consequent } = statement
    return (consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent)?.type === 'ContinueStatement'
  })
}

/** `do { response = await fetch(url) } while (!response.ok && tries < 5)`. */
function turnsWhenBad(file: SourceFile, loop: OpenLoop): boolean {
  return loop.test !== null && responseOutcomeOf(loop.test, true) === 'failure' && awaits(file, loop.body, loop)
}

/** `for (...; tries < 3 && !answer; tries++) answer = await ask().catch(() => null)`: what went well is what the loop waits for. */
function turnsUntilGood(file: SourceFile, loop: OpenLoop): boolean {
  const flag = flagOf(file, loop)
  return (
    flag !== null &&
    awaits(file, loop.body, loop) &&
    flag.references.some(({ identifier }) => {
      const assignment = identifier.parent
      if (assignment?.type !== 'AssignmentExpression' || assignment.left !== identifier || !isWithin(assignment, loop.body)) return false
      return isGood(assignment.right) || nodesOf(file).within(assignment.right, 'CallExpression').some((call) => calleeNameOf(call) === 'catch')
    })
  )
}

/** A loop that names no attempts repeats a request where an answer decides and nothing waits: one that waits may look for a server to come up. */
function isHasty(file: SourceFile, loop: OpenLoop): boolean {
  if (!endsWhenGood(file, loop, isGoodResponse) && !turnsWhenBad(file, loop)) return false
  return !waitsOf(file).some(({ node }) => isWithin(node, loop))
}

/** `for (let i = 0; i < 2; i++)`: one more attempt, no storm. */
function isOneRetry(loop: Loop): boolean {
  if (loop.type !== 'ForStatement' || loop.test?.type !== 'BinaryExpression' || loop.init?.type !== 'VariableDeclaration') return false
  const first = loop.init.declarations[0]?.init
  const { right: end, operator } = loop.test
  if (first?.type !== 'Literal' || end.type !== 'Literal' || typeof first.value !== 'number' || typeof end.value !== 'number') return false
  return end.value - first.value + (operator === '<=' ? 1 : 0) <= 2
}

/** Whether each turn tries something else: the next provider or key, a fresh random code, a page. */
function takesTurns(file: SourceFile, loop: Loop): boolean {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return !isCountList(loop)
  const nodes = nodesOf(file)
  // `urls[i]`, `load(page)`: what the loop counts chooses what is tried, unless it is named for attempts.
  const counters = loop.type === 'ForStatement' && loop.init?.type === 'VariableDeclaration' ? loop.init.declarations.map(({ id }) => id) : []
  for (const counter of counters) {
    if (counter.type !== 'Identifier') continue
    const variable = variableOf(file, counter)
    for (const { identifier } of variable?.references ?? []) {
      const parent = identifier.parent
      if (!isWithin(identifier, loop.body) || !parent || isInWait(file, identifier)) continue
      if (parent.type === 'MemberExpression' && parent.computed && parent.property === identifier) return true
      if (parent.type === 'BinaryExpression' && parent.operator === '%') return true
      if (parent.type === 'CallExpression' && !countsAttempts(counter.name) && !isHarmless(file, parent)) return true
    }
  }
  if (nodes.within(loop.body, 'CallExpression').some((call) => ['shift', 'pop', 'next', 'read', 'dequeue', 'receive'].includes(calleeNameOf(call) ?? ''))) return true
  if (changesInput(file, loop)) return true
  return nodes.within(loop.body, 'VariableDeclarator').some(({ init, id }) => init && id.type === 'Identifier' && isFresh(file, init) && isGivenOn(file, id))
}

/** What an awaited call is given is written anew in the loop: the rows that are left, the next cursor. */
function changesInput(file: SourceFile, loop: Loop): boolean {
  return nodesOf(file).within(loop.body, 'AwaitExpression').some(({ argument: awaited }) => {
    const call = unwrap(awaited)
    if (call.type !== 'CallExpression' || isInWait(file, call)) return false
    return call.arguments.some((argument) => {
      const value = unwrap(argument)
      if (value.type !== 'Identifier' || countsAttempts(value.name)) return false
      return (variableOf(file, value)?.references ?? []).some((reference) => {
        if (!isWithin(reference.identifier, loop.body)) return false
        const parent = reference.identifier.parent
        // `rows[bad] = repaired` changes what is given as much as `rows = rest` does.
        const isElement = parent?.type === 'MemberExpression' && parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent
        // `messages.push(correction)`: the next question says what was wrong with the last answer.
        const isAdded = parent?.type === 'MemberExpression' && parent.parent.type === 'CallExpression' && parent.parent.callee === parent && /^(?:push|unshift|splice|add|set|append|delete)$/.test(nameOf(parent) ?? '')
        return isElement || isAdded || (reference.isWrite() && reference.init !== true)
      })
    })
  })
}

/** `for (const attempt of [1, 2, 3])` only counts. */
function isCountList(loop: TSESTree.ForOfStatement | TSESTree.ForInStatement): boolean {
  const id = loop.left.type === 'VariableDeclaration' ? loop.left.declarations[0]?.id : null
  return id?.type === 'Identifier' && countsAttempts(id.name)
}

function isInWait(file: SourceFile, node: Node): boolean {
  return waitsOf(file).some((wait) => isWithin(node, wait.node))
}

const promptPackages: ReadonlySet<string> = new Set(['@clack/prompts', '@inquirer/prompts', 'inquirer', 'prompts', 'enquirer', 'readline/promises', 'node:readline/promises'])

/** `const code = randomCode()`, `const candidate = makeSlug(name)`. */
function isFresh(file: SourceFile, init: Node): boolean {
  const calls = [init, ...nodesOf(file).within(init, 'CallExpression')]
  return calls.some((call) => {
    if (call.type !== 'CallExpression') return false
    // Somebody is asked to type it again.
    if (/^(?:prompts?|input|question)$/.test(calleeNameOf(call) ?? '') || promptPackages.has(originOf(file, call.callee)?.module ?? '')) return true
    const words = wordsOf(`${calleeNameOf(call) ?? ''}`)
    return words.some((word) => ['random', 'nanoid', 'uuid', 'generate', 'slug', 'slugify', 'pick', 'choose', 'select', 'next', 'suffix', 'rotate', 'claim', 'candidate'].includes(word))
  })
}

function isGivenOn(file: SourceFile, id: Node): boolean {
  return (variableOf(file, id)?.references ?? []).some(({ identifier }) => identifier.parent?.type === 'CallExpression' || identifier.parent?.type === 'Property' || identifier.parent?.type === 'MemberExpression' || identifier.parent?.type === 'TemplateLiteral')
}

/** Whether the failure is answered by some other awaited step first, such as a new token: what follows is no blind repetition. */
function mendsFirst(file: SourceFile, handler: Node): boolean {
  if (handler.parent?.type !== 'CatchClause' && !isFunction(handler.parent) && handler.type !== 'IfStatement') return false
  const waits = new Set(waitsOf(file).map(({ node }) => node as Node))
  return nodesOf(file).within(handler, 'AwaitExpression').some((node) => {
    if (waits.has(node)) return false
    const value = unwrap(node.argument)
    return value.type === 'CallExpression' ? !isHarmless(file, value) && !selfCallsOf(file).some(({ call }) => call === value) : true
  })
}

/** Two writers that collided: the next attempt sees the other's row, and nobody is overloaded. */
function isAboutConflict(file: SourceFile, handler: Node): boolean {
  return /P2002|23505|E?11000|ER_DUP|unique|duplicate|conflict|\b409\b/i.test(file.source.getText(handler as never))
}

/** `sleep(POLL_INTERVAL_MS)`. */
function isPollPause(file: SourceFile, duration: Node | null): boolean {
  return duration !== null && /poll/i.test(file.source.getText(duration as never))
}

/** Names of functions that wait for something to come up, or take a lock: looking often is what they are for. */
function isAwaiting(name: string): boolean {
  return wordsOf(name).some((word) => ['wait', 'until', 'poll', 'ready', 'health', 'ping', 'connect', 'reconnect', 'lock', 'acquire', 'boot', 'listen', 'watch', 'leader', 'verify', 'check', 'alive', 'live'].includes(word))
}

function hurriedRecursions(file: SourceFile): HurriedRetry[] {
  const found: HurriedRetry[] = []
  const timers = new Map(timersOf(file).map((timer) => [timer.node as Node, timer]))
  for (const { call, target, args } of selfCallsOf(file)) {
    const context = failureContextOf(file, call, target)
    if (!context || isPoller(file, target, context.scope) || triesOther(file, target, args)) continue
    if (context.from === 'failure' && (!isBadResponse(context.scope, call) || asksSomeone(file, target))) continue
    const scope = context.scope.type === 'CatchClause' ? context.scope.body : isFunction(context.scope) ? context.scope.body : context.scope
    if (!target.async && !nodesOf(file).within(target, 'CallExpression').some((inner) => calleeNameOf(inner) === 'catch' || calleeNameOf(inner) === 'then')) continue
    if (mendsFirst(file, scope) || isAboutConflict(file, scope) || loopAround(call)) continue
    const name = functionNameOf(target) ?? 'function'
    const timer = [...timers.values()].find(({ node, handler }) => node === call || (handler !== null && isWithin(call, handler) && isWithin(node, target)))
    const waits = waitsOf(file).filter(({ node }) => isWithin(node, target) && node.range[0] < call.range[1])
    if (timer && varies(file, timer.node.arguments[1] ?? null, target)) continue
    if (waits.some(({ duration }) => varies(file, duration, target) || mentionsChanging(file, duration, target, args))) continue
    if (timer && mentionsChanging(file, timer.node.arguments[1] ?? null, target, args)) continue
    const pause = timer?.node ?? waits[0]?.node
    if (pause && isAwaiting(name)) continue
    found.push({ node: pause ?? call, loop: null, name, pause: pause ? 'constant' : 'none' })
  }
  return found
}

/** `if (!response.ok) return again(...)`: a failure that an answer tells, not one of the work itself. */
function isBadResponse(branch: Node, call: Node): boolean {
  if (branch.type !== 'IfStatement' && branch.type !== 'ConditionalExpression') return false
  return responseOutcomeOf(branch.test, isWithin(call, branch.consequent)) === 'failure'
}

/** A parameter that each call to itself changes makes the pause grow: `wait(base * 2 ** attempt)`, `retry(ms * 2)`. */
function mentionsChanging(file: SourceFile, duration: Node | null, target: FunctionNode, args: readonly Node[]): boolean {
  if (!duration) return true
  const identifiers = duration.type === 'Identifier' ? [duration] : nodesOf(file).within(duration, 'Identifier')
  return identifiers.some((identifier) => {
    const variable = variableOf(file, identifier)
    const definition = definitionOf(variable)
    if (!variable || !definition) return false
    if (definition.type === 'Variable' && definition.node.init && isWithin(definition.node, target) && definition.node.init !== duration)
      return mentionsChanging(file, definition.node.init, target, args)
    if (definition.type !== 'Parameter' || !isWithin(variable.identifiers[0]!, target)) return false
    const index = target.params.findIndex((parameter) => parameter === variable.identifiers[0] || isWithin(variable.identifiers[0]!, parameter))
    const given = args[index]
    return index < 0 || !given || unwrap(given).type !== 'Identifier' || variableOf(file, unwrap(given)) !== variable
  })
}

/** Given something else each time: a smaller piece, the next key, a flag that says "once". Counters only count. */
function triesOther(file: SourceFile, target: FunctionNode, args: readonly Node[]): boolean {
  return args.some((argument, index) => {
    const value = unwrap(argument)
    if (value.type === 'Identifier') {
      const definition = definitionOf(variableOf(file, value))
      return definition?.type !== 'Parameter' && definition?.type !== 'ImportBinding' && !countsAttempts(value.name) && definition?.type !== 'Variable'
    }
    if (value.type === 'BinaryExpression' || value.type === 'UpdateExpression') {
      const name = value.type === 'UpdateExpression' ? nameOf(value.argument) : (nameOf(unwrap(value.left)) ?? nameOf(unwrap(value.right as Node)))
      return name === null || !(saysBound(name) || /delay|wait|ms|backoff|interval|^n$|^i$/i.test(name))
    }
    if (value.type === 'Literal') return typeof value.value === 'boolean' || target.params[index]?.type === 'AssignmentPattern'
    if (value.type === 'ThisExpression' || value.type === 'MemberExpression') return false
    if (value.type === 'ObjectExpression')
      return value.properties.some((property) => property.type === 'Property' && unwrap(property.value).type === 'Literal' && typeof (unwrap(property.value) as TSESTree.Literal).value === 'boolean')
    return value.type !== 'TemplateLiteral'
  })
}
