import { afterAll, describe, expect, test } from 'vitest'
import featureIsolation from '../../src/rules/feature-isolation.js'
import layerImports from '../../src/rules/layer-imports.js'
import layerPackages from '../../src/rules/layer-packages.js'
import layerTypeImports from '../../src/rules/layer-type-imports.js'
import { lintProject, projectWith, removeProjects, type Files } from '../support/temporary-project.js'

afterAll(removeProjects)

const rules = [layerImports, layerTypeImports, layerPackages, featureIsolation]

/** Reports as `file: what is underlined, or the message where nothing is`. */
async function reports(files: Files, settings?: unknown, { cwd = '' } = {}): Promise<readonly string[]> {
  const root = projectWith(files)
  const found = await lintProject(root, { rules, settings, cwd: cwd ? `${root}/${cwd}` : root })
  return found.map(({ file, text, message }) => `${file}: ${text || message}`)
}

const db = { 'package.json': { dependencies: { pg: '8' } }, 'src/05-Infra/db.ts': "import { Pool } from 'pg'\nexport const pool = new Pool()\n" }

describe('no configuration', () => {
  test('numbered folders below the working directory', async () => {
    expect(await reports({ ...db, 'src/08-Web/a.ts': "import { pool } from '../05-Infra/db.js'\nexport default pool\n" })).toEqual(['src/08-Web/a.ts: ../05-Infra/db.js'])
  })

  test('a working directory below the project', async () => {
    expect(await reports({ ...db, 'src/08-Web/a.ts': "import { pool } from '../05-Infra/db.js'\n" }, undefined, { cwd: 'src/08-Web' })).toEqual(['src/08-Web/a.ts: ../05-Infra/db.js'])
  })

  test('a working directory above the project, another package beside it', async () => {
    const files = {
      'package.json': { workspaces: ['apps/*'] },
      'apps/api/package.json': {},
      'apps/api/src/05-Infra/db.ts': 'export const pool = 1\n',
      'apps/api/src/08-Web/a.ts': "import { pool } from '../05-Infra/db.js'\n",
      'apps/api/src/main.ts': "import './08-Web/a.js'\n",
      'apps/web/src/page.ts': 'export {}\n',
    }
    expect(await reports(files)).toEqual(['apps/api/src/08-Web/a.ts: ../05-Infra/db.js'])
  })

  test('layers that are packages', async () => {
    const files = {
      'package.json': { workspaces: ['packages/*', 'apps/*'] },
      'packages/05-Infra/package.json': { name: '@acme/infra', exports: './dist/index.js' },
      'packages/05-Infra/src/index.ts': 'export const pool = 1\n',
      'packages/04-Modules/package.json': { name: '@acme/modules' },
      'packages/04-Modules/src/index.ts': "import { pool } from '@acme/infra'\nexport { pool }\n",
      'apps/08-Web/package.json': { name: '@acme/web' },
      'apps/08-Web/src/a.ts': "import { pool } from '@acme/infra'\nimport { pool as other } from '@acme/modules'\nexport default [pool, other]\n",
    }
    expect(await reports(files)).toEqual(['apps/08-Web/src/a.ts: @acme/infra'])
  })

  test('a folder inside a layer that is called like another', async () => {
    expect(await reports({ ...db, 'src/04-Modules/08-Web/a.ts': "import { pool } from '../../05-Infra/db.js'\n" })).toEqual([])
  })

  test('no numbered folder anywhere is said in every file', async () => {
    expect(await reports({ 'src/core/a.ts': 'export {}\n', 'src/b.ts': 'export {}\n' })).toEqual([
      'src/b.ts: No folder of a layer lies around this file, so the layers check nothing. Create `src/01-Core` and its siblings, or map your folders in `settings.shipworthy.layers`.',
      expect.stringContaining('src/core/a.ts: No folder of a layer'),
    ])
  })
})

