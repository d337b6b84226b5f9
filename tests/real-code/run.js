// What the presets say about code that nobody wrote for them: reports per rule and per 1,000 lines, from the packed package.
// usage: npm run real-code -- <folder of checkouts> [--preset=recommended] [--rules=a,b] [--repositories=x,y] [--draw=15] [--seed=1]
//        --draw prints, instead of the counts, that many reports of each rule drawn at random, as the JSON that `sample.json` holds
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { repositories } from './repositories.js'

const require = createRequire(import.meta.url)
// Building the config array costs more than the rules, so that it is built once; ESLint keeps the class to itself.
const { FlatConfigArray } = require(join(dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'))

/** A file larger than this was not written by hand. */
const largestFile = 600_000

const options = { preset: { type: 'string' }, rules: { type: 'string' }, repositories: { type: 'string' }, draw: { type: 'string' }, seed: { type: 'string', default: '1' } }
const { values, positionals } = parseArgs({ allowPositionals: true, options })
const root = fileURLToPath(new URL('../../', import.meta.url))
const [folder] = positionals
if (!folder || !existsSync(folder)) stop(`give the folder of the checkouts; ${folder ? `\`${folder}\` does not exist` : 'none was given'}`)

const shipworthy = await packedPlugin()
const presets = values.preset ? [known('preset', values.preset, Object.keys(shipworthy.configs))] : ['recommended', 'strict']
const wanted = values.rules?.split(',').map((name) => known('rule', name, Object.keys(shipworthy.rules)))
const names = repositories.map(({ repository }) => basename(repository))
const chosen = values.repositories?.split(',').map((name) => known('repository', name, names)) ?? names
const checkouts = repositories.filter(({ repository }) => chosen.includes(basename(repository)) && existsSync(join(folder, basename(repository))))
if (checkouts.length === 0) stop(`\`${folder}\` holds none of ${chosen.join(', ')}`)
for (const name of chosen) if (!existsSync(join(folder, name))) process.stderr.write(`not there, left out: ${name}\n`)

for (const preset of presets) {
  const rules = Object.fromEntries(Object.entries(shipworthy.configs[preset].rules).filter(([name]) => !wanted || wanted.includes(bare(name))))
  if (Object.keys(rules).length === 0) stop(`no rule of \`${values.rules}\` is in \`${preset}\``)
  const linted = checkouts.map((checkout) => ({ ...checkout, ...lint(join(folder, basename(checkout.repository)), rules) }))
  if (values.draw) print(JSON.stringify(drawn(linted, Number(values.draw)), null, 2))
  else count(preset, linted)
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

function lint(checkout, rules) {
  const config = new FlatConfigArray(
    [{ files: ['**/*.*'], languageOptions: { parser }, linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { shipworthy }, rules }, { files: ['**/*.{tsx,js,jsx,mjs,cjs}'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }],
    { basePath: checkout },
  )
  config.normalizeSync()
  const linter = new Linter({ cwd: checkout })
  const reports = []
  let [files, lines, unreadable] = [0, 0, 0]
  for (const path of sourcesOf(checkout)) {
    const text = readFileSync(path, 'utf8')
    // Comments that turn rules off are about other linters' rules.
    const messages = linter.verify(text, config, { filename: path, allowInlineConfig: false })
    if (messages.some(({ fatal }) => fatal)) unreadable++
    else files++
    lines += text.split('\n').length
    for (const { ruleId, line, messageId } of messages) if (ruleId) reports.push({ path: relative(checkout, path).replaceAll('\\', '/'), line, rule: bare(ruleId), messageId })
  }
  return { files, lines, unreadable, reports }
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
  print(`\n${preset}: ${sum('files')} files, ${sum('lines')} lines, ${sum('unreadable')} that the parser cannot read\n`)
  const all = linted.flatMap(({ reports, group }) => reports.map((report) => ({ ...report, group })))
  const groups = [...new Set(linted.map(({ group }) => group))]
  const row = (name, reports) => [name, String(reports.length), ...groups.map((group) => perThousand(reports.filter((report) => report.group === group).length, sum('lines', linted.filter((each) => each.group === group))))]
  const rules = [...new Set(all.map(({ rule }) => rule))].map((rule) => all.filter((report) => report.rule === rule)).sort((one, two) => two.length - one.length)
  table(['rule', 'reports', ...groups.map((group) => `${group}, a 1,000 lines`)], [...rules.map((reports) => row(reports[0].rule, reports)), row('all', all)])
}

function perThousand(reports, lines) {
  return lines === 0 ? '-' : ((reports / lines) * 1_000).toFixed(2)
}

/** Reports of each rule, drawn with the seed, so that the same checkouts give the same sample. */
function drawn(linted, most) {
  let seed = Number(values.seed)
  const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  const all = linted.flatMap(({ repository, reports }) => reports.map((report) => ({ repository: basename(repository), ...report })))
  const rules = [...new Set(all.map(({ rule }) => rule))].sort()
  return rules.flatMap((rule) => {
    const ofRule = all.filter((report) => report.rule === rule).map((report) => [next(), report])
    return ofRule.sort(([one], [two]) => one - two).slice(0, most).map(([, report]) => ({ ...report, verdict: '', why: '' }))
  })
}

function known(what, name, valid) {
  if (!valid.includes(name)) stop(`no ${what} \`${name}\`; there are: ${valid.join(', ')}`)
  return name
}

function bare(name) {
  return name.replace('shipworthy/', '')
}

function table(heads, rows) {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column].length)))
  const line = (cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')
  print(line(heads))
  print(widths.map((width) => '-'.repeat(width)).join('  '))
  for (const row of rows) print(line(row))
}

function print(text = '') {
  process.stdout.write(`${text}\n`)
}

function stop(problem) {
  process.stderr.write(`real-code: ${problem}\n`)
  process.exit(2)
}
