import type { TSESLint } from '@typescript-eslint/utils'

/** A change that is not offered where a comment would be lost by it: somebody wrote it for a reason. */
export function keepingComments(source: Readonly<TSESLint.SourceCode>, fix: TSESLint.ReportFixFunction): TSESLint.ReportFixFunction {
  return (fixer) => {
    const made = fix(fixer)
    if (made === null) return null
    const changes = Symbol.iterator in made ? [...made] : [made]
    return changes.every((change) => keepsComments(source, change)) ? changes : null
  }
}

function keepsComments(source: Readonly<TSESLint.SourceCode>, { range: [start, end], text }: TSESLint.RuleFix): boolean {
  let from = 0
  for (const { range } of start < end ? source.getAllComments() : []) {
    if (range[1] <= start || range[0] >= end) continue
    const comment = source.text.slice(...range)
    const at = text.indexOf(comment, from)
    if (at < 0) return false
    from = at + comment.length
  }
  return true
}
