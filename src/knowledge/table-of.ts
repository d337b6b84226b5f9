/**
 * A table to be asked for names that the code under lint chooses. An object literal answers `constructor` and `toString` with
 * what every object inherits; this one with `undefined`.
 */
export function tableOf<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null) as Record<string, Value>, entries)
}

/** A table of tables. */
export function tablesOf<Value>(entries: Readonly<Record<string, Readonly<Record<string, Value>>>>): Readonly<Record<string, Readonly<Record<string, Value>>>> {
  return tableOf(Object.fromEntries(Object.entries(entries).map(([name, table]) => [name, tableOf(table)])))
}
