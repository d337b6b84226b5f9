import type { TSESTree } from '@typescript-eslint/utils'
import type { Node } from './nodes.js'

/** Strips what changes the type and not the value: `as`, `satisfies`, `!`, `<T>x`, optional-chain wrappers. */
export function unwrap(node: Node): Node {
  let at = node
  for (;;) {
    switch (at.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        at = at.expression
        break
      default:
        return at
    }
  }
}

/** Like `unwrap`, and also through `await`. */
export function unwrapAwait(node: Node): Node {
  let at = unwrap(node)
  while (at.type === 'AwaitExpression') at = unwrap(at.argument)
  return at
}

/** The static name of a member access, object property, class member or JSX attribute; `null` when computed at run time. */
export function nameOf(node: Node): string | null {
  switch (node.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      return node.name
    case 'PrivateIdentifier':
      return `#${node.name}`
    case 'MemberExpression':
      return node.computed ? literalName(node.property) : nameOf(node.property)
    case 'Property':
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'MethodDefinition':
      return node.computed ? literalName(node.key) : node.key.type === 'Literal' ? String(node.key.value) : nameOf(node.key)
    case 'JSXAttribute':
      return nameOf(node.name)
    default:
      return null
  }
}

function literalName(node: Node): string | null {
  if (node.type === 'Literal') return String(node.value)
  return stringOf(node)
}

/** The text of a string literal or of a template without expressions. */
export function stringOf(node: Node | null | undefined): string | null {
  if (!node) return null
  const value = unwrap(node)
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null
  if (value.type === 'TemplateLiteral' && value.expressions.length === 0) return value.quasis[0]!.value.cooked ?? null
  return null
}

/** `stripe.webhooks.constructEvent(body)` is the root `stripe` and the steps `webhooks`, `constructEvent`, `()`. */
export type Chain = {
  /** Where the chain begins: an identifier, `this`, a call to nothing known, a literal. */
  readonly root: Node
  /** Member names; `()` for a call, `new()` for an instance, `[]` for a computed member. */
  readonly steps: readonly string[]
}

/** Steps a chain may have before it is cut: real code has at most a few dozen. */
const longestChain = 64

/** Flattens members, calls, `await` and type wrappers into a chain. */
export function chainOf(node: Node): Chain {
  const steps: string[] = []
  let at = unwrapAwait(node)
  while (steps.length < longestChain) {
    if (at.type === 'MemberExpression') {
      steps.push(nameOf(at) ?? '[]')
      at = unwrapAwait(at.object)
    } else if (at.type === 'CallExpression') {
      steps.push('()')
      at = unwrapAwait(at.callee)
    } else if (at.type === 'NewExpression') {
      steps.push('new()')
      at = unwrapAwait(at.callee)
    } else break
  }
  return { root: at, steps: steps.reverse() }
}

/** The name a call is known by: `create` for `prisma.user.create()`, `fetch` for `fetch()`; `null` when computed. */
export function calleeNameOf(node: TSESTree.CallExpression | TSESTree.NewExpression): string | null {
  const callee = unwrap(node.callee)
  return callee.type === 'Identifier' || callee.type === 'MemberExpression' ? nameOf(callee) : null
}

/** The object a method is called on: `prisma.user` for `prisma.user.create()`; `null` for a plain function. */
export function receiverOf(node: TSESTree.CallExpression): Node | null {
  const callee = unwrap(node.callee)
  return callee.type === 'MemberExpression' ? unwrap(callee.object) : null
}

/** What an object literal says about a key: its value, `undefined` for certain absence, `'unknown'` behind a spread or computed key. */
export function propertyOf(object: TSESTree.ObjectExpression, name: string): Node | 'unknown' | undefined {
  let open = false
  for (let at = object.properties.length - 1; at >= 0; at--) {
    const property = object.properties[at]!
    if (property.type === 'SpreadElement') open = true
    else {
      const key = nameOf(property)
      if (key === name) return property.value
      if (key === null) open = true
    }
  }
  return open ? 'unknown' : undefined
}

/** Names that are certainly keys of an object literal, and whether a spread or computed key may add more. */
export function keysOf(object: TSESTree.ObjectExpression): { readonly names: readonly string[]; readonly open: boolean } {
  const names: string[] = []
  let open = false
  for (const property of object.properties) {
    const key = property.type === 'Property' ? nameOf(property) : null
    if (key === null) open = true
    else names.push(key)
  }
  return { names, open }
}

/** Names whose words are remembered: the same few thousand are asked for again and again, in all files of a project. */
const mostKnownNames = 20_000
const longestKnownName = 60
const knownWords = new Map<string, readonly string[]>()

/** Words of an identifier: `apiKeyID`, `api_key_id` and `api-key-id` are all `api`, `key`, `id`. */
export function wordsOf(name: string): readonly string[] {
  const known = knownWords.get(name)
  if (known) return known
  // Most names are one word.
  const words = /^[a-z0-9]+$/.test(name) ? [name] : split(name)
  if (name.length > longestKnownName) return words
  if (knownWords.size >= mostKnownNames) knownWords.clear()
  knownWords.set(name, words)
  return words
}

function split(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** Levels two expressions are compared to; deeper ones count as different. */
const deepestComparison = 40

/** The same expression written twice: equal tokens, ignoring white space and type wrappers. */
export function isSameExpression(left: Node, right: Node, depth = 0): boolean {
  if (depth > deepestComparison) return false
  const same = (one: Node, two: Node) => isSameExpression(one, two, depth + 1)
  const a = unwrapAwait(left)
  const b = unwrapAwait(right)
  if (a.type !== b.type) return false
  switch (a.type) {
    case 'Identifier':
      return a.name === (b as typeof a).name
    case 'ThisExpression':
      return true
    case 'Literal':
      // The values of two equal regular expressions are different objects.
      return a.value === (b as typeof a).value || ('regex' in a && a.raw === (b as typeof a).raw)
    case 'TemplateLiteral': {
      const other = b as typeof a
      return (
        a.quasis.length === other.quasis.length &&
        a.quasis.every((quasi, index) => quasi.value.raw === other.quasis[index]!.value.raw) &&
        a.expressions.every((expression, index) => same(expression, other.expressions[index]!))
      )
    }
    case 'MemberExpression': {
      const other = b as typeof a
      const name = nameOf(a)
      if (name !== nameOf(other) || !same(a.object, other.object)) return false
      return name !== null || same(a.property, other.property)
    }
    case 'CallExpression': {
      const other = b as typeof a
      return (
        same(a.callee, other.callee) &&
        a.arguments.length === other.arguments.length &&
        a.arguments.every((argument, index) => same(argument, other.arguments[index]!))
      )
    }
    case 'BinaryExpression': {
      const other = b as typeof a
      return a.operator === other.operator && same(a.left, other.left) && same(a.right, other.right)
    }
    default:
      return false
  }
}

/** The decorators of a class, a member or a parameter; the parser of ESLint itself, which knows none, leaves the list out. */
export function decoratorsOf(node: Node): readonly TSESTree.Decorator[] {
  return ('decorators' in node && (node.decorators as readonly TSESTree.Decorator[] | undefined)) || []
}
