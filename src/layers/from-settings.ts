import { nearestOf } from '../facts/settings.js'
import type { Layer, LayersDefinition, NarrowEdge, PackageGroup, TypeImports, Zone } from './definition.js'
import { eightLayer, strictMatrix } from './eight-layer.js'
import { foldersOf, LayersError } from './validate.js'

/** One entry of the short mapping: a default layer under a name and a folder of the project's own. */
export type LayerMapping = Partial<Layer> & {
  /** The default layer it stands for: `01-Core`; told by the entry's own name where that is plain (`core`, `web`). */
  readonly as?: string
  readonly path: string | readonly string[]
}

/**
 * What `settings.shipworthy.layers` may hold besides the path of a JSON file: a whole definition, or a mapping of the
 * project's folders to default layers, alone or with options beside it.
 */
export type LayersSettings =
  | LayersDefinition
  | Readonly<Record<string, LayerMapping | string>>
  | {
      readonly layers?: Readonly<Record<string, Layer | LayerMapping | string>>
      readonly zones?: LayersDefinition['zones']
      readonly packages?: LayersDefinition['packages']
      readonly typeImports?: TypeImports
      readonly roots?: readonly string[]
      /** The reference's table to the letter: no edge from modules and background to the LLM client. */
      readonly strictMatrix?: boolean
    }

const options = ['layers', 'zones', 'packages', 'typeImports', 'roots', 'strictMatrix']

/**
 * The definition that settings stand for; nothing given stands for the eight default layers below `src`.
 * Throws a `LayersError` that names the key for a mapping that cannot be understood; `compiledLayersOf` checks the rest.
 */
export function definitionFrom(given: unknown): LayersDefinition {
  if (given === undefined || given === null) return eightLayer
  if (typeof given !== 'object' || Array.isArray(given))
    throw new LayersError('settings.shipworthy.layers', `must be a definition, a mapping such as \`{ core: { as: '01-Core', path: 'src/core' } }\`, or the path of a JSON file, but it is \`${JSON.stringify(given)}\`.`)
  const record = given as Readonly<Record<string, unknown>>
  const keys = Object.keys(record)
  if (keys.length === 0) throw new LayersError('settings.shipworthy.layers', 'is empty. Map at least one layer, or leave the setting out to use the eight default layers.')
  if (!keys.some((key) => options.includes(key))) return mapped(record, eightLayer, 'layers')

  const { strictMatrix: isStrict, layers, ...rest } = record
  if (isStrict !== undefined && typeof isStrict !== 'boolean') throw new LayersError('strictMatrix', `must be true or false, but it is \`${JSON.stringify(isStrict)}\`.`)
  const base = isStrict ? strictMatrix : eightLayer
  if (layers === undefined) return { ...base, ...(rest as Partial<LayersDefinition>) }
  // A whole definition, right or wrong, is the validator's to judge.
  if (typeof layers !== 'object' || layers === null || !Object.values(layers).some(isMapping)) return { ...rest, layers } as unknown as LayersDefinition
  const definition = mapped(layers as Readonly<Record<string, unknown>>, base, 'layers')
  return {
    ...definition,
    ...(rest as Partial<LayersDefinition>),
    zones: { ...definition.zones, ...(rest['zones'] as LayersDefinition['zones']) },
    packages: { ...definition.packages, ...(rest['packages'] as LayersDefinition['packages']) },
  }
}

function isMapping(entry: unknown): boolean {
  return typeof entry === 'string' || (typeof entry === 'object' && entry !== null && ('as' in entry || !('mayImport' in entry)))
}

/** The default definition, with the layers of a mapping in place of its own. */
function mapped(entries: Readonly<Record<string, unknown>>, base: LayersDefinition, key: string): LayersDefinition {
  const names = new Map<string, string[]>()
  const mappings = new Map<string, { readonly as: string | null; readonly given: Readonly<Record<string, unknown>> }>()
  for (const [name, entry] of Object.entries(entries)) {
    const given = typeof entry === 'string' ? { path: entry } : entry
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new LayersError(`${key}.${name}`, `must be \`{ as: '01-Core', path: 'src/core' }\`, but it is \`${JSON.stringify(entry)}\`.`)
    const as = 'mayImport' in given && !('as' in given) ? null : defaultNamed((given as LayerMapping).as, name, base, `${key}.${name}.as`)
    if ((given as LayerMapping).path === undefined) throw new LayersError(`${key}.${name}.path`, 'is missing. Write the folder relative to the project, such as `src/core`.')
    mappings.set(name, { as, given: given as Readonly<Record<string, unknown>> })
    if (as !== null) names.set(as, [...(names.get(as) ?? []), name])
  }

  const namesOf = (place: string) => (place in base.layers ? (names.get(place) ?? []) : [place])
  const renamed = (text: string) => renamedIn(text, names)
  const layers: Record<string, Layer> = {}
  for (const [name, { as, given }] of mappings) {
    const { as: _as, ...own } = given
    if (as === null) {
      layers[name] = own as unknown as Layer
      continue
    }
    const layer = base.layers[as]!
    const siblings = names.get(as)!.filter((other) => other !== name)
    layers[name] = {
      ...layer,
      mayImport: [...siblings, ...layer.mayImport.flatMap((edge) => edgesFor(edge, namesOf, renamed))],
      ...(layer.mayNotImport
        ? { mayNotImport: layer.mayNotImport.flatMap((edge) => namesOf(edge.layer).map((target) => ({ ...edge, layer: target, why: renamed(edge.why), instead: renamed(edge.instead) }))) }
        : {}),
      ...(own as Partial<Layer> & Pick<Layer, 'path'>),
    }
  }
  const roots = rootsOf(Object.values(layers).flatMap(({ path }) => foldersOf(path)))
  return {
    ...(base.typeImports ? { typeImports: base.typeImports } : {}),
    roots,
    layers,
    zones: Object.fromEntries(Object.entries(base.zones ?? {}).map(([name, zone]) => [name, zoneFor(zone, roots, namesOf, renamed)])),
    packages: packagesFor(base.packages ?? {}, Object.keys(layers), namesOf, renamed),
  }
}

