import type { TSESTree } from '@typescript-eslint/utils'
import { healthPackages, healthPaths, headerPackages, monitoringPackages, shutdownPackages } from '../knowledge/app-serving.js'
import { budgetWords, limiterPackages } from '../knowledge/budget-checks.js'
import { isLocalModule } from '../knowledge/modules.js'
import { calleeNameOf, nameOf, stringOf, wordsOf } from './expressions.js'
import { anyWordOf } from './evidence-words.js'
import { isFunction } from './functions.js'
import { importsOf } from './imports.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf, writesOf } from './references.js'
import type { SourceFile } from './source-file.js'

function namesAny(file: SourceFile, packages: ReadonlySet<string>): boolean {
  return [...packages].some((name) => modulesNamed(file).has(name))
}

/** A module of the project, or a name imported from one, with a word in it. */
function importsNamed(file: SourceFile, words: RegExp): boolean {
  return importsOf(file).some(({ specifier, names }) => isLocalModule(specifier) && (words.test(specifier) || names.some((name) => words.test(name))))
}

/** Whether anything in a file is about how often a caller may come. */
export function limitsCallers(file: SourceFile): boolean {
  if (namesAny(file, limiterPackages) || importsNamed(file, /limit|throttl|quota|slow-?down|arcjet/i)) return true
  const taught = file.settings.rateLimiters
  if (taught.length > 0 && taught.some((name) => file.text.includes(name))) return true
  if (refusesTooMany(file)) return true
  return nodesOf(file).get('Identifier').some(({ name }) => {
    const words = wordsOf(name)
    return words.includes('ratelimit') || words.includes('throttle') || words.includes('limiter') || (words.includes('rate') && words.some((word) => budgetWords.has(word)))
  })
}

/** Whether a file itself answers 429: what counted the caller may have any name. The 429 of another service, which is only passed on, is none. */
function refusesTooMany(file: SourceFile): boolean {
  if (!file.text.includes('429')) return false
  return nodesOf(file).get('Literal').some((literal) => {
    if (literal.value !== 429) return false
    const { parent } = literal
    const isAnswered = parent.type === 'CallExpression' ? /^(?:status|sendStatus|code|writeHead|json|text|body|send|throw|createError)$/.test(calleeNameOf(parent) ?? '') : parent.type === 'Property' ? nameOf(parent) === 'status' || nameOf(parent) === 'statusCode' : parent.type === 'AssignmentExpression'
    if (!isAnswered) return false
    for (let at: Node = literal; at.parent && !isFunction(at); at = at.parent) {
      if (at.type === 'CatchClause') return false
      if (at.parent.type === 'IfStatement' && at.parent.consequent === at && file.text.slice(...at.parent.test.range).includes('429')) return false
    }
    return true
  })
}

const setsHeaders = anyWordOf(['Content-Security-Policy', 'content-security-policy', 'Strict-Transport-Security', 'strict-transport-security', 'X-Frame-Options', 'x-frame-options', 'X-Content-Type-Options', 'x-content-type-options', 'hono/secure-headers', 'secureHeaders', 'helmet'])

/** Whether anything in a file sets the headers that browsers protect users by. */
export function setsSecurityHeaders(file: SourceFile): boolean {
  return setsHeaders(file) || namesAny(file, headerPackages) || importsNamed(file, /secur|headers|helmet|csp/i)
}

/** Whether a file answers a monitor, or a package does. */
export function answersMonitors(file: SourceFile): boolean {
  if (namesAny(file, healthPackages) || importsNamed(file, /health|ready|status|ping|monitor/i)) return true
  const isHealth = (text: string) => healthPaths.some((path) => text === path || text.endsWith(path) || text.includes(`${path}/`))
  return [...nodesOf(file).get('Literal'), ...nodesOf(file).get('TemplateLiteral')].some((node) => isHealth((stringOf(node) ?? '').toLowerCase()))
}

const handlesSignal = anyWordOf(['SIGTERM', 'enableShutdownHooks', 'closeWithGrace', 'gracefulShutdown', 'GracefulShutdown', 'graceful-shutdown'])

/** Whether a file ends its work when the platform asks it to. */
export function shutsDownGracefully(file: SourceFile): boolean {
  return handlesSignal(file) || namesAny(file, shutdownPackages) || importsNamed(file, /shut-?_?down|graceful|terminat|onExit|cleanup|lifecycle/i)
}

/** Words of functions that look after a process: they wait for its signals, or for errors that nobody catches. */
const processWords: ReadonlySet<string> = new Set(['error', 'errors', 'exception', 'exceptions', 'rejection', 'rejections', 'process', 'signal', 'signals', 'shutdown', 'terminate', 'terminator', 'exit', 'graceful', 'gracefully', 'crash', 'lifecycle'])

/** Functions that are not shown and are given a server: whether they come from the project, and their names. */
const takersOf = lazily((file: SourceFile): readonly { readonly isLocal: boolean; readonly names: readonly string[] }[] =>
  nodesOf(file).get('CallExpression').flatMap((call) => {
    const name = calleeNameOf(call)
    if (name === null || !call.arguments.some((argument) => argument.type === 'Identifier' && isServer(file, argument))) return []
    const origin = originOf(file, call.callee)
    return origin ? [{ isLocal: isLocalModule(origin.module), names: [...origin.path, name] }] : []
  }),
)

/** A variable that is named as a server is, or holds what `listen()` gave back. */
function isServer(file: SourceFile, identifier: TSESTree.Identifier): boolean {
  if (/^(?:app|server|httpServer|fastify|nestApp|api)$/.test(identifier.name)) return true
  const variable = variableOf(file, identifier)
  return variable !== null && writesOf(variable).some((value) => value?.type === 'CallExpression' && calleeNameOf(value) === 'listen')
}

/** Whether a function that is not shown is given a server, so that it may be closed there: any of the project, and of packages those that are named so. */
export function handsServerOn(file: SourceFile): boolean {
  return takersOf(file).some(({ isLocal, names }) => isLocal || looksAfterProcess(names))
}

function looksAfterProcess(names: readonly string[]): boolean {
  return names.some((name) => wordsOf(name).some((word) => processWords.has(word)))
}

const handlesErrors = anyWordOf(['unhandledRejection', 'uncaughtException', 'uncaughtExceptionMonitor'])

/** Whether errors that nobody catches are handled or reported. */
export function watchesProcess(file: SourceFile): boolean {
  if (takersOf(file).some(({ names }) => looksAfterProcess(names))) return true
  return handlesErrors(file) || namesAny(file, monitoringPackages) || importsNamed(file, /instrument|sentry|monitor|telemetry|tracing|tracer|\bapm\b|newrelic|datadog|bugsnag|rollbar|honeybadger|observab|error-?handlers?|errorHandlers|process-?(?:errors|events|handlers)|crash/i)
}
