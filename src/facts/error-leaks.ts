import type { TSESTree } from '@typescript-eslint/utils'
import { tableOf } from '../knowledge/table-of.js'
import { leaves } from './deployments.js'
import { environmentReadOf } from './environment.js'
import { calleeNameOf, nameOf, receiverOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { filtersOfEverythingOf } from './exception-filters.js'
import { constantBehind } from './flow.js'
import { functionAround, functionBehind, functionsAround, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isRejectionHandler } from './lifetimes.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, onlyValueOf, patternSourceOf, variableOf, writeReferencesOf, writesOf } from './references.js'
import { requestAround, requestOf } from './routes.js'
import { passedAnswersOf, parametersIn } from './passed-answers.js'
import { callsOf } from './secrets.js'
import { sentAnswersOf, statusOf, type SentAnswer } from './sent-answers.js'
import type { SourceFile } from './source-file.js'
import { mapsStreamErrors, streamedAnswersOf } from './streamed-answers.js'

/** An answer that carries what an unexpected error says. */
export type ErrorLeak = {
  readonly answer: SentAnswer
  /** The expression that leaks: `error.message`, `String(error)`, a constant made of it. */
  readonly node: Node
  readonly what: 'message' | 'stack' | 'error'
  /** The name of the error there. */
  readonly error: TSESTree.Identifier
  /** Whether other code of the handler is given the error, a logger for example, so that taking it out of the answer loses nothing. */
  readonly isKept: boolean
  /** Whether it is the only leak of the answer, written there. */
  readonly isAlone: boolean
}

type Leak = Pick<ErrorLeak, 'node' | 'what' | 'error'> & { readonly isDirect: boolean }

/** Answers with a 5xx, or without a status, that carry an error; one finding for each answer, in the order of the text. */
export const errorLeaksOf = lazily((file: SourceFile): readonly ErrorLeak[] => {
  const found: ErrorLeak[] = []
  const passed = new Set(passedAnswersOf(file))
  for (const answer of [...sentAnswersOf(file), ...streamedAnswersOf(file), ...passed]) {
    if (answer.status !== 'server' && answer.status !== 'none') continue
    // A function that is given the error itself is where it leaks, if it does.
    const leaks = answer.payloads.flatMap((payload) => leaksIn(file, payload)).filter(({ what, node }) => what !== 'error' || !answer.payloads.includes(node) || !passed.has(answer))
    const [first] = leaks
    // `reply.send(error)` without a status hands it to the error handler of Fastify.
    if (first?.what === 'error' && answer.status === 'none' && /^(?:reply|rep)\.send$/.test(answer.api)) continue
    if (!first || isForInsiders(file, answer.node) || isExpected(file, answer.node, first.error)) continue
    const worst = leaks.find(({ what }) => what === 'stack') ?? first
    found.push({ answer, node: worst.node, what: worst.what, error: worst.error, isKept: isGivenElsewhere(file, worst.error, answer), isAlone: leaks.length === 1 && worst.isDirect })
  }
  return found.sort((a, b) => a.answer.node.range[0] - b.answer.node.range[0])
})

const leakingMembers: Readonly<Record<string, Leak['what']>> = tableOf({ message: 'message', stack: 'stack', sqlMessage: 'message', sql: 'message', detail: 'message', cause: 'error', errmsg: 'message' })
const deepest = 8

/** The parts of an expression that are what an error says. */
function leaksIn(file: SourceFile, node: Node, isDirect = true, depth = 0): readonly Leak[] {
  const value = unwrapAwait(node)
  const within = (next: Node, direct = isDirect) => leaksIn(file, next, direct, depth + 1)
  if (depth > deepest) return []
  switch (value.type) {
    case 'Identifier':
      return leaksOfName(file, value, isDirect, depth)
    case 'MemberExpression': {
      const what = leakingMembers[nameOf(value) ?? '']
      const error = what && errorBehind(file, value.object)
      return error ? [{ node: value, what, error, isDirect }] : []
    }
    case 'ObjectExpression':
      return value.properties.flatMap((property) => within(property.type === 'Property' ? property.value : property.argument))
    case 'ArrayExpression':
      return value.elements.flatMap((element) => (element ? within(element.type === 'SpreadElement' ? element.argument : element) : []))
    case 'TemplateLiteral':
      return value.expressions.flatMap((expression) => within(expression)).map((leak) => ({ ...leak, node: value }))
    case 'BinaryExpression':
      return value.operator === '+' ? [...within(value.left as Node), ...within(value.right)].map((leak) => ({ ...leak, node: value })) : []
    case 'ConditionalExpression': {
      const verdict = verdictOf(file, value.test)
      const found = [...(verdict === 'when true' || verdict === 'always' ? [] : within(value.consequent)), ...(verdict === 'when false' || verdict === 'always' ? [] : within(value.alternate))]
      return found.slice(0, 1).map((leak) => ({ ...leak, node: value }))
    }
    case 'LogicalExpression': {
      if (value.operator === '&&') return verdictOf(file, value.left) === 'never' ? within(value.right) : []
      const found = [...within(value.left), ...within(value.right)]
      return found.slice(0, 1).map((leak) => ({ ...leak, node: value }))
    }
    case 'CallExpression':
      return leaksOfCall(file, value, isDirect, depth)
    default:
      return []
  }
}

function leaksOfCall(file: SourceFile, call: TSESTree.CallExpression, isDirect: boolean, depth: number): readonly Leak[] {
  const name = calleeNameOf(call)
  const receiver = receiverOf(call)
  const [first] = call.arguments
  if (receiver && (name === 'toString' || name === 'slice' || name === 'trim' || name === 'substring' || name === 'split' || name === 'replace')) {
    const error = name === 'toString' ? errorBehind(file, receiver) : null
    return error ? [{ node: call, what: 'message', error, isDirect }] : leaksIn(file, receiver, isDirect, depth + 1)
  }
  const isText = name === 'String' || (name === 'stringify' && receiver !== null) || name === 'inspect' || /^serialize_?error$/i.test(name ?? '') || isBytes(call)
  if (isText && first) return leaksIn(file, first, isDirect, depth + 1).map((leak) => (leak.what === 'error' && name === 'String' ? { ...leak, node: call, what: 'message' as const } : leak))
  // `event({ error: error.message })`, which makes a text of what it is given
  const maker = first && functionBehind(file, call.callee)
  if (maker && makesText(file)(maker)) return leaksIn(file, first, isDirect, depth + 1)
  // A function of the file that gives the message: `const messageOf = (error) => error.message`.
  const fn = functionBehind(file, call.callee)
  const error = first && errorBehind(file, first)
  if (!fn || !error || isFunction(call.callee)) return []
  return givesMessage(file, fn) ? [{ node: call, what: 'message', error, isDirect }] : []
}

/** `encoder.encode(text)`, `Buffer.from(text)`: the same text in bytes. */
function isBytes(call: TSESTree.CallExpression): boolean {
  const receiver = receiverOf(call)
  const name = calleeNameOf(call)
  return receiver !== null && (name === 'encode' || (name === 'from' && nameOf(receiver) === 'Buffer'))
}

/** Whether a function gives back its first parameter as JSON or in a text: `(event) => \`data: ${JSON.stringify(event)}\``. */
const makesText = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): boolean => {
    const [parameter] = fn.params
    const results = fn.body.type === 'BlockStatement' ? nodesOf(file).within(fn, 'ReturnStatement').flatMap(({ argument }) => argument ?? []) : [fn.body]
    if (parameter?.type !== 'Identifier' || results.length !== 1) return false
    const [result] = results
    const value = unwrap(result!)
    if (value.type !== 'TemplateLiteral' && value.type !== 'CallExpression' && value.type !== 'BinaryExpression') return false
    return parametersIn(file, fn, value).some((one) => variableOf(file, one) === variableOf(file, parameter))
  }),
)

