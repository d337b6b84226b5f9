import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, unwrap } from './expressions.js'
import { lazily } from './lazily.js'
import type { Node } from './nodes.js'
import { onlyValueOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** One name that a file gives to others; `export default` and `module.exports = x` are called `default`. */
export type Exported = {
  readonly name: string
  /** What it stands for: a function or class declaration, or an expression. `null` when it comes from another file. */
  readonly value: Node | null
  /** The statement, declarator, specifier or assignment that exports it. */
  readonly node: Node
  /** `export const { GET, POST } = handlers`: the value holds this name, and is not it. */
  readonly destructured: boolean
}

/** Every export of a file, ECMAScript and CommonJS, in the order of the text. Type-only exports are left out. */
export const exportsOf = lazily((file: SourceFile): readonly Exported[] => {
  const found: Exported[] = []
  const add = (name: string, value: Node | null, node: Node, destructured = false) => found.push({ name, value, node, destructured })

  for (const statement of file.source.ast.body) {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        if (statement.exportKind === 'type') break
        if (statement.declaration) addDeclaration(statement.declaration, add)
        for (const specifier of statement.specifiers) {
          if (specifier.exportKind === 'type') continue
          const value = statement.source ? null : behind(file, specifier.local)
          add(exportedName(specifier.exported), value, specifier)
        }
        break
      case 'ExportDefaultDeclaration':
        add('default', behind(file, statement.declaration), statement)
        break
      case 'TSExportAssignment':
        add('default', behind(file, statement.expression), statement)
        break
      case 'ExpressionStatement':
        addCommonJs(file, statement.expression, add)
        break
      case 'VariableDeclaration':
        // const handler = (module.exports = async () => {})
        for (const { init } of statement.declarations) if (init?.type === 'AssignmentExpression') addCommonJs(file, init, add)
        break
    }
  }
  return found
})

type Add = (name: string, value: Node | null, node: Node, destructured?: boolean) => void

function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}

function addDeclaration(declaration: NonNullable<TSESTree.ExportNamedDeclaration['declaration']>, add: Add): void {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
    if (declaration.id) add(declaration.id.name, declaration, declaration)
    return
  }
  if (declaration.type !== 'VariableDeclaration') return
  for (const declarator of declaration.declarations) {
    if (declarator.id.type === 'Identifier') add(declarator.id.name, declarator.init, declarator)
    else if (declarator.id.type === 'ObjectPattern')
      for (const property of declarator.id.properties) {
        if (property.type === 'Property' && property.value.type === 'Identifier') add(property.value.name, declarator.init, declarator, true)
      }
  }
}

function addCommonJs(file: SourceFile, expression: TSESTree.Expression, add: Add): void {
  if (expression.type !== 'AssignmentExpression') return
  const { left, right } = expression
  // exports = module.exports = create
  if (right.type === 'AssignmentExpression') addCommonJs(file, right, add)
  if (left.type !== 'MemberExpression') return
  const value = behind(file, right)
  if (isModuleExports(left)) {
    const literal = value && unwrap(value)
    if (literal?.type === 'ObjectExpression') {
      for (const property of literal.properties) {
        const name = property.type === 'Property' ? nameOf(property) : null
        if (property.type === 'Property' && name !== null) add(name, behind(file, property.value), property)
      }
    }
    add('default', value, expression)
  } else if ((left.object.type === 'Identifier' && left.object.name === 'exports') || isModuleExports(left.object)) {
    const name = nameOf(left)
    if (name !== null) add(name, value, expression)
  }
}

function isModuleExports(node: Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && nameOf(node) === 'exports'
}

/** The declaration or expression a name stands for in this file. */
function behind(file: SourceFile, node: Node): Node | null {
  let at: Node = unwrap(node)
  for (let steps = 0; steps < 16; steps++) {
    if (at.type === 'AssignmentExpression') at = unwrap(at.right)
    else if (at.type !== 'Identifier') return at
    else {
      const variable = variableOf(file, at)
      const definition = variable?.defs[0]
      if (!variable || !definition) return null
      if (definition.type === 'FunctionName' || definition.type === 'ClassName') return definition.node
      if (definition.type !== 'Variable' || definition.node.id.type !== 'Identifier') return null
      const only = onlyValueOf(variable)
      if (!only) return null
      at = unwrap(only)
    }
  }
  return null
}

/** The exports a file gives under a name. */
export function exportOf(file: SourceFile, name: string): Exported | null {
  return exportsOf(file).find((exported) => exported.name === name) ?? null
}
