import type { TSESTree } from '@typescript-eslint/utils'
import { dependsOnAnswer, answerFlowOf, guardsOf, questionOf, type AnswerFlow } from './answer-flow.js'
import { calleeNameOf, chainOf, nameOf, unwrap, wordsOf } from './expressions.js'
import { functionAround, functionBehind, functionNameOf, functionsAround, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isLoop, type Loop } from './lifetimes.js'
import { llmCallsOf } from './llm-calls.js'
import { isWithin, nodesOf, sortedWithin, type Node } from './nodes.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'
import { isTimeLimited } from './time-limits.js'

/** Model calls that repeat until the model says it is done. */
export type AgentLoop = {
  readonly node: Loop | TSESTree.CallExpression
  readonly kind: 'loop' | 'recursion'
  /** `while (true)` of a loop; the function's name of a recursion. */
  readonly head: string
}

/** Every loop and recursion of the file whose end only the model's answers decide, with no limit of steps, time or cost. */
export const agentLoopsOf = lazily((file: SourceFile): readonly AgentLoop[] => {
  const found: AgentLoop[] = []
  const nodes = nodesOf(file)
  const loops: readonly Loop[] = [...nodes.get('WhileStatement'), ...nodes.get('DoWhileStatement'), ...nodes.get('ForStatement')]
  for (const loop of loops) if (isEndlessLoop(file, loop)) found.push({ node: loop, kind: 'loop', head: headOf(file, loop) })
  for (const { call, target } of selfCallsOf(file))
    if (isEndlessRecursion(file, call, target)) found.push({ node: call, kind: 'recursion', head: functionNameOf(target) ?? 'function' })
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

const modelKinds: ReadonlySet<string> = new Set(['chat', 'responses', 'completion', 'generate-text', 'generate-object', 'agent'])

/** Passes over the calls of a file until no further function is known to call a model. */
const mostPasses = 4

/** Calls that run a model, directly or through functions of this file. */
const modelTurnsOf = lazily((file: SourceFile): readonly Node[] => {
  const turns = new Set<Node>(llmCallsOf(file).flatMap(({ node, kind }) => (modelKinds.has(kind) ? [node] : [])))
  if (turns.size === 0) return []
  const running = new Set<Node>()
  const calls = nodesOf(file).get('CallExpression')
  for (let pass = 0, before = -1; pass < mostPasses && before !== turns.size; pass++) {
    before = turns.size
    for (const turn of turns) for (const fn of functionsAround(turn)) running.add(fn)
    for (const call of calls) {
      const fn = turns.has(call) ? null : functionBehind(file, call.callee)
      if (fn && running.has(fn)) turns.add(call)
    }
  }
  return [...turns].sort((one, two) => one.range[0] - two.range[0])
})

/** Fields by which only an answer of a model tells whether it wants to go on. */
const answerFields = new Set(['tool_calls', 'toolCalls', 'stop_reason', 'stopReason', 'finish_reason', 'finishReason', 'function_call', 'functionCall', 'functionCalls', 'tool_use', 'toolUse'])

/** Words that name a model or its vendor. */
const modelWords = new Set(['llm', 'gpt', 'claude', 'openai', 'anthropic', 'gemini', 'mistral', 'completion', 'completions'])

/** Calls that wait for something else: a stream, a queue, a person, the state of a run. */
const otherSources = /^(?:read|next|shift|pop|receive|dequeue|poll|retrieve|get|list|question|prompt|sleep|delay|wait|json|text|fetchNext|status|cancel|log|info|warn|error|parse|push)$/

/** Awaited calls in a scope that may run a model of another file: by what they are called, or by what their result is asked. */
function unseenTurns(file: SourceFile, scope: Node): { readonly named: readonly Node[]; readonly any: readonly Node[] } {
  const any = nodesOf(file)
    .within(scope, 'AwaitExpression')
    .flatMap(({ argument }) => {
      const call = unwrap(argument)
      return call.type === 'CallExpression' && !otherSources.test(calleeNameOf(call) ?? '') && !isCallbackOf(call, scope) ? [call] : []
    })
  return { named: any.filter((call) => saysModel(call)), any }
}

/** Inside a function that the scope only declares. */
function isCallbackOf(call: Node, scope: Node): boolean {
  return functionAround(call) !== (isFunction(scope) ? scope : functionAround(scope))
}

function saysModel({ callee }: TSESTree.CallExpression): boolean {
  const { root, steps } = chainOf(callee)
  return [root.type === 'Identifier' ? root.name : '', ...steps].some((name) => {
    const words = wordsOf(name)
    return words.some((word) => modelWords.has(word)) || (words.includes('model') && words.some((word) => ['call', 'ask', 'invoke', 'run', 'query', 'prompt'].includes(word)))
  })
}

function flowsOf(file: SourceFile, scope: Node): readonly { readonly flow: AnswerFlow; readonly needsField: boolean }[] {
  const known = sortedWithin(modelTurnsOf(file), scope)
  if (known.length > 0) return [{ flow: answerFlowOf(file, scope, known), needsField: false }]
  const { named, any } = unseenTurns(file, scope)
  if (named.length > 0) return [{ flow: answerFlowOf(file, scope, named), needsField: false }]
  const isAsked = nodesOf(file).within(scope, 'MemberExpression').some((member) => answerFields.has(nameOf(member) ?? ''))
  return any.length > 0 && isAsked ? [{ flow: answerFlowOf(file, scope, any), needsField: true }] : []
}

function isEndlessLoop(file: SourceFile, loop: Loop): boolean {
  if (loop.type === 'ForStatement' && loop.test && loop.update && unwrap(loop.test).type === 'BinaryExpression') return false
  return flowsOf(file, loop).some(({ flow, needsField }) => {
    const test = 'test' in loop ? loop.test : null
    const head = test ? questionOf(file, flow, test) : 'none'
    if (head === 'limit' || head === 'other') return false
    const body = bodyQuestions(file, loop, flow)
    if (!body || (head !== 'answer' && body.length === 0)) return false
    const asked = [...(head === 'answer' ? [test!] : []), ...body]
    if (needsField && !asked.some((question) => asksField(file, flow, question))) return false
    return !isLimitedElsewhere(file, loop, flow)
  })
}

/** The conditions that end a loop from inside; `null` when one of them asks more than the answer, or nothing decides. */
function bodyQuestions(file: SourceFile, loop: Loop, flow: AnswerFlow): readonly Node[] | null {
  const asked: Node[] = []
  for (const { exit, guards } of exitsOf(file, loop)) {
    const questions = guards.map((guard) => questionOf(file, flow, guard))
    if (questions.includes('limit')) return null
    if (exit.type === 'ThrowStatement' || isInCatch(exit, loop)) continue
    if (questions.includes('other')) return null
    const decided = guards.filter((_, index) => questions[index] === 'answer')
    if (decided.length > 0) {
      asked.push(...decided)
      continue
    }
    // It leaves on every turn, unless an answer says `continue` before.
    const again = continuesOf(file, loop)
    const reasons = again.flatMap((statement) => (isInCatch(statement, loop) ? [] : guardsOf(statement, loop)))
    const answers = reasons.map((guard) => questionOf(file, flow, guard))
    if (answers.includes('limit') || answers.includes('other') || !answers.includes('answer')) return null
    asked.push(...reasons)
  }
  return asked
}

function exitsOf(file: SourceFile, loop: Loop): readonly { readonly exit: Node; readonly guards: readonly Node[] }[] {
  const nodes = nodesOf(file)
  const fn = functionAround(loop)
  const own = (node: Node) => functionAround(node) === fn
  const exits: readonly Node[] = [
    ...nodes.within(loop, 'ReturnStatement').filter(own),
    ...nodes.within(loop, 'ThrowStatement').filter(own),
    ...nodes.within(loop, 'BreakStatement').filter((node) => own(node) && targetLoopOf(node) === loop),
  ]
  return exits.map((exit) => ({ exit, guards: guardsOf(exit, loop) }))
}

function continuesOf(file: SourceFile, loop: Loop): readonly Node[] {
  return nodesOf(file).within(loop, 'ContinueStatement').filter((node) => targetLoopOf(node) === loop)
}

/** The loop that a `break` or `continue` is about; `null` for a `switch`. */
function targetLoopOf(node: TSESTree.BreakStatement | TSESTree.ContinueStatement): Node | null {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (node.label) {
      if (at.type === 'LabeledStatement' && at.label.name === node.label.name) return at.body
    } else if (isLoop(at)) return at
    else if (at.type === 'SwitchStatement' && node.type === 'BreakStatement') return null
    if (isFunction(at)) return null
  }
  return null
}

function isInCatch(node: Node, scope: Node): boolean {
  for (let at = node.parent; at && at !== scope; at = at.parent) if (at.type === 'CatchClause') return true
  return false
}

function asksField(file: SourceFile, flow: AnswerFlow, test: Node): boolean {
  const isField = (name: string | null) => name !== null && answerFields.has(name)
  const nodes = nodesOf(file)
  const members = [...(test.type === 'MemberExpression' ? [test] : []), ...nodes.within(test, 'MemberExpression')]
  if (members.some((member) => isField(nameOf(member)) && dependsOnAnswer(file, flow, member))) return true
  // `const calls = answer.tool_calls ?? []`, `const { stop_reason } = answer`
  return [...(test.type === 'Identifier' ? [test] : []), ...nodes.within(test, 'Identifier')].some((name) => {
    const variable = variableOf(file, name)
    if (!variable || !flow.answers.has(variable)) return false
    if (isField(variable.name)) return true
    return variable.references.some(({ writeExpr: value }) => {
      const given = value ? unwrap(value) : null
      return given != null && [...(given.type === 'MemberExpression' ? [given] : []), ...nodes.within(given, 'MemberExpression')].some((member) => isField(nameOf(member)))
    })
  })
}

/** A limit that is no condition: a call that throws, a signal from outside the loop, a wait that is cut off around it. */
function isLimitedElsewhere(file: SourceFile, scope: Node, flow: AnswerFlow): boolean {
  const nodes = nodesOf(file)
  if (nodes.within(scope, 'CallExpression').some((call) => asksPerson(call) || checksLimit(file, call, flow))) return true
  const signals = nodes.within(scope, 'Property').filter((property) => /^(?:signal|abortSignal)$/.test(nameOf(property) ?? ''))
  if (signals.some(({ value }) => isFromOutside(file, unwrap(value), scope))) return true
  return isTimeLimited(file, isFunction(scope) ? (scope.body as Node) : scope)
}

/** A conversation in a terminal goes as fast as the person who types. */
function asksPerson({ callee }: TSESTree.CallExpression): boolean {
  const { root, steps } = chainOf(callee)
  return [root.type === 'Identifier' ? root.name : '', ...steps].some((name) => /^(?:question|inquirer|prompts?|readline|rl|confirm|waitForUser\w*|askUser)$/i.test(name))
}

/** `budget.reserve(user)`, `assertWithinBudget()`, `signal.throwIfAborted()`, `limiter.consume(key)`; `query.limit(10)` is none. */
function checksLimit(file: SourceFile, call: TSESTree.CallExpression, flow: AnswerFlow): boolean {
  const { root, steps } = chainOf(call.callee)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => !step.endsWith('()'))]
  if (names.at(-1) === 'throwIfAborted') return true
  if (names.at(-1) === 'limit' && call.arguments[0]?.type === 'Literal') return false
  if (names.some((name) => wordsOf(name).some((word) => ['budget', 'budgets', 'quota', 'quotas', 'limiter', 'ratelimit', 'deadline'].includes(word)))) return true
  // `tick()` of this file, which counts and throws.
  const fn = functionBehind(file, call.callee)
  return fn !== null && nodesOf(file).within(fn, 'ThrowStatement').some((node) => guardsOf(node, fn).some((guard) => questionOf(file, { ...flow, scope: fn }, guard) === 'limit'))
}

