import { readFileSync } from 'node:fs'
import type { SourceFile } from '../facts/source-file.js'
import { isFresh, lookAtClock, watching, type Watched } from './directories.js'
import { resolveModule } from './module-resolution.js'

/** Words by which the module of a logger shows that it takes fields out before it writes: `redact`, `sanitizeMeta`, `filteredKeys`. */
const filters = /redact|sensitive|saniti[sz]e|scrub|censor|\bmask|[Mm]asked|filteredKeys|filterKeys|maskValues|fieldsToHide/

/** Characters of a module that are searched. */
const mostText = 100_000

const known = new Map<string, Watched<boolean>>()

/** Whether a module of the project, as a file names it, filters what its logger writes; `false` where it cannot be read. */
export function filtersFields(file: SourceFile, specifier: string): boolean {
  lookAtClock()
  const resolution = resolveModule(file.filename, specifier)
  if (resolution.kind !== 'file') return false
  let watched = known.get(resolution.path)
  if (!watched || !isFresh(watched)) known.set(resolution.path, (watched = watching(readsLikeFilter(resolution.path), [resolution.path])))
  return watched.value
}

function readsLikeFilter(path: string): boolean {
  try {
    return filters.test(readFileSync(path, 'utf8').slice(0, mostText))
  } catch {
    return false
  }
}
