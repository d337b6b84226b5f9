import type { Layer, LayersDefinition, PackageGroup, TypeImports } from '../definition.js'
import { escaped, patternOfEntry, patternOfEntryBelow, patternOfFiles, patternOfFilesBelow, patternOfFolder } from '../globs.js'
import { foldersOf, validated } from '../validate.js'

/** A rule in the terms of dependency-cruiser. */
export type CruiseRule = {
  readonly name: string
  readonly comment: string
  readonly severity: 'error' | 'warn'
  readonly from: Readonly<Record<string, unknown>>
  readonly to: Readonly<Record<string, unknown>>
}

export type RequiredCruiseRule = Omit<CruiseRule, 'from'> & { readonly module: Readonly<Record<string, unknown>> }

export type CruiseConfig = {
  readonly forbidden: readonly CruiseRule[]
  readonly required: readonly RequiredCruiseRule[]
  readonly options: Readonly<Record<string, unknown>>
}

/** A circle of files that import each other; the path begins and ends with the same file. */
export type FileCycle = { readonly path: readonly string[]; readonly files: number }

type Options = {
  /** Path of the project's `tsconfig.json`, for its aliases; `null` when it has none. */
  readonly tsconfig?: string | null
  /** Circles found beforehand, one for each knot of files; `null` leaves cycles and orphans out. */
  readonly cycles?: readonly FileCycle[] | null
}

/** How dependency-cruiser calls an import of which nothing is left when the program runs. */
const types = ['type-only', 'type-import']

/** The rules and options for dependency-cruiser that say the same as the ESLint rules. Throws a `LayersError` for a wrong definition. */
export function dependencyCruiserConfig(given: LayersDefinition, { tsconfig = null, cycles = null }: Options = {}): CruiseConfig {
  const definition = validated(given)
  return {
    forbidden: [
      ...Object.entries(definition.layers).flatMap(([name, layer]) => layerRules(definition, name, layer)),
      ...Object.keys(definition.zones ?? {}).flatMap((name) => zoneRules(definition, name)),
      ...Object.entries(definition.layers).flatMap(([name, layer]) => featureRules(definition, name, layer)),
      ...Object.entries(definition.packages ?? {}).flatMap(([name, group]) => packageRules(definition, name, group)),
      ...dependencyRules(definition),
      ...(cycles ? [...cycleRules(cycles), orphanRule(definition)] : []),
    ],
    required: unassignedRules(definition),
    options: optionsFor(definition, tsconfig),
  }
}