function isFromOutside(file: SourceFile, value: Node, scope: Node): boolean {
  let root = value
  while (root.type === 'MemberExpression') root = unwrap(root.object)
  if (root.type === 'ThisExpression') return true
  const declared = root.type === 'Identifier' ? variableOf(file, root)?.identifiers[0] : undefined
  return declared !== undefined && !isWithin(declared, scope)
}

function headOf(file: SourceFile, loop: Loop): string {
  if (loop.type === 'ForStatement') return loop.test ? `for (...; ${textOf(file, loop.test)}; ...)` : 'for (;;)'
  if (loop.type === 'DoWhileStatement') return `do ... while (${textOf(file, loop.test)})`
  return loop.type === 'WhileStatement' ? `while (${textOf(file, loop.test)})` : 'loop'
}

/** Characters of a condition that a message shows. */
const longestHead = 40

function textOf(file: SourceFile, node: Node): string {
  const text = file.source.getText(node as never).replace(/\s+/g, ' ').replaceAll('`', "'")
  return text.length > longestHead ? `${text.slice(0, longestHead - 3)}...` : text
}

type SelfCall = { readonly call: TSESTree.CallExpression; readonly target: FunctionNode }

const selfCallsOf = lazily((file: SourceFile): readonly SelfCall[] =>
  nodesOf(file)
    .get('CallExpression')
    .flatMap((call) => {
      const target = functionBehind(file, call.callee)
      return target && target !== (call as Node) && isWithin(call, target) ? [{ call, target }] : []
    }),
)

