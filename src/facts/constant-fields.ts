import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, propertyOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { classOfThis, functionAround } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * What `limits.rounds`, `this.rounds` or `Passwords.ROUNDS` holds, where nothing in the file assigns to it; a field without a value of
 * its own may get it once, from the constructor of its class. `null` where the file does not show it.
 */
export function fieldBehind(file: SourceFile, member: TSESTree.MemberExpression, depth = 0): Node | null {
  const name = nameOf(member)
  if (name === null || depth > 4) return null
  const object = unwrap(member.object)
  const isOwn = object.type === 'ThisExpression'
  const type = isOwn ? classOfThis(object) : object.type === 'Identifier' ? classNamed(file, object) : null
  const assignments = assignmentsByName(file).get(name) ?? []
  if (type) {
    const field = type.body.body.find((one) => one.type === 'PropertyDefinition' && nameOf(one) === name && (isOwn || one.static))
    const value = field?.type === 'PropertyDefinition' ? field.value : null
    if (assignments.length === 0) return value
    return isOwn && value === null && assignments.length === 1 ? setByConstructor(assignments[0]!, type) : null
  }
  if (assignments.length > 0) return null
  const holder = object.type === 'MemberExpression' ? fieldBehind(file, object, depth + 1) : constantBehind(file, object)
  const literal = holder && unwrap(holder)
  if (literal?.type !== 'ObjectExpression') return null
  const found = propertyOf(literal, name)
  return found === undefined || found === 'unknown' ? null : found
}

type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression

function classNamed(file: SourceFile, name: TSESTree.Identifier): Class | null {
  const definition = definitionOf(variableOf(file, name))
  return definition?.type === 'ClassName' ? definition.node : null
}

/** `right` of `this.field = right` as a statement of the constructor itself. */
function setByConstructor(place: Node, type: Class): Node | null {
  const assignment = place.parent
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || place.type !== 'MemberExpression' || place.object.type !== 'ThisExpression') return null
  const method = functionAround(assignment)?.parent
  const isConstructor = method?.type === 'MethodDefinition' && method.kind === 'constructor' && method.parent === type.body
  return isConstructor && assignment.parent.type === 'ExpressionStatement' && assignment.parent.parent === method.value.body ? assignment.right : null
}

/** Members that the file assigns to or counts up, by their names. */
const assignmentsByName = lazily((file: SourceFile): ReadonlyMap<string, readonly Node[]> => {
  const byName = new Map<string, Node[]>()
  const places = [...nodesOf(file).get('AssignmentExpression').map(({ left }) => left as Node), ...nodesOf(file).get('UpdateExpression').map(({ argument }) => argument as Node)]
  for (const place of places) {
    const member = unwrap(place)
    const name = member.type === 'MemberExpression' ? nameOf(member) : null
    if (name === null) continue
    const known = byName.get(name)
    if (known) known.push(member)
    else byName.set(name, [member])
  }
  return byName
})
