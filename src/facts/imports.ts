import { packageOf } from '../knowledge/modules.js'
import { stringOf } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf } from './nodes.js'
import { isGlobal } from './references.js'
import type { SourceFile } from './source-file.js'

export type Imports = {
  /** Module specifiers as written, in the order of the text; type-only imports included. */
  readonly modules: readonly string[]
  /** Whether a module, or a sub-path of a package, is imported: `has('next/server')`, `has('express')`. */
  has(module: string): boolean
  some(isIt: (module: string) => boolean): boolean
  /** Whether something but types is imported from a package. */
  hasValue(packageName: string): boolean
}

/** What a file imports: `import`, `export from`, `require()` and `import()`. */
export const importsOf = lazily((file: SourceFile): Imports => {
  const modules: string[] = []
  const values = new Set<string>()
  const nodes = nodesOf(file)
  for (const { source, importKind, specifiers } of nodes.get('ImportDeclaration')) {
    modules.push(source.value)
    const isType = importKind === 'type' || (specifiers.length > 0 && specifiers.every((specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'))
    if (!isType) values.add(packageOf(source.value))
  }
  for (const { source } of [...nodes.get('ExportNamedDeclaration'), ...nodes.get('ExportAllDeclaration')]) {
    if (!source) continue
    modules.push(source.value)
    values.add(packageOf(source.value))
  }
  for (const call of nodes.get('CallExpression')) {
    if (call.callee.type !== 'Identifier' || call.callee.name !== 'require' || !isGlobal(file, call.callee)) continue
    const module = stringOf(call.arguments[0])
    if (module !== null) {
      modules.push(module)
      values.add(packageOf(module))
    }
  }
  for (const { source } of nodes.get('ImportExpression')) {
    const module = stringOf(source)
    if (module !== null) {
      modules.push(module)
      values.add(packageOf(module))
    }
  }
  const names = new Set(modules.flatMap((module) => [module, module.replace(/^node:/, ''), packageOf(module)]))
  return {
    modules,
    has: (module) => names.has(module),
    some: (isIt) => modules.some(isIt),
    hasValue: (packageName) => values.has(packageName),
  }
})
