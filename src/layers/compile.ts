import { lazilyAcrossFiles } from '../facts/lazily.js'
import type { ClosedEdge, LayersDefinition, NarrowEdge, PackageGroup, TypeImports, Zone } from './definition.js'
import { rootsOf } from './from-settings.js'
import { matcherOf, patternOfEntry, patternOfFiles } from './globs.js'
import { foldersOf, validated } from './validate.js'

/** Where a file belongs. */
export type Place =
  | { readonly kind: 'layer'; readonly name: string; readonly folder: string; readonly feature: string | null }
  | { readonly kind: 'zone'; readonly name: string; readonly within: Extract<Place, { kind: 'layer' }> | null }
  /** Below a root, yet in no layer and no zone. */
  | { readonly kind: 'unassigned' }
  /** Not the definition's business. */
  | { readonly kind: 'outside' }

/** Why an import is forbidden, and the legal way. */
export type Refusal = {
  readonly reason: 'matrix' | 'entry' | 'zone' | 'feature' | 'package'
  readonly from: string
  readonly to: string
  /** What the importing place may import, by name. */
  readonly allowed: readonly string[]
  readonly why: string
  readonly instead: string
  /** Globs of the entry points that are open, for `entry` and `feature`. */
  readonly entries: readonly string[]
  readonly typeImports: TypeImports
}

export type CompiledLayers = {
  readonly definition: LayersDefinition
  /** The place of a file by its path relative to the project, with forward slashes. */
  placeOf(path: string): Place
  /** `null` when `from` may import `to`; both are paths relative to the project, extensions aside. */
  importRefusal(from: string, to: string): Refusal | null
  /** `null` when `from` may import these names of a package; no names stands for the whole package. */
  packageRefusal(from: string, packageName: string, names: readonly string[]): Refusal | null
}

type Edge = 'open' | NarrowEdge | ClosedEdge | null

