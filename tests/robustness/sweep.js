// Every rule over every file below some folders: what throws, what takes long, and whether two runs say the same.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, relative, resolve } from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { evidenceOf, observedRules, paddingOf } from './observed-rules.js'

const require = createRequire(import.meta.url)
// Building the config array costs more than the rules, so that it is built once; ESLint keeps the class to itself.
const { FlatConfigArray } = require(join(dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'))

/** Where a file that no rule would look at is said to lie: each place makes it something else to a framework. */
const places = ['src/server', 'src/app/api/hooks/route', 'src/pages/api/hooks', 'src/routes/hooks/+server', 'src/routes/post', 'supabase/functions/hook/index', 'src/middleware', 'src/app/page', 'src/01-Core/plan', 'src/04-Modules/billing/charge', 'src/06-Background/jobs/charge', 'src/08-Web/routes/billing']

/** A value for every setting, so that what they turn on runs as well. */
export const everySetting = {
  auth: ['f'], rateLimiters: ['g'], validators: ['a.b'], webhookGuards: ['run'], claims: ['redis.claim'], csrf: ['x'], bodyLimits: ['y'],
  handlerWrapper: ['z'], fireAndForget: ['use'], llm: { client: ['src/ai.ts'], attribution: ['userId'], expensiveModels: ['gpt-9'] },
  tenancy: { column: 'organizationId', models: ['user', 'event'], wrappers: ['h'] }, jobs: { runners: ['runner'], queues: ['queue'] },
  logger: ['logger'], configFiles: ['src/env.ts'], fileRoutes: { root: 'src/routes', export: 'default' },
}

/** Words in first comments that say that nobody maintains a file. */
const generatedMark = /@generated\b|\bDO NOT EDIT\b|automatically generated|auto-generated/gi

/** The files below a folder that ESLint could be asked to lint, in the same order on every machine. */
export function sourcesBelow(folder) {
  const found = []
  const pending = [resolve(folder)]
  for (let at = pending.pop(); at; at = pending.pop())
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name)
      // Vitest and others keep what they make of our own files in folders that begin with a dot.
      if (entry.isDirectory() && !entry.name.startsWith('.')) pending.push(path)
      else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name)) found.push(path)
    }
  return found.sort()
}

/**
 * Lints texts with every rule, as `entries` sets them, and the others of `rules` as errors. Each text ends in the evidence of all rules and
 * is said to be production code, so that each really asks its question. `purposeOf` is what the plugin knows a file's purpose by.
 */
export function sweeper({ rules, entries, purposeOf, folder }) {
  let current
  const observed = observedRules(rules, {
    onRun: (rule) => current.ran.add(rule),
    onTime: (rule, time) => current.times.set(rule, (current.times.get(rule) ?? 0) + time),
    onError: (rule, error) => current.crashes.push({ rule, error }),
  })
  const severities = { ...Object.fromEntries(Object.keys(rules).map((rule) => [rule, 'error'])), ...entries }
  const configOf = (sourceType, settings) => {
    const config = new FlatConfigArray(
      [
        {
          files: ['**/*.*'],
          languageOptions: { parser, sourceType, parserOptions: { ecmaFeatures: { jsx: true } } },
          linterOptions: { reportUnusedDisableDirectives: 'off' },
          plugins: { shipworthy: { rules: observed } },
          rules: Object.fromEntries(Object.entries(severities).map(([rule, entry]) => [`shipworthy/${rule}`, entry])),
          settings: { shipworthy: settings },
        },
      ],
      { basePath: folder },
    )
    config.normalizeSync()
    return config
  }
  // What a module may not hold, a script may.
  const configs = [{}, everySetting].map((settings) => ['module', 'script'].map((sourceType) => configOf(sourceType, settings)))
  const linter = new Linter({ cwd: folder })
  const evidence = evidenceOf(rules)

  return function lint(name, text) {
    const whole = `${text.replace(generatedMark, 'written by hand')}\n${evidence}\n${paddingOf(text)}`
    const filename = join(folder, purposeOf({ path: name, text: whole }) === 'production' ? name : placeOf(name))
    const [module, script] = configs[numberOf(name) % configs.length]
    let messages = []
    for (const config of /\.[cm]?tsx?$/.test(name) ? [module] : [module, script]) {
      current = { crashes: [], times: new Map(), ran: new Set() }
      messages = verified(whole, config, filename)
      if (!messages.some(({ fatal }) => fatal)) break
    }
    const fatal = messages.find(({ fatal }) => fatal)
    return { ...current, unreadable: fatal ? fatal.message : null, reports: fatal ? 0 : messages.length, digest: digestOf(messages), lines: text.split('\n').length }
  }

  /** Errors of rules do not come here: what does is the parser's, or of what ESLint makes of its tree. */
  function verified(text, config, filename) {
    try {
      return linter.verify(text, config, { filename, allowInlineConfig: false })
    } catch (error) {
      return [{ fatal: true, message: `ESLint: ${error.message}` }]
    }
  }
}

