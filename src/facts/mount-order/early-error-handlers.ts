import { errorWords, handlingWords, monitorWords, specificErrorWords } from '../../knowledge/middleware.js'
import { isLocalModule } from '../../knowledge/modules.js'
import { unwrap, unwrapAwait, wordsOf } from '../expressions.js'
import { functionAround, isFunction, type FunctionNode } from '../functions.js'
import { lazily } from '../lazily.js'
import { middlewareFunctionOf } from '../middleware-roles.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import type { SourceFile } from '../source-file.js'
import { everywhere, isHandedOn, isRoute, labelOf, nameFor, namesOf, routerWords, stepsOf, type Step } from './steps.js'

/** An error handler of Express above a route whose errors it should get. */
export type EarlyErrorHandler = { readonly node: Node; readonly route: string }

/** Error handlers of the apps of Express that this file makes, with a route below whose errors pass them by. */
export const earlyErrorHandlersOf = lazily((file: SourceFile): readonly EarlyErrorHandler[] => {
  const found: EarlyErrorHandler[] = []
  for (const [server, steps] of stepsOf(file)) {
    if (!server.created || server.framework !== 'express' || server.role !== 'app') continue
    const handlers = steps.filter((step) => isErrorHandler(file, step))
    const last = handlers.at(-1)
    // One of several stands last.
    if (!last?.isPlain || !isGeneral(file, last)) continue
    const below = steps.filter((step) => step.at > last.at)
    if (below.some((step) => step.scope !== last.scope)) continue
    const route = below.find((step) => step.isPlain && isRoute(file, step) && !isMonitor(file, step) && !answersNotFound(file, step))
    if (!route || isHandedOn(file, server, (call) => call.range[0] > last.at || functionAround(call) !== last.scope)) continue
    found.push({ node: last.node, route: labelOf(file, route) })
  }
  return found
})

export function isErrorHandler(file: SourceFile, { kind, handlers, server }: Step): boolean {
  if (kind !== 'use' || server.framework !== 'express') return false
  return handlers.some((handler) => {
    const fn = middlewareFunctionOf(file, handler)
    if (fn) return fn.params.length === 4
    return namesErrorHandler(file, handler)
  })
}

function namesErrorHandler(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  const origin = originOf(file, value)
  if (origin && !isLocalModule(origin.module)) return false
  const words = nameFor(file, value).split('.').flatMap(wordsOf)
  return words.some((word) => errorWords.has(word)) && words.some((word) => handlingWords.has(word)) && !words.some((word) => routerWords.test(word))
}

/** Whether an error handler is meant for the errors of the whole app, and not for those of what stands right above it. */
function isGeneral(file: SourceFile, { handlers, path, isPathHidden }: Step): boolean {
  if (path !== null || isPathHidden) return false
  return handlers.every((handler) => {
    const words = isFunction(unwrap(handler)) ? [] : nameFor(file, handler).split('.').flatMap(wordsOf)
    if (words.some((word) => specificErrorWords.has(word))) return false
    const fn = middlewareFunctionOf(file, handler)
    return !fn || !passesOn(file, fn)
  })
}

/** Whether an error handler gives errors on to the next one: it takes those of one kind only. */
function passesOn(file: SourceFile, fn: FunctionNode): boolean {
  const next = fn.params[3]
  if (next?.type !== 'Identifier') return false
  return nodesOf(file).within(fn, 'CallExpression').some((call) => {
    if (call.callee.type !== 'Identifier' || call.callee.name !== next.name) return false
    for (let at: Node | undefined = call; at && at !== fn; at = at.parent) if (at.parent?.type === 'IfStatement' && at.parent.consequent === at && file.source.getText(at.parent.test as never).includes('headersSent')) return false
    return true
  })
}

function isMonitor(file: SourceFile, step: Step): boolean {
  if (step.path !== null && everywhere.test(step.path)) return true
  return namesOf(file, step).some((name) => wordsOf(name).some((word) => monitorWords.has(word)))
}

/** What answers that nothing was found: a function or a name that says so. */
export function answersNotFound(file: SourceFile, { handlers }: Step): boolean {
  return handlers.some((handler) => {
    const fn = middlewareFunctionOf(file, handler)
    if (fn && /\b404\b|not_?\s?found/i.test(file.source.getText(fn as never))) return true
    const words = isFunction(unwrap(handler)) ? [] : nameFor(file, handler).split('.').flatMap(wordsOf)
    return words.includes('404') || words.includes('notfound') || (words.includes('not') && words.includes('found'))
  })
}