/** `01-Core` for `as: '01-Core'`, and for a layer named `core` that says no `as`. */
function defaultNamed(as: unknown, name: string, base: LayersDefinition, key: string): string {
  const valid = Object.keys(base.layers)
  if (as === undefined) {
    const told = valid.find((layer) => plain(layer) === plain(name))
    if (told) return told
    throw new LayersError(key, `is missing, and \`${name}\` is not the name of a default layer. Write one of ${valid.map((layer) => `\`${layer}\``).join(', ')}.`)
  }
  if (typeof as === 'string' && valid.includes(as)) return as
  const short = typeof as === 'string' ? valid.find((layer) => plain(layer) === plain(as)) : undefined
  if (short) return short
  const nearest = typeof as === 'string' ? (nearestOf(as, valid) ?? nearestOf(as, valid.map(plain))) : null
  const full = nearest === null ? null : (valid.find((layer) => layer === nearest || plain(layer) === nearest) ?? null)
  throw new LayersError(key, `is \`${String(as)}\`, which is no default layer. ${full ? `Did you mean \`${full}\`?` : `Write one of ${valid.map((layer) => `\`${layer}\``).join(', ')}.`}`)
}

/** `core` for `01-Core`. */
function plain(name: string): string {
  return name.replace(/^\d+[-_.]?/, '').toLowerCase()
}

function edgesFor(edge: string | NarrowEdge, namesOf: (place: string) => readonly string[], renamed: (text: string) => string): readonly (string | NarrowEdge)[] {
  if (typeof edge === 'string') return namesOf(edge)
  return namesOf(edge.layer).map((layer) => ({ ...edge, layer, why: renamed(edge.why) }))
}

function zoneFor(zone: Zone, roots: readonly string[], namesOf: (place: string) => readonly string[], renamed: (text: string) => string): Zone {
  const moved = (glob: string) => (glob.startsWith('src/') && roots.length > 0 ? roots.map((root) => (root === '' ? glob.slice(4) : `${root}/${glob.slice(4)}`)) : [glob])
  return {
    ...zone,
    paths: [...new Set(zone.paths.flatMap(moved))],
    mayImport: zone.mayImport === 'all' ? 'all' : zone.mayImport.flatMap(namesOf),
    importedBy: typeof zone.importedBy === 'string' ? zone.importedBy : zone.importedBy.flatMap(namesOf),
    why: renamed(zone.why),
  }
}

/** A group without a layer of its own is left out: nobody could tell where its packages should go. */
function packagesFor(
  groups: Readonly<Record<string, PackageGroup>>,
  layers: readonly string[],
  namesOf: (place: string) => readonly string[],
  renamed: (text: string) => string,
): Readonly<Record<string, PackageGroup>> {
  const kept: Record<string, PackageGroup> = {}
  for (const [name, group] of Object.entries(groups)) {
    const places = group.layers.flatMap(namesOf)
    if (!places.some((place) => layers.includes(place))) continue
    kept[name] = {
      ...group,
      layers: places,
      why: renamed(group.why),
      instead: renamed(group.instead),
      ...(group.free ? { free: { ...group.free, layers: group.free.layers.flatMap(namesOf) } } : {}),
      ...(group.typeImports ? { typeImports: Object.fromEntries(Object.entries(group.typeImports).flatMap(([place, verdict]) => namesOf(place).map((to) => [to, verdict]))) } : {}),
    }
  }
  return kept
}

function renamedIn(text: string, names: ReadonlyMap<string, readonly string[]>): string {
  let result = text
  for (const [from, to] of names) result = result.replaceAll(from, to.join(' or '))
  return result
}

/** Folders that hold packages, not source: a stray file there is nobody's business. */
const packageFolders = new Set(['packages', 'apps', 'libs', 'services', 'modules', 'workspaces'])

/**
 * The folders in which every file must have a layer: the parents of the layers' folders. A package's own `src` has no such
 * parent, nor has a folder of packages, nor the project itself.
 */
export function rootsOf(folders: readonly string[]): readonly string[] {
  const roots = new Set<string>()
  for (const folder of folders) {
    const slash = folder.lastIndexOf('/')
    if (slash < 0 || folder.endsWith('/src')) continue
    const parent = folder.slice(0, slash)
    if (!packageFolders.has(parent.slice(parent.lastIndexOf('/') + 1)) || parent.includes('src/')) roots.add(parent)
  }
  return [...roots]
}