/** Compiles a definition to constant-time look-ups. Throws a `LayersError` when the definition is wrong. */
export const compiledLayersOf = lazilyAcrossFiles((given: LayersDefinition): CompiledLayers => {
  const definition = validated(given)
  const typeImports = definition.typeImports ?? 'warn'
  const layerByFolder = new Map<string, string>()
  for (const [name, layer] of Object.entries(definition.layers)) for (const folder of foldersOf(layer.path)) layerByFolder.set(folder, name)

  const zones = Object.entries(definition.zones ?? {}).map(([name, zone]) => ({ name, matches: matcherOf(zone.paths.map(patternOfFiles)) }))
  const roots = definition.roots ?? rootsOf([...layerByFolder.keys()])
  const edges = new Map<string, Map<string, Edge>>()
  for (const [name, layer] of Object.entries(definition.layers)) {
    const row = new Map<string, Edge>()
    for (const edge of layer.mayImport) row.set(typeof edge === 'string' ? edge : edge.layer, typeof edge === 'string' ? 'open' : edge)
    for (const edge of layer.mayNotImport ?? []) row.set(edge.layer, edge)
    edges.set(name, row)
  }
  const groups = new Map<string, PackageGroup & { readonly name: string }>()
  for (const [name, group] of Object.entries(definition.packages ?? {})) for (const entry of group.packages) groups.set(entry, { name, ...group })

  const entryMatchers = new Map<string, (path: string) => boolean>()
  /** Whether a path is one of the entry points below a folder; the folder itself stands for its `index`. */
  function matchesEntry(entries: readonly string[], path: string, folder: string): boolean {
    const key = `${folder}:${entries.join('|')}`
    let matches = entryMatchers.get(key)
    if (!matches) {
      matches = matcherOf(entries.map((entry) => patternOfEntry(entry, folder)))
      entryMatchers.set(key, matches)
    }
    return matches(path === folder ? `${folder}/index` : path)
  }

  const places = new Map<string, Place>()
  function placeOf(path: string): Place {
    let place = places.get(path)
    if (!place) {
      place = findPlace(path)
      places.set(path, place)
    }
    return place
  }

  function findPlace(path: string): Place {
    const layer = findLayer(path)
    const zone = zones.find(({ matches }) => matches(path))
    if (zone) return { kind: 'zone', name: zone.name, within: layer }
    if (layer) return layer
    return roots.some((root) => root === '' || path.startsWith(`${root}/`)) && !path.startsWith('..') ? { kind: 'unassigned' } : { kind: 'outside' }
  }

  function findLayer(path: string): Extract<Place, { kind: 'layer' }> | null {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      const name = layerByFolder.get(folder)
      if (name) return { kind: 'layer', name, folder, feature: definition.layers[name]!.features ? featureOf(path, folder) : null }
    }
    return null
  }

  function importRefusal(from: string, to: string): Refusal | null {
    const source = placeOf(from)
    const target = placeOf(to)
    if (target.kind === 'outside' || source.kind === 'outside' || source.kind === 'unassigned' || target.kind === 'unassigned') return null
    if (target.kind === 'zone') return intoZone(source, target)
    if (source.kind === 'zone') return outOfZone(source, target, to)
    if (source.name === target.name) return source.feature !== target.feature ? betweenFeatures(source, target, to) : null
    return betweenLayers(source.name, target, to)
  }

  function betweenLayers(from: string, target: Extract<Place, { kind: 'layer' }>, to: string): Refusal | null {
    const edge = edges.get(from)?.get(target.name) ?? null
    if (edge === 'open') return null
    const common = { from, to: target.name, allowed: allowedFor(from), entries: [] as readonly string[], typeImports }
    if (edge && 'only' in edge) {
      if (matchesEntry(edge.only, to, target.folder)) return null
      return { ...common, reason: 'entry', why: edge.why, instead: `Import ${listOf(edge.only)} of ${target.name}`, entries: edge.only }
    }
    if (edge) return { ...common, reason: 'matrix', why: edge.why, instead: edge.instead, typeImports: edge.typeImports ?? typeImports }
    const readable = definition.layers[target.name]!.mayImport.some((open) => (typeof open === 'string' ? open : open.layer) === from)
    return {
      ...common,
      reason: 'matrix',
      why: readable ? `${target.name} may import ${from}, so this closes a circle` : `${from} must not depend on ${definition.layers[target.name]!.purpose}`,
      instead: readable ? 'Move what both need to a layer below them, or take it as a parameter' : 'Take what you need as a parameter that the composition root supplies',
    }
  }

  function betweenFeatures(source: Extract<Place, { kind: 'layer' }>, target: Extract<Place, { kind: 'layer' }>, to: string): Refusal | null {
    if (source.feature === null || target.feature === null) return null
    const entries = ['index', ...(definition.layers[target.name]!.features?.entries ?? [])]
    if (matchesEntry(entries, to, `${target.folder}/${target.feature}`)) return null
    return {
      reason: 'feature',
      from: `${source.name}/${source.feature}`,
      to: `${target.name}/${target.feature}`,
      allowed: allowedFor(source.name),
      why: `the inside of a feature changes without notice to its neighbours`,
      instead: `Import ${target.name}/${target.feature}/index, or publish an event`,
      entries,
      typeImports: 'same',
    }
  }

  function intoZone(source: Exclude<Place, { kind: 'unassigned' | 'outside' }>, target: Extract<Place, { kind: 'zone' }>): Refusal | null {
    const zone = definition.zones![target.name]!
    if (source.kind === 'zone' && (source.name === target.name || mayZoneImport(definition.zones![source.name]!, target.name))) return null
    if (zone.importedBy === 'all' || (zone.importedBy !== 'none' && zone.importedBy.includes(source.name))) return null
    return {
      reason: 'zone', from: source.name, to: target.name, allowed: source.kind === 'layer' ? allowedFor(source.name) : [], why: zone.why,
      instead: zone.importedBy === 'none' ? `Nothing but the ${target.name} itself imports it; take what you need as a parameter` : `Only ${listOf(zone.importedBy)} may import it`,
      entries: [], typeImports: 'same',
    }
  }

  function outOfZone(source: Extract<Place, { kind: 'zone' }>, target: Extract<Place, { kind: 'layer' }>, to: string): Refusal | null {
    const zone = definition.zones![source.name]!
    if (source.within && zone.keepsLayer) {
      if (source.within.name === target.name) return null
      if (matchesEntry(zone.keepsLayer.entries, to, target.folder)) return null
      // A type that only a test mentions binds nothing.
      const refusal = betweenLayers(source.within.name, target, to)
      return refusal && { ...refusal, typeImports: 'allow' }
    }
    if (mayZoneImport(zone, target.name)) return null
    return {
      reason: 'zone', from: source.name, to: target.name, allowed: zone.mayImport === 'all' ? [] : zone.mayImport, why: zone.why,
      instead: zone.mayImport === 'all' || zone.mayImport.length === 0 ? 'Keep it apart' : `Import only ${listOf(zone.mayImport)}`,
      entries: [], typeImports,
    }
  }

  function allowedFor(layer: string): readonly string[] {
    return [layer, ...definition.layers[layer]!.mayImport.map((edge) => (typeof edge === 'string' ? edge : `${edge.layer} (${edge.only.join(', ')})`))]
  }

  function packageRefusal(from: string, packageName: string, names: readonly string[]): Refusal | null {
    const source = placeOf(from)
    if (source.kind !== 'layer' && source.kind !== 'zone') return null
    const scope = packageName.startsWith('@') ? `${packageName.split('/')[0]!}/*` : null
    const group = groups.get(packageName) ?? (scope === null ? undefined : groups.get(scope))
    if (!group || group.layers.includes(source.name)) return null
    const layer = source.kind === 'zone' ? (source.within?.name ?? null) : source.name
    if (layer !== null && group.layers.includes(layer)) return null
    if (group.free?.packages.includes(packageName) && names.length > 0 && group.free.layers.includes(source.name) && names.every((name) => group.free!.names.includes(name))) return null
    return {
      reason: 'package', from: source.name, to: packageName, allowed: group.layers.filter((place) => place in definition.layers),
      why: group.why, instead: group.instead, entries: [], typeImports: group.typeImports?.[source.name] ?? 'same',
    }
  }

  return { definition, placeOf, importRefusal, packageRefusal }
})

function mayZoneImport(zone: Zone, place: string): boolean {
  return zone.mayImport === 'all' || zone.mayImport.includes(place)
}

/** `auth` for `src/04-Modules/auth/login.ts`; a file that lies directly in the layer belongs to no feature. */
function featureOf(path: string, folder: string): string | null {
  const rest = path.slice(folder.length + 1)
  const slash = rest.indexOf('/')
  return slash < 0 ? null : rest.slice(0, slash)
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`
}
