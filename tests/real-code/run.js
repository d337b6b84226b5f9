// What the presets say about code that nobody wrote for them: reports per rule and per 1,000 lines, from the packed package.
// usage: npm run real-code -- <folder of checkouts> [--preset=recommended] [--rules=a,b] [--repositories=x,y] [--draw=15] [--seed=1] [--sample] [--suggestions]
//        --draw prints, instead of the counts, that many reports of each rule drawn at random, as the JSON that `sample.json` holds
//        --sample prints, instead of the counts, how often each rule is right by the verdicts of `sample.json`, and fails below the bar
//        --suggestions applies, instead of counting, every suggestion of every report (of `strict`, unless told), and fails where one does harm
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { appliedInTurn, appliedSuggestions, newTypeErrors } from '../support/applied-suggestions.js'
import { print, table } from '../support/printed-table.js'
import { repositories } from './repositories.js'

const require = createRequire(import.meta.url)
// Building the config array costs more than the rules, so that it is built once; ESLint keeps the class to itself.
const { FlatConfigArray } = require(join(dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'))

/** A file larger than this was not written by hand. */
const largestFile = 600_000

/** What part of the reports must be right. */
const bars = { error: 0.95, warn: 0.85, off: 0 }

const options = { preset: { type: 'string' }, rules: { type: 'string' }, repositories: { type: 'string' }, draw: { type: 'string' }, seed: { type: 'string', default: '1' }, sample: { type: 'boolean' }, suggestions: { type: 'boolean' } }
const { values, positionals } = parseArgs({ allowPositionals: true, options })
const root = fileURLToPath(new URL('../../', import.meta.url))
const [folder] = positionals
if (!folder || !existsSync(folder)) stop(`give the folder of the checkouts; ${folder ? `\`${folder}\` does not exist` : 'none was given'}`)

const shipworthy = await packedPlugin()
const presets = values.preset ? [known('preset', values.preset, Object.keys(shipworthy.configs))] : values.suggestions ? ['strict'] : ['recommended', 'strict']
const wanted = values.rules?.split(',').map((name) => known('rule', name, Object.keys(shipworthy.rules)))
const names = repositories.map(({ repository }) => basename(repository))
const chosen = values.repositories?.split(',').map((name) => known('repository', name, names)) ?? names
const checkouts = repositories.filter(({ repository }) => chosen.includes(basename(repository)) && existsSync(join(folder, basename(repository))))
if (checkouts.length === 0) stop(`\`${folder}\` holds none of ${chosen.join(', ')}`)
for (const name of chosen) if (!existsSync(join(folder, name))) process.stderr.write(`not there, left out: ${name}\n`)

const sample = values.sample ? JSON.parse(readFileSync(new URL('sample.json', import.meta.url), 'utf8')).filter(({ repository, rule }) => chosen.includes(repository) && (!wanted || wanted.includes(rule))) : undefined
if (values.suggestions) applySuggestions()
else {
  const results = presets.map((preset) => ({ preset, linted: checkouts.map((checkout) => ({ ...checkout, ...lint(join(folder, basename(checkout.repository)), rulesOf(preset), pathsOf(sample, checkout)) })) }))
  if (sample) judge(results)
  else if (values.draw) print(JSON.stringify(drawn(results, Number(values.draw)), null, 2))
  else for (const { preset, linted } of results) count(preset, linted)
}

/** The plugin as a user gets it. It is unpacked inside the project, where its dependencies are found. */
async function packedPlugin() {
  const target = mkdtempSync(join(root, 'node_modules', '.packed-'))
  process.on('exit', () => rmSync(target, { recursive: true, force: true }))
  execFileSync('npm', ['pack', '--silent', '--pack-destination', target], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const [archive] = readdirSync(target)
  execFileSync('tar', ['-xzf', join(target, archive), '-C', target])
  const { default: plugin } = await import(pathToFileURL(join(target, 'package/dist/index.js')).href)
  return plugin
}

/** With a sample, only its files are linted. */
function pathsOf(sample, checkout) {
  return sample && new Set(sample.filter(({ repository }) => repository === basename(checkout.repository)).map(({ path }) => path))
}

function rulesOf(preset) {
  const rules = Object.fromEntries(Object.entries(shipworthy.configs[preset].rules).filter(([name]) => !wanted || wanted.includes(bare(name))))
  if (Object.keys(rules).length === 0) stop(`no rule of \`${values.rules}\` is in \`${preset}\``)
  return rules
}

function configOf(checkout, rules) {
  const config = new FlatConfigArray(
    [{ files: ['**/*.*'], languageOptions: { parser }, linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { shipworthy }, rules }, { files: ['**/*.{tsx,js,jsx,mjs,cjs}'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }],
    { basePath: checkout },
  )
  config.normalizeSync()
  return config
}

/** Comments that turn rules off are about other linters' rules. */
function verify(linter, text, config, path) {
  return linter.verify(text, config, { filename: path, allowInlineConfig: false })
}

function lint(checkout, rules, only) {
  const config = configOf(checkout, rules)
  const linter = new Linter({ cwd: checkout })
  const reports = []
  let [files, lines, unreadable] = [0, 0, 0]
  for (const path of sourcesOf(checkout)) {
    const name = relative(checkout, path).replaceAll('\\', '/')
    if (only && !only.has(name)) continue
    const text = readFileSync(path, 'utf8')
    const messages = verify(linter, text, config, path)
    if (messages.some(({ fatal }) => fatal)) unreadable++
    else files++
    lines += text.split('\n').length
    for (const { ruleId, line, messageId } of messages) if (ruleId) reports.push({ path: name, line, rule: bare(ruleId), messageId })
  }
  return { files, lines, unreadable, reports }
}

/** Applies every suggestion by itself, and those of each file one after the other, and says which do harm. */
function applySuggestions() {
  const [preset] = presets
  const rules = rulesOf(preset)
  const tried = checkouts.flatMap(({ repository }) => suggestionsIn(join(folder, basename(repository)), rules, (path) => `${basename(repository)}/${path}`))
  const single = tried.filter(({ rule }) => rule !== null)
  const failed = (of) => of.filter(({ problems }) => problems.length > 0)
  const names = [...new Set(single.map(({ rule }) => rule))].sort()
  print(`\n${preset}, every suggestion applied:\n`)
  table(
    ['rule', 'suggestion', 'tried', 'failed'],
    names.flatMap((name) => {
      const own = single.filter(({ rule }) => rule === name)
      return [...new Set(own.map(({ suggestion }) => suggestion))].sort().map((suggestion) => {
        const of = own.filter((each) => each.suggestion === suggestion)
        return [name, suggestion, String(of.length), String(failed(of).length)]
      })
    }),
  )
  const whole = tried.filter(({ rule }) => rule === null)
  print(`\n${single.length} suggestions of ${names.length} rules, ${failed(single).length} failed; all suggestions of ${whole.length} files one after the other, ${failed(whole).length} failed.`)
  for (const { place, rule, suggestion, problems } of failed(tried)) process.stderr.write(`real-code: ${place} ${rule ?? 'all in turn'} ${suggestion ?? ''}: ${problems.join('; ')}\n`)
  if (failed(tried).length > 0) process.exitCode = 1
}

function suggestionsIn(checkout, rules, placeOf) {
  const every = configOf(checkout, rules)
  const single = new Map(Object.entries(rules).map(([name, entry]) => [name, configOf(checkout, { [name]: entry })]))
  const linter = new Linter({ cwd: checkout })
  const tried = sourcesOf(checkout).flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    const verified = (text, rule) => {
      const messages = verify(linter, text, single.get(rule) ?? every, path)
      return { messages, comments: linter.getSourceCode()?.getAllComments().map(({ value }) => value) ?? [] }
    }
    const found = appliedSuggestions(text, verified)
    const name = relative(checkout, path).replaceAll('\\', '/')
    const placed = found.map(({ rule, line, ...rest }) => ({ ...rest, rule: bare(rule), place: `${placeOf(name)}:${line}`, path: name, before: text }))
    return found.length === 0 ? [] : [...placed, { ...appliedInTurn(text, verified), rule: null, place: placeOf(name), path: name, before: text }]
  })
  const complaints = newTypeErrors(tried.map(({ path, before, output }) => ({ path, before, after: output })), root)
  return tried.map(({ place, rule, suggestion, problems }, index) => ({ place, rule, suggestion, problems: [...problems, ...complaints[index]] }))
}

function sourcesOf(checkout) {
  const found = []
  const pending = [resolve(checkout)]
  for (let at = pending.pop(); at; at = pending.pop())
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name)
      if (entry.isDirectory() && !['node_modules', '.git', 'dist', 'build', '.next'].includes(entry.name)) pending.push(path)
      else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !/\.d\.[cm]?ts$/.test(entry.name) && statSync(path).size <= largestFile) found.push(path)
    }
  return found.sort()
}

