import type { LayersDefinition } from './definition.js'

/**
 * The layer in which two others can share a type: the one that both may import and most others import too, an AI being
 * allowed to write it if possible. `null` when there is none.
 */
export function sharedLayerOf({ layers }: LayersDefinition, a: string, b: string): string | null {
  const reach = (name: string) => [name, ...(layers[name]?.mayImport ?? []).flatMap((edge) => (typeof edge === 'string' ? [edge] : []))]
  const ofB = new Set(reach(b))
  const importers = (name: string) => Object.values(layers).filter(({ mayImport }) => mayImport.includes(name)).length
  const rank = (name: string) => (layers[name]?.aiMayWrite === 'no' ? 0 : 100) + importers(name)
  const shared = reach(a).filter((name) => ofB.has(name) && name in layers)
  return shared.sort((one, other) => rank(other) - rank(one))[0] ?? null
}
