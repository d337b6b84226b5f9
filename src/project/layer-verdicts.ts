import { importsOf, type Import } from '../facts/imports.js'
import { lazily } from '../facts/lazily.js'
import type { SourceFile } from '../facts/source-file.js'
import type { Place, Refusal } from '../layers/compile.js'
import { isFile } from './directories.js'
import { resolveModule } from './module-resolution.js'
import { defaultProject, hasNumberedNeighbours, pathInProject, projectLayersOf, type EmptyLayer, type ProjectLayers } from './project-layers.js'

/** An import that the layers refuse. */
export type RefusedImport = {
  readonly import: Import
  readonly refusal: Refusal
  /** The file it leads to, relative to the project; `null` for a package. */
  readonly target: string | null
  /** What the definition makes of it: types alone may weigh less. */
  readonly weight: 'error' | 'warn'
}

/** An import that leads nowhere, so that no layer can judge it. */
export type UnresolvedImport = { readonly import: Import; readonly problem: string | null }

/** What the layers say about one file. */
export type LayerVerdicts = {
  /** `null` when no layer lies around the file. */
  readonly project: ProjectLayers | null
  /** Relative to the project. */
  readonly path: string
  readonly place: Place
  readonly refused: readonly RefusedImport[]
  readonly unresolved: readonly UnresolvedImport[]
  readonly emptyLayers: readonly EmptyLayer[]
  /** Whether the eight layers were asked for, and nowhere in the repository is there a folder of one. */
  readonly hasNoLayers: boolean
}

const nothing = { path: '', place: { kind: 'outside' }, refused: [], unresolved: [], emptyLayers: [], hasNoLayers: false } as const

/** Judges every import of a file once, for all the rules about layers. */
export const layerVerdictsOf = lazily((source: SourceFile): LayerVerdicts => {
  // A file that is not on the disk (a snippet, an unsaved buffer) says nothing about what else is there.
  const isReal = isFile(source.filename)
  const project = projectLayersOf(source.filename, source.cwd, source.settings.layers) ?? (isReal ? null : defaultProject(source.cwd))
  if (!project) return { ...nothing, project, hasNoLayers: isReal && !hasNumberedNeighbours(source.filename) }
  const emptyLayers = isReal ? project.emptyLayers : []
  const path = pathInProject(project, source.filename)
  if (path === null) return { ...nothing, project, emptyLayers }
  const { layers } = project
  const place = layers.placeOf(path)
  if (place.kind === 'outside' || place.kind === 'unassigned') return { ...nothing, project, path, place, emptyLayers }

  const refused: RefusedImport[] = []
  const unresolved: UnresolvedImport[] = []
  for (const each of importsOf(source)) {
    const resolution = resolveModule(source.filename, each.specifier)
    if (resolution.kind === 'missing' && isReal) unresolved.push({ import: each, problem: resolution.problem })
    const file = resolution.kind === 'package' ? null : resolution.path
    const target = file === null ? null : pathInProject(project, file)
    const refusal =
      target !== null
        ? layers.importRefusal(path, target)
        : file === null && resolution.kind !== 'file'
          ? layers.packageRefusal(path, resolution.name, each.names)
          : null
    if (!refusal) continue
    const weight = each.isTypeOnly ? refusal.typeImports : 'same'
    if (weight !== 'allow') refused.push({ import: each, refusal, target, weight: weight === 'warn' ? 'warn' : 'error' })
  }
  return { project, path, place, refused, unresolved, emptyLayers, hasNoLayers: false }
})
