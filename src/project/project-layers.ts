import { lazilyAcrossFiles } from '../facts/lazily.js'
import { nearestOf } from '../facts/settings.js'
import { compiledLayersOf, type CompiledLayers } from '../layers/compile.js'
import type { LayersDefinition } from '../layers/definition.js'
import { eightLayer } from '../layers/eight-layer.js'
import { definitionFrom } from '../layers/from-settings.js'
import { foldersOf, LayersError } from '../layers/validate.js'
import { entriesOf, isFile, isFolder, jsonOf, lookAtClock } from './directories.js'
import { folderOf, foldersAbove, joined, slashed, within } from './paths.js'

/** The architecture that governs a file. */
export type ProjectLayers = {
  /** The folder that the definition's paths are relative to; absolute, with forward slashes. */
  readonly root: string
  readonly layers: CompiledLayers
  /** Layers whose folders hold nothing, so that they check nothing; only where the project named the folders itself. */
  readonly emptyLayers: readonly EmptyLayer[]
}

export type EmptyLayer = { readonly name: string; readonly folder: string; /** A folder that is there and is called much the same. */ readonly nearest: string | null }

/**
 * The layers for a file, by `settings.shipworthy.layers`: a definition, a mapping, the path of a JSON file, or nothing for
 * the numbered folders. `null`: no folder of any layer lies around the file. Throws a `LayersError` for settings that are wrong.
 */
export function projectLayersOf(filename: string, cwd: string, settings: unknown): ProjectLayers | null {
  if (settings === undefined || settings === null) return numberedLayersOf(filename)
  if (typeof settings === 'string') {
    const { root, content } = definitionFile(settings, filename, cwd)
    return explicitLayersOf(root, definitionOf(content))
  }
  const definition = definitionOf(settings)
  return explicitLayersOf(rootOf(definition, filename, cwd), definition)
}

const definitionsOfObjects = lazilyAcrossFiles((settings: object) => definitionFrom(settings))
const definitionsOfTexts = new Map<string, LayersDefinition>()

/** Settings are one object in ESLint; oxlint makes them anew for each file, so equal ones count as the same. */
function definitionOf(settings: unknown): LayersDefinition {
  if (typeof settings !== 'object' || settings === null) return definitionFrom(settings)
  return sameTextOf(settings) ?? definitionsOfObjects(settings)
}

const sameTextOf = lazilyAcrossFiles((settings: object): LayersDefinition | null => {
  const text = JSON.stringify(settings)
  let definition = definitionsOfTexts.get(text)
  if (!definition) {
    definition = definitionsOfObjects(settings)
    definitionsOfTexts.set(text, definition)
  }
  return definition
})

function definitionFile(path: string, filename: string, cwd: string): { readonly root: string; readonly content: unknown } {
  const given = slashed(path)
  const isAbsolute = given.startsWith('/') || /^[a-z]:\//i.test(given)
  const roots = isAbsolute ? [folderOf(given)] : [cwd, ...foldersAbove(folderOf(filename))]
  for (const root of roots) {
    const file = isAbsolute ? given : joined(root, given)
    if (!isFile(file)) continue
    const { value, error } = jsonOf(file)
    if (error !== null) throw new LayersError('settings.shipworthy.layers', `names \`${path}\`, which is not valid JSON: ${error}.`)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LayersError('settings.shipworthy.layers', `names \`${path}\`, which must hold an object.`)
    return { root, content: withoutSchema(value) }
  }
  throw new LayersError('settings.shipworthy.layers', `names \`${path}\`, but there is no such file in \`${cwd}\`. Write the path relative to the folder you run the linter in.`)
}

/** Editors complete a JSON file by its `$schema`; it defines nothing. */
const withoutSchema = lazilyAcrossFiles((value: object): object => {
  const { $schema: _schema, ...rest } = value as Record<string, unknown>
  return rest
})

const roots = new WeakMap<LayersDefinition, Map<string, { readonly root: string; readonly until: number }>>()
/** Milliseconds after which folders are looked at again. */
const lookAgainAfter = 2_000

/** The working directory when a layer lies below it, else the nearest folder above the file of which that is true. */
function rootOf(definition: LayersDefinition, filename: string, cwd: string): string {
  const known = roots.get(definition) ?? new Map<string, { readonly root: string; readonly until: number }>()
  roots.set(definition, known)
  const folder = folderOf(filename)
  const now = lookAtClock()
  const found = known.get(folder)
  if (found && now < found.until) return found.root
  const folders = Object.values(definition.layers).flatMap(({ path }) => foldersOf(path))
  const hasLayer = (root: string) => folders.some((path) => isFolder(joined(root, path)))
  let root = cwd
  if (!hasLayer(cwd)) for (const above of foldersAbove(folder)) if (hasLayer(above)) {
    root = above
    break
  }
  known.set(folder, { root, until: now + lookAgainAfter })
  return root
}

const explicit = new WeakMap<LayersDefinition, Map<string, { readonly value: ProjectLayers; readonly until: number }>>()

