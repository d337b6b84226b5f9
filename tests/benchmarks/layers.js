// What the layers cost and what they find: a synthetic project of 2,000 files, 10,000 imports, 100 forbidden ones in every style
// and 5 knots of files, read by ESLint, oxlint and dependency-cruiser.
// usage: node --expose-gc tests/benchmarks/layers.js [--rounds=5] [--only=eslint,oxlint,cruise] [--plain]
//        (--plain also runs dependency-cruiser with cycle and orphan rules of its own, which takes minutes)
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import featureIsolation from '../../dist/rules/feature-isolation.js'
import layerImports from '../../dist/rules/layer-imports.js'
import layerPackages from '../../dist/rules/layer-packages.js'
import layerTypeImports from '../../dist/rules/layer-type-imports.js'

const require = createRequire(import.meta.url)
const { FlatConfigArray } = require(join(dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'))
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, only: { type: 'string', default: 'eslint,oxlint,cruise' }, plain: { type: 'boolean', default: false } } })
const rounds = Number(values.rounds)
const only = new Set(values.only.split(','))
const repository = fileURLToPath(new URL('../../', import.meta.url))
const rules = [layerImports, layerTypeImports, layerPackages, featureIsolation]

const layers = ['01-Core', '02-Common', '03-Policies', '04-Modules', '05-Infra', '06-Background', '07-AI', '08-Web']
/** Layers that each may import whole, itself included. */
const open = { '01-Core': '1', '02-Common': '12', '03-Policies': '123', '04-Modules': '12345', '05-Infra': '125', '06-Background': '12456', '07-AI': '127', '08-Web': '12468' }
const styles = [
  ({ relative }, at) => [relative, `import { value as v${at} } from '${relative}'\nuse(v${at})`],
  ({ relative }, at) => [`${relative}.js`, `import { value as v${at} } from '${relative}.js'\nuse(v${at})`],
  ({ alias }, at) => [alias, `import { value as v${at} } from '${alias}'\nuse(v${at})`],
  ({ hash }, at) => [hash, `import * as v${at} from '${hash}'\nuse(v${at})`],
  ({ relative }, at) => [relative, `import type { Type as T${at} } from '${relative}'\nexport type U${at} = T${at}`],
  ({ relative }, at) => [relative, `export { value as v${at} } from '${relative}'`],
  ({ relative }) => [relative, `import '${relative}'`],
  ({ relative }, at) => [relative, `export const load${at} = () => import('${relative}')`],
  ({ relative }, at) => [relative, `const v${at} = require('${relative}')\nuse(v${at})`],
  ({ relative }, at) => [relative, `import v${at} = require('${relative}')\nuse(v${at})`],
  ({ alias }, at) => [alias, `export type U${at} = import('${alias}').Type`],
]

/** How often people write each style, as indexes of it: most imports are plain, one in ten is of types. */
const ordinary = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6, 7, 8]

const { project, files, violations, edges } = generated({ filesPerLayer: 250, importsPerFile: 5, forbidden: 100, knots: 5 })
print(`${files.length} files, ${edges} imports, ${violations.size} forbidden; ${rounds} rounds, Node ${process.version}\n`)
try {
  if (only.has('eslint')) measureEslint()
  if (only.has('oxlint')) measureOxlint()
  if (only.has('cruise')) measureCruiser()
} finally {
  rmSync(project, { recursive: true, force: true })
}

/** The parser alone and with the rules take turns on each file, so that a busy machine slows both alike. */
function measureEslint() {
  const linter = new Linter({ cwd: project })
  const config = (on) =>
    new FlatConfigArray(
      [{ files: ['**/*.*'], languageOptions: { parser }, linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { shipworthy: { rules: Object.fromEntries(on.map((rule) => [rule.name, rule])) } }, rules: Object.fromEntries(on.map((rule) => [`shipworthy/${rule.name}`, rule.meta.docs.presets.layers])) }],
      { basePath: project },
    ).normalizeSync()
  const own = { time: 0 }
  const variants = { 'parser only': config([]), layers: config(rules.map((rule) => clocked(rule, own))) }
  const names = Object.keys(variants)
  const totals = Object.fromEntries(names.map((name) => [name, []]))
  const found = new Set()
  for (let round = -1; round < rounds; round++) {
    globalThis.gc?.()
    if (round === 0) own.time = 0
    if (round >= 0) for (const name of names) totals[name].push(0)
    for (const [index, { path, text }] of files.entries())
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(index + round + 1 + turn) % names.length]
        const since = cpuTime()
        const messages = linter.verify(text, variants[name], { filename: join(project, path) })
        if (round >= 0) totals[name][round] += cpuTime() - since
        if (round < 0 && name === 'layers') for (const message of messages) found.add(`${path} ${underlined(text, message)}`)
      }
  }
  score('ESLint rules', found)
  const ratios = totals.layers.map((total, round) => total / totals['parser only'][round])
  print(`ESLint, parser only: ${median(totals['parser only']).toFixed(0)} ms CPU; with the rules: ${median(totals.layers).toFixed(0)} ms; ${median(ratios).toFixed(3)}x (${Math.min(...ratios).toFixed(3)} - ${Math.max(...ratios).toFixed(3)})`)
  const each = own.time / rounds
  print(`the rules' own time: ${each.toFixed(0)} ms a round, ${((each / files.length) * 1000).toFixed(0)} us a file, ${((100 * each) / median(totals['parser only'])).toFixed(1)} % of parser only\n`)
}

