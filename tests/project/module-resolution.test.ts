import { rmSync, utimesSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { resolveModule } from '../../src/project/module-resolution.js'
import { projectWith, removeProjects, writeFiles, type Files } from '../support/temporary-project.js'

afterAll(removeProjects)

/** Where a specifier leads from `src/a.ts`: a path relative to the project, `npm:name`, or `missing` with what is known. */
function leads(files: Files, specifier: string, from = 'src/a.ts'): string {
  return from_(projectWith({ 'src/a.ts': '', ...files }), specifier, from)
}

function from_(root: string, specifier: string, from = 'src/a.ts'): string {
  const resolution = resolveModule(`${root}/${from}`, specifier)
  if (resolution.kind === 'package') return `npm:${resolution.name}`
  const path = resolution.path?.replace(`${root}/`, '') ?? resolution.path
  return resolution.kind === 'file' ? path! : `missing ${path ?? resolution.name}${resolution.problem ? ` (${resolution.problem})` : ''}`
}

describe('relative', () => {
  test.each<[string, Files, string]>([
    ['./b', { 'src/b.ts': '' }, 'src/b.ts'],
    ['./b.js', { 'src/b.ts': '' }, 'src/b.ts'],
    ['./b.jsx', { 'src/b.tsx': '' }, 'src/b.tsx'],
    ['./b.mjs', { 'src/b.mts': '' }, 'src/b.mts'],
    ['./b.cjs', { 'src/b.cts': '' }, 'src/b.cts'],
    ['./b.ts', { 'src/b.ts': '' }, 'src/b.ts'],
    ['./b.js', { 'src/b.js': '' }, 'src/b.js'],
    ['./b', { 'src/b/index.ts': '' }, 'src/b/index.ts'],
    ['./b/', { 'src/b/index.tsx': '' }, 'src/b/index.tsx'],
    ['.', { 'src/index.ts': '' }, 'src/index.ts'],
    ['..', { 'index.js': '' }, 'index.js'],
    ['./b', { 'src/b.ts': '', 'src/b/index.ts': '' }, 'src/b.ts'],
    ['./b.config', { 'src/b.config.ts': '' }, 'src/b.config.ts'],
    ['./icon.svg?url', { 'src/icon.svg': '' }, 'src/icon.svg'],
    ['raw-loader!./notes.md', { 'src/notes.md': '' }, 'src/notes.md'],
    ['../lib/./x/../b', { 'lib/b.ts': '' }, 'lib/b.ts'],
    ['./b', { 'src/b/package.json': { main: 'main.js' }, 'src/b/main.ts': '' }, 'src/b/main.ts'],
    ['/logo.svg', { 'package.json': {}, 'public/logo.svg': '' }, 'public/logo.svg'],
    ['./b/', { 'src/b.ts': '' }, 'src/b.ts'],
    ['./+types/page', {}, 'src/+types/page'],
    ['./$types', {}, 'src/$types'],
    ['./gone.js', {}, 'missing src/gone.js'],
    ['./a.ts/b', {}, 'missing src/a.ts/b'],
  ])('%s in %j', (specifier, files, expected) => {
    expect(leads(files, specifier)).toBe(expected)
  })
})

describe('tsconfig', () => {
  const paths = { compilerOptions: { paths: { '@/*': ['./src/*'], '@db': ['./src/infra/db.ts'] } } }
  const files = { 'src/infra/db.ts': '', 'src/web/app.ts': '', 'package.json': { dependencies: { '@scope/pkg': '1' } } }
  test.each<[string, Files, string, string]>([
    ['paths', { 'tsconfig.json': paths }, '@/infra/db', 'src/infra/db.ts'],
    ['a path without a star', { 'tsconfig.json': paths }, '@db', 'src/infra/db.ts'],
    ['the name of the output', { 'tsconfig.json': paths }, '@/infra/db.js', 'src/infra/db.ts'],
    ['comments and commas', { 'tsconfig.json': '// a\n{ "compilerOptions": { /* b */ "paths": { "@/*": ["./src/*"], }, }, }' }, '@/infra/db', 'src/infra/db.ts'],
    ['the first of several that is there', { 'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./gen/*', './src/*'] } } } }, '~/infra/db', 'src/infra/db.ts'],
    ['baseUrl', { 'tsconfig.json': { compilerOptions: { baseUrl: './src' } } }, 'infra/db', 'src/infra/db.ts'],
    ['baseUrl and a package', { 'tsconfig.json': { compilerOptions: { baseUrl: './src' } } }, '@scope/pkg/sub', 'npm:@scope/pkg'],
    ['a folder with a slash at its end', { 'tsconfig.json': paths, 'src/types/index.ts': '' }, '@/types/', 'src/types/index.ts'],
    ['paths beside baseUrl', { 'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@/*': ['src/*'] } } } }, '@/infra/db', 'src/infra/db.ts'],
    ['extends', { 'config/base.json': { compilerOptions: { paths: { '@/*': ['../src/*'] } } }, 'tsconfig.json': { extends: './config/base.json' } }, '@/infra/db', 'src/infra/db.ts'],
    ['extends of several', { 'base.json': paths, 'other.json': {}, 'tsconfig.json': { extends: ['./base.json', './other.json'] } }, '@/infra/db', 'src/infra/db.ts'],
    ['references', { 'tsconfig.app.json': { ...paths, include: ['src'] }, 'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] } }, '@/infra/db', 'src/infra/db.ts'],
    ['a referenced folder', { 'tsconfig.json': { files: [], references: [{ path: './src' }] }, 'src/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./*'] } } } }, '@/infra/db', 'src/infra/db.ts'],
    ['the nearest', { 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/web/*'] } } }, 'src/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./infra/*'] } } } }, '@/db', 'src/infra/db.ts'],
    ['jsconfig', { 'jsconfig.json': paths }, '@/infra/db', 'src/infra/db.ts'],
    ['a wish for everything leaves packages alone', { 'tsconfig.json': { compilerOptions: { paths: { '*': ['./src/*'] } } } }, '@scope/pkg', 'npm:@scope/pkg'],
  ])('%s', (_name, config, specifier, expected) => {
    expect(leads({ ...files, ...config }, specifier)).toBe(expected)
  })

  test('the reference that includes the file wins over one that does not', () => {
    const root = {
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.web.json' }, { path: './tsconfig.api.json' }] },
      'tsconfig.web.json': { include: ['web'], compilerOptions: { paths: { '@/*': ['./web/*'] } } },
      'tsconfig.api.json': { include: ['src'], compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'web/db.ts': '',
      'src/db.ts': '',
    }
    expect(leads(root, '@/db')).toBe('src/db.ts')
    expect(leads({ ...root, 'web/a.ts': '' }, '@/db', 'web/a.ts')).toBe('web/db.ts')
  })

  test('an alias to no file is missing, and still says where', () => {
    expect(leads({ ...files, 'tsconfig.json': paths }, '@/infra/gone')).toBe('missing src/infra/gone')
  })

  test('a base that is not installed leaves the paths of the file itself, and is said when something is missing', () => {
    const config = { ...paths, extends: '@acme/tsconfig/base.json' }
    expect(leads({ ...files, 'tsconfig.json': config }, '@/infra/db')).toBe('src/infra/db.ts')
    expect(leads({ ...files, 'tsconfig.json': config }, '~/infra/db')).toMatch(/^missing ~ \(`tsconfig.json` cannot be read whole: .*@acme\/tsconfig/)
  })
})

describe('`imports` of package.json', () => {
  test.each<[string, unknown, string, string]>([
    ['exact', { '#db': './src/infra/db.ts' }, '#db', 'src/infra/db.ts'],
    ['with a star', { '#infra/*': './src/infra/*' }, '#infra/db.ts', 'src/infra/db.ts'],
    ['with the name of the output', { '#infra/*': './src/infra/*' }, '#infra/db.js', 'src/infra/db.ts'],
    ['by condition', { '#db': { node: './src/infra/db.ts', default: './src/web/db.ts' } }, '#db', 'src/infra/db.ts'],
    ['by nested condition', { '#db': { browser: null, node: { import: './src/infra/db.ts' } } }, '#db', 'src/infra/db.ts'],
    ['the longest pattern', { '#*': './src/web/*.ts', '#infra/*': './src/infra/*.ts' }, '#infra/db', 'src/infra/db.ts'],
    ['a list', { '#db': ['./src/infra/db.ts'] }, '#db', 'src/infra/db.ts'],
    ['the output of a build', { '#db': './dist/infra/db.js' }, '#db', 'src/infra/db.ts'],
    ['a package', { '#pg': 'pg' }, '#pg', 'npm:pg'],
    ['unknown', { '#db': './src/infra/db.ts' }, '#other', 'missing #other'],
    ['in a circle', { '#db': '#db' }, '#db', 'missing #db'],
  ])('%s', (_name, imports, specifier, expected) => {
    expect(leads({ 'package.json': { imports, dependencies: { pg: '8' } }, 'src/infra/db.ts': '' }, specifier)).toBe(expected)
  })
})

describe('packages of the repository', () => {
  const core = { 'packages/core/package.json': { name: '@acme/core' }, 'packages/core/src/index.ts': '', 'packages/core/src/errors.ts': '' }
  test.each<[string, Files, string, string]>([
    ['by its name', { 'package.json': { workspaces: ['packages/*'] } }, '@acme/core', 'packages/core/src/index.ts'],
    ['by a sub-path', { 'package.json': { workspaces: ['packages/*'] } }, '@acme/core/errors', 'packages/core/src/errors.ts'],
    ['listed as an object', { 'package.json': { workspaces: { packages: ['./packages/core/'] } } }, '@acme/core', 'packages/core/src/index.ts'],
    ['listed for pnpm', { 'pnpm-workspace.yaml': "packages:\n  - 'packages/*' # all\n  - '!packages/old'\ncatalog:\n  - x\n", 'package.json': {} }, '@acme/core', 'packages/core/src/index.ts'],
    ['at any depth', { 'package.json': { workspaces: ['pack*/**'] } }, '@acme/core', 'packages/core/src/index.ts'],
    ['by `exports`', { 'package.json': { workspaces: ['packages/*'] }, 'packages/core/package.json': { name: '@acme/core', exports: { './faults': './src/errors.ts' } } }, '@acme/core/faults', 'packages/core/src/errors.ts'],
    ['by `exports` of a build', { 'package.json': { workspaces: ['packages/*'] }, 'packages/core/package.json': { name: '@acme/core', exports: { '.': { types: './dist/index.d.ts', import: './dist/esm/index.js' } } } }, '@acme/core', 'packages/core/src/index.ts'],
    ['by `exports` of a build that is there', { 'package.json': { workspaces: ['packages/*'] }, 'packages/core/dist/errors.js': '', 'packages/core/dist/errors.d.ts': '', 'packages/core/package.json': { name: '@acme/core', exports: { './*': './dist/*.js' } } }, '@acme/core/errors', 'packages/core/src/errors.ts'],
    ['by `main`', { 'package.json': { workspaces: ['packages/*'] }, 'packages/core/package.json': { name: '@acme/core', main: 'lib/errors.js' } }, '@acme/core', 'packages/core/src/errors.ts'],
    ['as it is installed', { 'package.json': {}, 'node_modules/@acme/core': { link: '../../packages/core' } }, '@acme/core/errors', 'packages/core/src/errors.ts'],
    ['by the name of the package itself', { 'package.json': { name: 'app', exports: { './*': './src/*.ts' } }, 'src/b.ts': '' }, 'app/b', 'src/b.ts'],
  ])('%s', (_name, files, specifier, expected) => {
    expect(leads({ ...core, ...files }, specifier)).toBe(expected)
  })
})

