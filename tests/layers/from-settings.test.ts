import { describe, expect, test } from 'vitest'
import { compiledLayersOf } from '../../src/layers/compile.js'
import { eightLayer, strictMatrix } from '../../src/layers/eight-layer.js'
import { definitionFrom } from '../../src/layers/from-settings.js'
import type { LayersError } from '../../src/layers/validate.js'
import { defineLayers } from '../../src/index.js'

const short = { core: { as: '01-Core', path: 'src/core' }, shared: { as: '02-Common', path: './src/shared/' }, features: { as: '04-Modules', path: 'src/features' }, infra: { as: '05-Infra', path: 'src/infra' }, api: { as: '08-Web', path: ['src/api', 'src/http'] } }
const compiled = (given: unknown) => compiledLayersOf(definitionFrom(given))
const may = (given: unknown, from: string, to: string) => compiled(given).importRefusal(from, to) === null

describe('what the setting may be', () => {
  test('nothing: the eight layers', () => {
    expect(definitionFrom(undefined)).toBe(eightLayer)
  })

  test('a whole definition', () => {
    const definition = { layers: { a: { path: 'a', purpose: 'a', mayImport: ['b'], aiMayWrite: 'yes' }, b: { path: 'b', purpose: 'b', mayImport: [], aiMayWrite: 'no' } } }
    expect(definitionFrom(definition)).toEqual(definition)
    expect(may(definition, 'a/x.ts', 'b/x.ts')).toBe(true)
    expect(may(definition, 'b/x.ts', 'a/x.ts')).toBe(false)
  })

  test('a definition whose edges the compiler has checked', () => {
    const a = { path: 'a', purpose: 'a', aiMayWrite: 'yes' } as const
    const b = { path: 'b', purpose: 'b', mayImport: [], aiMayWrite: 'no' } as const
    expect(may(defineLayers({ layers: { a: { ...a, mayImport: ['b'] }, b } }), 'a/x.ts', 'b/x.ts')).toBe(true)
    // @ts-expect-error -- there is no layer `c`
    expect(() => compiled(defineLayers({ layers: { a: { ...a, mayImport: ['c'] }, b } }))).toThrow('c')
  })

  test('options alone', () => {
    expect(definitionFrom({ strictMatrix: true })).toEqual(strictMatrix)
    expect(definitionFrom({ typeImports: 'allow' })).toEqual({ ...eightLayer, typeImports: 'allow' })
  })

  test('options beside a mapping', () => {
    const given = { strictMatrix: true, layers: { ...short, ai: { as: '07-AI', path: 'src/ai' } } }
    expect(may(given, 'src/features/notes/a.ts', 'src/ai/llm/LLMClient.ts')).toBe(false)
    expect(may(given.layers, 'src/features/notes/a.ts', 'src/ai/llm/LLMClient.ts')).toBe(true)
  })
})

describe('the short mapping', () => {
  test('takes the key as the name, and edges follow', () => {
    expect(Object.keys(definitionFrom(short).layers)).toEqual(['core', 'shared', 'features', 'infra', 'api'])
    expect(may(short, 'src/api/a.ts', 'src/features/auth/index.ts')).toBe(true)
    expect(may(short, 'src/http/a.ts', 'src/api/a.ts')).toBe(true)
    expect(may(short, 'src/core/a.ts', 'src/shared/a.ts')).toBe(false)
  })

  test('reasons speak in the names of the project', () => {
    const refusal = compiled(short).importRefusal('src/api/a.ts', 'src/infra/db.ts')
    expect(refusal).toMatchObject({ from: 'api', to: 'infra', instead: 'Call a service of features; the composition root injects stores and gateways' })
  })

  test('zones follow the folders', () => {
    const moved = { core: { as: '01-Core', path: 'server/core' }, web: { as: '08-Web', path: 'server/web' } }
    expect(compiled(moved).placeOf('server/main.ts')).toMatchObject({ kind: 'zone', name: 'composition root' })
    expect(compiled(moved).placeOf('server/stray.ts')).toEqual({ kind: 'unassigned' })
    expect(compiled(moved).placeOf('scripts/seed.ts')).toEqual({ kind: 'outside' })
  })

  test('packages follow, and a group without an owner is left out', () => {
    expect(compiled(short).packageRefusal('src/api/a.ts', 'stripe', [])).toMatchObject({ allowed: ['infra'] })
    expect(compiled(short).packageRefusal('src/api/a.ts', 'openai', [])).toBeNull()
  })

  test('two layers may stand for the same default', () => {
    const twice = { auth: { as: '04-Modules', path: 'src/auth' }, billing: { as: '04-Modules', path: 'src/billing' }, web: { as: '08-Web', path: 'src/web' } }
    expect(may(twice, 'src/auth/a.ts', 'src/billing/b.ts')).toBe(true)
    expect(may(twice, 'src/web/a.ts', 'src/billing/b.ts')).toBe(true)
    expect(may(twice, 'src/billing/a.ts', 'src/web/b.ts')).toBe(false)
  })

  test('a path alone will do for a layer that is called like a default', () => {
    expect(definitionFrom({ core: 'src/core', '08-Web': 'src/web' }).layers).toMatchObject({ core: { path: 'src/core', aiMayWrite: 'no' }, '08-Web': { path: 'src/web' } })
  })

  test('an entry may change what it takes over, or be a layer of its own', () => {
    const { layers } = definitionFrom({ core: { path: 'src/core', owners: ['@acme/platform'] }, edge: { path: 'src/edge', purpose: 'workers', mayImport: ['core'], aiMayWrite: 'yes' } })
    expect(layers['core']).toMatchObject({ aiMayWrite: 'no', owners: ['@acme/platform'] })
    expect(layers['edge']).toEqual({ path: 'src/edge', purpose: 'workers', mayImport: ['core'], aiMayWrite: 'yes' })
  })

  test('packages of a repository have no folder in which every file needs a layer', () => {
    const packages = { core: 'packages/core/src', web: 'packages/web/src' }
    expect(definitionFrom(packages).roots).toEqual([])
    expect(compiled(packages).placeOf('packages/tools/src/a.ts')).toEqual({ kind: 'outside' })
  })
})