/** Whether a function gives back the message of its first parameter, whatever kind of error it is. */
function givesMessage(file: SourceFile, fn: FunctionNode): boolean {
  const [parameter] = fn.params
  if (parameter?.type !== 'Identifier' || nodesOf(file).within(fn, 'SwitchStatement').length > 0) return false
  return nodesOf(file).within(fn, 'MemberExpression').some((member) => {
    if (nameOf(member) !== 'message' || unwrap(member.object).type !== 'Identifier' || variableOf(file, unwrap(member.object)) !== variableOf(file, parameter)) return false
    for (let at: Node = member; at !== fn && at.parent; at = at.parent) {
      if (at.parent.type === 'IfStatement' && at.parent.consequent === at && verdictOf(file, at.parent.test) !== 'never') return false
      if (at.parent.type === 'ConditionalExpression' && at.parent.consequent === at && verdictOf(file, at.parent.test) !== 'never') return false
    }
    return true
  })
}

function leaksOfName(file: SourceFile, name: TSESTree.Identifier, isDirect: boolean, depth: number): readonly Leak[] {
  if (isErrorName(file, name)) return [{ node: name, what: 'error', error: name, isDirect }]
  const variable = variableOf(file, name)
  const definition = definitionOf(variable)
  if (!variable || definition?.type !== 'Variable') return []
  // if (isProduction && !err.isOperational) message = 'Internal server error'
  if (writeReferencesOf(variable).some(({ init, identifier }) => !init && isReplaced(file, identifier))) return []
  if (definition.node.id.type !== 'Identifier') {
    // const { message } = error
    const source = patternSourceOf(definition.name)
    const what = leakingMembers[source?.path.at(-1) ?? '']
    const error = what && source?.value && source.path.length === 1 ? errorBehind(file, source.value) : null
    return error ? [{ node: name, what: what!, error, isDirect: false }] : []
  }
  if (functionAround(definition.name) !== functionAround(name)) return []
  for (const write of writesOf(variable)) {
    if (!write || isGuarded(file, write)) continue
    const [leak] = leaksIn(file, write, false, depth + 1)
    if (leak) return [{ ...leak, node: name, isDirect: false }]
  }
  return []
}