/** One rule a layer for what runs, one for types alone where those weigh less, one for tests among its files. */
function layerRules(definition: LayersDefinition, name: string, layer: Layer): readonly CruiseRule[] {
  const verdicts = verdictsOf(definition, name)
  const closed = [...verdicts].filter(([, verdict]) => verdict !== 'open')
  if (closed.length === 0) return []
  const zones = allZonePatterns(definition)
  const from = { path: foldersOf(layer.path).map(patternOfFolder), pathNot: zones }
  const entries = closed.flatMap(([target, verdict]) => (typeof verdict === 'object' && verdict.only ? entryPatterns(definition, target, verdict.only) : []))
  const weighing = (weights: readonly TypeImports[]) => closed.filter(([, verdict]) => verdict !== 'open' && weights.includes(verdict.weight))
  const to = (targets: typeof closed, more: object) => ({ path: targets.flatMap(([target]) => folderPatterns(definition, target)), pathNot: [...entries, ...zones], ...more })
  const comment = commentFor(definition, name, closed)

  const rules: CruiseRule[] = []
  const same = weighing(['same'])
  const lighter = weighing(['warn', 'allow'])
  const warned = weighing(['warn'])
  if (lighter.length > 0) rules.push({ name: `layer-imports/${name}`, severity: 'error', comment, from, to: to(lighter, { dependencyTypesNot: types }) })
  if (same.length > 0) rules.push({ name: lighter.length > 0 ? `layer-imports/${name}/types-too` : `layer-imports/${name}`, severity: 'error', comment, from, to: to(same, {}) })
  if (warned.length > 0) {
    const why = `${name} takes types of a layer it may not import, so a change there breaks the build here. Move the type to a layer that both may import.`
    rules.push({ name: `layer-type-imports/${name}`, severity: 'warn', comment: why, from, to: to(warned, { dependencyTypes: types }) })
  }
  for (const [zone, { paths, keepsLayer }] of Object.entries(definition.zones ?? {})) {
    const inside = keepsLayer ? paths.flatMap((glob) => foldersOf(layer.path).flatMap((folder) => patternOfFilesBelow(glob, folder) ?? [])) : []
    if (!keepsLayer || inside.length === 0) continue
    const open = closed.flatMap(([target]) => entryPatterns(definition, target, keepsLayer.entries))
    rules.push({
      name: `layer-imports/${name}/${slug(zone)}`,
      severity: 'error',
      comment: `${capital(zone)} beside ${name} keep its edges, and may import the entry points (${keepsLayer.entries.join(', ')}) of every layer. ${comment}`,
      from: { path: inside },
      to: { path: closed.flatMap(([target]) => folderPatterns(definition, target)), pathNot: [...entries, ...open, ...zones], dependencyTypesNot: types },
    })
  }
  return rules
}

type Verdict = 'open' | { readonly only?: readonly string[]; readonly why: string; readonly instead: string; readonly weight: TypeImports }

/** What a layer may do with each of the others. */
function verdictsOf(definition: LayersDefinition, name: string): ReadonlyMap<string, Verdict> {
  const layer = definition.layers[name]!
  const weight = definition.typeImports ?? 'warn'
  const verdicts = new Map<string, Verdict>()
  for (const target of Object.keys(definition.layers)) {
    if (target === name) continue
    const edge = layer.mayImport.find((each) => (typeof each === 'string' ? each : each.layer) === target)
    const closed = layer.mayNotImport?.find((each) => each.layer === target)
    if (typeof edge === 'string') verdicts.set(target, 'open')
    else if (edge) verdicts.set(target, { only: edge.only, why: edge.why, instead: `import ${edge.only.join(', ')} of ${target}`, weight })
    else if (closed) verdicts.set(target, { why: closed.why, instead: closed.instead, weight: closed.typeImports ?? weight })
    else verdicts.set(target, { why: '', instead: '', weight })
  }
  return verdicts
}

function commentFor(definition: LayersDefinition, name: string, closed: readonly (readonly [string, Verdict])[]): string {
  const allowed = definition.layers[name]!.mayImport.map((edge) => (typeof edge === 'string' ? edge : `${edge.layer} (${edge.only.join(', ')})`))
  const reasons = closed.flatMap(([target, verdict]) => (verdict !== 'open' && verdict.why ? [`${target}: ${verdict.why}; ${lower(verdict.instead)}.`] : []))
  return [
    `${name} (${definition.layers[name]!.purpose}) may import ${allowed.length > 0 ? allowed.join(', ') : 'no other layer'}; anything else ties layers together that must change apart.`,
    ...reasons,
    'Else move what both need to a layer below them, or take it as a parameter that the composition root supplies.',
  ].join(' ')
}

