import type { Files } from './temporary-project.js'

/**
 * A project in which every layer imports every other in every style, and what each enforcer must say of it. The expectations
 * are written down by hand, from the reference: nothing of the definition under test is read here.
 */
export type AgreementProject = {
  readonly files: Files
  /** Sorted; `file specifier severity`. */
  readonly expected: readonly string[]
}

type Severity = 'error' | 'warn' | null

export const layers = ['01-Core', '02-Common', '03-Policies', '04-Modules', '05-Infra', '06-Background', '07-AI', '08-Web'] as const
type Layer = (typeof layers)[number]

/** The matrix of the reference: a digit for each layer that may be imported whole. */
const open: Readonly<Record<Layer, string>> = {
  '01-Core': '1',
  '02-Common': '12',
  '03-Policies': '123',
  '04-Modules': '12345',
  '05-Infra': '125',
  '06-Background': '12456',
  '07-AI': '127',
  '08-Web': '12468',
}

/** Entry points that open a closed edge: file below the layer, and who may import it. */
const entries: readonly { readonly layer: Layer; readonly file: string; readonly by: string }[] = [
  { layer: '07-AI', file: 'llm/LLMClient', by: '12345678'.replace(/[1235]/g, '') },
  { layer: '07-AI', file: 'llm/other', by: '7' },
  { layer: '07-AI', file: 'budget/tokens', by: '78' },
  { layer: '06-Background', file: 'events/signup', by: '468' },
  { layer: '06-Background', file: 'shared/EventBus', by: '468' },
  { layer: '06-Background', file: 'jobs/report', by: '468' },
  { layer: '06-Background', file: 'safety/RetryableJobRunner', by: '468' },
  { layer: '06-Background', file: 'safety/other', by: '68' },
  { layer: '06-Background', file: 'pool/WorkerPool', by: '68' },
]

type Style = {
  readonly name: string
  readonly isType?: true
  /** The specifier for a module of a layer, from a file directly in another. */
  specifier(layer: Layer, file: string): string
  code(specifier: string, index: number): string
}

const relative = (layer: Layer, file: string) => `../${layer}/${file}`
const styles: readonly Style[] = [
  { name: 'relative', specifier: relative, code: (module, at) => `import { value as v${at} } from '${module}'\nuse(v${at})` },
  { name: 'default', specifier: relative, code: (module, at) => `import d${at} from '${module}'\nuse(d${at})` },
  { name: 'namespace', specifier: relative, code: (module, at) => `import * as n${at} from '${module}'\nuse(n${at})` },
  { name: 'mixed', specifier: relative, code: (module, at) => `import { value as m${at}, type Type as M${at} } from '${module}'\nuse(m${at} as M${at})` },
  { name: 'output', specifier: (layer, file) => `../${layer}/${file}.js`, code: (module, at) => `import { value as o${at} } from '${module}'\nuse(o${at})` },
  { name: 'alias', specifier: (layer, file) => `@/${layer}/${file}`, code: (module, at) => `import { value as a${at} } from '${module}'\nuse(a${at})` },
  { name: 'alias-output', specifier: (layer, file) => `@/${layer}/${file}.js`, code: (module, at) => `import { value as b${at} } from '${module}'\nuse(b${at})` },
  { name: 'imports', specifier: (layer, file) => `#layers/${layer}/${file}`, code: (module, at) => `import { value as i${at} } from '${module}'\nuse(i${at})` },
  { name: 'workspace', specifier: (layer, file) => `@acme/${layer.slice(3).toLowerCase()}/${file}`, code: (module, at) => `import { value as w${at} } from '${module}'\nuse(w${at})` },
  { name: 'side-effect', specifier: relative, code: (module) => `import '${module}'` },
  { name: 'export-from', specifier: relative, code: (module, at) => `export { value as e${at} } from '${module}'` },
  { name: 'export-star', specifier: relative, code: (module) => `export * from '${module}'` },
  { name: 'dynamic', specifier: relative, code: (module, at) => `export const load${at} = () => import('${module}')` },
  { name: 'dynamic-template', specifier: relative, code: (module, at) => `export const fetch${at} = () => import(\`${module}\`)` },
  { name: 'require', specifier: relative, code: (module, at) => `const r${at} = require('${module}')\nuse(r${at})` },
  { name: 'import-equals', specifier: relative, code: (module, at) => `import q${at} = require('${module}')\nuse(q${at})` },
  { name: 'import-type', isType: true, specifier: relative, code: (module, at) => `import type { Type as T${at} } from '${module}'\nexport type U${at} = T${at}` },
  { name: 'inline-type', isType: true, specifier: relative, code: (module, at) => `import { type Type as I${at} } from '${module}'\nexport type J${at} = I${at}` },
  { name: 'export-type', isType: true, specifier: relative, code: (module, at) => `export type { Type as X${at} } from '${module}'` },
  { name: 'type-import', isType: true, specifier: relative, code: (module, at) => `export type Y${at} = import('${module}').Type` },
  { name: 'type-alias', isType: true, specifier: (layer, file) => `@/${layer}/${file}`, code: (module, at) => `import type { Type as A${at} } from '${module}'\nexport type B${at} = A${at}` },
]

