import { describe, expect, test } from 'vitest'
import { nearestOf, settingsOf, settingsShape } from '../../src/facts/settings.js'
import { parseFile } from '../support/parse-file.js'

const settings = (given: unknown) => settingsOf({ shipworthy: given })

describe('settingsOf', () => {
  test('has a value for every key when nothing is given', () => {
    const empty = settingsOf({})
    expect(Object.keys(empty).sort()).toEqual(Object.keys(settingsShape).sort())
    expect([empty.auth, empty.llm.client, empty.tenancy.models, empty.fileRoutes]).toEqual([[], [], [], null])
  })
  test('keeps what is given and completes the rest', () => {
    const given = settings({ auth: ['requireUser'], llm: { client: ['src/ai.ts'] } })
    expect([given.auth, given.llm.client, given.llm.attribution, given.validators]).toEqual([['requireUser'], ['src/ai.ts'], [], []])
  })
  test('takes one tenant column or several', () => {
    expect(settings({ tenancy: { column: 'orgId', models: [] } }).tenancy.column).toEqual(['orgId'])
    expect(settings({ tenancy: { column: ['a', 'b'] } }).tenancy.column).toEqual(['a', 'b'])
  })
  test('does not change the defaults', () => {
    settings({ auth: ['a'], llm: { client: ['b'] } })
    expect([settingsOf({}).auth, settingsOf({}).llm.client]).toEqual([[], []])
  })
  test('is computed once for a settings object', () => {
    const all = { shipworthy: { auth: ['a'] } }
    expect(settingsOf(all)).toBe(settingsOf(all))
  })
  test('leaves the layer definition alone', () => {
    const layers = { anything: 1 }
    expect(settings({ layers }).layers).toBe(layers)
  })
  test('settings of other plugins are none of its business', () => {
    expect(settingsOf({ react: { version: 1 } }).auth).toEqual([])
  })
  test('reach a rule', () => {
    expect(parseFile('a', { settings: { auth: ['requireUser'] } }).settings.auth).toEqual(['requireUser'])
  })

  test.each([
    ['an unknown key names the nearest', { validator: [] }, '`settings.shipworthy` has no key `validator`. Did you mean `validators`?'],
    ['a key in other case names the nearest', { ratelimiters: [] }, 'Did you mean `rateLimiters`?'],
    ['a key that is near none lists them', { zzzzzzzzzz: [] }, '`settings.shipworthy` has no key `zzzzzzzzzz`. Valid keys: `auth`, `rateLimiters`'],
    ['an unknown nested key', { llm: { clients: [] } }, '`settings.shipworthy.llm` has no key `clients`. Did you mean `client`?'],
    ['a string for a list', { auth: 'requireUser' }, '`settings.shipworthy.auth` must be an array of non-empty strings, but it is `"requireUser"`.'],
    ['a list with a number', { auth: ['a', 1] }, '`settings.shipworthy.auth` must be an array of non-empty strings, but it is `["a",1]`.'],
    ['a list with an empty string', { auth: [''] }, '`settings.shipworthy.auth` must be'],
    ['a regular expression', { auth: [/auth/] }, '`settings.shipworthy.auth` must be'],
    ['a list for a group', { llm: [] }, '`settings.shipworthy.llm` must be an object, but it is `[]`.'],
    ['null for a group', { tenancy: null }, '`settings.shipworthy.tenancy` must be an object, but it is `null`.'],
    ['an empty column', { tenancy: { column: '' } }, '`settings.shipworthy.tenancy.column` must be a non-empty string or an array of them'],
    ['a group given by half', { fileRoutes: { root: 'src/routes' } }, '`settings.shipworthy.fileRoutes.export` is missing'],
    ['a wrapper under a misspelt key', { handlerWrappers: ['withErrors'] }, '`settings.shipworthy` has no key `handlerWrappers`. Did you mean `handlerWrapper`?'],
    ['one wrapper that is no list', { handlerWrapper: 'withErrors' }, '`settings.shipworthy.handlerWrapper` must be an array of non-empty strings, but it is `"withErrors"`.'],
    ['file routes under a misspelt key', { fileRoute: { root: 'src/routes', export: 'default' } }, 'Did you mean `fileRoutes`?'],
    ['a misspelt key of the file routes', { fileRoutes: { roots: 'src/routes', export: 'default' } }, '`settings.shipworthy.fileRoutes` has no key `roots`. Did you mean `root`?'],
    ['file routes as a folder alone', { fileRoutes: 'src/routes' }, '`settings.shipworthy.fileRoutes` must be an object, but it is `"src/routes"`.'],
    ['a number for a string', { fileRoutes: { root: 1, export: 'main' } }, '`settings.shipworthy.fileRoutes.root` must be a non-empty string, but it is `1`.'],
    ['a string for everything', 'strict', '`settings.shipworthy` must be an object, but it is `"strict"`.'],
    ['null for everything', null, '`settings.shipworthy` must be an object, but it is `null`.'],
    ['undefined for a key', { auth: undefined }, '`settings.shipworthy.auth` must be an array of non-empty strings, but it is `undefined`.'],
    ['a key of every object', { constructor: [] }, '`settings.shipworthy` has no key `constructor`.'],
    ['a key of every object, nested', { llm: { toString: [] } }, '`settings.shipworthy.llm` has no key `toString`.'],
  ])('%s is refused', (_, given, message) => {
    expect(() => settings(given)).toThrow(message)
  })

  test('a long value is cut in the message', () => {
    expect(() => settings({ auth: 'x'.repeat(500) })).toThrow(/^.{1,200}$/)
  })
})

test.each([
  ['valdators', 'validators'],
  ['VALIDATORS', 'validators'],
  ['cookies', null],
  ['', null],
])('nearestOf %s', (name, expected) => {
  expect(nearestOf(name, ['auth', 'validators', 'logger'])).toBe(expected)
})
