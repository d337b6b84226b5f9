import type { TSESTree } from '@typescript-eslint/utils'
import { isLocalModule, entryOf } from '../knowledge/modules.js'
import { storageHookNames, storageHooks } from '../knowledge/web-storage.js'
import { calleeNameOf, keysOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind, parameterOf } from './flow.js'
import { functionBehind, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { maker } from './llm-parameters.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** One value kept in `localStorage` or `sessionStorage`, where any script of the page can read it. */
export type StorageWrite = {
  readonly node: Node
  /** As the code writes it: `localStorage.setItem`, `persist`, `useLocalStorage`. */
  readonly api: string
  /** Names the value is kept under: texts of the key as far as the file shows them, and names of constants that hold it. */
  readonly keys: readonly string[]
  /** `null` where only the key tells: the value is set elsewhere. */
  readonly value: Node | null
  /** Keys of the state that is kept as a whole, for stores. */
  readonly fields: readonly string[]
}

const stores: ReadonlySet<string> = new Set(['localStorage', 'sessionStorage'])
const windows: ReadonlySet<string> = new Set(['window', 'globalThis', 'self', 'top', 'parent', 'global'])

/** The store an expression is: by name, through `window`, an alias, a choice of the two, or a default parameter. */
function storeOf(file: SourceFile, node: Node, depth = 0): string | null {
  if (depth > 8) return null
  const value = unwrapAwait(node)
  switch (value.type) {
    case 'Identifier': {
      if (isGlobal(file, value)) return stores.has(value.name) ? value.name : null
      const variable = variableOf(file, value)
      const definition = variable?.defs[0]
      if (!variable || !definition) return null
      // const { localStorage } = window; (storage = localStorage) => {}
      const parent = definition.name.parent
      if (parent.type === 'AssignmentPattern' && parent.left === definition.name) return storeOf(file, parent.right, depth + 1)
      if (definition.type === 'Variable' && definition.node.id.type === 'ObjectPattern' && definition.node.init && isWindow(file, definition.node.init)) {
        const name = parent.type === 'Property' ? nameOf(parent) : null
        return name !== null && stores.has(name) ? name : null
      }
      const constant = constantBehind(file, value)
      return constant === value ? null : storeOf(file, constant, depth + 1)
    }
    case 'MemberExpression': {
      const name = nameOf(value)
      if (name !== null && stores.has(name) && isWindow(file, value.object)) return name
      // this.storage = localStorage; constructor(private storage: Storage = localStorage)
      const made = maker(file, value)
      return made === value ? null : storeOf(file, made, depth + 1)
    }
    case 'ConditionalExpression':
      return storeOf(file, value.consequent, depth + 1) ?? storeOf(file, value.alternate, depth + 1)
    case 'LogicalExpression':
      return storeOf(file, value.right, depth + 1) ?? storeOf(file, value.left, depth + 1)
    default:
      return null
  }
}

function isWindow(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  return value.type === 'Identifier' && windows.has(value.name) && isGlobal(file, value)
}

/** Every value the file keeps in web storage, also through stores and hooks that do it. */
export const storageWritesOf = lazily((file: SourceFile): readonly StorageWrite[] => {
  const found: StorageWrite[] = []
  for (const node of nodesOf(file).get('CallExpression')) found.push(...writesOfCall(file, node))
  for (const node of nodesOf(file).get('AssignmentExpression')) {
    // localStorage.token = x; localStorage['token'] = x
    if (node.left.type !== 'MemberExpression' || node.operator !== '=') continue
    const store = storeOf(file, node.left.object)
    if (store === null) continue
    const name = nameOf(node.left)
    const keys = name !== null ? [name] : keyTexts(file, node.left.property)
    found.push({ node, api: store, keys, value: node.right, fields: [] })
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

function writesOfCall(file: SourceFile, node: TSESTree.CallExpression): readonly StorageWrite[] {
  const name = calleeNameOf(node)
  if (name === 'setItem') {
    const receiver = receiverOf(node)
    const store = receiver && storeOf(file, receiver)
    return store && node.arguments[0] ? written(file, node, `${store}.setItem`, node.arguments[0], node.arguments[1] ?? null) : []
  }
  // The name it is exported under: imports may rename it.
  const exported = (node.callee.type === 'Identifier' ? originOf(file, node.callee)?.path.at(-1) : undefined) ?? name
  if (exported === 'persist') return persisted(file, node)
  if (exported === 'persistReducer' || exported === 'persistCombineReducers') return reduced(file, node)
  if (exported === 'defineStore') return pinia(file, node)
  return hooked(file, node, exported)
}

/** A write, or when its key is a parameter, one for each call of the function in this file. */
function written(file: SourceFile, node: TSESTree.CallExpression, api: string, key: Node, value: Node | null): readonly StorageWrite[] {
  const parameter = parameterOf(file, unwrap(key))
  if (!parameter || parameter.path.length > 0) return [{ node, api, keys: keyTexts(file, key), value, fields: [] }]
  const valueIndex = value ? parameterIndexIn(file, value, parameter.fn) : -1
  return callsOf(file, parameter.fn).flatMap((call) => {
    const given = call.arguments[parameter.index]
    if (!given) return []
    return [{ node: call, api, keys: keyTexts(file, given), value: valueIndex >= 0 ? (call.arguments[valueIndex] ?? null) : value, fields: [] }]
  })
}

/** Which parameter of a function a value is, also inside `JSON.stringify(value)`. */
function parameterIndexIn(file: SourceFile, value: Node, fn: FunctionNode): number {
  const inner = unwrapAwait(value)
  if (inner.type === 'CallExpression' && inner.arguments[0]) return parameterIndexIn(file, inner.arguments[0], fn)
  const parameter = parameterOf(file, inner)
  return parameter?.fn === fn ? parameter.index : -1
}

const callsByFunction = lazily((file: SourceFile): ReadonlyMap<FunctionNode, readonly TSESTree.CallExpression[]> => {
  const calls = new Map<FunctionNode, TSESTree.CallExpression[]>()
  for (const node of nodesOf(file).get('CallExpression')) {
    const fn = functionBehind(file, node.callee)
    if (!fn) continue
    const known = calls.get(fn)
    if (known) known.push(node)
    else calls.set(fn, [node])
  }
  return calls
})

function callsOf(file: SourceFile, fn: FunctionNode): readonly TSESTree.CallExpression[] {
  return callsByFunction(file).get(fn) ?? []
}

/** Texts and names of a key: `TOKEN_KEY` gives the constant's text and its name; a choice gives both sides. */
function keyTexts(file: SourceFile, key: Node, depth = 0): readonly string[] {
  if (depth > 6) return []
  const value = unwrap(key)
  const text = stringOf(value)
  if (text !== null) return [text]
  const inner = (node: Node) => keyTexts(file, node, depth + 1)
  switch (value.type) {
    case 'Identifier': {
      const constant = constantBehind(file, value)
      return constant === value ? [value.name] : [...inner(constant), value.name]
    }
    case 'MemberExpression': {
      const name = nameOf(value)
      const object = thawed(constantBehind(file, value.object))
      const held = object.type === 'ObjectExpression' && name !== null ? propertyOf(object, name) : null
      return [...(held && held !== 'unknown' ? inner(held) : []), ...(name === null ? [] : [name])]
    }
    case 'TemplateLiteral':
      return [value.quasis.map(({ value: { cooked } }, index) => `${cooked}${index < value.expressions.length ? (constantText(file, value.expressions[index]!) ?? ' ') : ''}`).join('')]
    case 'BinaryExpression':
      return value.operator === '+' ? [`${constantText(file, value.left) ?? ' '}${constantText(file, value.right) ?? ' '}`] : []
    case 'ConditionalExpression':
      return [...inner(value.consequent), ...inner(value.alternate)]
    default:
      return []
  }
}

/** `Object.freeze({ ... })` has the keys of its argument. */
function thawed(node: Node): Node {
  return node.type === 'CallExpression' && calleeNameOf(node) === 'freeze' && node.arguments[0] ? unwrap(node.arguments[0]) : node
}

function constantText(file: SourceFile, node: Node): string | null {
  return stringOf(constantBehind(file, node))
}

/** Zustand: `persist(creator, { name })`, whose storage is `localStorage` unless told otherwise. */
function persisted(file: SourceFile, node: TSESTree.CallExpression): readonly StorageWrite[] {
  const origin = originOf(file, node.callee)
  if (!origin || !/^zustand\/middleware/.test(origin.module)) return []
  const options = node.arguments[1] && constantBehind(file, node.arguments[1])
  if (options?.type === 'ObjectExpression') {
    const storage = propertyOf(options, 'storage') ?? propertyOf(options, 'getStorage')
    if (storage && (storage === 'unknown' || !mentionsStore(file, storage))) return []
    const partialize = propertyOf(options, 'partialize')
    if (partialize === 'unknown') return []
    if (partialize) {
      const kept = returnedObject(file, partialize)
      return kept ? [{ node, api: 'persist', keys: [], value: null, fields: kept.names }] : []
    }
  } else if (options) return []
  const creator = node.arguments[0] && returnedObject(file, node.arguments[0])
  return creator ? [{ node, api: 'persist', keys: [], value: null, fields: creator.fields }] : []
}

/** A storage option that is web storage: `createJSONStorage(() => sessionStorage)`, `localStorage`. */
function mentionsStore(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  if (storeOf(file, value) !== null) return true
  return nodesOf(file).within(value, 'Identifier').some((identifier) => stores.has(identifier.name) && isGlobal(file, identifier))
}

/** The object a function returns (through wrappers such as `immer(...)`): all its names, and those that hold no function. */
function returnedObject(file: SourceFile, node: Node, depth = 0): { readonly names: readonly string[]; readonly fields: readonly string[] } | null {
  if (depth > 4) return null
  const value = unwrap(node)
  if (value.type === 'CallExpression' && value.arguments[0]) {
    const wrapped = value.arguments.find((argument) => functionBehind(file, argument))
    return wrapped ? returnedObject(file, wrapped, depth + 1) : null
  }
  const fn = functionBehind(file, value)
  if (!fn) return null
  const body = fn.body.type === 'BlockStatement' ? nodesOf(file).within(fn, 'ReturnStatement').find(({ parent }) => parent === fn.body)?.argument : fn.body
  const object = body && constantBehind(file, body)
  return object?.type === 'ObjectExpression' ? stateOf(file, object) : null
}

function stateOf(file: SourceFile, object: TSESTree.ObjectExpression, depth = 0): { readonly names: readonly string[]; readonly fields: readonly string[] } {
  const names: string[] = []
  const fields: string[] = []
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      const spread = constantBehind(file, property.argument)
      if (spread.type !== 'ObjectExpression' || depth > 3) continue
      const inner = stateOf(file, spread, depth + 1)
      names.push(...inner.names)
      fields.push(...inner.fields)
    } else {
      const name = nameOf(property)
      if (name === null) continue
      names.push(name)
      if (!isFunction(unwrap(property.value))) fields.push(name)
    }
  }
  return { names, fields }
}

/** redux-persist: `persistReducer({ key, storage, whitelist }, reducer)`. */
function reduced(file: SourceFile, node: TSESTree.CallExpression): readonly StorageWrite[] {
  const origin = originOf(file, node.callee)
  const options = node.arguments[0] && constantBehind(file, node.arguments[0])
  if (origin?.module !== 'redux-persist' || options?.type !== 'ObjectExpression') return []
  const storage = propertyOf(options, 'storage')
  const module = storage && storage !== 'unknown' ? (originOf(file, storage)?.module ?? '') : ''
  if (!/^redux-persist\/(?:lib|es)\/storage/.test(module)) return []
  const whitelist = propertyOf(options, 'whitelist')
  const blacklist = propertyOf(options, 'blacklist')
  const listed = (list: Node | 'unknown' | undefined) => {
    const value = list && list !== 'unknown' ? constantBehind(file, list) : null
    return value?.type === 'ArrayExpression' ? value.elements.flatMap((element) => stringOf(element) ?? []) : []
  }
  const write = (fields: readonly string[]): StorageWrite => ({ node, api: 'persistReducer', keys: [], value: null, fields })
  if (whitelist) return [write(listed(whitelist))]
  // Everything the slice holds, when the slice is in this file.
  const state = initialStateOf(file)
  return state ? [write(state.filter((name) => !listed(blacklist).includes(name)))] : []
}

/** Keys of the state that `createSlice({ initialState })` or `const initialState = {}` of this file starts with. */
function initialStateOf(file: SourceFile): readonly string[] | null {
  for (const { id, init } of nodesOf(file).get('VariableDeclarator')) {
    const value = init && unwrap(init)
    if (id.type === 'Identifier' && id.name === 'initialState' && value?.type === 'ObjectExpression') return keysOf(value).names
  }
  return null
}

/** Pinia with its persistence plug-in: `defineStore('auth', { state: () => ({ token: '' }), persist: true })`. */
function pinia(file: SourceFile, node: TSESTree.CallExpression): readonly StorageWrite[] {
  if (originOf(file, node.callee)?.module !== 'pinia') return []
  for (const argument of node.arguments) {
    const options = unwrap(argument)
    if (options.type !== 'ObjectExpression') continue
    const persist = propertyOf(options, 'persist')
    const state = propertyOf(options, 'state')
    if (!persist || persist === 'unknown' || !state || state === 'unknown') continue
    const value = unwrap(persist)
    if (value.type === 'Literal' && value.value !== true) continue
    if (value.type === 'ObjectExpression') {
      const storage = propertyOf(value, 'storage')
      if (storage && (storage === 'unknown' || !mentionsStore(file, storage))) continue
      if (propertyOf(value, 'pick') || propertyOf(value, 'paths') || propertyOf(value, 'omit')) continue
    }
    const kept = returnedObject(file, state)
    if (kept) return [{ node, api: 'defineStore', keys: [], value: null, fields: kept.fields }]
  }
  return []
}

/** `const [token, setToken] = useLocalStorage('token', null)`. */
function hooked(file: SourceFile, node: TSESTree.CallExpression, name: string | null): readonly StorageWrite[] {
  if (name === null) return []
  const isKnownName = storageHookNames.has(name)
  if (!isKnownName && !/storage|^(?:set|local|session|store|persist)/i.test(name) && node.callee.type !== 'Identifier') return []
  const origin = originOf(file, node.callee)
  if (!origin) return []
  const entry = entryOf(storageHooks, { module: origin.module, path: [...origin.path, '()'] })
  const isOwn = isKnownName && isLocalModule(origin.module) && /storage|persist/i.test(origin.module)
  if (!entry && !isOwn) return []
  let key: Node | null = node.arguments[entry?.key ?? 0] ?? null
  if (key && entry?.keyName) {
    const options = constantBehind(file, key)
    const named = options.type === 'ObjectExpression' ? propertyOf(options, entry.keyName) : null
    key = named && named !== 'unknown' ? named : null
  }
  return key ? [{ node, api: calleeNameOf(node) ?? name, keys: keyTexts(file, key), value: null, fields: [] }] : []
}
