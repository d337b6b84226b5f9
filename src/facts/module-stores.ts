import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, unwrap } from './expressions.js'
import { classOfThis, functionAround } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, isGlobal, variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** A container that lives as long as the process, or as the class that the process makes once. */
export type ModuleStore = {
  readonly kind: 'map' | 'set' | 'object' | 'array'
  readonly name: string
  /** What makes it: `new Map()`, `{}`. */
  readonly creation: Node
  /** `field` for a property of a class, whose instances may be many. */
  readonly scope: 'module' | 'field'
  /** The class or the constant object that it is a part of. */
  readonly owner: Node | null
  readonly uses: readonly StoreUse[]
}

export type StoreUse = {
  readonly node: Node
  /** `remove` takes entries away or starts afresh; `size` asks how many there are; `other` is whatever the file does not show. */
  readonly how: 'read' | 'write' | 'remove' | 'size' | 'iterate' | 'other'
  readonly key: Node | null
  readonly value: Node | null
}

const reads = new Set(['get', 'has', 'includes', 'find', 'some', 'at', 'indexOf', 'findIndex'])
const writes = new Set(['set', 'add', 'push', 'unshift'])
const removals = new Set(['delete', 'clear', 'pop', 'shift', 'splice'])
const iterations = new Set(['forEach', 'entries', 'keys', 'values', 'map', 'filter', 'reduce', 'every', 'join', 'slice', 'flatMap', 'sort'])

/**
 * Containers at module level, in fields of classes, which a constructor may make as well, and in properties of a constant
 * object, with all that the file does to them.
 */
export const moduleStoresOf = lazily((file: SourceFile): readonly ModuleStore[] => storesMadeBy(file, containerKindOf))

/** Says of an expression which container it makes. */
type KindOf = (file: SourceFile, node: Node) => ModuleStore['kind'] | null

/** `moduleStoresOf` for other things that hold entries, such as the caches of a package. */
export function storesMadeBy(file: SourceFile, kindOf: KindOf): readonly ModuleStore[] {
  const stores: ModuleStore[] = []
  for (const declarator of nodesOf(file).get('VariableDeclarator')) {
    if (!declarator.init || declarator.id.type !== 'Identifier' || !isAtModuleLevel(declarator)) continue
    const kind = kindOf(file, declarator.init)
    if (kind) stores.push({ kind, name: declarator.id.name, creation: declarator.init, scope: 'module', owner: null, uses: readsOf(file, declarator.id).map((place) => useOf(place, kind)) })
    else stores.push(...propertyStoresOf(file, declarator.id, unwrap(declarator.init), kindOf))
  }
  for (const field of nodesOf(file).get('PropertyDefinition')) {
    const kind = field.value && kindOf(file, field.value)
    const name = nameOf(field)
    if (!kind || name === null) continue
    const type = field.parent.parent
    const places = membersByOwner(file).get(type)?.get(name) ?? []
    stores.push({ kind, name, creation: field.value!, scope: field.static ? 'module' : 'field', owner: type, uses: places.map((place) => useOf(place, kind)) })
  }
  for (const method of nodesOf(file).get('MethodDefinition')) if (method.kind === 'constructor') stores.push(...constructedStoresOf(file, method, kindOf))
  return stores
}

function readsOf(file: SourceFile, name: Node): readonly Node[] {
  return (variableOf(file, name)?.references ?? []).filter((reference) => !reference.init).map(({ identifier }) => identifier as Node)
}

/** `this.users = new Map()` of a constructor. */
function constructedStoresOf(file: SourceFile, method: TSESTree.MethodDefinition, kindOf: KindOf): readonly ModuleStore[] {
  const type = method.parent.parent
  return (method.value.body?.body ?? []).flatMap((statement): readonly ModuleStore[] => {
    const made = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : null
    const name = made?.operator === '=' && made.left.type === 'MemberExpression' && made.left.object.type === 'ThisExpression' ? nameOf(made.left) : null
    const kind = made && name !== null ? kindOf(file, made.right) : null
    if (!made || name === null || !kind) return []
    const places = (membersByOwner(file).get(type)?.get(name) ?? []).filter((member) => member !== made.left)
    return [{ kind, name, creation: made.right, scope: 'field', owner: type, uses: places.map((place) => useOf(place, kind)) }]
  })
}

