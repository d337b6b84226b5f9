import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, propertyOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { classOfThis } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** The number an expression certainly is: `12`, `2 ** 14`, `1 << 15`, `64 * 1024`, `-1`, a constant of the file, a field that is set once; else `null`. */
export function numberOf(file: SourceFile, node: Node, depth = 0): number | null {
  if (depth > 8) return null
  const value = unwrap(constantBehind(file, node))
  if (value.type === 'Literal') return typeof value.value === 'number' ? value.value : null
  if (value.type === 'MemberExpression') {
    const kept = fieldBehind(file, value)
    return kept && numberOf(file, kept, depth + 1)
  }
  if (value.type === 'UnaryExpression' && value.operator === '-') {
    const inner = numberOf(file, value.argument, depth + 1)
    return inner === null ? null : -inner
  }
  if (value.type !== 'BinaryExpression') return null
  const left = numberOf(file, value.left, depth + 1)
  const right = numberOf(file, value.right, depth + 1)
  if (left === null || right === null) return null
  switch (value.operator) {
    case '+': return left + right
    case '-': return left - right
    case '*': return left * right
    case '/': return left / right
    case '**': return left ** right
    case '<<': return left << right
    default: return null
  }
}

/** What `limits.rounds`, `this.rounds` or `Passwords.ROUNDS` holds, where nothing in the file assigns to it. */
function fieldBehind(file: SourceFile, member: TSESTree.MemberExpression, depth = 0): Node | null {
  const name = nameOf(member)
  if (name === null || depth > 4 || assignedNamesOf(file).has(name)) return null
  const object = unwrap(member.object)
  const type = object.type === 'ThisExpression' ? classOfThis(object) : object.type === 'Identifier' ? classNamed(file, object) : null
  if (type) {
    const field = type.body.body.find((one) => one.type === 'PropertyDefinition' && nameOf(one) === name && (object.type === 'ThisExpression' || one.static))
    return field?.type === 'PropertyDefinition' ? field.value : null
  }
  const holder = object.type === 'MemberExpression' ? fieldBehind(file, object, depth + 1) : constantBehind(file, object)
  const literal = holder && unwrap(holder)
  if (literal?.type !== 'ObjectExpression') return null
  const found = propertyOf(literal, name)
  return found === undefined || found === 'unknown' ? null : found
}

function classNamed(file: SourceFile, name: TSESTree.Identifier): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  const definition = definitionOf(variableOf(file, name))
  return definition?.type === 'ClassName' ? definition.node : null
}

/** Names of members that the file assigns to or counts up. */
const assignedNamesOf = lazily((file: SourceFile): ReadonlySet<string> => {
  const places = [...nodesOf(file).get('AssignmentExpression').map(({ left }) => left as Node), ...nodesOf(file).get('UpdateExpression').map(({ argument }) => argument as Node)]
  return new Set(places.flatMap((place) => (unwrap(place).type === 'MemberExpression' ? (nameOf(unwrap(place)) ?? []) : [])))
})