/** A rule whose own time is added up, so that what a busy machine does to the rest of ESLint is left out. */
function clocked(rule, own) {
  const clock = (ask) => {
    const since = cpuTime()
    const answer = ask()
    own.time += cpuTime() - since
    return answer
  }
  return {
    name: rule.name,
    meta: rule.meta,
    create: (context) => Object.fromEntries(Object.entries(clock(() => rule.create(context))).map(([selector, listener]) => [selector, (node) => clock(() => listener(node))])),
  }
}

function underlined(text, { line, column, endColumn, message }) {
  return text.split('\n')[line - 1].slice(column, endColumn - 2) || message
}

function measureOxlint() {
  const imports = rules.map(({ name }, at) => `import rule${at} from ${JSON.stringify(join(repository, `dist/rules/${name}.js`))}`)
  writeFileSync(join(project, 'plugin.mjs'), `${imports.join('\n')}\nexport default { meta: { name: 'eslint-plugin-shipworthy' }, rules: { ${rules.map(({ name }, at) => `'${name}': rule${at}`).join(', ')} } }\n`)
  writeFileSync(join(project, '.oxlintrc.json'), JSON.stringify({ jsPlugins: ['./plugin.mjs'], categories: { correctness: 'off' }, rules: Object.fromEntries(rules.map((rule) => [`shipworthy/${rule.name}`, rule.meta.docs.presets.layers])) }))
  const { cpu, stdout } = timed([join(repository, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', 'src'])
  const found = new Set()
  for (const { filename, labels } of JSON.parse(stdout).diagnostics) {
    const { offset, length } = labels[0].span
    found.add(`${filename} ${readFileSync(join(project, filename)).subarray(offset + 1, offset + length - 1)}`)
  }
  score('oxlint', found)
  print(`oxlint: ${cpu.toFixed(1)} s CPU\n`)
}

/** The presets against a run that only reads, in turns. */
function measureCruiser() {
  const bare = { options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, skipAnalysisNotInRules: true } }
  const ownCycles = { ...bare, forbidden: [{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }, { name: 'no-orphans', severity: 'warn', from: { orphan: true }, to: {} }] }
  const configs = {
    'no rules': bare,
    'dependency-cruiser': { extends: 'eslint-plugin-shipworthy/configs/dependency-cruiser' },
    'dependency-cruiser-full': { extends: 'eslint-plugin-shipworthy/configs/dependency-cruiser-full' },
    ...(values.plain ? { 'cycles and orphans of its own, with the layers': { ...ownCycles, extends: 'eslint-plugin-shipworthy/configs/dependency-cruiser' } } : {}),
  }
  const names = Object.keys(configs)
  const times = Object.fromEntries(names.map((name) => [name, []]))
  const reported = {}
  for (const [at, name] of names.entries()) writeFileSync(join(project, `cruise-${at}.json`), JSON.stringify(configs[name]))
  for (let round = 0; round < Math.min(rounds, 3); round++)
    for (let turn = 0; turn < names.length; turn++) {
      const at = (round + turn) % names.length
      const { cpu, stdout, stderr } = timed([join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', `cruise-${at}.json`, '-T', 'json', 'src'])
      if (!stdout.startsWith('{')) throw new Error(stdout + stderr)
      times[names[at]].push(cpu)
      reported[names[at]] ??= JSON.parse(stdout).modules
    }
  for (const name of names) {
    const found = new Set()
    const others = {}
    for (const { source, dependencies, rules: broken = [] } of reported[name]) {
      for (const rule of broken) others[rule.name] = (others[rule.name] ?? 0) + 1
      for (const dependency of dependencies)
        for (const rule of dependency.rules ?? []) {
          if (/^layer-|^feature-/.test(rule.name)) found.add(`${source} ${dependency.module}`)
          else others[rule.name.replace(/\/\d+$/, '')] = (others[rule.name.replace(/\/\d+$/, '')] ?? 0) + 1
        }
    }
    if (name !== 'no rules') score(name, found)
    print(`${name}: ${median(times[name]).toFixed(1)} s CPU, ${(median(times[name]) / median(times['no rules'])).toFixed(2)}x of no rules${Object.keys(others).length > 0 ? `; also ${JSON.stringify(others)}` : ''}\n`)
  }
}

/** Runs a script of Node in the project and measures the CPU of its process, in seconds. */
function timed(args) {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', `file://${join(project, 'cpu.mjs')}`, ...args], { cwd: project, encoding: 'utf8', maxBuffer: 1 << 29 })
  return { cpu: Number(readFileSync(join(project, 'cpu.txt'), 'utf8')), stdout, stderr }
}

function score(name, found) {
  const hits = [...violations].filter((violation) => found.has(violation)).length
  print(`${name}: ${hits} of ${violations.size} found, ${found.size - hits} false`)
}

function generated({ filesPerLayer, importsPerFile, forbidden, knots }) {
  const random = randomFrom(20_261_120)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'shipworthy-')))
  const modules = Object.fromEntries(layers.map((layer) => [layer, Array.from({ length: filesPerLayer }, (_, at) => ({ layer, folder: layer === '04-Modules' ? `f${at % 10}` : `part${at % 10}`, name: `file${at}`, at }))]))
  const pathOf = (module) => `src/${module.layer}/${module.folder}/${module.name}.ts`
  const specifiersOf = (module) => {
    const inside = `${module.layer}/${module.folder}/${module.name}`
    return { relative: `../../${inside}`, alias: `@/${inside}`, hash: `#src/${inside}` }
  }
  const lines = new Map()
  const expected = new Set()
  const taken = new Set()
  let count = 0
  const add = (from, to, style) => {
    const key = `${pathOf(from)} ${pathOf(to)}`
    if (taken.has(key) || from === to) return null
    taken.add(key)
    const own = lines.get(pathOf(from)) ?? []
    lines.set(pathOf(from), own)
    const [specifier, code] = style(specifiersOf(to), own.length)
    own.push(code)
    count++
    return specifier
  }
  for (const from of Object.values(modules).flat()) {
    let made = 0
    for (let tries = 0; made < importsPerFile && tries < 50; tries++) {
      const layer = layers[Number(pick([...open[from.layer]])) - 1]
      // Within a layer only earlier files, and in a feature only its own, so that nothing but the knots is circular.
      const targets = layer === from.layer ? modules[layer].filter((module) => module.at < from.at && (layer !== '04-Modules' || module.folder === from.folder)) : modules[layer]
      if (targets.length > 0 && add(from, pick(targets), styles[pick(ordinary)])) made++
    }
  }
  for (let at = 0; expected.size < forbidden; at++) {
    const from = pick(modules[pick(layers)])
    const closed = layers.filter((layer) => !open[from.layer].includes(layer[1]))
    const specifier = add(from, pick(modules[pick(closed)]), styles[at % styles.length])
    if (specifier) expected.add(`${pathOf(from)} ${specifier}`)
  }
  const circular = Array.from({ length: knots }, (_, knot) => Array.from({ length: 30 }, (__, at) => ({ layer: '02-Common', folder: `knot${knot}`, name: `file${at}`, at })))
  for (const members of circular) for (const from of members) for (let step = 1; step <= 3; step++) add(from, members[(from.at + step) % members.length], styles[0])

  const write = (path, content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  write('package.json', JSON.stringify({ name: 'synthetic', private: true, imports: { '#src/*': './src/*.ts' } }))
  write('tsconfig.json', JSON.stringify({ compilerOptions: { target: 'ES2022', module: 'preserve', paths: { '@/*': ['./src/*'] } }, include: ['src'] }))
  write('cpu.mjs', `import { writeFileSync } from 'node:fs'\nprocess.on('exit', () => { const { user, system } = process.cpuUsage(); writeFileSync(${JSON.stringify(join(folder, 'cpu.txt'))}, String((user + system) / 1e6)) })\n`)
  for (const name of ['typescript', 'eslint-plugin-shipworthy']) {
    mkdirSync(join(folder, 'node_modules'), { recursive: true })
    symlinkSync(name === 'typescript' ? join(repository, 'node_modules/typescript') : repository, join(folder, 'node_modules', name), 'dir')
  }
  const written = [...Object.values(modules).flat(), ...circular.flat()].map((module) => {
    const path = pathOf(module)
    const text = `${(lines.get(path) ?? []).join('\n')}\n${body(module.at)}`
    write(path, text)
    return { path, text }
  })
  return { project: folder, files: written, violations: expected, edges: count }
}

/** About seventy lines of ordinary code, so that the parser has what a file of a real program gives it. */
function body(seed) {
  const parts = ['declare const use: (value: unknown) => void', 'export type Type = { id: string; amount: number; labels: readonly string[] }', `export const value = ${seed}`]
  for (let at = 0; at < 6; at++)
    parts.push(
      `export function total${at}(items: readonly Type[], rate = ${at + 1}): number {`,
      '  let sum = 0',
      '  for (const item of items) {',
      `    if (item.amount < ${at * 10}) continue`,
      '    const labels = item.labels.filter((label) => label.length > 2).map((label) => label.toUpperCase())',
      "    sum += item.amount * rate + (labels.includes('VIP') ? 1 : 0)",
      '  }',
      '  try {',
      "    return Number.isFinite(sum) ? Math.round(sum * 100) / 100 : Number.parseFloat(String(sum ?? '0'))",
      '  } finally {',
      `    use({ sum, at: new Date().toISOString(), name: \`total ${at} of \${items.length}\` })`,
      '  }',
      '}',
    )
  return `${parts.join('\n')}\n`
}

/** The same numbers on every run (mulberry32). */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function cpuTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function print(text) {
  process.stdout.write(`${text}\n`)
}
