import { packageOf } from '../knowledge/modules.js'
import { listeningsOf } from './built-apps.js'
import { isDevelopmentOnly } from './deployments.js'
import { calleeNameOf, nameOf, receiverOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { classAround, functionAround, functionNameOf, functionsAround, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isTerminalProgram, logCallsOf, type LogCall } from './log-calls.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { requestAround, requestsOf } from './routes.js'
import { isServerCode } from './server-code.js'
import { sideAt, sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** A line of a server's log that machines cannot search: text of the console, or values inside the message of a logger. */
export type UnstructuredLog = { readonly call: LogCall; readonly kind: 'console' | 'message' }

export const unstructuredLogsOf = lazily((file: SourceFile): readonly UnstructuredLog[] => {
  if (isTerminalProgram(file) || isOtherPlace(file)) return []
  const found: UnstructuredLog[] = []
  for (const call of logCallsOf(file)) {
    const kind = call.kind === 'console' ? 'console' : call.kind === 'logger' ? 'message' : null
    if (!kind || (kind === 'console' ? !isLineOfConsole(file, call) : !hasValuesInMessage(file, call))) continue
    if (!isOnServer(file, call.node, kind) || isAtStart(file, call.node) || isNoteOfStart(file, call) || isInLogger(call.node) || isDevelopmentOnly(file, call.node)) continue
    found.push({ call, kind })
  }
  return found
})

/** Files of loggers and of what runs before them, and platforms whose console is the log. */
const isOtherPlace = lazily((file: SourceFile): boolean => {
  if (/(^|\/)(?:[\w.-]*logg(?:er|ing)[\w.-]*|log|logs|instrumentation[\w.-]*)(?:\.[cm]?[jt]sx?$|\/)/i.test(file.path) || /(^|\/)supabase\/functions\//.test(file.path)) return true
  if (/\bprocess\.(?:argv|exit)\b/.test(file.text) && isScript(file)) return true
  return /\bDeno\.serve\b|runtime = ['"](?:edge|experimental-edge)['"]/.test(file.text) || requestsOf(file).some(({ framework }) => framework === 'edge-function' || framework === 'lambda')
})

/** Reads what was typed, or ends by itself when its work is done: a program that is run by hand. */
function isScript(file: SourceFile): boolean {
  if (requestsOf(file).length > 0 || listeningsOf(file).length > 0) return false
  return nodesOf(file).get('MemberExpression').some((member) => {
    const object = member.object
    if (object.type !== 'Identifier' || object.name !== 'process') return false
    return nameOf(member) === 'argv' || (nameOf(member) === 'exit' && functionAround(member) === null)
  })
}

const lineMethods = new Set(['log', 'info', 'warn', 'error', 'debug', 'trace'])

function isLineOfConsole(file: SourceFile, { method, arguments: given }: LogCall): boolean {
  if (!lineMethods.has(method) || file.settings.logger.includes('console')) return false
  // `console.log(JSON.stringify({ level: 'info', ... }))` is a line that machines can read.
  const only = given.length === 1 ? constantBehind(file, given[0]!) : null
  return !(only?.type === 'CallExpression' && calleeNameOf(only) === 'stringify' && only.arguments[0] && constantBehind(file, only.arguments[0]).type === 'ObjectExpression')
}

const levels = new Set(['info', 'warn', 'warning', 'error', 'debug', 'trace', 'fatal', 'critical', 'verbose', 'silly', 'http', 'notice', 'log', 'success'])

/** Whether the message of a call to a logger holds values that are not among its fields. */
function hasValuesInMessage(file: SourceFile, { node, method, arguments: given }: LogCall): boolean {
  const receiver = receiverOf(node)
  const module = receiver ? (originOf(file, receiver)?.module ?? null) : null
  // `debug` and its like print for one reader.
  if (!receiver || !levels.has(method) || (module !== null && ['debug', 'signale', 'consola', 'npmlog'].includes(packageOf(module)))) return false
  // winston.log('info', message)
  const arguments_ = method === 'log' && stringOf(given[0]) !== null && levels.has(stringOf(given[0])!) ? given.slice(1) : given
  const values = messageValuesOf(file, arguments_)
  if (values.length === 0) return false
  const fields = fieldsOf(file, arguments_)
  return values.some((value) => !fields.has(file.text.slice(...unwrap(value).range)))
}

/** What the first text among the arguments has in it besides text. */
function messageValuesOf(file: SourceFile, given: readonly Node[]): readonly Node[] {
  for (const [index, argument] of given.entries()) {
    // A message that is put together in a constant before.
    const value = unwrap(constantBehind(file, argument))
    if (value.type === 'TemplateLiteral') return value.expressions.filter((expression) => !isFixed(file, expression))
    if (value.type === 'BinaryExpression' && value.operator === '+') return partsOf(value).filter((part) => !isFixed(file, part))
    const text = stringOf(value)
    if (text !== null) return /%[sdifjoO]/.test(text) ? given.slice(index + 1) : []
    if (index > 1) break
  }
  return []
}

function partsOf(node: Node): readonly Node[] {
  const found: Node[] = []
  const pending: Node[] = [node]
  while (pending.length > 0 && found.length < 50) {
    const at = unwrap(pending.pop()!)
    if (at.type === 'BinaryExpression' && at.operator === '+') pending.push(at.right, at.left)
    else found.push(at)
  }
  return found
}

/** The same in every line: a literal, or a constant with the name of the program or of the part of it. */
function isFixed(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  if (value.type === 'Literal' || stringOf(value) !== null) return true
  const name = nameOf(value)
  if (name !== null && /^[A-Z][A-Z0-9_]+$/.test(name) && functionAround(node) !== null) return true
  // `${UserService.name}: done`, `${this.constructor.name}: done`
  return value.type === 'MemberExpression' && (name === 'name' || name === 'prefix' || name === 'tag') && (/^[A-Z]/.test(nameOf(unwrap(value.object)) ?? '') || ['constructor', 'this'].includes(nameOf(unwrap(value.object)) ?? 'this'))
}

/** Texts of the values that are fields of a line. */
function fieldsOf(file: SourceFile, given: readonly Node[]): ReadonlySet<string> {
  const texts = new Set<string>()
  for (const argument of given) {
    const value = unwrap(argument)
    if (value.type === 'ObjectExpression') for (const property of value.properties) if (property.type === 'Property') texts.add(file.text.slice(...unwrap(property.value).range))
  }
  return texts
}

/** A logger is hardly found in a browser; the console is found everywhere. */
function isOnServer(file: SourceFile, node: Node, kind: UnstructuredLog['kind']): boolean {
  if (sideAt(file, node) === 'server' || requestAround(file, node)) return true
  return kind === 'message' ? sideOf(file) !== 'client' : isServerCode(file)
}

const settling = new Set(['then', 'catch', 'finally', 'listen', 'serve', 'start'])
const openings = new Set(['listening', 'ready', 'connect', 'connected', 'open', 'uncaughtException', 'unhandledRejection', 'SIGTERM', 'SIGINT', 'exit', 'beforeExit', 'warning', 'SIGHUP', 'SIGQUIT', 'uncaughtExceptionMonitor'])
const starting = /^(?:main|bootstrap|start|startServer|startApp|init|initialize|initialise|run|boot|launch|shutdown|gracefulShutdown|stop|exit|connectDB|connectDb|connectDatabase|connect|cleanup|onListening|onError|handleShutdown|validateEnv|loadEnv)$/

/** Whether a line is written once, when the process starts or ends: by the module itself, a callback of `listen`, or the function that starts the server. */
function isAtStart(file: SourceFile, node: Node): boolean {
  return functionsAround(node).every((fn) => isStartingCallback(file, fn) || isStartingFunction(file, fn))
}

/** A fixed text in a function that sets up one part of the program: `console.log('replication enabled')` in `initializeReplication`. */
function isNoteOfStart(file: SourceFile, { node, method, arguments: given }: LogCall): boolean {
  if ((method !== 'log' && method !== 'info') || given.length !== 1 || stringOf(given[0]) === null || requestAround(file, node)) return false
  const fns = functionsAround(node)
  const name = fns.length === 1 ? functionNameOf(fns[0]!) : null
  return name !== null && /^(?:init|initiali[sz]e|bootstrap)[A-Z]/.test(name)
}

function isStartingCallback(file: SourceFile, fn: FunctionNode): boolean {
  const { parent } = fn
  if (parent.type !== 'CallExpression') return false
  // An immediately called function
  if (unwrap(parent.callee) === fn) return true
  const name = calleeNameOf(parent) ?? ''
  const event = stringOf(parent.arguments[0])
  if (name === 'on' || name === 'once' || name === 'addListener') return event !== null && openings.has(event)
  return settling.has(name) || (parent.arguments.includes(fn as never) && listeningsOf(file).some(({ node }) => node === parent))
}

function isStartingFunction(file: SourceFile, fn: FunctionNode): boolean {
  const name = functionNameOf(fn)
  if (name === null || !starting.test(name) || requestAround(file, fn)) return endsProcess(file, fn)
  return endsProcess(file, fn) || listeningsOf(file).length > 0 || /^(?:main|bootstrap|shutdown|gracefulShutdown|startServer|startApp|connectDB|connectDb|connectDatabase)$/.test(name)
}

/** Whether a function itself ends the process, after it has said why. */
function endsProcess(file: SourceFile, fn: FunctionNode): boolean {
  return endingFunctionsOf(file).has(fn)
}

const endingFunctionsOf = lazily((file: SourceFile): ReadonlySet<Node> => {
  const found = new Set<Node>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const receiver = calleeNameOf(call) === 'exit' ? receiverOf(call) : null
    const fn = receiver?.type === 'Identifier' && receiver.name === 'process' ? functionAround(call) : null
    if (fn) found.add(fn)
  }
  return found
})

/** Whether a line is written by what other code calls to log: `function logError()`, `class ConsoleLogger`, `const logger = { info() {} }`. */
function isInLogger(node: Node): boolean {
  const type = classAround(node)
  if (type && wordsOf(type.id?.name ?? '').some((word) => word === 'logger' || word === 'log')) return true
  if (functionsAround(node).some((fn) => wordsOf(functionNameOf(fn) ?? '').some((word) => word === 'log' || word === 'logger' || word === 'logging' || word === 'debug'))) return true
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type === 'VariableDeclarator' && at.id.type === 'Identifier' && wordsOf(at.id.name).some((word) => word === 'logger' || word === 'log')) return true
    if (at.type === 'Property' && ['logger', 'log', 'logging'].includes(nameOf(at) ?? '')) return true
  }
  return false
}