function explicitLayersOf(root: string, definition: LayersDefinition): ProjectLayers {
  const byRoot = explicit.get(definition) ?? new Map<string, { readonly value: ProjectLayers; readonly until: number }>()
  explicit.set(definition, byRoot)
  const now = lookAtClock()
  const known = byRoot.get(root)
  if (known && now < known.until) return known.value
  const value = { root, layers: compiledLayersOf(definition), emptyLayers: emptyLayersOf(root, definition) }
  byRoot.set(root, { value, until: now + lookAgainAfter })
  return value
}

function emptyLayersOf(root: string, definition: LayersDefinition): readonly EmptyLayer[] {
  return Object.entries(definition.layers).flatMap(([name, { path }]) =>
    foldersOf(path)
      .filter((folder) => (entriesOf(joined(root, folder))?.size ?? 0) === 0)
      .map((folder) => ({ name, folder, nearest: nearestFolder(root, folder) })),
  )
}

function nearestFolder(root: string, folder: string): string | null {
  const parent = folder.includes('/') ? folderOf(folder) : ''
  const siblings = [...(entriesOf(joined(root, parent)) ?? [])].flatMap(([name, kind]) => (kind === 'folder' && name !== 'node_modules' ? [name] : []))
  const nearest = nearestOf(folder.slice(folder.lastIndexOf('/') + 1), siblings)
  return nearest === null ? null : `${parent === '' ? '' : `${parent}/`}${nearest}`
}

const numberedNames = Object.keys(eightLayer.layers)
/** Folders that customarily hold source or packages. */
const containers = ['src', 'packages', 'apps', 'libs', 'services', 'server', 'backend', 'api', 'app', 'lib', 'source']

const numbered = new Map<string, { readonly value: ProjectLayers | null; readonly until: number }>()

/** The eight layers by their own names, wherever they lie: `src/01-Core`, `packages/01-Core`, `apps/api/src/01-Core`. */
function numberedLayersOf(filename: string): ProjectLayers | null {
  const folder = folderOf(filename)
  const now = lookAtClock()
  const known = numbered.get(folder)
  if (known && now < known.until) return known.value
  const value = findNumbered(folder)
  numbered.set(folder, { value, until: now + lookAgainAfter })
  return value
}

function findNumbered(folder: string): ProjectLayers | null {
  // The file's own path is proof enough: the folder need not be on the disk.
  const segments = folder.split('/')
  const at = segments.findIndex((segment, index) => index > 1 && numberedNames.includes(segment))
  if (at > 1) return numberedIn(segments.slice(0, at - 1).join('/') || '/', segments[at - 1]!)
  for (const above of foldersAbove(folder)) if (containersIn(above).length > 0) return numberedIn(above, null)
  return null
}

function containersIn(root: string): readonly string[] {
  const entries = entriesOf(root)
  return containers.filter((name) => entries?.get(name) === 'folder' && numberedNames.some((layer) => entriesOf(`${root}/${name}`)?.get(layer) === 'folder'))
}

const numberedDefinitions = new Map<string, LayersDefinition>()

function numberedIn(root: string, own: string | null): ProjectLayers {
  const places = [...new Set([...(own === null ? [] : [own]), ...containersIn(root)])]
  return { root, layers: compiledLayersOf(numberedDefinition(root, places)), emptyLayers: [] }
}

/** One definition for the same folders, however often it is asked for: it is compiled once. */
function numberedDefinition(root: string, places: readonly string[]): LayersDefinition {
  if (places.length === 1 && places[0] === 'src') return eightLayer
  const mapping = Object.fromEntries(
    numberedNames.map((name) => {
      const there = places.filter((place) => entriesOf(`${root}/${place}/${name}`) !== null)
      return [name, { as: name, path: (there.length > 0 ? there : places).map((place) => `${place}/${name}`) }]
    }),
  )
  const key = JSON.stringify(mapping)
  let definition = numberedDefinitions.get(key)
  if (!definition) {
    definition = definitionFrom(mapping)
    numberedDefinitions.set(key, definition)
  }
  return definition
}

/** The eight layers below `src` of a folder, whether they are there or not. */
export function defaultProject(root: string): ProjectLayers {
  return { root, layers: compiledLayersOf(eightLayer), emptyLayers: [] }
}

/** Whether numbered layers lie in another package of the same repository, so that this file is rightly outside of them. */
export function hasNumberedNeighbours(filename: string): boolean {
  for (const above of foldersAbove(folderOf(filename))) {
    for (const container of containers) {
      for (const [name, kind] of entriesOf(`${above}/${container}`) ?? []) if (kind === 'folder' && containersIn(`${above}/${container}/${name}`).length > 0) return true
    }
    if (entriesOf(above)?.has('.git')) return false
  }
  return false
}

/** A file's path relative to the root of its layers; `null` when it lies elsewhere. */
export function pathInProject({ root }: ProjectLayers, filename: string): string | null {
  return within(root, filename)
}
