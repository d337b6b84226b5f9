import { builtinModules } from 'node:module'
import { packageOf } from '../knowledge/modules.js'
import { entriesOf, isFile, isFolder, isFresh, lookAtClock, watching, type Watched } from './directories.js'
import { targetOf } from './package-targets.js'
import { baseOf, folderOf, foldersAbove, joined } from './paths.js'
import { noAliases, pathAliasesOf, tsconfigAbove, type PathAliases } from './tsconfig-paths.js'
import { linkedPackage, packageJsonIn, workspacesAround, type PackageJson } from './workspaces.js'

/** What a module specifier leads to. Paths are absolute, with forward slashes. */
export type Resolution =
  /** A file of the repository. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  /**
   * Nothing. `path` is where the file would lie when the specifier says so: its folder still tells its layer; else `name` is
   * the package it would be. `problem` is a fault of the configuration that may be the cause.
   */
  | { readonly kind: 'missing'; readonly path: string | null; readonly name: string; readonly problem: string | null }

/**
 * Resolves a module specifier the way TypeScript and bundlers agree on: relative paths, `paths` and `baseUrl` of the nearest
 * tsconfig, `imports` of the nearest `package.json`, packages of the same repository by their source, all else a package.
 */
export function resolveModule(from: string, specifier: string): Resolution {
  const now = lookAtClock()
  const name = withoutLoaders(specifier)
  if (name.startsWith('.')) return generatedBeside.test(name) ? { kind: 'file', path: joined(folderOf(from), name) } : fileOrMissing(joined(folderOf(from), name))
  if (name.startsWith('/')) return servedFile(folderOf(from), name)
  if (/^[a-z][a-z\d+.-]*:/i.test(name) && !/^[a-z]:\//i.test(name)) return { kind: 'package', name: packageOf(name) }
  return scopeOf(folderOf(from), now).resolve(from, name)
}

/** A file that a name without an extension, a folder, or the name of its output stands for; `null` when there is none. */
export function fileBehind(given: string): string | null {
  const path = given.endsWith('/') && given.length > 1 ? given.slice(0, -1) : given
  const folder = folderOf(path)
  const name = baseOf(path)
  const entries = entriesOf(folder)
  if (entries) {
    for (const candidate of sourcesOf(name)) if (entries.get(candidate) === 'file') return `${folder}/${candidate}`
    if (entries.get(name) === 'file') return path
    for (const extension of extensions) if (entries.get(name + extension) === 'file') return path + extension
    if (entries.get(name) !== 'folder') return null
  } else if (entriesOf(path) === null) return null
  const inside = entriesOf(path)
  for (const extension of extensions) if (inside?.get(`index${extension}`) === 'file') return `${path}/index${extension}`
  const main = packageJsonIn(path)?.main
  return typeof main === 'string' && main !== '.' ? fileBehind(joined(path, main)) : null
}

const extensions = ['.ts', '.tsx', '.d.ts', '.mts', '.cts', '.d.mts', '.d.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte', '.astro', '.node']
/** TypeScript files are imported by the name of their output. */
const sourceExtensions: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts'],
  '.jsx': ['.tsx', '.d.ts'],
  '.mjs': ['.mts', '.d.mts'],
  '.cjs': ['.cts', '.d.cts'],
}

function sourcesOf(name: string): readonly string[] {
  const dot = name.lastIndexOf('.')
  const sources = dot < 0 ? undefined : sourceExtensions[name.slice(dot)]
  return sources ? sources.map((extension) => name.slice(0, dot) + extension) : []
}

/** `raw-loader!./x.md` and `./icon.svg?url` name the file in the middle. */
function withoutLoaders(specifier: string): string {
  const bang = specifier.lastIndexOf('!')
  const query = specifier.indexOf('?', bang + 1)
  return specifier.slice(bang + 1, query < 0 ? undefined : query)
}

function fileOrMissing(path: string): Resolution {
  const file = fileBehind(path)
  return file === null ? { kind: 'missing', path, name: '', problem: null } : { kind: 'file', path: file }
}

/** `/logo.svg` is an absolute path, or one below what a development server serves: the package and its `public` folder. */
function servedFile(folder: string, path: string): Resolution {
  const served = packageFolderAbove(folder)
  for (const candidate of [path, ...(served === null ? [] : [`${served}${path}`, `${served}/public${path}`])]) {
    const file = fileBehind(candidate)
    if (file !== null) return { kind: 'file', path: file }
  }
  return { kind: 'missing', path: served === null ? null : `${served}${path}`, name: '', problem: null }
}

/** What the configuration around a folder says; shared by every folder below the same `tsconfig.json` and `package.json`. */
type Scope = { resolve(from: string, name: string): Resolution }

const scopesOfFolders = new Map<string, { readonly scope: Scope; readonly until: number }>()
const scopes = new Map<string, Watched<Scope>>()
/** Milliseconds after which the nearest configuration is looked for again. */
const lookAgainAfter = 2_000

