import type { TSESTree } from '@typescript-eslint/utils'
import { quotingWords } from '../knowledge/sql-runners.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { functionAround, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, isGlobal, onlyValueOf, patternSourceOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

const numberCalls = new Set(['Number', 'parseInt', 'parseFloat', 'BigInt', 'Boolean'])
const plainMethods = new Set([
  'toFixed', 'getTime', 'toISOString', 'getFullYear', 'valueOf', 'randomUUID', 'randomInt', 'indexOf', 'findIndex', 'now', 'hrtime', 'uptime', 'includes', 'has', 'startsWith', 'isArray',
])
const plainFunctions = new Set(['uuid', 'uuidv4', 'nanoid', 'cuid', 'v4', 'randomUUID', 'ulid'])

/** Whether an expression is of a kind that cannot carry text of somebody else: numbers, truth values, dates, quoted text. */
export function isHarmlessKind(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  switch (value.type) {
    case 'Literal':
    case 'UpdateExpression':
    case 'UnaryExpression':
    case 'TaggedTemplateExpression':
      return true
    case 'BinaryExpression':
      return value.operator !== '+'
    case 'MemberExpression':
      return isHarmlessMember(file, value)
    case 'CallExpression':
      return isHarmlessCall(file, value)
    case 'Identifier':
      return isHarmlessName(file, value)
    default:
      return false
  }
}

function isHarmlessMember(file: SourceFile, member: TSESTree.MemberExpression): boolean {
  const name = nameOf(member)
  if (name === 'length' || name === 'size') return true
  const object = unwrap(member.object)
  if (object.type === 'ThisExpression') return true
  // `Table.Users`, `config.schema`, `process.env.SCHEMA`, `COLUMNS[sort]`: what the program itself says.
  const { root } = chainOf(member)
  if (root.type === 'ThisExpression') return true
  if (root.type !== 'Identifier') return false
  const definition = definitionOf(variableOf(file, root))
  if (!definition) return true
  if (definition.type === 'ImportBinding' || definition.type === 'TSEnumName' || definition.type === 'ClassName') return true
  if (definition.type !== 'Variable') return false
  const variable = variableOf(file, root)
  const only = variable && onlyValueOf(variable)
  const held = only && unwrap(only)
  return held?.type === 'ObjectExpression' && isTable(held)
}

/** An object whose values are all written there. */
function isTable({ properties }: TSESTree.ObjectExpression, depth = 0): boolean {
  if (depth > 6) return false
  return properties.every((property) => {
    if (property.type !== 'Property') return false
    const value = unwrap(property.value)
    if (value.type === 'ObjectExpression') return isTable(value, depth + 1)
    return value.type === 'Literal' || value.type === 'ArrayExpression' || (value.type === 'TemplateLiteral' && value.expressions.length === 0)
  })
}

function isHarmlessCall(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (name === null) return false
  const receiver = receiverOf(call)
  if (!receiver) {
    if (numberCalls.has(name) && isGlobal(file, unwrap(call.callee))) return true
    return plainFunctions.has(name) || saysQuoting(name)
  }
  if (plainMethods.has(name)) return true
  if (receiver.type === 'Identifier' && (receiver.name === 'Math' || receiver.name === 'Date' || receiver.name === 'Number')) return true
  // `name.replace(/[^a-z0-9_]/gi, '')`, `text.replace(/'/g, "''")`
  if (name === 'replace' || name === 'replaceAll') return takesAway(call)
  return saysQuoting(name)
}

function saysQuoting(name: string): boolean {
  return wordsOf(name).some((word) => quotingWords.has(word))
}

function takesAway({ arguments: [pattern, by] }: TSESTree.CallExpression): boolean {
  if (pattern?.type !== 'Literal') return false
  if ('regex' in pattern && pattern.regex.pattern.startsWith('[^')) return true
  const text = 'regex' in pattern ? pattern.regex.pattern : String(pattern.value)
  return /['"`]|\\W/.test(text) && by?.type === 'Literal' && (by.value === '' || /^(?:''|""|``|\\\\?'|\\\\?\$&)$/.test(String(by.value)))
}

function isHarmlessName(file: SourceFile, name: TSESTree.Identifier): boolean {
  const variable = variableOf(file, name)
  const definition = definitionOf(variable)
  if (!variable || !definition) return true
  if (definition.type === 'ImportBinding') return true
  const type = declaredTypeOf(file, definition.name)
  return type !== null && isHarmlessType(file, type)
}

/** The type that a variable or parameter is declared with, through patterns and types of this file; `null` where there is none. */
export function declaredTypeOf(file: SourceFile, identifier: Node): TSESTree.TypeNode | null {
  if (identifier.type !== 'Identifier') return null
  if (identifier.typeAnnotation) return identifier.typeAnnotation.typeAnnotation
  // `{ limit }: { limit: number }`
  const source = patternSourceOf(identifier)
  if (!source?.parameter || source.path.length === 0) return null
  const parameter = (source.parameter.of as FunctionNode).params[source.parameter.index]
  const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter
  let type = target && 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined
  for (const step of source.path) type = type && memberType(file, type, step)
  return type ?? null
}