const target = 'export const value = 1\nexport type Type = number\nexport default value\n'
const head = 'declare const use: (value: unknown) => void\ndeclare const require: never\n'.replace('declare const require: never\n', '')

/** What an import over an edge of the matrix weighs. */
function severityOf(from: Layer, to: Layer, isType: boolean): Severity {
  if (open[from].includes(to[1]!)) return null
  // Rows of the database in a route are as bad as the database.
  return isType && !(from === '08-Web' && to === '05-Infra') ? 'warn' : 'error'
}

export function agreementProject(): AgreementProject {
  const files: Record<string, string | object> = {
    'package.json': {
      name: 'agreement',
      private: true,
      workspaces: ['packages/*'],
      imports: { '#layers/*': './src/*.ts' },
      dependencies: Object.fromEntries([...packages.map(({ name }) => name), 'zod'].map((name) => [name, '1.0.0'])),
    },
    'tsconfig.json': { compilerOptions: { target: 'ES2022', module: 'preserve', paths: { '@/*': ['./src/*'] } }, include: ['src', 'packages'] },
  }
  const expected: string[] = []
  const add = (file: string, imports: readonly { readonly style: Style; readonly specifier: string; readonly severity: Severity }[]) => {
    files[file] = head + imports.map(({ style, specifier }, at) => style.code(specifier, at)).join('\n') + '\n'
    for (const { specifier, severity } of imports) if (severity) expected.push(`${file} ${specifier} ${severity}`)
  }

  for (const layer of layers) {
    const name = layer.slice(3).toLowerCase()
    for (const style of styles) files[style.name === 'workspace' ? `packages/${layer}/${style.name}.ts` : `src/${layer}/${style.name}.ts`] = target
    files[`packages/${layer}/package.json`] = { name: `@acme/${name}`, exports: { './*': './*.ts' } }
    files[`node_modules/@acme/${name}`] = { link: `../../packages/${layer}` }
    files['package.json'] = { ...(files['package.json'] as object), dependencies: { ...(files['package.json'] as { dependencies: object }).dependencies, [`@acme/${name}`]: 'workspace:*' } }
  }
  for (const { layer, file } of entries) files[`src/${layer}/${file}.ts`] = target
  for (const from of layers) {
    for (const to of layers) {
      add(`src/${from}/imports-${to}.ts`, styles.map((style) => ({ style, specifier: style.specifier(to, style.name), severity: severityOf(from, to, style.isType === true) })))
    }
    const [plain, output, , , , alias] = [styles[0]!, styles[4]!, null, null, null, styles[5]!]
    for (const [at, style] of [plain, output, alias, styles.find(({ name }) => name === 'import-type')!].entries()) {
      add(`src/${from}/entries-${at}.ts`, entries.map(({ layer, file, by }) => ({ style, specifier: style.specifier(layer, file), severity: by.includes(from[1]!) ? null : style.isType ? ('warn' as const) : ('error' as const) })))
    }
  }
  addZones(files, expected)
  addPackages(files, expected)
  addFeatures(files, expected)
  return { files, expected: expected.sort() }
}

function addZones(files: Record<string, string | object>, expected: string[]): void {
  files['src/main.ts'] = `${layers.map((layer) => `import './${layer}/relative'`).join('\n')}\nexport const main = 1\n`
  files['src/composition/container.ts'] = 'export const container = 1\n'
  files['src/client/page.ts'] = layers.map((layer) => `import '../${layer}/relative'\nimport type { Type as T${layer[1]!} } from '../${layer}/import-type'\nexport type U${layer[1]!} = T${layer[1]!}`).join('\n') + '\n'
  for (const layer of layers) if (layer !== '02-Common') expected.push(`src/client/page.ts ../${layer}/relative error`, `src/client/page.ts ../${layer}/import-type warn`)
  files['src/generated/client.ts'] = `${layers.map((layer) => `import '../${layer}/relative'`).join('\n')}\nexport const value = 1\n`
  files['tests/whole.test.ts'] = `${layers.map((layer) => `import '../src/${layer}/relative'`).join('\n')}\nimport '../src/main'\n`
  files['src/testing.test.ts'] = 'export const value = 1\n'
  for (const from of layers) {
    files[`src/${from}/reaches.ts`] = "import '../composition/container.js'\nimport '@/main'\nimport '../client/page'\nimport '../testing.test'\nimport '../generated/client'\nimport type { Type } from '../client/page'\nexport type Reached = Type\n"
    for (const zone of ['../composition/container.js', '@/main', '../client/page', '../testing.test']) expected.push(`src/${from}/reaches.ts ${zone} error`)
    files[`src/${from}/index.ts`] = 'export const entry = 1\n'
    files[`src/${from}/beside.test.ts`] = `${layers.flatMap((to) => [`import '../${to}/relative'`, `import '../${to}/index.js'`, `import type { Type as T${to[1]!} } from '../${to}/import-type'`, `export type U${to[1]!} = T${to[1]!}`]).join('\n')}\nimport '../main'\n`
    for (const to of layers) if (!open[from].includes(to[1]!)) expected.push(`src/${from}/beside.test.ts ../${to}/relative error`)
  }
}

