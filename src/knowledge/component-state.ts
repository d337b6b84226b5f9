/** Packages with the hooks of React. */
export const hookPackages: ReadonlySet<string> = new Set(['react', 'preact', 'preact/hooks', 'preact/compat'])

/** Hooks that run a function after a render: after every one unless a list of dependencies follows. From react.dev, as of November 2026. */
export const effectHooks: ReadonlySet<string> = new Set(['useEffect', 'useLayoutEffect', 'useInsertionEffect'])

/** Functions that run at once what they are given. */
export const runners: ReadonlySet<string> = new Set(['startTransition', 'flushSync', 'batch', 'unstable_batchedUpdates'])

/** Methods of an array whose result is another array each time. `slice` and `concat` are also methods of texts. */
export const copyingMethods: ReadonlySet<string> = new Set(['map', 'filter', 'flatMap', 'toSorted', 'toReversed', 'toSpliced'])

/** Functions of the language whose result is another object each time. */
export const makingFunctions: ReadonlySet<string> = new Set([
  'Object.keys', 'Object.values', 'Object.entries', 'Object.fromEntries', 'Array.from', 'Array.of', 'JSON.parse', 'structuredClone', 'Array',
])

/** Words at the end of a type's name that is mostly a text or a number: `JobStatus`, `UserId`. */
export const plainTypeWords: ReadonlySet<string> = new Set([
  'status', 'id', 'type', 'kind', 'role', 'mode', 'level', 'key', 'code', 'state', 'step', 'phase', 'name', 'tab', 'view', 'theme', 'locale', 'language', 'currency', 'plan', 'period', 'range',
])