function isEndlessRecursion(file: SourceFile, call: TSESTree.CallExpression, target: FunctionNode): boolean {
  if (isInCatch(call, target) || isSmaller(call) || countsDown(file, call, target)) return false
  const selfCalls = new Set<Node>(selfCallsOf(file).filter((each) => each.target === target).map((each) => each.call))
  return flowsOf(file, target).some(({ flow, needsField }) => {
    const turns = flow.turns.filter((turn) => !selfCalls.has(turn))
    if (turns.length === 0) return false
    const own = answerFlowOf(file, target, turns)
    const guards = [...guardsOf(call, target), ...earlierExits(call, target)]
    const questions = guards.map((guard) => questionOf(file, own, guard))
    // An early `throw` or `return` on something else (no key, no rows) ends no recursion that the answer keeps going.
    if (questions.includes('limit') || guardsOf(call, target).some((guard) => questionOf(file, own, guard) === 'other')) return false
    const asked = guards.filter((_, index) => questions[index] === 'answer')
    if (asked.length === 0 || (needsField && !asked.some((guard) => asksField(file, own, guard)))) return false
    return !isLimitedElsewhere(file, target, own)
  })
}

/** Tests of the `if`s that may leave before a node is reached. */
function earlierExits(node: Node, scope: Node): readonly Node[] {
  const tests: Node[] = []
  for (let at = node, parent = node.parent; parent && at !== scope; at = parent, parent = parent.parent) {
    if (parent.type !== 'BlockStatement') continue
    for (const statement of parent.body) {
      if (statement === at) break
      if (statement.type === 'IfStatement' && leaves(statement.consequent)) tests.push(statement.test)
    }
  }
  return tests
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
}

