import { join } from 'node:path'
import * as parser from '@typescript-eslint/parser'
import type { TSESTree } from '@typescript-eslint/utils'
import { RuleTester } from '@typescript-eslint/rule-tester'
import { Linter } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import type { ShipworthyRule } from '../../src/rule.js'
import { appliedInTurn, appliedSuggestions, type Verified, type Verify } from './applied-suggestions.js'

RuleTester.afterAll = afterAll
RuleTester.describe = describe
RuleTester.it = it

const tester = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } })

/** Strips the indentation that a template literal inherits from the test file. */
export function ts(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const raw = String.raw({ raw: strings.raw.map((part) => part.replaceAll('\\`', '`').replaceAll('\\${', '${').replaceAll('\\\\', '\\')) }, ...values)
  const lines = raw.replace(/^\n|\n\s*$/g, '').split('\n')
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  return lines.map((line) => line.slice(indent)).join('\n')
}

export type Place = {
  code: string
  /** Path of the file relative to the project; `src/server.ts` unless told. */
  filename?: string
  options?: object
  /** The value of `settings.shipworthy`. */
  settings?: object
  /** The project that the file lies in, where it has one. */
  cwd?: string
}

type Report = {
  messageId: string
  data?: Record<string, string>
  line?: number
  /** Every suggestion of the report, in order, with the code it leads to; or only how many there are. */
  suggestions?: number | { messageId: string; output: string }[]
}

export type Cases = {
  /** Situations by name in which the rule stays silent. */
  valid: Record<string, string | Place>
  /** Situations by name, with the reports they must get; a bare string is a `messageId`. */
  invalid: Record<string, Place & { reports: (string | Report)[] }>
}

/** Runs named cases against a rule; the name of each says the situation. What suggestions lead to is looked at as well. */
export function testRule(rule: ShipworthyRule, { valid, invalid }: Cases): void {
  tester.run(rule.name, rule as never, {
    valid: Object.entries(valid).map(([name, given]) => {
      const place = typeof given === 'string' ? { code: given } : given
      return { name, ...placed(place) }
    }) as never,
    invalid: Object.entries(invalid).map(([name, { reports, ...place }]) => ({
      name,
      ...placed(place),
      errors: reports.map((report) => (typeof report === 'string' ? { messageId: report } : report)),
    })) as never,
  })
  if (rule.meta.hasSuggestions)
    it(`${rule.name}: its suggestions mend the case and do no harm`, () => {
      expect(Object.entries(invalid).flatMap(([name, place]) => suggestionProblemsOf(rule, place).map((problem) => `${name}: ${problem}`))).toEqual([])
    })
}

/**
 * What is wrong with the code that the suggestions for a place lead to, each applied by itself and all one after the other;
 * the same where comments and parentheses stand wherever they may.
 */
export function suggestionProblemsOf(rule: ShipworthyRule, place: Place): readonly string[] {
  const verify = verifierOf(rule, place)
  return [place.code, withComments(place), withParentheses(place)].flatMap((code) => {
    const single = appliedSuggestions(code, verify)
    if (single.length === 0) return []
    const inTurn = appliedInTurn(code, verify)
    return [
      ...single.flatMap(({ line, suggestion, output, problems }) => problems.map((problem) => `line ${String(line)}, ${suggestion}: ${problem}\n${output}`)),
      ...inTurn.problems.map((problem) => `all in turn: ${problem}\n${inTurn.output}`),
    ]
  })
}

/** The code with a comment between any two of its tokens. */
function withComments({ code, filename }: Place): string {
  const tokens = parsed(code, filename).ast.tokens ?? []
  let written = ''
  let end = 0
  for (const [index, token] of tokens.entries()) {
    const isText = [token, tokens[index - 1]].some((near) => near && (String(near.type).startsWith('JSX') || /^[<>]$/.test(near.value)))
    written += `${code.slice(end, token.range[0])}${index === 0 || isText ? '' : `/* ${String(index)} */`}${token.value}`
    end = token.range[1]
  }
  return written + code.slice(end)
}

/** The code with parentheses around every argument, operand and value of a property. */
function withParentheses({ code, filename }: Place): string {
  const { ast, visitorKeys } = parsed(code, filename)
  const places: [offset: number, text: string][] = []
  const visit = (node: TSESTree.Node) => {
    for (const inner of insidesOf(node)) places.push([inner.range[0], '('], [inner.range[1], ')'])
    for (const key of visitorKeys[node.type] ?? [])
      for (const child of [(node as never)[key]].flat() as (TSESTree.Node | null | undefined)[]) if (child) visit(child)
  }
  visit(ast)
  return places.sort(([one], [two]) => two - one).reduce((text, [offset, added]) => text.slice(0, offset) + added + text.slice(offset), code)
}

function insidesOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return node.arguments.filter(({ type }) => type !== 'SpreadElement')
    case 'ObjectExpression':
      return node.properties.flatMap((property) => (property.type !== 'Property' || property.shorthand || property.method || property.kind !== 'init' ? [] : [property.value]))
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [node.left, node.right].filter(({ type }) => type !== 'PrivateIdentifier')
    case 'UnaryExpression':
    case 'AwaitExpression':
      return [node.argument]
    case 'ReturnStatement':
      return node.argument ? [node.argument] : []
    case 'VariableDeclarator':
      return node.init ? [node.init] : []
    default:
      return []
  }
}

function parsed(code: string, filename = 'src/server.ts') {
  return parser.parseForESLint(code, { filePath: filename, range: true, tokens: true, ecmaFeatures: { jsx: true } })
}

/** Lints code as if it were the file of a case. */
export function verifierOf(rule: ShipworthyRule, { filename = 'src/server.ts', options, settings, cwd }: Omit<Place, 'code'>): Verify {
  const linter = new Linter(cwd === undefined ? {} : { cwd })
  const config = {
    files: ['**/*.*'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { shipworthy: { rules: { [rule.name]: rule as never } } },
    rules: { [`shipworthy/${rule.name}`]: options ? ['error', options] : 'error' },
    ...(settings ? { settings: { shipworthy: settings } } : {}),
  } as Linter.Config
  const known = new Map<string, Verified>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const messages = linter.verify(text, [config], cwd === undefined ? filename : join(cwd, filename))
    const verified = { messages, comments: linter.getSourceCode()?.getAllComments().map(({ value }) => value) ?? [] }
    known.set(text, verified)
    return verified
  }
}

function placed({ code, filename = 'src/server.ts', options, settings }: Place) {
  return {
    code,
    filename,
    ...(options ? { options: [options] } : {}),
    ...(settings ? { settings: { shipworthy: settings } } : {}),
  }
}