describe('packages', () => {
  test.each<[string, Files, string]>([
    ['pg', { 'package.json': { dependencies: { pg: '8' } } }, 'npm:pg'],
    ['pg/lib/client', { 'package.json': { dependencies: { pg: '8' } } }, 'npm:pg'],
    ['@scope/a/b', { 'package.json': { peerDependencies: { '@scope/a': '1' } } }, 'npm:@scope/a'],
    ['left-pad', { 'package.json': {}, 'node_modules/left-pad/package.json': {} }, 'npm:left-pad'],
    ['aws-lambda', { 'package.json': {}, 'node_modules/@types/aws-lambda/index.d.ts': '' }, 'npm:aws-lambda'],
    ['node:fs', {}, 'npm:fs'],
    ['fs/promises', {}, 'npm:fs/promises'],
    ['virtual:pwa-register', {}, 'npm:pwa-register'],
    ['server-only', {}, 'npm:server-only'],
    ['$app/navigation', {}, 'npm:$app/navigation'],
    ['#imports', {}, 'npm:#imports'],
    ['undeclared/sub', { 'package.json': {} }, 'missing undeclared'],
  ])('%s in %j', (specifier, files, expected) => {
    expect(leads(files, specifier).replace('npm:virtual:', 'npm:')).toBe(expected)
  })

  test('the root of a repository declares for everyone', () => {
    expect(leads({ 'package.json': { devDependencies: { zod: '4' } }, 'apps/api/package.json': {}, 'apps/api/src/a.ts': '' }, 'zod', 'apps/api/src/a.ts')).toBe('npm:zod')
  })
})

