import * as parser from '@typescript-eslint/parser'
import { RuleTester } from '@typescript-eslint/rule-tester'
import { afterAll, describe, it } from 'vitest'
import type { ShipworthyRule } from '../../src/rule.js'

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

type Place = {
  code: string
  /** Path of the file relative to the project; `src/server.ts` unless told. */
  filename?: string
  options?: object
  /** The value of `settings.shipworthy`. */
  settings?: object
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

/** Runs named cases against a rule; the name of each says the situation. */
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
}

function placed({ code, filename = 'src/server.ts', options, settings }: Place) {
  return {
    code,
    filename,
    ...(options ? { options: [options] } : {}),
    ...(settings ? { settings: { shipworthy: settings } } : {}),
  }
}
