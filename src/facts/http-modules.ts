import { hasKey } from './data-access/access.js'
import { calleeNameOf, nameOf, propertyOf, receiverOf } from './expressions.js'
import { functionBehind } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'

/** A client of axios that `HttpModule` of Nest makes for those who get its `HttpService`, and that waits for ever. */
export type EndlessHttpModule = {
  readonly node: Node
  /** As written, for messages: `HttpModule`, `HttpModule.register`. */
  readonly api: string
}

/**
 * Places where a Nest module takes in `HttpModule` without a `timeout`: by its name among the imports, or registered with options that
 * are all shown and hold none. Source: NestJS, "HTTP module"; axios waits without an end unless it is told otherwise.
 */
export const endlessHttpModulesOf = lazily((file: SourceFile): readonly EndlessHttpModule[] => {
  if (!file.text.includes('HttpModule') || /defaults\.timeout\b/.test(file.text)) return []
  const bare = nodesOf(file).get('Property').flatMap((property) => (nameOf(property) === 'imports' && property.value.type === 'ArrayExpression' ? property.value.elements : []))
  return [
    ...bare.flatMap((node) => (node && isHttpModule(file, node) ? [{ node, api: asWritten(file, node) }] : [])),
    ...nodesOf(file).get('CallExpression').flatMap((call): readonly EndlessHttpModule[] => {
      const made = calleeNameOf(call)
      const receiver = made === 'register' || made === 'registerAsync' ? receiverOf(call) : null
      if (!made || !receiver || !isHttpModule(file, receiver)) return []
      const options = made === 'register' ? call.arguments[0] : optionsMadeBy(file, call.arguments[0])
      return options !== null && hasKey(file, options, ['timeout', 'signal']) === false ? [{ node: call, api: `${asWritten(file, receiver)}.${made}` }] : []
    }),
  ]
})

/** Under whichever name the file imports it. */
function isHttpModule(file: SourceFile, node: Node): boolean {
  const origin = originOf(file, node)
  return origin?.module === '@nestjs/axios' && origin.path.join('.') === 'HttpModule'
}

function asWritten(file: SourceFile, node: Node): string {
  return file.text.slice(...node.range)
}

/** The options that `useFactory` gives back; `null` where they are not to be seen. */
function optionsMadeBy(file: SourceFile, given: Node | undefined): Node | null {
  const factory = given?.type === 'ObjectExpression' ? propertyOf(given, 'useFactory') : undefined
  const fn = factory && factory !== 'unknown' ? functionBehind(file, factory) : null
  if (!fn) return null
  const returned = fn.body.type === 'BlockStatement' ? nodesOf(file).within(fn, 'ReturnStatement').map(({ argument }) => argument) : [fn.body]
  const [only] = returned
  return returned.length === 1 && only ? only : null
}
