import { readFileSync } from 'node:fs'
import { lazily } from '../facts/lazily.js'
import type { SourceFile } from '../facts/source-file.js'
import { entriesOf, isFresh, lookAtClock, watching, type Watched } from './directories.js'
import { folderOf, foldersAbove } from './paths.js'

/** Files that a framework runs before every request: the middleware (since Next 16 the proxy) of Next, the hooks of SvelteKit. */
const gateFiles = /^(?:middleware|proxy|hooks\.server)\.[cm]?[jt]s$/

/** Longer than any such file that was seen. */
const longestGate = 100_000

type Gate = { readonly asks: boolean; readonly limits: boolean; readonly reachesApi: boolean; readonly reachesPages: boolean; readonly reaches: (address: string) => boolean }

// Outlives a file, unlike every fact: all handlers of a project stand behind the same one.
const gates = new Map<string, Watched<Gate>>()

/**
 * Whether the middleware of the project a file belongs to may ask who is calling before an API handler runs: it names a
 * session, a user or a token, and its matcher does not leave `/api` out.
 */
export const isBehindGate = lazily((file: SourceFile): boolean => gatesOf(file).some(({ asks, reachesApi }) => asks && reachesApi))

/** Whether the middleware of the project a file belongs to may limit how often one caller comes: it speaks of limits, and its matcher does not leave out the address of the file, where that is known. */
export const isLimitedByGate = lazily((file: SourceFile): boolean => {
  const address = addressOf(file.path)
  // A server action is posted to the address of whatever page calls it.
  const isAction = address === null && /['"]use server['"]/.test(file.text)
  return gatesOf(file).some(({ limits, reaches, reachesPages }) => limits && (address === null ? !isAction || reachesPages : reaches(address)))
})

/** The address that a file of Next answers at by its place, `/api/chat` of `src/app/(ai)/api/chat/route.ts`, or `null`; a parameter is any one segment. */
export function addressOf(path: string): string | null {
  const inApp = /(?:^|\/)app\/(?:(.*)\/)?route\.[cm]?[jt]sx?$/.exec(path)
  const inPages = /(?:^|\/)pages\/(api\/.*?)(?:\/index)?\.[cm]?[jt]sx?$/.exec(path)
  if (!inApp && !inPages) return null
  const segments = (inApp?.[1] ?? inPages?.[1] ?? '').split('/').filter((segment) => segment !== '' && !/^(?:\(.*\)|@.*)$/.test(segment))
  return `/${segments.map((segment) => (segment.startsWith('[') ? 'any' : segment)).join('/')}`
}

const gatesOf = lazily((file: SourceFile): readonly Gate[] => {
  lookAtClock()
  const found: Gate[] = []
  for (const folder of foldersAbove(folderOf(file.filename))) {
    for (const place of [folder, `${folder}/src`]) {
      for (const [name, kind] of entriesOf(place) ?? []) if (kind === 'file' && gateFiles.test(name)) found.push(gateOf(`${place}/${name}`))
    }
    if (folder === file.cwd) break
  }
  return found
})

function gateOf(path: string): Gate {
  const known = gates.get(path)
  if (known && isFresh(known)) return known.value
  const gate = watching(read(path), [path])
  gates.set(path, gate)
  return gate.value
}

function read(path: string): Gate {
  try {
    const text = readFileSync(path, 'utf8').slice(0, longestGate)
    return { asks: asksForCaller(text), limits: /rate-?_?limit|throttl|arcjet|upstash|captcha|turnstile/i.test(text), reachesApi: reachesApi(text), reachesPages: reachesPages(text), reaches: reachOf(text) }
  } catch {
    // Whatever is there cannot be read, and may ask.
    return { asks: true, limits: true, reachesApi: true, reachesPages: true, reaches: () => true }
  }
}

function asksForCaller(text: string): boolean {
  return /auth|session|token|jwt|cookie|clerk|kinde|supabase|\buser|bearer|login|sign-?in/i.test(text)
}

/** The patterns of a matcher of Next, `matcher: ['/((?!api|_next).*)']`; `null` without one, and where it is not to be seen. */
function matchersOf(text: string): readonly string[] | null {
  const matcher = /\bmatcher\s*:\s*(\[[^\]]{0,2000}\]|['"`][^'"`]{0,2000}['"`])/.exec(text)?.[1]
  if (matcher === undefined) return null
  const patterns = [...matcher.matchAll(/(['"`])((?:(?!\1).)*)\1/g)].map(([, , pattern]) => pattern!)
  return patterns.length === 0 ? null : patterns
}

/** Whether a matcher may let requests to `/api` through to the middleware. */
export function reachesApi(text: string): boolean {
  const patterns = matchersOf(text)
  if (patterns === null) return true
  return patterns.some((pattern) => {
    // What stands behind `(?!` is left out: all of `api`, or only `api/webhooks`.
    if (pattern.includes('(?!')) return !/\(\?!(?:[^)]{0,200}[|(/])?api\b(?!\/\w)/.test(pattern)
    return /^\/(?:\(?[^)]*\bapi\b|:path\*|:\w+\*|\(\.\*\)|\.\*|$)/.test(pattern) && pattern !== '/'
  })
}

/** Whether a matcher may let requests to anything but `/api` through. */
function reachesPages(text: string): boolean {
  return matchersOf(text)?.some((pattern) => pattern.startsWith('/') && !/^\/\(?api\b/.test(pattern)) ?? true
}

/** Which addresses a matcher lets through to the middleware. */
export function reachOf(text: string): (address: string) => boolean {
  const patterns = matchersOf(text)?.filter((pattern) => pattern.startsWith('/'))
  if (patterns === undefined || patterns.length === 0) return () => true
  const tests = patterns.map(patternOf)
  return (address) => tests.some((test) => test === null || test.test(address))
}

/** `/api/:path*` as a regular expression; `null` for one that cannot be read. */
function patternOf(source: string): RegExp | null {
  const text = source
    .replaceAll('\\\\', '\\')
    .replace(/\/:\w+\*/g, '(?:/.*)?')
    .replace(/\/:\w+\+/g, '/.+')
    .replace(/\/:\w+\?/g, '(?:/[^/]+)?')
    .replace(/:\w+(?=\()/g, '')
    .replace(/(^|\/):\w+/g, '$1[^/]+')
  try {
    return new RegExp(`^${text}/?$`)
  } catch {
    return null
  }
}
