import { cacheWords, inputWords, registryWords } from '../knowledge/cache-names.js'
import { isCommandLine } from './command-lines.js'
import { calleeNameOf, chainOf, decoratorsOf, keysOf, nameOf, unwrapAwait, wordsOf } from './expressions.js'
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
  /** Whether it keeps rows, each under an id of its own, as a table of a database does. */
  readonly keepsRows: boolean
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
    const writes = store.uses.filter(({ how, node }) => how === 'write' && functionAround(node) !== null)
    const row = store.owner ? writes.find((use) => addsRow(file, store, use)) : undefined
    const write = row ?? writes.find((use) => grows(file, store, use))
    return write ? [{ store, keepsRows: row !== undefined, write, by: shown(file, store.kind === 'array' ? write.value : write.key) }] : []
  })
})

const drawing = /^(?:randomUUID|randomBytes|nanoid|uuid|uuidv4|v4|v7|cuid|createId|ulid|generateId|randomId)$/
/** Columns that say when a row was made. */
const birthday = /^(?:created|inserted)_?(?:at|on)$/i

/**
 * `this.orders.set(id, { ...order, id, createdAt: new Date() })` in a method of a class or an object: what each call makes is
 * kept under an id that is drawn, counted up or the row's own.
 */
function addsRow(file: SourceFile, { kind }: ModuleStore, { key, value }: StoreUse): boolean {
  if (kind !== 'map' && kind !== 'object') return false
  const row = value && constantBehind(file, value)
  if (!key || row?.type !== 'ObjectExpression') return false
  const { names } = keysOf(row)
  return names.some((name) => birthday.test(name)) && names.some((name) => /^_?id$|Id$|_id$/.test(name)) && (isDrawn(file, key) || namesIn(file, key).some((words) => words.at(-1) === 'id' && words.length > 1))
}

/** An id that is made for each row: `randomUUID()`, `this.nextId++`. */
function isDrawn(file: SourceFile, key: Node): boolean {
  const value = constantBehind(file, key)
  if (value.type === 'UpdateExpression') return true
  return value.type === 'CallExpression' && drawing.test(calleeNameOf(value) ?? '')
}

/** At module level, or in a class of which the process makes one. */
function livesLong(file: SourceFile, { scope, creation }: ModuleStore): boolean {
  if (scope === 'module') return true
  const type = classAround(creation)
  if (!type) return false
  if (decoratorsOf(type).some(({ expression }) => ['Injectable', 'Controller', 'Service', 'Singleton'].includes(nameOf(expression.type === 'CallExpression' ? expression.callee : expression) ?? ''))) return true
  return (instancesByClass(file).get(type.id?.name ?? '') ?? []).some((made) => functionAround(made) === null && !isChosen(made))
}

/** `process.env.DATABASE_URL ? new Stored() : new Kept()` takes the one without a database where there is none. */
function isChosen({ parent }: Node): boolean {
  return parent?.type === 'ConditionalExpression' || parent?.type === 'LogicalExpression'
}

const instancesByClass = lazily((file: SourceFile): ReadonlyMap<string, readonly Node[]> => {
  const byClass = new Map<string, Node[]>()
  for (const made of nodesOf(file).get('NewExpression')) {
    if (made.callee.type !== 'Identifier') continue
    const known = byClass.get(made.callee.name)
    if (known) known.push(made)
    else byClass.set(made.callee.name, [made])
  }
  return byClass
})

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
