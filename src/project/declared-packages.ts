import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { packageOf } from '../knowledge/modules.js'
import { broughtAlong, bundlers, suppliedModules, suppliedScopes } from '../knowledge/supplied-modules.js'
import { entriesOf, isFile, isFresh, lookAtClock, watching, type Watched } from './directories.js'
import { fileBehind } from './module-resolution.js'
import { folderOf, foldersAbove } from './paths.js'
import { noAliases, pathAliasesOf, tsconfigAbove, type PathAliases } from './tsconfig-paths.js'
import { packageJsonIn, workspacesAround, type PackageJson } from './workspaces.js'

/** What the `package.json` files around a file say of a package it imports. */
export type Declaration =
  /** Installed in production, supplied by the runtime, explained by an alias, or nothing can be said. */
  | { readonly kind: 'declared' }
  /** Declared by the nearest `package.json`, but only for development. */
  | { readonly kind: 'development'; readonly name: string }
  /** Only its types are declared: enough for an import of types. */
  | { readonly kind: 'types'; readonly name: string; readonly nearest: string | null }
  | { readonly kind: 'undeclared'; readonly name: string; readonly nearest: string | null }
  /** Declared by another package of the same repository. */
  | { readonly kind: 'sibling'; readonly name: string; readonly sibling: string }

const declared: Declaration = { kind: 'declared' }

/** What the manifests and aliases around a file (absolute path, forward slashes) say of a module that it names. */
export function declarationOf(from: string, specifier: string): Declaration {
  if (!/^[@a-z0-9]/.test(specifier) || specifier.includes(':') || specifier.includes('!')) return declared
  const query = specifier.indexOf('?')
  const module = query < 0 ? specifier : specifier.slice(0, query)
  const name = packageOf(module)
  return scopeOf(folderOf(from)).declarationOf(from, module, name)
}

type Scope = { declarationOf(from: string, module: string, name: string): Declaration }

const silent: Scope = { declarationOf: () => declared }
const scopesOfFolders = new Map<string, { readonly scope: Scope; readonly until: number }>()
const scopes = new Map<string, Watched<Scope>>()
/** Milliseconds after which the manifests of a folder are looked for again. */
const lookAgainAfter = 2_000

function scopeOf(folder: string): Scope {
  const now = lookAtClock()
  const known = scopesOfFolders.get(folder)
  if (known && now < known.until) return known.scope
  const scope = freshScope(folder)
  scopesOfFolders.set(folder, { scope, until: now + lookAgainAfter })
  return scope
}

function freshScope(folder: string): Scope {
  const manifest = manifestAbove(folder)
  if (manifest === null) return silent
  const tsconfig = tsconfigAbove(folder)
  const key = `${tsconfig ?? ''}|${manifest}`
  const known = scopes.get(key)
  if (known && isFresh(known)) return known.value
  const aliases = tsconfig === null ? noAliases : pathAliasesOf(tsconfig)
  const manifests = [...foldersAbove(manifest)].map((above) => `${above}/package.json`)
  const watched = watching(createScope(manifest, aliases), [...aliases.files, ...manifests])
  scopes.set(key, watched)
  return watched.value
}

/** Files by which a folder is a program of Deno, whose modules no `package.json` names. */
const importMaps = ['deno.json', 'deno.jsonc', 'import_map.json', 'import_map.jsonc']

/** The folder of the nearest `package.json`; `null` when there is none, or Deno comes first. */
function manifestAbove(folder: string): string | null {
  if (/\/supabase\/functions(?:\/|$)/.test(folder)) return null
  for (const above of foldersAbove(folder)) {
    if (importMaps.some((name) => isFile(`${above}/${name}`))) return null
    if (isFile(`${above}/package.json`)) return above
  }
  return null
}

const productionFields = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies']
const builtins = new Set(builtinModules)

