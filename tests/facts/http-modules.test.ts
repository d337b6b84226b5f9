import { describe, expect, test } from 'vitest'
import { endlessHttpModulesOf } from '../../src/facts/http-modules.js'
import { parseFile } from '../support/parse-file.js'

/** How every client that waits for ever is taken in. */
const endless = (code: string) => endlessHttpModulesOf(parseFile(code)).map(({ api }) => api)
/** The same for one element of the imports of a module. */
const imported = (element: string, before = `import { HttpModule } from '@nestjs/axios'`) => endless(`${before}\n@Module({ imports: [ConfigModule, ${element}], providers: [Rates] }) export class RatesModule {}`)

describe('elements of the imports of a module', () => {
  test.each<[string, string, string[]]>([
    ['the bare module', 'HttpModule', ['HttpModule']],
    ['registered with nothing', 'HttpModule.register()', ['HttpModule.register']],
    ['registered with no options', 'HttpModule.register({})', ['HttpModule.register']],
    ['registered with other options', 'HttpModule.register({ maxRedirects: 2 })', ['HttpModule.register']],
    ['registered by a factory', 'HttpModule.registerAsync({ useFactory: () => ({ maxRedirects: 2 }) })', ['HttpModule.registerAsync']],
    ['registered by a factory that waits', 'HttpModule.registerAsync({ useFactory: async (config) => { return { baseURL: config.url } } })', ['HttpModule.registerAsync']],
    ['registered by a method', 'HttpModule.registerAsync({ useFactory() { return {} } })', ['HttpModule.registerAsync']],
    ['registered by a factory that names its options', 'HttpModule.registerAsync({ useFactory: () => { const options = { maxRedirects: 2 }; return options } })', ['HttpModule.registerAsync']],
    ['bare and registered', 'HttpModule, HttpModule.register()', ['HttpModule', 'HttpModule.register']],
    ['a timeout', 'HttpModule.register({ timeout: 5000 })', []],
    ['a signal', 'HttpModule.register({ signal })', []],
    ['options that may hold one', 'HttpModule.register({ ...shared, maxRedirects: 2 })', []],
    ['options of another file', 'HttpModule.register(options)', []],
    ['a timeout of a factory', 'HttpModule.registerAsync({ useFactory: (config) => ({ timeout: config.timeout }) })', []],
    ['a factory that may give one', 'HttpModule.registerAsync({ useFactory: (config) => ({ ...config.http }) })', []],
    ['a factory with two ways', 'HttpModule.registerAsync({ useFactory: (config) => { if (config.slow) return {}; return {} } })', []],
    ['a factory that gives nothing back', 'HttpModule.registerAsync({ useFactory: () => { return } })', []],
    ['a factory of another file', 'HttpModule.registerAsync({ useFactory: makeOptions })', []],
    ['a class that makes the options', 'HttpModule.registerAsync({ useClass: HttpConfig })', []],
    ['registered later with nothing', 'HttpModule.registerAsync()', []],
    ['another method', 'HttpModule.forRoot({ useFactory: () => ({}) })', []],
    ['another module', 'CacheModule.register()', []],
  ])('%s', (_, element, expected) => {
    expect(imported(element)).toEqual(expected)
  })
})

describe('where the module comes from', () => {
  test.each<[string, string, string, string[]]>([
    ['another name', `import { HttpModule as Http } from '@nestjs/axios'`, 'Http', ['Http']],
    ['another name, registered', `import { HttpModule as Http } from '@nestjs/axios'`, 'Http.register()', ['Http.register']],
    ['a namespace', `import * as nest from '@nestjs/axios'`, 'nest.HttpModule', ['nest.HttpModule']],
    ['a namespace, registered', `import * as nest from '@nestjs/axios'`, 'nest.HttpModule.register({})', ['nest.HttpModule.register']],
    ['CommonJS', `const { HttpModule } = require('@nestjs/axios')`, 'HttpModule', ['HttpModule']],
    ['CommonJS, with another name', `const { HttpModule: Http } = require('@nestjs/axios')`, 'Http', ['Http']],
    ['another file', `import { HttpModule } from './http.module'`, 'HttpModule, HttpModule.register()', []],
    ['something else of the package, by this name', `import { HttpService as HttpModule } from '@nestjs/axios'`, 'HttpModule', []],
    ['a class of the file', `import { HttpService } from '@nestjs/axios'; class HttpModule {}`, 'HttpModule', []],
  ])('%s', (_, before, element, expected) => {
    expect(imported(element, before)).toEqual(expected)
  })
})

describe('the rest of the file', () => {
  const nest = `import { HttpModule } from '@nestjs/axios';`
  test.each<[string, string, string[]]>([
    ['a module that is held', `${nest} const http = HttpModule.register({}); @Module({ imports: [http] }) class Rates {}`, ['HttpModule.register']],
    ['imports of a module that is made', `${nest} export const rates = { module: Rates, imports: [HttpModule] }`, ['HttpModule']],
    ['exported only', `${nest} @Module({ exports: [HttpModule] }) class Rates {}`, []],
    ['a list of something else', `${nest} const modules = [HttpModule]`, []],
    ['a limit for every client of axios', `${nest} import axios from 'axios'; axios.defaults.timeout = 5000; @Module({ imports: [HttpModule] }) class Rates {}`, []],
    ['a type', `${nest} let http: HttpModule`, []],
  ])('%s', (_, code, expected) => {
    expect(endless(code)).toEqual(expected)
  })
})
