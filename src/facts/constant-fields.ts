import type { TSESTree } from '@typescript-eslint/utils'
import { tableOf } from '../knowledge/table-of.js'
import { calleeNameOf, nameOf, propertyOf, receiverOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { classOfThis, functionAround } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, isGlobal, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * What `limits.rounds`, `this.rounds` or `Passwords.ROUNDS` holds, where nothing in the file writes to it; a field without a value of
 * its own may get it once, from the constructor of its class. `null` where the file does not show it.
 */
export function fieldBehind(file: SourceFile, member: TSESTree.MemberExpression, depth = 0): Node | null {
  const name = nameOf(member)
  if (name === null || depth > 4) return null
  const object = unwrap(member.object)
  const { byName, open } = writesOf(file)
  const writes = byName.get(name) ?? []
  const type = classBehind(file, object)
  if (type) {
    if (open.has(type)) return null
    const isStatic = object.type === 'Identifier' || isStaticThis(object, type)
    const value = fieldsOf(type)[isStatic ? 'ofClass' : 'ofInstance'].get(name) ?? null
    if (writes.length === 0) return value
    return !isStatic && value === null && writes.length === 1 ? setByConstructor(writes[0]!, type) : null
  }
  if (writes.length > 0) return null
  const holder = object.type === 'MemberExpression' ? fieldBehind(file, object, depth + 1) : constantBehind(file, object)
  const literal = holder && unwrap(holder)
  if (literal?.type !== 'ObjectExpression' || open.has(literal)) return null
  const found = propertyOf(literal, name)
  return found === undefined || found === 'unknown' ? null : found
}

type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression

/** The class that `this` belongs to, or that a name stands for. */
function classBehind(file: SourceFile, object: Node): Class | null {
  if (object.type === 'ThisExpression') return classOfThis(object)
  const definition = object.type === 'Identifier' ? definitionOf(variableOf(file, object)) : null
  return definition?.type === 'ClassName' ? definition.node : null
}

/** Whether `this` is the class itself: in a static method, field or block. */
function isStaticThis(node: Node, type: Class): boolean {
  let at: Node = node
  while (at.parent && at.parent !== type.body) at = at.parent
  return at.type === 'StaticBlock' || ('static' in at && at.static === true)
}

type Fields = ReadonlyMap<string, Node | null>

/** The values of the fields that a class declares, by name. */
const fieldsOf = lazily((type: Class): { readonly ofInstance: Fields; readonly ofClass: Fields } => {
  const ofInstance = new Map<string, Node | null>()
  const ofClass = new Map<string, Node | null>()
  for (const member of type.body.body) {
    const name = member.type === 'PropertyDefinition' ? nameOf(member) : null
    if (member.type === 'PropertyDefinition' && name !== null) (member.static ? ofClass : ofInstance).set(name, member.value)
  }
  return { ofInstance, ofClass }
})

/** `right` of `this.field = right` as a statement of the constructor itself. */
function setByConstructor(place: Node, type: Class): Node | null {
  const assignment = place.parent
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || place.type !== 'MemberExpression' || place.object.type !== 'ThisExpression') return null
  const method = functionAround(assignment)?.parent
  const isConstructor = method?.type === 'MethodDefinition' && method.kind === 'constructor' && method.parent === type.body
  return isConstructor && assignment.parent.type === 'ExpressionStatement' && assignment.parent.parent === method.value.body ? assignment.right : null
}

type Writes = {
  /** Members that the file writes to, by their names. */
  readonly byName: ReadonlyMap<string, readonly Node[]>
  /** Classes and object literals that are written to under names which the file does not show. */
  readonly open: ReadonlySet<Node>
}

const writesOf = lazily((file: SourceFile): Writes => {
  const byName = new Map<string, Node[]>()
  const open = new Set<Node>()
  const add = (place: Node, isAnyOfIt: boolean) => {
    let at = unwrap(place)
    let isAny = isAnyOfIt
    for (; at.type === 'MemberExpression' && nameOf(at) === null; at = unwrap(at.object)) isAny = true
    if (at.type !== 'MemberExpression') return isAny ? addAllOf(at) : undefined
    // `this.limits[name] = 4` counts for `limits`: what it holds is no longer what it was.
    const name = nameOf(at)!
    const known = byName.get(name)
    if (known) known.push(at)
    else byName.set(name, [at])
  }
  const addAllOf = (object: Node) => {
    const value = constantBehind(file, object)
    if (value.type === 'ObjectExpression') open.add(value)
    let type = classBehind(file, value.type === 'NewExpression' ? unwrap(value.callee) : value)
    // A class has the fields of those it extends.
    for (; type && !open.has(type); type = type.superClass && classBehind(file, unwrap(type.superClass))) open.add(type)
  }
  for (const place of writtenPlacesOf(file)) add(place, false)
  for (const object of writtenObjectsOf(file)) add(object, true)
  return { byName, open }
})

/** What stands where a value is put: left of `=`, in a pattern there, before `of`; and what is counted up or deleted. */
function writtenPlacesOf(file: SourceFile): readonly Node[] {
  const nodes = nodesOf(file)
  return [
    ...nodes.get('AssignmentExpression').map(({ left }) => left),
    ...nodes.get('UpdateExpression').map(({ argument }) => argument),
    ...nodes.get('ArrayPattern').flatMap(({ elements }) => elements.filter((element) => element !== null)),
    ...nodes.get('ObjectPattern').flatMap(({ properties }) => properties.flatMap((property) => (property.type === 'Property' ? property.value : []))),
    ...nodes.get('AssignmentPattern').map(({ left }) => left),
    ...nodes.get('RestElement').map(({ argument }) => argument),
    ...nodes.get('ForOfStatement').map(({ left }) => left),
    ...nodes.get('ForInStatement').map(({ left }) => left),
    ...nodes.get('UnaryExpression').flatMap(({ operator, argument }) => (operator === 'delete' ? argument : [])),
  ]
}

const writers: Readonly<Record<string, RegExp>> = tableOf({ Object: /^(?:assign|defineProperty|defineProperties)$/, Reflect: /^(?:set|defineProperty|deleteProperty)$/ })

/** `this` of `Object.assign(this, options)`. */
function writtenObjectsOf(file: SourceFile): readonly Node[] {
  return nodesOf(file).get('CallExpression').flatMap((call) => {
    const receiver = receiverOf(call)
    const [object] = call.arguments
    if (!object || receiver?.type !== 'Identifier') return []
    return writers[receiver.name]?.test(calleeNameOf(call) ?? '') && isGlobal(file, receiver) ? [object] : []
  })
}
