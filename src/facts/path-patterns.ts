import picomatch from 'picomatch'
import { lazilyAcrossFiles } from './lazily.js'

const matcherOf = lazilyAcrossFiles((globs: readonly string[]) =>
  picomatch(
    globs.map((glob) => glob.replace(/^\.\//, '')),
    { dot: true },
  ),
)

/** Whether a path, relative to the project and with forward slashes, matches one of the globs. A leading `./` is ignored. */
export function matchesAny(path: string, globs: readonly string[]): boolean {
  return globs.length > 0 && matcherOf(globs)(path)
}
