import type { Linter } from 'eslint'

/** A linted text: what is reported on it, and the texts of its comments. */
export type Verified = { readonly messages: readonly Linter.LintMessage[]; readonly comments: readonly string[] }

/** Lints a text; where it is given the name of a rule, only that one has to run. */
export type Verify = (text: string, rule?: string | null) => Verified

export type AppliedSuggestion = {
  readonly rule: string
  readonly line: number
  readonly messageId: string
  /** The message of the suggestion. */
  readonly suggestion: string
  readonly output: string
  readonly problems: readonly string[]
}

export function appliedSuggestions(text: string, verify: Verify): readonly AppliedSuggestion[]

export function appliedInTurn(text: string, verify: Verify): { readonly output: string; readonly turns: number; readonly problems: readonly string[] }

export function newTypeErrors(pairs: readonly { readonly path: string; readonly before: string; readonly after: string }[], root: string): readonly (readonly string[])[]
