import type { TSESTree } from '@typescript-eslint/utils'
import { colourPackages, logFunctions, loggerNames, loggerPackages, logMethods, plainTrackerMethods, terminalPackages, trackerMethods, trackerPackages } from '../knowledge/loggers.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, propertyOf, receiverOf, wordsOf } from './expressions.js'
import { constantBehind, parameterOf } from './flow.js'
import { functionBehind } from './functions.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** A call that writes values where people read them later. */
export type LogCall = {
  readonly node: TSESTree.CallExpression
  /** `console` prints text, a `logger` takes fields, a `tracker` sends errors to a service. */
  readonly kind: 'console' | 'logger' | 'tracker'
  /** `log`, `info`, `captureException`. */
  readonly method: string
  /** As it is written, for messages: `req.log.info`. */
  readonly api: string
  readonly arguments: readonly Node[]
}

/** Every call of the console, a logger or an error tracker in a file, in the order of the text. */
export const logCallsOf = lazily((file: SourceFile): readonly LogCall[] => nodesOf(file).get('CallExpression').flatMap((call) => logCallOf(file, call) ?? []))

function logCallOf(file: SourceFile, node: TSESTree.CallExpression): LogCall | null {
  const method = calleeNameOf(node)
  if (method === null) return null
  const receiver = receiverOf(node)
  const kind = receiver ? kindOfMethod(file, node, receiver, method) : kindOfFunction(file, node, method)
  if (!kind) return null
  const { root, steps } = chainOf(node.callee)
  const start = root.type === 'Identifier' ? [root.name] : root.type === 'ThisExpression' ? ['this'] : []
  return { node, kind, method, api: [...start, ...steps.filter((step) => /^[\w#]/.test(step))].slice(-3).join('.'), arguments: node.arguments }
}

function kindOfMethod(file: SourceFile, call: TSESTree.CallExpression, receiver: Node, method: string): LogCall['kind'] | null {
  if (receiver.type === 'Identifier' && receiver.name === 'console' && isGlobal(file, receiver)) return logMethods.has(method) ? 'console' : null
  if (plainTrackerMethods.has(method)) return 'tracker'
  const isWriting = logMethods.has(method)
  if (!isWriting && !trackerMethods.has(method)) return null
  if (isTaught(file, receiver, file.settings.logger)) return 'logger'
  const origin = originOf(file, receiver)
  const module = origin && packageOf(origin.module)
  if (module !== null && trackerPackages.has(module)) return trackerMethods.has(method) ? 'tracker' : null
  if (trackerMethods.has(method) && isGivenByTracker(file, receiver)) return 'tracker'
  if (!isWriting) return null
  // A table of log entries, by where it comes from
  if (origin && isLocalModule(origin.module) && /(?:^|\/)(?:repositor(?:y|ies)|models?|entit(?:y|ies)|tables?|schemas?)(?:\/|$)/.test(origin.module)) return null
  const { root, steps } = chainOf(receiver)
  if (module !== null && loggerPackages.has(module) && !['fastify', '@nestjs/common', '@trigger.dev/sdk', 'firebase-functions'].includes(module)) return 'logger'
  const last = steps.findLast((step) => /^[\w#]/.test(step)) ?? (root.type === 'Identifier' ? root.name : '')
  if (method === 'write' || method === 'child') return null
  if (loggerNames.has(last.replace(/^[#_]/, '')) || wordsOf(last).at(-1) === 'logger' || wordsOf(last).at(-1) === 'log') {
    // `Math.log`, `changelog.error`, and an array of log entries that is pushed to elsewhere
    return root.type === 'Identifier' && root.name === 'Math' ? null : 'logger'
  }
  // `getLogger().info()`
  const made = constantBehind(file, receiver)
  return made.type === 'CallExpression' && /logger$/i.test(calleeNameOf(made) ?? '') && !functionBehind(file, made.callee) && call.arguments.length > 0 ? 'logger' : null
}

/** What a function is given that an error tracker calls: `Sentry.withScope((scope) => ...)`, `Bugsnag.notify(error, (event) => ...)`. */
function isGivenByTracker(file: SourceFile, receiver: Node): boolean {
  const { parent } = parameterOf(file, receiver)?.fn ?? {}
  if (parent?.type !== 'CallExpression') return false
  const module = originOf(file, parent.callee)?.module
  return module !== undefined && trackerPackages.has(packageOf(module))
}

function kindOfFunction(file: SourceFile, call: TSESTree.CallExpression, method: string): LogCall['kind'] | null {
  if (isTaught(file, call.callee, file.settings.logger)) return 'logger'
  const origin = originOf(file, call.callee)
  if (origin && plainTrackerMethods.has(origin.path.at(-1) ?? method)) return 'tracker'
  if (origin && packageOf(origin.module) === 'debug') return origin.path.length > 0 ? 'logger' : null
  if (!logFunctions.test(method)) return null
  // A function of the file that logs is looked into where it calls the console.
  return origin || functionBehind(file, call.callee) ? 'logger' : null
}

/** Whether a program is for a terminal, which prints what its user asked for. */
export const isTerminalProgram = lazily((file: SourceFile): boolean => {
  if (file.text.startsWith('#!') || /(^|\/)(?:cli|cli-\w+|commands?)\//.test(file.path) || /(^|\/)cli\.[cm]?[jt]s$/.test(file.path)) return true
  return modulesNamed(file).values.some((module) => terminalPackages.has(module) || terminalPackages.has(packageOf(module)))
})

/** Whether a call only colours its argument: `chalk.red(text)`, `pc.bold(text)`. */
export function isColouring(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const origin = originOf(file, call.callee)
  return origin !== null && colourPackages.has(origin.module)
}

/** Whether the logger of a call is made in this file with fields that it takes out: `pino({ redact: [...] })`. */
export function isRedacting(file: SourceFile, { node, kind }: LogCall): boolean {
  if (kind !== 'logger') return false
  const receiver = receiverOf(node)
  if (!receiver) return false
  let made = constantBehind(file, chainOf(receiver).root)
  for (let steps = 0; steps < 4 && made.type === 'CallExpression' && calleeNameOf(made) === 'child'; steps++) {
    const parent = receiverOf(made)
    if (!parent) break
    made = constantBehind(file, parent)
  }
  if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return false
  for (const argument of made.arguments) {
    const options = constantBehind(file, argument)
    if (options.type === 'ObjectExpression' && redactions.some((name) => propertyOf(options, name) !== undefined)) return true
  }
  return false
}

/** Options of loggers by which they may take fields out, those of Fastify included; a spread may hold one. */
const redactions = ['redact', 'maskValuesOfKeys', 'maskValuesRegEx', 'serializers', 'hooks', 'formatters', 'logger']
