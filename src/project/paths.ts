/** A path with forward slashes, as every table of the project keeps it. */
export function slashed(path: string): string {
  return path.includes('\\') ? path.replaceAll('\\', '/') : path
}

/** The folder of a path; the path itself at the root of the file system. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash > 0 ? path.slice(0, slash) : slash === 0 ? '/' : path
}

/** The last name of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A folder joined with a path relative to it; `.` and `..` are resolved, no file is looked at. */
export function joined(folder: string, relative: string): string {
  const segments = folder === '/' ? [''] : folder.split('/')
  for (const segment of relative.split('/')) {
    if (segment === '..') {
      if (segments.length > 1) segments.pop()
    } else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.length === 1 ? segments[0] || '/' : segments.join('/')
}

/** The path of a file relative to a folder above it; `null` when it lies elsewhere. */
export function within(folder: string, path: string): string | null {
  if (folder === '/') return path.slice(1)
  return path.startsWith(folder) && path[folder.length] === '/' ? path.slice(folder.length + 1) : null
}

/** A folder and those above it, nearest first. */
export function* foldersAbove(folder: string): Generator<string> {
  for (let at = folder; ; at = folderOf(at)) {
    yield at
    if (at === folderOf(at)) return
  }
}
