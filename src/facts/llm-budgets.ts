import type { TSESTree } from '@typescript-eslint/utils'
import { budgetWords, limiterPackages, otherBudgetWords, otherLimiters } from '../knowledge/budget-checks.js'
import { packageOf } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, nameOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { functionAround, functionBehind, isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { llmCallsOf, type LlmCall } from './llm-calls.js'
import { isWithin, nodesOf, sortedWithin, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { requestOf, routesOf, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** A model call that a request reaches with nothing before it that limits how often one caller may. */
export type UnbudgetedCall = { readonly call: LlmCall; readonly route: Route }

/** What costs by its length or its size; an embedding or a moderation costs next to nothing. */
const costly: ReadonlySet<string> = new Set(['chat', 'responses', 'completion', 'generate-text', 'generate-object', 'agent', 'image', 'audio'])

/** Model calls in handlers, and in functions of the file that handlers call, without a limiter or budget before them. */
export const unbudgetedCallsOf = lazily((file: SourceFile): readonly UnbudgetedCall[] => {
  const calls = llmCallsOf(file).filter(({ vendor, kind }) => vendor !== 'ollama' && costly.has(kind))
  if (calls.length === 0 || isOperatorFile(file)) return []
  const found: UnbudgetedCall[] = []
  const known = new Set<Node>()
  const byNode = new Map<Node, LlmCall>(calls.map((call) => [call.node, call]))
  const places = calls.map(({ node }) => node)
  for (const route of routesOf(file)) {
    const { handler } = route
    if (!handler || isOperatorRoute(route) || isLimitedRoute(file, route)) continue
    const reached = reachableFrom(file, handler)
    for (const node of new Set(reached.flatMap((fn) => sortedWithin(places, fn).filter((place) => fn === handler || belongsTo(file, place, fn))))) {
      const call = byNode.get(node)!
      if (known.has(call.node)) continue
      if (isCheckedBefore(file, handler, reached, call.node)) continue
      known.add(call.node)
      found.push({ call, route })
    }
  }
  return found.sort((one, two) => one.call.node.range[0] - two.call.node.range[0])
})

/** In a function itself and not in another handler that is written inside it. */
function belongsTo(file: SourceFile, node: Node, fn: FunctionNode): boolean {
  for (let at = functionAround(node); at && at !== fn; at = functionAround(at)) if (requestOf(file, at)) return false
  return true
}

/** Called by a scheduler or a vendor, not by whoever finds the address. */
const operatorPath = /(?:^|[/._-])(?:cron|crons|health|healthz|webhook|webhooks|internal|inngest)(?:[/._-]|$)/i

function isOperatorFile(file: SourceFile): boolean {
  return operatorPath.test(file.path)
}

function isOperatorRoute({ path }: Route): boolean {
  return path !== null && operatorPath.test(path)
}

/** A limiter in what runs before the handler: middleware, guards, wrappers, options of the route. */
function isLimitedRoute(file: SourceFile, { middleware, wrappers, node, handler, framework }: Route): boolean {
  if ([...middleware, ...wrappers].some((step) => limits(file, step))) return true
  if (framework !== 'fastify') return false
  // `config: { rateLimit: { max: 10 } }` of the route
  const isConfigured = nodesOf(file)
    .within(node, 'Property')
    .some((property) => !(handler && isWithin(property, handler)) && saysBudget(nameOf(property) ?? ''))
  return isConfigured || isLimitedByPlugin(file)
}

/** `app.register(rateLimit, { max: 30 })` limits every route, unless it is told to limit those that ask for it. */
const isLimitedByPlugin = lazily((file: SourceFile): boolean =>
  nodesOf(file)
    .get('CallExpression')
    .some((call) => {
      const [plugin, options] = call.arguments
      if (calleeNameOf(call) !== 'register' || !plugin) return false
      const isLimiter = plugin.type === 'ImportExpression' ? limiterPackages.has(packageOf(stringOf(plugin.source) ?? '')) : !isFunction(unwrap(plugin)) && limits(file, plugin)
      return isLimiter && !(options && /\bglobal:\s*false\b/.test(file.source.getText(options as never)))
    }),
)

function limits(file: SourceFile, step: Node): boolean {
  const names = [...file.settings.rateLimiters, ...file.settings.handlerWrapper]
  if (isTaught(file, step, names)) return true
  const value = step.type === 'Decorator' ? step.expression : unwrap(step)
  if (isLimiterCallee(file, value)) return true
  // What a guard or factory is given: `UseGuards(ThrottlerGuard)`, `[auth, limiter]`, `compose(auth, limiter)`, a handler written in place.
  if (value.type === 'CallExpression') return limits(file, value.callee) || value.arguments.some((argument) => !isFunction(unwrap(argument)) && limits(file, argument))
  if (value.type === 'ArrayExpression') return value.elements.some((element) => element !== null && limits(file, element))
  if (value.type === 'ObjectExpression') return value.properties.some((property) => property.type === 'Property' && saysBudget(nameOf(property) ?? ''))
  if (isFunction(value)) return evidenceIn(file, value, null)
  return false
}

/** Whether a handler, or a function it goes through, checks before the model is called. */
function isCheckedBefore(file: SourceFile, handler: FunctionNode, reached: readonly FunctionNode[], call: Node): boolean {
  const own = reached.filter((fn) => isWithin(call, fn))
  if (own.some((fn) => evidenceIn(file, fn, call))) return true
  if (isWithin(call, handler)) return reached.some((fn) => fn !== handler && !isWithin(call, fn) && !isWithin(fn, handler) && isCalledBefore(file, handler, fn, call) && evidenceIn(file, fn, null))
  // The call is in a function of the file: what the handler or its other helpers check.
  return reached.some((fn) => !isWithin(call, fn) && evidenceIn(file, fn, null))
}

/** Whether a handler calls a function of the file, directly or through others, before a node. */
function isCalledBefore(file: SourceFile, handler: FunctionNode, fn: FunctionNode, node: Node): boolean {
  return nodesOf(file).within(handler, 'CallExpression').some((call) => {
    const target = call.range[0] < node.range[0] ? functionBehind(file, call.callee) : null
    return target !== null && reachableFrom(file, target).includes(fn)
  })
}

/** A limiter or budget call, an answer that says "too many" or "pay first", a count that is compared; before a node when one is given. */
function evidenceIn(file: SourceFile, fn: FunctionNode, before: Node | null): boolean {
  const { answers, comparisons } = budgetEvidenceOf(file)(fn)
  if (before === null) return answers.length > 0 || comparisons.length > 0
  const starts = (node: Node) => node.range[0] < before.range[0]
  return comparisons.some(starts) || answers.some((node) => starts(node) && !isWithin(before, node))
}

/** Collected once a function, since many calls may stand in one. */
const budgetEvidenceOf = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): { readonly answers: readonly Node[]; readonly comparisons: readonly Node[] } => {
    const nodes = nodesOf(file)
    return {
      answers: [
        ...nodes.within(fn, 'CallExpression').filter((call) => isLimiterCallee(file, call.callee, call.arguments) || isLimitingProcedure(call)),
        ...nodes.within(fn, 'Literal').filter((literal) => literal.value === 429 || literal.value === 402 || saysTooMany(stringOf(literal) ?? '')),
      ],
      comparisons: nodes.within(fn, 'IfStatement').filter(({ test }) => comparesBudget(file, test)),
    }
  }),
)

