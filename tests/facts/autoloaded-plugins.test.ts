import { describe, expect, test } from 'vitest'
import { autoloadedPluginOf } from '../../src/facts/autoloaded-plugins.js'
import { parseFile } from '../support/parse-file.js'

/** The plugin that is exported and its options, as written. */
function autoloaded(code: string) {
  const file = parseFile(code, { filename: 'src/plugins/cors.ts' })
  const found = autoloadedPluginOf(file)
  return found && [file.text.slice(...found.plugin.range), file.text.slice(...found.options.range)]
}

describe('options', () => {
  const cors = `import cors from '@fastify/cors'; export default cors;`
  test.each<[string, string, string | null]>([
    ['an object', `export const autoConfig = { origin: '*' }`, `{ origin: '*' }`],
    ['an object with a type', `export const autoConfig: Options = { origin: '*' } satisfies Options`, `{ origin: '*' }`],
    ['an object that is held before', `const options = { origin: '*' }; export const autoConfig = options`, `{ origin: '*' }`],
    ['an object that is exported by another name', `const options = { origin: '*' }; export { options as autoConfig }`, `{ origin: '*' }`],
    ['an arrow function', `export const autoConfig = () => ({ origin: '*' })`, `{ origin: '*' }`],
    ['a function', `export function autoConfig(app) { return { origin: '*' } }`, `{ origin: '*' }`],
    ['a function that is held before', `const configure = (app) => { return { origin: '*' } }; export { configure as autoConfig }`, `{ origin: '*' }`],
    ['no options', '', null],
    ['options that are not exported', `const autoConfig = { origin: '*' }`, null],
    ['options by another name', `const autoConfig = 1; export const config = { origin: '*' }`, null],
    ['options of another file', `export { autoConfig } from './options'`, null],
    ['options that a function of another file makes', `import { make } from './options'; export const autoConfig = make()`, null],
    ['a function with two ways', `export function autoConfig(app) { if (app.dev) return { origin: '*' }; return { origin: false } }`, null],
    ['a function that gives nothing back', `export function autoConfig() { return }`, null],
    ['a function that gives a name back', `export const autoConfig = (app) => app.options`, null],
  ])('%s', (_, code, expected) => {
    expect(autoloaded(`${cors} ${code}`)).toEqual(expected && ['cors', expected])
  })
})

describe('plugins', () => {
  const options = 'export const autoConfig = {}'
  test.each<[string, string, string | null]>([
    ['an import', `import cors from '@fastify/cors'; export default cors; ${options}`, 'cors'],
    ['a function', `export default async function plugin(app) {} ${options}`, 'async function plugin(app) {}'],
    ['a function in `fastify-plugin`', `import fp from 'fastify-plugin'; export default fp(async (app) => {}); ${options}`, 'async (app) => {}'],
    ['an import in `fastify-plugin`', `import fp from 'fastify-plugin'; import cors from '@fastify/cors'; export default fp(cors, { name: 'cors' }); ${options}`, 'cors'],
    ['a constant', `import fp from 'fastify-plugin'; const plugin = fp(async (app) => {}); export default plugin; ${options}`, 'async (app) => {}'],
    ['CommonJS', `const fp = require('fastify-plugin'); module.exports = fp(async (app) => {}); module.exports.autoConfig = {}`, 'async (app) => {}'],
    ['CommonJS without `fastify-plugin`', `module.exports = async (app) => {}; module.exports.autoConfig = {}`, 'async (app) => {}'],
    ['a call of something else', `import { wrap } from './wrap'; export default wrap(async (app) => {}); ${options}`, 'wrap(async (app) => {})'],
    ['`fastify-plugin` without a plugin', `import fp from 'fastify-plugin'; export default fp(); ${options}`, 'fp()'],
    ['no plugin', options, null],
    ['a plugin of another file', `export { default } from './cors'; ${options}`, null],
    ['a plugin that is no default', `export const plugin = async (app) => {}; ${options}`, null],
  ])('%s', (_, code, expected) => {
    expect(autoloaded(code)).toEqual(expected && [expected, '{}'])
  })
})
