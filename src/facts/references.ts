import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { lazily } from './lazily.js'
import type { Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

export type Variable = TSESLint.Scope.Variable
export type Reference = TSESLint.Scope.Reference
export type Definition = TSESLint.Scope.Definition

type NameNode = TSESTree.Identifier | TSESTree.JSXIdentifier

/** Every reference of the file by its identifier, so that a look-up climbs no scopes. */
const referencesOf = lazily(({ source }: SourceFile): ReadonlyMap<Node, Reference> => {
  const byIdentifier = new Map<Node, Reference>()
  for (const scope of source.scopeManager?.scopes ?? [])
    for (const reference of scope.references) byIdentifier.set(reference.identifier, reference)
  return byIdentifier
})

/** Every variable by the identifiers that declare it. */
const declarationsOf = lazily(({ source }: SourceFile): ReadonlyMap<Node, Variable> => {
  const byIdentifier = new Map<Node, Variable>()
  for (const scope of source.scopeManager?.scopes ?? [])
    for (const variable of scope.variables)
      for (const identifier of variable.identifiers) if (!byIdentifier.has(identifier)) byIdentifier.set(identifier, variable)
  return byIdentifier
})

/** The variable an identifier reads, writes or declares; `null` for a global that the file does not declare. */
export function variableOf(file: SourceFile, identifier: Node): Variable | null {
  const variable = referencesOf(file).get(identifier)?.resolved ?? declarationsOf(file).get(identifier) ?? null
  return variable && variable.defs.length > 0 ? variable : null
}

/**
 * What declares a variable's value. `const User = z.object({})` beside `type User = z.infer<typeof User>` is one
 * variable with two definitions, and so are the overloads of a function.
 */
export function definitionOf(variable: Variable | null): Definition | null {
  if (!variable) return null
  const { defs } = variable
  // One look for most: this is asked of every name.
  if (defs.length === 1) return defs[0]!
  const values = defs.filter(({ type }) => type !== 'Type')
  return values.find(({ node }) => node.type !== 'TSDeclareFunction') ?? values[0] ?? defs[0] ?? null
}

/** Whether an identifier names a global (`fetch`, `localStorage`), not something the file declares or imports. */
export function isGlobal(file: SourceFile, identifier: Node): identifier is NameNode {
  return (identifier.type === 'Identifier' || identifier.type === 'JSXIdentifier') && variableOf(file, identifier) === null
}

/** The references that write a variable. A name that is read ten thousand times is asked ten thousand times. */
export const writeReferencesOf = lazily((variable: Variable): readonly Reference[] => variable.references.filter((reference) => reference.isWrite()))

/** The values written to a variable: its initialiser and every later assignment; `null` stands for one that cannot be seen. */
export const writesOf = lazily((variable: Variable): readonly (Node | null)[] => writeReferencesOf(variable).map(writtenValueOf))

function writtenValueOf(reference: Reference): Node | null {
  const parent = reference.identifier.parent
  // A destructured name receives a part of the value; `patternSourceOf` answers for those.
  if (parent?.type === 'VariableDeclarator' && parent.id === reference.identifier) return parent.init
  if (parent?.type === 'AssignmentExpression' && parent.left === reference.identifier) {
    return ['=', '??=', '||='].includes(parent.operator) ? parent.right : null
  }
  return null
}

/** The one value a variable can hold besides `null` and `undefined`, when the file shows it. */
export const onlyValueOf = lazily((variable: Variable): Node | null => {
  // A parameter, an import or a function has a value besides what is assigned to it.
  if (variable.defs.some(({ type }) => type !== 'Variable' && type !== 'Type')) return null
  if (variable.defs.filter(({ type }) => type === 'Variable').length !== 1) return null
  let only: Node | null = null
  for (const write of writesOf(variable)) {
    if (write && isNothing(write)) continue
    if (!write || (only && only !== write)) return null
    only = write
  }
  return only
})

function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined')
}

/** Where a destructured name comes from: `const { a: { b } } = source` gives `b` the source and the path `a`, `b`. */
export type PatternSource = {
  /** The destructured value; `null` for a parameter or a loop variable. */
  readonly value: Node | null
  /** The function whose parameter is destructured, and which. */
  readonly parameter: { readonly of: Node; readonly index: number } | null
  /** Property names from the value to the name; `[n]` for array positions, `...` for a rest element. */
  readonly path: readonly string[]
}

/** Follows a declaring identifier outwards through its pattern; the path is empty for a plain declaration. */
export function patternSourceOf(identifier: Node): PatternSource | null {
  const path: string[] = []
  let at: Node = identifier
  for (let depth = 0; depth < 32; depth++) {
    const parent: Node | undefined = at.parent
    if (!parent) return null
    switch (parent.type) {
      case 'AssignmentPattern':
        if (parent.left !== at) return null
        break
      case 'Property': {
        if (parent.value !== at) return null
        path.push(parent.computed ? '[]' : parent.key.type === 'Identifier' ? parent.key.name : parent.key.type === 'Literal' ? String(parent.key.value) : '[]')
        break
      }
      case 'RestElement':
        path.push('...')
        break
      case 'ObjectPattern':
        break
      case 'ArrayPattern':
        path.push(`[${parent.elements.indexOf(at as never)}]`)
        break
      case 'TSParameterProperty':
        break
      case 'VariableDeclarator': {
        if (parent.id !== at) return null
        return { value: parent.init, parameter: null, path: path.reverse() }
      }
      case 'AssignmentExpression': {
        if (parent.left !== at) return null
        return { value: parent.right, parameter: null, path: path.reverse() }
      }
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
      case 'TSEmptyBodyFunctionExpression': {
        const index = parent.params.indexOf(at as never)
        return index < 0 ? null : { value: null, parameter: { of: parent, index }, path: path.reverse() }
      }
      default:
        return null
    }
    at = parent
  }
  return null
}
