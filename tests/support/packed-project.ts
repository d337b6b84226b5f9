import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './all-rules.js'

const repository = fileURLToPath(root)
const installed = (name: string) => join(repository, 'node_modules', name)

export type Manifest = {
  readonly name: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

export const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest

export type PresetName = 'prototype' | 'recommended' | 'strict'
type EslintPackage = 'eslint' | 'eslint-9'

export type PackedProject = {
  /** The project's folder, which is also where its tools have to be run: what a file is for depends on its path from there. */
  readonly folder: string
  write(path: string, content: string): void
  remove(): void
}

/**
 * A project of a user in a temporary folder: the files of a bundled program, and in `node_modules` the packed plugin, the
 * packages that its manifest asks for and nothing else. Needs the built `dist`.
 */
export function packedProject({ app, eslint = 'eslint' }: { readonly app?: 'vibe-coded' | 'eight-layer'; readonly eslint?: EslintPackage }): PackedProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'shipworthy-')))
  if (app) {
    const source = join(repository, 'tests/apps', app)
    cpSync(source, folder, { recursive: true, filter: (path) => !/^(?:node_modules|dist)(?:[\\/]|$)/.test(relative(source, path)) })
  }
  const plugin = join(folder, 'node_modules', manifest.name)
  mkdirSync(dirname(plugin), { recursive: true })
  unpackInto(plugin)
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(installed(name === 'eslint' ? eslint : name), link, 'junction')
  }
  return {
    folder,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    },
    remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function unpackInto(target: string): void {
  const temporary = mkdtempSync(join(dirname(target), '.pack-'))
  try {
    const output = npm('pack', '--ignore-scripts', '--json', '--pack-destination', temporary)
    const [{ filename }] = JSON.parse(output) as [{ filename: string }]
    execFileSync('tar', ['-xzf', join(temporary, filename), '-C', temporary])
    renameSync(join(temporary, 'package'), target)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** Runs npm in the repository and returns what it prints. */
export function npm(...args: readonly string[]): string {
  if (!existsSync(join(repository, 'dist/index.js'))) throw new Error('there is no dist/index.js: run `npm run build` first')
  return execFileSync('npm', args, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' })
}

export type Outcome = { readonly status: number; readonly output: string; readonly errors: string }

/** Runs a package's command (`bin/...` of an installed package) in a project, as its user would. */
export function run(project: PackedProject, command: string, ...args: readonly string[]): Outcome {
  const environment = { ...process.env, NO_COLOR: '1', ESLINT_USE_FLAT_CONFIG: undefined, NODE_OPTIONS: undefined, VITEST: undefined }
  try {
    const output = execFileSync(process.execPath, [command, ...args], {
      cwd: project.folder,
      env: environment as unknown as NodeJS.ProcessEnv,
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return { status: 0, output, errors: '' }
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string }
    return { status: status ?? -1, output: stdout, errors: stderr }
  }
}

/** One report, in the form in which ESLint and oxlint can be compared. */
export type Report = { readonly file: string; readonly line: number; readonly column: number; readonly rule: string; readonly message: string; readonly severity: 'error' | 'warning' }

/** What ESLint reports on the whole project. Throws where it cannot lint or parse. */
export function eslintReports(project: PackedProject, ...args: readonly string[]): readonly Report[] {
  const { output, errors } = run(project, 'node_modules/eslint/bin/eslint.js', '--format', 'json', ...args, '.')
  if (!output.startsWith('[')) throw new Error(errors || output)
  type Result = { filePath: string; messages: { ruleId: string | null; line: number; column: number; message: string; severity: 1 | 2; fatal?: boolean }[] }
  return sorted(
    (JSON.parse(output) as Result[]).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, column, message, severity, fatal }): Report => {
        const file = relative(project.folder, filePath).replaceAll('\\', '/')
        if (fatal || ruleId === null) throw new Error(`${file}:${line} ${message}`)
        return { file, line, column, rule: ruleId, message, severity: severity === 2 ? 'error' : 'warning' }
      }),
    ),
  )
}

/** What oxlint reports on the whole project. Throws where it cannot lint or parse. */
export function oxlintReports(project: PackedProject): readonly Report[] {
  const { output, errors } = run(project, installed('oxlint/bin/oxlint'), '--format', 'json')
  if (!output.trimStart().startsWith('{')) throw new Error(errors || output)
  type Diagnostic = { message: string; code?: string; severity: 'error' | 'warning'; filename: string; labels: { span: { line: number; column: number } }[] }
  return sorted(
    (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics.map(({ message, code, severity, filename, labels: [label] }): Report => {
      const [, plugin, rule] = /^([\w-]+)\(([\w-]+)\)$/.exec(code ?? '') ?? []
      if (!plugin || !rule || !label) throw new Error(`${filename}: ${code ?? ''} ${message}`)
      return { file: filename.replaceAll('\\', '/'), line: label.span.line, column: label.span.column, rule: `${plugin}/${rule}`, message, severity }
    }),
  )
}

function sorted(reports: readonly Report[]): readonly Report[] {
  const order = ({ file, rule, message }: Report) => `${file} ${rule} ${message}`
  return reports.toSorted(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || order(a).localeCompare(order(b)),
  )
}

/** The `eslint.config.js` of the README, for a preset. */
export function eslintConfig(preset: PresetName): string {
  return `import { defineConfig } from 'eslint/config'
import parser from '@typescript-eslint/parser'
import shipworthy from 'eslint-plugin-shipworthy'

export default defineConfig([
  {
    files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
    languageOptions: { parser },
    plugins: { shipworthy },
    extends: ['shipworthy/${preset}'],
  },
])
`
}

/** The `.oxlintrc.json` of the README, for a preset, with oxlint's own rules off. */
export function oxlintConfig(preset: PresetName): string {
  return JSON.stringify({ extends: [`./node_modules/${manifest.name}/configs/oxlint/${preset}.json`], categories: { correctness: 'off' } })
}
