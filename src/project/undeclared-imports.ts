import { developmentTools } from '../knowledge/supplied-modules.js'
import { calleeNameOf } from '../facts/expressions.js'
import { isFunction } from '../facts/functions.js'
import { importsOf, type Import } from '../facts/imports.js'
import { isDevelopmentOnly } from '../facts/deployments.js'
import { lazily } from '../facts/lazily.js'
import { modulesNamed } from '../facts/modules-named.js'
import type { Node } from '../facts/nodes.js'
import { sideOf } from '../facts/side.js'
import type { SourceFile } from '../facts/source-file.js'
import { declarationOf } from './declared-packages.js'

/** An import that a clean install, or one without what is only for development, leaves without its package. */
export type UndeclaredImport = {
  readonly node: Import['node']
  readonly specifier: string
  /** The package. */
  readonly name: string
  readonly kind: 'undeclared' | 'types' | 'development' | 'sibling'
  /** The declared package that was probably meant, or the package of the repository that declares it. */
  readonly other: string | null
}

export const undeclaredImportsOf = lazily((file: SourceFile): readonly UndeclaredImport[] => {
  const found: UndeclaredImport[] = []
  for (const imported of importsOf(file)) {
    const { node, specifier, style } = imported
    const declaration = declarationOf(file.filename, specifier)
    if (declaration.kind === 'declared') continue
    const isType = imported.isTypeOnly || style === 'type' || !isValue(file, imported)
    if (declaration.kind === 'types' && isType) continue
    if (declaration.kind === 'development') {
      if (isType || developmentTools.has(declaration.name) || sideOf(file) !== 'server' || isDevelopmentOnly(file, node)) continue
    }
    if ((style === 'require' || style === 'dynamic') && isOptional(node)) continue
    const other = declaration.kind === 'development' ? null : declaration.kind === 'sibling' ? declaration.sibling : declaration.nearest
    found.push({ node, specifier, name: declaration.name, kind: declaration.kind === 'types' ? 'undeclared' : isType && declaration.kind === 'undeclared' ? 'types' : declaration.kind, other })
  }
  return found
})

/** Whether something of an import is there when the program runs: names that are only used as types are taken away. */
function isValue(file: SourceFile, { specifier, style }: Import): boolean {
  return style !== 'import' || modulesNamed(file).values.includes(specifier)
}

/** `try { require('x') } catch {}`, `import('x').catch(() => null)`: a package that may be missing. */
function isOptional(node: Node): boolean {
  let at = node
  while (at.parent) {
    const parent: Node = at.parent
    if (parent.type === 'TryStatement' && parent.block === at && parent.handler) return true
    if (parent.type === 'MemberExpression' && parent.object === at && parent.parent.type === 'CallExpression' && calleeNameOf(parent.parent) === 'catch') return true
    // What a function loads when it is called is not in the `try` around the function.
    if (isFunction(parent) && parent.parent.type !== 'CallExpression' && parent.parent.type !== 'ArrowFunctionExpression') return false
    at = parent
  }
  return false
}
