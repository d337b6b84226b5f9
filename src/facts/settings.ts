import { lazilyAcrossFiles } from './lazily.js'

/** What a project tells every rule about its own code: exact identifiers, call paths (`redis.tryClaim`) or module specifiers. */
export type Settings = {
  /** Guards, middleware and wrappers that authenticate a request. */
  readonly auth: readonly string[]
  readonly rateLimiters: readonly string[]
  readonly validators: readonly string[]
  /** What verifies or deduplicates a webhook before its handler runs. */
  readonly webhookGuards: readonly string[]
  /** Atomic claims: calls that let exactly one caller through. */
  readonly claims: readonly string[]
  readonly csrf: readonly string[]
  readonly bodyLimits: readonly string[]
  /** What every handler is wrapped by. */
  readonly handlerWrapper: readonly string[]
  /** Calls that may float. */
  readonly fireAndForget: readonly string[]
  readonly llm: { readonly client: readonly string[]; readonly attribution: readonly string[]; readonly expensiveModels: readonly string[] }
  readonly tenancy: { readonly column: readonly string[]; readonly models: readonly string[]; readonly wrappers: readonly string[] }
  readonly jobs: { readonly runners: readonly string[]; readonly queues: readonly string[] }
  /** The structured logger's names or module. */
  readonly logger: readonly string[]
  /** Globs: where the environment may be read. */
  readonly configFiles: readonly string[]
  readonly fileRoutes: { readonly root: string; readonly export: string } | null
  /** The layer definition, or the path of its JSON file. */
  readonly layers: unknown
}

type Shape = 'strings' | 'string or strings' | 'string' | 'any' | { readonly [key: string]: Shape }

/** Every key of `settings.shipworthy`, and the form of its value. */
export const settingsShape = {
  auth: 'strings',
  rateLimiters: 'strings',
  validators: 'strings',
  webhookGuards: 'strings',
  claims: 'strings',
  csrf: 'strings',
  bodyLimits: 'strings',
  handlerWrapper: 'strings',
  fireAndForget: 'strings',
  llm: { client: 'strings', attribution: 'strings', expensiveModels: 'strings' },
  tenancy: { column: 'string or strings', models: 'strings', wrappers: 'strings' },
  jobs: { runners: 'strings', queues: 'strings' },
  logger: 'strings',
  configFiles: 'strings',
  fileRoutes: { root: 'string', export: 'string' },
  layers: 'any',
} as const satisfies Record<keyof Settings, Shape>

const defaults: Settings = {
  auth: [],
  rateLimiters: [],
  validators: [],
  webhookGuards: [],
  claims: [],
  csrf: [],
  bodyLimits: [],
  handlerWrapper: [],
  fireAndForget: [],
  llm: { client: [], attribution: [], expensiveModels: [] },
  tenancy: { column: [], models: [], wrappers: [] },
  jobs: { runners: [], queues: [] },
  logger: [],
  configFiles: [],
  fileRoutes: null,
  layers: undefined,
}

/** The settings of a run, checked and completed once. Throws an error that names the key and the nearest valid one. */
export const settingsOf = lazilyAcrossFiles((all: Readonly<Record<string, unknown>>): Settings => {
  const given = all['shipworthy']
  return given === undefined ? defaults : (completed('settings.shipworthy', given, settingsShape, defaults) as Settings)
})

function completed(path: string, given: unknown, shape: Shape, fallback: unknown): unknown {
  if (shape === 'any') return given
  if (shape === 'string') {
    if (typeof given !== 'string' || given === '') throw invalid(path, 'a non-empty string', given)
    return given
  }
  if (shape === 'strings' || shape === 'string or strings') {
    if (shape === 'string or strings' && typeof given === 'string' && given !== '') return [given]
    if (!Array.isArray(given) || !given.every((item) => typeof item === 'string' && item !== ''))
      throw invalid(path, shape === 'strings' ? 'an array of non-empty strings' : 'a non-empty string or an array of them', given)
    return given
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw invalid(path, 'an object', given)
  const result: Record<string, unknown> = { ...(fallback as object) }
  for (const [key, value] of Object.entries(given)) {
    const part = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (part === undefined) throw unknownKey(path, key, Object.keys(shape))
    result[key] = completed(`${path}.${key}`, value, part, (fallback as Record<string, unknown> | null)?.[key] ?? {})
  }
  // A group without a default must be whole: half of it would mean something else than intended.
  if (fallback === null || Object.keys(fallback as object).length === 0)
    for (const key of Object.keys(shape)) if (!(key in result)) throw new Error(`eslint-plugin-shipworthy: \`${path}.${key}\` is missing. Add it beside \`${Object.keys(given).join('`, `') || '{}'}\`.`)
  return result
}

function invalid(path: string, expected: string, given: unknown): Error {
  return new Error(`eslint-plugin-shipworthy: \`${path}\` must be ${expected}, but it is ${describe(given)}.`)
}

function unknownKey(path: string, key: string, valid: readonly string[]): Error {
  const nearest = nearestOf(key, valid)
  const advice = nearest ? `Did you mean \`${nearest}\`?` : `Valid keys: ${valid.map((name) => `\`${name}\``).join(', ')}.`
  return new Error(`eslint-plugin-shipworthy: \`${path}\` has no key \`${key}\`. ${advice}`)
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``
}

/** The valid name with the fewest edits from a misspelt one, or `null` when none is close. */
export function nearestOf(name: string, valid: readonly string[]): string | null {
  let best: string | null = null
  let fewest = Math.max(2, Math.floor(name.length / 2)) + 1
  for (const candidate of valid) {
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest) [best, fewest] = [candidate, edits]
  }
  return best
}

/** Levenshtein distance. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
