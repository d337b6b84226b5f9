import { hasKey } from './data-access/access.js'
import { calleeNameOf, nameOf, propertyOf, receiverOf, unwrap } from './expressions.js'
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
  return nodesOf(file).get('Identifier').flatMap((name): readonly EndlessHttpModule[] => {
    if (name.name !== 'HttpModule' || originOf(file, name)?.module !== '@nestjs/axios') return []
    const { parent } = name
    if (parent.type === 'ArrayExpression') return isImports(parent) ? [{ node: name, api: 'HttpModule' }] : []
    const call = parent.type === 'MemberExpression' && parent.object === name && parent.parent.type === 'CallExpression' && parent.parent.callee === parent ? parent.parent : null
    const made = call && calleeNameOf(call)
    if (!call || unwrap(receiverOf(call) ?? call) !== name) return []
    const options = made === 'register' ? call.arguments[0] : made === 'registerAsync' ? optionsMadeBy(file, call.arguments[0]) : null
    return options !== null && hasKey(file, options, ['timeout', 'signal']) === false ? [{ node: call, api: `HttpModule.${made!}` }] : []
  })
})

/** `imports: [HttpModule]` of a module; what it exports was imported before. */
function isImports({ parent }: Node): boolean {
  return parent?.type === 'Property' && nameOf(parent) === 'imports'
}

/** The options that `useFactory` gives back; `null` where they are not to be seen. */
function optionsMadeBy(file: SourceFile, given: Node | undefined): Node | null {
  const factory = given?.type === 'ObjectExpression' ? propertyOf(given, 'useFactory') : undefined
  const fn = factory && factory !== 'unknown' ? functionBehind(file, factory) : null
  if (!fn) return null
  const returned = fn.body.type === 'BlockStatement' ? nodesOf(file).within(fn, 'ReturnStatement').map(({ argument }) => argument) : [fn.body]
  const [only] = returned
  const object = returned.length === 1 && only ? unwrap(only) : null
  return object?.type === 'ObjectExpression' ? object : null
}
