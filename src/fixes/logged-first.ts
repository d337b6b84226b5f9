import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { SourceFile } from '../facts/source-file.js'

/** Changes that log an error before the statement around a node; `null` where that node is not within a statement of its function. */
export function loggedFirst(file: SourceFile, node: TSESTree.Node, error: string): ((fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[]) | null {
  const statement = statementAround(node)
  if (!statement) return null
  const log = `console.error(${error})`
  if (statement.parent.type === 'IfStatement') return (fixer) => [fixer.insertTextBefore(statement, `{ ${log}; `), fixer.insertTextAfter(statement, ' }')]
  const before = file.source.lines[statement.loc.start.line - 1]!.slice(0, statement.loc.start.column)
  const isOnOwnLine = before.trim() === ''
  const text = file.text.slice(...statement.range)
  // Without a semicolon, what begins with one of these would go on with the call.
  const end = !isOnOwnLine || text.endsWith(';') || /^[[(`/+-]/.test(text) ? ';' : ''
  return (fixer) => [fixer.insertTextBefore(statement, `${log}${end}${isOnOwnLine ? `\n${before}` : ' '}`)]
}

function statementAround(node: TSESTree.Node): TSESTree.Statement | null {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at.type === 'ExpressionStatement' || at.type === 'ReturnStatement' || at.type === 'ThrowStatement') {
      const holder: TSESTree.Node = at.parent
      return holder.type === 'BlockStatement' || holder.type === 'SwitchCase' || holder.type === 'IfStatement' ? at : null
    }
    if (at.type === 'ArrowFunctionExpression' || at.type === 'BlockStatement') return null
  }
  return null
}
