import type { TSESTree } from '@typescript-eslint/utils'
import { stringOf } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { isGlobal } from './references.js'
import type { SourceFile } from './source-file.js'

/** One place where a file names another module, in whichever style. */
export type Import = {
  /** The string that names the module. */
  readonly node: Node
  readonly specifier: string
  readonly style: 'import' | 'side-effect' | 'export' | 'dynamic' | 'require' | 'import-equals' | 'type'
  /** Whether the import disappears when types are stripped: `import type`, `export type`, `import('x').T`, only `type` names. */
  readonly isTypeOnly: boolean
  /** Exported names taken by name; empty for the whole module (`* as x`, default, side effect, `require`, `import()`). */
  readonly names: readonly string[]
  /** The statement, where a type-only rewrite is possible. */
  readonly declaration: TSESTree.ImportDeclaration | null
}

/** Every module a file names: static, dynamic, `require`, re-export, `import x = require()` and `import('x').T`. */
export const importsOf = lazily((file: SourceFile): readonly Import[] => {
  const nodes = nodesOf(file)
  const found: Import[] = []
  const add = (source: Node | null | undefined, rest: Omit<Import, 'node' | 'specifier'>) => {
    const specifier = stringOf(source)
    if (source && specifier !== null) found.push({ node: source, specifier, ...rest })
  }

  for (const declaration of nodes.get('ImportDeclaration')) {
    const named = declaration.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier')
    const onlyNamed = named.length === declaration.specifiers.length && named.length > 0
    add(declaration.source, {
      style: declaration.specifiers.length === 0 ? 'side-effect' : 'import',
      isTypeOnly: declaration.importKind === 'type' || (onlyNamed && named.every(({ importKind }) => importKind === 'type')),
      names: onlyNamed ? named.map(({ imported }) => (imported.type === 'Identifier' ? imported.name : imported.value)) : [],
      declaration,
    })
  }
  for (const declaration of nodes.get('ExportNamedDeclaration')) {
    const names = declaration.specifiers.map(({ local }) => (local.type === 'Identifier' ? local.name : local.value))
    const isTypeOnly = declaration.exportKind === 'type' || (names.length > 0 && declaration.specifiers.every(({ exportKind }) => exportKind === 'type'))
    add(declaration.source, { style: 'export', isTypeOnly, names, declaration: null })
  }
  for (const declaration of nodes.get('ExportAllDeclaration'))
    add(declaration.source, { style: 'export', isTypeOnly: declaration.exportKind === 'type', names: [], declaration: null })
  for (const expression of nodes.get('ImportExpression')) add(expression.source, { style: 'dynamic', isTypeOnly: false, names: [], declaration: null })
  for (const call of nodes.get('CallExpression'))
    if (call.callee.type === 'Identifier' && call.callee.name === 'require' && isGlobal(file, call.callee))
      add(call.arguments[0], { style: 'require', isTypeOnly: false, names: [], declaration: null })
  for (const reference of nodes.get('TSExternalModuleReference')) {
    const declaration = reference.parent
    add(reference.expression, {
      style: 'import-equals',
      isTypeOnly: declaration.type === 'TSImportEqualsDeclaration' && declaration.importKind === 'type',
      names: [],
      declaration: null,
    })
  }
  for (const type of nodes.get('TSImportType')) add(type.source, { style: 'type', isTypeOnly: true, names: [], declaration: null })

  return found.sort((a, b) => a.node.range[0] - b.node.range[0])
})