/** Who may not import a zone, and what a zone may not import. */
function zoneRules(definition: LayersDefinition, name: string): readonly CruiseRule[] {
  const zones = definition.zones!
  const zone = zones[name]!
  const own = zone.paths.map(patternOfFiles)
  const before = zonePatternsBefore(definition, name)
  const rules: CruiseRule[] = []
  if (zone.importedBy !== 'all') {
    const open = zone.importedBy === 'none' ? [] : zone.importedBy
    const may = Object.keys(zones).filter((other) => other === name || open.includes(other) || zones[other]!.mayImport === 'all' || zones[other]!.mayImport.includes(name))
    const others = Object.keys(zones).filter((other) => !may.includes(other))
    rules.push({
      name: `layer-imports/into-${slug(name)}`,
      severity: 'error',
      comment: `${open.length === 0 ? 'No layer' : `Only ${open.join(', ')}`} may import the ${name} (${zone.purpose}): ${zone.why}. Take what you need as a parameter.`,
      from: {
        path: [...Object.keys(definition.layers).flatMap((layer) => (open.includes(layer) ? [] : folderPatterns(definition, layer))), ...others.flatMap((other) => zones[other]!.paths.map(patternOfFiles))],
        pathNot: may.flatMap((other) => zones[other]!.paths.map(patternOfFiles)),
      },
      to: { path: own, ...(before.length > 0 ? { pathNot: before } : {}) },
    })
  }
  const { mayImport } = zone
  if (mayImport === 'all') return rules
  const closed = Object.keys(definition.layers).filter((layer) => !mayImport.includes(layer))
  if (closed.length === 0) return rules
  const weight = definition.typeImports ?? 'warn'
  const from = { path: own, ...(before.length > 0 ? { pathNot: before } : {}) }
  const to = { path: closed.flatMap((layer) => folderPatterns(definition, layer)), pathNot: allZonePatterns(definition) }
  const comment = `The ${name} (${zone.purpose}) may import ${mayImport.length > 0 ? mayImport.join(', ') : 'nothing of the layers'}: ${zone.why}. Put what both need there.`
  rules.push({ name: `layer-imports/from-${slug(name)}`, severity: 'error', comment, from, to: weight === 'same' ? to : { ...to, dependencyTypesNot: types } })
  if (weight === 'warn') rules.push({ name: `layer-type-imports/from-${slug(name)}`, severity: 'warn', comment, from, to: { ...to, dependencyTypes: types } })
  return rules
}

function featureRules(definition: LayersDefinition, name: string, layer: Layer): readonly CruiseRule[] {
  if (!layer.features) return []
  const folders = foldersOf(layer.path)
  const any = `(?:${folders.map(escaped).join('|')})`
  const zones = allZonePatterns(definition)
  return [
    {
      name: `feature-isolation/${name}`,
      severity: 'warn',
      comment: `A feature of ${name} imports what is inside another, which changes without notice to its neighbours. Import its index${layer.features.entries.map((entry) => `, its ${entry}`).join('')}, or publish an event.`,
      from: { path: `^${any}/([^/]+)/`, pathNot: zones },
      to: { path: `^${any}/[^/]+/`, pathNot: [`^${any}/$1/`, ...['index', ...layer.features.entries].map((entry) => patternOfEntryBelow(entry, `${any}/[^/]+`)), ...zones] },
    },
  ]
}

