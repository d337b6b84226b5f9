import type { TSESTree } from '@typescript-eslint/utils'
import { lazily } from './lazily.js'
import type { SourceFile } from './source-file.js'

export type Node = TSESTree.Node
export type NodeType = `${TSESTree.AST_NODE_TYPES}`
export type NodeOf<Type extends NodeType> = Extract<Node, { type: Type }>

export type NodesByType = {
  /** Every node of that type in the file, in the order of the text. */
  get<Type extends NodeType>(type: Type): readonly NodeOf<Type>[]
  /** Those of them that lie inside `ancestor` (the ancestor itself excluded), nested functions included. */
  within<Type extends NodeType>(ancestor: Node, type: Type): readonly NodeOf<Type>[]
}

/** Every node of the file grouped by type: the only walk over the tree that any rule pays for. */
export const nodesOf = lazily(({ source }: SourceFile): NodesByType => {
  const groups = new Map<string, Node[]>()
  const keys: Readonly<Record<string, readonly string[] | undefined>> = source.visitorKeys
  const pending: Node[] = [source.ast]

  while (pending.length > 0) {
    const node = pending.pop()!
    const group = groups.get(node.type)
    if (group) group.push(node)
    else groups.set(node.type, [node])

    // Children go on the stack last first, so that they come off in the order of the text.
    const children = keys[node.type] ?? []
    for (let index = children.length - 1; index >= 0; index--) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[children[index]!]
      if (Array.isArray(child)) {
        for (let at = child.length - 1; at >= 0; at--) {
          const element = child[at]
          if (element) pending.push(element)
        }
      } else if (child) pending.push(child)
    }
  }

  const get = <Type extends NodeType>(type: Type) => (groups.get(type) ?? []) as NodeOf<Type>[]
  return {
    get,
    within(ancestor, type) {
      const all = get(type)
      const [start, end] = ancestor.range
      const found = []
      for (let at = firstFrom(all, start); at < all.length; at++) {
        const node = all[at]!
        if (node.range[0] >= end) break
        if (node !== (ancestor as Node) && node.range[1] <= end) found.push(node)
      }
      return found
    },
  }
})

/** Those of some nodes, sorted by where they start, that lie inside another or are it. */
export function sortedWithin<Each extends Node>(nodes: readonly Each[], ancestor: Node): readonly Each[] {
  const [start, end] = ancestor.range
  const found: Each[] = []
  for (let at = firstFrom(nodes, start); at < nodes.length; at++) {
    const node = nodes[at]!
    if (node.range[0] >= end) break
    if (node.range[1] <= end) found.push(node)
  }
  return found
}

/** Index of the first node that starts at or after an offset; the nodes are sorted by where they start. */
function firstFrom(nodes: readonly Node[], offset: number): number {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (nodes[middle]!.range[0] < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a node lies inside another, or is it. */
export function isWithin(node: Node, ancestor: Node): boolean {
  return node.range[0] >= ancestor.range[0] && node.range[1] <= ancestor.range[1]
}