describe('settings', () => {
  const project = { 'package.json': {}, 'src/core/a.ts': "import '../web/b.js'\n", 'src/web/b.ts': "import '../core/a.js'\n" }
  const mapping = { core: { as: '01-Core', path: 'src/core' }, web: { as: '08-Web', path: 'src/web' } }

  test('a mapping', async () => {
    expect(await reports(project, mapping)).toEqual(['src/core/a.ts: ../web/b.js'])
  })

  test('a mapping, with a working directory below the project', async () => {
    expect(await reports(project, mapping, { cwd: 'src/core' })).toEqual(['src/core/a.ts: ../web/b.js'])
  })

  test('the path of a JSON file', async () => {
    expect(await reports({ ...project, 'layers.json': { $schema: 'https://example.com', ...mapping } }, 'layers.json')).toEqual(['src/core/a.ts: ../web/b.js'])
    expect(await reports({ ...project, 'layers.json': mapping }, './layers.json', { cwd: 'src' })).toEqual(['src/core/a.ts: ../web/b.js'])
  })

  test.each<[string, Files, string, string]>([
    ['a file that is not there', {}, 'layers.json', '`settings.shipworthy.layers` names `layers.json`, but there is no such file'],
    ['a file that is no JSON', { 'layers.json': '{ core: 1 }' }, 'layers.json', '`settings.shipworthy.layers` names `layers.json`, which is not valid JSON'],
    ['a file that holds no object', { 'layers.json': '[]' }, 'layers.json', 'which must hold an object'],
    ['a wrong name in the file', { 'layers.json': { core: { as: '01-Cor', path: 'src/core' } } }, 'layers.json', 'Did you mean `01-Core`?'],
  ])('%s is one error', async (_name, files, settings, message) => {
    await expect(reports({ ...project, ...files }, settings)).rejects.toThrow(message)
  })

  test('a mapping that matches nothing is said in every file', async () => {
    const found = await reports(project, { core: { as: '01-Core', path: 'src/cor' }, web: { as: '08-Web', path: 'src/web' } })
    const said = 'The layer `core` is said to lie in `src/cor`, where no file is, so nothing checks it. Write `src/core` if that is meant.'
    expect(found.filter((report) => report.includes('The layer')).map((report) => report.split(': ')[0])).toEqual(['src/core/a.ts', 'src/web/b.ts'])
    expect(found[0]).toContain(said)
  })

  test('a file in no layer', async () => {
    expect(await reports({ ...project, 'src/stray.ts': 'export {}\n', 'tools/x.ts': 'export {}\n' }, mapping)).toEqual([
      'src/core/a.ts: ../web/b.js',
      'src/stray.ts: This file lies in `src` and belongs to no layer, so nothing checks what it imports or who imports it. Assign this file to a layer: move it into `core` or `web`.',
    ])
  })
})

describe('an import that leads nowhere', () => {
  const messages = async (files: Files) => {
    const found = await lintProject(projectWith(files), { rules })
    return found.map(({ message }) => message)
  }

  test('each kind is said, with what to do', async () => {
    expect(await messages({ 'package.json': {}, 'src/01-Core/a.ts': "import './gone.js'\nimport '#gone'\nimport '@core/gone'\n" })).toEqual([
      '`./gone.js` leads to no file and to no declared package, so no layer can judge it. Correct the path.',
      '`#gone` leads to no file and to no declared package, so no layer can judge it. Correct it, or add it to `imports` of `package.json`.',
      '`@core/gone` leads to no file and to no declared package, so no layer can judge it. Correct it, add it to `paths` of `tsconfig.json`, or declare the package in `package.json`.',
    ])
  })

  test('a base of tsconfig that is not installed is named', async () => {
    const [message] = await messages({ 'package.json': {}, 'tsconfig.json': { extends: '@acme/tsconfig/base.json' }, 'src/01-Core/a.ts': "import '@/05-Infra/db'\n" })
    expect(message).toMatch(/`tsconfig.json` cannot be read whole: File '@acme\/tsconfig\/base.json' not found: mend that first\.$/)
  })

  test('a forbidden folder is still forbidden when the file is gone', async () => {
    const found = await lintProject(projectWith({ 'package.json': {}, 'src/01-Core/a.ts': "import '../05-Infra/gone.js'\n" }), { rules })
    expect(found.map(({ rule, message }) => `${rule} ${message.split(':')[0]}`)).toEqual(['layer-imports `01-Core` may not import `05-Infra`'])
  })
})

test('a link in the path of the project changes nothing', async () => {
  const root = projectWith({
    'real/package.json': { workspaces: ['packages/*'] },
    'real/packages/05-Infra/package.json': { name: '@acme/infra' },
    'real/packages/05-Infra/src/index.ts': 'export {}\n',
    'real/packages/08-Web/src/a.ts': "import '@acme/infra'\nimport '../../05-Infra/src/index.js'\n",
    'real/node_modules/@acme/infra': { link: '../../packages/05-Infra' },
    opened: { link: 'real' },
  })
  const found = await lintProject(`${root}/opened`, { rules })
  expect(found.map(({ file, text }) => `${file}: ${text}`)).toEqual(['packages/08-Web/src/a.ts: @acme/infra', 'packages/08-Web/src/a.ts: ../../05-Infra/src/index.js'])
})
