import type { TSESTree } from '@typescript-eslint/utils'
import { tableOf } from '../knowledge/table-of.js'
import { calleeNameOf, nameOf, propertyOf, receiverOf, unwrapAwait } from './expressions.js'
import type { FunctionNode } from './functions.js'
import type { Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, onlyValueOf, patternSourceOf, variableOf, writeReferencesOf, writesOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A place that a value passed on its way, seen backwards from where it is used. */
export type Place = {
  readonly node: Node
  /** Property names between this node and the value: `const { body } = req` leads to `req` with the path `body`. */
  readonly path: readonly string[]
  /** The place the search came from: one step nearer to where the value is used. */
  readonly via?: Place
}

/** Calls whose result is their argument in another form, so that a value keeps its origin through them. */
const conversions = new Set([
  'String', 'Number', 'Boolean', 'parseInt', 'parseFloat', 'BigInt', 'decodeURIComponent', 'encodeURIComponent', 'structuredClone',
  'atob', 'btoa',
])
const memberConversions = new Set([
  'toString', 'trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'slice', 'substring', 'substr', 'replace', 'replaceAll',
  'split', 'at', 'concat', 'normalize', 'padStart', 'padEnd', 'toJSON', 'valueOf', 'join', 'filter', 'flat', 'reverse', 'sort', 'pop',
  'shift', 'find',
])
const argumentConversions: Readonly<Record<string, readonly string[]>> = tableOf({
  JSON: ['parse', 'stringify'],
  Buffer: ['from', 'concat'],
  Object: ['fromEntries', 'entries', 'assign', 'values', 'freeze'],
  Array: ['from'],
  Number: ['parseInt', 'parseFloat'],
  Promise: ['all', 'resolve', 'race'],
})
/** Of those, the ones whose result has the properties of their argument. */
const copies = new Set(['structuredClone', 'JSON.parse', 'Object.assign', 'Object.freeze', 'Object.fromEntries', 'Array.from', 'Promise.all', 'Promise.resolve', 'Promise.race'])
/** Constructors whose instance is their argument in another form. */
const wrappers = new Set(['String', 'Number', 'URL', 'URLSearchParams', 'Uint8Array', 'Set'])
/** Methods whose callback gets the elements of what they are called on as its first parameter. */
const iterations = new Set(['map', 'flatMap', 'forEach', 'filter', 'find', 'findIndex', 'some', 'every'])

/** Steps a value is followed before the search stops. */
const mostSteps = 400
/** Property names a path may have: one that grows beyond it grows in a circle. */
const longestPath = 16

/**
 * Follows a value backwards through constants, assignments, destructuring, members, templates, concatenation, `||`,
 * `??`, ternaries, `await`, conversions such as `String(x)` and `JSON.parse(x)`, spreads and literals, inside one file.
 * Gives every place on the way to `isIt` and returns the first for which it answers true. A parameter is a place
 * (its identifier in the pattern); what callers pass for it is not followed, but the element that `list.map((item) => ...)`
 * and the value that `promise.then((value) => ...)` pass are. `from` asks for a property of the value instead of the whole.
 */
export function tracedTo(file: SourceFile, node: Node, isIt: (place: Place) => boolean, from: readonly string[] = []): Place | null {
  const seen = new Map<Node, string[]>()
  const pending: Place[] = [{ node, path: from }]
  for (let steps = 0; pending.length > 0 && steps < mostSteps; steps++) {
    const place = pending.pop()!
    const value = unwrapAwait(place.node)
    // One name may be reached for two of its properties: `req.body.id + req.query.id`.
    const path = place.path.length === 0 ? '' : place.path.join('.')
    const paths = seen.get(value)
    if (paths?.includes(path) || place.path.length > longestPath) continue
    if (paths) paths.push(path)
    else seen.set(value, [path])
    const at: Place = value === place.node ? place : { node: value, path: place.path, ...(place.via ? { via: place.via } : {}) }
    if (isIt(at)) return at
    // The first place goes on the stack last, so that the search goes through the text from left to right.
    const earlier = before(file, at)
    for (let index = earlier.length - 1; index >= 0; index--) pending.push({ node: earlier[index]!.node, path: earlier[index]!.path, via: at })
  }
  return null
}

const nowhere: readonly Place[] = []

/** The places a value came from in one step backwards. */
function before(file: SourceFile, { node, path }: Place): readonly Place[] {
  switch (node.type) {
    case 'Identifier':
      return beforeName(file, node, path)
    case 'MemberExpression': {
      const name = nameOf(node) ?? '[]'
      return [{ node: node.object, path: path.length === 0 ? [name] : [name, ...path] }]
    }
    case 'TemplateLiteral':
      return node.expressions.map((expression) => ({ node: expression, path: [] }))
    case 'BinaryExpression':
      return node.operator === '+' ? [{ node: node.left, path: [] }, { node: node.right, path: [] }] : nowhere
    case 'LogicalExpression':
      return [{ node: node.left, path }, { node: node.right, path }]
    case 'ConditionalExpression':
      return [{ node: node.consequent, path }, { node: node.alternate, path }]
    case 'AssignmentExpression':
      return [{ node: node.right, path }]
    case 'SequenceExpression':
      return [{ node: node.expressions.at(-1)!, path }]
    case 'SpreadElement':
      return [{ node: node.argument, path }]
    case 'ArrayExpression':
      return beforeElement(node, path)
    case 'ObjectExpression': {
      const [first, ...rest] = path
      if (first === undefined || first === '[]')
        return node.properties.map((property) => ({ node: property.type === 'Property' ? property.value : property.argument, path: rest }))
      // A name that is not written may be a property of what is spread, or under a computed key.
      const value = propertyOf(node, first)
      if (value && value !== 'unknown') return [{ node: value, path: rest }]
      return node.properties.flatMap((property): readonly Place[] => {
        if (property.type === 'SpreadElement') return [{ node: property.argument, path }]
        return nameOf(property) === null ? [{ node: property.value, path: rest }] : nowhere
      })
    }
    case 'UnaryExpression':
      return node.operator === '+' ? [{ node: node.argument, path }] : nowhere
    case 'CallExpression':
      return beforeCall(file, node, path)
    case 'NewExpression':
      return node.callee.type === 'Identifier' && wrappers.has(node.callee.name) && !variableOf(file, node.callee)
        ? node.arguments.map((argument) => ({ node: argument, path: [] }))
        : nowhere
    default:
      return nowhere
  }
}

/** `[0]` of `const [a] = [x, y]` is `x`. */
function beforeElement({ elements }: TSESTree.ArrayExpression, path: readonly string[]): readonly Place[] {
  const [first, ...rest] = path
  const index = first === undefined ? null : /^\[?(\d+)\]?$/.exec(first)
  const element = index && !elements.some((one) => one?.type === 'SpreadElement') ? elements[Number(index[1])] : null
  if (index && element) return [{ node: element, path: rest }]
  return elements.flatMap((one) => (one ? [{ node: one, path: one.type === 'SpreadElement' ? path : rest }] : []))
}

function beforeCall(file: SourceFile, node: TSESTree.CallExpression, path: readonly string[]): readonly Place[] {
  const name = calleeNameOf(node)
  const receiver = receiverOf(node)
  const fromArguments = (way: string) => node.arguments.map((argument) => ({ node: argument, path: copies.has(way) ? path : [] }))
  if (!receiver) {
    return name && conversions.has(name) && node.callee.type === 'Identifier' && !variableOf(file, node.callee) ? fromArguments(name) : []
  }
  if (receiver.type === 'Identifier' && name && argumentConversions[receiver.name]?.includes(name) && !variableOf(file, receiver))
    return fromArguments(`${receiver.name}.${name}`)
  if (name === 'join' || name === 'resolve') {
    const origin = originOf(file, node.callee)
    if (origin && /^(?:node:)?path(?:\/posix|\/win32)?$/.test(origin.module)) return fromArguments('path')
  }
  if (name === 'catch' || name === 'finally') return [{ node: receiver, path }]
  if (!name || !memberConversions.has(name)) return []
  return [{ node: receiver, path: ['filter', 'reverse', 'sort', 'slice'].includes(name) ? path : [] }]
}

function beforeName(file: SourceFile, node: TSESTree.Identifier, path: readonly string[]): readonly Place[] {
  const variable = variableOf(file, node)
  const definition = definitionOf(variable)
  if (!variable || !definition) return nowhere
  if (definition.type === 'Parameter')
    return definition.name === node ? beforeCallbackParameter(definition.name, path) : [{ node: definition.name, path }]
  if (definition.type !== 'Variable') return nowhere
  const places: Place[] = []
  const loop = definition.node.parent.parent
  const isLoop = (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === definition.node.parent
  if (definition.node.id.type === 'Identifier') {
    if (isLoop) places.push({ node: loop.right, path: ['[]', ...path] })
  } else {
    const source = patternSourceOf(definition.name)
    const steps = source ? [...source.path.filter((step) => step !== '...'), ...path] : path
    if (source?.value) places.push({ node: source.value, path: steps })
    else if (source && isLoop) places.push({ node: loop.right, path: ['[]', ...steps] })
    const defaulted = definition.name.parent
    if (defaulted?.type === 'AssignmentPattern' && defaulted.left === definition.name) places.push({ node: defaulted.right, path })
  }
  for (const reference of writeReferencesOf(variable)) if (!reference.init) places.push(...beforeWrite(reference.identifier, path))
  for (const write of writesOf(variable)) if (write) places.push({ node: write, path })
  return places
}

/** `({ a } = value)` and `a += value`: what a name receives besides plain values. */
function beforeWrite(identifier: Node, path: readonly string[]): readonly Place[] {
  const source = patternSourceOf(identifier)
  if (!source?.value) return []
  if (source.path.length > 0) return [{ node: source.value, path: [...source.path.filter((step) => step !== '...'), ...path] }]
  const { parent } = identifier
  return parent?.type === 'AssignmentExpression' && parent.operator === '+=' ? [{ node: parent.right, path: [] }] : []
}

/** The parameter of a callback written in place for `list.map(...)` or `promise.then(...)`. */
function beforeCallbackParameter(identifier: Node, path: readonly string[]): readonly Place[] {
  const source = patternSourceOf(identifier)
  const call = source?.parameter?.of.parent
  if (source?.parameter?.index !== 0 || call?.type !== 'CallExpression' || call.arguments[0] !== source.parameter.of) return []
  const name = calleeNameOf(call)
  const receiver = receiverOf(call)
  if (!receiver || !name) return []
  const steps = [...source.path.filter((step) => step !== '...'), ...path]
  if (name === 'then') return [{ node: receiver, path: steps }]
  return iterations.has(name) ? [{ node: receiver, path: ['[]', ...steps] }] : []
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
    const definition = definitionOf(variable)
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
  const definition = definitionOf(variableOf(file, node))
  if (definition?.type !== 'Parameter') return null
  const source = patternSourceOf(definition.name)
  if (!source?.parameter) return null
  return { fn: source.parameter.of as FunctionNode, index: source.parameter.index, path: source.path }
}
