import { cacheWords, inputWords, registryWords } from '../knowledge/cache-names.js'
import { isCommandLine } from './command-lines.js'
import { chainOf, decoratorsOf, keysOf, nameOf, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind, parameterOf, tracedTo } from './flow.js'
import { classAround, functionAround } from './functions.js'
import { lazily } from './lazily.js'
import { moduleStoresOf, type ModuleStore, type StoreUse } from './module-stores.js'
import { nodesOf, type Node } from './nodes.js'
import { allRequestDataOf } from './request-data.js'
import { requestAround } from './routes.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** A container that lives as long as the process, gets an entry for each new input, and never loses one. */
export type GrowingStore = {
  readonly store: ModuleStore
  /** Where it grows. */
  readonly write: StoreUse
  /** What it grows by, as written: `req.ip`. */
  readonly by: string
}

/** Containers that grow with what comes in and never shrink, in the order of the text. */
export const growingStoresOf = lazily((file: SourceFile): readonly GrowingStore[] => {
  if (sideOf(file) === 'client' || isCommandLine(file)) return []
  return moduleStoresOf(file).flatMap((store): readonly GrowingStore[] => {
    if (!livesLong(file, store) || isExported(store.creation) || wordsOf(store.name).some((word) => registryWords.has(word))) return []
    // Whoever asks for the size means to keep it; what becomes of it elsewhere is not shown.
    if (store.uses.some(({ how }) => how === 'remove' || how === 'size' || how === 'other')) return []
    const write = store.uses.find((use) => use.how === 'write' && functionAround(use.node) !== null && grows(file, store, use))
    return write ? [{ store, write, by: shown(file, store.kind === 'array' ? write.value : write.key) }] : []
  })
})

/** At module level, or in a class of which the process makes one. */
function livesLong(file: SourceFile, { scope, creation }: ModuleStore): boolean {
  if (scope === 'module') return true
  const type = classAround(creation)
  if (!type) return false
  if (decoratorsOf(type).some(({ expression }) => ['Injectable', 'Controller', 'Service', 'Singleton'].includes(nameOf(expression.type === 'CallExpression' ? expression.callee : expression) ?? ''))) return true
  return nodesOf(file).get('NewExpression').some((made) => functionAround(made) === null && made.callee.type === 'Identifier' && made.callee.name === type.id?.name)
}

function isExported(creation: Node): boolean {
  const declaration = creation.parent?.type === 'VariableDeclarator' ? creation.parent.parent : null
  return declaration?.parent?.type === 'ExportNamedDeclaration'
}

function grows(file: SourceFile, { kind, name }: ModuleStore, { node, key, value }: StoreUse): boolean {
  if (kind === 'array') return value !== null && requestAround(file, node) !== null && !isFixed(value)
  if (!key || isFixed(constantBehind(file, key))) return false
  if (allRequestDataOf(file, key).length > 0) return true
  const names = namesIn(file, key)
  if (names.some((words) => isInput(words))) return true
  return wordsOf(name).some((word) => cacheWords.has(word)) && names.some((words) => words.length === 1 && ['id', 'key', 'text', 'input'].includes(words[0]!))
}

/** A text, a number or a member of an enumeration: there are only so many of them. */
function isFixed(node: Node): boolean {
  if (node.type === 'Literal') return true
  return node.type === 'ObjectExpression' && keysOf(node).names.length === 0 && !keysOf(node).open
}

function isInput(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  return inputWords.has(last) || (last === 'id' && words.length > 1 && inputWords.has(words.at(-2)!))
}

/** Words of the parameters, and of the members of them, that a key is made of. */
function namesIn(file: SourceFile, key: Node): readonly (readonly string[])[] {
  const found: (readonly string[])[] = []
  tracedTo(file, key, ({ node }) => {
    const at = unwrapAwait(node)
    if (at.type === 'Identifier' && parameterOf(file, at)) found.push(wordsOf(at.name))
    if (at.type === 'MemberExpression') {
      const { root, steps } = chainOf(at)
      // `options.key` is chosen by the program; `user.id` and `request.ip` are not.
      if (['options', 'opts', 'config', 'settings', 'props'].includes(root.type === 'Identifier' ? root.name : '')) return false
      if (root.type === 'Identifier' && (parameterOf(file, root) || requestAround(file, at))) found.push(wordsOf(steps.at(-1) ?? ''))
    }
    return false
  })
  return found
}

/** Characters of a key that a message has room for. */
const longestShown = 30

function shown(file: SourceFile, node: Node | null): string {
  const text = node ? file.source.getText(node).replace(/\s+/g, ' ') : 'what comes in'
  return text.length <= longestShown ? text : `${text.slice(0, longestShown - 3)}...`
}
