import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../support/all-rules.js'
import { cruise, cruiser17, cruiser18, dependencyCruiser, installInto, type Cruiser } from '../support/layer-enforcers.js'
import { projectWith, removeProjects, type Files } from '../support/temporary-project.js'

afterAll(removeProjects)

const minutes = 60_000
const cruisers: Readonly<Record<string, () => Cruiser>> = { 17: () => cruiser17, 18: cruiser18 }

const numbered = {
  'package.json': { name: 'app', dependencies: {} },
  'tsconfig.json': { compilerOptions: { module: 'preserve', target: 'ES2022', paths: { '@/*': ['./src/*'] } } },
  'src/01-Core/a.ts': "import '@/08-Web/b'\n",
  'src/08-Web/b.ts': 'export const b = 1\n',
}
const mapped = { ...numbered, 'src/01-Core/a.ts': '', 'src/core/a.ts': "import '../web/b'\n", 'src/web/b.ts': 'export const b = 1\n' }
const preset = 'eslint-plugin-shipworthy/configs/dependency-cruiser'

function installed(files: Files, config: Readonly<Record<string, string | object>>): string {
  const project = projectWith({ ...files, ...config })
  installInto(project)
  if (!('.dependency-cruiser.json' in config)) rmSync(join(project, '.dependency-cruiser.json'))
  else writeFileSync(join(project, '.dependency-cruiser.json'), JSON.stringify(config['.dependency-cruiser.json']))
  return project
}

const found = (cruiser: () => Cruiser, project: string) => dependencyCruiser(cruiser)(project, ['src'])

