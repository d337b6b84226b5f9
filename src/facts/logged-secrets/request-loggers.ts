import { calleeNameOf, nameOf, stringOf } from '../expressions.js'
import type { LogCall } from '../log-calls.js'
import { nodesOf } from '../nodes.js'
import { originOf } from '../origins.js'
import type { SourceFile } from '../source-file.js'
import type { LoggedSecret } from './secret.js'

/** `morgan.token('body', (req) => JSON.stringify(req.body))`, `morgan(':method :req[authorization]')`: lines of a request logger. */
export function requestTokensOf(file: SourceFile): readonly LoggedSecret[] {
  if (!file.text.includes('morgan')) return []
  return nodesOf(file).get('CallExpression').flatMap((node): readonly LoggedSecret[] => {
    const origin = originOf(file, node.callee)
    if (origin?.module !== 'morgan') return []
    const filteredBy = null
    const call: LogCall = { node, kind: 'logger', method: 'morgan', api: 'morgan', arguments: node.arguments }
    const format = stringOf(node.arguments[0])
    if (origin.path.length === 0) {
      const name = /:req\[(authorization|cookie|x-api-key)\]/i.exec(format ?? '')?.[1]
      return name === undefined ? [] : [{ node: node.arguments[0]!, call, kind: 'secret', filteredBy, name }]
    }
    const [, read] = node.arguments
    if (origin.path.join('.') !== 'token' || (read?.type !== 'ArrowFunctionExpression' && read?.type !== 'FunctionExpression')) return []
    const [request] = read.params
    if (request?.type !== 'Identifier') return []
    const whole = nodesOf(file).within(read, 'MemberExpression').find((member) => {
      const { parent } = member
      const isShown = member.object.type === 'Identifier' && member.object.name === request.name && parent.type !== 'MemberExpression'
      return isShown && /^(?:body|headers)$/.test(nameOf(member) ?? '') && (parent === read || parent.type === 'ReturnStatement' || (parent.type === 'CallExpression' && calleeNameOf(parent) === 'stringify' && parent.arguments.length === 1))
    })
    return whole ? [{ node: whole, call, kind: nameOf(whole) === 'body' ? 'body' : 'headers', filteredBy, name: file.text.slice(...whole.range) }] : []
  })
}
