import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, stringOf, unwrap } from './expressions.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { secretNounOf } from './secrets.js'
import type { SecretComparison } from './secret-comparisons.js'
import type { SourceFile } from './source-file.js'

/** How `timingSafeEqual` is reached in a file, and the line that must be added for it. */
type Access = { readonly name: string; readonly statement: { readonly after: Node | null; readonly text: string } | null }

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
  const access = file.text.startsWith('#!') ? null : accessOf(file)
  if (!access) return null

  const [a, b] = sides.map((side) => file.source.getText(side)) as [string, string]
  const checks = sides.filter((side) => !isCertainlyText(side)).map((side) => `typeof ${file.source.getText(side)} === 'string'`)
  const equal = [...checks, `Buffer.byteLength(${a}) === Buffer.byteLength(${b})`, `${access.name}(Buffer.from(${a}), Buffer.from(${b}))`].join(' && ')
  const text = isNegated ? `!(${equal})` : standsAlone(node) ? equal : `(${equal})`
  return (fixer) => {
    const fixes = [fixer.replaceText(node as never, text)]
    if (access.statement) {
      const { after, text: added } = access.statement
      fixes.push(after ? fixer.insertTextAfter(after as never, `\n${added}`) : fixer.insertTextBeforeRange([0, 0], `${added}\n`))
    }
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
function isElsewhere(file: SourceFile): boolean {
  return (
    /(?:^|\/)supabase\/functions\/|(?:^|\/)middleware\.[jt]s$|(?:^|\/)functions\/_/.test(file.path) ||
    /\bDeno\.|runtime\s{0,4}=\s{0,4}['"](?:experimental-)?edge['"]|\bc\.env\.|from ['"](?:https:|npm:|jsr:|cloudflare:)|\bExecutionContext\b/.test(file.text)
  )
}

function accessOf(file: SourceFile): Access | null {
  const isCrypto = (module: string | null | undefined) => module === 'crypto' || module === 'node:crypto'
  const nodes = nodesOf(file)
  const imports = file.source.ast.body.filter((statement) => statement.type === 'ImportDeclaration')
  for (const { source, specifiers, importKind } of imports) {
    if (!isCrypto(source.value) || importKind === 'type') continue
    for (const specifier of specifiers) {
      if (specifier.type === 'ImportSpecifier') {
        if (specifier.imported.type === 'Identifier' && specifier.imported.name === 'timingSafeEqual' && specifier.importKind !== 'type') return { name: specifier.local.name, statement: null }
      } else return { name: `${specifier.local.name}.timingSafeEqual`, statement: null }
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
      if (id.type === 'Identifier') return { name: `${id.name}.timingSafeEqual`, statement: null }
      const taken = id.type === 'ObjectPattern' && id.properties.find((property) => property.type === 'Property' && nameOf(property) === 'timingSafeEqual')
      if (taken && taken.type === 'Property' && taken.value.type === 'Identifier') return { name: taken.value.name, statement: null }
    }
  }
  // The name stands for something else already.
  if (nodes.get('Identifier').some((identifier) => identifier.name === 'timingSafeEqual' && originOf(file, identifier) === null)) return null

  const isCommonJs = imports.length === 0 && (requires.length > 0 || /\.cjs$|\.cts$/.test(file.path) || /\bmodule\.exports\b/.test(file.text))
  const last = isCommonJs ? requires.at(-1) : imports.at(-1)
  const directive = file.source.ast.body.filter((statement) => statement.type === 'ExpressionStatement' && 'directive' in statement && statement.directive).at(-1)
  const after = last ?? directive ?? null
  const sample = after ? file.source.getText(after) : file.text
  const end = sample.trimEnd().endsWith(';') ? ';' : ''
  const quote = sample.includes('"') && !sample.includes("'") ? '"' : "'"
  const module = `${quote}node:crypto${quote}`
  const text = isCommonJs ? `const { timingSafeEqual } = require(${module})${end}` : `import { timingSafeEqual } from ${module}${end}`
  return { name: 'timingSafeEqual', statement: { after, text } }
}
