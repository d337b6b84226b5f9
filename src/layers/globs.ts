/**
 * The globs of a layer definition as regular expressions. One translation serves the ESLint rules and dependency-cruiser, so
 * the two cannot read a glob differently, and it keeps within what dependency-cruiser accepts: no repetition inside a repetition.
 */

/** File extensions that a path of an entry point leaves out. */
const extensions = ['ts', 'tsx', 'mts', 'cts', 'd.ts', 'd.mts', 'd.cts', 'js', 'jsx', 'mjs', 'cjs', 'json', 'vue', 'svelte']

/**
 * Source of the regular expression for a glob, without anchors: `**` any folders, `*` anything within a name, `?` one
 * character, `{a,b}` either. Everything else stands for itself.
 */
export function patternOfGlob(glob: string): string {
  let pattern = ''
  let depth = 0
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at]!
    if (character === '*' && glob[at + 1] === '*') {
      const startsName = at === 0 || glob[at - 1] === '/'
      if (startsName && glob[at + 2] === '/') {
        pattern += '(?:.*/|)'
        at += 2
      } else {
        pattern += '.*'
        at += 1
      }
    } else if (character === '*') pattern += '[^/]*'
    else if (character === '?') pattern += '[^/]'
    else if (character === '{') {
      depth++
      pattern += '(?:'
    } else if (character === '}' && depth > 0) {
      depth--
      pattern += ')'
    } else if (character === ',' && depth > 0) pattern += '|'
    else pattern += escaped(character)
  }
  return pattern
}

/** Anchored pattern for files, by globs relative to the project. */
export function patternOfFiles(glob: string): string {
  return `^${patternOfGlob(glob.replace(/^\.\//, ''))}$`
}

/**
 * Anchored pattern for an entry point: a glob relative to a folder that leaves the extension out. A folder stands for its
 * `index`, and `events/**` includes the folder `events` itself.
 */
export function patternOfEntry(entry: string, folder: string): string {
  return patternOfEntryBelow(entry, escaped(folder))
}

/** The same below folders that are a pattern themselves. */
export function patternOfEntryBelow(entry: string, folders: string): string {
  const inside = patternOfGlob(entry.replace(/^\.\//, '').replace(/\/\*\*$/, ''))
  const rest = entry.endsWith('/**') ? '(?:/.*|)' : '(?:/index|)'
  return `^${folders}/${inside}${rest}(?:\\.(?:${extensions.map(escaped).join('|')})|)$`
}

/** Pattern for everything below a folder. The `src` of a package stands for what is built from it too. */
export function patternOfFolder(folder: string): string {
  return `^${folder.endsWith('/src') ? `${escaped(folder.slice(0, -3))}(?:src|dist|build|lib|out)` : escaped(folder)}/`
}

/** Pattern for the files of a glob that lie below a folder; `null` when none can. */
export function patternOfFilesBelow(glob: string, folder: string): string | null {
  if (glob.startsWith('**/')) return `^${escaped(folder)}/${patternOfGlob(glob)}$`
  return glob.startsWith(`${folder}/`) ? patternOfFiles(glob) : null
}

/** A text that a regular expression matches literally. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** One test for many patterns. */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false
  const expression = new RegExp(patterns.join('|'))
  return (path) => expression.test(path)
}