/** `summarize(rest.slice(1))`: a piece of what it was given. */
function isSmaller(call: TSESTree.CallExpression): boolean {
  return call.arguments.some((argument) => {
    const value = unwrap(argument.type === 'SpreadElement' ? argument.argument : argument)
    return value.type === 'CallExpression' && ['slice', 'shift', 'substring'].includes(calleeNameOf(value) ?? '')
  })
}

/** `run(messages, depth + 1)` where the function compares `depth` with something. */
function countsDown(file: SourceFile, call: TSESTree.CallExpression, target: FunctionNode): boolean {
  const nodes = nodesOf(file)
  const isStep = (node: Node): boolean => {
    const value = unwrap(node)
    return value.type === 'UpdateExpression' || (value.type === 'BinaryExpression' && (value.operator === '+' || value.operator === '-') && value.right.type === 'Literal' && typeof value.right.value === 'number')
  }
  const steps = call.arguments.flatMap((argument): readonly Node[] => {
    const value = unwrap(argument)
    if (isStep(value)) return [value]
    return value.type === 'ObjectExpression' ? value.properties.flatMap((property) => (property.type === 'Property' && isStep(property.value) ? [property.value as Node] : [])) : []
  })
  if (steps.length === 0) return false
  const counted = new Set(steps.map((step) => nameOf(unwrap('argument' in step ? (step.argument as Node) : (step as TSESTree.BinaryExpression).left as Node))))
  const comparesOne = nodes
    .within(target, 'BinaryExpression')
    .some(({ operator, left, right }) => ['<', '<=', '>', '>=', '===', '=='].includes(operator) && [left, right].some((side) => counted.has(nameOf(unwrap(side)))))
  return comparesOne || nodes.within(target, 'IfStatement').some(({ test }) => counted.has(nameOf(unwrap(test.type === 'UnaryExpression' ? test.argument : test))))
}