/** The type of a property of a type literal or an interface of this file. */
export function memberType(file: SourceFile, type: TSESTree.TypeNode, name: string): TSESTree.TypeNode | undefined {
  const members = membersOf(file, type)
  const member = members?.find((one) => one.type === 'TSPropertySignature' && (one.key.type === 'Identifier' ? one.key.name : null) === name)
  return member?.type === 'TSPropertySignature' ? member.typeAnnotation?.typeAnnotation : undefined
}

function membersOf(file: SourceFile, type: TSESTree.TypeNode): readonly TSESTree.TypeElement[] | null {
  if (type.type === 'TSTypeLiteral') return type.members
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null
  const node = variableOf(file, type.typeName)?.defs.find((one) => one.type === 'Type')?.node
  if (node?.type === 'TSInterfaceDeclaration') return node.body.body
  return node?.type === 'TSTypeAliasDeclaration' && node.typeAnnotation.type === 'TSTypeLiteral' ? node.typeAnnotation.members : null
}

/** Whether no value of a type is free text: numbers, dates, unions of literals, enumerations and types that the file does not show. */
export function isHarmlessType(file: SourceFile, type: TSESTree.TypeNode, depth = 0): boolean {
  if (depth > 4) return false
  switch (type.type) {
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
    case 'TSBigIntKeyword':
    case 'TSLiteralType':
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
    case 'TSTypeOperator':
    case 'TSIndexedAccessType':
      return true
    case 'TSArrayType':
      return isHarmlessType(file, type.elementType, depth + 1)
    case 'TSUnionType':
      return type.types.every((one) => isHarmlessType(file, one, depth + 1))
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return true
      if (['Array', 'ReadonlyArray', 'Set', 'Record', 'Partial'].includes(type.typeName.name)) return false
      const definition = variableOf(file, type.typeName)?.defs[0]
      if (definition?.node.type === 'TSTypeAliasDeclaration') return isHarmlessType(file, definition.node.typeAnnotation, depth + 1)
      return definition?.node.type !== 'TSInterfaceDeclaration'
    }
    default:
      return false
  }
}

/** Methods that compare a value with what it may be. */
const listTests = new Set(['includes', 'has', 'indexOf', 'hasOwnProperty', 'hasOwn', 'test', 'exec', 'match', 'isInteger', 'isSafeInteger', 'isFinite', 'isNaN', 'find', 'some'])

type Tested = ReadonlyMap<FunctionNode | null, ReadonlySet<string>>

/** Expressions, by the text of each, that a function compares with a list, a pattern or a table before it uses them. */
const testedOf = lazily((file: SourceFile): Tested => {
  const tested = new Map<FunctionNode | null, Set<string>>()
  const add = (node: Node | null | undefined) => {
    if (!node) return
    const value = unwrap(node)
    if (value.type !== 'Identifier' && value.type !== 'MemberExpression' && value.type !== 'CallExpression') return
    // `ALLOWED.includes(String(sort).toLowerCase())`
    if (value.type === 'CallExpression') {
      add(receiverOf(value) ?? value.arguments[0])
      return
    }
    const fn = functionAround(node)
    const known = tested.get(fn)
    const text = file.text.slice(...value.range)
    if (known) known.add(text)
    else tested.set(fn, new Set([text]))
  }
  const nodes = nodesOf(file)
  for (const call of nodes.get('CallExpression')) {
    const name = calleeNameOf(call)
    if (name === null || call.arguments.length > 4) continue
    if (listTests.has(name)) {
      if (name === 'match') add(receiverOf(call))
      for (const argument of call.arguments) add(argument)
    } else if (/^(?:is|are|assert|ensure|validate|check|verify)(?:[A-Z]|$)/.test(name)) for (const argument of call.arguments) add(argument)
  }
  for (const { operator, left, right } of nodes.get('BinaryExpression')) {
    if (operator === 'in') add(left)
    // `if (sort !== 'asc' && sort !== 'desc') throw ...`
    else if (/^[!=]==?$/.test(operator) && right.type === 'Literal' && typeof right.value === 'string' && right.value !== '') add(left)
  }
  for (const { discriminant } of nodes.get('SwitchStatement')) add(discriminant)
  for (const { test } of nodes.get('IfStatement')) {
    const value = test.type === 'UnaryExpression' ? unwrap(test.argument) : test
    // `if (!COLUMNS[sort]) return`
    if (value.type === 'MemberExpression' && value.computed) add(value.property)
  }
  return tested
})

/** Whether the function around a value compares it with a list, a pattern or a table of what is allowed. */
export function isTested(file: SourceFile, node: Node): boolean {
  const text = file.text.slice(...unwrap(node).range)
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) if (testedOf(file).get(fn)?.has(text)) return true
  return testedOf(file).get(null)?.has(text) ?? false
}
