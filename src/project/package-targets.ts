/**
 * The targets of `exports` and `imports` in a `package.json`, by the algorithm of Node (https://nodejs.org/api/packages.html),
 * except that a condition is taken by its order alone: layers ask where a module lies, and every condition of a key lies in
 * the same place in all but odd packages.
 */

/** Conditions by which TypeScript's source is published beside its output; they win, for the source is what is linted. */
const sourceConditions = ['source', 'development', 'types']
const conditions = new Set([...sourceConditions, 'node', 'import', 'require', 'module', 'module-sync', 'bun', 'default', 'browser', 'worker', 'production'])

/** Where a key of `exports` (`.`, `./errors`) or `imports` (`#db`) leads; `null` when the table does not open it. */
export function targetOf(table: unknown, key: string): string | null {
  const entries = entriesIn(table)
  if (entries === null) return key === '.' ? conditional(table) : null
  if (Object.hasOwn(entries, key) && !key.includes('*')) return conditional(entries[key])

  let best: { readonly prefix: string; readonly inside: string; readonly value: unknown } | null = null
  for (const [pattern, value] of Object.entries(entries)) {
    const star = pattern.indexOf('*')
    const prefix = star < 0 ? pattern : pattern.slice(0, star)
    const suffix = star < 0 ? '' : pattern.slice(star + 1)
    // `./internal/` is the old form of `./internal/*`.
    if (star < 0 && !pattern.endsWith('/')) continue
    if (!key.startsWith(prefix) || !key.endsWith(suffix) || key.length < prefix.length + suffix.length) continue
    if (best && best.prefix.length >= prefix.length) continue
    best = { prefix, inside: key.slice(prefix.length, key.length - suffix.length), value: star < 0 ? `${stringIn(value)}*` : value }
  }
  return best ? (conditional(best.value)?.replaceAll('*', best.inside) ?? null) : null
}

/** `null` when the table is a target itself: `"exports": "./index.js"`, or conditions alone. */
function entriesIn(table: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return null
  const entries = table as Readonly<Record<string, unknown>>
  return Object.keys(entries).every((key) => key.startsWith('.') || key.startsWith('#')) ? entries : null
}

function conditional(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || depth > 8) return null
  if (Array.isArray(value)) {
    for (const item of value) {
      const target = conditional(item, depth + 1)
      if (target !== null) return target
    }
    return null
  }
  const given = value as Readonly<Record<string, unknown>>
  for (const condition of [...sourceConditions.filter((name) => name in given), ...Object.keys(given)]) {
    if (!conditions.has(condition)) continue
    const target = conditional(given[condition], depth + 1)
    if (target !== null) return target
  }
  // A condition of the project's own (`@acme/source`) is better than nothing.
  for (const other of Object.values(given)) {
    const target = conditional(other, depth + 1)
    if (target !== null) return target
  }
  return null
}

function stringIn(value: unknown): string {
  return conditional(value) ?? ''
}
