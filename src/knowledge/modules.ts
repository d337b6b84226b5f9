/** Whether a module specifier names a file of the project: relative, absolute, or by a customary alias (`@/`, `~/`, `#`, `src/`). */
export function isLocalModule(module: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|\/|@\/|~|#|\$|src\/|app\/|lib\/|server\/)/.test(module)
}

/** `pg` for `pg/lib/client`, `@scope/name` for `@scope/name/sub`; without `node:`, `npm:`, `jsr:`, CDN hosts and versions. */
export function packageOf(module: string): string {
  let known = knownPackages.get(module)
  if (known === undefined) {
    if (knownPackages.size >= mostKnownPackages) knownPackages.clear()
    knownPackages.set(module, (known = bareName(module)))
  }
  return known
}

/** The same few hundred specifiers are asked about in all files of a project. */
const mostKnownPackages = 5_000
const knownPackages = new Map<string, string>()

function bareName(module: string): string {
  // Most specifiers have nothing to take away.
  const bare = /\?|.[:@]/.test(module) ? withoutDecoration(module) : module
  const end = bare.indexOf('/')
  if (end < 0) return bare
  if (!bare.startsWith('@') || bare.length === end + 1) return bare.slice(0, end)
  const second = bare.indexOf('/', end + 1)
  return second < 0 ? bare : bare.slice(0, second === end + 1 ? end : second)
}

function withoutDecoration(module: string): string {
  return module
    .replace(/^(?:node|npm|jsr):/, '')
    .replace(/^https:\/\/(?:esm\.sh\/(?:v\d+\/|stable\/)?|deno\.land\/x\/|cdn\.skypack\.dev\/)/, '')
    .replace(/\?[^]*/, '')
    .replace(/(?<=.)@v?\d[^/]*/, '')
}

/**
 * `package -> path of the export -> what it is`. Paths join the steps of an origin with dots: `Pool.new()` is an
 * instance of the export `Pool`, `createPool.()` what that function returns, `new()` an instance of the default export.
 * A key is a package name, or a sub-path (`next/headers`) where that matters.
 */
export type Catalogue<Role> = Readonly<Record<string, Readonly<Record<string, Role>>>>

/** What a catalogue says about an export, or `null`. Sub-paths fall back to their package. */
export function entryOf<Role>(catalogue: Catalogue<Role>, { module, path }: { readonly module: string; readonly path: readonly string[] }): Role | null {
  const name = module.includes(':') ? module.replace(/^(?:node|npm|jsr):/, '') : module
  const exports = ownEntry(catalogue, name) ?? ownEntry(catalogue, packageOf(module))
  return exports && ownEntry(exports, path.length === 1 ? path[0]! : path.join('.'))
}

function ownEntry<Value>(table: Readonly<Record<string, Value>>, key: string): Value | null {
  return Object.hasOwn(table, key) ? table[key]! : null
}
