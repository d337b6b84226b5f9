import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils'
import { isComponentFile } from './facts/component-files.js'
import { anyWordOf } from './facts/evidence-words.js'
import { keepingComments } from './facts/kept-comments.js'
import type { JsonNode } from './facts/package-scripts.js'
import { hasAsked, isWaiting, purposeOf, sourceFileOf, type Purpose, type SourceFile } from './facts/source-file.js'

/** Where the page of a rule is published. */
export const documentationUrl = (name: string) => `https://github.com/shipworthy/eslint-plugin-shipworthy/blob/main/docs/rules/${name}.md`

export type Family =
  | 'payments'
  | 'jobs'
  | 'ai'
  | 'auth'
  | 'web'
  | 'data'
  | 'errors'
  | 'secrets'
  | 'operations'
  | 'frontend'
  | 'architecture'

/** How many purposes there are: a rule that looks at files of each need not ask which one a file has. */
const everyPurpose = 3

export type Severity = 'error' | 'warn'
export type PresetName = 'prototype' | 'recommended' | 'strict' | 'layers'
/** How a preset sets a rule: a severity, or a severity with options. */
export type PresetEntry = Severity | readonly [Severity, object]
export type Presets = { readonly [Name in PresetName]?: PresetEntry }

/** Names of the `{{placeholders}}` in a message, so that a forgotten one is a compile error. */
type Placeholder<Message extends string> = Message extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never

type Data<Message extends string> = [Placeholder<Message>] extends [never]
  ? { readonly data?: never }
  : { readonly data: Readonly<Record<Placeholder<Message>, string>> }

/** A change the editor offers; it is never applied unasked. */
export type Suggestion<Messages extends Record<string, string>> = {
  [Id in keyof Messages & string]: { readonly messageId: Id; readonly fix: TSESLint.ReportFixFunction } & Data<Messages[Id]>
}[keyof Messages & string]

export type Problem<Messages extends Record<string, string>> = {
  [Id in keyof Messages & string]: {
    readonly node: TSESTree.Node
    /** A part of the node to underline instead of the whole. */
    readonly loc?: Readonly<TSESTree.SourceLocation>
    readonly messageId: Id
    readonly suggest?: readonly Suggestion<Messages>[]
  } & Data<Messages[Id]>
}[keyof Messages & string]

export type OptionSchema = {
  readonly type: 'boolean' | 'string' | 'integer' | 'number' | 'array'
  readonly description: string
  readonly enum?: readonly string[]
  readonly items?: { readonly type: 'string' }
  readonly minimum?: number
}

export type Definition<Messages extends Record<string, string>, Options extends Readonly<Record<string, unknown>>> = {
  /** Kebab-case: `no-<harm>` or `require-<safeguard>`; the name of the file, the page and the test. */
  readonly name: string
  /** Begins with a verb: `disallow ...`, `require ...`. */
  readonly description: string
  readonly family: Family
  readonly presets: Presets
  /** What it costs in production, in a few words, for pages and the audit. */
  readonly failure: string
  /**
   * Words without which the rule cannot speak: the text must hold one of each group. The texts of
   * all rules are searched for together, so that a file that does not costs its rule nothing.
   */
  readonly evidence: readonly (readonly string[])[]
  /** `server` for a rule about what only servers do: it does not look at components that run in browsers. */
  readonly side?: 'server'
  /** Files the rule looks at besides production code. */
  readonly files?: readonly Purpose[]
  readonly options?: { readonly schema: { readonly [Key in keyof Options]: OptionSchema }; readonly defaults: Options }
  readonly hasSuggestions?: boolean
  /** Each says what the code does, what happens in production, and what to do; a suggestion says what it changes. */
  readonly messages: Messages
  check(input: {
    readonly file: SourceFile
    readonly options: Options
    report(problem: Problem<Messages>): void
  }): void
  /** Asked instead of `check` where the file is JSON and ESLint lints it with `@eslint/json`. */
  checkJson?(input: { readonly path: string; readonly document: JsonNode; report(problem: Problem<Messages>): void }): void
}

export type RuleDocs = {
  readonly description: string
  readonly family: Family
  readonly presets: Presets
  readonly failure: string
}

export type ShipworthyRule = TSESLint.RuleModule<string, unknown[], RuleDocs> & Pick<Definition<Record<string, string>, never>, 'name' | 'evidence' | 'side'>

const createRule = RuleCreator<RuleDocs>(documentationUrl)

/** Turns a definition into an ordinary ESLint rule that asks its question once, when the file's facts are complete. */
export function defineRule<
  const Messages extends Record<string, string>,
  const Options extends Readonly<Record<string, unknown>> = Readonly<Record<never, never>>,
>(definition: Definition<Messages, Options>): ShipworthyRule {
  const { name, description, family, presets, failure, evidence, side, files = [], options, messages } = definition
  const groups = evidence.map(anyWordOf)
  const purposes = new Set<Purpose>(['production', ...files])

  const rule = createRule<readonly unknown[], string>({
    name,
    meta: {
      type: 'problem',
      docs: { description, family, presets, failure },
      messages: { ...messages },
      schema: options
        ? [{ type: 'object', properties: { ...options.schema } as never, additionalProperties: false }]
        : [],
      defaultOptions: options ? [options.defaults] : [],
      ...(definition.hasSuggestions ? { hasSuggestions: true } : {}),
    },
    create: () => ({}),
  })

  // Most rules have nothing to ask of most files, so that what comes before the evidence is what a rule costs: the `create`
  // of the rule creator copies the default options for every file.
  const create: ShipworthyRule['create'] = (context) => {
    // No fact about JavaScript is computed from a tree of another language.
    const { type } = context.sourceCode.ast as { readonly type: string }
    if (type !== 'Program') return type === 'Document' && definition.checkJson ? (jsonVisitor(context) as TSESLint.RuleListener) : {}
    const file = sourceFileOf(context)
    if ((purposes.size < everyPurpose && !purposes.has(purposeOf(file))) || !groups.every((isIn) => isIn(file)) || (side === 'server' && isComponentFile(file))) return {}
    isWaiting()
    let isDone = false
    return {
      'Program:exit'() {
        definition.check({
          file,
          options: { ...options?.defaults, ...(context.options[0] as Options | undefined) } as Options,
          report: (problem) => {
            const suggest = problem.suggest?.map((suggestion) => ({ ...suggestion, fix: keepingComments(context.sourceCode, suggestion.fix) }))
            context.report({ ...problem, ...(suggest ? { suggest } : {}) } as TSESLint.ReportDescriptor<string>)
          },
        })
        // A measuring host may ask twice.
        if (!isDone) hasAsked(file)
        isDone = true
      },
    }
  }

  const jsonVisitor = (context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>) => ({
    Document(document: JsonNode) {
      definition.checkJson?.({
        path: context.filename.replaceAll('\\', '/'),
        document,
        report: (problem) => {
          context.report(problem as TSESLint.ReportDescriptor<string>)
        },
      })
    },
  })
  return Object.assign(rule, { name, evidence, ...(side ? { side } : {}), create }) as unknown as ShipworthyRule
}