function scopeOf(folder: string, now: number): Scope {
  const known = scopesOfFolders.get(folder)
  if (known && now < known.until) return known.scope
  const tsconfig = tsconfigAbove(folder)
  const packageFolder = packageFolderAbove(folder)
  const key = `${tsconfig ?? ''}|${packageFolder ?? folder}`
  let watched = scopes.get(key)
  if (!watched || !isFresh(watched)) {
    const aliases = tsconfig === null ? noAliases : pathAliasesOf(tsconfig)
    const manifests = [...foldersAbove(packageFolder ?? folder)].map((above) => `${above}/package.json`)
    watched = watching(createScope(packageFolder ?? folder, aliases), [...aliases.files, ...manifests])
    scopes.set(key, watched)
  }
  scopesOfFolders.set(folder, { scope: watched.value, until: now + lookAgainAfter })
  return watched.value
}

function packageFolderAbove(folder: string): string | null {
  for (const above of foldersAbove(folder)) if (isFile(`${above}/package.json`)) return above
  return null
}

const builtins = new Set(builtinModules)
/** Modules that a framework's bundler supplies: no package and no file of theirs is ever seen. */
const supplied = /^(?:(?:server-only|client-only)$|\$(?:app|env|service-worker)(?:\/|$)|#(?:imports|app|build|components)(?:\/|$))/
/** Types that React Router and SvelteKit write elsewhere for a route, as if they lay beside it. */
const generatedBeside = /(?:^|\/)(?:\+types\/|\$types(?:\.js)?$)/

function createScope(folder: string, aliases: PathAliases): Scope {
  const own = packageJsonIn(folder)
  const declared = declaredAround(folder)
  const packages = new Map<string, { readonly folder: string | null; readonly known: boolean }>()

  function resolve(from: string, name: string): Resolution {
    if (name.startsWith('#')) {
      const target = own?.imports === undefined ? null : targetOf(own.imports, name)
      if (target?.startsWith('.')) return fileOrMissing(sourceOf(folder, target))
      if (target && !target.startsWith('#')) return resolve(from, target)
    }
    const named = aliases.aliasesOf(from, name)
    for (const candidate of named) {
      const file = fileBehind(candidate)
      if (file !== null && !file.includes('/node_modules/')) return { kind: 'file', path: file }
    }
    for (const candidate of aliases.baseUrlsOf(name)) {
      const file = fileBehind(candidate)
      if (file !== null && !file.includes('/node_modules/')) return { kind: 'file', path: file }
    }
    if (builtins.has(name) || supplied.test(name)) return { kind: 'package', name }
    const packageName = packageOf(name)
    const found = packageNamed(packageName)
    if (found.folder !== null) return { kind: 'file', path: fileInPackage(found.folder, name.slice(packageName.length + 1)) }
    if (found.known) return { kind: 'package', name: packageName }
    return { kind: 'missing', path: named[0] ?? null, name: packageName, problem: aliases.problem }
  }

  function packageNamed(name: string) {
    let found = packages.get(name)
    if (!found) {
      const workspace = name === own?.name ? folder : (workspacesAround(folder).get(name) ?? null)
      const linked = workspace === null ? linkedPackage(folder, name) : null
      found = { folder: workspace ?? linked?.folder ?? null, known: declared.has(name) || (linked?.installed ?? true) || linkedPackage(folder, typesOf(name)).installed }
      packages.set(name, found)
    }
    return found
  }
  return { resolve }
}

function typesOf(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`
}

/** Packages that a `package.json` here or above declares: in a monorepo the root's are everyone's. */
function declaredAround(folder: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const above of foldersAbove(folder)) {
    const manifest = packageJsonIn(above)
    if (!manifest) continue
    for (const field of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies'])
      for (const name of Object.keys((manifest[field] as object | undefined) ?? {})) names.add(name)
  }
  return names
}

/** The source of a module of a package in the repository; the package's folder when nothing is found, for that says its layer too. */
function fileInPackage(folder: string, subpath: string): string {
  const manifest: PackageJson = packageJsonIn(folder) ?? {}
  const key = subpath === '' ? '.' : `./${subpath}`
  const published = manifest.exports === undefined ? null : targetOf(manifest.exports, key)
  const main = subpath === '' ? [manifest['source'], manifest['module'], manifest['types'], manifest.main].filter((path) => typeof path === 'string') : []
  const wanted = [...(published === null ? [] : [published]), ...main].map((target) => sourceOf(folder, target))
  const plain = subpath === '' ? [`${folder}/src/index`, `${folder}/index`] : [`${folder}/src/${subpath}`, `${folder}/${subpath}`]
  for (const candidate of [...wanted, ...plain]) {
    const file = fileBehind(candidate)
    if (file !== null) return file
  }
  return wanted[0] ?? (isFolder(`${folder}/src`) ? plain[0]! : (plain[1] ?? folder))
}

/** Folders that a build writes: what is published from there is judged as the source it was built from. */
const outputs = /^\.?\/?(?:dist|build|lib|out|output|es|esm|cjs)\/(?:(?:esm|cjs|es|src)\/)?/

function sourceOf(folder: string, target: string): string {
  const path = joined(folder, target)
  const inside = outputs.exec(target)
  if (!inside || fileBehind(path)?.match(/(?<!\.d)\.[mc]?tsx?$/)) return path
  const rest = target.slice(inside[0].length).replace(/\.d(?=\.[cm]?ts$)/, '')
  for (const source of [`${folder}/src/${rest}`, `${folder}/${rest}`]) {
    const file = fileBehind(source.replace(/\.([cm]?)ts$/, '.$1js')) ?? fileBehind(source)
    if (file !== null) return file
  }
  return isFolder(`${folder}/src`) ? `${folder}/src/${rest}` : path
}
