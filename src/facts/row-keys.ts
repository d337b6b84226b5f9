import { wordsOf } from './expressions.js'
import { dataAccessesOf } from './data-access.js'
import { inputSinksOf, type InputSink } from './input-sinks.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { allRequestDataOf, type RequestData } from './request-data.js'
import type { Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isLocalModule } from '../knowledge/modules.js'

/** Whether request data is a key that a row is asked for by: a path parameter, or the id that a server action is given by itself, `deleteNote(id: string)`. */
export function isRowKey({ part, isWhole, read }: RequestData): boolean {
  if (part === 'params') return true
  if (part !== 'input' || !isWhole || read.type !== 'Identifier') return false
  return read.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword' && /(?:^id|Id|ID|^slug|Slug|^uuid)$/.test(read.name)
}

/**
 * Whether a key does more harm than that no row is found by it: it is an error where it has the wrong form, or it is
 * written down or sent, and nothing has asked for a row by it before.
 */
export function isHarmfulKey(file: SourceFile, data: RequestData, sink: InputSink): boolean {
  if (sink.kind === 'database' && sink.refusesKeys) return true
  if (sink.kind === 'database' && !holds(file, sink.stored, data)) return false
  return !isVouchedFor(data) && (firstUsesOf(file).get(data.route)?.get(keyOf(data)) ?? Infinity) >= sink.node.range[0]
}

function holds(file: SourceFile, nodes: readonly Node[], data: RequestData): boolean {
  return nodes.some((node) => allRequestDataOf(file, node).some((other) => other.route === data.route && keyOf(other) === keyOf(data)))
}

function keyOf({ part, path }: RequestData): string {
  return [part, ...path].join('.')
}

type KeyUse = { readonly at: number; readonly values: readonly Node[] }

/** Where rows are asked for by a key, or a function of another file is, which may answer that there is none. */
const keyUsesOf = lazily((file: SourceFile): readonly KeyUse[] => [
  ...inputSinksOf(file).flatMap(({ node, kind, stored, inputs }) => (kind === 'database' && stored.length === 0 ? [{ at: node.range[0], values: inputs }] : [])),
  ...dataAccessesOf(file).flatMap(({ node, operation, conditions }) => (operation === 'read' ? [{ at: node.range[0], values: conditions.flatMap(({ value }) => value ?? []) }] : [])),
  ...nodesOf(file).get('AwaitExpression').flatMap(({ argument: call }) => {
    const origin = call.type === 'CallExpression' ? originOf(file, call.callee) : null
    return call.type === 'CallExpression' && origin && isLocalModule(origin.module) ? [{ at: call.range[0], values: call.arguments }] : []
  }),
])

/** Offset of the first such use, by route and key. */
const firstUsesOf = lazily((file: SourceFile): ReadonlyMap<Route, ReadonlyMap<string, number>> => {
  const byRoute = new Map<Route, Map<string, number>>()
  for (const { at, values } of keyUsesOf(file))
    for (const data of values.flatMap((value) => allRequestDataOf(file, value))) {
      const first = byRoute.get(data.route) ?? new Map<string, number>()
      byRoute.set(data.route, first)
      first.set(keyOf(data), Math.min(at, first.get(keyOf(data)) ?? Infinity))
    }
  return byRoute
})

/** Words of middleware that looks whether the caller may reach what the path names. */
const accessWords = new Set(['access', 'owner', 'owns', 'ownership', 'member', 'membership', 'permission', 'permissions', 'workspace', 'tenant', 'team', 'org', 'organization', 'project', 'belongs', 'scope'])

function isVouchedFor({ route }: RequestData): boolean {
  return [...route.middleware, ...route.wrappers].some((node) => wordsOf(nameIn(node)).some((word) => accessWords.has(word)))
}

function nameIn(node: Node): string {
  if (node.type === 'CallExpression') return nameIn(node.callee)
  if (node.type === 'MemberExpression') return node.property.type === 'Identifier' ? node.property.name : ''
  return node.type === 'Identifier' ? node.name : ''
}
