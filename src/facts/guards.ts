import type { TSESTree } from '@typescript-eslint/utils'
import { tablesOf } from '../knowledge/table-of.js'
import { calleeNameOf, nameOf, unwrap } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { patternSourceOf, variableOf, writesOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A branch that depends on what a call gave: `if (existing) return`, `if (rows.length === 0) { ... }`, `found ?? (await create())`. */
export type Guard = {
  /** The condition. */
  readonly test: Node
  /** The call whose result is tested. */
  readonly source: Node
  /** The column that is tested instead of the mere presence of a row: `processed` in `if (event.processed) return`. */
  readonly flag: string | null
  /** The text that the flag is compared with: `paid` in `order.status === 'paid'`. */
  readonly literal: string | null
  /** Code that runs only when the call gave nothing, or the flag was not set: offsets from, to. */
  readonly absent: readonly [number, number] | null
  /** Whether the condition is true when there is something: `if (existing)`, not `if (!existing)`. */
  readonly isPresence: boolean
  /** Whether the call's giving something ends the function, the turn of the loop or the block. */
  readonly isExit: boolean
  /** Whether the call's giving nothing does: `if (!existing) return`. What comes after then had something. */
  readonly isEndWhenAbsent: boolean
}

type Finding = { readonly source: Node; readonly flag: string | null; readonly literal: string | null; readonly isPresent: boolean }

/** Conditions in conditions, and constants they stand for, that are read. */
const deepestCondition = 10

/** Branches on the results of calls, by the call. */
export const guardsOf = lazily((file: SourceFile): ReadonlyMap<Node, readonly Guard[]> => {
  const guards = new Map<Node, Guard[]>()
  const add = (finding: Finding, test: Node, absent: readonly [number, number] | null, isExit = false, isEndWhenAbsent = false) => {
    const guard: Guard = { test, source: finding.source, flag: finding.flag, literal: finding.literal, isPresence: finding.isPresent, absent, isExit, isEndWhenAbsent }
    const known = guards.get(finding.source)
    if (known) known.push(guard)
    else guards.set(finding.source, [guard])
  }
  for (const statement of nodesOf(file).get('IfStatement')) {
    for (const finding of findingsOf(file, statement.test)) {
      const isExit = finding.isPresent ? leaves(statement.consequent) : statement.alternate !== null && leaves(statement.alternate)
      const after = isExit ? restOfBlock(statement) : null
      const absent = finding.isPresent ? (statement.alternate?.range ?? after) : statement.consequent.range
      const whenAbsent = finding.isPresent ? statement.alternate : statement.consequent
      add(finding, statement.test, absent, isExit, whenAbsent !== null && leaves(whenAbsent) && unwrap(statement.test).type !== 'LogicalExpression')
    }
  }
  for (const { test, consequent, alternate } of nodesOf(file).get('ConditionalExpression'))
    for (const finding of findingsOf(file, test)) add(finding, test, finding.isPresent ? alternate.range : consequent.range)
  for (const { operator, left, right } of nodesOf(file).get('LogicalExpression'))
    for (const finding of findingsOf(file, left)) add(finding, left, finding.isPresent === (operator !== '&&') ? right.range : null)
  return guards
})

/** Whether a node runs only when a guarded call gave nothing. */
export function isWhereAbsent(guard: Guard, node: Node): boolean {
  return guard.absent !== null && node.range[0] >= guard.absent[0] && node.range[1] <= guard.absent[1]
}

/** Whether a branch always leaves what it stands in. */
function leaves(statement: Node): boolean {
  if (statement.type === 'BlockStatement') return statement.body.length > 0 && leaves(statement.body.at(-1)!)
  if (statement.type === 'IfStatement') return statement.alternate !== null && leaves(statement.consequent) && leaves(statement.alternate)
  return ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'].includes(statement.type)
}

/** From a statement to the end of its block; a block that is tried goes on after its handler. */
function restOfBlock(statement: Node): readonly [number, number] {
  let block = statement.parent!
  while (block.parent?.type === 'TryStatement' && block.parent.block === block && block.parent.parent) block = block.parent.parent
  return [statement.range[1], block.range[1]]
}

function findingsOf(file: SourceFile, node: Node, isPresent = true, depth = 0): readonly Finding[] {
  const test = unwrap(node)
  if (depth > deepestCondition) return []
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' ? findingsOf(file, test.argument, !isPresent, depth + 1) : []
    case 'LogicalExpression':
      return [...findingsOf(file, test.left, isPresent, depth + 1), ...findingsOf(file, test.right, isPresent, depth + 1)]
    case 'BinaryExpression':
      return comparisonFindings(file, test, isPresent, depth)
    case 'CallExpression': {
      const name = calleeNameOf(test)
      const [first] = test.arguments
      if (first && (name === 'Boolean' || name === 'isEmpty' || name === 'isNil')) return findingsOf(file, first, name === 'Boolean' ? isPresent : !isPresent, depth + 1)
      break
    }
    case 'Identifier': {
      // `const exists = rows.length > 0`
      const value = initialiserOf(file, test)
      if (value && ['BinaryExpression', 'UnaryExpression', 'LogicalExpression'].includes(unwrap(value).type)) return findingsOf(file, value, isPresent, depth + 1)
      break
    }
    default:
  }
  const subject = subjectOf(file, test)
  return subject ? [{ source: subject.source, flag: flagOf(subject.path), literal: null, isPresent }] : []
}

