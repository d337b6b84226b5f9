import { requestsOf, type Route } from '../../src/facts/routes.js'
import type { Node } from '../../src/facts/nodes.js'
import type { SourceFile } from '../../src/facts/source-file.js'
import { parseFile } from './parse-file.js'

/** `express endpoint POST /pay [auth, limit] <asyncHandler> (req)`: each request function of some code in one line. */
export function requestsIn(code: string, filename = 'src/server.ts'): readonly string[] {
  const file = parseFile(code, { filename })
  return requestsOf(file).map((route) => lineOf(file, route))
}

/** Like `requestsIn`, endpoints and controllers only, without parameters. */
export function routesIn(code: string, filename = 'src/server.ts'): readonly string[] {
  const file = parseFile(code, { filename })
  return requestsOf(file)
    .filter(({ role }) => role === 'endpoint' || role === 'controller')
    .map((route) => lineOf(file, route).replace(/ \(.*$/, ''))
}

function lineOf(file: SourceFile, route: Route): string {
  const text = (node: Node | null) => (node ? file.source.getText(node).replace(/\s+/g, ' ') : '-')
  const { framework, role, method, methods, path, middleware, wrappers, handler, request } = route
  const shownMethod = methods.length > 1 ? methods.join('|') : (method ?? '?')
  return [
    `${framework} ${role} ${shownMethod} ${path ?? '?'}`,
    ...(middleware.length > 0 ? [`[${middleware.map(text).join(', ')}]`] : []),
    ...(wrappers.length > 0 ? [`<${wrappers.map(text).join(', ')}>`] : []),
    ...(handler ? [] : ['elsewhere']),
    `(${[request.kind, request.parameter, request.response, request.context].map((part) => (typeof part === 'string' ? part : part ? text(part) : '')).join(' ').trim()}${request.inputs.map(({ source, parameter }) => ` ${source}=${text(parameter)}`).join('')})`,
  ].join(' ')
}