/** `supabase.rpc('consume_credit')`: a function of the database that takes from what the caller may use. */
function isLimitingProcedure(call: TSESTree.CallExpression): boolean {
  return calleeNameOf(call) === 'rpc' && saysBudget(stringOf(call.arguments[0]) ?? '')
}

function saysTooMany(text: string): boolean {
  return /^(?:too[_ -]many[_ -]requests|payment[_ -]required|rate[_ -]limit(?:ed|[_ -]exceeded)?)$/i.test(text)
}

/** `user.credits < 1`, `usage.count >= plan.limit`, `!quota.allowed` */
function comparesBudget(file: SourceFile, test: Node): boolean {
  const members = [...(test.type === 'MemberExpression' ? [test] : []), ...nodesOf(file).within(test, 'MemberExpression')]
  const names = [...(test.type === 'Identifier' ? [test] : []), ...nodesOf(file).within(test, 'Identifier')]
  return [...members.map((member) => nameOf(member) ?? ''), ...names.map(({ name }) => name)].some((name) => saysBudget(name) || /^(?:remaining|remaining\w+|\w+Remaining|\w+Left)$/.test(name))
}

function isLimiterCallee(file: SourceFile, callee: Node, given: readonly Node[] = []): boolean {
  const origin = originOf(file, callee)
  if (origin) {
    const name = packageOf(origin.module)
    if (limiterPackages.has(name)) return true
    if (otherLimiters.has(name)) return false
  }
  if (isTaught(file, callee, file.settings.rateLimiters)) return true
  const { root, steps } = chainOf(callee)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => step !== '()' && step !== 'new()' && step !== '[]')]
  const last = names.at(-1) ?? ''
  // `query.limit(10)` is about rows; `ratelimit.limit(ip)` says what it limits by its receiver.
  if (last === 'limit' && names.length > 1) return names.slice(0, -1).some((name) => saysBudget(name)) && !(given[0] && unwrap(given[0]).type === 'Literal' && names.includes('from'))
  return names.some(saysBudget)
}

/** Whether a name is about what a caller may use, and neither about sizes nor about writing down what was used. */
function saysBudget(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => otherBudgetWords.has(word))) return false
  return words.some((word) => budgetWords.has(word)) || (words.includes('rate') && words.length > 1)
}