/** The same place for the same file, wherever it comes in a run. A declaration file is read as one of code. */
function placeOf(name) {
  return `${places[numberOf(name) % places.length]}${extname(name)}`
}

function numberOf(name) {
  return createHash('sha256').update(name).digest().readUInt32BE()
}

function digestOf(messages) {
  return createHash('sha256').update(JSON.stringify(messages)).digest('hex').slice(0, 16)
}

/** Which rule took the longest, and how long. */
export function slowestOf(times) {
  let [slowest, longest] = ['', 0]
  for (const [rule, time] of times) if (time > longest) [slowest, longest] = [rule, time]
  return { rule: slowest, time: longest }
}

/**
 * Lints files, forwards and then backwards: `again` names those that the second run says something else of. A rule's time is the shorter of
 * both, since a noisy machine only ever adds some. `inputs` gives name and text of each file by its path, or of what is made of it.
 */
export function sweep({ lint, inputs, onProgress = () => {} }) {
  const total = { files: 0, lines: 0, unreadable: 0, reports: 0, crashes: [], slow: [], again: [] }
  const first = new Map()
  for (const { name, text } of inputs(false)) {
    const { unreadable, crashes, reports, lines, times, digest } = lint(name, text)
    total.files++
    total.lines += lines
    total.reports += reports
    if (unreadable) total.unreadable++
    for (const crash of crashes) total.crashes.push({ name, ...crash })
    // The times of each file would fill the memory, and only the longest are asked for.
    first.set(name, { digest, lines, times: slowestOf(times).time >= 5 ? times : null })
    onProgress(total)
  }
  for (const { name, text } of inputs(true)) {
    const before = first.get(name)
    const { times, digest } = lint(name, text)
    if (digest !== before.digest) total.again.push(name)
    if (before.times) {
      for (const [rule, time] of before.times) before.times.set(rule, Math.min(time, times.get(rule) ?? time))
      total.slow.push({ name, lines: before.lines, ...slowestOf(before.times) })
    }
    onProgress(total)
  }
  total.slow.sort((one, two) => two.time - one.time)
  return total
}

/** Names relative to the folder, with texts, forwards or backwards. */
export function readInputs(folder, paths) {
  return function* inputs(backwards) {
    for (const path of backwards ? [...paths].reverse() : paths) yield { name: relative(folder, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }
  }
}

/** Length in characters from which a file is too long to be linted six times more for one figure. */
const longestForGrowth = 500_000

/**
 * How many times longer a rule takes on a file that is the same twice over: 2 is linear. The fastest of three runs counts. A mutant
 * is not on the disk, and a very long file takes minutes: they have no answer.
 */
export function growthOn({ lint, folder, name, rule }) {
  let text
  try {
    text = readFileSync(join(folder, name), 'utf8')
  } catch {
    return '-'
  }
  if (text.length > longestForGrowth) return '-'
  const fastest = (text) => Math.min(...[1, 2, 3].map(() => lint(name, text).times.get(rule) ?? Infinity))
  const [once, twice] = [fastest(text), fastest(`${text.replace(/^#!.*/, '')}\n`.repeat(2))]
  return Number.isFinite(twice) ? `${(twice / once).toFixed(1)} times` : '-'
}
