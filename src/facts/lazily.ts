/** What forgets each answer about the file under lint. */
let forgetting: (() => void)[] = []

/**
 * Computes once per key and remembers the answer, including `undefined` and `null`, until the next file is begun. Keys are the
 * file itself, or parts of it such as nodes and variables. Maps that hold their keys firmly and are emptied together cost the
 * garbage collector less than weak ones do: those were a quarter of the time of all rules.
 */
export function lazily<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  // Most questions have one key, the file: it needs no map.
  let first: Key | null = null
  let answer: Value | undefined
  let others: Map<Key, Value> | null = null
  const forget = () => {
    first = null
    answer = undefined
    others = null
  }
  return (key) => {
    if (first === key) return answer as Value
    const known = others?.get(key)
    if (known !== undefined || others?.has(key)) return known as Value
    const value = compute(key)
    if (first === null) {
      first = key
      answer = value
      forgetting.push(forget)
    } else (others ??= new Map()).set(key, value)
    return value
  }
}

/** To be called when a file is begun, before anything is asked of it. */
export function forgetFile(): void {
  const all = forgetting
  forgetting = []
  for (const forget of all) forget()
}

/** Like `lazily`, for keys that are no part of a file, such as settings: the answer is kept as long as the key. */
export function lazilyAcrossFiles<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  let last: { readonly key: Key; readonly value: Value } | null = null
  return (key) => {
    if (last?.key === key) return last.value
    let entry = known.get(key)
    if (!entry) known.set(key, (entry = { value: compute(key) }))
    last = { key, value: entry.value }
    return entry.value
  }
}
