import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { presetOf } from '../../src/presets.js'
import type { ShipworthyRule } from '../../src/rule.js'
import { evidenceOf, observedRules, paddingOf } from '../robustness/observed-rules.js'
import { allRules } from './all-rules.js'

type Given = {
  /** Relative to the project. */
  readonly filename?: string
  readonly settings?: object
  readonly parser?: 'typescript' | 'espree'
  /** The rules to run, or `none` for what the parser and ESLint do alone. */
  readonly rules?: Readonly<Record<string, ShipworthyRule>> | 'none'
}

export type Measured = {
  /** The parser's complaint, when it cannot read the file. */
  readonly syntaxError: string | null
  readonly reports: readonly Linter.LintMessage[]
  /** CPU milliseconds by rule. A fact is charged to the rule that asked for it first. */
  readonly times: ReadonlyMap<string, number>
}

/**
 * Runs every rule, with the options of strict, on a source that holds the evidence of them all, so that each really asks its
 * question. Throws what a rule throws, and where a rule did not run.
 */
export function measured(code: string, { filename = 'src/server.ts', settings, parser: name = 'typescript', rules = allRules }: Given = {}): Measured {
  const times = new Map<string, number>()
  const ran = new Set<string>()
  const chosen = rules === 'none' ? {} : rules
  const observed = observedRules(chosen, {
    onRun: (rule) => ran.add(rule),
    onTime: (rule, time) => times.set(rule, (times.get(rule) ?? 0) + time),
    onError: (_rule, error) => { throw error },
  })
  const entries = { ...Object.fromEntries(Object.keys(chosen).map((rule) => [rule, 'error'])), ...(rules === allRules ? presetOf(allRules, 'strict') : {}) }
  const messages = verify(
    `${code}\n${evidenceOf(chosen)}\n${paddingOf(code)}`,
    [
      {
        files: ['**/*.*'],
        languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } }, ...(name === 'typescript' ? { parser } : {}) },
        plugins: { shipworthy: { rules: observed as never } },
        rules: Object.fromEntries(Object.entries(entries).map(([rule, entry]) => [`shipworthy/${rule}`, entry])) as never,
        ...(settings ? { settings: { shipworthy: settings as never } } : {}),
      },
    ],
    filename,
  )
  const syntaxError = messages.find(({ fatal }) => fatal)?.message ?? null
  // Rules about servers do not look at components of the browser.
  const idle = Object.keys(chosen).filter((rule) => !ran.has(rule) && !(chosen[rule]!.side === 'server' && code.includes("'use client'")))
  if (!syntaxError && idle.length > 0) throw new Error(`did not run on ${filename}: ${idle.join(', ')}`)
  return { syntaxError, reports: messages.filter(({ fatal }) => !fatal), times }
}

function verify(code: string, config: Linter.Config[], filename: string): readonly Linter.LintMessage[] {
  try {
    return new Linter().verify(code, config, filename)
  } catch (error) {
    // ESLint hangs the whole tree on the error, which a test report would print.
    throw Object.assign(error as Error, { currentNode: undefined })
  }
}
