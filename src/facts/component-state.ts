import type { TSESTree } from '@typescript-eslint/utils'
import { hookPackages, plainTypeWords } from '../knowledge/component-state.js'
import { calleeNameOf, nameOf, unwrap, wordsOf } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** One piece of a component's state: `const [items, setItems] = useState([])`. */
export type State = {
  readonly name: string
  /** `null` where the component only sets it. */
  readonly value: Variable | null
  readonly call: TSESTree.CallExpression
}

/** The name of the React hook that a call is, however it was imported; `null` for any other call. */
export function hookOf(file: SourceFile, call: TSESTree.CallExpression): string | null {
  const name = calleeNameOf(call)
  if (!name?.startsWith('use')) return null
  const origin = originOf(file, call.callee)
  return origin && hookPackages.has(origin.module) && origin.path.length === 1 ? origin.path[0]! : null
}

/** The states of a file by the functions that set them. */
export const statesOf = lazily((file: SourceFile): ReadonlyMap<Variable, State> => {
  const states = new Map<Variable, State>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const { parent } = call
    if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'ArrayPattern' || hookOf(file, call) !== 'useState') continue
    const [value, setter] = parent.id.elements
    if (setter?.type !== 'Identifier') continue
    const set = variableOf(file, setter)
    if (set) states.set(set, { name: value?.type === 'Identifier' ? value.name : setter.name, value: value?.type === 'Identifier' ? variableOf(file, value) : null, call })
  }
  return states
})

/** The state that an expression sets when it is called. */
export function stateSetBy(file: SourceFile, setter: Node): State | null {
  const callee = unwrap(setter)
  const variable = callee.type === 'Identifier' ? variableOf(file, callee) : null
  return (variable && statesOf(file).get(variable)) ?? null
}

/**
 * Whether a state certainly holds objects, two of which are never the same: by what it begins with, by its type, or by how it is
 * used. A text, a number or a flag that is set again to what it is changes nothing.
 */
export function holdsObjects(file: SourceFile, { call, value }: State): boolean {
  const type = call.typeArguments?.params[0]
  const told = type ? isObjectType(file, type) : null
  if (told !== null) return told
  const first = call.arguments[0] && unwrap(call.arguments[0])
  if (first && !isNothing(first)) return first.type === 'ArrayExpression' || first.type === 'ObjectExpression' || first.type === 'NewExpression'
  return value !== null && value.references.some(({ identifier }) => isUsedAsObject(identifier))
}

function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined')
}

/** `null` where the type does not tell: `any`, a parameter of a generic component. */
function isObjectType(file: SourceFile, type: TSESTree.TypeNode): boolean | null {
  switch (type.type) {
    case 'TSArrayType':
    case 'TSTupleType':
    case 'TSTypeLiteral':
      return true
    case 'TSUnionType': {
      const told = type.types.filter(({ type: kind }) => kind !== 'TSNullKeyword' && kind !== 'TSUndefinedKeyword').map((each) => isObjectType(file, each))
      return told.includes(false) ? false : told.includes(null) ? null : told.length > 0
    }
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return null
      const { name } = type.typeName
      if (['Array', 'ReadonlyArray', 'Record', 'Map', 'Set', 'Partial'].includes(name)) return true
      if (plainTypeWords.has(wordsOf(name).at(-1) ?? '')) return false
      const definition = variableOf(file, type.typeName)?.defs.find(({ type: kind }) => kind === 'Type')?.node
      if (definition?.type === 'TSInterfaceDeclaration') return true
      if (definition?.type === 'TSTypeAliasDeclaration') return definition.typeAnnotation.type === 'TSTypeReference' ? null : isObjectType(file, definition.typeAnnotation)
      return definition ? null : true
    }
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
      return null
    default:
      return false
  }
}

const textMembers = new Set(['length', 'trim', 'split', 'toLowerCase', 'toUpperCase', 'toString', 'toFixed', 'toLocaleString', 'slice', 'replace', 'includes', 'startsWith', 'endsWith', 'charAt', 'match'])

/** `user.name`, `rows.map(...)`: the member of something that is neither a text nor a number. */
function isUsedAsObject(identifier: Node): boolean {
  let at = identifier
  while (at.parent && unwrap(at.parent) === unwrap(at)) at = at.parent
  const member = at.parent
  return member?.type === 'MemberExpression' && member.object === at && !textMembers.has(nameOf(member) ?? 'length')
}