function createScope(folder: string, aliases: PathAliases): Scope {
  const manifests: PackageJson[] = []
  for (const above of foldersAbove(folder)) {
    if (!isFile(`${above}/package.json`)) continue
    const manifest = packageJsonIn(above)
    // One that cannot be read may declare anything.
    if (!manifest) return silent
    manifests.push(manifest)
  }
  const forProduction = new Set(manifests.flatMap((manifest) => productionFields.flatMap((field) => namesIn(manifest[field]))))
  const ownDevelopment = new Set(namesIn(manifests[0]?.['devDependencies']))
  const all = new Set([...forProduction, ...manifests.flatMap((manifest) => namesIn(manifest['devDependencies']))])
  for (const given of [...all]) for (const other of broughtAlong[given] ?? []) if (!ownDevelopment.has(other)) for (const set of [all, forProduction]) set.add(other)
  for (const { name } of manifests) if (typeof name === 'string') for (const set of [all, forProduction]) set.add(name)
  const isBundled = manifests.some((manifest) => [...namesIn(manifest['dependencies']), ...namesIn(manifest['devDependencies'])].some((name) => bundlers.has(name)))
  const isLibrary = manifests[0] !== undefined && isForOthers(manifests[0], manifests.length > 1)
  const known = new Map<string, Declaration>()
  let configurations: string | null = null

  return {
    declarationOf(from, module, name) {
      let declaration = known.get(name)
      if (!declaration) {
        declaration = byName(name, module)
        known.set(name, declaration)
      }
      if (declaration.kind === 'declared') return declared
      return isExplained(from, module) ? declared : declaration
    },
  }

  function byName(name: string, module: string): Declaration {
    if (forProduction.has(name) || builtins.has(module) || builtins.has(name) || suppliedModules.has(name)) return declared
    // No package has such a name: it is an alias of some kind.
    if (!/^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name) || suppliedScopes.has(name.split('/')[0]!)) return declared
    if (all.has(name)) return !isBundled && !isLibrary && ownDevelopment.has(name) ? { kind: 'development', name } : declared
    if (workspacesAround(folder).has(name)) return declared
    configurations ??= bundlerConfigurationsOf(folder)
    const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/')) : name
    if (namesAlias(configurations, scope) || namesAlias(configurations, name)) return declared
    const sibling = siblingWith(folder, name)
    if (sibling !== null) return isInstalledWith(folder, name) ? declared : { kind: 'sibling', name, sibling }
    const types = `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`
    return { kind: all.has(types) ? 'types' : 'undeclared', name, nearest: nearestOf(name, all) }
  }

  /** Whether `paths` or `baseUrl` lead the name somewhere. A pattern that matches every name counts where a file is behind it. */
  function isExplained(from: string, module: string): boolean {
    const named = aliases.aliasesOf(from, module)
    if (named.some((path) => fileBehind(path) !== null && !path.includes('/node_modules/'))) return true
    if (named.length > 0 && aliases.aliasesOf(from, 'no-such-name/of-anything').length === 0) return true
    const [first = module] = module.split('/')
    for (const path of aliases.baseUrlsOf(first)) {
      const entries = entriesOf(folderOf(path))
      if (entries?.has(first) || fileBehind(path) !== null) return true
    }
    return false
  }
}

/** Whether a package is imported by others, whose own manifests say what is installed for production; a program has a `main` at most. */
function isForOthers(manifest: PackageJson, isInside: boolean): boolean {
  return manifest.exports !== undefined || manifest['types'] !== undefined || manifest['module'] !== undefined || (isInside && manifest.main !== undefined)
}

function namesIn(field: unknown): readonly string[] {
  if (Array.isArray(field)) return field.filter((name) => typeof name === 'string')
  return typeof field === 'object' && field !== null ? Object.keys(field) : []
}

/** The package of the same repository that declares a name. */
function siblingWith(folder: string, name: string): string | null {
  for (const [sibling, place] of workspacesAround(folder)) {
    const manifest = packageJsonIn(place)
    if (manifest && [...productionFields, 'devDependencies'].some((field) => namesIn(manifest[field]).includes(name))) return sibling
  }
  return null
}

/** Scripts that only a package has which is deployed by itself. */
const deployed = ['start', 'deploy', 'start:prod']

/**
 * Whether every program of the repository that a package (by its folder) is part of brings a name along, in its own manifest or in
 * that of a package of the repository that it needs. Installers that put everything at the root then always find it, also when only
 * that program is installed. pnpm and the Plug'n'Play of Yarn do not look there.
 */
function isInstalledWith(folder: string, name: string): boolean {
  const around = workspacesAround(folder)
  const own = packageJsonIn(folder)?.name
  if (own === undefined || around.get(own) !== folder || isStrict(folder)) return false
  const needs = new Map<string, ReadonlySet<string>>()
  for (const [workspace, place] of around) {
    const manifest = packageJsonIn(place)
    needs.set(workspace, new Set(manifest ? [...productionFields, 'devDependencies'].flatMap((field) => namesIn(manifest[field])) : []))
  }
  const isNeeded = (workspace: string) => [...needs].some(([other, names]) => other !== workspace && names.has(workspace))
  const scriptsOf = (workspace: string) => Object.keys((packageJsonIn(around.get(workspace)!)?.['scripts'] as object | undefined) ?? {})
  const isProgram = (workspace: string) => scriptsOf(workspace).some((script) => deployed.includes(script) || (script === 'build' && !isNeeded(workspace)))
  const programs = [...needs.keys()].filter(isProgram).map((program) => reachedFrom(program, needs)).filter((reached) => reached.has(own))
  return programs.length > 0 && programs.every((reached) => [...reached].some((workspace) => needs.get(workspace)!.has(name)))
}

