import type { TSESTree } from '@typescript-eslint/utils'
import { stringOf } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node, type NodeOf } from './nodes.js'
import { isGlobal, variableOf } from './references.js'
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

/** Text without which no module is named below the top level, so that the tree need not be walked for it. */
const nested = /\brequire\b|\bimport\s*[(/]|\bdeclare\b|\bnamespace\b/

/** Every module a file names, in the order of the text: static, dynamic, `require`, re-export, `import x = require()` and `import('x').T`. */
export const importsOf = lazily((file: SourceFile): readonly Import[] => {
  const found: Import[] = []
  if (!nested.test(file.text)) {
    for (const statement of file.source.ast.body) addDeclared(found, statement as Node)
    return found
  }
  const nodes = nodesOf(file)
  for (const type of ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'] as const)
    for (const declaration of nodes.get(type)) addDeclared(found, declaration)
  for (const expression of nodes.get('ImportExpression')) add(found, expression.source, { style: 'dynamic' })
  for (const call of nodes.get('CallExpression')) if (isRequire(file, call)) add(found, call.arguments[0], { style: 'require' })
  for (const reference of nodes.get('TSExternalModuleReference')) {
    const declaration = reference.parent
    add(found, reference.expression, {
      style: 'import-equals',
      isTypeOnly: declaration.type === 'TSImportEqualsDeclaration' && declaration.importKind === 'type',
    })
  }
  for (const type of nodes.get('TSImportType')) add(found, literalOf(type), { style: 'type', isTypeOnly: true })
  return found.sort((a, b) => a.node.range[0] - b.node.range[0])
})

function add(found: Import[], source: Node | null | undefined, { style, isTypeOnly = false, names = [], declaration = null }: Pick<Import, 'style'> & Partial<Import>) {
  const specifier = stringOf(source)
  if (source && specifier !== null) found.push({ node: source, specifier, style, isTypeOnly, names, declaration })
}

function addDeclared(found: Import[], statement: Node): void {
  if (statement.type === 'ImportDeclaration') {
    const named = statement.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier')
    const onlyNamed = named.length === statement.specifiers.length && named.length > 0
    add(found, statement.source, {
      style: statement.specifiers.length === 0 ? 'side-effect' : 'import',
      isTypeOnly: statement.importKind === 'type' || (onlyNamed && named.every(({ importKind }) => importKind === 'type')),
      names: onlyNamed ? named.map(({ imported }) => (imported.type === 'Identifier' ? imported.name : imported.value)) : [],
      declaration: statement,
    })
  } else if (statement.type === 'ExportNamedDeclaration') {
    if (!statement.source) return
    const names = statement.specifiers.map(({ local }) => (local.type === 'Identifier' ? local.name : local.value))
    const isTypeOnly = statement.exportKind === 'type' || (names.length > 0 && statement.specifiers.every(({ exportKind }) => exportKind === 'type'))
    add(found, statement.source, { style: 'export', isTypeOnly, names })
  } else if (statement.type === 'ExportAllDeclaration') add(found, statement.source, { style: 'export', isTypeOnly: statement.exportKind === 'type' })
}

/** `require()` of CommonJS, or the one that `createRequire()` makes for an ES module. */
function isRequire(file: SourceFile, { callee }: NodeOf<'CallExpression'>): boolean {
  if (callee.type !== 'Identifier' || callee.name !== 'require') return false
  if (isGlobal(file, callee)) return true
  const declarator = variableOf(file, callee)?.defs[0]?.node
  const made = declarator?.type === 'VariableDeclarator' ? declarator.init : null
  return made?.type === 'CallExpression' && /\bcreateRequire$/.test(file.text.slice(...made.callee.range))
}

/** Parsers of older versions wrap the string in a literal type, `argument`. */
function literalOf(type: NodeOf<'TSImportType'>): Node | undefined {
  return type.source ?? (type as unknown as { argument?: { literal?: Node } }).argument?.literal
}
