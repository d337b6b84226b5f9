import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../knowledge/modules.js'
import { clientPackages, componentHooks, serverModules, serverPackages } from '../knowledge/runtimes.js'
import { lazily } from './lazily.js'
import { hasDirective } from './routes/procedures.js'
import type { SourceFile } from './source-file.js'

/** Exports by which a framework runs a part of a component's file on the server. */
const serverExports = /^(?:loader|action|getServerSideProps|getStaticProps|getStaticPaths|generateMetadata|generateStaticParams|GET|POST|PUT|PATCH|DELETE|headers|middleware|handle)$/

/**
 * Whether a file is certainly a component that runs in browsers and nothing else, told by its directives, imports and exports
 * alone: the tree is not walked, so that rules about servers cost such a file next to nothing.
 */
export const isComponentFile = lazily((file: SourceFile): boolean => {
  const { body } = file.source.ast
  if (hasDirective(body, 'use client')) return true
  if (!/\.[jt]sx$/.test(file.path) || /(^|\/)(?:pages\/api|supabase\/functions)\/|\.server\.[jt]sx$/.test(file.path) || file.text.includes('use server')) return false
  let isComponent = false
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      const module = statement.source.value
      if (serverModules.has(module) || isServerPackage(module) || /(?:^|[./-])server(?:[./-]|$)/i.test(module)) return false
      isComponent ||= importsHook(statement)
    } else if (exportsServerPart(statement)) return false
  }
  return isComponent && !file.text.includes('require(')
})

function isServerPackage(module: string): boolean {
  return serverPackages.has(module) || serverPackages.has(packageOf(module.replace(/^node:/, '')))
}

function importsHook({ source: { value: module }, specifiers, importKind }: TSESTree.ImportDeclaration): boolean {
  if (importKind === 'type') return false
  if (clientPackages.has(module) || clientPackages.has(packageOf(module))) return true
  const hooks = componentHooks[module] ?? null
  return hooks !== null && specifiers.some((specifier) => specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' && hooks.has(specifier.imported.name))
}

function exportsServerPart(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === 'ExportAllDeclaration') return true
  if (statement.type !== 'ExportNamedDeclaration') return false
  const { declaration, specifiers } = statement
  if (declaration?.type === 'FunctionDeclaration') return serverExports.test(declaration.id?.name ?? '')
  if (declaration?.type === 'VariableDeclaration') return declaration.declarations.some(({ id }) => id.type !== 'Identifier' || serverExports.test(id.name))
  return specifiers.some(({ exported }) => exported.type !== 'Identifier' || serverExports.test(exported.name))
}