describe('one clear error', () => {
  test.each<[string, unknown, string]>([
    ['a number', 5, '`settings.shipworthy.layers` must be a definition, a mapping such as'],
    ['an array', [], '`settings.shipworthy.layers` must be a definition'],
    ['an empty object', {}, '`settings.shipworthy.layers` is empty. Map at least one layer'],
    ['an unknown default', { core: { as: '01-Cor', path: 'src/core' } }, '`layers.core.as` is `01-Cor`, which is no default layer. Did you mean `01-Core`?'],
    ['an unknown default without its number', { core: { as: 'cores', path: 'src/core' } }, 'Did you mean `01-Core`?'],
    ['a default that is like no other', { core: { as: 'zzzzzzzzzz', path: 'src/core' } }, 'Write one of `01-Core`, `02-Common`'],
    ['a name that tells nothing', { stuff: { path: 'src/stuff' } }, '`layers.stuff.as` is missing, and `stuff` is not the name of a default layer.'],
    ['no path', { core: { as: '01-Core' } }, '`layers.core.path` is missing. Write the folder relative to the project'],
    ['an empty path', { core: { as: '01-Core', path: '' } }, '`layers.core.path` is empty.'],
    ['a path above the project', { core: { as: '01-Core', path: '../core' } }, '`layers.core.path` is `../core`, which leaves the project.'],
    ['a list for an entry', { core: ['src/core'] }, "`layers.core` must be `{ as: '01-Core', path: 'src/core' }`"],
    ['two that claim one folder', { core: 'src/core', common: 'src/core/' }, '`layers.common.path` claims `src/core`, which `core` claims too.'],
    ['a misspelt option', { strictMatrix: 'yes' }, '`strictMatrix` must be true or false'],
    ['an unknown key of an entry', { core: { as: '01-Core', path: 'src/core', pth: 1 } }, '`layers.core.pth` is unknown. Did you mean `path`?'],
    ['an unknown option', { layers: { core: 'src/core' }, typeimports: 'warn' }, '`the definition.typeimports` is unknown. Did you mean `typeImports`?'],
    ['an edge to nowhere', { layers: { a: { path: 'a', purpose: 'a', mayImport: ['bb'], aiMayWrite: 'yes' }, bbb: { path: 'b', purpose: 'b', mayImport: [], aiMayWrite: 'no' } } }, '`layers.a.mayImport[0]` names `bb`, which does not exist. Did you mean `bbb`?'],
    ['an edge to itself', { layers: { a: { path: 'a', purpose: 'a', mayImport: ['a'], aiMayWrite: 'yes' } } }, 'lets `a` import itself, which it always may. Remove the entry.'],
    ['a group of nobody', { packages: { x: { packages: ['x'], layers: ['09-Nowhere'], why: 'w', instead: 'i' } } }, '`packages.x.layers[0]` names `09-Nowhere`, which does not exist.'],
    ['a value for the type policy', { typeImports: 'never' }, '`typeImports` must be one of `same`, `warn`, `allow`, but it is `"never"`.'],
    [
      'zones in a circle',
      { layers: { core: 'src/core' }, zones: { a: { paths: ['a/**'], purpose: 'a', mayImport: ['b'], importedBy: 'none', why: 'w' }, b: { paths: ['b/**'], purpose: 'b', mayImport: ['a'], importedBy: 'none', why: 'w' } } },
      'goes round in a circle: `a` -> `b` -> `a`.',
    ],
  ])('%s', (_name, given, message) => {
    let error: LayersError | null = null
    try {
      compiled(given)
    } catch (thrown) {
      error = thrown as LayersError
    }
    expect(error?.name).toBe('LayersError')
    expect(error?.message).toContain(message)
  })
})
