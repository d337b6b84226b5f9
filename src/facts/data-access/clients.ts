import { clientTypes, clientWords, databaseWords, dataClients, type DataLibrary } from '../../knowledge/databases.js'
import { entryOf, isLocalModule } from '../../knowledge/modules.js'
import type { CallChain, Link } from '../call-chains.js'
import { wordsOf } from '../expressions.js'
import type { Node } from '../nodes.js'
import { originOf } from '../origins.js'
import type { SourceFile } from '../source-file.js'

/** The client a chain goes through: a library, and how many links stand before the client's own. */
export type Client = {
  readonly library: DataLibrary
  readonly links: number
}

/** The client by where it comes from: a package, a known type, or a name and a module that agree. */
export function clientOf(file: SourceFile, chain: CallChain): Client | null {
  const last = Math.min(chain.links.length - 1, 8)
  for (let links = 0; links <= last; links++) {
    const library = libraryOf(file, prefixOf(chain, links))
    if (library) return { library, links }
  }
  return null
}

/** The expression that the first `count` links of a chain make. */
export function prefixOf({ root, links }: Pick<CallChain, 'root' | 'links'>, count: number): Node {
  return count === 0 ? root : links[count - 1]!.node
}

/** The library whose client an expression is, by origin, else by two hints that agree. */
export function libraryOf(file: SourceFile, node: Node): DataLibrary | null {
  const origin = originOf(file, node)
  if (!origin) return null
  const known = entryOf(dataClients, origin)
  if (known) return known
  const { module, path } = origin
  if (!isLocalModule(module) && !/prisma|database|\bdb\b|redis/.test(module)) return null
  // A value of a type that is named for its client, wherever the type is declared
  if (path.length >= 2 && path.at(-1) === 'new()') return clientTypes[path.at(-2)!] ?? null
  if (path.length > 1 && !(path.length === 2 && path[1] === '()')) return null
  // A client of the project's own module: its name and the module's, or the name and the fact that it is exported, agree
  const words = wordsOf(path[0] ?? '')
  const library = words.map((word) => clientWords[word]).find(Boolean)
  const place = wordsOf(module).map((word) => clientWords[word]).find(Boolean)
  if (library && (library === place || /(?:^|\/)(?:db|database|lib|utils|server|services?|clients?|config|infra|store|data)(?:[/.]|$)/i.test(module) || module.startsWith('.'))) return library
  return null
}

/** Words of the names a chain begins with, up to a link: hints at what it goes through, never proof. */
export function hintsOf(chain: CallChain, count: number): readonly string[] {
  const names: string[] = count >= chain.own ? [...chain.aliases] : []
  if (chain.root.type === 'Identifier') names.push(chain.root.name)
  for (const { name } of chain.links.slice(0, count)) if (name) names.push(name)
  return names.flatMap(wordsOf)
}

/** Whether one of the names a chain begins with is what databases and transactions are called. */
export function isNamedDatabase(chain: CallChain, count: number): boolean {
  return hintsOf(chain, count).some((word) => databaseWords.has(word))
}

/** The library that the words of a chain's first names hint at. */
export function hintedLibrary(chain: CallChain, count: number): DataLibrary | null {
  return hintsOf(chain, count).map((word) => clientWords[word]).find(Boolean) ?? null
}

/** Index of the first link with a call whose name is among some, or -1. */
export function linkIndexOf(links: readonly Link[], isIt: (name: string) => boolean, from = 0): number {
  for (let index = from; index < links.length; index++) {
    const { name, call } = links[index]!
    if (call && name !== null && isIt(name)) return index
  }
  return -1
}

/** The call of the first link with a name at or after an index, or `null`. */
export function linkNamed(links: readonly Link[], name: string, from = 0): Link | null {
  return links[linkIndexOf(links, (other) => other === name, from)] ?? null
}