function count(preset, linted) {
  const sum = (key, of = linted) => of.reduce((total, each) => total + each[key], 0)
  print(`\n${preset}: ${sum('files')} files, ${sum('lines')} lines, ${sum('unreadable')} that the parser cannot read; by group, reports per 1,000 lines\n`)
  const all = linted.flatMap(({ reports, group }) => reports.map((report) => ({ ...report, group })))
  const groups = [...new Set(linted.map(({ group }) => group))]
  const row = (name, reports) => [name, String(reports.length), ...groups.map((group) => perThousand(reports.filter((report) => report.group === group).length, sum('lines', linted.filter((each) => each.group === group))))]
  const rules = [...new Set(all.map(({ rule }) => rule))].map((rule) => all.filter((report) => report.rule === rule)).sort((one, two) => two.length - one.length)
  table(['rule', 'reports', ...groups], [...rules.map((reports) => row(reports[0].rule, reports)), row('all', all)])
}

function perThousand(reports, lines) {
  return lines === 0 ? '-' : ((reports / lines) * 1_000).toFixed(2)
}

/**
 * Reports of each rule, drawn with the seed, so that the same checkouts give the same sample: `most` of `recommended`, and as
 * many of those that only `strict` makes.
 */
function drawn(results, most) {
  let seed = Number(values.seed)
  const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  const all = reportsByPreset(results)
  const rules = [...new Set(all.map(({ rule }) => rule))].sort()
  return rules.flatMap((rule) =>
    presets.flatMap((preset) => {
      const candidates = all.filter((report) => report.rule === rule && report.preset === preset).map((report) => [next(), report])
      return candidates.sort(([one], [two]) => one - two).slice(0, most).map(([, report]) => ({ ...report, verdict: '', why: '' }))
    }),
  )
}