/** One rule a group of packages; layers in which types weigh less have theirs apart. */
function packageRules(definition: LayersDefinition, name: string, group: PackageGroup): readonly CruiseRule[] {
  const zones = definition.zones ?? {}
  const free = new Set(group.free?.layers)
  const strangers = Object.keys(definition.layers).filter((layer) => !group.layers.includes(layer))
  const strangeZones = Object.keys(zones).filter((zone) => !group.layers.includes(zone))
  const pathNot = Object.keys(zones).filter((zone) => group.layers.includes(zone)).flatMap((zone) => zones[zone]!.paths.map(patternOfFiles))
  const owners = group.layers.filter((place) => place in definition.layers)
  const comment = `${capital(name)} belong to ${owners.join(', ')}: ${group.why}. ${group.instead}.`

  const rules: CruiseRule[] = []
  const add = (suffix: string, severity: CruiseRule['severity'], layers: readonly string[], more: object, extra: readonly string[] = []) => {
    for (const isFree of [false, true]) {
      const some = layers.filter((layer) => free.has(layer) === isFree)
      const packages = isFree ? group.packages.filter((entry) => !group.free?.packages.includes(entry)) : group.packages
      const path = [...some.flatMap((layer) => folderPatterns(definition, layer)), ...(isFree ? [] : extra)]
      if (path.length === 0 || packages.length === 0) continue
      rules.push({
        name: `${suffix === 'types' ? 'layer-type-imports' : 'layer-packages'}/${slug(name)}${suffix && suffix !== 'types' ? `/${suffix}` : ''}${isFree ? '/clients' : ''}`,
        severity,
        comment,
        from: pathNot.length > 0 ? { path, pathNot } : { path },
        to: { path: packagePatterns(packages), ...more },
      })
    }
  }
  const weight = (layer: string): TypeImports => group.typeImports?.[layer] ?? 'same'
  add('', 'error', strangers.filter((layer) => weight(layer) === 'same'), {}, strangeZones.flatMap((zone) => zones[zone]!.paths.map(patternOfFiles)))
  add('values', 'error', strangers.filter((layer) => weight(layer) !== 'same'), { dependencyTypesNot: types })
  add('types', 'warn', strangers.filter((layer) => weight(layer) === 'warn'), { dependencyTypes: types })
  return rules
}

/** Installed, or merely named where it is not. */
function packagePatterns(packages: readonly string[]): readonly string[] {
  const names = packages.map((entry) => (entry.endsWith('/*') ? `${escaped(entry.slice(0, -2))}/[^/]+` : escaped(entry))).join('|')
  return [`(?:^|/)node_modules/(?:@types/|)(?:${names})/`, `^(?:${names})(?:/|$)`]
}

/** What is true of packages in any layer. */
function dependencyRules(definition: LayersDefinition): readonly CruiseRule[] {
  const inside = Object.keys(definition.layers).flatMap((layer) => folderPatterns(definition, layer))
  const roots = (definition.zones ?? {})['composition root']?.paths.map(patternOfFiles) ?? []
  const tests = Object.values(definition.zones ?? {}).flatMap((zone) => (zone.keepsLayer ? zone.paths.map(patternOfFiles) : []))
  const from = { path: [...inside, ...roots], ...(tests.length > 0 ? { pathNot: tests } : {}) }
  return [
    {
      name: 'no-dev-dependency',
      severity: 'error',
      comment: 'This package is a dev-dependency, which production does not install, so the program stops at its first import. Move it to `dependencies`.',
      from,
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: [...types, 'npm', 'npm-peer', 'npm-optional'], pathNot: ['(?:^|/)node_modules/@types/'] },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'This package is in no package.json and is only there because another one brought it; the next install may not. Add it to `dependencies`.',
      from: { path: [...inside, ...roots] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-deprecated-package',
      severity: 'warn',
      comment: 'The authors of this package have given it up, so its next hole stays open. Replace it by what its page names.',
      from: { path: [...inside, ...roots] },
      to: { dependencyTypes: ['deprecated'] },
    },
    {
      name: 'no-unresolvable-import',
      severity: 'error',
      comment: 'This import leads to no file and no installed package, so no layer can judge it. Correct the path, add the alias to tsconfig.json, or install the package.',
      from: { path: [...inside, ...Object.values(definition.zones ?? {}).flatMap((zone) => zone.paths.map(patternOfFiles))] },
      to: { couldNotResolve: true, pathNot: ['^[a-z][a-z0-9+.-]*:', '^(?:server-only|client-only)$', '^\\$(?:app|env|service-worker)(?:/|$)', '^#(?:imports|app|build|components)(?:/|$)', '(?:^|/)\\+types/', '(?:^|/)\\$types(?:\\.js|)$'] },
    },
  ]
}

