import type { TSESTree } from '@typescript-eslint/utils'
import { claimNames, claimVerbs, duplicateWords, uniqueViolations } from '../knowledge/claims.js'
import { dataAccessesIn, dataAccessesOf, type DataAccess } from './data-access.js'
import { calleeNameOf, unwrap, wordsOf } from './expressions.js'
import { functionBehind } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** A call that lets exactly one of several simultaneous callers through. */
export type Claim = {
  readonly node: Node
  /**
   * `call`: a function taught by `settings.claims` or named for it; `key`: `SET NX` and its relatives; `row`: an insert whose
   * unique constraint decides, or an update that only changes a row in the expected state; `lock`: rows or keys locked first.
   */
  readonly kind: 'call' | 'key' | 'row' | 'lock'
  /** What is claimed, where the file shows it. */
  readonly key: Node | null
}

/** Atomic claims of a file, in the order of the text. */
export const claimsOf = lazily((file: SourceFile): readonly Claim[] => {
  const claims: Claim[] = []
  for (const access of dataAccessesOf(file)) {
    const kind = accessClaim(file, access)
    if (kind) claims.push({ node: access.node, kind, key: access.library === 'redis' ? access.where : (access.assignments[0]?.value ?? access.where) })
  }
  const known = new Set(claims.map(({ node }) => node))
  for (const call of nodesOf(file).get('CallExpression'))
    if (!known.has(call) && isClaimCall(file, call)) claims.push({ node: call, kind: 'call', key: call.arguments[0] ?? null })
  return claims.sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** The claims inside a node. */
export function claimsIn(file: SourceFile, ancestor: Node): readonly Claim[] {
  const [start, end] = ancestor.range
  return claimsOf(file).filter(({ node }) => node.range[0] >= start && node.range[1] <= end)
}

function accessClaim(file: SourceFile, access: DataAccess): Claim['kind'] | null {
  if (access.locks) return 'lock'
  if (access.library === 'redis') return access.isAtomic && (access.operation === 'create' || access.operation === 'update' || access.operation === 'raw') ? 'key' : null
  if (access.operation === 'create') return access.isAtomic || isDuplicateHandled(file, access.node) ? 'row' : null
  // `updateMany({ where: { id, status: 'pending' }, data: { status: 'paid' } })` changes a row in one state only
  if (access.operation === 'update' && access.conditions.length > 1) {
    const states = new Set(access.conditions.map(({ name }) => name.toLowerCase()))
    if (access.assignments.some(({ name }) => states.has(name.toLowerCase()))) return 'row'
  }
  return null
}

function isClaimCall(file: SourceFile, call: TSESTree.CallExpression): boolean {
  if (isTaught(file, call.callee, file.settings.claims)) return true
  const name = calleeNameOf(call)
  if (name === null) return false
  const origin = originOf(file, call.callee)
  if (origin && /^(?:redlock|async-mutex|async-lock|proper-lockfile|@sesamecare-oss\/redlock|redis-semaphore)$/.test(origin.module)) return true
  if (claimNames.has(name)) return call.arguments.length > 0 && isPlainName(file, call, name)
  const words = wordsOf(name)
  const [first, second] = words
  if (first === 'try' && second !== undefined && (claimVerbs.has(second) || second === 'lock' || second === 'insert' || second === 'mark')) return true
  if (!first || !claimVerbs.has(first) || words.length < 2) return false
  // A function of the file that is named so must hold the claim itself
  const own = functionBehind(file, call.callee)
  return !own || dataAccessesIn(file, own).some((access) => accessClaim(file, access) !== null)
}

/** Short names count with two hints: `once()` of a library or event emitter, `lock()` of a page and `using()` are something else. */
function isPlainName(file: SourceFile, call: TSESTree.CallExpression, name: string): boolean {
  if (name !== 'once' && name !== 'using' && name !== 'lock') return true
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return false
  const holder = unwrap(callee.object)
  const holderName = holder.type === 'Identifier' ? holder.name : holder.type === 'MemberExpression' && holder.property.type === 'Identifier' ? holder.property.name : ''
  return wordsOf(holderName).some((word) => ['redlock', 'lock', 'locks', 'locker', 'mutex', 'idempotency', 'idempotent'].includes(word))
}

/** Whether what a node throws is caught by code that knows of unique constraints: `P2002`, `23505`, `isDuplicate(error)`. */
export function isDuplicateHandled(file: SourceFile, node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const parent: Node | undefined = at.parent
    if (parent?.type === 'TryStatement' && parent.block === at && parent.handler && knowsDuplicates(file, parent.handler)) return true
    // `create().catch((error) => { if (error.code === 'P2002') ... })`, `then(ok, failed)`
    if (parent?.type === 'MemberExpression' && parent.object === at && parent.parent.type === 'CallExpression' && parent.parent.callee === parent) {
      const name = calleeNameOf(parent.parent)
      const handler = name === 'catch' ? parent.parent.arguments[0] : name === 'then' ? parent.parent.arguments[1] : undefined
      const fn = handler && (functionBehind(file, handler) ?? handler)
      if (fn && knowsDuplicates(file, fn)) return true
    }
  }
  // `const { error } = await supabase.from('x').insert(row); if (error.code === '23505')`
  return duplicateTestsOf(file).some((test) => test.range[0] > node.range[1] && isSameBlock(node, test))
}

/** Tests of a returned error for a violated constraint. */
const duplicateTestsOf = lazily((file: SourceFile): readonly Node[] =>
  nodesOf(file)
    .get('Literal')
    .filter(({ value, parent }) => uniqueViolations.has(String(value)) && parent.type === 'BinaryExpression'),
)

function isSameBlock(node: Node, test: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent)
    if (at.type === 'BlockStatement') return test.range[0] >= at.range[0] && test.range[1] <= at.range[1]
  return false
}

function knowsDuplicates(file: SourceFile, handler: Node): boolean {
  const text = file.text.slice(handler.range[0], handler.range[1])
  for (const word of text.match(/[A-Za-z_$][\w$]*|\b\d{4,5}\b/g) ?? []) {
    if (uniqueViolations.has(word)) return true
    if (wordsOf(word).some((part) => duplicateWords.has(part))) return true
  }
  return false
}