describe.each(Object.entries(cruisers))('dependency-cruiser %s', (_version, cruiser) => {
  test.each<[string, Readonly<Record<string, string | object>>]>([
    ['JSON', { '.dependency-cruiser.json': { extends: preset } }],
    ['CommonJS', { '.dependency-cruiser.cjs': `module.exports = { extends: '${preset}' }\n` }],
    ['an ES module', { '.dependency-cruiser.mjs': `export default { extends: '${preset}' }\n` }],
    ['CommonJS, with its extension and a list', { '.dependency-cruiser.cjs': `module.exports = { extends: ['${preset}.cjs'] }\n` }],
  ])('extends the preset from %s', { timeout: 10 * minutes }, (_name, config) => {
    expect(found(cruiser, installed(numbered, config))).toEqual(['src/01-Core/a.ts @/08-Web/b error'])
  })

  test('a rule is changed by its name', { timeout: 10 * minutes }, () => {
    const project = installed(numbered, { '.dependency-cruiser.json': { extends: preset, forbidden: [{ name: 'layer-imports/01-Core', severity: 'warn' }] } })
    expect(found(cruiser, project)).toEqual(['src/01-Core/a.ts @/08-Web/b warn'])
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    ['CommonJS', { '.dependency-cruiser.cjs': `module.exports = require('${preset}.cjs').forLayers({ core: 'src/core', web: 'src/web' })\n` }],
    ['an ES module', { '.dependency-cruiser.mjs': `import preset from '${preset}.cjs'\nconst own = preset.forLayers('layers.json')\nexport default { ...own, options: { ...own.options } }\n`, 'layers.json': '{ "core": "src/core", "web": "src/web" }' }],
  ])('other folders from %s', { timeout: 10 * minutes }, (_name, config) => {
    const project = installed(mapped, config)
    rmSync(join(project, 'src/01-Core'), { recursive: true })
    rmSync(join(project, 'src/08-Web'), { recursive: true })
    expect(found(cruiser, project)).toEqual(['src/core/a.ts ../web/b error'])
  })

  test('packages: development, undeclared, deprecated, not installed', { timeout: 10 * minutes }, () => {
    const stub = (name: string, more = {}) => ({ [`node_modules/${name}/package.json`]: { name, version: '1.0.0', main: 'index.js', ...more }, [`node_modules/${name}/index.js`]: 'module.exports = {}\n' })
    const project = installed(
      {
        ...numbered,
        ...stub('declared'),
        ...stub('development'),
        ...stub('undeclared'),
        ...stub('old', { deprecated: 'use declared' }),
        'package.json': { name: 'app', dependencies: { declared: '1', old: '1' }, devDependencies: { development: '1' } },
        'src/01-Core/a.ts': "import 'declared'\nimport 'development'\nimport type { X } from 'development'\nimport 'undeclared'\nimport 'old'\nimport 'absent'\nimport './gone'\nexport type Y = X\n",
        'src/01-Core/a.test.ts': "import 'development'\n",
      },
      { '.dependency-cruiser.json': { extends: preset } },
    )
    const { modules } = cruise(cruiser(), project, ['src'])
    const rules = modules.flatMap(({ source, dependencies }) => dependencies.flatMap(({ module, rules: broken = [] }) => broken.map(({ name, severity }) => `${source.slice(12)} ${module} ${name} ${severity}`)))
    expect(rules.sort()).toEqual([
      'a.ts ./gone no-unresolvable-import error',
      'a.ts absent no-unresolvable-import error',
      'a.ts development no-dev-dependency error',
      'a.ts old no-deprecated-package warn',
      'a.ts undeclared no-undeclared-package error',
    ])
  })

  test('cycles are told once for each knot, orphans each', { timeout: 10 * minutes }, () => {
    const project = installed(
      {
        ...numbered,
        'src/01-Core/a.ts': "import './ring-1'\nimport './b-1'\nimport './types-1'\nimport './lazy-1'\n",
        ...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`src/01-Core/ring-${at}.ts`, `import './ring-${(at % 5) + 1}'\nimport './ring-${((at + 1) % 5) + 1}'\n`])),
        'src/01-Core/b-1.ts': "import './b-2.js'\n",
        'src/01-Core/b-2.ts': "export * from './b-1'\n",
        'src/01-Core/types-1.ts': "import type { T } from './types-2'\nexport type U = T\n",
        'src/01-Core/types-2.ts': "import { type U } from './types-1'\nexport type T = U\n",
        'src/01-Core/lazy-1.ts': "export const load = () => import('./lazy-2')\n",
        'src/01-Core/lazy-2.ts': "// import './lazy-1' would be a circle\nimport './lazy-1'\n",
        'src/01-Core/alone.ts': 'export {}\n',
      },
      { '.dependency-cruiser.json': { extends: `${preset}-full` } },
    )
    const { modules } = cruise(cruiser(), project, ['src'])
    const told = modules.flatMap(({ source, rules = [], dependencies }) => [
      ...rules.map(({ name }) => `${source.slice(12)} ${name}`),
      ...dependencies.flatMap(({ module, rules: broken = [] }) => broken.map(({ name }) => `${source.slice(12)} ${module} ${name}`)),
    ])
    expect(told.sort()).toEqual(['.ts no-orphan', 'alone.ts no-orphan', 'b-1.ts ./b-2.js no-circular/src/01-Core/b-1.ts', 'ring-1.ts ./ring-2 no-circular/src/01-Core/ring-1.ts'])
  })

  describe('a set-up that would check nothing', () => {
    test.each<[string, Files, Readonly<Record<string, string | object>>, RegExp]>([
      ['no folder of a layer', { 'package.json': {}, 'src/a.ts': '' }, { '.dependency-cruiser.json': { extends: preset } }, /no folder of a layer lies in/],
      ['a mapping that matches nothing', mapped, { '.dependency-cruiser.cjs': `module.exports = require('${preset}.cjs').forLayers({ core: 'src/cor', web: 'src/web' })\n` }, /the layer `core` is said to lie in `src\/cor`, where no file is\. Write `src\/core` if that is meant/],
      ['a definition that is wrong', mapped, { '.dependency-cruiser.cjs': `module.exports = require('${preset}.cjs').forLayers({ core: { as: '01-Cor', path: 'src/core' } })\n` }, /Did you mean `01-Core`\?/],
      ['a JSON file that is not there', mapped, { '.dependency-cruiser.cjs': `module.exports = require('${preset}.cjs').forLayers('layers.json')\n` }, /names `layers.json`, but there is no such file/],
    ])('%s is an error', { timeout: 10 * minutes }, (_name, files, config, message) => {
      expect(() => cruise(cruiser(), installed(files, config), ['src'])).toThrow(message)
    })

    test.each([['7.0.2'], [null]])('TypeScript %s is an error', { timeout: 10 * minutes }, (version) => {
      const project = installed(numbered, { '.dependency-cruiser.json': { extends: preset } })
      rmSync(join(project, 'node_modules/typescript'))
      if (version) {
        mkdirSync(join(project, 'node_modules/typescript'))
        writeFileSync(join(project, 'node_modules/typescript/package.json'), JSON.stringify({ name: 'typescript', version }))
      }
      expect(() => cruise(cruiser(), project, ['src'])).toThrow(version ? /dependency-cruiser cannot use TypeScript 7\.0\.2/ : /TypeScript is not installed/)
    })
  })
})

test('the two presets are real files that differ in nothing but cycles and orphans', () => {
  const [plain, full] = ['dependency-cruiser', 'dependency-cruiser-full'].map((name) => readFileSync(fileURLToPath(new URL(`configs/${name}.cjs`, root)), 'utf8'))
  expect(full!.replaceAll('dependency-cruiser-full', 'dependency-cruiser').replaceAll('full: true', 'full: false').replace(', with cycles of files and orphans', '')).toBe(plain)
})
