import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import featureIsolation from '../../src/rules/feature-isolation.js'
import layerImports from '../../src/rules/layer-imports.js'
import layerPackages from '../../src/rules/layer-packages.js'
import layerTypeImports from '../../src/rules/layer-type-imports.js'
import { root } from './all-rules.js'
import { lintProject } from './temporary-project.js'

const repository = fileURLToPath(root)
export const layerRules = [layerImports, layerTypeImports, layerPackages, featureIsolation]

/** What an enforcer found in a project: sorted, `file specifier severity`. */
export type Enforcer = (project: string, paths: readonly string[]) => Promise<readonly string[]> | readonly string[]

export const eslint: Enforcer = async (project, paths) => {
  const reports = await lintProject(project, { rules: layerRules, paths: paths.filter((path) => existsSync(join(project, path))) })
  return unique(reports.map(({ file, text, severity, message }) => `${file} ${text || message} ${severity}`))
}

/** The rules as a JavaScript plugin of oxlint, from the built package. */
export const oxlint: Enforcer = (project, paths) => {
  const names = layerRules.map(({ name }) => name)
  const imports = names.map((name, at) => `import rule${at} from ${JSON.stringify(join(repository, `dist/rules/${name}.js`))}`)
  writeFileSync(join(project, 'plugin.mjs'), `${imports.join('\n')}\nexport default { meta: { name: 'eslint-plugin-shipworthy' }, rules: { ${names.map((name, at) => `'${name}': rule${at}`).join(', ')} } }\n`)
  const rules = Object.fromEntries(layerRules.map((rule) => [`shipworthy/${rule.name}`, rule.meta.docs!.presets.layers]))
  writeFileSync(join(project, '.oxlintrc.json'), JSON.stringify({ jsPlugins: ['./plugin.mjs'], categories: { correctness: 'off' }, rules, ignorePatterns: ['plugin.mjs'] }))
  const output = run(process.execPath, [join(repository, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', ...paths.filter((path) => existsSync(join(project, path)))], project)
  const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; severity: string; message: string; labels: { span: { offset: number; length: number } }[] }[] }
  return unique(
    diagnostics.map(({ filename, severity, labels, message }) => {
      const text = readFileSync(join(project, filename))
      const { offset, length } = labels[0]!.span
      const specifier = text.subarray(offset, offset + length).toString().replace(/^['"`]|['"`]$/g, '')
      return `${filename} ${specifier || message} ${severity === 'error' ? 'error' : 'warn'}`
    }),
  )
}

/** A version of dependency-cruiser and the Node it runs under. */
export type Cruiser = { readonly node: string; readonly bin: string }

export const cruiser17: Cruiser = { node: process.execPath, bin: join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs') }

const wanted = { 'dependency-cruiser': '18.7.2', node: '24', typescript: '6' }

/** dependency-cruiser 18 needs a newer Node than this project: both come from the registry once and stay in the temporary folder. */
export function cruiser18(): Cruiser {
  const folder = join(tmpdir(), `shipworthy-dependency-cruiser-${Object.values(wanted).join('-')}`)
  if (!existsSync(join(folder, 'node_modules'))) {
    const making = `${folder}-${process.pid}`
    mkdirSync(making, { recursive: true })
    writeFileSync(join(making, 'package.json'), '{ "private": true }')
    const packages = Object.entries(wanted).map(([name, version]) => `${name}@${version}`)
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', ...packages], { cwd: making, stdio: 'pipe', shell: process.platform === 'win32' })
    if (existsSync(folder)) rmSync(making, { recursive: true })
    else renameSync(making, folder)
  }
  return { node: join(folder, 'node_modules/node/bin/node'), bin: join(folder, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs') }
}

type CruiseResult = {
  readonly modules: readonly {
    readonly source: string
    readonly rules?: readonly { readonly name: string; readonly severity: string }[]
    readonly dependencies: readonly { readonly module: string; readonly rules?: readonly { readonly name: string; readonly severity: string }[] }[]
  }[]
  readonly summary: { readonly totalCruised: number; readonly error: number; readonly warn: number }
}

/** Cruises a project with its own configuration; throws what dependency-cruiser says when it stops. */
export function cruise({ node, bin }: Cruiser, project: string, paths: readonly string[], args: readonly string[] = []): CruiseResult {
  return JSON.parse(run(node, [bin, '-T', 'json', ...args, ...paths.filter((path) => existsSync(join(project, path)))], project)) as CruiseResult
}

export const dependencyCruiser =
  (cruiser: () => Cruiser): Enforcer =>
  (project, paths) => {
    const { modules, summary } = cruise(cruiser(), project, paths)
    if (summary.totalCruised === 0) throw new Error('no module was cruised')
    return unique(
      modules.flatMap(({ source, rules = [], dependencies }) => [
        ...rules.map(({ name, severity }) => `${source} ${name} ${severity}`),
        ...dependencies.flatMap(({ module, rules: broken = [] }) => broken.map(({ severity }) => `${source} ${module} ${severity}`)),
      ]),
    )
  }

/** Puts into a project what its enforcers need to be installed: this package, TypeScript, and a configuration of dependency-cruiser. */
export function installInto(project: string, preset: 'dependency-cruiser' | 'dependency-cruiser-full' = 'dependency-cruiser'): void {
  const modules = join(project, 'node_modules')
  mkdirSync(modules, { recursive: true })
  for (const [name, target] of [['eslint-plugin-shipworthy', repository], ['typescript', join(repository, 'node_modules/typescript')]] as const)
    if (!existsSync(join(modules, name))) symlinkSync(target, join(modules, name), 'dir')
  writeFileSync(join(project, '.dependency-cruiser.json'), JSON.stringify({ extends: `eslint-plugin-shipworthy/configs/${preset}` }))
}

function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, [...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    if (stdout.trimStart().startsWith('{')) return stdout
    throw new Error(`${stdout}\n${stderr}`, { cause: error })
  }
}

function unique(found: readonly string[]): readonly string[] {
  return [...new Set(found)].sort()
}
