import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, unwrap } from './expressions.js'
import { classAround } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { onlyValueOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** One step of a chain: `.where(x)` has the name `where` and a call; `.user` has a name and no call; `db('users')` a call and no name. */
export type Link = {
  readonly name: string | null
  readonly call: TSESTree.CallExpression | null
  readonly node: Node
}

/** `db.insert(users).values(row)` as its root `db` and its links `insert()`, `values()`, in the order they run. */
export type CallChain = {
  /** The last call of the chain, `then`, `catch` and `finally` left off. */
  readonly node: TSESTree.CallExpression
  /** The whole expression with them. */
  readonly outermost: TSESTree.CallExpression
  readonly root: Node
  readonly links: readonly Link[]
  /** Index of the first link that is written in this expression; those before stand behind a constant it begins with. */
  readonly own: number
  /** Names of the constants that were followed, outermost first: hints at what the chain goes through. */
  readonly aliases: readonly string[]
}

const promiseHandlers = new Set(['then', 'catch', 'finally'])
/** Links a chain may have, and constants it is followed through. */
const longestChain = 64
const mostConstants = 6

/** The arguments of a link's call. */
export function argumentsOf(link: Link | undefined): readonly Node[] {
  return link?.call?.arguments ?? []
}

/** The name an expression ends in: `redis` for `this.redis`, `getDb` for `getDb()`. */
export function lastNameOf(node: Node): string | null {
  const value = unwrap(node)
  if (value.type === 'CallExpression') return lastNameOf(value.callee)
  if (value.type === 'AwaitExpression') return lastNameOf(value.argument)
  return value.type === 'Identifier' || value.type === 'MemberExpression' ? nameOf(value) : null
}

/** Every chain of calls of a file, in the order of the text. */
export const callChainsOf = lazily((file: SourceFile): readonly CallChain[] => {
  const chains: CallChain[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    if (!isOutermost(call)) continue
    const { root, links } = flattened(call)
    while (links.length > 1 && links.at(-1)!.name !== null && promiseHandlers.has(links.at(-1)!.name!)) links.pop()
    const last = links.at(-1)!
    if (!last.call) continue
    const start = expanded(file, root)
    const before = start?.links ?? []
    chains.push({ node: last.call, outermost: call, root: start?.root ?? root, links: [...before, ...links], own: before.length, aliases: start?.aliases ?? [] })
  }
  return chains
})

const chainsByCall = lazily((file: SourceFile): ReadonlyMap<Node, CallChain> => {
  const byCall = new Map<Node, CallChain>()
  for (const chain of callChainsOf(file)) byCall.set(chain.node, chain).set(chain.outermost, chain)
  return byCall
})

/** The chain that ends in a call, or `null` for a call in the middle of one. */
export function chainEndingIn(file: SourceFile, call: Node): CallChain | null {
  return chainsByCall(file).get(call) ?? null
}

/** The chain a call or member belongs to as its last link, constants followed. */
export function chainBehind(file: SourceFile, node: Node): { readonly root: Node; readonly links: readonly Link[] } {
  const { root, links } = flattened(node)
  const start = expanded(file, root)
  return { root: start?.root ?? root, links: [...(start?.links ?? []), ...links] }
}

function flattened(node: Node): { root: Node; links: Link[] } {
  const links: Link[] = []
  let at = unwrap(node)
  while (links.length < longestChain) {
    if (at.type === 'CallExpression') {
      const callee = unwrap(at.callee)
      if (callee.type === 'MemberExpression') {
        links.push({ name: nameOf(callee), call: at, node: at })
        at = unwrap(callee.object)
      } else {
        links.push({ name: null, call: at, node: at })
        at = callee
      }
    } else if (at.type === 'MemberExpression') {
      links.push({ name: nameOf(at), call: null, node: at })
      at = unwrap(at.object)
    } else break
  }
  return { root: at, links: links.reverse() }
}

function isOutermost(call: Node): boolean {
  let at: Node = call
  for (;;) {
    const parent: Node | undefined = at.parent
    if (!parent) return true
    if (parent.type === 'MemberExpression' && parent.object === at) at = parent
    else if (parent.type === 'CallExpression' && parent.callee === at) return false
    else if (unwrap(parent) !== parent && unwrap(parent) === unwrap(at)) at = parent
    else return true
  }
}

/** What a chain's root stands for: `const users = db.collection('users')`, a field of the class, `(await connect()).db()`. */
function expanded(file: SourceFile, root: Node): { root: Node; links: readonly Link[]; aliases: readonly string[] } | null {
  const aliases: string[] = []
  let at = root
  let links: readonly Link[] = []
  for (let steps = 0; steps < mostConstants; steps++) {
    const value = valueBehind(file, at)
    if (!value) break
    const inner = flattened(value)
    if (inner.root === at || links.length + inner.links.length > longestChain) break
    if (at.type === 'Identifier') aliases.push(at.name)
    at = inner.root
    links = [...inner.links, ...links]
  }
  return at === root ? null : { root: at, links, aliases }
}

function valueBehind(file: SourceFile, node: Node): Node | null {
  if (node.type === 'AwaitExpression') return isClientCall(node.argument) ? unwrap(node.argument) : null
  if (node.type !== 'Identifier') return null
  const variable = variableOf(file, node)
  const definition = variable?.defs[0]
  if (!variable || definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') return null
  const only = onlyValueOf(variable)
  const value = only && unwrap(only)
  if (!value) return null
  if (value.type === 'AwaitExpression') return isClientCall(value.argument) ? unwrap(value.argument) : null
  if (value.type === 'CallExpression') return value.callee.type === 'Identifier' && value.callee.name === 'require' ? null : value
  return value.type === 'MemberExpression' || value.type === 'Identifier' ? value : null
}

/** Awaited calls that give a client, not rows: `await connect()`, `await client.connect()`, `await getDb()`, `await createClient()`. */
function isClientCall(node: Node): boolean {
  const name = lastNameOf(node)
  return name !== null && /^(?:get|create|connect|use|init|open|acquire|make)(?:$|[A-Z])|(?:client|connection|promise|pool|prisma|redis)$/i.test(name)
}

/** The initialiser of the field that `this.x` reads, when the class shows one. */
export function fieldValueOf(node: Node): Node | null {
  if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return null
  const name = nameOf(node)
  for (const member of classAround(node)?.body.body ?? [])
    if (member.type === 'PropertyDefinition' && nameOf(member) === name) return member.value
  return null
}
