import type { TSESTree } from '@typescript-eslint/utils'
import { chainEndingIn } from './call-chains.js'
import { clientCallOf, type ClientCall } from './client-calls.js'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { functionAround, functionBehind, functionNameOf, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { catchAround, loopAround } from './lifetimes.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { fateOf } from './promises.js'
import { variableOf } from './references.js'
import { isServerCode } from './server-code.js'
import type { SourceFile } from './source-file.js'
import { requestAround } from './routes.js'
import { jobAround } from './jobs.js'
import { webhookAround } from './webhooks.js'
import { isHarmless, workOf } from './work.js'

/** An error that a `catch` takes and nobody gets. */
export type SwallowedError = {
  /** The `catch` clause, or the function that `.catch()` is given. */
  readonly handler: TSESTree.CatchClause | Node
  /** `empty`: nothing is done; `logged`: it is only logged; `acknowledged`: a webhook's sender is told that all went well. */
  readonly how: 'empty' | 'logged' | 'acknowledged'
  /** The write, payment or message whose failure is lost; `null` where the `try` does something else. */
  readonly effect: ClientCall | null
  /** The `.catch()` call, for rejections. */
  readonly rejection: TSESTree.CallExpression | null
}

/** Errors of the file that disappear in a `catch` without a stated reason. Server code only. */
export const swallowedErrorsOf = lazily((file: SourceFile): readonly SwallowedError[] => {
  const found: SwallowedError[] = []
  for (const clause of nodesOf(file).get('CatchClause')) {
    if (isExplained(file, clause.body) || isForeseen(file, clause)) continue
    const error = swallowedBy(file, clause)
    if (error && runsOnServer(file, clause)) found.push(error)
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    const error = droppedRejection(file, call)
    if (error && runsOnServer(file, call)) found.push(error)
  }
  return found
})

export function runsOnServer(file: SourceFile, node: Node): boolean {
  return isServerCode(file) || requestAround(file, node) !== null || jobAround(file, node) !== null
}

/** A comment inside says why; that is what keeps an empty `catch` honest. */
export function isExplained(file: SourceFile, body: Node): boolean {
  return file.source.getCommentsInside(body as never).length > 0
}

/** Words by which somebody says that a failure was thought of and may pass. */
export const foreseen = /best[- ]effort|non-?(?:fatal|critical|blocking)|not (?:fatal|critical)|swallow|must(?: not|n't) (?:throw|propagate|fail|block|reject)|self-heal/i
/** Lines above a `try` in which a comment still belongs to it. */
export const nearby = 12

/** Words of a comment in front of the `try` or in it, or of the log line itself, that say why the error goes no further. */
function isForeseen(file: SourceFile, clause: TSESTree.CatchClause): boolean {
  if (foreseen.test(file.text.slice(...clause.body.range))) return true
  const attempt = clause.parent as TSESTree.TryStatement
  const fn = functionAround(attempt)
  return reasonsOf(file).some(({ range, loc }) => range[1] <= clause.range[0] && range[0] >= (fn?.range[0] ?? 0) && loc.end.line >= attempt.loc.start.line - nearby)
}

/** Comments that say why a failure may pass. */
export const reasonsOf = lazily((file: SourceFile) => file.source.getAllComments().filter(({ value }) => foreseen.test(value)))

/** A `finally` tidies up, and a function that writes the log has nobody to tell. */
function isLastResort(attempt: TSESTree.TryStatement): boolean {
  const fn = functionAround(attempt)
  if (/^(?:log|logEvent|writeLog|sendLog|notifySlack)$/.test((fn && functionNameOf(fn)) ?? '')) return true
  for (let at: Node = attempt; at.parent && !isFunction(at); at = at.parent) if (at.parent.type === 'TryStatement' && at.parent.finalizer === at) return true
  return false
}

/** `catch (error) { logger.warn(error) }`: whoever warns where an error could be logged has decided that it is none. */
function onlyWarns(clause: TSESTree.CatchClause): boolean {
  return clause.body.body.every((statement) => {
    const value = statement.type === 'ExpressionStatement' ? unwrapAwait(statement.expression) : null
    return value?.type === 'CallExpression' && /^(?:warn|warning|debug|info)$/.test(calleeNameOf(value) ?? '')
  })
}

function swallowedBy(file: SourceFile, clause: TSESTree.CatchClause): SwallowedError | null {
  const attempt = clause.parent as TSESTree.TryStatement
  const statements = clause.body.body.filter(({ type }) => type !== 'EmptyStatement')
  // Within another `catch` it is the report of a failure that fails.
  if (isRetried(file, attempt) || catchAround(attempt) || isLastResort(attempt)) return null
  const swallowed = (how: SwallowedError['how'], effect: ClientCall | null): SwallowedError => ({ handler: clause, how, effect, rejection: null })
  if (statements.length === 0) {
    const effect = effectIn(file, attempt.block)
    if (effect?.deletes && attempt.block.body.length === 1) return null
    return effect || (!isProbe(file, attempt.block) && !isAnswered(file, attempt)) ? swallowed('empty', effect) : null
  }
  const ending = endingOf(file, statements)
  if (!ending) return null
  const webhook = webhookAround(file, clause)
  if (ending === 'answers') return webhook && doesWork(file, attempt.block) ? swallowed('acknowledged', effectIn(file, attempt.block)) : null
  if (isRefusal(clause)) return null
  const effect = effectIn(file, attempt.block)
  if (effect?.kind === 'write' && !webhook && onlyWarns(clause)) return null
  if (effect) return swallowed('logged', effect)
  return webhook && attempt.parent === webhook.fn.body && doesWork(file, attempt.block) ? swallowed('logged', null) : null
}

/** `authorize() { try {...} catch { return null } }`: nothing is the agreed word for "no". */
function isRefusal(clause: TSESTree.CatchClause): boolean {
  const fn = functionAround(clause)
  return clause.body.body.at(-1)?.type === 'ReturnStatement' && fn !== null && /^(?:authorize|authenticate|validate|verify|signIn|check|is[A-Z]|has[A-Z])/.test(functionNameOf(fn) ?? '')
}

/** What follows an empty `catch` is its answer: `throw`, or a fixed `return` where the `try` returned the other. */
function isAnswered(file: SourceFile, attempt: TSESTree.TryStatement): boolean {
  let at: Node = attempt
  let next: Node | undefined
  for (let steps = 0; steps < 6 && !next; steps++) {
    const parent: Node | undefined = at.parent
    if (!parent || isFunction(parent)) return false
    if (parent.type === 'BlockStatement') next = parent.body[parent.body.indexOf(at as TSESTree.Statement) + 1]
    at = parent
  }
  if (next?.type === 'ThrowStatement') return true
  const value = next?.type === 'ReturnStatement' ? next.argument && unwrap(next.argument) : null
  return (
    value !== null && value !== undefined &&
    (value.type === 'Literal' || isNothing(value) || value.type === 'ArrayExpression') &&
    nodesOf(file).within(attempt.block, 'ReturnStatement').length > 0
  )
}

/** A loop that success leaves tries again after the `catch`: how often is the concern of other rules. */
function isRetried(file: SourceFile, attempt: TSESTree.TryStatement): boolean {
  const loop = loopAround(attempt)
  if (!loop || loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return false
  const fn = functionAround(loop)
  const leaves = (type: 'ReturnStatement' | 'BreakStatement') => nodesOf(file).within(attempt.block, type).some((exit) => functionAround(exit) === fn)
  return leaves('ReturnStatement') || leaves('BreakStatement')
}

/**
 * What a `catch` that does nothing but log ends with: it falls through, gives back nothing, or answers that all went well.
 * `null` when it does anything else.
 */
function endingOf(file: SourceFile, statements: readonly TSESTree.Statement[]): 'falls through' | 'answers' | null {
  let ending: 'falls through' | 'answers' = 'falls through'
  for (const [index, statement] of statements.entries()) {
    if (statement.type === 'ReturnStatement') {
      if (index !== statements.length - 1) return null
      if (!statement.argument || isNothing(statement.argument)) return ending
      return isGoodAnswer(file, statement.argument) ? 'answers' : null
    }
    if (statement.type === 'ContinueStatement') continue
    if (statement.type !== 'ExpressionStatement') return null
    const value = unwrapAwait(statement.expression)
    if (isLog(file, value)) continue
    if (!isGoodAnswer(file, value)) return null
    ending = 'answers'
  }
  return ending
}

function isNothing(node: Node): boolean {
  const value = unwrap(node)
  return (value.type === 'Literal' && value.value === null) || (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'UnaryExpression' && value.operator === 'void')
}

const logMethods = new Set(['log', 'error', 'warn', 'info', 'debug', 'trace', 'fatal', 'critical', 'success', 'verbose', 'silly', 'group', 'groupEnd', 'table'])
const logHolders = new Set(['console', 'logger', 'log', 'logging', 'winston', 'pino', 'signale', 'consola', 'fastify', 'debug'])

/** `console.error(err)`, `this.logger.warn()`, `req.log.error()`, `logError(err)`; an error tracker is more than a log. */
export function isLog(file: SourceFile, node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const name = calleeNameOf(node)
  if (name === null) return false
  const receiver = receiverOf(node)
  if (!receiver) return /^(?:log|logger|debug|logError|logErr|printError|logWarning|logException)$/.test(name)
  if (!logMethods.has(name)) return false
  const { root, steps } = chainOf(receiver)
  const last = steps.findLast((step) => /^[\w#]/.test(step)) ?? (root.type === 'Identifier' ? root.name : '')
  const words = wordsOf(last)
  return logHolders.has(last.replace('#', '')) || words.includes('logger') || words.includes('log') || originOf(file, receiver)?.module === 'winston'
}

/** `res.json({ received: true })`, `res.sendStatus(200)`, `return new Response('ok')`, `{ statusCode: 200 }`: an answer without an error status. */
function isGoodAnswer(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  // A Lambda function answers with an object.
  if (value.type === 'ObjectExpression') {
    const status = propertyOf(value, 'statusCode')
    return status !== undefined && status !== 'unknown' && status.type === 'Literal' && Number(status.value) >= 200 && Number(status.value) < 300
  }
  if (value.type === 'NewExpression') return nameOf(value.callee) === 'Response' && !hasErrorStatus(file, value.arguments[1])
  if (value.type !== 'CallExpression') return false
  const { root, steps } = chainOf(value)
  const names = steps.filter((step) => step !== '()')
  const rootName = root.type === 'Identifier' ? root.name : ''
  if (/^(?:NextResponse|Response)$/.test(rootName) && names[0] === 'json') return !hasErrorStatus(file, value.arguments[1]) && !saysError(value.arguments[0])
  if (!/^(?:res|response|reply|c|ctx|_res)$/.test(rootName) || !['json', 'send', 'sendStatus', 'end', 'text', 'body', 'status', 'code'].includes(names.at(-1) ?? '')) return false
  if (saysError(value.arguments[0])) return false
  let at: Node = value
  for (let depth = 0; depth < 6 && at.type === 'CallExpression'; depth++) {
    const called = calleeNameOf(at)
    const status = called === 'status' || called === 'sendStatus' || called === 'code' ? at.arguments[0] : rootName === 'c' || rootName === 'ctx' ? at.arguments[1] : undefined
    if (status && !(status.type === 'Literal' && Number(status.value) >= 200 && Number(status.value) < 300)) return false
    const callee: Node = unwrap(at.callee)
    at = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee
  }
  return true
}

function hasErrorStatus(file: SourceFile, options: Node | undefined): boolean {
  if (!options) return false
  const value = unwrap(options)
  const status = value.type === 'ObjectExpression' ? propertyOf(value, 'status') : 'unknown'
  if (status === undefined) return false
  return status === 'unknown' || !(status.type === 'Literal' && Number(status.value) >= 200 && Number(status.value) < 300)
}

/** An answer that tells of the error, whatever its status. */
function saysError(body: Node | undefined): boolean {
  const value = body && unwrap(body)
  if (value?.type !== 'ObjectExpression') return false
  return value.properties.some((property) => property.type === 'Property' && /^(?:error|errors|message|ok|success)$/.test(nameOf(property) ?? '') && !(unwrap(property.value).type === 'Literal' && (unwrap(property.value) as TSESTree.Literal).value === true))
}

/** The write, payment or message that a block runs itself, in callbacks it runs at once, or in a function of the file that it calls. */
function effectIn(file: SourceFile, block: Node): ClientCall | null {
  const direct = effectAmong(file, block)
  if (direct) return direct
  for (const call of nodesOf(file).within(block, 'CallExpression')) {
    const local = functionBehind(file, call.callee)
    const effect = local && !isRecovering(file, local) ? effectAmong(file, local) : null
    if (effect) return effect
  }
  return null
}

function effectAmong(file: SourceFile, scope: Node): ClientCall | null {
  for (const call of nodesOf(file).within(scope, 'CallExpression')) {
    const effect = clientCallOf(file, call)
    if (!effect || (effect.kind !== 'write' && effect.kind !== 'payment' && effect.kind !== 'mail')) continue
    if (effect.node === call && isSeen(file, call, scope) && (!isReturnedError(file, call) || isThrownAfterwards(file, call, scope))) return effect
  }
  return null
}

/** A query of Supabase gives its error back instead of throwing it. */
export function isReturnedError(file: SourceFile, call: Node): boolean {
  const access = supabaseQueriesOf(file).get(call)
  return access !== undefined && !file.text.slice(...(chainEndingIn(file, call)?.outermost ?? call).range).includes('throwOnError')
}

/** `const { error } = await supabase.from('orders').insert(order); if (error) throw error`: what was given back is thrown within a scope. */
function isThrownAfterwards(file: SourceFile, call: Node, scope: Node): boolean {
  const awaited = (chainEndingIn(file, call)?.outermost ?? call).parent
  const declarator = awaited?.type === 'AwaitExpression' ? awaited.parent : undefined
  if (declarator?.type !== 'VariableDeclarator') return false
  const { id } = declarator
  const property = id.type === 'ObjectPattern' ? id.properties.find((one) => one.type === 'Property' && nameOf(one) === 'error') : undefined
  const name = property?.type === 'Property' ? property.value : id
  if (name.type !== 'Identifier') return false
  return (variableOf(file, name)?.references ?? []).some(({ identifier }) => {
    const test = testAround(name === id ? identifier.parent : identifier)
    return test !== null && isWithin(test, scope) && statementsOf(test.consequent).at(-1)?.type === 'ThrowStatement'
  })
}

/** The `if` that asks whether there is an error: `if (error)`, `if (error !== null)`, `if (result.error)`. */
export function testAround(use: Node): TSESTree.IfStatement | null {
  let at = use
  if (at.parent?.type === 'BinaryExpression' && at.parent.left === at && at.parent.operator.startsWith('!') && /^(?:null|undefined)$/.test(at.parent.right.type === 'Literal' ? String(at.parent.right.value) : (nameOf(at.parent.right) ?? ''))) at = at.parent
  return at.parent?.type === 'IfStatement' && at.parent.test === at ? at.parent : null
}

export function statementsOf(branch: TSESTree.Statement): readonly TSESTree.Statement[] {
  return branch.type === 'BlockStatement' ? branch.body : [branch]
}

/** The queries of Supabase by their node. */
export const supabaseQueriesOf = lazily((file: SourceFile): ReadonlyMap<Node, DataAccess> => new Map(dataAccessesOf(file).filter(({ library }) => library === 'supabase').map((access) => [access.node, access])))

/** Whether a failure of the call reaches the scope: nothing between takes it, and the promise is not dropped. */
function isSeen(file: SourceFile, call: Node, scope: Node): boolean {
  for (let from: Node = call, at = call.parent; at && from !== scope; from = at, at = at.parent) {
    if (at.type === 'TryStatement' && at.handler && at.block === from) return false
    if (at.type === 'CatchClause') return false
  }
  const fate = fateOf(file, call)
  return fate.rejections.length === 0 && fate.kind !== 'detached' && fate.kind !== 'kept alive'
}

/** A function that deals with its own failures. */
function isRecovering(file: SourceFile, fn: FunctionNode): boolean {
  return fn.body.type === 'BlockStatement' && nodesOf(file).within(fn, 'TryStatement').some(({ handler, parent }) => handler !== null && parent === fn.body)
}

/** Reading, parsing and testing: what a `try` is for when a failure is an answer too. */
const probes =
  /^(?:parse|safeParse|stringify|decode|encode|verify|require|import|access|accessSync|exists|existsSync|stat|statSync|lstat|lstatSync|readFile|readFileSync|unlink|unlinkSync|rm|rmSync|rmdir|mkdir|mkdirSync|chmod|json|text|get|getItem|setItem|removeItem|set|has|match|test|resolve|lookup|detect|probe|check|validate|is[A-Z].*|has[A-Z].*|getAll|setAll|forEach|toString|from|format|clone|at|includes|startsWith|decodeURIComponent|encodeURIComponent|atob|btoa|execSync|pause|play|focus|decodeJwt|jwtVerify|jwtDecode|trim|split|keys|now|slice|replace|createHash|update|digest|open|write|writeFileSync|quit|canParse)$/

/** Whether a block only probes or tidies up. */
function isProbe(file: SourceFile, block: Node): boolean {
  const nodes = nodesOf(file)
  if (nodes.within(block, 'ImportExpression').length > 0) return true
  return nodes.within(block, 'CallExpression').every((call) => {
    // A value that is only computed here is being tested: what follows copes without it.
    if (call.parent.type !== 'AwaitExpression' && call.parent.type !== 'ExpressionStatement') return true
    if (clientCallOf(file, call)?.kind === 'request') return false
    return isHarmless(file, call) || probes.test(calleeNameOf(call) ?? 'get') || isFunction(unwrap(call.callee))
  })
}

/** Whether a block awaits something of its own: more than reading and checking what was sent. */
function doesWork(file: SourceFile, block: Node): boolean {
  return nodesOf(file)
    .within(block, 'CallExpression')
    .some((call) => {
      if (clientCallOf(file, call)?.kind === 'read' || probes.test(calleeNameOf(call) ?? '') || /^constructEvent/.test(calleeNameOf(call) ?? '')) return false
      return call.parent.type === 'AwaitExpression' && workOf(file, call) === 'certain'
    })
}

/** The function that only a failure of a promise is given to: `.catch(fn)`, `.then(undefined, fn)`. */
function rejectionHandlerOf(call: TSESTree.CallExpression): Node | undefined {
  const [first, second] = call.arguments
  const name = calleeNameOf(call)
  if (name === 'catch') return first
  return name === 'then' && first && second && isNothing(first) ? second : undefined
}

/** `.catch(() => {})` on a write, payment or message whose result nobody looks at. */
function droppedRejection(file: SourceFile, call: TSESTree.CallExpression): SwallowedError | null {
  const handler = rejectionHandlerOf(call)
  const receiver = receiverOf(call)
  if (!handler || !receiver) return null
  const effect = catchAround(call) ? null : effectAtStart(file, receiver)
  // The state of a job that has run: to fail over it would run the job again.
  if (effect?.model != null && wordsOf(effect.model).some((word) => word === 'job' || word === 'jobs')) return null
  if (!effect || effect.deletes || (effect.kind !== 'write' && effect.kind !== 'payment' && effect.kind !== 'mail')) return null
  const fn = functionBehind(file, handler)
  const fate = fateOf(file, call)
  const isWaitedFor = fate.kind === 'awaited' && isStatement(fate.promise)
  // Whoever does not wait for a message has decided that the answer does not depend on it.
  if (effect.kind !== 'write' && (isWaitedFor || fate.kind === 'returned') && isOnlyLog(file, handler, fn)) return { handler, how: 'logged', effect, rejection: call }
  if (fn ? !isEmpty(file, fn) : !/^(?:_\.)?noop$/.test(file.source.getText(handler as never))) return null
  // `undefined` may be an answer; a function with nothing in it was written to give none.
  const isUnused = fate.kind === 'detached' || fate.kind === 'kept alive' || isWaitedFor || (fate.kind === 'returned' && fn?.body.type === 'BlockStatement')
  return isUnused ? { handler, how: 'empty', effect, rejection: call } : null
}

/** `console.error`, `(error) => logger.error(error)`: the log is all that a failure gets. */
function isOnlyLog(file: SourceFile, handler: Node, fn: FunctionNode | null): boolean {
  if (!fn) return /^(?:console|(?:this\.)?(?:logger|log))\.(?:log|error)$/.test(file.source.getText(handler as never))
  if (isExplained(file, fn) || foreseen.test(file.text.slice(...fn.range))) return false
  const { body } = fn
  const done = body.type === 'BlockStatement' ? body.body.flatMap((statement) => (statement.type === 'ExpressionStatement' ? statement.expression : statement)) : [body]
  return done.length > 0 && done.every((each) => isLog(file, unwrapAwait(each)))
}

function effectAtStart(file: SourceFile, node: Node): ClientCall | null {
  let at: Node = node
  for (let steps = 0; steps < 8; steps++) {
    const effect = clientCallOf(file, at)
    if (effect) return effect
    const receiver = at.type === 'CallExpression' && /^(?:then|finally)$/.test(calleeNameOf(at) ?? '') ? receiverOf(at) : null
    if (!receiver) return null
    at = receiver
  }
  return null
}

function isEmpty(file: SourceFile, fn: FunctionNode): boolean {
  if (fn.body.type === 'BlockStatement') return fn.body.body.every(({ type }) => type === 'EmptyStatement') && !isExplained(file, fn.body)
  return isNothing(fn.body) && !isExplained(file, fn)
}

function isStatement(promise: Node): boolean {
  let at = promise.parent
  while (at && (at.type === 'AwaitExpression' || at.type === 'ChainExpression')) at = at.parent
  return at?.type === 'ExpressionStatement'
}