/** Whether an assignment takes the message back for errors that nobody expected, or in production. */
function isReplaced(file: SourceFile, identifier: Node): boolean {
  const assignment = identifier.parent
  if (assignment?.type !== 'AssignmentExpression') return false
  const text = unwrap(assignment.right)
  if (text.type === 'MemberExpression' ? errorBehind(file, text.object) !== null : text.type !== 'Literal' && text.type !== 'TemplateLiteral') return false
  for (let at: Node = assignment; at.parent && !isFunction(at.parent); at = at.parent)
    if (at.parent.type === 'IfStatement' && at.parent.consequent === at && /operational|expose|NODE_ENV|prod|status|code/i.test(file.text.slice(...at.parent.test.range))) return true
  return false
}

/** The name of the error that an expression is: `error`, `(error as Error)`, a constant that is it. */
function errorBehind(file: SourceFile, node: Node, depth = 0): TSESTree.Identifier | null {
  const value = unwrapAwait(node)
  if (value.type !== 'Identifier' || depth > 4) return null
  if (isErrorName(file, value, depth)) return value
  const variable = variableOf(file, value)
  const only = variable && definitionOf(variable)?.type === 'Variable' ? onlyValueOf(variable) : null
  return only && errorBehind(file, only, depth + 1)
}

const errorNames = /^_?(?:e|err|error|ex|exception|[a-z]\w*Err(?:or)?)$/

/** Whether a name is an error nobody expected: caught, rejected, handed to an error handler or a callback, or given beside the data. */
function isErrorName(file: SourceFile, name: TSESTree.Identifier, depth = 0): boolean {
  const definition = definitionOf(variableOf(file, name))
  if (!definition) return false
  if (definition.type === 'CatchClause') return definition.name === definition.node.param
  if (definition.type === 'Parameter') return isErrorParameter(file, definition.name, depth)
  if (definition.type !== 'Variable') return false
  const source = patternSourceOf(definition.name)
  if (source?.path.at(-1) !== 'error' || source.path.length > 2 || !source.value) return false
  // const { data, error } = await supabase.from('orders').select()
  const call = unwrap(source.value)
  return call.type === 'AwaitExpression' && !/safeParse|validate|parse|verify|decode|check/i.test(file.text.slice(...call.range).slice(0, 300))
}

function isErrorParameter(file: SourceFile, declared: Node, depth: number): boolean {
  const source = patternSourceOf(declared)
  if (!source?.parameter || source.path.length > 0) return false
  const fn = source.parameter.of as FunctionNode
  const { index } = source.parameter
  return (index === 0 && isHandedError(file, fn, declared)) || isGivenError(file, fn, index, depth)
}

/** Whether a library hands a function errors as its first parameter: a rejection, an error handler, an exception filter, a callback. */
function isHandedError(file: SourceFile, fn: FunctionNode, declared: Node): boolean {
  if (isRejectionHandler(fn) || filtersOfEverythingOf(file).has(fn) || mapsStreamErrors(fn)) return true
  const request = requestOf(file, fn)
  if (request?.role === 'error-handler' || (fn.params.length === 4 && declared.type === 'Identifier' && errorNames.test(declared.name))) return true
  if (request) return false
  // (err, rows) => { if (err) return res.status(500).json(err) }
  const call = fn.parent
  if (call.type !== 'CallExpression' || call.callee === fn || declared.type !== 'Identifier' || !errorNames.test(declared.name)) return false
  const name = calleeNameOf(call)
  if (name === 'setErrorHandler' || name === 'onError') return true
  return call.arguments.at(-1) === fn && name !== null && !['map', 'forEach', 'filter', 'find', 'some', 'every', 'reduce', 'flatMap', 'then'].includes(name)
}

