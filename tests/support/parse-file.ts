import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import type { Node } from '../../src/facts/nodes.js'
import { sourceFileOf, type SourceFile } from '../../src/facts/source-file.js'

type Given = {
  /** Relative to the project. */
  readonly filename?: string
  /** The value of `settings.shipworthy`. */
  readonly settings?: unknown
  /** `espree` is the parser ESLint has of its own: JavaScript only. */
  readonly parser?: 'typescript' | 'espree'
}

/** The file as a rule gets it from ESLint: the same parser, scopes and settings. Throws on a syntax error and on invalid settings. */
export function parseFile(code: string, { filename = 'src/server.ts', settings, parser: name = 'typescript' }: Given = {}): SourceFile {
  let file: SourceFile | undefined
  const rule = {
    create(context: Parameters<typeof sourceFileOf>[0]) {
      file = sourceFileOf(context)
      return {}
    },
  }
  const problems = new Linter().verify(
    code,
    [
      {
        files: ['**/*.*'],
        ...(name === 'typescript'
          ? { languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } }
          : { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }),
        plugins: { test: { rules: { capture: rule as never } } },
        rules: { 'test/capture': 'error' },
        ...(settings === undefined ? {} : { settings: { shipworthy: settings as never } }),
      },
    ],
    filename,
  )
  if (!file) throw new Error(problems.map(({ message, line }) => `${line}: ${message}`).join('\n') || 'the file was not linted')
  return file
}

/**
 * The expression that is written exactly as `text`: its last occurrence in the file unless told which, counted from 0.
 * Where several nodes span the same text, the innermost that does.
 */
export function nodeOf(file: SourceFile, text: string, occurrence: number | 'last' = 'last'): Node {
  const found: Node[] = []
  for (let at = file.text.indexOf(text); at >= 0; at = file.text.indexOf(text, at + 1)) {
    let node: Node | null = file.source.getNodeByRangeIndex(at) as Node | null
    while (node && node.range[1] < at + text.length) node = (node.parent ?? null) as Node | null
    if (node?.range[0] === at && node.range[1] === at + text.length) found.push(bindingOf(node))
  }
  const node = occurrence === 'last' ? found.at(-1) : found[occurrence]
  if (!node) throw new Error(`no node is written \`${text}\``)
  return node
}

/** `{ name }` and `import { name }` hold two nodes for one text: the one that is bound. */
function bindingOf(node: Node): Node {
  const { parent } = node
  if (parent?.type === 'ImportSpecifier') return parent.local
  if (parent?.type !== 'Property' || !parent.shorthand) return node
  return parent.value.type === 'AssignmentPattern' ? parent.value.left : parent.value
}
