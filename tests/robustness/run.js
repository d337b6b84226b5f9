// All rules over every source below some folders: what throws, what takes long, and whether a second run, backwards, says the same.
// usage: npm run robustness -- [<folder> ...] [--bound=500] [--worst=20] [--mutants=0] [--seed=1] [--every=1] [--rules=a,b]
//        the folder is `node_modules` unless one is given; the exit code is 1 when a rule throws, or the second run says something else
//        --bound    milliseconds from which a rule's time on one file is listed
//        --mutants  lints besides each file that many with one mistake in it
//        --every    lints one file of that many
import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import plugin from '../../dist/index.js'
import { purposeOf } from '../../dist/facts/source-file.js'
import { rules as allRules } from '../../dist/rules/index.js'
import { print, table } from '../support/printed-table.js'
import { mutantOf, numbersFrom } from './mutants.js'
import { growthOn, readInputs, sourcesBelow, sweep, sweeper } from './sweep.js'

const options = { bound: { type: 'string', default: '500' }, worst: { type: 'string', default: '20' }, mutants: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' }, every: { type: 'string', default: '1' }, rules: { type: 'string' } }
const { values, positionals } = parseArgs({ allowPositionals: true, options })
const [bound, worst, mutants, seed, every] = ['bound', 'worst', 'mutants', 'seed', 'every'].map((name) => Number(values[name]))
const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = positionals.length > 0 ? positionals.map((folder) => resolve(folder)) : [resolve(root, 'node_modules')]
for (const folder of folders) if (!existsSync(folder)) stop(`\`${folder}\` does not exist`)
const wanted = values.rules?.split(',')
for (const name of wanted ?? []) if (!(name in allRules)) stop(`no rule \`${name}\``)
const rules = Object.fromEntries(Object.entries(allRules).filter(([name]) => !wanted || wanted.includes(name)))
const entries = Object.fromEntries(Object.entries(plugin.configs.strict.rules).map(([name, entry]) => [name.replace('shipworthy/', ''), entry]).filter(([name]) => name in rules))

for (const folder of folders) {
  const paths = sourcesBelow(folder).filter((_, index) => index % every === 0)
  const lint = sweeper({ rules, entries, purposeOf, folder })
  const since = Date.now()
  let done = 0
  const onProgress = ({ files, crashes, again }) => {
    if (++done % 500 === 0) process.stderr.write(`${done} of ${paths.length * (1 + mutants) * 2}, ${Math.round((Date.now() - since) / 1_000)} s: ${files} files, ${crashes.length} crashes, ${again.length} differ\n`)
  }
  const total = sweep({ lint, inputs: withMutants(readInputs(folder, paths)), onProgress })
  show(folder, lint, total, Date.now() - since)
  if (total.crashes.length > 0 || total.again.length > 0) process.exitCode = 1
}

/** The files and, behind each, its mutants: the same ones backwards as forwards. */
function withMutants(inputs) {
  return function* (backwards) {
    for (const { name, text } of inputs(backwards)) {
      yield { name, text }
      const next = numbersFrom(seed + name.length)
      for (let number = 1; number <= mutants; number++) {
        const mutant = mutantOf(name, text, next)
        if (mutant) yield { name: name.replace(/(?=\.\w+$)/, `-mutant${number}`), text: mutant.text }
      }
    }
  }
}

function show(folder, lint, { files, lines, unreadable, reports, crashes, slow, again }, took) {
  const where = relative(root, folder).startsWith('..') ? folder : relative(root, folder)
  print(`\n${where}: ${files} files, ${lines} lines, ${Object.keys(rules).length} rules, ${reports} reports, ${Math.round(took / 1_000)} s`)
  print(`${unreadable} that the parser cannot read, ${crashes.length} crashes, ${again.length} that a second run, backwards, says something else of`)
  for (const [what, those] of grouped(crashes, keyOf)) {
    print(`\ncrash of ${what}, ${those.length} times, first on ${those[0].name}`)
    print(String(those[0].error?.stack ?? those[0].error).split('\n').slice(0, 8).join('\n'))
  }
  for (const name of again.slice(0, worst)) print(`differs: ${name}`)
  print(`\n${slow.filter(({ time }) => time > bound).length} files on which one rule takes more than ${bound} ms; the slowest:\n`)
  const shown = slow.slice(0, worst).map(({ name, lines, rule, time }) => [name, rule, String(lines), time.toFixed(0), growthOn({ lint, folder, name, rule })])
  table(['file', 'slowest rule', 'lines', 'ms', 'twice the file'], shown, 2)
}

function keyOf({ rule, error }) {
  return `${rule}: ${String(error).slice(0, 100)}`
}

function grouped(all, keyOf) {
  const groups = new Map()
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each])
  return groups
}

function stop(problem) {
  process.stderr.write(`robustness: ${problem}\n`)
  process.exit(2)
}
