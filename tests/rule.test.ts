import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import { nodesOf } from '../src/facts/nodes.js'
import { defineRule, documentationUrl } from '../src/rule.js'

const rule = defineRule({
  name: 'no-danger',
  description: 'disallow danger',
  family: 'errors',
  presets: { recommended: 'warn', strict: ['error', { most: 1 }] },
  failure: 'it breaks',
  evidence: [['danger', 'a.b('], ['call']],
  options: { schema: { most: { type: 'integer', description: 'how many', minimum: 0 } }, defaults: { most: 0 } },
  hasSuggestions: true,
  messages: { found: '`{{what}}` is here.', remove: 'Remove `{{what}}`.' },
  check({ file, options, report }) {
    for (const node of nodesOf(file).get('CallExpression').slice(options.most)) {
      const what = file.source.getText(node as never)
      report({
        node,
        messageId: 'found',
        data: { what },
        suggest: [{ messageId: 'remove', data: { what }, fix: (fixer) => fixer.remove(node) }],
      })
    }
  },
})

function lint(code: string, { filename = 'src/server.ts', entry = 'error' as unknown, given = rule, settings = {} } = {}) {
  return new Linter().verify(
    code,
    [{ files: ['**/*.*'], languageOptions: { parser }, plugins: { s: { rules: { [given.name]: given as never } } }, rules: { [`s/${given.name}`]: entry as never }, settings }],
    filename,
  )
}

describe('defineRule', () => {
  test('reports with data and suggestions', () => {
    const [report] = lint('danger(call)')
    expect([report?.message, report?.suggestions?.[0]?.desc]).toEqual(['`danger(call)` is here.', 'Remove `danger(call)`.'])
  })
  test('offers no change that loses a comment', () => {
    const offers = (code: string) => lint(code)[0]?.suggestions?.length ?? 0
    expect([offers('danger(call) // why'), offers('danger(call /* why */)'), offers('danger(\n  // why\n  call,\n)')]).toEqual([1, 0, 0])
  })
  test('carries its documentation', () => {
    expect(rule.name).toBe('no-danger')
    expect(rule.meta.docs).toMatchObject({ description: 'disallow danger', failure: 'it breaks', presets: { recommended: 'warn' }, url: documentationUrl('no-danger') })
    expect(rule.meta.hasSuggestions).toBe(true)
  })
})

describe('evidence', () => {
  test('one word of each group must be in the text', () => {
    expect(lint('danger(call)')).toHaveLength(1)
    expect(lint('danger(x)')).toHaveLength(0)
    expect(lint('call(x)')).toHaveLength(0)
    expect(lint('a.b(call)')).toHaveLength(1)
  })
  test('words are no regular expressions', () => {
    expect(lint('axb(call)')).toHaveLength(0)
  })
  test('no group at all looks at every file', () => {
    const always = defineRule({ name: 'always', description: 'disallow all', family: 'errors', presets: {}, failure: 'x', evidence: [], messages: { it: 'It.' }, check: ({ file, report }) => report({ node: file.source.ast, messageId: 'it' }) })
    expect(lint('x', { given: always })).toHaveLength(1)
  })
})

describe('options', () => {
  test('have defaults', () => {
    expect(lint('danger(call); danger(call)')).toHaveLength(2)
  })
  test('are passed on', () => {
    expect(lint('danger(call); danger(call)', { entry: ['error', { most: 1 }] })).toHaveLength(1)
  })
  test('an empty object keeps the defaults', () => {
    expect(lint('danger(call); danger(call)', { entry: ['error', {}] })).toHaveLength(2)
  })
  test.each([
    ['an unknown one', { least: 1 }],
    ['a wrong type', { most: 'one' }],
    ['below the minimum', { most: -1 }],
  ])('%s is refused', (_, options) => {
    expect(() => lint('danger(call)', { entry: ['error', options] })).toThrow()
  })
  test('of a rule without any are refused', () => {
    const plain = defineRule({ name: 'plain', description: 'disallow x', family: 'errors', presets: {}, failure: 'x', evidence: [], messages: { it: 'It.' }, check: () => {} })
    expect(() => lint('x', { given: plain, entry: ['error', {}] })).toThrow()
    expect(plain.meta.hasSuggestions).toBeUndefined()
  })
})

describe('files', () => {
  test('besides production are left out', () => {
    for (const filename of ['tests/a.ts', 'src/a.test.ts', 'scripts/a.ts', 'dist/a.ts', 'next.config.ts']) expect(lint('danger(call)', { filename }), filename).toEqual([])
  })
  test('are looked at when the rule asks for them', () => {
    const wide = defineRule({ name: 'wide', description: 'disallow x', family: 'errors', presets: {}, failure: 'x', evidence: [], files: ['beside'], messages: { it: 'It.' }, check: ({ file, report }) => report({ node: file.source.ast, messageId: 'it' }) })
    expect(lint('x', { given: wide, filename: 'prisma/seed.ts' })).toHaveLength(1)
    expect(lint('x', { given: wide })).toHaveLength(1)
    expect(lint('x', { given: wide, filename: 'dist/a.js' })).toHaveLength(0)
  })
  test('a wrong setting is an error, not silence', () => {
    expect(() => lint('danger(call)', { settings: { shipworthy: { validator: [] } } })).toThrow('Did you mean `validators`?')
  })
})

describe('rules on one file', () => {
  test('share its facts', () => {
    const seen: unknown[] = []
    const one = (name: string) => defineRule({ name, description: 'disallow x', family: 'errors', presets: {}, failure: 'x', evidence: [], messages: { it: 'It.' }, check: ({ file }) => void seen.push(file, nodesOf(file)) })
    new Linter().verify('x', [{ files: ['**/*.*'], plugins: { s: { rules: { a: one('a') as never, b: one('b') as never } } }, rules: { 's/a': 'error', 's/b': 'error' } }], 'src/a.js')
    expect(seen).toHaveLength(4)
    expect(seen[0]).toBe(seen[2])
    expect(seen[1]).toBe(seen[3])
  })
})
