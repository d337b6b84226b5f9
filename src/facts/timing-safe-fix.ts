import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, stringOf, unwrap } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { secretNounOf } from './secrets.js'
import type { SecretComparison } from './secret-comparisons.js'
import type { SourceFile } from './source-file.js'

/** How `timingSafeEqual` is reached in a file, and what must be added for it, where. */
type Access = { readonly name: string; readonly added: { readonly at: number; readonly text: string } | null }

/**
 * Rewrites `a === b` to a comparison in constant time that tolerates values of different length, and imports what it
 * needs. `null` where the sides are not plain expressions or where the file does not run on Node.
 */
export function timingSafeFixOf(file: SourceFile, { node, left, right, isNegated }: SecretComparison): TSESLint.ReportFixFunction | null {
  if (node.type !== 'BinaryExpression' || left !== node.left || right !== node.right) return null
  const sides = [left, right] as const
  if (!sides.every((side) => isRepeatable(side)) || isElsewhere(file)) return null
  // One-time codes may be numbers, which are no buffers.
  if (sides.some((side) => /^(?:otp|pin|code)$/.test(secretNounOf(nameOf(unwrap(side)) ?? '') ?? ''))) return null
  const access = accessOf(file, node)
  if (!access || (access.added?.at === 0 && file.text.startsWith('#!')) || isShadowed(file, node, access.name.split('.')[0]!)) return null

  const [a, b] = sides.map((side) => file.source.getText(side)) as [string, string]
  const checks = sides.filter((side) => !isCertainlyText(side)).map((side) => `typeof ${file.source.getText(side)} === 'string'`)
  const equal = [...checks, `Buffer.byteLength(${a}) === Buffer.byteLength(${b})`, `${access.name}(Buffer.from(${a}), Buffer.from(${b}))`].join(' && ')
  const text = isNegated ? `!(${equal})` : standsAlone(node) ? equal : `(${equal})`
  return (fixer) => {
    const fixes = [fixer.replaceText(node as never, text)]
    if (access.added) fixes.push(fixer.insertTextBeforeRange([access.added.at, access.added.at], access.added.text))
    return fixes
  }
}

/** Names, members of names and templates of them: reading them again changes nothing. */
function isRepeatable(node: Node, depth = 0): boolean {
  if (depth > 8) return false
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
      return true
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return isRepeatable(node.expression, depth + 1)
    case 'MemberExpression':
      return (!node.computed || node.property.type === 'Literal') && node.property.type !== 'PrivateIdentifier' && isRepeatable(node.object, depth + 1)
    case 'TemplateLiteral':
      return node.expressions.every((expression) => isRepeatable(expression, depth + 1))
    default:
      return false
  }
}

function isCertainlyText(node: Node): boolean {
  return node.type === 'TemplateLiteral'
}

/** Whether the whole condition, result or value is the comparison, so that it needs no parentheses. */
function standsAlone({ parent }: TSESTree.BinaryExpression): boolean {
  return parent.type === 'IfStatement' || parent.type === 'ReturnStatement' || parent.type === 'VariableDeclarator' || parent.type === 'ArrowFunctionExpression'
}

/** Edge functions, workers and Deno have no, or another, `node:crypto`. */
const isElsewhere = lazily(
  (file: SourceFile): boolean =>
    /(?:^|\/)supabase\/functions\/|(?:^|\/)middleware\.[jt]s$|(?:^|\/)functions\/_/.test(file.path) ||
    /\bDeno\.|runtime\s{0,4}=\s{0,4}['"](?:experimental-)?edge['"]|\bc\.env\.|from ['"](?:https:|npm:|jsr:|cloudflare:)|\bExecutionContext\b/.test(file.text),
)

/** Whether the name stands for something else where the comparison is: a parameter, a variable of a function. */
function isShadowed(file: SourceFile, node: Node, name: string): boolean {
  for (let scope: TSESLint.Scope.Scope | null = file.source.getScope?.(node as never) ?? null; scope; scope = scope.upper) {
    if ((scope.set.get(name)?.defs.length ?? 0) > 0) return scope.block.type !== 'Program'
  }
  return false
}

/** The top of a file, as far as it tells how `timingSafeEqual` is or can be reached. */
type Top = {
  readonly imports: readonly TSESTree.ImportDeclaration[]
  readonly requires: readonly TSESTree.VariableDeclaration[]
  /** The name by which it is reached already. */
  readonly reached: string | null
  /** The last of the names that the file takes from the module already, and the statement that takes it. */
  readonly neighbour: { readonly node: Node; readonly statement: TSESTree.Statement } | null
  /** Whether the name stands for something else. */
  readonly isTaken: boolean
  readonly exportsAsCommonJs: boolean
  /** How the file quotes texts and ends statements. */
  readonly style: Style
}

type Style = { readonly quote: string; readonly end: string }

