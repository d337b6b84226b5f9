import picomatch from 'picomatch'

const matchers = new Map<string, (path: string) => boolean>()

/** Whether a path, relative to the project and with forward slashes, matches one of the globs. A leading `./` is ignored. */
export function matchesAny(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => {
    let matcher = matchers.get(glob)
    if (!matcher) {
      matcher = picomatch(glob.replace(/^\.\//, ''), { dot: true })
      matchers.set(glob, matcher)
    }
    return matcher(path)
  })
}