/** Packages, the layers that may import them, and those in which their types are a warning. */
const packages: readonly { readonly name: string; readonly by: string; readonly typesWarn?: string }[] = [
  { name: 'pg', by: '5', typesWarn: '4' },
  { name: 'ioredis', by: '5' },
  { name: 'nodemailer', by: '5' },
  { name: 'stripe', by: '5', typesWarn: '4' },
  { name: 'openai', by: '7' },
  { name: '@anthropic-ai/sdk', by: '7' },
  { name: 'express', by: '18', typesWarn: '34' },
  { name: 'zod', by: '12345678' },
]

function addPackages(files: Record<string, string | object>, expected: string[]): void {
  for (const name of [...packages.map(({ name }) => name), 'drizzle-orm']) {
    files[`node_modules/${name}/package.json`] = { name, version: '1.0.0', main: 'index.js', types: 'index.d.ts', license: 'MIT' }
    files[`node_modules/${name}/index.js`] = 'module.exports = {}\n'
    files[`node_modules/${name}/sub.js`] = 'module.exports = {}\n'
    files[`node_modules/${name}/index.d.ts`] = 'export type Type = number\nexport const value: number\n'
  }
  const manifest = files['package.json'] as { dependencies: object }
  files['package.json'] = { ...manifest, dependencies: { ...manifest.dependencies, 'drizzle-orm': '1.0.0' } }
  for (const layer of layers) {
    const ways = [
      ['values', (name: string, at: number) => `import { value as v${at} } from '${name}'\nuse(v${at})`],
      ['loads', (name: string, at: number) => `export const load${at} = () => import('${name}')`],
      ['requires', (name: string, at: number) => `const r${at} = require('${name}')\nuse(r${at})`],
      ['types', (name: string, at: number) => `import type { Type as T${at} } from '${name}'\nexport type U${at} = T${at}`],
    ] as const
    for (const [way, code] of ways) {
      const file = `src/${layer}/package-${way}.ts`
      files[file] = `${head}${packages.map(({ name }, at) => code(name, at)).join('\n')}\n`
      for (const { name, by, typesWarn = '' } of packages) if (!by.includes(layer[1]!)) expected.push(`${file} ${name} ${way === 'types' && typesWarn.includes(layer[1]!) ? 'warn' : 'error'}`)
    }
    files[`src/${layer}/operators.ts`] = "import { eq } from 'drizzle-orm'\nexport const operator = eq\n"
    if (!'45'.includes(layer[1]!)) expected.push(`src/${layer}/operators.ts drizzle-orm error`)
    files[`src/${layer}/sub-paths.ts`] = "import '@anthropic-ai/sdk/sub.js'\nimport 'stripe/sub.js'\n"
    if (layer !== '07-AI') expected.push(`src/${layer}/sub-paths.ts @anthropic-ai/sdk/sub.js error`)
    if (layer !== '05-Infra') expected.push(`src/${layer}/sub-paths.ts stripe/sub.js error`)
  }
  for (const [file, level] of [['src/server.ts', null], ['src/client/pay.ts', 'error'], ['tests/pay.test.ts', null], ['src/04-Modules/pay.test.ts', null], ['src/generated/pay.ts', null]] as const) {
    files[file] = "import 'stripe'\nimport 'pg'\n"
    if (level) expected.push(`${file} stripe ${level}`, `${file} pg ${level}`)
  }
}

function addFeatures(files: Record<string, string | object>, expected: string[]): void {
  for (const feature of ['auth', 'billing', 'auth-extra']) {
    files[`src/04-Modules/${feature}/index.ts`] = "export { value } from './inner/store.js'\nexport type Type = number\n"
    files[`src/04-Modules/${feature}/inner/store.ts`] = target
    const others = ['auth', 'billing', 'auth-extra'].filter((other) => other !== feature)
    const lines = others.flatMap((other) => [`import '../${other}/index.js'`, `import '../${other}'`, `import '../${other}/inner/store.js'`, `import type { Type as T${other.length} } from '@/04-Modules/${other}/inner/store'`, `export type U${other.length} = T${other.length}`])
    files[`src/04-Modules/${feature}/uses.ts`] = `${lines.join('\n')}\nimport './inner/store'\nimport '../registry'\n`
    for (const other of others) expected.push(`src/04-Modules/${feature}/uses.ts ../${other}/inner/store.js warn`, `src/04-Modules/${feature}/uses.ts @/04-Modules/${other}/inner/store warn`)
    files[`src/04-Modules/${feature}/uses.test.ts`] = `${others.map((other) => `import '../${other}/inner/store'`).join('\n')}\n`
  }
  files['src/04-Modules/registry.ts'] = "import './auth/inner/store'\nimport './billing/inner/store'\n"
}
