import { readdirSync, readFileSync, statSync } from 'node:fs'
import { baseOf, folderOf } from './paths.js'

/**
 * Milliseconds for which an answer of the file system counts as fresh. A lint run asks a folder once; a long editor session
 * sees a new file, or a changed `tsconfig.json`, this much later.
 */
const freshFor = 2_000

/** Milliseconds; read once for each question to the project, which asks for many folders. */
let now = Date.now()

/** Whatever was read longer ago than some seconds is looked at again from here on. Returns the time, in milliseconds. */
export function lookAtClock(): number {
  now = Date.now()
  return now
}

export type EntryKind = 'file' | 'folder'
type Listing = { readonly entries: ReadonlyMap<string, EntryKind> | null; readonly mtime: number; checkedAt: number }

// Outlives a file, unlike every fact: folders are the same for all files, and are read again when they change.
const listings = new Map<string, Listing>()

/** What lies in a folder, by name; `null` when there is no such folder. One look at the disk per folder, not per file. */
export function entriesOf(folder: string): ReadonlyMap<string, EntryKind> | null {
  const known = listings.get(folder)
  if (known && now - known.checkedAt < freshFor) return known.entries
  const mtime = mtimeOf(folder)
  if (known && known.mtime === mtime) {
    known.checkedAt = now
    return known.entries
  }
  const listing = { entries: mtime < 0 ? null : readEntries(folder), mtime, checkedAt: now }
  listings.set(folder, listing)
  return listing.entries
}

function readEntries(folder: string): ReadonlyMap<string, EntryKind> | null {
  try {
    const entries = new Map<string, EntryKind>()
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const kind = entry.isSymbolicLink() ? kindBehind(`${folder}/${entry.name}`) : entry.isDirectory() ? 'folder' : 'file'
      if (kind) entries.set(entry.name, kind)
    }
    return entries
  } catch {
    return null
  }
}

function kindBehind(link: string): EntryKind | null {
  const stats = statSync(link, { throwIfNoEntry: false })
  return stats ? (stats.isDirectory() ? 'folder' : 'file') : null
}

function mtimeOf(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1
  } catch {
    return -1
  }
}

export function isFile(path: string): boolean {
  return entriesOf(folderOf(path))?.get(baseOf(path)) === 'file'
}

export function isFolder(path: string): boolean {
  return path === '/' || entriesOf(folderOf(path))?.get(baseOf(path)) === 'folder' || (path.lastIndexOf('/') <= 0 && entriesOf(path) !== null)
}

type Parsed = { readonly value: unknown; readonly error: string | null; readonly mtime: number; checkedAt: number }
const parsed = new Map<string, Parsed>()

/** The content of a JSON file, read again when it changes; an error says what is wrong with it, not where it lies. */
export function jsonOf(path: string): { readonly value: unknown; readonly error: string | null } {
  const known = parsed.get(path)
  if (known && now - known.checkedAt < freshFor) return known
  const mtime = mtimeOf(path)
  if (known && known.mtime === mtime) {
    known.checkedAt = now
    return known
  }
  const file = { ...readJson(path), mtime, checkedAt: now }
  parsed.set(path, file)
  return file
}

function readJson(path: string): { readonly value: unknown; readonly error: string | null } {
  try {
    return { value: JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')), error: null }
  } catch (error) {
    return { value: null, error: error instanceof Error ? error.message : String(error) }
  }
}

/** Something computed from files: computed again when one of them changed, looked at every two seconds at most. */
export type Watched<Value> = { readonly value: Value; readonly stamps: ReadonlyMap<string, number>; checkedAt: number }

/** Remembers a value with the state of the files it came from; a file that does not exist yet may be among them. */
export function watching<Value>(value: Value, files: readonly string[]): Watched<Value> {
  return { value, stamps: new Map(files.map((file) => [file, mtimeOf(file)])), checkedAt: now }
}

export function isFresh(watched: Watched<unknown>): boolean {
  if (now - watched.checkedAt < freshFor) return true
  for (const [file, stamp] of watched.stamps) if (mtimeOf(file) !== stamp) return false
  watched.checkedAt = now
  return true
}
