import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, receiverOf, stringOf, unwrapAwait } from './expressions.js'
import { functionBehind, isFunction, ownNodesOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import type { Node } from './nodes.js'
import { definitionOf, variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** An expression that is put into a text, and what stands before it there. */
export type Hole = {
  readonly node: Node
  readonly before: string
  /** The names that hold it on its way into the text, outermost first. */
  readonly names: readonly Node[]
}

/** A text put together of literals and expressions; each expression is one space-free mark in `text`. */
export type ComposedText = { readonly text: string; readonly holes: readonly Hole[] }

/** What stands for an expression in the text. */
export const holeMark = '\u0001'

/** Parts, names and functions a text is followed through, and characters of it that are kept. */
const mostParts = 300
const deepest = 14
const longest = 12_000

/** Methods whose result is what they are called on, as far as its text goes. */
const keeping = new Set(['trim', 'trimStart', 'trimEnd', 'toString', 'toLowerCase', 'toUpperCase', 'normalize', 'filter', 'flat', 'slice', 'repeat', 'padStart', 'padEnd', 'reverse', 'sort', 'concat'])

/**
 * The text that an expression makes: literals, templates, concatenation, `.join()`, `.concat()`, `+=`, `push`, what
 * functions of the file return, both sides of a ternary one after the other. Whatever else it is made of is a hole.
 */
export const composedTextOf = lazily((file: SourceFile) =>
  lazily((node: Node): ComposedText => {
    const holes: Hole[] = []
    let text = ''
    let parts = 0
    const pending = new Set<Node>()
    const names: Node[] = []

    function append(added: string): void {
      if (text.length < longest) text += added
    }

    function hole(at: Node): void {
      holes.push({ node: at, before: text, names: [...names] })
      append(holeMark)
    }

    function walk(given: Node, depth: number): void {
      const at = unwrapAwait(given)
      const plain = stringOf(at)
      if (plain !== null) return append(plain)
      if (depth > deepest || ++parts > mostParts || pending.has(at)) return
      pending.add(at)
      walkParts(at, depth + 1)
      pending.delete(at)
    }

    function walkParts(at: Node, depth: number): void {
      switch (at.type) {
        case 'TemplateLiteral':
          at.quasis.forEach((quasi, index) => {
            append(quasi.value.cooked ?? quasi.value.raw)
            const expression = at.expressions[index]
            if (expression) walk(expression, depth)
          })
          return
        case 'BinaryExpression':
          if (at.operator !== '+') return hole(at)
          walkSum(at, depth)
          return
        case 'ConditionalExpression':
          walk(at.consequent, depth)
          walk(at.alternate, depth)
          return
        case 'LogicalExpression':
          // `limit && 'LIMIT 10'` gives the text, or nothing.
          if (at.operator !== '&&') walk(at.left, depth)
          walk(at.right, depth)
          return
        case 'AssignmentExpression':
          walk(at.right, depth)
          return
        case 'ArrayExpression':
          at.elements.forEach((element) => {
            if (element) walk(element.type === 'SpreadElement' ? element.argument : element, depth)
            append(' ')
          })
          return
        case 'TaggedTemplateExpression':
          if (file.text.slice(...at.tag.range) === 'String.raw') walk(at.quasi, depth)
          else hole(at)
          return
        case 'CallExpression':
          return walkCall(at, depth)
        case 'Identifier':
          return walkName(at, depth)
        default:
          return hole(at)
      }
    }

    /** A sum of a thousand texts is a thousand levels deep on its left. */
    function walkSum(sum: TSESTree.BinaryExpression, depth: number): void {
      const terms: Node[] = []
      let at: Node = sum
      while (at.type === 'BinaryExpression' && at.operator === '+' && terms.length < mostParts) {
        terms.push(at.right)
        at = unwrapAwait(at.left)
      }
      terms.push(at)
      for (const term of terms.reverse()) walk(term, depth)
    }

    function walkCall(call: TSESTree.CallExpression, depth: number): void {
      const name = calleeNameOf(call)
      const receiver = receiverOf(call)
      if (receiver && name !== null) {
        if (name === 'join' || name === 'concat') {
          walk(receiver, depth)
          if (name === 'concat') for (const argument of call.arguments) walk(argument, depth)
          return
        }
        if (name === 'map' || name === 'flatMap') {
          const [callback] = call.arguments
          const fn = callback && functionBehind(file, callback)
          return fn ? walkReturned(fn, depth) : hole(call)
        }
        if (keeping.has(name)) return walk(receiver, depth)
        if (name === 'format' && receiver.type === 'Identifier' && receiver.name === 'util') return walkFormat(call, depth)
      } else if (name === 'String' && call.arguments[0]) return walk(call.arguments[0], depth)
      const fn = functionBehind(file, call.callee)
      if (fn && !isFunction(call.callee) && !fn.async && !fn.generator && returnedBy(file, fn).some((returned) => makesText(returned))) return walkReturned(fn, depth)
      hole(call)
    }

    function walkFormat(call: TSESTree.CallExpression, depth: number): void {
      const [pattern, ...given] = call.arguments
      const parts = stringOf(pattern)?.split(/%[sdijoO]/) ?? []
      parts.forEach((part, index) => {
        append(part)
        if (given[index]) walk(given[index], depth)
      })
    }

    function walkReturned(fn: FunctionNode, depth: number): void {
      if (pending.has(fn)) return
      pending.add(fn)
      for (const returned of returnedBy(file, fn)) {
        walk(returned, depth)
        append(' ')
      }
      pending.delete(fn)
    }

    function walkName(name: TSESTree.Identifier, depth: number): void {
      const variable = variableOf(file, name)
      const definition = definitionOf(variable)
      if (!variable || definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') return hole(name)
      const values = valuesPutInto(variable, name)
      if (values === null || values.length === 0 || !values.some((value) => makesText(unwrapAwait(value)))) return hole(name)
      names.push(name)
      for (const value of values) walk(value, depth)
      names.pop()
    }

    walk(node, 0)
    return { text, holes }
  }),
)

/** What a function gives back, in the order of the text. */
export function returnedBy(file: SourceFile, fn: FunctionNode): readonly Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body]
  return ownNodesOf(file, fn, 'ReturnStatement').flatMap(({ argument }) => argument ?? [])
}

const composing = new Set(['TemplateLiteral', 'BinaryExpression', 'ConditionalExpression', 'LogicalExpression', 'ArrayExpression', 'TaggedTemplateExpression', 'Literal', 'Identifier'])

/** Whether an expression may make text of others; what it comes to otherwise is judged by the name that holds it. */
function makesText(at: Node): boolean {
  if (at.type === 'CallExpression') return receiverOf(at) !== null || calleeNameOf(at) === 'String' || at.callee.type === 'Identifier'
  return composing.has(at.type)
}

/** Mentions of a name that are looked at for what they put into it. */
const mostMentions = 60

/**
 * Every value of a variable, in the order of the text: its initialiser, assignments, `+=`, and what `push` puts into a
 * list. `null` when a value cannot be seen, or when it is the variable of a loop.
 */
function valuesPutInto(variable: Variable, asked: Node): readonly Node[] | null {
  const values: Node[] = []
  for (const { identifier } of variable.references.slice(0, mostMentions)) {
    const { parent } = identifier
    if (!parent) continue
    if (parent.type === 'VariableDeclarator' && parent.id === identifier) {
      if (parent.init) values.push(parent.init)
      else if (parent.parent.parent.type === 'ForOfStatement' || parent.parent.parent.type === 'ForInStatement') return null
    } else if (parent.type === 'AssignmentExpression' && parent.left === identifier) {
      if (identifier.range[0] < asked.range[0] || parent.operator === '+=') values.push(parent.right)
    } else if (parent.type === 'MemberExpression' && parent.object === identifier && parent.parent.type === 'CallExpression' && parent.parent.callee === parent) {
      const name = calleeNameOf(parent.parent)
      if (name === 'push' || name === 'unshift') values.push(...parent.parent.arguments)
    } else if (parent.type === 'ForOfStatement' || parent.type === 'ForInStatement') if (parent.left === identifier) return null
  }
  return values
}