/**
 * How often each rule is right, by the verdicts of people who read the code. A report that is no longer made was mended when
 * the verdict is wrong, and is lost when it is right; both a lost report and a rule below the bar make the run fail.
 */
function judge(results) {
  const presetsBy = new Map(reportsByPreset(results).map((report) => [keyOf(report), report.preset]))
  const presetOf = (entry) => presetsBy.get(keyOf(entry)) ?? 'none'
  const problems = []
  const rows = [...new Set(sample.map(({ rule }) => rule))].sort().flatMap((rule) =>
    presets.flatMap((preset) => {
      const made = sample.filter((entry) => entry.rule === rule && presetOf(entry) === preset)
      if (made.length === 0) return []
      const right = made.filter(isRight).length
      const severity = severityOf(rule, preset)
      if (right / made.length < bars[severity]) problems.push(`\`${rule}\` in \`${preset}\`: ${right} of ${made.length} right, and ${severity} asks ${bars[severity] * 100} %`)
      return [[rule, preset, severity, String(made.length), String(right), percentage(right, made.length)]]
    }),
  )
  table(['rule', 'first preset that reports', 'severity', 'reports read', 'right', 'precision'], rows)
  const gone = sample.filter((entry) => presetOf(entry) === 'none')
  for (const { rule, repository, path, line } of gone.filter(isRight)) problems.push(`\`${rule}\` no longer reports ${repository}/${path}:${line}, and it was right`)
  const sum = (column) => rows.reduce((total, row) => total + Number(row[column]), 0)
  print(`\n${sample.length} reports read; of ${sum(3)} that are still made ${sum(4)} are right (${percentage(sum(4), sum(3))}); ${gone.length - gone.filter(isRight).length} wrong ones are mended.`)
  for (const problem of problems) process.stderr.write(`real-code: ${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
}

function isRight({ verdict }) {
  return verdict === 'right'
}

function percentage(part, whole) {
  return whole === 0 ? '-' : `${Math.round((part / whole) * 100)} %`
}

function severityOf(rule, preset) {
  const [severity] = [shipworthy.configs[preset].rules[`shipworthy/${rule}`]].flat()
  return severity ?? 'off'
}

/** Every report once, under the first preset that makes it. */
function reportsByPreset(results) {
  const seen = new Map()
  for (const { preset, linted } of results)
    for (const { repository, reports } of linted)
      for (const report of reports) {
        const placed = { repository: basename(repository), ...report, preset }
        if (!seen.has(keyOf(placed))) seen.set(keyOf(placed), placed)
      }
  return [...seen.values()]
}

function keyOf({ repository, path, line, rule, messageId }) {
  return [repository, path, line, rule, messageId].join('\n')
}

function known(what, name, valid) {
  if (!valid.includes(name)) stop(`no ${what} \`${name}\`; there are: ${valid.join(', ')}`)
  return name
}

function bare(name) {
  return name.replace('shipworthy/', '')
}

function stop(problem) {
  process.stderr.write(`real-code: ${problem}\n`)
  process.exit(2)
}
