import { describe, expect, test } from 'vitest'
import { environmentReadOf, isEnvironment } from '../../src/facts/environment.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

describe('environmentReadOf', () => {
  const read = (code: string, text: string) => {
    const file = parseFile(code)
    const found = environmentReadOf(file, nodeOf(file, text))
    return found && (found.name ?? 'unknown name')
  }
  test.each([
    ['process.env', 'use(process.env.KEY)', 'process.env.KEY', 'KEY'],
    ['by a literal', `use(process.env['KEY'])`, `process.env['KEY']`, 'KEY'],
    ['by a computed name', 'use(process.env[name])', 'process.env[name]', 'unknown name'],
    ['with !', 'use(process.env.KEY!)', 'process.env.KEY!', 'KEY'],
    ['with a cast', 'use(process.env.KEY as string)', 'process.env.KEY as string', 'KEY'],
    ['optionally', 'use(process?.env?.KEY)', 'process?.env?.KEY', 'KEY'],
    ['globalThis', 'use(globalThis.process.env.KEY)', 'globalThis.process.env.KEY', 'KEY'],
    ['import.meta.env', 'use(import.meta.env.VITE_KEY)', 'import.meta.env.VITE_KEY', 'VITE_KEY'],
    ['Bun', 'use(Bun.env.KEY)', 'Bun.env.KEY', 'KEY'],
    ['Deno', `use(Deno.env.get('KEY'))`, `Deno.env.get('KEY')`, 'KEY'],
    ['node:process', `import process from 'node:process'; use(process.env.KEY)`, 'process.env.KEY', 'KEY'],
    ['env of node:process', `import { env } from 'node:process'; use(env.KEY)`, 'env.KEY', 'KEY'],
    ['required', `const { env } = require('process'); use(env.KEY)`, 'env.KEY', 'KEY'],
    ['an alias', 'const env = process.env; use(env.KEY)', 'env.KEY', 'KEY'],
    ['a destructured alias', 'const { env } = process; use(env.KEY)', 'env.KEY', 'KEY'],
    ['destructured', 'const { KEY } = process.env', 'KEY', 'KEY'],
    ['destructured and renamed', 'const { KEY: key } = process.env', 'key', 'KEY'],
    ['destructured with a default', `const { KEY = 'x' } = process.env`, 'KEY', 'KEY'],
  ])('%s', (_, code, text, expected) => {
    expect(read(code, text)).toBe(expected)
  })

  test.each([
    ['the environment as a whole', 'use(process.env)', 'process.env'],
    ['another member of process', 'use(process.argv.KEY)', 'process.argv.KEY'],
    ['env of something else', 'use(context.env.KEY)', 'context.env.KEY'],
    ['a local process', 'function f(process) { use(process.env.KEY) }', 'process.env.KEY'],
    ['a validated module', `import { env } from './env'; use(env.KEY)`, 'env.KEY'],
    ['deeper members', 'use(process.env.KEY.length)', 'process.env.KEY.length'],
    ['a shadowed alias', 'const env = process.env; function f(env) { use(env.KEY) }', 'env.KEY'],
    ['get of another object', `use(cache.get('KEY'))`, `cache.get('KEY')`],
    ['import.meta.url', 'use(import.meta.url)', 'import.meta.url'],
  ])('%s is none', (_, code, text) => {
    expect(read(code, text)).toBe(null)
  })
})

test('isEnvironment', () => {
  const is = (code: string, text: string) => {
    const file = parseFile(code)
    return isEnvironment(file, nodeOf(file, text))
  }
  expect(is('use(process.env)', 'process.env')).toBe(true)
  expect(is('use(import.meta.env)', 'import.meta.env')).toBe(true)
  expect(is('const all = process.env; use(all)', 'all')).toBe(true)
  expect(is('use(process.env.KEY)', 'process.env.KEY')).toBe(false)
  expect(is('const all = other; use(all)', 'all')).toBe(false)
})