/** A package of the repository, and those that it needs, directly or through others. */
function reachedFrom(program: string, needs: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set([program])
  for (const workspace of reached) for (const name of needs.get(workspace)!) if (needs.has(name)) reached.add(name)
  return reached
}

/** Whether the installer gives each package only what it declares. */
function isStrict(folder: string): boolean {
  for (const above of foldersAbove(folder)) {
    const entries = entriesOf(above)
    if (entries?.has('pnpm-workspace.yaml') || entries?.has('pnpm-lock.yaml') || entries?.has('.pnp.cjs')) return true
    const manager = packageJsonIn(above)?.['packageManager']
    if (typeof manager !== 'string') continue
    if (manager.startsWith('pnpm')) return true
    if (/^yarn@(?!0|1\.)/.test(manager)) return !/nodeLinker:\s*['"]?node-modules/.test(readText(`${above}/.yarnrc.yml`))
  }
  return false
}

/** Files in which a bundler, a test runner or a transpiler is told of aliases. */
const configurationFiles =
  /^(?:(?:vite|vitest|webpack|rollup|rspack|rsbuild|rolldown|metro|babel|next|nuxt|astro|svelte|electron\.vite|craco|config-overrides|jest|esbuild|tsup|tsdown|quasar|vue|snowpack|gatsby|app|ember-cli-build|farm|bunfig|forge|\.storybook)(?:\.[\w-]+)*\.(?:[cm]?[jt]s|json|toml)|\.babelrc(?:\.[cm]?js(?:on)?)?|\.swcrc|\.parcelrc|angular\.json|components\.json|gatsby-node\.[cm]?[jt]s|config-overrides\.js)$/

/** The text of the configurations beside the manifests of a folder: aliases are told in many ways, and all of them name the alias. */
function bundlerConfigurationsOf(folder: string): string {
  const texts: string[] = []
  for (const above of foldersAbove(folder)) {
    const entries = entriesOf(above)
    if (!entries?.has('package.json')) continue
    for (const [name, kind] of entries) if (kind === 'file' && configurationFiles.test(name)) texts.push(readText(`${above}/${name}`))
    const manifest = packageJsonIn(above)
    for (const field of ['_moduleAliases', 'alias', 'jest', 'babel', 'imports', 'pnpm', 'overrides', 'browser']) if (manifest?.[field] !== undefined) texts.push(JSON.stringify(manifest[field]))
  }
  return texts.join('\n')
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Whether a text names an alias as a key: `'@components': ...`, `components: ...`, `find: 'components'`, `^@components/(.*)$`. */
function namesAlias(text: string, alias: string): boolean {
  if (text === '') return false
  const escaped = alias.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(`(?:['"\`^(]${escaped}(?:['"\`/$(]|\\\\/)[^\\n]{0,40}[:=,]|(?:^|[\\s{,])${escaped}\\s*:)`, 'm').test(text)
}

/** The declared name that an undeclared one was probably meant to be: a letter or two apart, other separators, or another scope. */
function nearestOf(name: string, names: ReadonlySet<string>): string | null {
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  let best: string | null = null
  let fewest = name.length >= 8 ? 3 : name.length >= 4 ? 2 : 1
  for (const candidate of names) {
    if (candidate.startsWith('@types/')) continue
    if (candidate.toLowerCase().replace(/[^a-z0-9]/g, '') === bare) return candidate
    if (Math.abs(candidate.length - name.length) >= fewest) continue
    const edits = editsBetween(name, candidate)
    if (edits < fewest) [best, fewest] = [candidate, edits]
  }
  // `react-query` has become `@tanstack/react-query`; the other way around, or between scopes, the names only look alike.
  if (best !== null || name.startsWith('@') || !name.includes('-')) return best
  for (const candidate of names) if (candidate.startsWith('@') && candidate.endsWith(`/${name}`) && !candidate.startsWith('@types/')) return candidate
  return null
}

/** Letters to insert, remove, replace or swap with their neighbour to make one name of another. */
function editsBetween(one: string, other: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      let edits = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) edits = Math.min(edits, before[j - 2]! + 1)
      next[j] = edits
    }
    before = row
    row = next
  }
  return row[other.length]!
}
