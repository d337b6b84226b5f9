import type { LayersDefinition, WriteLevel } from '../definition.js'
import { foldersOf } from '../validate.js'

/** A glob relative to the project and who may write there. */
export type WriteRule = { readonly path: string; readonly level: WriteLevel; readonly layer: string; /** Whether it is a part of a layer with a level of its own. */ readonly isException: boolean }

/** Who may write what: each layer's folders, followed by their exceptions, which win. */
export function writeRulesOf({ layers }: LayersDefinition): readonly WriteRule[] {
  return Object.entries(layers).flatMap(([layer, { path, aiMayWrite, writeExceptions = [] }]) =>
    foldersOf(path).flatMap((folder) => [
      { path: `${folder}/**`, level: aiMayWrite, layer, isException: false },
      ...writeExceptions.map((exception) => ({ path: `${folder}/${exception.path}`, level: exception.aiMayWrite, layer, isException: true })),
    ]),
  )
}
