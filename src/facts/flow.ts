import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, propertyOf, receiverOf, unwrapAwait } from './expressions.js'
import type { FunctionNode } from './functions.js'
import type { Node } from './nodes.js'
import { onlyValueOf, patternSourceOf, variableOf, writesOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A place that a value passed on its way, seen backwards from where it is used. */
export type Place = {
  readonly node: Node
  /** Property names between this node and the value: `const { body } = req` leads to `req` with the path `body`. */
  readonly path: readonly string[]
}

/** Calls whose result is their argument in another form, so that a value keeps its origin through them. */
const conversions = new Set([
  'String', 'Number', 'Boolean', 'parseInt', 'parseFloat', 'BigInt', 'decodeURIComponent', 'encodeURIComponent', 'structuredClone',
  'atob', 'btoa',
])
const memberConversions = new Set([
  'toString', 'trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'slice', 'substring', 'substr', 'replace', 'replaceAll',
  'split', 'at', 'concat', 'normalize', 'padStart', 'padEnd', 'toJSON', 'valueOf', 'join',
])
const argumentConversions: Readonly<Record<string, readonly string[]>> = {
  JSON: ['parse', 'stringify'],
  Buffer: ['from', 'concat'],
  Object: ['fromEntries', 'entries', 'assign', 'values'],
  Array: ['from'],
  Number: ['parseInt', 'parseFloat'],
}

/** Steps a value is followed before the search stops. */
const mostSteps = 400

/**
 * Follows a value backwards through constants, assignments, destructuring, members, templates, concatenation, `||`,
 * `??`, ternaries, `await`, conversions such as `String(x)` and `JSON.parse(x)`, spreads and literals, inside one file.
 * Gives every place on the way to `isIt` and returns the first for which it answers true. A parameter is a place
 * (its identifier in the pattern); what callers pass for it is not followed.
 */
export function tracedTo(file: SourceFile, node: Node, isIt: (place: Place) => boolean): Place | null {
  const seen = new Set<Node>()
  const pending: Place[] = [{ node, path: [] }]
  for (let steps = 0; pending.length > 0 && steps < mostSteps; steps++) {
    const place = pending.pop()!
    const value = unwrapAwait(place.node)
    if (seen.has(value)) continue
    seen.add(value)
    const at: Place = { node: value, path: place.path }
    if (isIt(at)) return at
    pending.push(...before(file, at))
  }
  return null
}

/** The places a value came from in one step backwards. */
function before(file: SourceFile, { node, path }: Place): readonly Place[] {
  const same = (next: Node | null | undefined): readonly Place[] => (next ? [{ node: next, path }] : [])
  switch (node.type) {
    case 'Identifier':
      return beforeName(file, node, path)
    case 'MemberExpression': {
      const name = nameOf(node) ?? '[]'
      return [{ node: node.object, path: [name, ...path] }]
    }
    case 'TemplateLiteral':
      return node.expressions.map((expression) => ({ node: expression, path: [] }))
    case 'BinaryExpression':
      return node.operator === '+' ? [{ node: node.left, path: [] }, { node: node.right, path: [] }] : []
    case 'LogicalExpression':
      return [...same(node.left), ...same(node.right)]
    case 'ConditionalExpression':
      return [...same(node.consequent), ...same(node.alternate)]
    case 'AssignmentExpression':
      return same(node.right)
    case 'SequenceExpression':
      return same(node.expressions.at(-1))
    case 'SpreadElement':
      return same(node.argument)
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element ? [{ node: element, path: [] }] : []))
    case 'ObjectExpression': {
      const [first] = path
      if (first !== undefined && first !== '[]') {
        const value = propertyOf(node, first)
        if (value && value !== 'unknown') return [{ node: value, path: path.slice(1) }]
        if (value === undefined) return []
      }
      return node.properties.map((property) => ({ node: property.type === 'Property' ? property.value : property.argument, path: [] }))
    }
    case 'UnaryExpression':
      return node.operator === '+' ? same(node.argument) : []
    case 'CallExpression':
      return beforeCall(file, node)
    case 'NewExpression':
      return node.callee.type === 'Identifier' && ['String', 'Number', 'URL', 'URLSearchParams', 'Uint8Array'].includes(node.callee.name)
        ? node.arguments.map((argument) => ({ node: argument, path: [] }))
        : []
    default:
      return []
  }
}

function beforeCall(file: SourceFile, node: TSESTree.CallExpression): readonly Place[] {
  const name = calleeNameOf(node)
  const receiver = receiverOf(node)
  const fromArguments = () => node.arguments.map((argument) => ({ node: argument, path: [] }))
  if (!receiver) {
    return name && conversions.has(name) && node.callee.type === 'Identifier' && !variableOf(file, node.callee) ? fromArguments() : []
  }
  if (receiver.type === 'Identifier' && name && argumentConversions[receiver.name]?.includes(name) && !variableOf(file, receiver))
    return fromArguments()
  return name && memberConversions.has(name) ? [{ node: receiver, path: [] }] : []
}

function beforeName(file: SourceFile, node: TSESTree.Identifier, path: readonly string[]): readonly Place[] {
  const variable = variableOf(file, node)
  const definition = variable?.defs[0]
  if (!variable || !definition) return []
  if (definition.type === 'Parameter') return definition.name === node ? [] : [{ node: definition.name, path }]
  if (definition.type !== 'Variable') return []
  const places: Place[] = []
  if (definition.node.id.type === 'Identifier') {
    for (const write of writesOf(variable)) if (write) places.push({ node: write, path })
    const loop = definition.node.parent.parent
    if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === definition.node.parent)
      places.push({ node: loop.right, path: ['[]', ...path] })
  } else {
    const source = patternSourceOf(definition.name)
    if (source?.value) places.push({ node: source.value, path: [...source.path.filter((step) => step !== '...'), ...path] })
    const defaulted = definition.name.parent
    if (defaulted?.type === 'AssignmentPattern' && defaulted.left === definition.name) places.push({ node: defaulted.right, path })
    for (const write of writesOf(variable)) if (write) places.push({ node: write, path })
  }
  return places
}

/** Whether any part of a value comes from a node that `isIt` accepts. */
export function comesFrom(file: SourceFile, node: Node, isIt: (place: Place) => boolean): boolean {
  return tracedTo(file, node, isIt) !== null
}

/** The constant a name stands for, else the expression itself: `const key = 'x'; set(key)` gives `'x'`. */
export function constantBehind(file: SourceFile, node: Node): Node {
  let at = unwrapAwait(node)
  for (let steps = 0; steps < 16 && at.type === 'Identifier'; steps++) {
    const variable = variableOf(file, at)
    const definition = variable?.defs[0]
    if (!variable || definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') break
    const only = onlyValueOf(variable)
    if (!only) break
    at = unwrapAwait(only)
  }
  return at
}

/** Which parameter of which function a place is, when it is one: the pattern's path leads from the parameter to it. */
export function parameterOf(file: SourceFile, node: Node): { readonly fn: FunctionNode; readonly index: number; readonly path: readonly string[] } | null {
  if (node.type !== 'Identifier') return null
  const definition = variableOf(file, node)?.defs[0]
  if (definition?.type !== 'Parameter') return null
  const source = patternSourceOf(definition.name)
  if (!source?.parameter) return null
  return { fn: source.parameter.of as FunctionNode, index: source.parameter.index, path: source.path }
}
