import { nearestOf } from '../facts/settings.js'
import type { LayersDefinition, WriteLevel } from './definition.js'

/** A mistake in a layer definition: the key that is wrong, and what to write instead. */
export class LayersError extends Error {
  override readonly name = 'LayersError'
  constructor(
    /** Where in the definition: `layers.08-Web.mayImport[2]`. */
    readonly key: string,
    problem: string,
  ) {
    super(`layers: \`${key}\` ${problem}`)
  }
}

const writeLevels: readonly WriteLevel[] = ['yes', 'review', 'no']
const typeImports = ['same', 'warn', 'allow']

type Fields = Readonly<Record<string, 'required' | 'optional'>>
const definitionFields: Fields = { layers: 'required', zones: 'optional', packages: 'optional', typeImports: 'optional', roots: 'optional' }
const layerFields: Fields = {
  path: 'required', purpose: 'required', mayImport: 'required', mayNotImport: 'optional', aiMayWrite: 'required', writeExceptions: 'optional',
  owners: 'optional', features: 'optional',
}
const zoneFields: Fields = { paths: 'required', purpose: 'required', mayImport: 'required', importedBy: 'required', why: 'required', keepsLayer: 'optional' }
const groupFields: Fields = { packages: 'required', layers: 'required', why: 'required', instead: 'required', free: 'optional', typeImports: 'optional' }
const freeFields: Fields = { packages: 'required', names: 'required', layers: 'required' }

/** The folders of a layer, without trailing slashes or a leading `./`. */
export function foldersOf(path: string | readonly string[]): readonly string[] {
  return (typeof path === 'string' ? [path] : path).map((folder) => folder.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, ''))
}

/** Returns the definition when it is sound; throws a `LayersError` that names the first mistake otherwise. */
export function validated(definition: unknown): LayersDefinition {
  checkFields('the definition', definition, definitionFields)
  const { layers, zones = {}, packages = {}, typeImports: types, roots } = definition as LayersDefinition
  checkChoice('typeImports', types, typeImports)
  if (roots) checkStrings('roots', roots)
  checkRecord('layers', layers)
  if (Object.keys(layers).length === 0) throw new LayersError('layers', 'names no layer. Write at least one, or leave the settings out to use the eight default layers.')
  checkRecord('zones', zones)
  checkRecord('packages', packages)

  const layerNames = Object.keys(layers)
  const places = [...layerNames, ...Object.keys(zones)]
  for (const zone of Object.keys(zones)) if (layerNames.includes(zone)) throw new LayersError(`zones.${zone}`, 'has the name of a layer. Give the zone a name of its own.')

  const owners = new Map<string, string>()
  for (const [name, layer] of Object.entries(layers)) {
    const key = `layers.${name}`
    checkFields(key, layer, layerFields)
    checkFolders(`${key}.path`, layer.path)
    for (const folder of foldersOf(layer.path)) {
      const other = owners.get(folder)
      if (other) throw new LayersError(`${key}.path`, `claims \`${folder}\`, which \`${other}\` claims too. A file belongs to one layer: give each its own folder.`)
      owners.set(folder, name)
    }
    checkChoice(`${key}.aiMayWrite`, layer.aiMayWrite, writeLevels)
    for (const [at, exception] of (layer.writeExceptions ?? []).entries()) checkChoice(`${key}.writeExceptions[${at}].aiMayWrite`, exception.aiMayWrite, writeLevels)
    checkArray(`${key}.mayImport`, layer.mayImport)
    for (const [at, edge] of layer.mayImport.entries()) {
      const edgeKey = `${key}.mayImport[${at}]`
      const target = typeof edge === 'string' ? edge : edge.layer
      checkName(edgeKey, target, layerNames)
      if (target === name) throw new LayersError(edgeKey, `lets \`${name}\` import itself, which it always may. Remove the entry.`)
      if (typeof edge !== 'string') {
        checkStrings(`${edgeKey}.only`, edge.only)
        if (edge.only.length === 0) throw new LayersError(`${edgeKey}.only`, 'names no entry point. Name at least one, or remove the edge.')
      }
    }
    for (const [at, edge] of (layer.mayNotImport ?? []).entries()) {
      const edgeKey = `${key}.mayNotImport[${at}]`
      checkName(edgeKey, edge.layer, layerNames)
      checkChoice(`${edgeKey}.typeImports`, edge.typeImports, typeImports)
      if (layer.mayImport.some((open) => (typeof open === 'string' ? open : open.layer) === edge.layer))
        throw new LayersError(edgeKey, `closes the edge to \`${edge.layer}\`, which \`mayImport\` opens. Keep one of the two.`)
    }
  }

  for (const [name, zone] of Object.entries(zones)) {
    const key = `zones.${name}`
    checkFields(key, zone, zoneFields)
    checkStrings(`${key}.paths`, zone.paths)
    if (zone.paths.length === 0) throw new LayersError(`${key}.paths`, 'is empty. Name the files of the zone, or remove it.')
    for (const field of ['mayImport', 'importedBy'] as const) {
      const value: unknown = zone[field]
      if (value === 'all' || (field === 'importedBy' && value === 'none')) continue
      checkStrings(`${key}.${field}`, value)
      for (const [at, place] of (value as readonly string[]).entries()) checkName(`${key}.${field}[${at}]`, place, places)
    }
  }
  checkZoneCycles(zones)

  for (const [name, group] of Object.entries(packages)) {
    const key = `packages.${name}`
    checkFields(key, group, groupFields)
    checkStrings(`${key}.packages`, group.packages)
    checkStrings(`${key}.layers`, group.layers)
    for (const [at, place] of group.layers.entries()) checkName(`${key}.layers[${at}]`, place, places)
    if (group.free !== undefined) {
      checkFields(`${key}.free`, group.free, freeFields)
      for (const field of ['packages', 'names', 'layers'] as const) checkStrings(`${key}.free.${field}`, group.free[field])
      for (const [at, place] of group.free.layers.entries()) checkName(`${key}.free.layers[${at}]`, place, places)
      for (const [at, name] of group.free.packages.entries()) checkName(`${key}.free.packages[${at}]`, name, group.packages)
    }
    for (const [place, verdict] of Object.entries(group.typeImports ?? {})) {
      checkName(`${key}.typeImports`, place, places)
      checkChoice(`${key}.typeImports.${place}`, verdict, typeImports)
    }
  }
  return definition as LayersDefinition
}

