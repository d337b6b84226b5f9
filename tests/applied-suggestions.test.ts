import * as parser from '@typescript-eslint/parser'
import { Linter, type Rule } from 'eslint'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { root } from './support/all-rules.js'
import { appliedInTurn, appliedSuggestions, newTypeErrors } from './support/applied-suggestions.js'

/** Reports every call of `danger`, and offers what is given in the place of each. */
function offering(replacement: (call: string) => string | null, isReported = (call: string) => call.startsWith('danger')) {
  const rule: Rule.RuleModule = {
    meta: { hasSuggestions: true, messages: { found: '{{call}}', suggestOther: 'another' }, schema: [] },
    create: ({ report, sourceCode }) => ({
      CallExpression(node) {
        const call = sourceCode.getText(node)
        const text = isReported(call) ? replacement(call) : null
        if (text !== null) report({ node, messageId: 'found', data: { call }, suggest: [{ messageId: 'suggestOther', fix: (fixer) => fixer.replaceText(node, text) }] })
      },
    }),
  }
  return (code: string) => {
    const linter = new Linter()
    const messages = linter.verify(code, [{ files: ['**/*.*'], languageOptions: { parser }, plugins: { s: { rules: { rule } } }, rules: { 's/rule': 'error' } }], 'src/a.ts')
    return { messages, comments: linter.getSourceCode()?.getAllComments().map(({ value }) => value) ?? [] }
  }
}

const problemsOf = (code: string, verify: ReturnType<typeof offering>) => appliedSuggestions(code, verify).map(({ problems }) => problems)

describe('a suggestion', () => {
  test('that mends what is reported is right', () => {
    expect(problemsOf('danger(1); danger(2)', offering(() => 'safe()'))).toEqual([[], []])
    expect(appliedInTurn('danger(1); danger(2) // why', offering(() => 'safe()'))).toEqual({ output: 'safe(); safe() // why', turns: 2, problems: [] })
  })
  test('must lead to code that parses', () => {
    expect(problemsOf('danger(1)', offering(() => 'safe('))).toEqual([[expect.stringMatching(/^does not parse: /)]])
  })
  test('must keep comments, of two alike both', () => {
    expect(problemsOf('danger(/* one */ 1 /* one */)', offering(() => 'safe(/* one */)'))).toEqual([['loses the comment:  one ']])
  })
  test('must silence the report', () => {
    expect(problemsOf('danger(1)', offering((call) => call))).toEqual([['still reported', 'offered again', 'still reported, elsewhere']])
    expect(problemsOf('a(); danger(1); danger(2)', offering(() => 'danger(2)'))).toEqual([['still reported', 'offered again'], ['still reported', 'offered again', 'still reported, elsewhere']])
  })
  test('must have an end', () => {
    expect(appliedInTurn('danger(1)', offering((call) => call)).problems).toEqual(['suggestions without end'])
  })
})

// The first program reads the library of TypeScript.
describe('the types after a suggestion', { timeout: 240_000 }, () => {
  const complaintsOf = (before: string, after: string, path = 'src/a.ts') => newTypeErrors([{ path, before, after }], fileURLToPath(root))[0]

  test('may be as wrong as before', () => {
    expect(complaintsOf("import { x } from './x'\nexport const a = missing(x)", "import { x } from './x'\nexport const a = missing(missing, x)")).toEqual([])
    expect(complaintsOf("export const a: 'x' | 'y' = 'z'", "export const b: 'y' = 'y'\nexport const a: 'x' | 'y' = 'z'")).toEqual([])
    expect(complaintsOf('export const a = { token }', 'export const a = { token: Boolean(token) }')).toEqual([])
  })
  test('may not be wrong anew', () => {
    expect(complaintsOf('export const a: number = 1', "export const a: number = '1'")).toEqual(["TS2322: Type 'string' is not assignable to type 'number'."])
    expect(complaintsOf('export const a = 1', 'export const a = timingSafeEqual(1)')).toEqual(["TS2304: Cannot find name 'timingSafeEqual'."])
    expect(complaintsOf('export const a = 1', 'export const a = (1')).toEqual(["TS1005: ')' expected."])
    expect(complaintsOf('export const a = 1', 'export const a = missing', 'src/a.js')).toEqual(["TS2304: Cannot find name 'missing'."])
  })
  test('are known of the packages that are there', () => {
    expect(complaintsOf("import jwt from 'jsonwebtoken'\nexport const t = jwt.sign({ a: 1 }, 'k')", "import jwt from 'jsonwebtoken'\nexport const t = jwt.sign({ a: 1 }, 'k', { expires: '15m' })")).toEqual([expect.stringContaining('TS2769')])
  })
  test('of two versions of a file that declares something for all are apart', () => {
    const code = 'export class Store { private own = 1 }\ndeclare global {\n  var store: Store | undefined\n}\nglobalThis.store = new Store()\n'
    const pair = (path: string, after: string) => ({ path, before: code, after })
    expect(newTypeErrors([pair('src/a.ts', `${code}export const a = 1`), pair('src/a.ts', `${code}export const b = 1`)], fileURLToPath(root))).toEqual([[], []])
  })
})
