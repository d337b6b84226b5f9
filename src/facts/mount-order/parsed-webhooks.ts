import type { TSESTree } from '@typescript-eslint/utils'
import { bodyVerifiers } from '../../knowledge/middleware.js'
import { packageOf } from '../../knowledge/modules.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, stringOf } from '../expressions.js'
import { constantBehind } from '../flow.js'
import type { FunctionNode } from '../functions.js'
import { requestPartOf } from '../incoming-requests.js'
import { lazily } from '../lazily.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import { handlerBehind } from '../routes/handlers.js'
import { covers } from '../routes/registered.js'
import type { SourceFile } from '../source-file.js'
import { innerSteps, isUnder, mostLooked, nameFor, stepsOf, type Step } from './steps.js'

/** A webhook that needs the bytes of the body, below a parser that has read them. */
export type ParsedWebhook = { readonly node: Node; readonly parser: string; readonly line: number }

/** Webhooks that check a signature over the bytes of a body that a JSON parser above them has read. */
export const parsedWebhooksOf = lazily((file: SourceFile): readonly ParsedWebhook[] => {
  const found = new Map<Node, ParsedWebhook>()
  for (const steps of stepsOf(file).values()) {
    let looked = 0
    for (const [index, step] of steps.entries()) {
      const parser = step.kind === 'use' && step.isPlain && !step.isPathHidden && step.server.framework === 'express' ? step.handlers.find((handler) => isJsonParser(file, handler)) : undefined
      if (!parser || ++looked > mostLooked) continue
      const raws = steps.slice(0, index).filter((one) => one.kind === 'use' && one.handlers.some((handler) => isRawParser(file, handler))).slice(0, mostLooked)
      for (const below of steps.slice(index + 1)) {
        if (step.scope !== null && below.scope !== step.scope) continue
        if (step.path !== null && !isUnder(step, below)) continue
        if (raws.some((raw) => raw.path === null || (below.path !== null && (covers(raw.path, below.path) || covers(below.path, raw.path))))) continue
        for (const node of rawPlacesOf(file, below)) if (!found.has(node)) found.set(node, { node, parser: nameFor(file, parser), line: step.node.loc.start.line })
      }
    }
  }
  return [...found.values()]
})

/** Where a step, or the routes of a router that it mounts, needs the bytes of the body. */
function rawPlacesOf(file: SourceFile, step: Step): readonly Node[] {
  const raw = step.handlers.find((handler) => isRawParser(file, handler))
  if (raw) return [raw]
  if (step.servers.length > 0) return step.servers.flatMap((server) => (server === step.server ? [] : innerSteps(file, server))).flatMap((inner) => (inner.servers.length > 0 ? [] : rawPlacesOf(file, inner)))
  if (step.kind !== 'route') return []
  const { handler } = handlerBehind(file, step.handlers.at(-1)!)
  return handler && verifiesParsedBody(file, handler) ? [step.node.arguments[0] ?? step.node] : []
}

function verifiesParsedBody(file: SourceFile, handler: FunctionNode): boolean {
  return nodesOf(file).within(handler, 'CallExpression').some((call) => {
    const name = calleeNameOf(call)
    const [first] = call.arguments
    if (name === null || !first) return false
    const receiver = receiverOf(call)
    if (name === 'update') return receiver !== null && chainOf(receiver).steps.includes('createHmac') && isParsedBody(file, first)
    if (!Object.hasOwn(bodyVerifiers, name)) return false
    const modules = bodyVerifiers[name]!
    const origin = receiver && originOf(file, receiver)
    return (!modules || (origin !== null && modules.includes(packageOf(origin.module)))) && isParsedBody(file, first)
  })
}

/** `req.body` itself, also by a name for it. */
function isParsedBody(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  return value.type === 'MemberExpression' && nameOf(value) === 'body' && requestPartOf(file, value)?.part === 'body'
}

/** `express.json()`, `bodyParser.json()`, `json()` that read every JSON body and keep no raw one. */
function isJsonParser(file: SourceFile, node: Node): boolean {
  const options = parserOptionsOf(file, node, 'json')
  if (options === undefined) return false
  if (options === null) return true
  if (options.properties.some((property) => property.type === 'SpreadElement') || propertyOf(options, 'verify') !== undefined) return false
  const type = propertyOf(options, 'type')
  return type === undefined || (type !== 'unknown' && readsJson(file, type))
}

/** `express.raw({ type: 'application/json' })`: without a type of JSON it reads what is none. */
function isRawParser(file: SourceFile, node: Node): boolean {
  const options = parserOptionsOf(file, node, 'raw')
  const type = options && propertyOf(options, 'type')
  return type !== null && type !== undefined && type !== 'unknown' && readsJson(file, type)
}

function readsJson(file: SourceFile, type: Node): boolean {
  const value = constantBehind(file, type)
  if (value.type === 'ArrayExpression') return value.elements.some((element) => element !== null && readsJson(file, element))
  return /^(?:json|\*\/\*|(?:application|\*)\/(?:json|\*))$/.test(stringOf(value)?.split(';')[0] ?? '')
}

/** The options of a parser of Express; `null` without any, `undefined` for anything else. */
function parserOptionsOf(file: SourceFile, node: Node, method: 'json' | 'raw'): TSESTree.ObjectExpression | null | undefined {
  const call = constantBehind(file, node)
  if (call.type !== 'CallExpression') return undefined
  const origin = originOf(file, call.callee)
  if (!origin || (origin.module !== 'express' && origin.module !== 'body-parser') || origin.path.at(-1) !== method) return undefined
  const [first] = call.arguments
  if (!first) return null
  const options = constantBehind(file, first)
  return options.type === 'ObjectExpression' ? options : undefined
}
