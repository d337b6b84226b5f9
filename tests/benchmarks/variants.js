// The configurations that the benchmarks compare: no rule at all, the presets, and other plugins with what each recommends.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as parser from '@typescript-eslint/parser'

const require = createRequire(import.meta.url)
// Building the config array costs more than the rules, so that it is built once; ESLint keeps the class to itself.
const { FlatConfigArray } = require(join(dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'))

export const bare = 'parser only'
/** ESLint keeps the tree of each file for longer as soon as any rule is given its context: no plugin can cost less. */
export const idle = 'one rule that does nothing'
export const presets = ['recommended', 'strict']
/** Plugins that are about the same failures or the same layers. */
export const peers = ['sonarjs', 'security', 'n', 'boundaries', 'ai-guard', 'llm-core'].map((name) => `eslint-plugin-${name}`)

/** Where the peers are kept: they are no dependencies of the project, and none of their scripts is run. */
const peersFolder = join(tmpdir(), 'shipworthy-bench-peers')

/** Installs the latest version of each peer, and gives them by name. */
export function installPeers() {
  mkdirSync(peersFolder, { recursive: true })
  writeFileSync(join(peersFolder, 'package.json'), JSON.stringify({ private: true }))
  const { version } = require('eslint/package.json')
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--no-save', `eslint@${version}`, ...peers.map((name) => `${name}@latest`)], { cwd: peersFolder, stdio: ['ignore', 'ignore', 'inherit'] })
  return Object.fromEntries(peers.map((name) => [name, JSON.parse(readFileSync(join(peersFolder, 'node_modules', name, 'package.json'), 'utf8')).version]))
}

const base = {
  files: ['**/*.*'],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
}

/** What one variant adds to the parser; only its own plugin is loaded. */
export async function variantOf(name) {
  if (name === bare) return []
  if (name === idle) return [{ plugins: { idle: { rules: { idle: { create: () => ({}) } } } }, rules: { 'idle/idle': 'error' } }]
  if (presets.includes(name)) {
    const { default: shipworthy } = await import('../../dist/index.js')
    return [{ plugins: { shipworthy }, rules: shipworthy.configs[name].rules }]
  }
  const loaded = await import(pathToFileURL(createRequire(join(peersFolder, 'package.json')).resolve(name)).href)
  // A package that was compiled for CommonJS may have its default inside the default.
  const plugin = [loaded, loaded.default, loaded.default?.default].find((each) => each?.configs)
  const recommended = plugin.configs['flat/recommended'] ?? plugin.configs.recommended
  // All are given the same parser and language; plugins go by the names that their rules have.
  return [recommended].flat().map(({ files, ignores, rules = {}, settings }) => ({ ...(files ? { files } : {}), ...(ignores ? { ignores } : {}), plugins: { [name.replace('eslint-plugin-', '')]: plugin }, rules, ...(settings ? { settings } : {}) }))
}

/** Rules without those named. */
export function without(variant, rules) {
  return variant.map((config) => ({ ...config, rules: Object.fromEntries(Object.entries(config.rules).filter(([name]) => !rules.has(name))) }))
}

export function configOf(variant) {
  const array = new FlatConfigArray([base, ...variant], { basePath: '/bench' })
  array.normalizeSync()
  return array
}

export function verify(linter, { path, text }, config) {
  return linter.verify(text, config, { filename: `/bench/${path}` })
}

/** Milliseconds of CPU this process has used. */
export function cpuTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
