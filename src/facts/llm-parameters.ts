import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, propertyOf, unwrapAwait } from './expressions.js'
import { classAround, functionBehind, isFunction, ownNodesOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { onlyValueOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** What a file shows about a parameter: written, certainly not there, or behind a spread, a variable or another file. */
export type Presence = 'present' | 'absent' | 'unknown'

/** One present makes it present, one unknown makes it unknown. */
export function anyOf(presences: readonly Presence[]): Presence {
  if (presences.includes('present')) return 'present'
  return presences.includes('unknown') ? 'unknown' : 'absent'
}

/** Names, fields and local calls a value is followed through before it counts as unknown. */
const longestPath = 16

/**
 * The expression that made a value: through constants, fields of `this`, and functions of the file that return one
 * thing. `this.model` gives `genAI.getGenerativeModel({ ... })`. The last expression it reaches when the trail ends.
 */
export function maker(file: SourceFile, node: Node): Node {
  let at = unwrapAwait(node)
  for (let steps = 0; steps < longestPath; steps++) {
    const next = stepToMaker(file, at)
    if (!next) return at
    at = unwrapAwait(next)
  }
  return at
}

function stepToMaker(file: SourceFile, at: Node): Node | null {
  switch (at.type) {
    case 'Identifier': {
      const variable = variableOf(file, at)
      const definition = variable?.defs[0]
      if (!variable || definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') return null
      return onlyValueOf(variable)
    }
    case 'MemberExpression':
      return unwrapAwait(at.object).type === 'ThisExpression' ? fieldOf(file, at) : null
    case 'CallExpression': {
      const fn = functionBehind(file, at.callee)
      if (!fn) return null
      if (fn.body.type !== 'BlockStatement') return fn.body
      const returned = ownNodesOf(file, fn, 'ReturnStatement').flatMap(({ argument }) => (argument ? [argument] : []))
      return returned.length === 1 ? returned[0]! : null
    }
    // `client ??= new OpenAI()`, `client || (client = new OpenAI())`
    case 'AssignmentExpression':
      return at.right
    case 'LogicalExpression':
      return unwrapAwait(at.right).type === 'AssignmentExpression' || unwrapAwait(at.right).type === 'NewExpression' ? at.right : null
    default:
      return null
  }
}

function fieldOf(file: SourceFile, member: TSESTree.MemberExpression): Node | null {
  const name = nameOf(member)
  const type = classAround(member)
  return (type && name !== null && fieldValuesOf(file)(type).get(name)) || null
}

type Class = NonNullable<ReturnType<typeof classAround>>

/** The one value each field of a class is given; `null` where there are several, or none is seen. A class is read once, however many fields it has. */
const fieldValuesOf = lazily((file: SourceFile) =>
  lazily((type: Class): ReadonlyMap<string, Node | null> => {
    const values = new Map<string, Node | null>()
    const add = (name: string | null, value: Node | null) => {
      if (name !== null && !values.has(name)) values.set(name, value)
    }
    for (const member of type.body.body) if (member.type === 'PropertyDefinition' && member.value && !isFunction(member.value)) add(nameOf(member), member.value)
    for (const member of type.body.body) {
      if (member.type !== 'MethodDefinition' || member.kind !== 'get' || member.value.body?.type !== 'BlockStatement') continue
      const returned = ownNodesOf(file, member.value as FunctionNode, 'ReturnStatement')
      add(nameOf(member), returned.length === 1 ? returned[0]!.argument : null)
    }
    const written = new Map<string, Node[]>()
    for (const { left, right } of nodesOf(file).within(type, 'AssignmentExpression')) {
      const name = left.type === 'MemberExpression' && left.object.type === 'ThisExpression' ? nameOf(left) : null
      if (name !== null) written.set(name, [...(written.get(name) ?? []), right].slice(0, 2))
    }
    for (const [name, rights] of written) add(name, rights.length === 1 ? rights[0]! : null)
    // constructor(private readonly client = new OpenAI())
    for (const { parameter } of nodesOf(file).within(type, 'TSParameterProperty')) if (parameter.type === 'AssignmentPattern') add(nameOf(parameter.left), parameter.right)
    return values
  }),
)

/** A call or construction that a receiver is built by, seen from the receiver outwards. */
export type Construction = { readonly node: TSESTree.CallExpression | TSESTree.NewExpression; readonly step: string }

/**
 * Calls and constructions that lead to a receiver: for `genAI.getGenerativeModel(a).startChat(b)` they are `startChat`,
 * `getGenerativeModel` and `new()`. The last is `null` when the trail leaves the file before a construction.
 */
export function constructionsOf(file: SourceFile, receiver: Node): readonly (Construction | null)[] {
  const found: (Construction | null)[] = []
  let at = maker(file, receiver)
  for (let steps = 0; steps < longestPath; steps++) {
    if (at.type === 'NewExpression') return [...found, { node: at, step: 'new()' }]
    if (at.type === 'CallExpression') {
      found.push({ node: at, step: calleeNameOf(at) ?? '()' })
      const callee = unwrapAwait(at.callee)
      if (callee.type !== 'MemberExpression') return found
      at = maker(file, callee.object)
    } else if (at.type === 'MemberExpression') at = maker(file, at.object)
    else break
  }
  return [...found, null]
}

/** The object literal that an argument is, or that a constant given as the argument holds. */
export function literalBehind(file: SourceFile, node: Node | null | undefined): TSESTree.ObjectExpression | null {
  if (!node) return null
  const value = unwrapAwait(node)
  if (value.type === 'ObjectExpression') return value
  if (value.type !== 'Identifier') return null
  const made = maker(file, value)
  return made.type === 'ObjectExpression' ? made : null
}

/**
 * Whether one of some dotted keys is in an argument. A variable can only prove presence: code between may add to it.
 * No argument at all is absence.
 */
export function presenceIn(file: SourceFile, argument: Node | null | undefined, keys: readonly string[]): Presence {
  if (!argument) return 'absent'
  if (keys.length === 0) return 'absent'
  const value = unwrapAwait(argument)
  if (value.type === 'ObjectExpression') return anyOf(keys.map((key) => presenceAt(file, value, key.split('.'))))
  if (isPlainContent(value)) return 'absent'
  if (value.type === 'Identifier') {
    const held = literalBehind(file, value)
    if (held && keys.some((key) => presenceAt(file, held, key.split('.')) === 'present')) return 'present'
    if (keys.some((key) => isAssigned(file, value, key))) return 'present'
  }
  return 'unknown'
}

function presenceAt(file: SourceFile, object: TSESTree.ObjectExpression, path: readonly string[]): Presence {
  const [first, ...rest] = path
  const value = propertyOf(object, first!)
  if (value === undefined) return 'absent'
  if (value === 'unknown') return object.properties.some((property) => isSpreadWith(file, property, path)) ? 'present' : 'unknown'
  if (isNothing(value)) return 'absent'
  if (rest.length === 0) return 'present'
  const inner = literalBehind(file, value)
  if (inner && unwrapAwait(value).type === 'ObjectExpression') return presenceAt(file, inner, rest)
  return inner && presenceAt(file, inner, rest) === 'present' ? 'present' : 'unknown'
}

function isSpreadWith(file: SourceFile, property: TSESTree.ObjectLiteralElement, path: readonly string[]): boolean {
  if (property.type !== 'SpreadElement') return false
  const spread = literalBehind(file, property.argument)
  return spread !== null && presenceAt(file, spread, path) === 'present'
}

function isNothing(node: Node): boolean {
  const value = unwrapAwait(node)
  return (value.type === 'Literal' && value.value === null) || (value.type === 'Identifier' && value.name === 'undefined')
}

/** A prompt or a list of messages: content, not parameters. */
function isPlainContent(value: Node): boolean {
  return (
    value.type === 'Literal' ||
    value.type === 'TemplateLiteral' ||
    value.type === 'ArrayExpression' ||
    value.type === 'BinaryExpression' ||
    (value.type === 'Identifier' && /^(?:prompt|parts|messages?|text|contents?|input|question|query|history)$|Prompt$|Message$|Text$/.test(value.name))
  )
}

/** `params.max_tokens = 500` of a variable: its last key is assigned somewhere in the file. */
function isAssigned(file: SourceFile, identifier: TSESTree.Identifier, key: string): boolean {
  const variable = variableOf(file, identifier)
  return variable !== null && (assignedKeysOf(file).get(variable)?.has(key.split('.').at(-1)!) ?? false)
}

const assignedKeysOf = lazily((file: SourceFile) => {
  const byVariable = new Map<unknown, Set<string>>()
  for (const { left } of nodesOf(file).get('AssignmentExpression')) {
    if (left.type !== 'MemberExpression') continue
    const name = nameOf(left)
    let root: Node = left.object
    while (root.type === 'MemberExpression') root = root.object
    const variable = root.type === 'Identifier' ? variableOf(file, root) : null
    if (!variable || name === null) continue
    const known = byVariable.get(variable)
    if (known) known.add(name)
    else byVariable.set(variable, new Set([name]))
  }
  return byVariable
})

/** The value under a dotted key of an argument, when an object literal shows it. */
export function parameterIn(file: SourceFile, argument: Node | null | undefined, key: string): Node | null {
  let object = literalBehind(file, argument)
  const path = key.split('.')
  for (const [index, step] of path.entries()) {
    const value: Node | 'unknown' | undefined = object ? propertyOf(object, step) : undefined
    if (!value || value === 'unknown') return null
    if (index === path.length - 1) return value
    object = literalBehind(file, value)
  }
  return null
}
