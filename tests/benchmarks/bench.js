// What the rules cost: CPU of the parser and ESLint alone against the presets, in one process, file by file in turn; then CPU
// and memory of each in a process of its own.
// usage: node --expose-gc tests/benchmarks/bench.js [folder] [--rounds=5] [--peers]
//        (without a folder: the TypeScript sources found in node_modules and the two programs of tests/apps)
//        --peers also measures other plugins, in their latest versions, each with what it recommends and without types
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Linter } from 'eslint'
import shipworthy from '../../dist/index.js'
import { print, table } from '../support/printed-table.js'
import { bare, configOf, cpuTime, idle, installPeers, peers, presets, variantOf, verify as verifyWith, without } from './variants.js'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '5' }, peers: { type: 'boolean' } } })
const rounds = Number(values.rounds)
const repository = fileURLToPath(new URL('../../', import.meta.url))
/** A file of a package may be huge; one that takes seconds would be the benchmark. */
const largestFile = 300_000
const mostFiles = 3_000
/** What a preset may cost, in parser-only times. */
const bar = 1.12
/** Processes for each variant: each loads, compiles and lints everything anew. */
const mostProcesses = 3
/** What part of the memory that the parser alone leaves in use a preset may add. */
const heapBar = 0.05

const files = collected()
const linter = new Linter({ cwd: '/bench' })
const versions = values.peers ? installPeers() : {}
const names = [bare, idle, ...presets, ...(values.peers ? peers : [])]
const variants = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await variantOf(name)])))
/** Rules of peers that cannot do without types, and throw. */
const leftOut = new Set()

const plain = configOf([])
const readable = files.filter((file) => !verify(file, plain).some(({ fatal }) => fatal))
const configs = Object.fromEntries(names.map((name) => [name, usable(name)]))
const megabytes = readable.reduce((sum, { text }) => sum + text.length, 0) / 1e6
print(`${readable.length} files, ${megabytes.toFixed(1)} MB, ${files.length - readable.length} that the parser cannot read left out; ${rounds} rounds, Node ${process.version}`)
if (readable.length < 1_000) print('Fewer than 1,000 files: give the folder of a larger repository for figures to quote.')

for (const [name, version] of Object.entries(versions)) print(`${name} ${version}: ${rulesIn(without(variants[name], leftOut))} rules`)
if (leftOut.size > 0) print(`Left out, because they throw without types: ${[...leftOut].join(', ')}.`)

compareVariants()
compareAlone()
measureRules()

/** The config of a variant, with which every file has been linted once: without the rules that throw. */
function usable(name) {
  let config = configOf(without(variants[name], leftOut))
  for (let index = 0; index < readable.length; index++)
    try {
      verify(readable[index], config)
    } catch (error) {
      const rule = /^Rule: "(.+)"$/m.exec(error.message)?.[1] ?? error.ruleId
      if (!peers.includes(name) || !rule || leftOut.has(rule)) throw error
      leftOut.add(rule)
      config = configOf(without(variants[name], leftOut))
      index--
    }
  return config
}

function rulesIn(variant) {
  return new Set(variant.flatMap(({ rules }) => Object.keys(rules).filter((name) => ![rules[name]].flat().some((severity) => severity === 'off' || severity === 0)))).size
}

/** What each variant costs where nothing else runs beside it. The variants take turns, a process each time. */
function compareAlone() {
  const input = JSON.stringify(readable.map(({ path, file }) => ({ path, file })))
  const measures = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < Math.min(rounds, mostProcesses); round++)
    for (const name of names) measures[name].push(JSON.parse(execFileSync(process.execPath, ['--expose-gc', join(repository, 'tests/benchmarks/alone.js'), name, [...leftOut].join(',')], { input, encoding: 'utf8', maxBuffer: 1e8 })))
  const cost = (name, what) => median(measures[name].map((measure) => measure[what]))
  const of = (name, other, what) => `${(cost(name, what) / cost(other, what)).toFixed(3)}x`
  print()
  table(
    ['variant, alone', 'first run, CPU ms', 'of parser only', 'later pass, CPU ms', 'of parser only', `of ${idle}`],
    names.map((name) => [name, cost(name, 'run').toFixed(0), of(name, bare, 'run'), cost(name, 'pass').toFixed(0), of(name, bare, 'pass'), of(name, idle, 'pass')]),
  )

  const heap = (name, when) => median(measures[name].map((measure) => measure.heap[when]))
  const growth = (name) => heap(name, 'once') / heap(bare, 'once') - 1
  const inMegabytes = (bytes) => (bytes / 1e6).toFixed(1)
  print()
  table(
    ['variant, alone', 'heap when loaded, MB', 'after all files', 'of parser only', 'after a second pass', 'peak of the process'],
    names.map((name) => [name, inMegabytes(heap(name, 'loaded')), inMegabytes(heap(name, 'once')), `${growth(name) < 0 ? '' : '+'}${(growth(name) * 100).toFixed(1)} %`, inMegabytes(heap(name, 'twice')), inMegabytes(heap(name, 'peak'))]),
  )
  for (const name of presets) print(`\n${name} leaves ${(growth(name) * 100).toFixed(1)} % more memory in use than the parser only: ${growth(name) < heapBar ? 'within' : 'OVER'} the bar of ${heapBar * 100} %.`)
}

