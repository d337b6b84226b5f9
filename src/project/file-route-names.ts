import { exportsOf } from '../facts/exports.js'
import { lazily } from '../facts/lazily.js'
import { nearestOf } from '../facts/settings.js'
import type { SourceFile } from '../facts/source-file.js'
import { routesOf } from '../facts/routes.js'
import { entriesOf, isFile } from './directories.js'

/** What a file under the root of the file routes has against the convention. */
export type FileRouteFault =
  | { readonly kind: 'name'; readonly file: string; readonly nearest: string | null }
  | { readonly kind: 'export'; readonly file: string; readonly given: readonly string[] }
  /** The folder that the setting names is not there, so that nothing is checked. */
  | { readonly kind: 'root'; readonly root: string; readonly nearest: string | null }

/** Methods of HTTP that a file may be named after. */
export const fileVerbs: readonly string[] = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

const extension = /\.[cm]?[jt]sx?$/
/** Beside the routes: parts that begin with `_`, schemas, types and declarations. */
const besideRoutes = /^_|\.(?:schema|schemas|types|d)$/

/** What is wrong with a file by the convention that `settings.shipworthy.fileRoutes` names, or `null`. */
export const fileRouteFaultOf = lazily((file: SourceFile): FileRouteFault | null => {
  const { fileRoutes } = file.settings
  if (!fileRoutes) return null
  const root = fileRoutes.root.replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, '')
  // A snippet says nothing about what else is on the disk.
  if (isFile(file.filename) && !entriesOf(`${file.cwd}/${root}`)) return { kind: 'root', root: fileRoutes.root, nearest: nearestFolder(file.cwd, root) }
  if (!file.path.startsWith(`${root}/`)) return null
  const segments = file.path.slice(root.length + 1).split('/')
  const name = segments.at(-1)!.replace(extension, '')
  // Folders of the same kind: `_shared/price.ts`.
  if (besideRoutes.test(name) || segments.slice(0, -1).some((folder) => folder.startsWith('_'))) return null
  if (!fileVerbs.includes(name)) {
    // The file at the root that loads the others.
    if (segments.length === 1 && name === 'index' && routesOf(file).length === 0) return null
    return { kind: 'name', file: segments.at(-1)!, nearest: verbMeantBy(name.toLowerCase()) }
  }
  const exported = exportsOf(file).map((one) => one.name)
  if (exported.includes(fileRoutes.export) || mayExport(file, fileRoutes.export)) return null
  return { kind: 'export', file: segments.slice(-2).join('/'), given: exported }
})

/** What people call the methods otherwise. */
const otherNames: Readonly<Record<string, string>> = { list: 'get', show: 'get', read: 'get', find: 'get', fetch: 'get', create: 'post', add: 'post', update: 'patch', edit: 'patch', replace: 'put', remove: 'delete', destroy: 'delete', del: 'delete' }

/** The method that a name stands for: in capitals, with letters in another order, or by a customary word. */
function verbMeantBy(name: string): string | null {
  const letters = (word: string) => [...word].sort().join('')
  return fileVerbs.find((verb) => letters(verb) === letters(name)) ?? (Object.hasOwn(otherNames, name) ? otherNames[name]! : null)
}

/** `export * from './shared'` may give any name but the default. */
function mayExport(file: SourceFile, name: string): boolean {
  return name !== 'default' && file.source.ast.body.some((statement) => statement.type === 'ExportAllDeclaration' && statement.exported === null)
}

/** The folder that was meant: the entry of the nearest folder that is there, with a name like the one that is not. */
function nearestFolder(cwd: string, root: string): string | null {
  const segments = root.split('/')
  for (let at = 0; at < segments.length; at++) {
    const above = segments.slice(0, at).join('/')
    const entries = entriesOf(above === '' ? cwd : `${cwd}/${above}`)
    if (!entries) return null
    if (entries.get(segments[at]!) === 'folder') continue
    const folders = [...entries].filter(([, kind]) => kind === 'folder').map(([name]) => name)
    const nearest = nearestOf(segments[at]!, folders)
    return nearest && [...segments.slice(0, at), nearest, ...segments.slice(at + 1)].join('/')
  }
  return null
}
