import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { LayersDefinition } from '../layers/definition.js'
import type { FileCycle } from '../layers/targets/dependency-cruiser.js'
import { foldersOf } from '../layers/validate.js'
import { entriesOf } from './directories.js'
import { resolveModule } from './module-resolution.js'
import { joined, within } from './paths.js'

/** How TypeScript lists the imports of a text without parsing it whole. */
type PreProcess = (text: string, readImportFiles: boolean, detectJavaScriptImports: boolean) => { importedFiles: readonly { fileName: string; pos: number }[] }

/**
 * Circles of files that import each other, one for each knot of them however many circles it holds: the shortest that was
 * found. Types and `import()` make no circle, for neither is there when a file is loaded.
 */
export function fileCyclesOf(root: string, definition: LayersDefinition): readonly FileCycle[] {
  const graph = graphOf(root, filesOf(root, definition), importsBy(root))
  const circles = knotsOf(graph).map((knot) => ({ path: shortestCircle(graph, knot), files: knot.size }))
  return circles.sort((a, b) => (a.path[0]! < b.path[0]! ? -1 : 1))
}

type Graph = ReadonlyMap<string, readonly string[]>

const sources = /(?<!\.d)\.[cm]?[jt]sx?$/
const passedBy = new Set(['node_modules', 'dist', 'build', 'coverage', '.next', '.git'])

function filesOf(root: string, { layers, roots = [] }: LayersDefinition): readonly string[] {
  const folders = [...new Set([...roots, ...Object.values(layers).flatMap(({ path }) => foldersOf(path))])]
  const files = new Set<string>()
  const pending = folders.map((folder) => joined(root, folder))
  while (pending.length > 0) {
    const folder = pending.pop()!
    for (const [name, kind] of entriesOf(folder) ?? []) {
      if (kind === 'folder' && !passedBy.has(name)) pending.push(`${folder}/${name}`)
      else if (kind === 'file' && sources.test(name)) files.add(`${folder}/${name}`)
    }
  }
  return [...files].sort()
}

function graphOf(root: string, files: readonly string[], importsIn: (text: string) => readonly string[]): Graph {
  const all = new Set(files)
  const graph = new Map<string, string[]>()
  for (const file of files) {
    const targets = new Set<string>()
    for (const specifier of importsIn(readFileSync(file, 'utf8'))) {
      const resolution = resolveModule(file, specifier)
      if (resolution.kind === 'file' && all.has(resolution.path)) targets.add(within(root, resolution.path)!)
    }
    graph.set(within(root, file)!, [...targets])
  }
  return graph
}

/** The modules that a text loads at once. TypeScript is asked where it is installed; it tells comments and strings from code. */
function importsBy(root: string): (text: string) => readonly string[] {
  const preProcess = preProcessOf(root)
  if (!preProcess) return (text) => [...withoutComments(text).matchAll(loaded)].flatMap(([, named, required]) => named ?? required ?? [])
  return (text) => preProcess(text, true, true).importedFiles.flatMap(({ fileName, pos }) => (isLoaded(text, pos) ? [fileName] : []))
}

function preProcessOf(root: string): PreProcess | null {
  try {
    return (createRequire(`${root}/package.json`)('typescript') as { preProcessFile?: PreProcess }).preProcessFile ?? null
  } catch {
    return null
  }
}

const loaded = /(?:^|[;\s}])(?:import|export)\s(?!type\s)[^'"`;()]{0,2000}?['"]([^'"\n]+)['"]|\brequire\(\s*['"]([^'"\n]+)['"]\s*\)/g

/** Once no comment ends any more, none is looked for: a text of nothing but beginnings is read once. */
function withoutComments(text: string): string {
  const beginning = /\/\*|^[ \t]*\/\/.*$/gm
  const code: string[] = []
  let [from, isClosed] = [0, true]
  for (let found = beginning.exec(text); found; found = beginning.exec(text)) {
    let end = found.index + found[0].length
    if (found[0] === '/*') {
      const close = isClosed ? text.indexOf('*/', end) : -1
      isClosed = close >= 0
      if (!isClosed) continue
      end = close + 2
    }
    code.push(text.slice(from, found.index))
    from = beginning.lastIndex = end
  }
  return code.join('') + text.slice(from)
}

/** Whether the module named at an offset is loaded with the file: not by `import type`, `import()` or names that are all types. */
function isLoaded(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 2_000), offset)
  if (/\brequire\s*\(\s*['"`]?$/.test(before)) return true
  if (/\bimport\s*\(\s*['"`]?$/.test(before)) return false
  const start = Math.max(before.lastIndexOf('import'), before.lastIndexOf('export'))
  const clause = before.slice(start + 6)
  if (/^\s+type\s+(?!from\b|,)/.test(clause)) return false
  const names = /^\s*\{([^}]*)\}/.exec(clause)?.[1]
  return names === undefined || !names.trim() || names.split(',').some((name) => name.trim() !== '' && !/^\s*type\s/.test(name))
}

/** Strongly connected components of more than one file, or of one that imports itself (Tarjan, without recursion). */
function knotsOf(graph: Graph): readonly ReadonlySet<string>[] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const knots: Set<string>[] = []
  for (const start of graph.keys()) {
    if (order.has(start)) continue
    const work: { readonly file: string; next: number }[] = [{ file: start, next: 0 }]
    while (work.length > 0) {
      const frame = work.at(-1)!
      const { file } = frame
      if (frame.next === 0) {
        order.set(file, order.size)
        low.set(file, order.get(file)!)
        stack.push(file)
        onStack.add(file)
      }
      const target = graph.get(file)![frame.next++]
      if (target !== undefined) {
        if (!order.has(target)) work.push({ file: target, next: 0 })
        else if (onStack.has(target)) low.set(file, Math.min(low.get(file)!, order.get(target)!))
        continue
      }
      work.pop()
      const parent = work.at(-1)?.file
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(file)!))
      if (low.get(file) !== order.get(file)) continue
      const knot = new Set<string>()
      let member: string
      do {
        member = stack.pop()!
        onStack.delete(member)
        knot.add(member)
      } while (member !== file)
      if (knot.size > 1 || graph.get(file)!.includes(file)) knots.push(knot)
    }
  }
  return knots
}

/** Starts from which a shorter circle is looked for in a large knot. */
const fewStarts = 20

function shortestCircle(graph: Graph, knot: ReadonlySet<string>): readonly string[] {
  let shortest: readonly string[] | null = null
  for (const start of [...knot].sort().slice(0, fewStarts)) {
    const circle = circleFrom(graph, knot, start)
    if (circle && (!shortest || circle.length < shortest.length)) shortest = circle
    if (shortest && shortest.length <= 3) break
  }
  return shortest ?? [...knot]
}

/** Breadth first, from a file back to itself. */
function circleFrom(graph: Graph, knot: ReadonlySet<string>, start: string): readonly string[] | null {
  const from = new Map<string, string>()
  const pending = [start]
  for (let at = 0; at < pending.length; at++) {
    for (const target of graph.get(pending[at]!)!) {
      if (target === start) {
        const path = [start]
        for (let step = pending[at]!; step !== start; step = from.get(step)!) path.unshift(step)
        return [start, ...path]
      }
      if (!knot.has(target) || from.has(target)) continue
      from.set(target, pending[at]!)
      pending.push(target)
    }
  }
  return null
}