/** `tokens` of `const verification = { tokens: new Map(), issue() { this.tokens.set(...) } }`. */
function propertyStoresOf(file: SourceFile, id: TSESTree.Identifier, object: Node, kindOf: KindOf): readonly ModuleStore[] {
  if (object.type !== 'ObjectExpression') return []
  const variable = variableOf(file, id)
  return object.properties.flatMap((property): readonly ModuleStore[] => {
    const name = property.type === 'Property' ? nameOf(property) : null
    const kind = property.type === 'Property' && name !== null ? kindOf(file, property.value) : null
    if (property.type !== 'Property' || name === null || !kind || !variable) return []
    const owned = [...(membersByOwner(file).get(object)?.get(name) ?? []), ...(membersByOwner(file).get(variable)?.get(name) ?? [])]
    const uses = owned.sort((one, two) => one.range[0] - two.range[0]).map((place) => useOf(place, kind))
    return [{ kind, name, creation: property.value, scope: 'module', owner: object, uses: [...uses, ...handedOnOf(file, id)] }]
  })
}

/** Where a constant object is used as a whole; what becomes of its properties there is not shown. To export it is no such use. */
function handedOnOf(file: SourceFile, id: Node): readonly StoreUse[] {
  return readsOf(file, id).flatMap((use): readonly StoreUse[] => {
    const { parent } = use
    if (parent?.type === 'MemberExpression' && parent.object === use && nameOf(parent) !== null) return []
    if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') return []
    if (parent?.type === 'AssignmentExpression' && parent.right === use && /^(?:module\.)?exports\b/.test(file.text.slice(...parent.left.range))) return []
    if (parent?.type === 'Property' && parent.parent.parent?.type === 'AssignmentExpression' && /^(?:module\.)?exports\b/.test(file.text.slice(...parent.parent.parent.left.range))) return []
    return [{ node: use, how: 'other', key: null, value: null }]
  })
}

/** Names of properties that hold a container somewhere in the file, so that other members cost one look-up. */
const propertyNamesOf = lazily((file: SourceFile): ReadonlySet<string> => {
  const names = new Set<string>()
  const add = (name: string | null, value: Node | null) => {
    if (name !== null && value && containerKindOf(file, value)) names.add(name)
  }
  for (const field of nodesOf(file).get('PropertyDefinition')) add(nameOf(field), field.value)
  for (const { left, right } of nodesOf(file).get('AssignmentExpression')) if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression') add(nameOf(left), right)
  for (const declarator of nodesOf(file).get('VariableDeclarator')) {
    const object = declarator.init && isAtModuleLevel(declarator) ? unwrap(declarator.init) : null
    if (object?.type === 'ObjectExpression') for (const property of object.properties) if (property.type === 'Property') add(nameOf(property), property.value)
  }
  return names
})

type Owner = Node | Variable

/**
 * Members by what they are of and by their name: `this.users` by the class or the constant object that `this` is there,
 * `Store.all` and `db.users` by the variable.
 */
const membersByOwner = lazily((file: SourceFile): ReadonlyMap<Owner, ReadonlyMap<string, readonly TSESTree.MemberExpression[]>> => {
  const byOwner = new Map<Owner, Map<string, TSESTree.MemberExpression[]>>()
  const names = propertyNamesOf(file)
  if (names.size === 0) return byOwner
  for (const member of nodesOf(file).get('MemberExpression')) {
    const name = nameOf(member)
    const holder = unwrap(member.object)
    if (name === null || !names.has(name) || (holder.type !== 'ThisExpression' && holder.type !== 'Identifier')) continue
    const owner = holder.type === 'Identifier' ? namedOwnerOf(file, holder) : (classOfThis(holder) ?? objectOfThis(holder))
    if (!owner) continue
    const members = byOwner.get(owner) ?? new Map<string, TSESTree.MemberExpression[]>()
    byOwner.set(owner, members)
    const known = members.get(name)
    if (known) known.push(member)
    else members.set(name, [member])
  }
  return byOwner
})

function namedOwnerOf(file: SourceFile, name: Node): Owner | null {
  const variable = variableOf(file, name)
  const definition = definitionOf(variable)
  return definition?.type === 'ClassName' ? definition.node : variable
}

/** The object whose method `this` stands in. */
function objectOfThis(node: Node): Node | null {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type !== 'FunctionExpression' && at.type !== 'FunctionDeclaration') continue
    return at.parent?.type === 'Property' && at.parent.value === at ? at.parent.parent : null
  }
  return null
}

/** An empty `Map`, `Set`, object or array: one that holds something from the start is a table. */
function containerKindOf(file: SourceFile, node: Node): ModuleStore['kind'] | null {
  const value = unwrap(node)
  if (value.type === 'ObjectExpression') return value.properties.length === 0 ? 'object' : null
  if (value.type === 'ArrayExpression') return value.elements.length === 0 ? 'array' : null
  if (value.type === 'CallExpression') return calleeNameOf(value) === 'create' && value.callee.type === 'MemberExpression' && nameOf(value.callee.object) === 'Object' ? 'object' : null
  // `globalThis.sessions ??= new Map()`
  if (value.type === 'AssignmentExpression' || (value.type === 'LogicalExpression' && value.operator !== '&&')) return containerKindOf(file, value.right)
  if (value.type !== 'NewExpression' || value.callee.type !== 'Identifier' || !isGlobal(file, value.callee)) return null
  if (value.arguments.length > 0 && !(value.arguments.length === 1 && unwrap(value.arguments[0]!).type === 'ArrayExpression' && (unwrap(value.arguments[0]!) as TSESTree.ArrayExpression).elements.length === 0)) return null
  return value.callee.name === 'Map' ? 'map' : value.callee.name === 'Set' ? 'set' : null
}