describe('in a long session', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => vi.useRealTimers())

  /** File systems round times: what a test writes at once must not look unchanged. */
  const touch = (path: string, seconds: number) => utimesSync(path, seconds, seconds)

  test('a file that comes and goes is seen within seconds', () => {
    const root = projectWith({ 'src/a.ts': '' })
    expect(from_(root, './b.js')).toBe('missing src/b.js')
    writeFiles(root, { 'src/b.ts': '' })
    touch(`${root}/src`, 1_000)
    vi.advanceTimersByTime(3_000)
    expect(from_(root, './b.js')).toBe('src/b.ts')
    rmSync(`${root}/src/b.ts`)
    touch(`${root}/src`, 2_000)
    vi.advanceTimersByTime(3_000)
    expect(from_(root, './b.js')).toBe('missing src/b.js')
  })

  test('a changed tsconfig and a new one nearer are seen within seconds', () => {
    const root = projectWith({ 'src/a.ts': '', 'src/one/x.ts': '', 'src/two/x.ts': '', 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/one/*'] } } } })
    expect(from_(root, '@/x')).toBe('src/one/x.ts')
    writeFiles(root, { 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/two/*'] } } } })
    touch(`${root}/tsconfig.json`, 1_000)
    expect(from_(root, '@/x')).toBe('src/one/x.ts')
    vi.advanceTimersByTime(3_000)
    expect(from_(root, '@/x')).toBe('src/two/x.ts')
    writeFiles(root, { 'src/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./one/*'] } } } })
    touch(`${root}/src`, 3_000)
    vi.advanceTimersByTime(3_000)
    expect(from_(root, '@/x')).toBe('src/one/x.ts')
  })

  test('a base that is changed is seen within seconds', () => {
    const root = projectWith({ 'src/a.ts': '', 'src/one/x.ts': '', 'src/two/x.ts': '', 'tsconfig.json': { extends: './base' }, 'base.json': { compilerOptions: { paths: { '@/*': ['./src/one/*'] } } } })
    expect(from_(root, '@/x')).toBe('src/one/x.ts')
    writeFiles(root, { 'base.json': { compilerOptions: { paths: { '@/*': ['./src/two/*'] } } } })
    touch(`${root}/base.json`, 1_000)
    vi.advanceTimersByTime(3_000)
    expect(from_(root, '@/x')).toBe('src/two/x.ts')
  })
})