/** Calls of a function of the file that are looked at for what they give it. */
const mostCallers = 20

/** Whether this file calls a function with an error that nobody expected: `fail(res, error)` in a `catch`. */
function isGivenError(file: SourceFile, fn: FunctionNode, index: number, depth: number): boolean {
  if (depth > 4) return false
  return (callsOf(file).get(fn) ?? []).slice(0, mostCallers).some((call) => {
    const given = call.arguments[index]
    return given !== undefined && errorBehind(file, given, depth + 2) !== null && !isGuarded(file, call) && !isForInsiders(file, call)
  })
}

const developmentWords = new Set(['dev', 'development', 'debug', 'prod', 'production', 'node_env', 'staging', 'verbose', 'expose'])

/**
 * What a test says about an error: `never` that it is expected (`error instanceof Error`, `if (error)`), `when true` or
 * `when false` that it is, in that branch (`error instanceof NotFound`), `always` that either branch is chosen by what runs.
 */
function verdictOf(file: SourceFile, test: Node, depth = 0): 'never' | 'when true' | 'when false' | 'always' {
  const value = unwrap(test)
  if (depth > deepest) return 'when true'
  const text = file.text.slice(...value.range)
  if (isDevelopmentTest(text)) return 'always'
  switch (value.type) {
    case 'UnaryExpression': {
      if (value.operator !== '!') return 'never'
      const inner = verdictOf(file, value.argument, depth + 1)
      return inner === 'when true' ? 'when false' : inner === 'when false' ? 'when true' : inner
    }
    case 'LogicalExpression': {
      const sides = [verdictOf(file, value.left, depth + 1), verdictOf(file, value.right, depth + 1)]
      return sides.find((side) => side !== 'never') ?? 'never'
    }
    case 'Identifier':
    case 'Literal':
      // `error ? error.message : 'Unknown'`; a flag says something else.
      return value.type === 'Literal' || errorBehind(file, value) || /^(?:message|msg|text)$/.test(value.name) ? 'never' : 'when true'
    case 'MemberExpression':
      return /^(?:message|stack|response)$/.test(nameOf(value) ?? '') ? 'never' : 'when true'
    case 'BinaryExpression': {
      if (value.operator === 'instanceof') return /^(?:Error|globalThis\.Error)$/.test(file.text.slice(...value.right.range)) ? 'never' : 'when true'
      if (value.operator === 'in' || unwrap(value.left as Node).type === 'UnaryExpression') return 'never'
      if (value.right.type === 'Literal' && value.right.value === null) return 'never'
      if (value.operator === '>=' || value.operator === '>' || value.operator === '<' || value.operator === '<=') return value.operator.startsWith('<') ? 'when true' : 'when false'
      // `status === 500`: the error is none that anybody expected.
      const isOfFailures = [value.left as Node, value.right].some((side) => statusOf(file, side) === 'server' && unwrap(side).type !== 'Identifier')
      return value.operator.startsWith('!') === isOfFailures ? 'when true' : 'when false'
    }
    case 'CallExpression': {
      const name = calleeNameOf(value) ?? ''
      return name === 'isError' || name === 'Boolean' ? 'never' : 'when true'
    }
    default:
      return 'when true'
  }
}

function isDevelopmentTest(text: string): boolean {
  if (/NODE_ENV/.test(text)) return true
  return text.length < 200 && (text.match(/[A-Za-z_]\w*/g) ?? []).some((name) => {
    const words = wordsOf(name)
    return words.some((word) => developmentWords.has(word)) || (words.includes('local') && words.every((word) => placeWords.has(word)))
  })
}

/** `isLocal`, `localEnv`; a `date_local` is a date. */
const placeWords = new Set(['local', 'is', 'env', 'environment', 'host', 'mode', 'run', 'running', 'only', 'app', 'server', 'stage', 'machine'])

/** Whether a node runs only for an error that somebody expected, or only in development: a branch of an `if` or a `switch` says so. */
function isGuarded(file: SourceFile, node: Node): boolean {
  for (let at = node; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at
    if (parent.type === 'IfStatement' && parent.test !== at) {
      const verdict = verdictOf(file, parent.test)
      if (verdict === 'always' || verdict === (parent.consequent === at ? 'when true' : 'when false')) return true
    }
    if (parent.type === 'SwitchCase' && parent.test !== null && parent.test !== at) return true
    if (parent.type === 'CatchClause') return false
  }
  return false
}