/** A file among the layers that belongs to none: it would have to import a file that cannot be. */
function unassignedRules(definition: LayersDefinition): readonly RequiredCruiseRule[] {
  const roots = definition.roots ?? []
  if (roots.length === 0) return []
  return [
    {
      name: 'layer-imports/unassigned-file',
      severity: 'error',
      comment: `This file lies among the layers and belongs to none, so nothing checks it. Assign it to a layer: move it into ${Object.keys(definition.layers).join(', ')}.`,
      module: {
        path: roots.filter((root) => root !== '').map((root) => `^${escaped(root)}/`),
        pathNot: [...Object.keys(definition.layers).flatMap((layer) => folderPatterns(definition, layer)), ...allZonePatterns(definition), '(?:^|/)node_modules/'],
      },
      to: { path: '^assigned to a layer$' },
    },
  ]
}

/**
 * One rule a circle, for the one import of it where it is told; dependency-cruiser's own search tells every import of every
 * circle. Named by the file where the circle is told, so that a name in a list of known violations stays what it is.
 */
function cycleRules(cycles: readonly FileCycle[]): readonly CruiseRule[] {
  return cycles.map(({ path, files }) => ({
    name: `no-circular/${path[0]!}`,
    severity: 'error' as const,
    comment: `${files} files import each other in a circle, so none can be loaded, tested or changed alone: ${path.join(' -> ')}. Move what they share to a file of its own, or take it as a parameter.`,
    from: { path: `^${escaped(path[0]!)}$` },
    to: { path: `^${escaped(path[1]!)}$`, dependencyTypesNot: types },
  }))
}

function orphanRule(definition: LayersDefinition): CruiseRule {
  return {
    name: 'no-orphan',
    severity: 'warn',
    comment: 'Nothing imports this file and it imports nothing: it was forgotten, or never connected. Delete it, or import it where it is meant to run.',
    from: {
      orphan: true,
      path: Object.keys(definition.layers).flatMap((layer) => folderPatterns(definition, layer)),
      pathNot: ['\\.d\\.[cm]?ts$', ...Object.values(definition.zones ?? {}).flatMap((zone) => (zone.keepsLayer || zone.importedBy === 'all' ? zone.paths.map(patternOfFiles) : []))],
    },
    to: {},
  }
}

function optionsFor(definition: LayersDefinition, tsconfig: string | null): Readonly<Record<string, unknown>> {
  return {
    doNotFollow: { path: ['(?:^|/)node_modules/'] },
    exclude: { path: ['(?:^|/)(?:coverage|\\.next|\\.nuxt)/'] },
    // Without these, types, aliases and what TypeScript drops are missed without a word.
    tsPreCompilationDeps: true,
    ...(tsconfig === null ? {} : { tsConfig: { fileName: tsconfig } }),
    combinedDependencies: Object.values(definition.layers).some(({ path }) => foldersOf(path).some((folder) => !folder.startsWith('src/'))),
    moduleSystems: ['es6', 'cjs'],
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'require', 'node', 'default'],
      mainFields: ['source', 'module', 'main', 'types', 'typings'],
    },
  }
}

function folderPatterns(definition: LayersDefinition, layer: string): readonly string[] {
  return foldersOf(definition.layers[layer]!.path).map(patternOfFolder)
}

function entryPatterns(definition: LayersDefinition, layer: string, entries: readonly string[]): readonly string[] {
  return foldersOf(definition.layers[layer]!.path).flatMap((folder) => entries.map((entry) => patternOfEntry(entry, folder)))
}

function allZonePatterns(definition: LayersDefinition): readonly string[] {
  return Object.values(definition.zones ?? {}).flatMap(({ paths }) => paths.map(patternOfFiles))
}

/** The first zone that matches a file is its zone. */
function zonePatternsBefore(definition: LayersDefinition, name: string): readonly string[] {
  const names = Object.keys(definition.zones!)
  return names.slice(0, names.indexOf(name)).flatMap((zone) => definition.zones![zone]!.paths.map(patternOfFiles))
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
