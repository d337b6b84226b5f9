import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../knowledge/modules.js'
import { importsOf } from './imports.js'
import { lazily } from './lazily.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

export type ModulesNamed = {
  /** Specifiers as written, types included. */
  readonly all: readonly string[]
  /** Specifiers of what is there at run time. */
  readonly values: readonly string[]
  /** Whether a module, or any part of a package, is named: `has('next/server')`, `has('express')`. */
  has(module: string): boolean
  /** Like `has`, for what is there at run time. */
  hasValue(module: string): boolean
}

/** The modules a file names, for questions such as "does it import Express?". */
export const modulesNamed = lazily((file: SourceFile): ModulesNamed => {
  const imports = importsOf(file)
  const all = imports.map(({ specifier }) => specifier)
  const values = imports.filter(({ isTypeOnly, declaration }) => !isTypeOnly && !(declaration && isUsedAsType(file, declaration))).map(({ specifier }) => specifier)
  const names = withPackages(all)
  const valueNames = withPackages(values)
  return { all, values, has: (module) => names.has(module), hasValue: (module) => valueNames.has(module) }
})

/** `import { User } from '@prisma/client'` of which only types are used is gone when the program runs, like one marked `type`. */
function isUsedAsType(file: SourceFile, { specifiers }: TSESTree.ImportDeclaration): boolean {
  const references = specifiers.flatMap(({ local }) => variableOf(file, local)?.references ?? [])
  return references.length > 0 && references.every((reference) => reference.isTypeReference)
}

function withPackages(modules: readonly string[]): ReadonlySet<string> {
  return new Set(modules.flatMap((module) => [module, module.replace(/^node:/, ''), packageOf(module)]))
}