/** Two zones that let each other in through `mayImport` lists would make one zone of two names. */
function checkZoneCycles(zones: NonNullable<LayersDefinition['zones']>): void {
  const next = (name: string) => {
    const { mayImport } = zones[name]!
    return mayImport === 'all' ? [] : mayImport.filter((place) => place in zones)
  }
  for (const start of Object.keys(zones)) {
    const path = [start]
    const pending = next(start).map((zone) => [...path, zone])
    const seen = new Set<string>()
    while (pending.length > 0) {
      const at = pending.pop()!
      const zone = at.at(-1)!
      if (zone === start) throw new LayersError(`zones.${start}.mayImport`, `goes round in a circle: ${at.map((name) => `\`${name}\``).join(' -> ')}. Remove one of these imports.`)
      if (seen.has(zone)) continue
      seen.add(zone)
      pending.push(...next(zone).map((following) => [...at, following]))
    }
  }
}

function checkFields(key: string, value: unknown, fields: Fields): void {
  checkRecord(key, value)
  const record = value as Record<string, unknown>
  for (const field of Object.keys(record)) {
    if (field in fields) continue
    const nearest = nearestOf(field, Object.keys(fields))
    throw new LayersError(`${key}.${field}`, `is unknown. ${nearest ? `Did you mean \`${nearest}\`?` : `Valid keys: ${listOf(Object.keys(fields))}.`}`)
  }
  for (const [field, need] of Object.entries(fields)) if (need === 'required' && record[field] === undefined) throw new LayersError(`${key}.${field}`, 'is missing.')
}

function checkRecord(key: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LayersError(key, `must be an object, but it is \`${JSON.stringify(value) ?? String(value)}\`.`)
}

function checkArray(key: string, value: unknown): void {
  if (!Array.isArray(value)) throw new LayersError(key, `must be an array, but it is \`${JSON.stringify(value) ?? String(value)}\`.`)
}

function checkStrings(key: string, value: unknown): void {
  checkArray(key, value)
  for (const [at, item] of (value as readonly unknown[]).entries())
    if (typeof item !== 'string' || item.trim() === '') throw new LayersError(`${key}[${at}]`, 'must be a non-empty string.')
}

function checkFolders(key: string, value: unknown): void {
  const folders: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (folders.length === 0 || folders.some((folder) => typeof folder !== 'string' || folder.replace(/^\.\/?/, '').trim() === ''))
    throw new LayersError(key, 'is empty. Write the folder relative to the project, such as `src/core`.')
  for (const folder of folders as readonly string[])
    if (folder.startsWith('/') || folder.startsWith('..')) throw new LayersError(key, `is \`${folder}\`, which leaves the project. Write it relative to the project, such as \`src/core\`.`)
}

function checkName(key: string, name: unknown, valid: readonly string[]): void {
  if (typeof name === 'string' && valid.includes(name)) return
  const nearest = typeof name === 'string' ? nearestOf(name, valid) : null
  throw new LayersError(key, `names \`${String(name)}\`, which does not exist. ${nearest ? `Did you mean \`${nearest}\`?` : `Valid names: ${listOf(valid)}.`}`)
}

function checkChoice(key: string, value: unknown, valid: readonly string[]): void {
  if (value === undefined || (typeof value === 'string' && valid.includes(value))) return
  throw new LayersError(key, `must be one of ${listOf(valid)}, but it is \`${JSON.stringify(value) ?? String(value)}\`.`)
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