const topOf = lazily((file: SourceFile): Top => {
  const isCrypto = (module: string | null | undefined) => module === 'crypto' || module === 'node:crypto'
  let [reached, neighbour]: [string | null, Top['neighbour']] = [null, null]
  const imports = file.source.ast.body.filter((statement) => statement.type === 'ImportDeclaration')
  for (const statement of imports) {
    if (!isCrypto(statement.source.value) || statement.importKind === 'type') continue
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ImportSpecifier') reached ??= `${specifier.local.name}.timingSafeEqual`
      else if (specifier.imported.type === 'Identifier' && specifier.imported.name === 'timingSafeEqual' && specifier.importKind !== 'type') reached ??= specifier.local.name
      else neighbour = { node: specifier, statement }
    }
  }
  const requires: TSESTree.VariableDeclaration[] = []
  for (const statement of file.source.ast.body) {
    if (statement.type !== 'VariableDeclaration') continue
    for (const { id, init } of statement.declarations) {
      const call = init && unwrap(init)
      if (call?.type !== 'CallExpression' || calleeNameOf(call) !== 'require') continue
      requires.push(statement)
      if (!isCrypto(stringOf(call.arguments[0]))) continue
      if (id.type === 'Identifier') reached ??= `${id.name}.timingSafeEqual`
      if (id.type !== 'ObjectPattern') continue
      const taken = id.properties.find((property) => property.type === 'Property' && nameOf(property) === 'timingSafeEqual')
      const last = id.properties.at(-1)
      if (taken?.type === 'Property' && taken.value.type === 'Identifier') reached ??= taken.value.name
      else if (last?.type === 'Property') neighbour = { node: last, statement }
    }
  }
  const isTaken = nodesOf(file).get('Identifier').some((identifier) => identifier.name === 'timingSafeEqual' && originOf(file, identifier) === null)
  const exportsAsCommonJs = /\.cjs$|\.cts$/.test(file.path) || /\bmodule\.exports\b/.test(file.text)
  return { imports, requires, reached, neighbour, isTaken, exportsAsCommonJs, style: styleOf(file.text) }
})

function accessOf(file: SourceFile, user: Node): Access | null {
  const { imports, requires, reached, neighbour, isTaken, exportsAsCommonJs, style } = topOf(file)
  if (reached) return { name: reached, added: null }
  if (isTaken) return null
  // What is required below the comparison may not be there when it runs.
  const isAbove = (statement: Node) => statement.range[1] <= user.range[0]
  if (neighbour && (neighbour.statement.type === 'ImportDeclaration' || isAbove(neighbour.statement))) {
    return { name: 'timingSafeEqual', added: { at: neighbour.node.range[1], text: ', timingSafeEqual' } }
  }
  const required = requires.findLast(isAbove)
  const isCommonJs = imports.length === 0 && (required !== undefined || exportsAsCommonJs)
  const last = isCommonJs ? required : imports.at(-1)
  const beside = last ?? lastDirectiveOf(file)
  const after = beside ?? headerOf(file)
  const { quote, end } = beside ? styleOf(file.source.getText(beside)) : style
  const module = `${quote}node:crypto${quote}`
  const text = isCommonJs ? `const { timingSafeEqual } = require(${module})${end}` : `import { timingSafeEqual } from ${module}${end}`
  return { name: 'timingSafeEqual', added: after ? { at: endOfLine(file, after), text: `\n${text}` } : { at: 0, text: `${text}\n` } }
}

function styleOf(sample: string): Style {
  return { quote: sample.includes('"') && !sample.includes("'") ? '"' : "'", end: sample.trimEnd().endsWith(';') ? ';' : '' }
}

/** The last of the directives that open the file; they must stay its first statements. */
function lastDirectiveOf({ source }: SourceFile): TSESTree.Statement | null {
  const code = source.ast.body.findIndex((statement) => !(statement.type === 'ExpressionStatement' && statement.directive))
  return source.ast.body[code - 1] ?? null
}

/** The comment about the whole file, before which nothing may be written: an empty line follows it, or it speaks to TypeScript. */
function headerOf({ source }: SourceFile): TSESTree.Comment | null {
  const [first] = source.ast.body
  if (!first) return null
  const comments = source.getCommentsBefore(first)
  return comments.filter((comment, index) => (comments[index + 1] ?? first).loc.start.line > comment.loc.end.line + 1 || comment.value.includes('@ts-nocheck')).at(-1) ?? null
}

/** The end of a statement's line, comments that follow it there included; the end of the statement where code follows it. */
function endOfLine({ source }: SourceFile, statement: Node | TSESTree.Comment): number {
  const next = source.getTokenAfter(statement as Node)
  if (next?.loc.start.line === statement.loc.end.line) return statement.range[1]
  const beside = source.getCommentsAfter(statement as Node).filter(({ loc }) => loc.start.line === statement.loc.end.line && loc.end.line === loc.start.line)
  return beside.at(-1)?.range[1] ?? statement.range[1]
}
