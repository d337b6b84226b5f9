import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { nodesOf } from '../facts/nodes.js'
import { variableOf } from '../facts/references.js'
import type { SourceFile } from '../facts/source-file.js'

/**
 * Turns an import into `import type` when everything it brings is used as a type only; `null` when something is used as a
 * value, or may be: decorators read the types of constructor parameters while the program runs.
 */
export function typeImportFix(file: SourceFile, declaration: TSESTree.ImportDeclaration | null): TSESLint.ReportFixFunction | null {
  if (!declaration || declaration.importKind === 'type' || declaration.specifiers.length === 0) return null
  const named = declaration.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier')
  // `import type A, { B }` is no syntax.
  if (named.length > 0 && named.length < declaration.specifiers.length) return null
  if (file.text.includes('@') && nodesOf(file).get('Decorator').length > 0) return null
  for (const { local } of declaration.specifiers) {
    const references = variableOf(file, local)?.references ?? []
    if (references.length === 0 || !references.every((reference) => reference.isTypeReference && !reference.isValueReference)) return null
  }
  return (fixer) => {
    const keyword = file.source.getFirstToken(declaration)!
    const inline = named.filter(({ importKind }) => importKind === 'type')
    return [
      fixer.insertTextAfter(keyword, ' type'),
      ...inline.map((specifier) => fixer.removeRange([specifier.range[0], specifier.imported.range[0]])),
    ]
  }
}