function isAtModuleLevel(node: Node): boolean {
  return functionAround(node) === null
}

function useOf(place: Node, kind: ModuleStore['kind']): StoreUse {
  let at = place
  while (at.parent && unwrap(at.parent) === unwrap(place)) at = at.parent
  const parent = at.parent
  const use = (node: Node, how: StoreUse['how'], key: Node | null = null, value: Node | null = null): StoreUse => ({ node, how, key, value })
  if (parent?.type === 'MemberExpression' && parent.object === at) return parent.computed ? ofElement(parent, use) : ofMember(parent, kind, use)
  if (parent?.type === 'AssignmentExpression' && parent.left === at) {
    const added = addedBy(parent, kind)
    return added ? use(parent, 'write', added.key, added.value) : use(parent, 'remove')
  }
  if ((parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement') && parent.right === at) return use(parent, 'iterate')
  if (parent?.type === 'BinaryExpression' && parent.operator === 'in' && parent.right === at) return use(parent, 'read', parent.left as Node)
  if (parent?.type === 'SpreadElement') return use(parent, 'iterate')
  if (parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && nameOf(parent.callee.object) === 'Object' && parent.arguments[0] === at) return use(parent, 'iterate')
  return use(place, 'other')
}

/** What `entries = [...entries, x]` and `sessions = { ...sessions, [id]: x }` add to what is there; `null` for anything that starts afresh. */
function addedBy({ left, right, operator }: TSESTree.AssignmentExpression, kind: ModuleStore['kind']): { readonly key: Node | null; readonly value: Node | null } | null {
  const value = unwrap(right)
  const isItself = (node: Node | null) => node?.type === 'SpreadElement' && nameOf(node.argument) !== null && nameOf(node.argument) === nameOf(left)
  if (operator !== '=') return null
  if (kind === 'array' && value.type === 'ArrayExpression' && value.elements.some(isItself)) {
    const element = value.elements.find((one) => one !== null && !isItself(one)) ?? null
    return element && { key: null, value: element }
  }
  if (kind !== 'object' || value.type !== 'ObjectExpression' || !value.properties.some(isItself)) return null
  const property = value.properties.find((one) => one.type === 'Property' && one.computed)
  return property?.type === 'Property' ? { key: property.key, value: property.value } : null
}

type Used = (node: Node, how: StoreUse['how'], key?: Node | null, value?: Node | null) => StoreUse

/** `sessions[id]`, `sessions[id] = x`, `delete sessions[id]`. */
function ofElement(member: TSESTree.MemberExpression, use: Used): StoreUse {
  let at: Node = member
  while (at.parent && unwrap(at.parent) === unwrap(member)) at = at.parent
  const { parent } = at
  if (parent?.type === 'AssignmentExpression' && parent.left === at) return use(parent, 'write', member.property, parent.right)
  if (parent?.type === 'UpdateExpression') return use(parent, 'write', member.property)
  if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') return use(parent, 'remove', member.property)
  return use(member, 'read', member.property)
}

/** `sessions.get(id)`, `sessions.size`, `entries.push(x)`. */
function ofMember(member: TSESTree.MemberExpression, kind: ModuleStore['kind'], use: Used): StoreUse {
  const name = nameOf(member) ?? ''
  const call = member.parent.type === 'ChainExpression' ? member.parent.parent : member.parent
  if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) {
    if (name === 'size' || name === 'length') return member.parent.type === 'AssignmentExpression' && member.parent.left === member ? use(member.parent, 'remove') : use(member, 'size')
    if (kind !== 'object') return use(member, 'other')
    return member.parent.type === 'AssignmentExpression' && member.parent.left === member ? use(member.parent, 'write', null, member.parent.right) : use(member, 'read')
  }
  const [first = null, second = null] = call.arguments
  if (writes.has(name)) return use(call, 'write', kind === 'array' ? null : first, kind === 'map' ? second : first)
  if (removals.has(name)) return use(call, 'remove', first)
  if (reads.has(name)) return use(call, 'read', first)
  if (iterations.has(name)) return use(call, 'iterate')
  if (name === 'hasOwnProperty') return use(call, 'read', first)
  return use(call, 'other')
}
