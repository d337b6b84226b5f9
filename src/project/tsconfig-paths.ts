import { readFileSync } from 'node:fs'
import { createFilesMatcher, createPathsMatcher, parseTsconfig, type TsConfigJsonResolved } from 'get-tsconfig'
import { isFile } from './directories.js'
import { baseOf, folderOf, foldersAbove, joined, slashed } from './paths.js'

/** What one `tsconfig.json` says about module names. */
export type PathAliases = {
  /** Absolute candidates for a specifier that one of the `paths` names, in their order; none for any other. */
  aliasesOf(from: string, specifier: string): readonly string[]
  /** The same by `baseUrl`, which any bare name could mean: only a file that exists counts. */
  baseUrlsOf(specifier: string): readonly string[]
  /** What is wrong with the configuration, for the message of an import that cannot be resolved; `null` when nothing is. */
  readonly problem: string | null
  /** Every file it was read from. */
  readonly files: readonly string[]
}

export const noAliases: PathAliases = { aliasesOf: () => [], baseUrlsOf: () => [], problem: null, files: [] }

/** The `tsconfig.json` (or `jsconfig.json`) that governs a folder: the nearest above. */
export function tsconfigAbove(folder: string): string | null {
  for (const above of foldersAbove(folder)) {
    for (const name of ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json']) if (isFile(`${above}/${name}`)) return `${above}/${name}`
  }
  return null
}

/** Reads `paths` and `baseUrl`, those of `extends` and of `references` included. A part that cannot be read leaves the rest in force. */
export function pathAliasesOf(tsconfig: string): PathAliases {
  const files: string[] = []
  const problems: string[] = []
  const own = matcherFor(tsconfig, files, problems)
  const references: Matcher[] = []
  const pending = [...(own?.references ?? [])]
  const seen = new Set([tsconfig])
  while (pending.length > 0 && seen.size < 200) {
    const path = pending.shift()!
    if (seen.has(path)) continue
    seen.add(path)
    const matcher = matcherFor(path, files, problems)
    if (!matcher) continue
    pending.push(...matcher.references)
    if (matcher.hasPaths || matcher.baseUrl !== null) references.push(matcher)
  }
  // A solution file has no files of its own: each project it names has aliases for the files that it includes.
  const matchersFor = (from: string) => {
    if (references.length === 0) return own ? [own] : []
    const including = references.filter(({ includes }) => includes(from))
    return [...(own ? [own] : []), ...(including.length > 0 ? including : references)]
  }
  return {
    aliasesOf: (from, specifier) => matchersFor(from).flatMap((matcher) => (matcher.names(specifier) ? matcher.candidates(specifier) : [])),
    baseUrlsOf: (specifier) => [...(own ? [own] : []), ...references].flatMap(({ baseUrl }) => (baseUrl === null ? [] : [joined(baseUrl, specifier)])),
    problem: problems[0] ?? null,
    files,
  }
}

type Matcher = {
  readonly hasPaths: boolean
  readonly baseUrl: string | null
  readonly references: readonly string[]
  /** Whether one of the keys of `paths` matches. */
  names(specifier: string): boolean
  candidates(specifier: string): readonly string[]
  includes(file: string): boolean
}

function matcherFor(path: string, files: string[], problems: string[]): Matcher | null {
  const config = readTsconfig(path, files, problems)
  if (!config) return null
  const options = config.compilerOptions ?? {}
  const exact = new Set<string>()
  const wild: { readonly prefix: string; readonly suffix: string }[] = []
  for (const key of Object.keys(options.paths ?? {})) {
    const star = key.indexOf('*')
    if (star < 0) exact.add(key)
    else wild.push({ prefix: key.slice(0, star), suffix: key.slice(star + 1) })
  }
  let candidates: ((specifier: string) => string[]) | null = null
  let includes: ((file: string) => unknown) | null = null
  try {
    if (options.paths) candidates = createPathsMatcher({ path, config })
  } catch (error) {
    problems.push(`\`${baseOf(path)}\` has \`paths\` that cannot be read (${messageOf(error)})`)
  }
  return {
    hasPaths: candidates !== null,
    baseUrl: options.baseUrl === undefined ? null : slashed(joinedFrom(folderOf(path), options.baseUrl)),
    references: (config.references ?? []).map((reference) => {
      const target = joinedFrom(folderOf(path), slashed(reference.path))
      return target.endsWith('.json') ? target : `${target}/tsconfig.json`
    }),
    names: (specifier) =>
      exact.has(specifier) ||
      wild.some(({ prefix, suffix }) => specifier.length >= prefix.length + suffix.length && specifier.startsWith(prefix) && specifier.endsWith(suffix)),
    candidates: (specifier) => candidates?.(specifier).map(slashed) ?? [],
    includes(file) {
      try {
        includes ??= createFilesMatcher({ path, config })
        return includes(file) !== undefined
      } catch {
        return true
      }
    },
  }
}

/** What `extends` names is not always installed where the linter runs; the file's own `paths` must not be lost with it. */
const extendsField = /"extends"\s*:\s*(?:"[^"]*"|\[[^[\]]*\])\s*,?/

function readTsconfig(path: string, files: string[], problems: string[]): TsConfigJsonResolved | null {
  const cache = new Map<string, never>()
  try {
    return parseTsconfig(path, cache)
  } catch (error) {
    if (!isFile(path)) {
      problems.push(`\`${baseOf(path)}\` is named by \`references\`, but there is no such file`)
      return null
    }
    problems.push(`\`${baseOf(path)}\` cannot be read whole: ${messageOf(error)}`)
    try {
      const text = readFileSync(path, 'utf8').replace(extendsField, '')
      return parseTsconfig(path, new Map([[`readFileSync:${path}:utf8`, text as never]]))
    } catch {
      return null
    }
  } finally {
    files.push(path)
    for (const key of cache.keys()) {
      const file = /^(?:readFileSync|existsSync):(.+?)(?::utf8)?$/.exec(key)?.[1]
      if (file && file !== path) files.push(slashed(file))
    }
  }
}

function joinedFrom(folder: string, path: string): string {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) ? path : joined(folder, path)
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
}

/** The configuration that a tool which reads only one file should be given: the project's own, or the one of its references that has the aliases. */
export function tsconfigWithPaths(root: string): string | null {
  const own = tsconfigAbove(root)
  if (own === null || folderOf(own) !== root) return null
  const main = matcherFor(own, [], [])
  if (!main || main.hasPaths || main.baseUrl !== null) return own
  return main.references.find((path) => matcherFor(path, [], [])?.hasPaths) ?? own
}
