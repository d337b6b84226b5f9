import { readFileSync, realpathSync } from 'node:fs'
import { matcherOf, patternOfGlob } from '../layers/globs.js'
import { entriesOf, isFile, isFolder, isFresh, jsonOf, watching, type Watched } from './directories.js'
import { foldersAbove, joined, slashed, within } from './paths.js'

/** The parts of a `package.json` that resolution reads. */
export type PackageJson = {
  readonly name?: string
  readonly exports?: unknown
  readonly imports?: unknown
  readonly main?: string
  readonly workspaces?: unknown
  readonly [field: string]: unknown
}

/** The `package.json` of a folder; `null` when there is none or it cannot be read. */
export function packageJsonIn(folder: string): PackageJson | null {
  if (!isFile(`${folder}/package.json`)) return null
  const { value } = jsonOf(`${folder}/package.json`)
  return typeof value === 'object' && value !== null ? (value as PackageJson) : null
}

const workspaces = new Map<string, Watched<ReadonlyMap<string, string>>>()

/** Folders of the packages that belong to the same repository as a folder, by package name; found by globs, so nothing need be installed. */
export function workspacesAround(folder: string): ReadonlyMap<string, string> {
  for (const root of foldersAbove(folder)) {
    const globs = workspaceGlobsOf(root)
    if (globs) return workspacesOf(root, globs)
  }
  return new Map()
}

function workspaceGlobsOf(root: string): readonly string[] | null {
  const given = packageJsonIn(root)?.workspaces
  const listed = Array.isArray(given) ? given : typeof given === 'object' && given !== null ? (given as { packages?: unknown }).packages : null
  if (Array.isArray(listed)) return listed.filter((glob) => typeof glob === 'string')
  return isFile(`${root}/pnpm-workspace.yaml`) ? pnpmPackagesOf(`${root}/pnpm-workspace.yaml`) : null
}

/** The list under `packages:`; the rest of the file does not concern us. */
function pnpmPackagesOf(path: string): readonly string[] {
  const globs: string[] = []
  let isInside = false
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const item = /^\s*-\s*(['"]?)([^'"#\s][^'"#]*)\1/.exec(line)
    if (/^packages:/.test(line)) isInside = true
    else if (isInside && item) globs.push(item[2]!.trim())
    else if (/^\S/.test(line)) isInside = false
  }
  return globs
}

function workspacesOf(root: string, globs: readonly string[]): ReadonlyMap<string, string> {
  const known = workspaces.get(root)
  if (known && isFresh(known)) return known.value
  const packages = new Map<string, string>()
  const read = [`${root}/package.json`, `${root}/pnpm-workspace.yaml`]
  const excluded = matcherOf(globs.filter((glob) => glob.startsWith('!')).map((glob) => `^${patternOfGlob(trimmed(glob.slice(1)))}$`))
  for (const glob of globs) {
    if (glob.startsWith('!')) continue
    for (const folder of foldersMatching(root, trimmed(glob).split('/'), read)) {
      const name = excluded(folder.slice(root.length + 1)) ? undefined : packageJsonIn(folder)?.name
      if (name && !packages.has(name)) packages.set(name, folder)
    }
  }
  workspaces.set(root, watching(packages, read))
  return packages
}

function trimmed(glob: string): string {
  return glob.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '')
}

/** Folders below which no package of the project lies. */
const passedBy = new Set(['node_modules', '.git', 'dist', 'build', 'coverage'])

function foldersMatching(folder: string, segments: readonly string[], read: string[]): readonly string[] {
  const [segment, ...rest] = segments
  if (segment === undefined) return [folder]
  if (!/[*?{]/.test(segment)) {
    const next = joined(folder, segment)
    return isFolder(next) ? foldersMatching(next, rest, read) : []
  }
  read.push(folder)
  const matches = segment === '**' ? () => true : matcherOf([`^${patternOfGlob(segment)}$`])
  const found = segment === '**' ? [...foldersMatching(folder, rest, read)] : []
  for (const [name, kind] of entriesOf(folder) ?? []) {
    if (kind !== 'folder' || passedBy.has(name) || !matches(name)) continue
    found.push(...foldersMatching(`${folder}/${name}`, segment === '**' ? segments : rest, read))
  }
  return found
}

/** The folder behind an installed package that is a link into the repository (`npm link`, `file:`, a workspace); `null` for any other. */
export function linkedPackage(folder: string, name: string): { readonly installed: boolean; readonly folder: string | null } {
  for (const above of foldersAbove(folder)) {
    const modules = `${above}/node_modules`
    if (!isFolder(modules) || !isFolder(`${modules}/${name}`)) continue
    try {
      const real = slashed(realpathSync(`${modules}/${name}`))
      if (real.includes('/node_modules/')) return { installed: true, folder: null }
      // The path by which the project was opened may itself pass a link; layers are told by paths as they were opened.
      const inside = within(slashed(realpathSync(above)), real)
      return { installed: true, folder: inside === null ? real : `${above}/${inside}` }
    } catch {
      return { installed: true, folder: null }
    }
  }
  return { installed: false, folder: null }
}