const emptyNumbers: Readonly<Record<string, Readonly<Record<string, boolean>>>> = tablesOf({
  // operator -> literal -> whether a true comparison means that something is there
  '>': { '0': true },
  '>=': { '1': true },
  '<': { '1': false },
  '<=': { '0': false },
  '===': { '0': false, '1': true },
  '==': { '0': false, '1': true },
  '!==': { '0': true },
  '!=': { '0': true },
})

function comparisonFindings(file: SourceFile, { operator, left, right }: TSESTree.BinaryExpression, isPresent: boolean, depth: number): readonly Finding[] {
  const value = unwrap(right)
  const found = (means: boolean, literal: string | null = null): readonly Finding[] => {
    const subject = subjectOf(file, unwrap(left as Node))
    return subject ? [{ source: subject.source, flag: flagOf(subject.path), literal, isPresent: means === isPresent }] : []
  }
  if (depth > deepestCondition) return []
  const isEqual = operator === '===' || operator === '=='
  const isDifferent = operator === '!==' || operator === '!='
  if ((value.type === 'Literal' && value.value === null) || (value.type === 'Identifier' && value.name === 'undefined')) return isEqual ? found(false) : isDifferent ? found(true) : []
  if (value.type !== 'Literal') return value.type === 'MemberExpression' && (isEqual || isDifferent) ? found(isEqual, nameOf(value)) : []
  if (typeof value.value === 'number') {
    const means = emptyNumbers[operator]?.[String(value.value)]
    return means === undefined ? [] : found(means)
  }
  if (typeof value.value === 'boolean') return isEqual || isDifferent ? found(value.value === isEqual) : []
  return typeof value.value === 'string' && (isEqual || isDifferent) ? found(isEqual, value.value) : []
}

/** Members of a result that say whether there is one. */
const presence = new Set(['length', 'rows', 'rowCount', 'data', 'count', 'size', 'id', '_id', 'exists', 'empty', 'docs', 'rowsAffected', '[]', '0'])

function flagOf(path: readonly string[]): string | null {
  const last = path.at(-1)
  return last === undefined || presence.has(last) || /^\[?\d+\]?$/.test(last) ? null : last
}

type Subject = { readonly source: Node; readonly path: readonly string[] }

/** The call that an expression is a part of the result of. */
function subjectOf(file: SourceFile, node: Node, path: readonly string[] = [], depth = 0): Subject | null {
  const value = unwrap(node)
  if (depth > deepestCondition) return null
  switch (value.type) {
    case 'AwaitExpression':
      return subjectOf(file, value.argument, path, depth + 1)
    case 'MemberExpression':
      return subjectOf(file, value.object, [nameOf(value) ?? '[]', ...path], depth + 1)
    case 'TaggedTemplateExpression':
      return { source: value, path }
    case 'CallExpression': {
      // `find().catch(() => null)`, `find().then((rows) => rows[0])`
      const callee = unwrap(value.callee)
      if (callee.type === 'MemberExpression' && ['then', 'catch', 'finally'].includes(nameOf(callee) ?? '')) return subjectOf(file, callee.object, path, depth + 1)
      if (callee.type === 'MemberExpression' && nameOf(callee) === 'at') return subjectOf(file, callee.object, path, depth + 1)
      return { source: value, path }
    }
    case 'LogicalExpression':
      return subjectOf(file, value.left, path, depth + 1)
    case 'Identifier': {
      const variable = variableOf(file, value)
      const definition = variable?.defs[0]
      if (!variable || definition?.type !== 'Variable') return null
      if (definition.node.id.type === 'Identifier') {
        const first = definition.node.init ?? writesOf(variable).find((write) => write !== null)
        return first ? subjectOf(file, first, path, depth + 1) : null
      }
      const source = patternSourceOf(definition.name)
      if (!source?.value) return null
      const together = allOf(source.value)
      const index = /^\[(\d+)\]$/.exec(source.path[0] ?? '')?.[1]
      const element = together && index !== undefined ? together.elements[Number(index)] : null
      if (element) return subjectOf(file, element, [...source.path.slice(1), ...path], depth + 1)
      return subjectOf(file, source.value, [...source.path, ...path], depth + 1)
    }
    default:
      return null
  }
}

/** The array of `await Promise.all([...])`. */
function allOf(node: Node): TSESTree.ArrayExpression | null {
  const value = unwrap(node)
  const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value
  const [list] = call.type === 'CallExpression' && /^all(?:Settled)?$/.test(calleeNameOf(call) ?? '') ? call.arguments : []
  return list?.type === 'ArrayExpression' ? list : null
}

function initialiserOf(file: SourceFile, identifier: Node): Node | null {
  const definition = variableOf(file, identifier)?.defs[0]
  return definition?.type === 'Variable' && definition.node.id.type === 'Identifier' ? definition.node.init : null
}
