/**
 * Computes once per key and remembers the answer, including `undefined` and `null`. The only cache of the project. Most
 * questions in a row are about one file, so the last answer is at hand without a look-up.
 */
export function lazily<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  let last: { readonly key: Key; readonly value: Value } | null = null
  return (key) => {
    if (last?.key === key) return last.value
    let entry = known.get(key)
    if (!entry) {
      entry = { value: compute(key) }
      known.set(key, entry)
    }
    last = { key, value: entry.value }
    return entry.value
  }
}
