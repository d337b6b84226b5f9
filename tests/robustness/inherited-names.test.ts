import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRules, ruleNames } from '../support/all-rules.js'
import { examplesUnder, pageOf, type Example } from '../support/page-examples.js'
import { numbersFrom } from './mutants.js'
import { evidenceOf } from './observed-rules.js'

// `constructor` and `toString` are what every object literal has: a table that is asked for a name of the code under lint must not
// answer with those. Here every object inherits one more name, which tells who asks for it.

/** A name that no code has, and every object inherits while these tests run. */
const inherited = 'inheritedByAll'

/** How many names of each example are replaced, drawn with a fixed seed. */
const namesOfEach = Number(process.env.NAMES_OF_EACH ?? 3)

let askedAt = new Set<string>()

beforeAll(() => {
  Object.defineProperty(Object.prototype, inherited, {
    configurable: true,
    get() {
      const asker = new Error().stack?.split('\n')[2] ?? ''
      const place = /\/src\/((?:facts|knowledge|rules|project|layers)\/[^)]+)/.exec(asker)?.[1]
      if (place) askedAt.add(place)
      return undefined
    },
  })
})

afterAll(() => {
  Reflect.deleteProperty(Object.prototype, inherited)
})

const config: Linter.Config = {
  files: ['**/*.*'],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  plugins: { shipworthy: { rules: allRules as never } },
  rules: Object.fromEntries(ruleNames.map((name) => [`shipworthy/${name}`, 'error'])),
}
const linter = new Linter()
const evidence = evidenceOf(allRules)

/** The names and the texts of a program that could be names, each once. */
function namesIn(code: string): readonly string[] {
  const names = code.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '').match(/(?<![\w$])[A-Za-z_$][\w$]*(?![\w$])|(?<=(['"]))[\w@/.-]+(?=\1)/g) ?? []
  return [...new Set(names)].filter((name) => !keywords.has(name))
}

const keywords = new Set('const let var function async await return if else for of in new class extends implements interface type import export from default throw try catch finally typeof void true false null undefined this super while do switch case break continue as string number boolean unknown any'.split(' '))

function withName(code: string, name: string): string {
  const escaped = name.replaceAll(/[$.]/g, String.raw`\$&`)
  return code.replaceAll(new RegExp(String.raw`(?<![\w$])${escaped}(?![\w$])`, 'g'), inherited)
}

/** Where an object was asked for a name that it only inherits, while an example with that name in the place of another was linted. */
function askersOf({ code, filename, settings }: Example, names: readonly string[]): readonly string[] {
  askedAt = new Set()
  for (const name of names) linter.verify(`${withName(code, name)}\n${evidence}`, { ...config, settings: { shipworthy: settings } }, filename)
  return [...askedAt].sort()
}

describe('no table is asked for a name of the code that it only inherits', () => {
  test.each(ruleNames)('in the examples of %s', (rule) => {
    const next = numbersFrom(rule.length)
    const page = pageOf(rule)
    const found = ['Incorrect', 'Correct'].flatMap((heading) =>
      examplesUnder(page, heading).flatMap((example) => {
        const all = namesIn(example.code)
        const chosen = namesOfEach < all.length ? Array.from({ length: namesOfEach }, () => all[next(all.length)]!) : all
        return askersOf(example, chosen)
      }),
    )
    expect([...new Set(found)]).toEqual([])
  })
})