/** Whether an answer is given for an expected error only, or is not reached outside development. */
function isExpected(file: SourceFile, node: Node, error: TSESTree.Identifier): boolean {
  if (isGuarded(file, node)) return true
  // (error: AppError, req, res, next)
  const declared = definitionOf(variableOf(file, error))?.name
  const type = declared?.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation : undefined
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /^(?:App|Api|Domain|Custom|Validation|Zod|Business|Known|Public)/.test(type.typeName.name)) return true
  // if (isProduction) return res.status(500).json({ error: 'Something went wrong' })
  for (const { range, test } of (leavingTests(file).get(functionAround(node)) ?? []).slice(0, mostTests)) {
    const text = range[1] <= node.range[0] ? file.text.slice(...test.range) : ''
    // if (status >= 500) return res.status(500).end()
    if (isDevelopmentTest(text) || />=?\s*(?:500|499)\b|===?\s*500\b/.test(text)) return true
  }
  return false
}

/** Statements of one function that are looked at for what has been answered already. */
const mostTests = 200

const leavingTests = lazily((file: SourceFile): ReadonlyMap<FunctionNode | null, readonly TSESTree.IfStatement[]> => {
  const byFunction = new Map<FunctionNode | null, TSESTree.IfStatement[]>()
  for (const statement of nodesOf(file).get('IfStatement')) {
    const last = statement.consequent.type === 'BlockStatement' ? statement.consequent.body.at(-1) : statement.consequent
    if (last?.type !== 'ReturnStatement' && last?.type !== 'ThrowStatement') continue
    const fn = functionAround(statement)
    const known = byFunction.get(fn)
    if (known) known.push(statement)
    else byFunction.set(fn, [statement])
  }
  return byFunction
})

const insiders = /(?:^|[/._-])(?:health|healthz|healthcheck|ready|readyz|live|livez|liveness|readiness|ping|cron|internal|admin|debug|dev)(?:$|[/._-])/i

/** Health checks, cron jobs and pages of operators are read by those who may know, and so is what only the holder of our own key may call. */
function isForInsiders(file: SourceFile, node: Node): boolean {
  const route = requestAround(file, node)
  return insiders.test(route?.path ?? '') || insiders.test(file.path) || functionsAround(node).some((fn) => asksForOwnKey(file).has(fn))
}

const ownKey = /(?:SECRET|KEY|TOKEN|PASSWORD)$/

/** Functions that send everybody away who has not the key of the environment: `if (token !== process.env.INTERNAL_API_KEY) return`. */
const asksForOwnKey = lazily((file: SourceFile): ReadonlySet<FunctionNode> => {
  const found = new Set<FunctionNode>()
  for (const comparison of nodesOf(file).get('BinaryExpression')) {
    if (!/^!==?$/.test(comparison.operator) || comparison.left.type === 'PrivateIdentifier') continue
    if (![comparison.left, comparison.right].some((side) => holdsOwnKey(file, side))) continue
    let test: Node = comparison
    while (test.parent?.type === 'LogicalExpression' && test.parent.operator === '||') test = test.parent
    const statement = test.parent
    const fn = functionAround(comparison)
    if (fn && statement?.type === 'IfStatement' && statement.test === test && leaves(statement.consequent)) found.add(fn)
  }
  return found
})

/** `process.env.CRON_SECRET`, `Bearer ${process.env.CRON_SECRET}`, or a constant that holds one of them. */
function holdsOwnKey(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  const parts = value.type === 'TemplateLiteral' ? value.expressions.map((part) => constantBehind(file, part)) : [value]
  return parts.some((part) => ownKey.test(environmentReadOf(file, part)?.name ?? ''))
}

/** Whether the error is given to a call besides the answer: `console.error(error)`, `next(error)`. */
function isGivenElsewhere(file: SourceFile, error: TSESTree.Identifier, { node }: SentAnswer): boolean {
  return (variableOf(file, error)?.references ?? []).some(({ identifier }) => {
    if (identifier.range[0] >= node.range[0] && identifier.range[1] <= node.range[1]) return false
    for (let at: Node = identifier; at.parent && !isFunction(at.parent); at = at.parent) if (at.parent.type === 'CallExpression' && at.parent.arguments.includes(at as never)) return true
    return false
  })
}
