import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf, isLocalModule, packageOf } from '../knowledge/modules.js'
import { procedureHook, queryHooks, sliceHook, stateMembers, stateOptions, type QueryHook } from '../knowledge/query-hooks.js'
import { calleeNameOf, keysOf, nameOf, receiverOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isPageFile, pageComponentsOf } from './page-components.js'
import { variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** A query of a page that shows its data, and neither that it loads nor that it failed. */
export type StatelessQuery = {
  readonly node: TSESTree.CallExpression
  /** As written: `useQuery`, `trpc.team.get.useQuery`. */
  readonly api: string
  /** What its result calls the two states. */
  readonly states: readonly [loading: string, failed: string]
  /** Whether the page looks whether the data is there, as it does while it waits. */
  readonly isAwaited: boolean
}

type Reading = {
  /** A state is read, or the result goes where it may be. */
  readonly states: boolean
  readonly data: boolean
  /** The name that holds the data. */
  readonly held: Variable | null
}

/** Every query of the pages of a file of which only the data is read, where the page reads the states of no other query either. */
export const statelessQueriesOf = lazily((file: SourceFile): readonly StatelessQuery[] => {
  if (!isPageFile(file)) return []
  const pages = pageComponentsOf(file)
  const isSetup = file.path.endsWith('.vue')
  const found = new Map<Node | null, StatelessQuery[]>()
  const told = new Set<Node | null>()
  for (const node of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(node)
    if (!name || !/^use(?:\w*Query|SWR\w*)$/.test(name)) continue
    const page = functionAround(node)
    if (page ? !pages.has(page) : !isSetup) continue
    const hook = hookOf(file, node, name)
    const reading = readingOf(file, node)
    // Another hook of the project may answer for the page.
    if (!hook || reading.states) {
      if (reading.states || /Suspense/.test(name)) told.add(page)
      continue
    }
    if (!reading.data || (reading.held && (!isShown(reading.held, page) || isChoice(file, reading.held, page))) || !showsWhatItWants(file, node, hook) || neverFails(file, node)) continue
    const queries = found.get(page) ?? []
    queries.push({ node, api: shownCallee(file, node, name), states: hook.states, isAwaited: reading.held !== null && isTested(reading.held) })
    found.set(page, queries)
  }
  return [...found].flatMap(([page, queries]) => (told.has(page) ? [] : queries))
})

function hookOf(file: SourceFile, call: TSESTree.CallExpression, name: string): QueryHook | null {
  const origin = originOf(file, call.callee)
  const known = origin && entryOf(queryHooks, origin)
  if (known) return known
  // `const { useGetOrdersQuery } = ordersApi`, of a slice that this file makes
  if (origin && packageOf(origin.module) === '@reduxjs/toolkit' && origin.path.at(-1) === name && origin.path.includes('createApi') && !name.startsWith('useLazy')) return sliceHook
  const receiver = receiverOf(call)
  if (origin && !isLocalModule(origin.module) && !origin.module.startsWith('@')) return null
  // `trpc.team.get.useQuery()`, of a client that another file makes
  if (receiver) return (name === 'useQuery' || name === 'useInfiniteQuery') && receiver.type === 'MemberExpression' ? procedureHook : null
  return origin && /^use(?:Get|List|Search|Find|Fetch)[A-Z]\w*Query$/.test(name) && /api|slice|service|store/i.test(origin.module) ? sliceHook : null
}

function shownCallee(file: SourceFile, { callee }: TSESTree.CallExpression, name: string): string {
  const text = file.source.getText(callee as never)
  return /^[\w.]{1,50}$/.test(text) ? text : name
}

/** Whether the options of a query can be seen, and give neither the wait nor the failure to somebody else. */
function showsWhatItWants(file: SourceFile, call: TSESTree.CallExpression, { options }: QueryHook): boolean {
  return call.arguments.slice(options).every((argument, index) => {
    if (argument.type === 'SpreadElement') return false
    const value = constantBehind(file, argument)
    if (value.type === 'ObjectExpression') {
      const { names, open } = keysOf(value)
      const isOpen = open && value.properties.some((property) => property.type !== 'SpreadElement' || !isProcedureOptions(file, property.argument))
      return !isOpen && !names.some((name) => stateOptions.has(name))
    }
    // `useQuery(trpc.team.get.queryOptions(input, { enabled }))`
    if (value.type === 'CallExpression' && isProcedureOptions(file, value)) return true
    // The key and the function of older versions, the fetcher of SWR
    const last = index + options === call.arguments.length - 1
    return value.type === 'Literal' || value.type === 'ArrayExpression' || value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression' || (last && /fetch/i.test(nameOf(unwrap(argument)) ?? ''))
  })
}

function isProcedureOptions(file: SourceFile, node: Node): boolean {
  const call = unwrap(node)
  if (call.type !== 'CallExpression' || !/^(?:infiniteQ|q)ueryOptions$/.test(calleeNameOf(call) ?? '') || receiverOf(call)?.type !== 'MemberExpression') return false
  return call.arguments.slice(1).every((argument) => {
    const value = constantBehind(file, argument)
    return value.type === 'ObjectExpression' && !keysOf(value).open && !keysOf(value).names.some((name) => stateOptions.has(name))
  })
}

const hidden: Reading = { states: true, data: false, held: null }

/** What a component reads of the result of a query. */
function readingOf(file: SourceFile, call: TSESTree.CallExpression): Reading {
  let at: Node = call
  while (at.parent && at.parent !== at && unwrap(at.parent) === unwrap(at)) at = at.parent
  const { parent } = at
  if (parent?.type === 'ExpressionStatement') return { states: false, data: false, held: null }
  if (parent?.type === 'MemberExpression' && parent.object === at) return ofMembers([nameOf(parent)], heldBy(file, parent))
  if (parent?.type !== 'VariableDeclarator') return hidden
  if (parent.id.type === 'ObjectPattern') return ofPattern(file, parent.id)
  if (parent.id.type !== 'Identifier') return hidden
  const variable = variableOf(file, parent.id)
  const uses = variable?.references.filter(({ identifier }) => identifier !== parent.id) ?? []
  const names: (string | null)[] = []
  let held: Variable | null = null
  for (const { identifier } of uses) {
    const user = identifier.parent
    if (user?.type === 'MemberExpression' && user.object === identifier) {
      names.push(nameOf(user))
      held ??= heldBy(file, user)
    } else if (user?.type === 'VariableDeclarator' && user.init === identifier && user.id.type === 'ObjectPattern') {
      const part = ofPattern(file, user.id)
      if (part.states) return hidden
      if (part.data) names.push('data')
      held ??= part.held
    } else return hidden
  }
  return ofMembers(names, held)
}

function ofMembers(names: readonly (string | null)[], held: Variable | null): Reading {
  return { states: names.some((name) => name === null || stateMembers.has(name)), data: names.includes('data'), held }
}

function ofPattern(file: SourceFile, { properties }: TSESTree.ObjectPattern): Reading {
  const names = properties.map((property) => (property.type === 'Property' ? nameOf(property) : null))
  const data = properties.find((property) => property.type === 'Property' && nameOf(property) === 'data')
  const value = data?.type === 'Property' ? (data.value.type === 'AssignmentPattern' ? data.value.left : data.value) : null
  return ofMembers(names, value?.type === 'Identifier' ? variableOf(file, value) : null)
}

/** `const orders = useQuery(...).data` */
function heldBy(file: SourceFile, member: Node): Variable | null {
  const { parent } = member
  return parent?.type === 'VariableDeclarator' && parent.init === member && parent.id.type === 'Identifier' ? variableOf(file, parent.id) : null
}

/** Whether a page shows what a name holds: a flag that only an effect looks at, to send the visitor elsewhere, is not shown. */
function isShown({ references, identifiers }: Variable, page: Node | null): boolean {
  return page === null || references.some(({ identifier }) => !identifiers.includes(identifier as never) && !isInEffect(identifier, page))
}

function isInEffect(node: Node, page: Node): boolean {
  for (let at = node.parent; at && at !== page; at = at.parent) if (at.type === 'CallExpression' && /^use\w*Effect$/.test(calleeNameOf(at) ?? '')) return true
  return false
}

/** Elements that somebody opens to choose from what is in them. */
const choices = /^(?:select|datalist|dialog)$|(?:Select|SelectContent|SelectGroup|Combobox|Dropdown|DropdownMenu|DropdownMenuContent|Autocomplete|Picker|Popover|PopoverContent|Dialog|DialogContent|Modal|Drawer|Sheet)$/
/** Values that are made of others of the page are followed this far: `const open = useMemo(() => data.filter(...), [data])`. */
const deepest = 3

/** Whether all that a page does with its data is to offer it: the options of a select, the contents of a dialog. The page has another subject. */
function isChoice(file: SourceFile, { references, identifiers }: Variable, page: Node | null, depth = 0): boolean {
  const reads = references.filter(({ identifier }) => !identifiers.includes(identifier as never))
  return reads.length > 0 && reads.every(({ identifier }) => isOffered(file, identifier, page, depth))
}

function isOffered(file: SourceFile, read: Node, page: Node | null, depth: number): boolean {
  for (let at: Node = read; at.parent && at.parent !== page; at = at.parent) {
    const parent: Node = at.parent
    if (parent.type === 'JSXElement' && parent.openingElement.name.type === 'JSXIdentifier' && choices.test(parent.openingElement.name.name)) return true
    if (parent.type === 'VariableDeclarator' && parent.init === at) {
      const made = parent.id.type === 'Identifier' ? variableOf(file, parent.id) : null
      return made !== null && depth < deepest && isChoice(file, made, page, depth + 1)
    }
  }
  return false
}

/** A query function that waits for nothing but `Promise.allSettled` has no failure to show. */
function neverFails(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const given = call.arguments.flatMap((argument): readonly Node[] => (argument.type === 'ObjectExpression' ? argument.properties.flatMap((property) => (property.type === 'Property' && nameOf(property) === 'queryFn' ? [property.value] : [])) : [argument]))
  return given.some((value) => {
    if (!isFunction(value)) return false
    const waits = nodesOf(file).within(value, 'AwaitExpression')
    return waits.length > 0 && waits.every(({ argument }) => argument.type === 'CallExpression' && calleeNameOf(argument) === 'allSettled')
  })
}

/** Whether the code asks if a name holds anything: `!orders`, `orders ? ... : ...`, `orders && ...`. */
function isTested({ references }: Variable): boolean {
  return references.some(({ identifier: { parent }, identifier }) => {
    switch (parent?.type) {
      case 'UnaryExpression':
        return parent.operator === '!'
      case 'IfStatement':
      case 'ConditionalExpression':
        return parent.test === identifier
      case 'LogicalExpression':
        return parent.operator === '&&' && parent.left === identifier
      default:
        return false
    }
  })
}
