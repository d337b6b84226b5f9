import type { TSESTree } from '@typescript-eslint/utils'
import { stringOf } from './expressions.js'
import { lazily } from './lazily.js'
import type { Node, NodeOf } from './nodes.js'
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

/** Where a module may be named below the top level: `require(`, `import(`, `import x = require(`, `import('x').T`. */
const nested = /\b(?:require|import)\s*(?=[(/])/g

/** Every module a file names, in the order of the text: static, dynamic, `require`, re-export, `import x = require()` and `import('x').T`. */
export const importsOf = lazily((file: SourceFile): readonly Import[] => {
  const found: Import[] = []
  const { body } = file.source.ast
  addAllDeclared(found, body)
  const declared = found.length
  // The few places where the text says so are looked up one by one: a walk over the whole tree costs many times more.
  for (const { index } of file.text.matchAll(nested)) addNamedAt(file, found, index)
  return found.length > declared ? found.sort((a, b) => a.node.range[0] - b.node.range[0]) : found
})

function addAllDeclared(found: Import[], statements: readonly TSESTree.Node[]): void {
  for (const statement of statements) {
    addDeclared(found, statement)
    const block = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    // `declare module 'express' { import ... }`
    if (block?.type === 'TSModuleDeclaration' && block.body) addAllDeclared(found, block.body.body)
  }
}

/** What names a module by a call or a type that begins at an offset of the text. */
function addNamedAt(file: SourceFile, found: Import[], offset: number): void {
  let at: Node | null = file.source.ast
  while (at) {
    if (at.range[0] === offset) {
      if (at.type === 'ImportExpression') return add(found, at.source, { style: 'dynamic' })
      if (at.type === 'TSImportType') return add(found, literalOf(at), { style: 'type', isTypeOnly: true })
      if (at.type === 'CallExpression' && at.callee.range[0] === offset && at.callee.type === 'Identifier') {
        if (isRequire(file, at)) add(found, at.arguments[0], { style: 'require' })
        return
      }
      if (at.type === 'TSExternalModuleReference') {
        const declaration = at.parent
        return add(found, at.expression, { style: 'import-equals', isTypeOnly: declaration.type === 'TSImportEqualsDeclaration' && declaration.importKind === 'type' })
      }
    }
    at = childAt(file, at, offset)
  }
}

/** The child of a node that spans an offset. */
function childAt(file: SourceFile, node: Node, offset: number): Node | null {
  const keys: Readonly<Record<string, readonly string[] | undefined>> = file.source.visitorKeys
  for (const key of keys[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key]
    for (const each of Array.isArray(child) ? child : [child]) if (each && each.range[0] <= offset && offset < each.range[1]) return each
  }
  return null
}

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

const rebound = /\b(?:const|let|var|function|as|import)\s+require\b|[({,]\s*require\s*[,)}:=]/

/** `require()` of CommonJS, or the one that `createRequire()` makes for an ES module. */
function isRequire(file: SourceFile, { callee }: NodeOf<'CallExpression'>): boolean {
  if (callee.type !== 'Identifier' || callee.name !== 'require') return false
  // The variables of a file are worth looking up only where something could be called `require`.
  if (!rebound.test(file.text) || isGlobal(file, callee)) return true
  const declarator = variableOf(file, callee)?.defs[0]?.node
  const made = declarator?.type === 'VariableDeclarator' ? declarator.init : null
  return made?.type === 'CallExpression' && /\bcreateRequire$/.test(file.text.slice(...made.callee.range))
}

/** Parsers of older versions wrap the string in a literal type, `argument`. */
function literalOf(type: NodeOf<'TSImportType'>): Node | undefined {
  return type.source ?? (type as unknown as { argument?: { literal?: Node } }).argument?.literal
}