/** The variants take turns on each file, each as often first as last, so that a busy machine slows all of them alike. */
function compareVariants() {
  const totals = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.()
    for (const name of names) totals[name].push(0)
    for (const [index, file] of readable.entries())
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(index + round + turn) % names.length]
        const since = cpuTime()
        verify(file, configs[name])
        totals[name][round] += cpuTime() - since
      }
  }
  const ratios = (name) => totals[name].map((total, round) => total / totals[bare][round])
  print()
  table(
    ['variant', 'CPU ms', 'ms a file', 'of parser only', 'lowest - highest'],
    names.map((name) => [
      name,
      median(totals[name]).toFixed(0),
      (median(totals[name]) / readable.length).toFixed(2),
      `${median(ratios(name)).toFixed(3)}x`,
      `${Math.min(...ratios(name)).toFixed(3)} - ${Math.max(...ratios(name)).toFixed(3)}`,
    ]),
  )
  const cost = median(ratios('strict'))
  print(`\nstrict costs ${cost.toFixed(3)}x of parser only: ${cost <= bar ? 'within' : 'OVER'} the bar of ${bar}x.`)
}

/**
 * Each rule's own time. It asks its question twice: the first time pays for the facts that no rule before it needed (the
 * walk over the tree is one), the second finds them all.
 */
function measureRules() {
  const rows = new Map(Object.keys(shipworthy.rules).map((name) => [name, { name, files: 0, reports: 0, searching: 0, first: 0, again: 0 }]))
  const timed = Object.entries(shipworthy.rules).map(([name, rule]) => {
    const row = rows.get(name)
    const create = (context) => {
      const since = cpuTime()
      const listeners = rule.create(context)
      row.searching += cpuTime() - since
      return Object.fromEntries(
        Object.entries(listeners).map(([selector, listener]) => [
          selector,
          (node) => {
            row.files++
            const first = cpuTime()
            listener(node)
            row.first += cpuTime() - first
            const again = cpuTime()
            listener(node)
            row.again += cpuTime() - again
          },
        ]),
      )
    }
    return [name, { meta: rule.meta, create }]
  })
  const config = configOf([{ plugins: { shipworthy: { rules: Object.fromEntries(timed) } }, rules: shipworthy.configs.strict.rules }])
  let silentFiles = 0
  for (const file of readable) {
    const before = sum([...rows.values()].map(({ files: count }) => count))
    for (const { ruleId } of verify(file, config)) {
      const row = rows.get(ruleId?.replace('shipworthy/', ''))
      if (row) row.reports += 0.5
    }
    if (sum([...rows.values()].map(({ files: count }) => count)) === before) silentFiles++
  }

  const active = [...rows.values()].filter(({ searching }) => searching > 0).sort((a, b) => b.first + b.searching - a.first - a.searching)
  print(`\n${silentFiles} of ${readable.length} files hold no evidence for any rule, or are no production code. By rule, in ms of one pass over all files:\n`)
  table(
    ['rule of strict', 'total', 'searching for evidence', 'facts it asked for first', 'its question', 'files with evidence', 'reports'],
    [...active, { name: 'all', ...Object.fromEntries(['first', 'again', 'searching', 'reports'].map((key) => [key, sum(active.map((row) => row[key]))])), files: '' }].map(
      ({ name, files: count, reports, searching, first, again }) => [
        name,
        (searching + first).toFixed(1),
        searching.toFixed(1),
        Math.max(0, first - again).toFixed(1),
        again.toFixed(1),
        String(count),
        String(reports),
      ],
    ),
  )
}

function verify(file, config) {
  return verifyWith(linter, file, config)
}

function collected() {
  const [folder] = positionals
  if (folder) return filesOf(resolve(folder), /\.[cm]?[jt]sx?$/, (path) => path)
  // A path decides what a file is for: these are linted as if they were the code of an application.
  const packages = filesOf(join(repository, 'node_modules'), /\.[cm]?tsx?$/, (path) => path.replaceAll(/(^|\/)(?:node_modules|dist|build|out|vendor)(?=\/)/g, '$1package'))
  const programs = ['vibe-coded', 'eight-layer'].flatMap((name) => filesOf(join(repository, 'tests/apps', name), /\.tsx?$/, (path) => `${name}/${path}`))
  return [...programs, ...packages.sort((a, b) => b.text.length - a.text.length).slice(0, mostFiles)]
}

function filesOf(root, pattern, renamed) {
  const found = []
  const pending = [root]
  for (let folder = pending.pop(); folder; folder = pending.pop())
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (entry.name !== '.git' && (entry.name !== 'node_modules' || folder.includes('node_modules'))) pending.push(path)
      } else if (entry.isFile() && pattern.test(entry.name) && !/\.d\.[cm]?ts$|\.min\./.test(entry.name) && statSync(path).size <= largestFile)
        found.push({ file: path, path: renamed(relative(root, path).replaceAll('\\', '/')), text: readFileSync(path, 'utf8') })
    }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
