import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { SourceFile } from '../facts/source-file.js'

/** A fix that gives a call one more argument, behind those it has: also behind one in parentheses, and before a last comma. */
export function addedArgument(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression, text: string): TSESLint.ReportFixFunction | null {
  const end = file.source.getLastToken(call)
  if (call.arguments.length === 0 || end?.value !== ')') return null
  const before = file.source.getTokenBefore(end)!
  const last = before.value === ',' ? file.source.getTokenBefore(before)! : before
  return (fixer) => fixer.insertTextAfter(last, `, ${text}`)
}
