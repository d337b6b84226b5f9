import { entryOf } from '../../knowledge/modules.js'
import { listeners } from '../../knowledge/web-frameworks.js'
import { nameOf, propertyOf, unwrap } from '../expressions.js'
import { anyWordOf } from '../evidence-words.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import { isGlobal } from '../references.js'
import type { SourceFile } from '../source-file.js'
import { methodsTested } from './exported.js'
import { expressionBehind, handlerBehind } from './handlers.js'
import { routeOf, type Framework, type Route } from './route.js'

/** All that `listeners` holds, and `Deno.serve`, is called by one of these words or comes from `micro`. */
const mayListen = anyWordOf(['serve', 'createServer', 'createSecureServer', 'micro'])

/** Handlers given straight to a server: `Deno.serve(handler)`, `serve(handler)`, `Bun.serve({ fetch })`, `createServer((req, res) => {})`. */
export function listenerRoutes(file: SourceFile): readonly Route[] {
  if (!mayListen(file)) return []
  return nodesOf(file)
    .get('CallExpression')
    .flatMap((node): Route[] => {
      const listener = listenerOf(file, node.callee)
      if (!listener) return []
      return node.arguments.flatMap((argument) => {
        const value = expressionBehind(file, argument)
        if (value?.type === 'ObjectExpression') return [...fromOptions(file, value, node, listener), ...fromTable(file, value, listener)]
        const { handler, wrappers } = handlerBehind(file, argument)
        // An app given to `createServer(app)` has its routes elsewhere.
        return handler ? [listening(file, { framework: listener, node, handlerNode: argument, handler, wrappers })] : []
      })
    })
}

function listening(file: SourceFile, given: { framework: Framework; node: Node; handlerNode: Node; handler: NonNullable<Route['handler']>; wrappers: readonly Node[] }): Route {
  const methods = methodsTested(file, given.handler)
  return routeOf({ ...given, kind: given.framework === 'http' ? 'http' : 'web', methods, label: 'request' })
}

function listenerOf(file: SourceFile, callee: Node): 'edge-function' | 'http' | null {
  const value = unwrap(callee)
  if (value.type === 'MemberExpression') {
    const object = unwrap(value.object)
    if (nameOf(value) === 'serve' && object.type === 'Identifier' && (object.name === 'Deno' || object.name === 'Bun') && isGlobal(file, object)) return 'edge-function'
  }
  if (value.type === 'Identifier' && value.name === 'serve') {
    const module = originOf(file, value)?.module
    // Deno's standard library is imported by address, with or without a version.
    if (module && /^https:\/\/deno\.land\/std(?:@[^/]+)?\/http\/|^(?:jsr:)?@std\/http|^std\/http\/|^bun$/.test(module)) return 'edge-function'
  }
  const origin = originOf(file, value)
  return origin && entryOf(listeners, { module: origin.module, path: [...origin.path, '()'] })
}

/** `Bun.serve({ fetch(req) {} })`, `Deno.serve({ port, handler })`. */
function fromOptions(file: SourceFile, options: Extract<Node, { type: 'ObjectExpression' }>, node: Node, framework: Framework): readonly Route[] {
  return ['fetch', 'handler'].flatMap((name) => {
    const value = propertyOf(options, name)
    if (!value || value === 'unknown') return []
    const { handler, wrappers } = handlerBehind(file, value)
    return handler ? [listening(file, { framework, node, handlerNode: value, handler, wrappers })] : []
  })
}

/** `Bun.serve({ routes: { '/users': { GET: list, POST: create }, '/health': ok } })`. */
function fromTable(file: SourceFile, options: Extract<Node, { type: 'ObjectExpression' }>, framework: Framework): readonly Route[] {
  const table = propertyOf(options, 'routes')
  const routes = table && table !== 'unknown' ? expressionBehind(file, table) : null
  if (routes?.type !== 'ObjectExpression') return []
  return routes.properties.flatMap((property): readonly Route[] => {
    const path = property.type === 'Property' ? nameOf(property) : null
    if (property.type !== 'Property' || path === null) return []
    const value = expressionBehind(file, property.value)
    if (value?.type === 'ObjectExpression') {
      return value.properties.flatMap((entry) => {
        const method = entry.type === 'Property' ? nameOf(entry) : null
        if (entry.type !== 'Property' || method === null) return []
        return routeOf({ framework, kind: 'web', methods: [method.toUpperCase()], path, node: entry, ...handlerBehind(file, entry.value), handlerNode: entry.value })
      })
    }
    const { handler, wrappers } = handlerBehind(file, property.value)
    return handler ? [routeOf({ framework, kind: 'web', path, node: property, handler, wrappers, handlerNode: property.value })] : []
  })
}
